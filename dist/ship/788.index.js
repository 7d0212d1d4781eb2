export const id = 788;
export const ids = [788,661];
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

/***/ 2050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MS: () => (/* binding */ findStoredLogin),
  NB: () => (/* binding */ logins)
});

// UNUSED EXPORTS: createPrivateFolder, findUserLogin, sweepPrivateFolders, usesAwsHelper, writeLogins

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/domain/json-value.js
var json_value = __webpack_require__(1409);
// EXTERNAL MODULE: ./.build/domain/text/optional.js
var optional = __webpack_require__(2615);
// EXTERNAL MODULE: ./.build/domain/thrown.js
var domain_thrown = __webpack_require__(433);
// EXTERNAL MODULE: ./.build/clients/watchdog.js
var watchdog = __webpack_require__(318);
// EXTERNAL MODULE: ./.build/domain/environment.js
var environment = __webpack_require__(86);
// EXTERNAL MODULE: ./.build/clients/process.js
var clients_process = __webpack_require__(8876);
;// CONCATENATED MODULE: ./.build/clients/registry/credential-helper.js
// Asks one of Docker's credential helpers for a login. Never stores or erases one.
// https://github.com/docker/docker-credential-helpers#development




/** What `docker-credential-<helper>` knows of a registry; undefined when it knows nothing or fails. It belongs to whoever configured it, and signs in with what the step was given, such as the login of the cloud; it gets nothing that speaks for the step. */
async function askHelper(helper, key, env) {
    const command = `docker-credential-${helper}`;
    const limits = { timeoutSeconds: 20, keepBytes: 1 << 20 };
    const question = { command, args: ['get'], cwd: '/', env: (0,environment/* withoutVoice */.Tm)(env), input: key, ...limits };
    try {
        const { exitCode, stdout } = await (0,clients_process/* runProcess */.R)(question);
        if (exitCode !== 0)
            return undefined;
        const { Username, Secret } = (0,json_value/* parseRecord */.Hh)(stdout.toString());
        if (typeof Username !== 'string' || typeof Secret !== 'string' || Username === '<token>')
            return undefined;
        return { username: Username, password: Secret };
    }
    catch (thrown) {
        if ((0,domain_thrown/* systemErrorCode */.vq)(thrown) === 'ENOENT')
            return { missing: command };
        return undefined;
    }
}

;// CONCATENATED MODULE: ./.build/clients/registry/docker-config.js
// Registry logins: a private Docker config that lives as long as the step, and what the user's own config knows. Never writes the user's.
// https://docs.docker.com/reference/cli/docker/login/#credential-stores







const folderPrefix = 'ship-image-';
const ownerFile = 'owner.json';
/** A folder of a process that cannot be seen from here (another container's) is left alone for so long. */
const unseenHours = 24;
/** Makes a private folder below `parent`. Call `remove`; should the process exit first, it removes itself. */
function createPrivateFolder(parent) {
    const folder = (0,external_node_fs_.mkdtempSync)(external_node_path_.join(parent, folderPrefix));
    (0,external_node_fs_.chmodSync)(folder, 0o700);
    const remove = () => {
        process.removeListener('exit', remove);
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    };
    process.once('exit', remove);
    (0,watchdog/* guardFolder */.Q)(folder);
    const write = (name, content) => {
        const file = external_node_path_.join(folder, name);
        (0,external_node_fs_.writeFileSync)(file, content, { mode: 0o600 });
        return file;
    };
    write(ownerFile, JSON.stringify(ownerOf(process.pid)));
    return { folder, write, remove };
}
/** Removes the private folders that steps left which were killed without a chance to clean up; says how many. */
function sweepPrivateFolders(parent) {
    const stale = namesIn(parent)
        .filter((name) => name.startsWith(folderPrefix))
        .map((name) => external_node_path_.join(parent, name))
        .filter(isStale);
    for (const folder of stale)
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    return stale.length;
}
function isStale(folder) {
    const found = (0,external_node_fs_.lstatSync)(folder, { throwIfNoEntry: false });
    if (found?.isDirectory() !== true || found.uid !== (process.getuid?.() ?? found.uid))
        return false;
    const owner = readConfig(external_node_path_.join(folder, ownerFile));
    if (owner.pid === undefined || owner.namespace !== ownerOf(process.pid).namespace)
        return Date.now() - found.mtimeMs > unseenHours * 3_600_000;
    return ownerOf(owner.pid).started !== owner.started;
}
/** What the kernel says of a process; empty where there is no /proc, or no such process. */
function ownerOf(pid) {
    const stat = textOf(`/proc/${pid}/stat`);
    // The name in brackets may hold anything; what follows its last bracket is numbers.
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    return { pid, namespace: linkOf('/proc/self/ns/pid'), started };
}
/** The names under which a registry's login is kept. */
const keysOf = (registry) => {
    if (registry === 'docker.io')
        return ['https://index.docker.io/v1/', 'docker.io'];
    return [registry, `https://${registry}`];
};
/**
 * Writes `config.json` (for Docker, in place of the user's, whose other logins, contexts and plugins it keeps) and
 * `auth.json` (for Buildah) with these logins, by registry, into a private folder; gives the path of the latter.
 */
