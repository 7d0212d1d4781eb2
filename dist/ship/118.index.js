export const id = 118;
export const ids = [118];
export const modules = {

/***/ 2780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dw: () => (/* binding */ withoutOverridden),
/* harmony export */   Ke: () => (/* binding */ isReplacedBy),
/* harmony export */   ZP: () => (/* binding */ findRivals)
/* harmony export */ });
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6164);
/* harmony import */ var _domain_manifest_node_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5737);
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2615);
/* harmony import */ var _places_find_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7580);
// What kustomizations say of each other and of the files beside them. Never builds one.




const folderOf = (file) => file.slice(0, Math.max(0, file.lastIndexOf('/')));
/** One problem for each folder of `touched` files that has several kustomizations: kustomize itself refuses those. */
function findRivals(files, touched) {
    const folders = Map.groupBy(files.filter(_places_find_js__WEBPACK_IMPORTED_MODULE_2__/* .isKustomizationFile */ .yi), folderOf);
    const busy = new Set(touched.filter(_places_find_js__WEBPACK_IMPORTED_MODULE_2__/* .isKustomizationFile */ .yi).map(folderOf));
    return [...folders]
        .filter(([folder, files]) => files.length > 1 && busy.has(folder))
        .map(([folder, files]) => rivalry(folder || '.', files));
}
const rivalry = (folder, files) => ({
    code: 'kustomization_ambiguous',
    what: `"${folder}" has several kustomizations: ${files.map((file) => `"${file}"`).join(', ')}`,
    where: folder,
    fix: 'Keep one of them; kustomize refuses a folder with more.',
});
/** The places without those that an entry of a kustomization overrides: what stands there does not run. */
function withoutOverridden(places, manifests) {
    const entries = Map.groupBy(places.filter(({ replaces }) => replaces !== undefined), ({ replaces }) => (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_3__/* .phrase */ .MZ)(replaces, (replaces) => (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatRepository */ .Sh)(replaces)));
    const isOverridden = (place) => place.replaces === undefined &&
        (entries.get((0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatRepository */ .Sh)(place.reference)) ?? []).some((entry) => {
            const kustomization = manifests.get(entry.node.source.file);
            return kustomization !== undefined && isReplacedBy(kustomization, place);
        });
    if (entries.size === 0)
        return places;
    return places.filter((place) => !isOverridden(place));
}
/** True when the `images:` of the kustomization replace what stands at the place: in its own patches, in files it lists, in folders it lists. */
function isReplacedBy(kustomization, { kind, node }) {
    if (!(0,_places_find_js__WEBPACK_IMPORTED_MODULE_2__/* .isKustomizationFile */ .yi)(kustomization.file))
        return false;
    const maps = kustomization.segments
        .flatMap((segment) => segment.parse().roots)
        .map(_domain_manifest_node_js__WEBPACK_IMPORTED_MODULE_1__/* .findMap */ .Ke)
        .filter((map) => map !== undefined)
        .map(_domain_manifest_node_js__WEBPACK_IMPORTED_MODULE_1__/* .mapFields */ .YP);
    // By itself kustomize replaces images of containers only; `configurations` name the fields of other resources.
    const isReplaced = kind === 'container' || kind === 'init-container' || maps.some((fields) => fields.has('configurations'));
    const { file } = node.source;
    if (!isReplaced || file === kustomization.file)
        return isReplaced;
    return maps.flatMap(listedPaths).some((path) => covers(joinPath(folderOf(kustomization.file), path), file));
}
function listedPaths(fields) {
    const itemsOf = (keys) => keys.flatMap((key) => (0,_domain_manifest_node_js__WEBPACK_IMPORTED_MODULE_1__/* .listItems */ .Dw)(fields.get(key)?.pair.value));
    const paths = itemsOf(['resources', 'bases', 'components', 'patchesStrategicMerge']);
    const patches = itemsOf(['patches', 'patchesJson6902']).map((item) => {
        const patch = (0,_domain_manifest_node_js__WEBPACK_IMPORTED_MODULE_1__/* .findMap */ .Ke)(item);
        if (patch === undefined)
            return undefined;
        return (0,_domain_manifest_node_js__WEBPACK_IMPORTED_MODULE_1__/* .mapFields */ .YP)(patch).get('path')?.pair.value;
    });
    return [...paths, ...patches].flatMap((node) => (0,_domain_manifest_node_js__WEBPACK_IMPORTED_MODULE_1__/* .findScalar */ .mZ)(node)?.text ?? []);
}
const covers = (path, file) => path !== undefined && (path === file || path === '' || file.startsWith(`${path}/`));
/** The path that `relative` means in `folder`; undefined when it leaves the repository. */
function joinPath(folder, relative) {
    const parts = [];
    for (const part of [...folder.split('/'), ...relative.split('/')]) {
        if (part === '..' && parts.pop() === undefined)
            return undefined;
        if (part !== '' && part !== '.' && part !== '..')
            parts.push(part);
    }
    return parts.join('/');
}


/***/ }),

/***/ 7580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ch: () => (/* binding */ findPlaces),
  yi: () => (/* binding */ isKustomizationFile)
});

// UNUSED EXPORTS: findInDocument

// EXTERNAL MODULE: ./.build/domain/action-error.js
var action_error = __webpack_require__(3926);
// EXTERNAL MODULE: ./.build/domain/image/reference.js
var image_reference = __webpack_require__(6164);
// EXTERNAL MODULE: ./.build/domain/manifest/node.js
var manifest_node = __webpack_require__(5737);
// EXTERNAL MODULE: ./.build/domain/text/optional.js
var optional = __webpack_require__(2615);
// EXTERNAL MODULE: ./.build/domain/text/ends.js
var ends = __webpack_require__(5497);
// EXTERNAL MODULE: ./.build/domain/text/source-text.js
var source_text = __webpack_require__(2640);
;// CONCATENATED MODULE: ./.build/domain/manifest/embedded.js
// Reads a string that is itself YAML (Argo CD's helm.values) as a text of its own, and maps its offsets outwards.


/** The text inside a scalar and the way back to the outer text; undefined for styles where a character has no single place. */
function findEmbedded(node) {
    if (node.style === 'literal')
        return embeddedBlock(node);
    const quoting = quotings[node.style];
    if (quoting === undefined)
        return undefined;
    return embeddedQuoted(node, quoting);
}
/** A `|` block: each line without its indentation. Inner line breaks get the indentation back when they are written. */
function embeddedBlock(node) {
    const written = node.source.text.slice(node.start, node.end);
    const headerEnd = written.indexOf('\n') + 1;
    if (headerEnd === 0)
        return undefined;
    const lines = written.slice(headerEnd).split(/(?<=\n)/);
    const indentation = /^ */.exec(lines.find((line) => line.trim() !== '') ?? '')?.[0] ?? '';
    // `|2` counts from the parent's indentation, which the text alone does not tell.
    if (/^\|[+-]?[1-9]/.test(written))
        return undefined;
    const inners = [];
    const outers = [];
    let text = '';
    let outer = node.start + headerEnd;
    for (const line of lines) {
        const kept = line.slice(Math.min(indentation.length, /^ */.exec(line)?.[0].length ?? 0));
        inners.push(text.length);
        outers.push(outer + line.length - kept.length);
        text += kept;
        outer += line.length;
    }
    const offset = (at) => {
        const line = (0,source_text/* lastAtMost */.fk)(inners, at);
        return (outers[line] ?? node.start) + at - (inners[line] ?? 0);
    };
    if (withoutBreaks(text) !== withoutBreaks(node.text))
        return undefined;
    return { text, outer: { node, offset, encode: (added) => added.replaceAll('\n', `\n${indentation}`) } };
}
const quotings = {
    single: { sign: /''|[\s\S]/g, encode: (text) => text.replaceAll("'", "''") },
    double: {
        sign: /\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[^\r\n])|[\s\S]/g,
        encode: (text) => JSON.stringify(text).slice(1, -1),
    },
};
/** A quoted string on one line: each character and the place where it is written. */
function embeddedQuoted(node, { sign, encode }) {
    const written = node.source.text.slice(node.start, node.end);
    if (/[\r\n]/.test(written))
        return undefined;
    const places = [];
    for (const { 0: sequence, index } of written.slice(1, -1).matchAll(sign)) {
        const place = node.start + 1 + index;
        places.push(place);
        // Beyond the first plane one escape stands for two units.
        if (/^\\U000[1-9A-Fa-f]|^\\U0010/.test(sequence))
            places.push(place);
    }
    places.push(node.end - 1);
    if (places.length !== node.text.length + 1)
        return undefined;
    const offset = (at) => places[Math.min(at, places.length - 1)] ?? node.end - 1;
    return { text: node.text, outer: { node, offset, encode } };
}
const withoutBreaks = (text) => (0,ends/* withoutEnd */.Mx)(text.replaceAll('\r\n', '\n'), '\n');

// EXTERNAL MODULE: ./.build/domain/manifest/manifest.js
var manifest = __webpack_require__(2960);
// EXTERNAL MODULE: ./.build/domain/manifest/parser.js
var parser = __webpack_require__(8942);
;// CONCATENATED MODULE: ./.build/bump-manifest/edit/places/embedded-values.js
// Helm values that stand as YAML in a string. Reads them or says why not; whether that matters is for the caller to know.




/** The documents in a string, or why they cannot be read. */
function readEmbedded(node) {
    const embedded = findEmbedded(node);
    if (embedded === undefined)
        return { roots: [], unreadable: (0,optional/* present */.Eb)([node.text !== '' && unknownStyle(node)]) };
    const { text, segments } = (0,manifest/* manifestOf */.$)(node.source.file, embedded.text, embedded.outer);
    const parsed = segments.map((segment) => segment.parse());
    const [problem] = parsed.flatMap(({ faults }) => faults);
    if (problem !== undefined)
        return { roots: [], unreadable: [{ text, problem }] };
    return { roots: parsed.flatMap(({ roots }) => roots), unreadable: [] };
}
function unknownStyle(node) {
    const problem = (0,parser/* problemAt */.l4)(node.source, node.start, {
        code: 'values_unreadable',
        what: 'these values are a string in a style whose lines cannot be edited one by one',
        fix: 'Write them as a literal block (`values: |`), or better as `valuesObject:`.',
    });
    return { text: node.text, problem };
}

// EXTERNAL MODULE: ./.build/bump-manifest/edit/places/shared-values.js
var shared_values = __webpack_require__(5687);
// EXTERNAL MODULE: ./.build/bump-manifest/edit/places/split-reference.js
var split_reference = __webpack_require__(8049);
// EXTERNAL MODULE: ./.build/bump-manifest/edit/places/whole-reference.js
var whole_reference = __webpack_require__(7558);
;// CONCATENATED MODULE: ./.build/bump-manifest/edit/places/argo-cd.js
// The source of an Argo CD Application: Helm parameters, values in a string, kustomize.images. Never follows a repoURL.
// https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml






