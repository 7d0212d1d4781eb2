export const id = 417;
export const ids = [417];
export const modules = {

/***/ 9417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openReading: () => (/* binding */ openReading)
/* harmony export */ });
/* harmony import */ var _domain_loopback_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7914);
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2615);
/* harmony import */ var _outward_json_exchange_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8712);
/* harmony import */ var _outward_tries_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4929);
// A small door for reading GitHub's REST API: GET only, without Octokit, so that a step which asks little starts soon. Never writes.
// https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api




const mostRedirects = 3;
/** Prepares the door; speaks to nobody yet. */
const openReading = (options) => async (path) => await (0,_outward_tries_js__WEBPACK_IMPORTED_MODULE_0__/* .tryRepeatedly */ .L)((milliseconds) => attempt(options, path, milliseconds), { ...options, repeatable: true });
async function attempt(options, path, milliseconds) {
    const { apiUrl, env, signal, token } = options;
    const headers = {
        Accept: 'application/vnd.github+json',
        ...((0,_domain_loopback_js__WEBPACK_IMPORTED_MODULE_1__/* .isPrivateUrl */ .Dd)(apiUrl) ? { Authorization: (0,_domain_loopback_js__WEBPACK_IMPORTED_MODULE_1__/* .bearerTo */ .Rq)(apiUrl, token) } : {}),
        'X-GitHub-Api-Version': '2022-11-28',
    };
    let url = `${apiUrl}${path}`;
    for (let redirects = 0;; redirects++) {
        const reply = await (0,_outward_json_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .exchangeJson */ ._B)({ method: 'GET', url, headers, milliseconds, env, signal });
        const next = (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lq)(redirects < mostRedirects, () => findRedirect(url, reply));
        if (next === undefined)
            return [readingOf(reply), (0,_outward_tries_js__WEBPACK_IMPORTED_MODULE_0__/* .againAfter */ .$)(reply) ?? { kind: 'never' }];
        url = next;
    }
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
/* harmony export */   _B: () => (/* binding */ exchangeJson),
/* harmony export */   lj: () => (/* binding */ parseObject)
/* harmony export */ });
/* unused harmony export proxyWords */
/* harmony import */ var _domain_loopback_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7914);
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2615);
// One JSON request to a public API and its answer, within bounds of time and size, through the proxy of the step where there is one.
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
        if (!(thrown instanceof Error))
            throw thrown;
        if (thrown instanceof TooLarge)
            return fault('too large', true, `the answer is larger than ${mostBytes} bytes`);
        return faultOf(thrown, progress.connected, limit.aborted);
    }
}
class TooLarge extends Error {
}
async function send(request, signal, progress) {
    const url = new URL(request.url);
    const isTls = url.protocol === 'https:';
    const { Agent, request: open } = isTls ? await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 4708, 19)) : await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 7067, 19));
    const body = (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq)(request.body, (body) => JSON.stringify(body));
    const headers = { 'User-Agent': 'ship-actions', ...contentHeaders(body), ...request.headers };
    const agent = new Agent({ keepAlive: false, proxyEnv: request.env });
    const sent = open(url, { method: request.method, agent, headers, signal });
    sent.once('socket', (socket) => {
        // Behind a proxy the socket is there before its handshake.
        progress.connected = isTls ? isSecured(socket) : !socket.connecting;
        socket.once(isTls ? 'secureConnect' : 'connect', () => {
            progress.connected = true;
        });
    });
    const answer = readResponse(sent);
    sent.end(body);
    return await answer;
}
/** `getProtocol` names a version long before the handshake is over; a Finished message is sent at its end. */
const isSecured = (socket) => socket.getFinished?.() !== undefined;
const contentHeaders = (body) => {
    if (body === undefined)
        return {};
    return { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(body) };
};
async function readResponse(request) {
    return await new Promise((resolve, reject) => {
        request.once('error', reject);
        request.once('response', (response) => {
            readBounded(response).then((body) => resolve({ kind: 'answer', status: response.statusCode ?? 0, headers: response.headers, body }), reject);
        });
    });
}
async function readBounded(response) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response) {
        size += chunk.length;
        if (size > mostBytes)
            throw new TooLarge();
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
/** Node's own words may quote the proxy's address with its password, so only the code and the status are kept. */
function faultOf(thrown, connected, late) {
    const { code = thrown.name } = thrown;
    if (/^ERR_PROXY/.test(code))
        return fault('proxy', false, proxyWords(thrown.message));
    if (late)
        return fault('timeout', connected, connected ? 'no answer in time' : 'no connection in time');
    if (connected)
        return fault('cut', true, code);
    return fault('unreachable', false, code);
}
/** The status of a proxy that made no tunnel, as it stands in the first line of its answer. */
function proxyWords(message) {
    const status = /\bHTTP\/1\.[01] (\d{3})\b/.exec(message.slice(0, 2000))?.[1];
    if (status === '407')
        return 'the proxy wants a user name and a password (407)';
    if (status === undefined)
        return 'the proxy made no tunnel';
    return `the proxy made no tunnel (${status})`;
}
const fault = (reason, sent, what) => ({ kind: 'fault', reason, sent, what });
/** The JSON object in a text; an empty one for anything else. */
function parseObject(body) {
    try {
        const value = JSON.parse(body);
        if (typeof value === 'object' && value !== null && !Array.isArray(value))
            return value;
        return {};
    }
    catch (thrown) {
        if (!(thrown instanceof SyntaxError))
            throw thrown;
        return {};
    }
}


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