function writeLogins(place, given, env) {
    const keys = [...given.keys()].flatMap(keysOf);
    const own = Object.fromEntries([...given].flatMap(([registry, { username, password }]) => {
        const auth = Buffer.from(`${username}:${password}`).toString('base64');
        return keysOf(registry).map((key) => [key, { auth }]);
    }));
    const user = readConfig(external_node_path_.join(userFolder(env), 'config.json'));
    const containers = containersAuthFiles(env).map(readConfig);
    const helpers = Object.entries(Object.assign({}, ...containers.map((each) => each.credHelpers), user.credHelpers));
    const others = helpers.filter(([key]) => !keys.includes(key));
    // An empty helper sends Docker to the file for these registries, whatever store the user has for the others.
    const toFile = (0,optional/* optional */.lq)(user.credsStore, () => keys.map((key) => [key, ''])) ?? [];
    const config = {
        ...user,
        auths: { ...user.auths, ...own },
        credHelpers: Object.fromEntries([...others, ...toFile]),
    };
    place.write('config.json', JSON.stringify(config));
    linkOthers(userFolder(env), place.folder);
    const auths = Object.assign({}, user.auths, ...containers.map((each) => each.auths), own);
    return place.write('auth.json', JSON.stringify({ auths, credHelpers: Object.fromEntries(others) }));
}
/** The login that the user's own config has for a registry, from the file or its credential helper; undefined for none. */
async function findUserLogin(registry, env) {
    const files = [external_node_path_.join(userFolder(env), 'config.json'), ...containersAuthFiles(env)];
    let missing;
    for (const config of files.map(readConfig)) {
        for (const key of keysOf(registry)) {
            const found = await loginIn(config, key, env);
            if (found !== undefined && 'username' in found)
                return found;
            missing ??= found;
        }
    }
    return missing;
}
async function loginIn(config, key, env) {
    const helper = config.credHelpers?.[key] ?? config.credsStore;
    if (helper)
        return await askHelper(helper, key, env);
    return decode(config.auths?.[key]?.auth);
}
/** True when the user's config sends any registry to Amazon's helper, which reads the AWS variables. */
function usesAwsHelper(env) {
    const { credHelpers = {}, credsStore = '' } = readConfig(external_node_path_.join(userFolder(env), 'config.json'));
    return [credsStore, ...Object.values(credHelpers)].some((helper) => helper.includes('ecr'));
}
/** The login that stands in the user's own Docker config itself; asks no helper, which may take its time. */
function findStoredLogin(registry, env) {
    const { auths } = readConfig(external_node_path_.join(userFolder(env), 'config.json'));
    return keysOf(registry)
        .map((key) => decode(auths?.[key]?.auth))
        .find((found) => found !== undefined);
}
function decode(auth) {
    const [username = '', ...password] = Buffer.from(auth ?? '', 'base64')
        .toString()
        .split(':');
    if (username === '' || password.length === 0)
        return undefined;
    return { username, password: password.join(':') };
}
const userFolder = (env) => env['DOCKER_CONFIG'] || external_node_path_.join(env['HOME'] ?? '/', '.docker');
/** https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md */
const containersAuthFiles = (env) => {
    if (env['REGISTRY_AUTH_FILE'])
        return [env['REGISTRY_AUTH_FILE']];
    if (env['XDG_RUNTIME_DIR'])
        return [external_node_path_.join(env['XDG_RUNTIME_DIR'], 'containers', 'auth.json')];
    return [`/run/containers/${process.getuid?.() ?? 0}/auth.json`];
};
const readConfig = (file) => (0,json_value/* parseRecord */.Hh)(textOf(file));
/** The text of a file; empty when it cannot be read. */
function textOf(file) {
    try {
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch (thrown) {
        (0,domain_thrown/* systemErrorCode */.vq)(thrown);
        return '';
    }
}
function linkOf(file) {
    try {
        return (0,external_node_fs_.readlinkSync)(file);
    }
    catch (thrown) {
        (0,domain_thrown/* systemErrorCode */.vq)(thrown);
        return '';
    }
}
/** Contexts, plugins and builders of the user stay visible: links, no copies. */
function linkOthers(from, to) {
    for (const name of namesIn(from)) {
        if (!['config.json', 'auth.json', ownerFile].includes(name))
            (0,external_node_fs_.symlinkSync)(external_node_path_.join(external_node_path_.resolve(from), name), external_node_path_.join(to, name));
    }
}
function namesIn(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder);
    }
    catch (thrown) {
        (0,domain_thrown/* systemErrorCode */.vq)(thrown);
        return [];
    }
}
/** Everything about the logins of one step. */
const logins = {
    createPrivateFolder,
    findStoredLogin,
    findUserLogin,
    sweepPrivateFolders,
    usesAwsHelper,
    writeLogins,
};


/***/ }),

/***/ 6914:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hc: () => (/* binding */ ofRegistry),
/* harmony export */   Ne: () => (/* binding */ openEcr),
/* harmony export */   P6: () => (/* binding */ askLogin),
/* harmony export */   d0: () => (/* binding */ ecrRegion),
/* harmony export */   rE: () => (/* binding */ loginToEcr)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7075);
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2615);
/* harmony import */ var _domain_thrown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(433);
/* harmony import */ var _outward_proxy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3816);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4316);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8831);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7604);
// The door to Amazon ECR's API: the AWS SDK with its own credential chain, loaded only when it is asked for. Stores nothing, and names
// no input: trouble is a RegistryFault.
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/Welcome.html
// The map of this room: host (is it ECR) → ecr (the door) → repository, scan, settings (what is asked) → fault (what a refusal means).







