export const id = 417;
export const ids = [417];
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


/***/ })

};