const none = { places: [], done: new Set(), unreadable: [] };
/** The images of a map that is an Argo CD source: one with `repoURL`, or in a patch one under the key `source`, and `helm` or `kustomize`. */
function findArgoSource(map, key, findInValues) {
    const fields = (0,manifest_node/* mapFields */.YP)(map);
    if (!(fields.has('repoURL') || /^sources?$/.test(key)))
        return none;
    const helm = (0,manifest_node/* findMap */.Ke)(fields.get('helm')?.pair.value);
    const kustomize = (0,manifest_node/* findMap */.Ke)(fields.get('kustomize')?.pair.value);
    const images = (0,optional/* optional */.lq)(kustomize, (kustomize) => (0,manifest_node/* mapFields */.YP)(kustomize).get('images')?.pair.value);
    const strings = (0,manifest_node/* listItems */.Dw)(images)
        .map(manifest_node/* findScalar */.mZ)
        .filter((node) => node !== undefined);
    const ofHelm = (0,optional/* optional */.lq)(helm, (helm) => findHelm(helm, findInValues)) ?? none;
    const ofKustomize = strings.map(whole_reference/* findKustomizeString */.C).filter((place) => place !== undefined);
    return { ...ofHelm, places: [...ofHelm.places, ...ofKustomize], done: new Set(['helm']) };
}
/** Parameters beat values; valuesObject beats the values in a string. What is beaten is left out. */
function findHelm(helm, findInValues) {
    const fields = (0,manifest_node/* mapFields */.YP)(helm);
    const { roots, unreadable } = readValues(fields);
    const parameters = readParameters((0,manifest_node/* listItems */.Dw)(fields.get('parameters')?.pair.value));
    const places = findParameterImages(parameters, roots);
    const beaten = new Set([
        ...places.flatMap(({ uses }) => uses),
        ...roots.flatMap((root) => [...parameters.keys()].map((name) => findAtPath(root, name))),
    ]);
    const values = roots.flatMap(findInValues).filter(({ uses }) => !uses.some((node) => beaten.has(node)));
    return { places: [...places, ...values], done: none.done, unreadable };
}
/** The documents of `valuesObject`, else of the string `values`. */
function readValues(fields) {
    const object = (0,manifest_node/* findMap */.Ke)(fields.get('valuesObject')?.pair.value);
    if (object !== undefined)
        return { roots: [object], unreadable: [] };
    const text = (0,manifest_node/* findScalar */.mZ)(fields.get('values')?.pair.value);
    if (text === undefined)
        return { roots: [], unreadable: [] };
    return readEmbedded(text);
}
function readParameters(items) {
    const values = new Map();
    for (const item of items) {
        const map = (0,manifest_node/* findMap */.Ke)(item);
        const name = (0,optional/* optional */.lq)(map, (map) => (0,manifest_node/* findScalar */.mZ)((0,manifest_node/* mapFields */.YP)(map).get('name')?.pair.value)?.text);
        const value = (0,optional/* optional */.lq)(map, (map) => (0,manifest_node/* findScalar */.mZ)((0,manifest_node/* mapFields */.YP)(map).get('value')?.pair.value));
        if (name !== undefined && value !== undefined)
            values.set(name, value);
    }
    return values;
}
/** The images that `name: image.tag, value: v1` and its like make, by the path before the last dot. */
function findParameterImages(values, roots) {
    const groups = new Set([...values.keys()].map((name) => name.slice(0, name.lastIndexOf('.') + 1)));
    const places = [...groups].map((prefix) => findGroup(prefix, values, roots));
    const whole = [...values].map(([name, node]) => (0,optional/* optional */.lq)(/(?:^|\.)image$/.test(name), () => (0,whole_reference/* findWholeReference */.m)(node, 'helm-parameter', undefined)));
    return [...places, ...whole].filter((place) => place !== undefined);
}
function findGroup(prefix, values, roots) {
    const part = (key) => values.get(`${prefix}${key}`) ??
        roots.map((root) => findAtPath(root, `${prefix}${key}`)).find((node) => node !== undefined);
    const own = ['repository', 'name', 'registry', 'tag', 'digest'].some((key) => values.has(`${prefix}${key}`));
    const repository = (0,shared_values/* findWritten */.rJ)(part('repository')) ?? (0,optional/* optional */.lq)(/image\.$/i.test(prefix), () => part('name'));
    if (!own || repository === undefined)
        return undefined;
    const parts = { repository, registry: part('registry'), tag: part('tag'), digest: part('digest') };
    const global = 'global.imageRegistry';
    const inValues = roots.map((root) => findAtPath(root, global)).find((node) => node !== undefined);
    return (0,split_reference/* findSplitReference */.p)({
        ...parts,
        sharedRegistry: (0,shared_values/* findWritten */.rJ)(values.get(global) ?? inValues),
        bareDigest: false,
        isNameSure: true,
        insertTag: undefined,
    }, 'helm-parameter');
}
function findAtPath(root, path) {
    let node = root;
    for (const key of path.split('.')) {
        const map = (0,manifest_node/* findMap */.Ke)(node);
        node = (0,optional/* optional */.lq)(map, (map) => (0,manifest_node/* mapFields */.YP)(map).get(key)?.pair.value);
    }
    return (0,manifest_node/* findScalar */.mZ)(node);
}

// EXTERNAL MODULE: ./.build/bump-manifest/edit/places/obstacle.js
var places_obstacle = __webpack_require__(4308);
;// CONCATENATED MODULE: ./.build/bump-manifest/edit/places/image-map.js
// The images that one map names by its own keys: a container, an image volume, Helm's split values, a custom resource's field.









const containerLists = new Map([
    ['containers', 'container'],
    ['initContainers', 'init-container'],
    ['ephemeralContainers', 'ephemeral-container'],
]);
/** The images of `map` by its own keys. */
function findImagesOfMap(map, where) {
    const { key } = where;
    const fields = (0,manifest_node/* mapFields */.YP)(map);
    const split = findSplit(map, fields, where);
    const found = [...split];
    const used = new Set(split.flatMap(({ uses }) => uses));
    for (const [name, { pair }] of fields) {
        const value = (0,manifest_node/* dereference */.DS)(pair.value);
        if (value === undefined || used.has(value))
            continue;
        if (isImageKey(name))
            found.push(findAt(value, name, fields, key));
        else if (name === 'value')
            found.push(findPatchValue(value, fields));
        else if ((key === 'images' && !fields.has('name')) || (/image$/i.test(key) && /^(?:repository|name)$/.test(name)))
            found.push(findWholeInParts(value));
    }
    return found.filter((place) => place !== undefined);
}
/** `image`, `sidecarImage`, `imageName`, `imageRef`: keys under which a string is an image. */
const isImageKey = (name) => /^(?:image|image(?:Name|Ref|Reference)|[a-zA-Z]\w*Image)$/.test(name);
function findAt(value, name, fields, key) {
    if (value.type === 'scalar') {
        if (name !== 'image')
            return withoutRival((0,whole_reference/* findWholeReference */.m)(value, 'image-field', undefined), fields);
        const container = (0,manifest_node/* findScalar */.mZ)(fields.get('name')?.pair.value)?.text;
        const kind = containerLists.get(key);
        if (kind !== undefined)
            return (0,whole_reference/* findWholeReference */.m)(value, kind, container);
        return withoutRival((0,whole_reference/* findWholeReference */.m)(value, 'image-field', container), fields);
    }
    if (value.type !== 'map' || (0,places_obstacle/* isTemplate */.Fl)(value))
        return undefined;
    const reference = (0,manifest_node/* findScalar */.mZ)((0,manifest_node/* mapFields */.YP)(value).get('reference')?.pair.value);
    if (reference === undefined)
        return undefined;
    return (0,whole_reference/* findWholeReference */.m)(reference, 'image-volume', undefined);
}
/** A name without a version gets none where a key beside it may be the one that the chart reads: `dockerImage` and `dockerTag`. */
function withoutRival(place, fields) {
    if (place === undefined || place.reference.tag !== undefined || place.reference.digest !== undefined)
        return place;
    const rival = findVersionKey(fields);
    if (rival === undefined)
        return place;
    const what = `this name has no version, and \`${rival}\` beside it may be the one that the chart reads`;
    return {
        ...place,
        obstacle: place.obstacle ?? { code: 'version_unclear', what, fix: 'Name the place of the version with `field`.' },
    };
}
/** A key that may hold a version by its name. */
const findVersionKey = (fields) => [...fields.keys()].find((key) => /(?:version|tag|release|revision)$/i.test(key) && key !== 'apiVersion');
/** The value of a JSON 6902 operation whose path ends in `/image`. https://datatracker.ietf.org/doc/html/rfc6902 */
function findPatchValue(value, fields) {
    const path = (0,manifest_node/* findScalar */.mZ)(fields.get('path')?.pair.value)?.text ?? '';
    if (!fields.has('op') || !path.endsWith('/image') || value.type !== 'scalar')
        return undefined;
    const list = path.split('/').at(-3) ?? '';
    return (0,whole_reference/* findWholeReference */.m)(value, containerLists.get(list) ?? 'image-field', undefined);
}
/** `image: {repository: shop/app:v1}` and `images: {web: shop/app:v1}`: a whole reference under a key that does not say so. */
function findWholeInParts(value) {
    if (value.type !== 'scalar')
        return undefined;
    const reference = (0,image_reference/* findImageReference */.A$)(value.text.trim());
    const isWhole = reference?.tag !== undefined || reference?.digest !== undefined;
    if (isWhole)
        return (0,whole_reference/* findWholeReference */.m)(value, 'helm-values', undefined);
    return undefined;
}
const versionKeys = ['tag', 'imageTag', 'tagOverride', 'version', 'imageVersion', 'release'];
const imageVersionKeys = ['imageTag', 'imageVersion', 'tag', 'tagOverride', 'version', 'release'];
/** Keys of one map that make an image: each list in the order in which they count. */
const shapes = [
    { repository: 'repository', registry: ['registry'], version: versionKeys, digest: ['digest', 'sha'] },
    { repository: 'name', registry: ['registry'], version: versionKeys, digest: ['digest'] },
    { repository: 'imageRepository', registry: ['imageRegistry'], version: imageVersionKeys, digest: ['imageDigest'] },
    { repository: 'imageName', registry: ['imageRegistry'], version: imageVersionKeys, digest: ['imageDigest'] },
    {
        repository: 'image',
        registry: ['registry', 'imageRegistry'],
        version: versionKeys,
        digest: ['digest', 'imageDigest'],
    },
];
/** The image whose registry, repository, version and digest are keys of this map; two where `name` may be a part of it or a label. */
function findSplit(map, fields, where) {
    const prefixed = findPrefixed(map, fields, where);
    const isSure = prefixed !== undefined && fields.has('image');
    if (isSure)
        return [prefixed];
    for (const shape of shapes) {
        if (!isSplit(shape, fields, where.key))
            continue;
        const place = findShape({ map, fields, where, shape, prefix: undefined, isNameSure: prefixed === undefined });
        if (place !== undefined) {
            if (prefixed === undefined)
                return [place];
            return [place, prefixed];
        }
    }
    return [];
}
/** `{repository: registry.example.com/shop, image: driver, version: v1}`: the repository goes on in `image`, or below an image key in `name`. */
function findPrefixed(map, fields, where) {
    const prefix = (0,shared_values/* findWritten */.rJ)(fields.get('repository')?.pair.value);
    const key = fields.has('image') ? 'image' : 'name';
    const name = (0,shared_values/* findWritten */.rJ)(fields.get(key)?.pair.value);
    if (prefix === undefined || name === undefined || (key === 'name' && !/image$/i.test(where.key)))
        return undefined;
    const isOnePart = (0,image_reference/* repositoryFault */.Lm)(name.text.trim()) === undefined && !name.text.includes('/');
    const isLabel = prefix.text.trim().split('/').at(-1) === name.text.trim();
    const shape = shapes.find(({ repository }) => repository === key);
    if (!isOnePart || isLabel || shape === undefined)
        return undefined;
    return findShape({ map, fields, where, shape, prefix, isNameSure: true });
}
function findShape({ map, fields, where, shape, prefix, isNameSure }) {
    const field = fields.get(shape.repository);
    const repository = (0,shared_values/* findWritten */.rJ)(field?.pair.value);
    if (field === undefined || repository === undefined)
        return undefined;
    const nodeAt = (key) => (0,optional/* optional */.lq)(key, (key) => (0,manifest_node/* dereference */.DS)(fields.get(key)?.pair.value));
    const version = chooseVersionKey(fields, shape.version);
    const digestKey = shape.digest.find((key) => fields.has(key));
    const registryKey = shape.registry.find((key) => fields.has(key));
    const registry = prefix ?? (0,manifest_node/* findScalar */.mZ)(nodeAt(registryKey));
    const tagKey = version.key ?? shape.version[0] ?? 'tag';
    const isBare = !/repository$/i.test(shape.repository) && !repository.text.includes('/') && (0,shared_values/* findWritten */.rJ)(registry) === undefined;
    const parts = {
        repository,
        registry,
        sharedRegistry: (0,shared_values/* registryFor */.ZQ)((0,shared_values/* findWritten */.rJ)(registry) !== undefined, where.shared),
        tag: (0,shared_values/* tagFor */.gY)(nodeAt(version.key), map, where.shared),
        digest: nodeAt(digestKey),
        bareDigest: digestKey === 'sha',
        isNameSure: isNameSure && !isBare,
        insertTag: (text) => {
            const fault = findInsertFault(repository, { fields, where, shape });
            if (fault !== undefined)
                throw new action_error/* ActionError */.lZ(fault);
            return { type: 'insert', map: field.owner, after: field.pair, key: tagKey, text };
        },
    };
    const place = (0,split_reference/* findSplitReference */.p)(parts, 'helm-values');
    if (place === undefined)
        return undefined;
    const obstacle = place.obstacle ?? versionObstacle(version.rivals);
    const keys = {
        repository: shape.repository,
        registry: registryKey,
        tag: tagKey,
        digest: digestKey ?? shape.digest[0],
    };
    return { ...place, obstacle, values: { map, parts, keys } };
}
/** The key that holds the version; rivals where several might. */
function chooseVersionKey(fields, keys) {
    const present = keys.filter((key) => fields.has(key));
    const written = present.filter((key) => {
        const node = (0,manifest_node/* dereference */.DS)(fields.get(key)?.pair.value);
        return node !== undefined && (node.type !== 'scalar' || (0,shared_values/* findWritten */.rJ)(node) !== undefined);
    });
    // By its name it beats the tag, where it says anything.
    const override = written.find((key) => key === 'tagOverride');
    const tag = written.find((key) => /tag$/i.test(key));
    const key = override ?? tag ?? written[0] ?? present[0];
    const isSure = override !== undefined || tag !== undefined || written.length === 0;
    const others = present.filter((each) => each !== key && each !== 'tagOverride');
    if (isSure || key === undefined || others.length === 0)
        return { key, rivals: [] };
    return { key, rivals: [key, ...others] };
}
const versionObstacle = (rivals) => {
    if (rivals.length === 0)
        return undefined;
    return {
        code: 'version_unclear',
        what: `${rivals.map((key) => `\`${key}\``).join(' and ')} are beside the repository, and it is not known which of them the chart reads`,
        fix: 'Name the place of the version with `field`.',
    };
};
/** Why no tag may be added: only `image: {repository}` is read with a `tag` by custom, and a key that is near may be the version that the chart reads. */
function findInsertFault(repository, { fields, where, shape }) {
    if (shape.repository !== 'repository' || !/image$/i.test(where.key))
        return noVersion(repository);
    const beside = findVersionKey(fields);
    const above = [...(where.around?.keys() ?? [])].find((key) => /^(?:(?:image|app)?(?:tag|version)|tagOverride)$/i.test(key));
    const key = beside ?? above;
    if (key === undefined)
        return undefined;
    const what = `there is no tag beside this repository, and \`${key}\` near it may be the version that the chart reads`;
    const fix = 'Name the place of the version with `field`, or write the tag there once by hand.';
    return (0,parser/* problemAt */.l4)(repository.source, repository.start, { code: 'version_unclear', what, fix });
}
/** Which key the chart reads is its own secret. */
const noVersion = (repository) => (0,parser/* problemAt */.l4)(repository.source, repository.start, {
    code: 'version_unclear',
    what: 'there is no version beside this repository, and it is not known which key the chart reads',
    fix: 'Write the key that the chart reads (often `tag` or `version`) there once by hand.',
});
/** True when the keys beside the repository, or the key above it, say that this is an image and not some other repository. */
function isSplit(shape, fields, key) {
    const underImage = /image$/i.test(key);
    const beside = [...shape.version, ...shape.digest].some((name) => fields.has(name));
    switch (shape.repository) {
        case 'repository':
            // With a `chart` it is where a chart comes from.
            return underImage || (!fields.has('chart') && (beside || fields.has('registry') || fields.has('pullPolicy')));
        case 'name':
            return underImage;
        default:
            return beside;
    }
}

