export const id = 56;
export const ids = [56,661];
export const modules = {

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
/* harmony import */ var _proxy_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3816);
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


/***/ }),

/***/ 3816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EE: () => (/* binding */ findProxy),
/* harmony export */   Sn: () => (/* binding */ createAgent),
/* harmony export */   eU: () => (/* binding */ proxyLogin),
/* harmony export */   fR: () => (/* binding */ ProxyRefusal)
/* harmony export */ });
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4708);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7030);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1692);
/* harmony import */ var _domain_loopback_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7914);
/* harmony import */ var _domain_probe_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6249);
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2615);
/* harmony import */ var _proxy_answer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3243);
/* harmony import */ var _scheme_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8661);
// The way out through the runner's proxy: which proxy a URL takes, and an agent that tunnels through it with CONNECT.
// Reads no environment of its own, and never sends a request that was not asked for.








/** A proxy that did not open the tunnel. */
class ProxyRefusal extends Error {
    /** What the proxy answered to CONNECT; 0 when it said nothing, `unusable` when the variable that should name it does not. */
    status;
    constructor(proxy, status, options) {
        super(refusalWords(proxy, status), options);
        this.name = 'ProxyRefusal';
        this.status = status;
    }
}
function refusalWords({ host, pathname }, status) {
    if (status === _proxy_answer_js__WEBPACK_IMPORTED_MODULE_5__/* .unusable */ ._P)
        return `the variable \`${pathname}\` is not the URL of an http or https proxy`;
    if (status === 0)
        return `the proxy ${host} cannot be reached`;
    return `the proxy ${host} answered ${status}${(0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_6__/* .phrase */ .MZ)(status === 407, ' (it wants a login)')}`;
}
/** Stands for a proxy that a variable should name, and does not: `unusable:https_proxy`. Without a proxy the request would go a way that nobody chose. */
const noProxy = 'unusable:';
/**
 * The proxy that `https_proxy`, `http_proxy`, `all_proxy` and `no_proxy` (either case) give a URL; undefined: none. Loopback takes none.
 * Through what is not the URL of an http or https proxy (a SOCKS proxy, for one) nothing is sent: each connection fails with a ProxyRefusal.
 */
