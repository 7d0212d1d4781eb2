export const id = 664;
export const ids = [664,417];
export const modules = {

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

/***/ 9758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readBounded),
/* harmony export */   K: () => (/* binding */ BodyTooLarge)
/* harmony export */ });
// Reads the body of an answer whole, and within a bound: whoever answers may never end. Judges nothing that it reads.
// The map of this room: scheme and proxy (which way leads out) → route (a connection of its own) and body → fetch and json-exchange, and the prober
// of ../http.ts; proxy-answer (what a proxy's refusal means), tries (how often).
// The three differ in what they tell: an answer as `fetch` has it, whether the server may have acted, and why it failed.
/** The body of an answer has more bytes than we are ready to hold; compressed ones are counted as they unfold. */
class BodyTooLarge extends Error {
    constructor(url, maxBytes) {
        super(`${url.host} answered with more than ${Math.round(maxBytes / 1024)} KiB`);
        this.name = 'BodyTooLarge';
    }
}
/** All bytes; rejects with BodyTooLarge as soon as there are more than `maxBytes`, and with what the stream itself rejects with. */
async function readBounded(pieces, url, maxBytes) {
    const chunks = [];
    let size = 0;
    for await (const piece of pieces) {
        size += piece.length;
        if (size > maxBytes)
            throw new BodyTooLarge(url, maxBytes);
        chunks.push(piece);
    }
    return Buffer.concat(chunks);
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

/***/ 6664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  stage: () => (/* binding */ notify_slack_stage)
});

// EXTERNAL MODULE: ./.build/notify-slack/inputs.js
var inputs = __webpack_require__(2646);
// EXTERNAL MODULE: ./.build/domain/action-error.js
var action_error = __webpack_require__(3926);
// EXTERNAL MODULE: ./.build/domain/loopback.js
var loopback = __webpack_require__(7914);
// EXTERNAL MODULE: ./.build/domain/text/optional.js
var optional = __webpack_require__(2615);
;// CONCATENATED MODULE: ./.build/notify-slack/advice.js
// One sentence for each error of Slack's and PagerDuty's: what to do next. Pure.
// https://docs.slack.dev/reference/methods/chat.postMessage#errors, https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors
const newToken = 'Give a `token` that is valid: the bot token (xoxb-…) from OAuth & Permissions of the Slack app.';
const reinstall = 'Install the Slack app again, and store its new bot token.';
const newWebhook = 'Make a new webhook in the Slack app, and store its URL.';
const ourBug = 'This is a bug of notify-slack: report it with the output `payload`.';
const slower = 'Raise `timeout-seconds`, or send less often to this channel.';
const reach = 'Check that the runner may reach it, or set `https_proxy` and `no_proxy`.';
const restricted = 'Ask an admin of the workspace: a restriction keeps this app from posting there.';
const stamp = 'Pass `ts` and `channel` of one and the same step, and a message of this app.';
const later = 'Slack has trouble: look at https://slack-status.com, and send it again later.';
const proxy = 'Check `https_proxy` of the runner: its address, its user name and password, and which hosts it lets pass.';
const notSlack = 'Check the URL, and the proxy on the way to it: what answered was not Slack.';
const advice = new Map(Object.entries({
    access_denied: restricted,
    account_inactive: reinstall,
    action_prohibited: restricted,
    as_user_not_supported: newToken,
    cannot_reply_to_message: 'Leave `thread-ts` out: this kind of message takes no replies.',
    cant_broadcast_message: 'Leave `thread-ts` and `update-ts` out: replies to this message cannot be shown in the channel.',
    cant_update_message: stamp,
    channel_is_archived: 'Unarchive the channel, or make a webhook for another one.',
    channel_not_found: 'Give `channel` as an id (channel details, last line), and invite the app if the channel is private: /invite @app.',
    channel_type_not_supported: 'Give another `channel`: apps cannot post to this kind of conversation.',
    duplicate_channel_not_found: 'Give `channel` as an id.',
    edit_window_closed: 'The workspace lets nobody change old messages: leave `update-ts` out.',
    ekm_access_denied: restricted,
    enterprise_is_restricted: restricted,
    fatal_error: later,
    insecure: 'Write the address with https://.',
    internal_error: later,
    invalid_arguments: ourBug,
    invalid_auth: newToken,
    invalid_blocks: ourBug,
    invalid_blocks_format: ourBug,
    invalid_form_data: ourBug,
    invalid_payload: ourBug,
    invalid_response: notSlack,
    invalid_thread_ts: stamp,
    invalid_token: newWebhook,
    is_archived: 'Unarchive the channel, or give another `channel`.',
    is_inactive: stamp,
    message_limit_exceeded: 'The workspace has reached the limit of its plan: ask its admin.',
    message_not_found: stamp,
    method_not_supported_for_channel_type: 'Give another `channel`: apps cannot post to this kind of conversation.',
    msg_blocks_too_long: ourBug,
    msg_too_long: ourBug,
    no_permission: 'Give the Slack app the scope chat:write, and install it again.',
    no_service: newWebhook,
    no_service_id: newWebhook,
    no_team: newWebhook,
    no_text: ourBug,
    not_allowed_token_type: newToken,
    not_authed: newToken,
    not_in_channel: 'Invite the app to the channel: /invite @app.',
    org_login_required: restricted,
    outcome_unknown: 'Look into the channel before you send it again.',
    posting_to_general_channel_denied: restricted,
    proxy,
    rate_limited: slower,
    ratelimited: slower,
    request_timeout: later,
    restricted_action: restricted,
    restricted_action_read_only_channel: 'Give another `channel`: this one takes no messages from apps.',
    restricted_action_thread_locked: 'Leave `thread-ts` out: the thread is locked.',
    restricted_action_thread_only_channel: 'Give `thread-ts`: this channel takes replies only.',
    service_unavailable: later,
    team_access_not_granted: 'Let the app into this workspace of your organization.',
    team_added_to_org: later,
    team_disabled: newWebhook,
    team_not_found: newToken,
    thread_not_found: stamp,
    timeout: reach,
    token_expired: reinstall,
    token_revoked: reinstall,
    too_many_attachments: ourBug,
    two_factor_setup_required: 'The owner of the token has to set up two-factor authentication.',
    unreachable: reach,
    user_not_found: newWebhook,
}));
/** What to do about an error of Slack's. `needed` is the scope that Slack misses. */
function slackAdvice(error, needed) {
    if (error === 'missing_scope')
        return `Add the scope ${needed ?? 'chat:write'} to the Slack app (OAuth & Permissions), and install it again.`;
    if (/^http_3/.test(error))
        return 'The address answered with a redirect, and no secret follows one: give the address itself.';
    if (/^http_5/.test(error))
        return later;
    if (/^http_/.test(error))
        return notSlack;
    return advice.get(error) ?? 'Look the code up at https://docs.slack.dev/reference/methods/chat.postMessage#errors.';
}
const pageAdvice = new Map(Object.entries({
    invalid_key: 'Give the integration key (32 characters) of an Events API v2 integration of the PagerDuty service.',
    invalid_event: 'This is a bug of notify-slack: report it with this message.',
    rate_limited: 'PagerDuty takes a limited number of events a minute from one key: give services keys of their own.',
    outcome_unknown: 'Look into PagerDuty before you send it again.',
    insecure: 'Write `pagerduty-url` with https://.',
    proxy,
    timeout: reach,
    unreachable: reach,
}));
/** What became wrong with an event for PagerDuty, and what to do. */
const pageTrouble = (kind, error, detail) => ({
    error,
    what: `PagerDuty was not told (${kind}). ${detail}`,
    where: 'input `pagerduty-routing-key`',
    fix: pageAdvice.get(error) ?? 'Look at https://status.pagerduty.com, and check `pagerduty-url`.',
});

;// CONCATENATED MODULE: ./.build/notify-slack/inputs/doors.js
// Where a secret may go: Slack's hosts, PagerDuty's, or what the step names itself. Never quotes a secret. Pure.

