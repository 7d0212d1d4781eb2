export const id = 660;
export const ids = [660];
export const modules = {

/***/ 7935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ findRules)
/* harmony export */ });
// The rules that GitHub and other hosts keep a branch by, known from their words when a change is refused. Decides nothing.
// https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets
const words = [
    ['secret', /cannot contain secrets|push protection|secret scanning/i],
    ['signature', /verified signature|signed commits?|must be signed/i],
    ['message', /commit message (?:must|does not)/i],
    ['email', /(?:author|committer)(?:'s)? e-?mail|e-?mail address(?:es)? (?:must|of the)/i],
    ['merge_queue', /through (?:the|a) merge queue/i],
    [
        'checks',
        /status checks?\b|code scanning|required workflow|must be deployed|deployments? (?:is|are) (?:required|expected)/i,
    ],
    ['file', /restricted file|file (?:path|extension|size|name)s?\b|path (?:length|is restricted)/i],
    ['pull_request', /through a pull request|use a pull request|approving review/i],
];
const isRefusal = /GH006|GH013|protected (?:branch|ref)|rule violations? found|not allowed to (?:force[ -])?push|not authorized to push|through (?:a pull request|the merge queue|a merge queue)|approving review|required status check|TF402455|Permission denied to update branch|GitLab: (?:Commit message|Author|Committer|Commit author)/i;
/** The rules that a refusal names, each once; empty when it is not about a rule. `said` is bounded by the caller. */
function findRules(said) {
    if (!isRefusal.test(said))
        return [];
    const found = words.filter(([, pattern]) => pattern.test(said)).map(([rule]) => rule);
    if (found.length > 0)
        return found;
    return ['bypass'];
}


/***/ }),

/***/ 1393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dr: () => (/* binding */ findGitHubFault),
/* harmony export */   eQ: () => (/* binding */ githubFailure)
/* harmony export */ });
/* unused harmony export GitHubFailure */
/* harmony import */ var _domain_text_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1579);
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2615);
/* harmony import */ var _branch_rules_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7935);
/* harmony import */ var _outward_proxy_answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3243);
/* harmony import */ var _github_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5386);
// Reads what GitHub means by a failure: REST answers by status, GraphQL in a 200 by type. Decides nothing about trying again,
// and advises nobody.
// https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api





/** A refusal of GitHub, and what was tried. Whoever shows it to a person finds the words. */
class GitHubFailure extends Error {
    fault;
    attempt;
    constructor(fault, attempt) {
        super(`GitHub said "${fault.message}" while ${attempt.doing} in ${attempt.repository}`);
        this.name = 'GitHubFailure';
        this.fault = fault;
        this.attempt = attempt;
    }
}
/** The failure that a fault makes of an attempt; the thrown value itself when it is no answer of GitHub's. */
function githubFailure(thrown, attempt) {
    const fault = findGitHubFault(thrown);
    if (fault === undefined)
        return thrown;
    return new GitHubFailure(fault, attempt);
}
const rateLimit = /rate limit|abuse detection/i;
/** GitHub's words to somebody who writes faster than it likes, without a word of how long. */
const tooQuickly = /submitted too quickly/i;
const tooQuicklySeconds = 5;
const graphqlKinds = {
    STALE_DATA: 'stale',
    FORBIDDEN: 'forbidden',
    INSUFFICIENT_SCOPES: 'forbidden',
    NOT_FOUND: 'not_found',
    RATE_LIMITED: 'rate_limited',
    RATE_LIMIT: 'rate_limited',
    RESOURCE_LIMITS_EXCEEDED: 'too_large',
    MAX_NODE_LIMIT_EXCEEDED: 'too_large',
    BRANCH_PROTECTION_RULE_VIOLATION: 'protected',
};
const plain = { waitSeconds: undefined, permission: undefined, rules: [], status: undefined };
/** What a call of the GitHub door rejected with; undefined when it is no answer of GitHub's, e.g. our own error. */
function findGitHubFault(thrown) {
    if (thrown instanceof GitHubFailure)
        return thrown.fault;
    if (!(thrown instanceof Error))
        return undefined;
    const { name, status, errors } = thrown;
    if (name === 'AbortError')
        return undefined;
    if (name === 'GraphqlResponseError' && errors !== undefined)
        return graphqlFault(thrown);
    if (status === undefined)
        return undefined;
    return wayFault(thrown.cause) ?? restFault(status, thrown);
}
/** Trouble on the way, before GitHub could say anything. */
function wayFault(cause) {
    if (!(cause instanceof Error))
        return undefined;
    const message = (0,_domain_text_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLine */ .tQ)(cause.message);
    if (cause instanceof _github_js__WEBPACK_IMPORTED_MODULE_0__/* .GitHubMoved */ .B0)
        return { ...plain, kind: 'moved', message };
    if (cause instanceof _github_js__WEBPACK_IMPORTED_MODULE_0__/* .NotGitHub */ .j$)
        return { ...plain, kind: 'not_github', message };
    if (cause.name === 'BodyTooLarge')
        return { ...plain, kind: 'too_large', message };
    if ('code' in cause && cause.code === 'ENOTFOUND')
        return { ...plain, kind: 'unresolved', message };
    const answer = (0,_outward_proxy_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .findProxyAnswer */ .Ed)(cause);
    if (answer === undefined || (0,_outward_proxy_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .isPassingAnswer */ .k2)(answer))
        return undefined;
    return { ...plain, kind: 'proxy', message: (0,_domain_text_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLine */ .tQ)(answer.message), status: answer.status };
}
function graphqlFault(thrown) {
    const { errors = [], headers } = thrown;
    const message = (0,_domain_text_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLine */ .tQ)(errors
        .slice(0, 20)
        .map((each) => (each.message ?? '').slice(0, 2000))
        .join('; '));
    const type = errors.find((each) => each.type !== undefined)?.type;
    const rules = (0,_branch_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .findRules */ .T)(message);
    const kind = graphqlKind(message, type, rules);
    return { ...plain, kind, message, waitSeconds: waitOf(kind, message, headers), rules };
}
function graphqlKind(message, type = '', rules) {
    if (rules.length > 0)
        return 'protected';
    if (rateLimit.test(message) || tooQuickly.test(message))
        return 'rate_limited';
    if (graphqlKinds[type] !== undefined)
        return graphqlKinds[type];
    if (message.startsWith('Something went wrong'))
        return 'unreachable';
    return 'refused';
}
const restKinds = {
    401: 'unauthorized',
    403: 'forbidden',
    404: 'not_found',
    409: 'conflict',
    429: 'rate_limited',
};
function restFault(status, thrown) {
    const headers = thrown.response?.headers;
    const message = restMessage(thrown);
    const rules = (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lq)([403, 405, 409, 422].includes(status), () => (0,_branch_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .findRules */ .T)(message)) ?? [];
    const kind = restKind(status, message, rules, headers);
    const permission = headers?.['x-accepted-github-permissions'];
    return {
        ...plain,
        kind,
        message,
        waitSeconds: waitOf(kind, message, headers),
        permission: (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lq)(permission, (permission) => (0,_domain_text_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLine */ .tQ)(String(permission), 200)),
        rules,
    };
}
function restKind(status, message, rules, headers) {
    const isLimited = status === 403 && (rateLimit.test(message) || headers?.['retry-after'] !== undefined);
    if (isLimited || tooQuickly.test(message))
        return 'rate_limited';
    if (rules.length > 0)
        return 'protected';
    if (status >= 500)
        return 'unreachable';
    return restKinds[status] ?? 'refused';
}
/** The body's message and, for a failed validation, what each of its errors says. */
function restMessage(thrown) {
    const body = thrown.response?.data;
    const errors = Array.isArray(body?.errors) ? body.errors.slice(0, 20) : [];
    const details = errors.map((each) => {
        const { message, field, code } = (typeof each === 'object' && each !== null ? each : { message: each });
        return String(message ?? `${field} is ${code}`).slice(0, 2000);
    });
    const own = typeof body?.message === 'string' ? body.message : (thrown.message ?? '');
    return (0,_domain_text_foreign_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteLine */ .tQ)([own.slice(0, 2000), ...details].join('; '));
}
/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit: a minute where nothing is said. */
function waitOf(kind, message, headers) {
    if (kind !== 'rate_limited')
        return undefined;
    const after = Number(headers?.['retry-after']);
    if (Number.isFinite(after))
        return after;
    const reset = Number(headers?.['x-ratelimit-reset']);
    const exhausted = String(headers?.['x-ratelimit-remaining']) === '0';
    if (exhausted && Number.isFinite(reset))
        return Math.max(1, Math.ceil(reset - Date.now() / 1000));
    if (tooQuickly.test(message))
        return tooQuicklySeconds;
    return 60;
}


/***/ }),

/***/ 5386:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B0: () => (/* binding */ GitHubMoved),
/* harmony export */   RY: () => (/* binding */ unwrapBugs),
/* harmony export */   UY: () => (/* binding */ connectGitHub),
/* harmony export */   j$: () => (/* binding */ NotGitHub),
/* harmony export */   uT: () => (/* binding */ gitHubFetch)
/* harmony export */ });
/* harmony import */ var _domain_loopback_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7914);
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2615);
/* harmony import */ var _domain_thrown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(433);
// The door to GitHub's API: one authenticated Octokit, loaded only when a call is made, on the runner's way out. Knows routes of
// nobody, and takes the token to no other address than the one it was given for.



/** The server points somewhere else with a request that must not go there. */
class GitHubMoved extends Error {
    /** Origin and path, without query and credentials. */
    target;
    constructor(from, to) {
        const target = `${to.origin}${to.pathname}`.slice(0, 300);
        super(`${from.origin} redirects to ${target}`);
        this.name = 'GitHubMoved';
        this.target = target;
    }
}
/** What answered is not GitHub's API: a login page, or a proxy's own words. */
class NotGitHub extends Error {
    constructor(url, type) {
        super(`${url.origin} answered with ${type.slice(0, 100) || 'nothing that has a type'} where GitHub answers with JSON`);
        this.name = 'NotGitHub';
    }
}
/** More than GitHub puts into one answer. */
const maxBytes = 64 * 1024 * 1024;
const mostRedirects = 3;
/** Connects with a token. `apiUrl` is the REST root, e.g. `https://api.github.com`. Touches the network only in calls. */
function connectGitHub(token, apiUrl, signal, env = {}) {
    const fetch = gitHubFetch(env);
    const octokit = async () => {
        if (!(0,_domain_loopback_js__WEBPACK_IMPORTED_MODULE_0__/* .isPrivateUrl */ .Dd)(apiUrl))
            throw new _domain_loopback_js__WEBPACK_IMPORTED_MODULE_0__/* .OpenAddress */ .LG('token');
        const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(434), __webpack_require__.e(934)]).then(__webpack_require__.bind(__webpack_require__, 3934));
        return getOctokit(token, { baseUrl: apiUrl, request: { fetch, ...(0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(signal, (signal) => ({ signal })) } });
    };
    return {
        request: async (route, parameters) => (await unwrapBugs((await octokit()).request(route, parameters))).data,
        graphql: async (query, variables) => await unwrapBugs((await octokit()).graphql(query, variables)),
    };
}
/** Octokit takes all that its fetch throws for an outage, status 500: a bug of ours comes out as what it is. */
async function unwrapBugs(call) {
    try {
        return await call;
    }
    catch (thrown) {
        if (thrown instanceof Error && thrown.cause instanceof Error)
            (0,_domain_thrown_js__WEBPACK_IMPORTED_MODULE_1__/* .throwOurBug */ .FB)(thrown.cause);
        throw thrown;
    }
}
/** A fetch for Octokit: follows what stays on the same host, as GitHub does for a renamed repository, and takes JSON alone. */
function gitHubFetch(env) {
    let fetch;
    return async (address, request = {}) => {
        fetch ??= (await __webpack_require__.e(/* import() */ 56).then(__webpack_require__.bind(__webpack_require__, 9056))).outwardFetch(env, maxBytes);
        let url = new URL(address);
        for (let redirects = 0;; redirects++) {
            const answer = await fetch(url, request);
            const next = redirectOf(answer, url);
            if (next === undefined)
                return refuseForeign(answer, url);
            if (next.origin !== url.origin || !mayFollow(answer.status, request.method) || redirects === mostRedirects)
                throw new GitHubMoved(url, next);
            url = next;
        }
    };
}
function redirectOf({ status, headers }, url) {
    const location = headers.get('location');
    const isRedirect = [301, 302, 303, 307, 308].includes(status) && location !== null;
    if (isRedirect && URL.canParse(location, url.href))
        return new URL(location, url);
    return undefined;
}
/** 301, 302 and 303 would turn a write into a read. */
const mayFollow = (status, method = 'GET') => method === 'GET' || status === 307 || status === 308;
function refuseForeign(answer, url) {
    const type = answer.headers.get('content-type') ?? '';
    const hasBody = answer.status !== 204 && answer.status !== 205;
    if (answer.ok && hasBody && !/^application\/(?:[a-z.+-]{1,60}\+)?json\b/i.test(type))
        throw new NotGitHub(url, type);
    return answer;
}


/***/ }),

/***/ 3243:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ed: () => (/* binding */ findProxyAnswer),
/* harmony export */   _P: () => (/* binding */ unusable),
/* harmony export */   k2: () => (/* binding */ isPassingAnswer)
/* harmony export */ });
// What a proxy's own refusal means, known by its name: whoever only reads what came back does not load the way out.
/** In place of a status: the variable that should name a proxy does not. */
const unusable = -1;
/** What a proxy said in place of the server, found in a thrown error or in its causes; undefined when no proxy spoke. */
function findProxyAnswer(thrown) {
    if (!(thrown instanceof Error))
        return undefined;
    if (thrown.name !== 'ProxyRefusal')
        return findProxyAnswer(thrown.cause);
    const { message } = thrown;
    if ('status' in thrown && typeof thrown.status === 'number')
        return { status: thrown.status, message };
    return { status: 0, message };
}
/** True when the same request may get through the proxy later. */
const isPassingAnswer = ({ status }) => status === 0 || status === 408 || status === 429 || status >= 500;


/***/ }),

/***/ 1579:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O6: () => (/* binding */ boundText),
/* harmony export */   tQ: () => (/* binding */ quoteLine)
/* harmony export */ });
/* unused harmony export terminalLines */
// Text that somebody else wrote, e.g. a server's error page: cut before any pattern looks at it, and made one line before
// anybody reads it. Knows nothing of what the text means.
/** The beginning and the end of a text that is longer than `most` characters; what lies between is left out. */
function boundText(text, most = 16_384) {
    if (text.length <= most)
        return text;
    const half = Math.floor(most / 2);
    return `${text.slice(0, half)}\n…\n${text.slice(-half)}`;
}
/** One line of at most `most` characters, without control characters, for a message. */
function quoteLine(text, most = 600) {
    const line = text
        .slice(0, most * 4)
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim();
    if (line.length <= most)
        return line;
    return `${line.slice(0, most - 1)}…`;
}
/**
 * Lines for a terminal, which obeys what comes after an escape character; and for the log of a workflow, where the runner obeys `##[`
 * anywhere in a line.
 */
const terminalLines = (text) => text.replace(/[^\P{Cc}\n]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, ' ').replaceAll('##[', '# #[');


/***/ }),

/***/ 4583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ stageOf)
/* harmony export */ });
/* harmony import */ var _domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3926);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7490);
/* harmony import */ var _run_action_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(625);
// A room as one stage of a chain: reads its inputs from texts as a step would, and runs or asks. Sets no output and fails no step.



/** The action as a stage. */
function stageOf(action, questions) {
    const look = async (given, job) => {
        const variables = Object.entries(given).map(([name, value]) => [(0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .inputVariable */ .LO)(name), value]);
        const seen = await (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .lookAtInputs */ .k0)((0,_run_action_js__WEBPACK_IMPORTED_MODULE_2__/* .inputsOf */ .V)(action), Object.fromEntries(variables), job.context, job.log);
        const { inputs, problems } = seen;
        return {
            problems,
            inputs,
            questions: questions.map(({ subject, after, ask }) => ({
                subject,
                after,
                ask: async () => await ask(inputs, job, action.clients),
            })),
            run: async () => await action.run(inputs, job, action.clients),
        };
    };
    return {
        look,
        prepare: async (given, job) => {
            const seen = await look(given, job);
            if (seen.problems.length > 0)
                throw new _domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(seen.problems);
            return seen;
        },
    };
}


/***/ }),

/***/ 660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  stage: () => (/* binding */ quality_gate_stage)
});

// EXTERNAL MODULE: ./.build/quality-gate/inputs.js + 1 modules
var inputs = __webpack_require__(4157);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/domain/action-error.js
var action_error = __webpack_require__(3926);
// EXTERNAL MODULE: ./.build/domain/text/optional.js
var optional = __webpack_require__(2615);
// EXTERNAL MODULE: ./.build/domain/thrown.js
var domain_thrown = __webpack_require__(433);
// EXTERNAL MODULE: ./.build/domain/json-value.js
var json_value = __webpack_require__(1409);
;// CONCATENATED MODULE: ./.build/quality-gate/change/base.js
// Says what a run's change is measured against, per event. Pure.
// https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows


const commitIn = (value) => {
    if (typeof value === 'string' && /^(?!0+$)[0-9a-f]{40,64}$/.test(value))
        return value;
    return undefined;
};
/** The base; undefined when nothing names one. */
function baseOf({ given, eventName, event, pullRequest, defaultBranch }) {
    if (given !== undefined)
        return { sha: commitIn(given), ref: given };
    if (pullRequest !== undefined)
        return { sha: pullRequest.baseSha, ref: pullRequest.baseRef, headSha: pullRequest.headSha };
    if (eventName === 'merge_group') {
        const group = (0,json_value/* recordOf */.zv)(event['merge_group']);
        const ref = typeof group['base_ref'] === 'string' ? group['base_ref'] : undefined;
        return { sha: commitIn(group['base_sha']), ref };
    }
    const before = (0,optional/* optional */.lq)(eventName === 'push', () => commitIn(event['before']));
    if (before !== undefined)
        return { sha: before, ref: defaultBranch };
    if (defaultBranch === undefined)
        return undefined;
    return { ref: defaultBranch };
}

;// CONCATENATED MODULE: ./.build/quality-gate/change/changed-lines.js
// Reads from `git diff -U0` which lines a change wrote. Keeps no text of the diff. The map of this room:
// base says what a run is measured against → history fetches it → changed-lines reads the difference; weakened-config compares the config
// files; change-facts puts all of it together.

const hunk = /^@@ -\d+(?:,(?<removed>\d+))? \+(?<first>\d+)(?:,(?<added>\d+))? @@/;
/** Takes a diff piece by piece. */
class ChangedLinesReader {
    files = new Map();
    rest = '';
    file;
    /** Lines of the current hunk that are still to come: what is in them is content, whatever it looks like. */
    body = 0;
    write(text) {
        const rows = (this.rest + text).split('\n');
        this.rest = rows.pop() ?? '';
        for (const row of rows)
            this.read(row);
    }
    end() {
        if (this.rest !== '')
            this.read(this.rest);
        return this.files;
    }
    read(row) {
        if (this.body > 0 && /^[-+]/.test(row))
            this.body -= 1;
        else if (row.startsWith('diff --git '))
            this.file = undefined;
        else if (row.startsWith('+++ '))
            this.open(row.slice(4));
        else if (row.startsWith('@@ '))
            this.readHunk(row);
    }
    open(name) {
        const plain = unquote(name.replace(/\t$/, ''));
        this.file = (0,optional/* optional */.lq)(plain.startsWith('b/'), () => plain.slice(2));
        if (this.file !== undefined && !this.files.has(this.file))
            this.files.set(this.file, []);
    }
    readHunk(row) {
        const { removed = '1', first = '0', added = '1' } = hunk.exec(row)?.groups ?? {};
        this.body = Number(removed) + Number(added);
        const start = Number(first);
        if (this.file !== undefined && Number(added) > 0)
            this.files.get(this.file)?.push([start, start + Number(added) - 1]);
    }
}
const escapes = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };
/** git quotes names with odd characters as C does; octal escapes are bytes of UTF-8. */
function unquote(name) {
    if (!name.startsWith('"'))
        return name;
    const bytes = [];
    const inside = name.slice(1, name.lastIndexOf('"'));
    for (const [whole, octal, letter] of inside.matchAll(/\\([0-7]{3})|\\(.)|[^\\]/gsu)) {
        if (octal !== undefined)
            bytes.push(Number.parseInt(octal, 8));
        else
            bytes.push(...Buffer.from(escapes[letter ?? ''] ?? letter ?? whole));
    }
    return Buffer.from(bytes).toString('utf8');
}

;// CONCATENATED MODULE: ./.build/quality-gate/change/history.js
// Finds the commit that a change started from, and fetches what a shallow clone lacks. Asks git through its client only.