/** Ten tries with the SDK's pauses (full jitter, doubled up to 20 s) take about a minute. */
const defaultAttempts = 10;
/** Connects to ECR. Loads the SDK with the first call. */
function openEcr(options) {
    const { signal, region } = options;
    let opened;
    const client = async () => {
        opened ??= createClient(options);
        return await opened;
    };
    const attempt = async (operation, use) => {
        const api = await client();
        try {
            return await use(api);
        }
        catch (thrown) {
            signal.throwIfAborted();
            throw (0,_fault_js__WEBPACK_IMPORTED_MODULE_4__/* .faultOfAws */ .Bb)(thrown, operation, region ?? (await regionOf(api)));
        }
    };
    return {
        call: async (operation, use) => {
            try {
                return await attempt(operation, use);
            }
            catch (thrown) {
                if (!(0,_fault_js__WEBPACK_IMPORTED_MODULE_4__/* .isSessionExpired */ .aE)(thrown))
                    throw thrown;
                // The chain reads its sources anew when the client is made anew.
                opened = undefined;
                return await attempt(operation, use);
            }
        },
        region: async () => region ?? (await regionOf(await client())),
        close: () => void (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_6__/* .optional */ .lq)(opened, async (opened) => (await (0,_domain_thrown_js__WEBPACK_IMPORTED_MODULE_1__/* .awaitedElsewhere */ .Mh)(opened))?.destroy()),
    };
}
const regionOf = async (api) => await api.config.region().catch((0,_domain_thrown_js__WEBPACK_IMPORTED_MODULE_1__/* .onAnyFault */ .mH)(''));
async function createClient({ region, isFips, env = {}, signal, attempts, onSent }) {
    const { ECR: Client } = await __webpack_require__.e(/* import() */ 249).then(__webpack_require__.t.bind(__webpack_require__, 8249, 19));
    // A stand-in on this machine is not asked through a proxy.
    const stated = env['AWS_ENDPOINT_URL_ECR'] ?? env['AWS_ENDPOINT_URL'] ?? '';
    const host = URL.parse(stated)?.host ?? 'ecr.amazonaws.com';
    const agents = {
        httpAgent: (0,_outward_proxy_js__WEBPACK_IMPORTED_MODULE_2__/* .createAgent */ .Sn)(new URL(`http://${host}`), env),
        httpsAgent: (0,_outward_proxy_js__WEBPACK_IMPORTED_MODULE_2__/* .createAgent */ .Sn)(new URL(`https://${host}`), env),
    };
    const client = new Client({
        ...(0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_6__/* .optional */ .lq)(region, (region) => ({ region })),
        ...(0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_6__/* .optional */ .lq)(isFips, () => ({ useFipsEndpoint: true })),
        maxAttempts: attempts ?? defaultAttempts,
        requestHandler: { connectionTimeout: 10_000, requestTimeout: 30_000, ...agents },
    });
    watchExchanges(client, onSent);
    signal.addEventListener('abort', () => client.destroy(), { once: true });
    return client;
}
/** Tells of each request, and refuses an answer that never ends: the SDK would read it whole. */
function watchExchanges(client, onSent) {
    client.middlewareStack.add((next) => async (args) => {
        const answer = next(args);
        onSent?.();
        const result = await answer;
        const { response } = result;
        if (response.body !== undefined)
            response.body = bounded(response.body);
        return result;
    }, { step: 'deserialize', priority: 'low', name: 'boundedAnswer' });
}
/** An answer that breaks off is handed on as broken: `pipe` alone would leave its reader waiting. */
function bounded(body) {
    return (0,node_stream__WEBPACK_IMPORTED_MODULE_0__.pipeline)(body, countingLimit(), () => undefined);
}
function countingLimit() {
    let size = 0;
    return new node_stream__WEBPACK_IMPORTED_MODULE_0__.Transform({
        transform: (chunk, _encoding, done) => {
            size += chunk.length;
            if (size > _transport_js__WEBPACK_IMPORTED_MODULE_3__/* .maxBytes */ .ID)
                done(new Error(`the answer is larger than ${_transport_js__WEBPACK_IMPORTED_MODULE_3__/* .maxBytes */ .ID >> 20} MiB`));
            else
                done(null, chunk);
        },
    });
}
/** How a request names the registry of an account; without it Amazon takes that of the credentials. */
const ofRegistry = (account) => ({ registryId: account });
/** The region in the host of an ECR registry; undefined when the host is none. */
const ecrRegion = (registry) => (0,_host_js__WEBPACK_IMPORTED_MODULE_5__/* .parseEcrHost */ .wl)(registry)?.region;
/** Asks for the login of the account that the credentials belong to. */
async function askLogin(ecr) {
    const { authorizationData } = await ecr.call('getAuthorizationToken', (api) => api.getAuthorizationToken({}));
    const { authorizationToken = '', proxyEndpoint = '' } = authorizationData?.[0] ?? {};
    const [username, ...password] = Buffer.from(authorizationToken, 'base64').toString().split(':');
    if (username === undefined || password.length === 0 || !URL.canParse(proxyEndpoint))
        throw (0,_fault_js__WEBPACK_IMPORTED_MODULE_4__/* .faultOfAws */ .Bb)(new Error('it gave no token'), 'getAuthorizationToken', await ecr.region());
    return { registry: new URL(proxyEndpoint).host, credentials: { username, password: password.join(':') } };
}
/** Logs in with what AWS_* variables, profiles, OIDC or the machine's role give, and hangs up. */
async function loginToEcr(region, options) {
    const ecr = openEcr({ ...options, region });
    try {
        return await askLogin(ecr);
    }
    finally {
        ecr.close();
    }
}


/***/ }),

/***/ 8831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bb: () => (/* binding */ faultOfAws),
/* harmony export */   aE: () => (/* binding */ isSessionExpired),
/* harmony export */   o$: () => (/* binding */ awsNameOf)
/* harmony export */ });
/* harmony import */ var _domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3926);
/* harmony import */ var _domain_image_registry_fault_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9231);
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2615);
/* harmony import */ var _domain_thrown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(433);
/* harmony import */ var _outward_proxy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3816);
/* harmony import */ var _fault_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8193);
// What an error of ECR's API means: denied, absent and throttled are three different answers. Sends nothing.
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/CommonErrors.html






/** Names of errors, by what they mean. */
const meanings = [
    [/^(?:ExpiredToken|RequestExpired|ExpiredTokenException)/, 'expired'],
    [
        /AccessDenied|UnrecognizedClient|InvalidClientToken|InvalidSignature|NotAuthorized|BlockedByOrganizationPolicy/,
        'denied',
    ],
    [/^(?:IncompleteSignature|SignatureDoesNotMatch|MissingAuthenticationToken|OptInRequired)/, 'denied'],
    [/CredentialsProviderError|TokenProviderError|CredentialsError/, 'no-login'],
    [/^(?:RepositoryNotFound)/, 'absent'],
    [/Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|ProvisionedThroughputExceeded|EC2Throttled/, 'throttled'],
    [
        /^(?:TimeoutError|NetworkingError|ServerException|InternalFailure|ServiceUnavailable|InternalServer)/,
        'unreachable',
    ],
];
/** An error of the SDK as a RegistryFault; a bug of ours as it is. */
function faultOfAws(thrown, operation, region) {
    if (thrown instanceof _domain_image_registry_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryFault */ .Q || ((0,_domain_thrown_js__WEBPACK_IMPORTED_MODULE_2__/* .isOurBug */ .lC)(thrown) && !isOfAnswer(thrown)))
        return thrown;
    const name = thrown instanceof Error ? thrown.name : '';
    const detail = (0,_fault_js__WEBPACK_IMPORTED_MODULE_4__/* .shorten */ .ml)((0,_domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown)) || name;
    const action = `ecr:${operation.slice(0, 1).toUpperCase()}${operation.slice(1)}`;
    const kind = kindOf(thrown, name);
    const who = `Amazon ECR${(0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_5__/* .phrase */ .MZ)(region !== '', () => ` in ${region}`)}`;
    const facts = {
        kind,
        registry: who,
        detail,
        verb: operation === 'getAuthorizationToken' ? 'log in' : 'ask',
        action: (0,_fault_js__WEBPACK_IMPORTED_MODULE_4__/* .deniedAction */ .Ub)(detail) ?? action,
        status: statusOf(thrown),
    };
    return new _domain_image_registry_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryFault */ .Q(`${who} did not answer ${action}: ${detail}`, facts, { cause: thrown });
}
/** The SDK throws a TypeError at an answer that it cannot read, too, and hangs the answer on it. */
const isOfAnswer = (thrown) => thrown instanceof Error && '$response' in thrown;
function kindOf(thrown, name) {
    if (thrown instanceof _outward_proxy_js__WEBPACK_IMPORTED_MODULE_3__/* .ProxyRefusal */ .fR)
        return 'proxy';
    const known = meanings.find(([pattern]) => pattern.test(name))?.[1];
    if (known !== undefined)
        return known;
    const code = thrown?.code ?? '';
    if (/^(?:E[A-Z]+|UND_ERR_[A-Z_]+)$/.test(code))
        return 'unreachable';
    if (/region is missing/i.test((0,_domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown).slice(0, 200)))
        return 'no-login';
    if ((statusOf(thrown) ?? 0) >= 500)
        return 'unreachable';
    return 'refused';
}
const statusOf = (thrown) => thrown?.$metadata?.httpStatusCode;
/** The name of the SDK's error behind a fault; empty when there is none. */
const awsNameOf = (thrown) => {
    if (thrown instanceof _domain_image_registry_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryFault */ .Q && thrown.cause instanceof Error)
        return thrown.cause.name;
    return '';
};
/** True for a session that has ended, which new credentials may mend. */
const isSessionExpired = (thrown) => thrown instanceof _domain_image_registry_fault_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryFault */ .Q && thrown.kind === 'expired';


