export const id = 57;
export const ids = [57];
export const modules = {

/***/ 6057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createRoutes: () => (/* binding */ createRoutes),
/* harmony export */   withConnection: () => (/* binding */ withConnection)
/* harmony export */ });
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2615);
/* harmony import */ var _proxy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9902);
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


/***/ })

};
