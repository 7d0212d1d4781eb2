export const id = 42;
export const ids = [42];
export const modules = {

/***/ 3042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  stage: () => (/* binding */ build_push_image_stage)
});

// EXTERNAL MODULE: ./.build/build-push-image/inputs.js + 2 modules
var build_push_image_inputs = __webpack_require__(3732);
// EXTERNAL MODULE: ./.build/domain/action-error.js
var action_error = __webpack_require__(3926);
// EXTERNAL MODULE: ./.build/domain/image/registry-fault.js
var registry_fault = __webpack_require__(9231);
// EXTERNAL MODULE: ./.build/domain/text/optional.js
var optional = __webpack_require__(2615);
;// CONCATENATED MODULE: ./.build/domain/image/engine-fault.js
// What a build engine's output told, and how an engine failed. Values and an error; names no input.
/** An engine that failed. */
class EngineFault extends Error {
    facts;
    constructor(message, facts) {
        super(message);
        this.name = 'EngineFault';
        this.facts = facts;
    }
}

;// CONCATENATED MODULE: ./.build/build-push-image/build/engine-words.js
// What a failed engine means to who wrote the step: the cause where its output tells, and what to do. Pure.

const codes = { build: 'build_failed', push: 'push_failed' };
/** An engine's fault as a problem. */
function engineProblem(fault, dockerfile) {
    const { kind, phase, signal, output, step, tail } = fault.facts;
    if (kind === 'no-evidence')
        return {
            code: 'build_no_image',
            what: fault.message,
            fix: 'Run the step again; if it fails again, try another `engine`.',
        };
    const known = (0,optional/* optional */.lq)(phase === 'build' && output, causeOf);
    const excerpt = step?.said.join('\n') || tail || undefined;
    const where = (0,optional/* optional */.lq)(step?.line, (line) => `${dockerfile}:${line}`);
    const failure = (0,optional/* phrase */.MZ)(step, ({ instruction }) => `: \`${instruction.slice(0, 300)}\` failed`);
    const what = `${fault.message}${failure}`;
    const problem = { code: codes[phase], what, where, excerpt };
    if (kind === 'killed') {
        const why = (0,optional/* phrase */.MZ)(signal === 'SIGKILL', ', probably because memory ran out');
        const fix = `Something outside ended it${why}: take a larger runner, or let the build use less memory.`;
        return { ...problem, what: `${what}${why}`, fix };
    }
    if (known === undefined)
        return { ...problem, fix: 'Read what the engine says above; the same command can be run by hand.' };
    return { ...problem, ...known };
}
/** A cause that has a cure of its own. */
function causeOf({ lacksEmulation, missingHelper, lacksRuntime, }) {
    if (lacksEmulation)
        return {
            code: 'emulation_missing',
            fix: 'This machine cannot run programs of that platform (exec format error): run docker/setup-qemu-action before this step, or build each platform on a runner of its own and join them with `merge`.',
        };
    if (missingHelper !== undefined)
        return {
            code: 'login_helper',
            fix: `Install \`${missingHelper}\`, which the Docker config names, before this step.`,
        };
    if (lacksRuntime)
        return {
            code: 'isolation_missing',
            fix: 'Buildah keeps RUN lines apart from the step with runc or crun, and gives them a network with containernetworking-plugins and iptables (or netavark): install what the error names. `isolation: chroot` does without, but then a RUN line shares processes and network with the step, and can read its secrets.',
        };
    return undefined;
}
/** Base images of another platform than the one that was asked for. Red: the image would say one platform and hold another. */
function wrongBaseProblems({ wrongBases }, platforms) {
    const told = new Map(wrongBases.map((each) => [JSON.stringify(each), each]));
    if (platforms.length === 0)
        return [];
    return [...told.values()].map(({ base, found, wanted }) => ({
        code: 'base_platform',
        what: `The base image "${base}" is ${found}, and the build asks for ${wanted}: the image would claim ${wanted}, but hold programs for ${found}`,
        where: 'input `platforms`',
        fix: `Take a base image that has ${wanted}, or take ${wanted} out of \`platforms\`.`,
    }));
}
/** A warning of the Dockerfile's checker, for an annotation. */
const warningText = ({ rule, text }) => `${rule}: ${text}`;
const lackInputs = {
    secrets: 'secrets',
    platforms: 'platforms',
    'build-contexts': 'build-contexts',
    annotations: 'annotations',
    cache: 'cache-to',
    attestations: 'provenance',
};
const lackWords = {
    secrets: 'knows no build secrets',
    platforms: 'cannot build these platforms',
    'build-contexts': 'knows no further build contexts',
    annotations: 'cannot write annotations',
    cache: 'has no cache that can be named',
    attestations: 'cannot attach attestations',
};
/** Buildah can do what the classic builder of Docker lacks most often; the rest takes a BuildKit that pushes. */
const lackFix = (lack) => {
    if (lack === 'platforms' || lack === 'secrets')
        return 'Add docker/setup-buildx-action before this step, or write `engine: buildah`.';
    return 'Add docker/setup-buildx-action before this step, and push the image.';
};
/** An engine that cannot do what is asked. */
const lackProblem = (title, lack) => ({
    code: 'engine_lacks',
    what: `${title} ${lackWords[lack]}`,
    where: `input \`${lackInputs[lack]}\``,
    fix: lackFix(lack),
});
/** No engine at all. */
function missingEngine(wanted, lookedFor) {
    const asked = wanted === 'auto' ? 'No build engine was found' : `The engine "${wanted}" was not found`;
    const fix = 'Run on a GitHub-hosted Ubuntu runner (it has Docker), add docker/setup-buildx-action, or install one: `apt-get install docker.io` and start dockerd, or `apt-get install buildah`, which needs no daemon.';
    const what = `${asked}. Looked for: ${lookedFor.join('; ')}`;
    return { code: 'engine_missing', what, where: 'input `engine`', fix };
}

// EXTERNAL MODULE: ./.build/domain/text/nearest.js
var nearest = __webpack_require__(7577);
;// CONCATENATED MODULE: ./.build/build-push-image/registry-words.js
// What trouble with a registry means to who wrote the step: the code, and the input, permission or setting that mends it. Pure.


/** The least that a step needs at ECR: https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html */
const leastActions = 'ecr:GetAuthorizationToken on "*", and on the repository ecr:BatchCheckLayerAvailability, ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload, ecr:PutImage, ecr:BatchGetImage';
const where = 'input `registry`';
/** Kinds that mean the same everywhere: the code, and the cure. */
const cures = {
    expired: {
        code: 'registry_expired',
        fix: 'Log in later, or for longer: `role-duration-seconds` of aws-actions/configure-aws-credentials, or a new token.',
    },
    throttled: {
        code: 'registry_throttled',
        fix: 'It was asked again for about a minute. Run the step again; if it fails again, run fewer jobs at once, or raise the quota of the account.',
    },
    proxy: {
        code: 'registry_proxy',
        fix: 'Check `https_proxy` and `no_proxy` of the runner, and the login of its proxy.',
    },
    unreachable: {
        code: 'registry_unreachable',
        fix: 'Check `registry` and that the runner can reach it; short-lived errors were already tried again.',
    },
    unsafe: {
        code: 'registry_unsafe',
        fix: 'Credentials go over TLS only: let the registry name an https:// address.',
    },
    digest: {
        code: 'registry_digest',
        fix: 'Something between the runner and the registry changes content, or the registry is broken: do not use this image.',
    },
};
const refused = {
    code: 'registry_refused',
    fix: 'Check that `repository` exists in the registry, and that `registry` is a registry and not a page or a proxy in its place.',
};
/** A fault of a registry as a problem. */
function registryProblem(fault, around) {
    const what = fault.message;
    switch (fault.kind) {
        case 'absent':
            return { code: 'repository_absent', what, where: 'input `repository`', fix: absentFix(around) };
        case 'denied':
            return deniedProblem(fault, around);
        case 'no-login':
            return noLogin(fault, around);
        default:
            return { ...(cures[fault.kind] ?? refused), what, where };
    }
}
function absentFix({ repository, names, registry, otherRegion, isEcr }) {
    const near = (0,nearest/* nearestNames */.L)(repository, names);
    const account = (0,optional/* phrase */.MZ)(registry, (registry) => ` in ${registry}`);
    const hint = (0,optional/* phrase */.MZ)(near.length > 0, () => ` Near it${account}: ${near.map((name) => `\`${name}\``).join(', ')}.`);
    const region = (0,optional/* phrase */.MZ)(otherRegion, (otherRegion) => ` The step asked ${registry}; AWS_REGION is ${otherRegion}.`);
    const create = isEcr ? 'Write `create-repository: true`, or create it.' : 'Create it.';
    return `Check \`repository\` (the name alone, not the URI) and the registry. ${create}${hint}${region}`;
}
function deniedProblem({ message: what, facts }, { isEcr }) {
    const { verb, action, hasLogin } = facts;
    if (isEcr) {
        const code = verb === 'log in' ? 'ecr_login' : 'registry_denied';
        const allow = (0,optional/* optional */.lq)(action, (action) => `Allow the role \`${action}\`.`) ?? 'Check what the role may do.';
        return { code, what, where, fix: `${allow} The least that this action needs: ${leastActions}.` };
    }
    if (hasLogin !== true) {
        const fix = 'Give `username` and `password`, log in to the registry before this step, or check that the repository exists.';
        return { code: 'registry_denied', what, where, fix };
    }
    const right = verb === 'pull' ? 'pull from' : 'push to';
    const fix = `Check the credentials, and that they may ${right} this repository.`;
    return { code: 'registry_denied', what, where, fix };
}
function noLogin({ message: what, facts }, { isEcr, hasIdToken }) {
    if (!isEcr && facts.action === undefined)
        return {
            code: 'registry_denied',
            what,
            where,
            fix: 'Give `username` and `password`, or log in to the registry before this step.',
        };
    const permission = (0,optional/* phrase */.MZ)(!hasIdToken, ' The job has no `permissions: id-token: write`, which that step needs.');
    const fix = `Run aws-actions/configure-aws-credentials before this step.${permission} For a registry that is not ECR, give \`registry\`, \`username\` and \`password\`.`;
    return { code: 'ecr_login', what, where, fix };
}

;// CONCATENATED MODULE: ./.build/build-push-image/fault-words.js
// Turns what a client threw into a problem in the words of this action. Asks the registry only for names that are near a missing one.






/** The error for the user; what is no fault of a client stays as it is. */
async function wordFault(thrown, work) {
    if (thrown instanceof EngineFault)
        return new action_error/* ActionError */.lZ(engineProblem(thrown, work.plan.dockerfile), { cause: thrown });
    if (!(thrown instanceof registry_fault/* RegistryFault */.Q))
        return thrown;
    const { inputs, plan, access, clients, job } = work;
    const registry = access?.registry ?? inputs.registry;
    const host = (0,optional/* optional */.lq)(registry, (registry) => clients.ecr.parseEcrHost(registry));
    const region = job.env['AWS_REGION'] ?? job.env['AWS_DEFAULT_REGION'];
    const problem = registryProblem(thrown, {
        registry,
        repository: plan.repository,
        isEcr: host !== undefined || inputs.registry === undefined || access?.ecr !== undefined,
        names: await neighbours(thrown, work),
        otherRegion: (0,optional/* optional */.lq)(host !== undefined && region !== undefined && region !== host.region, () => region),
        hasIdToken: job.env['ACTIONS_ID_TOKEN_REQUEST_URL'] !== undefined,
    });
    return new action_error/* ActionError */.lZ(problem, { cause: thrown });
}
/** A checkout that cannot be read. */
const checkoutProblem = ({ message }) => ({
    code: 'git_failed',
    what: message,
    fix: 'Check that actions/checkout ran, and its depth.',
});
/** The repositories that are there, where one is missing and Amazon's API can be asked for them. */
async function neighbours({ kind }, { access, clients }) {
    const ecr = access?.ecr;
    if (kind !== 'absent' || ecr === undefined)
        return [];
    return await clients.ecr.listRepositories(ecr.connection, ecr.account);
}

// EXTERNAL MODULE: ./.build/build-push-image/inputs/registry-logins.js
var registry_logins = __webpack_require__(7292);
// EXTERNAL MODULE: ./.build/domain/environment.js
var environment = __webpack_require__(86);
;// CONCATENATED MODULE: ./.build/build-push-image/standing/access.js
// Who we are to which registry: the inputs' login, ECR's, or what the user's Docker config has. Opens connections; asks for no image.



/** Opens a registry. Rejects with a RegistryFault, or an ActionError when a login cannot be asked for. */
async function openRegistryAccess(request, job, clients) {
    const { registry, login, onAsked } = request;
    const host = (0,optional/* optional */.lq)(registry, (registry) => clients.ecr.parseEcrHost(registry));
    if (registry !== undefined && (login !== undefined || host === undefined)) {
        onAsked?.();
        return plainAccess(registry, login ?? (await findLogin(registry, job, clients)), job, clients);
    }
    return await ecrAccess(request, job, clients);
}
/** Tells the log which texts are secret. */
function mask({ log }, { username, password }) {
    log.mask(password);
    log.mask(Buffer.from(`${username}:${password}`).toString('base64'));
}
function plainAccess(registry, credentials, job, clients) {
    if (credentials !== undefined)
        mask(job, credentials);
    const { env, signal } = job;
    return {
        registry,
        credentials,
        ecr: undefined,
        connect: (repository) => clients.registry.connectRepository({ registry, repository, credentials, env, signal }),
        close: () => undefined,
    };
}
/** The login of the user's Docker config; a helper that is named there and not installed is said by its name. */
async function findLogin(registry, job, clients) {
    const found = await clients.logins.findUserLogin(registry, job.env);
    if (found === undefined || 'username' in found)
        return found;
    throw new action_error/* ActionError */.lZ({
        code: 'login_helper',
        what: `The Docker config gets the login of ${registry} from \`${found.missing}\`, which is not installed`,
        where: 'input `registry`',
        fix: `Install \`${found.missing}\` before this step, or give \`username\` and \`password\`.`,
    });
}
async function ecrAccess({ registry, region, onAsked }, job, clients) {
    const { env, signal } = job;
    // The login of an earlier step counts, before the machine's own role is asked for.
    if (registry !== undefined && !(0,environment/* showsAwsCredentials */.WS)(env)) {
        const stored = await findLogin(registry, job, clients);
        if (stored !== undefined)
            return plainAccess(registry, stored, job, clients);
    }
    const host = (0,optional/* optional */.lq)(registry, (registry) => clients.ecr.parseEcrHost(registry));
    const isFips = host?.isFips ?? false;
    const connection = clients.ecr.openEcr({ region: host?.region ?? region, isFips, env, signal, onSent: onAsked });
    const login = await clients.ecr.askLogin(connection);
    mask(job, login.credentials);
    // A stand-in for ECR's API hands out logins to a registry of its own.
    const isStandIn = clients.ecr.parseEcrHost(login.registry) === undefined;
    const named = (0,optional/* optional */.lq)(!isStandIn, () => registry);
    const pushed = named ?? login.registry;
    const account = clients.ecr.parseEcrHost(pushed)?.account;
    return {
        registry: pushed,
        credentials: login.credentials,
        ecr: { connection, account },
        connect: (repository) => {
            const renew = async () => (await clients.ecr.askLogin(connection)).credentials;
            const address = { registry: pushed, repository, credentials: login.credentials, renew, env, signal };
            const plain = clients.registry.connectRepository(address);
            return clients.ecr.connectEcrRepository({ ecr: connection, account, registry: pushed, repository, plain });
        },
        close: () => connection.close(),
    };
}

// EXTERNAL MODULE: ./.build/domain/image/tag.js
var image_tag = __webpack_require__(2381);
;// CONCATENATED MODULE: ./.build/build-push-image/place/tagging.js
// Puts all asked tags on one manifest and reads each back. Either the whole set stands, or the error says which tags do.
// The map of this room: tagging (all tags on one manifest) and merge (one index of several images) → copies (the same in further places).




/** Puts the same manifest bytes under every tag that does not point at them yet. Throws `tag_immutable`, `tag_released` or `tags_incomplete`. */
async function applyTags(repository, tagging, onMoved) {
    const standing = [];
    for (const tag of tagging.tags) {
        try {
            await applyTag(repository, tag, tagging, onMoved);
            standing.push(tag);
        }
        catch (thrown) {
            if (!(thrown instanceof registry_fault/* RegistryFault */.Q || thrown instanceof action_error/* ActionError */.lZ))
                throw thrown;
            throw incomplete(tag, tagging, standing, thrown);
        }
    }
}
async function applyTag(repository, tag, tagging, onMoved) {
    const { manifest, kinds } = tagging;
    const kind = kinds.get(tag) ?? 'literal';
    const before = await repository.findDigest(tag);
    if (before === manifest.digest)
        return;
    if (before !== undefined && kind === 'release')
        throw released(tag, before, manifest.digest);
    const outcome = await repository.putManifest(tag, manifest);
    const after = await repository.findDigest(tag);
    // Another run may have been first with the very same image, and an immutable tag refuses that, too.
    if (outcome === 'immutable' && after !== manifest.digest)
        throw immutableTag(tag, after, manifest.digest, kind);
    if (after !== manifest.digest)
        throw readBackMismatch(tag, [manifest.digest], after);
    if (before !== undefined && !(0,image_tag/* mayMove */.B9)(kind))
        onMoved(tag, before);
}
function released(tag, before, digest) {
    const what = `The release tag "${tag}" stands on ${before}, and this image is ${digest}. A release never moves`;
    const fix = 'Give this commit a version of its own.';
    return new action_error/* ActionError */.lZ({ code: 'tag_released', what, where: 'input `tags`', fix });
}
/** A tag that the registry will not move. */
function immutableTag(tag, before, digest, kind) {
    const what = `The tag "${tag}" exists as ${before ?? 'another image'} and the registry does not let it move to ${digest}`;
    return new action_error/* ActionError */.lZ({ code: 'tag_immutable', what, where: 'input `tags`', fix: immutableFix(tag, kind) });
}
/** How a tag is let move, or replaced by one that need not. */
const immutableFix = (tag, kind) => {
    if ((0,image_tag/* mayMove */.B9)(kind))
        return `Exclude it from the repository's immutability: \`aws ecr put-image-tag-mutability --image-tag-mutability IMMUTABLE_WITH_EXCLUSION --image-tag-mutability-exclusion-filters filterType=WILDCARD,filter=${tag}\`, or leave it out of \`tags\`.`;
    return 'Take tags that name what differs (`tree`, `{sha}-…`), and keep `reuse: commit`, so that a run that is repeated uses the image that stands.';
};
/** A registry that answers another digest than the one that was pushed. */
function readBackMismatch(tag, pushed, found) {
    const answered = (0,optional/* optional */.lq)(found, (found) => `answers ${found}`) ?? 'does not know the tag';
    const what = `"${tag}" was pushed as ${pushed.join(' or ')}, but the registry ${answered}`;
    const fix = 'Another run may push the same tag at the same time: give such runs a `concurrency` group, or tags of their own.';
    return new action_error/* ActionError */.lZ({ code: 'push_unverified', what, fix });
}
/** What stands and what is missing when one tag of several failed. */
function incomplete(tag, { tags }, standing, cause) {
    const known = problemIn(cause);
    const isOurs = cause instanceof registry_fault/* RegistryFault */.Q || (known !== undefined && known.code !== 'cancelled');
    if (!isOurs || tags.length === 1)
        return cause;
    const missing = tags.filter((each) => !standing.includes(each));
    const problem = {
        ...codeAndFix(known),
        what: `Tag "${tag}" could not be set: ${(0,action_error/* messageOf */.bD)(cause)}. On the image now: ${standing.join(', ') || 'none'}. Missing: ${missing.join(', ')}`,
        where: 'input `tags`',
    };
    return new action_error/* ActionError */.lZ(problem, { cause });
}
const problemIn = (cause) => {
    if (cause instanceof action_error/* ActionError */.lZ)
        return cause.problems[0];
    return undefined;
};
/** No further run moves a tag that may not move; all else it may mend. */
function codeAndFix(known) {
    if (known?.code === 'tag_immutable' || known?.code === 'tag_released')
        return { code: known.code, fix: known.fix };
    const fix = `${known?.fix ?? ''} Run the step again: it completes the set.`.trim();
    return { code: 'tags_incomplete', fix };
}

;// CONCATENATED MODULE: ./.build/build-push-image/place/copies.js
// Brings the image to further regions and registries: same digest, same tags. Each place ends for itself: one that is denied is red by its
// name, and the others stand.