;// CONCATENATED MODULE: ./.build/bump-manifest/edit/places/kustomize-entry.js
// One entry of Kustomize's `images:`: name, newName, newTag, digest. Never adds an entry.
// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/




/** The place of an entry by its effective repository, newName before name; undefined when it names no image. */
function findKustomizeEntry(map) {
    const fields = (0,manifest_node/* mapFields */.YP)(map);
    const name = scalarField(fields.get('name'));
    const newName = scalarField(fields.get('newName'));
    const named = [newName, name].find((node) => node !== undefined && node.text !== '') ?? name;
    if (name === undefined || named === undefined)
        return undefined;
    const repository = (0,places_obstacle/* readReference */.Wf)(named, named.text);
    if (repository === undefined)
        return undefined;
    const newTag = scalarField(fields.get('newTag'));
    const digest = scalarField(fields.get('digest'));
    const [tag, inTag] = (newTag?.text.trim() ?? '').split('@');
    const reference = {
        registry: repository.registry,
        repository: repository.repository,
        tag: tag || repository.tag,
        digest: digest?.text.trim() || inTag || undefined,
    };
    const uses = [named, newTag, digest].filter((node) => node !== undefined);
    const obstacle = uses.map(places_obstacle/* findObstacle */.R5).find((found) => found !== undefined);
    const write = (next) => [
        ...writeName(map, reference, next),
        ...writeVersion(map, next.tag, next.digest, inTag !== undefined),
    ];
    const node = newTag ?? digest ?? named;
    const replaces = (0,image_reference/* findImageReference */.A$)(name.text);
    return { kind: 'kustomize-image', container: undefined, node, uses, reference, replaces, obstacle, write };
}
const scalarField = (field) => (0,manifest_node/* findScalar */.mZ)(field?.pair.value);
function writeName(map, current, next) {
    if ((0,image_reference/* isSameRepository */.ve)(next, current))
        return [];
    return writeField(map, 'newName', (0,image_reference/* formatRepository */.Sh)(next), 'name');
}
/** newTag and digest; a field that is no longer wanted becomes the one that is, so that the diff stays one line. */
function writeVersion(map, tag, digest, digestInTag) {
    const fields = (0,manifest_node/* mapFields */.YP)(map);
    const newTag = fields.get('newTag');
    const oldDigest = fields.get('digest');
    if (digestInTag && oldDigest === undefined && tag !== undefined) {
        return writeField(map, 'newTag', `${tag}${(0,optional/* phrase */.MZ)(digest, (digest) => `@${digest}`)}`, 'name');
    }
    if (tag !== undefined && digest === undefined && newTag === undefined && oldDigest !== undefined) {
        return renameField(oldDigest, 'newTag', tag);
    }
    if (tag === undefined && digest !== undefined && newTag !== undefined && oldDigest === undefined) {
        return renameField(newTag, 'digest', digest);
    }
    const anchor = fields.has('newName') ? 'newName' : 'name';
    const beside = newTag ? 'newTag' : anchor;
    return [...writeOrRemove(map, 'newTag', tag, anchor), ...writeOrRemove(map, 'digest', digest, beside)];
}
function writeOrRemove(map, key, text, after) {
    if (text === undefined)
        return removeField((0,manifest_node/* mapFields */.YP)(map).get(key));
    return writeField(map, key, text, after);
}
function writeField(map, key, text, after) {
    const fields = (0,manifest_node/* mapFields */.YP)(map);
    const node = scalarField(fields.get(key));
    if (node !== undefined) {
        if (node.text.trim() === text)
            return [];
        return [{ type: 'set', node, text }];
    }
    const anchor = fields.get(after);
    if (anchor === undefined)
        return [];
    return [{ type: 'insert', map: anchor.owner, after: anchor.pair, key, text }];
}
function renameField({ pair }, key, text) {
    const name = (0,manifest_node/* findScalar */.mZ)(pair.key);
    const value = (0,manifest_node/* findScalar */.mZ)(pair.value);
    if (name === undefined || value === undefined)
        return [];
    return [
        { type: 'set', node: name, text: key },
        { type: 'set', node: value, text },
    ];
}
const removeField = (field) => {
    if (field === undefined)
        return [];
    return [{ type: 'remove', map: field.owner, pair: field.pair }];
};

;// CONCATENATED MODULE: ./.build/bump-manifest/edit/places/find.js
// Walks a manifest and gathers every image in it, whatever kind of object it stands in. Decides nothing.
// The map of this room: find walks → image-map, kustomize-entry, argo-cd (embedded-values, shared-values) know where images stand → whole-reference,
// split-reference, embedded-reference, field-value read and write them → each is a place; obstacle says why one cannot be written.









/** Every image of a segment's documents; throws an ActionError for a document that aliases blow up beyond all measure. */
function findPlaces(file, segment) {
    const all = segment.parse().roots.map((root) => findInDocument(file, root));
    return { places: all.flatMap(({ places }) => places), unreadable: all.flatMap(({ unreadable }) => unreadable) };
}
/** Every image of one document. */
function findInDocument(file, root) {
    const walk = {
        file,
        places: new Map(),
        templates: new Set(),
        unreadable: [],
        active: new Set(),
        steps: 0,
        stepLimit: 200_000 + root.source.text.length,
    };
    visit(root, { key: '', shared: (0,shared_values/* readShared */.qA)(root), around: undefined }, walk);
    const places = withoutTemplates([...walk.places.values()].flat(), walk.templates);
    return { places: inDocument(places, root), unreadable: walk.unreadable };
}
/** The places as what their document is decides: none is written into one that is encrypted. */
function inDocument(places, root) {
    const map = (0,manifest_node/* findMap */.Ke)(root);
    if (map === undefined)
        return places;
    const fields = (0,manifest_node/* mapFields */.YP)(map);
    const isSet = (0,manifest_node/* findScalar */.mZ)(fields.get('kind')?.pair.value)?.text === 'ApplicationSet';
    const written = isSet ? withoutFilled(places) : places;
    if ((0,manifest_node/* findMap */.Ke)(fields.get('sops')?.pair.value) === undefined)
        return written;
    return written.map((place) => ({ ...place, obstacle: places_obstacle/* sopsObstacle */.XK }));
}
/** The base name that makes a file a kustomization. https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
const isKustomizationFile = (file) => /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(file);
/** Objects that mention an image and never run one; Flux's ImageRepository names one without a version. */
const passedOver = new Set(['CustomResourceDefinition', 'ConfigMap', 'Secret', 'SealedSecret', 'ImageRepository']);
function visit(node, where, walk) {
    const target = (0,manifest_node/* dereference */.DS)(node);
    if (target === undefined || target.type === 'scalar' || walk.active.has(target))
        return;
    walk.steps += 1;
    if (walk.steps > walk.stepLimit) {
        const fix = 'Write the aliases of that file out.';
        const what = `the aliases of "${walk.file}" unfold to more than ${walk.stepLimit} values`;
        throw new action_error/* ActionError */.lZ({ code: 'manifest_too_large', what, where: walk.file, fix });
    }
    walk.active.add(target);
    if (target.type === 'list')
        for (const item of target.items)
            visit(item, where, walk);
    else
        visitMap(target, where, walk);
    walk.active.delete(target);
}
function visitMap(map, where, walk) {
    const fields = (0,manifest_node/* mapFields */.YP)(map);
    const kind = (0,manifest_node/* findScalar */.mZ)(fields.get('kind')?.pair.value)?.text;
    const isObject = kind !== undefined && fields.has('apiVersion');
    if (isObject && passedOver.has(kind))
        return;
    const shared = fields.has('global') ? (0,shared_values/* readShared */.qA)(map) : where.shared;
    const isTemplate = map.anchor !== undefined && !/image$/i.test(where.key);
    for (const place of findImagesOfMap(map, { ...where, shared }))
        keep(place, walk, isTemplate);
    const findInner = (inner) => {
        const found = findInDocument(walk.file, inner);
        walk.unreadable.push(...found.unreadable);
        return [...found.places];
    };
    const argo = findArgoSource(map, where.key, findInner);
    walk.unreadable.push(...argo.unreadable);
    for (const place of readPatches(fields, walk).flatMap(findInner))
        keep(place, walk);
    for (const place of argo.places)
        keep(place, walk);
    const inside = isObject ? shared : (0,shared_values/* withRegistryOf */.h3)(fields, shared);
    for (const [key, { pair }] of fields) {
        if (isObject && (key === 'metadata' || key === 'status'))
            continue;
        if (/annotations$|labels$/i.test(key) || argo.done.has(key))
            continue;
        if (key === 'images')
            keepKustomizeImages(pair.value, isKustomization(kind, walk), walk);
        visit(pair.value, { key, shared: inside, around: fields }, walk);
    }
}
/**
 * The documents of patches that stand as text: Kustomize's, and the one that an ApplicationSet lays over its template.
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Template/#template-patch
 */
function readPatches(fields, walk) {
    const nodes = [fields.get('patch'), fields.get('templatePatch')].map((field) => field?.pair.value);
    return [...nodes, ...(0,manifest_node/* listItems */.Dw)(fields.get('patchesStrategicMerge')?.pair.value)].flatMap((node) => {
        const patch = (0,manifest_node/* findScalar */.mZ)(node);
        if (patch === undefined || !patch.text.includes('\n'))
            return [];
        const { roots, unreadable } = readEmbedded(patch);
        walk.unreadable.push(...unreadable);
        return roots;
    });
}
const isKustomization = (kind, { file }) => isKustomizationFile(file) || kind === 'Kustomization' || kind === 'Component';
/** Entries of `images:`; outside of a kustomization (a HelmRelease's postRenderers) only those that say what is new. */
function keepKustomizeImages(list, inKustomization, walk) {
    for (const item of (0,manifest_node/* listItems */.Dw)(list)) {
        const map = (0,manifest_node/* findMap */.Ke)(item);
        if (map === undefined)
            continue;
        const fields = (0,manifest_node/* mapFields */.YP)(map);
        const says = ['newName', 'newTag', 'digest'].some((key) => fields.has(key));
        if (!(inKustomization || says))
            continue;
        const place = findKustomizeEntry(map);
        if (place !== undefined)
            keep(place, walk);
    }
}
function keep(place, { places, templates }, isTemplate = false) {
    const known = places.get(place.node) ?? [];
    const twin = known.find(({ uses, container }) => container === place.container &&
        uses.length === place.uses.length &&
        uses.every((node, index) => node === place.uses[index]));
    if (twin === undefined)
        places.set(place.node, [...known, place]);
    if (twin !== undefined && !isTemplate)
        templates.delete(twin);
    if (twin === undefined && isTemplate)
        templates.add(place);
}
/** An ApplicationSet fills its templates from its generators: where those hold the image, the template is no place. */
const withoutFilled = (places) => places.filter(({ obstacle, reference }) => obstacle?.code !== 'helm_template' ||
    !places.some((other) => other.obstacle === undefined && (0,image_reference/* isSameRepository */.ve)(other.reference, reference)));