/***/ }),

/***/ 7604:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qg: () => (/* binding */ inRegion),
/* harmony export */   sM: () => (/* binding */ isPublicEcr),
/* harmony export */   wl: () => (/* binding */ parseEcrHost)
/* harmony export */ });
// Tells the hosts of Amazon ECR from look-alikes, in every partition. Asks nobody.
// https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html and the partitions of AWS's endpoint rules
/** Where each partition's registries are: the suffix of the host, IPv4 alone and dual-stack, and the start of its regions. */
const partitions = [
    {
        suffixes: ['amazonaws.com', 'on.aws'],
        regions: /^(?!cn-|us-iso|eu-iso|eusc-)[a-z]{2}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/,
    },
    { suffixes: ['amazonaws.com.cn', 'on.amazonwebservices.com.cn'], regions: /^cn-[a-z]{2,12}-\d{1,2}$/ },
    { suffixes: ['amazonaws.eu', 'on.amazonwebservices.eu'], regions: /^eusc-[a-z]{2,12}-[a-z]{2,12}-\d{1,2}$/ },
    { suffixes: ['c2s.ic.gov', 'api.aws.ic.gov'], regions: /^us-iso-[a-z]{2,12}-\d{1,2}$/ },
    { suffixes: ['sc2s.sgov.gov', 'api.aws.scloud'], regions: /^us-isob-[a-z]{2,12}-\d{1,2}$/ },
    { suffixes: ['csp.hci.ic.gov', 'api.aws.hci.ic.gov'], regions: /^us-isof-[a-z]{2,12}-\d{1,2}$/ },
    { suffixes: ['cloud.adc-e.uk', 'api.cloud-aws.adc-e.uk'], regions: /^eu-isoe-[a-z]{2,12}-\d{1,2}$/ },
];
const longestHost = 253;
/** Parses `account.dkr.ecr.region.…` and its FIPS and dual-stack forms; undefined for any other host. */
function parseEcrHost(registry) {
    if (registry.length > longestHost)
        return undefined;
    const [, account = '', service = '', region = '', suffix = ''] = /^(\d{12})\.(dkr[.-]ecr(?:-fips)?)\.([a-z0-9-]+)\.([a-z0-9.-]+)$/.exec(registry) ?? [];
    const partition = partitions.find(({ suffixes }) => suffixes.includes(suffix));
    const isDualStack = partition?.suffixes.indexOf(suffix) === 1;
    if (partition === undefined || !partition.regions.test(region) || isDualStack !== service.startsWith('dkr-'))
        return undefined;
    return { account, region, isFips: service.endsWith('-fips') };
}
/** The registry of another region, of the same account and in the same form. */
const inRegion = (registry, region) => registry.replace(/^(\d{12}\.dkr[.-]ecr(?:-fips)?\.)[a-z0-9-]+/, `$1${region}`);
/** True for Amazon's gallery of public images, which has its own API and logins. */
const isPublicEcr = (registry) => registry === 'public.ecr.aws' || registry === 'ecr-public.aws.com';


/***/ }),

/***/ 8193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J4: () => (/* binding */ mismatch),
/* harmony export */   MZ: () => (/* binding */ codesOf),
/* harmony export */   Rw: () => (/* binding */ detailOf),
/* harmony export */   Ub: () => (/* binding */ deniedAction),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   os: () => (/* binding */ unexpected),
/* harmony export */   vs: () => (/* binding */ noManifest),
/* harmony export */   wk: () => (/* binding */ denied)
/* harmony export */ });
/* harmony import */ var _domain_image_registry_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9231);
/* harmony import */ var _domain_json_value_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1409);
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2615);
// Tells what a registry's answer means, as a RegistryFault with the registry's own words. Names no input and quotes no credentials.



const longestDetail = 500;
/** Foreign words for a sentence: one line, bounded. */
const shorten = (text) => text
    .slice(0, longestDetail * 4)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestDetail);
/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes; empty for a page of something else. */
function errorsIn(body) {
    return (0,_domain_json_value_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)((0,_domain_json_value_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRecord */ .Hh)(body.toString())['errors'])
        .map(_domain_json_value_js__WEBPACK_IMPORTED_MODULE_1__/* .recordOf */ .zv)
        .map(({ code, message }) => ({ code: (0,_domain_json_value_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(code) ?? '', message: (0,_domain_json_value_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(message) ?? '' }));
}
/** The registry's words for an error, for a sentence; empty when it has none. */
function detailOf(body) {
    const [first] = errorsIn(body);
    if (first === undefined)
        return '';
    return shorten(first.message || first.code);
}
/** The registry's own codes for an error; none in a page of something else. */
const codesOf = (body) => errorsIn(body).flatMap(({ code }) => (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_2__/* .present */ .Eb)([code !== '' && code]));
/** The action in AWS's sentence "… is not authorized to perform: ecr:PutImage on resource …"; undefined when it names none. */
const deniedAction = (text) => /not authorized to perform: ([a-z0-9-]{1,40}:[A-Za-z0-9]{1,60})/.exec(text.slice(0, 4000))?.[1];
const acts = { pull: 'read', push: 'push to' };
/** 401 or 403, with a login or without one. */
function denied(address, method, status, body) {
    const { registry, repository } = address;
    const verb = method === 'GET' || method === 'HEAD' ? 'pull' : 'push';
    const detail = detailOf(body);
    const message = `${registry} does not let us ${acts[verb]} ${repository} (${status}${(0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_2__/* .phrase */ .MZ)(detail !== '', () => `: ${detail}`)})`;
    const isOld = /token has expired|expired token/i.test(detail);
    const facts = { registry, repository, verb, status, detail, hasLogin: address.credentials !== undefined };
    return new _domain_image_registry_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryFault */ .Q(message, { ...facts, kind: isOld ? 'expired' : 'denied', action: deniedAction(detail) });
}
/** A status that the specification does not foresee here. */
function unexpected(address, request, { status, body }) {
    const { registry, repository } = address;
    const detail = detailOf(body);
    const kind = status === 404 && codesOf(body).includes('NAME_UNKNOWN') ? 'absent' : 'refused';
    const message = `${registry} answered ${status} to ${request}${(0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_2__/* .phrase */ .MZ)(detail !== '', () => `: ${detail}`)}`;
    return new _domain_image_registry_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryFault */ .Q(message, { kind, registry, repository, status, detail, verb: 'ask' });
}
/** Something that is no registry answers in its place. */
function noManifest({ registry, repository }, reference) {
    const message = `${registry} answered 200 to GET ${repository}/manifests/${reference}, but with no manifest`;
    return new _domain_image_registry_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryFault */ .Q(message, { kind: 'foreign', registry, repository, verb: 'ask' });
}
/** Content whose digest is not the one that was stated. */
function mismatch({ registry, repository }, reference, stated, real) {
    const message = `${registry} says that "${reference}" is ${shorten(stated)}, but its content is ${real}`;
    return new _domain_image_registry_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .RegistryFault */ .Q(message, { kind: 'digest', registry, repository, verb: 'pull' });
}


/***/ }),