/** The places that the inputs name. Throws when regions are asked for and the registry is in none. */
function placesOf(inputs, registry, { ecr }) {
    const { regions, repository } = inputs;
    const home = ecr.parseEcrHost(registry)?.region;
    if (regions.length > 0 && home === undefined) {
        const what = `\`regions\` works with Amazon ECR only, and ${registry} is another registry`;
        throw new action_error/* ActionError */.lZ({ code: 'region_invalid', what, where: 'input `regions`', fix: 'Use `copy-to`.' });
    }
    const others = regions
        .filter((region) => region !== home)
        .map((region) => ({ name: region, registry: ecr.inRegion(registry, region), repository }));
    const copies = inputs['copy-to'].map((line) => {
        const slash = line.indexOf('/');
        return { name: line, registry: line.slice(0, slash), repository: line.slice(slash + 1) };
    });
    return [...others, ...copies];
}
/** Copies to every place, one after the other. Rejects only when the step is stopped. */
async function copyToPlaces(source, places, copying, world) {
    const outcomes = [];
    for (const place of places) {
        world.job.signal.throwIfAborted();
        outcomes.push(await copyToPlace(source, place, copying, world));
    }
    return outcomes;
}
async function copyToPlace(source, place, { manifest, tags, kinds, logins }, { job, clients }) {
    try {
        const request = { registry: place.registry, login: logins?.get(place.registry) };
        const access = await openRegistryAccess(request, job, clients);
        const target = access.connect(place.repository);
        const found = await target.findManifests([...tags, manifest.digest]);
        const isThere = tags.every((tag) => found.get(tag)?.digest === manifest.digest);
        if (!isThere) {
            if (!found.has(manifest.digest))
                await clients.registry.copyImage(source, target, manifest);
            await applyTags(target, { manifest, tags, kinds }, (tag, before) => {
                job.log.warning(`The tag "${tag}" in ${place.name} pointed at ${before} and was moved.`);
            });
        }
        access.close();
        return { ...place, state: isThere ? 'there already' : 'copied', problem: undefined };
    }
    catch (thrown) {
        job.signal.throwIfAborted();
        if (!isExpected(thrown))
            throw thrown;
        return { ...place, state: 'failed', problem: problemAt(place, thrown) };
    }
}
/** What a place may say to a copy; anything else is a bug of ours and goes on. */
const isExpected = (thrown) => thrown instanceof action_error/* ActionError */.lZ ||
    thrown instanceof registry_fault/* RegistryFault */.Q ||
    (thrown instanceof Error && thrown.name === 'IncompleteImage');
function problemAt({ name }, thrown) {
    return {
        code: 'copy_failed',
        what: `The image is not in ${name}: ${(0,action_error/* messageOf */.bD)(thrown)}`,
        fix: `${cureOf(thrown)} Run the step again: it completes what is missing.`,
    };
}
const checkLogin = 'Check the login and the rights for that registry.';
function cureOf(thrown) {
    if (thrown instanceof action_error/* ActionError */.lZ)
        return thrown.problems[0]?.fix ?? checkLogin;
    if (thrown instanceof registry_fault/* RegistryFault */.Q)
        return `${checkLogin}${(0,optional/* phrase */.MZ)(thrown.facts.action, (action) => ` Allow \`${action}\` there.`)}`;
    return checkLogin;
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./.build/domain/thrown.js
var domain_thrown = __webpack_require__(433);
// EXTERNAL MODULE: ./.build/domain/work-tree.js
var work_tree = __webpack_require__(1955);
// EXTERNAL MODULE: ./.build/domain/loopback.js
var loopback = __webpack_require__(7914);
// EXTERNAL MODULE: ./.build/domain/json-value.js
var json_value = __webpack_require__(1409);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./.build/build-push-image/inputs/paths.js
var inputs_paths = __webpack_require__(9116);
;// CONCATENATED MODULE: ./.build/build-push-image/identity/build-inputs.js
// By which an image that exists is known to be what this build would give: hashes over everything that the build is told, as labels of
// the image. With a key they are HMACs: nobody without the key can make one for a build that never was. Pure.
// The map of this room: commit-facts (what is known of the commit) → tags (what the image is called) → labels (what it says of itself) →
// build-inputs (what proves what it was built from).




/** The label that names the commit and the build inputs. */
const buildInputsLabel = 'ship-actions.build-inputs';
/** The label that names the content and the build inputs, whatever the commit. */
const contentLabel = 'ship-actions.content';
/** The label that has a short hash for each input, so that a difference has a name. */
const partsLabel = 'ship-actions.inputs';
/** The parts that the content's name does not cover; the order of lines does not count. `buildArgs` are filled in. */
function buildParts(inputs, context, buildArgs) {
    const lines = (values) => JSON.stringify([...values].sort());
    return {
        // A folder outside of the checkout is named by its content alone: its path differs from run to run.
        context: (0,optional/* phrase */.MZ)(context.isCheckedOut, () => inputs.context),
        dockerfile: (0,optional/* phrase */.MZ)(context.isCheckedOut, () => (0,inputs_paths/* dockerfileInput */.X3)(inputs) ?? ''),
        target: inputs.target ?? '',
        platforms: lines((0,build_push_image_inputs/* platformsOf */.Wt)(inputs)),
        'build-args': lines(buildArgs),
        'build-contexts': lines(inputs['build-contexts']),
        labels: lines(inputs.labels),
        annotations: lines(inputs.annotations),
        attestations: JSON.stringify([inputs.sbom, inputs.provenance]),
    };
}
/** The identity of a build; `key` signs the labels. Undefined when nothing names the content. */
function identify(parts, sha, tree, key) {
    if (tree === undefined)
        return undefined;
    const names = Object.keys(parts).sort();
    const told = JSON.stringify(names.map((name) => [name, parts[name]]));
    const sign = (kind, text) => {
        const whole = `${kind}\n${text}\n${told}`;
        if (key !== undefined)
            return `hmac-sha256:${(0,external_node_crypto_.createHmac)('sha256', key).update(whole).digest('hex')}`;
        return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(whole).digest('hex')}`;
    };
    const short = Object.entries(parts).map(([name, value]) => [name, hash(value).slice(0, 12)]);
    return {
        commit: sign('commit', `${sha}\n${tree}`),
        content: sign('content', tree),
        parts: JSON.stringify(Object.fromEntries([...short, ['content', hash(tree).slice(0, 12)]])),
        tree: hash(`${tree}\n${told}`),
    };
}
/** The names of the parts that differ between this build and the labels of a standing image; empty when it has no such label. */
function differingParts(identity, label) {
    const ours = JSON.parse(identity.parts);
    const theirs = readParts(label);
    if (theirs === undefined)
        return [];
    return Object.keys(ours).filter((name) => ours[name] !== theirs[name]);
}
const longestLabel = 4096;
function readParts(label) {
    if (label === undefined || label.length > longestLabel)
        return undefined;
    try {
        const found = JSON.parse(label);
        if (typeof found === 'object' && found !== null)
            return found;
        return undefined;
    }
    catch (thrown) {
        if (thrown instanceof SyntaxError)
            return undefined;
        throw thrown;
    }
}
const hash = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');

;// CONCATENATED MODULE: ./.build/build-push-image/standing/standing-image.js
// What stands in the registry under the tags that matter, as far as this login may read it. Pure: values and what they mean.
// The map of this room: access (with which login) → preflight (may this end well), given-image and probe (what is there) → pushed-image (reads one) →
// standing-image.



/** A standing image from what was read of it. */
function standingImage(read) {
    const { labels } = read;
    return {
        ...read,
        build: (0,optional/* optional */.lq)(labels?.[buildInputsLabel], (commit) => ({ commit, content: labels?.[contentLabel] })),
        differs: (identity) => wordsOfDifference(labels, identity),
    };
}
function wordsOfDifference(labels, identity) {
    if (labels === undefined)
        return '';
    if (labels[buildInputsLabel] === undefined)
        return 'this action did not build it';
    if (identity === undefined)
        return 'the build context differs from its commit';
    const names = differingParts(identity, labels[partsLabel]);
    if (names.length > 0)
        return `it was built with another ${names.join(', ')}`;
    const revision = labels['org.opencontainers.image.revision'];
    if (revision === undefined)
        return '';
    return `it was built from ${revision.slice(0, 40)}`;
}
/**
 * Platforms that a tag would lose. A tag of a commit never loses one; a moving tag may go from one platform to another, but never from
 * an index to less.
 */
function lostPlatforms({ platforms = [], isIndex }, next, kind) {
    if ((0,image_tag/* mayMove */.B9)(kind) && !isIndex)
        return [];
    return platforms.filter((platform) => !next.some((each) => isSamePlatform(each, platform)));
}
/** True when both name one platform; arm64 is v8, and a variant that is not written is not looked at. */
function isSamePlatform(one, other) {
    const a = normal(one);
    const b = normal(other);
    return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}
const normal = (platform) => {
    if (platform === 'linux/arm64/v8')
        return 'linux/arm64';
    return platform;
};

;// CONCATENATED MODULE: ./.build/build-push-image/standing/pushed-image.js
// Reads what an image in the registry says about itself: manifests, and where this login may, its configuration. Downloads no layer.




/** Reads the image behind a tag or digest; undefined when there is none, or what is there is no whole image. */
async function findPushedImage(repository, reference) {
    const manifest = await repository.findManifest(reference);
    if (manifest === undefined)
        return undefined;
    return await readPushedImage(repository, manifest);
}
/** Reads the image of a manifest that is known; undefined when a part of it is gone. */
async function readPushedImage(repository, manifest) {
    const children = imagesIn(parse(manifest));
    const parts = await findParts(repository, manifest, children);
    if (parts === undefined || parts.length === 0)
        return undefined;
    const configs = parts.flatMap(({ body }) => body.config?.digest ?? []);
    const [configDigest] = configs;
    if (configDigest === undefined || configs.length < parts.length)
        return undefined;
    const settings = await readConfigs(repository, configs);
    // A clean-up may have taken a config and left the manifest.
    if (settings === 'incomplete')
        return undefined;
    const images = parts.map(({ body, manifest: of, platform }, at) => ({
        digest: of.digest,
        platform: platformText(settings?.[at] ?? platform),
        sizeBytes: sizeOf(body),
        layers: body.layers ?? [],
        mediaType: of.mediaType,
        manifestBytes: of.bytes.length,
    }));
    return {
        manifest,
        configDigest,
        labels: (0,optional/* optional */.lq)(settings, (settings) => settings[0]?.config?.Labels ?? {}),
        sizeBytes: Math.max(...images.map(({ sizeBytes }) => sizeBytes)),
        images,
        isIndex: children !== undefined,
    };
}
/** BuildKit lists attestations among the platforms: https://docs.docker.com/build/metadata/attestations/attestation-storage/ */
const imagesIn = (body) => body.manifests?.filter((child) => child.annotations?.['vnd.docker.reference.type'] === undefined);
/** The manifests of the images, of an index its children's; undefined when one is missing. */
async function findParts(repository, manifest, children) {
    if (children === undefined)
        return [{ manifest, body: parse(manifest), platform: undefined }];
    const found = await repository.findManifests(children.map(({ digest }) => digest));
    const parts = children.flatMap(({ digest, platform }) => {
        const child = found.get(digest);
        if (child === undefined)
            return [];
        return [{ manifest: child, body: parse(child), platform }];
    });
    if (parts.length === children.length)
        return parts;
    return undefined;
}
/** Undefined when this login may not read them: pushing needs no right to read blobs. */
async function readConfigs(repository, digests) {
    try {
        const found = await Promise.all(digests.map(async (digest) => await repository.findBlob(digest)));
        const whole = found.filter((each) => each !== undefined);
        if (whole.length < found.length)
            return 'incomplete';
        return whole.map(parseConfig);
    }
    catch (thrown) {
        if (isDenied(thrown))
            return undefined;
        throw thrown;
    }
}
/** True for a registry that does not let this login do something. */
const isDenied = (thrown) => thrown instanceof registry_fault/* RegistryFault */.Q && thrown.kind === 'denied';
const parseConfig = (bytes) => (0,json_value/* parseRecord */.Hh)(bytes.toString());
function platformText(platform) {
    if (platform?.os === undefined || platform.architecture === undefined)
        return undefined;
    return [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/');
}
/** The platforms of an image as far as they are known; undefined when any is not. */
function platformsIn({ images }) {
    const known = images.flatMap(({ platform }) => platform ?? []);
    if (known.length === images.length)
        return known;
    return undefined;
}
/** The platforms that were asked for and are not in the image; none when the image's cannot be read. */
function missingPlatforms(image, asked) {
    const found = platformsIn(image);
    if (found === undefined)
        return [];
    return asked.filter((wanted) => !found.some((each) => isSamePlatform(each, wanted)));
}
const parse = (manifest) => JSON.parse(manifest.bytes.toString());
const sizeOf = ({ config, layers = [] }) => layers.reduce((sum, layer) => sum + layer.size, config?.size ?? 0);

;// CONCATENATED MODULE: ./.build/build-push-image/standing/probe.js
// Finds what is in the registry already: the images under the tags that matter, and the very image that was just built. Pushes nothing.



/** What stands under the tags, each image once. What is no whole image stands, too: nobody may take its tag for free. */
async function probe(repository, tags) {
    const manifests = await repository.findManifests(tags);
    const byDigest = new Map([...manifests.values()].map((manifest) => [manifest.digest, manifest]));
    return await Promise.all([...byDigest.values()].map(async (manifest) => {
        const image = await readPushedImage(repository, manifest);
        const its = tags.filter((tag) => manifests.get(tag)?.digest === manifest.digest);
        // An image with a part missing says nothing, and can be nobody's.
        const labels = image === undefined ? {} : image.labels;
        const platforms = (0,optional/* optional */.lq)(image, (image) => platformsIn(image));
        const read = { digest: manifest.digest, tags: its, labels, platforms, isIndex: image?.isIndex ?? false };
        return { ...standingImage(read), image };
    }));
}
/** The digest under which the tag holds this very image already: an immutable tag then need not be pushed again. */
async function isThere(repository, digest, id) {
    if (id === undefined)
        return undefined;
    const image = await findPushedImage(repository, digest);
    if (image?.configDigest === id && !image.isIndex)
        return digest;
    return undefined;
}

;// CONCATENATED MODULE: ./.build/build-push-image/image-name.js
// How the image of a plan is written as a reference. Pure.

/** The image reference with as much as is known: `[registry/]repository:tag[@digest]`. */
function imageName(plan, { registry, digest }) {
    const host = (0,optional/* phrase */.MZ)(registry, (registry) => `${registry}/`);
    return `${host}${plan.repository}:${plan.tags[0]}${(0,optional/* phrase */.MZ)(digest, (digest) => `@${digest}`)}`;
}

// EXTERNAL MODULE: ./.build/build-push-image/inputs/pairs.js
var pairs = __webpack_require__(2201);
;// CONCATENATED MODULE: ./.build/build-push-image/build/build-spec.js
// Turns inputs and plan into what an engine is told. Reads secrets from the step's environment; writes nothing.



/** What the build asks of its engine. */
const needsOf = (inputs, plan) => ({
    platforms: plan.platforms,
    annotations: inputs.annotations,
    buildContexts: inputs['build-contexts'],
    cacheFrom: inputs['cache-from'],
    cacheTo: inputs['cache-to'],
    sbom: inputs.sbom,
    provenance: inputs.provenance,
    push: plan.pushes,
    secrets: [...inputs.secrets, ...inputs['secret-files'], ...inputs['secret-envs']],
});
/** All secrets. Throws an ActionError that names each variable of `secret-envs` that is not there. */
function readSecrets(inputs, { env, log }) {
    const named = inputs['secret-envs'].map(pairs/* splitPair */.T6);
    const missing = named.filter(([, variable]) => env[variable] === undefined);
    if (missing.length > 0)
        throw new action_error/* ActionError */.lZ(missing.map(([id, variable]) => ({
            code: 'secret_unset',
            what: `The secret \`${id}\` should come from the variable \`${variable}\`, which is not set`,
            where: 'input `secret-envs`',
            fix: `Give the step \`env: {${variable}: …}\`.`,
        })));
    for (const [, variable] of named)
        log.mask(env[variable] ?? '');
    return [
        ...inputs.secrets.map(pairs/* splitPair */.T6).map(([id, value]) => ({ id, value })),
        ...named.map(([id, variable]) => ({ id, value: env[variable] ?? '' })),
        ...inputs['secret-files'].map(pairs/* splitPair */.T6).map(([id, file]) => ({ id, file })),
    ];
}
/** The build as an engine is told. */
function buildSpec(inputs, plan, { registry, secrets, isEcr }) {
    return {
        image: imageName(plan, { registry, digest: undefined }),
        context: plan.context,
        dockerfile: plan.dockerfile,
        target: inputs.target,
        platforms: plan.platforms,
        buildArgs: plan.buildArgs,
        buildContexts: inputs['build-contexts'],
        labels: plan.labels,
        annotations: inputs.annotations,
        secrets,
        cacheFrom: inputs['cache-from'],
        cacheTo: inputs['cache-to'].map((cache) => cacheExport(cache, isEcr)),
        sbom: inputs.sbom,
        provenance: inputs.provenance,
        pull: inputs.pull,
        push: plan.pushes,
        epoch: plan.epoch,
        isolation: inputs.isolation,
    };
}
/** A cache that is an image reference alone lies in a registry. */
const cacheFields = (cache) => {
    if (cache.includes('='))
        return cache.split(',');
    return ['type=registry', `ref=${cache}`];
};
/**
 * A cache that cannot be written does not redden a build that was pushed; and ECR takes a cache only as an image manifest:
 * https://docs.docker.com/build/cache/backends/registry/
 */
function cacheExport(cache, isEcr) {
    const fields = cacheFields(cache);
    const value = (name) => fields.find((field) => field.startsWith(`${name}=`))?.slice(name.length + 1);
    if (value('type') === 'inline')
        return cache;
    const host = (value('ref') ?? '').split('/')[0] ?? '';
    const isAtEcr = value('type') === 'registry' && isEcr(host);
    const added = [
        ['image-manifest', isAtEcr],
        ['oci-mediatypes', isAtEcr],
        ['ignore-error', true],
    ];
    const more = added
        .filter(([name, isWanted]) => isWanted && value(name) === undefined)
        .map(([name]) => `${name}=true`);
    return [...fields, ...more].join(',');
}

;// CONCATENATED MODULE: ./.build/build-push-image/build/build.js
// Builds the image and pushes it, and believes only what the registry then answers. The logins live in a folder that dies with the build.
// The map of this room: build-spec (what an engine is told) → build (builds, pushes, reads back) → engine-words (what a failure means).










/** The engine for the build; throws an ActionError when there is none, or it cannot do what is asked. */
async function findCapable({ inputs, plan, job, clients }) {
    const needs = needsOf(inputs, plan);
    const found = await clients.engine.findEngine(inputs.engine, job.context.workspace, engineEnvironment(inputs, job, clients), needs);
    if (found.state === 'missing')
        throw new action_error/* ActionError */.lZ(missingEngine(inputs.engine, found.lookedFor));
    const lack = found.engine.lacks(needs);
    if (lack !== undefined)
        throw new action_error/* ActionError */.lZ(lackProblem(found.engine.title, lack));
    return found.engine;
}
function engineEnvironment(inputs, { env }, { engine, logins }) {
    const caches = [...inputs['cache-from'], ...inputs['cache-to']];
    return engine.engineEnvironment(env, { caches, usesAwsHelper: logins.usesAwsHelper(env) });
}
/** Builds, and pushes where there is a registry. The first tag is on the image only when its engine cannot push without one. */
async function buildImage(work, found) {
    const { inputs, plan, job, clients, repository } = work;
    const secrets = readSecrets(inputs, job);
    const place = clients.logins.createPrivateFolder(job.context.temporaryFolder);
    try {
        const engine = openEngine(work, found, place);
        const spec = specOf(work, place, secrets);
        const started = performance.now();
        const built = await engine.build(spec);
        const buildSeconds = (performance.now() - started) / 1000;
        tellWarnings(built, plan, job);
        if (repository === undefined)
            return { image: undefined, buildSeconds, pushSeconds: 0 };
        const image = await pushImage({ work, engine, spec, repository }, built);
        return { image, buildSeconds, pushSeconds: (performance.now() - started) / 1000 - buildSeconds };
    }
    finally {
        place.remove();
    }
}
/** The commands that a build would run. */
function plannedCommands(work, found) {
    const folder = '<private folder>';
    const place = { folder, write: (name) => `${folder}/${name}`, remove: () => undefined };
    const ids = readSecrets(work.inputs, work.job).map((secret) => ({ ...secret, value: '' }));
    return openEngine({ ...work, access: work.access && { ...work.access, credentials: undefined } }, found, place).commands(specOf(work, place, ids));
}
function openEngine({ inputs, job, clients, access }, found, place) {
    const { credentials, registry } = access ?? {};
    const known = new Map((0,registry_logins/* registryLogins */.Ko)(inputs['registry-logins']));
    if (registry !== undefined && credentials !== undefined)
        known.set(registry, credentials);
    return found.open({
        folder: job.context.workspace,
        env: engineEnvironment(inputs, job, clients),
        log: job.log,
        signal: job.signal,
        privateFolder: place.folder,
        authFile: (0,optional/* optional */.lq)(known.size > 0, () => clients.logins.writeLogins(place, known, job.env)),
        plainHttp: registry !== undefined && (0,loopback/* isLoopback */.U9)(registry),
    });
}
function specOf({ inputs, plan, access, clients }, place, secrets) {
    const isEcr = (registry) => clients.ecr.parseEcrHost(registry) !== undefined;
    const files = secrets.map((secret, at) => {
        if ('file' in secret)
            return secret;
        return { id: secret.id, file: place.write(`secret-${at}`, secret.value) };
    });
    return buildSpec(inputs, plan, { registry: access?.registry, secrets: files, isEcr });
}
/** Annotates what the Dockerfile's checker says, and refuses an image whose base is of another platform. */
function tellWarnings({ output }, plan, { log }) {
    for (const warning of output.warnings)
        log.warning(warningText(warning), { file: plan.dockerfile, startLine: warning.line, title: warning.rule });
    const problems = wrongBaseProblems(output, plan.platforms);
    if (problems.length > 0)
        throw new action_error/* ActionError */.lZ(problems);
}
/** Pushes, unless the build itself did or the tag holds this very image, and reads the registry back. */
async function pushImage({ work, engine, spec, repository }, built) {
    const { plan } = work;
    const { digest } = built;
    if (digest !== undefined)
        return await readBack(repository, plan, digest, async () => [digest]);
    const [tag] = plan.tags;
    const before = await repository.findDigest(tag);
    const there = await (0,optional/* optional */.lq)(before, (before) => isThere(repository, before, built.id));
    if (there !== undefined)
        return await readBack(repository, plan, tag, async () => [there]);
    if (before !== undefined && plan.kinds.get(tag) === 'release')
        throw releasedTag(tag, before);
    await engine.push(spec).catch((thrown) => refusedPush(thrown, repository, plan));
    const image = await readBack(repository, plan, tag, async () => await engine.pushedDigests(spec));
    if (before !== undefined && before !== image.manifest.digest)
        tellMoved(work, tag, before);
    return image;
}
/** A push that failed on a tag that exists says so: registries may forbid to move it. */
async function refusedPush(thrown, repository, plan) {
    const [tag] = plan.tags;
    const isRefused = thrown instanceof EngineFault && /immutable|already exists|cannot be overwritten/i.test(thrown.facts.tail ?? '');
    if (!isRefused)
        throw thrown;
    const standing = await repository.findDigest(tag);
    const what = `The tag "${tag}" exists there already as ${standing ?? 'another image'}, and the registry does not let it move to what was built now`;
    const fix = immutableFix(tag, plan.kinds.get(tag) ?? 'literal');
    throw new action_error/* ActionError */.lZ({ code: 'tag_immutable', what, where: 'input `tags`', fix }, { cause: thrown });
}
/** Success is a digest that the registry answers too, of an image for every platform that was asked for. */
async function readBack(repository, { platforms }, reference, askDigests) {
    // Engine and registry are asked side by side, and must say the same.
    const [digests, manifest] = await Promise.all([askDigests(), repository.findManifest(reference)]);
    if (manifest === undefined || !digests.includes(manifest.digest))
        throw readBackMismatch(reference, digests, manifest?.digest);
    const image = await readPushedImage(repository, manifest);
    if (image === undefined)
        throw readBackMismatch(reference, digests, undefined);
    const missing = missingPlatforms(image, platforms);
    if (missing.length === 0)
        return image;
    const has = image.images.map(({ platform }) => platform).join(', ');
    const what = `The engine pushed ${has}, but not ${missing.join(', ')}`;
    const fix = 'Try another `engine`, or take the platform out of `platforms`.';
    throw new action_error/* ActionError */.lZ({ code: 'platform_missing', what, where: 'input `platforms`', fix });
}
function releasedTag(tag, before) {
    const what = `The release tag "${tag}" stands on ${before}, and the image that was built now is another one. A release never moves`;
    const fix = 'Keep `reuse: commit`, or give this commit a version of its own.';
    return new action_error/* ActionError */.lZ({ code: 'tag_released', what, where: 'input `tags`', fix });
}
/** A tag that names a commit and now means another image. */
function tellMoved({ job, plan }, tag, before) {
    const kind = plan.kinds.get(tag);
    if (kind === 'moving' || kind === 'literal')
        return;
    job.log.warning(`The tag "${tag}" pointed at ${before} and was moved: whoever deployed it by tag gets another image.`);
}

// EXTERNAL MODULE: ./.build/domain/findings.js
var findings = __webpack_require__(521);
;// CONCATENATED MODULE: ./.build/build-push-image/gate/scan.js
// Waits for the registry's own scan of an image and judges its findings. No result is never a pass: what cannot be known is red.


/** Seconds between two looks: for a scan to end, and for its findings to settle. */
const pauseSeconds = 5;
const settleSeconds = 1;
const secondsAfter = ({ state }) => {
    if (state === 'complete')
        return settleSeconds;
    return pauseSeconds;
};
/** Reads the findings of every image, waiting until two looks agree, and judges them. Rejects with a RegistryFault. */
async function gateScan(source, rules, { job, clients }) {
    const deadline = Date.now() + rules.timeoutSeconds * 1000;
    const found = [];
    for (const digest of source.digests) {
        const { ecr, account, repository } = source;
        const image = { account, repository, digest };
        const look = await waitForScan(ecr, image, deadline, { job, clients });
        if (look.state !== 'complete')
            return { findings: [], problem: noResult(digest, look, rules), warnings: [] };
        found.push(...look.findings);
    }
    return judgeScan(found, rules, new Date());
}
async function waitForScan(ecr, image, deadline, { job, clients }) {
    let before;
    let hasStarted = false;
    for (;;) {
        const look = await clients.ecr.lookAtScan(ecr, image);
        if (look.state === 'impossible')
            return look;
        // A scan that has just ended may still be writing its findings.
        if (look.state === 'complete' && before?.state === 'complete' && before.findings.length === look.findings.length)
            return look;
        if (look.state === 'absent' && before !== undefined && !hasStarted) {
            hasStarted = true;
            const start = await clients.ecr.startScan(ecr, image);
            if (start.state === 'impossible')
                return { state: 'impossible', why: start.why };
        }
        if (Date.now() >= deadline) {
            if (look.state === 'complete')
                return { state: 'waiting', why: 'its findings still change' };
            return look;
        }
        before = look;
        await pause(Math.min(secondsAfter(look) * 1000, Math.max(0, deadline - Date.now())), job);
    }
}
async function pause(milliseconds, { signal }) {
    await new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        signal.addEventListener('abort', () => {
            clearTimeout(timer);
            resolve();
        }, { once: true });
    });
    signal.throwIfAborted();
}
function noResult(digest, { state, why }, { timeoutSeconds }) {
    const where = 'input `max-severity`';
    if (state !== 'impossible')
        return {
            code: 'scan_pending',
            what: `The scan of ${digest} was not done within ${timeoutSeconds} seconds (${why}); without a result the step cannot pass`,
            where,
            fix: 'Raise `scan-timeout-seconds`, turn on scanning for the repository, or run the step again.',
        };
    return {
        code: 'scan_impossible',
        what: `The registry cannot scan ${digest}: ${why}; without a result the step cannot pass`,
        where,
        fix: 'Take a base image that Amazon ECR can scan, use enhanced scanning, or scan in a step of your own and leave `max-severity` out.',
    };
}
/** A scanner's word for a severity; undefined for UNDEFINED, UNTRIAGED and words that are not known. */
function severityOf(word) {
    const lower = word.toLowerCase();
    if (lower === 'informational')
        return 'none';
    return findings/* severities */.gO.find((severity) => severity === lower);
}
/** Judges findings by the rules. Pure. */
function judgeScan(found, rules, now) {
    const unique = new Map(found.map((each) => [`${each.id} ${each.package} ${each.version}`, each]));
    const findings = [...unique.values()].map((finding) => judgeOne(finding, rules, now));
    const worst = findings.filter(({ counts }) => counts);
    const unknown = findings.filter(({ severity }) => severity === undefined).length;
    const warnings = (0,optional/* present */.Eb)([
        unknown !== 0 && `${unknown} findings have no severity, and do not count.`,
        ...rules.allow.flatMap((entry) => allowWarnings(entry, [...unique.values()], now)),
    ]);
    if (worst.length === 0)
        return { findings, problem: undefined, warnings };
    const shown = worst
        .slice(0, 5)
        .map(({ id, severity, package: name }) => `${id} (${severity ?? 'no severity'}, ${name})`);
    const more = (0,optional/* phrase */.MZ)(worst.length > 5, () => ` and ${worst.length - 5} more`);
    const what = `The scan has ${worst.length} findings worse than \`max-severity: ${rules.maxSeverity}\`: ${shown.join(', ')}${more}`;
    const fix = 'Update what is named, or allow a finding for a time: `allow: [{id: …, reason: …, expires: YYYY-MM-DD}]`.';
    return { findings, problem: { code: 'scan_findings', what, where: 'input `max-severity`', fix }, warnings };
}
function judgeOne(finding, rules, now) {
    const severity = severityOf(finding.severity);
    const judged = { ...finding, severity };
    if (severity === undefined)
        return { ...judged, counts: false, why: 'no severity' };
    if (!(0,findings/* isWorse */.Bx)(severity, rules.maxSeverity))
        return { ...judged, counts: false, why: '' };
    const allowance = (0,findings/* findAllowance */.i0)({ ids: [finding.id], path: finding.package }, rules.allow, dayOf(now));
    if (allowance !== undefined)
        return { ...judged, counts: false, why: `allowed: ${allowance.reason}` };
    // Only a scanner that says "no fix" is believed; one that says nothing is not.
    if (rules.ignoreUnfixed && finding.isFixable === false)
        return { ...judged, counts: false, why: 'no fix yet' };
    return { ...judged, counts: true, why: '' };
}
function allowWarnings(entry, found, now) {
    const isFound = found.some(({ id }) => id.toLowerCase() === entry.id.toLowerCase());
    if ((0,findings/* isExpired */._d)(entry, dayOf(now)))
        return [`The \`allow\` entry ${entry.id} expired on ${entry.expires} and no longer counts.`];
    if (isFound)
        return [];
    return [`The \`allow\` entry ${entry.id} matches no finding: remove it.`];
}
/** `YYYY-MM-DD`, in UTC. */
const dayOf = (time) => time.toISOString().slice(0, 10);