/** Leaves out the templates that others merge: the completed image counts, not what it is completed from. */
const withoutTemplates = (places, templates) => places.filter((place) => {
    const [repository] = place.uses;
    if (repository === undefined || !templates.has(place))
        return true;
    return !places.some((other) => other !== place && other.uses.includes(repository));
});


/***/ }),

/***/ 4308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ isTemplate),
/* harmony export */   Hq: () => (/* binding */ referenceInTemplate),
/* harmony export */   R5: () => (/* binding */ findObstacle),
/* harmony export */   Wf: () => (/* binding */ readReference),
/* harmony export */   XK: () => (/* binding */ sopsObstacle),
/* harmony export */   q6: () => (/* binding */ maskTemplates)
/* harmony export */ });
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6164);
/* harmony import */ var _domain_text_ends_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5497);
// Recognises values that only look like values: templates, variables and SOPS ciphertext. Never evaluates them.


/** Stands for what a template will fill in; no reference can hold it. */
const filled = '\u0000';
/** Helm's and Argo CD's `{{ }}`, Flux's and envsubst's `${ }`, Tekton's `$( )`. */
const template = /\{\{(?:(?!\{\{).)*?\}\}|\$\{[^{}]*\}|\$\([^()]*\)/g;
const templateStart = /\{\{|\$[{(]/;
/** Why the value of a node cannot be written; undefined when it can. */
function findObstacle(node) {
    if (isTemplate(node)) {
        return {
            offset: node.start,
            code: 'helm_template',
            what: `a template stands where the value would be: ${excerptOf(node)}`,
            fix: 'Bump the values that fill the template, or name the place of the value with `field`.',
        };
    }
    if (node.type === 'scalar' && /^ENC\[[A-Z0-9_]+,/.test(node.text)) {
        return { ...sopsObstacle, offset: node.start };
    }
    return undefined;
}
/** True for a string that something else fills in, and for `{{ … }}` without quotes, which YAML reads as a map of a map. */
function isTemplate(node) {
    if (node.type === 'scalar')
        return templateStart.test(node.text);
    if (node.type !== 'map' || !node.flow)
        return false;
    return /^\{\s*\{/.test(node.source.text.slice(node.start, node.end));
}
/** The text with one character, which no reference can hold, for each thing that is filled in. */
const maskTemplates = (text) => text.replace(template, filled);
/**
 * What a template certainly says: `shop/app:{{ .Values.tag }}` means shop/app. Undefined when the repository itself is
 * filled in. A leading registry that is filled in is left out.
 */
function referenceInTemplate(text) {
    const literal = maskTemplates(text);
    const named = (0,_domain_text_ends_js__WEBPACK_IMPORTED_MODULE_1__/* .before */ .gM)(literal, '@');
    const last = named.lastIndexOf('/') + 1;
    const name = `${named.slice(0, last)}${(0,_domain_text_ends_js__WEBPACK_IMPORTED_MODULE_1__/* .before */ .gM)(named.slice(last), ':')}`;
    const repository = withoutFilledRegistry(name);
    if (repository.includes(filled))
        return undefined;
    return (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .findImageReference */ .A$)(repository);
}
function withoutFilledRegistry(name) {
    if (!name.startsWith(filled))
        return name;
    return name.slice(filled.length).replace(/^\//, '');
}
/** The reference that a node's text, or a part of it, is: where something is filled in, what it certainly says. */
function readReference(node, text) {
    if (isTemplate(node))
        return referenceInTemplate(text);
    return (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .findImageReference */ .A$)(text);
}
function excerptOf({ source, start, end }) {
    const text = source.text.slice(start, end);
    if (text.length > 80)
        return `${text.slice(0, 77)}…`;
    return text;
}
/** Why nothing is written into a file that SOPS encrypted. https://getsops.io/docs/#message-authentication-code */
const sopsObstacle = {
    code: 'sops_encrypted',
    what: 'the file is encrypted with SOPS, whose MAC covers this value',
    fix: 'Keep image tags in a file of their own that is not encrypted.',
};


/***/ }),

/***/ 5882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bf: () => (/* binding */ obstacleProblem),
/* harmony export */   IL: () => (/* binding */ formatLine),
/* harmony export */   df: () => (/* binding */ describePlace)
/* harmony export */ });
/* harmony import */ var _domain_manifest_parser_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8942);
/* harmony import */ var _domain_text_source_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2640);
// What an image place is, and how it is shown. Finds none and decides nothing.


/** The place as it is shown outside of this folder. */
function describePlace(place) {
    const { source, offset } = (0,_domain_manifest_parser_js__WEBPACK_IMPORTED_MODULE_0__/* .outermostPlace */ .iv)(place.node.source, place.node.start);
    const { kind, container, reference, uses } = place;
    const files = new Set(uses.map((node) => node.source.file));
    files.delete(source.file);
    const found = { file: source.file, ...(0,_domain_text_source_text_js__WEBPACK_IMPORTED_MODULE_1__/* .positionAt */ .t$)(source, offset), kind, container, reference };
    if (files.size === 0)
        return found;
    return { ...found, besides: [...files] };
}
/** `file:line` of a place. */
function formatLine(place) {
    const { file, line } = describePlace(place);
    return `${file}:${line}`;
}
/** The problem that a place cannot be written. */
function obstacleProblem({ node, obstacle }) {
    if (obstacle === undefined)
        return undefined;
    const { code, what, fix, offset } = obstacle;
    return (0,_domain_manifest_parser_js__WEBPACK_IMPORTED_MODULE_0__/* .problemAt */ .l4)(node.source, offset ?? node.start, { code, what, fix });
}


/***/ }),

/***/ 5687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZQ: () => (/* binding */ registryFor),
/* harmony export */   gY: () => (/* binding */ tagFor),
/* harmony export */   h3: () => (/* binding */ withRegistryOf),
/* harmony export */   qA: () => (/* binding */ readShared),
/* harmony export */   rJ: () => (/* binding */ findWritten)
/* harmony export */ });
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6164);
/* harmony import */ var _domain_manifest_node_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5737);
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2615);
// Helm's `global` values, which count for every image of the file. Reads them; they are written only where one image alone needs them.
// https://helm.sh/docs/chart_template_guide/subcharts_and_globals/



/** The shared values of a document. */
function readShared(root) {
    const values = (0,_domain_manifest_node_js__WEBPACK_IMPORTED_MODULE_1__/* .findMap */ .Ke)(root);
    const global = (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(values, (values) => (0,_domain_manifest_node_js__WEBPACK_IMPORTED_MODULE_1__/* .findMap */ .Ke)((0,_domain_manifest_node_js__WEBPACK_IMPORTED_MODULE_1__/* .mapFields */ .YP)(values).get('global')?.pair.value));
    const image = (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(global, (global) => (0,_domain_manifest_node_js__WEBPACK_IMPORTED_MODULE_1__/* .findMap */ .Ke)((0,_domain_manifest_node_js__WEBPACK_IMPORTED_MODULE_1__/* .mapFields */ .YP)(global).get('image')?.pair.value));
    const at = (map, key) => {
        if (map === undefined)
            return undefined;
        return (0,_domain_manifest_node_js__WEBPACK_IMPORTED_MODULE_1__/* .dereference */ .DS)((0,_domain_manifest_node_js__WEBPACK_IMPORTED_MODULE_1__/* .mapFields */ .YP)(map).get(key)?.pair.value);
    };
    return {
        imageRegistry: findWritten(at(global, 'imageRegistry')),
        registry: findWritten(at(global, 'registry')) ?? findWritten(at(image, 'registry')),
        tag: [at(global, 'imageTag'), at(global, 'tag'), at(image, 'tag')].find(isGiven),
        image,
    };
}
/** A `registry` beside the maps of images counts for those that name none, as charts do that put `registry` and `image.name` together. */
function withRegistryOf(fields, shared) {
    const registry = ['registry', 'imageRegistry']
        .map((key) => findWritten(fields.get(key)?.pair.value))
        .find((node) => node !== undefined && (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isRegistryPart */ .zc)(node.text.trim().split('/')[0] ?? ''));
    if (registry === undefined)
        return shared;
    return { ...shared, registry };
}
/** The shared registry that counts for an image; undefined when its own does. */
const registryFor = (hasOwn, shared) => shared.imageRegistry ?? (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(!hasOwn, () => shared.registry);
/** The tag that counts for the image of `map`: its own unless that is empty and there is a shared one. */
function tagFor(own, map, shared) {
    if (!isGiven(own) && shared.tag !== undefined && map !== shared.image)
        return shared.tag;
    return own;
}
/** False for nothing, null and the blank string; a template without quotes is a map, and something. */
const isGiven = (node) => node !== undefined && (node.type !== 'scalar' || findWritten(node) !== undefined);
/** The scalar that a node is or stands for; undefined also when it is null or blank, which Helm takes for not given. */
function findWritten(node) {
    const scalar = (0,_domain_manifest_node_js__WEBPACK_IMPORTED_MODULE_1__/* .findScalar */ .mZ)(node);
    if (scalar === undefined || scalar.value === null || scalar.text.trim() === '')
        return undefined;
    return scalar;
}


/***/ }),

/***/ 8049:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ findSplitReference)
/* harmony export */ });
/* harmony import */ var _domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3926);
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6164);
/* harmony import */ var _domain_manifest_parser_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8942);
/* harmony import */ var _domain_text_ends_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5497);
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2615);
/* harmony import */ var _obstacle_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4308);
/* harmony import */ var _shared_values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5687);
// An image that is put together from several values: registry, repository, tag, digest. Helm values and parameters.