/***/ 2526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ connectImageRepository),
  E: () => (/* reexport */ repositoryUrl)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./.build/domain/image/reference.js
var image_reference = __webpack_require__(6164);
// EXTERNAL MODULE: ./.build/domain/image/registry-fault.js
var registry_fault = __webpack_require__(9231);
// EXTERNAL MODULE: ./.build/domain/loopback.js
var loopback = __webpack_require__(7914);
// EXTERNAL MODULE: ./.build/domain/text/ends.js
var ends = __webpack_require__(5497);
// EXTERNAL MODULE: ./.build/domain/text/optional.js
var optional = __webpack_require__(2615);
// EXTERNAL MODULE: ./.build/clients/retry.js
var retry = __webpack_require__(6607);
// EXTERNAL MODULE: ./.build/clients/registry/fault.js
var fault = __webpack_require__(8193);
;// CONCATENATED MODULE: ./.build/clients/registry/auth.js
// Answers a registry's challenge: Basic, or a Bearer token from its token server. Keeps nothing, and shows credentials over TLS only.
// https://distribution.github.io/distribution/spec/auth/token/




/** Characters of a challenge that are looked at. */
const longestChallenge = 4096;
/** The Authorization header that answers a WWW-Authenticate challenge; rejects with a RegistryFault when there is none. */
async function authorize(challenge, request) {
    const [scheme = '', ...rest] = challenge.slice(0, longestChallenge).trim().split(/\s/);
    if (/^basic$/i.test(scheme) && request.credentials !== undefined)
        return basic(request.root, request);
    const parameters = parseParameters(rest.join(' '));
    if (/^bearer$/i.test(scheme) && parameters['realm'] !== undefined)
        return await fetchToken(parameters, request);
    throw denied(request, `it asks for ${(0,optional/* phrase */.MZ)(scheme !== '', () => `${(0,fault/* shorten */.ml)(scheme)} `)}credentials`);
}
function basic(address, request) {
    const { username = '', password = '' } = request.credentials ?? {};
    return (0,loopback/* basicTo */.qM)(privateUrl(address, request), username, password);
}
async function fetchToken(parameters, request) {
    const { credentials, signal } = request;
    const url = tokenUrl(parameters, request);
    const headers = { ...(0,optional/* optional */.lq)(credentials, () => ({ authorization: basic(url.href, request) })) };
    const { status, body } = await request.fetch(url.href, { method: 'GET', headers, signal });
    if (status === 429 || status >= 500)
        throw new BusyTokenServer(`its token server at ${url.host} answered ${status}`, status);
    if (status !== 200)
        throw denied(request, `its token server at ${url.host} answered ${status}`, status);
    const token = tokenIn(body);
    if (token === undefined)
        throw denied(request, `its token server at ${url.host} gave no token`);
    return (0,loopback/* bearerTo */.Rq)(privateUrl(request.root, request), token);
}
/** A token server that asks to come later. */
class BusyTokenServer extends Error {
    status;
    constructor(message, status) {
        super(message);
        this.name = 'BusyTokenServer';
        this.status = status;
    }
}
/** The realm with what is asked of it; a secret never goes there without TLS, nor with user names in the URL. */
function tokenUrl(parameters, request) {
    const realm = parameters['realm'] ?? '';
    if (!URL.canParse(realm))
        throw denied(request, `its token server "${(0,fault/* shorten */.ml)(realm)}" is not a URL`);
    const url = new URL(privateUrl(realm, request));
    if (parameters['service'] !== undefined)
        url.searchParams.set('service', parameters['service']);
    url.searchParams.set('scope', request.scope);
    return url;
}
/** The address, when a secret may go there. */
function privateUrl(address, { registry }) {
    if ((0,loopback/* isPrivateUrl */.Dd)(address))
        return address;
    const why = `it wants our credentials without TLS, at ${(0,fault/* shorten */.ml)(new URL(address).origin)}`;
    throw new registry_fault/* RegistryFault */.Q(`The registry ${registry} does not let us in: ${why}`, {
        kind: 'unsafe',
        registry,
        verb: 'log in',
    });
}
/** The token of an answer; undefined when it has none, or is no JSON at all. */
function tokenIn(body) {
    try {
        const granted = JSON.parse(body.toString());
        const token = granted?.token ?? granted?.access_token;
        if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token))
            return token;
        return undefined;
    }
    catch (thrown) {
        if (thrown instanceof SyntaxError)
            return undefined;
        throw thrown;
    }
}
/** `realm="…",service="…",scope="a,b"` as a map; names are case-insensitive. */
function parseParameters(text) {
    const found = text.matchAll(/(?<![\w])(\w{1,40})=(?:"((?:[^"\\]|\\.){0,2048})"|([^\s,"]{1,2048}))/g);
    return Object.fromEntries([...found].map(([, name = '', quoted, bare]) => [
        name.toLowerCase(),
        quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '',
    ]));
}
function denied({ registry, credentials }, why, status) {
    const hasLogin = credentials !== undefined;
    const facts = { kind: hasLogin ? 'denied' : 'no-login', registry, verb: 'log in', hasLogin, status };
    return new registry_fault/* RegistryFault */.Q(`The registry ${registry} does not let us in: ${why}`, { ...facts, detail: why });
}

// EXTERNAL MODULE: ./.build/clients/registry/transport.js
var registry_transport = __webpack_require__(4316);
;// CONCATENATED MODULE: ./.build/clients/registry/caller.js
// Calls the API of one repository: logs in when asked to, tries passing trouble again, and refuses what the specification does not foresee.
// Knows no manifest and no blob.