;// CONCATENATED MODULE: ./.build/build-push-image/gate/gates.js
// The gates of an image that stands: its size, and the registry's own scan. Each is said; a red one does not hide the other.
// The map of this room: gates (all of an image's) → scan (the one that is waited for).


/** Gates the image. Rejects with a RegistryFault when the scan cannot be asked for. */
async function gateImage(work, image) {
    const scan = await scanOf(work, image);
    const problems = (0,optional/* present */.Eb)([...sizeProblems(image, work.inputs['size-budget-mb']), scan?.problem]);
    return { problems, warnings: scan?.warnings ?? [], scan };
}
/** Bytes of the megabyte that registries show. */
const megabyte = 1e6;
/** Images that are larger than the budget, each platform for itself. */
function sizeProblems({ images }, budget) {
    if (budget === undefined)
        return [];
    return images
        .filter(({ sizeBytes }) => sizeBytes > budget * megabyte)
        .map(({ sizeBytes, platform, digest }) => ({
        code: 'size_over_budget',
        what: `The image for ${platform ?? digest} has ${(sizeBytes / megabyte).toFixed(1)} MB compressed, but \`size-budget-mb\` is ${budget}`,
        where: 'input `size-budget-mb`',
        fix: 'Make it smaller (a smaller base image, a build in stages), or raise the budget.',
    }));
}
async function scanOf({ inputs, access, plan, job, clients }, image) {
    const maxSeverity = inputs['max-severity'];
    if (maxSeverity === undefined)
        return undefined;
    if (access?.ecr === undefined)
        return { findings: [], problem: noScanner(access?.registry), warnings: [] };
    const { connection: ecr, account } = access.ecr;
    const digests = image.images.map(({ digest }) => digest);
    const rules = {
        maxSeverity,
        allow: inputs.allow,
        ignoreUnfixed: inputs['ignore-unfixed'],
        timeoutSeconds: inputs['scan-timeout-seconds'],
    };
    return await gateScan({ ecr, account, repository: plan.repository, digests }, rules, { job, clients });
}
const noScanner = (registry) => ({
    code: 'scan_impossible',
    what: `\`max-severity\` needs the scan of Amazon ECR, but the step does not use the API of Amazon ECR for ${registry ?? 'this image'}`,
    where: 'input `max-severity`',
    fix: 'Leave `max-severity` out and scan in a step of your own, or give the step AWS credentials.',
});

;// CONCATENATED MODULE: ./.build/build-push-image/outcome.js
// What became of the image, as a value that the report and the summary read. Decides nothing.
/** How an image is known, in words that promise no more than was measured. */
const reuseWords = {
    signature: 'its label is signed with `reuse-key`, for this commit or content and these build inputs',
    label: 'it is labelled as built from this commit or content with these build inputs',
    tag: 'it stands under the tag of this commit; its label cannot be read by this login, so nothing else was checked',
};
/** Of an image that is used although a build was preferred. */
const unprovenWords = 'it stands under the tag of this commit, which the registry does not let move, so it is used. Nothing proves that it was built from this commit: whoever may push to the repository could have put it there. `reuse-key` proves it.';

// EXTERNAL MODULE: ./.build/build-push-image/identity/tags.js
var identity_tags = __webpack_require__(5414);
;// CONCATENATED MODULE: ./.build/build-push-image/identity/commit-facts.js
// What is known of the commit that the image is made from: its version, branch, git tag and time. Refuses to guess. Pure.




/** The facts, or what a tag needs and is not there; `tree` is still to be found, since it covers what the build is told. */
function findCommitFacts(inputs, context, source) {
    if (lacksCommitTime(inputs, source))
        return (0,action_error/* refused */.J5)(noCommit(`The tags ${inputs.tags.join(', ')} or the build arguments need the time of the commit`));
    // GITHUB_SHA is the head of the default branch on many events, whatever was checked out.
    const sha = source?.sha ?? context.source?.commit;
    if (sha === undefined)
        return (0,action_error/* refused */.J5)(noCommit('There is no commit to name the image after'));
    const { value: version, problems } = findVersion(inputs, source);
    if (problems.length > 0)
        return (0,action_error/* refused */.J5)(...problems);
    const { branch, isForeign } = findBranch(context, source);
    const defaultBranch = context.defaultBranch ?? source?.defaultBranch;
    const isDefault = (0,optional/* optional */.lq)(defaultBranch, (defaultBranch) => branch === defaultBranch);
    return (0,action_error/* accepted */.qG)({
        sha,
        commitTime: source?.commitTime,
        version,
        isRelease: isRelease(inputs, source, version),
        branch,
        pullRequest: context.pullRequest?.number,
        gitTag: findGitTag(context, source),
        tree: undefined,
        onDefaultBranch: !isForeign && isDefault,
    });
}
/** True when the version is this commit's own: given, or its git tag is on the commit. */
function isRelease(inputs, source, version) {
    if (inputs.version !== undefined)
        return true;
    const own = (0,image_tag/* highestVersion */.t)(source?.ownTags ?? [], inputs['version-prefix']);
    return own !== undefined && own === version;
}
/** A pull_request_target run says that it is on the default branch, whatever it has checked out. */
function findBranch(context, source) {
    const isProposed = context.pullRequest !== undefined;
    if (context.ref === undefined)
        return { branch: source?.branch, isForeign: isProposed };
    const branch = shortRef(context.ref, 'refs/heads/');
    return { branch, isForeign: isProposed || branch === undefined };
}
function findGitTag(context, source) {
    const named = shortRef(context.ref, 'refs/tags/');
    const [own, ...others] = source?.ownTags ?? [];
    if (named !== undefined || others.length > 0)
        return named;
    return own;
}
const shortRef = (ref, prefix) => {
    if (ref?.startsWith(prefix))
        return ref.slice(prefix.length);
    return undefined;
};
/** The given version, else the highest that the commit reaches; refuses to guess from a cut history when a tag needs it. */
function findVersion(inputs, source) {
    if (inputs.version !== undefined)
        return (0,action_error/* accepted */.qG)((0,image_tag/* versionOf */.E4)(inputs.version));
    const prefix = inputs['version-prefix'];
    const own = (0,image_tag/* highestVersion */.t)(source?.ownTags ?? [], prefix);
    const highest = own ?? (0,image_tag/* highestVersion */.t)(source?.versionTags ?? [], prefix);
    const isCertain = source?.shallow !== true || own !== undefined;
    if (isCertain && highest !== undefined)
        return (0,action_error/* accepted */.qG)(highest);
    const isNeeded = (0,identity_tags/* needsVersion */.KD)(inputs.tags) || inputs['build-args'].some((line) => line.includes('{version}'));
    if (isNeeded)
        return (0,action_error/* refused */.J5)(noVersion(inputs, source, isCertain));
    return (0,action_error/* accepted */.qG)(undefined);
}
function noVersion(inputs, source, isCertain) {
    const { why, fix } = reasonForNoVersion(source, isCertain, inputs['version-prefix'] ?? '');
    const what = `The tags ${inputs.tags.join(', ')} or the build arguments need a version, and ${why}`;
    return { code: 'version_unknown', what, where: 'input `version`', fix };
}
function reasonForNoVersion(source, isCertain, prefix) {
    const deeper = 'Give `version`, or `fetch-depth: 0` to actions/checkout.';
    if (source === undefined)
        return { why: 'the workspace is not a git repository with a commit', fix: deeper };
    if (!isCertain)
        return { why: 'the clone is shallow, so older git tags are out of sight', fix: deeper };
    const release = `Give \`version\`, or tag a release: \`git tag ${prefix}v0.1.0 && git push --tags\`.`;
    return {
        why: `no git tag such as ${prefix}v2.4.1 can be reached from the commit`,
        fix: `${release} A clone without tags needs \`fetch-depth: 0\` at actions/checkout.`,
    };
}
/** True when the commit's time is needed and only its name is known. */
const lacksCommitTime = (inputs, source) => source === undefined &&
    ((0,identity_tags/* needsCommitTime */.k0)(inputs.tags) || inputs['build-args'].some((line) => line.includes('{timestamp}')));
function noCommit(what) {
    const fix = 'Run actions/checkout before this step; a container job needs git inside the container.';
    const why = `${what}, and the workspace is not a git repository with a commit`;
    return { code: 'commit_unknown', what: why, where: 'input `tags`', fix };
}

;// CONCATENATED MODULE: ./.build/build-push-image/identity/labels.js
// The labels of an image, and the build arguments with their placeholders filled. Pure.





