export const id = 879;
export const ids = [879];
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

/***/ 9417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openReading: () => (/* binding */ openReading)
/* harmony export */ });
/* harmony import */ var _domain_loopback_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7914);
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2615);
/* harmony import */ var _outward_json_exchange_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8712);
/* harmony import */ var _outward_tries_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4929);
// A small door for reading GitHub's REST API: GET only, without Octokit, so that a step which asks little starts soon. Never writes.
// https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api




const mostRedirects = 3;
/** Prepares the door; speaks to nobody yet. */
const openReading = (options) => async (path) => await (0,_outward_tries_js__WEBPACK_IMPORTED_MODULE_2__/* .tryRepeatedly */ .L)((milliseconds) => attempt(options, path, milliseconds), { ...options, repeatable: true });
async function attempt(options, path, milliseconds) {
    const { apiUrl, env, signal, token } = options;
    const headers = {
        Accept: 'application/vnd.github+json',
        ...authorization(apiUrl, token),
        'X-GitHub-Api-Version': '2022-11-28',
    };
    let url = `${apiUrl}${path}`;
    for (let redirects = 0;; redirects++) {
        const reply = await (0,_outward_json_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .exchangeJson */ ._)({ method: 'GET', url, headers, milliseconds, env, signal });
        const next = (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lq)(redirects < mostRedirects, () => findRedirect(url, reply));
        if (next === undefined)
            return [readingOf(reply), (0,_outward_tries_js__WEBPACK_IMPORTED_MODULE_2__/* .againAfter */ .$)(reply) ?? { kind: 'never' }];
        url = next;
    }
}
/** The token goes over no wire in plain text. */
function authorization(apiUrl, token) {
    if (!(0,_domain_loopback_js__WEBPACK_IMPORTED_MODULE_0__/* .isPrivateUrl */ .Dd)(apiUrl))
        return {};
    return { Authorization: (0,_domain_loopback_js__WEBPACK_IMPORTED_MODULE_0__/* .bearerTo */ .Rq)(apiUrl, token) };
}
/** A renamed repository is told by a redirect on the same host; the token follows nowhere else. */
function findRedirect(url, reply) {
    if (reply.kind === 'fault' || ![301, 302, 307, 308].includes(reply.status))
        return undefined;
    const next = URL.parse(reply.headers.location ?? '', url);
    if (next?.origin === new URL(url).origin)
        return next.href;
    return undefined;
}
function readingOf(reply) {
    if (reply.kind === 'fault')
        return { kind: 'silent', what: reply.what };
    const body = findJson(reply.body);
    if (reply.status === 200 && body !== undefined)
        return { kind: 'found', body };
    if (reply.status === 200)
        return { kind: 'silent', what: 'what answered is not GitHub' };
    const message = body?.message;
    return { kind: 'refused', status: reply.status, what: typeof message === 'string' ? message.slice(0, 200) : '' };
}
function findJson(text) {
    try {
        return JSON.parse(text);
    }
    catch (thrown) {
        if (!(thrown instanceof SyntaxError))
            throw thrown;
        return undefined;
    }
}


/***/ }),

/***/ 8712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ exchangeJson)
/* harmony export */ });
/* harmony import */ var _domain_loopback_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7914);
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2615);
/* harmony import */ var _domain_thrown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(433);
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9758);
/* harmony import */ var _proxy_answer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3243);
// One JSON request to a public API and its answer, within bounds of time and size, through the proxy of the step where there is one. Of a
// request that failed it says whether the server may have acted on it: whoever tries again must know that.
// Never follows a redirect, never sends to an address that is neither TLS nor this machine, never throws for what the network does.





/** Bytes of an answer that are read; GitHub's largest comparisons stay below. */
const mostBytes = 16 * 1024 * 1024;
/** Sends one request on a connection of its own. Rejects only with the reason of an aborted signal. */
async function exchangeJson(request) {
    request.signal.throwIfAborted();
    if (!(0,_domain_loopback_js__WEBPACK_IMPORTED_MODULE_0__/* .isPrivateUrl */ .Dd)(request.url))
        return fault('insecure', false, 'the address is not https');
    const limit = AbortSignal.timeout(Math.max(1, Math.ceil(request.milliseconds)));
    const progress = { connected: false };
    try {
        return await send(request, AbortSignal.any([limit, request.signal]), progress);
    }
    catch (thrown) {
        request.signal.throwIfAborted();
        if (thrown instanceof _body_js__WEBPACK_IMPORTED_MODULE_2__/* .BodyTooLarge */ .K)
            return fault('too large', true, `the answer is larger than ${mostBytes} bytes`);
        (0,_domain_thrown_js__WEBPACK_IMPORTED_MODULE_1__/* .throwOurBug */ .FB)(thrown);
        return faultOf(thrown, progress.connected, limit.aborted);
    }
}
async function send(request, signal, progress) {
    // Loaded only here: a step that sends nothing starts sooner without them.
    const [{ withConnection }, { moduleFor }] = await Promise.all([__webpack_require__.e(/* import() */ 57).then(__webpack_require__.bind(__webpack_require__, 6057)), __webpack_require__.e(/* import() */ 661).then(__webpack_require__.bind(__webpack_require__, 8661))]);
    const url = new URL(request.url);
    const { method, env } = request;
    const body = (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lq)(request.body, (body) => JSON.stringify(body));
    const own = { 'User-Agent': 'ship-actions', ...contentHeaders(body), ...request.headers };
    return await withConnection(url, env, async (route) => {
        const headers = { ...route.headers, ...own };
        const sent = moduleFor(url.protocol).request(url, { ...route, method, headers, signal });
        trackConnection(sent, url, progress);
        const answer = readResponse(sent, url, signal);
        sent.end(body);
        return await answer;
    });
}
/** Behind a proxy the socket is there before its handshake. */
function trackConnection(sent, { protocol }, progress) {
    const connected = () => {
        progress.connected = true;
    };
    sent.once('socket', (socket) => {
        const isTls = protocol === 'https:';
        if (isTls)
            socket.once('secureConnect', connected);
        else if (socket.connecting)
            socket.once('connect', connected);
        else
            connected();
    });
}
const contentHeaders = (body) => {
    if (body === undefined)
        return {};
    return { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(body) };
};
async function readResponse(request, url, signal) {
    const response = await new Promise((resolve, reject) => {
        request.on('error', reject);
        request.once('response', resolve);
        // A request that still waits for its tunnel hears of no signal.
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    const { statusCode: status = 0, headers } = response;
    const body = await (0,_body_js__WEBPACK_IMPORTED_MODULE_2__/* .readBounded */ .C)(response, url, mostBytes);
    return { kind: 'answer', status, headers, body: body.toString('utf8') };
}
/** Node's own words may quote an address, so only the code and the status are kept. */
function faultOf(thrown, connected, late) {
    const proxy = (0,_proxy_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .findProxyAnswer */ .Ed)(thrown);
    if (proxy?.status === _proxy_answer_js__WEBPACK_IMPORTED_MODULE_4__/* .unusable */ ._P)
        return fault('proxy', false, proxy.message);
    if (proxy !== undefined && proxy.status > 0)
        return fault('proxy', false, proxyWords(proxy.status));
    if (late && !connected)
        return noConnection;
    if (late)
        return fault('timeout', true, 'no answer in time');
    if (connected)
        return fault('cut', true, codeOf(thrown) ?? thrown.name);
    if (proxy !== undefined)
        return silentProxy(codeOf(thrown.cause));
    return fault('unreachable', false, codeOf(thrown) ?? thrown.name);
}
const codeOf = (thrown) => thrown?.code;
function proxyWords(status) {
    if (status === 407)
        return 'the proxy wants a user name and a password (407)';
    return `the proxy made no tunnel (${status})`;
}
/** A proxy that gave no status: nobody is there, it hung up, or it kept us waiting, which has no code. */
function silentProxy(code) {
    if (code === undefined)
        return noConnection;
    if (/^(?:ECONNRESET|HPE_)/.test(code))
        return fault('proxy', false, 'the proxy made no tunnel');
    return fault('unreachable', false, code);
}
const fault = (reason, sent, what) => ({
    kind: 'fault',
    reason,
    sent,
    what,
});
const noConnection = fault('timeout', false, 'no connection in time');


/***/ }),

/***/ 4929:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ againAfter),
/* harmony export */   L: () => (/* binding */ tryRepeatedly)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
// How often a request to a messenger is made: three times at most, within a minute and the deadline of the step. Sends nothing itself.

const mostTries = 3;
const mostMilliseconds = 60_000;
/** A try that has less time might arrive and still be cut off, and would hide why the one before failed. */
const leastMilliseconds = 500;
/** Runs tries until one of them is the last, and resolves to what that one said. Rejects only with the reason of an abort. */
async function tryRepeatedly(attempt, limits) {
    const deadline = Math.min(limits.deadline, performance.now() + mostMilliseconds);
    let doubtful = 0;
    for (let tries = 1;; tries++) {
        const left = deadline - performance.now();
        // A first try that hangs must leave time for the second.
        const share = limits.repeatable && tries === 1 ? left / 2 : left;
        const [outcome, again] = await attempt(Math.max(1, share));
        if (again.kind === 'refused' || again.kind === 'unsure')
            doubtful += 1;
        const seconds = pauseBefore(again, { tries, doubtful, repeatable: limits.repeatable });
        if (seconds === undefined || performance.now() + seconds * 1000 > deadline - leastMilliseconds)
            return outcome;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(seconds * 1000, undefined, { signal: limits.signal }).catch((thrown) => {
            limits.signal.throwIfAborted();
            throw thrown;
        });
    }
}
/** Seconds before the next try; undefined for no other. */
function pauseBefore(again, { tries, doubtful, repeatable }) {
    if (tries >= mostTries)
        return undefined;
    switch (again.kind) {
        case 'never':
            return undefined;
        case 'limited':
            return again.seconds;
        case 'refused':
            if (doubtful > 1)
                return undefined;
            return 0.5 + Math.random() * 0.5;
        case 'unsure':
            if (repeatable && doubtful <= 1)
                return 0.5 + Math.random() * 0.5;
            return undefined;
        case 'not sent':
            return 0.2 * tries + Math.random() * 0.3;
    }
}
/** What a reply says by itself: the status of the door before anybody reads the body. Undefined for an ordinary answer. */
function againAfter(reply) {
    if (reply.kind === 'fault')
        return afterFault(reply);
    if (reply.status === 429)
        return { kind: 'limited', seconds: retryAfter(reply.headers['retry-after']) };
    if ([500, 502, 503].includes(reply.status))
        return { kind: 'refused' };
    // A gateway gave up waiting: what is behind it may have acted.
    if (reply.status === 504 || reply.status === 408)
        return { kind: 'unsure' };
    return undefined;
}
function afterFault({ reason, sent, what }) {
    if (reason === 'insecure' || reason === 'too large' || what.includes('407'))
        return { kind: 'never' };
    return { kind: sent ? 'unsure' : 'not sent' };
}
/** Seconds, at least a tenth; one where nothing sensible is said. */
function retryAfter(header) {
    const seconds = Number(header ?? 1);
    if (Number.isFinite(seconds) && seconds >= 0)
        return Math.max(0.1, seconds);
    return 1;
}


/***/ }),

/***/ 5575:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ reviewersOf),
/* harmony export */   m: () => (/* binding */ approvalsOf)
/* harmony export */ });
/* harmony import */ var _json_value_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1409);
// Who approved, from GitHub's reviews and from the review history of a run. A bot's review is none. Pure.

/** Those whose last word on the pull request is an approval. */
function reviewersOf(reviews, headSha) {
    const last = new Map();
    for (const review of reviews) {
        const login = personIn(review['user']);
        if (login !== undefined && ['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'].includes(String(review['state'])))
            last.set(login, review);
    }
    return [...last]
        .filter(([, review]) => review['state'] === 'APPROVED')
        .map(([login, review]) => ({
        login,
        environment: undefined,
        stale: headSha !== undefined && typeof review['commit_id'] === 'string' && review['commit_id'] !== headSha,
    }));
}
/** Those who let the run into the environment; into all of them when none is named. */
function approvalsOf(history, environment) {
    const found = new Map();
    for (const entry of history) {
        const login = personIn(entry['user']);
        if (entry['state'] !== 'approved' || login === undefined)
            continue;
        for (const name of namesOf(entry['environments']))
            if (environment === undefined || name.toLowerCase() === environment.toLowerCase())
                found.set(`${login}/${name}`, { login, environment: name, stale: false });
    }
    return [...found.values()];
}
const namesOf = (environments) => (0,_json_value_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(environments)
    .map((each) => (0,_json_value_js__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .zv)(each)['name'])
    .filter((name) => typeof name === 'string');
function personIn(user) {
    const { login, type } = (0,_json_value_js__WEBPACK_IMPORTED_MODULE_0__/* .recordOf */ .zv)(user);
    if (typeof login !== 'string' || login === '' || type === 'Bot' || login.endsWith('[bot]'))
        return undefined;
    return login;
}


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

/***/ 5879:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  stage: () => (/* binding */ bump_manifest_stage)
});

// EXTERNAL MODULE: ./.build/bump-manifest/inputs.js + 2 modules
var bump_manifest_inputs = __webpack_require__(6791);
// EXTERNAL MODULE: ./.build/domain/action-error.js
var action_error = __webpack_require__(3926);
// EXTERNAL MODULE: ./.build/domain/loopback.js
var loopback = __webpack_require__(7914);
// EXTERNAL MODULE: ./.build/domain/text/optional.js
var optional = __webpack_require__(2615);
;// CONCATENATED MODULE: ./.build/bump-manifest/branch/chain.js
// What a branch itself stood at, read from commits in any order: the chain of first parents, and what each merge brought. Pure.
/**
 * The chain from `sha` down to the last commit that is known, of which the parents are known by name. What came with a merge is what
 * is known to be reachable from it and not from the commit before it. `cut` are commits whose parents are not told.
 */
function readChain(known, sha, cut = new Set()) {
    const chain = firstParents(known, sha);
    const reached = new Set();
    const brought = new Map();
    // The oldest first: what an older commit of the branch reaches was there before the newer one.
    for (const commit of chain.toReversed()) {
        reached.add(commit.sha);
        brought.set(commit.sha, collect({ known, cut, reached }, commit.parents.slice(1)));
    }
    return chain.map((commit) => ({
        ...plain(commit),
        committedAt: commit.committedAt,
        tips: commit.parents.slice(1),
        ...(brought.get(commit.sha) ?? nothing),
    }));
}
const nothing = { merged: [], isWhole: true };
function firstParents(known, sha) {
    const chain = [];
    for (let at = known.get(sha); at !== undefined; at = known.get(at.parents[0] ?? ''))
        chain.push(at);
    return chain;
}
/** What is reachable from `tips` and was not reached yet; marks it as reached. */
function collect({ known, cut, reached }, tips) {
    const merged = [];
    const open = [...tips];
    let isWhole = true;
    for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
        if (reached.has(sha))
            continue;
        const commit = known.get(sha);
        if (commit === undefined || cut.has(sha))
            isWhole = false;
        if (commit === undefined)
            continue;
        reached.add(sha);
        merged.push(commit);
        open.push(...commit.parents);
    }
    return { merged: newestFirst(merged).map(plain), isWhole };
}
/** None before those that were made on top of it; where that leaves a choice, the newest by their dates first. */
function newestFirst(commits) {
    const known = new Map(commits.map((commit) => [commit.sha, { commit, at: Date.parse(commit.committedAt) }]));
    const onTop = new Map();
    for (const parent of commits.flatMap(({ parents }) => parents))
        onTop.set(parent, (onTop.get(parent) ?? 0) + 1);
    const ready = [...known.values()].filter(({ commit }) => !onTop.has(commit.sha));
    const sorted = [];
    for (let next = takeNewest(ready); next !== undefined; next = takeNewest(ready)) {
        sorted.push(next);
        for (const parent of next.parents) {
            const left = (onTop.get(parent) ?? 0) - 1;
            onTop.set(parent, left);
            const dated = known.get(parent);
            if (left === 0 && dated !== undefined)
                ready.push(dated);
        }
    }
    return sorted;
}
/** Takes the newest by its date away; of two of one second always the same. */
function takeNewest(commits) {
    let newest = 0;
    for (let index = 1; index < commits.length; index++)
        if (isNewer(commits[index], commits[newest]))
            newest = index;
    return commits.splice(newest, 1)[0]?.commit;
}
function isNewer(one, other) {
    if (one === undefined || other === undefined)
        return false;
    return one.at > other.at || (one.at === other.at && one.commit.sha > other.commit.sha);
}
/** The commit by itself. */
const plain = ({ sha, parents, message }) => ({ sha, parent: parents[0], message });

;// CONCATENATED MODULE: ./.build/bump-manifest/branch/api-merges.js
// What merges brought to a branch, where the pages of its history do not tell it whole. Asks GitHub for each of those that matter, and for
// a bounded number of them: what it cannot tell for certain, it refuses to tell.



/** So many times is asked, at one head, what a merge brought: a run that needs more would take the limits of GitHub from others. */
const mostRanges = 200;
/** Whether merges changed the files is asked for so many files; of more, the folders that hold them. */
const mostPaths = 10;
/** GitHub resolves so many files in one request without running out of time. */
const mostFiles = 1000;
const mostCommitsAtOnce = mostFiles / mostPaths / 2;
/** Looks up what merges brought; remembers what it was told. */
class MergeLookup {
    #repository;
    #brought = new Map();
    #ranges = 0;
    constructor(repository) {
        this.#repository = repository;
    }
    /** The same commits; of merges that changed one of `paths` (of every merge where there are none) all is told that they brought. */
    async *complete(commits, paths) {
        const open = commits.filter(({ isWhole }) => !isWhole);
        const matters = new Map();
        for (const commit of commits) {
            if (!commit.isWhole && !matters.has(commit.sha)) {
                const next = open.slice(open.indexOf(commit));
                for (const [sha, isChanged] of await this.#findChanged(next, paths))
                    matters.set(sha, isChanged);
            }
            if (matters.get(commit.sha) === true)
                yield await this.whole(commit);
            else
                yield commit;
        }
    }
    /** The commit with all that it brought. Throws an ActionError where that is not told, or too much was asked already. */
    async whole(commit) {
        if (commit.isWhole || commit.parent === undefined)
            return commit;
        const known = this.#brought.get(commit.sha);
        if (known !== undefined)
            return { ...commit, merged: known };
        const brought = new Map();
        for (const tip of commit.tips)
            for (const each of await this.#range(commit, commit.parent, tip))
                brought.set(each.oid, parented(each));
        // GitHub lists the oldest first.
        const merged = newestFirst([...brought.values()]).map(plain);
        this.#brought.set(commit.sha, merged);
        return { ...commit, merged };
    }
    /** Whether each of the first of some merges changed one of the paths; as many of them as fit into one request. */
    async #findChanged(commits, paths) {
        const asked = coverOf(paths);
        const isToldAll = commits.every(({ sha }) => this.#brought.has(sha));
        if (asked.length === 0 || isToldAll)
            return new Map(commits.map(({ sha }) => [sha, true]));
        const some = commits.slice(0, mostCommitsAtOnce);
        const oids = [...new Set(some.flatMap(({ sha, parent }) => (0,optional/* present */.Eb)([sha, parent])))];
        const found = await this.#repository.filesAt(oids, { paths: asked, withContent: false });
        const held = new Map(oids.map((oid, at) => [oid, stateOf(found[at] ?? [])]));
        return new Map(some.map(({ sha, parent = '' }) => [sha, held.get(sha) !== held.get(parent)]));
    }
    async #range(merge, base, tip) {
        const found = [];
        for (let page = 1;; page++) {
            this.#spend(merge);
            const range = await this.#repository.range(base, tip, page);
            if (range === undefined)
                throw this.#unclear(merge, 'it finds no ancestor in common with what was there before');
            const { commits, total } = range;
            found.push(...commits);
            if (found.length >= total)
                return found;
            if (commits.length === 0)
                throw this.#unclear(merge, `it lists ${found.length} of ${total} commits`);
        }
    }
    #spend(merge) {
        this.#ranges += 1;
        if (this.#ranges > mostRanges)
            throw this.#unclear(merge, `${mostRanges} requests were spent on merges before it`);
    }
    #unclear({ sha, message }, why) {
        const merge = `the merge ${sha.slice(0, 7)} ("${message.split('\n')[0] ?? ''}")`;
        const problem = {
            code: 'signed_history_unclear',
            what: `What ${merge} brought to ${this.#repository.name} is not told by GitHub's API: ${why}. A newer run may be among it`,
            where: 'input `signed`',
            fix: 'Write by git, which sees all of it: `signed: false`. Or look for yourself whether a newer run wrote there, and bump with `force: true`.',
        };
        return new action_error/* ActionError */.lZ(problem);
    }
}
/** A commit as GitHub tells it, among those of a chain. */
const parented = ({ oid, parents, committedAt, message }) => ({
    sha: oid,
    parents,
    committedAt,
    message,
});
/** Few paths that change whenever one of `paths` does: themselves, or folders that hold them. None where only the root would do. */
function coverOf(paths) {
    let cover = [...new Set(paths)];
    while (cover.length > mostPaths)
        cover = [...new Set(cover.map((path) => path.slice(0, Math.max(0, path.lastIndexOf('/')))))];
    if (cover.includes(''))
        return [];
    return cover;
}
const stateOf = (entries) => entries
    .map(({ path, mode, oid }) => `${mode} ${oid} ${path}`)
    .sort()
    .join('\n');

;// CONCATENATED MODULE: ./.build/bump-manifest/branch/api-history.js
// What a branch itself held, through GitHub's API, in pages that are asked for as it is read. Never reads more than is taken.
// GitHub lists commits of merged branches among those of the branch: the chain of first parents is made here.



const pageSize = 100;
/** Commits of the branch from `oid` backwards. What merges brought is whole where they changed one of `paths`, and everywhere when there are none. */
async function* apiCommits(past, paths) {
    for await (const commits of readStretches(past))
        yield* past.merges.complete(commits, paths);
}
/**
 * The commits of the branch, as many at once as are known. One whose merge leads to what is not known is told only after the page behind it:
 * most often the branch that it merged began there.
 */
async function* readStretches({ repository, oid, newest }) {
    const known = new Map();
    keep(known, newest);
    let told = 0;
    let sure = 0;
    for (;;) {
        const chain = readChain(known, oid);
        const open = chain.findIndex(({ isWhole }, at) => at >= Math.max(told, sure) && !isWhole);
        const end = open < 0 ? chain.length : open;
        if (end > told)
            yield chain.slice(told, end);
        told = end;
        const next = firstUnknown(chain, oid);
        if (next !== undefined)
            keep(known, await repository.commits(next, pageSize));
        const isLast = next === undefined || !known.has(next);
        if (isLast && told === chain.length)
            return;
        sure = chain.length;
    }
}
/** Where the branch goes on below what is known of it; undefined when it is known down to its first commit. */
function firstUnknown(chain, oid) {
    const last = chain.at(-1);
    if (last === undefined)
        return oid;
    return last.parent;
}
function keep(known, commits) {
    for (const commit of commits)
        known.set(commit.oid, parented(commit));
}
const firstBatch = 8;
const largestBatch = 100;
/** Beyond, a roll-back would ask as much as a clone fetches. */
const mostCommits = 4250;
/** Commits of the branch from `oid` backwards that changed one of `paths`, with those of them that are files. */
async function* apiHistory(past, paths) {
    const entries = new Map();
    const largest = Math.max(1, Math.min(largestBatch, Math.floor(mostFiles / Math.max(1, paths.length))));
    let size = Math.min(firstBatch, largest);
    let batch = [];
    let read = 0;
    for await (const commit of readEach(past)) {
        batch.push(commit);
        if (batch.length < size)
            continue;
        yield* readVersions(past, batch, paths, entries);
        read += batch.length;
        if (read >= mostCommits)
            return;
        batch = [];
        size = Math.min(size * 4, largest);
    }
    if (batch.length > 0)
        yield* readVersions(past, batch, paths, entries);
}
async function* readEach(past) {
    for await (const commits of readStretches(past))
        yield* commits;
}
/** What one commit made of some files. */
async function apiChange(repository, { sha, parent }, paths) {
    const oids = (0,optional/* present */.Eb)([sha, parent]);
    const [after = [], before = []] = await repository.filesAt(oids, { paths, withContent: true });
    return await contents(repository, differing(before, after));
}
/** Those of consecutive commits that changed something; `entries` remembers what lay there by commit. */
async function* readVersions({ repository, merges }, commits, paths, entries) {
    const oids = [...commits.map(({ sha }) => sha), commits.at(-1)?.parent ?? ''];
    const unknown = oids.filter((oid) => oid !== '' && !entries.has(oid));
    const found = await repository.filesAt(unknown, { paths, withContent: false });
    for (const [at, oid] of unknown.entries())
        entries.set(oid, found[at] ?? []);
    const changes = commits.flatMap((commit) => {
        const before = entries.get(commit.parent ?? '') ?? [];
        const after = entries.get(commit.sha) ?? [];
        const difference = differing(before, after);
        if (difference.isChanged)
            return [{ commit, difference }];
        return [];
    });
    const blobs = changes.flatMap(({ difference: { before, after } }) => [...before, ...after].map(({ oid }) => oid));
    const bytes = await repository.blobs(blobs);
    for (const { commit, difference } of changes)
        yield { ...(await merges.whole(commit)), ...filled(difference, bytes) };
}
function differing(before, after) {
    const without = (some, others) => {
        const same = new Set(others.map(({ path, oid, mode }) => `${mode} ${oid} ${path}`));
        return some.filter(({ path, oid, mode }) => !same.has(`${mode} ${oid} ${path}`));
    };
    const old = without(before, after);
    const young = without(after, before);
    const filesOf = (entries) => byPath(entries.filter(({ type }) => type === 'blob'));
    return { before: filesOf(old), after: filesOf(young), isChanged: old.length + young.length > 0 };
}
/** In the order in which git tells files: of several images that they hold, both ways take the same for the first. */
function byPath(entries) {
    const keyed = entries.map((entry) => ({ entry, key: Buffer.from(entry.path) }));
    return keyed.toSorted((a, b) => Buffer.compare(a.key, b.key)).map(({ entry }) => entry);
}
async function contents(repository, difference) {
    const all = [...difference.before, ...difference.after];
    const missing = all.filter(({ content }) => content === undefined).map(({ oid }) => oid);
    return filled(difference, await repository.blobs(missing));
}
function filled({ before, after }, bytes) {
    const fileOf = ({ path, oid, content }) => ({
        path,
        bytes: content ?? bytes.get(oid) ?? Buffer.alloc(0),
    });
    return { before: before.map(fileOf), files: after.map(fileOf) };
}

;// CONCATENATED MODULE: ./.build/bump-manifest/branch/api.js
// A branch of the manifests repository through GitHub's API, so that GitHub signs the commits. Writes only plain files,
// and reads what it needs along with the head: two round trips when nobody raced. Keeps nothing on disk.




/** How many paths are asked along with the head. */
const alongAtMost = 50;
/** The branch; speaks to nobody before the first fetch. */
function openApiBranch({ repository, branch, paths }) {
    let newest;
    const doubt = { change: undefined };
    return {
        get name() {
            return newest?.branch ?? branch ?? 'HEAD';
        },
        get repository() {
            return newest?.url ?? repository.name;
        },
        fetch: async () => {
            const asked = [...new Set(paths.filter((path) => path !== ''))].slice(0, alongAtMost);
            newest = await repository.head(branch, asked);
            if (newest === undefined)
                throw branchMissing(repository.name, branch);
            return new ApiHead(repository, newest, doubt);
        },
        close: async () => undefined,
    };
}
/** Our commit among those that came since; its message names the run, so nobody else made it. */
function findLanded({ newest }, { change }) {
    if (change === undefined)
        return undefined;
    for (const { oid, message } of newest) {
        if (oid === change.parent)
            return undefined;
        if (message.trim() === change.message.trim())
            return oid;
    }
    return undefined;
}
class ApiHead {
    sha;
    landed;
    #doubt;
    #repository;
    #head;
    #merges;
    #entries = new Map();
    #contents = new Map();
    constructor(repository, head, doubt) {
        this.sha = head.oid;
        this.landed = findLanded(head, doubt);
        this.#doubt = doubt;
        this.#repository = repository;
        this.#head = head;
        this.#merges = new MergeLookup(repository);
    }
    async list(folders) {
        const found = await this.#find(folders.filter((folder) => folder !== ''));
        const trees = this.#treesOf(folders, found);
        const below = await Promise.all(trees.map(({ oid, path }) => this.#listTree(oid, path)));
        for (const entry of [...found, ...below.flat()])
            this.#keep(entry);
        const covers = (path) => folders.some((folder) => folder === '' || path === folder || path.startsWith(`${folder}/`));
        return byPath([...this.#entries.values()].filter(({ path }) => covers(path)));
    }
    /** What is listed whole: the root, or those of the folders that are there. */
    #treesOf(folders, found) {
        if (folders.includes(''))
            return [{ oid: this.sha, path: '' }];
        return found.filter(({ type }) => type === 'tree');
    }
    async read(entries) {
        const missing = entries.filter(({ blob }) => !this.#contents.has(blob)).map(({ blob }) => blob);
        for (const [blob, bytes] of await this.#repository.blobs(missing))
            this.#contents.set(blob, bytes);
        return entries.map(({ path, blob }) => ({ path, bytes: this.#contents.get(blob) ?? Buffer.alloc(0) }));
    }
    commits(paths) {
        return apiCommits(this.#past(), paths);
    }
    history(paths) {
        return apiHistory(this.#past(), paths);
    }
    async change(commit, paths) {
        return await apiChange(this.#repository, commit, paths);
    }
    at(sha) {
        return new ApiHead(this.#repository, { ...this.#head, oid: sha, found: new Map(), newest: [] }, this.#doubt);
    }
    async other(branch) {
        const head = await this.#repository.head(branch, []);
        if (head === undefined)
            return undefined;
        return new ApiHead(this.#repository, head, { change: undefined });
    }
    async push({ files, message, onto }) {
        await this.#refuseModes(files.map(({ path }) => path));
        const commit = { branch: this.#head.branch, parent: this.sha, message, files, onto };
        const made = await this.#repository.commit(commit);
        if (made.verdict === 'raced') {
            if (made.isLost && onto === undefined)
                this.#doubt.change = commit;
            return { outcome: 'raced', reason: made.reason };
        }
        return { outcome: 'pushed', sha: made.oid, verified: made.verified };
    }
    #past() {
        return { repository: this.#repository, oid: this.sha, newest: this.#head.newest, merges: this.#merges };
    }
    /** What lies at paths; asks only for those that did not come along with the head. */
    async #find(paths) {
        const known = this.#head.found;
        const unknown = paths.filter((path) => !known.has(path) && !this.#entries.has(path));
        const cameAlong = paths.flatMap((path) => known.get(path)?.entry ?? []);
        if (unknown.length === 0)
            return cameAlong;
        const [answer = []] = await this.#repository.filesAt([this.sha], { paths: unknown, withContent: true });
        return [...cameAlong, ...answer];
    }
    /** Everything below a folder: from what came along when it has no folders of its own. */
    async #listTree(oid, folder) {
        const known = this.#head.found.get(folder)?.children;
        if (known !== undefined && known.length > 0 && known.every(({ type }) => type !== 'tree'))
            return known;
        const entries = await this.#repository.tree(oid);
        if (entries === undefined)
            throw tooLarge(this.#repository.name, folder);
        const prefix = (0,optional/* phrase */.MZ)(folder !== '', () => `${folder}/`);
        return [...(known ?? []), ...entries.map((entry) => ({ ...entry, path: `${prefix}${entry.path}` }))];
    }
    #keep({ path, mode, type, oid, content }) {
        if (type !== 'tree')
            this.#entries.set(path, { path, mode, blob: oid });
        if (content !== undefined)
            this.#contents.set(oid, content);
    }
    /** GitHub makes every file of such a commit a plain one. */
    async #refuseModes(paths) {
        const unknown = paths.filter((path) => !this.#entries.has(path));
        if (unknown.length > 0)
            await this.list(unknown);
        const problems = paths
            .map((path) => ({ path, mode: this.#entries.get(path)?.mode ?? 'absent' }))
            .filter(({ mode }) => mode !== '100644')
            .map(({ path, mode }) => ({
            code: 'signed_file_mode',
            what: `"${path}" is ${modeNames[mode] ?? mode}, and a commit through GitHub's API would make it a plain file`,
            where: 'input `signed`',
            fix: 'Remove its executable bit in the manifests repository, or write by git: `signed: false`.',
        }));
        if (problems.length > 0)
            throw new action_error/* ActionError */.lZ(problems);
    }
}
const modeNames = { '100755': 'executable', '120000': 'a symbolic link' };
const branchMissing = (repository, branch) => new action_error/* ActionError */.lZ({
    code: 'branch_not_found',
    what: `${repository} has no ${nameOf(branch)}`,
    where: 'input `ref`',
    fix: 'Name a branch of that repository; it must hold the manifests already.',
});
/** Without a default branch a repository has no commit at all. */
const nameOf = (branch) => {
    if (branch === undefined)
        return 'commit';
    return `branch "${branch}"`;
};
function tooLarge(repository, folder) {
    const part = folder === '' ? 'all' : `"${folder}"`;
    return new action_error/* ActionError */.lZ({
        code: 'signed_tree_too_large',
        what: `GitHub's API cannot list ${part} of ${repository}: it has too many files`,
        where: 'input `path`',
        fix: 'Name the folder or the files of the service in `path`, or write by git: `signed: false`.',
    });
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./.build/bump-manifest/branch/git-history.js
// What a branch itself held, through git. Decides how much of it is fetched: in steps that grow, no further than it is read, and as far as a
// merge that matters reaches. Writes nothing.

/** How many more commits are fetched at first, each time four times as many as before. */
const firstStep = 200;
/** With the steps before it and what came with the head some 4,000 commits: beyond, a roll-back would fetch as much as a clone. */
const lastVersionStep = 3200;
const blobsAtOnce = 16;
/** What the branch holds and held from `sha` backwards. */
function gitPast(remote, sha, chain) {
    const at = (past) => ({
        list: async (folders) => await remote.list(past, folders),
        read: async (entries) => await readFiles(remote, entries),
    });
    return {
        sha,
        ...at(sha),
        at,
        commits: (paths) => readCommits(remote, { sha, paths, chain }),
        history: (paths) => readHistory(remote, { sha, paths, chain }),
        change: async (commit, paths) => await git_history_readVersions(remote, await remote.difference(commit.parent, commit.sha, paths)),
    };
}
/** The bytes of entries, in one batch. */
async function readFiles(remote, entries) {
    const bytes = await remote.read(entries.map(({ blob }) => blob));
    return entries.map(({ path, blob }) => ({ path, bytes: bytes.get(blob) ?? Buffer.alloc(0) }));
}
/** Both states in one request. */
async function git_history_readVersions(remote, { before, after }) {
    await remote.read([...before, ...after].map(({ blob }) => blob));
    return { before: await readFiles(remote, before), files: await readFiles(remote, after) };
}
/** What is here first, then in steps that grow: also where a merge that matters brought more than is here. */
async function* readCommits(remote, question) {
    const { sha, chain } = question;
    let told = 0;
    for (let step = firstStep, isAll = false;; step *= 4) {
        const { commits, isWhole } = await chain();
        for (const commit of commits.slice(told)) {
            if (!isAll && !commit.isWhole && (await concerns(remote, commit, question)))
                break;
            yield commit;
            told += 1;
        }
        if (isAll || (isWhole && told === commits.length))
            return;
        isAll = !(await remote.deepen(sha, step));
        if (isAll && told === commits.length)
            return;
    }
}
/** Whether a commit changed one of the files. */
async function concerns(remote, { parent, sha }, { paths }) {
    if (paths.length === 0)
        return true;
    const { before, after } = await remote.difference(parent, sha, paths);
    return before.length + after.length > 0;
}
/** Reads the log anew only when more of it has come. */
function chainOf(remote, sha) {
    let last;
    return async () => {
        const boundary = await remote.boundary();
        const key = boundary.join();
        if (last?.boundary !== key)
            last = { boundary: key, chain: chainHere(remote, sha, new Set(boundary)) };
        return await last.chain;
    };
}
async function chainHere(remote, sha, boundary) {
    const known = new Map((await remote.log(sha)).map((commit) => [commit.sha, commit]));
    const commits = readChain(known, sha, boundary);
    if (boundary.has(commits.at(-1)?.sha ?? ''))
        return { commits: commits.slice(0, -1), isWhole: false };
    return { commits, isWhole: true };
}
async function* readHistory(remote, { sha, paths, chain }) {
    const seen = new Set();
    for (let step = firstStep, isAll = false;; step *= 4) {
        const { commits: here, isWhole } = await chain();
        const commits = new Map(here.map((commit) => [commit.sha, commit]));
        const isLast = isAll || isWhole || step > lastVersionStep;
        const changes = await remote.changes(sha, paths);
        const fresh = changes.filter((change) => !seen.has(change.sha) && commits.has(change.sha));
        // A merge that brought more than is here is told when the rest has come.
        const open = fresh.findIndex((change) => !isLast && commits.get(change.sha)?.isWhole === false);
        const ready = fresh.slice(0, open < 0 ? fresh.length : open);
        for (let at = 0; at < ready.length; at += blobsAtOnce) {
            const some = ready.slice(at, at + blobsAtOnce);
            await remote.read(some.flatMap(({ before, after }) => [...before, ...after].map(({ blob }) => blob)));
            for (const change of some) {
                seen.add(change.sha);
                const commit = commits.get(change.sha);
                if (commit !== undefined)
                    yield { ...commit, ...(await git_history_readVersions(remote, change)) };
            }
        }
        if (isLast)
            return;
        isAll = !(await remote.deepen(sha, step));
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./.build/bump-manifest/branch/line-merge.js
// Lays one writer's changed lines over a file that others have changed meanwhile. Only lines that were replaced one by one; where lines
// came or went nothing is merged. Pure.
/** `theirs`, which was made of `base`, on top of `ours`; undefined when both changed the same line, or one of them moved lines. */
function mergeLines(base, ours, theirs) {
    if (ours.equals(base))
        return theirs;
    const old = linesOf(base);
    const mine = linesOf(ours);
    const other = linesOf(theirs);
    if (old.length !== mine.length || old.length !== other.length)
        return undefined;
    const merged = [];
    for (const [at, line] of old.entries()) {
        const here = mine[at] ?? '';
        const there = other[at] ?? '';
        if (there !== line && here !== line)
            return undefined;
        merged.push(there === line ? here : there);
    }
    return Buffer.from(merged.join('\n'), 'latin1');
}
/** Bytes as they are, whatever they mean. */
const linesOf = (bytes) => bytes.toString('latin1').split('\n');

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./.build/bump-manifest/branch/offer.js
// An edit as one writer hands it to another: what stood there, what shall stand there, and the commit's message. Sealed, so that only
// those who write with the same key believe it: whoever may push a ref may not always push the branch. Pure.


/** Larger edits are not handed over: characters of the text. */
const longest = 256 * 1024;
const mostBytes = 16 * 1024 * 1024;
/** The edit as one line; undefined when it is too large. */
function formatOffer({ files, ...rest }) {
    const encoded = files.map(({ before, after, ...file }) => ({
        ...file,
        before: before.toString('base64'),
        after: after.toString('base64'),
    }));
    const text = (0,external_node_zlib_.deflateSync)(JSON.stringify({ ...rest, files: encoded })).toString('base64');
    if (text.length > longest)
        return undefined;
    return text;
}
/** Undefined for a text whose seal is not that of the same key. */
function parseOffer(text, seal, key) {
    if (text.length > longest || sealOf(text, key) !== seal)
        return undefined;
    // Who has the key wrote it as `formatOffer` does.
    const json = (0,external_node_zlib_.inflateSync)(Buffer.from(text, 'base64'), { maxOutputLength: mostBytes }).toString('utf8');
    const { files, ...rest } = JSON.parse(json);
    const decode = (encoded) => Buffer.from(encoded, 'base64');
    return { ...rest, files: files.map((file) => ({ ...file, before: decode(file.before), after: decode(file.after) })) };
}
/** 64 hexadecimal digits. */
const sealOf = (text, { secret, repository, branch }) => (0,external_node_crypto_.createHmac)('sha256', secret)
    .update(`ship-actions queue\n${repository.toLowerCase()}\n${branch}\n${text}`)
    .digest('hex');

;// CONCATENATED MODULE: ./.build/bump-manifest/branch/queue.js
// Lets a writer who lost a race hand its edit to whoever wins the next one, and folds in what others handed over: each edit as a commit
// of its own, all in one push. A courtesy: whatever does not fit, and wherever a server does not play along, everybody races as before.




/** An edit that was handed over lands within so many seconds, or its writer hands it over again. */
const freshSeconds = 60;
/** The clocks of two machines may differ by the rest. */
const goodSeconds = 120;
/** Nobody waits for it any more: its writer was killed. */
const staleSeconds = 600;
const mostFolded = 100;
/** A server that refuses so often what it might take is not one for queues. */
const mostDoubtful = 3;
const queue_nothing = { drafts: [], taken: [] };
/** The queue of one branch, as one writer sees it. */
class GitQueue {
    #remote;
    #rules;
    #repository;
    /** Our own edit that other writers may take. */
    #standing;
    #isOff = false;
    #doubtful = 0;
    constructor(remote, rules, repository) {
        this.#remote = remote;
        this.#rules = rules;
        this.#repository = repository;
    }
    /** The commit by which another writer landed our edit, among the commits of the branch, newest first; undefined when none has. */
    async findLanded(commits) {
        if (this.#standing === undefined)
            return undefined;
        const { offer } = this.#standing;
        for await (const commit of commits()) {
            if (commit.sha === offer.base)
                return undefined;
            if (commit.message.trim() !== offer.message.trim() || !(await this.#wrote(commit, offer)))
                continue;
            this.#standing = undefined;
            return commit.sha;
        }
        return undefined;
    }
    /** Whoever may read the queue can repeat a message: what counts is that its commit wrote what the message says. */
    async #wrote({ parent, sha }, { message, files }) {
        const paths = files.map(({ path }) => path);
        const { after } = await this.#remote.difference(parent, sha, paths);
        if (after.length < paths.length)
            return false;
        const bytes = await this.#remote.read(after.map(({ blob }) => blob));
        return this.#rules.isDone(message, after.map(({ path, blob }) => ({ path, bytes: bytes.get(blob) ?? Buffer.alloc(0) })));
    }
    /** What is pushed together with our own commit, which comes first; our own offer is removed with it, too. */
    async fold(head, own) {
        if (this.#isOff)
            return queue_nothing;
        const found = await this.#remote.offers();
        const mine = this.#standing?.handle;
        const others = found.filter(({ sha }) => sha !== mine?.sha);
        const stale = others.filter(({ committedAt }) => ageOf(committedAt) > staleSeconds);
        const key = this.#key();
        const offers = others.flatMap((handle) => {
            const offer = parseOffer(handle.text, handle.name, key);
            if (offer === undefined || Math.abs(ageOf(offer.madeAt)) > goodSeconds)
                return [];
            return [{ handle, offer }];
        });
        const folding = new Folding(this.#remote, this.#rules, head, own);
        const inOrder = offers.toSorted((a, b) => a.offer.madeAt.localeCompare(b.offer.madeAt));
        const folded = await folding.add(inOrder.slice(0, mostFolded));
        const taken = (0,optional/* present */.Eb)([mine, ...stale, ...folded.taken]);
        return { drafts: folded.drafts, taken: taken.map(({ name, sha }) => ({ name, sha })) };
    }
    /** After a lost race: leaves our edit for others, unless what lies there is still good. True when they have it. */
    async handOver(head, own, before) {
        if (this.#isOff)
            return false;
        if (this.#isGood(head))
            return true;
        const files = own.files.flatMap(({ path, mode, bytes }) => {
            const old = before.get(path);
            if (old === undefined)
                return [];
            return [{ path, mode, before: old, after: bytes }];
        });
        const { message, name, email } = own;
        const offer = { base: head.sha, madeAt: new Date().toISOString(), message, name, email, files };
        const text = formatOffer(offer);
        if (text === undefined || files.length < own.files.length)
            return false;
        const handle = await this.#remote.offer(sealOf(text, this.#key()), text, this.#standing?.handle);
        if (handle !== undefined)
            this.#standing = { handle, offer };
        // Also when what lay there is gone: then somebody has just landed it, which the next look shows.
        else if (this.#standing === undefined)
            this.#isOff = true;
        return handle !== undefined;
    }
    /** What became of a push that took offers along; `isDoubtful` when the server refused it as if somebody had been first. */
    tried(taken, isPushed, isDoubtful) {
        if (taken.length === 0)
            return;
        if (isPushed)
            this.#standing = undefined;
        if (isDoubtful)
            this.#doubtful += 1;
        if (this.#doubtful === mostDoubtful)
            this.stop();
    }
    /** From now on nothing of others is pushed: the server does not want it. */
    stop() {
        this.#isOff = true;
    }
    /** Takes our offer back. False when it is gone, or nobody knows. */
    async withdraw() {
        if (this.#standing === undefined)
            return true;
        const isTaken = await this.#remote.withdraw(this.#standing.handle);
        if (isTaken)
            this.#standing = undefined;
        return isTaken;
    }
    #isGood({ commits }) {
        if (this.#standing === undefined)
            return false;
        const { offer } = this.#standing;
        const unseen = commitsBehind(commits, offer.base);
        const isFresh = ageOf(offer.madeAt) < freshSeconds;
        return isFresh && unseen !== undefined && this.#rules.mayFollow(editOf(offer), unseen);
    }
    #key() {
        return { secret: this.#rules.secret, repository: this.#repository, branch: this.#remote.branch() };
    }
}
/** Puts edits on top of each other. */
class Folding {
    #remote;
    #rules;
    #head;
    #files = new Map();
    #unseen;
    constructor(remote, rules, head, own) {
        this.#remote = remote;
        this.#rules = rules;
        this.#head = head;
        this.#unseen = [{ message: own.message, merged: [] }];
        for (const { path, bytes } of own.files)
            this.#files.set(path, bytes);
    }
    async add(offers) {
        if (offers.length === 0)
            return queue_nothing;
        const paths = new Set(offers.flatMap(({ offer }) => offer.files.map(({ path }) => path)));
        const entries = await this.#remote.list(this.#head.sha, [...paths]);
        const standing = new Map(entries.map((entry) => [entry.path, entry]));
        const drafts = [];
        const taken = [];
        for (const { handle, offer } of offers) {
            if (!this.#isInOrder(offer))
                continue;
            const files = await this.#merge(offer.files, standing);
            if (files === undefined || !this.#rules.isDone(offer.message, files))
                continue;
            for (const { path, bytes } of files)
                this.#files.set(path, bytes);
            this.#unseen.push({ message: offer.message, merged: [] });
            drafts.push({ files, message: offer.message, name: offer.name, email: offer.email });
            taken.push(handle);
        }
        return { drafts, taken };
    }
    #isInOrder(offer) {
        const between = commitsBehind(this.#head.commits, offer.base);
        return between !== undefined && this.#rules.mayFollow(editOf(offer), [...this.#unseen, ...between]);
    }
    /** Undefined when one of the files is not what it was, beyond other lines. */
    async #merge(files, standing) {
        const merged = [];
        for (const { path, mode, before, after } of files) {
            const entry = standing.get(path);
            if (entry === undefined || entry.mode !== mode)
                return undefined;
            const bytes = mergeLines(before, this.#files.get(path) ?? (await this.#read(entry, before)), after);
            if (bytes === undefined)
                return undefined;
            merged.push({ path, mode, bytes });
        }
        return merged;
    }
    /** What its writer saw needs no reading. */
    async #read({ blob }, before) {
        if (blob === blobOf(before, blob.length))
            return before;
        return (await this.#remote.read([blob])).get(blob) ?? Buffer.alloc(0);
    }
}
const editOf = ({ message, files }) => ({ message, paths: files.map(({ path }) => path) });
/** The commits that the branch got on top of `base`, newest first; undefined when `base` is not among those that are here. */
function commitsBehind(commits, base) {
    const at = commits.findIndex(({ sha }) => sha === base);
    const isNext = at < 0 && commits.at(-1)?.parent === base;
    if (at < 0 && !isNext)
        return undefined;
    if (isNext)
        return commits;
    return commits.slice(0, at);
}
const ageOf = (iso) => (Date.now() - Date.parse(iso)) / 1000;
/** The id that git gives to these bytes, by the length of its ids. */
function blobOf(bytes, length) {
    const hash = (0,external_node_crypto_.createHash)(length === 64 ? 'sha256' : 'sha1');
    return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

;// CONCATENATED MODULE: ./.build/bump-manifest/branch/git.js
// A branch of the manifests repository reached through git. Decides whether a push that got no answer has arrived; how git is run is the
// client's business.





/** The branch that `remote` was opened for. `repository` is its URL for people; without `rules` every writer is on its own. */
function gitBranch(remote, repository, deadline, rules) {
    const doubt = { commit: undefined };
    const queue = (0,optional/* optional */.lq)(rules, (rules) => new GitQueue(remote, rules, repository));
    return {
        get name() {
            return remote.branch();
        },
        repository,
        fetch: async () => {
            const sha = await remote.fetch();
            const head = gitHead({ remote, deadline, doubt, queue }, sha);
            const own = await findArrived(remote, sha, doubt);
            doubt.commit = undefined;
            return { ...head, landed: own ?? (await queue?.findLanded(() => head.commits([]))) };
        },
        withdraw: async () => (await queue?.withdraw()) ?? true,
        close: async () => await remote.close(),
    };
}
/** The doubted commit, where the head has it. */
async function findArrived(remote, sha, { commit }) {
    if (commit !== undefined && (await remote.contains(sha, commit)))
        return commit;
    return undefined;
}
function gitHead(writer, sha) {
    const { remote } = writer;
    const entries = new Map();
    const chain = chainOf(remote, sha);
    const past = gitPast(remote, sha, chain);
    return {
        ...past,
        list: async (folders) => {
            const found = await past.list(folders);
            for (const entry of found)
                entries.set(entry.path, entry);
            return found;
        },
        other: async (branch) => {
            const tip = await remote.fetchOther(branch);
            if (tip === undefined)
                return undefined;
            return gitPast(remote, tip, chainOf(remote, tip));
        },
        rehearse: async () => {
            const asked = await remote.rehearsePush(sha);
            if (asked.verdict === 'refused')
                throw asked.error;
        },
        push: async (change) => {
            const files = change.files.map((file) => ({ ...file, mode: entries.get(file.path)?.mode ?? '100644' }));
            const draft = { files, message: change.message, ...change.author };
            return await writeDown(writer, { sha, draft, change, chain, entries });
        },
    };
}
const alone = { drafts: [], taken: [] };
/** One push with our own commit and on top of it what others handed over; who loses hands its own over. */
async function writeDown(writer, writing) {
    const { remote, queue } = writer;
    const { sha, draft, change, chain, entries } = writing;
    if (queue === undefined || change.onto !== undefined)
        return await landFolded(writer, writing, alone);
    const head = { sha, commits: (await chain()).commits };
    const outcome = await landFolded(writer, writing, await queue.fold(head, draft));
    if (outcome.outcome !== 'raced')
        return outcome;
    const isHandedOver = await queue.handOver(head, draft, await readBefore(remote, draft, entries));
    return { ...outcome, isHandedOver };
}
async function readBefore(remote, { files }, entries) {
    const own = files.flatMap(({ path }) => entries.get(path) ?? []);
    return new Map((await readFiles(remote, own)).map(({ path, bytes }) => [path, bytes]));
}
/** Lands our commit and on top of it those of others. What a server refuses because of others does not keep us from writing ours. */
async function landFolded(writer, { sha, draft, change }, folded) {
    const { remote, deadline, doubt, queue } = writer;
    const { drafts, taken } = folded;
    const commits = await remote.commit(sha, [draft, ...drafts]);
    const [own = ''] = commits;
    const push = { remote, base: sha, commit: own, change, deadline, doubt };
    const together = await land({ ...push, tip: commits.at(-1) ?? own, taken });
    if (together.outcome !== 'refused') {
        queue?.tried(taken, together.outcome === 'pushed', doubt.commit === own);
        return together;
    }
    if (taken.length === 0)
        throw together.error;
    queue?.stop();
    const alone = await land({ ...push, tip: own, taken: [] });
    if (alone.outcome === 'refused')
        throw alone.error;
    return alone;
}
/** Pushes until it is known what became of the commit. The same commit is pushed again, so that it cannot arrive twice. */
async function land(push) {
    const { remote, base, commit, tip, taken, change, deadline, doubt } = push;
    for (let wait = 250;; wait = Math.min(wait * 2, 8000)) {
        const verdict = await remote.push(tip, base, change.onto, taken);
        if (verdict.verdict === 'pushed')
            return { outcome: 'pushed', sha: commit };
        if (verdict.verdict === 'refused')
            return { outcome: 'refused', error: verdict.error };
        if (verdict.verdict === 'raced') {
            if (verdict.sent)
                doubt.commit = commit;
            if (!verdict.sent || change.onto === undefined)
                return { outcome: 'raced', reason: verdict.reason };
        }
        const standing = await whereStands(push);
        if (standing === 'arrived')
            return { outcome: 'pushed', sha: commit };
        if (standing === 'moved')
            return { outcome: 'raced', reason: 'somebody else pushed while the answer was lost' };
        if (deadline.remaining() <= wait / 1000)
            throw unanswered(remote, change, verdict.reason);
        await (0,promises_.setTimeout)(wait * (0.5 + Math.random() / 2));
    }
}
async function whereStands({ remote, base, commit, change }) {
    if (change.onto !== undefined) {
        const now = await remote.locate(change.onto.branch);
        if (now === commit)
            return 'arrived';
        if (now === change.onto.expected)
            return 'unmoved';
        return 'moved';
    }
    const now = await remote.fetch();
    if (now === base)
        return 'unmoved';
    if (await remote.contains(now, commit))
        return 'arrived';
    return 'moved';
}
function unanswered(remote, { onto }, reason) {
    const branch = onto?.branch ?? remote.branch();
    const what = `The push to ${branch} was not answered (${reason}), and the branch does not have the commit`;
    const fix = 'Run the step again when the server works again; nothing was written. `max-wait-seconds` says how long to try.';
    return new action_error/* ActionError */.lZ({ code: 'push_unanswered', what, where: 'input `repository`', fix });
}

// EXTERNAL MODULE: ./.build/domain/work-tree.js
var work_tree = __webpack_require__(1955);
;// CONCATENATED MODULE: ./.build/bump-manifest/branch/workspace.js
// The files of the workspace in the shape of a branch: they can be read and replaced, and have no history.


/** A branch whose push replaces the files in place and makes no commit: its sha is empty. */
function workspaceBranch(files) {
    const head = {
        sha: '',
        list: async (folders) => (await files.list(folders)).map((entry) => ({ ...entry, blob: '' })),
        read: async (entries) => await files.read(entries.map(({ path }) => path)),
        commits: workspace_nothing,
        history: workspace_nothing,
        at: () => head,
        change: async () => ({ before: [], files: [] }),
        other: async () => undefined,
        push: async (change) => {
            await replaceFiles(files, change);
            return { outcome: 'pushed', sha: '' };
        },
    };
    return { name: 'the workspace', repository: 'the workspace', fetch: async () => head, close: async () => undefined };
}
async function replaceFiles(files, change) {
    try {
        await files.replace(change.files);
    }
    catch (thrown) {
        if (!(thrown instanceof work_tree/* WorkTreeFault */.e))
            throw thrown;
        throw new action_error/* ActionError */.lZ(unwritable(thrown), { cause: thrown });
    }
}
const unwritable = ({ message }) => ({
    code: 'workspace_unwritable',
    what: message,
    fix: 'Check the permissions of the workspace. Nothing was changed.',
});
async function* workspace_nothing() { }

;// CONCATENATED MODULE: ./.build/bump-manifest/branch/open.js
// Chooses how the manifests are reached: as files of the workspace, or as a branch through git or GitHub's API. Reads nothing yet.




/** The branch to write. The caller closes it. */
async function openBranch(setting, clients) {
    const { inputs, repository, request, job, deadline, github } = setting;
    const rules = (0,optional/* optional */.lq)(inputs.mode === 'push' && !inputs['dry-run'], () => setting.rules);
    const { context, log, env, signal } = job;
    if (repository === undefined || inputs.mode === 'none')
        return workspaceBranch(clients.openWorkspaceFiles(context.workspace));
    const branch = inputs.ref?.replace(/^refs\/heads\//, '');
    if (inputs.signed && github !== undefined) {
        const paths = [...request.paths, ...request.promoteFrom].map(({ base }) => base);
        return openApiBranch({ repository: github.repository, branch, paths });
    }
    const remote = await clients.openGit({
        url: repository.url,
        branch,
        queue: rules !== undefined,
        credentials: {
            token: inputs.token,
            username: inputs.username ?? repository.username,
            sshKey: inputs['ssh-key'],
            knownHosts: inputs['ssh-known-hosts'],
        },
        temporaryFolder: context.temporaryFolder,
        env,
        deadline,
        signal,
        onSecret: log.mask,
        onWait: (seconds, why) => log.info(`The git server said "${why}": waiting ${seconds} s before asking again`),
    });
    return gitBranch(remote, repository.name ?? repository.url, deadline, rules);
}

// EXTERNAL MODULE: ./.build/bump-manifest/inputs/github.js
var github = __webpack_require__(7482);
;// CONCATENATED MODULE: ./.build/bump-manifest/hosts/access.js
// What the repository is written with: the token that was given, or one that a GitHub App makes for this step and that ends with it.


/** The token that was given; or the App's own, for this one repository and what the mode needs. */
async function openRepositoryAccess(inputs, context) {
    const { token, 'app-id': appId, 'app-private-key': privateKey } = inputs;
    const { repository, serverUrl, job, deadline } = context;
    const isOutside = repository === undefined || inputs.mode === 'none';
    if (appId === undefined || privateKey === undefined || isOutside)
        return { token, close: async () => undefined };
    const name = (0,github/* repositoryName */.aR)(repository, serverUrl);
    if (name === undefined)
        throw new action_error/* ActionError */.lZ((0,github/* notOnGitHub */.kL)(inputs.repository ?? '', serverUrl));
    const { env, signal, log } = job;
    const apiUrl = (0,github/* apiUrlOf */.po)(inputs, job.context);
    const made = await context.openAppAccess({
        appId,
        privateKey,
        apiUrl,
        name,
        env,
        deadline,
        signal,
        permissions: permissionsOf(inputs),
    });
    log.mask(made.token);
    return {
        token: made.token,
        close: async () => {
            if (!(await made.revoke()))
                log.warning('The token of the GitHub App could not be revoked. It ends by itself within an hour.');
        },
    };
}
/** The smallest that work. */
function permissionsOf(inputs) {
    const level = inputs['dry-run'] ? 'read' : 'write';
    if (inputs.mode === 'pull-request')
        return { contents: level, pull_requests: level };
    return { contents: level };
}

// EXTERNAL MODULE: ./.build/domain/text/ends.js
var ends = __webpack_require__(5497);
// EXTERNAL MODULE: ./.build/domain/text/nearest.js
var nearest = __webpack_require__(7577);
;// CONCATENATED MODULE: ./.build/bump-manifest/hosts/forge.js
// Which kind of git host a repository is on, and what that host calls the things that a writer needs. Pure; asks nobody.
/** The host of a URL, or of `user@host:path`; empty where there is none. */
const hostOf = (url) => URL.parse(withScheme(url))?.hostname.toLowerCase() ?? '';
const withScheme = (url) => {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url))
        return url;
    return `ssh://${url.replace(':', '/')}`;
};
const known = [
    [/(?:^|\.)(?:github\.com|ghe\.com)$|(?:^|[.-])(?:github|ghes?)[.-]/, 'github'],
    [/(?:^|[.-])gitlab[.-]/, 'gitlab'],
    [/(?:^|[.-])bitbucket[.-]/, 'bitbucket'],
    [/(?:^|\.)(?:dev\.azure\.com|visualstudio\.com)$/, 'azure'],
    [/^git-codecommit[.-]/, 'codecommit'],
    [/(?:^|[.-])(?:gitea|forgejo|codeberg)[.-]/, 'gitea'],
];
/** The kind of a repository's host; `githubServer` is a URL that is known to be GitHub's. */
function forgeOf(url, githubServer) {
    const host = hostOf(url);
    if (host !== '' && host === hostOf(githubServer))
        return 'github';
    return known.find(([pattern]) => pattern.test(host))?.[1] ?? 'other';
}
const terms = {
    github: {
        writeToken: "Give the token `Contents: read and write` on that repository (fine-grained token or GitHub App), or the `repo` scope (classic token). The workflow's own GITHUB_TOKEN cannot write another repository.",
        writeKey: 'Give the deploy key write access: the repository\'s Settings → Deploy keys → "Allow write access".',
        userName: undefined,
        protection: "the branch's protection or ruleset",
    },
    gitlab: {
        writeToken: 'Give a project access token with the scope `write_repository` and a role that may push to that branch (Developer, or Maintainer for a protected one).',
        writeKey: 'Allow it to push: the project\'s Settings → Repository → Deploy keys → "Grant write permissions to this key".',
        userName: 'A deploy token has a user name of its own: give it as `username`.',
        protection: 'the project\'s Settings → Repository → Protected branches ("Allowed to push")',
    },
    bitbucket: {
        writeToken: 'Give a repository access token with the scope `repository:write`.',
        writeKey: 'An access key of Bitbucket only reads: add the SSH key to a user who may write, or give an https URL with `token`.',
        userName: 'Bitbucket wants a user name that fits the token: `username: x-token-auth` for an access token, `x-bitbucket-api-token-auth` for an API token.',
        protection: "the repository's Settings → Branch restrictions",
    },
    azure: {
        writeToken: 'Give a personal access token with the scope Code (Read & write), of an identity that has Contribute on that repository.',
        writeKey: 'Give its user the permission Contribute on that repository: Project settings → Repositories → Security.',
        userName: 'Azure DevOps takes any user name, and the personal access token as `token`.',
        protection: "the branch's policies (the permission Bypass policies when pushing)",
    },
    codecommit: {
        writeToken: 'Allow `codecommit:GitPush` on that repository for the IAM user of these HTTPS Git credentials.',
        writeKey: 'Allow `codecommit:GitPush` on that repository for the IAM user of this SSH key.',
        userName: 'CodeCommit wants the HTTPS Git credentials of an IAM user: their user name as `username`, and their password as `token`.',
        protection: 'the IAM policies of this user (`codecommit:GitPush` may be denied for that branch)',
    },
    gitea: {
        writeToken: 'Give an access token with the scope `write:repository`, of a user who may write to that repository.',
        writeKey: 'Allow it to write: the repository\'s Settings → Deploy keys → "Enable write access".',
        userName: "The user name is the one of the token's owner: give it as `username`.",
        protection: "the repository's Settings → Branches",
    },
    other: {
        writeToken: 'Give a token whose owner may write to that repository.',
        writeKey: 'Give the deploy key write access to that repository, or give another key that has it.',
        userName: 'Some hosts want a certain user name beside the token: give it as `username`.',
        protection: "the branch's protection on that host",
    },
};
/** The terms of a kind of host. */
const termsOf = (forge) => terms[forge];

;// CONCATENATED MODULE: ./.build/bump-manifest/hosts/rule-words.js
// What to do about the rules that a change broke, each rule with its own cure. Pure.
/** One sentence for each rule, without repetition. */
function rulesFix(rules, context) {
    return [...new Set(rules.map((rule) => cure(rule, context)))].join(' ');
}
function cure(rule, context) {
    switch (rule) {
        case 'signature':
            if (context.isGitHub)
                return 'Commits must be verified: give `signed: true`, and GitHub signs the commit itself.';
            return `Commits must be signed, and this host does not sign them itself: exempt this identity from the rule in ${context.protection}.`;
        case 'message':
            return 'The commit message must follow the pattern above: give a `commit-message` that fits it.';
        case 'email':
            return 'The address of the author must follow the pattern above: give a `commit-email` (and `commit-name`) that fits it.';
        case 'secret':
            return 'The host takes a value in these files for a secret: look at the place it names, remove and revoke the secret, or allow it there.';
        case 'file':
            return `The rule forbids changes to these files, or to files like them: let this identity bypass it in ${context.protection}, or choose another \`path\`.`;
        default:
            return wayAround(context);
    }
}
/** Rules that a direct push cannot keep: pull request, merge queue, checks, and whatever has no cure of its own. */
function wayAround({ isProposal, isGitHub, protection }) {
    if (isProposal)
        return `Let this identity bypass the rule in ${protection}, or leave \`ship/**\` out of the rule: proposals are written there.`;
    if (isGitHub)
        return `Use \`mode: pull-request\`, or let this identity bypass the rule in ${protection}.`;
    return `Let this identity push to the branch in ${protection}.`;
}

;// CONCATENATED MODULE: ./.build/bump-manifest/hosts/git-words.js
// A failure of git in words for the user: what happened, and which input or setting mends it, in the host's own terms. Pure.





/** Turns a failure into a problem with a code of docs/errors.md. */
function gitProblem(failure, given) {
    const { kind, place, facts } = failure;
    const forge = forgeOf(place.url, given.serverUrl);
    const quoted = (0,optional/* phrase */.MZ)(saysMore(facts.said), () => `: ${facts.said}`);
    const isSsh = !/^(?:https?|file):/i.test(place.url);
    const scene = { ...place, ...facts, forge, terms: termsOf(forge), hasApp: given.hasApp, isSsh, quoted };
    return { where: 'input `repository`', ...words[kind](scene) };
}
/** That git would ask a person for the password says nothing that the code does not say. */
const saysMore = (said) => said !== undefined && said !== '' && !/terminal prompts disabled/.test(said);
const words = {
    unreachable: ({ url, quoted }) => ({
        code: 'manifests_unreachable',
        what: `${url} could not be reached${quoted}`,
        fix: 'Run the step again when the server works again; nothing was lost and nothing was written twice.',
    }),
    timed_out: ({ url, quoted }) => ({
        code: 'manifests_unreachable',
        what: `${url} did not answer in time${quoted}`,
        fix: 'Run the step again when the server works again; nothing was lost and nothing was written twice.',
    }),
    busy: ({ url, quoted, waitSeconds }) => ({
        code: 'manifests_busy',
        what: `${url} limits how often it may be asked${quoted}${(0,optional/* phrase */.MZ)(waitSeconds, (waitSeconds) => `; it asks to wait ${waitSeconds} s`)}`,
        where: 'input `max-wait-seconds`',
        fix: 'Raise `max-wait-seconds`, or run the step again later; nothing was written. The token is fine: it is the number of pushes a minute that is limited.',
    }),
    proxy: ({ url, quoted, status }) => ({
        code: 'proxy_refused',
        what: `The proxy on the way to ${url} answered ${status} itself${quoted}`,
        where: 'the variable `https_proxy`',
        fix: proxyFix(status, 'that host'),
    }),
    unresolved: ({ url, quoted }) => ({
        code: 'manifests_unresolved',
        what: `The host of ${url} has no address${quoted}`,
        fix: 'Check the host name in `repository` or `github-server-url`, and that this runner can look it up.',
    }),
    moved: ({ url, movedTo }) => ({
        code: 'manifests_moved',
        what: `${url} redirects to ${movedTo ?? 'another address'}, and credentials are not sent after a redirect`,
        fix: movedFix(movedTo),
    }),
    git_missing: () => ({
        code: 'git_missing',
        what: 'There is no `git` on this runner',
        where: undefined,
        fix: 'Install git on the runner (in a container job: in its image), 2.31 or newer.',
    }),
    git_old: ({ version }) => ({
        code: 'git_old',
        what: `The git on this runner is ${version}, and bump-manifest needs 2.31 or newer`,
        where: undefined,
        fix: 'Install a newer git on the runner: an older one ignores the settings that carry the credentials.',
    }),
    too_large: () => ({
        code: 'manifests_too_large',
        what: 'The files that `path` matches in the manifests repository have more than 256 MiB together, which is too much to read',
        where: 'input `path`',
        fix: 'Name the folders or files of the service in `path`.',
    }),
    ssh_missing: ({ url }) => ({
        code: 'ssh_missing',
        what: `There is no \`ssh\` on this runner, and ${url} is reached through it`,
        fix: 'Install openssh-client on the runner, or give an https URL with `token`.',
    }),
    ssh_key: ({ quoted }) => ({
        code: 'manifests_ssh_key',
        what: `The \`ssh-key\` is not a private key that ssh can use${quoted}`,
        where: 'input `ssh-key`',
        fix: 'Give the whole private key, with its BEGIN and END lines and without a passphrase.',
    }),
    unauthenticated: (scene) => ({
        code: 'manifests_unauthenticated',
        what: `${scene.url} ${scene.authenticated ? 'did not accept the credentials' : 'asks for credentials'}${scene.quoted}`,
        fix: credentialsFix(scene),
    }),
    forbidden: (scene) => ({
        code: 'manifests_forbidden',
        what: `${scene.url} accepted the credentials, but does not let them do this${scene.quoted}`,
        fix: writeFix(scene),
    }),
    not_found: ({ url, quoted, hasApp }) => ({
        code: 'manifests_not_found',
        what: `There is no repository ${url}, or the credentials may not see it${quoted}`,
        fix: `Check \`repository\`, and that ${hasApp ? 'the GitHub App is installed on it' : '`token` or `ssh-key` may read it'}: a private repository answers "not found" too.`,
    }),
    host_key: ({ url, quoted }) => ({
        code: 'manifests_host_key',
        what: `The host of ${url} did not show a host key that is known${quoted}`,
        where: 'input `ssh-known-hosts`',
        fix: `Give its line of a known_hosts file, taken over a trusted channel, as \`ssh-known-hosts\`: it begins with \`${knownHost(url)} \`.`,
    }),
    tls: ({ url, quoted }) => ({
        code: 'manifests_tls',
        what: `The certificate of ${url} is not trusted${quoted}`,
        fix: 'Install the CA on the runner, or set GIT_SSL_CAINFO to its file in the job.',
    }),
    empty: ({ url, branch }) => ({
        code: 'manifests_empty',
        what: `${url} has no commit on ${branch}`,
        fix: 'Commit the manifests to the repository first.',
    }),
    branch_missing: ({ url, branch, branches = [] }) => ({
        code: 'branch_not_found',
        what: `${url} has no branch "${branch}"`,
        where: 'input `ref`',
        fix: branchesFix(branch, branches),
    }),
    not_a_branch: ({ url, branch }) => ({
        code: 'branch_not_found',
        what: `"${branch}" is not a branch of ${url}`,
        where: 'input `ref`',
        fix: 'Name a branch, not a tag.',
    }),
    rule: ({ url, branch, quoted, rules = [], isProposal = false, forge, terms }) => ({
        code: 'branch_protected',
        what: `A rule protects the branch ${branch} of ${url}${quoted}`,
        where: 'input `ref`',
        fix: rulesFix(rules, { isProposal, isGitHub: forge === 'github', protection: terms.protection }),
    }),
    name_taken: ({ url, branch, taken = '' }) => ({
        code: 'push_refused',
        what: `The branch ${branch} cannot be made in ${url}: there is a branch "${taken}"`,
        fix: `Rename or delete the branch "${taken}": git cannot have a branch and others below its name.`,
    }),
    declined: ({ url, branch, quoted }) => ({
        code: 'push_declined',
        what: `A hook of ${url} declined the push to ${branch}${quoted}`,
        fix: 'Do what the hook asks for in its words above, e.g. with `commit-message` or `commit-email`.',
    }),
    rejected: (scene) => ({
        code: 'push_refused',
        what: `${scene.url} refused the push to ${scene.branch}: ${scene.reason}${scene.quoted}`,
        fix: writeFix(scene),
    }),
    other: ({ url, quoted }) => ({
        code: 'git_failed',
        what: `git failed on ${url}${quoted}`,
        fix: "Read git's own words above.",
    }),
};
function movedFix(movedTo) {
    if (movedTo === undefined)
        return 'Give the address that the repository has now as `repository`.';
    return `If you trust that address, give it as \`repository\`: ${movedTo}.`;
}
/** What a proxy that answers by itself wants; `host` is what it stands before. */
function proxyFix(status, host) {
    if (status === 407)
        return 'The proxy wants a login: write it into the variable, `http://user:password@proxy:port`, with special characters percent-encoded.';
    if (status !== undefined && status < 0)
        return 'Write the variable as `http://proxy:port`, or take it away.';
    return `Let the proxy open a tunnel to ${host}, or add the host to \`no_proxy\`.`;
}
function credentialsFix({ authenticated, isSsh, hasApp, terms }) {
    if (!authenticated)
        return `Give the step \`${isSsh ? 'ssh-key' : 'token'}: \${{ secrets.… }}\`.`;
    if (isSsh)
        return 'Check that `ssh-key` is the private key, whole and without a passphrase, of a deploy key of that repository.';
    if (hasApp)
        return 'Check that the GitHub App of `app-id` is installed on that repository.';
    const check = 'Check that `token` is the right one, whole, and not expired.';
    if (terms.userName === undefined)
        return check;
    return `${check} ${terms.userName}`;
}
function writeFix({ isSsh, hasApp, terms }) {
    if (isSsh)
        return terms.writeKey;
    if (hasApp)
        return 'Give the GitHub App of `app-id` the permission `Contents: read and write`, and accept it for the installation on that repository.';
    return terms.writeToken;
}
function branchesFix(branch, branches) {
    const near = (0,nearest/* nearestNames */.L)(branch, branches);
    if (near.length > 0)
        return `Near: ${near.join(', ')}.`;
    if (branches.length > 0)
        return `Known: ${branches.slice(0, 10).join(', ')}.`;
    return 'The repository has no branch at all.';
}
/** The host as known_hosts names it: https://man.openbsd.org/sshd#SSH_KNOWN_HOSTS_FILE_FORMAT */
function knownHost(url) {
    const { hostname, port } = URL.parse(url) ?? new URL(`ssh://${(0,ends/* before */.gM)(url, ':')}`);
    if (port === '' || port === '22')
        return hostname;
    return `[${hostname}]:${port}`;
}

;// CONCATENATED MODULE: ./.build/bump-manifest/hosts/github-words.js
// A refusal of GitHub's API in words for the user: what was tried, and which input, permission or setting mends it. Pure.




/** Turns a failure into a problem with a code of docs/errors.md. */
function githubProblem({ fault, attempt }, given) {
    return { what: said(fault, attempt), ...advice[fault.kind](fault, attempt, given) };
}
/** GitHub's own words are quoted; those of a redirect, of a proxy or of another server are ours. */
function said({ kind, message, waitSeconds }, { doing, repository }) {
    const scene = `while ${doing} in ${repository}`;
    if (kind === 'moved' || kind === 'not_github' || kind === 'proxy')
        return `${message}, ${scene}`;
    return `GitHub said "${message}" ${scene}${(0,optional/* phrase */.MZ)(waitSeconds, (seconds) => `, and asks to wait ${seconds} s`)}`;
}
const advice = {
    unreachable: () => ({
        code: 'github_unreachable',
        fix: 'Run the step again; see https://www.githubstatus.com.',
    }),
    unresolved: () => ({
        code: 'github_unresolved',
        where: 'input `github-api-url`',
        fix: 'Check the host name in `github-api-url` (or `github-server-url`), and that this runner can look it up.',
    }),
    moved: () => ({
        code: 'github_moved',
        where: 'input `github-api-url`',
        fix: 'The token is not sent after a redirect. If you trust that address, give it as `github-api-url`.',
    }),
    not_github: () => ({
        code: 'github_unreachable',
        where: 'input `github-api-url`',
        fix: 'Check `github-api-url`, and what is in between: a login page or a proxy often answers with HTML.',
    }),
    proxy: ({ status }) => ({
        code: 'proxy_refused',
        where: 'the variable `https_proxy`',
        fix: proxyFix(status, 'the host of the API'),
    }),
    too_large: () => ({
        code: 'github_too_large',
        where: 'input `path`',
        fix: 'Name the folder or the files of the service in `path`, or write by git: `signed: false`.',
    }),
    rate_limited: () => ({
        code: 'github_rate_limited',
        where: 'input `max-wait-seconds`',
        fix: 'Raise `max-wait-seconds`, or run the step again later. A push by git (`signed: false`) has limits of its own.',
    }),
    unauthorized: unauthorizedAdvice,
    forbidden: forbiddenAdvice,
    not_found: ({ permission }, attempt, { hasApp }) => ({
        code: 'github_not_found',
        where: 'input `repository`',
        fix: `Check the name, and that ${hasApp ? 'the App of `app-id` is installed on' : 'the token may see'} ${attempt.repository} (\`${neededOf(permission, attempt)}\`): GitHub gives the same answer for what does not exist and for what is hidden.`,
    }),
    protected: ({ rules }, { proposal }) => ({
        code: 'branch_protected',
        where: 'input `ref`',
        fix: rulesFix(rules, {
            isProposal: proposal !== undefined,
            isGitHub: true,
            protection: termsOf('github').protection,
        }),
    }),
    stale: refusedAdvice,
    conflict: refusedAdvice,
    refused: refusedAdvice,
};
function unauthorizedAdvice(_fault, _attempt, { hasApp }) {
    const code = 'github_unauthorized';
    if (hasApp)
        return { code, where: 'input `app-private-key`', fix: 'Check that the key belongs to the App of `app-id`.' };
    return { code, where: 'input `token`', fix: 'Give a token that is whole and has not expired.' };
}
const neededOf = (named, { permission }) => {
    if (named === undefined)
        return permission;
    return named.replaceAll('=', ': ');
};
function forbiddenAdvice({ message, permission }, attempt, { hasApp }) {
    if (/not permitted to create or approve/.test(message))
        return {
            code: 'github_forbidden',
            where: 'input `token`',
            fix: "Give a GitHub App's token, or allow it in the repository: Settings → Actions → General → Allow GitHub Actions to create and approve pull requests.",
        };
    const needed = neededOf(permission, attempt);
    if (hasApp)
        return {
            code: 'github_forbidden',
            where: 'input `app-id`',
            fix: `Give the GitHub App the permission \`${needed}\`, and accept it for the installation on ${attempt.repository}.`,
        };
    return {
        code: 'github_forbidden',
        where: 'input `token`',
        fix: `Give a token whose GitHub App or user has \`${needed}\` on ${attempt.repository}. The workflow's own token reaches only its own repository.`,
    };
}
function refusedAdvice({ message }, { proposal }) {
    if (proposal === undefined || !/reference update failed/i.test(message))
        return { code: 'github_refused', fix: 'Do what GitHub says; nothing else was changed.' };
    const folder = proposal.split('/')[0];
    return {
        code: 'github_refused',
        where: 'input `repository`',
        fix: `Look for a rule that forbids the branch "${proposal}", or a branch "${folder}": git cannot have a branch and others below its name.`,
    };
}

;// CONCATENATED MODULE: ./.build/bump-manifest/hosts/failure.js
// What a git host refused, in words for the user. The map of this room: failure (here) → git-words, github-words → rule-words → forge; access
// (what the repository is written with).
// Pure; clients know kinds and no inputs, and nobody else in the action knows their kinds.




/** The problem that a thrown value means; undefined when no host refused anything. */
function findProblem(thrown, given) {
    if (thrown instanceof action_error/* ActionError */.lZ)
        return thrown.problems[0];
    if (!(thrown instanceof Error))
        return undefined;
    if (thrown instanceof loopback/* OpenAddress */.LG)
        return openAddress(thrown);
    if (thrown.name === 'GitFailure')
        return gitProblem(thrown, given);
    if (thrown.name === 'GitHubFailure')
        return githubProblem(thrown, given);
    return undefined;
}
/** Given addresses are checked before; what is left is what the runner says of itself. */
const openAddress = ({ message }) => ({
    code: 'input_invalid',
    what: message,
    where: 'GITHUB_API_URL of the runner',
    fix: "Give `github-api-url` with https://, or mend the runner's GITHUB_API_URL.",
});
/** The error that a user reads for a thrown value; the value itself when it is our own bug, or has its words already. */
function wordFailure(thrown, given) {
    if (thrown instanceof action_error/* ActionError */.lZ)
        return thrown;
    const problem = findProblem(thrown, given);
    if (problem === undefined)
        return thrown;
    return new action_error/* ActionError */.lZ(problem, { cause: thrown });
}

// EXTERNAL MODULE: ./.build/bump-manifest/inputs/repository-url.js
var repository_url = __webpack_require__(1577);
// EXTERNAL MODULE: ./.build/bump-manifest/inputs/expectation.js
var expectation = __webpack_require__(8923);
// EXTERNAL MODULE: ./.build/bump-manifest/inputs/image.js
var inputs_image = __webpack_require__(7140);
// EXTERNAL MODULE: ./.build/bump-manifest/inputs/places.js
var inputs_places = __webpack_require__(9533);
;// CONCATENATED MODULE: ./.build/bump-manifest/request.js
// What is asked for, made ready: names filled in, references parsed, the facts of the run beside them. Pure.






/** Makes the inputs ready; problems for names that cannot be filled, and for what cannot be read. */
function readRequest(inputs, context) {
    const { value: places, problems } = (0,inputs_places/* readPlaces */.B)(inputs);
    const images = inputs.image.map((image) => (0,inputs_image/* readImageInput */.Ol)(image));
    const match = inputs.match.map((repository) => (0,inputs_image/* readImageInput */.Ol)(repository, 'match'));
    const expected = inputs['expect-image'].map(expectation/* readExpectation */.f);
    const faults = [...problems, ...[...images, ...match, ...expected].flatMap((each) => each.problems)];
    if (places === undefined || faults.length > 0)
        return (0,action_error/* refused */.J5)(...faults);
    const named = { images: (0,action_error/* valuesOf */.sm)(images), match: (0,action_error/* valuesOf */.sm)(match), expected: (0,action_error/* valuesOf */.sm)(expected) };
    return (0,action_error/* accepted */.qG)(requestOf(inputs, context, places, named));
}
function requestOf(inputs, context, places, named) {
    const occasion = readOccasion(inputs);
    const { service, environment, rollback } = inputs;
    const given = inputs['source-commit'];
    const ownCommit = (0,optional/* optional */.lq)(occasion === 'bump', () => context.source?.commit);
    return {
        occasion,
        service,
        environment,
        images: named.images,
        paths: places.paths,
        promoteFrom: places.promoteFrom,
        promoteFields: places.promoteFields,
        promoteFromRef: places.promoteFromRef,
        rollback,
        expected: named.expected,
        limits: {
            match: named.match,
            container: inputs.container,
            fields: places.fields,
            pinDigest: inputs['pin-digest'],
            allowDowngrade: inputs['allow-downgrade'] || occasion === 'rollback',
            lines: places.lines,
            environment,
            service,
            origin: origins[occasion],
        },
        sourceCommit: (0,optional/* optional */.lq)(given !== bump_manifest_inputs/* unknownCommit */.AX, () => given ?? ownCommit),
        sourceRepository: context.repository,
        run: runOf(context),
        isFirstTry: context.runAttempt === 1,
        actor: context.actor,
        force: inputs.force,
    };
}
const origins = { bump: 'image', promote: 'promote-from', rollback: 'rollback' };
function readOccasion(inputs) {
    if (inputs.rollback !== undefined)
        return 'rollback';
    if (inputs['promote-from'].length > 0)
        return 'promote';
    return 'bump';
}
/** The page of this try of the run; its number where there is no page. */
function runOf(context) {
    const { runUrl, runId, runAttempt } = context;
    if (runUrl !== undefined) {
        if (runAttempt === undefined)
            return runUrl;
        return `${runUrl}/attempts/${runAttempt}`;
    }
    if (runId === undefined)
        return undefined;
    return String(runId);
}

// EXTERNAL MODULE: ./.build/domain/image/reference.js
var image_reference = __webpack_require__(6164);
// EXTERNAL MODULE: ./.build/domain/text/markdown.js
var markdown = __webpack_require__(9998);
// EXTERNAL MODULE: ./.build/bump-manifest/history/commit-message.js
var commit_message = __webpack_require__(4057);
;// CONCATENATED MODULE: ./.build/bump-manifest/report.js
// What bump-manifest ends with: its outputs and the job summary. Pure.




/** By name, as in action.yml. */
const outputs = [
    'changed',
    'outcome',
    'image',
    'previous-image',
    'manifest-sha',
    'files',
    'diff',
    'pull-request-url',
    'pull-request-number',
    'verified',
    'attempts',
    'explanation',
];
/** The outputs and the job summary. */
function report(result) {
    const { plan, outcome } = result;
    const { image, files, diff } = changeOf(result);
    return {
        outputs: {
            changed: files.length > 0,
            outcome,
            image,
            'previous-image': plan.previousImage,
            'manifest-sha': result.manifestSha,
            files: files.map(({ path }) => path).join('\n'),
            diff,
            'pull-request-url': result.pullRequest?.url,
            'pull-request-number': result.pullRequest?.number,
            verified: result.verified,
            attempts: result.attempts,
            explanation: (0,optional/* optional */.lq)(outcome === 'superseded', () => `Nothing was written: ${result.reason}.`),
        },
        summary: renderSummary(result),
        failure: result.failure,
    };
}
/** What stands there in the end, and what changed; a superseded run leaves everything as it was. */
function changeOf({ outcome, plan, diff }) {
    if (outcome === 'superseded')
        return { image: plan.previousImage, files: [], diff: '' };
    return { image: plan.image, files: plan.files, diff };
}
/** One line for the log. */
function renderHeadline(result) {
    const { plan, service, environment, outcome } = result;
    const where = (0,optional/* phrase */.MZ)(environment, (environment) => ` in ${environment}`);
    const to = (0,commit_message/* shortImageVersion */.CH)(plan.image.split('\n'));
    const from = (0,optional/* optional */.lq)(plan.previousImage, (image) => (0,commit_message/* shortImageVersion */.CH)(image.split('\n'))) ?? 'nothing';
    if (outcome === 'unchanged')
        return `The manifests of ${service}${where} already hold ${to}; nothing to write`;
    if (outcome === 'superseded')
        return `${service}${where} ${notDone(result, to)}: ${result.reason}`;
    if (outcome === 'pull-request')
        return `${service}${where}: ${from} → ${to} ${proposalOf(result)}`;
    const verb = outcome === 'rolled-back' ? 'rolled back' : 'bumped';
    return `${service}${where} ${result.dryRun ? 'would be' : 'was'} ${verb}: ${from} → ${to}`;
}
/** What did not happen; where a roll-back would have led was not looked for. */
function notDone({ occasion }, to) {
    if (occasion === 'rollback')
        return 'was not rolled back';
    return `was not ${occasion === 'promote' ? 'promoted' : 'bumped'} to ${to}`;
}
function proposalOf({ dryRun, pullRequest }) {
    if (dryRun)
        return 'would be proposed as a pull request';
    return `is proposed as pull request #${pullRequest?.number}`;
}
function renderPullRequest({ pullRequest, verified }) {
    const said = (0,optional/* present */.Eb)([verified !== undefined && `GitHub calls the commit ${verified ? 'Verified' : 'unverified'}.`]);
    if (pullRequest === undefined)
        return said;
    const { url, number, state } = pullRequest;
    const words = { open: 'waits for its merge', merged: 'is merged', closed: 'is closed: nothing is left to change' };
    return [`Pull request [#${number}](${url}) ${words[state]}.`, ...said];
}
function renderCommit(sha, url) {
    const short = (0,markdown/* inlineCode */.ti)(sha.slice(0, 12));
    if (url === undefined)
        return short;
    return `[${short}](${url})`;
}
function renderSummary(result) {
    const { plan, diff, outcome } = result;
    const title = `### ${(0,optional/* phrase */.MZ)(result.dryRun, 'Dry run: ')}${(0,markdown/* escapeMarkdown */.FV)(renderHeadline(result))}`;
    const rows = plan.places
        .slice(0, 50)
        .map(({ file, line, reference, next }) => [
        (0,markdown/* inlineCode */.ti)(`${file}:${line}`),
        (0,markdown/* inlineCode */.ti)((0,image_reference/* formatImageReference */.my)(reference)),
        (0,markdown/* inlineCode */.ti)((0,image_reference/* formatImageReference */.my)(next)),
    ]);
    const parts = [title];
    if (result.dryRun)
        parts.push('Nothing was written.');
    if (outcome !== 'superseded' && rows.length > 0)
        parts.push((0,markdown/* markdownTable */.Qj)(['Place', 'From', 'To'], rows));
    if (outcome !== 'superseded' && diff !== '')
        parts.push((0,markdown/* codeBlock */.DV)(diff.slice(0, 60_000), 'diff'));
    for (const warning of plan.warnings)
        parts.push(`> ⚠️ ${(0,markdown/* escapeMarkdown */.FV)(warning)}`);
    parts.push(...renderPullRequest(result));
    if (result.manifestSha !== undefined && plan.files.length > 0 && outcome !== 'superseded')
        parts.push(`Commit ${renderCommit(result.manifestSha, result.commitUrl)}`);
    return parts.join('\n\n');
}

;// CONCATENATED MODULE: ./.build/bump-manifest/announcement.js
// Says in the log what a bump came to. Decides nothing, and sets no output.


/** The warnings first, then the change, then where it is. */
function announce(result, { log }) {
    for (const warning of result.plan.warnings)
        log.warning(warning);
    for (const remark of result.plan.remarks ?? [])
        log.info(remark);
    if (result.verified === false)
        log.warning('GitHub signed no commit here: it is not Verified. Does this server sign?');
    if (result.outcome === 'superseded') {
        const override = (0,optional/* phrase */.MZ)(!result.isFinal, ' `force: true` overrides.');
        log.warning(`Superseded: ${renderHeadline(result)}.${override}`);
        return;
    }
    if (result.diff !== '')
        log.group(result.dryRun ? 'Diff (dry run, nothing is written)' : 'Diff', result.diff);
    log.info(renderHeadline(result));
    if (result.pullRequest !== undefined)
        log.info(`Pull request: ${result.pullRequest.url} (${result.pullRequest.state})`);
    if (result.manifestSha !== undefined)
        log.info(`Manifests commit: ${result.manifestSha}`);
}

;// CONCATENATED MODULE: ./.build/bump-manifest/branch/race-pace.js
// How long a writer that lost a race waits: a random moment of a window that is as wide as the crowd seems to be. Never sleeps itself.

const narrowest = 100;
const widest = 20_000;
/** The pace of a writer who has until `deadline`: no wait goes beyond it. */
function racePace(deadline, now = () => performance.now(), random = Math.random) {
    let began = now();
    let window = 0;
    return {
        start: () => {
            began = now();
        },
        lost: (isHandedOver = false) => {
            const took = Math.max(narrowest, now() - began);
            window = window === 0 || isHandedOver ? took : Math.max(window * 0.7, took * 3);
            return random() * Math.min(window, widest, deadline.remaining() * 1000);
        },
    };
}
/** The error when others were first until the time was up. */
function raceLost(branch, seconds, tries) {
    const what = `Other writers were first on ${branch.name} of ${branch.repository} ${tries} times within ${seconds} seconds`;
    const fix = 'Run the step again, or raise `max-wait-seconds`. Nothing was written.';
    return new action_error/* ActionError */.lZ({ code: 'race_lost', what, where: 'input `max-wait-seconds`', fix });
}

;// CONCATENATED MODULE: ./.build/bump-manifest/cancellation.js
// What is known of a bump that was cancelled: whether anything can have been written, and what a person does next. Pure.
/** What is said of a cancelled bump besides. */
function cancelledBump({ isSending }, repository = 'the workspace') {
    const where = 'input `repository`';
    if (!isSending)
        return { what: `before anything was written to ${repository}`, where, fix: 'Run the step again.' };
    const fix = 'Look at the newest commit there, or run the step again: what has arrived is not written twice.';
    return { what: `while it wrote to ${repository}: the change may have arrived`, where, fix };
}

// EXTERNAL MODULE: ./.build/domain/manifest/manifest.js
var manifest_manifest = __webpack_require__(2960);
// EXTERNAL MODULE: ./.build/domain/manifest/node.js
var manifest_node = __webpack_require__(5737);
// EXTERNAL MODULE: ./.build/domain/manifest/parser.js
var parser = __webpack_require__(8942);
// EXTERNAL MODULE: ./.build/bump-manifest/edit/places/shared-values.js
var shared_values = __webpack_require__(5687);
// EXTERNAL MODULE: ./.build/bump-manifest/edit/places/split-reference.js
var split_reference = __webpack_require__(8049);
// EXTERNAL MODULE: ./.build/bump-manifest/edit/paths.js
var paths = __webpack_require__(1740);
;// CONCATENATED MODULE: ./.build/bump-manifest/edit/environment/belonging.js
// Says of a file by its path alone to which environment it belongs: `overlays/staging/…`, `values-staging.yaml`. Reads no file.
//
// The map of this room: belonging (whose a file is), charts (which files of values belong together), layers (the environment's file in the
// place of the one for all), mixed (places of several environments, which are refused), documents (the same within one file).


const shared = { kind: 'shared', environment: undefined, rank: 0 };
/** Names that mean one environment. A name that is not among them is known only where the step's own environment stands beside it. */
const families = [
    ['dev', 'development', 'develop'],
    ['test', 'testing', 'tst'],
    ['qa'],
    ['uat', 'acc', 'acceptance'],
    ['int', 'integration'],
    ['stage', 'staging', 'stg'],
    ['preprod', 'pre-prod', 'preproduction', 'pre-production'],
    ['nonprod', 'non-prod', 'nonproduction', 'non-production'],
    ['prod', 'production', 'prd'],
    ['sandbox', 'sbx'],
    ['preview'],
    ['local'],
];
/** Every name that means an environment by itself. */
const familyNames = new Set(families.flat());
/** Folders whose entries are environments, and names in them that are everybody's. */
const environmentFolder = /(?:^|\/)(?:overlays?|environments?|envs?|stages?)\/$/;
const sharedName = /^(?:base|bases|common|shared|defaults?|global|all|values|components|charts?|templates)$/;
/** Reads paths for one environment; without one every file is shared. */
function readBelongings(files, scope) {
    if (scope.environment === undefined)
        return () => shared;
    const environment = scope.environment.toLowerCase();
    const namesIn = nameReader(environment);
    const split = pathSplitter(scope);
    const below = files.map((file) => split(file).below);
    const isExact = below.some((path) => namesIn(path).includes(environment));
    const own = isExact ? [environment] : familyOf(environment);
    const siblingOf = findSiblings(below, own, namesIn);
    return (file) => {
        const path = split(file);
        const name = namesIn(path.below).at(-1);
        if (name !== undefined)
            return { kind: own.includes(name) ? 'own' : 'other', environment: name, rank: 2 };
        const sibling = siblingOf(path.below);
        if (sibling !== undefined)
            return { kind: 'other', environment: sibling, rank: 2 };
        const isNamedByLine = namesIn(path.whole).some((each) => familyOf(environment).includes(each));
        if (isNamedByLine)
            return { kind: 'own', environment, rank: 1 };
        return shared;
    };
}
/** They hold several environments. */
const groups = new Set(['nonprod', 'non-prod', 'nonproduction', 'non-production']);
/**
 * The other environment whose folder or file a path is, whatever line means it: `staging` of `staging/app/deployment.yaml` for production.
 * Undefined where the path names the environment itself as well, or the environment has a name of its own.
 */
function findForeignName(file, scope) {
    const environment = scope.environment?.toLowerCase() ?? '';
    const own = familyOf(environment);
    const { whole } = pathSplitter(scope)(file);
    if (!familyNames.has(environment) || nameReader(environment)(whole).some((name) => own.includes(name)))
        return undefined;
    const steps = whole
        .replace(/\.(?:ya?ml|json)$/i, '')
        .toLowerCase()
        .split('/');
    const names = steps.map((step) => step.replace(/^values[-._]/, ''));
    return names.findLast((name) => familyNames.has(name) && !groups.has(name));
}
/** The names of the same environment, in lower case. */
const familyOf = (name) => families.find((family) => family.includes(name)) ?? [name];
/** Takes the names of services out of a path, as a whole and below the line of `path` that means it. */
function pathSplitter({ lines, names }) {
    const matchers = lines.map((line) => ({ base: line.base, matches: (0,paths/* matchesPattern */.MT)(line) }));
    const known = names.filter((name) => name !== '').map(escapeName);
    const pattern = (0,optional/* optional */.lq)(known.length > 0, () => new RegExp(boundedBy(known), 'gi'));
    const withoutNames = (path) => {
        if (pattern === undefined)
            return path;
        return path.replaceAll(pattern, '');
    };
    return (file) => {
        const base = matchers.find(({ matches }) => matches(file))?.base ?? '';
        const start = (0,optional/* phrase */.MZ)(base !== '', () => `${base}/`).length;
        return { whole: withoutNames(file), below: withoutNames(file.slice(start)) };
    };
}
/** Reads the environments that a path names, in its order, in lower case. The longest name counts: `pre-prod` is not `prod`. */
function nameReader(environment) {
    // In `prod-eu` the name `prod` says nothing of another environment.
    const others = families.flat().filter((name) => !new RegExp(boundedBy([name])).test(environment));
    const all = [environment, ...others].sort((a, b) => b.length - a.length).map(escapeName);
    const pattern = new RegExp(boundedBy(all), 'g');
    return (path) => {
        const text = path.replace(/\.(?:ya?ml|json)$/i, '').toLowerCase();
        return [...text.matchAll(pattern)].map(([name]) => name);
    };
}
const boundedBy = (names) => `(?<![a-z0-9])(?:${names.join('|')})(?![a-z0-9])`;
const escapeName = (text) => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
/** Names that stand where the environment's own name stands: `overlays/blue` beside `overlays/staging`, `values-blue.yaml` beside `values-staging.yaml`. */
function findSiblings(paths, own, namesIn) {
    const spots = new Map();
    for (const path of paths) {
        const name = namesIn(path).at(-1);
        if (name === undefined || !own.includes(name))
            continue;
        const at = path.toLowerCase().lastIndexOf(name);
        const spot = findSpot(path.slice(0, at), path.slice(at + name.length));
        if (spot !== undefined)
            spots.set(`${spot.before}*${spot.after}`, spot);
    }
    return (path) => {
        for (const { before, after } of spots.values()) {
            if (!path.startsWith(before))
                continue;
            const name = nameBefore(after, path.slice(before.length));
            if (name !== '' && !name.includes('/') && !sharedName.test(name))
                return name;
        }
        return undefined;
    };
}
/** The name that stands before `after`: the whole first folder, or what comes before the end of the path; empty where it is another end. */
function nameBefore(after, rest) {
    if (after === '/')
        return rest.slice(0, Math.max(0, rest.indexOf('/')));
    if (!rest.endsWith(after))
        return '';
    return rest.slice(0, rest.length - after.length);
}
/** Where other names are environments, too: in a folder that says so, or beside the same name of a values file. */
function findSpot(before, after) {
    if (environmentFolder.test(before)) {
        if (after.startsWith('/'))
            return { before, after: '/' };
        return { before, after };
    }
    if (/(?:^|\/)values[-._]$/.test(before) && !after.includes('/'))
        return { before, after };
    return undefined;
}

;// CONCATENATED MODULE: ./.build/bump-manifest/edit/environment/charts.js
// Says by their paths alone whether two files of values belong to one chart: `charts/a/values.yaml` and `environments/staging/a.yaml`.

/** Words of a path that say nothing of which chart it is. */
const neutral = /^(?:values?|charts?|helm|base|bases|common|shared|defaults?|global|all|envs?|environments?|overlays?|stages?|deploy|deployments?|k8s|kubernetes|manifests|configs?|clusters?|apps|applications|services|releases)$/;
/** Parts of the names of regions. */
const region = /^(?:eu|us|ap|sa|ca|me|af|uk|asia|europe|america|australia|(?:north|south)?(?:east|west)|north|south|central|\d+|[a-z]{2,3}\d)$/;
/** True when both belong to one chart: their paths agree, environments and neutral words taken out, or there is only one chart. */
function isSameChart(base, layer, files, scope) {
    const own = chartOf(base, scope);
    const other = chartOf(layer, scope);
    if (own === other)
        return true;
    if (other !== '')
        return false;
    const charts = files
        .map(({ path }) => path)
        .filter((path) => /(?:^|\/)(?:values|Chart)\.ya?ml$/.test(path) && !namesEnvironment(path, scope));
    return new Set(charts.map((path) => chartOf(path, scope))).size <= 1;
}
const namesEnvironment = (path, { environment }) => path
    .toLowerCase()
    .split(/[-._/]+/)
    .some((word) => familyNames.has(word) || word === environment?.toLowerCase());
/** What is left of a path when everything is taken out that does not tell one chart from another. */
function chartOf(file, { environment, names }) {
    const known = new Set([...names, environment ?? ''].map((name) => name.toLowerCase()));
    return file
        .toLowerCase()
        .replace(/\.(?:ya?ml|json)$/, '')
        .replace(/(?:^|\/)chart$/, '')
        .split('/')
        .map((part) => wordsLeft(part, known))
        .filter((part) => part !== '')
        .join('/');
}
function wordsLeft(part, known) {
    // A service called `app` is not looked for in `apps`.
    if (neutral.test(part))
        return '';
    const longest = [...known].filter((name) => name !== '').sort((a, b) => b.length - a.length);
    const rest = longest.reduce((left, name) => left.replace(name, ''), part);
    return rest
        .split(/[-._]+/)
        .filter((word) => word !== '' && !neutral.test(word) && !region.test(word) && !familyNames.has(word))
        .join('-');
}

;// CONCATENATED MODULE: ./.build/bump-manifest/edit/environment/layers.js
// What one environment runs where Helm's values lie in layers: `values.yaml` for all, and a file for each environment that says the
// version alone. The file of the environment is the place; the one for all is never written. Reads the files it is handed, and no chart.
// https://helm.sh/docs/chart_template_guide/values_files/










/** Puts the environment's own file of values in the place of the one for all; without an environment nothing changes. */
function layerValues(places, files, known, scope) {
    const charts = places.filter(({ values }) => values !== undefined);
    if (scope.environment === undefined || charts.length === 0)
        return { places, manifests: known };
    const manifests = new Map(known);
    const paths = files.map(({ path }) => path);
    const belongingOf = readBelongings(paths, scope);
    const valuesFiles = files.filter(({ path }) => /\.(?:ya?ml|json)$/.test(path));
    const layers = { manifests, scope, belongingOf, files: valuesFiles };
    return { places: places.flatMap((place) => layerPlace(place, places, layers)), manifests };
}
function layerPlace(place, places, layers) {
    const base = place.node.source;
    const path = pathInDocument(place);
    const { rank, kind } = layers.belongingOf(base.file);
    if (path === undefined || place.values === undefined || base.outer !== undefined || kind === 'other')
        return [place];
    const above = layers.files.filter(({ path: file }) => layers.belongingOf(file).rank > rank && file !== base.file);
    const chart = above.filter(({ path: file }) => isSameChart(base.file, file, layers.files, layers.scope));
    const own = chart.filter(({ path: file }) => layers.belongingOf(file).kind === 'own');
    const isWhole = places.some((other) => own.some(({ path: file }) => file === other.node.source.file) && isTwin(other, place));
    const layered = own.flatMap((file) => readLayer(place, path, file, layers) ?? []);
    if (layered.length > 0 || isWhole)
        return layered;
    const others = chart.filter((file) => !own.includes(file));
    const unsure = above.filter((file) => !chart.includes(file) && isBeside(file.path, base.file));
    const gap = findGap({ place, path, own, others, unsure, layers });
    if (gap === undefined)
        return [place];
    return [{ ...place, obstacle: gap }];
}
const isBeside = (file, base) => folderOf(file) === folderOf(base);
const folderOf = (file) => file.slice(0, Math.max(0, file.lastIndexOf('/')));
/** True for the same image, written out in full in the environment's file. */
const isTwin = (a, b) => a.values !== undefined && (0,image_reference/* canonicalRepository */.JA)(a.reference) === (0,image_reference/* canonicalRepository */.JA)(b.reference);
/** The keys that lead to the map of the image; undefined when it stands in a list, which Helm replaces as a whole. */
function pathInDocument({ node, values }) {
    if (values === undefined)
        return undefined;
    const roots = node.source.segments.flatMap((segment) => segment.parse().roots);
    if (roots.length === 1)
        return (0,manifest_node/* pathTo */.vs)(roots[0], values.map);
    return undefined;
}
/** The one document of a file of values; undefined for anything else, as an object of Kubernetes. */
function rootOf(file, layers) {
    const manifest = layers.manifests.get(file.path) ?? (0,action_error/* attempt */.CD)(() => (0,manifest_manifest/* readManifest */.W)(file.path, file.bytes, 'path')).value;
    if (manifest === undefined)
        return undefined;
    const parsed = manifest.segments.map((segment) => segment.parse());
    const roots = parsed.flatMap(({ roots: each }) => each);
    const root = (0,optional/* optional */.lq)(!parsed.some(({ faults }) => faults.length > 0) && roots.length === 1, () => (0,manifest_node/* findMap */.Ke)(roots[0]));
    if (root === undefined || ((0,manifest_node/* mapFields */.YP)(root).has('apiVersion') && (0,manifest_node/* mapFields */.YP)(root).has('kind')))
        return undefined;
    layers.manifests.set(file.path, manifest);
    return root;
}
/** The place in the environment's file: its own version, and from the base whatever it does not say. */
function readLayer(place, path, file, layers) {
    const { values } = place;
    const root = rootOf(file, layers);
    if (values === undefined || root === undefined)
        return undefined;
    const { parts, keys } = values;
    const map = (0,manifest_node/* mapAt */.SC)(root, path);
    const at = (key) => {
        if (map === undefined || key === undefined)
            return undefined;
        return (0,manifest_node/* dereference */.DS)((0,manifest_node/* mapFields */.YP)(map).get(key)?.pair.value);
    };
    const shared = findShared(place, root);
    const tag = at(keys.tag) ?? shared.tag;
    const digest = at(keys.digest);
    if (tag === undefined && digest === undefined)
        return undefined;
    const repository = (0,shared_values/* findWritten */.rJ)(at(keys.repository)) ?? parts.repository;
    const registry = (0,shared_values/* findWritten */.rJ)(at(keys.registry)) ?? parts.registry;
    const given = {
        ...parts,
        repository,
        registry,
        sharedRegistry: shared.registry ?? parts.sharedRegistry,
        tag: tag ?? parts.tag,
        digest: digest ?? (0,shared_values/* findWritten */.rJ)(parts.digest),
        insertTag: undefined,
    };
    const found = (0,split_reference/* findSplitReference */.p)(given, 'helm-values');
    if (found === undefined)
        return undefined;
    return keepToFile({ ...found, values: { ...values, map: map ?? values.map } }, root.source, path, keys);
}
/** What the environment's file says in place of the values that every image of the base shares. */
function findShared({ node, values }, root) {
    const base = node.source.segments.flatMap((segment) => segment.parse().roots)[0];
    const lookup = (part) => {
        if (part?.type !== 'scalar' || part.source !== node.source)
            return undefined;
        const path = (0,manifest_node/* pathTo */.vs)(base, part) ?? [];
        const map = (0,manifest_node/* mapAt */.SC)(root, path.slice(0, -1));
        const key = path.at(-1);
        if (map === undefined || key === undefined)
            return undefined;
        return (0,shared_values/* findWritten */.rJ)((0,manifest_node/* mapFields */.YP)(map).get(key)?.pair.value);
    };
    return { tag: lookup(values?.parts.tag), registry: lookup(values?.parts.sharedRegistry) };
}
/** The same place, which refuses to write what stands in the file for all. */
function keepToFile(place, own, path, keys) {
    const write = (next) => {
        const changes = place.write(next);
        const foreign = changes.find((change) => sourceOf(change) !== own);
        if (foreign === undefined)
            return changes;
        const key = keyThatChanges(place, next, keys);
        throw new action_error/* ActionError */.lZ(inBase(place, own.file, [...path, key].join('.'), sourceOf(foreign).file));
    };
    return { ...place, write };
}
/** The tag is always the environment's own; so it is the digest or the name. */
function keyThatChanges({ reference }, next, keys) {
    if (next.digest === reference.digest)
        return keys.repository;
    return keys.digest ?? 'digest';
}
const sourceOf = (change) => {
    if (change.type === 'set')
        return change.node.source;
    return change.map.source;
};
const inBase = ({ node }, file, key, base) => (0,parser/* problemAt */.l4)(node.source, node.start, {
    code: 'values_shared',
    what: `\`${key}\` of this image is in "${base}", which every environment shares`,
    fix: `Write \`${key}\` into "${file}" once by hand, so that it can change for this environment alone.`,
});
/** Why the base may not be written although the environment has no place of its own; undefined when it may. */
function findGap({ place, path, own, others, unsure, layers }) {
    const [first] = own;
    const rival = unsure.find((file) => readLayer(place, path, file, layers) !== undefined);
    if (rival !== undefined && first === undefined)
        return unsureOf(place, path, rival.path);
    if (first === undefined && others.length === 0)
        return undefined;
    const { environment = '' } = layers.scope;
    const base = place.node.source.file;
    const broken = own.find(({ path: file, bytes }) => isBroken(file, bytes));
    if (broken !== undefined) {
        const what = `"${broken.path}", the file of ${environment}, cannot be read as one document of values`;
        return { code: 'values_shared', what, fix: 'Fix that file: its version counts, not the one here.' };
    }
    const key = place.values?.keys.tag ?? 'tag';
    const lines = [...path, key].map((step, depth) => `${'  '.repeat(depth)}${step}:`).join('\n');
    const name = (0,image_reference/* formatRepository */.Sh)(place.reference);
    const file = first?.path ?? `the file of values of ${environment}`;
    const quoted = (0,optional/* optional */.lq)(first, ({ path }) => `"${path}"`) ?? file;
    return {
        code: 'values_shared',
        what: `"${base}" is for every environment, and ${quoted} says no version of ${name}`,
        fix: `Add these lines to ${file}, with the version that runs now:\n${lines} "…"\nTo change it for every environment, name the place: \`field: ${base}:${[...path, key].join('.')}\`.`,
    };
}
function unsureOf({ node, values, reference }, path, file) {
    const key = [...path, values?.keys.tag ?? 'tag'].join('.');
    const what = `"${file}" says a version at \`${key}\`, too, and whether it is for ${(0,image_reference/* formatRepository */.Sh)(reference)} is not known`;
    const fix = `Name the place that is meant: \`field: ${file}:${key}\`, or \`field: ${node.source.file}:${key}\` for every environment.`;
    return { code: 'values_shared', what, fix };
}
function isBroken(file, bytes) {
    const { value: manifest } = (0,action_error/* attempt */.CD)(() => (0,manifest_manifest/* readManifest */.W)(file, bytes, 'path'));
    return manifest === undefined || manifest.segments.some((segment) => segment.parse().faults.length > 0);
}

;// CONCATENATED MODULE: ./.build/bump-manifest/edit/places/embedded-reference.js
// References inside a longer text: `--image=repository:tag`, `NAME=repository:tag`, and those whose registry or project a placeholder
// stands for (`###REGISTRY###/shop/app:1.0`). Never takes another repository for the wanted one.


/** The references in `text` that are of one of the repositories, in the order in which they stand. */
function findEmbeddedReferences(text, repositories) {
    return wordsOf(text).flatMap(({ word, start }) => {
        const end = start + word.length;
        const found = repositories.map((each) => readWord(word, each)).find((each) => each !== undefined);
        if (found === undefined)
            return [];
        return [{ start, end, ...found }];
    });
}
/** What stands between blanks, quotes and signs; what stands before a `=` is a name, and a scheme is none of it. */
function wordsOf(text) {
    return [...text.matchAll(/[^\s"'`,;()<>|=]+/g)]
        .filter(({ 0: word, index }) => text.charAt(index + word.length) !== '=')
        .map(({ 0: word, index }) => {
        const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(word)?.[0].length ?? 0;
        return { word: word.slice(scheme), start: index + scheme };
    });
}
function readWord(word, wanted) {
    const reference = (0,image_reference/* findImageReference */.A$)(word);
    if (reference !== undefined && (0,image_reference/* isSameRepository */.ve)(reference, wanted)) {
        const isReference = word.includes('/') || reference.tag !== undefined || reference.digest !== undefined;
        if (isReference)
            return { reference, rewrite: image_reference/* formatImageReference */.my };
        return undefined;
    }
    const { name, tag, digest } = partsOf(word);
    if (tag === undefined && digest === undefined)
        return undefined;
    if (!isFilledName(name, wanted) || (0,image_reference/* findImageReference */.A$)(`x${word.slice(name.length)}`) === undefined)
        return undefined;
    const rewrite = (next) => {
        if ((0,image_reference/* isSameRepository */.ve)(next, wanted))
            return `${name}${(0,image_reference/* formatImageReference */.my)({ ...next, registry: undefined, repository: '' })}`;
        return undefined;
    };
    return { reference: { ...wanted, tag, digest }, rewrite };
}
/** The parts of a word that is no whole reference; a sign with nothing behind it belongs to the name. */
function partsOf(word) {
    const at = word.indexOf('@');
    if (at >= 0 && at < word.length - 1)
        return { ...partsOf(word.slice(0, at)), digest: word.slice(at + 1) };
    const colon = word.lastIndexOf(':');
    const tag = word.slice(colon + 1);
    if (colon < 0 || tag === '' || /[/@]/.test(tag))
        return { name: word };
    return { name: word.slice(0, colon), tag };
}
/** True for a name in which a placeholder stands for the parts of `wanted` that are not written; the last part must be. */
function isFilledName(name, wanted) {
    const parts = name.split('/');
    const [first = ''] = parts;
    const placeholder = parts.findLastIndex((part, index) => !isLiteral(part, index));
    if (placeholder < 0 || placeholder === parts.length - 1)
        return false;
    const isHost = isLiteral(first, 0) && (0,image_reference/* isRegistryPart */.zc)(first);
    if (isHost && first.toLowerCase() !== wanted.registry?.toLowerCase())
        return false;
    const written = parts.slice(placeholder + 1).join('/');
    return wanted.repository === written || wanted.repository.endsWith(`/${written}`);
}
const isLiteral = (part, index) => (0,image_reference/* repositoryFault */.Lm)(part) === undefined ||
    (index === 0 && (0,image_reference/* registryFault */.eZ)(part) === undefined && (/[.:]/.test(part) || (0,loopback/* isLocalName */.Hy)(part)));

// EXTERNAL MODULE: ./.build/bump-manifest/edit/places/whole-reference.js
var whole_reference = __webpack_require__(7558);
;// CONCATENATED MODULE: ./.build/bump-manifest/edit/places/field-value.js
// What a value holds that a person named with `field`: a reference, a text around one, a name without a version, or a version alone.
// Whatever is none of these is refused, with what stands there.






const versionKey = /(?:tag|version|digest|sha(?:256|512)?|release|revision)$/i;
const imageKey = /(?:image|repository|newname|registry)[_-]?(?:name|ref|reference)?$/i;
/** The place of a named value, or why it is none. */
function readFieldValue(value) {
    const text = textOf(value.node);
    const isVersion = text === '' || (0,image_reference/* isDigest */.Bc)(text) || (0,image_reference/* tagFault */.nJ)(text.split('@')[0] ?? '') === undefined;
    if (isVersion && versionKey.test(value.key))
        return readVersionPlace(value, text);
    const named = findReference(value, text) ?? findName(value, text);
    if (named !== undefined)
        return named;
    if (isVersion && !imageKey.test(value.key))
        return readVersionPlace(value, text);
    return (0,action_error/* refused */.J5)(mismatch(value, text));
}
const textOf = (node) => {
    if (node.value === null)
        return '';
    return node.text.trim();
};
/** A whole reference, or a text that holds one, of one of the repositories; undefined when it is neither. */
function findReference(value, text) {
    const { node, repositories } = value;
    const whole = (0,image_reference/* findImageReference */.A$)(text);
    const isVersioned = whole !== undefined && (whole.tag !== undefined || whole.digest !== undefined);
    if (isVersioned && isOneOf(whole, repositories)) {
        const place = (0,whole_reference/* findWholeReference */.m)(node, 'explicit-field', undefined);
        return (0,optional/* optional */.lq)(place, action_error/* accepted */.qG);
    }
    const found = findEmbeddedReferences(text, repositories);
    const [first] = found;
    if (first === undefined || whole !== undefined)
        return undefined;
    const versions = new Set(found.map(({ reference }) => (0,image_reference/* formatImageReference */.my)(reference)));
    if (versions.size > 1) {
        const what = `"${value.field}" holds ${[...versions].join(' and ')}`;
        return (0,action_error/* refused */.J5)(problemOf(value, { code: 'image_ambiguous', what, fix: 'Write one version into the text.' }));
    }
    const write = (next) => changeText(node, [...found].reverse().reduce((all, { start, end, rewrite }) => {
        const written = rewrite(next);
        if (written === undefined)
            throw new action_error/* ActionError */.lZ(cannotMove(value, text, next));
        return `${all.slice(0, start)}${written}${all.slice(end)}`;
    }, text));
    return (0,action_error/* accepted */.qG)(placeOf(node, first.reference, write));
}
const isOneOf = (reference, repositories) => repositories.length === 0 || repositories.some((each) => (0,image_reference/* isSameRepository */.ve)(each, reference));
/** The name of one of the repositories without a version, written in full or by its last parts: it becomes the whole reference. Undefined when it is no name. */
function findName(value, text) {
    const { node, repositories, siblings, key } = value;
    const name = (0,image_reference/* findImageReference */.A$)(text);
    if (name === undefined || name.tag !== undefined || name.digest !== undefined)
        return undefined;
    const meant = repositories.find((each) => (0,image_reference/* isSameRepository */.ve)(each, name) || (name.registry === undefined && isLastPartOf(text, each)));
    if (meant === undefined)
        return undefined;
    const version = siblings.find((sibling) => versionKey.test(sibling));
    if (version !== undefined || /(?:repository|newname|registry)$/i.test(key)) {
        const what = `"${value.field}" holds only the name "${text}", and its version is elsewhere`;
        const fix = `Name the place of the version with \`field\`${(0,optional/* phrase */.MZ)(version, (version) => `: the key \`${version}\` beside it`)}.`;
        return (0,action_error/* refused */.J5)(problemOf(value, { code: 'field_mismatch', what, fix }));
    }
    const written = (0,image_reference/* isSameRepository */.ve)(meant, name) ? name : meant;
    const reference = { ...written, tag: undefined, digest: undefined };
    return (0,action_error/* accepted */.qG)(placeOf(node, reference, (next) => changeText(node, (0,image_reference/* formatImageReference */.my)(next))));
}
const isLastPartOf = (text, { repository }) => repository === text || repository.endsWith(`/${text}`);
/** A tag, a digest or both, of the one image that is written. */
function readVersionPlace(value, text) {
    const { node, field, key, repositories, digestBeside } = value;
    const [only] = repositories;
    if (only === undefined || repositories.length > 1) {
        const what = `"${field}" holds only a version, and nothing says of which image`;
        const fix = 'Give one image, or one `match`, with `field`; for several images run the step once per image.';
        return (0,action_error/* refused */.J5)(problemOf(value, { code: 'field_unclear', what, fix }));
    }
    const isDigestField = (0,image_reference/* isDigest */.Bc)(text) || /digest|^sha(?:256)?$/i.test(key);
    const [tag = '', digest = ''] = versionParts(text, isDigestField);
    const reference = { ...only, tag: tag || undefined, digest: digest || undefined };
    const write = (next) => {
        if (isDigestField)
            return changeText(node, next.digest ?? '');
        const inTag = (0,optional/* phrase */.MZ)(next.digest !== undefined && !digestBeside, () => `@${next.digest}`);
        return changeText(node, `${next.tag ?? ''}${inTag}`);
    };
    return (0,action_error/* accepted */.qG)(placeOf(node, reference, write));
}
/** Tag and digest; each empty where it is not written. */
const versionParts = (text, isDigestField) => {
    if (isDigestField)
        return ['', text];
    return text.split('@');
};
function placeOf(node, whole, write) {
    const { registry, repository, tag, digest } = whole;
    return {
        kind: 'explicit-field',
        container: undefined,
        node,
        uses: [node],
        reference: { registry, repository, tag, digest },
        replaces: undefined,
        obstacle: undefined,
        write,
    };
}
const changeText = (node, text) => {
    if (text === textOf(node))
        return [];
    return [{ type: 'set', node, text }];
};
function mismatch(value, text) {
    const wanted = value.repositories.map(image_reference/* formatRepository */.Sh).join(' or ') || 'a known repository';
    const holds = text === '' ? 'is empty' : `holds "${text}"`;
    const what = `"${value.field}" ${holds}, which is neither an image of ${wanted} nor a version`;
    return problemOf(value, { code: 'field_mismatch', what, fix: mismatchFix(text) });
}
function mismatchFix(text) {
    if ((0,image_reference/* findImageReference */.A$)(text) === undefined)
        return 'Name a place that holds the image or its version, or write the image there once by hand.';
    return 'If that image is to be replaced, name its repository with `match`; else name another place with `field`.';
}
function cannotMove(value, text, next) {
    const what = `"${value.field}" holds "${text}", whose repository is filled in later and cannot become ${(0,image_reference/* formatRepository */.Sh)(next)}`;
    return problemOf(value, {
        code: 'field_mismatch',
        what,
        fix: 'Change the repository there by hand, and leave `match` out.',
    });
}
const problemOf = ({ node }, problem) => (0,parser/* problemAt */.l4)(node.source, node.start, problem);

// EXTERNAL MODULE: ./.build/bump-manifest/edit/places/obstacle.js
var places_obstacle = __webpack_require__(4308);
;// CONCATENATED MODULE: ./.build/bump-manifest/edit/fields.js
// The places that a person names one by one, `file.yaml:path.to.tag`, for shapes that discovery does not know.









/** The places that the fields name; each that cannot be found is a problem with the nearest that can. `input` is the one that names them. */
function scanFields(files, wanted, input = 'field') {
    const manifests = new Map();
    const places = [];
    const problems = [];
    for (const field of wanted.fields) {
        const named = readField(field);
        const file = (0,optional/* optional */.lq)(named, (named) => files.find(({ path }) => path === named.file));
        if (named === undefined)
            problems.push(fieldInvalid(field, input));
        else if (file === undefined)
            problems.push(unknownFile(field, input, files));
        else {
            const read = (0,action_error/* attempt */.CD)(() => manifests.get(file.path) ?? (0,manifest_manifest/* readManifest */.W)(file.path, file.bytes, 'path'));
            const manifest = read.value;
            problems.push(...read.problems);
            if (manifest === undefined)
                continue;
            manifests.set(file.path, manifest);
            const found = findField(manifest, { ...named, field, input }, wanted);
            places.push(...found.places);
            problems.push(...found.problems);
        }
    }
    return { manifests, places, all: places, problems };
}
/** The file and the path of `file.yaml:path.to.tag`; undefined when the text is none. */
function readField(field) {
    const at = field.indexOf(':');
    const path = (0,optional/* optional */.lq)(at >= 0, () => readPath(field.slice(at + 1)));
    if (at > 0 && path !== undefined && path.length > 0)
        return { file: (0,paths/* fileOfField */.kc)(field), path };
    return undefined;
}
const fieldInvalid = (field, input) => ({
    code: 'field_invalid',
    what: `"${field}" names no place`,
    where: `input \`${input}\``,
    fix: 'Write `file.yaml:path.to.tag`; list items as `[0]`, keys with dots as `["a.b"]`.',
});
/** `spec.items[0]["a.b"].tag` as steps; undefined when it is not one path. */
function readPath(text) {
    const step = /(?:^|\.)([^.[\]"]+)|\[(\d+)\]|\["([^"]*)"\]/y;
    const steps = [];
    while (step.lastIndex < text.length) {
        const found = step.exec(text);
        if (found === null)
            return undefined;
        const [, key, index, quotedKey] = found;
        steps.push((0,optional/* optional */.lq)(index, Number) ?? key ?? quotedKey ?? '');
    }
    return steps;
}
function findField(manifest, named, wanted) {
    const parsed = manifest.segments.map((segment) => segment.parse());
    const [fault] = parsed.flatMap(({ faults }) => faults);
    if (fault !== undefined)
        return { places: [], problems: [fault] };
    const roots = parsed.flatMap((each) => each.roots);
    const encrypted = roots.some((root) => root.type === 'map' && (0,manifest_node/* mapFields */.YP)(root).has('sops'));
    const ends = roots.flatMap((root) => {
        const node = follow(root, named.path);
        if (node === undefined)
            return [];
        return [{ node, parent: follow(root, named.path.slice(0, -1)) }];
    });
    if (ends.length === 0)
        return { places: [], problems: [unknownPlace(named, roots)] };
    const places = [];
    const problems = [];
    const encryption = (0,optional/* optional */.lq)(encrypted, () => places_obstacle/* sopsObstacle */.XK);
    for (const { node, parent } of ends) {
        const obstacle = encryption ?? (0,places_obstacle/* findObstacle */.R5)(node);
        if (obstacle !== undefined)
            problems.push((0,parser/* problemAt */.l4)(manifest, node.start, obstacle));
        else if (node.type !== 'scalar')
            problems.push(notAValue(named, node));
        else {
            const found = readFieldValue(fieldValueOf(node, parent, named, wanted));
            places.push(...(0,optional/* present */.Eb)([found.value]));
            problems.push(...found.problems);
        }
    }
    return { places, problems };
}
function fieldValueOf(node, parent, { field, path }, wanted) {
    const siblings = keysOf(parent);
    const digestBeside = wanted.fields.some((each) => each !== field && /(?:digest|sha(?:256)?)$/i.test(each));
    return { node, field, key: String(path.at(-1)), siblings, repositories: wanted.replaced, digestBeside };
}
/** None for anything but a map. */
const keysOf = (node) => {
    if (node?.type !== 'map')
        return [];
    return [...(0,manifest_node/* mapFields */.YP)(node).keys()];
};
const notAValue = ({ field }, node) => (0,parser/* problemAt */.l4)(node.source, node.start, {
    code: 'field_invalid',
    what: `"${field}" is a ${node.type}, not a value`,
    fix: 'Name a value inside it.',
});
function follow(root, path) {
    let node = root;
    for (const step of path)
        node = stepInto(node, step);
    return (0,manifest_node/* dereference */.DS)(node);
}
/** What a key or an index leads to; undefined when it leads nowhere. */
function stepInto(node, step) {
    const target = (0,manifest_node/* dereference */.DS)(node);
    if (target?.type === 'list')
        return target.items[Number(step)];
    if (target?.type === 'map')
        return (0,manifest_node/* mapFields */.YP)(target).get(String(step))?.pair.value;
    return undefined;
}
function unknownFile(field, input, files) {
    const file = (0,paths/* fileOfField */.kc)(field);
    const what = `"${field}" names a file that is not there: "${file}"`;
    const known = files.slice(0, 1000).map(({ path }) => path);
    return { code: 'field_not_found', what, where: `input \`${input}\``, fix: (0,nearest/* suggestName */.S)(file, known) };
}
function stepFix(step, reached) {
    const known = keysOf(reached);
    if (known.length === 0)
        return 'A path goes through maps and lists only.';
    return (0,nearest/* suggestName */.S)(step, known);
}
/** How far the path leads, and what stands where it ends. */
function unknownPlace({ field, path, input }, roots) {
    for (let length = path.length - 1; length >= 0; length--) {
        const reached = roots.map((root) => follow(root, path.slice(0, length))).find((node) => node !== undefined);
        if (reached === undefined)
            continue;
        const step = String(path[length]);
        const what = `"${field}" leads nowhere: there is no "${step}"`;
        return (0,parser/* problemAt */.l4)(reached.source, reached.start, { code: 'field_not_found', what, fix: stepFix(step, reached) });
    }
    const what = `"${field}" leads nowhere`;
    return { code: 'field_not_found', what, where: `input \`${input}\``, fix: 'The file holds no document.' };
}

// EXTERNAL MODULE: ./.build/bump-manifest/edit/places/place.js
var places_place = __webpack_require__(5882);
// EXTERNAL MODULE: ./.build/bump-manifest/edit/scan.js + 2 modules
var edit_scan = __webpack_require__(9901);
;// CONCATENATED MODULE: ./.build/bump-manifest/edit/wanted.js
// Reads a change once into what every station of an edit asks of it: which repository becomes which image. Looks at no file.


/** The change made ready, and every way in which it contradicts itself. */
function readWanted(change) {
    const { images, match } = change;
    const replaced = replacedBy(match, images);
    const matched = matchImages(replaced, images);
    // Also those of the images themselves: a place that a run before this one has moved already.
    const parts = [...replaced, ...images].map(({ repository }) => repository.slice(repository.lastIndexOf('/') + 1));
    const lastParts = [...new Set(parts)];
    const needles = lastParts.map((part) => Buffer.from(part));
    const { lines = [], environment, service, origin = 'image' } = change;
    const names = (0,optional/* present */.Eb)([service, ...lastParts]);
    const read = { replaced, imageOf: matched.imageOf, lastParts, needles, lines, environment, origin, names };
    return { wanted: { ...change, ...read }, problems: [...findImageFaults(images, origin), ...matched.problems] };
}
/** The repositories that are meant: those of `match`, else those of the images themselves. */
function replacedBy(match, images) {
    if (match.length > 0)
        return match;
    return images;
}
function matchImages(replaced, images) {
    const byRepository = new Map(images.map((image) => [(0,image_reference/* canonicalRepository */.JA)(image), image]));
    const only = (0,optional/* optional */.lq)(images.length === 1, () => images[0]);
    const imageOf = new Map();
    const problems = [];
    for (const each of replaced) {
        const repository = (0,image_reference/* canonicalRepository */.JA)(each);
        const image = byRepository.get(repository) ?? only;
        if (image === undefined)
            problems.push(unclearMatch((0,image_reference/* formatRepository */.Sh)(each)));
        else
            imageOf.set(repository, image);
    }
    return { imageOf, problems };
}
/** Images without a version, and two images of one repository. */
function findImageFaults(images, origin) {
    const seen = new Set();
    return images.flatMap((image) => {
        const repository = (0,image_reference/* canonicalRepository */.JA)(image);
        const text = (0,image_reference/* formatImageReference */.my)(image);
        const isSecond = seen.has(repository);
        const isBare = image.tag === undefined && image.digest === undefined;
        seen.add(repository);
        return (0,optional/* present */.Eb)([isSecond && duplicateImage(text, repository), isBare && bareImage(text, origin)]);
    });
}
const duplicateImage = (text, repository) => ({
    code: 'image_duplicate',
    what: `"${text}" is the second image of ${repository}`,
    where: 'input `image`',
    fix: 'Give one image per repository.',
});
function bareImage(text, origin) {
    const what = `"${text}" has neither a tag nor a digest`;
    return { code: 'image_incomplete', what, where: `input \`${origin}\``, fix: versionFix(text, origin) };
}
function versionFix(text, origin) {
    if (origin === 'image')
        return `Give the version that is to run, e.g. \`${text}:a7f3c92\`.`;
    return `What \`${origin}\` found names no version, so there is nothing to write. Bump those files first.`;
}
const unclearMatch = (text) => ({
    code: 'match_unclear',
    what: `Several images are given, and nothing says which of them replaces "${text}"`,
    where: 'input `match`',
    fix: 'Give one image with `match`, or run the step once per image.',
});

;// CONCATENATED MODULE: ./.build/bump-manifest/edit/images.js
// The images that an environment runs by the files it is handed, for those who only want to know. Writes nothing.






/** Every image in the files with its effective reference, values laid over each other as the environment does; templates are passed over. */
function findRunningImages(files, limits) {
    const { environment, lines = [], service } = limits;
    const names = (0,optional/* present */.Eb)([service]);
    const scope = { environment, lines, names };
    return layerValues((0,edit_scan/* findAllPlaces */.RG)(files), files, new Map(), scope)
        .places.filter(({ obstacle }) => obstacle?.offset === undefined)
        .map(places_place/* describePlace */.df);
}
/** The images that explicit places hold, each as `file.yaml:path.to.tag`; `input` is the one that names them. */
function findNamedImages(files, change, input) {
    const { places, problems } = scanFields(files, readWanted(change).wanted, input);
    return { found: places.map(places_place/* describePlace */.df), problems };
}

// EXTERNAL MODULE: ./.build/domain/text/source-text.js
var source_text = __webpack_require__(2640);
;// CONCATENATED MODULE: ./.build/bump-manifest/edit/near-misses.js
// Words the error for an image that stands nowhere: with what stands there instead, and where. Corrects nothing.








/** The problem that `repository` was not found among `places` (all images of the files, matching or not). */
function imageNotFound(repository, places, { container, images, match }, files) {
    const standing = placesOf(repository, places);
    if (container !== undefined && standing.length > 0)
        return noContainer(container, repository, standing);
    const itself = images.flatMap((image) => placesOf(image, places));
    if (match.length > 0 && itself.length > 0)
        return onlyItself(repository, itself);
    const templated = places.find(({ obstacle, reference }) => obstacle?.code === 'helm_template' && reference.repository === repository.repository);
    const obstacle = (0,optional/* optional */.lq)(templated, (templated) => (0,places_place/* obstacleProblem */.Bf)(templated));
    const [template] = findTemplates(files);
    const mentions = findMentions(repository, files);
    const fault = mentions.find((mention) => mention.fault !== undefined)?.fault;
    if (obstacle !== undefined)
        return obstacle;
    if (places.length === 0 && template !== undefined)
        return templateProblem(template);
    const pointers = files.filter(isPointer);
    if (places.length === 0 && pointers[0] !== undefined)
        return pointerProblem(pointers[0]);
    const missing = notFound((0,image_reference/* formatRepository */.Sh)(repository), rank(repository, places).slice(0, 8), mentions);
    return (fault ??
        withPassedOver(missing, pointers.map(({ path }) => [path, 'a pointer of Git LFS'])));
}
const placesOf = (repository, places) => places.filter(({ reference }) => (0,image_reference/* isSameRepository */.ve)(reference, repository));
const noContainer = (container, repository, standing) => ({
    code: 'image_not_found',
    what: `no container "${container}" runs ${(0,image_reference/* formatRepository */.Sh)(repository)}`,
    where: 'input `container`',
    fix: `It is in:\n${list(standing)}`,
});
/** `match` names what is not there, and the image itself is. */
const onlyItself = (repository, standing) => ({
    code: 'image_not_found',
    what: `no manifest holds an image of ${(0,image_reference/* formatRepository */.Sh)(repository)}, which \`match\` names`,
    where: 'input `match`',
    fix: `The repository of \`image\` itself is there: leave \`match\` out, or add that repository to it.\n${list(standing)}`,
});
const mostPassedOver = 3;
/** The problem, with what lies there and was not looked into: paths, and what each is. */
function withPassedOver(problem, irregular) {
    if (irregular.length === 0)
        return problem;
    const lines = irregular
        .slice(0, mostPassedOver)
        .map(([path, kind]) => `\n"${path}" is ${kind}, and was not looked into.`);
    return { ...problem, fix: `${problem.fix ?? ''}${lines.join('')}` };
}
/** A pointer of Git LFS, which stands where the content would. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const isPointer = ({ bytes }) => bytes.subarray(0, 200).includes('version https://git-lfs.github.com/spec/');
const pointerProblem = ({ path }) => ({
    code: 'path_not_regular',
    what: `"${path}" is a pointer of Git LFS, and its content is not in the repository`,
    where: 'input `path`',
    fix: 'Keep manifests out of Git LFS: they are small, and a bump needs their text.',
});
function notFound(name, near, mentions) {
    const unsure = near.find(({ values }) => values?.parts.isNameSure === false);
    const advice = nearAdvice(near, (0,optional/* optional */.lq)(unsure, fieldOf));
    const lines = mentions.slice(0, 3).map(({ line }) => line);
    const named = (0,optional/* phrase */.MZ)(lines.length > 0, () => `\nThe name also occurs in places where no image is looked for: ${lines.join(', ')}.`);
    const what = `no manifest holds an image of ${name}`;
    return { code: 'image_not_found', what, where: 'input `path`', fix: `${advice}${named}` };
}
/** `field` is the place of the version where the chart may write the name elsewhere. */
function nearAdvice(near, field) {
    if (near.length === 0)
        return 'These files hold no image at all: check `path`, or name the place with `field`.';
    const rows = list(near);
    if (field === undefined)
        return `Name the repository as it is written there with \`match\`, check \`path\`, or name the place with \`field\`. Near:\n${rows}`;
    return `Name the place of its version, e.g. \`field: ${field}\`, check \`path\`, or change the repository there by hand. Near:\n${rows}`;
}
/** The explicit place of the version of a chart's image. */
function fieldOf({ node, values }) {
    const [root] = node.source.segments.flatMap((segment) => segment.parse().roots);
    const path = (0,optional/* optional */.lq)(values, (values) => (0,manifest_node/* pathTo */.vs)(root, values.map));
    const key = values?.keys.tag ?? '';
    if (path === undefined)
        return undefined;
    return `${node.source.file}:${[...path, key].join('.')}`;
}
/** The first line of each file, comments aside, that names the repository in any way. */
function findMentions({ repository }, files) {
    const name = repository.replaceAll('.', '\\.');
    const line = new RegExp(`^(?![ \\t]*#).*?(?<![a-z0-9._-])(?=${name}(?![a-z0-9_/.-]))`, 'm');
    return files.flatMap(({ path, bytes }) => {
        if (!bytes.includes(repository))
            return [];
        const { value: manifest } = (0,action_error/* attempt */.CD)(() => (0,manifest_manifest/* readManifest */.W)(path, bytes, 'path'));
        if (manifest === undefined)
            return [];
        const found = line.exec(manifest.text);
        if (found === null)
            return [];
        const offset = found.index + found[0].length;
        const segment = manifest.segments.find(({ start, end }) => start <= offset && offset < end);
        return [{ line: (0,source_text/* formatPlace */.dE)(path, manifest, offset), fault: segment?.parse().faults[0] }];
    });
}
/** The first line of each file, YAML or not, in which a template stands where an image or a tag would. */
function findTemplates(files) {
    const line = /^[ \t]*(?:-[ \t]+)?["']?(?:image|repository|tag|newTag)["']?[ \t]*:[ \t]*(?![ \t])(?=[^\n#]*(?:\{\{|\$[{(]))/m;
    return files.flatMap(({ path, bytes }) => {
        if (!['{{', '${', '$('].some((start) => bytes.includes(start)))
            return [];
        const text = bytes.toString('utf8');
        const found = line.exec(text);
        if (found === null)
            return [];
        return [{ file: path, text, offset: found.index + found[0].length }];
    });
}
const templateProblem = ({ file, text, offset }) => ({
    code: 'helm_template',
    what: 'a template stands where the image would be',
    where: (0,source_text/* formatPlace */.dE)(file, (0,source_text/* sourceText */.rI)(text), offset),
    excerpt: (0,source_text/* caretExcerpt */.b3)((0,source_text/* sourceText */.rI)(text), offset),
    fix: 'Bump the values that fill the template: add their file to `path`, or name the place with `field`.',
});
const list = (places) => [
    ...new Set(places.map((place) => `${(0,places_place/* formatLine */.IL)(place)} ${(0,image_reference/* formatImageReference */.my)(place.reference)}${container(place)}`)),
].join('\n');
const container = (place) => {
    if (place.container === undefined)
        return '';
    return ` (container ${place.container})`;
};
/** Same last part first, then by likeness, then the rest in order of file. */
function rank(repository, places) {
    const last = (text) => text.slice(text.lastIndexOf('/') + 1);
    const names = [...new Set(places.map(({ reference }) => reference.repository))];
    const alike = (0,nearest/* nearestNames */.L)(last(repository.repository), names.map(last), 20);
    const order = (place) => {
        const at = alike.indexOf(last(place.reference.repository));
        if (at < 0)
            return alike.length;
        return at;
    };
    return [...places].sort((a, b) => order(a) - order(b));
}

;// CONCATENATED MODULE: ./.build/bump-manifest/history/subject.js
// Which image repositories a bump is about when nobody names an image: those that stand in the manifests and fit the service. Pure.


/** The given repositories; else the only one found; else the one that is named like the service. Throws an ActionError. */
function chooseRepositories(given, found, service, input) {
    if (given.length > 0)
        return [...given];
    const distinct = new Map(found.map(({ reference }) => [(0,image_reference/* canonicalRepository */.JA)(reference), reference]));
    if (distinct.size === 1)
        return [...distinct.values()];
    const named = [...distinct.values()].filter(({ repository }) => isNamedLike(repository, service));
    if (named.length === 1)
        return named;
    const where = `input \`${input}\``;
    const names = [...distinct.values()].map(image_reference/* formatRepository */.Sh);
    if (names.length === 0) {
        const files = input === 'rollback' ? 'path' : input;
        const what = `The manifests that \`${files}\` names hold no image`;
        throw new action_error/* ActionError */.lZ({ code: 'image_not_found', what, where, fix: `Check \`${files}\`.` });
    }
    const what = `The manifests hold several image repositories: ${names.slice(0, 10).join(', ')}`;
    const fix = `Say which is meant, e.g. \`match: ${names[0]}\`.`;
    throw new action_error/* ActionError */.lZ({ code: 'repository_ambiguous', what, where, fix });
}
/** True for `checkout-service` and `shopfast-checkout-service`, whatever folder they lie in. */
function isNamedLike(repository, service) {
    const name = repository.split('/').at(-1) ?? '';
    return name === service.toLowerCase() || name.endsWith(`-${service.toLowerCase()}`);
}

;// CONCATENATED MODULE: ./.build/bump-manifest/history/own-images.js
// The images in some files that a request is about, and when two of them are the same. Pure.
//
// The map of this room, in the order in which a decision is made: own-images (what stands), subject (which repositories are meant),
// image-source, promotion and rollback/ (what is to be written), last-bump and proof (what was written before, and
// whether that is true), order and standing (whether this run may write), hand-over (whether another's edit may be), approval (who let it), ship-record, trailers, commit-message and source-commit
// (what the commit says of itself).







/** By digest where both have one, else by tag: a place that was only pinned, or unpinned, still runs the same. Says nothing of the repository. */
const isSameImageVersion = (a, b) => {
    if (a.digest !== undefined && b.digest !== undefined)
        return a.digest === b.digest;
    return a.tag !== undefined && a.tag === b.tag;
};
/** The same version of the same repository. */
const isSameImage = (a, b) => (0,image_reference/* isSameRepository */.ve)(a, b) && isSameImageVersion(a, b);
/** The images that the request may be about, by its fields where it has some, else all of its container. What cannot be read is passed over. */
function findOwnImages(files, request) {
    if (request.limits.fields.length === 0)
        return inContainer(files, request);
    return inFields(files, request).found;
}
/**
 * Reads the images of the request in files of the past. A history tells what changed alone: a file that every environment shares is taken
 * as it stands `now`, and is no place by itself.
 */
function ownImagesReader(now, request) {
    const besides = new Set(findOwnImages(now, request).flatMap((each) => each.besides ?? []));
    const shared = now.filter(({ path }) => besides.has(path));
    return (held) => findOwnImages([...held.filter(({ path }) => !besides.has(path)), ...shared], request).filter(({ file }) => !besides.has(file));
}
/** What a roll-back is about, as it stands now. Throws an ActionError for fields that lead nowhere, and where it is not clear what is meant. */
function findStandingImages(files, request) {
    const { limits, images } = request;
    const { found, problems } = readStanding(files, request);
    if (problems.length > 0)
        throw new action_error/* ActionError */.lZ(problems);
    const given = replacedBy(limits.match, images);
    return chooseRepositories(given, found, request.service, 'rollback').map((repository) => {
        const places = found.filter(({ reference }) => (0,image_reference/* isSameRepository */.ve)(reference, repository));
        if (places.length === 0)
            throw new action_error/* ActionError */.lZ(notThere(repository, files, request));
        return { repository, places };
    });
}
/** The problem that a repository which is to go back does not stand in the files. */
function notThere(repository, files, { limits }) {
    const near = files.slice(0, 500);
    return imageNotFound(repository, (0,edit_scan/* findAllPlaces */.RG)(near), { container: limits.container, images: [], match: [] }, near);
}
function readStanding(files, request) {
    if (request.limits.fields.length > 0)
        return inFields(files, request);
    return { found: inContainer(files, request), problems: [] };
}
function inContainer(files, { limits }) {
    const { container } = limits;
    return findRunningImages(files, limits).filter((each) => container === undefined || each.container === container);
}
function inFields(files, { limits, images }) {
    const { found, problems } = findNamedImages(files, { ...limits, images });
    return { found: joinFields(found), problems };
}
/** The images at explicit places, a tag and a digest of one repository as one. */
const joinFields = (found) => [...Map.groupBy(found, ({ reference }) => (0,image_reference/* canonicalRepository */.JA)(reference)).values()].flatMap(joinHalves);
/** A tag and a digest that stand in fields of their own are one image. */
function joinHalves(found) {
    const tag = found.find(({ reference }) => reference.digest === undefined);
    const digest = found.find(({ reference }) => reference.tag === undefined)?.reference.digest;
    if (found.length !== 2 || tag === undefined || digest === undefined)
        return found;
    return [{ ...tag, reference: { ...tag.reference, digest } }];
}

;// CONCATENATED MODULE: ./.build/bump-manifest/history/promotion.js
// Picks the image that one environment runs, to write it for another: tag and digest as they stand. Pure.



/** One reference per repository. Throws an ActionError when none is there, or one repository stands there in two versions. */
function choosePromoted(found, match, service) {
    const where = 'input `promote-from`';
    const matched = match.filter((each) => found.some(({ reference }) => (0,image_reference/* isSameRepository */.ve)(reference, each)));
    const repositories = chooseRepositories(matched, found, service, 'promote-from');
    return repositories.map((repository) => {
        const own = found.filter(({ reference }) => (0,image_reference/* isSameRepository */.ve)(reference, repository));
        const versions = new Map(own.map((each) => [(0,image_reference/* formatImageReference */.my)(each.reference), each]));
        const [first] = own;
        if (first !== undefined && versions.size === 1)
            return first.reference;
        const places = [...versions].map(([image, { file, line }]) => `${image} (${file}:${line})`);
        const what = `The files to promote from hold ${versions.size} versions of one image: ${places.join(', ')}`;
        throw new action_error/* ActionError */.lZ({ code: 'promotion_ambiguous', what, where, fix: 'Narrow `promote-from` to one of them.' });
    });
}

// EXTERNAL MODULE: ./.build/bump-manifest/history/proof.js
var proof = __webpack_require__(5166);
;// CONCATENATED MODULE: ./.build/bump-manifest/history/image-source.js
// Finds the images that a bump or a promotion writes: those that the request names, or those that other files hold. Plans nothing.









/** The manifests that the patterns mean; throws an ActionError for patterns that mean none. */
async function readManifests(head, patterns, input) {
    const entries = await head.list(patterns.map(({ base }) => base));
    const { files, unmatched } = (0,paths/* selectFiles */.AL)(entries, patterns);
    if (unmatched.length > 0)
        throw (0,paths/* unmatchedError */.yQ)(unmatched, await head.list(['']), input);
    return await head.read(files);
}
/** The same error, and where it is that an image was not found, what lies at the patterns and cannot be read as a file of this repository. */
async function explainAbsence(error, head, patterns) {
    if (!error.problems.some(({ code }) => code === 'image_not_found'))
        return error;
    const irregular = (0,paths/* findIrregular */.r4)(await head.list(patterns.map(({ base }) => base)), patterns);
    const explain = (problem) => {
        if (problem.code === 'image_not_found')
            return withPassedOver(problem, irregular);
        return problem;
    };
    return new action_error/* ActionError */.lZ(error.problems.map(explain), { cause: error.cause });
}
/** The images that `request`, which is no roll-back, writes at `head`. */
async function findImageSource(head, request, onForged) {
    if (request.occasion === 'bump')
        return { images: request.images, shippedBy: undefined };
    const from = await openPromoted(head, request.promoteFromRef);
    const { found, problems } = findPromoted(await readManifests(from, request.promoteFrom, 'promote-from'), request);
    if (problems.length > 0)
        throw new action_error/* ActionError */.lZ(problems);
    const { limits, service } = request;
    const images = choosePromoted(found, replacedBy(limits.match, request.images), service);
    const places = found.filter(({ reference }) => images.some((each) => (0,image_reference/* isSameRepository */.ve)(each, reference)));
    const wanted = images.map(image_reference/* formatImageReference */.my);
    const shippedBy = await findShipment(from, {
        isMeant: (record) => record.service === service &&
            record.sourceCommit !== undefined &&
            wanted.every((image) => record.images.includes(image)),
        files: [...new Set(places.map(({ file }) => file))],
        find: (files) => findPromoted(files, request).found,
        onForged,
    });
    return { images, shippedBy };
}
/** The images of the files to promote from: all of them, or those at the explicit places. */
function findPromoted(from, request) {
    const { limits, images, promoteFields } = request;
    // Its environment is another one than that of `limits`.
    if (promoteFields.length === 0)
        return { found: findRunningImages(from, {}), problems: [] };
    const { found, problems } = findNamedImages(from, { ...limits, fields: promoteFields, images }, 'promote-from');
    return { found: joinFields(found), problems };
}
/** The branch that is promoted from: the one that is written, unless another is named. */
async function openPromoted(head, branch) {
    if (branch === undefined)
        return head;
    const other = await head.other(branch);
    if (other !== undefined)
        return other;
    const what = `The repository has no branch "${branch}"`;
    const fix = 'Name the branch that holds the environment before this one.';
    throw new action_error/* ActionError */.lZ({ code: 'branch_not_found', what, where: 'input `promote-from-ref`', fix });
}
const image_source_mostCommits = 200;
/** The newest bump that is meant; undefined when it is not among the last commits. */
async function findShipment(past, search) {
    let read = 0;
    for await (const commit of past.commits(search.files)) {
        const [record] = await (0,proof/* readProven */.Lb)(past, commit, search);
        if (record !== undefined)
            return record;
        read += 1;
        if (read === image_source_mostCommits)
            return undefined;
    }
    return undefined;
}

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(2088);
;// CONCATENATED MODULE: ./.build/bump-manifest/edit/tag-order.js
// Compares tags that are semantic versions, and only those: a downgrade must be certain before it is refused.
// https://semver.org/#spec-item-11

/** Negative when `a` is the lower version, positive when it is the higher, 0 when neither is; undefined when one of them is no SemVer. */
function compareTags(a, b) {
    const left = parseTagVersion(a);
    const right = parseTagVersion(b);
    if (left === undefined || right === undefined)
        return undefined;
    return left.version.compare(right.version) || left.commits - right.commits;
}
/** `1.2.3-4-gabc1234` (git describe) and `1.2.3-abc1234` (semver-sha) come from the commit after the version, not from a pre-release: the commit says nothing about order. */
function parseTagVersion(tag) {
    const described = /^(.*?)-(\d+)-g[0-9a-f]{7,40}$/.exec(tag);
    const text = described?.[1] ?? tag.replace(/[-.]g?[0-9a-f]{7,40}$/, '');
    const version = (0,semver.parse)(text) ?? (0,semver.parse)(tag);
    if (version === null)
        return undefined;
    return { version, commits: Number(described?.[2] ?? 0) };
}
/** True for a tag that usually moves from image to image (`latest`, `main`, `v2`): neither a full version, nor a commit, nor a time, nor a number. */
function isMovingTag(tag) {
    const isCommit = /(?:^|[-_.g])(?=[0-9a-f]*[0-9])[0-9a-f]{7,64}(?:$|[-_.])/i.test(tag);
    const isNumbered = /\d\.\d+\.\d|\d{5}|^\d+$|^(?:pr|build|b)[-_.]?\d+$/i.test(tag);
    return !isCommit && !isNumbered;
}

// EXTERNAL MODULE: ./.build/bump-manifest/history/ship-record.js
var ship_record = __webpack_require__(8196);
;// CONCATENATED MODULE: ./.build/bump-manifest/history/order.js
// Decides whether a run may still write: an older one never overwrites a newer one, and a roll-back holds. Pure.




/** Finds the newest bump among records that come newest first; undefined when there is none yet. Stop reading once it is found. */
function findLastBump(records, candidate) {
    const own = records.filter((record) => (0,ship_record/* concernsSame */.mT)(record, candidate));
    const record = own.find((each) => !each.rollback);
    if (record === undefined)
        return undefined;
    return { record, rolledBack: own[0]?.rollback === true };
}
/** Decides by ancestry where it is known, else by SemVer, else by the number of the run. */
function judgeOrder(candidate, last, ancestry) {
    const { record, rolledBack } = last;
    const commit = record.sourceCommit?.slice(0, 7) ?? 'an unknown commit';
    // The manifests hold something else now although this very image was written: somebody took it back by hand.
    const held = rolledBack || (record.images.length > 0 && areSame(record.images, candidate.images));
    const run = (0,ship_record/* compareRuns */.qB)(candidate, record);
    if (ancestry === 'older')
        return superseded(`${commit}, which is newer, was written already`);
    if (ancestry === 'newer')
        return { superseded: false };
    if (ancestry === 'same' && held)
        return heldBack(commit);
    // One commit is built more than once, and by workflows of its own: what it became then is decided by the run.
    if (ancestry === 'same') {
        if (isOlder(run))
            return olderRun(candidate, record);
        return { superseded: false };
    }
    return judgeBlindly(candidate, record, held, run);
}
/** A promotion copies what another environment runs now, so only an image that was rolled back must not come again, in whatever run. */
function judgePromotion(candidate, last) {
    const isSame = areSame(candidate.images, last.record.images);
    if (last.rolledBack && isSame)
        return heldBack(candidate.images.join(', '));
    return { superseded: false };
}
/** Without ancestry. A run is as old as its number, also when it is run again. */
function judgeBlindly(candidate, last, held, run) {
    const commit = last.sourceCommit?.slice(0, 7) ?? 'an unknown commit';
    const version = compareVersions(candidate.images, last.images);
    if (held && (areSame(candidate.images, last.images) || (run !== undefined && run <= 0)))
        return heldBack(commit);
    // A newer run that writes a lower version does so on purpose; whether it may is not a question of order.
    if (version !== undefined && version < 0 && !(run !== undefined && run > 0))
        return superseded(`${last.images.join(', ')}, which is a higher version, was written already`);
    if (version !== undefined && version > 0)
        return { superseded: false };
    if (isOlder(run))
        return olderRun(candidate, last);
    return { superseded: false };
}
const isOlder = (run) => run !== undefined && run < 0;
const superseded = (reason) => ({ superseded: true, reason });
const olderRun = (candidate, last) => superseded(`run ${(0,ship_record/* runNumberOf */.Gv)(last.run)}, which is newer than run ${(0,ship_record/* runNumberOf */.Gv)(candidate.run)}, wrote already`);
const heldBack = (commit) => superseded(`${commit} was written and rolled back; a roll-back holds until a newer commit arrives`);
/** The same images in any order. */
function areSame(a, b) {
    const same = (left, right) => {
        const one = (0,image_reference/* findImageReference */.A$)(left);
        const two = (0,image_reference/* findImageReference */.A$)(right);
        return left === right || (one !== undefined && two !== undefined && isSameImage(one, two));
    };
    return a.length === b.length && a.every((each) => b.some((other) => same(each, other)));
}
/** Undefined unless both are one image whose tags are semantic versions; the commit in a tag says nothing of order. */
function compareVersions(candidate, last) {
    const a = tagOf(candidate);
    const b = tagOf(last);
    if (a === undefined || b === undefined)
        return undefined;
    return compareTags(a, b);
}
const tagOf = ([image = '', ...more]) => {
    if (more.length === 0)
        return (0,image_reference/* findImageReference */.A$)(image)?.tag;
    return undefined;
};

;// CONCATENATED MODULE: ./.build/bump-manifest/history/last-bump.js
// Finds the last bump of a thing on the branch: what our run must not be older than. Reads no further than it must; decides nothing.



/** A run can be started again for 30 days after its first start, which may itself have waited for days. */
const memoryDays = 35;
/** The clock of one machine may have been wrong: so many commits in a row must be older. */
const mostOlder = 20;
/** Commits of the branch back to a time of which no run can come back, and some behind it; what merges brought is told for `files`. */
async function* recentCommits(head, files, days = memoryDays) {
    const oldest = Date.now() - days * 24 * 3600 * 1000;
    let older = 0;
    for await (const commit of head.commits(files)) {
        yield commit;
        if (Date.parse(commit.committedAt) >= oldest)
            older = 0;
        else if (++older === mostOlder)
            return;
    }
}
/** Reads back until the last bump of the same thing, or a head that was read before. `newer` are records of ours that are not on the branch. */
async function findLast(head, candidate, search, { memory, newer = [] }) {
    const records = [...newer];
    const own = { ...search, files: candidate.files, isMeant: (record) => (0,ship_record/* concernsSame */.mT)(record, candidate) };
    let last = findLastBump(records, candidate);
    if (last !== undefined)
        return last;
    for await (const commit of recentCommits(head, candidate.files)) {
        if (memory.has(commit.sha)) {
            last = olderBump(records, memory.get(commit.sha), candidate);
            break;
        }
        records.push(...(await (0,proof/* readProven */.Lb)(head, commit, own)));
        last = findLastBump(records, candidate);
        if (last !== undefined)
            break;
    }
    if (newer.length === 0)
        memory.set(head.sha, last);
    return last;
}
/** What was found before, unless a roll-back came since then. */
function olderBump(newer, last, candidate) {
    if (last === undefined)
        return undefined;
    return {
        ...last,
        rolledBack: last.rolledBack || newer.some((each) => each.rollback && (0,ship_record/* concernsSame */.mT)(each, candidate)),
    };
}

;// CONCATENATED MODULE: ./.build/bump-manifest/history/rollback/floor.js
// How far back a roll-back may go: a database whose old columns are gone cannot serve the versions that need them. Whoever removes them
// writes the oldest image that can do without into the manifests, as an annotation. Asks no database.




/** The annotation; its value is a tag, a digest or a whole reference. */
const floorAnnotation = 'ship-actions/oldest-image';
const line = new RegExp(`^[\\s{,-]*["']?${floorAnnotation}["']?\\s*:\\s*["']?([^"'\\s,}#]+)`);
/** Every floor that stands in the files; comments are none. */
function findFloors(files) {
    return files.flatMap(({ path, bytes }) => {
        if (!bytes.includes(floorAnnotation))
            return [];
        return bytes
            .toString('utf8')
            .split('\n')
            .flatMap((text, index) => {
            const wanted = line.exec(text)?.[1];
            if (wanted === undefined)
                return [];
            return [{ wanted, file: path, line: index + 1 }];
        });
    });
}
/**
 * Refuses a roll-back to what stood there before a floor did. The branch itself says what that is: it is read from its newest commit back
 * to the floor. Throws an ActionError.
 */
async function refuseBelowFloor(head, files, images, find) {
    const floors = findFloors(files);
    for (const floor of floors)
        for (const image of images.filter((each) => floor_concerns(floor, each)))
            if (await isBelow(head, floor, image, find))
                throw tooOld(floor, image);
}
/** In a file of several services the floor of another one is a whole reference. */
function floor_concerns({ wanted }, image) {
    const reference = (0,optional/* optional */.lq)(wanted.includes('/'), () => (0,image_reference/* findImageReference */.A$)(wanted));
    return reference === undefined || (0,image_reference/* isSameRepository */.ve)(reference, image);
}
const isMeant = ({ wanted }, image) => [image.tag, image.digest, (0,image_reference/* formatImageReference */.my)(image)].includes(wanted);
async function isBelow(head, floor, image, find) {
    if (isMeant(floor, image))
        return false;
    let isNewer = false;
    for await (const { files } of head.history([floor.file])) {
        const held = find(files).map(({ reference }) => reference);
        if (held.some((each) => isMeant(floor, each)))
            return !isNewer;
        isNewer ||= held.some((each) => isSameImage(each, image));
    }
    // A floor that never stood there is a slip of the pen: which images are older than it, nobody knows.
    return true;
}
function tooOld({ wanted, file, line: at }, image) {
    return new action_error/* ActionError */.lZ({
        code: 'rollback_contracted',
        what: `${(0,image_reference/* formatImageReference */.my)(image)} cannot serve any more: \`${floorAnnotation}: ${wanted}\` says that the database has lost what older images need`,
        where: `${file}:${at}`,
        fix: `Roll back to ${wanted} or to what came after it, e.g. \`rollback: ${wanted}\`; or fix forward. Remove the annotation only if the database was restored.`,
    });
}

;// CONCATENATED MODULE: ./.build/bump-manifest/history/rollback/roll-back.js
// Finds the image to go back to in the history of the files that hold it. The map of this room: rollback-source (reads what the branch
// held), roll-back (chooses among it), floor (how far back it may go). Pure: history is handed in, newest first.




const mostVersions = 10;
/** So many versions are read beyond the one that is found, to learn who shipped it. */
const mostBehind = 50;
/**
 * `wanted` is `previous`, a tag, a digest or a whole reference. `previous` is the last image that differs from `current`
 * and was not itself rolled back from. Reads no further than it must; throws an ActionError that lists what was there.
 */
async function findRollback(wanted, current, history) {
    const seen = [];
    const fates = [];
    const isMeant = (each) => {
        if (wanted === 'previous')
            return !isSameImageVersion(each, current) && fateOf(fates, each)?.fate !== 'undone';
        return [each.tag, each.digest, (0,image_reference/* formatImageReference */.my)(each)].includes(wanted);
    };
    let reference;
    let behind = 0;
    for await (const { references, records } of history) {
        for (const record of records)
            noteFates(fates, record);
        for (const each of references)
            if (!seen.some((other) => isSameImageVersion(each, other)))
                seen.push(each);
        reference ??= references.find(isMeant);
        if (reference === undefined)
            continue;
        // A commit that touched the files for another reason says nothing of where the image comes from.
        const image = (0,image_reference/* formatImageReference */.my)(reference);
        const record = records.find(({ images }) => images.includes(image));
        if (record !== undefined)
            return { reference, record };
        if (!references.map(image_reference/* formatImageReference */.my).includes(image) || ++behind > mostBehind)
            break;
    }
    if (reference !== undefined)
        return { reference, record: undefined };
    throw roll_back_notFound(wanted, current, seen, fates);
}
/** What became of an image; undefined when nobody said anything. */
const fateOf = (fates, image) => fates.find((each) => isSameImage(each.image, image));
/** Notes what a commit says, newest commits first. The newest word about an image counts: shipped again after it was undone, it is kept. */
function noteFates(fates, record) {
    const note = (images, fate) => {
        for (const image of images.flatMap((each) => (0,image_reference/* findImageReference */.A$)(each) ?? []))
            if (fateOf(fates, image) === undefined)
                fates.push({ image, fate, record });
    };
    note(record.images, 'kept');
    if (record.rollback)
        note(record.previousImages, 'undone');
}
function roll_back_notFound(wanted, current, seen, fates) {
    const where = 'input `rollback`';
    const otherwise = 'Only about the last 4,000 commits of the branch are read: if it is older, write it with `image: …`.';
    const others = seen.filter((each) => !isSameImageVersion(each, current));
    const lines = seen
        .slice(0, mostVersions)
        .map((each) => `${(0,image_reference/* formatImageReference */.my)(each)} ${whyOut(each, current, fates)}`.trim());
    const list = `Those that were there, newest first:\n${lines.join('\n')}`;
    if (wanted !== 'previous') {
        const what = `"${wanted}" was never there in the history of these files`;
        const fix = `${otherwise}${(0,optional/* phrase */.MZ)(others.length > 0, ` ${list}`)}`;
        return new action_error/* ActionError */.lZ({ code: 'rollback_not_found', what, where, fix });
    }
    if (others.length === 0) {
        const what = 'The history of these files holds no other image to roll back to';
        return new action_error/* ActionError */.lZ({ code: 'rollback_not_found', what, where, fix: otherwise });
    }
    const what = 'The history of these files holds no good image to roll back to: every other one was itself replaced by a roll-back';
    const fix = `If one of them must run all the same, name it, e.g. \`rollback: ${versionOf(others[0])}\`, or ship a new one. ${list}`;
    return new action_error/* ActionError */.lZ({ code: 'rollback_not_found', what, where, fix });
}
const versionOf = (image) => image?.tag ?? image?.digest ?? '<tag>';
function whyOut(image, current, fates) {
    if (isSameImageVersion(image, current))
        return '(there now)';
    const fate = fateOf(fates, image);
    if (fate?.fate !== 'undone')
        return '';
    return `(rolled back from${(0,optional/* phrase */.MZ)(fate.record.run, (run) => ` by ${run}`)})`;
}

;// CONCATENATED MODULE: ./.build/bump-manifest/history/rollback/rollback-source.js
// Finds the images that a roll-back writes: what the branch itself held before, in the files that hold them now and in those that
// held them once. Plans nothing.





/** What each image that stands there goes back to. */
async function findRollbackSource(head, request, standing, { find, onForged }) {
    const targets = [];
    for (const { places } of standing) {
        const [first] = places;
        if (first === undefined)
            continue;
        const files = [...new Set(places.map(({ file }) => file))];
        const past = readPast(head, request, files, { of: first.reference, find, onForged });
        targets.push(await findRollback(request.rollback ?? '', first.reference, past));
    }
    return {
        images: targets.map(({ reference }) => reference),
        shippedBy: targets.find(({ record }) => record !== undefined)?.record,
    };
}
/** A folder of many services changes with each of them: an image that moved long ago is not looked for. */
const mostElsewhere = 100;
/**
 * The images of the files in which the service stands, then of all files of the path as its last commits changed them:
 * it may have stood in others before.
 */
async function* readPast(head, request, files, followed) {
    const seen = new Set();
    for await (const version of head.history(files)) {
        seen.add(version.sha);
        yield await ownVersion(head, version, request, followed);
    }
    const bases = [...new Set(request.paths.map(({ base }) => base))];
    // The history of a whole repository is not looked through.
    if (!bases.includes(''))
        yield* readElsewhere(head, request, { bases, seen, ...followed });
}
async function ownVersion(head, version, request, { of, find, onForged }) {
    const paths = [...version.before, ...version.files].map(({ path }) => path);
    const records = [];
    for (const commit of [version, ...version.merged]) {
        const record = (0,ship_record/* readRecord */.aE)(commit.message);
        if (record === undefined)
            continue;
        const isOwn = commit.sha === version.sha;
        const isBrought = (0,proof/* wroteImages */.Qv)(record, version, find);
        const holds = isBrought && (isOwn || (0,proof/* wroteImages */.Qv)(record, await head.change(commit, paths), find));
        if (holds)
            records.push(withTrueLosses(record, version, find));
        else if ((isOwn || isBrought) && isAbout(record, request, of))
            onForged(commit, record);
    }
    const references = find(version.files).map(({ reference }) => reference);
    return { references: references.filter((each) => (0,image_reference/* isSameRepository */.ve)(each, of)), records };
}
/** A roll-back undid what stood there before it, and nothing else that it names. */
function withTrueLosses(record, { before }, find) {
    if (!record.rollback)
        return record;
    const previousImages = record.previousImages.filter((image) => before.some((file) => (0,proof/* holdsImage */.i3)(file, image, find)));
    return { ...record, previousImages };
}
/** A record that would count here if it were true. */
const isAbout = (record, { service, environment }, of) => record.service === service &&
    record.environment === environment &&
    record.files.length > 0 &&
    record.images.some((image) => image.startsWith((0,image_reference/* formatImageReference */.my)({ ...of, tag: undefined, digest: undefined })));
async function* readElsewhere(head, request, { bases, seen, of, find, onForged }) {
    const known = new Set((await head.list(bases)).map(({ blob }) => blob));
    let looked = 0;
    for await (const version of head.history(bases)) {
        if (seen.has(version.sha))
            continue;
        const past = head.at(version.sha);
        const held = (0,paths/* selectFiles */.AL)(await past.list(bases), request.paths).files.filter(({ blob }) => !known.has(blob));
        for (const { blob } of held)
            known.add(blob);
        const references = find(await past.read(held)).map(({ reference }) => reference);
        const search = { isMeant: () => true, files: held.map(({ path }) => path), find, onForged };
        // Where nothing is held, `files` would mean any.
        const records = held.length > 0 ? await (0,proof/* readProven */.Lb)(head, version, search) : [];
        yield { references: references.filter((each) => (0,image_reference/* isSameRepository */.ve)(each, of)), records };
        looked += 1;
        if (looked === mostElsewhere)
            return;
    }
}

;// CONCATENATED MODULE: ./.build/bump-manifest/history/standing.js
// Whether what stands now is what the request expects, and whether this run has rolled back already. Decides on facts that are handed in.






/** Superseded when one of the places holds something else than every line says; undefined when all is as expected, or nothing is. */
function judgeStanding(places, expected) {
    if (expected.length === 0)
        return undefined;
    const other = places.find(({ reference }) => !expected.some((each) => isMet(each, reference)));
    if (other === undefined)
        return undefined;
    const stands = `${(0,image_reference/* formatImageReference */.my)(other.reference)} stands at ${other.file}:${other.line}`;
    const wanted = expected.map(({ text }) => text).join(' or ');
    return { superseded: true, isFinal: true, reason: `${stands}, but \`expect-image\` says ${wanted}` };
}
function isMet({ text, reference: wanted }, standing) {
    if (wanted === undefined)
        return standing.tag === text || standing.digest === text;
    return isSameImage(wanted, standing);
}
/** A run that is started again may have rolled back weeks ago; a first try only moments ago, in a step before. */
const daysBehind = { first: 1, again: 35 };
/** The roll-back that an earlier try of the same run wrote; undefined when there is none, or the run wrote anew since. */
async function findOwnRollback(head, own, search) {
    if (own.run === undefined)
        return undefined;
    const isMeant = (record) => record.service === own.service &&
        record.environment === own.environment &&
        (0,ship_record/* isSameRun */.Mf)(record.run, own.run) &&
        (!record.rollback || isAsked(record, own.rollback));
    const days = own.isFirstTry ? daysBehind.first : daysBehind.again;
    for await (const commit of recentCommits(head, search.files, days)) {
        const [record] = await (0,proof/* readProven */.Lb)(head, commit, { ...search, isMeant });
        if (record !== undefined)
            return (0,optional/* optional */.lq)(record.rollback, () => record);
    }
    return undefined;
}
/** A run may go back to more than one image by name; `previous` it asks for once. */
function isAsked(record, wanted) {
    if (wanted === 'previous')
        return true;
    const images = record.images.flatMap((image) => (0,image_reference/* findImageReference */.A$)(image) ?? []);
    return images.some((each) => [each.tag, each.digest, (0,image_reference/* formatImageReference */.my)(each)].includes(wanted));
}
/** What became of a run's own roll-back: it stands, or something was written since. */
function judgeOwnRollback(record, places) {
    const other = places
        .map(({ reference }) => (0,image_reference/* formatImageReference */.my)(reference))
        .find((each) => !record.images.includes(each));
    if (other === undefined)
        return { superseded: false };
    const back = record.images.join(', ');
    return { superseded: true, reason: `this run rolled back to ${back} already, and ${other} was written since` };
}

// EXTERNAL MODULE: ./.build/bump-manifest/edit/kustomizations.js
var kustomizations = __webpack_require__(2780);
// EXTERNAL MODULE: ./.build/bump-manifest/edit/places/find.js + 5 modules
var find = __webpack_require__(7580);
;// CONCATENATED MODULE: ./.build/bump-manifest/edit/select.js
// Chooses among the places of all files those that a bump is about, and refuses what is ambiguous. Writes nothing.



/**
 * The places whose repository is replaced, in the named container only. With `match`, an image that nothing is left to be replaced by
 * has for its targets the places that hold it already: a second run finds what the first one moved, and changes nothing.
 */
function selectTargets(places, wanted) {
    const { container, fields, images } = wanted;
    const isAny = container === undefined || fields.length > 0;
    const own = places.filter((place) => isAny || place.container === container);
    const replaced = own.flatMap((place) => {
        const image = wanted.imageOf.get((0,image_reference/* canonicalRepository */.JA)(place.reference));
        if (image === undefined)
            return [];
        return [{ place, image }];
    });
    const served = new Set(replaced.map(({ image }) => image));
    const waiting = images.filter((image) => !served.has(image));
    return [...replaced, ...findHolders(own, waiting)];
}
/** The places that hold one of the images already, whatever is to be replaced. */
const findHolders = (places, images) => places.flatMap((place) => images.filter((image) => holds(place.reference, image)).map((image) => ({ place, image })));
function holds(reference, image) {
    if (!(0,image_reference/* isSameRepository */.ve)(reference, image))
        return false;
    const isSameTag = reference.tag === image.tag;
    const bothDigests = reference.digest !== undefined && image.digest !== undefined;
    if (bothDigests)
        return reference.digest === image.digest && (isSameTag || reference.tag === undefined);
    return isSameTag && image.tag !== undefined;
}
/** One problem for each repository whose places hold different images: which of them is meant cannot be known. */
function findAmbiguity(targets) {
    const groups = Map.groupBy(targets.filter(isWhole), ({ place }) => (0,image_reference/* canonicalRepository */.JA)(place.reference));
    return [...groups].flatMap(([repository, group]) => {
        const [first] = group;
        if (first === undefined)
            return [];
        // One with a digest, if any: a place without one would be the same version as two that differ.
        const { reference } = (group.find(({ place }) => place.reference.digest !== undefined) ?? first).place;
        if (group.every(({ place }) => isSameTagAndDigest(reference, place.reference)))
            return [];
        const what = `the manifests hold different images of ${repository}:\n${listTargets(group)}`;
        const where = (0,places_place/* formatLine */.IL)(first.place);
        const fix = 'Say which of them is meant with `container`, a narrower `path`, or `field`.';
        return [{ code: 'image_ambiguous', what, where, fix }];
    });
}
const listedPlaces = 20;
/** The places with their images, one per line; of many at least one of each image. */
function listTargets(group) {
    const textOf = ({ place }) => (0,image_reference/* formatImageReference */.my)(place.reference);
    const rows = shortened(group, textOf);
    const more = group.length - rows.length;
    const lines = rows.map((target) => `${(0,places_place/* formatLine */.IL)(target.place)} ${textOf(target)}${select_inContainer(target.place)}`);
    return (0,optional/* present */.Eb)([...lines, more > 0 && `and ${more} more`]).join('\n');
}
function shortened(group, textOf) {
    if (group.length <= listedPlaces)
        return group;
    return firstOfEach(group, textOf).slice(0, listedPlaces);
}
/** All targets, the first one of each text before the others. */
function firstOfEach(group, textOf) {
    const seen = new Set();
    const firsts = group.filter((target) => {
        const isFirst = !seen.has(textOf(target));
        seen.add(textOf(target));
        return isFirst;
    });
    return [...new Set([...firsts, ...group])];
}
/** False for a place that is refused anyway, and for an explicit field that holds a digest alone, beside the one that holds its tag. */
const isWhole = ({ place: { kind, reference, obstacle } }) => obstacle === undefined &&
    (kind !== 'explicit-field' || reference.digest === undefined || reference.tag !== undefined);
const select_inContainer = ({ container }) => {
    if (container === undefined)
        return '';
    return ` (container ${container})`;
};
/** By tag where both have one, and by digest where both have one; a tag and a digest alone cannot be compared. */
function isSameTagAndDigest(a, b) {
    if (a.tag === undefined && b.tag === undefined)
        return a.digest === b.digest;
    if (a.tag !== b.tag)
        return false;
    return a.digest === undefined || b.digest === undefined || a.digest === b.digest;
}

;// CONCATENATED MODULE: ./.build/bump-manifest/edit/environment/documents.js
// Several environments in one file: objects or keys that are called alike but for the environment, `checkout-dev` and `checkout-prod`. Judges
// by names alone, and only where the step's own environment stands there, too.




/** The problem that objects of other environments stand beside the one that is written; `targets` are in files that no environment owns. */
function findMixedDocuments(targets, scope) {
    const nameOf = new Map(targets.map((target) => [target, namesOf(target.place)]));
    const belongingOf = readBelongings([...nameOf.values()].flat(), { ...scope, lines: [] });
    const read = targets.flatMap((target) => {
        const name = nameOf.get(target)?.find((each) => belongingOf(each).kind !== 'shared');
        if (name === undefined)
            return [];
        return [{ target, belonging: belongingOf(name), likeness: likenessOf(name, belongingOf(name)) }];
    });
    const own = new Set(read.filter(({ belonging }) => belonging.kind === 'own').map(({ likeness }) => likeness));
    const foreign = read.filter(({ belonging, likeness }) => belonging.kind === 'other' && own.has(likeness));
    if (foreign.length === 0)
        return [];
    const names = [...new Set(foreign.map(({ belonging }) => belonging.environment))].join(', ');
    const places = listTargets(foreign.map(({ target }) => target));
    const what = `places of ${names} are in the same file as those of ${scope.environment}, but one environment is written at a time:\n${places}`;
    const fix = `Give each environment a file of its own, or name the places of ${scope.environment} with \`field\`; leave \`environment\` out, if all of them are meant.`;
    return [{ code: 'environment_mixed', what, where: 'input `path`', fix }];
}
/** What the object around a place is called: its name, its name in its namespace, and the keys that lead from it to the place. */
function namesOf({ node }) {
    const { source, offset } = (0,parser/* outermostPlace */.iv)(node.source, node.start);
    const segment = source.segments.find(({ start, end }) => start <= offset && offset <= end);
    const roots = segment?.parse().roots ?? [];
    const [root] = roots;
    if (root === undefined || roots.length > 1)
        return [];
    const metadata = childOf(root, 'metadata');
    const destination = childOf(childOf(root, 'spec'), 'destination');
    const [name, ...spaces] = [
        childOf(metadata, 'name'),
        childOf(metadata, 'namespace'),
        childOf(destination, 'namespace'),
    ].map((each) => (0,manifest_node/* findScalar */.mZ)(each)?.text ?? '');
    return [name ?? '', ...spaces.map((space) => `${space}/${name}`), trailTo(root, offset).join('/')];
}
/** The keys that lead to a place in the text, and what the items of lists on the way say of their environment. */
function trailTo(node, offset) {
    const isAround = ({ start, end }) => start <= offset && offset <= end;
    if (node.type === 'list') {
        const item = node.items.find(isAround);
        if (item === undefined)
            return [];
        return [saysOf(item), ...trailTo(item, offset)];
    }
    if (node.type !== 'map')
        return [];
    const pair = node.pairs.find(({ value }) => isAround(value));
    if (pair === undefined)
        return [];
    return [(0,manifest_node/* keyName */.xT)(pair) ?? '', ...trailTo(pair.value, offset)];
}
/** As an element of a generator of Argo CD's says it. */
const saysOf = (item) => ['env', 'environment', 'stage', 'cluster'].map((key) => (0,manifest_node/* findScalar */.mZ)(childOf(item, key))?.text ?? '').join('/');
/** The value of a key; undefined where there is none. */
function childOf(node, key) {
    const map = (0,manifest_node/* findMap */.Ke)(node);
    return map && (0,manifest_node/* mapFields */.YP)(map).get(key)?.pair.value;
}
/** The name with its environment taken out. */
function likenessOf(name, { environment = '' }) {
    const at = name.toLowerCase().lastIndexOf(environment);
    return `${name.slice(0, at)}*${name.slice(at + environment.length)}`;
}

;// CONCATENATED MODULE: ./.build/bump-manifest/edit/environment/mixed.js
// One environment at a time: places of another environment, and a base that several overlays share, are refused. Narrows nothing by itself.







/** The problem that the targets are not of the one environment that is written; none without an environment. */
function findMixed(targets, wanted, files, manifests) {
    if (wanted.environment === undefined || wanted.fields.length > 0 || targets.length === 0)
        return [];
    const belongingOf = readBelongings(files, wanted);
    const fileOf = ({ place }) => place.node.source.file;
    const foreign = targets.filter((target) => belongingOf(fileOf(target)).kind === 'other');
    if (foreign.length > 0)
        return [mixed(foreign, targets, wanted.environment, belongingOf)];
    const shared = targets.filter((target) => belongingOf(fileOf(target)).kind === 'shared');
    const documents = findMixedDocuments(shared, wanted);
    if (documents.length > 0)
        return documents;
    return shared.flatMap(({ place }) => {
        const overlays = [...manifests.values()].filter((manifest) => (0,find/* isKustomizationFile */.yi)(manifest.file) && (0,kustomizations/* isReplacedBy */.Ke)(manifest, place));
        return findSharedBase(place, overlays, wanted.environment ?? '', belongingOf);
    });
}
/** A warning for each other environment whose files a line of `path` or `field` names outright: that is allowed, and seldom meant. */
function findForeignFiles(targets, wanted) {
    const files = [...new Set(targets.map(({ place }) => place.node.source.file))];
    const groups = Map.groupBy(files, (file) => findForeignName(file, wanted));
    return [...groups].flatMap(([name, [file = '']]) => {
        if (name === undefined)
            return [];
        return [
            `\`environment\` is ${wanted.environment}, but "${file}" is of ${name} by its path. It is written, because the inputs name it.`,
        ];
    });
}
function mixed(foreign, targets, environment, belongingOf) {
    const names = new Set(foreign.map(({ place }) => belongingOf(place.node.source.file).environment));
    const own = targets.map(({ place }) => place.node.source.file).filter((file) => belongingOf(file).kind === 'own');
    const what = `\`path\` means places of ${[...names].join(', ')} as well as of ${environment}, and one environment is written at a time:\n${listTargets(foreign)}`;
    const fix = narrowFix([...new Set(own)], environment);
    return { code: 'environment_mixed', what, where: 'input `path`', fix };
}
/** Names the environment's own files, where any are known. */
function narrowFix(own, environment) {
    const [first, ...more] = own.slice(0, 5);
    if (first === undefined)
        return `Name the files of ${environment} in \`path\`; where its files have another name, name them one by one.`;
    const others = (0,optional/* phrase */.MZ)(more.length > 0, () => ` (and ${more.join(', ')})`);
    return `Narrow \`path\` to what is of ${environment} alone, e.g. \`path: ${first}\`${others}.`;
}
/** A base that the environment's overlay and another one list: what is written there, all of them run. */
function findSharedBase(place, overlays, environment, belongingOf) {
    const own = overlays.find(({ file }) => belongingOf(file).kind === 'own');
    const others = overlays.filter(({ file }) => belongingOf(file).kind === 'other');
    if (own === undefined || others.length === 0)
        return [];
    const names = [...new Set(others.map(({ file }) => belongingOf(file).environment))].join(', ');
    const what = `${(0,places_place/* formatLine */.IL)(place)} is the base of ${environment} and of ${names} as well, and one environment is written at a time`;
    const fix = `Add an entry to \`images:\` of "${own.file}", so that ${environment} has a tag of its own; or name that file in \`path\` if all are meant.`;
    return [{ code: 'environment_mixed', what, where: 'input `path`', fix }];
}

;// CONCATENATED MODULE: ./.build/bump-manifest/edit/image-form.js
// Decides in which form an image is written at a place: with its tag, with its digest, or both. Never touches the repository.



/** `keep` keeps the place's form as far as the image allows; a problem when `always` has no digest or `never` no tag. */
function chooseForm(current, image, pin, origin = 'image') {
    const fault = findFormFault(image, pin, origin);
    if (fault !== undefined)
        return (0,action_error/* refused */.J5)(fault);
    const { registry, repository } = (0,image_reference/* isSameRepository */.ve)(current, image) ? current : image;
    const version = chooseVersion(current, image, pin);
    const hasNone = pin === 'keep' && version.digest === undefined;
    const pinLost = hasNone && current.digest !== undefined;
    const digestLeftOut = (0,optional/* optional */.lq)(hasNone, () => image.digest);
    return (0,action_error/* accepted */.qG)({ next: { registry, repository, ...version }, pinLost, digestLeftOut });
}
function chooseVersion(current, { tag, digest }, pin) {
    const onlyDigest = current.tag === undefined && current.digest !== undefined;
    if (pin === 'copy')
        return { tag, digest };
    if (pin === 'never')
        return { tag, digest: undefined };
    if (pin === 'always')
        return { tag: (0,optional/* optional */.lq)(!onlyDigest, () => tag), digest };
    if (current.digest === undefined) {
        if (tag === undefined)
            return { tag, digest };
        return { tag, digest: undefined };
    }
    return { tag: (0,optional/* optional */.lq)(!onlyDigest || digest === undefined, () => tag), digest };
}
/** Why an image cannot be written in the form that `pin-digest` asks for. */
function findFormFault(image, pin, origin) {
    const text = (0,image_reference/* formatImageReference */.my)(image);
    const where = `input \`${origin}\``;
    if (pin === 'always' && image.digest === undefined) {
        const what = `"${text}" has no digest, which \`pin-digest: always\` needs`;
        return { code: 'digest_missing', what, where, fix: digestAdvice[origin] };
    }
    if (pin === 'never' && image.tag === undefined) {
        const what = `"${text}" has no tag, which \`pin-digest: never\` needs`;
        return { code: 'tag_required', what, where, fix: tagAdvice[origin] };
    }
    return undefined;
}
const tagAdvice = {
    image: 'Give the image with a tag, or leave `pin-digest` at `keep`.',
    'promote-from': 'What `promote-from` found has a digest alone: leave `pin-digest` at `keep`.',
    rollback: 'What `rollback` found has a digest alone: leave `pin-digest` at `keep`.',
};
const digestAdvice = {
    image: 'Give the image with its digest (`repository:tag@sha256:…`), as build-push-image outputs it.',
    'promote-from': 'The files to promote from hold a tag alone: bump them with `pin-digest: always` first, or leave `pin-digest` at `keep` here.',
    rollback: 'The image that was there before had a tag alone: leave `pin-digest` at `keep`.',
};

;// CONCATENATED MODULE: ./.build/bump-manifest/edit/lines.js
// Holds each line of `path` to its word: every one of them must hold the image, or nothing is written. Reads no file.




/** One problem for each line below which none of `holding` stands; none at all when no line holds the image, which is said elsewhere. */
function findEmptyLines(holding, wanted, files) {
    const held = [...new Set(holding.map(({ node }) => node.source.file))];
    const empty = wanted.lines.filter((line) => !held.some((0,paths/* matchesPattern */.MT)(line)));
    if (empty.length === wanted.lines.length)
        return [];
    const names = wanted.replaced.map(image_reference/* formatRepository */.Sh).join(' or ');
    return empty.map((line) => ({
        code: 'path_without_image',
        what: `"${line.text || '.'}" holds no image of ${names}, but other lines of \`path\` do; nothing was written anywhere`,
        where: 'input `path`',
        fix: `Fix those files, or remove the line from \`path\`.${listOthers(line, files)}`,
    }));
}
/** What stands there instead. */
function listOthers(line, files) {
    const matches = (0,paths/* matchesPattern */.MT)(line);
    const places = (0,edit_scan/* findAllPlaces */.RG)(files.filter(({ path }) => matches(path)).slice(0, 100));
    const rows = places.slice(0, 5).map((place) => `${(0,places_place/* formatLine */.IL)(place)} ${(0,image_reference/* formatImageReference */.my)(place.reference)}`);
    if (rows.length === 0)
        return ' There is no image at all.';
    return ` The images there are:\n${rows.join('\n')}`;
}

;// CONCATENATED MODULE: ./.build/domain/text/edit.js
// A change of a text as a value: which characters go, which come. Never looks at what the text means.
/** The text with every edit spliced in; edits may come in any order, but throws a RangeError when two overlap or one lies outside. */
function applyEdits(text, edits) {
    const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
    const parts = [];
    let done = 0;
    for (const { start, end, replacement } of ordered) {
        if (start < done || end < start || end > text.length) {
            throw new RangeError(`edit ${start}–${end} overlaps another or lies outside 0–${text.length}`);
        }
        parts.push(text.slice(done, start), replacement);
        done = end;
    }
    parts.push(text.slice(done));
    return parts.join('');
}

;// CONCATENATED MODULE: ./.build/domain/manifest/proof.js
// Proves that a manifest differs from what it was in the intended changes and in nothing else. Compares trees; writes nothing.



/** Why one of the texts is not its manifest with the changes made, or undefined when each is. Strings that are YAML count as texts of their own. */
function proveChanges(texts, changes) {
    const expectation = expectationOf(texts, changes);
    for (const [before, text] of texts) {
        const difference = compareManifests(before, (0,manifest_manifest/* manifestOf */.$)(before.file, text, before.outer), expectation);
        if (difference !== undefined)
            return difference;
    }
    return undefined;
}
function expectationOf(texts, changes) {
    const expectation = { texts: new Map(), embedded: new Map(), removed: new Set(), inserted: new Map() };
    for (const [{ outer }, text] of texts)
        if (outer !== undefined)
            expectation.embedded.set(outer.node, text);
    for (const change of changes) {
        if (change.type === 'set')
            expectation.texts.set(change.node, change.text);
        else if (change.type === 'remove')
            expectation.removed.add(change.pair);
        else {
            const others = expectation.inserted.get(change.after) ?? [];
            expectation.inserted.set(change.after, [...others, { key: change.key, text: change.text }]);
        }
    }
    return expectation;
}
function compareManifests(before, after, expectation) {
    if (before.segments.length !== after.segments.length)
        return 'the number of documents differs';
    const offsets = changedOffsets(before, expectation);
    for (const [index, segment] of before.segments.entries()) {
        const other = after.segments[index];
        if (other === undefined)
            return 'a document is missing';
        const last = offsets[(0,source_text/* lastAtMost */.fk)(offsets, segment.end)] ?? -1;
        const isTouched = segment.start <= last && last <= segment.end;
        if (!isTouched && segment.text() === other.text())
            continue;
        const was = segment.parse();
        const is = other.parse();
        if (is.faults[0] !== undefined)
            return `${is.faults[0].what} (${is.faults[0].where})`;
        if (was.roots.length !== is.roots.length)
            return 'the number of documents differs';
        for (const [root, node] of was.roots.entries()) {
            const difference = compareNodes(node, is.roots[root], expectation);
            if (difference !== undefined)
                return difference;
        }
    }
    return undefined;
}
/** Where the changes of this text stand, ascending: documents without one may be compared as text. */
const changedOffsets = (manifest, { texts, embedded, removed, inserted }) => [...texts.keys(), ...embedded.keys(), ...[...removed, ...inserted.keys()].map(({ key }) => key)]
    .filter(({ source }) => source === manifest)
    .map(({ start }) => start)
    .sort((a, b) => a - b);
/** Where `after` is not what is expected of `before`; undefined when it is. */
function compareNodes(before, after, expectation) {
    if (after === undefined || !isAlike(before, after, expectation)) {
        return `another value changed at ${(0,source_text/* formatPlace */.dE)(before.source.file, before.source, before.start)}`;
    }
    if (before.type === 'list' && after.type === 'list')
        return compareLists(before, after, expectation);
    if (before.type === 'map' && after.type === 'map')
        return compareMaps(before, after, expectation);
    return undefined;
}
/** True when the nodes are of one kind with the same anchor and tag, and for scalars hold what is expected. */
function isAlike(before, after, expectation) {
    if (before.type === 'alias')
        return after.type === 'alias' && after.name === before.name;
    if (after.type === 'alias' || before.type !== after.type)
        return false;
    if (before.anchor !== after.anchor || before.tag !== after.tag)
        return false;
    return before.type !== 'scalar' || after.type !== 'scalar' || isExpectedScalar(before, after, expectation);
}
function isExpectedScalar(before, after, { texts, embedded }) {
    const inner = embedded.get(before);
    if (inner !== undefined)
        return typeof after.value === 'string' && lines(after.value) === lines(inner);
    const text = texts.get(before);
    if (text === undefined)
        return before.style === after.style && before.text === after.text;
    // `!!int v2` is a string to this library and an error to others.
    if (before.tag?.startsWith('tag:yaml.org,2002:') === true && !before.tag.endsWith(':str'))
        return false;
    if (before.style !== 'literal' && before.style !== 'folded')
        return after.value === text;
    return (typeof after.value === 'string' &&
        typeof before.value === 'string' &&
        after.value === before.value.replace(before.text.trim(), () => text));
}
const lines = (text) => (0,ends/* withoutEnd */.Mx)(text.replaceAll('\r\n', '\n'), '\n');
function compareLists(before, after, expectation) {
    if (before.items.length !== after.items.length)
        return 'the length of a list differs';
    for (const [index, item] of before.items.entries()) {
        const difference = compareNodes(item, after.items[index], expectation);
        if (difference !== undefined)
            return difference;
    }
    return undefined;
}
/** Pairs in order: the removed ones are gone, the inserted ones stand behind theirs. */
function compareMaps(before, after, expectation) {
    let next = 0;
    for (const pair of before.pairs) {
        if (!expectation.removed.has(pair)) {
            const twin = after.pairs[next++];
            if (twin === undefined)
                return 'a key is missing';
            const difference = compareNodes(pair.key, twin.key, expectation) ?? compareNodes(pair.value, twin.value, expectation);
            if (difference !== undefined)
                return difference;
        }
        for (const { key, text } of expectation.inserted.get(pair) ?? []) {
            const { key: newKey, value } = after.pairs[next++] ?? {};
            const stands = newKey?.type === 'scalar' && newKey.value === key && value?.type === 'scalar' && value.value === text;
            if (!stands)
                return `the new key "${key}" is not where it should be`;
        }
    }
    if (next === after.pairs.length)
        return undefined;
    return 'a key appeared';
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./.build/domain/manifest/scalar.js
// Writes a new string in the place of a scalar, in the style that stands there. Never re-prints anything else.




/**
 * The edit that makes `node` the string `text`: quotes and block style stay, and a plain value gets the file's quotes
 * when YAML 1.1 or 1.2 would read it as anything but that string. Throws for block text that is more than one line.
 */
function editScalar(node, text) {
    switch (node.style) {
        case 'single':
            return { start: node.start + 1, end: node.end - 1, replacement: text.replaceAll("'", "''") };
        case 'double':
            return { start: node.start + 1, end: node.end - 1, replacement: JSON.stringify(text).slice(1, -1) };
        case 'plain':
            return editPlain(node, text);
        default:
            return editBlock(node, text);
    }
}
/** The text of a scalar that is new in `source`, quoted where it needs to be. */
const newScalar = (source, text) => {
    if (source.json || !isPlainString(text))
        return quoteText(text, source.quote());
    return text;
};
/** True when the text can stand without quotes, in block and flow style, and is a string to YAML 1.1 and to YAML 1.2. */
function isPlainString(text) {
    if (!/^[\w./][\w./:@+=-]*$/.test(text) || text.endsWith(':') || /^(?:---|\.\.\.)/.test(text))
        return false;
    // Go's library, which Kubernetes uses, takes the underscores out of a number first, and reads 0X1F as 0x1f.
    const forms = (0,optional/* present */.Eb)([text, /^[0-9]/.test(text) && text.replaceAll('_', '').toLowerCase()]);
    return forms.every((form) => ['1.1', '1.2'].every((version) => isReadAs(form, version)));
}
function isReadAs(text, version) {
    const { contents } = (0,dist/* parseDocument */.Tp)(text, { version, logLevel: 'silent' });
    return contents !== null && contents.toJSON() === text;
}
const quoteText = (text, quote) => {
    if (quote === '"')
        return JSON.stringify(text);
    return `'${text.replaceAll("'", "''")}'`;
};
function editPlain(node, text) {
    const { source, start, end } = node;
    const isString = node.tag === 'tag:yaml.org,2002:str' && /^[\w./][\w./:@+=-]*$/.test(text);
    const isPlain = isString || isLikePlain(node, text);
    const written = isPlain && !source.json ? text : newScalar(source, text);
    if (start !== end)
        return { start, end, replacement: written };
    const before = (0,optional/* phrase */.MZ)(!/[\s:,[{]/.test(source.text.charAt(start - 1)) || source.text.charAt(start - 1) === ':', ' ');
    const after = (0,optional/* phrase */.MZ)(source.text.charAt(end) === '#', ' ');
    return { start, end, replacement: `${before}${written}${after}` };
}
const signs = /[^\w.:/@+=~ -]/g;
/** True when a plain string stays one as it is: it starts alike, holds the same signs, and every YAML reads it as itself. */
function isLikePlain({ value, text: old }, text) {
    if (value !== old || old === '' || !/[\s=-]/.test(old) || text.slice(0, 2) !== old.slice(0, 2))
        return false;
    const isSame = (text.match(signs) ?? []).join('') === (old.match(signs) ?? []).join('');
    return isSame && !/[\r\n]/.test(text) && isReadAs(text, '1.1') && isReadAs(text, '1.2');
}
/** The one line of content below a `|` or `>` header; its indentation and the header stay. */
function editBlock(node, text) {
    const { source } = node;
    const written = source.text.slice(node.start, node.end);
    const content = written.slice(written.indexOf('\n') + 1);
    const [line, ...more] = content.match(/\S+/g) ?? [];
    if (line === undefined || more.length > 0 || line !== node.text.trim()) {
        throw new action_error/* ActionError */.lZ((0,parser/* problemAt */.l4)(source, node.start, {
            code: 'value_multiline',
            what: 'the value is a block of several lines where one word is expected',
            fix: 'Write the value on one line.',
        }));
    }
    const start = node.end - content.length + content.indexOf(line);
    return { start, end: start + line.length, replacement: text };
}

;// CONCATENATED MODULE: ./.build/domain/manifest/change.js
// Turns intended changes of a manifest into edits of its text, and proves by reading the result that nothing else changed.




/** Applies the changes, and proves by reading the result that nothing else changed; else why that cannot be proven. */
function applyChanges(manifest, changes) {
    const edits = new Map([[manifest, []]]);
    for (const change of changes)
        addEdit(edits, manifestOfChange(change), change_editOf(change));
    const texts = new Map([...edits].map(([each, own]) => [each, applyEdits(each.text, own)]));
    const text = texts.get(manifest) ?? manifest.text;
    const doubt = proveChanges(texts, changes) ?? (0,optional/* optional */.lq)(manifest.json, () => jsonFault(text));
    if (doubt !== undefined)
        return { doubt };
    return { text, edits: edits.get(manifest) ?? [] };
}
const manifestOfChange = (change) => {
    if (change.type === 'set')
        return change.node.source;
    return change.map.source;
};
/** Adds the edit to its own text and, mapped outwards, to every text around it. */
function addEdit(edits, manifest, edit) {
    const own = edits.get(manifest) ?? [];
    own.push(edit);
    edits.set(manifest, own);
    const { outer } = manifest;
    if (outer === undefined)
        return;
    addEdit(edits, outer.node.source, { ...rangeOutside(outer, edit), replacement: outer.encode(edit.replacement) });
}
/** An empty range stays empty, also where the text around it has more characters there. */
function rangeOutside(outer, { start, end }) {
    const at = outer.offset(start);
    if (end === start)
        return { start: at, end: at };
    return { start: at, end: outer.offset(end) };
}
function jsonFault(text) {
    try {
        JSON.parse(text.replace(/^\uFEFF/, ''));
        return undefined;
    }
    catch (thrown) {
        if (!(thrown instanceof SyntaxError))
            throw thrown;
        return 'the result is not JSON';
    }
}
function change_editOf(change) {
    if (change.type === 'set')
        return editScalar(change.node, change.text);
    if (change.type === 'insert')
        return editForInsert(change);
    return editForRemove(change);
}
/** A new line below the pair, or a new entry after it in `{…}`, indented as the pair is. */
function editForInsert({ map, after, key, text }) {
    const { source } = map;
    const value = newScalar(source, text);
    const lineStart = source.text.lastIndexOf('\n', after.key.start - 1) + 1;
    const margin = source.text.slice(lineStart, after.key.start);
    const eol = source.text.includes('\r\n') ? '\r\n' : '\n';
    if (map.flow) {
        const quote = (0,optional/* phrase */.MZ)(after.key.type === 'scalar' && after.key.style === 'double', '"');
        const separator = margin.trim() === '' && lineStart > 0 ? `,${eol}${margin}` : ', ';
        const replacement = `${separator}${quote}${key}${quote}: ${value}`;
        return { start: after.value.end, end: after.value.end, replacement };
    }
    const indentation = margin.replace(/[^\t]/g, ' ');
    const at = lineEnd(source.text, contentEnd(after.value));
    return { start: at, end: at, replacement: `${eol}${indentation}${key}: ${value}` };
}
/** The whole lines of the pair; its characters alone where another pair shares the line. */
function editForRemove({ map, pair }) {
    const { text } = map.source;
    const index = map.pairs.indexOf(pair);
    const before = map.pairs[index - 1];
    const next = map.pairs[index + 1];
    const lineStart = text.lastIndexOf('\n', pair.key.start - 1) + 1;
    const ownLine = text.slice(lineStart, pair.key.start).trim() === '';
    if (next !== undefined && map.flow)
        return { start: pair.key.start, end: next.key.start, replacement: '' };
    if (before !== undefined && map.flow)
        return { start: before.value.end, end: pair.value.end, replacement: '' };
    const end = lineEnd(text, contentEnd(pair.value));
    // Behind a `-` the next pair, or the comment above it, moves up.
    if (next !== undefined && !ownLine)
        return { start: pair.key.start, end: end + text.slice(end, next.key.start).search(/\S|$/), replacement: '' };
    const newline = /^\r?\n/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
    if (newline > 0)
        return { start: lineStart, end: end + newline, replacement: '' };
    const previous = text.charAt(lineStart - 2) === '\r' ? lineStart - 2 : lineStart - 1;
    return { start: Math.max(0, previous), end, replacement: '' };
}
/** Where the last character of a value stands: a block's range goes on to the start of the line below it. */
const contentEnd = ({ source, start, end }) => start + source.text.slice(start, end).trimEnd().length;
/** The offset where the line of `at` ends, before its line break. */
function lineEnd(text, at) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    if (end > at && text.charAt(end - 1) === '\r')
        return end - 1;
    return end;
}

;// CONCATENATED MODULE: ./.build/domain/manifest/intent.js
// What is meant to change in a manifest, as a value. Changes nothing.
/** What a change touches: two changes of the same thing (two new keys behind one pair aside) are one or contradict each other. */
function changedThing(change) {
    if (change.type === 'set')
        return change.node;
    if (change.type === 'insert')
        return change.after;
    return change.pair;
}

;// CONCATENATED MODULE: ./.build/bump-manifest/edit/rewrite.js
// Turns targets into the changes of each file, and refuses those that would change another image too. Writes to no disk.








/** The changed files, and what cannot be written; where there are problems the files are not to be used. */
function rewriteFiles(rewrites, all, manifests) {
    const files = [];
    const problems = [];
    const feeds = feedsOf(all);
    for (const [file, group] of Map.groupBy(rewrites, ({ place }) => place.node.source.file)) {
        const manifest = manifests.get(file);
        if (manifest === undefined)
            continue;
        const { changes, problems: contradictions } = changesOf(group, feeds);
        problems.push(...contradictions);
        if (changes.length === 0)
            continue;
        const [fault] = findFaults(manifest);
        const applied = (0,optional/* optional */.lq)(fault, action_error/* refused */.J5) ?? readChanged(manifest, changes);
        problems.push(...applied.problems);
        if (applied.value === undefined)
            continue;
        const before = Buffer.from(manifest.text);
        files.push({ path: file, before, after: Buffer.from(applied.value.text), edits: applied.value.edits });
    }
    return { files, problems };
}
function readChanged(manifest, changes) {
    const { value: changed, problems } = (0,action_error/* attempt */.CD)(() => applyChanges(manifest, changes));
    if (changed === undefined)
        return (0,action_error/* refused */.J5)(...problems);
    if ('doubt' in changed)
        return (0,action_error/* refused */.J5)(unproven(manifest.file, changed.doubt));
    return (0,action_error/* accepted */.qG)(changed);
}
const unproven = (file, doubt) => ({
    code: 'edit_unproven',
    what: `the edit of "${file}" cannot be proven to change only the image: ${doubt}`,
    where: file,
    fix: 'Nothing was written. Write the value on a line of its own, or name another place with `field`.',
});
/** A file is written only if all of it can be read; of a huge one the documents that hold the image are enough. */
const checkedLength = 512 * 1024;
const findFaults = ({ text, segments }) => {
    if (text.length > checkedLength)
        return [];
    return segments.flatMap((segment) => segment.parse().faults);
};
/** The changes of one file, each once, and what forbids some of them. */
function changesOf(group, feeds) {
    const problems = [];
    const changes = new Map();
    const rewritten = new Set(group.map(({ place }) => place));
    for (const { place, next } of group) {
        const obstacle = (0,places_place/* obstacleProblem */.Bf)(place);
        if (obstacle !== undefined) {
            problems.push(obstacle);
            continue;
        }
        const written = (0,action_error/* attempt */.CD)(() => place.write(next));
        problems.push(...written.problems);
        for (const change of written.value ?? []) {
            const claims = changes.get(changedThing(change)) ?? new Map();
            changes.set(changedThing(change), claims);
            const key = newKeyOf(change);
            const rival = claims.get(key);
            if (rival === undefined)
                claims.set(key, { change, place });
            else if (rewrite_textOf(rival.change) !== rewrite_textOf(change))
                problems.push(sharedValue(change, place, rival.place));
            const other = feeds
                .get(scalarOf(change) ?? {})
                ?.find((each) => !rewritten.has(each) && !isOtherReading(each, place));
            if (other !== undefined)
                problems.push(sharedValue(change, place, other));
        }
    }
    const kept = [...changes.values()].flatMap((claims) => [...claims.values()].map(({ change }) => change));
    return { changes: kept, problems };
}
/** Two new keys behind one pair are two changes; empty for any other change. */
const newKeyOf = (change) => {
    if (change.type === 'insert')
        return change.key;
    return '';
};
/** True for two readings of one map, of which one is right. */
const isOtherReading = (a, b) => a.values !== undefined && a.values.map === b.values?.map;
function feedsOf(places) {
    const feeds = new Map();
    for (const place of places) {
        for (const node of place.uses)
            feeds.set(node, [...(feeds.get(node) ?? []), place]);
    }
    return feeds;
}
const rewrite_textOf = (change) => {
    if (change.type === 'remove')
        return undefined;
    return change.text;
};
/** The scalar that a change is about; for a new key the one it is written behind. */
const scalarOf = (change) => {
    if (change.type === 'set')
        return change.node;
    if (change.type === 'insert')
        return (0,manifest_node/* findScalar */.mZ)(change.after.value);
    return (0,manifest_node/* findScalar */.mZ)(change.pair.value);
};
function sharedValue(change, place, other) {
    const node = scalarOf(change) ?? place.node;
    const quoted = `"${node.text}"`;
    const name = (0,optional/* optional */.lq)(node.within, (anchor) => `the anchor &${anchor} (${quoted})`) ?? quoted;
    const fed = `${(0,image_reference/* formatImageReference */.my)(other.reference)} at ${(0,places_place/* formatLine */.IL)(other)}`;
    return (0,parser/* problemAt */.l4)(node.source, node.start, {
        code: 'value_shared',
        what: `${name} feeds not only this image but also ${fed}`,
        fix: 'Write the two values out, so that one can change without the other.',
    });
}

;// CONCATENATED MODULE: ./.build/bump-manifest/plan.js
// Decides what bump-manifest does, as a value that can be printed: which bytes of which manifests change for a new image. Pure: reads no
// file, writes none.















/** Plans the bump of `change` over all `files`, or tells every problem, and then nothing is planned. */
function planBump(files, change) {
    const { wanted, problems: contradictions } = readWanted(change);
    if (contradictions.length > 0)
        return (0,action_error/* refused */.J5)(...contradictions);
    const chosen = chooseTargets(files, wanted);
    const problems = [...chosen.problems];
    const forms = chosen.targets.flatMap(({ place, image }) => {
        const { value: form, problems: faults } = chooseForm(place.reference, image, wanted.pinDigest, wanted.origin);
        problems.push(...faults);
        if (form === undefined)
            return [];
        return [{ place, image, ...form }];
    });
    const planned = forms.map(({ place, next }) => ({ ...(0,places_place/* describePlace */.df)(place), next }));
    if (!wanted.allowDowngrade)
        problems.push(...findDowngrades(planned));
    const changed = rewriteFiles(forms, chosen.places, chosen.manifests);
    problems.push(...changed.problems);
    if (problems.length > 0)
        return (0,action_error/* refused */.J5)(...unique(problems));
    return (0,action_error/* accepted */.qG)({
        files: changed.files,
        places: planned,
        image: references(forms.map(({ next }) => next)),
        previousImage: references(chosen.targets.map(({ place }) => place.reference)),
        warnings: [
            ...findForeignFiles(chosen.targets, wanted),
            ...forms.filter(({ pinLost }) => pinLost).map(({ place }) => lostPin(place)),
            ...findStandstill(forms),
        ],
        remarks: [...new Set(forms.flatMap((form) => leftOut(form)))],
    });
}
function chooseTargets(files, wanted) {
    const isExplicit = wanted.fields.length > 0;
    const scan = isExplicit ? scanFields(files, wanted) : scanLayered(files, wanted);
    const { places, manifests } = scan;
    const targets = selectTargets(places, wanted);
    const paths = files.map(({ path }) => path);
    const touched = targets.map(({ place }) => place.node.source.file);
    const problems = [
        ...scan.problems,
        ...findMissing(targets, wanted, scan.problems, files),
        ...findMixed(targets, wanted, paths, manifests),
        ...findAmbiguity(targets),
        ...(0,kustomizations/* findRivals */.ZP)(paths, touched),
    ];
    if (targets.length > 0 && !isExplicit)
        problems.push(...findEmptyLines(holdingPlaces(targets, scan.all, wanted), wanted, files));
    return { targets, places, manifests, problems };
}
/** What is found by itself, as the environment runs it. */
function scanLayered(files, wanted) {
    const scan = (0,edit_scan/* scanFiles */.Tu)(files, wanted);
    return { ...scan, ...layerValues(scan.places, files, scan.manifests, wanted) };
}
/** The places that show that a line holds the image: also a base that the environment's own file stands for, and what holds it already. */
const holdingPlaces = (targets, all, wanted) => [...targets, ...selectTargets(all, wanted), ...findHolders(all, wanted.images)].map(({ place }) => place);
/** Near misses are looked for in so many files: parsing thousands of them only for an error would take seconds. */
const nearMissFiles = 500;
/** A wanted image without a place is a problem, unless a file that may hold it could not be read. */
function findMissing(targets, wanted, faults, files) {
    if (faults.length > 0)
        return [];
    const { match, images } = wanted;
    const found = new Set(targets.map(({ place }) => (0,image_reference/* canonicalRepository */.JA)(place.reference)));
    const served = new Set(targets.map(({ image }) => image));
    const unserved = images.filter((image) => !served.has(image));
    const matches = match.filter((each) => !found.has((0,image_reference/* canonicalRepository */.JA)(each)));
    const missing = match.length > 0 ? unserved.flatMap(() => matches) : unserved;
    if (missing.length === 0)
        return [];
    const near = files.slice(0, nearMissFiles);
    const places = (0,edit_scan/* findAllPlaces */.RG)(near);
    return missing.map((repository) => imageNotFound(repository, places, wanted, near));
}
/** The places whose tag would go back, by semantic versions that are certain. */
function findDowngrades(places) {
    const problems = places.flatMap(({ file, line, reference: { tag }, next }) => {
        if (tag === undefined || next.tag === undefined || (compareTags(next.tag, tag) ?? 0) >= 0)
            return [];
        return [
            {
                code: 'downgrade_refused',
                what: `"${next.tag}" is older than "${tag}", which is there now`,
                where: `${file}:${line}`,
                fix: 'Set `allow-downgrade: true` if that is meant, or go back with `rollback`.',
            },
        ];
    });
    return unique(problems);
}
const lostPin = (place) => `${(0,places_place/* formatLine */.IL)(place)}: the new image has no digest, so the pin ${place.reference.digest ?? ''} is removed; give the image with its digest to stay pinned.`;
/** What `keep` leaves out of the image. */
const leftOut = ({ digestLeftOut, place }) => {
    if (digestLeftOut === undefined)
        return [];
    return [
        `${(0,places_place/* formatLine */.IL)(place)} has no digest, so ${digestLeftOut} is not written: only the tag is. \`pin-digest: always\` writes both.`,
    ];
};
/** Places that hold a moving tag already: whatever was pushed under it, nothing in the manifests changes. */
function findStandstill(forms) {
    const still = forms.filter(({ place: { reference }, next }) => {
        const stands = (0,image_reference/* formatImageReference */.my)(reference) === (0,image_reference/* formatImageReference */.my)(next);
        return stands && next.digest === undefined && next.tag !== undefined && isMovingTag(next.tag);
    });
    return still.map(({ place, next }) => `${(0,places_place/* formatLine */.IL)(place)} holds the tag "${next.tag}" already, and a tag that moves changes no manifest: nothing will roll out. Give the image with its digest and \`pin-digest: always\`.`);
}
const references = (all) => [...new Set(all.map(image_reference/* formatImageReference */.my))].join('\n');
const unique = (problems) => [
    ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];

;// CONCATENATED MODULE: ./.build/bump-manifest/decision.js
// Reads one head of the manifests and says what is to be done there: which files change to what, and whether this run may.
// Made anew after every lost race. Writes nothing.











/** What a decision needs, by the history of the service; `forged` gets what is to be told of commits that claim what they did not do, by their ids. */
function counselOf(history, forged) {
    return {
        compare: history.compare,
        memory: new Map(),
        onForged: ({ sha, message }, { images, run }) => {
            const by = (0,optional/* phrase */.MZ)(run, (run) => ` by ${run}`);
            const subject = message.split('\n')[0] ?? '';
            const what = `Commit ${sha.slice(0, 7)} of the manifests ("${subject}") says in its trailers that it wrote ${images.join(', ')}${by}, but its change did not.`;
            forged.set(sha, `${what} It counts neither for the order of runs nor for a roll-back.`);
        },
    };
}
/** Reads what the request needs of `head` and plans it. */
async function decide(head, request, given) {
    const files = await readManifests(head, request.paths, 'path');
    try {
        return await decideOn(head, request, files, given);
    }
    catch (thrown) {
        if (!(thrown instanceof action_error/* ActionError */.lZ))
            throw thrown;
        throw await explainAbsence(thrown, head, request.paths);
    }
}
async function decideOn(head, request, files, given) {
    const find = ownImagesReader(files, request);
    const counsel = { ...given, find };
    if (request.occasion === 'rollback')
        return await decideRollback(head, request, files, counsel);
    const source = await findImageSource(head, request, counsel.onForged);
    return await plan(head, request, { files, source }, counsel);
}
async function decideRollback(head, request, files, counsel) {
    const standing = findStandingImages(files, request);
    const verdict = await judgeRollback(head, request, standing, counsel);
    if (verdict !== undefined)
        return settled(request, standing, verdict);
    const source = await findRollbackSource(head, request, standing, counsel);
    const own = new Set(filesOf(standing.flatMap(({ places }) => places)));
    const ownFiles = files.filter(({ path }) => own.has(path));
    await refuseBelowFloor(head, ownFiles, source.images, counsel.find);
    return await plan(head, request, { files, source }, counsel);
}
async function plan(head, request, { files, source }, counsel) {
    const change = { ...request.limits, images: source.images, pinDigest: pinOf(request) };
    const planned = (0,action_error/* orThrow */.aU)(planBump(files, { ...change, allowDowngrade: true }));
    const record = recordOf(request, planned, source.shippedBy);
    if (planned.files.length === 0)
        return { plan: planned, record, verdict: { superseded: false } };
    const verdict = judgeStanding(planned.places, request.expected) ?? (await judgeRecord(head, request, record, counsel));
    // Whether a lower version may be written at all is asked last: an older run is no error.
    if (!verdict.superseded && !request.limits.allowDowngrade)
        refuseDowngrades(planned);
    return { plan: planned, record, verdict };
}
function refuseDowngrades({ places }) {
    const downgrades = findDowngrades(places);
    if (downgrades.length > 0)
        throw new action_error/* ActionError */.lZ(downgrades);
}
/** What ends a roll-back before its history is read: the same run rolled back already, or something else stands there. */
async function judgeRollback(head, request, standing, { find, onForged }) {
    const places = standing.flatMap((each) => each.places);
    const search = { files: filesOf(places), find, onForged };
    const own = await (0,optional/* optional */.lq)(!request.force, () => findOwnRollback(head, request, search));
    if (own === undefined)
        return judgeStanding(places, request.expected);
    return judgeOwnRollback(own, places);
}
/** Nothing is to be written: what stands there stays. */
function settled(request, standing, verdict) {
    const places = standing.flatMap((each) => each.places);
    const image = [...new Set(places.map(({ reference }) => (0,image_reference/* formatImageReference */.my)(reference)))].join('\n');
    const kept = places.map((place) => ({ ...place, next: place.reference }));
    const nothing = { files: [], places: kept, image, previousImage: image, warnings: [] };
    return { plan: nothing, record: recordOf(request, nothing, undefined), verdict };
}
const filesOf = (places) => [
    ...new Set(places.map(({ file }) => file)),
];
const finder = (request) => (files) => findOwnImages(files, request);
/** A promotion writes what the other environment runs, a roll-back what ran: tag and digest, unless `pin-digest` says otherwise. */
const pinOf = ({ occasion, limits }) => {
    if (occasion !== 'bump' && limits.pinDigest === 'keep')
        return 'copy';
    return limits.pinDigest;
};
function recordOf(request, planned, shippedBy) {
    return {
        service: request.service,
        environment: request.environment,
        images: planned.image.split('\n'),
        previousImages: planned.previousImage?.split('\n') ?? [],
        sourceRepository: shippedBy?.sourceRepository ?? request.sourceRepository,
        sourceCommit: request.sourceCommit ?? shippedBy?.sourceCommit,
        run: request.run,
        actor: request.actor,
        approvedBy: request.approvedBy,
        rollback: request.occasion === 'rollback',
        files: planned.files.map(({ path }) => path),
    };
}
/** Whether `record` may be written on top of `head`; `newer` are records that are not on the branch yet and count as its newest. */
async function judgeRecord(head, request, record, { compare, memory, onForged, newer, find = finder(request) }) {
    if (request.force || request.occasion === 'rollback')
        return { superseded: false };
    const search = { find, onForged };
    const last = await findLast(head, record, search, { memory, newer: newer ?? [] });
    if (last === undefined)
        return { superseded: false };
    if (request.occasion === 'promote')
        return judgePromotion(record, last);
    return judgeOrder(record, last, await compareSources(record, last.record, compare));
}
/** Undefined also when one of the commits is not known, or they are of two repositories. */
async function compareSources(record, last, compare) {
    if (record.sourceCommit === undefined || last.sourceCommit === undefined)
        return undefined;
    if (!isSameSource(record, last))
        return undefined;
    return await compare(record.sourceCommit, last.sourceCommit);
}
const isSameSource = (a, b) => a.sourceRepository === undefined || b.sourceRepository === undefined || a.sourceRepository === b.sourceRepository;

// EXTERNAL MODULE: ./node_modules/diff/libesm/patch/create.js + 2 modules
var create = __webpack_require__(7291);
;// CONCATENATED MODULE: ./.build/bump-manifest/edit/unified-diff.js
// Renders the change of one file as git shows it. Never decides what changes.

/** A git-style unified diff; empty when nothing differs. CRLF and a missing final newline are shown as git shows them. */
function renderUnifiedDiff(path, before, after) {
    if (before.equals(after))
        return '';
    const was = before.toString('utf8');
    const is = after.toString('utf8');
    const { hunks } = (0,create/* structuredPatch */.YB)(path, path, was, is, undefined, undefined, { context: 3 });
    const lines = [
        `diff --git ${quoted('a', path)} ${quoted('b', path)}`,
        `--- ${quoted('a', path)}`,
        `+++ ${quoted('b', path)}`,
    ];
    for (const { oldStart, oldLines, newStart, newLines, lines: changed } of hunks)
        lines.push(`@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`, ...changed);
    return `${lines.join('\n')}\n`;
}
const range = (start, count) => {
    if (count === 1)
        return `${start}`;
    return `${start},${count}`;
};
/** git puts a path in quotes when it holds a control character, a quote or a backslash. */
const quoted = (side, path) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are the characters that git escapes
    if (/[\u0000-\u001f"\\\u007f]/.test(path))
        return JSON.stringify(`${side}/${path}`);
    return `${side}/${path}`;
};

// EXTERNAL MODULE: ./.build/domain/people/approvals.js
var approvals = __webpack_require__(5575);
;// CONCATENATED MODULE: ./.build/bump-manifest/history/approval.js
// Asks GitHub who let this run into the environment that protects it. What GitHub does not tell is warned of, and never guessed.


/** The logins of those who approved; none, with a warning, when that is not known. */
async function findApprovers(question) {
    const { environment, job } = question;
    if (environment === undefined)
        return [];
    const answer = await ask(question, environment);
    if ('logins' in answer)
        return answer.logins;
    job.log.warning(`Who approved "${environment}" is not written into the commit: ${answer.unknown}.`);
    return [];
}
/** https://docs.github.com/en/rest/actions/workflow-runs#get-the-review-history-for-a-workflow-run */
async function ask({ token, job, seconds, openReading }, environment) {
    const { repository, runId, apiUrl } = job.context;
    if (token === undefined)
        return { unknown: 'there is no `github-token` to ask GitHub with' };
    if (repository === undefined || runId === undefined)
        return { unknown: 'it is not known which run this is' };
    if (!(0,loopback/* isPrivateUrl */.Dd)(apiUrl))
        return { unknown: `${apiUrl} is not https, and the token is not sent there` };
    const deadline = performance.now() + seconds * 1000;
    const read = openReading({ token, apiUrl, deadline, env: job.env, signal: job.signal });
    const path = repository.split('/').map(encodeURIComponent).join('/');
    const reading = await read(`/repos/${path}/actions/runs/${runId}/approvals`);
    if (reading.kind === 'silent')
        return { unknown: `GitHub did not answer: ${reading.what}` };
    if (reading.kind === 'refused')
        return { unknown: `GitHub answered ${reading.status}; does \`github-token\` have actions: read?` };
    return loginsIn(reading.body, environment);
}
function loginsIn(body, environment) {
    if (!Array.isArray(body))
        return { unknown: 'what GitHub answered is not a list of approvals' };
    const history = body.filter((entry) => typeof entry === 'object' && entry !== null);
    const logins = [...new Set((0,approvals/* approvalsOf */.m)(history, environment).map(({ login }) => login))];
    if (logins.length > 0)
        return { logins };
    return { unknown: 'GitHub knows of nobody who approved it for this run' };
}

;// CONCATENATED MODULE: ./.build/bump-manifest/history/hand-over.js
// Whether an edit that another writer handed over may be written in its place: only where nothing happened since that its writer would
// have to judge anew. Pure.




/** Shorter ones may be words, which can be found by trying. */
const shortest = 20;
/** Made for one job, so that no two writers have the same: https://github.blog/changelog/2021-03-31-authentication-token-format-updates-are-generally-available/ */
const ofOneJob = /^(?:ghs_|eyJ|glcbt-)/;
/** The rules for writers who share a key; undefined where each has one of its own. */
function queueRules(access) {
    const { token } = access;
    const shared = (0,optional/* optional */.lq)(token !== undefined && !ofOneJob.test(token), () => token);
    const secret = access['app-private-key'] ?? access['ssh-key'] ?? shared;
    if (secret === undefined || secret.trim().length < shortest)
        return undefined;
    return rulesWith(secret.replaceAll('\r', '').trim());
}
const rulesWith = (secret) => ({
    secret,
    mayFollow: ({ message, paths }, unseen) => {
        const own = (0,ship_record/* readRecord */.aE)(message);
        if (own === undefined || own.files.length !== paths.length || !paths.every((path) => own.files.includes(path)))
            return false;
        // Of a commit that is none of ours nobody knows what it changed; of one of ours, that it changed one image.
        return unseen.every((commit) => {
            const record = (0,ship_record/* readRecord */.aE)(commit.message);
            const isOurs = record !== undefined && record.files.length > 0 && commit.merged.length === 0;
            return isOurs && !(0,ship_record/* concernsSame */.mT)(record, own);
        });
    },
    isDone: (message, files) => {
        const images = (0,ship_record/* readRecord */.aE)(message)?.images ?? [];
        const find = (some) => findRunningImages(some, {});
        return images.length > 0 && images.every((image) => files.some((file) => (0,proof/* holdsImage */.i3)(file, image, find)));
    },
});

;// CONCATENATED MODULE: ./.build/bump-manifest/history/source-commit.js
// Gathers what is known of the commit that the image was built from: the workspace's git first, else the event of the run;
// and says whom to ask which of two such commits is newer. Asks nobody itself.


/** Undefined when not even its id is known. */
async function findBuiltCommit(record, context, history) {
    const { sourceCommit: sha, sourceRepository } = record;
    if (sha === undefined)
        return undefined;
    const repositoryUrl = (0,optional/* optional */.lq)(sourceRepository, (sourceRepository) => `${context.serverUrl}/${sourceRepository}`);
    const described = await (0,optional/* optional */.lq)(sourceRepository === context.repository, () => history.describe(sha));
    if (described !== undefined)
        return { ...described, repositoryUrl };
    return { sha, author: undefined, date: undefined, ...messageFromEvent(sha, context), repositoryUrl };
}
/** What the event of the run says of the commit, where it is about that one. */
function messageFromEvent(sha, { source }) {
    if (sha !== source?.commit)
        return { subject: undefined, body: '' };
    const [subject, ...rest] = (source.message ?? '').split('\n');
    return { subject, body: rest.join('\n').trim() };
}
/** Whom to ask beyond the clone: the run's own repository, so at the runner's API, wherever the manifests are. */
function sourceElsewhere(token, { context, log }) {
    const short = (commit) => commit.slice(0, 7);
    const asked = (why) => {
        if (why.startsWith('GitHub'))
            return `${why}; asked with \`github-token\``;
        return why;
    };
    return {
        server: sourceServer(token, context),
        onUnknown: (commit, other, why) => log.info(`It is not known whether ${short(commit)} is older than ${short(other)} (${asked(why)}): SemVer decides, else the number of the run`),
    };
}
function sourceServer(token, { repository, apiUrl }) {
    const clone = 'the clone of the workspace does not tell';
    if (token === undefined)
        return { missing: `${clone}, and there is no \`github-token\` to ask GitHub with` };
    if (repository === undefined)
        return { missing: `${clone}, and the repository of the run is not known` };
    if (!(0,loopback/* isPrivateUrl */.Dd)(apiUrl))
        return { missing: `${clone}, and ${apiUrl} is not asked: the token would go over plain HTTP` };
    return { token, apiUrl, repository };
}

;// CONCATENATED MODULE: ./.build/bump-manifest/presence/image-revision.js
// Finds the commit of an image where the event of the run does not tell it: the image's own label, else nobody knows. A label is the word of
// whoever pushed the image: one that names another repository is not taken. Asks nobody where the commit is known.



const mostSeconds = 5;
/** The request, with the commit that its one image says it was built from, where nothing else tells it. */
async function withRevision(request, { mode, job, deadline, openRevision }) {
    const { occasion, images, sourceCommit } = request;
    const { context, env, log, signal } = job;
    const [image, ...more] = images;
    const isSilent = occasion === 'bump' && sourceCommit === undefined && context.eventName !== undefined;
    if (!isSilent || image === undefined || more.length > 0 || mode === 'false')
        return request;
    const ask = openRevision({ env, insist: false, signal, onSecret: log.mask });
    const found = await ask(image, Math.max(1, Math.min(mostSeconds, deadline.remaining())));
    const text = (0,image_reference/* formatImageReference */.my)(image);
    const asked = (0,optional/* optional */.lq)(context.source?.commit, () => '`source-commit` is `unknown`') ?? context.source?.from;
    const silence = `${asked}, and ${text}`;
    if ('why' in found)
        return unknown(request, `${silence} cannot be read: ${found.why}`, log);
    if (found.commit === undefined)
        return unknown(request, `${silence} has no label that names one`, log);
    if (!isOwn(found.source, context))
        return unknown(request, `${silence} says that it was built from ${found.source}`, log);
    log.info(`${silence} is labelled as built from ${found.commit}`);
    return { ...request, sourceCommit: found.commit };
}
function unknown(request, why, log) {
    log.info(`The commit of the image is not known: ${why}. The number of the run decides the order.`);
    return request;
}
/** True when the label names no repository, or that of the run. */
const isOwn = (source, { serverUrl, repository }) => source === undefined || (0,ends/* withoutEnd */.Mx)(source.replace(/\.git$/, ''), '/') === `${serverUrl}/${repository}`;

;// CONCATENATED MODULE: ./.build/bump-manifest/presence/evidence.js
// What a registry's answer about an image means for a bump. Pure: asks nobody.


/** The distinct images that the plan writes where another stands now. */
function writtenImages({ places }) {
    const changed = places.filter(({ reference, next }) => (0,image_reference/* formatImageReference */.my)(reference) !== (0,image_reference/* formatImageReference */.my)(next));
    return [...new Map(changed.map(({ next }) => [(0,image_reference/* formatImageReference */.my)(next), next])).values()];
}
/** What `presence` means for the image. */
function weigh(image, presence, { mode, occasion, older }) {
    const text = (0,image_reference/* formatImageReference */.my)(image);
    if (presence.state === 'absent')
        return { kind: 'problem', problem: absent(text, occasion, older) };
    if (presence.state === 'unknown') {
        if (mode === 'true')
            return { kind: 'problem', problem: unverified(text, presence.why) };
        return {
            kind: 'notice',
            message: `The registry could not tell whether ${text} exists, so it is not verified: ${presence.why}`,
        };
    }
    const { tagPointsTo } = presence;
    if (tagPointsTo === undefined || tagPointsTo === image.digest)
        return { kind: 'info', message: `The registry has ${text}` };
    const message = `The registry has ${image.digest}, but its tag "${image.tag}" points to ${tagPointsTo} now; ${text} is written, and runs by its digest.`;
    return { kind: 'warning', message };
}
const otherwise = 'If the cluster pulls it from somewhere else, set `verify-image: false`.';
const fixes = {
    bump: () => `Build and push it first (build-push-image), or check \`image\`. ${otherwise}`,
    promote: () => `The image to promote was deleted: ship it again to the files of \`promote-from\`, or promote from other files. ${otherwise}`,
    rollback: rollbackFix,
};
/** The input that the image came by. */
const evidence_origins = { bump: 'image', promote: 'promote-from', rollback: 'rollback' };
function absent(text, occasion, older) {
    return {
        code: 'image_absent',
        what: `"${text}" is not in its registry: nothing is written`,
        where: `input \`${evidence_origins[occasion]}\``,
        fix: fixes[occasion](older),
    };
}
function rollbackFix(older) {
    if (older.length === 0)
        return `It was deleted, and no other image was there before: ship a new one with \`image: …\`. ${otherwise}`;
    const words = { there: ['is in its registry'], absent: ['deleted, too'], unknown: [] };
    const shown = older.map(({ image, state, isUndone }) => {
        const said = (0,optional/* present */.Eb)([...words[state], isUndone && 'but was rolled back from']).join(', ');
        return `${(0,image_reference/* formatImageReference */.my)(image)}${(0,optional/* phrase */.MZ)(said !== '', () => ` (${said})`)}`;
    });
    const first = older.find(({ state, isUndone }) => state === 'there' && !isUndone)?.image;
    const version = first?.tag ?? first?.digest ?? '<tag>';
    return `It was deleted: ask for another, e.g. \`rollback: ${version}\`. Those that were there, newest first:\n${shown.join('\n')}\n${otherwise}`;
}
function unverified(text, why) {
    return {
        code: 'image_unverified',
        what: `It is not known whether "${text}" exists: ${why}`,
        where: 'input `verify-image`',
        fix: 'Log in to its registry before this step (`docker login`, or aws-actions/configure-aws-credentials for ECR) with the right to read, or set `verify-image: auto` to go on without an answer.',
    };
}

;// CONCATENATED MODULE: ./.build/bump-manifest/presence/inquiry.js
// Asks the registries for the images that a plan writes, before it is written; looks for others when a roll-back's is gone. Writes nothing.
//
// The map of this room: inquiry (who is asked), evidence (what an answer means), image-revision (the commit that an image
// says it was built from).








/** A stalled registry does not stall a bump for longer, in seconds. */
const patience = { auto: 5, true: 20 };
const leastSeconds = 1;
const inquiry_mostOlder = 10;
/** Asks for each image once, however often it is planned. */
function inquiry({ mode, request, job, deadline, openPresence }) {
    if (mode === 'false')
        return async () => undefined;
    const { env, log, signal } = job;
    const askOnce = openPresence({ env, insist: mode === 'true', signal, onSecret: log.mask });
    const answers = new Map();
    const ask = async (image) => {
        const text = (0,image_reference/* formatImageReference */.my)(image);
        const seconds = Math.max(leastSeconds, Math.min(patience[mode], deadline.remaining()));
        const answer = answers.get(text) ?? askOnce(image, seconds);
        answers.set(text, answer);
        return await answer;
    };
    return async (head, plan) => {
        const fresh = writtenImages(plan).filter((image) => !answers.has((0,image_reference/* formatImageReference */.my)(image)));
        const presences = await Promise.all(fresh.map(ask));
        const evidence = await Promise.all(fresh.map(async (image, at) => {
            const presence = presences[at] ?? { state: 'unknown', why: 'nobody was asked' };
            const isGone = presence.state === 'absent' && request.occasion === 'rollback';
            const older = (await (0,optional/* optional */.lq)(isGone, () => findOlder(head, plan, image, ask))) ?? [];
            return weigh(image, presence, { mode, occasion: request.occasion, older });
        }));
        const problems = evidence.flatMap((each) => (0,optional/* present */.Eb)([each.kind === 'problem' && each.problem]));
        for (const each of evidence)
            if (each.kind !== 'problem')
                log[each.kind](each.message);
        if (problems.length > 0)
            throw new action_error/* ActionError */.lZ(problems);
    };
}
/** What else stood in the files before, newest first, and whether it is still there. */
async function findOlder(head, { places }, gone, ask) {
    const own = places.filter(({ next }) => (0,image_reference/* isSameRepository */.ve)(next, gone));
    const besides = new Set([gone, ...own.map(({ reference }) => reference)].map(image_reference/* formatImageReference */.my));
    const found = new Map();
    const fates = [];
    try {
        for await (const version of head.history([...new Set(own.map(({ file }) => file))])) {
            for (const record of provenRecords(version))
                noteFates(fates, record);
            for (const { reference } of (0,edit_scan/* findImages */.Mz)(version.files)) {
                const text = (0,image_reference/* formatImageReference */.my)(reference);
                if ((0,image_reference/* isSameRepository */.ve)(reference, gone) && !besides.has(text))
                    found.set(text, reference);
            }
            if (found.size >= inquiry_mostOlder)
                break;
        }
    }
    catch (thrown) {
        // The list is a help beside the error that is told in any case.
        if (!(thrown instanceof action_error/* ActionError */.lZ))
            throw thrown;
    }
    const images = [...found].slice(0, inquiry_mostOlder);
    return await Promise.all(images.map(async ([, image]) => ({
        image,
        state: (await ask(image)).state,
        isUndone: fateOf(fates, image)?.fate === 'undone',
    })));
}
const provenRecords = (version) => [version, ...version.merged]
    .flatMap(({ message }) => (0,ship_record/* readRecord */.aE)(message) ?? [])
    .filter((record) => (0,proof/* wroteImages */.Qv)(record, version, edit_scan/* findImages */.Mz));

// EXTERNAL MODULE: ./.build/domain/text/template.js
var text_template = __webpack_require__(7521);
// EXTERNAL MODULE: ./.build/bump-manifest/history/trailers.js
var trailers = __webpack_require__(3982);
;// CONCATENATED MODULE: ./.build/bump-manifest/proposal/words.js
// The pull request of a bump: its branch, title and body, and whether a branch is ours to move. Pure; foreign text stays text.








/** GitHub takes 256 characters for a title and 65,536 for a body. */
const longestTitle = 256;
const longestBody = 60_000;
/** `ship/<environment>/<service>`, one legal branch name for each pair; `any` stands for no environment. */
function pullRequestBranch(service, environment) {
    return `ship/${branchPart(environment ?? 'any')}/${branchPart(service)}`;
}
/** A part of a branch name. One that had to be changed gets a mark of the original, so that two never become one. */
function branchPart(text) {
    const legal = text.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/\.{2,}/g, '.');
    const clean = (0,ends/* withoutEnd */.Mx)((0,ends/* withoutStart */.pM)(legal, '.-'), '.-')
        .replace(/\.lock$/i, '-lock')
        .slice(0, 80);
    if (clean === text)
        return clean;
    return `${clean || 'x'}-${markOf(text)}`;
}
/** FNV-1a, 32 bits: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv */
function markOf(text) {
    let mark = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text))
        mark = Math.imul(mark ^ byte, 0x01000193) >>> 0;
    return mark.toString(16).padStart(8, '0');
}
/** The title: the filled template, else the commit's subject. One line, as long as GitHub takes. */
function pullRequestTitle(record, subject, template) {
    const values = {
        service: (0,trailers/* oneLine */.TN)(record.service),
        environment: record.environment,
        image: record.images.join(', '),
        version: (0,commit_message/* shortImageVersion */.CH)(record.images),
        'previous-version': (0,optional/* optional */.lq)(record.previousImages.length > 0, () => (0,commit_message/* shortImageVersion */.CH)(record.previousImages)),
    };
    const filled = (0,optional/* optional */.lq)(template, (template) => (0,text_template/* fillTemplate */.ou)(template, values, 'input `pull-request-title`'));
    const { value: title, problems } = filled ?? (0,action_error/* accepted */.qG)(subject);
    if (title === undefined)
        return (0,action_error/* refused */.J5)(...problems);
    return (0,action_error/* accepted */.qG)(cut((0,trailers/* oneLine */.TN)(title), longestTitle));
}
/** The body: what changes, from where, by which run, and the diff, cut to what GitHub takes. */
function pullRequestBody(facts) {
    const { record, diff } = facts;
    const images = (list) => list.map(markdown/* inlineCode */.ti).join('<br>');
    const rows = [
        ['Service', (0,markdown/* escapeMarkdown */.FV)(record.service)],
        ['Environment', (0,optional/* optional */.lq)(record.environment, (environment) => (0,markdown/* escapeMarkdown */.FV)(environment))],
        ['Image', images(record.images)],
        ['Before', (0,optional/* optional */.lq)(record.previousImages.length > 0, () => images(record.previousImages))],
        ['Source commit', sourceCommit(facts)],
        ['Changes', compareLink(facts)],
        ['Run', (0,optional/* optional */.lq)(record.run, (run) => words_link(run, run))],
        ['Started by', (0,optional/* optional */.lq)(facts.actor, (actor) => (0,markdown/* escapeMarkdown */.FV)(actor))],
    ];
    const known = rows.filter((row) => row[1] !== undefined);
    const table = (0,markdown/* markdownTable */.Qj)(['', ''], known);
    const place = (0,optional/* phrase */.MZ)(record.environment, (environment) => ` in **${(0,markdown/* escapeMarkdown */.FV)(environment)}**`);
    const doing = record.rollback ? 'Rolls back' : 'Bumps';
    const version = (0,markdown/* inlineCode */.ti)((0,commit_message/* shortImageVersion */.CH)(record.images));
    const head = `${doing} **${(0,markdown/* escapeMarkdown */.FV)(record.service)}**${place} to ${version}. Nothing is deployed before this is merged.`;
    const foot = 'This branch is kept up to date by bump-manifest: a newer bump replaces its commit. Commits that others add stop that.';
    const kept = hiddenRecord(record);
    const room = longestBody - table.length - head.length - foot.length - kept.length;
    return [head, cut(table, longestBody / 2), (0,markdown/* codeBlock */.DV)(cutDiff(diff, room), 'diff'), foot, kept].join('\n\n');
}
function cutDiff(diff, room) {
    if (diff.length <= room)
        return diff;
    return `${diff.slice(0, Math.max(0, room))}\n… cut; see the files changed`;
}
/** The trailers, unseen: a repository may take the description for the message of a squash commit, and order is decided by them. */
function hiddenRecord(record) {
    const lines = (0,ship_record/* recordTrailers */.mu)(record).map(([name, value]) => `${name}: ${(0,trailers/* oneLine */.TN)(value)}`);
    return `<!--\n\n${cut(lines.join('\n').replaceAll(/--(!?)>/g, '-- $1>'), longestBody / 4)}\n\n-->`;
}
/** The body of a pull request that is closed because its image is in the manifests already. */
const withdrawnBody = (base, body) => `Closed by bump-manifest: nothing is left to change, ${(0,markdown/* inlineCode */.ti)(base)} holds the image already.\n\n${body}`.slice(0, longestBody);
/** A commit that somebody else made, if there is one: ours name this service and environment, and nobody wrote them again; GitHub's own merges of the base are harmless. */
function findForeign(commits, base, own) {
    return commits.find(({ message, parents, isRewritten }) => {
        if (parents.length > 1 && message.startsWith(`Merge branch '${base}' into `))
            return false;
        const record = (0,ship_record/* readRecord */.aE)(message);
        return isRewritten || record?.service !== own.service || record.environment !== own.environment;
    });
}
function sourceCommit({ record, serverUrl }) {
    const { sourceCommit: sha, sourceRepository } = record;
    if (sha === undefined)
        return undefined;
    if (sourceRepository === undefined)
        return (0,markdown/* inlineCode */.ti)(sha);
    return words_link(`${serverUrl}/${sourceRepository}/commit/${sha}`, `${sourceRepository}@${sha.slice(0, 7)}`);
}
function compareLink({ record, previousSourceCommit: before, serverUrl }) {
    const { sourceCommit: after, sourceRepository } = record;
    if (before === undefined || after === undefined || sourceRepository === undefined || before === after)
        return undefined;
    const range = record.rollback ? `${after}...${before}` : `${before}...${after}`;
    return words_link(`${serverUrl}/${sourceRepository}/compare/${range}`, `${before.slice(0, 7)}…${after.slice(0, 7)}`);
}
/** A link whose text renders literally; text alone where the target is no web address. */
function words_link(target, text) {
    if (!/^https?:\/\/[^\s<>()"'|]+$/.test(target))
        return (0,markdown/* escapeMarkdown */.FV)(text);
    return `[${(0,markdown/* escapeMarkdown */.FV)(text)}](${target})`;
}
const cut = (text, most) => {
    if (text.length <= most)
        return text;
    return `${text.slice(0, most - 1)}…`;
};

;// CONCATENATED MODULE: ./.build/bump-manifest/proposal/proposal.js
// Keeps one open pull request per service and environment: pushes its branch, opens or updates it, merges it when asked,
// closes it when nothing is left to change. Never moves a branch that holds somebody else's commits.




/** Proposes the change on top of `head`, in place of what the branch held when `standing` was read. */
async function propose(pulls, head, order) {
    const { place, standing, change, draft } = order;
    refuseForeign(place, standing);
    const pushed = await pushBranch(head, order);
    if (pushed.outcome === 'raced')
        return pushed;
    const { sha, verified } = pushed;
    const { pull, isNew } = await openOrUpdate(pulls, place, draft);
    const warnings = await invite(pulls, pull, isNew, order);
    const said = { outcome: 'proposed', sha, verified, pull, isMerged: false, warnings, failure: undefined };
    if (!draft.autoMerge)
        return said;
    const merge = await pulls.autoMerge(pull, sha, change.message);
    if (merge.state === 'refused')
        return { ...said, failure: mergeRefused(pull, merge.reason) };
    if (merge.state === 'waiting')
        return said;
    if (merge.state === 'queued')
        return { ...said, warnings: [...warnings, queueWarning(pull)] };
    await pulls.deleteBranch(place.branch);
    const lost = await recordWarning(pulls, merge.oid, order);
    return { ...said, sha: merge.oid, isMerged: true, warnings: [...warnings, ...lost] };
}
/** Closes the pull request and deletes its branch, since the base holds the image already. `onSend` is called before anything changes. */
async function withdraw(pulls, place, standing, onSend) {
    const pull = await pulls.find(place.base, place.branch);
    const foreign = findForeign(standing.commits, place.base, place.owner);
    if (foreign !== undefined || !standing.complete) {
        const theirs = (0,optional/* optional */.lq)(foreign, ({ oid, author }) => `the commit ${oid.slice(0, 7)} of ${author}`);
        const by = theirs ?? 'many commits';
        const warning = `Nothing is left to change, but the branch ${place.branch} holds ${by}: it and its pull request stay.`;
        return { pull, warning };
    }
    onSend();
    if (pull !== undefined)
        await pulls.change(pull.number, { state: 'closed', body: withdrawnBody(place.base, pull.body) });
    await pulls.deleteBranch(place.branch);
    return { pull, warning: undefined };
}
/** Throws an ActionError when the branch holds a commit that is not ours. */
function refuseForeign({ base, branch, owner }, standing) {
    if (standing === undefined)
        return;
    const foreign = findForeign(standing.commits, base, owner);
    if (foreign === undefined && standing.complete)
        return;
    const named = (0,optional/* optional */.lq)(foreign, ({ oid, message, author }) => `the commit ${oid.slice(0, 7)} "${message.split('\n')[0]}" of ${author}`);
    const commit = named ?? 'more commits than bump-manifest makes';
    throw new action_error/* ActionError */.lZ({
        code: 'pull_request_foreign',
        what: `The branch "${branch}" holds ${commit}, and is not overwritten`,
        where: 'input `mode`',
        fix: `Merge or close its pull request and delete the branch "${branch}", or move that commit elsewhere; then run the step again.`,
    });
}
/** The error for an open pull request of other files, which ours would replace. */
const othersProposed = ({ branch }, { pull, files }) => new action_error/* ActionError */.lZ({
    code: 'pull_request_foreign',
    what: `Pull request #${pull.number} (${pull.url}) proposes other files of the same service and environment, ${files.join(', ')}, on the branch "${branch}", and is not replaced`,
    where: 'input `mode`',
    fix: 'Name all files in one step (lines of `path`), or give each its own `environment`; or merge or close that pull request first.',
});
/** A branch that holds exactly this already is left as it is, so that a step that is run again changes nothing. */
async function pushBranch(head, { place, standing, change }) {
    const [only, ...more] = standing?.commits ?? [];
    const isAlone = only !== undefined && more.length === 0 && only.parents.join() === head.sha;
    if (isAlone && only.message.trim() === change.message.trim() && standing?.holdsExactly(change.files) === true)
        return { outcome: 'pushed', sha: only.oid, verified: only.verified || undefined };
    return await head.push({ ...change, onto: { branch: place.branch, expected: standing?.head } });
}
async function openOrUpdate(pulls, { base, branch }, { title, body }) {
    const found = await pulls.find(base, branch);
    if (found === undefined)
        return { pull: await pulls.open(base, branch, title, body), isNew: true };
    if (found.title !== title || found.body !== body)
        await pulls.change(found.number, { title, body });
    return { pull: found, isNew: false };
}
/** Labels that are missing, and reviews once. What GitHub refuses of it is a warning: the pull request stands. */
async function invite(pulls, pull, isNew, { draft, problemOf }) {
    const warnings = [];
    const attempt = async (what, ask) => {
        try {
            await ask();
        }
        catch (thrown) {
            const problem = problemOf(thrown);
            if (problem === undefined)
                throw thrown;
            warnings.push(`${what}: ${problem.what} ${problem.fix ?? ''}`.trim());
        }
    };
    const labels = draft.labels.filter((label) => !pull.labels.includes(label));
    if (labels.length > 0)
        await attempt('`pull-request-labels` were not set', () => pulls.addLabels(pull.number, labels));
    if (isNew && draft.reviewers.length > 0)
        await requestReviews(pulls, pull.number, draft.reviewers, attempt);
    return warnings;
}
/** All of them at once; where GitHub refuses one, it drops all, so that each is then asked alone. */
async function requestReviews(pulls, number, reviewers, attempt) {
    const request = async (some) => {
        const people = some.filter((each) => !each.includes('/'));
        const teams = some.filter((each) => each.includes('/')).map((each) => each.split('/')[1] ?? '');
        await pulls.requestReviews(number, people, teams);
    };
    const askEach = async () => {
        for (const reviewer of reviewers)
            await attempt(`\`pull-request-reviewers\`: ${reviewer} was not asked`, () => request([reviewer]));
    };
    const all = '`pull-request-reviewers` were not asked';
    if (reviewers.length === 1)
        return await attempt(all, () => request(reviewers));
    await request(reviewers).catch(async (thrown) => {
        if (!(thrown instanceof Error) || thrown.name !== 'GitHubFailure')
            throw thrown;
        await askEach();
    });
}
const queueWarning = ({ url }) => `The merge queue merges ${url} with a message of its own. The order of bumps is kept when it takes the description of the pull request: Settings → General → Default commit message → "Pull request title and description".`;
/** A repository's settings, or a person, may have replaced the message in which later bumps look for the record. */
async function recordWarning(pulls, oid, { place, problemOf }) {
    const what = `The merged commit ${oid.slice(0, 7)}`;
    try {
        const record = (0,ship_record/* readRecord */.aE)(await pulls.messageOf(oid));
        if (record?.service === place.owner.service && record.environment === place.owner.environment)
            return [];
        return [
            `${what} does not carry the record of this bump (its Ship-* lines): a later run cannot tell that it is newer.`,
        ];
    }
    catch (thrown) {
        const problem = problemOf(thrown);
        if (problem === undefined)
            throw thrown;
        return [`${what} could not be read: ${problem.what}`];
    }
}
const mergeRefused = (pull, reason) => ({
    code: 'auto_merge_refused',
    what: `GitHub does not merge ${pull.url} by itself: "${reason}"`,
    where: 'input `auto-merge`',
    fix: 'Do what GitHub says, or merge it by hand: the pull request is open. Auto-merge is allowed under Settings → General → Pull Requests.',
});

;// CONCATENATED MODULE: ./.build/bump-manifest/proposal/landing.js
// The landing of a bump in `mode: pull-request`: judged also against what is proposed already, then proposed, or withdrawn
// when nothing is left to change. In a dry run it only looks.
// The map of this room: landing (decides) → proposal (keeps the one pull request) → words (its branch, title and body).









/** Lands the decision as a pull request. */
async function landProposal(context, order) {
    const { pulls, inputs, request, branch } = context;
    const { head, decision, result } = order;
    if (result.outcome === 'superseded')
        return { result };
    const place = landing_placeOf(request, branch.name, result);
    const standing = await pulls.proposed(place.base, place.branch);
    const verdict = await judgeProposed(context, head, standing, decision.record);
    if (verdict.superseded && !(standing && (await pulls.isDismissed(place.base, place.branch, standing.head))))
        return { result: { ...result, outcome: 'superseded', reason: verdict.reason } };
    const others = await (0,optional/* optional */.lq)(standing, (standing) => findOthers(pulls, place, standing));
    if (result.outcome === 'unchanged') {
        if (others !== undefined)
            return { result };
        return { result: await settle(context, place, standing, result) };
    }
    if (others !== undefined)
        throw othersProposed(place, others);
    if (!inputs['dry-run'])
        return await landing_land(context, order, place, standing);
    refuseForeign(place, standing);
    return { result: { ...result, outcome: 'pull-request' } };
}
async function landing_land(context, { head, decision, result, changeOf }, place, standing) {
    const { inputs, serverUrl } = context;
    const given = { serverUrl: inputs['github-server-url'] ?? serverUrl, hasApp: inputs['app-id'] !== undefined };
    const change = await changeOf();
    const draft = await draftOf(context, head, decision, { diff: result.diff, message: change.message });
    const problemOf = (thrown) => findProblem(thrown, given);
    const proposal = await propose(context.pulls, head, { place, standing, change, draft, problemOf });
    if (proposal.outcome === 'raced')
        return { raced: proposal.reason };
    const { pull, isMerged, warnings, sha, verified, failure } = proposal;
    const { url, number } = pull;
    const plan = { ...result.plan, warnings: [...result.plan.warnings, ...warnings] };
    const landed = { ...result, plan, manifestSha: sha, verified, failure };
    if (isMerged)
        return { result: { ...landed, pullRequest: { url, number, state: 'merged' } } };
    return { result: { ...landed, outcome: 'pull-request', pullRequest: { url, number, state: 'open' } } };
}
function landing_placeOf({ service, environment }, base, { plan }) {
    const files = [...new Set(plan.places.map(({ file }) => file))];
    return { base, branch: pullRequestBranch(service, environment), owner: { service, environment, files } };
}
const newestRecord = ({ commits }, owner) => commits
    .map(({ message }) => (0,ship_record/* readRecord */.aE)(message))
    .find((each) => each?.service === owner.service && each.environment === owner.environment);
/** An open pull request for the same service and environment that is about none of our files: one branch cannot hold both. */
async function findOthers(pulls, place, standing) {
    const newest = newestRecord(standing, place.owner);
    if (newest === undefined || (0,ship_record/* concernsSame */.mT)(newest, place.owner))
        return undefined;
    const pull = await pulls.find(place.base, place.branch);
    if (pull === undefined)
        return undefined;
    return { pull, files: newest.files };
}
/** An older run must not replace what a newer one proposes either. To propose the same image again is no step back. */
async function judgeProposed({ request, counsel }, head, standing, record) {
    const commits = standing?.commits ?? [];
    const newest = (0,optional/* optional */.lq)(standing, (standing) => newestRecord(standing, record));
    const isSame = newest !== undefined && !newest.rollback && newest.images.join() === record.images.join();
    if (newest === undefined || isSame)
        return { superseded: false };
    const newer = commits.flatMap(({ message }) => (0,ship_record/* readRecord */.aE)(message) ?? []);
    return await judgeRecord(head, request, record, { ...counsel, newer });
}
/** The base holds the image: what is proposed for the same thing has become pointless. */
async function settle({ pulls, inputs, onSend }, place, standing, result) {
    if (inputs['dry-run'] || standing === undefined)
        return result;
    const { pull, warning } = await withdraw(pulls, place, standing, onSend);
    const warnings = (0,optional/* present */.Eb)([...result.plan.warnings, warning]);
    const state = warning === undefined ? 'closed' : 'open';
    const pullRequest = (0,optional/* optional */.lq)(pull, (pull) => ({ url: pull.url, number: pull.number, state }));
    return { ...result, plan: { ...result.plan, warnings }, pullRequest };
}
async function draftOf(context, head, { record }, { diff, message }) {
    const { inputs, request, serverUrl } = context;
    const previousSourceCommit = await findSource(context, head, record);
    return {
        title: (0,action_error/* orThrow */.aU)(pullRequestTitle(record, message.split('\n')[0] ?? '', inputs['pull-request-title'])),
        body: pullRequestBody({ record, diff, previousSourceCommit, serverUrl, actor: request.actor }),
        labels: inputs['pull-request-labels'],
        reviewers: inputs['pull-request-reviewers'],
        autoMerge: inputs['auto-merge'],
    };
}
/** The commit that the image which is replaced was built from, as the bump that wrote it says; undefined when it is not among the newest. */
async function findSource({ request, counsel }, head, record) {
    const past = await findShipment(head, {
        isMeant: (each) => (0,ship_record/* concernsSame */.mT)(each, record) && each.images.join() === record.previousImages.join(),
        files: record.files,
        find: (files) => findOwnImages(files, request),
        onForged: counsel.onForged,
    });
    if (past?.sourceRepository === record.sourceRepository)
        return past?.sourceCommit;
    return undefined;
}

// EXTERNAL MODULE: ./.build/bump-manifest/recording/verdict-note.js
var verdict_note = __webpack_require__(495);
;// CONCATENATED MODULE: ./.build/bump-manifest/recording/recording.js
// Writes down what a smoke test said of a bump, as a git note on its commit: Argo CD watches branches, so a note costs no comparison and no
// sync. Writes nothing else.
// The map of this room: recording (writes a verdict down) → verdict-note (how it reads).



/** Writes the note; a dry run prints it. Throws an ActionError when others were first until the time was up. */
async function recordVerdict(recording) {
    const { inputs, repository, run, deadline, job } = recording;
    const { verdict = 'fail', reason, 'manifest-sha': commit = '' } = inputs;
    const recordedAt = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    const text = (0,verdict_note/* writeVerdict */.P1)({ verdict, isConclusive: inputs.conclusive, recordedAt, run, reason });
    job.log.group(inputs['dry-run'] ? 'Note (dry run, nothing is written)' : 'Note', text);
    if (repository === undefined || inputs['dry-run'])
        return reportRecording(commit, verdict, inputs['dry-run']);
    const credentials = {
        token: inputs.token,
        username: inputs.username ?? repository.username,
        sshKey: inputs['ssh-key'],
        knownHosts: inputs['ssh-known-hosts'],
    };
    const { temporaryFolder } = job.context;
    const surroundings = { temporaryFolder, env: job.env, signal: job.signal, onSecret: job.log.mask };
    const author = { name: inputs['commit-name'], email: inputs['commit-email'] };
    const landing = await recording.addNote({ url: repository.url, credentials, deadline, ...surroundings }, { ref: verdict_note/* notesRef */.HS, commit, text, ...author });
    if (landing === undefined)
        throw recording_raceLost(inputs['max-wait-seconds']);
    if (landing === 'no such commit')
        throw commitUnknown(commit, repository.url);
    if (landing.commit === 'not shown')
        job.log.warning(`${repository.url} does not say whether it has the commit ${commit}: the note is written all the same`);
    job.log.info(`Noted on ${commit} under ${verdict_note/* notesRef */.HS}, at try ${landing.tries}`);
    return reportRecording(commit, verdict, false);
}
const reportRecording = (commit, verdict, isDry) => ({
    outputs: { changed: false, outcome: 'recorded', 'manifest-sha': commit },
    summary: `${isDry ? 'Would note' : 'Noted'} on ${(0,markdown/* inlineCode */.ti)(commit.slice(0, 12))}: smoke test ${verdict}`,
});
function commitUnknown(commit, url) {
    const what = `There is no commit ${commit} in ${url}, so nothing was noted`;
    const fix = 'Give the output `manifest-sha` of the step that bumped the same `repository`.';
    return new action_error/* ActionError */.lZ({ code: 'manifest_sha_unknown', what, where: 'input `manifest-sha`', fix });
}
function recording_raceLost(seconds) {
    const what = `Other writers were first for ${seconds} seconds`;
    const fix = 'Run the step again, or raise `max-wait-seconds`. Nothing was written.';
    return new action_error/* ActionError */.lZ({ code: 'race_lost', what, where: 'input `max-wait-seconds`', fix });
}

;// CONCATENATED MODULE: ./.build/bump-manifest/run.js
// The straight line of bump-manifest: request → head → decision → push or pull request → report; after a lost race again from the head.
// Sets no output itself.























/** Runs the action. */
async function run(inputs, job, clients) {
    const request = (0,action_error/* orThrow */.aU)(readRequest(inputs, job.context));
    const serverUrl = inputs['github-server-url'] ?? job.context.serverUrl;
    const repository = (0,action_error/* orThrow */.aU)((0,repository_url/* readRepository */.N)(inputs.repository, serverUrl, inputs['ssh-key'] !== undefined));
    if (repository === undefined)
        job.log.info('No `repository` is given: files of the workspace are edited, and nothing is committed.');
    const deadline = clients.deadlineIn(inputs['max-wait-seconds']);
    const given = { serverUrl, hasApp: inputs['app-id'] !== undefined };
    const trace = { isSending: inputs.verdict !== undefined };
    try {
        const access = await openRepositoryAccess(inputs, { ...clients, repository, serverUrl, job, deadline });
        try {
            const assignment = { inputs: { ...inputs, token: access.token }, repository, serverUrl, deadline, job, trace };
            if (inputs.verdict !== undefined)
                return await recordVerdict({ ...assignment, run: request.run, addNote: clients.addNote });
            const approvedBy = await approversFor(assignment, clients);
            return await write(assignment, { ...request, approvedBy }, clients);
        }
        finally {
            await access.close();
        }
    }
    catch (thrown) {
        throw wordFailure((0,action_error/* retellCancellation */.QD)(thrown, job.signal, cancelledBump(trace, repository?.url)), given);
    }
}
/** A commit says who approved it; where none is made, nobody is asked. */
async function approversFor({ inputs, repository, deadline, job }, { openReading }) {
    const isCommitted = repository !== undefined && inputs.mode !== 'none' && !inputs['dry-run'];
    return await findApprovers({
        environment: (0,optional/* optional */.lq)(isCommitted, () => inputs.approval),
        token: inputs['github-token'],
        seconds: Math.min(20, deadline.remaining() / 4),
        job,
        openReading,
    });
}
async function write(assignment, asked, clients) {
    const { inputs, deadline, job, trace } = assignment;
    const { context, env, signal } = job;
    const elsewhere = sourceElsewhere(inputs['github-token'], job);
    const history = clients.openSourceHistory(context.workspace, env, signal, elsewhere);
    const asking = { ...clients, mode: inputs['verify-image'], job, deadline };
    const request = await withRevision(asked, asking);
    const inquire = inquiry({ ...asking, request });
    const github = connect(assignment, clients);
    const rules = queueRules(inputs);
    const branch = await openBranch({ ...assignment, request, github, rules }, clients);
    const forged = new Map();
    const counsel = counselOf(history, forged);
    const takeTurn = turns(assignment, clients);
    try {
        const tools = { github, history, counsel, forged, deadline, inquire, takeTurn };
        const session = { inputs, request, branch, ...tools, job, trace };
        const landed = await bump(session);
        const result = { ...landed, commitUrl: commitUrlOf(assignment, landed.manifestSha) };
        announce(result, job);
        return report(result);
    }
    finally {
        await branch.close();
    }
}
const commitUrlOf = ({ repository, serverUrl }, sha) => {
    if (repository?.name === undefined || sha === undefined)
        return undefined;
    return `${serverUrl}/${repository.name}/commit/${sha}`;
};
/** Writes until it is known what became of it; what was handed to other writers is taken back. */
async function bump(session) {
    const { branch, job } = session;
    let result;
    try {
        result = await race(session);
        return result;
    }
    finally {
        const isTakenBack = (await branch.withdraw?.()) ?? true;
        if (!isTakenBack && result === undefined)
            job.log.warning(`The edit was handed to other writers of ${branch.name}, and one of them may have written it.`);
    }
}
/** Reads and plans until the commit has landed or there is nothing to write. */
async function race(session) {
    const { branch, inputs, deadline, job } = session;
    const pace = racePace(deadline);
    let tried;
    for (let number = 1, isLast = false;; number++) {
        const endTurn = await session.takeTurn();
        pace.start();
        const { landing, planned } = await tryOnce(session, number, tried).finally(endTurn);
        if ('result' in landing)
            return landing.result;
        tried = planned;
        job.log.info(`Somebody else was first on ${branch.name} (${landing.raced}): reading it again`);
        // An edit that is not there to take back has been written by another writer, as one more look tells.
        const isOver = deadline.remaining() === 0 && (isLast || ((await branch.withdraw?.()) ?? true));
        if (isOver)
            throw raceLost(branch, inputs['max-wait-seconds'], number);
        isLast = deadline.remaining() === 0;
        await (0,promises_.setTimeout)(pace.lost(landing.isHandedOver), undefined, { signal: job.signal });
    }
}
/** Reads the newest head, plans on it and writes; `tried` is what the try before wanted to write. */
async function tryOnce(session, number, tried) {
    const { request, branch, job } = session;
    const head = await branch.fetch();
    if (head.landed !== undefined && tried !== undefined) {
        job.log.info(`The commit is on ${branch.name}: ${head.landed}`);
        return { landing: { result: { ...tried, attempts: number, manifestSha: head.landed } }, planned: tried };
    }
    job.log.debug(`read ${branch.repository} ${branch.name} at ${head.sha}`);
    const { plan, ...rest } = await decide(head, request, session.counsel);
    const decision = { ...rest, plan: { ...plan, warnings: [...session.forged.values(), ...plan.warnings] } };
    const planned = resultOf(decision, session, number);
    return { landing: await run_land(session, head, decision, planned), planned };
}
/** Writes the decision, as a push or as a pull request; what is settled already or only tried is not written. */
async function run_land(session, head, decision, result) {
    const { inputs, request, branch, github, job } = session;
    const isSettled = result.outcome === 'unchanged' || result.outcome === 'superseded';
    const known = isSettled ? { ...result, manifestSha: head.sha || undefined } : result;
    if (inputs['dry-run'] && !isSettled)
        await session.inquire(head, decision.plan);
    const onSend = () => {
        session.trace.isSending = true;
    };
    const prepare = async () => {
        await session.inquire(head, decision.plan);
        const change = await run_changeOf(decision, session);
        onSend();
        return change;
    };
    if (inputs.mode === 'pull-request' && github !== undefined) {
        const { serverUrl } = job.context;
        const context = { pulls: github.pulls, inputs, request, branch, counsel: session.counsel, serverUrl, onSend };
        return await landProposal(context, { head, decision, result: known, changeOf: prepare });
    }
    if (isSettled || inputs['dry-run'])
        return { result: known };
    const pushed = await head.push(await prepare());
    if (pushed.outcome === 'raced')
        return { raced: pushed.reason, isHandedOver: pushed.isHandedOver };
    return { result: { ...result, manifestSha: pushed.sha || undefined, verified: pushed.verified } };
}
/** Only who pushes waits for a turn, and half of the time at most: the other half is for writers elsewhere. */
function turns({ inputs, repository, deadline, job: { signal } }, clients) {
    if (repository === undefined || inputs.mode !== 'push' || inputs['dry-run'])
        return async () => () => undefined;
    const name = `${repository.url} ${inputs.ref ?? ''}`;
    return () => clients.takeTurn({ name, waitSeconds: deadline.remaining() / 2, signal });
}
function connect(assignment, clients) {
    const { inputs, repository, serverUrl, deadline } = assignment;
    const { context, env, log, signal } = assignment.job;
    const { token } = inputs;
    if (!(0,github/* usesGitHub */.cw)(inputs) || token === undefined)
        return undefined;
    const name = (0,github/* repositoryName */.aR)(repository, serverUrl);
    const apiUrl = (0,github/* apiUrlOf */.po)(inputs, context);
    if (name === undefined)
        throw new action_error/* ActionError */.lZ((0,github/* notOnGitHub */.kL)(inputs.repository ?? '', serverUrl));
    const onWait = (seconds, why) => log.info(`GitHub said "${why}": waiting ${seconds.toFixed(1)} s before asking again`);
    return clients.connectRepository({ token, apiUrl, name, env, deadline, signal, onWait });
}
async function run_changeOf({ plan, record }, session) {
    const { inputs, request, job, history } = session;
    const source = await findBuiltCommit(record, job.context, history);
    return {
        files: plan.files.map(({ path, after }) => ({ path, bytes: after })),
        message: (0,action_error/* orThrow */.aU)((0,commit_message/* writeMessage */.ZT)(record, request.occasion, source, inputs['commit-message'])),
        author: { name: inputs['commit-name'], email: inputs['commit-email'] },
    };
}
function resultOf({ plan, verdict }, { request, inputs }, attempts) {
    return {
        outcome: outcomeOf({ plan, verdict }, request),
        occasion: request.occasion,
        service: request.service,
        environment: request.environment,
        plan,
        diff: plan.files.map(({ path, before, after }) => renderUnifiedDiff(path, before, after)).join(''),
        manifestSha: undefined,
        commitUrl: undefined,
        attempts,
        dryRun: inputs['dry-run'],
        reason: verdict.reason,
        isFinal: verdict.isFinal ?? false,
    };
}
function outcomeOf({ plan, verdict }, { occasion }) {
    if (verdict.superseded)
        return 'superseded';
    if (plan.files.length === 0)
        return 'unchanged';
    if (occasion === 'rollback')
        return 'rolled-back';
    return 'bumped';
}

;// CONCATENATED MODULE: ./.build/bump-manifest/questions.js
// What a preflight asks of bump-manifest: is there a credential, does the image stand where it will be written, may it be written there?
// Writes nothing.









const credential = 'credential for the manifests';
const place = 'place in the manifests';
/** In the order in which they are asked. */
const questions = [
    { subject: credential, ask: askCredential },
    { subject: place, after: credential, ask: askPlace },
    { subject: 'right to write the manifests', after: credential, ask: askWriting },
];
/** Whether one is given, and opens the repository. */
async function askCredential(inputs, job, clients) {
    const name = credentialOf(inputs);
    if (inputs.repository === undefined && name === undefined)
        throw new action_error/* ActionError */.lZ(noCredential('the manifests'));
    if (inputs.repository === undefined)
        throw new action_error/* ActionError */.lZ(noRepository);
    const serverUrl = inputs['github-server-url'] ?? job.context.serverUrl;
    const url = (0,action_error/* orThrow */.aU)((0,repository_url/* readRepository */.N)(inputs.repository, serverUrl, inputs['ssh-key'] !== undefined))?.url ?? '';
    if (name === undefined && !(0,loopback/* isLoopback */.U9)(URL.parse(url)?.host ?? ''))
        throw new action_error/* ActionError */.lZ(noCredential(inputs.repository));
    const reading = { ...inputs, 'dry-run': true, signed: false };
    const read = await withBranch(reading, job, clients, async (branch) => {
        await branch.fetch();
        return `${branch.name} of ${branch.repository}`;
    });
    return `${name ?? 'none, on this machine,'} reads ${read}`;
}
function credentialOf(inputs) {
    if (inputs['app-id'] !== undefined)
        return `the GitHub App ${inputs['app-id']}`;
    if (inputs['ssh-key'] !== undefined)
        return 'an ssh key';
    if (inputs.token === undefined)
        return undefined;
    return 'a token';
}
const noRepository = {
    code: 'repository_missing',
    what: 'The config file does not say which repository holds the manifests',
    where: 'config file, `bump-manifest.repository`',
    fix: 'Write `bump-manifest: {repository: owner/name, path: "{environment}/…"}`.',
};
const noCredential = (repository) => ({
    code: 'credential_missing',
    what: `No credential is given that may write to ${repository}`,
    where: 'input `manifests-token`, or `manifests-app-id` with `manifests-app-private-key`, or `manifests-ssh-key`',
    fix: 'Make a GitHub App with `contents: write` on that one repository, and give its id and key (docs/getting-started.md, step 4); or a fine-grained token with `contents: write` there.',
});
/** A dry run with an image that nobody built: it finds the place, and says why not. */
async function askPlace(inputs, job, clients) {
    const { outputs } = await run({ ...inputs, 'dry-run': true, 'verify-image': 'false' }, job, clients);
    const files = String(outputs.files ?? '')
        .split('\n')
        .filter(Boolean);
    const standing = (0,optional/* phrase */.MZ)(outputs['previous-image'], (image) => `, where ${image} stands`);
    return `${files.join(', ') || 'found'}${standing}`;
}
/** The permissions that a real bump takes are asked for, too. */
async function askWriting(inputs, job, clients) {
    const writing = { ...inputs, 'dry-run': false, signed: false };
    return await withBranch(writing, job, clients, async (branch) => {
        const head = await branch.fetch();
        await head.rehearse?.();
        return `${branch.name}: this login may push; the rules of the branch are checked by a real push only`;
    });
}
/** Opens the branch as the inputs say, and closes it. */
async function withBranch(inputs, job, clients, ask) {
    const serverUrl = inputs['github-server-url'] ?? job.context.serverUrl;
    const deadline = clients.deadlineIn(Math.min(inputs['max-wait-seconds'], questions_mostSeconds));
    try {
        const repository = (0,action_error/* orThrow */.aU)((0,repository_url/* readRepository */.N)(inputs.repository, serverUrl, inputs['ssh-key'] !== undefined));
        const { openAppAccess } = clients;
        const access = await openRepositoryAccess(inputs, { repository, serverUrl, job, deadline, openAppAccess });
        try {
            const request = (0,action_error/* orThrow */.aU)(readRequest(inputs, job.context));
            const reached = { ...inputs, token: access.token };
            const branch = await openBranch({ inputs: reached, repository, request, job, deadline, github: undefined }, clients);
            return await ask(branch).finally(() => branch.close());
        }
        finally {
            await access.close();
        }
    }
    catch (thrown) {
        throw wordFailure(thrown, { serverUrl, hasApp: inputs['app-id'] !== undefined });
    }
}
/** Trouble that passes may be waited out, but not for as long as by a real bump. */
const questions_mostSeconds = 30;

;// CONCATENATED MODULE: ./.build/clients/deadline.js
// Time that is left: one value that everything of a step shares. Starts no timer and ends nothing by itself.
/** A deadline that many seconds from now. */
function deadlineIn(seconds) {
    const end = performance.now() + seconds * 1000;
    return { remaining: () => Math.max(0, (end - performance.now()) / 1000) };
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/domain/thrown.js
var domain_thrown = __webpack_require__(433);
// EXTERNAL MODULE: ./.build/domain/environment.js
var environment = __webpack_require__(86);
;// CONCATENATED MODULE: ./.build/clients/git/host-keys.js
// GitHub's published SSH host keys: https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/githubs-ssh-key-fingerprints
// Data only: other hosts are made known by the user.
/** Lines of a known_hosts file for github.com. */
const githubHostKeys = [
    'github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl',
    'github.com ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBEmKSENjQEezOmxkZMy7opKgwFB9nkt5YRrYMjNuG5N87uRgg6CLrbo5wAdT/y6v0mKV0U2w0WZ2YB/++Tpockg=',
    'github.com ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQCj7ndNxQowgcQnjshcLrqPEiiphnt+VTTvDP6mHBL9j1aNUkY4Ue1gvwnGLVlOhGeYrnZaMgRK6+PKCUXaDbC7qtbW8gIkhL7aGCsOr/C56SJMy/BCZfxd1nWzAOxSDPgVsmerOBYfNqltV9/hWCqBywINIR+5dIg6JTJ72pcEpEjcYgXkE2YEFXV1JHnsKgbLWNlhScqb2UmyRkQyytRLtL+38TGxkxCflmO+5Z8CSSNY7GidjMIZ7Q4zMjA2n1nGrlTDkzwDCsw+wqFPGQA179cnfGWOWRVruj16z6XyvxvjJwbz0wQZ75XK5tKSb7FNyeIEs4TT4jk+S4dhPeAUC5y+bDYirYgM4GC7uEnztnZyaVWQ7B381AK4Qdrwt51ZqExKbQpTUNn+EjqoTwvqNj4kqx5QUCI0ThS/YkOxJCXmPUWZbhjpCg56i+2aB6CmK2JGhn57K5mj0MNdBXA4/WnwH6XoPWJzK5Nyu2zB3nAZp+S5hpQs+p1vN1/wsjk=',
];

;// CONCATENATED MODULE: ./.build/clients/git/access.js
// How git reaches a repository: the whole environment of its processes, with credentials where no other process, log or
// file of the user sees them. Never inherits the user's own git settings, hooks, agents or the header of a checkout.







const inherited = new Set(['GIT_SSL_CAINFO', 'GIT_SSL_CAPATH', 'GIT_PROXY_SSL_CAINFO']);
const agents = new Set(['SSH_AUTH_SOCK', 'SSH_ASKPASS', 'SSH_AGENT_PID', 'HOME', 'XDG_CONFIG_HOME', 'EMAIL']);
/** The environment for git in `folder`, a private folder that the caller removes; the key file is written there. */
async function gitEnvironment(url, credentials, folder, env) {
    const home = external_node_path_.join(folder, 'home');
    await (0,external_node_fs_promises_.mkdir)(home, { mode: 0o700 });
    const clean = Object.entries((0,environment/* thinEnvironment */.Ff)(env)).filter(([name]) => (!name.startsWith('GIT_') || inherited.has(name)) && !agents.has(name));
    const protocol = protocolOf(url);
    const ssh = await (0,optional/* optional */.lq)(protocol === 'ssh', async () => ({
        GIT_SSH_COMMAND: await sshCommand(credentials, home),
    }));
    return {
        ...Object.fromEntries(clean),
        HOME: home,
        LC_ALL: 'C',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
        GIT_DEFAULT_REF_FORMAT: 'files',
        GIT_ALLOW_PROTOCOL: protocol,
        ...configVariables({ ...settings, ...authorization(url, credentials) }),
        ...ssh,
        ...(0,optional/* optional */.lq)(protocol.startsWith('http'), () => traceVariables(folder)),
    };
}
/** The base64 text that the Authorization header carries; mask it beside the token. Undefined where none is sent. */
function basicCredentials(url, credentials) {
    return Object.values(authorization(url, credentials))[0]?.split(' ').at(-1);
}
/** The headers of a server's last answer, which git itself does not show: they lie in a private file. */
async function readLastHeaders(folder) {
    const text = await readEnd(external_node_path_.join(folder, traceFile));
    const [, ...answers] = text.split(/<= Recv header: HTTP\//);
    const last = answers.at(-1) ?? '';
    const header = (name) => new RegExp(`<= Recv header: ${name}: ([^\\r\\n]{1,2000})`, 'i').exec(last)?.[1]?.trim();
    return { retryAfter: header('retry-after'), location: header('location') };
}
const traceFile = 'answers';
const traceEnd = 32 * 1024;
/** Headers only, and git blanks the credentials in them: https://git-scm.com/docs/git#Documentation/git.txt-GITTRACECURL */
const traceVariables = (folder) => ({
    GIT_TRACE_CURL: external_node_path_.join(folder, traceFile),
    GIT_TRACE_CURL_NO_DATA: '1',
    GIT_TRACE_REDACT: '1',
});
/** The last part of a file; empty when it is not there. */
async function readEnd(file) {
    const handle = await (0,external_node_fs_promises_.open)(file).catch((0,domain_thrown/* onSystemFault */.Fp)(undefined));
    if (handle === undefined)
        return '';
    try {
        const { size } = await handle.stat();
        const { buffer, bytesRead } = await handle.read({
            buffer: Buffer.alloc(Math.min(size, traceEnd)),
            position: Math.max(0, size - traceEnd),
        });
        return buffer.toString('latin1', 0, bytesRead);
    }
    finally {
        await handle.close();
    }
}
/** `https`, `http`, `ssh` or `file`. scp-like addresses are ssh. */
function protocolOf(url) {
    return /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase() ?? 'ssh';
}
const settings = {
    'safe.directory': '*',
    'core.hooksPath': '/dev/null',
    'core.fsync': 'none',
    'credential.helper': '',
    'gc.auto': '0',
    'maintenance.auto': 'false',
    'advice.detachedHead': 'false',
    // A redirect would take the header to whatever host it names.
    'http.followRedirects': 'false',
    'http.lowSpeedLimit': '1',
    'http.lowSpeedTime': '20',
    'pack.threads': '1',
};
/** A header for one origin, and only where it does not go over the wire in plain text. */
function authorization(url, { token, username }) {
    if (token === undefined || !(0,loopback/* isPrivateUrl */.Dd)(url))
        return {};
    const header = (0,loopback/* basicTo */.qM)(url, username ?? 'x-access-token', token);
    return { [`http.${new URL(url).origin}/.extraHeader`]: `Authorization: ${header}` };
}
/** Settings as git takes them from its environment: https://git-scm.com/docs/git-config#ENVIRONMENT */
function configVariables(values) {
    const entries = Object.entries(values);
    const variables = entries.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
    ]);
    return { GIT_CONFIG_COUNT: String(entries.length), ...Object.fromEntries(variables) };
}
/** An ssh without agent, user configuration or questions, that talks only to hosts whose key is known. */
async function sshCommand(credentials, home) {
    const key = external_node_path_.join(home, 'key');
    const hosts = external_node_path_.join(home, 'known_hosts');
    await (0,external_node_fs_promises_.writeFile)(key, `${(credentials.sshKey ?? '').replaceAll('\r', '').trimEnd()}\n`, { mode: 0o600 });
    await (0,external_node_fs_promises_.writeFile)(hosts, `${githubHostKeys.join('\n')}\n${credentials.knownHosts ?? ''}\n`, { mode: 0o600 });
    const options = [
        'IdentitiesOnly=yes',
        'IdentityAgent=none',
        'BatchMode=yes',
        'StrictHostKeyChecking=yes',
        'UpdateHostKeys=no',
        `UserKnownHostsFile=${doubleQuoted(hosts)}`,
        'GlobalKnownHostsFile=/dev/null',
        'ConnectTimeout=20',
        'ServerAliveInterval=10',
    ];
    const words = ['ssh', '-F', '/dev/null', '-i', key, ...options.flatMap((option) => ['-o', option])];
    return words.map(shellQuoted).join(' ');
}
const doubleQuoted = (text) => {
    if (/\s/.test(text))
        return `"${text}"`;
    return text;
};
const shellQuoted = (word) => `'${word.replaceAll("'", "'\\''")}'`;

// EXTERNAL MODULE: ./.build/clients/process.js
var clients_process = __webpack_require__(8876);
// EXTERNAL MODULE: ./.build/domain/text/foreign-text.js
var foreign_text = __webpack_require__(1579);
;// CONCATENATED MODULE: ./.build/clients/git/failure.js
// Reads what git says when it fails, as a kind that its caller can act on. Never runs git, and advises nobody.




/** A failure of git. Whoever shows it to a person finds the words. */
class GitFailure extends Error {
    kind;
    place;
    facts;
    constructor(kind, place, facts = {}, options) {
        super(`git: ${kind} at ${place.url}${(0,optional/* phrase */.MZ)(facts.said || undefined, (said) => `: ${said}`)}`, options);
        this.name = 'GitFailure';
        this.kind = kind;
        this.place = place;
        this.facts = facts;
    }
    /** True when the same command may succeed later. */
    get isPassing() {
        if (this.kind === 'proxy')
            return (this.facts.status ?? 0) >= 500 || this.facts.status === 429;
        return this.kind === 'unreachable' || this.kind === 'timed_out' || this.kind === 'busy';
    }
}
const isSshUrl = (url) => !/^(?:https?|file):/i.test(url);
const limited = /rate limit|abuse detection|too many requests|(?:error:|HTTP) 429\b/i;
const moved = /error: 30[12378]\b/;
const proxied = /(?:CONNECT tunnel failed, response|Received HTTP code) (\d{3})/i;
const unresolved = /Could ?n[o']t resolve (?:host|hostname|proxy)/i;
/** Patterns for what stays. They see at most some 16,000 characters, and none can match from many places of a long line. */
const lasting = [
    [/\bssh: (?:command )?not found|cannot run ssh\b/i, 'ssh_missing'],
    [/invalid format|error in libcrypto|incorrect passphrase|Load key /i, 'ssh_key'],
    [
        /could not read (?:Username|Password)|Authentication failed|Invalid username or (?:password|token)|error: 401|Permission denied \((?:publickey|password|keyboard)/i,
        'unauthenticated',
    ],
    [
        /error: 403|Write access to repository not granted|Permission to \S{1,300} denied|marked as read.only|not allowed to upload code/i,
        'forbidden',
    ],
    [
        /Repository not found|repository '[^'\n]{1,500}' not found|error: 404|does not appear to be a git repository|does not exist|project you were looking for could not be found/i,
        'not_found',
    ],
    [/Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED/i, 'host_key'],
    [/SSL certificate problem|certificate verification failed|server certificate/i, 'tls'],
];
/** What passes by itself; looked for last. */
const transport = /error: (?:5\d\d|408)|HTTP (?:5\d\d|408)|RPC failed|hung up|early EOF|unexpected disconnect|Empty reply|Connection (?:reset|timed out|closed|refused)|Failed to connect|Could(?:n't| not) (?:resolve|connect)|Operation (?:too slow|timed out)|transfer closed|timed out|Timeout|SSL_ERROR|gnutls_handshake|recv error|kex_exchange|Broken pipe|No route to host|Network is unreachable|closed by remote host|Received disconnect|invalid index-pack output|did not send all necessary objects/i;
/** Turns the end of a failed command into a failure. `words` is what git printed to standard error, in any length. */
function readFailure(words, place, { timedOut = false, headers = {} } = {}) {
    const seen = (0,foreign_text/* boundText */.O6)(words);
    const said = quoteWords(seen);
    if (timedOut)
        return new GitFailure('timed_out', place, { said });
    const status = proxied.exec(seen)?.[1];
    if (status !== undefined)
        return new GitFailure('proxy', place, { said, status: Number(status) });
    if (isLimited(seen, headers))
        return new GitFailure('busy', place, { said, waitSeconds: waitOf(seen, headers) });
    if (moved.test(seen))
        return new GitFailure('moved', place, { said, movedTo: addressOf(headers.location, place.url) });
    if (unresolved.test(seen))
        return new GitFailure('unresolved', place, { said });
    const kinds = [...lasting, [transport, 'unreachable']];
    const kind = kinds.find(([pattern]) => pattern.test(seen))?.[1] ?? 'other';
    return new GitFailure(kind, place, { said });
}
/** The same for a push: every git host has words of its own for a key that may only read, or none; it has read a moment ago. */
function readWriteFailure(words, place, more = {}) {
    const failure = readFailure(words, place, more);
    const isShut = isSshUrl(place.url) && (0,foreign_text/* boundText */.O6)(words).includes('Could not read from remote repository');
    if (failure.kind === 'other' && isShut)
        return new GitFailure('forbidden', place, failure.facts);
    return failure;
}
/** Git shows what a server says to its first question, and of a push no more than the status: then the header tells. */
const isLimited = (said, { retryAfter }) => limited.test(said) || (retryAfter !== undefined && /(?:error:|HTTP) (?:403|503)\b/.test(said));
/** What the server asks, in seconds. GitHub wants a minute where it does not say. */
function waitOf(said, { retryAfter }) {
    const seconds = Number(retryAfter);
    if (retryAfter !== undefined && Number.isFinite(seconds) && seconds >= 0)
        return Math.max(1, seconds);
    if (/secondary rate limit|abuse detection/i.test(said))
        return 60;
    return undefined;
}
/** The repository that a redirect points to: without the path of git's own question, credentials and query. */
function addressOf(location, from) {
    if (location === undefined || !URL.canParse(location, from))
        return undefined;
    const { origin, pathname } = new URL(location, from);
    return (0,foreign_text/* quoteLine */.tQ)(`${origin}${pathname.replace(/\/(?:info\/refs|git-(?:upload|receive)-pack)$/, '')}`, 300);
}
/** The remote's own last lines, without git's hints and progress, on one bounded line. */
function quoteWords(stderr) {
    const lines = stderr
        .split(/[\r\n]+/)
        .map((line) => line.replace(/^(?:remote|error|fatal|warning): ?/, '').trim())
        .filter((line) => line !== '' && !/^(?:hint:|To |! \[|error: failed to push|failed to push some refs)/.test(line));
    return (0,foreign_text/* quoteLine */.tQ)(lines.slice(-8).join(' · '));
}
/** The host of a URL or of `user@host:path`; empty where there is none. */
function failure_hostOf(url) {
    if (URL.canParse(url))
        return new URL(url).hostname;
    return (0,ends/* before */.gM)(url.slice(url.indexOf('@') + 1), ':');
}
/** True when it is the name service that has trouble, and not the name that is wrong: git and curl do not tell them apart. */
async function isNameServiceDown(url) {
    const { lookup } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 1553, 19));
    try {
        await lookup(failure_hostOf(url));
        return true;
    }
    catch (thrown) {
        return (0,domain_thrown/* systemErrorCode */.vq)(thrown) === 'EAI_AGAIN';
    }
}

;// CONCATENATED MODULE: ./.build/clients/git/command.js
// Runs git in one private folder with one environment. Knows no repository's layout, and prints nothing.



const command_leastSeconds = 30;
const mebibyte = 1024 * 1024;
/** What is read from the folder at once; files, trees and messages are the repository's, and a server can make them of any size. */
const mostRead = 256 * mebibyte;
/** What a server makes git say is kept in its end only; objects that are read from the folder are kept whole, or refused. */
const speaking = new Set(['clone', 'fetch', 'push', 'ls-remote']);
/** The first that takes its settings from the environment: https://git-scm.com/docs/git-config#ENVIRONMENT */
const oldest = [2, 31];
const nowhere = { url: 'this runner', branch: '', authenticated: false };
/** Git in `cwd`. A command may run until the deadline, and at least 30 seconds. Rejects with a GitFailure when there is no git. */
function gitCommand(cwd, env, deadline, signal) {
    return async (args, input) => {
        const timeoutSeconds = Math.max(command_leastSeconds, deadline.remaining());
        const isSpeaking = speaking.has(subcommandOf(args));
        const keepBytes = isSpeaking ? mebibyte : mostRead;
        try {
            const result = await (0,clients_process/* runProcess */.R)({ command: 'git', args, cwd, env, input, timeoutSeconds, signal, keepBytes });
            if (!isSpeaking && result.stdout.length >= mostRead)
                throw new GitFailure('too_large', nowhere);
            return result;
        }
        catch (cause) {
            if (!(0,domain_thrown/* hasCode */.up)(cause, 'ENOENT'))
                throw cause;
            throw new GitFailure('git_missing', nowhere, {}, { cause });
        }
    };
}
/** Rejects with a GitFailure when git is older than 2.31: it would ignore our settings, and send no credentials. */
async function refuseOldGit(git) {
    const { stdout } = await git(['--version']);
    const version = /\b\d+\.\d+[.\w-]*/.exec(stdout.toString().slice(0, 200))?.[0];
    const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
    const isOld = major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
    if (version !== undefined && isOld)
        throw new GitFailure('git_old', nowhere, { version });
}
/** The first word that is no option of git itself. */
function subcommandOf(args) {
    const at = args.findIndex((each, index) => !each.startsWith('-') && args[index - 1] !== '-c');
    return args[at] ?? '';
}

;// CONCATENATED MODULE: ./.build/clients/git/objects.js
// Reads and writes objects of a bare repository: trees, blobs in one batch, messages, one commit. Never touches a work tree.


/** The entries below `folders`; `''` is the root. Paths that are no UTF-8 are left out. */
async function listTree(git, sha, folders) {
    const paths = folders.includes('') ? [] : ['--', ...folders];
    const { stdout } = await demand(git, ['ls-tree', '-r', '-z', '--full-tree', sha, ...paths]);
    return splitNul(stdout).flatMap((row) => {
        const [, mode, blob, path] = /^(\d+) \S+ ([0-9a-f]+)\t(.*)$/s.exec(row) ?? [];
        if (mode === undefined || blob === undefined || path === undefined || path.includes('\uFFFD'))
            return [];
        return [{ mode, blob, path }];
    });
}
/** The bytes of blobs that are here already, by id, through one `cat-file --batch`. */
async function readBlobs(git, blobs) {
    const found = new Map();
    if (blobs.length === 0)
        return found;
    const { stdout } = await demand(git, ['cat-file', '--batch'], `${blobs.join('\n')}\n`);
    let at = 0;
    while (at < stdout.length) {
        const end = stdout.indexOf(10, at);
        const [id = '', type, size = '0'] = stdout.toString('latin1', at, end).split(' ');
        if (type === 'missing')
            throw new Error(`git object ${id} is missing`);
        const start = end + 1;
        found.set(id, stdout.subarray(start, start + Number(size)));
        at = start + Number(size) + 1;
    }
    return found;
}
/** Every commit that is here and reachable from `sha`, in no certain order. */
async function readLog(git, sha) {
    const { stdout } = await demand(git, ['log', '-z', `--format=${commitFormat}`, sha, '--']);
    return splitNul(stdout).map(parseCommit);
}
const commitFormat = '%H%n%P%n%cI%n%B';
/** Each path with the modes and ids before and after. A merge is compared with its first parent only. */
const rawFormat = ['--raw', '--no-abbrev', '--no-renames', '-r', '-z'];
/** The commits from `sha` backwards along first parents that changed one of `paths`. Needs the trees of the commits to be here. */
async function readChanges(git, sha, paths) {
    // A message may hold anything but what nobody could know.
    const mark = (0,external_node_crypto_.randomUUID)();
    const format = ['--first-parent', '-m', `--format=${mark}${commitFormat}${mark}`, ...rawFormat];
    const { stdout } = await demand(git, ['log', ...format, sha, '--', ...paths]);
    const changes = [];
    const pieces = stdout.toString('utf8').split(mark).slice(1);
    for (let at = 0; at < pieces.length; at += 2) {
        const [head = '', raw = ''] = pieces.slice(at);
        changes.push({ ...parseCommit(head), ...parseRaw(raw) });
    }
    return changes;
}
/** What became of `paths` from one commit to another; from nothing when `from` is undefined. Needs the trees of both to be here. */
async function readDifference(git, from, to, paths) {
    const commits = from === undefined ? ['--root', '--no-commit-id', to] : [from, to];
    const { stdout } = await demand(git, ['diff-tree', ...rawFormat, ...commits, '--', ...paths]);
    return parseRaw(stdout.toString('utf8'));
}
/**
 * Writes commits with new blobs and the trees above them, each on top of the one before, and returns their ids; the first without a
 * parent where none is given: https://git-scm.com/docs/git-fast-import
 */
async function writeCommits(git, parent, drafts) {
    const stream = drafts.flatMap((draft, at) => formatDraft(draft, at + 1, at === 0 ? parent : `:${at}`));
    const { stdout } = await demand(git, ['-c', 'fastimport.unpackLimit=0', 'fast-import', '--quiet', '--force', '--done'], Buffer.concat([...stream, Buffer.from('done\n')]));
    return stdout.toString('latin1').trim().split('\n');
}
function formatDraft(draft, mark, parent) {
    const who = `${identity(draft.name)} <${identity(draft.email)}> ${Math.floor(Date.now() / 1000)} +0000`;
    const message = Buffer.from(draft.message);
    // Without a parent a ref that was written before would be taken for one.
    const start = (0,optional/* phrase */.MZ)(parent === undefined, 'reset refs/ship/bump\n');
    const head = `${start}commit refs/ship/bump\nmark :${mark}\nauthor ${who}\ncommitter ${who}\ndata ${message.length}\n`;
    const from = `${(0,optional/* phrase */.MZ)(parent, (parent) => `\nfrom ${parent}`)}\n`;
    const files = draft.files.flatMap(({ path, mode, bytes }) => [
        Buffer.from(`M ${mode} inline ${quotePath(path)}\ndata ${bytes.length}\n`),
        bytes,
        Buffer.from('\n'),
    ]);
    return [Buffer.from(head), message, Buffer.from(from), ...files, Buffer.from(`\nget-mark :${mark}\n`)];
}
/** Runs git and takes failure as our own bug: these commands only touch our private folder. */
async function demand(git, args, input) {
    const result = await git(args, input);
    if (result.exitCode === 0)
        return result;
    throw new Error(`git ${args[0]} failed: ${result.stderr.toString().trim() || result.killedBy || 'time is up'}`);
}
const splitNul = (bytes) => bytes
    .toString('utf8')
    .split('\0')
    .filter((row) => row !== '');
function parseCommit(text) {
    const [sha = '', parents = '', committedAt = '', ...message] = text.trim().split('\n');
    return { sha, parents: parents.split(' ').filter(Boolean), committedAt, message: message.join('\n').trim() };
}
const objects_nothing = /^0+$/;
/** Rows of `:<mode> <mode> <blob> <blob> <letter>\0<path>\0`; an id of zeros stands for nothing. */
function parseRaw(raw) {
    const before = [];
    const after = [];
    const parts = raw.split('\0').map((part) => part.trim());
    parts.forEach((part, index) => {
        const [, oldMode, newMode, oldBlob, newBlob] = /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) [A-Z]/.exec(part) ?? [];
        const path = parts[index + 1];
        if (oldMode === undefined || newMode === undefined || path === undefined)
            return;
        if (oldBlob !== undefined && !objects_nothing.test(oldBlob))
            before.push({ mode: oldMode, blob: oldBlob, path });
        if (newBlob !== undefined && !objects_nothing.test(newBlob))
            after.push({ mode: newMode, blob: newBlob, path });
    });
    return { before, after };
}
/** What git lets stand in a name or an address. */
const identity = (text) => text
    .replace(/[<>\p{Cc}]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
const quotePath = (path) => `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;

// EXTERNAL MODULE: ./.build/clients/retry.js
var retry = __webpack_require__(6607);
;// CONCATENATED MODULE: ./.build/clients/git/persistence.js
// Waits for a git server that is busy or passing through trouble, within the deadline. Knows no command.




/** A server that is too busy to look at a push has not taken it. True when it has been given the time that it asked for. */
async function waitFor(failure, { deadline, signal, onWait }) {
    const { waitSeconds = 10, said = '' } = failure.facts;
    if (failure.kind !== 'busy' || waitSeconds > deadline.remaining())
        return false;
    onWait?.(waitSeconds, said);
    await (0,promises_.setTimeout)(waitSeconds * 1000, undefined, (0,optional/* optional */.lq)(signal, (signal) => ({ signal })));
    return true;
}
/** Tries again while the trouble is passing. Rejects with the last failure. */
async function persist(attempt, { deadline, signal, onWait }) {
    const isPassing = (thrown) => thrown instanceof GitFailure && thrown.isPassing;
    const waitOf = (thrown) => {
        if (!(thrown instanceof GitFailure))
            return undefined;
        const { waitSeconds, said = '' } = thrown.facts;
        if (waitSeconds !== undefined && waitSeconds <= deadline.remaining())
            onWait?.(waitSeconds, said);
        return waitSeconds;
    };
    return await (0,retry/* retry */.L)(attempt, { retries: 50, maxSeconds: deadline.remaining(), signal, isPassing, waitOf });
}

// EXTERNAL MODULE: ./.build/clients/branch-rules.js
var branch_rules = __webpack_require__(7935);
;// CONCATENATED MODULE: ./.build/clients/git/push.js
// Reads what became of a pushed ref: taken, lost in a race, refused for good, or not known. Never runs git.



const lostRace = /fetch first|non-fast-forward|stale info|cannot lock ref|failed to update ref|unable to (?:lock|create) .{0,200}lock|incorrect old value|reference already exists|remote ref updated since|is at [0-9a-f]{4,64} but expected|failed to lock|atomic (?:push|transaction) failed/i;
const nameTaken = /'refs\/heads\/([^'\n]{1,300})' exists; cannot create|directory file conflict/i;
const declined = /hook declined/i;
/** The server's own trouble: GitHub's `fatal error in commit_refs` comes as `(failure)`. */
const hiccup = /failed to report status|internal server error|unpacker error|^fail(?:ed|ure)$|timeout|timed out/i;
const hookTimedOut = /hook[^\n]{0,80}(?:timed out|execution expired)|fatal error in commit_refs/i;
const longestLine = 4000;
/** Reads the end of `git push --porcelain` of one ref. */
function readPush(ended, place) {
    const { exitCode, timedOut, headers = {} } = ended;
    if (exitCode === 0 && !timedOut)
        return { verdict: 'pushed' };
    const lines = (0,foreign_text/* boundText */.O6)(ended.stdout).split('\n');
    const line = (lines.find((each) => /^[ +*=!-]\t/.test(each)) ?? '').slice(0, longestLine);
    const stderr = (0,foreign_text/* boundText */.O6)(ended.stderr);
    if (line.startsWith('!'))
        return readRejection(reasonOf(line), line.includes('[remote rejected]'), stderr, place);
    const error = readWriteFailure(stderr, place, { timedOut, headers });
    const isUnanswered = error.isPassing && error.kind !== 'busy';
    if (!isUnanswered)
        return { verdict: 'refused', error };
    return { verdict: 'unknown', reason: lastWords(stderr) || 'the server did not answer in time' };
}
/** What stands in the last brackets of a line; brackets inside them are part of it. */
function reasonOf(line) {
    const text = line.trimEnd();
    if (!text.endsWith(')'))
        return '';
    let depth = 0;
    for (let at = text.length - 1; at >= 0; at--) {
        if (text[at] === ')')
            depth += 1;
        if (text[at] === '(')
            depth -= 1;
        if (depth === 0)
            return text.slice(at + 1, -1);
    }
    return '';
}
function readRejection(reason, sent, stderr, place) {
    const said = quoteWords(stderr);
    const refused = (error) => ({ verdict: 'refused', error });
    if (hookTimedOut.test(stderr))
        return { verdict: 'unknown', reason: said || reason };
    const rules = (0,branch_rules/* findRules */.T)(`${reason}\n${stderr}`);
    if (rules.length > 0)
        return refused(new GitFailure('rule', place, { said, rules }));
    const taken = nameTaken.exec(reason) ?? nameTaken.exec(stderr);
    if (taken !== null)
        return refused(new GitFailure('name_taken', place, { said, taken: taken[1] ?? place.branch.split('/')[0] }));
    const isRace = lostRace.test(reason) || (/failed|error/.test(reason) && lostRace.test(stderr));
    if (isRace)
        return { verdict: 'raced', reason, sent };
    if (declined.test(reason))
        return refused(new GitFailure('declined', place, { said }));
    if (hiccup.test(reason))
        return { verdict: 'unknown', reason };
    return refused(new GitFailure('rejected', place, { said, reason }));
}
const lastWords = (stderr) => stderr
    .trim()
    .split(/[\r\n]+/)
    .at(-1)
    ?.slice(0, 300) ?? '';

;// CONCATENATED MODULE: ./.build/clients/git/queue.js
// What writers who lost a race leave on the server for whoever wins the next one: refs outside of branches and tags, each a commit of
// its own without history and files. All is in the message, so that it comes with a fetch of no contents. What it says is the caller's business.


const here = 'refs/ship/queue/';
/** More than this is for the winners after the next one. */
const mostOffers = 200;
/** A push whose answer can be read, and that runs nobody's hook. */
const pushQuietly = ['push', '--porcelain', '--no-verify'];
/** All or nothing. Not thin: what others changed is not here, and git would fetch it only to send less. */
const together = ['--atomic', '--no-thin'];
/** Where an offer for a branch lies on the server. */
const queueRef = (branch, name) => `refs/ship/queue/${branch}/${name}`;
/** What a fetch needs to bring the offers for a branch, and to forget those that are gone. */
const queueRefspec = (branch) => `+${queueRef(branch, '*')}:${here}*`;
/** The offers that the last fetch brought, the oldest first. Branches below this one have queues of their own. */
async function readOffers(git) {
    const fields = ['refname', 'objectname', 'committerdate:iso-strict', 'contents'].map((field) => `%(${field})%00`);
    const format = `--format=${fields.join('')}`;
    const { stdout } = await git(['for-each-ref', `--count=${mostOffers}`, '--sort=committerdate', format, here]);
    const parts = stdout.toString('utf8').split('\0');
    const offers = [];
    for (let at = 0; at + 3 < parts.length; at += 4) {
        const [ref = '', sha = '', committedAt = '', text = ''] = parts.slice(at, at + 4);
        const name = ref.trim().slice(here.length);
        if (/^[0-9a-f]{64}$/.test(name))
            offers.push({ name, sha, committedAt, text: text.trim() });
    }
    return offers;
}
/** Leaves an offer on the server; undefined when it does not take it. */
async function pushOffer(git, branch, offer) {
    const { name, text, instead } = offer;
    const who = { name: 'ship-actions', email: 'ship-actions@users.noreply.github.com' };
    const [sha = ''] = await writeCommits(git, undefined, [{ files: [], message: text, ...who }]);
    // A server that cannot take several refs at once cannot remove an offer together with its landing: it gets none.
    const { options, refspecs } = removal(branch, (0,optional/* present */.Eb)([instead]));
    const ref = queueRef(branch, name);
    const how = [...pushQuietly, ...together, ...options, `--force-with-lease=${ref}:`];
    const { exitCode } = await git([...how, 'origin', `${sha}:${ref}`, ...refspecs]);
    if (exitCode === 0)
        return { name, sha };
    return undefined;
}
/** Takes an offer back. False when it is not there any more, or the server does not answer. */
async function removeOffer(git, branch, offer) {
    const { options, refspecs } = removal(branch, [offer]);
    return (await git([...pushQuietly, ...options, 'origin', ...refspecs])).exitCode === 0;
}
/** Arguments of a push that removes offers, all or none together with whatever else it does. */
function removal(branch, offers) {
    if (offers.length === 0)
        return { options: [], refspecs: [] };
    const leases = offers.map(({ name, sha }) => `--force-with-lease=${queueRef(branch, name)}:${sha}`);
    return { options: [...together, ...leases], refspecs: offers.map(({ name }) => `:${queueRef(branch, name)}`) };
}

;// CONCATENATED MODULE: ./.build/clients/git/refs.js
// The files of a bare repository that say where its refs stand: cheaper to read than to ask git. Writes none.



/** A file of a bare repository; empty when it is not there. */
async function readGitFile(gitDir, name) {
    return await (0,external_node_fs_promises_.readFile)(external_node_path_.join(gitDir, name), 'utf8').catch((0,domain_thrown/* onSystemFault */.Fp)(''));
}
/** Where a ref stands; undefined when it is not there: https://git-scm.com/docs/gitrepository-layout */
async function readRef(gitDir, ref) {
    const loose = await readGitFile(gitDir, ref);
    if (loose !== '')
        return loose.trim();
    const packed = (await readGitFile(gitDir, 'packed-refs')).split('\n').map((line) => line.split(' '));
    return packed.find(([, name]) => name === ref)?.[0];
}
/** The branch that the repository stands on; undefined when it stands on none. */
async function readHeadBranch(gitDir) {
    const head = (await readGitFile(gitDir, 'HEAD')).trim();
    return /^ref: refs\/heads\/(.+)$/.exec(head)?.[1];
}
/** A killed git leaves its locks behind, where nobody else works. What lies in the queue comes again with the next fetch. */
async function removeLocks(gitDir, branch) {
    for (const lock of ['shallow.lock', 'packed-refs.lock', `refs/heads/${branch}.lock`, 'refs/ship/queue'])
        await (0,external_node_fs_promises_.rm)(external_node_path_.join(gitDir, lock), { recursive: true, force: true });
}

;// CONCATENATED MODULE: ./.build/clients/git/git.js
// One branch of a remote repository in a private bare folder: fetched shallow and without blobs, moved by one push.
// Never makes a work tree, runs a hook, or leaves anything behind after close().
// The map of this room: remote (what is offered) → git (one branch) → command, access, host-keys (how git is run) → objects, refs, queue (what lies
// there) → push and failure (what its answers mean), persistence (trying again). Beside them notes, and work-tree and diff for the checkout; local/
// is for a clone.












const fetchQuietly = ['fetch', '-q', '--no-tags', '--no-write-fetch-head'];
/** So many commits come along with a head: most services find their last bump among them. */
const git_window = 50;
/** Prepares the private folder; speaks to nobody yet. */
async function openGit(options) {
    const header = basicCredentials(options.url, options.credentials);
    if (header !== undefined)
        options.onSecret?.(header);
    const folder = await (0,external_node_fs_promises_.mkdtemp)(external_node_path_.join(options.temporaryFolder, 'ship-manifests-'));
    const env = await gitEnvironment(options.url, options.credentials, folder, options.env);
    const command = gitCommand(folder, env, options.deadline, options.signal);
    const gitDir = external_node_path_.join(folder, 'repository.git');
    const within = (run) => (args, input) => run([`--git-dir=${gitDir}`, '--literal-pathspecs', ...args], input);
    const last = within(gitCommand(folder, env, options.deadline));
    return new Remote(options, { folder, gitDir, command, git: within(command), last });
}
class Remote {
    #options;
    #folder;
    #gitDir;
    /** Outside the repository. */
    #command;
    #git;
    #last;
    #blobs = new Map();
    #branch;
    /** True when blobs must be asked for. */
    #partial = true;
    /** True when the branch was fetched more than once. */
    #refetched = false;
    /** True when contents that were read changed from one fetch to the next. */
    #isShared = false;
    constructor(options, { folder, gitDir, command, git, last }) {
        this.#options = options;
        this.#folder = folder;
        this.#gitDir = gitDir;
        this.#command = command;
        this.#git = git;
        this.#last = last;
    }
    branch() {
        return this.#branch ?? this.#options.branch ?? 'HEAD';
    }
    async fetch() {
        if (this.#branch === undefined) {
            await persist(async () => await this.#clone(), this.#options);
            this.#branch = await this.#headBranch();
        }
        else {
            const refspecs = (0,optional/* present */.Eb)([
                `+refs/heads/${this.#branch}:refs/heads/${this.#branch}`,
                this.#options.queue === true && queueRefspec(this.#branch),
            ]);
            // Where others change the same file as we, its contents come along; elsewhere they would come as differences from what is not here.
            const filter = this.#isShared ? 'blob:limit=1m' : 'blob:none';
            // Without a depth a branch that was merged in the meantime would bring all that lies behind it.
            await this.#ask([
                ...fetchQuietly,
                '--prune',
                `--depth=${git_window}`,
                ...(0,optional/* present */.Eb)([this.#partial && `--filter=${filter}`]),
                'origin',
                ...refspecs,
            ]);
            this.#refetched = true;
        }
        const tip = await readRef(this.#gitDir, `refs/heads/${this.#branch}`);
        if (tip !== undefined)
            return tip;
        throw new GitFailure('empty', this.#place());
    }
    async list(sha, folders) {
        return await listTree(this.#git, sha, folders);
    }
    async read(blobs) {
        const missing = [...new Set(blobs)].filter((blob) => !this.#blobs.has(blob));
        // After a refetch they should be here; git itself asks for one that is not, and we for all when it cannot.
        const here = await (0,optional/* optional */.lq)(this.#isShared, () => readBlobs(this.#git, missing).catch((0,domain_thrown/* onAnyFault */.mH)(undefined)));
        if (here === undefined)
            await this.#fetchBlobs(missing);
        if (missing.length > 0)
            this.#isShared = this.#refetched;
        for (const [blob, bytes] of here ?? (await readBlobs(this.#git, missing)))
            this.#blobs.set(blob, bytes);
        return this.#blobs;
    }
    /** What git itself does for missing objects, but for all of them at once. */
    async #fetchBlobs(blobs) {
        if (!this.#partial || blobs.length === 0)
            return;
        const args = ['-c', 'fetch.negotiationAlgorithm=noop', ...fetchQuietly, '--filter=blob:none', '--stdin', 'origin'];
        await this.#ask(args, `${blobs.join('\n')}\n`);
    }
    async fetchOther(branch) {
        const ref = `refs/ship/other/${branch}`;
        const args = [`--depth=${git_window}`, '--filter=blob:none', 'origin', `+refs/heads/${branch}:${ref}`];
        try {
            await this.#ask([...fetchQuietly, ...args]);
        }
        catch (thrown) {
            if (thrown instanceof GitFailure && /couldn't find remote ref/i.test(thrown.message))
                return undefined;
            throw thrown;
        }
        return await readRef(this.#gitDir, ref);
    }
    async deepen(sha, commits) {
        const before = await this.boundary();
        if (before.length === 0)
            return false;
        // With their trees: a push looks into that of every branch and tag whose commit is here, and would ask for each by itself.
        const behind = ['--filter=blob:none', 'origin', sha];
        await this.#ask([...fetchQuietly, `--deepen=${commits}`, ...behind]);
        if (await this.#hasMoved(before))
            return true;
        // Where clocks of committers were wrong, a server may believe that the boundary is not behind the head, and send nothing.
        await this.#ask([...fetchQuietly, '--unshallow', ...behind]);
        return await this.#hasMoved(before);
    }
    async #hasMoved(boundary) {
        return (await this.boundary()).join() !== boundary.join();
    }
    async log(sha) {
        return await readLog(this.#git, sha);
    }
    async changes(sha, paths) {
        return await readChanges(this.#git, sha, paths);
    }
    async difference(from, to, paths) {
        return await readDifference(this.#git, from, to, paths);
    }
    async boundary() {
        return (await readGitFile(this.#gitDir, 'shallow')).split('\n').filter((line) => line !== '');
    }
    async commit(parent, changes) {
        return await writeCommits(this.#git, parent, changes);
    }
    async push(sha, base, onto, taken = []) {
        const target = onto ?? { branch: this.branch(), expected: base };
        const ref = `refs/heads/${target.branch}`;
        // With a lease git compares ids only; without one it would fetch the other writers' commits just to call them newer.
        const lease = `--force-with-lease=${ref}:${target.expected ?? ''}`;
        const { options, refspecs } = removal(this.branch(), taken);
        const args = [...pushQuietly, ...options, lease, 'origin', `${sha}:${ref}`, ...refspecs];
        const place = { ...this.#place(), branch: target.branch, isProposal: onto !== undefined };
        for (;;) {
            const verdict = await this.#pushOnce(args, place);
            if (verdict.verdict !== 'refused' || !(await waitFor(verdict.error, this.#options)))
                return verdict;
        }
    }
    async offers() {
        if (this.#options.queue === true && this.#refetched)
            return await readOffers(this.#git);
        return [];
    }
    async offer(name, text, instead) {
        return await pushOffer(this.#git, this.branch(), { name, text, instead });
    }
    async withdraw(offer) {
        return await removeOffer(this.#last, this.branch(), offer);
    }
    async rehearsePush(sha) {
        return await this.#pushOnce([...pushQuietly, '--dry-run', 'origin', `${sha}:refs/heads/${this.branch()}`], this.#place());
    }
    async #pushOnce(args, place) {
        const { exitCode, stdout, stderr, timedOut } = await this.#git(args);
        const headers = (await (0,optional/* optional */.lq)(exitCode !== 0, () => readLastHeaders(this.#folder))) ?? {};
        return readPush({ exitCode, stdout: stdout.toString(), stderr: stderr.toString(), timedOut, headers }, place);
    }
    async locate(branch) {
        let found;
        await this.#ask(['ls-remote', 'origin', `refs/heads/${branch}`], undefined, (stdout) => {
            found = /^[0-9a-f]+/.exec(stdout)?.[0];
        });
        return found;
    }
    async contains(head, sha) {
        return head === sha || (await this.#git(['merge-base', '--is-ancestor', sha, head])).exitCode === 0;
    }
    async close() {
        await (0,external_node_fs_promises_.rm)(this.#folder, { recursive: true, force: true, maxRetries: 3 });
    }
    async #clone() {
        await (0,external_node_fs_promises_.rm)(this.#gitDir, { recursive: true, force: true });
        const { url, branch } = this.#options;
        const shape = ['--bare', `--depth=${git_window}`, '--single-branch', '--no-tags', '--filter=blob:none', '--template='];
        const only = (0,optional/* present */.Eb)([branch !== undefined && `--branch=${branch}`]);
        await refuseOldGit(this.#command);
        const result = await this.#command(['clone', '-q', ...shape, ...only, '--', url, this.#gitDir]);
        const words = result.stderr.toString();
        this.#partial = !words.includes('filtering not recognized');
        if (result.exitCode === 0)
            return;
        if (/Remote branch \S{1,300} not found/.test(words))
            throw await this.#branchMissing();
        throw await this.#failureOf(words, result.timedOut);
    }
    async #headBranch() {
        const name = await readHeadBranch(this.#gitDir);
        if (name !== undefined)
            return name;
        throw new GitFailure('not_a_branch', { ...this.#place(), branch: this.#options.branch ?? 'HEAD' });
    }
    async #branchMissing() {
        const { url } = this.#options;
        const { stdout } = await this.#command(['ls-remote', '--heads', '--', url]);
        const branches = [...stdout.toString().matchAll(/\trefs\/heads\/(.+)$/gm)].map(([, name = '']) => name);
        return new GitFailure('branch_missing', this.#place(), { branches });
    }
    /** A command that speaks to the server. */
    async #ask(args, input, onAnswer) {
        await persist(async () => {
            const result = await this.#git(args, input);
            if (result.exitCode === 0)
                return onAnswer?.(result.stdout.toString());
            await removeLocks(this.#gitDir, this.branch());
            throw await this.#failureOf(result.stderr.toString(), result.timedOut);
        }, this.#options);
    }
    async #failureOf(words, timedOut) {
        const failure = readFailure(words, this.#place(), { timedOut, headers: await readLastHeaders(this.#folder) });
        if (failure.kind !== 'unresolved' || !(await isNameServiceDown(this.#options.url)))
            return failure;
        return new GitFailure('unreachable', failure.place, failure.facts);
    }
    #place() {
        const { url, credentials } = this.#options;
        const authenticated = credentials.token !== undefined || credentials.sshKey !== undefined;
        return { url, branch: this.branch(), authenticated };
    }
}

;// CONCATENATED MODULE: ./.build/clients/git/notes.js
// Adds a paragraph to the git note of a commit, on the server: https://git-scm.com/docs/git-notes. Touches no branch, and loses nothing to
// others who add notes at the same time: a push that comes second is made anew on top of theirs.









/**
 * Adds the note, unless the server says that it has no such commit: git itself would take a note on anything. Rejects with a GitFailure when
 * the server refuses it or cannot be reached.
 */
async function addNote(options, draft) {
    const { url, credentials, temporaryFolder, env, deadline, signal, onSecret } = options;
    const header = basicCredentials(url, credentials);
    if (header !== undefined)
        onSecret?.(header);
    const folder = await (0,external_node_fs_promises_.mkdtemp)(external_node_path_.join(temporaryFolder, 'ship-notes-'));
    try {
        const command = gitCommand(folder, await gitEnvironment(url, credentials, folder, env), deadline, signal);
        const gitDir = external_node_path_.join(folder, 'repository.git');
        const git = (args, input) => command([`--git-dir=${gitDir}`, ...args], input);
        const authenticated = credentials.token !== undefined || credentials.sshKey !== undefined;
        const desk = { git, folder, draft, place: { url, branch: draft.ref, authenticated } };
        await refuseOldGit(command);
        const commit = await persist(async () => await seekCommit(command, desk), options);
        if (commit === 'missing')
            return 'no such commit';
        await notes_demand(command, ['init', '-q', '--bare', '--template=', gitDir]);
        await notes_demand(git, ['remote', 'add', 'origin', url]);
        const tries = await pushUntilTaken(desk, options);
        return (0,optional/* optional */.lq)(tries, (tries) => ({ tries, commit }));
    }
    finally {
        await (0,external_node_fs_promises_.rm)(folder, { recursive: true, force: true, maxRetries: 3 });
    }
}
/**
 * Asks the server for the commit alone, without its files. In a folder of its own: where the notes are, git would look into the files of a commit
 * that is here when it pushes, and fetch them.
 */
async function seekCommit(command, { folder, draft: { commit }, place }) {
    const gitDir = external_node_path_.join(folder, 'sought.git');
    const git = (args) => command([`--git-dir=${gitDir}`, ...args]);
    await notes_demand(command, ['init', '-q', '--bare', '--template=', gitDir]);
    const quietly = ['fetch', '-q', '--no-tags', '--no-write-fetch-head', '--depth=1', '--filter=tree:0'];
    const { exitCode, stderr, timedOut } = await git([...quietly, place.url, commit]);
    if (exitCode === 0) {
        const { stdout } = await git(['cat-file', '-t', commit]);
        return stdout.toString().trim() === 'commit' ? 'there' : 'missing';
    }
    const words = stderr.toString();
    if (/not our ref|want [0-9a-f]{1,64} not valid|couldn't find remote ref/i.test(words))
        return 'missing';
    if (/does not allow request for unadvertised object/i.test(words))
        return 'not shown';
    throw readFailure(words, place, { timedOut, headers: await readLastHeaders(folder) });
}
/** The number of tries; undefined when others were first until the deadline. */
async function pushUntilTaken(desk, { deadline, signal }) {
    for (let tries = 1;; tries++) {
        const tried = await tryPatiently(desk);
        if (tried === true)
            return tries;
        // Whoever was first may be about to write again: each waits for a time of its own, that grows.
        const wait = Math.min(5000, 100 * 2 ** tries) * (0.5 + Math.random() / 2);
        const isLate = deadline.remaining() * 1000 <= wait;
        if (isLate && tried !== false)
            throw tried;
        if (isLate)
            return undefined;
        await (0,promises_.setTimeout)(wait, undefined, (0,optional/* optional */.lq)(signal, (signal) => ({ signal })));
    }
}
/** True when the note is there, false when somebody was first; or the trouble, if it is one that passes by itself. */
async function tryPatiently(desk) {
    try {
        return await notes_tryOnce(desk);
    }
    catch (thrown) {
        if (thrown instanceof GitFailure && thrown.isPassing)
            return thrown;
        throw thrown;
    }
}
/** True when the note is on the server, false when it has to be tried again. */
async function notes_tryOnce(desk) {
    const { git, draft, place, folder } = desk;
    const { ref, commit, text, name, email } = draft;
    const isNew = !(await fetchNotes(desk));
    if (!isNew && (await notes_holds(desk)))
        return true;
    const who = ['-c', `user.name=${name}`, '-c', `user.email=${email}`];
    await notes_demand(git, [...who, 'notes', `--ref=${ref}`, 'append', '-F', '-', commit], text);
    // Without a lease a new ref could be put over one that somebody made in the meantime.
    const lease = (0,optional/* present */.Eb)([isNew && `--force-with-lease=${ref}:`]);
    const push = await git(['push', '--porcelain', '--no-verify', ...lease, 'origin', `${ref}:${ref}`]);
    const [stdout, stderr] = [push.stdout.toString(), push.stderr.toString()];
    const headers = await readLastHeaders(folder);
    const verdict = readPush({ exitCode: push.exitCode, stdout, stderr, timedOut: push.timedOut, headers }, place);
    if (verdict.verdict === 'refused')
        throw verdict.error;
    if (verdict.verdict === 'pushed')
        return true;
    if (isNew)
        await git(['update-ref', '-d', ref]);
    return false;
}
/** The newest notes, without their texts: git asks for the one that is added to. False when there are none yet. */
async function fetchNotes({ git, draft: { ref }, place, folder }) {
    const quietly = ['fetch', '-q', '--no-tags', '--no-write-fetch-head', '--depth=1', '--filter=blob:none'];
    const { exitCode, stderr, timedOut } = await git([...quietly, 'origin', `+${ref}:${ref}`]);
    if (exitCode === 0)
        return true;
    const words = stderr.toString();
    if (/couldn't find remote ref/i.test(words))
        return false;
    throw readFailure(words, place, { timedOut, headers: await readLastHeaders(folder) });
}
/** The answer to a push may have been lost after it arrived. */
async function notes_holds({ git, draft: { ref, commit, text } }) {
    const { exitCode, stdout } = await git(['notes', `--ref=${ref}`, 'show', commit]);
    return exitCode === 0 && stdout.toString().includes(text.trim());
}
async function notes_demand(git, args, input) {
    const { exitCode, stderr, killedBy } = await git(args, input);
    if (exitCode !== 0)
        throw new Error(`git ${args[0]} failed: ${stderr.toString().trim() || killedBy || 'time is up'}`);
}

// EXTERNAL MODULE: ./.build/clients/github/fault.js
var github_fault = __webpack_require__(1393);
// EXTERNAL MODULE: ./.build/clients/github/github.js
var github_github = __webpack_require__(5386);
;// CONCATENATED MODULE: ./.build/clients/github/app.js
// A GitHub App's token for one repository, with the permissions of one step: made at its beginning, revoked at its end. The
// library is loaded only then; key and token are kept nowhere.
// https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-an-installation-access-token-for-a-github-app







/** Undefined when the text is a private key that a GitHub App can have; else what is wrong with it, without a letter of it. */
function privateKeyFault(privateKey) {
    try {
        readKey(privateKey);
        return undefined;
    }
    catch (thrown) {
        throwOurBug(thrown);
        if (privateKey.includes('-----BEGIN'))
            return 'is not a private key that can be read';
        return 'is not a key in PEM form';
    }
}
/** Makes the token. Rejects with a GitHubFailure when GitHub refuses. */
async function openAppAccess(options) {
    const { apiUrl, name, permissions, env, deadline, signal } = options;
    if (!(0,loopback/* isPrivateUrl */.Dd)(apiUrl))
        throw new loopback/* OpenAddress */.LG('key');
    const [{ createAppAuth }, { request }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(434), __webpack_require__.e(479)]).then(__webpack_require__.bind(__webpack_require__, 6479)), __webpack_require__.e(/* import() */ 434).then(__webpack_require__.bind(__webpack_require__, 2053))]);
    const door = request.defaults({ baseUrl: apiUrl, request: { fetch: (0,github_github/* gitHubFetch */.uT)(env) } });
    const bounded = door.defaults({ request: { ...(0,optional/* optional */.lq)(signal, (signal) => ({ signal })) } });
    const auth = createAppAuth({ appId: options.appId, privateKey: readKey(options.privateKey), request: bounded });
    const [owner = '', repository = ''] = name.split('/');
    const make = async () => {
        const { token: jwt } = await auth({ type: 'app' });
        const headers = { authorization: `bearer ${jwt}` };
        const { data } = await bounded('GET /repos/{owner}/{repo}/installation', { owner, repo: repository, headers });
        const wanted = { installationId: data.id, repositoryNames: [repository], permissions: { ...permissions } };
        const { token } = await auth({ type: 'installation', ...wanted });
        return token;
    };
    const attempt = {
        doing: 'making a token of the GitHub App',
        repository: name,
        permission: Object.entries(permissions)
            .map(([what, level]) => `${what}: ${level}`)
            .join('`, `'),
    };
    const token = await makePatiently(make, deadline, signal, attempt);
    return { token, revoke: async () => await revoke(door, token) };
}
async function makePatiently(make, deadline, signal, attempt) {
    const isPassing = (thrown) => {
        const kind = (0,github_fault/* findGitHubFault */.dr)(thrown)?.kind;
        return kind === 'unreachable' || kind === 'rate_limited';
    };
    const waitOf = (thrown) => (0,github_fault/* findGitHubFault */.dr)(thrown)?.waitSeconds;
    try {
        return await (0,retry/* retry */.L)(async () => await (0,github_github/* unwrapBugs */.RY)(make()), {
            retries: 50,
            maxSeconds: deadline.remaining(),
            signal,
            isPassing,
            waitOf,
        });
    }
    catch (thrown) {
        signal?.throwIfAborted();
        throw (0,github_fault/* githubFailure */.eQ)(thrown, attempt);
    }
}
const revokeSeconds = 10;
const revokeTries = 2;
/** A token that cannot be taken back ends by itself within an hour: that is no reason to fail a step. */
async function revoke(door, token) {
    const end = AbortSignal.timeout(revokeSeconds * 1000);
    const headers = { authorization: `token ${token}` };
    const isPassing = (thrown) => (0,github_fault/* findGitHubFault */.dr)(thrown)?.kind === 'unreachable' && !end.aborted;
    try {
        const call = () => (0,github_github/* unwrapBugs */.RY)(door('DELETE /installation/token', { headers, request: { signal: end } }));
        await (0,retry/* retry */.L)(call, { retries: revokeTries, maxSeconds: revokeSeconds, isPassing });
        return true;
    }
    catch (thrown) {
        (0,domain_thrown/* throwOurBug */.FB)(thrown);
        return (0,github_fault/* findGitHubFault */.dr)(thrown)?.kind === 'unauthorized';
    }
}
/** GitHub gives PKCS#1, the library wants PKCS#8; and secrets often arrive with `\n` for line breaks. */
function readKey(privateKey) {
    return (0,external_node_crypto_.createPrivateKey)(withLineBreaks(privateKey)).export({ type: 'pkcs8', format: 'pem' }).toString();
}
const withLineBreaks = (privateKey) => {
    if (privateKey.includes('\n'))
        return privateKey;
    return privateKey.replaceAll('\\n', '\n');
};

;// CONCATENATED MODULE: ./.build/clients/github/patience.js
// A GitHub door that waits: for rate limits as long as GitHub asks, and for GitHub's own trouble where asking again is harmless.
// A call that is not answered in time counts as such trouble. Never sends a write twice.



/** The door with a time limit for each call, and no other patience. */
function timelyGitHub(github, { tryTimeoutSeconds = 30, signal }) {
    const limit = () => {
        const timeout = AbortSignal.timeout(tryTimeoutSeconds * 1000);
        return { request: { signal: AbortSignal.any((0,optional/* present */.Eb)([signal, timeout])) } };
    };
    return {
        request: (route, parameters) => github.request(route, { ...parameters, ...limit() }),
        graphql: (query, variables) => github.graphql(query, { ...variables, ...limit() }),
    };
}
/** The door with patience. What is still wrong when time is up is thrown as the door threw it. */
function patientGitHub(github, patience) {
    const call = async (isRead, ask) => {
        for (let attempt = 1;; attempt++) {
            try {
                return await ask();
            }
            catch (thrown) {
                patience.signal?.throwIfAborted();
                const fault = (0,github_fault/* findGitHubFault */.dr)(thrown);
                const seconds = (0,optional/* optional */.lq)(fault, (fault) => patience_waitFor(fault, isRead && patience.waitsForOutages !== false, attempt));
                if (fault === undefined || seconds === undefined || seconds > patience.deadline.remaining())
                    throw thrown;
                patience.onWait?.(seconds, fault.message);
                await (0,promises_.setTimeout)(seconds * 1000, undefined, (0,optional/* optional */.lq)(patience.signal, (signal) => ({ signal })));
            }
        }
    };
    return {
        request: (route, parameters) => call(route.startsWith('GET '), () => github.request(route, parameters)),
        graphql: (query, variables) => call(!/^\s*mutation\b/.test(query), () => github.graphql(query, variables)),
    };
}
/** Seconds to wait before the next try; undefined when trying again is of no use or not safe. */
function patience_waitFor(fault, isRepeatable, attempt) {
    if (fault.kind === 'rate_limited')
        return fault.waitSeconds;
    if (fault.kind !== 'unreachable' || !isRepeatable)
        return undefined;
    return 0.1 + Math.random() * Math.min(10, 0.25 * 2 ** attempt);
}

;// CONCATENATED MODULE: ./.build/clients/github/refs.js
// The branches of a repository through GitHub's API. Never looks into commits.
// https://docs.github.com/en/rest/git/refs

/** The commit that a branch stands at; undefined when there is no such branch. */
async function findBranch(github, repository, branch) {
    try {
        const answer = await github.request(`GET /repos/${repository}/git/ref/heads/${encodeBranch(branch)}`);
        return answer.object.sha;
    }
    catch (thrown) {
        if ((0,github_fault/* findGitHubFault */.dr)(thrown)?.kind === 'not_found')
            return undefined;
        throw thrown;
    }
}
/** Makes a branch; rejects (422) when it is there already. */
async function createBranch(github, repository, branch, oid) {
    await github.request(`POST /repos/${repository}/git/refs`, { ref: `refs/heads/${branch}`, sha: oid });
}
/** Moves a branch wherever it stands. */
async function forceBranch(github, repository, branch, oid) {
    const route = `PATCH /repos/${repository}/git/refs/heads/${encodeBranch(branch)}`;
    await github.request(route, { sha: oid, force: true });
}
/** Deletes a branch; one that is not there is fine. */
async function deleteBranch(github, repository, branch) {
    try {
        await github.request(`DELETE /repos/${repository}/git/refs/heads/${encodeBranch(branch)}`);
    }
    catch (thrown) {
        const fault = (0,github_fault/* findGitHubFault */.dr)(thrown);
        const absent = fault?.kind === 'not_found' || /does not exist/.test(fault?.message ?? '');
        if (!absent)
            throw thrown;
    }
}
const encodeBranch = (branch) => branch.split('/').map(encodeURIComponent).join('/');

;// CONCATENATED MODULE: ./.build/clients/github/proposals/fresh.js
// Patience with what this run has just made: for some seconds GitHub may not know its own new pull request or branch. Anything
// else that is refused stays refused.


const usual = { retries: 4, minMilliseconds: 400 };
/** GitHub's words for a thing that its other machines do not know yet. */
const fresh_notThere = /not ?found|could not resolve to|does not exist|no commit found|^validation failed\W*$/i;
/** Calls again where GitHub says that something is not there that this run has just made. */
async function whileFresh(calls, patience = {}) {
    return await (0,retry/* retry */.L)(calls, { ...usual, ...patience, isPassing: isNotThereYet });
}
/** The same for opening a pull request from a branch that was just pushed. */
async function whileBranchIsFresh(calls, patience = {}) {
    return await (0,retry/* retry */.L)(calls, { ...usual, ...patience, isPassing: isBranchNotThereYet });
}
function isNotThereYet(thrown) {
    const fault = (0,github_fault/* findGitHubFault */.dr)(thrown);
    if (fault?.kind === 'not_found')
        return true;
    return fault?.kind === 'refused' && fresh_notThere.test(fault.message);
}
function isBranchNotThereYet(thrown) {
    const fault = (0,github_fault/* findGitHubFault */.dr)(thrown);
    return fault?.kind === 'refused' && /head (?:is|sha) |no commits between/i.test(`${fault.message} `);
}

;// CONCATENATED MODULE: ./.build/clients/github/proposals/merge.js
// Merges a pull request as soon as its rules allow: by GitHub's auto-merge, or at once when nothing is left to wait for.
// https://docs.github.com/en/graphql/reference/mutations#enablepullrequestautomerge



const methods = ['squash', 'merge', 'rebase'];
/** Nothing is left to wait for: GitHub then refuses to wait, in many words, and takes a direct merge. */
const mergeableStates = ['clean', 'unstable', 'has_hooks'];
const isOn = /already (?:enabled|in the (?:merge )?queue|queued)/i;
const undecided = /in unknown status|base branch was modified/i;
const methodRefused = /merge method|(?:merges|merge commits) are not allowed|merging is not allowed/i;
const queueOnly = /through (?:the|a) merge queue/i;
const mostPauses = 5;
/** Tries after an answer that got lost. */
const mostTries = 3;
/** Enables auto-merge, merges or queues, with the first method that the repository allows: squash, merge, rebase. */
async function autoMerge(github, order) {
    let reason = 'no merge method is allowed';
    for (const method of await allowedMethods(github, order.name)) {
        const refusal = await enable(github, order, method);
        if (refusal === undefined || isOn.test(refusal.message))
            return waitingOf(refusal, method);
        reason = refusal.message;
        if (methodRefused.test(reason))
            continue;
        // A token that may bypass the rules would merge what still waits for them.
        if (!(await isMergeable(github, order.name, order.pull.number)))
            break;
        const outcome = await merge(github, order, method);
        if (typeof outcome !== 'string')
            return outcome;
        reason = outcome;
        if (queueOnly.test(reason))
            return await enqueue(github, order);
        if (!methodRefused.test(reason))
            break;
    }
    return { state: 'refused', reason };
}
function waitingOf(refusal, method) {
    if (refusal !== undefined && /queue/i.test(refusal.message))
        return { state: 'queued' };
    return { state: 'waiting', method };
}
/** A message as the merge takes it: its headline with the number of the pull request, and the rest, where the record lies. */
function messageParts({ message, pull }) {
    const [title = '', ...rest] = message.trimEnd().split('\n');
    return { headline: `${title} (#${pull.number})`, body: rest.join('\n').trim() };
}
/** Whether nothing is left to wait for. GitHub needs a moment after a push to know. */
async function isMergeable(github, name, number) {
    for (let pauses = 0;; pauses++) {
        const { mergeable_state: state = 'unknown' } = await readPull(github, name, number);
        if (state !== 'unknown' || pauses === mostPauses)
            return mergeableStates.includes(state);
        await (0,promises_.setTimeout)(500 * 2 ** pauses);
    }
}
const readPull = async (github, name, number) => (await github.request(`GET /repos/${name}/pulls/${number}`));
/** GitHub tells the switches only to those who may push; what it does not tell is tried. */
async function allowedMethods(github, name) {
    const answer = (await github.request(`GET /repos/${name}`));
    const switches = { squash: 'allow_squash_merge', merge: 'allow_merge_commit', rebase: 'allow_rebase_merge' };
    return methods.filter((method) => answer[switches[method]] !== false);
}
/** Undefined when it is on. GitHub would else write a message by the repository's settings, which may be blank. */
async function enable(github, order, method) {
    const mutation = `mutation AutoMerge($input: EnablePullRequestAutoMergeInput!) {
    enablePullRequestAutoMerge(input: $input) { pullRequest { number } } }`;
    const { headline, body } = messageParts(order);
    // A rebase keeps the commit as it is, message and all.
    const words = (0,optional/* optional */.lq)(method !== 'rebase', () => ({ commitHeadline: headline, commitBody: body }));
    const target = { pullRequestId: order.pull.id, expectedHeadOid: order.head };
    const input = { ...target, mergeMethod: method.toUpperCase(), ...words };
    return await refusalOf(async () => {
        await github.graphql(mutation, { input });
    });
}
/** Into the merge queue of the base, which merges by its own method. */
async function enqueue(github, { pull, head }) {
    const mutation = `mutation Enqueue($input: EnqueuePullRequestInput!) {
    enqueuePullRequest(input: $input) { clientMutationId } }`;
    const refusal = await refusalOf(async () => {
        await github.graphql(mutation, { input: { pullRequestId: pull.id, expectedHeadOid: head } });
    });
    if (refusal === undefined || isOn.test(refusal.message))
        return { state: 'queued' };
    return { state: 'refused', reason: refusal.message };
}
async function merge(github, order, method) {
    const { name, pull, head } = order;
    const { headline, body } = messageParts(order);
    const asked = { merge_method: method, sha: head, commit_title: headline, commit_message: body };
    let oid = '';
    const mergeNow = async () => {
        const answer = await github.request(`PUT /repos/${name}/pulls/${pull.number}/merge`, asked);
        oid = answer.sha;
    };
    const refusal = await refusalOf(mergeNow, async () => {
        const { merged, merge_commit_sha: sha } = await readPull(github, name, pull.number);
        oid = sha ?? '';
        return merged === true;
    });
    return refusal?.message ?? { state: 'merged', oid, method };
}
/**
 * What GitHub answers against it, after some tries where it has not made up its mind, or gave no answer and `isDone` says that nothing
 * came of it. Missing permissions are thrown. Each of these changes may be asked for twice.
 */
async function refusalOf(attempt, isDone = async () => false) {
    for (let pauses = 0;; pauses++) {
        try {
            await attempt();
            return undefined;
        }
        catch (thrown) {
            const fault = (0,github_fault/* findGitHubFault */.dr)(thrown);
            const decided = fault?.kind === 'refused' || fault?.kind === 'conflict' || fault?.kind === 'protected';
            const isLost = fault?.kind === 'unreachable';
            if (fault === undefined || !(decided || isLost) || (isLost && pauses === mostTries))
                throw thrown;
            if (isLost && (await isDone()))
                return undefined;
            if (!isLost && (!undecided.test(fault.message) || pauses === mostPauses))
                return fault;
            await (0,promises_.setTimeout)(500 * 2 ** pauses);
        }
    }
}

;// CONCATENATED MODULE: ./.build/clients/github/blob.js
// The name that git gives to the contents of a file. Reads no repository.
// https://git-scm.com/book/en/v2/Git-Internals-Git-Objects

/** The id of a blob; `length` is that of the repository's ids: 40 (SHA-1) or 64 (SHA-256). */
const blobName = (bytes, length) => (0,external_node_crypto_.createHash)(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');

;// CONCATENATED MODULE: ./.build/clients/github/proposals/proposed.js
// What a branch has that its base has not: its commits, and the files as they stand on it. Only reads.
// https://docs.github.com/en/rest/commits/commits#compare-two-commits


/** GitHub lists no more files than this. */
const proposed_mostFiles = 300;
/** Undefined when there is no such branch. Asked without `per_page`: a page would begin with the oldest commits, and hold 100. */
async function readProposed(github, name, base, branch) {
    const range = `${encodeURIComponent(base)}...${encodeURIComponent(branch)}`;
    try {
        return proposedOf((await github.request(`GET /repos/${name}/compare/${range}`)));
    }
    catch (thrown) {
        const fault = (0,github_fault/* findGitHubFault */.dr)(thrown);
        // A branch that stands apart answers 404, too.
        if (fault?.kind === 'not_found' && !/no common ancestor/i.test(fault.message))
            return undefined;
        throw thrown;
    }
}
function proposedOf(answer) {
    const host = URL.parse(answer.html_url ?? '')?.hostname ?? 'github.com';
    const commits = answer.commits.toReversed().map((each) => {
        const { message, author, verification } = each.commit;
        return {
            oid: each.sha,
            message,
            parents: each.parents.map((parent) => parent.sha),
            author: author?.name ?? 'somebody',
            isRewritten: isRewritten(each, host),
            verified: verification?.verified === true,
        };
    });
    const head = commits[0]?.oid ?? answer.merge_base_commit.sha;
    return { head, commits, complete: commits.length >= answer.total_commits, holdsExactly: comparing(blobsOf(answer)) };
}
/** Commits that GitHub makes, or puts on another base, have the address of that server, and the account `web-flow`. */
function isRewritten({ commit: { author, committer }, committer: account }, host) {
    const isGitHub = account?.login === 'web-flow' ||
        committer?.email === 'noreply@github.com' ||
        committer?.email === `noreply@${host}`;
    return committer?.email !== author?.email && !isGitHub;
}
/** Anybody can write our message; the contents tell whether it is our change. */
function comparing(blobs) {
    return (files) => {
        if (blobs?.size !== files.length)
            return false;
        return files.every(({ path, bytes }) => {
            const blob = blobs.get(path);
            return blob !== undefined && blob === blobName(bytes, blob.length);
        });
    };
}
/** The blobs of the changed files, by path; undefined when GitHub does not show all of them, or one is not just changed. */
function blobsOf({ files }) {
    if (files === undefined || files.length >= proposed_mostFiles)
        return undefined;
    const blobs = new Map();
    for (const { filename, status, sha } of files) {
        if (status !== 'modified' || sha === null)
            return undefined;
        blobs.set(filename, sha);
    }
    return blobs;
}

;// CONCATENATED MODULE: ./.build/clients/github/proposals/pulls.js
// Pull requests through GitHub's API: what a branch proposes, and the one open pull request for it. Decides nothing.
// https://docs.github.com/en/rest/pulls/pulls
// The map of this room: proposed (what a branch has) → pulls (the one pull request) → merge; fresh (patience with what was just made) is below all.






/** The pull requests of `owner/name`; speaks to nobody yet. What this run opened is waited for until GitHub knows it. */
function openPulls(github, name, patience = {}) {
    const calling = async (doing, permission, calls) => {
        try {
            return await calls();
        }
        catch (thrown) {
            throw (0,github_fault/* githubFailure */.eQ)(thrown, { doing, repository: name, permission });
        }
    };
    const pulls = async (doing, calls) => await calling(doing, 'pull_requests: write', calls);
    const settling = settler(patience);
    return {
        ...readers(github, name, { calling, pulls }),
        ...writers(github, name, { pulls, settling }),
        open: async (base, branch, title, body) => {
            const draft = { base, head: branch, title, body };
            const opening = () => whileBranchIsFresh(() => openPull(github, name, draft), patience);
            return settling.note(await pulls('opening a pull request', opening));
        },
        autoMerge: (pull, head, message) => calling(`merging #${pull.number}`, 'contents: write', () => settling.run(pull.number, () => autoMerge(github, { name, pull, head, message }))),
        deleteBranch: (branch) => calling(`deleting ${branch}`, 'contents: write', () => deleteBranch(github, name, branch)),
    };
}
function settler(patience) {
    const opened = new Set();
    return {
        note: (pull) => {
            opened.add(pull.number);
            return pull;
        },
        run: async (number, calls) => {
            if (opened.has(number))
                return await whileFresh(calls, patience);
            return await calls();
        },
    };
}
function readers(github, name, { calling, pulls }) {
    return {
        find: (base, branch) => pulls('looking for the pull request', () => findPull(github, name, base, branch)),
        proposed: (base, branch) => calling(`comparing ${branch}`, 'contents: read', () => readProposed(github, name, base, branch)),
        isDismissed: (base, branch, head) => pulls('looking for closed pull requests', () => isDismissed(github, name, { base, head: branch }, head)),
        messageOf: (oid) => calling('reading the merged commit', 'contents: read', async () => {
            const commit = await github.request(`GET /repos/${name}/git/commits/${oid}`);
            return commit.message;
        }),
    };
}
function writers(github, name, { pulls, settling }) {
    const changing = async (doing, number, route, body) => {
        await pulls(`${doing} #${number}`, () => settling.run(number, () => github.request(route, { ...body })));
    };
    return {
        change: (number, change) => changing('changing', number, `PATCH /repos/${name}/pulls/${number}`, change),
        addLabels: (number, labels) => changing('labelling', number, `POST /repos/${name}/issues/${number}/labels`, { labels }),
        requestReviews: (number, people, teams) => {
            const route = `POST /repos/${name}/pulls/${number}/requested_reviewers`;
            return changing('asking for reviews of', number, route, { reviewers: people, team_reviewers: teams });
        },
    };
}
async function findPull(github, name, base, branch) {
    const [found] = await listPulls(github, name, { base, head: branch, state: 'open' });
    if (found === undefined)
        return undefined;
    return pullOf(found);
}
async function isDismissed(github, name, { base, head }, sha) {
    const [newest] = await listPulls(github, name, { base, head, state: 'all' });
    return newest?.state === 'closed' && newest.merged_at === null && newest.head.sha === sha;
}
/** Newest first. */
async function listPulls(github, name, { base, head, state }) {
    const from = `${name.split('/')[0]}:${head}`;
    return (await github.request(`GET /repos/${name}/pulls`, { state, head: from, base }));
}
const pullOf = (pull) => ({
    number: pull.number,
    url: pull.html_url,
    id: pull.node_id,
    title: pull.title,
    body: pull.body ?? '',
    labels: pull.labels.map((label) => label.name),
});
/** One that somebody opened meanwhile for the same branch is as good. */
async function openPull(github, name, pull) {
    try {
        return pullOf((await github.request(`POST /repos/${name}/pulls`, { ...pull })));
    }
    catch (thrown) {
        const fault = (0,github_fault/* findGitHubFault */.dr)(thrown);
        const mayBeThere = fault?.kind === 'unreachable' || /already exists/.test(fault?.message ?? '');
        const found = await (0,optional/* optional */.lq)(mayBeThere, () => findPull(github, name, pull.base, pull.head));
        if (found === undefined)
            throw thrown;
        return found;
    }
}

;// CONCATENATED MODULE: ./.build/clients/github/objects.js
// What GitHub's API tells of a repository: the head of a branch, trees, blobs, history. Never writes, and turns no fault into words.
// https://docs.github.com/en/graphql/reference/objects#repository


const entryFields = 'name mode type oid';
const blobFields = '... on Blob { text isBinary isTruncated }';
const commitFields = 'oid message committedDate parents(first: 100) { nodes { oid } }';
const historyFields = `{ nodes { ${commitFields} } }`;
/** Splits `owner/name`. */
const ownerAndName = (repository) => {
    const [owner = '', name = ''] = repository.split('/');
    return { owner, name };
};
/** The head of a branch and, in the same request, files, folders and the newest commits. Undefined when the branch is not there. */
async function readHead(github, repository, { branch, paths, withContent = true }) {
    const content = (0,optional/* phrase */.MZ)(withContent, `object { ${blobFields} }`);
    const entries = `... on Tree { entries { ${entryFields} ${content} } }`;
    const files = paths.map((_, at) => `p${at}: file(path: $p${at}) { ${entryFields} object { ${(0,optional/* phrase */.MZ)(withContent, blobFields)} ${entries} } }`);
    const asked = namedBranch(branch);
    const declared = [...paths.map((_, at) => `, $p${at}: String!`), asked.declared];
    const query = `query Head($owner: String!, $name: String!${declared.join('')}) {
    repository(owner: $owner, name: $name) { url
      branch: ${asked.field} { name target { oid
        ... on Commit { history(first: 50) ${historyFields} ${files.join('\n')} } } } } }`;
    const variables = Object.fromEntries(paths.map((each, at) => [`p${at}`, each]));
    const answer = (await github.graphql(query, { ...ownerAndName(repository), ...asked.variables, ...variables }));
    const { branch: head, url } = answer.repository;
    if (head === null)
        return undefined;
    const { oid, history } = head.target;
    const pairs = paths.flatMap((place, at) => {
        const entry = head.target[`p${at}`];
        if (entry === null)
            return [];
        return [[place, foundOf(place, entry)]];
    });
    return { branch: head.name, oid, url, found: new Map(pairs), newest: commitsOf(history) };
}
/** The field of a branch, or of the default one, and what it needs of variables. */
function namedBranch(branch) {
    if (branch === undefined)
        return { field: 'defaultBranchRef', declared: '', variables: {} };
    return { field: 'ref(qualifiedName: $ref)', declared: ', $ref: String!', variables: { ref: `refs/heads/${branch}` } };
}
const foundOf = (path, entry) => ({
    entry: entryOf(path, entry),
    children: (entry.object?.entries ?? []).map((child) => entryOf(`${path}/${child.name}`, child)),
});
function entryOf(path, { mode, type, oid, object }) {
    const content = (0,optional/* optional */.lq)(type === 'blob', () => contentOf(oid, object));
    return { path, mode: mode.toString(8).padStart(6, '0'), type, oid, content };
}
/** The blob's bytes when GraphQL's text is surely all of them: its hash must be the blob's name. */
function contentOf(oid, blob) {
    if (typeof blob?.text !== 'string' || blob.isBinary === true || blob.isTruncated === true)
        return undefined;
    const bytes = Buffer.from(blob.text, 'utf8');
    return [bytes, Buffer.concat([byteOrderMark, bytes])].find((each) => blobName(each, oid.length) === oid);
}
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const commitsOf = ({ nodes }) => nodes.map(commitOf);
const commitOf = ({ oid, message, committedDate, parents }) => ({
    oid,
    message,
    committedAt: committedDate,
    parents: parents.nodes.map((parent) => parent.oid),
});
/** Commits from `oid` backwards, the newest by their dates first, those of merged branches among them; at most 100. */
async function objects_readCommits(github, repository, oid, first) {
    const query = `query Commits($owner: String!, $name: String!, $oid: GitObjectID!, $first: Int!) {
    repository(owner: $owner, name: $name) { object(oid: $oid) { ... on Commit {
      history(first: $first) ${historyFields} } } } }`;
    const answer = (await github.graphql(query, { ...ownerAndName(repository), oid, first }));
    return commitsOf(answer.repository.object.history);
}
const rangePageSize = 100;
/**
 * What `head` reaches and `base` does not, a hundred at a time.
 * https://docs.github.com/en/rest/commits/commits#compare-two-commits
 */
async function readRange(github, repository, { base, head, page }) {
    const route = `GET /repos/${repository}/compare/${base}...${head}`;
    const answer = (await github.request(route, { per_page: rangePageSize, page }));
    const commits = answer.commits.map(({ sha, commit, parents }) => ({
        oid: sha,
        message: commit.message,
        committedAt: commit.committer.date,
        parents: parents.map((parent) => parent.sha),
    }));
    return { commits, total: answer.total_commits };
}
/** What lay at some paths after each of some commits, in one request. */
async function readFilesAt(github, repository, oids, { paths, withContent }) {
    const content = (0,optional/* phrase */.MZ)(withContent, `object { ${blobFields} }`);
    const files = paths.map((_, at) => `p${at}: file(path: $p${at}) { ${entryFields} ${content} }`);
    const commits = oids.map((oid, at) => `c${at}: object(oid: "${oid}") { ... on Commit { ${files.join(' ')} } }`);
    const declared = paths.map((_, at) => `, $p${at}: String!`).join('');
    const query = `query FilesAt($owner: String!, $name: String!${declared}) { repository(owner: $owner, name: $name) { ${commits.join('\n')} } }`;
    const variables = Object.fromEntries(paths.map((each, at) => [`p${at}`, each]));
    const answer = (await github.graphql(query, { ...ownerAndName(repository), ...variables }));
    return oids.map((_, at) => {
        const commit = answer.repository[`c${at}`] ?? {};
        return paths.flatMap((path, index) => {
            const entry = commit[`p${index}`] ?? null;
            if (entry === null)
                return [];
            return [entryOf(path, entry)];
        });
    });
}
/** Every entry below a tree or commit, with paths from there; undefined when GitHub cannot list it whole. */
async function readTree(github, repository, oid) {
    const route = `GET /repos/${repository}/git/trees/${oid}`;
    const answer = (await github.request(route, { recursive: '1' }));
    if (answer.truncated)
        return undefined;
    return answer.tree.map(({ path, mode, type, sha }) => ({ path, mode, type, oid: sha }));
}
const objects_blobsAtOnce = 100;
/** The bytes of blobs by their names: texts in batches, the others one by one. */
async function fetchBlobs(github, repository, oids) {
    const bytes = new Map();
    const wanted = [...new Set(oids)];
    for (let from = 0; from < wanted.length; from += objects_blobsAtOnce) {
        const batch = wanted.slice(from, from + objects_blobsAtOnce);
        const fields = batch.map((oid, at) => `b${at}: object(oid: "${oid}") { ${blobFields} }`);
        const query = `query Blobs($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { ${fields.join('\n')} } }`;
        const answer = (await github.graphql(query, ownerAndName(repository)));
        for (const [at, oid] of batch.entries()) {
            const content = contentOf(oid, answer.repository[`b${at}`]);
            bytes.set(oid, content ?? (await readBlob(github, repository, oid)));
        }
    }
    return bytes;
}
async function readBlob(github, repository, oid) {
    const answer = (await github.request(`GET /repos/${repository}/git/blobs/${oid}`));
    return Buffer.from(answer.content, 'base64');
}

;// CONCATENATED MODULE: ./.build/clients/github/commit.js
// One commit through GitHub's API, so that GitHub signs it: on a branch, or in place of one. Makes only plain files.
// https://docs.github.com/en/graphql/reference/mutations#createcommitonbranch






/** Commits; an answer that gets lost is settled by reading the branch back. Rejects as the door does when GitHub refuses. */
async function commitOnBranch(github, repository, change) {
    try {
        if (change.onto === undefined)
            return await createCommit(github, repository, change.branch, change);
        return await replaceBranch(github, repository, change, change.onto);
    }
    catch (thrown) {
        const fault = (0,github_fault/* findGitHubFault */.dr)(thrown);
        const exists = /Reference already exists/.test(fault?.message ?? '');
        if (fault?.kind === 'unreachable')
            return (await findOurs(github, repository, change)) ?? raced(fault.message, true);
        if (fault?.kind === 'stale' || fault?.kind === 'conflict' || exists)
            return raced(fault?.message ?? '');
        throw thrown;
    }
}
const raced = (reason, isLost = false) => ({ verdict: 'raced', reason, isLost });
async function createCommit(github, repository, branchName, change) {
    const [headline = '', ...rest] = change.message.trimEnd().split('\n');
    const body = rest.join('\n').trim();
    const additions = change.files.map(({ path, bytes }) => ({ path, contents: bytes.toString('base64') }));
    const mutation = `mutation Commit($input: CreateCommitOnBranchInput!) {
    createCommitOnBranch(input: $input) { commit { oid signature { isValid } } } }`;
    const answer = (await github.graphql(mutation, {
        input: {
            branch: { repositoryNameWithOwner: repository, branchName },
            expectedHeadOid: change.parent,
            message: { headline, ...(0,optional/* optional */.lq)(body !== '', () => ({ body })) },
            fileChanges: { ...(0,optional/* optional */.lq)(additions.length > 0, () => ({ additions })) },
        },
    }));
    const { oid, signature } = answer.createCommitOnBranch.commit;
    return { verdict: 'committed', oid, verified: signature?.isValid === true };
}
/** For a moment after a branch was made, GitHub may not find it, or call it stale. */
async function commitOnNew(github, repository, branch, change) {
    const isPassing = (thrown) => {
        const kind = (0,github_fault/* findGitHubFault */.dr)(thrown)?.kind;
        return kind === 'stale' || kind === 'not_found';
    };
    return await (0,retry/* retry */.L)(async () => await createCommit(github, repository, branch, change), { isPassing });
}
/** Never sets the branch back to the parent on the way: GitHub closes a pull request whose branch holds nothing new. */
async function replaceBranch(github, repository, change, { branch, expected }) {
    const isNew = expected === undefined;
    const work = isNew ? branch : `${branch}-${change.parent.slice(0, 7)}-${Date.now().toString(36)}`;
    await createBranch(github, repository, work, change.parent);
    try {
        const made = await commitOnNew(github, repository, work, change);
        if (isNew || made.verdict === 'raced')
            return made;
        const now = await findBranch(github, repository, branch);
        if (now !== expected)
            return raced(`${branch} moved from ${expected} to ${now ?? 'nothing'}`);
        await forceBranch(github, repository, branch, made.oid);
        return made;
    }
    catch (thrown) {
        // A branch that GitHub lets nobody commit to is not left behind; one whose commit may still arrive is.
        const isFinal = isNew && (0,github_fault/* findGitHubFault */.dr)(thrown)?.kind !== 'unreachable';
        if (isFinal)
            await deleteUnmoved(github, repository, branch, change.parent).catch((0,domain_thrown/* onAnyFault */.mH)(undefined));
        throw thrown;
    }
    finally {
        // What stays behind of it does no harm, and the commit counts all the same.
        if (!isNew)
            await deleteBranch(github, repository, work).catch((0,domain_thrown/* onAnyFault */.mH)(undefined));
    }
}
async function deleteUnmoved(github, repository, branch, oid) {
    if ((await findBranch(github, repository, branch)) === oid)
        await deleteBranch(github, repository, branch);
}
/** After an answer got lost: our commit when it has arrived all the same. Its message names the run, so nobody else made it. */
async function findOurs(github, repository, change) {
    const now = await readHead(github, repository, { branch: change.onto?.branch ?? change.branch, paths: [] });
    const commits = now?.newest ?? [];
    const past = commits.findIndex(({ oid }) => oid === change.parent);
    const since = past < 0 ? commits : commits.slice(0, past);
    const ours = since.find(({ message }) => message.trim() === change.message.trim());
    if (ours === undefined)
        return undefined;
    return { verdict: 'committed', oid: ours.oid, verified: await readVerified(github, repository, ours.oid) };
}
/** What GitHub says of a commit's signature. */
async function readVerified(github, repository, oid) {
    const answer = (await github.request(`GET /repos/${repository}/git/commits/${oid}`));
    return answer.verification?.verified === true;
}

;// CONCATENATED MODULE: ./.build/clients/github/repository.js
// A repository through GitHub's API as the rooms see it: reads and one signed commit.




/** The repository; speaks to nobody yet. `hasty` is the same door without patience for outages, for what may be too much to ask at once. */
function openRepository(github, name, hasty = github) {
    const reading = async (doing, calls) => await calling({ repository: name, doing, permission: 'contents: read' }, calls);
    const writing = async (doing, calls, proposal) => await calling({ repository: name, doing, permission: 'contents: write', proposal }, calls);
    return {
        name,
        head: (branch, paths) => reading('reading the branch', () => headWith({ github, hasty }, name, branch, paths)),
        commits: (oid, first) => reading('reading the history', () => objects_readCommits(github, name, oid, first)),
        range: (base, head, page) => reading('reading the history', () => rangeOf(github, name, { base, head, page })),
        filesAt: (oids, asked) => reading('reading files', () => readFilesAt(github, name, oids, asked)),
        tree: (oid) => reading('listing files', () => readTree(github, name, oid)),
        blobs: (oids) => reading('reading files', () => fetchBlobs(github, name, oids)),
        commit: (change) => writing(`committing to ${change.onto?.branch ?? change.branch}`, () => commitOnBranch(github, name, change), change.onto?.branch),
        branchHead: (branch) => reading(`reading ${branch}`, () => findBranch(github, name, branch)),
        deleteBranch: (branch) => writing(`deleting ${branch}`, () => deleteBranch(github, name, branch)),
    };
}
/** The head with what lies at the paths; without contents when GitHub cannot put that much into one answer. */
async function headWith({ github, hasty }, name, branch, paths) {
    try {
        return await readHead(hasty, name, { branch, paths });
    }
    catch (thrown) {
        const kind = (0,github_fault/* findGitHubFault */.dr)(thrown)?.kind;
        if (kind !== 'unreachable' && kind !== 'too_large')
            throw thrown;
        return await readHead(github, name, { branch, paths, withContent: false });
    }
}
/** GitHub does not find a comparison of commits without a common ancestor. */
async function rangeOf(github, name, asked) {
    try {
        return await readRange(github, name, asked);
    }
    catch (thrown) {
        if ((0,github_fault/* findGitHubFault */.dr)(thrown)?.kind === 'not_found')
            return undefined;
        throw thrown;
    }
}
async function calling(attempt, calls) {
    try {
        return await calls();
    }
    catch (thrown) {
        throw (0,github_fault/* githubFailure */.eQ)(thrown, attempt);
    }
}

;// CONCATENATED MODULE: ./.build/clients/github/connection.js
// Connects to one repository on GitHub: its contents and its pull requests, through one patient door. Loads Octokit in the first call.
// The map of this room: connection (one repository) → repository, objects, commit, refs, blob, proposals/ (what is asked) → patience (waits) → github (the
// door, with app for a token) → fault (what a refusal means). Beside them ancestry, reading and verdicts/ for the service's own repository.




/** Prepares the connection; speaks to nobody yet. */
function connectGitHubRepository(options) {
    const { token, apiUrl, name, env, deadline, signal, onWait } = options;
    const patience = { deadline, signal, onWait };
    const timely = timelyGitHub((0,github_github/* connectGitHub */.UY)(token, apiUrl, signal, env), patience);
    const patient = patientGitHub(timely, patience);
    const hasty = patientGitHub(timely, { ...patience, waitsForOutages: false });
    return { repository: openRepository(patient, name, hasty), pulls: openPulls(patient, name) };
}

// EXTERNAL MODULE: ./.build/clients/github/reading.js
var reading = __webpack_require__(9417);
// EXTERNAL MODULE: ./.build/clients/outward/proxy.js
var proxy = __webpack_require__(3816);
// EXTERNAL MODULE: ./.build/clients/registry/docker-config.js + 1 modules
var docker_config = __webpack_require__(2050);
// EXTERNAL MODULE: ./.build/clients/registry/ecr/ecr.js
var ecr = __webpack_require__(6914);
// EXTERNAL MODULE: external "node:dns/promises"
var external_node_dns_promises_ = __webpack_require__(1553);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./.build/clients/registry/name-service.js
// Asks whether the name service answers at all for a host. Decides nothing about the host itself.




/**
 * False when no name server answers within `milliseconds`. The system's own look-up cannot be given up and would hold the
 * process for many seconds then; this one can. Hosts that need no name service are served.
 */
async function isNameServed(host, milliseconds, servers = []) {
    const bare = host.replace(/^\[|\]$/g, '');
    if ((0,loopback/* isLocalName */.Hy)(bare) || (0,external_node_net_.isIP)(bare) !== 0)
        return true;
    const resolver = new external_node_dns_promises_.Resolver({ timeout: milliseconds, tries: 1, maxTimeout: milliseconds });
    if (servers.length > 0)
        resolver.setServers(servers);
    const giveUp = setTimeout(() => resolver.cancel(), milliseconds);
    try {
        await resolver.resolve4(bare);
        return true;
    }
    catch (thrown) {
        // "No such name" is an answer, and what it means for a host that stands in a file is for the system to say.
        return !['ETIMEOUT', 'ECANCELLED'].includes((0,domain_thrown/* systemErrorCode */.vq)(thrown));
    }
    finally {
        clearTimeout(giveUp);
    }
}

// EXTERNAL MODULE: ./.build/clients/registry/registry.js + 2 modules
var registry_registry = __webpack_require__(2526);
;// CONCATENATED MODULE: ./.build/clients/registry/asking.js
// Opens registries to questions about images, each for so many seconds at most, with the login that the step has. Changes nothing.











const nameMilliseconds = 2000;
/**
 * Asks about images, each time for so many seconds; rejects with what kept the answer away. Touches the network only in calls. One login
 * serves all images of a registry.
 */
function openAsking(options, question) {
    const logins = new Map();
    return async (image, seconds) => await within(seconds, options.signal, async (signal) => {
        const repository = await repositoryOf(image, options, logins, signal);
        return await question(image, repository);
    });
}
/** As `openAsking`, but what kept an answer away is an answer, too: `unanswered` makes it. Rejects when the step is stopped, and with a bug of ours. */
function openAnswering(options, question, unanswered) {
    const ask = openAsking(options, question);
    return async (image, seconds) => {
        try {
            return await ask(image, seconds);
        }
        catch (thrown) {
            options.signal.throwIfAborted();
            (0,domain_thrown/* throwOurBug */.FB)(thrown);
            return unanswered((0,action_error/* messageOf */.bD)(thrown));
        }
    };
}
async function repositoryOf(image, options, logins, signal) {
    const canonical = (0,image_reference/* canonicalRepository */.JA)(image);
    const host = (0,ends/* before */.gM)(canonical, '/');
    const repository = canonical.slice(host.length + 1);
    const access = logins.get(host) ?? findAccess(host, options, signal);
    logins.set(host, access);
    const { registry, credentials } = await access;
    const url = new URL((0,registry_registry/* repositoryUrl */.E)(registry, repository));
    const { hostname } = url;
    // A proxy looks names up by itself.
    if ((0,proxy/* findProxy */.EE)(url, options.env) === undefined && !(await isNameServed(hostname, nameMilliseconds)))
        throw new Error(`no name server answered for ${hostname} within ${nameMilliseconds / 1000} seconds`);
    const patience = (0,optional/* optional */.lq)(!options.insist, () => ({ retries: 2, retriesSilence: false }));
    const { env } = options;
    return (0,registry_registry/* connectImageRepository */.M)({ registry, repository, credentials, env, signal, ...patience });
}
async function findAccess(registry, { env, insist, onSecret }, signal) {
    const keep = (access) => {
        const { username = '', password = '' } = access.credentials ?? {};
        if (password === '')
            return access;
        onSecret(password);
        onSecret(Buffer.from(`${username}:${password}`).toString('base64'));
        return access;
    };
    const region = (0,ecr/* ecrRegion */.d0)(registry);
    if (region !== undefined && (insist || (0,environment/* showsAwsCredentials */.WS)(env))) {
        const login = await (0,ecr/* loginToEcr */.rE)(region, { env, signal, attempts: (0,optional/* optional */.lq)(!insist, () => 3) });
        // A stand-in for ECR's API hands out logins to a registry of its own.
        const isStandIn = (0,ecr/* ecrRegion */.d0)(login.registry) === undefined;
        return keep({ registry: isStandIn ? login.registry : registry, credentials: login.credentials });
    }
    const credentials = (0,docker_config/* findStoredLogin */.MS)(registry, env);
    if (region !== undefined && credentials === undefined)
        throw new Error('this step has no AWS credentials, and Docker has no login for the registry');
    return keep({ registry, credentials });
}
/** Gives up after so many seconds, whether `work` heeds its signal or not. */
async function within(seconds, stop, work) {
    stop.throwIfAborted();
    const limit = new AbortController();
    const reason = new Error(`no answer within ${Number(seconds.toFixed(1))} seconds`);
    const timer = setTimeout(() => limit.abort(reason), seconds * 1000);
    const signal = AbortSignal.any([stop, limit.signal]);
    const givenUp = new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    try {
        return await Promise.race([work(signal), givenUp]);
    }
    finally {
        clearTimeout(timer);
    }
}

;// CONCATENATED MODULE: ./.build/clients/registry/presence.js
// Asks a registry whether an image is there. Pulls nothing, changes nothing, and never takes "cannot tell" for an answer.



/** Opens the registries; touches the network only in calls. */
const openPresence = (options) => openAnswering(options, look, (why) => ({ state: 'unknown', why }));
/** By digest when there is one; the tag beside it only tells where it points to. */
async function look({ tag, digest }, repository) {
    const named = (0,optional/* optional */.lq)(digest, () => tag);
    const tagged = (0,optional/* optional */.lq)(named, (named) => repository.findDigest(named));
    // Awaited below; until then its failure is nobody's.
    if (tagged !== undefined)
        void (0,domain_thrown/* awaitedElsewhere */.Mh)(tagged);
    const version = digest ?? tag ?? 'latest';
    const found = await repository.findDigest(version);
    if (found !== undefined) {
        const pointsTo = await tagged?.then((each) => each ?? 'nothing').catch((0,domain_thrown/* onAnyFault */.mH)(undefined));
        return { state: 'there', tagPointsTo: pointsTo };
    }
    if (await repository.disowns(version))
        return { state: 'absent' };
    return { state: 'unknown', why: 'something answered 404, but not in the words of a registry' };
}

// EXTERNAL MODULE: ./.build/domain/json-value.js
var json_value = __webpack_require__(1409);
;// CONCATENATED MODULE: ./.build/clients/registry/revision.js
// Reads which commit an image says that it was built from, in the labels of its configuration. Downloads no layer, judges no claim.
// https://github.com/opencontainers/image-spec/blob/main/annotations.md



/** Opens the registries; touches the network only in calls. */
const openRevision = (options) => openAnswering(options, readRevision, (why) => ({ why }));
/** Of an index its first image speaks: all of them are of one build. */
async function readRevision({ tag, digest }, repository) {
    const body = await readJson(repository, digest ?? tag ?? 'latest');
    const first = digestIn((0,json_value/* listOf */.c3)(body['manifests']).map(json_value/* recordOf */.zv).find(isImage));
    const manifest = await (0,optional/* optional */.lq)(first, (first) => readJson(repository, first));
    const config = digestIn((manifest ?? body)['config']);
    const blob = await (0,optional/* optional */.lq)(config, (config) => repository.findBlob(config));
    const labels = (0,json_value/* recordOf */.zv)((0,json_value/* recordOf */.zv)(parse(blob)['config'])['Labels']);
    return {
        commit: textLike(labels['org.opencontainers.image.revision'], /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/),
        source: textLike(labels['org.opencontainers.image.source'], /^https?:\/\/[^\s]{1,500}$/),
    };
}
/** BuildKit lists attestations beside the images. */
const isImage = (child) => (0,json_value/* recordOf */.zv)(child['annotations'])['vnd.docker.reference.type'] === undefined;
const digestIn = (descriptor) => {
    const { digest } = (0,json_value/* recordOf */.zv)(descriptor);
    if (typeof digest === 'string')
        return digest;
    return undefined;
};
async function readJson(repository, reference) {
    return parse((await repository.findManifest(reference))?.bytes);
}
const textLike = (value, form) => {
    if (typeof value === 'string' && form.test(value))
        return value;
    return undefined;
};
const parse = (bytes) => (0,json_value/* parseRecord */.Hh)(bytes?.toString() ?? '');

;// CONCATENATED MODULE: ./.build/clients/github/ancestry.js
// Asks GitHub which of two commits of a repository came first. Only reads, takes seconds at most, and rejects for nobody but
// a cancelled step and a bug of ours: what GitHub does not tell is unknown.
// https://docs.github.com/en/rest/commits/commits#compare-two-commits





/** Neither descends from the other. */
const unrelated = { unknown: 'neither descends from the other' };
const ancestry_mostSeconds = 5;
/** Prepares to ask; speaks to nobody yet. Once GitHub was out of reach or denied, it is not asked again. */
function openAncestry({ token, apiUrl, repository }, { env = {}, signal, tryTimeoutSeconds = ancestry_mostSeconds } = {}) {
    const github = timelyGitHub((0,github_github/* connectGitHub */.UY)(token, apiUrl, signal, env), { tryTimeoutSeconds, signal });
    let refusal;
    return async (commit, other) => {
        if (refusal !== undefined)
            return refusal;
        try {
            // Asked this way round, the answer for the newer commit, which is the rule, lists neither commits nor files.
            const route = `GET /repos/${repository}/compare/${commit}...${other}`;
            return readComparison(await github.request(route, { per_page: 1 }), commit, other);
        }
        catch (thrown) {
            signal?.throwIfAborted();
            (0,domain_thrown/* throwOurBug */.FB)(thrown);
            const fault = (0,github_fault/* findGitHubFault */.dr)(thrown);
            const unknown = { unknown: ancestry_reasonOf(fault, thrown) };
            if (fault?.kind !== 'not_found')
                refusal = unknown;
            return unknown;
        }
    };
}
const standings = {
    behind: 'newer',
    ahead: 'older',
    identical: 'same',
    diverged: unrelated,
};
function readComparison(answer, commit, other) {
    const { status = '', base_commit: base, merge_base_commit: fork } = (answer ?? {});
    const standing = standings[status];
    if (standing === undefined)
        return { unknown: 'GitHub answered with something else than a comparison' };
    // To GitHub a branch or tag of that name comes before an abbreviated commit.
    const isMeant = base?.sha?.startsWith(commit) && (status !== 'behind' || fork?.sha?.startsWith(other));
    if (isMeant)
        return standing;
    return { unknown: 'GitHub took an abbreviated commit for something else' };
}
/** Whether the token is at fault is said; which input brought it, the caller knows. */
function ancestry_reasonOf(fault, thrown) {
    const said = `GitHub said "${fault?.message ?? (0,action_error/* messageOf */.bD)(thrown)}"`;
    if (fault?.kind === 'unauthorized')
        return `${said}: is the token whole and not expired?`;
    if (fault?.kind === 'forbidden' || fault?.kind === 'not_found')
        return `${said}: does the repository have both commits, and the token contents: read?`;
    if (fault?.kind === 'unreachable')
        return `GitHub is out of reach: ${fault.message}`;
    return said;
}

;// CONCATENATED MODULE: ./.build/clients/source-history.js
// Asks about commits of the service: what they say, and which came first. The workspace's git is asked first, then GitHub.
// Never fetches or writes.




/** Opens the repository that `workspace` lies in; asks git, and GitHub, only when called. */
function openSourceHistory(workspace, env, signal, elsewhere) {
    const git = gitIn(workspace, env, signal);
    const ask = askerOf(elsewhere?.server ?? { missing: 'the clone cannot tell' }, { env, signal });
    const compared = new Map();
    const compare = async (commit, other) => {
        if (!isCommit(commit) || !isCommit(other))
            return undefined;
        if (commit.startsWith(other) || other.startsWith(commit))
            return 'same';
        const told = (await compareInClone(git, commit, other)) ?? (await ask(commit, other));
        if (typeof told === 'string')
            return told;
        elsewhere?.onUnknown(commit, other, told.unknown);
        return undefined;
    };
    return {
        describe: async (commit) => await describeCommit(git, commit),
        compare: async (commit, other) => {
            const a = commit.toLowerCase();
            const b = other.toLowerCase();
            const known = compared.get(`${a} ${b}`) ?? compare(a, b);
            compared.set(`${a} ${b}`, known);
            return await known;
        },
    };
}
/** Who tells what the clone cannot; where there is no server, that is all that is known. */
function askerOf(server, options) {
    if ('missing' in server)
        return async () => ({ unknown: server.missing });
    return openAncestry(server, options);
}
function gitIn(workspace, env, signal) {
    const clean = Object.fromEntries(Object.entries((0,environment/* thinEnvironment */.Ff)(env)).filter(([name]) => !name.startsWith('GIT_')));
    const settings = ['-c', 'safe.directory=*', '-c', 'core.hooksPath=/dev/null', '-c', 'protocol.allow=never'];
    const surroundings = { cwd: workspace, env: { ...clean, GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' } };
    return async (...args) => {
        try {
            const command = { command: 'git', args: [...settings, ...args], timeoutSeconds: 20, signal };
            return await (0,clients_process/* runProcess */.R)({ ...command, ...surroundings });
        }
        catch (thrown) {
            signal?.throwIfAborted();
            (0,domain_thrown/* systemErrorCode */.vq)(thrown);
            return undefined;
        }
    };
}
async function describeCommit(git, commit) {
    if (!isCommit(commit))
        return undefined;
    const format = '--format=%H%x00%an <%ae>%x00%aI%x00%s%x00%b';
    const answer = await git('log', '-1', '--no-show-signature', format, `${commit}^{commit}`, '--');
    if (answer?.exitCode !== 0)
        return undefined;
    const [sha = '', author = '', date = '', subject = '', body = ''] = answer.stdout.toString('utf8').split('\0');
    return { sha, author, date, subject, body: body.trim() };
}
/** Undefined when the clone lacks a commit, or what lies between the two. */
async function compareInClone(git, commit, other) {
    const isAncestor = async (a, b) => (await git('merge-base', '--is-ancestor', a, b))?.exitCode;
    const forth = await isAncestor(commit, other);
    if (forth === 0)
        return 'older';
    // A clone that lacks one of them lacks it in this order, too.
    if (forth !== 1)
        return undefined;
    if ((await isAncestor(other, commit)) === 0)
        return 'newer';
    const whole = (await git('rev-parse', '--is-shallow-repository'))?.stdout.toString().trim() === 'false';
    if (whole)
        return unrelated;
    return undefined;
}
const isCommit = (text) => /^[0-9a-f]{7,64}$/i.test(text);

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./.build/clients/turn.js
// Lets steps of one machine and user that write the same thing take turns, instead of spoiling each other's work. A courtesy only:
// nothing may depend on it, nobody waits for ever, every trouble ends in no turn, and steps on other machines know nothing of it.







const pauseMilliseconds = 25;
const mostRefusals = 3;
/** A holder who hangs up at once, so many times in a row, is none of us. */
const mostHangUps = 20;
/** Ends of a wait after which a turn may be had. */
const goesOn = [undefined, 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT'];
const noTurn = () => undefined;
/** Waits for a turn, which lasts until it is ended, until it has lasted too long, or until the process ends. Rejects only on abort. */
async function takeTurn({ name, waitSeconds, holdSeconds = 10, signal }) {
    try {
        const address = await turn_addressOf(name);
        if (address === undefined)
            return noTurn;
        return await waitForTurn({ address, waitSeconds, holdSeconds, signal });
    }
    catch (thrown) {
        signal.throwIfAborted();
        (0,domain_thrown/* systemErrorCode */.vq)(thrown);
        return noTurn;
    }
}
async function waitForTurn({ address, waitSeconds, holdSeconds, signal }) {
    const end = performance.now() + waitSeconds * 1000;
    let refusals = 0;
    let hangUps = 0;
    for (let left = waitSeconds * 1000; left > 0; left = end - performance.now()) {
        signal.throwIfAborted();
        const holder = await hold(address, holdSeconds);
        if (holder !== 'taken')
            return holder;
        const began = performance.now();
        const ending = await waitForEnd(address, left, signal);
        if (!goesOn.includes(ending))
            break;
        const wasShort = performance.now() - began < pauseMilliseconds;
        refusals = inARow(refusals, ending === 'ECONNREFUSED');
        hangUps = inARow(hangUps, wasShort);
        if (hangUps > mostHangUps)
            break;
        if (wasShort)
            await (0,promises_.setTimeout)(pauseMilliseconds, undefined, { signal });
        if (refusals < mostRefusals)
            continue;
        // Nobody listens, and not because somebody is just about to: the file of a process that was killed.
        if (!(await hasRemoved(address)))
            break;
        refusals = 0;
    }
    signal.throwIfAborted();
    return noTurn;
}
/** How often something has come in a row, given the count so far and whether it came again. */
function inARow(count, cameAgain) {
    if (!cameAgain)
        return 0;
    return count + 1;
}
/** False for what is no file of ours to remove, such as a folder in its place. */
async function hasRemoved(address) {
    try {
        await (0,external_node_fs_promises_.unlink)(address);
        return true;
    }
    catch (thrown) {
        return (0,domain_thrown/* systemErrorCode */.vq)(thrown) === 'ENOENT';
    }
}
/** A socket of the machine: it is gone with the process that listens on it, so that a killed step blocks nobody. Undefined where others could squat it. */
async function turn_addressOf(name) {
    const file = `${(0,external_node_crypto_.createHash)('sha256').update(name).digest('hex').slice(0, 16)}.sock`;
    const user = process.getuid?.();
    if (user === undefined)
        return `\\\\.\\pipe\\ship-actions-${file}`;
    const folder = external_node_path_.join((0,external_node_os_.tmpdir)(), `ship-actions-${user}`);
    await (0,external_node_fs_promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    const found = await (0,external_node_fs_promises_.lstat)(folder);
    const isOurs = found.isDirectory() && found.uid === user && (found.mode & 0o077) === 0;
    if (isOurs)
        return external_node_path_.join(folder, file);
    return undefined;
}
/** Listens, which only one can; where nobody can, nobody waits for anybody. */
async function hold(address, seconds) {
    const waiting = new Set();
    const server = (0,external_node_net_.createServer)((socket) => {
        waiting.add(socket);
        socket.on('error', () => undefined).on('close', () => waiting.delete(socket));
    });
    const code = await new Promise((resolve) => {
        server.once('error', (error) => resolve(error.code));
        server.listen(address, () => resolve(undefined));
    });
    if (code !== undefined) {
        if (code === 'EADDRINUSE')
            return 'taken';
        return noTurn;
    }
    server.unref();
    const end = () => {
        clearTimeout(timer);
        server.close();
        for (const socket of waiting)
            socket.destroy();
    };
    const timer = setTimeout(end, seconds * 1000).unref();
    return end;
}
/** Resolves when the holder's turn is over, with the error's code when there was none to wait for, or `timeout`. */
async function waitForEnd(address, milliseconds, signal) {
    return await new Promise((resolve) => {
        const socket = (0,external_node_net_.connect)(address);
        let code;
        const giveUp = () => {
            code ??= 'timeout';
            socket.destroy();
        };
        const timer = setTimeout(giveUp, milliseconds);
        signal.addEventListener('abort', giveUp, { once: true });
        socket.on('error', (error) => {
            code ??= error.code;
        });
        socket.on('close', () => {
            clearTimeout(timer);
            signal.removeEventListener('abort', giveUp);
            resolve(code);
        });
    });
}

;// CONCATENATED MODULE: ./.build/clients/workspace-files.js
// Lists, reads and replaces files of the workspace. Follows no symbolic link, and replaces all files or none.






/** Opens a folder; looks at it only when called. */
function openWorkspaceFiles(root) {
    return {
        list: async (folders) => (await Promise.all([...new Set(folders)].map((folder) => listBelow(root, folder)))).flat(),
        read: async (paths) => await Promise.all(paths.map(async (each) => ({ path: each, bytes: await (0,external_node_fs_promises_.readFile)(external_node_path_.join(root, each)) }))),
        replace: async (files) => await replaceAll(root, files),
    };
}
async function listBelow(root, relative) {
    // A link above the folder would lead out of the workspace.
    const parent = await (0,external_node_fs_promises_.realpath)(external_node_path_.dirname(external_node_path_.join(root, relative))).catch((0,domain_thrown/* onSystemFault */.Fp)(undefined));
    const expected = external_node_path_.join(await (0,external_node_fs_promises_.realpath)(root), external_node_path_.dirname(relative));
    if (relative === '' || parent === external_node_path_.resolve(expected))
        return await walk(root, relative);
    return [];
}
async function walk(root, relative) {
    const absolute = external_node_path_.join(root, relative);
    const found = await (0,external_node_fs_promises_.lstat)(absolute).catch((0,domain_thrown/* onSystemFault */.Fp)(undefined));
    if (found === undefined)
        return [];
    if (found.isSymbolicLink())
        return [{ path: relative, mode: '120000' }];
    if (found.isFile())
        return [{ path: relative, mode: (found.mode & 0o100) === 0 ? '100644' : '100755' }];
    if (!found.isDirectory())
        return [];
    const names = await (0,external_node_fs_promises_.readdir)(absolute);
    if (names.length === 0 && (await isSubmodule(root, relative)))
        return [{ path: relative, mode: '160000' }];
    const above = (0,optional/* phrase */.MZ)(relative !== '', `${relative}/`);
    const below = names.filter((name) => name !== '.git').sort();
    return (await Promise.all(below.map((name) => walk(root, `${above}${name}`)))).flat();
}
/** True for a folder that a checkout without its submodules left empty. https://git-scm.com/docs/gitmodules */
async function isSubmodule(root, relative) {
    const text = await (0,external_node_fs_promises_.readFile)(external_node_path_.join(root, '.gitmodules'), 'utf8').catch((0,domain_thrown/* onSystemFault */.Fp)(''));
    return text.split('\n').some((line) => {
        const [key = '', ...value] = line.split('=');
        return key.trim() === 'path' && value.join('=').trim().replace(/^"|"$/g, '') === relative;
    });
}
/** Writes every new content beside its file first; only then the names change hands, and are given back on failure. */
async function replaceAll(root, files) {
    const steps = files.map((file, index) => {
        const target = external_node_path_.join(root, file.path);
        return { target, fresh: `${target}.ship-${process.pid}-${index}`, bytes: file.bytes };
    });
    const done = [];
    try {
        for (const { target, fresh, bytes } of steps) {
            await (0,external_node_fs_promises_.writeFile)(fresh, bytes, { mode: (await (0,external_node_fs_promises_.lstat)(target)).mode & 0o777, flag: 'wx' });
        }
        for (const { target, fresh } of steps) {
            const before = await (0,external_node_fs_promises_.readFile)(target);
            const { mode } = await (0,external_node_fs_promises_.lstat)(target);
            await (0,external_node_fs_promises_.rename)(fresh, target);
            done.push({ target, before, mode });
        }
    }
    catch (cause) {
        for (const { target, before, mode } of done)
            await (0,external_node_fs_promises_.writeFile)(target, before, { mode: mode & 0o777 });
        (0,domain_thrown/* systemErrorCode */.vq)(cause);
        const what = `The files of the workspace cannot be written: ${(0,action_error/* messageOf */.bD)(cause)}`;
        throw new work_tree/* WorkTreeFault */.e('unwritable', what, { cause });
    }
    finally {
        await Promise.all(steps.map(({ fresh }) => (0,external_node_fs_promises_.rm)(fresh, { force: true })));
    }
}

;// CONCATENATED MODULE: ./.build/bump-manifest/wiring.js
// The real clients of bump-manifest: what it touches of the world, and nothing else. Decides nothing.











const wiring_bump = { addNote: addNote, connectRepository: connectGitHubRepository, deadlineIn: deadlineIn, openAppAccess: openAppAccess, openGit: openGit, openReading: reading.openReading };
/** Handed to the action by its main, and by the chain of which it is a stage. */
const clients = { ...wiring_bump, openPresence: openPresence, openRevision: openRevision, openSourceHistory: openSourceHistory, openWorkspaceFiles: openWorkspaceFiles, takeTurn: takeTurn };

// EXTERNAL MODULE: ./.build/runner/stage.js
var stage = __webpack_require__(4583);
;// CONCATENATED MODULE: ./.build/ship/stages/bump-manifest.js
// bump-manifest as a stage, with the real clients. Decides nothing.






/** The stage. */
const bump_manifest_stage = (0,stage/* stageOf */.g)({ name: 'bump-manifest', inputs: bump_manifest_inputs/* inputs */.QL, outputs: outputs, check: bump_manifest_inputs/* check */.z6, run: run, clients: clients }, questions);


/***/ })

};