/** Where the API of a repository is; loopback is spoken to in plain HTTP. Docker Hub's is at another host, and its official images lie below `library/`. */
function repositoryUrl(registry, repository) {
    if (registry !== 'docker.io')
        return `${(0,loopback/* isLoopback */.U9)(registry) ? 'http' : 'https'}://${registry}/v2/${repository}`;
    return `https://registry-1.docker.io/v2/${(0,optional/* phrase */.MZ)(!repository.includes('/'), 'library/')}${repository}`;
}
/** Trouble that may pass: the network's, 429 and 5xx. */
class PassingTrouble extends Error {
    kind;
    constructor(message, kind, options) {
        super(message, options);
        this.kind = kind;
    }
}
const isReading = (method) => method === 'GET' || method === 'HEAD';
/** Opens the API of a repository. Touches the network only in calls. */
function openCaller(address) {
    const root = `${repositoryUrl(address.registry, address.repository)}/`;
    const transport = (0,registry_transport/* createTransport */.oO)(address.env ?? {});
    const session = openSession(address, root, transport);
    const exchange = async (path, request) => {
        const send = async () => await session.send(path, request, transport.exchange);
        const answer = await patiently(address, request, async () => checkBusy(await send()));
        const fault = refusalOf(address, path, request, answer);
        if (fault === undefined)
            return answer;
        if (fault.kind !== 'expired' || !(await session.renew()))
            throw fault;
        return await send();
    };
    const open = async (path, request) => await patiently(address, request, async () => {
        const answer = await session.send(path, request, transport.open);
        if (answer.status === 200 || answer.status === 404)
            return answer;
        answer.stream.destroy();
        const { status, headers } = answer;
        const bare = checkBusy({ status, headers, body: Buffer.alloc(0) });
        throw refusalOf(address, path, request, bare) ?? (0,fault/* unexpected */.os)(address, `GET ${path}`, bare);
    });
    return { root, exchange, open };
}
function openSession(address, root, transport) {
    const { registry, repository, signal } = address;
    const tokens = new Map();
    let { credentials, renew } = address;
    const login = async (challenge, purpose) => {
        const scope = `repository:${repository}:${purpose}`;
        const request = { registry, root, scope, credentials, fetch: transport.exchange, signal };
        tokens.set(purpose, await authorize(challenge, request));
    };
    return {
        send: async (path, request, once) => {
            const purpose = isReading(request.method) ? 'pull' : 'pull,push';
            const url = new URL(path, root);
            // An upload may go on at another host, which is shown no login of ours.
            const isOurs = url.origin === new URL(root).origin;
            const attempt = async () => {
                const token = (0,optional/* optional */.lq)(isOurs, () => tokens.get(purpose));
                const headers = { ...request.headers, ...(0,optional/* optional */.lq)(token, (token) => ({ authorization: token })) };
                return await once(url.href, { ...request, headers, signal });
            };
            const first = await attempt();
            if (first.status !== 401 || !isOurs || isStream(request))
                return first;
            first.stream?.resume();
            await login(String(first.headers['www-authenticate'] ?? ''), purpose);
            return await attempt();
        },
        renew: async () => {
            if (renew === undefined)
                return false;
            credentials = await renew();
            renew = undefined;
            tokens.clear();
            return true;
        },
    };
}
const isStream = ({ body }) => body !== undefined && !Buffer.isBuffer(body);
function checkBusy(answer) {
    const { status, body } = answer;
    if (status !== 429 && status < 500)
        return answer;
    const detail = (0,fault/* detailOf */.Rw)(body);
    const message = `it answered ${status}${(0,optional/* phrase */.MZ)(detail !== '', () => `: ${detail}`)}`;
    throw new PassingTrouble(message, busyKind(status));
}
const busyKind = (status) => (status === 429 ? 'throttled' : 'busy');
/** What an answer refuses; undefined for one that the caller reads on. */
function refusalOf(address, path, { method }, answer) {
    const { status, body } = answer;
    if (status === 401 || status === 403)
        return (0,fault/* denied */.wk)(address, method, status, body);
    const isKnown = status < 300 || (status === 404 && isReading(method)) || method === 'PUT';
    if (isKnown)
        return undefined;
    return (0,fault/* unexpected */.os)(address, `${method} ${(0,ends/* before */.gM)(path, '?')}`, answer);
}
const patientSeconds = 60;
/** Tries passing trouble again: a busy registry for about a minute, a silent one a few times. A stream is sent once. */
async function patiently(address, request, send) {
    const { signal, retries = 4 } = address;
    let tries = 0;
    const isPassing = (thrown) => {
        tries += 1;
        if (!(thrown instanceof PassingTrouble) || signal?.aborted === true || isStream(request))
            return false;
        if (thrown.kind === 'unreachable' && address.retriesSilence === false)
            return false;
        return tries <= retries || (thrown.kind === 'throttled' && address.retries === undefined);
    };
    const minMilliseconds = address.retryMilliseconds ?? 250;
    const options = { isPassing, retries: 12, maxSeconds: patientSeconds, minMilliseconds, signal };
    return await (0,retry/* retry */.L)(async () => await send().catch(sorted(address)), options).catch((thrown) => {
        signal?.throwIfAborted();
        if (thrown instanceof PassingTrouble)
            throw lasting(address, thrown);
        throw thrown;
    });
}
/** What a fault of the transport means for the registry; any other kind is an answer that is foreign to it. */
const faultKinds = { proxy: 'proxy', redirect: 'unsafe' };
/** Gives what the transport threw its kind. */
const sorted = (address) => (thrown) => {
    if (thrown instanceof BusyTokenServer)
        throw new PassingTrouble(thrown.message, busyKind(thrown.status), { cause: thrown });
    if (!(thrown instanceof registry_transport/* TransportFault */.ww))
        throw thrown;
    const { kind, status, message } = thrown;
    if (kind === 'network')
        throw new PassingTrouble(message, 'unreachable', { cause: thrown });
    // A proxy's 502 may pass, its 407 will not.
    if (kind === 'proxy' && (status === 0 || status >= 500))
        throw new PassingTrouble(message, 'proxy', { cause: thrown });
    const { registry, repository } = address;
    const faultKind = faultKinds[kind] ?? 'foreign';
    const facts = { kind: faultKind, registry, repository, status, verb: 'ask' };
    throw new registry_fault/* RegistryFault */.Q(`The registry ${registry} cannot be used: ${message}`, facts);
};
/** Trouble that did not pass. */
function lasting({ registry, repository }, cause) {
    const kind = cause.kind === 'busy' ? 'unreachable' : cause.kind;
    const message = `The registry ${registry} could not be reached: ${cause.message}`;
    return new registry_fault/* RegistryFault */.Q(message, { kind, registry, repository, detail: cause.message, verb: 'ask' }, { cause });
}

;// CONCATENATED MODULE: ./.build/clients/registry/registry.js
// Talks to one repository of an OCI registry: finds manifests, reads and copies blobs, puts manifests. Builds nothing.
// https://github.com/opencontainers/distribution-spec/blob/main/spec.md
// The map of this room: asking (opens) → registry (one repository), presence, revision, copy (what is asked) → caller (tries again) → auth (logs in:
// docker-config, credential-helper) → transport (sends; name-service says who has an address) → fault; amazon and ecr/ are for Amazon's.