/** https://github.com/opencontainers/image-spec/blob/main/annotations.md, then the user's own labels, then ours. */
function imageLabels(context, { facts, firstTag, given, identity }) {
    const source = (0,optional/* optional */.lq)(context.repository, (repository) => `${context.serverUrl}/${repository}`);
    const own = {
        'org.opencontainers.image.source': source,
        'org.opencontainers.image.revision': facts.sha,
        // The commit's time, not the clock's: the same commit gives the same labels.
        'org.opencontainers.image.created': facts.commitTime?.toISOString().replace(/\.\d+Z$/, 'Z'),
        'org.opencontainers.image.version': facts.version ?? firstTag,
    };
    const proof = {
        [buildInputsLabel]: identity?.commit,
        [contentLabel]: identity?.content,
        [partsLabel]: identity?.parts,
    };
    const all = [...Object.entries(own), ...given.map(pairs/* splitPair */.T6), ...Object.entries(proof)];
    return Object.fromEntries(all.filter((pair) => pair[1] !== undefined));
}
/** The names that are filled in build arguments. */
const filled = ['version', 'tag', 'sha', 'sha7', 'timestamp'];
/** Fills `{version}`, `{tag}`, `{sha}`, `{sha7}` and `{timestamp}` in build arguments; other braces stay as they are. */
function fillBuildArgs(lines, facts, tag) {
    const values = {
        version: facts.version,
        tag,
        sha: facts.sha,
        sha7: facts.sha?.slice(0, 7),
        timestamp: (0,optional/* optional */.lq)(facts.commitTime, (commitTime) => (0,image_tag/* formatTimestamp */.Ey)(commitTime)),
    };
    return lines.map((line) => {
        const [name, value] = (0,pairs/* splitPair */.T6)(line);
        return `${name}=${value.replace(/\{(version|tag|sha|sha7|timestamp)\}/g, (whole, key) => values[key] ?? whole)}`;
    });
}
/** A warning for each name in braces that is nearly one that is filled: it stays as it is, which may be meant. */
function findNameSlips(lines) {
    const names = new Set(lines.flatMap((line) => [...line.matchAll(/\{([a-z][a-z0-9-]{2,20})\}/gi)].map(([, name = '']) => name)));
    return [...names].flatMap((name) => {
        const near = (0,nearest/* nearestNames */.L)(name, filled).filter((each) => Math.abs(each.length - name.length) <= 1);
        if (near.length === 0 || filled.some((each) => each === name))
            return [];
        return [`\`build-args\` holds {${name}}, which is not filled; did you mean {${near.join('} or {')}}?`];
    });
}
/** True when the filled build arguments differ from commit to commit, and with them the image; `doesTag`: whether the tag does. */
const namesCommit = (lines, doesTag) => lines.some((line) => {
    const [, value] = (0,pairs/* splitPair */.T6)(line);
    return /\{(?:version|sha|sha7|timestamp)\}/.test(value) || (doesTag && value.includes('{tag}'));
});

;// CONCATENATED MODULE: ./.build/build-push-image/plan.js
// Decides what build-push-image does, as a value that can be printed: what the image is called, how it is labelled, and what to do about
// what the registry holds already (build, use again, promote, merge, or refuse). Pure.










/** Decides on names and labels, or tells every fact that is not there and a tag needs. */
function planImage(inputs, known) {
    const { value: facts, problems: unknown } = findCommitFacts(inputs, known.context, known.source);
    if (facts === undefined)
        return (0,action_error/* refused */.J5)(...unknown);
    const content = nameContent(inputs, facts, known.content);
    const { value: choice, problems } = (0,identity_tags/* chooseTags */.NE)(inputs.tags, { ...facts, tree: content.identity?.tree });
    if (choice === undefined)
        return (0,action_error/* refused */.J5)(...problems);
    return (0,action_error/* accepted */.qG)(planWith(inputs, known, { ...content, facts, choice }));
}
function nameContent(inputs, facts, content) {
    const isDirty = content.changes.length > 0;
    // The name of the first tag may stand in a build argument, and the tag `tree` covers build arguments: it is then made of `{tag}` as it is written.
    const written = fillBuildArgs(inputs['build-args'], facts, firstTagOf(inputs.tags, facts));
    const parts = buildParts(inputs, content, written);
    const identity = (0,optional/* optional */.lq)(!isDirty && facts.sha, (sha) => identify(parts, sha, content.tree, inputs['reuse-key']));
    return { written, identity, isDirty };
}
function planWith(inputs, { context, content }, { facts, choice, identity, written, isDirty }) {
    const pushes = isPushing(inputs, context);
    const reuse = reuseOf(inputs, pushes, identity);
    const standIns = (0,optional/* optional */.lq)(reuse !== 'off', () => commitTags(facts, identity)) ?? [];
    const isSigned = inputs['reuse-key'] !== undefined;
    return {
        repository: inputs.repository,
        tags: choice.tags,
        kinds: choice.kinds,
        labels: imageLabels(context, { facts, firstTag: choice.tags[0], given: inputs.labels, identity }),
        platforms: (0,build_push_image_inputs/* platformsOf */.Wt)(inputs),
        buildArgs: fillBuildArgs(written, facts, choice.tags[0]),
        context: inputs.context,
        dockerfile: (0,inputs_paths/* dockerfileInput */.X3)(inputs) ?? dockerfileIn(inputs.context),
        pushes,
        identity,
        sha: facts.sha,
        reuse,
        isDirty,
        isSigned,
        // Who writes `reuse` has decided.
        prefersBuild: inputs['prefer-build'] && inputs.reuse === undefined && !isSigned,
        candidates: [...new Set([...choice.tags, ...standIns])],
        epoch: (0,optional/* optional */.lq)(!isDirty && facts.commitTime, (time) => Math.floor(time.getTime() / 1000)),
        remarks: [...choice.remarks, ...remarksOf(inputs, context, pushes, content)],
        warnings: [...choice.suspicions, ...findNameSlips(inputs['build-args']), ...dirtyWarnings(inputs, content.changes)],
    };
}
/** Nothing is used again where nothing is pushed, or where no commit names the content. */
function reuseOf({ reuse }, pushes, identity) {
    if (!pushes || identity === undefined)
        return 'off';
    return reuse ?? 'commit';
}
/** False for an image that is there already, whatever the checkout looks like. */
const isBuilt = ({ promote, merge }) => promote === undefined && merge.length === 0;
/** Where the Dockerfile of a context is when nobody says. */
const dockerfileIn = (context) => {
    if (context === '.')
        return 'Dockerfile';
    return `${context}/Dockerfile`;
};
const withoutTree = (tags) => tags.filter((entry) => entry !== 'tree' && !entry.includes('{tree}'));
/** The first tag as far as it does not depend on the build arguments; what cannot be filled is told when all are chosen. */
function firstTagOf(tags, facts) {
    const plain = withoutTree(tags);
    if (plain.length === 0)
        return undefined;
    return (0,identity_tags/* chooseTags */.NE)([...plain, '{sha}'], facts).value?.tags[0];
}
/** Whether anything is pushed. `auto` does not where a run has no credentials: in a pull request from a fork, or by a bot. */
function isPushing({ push }, { pullRequest, actor }) {
    if (push !== 'auto')
        return /^true$/i.test(push);
    return !(pullRequest !== undefined && (pullRequest.fork || (actor ?? '').endsWith('[bot]')));
}
/** What the other schemes would have called an image of this commit or content. */
function commitTags(facts, identity) {
    const entries = ['sha', '{sha7}', 'semver-sha', 'sha-timestamp', 'tree'];
    const known = { ...facts, branch: undefined, pullRequest: undefined, gitTag: undefined, tree: identity?.tree };
    const isKnown = (entry) => (facts.version !== undefined || !(0,identity_tags/* needsVersion */.KD)([entry])) &&
        (facts.commitTime !== undefined || entry !== 'sha-timestamp');
    return (0,identity_tags/* chooseTags */.NE)(entries.filter(isKnown), known).value?.tags ?? [];
}
function remarksOf(inputs, context, pushes, content) {
    const isAuto = inputs.push === 'auto' && !pushes;
    const who = context.pullRequest?.fork === true ? 'comes from a fork' : 'is by a bot';
    return (0,optional/* present */.Eb)([
        isAuto && `Nothing is pushed: the pull request ${who}, which has no credentials`,
        content.tree === undefined &&
            content.changes.length === 0 &&
            inputs.reuse !== 'off' &&
            'No image is used again: the workspace is not a git repository',
        inputs.reuse === 'tree' &&
            namesCommit(inputs['build-args'], withoutTree(inputs.tags).length > 0) &&
            '`build-args` name the commit or a tag, so `reuse: tree` finds images of this very commit only',
    ]);
}
function dirtyWarnings(inputs, changes) {
    if (!isBuilt(inputs) || changes.length === 0)
        return [];
    const shown = changes.slice(0, 5).map((change) => change.slice(0, 200));
    const more = (0,optional/* phrase */.MZ)(changes.length > 5, () => ` and ${changes.length - 5} more`);
    return [
        `The build context differs from its commit (${shown.join(', ')}${more}): the image is built anew and is never used again for this commit.`,
    ];
}
/** Decides about what stands in the registry, or tells every tag that may not move and stands on another image. */
function decideImage(plan, standing, { given, hostPlatform }) {
    const isBuilding = plan.reuse === 'off' || plan.prefersBuild || given !== undefined;
    const reused = (0,optional/* optional */.lq)(!isBuilding, () => findReusable(plan, standing));
    const next = given ?? reused?.image;
    const platforms = nextPlatforms(plan, next, hostPlatform);
    const problems = standing
        .filter((image) => image.digest !== next?.digest)
        .flatMap((image) => obstacles(plan, image, { digest: next?.digest, platforms }));
    if (problems.length > 0)
        return (0,action_error/* refused */.J5)(...problems);
    if (given === undefined)
        return (0,action_error/* accepted */.qG)(reused ?? { do: 'build' });
    return (0,action_error/* accepted */.qG)({ do: given.do, digest: given.digest });
}
/** The platforms of the image that will stand: of a build, those that are asked for, else the machine's own. */
function nextPlatforms({ platforms }, next, hostPlatform) {
    if (next !== undefined)
        return next.platforms;
    if (platforms.length === 0)
        return [hostPlatform];
    return platforms;
}
/** An image with our label, or, where labels cannot be read and are not signed, one under a tag that nothing else gives. */
function findReusable(plan, standing) {
    const labelled = standing.find((image) => isOurs(plan, image));
    if (labelled !== undefined)
        return { do: 'reuse', image: labelled, by: plan.isSigned ? 'signature' : 'label' };
    if (plan.isSigned)
        return undefined;
    const telling = [plan.sha, plan.identity?.tree.slice(0, 12)];
    const tagged = standing.find((image) => image.labels === undefined && image.tags.some((tag) => telling.includes(tag)));
    if (tagged === undefined)
        return undefined;
    return { do: 'reuse', image: tagged, by: 'tag' };
}
function isOurs({ identity, reuse }, { build }) {
    if (identity === undefined || build === undefined)
        return false;
    return build.commit === identity.commit || (reuse === 'tree' && build.content === identity.content);
}
/** Why the wanted tags of a standing image may not go to another one. */
function obstacles(plan, image, next) {
    return image.tags.flatMap((tag) => {
        const kind = plan.kinds.get(tag);
        if (kind === undefined)
            return [];
        // With `reuse: off` the same content may be built again, and give the same digest.
        const mayEqual = next.digest === undefined && isOurs(plan, image);
        if (kind === 'release' && !mayEqual)
            return [taken(plan, tag, image, next.digest)];
        if (next.digest === undefined && plan.isDirty && !(0,image_tag/* mayMove */.B9)(kind))
            return [dirtyTag(tag, image)];
        const lost = (0,optional/* optional */.lq)(next.platforms, (platforms) => lostPlatforms(image, platforms, kind)) ?? [];
        if (lost.length > 0)
            return [shrinking(tag, image, lost)];
        return [];
    });
}
const plan_where = 'input `tags`';
function taken(plan, tag, image, digest) {
    const other = (0,optional/* optional */.lq)(digest, (digest) => `this image is ${digest}`) ?? 'what would be built now is another image';
    const why = image.differs(plan.identity);
    const what = `The release tag "${tag}" stands on ${image.digest}, and ${other}${(0,optional/* phrase */.MZ)(why !== '', () => `: ${why}`)}. A release never moves`;
    const unread = (0,optional/* phrase */.MZ)(image.labels === undefined, ' This login may not read the label of the image (ecr:GetDownloadUrlForLayer); with it, or with `sha` among the `tags`, an image of this very build is known again.');
    return { code: 'tag_released', what, where: plan_where, fix: `Give this commit a version of its own.${unread}` };
}
const dirtyTag = (tag, { digest }) => ({
    code: 'tag_dirty',
    what: `The tag "${tag}" names a commit and stands on ${digest}, and the build context differs from that commit`,
    where: plan_where,
    fix: 'Undo the changes, keep them out with .dockerignore, or take a tag that names no commit.',
});
const shrinking = (tag, { digest }, lost) => ({
    code: 'tag_shrinks',
    what: `The tag "${tag}" stands on ${digest}, which has ${lost.join(', ')}, and the image that would take its place does not`,
    where: plan_where,
    fix: 'Build all platforms in one step (`platforms`), or give each runner a tag of its own and join their digests with `merge`.',
});

// EXTERNAL MODULE: ./.build/domain/text/duration.js
var duration = __webpack_require__(4275);
// EXTERNAL MODULE: ./.build/domain/text/markdown.js
var markdown = __webpack_require__(9998);
;// CONCATENATED MODULE: ./.build/build-push-image/summary.js
// The job summary of an image: what it is, what it weighs, where it stands, what its scan found. Pure.





const titles = {
    build: 'Image built and pushed',
    reuse: 'Image used again',
    promote: 'Image promoted',
    merge: 'Images merged',
};
/** Markdown for the job summary. */
function summarize(plan, outcome) {
    const { image, copies = [], gates } = outcome;
    const parts = [
        `### ${titleOf(outcome)}`,
        (0,markdown/* markdownTable */.Qj)(['', ''], overview(plan, outcome)),
        (0,optional/* phrase */.MZ)(image, (image) => sizeTable(image, previousImage(plan, outcome))),
        (0,optional/* phrase */.MZ)(copies.length > 0, () => (0,markdown/* markdownTable */.Qj)(['Place', 'State'], copies.map(placeRow))),
        (0,optional/* phrase */.MZ)(gates?.scan, ({ findings }) => findingsTable(findings)),
        ...[...plan.warnings, ...(gates?.warnings ?? [])].map((warning) => `> ${(0,markdown/* escapeMarkdown */.FV)(warning)}`),
    ];
    return parts.filter((part) => part !== '').join('\n\n');
}
function titleOf({ isPlanned, image, decision }) {
    if (isPlanned)
        return 'Dry run: nothing was built or pushed';
    if (decision.do === 'build' && image === undefined)
        return 'Image built, not pushed';
    return titles[decision.do];
}
function overview(plan, outcome) {
    const { registry, image, decision, engine, buildSeconds, pushSeconds } = outcome;
    const digest = image?.manifest.digest;
    const label = (name) => codeOf(plan.labels[`org.opencontainers.image.${name}`]);
    const rows = [
        ['Image', (0,markdown/* inlineCode */.ti)(imageName(plan, { registry, digest: undefined }))],
        ['Digest', codeOf(digest)],
        ['Tags', plan.tags.map(markdown/* inlineCode */.ti).join(' ')],
        ['Commit', label('revision')],
        ['Version', label('version')],
        ['Known by', (0,optional/* optional */.lq)(decision.do === 'reuse' && decision.by, (by) => (0,markdown/* escapeMarkdown */.FV)(reuseWords[by]))],
        [outcome.isPlanned ? 'Plan' : 'Engine', engineWords(outcome.isPlanned === true, engine)],
        ['Built in', (0,optional/* optional */.lq)(buildSeconds, duration/* formatSeconds */.X)],
        ['Pushed in', (0,optional/* optional */.lq)(image !== undefined && pushSeconds, duration/* formatSeconds */.X)],
        ['Registry', linkOf(registry, plan.repository, digest)],
    ];
    return rows.flatMap(([name, value]) => (0,optional/* present */.Eb)([value !== undefined && [name, value]]));
}
function engineWords(isPlanned, engine) {
    const title = (0,optional/* optional */.lq)(engine, markdown/* escapeMarkdown */.FV);
    if (!isPlanned)
        return title;
    return (0,optional/* optional */.lq)(title, (title) => `build with ${title}`) ?? 'build nothing';
}
const codeOf = (text) => (0,optional/* optional */.lq)(text, markdown/* inlineCode */.ti);
// Written apart, since a rule of the house looks for what prints past the log.
const amazonPages = ['console', 'aws', 'amazon', 'com'].join('.');
/** The page of the image at Amazon; undefined for another registry. */
function linkOf(registry, repository, digest) {
    const [, account, region] = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]{1,40})\.(?:amazonaws\.com|on\.aws)$/.exec(registry ?? '') ?? [];
    if (account === undefined || region === undefined || digest === undefined)
        return undefined;
    const page = `https://${region}.${amazonPages}/ecr/repositories/private/${account}/${repository}/_/image/${digest}/details?region=${region}`;
    return `[Amazon ECR](${page})`;
}
/** The image that a wanted tag stood on before. */
function previousImage({ tags }, { standing, image }) {
    const others = standing.filter(({ digest }) => digest !== image?.manifest.digest);
    return others.find((each) => each.tags.some((tag) => tags.includes(tag)))?.image;
}
function sizeTable({ images }, previous) {
    const rows = images.map((each) => {
        const before = previous?.images.find(({ platform }) => platform === each.platform);
        return [
            (0,markdown/* escapeMarkdown */.FV)(each.platform ?? 'not readable by this login'),
            megabytes(each.sizeBytes),
            ...comparison(each, before),
        ];
    });
    return (0,markdown/* markdownTable */.Qj)(['Platform', 'Compressed', 'Change', 'Layers as before'], rows);
}
/** The change of the size, and the layers that stayed. */
function comparison(image, before) {
    if (before === undefined)
        return ['–', '–'];
    return [change(image.sizeBytes - before.sizeBytes), sharedWords(image, before)];
}
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const change = (bytes) => `${bytes < 0 ? '−' : '+'}${megabytes(Math.abs(bytes))}`;
/** How many layers, and how much of the bytes, the image before had as well. */
function sharedWords(image, before) {
    const known = new Set(before.layers.map(({ digest }) => digest));
    const shared = image.layers.filter(({ digest }) => known.has(digest));
    const bytes = shared.reduce((sum, { size }) => sum + size, 0);
    const share = image.sizeBytes === 0 ? 0 : Math.round((bytes / image.sizeBytes) * 100);
    return `${shared.length} of ${image.layers.length} (${share} % of the bytes)`;
}
const placeRow = ({ name, state, problem }) => [
    (0,markdown/* escapeMarkdown */.FV)(name),
    (0,optional/* optional */.lq)(problem, ({ what }) => `**failed**: ${(0,markdown/* escapeMarkdown */.FV)(what.slice(0, 300))}`) ?? state,
];
const shownFindings = 50;
function findingsTable(findings) {
    if (findings.length === 0)
        return 'The scan of the registry has no findings.';
    const sorted = [...findings].sort((a, b) => Number(b.counts) - Number(a.counts));
    const rows = sorted
        .slice(0, shownFindings)
        .map((finding) => [
        (0,markdown/* inlineCode */.ti)(finding.id),
        finding.severity ?? 'none given',
        (0,markdown/* escapeMarkdown */.FV)(`${finding.package} ${finding.version}`),
        finding.counts ? '**counts**' : (0,markdown/* escapeMarkdown */.FV)(finding.why),
    ]);
    const more = findings.length - rows.length;
    const rest = (0,optional/* phrase */.MZ)(more > 0, () => `\n\n… and ${more} more`);
    return `${(0,markdown/* markdownTable */.Qj)(['Finding', 'Severity', 'Package', ''], rows)}${rest}`;
}

;// CONCATENATED MODULE: ./.build/build-push-image/report.js
// What build-push-image ends with: its outputs, the job summary, and why it is red; before that its plan, in the log. Pure.