function findProxy(url, env) {
    if ((0,_domain_loopback_js__WEBPACK_IMPORTED_MODULE_3__/* .isLoopback */ .U9)(url.host) || isExempt(url, read(env, 'no_proxy')))
        return undefined;
    const names = [`${url.protocol.replace(':', '')}_proxy`, 'all_proxy'];
    const name = names.find((each) => read(env, each) !== '');
    if (name === undefined)
        return undefined;
    const proxy = URL.parse((0,_domain_probe_js__WEBPACK_IMPORTED_MODULE_7__/* .withScheme */ .GV)(read(env, name), 'http'));
    if (proxy !== null && /^https?:$/.test(proxy.protocol))
        return proxy;
    return new URL(`${noProxy}${name}`);
}
/** The agent for a URL: through its proxy, or straight. One agent keeps its connections; destroy it when done. */
function createAgent(url, env) {
    const proxy = findProxy(url, env);
    if (proxy !== undefined)
        return new TunnelAgent(proxy, url.protocol);
    const { Agent } = (0,_scheme_js__WEBPACK_IMPORTED_MODULE_4__.moduleFor)(url.protocol);
    return new Agent({ keepAlive: true });
}
/** Opens each connection through a proxy, whatever the scheme behind it. */
class TunnelAgent extends node_https__WEBPACK_IMPORTED_MODULE_0__.Agent {
    proxy;
    isSecure;
    end = new AbortController();
    constructor(proxy, protocol) {
        super({ keepAlive: true });
        this.proxy = proxy;
        this.isSecure = protocol === 'https:';
        // Node refuses an agent whose scheme is not the request's.
        Object.assign(this, { protocol, defaultPort: (0,_scheme_js__WEBPACK_IMPORTED_MODULE_4__.standardPort)(protocol) });
    }
    createConnection(options, callback) {
        const done = callback;
        const wanted = options;
        void openTunnel(this.proxy, addressOf(wanted), this.end.signal).then((socket) => done(null, this.prepare(socket, wanted)), done);
        return undefined;
    }
    prepare(socket, wanted) {
        if (this.isSecure)
            return startTls(socket, wanted);
        return socket;
    }
    /** Also what is only being opened: it would keep the step alive. */
    destroy() {
        this.end.abort();
        super.destroy();
    }
}
/** `host:port`, as CONNECT wants it. */
function addressOf({ host = '', port }) {
    if (host.includes(':'))
        return `[${host}]:${port}`;
    return `${host}:${port}`;
}
function startTls(socket, options) {
    const name = options.servername ?? options.host ?? '';
    return node_tls__WEBPACK_IMPORTED_MODULE_2__.connect({ ...options, socket, ...(0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_6__/* .optional */ .lq)((0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(name) === 0, () => ({ servername: name })) });
}
/** The header by which the proxy that the runner names knows us; empty when its URL holds no login. Nobody else is sent it. */
function proxyLogin({ username, password }) {
    if (username === '' && password === '')
        return {};
    const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}
const tunnelMilliseconds = 15_000;
async function openTunnel(proxy, to, signal) {
    if (proxy.protocol === noProxy)
        throw new ProxyRefusal(proxy, _proxy_answer_js__WEBPACK_IMPORTED_MODULE_5__/* .unusable */ ._P);
    return await new Promise((resolve, reject) => {
        const request = (0,_scheme_js__WEBPACK_IMPORTED_MODULE_4__.moduleFor)(proxy.protocol).request({
            hostname: proxy.hostname.replace(/^\[|\]$/g, ''),
            port: (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_6__/* .optional */ .lq)(proxy.port !== '', () => proxy.port),
            method: 'CONNECT',
            path: to,
            headers: { host: to, ...proxyLogin(proxy) },
            agent: false,
            signal,
            timeout: tunnelMilliseconds,
        });
        request.once('connect', ({ statusCode = 0 }, socket) => {
            if (statusCode === 200)
                return resolve(socket.setTimeout(0));
            socket.destroy();
            reject(new ProxyRefusal(proxy, statusCode));
        });
        request.once('response', ({ statusCode = 0 }) => reject(new ProxyRefusal(proxy, statusCode)));
        request.once('timeout', () => request.destroy(new Error('no answer in time')));
        request.once('error', (cause) => reject(new ProxyRefusal(proxy, 0, { cause })));
        request.end();
    });
}
/** `*`, hosts, `.domain`, `host:port`, addresses: https://everything.curl.dev/usingcurl/proxies/env.html */
function isExempt(url, list) {
    const port = url.port || String((0,_scheme_js__WEBPACK_IMPORTED_MODULE_4__.standardPort)(url.protocol));
    const host = url.hostname.replace(/^\[|\]$/g, '');
    return list
        .split(/[\s,]+/)
        .filter((entry) => entry !== '')
        .some((entry) => {
        if (entry === '*')
            return true;
        const { name, only } = partsOf(entry.toLowerCase());
        if (only !== undefined && only !== port)
            return false;
        const domain = name.replace(/^\*?\./, '');
        return host === domain || host.endsWith(`.${domain}`);
    });
}
/** A name and the one port that is meant; an IPv6 address has colons of its own, and brackets where a port follows. */
function partsOf(entry) {
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(entry) === 6)
        return { name: entry, only: undefined };
    const [, bracketed, plain = '', only] = /^(?:\[([^\]]*)\]|(.*?))(?::(\d+))?$/.exec(entry) ?? [];
    return { name: bracketed ?? plain, only };
}
const read = (env, name) => env[name] || env[name.toUpperCase()] || '';


/***/ }),

/***/ 8661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   moduleFor: () => (/* binding */ moduleFor),
/* harmony export */   standardPort: () => (/* binding */ standardPort)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
// What http: and https: differ in: Node's module for it, and the port that goes without saying. Sends nothing.


/** Node's module that speaks the protocol of a URL. */
function moduleFor(protocol) {
    if (protocol === 'https:')
        return node_https__WEBPACK_IMPORTED_MODULE_1__;
    return node_http__WEBPACK_IMPORTED_MODULE_0__;
}
/** The port of a protocol where a URL names none. */
function standardPort(protocol) {
    if (protocol === 'https:')
        return 443;
    return 80;
}


/***/ })

};