/** The place that the parts are; undefined when they make no reference. */
function findSplitReference(parts, kind) {
    const name = readName(parts);
    if (name === undefined)
        return undefined;
    const tagNode = scalarOf(parts.tag);
    const digestNode = scalarOf(parts.digest);
    const [tag, inTag] = readTag(tagNode);
    const digest = readDigest(digestNode, parts.bareDigest) ?? inTag;
    const reference = { ...name, tag: (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lq)(!isTemplated(parts.tag), () => tag), digest };
    const registry = registryOf(parts);
    const uses = [parts.repository, registry, tagNode, digestNode].filter((node) => node !== undefined);
    const obstacle = [parts.tag, parts.digest, registry]
        .map((node) => (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lq)(node, (node) => (0,_obstacle_js__WEBPACK_IMPORTED_MODULE_3__/* .findObstacle */ .R5)(node)))
        .find((found) => found !== undefined);
    const write = (next) => [
        ...writeName(parts, reference, next),
        ...writeVersion(parts, next, inTag !== undefined),
    ];
    const node = tagNode ?? digestNode ?? parts.repository;
    return { kind, container: undefined, node, uses, reference, replaces: undefined, obstacle, write };
}
const scalarOf = (node) => {
    if (node?.type === 'scalar')
        return node;
    return undefined;
};
const isTemplated = (node) => node !== undefined && (0,_obstacle_js__WEBPACK_IMPORTED_MODULE_3__/* .findObstacle */ .R5)(node) !== undefined;
/** True when the repository is written with its registry, as in `r.io/shop/app`. */
function holdsRegistry({ repository }) {
    const text = repository.text.trim();
    return text.includes('/') && (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isRegistryPart */ .zc)(text.split('/')[0] ?? '');
}
/** The registry that counts: the shared one, then the one beside the repository; undefined where the repository holds its own. */
const registryOf = (parts) => {
    if (holdsRegistry(parts))
        return undefined;
    return parts.sharedRegistry ?? (0,_shared_values_js__WEBPACK_IMPORTED_MODULE_4__/* .findWritten */ .rJ)(parts.registry);
};
/** Registry and repository; undefined when they make none. A registry that is filled in later is left out. */
function readName(parts) {
    const text = parts.repository.text.trim();
    const registry = registryOf(parts);
    if ((0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .repositoryFault */ .Lm)(text) === undefined && registry !== undefined && (0,_obstacle_js__WEBPACK_IMPORTED_MODULE_3__/* .findObstacle */ .R5)(registry) !== undefined)
        return { registry: undefined, repository: text };
    const prefix = (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_5__/* .phrase */ .MZ)(registry, ({ text }) => `${(0,_domain_text_ends_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutEnd */ .Mx)(text.trim(), '/')}/`);
    const whole = (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .findImageReference */ .A$)(`${prefix}${text}`);
    if (whole === undefined || whole.tag !== undefined || whole.digest !== undefined)
        return undefined;
    return whole;
}
/** The tag, and the digest that stands behind an `@` in it. */
function readTag(node) {
    if (node === undefined || node.value === null)
        return [undefined, undefined];
    const text = node.text.trim();
    if ((0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(text))
        return [undefined, text];
    const tag = (0,_domain_text_ends_js__WEBPACK_IMPORTED_MODULE_6__/* .before */ .gM)(text, '@');
    const digest = text.slice(tag.length + 1);
    return [tag || undefined, (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lq)((0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest), () => digest)];
}
function readDigest(node, bare) {
    if (node === undefined || node.value === null)
        return undefined;
    const text = node.text.trim().replace(/^@/, '');
    const digest = `${(0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_5__/* .phrase */ .MZ)(bare && !text.includes(':'), 'sha256:')}${text}`;
    if ((0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest))
        return digest;
    return undefined;
}
function writeName(parts, current, next) {
    if ((0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameRepository */ .ve)(current, next))
        return [];
    const { repository, registry, sharedRegistry } = parts;
    if (!parts.isNameSure)
        throw new _domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(unclearName(repository));
    const nextRegistry = next.registry ?? 'docker.io';
    if (holdsRegistry(parts))
        return setText(repository, (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatRepository */ .Sh)(next));
    if (sharedRegistry !== undefined) {
        if (sharedRegistry.text.trim() === nextRegistry)
            return setText(repository, next.repository);
        const what = `the registry "${sharedRegistry.text}" is shared by every image of the file`;
        const fix = `Change it to "${nextRegistry}" by hand first, or write the registry into \`repository\`.`;
        throw new _domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ((0,_domain_manifest_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .problemAt */ .l4)(sharedRegistry.source, sharedRegistry.start, { code: 'registry_shared', what, fix }));
    }
    if (registry !== undefined) {
        return [...setText(registry, nextRegistry), ...setText(repository, next.repository)];
    }
    return setText(repository, (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .formatRepository */ .Sh)(next));
}
const unclearName = (repository) => (0,_domain_manifest_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .problemAt */ .l4)(repository.source, repository.start, {
    code: 'name_unclear',
    what: `"${repository.text}" may be only a part of the repository, to which the chart adds the rest`,
    fix: 'Change the repository there by hand and leave `match` out, or name the place of the version with `field`.',
});
function writeVersion(parts, next, digestInTag) {
    const tag = scalarOf(parts.tag);
    const digest = scalarOf(parts.digest);
    const ownDigest = digest !== undefined && !(digestInTag && (digest.value === null || digest.text === ''));
    if (next.digest !== undefined && !ownDigest && next.tag === undefined && !(0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(tag?.text.trim() ?? '')) {
        const what = 'this place has no field for a digest, and a digest behind an empty tag is not a valid reference';
        const fix = 'Give the image with its tag and its digest, or add a `digest` field that the chart reads.';
        const { source, start } = tag ?? parts.repository;
        throw new _domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ((0,_domain_manifest_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .problemAt */ .l4)(source, start, { code: 'tag_required', what, fix }));
    }
    const inTag = (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_5__/* .phrase */ .MZ)(next.digest !== undefined && !ownDigest, () => `${(0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_5__/* .phrase */ .MZ)(next.tag, '@')}${next.digest}`);
    const text = `${next.tag ?? ''}${inTag}`;
    const tagChanges = writeTag(parts, tag, text);
    if (digest === undefined || !ownDigest)
        return tagChanges;
    return [...tagChanges, ...setText(digest, digestIn(parts, digest.text.trim(), next))];
}
/** Where no tag is written, a new key for it; an empty one needs none. */
function writeTag(parts, tag, text) {
    if (tag !== undefined)
        return setText(tag, text);
    if (text === '')
        return [];
    return insertTag(parts, text);
}
/** The digest in the form of the one that stands there: with an `@` before it, or without `sha256:`. */
function digestIn({ bareDigest }, standing, { digest }) {
    if (digest === undefined)
        return '';
    if (standing.startsWith('@'))
        return `@${digest}`;
    if (bareDigest && !standing.includes(':'))
        return digest.replace(/^sha256:/, '');
    return digest;
}
function insertTag({ insertTag: insert, repository }, text) {
    if (insert !== undefined)
        return [insert(text)];
    const what = 'this image has no tag here that could be replaced';
    const fix = 'Write a tag there once, or name the place of the tag with `field`.';
    throw new _domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ((0,_domain_manifest_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .problemAt */ .l4)(repository.source, repository.start, { code: 'tag_missing', what, fix }));
}
const setText = (node, text) => {
    if ((0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_5__/* .phrase */ .MZ)(node.value !== null, () => node.text.trim()) === text)
        return [];
    return [{ type: 'set', node, text }];
};


/***/ }),

/***/ 7558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ findKustomizeString),
/* harmony export */   m: () => (/* binding */ findWholeReference)
/* harmony export */ });
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6164);
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2615);
/* harmony import */ var _obstacle_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4308);
// An image that stands in one string, as in a container. Also the string of Argo CD's kustomize.images, `name=newname:tag`.



/** The place of a string that is an image reference; undefined when it is none, as `true` or `null`. */
function findWholeReference(node, kind, container) {
    if (typeof node.value !== 'string')
        return undefined;
    const text = node.text.trim();
    const obstacle = (0,_obstacle_js__WEBPACK_IMPORTED_MODULE_1__/* .findObstacle */ .R5)(node);
    const reference = (0,_obstacle_js__WEBPACK_IMPORTED_MODULE_1__/* .readReference */ .Wf)(node, text);
    if (reference === undefined)
        return undefined;
    const write = (next) => {
        if ((0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatImageReference */ .my)(next) === text)
            return [];
        return [{ type: 'set', node, text: (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatImageReference */ .my)(next) }];
    };
    return { kind, container, node, uses: [node], reference, replaces: undefined, obstacle, write };
}
/** The place of one string in a list of Kustomize images. https://argo-cd.readthedocs.io/en/stable/user-guide/kustomize/ */
function findKustomizeString(node) {
    const text = node.text.trim();
    const equals = text.indexOf('=');
    const name = (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(equals >= 0, () => text.slice(0, equals));
    const target = text.slice(equals + 1);
    const reference = (0,_obstacle_js__WEBPACK_IMPORTED_MODULE_1__/* .readReference */ .Wf)(node, target);
    if (reference === undefined)
        return undefined;
    const replaces = (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .findImageReference */ .A$)(name ?? target);
    const write = (next) => {
        const moved = next.registry !== reference.registry || next.repository !== reference.repository;
        const prefix = name ?? (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(moved, () => target.slice(0, target.length - suffixOf(reference).length));
        const written = `${(0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_2__/* .phrase */ .MZ)(prefix, (prefix) => `${prefix}=`)}${(0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatImageReference */ .my)(next)}`;
        if (written === text)
            return [];
        return [{ type: 'set', node, text: written }];
    };
    const obstacle = (0,_obstacle_js__WEBPACK_IMPORTED_MODULE_1__/* .findObstacle */ .R5)(node);
    return { kind: 'kustomize-image', container: undefined, node, uses: [node], reference, replaces, obstacle, write };
}
const suffixOf = ({ tag, digest }) => `${(0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_2__/* .phrase */ .MZ)(tag, (tag) => `:${tag}`)}${(0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_2__/* .phrase */ .MZ)(digest, (digest) => `@${digest}`)}`;


/***/ }),

/***/ 9901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  RG: () => (/* binding */ findAllPlaces),
  Mz: () => (/* binding */ findImages),
  Tu: () => (/* binding */ scanFiles)
});

// EXTERNAL MODULE: ./.build/domain/action-error.js
var action_error = __webpack_require__(3926);
// EXTERNAL MODULE: ./.build/domain/manifest/manifest.js
var manifest_manifest = __webpack_require__(2960);
// EXTERNAL MODULE: ./.build/domain/image/reference.js
var image_reference = __webpack_require__(6164);
// EXTERNAL MODULE: ./.build/domain/text/optional.js
var optional = __webpack_require__(2615);
// EXTERNAL MODULE: ./.build/bump-manifest/edit/places/obstacle.js
var obstacle = __webpack_require__(4308);
;// CONCATENATED MODULE: ./.build/bump-manifest/edit/broken.js
// Tells whether a document that cannot be parsed is our business: whether a line of it names a wanted image. Guesses nothing else.



const imageLine = /(?:images?|repository|newName|reference)["']?[ \t]*:[ \t]*(\S.*)$|^[ \t]*(?:-[ \t]+)?["']?name["']?[ \t]*:[ \t]*(\S.*)$/gim;
/** True when the text has a line like `image: …` whose value is one of the wanted repositories. */
function namesWanted(text, wanted) {
    const hasEntries = /newTag|digest/.test(text);
    for (const [, image, name] of text.matchAll(imageLine)) {
        const value = image ?? (0,optional/* optional */.lq)(hasEntries, () => name) ?? '';
        for (const written of (0,obstacle/* maskTemplates */.q6)(value).split(/[\s"',=[\]{}]+/))
            if (isWanted(written, wanted))
                return true;
    }
    return false;
}
function isWanted(written, wanted) {
    if (written === '')
        return false;
    const reference = (0,image_reference/* findImageReference */.A$)(written) ?? (0,obstacle/* referenceInTemplate */.Hq)(written);
    return reference !== undefined && wanted.imageOf.has((0,image_reference/* canonicalRepository */.JA)(reference));
}

// EXTERNAL MODULE: ./.build/bump-manifest/edit/kustomizations.js
var kustomizations = __webpack_require__(2780);
// EXTERNAL MODULE: ./.build/bump-manifest/edit/places/find.js + 5 modules
var find = __webpack_require__(7580);
// EXTERNAL MODULE: ./.build/bump-manifest/edit/places/place.js
var place = __webpack_require__(5882);
// EXTERNAL MODULE: ./.build/bump-manifest/edit/paths.js
var paths = __webpack_require__(1740);
;// CONCATENATED MODULE: ./.build/bump-manifest/edit/screen.js
// Says by its bytes alone that a file cannot hold an image, so that thousands of files need no parser. Never misses one.


/** False when the file surely holds none of the wanted images: a search for bytes, without parsing. */
function mayHoldImage({ path, bytes }, wanted) {
    if (wanted.fields.length > 0)
        return wanted.fields.some((field) => (0,paths/* fileOfField */.kc)(field) === path);
    if ((0,find/* isKustomizationFile */.yi)(path))
        return true;
    return wanted.needles.some((needle) => bytes.includes(needle)) || mayHoldEscape(bytes);
}
/** True when a quoted string may spell a letter as `\x63`, or break a word across lines; the name would be invisible. */
const escapedLetter = /\\(?:[xuU]|\r?\n)/;
const escapes = ['\\x', '\\u', '\\U', '\\\n', '\\\r'].map((text) => Buffer.from(text));
const backslash = 0x5c;
const mayHoldEscape = (bytes) => bytes.includes(backslash) && escapes.some((each) => bytes.includes(each));

;// CONCATENATED MODULE: ./.build/bump-manifest/edit/scan.js
// Reads the files that may hold an image and gathers its places, with the faults that are our business. Decides nothing.







/** Reads the documents that may hold one of the wanted images; those that cannot be read are a problem only when a line of them names it. */
function scanFiles(files, wanted) {
    const manifests = new Map();
    const all = [];
    const problems = [];
    for (const file of files) {
        if (!mayHoldImage(file, wanted))
            continue;
        const { value: manifest, problems: faults } = (0,action_error/* attempt */.CD)(() => (0,manifest_manifest/* readManifest */.W)(file.path, file.bytes, 'path'));
        problems.push(...faults);
        if (manifest === undefined)
            continue;
        manifests.set(file.path, manifest);
        for (const segment of manifest.segments) {
            if (!mayHoldWanted(segment.text(), wanted))
                continue;
            const { value: found, problems: faults } = (0,action_error/* attempt */.CD)(() => readSegment(file.path, segment));
            const ours = found?.unreadable.filter(({ text }) => namesWanted(text, wanted)) ?? [];
            all.push(...(found?.places ?? []));
            problems.push(...faults, ...ours.map(({ problem }) => problem));
        }
    }
    return { manifests, places: (0,kustomizations/* withoutOverridden */.Dw)(all, manifests), all, problems };
}
const mayHoldWanted = (text, { lastParts }) => lastParts.some((part) => text.includes(part)) || escapedLetter.test(text);
/** What stands between two document markers; a segment that cannot be parsed is unreadable as a whole. */
function readSegment(file, segment) {
    const { faults } = segment.parse();
    const [problem] = faults;
    if (problem === undefined)
        return (0,find/* findPlaces */.Ch)(file, segment);
    return { places: [], unreadable: [{ text: segment.text(), problem }] };
}
const imageWords = ['image', 'Image', 'repository'].map((word) => Buffer.from(word));
/**
 * Every image in the files with its effective reference; templates and what cannot be read are passed over. With `names` given, files
 * that hold none of these texts are passed over too, unread: that is what makes thousands of files quick.
 */
function findImages(files, names) {
    return findAllPlaces(files, names)
        .filter(({ obstacle }) => obstacle?.offset === undefined)
        .map(place/* describePlace */.df);
}
/** Every image place in the files; what cannot be read is passed over. */
function findAllPlaces(files, names = []) {
    const manifests = new Map();
    const words = names.map((name) => Buffer.from(name));
    for (const { path, bytes } of files) {
        const mayHold = imageWords.some((word) => bytes.includes(word)) &&
            (words.length === 0 || words.some((word) => bytes.includes(word)));
        if (!mayHold && !(0,find/* isKustomizationFile */.yi)(path))
            continue;
        const { value: manifest } = (0,action_error/* attempt */.CD)(() => (0,manifest_manifest/* readManifest */.W)(path, bytes, 'path'));
        if (manifest !== undefined)
            manifests.set(path, manifest);
    }
    const places = [...manifests].flatMap(([path, { segments }]) => segments.flatMap((segment) => placesOf(path, segment)));
    return (0,kustomizations/* withoutOverridden */.Dw)(places, manifests);
}
const placesOf = (file, segment) => (0,action_error/* attempt */.CD)(() => readSegment(file, segment)).value?.places ?? [];


/***/ }),

/***/ 4057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CH: () => (/* binding */ shortImageVersion),
/* harmony export */   ZT: () => (/* binding */ writeMessage)
/* harmony export */ });
/* unused harmony export writeSubject */
/* harmony import */ var _domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3926);
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6164);
/* harmony import */ var _domain_text_ends_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5497);
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2615);
/* harmony import */ var _domain_text_template_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7521);
/* harmony import */ var _ship_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8196);
/* harmony import */ var _trailers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3982);
// Writes the message of a bump: a conventional subject, `Ship-*` trailers, and those by which Argo CD links the source commit.
// Foreign text stays on its own line: it can neither add a trailer nor end one.