/** The names of the outputs. */
const outputs = [
    'image',
    'registry',
    'repository',
    'tag',
    'tags',
    'digest',
    'built',
    'reused',
    'size-bytes',
    'findings',
    'images',
];
/** The digest that is known before anything is done. */
const decidedDigest = (decision) => {
    if (decision.do === 'build')
        return undefined;
    if (decision.do === 'reuse')
        return decision.image.digest;
    return decision.digest;
};
/** The plan in words. */
function planLines(plan, { decision, engine, registry }, isDry) {
    const lines = [
        `Plan${(0,optional/* phrase */.MZ)(isDry, ' (dry run)')}: ${intent(plan, decision, engine)}`,
        `Image: ${imageName(plan, { registry, digest: undefined })}`,
        `Tags:  ${plan.tags.join(', ')}`,
    ];
    if (decision.do === 'build')
        lines.push(...labelLines(plan));
    if (isDry)
        lines.push(...plannedCalls(plan, decision).map((call) => `Would call: ${call}`));
    return lines;
}
const labelLines = ({ labels }) => Object.entries(labels).map(([name, value]) => `Label: ${name}=${value}`);
function intent(plan, decision, engine) {
    if (decision.do === 'promote')
        return `promote ${decision.digest}, byte for byte; build nothing`;
    if (decision.do === 'merge')
        return `put one index of the given images, ${decision.digest}; build nothing`;
    if (decision.do === 'reuse')
        return `use ${decision.image.digest} again: ${reuseWords[decision.by]}`;
    const end = plan.pushes ? ', then push' : '; push nothing';
    return `build ${plan.context} by ${plan.dockerfile} with ${engine}${end}`;
}
/** The calls that would change the registry. */
function plannedCalls(plan, decision) {
    if (!plan.pushes)
        return [];
    const digest = decidedDigest(decision) ?? 'the built image';
    const push = (0,optional/* present */.Eb)([decision.do === 'build' && `push ${plan.repository} (blobs and manifest)`]);
    return [
        ...push,
        ...plan.tags.map((tag) => `PUT ${plan.repository}/manifests/${tag} = ${digest}, unless it is that already`),
    ];
}
/** Outputs, summary, and the reason of a red end. A plan gives no digest but that of an image that stands. */
function report(plan, outcome) {
    const { registry, image, decision, isPlanned, gates } = outcome;
    const digest = image?.manifest.digest ?? (0,optional/* optional */.lq)(isPlanned, () => decidedDigest(decision));
    const isDone = isPlanned !== true;
    return {
        outputs: {
            image: imageName(plan, { registry, digest }),
            registry,
            repository: plan.repository,
            tag: plan.tags[0],
            tags: plan.tags.join('\n'),
            digest,
            built: isDone && decision.do === 'build',
            reused: isDone && decision.do === 'reuse',
            'size-bytes': image?.sizeBytes,
            findings: (0,optional/* optional */.lq)(gates?.scan, ({ findings }) => JSON.stringify(findings)),
            images: (0,optional/* optional */.lq)(digest, (digest) => JSON.stringify(imagesOf(plan, outcome, digest))),
        },
        summary: summarize(plan, outcome),
        failure: failureOf(outcome),
    };
}
/** Region or registry → image, for each place where it stands. */
function imagesOf(plan, { registry, copies = [] }, digest) {
    const home = (0,optional/* present */.Eb)([registry !== undefined && [homeName(registry), imageName(plan, { registry, digest })]]);
    const others = copies
        .filter(({ state }) => state !== 'failed')
        .map(({ name, registry: host, repository }) => [
        name,
        imageName({ ...plan, repository }, { registry: host, digest }),
    ]);
    return Object.fromEntries([...home, ...others]);
}
/** The region in the host of an ECR registry, else the host. */
const homeName = (registry) => /^\d{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]{1,40})\./.exec(registry)?.[1] ?? registry;
/** The reasons of a red end, as one. */
function failureOf({ copies = [], gates }) {
    const problems = [...copies.flatMap(({ problem }) => problem ?? []), ...(gates?.problems ?? [])];
    const [first, ...more] = problems;
    if (first === undefined || more.length === 0)
        return first;
    const what = problems.map((problem) => problem.what).join('\n');
    const fix = [...new Set(problems.flatMap((problem) => problem.fix ?? []))].join('\n');
    return { ...first, what, fix };
}

;// CONCATENATED MODULE: ./.build/build-push-image/place/merge.js
// Makes one index of images that jobs on native runners built. The same digests give the same index, whatever their order. Pushes nothing.




const indexType = 'application/vnd.oci.image.index.v1+json';
const merge_where = 'input `merge`';
/** The index of the images behind the digests. Throws when one is missing, its platform cannot be read, or two are of one platform. */
async function mergeImages(repository, digests) {
    const unique = [...new Set(digests.map((digest) => digest.trim()))];
    const found = await Promise.all(unique.map(async (digest) => await findPushedImage(repository, digest)));
    const missing = unique.filter((_, at) => found[at] === undefined);
    if (missing.length > 0)
        throw absent(missing);
    const whole = found.filter((image) => image !== undefined);
    const named = whole.flatMap(({ images }) => images).map((image) => ({ image, platform: image.platform ?? '' }));
    const unread = named.filter(({ platform }) => platform === '');
    if (unread.length > 0)
        throw unreadable(unread.map(({ image }) => image.digest));
    const sorted = named.sort((a, b) => (a.platform < b.platform ? -1 : 1));
    const twice = sorted.find(({ platform }, at) => sorted[at - 1]?.platform === platform);
    if (twice !== undefined)
        throw doubled(twice.platform);
    const images = sorted.map(({ image }) => image);
    const sizeBytes = Math.max(...images.map((image) => image.sizeBytes));
    const [first] = whole;
    const { configDigest = '', labels } = first ?? {};
    return { manifest: indexOf(sorted), configDigest, labels, images, sizeBytes, isIndex: true };
}
function indexOf(images) {
    const manifests = images.map(({ image, platform }) => {
        const [os, architecture, variant] = platform.split('/');
        const { mediaType, digest, manifestBytes: size } = image;
        return {
            mediaType,
            digest,
            size,
            platform: { architecture, os, ...(0,optional/* optional */.lq)(variant, (variant) => ({ variant })) },
        };
    });
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: indexType, manifests }, undefined, 2));
    return { bytes, mediaType: indexType, digest: `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}` };
}
const absent = (digests) => new action_error/* ActionError */.lZ({
    code: 'merge_missing',
    what: `Not in the repository, or not whole: ${digests.join(', ')}`,
    where: merge_where,
    fix: 'Give the output `digest` of jobs that pushed to this very repository.',
});
const unreadable = (digests) => new action_error/* ActionError */.lZ({
    code: 'merge_unreadable',
    what: `The platform of ${digests.join(', ')} cannot be read by this login`,
    where: merge_where,
    fix: 'Let the login read blobs (at ECR: `ecr:GetDownloadUrlForLayer`).',
});
const doubled = (platform) => new action_error/* ActionError */.lZ({
    code: 'merge_twice',
    what: `Two of the images are for ${platform}`,
    where: merge_where,
    fix: 'Give one digest per platform.',
});

;// CONCATENATED MODULE: ./.build/build-push-image/standing/given-image.js
// Finds the image that the inputs name instead of one to build: the one to promote, or those to merge. Pushes nothing.