/** Why nothing is known of a change where git is not to be had. */
const noRepository = 'the workspace is not a git repository: run actions/checkout before this step';
/** The same, with what to do. */
const notCheckedOut = { unknown: noRepository, step: 'Run actions/checkout before this step.' };
const noBase = {
    unknown: 'this event names no base: give `base-ref`',
    step: 'Give `base-ref`: the branch or commit that the change is measured against.',
};
/** How many commits more are fetched, step by step. */
const deepenings = ['--deepen=50', '--deepen=500', '--deepen=5000', '--unshallow'];
const advice = 'set `fetch-depth: 0` for actions/checkout, or give `base-ref`';
/** Finds the start of the change. `deepens`: whether a shallow clone may fetch as much history as it takes. */
async function findStart(base, history, deepens = true) {
    const head = await history.commit('HEAD');
    if (head === undefined)
        return notCheckedOut;
    if (base === undefined)
        return noBase;
    // The commit that GitHub merges for a pull request: its first parent is the base, whatever the event says.
    const [first, second, ...more] = await history.parents(head);
    if (first !== undefined && second !== undefined && more.length === 0 && second === base.headSha) {
        const parent = await fetched(first, history);
        if (parent !== undefined)
            return { commit: parent };
    }
    const other = await baseCommit(base, history);
    if (other === undefined)
        return { unknown: `the base ${nameOf(base)} cannot be found or fetched: ${advice}` };
    const steps = await stepsFor(deepens, history);
    return await mergeBase({ head, other, name: nameOf(base), steps }, history);
}
async function stepsFor(deepens, history) {
    if (!deepens || !(await history.isShallow()))
        return [];
    return deepenings;
}
const nameOf = ({ ref, sha }) => `"${ref ?? sha?.slice(0, 12) ?? ''}"`;
async function baseCommit({ sha, ref }, history) {
    const exact = await (0,optional/* optional */.lq)(sha, (sha) => fetched(sha, history));
    if (exact !== undefined || ref === undefined)
        return exact;
    const branch = ref.replace(/^refs\/heads\//, '');
    const remote = `refs/remotes/origin/${branch}`;
    const known = (await history.commit(remote)) ?? (await history.commit(ref));
    if (known !== undefined)
        return known;
    const { exitCode } = await history.fetch(['--depth=1'], [ref]);
    if (exitCode === 0)
        return await history.commit('FETCH_HEAD');
    return undefined;
}
/** The commit, fetched when it is not there. */
async function fetched(sha, history) {
    const known = await history.commit(sha);
    if (known !== undefined)
        return known;
    await history.fetch(['--depth=1'], [sha]);
    return await history.commit(sha);
}
async function mergeBase({ head, other, name, steps }, history) {
    const known = await history.mergeBase(head, other);
    if (known !== undefined)
        return { commit: known };
    let why = '';
    for (const deepening of steps) {
        const { exitCode, stderr } = await history.fetch([deepening], [head, other]);
        if (exitCode !== 0)
            why = ` (git said: ${stderr.trim().split('\n').at(-1)?.slice(0, 200) ?? ''})`;
        const found = await history.mergeBase(head, other);
        if (found !== undefined)
            return { commit: found };
        if (exitCode !== 0)
            break;
    }
    return { unknown: `this clone lacks the commit where the change branched off from ${name}${why}: ${advice}` };
}
/** The lines that were written since then. */
async function readChange(start, base, history) {
    if ('unknown' in start)
        return start;
    const reader = new ChangedLinesReader();
    const isWhole = await history.diff(start.commit, 'HEAD', (text) => reader.write(text));
    if (!isWhole)
        return { ...notCheckedOut, unknown: 'git could not tell what changed: run actions/checkout before this step' };
    const name = base?.ref?.replace(/^refs\/heads\//, '');
    const at = start.commit.slice(0, 7);
    return { lines: reader.end(), base: `${(0,optional/* phrase */.MZ)(name, (name) => `${name} at `)}${at}` };
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./.build/domain/findings.js
var domain_findings = __webpack_require__(521);
;// CONCATENATED MODULE: ./.build/quality-gate/change/weakened-config.js
// Compares the quality-gate section of the config file with that of the base: what a change demands less than before. Pure.




/** The section as the run sees it: the environment's over the action's own. Empty for a file that is not there or not valid. */
function gateSection(text, environment) {
    if (text === undefined)
        return {};
    const document = (0,dist/* parseDocument */.Tp)(text, { prettyErrors: false });
    if (document.errors.length > 0 || !(0,dist/* isMap */.jh)(document.contents))
        return {};
    const root = (0,json_value/* recordOf */.zv)(document.toJS({ maxAliasCount: 100 }));
    const overrides = (0,json_value/* recordOf */.zv)((0,optional/* optional */.lq)(environment, (name) => (0,json_value/* recordOf */.zv)(root['environments'])[name]));
    return { ...(0,json_value/* recordOf */.zv)(root['quality-gate']), ...(0,json_value/* recordOf */.zv)(overrides['quality-gate']) };
}
/** Keys where a smaller number demands less, and keys where a larger one does, with their defaults. */
const atLeast = {
    'coverage-lines': 0,
    'coverage-branches': 0,
    'coverage-functions': 0,
    'coverage-patch': 0,
    'min-tests': 1,
};
const atMost = { 'coverage-max-drop': 0, 'coverage-patch-min-lines': 0 };
/** Keys with a strict word and a lax default. */
const words = {
    'unknown-severity': ['fail', 'warn'],
    'on-missing-baseline': ['fail', 'warn'],
    'config-change': ['fail', 'warn'],
    'ignore-unfixed': ['false', 'false'],
};
const promises = ['junit', 'coverage', 'findings'];
/** What the head demands less than the base, a sentence each. `fixed`: keys that the step's own inputs decide. */
function findWeakened(base, head, fixed = new Set()) {
    const found = [
        ...Object.entries(atLeast).map(([key, none]) => [key, lowered(base, head, key, none)]),
        ...Object.entries(atMost).map(([key, none]) => [key, raised(base, head, key, none)]),
        ...Object.keys(words).map((key) => [key, softened(base, head, key)]),
        ['max-severity', laxer(base, head)],
        ...promises.map((key) => [key, dropped(base[key], head[key], `\`${key}\``)]),
        ['coverage-baseline', gone(base, head, 'coverage-baseline')],
        ['allow', newExcuses(base, head)],
        ['gates', changedGates(base, head)],
    ];
    return found.filter(([key]) => !fixed.has(key)).flatMap(([, sentences]) => sentences);
}
const numberAt = (section, key, otherwise) => {
    const value = Number(section[key] ?? otherwise);
    if (Number.isFinite(value))
        return value;
    return otherwise;
};
function lowered(base, head, key, none) {
    const before = numberAt(base, key, none);
    const now = numberAt(head, key, none);
    if (now < before)
        return [`\`${key}\` goes from ${before} to ${head[key] === undefined ? 'nothing' : now}`];
    return [];
}
function raised(base, head, key, none) {
    const before = numberAt(base, key, none);
    const now = numberAt(head, key, none);
    if (now > before)
        return [`\`${key}\` goes from ${before} to ${now}`];
    return [];
}
function softened(base, head, key) {
    const [strict = '', otherwise = ''] = words[key] ?? [];
    const before = String(base[key] ?? otherwise);
    const now = String(head[key] ?? otherwise);
    if (before === strict && now !== strict)
        return [`\`${key}\` goes from ${before} to ${now}`];
    return [];
}
function laxer(base, head) {
    const before = (0,domain_findings/* parseSeverity */.lv)(String(base['max-severity'] ?? 'medium')) ?? 'medium';
    const now = (0,domain_findings/* parseSeverity */.lv)(String(head['max-severity'] ?? 'medium')) ?? 'medium';
    if ((0,domain_findings/* compareSeverity */.zK)(now, before) > 0)
        return [`\`max-severity\` goes from ${before} to ${now}`];
    return [];
}
function gone(base, head, key) {
    if (base[key] === undefined || head[key] !== undefined)
        return [];
    return [`\`${key}\` is gone`];
}
/** A list, or lines of a text. */
function entriesIn(value) {
    if (Array.isArray(value))
        return value.map(String);
    return String(value ?? '').split('\n');
}
const rowsOf = (value) => entriesIn(value)
    .map((each) => each.trim())
    .filter((each) => each !== '' && !each.startsWith('#'));
function dropped(before, now, what) {
    const kept = rowsOf(now);
    return rowsOf(before)
        .filter((each) => !kept.includes(each))
        .map((each) => `${what} no longer names "${each.slice(0, 80)}"`);
}
/** The sections in a list of them; empty for anything else. */
const sectionsIn = (value) => {
    if (Array.isArray(value))
        return value.map(json_value/* recordOf */.zv);
    return [];
};
/** The day after which an entry excuses nothing; later than any other where it names none. */
const lastDay = (entry) => String(entry['expires'] ?? '9999');
function newExcuses(base, head) {
    const keyOf = (entry) => `${entry['id']} ${entry['path'] ?? ''}`;
    const before = new Map(sectionsIn(base['allow']).map((each) => [keyOf(each), each]));
    return sectionsIn(head['allow']).flatMap((entry) => {
        const known = before.get(keyOf(entry));
        const id = String(entry['id']).slice(0, 80);
        if (known === undefined)
            return [`\`allow\` has a new entry, "${id}"`];
        if (lastDay(entry) > lastDay(known))
            return [`the \`allow\` entry "${id}" lasts longer`];
        return [];
    });
}
function changedGates(base, head) {
    const gates = (section) => new Map(sectionsIn(section['gates']).map((gate) => [String(gate['name']), gate]));
    const now = gates(head);
    return [...gates(base)].flatMap(([name, before]) => {
        const gate = now.get(name);
        const what = `gate \`${name.slice(0, 100)}\``;
        if (gate === undefined) {
            if (before['required'] === false)
                return [];
            return [`${what} is gone`];
        }
        return (0,optional/* present */.Eb)([
            !isSame(before['run'], gate['run']) && `${what} runs something else`,
            before['required'] !== false && gate['required'] === false && `${what} is no longer required`,
            ...['shell', 'working-directory', 'env']
                .filter((key) => !isSame(before[key], gate[key]))
                .map((key) => `${what} has another \`${key}\``),
            numberAt(gate, 'retries', 0) > numberAt(before, 'retries', 0) && `${what} is tried again more often`,
            ...promises.flatMap((key) => dropped(before[key], gate[key], `${what}: \`${key}\``)),
        ]);
    });
}
const isSame = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

;// CONCATENATED MODULE: ./.build/quality-gate/change/change-facts.js
// Gathers what is known of the change before any gate runs, so that no gate can alter it: tracked files, changed lines, the base's config.







/** Gathers. Never rejects for what git says. */
async function gatherChange(wishes, context, eventFile, history) {
    const trackedFiles = await history.trackedFiles();
    if (trackedFiles === undefined)
        return withoutGit(wishes, context);
    if (!needsStart(wishes, context))
        return { trackedFiles, change: undefined, ...notWeakened };
    const base = baseOf({
        given: wishes.baseRef,
        eventName: context.eventName,
        event: readEvent(eventFile),
        pullRequest: context.pullRequest,
        defaultBranch: context.defaultBranch,
    });
    const start = await findStart(base, history, wishes.demandsChange);
    const change = await (0,optional/* optional */.lq)(wishes.readsChange, () => readChange(start, base, history));
    const compared = await compareConfig({ start, base }, wishes, context, history);
    return { trackedFiles, change: relevant(change, wishes), ...compared };
}
/** Whether the commit that the change started from is worth finding. */
const needsStart = (wishes, context) => wishes.demandsChange || (isProposal(context) && (wishes.readsChange || hasConfig(context, wishes)));
/** True for a change that is not merged yet. */
const isProposal = ({ pullRequest, eventName }) => pullRequest !== undefined || eventName === 'merge_group';
/** What is known where git is not to be had. */
function withoutGit(wishes, context) {
    const change = (0,optional/* optional */.lq)(wishes.demandsChange, () => notCheckedOut);
    const isHere = (0,external_node_fs_.existsSync)(external_node_path_.resolve(context.workspace, wishes.configFile));
    if (!isHere || !isProposal(context))
        return { trackedFiles: undefined, change, ...notWeakened };
    return { trackedFiles: undefined, change, ...incomparable(wishes, noRepository) };
}
/** An unknown change is worth a word only where it is demanded. */
const relevant = (change, { demandsChange }) => {
    if (change !== undefined && 'unknown' in change && !demandsChange)
        return undefined;
    return change;
};
const hasConfig = ({ workspace }, { configFile }) => (0,external_node_fs_.existsSync)(external_node_path_.resolve(workspace, configFile)) || configFile === '.github/ship.yml';
/** The commit whose config file is the base's: where the change started, else the tip of the base. */
async function configCommit(start, base, history) {
    if ('commit' in start)
        return start.commit;
    const tip = await (0,optional/* optional */.lq)(base?.sha, (sha) => history.commit(sha));
    return tip ?? start;
}
const notWeakened = { weakened: [], baseIsStrict: false };
/** What cannot be compared may be weakened. */
const incomparable = ({ configFile }, why) => ({
    weakened: [`the base's \`${configFile}\` cannot be compared: ${why}`],
    baseIsStrict: false,
});
async function compareConfig({ start, base: origin }, wishes, context, history) {
    if (!isProposal(context))
        return notWeakened;
    const commit = await configCommit(start, origin, history);
    if (typeof commit !== 'string')
        return incomparable(wishes, commit.unknown);
    const { configFile, environment } = wishes;
    const before = await history.fileAt(commit, external_node_path_.posix.normalize(configFile));
    if (before === undefined)
        return notWeakened;
    const base = gateSection(before, environment);
    const head = gateSection(readText(external_node_path_.resolve(context.workspace, configFile)), environment);
    return { weakened: findWeakened(base, head, wishes.fixedKeys(head)), baseIsStrict: base['config-change'] === 'fail' };
}
function readText(file) {
    if ((0,external_node_fs_.existsSync)(file))
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    return undefined;
}
function readEvent(file) {
    if (file === undefined || !(0,external_node_fs_.existsSync)(file))
        return {};
    return (0,json_value/* parseRecord */.Hh)((0,external_node_fs_.readFileSync)(file, 'utf8'));
}

;// CONCATENATED MODULE: ./.build/quality-gate/reason.js
// Why something is red, or is worth a warning. The floor that every other file of this room may stand on.

/** The first few of several names, and how many more there are. */
function listed(names, shown = 3) {
    const more = names.length - shown;
    return `${names.slice(0, shown).join(', ')}${(0,optional/* phrase */.MZ)(more > 0, () => ` and ${more} more`)}`;
}
/** `1 test`, `2 tests`. */
const counted = (count, noun) => `${count} ${noun}${(0,optional/* phrase */.MZ)(count !== 1, 's')}`;

;// CONCATENATED MODULE: ./.build/quality-gate/reports/report-fault.js
// What makes a report worthless as evidence. A value for the verdict; never a bug of ours.
/** Thrown while a report is read; the message ends a sentence that begins with the file's name. */
class ReportFault extends Error {
    kind;
    constructor(kind, message) {
        super(message);
        this.name = 'ReportFault';
        this.kind = kind;
    }
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/json.js
// Reads a report that is one JSON document, and looks into it without trusting it. Never holds more than V8 can.


/** V8's longest string is a little longer than this. */
const longest = 512 * 1024 * 1024 - 64;
/** A parser that gathers the text and gives the document to `read`. Throws ReportFault for what is not JSON. */
function jsonParser(read) {
    const pieces = [];
    let length = 0;
    return {
        write: (text) => {
            length += text.length;
            if (length > longest)
                throw new ReportFault('unreadable', 'is JSON of more than 512 MB, too large to read: write lcov, or split it');
            pieces.push(text);
        },
        end: () => read(parseJson(pieces)),
    };
}
function parseJson(pieces) {
    const text = pieces.join('');
    pieces.length = 0;
    try {
        return JSON.parse(text.replace(/^\uFEFF/, ''));
    }
    catch (cause) {
        if (!(cause instanceof SyntaxError))
            throw cause;
        throw new ReportFault('unreadable', `is not valid JSON: ${cause.message.slice(0, 200)}`);
    }
}
/** The value as an object; undefined for anything else. */
const recordIn = (value) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
        return value;
    return undefined;
};
/** The objects in a list. */
const recordsIn = (value) => (0,json_value/* listOf */.c3)(value)
    .map(recordIn)
    .filter((each) => each !== undefined);
/** The value as a text; empty for anything else. */
const textIn = (value) => {
    if (typeof value === 'string')
        return value;
    return '';
};
/** The texts in a list. */
const textsIn = (value) => (0,json_value/* listOf */.c3)(value).filter((each) => typeof each === 'string');
/** The number in a text that is one; any other value as it is. */
function unquoted(value) {
    if (typeof value === 'string' && value.trim() !== '')
        return Number(value);
    return value;
}
/** The value as a number; undefined for anything else. Numbers in quotes count. */
function numberIn(value) {
    const number = unquoted(value);
    if (typeof number === 'number' && Number.isFinite(number))
        return number;
    return undefined;
}
/** A whole number that counts something; throws ReportFault for anything else. */
function countIn(value, where) {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0)
        return value;
    throw new ReportFault('unreadable', `has no count at ${where.slice(0, 200)}`);
}
/** A list that must be there, and the objects in it; throws ReportFault when it is something else. */
const demandRecords = (value, where) => recordsIn(demandList(value, where));
/** A list that must be there; throws ReportFault when it is something else. */
function demandList(value, where) {
    if (Array.isArray(value))
        return value;
    const shown = value === undefined ? 'missing' : JSON.stringify(value).slice(0, 40);
    throw new ReportFault('unreadable', `says nothing: \`${where}\` is ${shown}, not a list`);
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/coverage/count.js
// How many of how many: compared exactly, shown cut. Never rounds up, never averages.
/** What is measured in percent. */
const measures = ['lines', 'branches', 'functions'];
/** A decimal number as `digits / 10^places`, exactly as it was written. */
function exact(value) {
    // Numbers below 1e-6 print with an exponent; no threshold means that.
    const [whole = '0', fraction = ''] = (value < 1e-6 ? '0' : String(value)).split('.');
    return { digits: BigInt(whole + fraction), scale: 10n ** BigInt(fraction.length) };
}
/** True when the share is at least `percent`, compared without rounding: 79999 of 100000 is not 80 %. */
function reaches({ covered, total }, percent) {
    const { digits, scale } = exact(percent);
    return BigInt(covered) * 100n * scale >= digits * BigInt(total);
}
/** True when `now` lies more than `points` percentage points below `before`, compared without rounding. */
function dropsBy(before, now, points) {
    const { digits, scale } = exact(points);
    const gap = BigInt(before.covered) * BigInt(now.total) - BigInt(now.covered) * BigInt(before.total);
    return gap * 100n * scale > digits * BigInt(before.total) * BigInt(now.total);
}
/** The percentage cut (never rounded up) after two decimals: `79.99`. */
function formatPercent({ covered, total }) {
    return String(Math.floor((covered * 10_000) / total) / 100);
}
/** `79.99 % (79999 of 100000)`. */
const describeCount = (count) => `${formatPercent(count)} % (${count.covered} of ${count.total})`;

;// CONCATENATED MODULE: ./.build/quality-gate/reports/coverage/marks.js
// Which lines, branches or functions of a file ran: four or eight bytes each, so that a big report stays small. Knows no format.
const nothing = new Int32Array(0);
const isSmall = (cell) => cell < 2 ** 31;
/** A set of numbers, each with "ran" or "did not run". The same number twice is its maximum, so shards unite. */
class Marks {
    /** `id * 2 + ran`, in the order in which they came. */
    fresh = [];
    /** The same, sorted, each id once. */
    kept = nothing;
    declared;
    /** Notes that `id` (a whole number below 2^52) can be covered, and whether it was. */
    mark(id, ran) {
        this.fresh.push(id * 2 + (ran ? 1 : 0));
    }
    /** Notes a bare count, where the report says no more. Of several the larger one counts, then the one with the larger share. */
    declare({ covered, total }) {
        if (total <= 0)
            return;
        const before = this.declared;
        const count = { covered: Math.min(covered, total), total };
        if (before === undefined || total > before.total || (total === before.total && covered > before.covered))
            this.declared = count;
    }
    /** Takes over what another one notes. */
    unite(other) {
        other.settle();
        for (const cell of other.kept)
            this.fresh.push(cell);
        if (other.declared !== undefined)
            this.declare(other.declared);
        if (this.fresh.length > 0)
            this.settle();
    }
    /** Undefined when nothing of the kind is there. What was marked counts before what was declared. */
    count() {
        this.settle();
        if (this.kept.length === 0)
            return this.declared;
        let covered = 0;
        for (const cell of this.kept)
            covered += cell % 2;
        return { covered, total: this.kept.length };
    }
    /** Whether `id` ran; undefined when it is not there. */
    find(id) {
        this.settle();
        let low = 0;
        let high = this.kept.length - 1;
        while (low <= high) {
            const middle = (low + high) >> 1;
            const cell = this.kept[middle] ?? 0;
            const found = Math.floor(cell / 2);
            if (found === id)
                return cell % 2 === 1;
            if (found < id)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return undefined;
    }
    /** True when something was marked, not only declared. */
    get isMarked() {
        return this.kept.length > 0 || this.fresh.length > 0;
    }
    /** Sorts what came, and packs it. */
    settle() {
        const { fresh, kept } = this;
        if (fresh.length === 0)
            return;
        this.fresh = [];
        if (kept.length === 0 && isInOrder(fresh)) {
            this.kept = pack(fresh);
            return;
        }
        const cells = new Float64Array(kept.length + fresh.length);
        cells.set(kept);
        cells.set(fresh, kept.length);
        cells.sort();
        this.kept = pack(cells.subarray(0, unify(cells)));
    }
}
/** True when each id is there once, in ascending order, as most reports have their lines. */
function isInOrder(cells) {
    let before = -2;
    for (const cell of cells) {
        if (cell - (cell % 2) <= before)
            return false;
        before = cell;
    }
    return true;
}
const pack = (cells) => {
    if (isSmall(cells[cells.length - 1] ?? 0))
        return new Int32Array(cells);
    return new Float64Array(cells);
};
/** Keeps of each id the cell that ran; says how many ids there are. */
function unify(cells) {
    let kept = 0;
    for (let at = 0; at < cells.length; at++) {
        const cell = cells[at] ?? 0;
        const next = at + 1 < cells.length ? (cells[at + 1] ?? 0) : -1;
        // A cell that did not run and the next one are the same id.
        if (cell === next || (cell % 2 === 0 && next === cell + 1))
            continue;
        cells[kept++] = cell;
    }
    return kept;
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/coverage/coverage.js
// What coverage reports say, whatever their format, and their union. Never averages, never rounds up, never reads a file.
// The map of this room: coverage (what all formats give, and its union) on count and marks (how it is kept) ← a reader for each format: clover,
// cobertura, coverage-py, go-profile, istanbul, jacoco, lcov, llvm-cov, simplecov, and ship-report for our own.




/** The formats, in the order in which they are believed where several describe one file: those that name lines first. */
const coverageFormats = [
    'istanbul-final',
    'lcov',
    'cobertura',
    'jacoco',
    'clover',
    'coverage.py',
    'simplecov',
    'llvm-cov',
    'go-profile',
    'istanbul-summary',
    'ship-report',
];
/** No coverage. */
const emptyCoverage = () => ({
    lines: new Marks(),
    branches: new Marks(),
    functions: new Marks(),
});
/** Marks `covered` of `total` branches of a line, where the report does not say which. */
function markBranches(into, line, covered, total) {
    if (total > 4096)
        throw new ReportFault('unreadable', `says that line ${line} has ${total} branches`);
    for (let at = 0; at < total; at++)
        into.mark(line * 4096 + at, at < covered);
}
/** The highest line number that is believed. */
const lastLine = 100_000_000;
/** A line number; throws ReportFault for anything else. */
function lineNumber(value) {
    const line = unquoted(value);
    if (typeof line === 'number' && Number.isInteger(line) && line >= 0 && line <= lastLine)
        return line;
    throw new ReportFault('unreadable', `has "${String(value).slice(0, 40)}" where a line number belongs`);
}
/** Adds what `from` notes to `into`. */
function uniteFiles(into, from) {
    for (const measure of measures)
        into[measure].unite(from[measure]);
    if (from.places !== undefined) {
        into.places ??= new Marks();
        into.places.unite(from.places);
    }
    return into;
}
/**
 * The union of reports. Shards of one format merge line by line; a file that several formats report counts once, by the
 * format that is believed first.
 */
function mergeCoverage(reports) {
    const { files, anonymous, strangers } = mergeFiles(reports);
    const unresolved = [...strangers];
    const [only] = reports;
    if (reports.length === 1 && only?.report.total !== undefined)
        return { totals: totalsOf([only.report.total]), files, unresolved };
    return { totals: totalsOf([...files.values(), ...anonymous]), files, unresolved };
}
function mergeFiles(reports) {
    const formats = new Map();
    const files = new Map();
    /** Made here, so that nothing that was read is changed. */
    const united = new Map();
    const anonymous = [];
    const strangers = new Set();
    for (const { report, folder, find } of inOrder(reports)) {
        if (report.files.size === 0 && report.total !== undefined)
            anonymous.push(report.total);
        for (const [name, coverage] of report.files) {
            const place = find(name);
            if (place === undefined)
                strangers.add(name);
            const file = place ?? `${folder}\0${name}`;
            const known = files.get(file);
            if (known === undefined) {
                files.set(file, coverage);
                formats.set(file, report.format);
            }
            else if (formats.get(file) === report.format) {
                const union = united.get(file) ?? uniteFiles(emptyCoverage(), known);
                files.set(file, uniteFiles(union, coverage));
                united.set(file, union);
            }
        }
    }
    return { files, anonymous, strangers };
}
const inOrder = (reports) => [...reports].sort((a, b) => coverageFormats.indexOf(a.report.format) - coverageFormats.indexOf(b.report.format));
/** The sum of files. */
function totalsOf(files) {
    const sum = (measure) => {
        let covered = 0;
        let total = 0;
        for (const file of files) {
            const count = file[measure].count();
            covered += count?.covered ?? 0;
            total += count?.total ?? 0;
        }
        if (total === 0)
            return undefined;
        return { covered, total };
    };
    return { lines: sum('lines'), branches: sum('branches'), functions: sum('functions') };
}

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
;// CONCATENATED MODULE: ./.build/quality-gate/reports/report-text.js
// Reads the text of a file piece by piece, the next piece from the disk while one is taken apart. Never holds a whole file.




/** Bytes that are asked of the disk at once, and bytes of the text that is given on: short texts are cheaper to take apart. */
const readSize = 1024 * 1024;
const pieceSize = 256 * 1024;
/** The text of a file, decoded by its byte order mark, else by its XML declaration, else as UTF-8. Throws ReportFault when it cannot be read. */
async function* readReportText(file) {
    let decoder;
    const handle = await orFault((0,promises_.open)(file));
    try {
        for await (const bytes of piecesOf(handle)) {
            decoder ??= decoderOf(bytes);
            for (let at = 0; at < bytes.length; at += pieceSize)
                yield decoder.decode(bytes.subarray(at, at + pieceSize), { stream: true });
        }
    }
    finally {
        await handle.close();
    }
    const last = decoder?.decode();
    if (last !== undefined && last !== '')
        yield last;
}
/** The bytes of a file in two buffers: one is filled while the other one is used. */
async function* piecesOf(handle) {
    let now = Buffer.allocUnsafeSlow(readSize);
    let next = Buffer.allocUnsafeSlow(readSize);
    const fill = (buffer) => {
        const reading = handle.read(buffer, 0, readSize).then(({ bytesRead }) => buffer.subarray(0, bytesRead));
        // Nobody may be left to wait for it, when the text before it was refused.
        void (0,domain_thrown/* awaitedElsewhere */.Mh)(reading);
        return reading;
    };
    let coming = fill(now);
    try {
        for (;;) {
            const bytes = await orFault(coming);
            if (bytes.length === 0)
                return;
            [now, next] = [next, now];
            coming = fill(now);
            yield bytes;
        }
    }
    finally {
        await (0,domain_thrown/* awaitedElsewhere */.Mh)(coming);
    }
}
async function orFault(promise) {
    return await promise.catch((cause) => {
        (0,domain_thrown/* systemErrorCode */.vq)(cause);
        throw new ReportFault('unreadable', `cannot be read: ${(0,action_error/* messageOf */.bD)(cause)}`);
    });
}
function decoderOf(start) {
    const name = encodingOf(start);
    try {
        return new TextDecoder(name);
    }
    catch (cause) {
        if (!(cause instanceof RangeError))
            throw cause;
        throw new ReportFault('unreadable', `cannot be read: ${cause.message}`);
    }
}
function encodingOf(start) {
    if (start[0] === 0xff && start[1] === 0xfe)
        return 'utf-16le';
    if (start[0] === 0xfe && start[1] === 0xff)
        return 'utf-16be';
    const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start.subarray(0, 200).toString('latin1'));
    // A document that declares UTF-16 in single bytes is not UTF-16: .NET writers do that.
    const name = declared?.[1] ?? 'utf-8';
    if (/^utf-?16/i.test(name))
        return 'utf-8';
    return name;
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/report-files.js
// Finds report files by pattern and opens them as text. Never follows a folder link while it searches, never deletes a file.







/** The files that a pattern matches, sorted by path. The pattern is relative to `folder`, or absolute. */
async function findReportFiles(folder, pattern) {
    const literal = await findFile(external_node_path_.resolve(folder, pattern));
    if (literal !== undefined)
        return [literal];
    const { base, glob } = picomatch.scan(pattern);
    if (glob === '')
        return [];
    const start = external_node_path_.resolve(folder, base);
    const matches = picomatch(glob);
    const skipped = (0,optional/* present */.Eb)(['.git', !pattern.includes('node_modules') && 'node_modules']);
    const found = [];
    for await (const name of walk(start, '', skipped)) {
        if (!matches(name))
            continue;
        const file = await findFile(external_node_path_.join(start, name));
        if (file !== undefined)
            found.push(file);
    }
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
async function findFile(file) {
    try {
        const facts = await (0,promises_.stat)(file, { bigint: true });
        if (!facts.isFile())
            return undefined;
        const stamp = [facts.ino, facts.size, facts.mtimeNs, facts.ctimeNs].join(':');
        return { path: file, size: Number(facts.size), modifiedMs: Number(facts.mtimeNs / 1000000n), stamp };
    }
    catch (thrown) {
        (0,domain_thrown/* systemErrorCode */.vq)(thrown);
        return undefined;
    }
}
async function* walk(start, below, skipped) {
    const entries = await (0,promises_.readdir)(external_node_path_.join(start, below), { withFileTypes: true }).catch((0,domain_thrown/* onSystemFault */.Fp)([]));
    for (const entry of entries) {
        const name = external_node_path_.posix.join(below, entry.name);
        if (!entry.isDirectory())
            yield name;
        else if (!skipped.includes(entry.name))
            yield* walk(start, name, skipped);
    }
}
/** True when the path is an existing folder. */
async function isFolder(file) {
    return await (0,promises_.stat)(file).then((facts) => facts.isDirectory(), (0,domain_thrown/* onSystemFault */.Fp)(false));
}
/** Coarse file systems cut modification times to two seconds. */
const granularityMs = 2000;
/** True when the file existed before the gate (same stamp), or is older than the gate's start. */
function isStale(file, before, startedMs) {
    const known = before.find((each) => each.path === file.path);
    return known?.stamp === file.stamp || file.modifiedMs < startedMs - granularityMs;
}
/** What a format is chosen by. */
const longestStart = 64 * 1024;
/** Reads a file's text through the parser that `choose` picks from its first piece. Throws ReportFault. Of a link that leads out of `inside` nothing is quoted. */
async function readReport(file, choose, inside) {
    const isForeign = inside !== undefined && (await leadsOut(file, inside));
    try {
        let parser;
        for await (const piece of readReportText(file)) {
            if (parser === undefined && piece.trim() === '')
                continue;
            parser ??= choose(piece.slice(0, longestStart));
            parser.write(piece);
        }
        if (parser === undefined)
            throw new ReportFault('empty', 'is empty');
        return parser.end();
    }
    catch (thrown) {
        if (!isForeign || !(thrown instanceof ReportFault))
            throw thrown;
        throw new ReportFault(thrown.kind, 'is a link to a file outside the workspace that cannot be read as a report');
    }
}
/** True for a link out of the folder. Throws ReportFault for one into what the kernel shows about processes and devices. */
async function leadsOut(file, folder) {
    const [real, root] = await Promise.all([file, folder].map((each) => (0,promises_.realpath)(each).catch((0,domain_thrown/* onSystemFault */.Fp)(each))));
    if (/^\/(?:proc|sys|dev)\//.test(real ?? ''))
        throw new ReportFault('unreadable', 'is a link into /proc, /sys or /dev');
    return real !== root && !real?.startsWith(`${root}${external_node_path_.sep}`);
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/name-id.js
// Numbers in place of names: eight bytes each, however long the name. Knows no format.
/** A number for a name, the same in every report: 52 bits of two FNV-1a hashes. `owner` is the number of what the name belongs to. */
function idOf(name, owner = 0) {
    let high = 0x811c9dc5 ^ (owner / 0x1_0000_0000);
    let low = 0x1b873593 ^ owner;
    for (let at = 0; at < name.length; at++) {
        const code = name.charCodeAt(at);
        high = Math.imul(high ^ code, 0x01000193);
        low = Math.imul(low ^ (code + at), 0x01000193);
    }
    return ((high >>> 0) & 0xfffff) * 0x1_0000_0000 + (low >>> 0);
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/text-lines.js
// Cuts the text of a report into lines as it comes. Keeps no line.
/** A line longer than this is cut: no report has one, and a hostile one must not fill the memory. */
const longestLine = 16 * 1024 * 1024;
const neverQuick = () => -1;
/** A parser that gets each line without its line break, and is asked for the report at the end. */
function lineParser(read, report, quick = neverQuick) {
    let rest = '';
    const skip = (text, from) => {
        let at = from;
        for (let next = quick(text, at); next >= 0; next = quick(text, at))
            at = next;
        return at;
    };
    return {
        write: (text) => {
            let from = 0;
            if (rest === '')
                from = skip(text, 0);
            for (let at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', from)) {
                const line = rest + text.slice(from, at);
                rest = '';
                read(withoutReturn(line));
                from = skip(text, at + 1);
            }
            if (rest.length < longestLine)
                rest += text.slice(from);
        },
        end: () => {
            if (rest !== '')
                read(withoutReturn(rest));
            return report();
        },
    };
}
function withoutReturn(line) {
    if (line.endsWith('\r'))
        return line.slice(0, -1);
    return line;
}
/** The same text in memory of its own: a slice keeps the whole piece alive that it was cut from. */
const ownText = (slice) => Buffer.from(slice).toString();

;// CONCATENATED MODULE: ./.build/quality-gate/reports/coverage/go-profile.js
// Reads Go cover profiles (https://pkg.go.dev/golang.org/x/tools/cover): statements in blocks, as `go tool cover` counts them.
// A block that several packages report (-coverpkg) counts once, with its maximum.





/** True when a text starts as a cover profile does. */
const isGoProfile = (text) => /^mode: (?:set|count|atomic)\s*$/m.test(text);
const block = /^(?<file>.+):(?<place>(?<start>\d{1,8})\.\d{1,8},(?<end>\d{1,8})\.\d{1,8}) (?<statements>\d{1,8}) (?<hits>\d{1,20})$/;
/** Longest block and most statements that are believed. */
const longestBlock = 20_000;
const mostStatements = 4096;
/** A parser for one profile. */
function goProfileParser() {
    const files = new Map();
    let row = 0;
    return lineParser((line) => {
        row += 1;
        const text = line.trimEnd();
        if (text !== '' && !text.startsWith('mode: '))
            readBlock(files, text, row);
    }, () => {
        if (files.size === 0)
            throw new ReportFault('empty', 'names no source file');
        return { format: 'go-profile', files, sources: [] };
    });
}
function readBlock(files, text, row) {
    const found = block.exec(text)?.groups;
    const start = Number(found?.['start']);
    const end = Number(found?.['end']);
    const statements = Number(found?.['statements']);
    if (found === undefined || end < start || end - start > longestBlock || statements > mostStatements)
        throw new ReportFault('unreadable', `is not a whole Go cover profile: line ${row} is not a block`);
    const name = found['file'] ?? '';
    const coverage = files.get(name) ?? { ...emptyCoverage(), places: new Marks() };
    if (!files.has(name))
        files.set(ownText(name), coverage);
    const ran = Number(found['hits']) > 0;
    const id = (idOf(found['place'] ?? '') % 2 ** 39) * mostStatements;
    for (let at = 0; at < statements; at++)
        coverage.lines.mark(id + at, ran);
    // A block without a statement covers no line.
    if (statements === 0)
        return;
    for (let line = start; line <= end; line++)
        coverage.places?.mark(line, ran);
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/coverage/lcov.js
// Reads lcov tracefiles (geninfo(1): SF, DA, BRDA, FN, FNDA, FNL/FNA, LF/LH …, end_of_record). Ignores checksums and test names.




/** True when a text looks like lcov. */
const isLcov = (text) => /^(?:TN:|SF:)/m.test(text);
/** A parser for one lcov file. */
function lcovParser() {
    const records = new Records();
    return lineParser((line) => records.read(line), () => records.report(), (text, from) => records.readPlainLine(text, from));
}
/** `DA:`, a line number, a comma, a count and a line break. */
const longestPlainLine = 3 + 8 + 1 + 20 + 1;
const isDigit = (code) => code >= 48 && code <= 57;
class Records {
    files = new Map();
    name;
    current = emptyCoverage();
    /** LF/LH, BRF/BRH and FNF/FNH: used where a record lists nothing of the kind. */
    declared = {};
    row = 0;
    seen = new Map();
    read(line) {
        this.row += 1;
        const text = line.trimEnd();
        const colon = text.indexOf(':');
        const tag = text.slice(0, Math.max(0, colon));
        const value = text.slice(colon + 1);
        if (text === 'end_of_record')
            this.close();
        else if (tag === 'SF')
            this.open(value);
        else if (this.name === undefined)
            return;
        else if (tag === 'DA')
            this.readLine(value);
        else if (tag === 'BRDA')
            this.readBranch(value);
        else if (tag === 'FN')
            this.markFunction(tag, value.replace(/^\d{1,9},(?:\d{1,9},)?/, ''), false);
        else if (tag === 'FNDA')
            this.readCall(tag, value);
        else if (tag === 'FNA')
            this.readCall(tag, value.slice(value.indexOf(',') + 1));
        else if (/^(?:LF|LH|BRF|BRH|FNF|FNH)$/.test(tag))
            this.declared[tag] = this.count(value);
    }
    /** Reads `DA:12,3`, as nine lines of ten are; gives the place after the line, or -1 for anything else. */
    readPlainLine(text, from) {
        if (this.name === undefined || from + longestPlainLine > text.length)
            return -1;
        if (text.charCodeAt(from) !== 68 || text.charCodeAt(from + 1) !== 65 || text.charCodeAt(from + 2) !== 58)
            return -1;
        let at = from + 3;
        let number = 0;
        for (let code = text.charCodeAt(at); isDigit(code) && at < from + 11; code = text.charCodeAt(++at))
            number = number * 10 + code - 48;
        if (at === from + 3 || text.charCodeAt(at) !== 44)
            return -1;
        const hits = at + 1;
        let ran = false;
        at = hits;
        for (let code = text.charCodeAt(at); isDigit(code) && at < hits + 20; code = text.charCodeAt(++at))
            ran ||= code !== 48;
        if (at === hits || text.charCodeAt(at) !== 10)
            return -1;
        this.row += 1;
        this.current.lines.mark(number, ran);
        return at + 1;
    }
    report() {
        if (this.name !== undefined)
            throw new ReportFault('unreadable', `is truncated: the record of "${this.name.slice(0, 200)}" has no end_of_record`);
        if (this.files.size === 0)
            throw new ReportFault('empty', 'names no source file');
        return { format: 'lcov', files: this.files, sources: [] };
    }
    open(name) {
        if (this.name !== undefined)
            throw new ReportFault('unreadable', `line ${this.row}: the record of "${this.name.slice(0, 200)}" has no end_of_record`);
        this.name = ownText(name);
        this.current = this.files.get(name) ?? emptyCoverage();
        this.declared = {};
        this.seen = new Map();
    }
    readLine(value) {
        const comma = value.indexOf(',');
        if (comma < 0)
            this.count('');
        const [hits = ''] = value.slice(comma + 1).split(',', 1);
        this.current.lines.mark(lineNumber(value.slice(0, comma)), this.count(hits) > 0);
    }
    readBranch(value) {
        const cut = value.lastIndexOf(',');
        const taken = value.slice(cut + 1);
        this.current.branches.mark(idOf(value.slice(0, Math.max(0, cut))), taken !== '-' && this.count(taken) > 0);
    }
    readCall(tag, value) {
        const comma = value.indexOf(',');
        if (comma < 0)
            this.count('');
        this.markFunction(tag, value.slice(comma + 1), this.count(value.slice(0, comma)) > 0);
    }
    /** Functions of one name are told apart by their order, which FN and FNDA share. */
    markFunction(tag, name, ran) {
        const key = `${tag}:${name}`;
        const number = (this.seen.get(key) ?? 0) + 1;
        this.seen.set(key, number);
        this.current.functions.mark(idOf(`${name}#${number}`), ran);
    }
    count(text) {
        const value = Number(text);
        if (text.trim() !== '' && !Number.isNaN(value))
            return value;
        throw new ReportFault('unreadable', `is not valid lcov: line ${this.row} has no count where one belongs`);
    }
    close() {
        if (this.name === undefined)
            throw new ReportFault('unreadable', `line ${this.row}: end_of_record without a source file (SF)`);
        const pairs = [
            ['lines', 'LF', 'LH'],
            ['branches', 'BRF', 'BRH'],
            ['functions', 'FNF', 'FNH'],
        ];
        for (const [measure, found, hit] of pairs) {
            this.current[measure].declare({ covered: this.declared[hit] ?? 0, total: this.declared[found] ?? 0 });
            this.current[measure].settle();
        }
        this.files.set(this.name, this.current);
        this.name = undefined;
    }
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/coverage/coverage-py.js
// Reads the JSON report of coverage.py (https://coverage.readthedocs.io/en/latest/commands/cmd_json.html) by its lines.





/** Reads the report. */
function readCoveragePy(document) {
    const files = new Map();
    for (const [name, value] of Object.entries(recordIn(document['files']) ?? {})) {
        const file = recordIn(value) ?? {};
        const coverage = emptyCoverage();
        for (const line of demandList(file['executed_lines'], 'executed_lines'))
            coverage.lines.mark(lineNumber(line), true);
        for (const line of demandList(file['missing_lines'], 'missing_lines'))
            coverage.lines.mark(lineNumber(line), false);
        for (const arc of (0,json_value/* listOf */.c3)(file['executed_branches']))
            coverage.branches.mark(idOf((0,json_value/* listOf */.c3)(arc).join('→')), true);
        for (const arc of (0,json_value/* listOf */.c3)(file['missing_branches']))
            coverage.branches.mark(idOf((0,json_value/* listOf */.c3)(arc).join('→')), false);
        markFunctions(coverage, file);
        files.set(name, coverage);
    }
    if (files.size === 0)
        throw new ReportFault('empty', 'names no source file');
    return { format: 'coverage.py', files, sources: [] };
}
/** Since 7.6 the report has its functions; the nameless one is the module's own code. */
function markFunctions(coverage, file) {
    for (const [name, value] of Object.entries(recordIn(file['functions']) ?? {})) {
        const region = recordIn(value);
        const ran = (0,json_value/* listOf */.c3)(region?.['executed_lines']).length > 0;
        if (name !== '' && (ran || (0,json_value/* listOf */.c3)(region?.['missing_lines']).length > 0))
            coverage.functions.mark(idOf(name), ran);
    }
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/coverage/istanbul.js
// Reads Istanbul's two JSON files: coverage-final.json, by statement, branch and function, and coverage-summary.json, which only counts.
// Ignores percentages, which are rounded.






/** Reads coverage-final.json: https://github.com/istanbuljs/istanbuljs/blob/main/docs/raw-output.md */
function readIstanbulFinal(document) {
    const files = new Map();
    for (const [name, value] of Object.entries(document)) {
        const outer = recordIn(value);
        const file = recordIn(outer?.['data']) ?? outer;
        if (file === undefined || recordIn(file['statementMap']) === undefined)
            throw new ReportFault('unreadable', `is not an Istanbul coverage report: "${name.slice(0, 80)}" has no statementMap`);
        files.set(textIn(file['path']) || name, finalFile(file, name));
    }
    if (files.size === 0)
        throw new ReportFault('empty', 'names no source file');
    return { format: 'istanbul-final', files, sources: [] };
}
function finalFile(file, name) {
    const coverage = emptyCoverage();
    const hits = recordIn(file['s']) ?? {};
    for (const [id, place] of Object.entries(recordIn(file['statementMap']) ?? {}))
        coverage.lines.mark(lineNumber(startOf(place)['line']), countIn(hits[id] ?? 0, `${name}: s.${id}`) > 0);
    const calls = recordIn(file['f']) ?? {};
    for (const [id, entry] of Object.entries(recordIn(file['fnMap']) ?? {})) {
        const place = recordIn(entry) ?? {};
        const key = `${textIn(place['name'])}@${placeKey(place['decl'] ?? place['loc'])}`;
        coverage.functions.mark(idOf(key), countIn(calls[id] ?? 0, `${name}: f.${id}`) > 0);
    }
    const taken = recordIn(file['b']) ?? {};
    for (const [id, entry] of Object.entries(recordIn(file['branchMap']) ?? {})) {
        const place = recordIn(entry) ?? {};
        const key = `${textIn(place['type'])}@${placeKey(place['loc'] ?? (0,json_value/* listOf */.c3)(place['locations'])[0])}`;
        (0,json_value/* listOf */.c3)(taken[id]).forEach((count, at) => {
            coverage.branches.mark(idOf(`${key}#${at}`), countIn(count, `${name}: b.${id}`) > 0);
        });
    }
    return coverage;
}
const startOf = (place) => recordIn(recordIn(place)?.['start']) ?? {};
function placeKey(place) {
    const start = startOf(place);
    const end = recordIn(recordIn(place)?.['end']) ?? {};
    return [start['line'], start['column'], end['line'], end['column']].join(':');
}
/** Reads coverage-summary.json: counts per file and in total. */
function readIstanbulSummary(document) {
    const { total, ...rest } = document;
    const files = new Map(Object.entries(rest).map(([name, each]) => [name, summaryFile(each, name)]));
    if (total === undefined && files.size === 0)
        throw new ReportFault('empty', 'names no source file');
    return {
        format: 'istanbul-summary',
        files,
        sources: [],
        total: total === undefined ? undefined : summaryFile(total, 'total'),
    };
}
function summaryFile(value, name) {
    const entry = recordIn(value);
    if (recordIn(entry?.['lines']) === undefined)
        throw new ReportFault('unreadable', `is not an Istanbul coverage summary: "${name.slice(0, 80)}" counts no lines`);
    const coverage = emptyCoverage();
    for (const measure of measures) {
        const share = recordIn(entry?.[measure]);
        if (share === undefined)
            continue;
        const count = {
            covered: countIn(share['covered'], `${name}.${measure}`),
            total: countIn(share['total'], `${name}.${measure}`),
        };
        if (count.covered > count.total)
            throw new ReportFault('unreadable', `covers more than there is, at ${name.slice(0, 80)}.${measure}`);
        coverage[measure].declare(count);
    }
    return coverage;
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/coverage/llvm-cov.js
// Reads `llvm-cov export` JSON (https://llvm.org/docs/CommandGuide/llvm-cov.html): the counts of each file's summary, as `llvm-cov report`
// prints them, and from its segments which lines ran.







/** Lines of one file that are believed. */
const longestFile = 1_000_000;
/** Reads the export. */
function readLlvmCov(document) {
    const files = new Map();
    for (const data of recordsIn(document['data'])) {
        for (const file of recordsIn(data['files'])) {
            const name = textIn(file['filename']);
            const coverage = fileOf(file, name);
            const union = (0,optional/* optional */.lq)(files.get(name), (known) => uniteFiles(known, coverage));
            files.set(name, union ?? coverage);
        }
    }
    if (files.size === 0)
        throw new ReportFault('empty', 'names no source file');
    return { format: 'llvm-cov', files, sources: [] };
}
function fileOf(file, name) {
    const coverage = emptyCoverage();
    const summary = recordIn(file['summary']) ?? {};
    for (const measure of measures) {
        const share = recordIn(summary[measure]);
        if (share === undefined)
            continue;
        const covered = countIn(share['covered'], `${name}: ${measure}`);
        coverage[measure].declare({ covered, total: countIn(share['count'], `${name}: ${measure}`) });
    }
    const segments = (0,json_value/* listOf */.c3)(file['segments']);
    if (segments.length === 0)
        return coverage;
    return { ...coverage, places: placesOf(segments) };
}
function segmentOf(value) {
    const [line, , count, counted, entry, gap] = (0,json_value/* listOf */.c3)(value);
    const hits = (0,optional/* optional */.lq)(counted === true && gap !== true, () => Number(count));
    return { line: lineNumber(line), hits, starts: entry === true };
}
/** A line ran as often as the busiest region that starts on it, else as the region that reaches into it. */
function placesOf(values) {
    const places = new Marks();
    let reaching;
    let line = 0;
    let best;
    const end = (upTo) => {
        if (best !== undefined)
            places.mark(line, best > 0);
        for (let next = line + 1; next < upTo && reaching !== undefined; next++)
            places.mark(next, reaching > 0);
    };
    for (const segment of values.map(segmentOf)) {
        if (segment.line > longestFile)
            throw new ReportFault('unreadable', `names line ${segment.line} of a file`);
        if (segment.line !== line) {
            end(segment.line);
            line = segment.line;
            best = reaching;
        }
        if (segment.starts && segment.hits !== undefined)
            best = Math.max(best ?? 0, segment.hits);
        reaching = segment.hits;
    }
    end(line);
    return places;
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/coverage/ship-report.js
// Reads the `report` of an earlier quality-gate run as a baseline: the totals alone.




/** Reads the totals of a report of ours. */
function readShipReport(document) {
    const total = emptyCoverage();
    for (const measure of measures) {
        const share = recordIn(recordIn(document['coverage'])?.[measure]);
        if (share?.['total'] === undefined)
            continue;
        total[measure].declare({ covered: countIn(share['covered'], measure), total: countIn(share['total'], measure) });
    }
    if (total.lines.count() === undefined)
        throw new ReportFault('empty', 'is a quality-gate report without coverage');
    return { format: 'ship-report', files: new Map(), sources: [], total };
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/coverage/simplecov.js
// Reads SimpleCov's .resultset.json, whose suites are shards, and its coverage.json (https://github.com/simplecov-ruby/simplecov).





/** Reads .resultset.json. */
function readSimplecovResultset(document) {
    const files = new Map();
    for (const suite of Object.values(document))
        readFiles(files, recordIn(suite)?.['coverage']);
    return reportOf(files);
}
/** Reads coverage.json, which has one `coverage` for all suites. */
function readSimplecovJson(document) {
    const files = new Map();
    readFiles(files, document['coverage']);
    return reportOf(files);
}
function reportOf(files) {
    if (files.size === 0)
        throw new ReportFault('empty', 'names no source file');
    return { format: 'simplecov', files, sources: [] };
}
function readFiles(files, coverage) {
    for (const [name, value] of Object.entries(recordIn(coverage) ?? {})) {
        const file = files.get(name) ?? emptyCoverage();
        files.set(name, file);
        linesIn(value).forEach((hits, at) => {
            const count = numberIn(hits);
            if (count !== undefined)
                file.lines.mark(at + 1, count > 0);
        });
        simplecov_markBranches(file, recordIn(value)?.['branches']);
    }
}
/** Before 0.18 a file was its list of lines. */
function linesIn(file) {
    if (Array.isArray(file))
        return file;
    return demandList(recordIn(file)?.['lines'], 'lines');
}
/** A map of conditions to their branches, or a list of branches with their own place. */
function simplecov_markBranches(file, branches) {
    for (const [condition, arms] of Object.entries(recordIn(branches) ?? {}))
        for (const [arm, hits] of Object.entries(recordIn(arms) ?? {}))
            file.branches.mark(idOf(`${condition}${arm}`), (numberIn(hits) ?? 0) > 0);
    (0,json_value/* listOf */.c3)(branches).forEach((branch, at) => {
        const { start_line: line, type, coverage } = recordIn(branch) ?? {};
        const count = numberIn(coverage);
        if (count !== undefined)
            file.branches.mark(idOf(`${line}:${type}:${at}`), count > 0);
    });
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/findings/finding.js
// What scanners and linters report, whatever their format. Reads no file, judges nothing.
// The map of this room: finding (what all formats give) ← audit, scanner, lint, sarif (a reader each for a family of formats).
const findingFormats = (/* unused pure expression or super */ null && ([
    'sarif',
    'eslint',
    'checkstyle',
    'npm-audit',
    'trivy',
    'snyk',
    'osv',
    'pip-audit',
    'grype',
]));
/** A finding with everything that is not said left open. */
const finding = (given) => ({
    subject: undefined,
    path: undefined,
    line: undefined,
    fixable: undefined,
    ...given,
    severity: severityOf(given),
    ids: [...new Set(given.ids.filter((each) => each !== ''))],
});
/** Nobody scores a malicious package: OSV gives it an id of its own kind (https://github.com/ossf/malicious-packages) and no severity. */
function severityOf({ ids, severity, }) {
    if (ids.some((id) => /^MAL-\d{4}-/.test(id)))
        return 'critical';
    return severity;
}
/** Findings with the same first id, subject and place count once. */
function distinct(findings) {
    const byKey = new Map();
    for (const each of findings) {
        const key = [each.ids[0], each.subject, each.path, each.line].join('\n');
        const known = byKey.get(key);
        byKey.set(key, { ...(known ?? each), fixable: known?.fixable === true || each.fixable });
    }
    return [...byKey.values()];
}
/** CVE and GHSA ids in a text, at most a few. */
const idsIn = (text) => (text.slice(0, 2000).match(/\b(?:CVE-\d{4}-\d{4,10}|GHSA(?:-[0-9a-z]{4}){3})\b/gi) ?? []).slice(0, 20);

;// CONCATENATED MODULE: ./.build/quality-gate/reports/findings/audit.js
// Reads what package managers' audits write: `npm audit --json` (npm 6 to 11, also of pnpm and Yarn), pip-audit and osv-scanner.
// Counts advisories, not the packages that depend on them.






/** Reads `npm audit --json`. */
function readNpmAudit(document) {
    const refused = npmError(document);
    if (refused !== undefined)
        return { format: 'npm-audit', findings: [], failures: [refused], gaps: [] };
    const findings = npmAdvisories(document);
    const declared = Object.values(recordIn(recordIn(document['metadata'])?.['vulnerabilities']) ?? {});
    const worst = Math.max(0, ...declared.map((each) => numberIn(each) ?? 0));
    if (findings.length === 0 && worst > 0)
        throw new ReportFault('unreadable', `counts ${worst} vulnerabilities and lists none`);
    return { format: 'npm-audit', findings: distinct(findings), failures: [], gaps: [] };
}
/** All advisories; throws ReportFault for an audit that did not happen. */
function npmAdvisories(document) {
    const packages = recordIn(document['vulnerabilities']);
    if (packages !== undefined)
        return newAdvisories(packages);
    const advisories = recordIn(document['advisories']);
    if (advisories !== undefined)
        return oldAdvisories(advisories);
    throw new ReportFault('unreadable', 'is an npm audit without `vulnerabilities`: the audit did not happen');
}
/** What npm writes in place of an audit when the registry does not answer. */
function npmError(document) {
    const { error, message, statusCode } = document;
    if (error === undefined || error === null)
        return undefined;
    const words = [
        textIn(recordIn(error)?.['summary']),
        textIn(recordIn(error)?.['detail']),
        textIn(message),
        textIn(error),
    ];
    const said = words.find((each) => each !== '') ?? `status ${String(statusCode)}`;
    return `is an error, not an audit: ${said.slice(0, 300)}`;
}
/** npm 7 and newer: by package, whose `via` holds the advisories and the names of packages that hold them. */
function newAdvisories(packages) {
    return Object.entries(packages).flatMap(([name, value]) => {
        const entry = recordIn(value) ?? {};
        return recordsIn(entry['via']).map((advisory) => {
            const id = String(advisory['source'] ?? '');
            const known = idsIn(textIn(advisory['url']));
            return finding({
                ids: [...known, id],
                title: textIn(advisory['title']) || `advisory ${id}`,
                severity: (0,domain_findings/* parseSeverity */.lv)(textIn(advisory['severity'])),
                subject: `${textIn(advisory['name']) || name} ${textIn(advisory['range'])}`.trim(),
                fixable: entry['fixAvailable'] !== undefined && entry['fixAvailable'] !== false,
            });
        });
    });
}
/** npm 6, pnpm and Yarn 1: by advisory. */
function oldAdvisories(advisories) {
    return Object.entries(advisories).flatMap(([key, value]) => {
        const advisory = recordIn(value);
        if (advisory === undefined)
            return [];
        const patched = textIn(advisory['patched_versions']);
        return finding({
            ids: [
                textIn(advisory['github_advisory_id']),
                ...textsIn(advisory['cves']),
                ...idsIn(textIn(advisory['url'])),
                key,
            ],
            title: textIn(advisory['title']) || `advisory ${key}`,
            severity: (0,domain_findings/* parseSeverity */.lv)(textIn(advisory['severity'])),
            subject: `${textIn(advisory['module_name'])} ${textIn(advisory['vulnerable_versions'])}`.trim(),
            fixable: patched !== '' && patched !== '<0.0.0',
        });
    });
}
/** Reads `pip-audit --format json`. A dependency that was skipped was not audited. */
function readPipAudit(document) {
    const dependencies = dependenciesIn(document);
    const audited = dependencies.filter((each) => Array.isArray(each['vulns']));
    const skipped = dependencies.length - audited.length;
    const reason = textIn(dependencies.find((each) => each['skip_reason'] !== undefined)?.['skip_reason']).slice(0, 200);
    const why = (0,optional/* phrase */.MZ)(reason !== '', `: ${reason}`);
    const findings = audited.flatMap((dependency) => recordsIn(dependency['vulns']).map((each) => pipFinding(dependency, each)));
    const nothing = `audited none of ${dependencies.length} dependencies${why}`;
    const some = `left out ${skipped} of ${dependencies.length} dependencies${why}`;
    return {
        format: 'pip-audit',
        findings: distinct(findings),
        failures: (0,optional/* present */.Eb)([audited.length === 0 && nothing]),
        gaps: (0,optional/* present */.Eb)([skipped > 0 && audited.length > 0 && some]),
    };
}
/** Older versions write the list alone. */
function dependenciesIn(document) {
    if (Array.isArray(document))
        return recordsIn(document);
    return demandRecords(recordIn(document)?.['dependencies'], 'dependencies');
}
function pipFinding(dependency, vulnerability) {
    const id = textIn(vulnerability['id']);
    return finding({
        ids: [id, ...textsIn(vulnerability['aliases'])],
        title: textIn(vulnerability['description']).split('\n', 1)[0]?.slice(0, 300) || id,
        severity: (0,domain_findings/* parseSeverity */.lv)(textIn(vulnerability['severity'])),
        subject: `${textIn(dependency['name'])} ${textIn(dependency['version'])}`.trim(),
        fixable: (0,json_value/* listOf */.c3)(vulnerability['fix_versions']).length > 0,
    });
}
/** Reads `osv-scanner --format json`; ids that are aliases of one another are one advisory. */
function readOsv(document) {
    const results = demandRecords(document['results'], 'results');
    const findings = results.flatMap((result) => {
        const path = textIn(recordIn(result['source'])?.['path']) || undefined;
        return recordsIn(result['packages']).flatMap((entry) => osvPackage(entry, path));
    });
    return { format: 'osv', findings: distinct(findings), failures: [], gaps: [] };
}
function osvPackage(entry, path) {
    const named = recordIn(entry['package']) ?? {};
    const subject = `${textIn(named['name'])} ${textIn(named['version'])}`.trim();
    const vulnerabilities = recordsIn(entry['vulnerabilities']);
    return groupsOf(entry, vulnerabilities).map((group) => {
        const ids = textsIn(group['ids']);
        const members = vulnerabilities.filter((each) => ids.includes(textIn(each['id'])));
        const score = numberIn(group['max_severity']);
        return finding({
            ids: [...ids, ...textsIn(group['aliases']), ...members.flatMap((each) => textsIn(each['aliases']))],
            title: members.map((each) => textIn(each['summary'])).find((each) => each !== '') ?? ids[0] ?? 'advisory',
            severity: (0,optional/* optional */.lq)(score, domain_findings/* severityOfScore */.FL) ?? wordOf(members),
            subject,
            path,
            fixable: members.some(hasFix),
        });
    });
}
/** Each group is one advisory; without groups each vulnerability is. */
function groupsOf(entry, vulnerabilities) {
    const groups = recordsIn(entry['groups']);
    if (groups.length > 0)
        return groups;
    return vulnerabilities.map((each) => ({ ids: [each['id']], aliases: each['aliases'] }));
}
const wordOf = (members) => members
    .map((each) => (0,domain_findings/* parseSeverity */.lv)(textIn(recordIn(each['database_specific'])?.['severity'])))
    .find((each) => each !== undefined);
const hasFix = (vulnerability) => recordsIn(vulnerability['affected']).some((affected) => recordsIn(affected['ranges']).some((range) => recordsIn(range['events']).some((event) => event['fixed'] !== undefined)));

// EXTERNAL MODULE: ./node_modules/saxes/saxes.js
var saxes = __webpack_require__(9800);
;// CONCATENATED MODULE: ./.build/quality-gate/reports/xml-text.js
// Texts and values of XML as characters: without references, and without what XML forbids. Knows no document.

const entities = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));
/** Test output is full of bytes that XML forbids (terminal colours above all): they spoil a message, never a verdict. */
const harmlessText = (text) => text.toWellFormed().replace(/[^\t\n\r\x20-\ufffd]/g, '\ufffd');
/** The text with what its references stand for; undefined where one is none of XML's own and no number. */
function withoutReferences(text) {
    if (!text.includes('&'))
        return text;
    let isPlain = true;
    const plain = text.replace(/&([^;&]{0,10});?/g, (whole, name) => {
        const letter = (0,optional/* optional */.lq)(whole.endsWith(';'), () => entities.get(name) ?? letterOf(name));
        isPlain &&= letter !== undefined;
        return letter ?? whole;
    });
    if (!isPlain)
        return undefined;
    return plain;
}
/** What a reference by number stands for; one to a character that XML forbids stays as it is written. */
function letterOf(name) {
    const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name) ?? [];
    if (hex === undefined && decimal === undefined)
        return undefined;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (!isAllowed(code))
        return `&${name};`;
    return String.fromCodePoint(code);
}
/** https://www.w3.org/TR/xml/#NT-Char */
const isAllowed = (code) => code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x1_0000 && code <= 0x10_ffff);

;// CONCATENATED MODULE: ./.build/quality-gate/reports/xml-scan.js
// Reads plain XML fast: what report writers write nearly always. Never judges a document: it stops before whatever is not plain,
// and whoever asked reads on from there with a parser that knows all of XML.

/** Kinds of characters, as bits. */
const nameStart = 1;
const nameRest = 2;
const space = 4;
/** Has a meaning inside of a value: it ends it, escapes, is folded to a space, or is forbidden. */
const special = 8;
const kinds = new Uint8Array(65_536);
const allow = (letters, kind) => {
    for (const letter of letters)
        kinds[letter.charCodeAt(0)] = (kinds[letter.charCodeAt(0)] ?? 0) | kind;
};
kinds.fill(nameStart | nameRest, 0x41, 0x5b);
kinds.fill(nameStart | nameRest, 0x61, 0x7b);
kinds.fill(nameRest, 0x30, 0x3a);
// What XML forbids, and halves of characters, which may stand alone.
kinds.fill(special, 0, 0x20);
kinds.fill(special, 0xd800, 0xe000);
kinds.fill(special, 0xfffe);
allow('_:', nameStart | nameRest);
allow('-.', nameRest);
allow('\t\n\r ', space);
allow('&<', special);
const isKind = (code, kind) => (kinds[code] & kind) !== 0;
const gt = 0x3e;
const slash = 0x2f;
const equals = 0x3d;
const quote = 0x22;
const apostrophe = 0x27;
/** More of a text is needed to read on. */
const more = -1;
/** What comes is not plain. */
const strange = -2;
const declaration = /<\?xml[ \t\r\n]+version=(?:"1\.0"|'1\.0')(?:[ \t\r\n]+encoding=(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:[ \t\r\n]+standalone=(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>/y;
const doctype = /<!DOCTYPE[ \t\r\n]+[A-Za-z]+(?:[ \t\r\n]+(?:SYSTEM|PUBLIC[ \t\r\n]+"[^"<>]*")[ \t\r\n]+(?:"[^"<>]*"|'[^'<>]*'))?[ \t\r\n]*>/y;
/** Longer than any reference that is plain. */
const longestReference = 10;
/** Scans one document. */
class XmlScanner {
    /** Names of the open elements as they are written, the root first. */
    open = [];
    /** True once the root element was closed. */
    ended = false;
    /** True once a DOCTYPE was read. */
    doctype = false;
    /** True once anything but white space was read. */
    began = false;
    /** True when what comes is not plain. */
    stuck = false;
    listener;
    names = new Names();
    inData = false;
    constructor(listener) {
        this.listener = listener;
    }
    /** Reads text as far as it can; gives the place where reading must begin again. */
    scan(rest, piece) {
        // In one string of its own, which is read several times faster than two strings that were added. NUL ends it: who asks for a character
        // behind the end of a string makes V8 read that place slowly ever after.
        const text = [rest, piece, '\0'].join('');
        const last = text.length - 1;
        let at = 0;
        for (;;) {
            if (this.inData)
                at = this.readData(text, at);
            if (this.inData)
                return at;
            const tag = text.indexOf('<', at);
            const end = tag < 0 ? last : tag;
            if (end > at)
                at = this.readText(text, at, end);
            if (at !== tag)
                return at;
            const next = this.readMarkup(text, tag);
            if (next < 0)
                this.stuck = next === strange;
            if (next < 0)
                return tag;
            this.began = true;
            at = next;
        }
    }
    /** Reads text up to `end`, where a tag begins or the piece ends; gives the place up to which it is whole. */
    readText(text, from, end) {
        let kind = 0;
        let others = 0;
        for (let at = from; at < end; at++) {
            const each = kinds[text.charCodeAt(at)] ?? 0;
            kind |= each;
            if ((each & space) === 0)
                others += 1;
        }
        if (this.open.length === 0) {
            this.stuck = others > 0;
            if (this.stuck)
                return from;
            return end;
        }
        if (others === 0 && !this.listener.listening)
            return end;
        const whole = wholeEnd(text, from, end);
        const piece = text.slice(from, whole);
        const plain = plainText(piece, kind);
        this.stuck = plain === undefined || piece.includes(']]>');
        if (this.stuck || plain === undefined)
            return from;
        if (plain !== '' && this.listener.listening)
            this.listener.text(plain);
        return whole;
    }
    /** Reads CDATA up to its end, or as far as the piece goes. */
    readData(text, from) {
        const end = text.indexOf(']]>', from);
        const whole = end < 0 ? wholeEnd(text, from, text.length - 1) : end;
        if (whole > from && this.listener.listening)
            this.listener.text(harmlessText(text.slice(from, whole).replace(/\r\n?/g, '\n')));
        this.inData = end < 0;
        if (this.inData)
            return whole;
        return end + 3;
    }
    readMarkup(text, tag) {
        const code = text.charCodeAt(tag + 1);
        if (code === slash)
            return this.readClose(text, tag);
        if (isKind(code, nameStart))
            return this.readOpen(text, tag);
        if (text.length - 1 - tag < 9)
            return more;
        if (text.startsWith('<!--', tag))
            return readComment(text, tag);
        if (text.startsWith('<![CDATA[', tag) && this.open.length > 0) {
            this.inData = true;
            return tag + 9;
        }
        return this.readHead(text, tag);
    }
    /** Reads the XML declaration, or a DOCTYPE that declares nothing itself. */
    readHead(text, tag) {
        if (this.open.length > 0 || this.ended)
            return strange;
        if (!text.includes('>', tag))
            return more;
        if (text.startsWith('<!DOCTYPE', tag))
            return this.readDoctype(text, tag);
        if (this.began || tag > 0)
            return strange;
        return endOf(declaration, text, tag);
    }
    readDoctype(text, tag) {
        if (this.doctype)
            return strange;
        const end = endOf(doctype, text, tag);
        this.doctype = end >= 0;
        return end;
    }
    readClose(text, tag) {
        const name = this.open.at(-1) ?? '';
        const end = tag + 2 + name.length;
        if (end >= text.length - 1)
            return text.includes('>', tag) ? strange : more;
        if (name === '' || !text.startsWith(name, tag + 2) || text.charCodeAt(end) !== gt)
            return strange;
        this.closeLast();
        return end + 1;
    }
    closeLast() {
        const name = this.open.pop() ?? '';
        this.ended = this.open.length === 0;
        this.listener.close(name);
    }
    readOpen(text, tag) {
        if (this.ended)
            return strange;
        const attributes = {};
        let at = this.names.endOf(text, tag + 1);
        const name = this.names.last;
        while (isKind(text.charCodeAt(at), space)) {
            while (isKind(text.charCodeAt(at), space))
                at++;
            if (!isKind(text.charCodeAt(at), nameStart))
                break;
            at = this.readAttribute(text, at, attributes);
            if (at < 0)
                return at;
        }
        const closes = text.charCodeAt(at) === slash;
        if (closes)
            at++;
        if (text.charCodeAt(at) !== gt)
            return at >= text.length - 1 ? more : strange;
        this.open.push(name);
        this.listener.open(name, attributes);
        if (closes)
            this.closeLast();
        return at + 1;
    }
    readAttribute(text, from, into) {
        let at = this.names.endOf(text, from);
        const name = this.names.last;
        if (at + 1 >= text.length - 1)
            return more;
        const mark = text.charCodeAt(at + 1);
        // A name that every object has is not plain either.
        if (text.charCodeAt(at) !== equals || (mark !== quote && mark !== apostrophe) || into[name] !== undefined)
            return strange;
        const start = at + 2;
        let kind = 0;
        const last = text.length - 1;
        for (at = start; at < last; at++) {
            const code = text.charCodeAt(at);
            if (code === mark)
                break;
            kind |= kinds[code];
        }
        if (at === last)
            return more;
        const plain = plainValue(text.slice(start, at), kind);
        if (plain === undefined)
            return strange;
        into[name] = plain;
        return at + 1;
    }
}
/** Longer names are not remembered. */
const longestKnown = 100;
/** Names as they were met before: a report has few, and a name that is known costs no text of its own. */
class Names {
    last = '';
    known = new Array(1024).fill('');
    /** The place after the name that begins here; `last` is the name. */
    endOf(text, from) {
        let hash = 0;
        let at = from;
        for (let code = text.charCodeAt(at); isKind(code, nameRest); code = text.charCodeAt(++at))
            hash = (Math.imul(hash, 31) + code) | 0;
        const slot = hash & 1023;
        const known = this.known[slot] ?? '';
        const isKnown = known.length === at - from && text.startsWith(known, from);
        this.last = isKnown ? known : Buffer.from(text.slice(from, at)).toString();
        if (at - from <= longestKnown)
            this.known[slot] = this.last;
        return at;
    }
}
/** Where a piece must be cut, because what comes next may belong to its last characters. Before a tag nothing comes. */
function wholeEnd(text, from, end) {
    if (end < text.length - 1)
        return end;
    const tail = Math.max(from, end - longestReference - 2);
    const reference = text.lastIndexOf('&', end);
    if (reference >= tail && !text.includes(';', reference))
        return reference;
    let whole = end;
    while (whole > from && end - whole < 2 && /[\]\r]/.test(text[whole - 1] ?? ''))
        whole--;
    return whole;
}
function readComment(text, tag) {
    const end = text.indexOf('--', tag + 4);
    if (end < 0 || end + 2 >= text.length - 1)
        return more;
    if (text.charCodeAt(end + 2) !== gt)
        return strange;
    return end + 3;
}
function endOf(pattern, text, at) {
    pattern.lastIndex = at;
    if (!pattern.test(text))
        return strange;
    return pattern.lastIndex;
}
/** A value without references, its line breaks as spaces; undefined when that is not plain. `kind`: of all its characters. */
function plainValue(value, kind) {
    if ((kind & special) === 0)
        return value;
    if (value.includes('<'))
        return undefined;
    return withoutReferences(harmlessText(value.replace(/\r\n|[\t\n\r]/g, ' ')));
}
/** A text without references; undefined when that is not plain. `kind`: of all its characters. */
function plainText(text, kind) {
    if ((kind & special) === 0)
        return text;
    return withoutReferences(harmlessText(text.replace(/\r\n?/g, '\n')));
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/xml.js
// Reads XML piece by piece: elements with their parents, and text where somebody asks for it.
// Never expands an entity of a DOCTYPE and never opens anything that a document names.





/** Deeper than any report nests. */
const deepest = 250;
/** More attributes than any element has, and longer ones: saxes holds them whole. */
const longestTag = 32 * 1024 * 1024;
/** What the scanner holds back at most: longer tags and comments are for saxes, which reads them piece by piece. */
const longestRest = 64 * 1024;
// An entity that a DOCTYPE declares stays as it is written.
const unexpanded = /undefined entity\.$/;
// A reference to a character that XML forbids, and what the text filter leaves.
const harmless = /disallowed character\.$|malformed character entity\.$/;
const suspicious = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/;
/** The parser of a report that is one XML document. Throws ReportFault when it is not well-formed. */
function xmlParser(collector) {
    const document = new Document(collector);
    return { write: (text) => document.write(text), end: () => document.end() };
}
/** A document: the scanner reads it as long as it is plain, and saxes from there on. */
class Document {
    scanner = new XmlScanner(this);
    parents = [];
    collector;
    place = new Place();
    saxes;
    /** What the scanner could not read yet. */
    rest = '';
    started = false;
    /** A high surrogate at the end of a piece waits for its other half. */
    half = '';
    sinceTag = 0;
    constructor(collector) {
        this.collector = collector;
    }
    get listening() {
        return this.collector.listening;
    }
    write(text) {
        let piece = this.half + text;
        this.half = '';
        if (isHalf(piece.charCodeAt(piece.length - 1))) {
            this.half = piece.slice(-1);
            piece = piece.slice(0, -1);
        }
        // White space before the declaration is a fault of XML, and common.
        if (!this.started)
            piece = piece.replace(/^[\s\ufeff]+/, '');
        if (piece !== '')
            this.take(piece);
    }
    take(piece) {
        this.started = true;
        if (this.saxes !== undefined)
            this.writeOn(this.saxes, piece);
        else
            this.scan(piece);
    }
    end() {
        if (this.half !== '')
            this.take('\ufffd');
        // Whoever has a rest at the end, or an open element, did not read a whole document: saxes says why.
        if (this.saxes === undefined && (this.rest !== '' || !this.scanner.ended))
            this.handOver(this.rest);
        this.saxes?.close();
        return this.collector.report();
    }
    open(rawName, attributes) {
        const name = localName(rawName);
        this.sinceTag = 0;
        if (this.parents.length >= deepest)
            throw new ReportFault('unreadable', `nests elements more than ${deepest} deep`);
        this.collector.open(name, attributes, this.parents);
        this.parents.push(name);
    }
    close(rawName) {
        this.sinceTag = 0;
        this.parents.pop();
        this.collector.close(localName(rawName), this.parents);
    }
    text(piece) {
        this.collector.text(piece);
    }
    scan(piece) {
        const at = this.scanner.scan(this.rest, piece);
        const inPiece = at - this.rest.length;
        this.place.pass(this.rest, at);
        this.place.pass(piece, inPiece);
        this.rest = inPiece < 0 ? this.rest.slice(at) + piece : piece.slice(inPiece);
        if (this.scanner.stuck || this.rest.length > longestRest)
            this.handOver(this.rest);
    }
    handOver(text) {
        this.saxes = new SaxesReader(this, this.scanner, this.place);
        this.rest = '';
        if (text !== '')
            this.writeOn(this.saxes, text);
    }
    writeOn(saxes, piece) {
        this.sinceTag += piece.length;
        if (this.sinceTag > longestTag && !this.collector.listening)
            throw new ReportFault('unreadable', `has no tag in ${Math.round(longestTag / 1024 / 1024)} MB`);
        saxes.write(suspicious.test(piece) ? harmlessText(piece) : piece);
    }
}
/** Where a document is read, for messages. */
class Place {
    line = 1;
    column = 0;
    /** Goes on to the place `end` in a text, or to its end. */
    pass(text, upTo) {
        const end = Math.min(upTo, text.length);
        if (end <= 0)
            return;
        let lineStart = -1;
        for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
            this.line += 1;
            lineStart = at + 1;
        }
        if (lineStart < 0)
            this.column += end;
        else
            this.column = end - lineStart;
    }
}
/** Reads on in the middle of a document, with all that XML allows. */
class SaxesReader {
    parser = new saxes/* SaxesParser */.wT({ xmlns: false });
    listener;
    doctype;
    constructor(listener, scanner, { line, column }) {
        this.listener = listener;
        this.doctype = scanner.doctype;
        this.parser.write(pathTo(scanner));
        Object.assign(this.parser, { line, column });
        this.parser.on('doctype', () => {
            this.doctype = true;
        });
        this.parser.on('cdata', (piece) => {
            if (listener.listening)
                listener.text(piece);
        });
        this.parser.on('opentag', ({ name, attributes }) => {
            listener.open(name, attributes);
            this.tune();
        });
        this.parser.on('closetag', ({ name }) => {
            listener.close(name);
            this.tune();
        });
        this.parser.on('error', ({ message }) => this.complain(message));
        this.tune();
    }
    write(piece) {
        this.parser.write(piece);
    }
    close() {
        this.parser.close();
    }
    text = (piece) => this.listener.text(piece);
    tune() {
        if (this.listener.listening)
            this.parser.on('text', this.text);
        else
            this.parser.off('text');
    }
    complain(message) {
        if (harmless.test(message) || (this.doctype && unexpanded.test(message)))
            return;
        throw new ReportFault('unreadable', `is not well-formed XML (line:column: what) ${message.slice(0, 200)}`);
    }
}
/** The shortest document that leads to where a scanner is: behind the same head, inside of the same elements or behind the root. */
function pathTo({ began, doctype, ended, open }) {
    const head = `${(0,optional/* phrase */.MZ)(began, '\n')}${(0,optional/* phrase */.MZ)(doctype, '<!DOCTYPE a>')}`;
    if (ended)
        return `${head}<a/>`;
    return head + open.map((name) => `<${name}>`).join('');
}
/** A number in an attribute, 0 when it is absent; throws ReportFault for what is no number. `format` names the format. */
function numberInAttribute(text, format) {
    const value = Number((text ?? '0').trim());
    if (Number.isFinite(value))
        return value;
    throw new ReportFault('unreadable', `is not valid ${format}: "${text?.slice(0, 40)}" is not a number`);
}
/** A line number from 1 in an attribute; undefined for anything else. */
function lineIn(text) {
    const line = Number(text ?? 0);
    if (Number.isInteger(line) && line > 0)
        return line;
    return undefined;
}
const isHalf = (code) => code >= 0xd800 && code <= 0xdbff;
const localName = (name) => name.slice(name.indexOf(':') + 1);

;// CONCATENATED MODULE: ./.build/quality-gate/reports/findings/lint.js
// Reads the reports of linters: ESLint's JSON (https://eslint.org/docs/latest/use/formatters/#json) and Checkstyle XML, which many linters write.







/** Reads ESLint's JSON. Throws ReportFault when it lists no file, or fewer errors than it counts. */
function readEslint(document) {
    const files = recordsIn(document);
    if (files.length === 0)
        throw new ReportFault('empty', 'lists no file: nothing was linted');
    const findings = [];
    for (const file of files) {
        const messages = recordsIn(file['messages']);
        const declared = countIn(file['errorCount'] ?? 0, 'errorCount');
        const errors = messages.filter(isError);
        if (declared > errors.length)
            throw new ReportFault('unreadable', `counts ${declared} errors in a file and lists ${errors.length}`);
        const path = textIn(file['filePath']);
        for (const message of messages)
            findings.push(eslintFinding(message, path));
    }
    return { format: 'eslint', findings, failures: [], gaps: [] };
}
const isError = (message) => message['severity'] === 2 || message['fatal'] === true;
/** A message without a rule is one of ESLint itself. */
function eslintFinding(message, path) {
    const own = message['fatal'] === true ? 'parse-error' : 'eslint';
    return finding({
        ids: [textIn(message['ruleId']) || own],
        title: textIn(message['message']),
        severity: isError(message) ? 'high' : 'medium',
        path,
        line: numberIn(message['line']),
    });
}
/** Collects one Checkstyle document. */
class CheckstyleCollector {
    findings = [];
    failures = [];
    file = '';
    exception;
    get listening() {
        return this.exception !== undefined;
    }
    open(name, attributes) {
        if (name === 'file')
            this.file = ownText(attributes['name'] ?? '');
        else if (name === 'error')
            this.findings.push(this.findingOf(attributes));
        else if (name === 'exception')
            this.exception = '';
    }
    close(name) {
        if (name !== 'exception')
            return;
        const why = (this.exception ?? '').trim().split('\n', 1)[0]?.slice(0, 200) ?? '';
        this.failures.push(`says that the linter failed on "${this.file}"${(0,optional/* phrase */.MZ)(why !== '', `: ${why}`)}`);
        this.exception = undefined;
    }
    text(piece) {
        if (this.exception !== undefined && this.exception.length < 2000)
            this.exception += piece;
    }
    report() {
        return { format: 'checkstyle', findings: this.findings, failures: this.failures, gaps: [] };
    }
    findingOf(attributes) {
        const source = ownText(attributes['source'] ?? '');
        return finding({
            ids: [source || 'checkstyle', source.split('.').at(-1) ?? ''],
            title: ownText(attributes['message'] ?? ''),
            severity: attributes['severity'] === 'ignore' ? 'none' : (0,domain_findings/* parseSeverity */.lv)(attributes['severity'] ?? 'error'),
            path: this.file,
            line: lineIn(attributes['line']),
        });
    }
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/findings/sarif.js
// Reads SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html): suppressions, default levels, security severities, and
// whether the tool says that it ended well.






const levels = { error: 'high', warning: 'medium', note: 'low', none: 'none' };
/** Reads one log. Throws ReportFault when no run is in it. */
function readSarif(document) {
    const runs = demandRecords(document['runs'], 'runs');
    if (runs.length === 0)
        throw new ReportFault('empty', 'holds no run of any tool (`runs` is empty)');
    return {
        format: 'sarif',
        findings: runs.flatMap(findingsOf),
        failures: runs.flatMap(failuresOf),
        gaps: [],
    };
}
function failuresOf(run) {
    const tool = textIn(driverOf(run)['name']) || 'the tool';
    const results = (0,optional/* present */.Eb)([!Array.isArray(run['results']) && `holds no results of ${tool}: it did not scan`]);
    const failed = recordsIn(run['invocations']).flatMap((invocation) => {
        const notes = [
            ...recordsIn(invocation['toolExecutionNotifications']),
            ...recordsIn(invocation['toolConfigurationNotifications']),
        ].filter((note) => note['level'] === 'error');
        const words = notes.map((note) => messageOf(note)).filter((each) => each !== '');
        const why = (0,optional/* phrase */.MZ)(words.length > 0, `: ${words.slice(0, 3).join('; ').slice(0, 400)}`);
        if (invocation['executionSuccessful'] === false)
            return [`says that ${tool} did not end well${why}`];
        if (notes.length > 0)
            return [`says that ${tool} met an error${why}`];
        return [];
    });
    return [...results, ...failed];
}
function findingsOf(run) {
    const rules = new Rules(run);
    return recordsIn(run['results'])
        .filter((result) => !isSuppressed(result) && result['baselineState'] !== 'absent')
        .filter((result) => (result['kind'] ?? 'fail') === 'fail')
        .map((result) => findingOf(result, rules, run));
}
/** A suppression counts unless it is only asked for, or was refused (3.35.3). */
const isSuppressed = (result) => recordsIn(result['suppressions']).some((each) => ['accepted', undefined].includes(each['status']));
function findingOf(result, rules, run) {
    const rule = rules.find(result);
    const id = textIn(result['ruleId']) || textIn(recordIn(result['rule'])?.['id']) || textIn(rule['id']);
    const location = recordIn(recordsIn(result['locations'])[0]?.['physicalLocation']);
    const artifact = recordIn(location?.['artifactLocation']);
    return finding({
        ids: [id, ...idsIn(id), ...aliasesOf(rule)],
        title: messageOf(result, rule) || textIn(rule['name']) || id,
        severity: sarif_severityOf(result, rule),
        path: pathOf(artifact, run),
        line: numberIn(recordIn(location?.['region'])?.['startLine']),
    });
}
/** Other ids of a rule: former ones (3.49.4), where OSV-Scanner has its aliases, and a CVE in its name or, of govulncheck, among its tags. */
const aliasesOf = (rule) => [
    ...textsIn(rule['deprecatedIds']),
    ...idsIn(textIn(rule['name'])),
    ...textsIn(recordIn(rule['properties'])?.['tags']).flatMap(idsIn),
];
/** A score above zero, then the tool's own word, then the level, which falls back to the rule's and to `warning` (3.27.10). */
function sarif_severityOf(result, rule) {
    const own = recordIn(result['properties']) ?? {};
    const ruled = recordIn(rule['properties']) ?? {};
    const score = numberIn(own['security-severity']) || numberIn(ruled['security-severity']);
    // Trivy and Grype write 0.0 where nobody has scored, which is no word about how bad it is.
    if (score === 0 && textsIn(ruled['tags']).includes('UNKNOWN'))
        return undefined;
    const scored = (0,optional/* optional */.lq)(score !== 0 && score, domain_findings/* severityOfScore */.FL);
    const word = textIn(own['issue_severity'] ?? own['severity'] ?? ruled['issue_severity']);
    const level = textIn(result['level'] ?? recordIn(rule['defaultConfiguration'])?.['level']) || 'warning';
    return scored ?? (0,domain_findings/* parseSeverity */.lv)(word) ?? levels[level];
}
function messageOf(holder, rule = {}) {
    const message = recordIn(holder['message']) ?? {};
    const own = textIn(message['text']) || textIn(message['markdown']);
    if (own !== '')
        return own;
    const template = textIn(recordIn(recordIn(rule['messageStrings'])?.[textIn(message['id'])])?.['text']);
    return template.replace(/\{(\d{1,2})\}/g, (_whole, at) => textIn((0,json_value/* listOf */.c3)(message['arguments'])[Number(at)]));
}
function pathOf(artifact, run) {
    const indexed = recordIn(recordsIn(run['artifacts'])[numberIn(artifact?.['index']) ?? -1]?.['location']);
    const uri = textIn(artifact?.['uri']) || textIn(indexed?.['uri']);
    if (uri === '')
        return undefined;
    const base = textIn(artifact?.['uriBaseId']);
    const root = textIn(recordIn(recordIn(run['originalUriBaseIds'])?.[base])?.['uri']);
    if (root === '' || /^\w+:|^\//.test(uri))
        return uri;
    return `${root.replace(/\/?$/, '/')}${uri}`;
}
const driverOf = (run) => recordIn(recordIn(run['tool'])?.['driver']) ?? {};
class Rules {
    components;
    byId = new Map();
    constructor(run) {
        const extensions = recordsIn(recordIn(run['tool'])?.['extensions']);
        this.components = [driverOf(run), ...extensions].map((each) => recordsIn(each['rules']));
        for (const rule of this.components.flat())
            this.byId.set(textIn(rule['id']), rule);
    }
    /** The rule of a result: by component and index, by index, by id, by the head of a hierarchical id. */
    find(result) {
        const reference = recordIn(result['rule']) ?? {};
        const extension = numberIn(recordIn(reference['toolComponent'])?.['index']) ?? -1;
        const index = numberIn(reference['index'] ?? result['ruleIndex']) ?? -1;
        // The driver comes before the extensions, and has the rules of which no component is named.
        const indexed = this.components[extension + 1]?.[index];
        const id = textIn(result['ruleId']) || textIn(reference['id']);
        return indexed ?? this.byId.get(id) ?? this.byId.get(id.split('/')[0] ?? '') ?? {};
    }
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/findings/scanner.js
// Reads what image and dependency scanners write: Trivy, Grype and Snyk JSON.





/** Reads `trivy … --format json` (https://trivy.dev/latest/docs/configuration/reporting/#json). `Results: null` is a clean scan only of schema 2. */
function readTrivy(document) {
    const findings = demandRecords(trivyResults(document), 'Results').flatMap(trivyTarget);
    return { format: 'trivy', findings: distinct(findings), failures: [], gaps: [] };
}
/** Schema 1 was the list alone. */
function trivyResults(document) {
    if (Array.isArray(document))
        return document;
    const { SchemaVersion: version, Results: results } = document;
    if (numberIn(version) === undefined)
        throw new ReportFault('unreadable', 'has no SchemaVersion: it is cut short, or is not a Trivy report');
    return results ?? [];
}
function trivyTarget(result) {
    const path = textIn(result['Target']) || undefined;
    const vulnerabilities = recordsIn(result['Vulnerabilities']).map((each) => {
        const id = textIn(each['VulnerabilityID']);
        return finding({
            ids: [id, ...textsIn(each['VendorIDs'])],
            title: textIn(each['Title']) || id,
            severity: (0,domain_findings/* parseSeverity */.lv)(textIn(each['Severity'])),
            subject: `${textIn(each['PkgName'])} ${textIn(each['InstalledVersion'])}`.trim(),
            path,
            fixable: textIn(each['FixedVersion']) !== '',
        });
    });
    return [...vulnerabilities, ...trivyCode(result, path)];
}
/** Misconfigurations, secrets and licences: what stands in files. */
function trivyCode(result, path) {
    const wrong = recordsIn(result['Misconfigurations']).filter((each) => (each['Status'] ?? 'FAIL') === 'FAIL');
    const inFile = [...wrong, ...recordsIn(result['Secrets'])].map((each) => finding({
        ids: [textIn(each['ID']), textIn(each['AVDID']), textIn(each['RuleID'])],
        title: textIn(each['Title']) || textIn(each['Message']),
        severity: (0,domain_findings/* parseSeverity */.lv)(textIn(each['Severity'])),
        path,
        line: numberIn(each['StartLine'] ?? recordIn(each['CauseMetadata'])?.['StartLine']),
    }));
    const licences = recordsIn(result['Licenses']).map((each) => finding({
        ids: [textIn(each['Name'])],
        title: `licence ${textIn(each['Name'])}`,
        severity: (0,domain_findings/* parseSeverity */.lv)(textIn(each['Severity'])),
        subject: textIn(each['PkgName']) || undefined,
        path: textIn(each['FilePath']) || path,
    }));
    return [...inFile, ...licences];
}
/** Reads `grype -o json` (https://github.com/anchore/grype). */
function readGrype(document) {
    const findings = demandRecords(document['matches'], 'matches').map((match) => {
        const vulnerability = recordIn(match['vulnerability']) ?? {};
        const artifact = recordIn(match['artifact']) ?? {};
        const related = recordsIn(match['relatedVulnerabilities']).map((each) => textIn(each['id']));
        const fix = recordIn(vulnerability['fix']) ?? {};
        const id = textIn(vulnerability['id']);
        return finding({
            ids: [id, ...related],
            title: textIn(vulnerability['description']).split('\n', 1)[0]?.slice(0, 300) || id,
            severity: (0,domain_findings/* parseSeverity */.lv)(textIn(vulnerability['severity'])),
            subject: `${textIn(artifact['name'])} ${textIn(artifact['version'])}`.trim(),
            path: textIn(recordsIn(artifact['locations'])[0]?.['path']) || undefined,
            fixable: fix['state'] === 'fixed' || (0,json_value/* listOf */.c3)(fix['versions']).length > 0,
        });
    });
    return { format: 'grype', findings: distinct(findings), failures: [], gaps: [] };
}
/** Reads `snyk test --json`: one project, or a list of them. */
function readSnyk(document) {
    const projects = recordsIn([document].flat());
    const all = projects.flatMap((each) => [each, ...recordsIn(each['applications'])]);
    if (all.length === 0)
        throw new ReportFault('empty', 'lists no project: nothing was tested');
    const failures = all.flatMap((project) => snykFailure(project) ?? []);
    const findings = all.flatMap((project) => recordsIn(project['vulnerabilities']).map((each) => snykFinding(each, project)));
    return { format: 'snyk', findings: distinct(findings), failures, gaps: [] };
}
/** Why a project was not tested, or lists less than it counts. */
function snykFailure(project) {
    const error = textIn(project['error']) || textIn(recordIn(project['error'])?.['message']);
    if (error !== '')
        return `is an error, not a test result: ${error.slice(0, 300)}`;
    if (!Array.isArray(project['vulnerabilities']))
        return 'says nothing: `vulnerabilities` is missing';
    const isRed = project['ok'] === false || (numberIn(project['uniqueCount']) ?? 0) > 0;
    const isFiltered = recordIn(project['filtered']) !== undefined;
    const isEmpty = project['vulnerabilities'].length === 0;
    if (isRed && isEmpty && !isFiltered)
        return 'says that the project is not ok, and lists no vulnerability';
    return undefined;
}
function snykFinding(vulnerability, project) {
    const identifiers = recordIn(vulnerability['identifiers']) ?? {};
    const id = textIn(vulnerability['id']);
    const name = textIn(vulnerability['packageName']) || textIn(vulnerability['moduleName']) || textIn(vulnerability['name']);
    return finding({
        ids: [id, ...textsIn(identifiers['CVE']), ...textsIn(identifiers['GHSA'])],
        title: textIn(vulnerability['title']) || id,
        severity: (0,domain_findings/* parseSeverity */.lv)(textIn(vulnerability['severity'])),
        subject: `${name} ${textIn(vulnerability['version'])}`.trim(),
        path: textIn(project['displayTargetFile']) || undefined,
        fixable: vulnerability['isUpgradable'] === true ||
            vulnerability['isPatchable'] === true ||
            (0,json_value/* listOf */.c3)(vulnerability['fixedIn']).length > 0,
    });
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/unread-format.js
// Names formats that are not read, and says what to write instead. Words only.


const known = 'tests: JUnit XML, TRX, TAP, go test -json; coverage: lcov, Cobertura, JaCoCo, Clover, Istanbul, Go cover profile, coverage.py JSON, SimpleCov, llvm-cov; findings: SARIF, ESLint JSON, Checkstyle, npm audit, Trivy, Snyk, OSV, pip-audit, Grype';
const instead = (what, write) => `is ${what}, which is not supported: write ${write}`;
const roots = {
    'test-run': ['NUnit XML', 'TRX (`dotnet test --logger trx`) or JUnit (JunitXml.TestLogger)'],
    'test-results': ['NUnit 2 XML', 'TRX (`dotnet test --logger trx`) or JUnit (JunitXml.TestLogger)'],
    assemblies: ['xUnit.net XML', 'TRX (`dotnet test --logger trx`) or JUnit (JunitXml.TestLogger)'],
    CoverageSession: ['OpenCover XML', 'Cobertura (`--collect:"XPlat Code Coverage"`)'],
    Root: ['dotCover XML', 'Cobertura'],
    results: ['.NET or Visual Studio coverage XML', 'Cobertura (`dotnet-coverage merge -f cobertura`)'],
    testExecutions: ['SonarQube generic test XML', 'JUnit XML'],
    coverage: ['SonarQube generic coverage XML', 'lcov or Cobertura'],
    'testng-results': ['TestNG XML', 'JUnit XML (TestNG and Surefire write that, too)'],
    BugCollection: ['SpotBugs XML', 'SARIF (`-sarif`)'],
    pmd: ['PMD XML', 'SARIF (`-f sarif`)'],
    'failsafe-summary': ["Failsafe's summary", 'the pattern `**/TEST-*.xml`'],
    issues: ['Android Lint XML', 'SARIF (`sarifReport true`)'],
    robot: ['Robot Framework XML', 'JUnit XML (`--xunit`)'],
    phpunit: ['PHPUnit coverage XML', 'Clover or Cobertura (`--coverage-clover`)'],
};
const byRoot = new Map(Object.entries(roots));
/** What to say of an XML document with this root element. */
function foreignXml(root) {
    const entry = byRoot.get(root);
    if (entry !== undefined)
        return instead(...entry);
    return `is not a known kind of report: its root element is <${root.slice(0, 60)}> (known: ${known})`;
}
/** What to say of a JSON document of this shape. */
function foreignJson(document) {
    const has = (...keys) => keys.every((key) => Object.hasOwn(document, key));
    if (has('numTotalTests'))
        return instead("Jest's JSON", 'JUnit XML (jest-junit)');
    if (has('stats', 'results') || has('stats', 'tests'))
        return instead("Mocha's JSON", 'JUnit XML (mocha-junit-reporter)');
    if (has('config', 'suites'))
        return instead("Playwright's JSON", "JUnit XML (`reporter: 'junit'`)");
    if (has('created', 'exitcode', 'summary'))
        return instead('pytest-json-report', 'JUnit XML (`--junitxml`)');
    if (Array.isArray(document['result']) && recordIn(document['result'][0])?.['scriptId'] !== undefined)
        return instead("V8's raw coverage", 'lcov (`c8 report --reporter=lcov`)');
    if (has('bomFormat') || has('spdxVersion'))
        return instead('a bill of materials', 'the report of a scanner that reads it (Grype, Trivy, osv-scanner)');
    if (has('elements'))
        return instead("Cucumber's JSON", 'JUnit XML (`--format junit`)');
    if (has('current_working_directory', 'files') || has('gcovr/format_version'))
        return instead("gcov's or gcovr's JSON", 'Cobertura (`gcovr --cobertura`)');
    if (has('results', 'errors', 'paths'))
        return instead("Semgrep's JSON", 'SARIF (`--sarif`)');
    if (has('database', 'lockfile', 'vulnerabilities'))
        return instead("cargo-audit's JSON", 'SARIF (`cargo audit --format sarif`)');
    if (has('results', 'metrics'))
        return instead("Bandit's JSON", 'SARIF (`-f sarif`)');
    const keys = Object.keys(document)
        .slice(0, 4)
        .map((key) => `"${key.slice(0, 40)}"`);
    return `is JSON, but not a known kind of report: it has ${keys.join(', ') || 'no keys'} (known: ${known})`;
}
const streams = [
    [
        /^\{"(?:value":"[^"]*","children":\{"ID"|type":"(?:audit\w+|info)","data"):/,
        "Yarn's audit",
        'the report of a scanner that reads yarn.lock (osv-scanner, Trivy), or let the exit code of a gate decide',
    ],
    [/^\{\s*"config":\s*\{\s*"protocol_version"/, "govulncheck's JSON", 'SARIF (`-format sarif`)'],
];
/** What to say of a stream of JSON documents that starts so; undefined when it may be one document. */
function foreignStream(start) {
    const found = streams.find(([mark]) => mark.test(start));
    return (0,optional/* optional */.lq)(found, ([, what, write]) => instead(what, write));
}
const starts = [
    ['SQLite format 3', "coverage.py's own database", 'its JSON (`coverage json`) or XML (`coverage xml`)'],
    [/^<(?:!doctype )?html/i, 'an HTML page', "the same tool's report for machines (XML or JSON)"],
    ['PK\u0003\u0004', 'a ZIP archive', 'the report itself: unpack it first'],
    ['\u001f', 'a compressed file', 'the report itself: unpack it first'],
    ['\u0001', "a binary file, such as JaCoCo's .exec", 'JaCoCo XML (`jacoco:report`)'],
    ['##teamcity[', 'TeamCity service messages', 'JUnit XML'],
    [/^=+ test session starts/m, "pytest's console output", 'JUnit XML (`--junitxml`)'],
    [/^(?:=== RUN|--- (?:PASS|FAIL)|ok {2}\t)/m, "go test's console output", '`go test -json` or JUnit (gotestsum)'],
];
/** What to say of a text that starts so. */
function foreignText(start) {
    const text = start.replace(/^[\s\ufeff]+/, '').slice(0, 4000);
    const found = starts.find(([mark]) => (typeof mark === 'string' ? text.startsWith(mark) : mark.test(text)));
    if (found !== undefined)
        return instead(found[1], found[2]);
    return `is not a known kind of report: it starts with ${JSON.stringify(text.slice(0, 40))} (known: ${known})`;
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/json-format.js
// Chooses the reader of a JSON report by its shape.













/** The report in a JSON document; throws ReportFault for a shape that is not read. */
function readJson(document) {
    if (Array.isArray(document))
        return findings(listReport(document));
    const record = recordIn(document);
    if (record === undefined || Object.keys(record).length === 0)
        throw new ReportFault('empty', 'says nothing: it is an empty document');
    const scan = findingsIn(record);
    if (scan !== undefined)
        return findings(scan);
    const coverage = coverageIn(record);
    if (coverage !== undefined)
        return { kind: 'coverage', report: coverage };
    throw new ReportFault('unreadable', foreignJson(record));
}
const findings = (report) => ({ kind: 'findings', report });
function listReport(list) {
    const [first] = recordsIn(list);
    if (list.length === 0)
        throw new ReportFault('empty', 'is an empty list ([]): it says nothing');
    if (first?.['filePath'] !== undefined && Array.isArray(first['messages']))
        return readEslint(list);
    if (first?.['Target'] !== undefined)
        return readTrivy(list);
    if (first?.['vulns'] !== undefined || first?.['skip_reason'] !== undefined)
        return readPipAudit(list);
    if (Array.isArray(first?.['vulnerabilities']) || first?.['error'] !== undefined)
        return readSnyk(list);
    throw new ReportFault('unreadable', foreignJson(first ?? {}));
}
function findingsIn(record) {
    const has = (key) => Object.hasOwn(record, key);
    if (has('runs') && (has('version') || has('$schema')))
        return readSarif(record);
    if (has('SchemaVersion') || has('ArtifactName') || has('Results'))
        return readTrivy(record);
    if (has('matches'))
        return readGrype(record);
    if (has('dependencies') && has('fixes'))
        return readPipAudit(record);
    if ((0,json_value/* listOf */.c3)(record['dependencies']).some((each) => recordIn(each)?.['vulns'] !== undefined))
        return readPipAudit(record);
    if (has('auditReportVersion') || has('advisories'))
        return readNpmAudit(record);
    if (recordIn(record['vulnerabilities']) !== undefined && has('metadata'))
        return readNpmAudit(record);
    // Bills of materials and other scanners call their list `vulnerabilities`, too.
    if (has('ok') && (Array.isArray(record['vulnerabilities']) || has('error')))
        return readSnyk(record);
    if (recordIn(record['error']) !== undefined)
        return readNpmAudit(record);
    if (isOsv(record))
        return readOsv(record);
    return undefined;
}
/** Others call their list `results`, too: an empty one is osv-scanner's only without keys of theirs. */
function isOsv(record) {
    const own = ['results', 'experimental_config', 'image_metadata', 'license_summary', 'experimental_generic_findings'];
    const results = recordsIn(record['results']);
    if (!Object.hasOwn(record, 'results'))
        return false;
    if (results.length > 0)
        return results.every((each) => each['packages'] !== undefined && each['source'] !== undefined);
    return Object.keys(record).every((key) => own.includes(key));
}
function coverageIn(record) {
    const values = Object.values(record).map(recordIn);
    const all = (test) => values.every((each) => each !== undefined && test(each));
    if (record['type'] === 'llvm.coverage.json.export')
        return readLlvmCov(record);
    if (record['schema'] === 'ship-actions/quality-gate/1')
        return readShipReport(record);
    const meta = recordIn(record['meta']);
    if (meta !== undefined && recordIn(record['files']) !== undefined)
        return readCoveragePy(record);
    if (meta?.['simplecov_version'] !== undefined)
        return readSimplecovJson(record);
    if (all((each) => each['statementMap'] !== undefined || recordIn(each['data']) !== undefined))
        return readIstanbulFinal(record);
    if (all((each) => recordIn(each['lines'])?.['total'] !== undefined))
        return readIstanbulSummary(record);
    if (all((each) => recordIn(each['coverage']) !== undefined))
        return readSimplecovResultset(record);
    return undefined;
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/tests/test-report.js
// What test reports say, whatever their dialect: counts, and the failed tests with their messages. Never reads a file.
// The map of this room: test-report (what all dialects give) ← test-tally (adds up cases) ← junit, trx, tap, go-test (a reader each).
/** How many failed tests of one report keep their message. */
const keptFailures = 500;
/** No test at all. */
const noTests = { tests: 0, failed: 0, skipped: 0, flaky: 0 };
/** The sum of counts. */
function addCounts(reports) {
    let sum = noTests;
    for (const each of reports) {
        sum = {
            tests: sum.tests + each.tests,
            failed: sum.failed + each.failed,
            skipped: sum.skipped + each.skipped,
            flaky: sum.flaky + each.flaky,
        };
    }
    return sum;
}
/** How many tests really ran. */
const testsRun = (counts) => counts.tests - counts.skipped;
/** The report of a run that ended with exit code 0: what failed and passed later was a retry, and is flaky. */
function forgiveRetries(report) {
    if (report.recovered === 0)
        return report;
    const retried = report.failures.filter((each) => each.recovered === true);
    return {
        ...report,
        tests: report.tests - report.failedTries + report.recovered,
        failed: report.failed - report.failedTries,
        flaky: report.flaky + report.recovered,
        recovered: 0,
        failedTries: 0,
        failures: report.failures.filter((each) => each.recovered !== true),
        flakyNames: [...report.flakyNames, ...new Set(retried.map((each) => each.name))].slice(0, keptFailures),
    };
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/tests/test-tally.js
// Adds up the cases of one test report, and notices a test that failed and passed later. Keeps no passed test.




/** Characters of a failure's text that are kept. */
const keptText = 8000;
/** The sum of one report. */
class TestTally {
    tests = 0;
    failed = 0;
    skipped = 0;
    flaky = 0;
    recovered = 0;
    failures = [];
    flakyNames = [];
    failedTries = 0;
    /** Failed tries by the number of their key, as places in `failures` or beyond its end. */
    open = new Map();
    /** Adds a case that did not fail. `key` tells the same test again: same project, suite, class and name. */
    add(state, name, key = name) {
        if (state === 'passed' && this.open.size > 0 && this.recover(key()))
            return;
        this.tests += 1;
        if (state === 'skipped')
            this.skipped += 1;
        if (state !== 'flaky')
            return;
        this.flaky += 1;
        if (this.flakyNames.length < keptFailures)
            this.flakyNames.push(ownText(name()));
    }
    /** Adds a failed case; without a key it never counts as a first try. */
    fail(failure, key) {
        this.tests += 1;
        this.failed += 1;
        if (key !== undefined)
            this.note(idOf(key));
        if (this.failures.length >= keptFailures)
            return;
        const { name, message, file, line } = failure;
        this.failures.push({
            name: ownText(name),
            message: ownText(message),
            text: ownText(failure.text.slice(0, keptText).trim()),
            file: (0,optional/* optional */.lq)(file, ownText),
            line,
        });
    }
    /** Adds failures that a report declares and does not list. */
    declare(count, failure) {
        this.tests += count - 1;
        this.failed += count - 1;
        this.fail(failure);
    }
    /** Says that what failed under this key has passed now, without being a test itself. */
    passAgain(key) {
        if (this.recover(key))
            this.tests -= 1;
    }
    /** Takes back cases that were second listings of others: retries that the report hardly shows. */
    repeat(count) {
        this.tests -= count;
        this.flaky += count;
    }
    report() {
        const { tests, failed, skipped, flaky, recovered, failedTries, failures, flakyNames } = this;
        return { tests, failed, skipped, flaky, recovered, failedTries, failures, flakyNames };
    }
    note(id) {
        const tries = this.open.get(id);
        if (tries === undefined)
            this.open.set(id, [this.failures.length]);
        else
            tries.push(this.failures.length);
    }
    /** True when a failed test of this key is known; it has passed now. */
    recover(key) {
        const id = idOf(key);
        const tries = this.open.get(id);
        if (tries === undefined)
            return false;
        this.open.delete(id);
        this.recovered += 1;
        this.failedTries += tries.length;
        for (const at of tries) {
            const failure = this.failures[at];
            if (failure !== undefined)
                failure.recovered = true;
        }
        return true;
    }
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/tests/go-test.js
// Reads the event stream of `go test -json` (https://pkg.go.dev/cmd/test2json), also of several runs one after the other, as gotestsum writes it.
// Keeps the output of tests only while they run.




/** True when a text has a line that only `go test -json` writes. */
const isGoTest = (text) => /^\{(?=.{0,400}"Action":"(?:start|run|output|pass|fail|skip|bench|pause|cont|build-output|build-fail)")(?=.{0,600}"(?:Package|ImportPath)":")/m.test(text);
/** A parser for one event stream. */
const goTestParser = () => {
    const stream = new Stream();
    return lineParser((line) => stream.read(line), () => stream.report());
};
class Stream {
    tally = new TestTally();
    packages = new Map();
    builds = new Map();
    broken;
    read(line) {
        // Lines of others stand between the events: `go: downloading …`, a script's echo.
        if (!line.startsWith('{'))
            return;
        if (this.broken !== undefined)
            return;
        const event = parseEvent(line);
        if (event === undefined)
            this.broken = line.slice(0, 60);
        else
            this.take(event);
    }
    report() {
        if (this.broken !== undefined)
            throw new ReportFault('unreadable', `is a cut or broken event stream: ${JSON.stringify(this.broken)} is not an event`);
        for (const [name, { running, output }] of this.packages) {
            const message = `the report ends before this package does (${running.size} tests were running)`;
            this.tally.fail({ name, message, text: output, file: undefined, line: undefined });
        }
        return this.tally.report();
    }
    take(event) {
        const action = textIn(event.Action);
        const name = textIn(event.Package);
        if (action === 'build-output')
            this.note(this.builds, textIn(event.ImportPath), textIn(event.Output));
        if (name === '')
            return;
        const test = textIn(event.Test);
        const group = this.open(name);
        if (action === 'output')
            this.print(group, test, textIn(event.Output));
        else if (test !== '' && (action === 'run' || action === 'start'))
            group.running.set(test, '');
        else if (action === 'pass' || action === 'fail' || action === 'skip') {
            if (test === '')
                this.endPackage(name, group, action, textIn(event.FailedBuild));
            else
                this.endTest(name, group, test, action);
        }
    }
    open(name) {
        const known = this.packages.get(name);
        if (known !== undefined)
            return known;
        const fresh = { running: new Map(), output: '', failed: 0 };
        this.packages.set(name, fresh);
        return fresh;
    }
    print(group, test, output) {
        if (test !== '')
            this.note(group.running, test, output);
        else if (group.output.length < keptText)
            group.output += output;
    }
    note(into, key, output) {
        const before = into.get(key) ?? '';
        if (before.length < keptText)
            into.set(key, before + output);
    }
    endTest(name, group, test, action) {
        const output = group.running.get(test) ?? '';
        group.running.delete(test);
        const label = `${name} › ${test}`;
        if (action === 'fail') {
            group.failed += 1;
            this.tally.fail(failureOf(label, output), label);
        }
        else
            this.tally.add(action === 'skip' ? 'skipped' : 'passed', () => label);
    }
    endPackage(name, group, action, failedBuild) {
        this.packages.delete(name);
        if (action === 'fail' && group.failed === 0) {
            this.tally.fail(this.packageFailure(name, group.output, failedBuild), name);
        }
        else if (action === 'pass') {
            // A package that failed to start and passed in a later run.
            this.tally.passAgain(name);
        }
    }
    packageFailure(name, output, failedBuild) {
        if (failedBuild === '')
            return { ...failureOf(name, output), message: 'the package failed without a failed test' };
        const built = this.builds.get(failedBuild) ?? '';
        return { ...failureOf(name, built + output), message: 'the package did not build' };
    }
}
/** Go has no message: what the test printed is it. */
function failureOf(name, output) {
    const text = output
        .split('\n')
        .filter((row) => !/^\s*(?:=== (?:RUN|PAUSE|CONT|NAME)|--- FAIL: )/.test(row))
        .join('\n');
    return { name, message: '', text, file: undefined, line: undefined };
}
function parseEvent(line) {
    try {
        return JSON.parse(line);
    }
    catch (thrown) {
        if (thrown instanceof SyntaxError)
            return undefined;
        throw thrown;
    }
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/tests/tap.js
// Reads the Test Anything Protocol, versions 12 to 14 (https://testanything.org). Tolerates lines of others; distrusts a missing or broken plan.



/** True when a text has a line that only TAP has. */
const isTap = (text) => /^TAP version \d+\s*$/m.test(text) ||
    (/^1\.\.\d+/m.test(text) && /^(?:not )?ok\b/m.test(text)) ||
    /^1\.\.0\b/.test(text);
const pointLine = /^(?<indent> *)(?<bad>not )?ok\b(?<rest>.*)$/s;
const planLine = /^(?<indent> *)1\.\.(?<count>\d{1,9})\b/;
/** What a point says about its duration: node-tap, Vitest, Bats. */
const timing = / # (?:time=|in )[\d.]{1,20} ?m?s$/;
/** Sums that stand below the last point: node:test, Mocha, node-tap. */
const sums = /^# (?:tests|suites|pass|ok|fail|failed|cancelled|skip|skipped|todo|duration_ms) [\d.]+\s*$/;
const directive = /(?:^|\s)#\s*(?<word>skip|todo)\S*(?:\s|$)/i;
/** A parser for one TAP stream. */
const tapParser = () => {
    const stream = new tap_Stream();
    return lineParser((line) => stream.read(line), () => stream.report());
};
/** What stands behind the number of a point and its dash: https://testanything.org/tap-version-14-specification.html#test-points */
const nameIn = (rest) => rest.replace(/^ +\d+/, '').replace(/^ +(?:- )?/, '');
class tap_Stream {
    tally = new TestTally();
    levels = [{ plan: undefined, points: 0, failed: 0 }];
    point;
    bail;
    /** Indented points are tests only where somebody announced a subtest. */
    nests = false;
    read(line) {
        const text = line.slice(0, 4000);
        const depth = Math.floor((text.length - text.trimStart().length) / 4);
        if (/^ *# Subtest\b/.test(text))
            this.nests = true;
        if (text.startsWith('Bail out!'))
            this.bail = text.slice(9).trim() || 'no reason is given';
        const plan = this.partsOf(planLine, text, depth);
        const found = this.partsOf(pointLine, text, depth);
        if (plan !== undefined)
            this.level(depth).plan = Number(plan['count']);
        else if (found !== undefined)
            this.add(depth, found['bad'] !== undefined, nameIn(found['rest'] ?? ''));
        else if (/^ *\}\s*$/.test(text))
            this.endBraces(depth);
        else
            this.detail(text);
    }
    report() {
        const open = this.levels.find(({ braced }, at) => braced !== undefined && (this.levels[at + 1]?.points ?? 0) > 0);
        if (open !== undefined && this.bail === undefined)
            throw new ReportFault('unreadable', `is TAP that was cut short: the subtests of "${open.braced?.name}" have no end`);
        this.endBraces(0);
        this.flush();
        const [top] = this.levels;
        const place = { text: '', file: undefined, line: undefined };
        if (this.bail !== undefined)
            this.tally.fail({ name: 'Bail out!', message: this.bail, ...place });
        else if (top?.plan === undefined)
            throw new ReportFault('unreadable', 'is TAP without a plan (1..N): it was cut short, or its writer died');
        else if (top.plan !== top.points) {
            const message = `the plan says ${top.plan} tests, and ${top.points} are listed`;
            this.tally.fail({ name: 'TAP plan', message, ...place });
        }
        return this.tally.report();
    }
    /** The parts of a line of TAP; undefined for a line of others. Subtests are indented by four. */
    partsOf(pattern, text, depth) {
        if (!this.isOurs(depth))
            return undefined;
        const parts = pattern.exec(text)?.groups;
        if ((parts?.['indent'] ?? '').length % 4 !== 0)
            return undefined;
        return parts;
    }
    isOurs(depth) {
        return depth === 0 || (this.nests && depth < 50);
    }
    level(depth) {
        while (this.levels.length <= depth)
            this.levels.push({ plan: undefined, points: 0, failed: 0 });
        return this.levels[depth];
    }
    add(depth, bad, rest) {
        this.endBraces(depth);
        this.flush();
        const level = this.level(depth);
        const below = this.levels[depth + 1];
        const found = directive.exec(rest);
        const word = found?.groups?.['word'];
        const braced = /(?:^|\s)\{\s*$/.test(rest);
        const said = rest.slice(0, found?.index).replace(/(?:^|\s)\{\s*$/, '');
        const name = said.trim().replace(timing, '').trim() || `test ${level.points + 1}`;
        level.points += 1;
        if (bad && word === undefined)
            level.failed += 1;
        // What announces subtests is their sum; it counts only when it failed and none of them did.
        const sum = below !== undefined && below.points > 0;
        const innocent = sum && below.failed === 0;
        this.levels.length = depth + 1;
        if (sum && !(bad && innocent && word === undefined))
            return;
        const point = { name, state: stateOf(bad, word), details: [], size: 0 };
        this.nests ||= braced;
        if (braced)
            level.braced = point;
        else
            this.point = point;
    }
    /** Ends what stands before its subtests, from the innermost one up to this depth. It counts only when it failed and none of them did. */
    endBraces(depth) {
        for (let at = this.levels.length - 1; at >= depth; at--) {
            const level = this.levels[at];
            const point = level?.braced;
            if (level === undefined || point === undefined)
                continue;
            this.flush();
            const below = this.levels[at + 1];
            // A name may end with a brace, too.
            const isSum = below !== undefined && below.points > 0;
            level.braced = undefined;
            this.levels.length = at + 1;
            if (!isSum || (point.state === 'failed' && below.failed === 0))
                this.point = point;
        }
    }
    detail(text) {
        if (this.point?.state !== 'failed' || this.point.size > keptText)
            return;
        if (sums.test(text))
            return;
        const row = text.replace(/^\s{0,4}# ?/, '').trimEnd();
        if (/^\s*(?:---|\.\.\.|Subtest: .*)?$/.test(row))
            return;
        this.point.details.push(row);
        this.point.size += row.length;
    }
    flush() {
        const { point } = this;
        this.point = undefined;
        if (point === undefined)
            return;
        if (point.state !== 'failed')
            this.tally.add(point.state, () => point.name);
        else {
            const text = point.details.join('\n');
            this.tally.fail({ name: point.name, message: '', text, file: undefined, line: undefined }, point.name);
        }
    }
}
/** `word`: of the directive, SKIP or TODO: what it stands at does not count, whatever became of it. */
function stateOf(bad, word) {
    if (word !== undefined)
        return 'skipped';
    if (bad)
        return 'failed';
    return 'passed';
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/coverage/clover.js
// Reads Clover XML (https://openclover.org/doc/manual/latest/faq--clover-xml-schema.html) as Istanbul, PHPUnit and OpenClover write it.




const count = (text) => numberInAttribute(text, 'Clover');
/** Collects one Clover document. */
class CloverCollector {
    listening = false;
    files = new Map();
    file;
    open(name, attributes, parents) {
        if (name === 'file')
            this.openFile(attributes);
        else if (this.file === undefined)
            return;
        else if (name === 'line')
            readLine(this.file, attributes);
        else if (name === 'metrics' && parents.at(-1) === 'file')
            this.file.metrics = attributes;
    }
    close(name) {
        if (name !== 'file' || this.file === undefined)
            return;
        closeFile(this.file);
        this.file = undefined;
    }
    text() {
        // Nothing in Clover is text.
    }
    report() {
        if (this.files.size === 0)
            throw new ReportFault('empty', 'names no source file');
        return { format: 'clover', files: this.files, sources: [] };
    }
    openFile(attributes) {
        const name = attributes['path'] || attributes['name'] || '';
        const known = this.files.get(name);
        const coverage = known ?? emptyCoverage();
        if (known === undefined)
            this.files.set(ownText(name), coverage);
        this.file = { coverage, conditions: [], metrics: undefined };
    }
}
function readLine({ coverage, conditions }, attributes) {
    const line = lineNumber(attributes['num']);
    const ran = count(attributes['count']) > 0;
    if (attributes['type'] === 'method')
        coverage.functions.mark(line, ran);
    else if (attributes['type'] === 'cond') {
        const taken = count(attributes['truecount']);
        const missed = count(attributes['falsecount']);
        coverage.lines.mark(line, ran || (attributes['count'] === undefined && taken + missed > 0));
        conditions.push({ line, taken, missed });
    }
    else
        coverage.lines.mark(line, ran);
}
/** Istanbul counts branches taken and missed; OpenClover counts how often a condition was true and false. The file's own sum tells which. */
function closeFile({ coverage, conditions, metrics }) {
    const conditionals = count(metrics?.['conditionals']);
    const sum = conditions.reduce((total, each) => total + each.taken + each.missed, 0);
    const sides = conditions.reduce((total, each) => total + Number(each.taken > 0) + Number(each.missed > 0), 0);
    const isOpenClover = sum !== conditionals && conditionals === conditions.length * 2 && sides === count(metrics?.['coveredconditionals']);
    for (const { line, taken, missed } of conditions) {
        if (isOpenClover)
            markBranches(coverage.branches, line, Number(taken > 0) + Number(missed > 0), 2);
        // A branch on a line without a statement is in no line: then only the sum is whole.
        else if (sum === conditionals)
            markBranches(coverage.branches, line, taken, taken + missed);
    }
    const declare = (into, found, hit) => coverage[into].declare({ covered: count(metrics?.[hit]), total: count(metrics?.[found]) });
    declare('lines', 'statements', 'coveredstatements');
    declare('branches', 'conditionals', 'coveredconditionals');
    declare('functions', 'methods', 'coveredmethods');
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/coverage/cobertura.js
// Reads Cobertura XML (https://github.com/cobertura/web/blob/master/htdocs/xml/coverage-04.dtd) by its lines, never by its rounded rates.






const cobertura_measures = ['lines', 'branches'];
/** Collects one Cobertura document. */
class CoberturaCollector {
    listening = false;
    files = new Map();
    sources = [];
    total = emptyCoverage();
    file = emptyCoverage();
    /** The lines below `<methods>`: a class lists them again, save for a few writers that list them there alone. */
    methodLines = emptyCoverage();
    classHasLines = false;
    className = '';
    method;
    methodHit;
    open(name, attributes, parents) {
        if (parents.length === 0)
            this.readRoot(attributes);
        else if (name === 'source') {
            this.listening = true;
            this.sources.push('');
        }
        else if (name === 'class')
            this.openClass(attributes);
        else if (name === 'method') {
            this.method = `${this.className}#${attributes['name'] ?? ''}${attributes['signature'] ?? ''}`;
            this.methodHit = (0,optional/* optional */.lq)(attributes['hits'], (hits) => numberInAttribute(hits, 'Cobertura') > 0);
        }
        else if (name === 'line' && parents.includes('class'))
            this.readLine(attributes);
    }
    close(name) {
        if (name === 'source')
            this.listening = false;
        else if (name === 'method')
            this.closeMethod();
        else if (name === 'class')
            this.closeClass();
    }
    text(piece) {
        this.sources[this.sources.length - 1] += piece;
    }
    report() {
        const counted = [...this.files.values()].some((file) => file.lines.isMarked);
        if (!counted && this.total.lines.count() === undefined)
            throw new ReportFault('empty', 'names no coverable line');
        const sources = this.sources.map((each) => each.trim()).filter((each) => each !== '');
        if (!counted)
            return { format: 'cobertura', files: new Map(), sources, total: this.total };
        return { format: 'cobertura', files: this.files, sources };
    }
    readRoot(attributes) {
        for (const measure of cobertura_measures) {
            const total = numberInAttribute(attributes[`${measure}-valid`], 'Cobertura');
            const covered = numberInAttribute(attributes[`${measure}-covered`], 'Cobertura');
            this.total[measure].declare({ covered, total });
        }
    }
    openClass(attributes) {
        const filename = attributes['filename'] ?? '';
        this.className = attributes['name'] ?? '';
        const known = this.files.get(filename);
        this.file = known ?? emptyCoverage();
        if (known === undefined)
            this.files.set(ownText(filename), this.file);
        this.methodLines = emptyCoverage();
        this.classHasLines = false;
    }
    readLine(attributes) {
        const line = lineNumber(attributes['number']);
        const hit = numberInAttribute(attributes['hits'], 'Cobertura') > 0;
        const into = this.method === undefined ? this.file : this.methodLines;
        if (this.method === undefined)
            this.classHasLines = true;
        else
            this.methodHit = hit || this.methodHit === true;
        into.lines.mark(line, hit);
        const [, covered, total] = /\((\d{1,9})\/(\d{1,9})\)/.exec(attributes['condition-coverage'] ?? '') ?? [];
        if (Number(total) > 0)
            markBranches(into.branches, line, Number(covered), Number(total));
    }
    closeMethod() {
        if (this.method !== undefined && this.methodHit !== undefined)
            this.file.functions.mark(idOf(this.method), this.methodHit);
        this.method = undefined;
    }
    closeClass() {
        if (this.classHasLines)
            return;
        for (const measure of cobertura_measures)
            this.file[measure].unite(this.methodLines[measure]);
    }
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/coverage/jacoco.js
// Reads JaCoCo XML (https://www.jacoco.org/jacoco/trunk/coverage/report.dtd): lines and branches by line, methods by counter.



const counters = { LINE: 'lines', BRANCH: 'branches', METHOD: 'functions' };
/** Collects one JaCoCo document. */
class JacocoCollector {
    listening = false;
    files = new Map();
    /** `<group>` names of an aggregated report: its modules. */
    groups = [];
    packageName = '';
    file;
    open(name, attributes) {
        if (name === 'group')
            this.groups.push(attributes['name'] ?? '');
        else if (name === 'package')
            this.packageName = attributes['name'] ?? '';
        else if (name === 'sourcefile')
            this.openFile(attributes['name'] ?? '');
        else if (name === 'line' && this.file !== undefined)
            jacoco_readLine(this.file, attributes);
        else if (name === 'counter' && this.file !== undefined)
            readCounter(this.file, attributes);
    }
    close(name) {
        if (name === 'group')
            this.groups.pop();
        else if (name === 'sourcefile')
            this.file = undefined;
    }
    text() {
        // Nothing in JaCoCo is text.
    }
    report() {
        if (this.files.size === 0)
            throw new ReportFault('empty', 'names no source file');
        return { format: 'jacoco', files: this.files, sources: [] };
    }
    openFile(name) {
        const path = [...this.groups, this.packageName, name].filter((each) => each !== '').join('/');
        this.file = this.files.get(path) ?? emptyCoverage();
        this.files.set(path, this.file);
    }
}
function jacoco_readLine(file, attributes) {
    const count = (key) => numberInAttribute(attributes[key], 'JaCoCo');
    // gcovr writes lines without instruction counts: nobody can tell whether they ran, and its counters are all there is.
    if (attributes['mi'] === undefined && attributes['ci'] === undefined)
        return;
    const line = lineNumber(attributes['nr']);
    if (count('mi') + count('ci') > 0)
        file.lines.mark(line, count('ci') > 0);
    const branches = count('mb') + count('cb');
    if (branches > 0)
        markBranches(file.branches, line, count('cb'), branches);
}
function readCounter(file, attributes) {
    const type = attributes['type'] ?? '';
    if (!Object.hasOwn(counters, type))
        return;
    const covered = numberInAttribute(attributes['covered'], 'JaCoCo');
    const total = covered + numberInAttribute(attributes['missed'], 'JaCoCo');
    file[counters[type]].declare({ covered, total });
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/tests/junit.js
// Reads JUnit XML in its dialects, of Ant, Maven Surefire, Gradle, Jest, Playwright, pytest, Go, PHPUnit, CTest, GoogleTest, node:test and many more.
// Counts the tests that are listed, and distrusts a suite that declares more failures than it lists. Keeps no passed test.



const isFailing = (element) => element === 'failure' || element === 'error';
const isSuite = (element) => element === 'testsuite' || element === 'testsuites';
const rerun = new Set(['flakyFailure', 'flakyError', 'rerunFailure', 'rerunError']);
/** PHPUnit 9 lists a risky test (no assertion, output) as an error, and does not fail for it. */
const riskyTest = /^PHPUnit\\Framework\\(?:RiskyTestError|OutputError|UnintentionallyCoveredCodeError|CoveredCodeNotExecutedException|MissingCoversAnnotationException)$/;
/** What stands beside a failure that is expected: in node:test, and in Catch2 for the tags !mayfail and !shouldfail. */
const expectsFailure = ({ type, message }) => type === 'todo' || message === mayFail;
const mayFail = 'TEST_CASE tagged with !mayfail';
/** What CTest skips without a test having asked for it (no executable, no fixture) it counts as failed: https://cmake.org/cmake/help/latest/manual/ctest.1.html */
const couldNotRun = ({ isIdle }, { message = 'SKIP_' }) => isIdle && !message.startsWith('SKIP_');
const badState = /^(?:fail|failed|failure|error|errored|broken|timedout)$/i;
const idleState = /^(?:skip|skipped|notrun|disabled|ignored|pending|suppressed|inconclusive)$/i;
/** Collects one JUnit document. */
class JunitCollector {
    listening = false;
    suites = [];
    current;
    tally = new TestTally();
    owner = { name: '', id: idOf('') };
    report() {
        return this.tally.report();
    }
    open(name, attributes, parents) {
        if (name === 'testcase') {
            this.current = this.caseOf(attributes);
            return;
        }
        const parent = parents.at(-1);
        if (isSuite(name))
            this.suites.push(this.suiteOf(attributes));
        else if (parent === 'testcase' && this.current !== undefined)
            this.mark(this.current, name, attributes);
        else if (isFailing(name) && isSuite(parent)) {
            this.current = this.suiteFailure();
            this.mark(this.current, name, attributes);
        }
    }
    close(name, parents) {
        if (name === 'testcase')
            this.endCase();
        else if (isSuite(name))
            this.endSuite();
        else if (isFailing(name)) {
            this.listening = false;
            if (isSuite(parents.at(-1)))
                this.endCase();
        }
    }
    text(piece) {
        if (this.current !== undefined && this.current.text.length < keptText)
            this.current.text += piece.slice(0, keptText - this.current.text.length);
    }
    suiteOf(attributes) {
        const parent = this.suites.at(-1);
        const file = attributes['file'] ?? attributes['filepath'];
        if (parent !== undefined)
            parent.hasSuites = true;
        if (parent !== undefined && file !== undefined)
            parent.lastFile = file;
        const name = attributes['name'] ?? '';
        return {
            name: name || (parent?.name ?? ''),
            path: [parent?.path ?? '', attributes['hostname'] ?? '', attributes['package'] ?? '', name].join('\n'),
            file: file ?? parent?.lastFile ?? parent?.file,
            failures: countOf(attributes['failures']),
            errors: countOf(attributes['errors']),
            tests: countOf(attributes['tests']),
            shown: 0,
            hasSuites: false,
            lastFailed: undefined,
            cases: [],
            lastFile: undefined,
        };
    }
    caseOf(attributes) {
        const { status, result } = attributes;
        return {
            bareName: attributes['name'] ?? '',
            owner: attributes['classname'] || attributes['class'] || this.suites.at(-1)?.name || '',
            file: attributes['file'] ?? this.suites.at(-1)?.file,
            line: lineIn(attributes['line']),
            failed: isState(badState, status) || isState(badState, result),
            skipped: isState(idleState, status) || isState(idleState, result),
            isIdle: status === 'notrun' && result === undefined && attributes['name'] === attributes['classname'],
            todo: false,
            uncounted: false,
            risky: false,
            faults: 0,
            flaky: false,
            message: '',
            text: '',
        };
    }
    suiteFailure() {
        const suite = this.suites.at(-1);
        return { ...this.caseOf({}), owner: '', bareName: suite?.name || 'test suite', failed: true, file: suite?.file };
    }
    mark(test, element, attributes) {
        if (isFailing(element)) {
            test.faults += 1;
            if (riskyTest.test(attributes['type'] ?? ''))
                test.risky = true;
            else
                test.failed = true;
            if (test.message === '')
                test.message = attributes['message'] || attributes['type'] || '';
            if (test.text !== '')
                test.text += '\n';
            this.listening = true;
        }
        else if (element === 'skipped' || element === 'ignored') {
            test.skipped = true;
            test.todo ||= expectsFailure(attributes);
            test.uncounted ||= attributes['message'] === mayFail;
            if (couldNotRun(test, attributes)) {
                test.failed = true;
                test.message = attributes['message'] ?? '';
            }
        }
        else if (element === 'warning' && test.bareName === 'Warning') {
            // PHPUnit 9 lists a class without tests so.
            test.skipped = true;
        }
        else if (rerun.has(element))
            test.flaky = true;
    }
    endCase() {
        const test = this.current;
        const suite = this.suites.at(-1);
        this.current = undefined;
        // node:test lists a file without a test as a test that bears the file's name, beside the suites.
        if (test === undefined || (this.suites.length === 1 && isItsOwnFile(test) && !test.failed))
            return;
        if (suite !== undefined) {
            const id = idOf(test.bareName, this.ownerOf(test.owner));
            if (test.failed && isSecondListing(suite, id))
                return;
            suite.cases.push(id);
            suite.lastFailed = test.failed ? id : undefined;
            if (!test.uncounted)
                suite.shown += Math.max(test.faults, Number(test.failed));
        }
        const key = () => [suite?.path, test.file, test.owner, test.bareName].join('\n');
        // A failing todo is expected to fail: node:test passes, and so says `type="todo"` beside the failure.
        if (test.failed && !test.todo) {
            const { message, text, file, line } = test;
            this.tally.fail({ name: junit_nameOf(test), message: message.slice(0, keptText), text, file, line }, key());
        }
        else
            this.tally.add(junit_stateOf(test), () => junit_nameOf(test), key);
    }
    /** Cases that follow each other mostly have one owner. */
    ownerOf(name) {
        if (name === this.owner.name)
            return this.owner.id;
        this.owner = { name, id: idOf(name) };
        return this.owner.id;
    }
    endSuite() {
        const suite = this.suites.pop();
        if (suite === undefined)
            return;
        this.addUnlisted(suite);
        // pytest-rerunfailures lists each try of a test as a case that passed, and counts the test once.
        const surplus = suite.cases.length - suite.tests;
        if (suite.tests > 0 && surplus > 0 && surplus === suite.cases.length - new Set(suite.cases).size)
            this.tally.repeat(surplus);
        const parent = this.suites.at(-1);
        if (parent !== undefined)
            parent.shown += suite.shown;
    }
    /** Jest, for one, writes `errors="1"` and no test case for a suite that could not be loaded. */
    addUnlisted(suite) {
        // gotestsum's root counts a package that does not build among the failures and among the errors.
        const declared = suite.hasSuites ? Math.max(suite.failures, suite.errors) : suite.failures + suite.errors;
        const missing = declared - suite.shown;
        if (missing <= 0)
            return;
        const lists = suite.shown === 0 ? 'none: it could not be loaded or run' : `only ${suite.shown}`;
        const message = `the suite declares ${declared} failed and lists ${lists}`;
        const name = suite.name || 'test suite';
        this.tally.declare(missing, { name, message, text: '', file: suite.file, line: undefined });
        suite.shown = declared;
    }
}
/** jest-junit lists a file that could not be loaded twice, as an error and as a failure, and declares one error. */
const isSecondListing = ({ errors, failures, shown, lastFailed }, id) => errors > 0 && shown >= errors + failures && lastFailed === id;
/** Owner and name as a person would look for them. */
const junit_nameOf = ({ owner, bareName }) => {
    if (bareName === '')
        return owner;
    if (owner === '' || bareName.startsWith(owner))
        return bareName;
    return `${owner} › ${bareName}`;
};
const isState = (states, said) => said !== undefined && states.test(said);
function junit_stateOf(test) {
    if (test.skipped || test.risky)
        return 'skipped';
    if (test.flaky)
        return 'flaky';
    return 'passed';
}
const isItsOwnFile = ({ bareName, file }) => file !== undefined && bareName !== '' && (file === bareName || file.endsWith(`/${bareName}`));
const countOf = (text) => {
    const value = Number((text ?? '').replaceAll(',', ''));
    if (Number.isInteger(value) && value > 0)
        return value;
    return 0;
};

;// CONCATENATED MODULE: ./.build/quality-gate/reports/tests/trx.js
// Reads TRX, the results file of `dotnet test --logger trx`
// (https://github.com/microsoft/vstest/blob/main/src/Microsoft.TestPlatform.Extensions.TrxLogger). Counts the results that are listed.

const passed = /^(?:passed|completed|passedbutrunaborted|warning)$/i;
const idle = /^(?:notexecuted|notrunnable|inconclusive|pending|disconnected)$/i;
const runEnded = /^(?:completed|passed|warning)$/i;
/** Collects one TRX document. */
class TrxCollector {
    results = [];
    tally = new TestTally();
    into;
    failed = 0;
    declared = 0;
    summary = '';
    runMessage = '';
    inRunInfo = false;
    get listening() {
        return this.into !== undefined;
    }
    open(name, attributes) {
        if (name === 'UnitTestResult' || name === 'TestResult' || name === 'GenericTestResult')
            this.openResult(attributes);
        else if (name === 'ResultSummary')
            this.summary = attributes['outcome'] ?? '';
        else if (name === 'Counters')
            for (const each of ['failed', 'error', 'timeout', 'aborted'])
                this.declared += Number(attributes[each] ?? 0) || 0;
        else if (name === 'RunInfo')
            this.inRunInfo = /^(?:error|failed)$/i.test(attributes['outcome'] ?? '');
        else if (name === 'Message' || (name === 'Text' && this.inRunInfo))
            this.into = 'message';
        else if (name === 'StackTrace')
            this.into = 'text';
    }
    close(name) {
        if (name === 'Message' || name === 'Text' || name === 'StackTrace')
            this.into = undefined;
        else if (name === 'RunInfo')
            this.inRunInfo = false;
        else if (/^(?:Unit|Generic)?TestResult$/.test(name))
            this.closeResult();
    }
    text(piece) {
        const result = this.results.at(-1);
        if (result === undefined) {
            if (this.inRunInfo && this.runMessage.length < keptText)
                this.runMessage += piece;
        }
        else if (this.into !== undefined && result[this.into].length < keptText)
            result[this.into] += piece;
    }
    report() {
        const place = { text: '', file: undefined, line: undefined };
        if (this.declared > this.failed) {
            const message = `the run declares ${this.declared} failed and lists ${this.failed}`;
            this.tally.declare(this.declared - this.failed, { name: 'test run', message, ...place });
        }
        else if (this.failed === 0 && (this.runMessage !== '' || (this.summary !== '' && !runEnded.test(this.summary)))) {
            const message = this.runMessage.trim() || `the run ended as "${this.summary}"`;
            this.tally.fail({ name: 'test run', message, ...place });
        }
        return this.tally.report();
    }
    openResult(attributes) {
        const parent = this.results.at(-1);
        if (parent !== undefined)
            parent.hasRows = true;
        const name = attributes['testName'] ?? '';
        this.results.push({ name, outcome: attributes['outcome'] ?? '', hasRows: false, message: '', text: '' });
    }
    closeResult() {
        const result = this.results.pop();
        if (result === undefined || result.hasRows)
            return;
        const { name, outcome, message, text } = result;
        if (idle.test(outcome))
            this.tally.add('skipped', () => name);
        else if (passed.test(outcome))
            this.tally.add('passed', () => name);
        else {
            this.failed += 1;
            const said = message.trim() || `its outcome is "${outcome}"`;
            this.tally.fail({ name, message: said, text, file: undefined, line: undefined }, name);
        }
    }
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/xml-format.js
// Chooses the reader of an XML report by its root element, and for `<coverage>` by what stands first in it.









/** The parser of an XML report. */
const xmlFormat = () => xmlParser(new Chooser());
class Chooser {
    chosen;
    /** The root `<coverage>` waits for the element after it: Clover and Cobertura share its name. */
    waiting;
    get listening() {
        return this.chosen?.listening ?? false;
    }
    open(name, attributes, parents) {
        if (parents.length === 0 && name === 'coverage') {
            this.waiting = attributes;
            return;
        }
        if (this.chosen === undefined)
            this.choose(name);
        this.chosen?.open(name, attributes, parents);
    }
    close(name, parents) {
        this.chosen?.close(name, parents);
    }
    text(piece) {
        this.chosen?.text(piece);
    }
    report() {
        if (this.chosen === undefined && this.waiting !== undefined)
            this.choose('');
        if (this.chosen === undefined)
            throw new ReportFault('empty', 'holds no element');
        return this.chosen.any();
    }
    choose(name) {
        const root = this.waiting;
        if (root === undefined) {
            this.chosen = xml_format_byRoot(name);
            return;
        }
        this.chosen = byChild(name, root);
        this.chosen.open('coverage', root, []);
    }
}
function byChild(child, root) {
    const sonar = child === 'file' && root['version'] === '1';
    if (sonar)
        throw new ReportFault('unreadable', foreignXml('coverage'));
    if (child === 'project')
        return withKind(new CloverCollector(), 'coverage');
    return withKind(new CoberturaCollector(), 'coverage');
}
function xml_format_byRoot(name) {
    if (name === 'testsuites' || name === 'testsuite')
        return withKind(new JunitCollector(), 'tests');
    if (name === 'TestRun')
        return withKind(new TrxCollector(), 'tests');
    if (name === 'report')
        return withKind(new JacocoCollector(), 'coverage');
    if (name === 'checkstyle')
        return withKind(new CheckstyleCollector(), 'findings');
    throw new ReportFault('unreadable', foreignXml(name));
}
/** A collector whose report says of what kind it is. */
function withKind(collector, kind) {
    return Object.assign(collector, { any: () => ({ kind, report: collector.report() }) });
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/report-format.js
// Tells report formats apart by content, never by file name, and names those that are not read. The map of this room:
// report-files finds and opens files → report-text reads them piece by piece → report-format chooses, with xml-format and json-format; unread-format
// names the others → xml (xml-scan, xml-text), json and text-lines take them apart → tests/, coverage/, findings/ read one format each, and give
// an any-report or a report-fault. name-id keeps names small.









/** The parser for a report that starts with this text; throws ReportFault for a format that is not read. */
function reportParser(start) {
    const text = start.replace(/^[\s\ufeff]+/, '');
    if (text.startsWith('<') && !/^<(?:!doctype )?html/i.test(text))
        return xmlFormat();
    if (isGoTest(text))
        return wrap(goTestParser(), (report) => ({ kind: 'tests', report }));
    const stream = foreignStream(text);
    if (stream !== undefined)
        throw new ReportFault('unreadable', stream);
    if (/^[[{]/.test(text))
        return jsonParser(readJson);
    if (isLcov(text))
        return wrap(lcovParser(), (report) => ({ kind: 'coverage', report }));
    if (isGoProfile(text))
        return wrap(goProfileParser(), (report) => ({ kind: 'coverage', report }));
    if (isTap(text))
        return wrap(tapParser(), (report) => ({ kind: 'tests', report }));
    throw new ReportFault('unreadable', foreignText(start));
}
function wrap(parser, of) {
    return { write: (text) => parser.write(text), end: () => of(parser.end()) };
}

;// CONCATENATED MODULE: ./.build/quality-gate/evidence/baseline.js
// Reads the earlier coverage that this run is compared with. An absent one is no error: what it means is policy.






/** The totals of the reports that the patterns match; undefined when no pattern is given. */
async function readBaseline(patterns, workspace) {
    if (patterns.length === 0)
        return undefined;
    const reports = [];
    const wrong = [];
    for (const pattern of patterns) {
        const files = await findReportFiles(workspace, pattern);
        if (files.length === 0)
            wrong.push(`no file matches "${pattern}"`);
        for (const file of files) {
            const outcome = await readOne(file.path, workspace);
            if (typeof outcome === 'string')
                wrong.push(outcome);
            else
                reports.push(outcome);
        }
    }
    if (wrong.length > 0)
        return { missing: `the baseline is missing or incomplete: ${listed(wrong)}` };
    return { totals: mergeCoverage(reports).totals };
}
/** The report, or why it is none. Names are compared within one folder: the baseline's sources are not here. */
async function readOne(file, workspace) {
    const shown = `"${external_node_path_.relative(workspace, file)}"`;
    try {
        const any = await readReport(file, reportParser, workspace);
        if (any.kind !== 'coverage')
            return `${shown} is not a coverage report`;
        return { report: any.report, folder: external_node_path_.dirname(file), find: () => undefined };
    }
    catch (thrown) {
        if (!(thrown instanceof ReportFault))
            throw thrown;
        return `${shown} ${thrown.message}`;
    }
}

;// CONCATENATED MODULE: ./.build/quality-gate/reports/any-report.js
// A report of any kind, and the word for each kind. A value.

const names = {
    tests: 'a test report',
    coverage: 'a coverage report',
    findings: 'a report of findings',
};
/** Says that a report is of another kind than its place; `place` is the key under which it belongs. */
const wrongKind = ({ kind }, place) => new ReportFault('unreadable', `is ${names[kind]}: name it under \`${place}\``);

;// CONCATENATED MODULE: ./.build/quality-gate/evidence/evidence.js
// Reads the reports that were promised and says which promises were not kept. Decides no verdict. The map of this room:
// evidence reads what patterns find, baseline an earlier report → repository-names says which file of the repository each name in them means;
// repository-files lists those files where git cannot.








const faultCodes = {
    missing: 'report_missing',
    empty: 'report_empty',
    stale: 'report_stale',
    unreadable: 'report_unreadable',
};
/** The keys under which reports are promised, by kind. */
const promiseKeys = { tests: 'junit', coverage: 'coverage', findings: 'findings' };
const evidence_kinds = ['tests', 'coverage', 'findings'];
/** Nothing was read. */
const noEvidence = {
    folder: '',
    tests: new Map(),
    coverage: new Map(),
    findings: new Map(),
    promised: new Set(),
    faults: [],
    remarks: [],
};
/** The evidence of a run that ended with exit code 0. */
const forgiveEvidence = (evidence) => ({
    ...evidence,
    tests: new Map([...evidence.tests].map(([file, report]) => [file, forgiveRetries(report)])),
});
const patternsOf = (promised) => evidence_kinds.flatMap((kind) => promised[promiseKeys[kind]]);
/** What lies at the promised places now. */
async function findBeforehand({ folder, habits, ...promised }) {
    const found = [];
    const patterns = [...patternsOf(promised), ...((0,optional/* optional */.lq)(habits, patternsOf) ?? [])];
    for (const pattern of patterns)
        found.push(...(await findReportFiles(folder, pattern)));
    return found;
}
/** Reads every promised report. `beginning` is undefined for reports of earlier steps, whose age is not known. */
async function readEvidence(promised, beginning) {
    const gathered = new Gathered(promised.folder);
    for (const kind of evidence_kinds) {
        for (const pattern of promised[promiseKeys[kind]]) {
            const outcome = await readPattern(promised, pattern, kind, beginning);
            gathered.add(outcome.reports, true);
            gathered.faults.push(...outcome.faults);
            if (kind === 'tests' && outcome.faults.length === 0)
                gathered.faults.push(...tooFew(pattern, outcome.reports, promised.fewestTests));
        }
    }
    if (promised.habits !== undefined)
        await readHabits(gathered, promised, promised.habits, beginning);
    return gathered;
}
class Gathered {
    tests = new Map();
    coverage = new Map();
    findings = new Map();
    promised = new Set();
    faults = [];
    remarks = [];
    folder;
    constructor(folder) {
        this.folder = folder;
    }
    add(reports, promised) {
        for (const [file, any] of reports) {
            if (promised)
                this.promised.add(file);
            if (any.kind === 'tests')
                this.tests.set(file, any.report);
            else if (any.kind === 'coverage')
                this.coverage.set(file, any.report);
            else
                this.addFindings(file, any.report);
        }
    }
    addFindings(file, report) {
        this.findings.set(file, report);
        const name = `"${external_node_path_.relative(this.folder, file)}"`;
        for (const text of report.failures)
            this.faults.push({ code: 'scan_failed', text: `${name} ${text}` });
        for (const text of report.gaps)
            this.remarks.push({ code: 'scan_incomplete', text: `${name} ${text}` });
    }
}
/** Reads what tools leave by habit: what is not there or old is nobody's fault. */
async function readHabits(gathered, promised, habits, beginning) {
    for (const kind of evidence_kinds) {
        for (const pattern of habits[promiseKeys[kind]]) {
            const { reports, faults } = await readPattern(promised, pattern, kind, beginning);
            gathered.add(reports, false);
            const news = faults.filter(({ code }) => code === 'report_unreadable');
            gathered.remarks.push(...news);
        }
    }
}
function tooFew(pattern, reports, fewest) {
    const all = [...reports.values()].flatMap((any) => (0,optional/* present */.Eb)([any.kind === 'tests' && any.report]));
    const run = all.reduce((sum, each) => sum + testsRun(each), 0);
    if (run >= fewest)
        return [];
    const skipped = all.reduce((sum, each) => sum + each.skipped, 0);
    const detail = skipped > 0 ? `all ${skipped} tests are skipped` : 'they list no test';
    return [{ code: 'tests_none', text: `no test ran in the reports of "${pattern}": ${detail}` }];
}
async function readPattern(promised, pattern, kind, beginning) {
    const files = await findReportFiles(promised.folder, pattern);
    const reports = new Map();
    if (files.length === 0)
        return { reports, faults: [await missing(promised, pattern)] };
    const shown = (file) => `"${external_node_path_.relative(promised.workspace, file.path)}"`;
    const isOld = (file) => beginning !== undefined && isStale(file, beginning.before, beginning.startedMs);
    const faults = staleReason(files.filter(isOld).map(shown));
    for (const file of files.filter((each) => !isOld(each))) {
        try {
            const any = await readReport(file.path, reportParser, promised.workspace);
            if (any.kind !== kind)
                throw wrongKind(any, promiseKeys[any.kind]);
            reports.set(file.path, any);
        }
        catch (thrown) {
            if (!(thrown instanceof ReportFault))
                throw thrown;
            faults.push({ code: faultCodes[thrown.kind], text: `${shown(file)} ${thrown.message}` });
        }
    }
    return { reports, faults };
}
function staleReason(names) {
    if (names.length === 0)
        return [];
    return [{ code: 'report_stale', text: `${listed(names)} ${oldWords(names.length)}` }];
}
function oldWords(count) {
    if (count === 1)
        return "is older than the gate's start: the gate did not write it";
    return "are older than the gate's start: the gate did not write them";
}
async function missing({ workspace, folder }, pattern) {
    const base = external_node_path_.relative(workspace, folder);
    const below = base === '' ? 'the workspace' : `"${base}"`;
    if (await isFolder(external_node_path_.resolve(folder, pattern)))
        return {
            code: 'report_missing',
            text: `"${pattern}" is a folder, not a report: name its files, e.g. "${external_node_path_.join(pattern, '**/*.xml')}"`,
        };
    const hint = await hintOfOthers(workspace, folder, pattern);
    return { code: 'report_missing', text: `no file matches "${pattern}" in ${below}${hint}` };
}
/** What the pattern would find if it started at the workspace. */
async function hintOfOthers(workspace, folder, pattern) {
    if (external_node_path_.relative(workspace, folder) === '')
        return '';
    const others = await findReportFiles(workspace, pattern);
    if (others.length === 0)
        return '';
    return `; ${counted(others.length, 'file')} elsewhere in the workspace would match, but patterns start at the gate's working-directory`;
}

;// CONCATENATED MODULE: ./.build/quality-gate/evidence/repository-files.js
// Lists the files of a workspace that is no git repository. Never follows a link, never looks into what tools put there.



const skipped = new Set(['.git', 'node_modules', 'target', 'build', '.venv', 'venv', '__pycache__']);
const most = 200_000;
/** Paths from the root, at most 200,000. */
async function listFiles(root) {
    const files = [];
    const folders = [''];
    for (let folder = folders.pop(); folder !== undefined && files.length < most; folder = folders.pop()) {
        const entries = await (0,promises_.readdir)(external_node_path_.join(root, folder), { withFileTypes: true }).catch((0,domain_thrown/* onSystemFault */.Fp)([]));
        for (const entry of entries) {
            const name = external_node_path_.posix.join(folder, entry.name);
            if (entry.isFile())
                files.push(name);
            else if (entry.isDirectory() && !skipped.has(entry.name))
                folders.push(name);
        }
    }
    return files;
}

// EXTERNAL MODULE: ./.build/domain/loopback.js
var loopback = __webpack_require__(7914);
;// CONCATENATED MODULE: ./.build/quality-gate/evidence/repository-names.js
// Says which file of the repository a name in a report means: by the folders it may be relative to, else by its longest suffix that only one
// file has. What is ambiguous is not guessed. Asks the disk only through `isFile`.




/** Longer than any path of any system. */
const longestName = 4096;
/** Looks names up. */
class RepositoryNames {
    facts;
    tracked;
    byBase = new Map();
    known = new Map();
    /** Folders of Go modules by module path; read when a name is not found otherwise. */
    modules;
    constructor(facts) {
        this.facts = facts;
        this.tracked = new Set(facts.files);
        for (const file of facts.files) {
            const base = external_node_path_.basename(file);
            const others = this.byBase.get(base);
            if (others === undefined)
                this.byBase.set(base, [file]);
            else
                others.push(file);
        }
    }
    /** The path in the repository; undefined when no file, or more than one, can be meant. */
    find(name, place) {
        if (name.length > longestName)
            return undefined;
        const key = [name, place.folder, external_node_path_.dirname(place.report), ...place.sources].join('\n');
        if (!this.known.has(key))
            this.known.set(key, this.look(plainName(name), place));
        return this.known.get(key);
    }
    look(name, place) {
        if (name === '' || name.includes('\0'))
            return undefined;
        const folders = this.foldersOf(place);
        const there = this.candidates(name, place, folders).find((file) => this.isThere(file));
        return there ?? this.byGoModule(name) ?? this.bySuffix(name, folders);
    }
    /**
     * The paths in the repository that a name may mean. An absolute one means one; a relative one starts, in the order of the contract, at
     * source-root, the gate's folder, what the report names, its own package, the repository.
     */
    candidates(name, { folder, sources }, folders) {
        if (external_node_path_.isAbsolute(name))
            return (0,optional/* present */.Eb)([this.inside(name)]);
        const { sourceRoot } = this.facts;
        const named = sources.map((source) => this.inside(external_node_path_.resolve(folder, plainName(source), name)));
        const [own = '', ...others] = folders.map((each) => external_node_path_.posix.join(each, name));
        const all = (0,optional/* present */.Eb)([sourceRoot !== undefined && external_node_path_.posix.join(sourceRoot, name), own, ...named, ...others]);
        return all.filter((each) => !each.startsWith('../'));
    }
    /** The gate's folder, then the folders above the report, nearest first, down to the root. */
    foldersOf({ folder, report }) {
        const folders = [this.inside(folder) ?? ''];
        let above = external_node_path_.dirname(report);
        for (let inside = this.inside(above); inside !== undefined; inside = this.inside(above)) {
            folders.push(inside);
            if (inside === '')
                break;
            above = external_node_path_.dirname(above);
        }
        return [...new Set([...folders, ''])];
    }
    inside(absolute) {
        const relative = external_node_path_.relative(this.facts.workspace, absolute);
        if (relative === '..' || relative.startsWith('../') || external_node_path_.isAbsolute(relative))
            return undefined;
        return relative;
    }
    isThere(file) {
        return this.tracked.has(file) || this.facts.isFile(file);
    }
    byGoModule(name) {
        if (!/^[\w-]+(?:\.[\w-]+)*\//.test(name))
            return undefined;
        this.modules ??= goModules(this.facts);
        for (const [module, folder] of this.modules) {
            if (!name.startsWith(`${module}/`))
                continue;
            const file = external_node_path_.posix.join(folder, name.slice(module.length + 1));
            if (this.isThere(file))
                return file;
        }
        return undefined;
    }
    /** The file with the longest part of the name at its end: of the narrowest folder that has one, if it has only one. */
    bySuffix(name, folders) {
        const parts = name.split('/').filter((part) => part !== '' && part !== '.');
        const namesakes = this.byBase.get(parts.at(-1) ?? '') ?? [];
        if (namesakes.length === 0 || parts.includes('..'))
            return undefined;
        // A bare file name says too little, unless the file lies at the root of its folder, as it does in a container.
        for (let from = 0; from < parts.length; from++) {
            const suffix = parts.slice(from).join('/');
            const matches = namesakes.filter((file) => file === suffix || file.endsWith(`/${suffix}`));
            const isBare = from === parts.length - 1 && parts.length > 1;
            let isAmbiguous = false;
            for (const folder of folders) {
                const below = matches.filter((file) => folder === '' || file.startsWith(`${folder}/`));
                const exact = below.filter((file) => file === external_node_path_.posix.join(folder, suffix));
                if (exact.length === 1 && (isBare || below.length === 1))
                    return exact[0];
                if (!isBare && below.length === 1)
                    return below[0];
                isAmbiguous ||= below.length > 1;
            }
            if (isAmbiguous)
                return undefined;
        }
        return undefined;
    }
}
function goModules({ files, readText }) {
    const modules = new Map();
    for (const file of files.filter((each) => external_node_path_.posix.basename(each) === 'go.mod').slice(0, 1000)) {
        const [, name] = /^[ \t]*module[ \t]+"?([^\s"]{1,400})"?[ \t]*\r?$/m.exec(textOf(file, readText)) ?? [];
        if (name !== undefined)
            modules.set(name, external_node_path_.posix.dirname(file));
    }
    // The longest first: a module may lie inside of another.
    return new Map([...modules].sort(([a], [b]) => b.length - a.length));
}
function textOf(file, readText) {
    try {
        return readText(file);
    }
    catch (thrown) {
        (0,domain_thrown/* systemErrorCode */.vq)(thrown);
        return '';
    }
}
/** A name with slashes, without `file://`, drive letter, and URI escapes. */
function plainName(name) {
    const isUri = /^file:\/\//i.test(name);
    const bare = name
        .replace(/^file:\/\/([^/]*)/i, (whole, host) => (0,optional/* phrase */.MZ)(host !== '' && !(0,loopback/* isLocalName */.Hy)(host), whole))
        .replaceAll('\\', '/')
        .replace(/^\/?[A-Za-z]:(?=\/)/, '')
        .replace(/^(?:\.\/)+/, '');
    if (isUri || /%[0-9A-Fa-f]{2}/.test(bare))
        return decoded(bare);
    return bare;
}
function decoded(name) {
    try {
        return decodeURIComponent(name);
    }
    catch (thrown) {
        if (thrown instanceof URIError)
            return name;
        throw thrown;
    }
}

// EXTERNAL MODULE: ./.build/domain/text/duration.js
var duration = __webpack_require__(4275);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./.build/domain/text/markdown.js
var markdown = __webpack_require__(9998);
;// CONCATENATED MODULE: ./.build/quality-gate/plain-text.js
// Makes the output of tools plain for people: no terminal colours, no turned reading order, no endless text. Escapes nothing.


/** Text that is looked at; what is longer is cut before any pattern sees it. */
const plain_text_longest = 64 * 1024;
/** The text without terminal control sequences, cut after `length` characters with an ellipsis. */
function plain_text_plainText(text, length = plain_text_longest) {
    const head = text.slice(0, plain_text_longest);
    const plain = (0,markdown/* withoutBidirectional */.Kb)((0,external_node_util_.stripVTControlCharacters)(head)).toWellFormed();
    const limit = Math.min(length, plain_text_longest);
    if (plain.length > limit || head.length < text.length)
        return `${plain.slice(0, limit).toWellFormed()} …`;
    return plain;
}
/** Plain text on one line. */
const plainLine = (text, length) => plain_text_plainText(text.slice(0, plain_text_longest).replace(/\s+/g, ' ').trim(), length);

;// CONCATENATED MODULE: ./.build/quality-gate/gates/exit.js
// Says in a sentence how a gate's script ended, and where its exit code and its reports disagree. Words only.



const hints = {
    126: 'a command was found, but it could not be run: is the file executable?',
    127: 'a command was not found: is the tool installed, and did `npm ci` or the like run before this step?',
    130: 'it was interrupted',
    134: 'it aborted, often because memory ran out',
    137: 'it was killed, often because memory ran out',
    139: 'it crashed (segmentation fault)',
    141: 'a command wrote into a pipe that was already closed (SIGPIPE): under `pipefail` that is a failure, e.g. of `… | head`',
    143: 'it was told to end (SIGTERM)',
};
/** Why the script's end is red; undefined when it ended with exit code 0. */
function endReason(script, end, timeoutSeconds) {
    if (end.timedOut)
        return { code: 'gate_timeout', text: `did not end within ${timeoutSeconds} seconds` };
    if (end.exitCode === undefined)
        return { code: 'gate_killed', text: `was killed by ${end.killedBy ?? 'a signal'}, often because memory ran out` };
    if (end.exitCode === 0)
        return undefined;
    const hint = hintFor(script, end.exitCode);
    const text = `ended with exit code ${end.exitCode}${(0,optional/* phrase */.MZ)(hint, (hint) => `: ${hint}`)}`;
    return { code: end.exitCode === 137 ? 'gate_killed' : 'gate_failed', text };
}
function hintFor(script, exitCode) {
    if (exitCode === 5 && /\bpytest\b|\bpy\.test\b/.test(script))
        return 'pytest collected no test';
    if (exitCode === 127 && /\bosv-scanner\b/.test(script))
        return `${hints[127]} OSV-Scanner ends so, too, when it cannot scan`;
    return hints[exitCode];
}
/** What to look for when a script ended so, by the code of its reason, and the reports are green. */
const beside = {
    gate_killed: 'was it killed after the tests?',
    gate_failed: 'look for what failed besides the tests',
};
/** The reason of a red end, with what the reports say to the contrary. */
function againstReports(reason, { tests }) {
    const { failed, tests: all, skipped } = addCounts(tests.values());
    const advice = beside[reason.code];
    if (tests.size === 0 || failed > 0 || advice === undefined)
        return reason;
    const contrary = `its reports show ${counted(all - skipped, 'test')} and no failure`;
    return { ...reason, text: `${reason.text}; ${contrary}: ${advice}` };
}
/** The reason for failed tests in reports, and whether the exit code agreed; undefined when none failed. */
function failedTests(evidence, owner, exitedZero = false) {
    const { failed, tests } = addCounts(evidence.tests.values());
    if (failed === 0)
        return undefined;
    const recovered = [...evidence.tests.values()].reduce((sum, each) => sum + each.recovered, 0);
    const contrary = (0,optional/* phrase */.MZ)(exitedZero, ', and yet it ended with exit code 0');
    const retried = (0,optional/* phrase */.MZ)(recovered > 0 && !exitedZero, () => ` (${recovered} of them passed later in the same report; if those were retries, run the tests as a gate, so that its exit code can show it)`);
    return {
        code: 'tests_failed',
        text: `${failed} of ${counted(tests, 'test')} failed in ${owner}${contrary}${retried}`,
    };
}

;// CONCATENATED MODULE: ./.build/quality-gate/gates/output-commands.js
// Takes the workflow commands out of a gate's output: what helps is passed on, nothing else is obeyed. Prints nothing itself.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
const output_commands_longestLine = 8192;
/** Reads one line of a gate's output, without its line break. */
function readOutputLine(line) {
    const start = line.search(/[^\s\u0085]/);
    if (start < 0 || !line.startsWith('::', start) || line.length > output_commands_longestLine)
        return { line };
    const text = line.slice(start);
    const end = text.indexOf('::', 2);
    if (end < 0)
        return { line };
    const head = text.slice(2, end);
    const [name = ''] = head.split(' ', 1);
    const command = name.toLowerCase();
    const value = text.slice(end + 2);
    if (command === 'add-mask')
        return { line: undefined, mask: unescapeData(value).trim() };
    if (command !== 'error' && command !== 'warning' && command !== 'notice')
        return { line };
    return { line, annotation: annotationOf(command, head.slice(name.length + 1), value) };
}
/** Undefined without a file: a bare `::error::` could speak in our name. */
function annotationOf(level, properties, value) {
    const given = new Map(properties.split(',').map((each) => {
        const equals = each.indexOf('=');
        return [each.slice(0, Math.max(0, equals)).trim(), unescapeProperty(each.slice(equals + 1).trim())];
    }));
    const file = given.get('file') ?? '';
    const message = unescapeData(value).trim();
    if (file === '' || message === '')
        return undefined;
    const startLine = lineOf(given.get('line'));
    const place = { title: given.get('title'), file, startLine, endLine: lineOf(given.get('endLine')) };
    return { level, message, place };
}
const lineOf = (text) => {
    const line = Number(text ?? '');
    if (Number.isInteger(line) && line > 0)
        return line;
    return undefined;
};
const unescapeData = (text) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
const unescapeProperty = (text) => text
    .replaceAll('%0D', ' ')
    .replaceAll('%0A', ' ')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');

;// CONCATENATED MODULE: ./.build/quality-gate/gates/output-tail.js
// Keeps a gate's output until it is printed: all of it, up to a bound, then its end. Never writes anywhere.
/** Both streams of a process in the order in which they came. */
class OutputTail {
    chunks = [];
    size = 0;
    dropped = 0;
    limit;
    /** `limit` in bytes; default 16 MiB. */
    constructor(limit = 16 * 1024 * 1024) {
        this.limit = limit;
    }
    write(chunk) {
        this.chunks.push(chunk);
        this.size += chunk.length;
        while (this.size > this.limit) {
            const [first = Buffer.alloc(0)] = this.chunks;
            const excess = Math.min(first.length, this.size - this.limit);
            this.dropped += excess;
            this.size -= excess;
            if (excess === first.length)
                this.chunks.shift();
            else
                this.chunks[0] = first.subarray(excess);
        }
    }
    /** The output as text; says how many bytes at its beginning are left out. */
    text() {
        const kept = Buffer.concat(this.chunks).toString('utf8');
        if (this.dropped === 0)
            return kept;
        return `(the first ${this.dropped} bytes are left out)\n${kept}`;
    }
    /** The last lines, at most `count` of them and `length` characters. */
    lastLines(count, length) {
        const end = Buffer.concat(this.chunks)
            .subarray(-64 * 1024)
            .toString('utf8')
            .trimEnd();
        const rows = end.split('\n').slice(-count);
        while (rows.length > 1 && rows.join('\n').length > length)
            rows.shift();
        return rows.join('\n').slice(-length);
    }
}

;// CONCATENATED MODULE: ./.build/quality-gate/gates/output.js
// Follows a gate's output while it runs: streams it, or keeps it and says once a minute that the gate is alive. Obeys no command in it
// but masks and annotations.




/** How many annotations of each gate are kept; GitHub shows ten of each level and step. */
const keptAnnotations = 50;
const beatMilliseconds = 60_000;
/** A line without an end is passed on in pieces of this many characters. */
const output_longestLine = 64 * 1024;
/** The output of one try of one gate. */
class GateOutput {
    annotations = [];
    tail = new OutputTail();
    decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
    rests = { stdout: '', stderr: '' };
    log;
    streams;
    name;
    beat;
    lastLine = '';
    /** `streams`: print each line as it comes, because no other gate runs. */
    constructor(name, log, streams, startedMs = Date.now()) {
        this.name = name;
        this.log = log;
        this.streams = streams;
        this.beat = setInterval(() => this.say(startedMs), beatMilliseconds);
        this.beat.unref();
    }
    /** Takes a piece of one of the two streams. */
    write(chunk, stream) {
        const text = this.rests[stream] + this.decoders[stream].decode(chunk, { stream: true });
        const rows = text.split('\n');
        this.rests[stream] = rows.pop() ?? '';
        for (const row of rows)
            this.take(row.replace(/\r$/, ''));
        if (this.rests[stream].length > output_longestLine) {
            this.take(this.rests[stream]);
            this.rests[stream] = '';
        }
    }
    /** Takes what is left, and stops the clock. */
    end() {
        clearInterval(this.beat);
        for (const stream of ['stdout', 'stderr']) {
            const rest = this.rests[stream] + this.decoders[stream].decode();
            this.rests[stream] = '';
            if (rest !== '')
                this.take(rest);
        }
    }
    /** All that was printed; empty when it was streamed already. */
    text() {
        if (this.streams)
            return '';
        return this.tail.text();
    }
    lastLines(count, length) {
        return this.tail.lastLines(count, length);
    }
    take(row) {
        const { line, mask, annotation } = readOutputLine(row);
        if (mask !== undefined && mask !== '')
            this.log.mask(mask);
        if (annotation !== undefined && this.annotations.length < keptAnnotations)
            this.annotations.push(annotation);
        if (line === undefined)
            return;
        this.tail.write(Buffer.from(`${line}\n`));
        if (line.trim() !== '')
            this.lastLine = line;
        if (this.streams)
            this.log.info(line);
    }
    say(startedMs) {
        if (this.streams)
            return;
        const seconds = (Date.now() - startedMs) / 1000;
        this.log.info(`… ${this.name}: has been running for ${(0,duration/* formatSeconds */.X)(seconds)}; ${this.lastWords()}`);
    }
    lastWords() {
        if (this.lastLine === '')
            return 'it has printed nothing yet';
        return `last line: ${plainLine(this.lastLine, 200)}`;
    }
}

// EXTERNAL MODULE: ./.build/domain/environment.js
var environment = __webpack_require__(86);
;// CONCATENATED MODULE: ./.build/quality-gate/gates/shell.js
// How a gate's script is run: the shell's command line, and an environment in which it cannot speak for this step. Starts nothing.

// As GitHub runs `shell:`: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
const shells = {
    bash: ['.sh', 'bash --noprofile --norc -eo pipefail {0}'],
    sh: ['.sh', 'sh -e {0}'],
    pwsh: ['.ps1', 'pwsh -NoLogo -NonInteractive -File {0}'],
    python: ['.py', 'python {0}'],
};
/** How the gate's script is called, inside of the isolation where there is one. */
function callShell(gate, isolation) {
    const [extension, template] = shells[gate.shell] ?? ['', gate.shell];
    return {
        extension,
        script: scriptOf(gate),
        command: (file) => {
            const [command = '', ...args] = template
                .trim()
                .split(/\s+/)
                .map((word) => word.replaceAll('{0}', file));
            if (isolation === undefined)
                return { command, args };
            return { command: isolation.command, args: [...isolation.args, command, ...args] };
        },
    };
}
/** What GitHub writes around a script: PowerShell alone needs help to end with the exit code of the last command. */
function scriptOf({ run, shell }) {
    if (shell !== 'pwsh')
        return `${run}\n`;
    const exit = 'if ((Test-Path -LiteralPath variable:\\LASTEXITCODE)) { exit $LASTEXITCODE }';
    return `$ErrorActionPreference = 'stop'\n${run}\n${exit}\n`;
}
/** The environment of a gate: the step's without what speaks for the step, then the gate's own. */
function gateEnvironment(env, own) {
    return { ...(0,environment/* withoutVoice */.Tm)(env), ...own };
}

;// CONCATENATED MODULE: ./.build/quality-gate/gates/execution.js
// Runs one gate: its tries, its deadline, its log group, and the reports that it promised. Never decides the step's verdict.













/** In the environment of a gate's processes: tells those that left the process group when the gate ends. */
const markName = 'SHIP_ACTIONS_GATE';
/** Brings a gate to its outcome. Never rejects for what the gate does. */
async function executeGate(gate, around) {
    const started = performance.now();
    let attempts = 0;
    let last = stopped(around.signal);
    while (attempts <= gate.retries && !around.signal.aborted) {
        attempts += 1;
        last = await attemptGate(gate, attempts, around);
        if (last.state !== 'failed')
            break;
    }
    return { gate, ...last, passed: last.state === 'passed', attempts, seconds: (performance.now() - started) / 1000 };
}
async function attemptGate(gate, number, around) {
    const promised = promisesOf(gate, around);
    const before = await findBeforehand(promised);
    const startedMs = Date.now();
    around.log.info(`▶ ${gate.name}: started${triesOf(gate, number)}`);
    const output = new GateOutput(gate.name, around.log, around.streams, startedMs);
    const attempt = await bringToEnd(gate, { promised, beginning: { startedMs, before }, output }, around);
    const title = titleOf(`${gate.name}: ${attempt.state}${triesOf(gate, number)}`, attempt, startedMs);
    const text = output.text();
    if (text === '')
        around.log.info(title);
    else
        around.log.group(title, text);
    if (around.annotates)
        for (const { level, message, place } of output.annotations.slice(0, 10))
            around.log[level](message, place);
    return attempt;
}
const promisesOf = ({ junit, coverage, findings, habits, workingDirectory }, { workspace, fewestTests }) => ({
    workspace,
    folder: external_node_path_.resolve(workspace, workingDirectory),
    junit,
    coverage,
    findings,
    habits,
    fewestTests,
});
/** Runs the script, and holds its end against the reports that it left. */
async function bringToEnd(gate, { promised, beginning, output }, around) {
    const ended = await runScript(gate, promised.folder, output, around);
    output.end();
    if (ended === 'cancelled')
        return stopped(around.signal);
    const read = await readEvidence(promised, beginning);
    const evidence = evidenceAfter(ended, read);
    const reasons = reasonsFor(ended, evidence);
    if (reasons.length === 0)
        return { state: 'passed', reasons, evidence };
    return { state: 'failed', reasons, evidence, lastLines: output.lastLines(30, 4000) };
}
/** Exit code 0 says that a test which failed and passed later was a retry. */
function evidenceAfter(ended, read) {
    if (ended === undefined)
        return forgiveEvidence(read);
    return read;
}
function reasonsFor(ended, evidence) {
    if (ended === undefined)
        return (0,optional/* present */.Eb)([...evidence.faults, failedTests(evidence, 'its reports', true)]);
    // A gate that failed may well have left no report: that is not the news.
    const news = evidence.faults.filter((each) => each.code === 'scan_failed');
    return (0,optional/* present */.Eb)([againstReports(ended, evidence), ...news, failedTests(evidence, 'its reports')]);
}
/** Why the script is red; undefined when it ended well. */
async function runScript(gate, folder, output, around) {
    if (!(await isFolder(folder)))
        return { code: 'gate_not_started', text: `working-directory "${gate.workingDirectory}" is not a folder` };
    const call = callShell(gate, around.isolation);
    const mark = crypto.randomUUID();
    const file = external_node_path_.join(around.scripts, `${mark}${call.extension}`);
    const { command, args } = call.command(file);
    // A runner that cancels a step gives it 10 seconds in all.
    const sweep = () => setTimeout(() => around.killMarked(markName, mark), 2000).unref();
    around.signal.addEventListener('abort', sweep, { once: true });
    try {
        await (0,promises_.writeFile)(file, call.script, { mode: 0o700 });
        const result = await around.runProcess({
            command,
            args,
            cwd: folder,
            env: { ...gateEnvironment(around.env, gate.env), [markName]: mark },
            timeoutSeconds: gate.timeoutSeconds,
            signal: around.signal,
            onOutput: (chunk, stream) => output.write(chunk, stream),
            keepBytes: 1,
        });
        return endReason(gate.run, result, gate.timeoutSeconds);
    }
    catch (thrown) {
        if (thrown !== around.signal.reason)
            (0,domain_thrown/* systemErrorCode */.vq)(thrown);
        if (around.signal.aborted)
            return 'cancelled';
        return { code: 'gate_not_started', text: `"${command}" could not be started: ${(0,action_error/* messageOf */.bD)(thrown)}` };
    }
    finally {
        around.signal.removeEventListener('abort', sweep);
        around.killMarked(markName, mark);
        await (0,promises_.rm)(file, { force: true });
    }
}
const stopped = (signal) => ({
    state: 'cancelled',
    reasons: [{ code: 'gate_cancelled', text: `was stopped: ${(0,action_error/* messageOf */.bD)(signal.reason)}` }],
    evidence: noEvidence,
});
const triesOf = ({ retries }, number) => (0,optional/* phrase */.MZ)(retries > 0, ` (try ${number} of ${retries + 1})`);
/** What a gate came to, in one line. */
function titleOf(what, { state, reasons, evidence }, startedMs) {
    const { tests } = addCounts(evidence.tests.values());
    return (0,optional/* present */.Eb)([
        `${state === 'passed' ? '✔' : '✖'} ${what}`,
        (0,duration/* formatSeconds */.X)((Date.now() - startedMs) / 1000),
        evidence.tests.size > 0 && `${tests} tests`,
        ...reasons.map((reason) => plainLine(reason.text)),
    ]).join(' · ');
}

;// CONCATENATED MODULE: ./.build/quality-gate/gates/schedule.js
// Runs gates side by side: at most so many at once, each after the gates that it needs. Knows nothing of processes.
/** Brings every gate to its outcome, in the order given. The gates' needs are known and form no circle. */
async function runSchedule(gates, maxParallel, stage) {
    const slots = new Slots(maxParallel);
    const outcomes = new Map();
    const bring = async (gate) => {
        const blockers = [];
        for (const need of gate.needs)
            if (!(await outcomeOf(need))?.passed)
                blockers.push(need);
        if (blockers.length > 0)
            return stage.skip(gate, blockers);
        await slots.take();
        try {
            return await stage.run(gate);
        }
        finally {
            slots.give();
        }
    };
    const outcomeOf = (name) => {
        const gate = gates.find((each) => each.name === name);
        if (gate !== undefined && !outcomes.has(name))
            outcomes.set(name, bring(gate));
        return outcomes.get(name);
    };
    const all = gates.map((gate) => outcomeOf(gate.name));
    return (await Promise.all(all)).filter((outcome) => outcome !== undefined);
}
class Slots {
    free;
    waiting = [];
    constructor(count) {
        this.free = count;
    }
    async take() {
        if (this.free > 0)
            this.free -= 1;
        else
            await new Promise((resolve) => this.waiting.push(resolve));
    }
    give() {
        const next = this.waiting.shift();
        if (next === undefined)
            this.free += 1;
        else
            next();
    }
}

// EXTERNAL MODULE: ./.build/quality-gate/gates/workspace-paths.js
var workspace_paths = __webpack_require__(3107);
// EXTERNAL MODULE: ./.build/quality-gate/gates/gate.js
var gate = __webpack_require__(9359);
;// CONCATENATED MODULE: ./.build/quality-gate/gates/node-gates.js
// Finds the gates that a package.json suggests: scripts by their customary names, and those of workspaces. Runs nothing.



/** The scripts that are gates. Of those in one row the first that is there counts. */
const rows = [
    ['lint'],
    ['format:check'],
    ['typecheck', 'type-check'],
    ['test:ci', 'test', 'test:unit'],
    ['test:integration'],
    ['build'],
];
const nodeScripts = rows.flat();
const habits = {
    junit: ['junit.xml', 'reports/*.xml', 'test-results/*.xml'],
    coverage: [
        'coverage/lcov.info',
        'coverage/coverage-final.json',
        'coverage/clover.xml',
        'coverage/cobertura-coverage.xml',
        'coverage/coverage-summary.json',
    ],
};
const everywhere = (patterns) => patterns.flatMap((each) => [each, `**/${each}`]);
/** What `npm init` writes. */
const unwritten = /no test specified/;
/** The gates; empty without a package.json. */
function nodeGates({ names, text }) {
    const source = text('package.json');
    if (source === undefined)
        return [];
    const manifest = parseManifest(source);
    const scripts = scriptsOf(manifest);
    const runner = managerOf(manifest, names);
    const found = rows.flatMap((row) => row.find((each) => scripts.has(each)) ?? []);
    const own = found.map((script) => ({
        name: script,
        run: `${runner} run ${script}`,
        ...(0,optional/* optional */.lq)(script.startsWith('test'), () => habits),
    }));
    const isWorkspace = manifest['workspaces'] !== undefined || names.includes('pnpm-workspace.yaml');
    if (!isWorkspace || found.some((each) => each.startsWith('test')))
        return own;
    // The root of a workspace that has no tests of its own: those of its packages are the tests.
    const all = { junit: everywhere(habits.junit), coverage: everywhere(habits.coverage) };
    return [...own, { name: 'test', run: inWorkspaces(runner, 'test'), ...all }];
}
function scriptsOf(manifest) {
    const scripts = manifest['scripts'];
    if (typeof scripts !== 'object' || scripts === null)
        return new Set();
    return new Set(Object.entries(scripts)
        .filter(([, command]) => typeof command === 'string' && command !== '' && !unwritten.test(command))
        .map(([name]) => name));
}
function inWorkspaces(runner, script) {
    if (runner === 'pnpm')
        return `pnpm -r --if-present run ${script}`;
    if (runner === 'yarn')
        return `yarn workspaces foreach --all run ${script}`;
    if (runner === 'bun')
        return `bun run --filter '*' ${script}`;
    return `npm run ${script} --workspaces --if-present`;
}
function parseManifest(source) {
    try {
        return (0,json_value/* recordOf */.zv)(JSON.parse(source.replace(/^\uFEFF/, '')));
    }
    catch (cause) {
        if (!(cause instanceof SyntaxError))
            throw cause;
        const what = `package.json is not valid JSON: ${(0,action_error/* messageOf */.bD)(cause)}`;
        throw new action_error/* ActionError */.lZ({
            code: 'package_json_invalid',
            what,
            where: 'package.json',
            fix: 'Fix it, or give `gates`.',
        });
    }
}
/** The package manager of a repository; undefined without a package.json. */
function packageManager({ names, text }) {
    const source = text('package.json');
    return source === undefined ? undefined : managerOf(parseManifest(source), names);
}
const managerOf = (manifest, names) => declaredManager(manifest['packageManager']) ?? lockedManager(names);
/** The package manager that package.json names: https://nodejs.org/api/corepack.html */
function declaredManager(declared) {
    if (typeof declared !== 'string')
        return undefined;
    return /^(npm|pnpm|yarn|bun)@/.exec(declared)?.[1];
}
/** The package manager whose lock file is there, else npm. */
function lockedManager(names) {
    if (names.includes('pnpm-lock.yaml'))
        return 'pnpm';
    if (names.includes('yarn.lock'))
        return 'yarn';
    if (names.includes('bun.lock') || names.includes('bun.lockb'))
        return 'bun';
    return 'npm';
}

;// CONCATENATED MODULE: ./.build/quality-gate/gates/detection.js
// Finds the gates of a repository that names none, from the files at its root. Runs nothing, reads nothing.



/** The gates that the repository's own tools suggest; throws an ActionError when there is none. */
function detectGates(facts) {
    const found = [...nodeGates(facts), ...pythonGates(facts), ...goGates(facts), ...javaGates(facts)];
    if (found.length > 0)
        return found.map(({ name, run, junit = [], coverage = [] }) => ({
            ...gate/* plainGate */.c,
            name,
            run,
            habits: { junit, coverage, findings: [] },
        }));
    throw new action_error/* ActionError */.lZ({
        code: 'gates_undetected',
        what: 'No gates are given, and none were found in the repository',
        where: 'input `gates`',
        fix: [
            'Give the step gates:',
            '  gates: |',
            '    - { name: test, run: make test, junit: reports/junit.xml }',
            `Without them the step looks for package.json scripts (${nodeScripts.join(', ')}), pytest, go.mod, pom.xml and build.gradle. Did actions/checkout run before this step?`,
        ].join('\n'),
    });
}
function pythonGates({ names, text }) {
    const configured = names.includes('pytest.ini') ||
        names.includes('conftest.py') ||
        /^\[tool\.pytest[\].]/m.test(text('pyproject.toml') ?? '') ||
        /^\[tool:pytest\]/m.test(text('setup.cfg') ?? '') ||
        /^\[pytest\]/m.test(text('tox.ini') ?? '');
    const python = ['pyproject.toml', 'setup.py', 'setup.cfg', 'requirements.txt', 'Pipfile'].some((name) => names.includes(name));
    const tested = names.some((name) => name === 'tests' || /^(?:test_.*|.*_test)\.py$/.test(name));
    if (!configured && !(python && tested))
        return [];
    // Plain `pytest` does not put the root on the import path, and cannot import what lies there.
    const run = `${pythonRunner(names)}python -m pytest`;
    const junit = ['junit.xml', 'report.xml', 'reports/*.xml', 'test-results/*.xml'];
    return [{ name: 'pytest', run, junit, coverage: ['coverage.xml', 'coverage.json', 'coverage.lcov'] }];
}
function pythonRunner(names) {
    if (names.includes('uv.lock'))
        return 'uv run ';
    if (names.includes('poetry.lock'))
        return 'poetry run ';
    if (names.includes('Pipfile.lock'))
        return 'pipenv run ';
    if (names.includes('.venv'))
        return '.venv/bin/';
    return '';
}
function goGates({ names }) {
    if (!names.includes('go.mod') && !names.includes('go.work'))
        return [];
    const junit = ['junit.xml', 'report.xml'];
    const coverage = ['coverage.out', 'cover.out', 'coverage.txt'];
    return [
        { name: 'go vet', run: 'go vet ./...' },
        { name: 'go test', run: 'go test ./...', junit, coverage },
    ];
}
/** The build tool that the repository brings along, else the one that is installed. */
function toolIn(names, wrapper, installed) {
    if (names.includes(wrapper))
        return `./${wrapper}`;
    return installed;
}
function javaGates({ names }) {
    const gates = [];
    if (names.includes('pom.xml'))
        gates.push({
            name: 'maven',
            run: `${toolIn(names, 'mvnw', 'mvn')} -B verify`,
            junit: ['**/target/surefire-reports/TEST-*.xml', '**/target/failsafe-reports/TEST-*.xml'],
            coverage: ['**/target/site/jacoco/jacoco.xml', '**/target/site/jacoco-aggregate/jacoco.xml'],
        });
    if (['build.gradle', 'build.gradle.kts', 'settings.gradle', 'settings.gradle.kts'].some((name) => names.includes(name)))
        gates.push({
            name: 'gradle',
            run: `${toolIn(names, 'gradlew', 'gradle')} check`,
            junit: ['**/build/test-results/**/TEST-*.xml'],
            coverage: ['**/build/reports/jacoco/**/*.xml'],
        });
    return gates;
}

;// CONCATENATED MODULE: ./.build/quality-gate/plan.js
// Decides what quality-gate does, as a value that can be printed: which gates run, and what is demanded of them. Pure.




/** The plan; throws an ActionError when no gate is given and none can be detected. */
function planQualityGate(inputs, facts) {
    const { junit, coverage, findings } = inputs;
    const isBare = junit.length === 0 && coverage.length === 0 && findings.length === 0;
    const detected = inputs.gates === undefined && isBare;
    const gates = chooseGates(inputs.gates, isBare, facts.repository);
    const readsCoverage = coverage.length > 0 || gates.some((gate) => gate.coverage.length > 0);
    return {
        gates,
        detected,
        junit,
        coverage,
        findings,
        demands: demandsOf(inputs),
        baseline: inputs['coverage-baseline'],
        testsPromised: junit.length > 0 || gates.some((gate) => gate.required && gate.junit.length > 0),
        maxParallel: inputs['max-parallel'] ?? facts.processors,
        failFast: inputs['fail-fast'],
        readsChange: inputs['coverage-patch'] !== undefined || readsCoverage,
    };
}
/** The gates that are given, else those that the repository suggests. Whoever gives reports alone wants none. */
function chooseGates(given, isBare, repository) {
    if (given !== undefined)
        return given;
    if (!isBare)
        return [];
    return detectGates(repository);
}
function demandsOf(inputs) {
    const coverage = {
        lines: inputs['coverage-lines'],
        branches: inputs['coverage-branches'],
        functions: inputs['coverage-functions'],
    };
    const baseline = { maxDrop: inputs['coverage-max-drop'], onMissing: inputs['on-missing-baseline'] };
    return {
        minTests: inputs['min-tests'],
        coverage: dropAbsent(coverage),
        patch: { percent: inputs['coverage-patch'], minLines: inputs['coverage-patch-min-lines'] },
        baseline: (0,optional/* optional */.lq)(inputs['coverage-baseline'].length > 0, () => baseline),
        findings: {
            maxSeverity: inputs['max-severity'],
            unknownSeverity: inputs['unknown-severity'],
            ignoreUnfixed: inputs['ignore-unfixed'],
            allow: inputs.allow,
        },
        configChange: inputs['config-change'],
    };
}
const dropAbsent = (given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
/** The plan in lines for a person. */
function formatPlan(plan) {
    const reports = [...plan.junit, ...plan.coverage, ...plan.findings].map((pattern) => `  reads ${pattern}`);
    return [headOf(plan), ...plan.gates.map(formatGate), ...reports, ...formatDemands(plan)];
}
function headOf({ gates, detected, maxParallel, failFast }) {
    if (gates.length === 0)
        return 'no gates, only reports that earlier steps left';
    const origin = (0,optional/* phrase */.MZ)(detected, ' (detected from the repository)');
    return `${counted(gates.length, 'gate')}${origin}, at most ${maxParallel} at once${(0,optional/* phrase */.MZ)(failFast, ', fail-fast')}`;
}
function formatGate(gate) {
    const facts = (0,optional/* present */.Eb)([
        gate.workingDirectory !== '.' && `in ${gate.workingDirectory}`,
        gate.needs.length > 0 && `after ${gate.needs.join(', ')}`,
        !gate.required && 'not required',
        ...[...gate.junit, ...gate.coverage, ...gate.findings].map((pattern) => `leaves ${pattern}`),
    ]);
    const [script = '', ...more] = gate.run.trim().split('\n');
    return `  ${gate.name}: ${script}${(0,optional/* phrase */.MZ)(more.length > 0, ' …')}${(0,optional/* phrase */.MZ)(facts.length > 0, () => ` (${facts.join('; ')})`)}`;
}
function formatDemands({ demands, testsPromised, gates, findings, baseline }) {
    const { coverage, patch } = demands;
    const readsFindings = findings.length > 0 || gates.some((gate) => gate.findings.length > 0);
    return (0,optional/* present */.Eb)([
        testsPromised && `  min-tests: ${demands.minTests ?? 1}`,
        ...measures
            .filter((measure) => coverage[measure] !== undefined)
            .map((measure) => `  coverage-${measure}: at least ${coverage[measure]} %`),
        patch.percent !== undefined && `  coverage-patch: at least ${patch.percent} % of the changed lines`,
        ...baseline.map((pattern) => `  compares coverage with ${pattern}`),
        readsFindings && `  max-severity: ${demands.findings.maxSeverity}`,
    ]);
}

;// CONCATENATED MODULE: ./.build/quality-gate/verdict/findings-judgement.js
// Holds findings against the worst severity that is tolerated and the allow-list. Pure: today's date is given.



/** Judges all findings. `isRead`: a report of findings was read, even if it was empty. */
function judgeFindings(all, demands, isRead, today) {
    const findings = all.map((each) => judge(each, demands, today)).sort(worstFirst);
    if (!isRead)
        return { findings, counts: undefined, reasons: [], warnings: [] };
    const counts = countsOf(findings);
    const over = findings.filter((each) => each.standing === 'over');
    const red = over.filter((each) => each.required);
    const pale = over.filter((each) => !each.required);
    const unknown = findings.filter((each) => each.standing === 'unknown');
    return {
        findings,
        counts,
        reasons: tooSevere(red, demands),
        warnings: [...tooSevere(pale, demands), ...unknownWarning(unknown), ...allowWarnings(all, demands, today)],
    };
}
function judge(finding, demands, today) {
    const { ids, file, path } = finding;
    const excuse = (0,domain_findings/* findAllowance */.i0)({ ids, path: file ?? path }, demands.allow, today);
    if (excuse !== undefined)
        return { ...finding, standing: 'allowed', excuse: excuse.reason };
    return { ...finding, standing: standingOf(finding, demands) };
}
/** What becomes of a finding that nothing excuses. */
function standingOf({ severity, fixable }, demands) {
    if (demands.ignoreUnfixed && fixable === false)
        return 'unfixed';
    if (severity === undefined)
        return demands.unknownSeverity === 'fail' ? 'over' : 'unknown';
    return (0,domain_findings/* isWorse */.Bx)(severity, demands.maxSeverity) ? 'over' : 'tolerated';
}
const rank = ({ severity }) => {
    if (severity === undefined)
        return 0.5;
    return domain_findings/* severities */.gO.indexOf(severity);
};
const worstFirst = (a, b) => Number(b.standing === 'over') - Number(a.standing === 'over') || rank(b) - rank(a);
function countsOf(findings) {
    const counts = { critical: 0, high: 0, medium: 0, low: 0, none: 0, unknown: 0 };
    for (const { standing, severity } of findings)
        if (standing !== 'allowed' && standing !== 'unfixed')
            counts[severity ?? 'unknown'] += 1;
    return counts;
}
/** `2 critical, 1 high`; of a severity without any nothing is said. */
const formatCounts = (counts) => ['critical', 'high', 'medium', 'low', 'none', 'unknown']
    .filter((each) => counts[each] > 0)
    .map((each) => `${counts[each]} ${each}`)
    .join(', ');
/** Of findings that come with the worst one first. */
function tooSevere(over, demands) {
    const [worst] = over;
    if (worst === undefined)
        return [];
    const counts = formatCounts(countsOf(over));
    const text = `${counted(over.length, 'finding')} ${limitOf(over, demands)}: ${counts}; the worst: ${findingName(worst)}`;
    return [{ code: 'findings_too_severe', text }];
}
/** The limit that findings are over, in words. */
function limitOf(over, { maxSeverity }) {
    if (over.every((each) => each.severity === undefined))
        return 'without a severity (unknown-severity: fail)';
    return `above max-severity (${maxSeverity})`;
}
/** `GHSA-xvch-5gv4-984h in minimist 1.2.0`. */
function findingName({ ids, title, subject, file, path, line }) {
    const place = file ?? path;
    const at = (0,optional/* phrase */.MZ)(line, (line) => `:${line}`);
    const where = subject ?? (0,optional/* optional */.lq)(place, (place) => `${place}${at}`);
    return `${ids[0] ?? title}${(0,optional/* phrase */.MZ)(where, (where) => ` in ${where}`)}`;
}
function unknownWarning(unknown) {
    const [first] = unknown;
    if (first === undefined)
        return [];
    const text = `${counted(unknown.length, 'finding')} without a severity, e.g. ${findingName(first)}: look at them, or write \`unknown-severity: fail\``;
    return [{ code: 'severity_unknown', text }];
}
/** Entries that expired, and entries that excuse nothing any more. */
function allowWarnings(all, { allow }, today) {
    return allow.flatMap((entry) => {
        const named = all.filter((each) => (0,domain_findings/* allows */.NB)(entry, { ids: each.ids, path: each.file ?? each.path })).length;
        if (named === 0)
            return [{ code: 'allow_unused', text: `the allow entry \`${entry.id}\` matches no finding: remove it` }];
        if (!(0,domain_findings/* isExpired */._d)(entry, today))
            return [];
        const text = `the allow entry \`${entry.id}\` expired on ${entry.expires}: ${counted(named, 'finding')} that it covered count again`;
        return [{ code: 'allow_expired', text }];
    });
}

;// CONCATENATED MODULE: ./.build/quality-gate/publishing/failure-message.js
// Chooses the words of a failed test that help: the tool's message with what was expected and what came, without frames. Words only.

/** Words that say only that something failed. */
const empty = /^(?:failed|failure|test failed|error|assertion ?error|fail)?[.:]?$/i;
/** Lines that say where in a framework it happened, or what the runner prints around a test. */
const noise = /^\s*(?:(?:at .{1,300}[)\d]|\.{3} \d+ more|stack backtrace:|Stack trace:?)\s*$|=== (?:RUN|PAUSE|CONT|NAME)\b|--- FAIL: |thread '.*' panicked at |note: run with .*RUST_BACKTRACE|goroutine \d+ )/;
const shownLines = 15;
/** A message of a few lines, cut to `length`; never empty. */
function failureMessage({ message, text }, length = 1500) {
    const said = plain_text_plainText(message).trim();
    const detail = plain_text_plainText(text).trim();
    const rows = joined(said, detail)
        .split(/\r?\n/)
        .filter((row) => !noise.test(row.slice(0, 400)))
        .map((row) => row.trimEnd().slice(0, 400));
    const tight = rows.filter((row, at) => row !== '' || (rows[at - 1] ?? '') !== '').slice(0, shownLines);
    return plain_text_plainText(tight.join('\n').trim(), length) || plain_text_plainText(said, length) || 'the test failed';
}
/** Message and text, each thing said once: most tools repeat the message at the head of the text, and go on with what helps. */
function joined(message, text) {
    if (empty.test(message) || startsAlike(text, message))
        return text || message;
    return `${message}\n${text}`;
}
/** True when the text holds the message's first line near its start. */
function startsAlike(text, message) {
    const [first = ''] = message.split('\n', 1);
    return first !== '' && text.slice(0, first.length + 400).includes(first.trim());
}

;// CONCATENATED MODULE: ./.build/quality-gate/publishing/source-places.js
// Finds the place in the repository that a failed test points at. Asks the disk only through the names it is given.


/** Where the test failed: a place in its own file before another one in its text; undefined when no such file exists. */
function findPlace(test, names) {
    const where = { folder: test.folder, report: test.report, sources: [] };
    const known = (name) => {
        if (isForeign(name))
            return undefined;
        return names.find(name, where);
    };
    const own = (0,optional/* optional */.lq)(test.file, (file) => known(file));
    const named = [];
    for (const { alternatives, line } of placesIn(test)) {
        const file = alternatives.map(known).find((each) => each !== undefined);
        if (file !== undefined)
            named.push({ file, line });
        // The first place in its own file is what a reader wants to see.
        if (file !== undefined && file === own)
            return { file, line };
    }
    if (own !== undefined)
        return { file: own, line: test.line };
    return named.find(({ file }) => isTestFile(file)) ?? named[0];
}
const isForeign = (name) => /(?:^|\/)(?:node_modules|site-packages|vendor|\.cargo|dist-packages)\/|^node:|^\/usr\/|^\/rustc\//.test(name);
const isTestFile = (file) => /(?:^|\/)(?:tests?|spec|__tests__|it)\/|[._-](?:test|spec)s?\.|(?:^|\/)test_|_test\.|Tests?\.[a-z]+$/i.test(file);
const patterns = [
    // Node, Go, PHP, pytest, Rust, Playwright: path.ext:12
    /(?<file>(?:file:\/\/)?(?:[A-Za-z]:)?[^\s()[\]'"<>:,;]{1,400}\.[A-Za-z]\w{0,5}):(?<line>\d{1,7})\b/g,
    // Python tracebacks: File "path.py", line 12
    /File "(?<file>[^"\n]{1,400})", line (?<line>\d{1,7})/g,
    // bats: (in test file test/cart.bats, line 7)
    /in (?:test )?file (?<file>[^\s,]{1,400}), line (?<line>\d{1,7})/g,
    // .NET: in /src/CartTests.cs:line 12
    /\bin (?<file>(?:[A-Za-z]:)?[^\n:]{1,400}):line (?<line>\d{1,7})/g,
];
// JVM frames name the package and the bare file: at com.shop.CartTest.adds(CartTest.java:12)
const source_places_frame = /\bat (?:[\w.@]{1,200}\/)?(?<owner>[\w.$]{1,300})\.[\w$<>]{1,200}\((?<file>\w{1,200}\.(?:java|kt|groovy|scala)):(?<line>\d{1,7})\)/g;
/** So many places of one failure are looked at. */
const mostPlaces = 200;
/** The places that a failure names, in the order in which they are believed; of each the names that it may have. */
function placesIn({ name, message, text }) {
    const all = `${message}\n${text}`.slice(0, 16_000);
    const frames = [...all.matchAll(source_places_frame)].map(({ groups }) => {
        const owner = (groups?.['owner'] ?? '').split('.').slice(0, -1).join('/');
        return { alternatives: [external_node_path_.posix.join(owner, groups?.['file'] ?? '')], line: Number(groups?.['line']) };
    });
    const [packageName = ''] = name.split(' › ');
    const others = patterns
        .flatMap((pattern) => [...all.matchAll(pattern)])
        .map(({ groups }) => ({
        alternatives: namesFor(groups?.['file'] ?? '', packageName),
        line: Number(groups?.['line']),
    }));
    return [...frames, ...others].slice(0, mostPlaces);
}
/** Go names the bare file; its package is the head of the test's name. */
function namesFor(file, packageName) {
    const isBare = !file.includes('/') && !file.includes('\\');
    if (!isBare || !packageName.includes('/'))
        return [file];
    return [`${packageName}/${file}`, file];
}

;// CONCATENATED MODULE: ./.build/quality-gate/publishing/annotations.js
// Chooses the annotations that help most: failed tests and findings on their lines, uncovered changed lines. Pure: prints nothing. The map
// of this room: failure-message and source-places say what and where → annotations choose → comment, check-run and commit status show it
// (publication).





/** GitHub shows 10 of each level and step; one error is the verdict's own. */
const shownAnnotations = { error: 9, warning: 9, notice: 9 };
/** Every annotation, the most useful of each level first. */
function annotationsOf(verdict, names, change) {
    const failures = verdict.failures.map((failure) => {
        const place = findPlace(failure, names);
        const title = plainLine(`Test failed: ${failure.name}`, 200);
        const level = failure.required ? 'error' : 'warning';
        return { level, message: failureMessage(failure), place: { title, file: place?.file, startLine: place?.line } };
    });
    return [
        ...usefulFirst(failures, change),
        ...usefulFirst(findingAnnotations(verdict.findings.findings), change),
        ...uncoveredAnnotations(verdict),
    ];
}
/** Those that GitHub shows, and how many more there are. */
function chooseShown(all) {
    const shown = ['error', 'warning', 'notice'].flatMap((level) => all.filter((each) => each.level === level).slice(0, shownAnnotations[level]));
    return { shown, more: all.length - shown.length };
}
/** On a changed file, then on any line, then the rest; within these as they came. */
function usefulFirst(annotations, change) {
    const isChanged = (file) => change !== undefined && 'lines' in change && change.lines.has(file);
    const rank = ({ place }) => {
        if (place.file === undefined)
            return 2;
        if (isChanged(place.file))
            return 0;
        return 1;
    };
    return [...annotations].sort((a, b) => rank(a) - rank(b));
}
/** What is above the limit as errors, doubts as warnings; what is tolerated stays in the summary. */
const findingAnnotations = (findings) => findings
    .filter(({ standing }) => standing === 'over' || standing === 'unknown')
    .map((finding) => {
    const { severity = 'no severity', standing, required, file, line, title } = finding;
    const heading = plainLine(`${findingName(finding)} (${severity})`, 200);
    const level = standing === 'over' && required ? 'error' : 'warning';
    const message = plain_text_plainText(title.trim() || heading, 1000);
    return { level, message, place: { title: heading, file, startLine: (0,optional/* optional */.lq)(file, () => line) } };
});
function uncoveredAnnotations({ patch }) {
    return [...(patch?.uncovered ?? [])]
        .sort((a, b) => b.last - b.first - (a.last - a.first))
        .map(({ file, first, last }) => {
        const lines = first === last ? `line ${first} is` : `lines ${first} to ${last} are`;
        const place = { title: 'Not covered', file, startLine: first, endLine: last };
        return { level: 'notice', message: `Changed ${lines} not covered by a test.`, place };
    });
}

;// CONCATENATED MODULE: ./.build/quality-gate/publishing/publication.js
// Shows the verdict on GitHub, where that was asked for. Never changes it: what cannot be written is one notice.


/** GitHub's limits, with room for what we add. */
const longestComment = 60_000;
const longestSummary = 60_000;
const mostAnnotations = 500;
/** GitHub's words for a verdict, of check runs and of commit statuses. */
const conclusions = { pass: 'success', fail: 'failure' };
/** Writes what was asked for, side by side, and says what could not be written; undefined when all of it was. */
async function publish(publication, board) {
    const { comment, checkRun, commitStatus, repository, sha, pullRequest } = publication;
    const wishes = (0,optional/* present */.Eb)([
        comment && 'comment',
        checkRun !== undefined && 'check-run',
        commitStatus !== undefined && 'commit-status',
    ]);
    if (wishes.length === 0)
        return undefined;
    if (board === undefined || repository === undefined)
        return `Not written: ${wishes.join(', ')}: there is no github-token, or no repository. The verdict stands.`;
    const postings = await Promise.all([
        (0,optional/* optional */.lq)(comment, () => writeComment(publication, repository, pullRequest, board)),
        (0,optional/* optional */.lq)(checkRun, () => writeCheck(publication, repository, sha, board)),
        (0,optional/* optional */.lq)(commitStatus, () => writeStatus(publication, repository, sha, board)),
    ]);
    const troubles = postings.filter((each) => each !== undefined);
    if (troubles.length === 0)
        return undefined;
    return `Not written: ${troubles.join('; ')}. The verdict stands.`;
}
async function writeComment(publication, repository, number, board) {
    if (number === undefined)
        return 'comment: this run belongs to no pull request';
    const mark = `<!-- ship-actions quality-gate ${publication.identity} -->`;
    const link = (0,optional/* phrase */.MZ)(publication.runUrl, (runUrl) => `\n\n[This run](${runUrl})`);
    const body = `${mark}\n${cutMarkdown(publication.summary, longestComment)}${link}`;
    return trouble('comment', 'pull-requests: write', await board.comment({ repository, number, mark, body }));
}
async function writeCheck({ checkRun = '', runUrl, title, summary, verdict, annotations }, repository, headSha, board) {
    if (headSha === undefined)
        return 'check-run: the commit is not known';
    const levels = { error: 'failure', warning: 'warning', notice: 'notice' };
    const placed = annotations.flatMap(({ level, message, place }) => {
        if (place.file === undefined)
            return [];
        const start = place.startLine ?? 1;
        return [
            {
                path: place.file,
                start_line: start,
                end_line: Math.max(start, place.endLine ?? start),
                annotation_level: levels[level],
                message: plain_text_plainText(message, 4000),
                title: plainLine(place.title ?? 'quality gate', 200),
            },
        ];
    });
    const posting = await board.checkRun({
        repository,
        name: checkRun,
        headSha,
        conclusion: conclusions[verdict.verdict],
        detailsUrl: runUrl,
        title,
        summary: cutMarkdown(summary, longestSummary),
        annotations: placed.slice(0, mostAnnotations),
    });
    return trouble('check-run', 'checks: write', posting);
}
async function writeStatus({ commitStatus = '', runUrl, title, verdict }, repository, sha, board) {
    if (sha === undefined)
        return 'commit-status: the commit is not known';
    const status = {
        repository,
        sha,
        context: commitStatus,
        state: conclusions[verdict.verdict],
        description: plainLine(title, 130),
        targetUrl: runUrl,
    };
    return trouble('commit-status', 'statuses: write', await board.commitStatus(status));
}
function trouble(wish, permission, posting) {
    if (posting.kind === 'written')
        return undefined;
    const hint = (0,optional/* phrase */.MZ)(posting.kind === 'denied', () => ` (needs \`${permission}\`; on pull requests of forks and of Dependabot the token can only read)`);
    return `${wish}: GitHub said "${plainLine(posting.message, 200)}"${hint}`;
}
/** Markdown of at most `length` characters, cut between its parts, so that no fence and no element stays open. */
function cutMarkdown(markdown, length) {
    if (markdown.length <= length)
        return markdown;
    const parts = [];
    let size = 0;
    let fence;
    let safe = 0;
    for (const row of markdown.split('\n')) {
        size += row.length + 1;
        if (size > length - 100)
            break;
        parts.push(row);
        const [mark] = /^`{3,}/.exec(row) ?? [];
        if (fence === undefined)
            fence = mark;
        else if (row.startsWith(fence))
            fence = undefined;
        if (fence === undefined && row === '' && !isInside(parts))
            safe = parts.length;
    }
    return `${parts.slice(0, safe).join('\n').trimEnd()}\n\n… cut; the job summary has the rest.`;
}
/** True between `<details>` and its end. */
function isInside(rows) {
    for (let at = rows.length - 1; at >= 0; at--) {
        if (rows[at] === '</details>')
            return false;
        if (rows[at]?.startsWith('<details>') === true)
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./.build/quality-gate/summary/gate-sections.js
// The parts of the job summary about gates: the table, and what red gates printed last. Pure.






const shownRows = 300;
const shownOutputs = 20;
/** A row per gate: verdict, time, evidence. */
function gateTable(gates) {
    if (gates.length === 0)
        return '';
    const rows = gates
        .slice(0, shownRows)
        .map((outcome) => [
        (0,markdown/* escapeForeign */.S5)(plain_text_plainText(outcome.gate.name, 100)),
        verdictCell(outcome),
        outcome.attempts === 0 ? '–' : (0,duration/* formatSeconds */.X)(outcome.seconds),
        evidenceCell(outcome),
    ]);
    const more = (0,optional/* phrase */.MZ)(gates.length > shownRows, () => `\n\nand ${gates.length - shownRows} more gates`);
    return (0,markdown/* markdownTable */.Qj)(['Gate', 'Verdict', 'Time', 'Evidence'], rows) + more;
}
function verdictCell({ state, gate, attempts }) {
    if (state === 'passed') {
        if (attempts > 1)
            return `✅ pass on try ${attempts} (flaky)`;
        return '✅ pass';
    }
    if (gate.required)
        return `❌ ${redWords[state]}`;
    return `⚠️ ${redWords[state]} (not required)`;
}
const redWords = { failed: 'fail', skipped: 'skipped', cancelled: 'stopped' };
/** What the gate showed; a gate without reports shows its exit code alone. */
function evidenceCell({ evidence, state }) {
    const { tests, failed, skipped } = addCounts(evidence.tests.values());
    const findings = [...evidence.findings.values()].reduce((sum, each) => sum + each.findings.length, 0);
    const parts = (0,optional/* present */.Eb)([
        evidence.tests.size > 0 && counted(tests, 'test'),
        failed > 0 && `${failed} failed`,
        skipped > 0 && `${skipped} skipped`,
        evidence.coverage.size > 0 && 'coverage',
        evidence.findings.size > 0 && counted(findings, 'finding'),
    ]);
    if (parts.length > 0)
        return parts.join(', ');
    if (state === 'passed')
        return 'exit code 0';
    return '–';
}
/** What red gates printed last, where no failed test says more. */
function outputSection(gates) {
    const mute = ({ evidence }) => addCounts(evidence.tests.values()).failed === 0;
    const parts = gates
        .filter((outcome) => mute(outcome) && (outcome.lastLines ?? '') !== '')
        .slice(0, shownOutputs)
        .map(({ gate, lastLines = '' }) => {
        const title = (0,markdown/* escapeForeign */.S5)(plain_text_plainText(gate.name, 100));
        return `<details><summary><b>${title}</b></summary>\n\n${(0,markdown/* codeBlock */.DV)(plain_text_plainText(lastLines, 4500))}\n\n</details>`;
    });
    if (parts.length === 0)
        return '';
    return ['### Output of red gates', ...parts].join('\n\n');
}

;// CONCATENATED MODULE: ./.build/quality-gate/verdict/coverage-judgement.js
// Holds coverage against thresholds and against an earlier report. Pure.

/** Red where a threshold is not reached, or nobody counted what it asks for. */
function judgeThresholds(totals, isRead, thresholds) {
    const asked = measures.filter((measure) => thresholds[measure] !== undefined);
    return {
        reasons: asked.flatMap((measure) => thresholdReason(measure, thresholds[measure] ?? 0, totals[measure], isRead)),
        warnings: asked.flatMap((measure) => fractionWarning(measure, thresholds[measure] ?? 0)),
    };
}
function thresholdReason(measure, threshold, count, isRead) {
    if (count === undefined) {
        const why = isRead ? `the coverage reports count no ${measure}` : 'no coverage report was read';
        return [{ code: 'coverage_missing', text: `coverage-${measure} is ${threshold} %, and ${why}` }];
    }
    if (reaches(count, threshold))
        return [];
    const text = `coverage of ${measure} is ${describeCount(count)}, below ${threshold} %${missingOf(count, threshold)}`;
    return [{ code: 'coverage_too_low', text }];
}
/** `: 3 more must be covered`. */
function missingOf({ covered, total }, threshold) {
    let missing = Math.max(1, Math.ceil((threshold * total) / 100) - covered);
    while (!reaches({ covered: covered + missing, total }, threshold) && missing < total)
        missing += 1;
    return `: ${missing} more must be covered`;
}
/** `0.8` means 0.8 percent; whoever writes it means 80. */
function fractionWarning(measure, threshold) {
    if (threshold <= 0 || threshold > 1)
        return [];
    const meant = Number((threshold * 100).toPrecision(6));
    const text = `coverage-${measure} is ${threshold} %: percentages go from 0 to 100. Did you mean ${meant}?`;
    return [{ code: 'threshold_fraction', text }];
}
/** Red when the share of covered lines fell by more than the tolerance and more lines are uncovered than before. */
function judgeBaseline(totals, baseline, demands) {
    if (baseline === undefined || demands === undefined)
        return { reasons: [], warnings: [] };
    if ('missing' in baseline)
        return byPolicy(demands, { code: 'baseline_missing', text: baseline.missing });
    const before = baseline.totals.lines;
    const now = totals.lines;
    if (before === undefined)
        return byPolicy(demands, {
            code: 'baseline_missing',
            text: 'the baseline counts no lines, so nothing is compared',
        });
    if (now === undefined) {
        const text = 'a baseline is given, but no coverage of lines was read to compare with it';
        return { reasons: [{ code: 'coverage_missing', text }], warnings: [] };
    }
    // Where covered code was deleted the share falls, and nothing got worse.
    const isWorse = now.total - now.covered > before.total - before.covered;
    if (!isWorse || !dropsBy(before, now, demands.maxDrop))
        return { reasons: [], warnings: [] };
    const text = `coverage of lines fell from ${describeCount(before)} to ${describeCount(now)}, more than coverage-max-drop (${demands.maxDrop} points) allows`;
    return { reasons: [{ code: 'coverage_dropped', text }], warnings: [] };
}
const byPolicy = ({ onMissing }, reason) => {
    if (onMissing === 'fail')
        return { reasons: [reason], warnings: [] };
    return { reasons: [], warnings: [reason] };
};
/** Points between two shares, signed: `+1.25`, `−0.4`; empty when one is not there. */
function pointsBetween(before, now) {
    if (before === undefined || now === undefined)
        return '';
    return signed(Number(formatPercent(now)) - Number(formatPercent(before)));
}
/** A difference with its sign. */
const signed = (points) => `${points < 0 ? '−' : '+'}${Math.abs(Number(points.toFixed(2)))}`;

;// CONCATENATED MODULE: ./.build/quality-gate/verdict/patch-judgement.js
// Coverage of the changed lines: which of them can be covered, which are, and whether that is enough. Pure.



/** Measures the change. `files`: coverage by path in the repository. */
function measurePatch(change, files) {
    const uncovered = [];
    let covered = 0;
    let total = 0;
    for (const [file, ranges] of change.lines) {
        const places = patch_judgement_placesOf(files.get(file));
        if (places === undefined)
            continue;
        for (const [first, last] of ranges) {
            for (let line = first; line <= last; line++) {
                const ran = places.find(line);
                if (ran === undefined)
                    continue;
                total += 1;
                if (ran)
                    covered += 1;
                else
                    extend(uncovered, file, line);
            }
        }
    }
    return {
        count: (0,optional/* optional */.lq)(total !== 0, () => ({ covered, total })),
        base: change.base,
        uncovered,
        unlisted: unlistedFiles(change.lines, files),
    };
}
const patch_judgement_placesOf = (file) => {
    const places = file?.places ?? file?.lines;
    if (places?.isMarked === true)
        return places;
    return undefined;
};
function extend(uncovered, file, line) {
    const last = uncovered.at(-1);
    if (last?.file === file && last.last === line - 1)
        uncovered[uncovered.length - 1] = { ...last, last: line };
    else
        uncovered.push({ file, first: line, last: line });
}
/** A new file that no test loads is in no report of most tools: nobody sees that it is not covered. */
function unlistedFiles(changed, files) {
    const endings = new Set([...files.keys()].map(endingOf));
    return [...changed]
        .filter(([file, ranges]) => ranges.length > 0 && !files.has(file) && endings.has(endingOf(file)))
        .map(([file]) => file)
        .filter((file) => !/(?:^|\/)(?:tests?|spec|__tests__)\/|[._-](?:test|spec)\.|(?:^|\/)test_|_test\.|Tests?\./.test(file));
}
const endingOf = (file) => /\.[A-Za-z0-9]+$/.exec(file)?.[0] ?? '';
/** Red when the change is covered less than demanded, or its coverage cannot be known. */
function judgePatch(patch, { percent, minLines }, namesLines) {
    if (percent === undefined || patch === undefined)
        return { reasons: [], warnings: [] };
    const demand = `coverage-patch is ${percent} %`;
    if ('unknown' in patch)
        return {
            reasons: [{ code: 'change_unknown', text: `${demand}, and ${patch.unknown}`, step: patch.step }],
            warnings: [],
        };
    if (!namesLines) {
        const text = `${demand}, and no coverage report that names lines was read`;
        return { reasons: [{ code: 'coverage_missing', text }], warnings: [] };
    }
    const { count, unlisted } = patch;
    const names = listed(unlisted.map((file) => `"${file}"`));
    const warnings = (0,optional/* present */.Eb)([
        unlisted.length > 0 && {
            code: 'change_unlisted',
            text: `no coverage report lists ${counted(unlisted.length, 'changed file')}: ${names}; make the tool list files that no test loads, too`,
        },
    ]);
    if (count === undefined || count.total < minLines || reaches(count, percent))
        return { reasons: [], warnings };
    const text = `coverage of the changed lines is ${describeCount(count)}, below ${percent} %`;
    return { reasons: [{ code: 'patch_too_low', text }], warnings };
}
/** The patch coverage in words. */
function describePatch(patch, { minLines }) {
    const { count, base } = patch;
    if (count === undefined)
        return `no changed line can be covered (against ${base})`;
    const few = (0,optional/* phrase */.MZ)(count.total < minLines, () => `; fewer than coverage-patch-min-lines (${minLines}), so not judged`);
    return `${describeCount(count)} of the changed lines (against ${base})${few}`;
}

;// CONCATENATED MODULE: ./.build/quality-gate/summary/measure-sections.js
// The parts of the job summary about coverage and findings. Pure.







const shownFindings = 50;
/** A row per measure: a bar, the share, the threshold, the change. */
function coverageTable(demands, { coverage, baseline, patch }) {
    const rows = measures
        .filter((measure) => coverage[measure] !== undefined || demands.coverage[measure] !== undefined)
        .map((measure) => row(measure, coverage[measure], demands.coverage[measure], baseline?.[measure]));
    if (patch?.count !== undefined)
        rows.push(row('changed lines', patch.count, demands.patch.percent, undefined));
    const note = patchNote(patch, demands);
    if (rows.length === 0)
        return note.trim();
    return (0,markdown/* markdownTable */.Qj)(['Coverage', '', 'Covered', 'At least', 'Points above', 'Change'], rows) + note;
}
/** Why there is no row for the change; empty when there is one, or nothing is known of the change. */
function patchNote(patch, demands) {
    if (patch === undefined || patch.count !== undefined)
        return '';
    return `\n\nCoverage of the change: ${(0,markdown/* escapeForeign */.S5)(describePatch(patch, demands.patch))}`;
}
function row(name, count, threshold, before) {
    const asked = (0,optional/* phrase */.MZ)(threshold, (threshold) => `${threshold} %`) || '–';
    if (count === undefined)
        return [name, '', 'not reported', asked, '–', '–'];
    const gap = (0,optional/* phrase */.MZ)(threshold, (threshold) => signed(Number(formatPercent(count)) - threshold)) || '–';
    return [name, bar(count), describeCount(count), asked, gap, pointsBetween(before, count) || '–'];
}
/** Ten blocks, cut and never rounded up. */
const bar = ({ covered, total }) => {
    const full = Math.floor((covered * 10) / total);
    return `${'█'.repeat(full)}${'░'.repeat(10 - full)}`;
};
/** Findings by severity, then the worst of them. */
function findingsSection({ findings, counts }, { maxSeverity }) {
    if (counts === undefined)
        return '';
    const allowed = findings.filter((each) => each.standing === 'allowed').length;
    const unfixed = findings.filter((each) => each.standing === 'unfixed').length;
    const aside = (0,optional/* present */.Eb)([allowed > 0 && `${allowed} allowed`, unfixed > 0 && `${unfixed} without a fix, left out`]);
    const head = `**Findings**: ${[formatCounts(counts) || 'none', ...aside].join('; ')} (tolerated up to ${maxSeverity})`;
    if (findings.length === 0)
        return head;
    const rows = findings.slice(0, shownFindings).map(findingRow);
    const more = findings.length - rows.length;
    const table = (0,markdown/* markdownTable */.Qj)(['Severity', 'Finding', 'What', ''], rows);
    return `${head}\n\n${table}${(0,optional/* phrase */.MZ)(more > 0, () => `\n\nand ${more} more`)}`;
}
function findingRow(finding) {
    const { severity = 'unknown', standing, excuse, title, fixable } = finding;
    const name = findingName(finding);
    const words = {
        over: `❌${(0,optional/* phrase */.MZ)(fixable, ' has a fix')}`,
        unknown: '⚠️ no severity',
        tolerated: '',
        allowed: `allowed: ${(0,markdown/* escapeForeign */.S5)(plain_text_plainText(excuse ?? '', 120))}`,
        unfixed: 'no fix yet',
    };
    return [severity, (0,markdown/* escapeForeign */.S5)(plain_text_plainText(name, 200)), (0,markdown/* escapeForeign */.S5)(plain_text_plainText(title, 200)), words[standing]];
}

;// CONCATENATED MODULE: ./.build/quality-gate/summary/next-steps.js
// What to do next, for each kind of reason its own sentence. Words only.
const steps = {
    allow_expired: 'Fix the finding, or renew the entry with a new reason and date.',
    allow_unused: 'Remove the entry from `allow`.',
    baseline_missing: 'Keep the coverage report of the default branch as an artifact or in the cache, and name it in `coverage-baseline`.',
    cancelled: 'Run the workflow again.',
    change_unknown: 'Set `fetch-depth: 0` for actions/checkout, or give `base-ref`.',
    change_unlisted: 'Make the tool list files that no test loads, too (`all`, `--source`, `-coverpkg`).',
    config_weakened: 'Review this change to the config file: the gate demands less than before.',
    coverage_dropped: 'Add tests for what the change added, or allow the drop with `coverage-max-drop`.',
    coverage_missing: 'Name a report that counts this, or remove the threshold.',
    coverage_too_low: 'Add tests for the lines that are not covered.',
    findings_too_severe: 'Upgrade what has a fix; for the rest write an `allow` entry with a reason and a date.',
    gate_cancelled: 'Look at the gate or the signal that stopped it.',
    gate_failed: 'Read the end of its output below, or its group in the log.',
    gate_flaky: 'Find what makes it unreliable: a retry hides it.',
    gate_killed: 'Look for memory limits: a larger runner, fewer workers, or `max-parallel: 1`.',
    gate_not_started: 'Check its `shell` and its `working-directory`.',
    gate_skipped: 'Fix the gate that it needs.',
    gate_timeout: 'Find what hangs, or raise `timeout-seconds`.',
    names_unresolved: 'Check the repository out in this job, or give `source-root`.',
    patch_too_low: 'Add tests for the changed lines that are annotated.',
    report_empty: 'Find out why the tool wrote nothing: did it run, and did it write to this file?',
    report_missing: 'Check the path of the report, and that the tool is told to write it.',
    report_shared: 'Let each gate write its own report.',
    report_stale: 'Remove old reports from the checkout, or let the pattern name only what the gate writes.',
    report_unreadable: 'Make the tool write the complete report, in a supported format.',
    scan_failed: 'Run the scanner again; a scan that did not happen is no evidence.',
    scan_incomplete: 'Make the scanner scan what it left out.',
    severity_unknown: 'Look the finding up; `unknown-severity: fail` makes it count.',
    tests_failed: 'Fix the tests below.',
    tests_none: 'Check that the tests are found, and are not all skipped.',
    tests_too_few: 'Find the tests that no longer run, or lower `min-tests`.',
    threshold_fraction: 'Write percentages from 0 to 100.',
};
/** The sentence for a reason: its own, or that of its code; empty for a code without one. */
const nextStep = ({ code, step }) => {
    if (step !== undefined)
        return step;
    if (Object.hasOwn(steps, code))
        return steps[code] ?? '';
    return '';
};

;// CONCATENATED MODULE: ./.build/quality-gate/summary/test-sections.js
// The parts of the job summary about tests: the counts, the flaky ones, and the failed ones with message and place. Pure.






const shownFailures = 100;
const budgetBytes = 500_000;
/** The counts in a line, and the names of flaky tests. */
function testLine({ tests, flakyNames }) {
    if (tests === undefined)
        return '';
    const passed = tests.tests - tests.failed - tests.skipped;
    const line = `**${counted(tests.tests, 'test')}**: ${passed} passed, ${tests.failed} failed, ${tests.skipped} skipped, ${tests.flaky} flaky`;
    if (flakyNames.length === 0)
        return line;
    const shown = flakyNames.slice(0, 20).map((name) => (0,markdown/* escapeForeign */.S5)(plain_text_plainText(name, 200)));
    const more = tests.flaky - shown.length;
    return `${line}\n\nFlaky: ${shown.join('; ')}${(0,optional/* phrase */.MZ)(more > 0, () => ` and ${more} more`)}`;
}
/** The failed tests, as many as fit. */
function failureSection({ failures, tests }, names) {
    if (failures.length === 0)
        return '';
    const parts = ['### Failed tests'];
    let size = 0;
    for (const failure of failures.slice(0, shownFailures)) {
        const part = failurePart(failure, names);
        size += Buffer.byteLength(part);
        if (size > budgetBytes)
            break;
        parts.push(part);
    }
    const more = (tests?.failed ?? failures.length) - (parts.length - 1);
    return (0,optional/* present */.Eb)([...parts, more > 0 && `and ${more} more failed tests`]).join('\n\n');
}
function failurePart(failure, names) {
    const title = `${(0,markdown/* escapeForeign */.S5)(plain_text_plainText(failure.name, 300))}${(0,optional/* phrase */.MZ)(!failure.required, ' (not required)')}`;
    const place = findPlace(failure, names);
    const line = (0,optional/* phrase */.MZ)(place?.line, (line) => `:${line}`);
    const at = (0,optional/* phrase */.MZ)(place, (place) => `<br>${(0,markdown/* escapeForeign */.S5)(`${place.file}${line}`)}`);
    const [first = ''] = failureMessage(failure, 600).split('\n', 1);
    const head = `<b>${title}</b>${at}<br>${(0,markdown/* escapeForeign */.S5)(first)}`;
    const text = plain_text_plainText(failure.text.trim() || failure.message.trim(), 4000);
    if (text === '')
        return head;
    return `<details><summary>${head}</summary>\n\n${(0,markdown/* codeBlock */.DV)(text)}\n\n</details>`;
}

;// CONCATENATED MODULE: ./.build/quality-gate/summary/job-summary.js
// Writes the job summary of quality-gate as Markdown of bounded size. Pure; every foreign text is escaped. The map of this room:
// job-summary puts the sections in their order → gate-sections, test-sections and measure-sections write them → next-steps has the advice.







const shownReasons = 100;
/** GitHub drops a summary of more than 1 MiB whole: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary */
const job_summary_budgetBytes = 900_000;
/** The job summary. */
function jobSummary({ service, plan, gates, verdict, names }) {
    const mark = verdict.verdict === 'pass' ? '✅' : '❌';
    const sections = [
        `## ${mark} Quality gate of ${(0,markdown/* escapeForeign */.S5)(service)}: ${verdict.verdict}`,
        reasonList(verdict.reasons),
        gateTable(gates),
        testLine(verdict),
        coverageTable(plan.demands, verdict),
        findingsSection(verdict.findings, plan.demands.findings),
        (0,optional/* phrase */.MZ)(verdict.warnings.length > 0, () => `### Warnings\n\n${reasonList(verdict.warnings)}`),
        failureSection(verdict, names),
        outputSection(gates),
    ];
    return withinBudget(sections.filter((section) => section !== ''));
}
/** Each reason with what to do about it, the same advice once. */
function reasonList(reasons) {
    const told = new Set();
    const rows = reasons.slice(0, shownReasons).map((reason) => {
        const advice = nextStep(reason);
        const step = (0,optional/* phrase */.MZ)(!told.has(advice), advice);
        told.add(advice);
        const words = `- ${(0,markdown/* escapeForeign */.S5)(plain_text_plainText(reason.text, 800))}`;
        if (step === '')
            return words;
        return `${words}<br>→ ${step}`;
    });
    const more = reasons.length - shownReasons;
    return (0,optional/* present */.Eb)([...rows, more > 0 && `- and ${more} more`]).join('\n');
}
/** Sections that fit, whole; each keeps within bounds of its own, so that this cuts nearly never. */
function withinBudget(sections) {
    const kept = [];
    let size = 0;
    for (const section of sections) {
        size += Buffer.byteLength(section) + 2;
        if (size > job_summary_budgetBytes)
            return [...kept, '… cut; the JSON report has everything.'].join('\n\n');
        kept.push(section);
    }
    return kept.join('\n\n');
}

;// CONCATENATED MODULE: ./.build/quality-gate/report.js
// What quality-gate ends with: its outputs, the job summary, the reasons of a red step, and the JSON report. Pure: prints nothing.









/** By the names of action.yml. */
const outputs = [
    'verdict',
    'reasons',
    'tests',
    'tests-failed',
    'tests-skipped',
    'tests-flaky',
    'coverage-lines',
    'coverage-branches',
    'coverage-functions',
    'coverage-patch',
    'findings',
    'config-weakened',
    'report',
];
/** `code: words`, on one line. */
const formatReason = ({ code, text }) => `${code}: ${plainLine(text)}`;
/** The report of a run. In the outputs percentages are cut after two decimals; what was not read is empty. */
function report(ended) {
    const { verdict, reportFile } = ended;
    const { tests, coverage, patch, findings } = verdict;
    return {
        outputs: {
            verdict: verdict.verdict,
            reasons: verdict.reasons.map(formatReason).join('\n'),
            tests: tests?.tests ?? '',
            'tests-failed': tests?.failed ?? '',
            'tests-skipped': tests?.skipped ?? '',
            'tests-flaky': tests?.flaky ?? '',
            'coverage-lines': (0,optional/* phrase */.MZ)(coverage.lines, formatPercent),
            'coverage-branches': (0,optional/* phrase */.MZ)(coverage.branches, formatPercent),
            'coverage-functions': (0,optional/* phrase */.MZ)(coverage.functions, formatPercent),
            'coverage-patch': (0,optional/* phrase */.MZ)(patch?.count, formatPercent),
            findings: (0,optional/* phrase */.MZ)(findings.counts, (counts) => JSON.stringify(counts)),
            'config-weakened': verdict.weakened.map((each) => plainLine(each)).join('\n'),
            report: reportFile,
        },
        summary: jobSummary(ended),
        failure: report_failureOf(verdict),
    };
}
/** Why the step ends red, and what to do next; undefined when the verdict is `pass`. */
function report_failureOf({ verdict, reasons }) {
    if (verdict === 'pass')
        return undefined;
    const shown = reasons.slice(0, 50).map((reason) => `- ${formatReason(reason)}`);
    const more = reasons.length - shown.length;
    const what = (0,optional/* present */.Eb)(['The quality gate is red:', ...shown, more > 0 && `- and ${more} more`]).join('\n');
    const steps = reasons.map((reason) => nextStep(reason).replace(' below', '')).filter((step) => step !== '');
    const first = [...new Set(steps)].slice(0, 3);
    const fix = [...first, 'The log group of each red gate and the job summary show more.'].join('\n');
    return { code: 'quality_gate_failed', what, fix };
}
/** The verdict in a line, for titles: `fail: 3 of 120 tests failed in …`. */
function headline({ verdict, reasons, tests, coverage, findings }) {
    const [first] = reasons;
    const more = (0,optional/* phrase */.MZ)(reasons.length > 1, () => ` (and ${reasons.length - 1} more)`);
    if (first !== undefined)
        return `fail: ${plainLine(first.text, 200)}${more}`;
    const facts = (0,optional/* present */.Eb)([
        tests !== undefined && `${tests.tests} tests`,
        coverage.lines !== undefined && `${formatPercent(coverage.lines)} % of lines`,
        findings.counts !== undefined && `findings: ${formatCounts(findings.counts) || 'none'}`,
    ]);
    return [verdict, ...facts].join(' · ');
}
/** The JSON report: everything, with counts instead of rounded percentages. A later run reads it as its baseline. */
function reportDocument(plan, gates, verdict) {
    return {
        schema: 'ship-actions/quality-gate/1',
        verdict: verdict.verdict,
        reasons: verdict.reasons.map(({ code, text }) => ({ code, text })),
        warnings: verdict.warnings,
        tests: verdict.tests,
        'min-tests': (0,optional/* optional */.lq)(plan.testsPromised, () => plan.demands.minTests ?? 1),
        coverage: Object.fromEntries(measures.map((measure) => [
            measure,
            {
                ...verdict.coverage[measure],
                threshold: plan.demands.coverage[measure],
                baseline: verdict.baseline?.[measure],
            },
        ])),
        patch: verdict.patch,
        findings: (0,optional/* optional */.lq)(verdict.findings.counts, () => findingsPart(verdict)),
        gates: gates.map(gatePart),
        failures: verdict.failures.map(({ folder: _folder, ...failure }) => failure),
        flaky: verdict.flakyNames,
        'unresolved-names': verdict.unresolved,
        'config-weakened': verdict.weakened,
    };
}
const findingsPart = ({ findings }) => ({ counts: findings.counts, list: findings.findings });
const gatePart = (outcome) => ({
    name: outcome.gate.name,
    run: outcome.gate.run,
    required: outcome.gate.required,
    verdict: outcome.passed ? 'pass' : 'fail',
    state: outcome.state,
    reasons: outcome.reasons,
    seconds: outcome.seconds,
    attempts: outcome.attempts,
    tests: (0,optional/* optional */.lq)(outcome.evidence.tests.size > 0, () => addCounts(outcome.evidence.tests.values())),
    reports: ['tests', 'coverage', 'findings'].flatMap((kind) => [...outcome.evidence[kind].keys()]),
});
/** The words of a dry run. */
function dryRunSummary(service, plan) {
    const rows = formatPlan(plan).map((row) => row.trimEnd());
    return [
        `## Quality gate of ${(0,markdown/* escapeMarkdown */.FV)(service)}: dry run`,
        '',
        'Nothing was run. This is what would run:',
        '',
        ...rows.map((row) => `    ${row}`),
    ].join('\n');
}

;// CONCATENATED MODULE: ./.build/quality-gate/verdict/verdict.js
// Decides the verdict from what the gates did and what the reports say. Pure: absence of evidence never passes. The map of this room:
// demands say what is asked → coverage-judgement, patch-judgement and findings-judgement hold it against one kind of evidence → verdict sums up.









/** The verdict of the whole step. */
function decideVerdict(facts, demands) {
    const sources = sourcesOf(facts);
    const reports = new Map(sources.flatMap(({ evidence }) => [...evidence.tests]));
    const tests = (0,optional/* optional */.lq)(reports.size > 0, () => addCounts(reports.values()));
    const findings = judgeFindings(verdict_findingsOf(sources, facts), demands.findings, hasFindings(sources), facts.today);
    const named = nameReports(sources, facts);
    const coverage = mergeCoverage(named);
    const patch = measure(facts.change, coverage.files);
    const judged = [
        ...judgeCoverage({ coverage, patch, isRead: named.length > 0 }, facts, demands),
        judgeConfig(facts.weakened),
        findings,
    ];
    const direct = directReasons(facts);
    const reasons = [
        ...direct,
        ...testReasons(tests, facts.testsPromised, demands.minTests, direct.length > 0),
        ...judged.flatMap((each) => each.reasons),
    ];
    const warnings = [
        ...softWarnings(facts, sources),
        ...judged.flatMap((each) => each.warnings),
        ...unresolvedWarning(named, coverage.unresolved),
    ];
    return {
        verdict: reasons.length === 0 ? 'pass' : 'fail',
        reasons,
        warnings,
        tests,
        coverage: coverage.totals,
        baseline: verdict_totalsOf(facts.baseline),
        patch: knownPatch(patch),
        findings,
        failures: verdict_failuresOf(sources),
        flakyNames: [...reports.values()].flatMap((each) => each.flakyNames),
        unresolved: coverage.unresolved,
        weakened: facts.weakened.list,
    };
}
function verdict_totalsOf(baseline) {
    if (baseline === undefined || 'missing' in baseline)
        return undefined;
    return baseline.totals;
}
function knownPatch(patch) {
    if (patch === undefined || 'unknown' in patch)
        return undefined;
    return patch;
}
/** Everything that is asked of coverage and of the change. */
function judgeCoverage({ coverage, patch, isRead }, facts, demands) {
    const namesLines = [...coverage.files.values()].some((file) => (file.places ?? file.lines).isMarked);
    return [
        judgeThresholds(coverage.totals, isRead, demands.coverage),
        judgeBaseline(coverage.totals, facts.baseline, demands.baseline),
        judgePatch(patch, demands.patch, namesLines),
    ];
}
const sourcesOf = ({ gates, given }) => [
    ...gates.map(({ gate, evidence }) => ({ evidence, required: gate.required })),
    { evidence: given, required: true },
];
/** What gates and given reports make red by themselves. */
function directReasons(facts) {
    const failed = failedTests(facts.given, 'the given reports');
    return (0,optional/* present */.Eb)([
        facts.cancelled && { code: 'cancelled', text: 'the step was cancelled before it could finish' },
        ...facts.gates.filter((each) => each.gate.required).flatMap(gateReasons),
        ...sharedReports(facts),
        ...facts.given.faults,
        failed,
    ]);
}
function softWarnings({ gates }, sources) {
    const flaky = gates
        .filter((each) => each.passed && each.attempts > 1)
        .map(({ gate, attempts }) => ({
        code: 'gate_flaky',
        text: `gate \`${gate.name}\`: is flaky: it passed on try ${attempts} of ${gate.retries + 1}`,
    }));
    return [
        ...gates.filter((each) => !each.gate.required).flatMap(gateReasons),
        ...flaky,
        ...sources.flatMap(({ evidence }) => evidence.remarks),
    ];
}
const gateReasons = ({ gate, reasons }) => reasons.map(({ code, text }) => ({ code, text: `gate \`${gate.name}\`: ${text}` }));
/** Reports that patterns of several gates match: whose work they are cannot be told, so one gate could pass for the other. */
function sharedReports({ gates, workspace }) {
    const claims = new Map();
    for (const { gate, evidence } of gates)
        for (const file of evidence.promised)
            claims.set(file, [...(claims.get(file) ?? []), gate]);
    return [...claims]
        .filter(([, owners]) => new Set(owners).size > 1 && owners.some((gate) => gate.required))
        .map(([file, owners]) => {
        const names = owners.map((gate) => `\`${gate.name}\``).join(', ');
        const name = external_node_path_.relative(workspace, file);
        return {
            code: 'report_shared',
            text: `"${name}" matches the patterns of several gates (${names}), and only one of them can have written it`,
        };
    });
}
function testReasons(tests, promised, minTests, isRed) {
    const isAsked = promised || (tests !== undefined && minTests !== undefined);
    if (!isAsked) {
        if (minTests === undefined || minTests === 0)
            return [];
        const text = `min-tests is ${minTests}, and neither a gate nor the input \`junit\` names a test report`;
        const step = 'Name the test report in `junit` of a gate or of the step, or write `min-tests: 0`.';
        return [{ code: 'tests_none', text, step }];
    }
    const fewest = minTests ?? 1;
    const run = (0,optional/* optional */.lq)(tests, testsRun) ?? 0;
    if (run >= fewest || (isRed && fewest === 1))
        return [];
    return [{ code: 'tests_too_few', text: `${counted(run, 'test')} ran, fewer than min-tests (${fewest})` }];
}
/** Each coverage report once, with what its names mean. */
function nameReports(sources, { names }) {
    const named = new Map();
    for (const { evidence } of sources) {
        for (const [file, report] of evidence.coverage) {
            const place = { folder: evidence.folder, report: file, sources: report.sources };
            named.set(file, { report, folder: external_node_path_.dirname(file), find: (name) => names.find(name, place) });
        }
    }
    return [...named.values()];
}
/** Shards whose files are not here cannot be united: say so, since the share is then too low. */
function unresolvedWarning(named, unresolved) {
    if (named.length < 2 || unresolved.length === 0)
        return [];
    const names = listed(unresolved.map((name) => `"${name}"`));
    const text = `${counted(unresolved.length, 'file name')} in the coverage reports cannot be matched to exactly one file of the workspace: ${names}; for these, reports of different folders are not combined (check out the repository, or give \`source-root\`)`;
    return [{ code: 'names_unresolved', text }];
}
const hasFindings = (sources) => sources.some(({ evidence }) => evidence.findings.size > 0);
function verdict_findingsOf(sources, { names }) {
    const seen = new Set();
    return sources.flatMap(({ evidence, required }) => [...evidence.findings].flatMap(([file, report]) => {
        if (seen.has(file))
            return [];
        seen.add(file);
        const place = { folder: evidence.folder, report: file, sources: [] };
        return report.findings.map((each) => ({
            ...each,
            file: (0,optional/* optional */.lq)(each.path, (path) => names.find(path, place)),
            required,
        }));
    }));
}
function measure(change, files) {
    if (change === undefined || 'unknown' in change)
        return change;
    return measurePatch(change, files);
}
function judgeConfig({ list, policy }) {
    const found = list.map((text) => ({ code: 'config_weakened', text }));
    if (policy === 'fail')
        return { reasons: found, warnings: [] };
    return { reasons: [], warnings: found };
}
function verdict_failuresOf(sources) {
    const seen = new Set();
    return sources.flatMap(({ evidence, required }) => [...evidence.tests].flatMap(([file, report]) => {
        if (seen.has(file))
            return [];
        seen.add(file);
        return report.failures.map((failure) => ({ ...failure, required, report: file, folder: evidence.folder }));
    }));
}

;// CONCATENATED MODULE: ./.build/quality-gate/run.js
// The straight line of quality-gate: what the repository holds → plan → gates → evidence → verdict → report.






















/** Runs the gates, reads the reports, gives the verdict. */
async function run(inputs, job, clients) {
    const { context, log } = job;
    const plan = planQualityGate(inputs, {
        processors: (0,external_node_os_.availableParallelism)(),
        repository: await readRepository(context.workspace),
    });
    refuseFaults(plan, context.workspace);
    for (const line of formatPlan(plan))
        log.info(line);
    if (inputs['dry-run'])
        return { outputs: {}, summary: dryRunSummary(inputs.service, plan) };
    const before = await readBefore(inputs, plan, job, clients);
    const folder = (0,external_node_fs_.mkdtempSync)(external_node_path_.join(context.temporaryFolder, 'quality-gate-'));
    const gates = await runGates({ inputs, plan, job, clients, folder });
    const [names, given] = await Promise.all([openNames(before, inputs, context.workspace), readGiven(plan, job)]);
    const verdict = decideVerdict({
        gates,
        given,
        testsPromised: plan.testsPromised,
        cancelled: job.signal.aborted,
        names,
        workspace: context.workspace,
        change: before.change,
        baseline: await readBaseline(plan.baseline, context.workspace),
        weakened: { list: before.weakened, policy: before.baseIsStrict ? 'fail' : plan.demands.configChange },
        today: new Date().toISOString().slice(0, 10),
    }, plan.demands);
    const reportFile = external_node_path_.join(folder, 'report.json');
    (0,external_node_fs_.writeFileSync)(reportFile, log.redact(`${JSON.stringify(reportDocument(plan, gates, verdict), null, 2)}\n`));
    const ended = report({ service: inputs.service, plan, gates, verdict, names, reportFile });
    await announce({ verdict, names, before, summary: ended.summary }, inputs, job, clients);
    return ended;
}
async function readRepository(workspace) {
    const names = await (0,promises_.readdir)(workspace).catch((0,domain_thrown/* onSystemFault */.Fp)([]));
    return {
        names,
        text: (name) => (0,optional/* optional */.lq)(names.includes(name), () => (0,external_node_fs_.readFileSync)(external_node_path_.join(workspace, name), 'utf8')),
    };
}
const run_isFolder = (absolute) => (0,external_node_fs_.statSync)(absolute, { throwIfNoEntry: false })?.isDirectory() ?? false;
function refuseFaults(plan, workspace) {
    const named = plan.gates.flatMap((gate) => [gate.workingDirectory, ...gate.junit, ...gate.coverage, ...gate.findings].filter((each) => external_node_path_.isAbsolute(each)));
    const { junit, coverage, findings, baseline } = plan;
    const places = { gates: named, junit, coverage, findings, 'coverage-baseline': baseline };
    const faults = (0,workspace_paths/* findPlaceFaults */.Q)(plan.gates, places, { workspace, isFolder: run_isFolder });
    if (faults.length > 0)
        throw new action_error/* ActionError */.lZ(faults);
}
/** What no gate may alter: the change and the base's config file. */
async function readBefore(inputs, plan, job, clients) {
    const { context, env, signal } = job;
    const history = clients.openWorkTreeHistory(clients.runProcess, context.workspace, gateEnvironment(env, {}), signal);
    const wishes = {
        baseRef: inputs['base-ref'],
        readsChange: plan.readsChange,
        demandsChange: inputs['coverage-patch'] !== undefined,
        configFile: inputs.config ?? '.github/ship.yml',
        environment: inputs.environment,
        fixedKeys: (head) => fixedKeys(inputs, head),
    };
    return await gatherChange(wishes, context, env['GITHUB_EVENT_PATH'], history);
}
/** Keys whose value in this run is not that of the config file: the step's own input decides. */
function fixedKeys(inputs, head) {
    const isPlain = (value) => ['string', 'number', 'boolean'].includes(typeof value);
    return new Set(Object.entries(inputs)
        .filter(([key, value]) => isPlain(value) && isPlain(head[key]) && String(value) !== String(head[key]))
        .map(([key]) => key));
}
/** Tests that each promised pattern must show to have run: none only where `min-tests` is 0. */
const fewestPerPattern = (plan) => Math.min(1, plan.demands.minTests ?? 1);
async function runGates({ inputs, plan, job, clients, folder }) {
    if (plan.gates.length === 0)
        return [];
    const failFast = new AbortController();
    const scripts = (0,external_node_fs_.mkdtempSync)(external_node_path_.join(folder, 'scripts-'));
    const { workspace } = job.context;
    const around = {
        ...clients,
        log: job.log,
        workspace,
        scripts,
        env: job.env,
        signal: AbortSignal.any([job.signal, failFast.signal]),
        fewestTests: fewestPerPattern(plan),
        isolation: await clients.findPidNamespace(clients.askWithDeadline, workspace, gateEnvironment(job.env, {})),
        streams: plan.gates.length === 1 || plan.maxParallel === 1,
        annotates: inputs.annotations,
    };
    const outcomes = await runSchedule(plan.gates, plan.maxParallel, {
        run: async (gate) => {
            const outcome = await executeGate(gate, around);
            if (plan.failFast && gate.required && outcome.state === 'failed')
                failFast.abort(new Error(`fail-fast after \`${gate.name}\``));
            return outcome;
        },
        skip: (gate, blockers) => {
            const text = `was skipped: it needs ${blockers.map((name) => `\`${name}\``).join(', ')}, which did not pass`;
            const reasons = [{ code: 'gate_skipped', text }];
            return { gate, state: 'skipped', passed: false, reasons, seconds: 0, attempts: 0, evidence: noEvidence };
        },
    });
    (0,external_node_fs_.rmSync)(scripts, { recursive: true, force: true });
    return outcomes;
}
/** The reports that earlier steps left; how old they are cannot be judged. */
async function readGiven(plan, { context, signal }) {
    if (signal.aborted)
        return noEvidence;
    const { junit, coverage, findings } = plan;
    const { workspace } = context;
    const fewestTests = fewestPerPattern(plan);
    return await readEvidence({ workspace, folder: workspace, junit, coverage, findings, fewestTests }, undefined);
}
async function openNames(before, inputs, workspace) {
    const files = before.trackedFiles ?? (await listFiles(workspace));
    return new RepositoryNames({
        workspace,
        files,
        readText: (file) => (0,external_node_fs_.readFileSync)(external_node_path_.join(workspace, file), 'utf8'),
        sourceRoot: inputs['source-root'],
        isFile: (file) => (0,external_node_fs_.existsSync)(external_node_path_.join(workspace, file)),
    });
}
/** Says the verdict's parts in the log, annotates, and shows the verdict on GitHub where that is asked for. */
async function announce({ verdict, names, before, summary }, inputs, { log, context, env, signal }, clients) {
    for (const warning of verdict.warnings)
        log.warning(formatReason(warning));
    const annotations = annotationsOf(verdict, names, before.change);
    if (inputs.annotations) {
        const { shown, more } = chooseShown(annotations);
        for (const { level, message, place } of shown)
            log[level](message, place);
        if (more > 0)
            log.info(`${more} more annotations are not shown here; the job summary lists them.`);
    }
    const { tests } = verdict;
    if (tests !== undefined)
        log.info(`${counted(tests.tests, 'test')}: ${tests.failed} failed, ${tests.skipped} skipped, ${tests.flaky} flaky`);
    log.info(`verdict: ${verdict.verdict}`);
    const token = inputs['github-token'];
    if (signal.aborted)
        return;
    const trouble = await publish({
        comment: inputs.comment,
        checkRun: inputs['check-run'],
        commitStatus: inputs['commit-status'],
        repository: context.repository,
        sha: context.source?.commit,
        pullRequest: context.pullRequest?.number,
        runUrl: context.runUrl,
        identity: [inputs.service, inputs.environment, context.workflow, context.jobName].filter(Boolean).join(' / '),
        title: headline(verdict),
        summary: log.redact(summary),
        verdict,
        annotations,
    }, (0,optional/* optional */.lq)(token, (token) => clients.openVerdictBoard(token, context.apiUrl, env)));
    if (trouble !== undefined)
        log.notice(trouble);
}

;// CONCATENATED MODULE: ./.build/quality-gate/questions.js
// What a preflight asks of quality-gate: which gates would run? Runs none.

/** In the order in which they are asked. */
const questions = [{ subject: 'gates', ask: askGates }];
async function askGates(inputs, job, clients) {
    await run({ ...inputs, 'dry-run': true }, job, clients);
    if (inputs.gates === undefined)
        return 'found in the repository';
    return `${inputs.gates.length} in the config file`;
}

;// CONCATENATED MODULE: ./.build/clients/git/diff.js
// Asks git in the workspace what a change changed: tracked files, merge base, changed lines, an earlier text of a file. Fetches what a shallow
// clone lacks. Never writes a branch, never runs a hook or a filter of the repository.



// Nothing that the repository configures may run: it may be the change's own work.
const quiet = [
    '-c',
    'core.fsmonitor=false',
    '-c',
    'core.hooksPath=/dev/null',
    '-c',
    'core.quotePath=false',
    '-c',
    'protocol.ext.allow=never',
    '-c',
    'safe.directory=*',
];
const askSeconds = 60;
const fetchSeconds = 300;
/** Opens a folder; asks git only when called. A name that starts with `-` is never passed on. */
function openWorkTreeHistory(run, folder, env, signal) {
    const surroundings = { cwd: folder, env: { ...env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' }, signal };
    const git = async (args, extra = {}) => await answer(run, {
        command: 'git',
        args: [...quiet, ...args],
        timeoutSeconds: askSeconds,
        ...surroundings,
        ...extra,
    });
    const line = async (...args) => {
        const { exitCode, stdout } = await git(args);
        return (0,optional/* optional */.lq)(exitCode === 0, () => stdout.trim());
    };
    return {
        trackedFiles: async () => {
            const { exitCode, stdout } = await git(['ls-files', '-z', '--full-name']);
            return (0,optional/* optional */.lq)(exitCode === 0, () => stdout.split('\0').filter((each) => each !== ''));
        },
        commit: async (name) => await (0,optional/* optional */.lq)(!name.startsWith('-'), () => line('rev-parse', '--verify', '--quiet', `${name}^{commit}`)),
        parents: async (commit) => {
            const [head = ''] = ((await line('cat-file', 'commit', commit)) ?? '').split('\n\n', 1);
            return [...head.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, parent = '']) => parent);
        },
        mergeBase: async (one, other) => (await line('merge-base', one, other)) || undefined,
        isShallow: async () => (await line('rev-parse', '--is-shallow-repository')) === 'true',
        fetch: async (options, refs) => await fetchRefs(git, options, refs),
        diff: async (from, to, onText) => await streamDiff(run, [from, to], surroundings, onText),
        fileAt: async (commit, file) => {
            const { exitCode, stdout } = await git(['show', `${commit}:${file}`]);
            return (0,optional/* optional */.lq)(exitCode === 0, () => stdout);
        },
    };
}
async function fetchRefs(git, options, refs) {
    const strange = refs.find((ref) => ref.startsWith('-') || ref.includes(':'));
    if (strange !== undefined)
        return { exitCode: -1, stdout: '', stderr: `"${strange}" is not the name of a branch` };
    const args = ['fetch', '--no-tags', '--no-recurse-submodules', '--quiet', ...options, 'origin', ...refs];
    return await git(args, { timeoutSeconds: fetchSeconds });
}
async function answer(run, spec) {
    try {
        const { exitCode, stdout, stderr } = await run(spec);
        return { exitCode: exitCode ?? -1, stdout: stdout.toString(), stderr: stderr.toString() };
    }
    catch (thrown) {
        if (spec.signal?.aborted === true)
            throw thrown;
        (0,domain_thrown/* systemErrorCode */.vq)(thrown);
        return { exitCode: -1, stdout: '', stderr: (0,action_error/* messageOf */.bD)(thrown) };
    }
}
async function streamDiff(run, [from, to], surroundings, onText) {
    const decoder = new TextDecoder();
    const form = ['--no-color', '--no-ext-diff', '--no-textconv', '--src-prefix=a/', '--dst-prefix=b/', '-U0', '-M'];
    const { exitCode } = await answer(run, {
        command: 'git',
        args: [...quiet, 'diff', ...form, from, to, '--'],
        timeoutSeconds: fetchSeconds,
        keepBytes: 1,
        onOutput: (chunk, stream) => {
            if (stream === 'stdout')
                onText(decoder.decode(chunk, { stream: true }));
        },
        ...surroundings,
    });
    return exitCode === 0;
}

// EXTERNAL MODULE: ./.build/clients/github/fault.js
var github_fault = __webpack_require__(1393);
// EXTERNAL MODULE: ./.build/clients/github/github.js
var github = __webpack_require__(5386);
;// CONCATENATED MODULE: ./.build/clients/github/verdicts/checks.js
// Writes check runs and commit statuses, by REST. Decides nothing.
// https://docs.github.com/en/rest/checks/runs, https://docs.github.com/en/rest/commits/statuses

/** GitHub takes 50 annotations with each request; further ones are added. */
const batch = 50;
/** Makes the check run, with its annotations in batches. Rejects as the door does. */
async function writeCheckRun(github, run) {
    const { repository, name, title, summary, annotations } = run;
    const output = (from) => ({ title, summary, annotations: annotations.slice(from, from + batch) });
    const made = (await github.request(`POST /repos/${repository}/check-runs`, {
        name,
        head_sha: run.headSha,
        status: 'completed',
        conclusion: run.conclusion,
        ...(0,optional/* optional */.lq)(run.detailsUrl, (detailsUrl) => ({ details_url: detailsUrl })),
        output: output(0),
    }));
    for (let from = batch; from < annotations.length; from += batch)
        await github.request(`PATCH /repos/${repository}/check-runs/${made.id}`, { output: output(from) });
}
/** Writes the status; of one context the newest counts. Rejects as the door does. */
async function writeCommitStatus(github, status) {
    const { repository, sha, context, state, description, targetUrl } = status;
    await github.request(`POST /repos/${repository}/statuses/${sha}`, {
        state,
        context,
        description,
        ...(0,optional/* optional */.lq)(targetUrl, (targetUrl) => ({ target_url: targetUrl })),
    });
}

;// CONCATENATED MODULE: ./.build/clients/github/verdicts/comments.js
// Keeps one comment of ours on a pull request up to date, by REST. Never touches a comment without our mark, and never leaves two.
// https://docs.github.com/en/rest/issues/comments

const page = 100;
/** A pull request with more comments than this is not searched to its end. */
const lastPage = 30;
/** Writes the comment: updates the oldest of ours, else makes one. Rejects as the door does. */
async function keepComment(github, { repository, number, mark, body }) {
    const known = await findComments(github, repository, number, mark);
    for (const comment of known)
        if (await update(github, repository, comment, body))
            return;
    const made = (await github.request(`POST /repos/${repository}/issues/${number}/comments`, { body }));
    // Another run may have made one at the same moment: the older one stays.
    const [oldest, ...others] = await findComments(github, repository, number, mark);
    if (oldest === undefined || oldest.id === made.id || !others.some((each) => each.id === made.id))
        return;
    if (await update(github, repository, oldest, body))
        await github.request(`DELETE /repos/${repository}/issues/comments/${made.id}`);
}
/** Oldest first; a person's comment that quotes the mark is no comment of ours. */
async function findComments(github, repository, number, mark) {
    const found = [];
    for (let at = 1; at <= lastPage; at++) {
        const comments = (await github.request(`GET /repos/${repository}/issues/${number}/comments`, {
            per_page: page,
            page: at,
        }));
        found.push(...comments.filter((each) => each.body?.startsWith(mark) === true));
        if (comments.length < page)
            break;
    }
    return found.sort((a, b) => a.id - b.id);
}
/** False when the comment is gone or belongs to somebody else. */
async function update(github, repository, { id }, body) {
    try {
        await github.request(`PATCH /repos/${repository}/issues/comments/${id}`, { body });
        return true;
    }
    catch (thrown) {
        const kind = (0,github_fault/* findGitHubFault */.dr)(thrown)?.kind;
        if (kind === 'forbidden' || kind === 'not_found')
            return false;
        throw thrown;
    }
}

;// CONCATENATED MODULE: ./.build/clients/github/verdicts/board.js
// Where a verdict is shown on GitHub: a comment, a check run, a commit status. One try each, within a deadline; a refusal is a value.
// The map of this room: board (all ways) → comments and checks (one each).






const seconds = 60;
/** Connects with a token, through the proxies of `env`; speaks to nobody yet. */
function openVerdictBoard(token, apiUrl, env) {
    const post = async (write) => {
        try {
            await write((0,github/* connectGitHub */.UY)(token, apiUrl, AbortSignal.timeout(seconds * 1000), env));
            return { kind: 'written' };
        }
        catch (thrown) {
            (0,domain_thrown/* throwOurBug */.FB)(thrown);
            const fault = (0,github_fault/* findGitHubFault */.dr)(thrown);
            const isDenied = fault !== undefined && ['forbidden', 'unauthorized', 'not_found'].includes(fault.kind);
            return { kind: isDenied ? 'denied' : 'failed', message: fault?.message ?? (0,action_error/* messageOf */.bD)(thrown) };
        }
    };
    return {
        comment: async (comment) => await post((github) => keepComment(github, comment)),
        checkRun: async (run) => await post((github) => writeCheckRun(github, run)),
        commitStatus: async (status) => await post((github) => writeCommitStatus(github, status)),
    };
}

;// CONCATENATED MODULE: ./.build/clients/leftover.js
// Kills what a process left running outside of its process group, told by a mark in its environment.
// Never kills a process without the mark; finds nothing where there is no /proc (macOS, Windows).


/** Kills every process whose environment began with `name=value`, and says how many there were. */
function killMarked(name, value) {
    const mark = Buffer.from(`\0${name}=${value}\0`);
    const killed = new Set();
    // A process may fork while the list is read: look again until a look finds none that is new.
    let before;
    do {
        before = killed.size;
        for (const pid of processIds()) {
            if (killed.has(pid) || !environmentOf(pid).includes(mark))
                continue;
            killed.add(pid);
            kill(pid);
        }
    } while (killed.size > before);
    return killed.size;
}
function processIds() {
    try {
        return (0,external_node_fs_.readdirSync)('/proc')
            .filter((name) => /^\d+$/.test(name))
            .map(Number)
            .filter((pid) => pid !== process.pid);
    }
    catch (thrown) {
        (0,domain_thrown/* systemErrorCode */.vq)(thrown);
        return [];
    }
}
/** Each variable between two NULs; empty when the process is gone or belongs to somebody else. */
function environmentOf(pid) {
    try {
        return Buffer.concat([Buffer.of(0), (0,external_node_fs_.readFileSync)(`/proc/${pid}/environ`)]);
    }
    catch (thrown) {
        (0,domain_thrown/* systemErrorCode */.vq)(thrown);
        return Buffer.alloc(0);
    }
}
function kill(pid) {
    try {
        process.kill(pid, 'SIGKILL');
    }
    catch (thrown) {
        // It is gone already, or belongs to somebody else.
        (0,domain_thrown/* systemErrorCode */.vq)(thrown);
    }
}

;// CONCATENATED MODULE: ./.build/clients/pid-namespace.js
// Finds out whether programs can run in a process namespace of their own here: nothing in it outlives its first process, and nothing in it
// sees ours. Linux only. Never asks for more rights than the step has.
// The namespace's first process gets no signal that it does not handle: a shell in front of the program takes that place.
const shell = ['/bin/sh', '-c', '"$@"; exit $?', 'sh'];
const common = ['--pid', '--fork', '--kill-child', '--mount-proc'];
/**
 * How to start a program there; undefined where the system gives none. As root by its own right, else in a user namespace; but not where `sudo`
 * asks for no password: it does not work inside of one, and whoever may use it is root anyway.
 */
async function findPidNamespace(ask, folder, env) {
    if (process.platform !== 'linux')
        return undefined;
    const isRoot = process.getuid?.() === 0;
    if (!isRoot && (await ask('sudo', ['-n', 'true'], folder, env))?.exitCode === 0)
        return undefined;
    const args = [...userNamespace(isRoot), ...common];
    const probe = await ask('unshare', [...args, '--', ...shell, 'test', '-r', '/proc/self/status'], folder, env);
    if (probe?.exitCode === 0)
        return { command: 'unshare', args: [...args, '--', ...shell] };
    return undefined;
}
function userNamespace(isRoot) {
    if (isRoot)
        return [];
    return ['--user', '--map-current-user'];
}

// EXTERNAL MODULE: ./.build/clients/process.js
var clients_process = __webpack_require__(8876);
;// CONCATENATED MODULE: ./.build/quality-gate/wiring.js
// The real clients of quality-gate: what it touches of the world, and nothing else. Decides nothing.





/** Handed to the action by its main, and by the chain of which it is a stage. */
const clients = {
    runProcess: clients_process/* runProcess */.R,
    askWithDeadline: clients_process/* askWithDeadline */.S,
    killMarked: killMarked,
    findPidNamespace: findPidNamespace,
    openWorkTreeHistory: openWorkTreeHistory,
    openVerdictBoard: openVerdictBoard,
};

// EXTERNAL MODULE: ./.build/runner/stage.js
var stage = __webpack_require__(4583);
;// CONCATENATED MODULE: ./.build/ship/stages/quality-gate.js
// quality-gate as a stage, with the real clients. Decides nothing.
// The map of this room: quality-gate, build-push-image, bump-manifest, smoke-test and notify-slack, a chunk of the bundle each; stages.ts above opens them.






/** The stage. */
const quality_gate_stage = (0,stage/* stageOf */.g)({ name: 'quality-gate', inputs: inputs/* inputs */.Q, outputs: outputs, check: inputs/* check */.z, run: run, clients: clients }, questions);


/***/ })

};