/** The whole message, or what its template lacks. `template` is the input `commit-message`. */
function writeMessage(record, occasion, source, template) {
    const filled = (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lq)(template, (template) => fillMessage(template, record));
    const { value: text, problems } = filled ?? (0,_domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .accepted */ .qG)(writeSubject(record, occasion));
    if (text === undefined)
        return (0,_domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .refused */ .J5)(...problems);
    return (0,_domain_action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .accepted */ .qG)((0,_trailers_js__WEBPACK_IMPORTED_MODULE_4__/* .appendTrailers */ .fJ)(text, [...(0,_ship_record_js__WEBPACK_IMPORTED_MODULE_5__/* .recordTrailers */ .mu)(record), ...sourceTrailers(source)]));
}
/** `chore(production): bump checkout-service to a7f3c92`. */
function writeSubject(record, occasion) {
    const scope = (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_3__/* .phrase */ .MZ)(record.environment, (environment) => `(${(0,_trailers_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .TN)(environment)})`);
    const service = (0,_trailers_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .TN)(record.service);
    const version = shortImageVersion(record.images);
    if (occasion === 'rollback')
        return `revert${scope}: roll ${service} back to ${version}`;
    return `chore${scope}: ${occasion} ${service} to ${version}`;
}
/** What people call an image: its tag (a commit cut to seven digits), else the start of its digest. */
function shortImageVersion(images) {
    const versions = new Set(images.map((image) => versionOf((0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .findImageReference */ .A$)(image)) ?? image));
    const [version = 'no image'] = versions;
    if (versions.size > 1)
        return `${versions.size} images`;
    return version;
}
function versionOf(reference) {
    if (reference?.tag !== undefined) {
        if (/^[0-9a-f]{40}$/.test(reference.tag))
            return reference.tag.slice(0, 7);
        return reference.tag;
    }
    return reference?.digest?.slice(0, 'sha256:'.length + 12);
}
function fillMessage(template, record) {
    const values = {
        service: (0,_trailers_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .TN)(record.service),
        environment: record.environment,
        image: record.images.join(', '),
        'previous-image': record.previousImages.join(', ') || undefined,
        version: shortImageVersion(record.images),
        'previous-version': (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lq)(record.previousImages.length > 0, () => shortImageVersion(record.previousImages)),
        'source-commit': record.sourceCommit,
        run: record.run,
    };
    return (0,_domain_text_template_js__WEBPACK_IMPORTED_MODULE_2__/* .fillTemplate */ .ou)(template, values, 'input `commit-message`');
}
/** https://argo-cd.readthedocs.io/en/stable/user-guide/source-hydrator/#commit-tracing */
function sourceTrailers(source) {
    if (source === undefined)
        return [];
    const name = 'Argocd-reference-commit-';
    const known = [
        ['author', (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lq)(source.author, (author) => mailAddress(author))],
        ['sha', source.sha],
        ['subject', source.subject],
        ['body', (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lq)(source.body !== undefined && source.body !== '', () => JSON.stringify(source.body))],
        ['repourl', source.repositoryUrl],
        ['date', source.date],
    ];
    return known.flatMap(([key, value]) => (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_3__/* .present */ .Eb)([value !== undefined && (0,_trailers_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .TN)(value) !== '' && [`${name}${key}`, value]]));
}
/** A name with other signs than letters, digits and spaces is quoted, as RFC 5322 wants it. */
function mailAddress(author) {
    const whole = (0,_trailers_js__WEBPACK_IMPORTED_MODULE_4__/* .oneLine */ .TN)(author);
    const name = (0,_domain_text_ends_js__WEBPACK_IMPORTED_MODULE_6__/* .before */ .gM)(whole, '<').trimEnd();
    const address = /^<[^<>]*>$/.exec(whole.slice(whole.indexOf('<')))?.[0];
    if (address === undefined || name === '' || /^[\p{L}\p{N} '_-]+$/u.test(name))
        return whole;
    return `"${name.replace(/["\\]/g, '\\$&')}" ${address}`;
}


/***/ }),

/***/ 5166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lb: () => (/* binding */ readProven),
/* harmony export */   Qv: () => (/* binding */ wroteImages),
/* harmony export */   i3: () => (/* binding */ holdsImage),
/* harmony export */   y4: () => (/* binding */ countVersion)
/* harmony export */ });
/* harmony import */ var _domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6164);
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2615);
/* harmony import */ var _ship_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8196);
// Whether a commit did what its trailers say: anybody can write trailers. A record counts only if its own commit wrote an image of it
// into a file that it names, and if that is what the branch got by it. Reads files of commits, and believes no message.



/** The records that hold of one commit of the branch: its own, and of what it merged. */
async function readProven(head, commit, search) {
    const proven = [];
    for (const source of [commit, ...commit.merged]) {
        const record = (0,_ship_record_js__WEBPACK_IMPORTED_MODULE_1__/* .readRecord */ .aE)(source.message);
        if (record === undefined || !search.isMeant(record))
            continue;
        const paths = commonFiles(record, search.files);
        if (paths.length === 0)
            continue;
        const wrote = async (by) => wroteImages(record, await head.change(by, paths), search.find);
        const isBrought = await wrote(commit);
        const isOwn = source.sha === commit.sha ? isBrought : await wrote(source);
        if (isBrought && isOwn)
            proven.push(record);
        // A commit that is true, and came to the branch earlier or later than here, is nothing to speak of.
        else if (!isOwn && record.files.length > 0)
            search.onForged(source, record);
    }
    return proven;
}
/** Where one of them names no files, those of the other. */
function commonFiles(record, files) {
    if (record.files.length === 0)
        return files;
    if (files.length === 0)
        return record.files;
    return files.filter((file) => record.files.includes(file));
}
/** True when an image of the record stands in one of the files more often than before. */
function wroteImages(record, { before, files }, find) {
    const findOnce = readOnce(find);
    return record.images.some((image) => {
        const reference = (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .findImageReference */ .A$)(image);
        if (reference === undefined)
            return false;
        return files.some((file) => {
            const old = before.find(({ path }) => path === file.path);
            const oldCount = (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lq)(old, (old) => count(old, reference, findOnce)) ?? 0;
            return count(file, reference, findOnce) > oldCount;
        });
    });
}
/** A message may name many images, and a file is read for all of them at once. */
function readOnce(find) {
    const read = new Map();
    return (files) => {
        const found = read.get(files[0]) ?? find(files);
        read.set(files[0], found);
        return found;
    };
}
/** True when an image stands in a file. */
function holdsImage(file, image, find) {
    const reference = (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .findImageReference */ .A$)(image);
    return reference !== undefined && count(file, reference, find) > 0;
}
/** How often an image stands in a file; where no place of its repository can be read, as in a file of values, how often its version does. */
function count(file, image, find) {
    const own = find([file]).filter(({ reference }) => (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameRepository */ .ve)(reference, image));
    const text = (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatImageReference */ .my)(image);
    if (own.length > 0)
        return own.filter(({ reference }) => (0,_domain_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatImageReference */ .my)(reference) === text).length;
    return countVersion(file.bytes.toString('utf8'), image);
}
const mostText = 1024 * 1024;
/** How many lines hold the tag or the digest as a whole word, comments aside. */
function countVersion(text, { tag, digest }) {
    const words = [tag, digest].filter((word) => word !== undefined);
    const lines = text.slice(0, mostText).split('\n');
    return lines.filter((line) => {
        const code = (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_2__/* .phrase */ .MZ)(!line.trimStart().startsWith('#'), () => line.split(' #')[0] ?? '');
        return words.some((word) => holdsWord(code, word));
    }).length;
}
function holdsWord(line, word) {
    const isEdge = (at) => !/[\w.+-]/.test(line.charAt(at));
    for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1))
        if (isEdge(at - 1) && isEdge(at + word.length))
            return true;
    return false;
}


/***/ }),

/***/ 8196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ runNumberOf),
/* harmony export */   Mf: () => (/* binding */ isSameRun),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   mT: () => (/* binding */ concernsSame),
/* harmony export */   mu: () => (/* binding */ recordTrailers),
/* harmony export */   qB: () => (/* binding */ compareRuns)
/* harmony export */ });
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2615);
/* harmony import */ var _trailers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3982);
// What a commit of ours says about itself in its `Ship-*` trailers, and back. The history of the manifests is our only memory.


