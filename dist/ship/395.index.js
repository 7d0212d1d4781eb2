export const id = 395;
export const ids = [395,57,661];
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

/***/ 7395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  stage: () => (/* binding */ smoke_test_stage)
});

// EXTERNAL MODULE: ./.build/runner/stage.js
var stage = __webpack_require__(4583);
// EXTERNAL MODULE: ./.build/smoke-test/inputs.js + 1 modules
var inputs = __webpack_require__(5640);
// EXTERNAL MODULE: ./.build/domain/action-error.js
var action_error = __webpack_require__(3926);
// EXTERNAL MODULE: ./.build/domain/probe.js
var probe = __webpack_require__(6249);
// EXTERNAL MODULE: ./.build/domain/text/optional.js
var optional = __webpack_require__(2615);
// EXTERNAL MODULE: ./.build/smoke-test/checks/variables.js
var checks_variables = __webpack_require__(6472);
;// CONCATENATED MODULE: ./.build/smoke-test/checks/request.js
// Makes the request of a check: the place below the base URL, headers, body. Pure; sends nothing.


/** A path below the base URL, whose own path stays in front; credentials of the base stay. Undefined when it is no path. */
function joinUrl(base, path) {
    const whole = `${base.origin}${base.pathname.replace(/\/$/, '')}${path}`;
    const url = URL.parse(whole);
    if (!path.startsWith('/') || url === null)
        return undefined;
    url.username = base.username;
    url.password = base.password;
    return url;
}
/** The request that a check asks for; a text when its filled place is no URL. */
function buildRequest(check, base, headers, variables) {
    const url = placeOf(check, base, variables);
    if (typeof url === 'string')
        return url;
    const { type, body } = bodyOf(check, variables);
    const own = lowerCase((0,checks_variables/* fillTexts */.wX)({ ...headers }, variables));
    const filled = { ...type, ...own, ...lowerCase((0,checks_variables/* fillTexts */.wX)(check.headers, variables)) };
    return { method: check.method, url, headers: filled, body, followRedirects: check['follow-redirects'] };
}
/** Header names are the same in any case: a check's own header takes the place of the common one. */
const lowerCase = (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
function placeOf(check, base, variables) {
    if (check.path !== undefined) {
        const path = (0,checks_variables/* fillPath */.dN)(check.path, variables);
        return joinUrl(base, path) ?? `"${path}" is not a path below ${base.origin}: it must start with "/"`;
    }
    const text = (0,checks_variables/* fillUrl */.T9)(check.url ?? '', variables);
    const url = URL.parse(text);
    if (url !== null && /^https?:$/.test(url.protocol))
        return url;
    return `"${text}" is not an http:// or https:// URL`;
}
function bodyOf(check, variables) {
    if (check.json !== undefined)
        return { type: { 'content-type': 'application/json' }, body: JSON.stringify((0,checks_variables/* fillValue */.Vk)(check.json, variables)) };
    if (check.form !== undefined) {
        const body = new URLSearchParams((0,checks_variables/* fillTexts */.wX)(check.form, variables)).toString();
        return { type: { 'content-type': 'application/x-www-form-urlencoded' }, body };
    }
    return { type: {}, body: (0,optional/* optional */.lq)(check.body, (body) => (0,checks_variables/* fillText */.BB)(body, variables)) };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/domain/thrown.js
var domain_thrown = __webpack_require__(433);
;// CONCATENATED MODULE: ./.build/smoke-test/connection.js
// Opens the door to the network with the trust that the inputs ask for. Sends nothing.




/** A prober that trusts `ca`, which is PEM text or a file in the workspace. */
async function connect({ ca, insecure }, { context, env }, createProber) {
    try {
        return createProber({ ca: await readPem(ca, context.workspace), insecure, env });
    }
    catch (cause) {
        (0,domain_thrown/* throwOurBug */.FB)(cause);
        const what = `\`ca\` cannot be used: ${(0,action_error/* messageOf */.bD)(cause)}`;
        const fix = 'Give the PEM text of the certificate (`-----BEGIN CERTIFICATE-----` …), or the path of a file in the workspace that holds it.';
        throw new action_error/* ActionError */.lZ({ code: 'ca_invalid', what, where: 'input `ca`', fix }, { cause });
    }
}
async function readPem(ca, workspace) {
    if (ca === undefined || ca.includes('-----BEGIN'))
        return ca;
    return await (0,promises_.readFile)(external_node_path_.resolve(workspace, ca), 'utf8');
}

;// CONCATENATED MODULE: ./.build/smoke-test/credentials.js
// Finds what must never be shown among the inputs, and has it masked: a server may send it back. Prints nothing.

/** Credentials may stand in URLs and in headers. */
function maskSecrets({ secrets, headers, checks }, bases, log) {
    const own = checks.map(({ url }) => URL.parse(url ?? '')).filter((url) => url !== null);
    const maps = [headers, ...checks.map((each) => each.headers)];
    const found = [...Object.values(secrets), ...[...bases, ...own].flatMap(passwordsOf), ...maps.flatMap(credentialsOf)];
    for (const form of found.flatMap(checks_variables/* formsOfSecret */.jB))
        log.mask(form);
}
function passwordsOf({ username, password }) {
    if (password === '' || password.includes('{{') || password.includes('%7B%7B'))
        return [];
    const plain = decodeURIComponent(password);
    return [password, plain, Buffer.from(`${decodeURIComponent(username)}:${plain}`).toString('base64')];
}
/** True for a header whose value is usually a secret. */
const isCredentialHeader = (name) => /auth|cookie|key|token|secret/i.test(name);
const credentialsOf = (headers) => Object.entries(headers)
    .filter(([name, value]) => isCredentialHeader(name) && !String(value).includes('{{'))
    .flatMap(([, value]) => [String(value), String(value).replace(/^(?:Bearer|Basic|Token) +/i, '')]);

// EXTERNAL MODULE: ./.build/smoke-test/plan.js
var smoke_test_plan = __webpack_require__(3052);
// EXTERNAL MODULE: ./.build/smoke-test/reason.js
var smoke_test_reason = __webpack_require__(8919);
;// CONCATENATED MODULE: ./.build/smoke-test/session.js
// What every request of one smoke test shares: the prober, the clock, the deadline, and how foreign text is made printable.
/** Seconds that are left of the whole step; never negative. */
const secondsLeft = ({ clock, pace }) => Math.max(0, pace.timeout - clock.now());
/** Sends one request, bounded by its own time and by what is left of the step. */
async function tryOnce(session, request, timeoutSeconds) {
    const left = secondsLeft(session);
    const bound = Math.min(timeoutSeconds, left);
    const outcome = await session.send({ ...request, timeoutSeconds: bound, signal: session.signal });
    const isTimeOut = outcome.kind === 'fault' && (outcome.reason === 'timeout' || outcome.timedOut === true);
    return { outcome, cutShort: isTimeOut && left < timeoutSeconds };
}
/** Pauses for the interval, or longer where the server asked for it, but not beyond the deadline. */
async function pauseBetween(session, outcome) {
    const wanted = Math.max(session.pace.interval, (outcome && retryAfterOf(outcome)) ?? 0);
    await session.clock.pause(Math.min(wanted, secondsLeft(session)), session.signal);
}
/** Seconds that a server asks to be left alone: `Retry-After` of a 429; undefined when it asks for none. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfterOf(outcome, now = Date.now()) {
    if (outcome.kind === 'fault' || outcome.status !== 429)
        return undefined;
    const given = outcome.headers['retry-after']?.slice(0, 100).trim() ?? '';
    if (/^\d{1,9}$/.test(given))
        return Number(given);
    // A bare number would be parsed as a year.
    if (!/[a-z]/i.test(given))
        return undefined;
    const date = Date.parse(given);
    if (Number.isNaN(date))
        return undefined;
    return Math.max(0, (date - now) / 1000);
}
/** The same log, whose lines begin with a label: where several are tested side by side, they say whose they are. */
const labelled = (log, label) => ({
    ...log,
    info: (line) => log.info(`[${label}] ${line}`),
    warning: (text, at) => log.warning(`[${label}] ${text}`, at),
});
const longest = 300;
/** More of a foreign text is not looked at: patterns and masks take their time. */
const longestLookedAt = 65_536;
/** Foreign text without secrets and control characters, cut to a length that a person reads. Secrets go first, so that no cut one is left. */
function printable(text, log, limit = longest) {
    const clean = log
        .redact(text.slice(0, longestLookedAt))
        .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
        .trim()
        .toWellFormed();
    if (clean.length <= limit)
        return clean;
    const length = text.length > longestLookedAt ? text.length : clean.length;
    return `${clean.slice(0, limit)}… (${length} characters)`;
}

// EXTERNAL MODULE: ./.build/smoke-test/version/place.js + 1 modules
var version_place = __webpack_require__(1533);
// EXTERNAL MODULE: ./.build/smoke-test/version/sighting.js
var version_sighting = __webpack_require__(4485);
;// CONCATENATED MODULE: ./.build/smoke-test/questions.js
// What a preflight asks of smoke-test: does the service answer and say its version, and may Argo CD be asked? Waits for nothing.












/** In the order in which they are asked. */
const questions = [
    { subject: 'version at the URL', ask: askUrls },
    { subject: 'Argo CD', ask: askArgoCd },
];
async function askUrls(inputs, job, clients) {
    const plan = (0,smoke_test_plan/* planSmokeTest */.rY)(inputs);
    maskSecrets(inputs, plan.urls, job.log);
    const send = await connect(inputs, job, clients.createProber);
    const values = new Map([...Object.entries(inputs.variables), ...Object.entries(inputs.secrets)]);
    const headers = (0,checks_variables/* fillTexts */.wX)(inputs.headers, values);
    const found = await Promise.all(plan.urls.map(async (base) => {
        const url = joinUrl(base, (0,checks_variables/* fillPath */.dN)(inputs['version-path'], values)) ?? base;
        const asked = { method: 'GET', url, headers, followRedirects: false };
        const answer = await send({ ...asked, timeoutSeconds: inputs['try-timeout-seconds'], signal: job.signal });
        return { url: (0,probe/* showUrl */.jr)(url), sighting: (0,version_place/* readSighting */.Kt)(answer, plan.wait?.place) };
    }));
    const problems = found.flatMap(({ url, sighting }) => (0,optional/* present */.Eb)([sighting.kind === 'none' && silent(url, sighting)]));
    if (problems.length > 0)
        throw new action_error/* ActionError */.lZ(problems);
    return found.map(({ url, sighting }) => `${url} says ${printable((0,version_sighting/* labelOf */.Wy)(sighting), job.log, 100)}`).join('; ');
}
const silent = (url, { reason, what, fix }) => ({
    code: reason,
    what: `${url}: ${what}`,
    where: 'config file, `smoke-test.url`, `version-path` and `version-at`',
    fix: fix ?? smoke_test_reason/* adviceFor */.c[reason],
});
async function askArgoCd(inputs, job, clients) {
    const { 'argocd-server': given, 'argocd-app': apps, 'argocd-token': token } = inputs;
    const server = (0,optional/* optional */.lq)(given, (given) => (0,smoke_test_plan/* parseServer */.ld)(given));
    if (server === undefined || apps.length === 0 || token === undefined)
        return { unasked: 'no `argocd-server`, `argocd-app` and `argocd-token` are given' };
    const send = await connect(inputs, job, clients.createProber);
    const bounds = { timeoutSeconds: inputs['try-timeout-seconds'], signal: job.signal };
    const ask = async (app) => wordsOf(app, await clients.connectArgoCd(send, { server, app, token }).fetchState('none', bounds));
    return (await Promise.all(apps.map(ask))).join('; ');
}
/** What Argo CD says of an application. Throws an ActionError when it does not tell. */
function wordsOf(app, state) {
    if (!('kind' in state))
        return `"${app}" is ${state.status} and ${state.health}`;
    if (state.kind === 'fault')
        throw untold('argocd_unreachable', state.what);
    throw untold('argocd_denied', `Argo CD refuses to tell about "${app}" (status ${state.status})`);
}
const untold = (code, what) => new action_error/* ActionError */.lZ({ code, what, where: 'config file, `smoke-test.argocd-app`', fix: smoke_test_reason/* adviceFor */.c[code] });

;// CONCATENATED MODULE: ./.build/smoke-test/checks/outcome.js
// How a check went, in values. Texts are printable.
/** True when a check reddens the verdict. */
const isRed = ({ passed, warn }) => !passed && !warn;

;// CONCATENATED MODULE: ./.build/smoke-test/evidence/measurements.js
// Counts requests and their times from the first answer of the expected version on, and makes percentiles of them. Pure.
// The map of this room: measurements (counts as answers come) → chart, summary and junit (show them) → report-file (writes the last one).

/** An empty tally. */
const createMeasurements = () => tallyOf({ times: [], requests: 0, errors: 0 });
/** The tallies of several URLs as one. */
function joinMeasurements(parts) {
    const sum = (count) => parts.reduce((total, each) => total + count(each), 0);
    return tallyOf({
        times: parts.flatMap((each) => each.times),
        requests: sum((each) => each.requests),
        errors: sum((each) => each.errors),
    });
}
function tallyOf(counts) {
    return {
        add: (outcome) => {
            counts.requests += 1;
            if (outcome.kind === 'fault' || outcome.status >= 500)
                counts.errors += 1;
            if (outcome.kind === 'answer')
                counts.times.push(outcome.milliseconds);
        },
        get requests() {
            return counts.requests;
        },
        get errors() {
            return counts.errors;
        },
        times: counts.times,
        percentile: (percent) => percentileOf(counts.times, percent),
        errorRate: () => (0,optional/* optional */.lq)(counts.requests !== 0, () => (counts.errors / counts.requests) * 100),
    };
}
/** Nearest rank: https://en.wikipedia.org/wiki/Percentile#The_nearest-rank_method */
function percentileOf(times, percent) {
    const sorted = times.toSorted((a, b) => a - b);
    const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
    if (value === undefined)
        return undefined;
    return Math.round(value);
}

// EXTERNAL MODULE: ./.build/domain/text/duration.js
var duration = __webpack_require__(4275);
// EXTERNAL MODULE: ./.build/domain/text/markdown.js
var markdown = __webpack_require__(9998);
// EXTERNAL MODULE: ./.build/smoke-test/version/failure.js
var failure = __webpack_require__(9266);
;// CONCATENATED MODULE: ./.build/smoke-test/evidence/chart.js
// Draws who answered when, as a few lines of text. Pure; labels must be printable already.

const columns = 60;
const mostRows = 8;
const widestLabel = 28;
/** A row per answer, a column per slice of time, from the first probe to the last; empty when there is nothing to draw. */
function drawTimeline(points, show) {
    const [first] = points[0] ?? [];
    const [last] = points.at(-1) ?? [];
    if (first === undefined || last === undefined || points.length < 2)
        return '';
    const width = Math.min(columns, points.length);
    const span = Math.max(last - first, 0.001);
    const columnOf = (at) => Math.min(width - 1, Math.floor(((at - first) / span) * width));
    const rows = new Map();
    for (const [at, label] of points)
        rows.set(label, (rows.get(label) ?? new Set()).add(columnOf(at)));
    const lines = [...rows].slice(0, mostRows).map(([label, marks]) => {
        const cells = Array.from({ length: width }, (_, column) => (marks.has(column) ? '█' : '·'));
        return `${labelOf(show(label))} ${cells.join('')}`;
    });
    const start = (0,duration/* formatSeconds */.X)(first);
    const end = (0,duration/* formatSeconds */.X)(last);
    const gap = ' '.repeat(Math.max(1, width - start.length - end.length));
    const axis = `${' '.repeat(widestLabel)} ${start}${gap}${end}`;
    return [...lines, axis].join('\n');
}
function labelOf(label) {
    if (label.length <= widestLabel)
        return label.padEnd(widestLabel);
    return `${label.slice(0, widestLabel - 1)}…`;
}

;// CONCATENATED MODULE: ./.build/smoke-test/evidence/summary.js
// The job summary of smoke-test. Pure; every text that comes from a server is printable and escaped.










/** The job summary. */
function summaryOf(findings, log) {
    const { plan, verdict, targets, syncs, insecure, exposure } = findings;
    const parts = [
        `### ${headlineOf(findings)}`,
        `${goalOf(plan)}${(0,optional/* phrase */.MZ)(insecure, ' · ⚠️ **certificates were not checked**')}${(0,optional/* phrase */.MZ)(exposure, ' · ⚠️ **secrets go over plain HTTP**')}`,
    ];
    if (verdict.verdict === 'fail') {
        const advice = verdict.fix ?? smoke_test_reason/* adviceFor */.c[verdict.reason];
        parts.push((0,markdown/* escapeMarkdown */.FV)(printable(verdict.what, log, 1000)), printable(advice, log, 1000));
    }
    for (const { app, what, seconds, link } of syncs) {
        const name = syncs.length === 1 ? 'application' : (0,markdown/* escapeMarkdown */.FV)(app);
        const words = (0,markdown/* escapeMarkdown */.FV)(printable(what, log));
        parts.push(`**Argo CD** (${(0,duration/* formatSeconds */.X)(seconds)}, [${name}](${link})): ${words}`);
    }
    if (targets.length > 1)
        parts.push('**URLs**', urlsTable(targets));
    for (const target of targets)
        parts.push(...partsOf(target, targets.length > 1, log));
    return parts.join('\n\n');
}
function headlineOf({ verdict }) {
    if (verdict.verdict === 'pass')
        return '✅ Smoke test passed';
    if (verdict.conclusive)
        return `❌ Smoke test failed: ${(0,markdown/* inlineCode */.ti)(verdict.reason)}`;
    return `❌ Smoke test failed: ${(0,markdown/* inlineCode */.ti)(verdict.reason)} (the service could not be measured)`;
}
function goalOf({ urls, wait }) {
    const expected = wait?.expected ?? [];
    const version = (0,optional/* phrase */.MZ)(expected.length > 0, () => ` · version ${(0,markdown/* inlineCode */.ti)((0,failure/* formatExpected */.I)(expected))}`);
    return `${urls.map((url) => (0,markdown/* inlineCode */.ti)((0,probe/* showUrl */.jr)(url))).join(', ')}${version}`;
}
function urlsTable(targets) {
    const rows = targets.map(({ url, verdict, waitedSeconds, checks, measurements }) => [
        verdict.verdict === 'pass' ? '✅' : '❌',
        (0,markdown/* inlineCode */.ti)((0,probe/* showUrl */.jr)(url)),
        (0,optional/* phrase */.MZ)(verdict.verdict === 'fail' && verdict.reason, markdown/* inlineCode */.ti),
        (0,duration/* formatSeconds */.X)(waitedSeconds),
        (0,optional/* phrase */.MZ)(checks.length > 0, () => `${checks.filter((each) => each.passed).length} of ${checks.length}`),
        `${measurements.percentile(95) ?? '–'} ms`,
    ]);
    return (0,markdown/* markdownTable */.Qj)(['', 'URL', 'Reason', 'Waited', 'Checks', 'p95'], rows);
}
function partsOf(target, isOneOfMany, log) {
    const { watch, checks } = target;
    const parts = (0,optional/* present */.Eb)([isOneOfMany && `#### ${(0,markdown/* inlineCode */.ti)((0,probe/* showUrl */.jr)(target.url))}`]);
    if (watch !== undefined && watch.rows().length > 0)
        parts.push(`**Who answered** (${waitWords(target)})`, ...timeline(watch, log));
    if (checks.length > 0)
        parts.push(`**Checks** (${timesOf(target)})`, checksTable(checks));
    for (const check of checks.filter((each) => !each.passed))
        parts.push(detailsOf(check));
    return parts;
}
function waitWords({ waitedSeconds, instances, watch }) {
    const met = (0,optional/* phrase */.MZ)(instances, (instances) => `, ${instances} ${instances === 1 ? 'instance' : 'instances'} met`);
    return `waited ${(0,duration/* formatSeconds */.X)(waitedSeconds)}, ${watch?.streak ?? 0} good answers in a row at the end${met}`;
}
function timesOf({ checks, measurements }) {
    const passed = checks.filter((check) => check.passed).length;
    const p50 = (0,optional/* phrase */.MZ)(measurements.percentile(50), (p50) => ` · p50 ${p50} ms`);
    const p95 = (0,optional/* phrase */.MZ)(measurements.percentile(95), (p95) => `, p95 ${p95} ms of ${measurements.requests} requests`);
    return `${passed} of ${checks.length} passed${p50}${p95}`;
}
function timeline(watch, log) {
    const rows = watch.rows().map(({ label, expected, answers, first, last }) => {
        const name = (0,markdown/* escapeMarkdown */.FV)(printable(label, log));
        return [expected ? `**${name}**` : name, String(answers), (0,duration/* formatSeconds */.X)(first), (0,duration/* formatSeconds */.X)(last)];
    });
    const chart = drawTimeline(watch.points(), (label) => printable(label, log, 60));
    const table = (0,markdown/* markdownTable */.Qj)(['Answer', 'Times', 'First after', 'Last after'], rows);
    if (chart === '')
        return [table];
    return [(0,markdown/* codeBlock */.DV)(chart, 'text'), table];
}
function checksTable(checks) {
    const rows = checks.map((check) => {
        const found = check.failures.map(({ subject, expected, got }) => `${(0,markdown/* escapeMarkdown */.FV)(subject)}: expected ${(0,markdown/* escapeMarkdown */.FV)(expected)}, got ${(0,markdown/* escapeMarkdown */.FV)(got)}`);
        if (check.tries > 1)
            found.unshift(`${check.tries} tries`);
        const time = (0,duration/* formatSeconds */.X)(check.milliseconds / 1000);
        return [markOf(check), (0,markdown/* escapeMarkdown */.FV)(check.name), String(check.status ?? '–'), time, found.join('<br>')];
    });
    return (0,markdown/* markdownTable */.Qj)(['', 'Check', 'Status', 'Time', 'Found'], rows);
}
function markOf(check) {
    if (check.passed)
        return '✅';
    if (isRed(check))
        return '❌';
    return '⚠️';
}
/** The request and the beginning of the answer, for who looks for the cause. */
function detailsOf({ name, request, status, excerpt }) {
    const lines = [`request: ${request ?? 'none was sent'}`, `status:  ${status ?? 'no answer'}`];
    if (excerpt !== '')
        lines.push(`body:    ${excerpt}`);
    return `<details><summary>${(0,markdown/* escapeMarkdown */.FV)(name)}</summary>\n\n${(0,markdown/* codeBlock */.DV)(lines.join('\n'), 'text')}\n\n</details>`;
}
/** The job summary of a dry run. */
const summaryOfPlan = (plan) => ['### Smoke test: dry run, nothing was sent', ...(0,smoke_test_plan/* formatPlan */.nT)(plan).map((line) => `- ${(0,markdown/* escapeMarkdown */.FV)(line)}`)].join('\n');

;// CONCATENATED MODULE: ./.build/smoke-test/verdict.js
// Decides whether a smoke test is red, why, and whether that says anything about the service. Pure.





/** The verdict on one URL. A version that changed during the checks comes before what the checks found, because it explains it. */
function judgeTarget(evidence) {
    const { wait, watch, checks, closing } = evidence;
    if (wait !== undefined && watch !== undefined && !watch.isStable())
        return waitVerdict(evidence, watch);
    const changed = changedVerdict(evidence);
    if (changed !== undefined)
        return changed;
    const red = checks.find(isRed);
    if (red !== undefined)
        return checkVerdict(red, evidence);
    if (wait === undefined || closing === 'none')
        return { verdict: 'pass', what: passWords(evidence) };
    return closingVerdict(evidence, wait);
}
function waitVerdict({ url, wait }, watch) {
    const failure = watch.failure();
    const where = requestOf(url, wait);
    return { verdict: 'fail', ...failure, where, conclusive: isConclusive(failure.reason, watch) };
}
/**
 * Nothing came, or something in front of the service answered, or a redirect to another origin: that says nothing about it, unless it had
 * answered before.
 */
function isConclusive(reason, watch) {
    if (reason === 'version_missing')
        return watch.seen;
    if (watch.answered)
        return true;
    return !['unreachable', 'tls'].includes(reason) && !(watch.last?.kind === 'none' && watch.last.wall === true);
}
function changedVerdict({ url, wait, watch, closing }) {
    if (wait === undefined || watch === undefined || typeof closing === 'string')
        return undefined;
    if (closing.kind !== 'version' || (0,version_sighting/* isWanted */.Yu)(wait, closing))
        return undefined;
    const isOld = Object.hasOwn(watch.versions(), closing.version);
    const lead = `${(0,version_sighting/* labelOf */.Wy)(closing)} answered after the checks, though ${(0,failure/* formatExpected */.I)(wait.expected)} had been stable before`;
    const where = requestOf(url, wait);
    if (!isOld)
        return { verdict: 'fail', reason: 'version_changed', what: lead, where, conclusive: true };
    const fix = 'An old pod still answers. Give `replicas` (how many pods answer behind the URL), so that the wait is long enough to meet it.';
    return {
        verdict: 'fail',
        reason: 'version_unstable',
        what: `${lead}; it had answered before`,
        where,
        fix,
        conclusive: true,
    };
}
function checkVerdict(red, { watch, checks }) {
    const [failure] = red.failures;
    const subject = failure?.subject ?? 'answer';
    const at = (0,optional/* phrase */.MZ)(red.request, (request) => ` at ${request}`);
    const what = `check "${red.name}"${at}: ${subject}: expected ${failure?.expected}, got ${failure?.got}`;
    const reason = failure?.reason ?? 'assertion';
    // Whoever answered another request of this step is in reach.
    const answered = watch?.answered === true || checks.some((each) => each.status !== undefined && each.conclusive);
    const conclusive = red.conclusive || answered;
    return { verdict: 'fail', reason, what, where: red.request, fix: fixOf(red, watch), conclusive };
}
function fixOf(red, watch) {
    if (watch?.answered === true)
        return red.fixWhenProven;
    return red.fix;
}
function closingVerdict(evidence, wait) {
    const { url, closing } = evidence;
    const lead = `${(0,failure/* formatExpected */.I)(wait.expected)} had been stable, but the probe after the checks`;
    const red = { verdict: 'fail', where: requestOf(url, wait), conclusive: true };
    if (closing === 'late' || closing === 'none')
        return { ...red, reason: 'timeout', what: `${lead} found the time up` };
    if ((0,version_sighting/* isGood */.Kg)(wait, closing))
        return { verdict: 'pass', what: passWords(evidence) };
    if (closing.kind === 'none')
        return { ...red, reason: closing.reason, what: `${lead} saw: ${closing.what}` };
    return { ...red, reason: 'bad_status', what: `${lead} saw: ${(0,version_sighting/* labelOf */.Wy)(closing)}` };
}
function passWords({ url, wait, watch, checks }) {
    const passed = checks.filter((each) => each.passed).length;
    const waited = wait && `${(0,failure/* formatExpected */.I)(wait.expected)} answered at ${(0,probe/* showUrl */.jr)(url)} ${verdict_timesOf(watch?.streak ?? 0)}`;
    const checked = (0,optional/* optional */.lq)(checks.length > 0, () => `${passed} of ${checks.length} checks passed`);
    const place = (0,optional/* phrase */.MZ)(wait === undefined, () => ` at ${(0,probe/* showUrl */.jr)(url)}`);
    return [waited, checked && `${checked}${place}`].filter((words) => words !== undefined).join(', and ');
}
const verdict_timesOf = (streak) => {
    if (streak === 1)
        return 'once';
    return `${streak} times in a row`;
};
function requestOf(url, wait) {
    const base = url.href.replace(/\/$/, '');
    return `GET ${(0,probe/* showUrl */.jr)(new URL(`${base}${fixedPath(wait)}`))}`;
}
/** Empty where the path begins with a placeholder: what it is filled with is not known here. */
function fixedPath(wait) {
    if (wait === undefined || !wait.path.startsWith('/'))
        return '';
    return wait.path;
}
/** Why a verdict is red; empty when it is not. */
function reasonOf(verdict) {
    if (verdict.verdict === 'pass')
        return '';
    return verdict.reason;
}
/** One verdict of several: red when any is; the first that says something about the service explains it. */
function joinVerdicts(verdicts) {
    const red = verdicts.filter((each) => each.verdict === 'fail');
    const lead = red.find((each) => each.conclusive) ?? red[0];
    if (lead === undefined)
        return { verdict: 'pass', what: verdicts.map((each) => each.what).join('; ') };
    if (red.length === 1)
        return lead;
    return { ...lead, what: red.map((each) => `${each.where ?? ''}: ${each.what}`).join('; ') };
}

;// CONCATENATED MODULE: ./.build/smoke-test/report.js
// What smoke-test ends with: its outputs, the job summary, and why it is red. Pure; texts of a server are printable where they leave.








/** By output name. */
const outputs = [
    'verdict',
    'reason',
    'explanation',
    'conclusive',
    'version-seen',
    'waited-seconds',
    'versions',
    'urls',
    'checks-passed',
    'checks-failed',
    'p50-ms',
    'p95-ms',
    'metrics',
    'report',
];
/** The outputs and the job summary of a finished smoke test; a failure when its verdict is red. */
function report(findings, log) {
    return {
        outputs: outputValues(findings, log),
        summary: summaryOf(findings, log),
        failure: failureOf(findings.verdict, log),
    };
}
const longestText = 1000;
function failureOf(verdict, log) {
    if (verdict.verdict === 'pass')
        return undefined;
    const lead = verdict.conclusive ? 'Smoke test failed' : 'Smoke test could not measure the service';
    const what = `${lead}: ${printable(verdict.what, log, longestText)}`;
    const where = verdict.where && printable(verdict.where, log, 500);
    return { code: verdict.reason, what, where, fix: verdict.fix ?? smoke_test_reason/* adviceFor */.c[verdict.reason] };
}
function outputValues(findings, log) {
    const { verdict, targets, plan, report } = findings;
    const checks = targets.flatMap((each) => each.checks);
    const measurements = joinMeasurements(targets.map((each) => each.measurements));
    return {
        ...verdictValues(verdict, log),
        'version-seen': seenOf(plan, targets),
        'waited-seconds': Number(Math.max(...targets.map((each) => each.waitedSeconds)).toFixed(1)),
        versions: JSON.stringify(versionsOf(targets, log)),
        urls: JSON.stringify(targets.map((each) => rowOf(each, plan, log))),
        'checks-passed': checks.filter((check) => check.passed).length,
        'checks-failed': checks.filter(isRed).length,
        'p50-ms': measurements.percentile(50),
        'p95-ms': measurements.percentile(95),
        metrics: JSON.stringify(metricsOf(checks, measurements)),
        report,
    };
}
const verdictValues = (verdict, log) => ({
    verdict: verdict.verdict,
    reason: reasonOf(verdict),
    explanation: `${printable(verdict.what, log, longestText)}.`,
    conclusive: verdict.verdict === 'pass' || verdict.conclusive,
});
/** Undefined when the service is not asked for a version: then none can be seen. */
function seenOf(plan, targets) {
    if (plan.wait === undefined || plan.wait.expected.length === 0)
        return undefined;
    return targets.some(({ watch }) => watch?.seen === true);
}
/** How often each version answered, at all URLs together. */
function versionsOf(targets, log) {
    const sum = new Map();
    for (const { watch } of targets) {
        for (const [version, answers] of Object.entries(watch?.versions() ?? {})) {
            const name = printable(version, log, 80);
            sum.set(name, (sum.get(name) ?? 0) + answers);
        }
    }
    return Object.fromEntries(sum);
}
function rowOf(target, plan, log) {
    const { url, verdict, checks, measurements, waitedSeconds } = target;
    return {
        url: (0,probe/* showUrl */.jr)(url),
        ...verdictValues(verdict, log),
        'version-seen': seenOf(plan, [target]) ?? null,
        'waited-seconds': Number(waitedSeconds.toFixed(1)),
        'checks-passed': checks.filter((check) => check.passed).length,
        'checks-failed': checks.filter(isRed).length,
        'p95-ms': measurements.percentile(95) ?? null,
    };
}
/** What notify-slack takes as `metrics`: label → value, with the base of each rate. Empty when nothing of the expected version was measured. */
function metricsOf(checks, measurements) {
    const p95 = measurements.percentile(95);
    const errorRate = measurements.errorRate();
    const base = `of ${measurements.requests} requests`;
    const passed = checks.filter((check) => check.passed).length;
    return {
        ...(0,optional/* optional */.lq)(p95, (p95) => ({ p95: `${p95} ms (${base})` })),
        ...(0,optional/* optional */.lq)(errorRate, (errorRate) => ({ 'error rate': `${Number(errorRate.toFixed(2))} % ${base}` })),
        ...(0,optional/* optional */.lq)(checks.length > 0, () => ({ checks: `${passed}/${checks.length}` })),
    };
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./.build/domain/sync.js
// What Argo CD says of one application. Values only; clients/argocd.ts asks, and smoke-test judges.
/** A name of a commit that a person can read. */
const shortRevisions = (revisions) => revisions.map((each) => each.replace(/^([0-9a-f]{7})[0-9a-f]{33,57}$/i, '$1')).join(', ');

// EXTERNAL MODULE: ./.build/domain/version.js
var version = __webpack_require__(7839);
;// CONCATENATED MODULE: ./.build/smoke-test/argocd/comparison.js
// Tells what Argo CD cannot build from what it cannot reach at the moment: the first is red at once, the second is weather. Pure.
const errors = ['ComparisonError', 'InvalidSpecError', 'UnknownError'];
/** Certain: no waiting mends these. */
const build = /(?:kustomize build|helm (?:template|dependency build)|jsonnet)\b[\s\S]{0,2000}\b(?:failed|error)|unable to resolve|app path does not exist|error unmarshaling|failed to unmarshal|is not permitted in project|couldn't find remote ref/i;
/** The repository, the repo-server or the cluster did not answer. */
const weather = /code = (?:Unavailable|DeadlineExceeded|Canceled|ResourceExhausted)|connection (?:refused|reset|error|timed out)|dial tcp|i\/o timeout|authentication (?:required|failed)|authorization failed|deadline exceeded|no such host|TLS handshake|unexpected EOF|too many requests|rate limit|failed to list refs|server misbehaving/i;
/** The first complaint about a comparison; undefined when there is none. What is not known is taken for weather. */
function findComparisonFault(conditions) {
    const found = conditions.find(({ type }) => errors.includes(type));
    if (found === undefined)
        return undefined;
    const message = found.message.slice(0, 10_000);
    return { kind: kindOf(found.type, message), message };
}
/** A generation of manifests that only failed because something could not be reached is weather as well. */
function kindOf(type, message) {
    if (type === 'InvalidSpecError' || build.test(message))
        return 'build';
    if (weather.test(message))
        return 'weather';
    if (/manifest generation/i.test(message))
        return 'build';
    return 'weather';
}

;// CONCATENATED MODULE: ./.build/smoke-test/argocd/health.js
// Judges the health of an application in which ours was applied. Right after a sync it is still that of the pods before. Pure.


/** In seconds: the health of the pods before lasts for some 0.3 s; a Degraded one of theirs a little longer. */
const patience = { healthy: 1, outOfSync: 5, degraded: 5, mixed: 15 };
/** Go on once it is healthy, and stays so. */
function judgeHealth(state, live, { acceptSuspended }) {
    const words = health_wordsOf(state);
    const base = { reason: 'argocd_not_healthy', what: words, patience: 0, conclusive: true };
    if (state.health === 'Degraded')
        return { ...base, kind: 'red', reason: 'argocd_degraded', patience: patience.degraded };
    if (state.health === 'Suspended')
        return judgeSuspended({ ...base, what: words }, acceptSuspended);
    if (state.health !== 'Healthy')
        return { ...base, kind: 'wait' };
    if (live === 'mixed') {
        const what = `${words}; old and new images run side by side`;
        return { ...base, kind: 'go', what, patience: patience.mixed };
    }
    if (state.status === 'Synced')
        return { ...base, kind: 'go', patience: patience.healthy };
    return judgeDrift(state, base);
}
/** A pause with or without a duration looks the same. */
function judgeSuspended(base, accepted) {
    if (accepted)
        return { ...base, kind: 'go', patience: patience.healthy, warning: `Argo CD: ${base.what}: accepted as it is` };
    const what = `${base.what}: a canary is paused, and goes on when somebody promotes it or its pause ends`;
    const fix = 'Promote the roll-out, or write `argocd-accept: suspended` to test the paused canary.';
    return { ...base, kind: 'wait', what, fix };
}
/** Ours was applied, and something else is not as git has it: a renamed ConfigMap that is not pruned, a field changed by hand. */
function judgeDrift({ resources }, base) {
    const drifted = resources
        .filter(({ status }) => status === 'OutOfSync')
        .map(({ name, requiresPruning }) => `${name}${(0,optional/* phrase */.MZ)(requiresPruning, ' (to be pruned)')}`);
    const named = (0,optional/* phrase */.MZ)(drifted.length > 0, () => `: ${drifted.slice(0, 5).join(', ')}`);
    const warning = `Argo CD: what we wrote was applied, but the application is OutOfSync for another reason${named}`;
    return { ...base, kind: 'go', patience: patience.outOfSync, warning };
}
function health_wordsOf({ status, health, compared, resources }) {
    const unwell = resources
        .filter((each) => !['', 'Healthy'].includes(each.health) && !each.hook)
        .map(({ name, health: own, message }) => `${name} is ${own}${(0,optional/* phrase */.MZ)(message !== '', () => `: ${message}`)}`);
    const details = (0,optional/* phrase */.MZ)(unwell.length > 0, () => ` (${unwell.slice(0, 3).join('; ')})`);
    return `${status} at ${shortRevisions(compared)}, ${health}${details}`;
}

;// CONCATENATED MODULE: ./.build/smoke-test/argocd/judgement.js
// What one answer of Argo CD means: a value. Judges nothing.
/** Red, at once unless it says how long it must hold. */
function red(reason, what, more = {}) {
    return { kind: 'red', reason, what, patience: 0, conclusive: true, ...more };
}
/** Not yet; the reason counts when the time is up. */
function wait(reason, what, more = {}) {
    return { kind: 'wait', reason, what, patience: 0, conclusive: true, ...more };
}

// EXTERNAL MODULE: ./.build/domain/image/reference.js
var image_reference = __webpack_require__(6164);
;// CONCATENATED MODULE: ./.build/smoke-test/argocd/proof.js
// Whether images show that what we wrote is there. Dates prove nothing and are not looked at. Pure.


/** What images prove: by the references in `image` where they are given, else by the expected versions as their tags. */
function proveImages(images, plan) {
    const seen = images.flatMap(parse);
    if (plan.images.length > 0)
        return proveByReference(seen, plan.images.flatMap(parse));
    return proveByTag(seen, plan);
}
function proveByReference(seen, wanted) {
    const repositories = new Set(wanted.map((each) => each.repository));
    const candidates = seen.filter((each) => repositories.has(each.repository));
    return proofOf(candidates, (each) => wanted.some((ours) => isSameImage(ours, each)));
}
/** A digest says more than a tag. */
function isSameImage(ours, other) {
    if (ours.repository !== other.repository)
        return false;
    if (ours.digest !== undefined && other.digest !== undefined)
        return ours.digest === other.digest;
    return ours.tag !== undefined && ours.tag === other.tag;
}
function proveByTag(seen, { expected, service }) {
    const candidates = ofService(service, seen);
    const isOurs = ({ tag }) => tag !== undefined && expected.some((each) => isTagOf(each, tag));
    const repositories = new Set(candidates.filter(isOurs).map((each) => each.repository));
    if (repositories.size > 0)
        return proofOf(candidates.filter((each) => repositories.has(each.repository)), isOurs);
    const isComparable = candidates.some(({ tag }) => tag !== undefined && expected.some((each) => isAlike(each, tag)));
    if (isComparable)
        return 'absent';
    return 'unknown';
}
/** Those whose repository bears the name of the service; all, when none does. */
function ofService(service, seen) {
    const own = seen.filter(({ repository }) => repository.split('/').at(-1) === service);
    if (own.length === 0)
        return seen;
    return own;
}
function proofOf(candidates, isOurs) {
    if (candidates.length === 0)
        return 'unknown';
    if (candidates.every(isOurs))
        return 'ours';
    if (candidates.some(isOurs))
        return 'mixed';
    return 'absent';
}
/** A tag may say more than the version that answers: `v2.4.1-a7f3c92` for `2.4.1`. */
function isTagOf(expected, tag) {
    if ((0,version/* isSameVersion */.p)(expected, tag))
        return true;
    const bare = (text) => text.replace(/^v(?=\d)/i, '');
    return /^v?\d+\.\d+\.\d+$/i.test(expected) && bare(tag).startsWith(`${bare(expected)}-`);
}
/** True when two texts are of one kind, so that a difference means something. */
const isAlike = (expected, tag) => (namesCommit(expected) && namesCommit(tag)) || (isRelease(expected) && isRelease(tag));
const namesCommit = (text) => /^[0-9a-f]{7,64}$/i.test(text) || (0,version/* commitNamedBy */.k)(text) !== undefined;
const isRelease = (text) => /^v?\d+\.\d+\.\d+/i.test(text);
function parse(image) {
    const reference = (0,image_reference/* findImageReference */.A$)(image.slice(0, 1000));
    if (reference === undefined)
        return [];
    return [reference];
}

;// CONCATENATED MODULE: ./.build/smoke-test/argocd/sync-judgement.js
// Judges one answer of Argo CD: go on, wait, or red. Ours is in when it was applied, and that is proven by revisions and images. Pure.
// The facts behind each line are in the README, "Argo CD".







/** How long something must hold that may be a passing moment of Argo CD, in seconds. */
const sync_judgement_patience = { onTop: 3, replaced: 10, elsewhere: 30, weather: 30 };
/** Judges a state; only one that came after a successful refresh may be judged. */
function judgeSync(state, plan) {
    if (state.deleting)
        return red('argocd_deleted', 'the application is being deleted', { conclusive: false });
    const unbuilt = judgeComparison(state);
    if (unbuilt !== undefined)
        return unbuilt;
    const busy = judgeOperation(state, plan);
    if (busy !== undefined)
        return busy;
    if (isIn(state, plan))
        return judgeHealth(state, proveImages(state.images, plan), plan);
    return judgeAbsence(state, plan);
}
function judgeComparison({ conditions }) {
    const fault = findComparisonFault(conditions);
    if (fault?.kind === 'build')
        return red('argocd_build_failed', `Argo CD cannot build the manifests: ${fault.message}`);
    if (fault === undefined)
        return undefined;
    const what = `Argo CD cannot compare: ${fault.message}`;
    return red('argocd_unreachable', what, { conclusive: false, patience: sync_judgement_patience.weather, ask: 'hard refresh' });
}
/** An operation that runs or failed, as far as it concerns our commit; undefined when there is none. */
function judgeOperation(state, plan) {
    const { operation, pending } = state;
    const phase = operation?.phase ?? '';
    if (operation !== undefined && ['Failed', 'Error'].includes(phase) && concernsUs(operation, plan))
        return judgeFailure(operation);
    if (operation !== undefined && ['Running', 'Terminating'].includes(phase))
        return judgeRunning(operation, state, plan);
    if (pending)
        return wait('argocd_not_synced', 'a sync is asked for, and has not begun');
    return undefined;
}
function judgeFailure(operation) {
    const hook = failedHooks(operation)[0];
    if (hook !== undefined)
        return red('argocd_hook_failed', hook);
    const refused = operation.resources
        .filter(({ status }) => status === 'SyncFailed')
        .map(({ name, message }) => `${name}: ${message}`);
    const words = [operation.message, ...refused.slice(0, 3)].join('; ');
    return red('argocd_sync_failed', `the sync at ${shortRevisions(operation.revisions)} failed: ${words}`);
}
/** Only `hookPhase` tells: a failed hook may well have the status `Synced`. */
const failedHooks = ({ resources, retries }) => resources
    .filter(({ hookType, hookPhase }) => hookType !== '' && ['Failed', 'Error'].includes(hookPhase))
    .map(({ name, hookType, hookPhase, message }) => {
    const again = (0,optional/* phrase */.MZ)(retries > 0, () => ` (retry ${retries})`);
    return `the ${hookType} hook ${name} ${hookPhase === 'Error' ? 'could not run' : 'failed'}${again}: ${message}`;
});
function judgeRunning(operation, { compared }, plan) {
    const words = wordsOfRunning(operation);
    const isOfUs = concernsUs(operation, plan);
    // The newest commit of the branch holds ours, and its images are not known before they are applied.
    const isOnTop = operation.revisions.join() === compared.join();
    if (!isOfUs && !isOnTop) {
        const fix = 'Wait longer, set a lower `retry.limit` in the application, or end it with `argocd app terminate-op`.';
        return wait('argocd_not_synced', `${words}. Argo CD begins with ${shortOurs(plan)} only afterwards`, { fix });
    }
    const hook = failedHooks(operation)[0];
    if (hook === undefined)
        return wait('argocd_not_synced', words);
    return red('argocd_hook_failed', `${hook}. ${words}`, { patience: isOfUs ? 0 : sync_judgement_patience.onTop });
}
function wordsOfRunning({ phase, revisions, retries, message }) {
    const again = (0,optional/* phrase */.MZ)(retries > 0, () => `, retry ${retries}`);
    return `sync ${phase} at ${shortRevisions(revisions)}${again}${(0,optional/* phrase */.MZ)(message !== '', () => `: ${message}`)}`;
}
const shortOurs = ({ revision }) => {
    if (revision === undefined)
        return 'ours';
    return shortRevisions([revision]);
};
const isOurs = ({ revision }, revisions) => revision !== undefined && revisions.some((each) => (0,version/* isSameVersion */.p)(revision, each));
/** True for an operation that applies our commit, or a later one that holds our image. Without a commit, any. */
const concernsUs = (operation, plan) => plan.revision === undefined || isOurs(plan, operation.revisions) || proveOperation(operation, plan) === 'ours';
/** What a sync applied, without the images of its hooks. */
const proveOperation = ({ resources }, plan) => proveImages(resources.filter(({ hookType }) => hookType === '').flatMap(({ images }) => images), plan);
/** The commits of the newest sync that succeeded. */
const appliedOf = ({ operation, history }) => {
    if (operation?.phase === 'Succeeded')
        return operation.revisions;
    return history.at(-1) ?? [];
};
/** True once what we wrote was applied. */
function isIn(state, plan) {
    const { operation, status, compared } = state;
    const live = proveImages(state.images, plan);
    const succeeded = operation?.phase === 'Succeeded';
    const isSynced = status === 'Synced';
    if (plan.revision === undefined)
        return live === 'ours' || (isSynced && live !== 'absent');
    // A sync of some resources only, or images that are not ours yet: the revision alone does not prove it.
    const doubtful = live === 'absent' && (operation?.partial === true || plan.images.length > 0);
    if (isOurs(plan, appliedOf(state)))
        return !doubtful;
    if (succeeded && proveOperation(operation, plan) === 'ours')
        return true;
    if (live === 'ours' && (isSynced || succeeded))
        return true;
    return isSynced && isOurs(plan, compared) && !doubtful;
}
/** Why ours is not in. */
function judgeAbsence(state, plan) {
    const live = proveImages(state.images, plan);
    const index = state.history.findIndex((each) => isOurs(plan, each));
    if (index >= 0 && !isOurs(plan, appliedOf(state)))
        return judgeReplaced(state, plan, { index, live });
    const stuck = judgeStuck(state, plan);
    if (stuck !== undefined)
        return stuck;
    if (state.status === 'Synced')
        return judgeElsewhere(state, plan, live);
    if (isOurs(plan, appliedOf(state)) && state.operation?.partial !== true)
        return judgeLate(state);
    return judgeUnsynced(state, plan);
}
/** Ours was applied a moment ago, and Argo CD still tells of the pods before. */
function judgeLate({ status, compared, health, images }) {
    const words = `${status} at ${shortRevisions(compared)}, ${health}`;
    return wait('argocd_not_healthy', `${words}: applied, but the images are still the old ones: ${images.slice(0, 3).join(', ')}`);
}
/** Ours was applied once, and something else after it. */
function judgeReplaced(state, plan, { index, live }) {
    const now = appliedOf(state);
    const words = `${shortRevisions(now)} was applied after ${shortOurs(plan)}`;
    const isOlder = state.history.slice(0, index).some((each) => each.join() === now.join());
    if (isOlder)
        return red('argocd_replaced', `${words}: it was rolled back by hand in Argo CD`);
    if (live === 'mixed')
        return wait('argocd_not_healthy', `${words}; old and new images run side by side`);
    if (live === 'absent')
        return red('argocd_replaced', `${words}, and its images are not ours: it was reverted in git`, {
            patience: sync_judgement_patience.replaced,
        });
    return judgeUnproven(`${words}, and its images do not tell whether ours is in it`, plan, sync_judgement_patience.replaced);
}
/** A later commit, or a refused one of ours, on which Argo CD does not try again. */
function judgeStuck(state, plan) {
    const { operation, compared, conditions } = state;
    const error = conditions.find(({ type }) => type === 'SyncError');
    const mentions = (revisions) => revisions.some((each) => error?.message.includes(each.slice(0, 7)) === true);
    const ours = (0,optional/* present */.Eb)([plan.revision]);
    if (error !== undefined && mentions([...ours, ...compared]))
        return red('argocd_sync_failed', error.message);
    if (operation === undefined || !['Failed', 'Error'].includes(operation.phase))
        return undefined;
    if (operation.revisions.join() !== compared.join() || state.status === 'Synced')
        return undefined;
    return { ...judgeFailure(operation), patience: sync_judgement_patience.replaced };
}
/** Synced at a commit that is not ours, after a refresh. */
function judgeElsewhere(state, plan, live) {
    const words = `Synced at ${shortRevisions(state.compared)}, not ${shortOurs(plan)}`;
    if (live === 'mixed')
        return wait('argocd_not_healthy', `${words}; old and new images run side by side`);
    if (live === 'absent' && plan.revision === undefined)
        return wait('argocd_not_synced', `Synced at ${shortRevisions(state.compared)}, with other images than ours`);
    if (live === 'absent') {
        const why = `it was reverted before it was applied, or the application follows another branch (${state.follows})`;
        return red('argocd_replaced', `${words}, with other images: ${why}`, { patience: sync_judgement_patience.elsewhere });
    }
    return judgeUnproven(`${words}, and its images do not tell whether ours is in it`, plan, sync_judgement_patience.elsewhere);
}
/** Nothing proves it either way. Where the version is measured afterwards, that decides; else nobody would. */
function judgeUnproven(what, plan, seconds) {
    const fix = 'Give `image` (the output of bump-manifest), so that the images can prove it.';
    if (!plan.versionAsked)
        return wait('argocd_not_synced', what, { fix });
    const warning = `Argo CD: ${what}. The version that answers decides. ${fix}`;
    return { kind: 'go', reason: 'argocd_not_synced', what, patience: seconds, conclusive: true, warning };
}
function judgeUnsynced({ automated, compared, status, health }, plan) {
    const words = `${status} at ${shortRevisions(compared)}, ${health}`;
    if (automated)
        return wait('argocd_not_synced', `${words}: Argo CD has not begun to sync`, { ask: 'windows' });
    const what = `${words}: the application is synced by hand, and nobody has synced ${shortOurs(plan)} yet`;
    return wait('argocd_not_synced', what);
}

;// CONCATENATED MODULE: ./.build/smoke-test/argocd/sync-wait.js
// Waits until Argo CD has applied what was written and calls the application Healthy. Never syncs by itself.
// The map of this room: applications (several) → sync-wait (asks until the time is up) → sync-judgement (one answer) → comparison, health and proof →
// a judgement.





const refreshSeconds = 10;
const windowSeconds = 30;
const shortestPause = 0.25;
/** Resolves once applied and healthy, once red, or when the time is up. */
async function waitForSync(session, plan, argo) {
    const memory = {
        judgement: undefined,
        since: 0,
        refreshedAt: Number.NEGATIVE_INFINITY,
        windowAt: Number.NEGATIVE_INFINITY,
        windowClosed: false,
        hardRefreshed: false,
        answered: false,
        printed: '',
    };
    while (secondsLeft(session) > 0) {
        const judgement = await askOnce(session, plan, argo, memory);
        if (judgement !== undefined) {
            remember(session, memory, judgement);
            await askWindow(session, argo, memory);
            tell(session, plan, memory);
            if (isSettled(session, memory))
                break;
        }
        await session.clock.pause(Math.min(Math.max(session.pace.interval, shortestPause), secondsLeft(session)), session.signal);
    }
    return await conclude(session, plan, argo, memory);
}
/** One answer and what it means; undefined when the deadline cut it short. A refresh must have succeeded before anything is judged. */
async function askOnce(session, plan, argo, memory) {
    const refresh = refreshOf(session, memory);
    const asked = session.clock.now();
    const bounds = boundsOf(session);
    const state = await argo.fetchState(refresh, bounds);
    if ('status' in state && !('kind' in state)) {
        memory.answered = true;
        if (refresh !== 'none')
            memory.refreshedAt = asked;
        if (refresh === 'hard')
            memory.hardRefreshed = true;
        return judgeSync(state, plan);
    }
    if (state.kind === 'denied')
        return denied(plan, state.status, memory.answered);
    const isCutShort = state.reason === 'timeout' && bounds.timeoutSeconds < session.pace.tryTimeout;
    if (isCutShort || secondsLeft(session) === 0)
        return undefined;
    return { kind: 'wait', reason: 'argocd_unreachable', what: state.what, patience: 0, conclusive: false };
}
function refreshOf(session, { refreshedAt, judgement, hardRefreshed }) {
    if (judgement?.ask === 'hard refresh' && !hardRefreshed)
        return 'hard';
    if (session.clock.now() - refreshedAt >= refreshSeconds)
        return 'normal';
    return 'none';
}
const boundsOf = (session) => ({
    timeoutSeconds: Math.min(session.pace.tryTimeout, Math.max(secondsLeft(session), 0.001)),
    signal: session.signal,
});
/** 403 is the answer for what may not be read, for what is not there, and for what was just deleted. */
function denied({ server, app }, status, answeredBefore) {
    const base = { kind: 'red', patience: 0, conclusive: false };
    if (answeredBefore) {
        const what = `Argo CD no longer tells about "${app}" (status ${status}): it was deleted, or the token lost its right`;
        return { ...base, reason: 'argocd_deleted', what };
    }
    const what = `Argo CD at ${server.origin} refuses to tell about "${app}" (status ${status})`;
    return { ...base, reason: 'argocd_denied', what };
}
/** The same judgement again goes on; another one starts anew. */
function remember(session, memory, judgement) {
    const before = memory.judgement;
    const isSame = before !== undefined && before.kind === judgement.kind && before.reason === judgement.reason;
    if (!isSame)
        memory.since = session.clock.now();
    memory.judgement = judgement;
}
function isSettled(session, { judgement, since }) {
    if (judgement === undefined || judgement.kind === 'wait')
        return false;
    return session.clock.now() - since >= judgement.patience;
}
async function askWindow(session, argo, memory) {
    const now = session.clock.now();
    if (memory.judgement?.ask !== 'windows')
        memory.windowClosed = false;
    if (memory.judgement?.ask !== 'windows' || now - memory.windowAt < windowSeconds || secondsLeft(session) === 0)
        return;
    memory.windowAt = now;
    memory.windowClosed = (await argo.findOpenWindow(boundsOf(session))) === false;
}
const closedWords = 'a sync window is closed now, so that Argo CD waits until it opens';
const sync_wait_wordsOf = ({ judgement, windowClosed }) => `${judgement?.what ?? 'Argo CD did not answer before the time was up'}${(0,optional/* phrase */.MZ)(windowClosed, `; ${closedWords}`)}`;
/** The page of an application in Argo CD. */
function linkOf({ server, app }) {
    return `${server.origin}${server.pathname.replace(/\/$/, '')}/applications/${app.split('/').map(encodeURIComponent).join('/')}`;
}
/** Each change of state is one line. */
function tell(session, plan, memory) {
    const words = sync_wait_wordsOf(memory);
    if (words === memory.printed)
        return;
    memory.printed = words;
    const link = (0,optional/* phrase */.MZ)(memory.judgement?.kind === 'wait' && memory.answered, () => ` (${linkOf(plan)})`);
    session.log.info(`${(0,duration/* formatSeconds */.X)(session.clock.now())}: Argo CD: ${printable(words, session.log)}${link}`);
}
async function conclude(session, plan, argo, memory) {
    const { judgement } = memory;
    const what = sync_wait_wordsOf(memory);
    const base = { app: plan.app, what, seconds: session.clock.now(), link: linkOf(plan) };
    if (judgement !== undefined && judgement.kind === 'go' && isSettled(session, memory)) {
        if (judgement.warning !== undefined)
            session.log.warning(printable(judgement.warning, session.log, 1000), { title: 'Smoke test' });
        return { ...base, failure: undefined, isIn: true };
    }
    const reason = judgement?.reason ?? 'argocd_unreachable';
    const pods = await podWords(session, argo, reason);
    const conclusive = judgement?.conclusive ?? false;
    const fix = `${judgement?.fix ?? smoke_test_reason/* adviceFor */.c[reason]} ${base.link}`;
    const said = `Argo CD says of ${plan.app}: ${what}${pods}`;
    const failure = { reason, what: said, where: `application ${plan.app}`, fix, conclusive };
    return { ...base, failure, isIn: false };
}
/** Why pods do not get ready stands only with the pods themselves. */
async function podWords(session, argo, reason) {
    if (reason !== 'argocd_degraded' && reason !== 'argocd_not_healthy')
        return '';
    const words = await argo.fetchPodWords({ timeoutSeconds: 5, signal: session.signal });
    if (words.length === 0)
        return '';
    return `; ${words.join('; ')}`;
}

;// CONCATENATED MODULE: ./.build/smoke-test/argocd/applications.js
// Waits for several applications of Argo CD side by side (regions, cells): each must be in, and the first red one ends the wait.


/** How each wait ended, in the order of the plans; empty without any. */
async function waitForApplications(session, plans, connect) {
    const red = new AbortController();
    const signal = AbortSignal.any([session.signal, red.signal]);
    return await Promise.all(plans.map(async (plan) => {
        const log = logFor(plan, plans, session);
        try {
            const outcome = await waitForSync({ ...session, signal, log }, plan, connect(plan));
            if (outcome.failure !== undefined)
                red.abort(new OtherIsRed());
            return outcome;
        }
        catch (thrown) {
            if (!(thrown instanceof OtherIsRed))
                throw thrown;
            return leftOut(session, plan);
        }
    }));
}
/** Why a wait was broken off. */
class OtherIsRed extends Error {
}
/** Nothing is known of it, and nothing of it is red. */
const leftOut = ({ clock }, plan) => ({
    app: plan.app,
    failure: undefined,
    what: 'not waited for to the end, because another application is red',
    seconds: clock.now(),
    link: linkOf(plan),
    isIn: false,
});
function logFor({ app }, plans, { log }) {
    if (plans.length === 1)
        return log;
    return labelled(log, app);
}
/** The red one that explains it best: of those that say something about the service, the first. */
function findRed(outcomes) {
    const red = outcomes.flatMap(({ failure }) => failure ?? []);
    return red.find(({ conclusive }) => conclusive) ?? red[0];
}

;// CONCATENATED MODULE: ./.build/smoke-test/evidence/junit.js
// Writes the outcome as JUnit XML, so that test reporters can show it. Texts must be printable already.




/** The waits as test cases. A wait is red unless a red check already explains the verdict on its URL. */
function waitCasesOf({ plan, syncs, targets }, clean) {
    const { wait } = plan;
    const cases = syncs
        .filter(({ isIn, failure }) => isIn || failure !== undefined)
        .map(({ app, seconds, failure }) => ({ name: `sync of ${app}`, seconds, failure: junit_failureOf(failure, clean) }));
    if (wait === undefined || syncs.some(({ isIn }) => !isIn))
        return cases;
    const place = ({ url }) => (0,optional/* phrase */.MZ)(targets.length > 1, () => ` at ${(0,probe/* showUrl */.jr)(url)}`);
    return [
        ...cases,
        ...targets.map((target) => ({
            name: clean(`${junit_goalOf(wait)}${place(target)}`),
            seconds: target.waitedSeconds,
            failure: waitFailureOf(target, clean),
        })),
    ];
}
function junit_goalOf({ expected }) {
    if (expected.length === 0)
        return 'health';
    return `version ${(0,failure/* formatExpected */.I)(expected)}`;
}
const explained = ['version_changed', 'version_unstable'];
function waitFailureOf({ verdict, checks }, clean) {
    if (verdict.verdict === 'pass')
        return undefined;
    if (checks.some(isRed) && !explained.includes(verdict.reason))
        return undefined;
    return junit_failureOf(verdict, clean);
}
const junit_failureOf = (cause, clean) => cause && { reason: cause.reason, what: clean(cause.what) };
/** One test suite: the waits, then each check of each URL. A check that only warns is reported as skipped. */
function formatJunit(suite, waits, targets) {
    const checks = targets.flatMap((each) => each.checks);
    const suiteOf = (url) => `${suite}${(0,optional/* phrase */.MZ)(targets.length > 1, () => ` ${(0,probe/* showUrl */.jr)(url)}`)}`;
    const cases = [
        ...waits.map((each) => waitCase(suite, each)),
        ...targets.flatMap(({ url, checks: own }) => own.map((each) => checkCase(suiteOf(url), each))),
    ];
    const red = checks.filter(isRed).length + waits.filter((each) => each.failure !== undefined).length;
    const skipped = checks.filter((check) => !check.passed && check.warn).length;
    const seconds = checks.reduce((sum, check) => sum + check.milliseconds / 1000, 0) +
        waits.reduce((sum, each) => sum + each.seconds, 0);
    const counts = `tests="${cases.length}" failures="${red}" errors="0" skipped="${skipped}" time="${seconds.toFixed(3)}"`;
    return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<testsuites name="smoke-test" ${counts}>`,
        `  <testsuite name="${escapeXml(suite)}" ${counts}>`,
        ...cases,
        '  </testsuite>',
        '</testsuites>',
        '',
    ].join('\n');
}
function waitCase(suite, { name, seconds, failure }) {
    const inner = failure && `<failure type="${failure.reason}" message="${escapeXml(failure.what)}"/>`;
    return testCase(suite, name, seconds, inner);
}
function checkCase(suite, check) {
    const { name, failures, milliseconds, request, excerpt } = check;
    const text = failures.map(({ subject, expected, got }) => `${subject}: expected ${expected}, got ${got}`);
    const message = escapeXml(text[0] ?? '');
    const seconds = milliseconds / 1000;
    if (check.passed)
        return testCase(suite, name, seconds, undefined);
    if (!isRed(check))
        return testCase(suite, name, seconds, `<skipped message="${message}"/>`);
    const details = escapeXml((0,optional/* present */.Eb)([...text, request, excerpt !== '' && excerpt]).join('\n'));
    const failed = `<failure type="${failures[0]?.reason}" message="${message}">${details}</failure>`;
    return testCase(suite, name, seconds, failed);
}
function testCase(suite, name, seconds, inner) {
    const head = `    <testcase classname="${escapeXml(suite)}" name="${escapeXml(name)}" time="${seconds.toFixed(3)}"`;
    if (inner === undefined)
        return `${head}/>`;
    return `${head}>${inner}</testcase>`;
}
const entities = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
};
/** Text as XML 1.0 allows it; what it forbids becomes U+FFFD. https://www.w3.org/TR/xml/#charsets */
const escapeXml = (text) => text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./.build/smoke-test/evidence/report-file.js
// Writes the JUnit file inside the workspace. Never through a link that leads out of it, also not through one that dangles.





/** The absolute path of the report, whose folder exists; undefined when none is wanted. */
async function placeReport(given, workspace) {
    if (given === undefined)
        return undefined;
    const root = await (0,promises_.realpath)(workspace);
    const below = external_node_path_.relative(workspace, external_node_path_.resolve(workspace, given));
    const file = external_node_path_.join(root, below);
    const parts = below.split(external_node_path_.sep);
    if (below === '' || external_node_path_.isAbsolute(below) || parts[0] === '..')
        throw outside(given);
    for (let depth = 1; depth < parts.length; depth++)
        if (!(await isWithin(root, external_node_path_.join(root, ...parts.slice(0, depth)))))
            throw outside(given);
    const found = await (0,promises_.lstat)(file).catch(absent);
    if (found?.isSymbolicLink() === true)
        throw outside(given);
    if (found?.isDirectory() === true)
        throw unwritable(given, 'it is a folder');
    await (0,promises_.mkdir)(external_node_path_.dirname(file), { recursive: true }).catch((thrown) => {
        throw unwritable(given, (0,domain_thrown/* systemErrorCode */.vq)(thrown));
    });
    return file;
}
/** True for what is not there yet, and for what really lies in the workspace. */
async function isWithin(root, place) {
    const found = await (0,promises_.lstat)(place).catch(absent);
    if (found === undefined || !found.isSymbolicLink())
        return true;
    const real = await (0,promises_.realpath)(place).catch(absent);
    return real !== undefined && `${real}${external_node_path_.sep}`.startsWith(`${root}${external_node_path_.sep}`);
}
const absent = (thrown) => {
    if (['ENOENT', 'ENOTDIR'].includes((0,domain_thrown/* systemErrorCode */.vq)(thrown)))
        return undefined;
    throw thrown;
};
/** Writes the file; what became a link meanwhile is not followed. */
async function writeReport(file, text) {
    const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW } = external_node_fs_.constants;
    try {
        const handle = await (0,promises_.open)(file, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o644);
        await handle.writeFile(text).finally(async () => await handle.close());
    }
    catch (thrown) {
        throw unwritable(file, (0,domain_thrown/* systemErrorCode */.vq)(thrown));
    }
}
const unwritable = (file, why) => new action_error/* ActionError */.lZ({
    code: 'report_unwritable',
    what: `"${file}" cannot be written: ${why}`,
    where: 'input `report`',
    fix: 'Name a file in a folder that can be written, e.g. `report: reports/smoke-test.xml`.',
});
function outside(given) {
    const what = `"${given}" lies outside the workspace, or is a link that may lead there`;
    const fix = 'Name a file inside the workspace, e.g. `report: reports/smoke-test.xml`.';
    return new action_error/* ActionError */.lZ({ code: 'report_outside', what, where: 'input `report`', fix });
}

// EXTERNAL MODULE: ./.build/domain/loopback.js
var loopback = __webpack_require__(7914);
// EXTERNAL MODULE: ./.build/smoke-test/checks/check.js
var checks_check = __webpack_require__(6609);
;// CONCATENATED MODULE: ./.build/smoke-test/exposure.js
// Finds what a smoke test would send unencrypted that may be a secret: to a plain http:// address that is not on this machine. Sends nothing.






/** Undefined when nothing that may be a secret leaves without TLS. */
function findExposure(inputs, bases) {
    const secrets = secretNames(inputs);
    const openBases = bases.filter(isOpen);
    const found = [
        ...exposureAt(openBases, commonNames(inputs, secrets, openBases)),
        ...inputs.checks.flatMap((check) => checkExposure(check, { inputs, secrets, openBases })),
    ];
    if (found.length === 0)
        return undefined;
    const places = new Set(found.flatMap((each) => each.places));
    const names = new Set(found.flatMap((each) => each.names));
    return { places: [...places], names: [...names] };
}
const isOpen = ({ href }) => !(0,loopback/* isPrivateUrl */.Dd)(href);
/** At most one: without a place nothing is sent, and without a name nothing is secret. */
function exposureAt(places, names) {
    if (places.length === 0 || names.length === 0)
        return [];
    return [{ places: places.map(probe/* showUrl */.jr), names }];
}
/** The warning for the log. */
const exposureWords = ({ places, names }) => `Secrets go to ${places.join(', ')} over plain HTTP (${names.join(', ')}): whoever sits between the runner and the service can read them. Write \`https://\`.`;
/** Given ones, and what a check takes out of an answer as a secret. */
const secretNames = ({ secrets, checks }) => new Set([
    ...Object.keys(secrets),
    ...checks.flatMap(({ capture }) => Object.entries(capture).flatMap(([name, each]) => (0,optional/* present */.Eb)([each.secret && name]))),
]);
/** What every request to a base URL carries. */
function commonNames(inputs, secrets, bases) {
    const passwords = (0,optional/* present */.Eb)([bases.some(({ password }) => password !== '') && 'the password in the URL']);
    return [
        ...passwords,
        ...headerNames(inputs.headers),
        ...secretsIn([inputs.headers, inputs['version-path']], secrets),
    ];
}
/** An address of a check's own gets the common headers, too. */
function checkExposure(check, { inputs, secrets, openBases }) {
    const names = [...headerNames(check.headers), ...secretsIn((0,checks_check/* partsOf */.CI)(check), secrets)];
    const own = URL.parse(check.url ?? '');
    if (own === null)
        return exposureAt(openBases, names);
    return exposureAt([own].filter(isOpen), [...commonNames(inputs, secrets, [own]), ...names]);
}
const headerNames = (headers) => Object.keys(headers)
    .filter(isCredentialHeader)
    .map((name) => `the header \`${name}\``);
const secretsIn = (value, secrets) => (0,checks_variables/* namesIn */.dA)(value)
    .filter((name) => secrets.has(name))
    .map((name) => `the secret \`${name}\``);

;// CONCATENATED MODULE: ./.build/smoke-test/findings.js
// Everything that a smoke test found, as one value. Judges nothing.
/** The findings of one URL. */
const targetOf = (course, verdict, now) => ({
    url: course.url,
    verdict,
    watch: course.wait?.watch,
    instances: course.wait?.instances.count,
    checks: course.checks,
    measurements: course.measurements,
    waitedSeconds: course.waitedSeconds ?? now,
});

// EXTERNAL MODULE: ./.build/smoke-test/version/wall.js
var wall = __webpack_require__(2990);
// EXTERNAL MODULE: ./.build/smoke-test/json/document.js
var json_document = __webpack_require__(3081);
// EXTERNAL MODULE: ./.build/smoke-test/json/json-path.js
var json_path = __webpack_require__(6304);
// EXTERNAL MODULE: ./.build/smoke-test/checks/predicates.js
var predicates = __webpack_require__(1031);
;// CONCATENATED MODULE: ./.build/smoke-test/checks/capture.js
// Takes captures from an answer. Pure; what it finds may be a secret.




/** What a check captures from an answer, by name, and what it could not find. */
function captureFrom(check, answer, variables) {
    const values = new Map();
    const failures = [];
    for (const [name, given] of Object.entries(check.capture)) {
        const capture = fillCapture(given, variables);
        const found = findCapture(capture, answer);
        const failure = { subject: `capture ${name}`, expected: capture_placeOf(capture), got: 'nothing' };
        if (found === 'not_json')
            failures.push({ reason: found, ...failure, got: 'a body that is not JSON' });
        else if (found === 'no_path')
            failures.push({ reason: 'assertion', ...failure, got: 'no JSONPath once it is filled' });
        else if (found === undefined || found.value === null || found.value === '')
            failures.push({ reason: 'assertion', ...failure });
        else
            values.set(name, found.value);
    }
    return { values, failures };
}
const fillCapture = ({ json, header, 'body-match': pattern }, variables) => ({
    json: json && (0,checks_variables/* fillQuery */.gv)(json, variables),
    header: header && (0,checks_variables/* fillText */.BB)(header, variables),
    'body-match': pattern && (0,checks_variables/* fillPattern */.ut)(pattern, variables),
});
function capture_placeOf({ json, header, 'body-match': pattern }) {
    if (json !== undefined)
        return json;
    if (header !== undefined)
        return `header ${header}`;
    return `match of ${pattern}`;
}
function findCapture(capture, answer) {
    if (capture.header !== undefined)
        return { value: answer.headers[capture.header.toLowerCase()] ?? null };
    if (capture['body-match'] !== undefined) {
        const match = (0,predicates/* findMatch */.TE)(capture['body-match'], answer.body);
        if (match === undefined)
            return undefined;
        return { value: match[1] ?? match[0] };
    }
    const path = capture.json ?? '$';
    if ((0,json_path/* findPathFault */.P)(path) !== undefined)
        return 'no_path';
    const document = (0,json_document/* parseJson */.qF)(answer.body);
    if (document === undefined)
        return 'not_json';
    const values = (0,json_path/* selectValues */.z)(path, document.value);
    if (typeof values === 'string' || values.length === 0)
        return undefined;
    return { value: values[0] };
}

;// CONCATENATED MODULE: ./.build/smoke-test/checks/judgement.js
// Holds an answer against what its check expects. Pure; what it finds still holds secrets.









/** Every failure of an answer; none means that it passes. */
function judgeAnswer(check, answer, variables) {
    const questions = [
        ...statusQuestions(check, answer),
        ...headerQuestions(check, answer, variables),
        ...bodyQuestions(check, answer, variables),
        ...jsonQuestions(check, answer, variables),
        ...timeQuestions(check, answer),
    ];
    return questions.flatMap(({ subject, ask }) => answerOf(subject, ask) ?? []);
}
function answerOf(subject, ask) {
    try {
        return ask();
    }
    catch (thrown) {
        if (!(0,domain_thrown/* isStackFull */._3)(thrown))
            throw thrown;
        const got = `RangeError: ${(0,action_error/* messageOf */.bD)(thrown)}`;
        return { reason: 'assertion', subject, expected: 'a value that can be judged', got };
    }
}
function statusQuestions({ expect }, answer) {
    const ask = () => {
        if (meetsStatus(expect.status, answer.status))
            return undefined;
        const expected = [expect.status ?? '2xx'].flat().join(' or ');
        const got = (0,wall/* findWall */.gG)(answer)?.what ?? (0,wall/* describeStatus */.Wn)(answer);
        return { reason: 'assertion', subject: 'status', expected, got };
    };
    return [{ subject: 'status', ask }];
}
function headerQuestions({ expect: { header = {} } }, answer, variables) {
    return Object.entries(header).map(([given, expected]) => {
        const name = (0,checks_variables/* fillText */.BB)(given, variables);
        const value = answer.headers[name.toLowerCase()];
        const selected = (0,optional/* present */.Eb)([value]);
        return questionOf(`header ${name}`, () => (0,predicates/* judgePredicates */.Q_)((0,checks_variables/* fillValue */.Vk)(expected, variables), selected, true));
    });
}
function bodyQuestions({ expect: { body } }, answer, variables) {
    if (body === undefined)
        return [];
    const text = bodyText(body, answer.body);
    return [questionOf('body', () => (0,predicates/* judgePredicates */.Q_)((0,checks_variables/* fillValue */.Vk)(body, variables), [text], true))];
}
/** A body that must equal a text may end in a line break that nobody wrote. */
const bodyText = (expected, body) => {
    if ((0,predicates/* isMap */.jh)(expected))
        return body;
    return body.replace(/\r?\n$/, '');
};
function jsonQuestions({ expect: { json = {} } }, answer, variables) {
    if (Object.keys(json).length === 0)
        return [];
    const document = (0,json_document/* parseJson */.qF)(answer.body);
    if (document === undefined)
        return [{ subject: 'body', ask: () => notJson(answer) }];
    return Object.entries(json).map(([given, expected]) => {
        const path = (0,checks_variables/* fillQuery */.gv)(given, variables);
        return questionOf(path, () => {
            const fault = (0,json_path/* findPathFault */.P)(path);
            if (fault !== undefined)
                return { expected: 'a JSONPath', got: fault.what };
            const values = (0,json_path/* selectValues */.z)(path, document.value);
            if (typeof values === 'string')
                return { expected: 'a value', got: values };
            return (0,predicates/* judgePredicates */.Q_)((0,checks_variables/* fillValue */.Vk)(expected, variables), values);
        });
    });
}
function timeQuestions({ expect }, { milliseconds }) {
    const limit = expect['max-ms'];
    if (limit === undefined || milliseconds <= limit)
        return [];
    const got = `${Math.round(milliseconds)} ms`;
    return [
        { subject: 'time', ask: () => ({ reason: 'assertion', subject: 'time', expected: `${limit} ms at most`, got }) },
    ];
}
function questionOf(subject, ask) {
    return {
        subject,
        ask: () => {
            const missed = ask();
            return missed && { reason: 'assertion', subject, ...missed };
        },
    };
}
const notJson = (answer) => ({
    reason: 'not_json',
    subject: 'body',
    expected: 'JSON',
    got: `${(0,wall/* describePage */.jy)(answer)}, ${(0,predicates/* show */.WU)(answer.body.slice(0, 2000))}`,
});
/** True when the check is content with the status. */
const isStatusMet = ({ expect }, status) => meetsStatus(expect.status, status);
function meetsStatus(expected, status) {
    if (expected === undefined)
        return (0,probe/* isSuccess */.oJ)(status);
    return [expected].flat().some((each) => {
        const text = String(each);
        if (text.endsWith('xx'))
            return text[0] === String(status)[0];
        return text === String(status);
    });
}

;// CONCATENATED MODULE: ./.build/smoke-test/checks/attempt.js
// Sends one check once and judges what comes; obeys `Retry-After`, warms up before it measures time. Decides no verdict.









/** An attempt that sent nothing. */
const attemptOf = (failures) => ({
    failures,
    outcome: undefined,
    request: undefined,
    fix: undefined,
    fixWhenProven: undefined,
    conclusive: true,
});
/** One failure. */
const attempt_failureOf = (reason, subject, expected, got) => ({
    reason,
    subject,
    expected,
    got,
});
/** Sends the check once, a safe one again where the server asks to be patient. */
async function tryCheck(session, check, surroundings) {
    const limit = `an answer within timeout-seconds: ${session.pace.timeout}`;
    const timeUp = attempt_failureOf('timeout', 'time', limit, 'the time was up');
    if (secondsLeft(session) === 0)
        return attemptOf([timeUp]);
    const request = buildRequest(check, surroundings.url, surroundings.headers, surroundings.variables);
    if (typeof request === 'string')
        return attemptOf([attempt_failureOf('request_invalid', 'request', 'a URL', request)]);
    const { outcome, cutShort } = await sendPatiently(session, check, withCookies(check, request, surroundings.cookies));
    const detour = (0,optional/* optional */.lq)((0,probe/* answerIn */.Ke)(outcome), (answer) => findDetour(check, answer));
    const { fix, fixWhenProven } = detour ?? {};
    const sent = { outcome, request, fix, fixWhenProven, conclusive: attempt_isConclusive(outcome, detour) };
    if (cutShort)
        return { ...sent, failures: [timeUp], conclusive: true };
    session.measurements.add(outcome);
    if (outcome.kind === 'fault')
        return { ...sent, failures: [attempt_failureOf(outcome.reason, 'answer', 'an answer', outcome.what)] };
    if (check.cookies)
        keepCookies(session, surroundings.cookies, request.url, outcome);
    return { ...sent, failures: settle(session, check, outcome, surroundings.variables) };
}
function withCookies(check, request, cookies) {
    if (!check.cookies)
        return request;
    const kept = cookies.headerFor(request.url);
    if (kept === undefined)
        return request;
    const cookie = (0,optional/* present */.Eb)([request.headers['cookie'], kept]).join('; ');
    return { ...request, headers: { ...request.headers, cookie } };
}
/** A challenge, or a redirect: to a check that asks for its status a redirect is the answer. */
function findDetour(check, answer) {
    const challenge = (0,wall/* findChallenge */.VZ)(answer);
    if (challenge !== undefined)
        return { ...challenge, fixWhenProven: challenge.fix, leadsAway: true };
    return (0,optional/* optional */.lq)(!isStatusMet(check, answer.status), () => (0,wall/* findRedirect */.Qi)(answer, askerOf(check)));
}
const askerOf = (check) => {
    if (check['follow-redirects'])
        return 'following check';
    return 'check';
};
function attempt_isConclusive(outcome, detour) {
    if (outcome.kind === 'fault')
        return !['unreachable', 'tls'].includes(outcome.reason);
    return detour?.leadsAway !== true;
}
/** A shorter cookie is a language or a flag, and hiding it would garble the log. */
const shortestSecret = 8;
function keepCookies(session, cookies, url, answer) {
    const values = cookies.keep(url, answer);
    for (const value of values.filter((each) => each.length >= shortestSecret))
        maskAll(value, session);
}
const mostWaits = 20;
/** What is asked for twice must do no harm: only such requests are warmed up, or sent again after a 429. */
const isSafe = ({ method }) => ['GET', 'HEAD', 'OPTIONS'].includes(method);
async function sendPatiently(session, check, request) {
    const seconds = check['timeout-seconds'] ?? session.pace.tryTimeout;
    // The first hit fills caches and pools of the service; it is the next one that users feel.
    if (check.expect['max-ms'] !== undefined && isSafe(check))
        await tryOnce(session, request, seconds);
    let last = await tryOnce(session, request, seconds);
    for (let waits = 0; waits < mostWaits; waits++) {
        const { outcome } = last;
        const wait = retryAfterOf(outcome);
        if (wait === undefined || isStatusMet(check, 429) || !isSafe(check) || wait >= secondsLeft(session))
            break;
        await pauseBetween(session, outcome);
        last = await tryOnce(session, request, seconds);
    }
    return last;
}
/** Captures are taken from a good answer only, and secret ones are masked before anything is printed. */
function settle(session, check, answer, variables) {
    const captured = captureFrom(check, answer, variables);
    for (const [name, value] of captured.values)
        if (check.capture[name]?.secret === true)
            maskAll(textOf(value), session);
    const failures = [...judgeAnswer(check, answer, variables)];
    if (failures.length === 0)
        failures.push(...captured.failures);
    if (failures.length > 0)
        return failures;
    for (const [name, value] of captured.values)
        variables.set(name, value);
    return [];
}
const textOf = (value) => {
    if (typeof value === 'string')
        return value;
    return (0,predicates/* show */.WU)(value);
};
const maskAll = (secret, session) => {
    for (const form of (0,checks_variables/* formsOfSecret */.jB)(secret))
        session.log.mask(form);
};

;// CONCATENATED MODULE: ./.build/smoke-test/checks/cookies.js
// Keeps cookies between the checks of one run, for those checks that ask for it. Sends none to another host.
// https://www.rfc-editor.org/rfc/rfc6265

const mostCookies = 200;
/** An empty jar. */
function createCookies() {
    const hosts = new Map();
    const jarOf = (host) => {
        const jar = hosts.get(host) ?? new Map();
        hosts.set(host, jar);
        return jar;
    };
    return {
        keep: (url, answer) => {
            const jar = jarOf(url.host);
            return (answer.cookies ?? []).slice(0, mostCookies).flatMap((header) => keepOne(jar, header.slice(0, 8192)));
        },
        headerFor: (url) => {
            const fitting = [...(hosts.get(url.host) ?? [])].filter(([, cookie]) => fits(cookie, url));
            if (fitting.length === 0)
                return undefined;
            return fitting.map(([name, { value }]) => `${name}=${value}`).join('; ');
        },
    };
}
function keepOne(jar, header) {
    const [pair = '', ...attributes] = header.split(';');
    const equals = pair.indexOf('=');
    if (equals < 1)
        return [];
    const name = pair.slice(0, equals).trim();
    const value = pair.slice(equals + 1).trim();
    const settings = new Map(attributes.map(attributeOf));
    if (isOver(settings)) {
        jar.delete(name);
        return [];
    }
    jar.set(name, { value, path: pathOf(settings), secure: settings.has('secure') });
    return [value];
}
const attributeOf = (text) => {
    const [name = '', ...rest] = text.split('=');
    return [name.trim().toLowerCase(), rest.join('=').trim()];
};
/** What is no path counts as none: https://www.rfc-editor.org/rfc/rfc6265#section-5.2.4 */
function pathOf(settings) {
    const path = settings.get('path') ?? '/';
    if (!path.startsWith('/'))
        return '/';
    return path;
}
/** A server takes a cookie back by letting it end in the past. */
function isOver(settings) {
    const age = settings.get('max-age');
    if (age !== undefined)
        return Number(age) <= 0;
    const expires = Date.parse(settings.get('expires') ?? '');
    return !Number.isNaN(expires) && expires <= Date.now();
}
function fits({ path, secure }, url) {
    if (secure && url.protocol !== 'https:' && !(0,loopback/* isLoopback */.U9)(url.hostname))
        return false;
    return url.pathname === path || url.pathname.startsWith(path.replace(/\/?$/, '/'));
}

;// CONCATENATED MODULE: ./.build/smoke-test/checks/check-run.js
// Runs the checks in order, each with its retries, and hands captures and cookies on to the next. Decides no verdict.
// The map of this room: check (as it is written) → variables (fills it) → request (makes it) → check-run (one after the other, with cookies) →
// attempt (once) → judgement (predicates) and capture → outcome.








/** Runs the whole set, again and again until all pass or its time is up; `tell` gets the outcomes of each round, growing. */
async function runChecks(session, { checks, retrySeconds }, surroundings, tell = () => undefined) {
    const end = session.clock.now() + retrySeconds;
    for (let round = 1;; round++) {
        const outcomes = await runRound(session, checks, surroundings, tell);
        const left = Math.min(end - session.clock.now(), secondsLeft(session));
        if (!outcomes.some(isRed) || left <= session.pace.interval)
            return outcomes;
        const words = `round ${round}: not all checks passed; all of them run again`;
        session.log.info(`${words} (${(0,duration/* formatSeconds */.X)(left)} left)`);
        await pauseBetween(session);
    }
}
/** Runs all checks once, also after a red one: the whole picture is worth the seconds. */
async function runRound(session, checks, surroundings, tell) {
    const round = { ...surroundings, variables: new Map(surroundings.variables), cookies: createCookies() };
    const outcomes = [];
    tell(outcomes);
    for (const check of checks) {
        const outcome = await runCheck(session, check, round);
        session.log.info(`${check_run_markOf(outcome)}: ${outcome.name} (${(0,duration/* formatSeconds */.X)(outcome.milliseconds / 1000)})`);
        for (const { subject, expected, got } of outcome.failures)
            session.log.info(`  ${subject}: expected ${expected}, got ${got}`);
        outcomes.push(outcome);
    }
    return outcomes;
}
function check_run_markOf({ passed, warn }) {
    if (passed)
        return 'passed';
    if (warn)
        return 'failed, only warns';
    return 'FAILED';
}
async function runCheck(session, check, round) {
    const missing = (0,checks_variables/* namesIn */.dA)((0,checks_check/* partsOf */.CI)(check)).filter((name) => !round.variables.has(name));
    let attempt = attemptOf(missing.map((name) => attempt_failureOf('assertion', `{{${name}}}`, 'a captured value', 'nothing: the check that captures it failed')));
    let tries = 0;
    while (missing.length === 0 && tries <= check.retries) {
        if (tries > 0)
            await pauseBetween(session, attempt.outcome);
        if (tries > 0 && secondsLeft(session) === 0)
            break;
        attempt = await tryCheck(session, check, round);
        tries += 1;
        if (attempt.failures.length === 0)
            break;
    }
    const name = (0,checks_variables/* fillText */.BB)((0,checks_check/* checkName */.I3)(check), round.variables);
    return outcomeOf(session, { ...check, name }, attempt, tries);
}
function outcomeOf({ log }, check, attempt, tries) {
    const clean = (text) => printable(text, log);
    const failures = attempt.failures.map((each) => ({ ...each, expected: clean(each.expected), got: clean(each.got) }));
    const { outcome, request } = attempt;
    const answer = (0,probe/* answerIn */.Ke)(outcome);
    const passed = failures.length === 0;
    return {
        name: clean((0,checks_check/* checkName */.I3)(check)),
        passed,
        warn: check.warn,
        failures: failures.map((each) => ({ ...each, subject: clean(each.subject) })),
        tries,
        milliseconds: outcome?.milliseconds ?? 0,
        status: answer?.status,
        request: request && clean(`${request.method} ${(0,probe/* showUrl */.jr)(request.url)}`),
        excerpt: excerptOf(passed, answer, log),
        fix: attempt.fix,
        fixWhenProven: attempt.fixWhenProven,
        conclusive: attempt.conclusive,
    };
}
const excerptLength = 500;
/** A good answer needs no excerpt. */
function excerptOf(passed, answer, log) {
    if (passed || answer === undefined)
        return '';
    return printable(answer.body, log, excerptLength);
}

;// CONCATENATED MODULE: ./.build/smoke-test/version/cache.js
// Notices that a cache answered in place of the service, and says so once. Changes no verdict.


/** How an answer says that it comes from a cache; undefined when it does not. https://www.rfc-editor.org/rfc/rfc9111#field.age */
function findCache({ headers }) {
    const age = headers['age']?.slice(0, 20);
    if (age !== undefined && /^[1-9]\d*$/.test(age.trim()))
        return `age: ${age}`;
    const hit = ['x-cache', 'cf-cache-status', 'x-cache-status'].find((name) => /\bhit\b/i.test(headers[name]?.slice(0, 200) ?? ''));
    return hit && `${hit}: ${headers[hit]?.slice(0, 50)}`;
}
/** Warns of the first answer that comes from a cache. */
function createCacheWatch(log) {
    let told = false;
    return (outcome) => {
        if (told)
            return;
        const found = (0,optional/* optional */.lq)((0,probe/* answerIn */.Ke)(outcome), findCache);
        if (found === undefined)
            return;
        told = true;
        log.warning(`A cache answered (${found}), though each probe asks for a fresh answer: it proves less than the service itself would. Take the version's path out of the cache, or probe the origin.`, { title: 'Smoke test' });
    };
}

;// CONCATENATED MODULE: ./.build/smoke-test/version/instances.js
// Counts the instances behind a URL, where answers name theirs. Proves nothing; tells a person how many were met.



const keys = ['instance', 'instanceId', 'instance_id', 'pod', 'podName', 'pod_name', 'hostname', 'host', 'node'];
const headers = ['x-instance', 'x-instance-id', 'x-pod', 'x-pod-name', 'x-served-by', 'x-hostname'];
const most = 10_000;
/** Starts a count. */
function createInstances() {
    const names = new Set();
    return {
        see: (outcome) => {
            const name = (0,optional/* optional */.lq)((0,probe/* answerIn */.Ke)(outcome), instanceOf);
            if (name !== undefined && names.size < most)
                names.add(name);
        },
        get count() {
            if (names.size === 0)
                return undefined;
            return names.size;
        },
    };
}
/** The instance that an answer names at the top of its document or in a header; undefined when it names none. */
function instanceOf(answer) {
    const header = headers.find((name) => answer.headers[name] !== undefined);
    if (header !== undefined)
        return answer.headers[header];
    const document = (0,optional/* optional */.lq)(answer.body.length < 100_000, () => (0,json_document/* parseJson */.qF)(answer.body)?.value);
    if (typeof document !== 'object' || document === null)
        return undefined;
    const named = keys.map((key) => document[key]);
    return named.find((value) => typeof value === 'string' && value !== '');
}

;// CONCATENATED MODULE: ./.build/smoke-test/version/watch.js
// Keeps count of what answered, when, and how often in a row; says when the expected version is stable. Pure.


const maxRows = 50;
const maxPoints = 20_000;
const beyond = '…';
/** Probes that agree that the version stands elsewhere. */
const enoughElsewhere = 3;
/** A service whose old version names no version yet needs some time; in seconds and probes. */
const watch_patience = { seconds: 30, probes: 5 };
/** Rows and points of the timeline and answers by version, all bounded. */
function createTally() {
    const rows = new Map();
    const points = [];
    const versions = new Map();
    const count = (sighting, at, expected) => {
        const label = boundedName(rows, (0,version_sighting/* labelOf */.Wy)(sighting));
        const row = rows.get(label) ?? { label, expected, answers: 0, first: at, last: at };
        rows.set(label, { ...row, answers: row.answers + 1, last: at });
        if (points.length < maxPoints)
            points.push([at, label]);
        if (sighting.kind === 'version') {
            const version = boundedName(versions, (0,version_sighting/* flat */.Ct)(sighting.version));
            versions.set(version, (versions.get(version) ?? 0) + 1);
        }
        return row.answers === 0;
    };
    return { rows, points, versions, count };
}
/** The name, as long as there is room for one that was never seen. */
function boundedName(seen, name) {
    if (seen.has(name) || seen.size < maxRows)
        return name;
    return beyond;
}
const newState = () => ({
    streak: 0,
    streakStart: 0,
    streakEnd: 0,
    best: 0,
    good: 0,
    seen: false,
    answered: false,
    misses: 0,
    missesSince: 0,
    last: undefined,
});
/** Starts a watch. */
function startVersionWatch(goal) {
    const { rows, points, versions, count } = createTally();
    const state = newState();
    return {
        see: (sighting, at) => {
            takeIn(state, goal, sighting, at);
            return count(sighting, at, (0,version_sighting/* isWanted */.Yu)(goal, sighting));
        },
        isStable: () => state.streak >= goal.stable && state.streakEnd - state.streakStart >= goal.minStableSeconds,
        isHopeless: () => isHopeless(state, state.streakEnd),
        get streak() {
            return state.streak;
        },
        get good() {
            return state.good;
        },
        get seen() {
            return state.seen;
        },
        get answered() {
            return state.answered;
        },
        get last() {
            return state.last;
        },
        rows: () => [...rows.values()],
        points: () => points,
        versions: () => Object.fromEntries(versions),
        failure: () => (0,failure/* causeOf */.r)(goal, { ...state, versions }),
    };
}
function takeIn(state, goal, sighting, at) {
    state.last = sighting;
    state.seen ||= sighting.kind === 'version' && (0,version_sighting/* isWanted */.Yu)(goal, sighting);
    state.answered ||= sighting.kind !== 'none' || (sighting.answered && sighting.wall !== true);
    countStreak(state, (0,version_sighting/* isGood */.Kg)(goal, sighting), at);
    countMisses(state, sighting, at);
}
function countStreak(state, good, at) {
    state.streakEnd = at;
    if (!good) {
        state.streak = 0;
        return;
    }
    if (state.streak === 0)
        state.streakStart = at;
    state.streak += 1;
    state.good += 1;
    state.best = Math.max(state.best, state.streak);
}
function countMisses(state, sighting, at) {
    const isMiss = sighting.kind === 'none' && sighting.reason === 'version_missing';
    if (!isMiss) {
        state.misses = 0;
        return;
    }
    if (state.misses === 0)
        state.missesSince = at;
    state.misses += 1;
}
/** A single version anywhere means that the place is right for some pod. */
function isHopeless({ misses, missesSince, last, seen }, now) {
    if (last?.kind !== 'none' || seen)
        return false;
    if (last.elsewhere === true)
        return misses >= enoughElsewhere;
    return misses >= watch_patience.probes && now - missesSince >= watch_patience.seconds;
}

;// CONCATENATED MODULE: ./.build/smoke-test/version/wait.js
// Probes until the expected version is stable or the time is up, and tells the log what changed. Judges nothing but versions.
// The map of this room: place (where an answer says its version) → wait (probes) → sighting (one answer; wall and cache stand between) → watch (how
// often in a row) → failure (why not); search and instances only help a person.








const quietSeconds = 15;
/** Old and new in turn would print a line for every probe. */
const mostChanges = 30;
/** A wait that has not begun. */
const createWait = (plan) => ({ watch: startVersionWatch(plan), instances: createInstances() });
/** Waits for the version, or for a healthy answer. The watch tells how it went. */
async function waitForVersion(session, plan, target, { watch, instances }) {
    const tell = createProgress(session, plan, watch);
    const warnOfCache = createCacheWatch(session.log);
    while (secondsLeft(session) > 0) {
        const probe = await probeVersion(session, plan, target);
        if (probe === undefined)
            break;
        const isNew = watch.see(probe.sighting, session.clock.now());
        if (watch.good > 0)
            session.measurements.add(probe.outcome);
        if (watch.streak > 0)
            instances.see(probe.outcome);
        warnOfCache(probe.outcome);
        tell(probe.sighting, isNew);
        if (watch.isStable() || watch.isHopeless())
            break;
        await pauseBetween(session, probe.outcome);
    }
}
/** Asks for the version once; undefined when the step's deadline cut it short. */
async function probeVersion(session, plan, { url, headers }) {
    const fresh = { 'cache-control': 'no-cache', pragma: 'no-cache', ...wait_lowerCase(headers) };
    const request = { url, headers: fresh, method: 'GET', followRedirects: false };
    const { outcome, cutShort } = await tryOnce(session, request, session.pace.tryTimeout);
    if (cutShort)
        return undefined;
    const { place, expected } = plan;
    return { outcome, sighting: (0,version_place/* readSighting */.Kt)(outcome, place, expected) };
}
const wait_lowerCase = (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
/** Prints each change of state and the end of the wait; otherwise a sign of life after a quiet while. */
function createProgress(session, plan, watch) {
    let printedAt = 0;
    let changes = 0;
    let before = '';
    return (sighting, isNew) => {
        const now = session.clock.now();
        const label = (0,version_sighting/* labelOf */.Wy)(sighting);
        const isChange = label !== before && changes < mostChanges;
        before = label;
        const worthwhile = isNew || isChange || watch.isStable();
        if (!worthwhile && now - printedAt < quietSeconds)
            return;
        printedAt = now;
        if (isChange)
            changes += 1;
        const streak = (0,optional/* phrase */.MZ)(watch.streak > 0, () => `, ${watch.streak} of ${plan.stable} in a row`);
        const sofar = (0,optional/* phrase */.MZ)(!worthwhile && watch.rows().length >= 2, () => ` (so far: ${tally(watch)})`);
        session.log.info(`${(0,duration/* formatSeconds */.X)(now)}: ${printable(`${label}${streak}${sofar}`, session.log)}`);
    };
}
const tally = (watch) => watch
    .rows()
    .map(({ label, answers }) => `${label} ${answers}×`)
    .join(', ');

;// CONCATENATED MODULE: ./.build/smoke-test/target-run.js
// Takes one URL to its end: waits for the version, runs the checks, asks once more. What it learns is there also when it is stopped.










/** A course that has not begun. */
const createCourse = (url, plan) => ({
    url,
    wait: plan.wait && createWait(plan.wait),
    measurements: createMeasurements(),
    checks: [],
    closing: 'none',
    waitedSeconds: undefined,
    isDone: false,
});
/** Runs one URL; the course is filled on the way. */
async function runTarget(surroundings, plan, course, filling) {
    const session = { ...surroundings, measurements: course.measurements };
    const set = { checks: plan.checks, retrySeconds: plan.retryChecksSeconds };
    const tell = (checks) => {
        course.checks = checks;
    };
    if (plan.wait === undefined || course.wait === undefined) {
        course.waitedSeconds = session.clock.now();
        course.checks = await runChecks(session, set, { url: course.url, ...filling }, tell);
        course.isDone = true;
        return;
    }
    const target = target_run_targetOf(course.url, plan.wait, filling);
    await waitForVersion(session, plan.wait, target, course.wait);
    course.waitedSeconds = session.clock.now();
    if (course.wait.watch.isStable() && plan.checks.length > 0) {
        course.checks = await runChecks(session, set, { url: course.url, ...filling }, tell);
        course.closing = await target_run_close(session, plan.wait, target);
    }
    course.isDone = true;
}
function target_run_targetOf(base, wait, { headers, variables }) {
    const filled = (0,checks_variables/* fillPath */.dN)(wait.path, variables);
    const url = joinUrl(base, filled);
    if (url !== undefined)
        return { url, headers: (0,checks_variables/* fillTexts */.wX)(headers, variables) };
    const what = `\`version-path\`: "${(0,probe/* showPlace */.R3)(filled)}" is not a path below the URL`;
    throw new action_error/* ActionError */.lZ({ code: 'input_invalid', what, where: 'input `version-path`', fix: 'Write e.g. `/health`.' });
}
const closingTries = 3;
/** One more probe. What is no answer of another version may be a hiccup: it is asked for again, and the last answer counts. */
async function target_run_close(session, wait, target) {
    let closing = 'late';
    for (let tries = 0; tries < closingTries && secondsLeft(session) > 0; tries++) {
        if (tries > 0)
            await pauseBetween(session);
        const probe = await probeVersion(session, wait, target);
        if (probe === undefined)
            break;
        session.measurements.add(probe.outcome);
        closing = probe.sighting;
        if ((0,version_sighting/* isGood */.Kg)(wait, closing) || closing.kind === 'version')
            break;
    }
    return closing;
}
/** What the course proves. One that was stopped on its way proves nothing. */
function verdictOf(course, plan) {
    const evidence = { ...course, wait: plan.wait, watch: course.wait?.watch };
    if (course.isDone)
        return judgeTarget(evidence);
    const what = `the step was cancelled before ${(0,probe/* showUrl */.jr)(course.url)} was judged`;
    return { verdict: 'fail', reason: 'cancelled', what, conclusive: false };
}

;// CONCATENATED MODULE: ./.build/smoke-test/run.js
// The straight line of smoke-test: plan → Argo CD and the version → checks → the version once more → verdict → report. A red verdict is a
// report, not an error.


















/** Runs the smoke test. */
async function run(inputs, job, clients) {
    const plan = (0,smoke_test_plan/* planSmokeTest */.rY)(inputs);
    maskSecrets(inputs, plan.urls, job.log);
    const send = await connect(inputs, job, clients.createProber);
    for (const line of (0,smoke_test_plan/* formatPlan */.nT)(plan))
        job.log.info(line);
    if (inputs.insecure)
        job.log.warning(insecureWords, { title: 'Smoke test' });
    const exposure = findExposure(inputs, plan.urls);
    if (exposure !== undefined)
        job.log.warning(exposureWords(exposure), { title: 'Smoke test' });
    if (inputs['dry-run'])
        return { outputs: {}, summary: summaryOfPlan(plan) };
    const reportFile = await placeReport(inputs.report, job.context.workspace);
    const session = startSession(send, plan, job);
    const courses = plan.urls.map((url) => createCourse(url, plan));
    const syncs = await gather(session, plan, courses, { inputs, clients });
    const findings = findingsOf(plan, courses, syncs, { inputs, exposure, now: session.clock.now() });
    if (reportFile !== undefined)
        await writeReport(reportFile, junitOf(findings, inputs.service, job.log));
    tellEnding(findings, job.log);
    return report(findings, job.log);
}
const insecureWords = 'Certificates are not checked (`insecure: true`): whoever sits between the runner and the service can answer in its place.';
function startSession(send, plan, { signal, log }) {
    return { send, clock: startClock(), pace: plan.pace, signal, log, measurements: createMeasurements() };
}
/** Fills the courses side by side. Ends quietly when the step is cancelled: what was learned until then stays. */
async function gather(session, plan, courses, { inputs, clients }) {
    const { variables, secrets, headers } = inputs;
    const values = new Map([...Object.entries(variables), ...Object.entries(secrets)]);
    const filling = { headers, variables: values };
    // One URL that breaks off must not leave the others probing on.
    const halt = new AbortController();
    const signal = AbortSignal.any([session.signal, halt.signal]);
    try {
        const syncs = await syncWith(session, plan, inputs, clients);
        const run = async (course) => await runTarget({ ...session, signal, log: run_logFor(course, courses, session) }, plan, course, filling);
        if (syncs.every(({ isIn }) => isIn))
            await Promise.all(courses.map(run));
        return syncs;
    }
    catch (thrown) {
        halt.abort(thrown);
        if (thrown !== session.signal.reason)
            (0,domain_thrown/* throwOurBug */.FB)(thrown);
        if (session.signal.aborted)
            return [];
        throw thrown;
    }
}
async function syncWith(session, plan, inputs, clients) {
    const token = inputs['argocd-token'] ?? '';
    return await waitForApplications(session, plan.syncs, (each) => clients.connectArgoCd(session.send, { ...each, token }));
}
function run_logFor({ url }, courses, { log }) {
    if (courses.length === 1)
        return log;
    return labelled(log, `${url.host}${(0,optional/* phrase */.MZ)(url.pathname !== '/', () => url.pathname)}`);
}
function startClock() {
    const started = performance.now();
    return {
        now: () => (performance.now() - started) / 1000,
        pause: async (seconds, signal) => {
            await (0,external_node_timers_promises_.setTimeout)(seconds * 1000, undefined, { signal }).catch(domain_thrown/* onAbort */.u7);
            signal.throwIfAborted();
        },
    };
}
function findingsOf(plan, courses, syncs, { inputs, exposure, now, }) {
    const red = findRed(syncs);
    const unsynced = red && { verdict: 'fail', ...red };
    const targets = courses.map((course) => targetOf(course, unsynced ?? verdictOf(course, plan), now));
    const verdict = unsynced ?? joinVerdicts(targets.map((each) => each.verdict));
    return {
        plan,
        verdict: limit(verdict, plan),
        targets,
        syncs,
        insecure: inputs.insecure,
        exposure,
        report: inputs.report,
    };
}
/** A pass says what was not measured as well. */
function limit(verdict, plan) {
    if (verdict.verdict === 'fail' || plan.unasked.length === 0)
        return verdict;
    return { ...verdict, what: `${verdict.what}. ${(0,smoke_test_plan/* formatUnasked */.dd)(plan)}` };
}
function junitOf(findings, service, log) {
    const clean = (text) => printable(text, log);
    return log.redact(formatJunit(`smoke-test ${service}`, waitCasesOf(findings, clean), findings.targets));
}
/** What only warns, and a pass; why the step is red is printed when it ends. */
function tellEnding({ verdict, targets }, log) {
    for (const { name } of targets.flatMap((each) => each.checks.filter((check) => !check.passed && check.warn)))
        log.warning(`Check "${name}" failed, but only warns`, { title: 'Smoke test' });
    if (verdict.verdict === 'fail')
        return;
    const waited = Math.max(...targets.map((each) => each.waitedSeconds));
    log.info(`Smoke test passed after ${(0,duration/* formatSeconds */.X)(waited)} of waiting: ${printable(verdict.what, log, 1000)}`);
}

// EXTERNAL MODULE: ./.build/domain/json-value.js
var json_value = __webpack_require__(1409);
;// CONCATENATED MODULE: ./.build/clients/argocd.js
// The door to Argo CD's API: the state of one application, its sync windows, and its pods' own words. Reads only; never syncs.
// https://argo-cd.readthedocs.io/en/stable/developer-guide/api-docs/




function authorization({ href }, token) {
    if (!(0,loopback/* isPrivateUrl */.Dd)(href))
        throw new loopback/* OpenAddress */.LG('token');
    return (0,loopback/* bearerTo */.Rq)(href, token);
}
/** Connects to an application. Touches the network only in calls. */
function connectArgoCd(send, { server, token, app }) {
    const { namespace, name } = argocd_partsOf(app);
    const ask = async (below, query, bounds) => {
        const path = `${server.pathname.replace(/\/$/, '')}/api/v1/applications/${encodeURIComponent(name)}${below}`;
        const url = new URL(path, server.origin);
        const scope = (0,optional/* optional */.lq)(namespace, (namespace) => ({ appNamespace: namespace }));
        url.search = new URLSearchParams({ ...query, ...scope }).toString();
        const headers = { authorization: authorization(server, token), accept: 'application/json' };
        return await send({ method: 'GET', url, headers, followRedirects: false, ...bounds });
    };
    return {
        fetchState: async (refresh, bounds) => {
            const query = (0,optional/* optional */.lq)(refresh !== 'none', () => ({ refresh }));
            return readState(await ask('', { ...query }, bounds));
        },
        findOpenWindow: async (bounds) => {
            const outcome = await ask('/syncwindows', {}, bounds);
            if (outcome.kind === 'fault' || outcome.status !== 200)
                return undefined;
            const can = (0,json_value/* parseRecord */.Hh)(outcome.body)['canSync'];
            // Go leaves out a `false`.
            return can === true || (0,json_value/* listOf */.c3)((0,json_value/* parseRecord */.Hh)(outcome.body)['assignedWindows']).length === 0;
        },
        fetchPodWords: async (bounds) => {
            const outcome = await ask('/resource-tree', {}, bounds);
            if (outcome.kind === 'fault' || outcome.status !== 200)
                return [];
            return argocd_podWords((0,json_value/* listOf */.c3)((0,json_value/* parseRecord */.Hh)(outcome.body)['nodes']));
        },
    };
}
function argocd_partsOf(app) {
    const [first = '', second] = app.split('/');
    if (second === undefined)
        return { namespace: undefined, name: first };
    return { namespace: first, name: second };
}
function readState(outcome) {
    if (outcome.kind === 'fault')
        return outcome;
    if ([401, 403, 404].includes(outcome.status))
        return { kind: 'denied', status: outcome.status };
    const document = (0,json_value/* parseRecord */.Hh)(outcome.body);
    if (outcome.status === 200 && Object.keys((0,json_value/* recordOf */.zv)(document['status'])).length > 0)
        return stateOf(document);
    const location = outcome.headers['location'];
    const to = (0,optional/* phrase */.MZ)(location, (location) => ` to ${(0,probe/* showPlace */.R3)(location)}`);
    const what = `Argo CD answered ${outcome.status}${to} without the status of an application`;
    return { kind: 'fault', reason: 'unreachable', what, milliseconds: outcome.milliseconds };
}
function stateOf(document) {
    const spec = (0,json_value/* recordOf */.zv)(document['spec']);
    const status = (0,json_value/* recordOf */.zv)(document['status']);
    const sync = (0,json_value/* recordOf */.zv)(status['sync']);
    const automated = (0,json_value/* recordOf */.zv)(spec['syncPolicy'])['automated'];
    const source = spec['source'] ?? (0,json_value/* listOf */.c3)(spec['sources'])[0];
    return {
        status: argocd_text(sync['status']) || 'Unknown',
        compared: revisionsOf(sync),
        history: (0,json_value/* listOf */.c3)(status['history']).map((entry) => revisionsOf((0,json_value/* recordOf */.zv)(entry))),
        operation: operationOf((0,json_value/* recordOf */.zv)(status['operationState'])),
        pending: Object.keys((0,json_value/* recordOf */.zv)(document['operation'])).length > 0,
        health: argocd_text((0,json_value/* recordOf */.zv)(status['health'])['status']) || 'Unknown',
        resources: (0,json_value/* listOf */.c3)(status['resources']).map(liveOf),
        images: texts((0,json_value/* recordOf */.zv)(status['summary'])['images']),
        conditions: (0,json_value/* listOf */.c3)(status['conditions']).map(conditionOf),
        automated: automated !== undefined && automated !== null && (0,json_value/* recordOf */.zv)(automated)['enabled'] !== false,
        follows: argocd_text((0,json_value/* recordOf */.zv)(source)['targetRevision']) || 'HEAD',
        deleting: argocd_text((0,json_value/* recordOf */.zv)(document['metadata'])['deletionTimestamp']) !== '',
    };
}
/** A dry run applies nothing and is no operation for us. */
function operationOf(state) {
    const phase = argocd_text(state['phase']);
    const wanted = (0,json_value/* recordOf */.zv)((0,json_value/* recordOf */.zv)(state['operation'])['sync']);
    if (phase === '' || wanted['dryRun'] === true)
        return undefined;
    const result = (0,json_value/* recordOf */.zv)(state['syncResult']);
    return {
        phase,
        revisions: argocd_appliedOf(result, wanted),
        message: argocd_text(state['message']),
        retries: Number(state['retryCount'] ?? 0) || 0,
        partial: (0,json_value/* listOf */.c3)(wanted['resources']).length > 0,
        resources: (0,json_value/* listOf */.c3)(result['resources']).map(syncedOf),
    };
}
/** A sync that has only begun has applied nothing yet: then what it is to apply. */
function argocd_appliedOf(result, wanted) {
    const applied = revisionsOf(result);
    if (applied.length > 0)
        return applied;
    return revisionsOf(wanted);
}
function syncedOf(value) {
    const fields = (0,json_value/* recordOf */.zv)(value);
    return {
        name: nameOf(fields),
        status: argocd_text(fields['status']),
        hookType: argocd_text(fields['hookType']),
        hookPhase: argocd_text(fields['hookPhase']),
        message: argocd_text(fields['message']),
        images: texts(fields['images']),
    };
}
function liveOf(value) {
    const fields = (0,json_value/* recordOf */.zv)(value);
    const health = (0,json_value/* recordOf */.zv)(fields['health']);
    return {
        name: nameOf(fields),
        status: argocd_text(fields['status']),
        health: argocd_text(health['status']),
        message: argocd_text(health['message']),
        hook: fields['hook'] === true,
        requiresPruning: fields['requiresPruning'] === true,
    };
}
function conditionOf(value) {
    const fields = (0,json_value/* recordOf */.zv)(value);
    return { type: argocd_text(fields['type']), message: argocd_text(fields['message']) };
}
const mostWords = 3;
function argocd_podWords(nodes) {
    const words = nodes.map(json_value/* recordOf */.zv).flatMap((node) => {
        const health = (0,json_value/* recordOf */.zv)(node['health']);
        if (argocd_text(node['kind']) !== 'Pod' || argocd_text(health['status']) === 'Healthy')
            return [];
        const reason = (0,json_value/* listOf */.c3)(node['info'])
            .map(json_value/* recordOf */.zv)
            .find((each) => argocd_text(each['name']) === 'Status Reason');
        const said = [argocd_text(reason?.['value']), argocd_text(health['message'])].filter((each) => each !== '');
        if (said.length === 0)
            return [];
        return [`${argocd_text(node['name'])}: ${[...new Set(said)].join(': ')}`];
    });
    return words.slice(0, mostWords);
}
/** `batch/Job/smoke`, as Argo CD's own messages have it. */
const nameOf = (fields) => [argocd_text(fields['group']), argocd_text(fields['kind']), argocd_text(fields['name'])].filter((each) => each !== '').join('/');
/** One source has a `revision`, several have `revisions`. */
function revisionsOf(value) {
    const several = texts(value['revisions']);
    if (several.length > 0)
        return several;
    return texts([value['revision']]);
}
const argocd_text = (value) => (0,json_value/* textOf */.b6)(value) ?? '';
const texts = (value) => (0,json_value/* listOf */.c3)(value).filter((each) => (0,json_value/* textOf */.b6)(each) !== undefined);

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./.build/clients/outward/body.js
var outward_body = __webpack_require__(9758);
// EXTERNAL MODULE: ./.build/clients/outward/route.js
var route = __webpack_require__(6057);
// EXTERNAL MODULE: ./.build/clients/outward/scheme.js
var scheme = __webpack_require__(8661);
;// CONCATENATED MODULE: ./.build/clients/http.js
// Sends one HTTP request on a connection of its own, and reads the whole answer within bounds of time and size.
// Never reuses a connection (it would pin us to one pod), never throws for what the network does. Goes through the runner's proxy.









/** Bytes of a body, inflated, beyond which the answer counts as too large. */
const maxBodyBytes = 5 * 1024 * 1024;
const maxRedirects = 10;
const tooMany = `${maxRedirects} redirects were followed, and the next one leads to `;
/** What may follow a redirect to another origin; anything else might be a credential. */
const harmlessHeaders = new Set(['accept', 'accept-language', 'content-type', 'user-agent']);
/** A prober; throws when `ca` holds no certificate, or a broken one. */
function createProber(trust) {
    const options = {
        rejectUnauthorized: !trust.insecure,
        // Node gives each address of a name 250 ms, which a region on the other side of the world does not hold.
        autoSelectFamilyAttemptTimeout: 1500,
        ...(0,optional/* optional */.lq)(trust.ca, (ca) => ({ secureContext: trusting(ca) })),
    };
    const routes = (0,route.createRoutes)(trust.env ?? {});
    return async (request) => {
        const started = performance.now();
        let current = request;
        for (let redirects = 0;; redirects++) {
            const outcome = await routes.send(current, async (route) => {
                const left = current.timeoutSeconds * 1000 - (performance.now() - started);
                return await exchange(current, { ...options, ...route }, left);
            });
            const milliseconds = performance.now() - started;
            const next = (0,optional/* optional */.lq)((0,probe/* answerIn */.Ke)(outcome), (answer) => redirected(current, answer));
            if (next === undefined)
                return { ...outcome, milliseconds };
            if (redirects === maxRedirects)
                return { kind: 'fault', reason: 'redirect_loop', what: `${tooMany}${(0,probe/* showUrl */.jr)(next.url)}`, milliseconds };
            current = next;
        }
    };
}
const trusting = (ca) => external_node_tls_.createSecureContext({ ca: [...external_node_tls_.rootCertificates, ...certificatesOf(ca)] });
/** Each certificate of a PEM text; Node itself would silently ignore what is none. */
function certificatesOf(pem) {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
    if (blocks === null)
        throw new Error('it holds no certificate in PEM');
    return blocks.map((block) => new external_node_crypto_.X509Certificate(block).toString());
}
/** The request that a redirect asks for, or undefined when the answer is final. https://www.rfc-editor.org/rfc/rfc9110#section-15.4 */
function redirected(request, { status, headers }) {
    if (!request.followRedirects || ![301, 302, 303, 307, 308].includes(status))
        return undefined;
    const url = (0,optional/* optional */.lq)(headers['location'], (location) => URL.parse(location, request.url.href) ?? undefined);
    if (url === undefined || !/^https?:$/.test(url.protocol))
        return undefined;
    // What was asked for in secret is not sent in the open.
    if (request.url.protocol === 'https:' && url.protocol === 'http:')
        return undefined;
    const sameOrigin = url.origin === request.url.origin;
    const keepsBody = status === 307 || status === 308 || ['GET', 'HEAD'].includes(request.method);
    // A body may hold credentials as well: the redirect itself is then the answer.
    if (!sameOrigin && keepsBody && request.body !== undefined)
        return undefined;
    if (sameOrigin && url.username === '') {
        url.username = request.url.username;
        url.password = request.url.password;
    }
    const kept = Object.entries(request.headers).filter(([name]) => {
        const lower = name.toLowerCase();
        return (sameOrigin || harmlessHeaders.has(lower)) && (keepsBody || !lower.startsWith('content-'));
    });
    const next = { ...request, url, headers: Object.fromEntries(kept) };
    if (keepsBody)
        return next;
    return { ...next, method: 'GET', body: undefined };
}
/** One request and its answer, without redirects. */
async function exchange(request, options, budget) {
    request.signal.throwIfAborted();
    const progress = { phase: connecting };
    return await new Promise((resolve, reject) => {
        let sent;
        const fail = (reason, what, timedOut = false) => {
            if (request.signal.aborted)
                reject(request.signal.reason);
            else
                resolve({ kind: 'fault', reason, what, milliseconds: 0, ...(timedOut && { timedOut }) });
            end();
        };
        const settle = (answer) => {
            resolve(answer);
            end();
        };
        const deadline = setTimeout(() => failLate(request, { phase: progress.phase, budget }, fail), Math.max(0, budget));
        const abort = () => fail('unreachable', 'aborted');
        const end = () => {
            clearTimeout(deadline);
            request.signal.removeEventListener('abort', abort);
            sent?.destroy();
        };
        request.signal.addEventListener('abort', abort, { once: true });
        sent = http_open(request, options, fail);
        if (sent === undefined)
            return;
        trackPhase(sent, request.url.protocol === 'https:', progress);
        sent.on('error', (error) => fail(http_reasonOf(error, progress.phase), describeFault(error, request.url)));
        sent.on('response', (response) => {
            progress.phase = 'reading the body';
            readAnswer(response, request.url)
                .then(settle, (thrown) => failInBody(thrown, fail))
                .catch(reject);
        });
        sent.end(request.body);
    });
}
/** A host that drops our packets is out of reach; one that takes the connection is slow. */
function failLate({ url, timeoutSeconds }, { phase, budget }, fail) {
    const bound = `within ${Number(timeoutSeconds.toFixed(1))} s`;
    // After redirects the time was spent elsewhere.
    const isWhole = budget > timeoutSeconds * 900;
    if (phase === connecting && isWhole)
        fail('unreachable', `${url.host}: no connection ${bound}`, true);
    else
        fail('timeout', `no complete answer ${bound} (${phase})`);
}
/** Opens the request; undefined when it cannot even be written. */
function http_open(request, options, fail) {
    const whole = { ...(0,external_node_url_.urlToHttpOptions)(request.url), ...options, method: request.method };
    const headers = { 'user-agent': 'ship-actions', accept: '*/*', ...options.headers, ...http_lowerCase(request.headers) };
    try {
        return (0,scheme.moduleFor)(whole.protocol ?? '').request({ ...whole, headers });
    }
    catch (thrown) {
        (0,domain_thrown/* throwOurBug */.FB)(thrown);
        fail('request_invalid', `the request cannot be sent: ${thrown.message}`);
        return undefined;
    }
}
const http_lowerCase = (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
const connecting = 'connecting';
const handshake = 'TLS handshake';
function trackPhase(request, secure, progress) {
    const waiting = 'waiting for the answer';
    request.once('socket', (socket) => {
        const connected = () => {
            progress.phase = secure ? handshake : waiting;
        };
        // What comes through a proxy is connected already.
        if (socket.connecting)
            socket.once('connect', connected);
        else
            connected();
        socket.once('secureConnect', () => {
            progress.phase = waiting;
        });
    });
}
async function readAnswer(response, url) {
    const packed = await (0,outward_body/* readBounded */.C)(response, url, maxBodyBytes);
    const headers = {};
    for (const [name, value] of Object.entries(response.headers))
        if (value !== undefined)
            headers[name] = [value].flat().join(', ');
    const body = new TextDecoder().decode(plainBytes(packed, headers['content-encoding']));
    const cookies = response.headers['set-cookie'] ?? [];
    const status = response.statusCode ?? 0;
    return { kind: 'answer', status, headers, body, cookies, milliseconds: 0, url: (0,probe/* showUrl */.jr)(url) };
}
const decoders = {
    gzip: 'gunzipSync',
    deflate: 'inflateSync',
    br: 'brotliDecompressSync',
};
/** The body as it was before it was compressed, which a server may do without being asked. An unknown coding stays as it is. */
function plainBytes(bytes, coding) {
    const decode = decoders[coding?.trim().toLowerCase() ?? ''];
    if (decode === undefined || bytes.length === 0)
        return bytes;
    try {
        // Loaded only here: it takes a tenth of the time in which a step starts, and hardly any answer is compressed.
        return process.getBuiltinModule('node:zlib')[decode](bytes, { maxOutputLength: maxBodyBytes });
    }
    catch (cause) {
        (0,domain_thrown/* throwOurBug */.FB)(cause);
        throw new WrongCoding(`the body is not ${coding}, although content-encoding says so`, { cause });
    }
}
class WrongCoding extends Error {
}
/** What a stream throws has a code; anything else is a bug of ours. */
function failInBody(thrown, fail) {
    if (thrown instanceof outward_body/* BodyTooLarge */.K || (thrown instanceof WrongCoding && isTooLarge(thrown.cause)))
        fail('body_too_large', `the body is larger than ${maxBodyBytes / 1024 / 1024} MiB`);
    else if (thrown instanceof WrongCoding)
        fail('unreachable', thrown.message);
    else {
        (0,domain_thrown/* throwOurBug */.FB)(thrown);
        if (!('code' in thrown))
            throw thrown;
        fail('unreachable', 'the connection closed before the body was complete');
    }
}
const isTooLarge = (cause) => cause?.code === 'ERR_BUFFER_TOO_LARGE';
/** A reset during the handshake is a balancer without a backend, not a certificate's fault. */
function http_reasonOf(error, phase) {
    const lost = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(error.code ?? '');
    if (phase === handshake && !lost)
        return 'tls';
    return 'unreachable';
}
const untrusted = 'its authority is not known here';
/** What the codes of Node and OpenSSL mean: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const meanings = {
    ENOTFOUND: 'DNS does not know this name (yet)',
    EAI_AGAIN: 'DNS did not answer',
    ECONNRESET: 'the connection was reset',
    CERT_HAS_EXPIRED: 'the certificate has expired',
    CERT_NOT_YET_VALID: 'the certificate is not valid yet',
    ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another name',
    DEPTH_ZERO_SELF_SIGNED_CERT: `the certificate signed itself, and ${untrusted}`,
    SELF_SIGNED_CERT_IN_CHAIN: `the certificate cannot be trusted: ${untrusted}`,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: `the certificate cannot be trusted: ${untrusted}`,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: `the certificate cannot be trusted: ${untrusted}`,
    EPROTO: 'the two sides do not agree on TLS',
};
/** Node says nothing but a code when every address of a name failed. */
function describeFault(error, url) {
    if (error.code === 'EPROTO' && error.message.includes('wrong version number'))
        return 'the server does not speak TLS there; is its address http://?';
    const words = http_wordsOf(error).slice(0, 1000).replace(/\s+/g, ' ').trim();
    const meaning = meanings[error.code ?? ''];
    if (meaning === undefined)
        return words;
    return `${url.hostname}: ${meaning} (${words})`;
}
function http_wordsOf(error) {
    if (error.message !== '')
        return error.message;
    const inner = innerOf(error).map((each) => each.message);
    return inner.join('; ') || (error.code ?? error.name);
}
function innerOf(error) {
    if (error instanceof AggregateError)
        return error.errors;
    return [];
}

;// CONCATENATED MODULE: ./.build/smoke-test/wiring.js
// The real clients of smoke-test: what it touches of the world, and nothing else. Decides nothing.


/** Handed to the action by its main, and by the chain of which it is a stage. */
const clients = { connectArgoCd: connectArgoCd, createProber: createProber };

;// CONCATENATED MODULE: ./.build/ship/stages/smoke-test.js
// smoke-test as a stage, with the real clients. Decides nothing.






/** The stage. */
const smoke_test_stage = (0,stage/* stageOf */.g)({ name: 'smoke-test', inputs: inputs/* inputs */.Q, outputs: outputs, check: inputs/* check */.z, run: run, clients: clients }, questions);


/***/ })

};