const manifestTypes = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
/** Connects to a repository. Touches the network only in calls. */
function connectImageRepository(address) {
    const call = openCaller(address);
    return { ...manifestsOf(address, call), ...blobsOf(address, call) };
}
function manifestsOf(address, call) {
    const ask = async (method, reference) => await call.exchange(pathOf(reference), { method, headers: { accept: manifestTypes } });
    const findManifest = async (reference) => {
        const answer = await ask('GET', reference);
        if (answer.status === 404)
            return undefined;
        return readManifest(address, reference, answer);
    };
    const findDigest = async (reference) => {
        const { status, headers } = await ask('HEAD', reference);
        if (status === 404)
            return undefined;
        const stated = String(headers['docker-content-digest'] ?? '');
        if ((0,image_reference/* isDigest */.Bc)(stated))
            return stated;
        return (await findManifest(reference))?.digest;
    };
    const findAfterHead = async (reference) => {
        if ((await findDigest(reference)) === undefined)
            return undefined;
        return await findManifest(reference);
    };
    return {
        findManifest,
        findDigest,
        findManifests: async (references) => {
            const found = await Promise.all(references.map(findAfterHead));
            const pairs = references.map((reference, at) => [reference, found[at]]);
            return new Map(pairs.filter((pair) => pair[1] !== undefined));
        },
        disowns: async (reference) => {
            const { status, body } = await ask('GET', reference);
            return status === 404 && (0,fault/* codesOf */.MZ)(body).length > 0;
        },
        putManifest: async (reference, { digest, mediaType, bytes }) => {
            const request = { method: 'PUT', headers: { 'content-type': mediaType }, body: bytes };
            const answer = await call.exchange(pathOf(reference), request);
            return outcomeOfPut(address, reference, digest, answer);
        },
    };
}
const pathOf = (reference) => `manifests/${reference}`;
function outcomeOfPut(address, reference, digest, answer) {
    if (isImmutable(answer))
        return 'immutable';
    if (answer.status !== 201)
        throw (0,fault/* unexpected */.os)(address, `PUT ${pathOf(reference)}`, answer);
    const stated = String(answer.headers['docker-content-digest'] ?? digest);
    if (stated !== digest)
        throw (0,fault/* mismatch */.J4)(address, reference, stated, digest);
    return 'done';
}
function readManifest(address, reference, { headers, body }) {
    if (!isJson(body))
        throw (0,fault/* noManifest */.vs)(address, reference);
    const digest = digestOf(body);
    const stated = String(headers['docker-content-digest'] ?? digest);
    const isOther = (0,image_reference/* isDigest */.Bc)(reference) && reference !== digest && reference.startsWith('sha256:');
    if (stated !== digest || isOther)
        throw (0,fault/* mismatch */.J4)(address, reference, stated, digest);
    return { digest, mediaType: headers['content-type'] ?? '', bytes: body };
}
function blobsOf(address, call) {
    const startUpload = async () => {
        const answer = await call.exchange('blobs/uploads/', { method: 'POST', headers: {}, body: Buffer.alloc(0) });
        const { location } = answer.headers;
        if (answer.status !== 202 || location === undefined)
            throw (0,fault/* unexpected */.os)(address, 'POST blobs/uploads/', answer);
        return location;
    };
    return {
        findBlob: async (digest) => {
            const { status, body } = await call.exchange(`blobs/${digest}`, { method: 'GET', headers: {} });
            if (status === 404)
                return undefined;
            if (digestOf(body) !== digest)
                throw (0,fault/* mismatch */.J4)(address, digest, digest, digestOf(body));
            return body;
        },
        hasBlob: async (digest) => (await call.exchange(`blobs/${digest}`, { method: 'HEAD', headers: {} })).status === 200,
        openBlob: async (digest) => {
            const { status, stream } = await call.open(`blobs/${digest}`, { method: 'GET', headers: {} });
            if (status === 200)
                return stream;
            stream.resume();
            return undefined;
        },
        tryPush: async () => {
            const location = await startUpload();
            // Not every registry lets an upload be given up; it then forgets it by itself.
            await call.exchange(location, { method: 'DELETE', headers: {} }).catch((thrown) => {
                if (!(thrown instanceof registry_fault/* RegistryFault */.Q))
                    throw thrown;
            });
        },
        putBlob: async (digest, size, read) => {
            const location = await startUpload();
            const headers = { 'content-type': 'application/octet-stream', 'content-length': String(size) };
            const patched = await call.exchange(location, { method: 'PATCH', headers, body: await read() });
            const next = patched.headers.location;
            if (patched.status !== 202 || next === undefined)
                throw (0,fault/* unexpected */.os)(address, 'PATCH blobs/uploads', patched);
            const end = new URL(next, call.root);
            end.searchParams.set('digest', digest);
            const done = await call.exchange(end.href, { method: 'PUT', headers: {}, body: Buffer.alloc(0) });
            if (done.status !== 201)
                throw (0,fault/* unexpected */.os)(address, 'PUT blobs/uploads', done);
        },
    };
}
const digestOf = (bytes) => `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
/** ECR answers 400 TAG_INVALID, Harbor 412, others 409 when an immutable tag is put again. */
const isImmutable = ({ status, body }) => status === 409 || status === 412 || (status === 400 && /immutable/i.test((0,fault/* detailOf */.Rw)(body)));
function isJson(body) {
    try {
        const value = JSON.parse(body.toString());
        return typeof value === 'object' && value !== null;
    }
    catch (thrown) {
        if (thrown instanceof SyntaxError)
            return false;
        throw thrown;
    }
}


/***/ }),

/***/ 4316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ID: () => (/* binding */ maxBytes),
/* harmony export */   oO: () => (/* binding */ createTransport),
/* harmony export */   ww: () => (/* binding */ TransportFault)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7075);
/* harmony import */ var _domain_action_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3926);
/* harmony import */ var _domain_loopback_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7914);
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2615);
/* harmony import */ var _domain_thrown_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(433);
/* harmony import */ var _outward_body_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9758);
/* harmony import */ var _outward_proxy_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3816);
// One HTTP exchange with a registry or its token server: through the runner's proxy, bounded in time and bytes, redirects followed
// without our credentials. Retries nothing, and asks for no compression: what comes is what is counted.









/** Why no answer came. */
class TransportFault extends Error {
    kind;
    /** What the proxy answered, if one did. */
    status;
    constructor(kind, message, options) {
        super(message, options);
        this.name = 'TransportFault';
        this.kind = kind;
        this.status = options?.status ?? 0;
    }
}
/** Bytes of a manifest, an image config or a page of errors: registries allow manifests of 4 MiB. */
const maxBytes = 8 * 1024 * 1024;
const silenceSeconds = 30;
const maxRedirects = 5;
/** A transport for an environment with or without proxies. */
function createTransport(env) {
    const agents = new Map();
    const agentOf = (url) => {
        const agent = agents.get(url.origin) ?? (0,_outward_proxy_js__WEBPACK_IMPORTED_MODULE_7__/* .createAgent */ .Sn)(url, env);
        agents.set(url.origin, agent);
        return agent;
    };
    const open = async (address, request) => {
        let url = new URL(address);
        let headers = request.headers;
        for (let redirects = 0;; redirects++) {
            const stream = await send(url, { ...request, headers }, agentOf(url));
            const next = redirectOf(url, request, stream);
            if (next === undefined)
                return { status: stream.statusCode ?? 0, headers: stream.headers, stream };
            stream.resume();
            if (redirects === maxRedirects)
                throw new TransportFault('redirect', `it redirected more than ${maxRedirects} times`);
            if (next.origin !== url.origin)
                headers = withoutLogin(headers);
            url = next;
        }
    };
    return {
        open,
        exchange: async (url, request) => {
            const { stream, ...answer } = await open(url, request);
            return { ...answer, body: await readBody(stream, new URL(url)) };
        },
        close: () => {
            for (const agent of agents.values())
                agent.destroy();
            agents.clear();
        },
    };
}
async function send(url, request, agent) {
    const { method, body, signal } = request;
    const client = url.protocol === 'https:' ? node_https__WEBPACK_IMPORTED_MODULE_1__ : node_http__WEBPACK_IMPORTED_MODULE_0__;
    const length = (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_8__/* .optional */ .lq)(Buffer.isBuffer(body) && body.length, (length) => ({ 'content-length': String(length) }));
    return await new Promise((resolve, reject) => {
        const headers = { ...request.headers, ...length };
        const sent = client.request(url, { method, headers, agent, signal, timeout: silenceSeconds * 1000 });
        sent.once('response', resolve);
        sent.once('timeout', () => sent.destroy(new Error(`no answer within ${silenceSeconds} seconds`)));
        sent.once('error', (cause) => reject(faultOf(cause)));
        if (body instanceof node_stream__WEBPACK_IMPORTED_MODULE_2__.Readable) {
            body.once('error', (cause) => sent.destroy(cause));
            body.pipe(sent);
        }
        else
            sent.end(body);
    });
}
function faultOf(cause) {
    if (cause instanceof _outward_proxy_js__WEBPACK_IMPORTED_MODULE_7__/* .ProxyRefusal */ .fR)
        return new TransportFault('proxy', cause.message, { cause, status: cause.status });
    const code = cause.code ?? '';
    const message = cause.message === '' ? code : (0,_domain_action_error_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(cause);
    return new TransportFault('network', message, { cause });
}
/** Where to go on; undefined for a final answer. What leaves TLS is refused. */
function redirectOf(url, request, stream) {
    const { location } = stream.headers;
    const asks = [301, 302, 303, 307, 308].includes(stream.statusCode ?? 0) && location !== undefined;
    if (!asks || !URL.canParse(location, url.href))
        return undefined;
    // What is written goes to the registry that was named, or nowhere.
    if (request.method !== 'GET' && request.method !== 'HEAD')
        return undefined;
    const next = new URL(location, url.href);
    if ((0,_domain_loopback_js__WEBPACK_IMPORTED_MODULE_4__/* .isPrivateUrl */ .Dd)(next.href))
        return next;
    stream.destroy();
    throw new TransportFault('redirect', `it redirected to ${next.origin}, without TLS`);
}
const withoutLogin = (headers) => Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization'));
async function readBody(stream, url) {
    stream.setTimeout(silenceSeconds * 1000, () => stream.destroy(new Error('the answer stopped half-way')));
    try {
        return await (0,_outward_body_js__WEBPACK_IMPORTED_MODULE_6__/* .readBounded */ .C)(stream, url, maxBytes);
    }
    catch (cause) {
        stream.destroy();
        if (cause instanceof _outward_body_js__WEBPACK_IMPORTED_MODULE_6__/* .BodyTooLarge */ .K)
            throw new TransportFault('too-large', `it answered more than ${maxBytes >> 20} MiB`, { cause });
        (0,_domain_thrown_js__WEBPACK_IMPORTED_MODULE_5__/* .throwOurBug */ .FB)(cause);
        throw faultOf(cause);
    }
}


/***/ }),

/***/ 6607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ retry)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var p_retry__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4995);
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2615);
// Tries again after passing trouble of a network: full jitter, bounded by a deadline. Decides nothing: the caller says what is passing.



/** Runs `attempt` until it succeeds, fails for good, or time is up; then throws what the last try threw. */
async function retry(attempt, options) {
    const { signal, maxSeconds = 60 } = options;
    const end = performance.now() + maxSeconds * 1000;
    const stop = { ...(0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq)(signal, (signal) => ({ signal })) };
    const goesOn = async (error) => {
        if (!options.isPassing(error))
            return false;
        const wait = options.waitOf?.(error);
        if (wait === undefined)
            return true;
        if (performance.now() + wait * 1000 > end)
            return false;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(wait * 1000, undefined, stop);
        return true;
    };
    return await (0,p_retry__WEBPACK_IMPORTED_MODULE_2__/* ["default"] */ .Ay)(attempt, {
        retries: options.retries ?? 4,
        minTimeout: options.minMilliseconds ?? 250,
        maxTimeout: 10_000,
        maxRetryTime: maxSeconds * 1000,
        randomize: true,
        shouldRetry: async ({ error }) => await goesOn(error),
        ...stop,
    });
}


/***/ }),

/***/ 9231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ RegistryFault)
/* harmony export */ });
// Trouble with a registry, as a kind with the registry's own words. Names no input and quotes no credentials: rooms do the wording.
/** Trouble with a registry. The message is one plain sentence. */
class RegistryFault extends Error {
    facts;
    constructor(message, facts, options) {
        super(message, options);
        this.name = 'RegistryFault';
        this.facts = facts;
    }
    get kind() {
        return this.facts.kind;
    }
}


/***/ }),

/***/ 1955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ WorkTreeFault)
/* harmony export */ });
// What a checkout says of itself, and how reading or writing it fails. Reads nothing.
/** Trouble with the checked-out files, as a kind. The message is one plain sentence; it names no input, since rooms do the wording. */
class WorkTreeFault extends Error {
    kind;
    constructor(kind, message, options) {
        super(message, options);
        this.name = 'WorkTreeFault';
        this.kind = kind;
    }
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


/***/ })

};