const mostFiles = 50;
/** Of messages that others wrote: each one is looked for in files. */
const mostImages = 200;
/** The trailers of a record, in the order in which people read them. */
function recordTrailers(record) {
    const trailer = (name, value) => {
        if (value === undefined)
            return [];
        return [[name, value]];
    };
    return [
        ['Ship-Service', record.service],
        ...trailer('Ship-Environment', record.environment),
        ...record.images.map((image) => ['Ship-Image', image]),
        ...record.previousImages.map((image) => ['Ship-Previous-Image', image]),
        ...trailer('Ship-Source-Repository', record.sourceRepository),
        ...trailer('Ship-Source-Commit', record.sourceCommit),
        ...trailer('Ship-Run', record.run),
        ...trailer('Ship-Actor', record.actor),
        ...trailer('Ship-Approved-By', record.approvedBy?.join(', ') || undefined),
        ...trailer('Ship-Rollback', (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)(record.rollback, () => 'true')),
        ...fileTrailers(record.files),
    ];
}
/** None where they are too many to name. */
const fileTrailers = (files) => {
    if (files.length > mostFiles)
        return [];
    return files.map((file) => ['Ship-File', file]);
};
/** The record in a commit message; undefined for a commit that is not ours. */
function readRecord(message) {
    const trailers = (0,_trailers_js__WEBPACK_IMPORTED_MODULE_1__/* .findBlock */ .P_)(message, 'Ship-Service');
    const service = (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)(trailers, (trailers) => (0,_trailers_js__WEBPACK_IMPORTED_MODULE_1__/* .findTrailer */ .Je)(trailers, 'Ship-Service'));
    if (trailers === undefined || service === undefined)
        return undefined;
    return {
        service,
        environment: (0,_trailers_js__WEBPACK_IMPORTED_MODULE_1__/* .findTrailer */ .Je)(trailers, 'Ship-Environment'),
        images: (0,_trailers_js__WEBPACK_IMPORTED_MODULE_1__/* .findTrailers */ .GN)(trailers, 'Ship-Image').slice(0, mostImages),
        previousImages: (0,_trailers_js__WEBPACK_IMPORTED_MODULE_1__/* .findTrailers */ .GN)(trailers, 'Ship-Previous-Image').slice(0, mostImages),
        sourceRepository: (0,_trailers_js__WEBPACK_IMPORTED_MODULE_1__/* .findTrailer */ .Je)(trailers, 'Ship-Source-Repository'),
        sourceCommit: (0,_trailers_js__WEBPACK_IMPORTED_MODULE_1__/* .findTrailer */ .Je)(trailers, 'Ship-Source-Commit'),
        run: (0,_trailers_js__WEBPACK_IMPORTED_MODULE_1__/* .findTrailer */ .Je)(trailers, 'Ship-Run'),
        actor: (0,_trailers_js__WEBPACK_IMPORTED_MODULE_1__/* .findTrailer */ .Je)(trailers, 'Ship-Actor'),
        rollback: (0,_trailers_js__WEBPACK_IMPORTED_MODULE_1__/* .findTrailer */ .Je)(trailers, 'Ship-Rollback') === 'true',
        files: [...new Set((0,_trailers_js__WEBPACK_IMPORTED_MODULE_1__/* .findTrailers */ .GN)(trailers, 'Ship-File'))].slice(0, mostFiles),
    };
}
/** True when both speak of the same service, environment and, where both name files, of a common file. */
function concernsSame(a, b) {
    if (a.service !== b.service || a.environment !== b.environment)
        return false;
    return a.files.length === 0 || b.files.length === 0 || a.files.some((file) => b.files.includes(file));
}
/** `…/runs/<number>[/attempts/<number>]`, or the number alone. */
function parseRun(run) {
    const [, place = '', digits] = /^(?:(.*)\/runs\/)?(\d{1,15})(?:\/|$)/.exec(run ?? '') ?? [];
    if (digits === undefined)
        return undefined;
    return { place, number: Number(digits) };
}
/** The number of a workflow run in `Ship-Run`; undefined where it has none. */
const runNumberOf = (run) => parseRun(run)?.number;
/** True for two tries of one run. */
function isSameRun(a, b) {
    const one = parseRun(a);
    const two = parseRun(b);
    return one !== undefined && two !== undefined && one.place === two.place && one.number === two.number;
}
/** Negative when the run of `a` is the older one, 0 for the same run; undefined unless both ran for the same source, in the same place. */
function compareRuns(a, b) {
    const one = parseRun(a.run);
    const two = parseRun(b.run);
    if (one === undefined || two === undefined || one.place !== two.place)
        return undefined;
    if (a.sourceRepository === b.sourceRepository)
        return one.number - two.number;
    return undefined;
}


/***/ }),

/***/ 3982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GN: () => (/* binding */ findTrailers),
/* harmony export */   Je: () => (/* binding */ findTrailer),
/* harmony export */   P_: () => (/* binding */ findBlock),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   aw: () => (/* binding */ parseTrailers),
/* harmony export */   fJ: () => (/* binding */ appendTrailers)
/* harmony export */ });
// The trailers of a commit message: https://git-scm.com/docs/git-interpret-trailers. One line each, whatever is put in.
const trailerLine = /^([A-Za-z][A-Za-z0-9-]*): ?(.*)$/;
const ourTrailer = /^(?:Ship|Argocd)-/im;
/** The message with trailers below it, joined to the block that the message may end with; foreign ones with our names are left outside. */
function appendTrailers(message, trailers) {
    const body = message.replaceAll('\r\n', '\n').replaceAll('\0', '').trim();
    const lines = trailers.map(([name, value]) => `${name}: ${oneLine(value)}`);
    const paragraphs = body.split(/\n{2,}/);
    const last = paragraphs.at(-1) ?? '';
    const joins = paragraphs.length > 1 && isBlock(last) && !ourTrailer.test(last);
    const gap = joins ? '\n' : '\n\n';
    return `${body}${gap}${lines.join('\n')}\n`;
}
const isBlock = (paragraph) => paragraph.split('\n').every((line) => trailerLine.test(line));
/** The trailers of a message: the lines of its last paragraph, when it has more than one paragraph. */
const parseTrailers = (message) => readLines(paragraphsBelow(message).at(-1) ?? '');
/** The last paragraph of trailers that has one of this name: what a squash merge wrote below it is passed over. */
function findBlock(message, name) {
    const blocks = paragraphsBelow(message).filter(isBlock).map(readLines);
    return blocks.findLast((block) => findTrailer(block, name) !== undefined);
}
const paragraphsBelow = (message) => message
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n{2,}/)
    .slice(1);
const readLines = (paragraph) => paragraph.split('\n').flatMap((line) => {
    const [, name, value] = trailerLine.exec(line) ?? [];
    if (name === undefined || value === undefined)
        return [];
    return [[name, value.trim()]];
});
/** The last value of a trailer, whatever the case of its name; undefined when it is not there or empty. */
function findTrailer(trailers, name) {
    const values = findTrailers(trailers, name);
    return values.at(-1);
}
/** All values of a trailer that are not empty, in order. */
function findTrailers(trailers, name) {
    const wanted = name.toLowerCase();
    return trailers
        .filter(([each, value]) => each.length === name.length && value !== '' && each.toLowerCase() === wanted)
        .map(([, value]) => value);
}
/** Text on one line, without control characters. */
const oneLine = (text) => text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();


/***/ }),

/***/ 495:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HS: () => (/* binding */ notesRef),
/* harmony export */   Hk: () => (/* binding */ readVerdicts),
/* harmony export */   P1: () => (/* binding */ writeVerdict),
/* harmony export */   UW: () => (/* binding */ readSeconds)
/* harmony export */ });
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2615);
/* harmony import */ var _history_trailers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3982);
// What a smoke test said of a deployment, as a git note on the commit of the bump; and back. One paragraph of trailers each, so that a
// later one is added and none is lost. Whoever may write the repository may write a note: it is a claim, and not measured by us.


/** The ref under which the notes lie. No branch: Argo CD watches none of it. */
const notesRef = 'refs/notes/ship';
/** The paragraph of one verdict. */
function writeVerdict({ verdict, isConclusive, recordedAt, run, reason }) {
    const trailers = (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_0__/* .present */ .Eb)([
        ['Ship-Verdict', verdict],
        !isConclusive && ['Ship-Conclusive', 'false'],
        ['Ship-Recorded-At', recordedAt],
        (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)(run, (run) => ['Ship-Run', run]),
        (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)(reason, (reason) => ['Ship-Reason', reason]),
    ]);
    return (0,_history_trailers_js__WEBPACK_IMPORTED_MODULE_1__/* .appendTrailers */ .fJ)('', trailers.filter(([, value]) => value !== '')).trimStart();
}
/** Every verdict of a note, in order; a paragraph that holds none is passed over. */
function readVerdicts(note) {
    if (note === '')
        return [];
    return note.split(/\n{2,}/).flatMap((paragraph) => {
        const trailers = (0,_history_trailers_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTrailers */ .aw)(`note\n\n${paragraph}`);
        const verdict = (0,_history_trailers_js__WEBPACK_IMPORTED_MODULE_1__/* .findTrailer */ .Je)(trailers, 'Ship-Verdict');
        if (verdict !== 'pass' && verdict !== 'fail')
            return [];
        return [
            {
                isPass: verdict === 'pass',
                isConclusive: (0,_history_trailers_js__WEBPACK_IMPORTED_MODULE_1__/* .findTrailer */ .Je)(trailers, 'Ship-Conclusive') !== 'false',
                at: readSeconds((0,_history_trailers_js__WEBPACK_IMPORTED_MODULE_1__/* .findTrailer */ .Je)(trailers, 'Ship-Recorded-At')),
                run: (0,_history_trailers_js__WEBPACK_IMPORTED_MODULE_1__/* .findTrailer */ .Je)(trailers, 'Ship-Run'),
                reason: (0,_history_trailers_js__WEBPACK_IMPORTED_MODULE_1__/* .findTrailer */ .Je)(trailers, 'Ship-Reason'),
            },
        ];
    });
}
/** Seconds since 1970 of a date with its time zone; undefined for anything else. */
function readSeconds(date) {
    if (date === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)$/.test(date))
        return undefined;
    const milliseconds = Date.parse(date);
    if (Number.isNaN(milliseconds))
        return undefined;
    return Math.floor(milliseconds / 1000);
}


/***/ }),

/***/ 2960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ manifestOf),
/* harmony export */   W: () => (/* binding */ readManifest)
/* harmony export */ });
/* harmony import */ var _action_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3926);
/* harmony import */ var _text_source_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2640);
/* harmony import */ var _thrown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(433);
/* harmony import */ var _parser_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8942);
// Reads a manifest (YAML or JSON, one document or many) as trees with places. Parses to find; never prints a tree.
// https://yaml.org/spec/1.2.2/
// The map of this room: manifest (reads: parser makes each node, embedded the YAML inside strings) → intent (what is meant) → change (edits: scalar) →
// proof.




const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** Bytes of a file that is read as a manifest: some hundred times what a cluster takes (etcd: 1.5 MiB). */
const mostBytes = 16 * 1024 * 1024;
/** Decodes the file; throws an ActionError that names it when it is too large or no UTF-8. Documents are parsed later, one by one. `listedBy` is the input that lists it. */
function readManifest(file, bytes, listedBy) {
    if (bytes.length > mostBytes)
        throw tooLarge(file, bytes.length, listedBy);
    try {
        return manifestOf(file, utf8.decode(bytes), undefined, listedBy);
    }
    catch (thrown) {
        if (!(0,_thrown_js__WEBPACK_IMPORTED_MODULE_1__/* .hasCode */ .up)(thrown, 'ERR_ENCODING_INVALID_ENCODED_DATA'))
            throw thrown;
        const fix = 'Save the file as UTF-8; every byte of it must survive the bump.';
        throw new _action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ({ code: 'manifest_not_utf8', what: `"${file}" is not UTF-8 text`, where: file, fix });
    }
}
function tooLarge(file, length, listedBy) {
    const size = `${Math.ceil(length / 1024 / 1024)} MiB`;
    const what = `"${file}" has ${size}, but a manifest may have at most ${mostBytes / 1024 / 1024} MiB`;
    const fix = `Leave the file out of \`${listedBy}\`, or split it into several files.`;
    return new _action_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ({ code: 'manifest_too_large', what, where: file, fix });
}
/** The manifest that a text is; `outer` when it stands inside a string of another one, which is then listed as that one is. */
function manifestOf(file, text, outer, listedBy = outer?.node.source.listedBy) {
    let quote;
    const segments = [];
    const manifest = {
        ...(0,_text_source_text_js__WEBPACK_IMPORTED_MODULE_3__/* .sourceText */ .rI)(text),
        file,
        outer,
        listedBy,
        json: isJson(file, text, outer),
        quote: () => {
            quote ??= manifest.json ? '"' : prevailingQuote(text);
            return quote;
        },
        segments,
    };
    segments.push(...splitDocuments(text).map(([start, end]) => segmentOf(manifest, start, end)));
    return manifest;
}
function segmentOf(source, start, end) {
    let parsed;
    const parse = () => {
        parsed ??= (0,_parser_js__WEBPACK_IMPORTED_MODULE_2__/* .parseDocuments */ .eV)(source, start, end);
        return parsed;
    };
    return { start, end, text: () => source.text.slice(start, end), parse };
}
/**
 * The ranges between lines that start with `---`. YAML forbids such a line inside any value (rule c-forbidden), so the
 * cut is exact. A text with directives is left whole, since they belong to the document after them.
 */
