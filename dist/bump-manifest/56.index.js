export const id = 56;
export const ids = [56];
export const modules = {

/***/ 9056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   outwardFetch: () => (/* binding */ outwardFetch)
/* harmony export */ });
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6466);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2615);
/* harmony import */ var _domain_thrown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(433);
/* harmony import */ var _body_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9758);
/* harmony import */ var _proxy_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9902);
/* harmony import */ var _scheme_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8661);
// One HTTP exchange as `fetch` makes it, for Octokit: through the runner's proxy, over connections that are kept, with a bounded body.
// Never follows a redirect: whoever holds the credentials decides where they go.







/** A fetch through the proxy that holds `maxBytes` of a body at most, and keeps its connections for the next request. */
function outwardFetch(env, maxBytes) {
    const agentOf = keptAgents(env);
    return async (address, request = {}) => {
        const url = new URL(address);
        try {
            const answer = await send(url, agentOf(url), request);
            const body = await readBody(answer, url, maxBytes);
            return responseOf(answer, body);
        }
        catch (thrown) {
            // As fetch does: whoever set the time limit sees it, and not that a socket went away.
            request.signal?.throwIfAborted();
            throw thrown;
        }
    };
}
/** Servers close connections that nobody uses; one that was idle for long is not trusted with a write. */
const idleMilliseconds = 4000;
/** One agent for each origin, replaced after a pause. */
function keptAgents(env) {
    const kept = new Map();
    return (url) => {
        const now = performance.now();
        const agent = findFresh(kept.get(url.origin), now) ?? (0,_proxy_js__WEBPACK_IMPORTED_MODULE_4__/* .createAgent */ .Sn)(url, env);
        kept.set(url.origin, { agent, usedAt: now });
        return agent;
    };
}
function findFresh(kept, now) {
    if (kept === undefined || now - kept.usedAt >= idleMilliseconds)
        return undefined;
    return kept.agent;
}
/** Sends, and once more when a connection that was kept had died meanwhile: the server has then not seen the request. */
async function send(url, agent, request) {
    const method = request.method ?? 'GET';
    const isSafe = method === 'GET' || method === 'HEAD';
    const state = { reused: false };
    try {
        return await sendOnce(url, agent, request, state);
    }
    catch (thrown) {
        const isStale = state.reused && (0,_domain_thrown_js__WEBPACK_IMPORTED_MODULE_2__/* .hasCode */ .up)(thrown, 'ECONNRESET');
        if (!isSafe || !isStale || request.signal?.aborted === true)
            throw thrown;
        return await sendOnce(url, agent, request, state);
    }
}
async function sendOnce(url, agent, { method = 'GET', headers = {}, body, signal }, state) {
    const length = (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_6__/* .optional */ .lq)(body, (body) => ({ 'content-length': String(Buffer.byteLength(body)) }));
    const options = { agent, method, headers: { 'accept-encoding': 'gzip', ...headers, ...length } };
    return await new Promise((resolve, reject) => {
        const sent = (0,_scheme_js__WEBPACK_IMPORTED_MODULE_5__.moduleFor)(url.protocol).request(url, { ...options, ...(0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_6__/* .optional */ .lq)(signal, (signal) => ({ signal })) });
        sent.once('response', resolve);
        sent.once('error', (error) => {
            state.reused = sent.reusedSocket;
            reject(error);
        });
        sent.end(body);
    });
}
async function readBody(answer, url, maxBytes) {
    const collect = async (pieces) => await (0,_body_js__WEBPACK_IMPORTED_MODULE_3__/* .readBounded */ .C)(pieces, url, maxBytes);
    const isPacked = /^\s*(?:x-)?gzip\s*$/i.test(answer.headers['content-encoding'] ?? '');
    if (isPacked)
        return await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_0__.pipeline)(answer, node_zlib__WEBPACK_IMPORTED_MODULE_1__.createGunzip(), collect);
    return await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_0__.pipeline)(answer, collect);
}
const bodiless = new Set([204, 205, 304]);
function responseOf(answer, body) {
    const { statusCode: status = 500 } = answer;
    if (status < 200 || status > 599)
        throw new Error(`the answer's status is ${status}, which HTTP does not know`);
    const headers = new Headers();
    for (const [name, values] of Object.entries(answer.headersDistinct))
        for (const value of values ?? [])
            headers.append(name, value);
    headers.delete('content-encoding');
    return new Response(bodiless.has(status) ? null : new Uint8Array(body), { status, headers });
}


/***/ })

};