/** Slack's hosts for incoming webhooks; the second is GovSlack's. */
const webhookHosts = ['hooks.slack.com', 'hooks.slack-gov.com'];
/** Why the webhook cannot be used; undefined for one that can. */
function findWebhookTrouble(webhook, apiUrl) {
    const url = URL.parse(webhook);
    const fix = 'Copy the whole URL from your Slack app → Incoming Webhooks: https://hooks.slack.com/services/…';
    const trouble = (error, what, advice = fix) => ({
        error,
        what,
        where: 'input `webhook-url`',
        fix: advice,
    });
    if (url === null || !(0,loopback/* isPrivateUrl */.Dd)(webhook))
        return trouble('webhook_url_invalid', '`webhook-url` is not an https URL');
    if (/^\/triggers\//.test(url.pathname))
        return trouble('webhook_is_trigger', '`webhook-url` is the URL of a workflow in Slack’s Workflow Builder (`/triggers/`), which takes variables and no message');
    if ((0,loopback/* isLoopback */.U9)(url.host) || webhookHosts.includes(url.host) || url.host === URL.parse(apiUrl)?.host)
        return undefined;
    return trouble('webhook_host_unknown', '`webhook-url` does not lead to a host of Slack', 'Copy it from your Slack app again. For a server of your own that understands Slack’s webhooks, set `api-url` to an address on that host.');
}
/** Why the token cannot be used; undefined for one that can. */
function findTokenTrouble({ token, channel }) {
    if (token === undefined)
        return undefined;
    if (/[^\x21-\x7e]/.test(token))
        return {
            error: 'token_invalid',
            what: '`token` holds a character that no token has',
            where: 'input `token`',
            fix: 'Paste the bot token (xoxb-…) again, without blanks and line breaks.',
        };
    if (channel.length > 0)
        return undefined;
    return {
        error: 'channel_missing',
        what: '`token` is given, but not the `channel` to write to',
        where: 'input `channel`',
        fix: 'Give `channel`, e.g. `C012AB3CD` or "#deployments" (quoted: YAML reads # as a comment).',
    };
}

// EXTERNAL MODULE: ./.build/notify-slack/inputs/settlement.js + 1 modules
var settlement = __webpack_require__(9637);
// EXTERNAL MODULE: ./.build/domain/text/ends.js
var ends = __webpack_require__(5497);
;// CONCATENATED MODULE: ./.build/notify-slack/trouble.js
// Trouble on the way to Slack or PagerDuty: a code and words. It is a warning, and red only with `fail-on-error`. Pure.


/** Trouble as the problem that the log shows. The code stands in it once. */
const problemOf = ({ error, what, where, fix }, code) => {
    const sentence = (0,ends/* withoutEnd */.Mx)(what, '. \r\n\t');
    return { code, what: `${sentence}${(0,optional/* phrase */.MZ)(!sentence.endsWith(error), ` (${error})`)}.`, where, fix };
};

;// CONCATENATED MODULE: ./.build/notify-slack/questions.js
// What a preflight asks of notify-slack: would the channel take a message, and may GitHub be asked? Posts nothing: an empty message is
// refused for being empty by a Slack that would take another one.







/** In the order in which they are asked. */
const questions = [
    { subject: 'channel', ask: askChannel },
    { subject: 'PagerDuty', ask: askPager },
    { subject: 'pull request and approvers', ask: askGitHub },
];
const seconds = 20;
async function askChannel(inputs, job, clients) {
    const { told } = (0,settlement/* settleInputs */.d)(inputs);
    const trouble = findTrouble(told);
    if (trouble !== undefined)
        throw new action_error/* ActionError */.lZ(trouble);
    const refused = await Promise.all(placesOf(told).map(async (place) => await knock(place, job, clients)));
    const problems = refused.filter((each) => each !== undefined);
    if (problems.length > 0)
        throw new action_error/* ActionError */.lZ(problems);
    if (told.token === undefined)
        return 'the webhook takes messages';
    return `${told.channel.join(', ')}: Slack refused an empty message, and only for being empty`;
}
const noDoor = {
    code: 'credential_missing',
    what: 'Nothing is given to write to Slack with, so nobody will be told',
    where: 'input `slack-webhook-url`, or `slack-token` with `slack-channel`',
    fix: 'Make an incoming webhook (docs/getting-started.md, step 5) and give its URL as a secret; or leave `notify-slack` out of `stages`.',
};
/** What keeps us from knocking; undefined when nothing does. */
function findTrouble(told) {
    const { token, 'webhook-url': webhook, 'api-url': apiUrl } = told;
    if (token !== undefined)
        return asProblem(findTokenTrouble(told));
    if (webhook === undefined)
        return noDoor;
    return asProblem(findWebhookTrouble(webhook, apiUrl));
}
const asProblem = (trouble) => trouble && problemOf(trouble, 'slack_not_sent');
function placesOf({ token, channel, 'webhook-url': webhook = '', 'api-url': apiUrl }) {
    if (token === undefined)
        return [{ where: 'input `slack-webhook-url`', url: webhook, token, payload: {} }];
    const url = `${apiUrl}/chat.postMessage`;
    return channel.map((channel) => ({
        where: `input \`slack-channel\`: ${channel}`,
        url,
        token,
        payload: { channel },
    }));
}
/** Knocks with an empty message; undefined when it is only refused for being empty. */
async function knock({ where, ...place }, job, clients) {
    const answer = await clients.postToSlack({
        ...place,
        deadline: performance.now() + seconds * 1000,
        repeatable: true,
        env: job.env,
        signal: job.signal,
    });
    if (answer.sent || answer.error === 'no_text')
        return undefined;
    const fix = slackAdvice(answer.error, answer.needed);
    return asProblem({ error: answer.error, what: answer.detail, where, fix });
}
/** PagerDuty has no question that pages nobody. */
async function askPager(inputs) {
    const isGiven = inputs['pagerduty-routing-key'] !== undefined;
    return { unasked: `${isGiven ? 'a' : 'no'} \`pagerduty-routing-key\` is given` };
}
/** What the message gathers from GitHub, by the permissions of the job. */
async function askGitHub(inputs, job, clients) {
    const { context, env, signal } = job;
    const { repository, sha, runId, apiUrl } = context;
    const token = inputs['github-token'];
    if (token === undefined || repository === undefined)
        return { unasked: 'no `github-token` is given' };
    if (!(0,loopback/* isPrivateUrl */.Dd)(apiUrl))
        return { unasked: `${apiUrl} is not https` };
    const read = clients.openReading({ token, apiUrl, deadline: performance.now() + seconds * 1000, env, signal });
    const asked = (0,optional/* present */.Eb)([
        sha !== undefined && { path: `commits/${sha}/pulls?per_page=1`, permission: 'pull-requests: read' },
        runId !== undefined && { path: `actions/runs/${runId}/approvals`, permission: 'actions: read' },
    ]);
    const answers = await Promise.all(asked.map(async ({ path, permission }) => ({ permission, reading: await read(`/repos/${repository}/${path}`) })));
    const problems = answers.flatMap(({ permission, reading }) => (0,optional/* present */.Eb)([
        reading.kind === 'refused' &&
            [401, 403, 404].includes(reading.status) &&
            noPermission(permission, reading.status),
    ]));
    if (problems.length > 0)
        throw new action_error/* ActionError */.lZ(problems);
    const isAnswered = answers.every(({ reading }) => reading.kind === 'found');
    if (isAnswered)
        return 'may be read';
    return { unasked: 'GitHub did not answer' };
}
const noPermission = (permission, status) => ({
    code: 'permission_missing',
    what: `GitHub refuses what \`${permission}\` allows (status ${status})`,
    where: 'the permissions of the job',
    fix: `Add \`${permission}\` below \`permissions:\` of the job.`,
});

// EXTERNAL MODULE: ./.build/domain/text/markdown.js
var markdown = __webpack_require__(9998);
// EXTERNAL MODULE: ./.build/notify-slack/inputs/stamps.js
var inputs_stamps = __webpack_require__(8077);
// EXTERNAL MODULE: ./.build/notify-slack/message/slack-text.js
var slack_text = __webpack_require__(1519);
// EXTERNAL MODULE: ./.build/notify-slack/deployment.js
var notify_slack_deployment = __webpack_require__(4236);
;// CONCATENATED MODULE: ./.build/notify-slack/message/budget.js
// Keeps the blocks of a message inside Slack's sums: 50 blocks, and about 12,000 characters in all. Knows no words.

const mostBlocks = 50;
const mostCharacters = 11_500;
/** The blocks of the parts in their order, without what does not fit. */
function fitParts(parts) {
    let kept = parts.filter(({ blocks }) => blocks.length > 0);
    while (!fits(kept)) {
        const last = lastOf(kept);
        if (last === undefined)
            break;
        const smaller = (0,optional/* present */.Eb)([shrunk(last)]);
        kept = kept.flatMap((part) => (part === last ? smaller : [part]));
    }
    return kept.flatMap(({ blocks }) => blocks);
}
const fits = (parts) => {
    const blocks = parts.flatMap((part) => part.blocks);
    return blocks.length <= mostBlocks && sizeOf(blocks) <= mostCharacters;
};
/** The last one of the highest rank; undefined when all must stay. */
function lastOf(parts) {
    const rank = Math.max(0, ...parts.map((part) => part.rank));
    if (rank === 0)
        return undefined;
    return parts.findLast((part) => part.rank === rank);
}
function shrunk(part) {
    const [block] = part.blocks;
    const smaller = (0,optional/* optional */.lq)(block, (block) => part.shrink?.(block));
    if (smaller === undefined)
        return undefined;
    return { ...part, blocks: [smaller] };
}
/** Characters of all texts, and 40 for each object that holds them: more than Slack is known to count. */
function sizeOf(value) {
    if (typeof value === 'string')
        return value.length;
    if (Array.isArray(value))
        return value.reduce((sum, each) => sum + sizeOf(each), 0);
    if (typeof value !== 'object' || value === null)
        return 0;
    return Object.values(value).reduce((sum, each) => sum + sizeOf(each), 40);
}

;// CONCATENATED MODULE: ./.build/notify-slack/message/blocks.js
// Puts a story into Slack's blocks, inside every limit of Slack. Foreign text stands in plain_text only, escaped.
// https://docs.slack.dev/reference/block-kit/blocks. The map of this room: slack-text (one text) → blocks (one message) ← budget; plain (without blocks).



// Slack allows 3,000 characters in a section, 2,000 in a field, 150 in a header, 75 on a button, ten fields in a section, and –
// nowhere documented – somewhat over 12,000 in all blocks together: https://github.com/slackapi/bolt-js/issues/2509.
const limits = {
    text: 200,
    header: 150,
    mentions: 1000,
    next: 500,
    label: 60,
    fact: 250,
    metrics: 1200,
    change: 160,
    title: 200,
    reason: 1500,
    image: 600,
    links: 2800,
    url: 2900,
    button: 75,
};
const mostFields = 10;
const mostButtons = 25;
const mostMetrics = 12;
/** The message of a story. */
function formatMessage(story, { mentions, buttons }) {
    // From the most to the least important: what does not fit into Slack's sum is left out from the end.
    const parts = [
        { rank: 0, blocks: [headerOf(story)] },
        { rank: 0, blocks: mentionsBlock(mentions) },
        { rank: 0, blocks: paragraph(undefined, story.next, limits.next) },
        { rank: 0, blocks: fieldsBlock(story.facts) },
        { rank: 1, blocks: paragraph('Why', story.reason, limits.reason) },
        ...changesParts(story),
        ...linkParts(story.buttons, buttons, { rank: 2, prefix: 'ship' }),
        ...linkParts(story.links, buttons, { rank: 4, prefix: 'link' }),
        { rank: 5, blocks: metricsBlock(story.metrics) },
        { rank: 6, blocks: imageBlock(story.image) },
    ];
    return {
        text: notificationLine(story),
        mrkdwn: false,
        blocks: fitParts(parts),
        unfurl_links: false,
        unfurl_media: false,
    };
}
/** The line that a phone shows. */
const notificationLine = ({ icon, brief }) => (0,slack_text/* escapeWithin */.Hj)(`${icon} ${brief.map((piece) => (0,slack_text/* cleanLine */.Ow)(piece).replace(/\.$/, '')).join(' · ')}`, limits.text);
const headerOf = ({ icon, headline }) => ({
    type: 'header',
    text: plain(`${icon} ${(0,slack_text/* cleanLine */.Ow)(headline)}`, limits.header),
});
const plain = (text, limit) => ({
    type: 'plain_text',
    text: (0,slack_text/* escapeWithin */.Hj)(text, limit),
    emoji: false,
});
/** Only for text of our own making. */
const mrkdwn = (text) => ({ type: 'mrkdwn', text, verbatim: true });
function mentionsBlock(mentions) {
    const row = joinWithin(mentions, ' ', limits.mentions);
    if (row === '')
        return [];
    return [{ type: 'section', text: mrkdwn(row) }];
}
/** The pieces in one row. One that would make it too long is left out whole. */
function joinWithin(pieces, separator, limit) {
    const kept = [];
    for (const piece of pieces)
        if ([...kept, piece].join(separator).length <= limit)
            kept.push(piece);
    return kept.join(separator);
}
function paragraph(label, given, limit) {
    const text = (0,slack_text/* cleanText */.X5)(given ?? '');
    if (text === '')
        return [];
    return [{ type: 'section', text: plain((0,optional/* present */.Eb)([label, text]).join('\n'), limit) }];
}
/** Two columns of a label over a value; what does not fit into ten is counted. */
function fieldsBlock(rows) {
    const given = rows
        .map(([label, value]) => [(0,slack_text/* cutLine */.Hh)(label, limits.label), (0,slack_text/* cleanLine */.Ow)(value)])
        .filter(([, value]) => value !== '');
    if (given.length === 0)
        return [];
    const shown = given.length > mostFields ? given.slice(0, mostFields - 1) : given;
    const fields = shown.map(([label, value]) => plain(`${label}\n${value}`, limits.fact));
    if (shown.length < given.length)
        fields.push(plain(`+${given.length - shown.length} more`, limits.fact));
    return [{ type: 'section', fields }];
}
/** A title, and a row per change: the link is ours, the words are plain text. */
function changesParts({ changes }) {
    const rows = changes.rows.filter(({ text }) => (0,slack_text/* cleanLine */.Ow)(text) !== '');
    if (rows.length === 0)
        return [];
    const title = { type: 'section', text: plain((0,slack_text/* cleanLine */.Ow)(changes.title), limits.title) };
    const parts = rows.map(({ text, label, url }, index) => {
        const words = plain(`${(0,optional/* phrase */.MZ)(label === undefined, '• ')}${(0,slack_text/* cleanLine */.Ow)(text)}`, limits.change);
        const isLinked = label !== undefined && url !== undefined && /^[0-9a-f]{7,64}$/.test(label) && isLink(url);
        const link = (0,optional/* present */.Eb)([isLinked && mrkdwn((0,slack_text/* formatLink */.u3)(label, url))]);
        return { rank: index === 0 ? 1 : 3, blocks: [{ type: 'context', elements: [...link, words] }] };
    });
    const more = (0,optional/* present */.Eb)([
        changes.more > 0 && { type: 'context', elements: [plain(`+${changes.more} more`, limits.change)] },
    ]);
    return [{ rank: 1, blocks: [title] }, ...parts, { rank: 1, blocks: more }];
}
const isLink = (url) => (0,slack_text/* linkTarget */.Cm)(url).length <= limits.url;
/** Buttons in one row, or links in one line; a URL is never cut. */
function linkParts(links, asButtons, place) {
    const fitting = links.filter(({ url, label }) => isLink(url) && (0,slack_text/* cleanLine */.Ow)(label) !== '').slice(0, mostButtons);
    if (fitting.length === 0)
        return [];
    if (!asButtons)
        return [{ rank: place.rank, blocks: linksBlock(fitting) }];
    const elements = fitting.map(({ label, url }, index) => ({
        type: 'button',
        text: plain((0,slack_text/* cleanLine */.Ow)(label), limits.button),
        url: (0,slack_text/* linkTarget */.Cm)(url),
        action_id: `${place.prefix}-${index}`,
    }));
    return [{ rank: place.rank, blocks: [{ type: 'actions', elements }], shrink: shrinkActions }];
}
/** One button fewer; undefined when only one is left. */
function shrinkActions(block) {
    if (block.type !== 'actions' || block.elements.length <= 1)
        return undefined;
    return { ...block, elements: block.elements.slice(0, -1) };
}
function linksBlock(links) {
    const written = links.map(({ label, url }) => (0,slack_text/* formatLink */.u3)((0,slack_text/* plainLabel */.pf)(label, limits.button), url));
    const row = joinWithin(written, ' · ', limits.links);
    if (row === '')
        return [];
    return [{ type: 'section', text: mrkdwn(row) }];
}
function metricsBlock(metrics) {
    const told = metrics
        .map(([name, value]) => `${(0,slack_text/* cutLine */.Hh)(name, 80)} ${(0,slack_text/* cutLine */.Hh)(value, 120)}`.trim())
        .filter((each) => each !== '');
    if (told.length === 0)
        return [];
    const more = (0,optional/* present */.Eb)([told.length > mostMetrics && `+${told.length - mostMetrics} more`]);
    const line = [...told.slice(0, mostMetrics), ...more].join(' · ');
    return [{ type: 'context', elements: [plain(line, limits.metrics)] }];
}
/** The whole reference, to be copied. */
function imageBlock(image) {
    const whole = (0,slack_text/* cleanLine */.Ow)(image ?? '');
    if (whole === '')
        return [];
    return [{ type: 'context', elements: [plain(whole, limits.image)] }];
}

;// CONCATENATED MODULE: ./.build/notify-slack/message/plain.js
// The message without blocks, for a Slack that refuses them: the same words, one below the other. Pure.


/** chat.update takes 4,000 characters of text; breaking a mark takes one more, and mentions come before them. */
const plain_mostCharacters = 2900;
const mostMarked = 1500;
/** The plain message. */
function formatPlain(story, { mentions, isRead }) {
    const { icon, headline, next, facts, reason, changes, metrics, buttons, links } = story;
    const more = (0,optional/* present */.Eb)([changes.more > 0 && `+${changes.more} more`]);
    const lines = (0,optional/* present */.Eb)([
        `${icon} ${(0,slack_text/* cleanLine */.Ow)(headline)}`,
        (0,slack_text/* cleanLine */.Ow)(next ?? ''),
        (0,slack_text/* cutLine */.Hh)(reason ?? '', 600),
        ...facts.map(([label, value]) => `${label}: ${(0,slack_text/* cutLine */.Hh)(value, 200)}`),
        changes.rows.length > 0 && (0,slack_text/* cleanLine */.Ow)(changes.title),
        ...changes.rows.map(({ text }) => `• ${(0,slack_text/* cutLine */.Hh)(text, 160)}`),
        ...more,
        ...metrics.slice(0, 12).map(([name, value]) => `${(0,slack_text/* cutLine */.Hh)(name, 80)}: ${(0,slack_text/* cutLine */.Hh)(value, 120)}`),
        ...[...buttons, ...links].map(({ label, url }) => `${(0,slack_text/* cutLine */.Hh)(label, 75)}: ${url}`),
    ]);
    const text = write(lines.filter((line) => line !== '').join('\n'), isRead);
    const told = [mentions.join(' ').slice(0, 1000), text].filter((part) => part !== '').join('\n');
    return { text: told, mrkdwn: isRead, unfurl_links: false, unfurl_media: false };
}
function write(text, isRead) {
    if (!isRead)
        return (0,slack_text/* escapeWithin */.Hj)(text, plain_mostCharacters);
    return (0,slack_text/* escapeWithin */.Hj)(text, mostMarked).replace(/[*_~`]/g, '$&\u200b');
}

;// CONCATENATED MODULE: ./.build/notify-slack/plan.js
// Decides what notify-slack does, as a value that can be printed: whether, by which doors and what is sent. Pure, and no secret is in the
// value.





/** Why `environments` keeps this message back from everybody; undefined when it lets it pass. */
function findEnvironmentFilter({ environment, environments, }) {
    if (environments.length === 0 || (environment !== undefined && environments.includes(environment)))
        return undefined;
    const here = environment === undefined ? 'none is given' : `this is ${environment}`;
    return `\`environments\` lets only ${environments.join(', ')} pass, and ${here}`;
}
/** Why `events` keeps this message back from Slack. PagerDuty hears of all events, or its incident would never end. */
function findEventFilter({ event, events }) {
    if (events.length === 0 || events.includes(event))
        return undefined;
    return `\`events\` lets only ${events.join(', ')} pass, and this is ${event}`;
}
/** The plan for a message. A token with a channel goes before a webhook: it answers with the message's `ts`. */
function planNotification(told, story, { doors, mentions, pages, }) {
    const { buttons } = told;
    const targets = targetsOf(told, doors);
    const canRescue = (0,notify_slack_deployment/* isAlarm */.Ic)(told.event) && doors.webhook && targets.some(({ door }) => door === 'token');
    return {
        targets,
        rescue: (0,optional/* optional */.lq)(canRescue, () => webhookTarget),
        forms: {
            alarm: formatMessage(story, { mentions, buttons }),
            card: formatMessage(story, { mentions: [], buttons }),
            plainAlarm: formatPlain(story, { mentions, isRead: mentions.length > 0 }),
            plainCard: formatPlain(story, { mentions: [], isRead: true }),
        },
        isRed: (0,notify_slack_deployment/* isAlarm */.Ic)(told.event),
        pages,
        kept: (0,optional/* optional */.lq)(targets.length === 0, () => keptWords(doors)),
    };
}
const webhookTarget = { door: 'webhook', channel: undefined, update: undefined, thread: undefined };
function targetsOf(told, doors) {
    if (doors.filtered !== undefined)
        return [];
    const stamp = (stamps, index) => {
        if (stamps[index] === inputs_stamps/* noStamp */.R)
            return undefined;
        return stamps[index];
    };
    if (doors.token && told.channel.length > 0)
        return told.channel.map((channel, index) => ({
            door: 'token',
            channel,
            update: stamp(told['update-ts'], index),
            thread: stamp(told['thread-ts'], index),
        }));
    return (0,optional/* present */.Eb)([doors.webhook && webhookTarget]);
}
const keptWords = ({ filtered, trouble }) => filtered ?? trouble?.what ?? 'neither `webhook-url` nor `token` and `channel` is given';
/** What names the channel. Names in the text link nobody. */
const addressOf = ({ channel }) => ({ channel, parse: 'none' });
/** A red reply is shown in the channel as well. */
const broadcastOf = ({ isRed: red }) => {
    if (red)
        return { reply_broadcast: true };
    return {};
};
/** chat.update knows no `mrkdwn`. */
function unmarked({ mrkdwn: _, ...rest }) {
    return rest;
}
/** The payload of a message that is not sent, for a dry run. */
function payloadOf(plan, target) {
    const { alarm, card } = plan.forms;
    if (target === undefined || target.door === 'webhook')
        return { ...alarm };
    const address = addressOf(target);
    if (target.update !== undefined)
        return { ...address, ...unmarked(card), ts: target.update };
    if (target.thread === undefined)
        return { ...address, ...alarm };
    return { ...address, ...alarm, thread_ts: target.thread, ...broadcastOf(plan) };
}

;// CONCATENATED MODULE: ./.build/notify-slack/report.js
// What notify-slack ends with: its outputs and the job summary. Pure.





/** The outputs, by name. */
const outputs = ['sent', 'ts', 'channel', 'error', 'payload', 'pagerduty', 'pagerduty-error'];
/** The outputs and the job summary of a message, whatever became of it. */
function report(end) {
    const { plan, outcomes, paged, story, doorTrouble, failure } = end;
    const payload = outcomes[0]?.payload ?? payloadOf(plan, plan.targets[0]);
    return {
        outputs: {
            sent: outcomes.length > 0 && outcomes.every(({ sent, isRescued }) => sent || isRescued === true),
            ts: stampsOf(outcomes),
            channel: outcomes.map(({ channel }) => channel ?? '').join('\n'),
            error: doorTrouble?.error ?? errorsOf(outcomes),
            payload: JSON.stringify(payload),
            pagerduty: paged.accepted.join('\n'),
            'pagerduty-error': paged.troubles[0]?.error,
        },
        summary: [...statusLines(end), '', renderStory(story)].join('\n'),
        failure,
    };
}
/** The same when a filter kept everything back before anything was gathered. */
const reportFiltered = (reason) => ({
    outputs: { sent: false },
    summary: `**Slack:** nothing sent: ${(0,markdown/* escapeMarkdown */.FV)(reason)}.`,
});
/** A line per channel, so that it pairs with `channel`; of one channel nothing instead of a mark. */
function stampsOf(outcomes) {
    if (outcomes.length === 1)
        return outcomes[0]?.ts ?? '';
    return outcomes.map(({ ts }) => ts ?? inputs_stamps/* noStamp */.R).join('\n');
}
function errorsOf(outcomes) {
    const failed = outcomes.filter(({ sent, troubles }) => !sent && troubles.length > 0);
    if (outcomes.length === 1)
        return failed[0]?.troubles[0]?.error ?? '';
    return failed.map(({ channel, troubles }) => `${channel}: ${troubles[0]?.error}`).join('\n');
}
function statusLines({ plan, outcomes, paged, isDry = false }) {
    const lines = outcomes.map(statusLine);
    if (isDry)
        lines.push(dryLine(plan));
    else if (plan.kept !== undefined)
        lines.push(`**Slack:** nothing sent: ${(0,markdown/* escapeMarkdown */.FV)(plan.kept)}.`);
    if (paged.accepted.length > 0)
        lines.push(`**PagerDuty:** ${paged.accepted.join(', ')}.`);
    for (const { error } of paged.troubles)
        lines.push(`**PagerDuty:** ⚠️ not told (${(0,markdown/* inlineCode */.ti)(error)}).`);
    return lines.map((line) => `${line}  `);
}
/** One line: what became of one message. */
function statusLine({ target, sent, channel, troubles }) {
    const place = (0,optional/* phrase */.MZ)(channel, (channel) => ` in ${(0,markdown/* inlineCode */.ti)(channel)}`);
    const trouble = troubles[0];
    if (!sent)
        return `**Slack:** ⚠️ not sent${place} (${(0,markdown/* inlineCode */.ti)(trouble?.error ?? 'unknown')}).`;
    const note = (0,optional/* phrase */.MZ)(trouble, (trouble) => `, but the card was not changed (${(0,markdown/* inlineCode */.ti)(trouble.error)})`);
    return `**Slack:** ${target.update === undefined ? 'sent' : 'updated'}${place}${note}.`;
}
function dryLine({ targets, kept }) {
    const lead = '**Slack:** this is a dry run: nothing was sent.';
    if (kept !== undefined)
        return `${lead} Nothing would be sent: ${(0,markdown/* escapeMarkdown */.FV)(kept)}.`;
    const ways = [...new Set(targets.map(wayOf))].map(markdown/* inlineCode */.ti).join(', ');
    return `${lead} It would go by ${ways}.`;
}
function wayOf({ door, update }) {
    if (door === 'webhook')
        return 'webhook';
    if (update === undefined)
        return 'chat.postMessage';
    return 'chat.update';
}
/** The message as Markdown, for the job summary. */
function renderStory(story) {
    const { icon, headline, next, facts, reason, changes, metrics, image, buttons, links } = story;
    const rows = [...facts, ...metrics].map(([label, value]) => [(0,markdown/* escapeMarkdown */.FV)(label), (0,markdown/* escapeMarkdown */.FV)(value)]);
    const changed = changes.rows.map(changeRow);
    if (changes.more > 0)
        changed.push(`- +${changes.more} more`);
    const parts = [
        `### ${icon} ${(0,markdown/* escapeMarkdown */.FV)(headline)}`,
        (0,optional/* phrase */.MZ)(next, (next) => `**${(0,markdown/* escapeMarkdown */.FV)(next)}**`),
        (0,optional/* phrase */.MZ)(rows.length > 0, () => (0,markdown/* markdownTable */.Qj)(['', ''], rows)),
        (0,optional/* phrase */.MZ)(reason, (reason) => `**Why:** ${(0,markdown/* escapeMarkdown */.FV)(reason)}`),
        (0,optional/* phrase */.MZ)(changed.length > 0, () => [`**${(0,markdown/* escapeMarkdown */.FV)(changes.title)}**`, '', ...changed].join('\n')),
        (0,optional/* phrase */.MZ)(image, (image) => (0,markdown/* escapeMarkdown */.FV)(image)),
        [...buttons, ...links].map(({ label, url }) => markdownLink(label, url)).join(' · '),
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}
function changeRow({ text, label, url }) {
    if (label === undefined || url === undefined)
        return `- ${(0,markdown/* escapeMarkdown */.FV)(text)}`;
    return `- ${markdownLink(label, url)} ${(0,markdown/* escapeMarkdown */.FV)(text)}`;
}
const markdownLink = (label, url) => `[${(0,markdown/* escapeMarkdown */.FV)(label)}](<${(0,slack_text/* linkTarget */.Cm)(url)}>)`;

;// CONCATENATED MODULE: ./.build/notify-slack/delivery.js
// Brings one message to one place: the card, its thread, plain text where blocks are refused. Slack's trouble is an answer here.



/** The card is gone, or nobody may change it any more. */
const gone = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);
/** There is nothing to reply to, or no reply is taken: the message can stand by itself. */
const refusedReply = new Set([
    ...gone,
    'thread_not_found',
    'invalid_thread_ts',
    'cannot_reply_to_message',
    'cant_broadcast_message',
    'restricted_action_thread_locked',
]);
const refusedBlocks = new Set([
    'invalid_blocks',
    'invalid_blocks_format',
    'msg_blocks_too_long',
    'invalid_attachments',
]);
/** Sends a message to its place. Never rejects because of Slack. */
async function deliver(plan, target, door) {
    if (target.door === 'webhook')
        return outcomeOf(target, await send(plan, 'webhook', {}, door));
    const address = addressOf(target);
    if (target.update !== undefined)
        return await deliverCard(plan, target, door);
    if (target.thread === undefined)
        return outcomeOf(target, await send(plan, 'chat.postMessage', address, door));
    return outcomeOf(target, await reply(plan, { ...target, thread: target.thread }, door));
}
/** Replies, and where no reply is taken posts the message by itself. */
async function reply(plan, target, door) {
    const address = addressOf(target);
    const threaded = { ...address, thread_ts: target.thread, ...broadcastOf(plan) };
    const first = await send(plan, 'chat.postMessage', threaded, door);
    if (first.answer.sent || !refusedReply.has(first.answer.error))
        return first;
    const anew = await send(plan, 'chat.postMessage', address, door);
    const remark = `Slack takes no reply there (${first.answer.error}): the message stands by itself.`;
    return { ...anew, remarks: [...first.remarks, remark, ...anew.remarks] };
}
/** Changes the card; a red event is posted as well, because a change pings nobody. */
async function deliverCard(plan, target, door) {
    const address = addressOf(target);
    const deadline = cardDeadline(plan, door);
    const card = await send(plan, 'chat.update', { ...address, ts: target.update }, { ...door, deadline });
    const isGone = !card.answer.sent && gone.has(card.answer.error);
    const remarks = (0,optional/* present */.Eb)([isGone && 'The card that `update-ts` names is gone or closed: a new message was posted.']);
    if (isGone)
        return outcomeOf(target, await send(plan, 'chat.postMessage', address, door), remarks);
    if (!plan.isRed)
        return outcomeOf(target, card);
    const told = outcomeOf(target, await reply(plan, { ...target, thread: target.update ?? '' }, door));
    // The card stays the one that later steps change.
    const both = { ...told, ts: target.update, remarks: [...card.remarks, ...told.remarks] };
    if (card.answer.sent)
        return { ...both, channel: card.answer.channel ?? target.channel };
    return { ...both, troubles: [...told.troubles, troubleOf(card.answer, 'The card was not changed', target)] };
}
/** An alarm must not wait for a card that hangs. */
function cardDeadline({ isRed }, { deadline }) {
    if (!isRed)
        return deadline;
    const now = performance.now();
    return now + (deadline - now) / 3;
}
/** Sends once, and plain text where Slack refuses the blocks. */
async function send(plan, method, address, door) {
    const { full, plain } = formsFor(method, plan);
    const payload = { ...address, ...full };
    const answer = await call(plan, method, payload, door);
    if (answer.sent || !refusedBlocks.has(answer.error))
        return { answer, payload, remarks: [] };
    const plainPayload = { ...address, ...plain };
    const remark = `Slack refused the blocks, and the plain text was sent. ${answer.detail}. This is a bug of notify-slack: report it with the log.`;
    return { answer: await call(plan, method, plainPayload, door), payload: plainPayload, remarks: [remark] };
}
/** The message, and its plain text. Without `blocks` an update would keep the old ones. */
function formsFor(method, { forms }) {
    const { alarm, card, plainAlarm, plainCard } = forms;
    if (method === 'chat.update')
        return { full: unmarked(card), plain: { ...unmarked(plainCard), blocks: [] } };
    return { full: { ...alarm }, plain: { ...plainAlarm } };
}
async function call(plan, method, payload, door) {
    const { postToSlack, deadline, env, signal } = door;
    return await postToSlack({
        ...addresseeOf(method, door),
        payload,
        // An alarm had better come twice than never.
        repeatable: method === 'chat.update' || plan.isRed,
        deadline,
        env,
        signal,
    });
}
function addresseeOf(method, door) {
    if (method === 'webhook')
        return { url: door.webhookUrl ?? '', token: undefined };
    return { url: `${door.apiUrl}/${method}`, token: door.token };
}
function outcomeOf(target, { answer, payload, remarks }, more = []) {
    const kept = { target, payload, remarks: [...more, ...remarks] };
    if (answer.sent)
        return { ...kept, sent: true, ts: answer.ts, channel: answer.channel ?? target.channel, troubles: [] };
    const trouble = troubleOf(answer, 'The message was not sent to Slack', target);
    return { ...kept, sent: false, ts: undefined, channel: target.channel, troubles: [trouble] };
}
const inputsOf = { webhook: 'input `webhook-url`', token: 'inputs `token` and `channel`' };
function troubleOf(answer, what, { door, channel }) {
    const place = (0,optional/* phrase */.MZ)(channel, (channel) => ` (${channel})`);
    return {
        error: answer.error,
        what: `${what}${place}. ${answer.detail}`,
        where: inputsOf[door],
        fix: slackAdvice(answer.error, answer.needed),
    };
}

// EXTERNAL MODULE: ./.build/domain/version.js
var version = __webpack_require__(7839);
;// CONCATENATED MODULE: ./.build/notify-slack/facts/versions.js
// What a version names: the run's commit, another commit, a tag, or nothing that we know. Pure; the map of this room:
// versions → question (what to ask GitHub) → github (asks) → gathering (puts the deployment together); links and reasons (what else is told).


/** The input, else the tag of the image, else its digest; only without an image the commit of the run. */
function findSubjectVersion(named, run) {
    const { service } = named;
    // A version that names another commit is the better witness.
    const inVersion = commitIn(named.version ?? named.imageTag ?? '');
    const isBelied = inVersion !== undefined && !isSameCommit(inVersion, named.sourceCommit);
    const sourceCommit = (0,optional/* optional */.lq)(!isBelied, () => named.sourceCommit);
    const version = named.version ?? named.imageTag ?? sourceCommit ?? named.imageDigest?.slice(0, 19) ?? run.commit;
    if (sourceCommit !== undefined && isCommit(sourceCommit))
        return { version, revisions: [sourceCommit], isRunCommit: isSameCommit(sourceCommit, run.commit) };
    const isRunCommit = version !== undefined && namesRun(version, run, service);
    if (isRunCommit && run.commit !== undefined)
        return { version, revisions: [run.commit], isRunCommit };
    return { version, revisions: revisionsOf(version, service), isRunCommit };
}
/** Names under which git may know a version: a commit, or a tag with and without `v` and the service's prefix. */
function revisionsOf(version, service) {
    if (version === undefined)
        return [];
    const commit = commitIn(version);
    if (commit !== undefined)
        return [commit];
    const bare = /^v?(\d+\.\d+(?:\.\d+)?(?:[-.+][0-9A-Za-z]+)*)$/.exec(version)?.[1];
    if (bare === undefined || version.length > 100)
        return [];
    const other = version.startsWith('v') ? bare : `v${bare}`;
    return [version, other, `${service}/v${bare}`, `${service}-v${bare}`];
}
/** The commit in a tag that build-push-image writes: `a7f3c92`, `v2.4.1-a7f3c92`, `a7f3c92-20260119142345`. */
function commitIn(version) {
    return /^(?:v?\d+\.\d+\.\d+[0-9A-Za-z.-]{0,60}-)?([0-9a-f]{7,64})(?:-\d{14})?$/.exec(version)?.[1];
}
/** True for what `commitIn` finds. */
const isCommit = (revision) => /^[0-9a-f]{7,64}$/.test(revision);
/** True when both name the same version: the same text but for a `v`, or the same commit. Never the bare version of a build. */
function namesSame(a, b) {
    if ((0,version/* isSameVersion */.p)(a, b))
        return true;
    const first = commitIn(a);
    const second = commitIn(b);
    return first !== undefined && second !== undefined && (0,version/* isSameVersion */.p)(first, second) && (a === first || b === second);
}
/** People read seven characters of a commit, not forty. */
const shortVersion = (version) => {
    if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(version))
        return version.slice(0, 7);
    return version;
};
function namesRun(version, { commit, gitTag, pullNumber }, service) {
    if (commit === undefined)
        return false;
    if (version === `pr-${pullNumber}`)
        return true;
    if (gitTag !== undefined && revisionsOf(version, service).includes(gitTag))
        return true;
    return partsOf(version).some((part) => isSameCommit(part, commit));
}
/** A template of the user's own may hold the commit anywhere: `build-17-a7f3c92`. */
const partsOf = (version) => version.slice(0, 200).split(/[-_.+]/);
const isSameCommit = (short, commit) => commit !== undefined && isCommit(short) && commit.startsWith(short);

;// CONCATENATED MODULE: ./.build/notify-slack/facts/links.js
// The links under a message: where they lead, in the order in which a reader needs them. Pure.



/** The pull request that a person has to merge: with `sync: pull-request` the given one is that of the manifests. */
function mergeUrlOf({ event, sync, 'pull-request-url': url }) {
    if (sync === 'pull-request' && (event === 'ready' || event === 'rolled-back'))
        return url;
    return undefined;
}
/** Our own links; a fact that is not known has none. */
function buttonsOf({ told, context, github }, subject) {
    const merge = mergeUrlOf(told);
    const ofRun = (0,optional/* optional */.lq)(subject.isRunCommit, () => context.pullRequest?.url);
    const given = (0,optional/* optional */.lq)(merge === undefined, () => told['pull-request-url']);
    const pull = given ?? ofRun ?? github?.pullRequestUrl;
    const links = [
        [numbered('Review and merge', merge), merge],
        ['Argo CD', told['argocd-url']],
        ['Roll back', (0,optional/* optional */.lq)(canRollBack(told.event), () => told['rollback-url'])],
        ['Service', told.url],
        [numbered('Pull request', pull), pull],
        ['Changes', told['compare-url'] ?? github?.compareUrl ?? compareUrlOf({ told, context }, subject)],
        ['Workflow run', context.runUrl],
    ];
    return links.flatMap(([label, url]) => (0,optional/* present */.Eb)([url !== undefined && { label, url }]));
}
/** Where nothing was deployed, there is nothing to roll back. */
const canRollBack = (event) => !['ready', 'deploying', 'blocked'].includes(event);
const numbered = (label, url) => {
    const number = (0,notify_slack_deployment/* findPullNumber */.qE)(url);
    if (number === undefined)
        return label;
    return `${label} #${number}`;
};
/** Between two commits of this repository no question is needed. */
function compareUrlOf({ told, context: { serverUrl, repository } }, { isRunCommit, revisions: [head] }) {
    const [base] = revisionsOf(told['previous-version'], told.service);
    if (!isRunCommit || repository === undefined || base === undefined || head === undefined)
        return undefined;
    if (isCommit(base) && !head.startsWith(base))
        return `${serverUrl}/${repository}/compare/${base}...${head}`;
    return undefined;
}

// EXTERNAL MODULE: ./.build/domain/image/reference.js
var reference = __webpack_require__(6164);
;// CONCATENATED MODULE: ./.build/notify-slack/facts/question.js
// What to ask GitHub: only what the inputs and the run leave open, and only about the version that the message is about. Pure.




/** The version that the message is about. */
function subjectOf(told, context) {
    const image = (0,reference/* findImageReference */.A$)(told.image ?? '');
    const run = {
        commit: context.source?.commit,
        gitTag: (0,optional/* optional */.lq)(context.refType === 'tag', () => context.refName),
        pullNumber: context.pullRequest?.number,
    };
    const named = {
        version: told.version,
        sourceCommit: told['source-commit'],
        imageTag: image?.tag,
        imageDigest: image?.digest,
        service: told.service,
    };
    // An image that names no version is no proof that it is of this run.
    const isNameless = image?.tag === undefined && image?.digest === undefined;
    const isUnnamed = told.image !== undefined && isNameless && told.version === undefined && !told['source-commit'];
    if (isUnnamed)
        return findSubjectVersion(named, { ...run, commit: undefined });
    return findSubjectVersion(named, run);
}
/** What the inputs leave open and GitHub may know; undefined when there is nothing to ask. */
function planQuestion(told, context) {
    const [owner, repo] = context.repository?.split('/') ?? [];
    if (owner === undefined || repo === undefined)
        return undefined;
    const { revisions, isRunCommit } = subjectOf(told, context);
    const isKnown = revisions.length > 0;
    const opensRange = told.changes.length === 0 || told['compare-url'] === undefined;
    const bases = (0,optional/* optional */.lq)(isKnown && opensRange, () => revisionsOf(told['previous-version'], told.service)) ?? [];
    const ownPull = ownPullNumber(told, context) ?? (0,optional/* optional */.lq)(isRunCommit, () => context.pullRequest?.number);
    const wantsApprovers = told['approved-by'] === undefined;
    const wantsStart = told['duration-seconds'] === undefined && isOver(told.event);
    const wantsPull = isKnown && ownPull === undefined && (wantsApprovers || told['pull-request-url'] === undefined);
    const asksRun = context.runId !== undefined && (wantsApprovers || wantsStart);
    const asksCommits = isKnown && (bases.length > 0 || told.changes.length === 0);
    if (!asksRun && !asksCommits && !wantsPull && !(wantsApprovers && ownPull !== undefined))
        return undefined;
    return {
        owner,
        repo,
        revisions,
        bases,
        paths: told.paths,
        wantsPull,
        pullNumber: ownPull,
        wantsApprovers,
        runId: context.runId,
        environment: told['approval-environment'] ?? told.environment,
        wantsStart,
        workflow: (0,optional/* optional */.lq)(bringsCommits(told.event), () => context.workflow),
    };
}
/** The number of the given pull request, if it is one of this repository. */
function ownPullNumber(told, { serverUrl, repository }) {
    const url = told['pull-request-url'];
    if (url?.startsWith(`${serverUrl}/${repository}/pull/`) === true)
        return (0,notify_slack_deployment/* findPullNumber */.qE)(url);
    return undefined;
}
/** A version that comes brings the commits whose own runs never came so far. */
const bringsCommits = (event) => ['ready', 'deploying', 'deployed'].includes(event);
/** Only what is over took some time. */
const isOver = (event) => ['deployed', 'failed', 'rolled-back'].includes(event);

;// CONCATENATED MODULE: ./.build/notify-slack/facts/reasons.js
// Says in words what a code word of another action means. A reason that is none stays as it is. Pure.
/** The output `reason` of smoke-test, and code words of the other actions, as a person says them. */
const words = new Map(Object.entries({
    version_mismatch: 'The new version did not answer in time: another one still did.',
    version_unstable: 'Old and new versions answered side by side until the time was up.',
    version_changed: 'The new version answered, and another one took its place during the checks.',
    unreachable: 'The service could not be reached.',
    timeout: 'The service gave no answer in time.',
    tls: 'No secure connection to the service could be made: its certificate or TLS is at fault.',
    assertion: 'A check of the smoke test failed.',
    bad_status: 'The service answered with an error status.',
    not_json: 'The service answered, but not in JSON.',
    body_too_large: 'An answer of the service was too large to read.',
    request_invalid: 'A request of the smoke test could not be sent.',
    argocd_unreachable: 'Argo CD could not be asked.',
    argocd_not_synced: 'Argo CD did not sync the new version in time.',
    argocd_not_healthy: 'Argo CD synced the new version, and it did not become healthy.',
    superseded: 'A newer run of the same service and environment took its place.',
}));
/** The reason in words; a code word at its head is replaced, what follows stays. */
function reasonWords(reason) {
    const [, head = '', rest = ''] = /^([a-z_]{3,40})(?:$|[;:,]\s*|\s+)(|\S[\s\S]*)$/.exec((reason ?? '').trim()) ?? [];
    const told = words.get(head);
    if (told === undefined)
        return reason;
    if (rest === '')
        return told;
    return `${told} ${rest[0]?.toUpperCase()}${rest.slice(1)}`;
}
/** True when a newer run, or a roll-back that holds, took the place of this one. */
const isSuperseded = ({ event, reason }) => event === 'cancelled' && /\bsuperseded\b/i.test((reason ?? '').slice(0, 500));

;// CONCATENATED MODULE: ./.build/notify-slack/facts/gathering.js
// Puts the inputs, the run and GitHub's answers together into one deployment. An input always beats what was gathered. Pure.







/** The deployment that the message tells. */
function gatherDeployment(sources) {
    const { told, redact } = sources;
    const clean = (text) => {
        if (text === undefined)
            return undefined;
        return redact(text);
    };
    const version = (text) => {
        if (text === undefined)
            return undefined;
        return shortVersion(redact(text));
    };
    const subject = subjectOf(told, sources.context);
    return {
        event: told.event,
        sync: told.sync,
        service: redact(told.service),
        environment: clean(told.environment),
        version: version(subject.version),
        previousVersion: version(told['previous-version']),
        servingVersion: servingVersionOf(told, subject.version, version),
        image: clean(told.image),
        changes: changesOf(sources, subject.isRunCommit),
        overtaken: sources.github?.cancelled ?? [],
        reason: clean(told.explanation ?? reasonWords(told.reason)),
        superseded: isSuperseded(told),
        metrics: told.metrics.map(([name, value]) => [redact(name), redact(value)]),
        duration: durationOf(sources),
        people: peopleOf(sources, subject.isRunCommit),
        mergeUrl: clean(mergeUrlOf(told)),
        buttons: buttonsOf(sources, subject)
            .map(({ label, url }) => ({ label, url: redact(url) }))
            .filter(gathering_isLink),
        links: told.links.map(({ label, url }) => ({ label: redact(label), url: redact(url) })).filter(gathering_isLink),
    };
}
const gathering_isLink = ({ url }) => (0,slack_text/* linkFault */.$Q)(url) === undefined;
/** In the words of the versions that the message names, so that a reader sees at once that it is one of them. */
function servingVersionOf(told, subject, version) {
    const serving = told['serving-version'];
    if (serving === undefined)
        return undefined;
    const known = [told['previous-version'], subject].find((each) => each !== undefined && namesSame(each, serving));
    return version(known ?? serving);
}
/** The input, else the commits since the version before, else the last commit alone: of this version, or nothing. */
function changesOf({ told, context, github, redact }, isRunCommit) {
    const rows = (changes) => changes.map((change) => ({ ...change, subject: redact(change.subject) }));
    if (told.changes.length > 0) {
        const given = told.changes.map((subject) => ({ subject, commit: undefined, url: undefined }));
        return { rows: rows(given), total: given.length, scope: 'given' };
    }
    if (github?.range !== undefined)
        return { rows: rows(github.range.rows), total: github.range.total, scope: 'range' };
    const last = github?.commit ?? (0,optional/* optional */.lq)(isRunCommit, () => runCommit(context));
    const known = (0,optional/* present */.Eb)([last !== undefined && last.subject !== '' && last]);
    return { rows: rows(known), total: known.length, scope: 'last commit' };
}
/** What the event itself tells of its commit. */
function runCommit({ source, serverUrl, repository, pullRequest }) {
    const subject = (0,notify_slack_deployment/* findSubject */.os)(source?.message) ?? (0,notify_slack_deployment/* findSubject */.os)(pullRequest?.title);
    if (subject === undefined || source?.commit === undefined)
        return undefined;
    const url = (0,optional/* optional */.lq)(repository, (repository) => `${serverUrl}/${repository}/commit/${source.commit}`);
    return { subject, commit: source.commit.slice(0, 7), url };
}
function durationOf({ told, github, now }) {
    const given = told['duration-seconds'];
    if (given !== undefined)
        return { seconds: given, of: 'deployment' };
    const began = github?.startedAt;
    if (began === undefined || began > now)
        return undefined;
    return { seconds: Math.round((now - began) / 1000), of: 'run' };
}
function peopleOf(sources, isRunCommit) {
    const { told, context, github, redact } = sources;
    const { actor, triggeringActor } = context;
    const startedBy = triggeringActor ?? actor;
    const author = github?.commit?.author ?? (0,optional/* optional */.lq)(isRunCommit, () => context.source?.author);
    const people = { author: (0,optional/* optional */.lq)(author, (author) => redact(author)), startedBy };
    return {
        ...people,
        rerunOf: (0,optional/* optional */.lq)(actor !== startedBy, () => actor),
        deployedBy: namesOf(told['deployed-by']).map(redact),
        approvals: approvalsOf(sources, people),
    };
}
function approvalsOf({ told, github }, people) {
    if (told['approved-by'] !== undefined)
        return namesOf(told['approved-by']).map((login) => ({ login, of: undefined, remark: undefined }));
    const pull = (0,optional/* optional */.lq)(github?.pullNumber, (number) => `#${number}`);
    const entered = (github?.environmentApprovers ?? []).map((each) => ({
        login: each.login,
        of: each.environment,
        remark: enteredRemark(each, people),
    }));
    const reviewed = (github?.reviewers ?? []).map((each) => ({
        login: each.login,
        of: pull,
        remark: reviewedRemark(each, people),
    }));
    return [...entered, ...reviewed];
}
function enteredRemark({ login }, { author, startedBy }) {
    if (login === startedBy)
        return 'started it, too';
    if (login === author)
        return 'own change';
    return undefined;
}
function reviewedRemark({ login, stale }, { author }) {
    if (stale)
        return 'an earlier state';
    if (login === author)
        return 'own change';
    return undefined;
}
const namesOf = (list) => (list ?? '')
    .slice(0, 2000)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

// EXTERNAL MODULE: ./.build/domain/json-value.js
var json_value = __webpack_require__(1409);
// EXTERNAL MODULE: ./.build/domain/people/approvals.js
var people_approvals = __webpack_require__(5575);
;// CONCATENATED MODULE: ./.build/notify-slack/facts/github.js
// Asks GitHub what the inputs leave open: the commit, the commits since the version before, the pull request, who approved,
// when the run began. What GitHub does not tell is left out, with a sentence about the gap.






/** Asks side by side where one answer does not depend on another. Rejects only with an abort. */
async function fetchGitHubFacts(readPath, question) {
    const gaps = [];
    const desk = openDesk(readPath, question, gaps);
    const run = fetchRun(desk, question);
    const [head, base] = await Promise.all([fetchHead(desk, question), fetchBase(desk, question)]);
    const range = fetchRange(desk, question, { head, base });
    const sha = head?.sha ?? question.revisions.find((each) => each.length >= 40);
    const [comparison, pull, { approvers, startedAt }] = await Promise.all([range, fetchPull(desk, question, sha), run]);
    const number = question.pullNumber ?? pull?.number;
    const reviews = await fetchReviews(desk, question, number);
    return {
        commit: head ?? comparison?.head,
        range: comparison?.told,
        cancelled: comparison?.cancelled ?? [],
        compareUrl: comparison?.url,
        pullRequestUrl: pull?.url,
        pullNumber: number,
        reviewers: (0,people_approvals/* reviewersOf */.G)(reviews, pull?.headSha),
        environmentApprovers: approvers,
        startedAt,
        gaps,
    };
}
function openDesk(readPath, { owner, repo }, gaps) {
    const ask = async (path, missing, absence) => {
        const reading = await readPath(path);
        if (reading.kind === 'found')
            return reading.body;
        if (reading.kind === 'refused' && absence.includes(reading.status))
            return undefined;
        const gap = `GitHub did not tell ${missing}: ${reasonOf(reading)}`;
        if (!gaps.includes(gap))
            gaps.push(gap);
        return undefined;
    };
    return {
        root: `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(repo)}`,
        read: async (path, missing) => await ask(path, missing, []),
        find: async (path, missing) => await ask(path, missing, [404, 422]),
    };
}
/** The commit itself, where no comparison brings it. https://docs.github.com/en/rest/commits/commits#get-a-commit */
async function fetchHead(desk, { revisions, bases }) {
    const isPlain = revisions[0] !== undefined && isCommit(revisions[0]);
    if (isPlain && bases.length > 0)
        return undefined;
    return await findCommit(desk, revisions, 'the commit of the version');
}
/** A commit needs no looking up. */
async function fetchBase(desk, { bases }) {
    if (bases[0] === undefined || isCommit(bases[0]))
        return bases[0];
    return (await findCommit(desk, bases, 'the commit of the version before'))?.sha;
}
async function findCommit(desk, revisions, missing) {
    for (const revision of revisions) {
        const found = await desk.find(`${desk.root}/commits/${encodeURIComponent(revision)}`, missing);
        const commit = (0,optional/* optional */.lq)(found, (found) => commitOf(found));
        if (commit !== undefined)
            return commit;
    }
    return undefined;
}
/**
 * Without paging the answer holds up to 250 commits, the newest last.
 * https://docs.github.com/en/rest/commits/commits#compare-two-commits
 */
async function fetchRange(desk, question, ends) {
    const head = ends.head?.sha ?? question.revisions.find(isCommit);
    if (ends.base === undefined || head === undefined || head.startsWith(ends.base))
        return undefined;
    const missing = 'the commits since the previous version';
    const answer = await desk.read(`${desk.root}/compare/${ends.base}...${head}`, missing);
    if (answer === undefined)
        return undefined;
    const { commits, total_commits: all, html_url: url } = answer;
    const found = rowsOf(commits).flatMap((each) => commitOf(each) ?? []);
    const [kept, cancelled] = await Promise.all([
        cutToPaths(desk, question.paths, { commits: withoutMerges(found, rowsOf(commits)), head }),
        fetchCancelled(desk, question, found.slice(0, -1)),
    ]);
    const isWhole = typeof all !== 'number' || all <= found.length || question.paths.length > 0;
    const told = kept && { rows: kept.toReversed(), total: isWhole ? kept.length : all };
    const isOurs = (short) => question.paths.length === 0 || kept?.some(({ commit }) => commit === short) === true;
    return { told, cancelled: cancelled.filter(isOurs), head: found.at(-1), url: webUrl(url) };
}
/** A merge says nothing of its own, unless there are only merges. */
function withoutMerges(found, commits) {
    const merges = new Set(commits.filter((each) => rowsOf(each['parents']).length > 1).map((each) => each['sha']));
    const ordinary = found.filter(({ sha }) => !merges.has(sha));
    if (ordinary.length === 0)
        return found;
    return ordinary;
}
/**
 * Which of the commits had a run of this workflow that was cancelled, as GitHub does with one that waits when a newer one comes.
 * https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-repository
 */
async function fetchCancelled(desk, { workflow }, commits) {
    if (workflow === undefined || commits.length === 0)
        return [];
    const query = 'status=cancelled&per_page=100';
    const answer = await desk.read(`${desk.root}/actions/runs?${query}`, 'which runs were cancelled');
    const runs = rowsOf((0,json_value/* recordOf */.zv)(answer)['workflow_runs']).filter(({ name }) => name === workflow);
    const heads = new Set(runs.map((run) => run['head_sha']));
    return commits
        .filter(({ sha }) => heads.has(sha))
        .map(({ sha }) => sha.slice(0, 7))
        .toReversed();
}
/** Those commits that touch a folder of the service. https://docs.github.com/en/rest/commits/commits#list-commits */
async function cutToPaths(desk, paths, { commits, head }) {
    if (paths.length === 0 || commits.length === 0)
        return commits;
    const missing = 'which commits touch `paths`';
    const lists = await Promise.all(paths.slice(0, 5).map(async (path) => {
        const query = new URLSearchParams({
            sha: head,
            path: (0,ends/* withoutEnd */.Mx)(path.replace(/^\.?\/+/, ''), '/'),
            per_page: '100',
        });
        return await desk.read(`${desk.root}/commits?${query.toString()}`, missing);
    }));
    if (lists.some((list) => list === undefined))
        return undefined;
    const touching = new Set(lists.flatMap((list) => rowsOf(list).map((each) => each['sha'])));
    return commits.filter(({ sha }) => touching.has(sha));
}
/** The one that became the commit, before another merged one, before an open one. https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit */
async function fetchPull(desk, { wantsPull }, sha) {
    if (!wantsPull || sha === undefined)
        return undefined;
    const pulls = rowsOf(await desk.find(`${desk.root}/commits/${sha}/pulls`, 'the pull request of the commit'));
    const merged = pulls.filter((each) => typeof each['merged_at'] === 'string');
    const pull = merged.find((each) => each['merge_commit_sha'] === sha) ?? merged[0] ?? pulls[0];
    const number = pull?.['number'];
    if (pull === undefined || typeof number !== 'number')
        return undefined;
    return { number, url: webUrl(pull['html_url']), headSha: (0,json_value/* textOf */.b6)((0,json_value/* recordOf */.zv)(pull['head'])['sha']) };
}
/** https://docs.github.com/en/rest/pulls/reviews#list-reviews-for-a-pull-request */
async function fetchReviews(desk, { wantsApprovers }, number) {
    if (!wantsApprovers || number === undefined)
        return [];
    const reviews = [];
    for (let page = 1; page <= 5; page++) {
        const path = `${desk.root}/pulls/${number}/reviews?per_page=100&page=${page}`;
        const answer = await desk.read(path, 'who approved the pull request');
        // Half of the reviews could hide that an approval was taken back.
        if (answer === undefined)
            return [];
        reviews.push(...rowsOf(answer));
        if (rowsOf(answer).length < 100)
            return reviews;
    }
    return [];
}
/** https://docs.github.com/en/rest/actions/workflow-runs#get-the-review-history-for-a-workflow-run */
async function fetchRun(desk, { runId, environment, wantsApprovers, wantsStart }) {
    if (runId === undefined)
        return { approvers: [], startedAt: undefined };
    const path = `${desk.root}/actions/runs/${runId}`;
    const [approvals, run] = await Promise.all([
        (0,optional/* optional */.lq)(wantsApprovers, () => desk.read(`${path}/approvals`, 'who approved the environment')),
        (0,optional/* optional */.lq)(wantsStart, () => desk.read(path, 'when the run began')),
    ]);
    const began = Date.parse((0,json_value/* textOf */.b6)((0,json_value/* recordOf */.zv)(run)['run_started_at']) ?? '');
    return {
        approvers: (0,people_approvals/* approvalsOf */.m)(rowsOf(approvals), environment),
        startedAt: (0,optional/* optional */.lq)(!Number.isNaN(began), () => began),
    };
}
function commitOf(value) {
    const sha = (0,json_value/* textOf */.b6)(value['sha']);
    const commit = (0,json_value/* recordOf */.zv)(value['commit']);
    const subject = (0,notify_slack_deployment/* findSubject */.os)((0,json_value/* textOf */.b6)(commit['message']));
    if (sha === undefined || !isCommit(sha))
        return undefined;
    const author = (0,json_value/* textOf */.b6)((0,json_value/* recordOf */.zv)(value['author'])['login']) ?? (0,json_value/* textOf */.b6)((0,json_value/* recordOf */.zv)(commit['author'])['name']);
    return { sha, subject: subject ?? '', commit: sha.slice(0, 7), url: webUrl(value['html_url']), author };
}
const webUrl = (value) => {
    if (/^https?:\/\//.test(String(value)))
        return (0,json_value/* textOf */.b6)(value);
    return undefined;
};
const rowsOf = (value) => (0,json_value/* listOf */.c3)(value).filter((each) => typeof each === 'object' && each !== null);
function reasonOf(reading) {
    if (reading.kind === 'silent')
        return reading.what;
    if (reading.status === 401)
        return 'it does not accept `github-token` (401)';
    if (reading.status === 403 || reading.status === 404)
        return `it answered ${reading.status}; does \`github-token\` have contents: read, pull-requests: read and actions: read?`;
    return `it answered ${reading.status}`;
}

;// CONCATENATED MODULE: ./.build/notify-slack/story/standing.js
// What is known about which version serves: only `serving-version`, which somebody measured. Never guesses from the event. Pure.

/** Judges `serving-version`. */
function standingOf({ event, version, previousVersion, servingVersion: serving }) {
    if (serving === undefined)
        return { proof: 'unknown', serving, failedServes: false };
    const isNew = version !== undefined && namesSame(version, serving);
    const isOld = previousVersion !== undefined && namesSame(previousVersion, serving);
    const isAnother = version !== undefined && !isNew;
    const failedServes = isNew && !isOld;
    if (event === 'rolled-back') {
        const isBack = isOld || (previousVersion === undefined && isAnother);
        return { proof: proofOf(isBack), serving, failedServes };
    }
    if (event === 'failed')
        return { proof: proofOf(isOld && !isNew), serving, failedServes };
    return { proof: proofOf(!isAnother), serving, failedServes: false };
}
const proofOf = (isWanted) => (isWanted ? 'serves' : 'other');

;// CONCATENATED MODULE: ./.build/notify-slack/pages.js
// What PagerDuty is told: an alert for a red event, its end, and a change for each deployment. Pure; the routing key is not in it.
// https://developer.pagerduty.com/docs/events-api-v2-overview



const mostSummary = 1024;
const mostLinks = 20;
/** The events, in the order in which they are sent. */
function planPages(sources) {
    const { event } = sources.deployment;
    const { proof } = standingOf(sources.deployment);
    if (event === 'failed')
        return [triggerOf(sources)];
    if (event === 'rolled-back') {
        const over = (0,optional/* present */.Eb)([proof === 'serves' && resolveOf(sources)]);
        return [triggerOf(sources), ...over, changeOf(sources)];
    }
    if (event !== 'deployed')
        return [];
    // Another version answers: whatever is open is not over.
    if (proof === 'other')
        return [changeOf(sources)];
    return [resolveOf(sources), changeOf(sources)];
}
/** One alert for each service and environment, whatever run tells of it. */
function dedupKeyOf({ service, environment }) {
    const parts = [service, environment ?? ''].map((part) => encodeURIComponent(part.toWellFormed()).slice(0, 115));
    return `ship-actions/${parts.join('/')}`;
}
function triggerOf(sources) {
    const { deployment, story, images, runUrl, now } = sources;
    const { environment, event } = deployment;
    return {
        kind: 'trigger',
        body: {
            event_action: 'trigger',
            dedup_key: dedupKeyOf(deployment),
            payload: {
                summary: summaryOf(story),
                source: sourceOf(deployment),
                severity: severityOf(environment),
                timestamp: now.toISOString(),
                component: (0,slack_text/* cutLine */.Hh)(deployment.service, 200),
                ...(0,optional/* optional */.lq)(environment, (environment) => ({ group: (0,slack_text/* cutLine */.Hh)(environment, 200) })),
                class: event,
                custom_details: detailsOf(story),
            },
            client: 'ship-actions',
            ...(0,optional/* optional */.lq)(runUrl, (runUrl) => ({ client_url: runUrl })),
            links: linksOf(story),
            images: images.slice(0, mostLinks).map(({ label, url }) => ({ src: url, href: url, alt: (0,slack_text/* cutLine */.Hh)(label, 200) })),
        },
    };
}
const resolveOf = ({ deployment }) => ({
    kind: 'resolve',
    body: { event_action: 'resolve', dedup_key: dedupKeyOf(deployment) },
});
function changeOf({ deployment, story, now }) {
    const payload = {
        summary: summaryOf(story),
        source: sourceOf(deployment),
        timestamp: now.toISOString(),
        custom_details: detailsOf(story),
    };
    return { kind: 'change', body: { payload, links: linksOf(story) } };
}
const summaryOf = ({ brief }) => (0,slack_text/* cutLine */.Hh)(brief.map(slack_text/* cleanLine */.Ow).join(' · '), mostSummary);
const sourceOf = ({ service, environment }) => (0,slack_text/* cutLine */.Hh)((0,optional/* present */.Eb)([service, environment]).join(' in '), 200);
/** Unknown names are no reason to let people sleep, nor to wake them for a sandbox. */
function severityOf(environment) {
    const name = (environment ?? '').toLowerCase().slice(0, 100);
    if (/(?:^|[^a-z])(?:prod|production|prd|live)(?:[^a-z]|$)/.test(name))
        return 'critical';
    if (/(?:^|[^a-z])(?:dev|development|test|preview|sandbox|review|ci)(?:[^a-z]|$)/.test(name))
        return 'warning';
    return 'error';
}
function detailsOf({ facts, reason, next, metrics, changes }) {
    const rows = [
        ...facts.map(([label, value]) => [label, value]),
        ['Why', reason ?? ''],
        ['Next', next ?? ''],
        [changes.title, changes.rows.map(({ text }) => (0,slack_text/* cutLine */.Hh)(text, 160)).join('; ')],
        ...metrics.map(([name, value]) => [name, value]),
    ];
    const told = rows.slice(0, 60).map(([label, value]) => [(0,slack_text/* cutLine */.Hh)(label, 80), (0,slack_text/* cutLine */.Hh)(value, 1000)]);
    return Object.fromEntries(told.filter(([label, value]) => label !== '' && value !== ''));
}
const linksOf = ({ buttons, links }) => [...buttons, ...links].slice(0, mostLinks).map(({ label, url }) => ({ href: url, text: (0,slack_text/* cutLine */.Hh)(label, 200) }));

;// CONCATENATED MODULE: ./.build/notify-slack/paging.js
// Sends the events for PagerDuty one after the other. Its trouble is an answer here, and stops nothing else.

/** Nothing was to be sent. */
const noPages = { accepted: [], troubles: [] };
/** Sends all events; never rejects because of PagerDuty. */
async function sendPages(pages, pager) {
    const { sendToPagerDuty, root, routingKey, deadline, env, signal } = pager;
    if (pages.length > 0 && /[^\x21-\x7e]/.test(routingKey))
        return { accepted: [], troubles: [keyTrouble] };
    const accepted = [];
    const troubles = [];
    for (const { kind, body } of pages) {
        const delivery = await sendToPagerDuty({
            root,
            kind: kind === 'change' ? 'change' : 'alert',
            body: { routing_key: routingKey, ...body },
            deadline,
            env,
            signal,
        });
        if (delivery.accepted)
            accepted.push(kind);
        else
            troubles.push(pageTrouble(kind, delivery.error, delivery.detail));
    }
    return { accepted, troubles };
}
const keyTrouble = pageTrouble('all', 'invalid_key', '`pagerduty-routing-key` holds a character that no key has');

;// CONCATENATED MODULE: ./.build/notify-slack/recipients.js
// Whom a red message mentions: those that the step names, and the people of the deployment whom `users` knows. Pure.

/** Mentions in mrkdwn, each once. */
function mentionsOf({ mention, users }, people) {
    const { author, startedBy, rerunOf, deployedBy } = people;
    const logins = [author, startedBy, rerunOf, ...deployedBy].filter((login) => login !== undefined);
    const members = logins.flatMap((login) => users.get(login.toLowerCase()) ?? []).map((id) => `@${id}`);
    return [...new Set([...mention, ...members])].map(slack_text/* findMention */.ET).filter((found) => found !== undefined);
}

// EXTERNAL MODULE: ./.build/domain/text/duration.js
var text_duration = __webpack_require__(4275);
;// CONCATENATED MODULE: ./.build/notify-slack/story/fields.js
// The two columns of a message: from → to, what serves, how long, who. A fact that is not known has no row. Pure.



/** The rows, in the order in which they are read. */
function fieldRows(deployment, standing) {
    const { event, environment, duration, people, image } = deployment;
    const rows = [
        ...versionRows(deployment, standing),
        ['Also ships', overtakenWords(deployment.overtaken)],
        ['Serving now', servingWords(deployment, standing)],
        ['Environment', environment],
        [duration?.of === 'run' ? 'Duration of the run' : 'Duration', durationWords(duration)],
        ['Author', people.author],
        ...doerRows(event, deployment.sync, people),
        ['Approved by', people.approvals.map(approvalWords).join(', ')],
        ['Image', (0,optional/* optional */.lq)(image, (image) => shortImage(image))],
    ];
    return rows.filter((row) => row[1] !== undefined && row[1] !== '');
}
function versionRows({ event, version, previousVersion }, { proof }) {
    if (event === 'rolled-back')
        return [
            ['Failed version', version],
            [proof === 'serves' ? 'Rolled back to' : 'To go back to', previousVersion],
        ];
    const isWay = ['ready', 'deploying', 'deployed'].includes(event);
    if (version !== undefined && previousVersion !== undefined && isWay)
        return [['Version', wayWords(previousVersion, version)]];
    return [
        ['Version', version],
        ['Previous version', previousVersion],
    ];
}
function wayWords(from, to) {
    if (namesSame(from, to))
        return to;
    return `${from} → ${to}`;
}
const mostOvertaken = 3;
/** Commits that were dropped while they waited: this version has them, too. */
function overtakenWords(commits) {
    if (commits.length === 0)
        return undefined;
    const more = (0,optional/* phrase */.MZ)(commits.length > mostOvertaken, () => ` and ${commits.length - mostOvertaken} more`);
    const whose = commits.length === 1 ? 'whose own run was' : 'whose own runs were';
    return `${commits.slice(0, mostOvertaken).join(', ')}${more}, ${whose} cancelled`;
}
/** Only a red message says that nobody knows; where nothing was deployed it is no question. */
function servingWords({ event }, { serving }) {
    if (event === 'blocked')
        return undefined;
    if (serving !== undefined)
        return `${serving} (measured)`;
    if (event === 'failed' || event === 'rolled-back')
        return 'not known';
    return undefined;
}
const durationWords = (duration) => {
    if (duration === undefined)
        return undefined;
    return (0,text_duration/* formatSeconds */.X)(duration.seconds);
};
/** Who started the run has deployed only where the run deploys: a person who syncs or merges is not known. */
function doerRows(event, sync, people) {
    const { deployedBy } = people;
    const isDone = ['deployed', 'failed', 'rolled-back'].includes(event);
    if (deployedBy.length > 0)
        return [[doerLabel(isDone), deployedBy.join(', ')]];
    return [[doerLabel(event === 'deployed' && sync === 'auto'), starterOf(people)]];
}
const doerLabel = (hasDeployed) => (hasDeployed ? 'Deployed by' : 'Started by');
function starterOf({ startedBy, rerunOf }) {
    if (startedBy === undefined || rerunOf === undefined)
        return startedBy;
    return `${startedBy} (again, run of ${rerunOf})`;
}
const approvalWords = ({ login, of, remark }) => {
    const what = of?.replace(/^#/, 'on #');
    const notes = (0,optional/* present */.Eb)([what, remark]);
    if (notes.length === 0)
        return login;
    return `${login} (${notes.join(', ')})`;
};
/** Name and tag: the rest stands on a line of its own. */
function shortImage(image) {
    const [place = '', digest] = image.split('@');
    const name = place.split('/').at(-1) ?? '';
    if (/:./.test(name) || digest === undefined)
        return name;
    return `${name}@${digest.slice(0, 19)}…`;
}

;// CONCATENATED MODULE: ./.build/notify-slack/story/headline.js
// The first line: state first, then service, environment and version. What must not vanish stands at its head. Pure.



/** The headline, without its icon: at most about 145 characters. */
function headlineOf(deployment, standing) {
    const { event } = deployment;
    if (event === 'rolled-back')
        return rollbackHeadline(deployment, standing);
    const state = stateOf(deployment, standing);
    const ways = {
        deploying: 'to',
        deployed: 'to',
        ready: 'for',
        blocked: 'for',
        failed: 'in',
        cancelled: 'in',
    };
    return `${state}: ${whereOf(deployment, ways[event])}${versionsOf(deployment)}`;
}
const states = {
    ready: 'READY',
    deploying: 'DEPLOYING',
    deployed: 'DEPLOYED',
    failed: 'FAILED',
    cancelled: 'CANCELLED',
    blocked: 'BLOCKED',
};
/** A deployment whose version does not answer is not told as one, nor one that nobody measured as one that somebody saw. */
function stateOf({ event, superseded }, { proof, serving }) {
    if (superseded)
        return 'SUPERSEDED';
    if (event === 'deployed' && proof === 'other')
        return `NOT SERVING, ${headline_short(serving ?? '')} ANSWERS`;
    if (event === 'deployed' && proof === 'unknown')
        return 'DEPLOYED, VERSION NOT MEASURED';
    if (event === 'rolled-back')
        return 'ROLLED BACK';
    return states[event];
}
/** "Rolled back to" is said of a version that answers, and of no other. */
function rollbackHeadline(deployment, { proof, serving }) {
    const { version, previousVersion, sync } = deployment;
    const failed = (0,optional/* phrase */.MZ)(version, (version) => ` (${headline_short(version)} failed)`);
    const target = (0,optional/* phrase */.MZ)(previousVersion, (previousVersion) => ` to ${headline_short(previousVersion)}`);
    const place = whereOf(deployment, 'in');
    if (proof === 'serves')
        return `ROLLED BACK to ${headline_short(serving ?? '')}: ${place}${failed}`;
    if (proof === 'other')
        return `ROLL-BACK NOT IN EFFECT: ${headline_short(serving ?? '')} answers, ${place}${failed}`;
    if (sync === 'manual')
        return `SYNC NOW: roll-back${target} waits, ${place}${failed}`;
    if (sync === 'pull-request')
        return `MERGE NOW: roll-back${target} waits, ${place}${failed}`;
    return `ROLL-BACK COMMITTED${target}: ${place}${failed}`;
}
/** `9c1d2e3 → a7f3c92`. A deployment that failed or stopped has not arrived anywhere. */
function versionsOf({ event, version, previousVersion }) {
    if (version === undefined)
        return '';
    const isWay = ['ready', 'deploying', 'deployed'].includes(event);
    const isStep = isWay && previousVersion !== undefined && !namesSame(previousVersion, version);
    if (isStep)
        return ` ${headline_short(previousVersion)} → ${headline_short(version)}`;
    return ` ${headline_short(version)}`;
}
const whereOf = ({ service, environment }, way) => {
    if (environment === undefined)
        return (0,slack_text/* cutLine */.Hh)(service, 50);
    return `${(0,slack_text/* cutLine */.Hh)(service, 50)} ${way} ${(0,slack_text/* cutLine */.Hh)(environment, 24)}`;
};
const headline_short = (version) => (0,slack_text/* cutLine */.Hh)(version, 28);

;// CONCATENATED MODULE: ./.build/notify-slack/story/next-step.js
// What a person has to do, or that nothing is to be done. Says of users, versions and roll-backs only what was measured. Pure.


/** One or two sentences; undefined when the event asks for nothing. */
function nextStepOf(deployment, standing) {
    switch (deployment.event) {
        case 'ready':
            return readyStep(deployment);
        case 'deploying':
            return undefined;
        case 'deployed':
            if (standing.proof === 'other')
                return `Look at once: the version that answers is ${standing.serving}, not ${deployment.version}.`;
            return undefined;
        case 'failed':
            return failedStep(deployment, standing);
        case 'rolled-back':
            return rollbackStep(deployment, standing);
        case 'cancelled':
            return cancelledStep(deployment);
        case 'blocked':
            return 'Nothing was deployed. Read the first red check in the workflow run, fix it, and push again.';
    }
}
function readyStep({ sync, mergeUrl }) {
    if (sync === 'pull-request')
        return `Review and merge ${pullOf(mergeUrl)}.`;
    if (sync === 'manual')
        return 'OutOfSync: look at the diff in Argo CD, then sync.';
    return 'Argo CD takes it from here if it syncs by itself. If it stays OutOfSync, look at the diff, then sync.';
}
function failedStep(deployment, { proof, serving, failedServes }) {
    const way = (0,optional/* phrase */.MZ)(deployment.buttons.some(({ label }) => label === 'Roll back'), ' with the link below');
    if (failedServes)
        return `Action required: ${serving} failed and is what answers now. Roll back${way}, or fix forward.`;
    if (proof === 'serves')
        return `Action required: ${serving} still answers. Read the first error of the workflow run.`;
    if (proof === 'other')
        return `Action required: ${serving} answers. Read the first error of the workflow run.`;
    return `Action required: find out which version is serving; it is not known. Read the first error of the run; roll back${way} if users are affected.`;
}
function rollbackStep(deployment, { proof, serving }) {
    const { sync, mergeUrl, version } = deployment;
    const it = version ?? 'the failed version';
    if (proof === 'serves')
        return `Action required: fix ${it}; do not deploy it again as it is.`;
    if (proof === 'other')
        return `Action required: the roll-back is committed, and ${serving} is what answers. Look at Argo CD at once.`;
    if (sync === 'manual')
        return 'Sync it in Argo CD now: the roll-back is committed, and takes no effect before a person syncs it.';
    if (sync === 'pull-request')
        return `Merge ${pullOf(mergeUrl)} now: the roll-back takes no effect before a person merges it.`;
    return 'Action required: the roll-back is committed, and nobody has seen it serve yet. Look at Argo CD.';
}
function cancelledStep({ superseded, version }) {
    // By a newer run, or by a roll-back that holds: the reason tells which.
    if (superseded)
        return 'This run has nothing left to do: what is there now stays.';
    return `The run stopped before its end, and how far it came is not known here. To deploy ${version ?? 'it'}, run it again.`;
}
function pullOf(url) {
    const number = (0,notify_slack_deployment/* findPullNumber */.qE)(url);
    if (number === undefined)
        return 'the pull request in the manifests repository';
    return `#${number}`;
}

;// CONCATENATED MODULE: ./.build/notify-slack/story/story.js
// Chooses the words of a message: headline, what to do, facts, changes. Pure; knows neither Slack's blocks nor Markdown.
// The map of this room: standing (what is measured) → headline and next-step (state, and what a person does) → fields → story.






const icons = {
    ready: '📦',
    deploying: '🚀',
    deployed: '✅',
    failed: '❌',
    'rolled-back': '⏪',
    cancelled: '🚫',
    blocked: '⛔',
};
/** A deployment that does not serve is no green one, and one that nobody measured is not as green as one that was seen. */
function iconOf({ event, superseded }, { proof }) {
    if (superseded)
        return '⏩';
    if (event === 'deployed' && proof === 'other')
        return '⚠️';
    if (event === 'deployed' && proof === 'unknown')
        return '☑️';
    return icons[event];
}
const mostChanges = 10;
/** Of a piece of the line that a phone shows. */
const mostPiece = 90;
/** The story of a deployment. */
function tellStory(deployment) {
    const { changes, metrics, image, buttons, links, reason } = deployment;
    const standing = standingOf(deployment);
    const headline = headlineOf(deployment, standing);
    const next = nextStepOf(deployment, standing);
    const facts = fieldRows(deployment, standing);
    const rows = changes.rows.slice(0, mostChanges);
    return {
        icon: iconOf(deployment, standing),
        headline,
        next,
        facts,
        reason,
        changes: {
            title: changesTitle(deployment),
            rows: rows.map(({ subject, commit, url }) => ({ text: subject, label: commit, url })),
            more: Math.max(0, changes.total - rows.length),
        },
        metrics,
        image,
        buttons,
        links,
        brief: briefOf(deployment, standing, { headline, next }),
    };
}
/** Of which version, and since which. */
function changesTitle({ changes, version, previousVersion }) {
    const of = (0,optional/* phrase */.MZ)(version, (version) => ` in ${version}`);
    if (changes.scope === 'last commit') {
        if (version === undefined)
            return 'Last commit';
        return `Last commit of ${version}`;
    }
    const since = (0,optional/* phrase */.MZ)(changes.scope === 'range' && previousVersion !== undefined, () => ` since ${previousVersion}`);
    return `Changes${of}${since}`;
}
/** The line of a phone: the headline, then why, then what to do, then what it is about. */
function briefOf({ event, reason, metrics, changes }, { proof }, { headline, next }) {
    const change = changes.rows[0]?.subject ?? '';
    const more = (0,optional/* phrase */.MZ)(changes.total > 1, () => ` (+${changes.total - 1} more)`);
    const figures = metrics.map(([name, value]) => `${name} ${value}`).join(', ');
    const told = (0,optional/* phrase */.MZ)(change !== '', () => `${(0,slack_text/* cutLine */.Hh)(change, mostPiece)}${more}`);
    // A long reason must not push what to do out of the line.
    const why = (0,slack_text/* cutLine */.Hh)(reason ?? '', mostPiece);
    const pieces = {
        ready: [headline, next, told],
        deploying: [headline, told],
        deployed: [headline, told, figures],
        failed: [headline, why, next],
        'rolled-back': proof === 'serves' ? [headline, why, next] : [headline, next, why],
        cancelled: [headline, why],
        blocked: [headline, why, next],
    };
    return pieces[event].filter((piece) => piece !== undefined && piece !== '');
}

;// CONCATENATED MODULE: ./.build/notify-slack/run.js
// The straight line of notify-slack: settle → filter → gather → plan → send → report. Slack's and PagerDuty's trouble are warnings unless
// `fail-on-error`.

















/** Gathering takes a third of the time at most, and never more than this. */
const mostGatheringMilliseconds = 10_000;
/** Runs one notification. */
async function run(inputs, job, clients) {
    const told = settle(inputs, job);
    const errand = { told, job, clients, deadline: performance.now() + told['timeout-seconds'] * 1000 };
    const filtered = findEnvironmentFilter(told);
    if (filtered !== undefined) {
        job.log.notice(`Nothing is sent: ${filtered}`);
        return reportFiltered(filtered);
    }
    const github = await run_askGitHub(errand);
    const { log, context } = job;
    const deployment = gatherDeployment({ told, context, github, now: Date.now(), redact: log.redact });
    const story = tellStory(deployment);
    const plan = planAll(errand, deployment, story);
    printPlan(plan, job, told['dry-run']);
    if (told['dry-run'])
        return report({ plan, story, outcomes: [], paged: noPages, isDry: true });
    try {
        const [outcomes, paged] = await Promise.all([sendMessages(errand, plan), page(errand, plan)]);
        return conclude(errand, { plan, story, outcomes, paged });
    }
    catch (thrown) {
        throw (0,action_error/* retellCancellation */.QD)(thrown, job.signal, mayHaveArrived);
    }
}
const mayHaveArrived = {
    what: 'while the message was on its way: it may have arrived',
    where: 'input `event`',
    fix: 'Look at the channel before you run the step again: it would send the message once more.',
};
/** The plain inputs. Wrong ones have been errors before, but for a red event. */
function settle(inputs, { log }) {
    const { told, problems, remarks } = (0,settlement/* settleInputs */.d)(inputs);
    for (const problem of [...problems, ...remarks])
        log.warning(`The message goes without it: ${(0,action_error/* formatProblem */.Vw)(problem)}`);
    // A webhook's last part is as good as the whole URL, and a log may show it alone.
    const last = URL.parse(told['webhook-url'] ?? '')
        ?.pathname.split('/')
        .at(-1) ?? '';
    if (last.length >= 12)
        log.mask(last);
    return told;
}
/** What GitHub knows; undefined without a token, or when nothing is open. */
async function run_askGitHub({ told, job, clients, deadline }) {
    const { 'github-token': token } = told;
    const { context, log, env, signal } = job;
    const question = (0,optional/* optional */.lq)(token, () => planQuestion(told, context));
    if (token === undefined || question === undefined)
        return undefined;
    if (!(0,loopback/* isPrivateUrl */.Dd)(context.apiUrl)) {
        log.warning(`\`github-token\` is not sent to ${context.apiUrl}, which is not https. The message goes without what GitHub knows.`);
        return undefined;
    }
    const now = performance.now();
    const share = Math.min(mostGatheringMilliseconds, (deadline - now) / 3);
    const read = clients.openReading({ token, apiUrl: context.apiUrl, deadline: now + share, env, signal });
    const facts = await fetchGitHubFacts(read, question);
    for (const gap of facts.gaps)
        log.notice(`${gap}. The message goes without it.`);
    return facts;
}
function planAll({ told, job }, deployment, story) {
    const { context } = job;
    const { 'pagerduty-routing-key': routingKey, 'pagerduty-images': images } = told;
    const pages = (0,optional/* optional */.lq)(routingKey, () => planPages({ deployment, story, images, runUrl: context.runUrl, now: new Date() }));
    const mentions = (0,optional/* optional */.lq)((0,notify_slack_deployment/* isAlarm */.Ic)(told.event), () => mentionsOf(told, deployment.people));
    return planNotification(told, story, { doors: doorsOf(told), mentions: mentions ?? [], pages: pages ?? [] });
}
function doorsOf(told) {
    const { 'webhook-url': webhook, token, 'api-url': apiUrl } = told;
    const tokenTrouble = findTokenTrouble(told);
    const webhookTrouble = (0,optional/* optional */.lq)(webhook, (webhook) => findWebhookTrouble(webhook, apiUrl));
    const canPost = token !== undefined && tokenTrouble === undefined;
    const canHook = webhook !== undefined && webhookTrouble === undefined;
    return {
        token: canPost,
        webhook: canHook,
        filtered: findEventFilter(told),
        trouble: (0,optional/* optional */.lq)(!canPost && !canHook, () => webhookTrouble ?? tokenTrouble),
    };
}
function printPlan(plan, { log }, isDry) {
    const { forms, pages } = plan;
    log.group(titleOf(plan), JSON.stringify(forms.alarm, null, 2));
    if (pages.length > 0 || isDry)
        log.group(`Events for PagerDuty: ${pages.length}`, JSON.stringify(pages, null, 2));
}
function titleOf({ targets, kept }) {
    if (kept !== undefined)
        return 'Message, not sent';
    return `Message by ${targets.map(({ door }) => door).join(', ')}`;
}
async function sendMessages({ told, job, clients, deadline }, plan) {
    const { log, env, signal } = job;
    const usesWebhook = plan.targets.some(({ door }) => door === 'webhook');
    if (usesWebhook && told['thread-ts'].length + told['update-ts'].length > 0)
        log.notice('A webhook can neither reply nor change a message: this one stands by itself. `token` and `channel` can.');
    const door = {
        postToSlack: clients.postToSlack,
        webhookUrl: told['webhook-url'],
        token: told.token,
        apiUrl: told['api-url'],
        deadline,
        env,
        signal,
    };
    const outcomes = await Promise.all(plan.targets.map(async (target) => await deliver(plan, target, door)));
    if (plan.rescue === undefined || outcomes.some(({ sent }) => sent))
        return outcomes;
    const rescue = await deliver(plan, plan.rescue, door);
    if (!rescue.sent)
        return outcomes;
    const remark = 'No channel of `token` took the alarm: it went by `webhook-url`.';
    return outcomes.map((each) => ({ ...each, remarks: [...each.remarks, remark], isRescued: true }));
}
async function page({ told, job, clients, deadline }, { pages }) {
    const { 'pagerduty-routing-key': routingKey, 'pagerduty-url': root } = told;
    if (routingKey === undefined)
        return noPages;
    const { sendToPagerDuty } = clients;
    return await sendPages(pages, { sendToPagerDuty, root, routingKey, deadline, env: job.env, signal: job.signal });
}
/** One warning for each trouble; red only with `fail-on-error`. */
function conclude({ told, job }, end) {
    const { log } = job;
    const { trouble: broken, filtered } = doorsOf(told);
    // What the filter keeps back needs no door.
    const doorTrouble = (0,optional/* optional */.lq)(filtered === undefined, () => broken);
    const isKept = end.plan.kept !== undefined;
    const troubles = (0,optional/* present */.Eb)([
        isKept && doorTrouble !== undefined && ['slack_not_sent', doorTrouble],
        ...end.outcomes.flatMap((each) => each.troubles).map((trouble) => ['slack_not_sent', trouble]),
        ...end.paged.troubles.map((trouble) => ['pagerduty_not_told', trouble]),
    ]);
    const problems = troubles.map(([code, trouble]) => problemOf(trouble, code));
    const failure = (0,optional/* optional */.lq)(told['fail-on-error'], () => problems[0]);
    for (const problem of problems.filter((each) => each !== failure))
        log.warning((0,action_error/* formatProblem */.Vw)(problem));
    for (const remark of new Set(end.outcomes.flatMap((each) => each.remarks)))
        log.warning(remark);
    const idle = (0,optional/* optional */.lq)(!isKept, () => hiddenTrouble(told));
    if (idle !== undefined)
        log.warning((0,action_error/* formatProblem */.Vw)(problemOf(idle, 'slack_not_sent')));
    if (isKept && doorTrouble === undefined)
        log.notice(`Nothing is sent to Slack: ${end.plan.kept}`);
    return report({ ...end, doorTrouble: (0,optional/* optional */.lq)(isKept, () => doorTrouble), failure });
}
/** A token that cannot be used, though the webhook took its place. */
function hiddenTrouble(told) {
    const trouble = findTokenTrouble(told);
    if (trouble?.error === 'channel_missing')
        return undefined;
    return trouble;
}

// EXTERNAL MODULE: ./.build/clients/github/reading.js
var reading = __webpack_require__(9417);
// EXTERNAL MODULE: ./.build/clients/outward/json-exchange.js
var json_exchange = __webpack_require__(8712);
// EXTERNAL MODULE: ./.build/clients/outward/tries.js
var outward_tries = __webpack_require__(4929);
;// CONCATENATED MODULE: ./.build/clients/pagerduty.js
// The door to PagerDuty's Events API v2: alerts and changes. The routing key is a secret of the body and is shown nowhere.
// https://developer.pagerduty.com/docs/events-api-v2-overview




const paths = { alert: 'enqueue', change: 'change/enqueue' };
/** The real PagerDuty. */
const sendToPagerDuty = async ({ root, kind, body, env, ...limits }) => {
    const url = `${root}/v2/${paths[kind]}`;
    const { signal } = limits;
    return await (0,outward_tries/* tryRepeatedly */.L)(async (milliseconds) => judge(await (0,json_exchange/* exchangeJson */._)({ method: 'POST', url, headers: {}, body, milliseconds, env, signal })), { ...limits, repeatable: true });
};
function judge(reply) {
    const again = (0,outward_tries/* againAfter */.$)(reply) ?? { kind: 'never' };
    if (reply.kind === 'fault')
        return [refused(codeOf(reply), `PagerDuty gave no answer: ${reply.what}`), again];
    if (reply.status === 202)
        return [{ accepted: true }, again];
    return [refusal(reply.status, reply.body), again];
}
function refusal(status, body) {
    const { errors, message } = (0,json_value/* parseRecord */.Hh)(body);
    const words = (Array.isArray(errors) ? errors : [message]).filter((each) => typeof each === 'string').slice(0, 3);
    const said = (0,optional/* phrase */.MZ)(words.length > 0, () => `: ${words.join('; ').slice(0, 300)}`);
    if (status === 400) {
        const error = /routing_key|routing key/i.test(said) ? 'invalid_key' : 'invalid_event';
        return refused(error, `PagerDuty refused the event${said}`);
    }
    if (status === 429)
        return refused('rate_limited', 'PagerDuty takes no more events from this key for now');
    return refused(`http_${status}`, `PagerDuty answered with the status ${status}${said}`);
}
const refused = (error, detail) => ({ accepted: false, error, detail });
function codeOf({ reason, sent }) {
    if (reason === 'too large')
        return 'invalid_response';
    if (reason === 'timeout' || reason === 'cut') {
        if (sent)
            return 'outcome_unknown';
        return 'timeout';
    }
    return reason;
}

;// CONCATENATED MODULE: ./.build/clients/slack.js
// The door to Slack: posts one payload to a webhook or a Web API method. Never posts again when the first may have arrived, unless told.
// https://docs.slack.dev/apis/web-api/rate-limits, https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks





/** The real Slack. */
const postToSlack = async (call) => {
    let tries = 0;
    const ended = await (0,outward_tries/* tryRepeatedly */.L)(async (milliseconds) => {
        tries += 1;
        const { url, payload: body, env, signal, token } = call;
        const reply = await (0,json_exchange/* exchangeJson */._)({
            method: 'POST',
            url,
            headers: login(url, token),
            body,
            milliseconds,
            env,
            signal,
        });
        return slack_judge(call, reply);
    }, call);
    if (ended.sent || tries < 2)
        return ended;
    return { ...ended, detail: `${ended.detail}, after ${tries} tries` };
};
/** Nothing for an address without TLS, to which the exchange sends nothing at all. */
function login(url, token) {
    if (token === undefined || !(0,loopback/* isPrivateUrl */.Dd)(url))
        return {};
    return { Authorization: (0,loopback/* bearerTo */.Rq)(url, token) };
}
function slack_judge(call, reply) {
    if (reply.kind === 'fault')
        return [failure(codeOfFault(reply), wordsOfFault(reply)), againOf(reply)];
    const outcome = readAnswer(reply, call);
    if (outcome.sent)
        return [outcome, { kind: 'never' }];
    const again = (0,outward_tries/* againAfter */.$)(reply) ?? againAfterCode(outcome.error);
    const asked = (0,optional/* phrase */.MZ)(again.kind === 'limited' && again, ({ seconds }) => ` and asks to wait ${seconds} s`);
    const doubt = (0,optional/* phrase */.MZ)(again.kind === 'unsure', '; the message may have arrived');
    return [{ ...outcome, detail: `${outcome.detail}${asked}${doubt}` }, again];
}
const againOf = (reply) => (0,outward_tries/* againAfter */.$)(reply) ?? { kind: 'never' };
function againAfterCode(error) {
    if (error === 'ratelimited' || error === 'rate_limited')
        return { kind: 'limited', seconds: 1 };
    if (error === 'service_unavailable')
        return { kind: 'refused' };
    if (error === 'internal_error' || error === 'fatal_error')
        return { kind: 'unsure' };
    return { kind: 'never' };
}
function readAnswer(answer, { token }) {
    if (token === undefined)
        return readWebhook(answer);
    return readMethod(answer);
}
/** A Web API method says everything in JSON; `ok: false` stands behind a 200. */
function readMethod({ status, body }) {
    const { ok, error, ts, channel, needed, errors, response_metadata: more } = (0,json_value/* parseRecord */.Hh)(body);
    if (status === 200 && ok === true)
        return { sent: true, ts: grammar(ts, /^\d+\.\d+$/), channel: grammar(channel, /^[A-Z0-9]+$/) };
    const code = grammar(error, /^[a-z][a-z0-9_]{0,60}$/);
    if (code === undefined)
        return unreadable(status);
    const places = slack_placesOf(errors ?? more?.messages);
    return { ...failure(code, `Slack answered ${code}${places}`), needed: grammar(needed, /^[a-z][a-z:._,-]{0,100}$/) };
}
/** A webhook answers `ok`, and servers like it JSON; trouble is a bare code. A page is the login of a proxy. */
function readWebhook({ status, body }) {
    const text = body.slice(0, 1000).trim();
    if (status === 200 && !text.startsWith('<') && (0,json_value/* parseRecord */.Hh)(body)['ok'] !== false)
        return { sent: true, ts: undefined, channel: undefined };
    if (status === 200) {
        const error = grammar((0,json_value/* parseRecord */.Hh)(body)['error'], /^[a-z][a-z0-9_]{0,60}$/) ?? 'invalid_response';
        return failure(error, slack_notSlack);
    }
    const code = /^[a-z][a-z_]{2,60}$/.exec(text)?.[0];
    if (code === undefined)
        return unreadable(status);
    return failure(code, `Slack answered ${code}`);
}
const failure = (error, detail) => ({ sent: false, error, detail, needed: undefined });
const slack_notSlack = 'What answered is not Slack';
/** An answer without a code of Slack's. */
const unreadable = (status) => {
    if (status === 200)
        return failure('invalid_response', slack_notSlack);
    return failure(`http_${status}`, `Slack answered with the status ${status}`);
};
const grammar = (value, pattern) => {
    if (typeof value === 'string' && value.length <= 200 && pattern.test(value))
        return value;
    return undefined;
};
/** Slack's own words for what is wrong with blocks. */
const slack_placesOf = (errors) => {
    if (Array.isArray(errors) && errors.length > 0)
        return `: ${errors.slice(0, 5).map(String).join('; ').slice(0, 500)}`;
    return '';
};
function codeOfFault({ reason, sent }) {
    if (reason === 'insecure' || reason === 'proxy' || reason === 'unreachable')
        return reason;
    if (reason === 'too large')
        return 'invalid_response';
    if (sent)
        return 'outcome_unknown';
    return 'timeout';
}
function wordsOfFault({ reason, sent, what }) {
    if (reason === 'insecure')
        return 'Nothing was sent: the address is not https';
    if (reason === 'too large')
        return 'What answered is not Slack: it does not end';
    if (reason === 'proxy')
        return `Slack cannot be reached: ${what}`;
    if (sent)
        return `Slack took the request and gave no answer (${what}); the message may have arrived`;
    return `Slack cannot be reached: ${what}`;
}

;// CONCATENATED MODULE: ./.build/notify-slack/wiring.js
// The real clients of notify-slack: what it touches of the world, and nothing else. Decides nothing.



/** Handed to the action by its main, and by the chain of which it is a stage. */
const clients = { openReading: reading.openReading, postToSlack: postToSlack, sendToPagerDuty: sendToPagerDuty };

// EXTERNAL MODULE: ./.build/runner/stage.js
var stage = __webpack_require__(4583);
;// CONCATENATED MODULE: ./.build/ship/stages/notify-slack.js
// notify-slack as a stage, with the real clients. Decides nothing.






/** The stage. */
const notify_slack_stage = (0,stage/* stageOf */.g)({ name: 'notify-slack', inputs: inputs/* inputs */.Q, outputs: outputs, check: inputs/* check */.z, run: run, clients: clients }, questions);


/***/ })

};