function splitDocuments(text) {
    if (/^\uFEFF?%/.test(text) || text.includes('\n%'))
        return [[0, text.length]];
    const ranges = [];
    let start = 0;
    for (let at = text.indexOf('\n---'); at >= 0; at = text.indexOf('\n---', at + 4)) {
        if (!/^(?:[ \t\r\n]|$)/.test(text.slice(at + 4, at + 5)))
            continue;
        ranges.push([start, at + 1]);
        start = at + 1;
    }
    ranges.push([start, text.length]);
    return ranges;
}
function isJson(file, text, outer) {
    if (outer === undefined && file.toLowerCase().endsWith('.json'))
        return true;
    if (!/^\uFEFF?\s*[{[]/.test(text))
        return false;
    try {
        JSON.parse(text.replace(/^\uFEFF/, ''));
        return true;
    }
    catch (thrown) {
        if (!(thrown instanceof SyntaxError))
            throw thrown;
        return false;
    }
}
/** The quote that opens most quoted values of the text; double when it is a tie. */
function prevailingQuote(text) {
    const single = text.match(/[\s:,[{]'/g)?.length ?? 0;
    const double = text.match(/[\s:,[{]"/g)?.length ?? 0;
    if (single > double)
        return "'";
    return '"';
}


/***/ }),

/***/ 5737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DS: () => (/* binding */ dereference),
/* harmony export */   Dw: () => (/* binding */ listItems),
/* harmony export */   Ke: () => (/* binding */ findMap),
/* harmony export */   SC: () => (/* binding */ mapAt),
/* harmony export */   YP: () => (/* binding */ mapFields),
/* harmony export */   mZ: () => (/* binding */ findScalar),
/* harmony export */   vs: () => (/* binding */ pathTo),
/* harmony export */   xT: () => (/* binding */ keyName)
/* harmony export */ });
/* harmony import */ var _text_optional_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2615);
// The tree of a YAML or JSON document with the place of every value in its text. Read-only: writing is for change.ts.

/** The node that an alias stands for; undefined when it stands for nothing. */
function dereference(node) {
    let current = node;
    for (let hops = 0; current?.type === 'alias' && hops < 100; hops++)
        current = current.target;
    if (current?.type === 'alias')
        return undefined;
    return current;
}
/** The scalar that a node is or stands for. */
function findScalar(node) {
    const target = dereference(node);
    if (target?.type === 'scalar')
        return target;
    return undefined;
}
/** The map that a node is or stands for. */
function findMap(node) {
    const target = dereference(node);
    if (target?.type === 'map')
        return target;
    return undefined;
}
/** The items of the list that a node is or stands for; none when it is no list. */
function listItems(node) {
    const target = dereference(node);
    if (target?.type === 'list')
        return target.items;
    return [];
}
/** The fields of a map by name, merge keys (`<<`) followed: own pairs win, then earlier merges. https://yaml.org/type/merge.html */
function mapFields(map) {
    const known = fieldsOf.get(map);
    if (known !== undefined)
        return known;
    const fields = new Map();
    gatherFields(map, fields, new Set());
    fieldsOf.set(map, fields);
    return fields;
}
const fieldsOf = new WeakMap();
function gatherFields(map, fields, seen) {
    if (seen.has(map))
        return;
    seen.add(map);
    for (const pair of map.pairs) {
        const name = keyName(pair);
        if (name !== undefined && !isMerge(pair) && !fields.has(name))
            fields.set(name, { pair, owner: map });
    }
    for (const pair of map.pairs.filter(isMerge)) {
        for (const each of mergedNodes(pair)) {
            const from = findMap(each);
            if (from !== undefined)
                gatherFields(from, fields, seen);
        }
    }
}
/** A merge key takes one map, or a list of them. */
function mergedNodes({ value }) {
    const target = dereference(value);
    if (target?.type === 'list')
        return target.items;
    return [value];
}
/** The keys that lead from a map to a value inside it; undefined when it is not there, or in a list. */
function pathTo(from, to) {
    const map = findMap(from);
    if (map === undefined)
        return undefined;
    if (map === to)
        return [];
    for (const [key, { pair }] of mapFields(map)) {
        if (dereference(pair.value) === to)
            return [key];
        const rest = (0,_text_optional_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)(pair.value.type !== 'alias', () => pathTo(pair.value, to));
        if (rest !== undefined)
            return [key, ...rest];
    }
    return undefined;
}
/** The map to which keys lead from another one; undefined when they lead nowhere. */
function mapAt(from, path) {
    let map = findMap(from);
    for (const key of path)
        map = (0,_text_optional_js__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lq)(map, (map) => findMap(mapFields(map).get(key)?.pair.value));
    return map;
}
/** The text of a pair's key; undefined when the key is a list or a map. */
const keyName = (pair) => findScalar(pair.key)?.text;
const isMerge = (pair) => pair.key.type === 'scalar' && pair.key.style === 'plain' && pair.key.text === '<<';


/***/ }),

/***/ 8942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eV: () => (/* binding */ parseDocuments),
/* harmony export */   iv: () => (/* binding */ outermostPlace),
/* harmony export */   l4: () => (/* binding */ problemAt)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _text_optional_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2615);
/* harmony import */ var _text_source_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2640);
/* harmony import */ var _thrown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(433);
// Turns the nodes of the yaml library into our tree, places included. The only file that knows that library's nodes.
// https://eemeli.org/yaml/#documents




/** Parses the documents between two offsets of the source; faults carry `file:line:column` and a caret. Never throws. */
function parseDocuments(source, start, end) {
    const text = source.text.slice(start, end);
    const roots = [];
    const faults = [];
    try {
        const documents = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseAllDocuments */ .hR)(text, {
            uniqueKeys: false,
            prettyErrors: false,
            logLevel: 'silent',
            resolveKnownTags: false,
        });
        for (const document of documents) {
            for (const error of document.errors.slice(0, 1)) {
                faults.push(parserFault(source, start + error.pos[0], error.message));
            }
            if (document.errors.length > 0 || document.contents === null)
                continue;
            const reading = { source, base: start, anchors: new Map(), depths: new WeakMap(), faults };
            roots.push(convert(document.contents, reading));
        }
    }
    catch (thrown) {
        if (!(0,_thrown_js__WEBPACK_IMPORTED_MODULE_1__/* .isStackFull */ ._3)(thrown))
            throw thrown;
        faults.push(depthFault(source, start));
    }
    return { roots, faults };
}
/** The place in the outermost text of an offset in `source`. */
function outermostPlace(source, offset) {
    let place = { source, offset };
    while (place.source.outer !== undefined) {
        const { node, offset: outward } = place.source.outer;
        place = { source: node.source, offset: outward(place.offset) };
    }
    return place;
}
/** A problem at a place in a manifest: `where` and `excerpt` filled in. */
function problemAt(source, offset, problem) {
    const outermost = outermostPlace(source, offset);
    const where = (0,_text_source_text_js__WEBPACK_IMPORTED_MODULE_2__/* .formatPlace */ .dE)(outermost.source.file, outermost.source, outermost.offset);
    return { ...problem, where, excerpt: (0,_text_source_text_js__WEBPACK_IMPORTED_MODULE_2__/* .caretExcerpt */ .b3)(outermost.source, outermost.offset) };
}
/** The library recurses, and tells as a syntax error what its stack cannot hold. */
const parserFault = (source, offset, message) => {
    if (message.includes('call stack'))
        return depthFault(source, offset);
    return syntaxFault(source, offset, message);
};
function syntaxFault(source, offset, message) {
    const template = templateBehind(source.text, offset);
    if (template !== undefined) {
        return problemAt(source, template, {
            code: 'helm_template',
            what: `"${source.file}" is a Helm template, not YAML`,
            fix: `Bump the values file that fills the template${(0,_text_optional_js__WEBPACK_IMPORTED_MODULE_3__/* .phrase */ .MZ)(source.listedBy, (input) => `; leave templates out of \`${input}\``)}.`,
        });
    }
    const fix = 'Fix the file: nothing is written into a manifest that cannot be read.';
    return problemAt(source, offset, { code: 'manifest_invalid', what: `invalid YAML: ${message}`, fix });
}
/** The template that makes a text no YAML: one on the line of the fault, else one that starts a line. Those inside strings (Argo's) do no harm. */
function templateBehind(text, offset) {
    const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
    const onLine = /^.*?\{\{/.exec(text.slice(lineStart, lineStart + 1000));
    if (onLine !== null)
        return lineStart + onLine[0].length - 2;
    const first = /^[ \t]*\{\{/m.exec(text);
    if (first === null)
        return undefined;
    return first.index + first[0].length - 2;
}
function convert(node, reading) {
    const { source, base } = reading;
    // The library does not say where a list is that `%YAML 1.1` makes something else of.
    if (node.range === undefined)
        return unplaced(reading);
    const start = base + node.range[0];
    const end = base + node.range[1];
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node)) {
        const target = reading.anchors.get(node.source);
        if (target === undefined) {
            const what = `*${node.source} names an anchor that is not defined before it`;
            reading.faults.push(problemAt(source, start, { code: 'manifest_invalid', what, fix: 'Correct the alias.' }));
        }
        return { type: 'alias', source, start, end, name: node.source, target };
    }
    const { anchor } = node;
    const tag = explicitTag(node);
    const inside = anchor === undefined ? reading : { ...reading, within: anchor };
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
        const items = [];
        const list = { type: 'list', source, start, end, tag, anchor, items };
        if (anchor !== undefined)
            reading.anchors.set(anchor, list);
        for (const item of node.items)
            items.push(convert(item, inside));
        measure(list, items, reading);
        return list;
    }
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
        const pairs = [];
        const map = { type: 'map', source, start, end, flow: node.flow === true, tag, anchor, pairs };
        if (anchor !== undefined)
            reading.anchors.set(anchor, map);
        convertPairs(node.items, pairs, inside);
        measure(map, pairs.map((pair) => pair.value), reading);
        return map;
    }
    const scalar = convertScalar(node, inside, anchor, tag);
    if (anchor !== undefined)
        reading.anchors.set(anchor, scalar);
    return scalar;
}
function unplaced({ source, base, faults }) {
    const what = 'a list with the tag `!!omap` or `!!pairs` cannot be read';
    faults.push(problemAt(source, base, { code: 'manifest_invalid', what, fix: 'Write it as a plain list or map.' }));
    return { type: 'list', source, start: base, end: base, tag: undefined, anchor: undefined, items: [] };
}
const depthLimit = 1000;
/** Notes the levels below a node. Everything that walks the tree recurses, so that too many of them are a fault. */
function measure(node, children, { source, depths, faults }) {
    let depth = 0;
    for (const child of children) {
        const target = child.type === 'alias' ? child.target : child;
        depth = Math.max(depth, 1 + ((target && depths.get(target)) ?? 0));
    }
    depths.set(node, depth);
    if (depth === depthLimit)
        faults.push(depthFault(source, node.start));
}
const depthFault = (source, offset) => problemAt(source, offset, {
    code: 'manifest_too_large',
    what: `"${source.file}" nests deeper than ${depthLimit} levels (aliases are followed)`,
    fix: `Write the file flatter${(0,_text_optional_js__WEBPACK_IMPORTED_MODULE_3__/* .phrase */ .MZ)(source.listedBy, (input) => `, or leave it out of \`${input}\``)}.`,
});
/** Enough to tell what is wrong: every fault costs a walk through the text. */
const faultLimit = 10;
function convertPairs(raw, pairs, reading) {
    const names = new Set();
    for (const pair of raw) {
        const key = convertOrNothing(pair.key, reading, 0);
        const value = convertOrNothing(pair.value, reading, key.end);
        pairs.push({ key, value });
        // A key that is null is not the key that is the empty string.
        if (key.type !== 'scalar' || key.value === null)
            continue;
        if (names.has(key.text) && reading.faults.length < faultLimit) {
            const what = `the key "${key.text}" occurs twice in one map`;
            const fix = 'Remove one of the two: YAML readers disagree about which one counts.';
            reading.faults.push(problemAt(reading.source, key.start, { code: 'manifest_duplicate_key', what, fix }));
        }
        names.add(key.text);
    }
}
/** What is not written at all, as a value in `{key}`, stands empty at `at`. */
function convertOrNothing(node, reading, at) {
    if (node === null)
        return nothing(reading, at);
    return convert(node, reading);
}
const styles = {
    PLAIN: 'plain',
    QUOTE_SINGLE: 'single',
    QUOTE_DOUBLE: 'double',
    BLOCK_LITERAL: 'literal',
    BLOCK_FOLDED: 'folded',
};
function convertScalar(node, { source, base, within }, anchor, tag) {
    const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
    const start = base + node.range[0];
    const end = base + node.range[1];
    return {
        type: 'scalar',
        source,
        start,
        end,
        style,
        text: textOf(node, style),
        value: node.value,
        tag,
        anchor,
        within,
    };
}
/** A plain value as it is written; of any other its content. */
function textOf({ value, source = '' }, style) {
    if (style === 'plain' || typeof value !== 'string')
        return source;
    return value;
}
const nothing = ({ source }, at) => ({
    type: 'scalar',
    source,
    start: at,
    end: at,
    style: 'plain',
    text: '',
    value: null,
    tag: undefined,
    anchor: undefined,
    within: undefined,
});
const explicitTag = (node) => {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
        return node.tag;
    return undefined;
};


/***/ })

};
