export const id = 57;
export const ids = [57,661];
export const modules = {

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

/***/ 6057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createRoutes: () => (/* binding */ createRoutes),
/* harmony export */   withConnection: () => (/* binding */ withConnection)
/* harmony export */ });
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2615);
/* harmony import */ var _proxy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3816);
// The way of one request: straight on a connection of its own, or through the runner's proxy. Tells what a proxy itself said.
// Sends nothing by itself.


/** Statuses with which proxies refuse a tunnel to a port without TLS, though they forward whole requests there. */
const noTunnel = / answered (?:400|403|405|501)\b/;
/** Ways for one prober; it remembers which proxy opens no tunnel for plain HTTP. */
function createRoutes(env) {
    const forwarding = new Set();
    return {
        send: async ({ url }, exchange) => {
            const proxy = (0,_proxy_js__WEBPACK_IMPORTED_MODULE_0__/* .findProxy */ .EE)(url, env);
            if (proxy === undefined || url.protocol !== 'http:')
                return await withConnection(url, env, exchange);
            if (forwarding.has(proxy.host))
                return await forward(url, proxy, exchange);
            const outcome = await withConnection(url, env, exchange);
            if (outcome.kind === 'answer' || !noTunnel.test(outcome.what))
                return outcome;
            forwarding.add(proxy.host);
            return await forward(url, proxy, exchange);
        },
    };
}
/** What makes a request go on a connection of its own, through a tunnel where there is a proxy; the connection ends with `use`. */
async function withConnection(url, env, use) {
    if ((0,_proxy_js__WEBPACK_IMPORTED_MODULE_0__/* .findProxy */ .EE)(url, env) === undefined)
        return await use({ agent: false });
    const agent = (0,_proxy_js__WEBPACK_IMPORTED_MODULE_0__/* .createAgent */ .Sn)(url, env);
    try {
        return await use({ agent, headers: { connection: 'close' } });
    }
    finally {
        agent.destroy();
    }
}
/** The whole request is handed to the proxy. https://www.rfc-editor.org/rfc/rfc9112#absolute-form */
async function forward(url, proxy, exchange) {
    const outcome = await exchange({
        agent: false,
        protocol: proxy.protocol,
        hostname: proxy.hostname.replace(/^\[|\]$/g, ''),
        port: (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq)(proxy.port !== '', () => proxy.port),
        path: `${url.origin}${url.pathname}${url.search}`,
        headers: { host: url.host, ...(0,_proxy_js__WEBPACK_IMPORTED_MODULE_0__/* .proxyLogin */ .eU)(proxy) },
    });
    if (outcome.kind === 'fault' || outcome.status !== 407)
        return outcome;
    const what = `the proxy ${proxy.host} answered 407 (it wants a login)`;
    return { kind: 'fault', reason: 'unreachable', what, milliseconds: outcome.milliseconds };
}


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