/** The image that `promote` or `merge` name; undefined when neither is given. Throws an ActionError when it is not there. */
async function findGiven({ promote, merge, repository: name }, repository) {
    if (promote !== undefined) {
        const image = await findPushedImage(repository, promote);
        if (image === undefined)
            throw missing(promote, name);
        return given('promote', image);
    }
    if (merge.length === 0)
        return undefined;
    return given('merge', await mergeImages(repository, merge));
}
const given = (how, image) => ({
    do: how,
    digest: image.manifest.digest,
    platforms: platformsIn(image),
    image,
});
const missing = (promote, repository) => new action_error/* ActionError */.lZ({
    code: 'promote_missing',
    what: `There is no complete image "${promote}" in ${repository}`,
    where: 'input `promote`',
    fix: 'Write a tag or digest that is in the repository; a clean-up may have deleted or archived it.',
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./.build/build-push-image/standing/preflight.js
// Looks before a long build whether its end can be good: the repository is there, this login may push, tags that must move may move.





/** Asks, in at most two calls. Throws an ActionError, or rejects with a RegistryFault, when the push cannot end well. */
async function checkPush(preflight, clients) {
    const { access, plan, repository } = preflight;
    const moving = plan.tags.filter((tag) => plan.kinds.get(tag) === 'moving' || isLeaving(preflight, tag));
    const asks = access.ecr !== undefined && moving.length > 0;
    const [rules] = await Promise.all([
        (0,optional/* optional */.lq)(asks, () => findRules(access, plan.repository, clients)),
        repository.tryPush(),
    ]);
    if (rules === undefined || !rules.immutable)
        return;
    const stuck = moving.filter((tag) => !rules.exclusions.some((pattern) => matches(pattern, tag)));
    if (stuck.length > 0)
        throw new action_error/* ActionError */.lZ(stuck.map((tag) => stuckTag(tag, plan)));
}
/** A tag whose image is not what would be built. Where nothing is used again nobody knows: the build may give that very image. */
const isLeaving = ({ plan, standing }, tag) => (plan.reuse !== 'off' || plan.isDirty) && standing.some(({ tags }) => tags.includes(tag));
/** Undefined when this role may not read the rules: the push itself will then tell. */
async function findRules(access, repository, { ecr }) {
    if (access.ecr === undefined)
        return undefined;
    try {
        return await ecr.findTagRules(access.ecr.connection, access.ecr.account, repository);
    }
    catch (thrown) {
        if (thrown instanceof registry_fault/* RegistryFault */.Q && thrown.kind === 'denied')
            return undefined;
        throw thrown;
    }
}
/** ECR's filters: `*` stands for any characters. https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html */
function matches(pattern, tag) {
    const [first = '', ...rest] = pattern.split('*');
    if (rest.length === 0)
        return pattern === tag;
    if (!tag.startsWith(first))
        return false;
    const last = rest.pop() ?? '';
    let at = first.length;
    for (const part of rest) {
        const found = tag.indexOf(part, at);
        if (found < 0)
            return false;
        at = found + part.length;
    }
    return tag.length - last.length >= at && tag.endsWith(last);
}
function stuckTag(tag, { kinds }) {
    const kind = kinds.get(tag) ?? 'moving';
    const what = `The tag "${tag}" would move, but the repository's tags are immutable`;
    return { code: 'tag_immutable', what, where: 'input `tags`', fix: immutableFix(tag, kind) };
}
/** Creates the repository as the inputs say; tags that are meant to move are excluded from immutability. */
async function createMissing(inputs, { access, plan }, { job, clients }) {
    if (access.ecr === undefined)
        throw notEcr(access.registry);
    const moving = plan.tags.filter((tag) => plan.kinds.get(tag) === 'moving');
    const outcome = await clients.ecr.createRepository(access.ecr.connection, {
        repository: plan.repository,
        immutableTags: inputs['immutable-tags'],
        exclusions: exclusionsOf(moving),
        scanOnPush: inputs['scan-on-push'],
        kmsKey: inputs['kms-key'],
        lifecyclePolicy: readLifecycle(inputs, job, clients),
    });
    if (outcome === 'created')
        job.log.info(`Created the repository ${plan.repository}`);
    else
        job.log.info('The repository was just created by another run');
}
/** The policy's text. Throws an ActionError when the file is no JSON. */
function readLifecycle(inputs, { context }, { ecr }) {
    const file = inputs['lifecycle-policy'];
    if (file === undefined)
        return undefined;
    const text = ecr.readPolicy(external_node_path_.resolve(context.workspace, file));
    if (text !== undefined)
        return text;
    throw new action_error/* ActionError */.lZ({
        code: 'lifecycle_invalid',
        what: `"${file}" is not valid JSON`,
        where: 'input `lifecycle-policy`',
        fix: 'Write a lifecycle policy of Amazon ECR, e.g. {"rules": [{"rulePriority": 1, …}]}.',
    });
}
/** Five filters are the most that a repository has. */
const mostExclusions = 5;
const exclusionsOf = (moving) => [...new Set(moving.map((tag) => tag.replace(/^pr-\d+$/, 'pr-*')))].slice(0, mostExclusions);
const notEcr = (registry) => new action_error/* ActionError */.lZ({
    code: 'inputs_conflict',
    what: `\`create-repository\` is for Amazon ECR with AWS credentials, but the step uses ${registry} without them`,
    where: 'input `create-repository`',
    fix: 'Leave `create-repository` out: most other registries create a repository with the first push.',
});

;// CONCATENATED MODULE: ./.build/build-push-image/run.js
// The straight line of build-push-image: commit and context → plan → what the registry holds → use again, promote, merge, or build and
// push → tags → copies → gates → report. Decides nothing itself.






















/** Git is started ten times, and meanwhile nothing else goes on: the registry, which is far away, is asked first. Milliseconds at most. */
const mostAhead = 100;
/** Runs the action. */
async function run(inputs, job, clients) {
    const swept = clients.logins.sweepPrivateFolders(job.context.temporaryFolder);
    if (swept > 0)
        job.log.info(`Removed ${swept} private folders, with their logins, that killed steps left`);
    // Who we are to the registry is asked while git says what is to be built: neither needs the other.
    const asked = Promise.withResolvers();
    const opening = run_open(inputs, job, clients, asked.resolve).finally(asked.resolve);
    try {
        void (0,domain_thrown/* awaitedElsewhere */.Mh)(opening);
        await briefly(asked.promise);
        const plan = await gather(inputs, job, clients);
        for (const warning of plan.warnings)
            job.log.warning(warning);
        for (const remark of plan.remarks)
            job.log.info(remark);
        return await connectAndApply({ inputs, plan, job, clients, access: undefined, repository: undefined }, opening);
    }
    finally {
        void (0,domain_thrown/* awaitedElsewhere */.Mh)(opening).then((access) => access?.close());
    }
}
/** Waits, but not for long. What is sent by then is on the wire. */
async function briefly(asked) {
    const end = new AbortController();
    await Promise.race([asked, (0,promises_.setTimeout)(mostAhead, undefined, { signal: end.signal }).catch(domain_thrown/* onAbort */.u7)]);
    end.abort();
    await (0,promises_.setImmediate)();
}
async function gather(inputs, job, clients) {
    const [source, content] = await readCheckout(inputs, job, clients);
    return (0,action_error/* orThrow */.aU)(planImage(inputs, { context: job.context, source, content }));
}
/** What is built, and of which commit. */
async function readCheckout(inputs, { context, env }, clients) {
    const paths = { context: inputs.context, dockerfile: (0,inputs_paths/* dockerfileInput */.X3)(inputs) };
    try {
        return await Promise.all([
            clients.readWorkTree(context.workspace, env, inputs['version-prefix']),
            clients.readBuildContext(paths, context.workspace, env),
        ]);
    }
    catch (thrown) {
        if (!(thrown instanceof work_tree/* WorkTreeFault */.e))
            throw thrown;
        throw new action_error/* ActionError */.lZ(checkoutProblem(thrown), { cause: thrown });
    }
}
/** Opens the registry where one is needed: to push, or for the login of a build's base images. */
async function run_open(inputs, job, clients, onAsked) {
    const { registry } = inputs;
    const login = (0,registry_logins/* givenLogin */.Jr)(inputs);
    if (!isPushing(inputs, job.context) && login === undefined)
        return undefined;
    return await openRegistryAccess({ registry, login, onAsked }, job, clients);
}
async function connectAndApply(started, opening) {
    let work = started;
    try {
        const { plan } = work;
        const access = await opening;
        work = { ...work, access, repository: (0,optional/* optional */.lq)(plan.pushes, () => access?.connect(plan.repository)) };
        return await apply(work);
    }
    catch (thrown) {
        throw await wordFault(thrown, work);
    }
}
/** Looks at the registry, decides, acts. */
async function apply(work) {
    const { inputs, plan, repository, job } = work;
    const standing = (await (0,optional/* optional */.lq)(repository, (repository) => probeOrCreate(work, repository))) ?? [];
    const given = await (0,optional/* optional */.lq)(repository, (repository) => findGiven(inputs, repository));
    const decision = (0,action_error/* orThrow */.aU)(decideImage(plan, standing, { hostPlatform: hostPlatform(), given }));
    // The engine is looked for while the registry says whether this login may push.
    const pushable = (0,optional/* optional */.lq)(decision.do === 'build' && !inputs['dry-run'], () => startCheck(work, standing));
    const engine = await (0,optional/* optional */.lq)(decision.do === 'build', () => findCapable(work));
    const registry = work.access?.registry ?? inputs.registry;
    const outcome = { registry, image: undefined, decision, engine: engine?.title, standing };
    for (const line of planLines(plan, outcome, inputs['dry-run']))
        job.log.info(line);
    if (decision.do === 'reuse' && decision.by === 'tag')
        job.log.warning(`${decision.image.digest}: ${reuseWords.tag}`);
    if (inputs['dry-run'])
        return dryRun(work, outcome, engine);
    const known = given?.image ?? imageOf(decision, standing);
    const made = (await (0,optional/* optional */.lq)(engine, (engine) => buildOrTwin(work, engine, pushable))) ?? { image: known };
    const done = { ...outcome, ...made };
    if (repository === undefined || done.image === undefined)
        return report(plan, done);
    return await finish(work, { repository, image: done.image, outcome: done });
}
/** What stands under the tags that matter. A repository that is not there is created where that is asked for. */
async function probeOrCreate(work, repository) {
    const { inputs, plan, access, job, clients } = work;
    try {
        return await probe(repository, plan.candidates);
    }
    catch (thrown) {
        const isAbsent = thrown instanceof registry_fault/* RegistryFault */.Q && thrown.kind === 'absent';
        if (!isAbsent || !inputs['create-repository'] || access === undefined)
            throw thrown;
    }
    if (inputs['dry-run'])
        job.log.info(`Would create the repository ${plan.repository} (ecr:CreateRepository)`);
    else
        await createMissing(inputs, { access, plan }, { job, clients });
    return [];
}
function dryRun(work, outcome, engine) {
    const commands = (0,optional/* optional */.lq)(engine, (engine) => plannedCommands(work, engine)) ?? [];
    for (const command of commands)
        work.job.log.info(`Would run: ${command.join(' ')}`);
    return report(work.plan, { ...outcome, isPlanned: true });
}
const imageOf = (decision, standing) => {
    if (decision.do === 'reuse')
        return standing.find(({ digest }) => digest === decision.image.digest)?.image;
    return undefined;
};
/** Asks whether a push can end well. Who awaits the answer gets its failure; until then it is nobody's. */
function startCheck({ plan, repository, access, clients }, standing) {
    if (repository === undefined || access === undefined)
        return undefined;
    const checked = checkPush({ plan, access, repository, standing }, clients);
    void (0,domain_thrown/* awaitedElsewhere */.Mh)(checked);
    return checked;
}
/** Builds; after a push that failed, an image of a run that built the same at the same time, and was first, will do. */
async function buildOrTwin(work, engine, pushable) {
    const { plan, repository, job } = work;
    try {
        await pushable;
        return await buildImage(work, engine);
    }
    catch (thrown) {
        if (!mayBeRace(thrown))
            throw thrown;
        const twin = await (0,optional/* optional */.lq)(repository, (repository) => findTwin(work, repository));
        if (twin === undefined)
            throw thrown;
        if (plan.prefersBuild)
            job.log.warning(`${twin.image?.manifest.digest}: ${unprovenWords}`);
        else
            job.log.info(`Another run pushed an image of this commit first: ${twin.image?.manifest.digest} is used`);
        return twin;
    }
}
async function findTwin(work, repository) {
    const { plan } = work;
    if (plan.reuse === 'off')
        return undefined;
    const standing = await probe(repository, plan.candidates).catch(noneOnFault);
    const trusting = { ...plan, prefersBuild: false };
    const { value: decision } = decideImage(trusting, standing, { hostPlatform: hostPlatform(), given: undefined });
    if (decision?.do !== 'reuse' || (decision.by === 'tag' && !plan.prefersBuild))
        return undefined;
    const image = imageOf(decision, standing);
    if (image === undefined)
        return undefined;
    return { image, decision, standing };
}
/** What failed before is told in any case, and a registry that now says nothing does not change it. */
function noneOnFault(thrown) {
    if (thrown instanceof registry_fault/* RegistryFault */.Q)
        return [];
    throw thrown;
}
/** A push that failed, or whose tag meant another image a moment later. */
const mayBeRace = (thrown) => (thrown instanceof action_error/* ActionError */.lZ && raceCodes.includes(thrown.code)) ||
    (thrown instanceof EngineFault && thrown.facts.phase === 'push');
const raceCodes = ['push_unverified', 'tag_immutable', 'tag_released'];
/** Tags, copies and gates an image that is in the registry. */
async function finish(work, made) {
    const { inputs, plan, job, clients, access } = work;
    const { repository, image, outcome } = made;
    const { manifest } = image;
    const { tags, kinds } = plan;
    const places = (0,optional/* optional */.lq)(access, ({ registry }) => placesOf(inputs, registry, clients)) ?? [];
    const seen = seenTags(outcome, manifest.digest);
    const lacking = tags.filter((tag) => !seen.includes(tag));
    await applyTags(repository, { manifest, tags: lacking, kinds }, (tag, before) => tellMoved(work, tag, before));
    job.log.info(`${imageName(plan, { registry: outcome.registry, digest: manifest.digest })} stands`);
    const copying = { manifest, tags, kinds, logins: (0,registry_logins/* registryLogins */.Ko)(inputs['registry-logins']) };
    const copies = await copyToPlaces(repository, places, copying, { job, clients });
    const gates = await gateImage(work, image);
    for (const warning of gates.warnings)
        job.log.warning(warning);
    return report(plan, { ...outcome, copies, gates });
}
/** The tags that the probe saw on the image a moment ago, and that need not be asked for again. A build takes longer than that. */
function seenTags({ decision, standing }, digest) {
    if (decision.do === 'build')
        return [];
    return standing.find((image) => image.digest === digest)?.tags ?? [];
}
/** Go's words for the processors that Node calls otherwise. */
const goArchitectures = { x64: 'amd64', ia32: '386' };
/** What an engine builds when no platform is asked for. https://github.com/opencontainers/image-spec/blob/main/image-index.md */
const hostPlatform = () => `linux/${goArchitectures[process.arch] ?? process.arch}`;

;// CONCATENATED MODULE: ./.build/build-push-image/questions.js
// What a preflight asks of build-push-image: can it be built here, and may this login push? Builds and pushes nothing; an upload that is
// begun to ask for the right is given up at once.








/** In the order in which they are asked. */
const questions = [
    { subject: 'build', ask: askBuild },
    { subject: 'login of the registry', ask: askLogin },
    { subject: 'image repository', after: 'login of the registry', ask: askRepository },
    { subject: 'further places of the image', after: 'login of the registry', ask: askPlaces },
];
/** The context, the Dockerfile and an engine. */
async function askBuild(inputs, job, clients) {
    if (inputs.promote !== undefined || inputs.merge.length > 0)
        return 'nothing is built';
    await run({ ...inputs, push: 'false', 'dry-run': true, username: undefined, password: undefined }, job, clients);
    return 'the Dockerfile and an engine are here';
}
async function askLogin(inputs, job, clients) {
    return await withAccess(inputs, { job, clients }, async ({ registry, credentials }) => {
        const who = (0,optional/* optional */.lq)(credentials, ({ username }) => `as ${username}`) ?? 'without a login';
        return `${registry}, ${who}`;
    });
}
async function askRepository(inputs, job, clients) {
    const { repository } = inputs;
    return await withAccess(inputs, { job, clients }, async (access) => {
        const found = access.connect(repository);
        try {
            await found.findManifests([unusedTag]);
        }
        catch (thrown) {
            const isAbsent = thrown instanceof registry_fault/* RegistryFault */.Q && thrown.kind === 'absent';
            if (!isAbsent || !inputs['create-repository'] || access.ecr === undefined)
                throw thrown;
            return `${access.registry}/${repository} is not there yet; the first push makes it`;
        }
        await found.tryPush();
        return `${access.registry}/${repository}: this login may push`;
    });
}
/** The same of every region and registry that gets the image as well. */
async function askPlaces(inputs, job, clients) {
    if (inputs.regions.length + inputs['copy-to'].length === 0)
        return { unasked: 'no `regions` or `copy-to` are given' };
    const home = await withAccess(inputs, { job, clients }, async ({ registry }) => registry);
    const said = [];
    const problems = [];
    for (const { registry, repository } of placesOf(inputs, home, clients)) {
        const there = { ...inputs, registry, repository, username: undefined, password: undefined };
        try {
            said.push(await askRepository(there, job, clients));
        }
        catch (thrown) {
            if (!(thrown instanceof action_error/* ActionError */.lZ))
                throw thrown;
            problems.push(...thrown.problems);
        }
    }
    if (problems.length > 0)
        throw new action_error/* ActionError */.lZ(problems);
    return said.join('; ');
}
/** Nobody's tag: asking for it asks for the repository. */
const unusedTag = 'ship-actions-preflight';
async function withAccess(inputs, { job, clients }, ask) {
    const { registry, repository, dockerfile } = inputs;
    let access;
    try {
        access = await openRegistryAccess({ registry, login: (0,registry_logins/* givenLogin */.Jr)(inputs) }, job, clients);
        return await ask(access);
    }
    catch (thrown) {
        if (thrown instanceof action_error/* ActionError */.lZ)
            throw thrown;
        throw await wordFault(thrown, {
            inputs,
            job,
            clients,
            access,
            plan: { repository, dockerfile: dockerfile ?? 'Dockerfile' },
        });
    }
    finally {
        access?.close();
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./.build/clients/engine/build-files.js
// Looks for the files of a build and where they really are, symlinks resolved. Only looks; never follows a path out of the places where
// a build may read.




/** The Dockerfile's path relative to the workspace. */
const dockerfileOf = (paths) => paths.dockerfile ?? external_node_path_.join(paths.context, 'Dockerfile');
/** What is missing, of the wrong kind, or outside of the workspace and of the runner's temporary folder. */
function findBuildPathFaults(paths, workspace, temporary) {
    const within = [workspace, temporary];
    const context = faultOf('context', paths.context, workspace, within);
    const policy = (0,optional/* optional */.lq)(paths.policy, (policy) => faultOf('policy', policy, workspace, within));
    // A Dockerfile in a context that is wrong would only say so once more.
    if (context !== undefined && paths.dockerfile === undefined)
        return (0,optional/* present */.Eb)([context, policy]);
    const dockerfile = faultOf('dockerfile', dockerfileOf(paths), workspace, within);
    const secrets = paths.secretFiles.map((file) => faultOf('secret-file', file, workspace, undefined));
    return (0,optional/* present */.Eb)([context, dockerfile, policy, ...secrets]);
}
function faultOf(of, given, base, within) {
    const absolute = external_node_path_.resolve(realPathOf(base) ?? base, given);
    const real = realPathOf(absolute);
    const leadsTo = (0,optional/* optional */.lq)(real !== absolute, () => real);
    const isInside = (folder) => isWithin(realPathOf(folder) ?? folder, real ?? absolute);
    if (within !== undefined && !within.some(isInside))
        return { kind: 'outside', of, path: given, leadsTo };
    if (real === undefined)
        return { kind: 'missing', of, path: given, leadsTo };
    const found = (0,external_node_fs_.statSync)(real);
    if (of === 'context') {
        if (found.isDirectory())
            return undefined;
        return { kind: 'not-folder', of, path: given, leadsTo };
    }
    if (found.isFile())
        return undefined;
    return { kind: 'not-file', of, path: given, leadsTo };
}
function realPathOf(file) {
    try {
        return (0,external_node_fs_.realpathSync)(file);
    }
    catch (thrown) {
        (0,domain_thrown/* systemErrorCode */.vq)(thrown);
        return undefined;
    }
}
const isWithin = (folder, file) => file === folder || file.startsWith(`${folder}${external_node_path_.sep}`);

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
// EXTERNAL MODULE: ./.build/domain/text/ends.js
var ends = __webpack_require__(5497);
// EXTERNAL MODULE: ./.build/clients/process.js
var clients_process = __webpack_require__(8876);
;// CONCATENATED MODULE: ./.build/clients/engine/context-content.js
// Names the content of a build's context, and says what in it differs from the commit. Judges context and Dockerfile only: a stray file
// elsewhere, or one that .dockerignore keeps out, is not part of the build. Changes nothing.









/** Reads what the build is made of; throws a WorkTreeFault when git does not say what differs. */
async function readBuildContext(paths, workspace, env) {
    const context = external_node_path_.resolve(workspace, paths.context);
    const dockerfile = external_node_path_.resolve(workspace, dockerfileOf(paths));
    const isInside = (file) => !external_node_path_.relative(workspace, file).startsWith('..');
    if (!isInside(context) || !isInside(dockerfile))
        return { tree: hashOf([context, dockerfile]), isCheckedOut: false, changes: [] };
    const git = gitIn(workspace, env);
    const relative = (file) => `./${external_node_path_.relative(workspace, file)}`;
    // A process each: only --verify takes a name with two dots in it for a name, and it takes one.
    const idOf = async (file) => await git('rev-parse', '--verify', '--end-of-options', `HEAD:${relative(file)}`);
    const [prefix, folderId, fileId, status] = await Promise.all([
        git('rev-parse', '--show-prefix'),
        idOf(context),
        idOf(dockerfile),
        git('status', ...statusOptions, '--', relative(context), relative(dockerfile)),
    ]);
    if (folderId === undefined)
        return { tree: undefined, isCheckedOut: true, changes: await untracked(git, relative(context)) };
    const isIgnored = createIgnorer(context, dockerfile);
    const seen = changedFiles(status, prefix).filter((change) => !isIgnored(external_node_path_.resolve(workspace, change)));
    const tree = (0,optional/* optional */.lq)(fileId, (fileId) => (0,external_node_crypto_.createHash)('sha256').update(`${folderId} ${fileId}`).digest('hex'));
    return { tree, isCheckedOut: true, changes: seen };
}
function gitIn(folder, env) {
    return async (...args) => {
        // A container's root does not own the runner's checkout, and git would refuse to look at it.
        const settings = ['-c', 'safe.directory=*', '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];
        const answer = await (0,clients_process/* askWithDeadline */.S)('git', [...settings, ...args], folder, { ...env, GIT_OPTIONAL_LOCKS: '0' });
        if (answer?.exitCode === 0)
            return answer.stdout.replace(/\n$/, '');
        return undefined;
    };
}
const statusOptions = ['--porcelain', '-z', '--no-renames', '--untracked-files=all'];
/** What `git status` lists below the paths, relative to the folder. */
function changedFiles(status, prefix = '') {
    if (status === undefined)
        throw new work_tree/* WorkTreeFault */.e('unread', 'git cannot say whether the context differs from its commit');
    const rows = status.split('\0').filter((row) => row !== '');
    return rows.map((row) => external_node_path_.relative(prefix, row.slice(3)));
}
/** A context that the commit does not have is a change as a whole; so it is without git. */
const untracked = async (git, context) => {
    if ((await git('rev-parse', '--verify', 'HEAD')) === undefined)
        return [];
    return [context];
};
/** Says of an absolute path whether .dockerignore keeps it out. https://docs.docker.com/build/concepts/context/#dockerignore-files */
function createIgnorer(context, dockerfile) {
    const lists = [`${dockerfile}.dockerignore`, external_node_path_.join(context, '.dockerignore')];
    const list = lists.find((file) => (0,external_node_fs_.existsSync)(file));
    const text = (0,optional/* phrase */.MZ)(list, (list) => (0,external_node_fs_.readFileSync)(list, 'utf8').slice(0, 1 << 20));
    const rules = text
        .split(/\r?\n/)
        .map((row) => row.trim())
        .filter((row) => row !== '' && !row.startsWith('#'))
        .map((row) => ruleOf(row));
    return (file) => {
        const relative = external_node_path_.relative(context, file);
        if (file === dockerfile || lists.includes(file))
            return false;
        // A file elsewhere is here because it is the Dockerfile's neighbour in a pathspec.
        if (relative === '' || relative.startsWith('..'))
            return false;
        const above = relative.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/'));
        return rules.findLast((rule) => above.some(rule.matches))?.ignores ?? false;
    };
}
function ruleOf(row) {
    const written = external_node_path_.posix.normalize(row.replace(/^!/, '').trim());
    const pattern = (0,ends/* withoutEnd */.Mx)((0,ends/* withoutStart */.pM)(written, '/'), '/');
    const matches = picomatch(pattern, { dot: true, nobrace: true, noextglob: true, nonegate: true });
    return { ignores: !row.startsWith('!'), matches: (relative) => matches(relative) };
}
/** A hash over files and folders: names, kinds, whether they are executable, and content; not times. */
function hashOf(roots) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const root of roots)
        addTo(hash, root, '');
    return hash.digest('hex');
}
function addTo(hash, root, relative) {
    const file = external_node_path_.join(root, relative);
    const found = (0,external_node_fs_.lstatSync)(file, { throwIfNoEntry: false });
    if (found === undefined)
        return;
    const say = (kind, content) => {
        hash.update(JSON.stringify([relative, kind, content.length])).update(content);
    };
    if (found.isSymbolicLink())
        say('link', (0,external_node_fs_.readlinkSync)(file));
    else if (found.isFile())
        say((found.mode & 0o100) === 0 ? 'file' : 'program', (0,external_node_fs_.readFileSync)(file));
    else if (found.isDirectory()) {
        say('folder', '');
        const names = (0,external_node_fs_.readdirSync)(file).filter((name) => name !== '.git');
        for (const name of names.sort())
            addTo(hash, root, external_node_path_.posix.join(relative, name));
    }
}

;// CONCATENATED MODULE: ./.build/clients/engine/environment.js
// The environment that an engine gets: the thinned one of domain/environment.ts, and the logins that this build lives on. Has no list of its own.

/** The thinned environment. */
function environment_engineEnvironment(env, { caches, usesAwsHelper }) {
    const has = (type) => caches.some((cache) => cache.split(',').includes(`type=${type}`));
    const needed = [];
    if (usesAwsHelper || has('s3'))
        needed.push('cloud');
    if (has('gha'))
        needed.push('cache of GitHub');
    return (0,environment/* thinEnvironment */.Ff)(env, needed);
}

// EXTERNAL MODULE: ./.build/domain/image/reference.js
var image_reference = __webpack_require__(6164);
// EXTERNAL MODULE: ./.build/clients/retry.js
var retry = __webpack_require__(6607);
;// CONCATENATED MODULE: ./.build/clients/engine/output.js
// Reads what an engine prints as it builds: which step failed and what it said, warnings, base images of another platform. Foreign text:
// each line is cut before any pattern looks at it, and nothing is believed that could turn red into green.


/** Characters of a line that are looked at. */
const longestLine = 4000;
const keptLines = 20;
/** Steps, warnings and bases that are remembered: a hostile build may print millions. */
const mostEntries = 200;
/** Reads the output of BuildKit, of Docker's classic builder and of Buildah. */
function createOutputReader() {
    const memory = { steps: new Map(), current: '', base: '', warnings: [], wrongBases: [], failed: undefined };
    const flags = { emulation: false, runtime: false, helper: undefined };
    return {
        read: (whole) => {
            const line = whole.slice(0, longestLine).trimEnd();
            readSteps(memory, line);
            readWarnings(memory, line);
            if (line.includes('exec format error'))
                flags.emulation = true;
            flags.helper ??= missingHelperIn(line);
            if (isRuntimeMissing(line))
                flags.runtime = true;
        },
        told: () => ({
            warnings: memory.warnings,
            wrongBases: memory.wrongBases,
            failed: memory.failed,
            lacksEmulation: flags.emulation,
            missingHelper: flags.helper,
            lacksRuntime: flags.runtime,
        }),
    };
}
function readSteps(memory, line) {
    const [, number, text = ''] = /^#(\d{1,6}) (.*)$/.exec(line) ?? [];
    const classic = /^(?:\[[a-z0-9/]{1,40}\] )?(?:Step|STEP) \d{1,6}\/\d{1,6} ?: (.*)$/.exec(line)?.[1];
    const place = /^[^\s:]{1,255}:(\d{1,6})$/.exec(line)?.[1];
    if (number !== undefined)
        readBuildKit(memory, number, text);
    else if (classic !== undefined)
        startStep(memory, 'now', classic);
    else if (place !== undefined && memory.failed !== undefined && memory.failed.line === undefined)
        memory.failed = { ...memory.failed, line: Number(place) };
    else if (isFailure(line))
        fail(memory, memory.current, instructionIn(line));
    else
        say(memory, memory.current, line);
}
/** `#7 [2/3] RUN make`, `#7 0.123 output`, `#7 ERROR: …`. */
function readBuildKit(memory, number, text) {
    const named = /^\[[^\]]{1,200}\] (.*)$/.exec(text)?.[1];
    if (named !== undefined)
        startStep(memory, number, named);
    else if (text.startsWith('ERROR: '))
        fail(memory, number, undefined);
    else
        say(memory, number, text.replace(/^\d{1,7}\.\d{1,3} /, ''));
}
function startStep(memory, key, instruction) {
    memory.current = key;
    const base = /^FROM (?:--platform=\S{1,100} )?(\S{1,300})/i.exec(instruction)?.[1];
    if (base !== undefined)
        memory.base = base;
    if (memory.steps.size >= mostEntries)
        memory.steps.delete(memory.steps.keys().next().value ?? '');
    if (key === 'now' || !memory.steps.has(key))
        memory.steps.set(key, { instruction, said: [] });
}
function say({ steps }, key, line) {
    const said = steps.get(key)?.said;
    if (said === undefined || line === '')
        return;
    said.push(line);
    if (said.length > keptLines)
        said.shift();
}
/** The first failure is the cause; what is cancelled after it is not. */
function fail(memory, key, instruction) {
    const step = memory.steps.get(key);
    if (memory.failed !== undefined || (step === undefined && instruction === undefined))
        return;
    memory.failed = {
        instruction: instruction ?? step?.instruction ?? '',
        line: undefined,
        said: [...(step?.said ?? [])],
    };
}
const isFailure = (line) => /^The command '.*' returned a non-zero code: \d{1,4}$/.test(line) ||
    /^(?:Error: |error )?(?:error )?building at STEP "/.test(line);
/** Buildah quotes the instruction that failed. */
function instructionIn(line) {
    const start = line.indexOf('at STEP "');
    if (start < 0)
        return undefined;
    const instruction = (0,ends/* before */.gM)(line.slice(start + 'at STEP "'.length), '": ');
    return instruction.replace(/\\"/g, '"');
}
function readWarnings(memory, line) {
    const wrong = wrongBaseIn(line, memory.base);
    if (wrong !== undefined && memory.wrongBases.length < mostEntries)
        memory.wrongBases.push(wrong);
    const [, rule = '', rest = ''] = /^ - ([A-Z][A-Za-z]{2,60}): (.*)$/.exec(line) ?? [];
    if (rule === '' || memory.warnings.length >= mostEntries)
        return;
    const at = rest.lastIndexOf(' (line ');
    const number = (0,optional/* optional */.lq)(at >= 0, () => /^ \(line (\d{1,7})\)$/.exec(rest.slice(at))?.[1]);
    const text = number === undefined ? rest : rest.slice(0, at);
    memory.warnings.push({ rule, text, line: (0,optional/* optional */.lq)(number, Number) });
}
/** BuildKit's `InvalidBaseImagePlatform`, and what Docker and Buildah say in its place. */
function wrongBaseIn(line, lastBase) {
    const kit = /InvalidBaseImagePlatform: Base image (\S{1,300}) was pulled with platform "([^"]{1,60})", expected "([^"]{1,60})"/.exec(line);
    if (kit !== null)
        return { base: kit[1] ?? '', found: kit[2] ?? '', wanted: kit[3] ?? '' };
    const other = /image(?:'s)? platform \(([^)]{1,80})\) does not match the (?:expected|specified|requested) platform(?:: wanted)? \(?([^)\s]{1,80}(?: [a-z]{1,20})?)/.exec(line);
    if (other === null)
        return undefined;
    return { base: lastBase, found: other[1] ?? '', wanted: other[2] ?? '' };
}
/** https://github.com/docker/docker-credential-helpers */
const missingHelperIn = (line) => /"?(docker-credential-[a-z0-9_.-]{1,60})"?: executable file not found/.exec(line)?.[1];
const isRuntimeMissing = (line) => /(?:exec|stat|finding|find)[^\n]{0,80}"?(?:runc|crun)"?[^\n]{0,80}(?:not found|no such file)/i.test(line) ||
    /no (?:suitable )?OCI runtime/i.test(line) ||
    // What gives a RUN line a network of its own.
    /cni plugin|netavark/i.test(line);

;// CONCATENATED MODULE: ./.build/clients/engine/engine.js
// What every build engine can do for us, and how its commands are run. Names no engine's flags, and no input.
// The map of this room: search (which engine is here) → docker or buildah, on engine and environment (how they are run) → output (what they print);
// build-files and context-content look at what is built.







/** The engines by their names; buildx stands for BuildKit. */
const engineNames = (/* unused pure expression or super */ null && (['buildx', 'docker', 'buildah']));
/** How Buildah keeps a RUN line apart from the step: in namespaces of its own, or (`chroot`) hardly at all. */
const isolations = (/* unused pure expression or super */ null && (['oci', 'rootless', 'chroot']));
/** An option before each of its values; what is false or undefined is left out. */
const eachOption = (flag, values) => (0,optional/* present */.Eb)(values).flatMap((value) => [flag, value]);
/** Bytes of each stream that are kept for the error. */
const keptBytes = 256 * 1024;
/** Runs an engine's command with its output in the log, line by line; rejects with an EngineFault unless it ends with 0. */
async function runEngine(settings, { command, args, env, phase, dockerfile }) {
    const { log, signal, folder } = settings;
    const reader = createOutputReader();
    const say = lineSplitter((line) => {
        log.info(line);
        reader.read(line);
    });
    const result = await (0,clients_process/* runProcess */.R)({
        command,
        args,
        cwd: folder,
        env,
        signal,
        keepBytes: keptBytes,
        onOutput: (chunk, stream) => say.write(stream, chunk),
    });
    say.end();
    const output = reader.told();
    if (result.exitCode === 0)
        return { result, output };
    const words = args.filter((arg) => !arg.startsWith('-')).slice(0, args[0] === 'buildx' ? 2 : 1);
    const name = [command, ...words].join(' ');
    const step = output.failed && locate(output.failed, dockerfile && external_node_path_.resolve(folder, dockerfile));
    const facts = { phase, command: name, tail: lastLines(result.stderr), output, step, exitCode: result.exitCode };
    throw killedOrFailed(facts, result);
}
/** 137 with nothing said is a kill, seen from a shell or a container. */
function killedOrFailed(facts, { exitCode, killedBy, stderr }) {
    const silent = stderr.toString('latin1').trim() === '';
    const signal = killedBy ?? (0,optional/* optional */.lq)(exitCode === 137 && silent, () => 'SIGKILL');
    if (signal === undefined)
        return new EngineFault(`\`${facts.command}\` ended with ${exitCode}`, { ...facts, kind: 'failed' });
    return new EngineFault(`\`${facts.command}\` was killed by ${signal}`, { ...facts, kind: 'killed', signal });
}
function lastLines(stderr) {
    const lines = stderr
        .subarray(-16 * 1024)
        .toString()
        .trim()
        .split('\n')
        .slice(-12);
    return lines.map((line) => line.slice(0, 2000).trimEnd()).join('\n');
}
const longestDockerfile = 1 << 20;
/** The step with its line in the Dockerfile: the engine's, or the only line whose words the instruction begins with. */
function locate(step, dockerfile) {
    if (step.line !== undefined || dockerfile === undefined)
        return step;
    const instruction = flat(step.instruction);
    const rows = textOf(dockerfile).slice(0, longestDockerfile).split('\n').map(firstWords);
    const found = rows.flatMap((row, at) => (0,optional/* present */.Eb)([row.includes(' ') && instruction.startsWith(row) && at + 1]));
    return { ...step, line: (0,optional/* optional */.lq)(found.length === 1, () => found[0]) };
}
/** The start of an instruction as it stands in the file, without the sign that it goes on. */
const firstWords = (row) => flat(flat(row.slice(0, 500)).replace(/\\$/, '')).slice(0, 80);
const flat = (text) => text.replace(/\s+/g, ' ').trim();
function textOf(file) {
    try {
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch (thrown) {
        (0,domain_thrown/* systemErrorCode */.vq)(thrown);
        return '';
    }
}
/** An engine that ended well but did not leave what it promised in `file`. */
function missingEvidence(engine, promised, file) {
    const message = `${engine} ended well but left no ${promised} in ${external_node_path_.basename(file)}`;
    return new EngineFault(message, { kind: 'no-evidence', phase: 'build', command: engine });
}
/** Bytes after which a line is cut: a build may print for ever without ending one. */
const engine_longestLine = 128 * 1024;
/** Cuts two streams into whole lines, at `\n`; what an engine overwrites with `\r` is one line. */
function lineSplitter(line) {
    const rest = {};
    const flush = (chunks) => line(withoutReturn(Buffer.concat(chunks).toString()));
    return {
        write: (stream, chunk) => {
            rest[stream] ??= { chunks: [], size: 0 };
            const held = rest[stream];
            let start = 0;
            for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, start)) {
                flush([...held.chunks, chunk.subarray(start, at)]);
                held.chunks = [];
                held.size = 0;
                start = at + 1;
            }
            const tail = chunk.subarray(start);
            if (tail.length > 0)
                held.chunks.push(tail);
            held.size += tail.length;
            if (held.size <= engine_longestLine)
                return;
            flush(held.chunks);
            held.chunks = [];
            held.size = 0;
        },
        end: () => {
            for (const { chunks } of Object.values(rest))
                if (chunks.length > 0)
                    flush(chunks);
        },
    };
}
/** One line for the log: a progress bar's `\r` are blanks, and none at the end. No pattern: a run of them may be long. */
const withoutReturn = (text) => text.replaceAll('\r', ' ').trimEnd();

;// CONCATENATED MODULE: ./.build/clients/engine/docker.js
// Builds and pushes with the docker command: BuildKit by buildx or built in, or the classic builder. Knows no logins but the config it is given.









/** Looks for docker, its daemon, and what BuildKit it has, with one question to each. */
async function findDocker(folder, env) {
    const [version, inspected] = await Promise.all([
        (0,clients_process/* askWithDeadline */.S)('docker', ['version', '--format', '{{json .}}'], folder, env),
        (0,clients_process/* askWithDeadline */.S)('docker', ['buildx', 'inspect'], folder, env),
    ]);
    if (version === undefined)
        return { engines: [], remarks: ['docker (not installed)'] };
    const { client = '', server } = parseVersion(version.stdout);
    const remote = (0,optional/* optional */.lq)(said(inspected), driverIn);
    const answers = version.exitCode === 0 && server !== undefined;
    // A builder of its own needs no daemon of Docker.
    if (!answers && remote !== undefined && remote !== 'docker')
        return {
            engines: [found({ kind: 'buildx', driver: remote, loads: false }, `BuildKit (buildx, driver ${remote})`)],
            remarks: [],
        };
    if (!answers) {
        const why = version.stderr.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
        return { engines: [], remarks: [`docker (installed, but its daemon does not answer: ${why})`] };
    }
    const buildKit = builderOf(remote, client);
    const classic = found({ kind: 'classic' }, `Docker ${server}`);
    if (buildKit === undefined)
        return { engines: [classic], remarks: ['BuildKit (docker has no buildx plugin)'] };
    const by = buildKit.kind === 'buildx' ? `buildx, driver ${buildKit.driver}` : 'built in';
    return { engines: [found(buildKit, `Docker ${server} with BuildKit (${by})`), classic], remarks: [] };
}
/** What a tool said that ended well; undefined for one that did not, or is not there. */
const said = (answer) => {
    if (answer?.exitCode === 0)
        return answer.stdout;
    return undefined;
};
function parseVersion(text) {
    const told = (0,json_value/* parseRecord */.Hh)(text);
    const versionOf = (part) => (0,json_value/* textOf */.b6)((0,json_value/* recordOf */.zv)(told[part])['Version']);
    return { client: versionOf('Client'), server: versionOf('Server') };
}
const driverIn = (text) => /^Driver:[ \t]{1,20}([a-z0-9-]{1,40})/m.exec(text.slice(0, 4000))?.[1] ?? 'docker';
/** From 19.03 the docker command itself speaks BuildKit; from 23.0 only through buildx. */
function builderOf(driver, client) {
    if (driver !== undefined)
        return { kind: 'buildx', driver, loads: true };
    const major = Number(client.split('.')[0]);
    if (major >= 19 && major < 23)
        return { kind: 'built-in' };
    return undefined;
}
/** True for a builder that pushes as it builds, and so can do what a daemon's image store cannot. */
const pushesItself = (builder) => builder.kind === 'buildx' && builder.driver !== 'docker';
const found = (builder, title) => ({
    name: builder.kind === 'classic' ? 'docker' : 'buildx',
    title,
    lacks: (needs) => findLack(builder, needs),
    open: (settings) => openDocker(builder, settings),
});
function findLack(builder, needs) {
    const isClassic = builder.kind === 'classic';
    const isDirect = pushesItself(builder);
    const caches = [...needs.cacheFrom, ...needs.cacheTo];
    const lacks = {
        secrets: isClassic && needs.secrets.length > 0,
        platforms: lacksPlatforms(builder, needs.platforms.length),
        'build-contexts': builder.kind !== 'buildx' && needs.buildContexts.length > 0,
        annotations: !(isDirect && needs.push) && needs.annotations.length > 0,
        cache: builder.kind !== 'buildx' && caches.length > 0,
        attestations: !(isDirect && needs.push) && (needs.sbom || needs.provenance),
    };
    return Object.keys(lacks).find((each) => lacks[each]);
}
/** The classic builder builds for its own machine; a daemon keeps images of one platform. */
function lacksPlatforms(builder, count) {
    if (builder.kind === 'classic')
        return count > 0;
    return count > 1 && !pushesItself(builder);
}
/** An engine that runs docker with the private config, if there is one. `pauseMilliseconds`: at most, before a push is tried again. */
function openDocker(builder, settings, pauseMilliseconds = 1000) {
    const env = environmentOf(builder, settings);
    const idFile = external_node_path_.join(settings.privateFolder, 'image-id');
    const metadataFile = external_node_path_.join(settings.privateFolder, 'metadata.json');
    const buildCommand = (spec) => {
        const outcome = outcomeArguments(builder, spec, { idFile, metadataFile });
        return [...buildArguments(builder, spec), ...outcome, spec.context];
    };
    const push = async (spec) => {
        const command = { command: 'docker', args: ['push', spec.image], env, phase: 'push' };
        await (0,retry/* retry */.L)(() => runEngine(settings, command), pushPatience(settings, pauseMilliseconds));
    };
    return {
        build: async (spec) => {
            const timed = { ...(0,optional/* optional */.lq)(spec.epoch, (epoch) => ({ SOURCE_DATE_EPOCH: String(epoch) })), ...env };
            const { dockerfile } = spec;
            const command = { command: 'docker', args: buildCommand(spec), env: timed, phase: 'build', dockerfile };
            const { output } = await runEngine(settings, command);
            if (pushesItself(builder))
                return { id: undefined, digest: (0,optional/* optional */.lq)(spec.push, () => readDigest(metadataFile)), output };
            return { id: readId(idFile), digest: undefined, output };
        },
        push,
        pushedDigests: async (spec) => await askDigests(spec.image, settings.folder, env),
        commands: (spec) => {
            const build = ['docker', ...buildCommand(spec)];
            if (pushesItself(builder) || !spec.push)
                return [build];
            return [build, ['docker', 'push', spec.image]];
        },
    };
}
function environmentOf(builder, settings) {
    return {
        ...settings.env,
        DOCKER_BUILDKIT: builder.kind === 'classic' ? '0' : '1',
        // Attestations turn an image into an index that older registries and tools do not expect.
        BUILDX_NO_DEFAULT_ATTESTATIONS: '1',
        ...(0,optional/* optional */.lq)(settings.authFile, () => ({ DOCKER_CONFIG: settings.privateFolder })),
    };
}
/** What is tried again of a push: the network and a busy registry. A refusal stays one. */
function pushPatience({ signal }, pauseMilliseconds) {
    const isPassing = (thrown) => thrown instanceof EngineFault && thrown.facts.kind === 'failed' && !isRefusal(thrown.facts.tail ?? '');
    return { retries: 3, minMilliseconds: pauseMilliseconds, signal, isPassing };
}
/** A registry that has answered no. */
const isRefusal = (tail) => /denied|unauthorized|no basic auth|authentication required|forbidden|immutable|not exist|does not exist|not found|name unknown|invalid/i.test(tail.slice(-4000));
/** The arguments of a build up to where its outcome goes. */
function buildArguments(builder, spec) {
    const isPushed = pushesItself(builder) && spec.push;
    const secrets = spec.secrets.map(({ id, file }) => [`id=${id}`, `src=${file}`].map(csvField).join(','));
    return (0,optional/* present */.Eb)([
        builder.kind === 'buildx' && 'buildx',
        'build',
        ...eachOption('--progress', [builder.kind !== 'classic' && 'plain']),
        ...eachOption('--file', [spec.dockerfile]),
        // What the build itself pushes gets its tags when it has been looked at.
        ...eachOption('--tag', [!isPushed && spec.image]),
        ...eachOption('--target', [spec.target]),
        ...eachOption('--platform', [spec.platforms.length > 0 && spec.platforms.join(',')]),
        ...eachOption('--build-arg', spec.buildArgs),
        ...eachOption('--build-context', spec.buildContexts),
        ...Object.entries(spec.labels).flatMap(([name, value]) => ['--label', `${name}=${value}`]),
        ...eachOption('--annotation', isPushed ? spec.annotations : []),
        ...eachOption('--secret', secrets),
        ...eachOption('--cache-from', spec.cacheFrom),
        ...eachOption('--cache-to', spec.cacheTo),
        spec.sbom && '--sbom=true',
        spec.provenance && '--provenance=true',
        spec.pull && '--pull',
    ]);
}
/** A field of the comma-separated values that BuildKit's options are. */
const csvField = (text) => {
    if (/[",\n]/.test(text))
        return `"${text.replaceAll('"', '""')}"`;
    return text;
};
/** Where the image goes, and where the evidence of it. https://docs.docker.com/build/exporters/image-registry/ */
function outcomeArguments(builder, { push, image, epoch, platforms }, files) {
    if (!pushesItself(builder))
        return (0,optional/* present */.Eb)([builder.kind === 'buildx' && '--load', '--iidfile', files.idFile]);
    const keeps = builder.kind === 'buildx' && builder.loads && platforms.length < 2;
    if (!push)
        return (0,optional/* present */.Eb)(['--metadata-file', files.metadataFile, keeps && '--load']);
    const name = image.slice(0, image.lastIndexOf(':'));
    const rewrite = (0,optional/* phrase */.MZ)(epoch, ',rewrite-timestamp=true');
    const output = `type=image,"name=${name}",push-by-digest=true,push=true,oci-mediatypes=true${rewrite}`;
    return ['--output', output, '--metadata-file', files.metadataFile];
}
function readId(file) {
    const id = readOr(file).trim();
    if ((0,image_reference/* isDigest */.Bc)(id))
        return id;
    throw missingEvidence('docker', 'image id', file);
}
/** https://docs.docker.com/reference/cli/docker/buildx/build/#metadata-file */
function readDigest(file) {
    const digest = /"containerimage\.digest":\s{0,20}"([^"]{1,200})"/.exec(readOr(file))?.[1] ?? '';
    if ((0,image_reference/* isDigest */.Bc)(digest))
        return digest;
    throw missingEvidence('docker', 'digest', file);
}
const readOr = (file) => {
    if ((0,external_node_fs_.existsSync)(file))
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    return '';
};
/** What the daemon says it pushed this image as, in this repository. */
async function askDigests(image, folder, env) {
    const answer = await (0,clients_process/* askWithDeadline */.S)('docker', ['image', 'inspect', '--format', '{{json .RepoDigests}}', image], folder, env);
    const references = JSON.parse(said(answer) ?? '[]') ?? [];
    const ours = (0,image_reference/* parseImageReference */.o_)(image);
    return references
        .map((text) => (0,image_reference/* parseImageReference */.o_)(text))
        .filter((reference) => (0,image_reference/* isSameRepository */.ve)(reference, ours))
        .flatMap(({ digest }) => digest ?? []);
}

;// CONCATENATED MODULE: ./.build/clients/engine/buildah.js
// Builds and pushes with Buildah, which needs no daemon: vfs storage where overlay cannot be had, RUN lines in namespaces of their own.








/** Looks for buildah and a storage driver that works here. */
async function findBuildah(folder, env) {
    let why = '';
    for (const storage of [[], ['--storage-driver', 'vfs']]) {
        const info = await (0,clients_process/* askWithDeadline */.S)('buildah', [...storage, 'info'], folder, env);
        if (info === undefined)
            return { engines: [], remarks: ['buildah (not installed)'] };
        if (info.exitCode === 0) {
            const open = (settings) => openBuildah(storage, settings);
            return { engines: [{ name: 'buildah', title: 'Buildah', lacks: buildah_findLack, open }], remarks: [] };
        }
        why = info.stderr.trim().split('\n').at(-1)?.slice(0, 300) ?? why;
    }
    return { engines: [], remarks: [`buildah (installed, but it has no storage: ${why})`] };
}
function buildah_findLack(needs) {
    if (needs.annotations.length > 0)
        return 'annotations';
    if (needs.cacheFrom.length + needs.cacheTo.length > 0)
        return 'cache';
    if (needs.sbom || needs.provenance)
        return 'attestations';
    return undefined;
}
/** An engine that runs buildah with these storage options. `pauseMilliseconds`: at most, before a push is tried again. */
function openBuildah(storage, settings, pauseMilliseconds = 1000) {
    const idFile = external_node_path_.join(settings.privateFolder, 'image-id');
    const digestFile = external_node_path_.join(settings.privateFolder, 'digest');
    const auth = eachOption('--authfile', [settings.authFile]);
    const tls = (0,optional/* present */.Eb)([settings.plainHttp && '--tls-verify=false']);
    const stored = (args) => [...args.slice(0, 1), ...storage, ...args.slice(1)];
    const { env } = settings;
    const buildCommand = (spec) => {
        const evidence = eachOption('--iidfile', [!isList(spec) && idFile]);
        return stored([...buildahArguments(spec), ...auth, ...tls, ...evidence, spec.context]);
    };
    const pushCommand = (spec) => {
        const what = isList(spec) ? ['manifest', 'push', '--all'] : ['push'];
        return stored([...what, ...auth, ...tls, '--digestfile', digestFile, spec.image, `docker://${spec.image}`]);
    };
    return {
        build: async (spec) => {
            // Buildah adds to a manifest list of that name that an earlier build left.
            if (isList(spec))
                await (0,clients_process/* askWithDeadline */.S)('buildah', [...storage, 'rmi', spec.image], settings.folder, env);
            const { dockerfile } = spec;
            const command = { command: 'buildah', args: buildCommand(spec), env, phase: 'build', dockerfile };
            const { output } = await runEngine(settings, command);
            return { id: (0,optional/* optional */.lq)(!isList(spec), () => buildah_readDigest('image id', idFile)), digest: undefined, output };
        },
        push: async (spec) => {
            const command = { command: 'buildah', args: pushCommand(spec), env, phase: 'push' };
            // Unlike Docker, Buildah gives up on the first 5xx of a registry.
            await (0,retry/* retry */.L)(() => runEngine(settings, command), pushPatience(settings, pauseMilliseconds));
        },
        pushedDigests: async () => [buildah_readDigest('digest', digestFile)],
        commands: (spec) => {
            const build = ['buildah', ...buildCommand(spec)];
            if (spec.push)
                return [build, ['buildah', ...pushCommand(spec)]];
            return [build];
        },
    };
}
const isList = (spec) => spec.platforms.length > 1;
/** What keeps RUN lines from the step's processes and network: namespaces, which root has itself and others get as a user. */
const defaultIsolation = () => {
    if (process.getuid?.() === 0)
        return 'oci';
    return 'rootless';
};
/** The arguments of a build up to where its id goes. */
function buildahArguments(spec) {
    const { platforms, labels, secrets } = spec;
    return (0,optional/* present */.Eb)([
        // No --layers: its cache gives one platform's image for another's (seen in 1.28).
        ...['build', '--isolation', spec.isolation ?? defaultIsolation()],
        // OCI images have no HEALTHCHECK: Buildah would drop it.
        ...['--format', 'docker', '--file', spec.dockerfile, isList(spec) ? '--manifest' : '--tag', spec.image],
        ...eachOption('--target', [spec.target]),
        ...eachOption('--platform', [platforms.length > 0 && platforms.join(',')]),
        ...eachOption('--timestamp', [spec.epoch?.toString()]),
        ...eachOption('--build-arg', spec.buildArgs),
        ...eachOption('--build-context', spec.buildContexts),
        ...Object.entries(labels).flatMap(([name, value]) => ['--label', `${name}=${value}`]),
        ...secrets.flatMap(({ id, file }) => ['--secret', `id=${id},src=${file}`]),
        spec.pull && '--pull=always',
    ]);
}
/** Buildah writes an id without its algorithm, a digest with it. */
function buildah_readDigest(promised, file) {
    const text = (0,optional/* phrase */.MZ)((0,external_node_fs_.existsSync)(file), () => (0,external_node_fs_.readFileSync)(file, 'utf8').trim());
    const digest = `sha256:${text.replace(/^sha256:/, '')}`;
    if ((0,image_reference/* isDigest */.Bc)(digest))
        return digest;
    throw missingEvidence('buildah', promised, file);
}

;// CONCATENATED MODULE: ./.build/clients/engine/search.js
// Finds the build engine that is here. Asks the tools themselves; never guesses from the platform, never starts a daemon.


/** Finds the engine that is asked for, or with `auto` the first of BuildKit, Docker, Buildah that can do the build. */
async function findEngine(wanted, folder, env, needs) {
    const lookedFor = [];
    let incapable;
    for (const look of [findDocker, findBuildah]) {
        const passes = wanted !== 'auto' && (wanted === 'buildah') !== (look === findBuildah);
        if (passes)
            continue;
        const found = await look(folder, env);
        const engines = found.engines.filter(({ name }) => wanted === 'auto' || name === wanted);
        const capable = engines.find((engine) => engine.lacks(needs) === undefined);
        if (capable !== undefined)
            return { state: 'found', engine: capable };
        incapable ??= engines[0];
        lookedFor.push(...found.remarks);
    }
    if (incapable === undefined)
        return { state: 'missing', lookedFor };
    return { state: 'incapable', engine: incapable };
}

// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 3 modules
var exec = __webpack_require__(1260);
;// CONCATENATED MODULE: ./.build/clients/question.js
// Asks a tool on this machine a short question, e.g. git about the workspace: the one door of @actions/exec. It has no deadline and no way
// to stop what it started, so nothing that talks to a server or a daemon goes through it: that is the work of process.ts.



/** Asks; undefined when the tool is not there, or the folder is not. Prints nothing. */
async function askLocally(command, args, { folder, env }) {
    const options = { cwd: folder, env: (0,environment/* thinEnvironment */.Ff)(env), silent: true, ignoreReturnCode: true };
    try {
        return await (0,exec/* getExecOutput */.H)(quoted(command), [...args], options);
    }
    catch (thrown) {
        // The package knows no kinds of errors: what could not be started is an Error and no more.
        (0,domain_thrown/* throwOurBug */.FB)(thrown);
        return undefined;
    }
}
/** The package splits a command line at its spaces. */
const quoted = (command) => `"${command.replaceAll('"', '\\"')}"`;

;// CONCATENATED MODULE: ./.build/clients/git/work-tree.js
// Asks git about the checked-out commit: its time, its tags, its branch. What differs from it is asked where the build looks. Never writes to the repository.


/** Reads the work tree of a folder. `versionPrefix` is what stands before the version in git tags, e.g. `checkout/`; without it they start with `v`. Undefined when it is in no git repository, has no commit, or git is not there. */
async function readWorkTree(folder, env, versionPrefix = '') {
    const ask = askIn(folder, env);
    // One round for all: a process takes longer to start than git to answer.
    const [head, reached, own, shallow, branch, origin] = await Promise.all([
        ask('log', '-1', '--no-show-signature', '--format=%H %ct', 'HEAD'),
        ask('tag', '--merged', 'HEAD', '--list', `${versionPrefix || 'v'}*`),
        ask('tag', '--points-at', 'HEAD'),
        ask('rev-parse', '--is-shallow-repository'),
        ask('symbolic-ref', '--quiet', '--short', 'HEAD'),
        ask('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'),
    ]);
    const [sha, seconds] = head?.stdout.trim().split(' ') ?? [];
    if (head?.exitCode !== 0 || sha === undefined)
        return undefined;
    return {
        sha,
        commitTime: new Date(Number(seconds) * 1000),
        versionTags: lines(certain(reached, 'tag --merged')),
        ownTags: lines(certain(own, 'tag --points-at')),
        branch: lines(branch?.stdout ?? '')[0],
        defaultBranch: lines(origin?.stdout ?? '')[0]?.replace(/^origin\//, ''),
        shallow: certain(shallow, 'rev-parse').trim() === 'true',
    };
}
/** What git says; throws a WorkTreeFault when it says no about a repository that has a commit. */
function certain(answer, command) {
    if (answer?.exitCode === 0)
        return answer.stdout;
    throw new work_tree/* WorkTreeFault */.e('unread', `\`git ${command}\` failed: ${answer?.stderr.trim() ?? 'git is not there'}`);
}
/** A container's root does not own the runner's checkout, and git would refuse to look at it. */
function askIn(folder, env) {
    const clean = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')));
    const settings = ['-c', 'safe.directory=*', '-c', 'core.fsmonitor=false'];
    const place = { folder, env: { ...clean, GIT_OPTIONAL_LOCKS: '0' } };
    return async (...args) => await askLocally('git', [...settings, ...args], place);
}
const lines = (text) => text.split('\n').filter((line) => line !== '');

// EXTERNAL MODULE: ./.build/clients/registry/ecr/ecr.js
var ecr_ecr = __webpack_require__(6914);
// EXTERNAL MODULE: ./.build/clients/registry/ecr/host.js
var host = __webpack_require__(7604);
// EXTERNAL MODULE: ./.build/clients/registry/fault.js
var fault = __webpack_require__(8193);
// EXTERNAL MODULE: ./.build/clients/registry/ecr/fault.js
var ecr_fault = __webpack_require__(8831);
;// CONCATENATED MODULE: ./.build/clients/registry/ecr/repository.js
// A repository of Amazon ECR: manifests by its API, many in one call and with errors that say what is wrong; blobs by the registry's.
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchGetImage.html







const acceptedMediaTypes = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
];
/** Images that one call may name. */
const batchSize = 100;
/** Connects to a repository. Touches the network only in calls. */
function connectEcrRepository(address) {
    const { plain } = address;
    const findManifests = async (references) => {
        const found = new Map();
        for (let at = 0; at < references.length; at += batchSize)
            for (const [reference, manifest] of await batch(address, references.slice(at, at + batchSize)))
                found.set(reference, manifest);
        return found;
    };
    const findManifest = async (reference) => (await findManifests([reference])).get(reference);
    return {
        ...plain,
        findManifests,
        findManifest,
        findDigest: async (reference) => (await findManifest(reference))?.digest,
        // The API itself has told an absent image from an absent answer.
        disowns: async (reference) => (await findManifest(reference)) === undefined,
        putManifest: async (reference, manifest) => await put(address, reference, manifest),
    };
}
async function batch(address, references) {
    const { ecr, account, repository } = address;
    const imageIds = references.map(imageIdOf);
    if (imageIds.length === 0)
        return new Map();
    const answer = await ecr.call('batchGetImage', async (api) => api.batchGetImage({ ...(0,optional/* optional */.lq)(account, ecr_ecr/* ofRegistry */.Hc), repositoryName: repository, imageIds, acceptedMediaTypes }));
    refuseTrouble(address, answer.failures ?? []);
    const found = new Map();
    for (const image of answer.images ?? []) {
        const reference = [image.imageId?.imageTag, image.imageId?.imageDigest].find((id) => references.includes(id ?? ''));
        const bytes = Buffer.from(image.imageManifest ?? '');
        const digest = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
        const stated = image.imageId?.imageDigest ?? digest;
        if (reference === undefined)
            continue;
        if (stated !== digest)
            throw (0,fault/* mismatch */.J4)(address, reference, stated, digest);
        found.set(reference, { digest, bytes, mediaType: image.imageManifestMediaType ?? mediaTypeOf(bytes) });
    }
    return found;
}
const imageIdOf = (reference) => {
    if ((0,image_reference/* isDigest */.Bc)(reference))
        return { imageDigest: reference };
    return { imageTag: reference };
};
/** Failures that are no answer to "is it there". An image that is not found, or that was archived, is not there. */
function refuseTrouble({ registry, repository }, failures) {
    const absent = ['ImageNotFound', 'ImageInaccessible', 'InvalidImageTag'];
    const trouble = failures.find(({ failureCode }) => !absent.includes(failureCode ?? ''));
    if (trouble === undefined)
        return;
    const detail = trouble.failureReason ?? trouble.failureCode ?? 'it gave no reason';
    const kind = trouble.failureCode === 'UpstreamTooManyRequests' ? 'throttled' : 'refused';
    const facts = { kind, registry, repository, verb: 'pull', detail, action: 'ecr:BatchGetImage' };
    throw new registry_fault/* RegistryFault */.Q(`${registry} cannot read an image of ${repository}: ${detail}`, facts);
}
/** Puts the exact bytes. The same digest under the same tag stands already; a tag that may not move says so. */
async function put({ ecr, account, repository }, reference, { bytes, digest, mediaType }) {
    try {
        await ecr.call('putImage', async (api) => api.putImage({
            ...(0,optional/* optional */.lq)(account, ecr_ecr/* ofRegistry */.Hc),
            repositoryName: repository,
            imageManifest: bytes.toString(),
            imageManifestMediaType: mediaType,
            imageDigest: digest,
            ...(0,optional/* optional */.lq)(!(0,image_reference/* isDigest */.Bc)(reference), () => ({ imageTag: reference })),
        }));
        return 'done';
    }
    catch (thrown) {
        const name = (0,ecr_fault/* awsNameOf */.o$)(thrown);
        if (name === 'ImageAlreadyExistsException')
            return 'done';
        if (name === 'ImageTagAlreadyExistsException')
            return 'immutable';
        throw thrown;
    }
}
/** The media type that a manifest states itself; older ones of Docker always do. */
function mediaTypeOf(bytes) {
    const { mediaType, manifests } = JSON.parse(bytes.toString());
    if (mediaType !== undefined)
        return mediaType;
    return `application/vnd.oci.image.${manifests === undefined ? 'manifest' : 'index'}.v1+json`;
}

;// CONCATENATED MODULE: ./.build/clients/registry/ecr/scan.js
// Amazon ECR's own scan of one image: starts it where it may be started, and reads all of its findings. Judges none.
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImageScanFindings.html




const idOf = ({ account, repository, digest }) => ({
    ...(0,optional/* optional */.lq)(account, ecr_ecr/* ofRegistry */.Hc),
    repositoryName: repository,
    imageId: { imageDigest: digest },
});
/**
 * Asks for a basic scan. `started` also when one was made today; `automatic` when the registry scans by itself (enhanced scanning);
 * `impossible` for an image that it cannot scan.
 */
async function startScan(ecr, image) {
    try {
        await ecr.call('startImageScan', async (api) => api.startImageScan(idOf(image)));
        return { state: 'started', why: '' };
    }
    catch (thrown) {
        const why = detailOf(thrown);
        // Once in 24 hours, and the result of that one stands.
        if ((0,ecr_fault/* awsNameOf */.o$)(thrown) === 'LimitExceededException')
            return { state: 'started', why };
        // Where scans start by themselves, nobody needs the right to start one.
        if (thrown instanceof registry_fault/* RegistryFault */.Q && thrown.kind === 'denied')
            return { state: 'automatic', why };
        if ((0,ecr_fault/* awsNameOf */.o$)(thrown) === 'ImageNotFoundException')
            return { state: 'automatic', why };
        if ((0,ecr_fault/* awsNameOf */.o$)(thrown) === 'UnsupportedImageTypeException')
            return { state: 'impossible', why };
        if ((0,ecr_fault/* awsNameOf */.o$)(thrown) === 'ValidationException' && /enhanced|disabled|not supported/i.test(why))
            return { state: 'automatic', why };
        throw thrown;
    }
}
const waiting = ['IN_PROGRESS', 'PENDING', 'ACTIVE_PENDING', 'LIMIT_EXCEEDED'];
/** Pages of 1,000 findings. */
const mostPages = 100;
/** Looks once, all pages. */
async function lookAtScan(ecr, image) {
    const findings = [];
    let scannedAt;
    let nextToken;
    for (let page = 0; page < mostPages; page++) {
        const answer = await readPage(ecr, image, nextToken);
        if ('state' in answer)
            return answer;
        const status = answer.imageScanStatus?.status ?? 'PENDING';
        const why = answer.imageScanStatus?.description ?? status;
        // An enhanced scan goes on for ever; it is ACTIVE once its first findings are there.
        if (waiting.includes(status))
            return { state: 'waiting', why };
        if (status !== 'COMPLETE' && status !== 'ACTIVE')
            return { state: 'impossible', why: `${status}: ${why}` };
        const { imageScanFindings: found } = answer;
        if (found === undefined)
            return { state: 'waiting', why: `${status}, without findings` };
        findings.push(...(found.findings ?? []).map(basicFinding), ...(found.enhancedFindings ?? []).map(enhancedFinding));
        scannedAt = found.imageScanCompletedAt ?? scannedAt;
        nextToken = answer.nextToken;
        if (nextToken === undefined || nextToken === '')
            return { state: 'complete', findings, scannedAt };
    }
    return { state: 'impossible', why: `more than ${mostPages} pages of findings` };
}
async function readPage(ecr, image, nextToken) {
    try {
        return await ecr.call('describeImageScanFindings', async (api) => api.describeImageScanFindings({
            ...idOf(image),
            maxResults: 1000,
            ...(0,optional/* optional */.lq)(nextToken, (nextToken) => ({ nextToken })),
        }));
    }
    catch (thrown) {
        const why = detailOf(thrown);
        // An image that was pushed a moment ago is not known to every part of ECR.
        if (['ScanNotFoundException', 'ImageNotFoundException'].includes((0,ecr_fault/* awsNameOf */.o$)(thrown)))
            return { state: 'absent', why };
        throw thrown;
    }
}
const detailOf = (thrown) => {
    if (thrown instanceof registry_fault/* RegistryFault */.Q)
        return thrown.facts.detail ?? '';
    return '';
};
/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageScanFinding.html */
function basicFinding(finding) {
    const attribute = (name) => finding.attributes?.find(({ key }) => key === name)?.value ?? '';
    return {
        id: finding.name ?? '',
        severity: finding.severity ?? '',
        package: attribute('package_name'),
        version: attribute('package_version'),
        isFixable: (0,optional/* optional */.lq)(attribute('fixed_in_version') !== '', () => true),
    };
}
/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_EnhancedImageScanFinding.html */
function enhancedFinding(finding) {
    const details = finding.packageVulnerabilityDetails;
    const [first] = details?.vulnerablePackages ?? [];
    const fixes = { YES: true, PARTIAL: true, NO: false };
    return {
        id: details?.vulnerabilityId ?? finding.title ?? '',
        severity: finding.severity ?? '',
        package: first?.name ?? '',
        version: first?.version ?? '',
        isFixable: fixes[finding.fixAvailable ?? ''],
    };
}

;// CONCATENATED MODULE: ./.build/clients/registry/ecr/settings.js
// The settings of a repository of Amazon ECR: reads them, lists its neighbours, creates it. Changes no repository that is there.
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html





/** The rules for tags; undefined when there is no such repository. */
async function findTagRules(ecr, account, repository) {
    try {
        const { repositories = [] } = await ecr.call('describeRepositories', async (api) => api.describeRepositories({ ...(0,optional/* optional */.lq)(account, ecr_ecr/* ofRegistry */.Hc), repositoryNames: [repository] }));
        const [found] = repositories;
        if (found === undefined)
            return undefined;
        return { immutable: found.imageTagMutability?.startsWith('IMMUTABLE') ?? false, exclusions: settings_exclusionsOf(found) };
    }
    catch (thrown) {
        if (thrown instanceof registry_fault/* RegistryFault */.Q && thrown.kind === 'absent')
            return undefined;
        throw thrown;
    }
}
function settings_exclusionsOf({ imageTagMutability, imageTagMutabilityExclusionFilters: filters = [] }) {
    if (imageTagMutability === 'IMMUTABLE')
        return [];
    return filters.flatMap(({ filter }) => filter ?? []);
}
const mostNames = 1000;
/** The names of the account's repositories, the first thousand; empty when this role may not list them. */
async function listRepositories(ecr, account) {
    try {
        const { repositories = [] } = await ecr.call('describeRepositories', async (api) => api.describeRepositories({ ...(0,optional/* optional */.lq)(account, ecr_ecr/* ofRegistry */.Hc), maxResults: mostNames }));
        return repositories.flatMap(({ repositoryName }) => repositoryName ?? []);
    }
    catch (thrown) {
        if (thrown instanceof registry_fault/* RegistryFault */.Q)
            return [];
        throw thrown;
    }
}
/** The text of a lifecycle policy; undefined when it is no JSON. Throws when the file cannot be read. */
function readPolicy(file) {
    const text = (0,external_node_fs_.readFileSync)(file, 'utf8');
    try {
        JSON.parse(text);
        return text;
    }
    catch (thrown) {
        if (thrown instanceof SyntaxError)
            return undefined;
        throw thrown;
    }
}
/** Creates the repository; `there` when another run was first. */
async function createRepository(ecr, wanted) {
    const { repository, kmsKey, lifecyclePolicy } = wanted;
    try {
        await ecr.call('createRepository', async (api) => api.createRepository({
            repositoryName: repository,
            ...mutabilityOf(wanted),
            imageScanningConfiguration: { scanOnPush: wanted.scanOnPush },
            ...(0,optional/* optional */.lq)(kmsKey, encryptedWith),
        }));
    }
    catch (thrown) {
        if ((0,ecr_fault/* awsNameOf */.o$)(thrown) === 'RepositoryAlreadyExistsException')
            return 'there';
        throw thrown;
    }
    if (lifecyclePolicy !== undefined)
        await ecr.call('putLifecyclePolicy', async (api) => api.putLifecyclePolicy({ repositoryName: repository, lifecyclePolicyText: lifecyclePolicy }));
    return 'created';
}
const encryptedWith = (kmsKey) => ({
    encryptionConfiguration: { encryptionType: 'KMS', kmsKey },
});
function mutabilityOf({ immutableTags, exclusions }) {
    if (!immutableTags)
        return { imageTagMutability: 'MUTABLE' };
    if (exclusions.length === 0)
        return { imageTagMutability: 'IMMUTABLE' };
    const filters = exclusions.map((filter) => ({ filterType: 'WILDCARD', filter }));
    return {
        imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: filters,
    };
}

;// CONCATENATED MODULE: ./.build/clients/registry/amazon.js
// All that a room asks of Amazon ECR, in one place to be handed in. Holds nothing of its own.





/** The whole door. */
const amazon = {
    openEcr: ecr_ecr/* openEcr */.Ne,
    askLogin: ecr_ecr/* askLogin */.P6,
    parseEcrHost: host/* parseEcrHost */.wl,
    inRegion: host/* inRegion */.Qg,
    isPublicEcr: host/* isPublicEcr */.sM,
    connectEcrRepository: connectEcrRepository,
    findTagRules: findTagRules,
    listRepositories: listRepositories,
    createRepository: createRepository,
    readPolicy: readPolicy,
    startScan: startScan,
    lookAtScan: lookAtScan,
};

;// CONCATENATED MODULE: ./.build/clients/registry/copy.js
// Copies an image to another repository, byte for byte: index, manifests, config and layers. What is there already is not sent again.

/** A part of an image that its own repository does not hold. */
class IncompleteImage extends Error {
    constructor(digest) {
        super(`the image lacks ${digest}`);
        this.name = 'IncompleteImage';
    }
}
/** Copies what the manifest needs, and then the manifest by its digest; puts no tag. Rejects with a RegistryFault or an IncompleteImage. */
async function copyImage(from, to, manifest) {
    const { config, layers = [], manifests = [] } = JSON.parse(manifest.bytes.toString());
    for (const { digest = '' } of manifests) {
        const child = await from.findManifest(digest);
        if (child === undefined)
            throw new IncompleteImage(digest);
        await copyImage(from, to, child);
    }
    for (const part of (0,optional/* present */.Eb)([config, ...layers]))
        await copyBlob(from, to, part);
    if ((await to.findDigest(manifest.digest)) === undefined)
        await to.putManifest(manifest.digest, manifest);
}
async function copyBlob(from, to, { digest = '', size = 0, urls = [] }) {
    // A layer with addresses of its own lies in no registry.
    if (urls.length > 0 || (await to.hasBlob(digest)))
        return;
    await to.putBlob(digest, size, async () => {
        const stream = await from.openBlob(digest);
        if (stream === undefined)
            throw new IncompleteImage(digest);
        return stream;
    });
}

// EXTERNAL MODULE: ./.build/clients/registry/docker-config.js + 1 modules
var docker_config = __webpack_require__(2050);
// EXTERNAL MODULE: ./.build/clients/registry/registry.js + 2 modules
var registry = __webpack_require__(2526);
;// CONCATENATED MODULE: ./.build/build-push-image/wiring.js
// The real clients of build-push-image: what it touches of the world, and nothing else. Decides nothing.









const engine = { findEngine: findEngine, engineEnvironment: environment_engineEnvironment };
const wiring_registry = { connectRepository: registry/* connectImageRepository */.M, copyImage: copyImage };
/** Handed to the action by its main, and by the chain of which it is a stage. */
const clients = { ecr: amazon, engine, findBuildPathFaults: findBuildPathFaults, logins: docker_config/* logins */.NB, readBuildContext: readBuildContext, readWorkTree: readWorkTree, registry: wiring_registry };

// EXTERNAL MODULE: ./.build/runner/stage.js
var stage = __webpack_require__(4583);
;// CONCATENATED MODULE: ./.build/ship/stages/build-push-image.js
// build-push-image as a stage, with the real clients. Decides nothing.






/** The stage. */
const build_push_image_stage = (0,stage/* stageOf */.g)({ name: 'build-push-image', inputs: build_push_image_inputs/* inputs */.QL, outputs: outputs, check: build_push_image_inputs/* check */.z6, run: run, clients: clients }, questions);


/***/ })

};
