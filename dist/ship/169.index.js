export const id = 169;
export const ids = [169];
export const modules = {

/***/ 4169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reportHistory: () => (/* binding */ reportHistory)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/domain/text/optional.js
var text_optional = __webpack_require__(2615);
;// CONCATENATED MODULE: ./.build/ship/history/definitions.js
// What each figure means, as DORA defines it (https://dora.dev/guides/dora-metrics-four-keys/), how it is found here, and what it cannot
// know. Words only.
/** In the order in which they are shown. */
const definitions = {
    frequency: {
        name: 'Deployment frequency',
        meaning: 'How often changes are deployed to an environment. DORA means production.',
        found: 'Commits on the branch that wrote an image and were not roll-backs, per week of the span.',
        limits: 'A commit in the manifests is a request: the controller deploys. Only what has a verdict ("proven") is known to have answered. Images written by hand are not counted.',
    },
    lead: {
        name: 'Lead time for changes',
        meaning: 'How long a change takes from its commit until it runs in production.',
        found: 'From the author’s date of the source commit (trailer `Argocd-reference-commit-date`) to the commit of the bump, and to the first smoke test that passed (its git note). Shown: the median, and the time that nine of ten stayed within (p90).',
        limits: 'Only the commit that the image was built from is known: older commits in the same image waited longer. A squash merge gives a new date. Where a record has no such date, that of another record of the same source commit is used; if there is none, the deployment is left out, and the count shows it.',
    },
    failure: {
        name: 'Change failure rate',
        meaning: 'The share of deployments that had to be repaired at once: rolled back, or fixed by another deployment.',
        found: 'Of all deployments, those that were rolled back, or that failed a smoke test (a test that could not measure the service does not count).',
        limits: 'A failure that only users or monitoring saw, and that a newer version fixed, is not in git. Where notes are not written, only roll-backs count.',
    },
    rollback: {
        name: 'Roll-back rate',
        meaning: 'Roll-backs per deployment. DORA has no such figure; it is part of the change failure rate.',
        found: 'Commits with `Ship-Rollback: true`, divided by the deployments of the span.',
        limits: 'A roll-back by `git revert` or in Argo CD leaves no record: it shows as "changed without a record", if at all.',
    },
    restore: {
        name: 'Time to restore',
        meaning: 'How long it takes to recover from a failed deployment. DORA calls it failed deployment recovery time.',
        found: 'From the commit of the failed bump until the next version passed its smoke test; where no note says that it did, until that version was written. Versions that are known to be bad do not count.',
        limits: 'It begins with the bump, not with the first user who noticed, and the roll-out lies in between. A failure that no good version has followed yet is counted separately.',
    },
};

;// CONCATENATED MODULE: ./.build/ship/history/figures.js
// The numbers of DORA for some timelines and a span of time. Pure: what they mean, and what they cannot know, stands in definitions.ts.
const secondsInWeek = 7 * 24 * 3600;
/** The figures of all these timelines together. */
function countFigures(timelines, span) {
    const steps = timelines.flatMap((timeline) => timeline.steps.filter((step) => isWithin(step, span)));
    const shipped = steps.filter(({ deployment }) => !deployment.isRollback);
    const failed = shipped.filter(({ isFailed }) => isFailed);
    const rollbacks = steps.length - shipped.length;
    return {
        deployments: shipped.length,
        perWeek: shipped.length / ((span.to - span.from) / secondsInWeek),
        proven: shipped.filter(({ provenAt }) => provenAt !== undefined).length,
        leadToBump: spreadOf(shipped.flatMap((step) => sinceSource(step, step.deployment.at))),
        leadToProven: spreadOf(shipped.flatMap((step) => sinceSource(step, step.provenAt))),
        failed: failed.length,
        failureRate: shareOf(failed.length, shipped.length),
        rollbacks,
        rollbackRate: shareOf(rollbacks, shipped.length),
        timeToRestore: spreadOf(failed.flatMap((step) => timeToRestore(step) ?? [])),
        notRestored: failed.filter(({ restored }) => restored === undefined).length,
        unrecorded: steps.filter(({ isAfterUnrecorded }) => isAfterUnrecorded).length,
    };
}
/** True when the branch got it in that span. */
const isWithin = ({ deployment: { at } }, { from, to }) => at >= from && at < to;
/** Seconds from the bump that failed until the restoration; undefined without one. */
const timeToRestore = ({ restored, deployment }) => {
    if (restored === undefined)
        return undefined;
    return Math.max(0, restored.at - deployment.at);
};
/** Clocks of two machines may disagree: nothing is shipped before it is written. */
function sinceSource({ deployment: { sourceAt } }, at) {
    if (sourceAt === undefined || at === undefined)
        return [];
    return [Math.max(0, at - sourceAt)];
}
const shareOf = (part, whole) => {
    if (whole === 0)
        return undefined;
    return part / whole;
};
/** The middle one, or the mean of the two in the middle; and the nearest rank of nine in ten. */
function spreadOf(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const count = sorted.length;
    if (count === 0)
        return { count, median: undefined, p90: undefined };
    const [low, high] = [sorted[Math.floor((count - 1) / 2)] ?? 0, sorted[Math.floor(count / 2)] ?? 0];
    return { count, median: (low + high) / 2, p90: sorted[Math.ceil(count * 0.9) - 1] };
}

;// CONCATENATED MODULE: ./.build/ship/history/deployment.js
// One deployment as the manifests repository remembers it: what its commit says, and what was measured afterwards. Values only.
//
// The map of this room, in the order in which data passes: stage and compile (who asks, and what is made), deployment (one, as a value), patch and evidence (did a commit do what it says), merges (what came with a
// merge, and when), reading (all of it from git), timeline (what followed on what), figures,
// charts and definitions (the numbers of DORA), standing (what the manifests hold now), document (everything as one value), then
// markdown and page/ (how people read it), and question (one answer to one question); wording and faults have the words.
/** The images of a deployment, apart. */
const imagesOf = (joined) => joined.split(', ').filter((each) => each !== '');

;// CONCATENATED MODULE: ./.build/ship/history/timeline.js
// What followed on what, for each service and environment: which deployment was rolled back, which one failed, when it was good again,
// and where somebody wrote an image that no record tells of. Pure.


/** A timeline for each service and environment, by environment and service; `deployments` come the oldest first. */
function readTimelines(deployments) {
    const byKey = Map.groupBy(deployments, ({ service, environment }) => `${environment}\n${service}`);
    const keys = [...byKey.keys()].sort();
    return keys.map((key) => {
        const [environment = '', service = ''] = key.split('\n');
        return { service, environment, steps: readSteps(byKey.get(key) ?? []) };
    });
}
function readSteps(deployments) {
    const rollbacks = findRollbacks(deployments);
    const steps = deployments.map((deployment, index) => {
        const rolledBackBy = rollbacks.get(deployment);
        return {
            deployment,
            rolledBackBy,
            isFailed: rolledBackBy !== undefined || deployment.verdicts.some((each) => !each.isPass && each.isConclusive),
            provenAt: deployment.verdicts.find(({ isPass }) => isPass)?.at,
            restored: undefined,
            isAfterUnrecorded: followsUnrecorded(deployment, deployments[index - 1]),
        };
    });
    return steps.map((step, index) => ({
        ...step,
        restored: (0,text_optional/* optional */.lq)(step.isFailed, () => findRestoration(steps, index)),
    }));
}
/** A roll-back takes back the newest deployment of each image that it replaced. */
function findRollbacks(deployments) {
    const newest = new Map();
    const found = new Map();
    for (const deployment of deployments) {
        for (const image of imagesOf(deployment.previous)) {
            const undone = (0,text_optional/* optional */.lq)(deployment.isRollback, () => newest.get(image));
            if (undone !== undefined && !found.has(undone))
                found.set(undone, deployment);
        }
        for (const image of imagesOf(deployment.image))
            newest.set(image, deployment);
    }
    return found;
}
/** Images of other places of the same service may stand between two records, so that one in common is enough. */
function followsUnrecorded({ previous }, before) {
    if (before === undefined || previous === '')
        return false;
    const stood = imagesOf(before.image);
    return !imagesOf(previous).some((image) => stood.includes(image));
}
/** The first thing after a failure that is not known to be bad: a verdict about itself, or what was written next. */
function findRestoration(steps, failed) {
    const own = steps[failed];
    const redAt = own?.deployment.verdicts.findIndex(({ isPass, isConclusive }) => !isPass && isConclusive) ?? -1;
    const healed = (0,text_optional/* optional */.lq)(redAt >= 0, () => own?.deployment.verdicts.slice(redAt + 1).find(({ isPass }) => isPass)?.at);
    if (healed !== undefined)
        return { at: healed, isProven: true };
    const good = steps.slice(failed + 1).find(({ isFailed }) => !isFailed);
    if (good === undefined)
        return undefined;
    return { at: good.provenAt ?? good.deployment.at, isProven: good.provenAt !== undefined };
}

;// CONCATENATED MODULE: ./.build/ship/history/document.js
// The whole report as one value, which is its JSON form too: spans, figures, what stands where, failures and approvals. Pure.




/** The timelines of a history, with the dates of source commits that only another record of the same commit holds. */
function document_timelinesOf({ deployments }) {
    const dates = new Map();
    const keyOf = ({ sourceRepository, sourceCommit }) => `${sourceRepository ?? ''} ${sourceCommit}`;
    for (const each of deployments)
        if (each.sourceCommit !== undefined && each.sourceAt !== undefined)
            dates.set(keyOf(each), each.sourceAt);
    const dated = deployments.map((each) => {
        const sourceAt = each.sourceAt ?? (0,text_optional/* optional */.lq)(each.sourceCommit, () => dates.get(keyOf(each)));
        if (sourceAt === each.sourceAt)
            return each;
        return { ...each, sourceAt };
    });
    return readTimelines(dated);
}
/** Puts the document together. */
function writeDocument({ repository, head, span, history, timelines, standing }) {
    const steps = timelines.flatMap((timeline) => timeline.steps.filter((step) => isWithin(step, span)));
    const newestFirst = steps.sort((a, b) => b.deployment.at - a.deployment.at);
    const names = [...new Set(timelines.map(({ environment }) => environment))];
    const environments = names.map((environment) => {
        const own = timelines.filter((timeline) => timeline.environment === environment);
        return { environment, service: '', figures: countFigures(own, span), own };
    });
    return {
        repository,
        head,
        from: document_isoOf(span.from),
        to: document_isoOf(span.to),
        records: history.deployments.length,
        overall: countFigures(timelines, span),
        environments: environments.map(({ own, ...row }) => row),
        services: timelines.map((timeline) => rowOf(timeline, span)),
        weeks: Object.fromEntries(environments.map(({ environment, own }) => [environment, weeksOf(own, span)])),
        standing: standing.map(({ step, holding }) => ({ ...document_entryOf(step), holding })),
        failures: newestFirst.filter((step) => step.isFailed && !step.deployment.isRollback).map(failureOf),
        approved: newestFirst.filter(({ deployment }) => deployment.approvedBy !== undefined).map(document_entryOf),
        falseClaims: history.falseClaims,
        definitions: definitions,
    };
}
const rowOf = (timeline, span) => ({
    environment: timeline.environment,
    service: timeline.service,
    figures: countFigures([timeline], span),
});
const week = 7 * 24 * 3600;
/** Whole weeks that end with the span; the first may be cut short. */
function weeksOf(timelines, { from, to }) {
    const count = Math.ceil((to - from) / week);
    const steps = timelines.flatMap((timeline) => timeline.steps.filter((step) => isWithin(step, { from, to })));
    const byWeek = Map.groupBy(steps, ({ deployment }) => Math.ceil((to - deployment.at) / week));
    return Array.from({ length: count }, (_, index) => {
        const back = count - index;
        const own = { from: Math.max(from, to - back * week), to: to - (back - 1) * week };
        const { deployments, failed, leadToBump } = countFigures([{ steps: byWeek.get(back) ?? [] }], own);
        return { from: document_isoOf(own.from), deployments, failed, lead: leadToBump.median };
    });
}
function failureOf(step) {
    return {
        ...document_entryOf(step),
        secondsToRestore: timeToRestore(step),
        isProven: step.restored?.isProven ?? false,
    };
}
/** A step as people read it. */
function document_entryOf({ deployment }) {
    const { at, service, environment, image, previous, landed, isRollback, verdicts } = deployment;
    const { sourceRepository, sourceCommit, run, actor, approvedBy } = deployment;
    return {
        at: document_isoOf(at),
        service,
        environment,
        image,
        previousImage: (0,text_optional/* optional */.lq)(previous !== '', () => previous),
        commit: landed,
        kind: isRollback ? 'roll-back' : 'deployment',
        sourceRepository,
        sourceCommit,
        run,
        actor,
        approvedBy,
        verdicts: verdicts.map(wordVerdict),
    };
}
function wordVerdict({ isPass, isConclusive, at, reason }) {
    const when = (0,text_optional/* phrase */.MZ)(at, (at) => ` at ${document_isoOf(at)}`);
    if (isPass)
        return `pass${when}`;
    if (!isConclusive)
        return `could not be measured${when}`;
    return `fail${(0,text_optional/* phrase */.MZ)(reason, (reason) => ` (${reason})`)}${when}`;
}
/** The last second of the year 9999: whoever writes a commit chooses its date, and beyond the calendar there is none. */
const lastSecond = 253_402_300_799;
/** `2026-01-19T10:04:33Z`. */
const document_isoOf = (seconds) => new Date(Math.min(seconds, lastSecond) * 1000).toISOString().replace('.000Z', 'Z');

// EXTERNAL MODULE: ./.build/domain/action-error.js
var action_error = __webpack_require__(3926);
// EXTERNAL MODULE: ./.build/domain/text/nearest.js
var nearest = __webpack_require__(7577);
;// CONCATENATED MODULE: ./.build/ship/history/faults.js
// Why a history cannot be reported, in words for who asked. Pure.



/** The fault of a repository that is not there, or not whole; `folder` as it was given. */
function cloneFault(folder, state) {
    const where = folder;
    switch (state.kind) {
        case 'absent':
            return new action_error/* ActionError */.lZ({
                code: 'history_no_repository',
                what: `"${folder}" is not a git repository: ${state.said.split('\n')[0]}`,
                where,
                fix: 'Clone the manifests repository, e.g. `git clone --bare https://github.com/shop/k8s-manifests`, and name that folder.',
            });
        case 'shallow':
            return new action_error/* ActionError */.lZ({
                code: 'history_shallow',
                what: `"${folder}" is a shallow clone: what was committed before ${state.since || 'its oldest commit'} is missing, so all figures would be wrong`,
                where,
                fix: 'Run `git fetch --unshallow` there; in a workflow give actions/checkout `fetch-depth: 0`.',
            });
        case 'partial':
            return new action_error/* ActionError */.lZ({
                code: 'history_partial',
                what: `"${folder}" is a partial clone: the contents of its files are missing, so no record can be checked`,
                where,
                fix: 'Clone it without `--filter`.',
            });
        case 'no commit':
            return new action_error/* ActionError */.lZ({
                code: 'history_no_commit',
                what: `"${folder}" has no commit "${state.asked}"`,
                where,
                fix: 'Name the branch that the controller watches, e.g. `--branch main`, or fetch it first.',
            });
    }
}
/** The fault of a repository that is whole, and cannot be read all the same. */
function readingFault(folder, trouble) {
    if (trouble.kind === 'notes')
        return new action_error/* ActionError */.lZ({
            code: 'history_notes_invalid',
            what: `\`${trouble.ref}\` of "${folder}" points to a ${trouble.type}, and notes begin with a commit`,
            where: folder,
            fix: `Somebody wrote over it. Find the commit in \`git reflog ${trouble.ref}\` or in another clone and put it back with \`git update-ref\`; or remove the ref: then no verdict is known.`,
        });
    return new action_error/* ActionError */.lZ({
        code: 'history_too_large',
        what: `The records of "${folder}" name more than ${trouble.bytes / 1024 ** 3} GiB of files, which would have to be read to know whether they hold`,
        where: folder,
        fix: 'Look for commits with `Ship-*` trailers and large files that bump-manifest did not write; or ask for fewer days or one service.',
    });
}
/** The fault of a history without a single record that holds. */
const noRecords = (folder, falseClaims) => new action_error/* ActionError */.lZ({
    code: 'history_no_records',
    what: `No commit of "${folder}" records a deployment${(0,text_optional/* phrase */.MZ)(falseClaims !== 0, () => `: ${falseClaims} claim to, but did not write the image that they name`)}`,
    where: folder,
    fix: 'bump-manifest writes `Ship-*` trailers into its commits. Is this the manifests repository, and the branch that bump-manifest writes to?',
});
/** The fault of a service or environment that no record knows. */
function unknownPlace(service, environment, timelines) {
    const services = [...new Set(timelines.map((each) => each.service))];
    const environments = [
        ...new Set(timelines.filter((each) => each.service === service).map((each) => each.environment)),
    ];
    const place = (0,text_optional/* phrase */.MZ)(environment, (environment) => ` in "${environment}"`);
    const fault = { code: 'history_unknown_service', what: `No deployment of "${service}"${place} is recorded` };
    if (services.includes(service))
        return new action_error/* ActionError */.lZ({ ...fault, where: 'environment', fix: (0,nearest/* suggestName */.S)(environment ?? '', environments) });
    return new action_error/* ActionError */.lZ({ ...fault, where: 'service', fix: (0,nearest/* suggestName */.S)(service, services) });
}

;// CONCATENATED MODULE: ./.build/ship/history/question.js
// Answers an auditor: what stood there at a time, and who put it there. From records that hold alone. Pure.


const day = (/* unused pure expression or super */ null && (24 * 3600));
/** `2026-01-19` is that day in UTC, `2026-01-19T14:05Z` that minute; undefined for what is no date. */
function readWhen(text) {
    const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
    if (!isDay && !/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/.test(text))
        return undefined;
    const from = Date.parse(text) / 1000;
    // A thirty-first of February would be another day.
    if (Number.isNaN(from) || (isDay && !isoOf(from).startsWith(text)))
        return undefined;
    return { from, to: from + (isDay ? day : 60) };
}
/** The answer; undefined when there is no record of that service in that environment at all. */
function question_answer({ service, environment, span }, timelines) {
    const own = timelines.find((each) => each.service === service && each.environment === environment);
    if (own === undefined)
        return undefined;
    const before = own.steps.filter(({ deployment }) => deployment.at < span.from).at(-1);
    const changes = own.steps.filter(({ deployment: { at } }) => at >= span.from && at < span.to);
    return {
        from: isoOf(span.from),
        to: isoOf(span.to),
        before: optional(before, (before) => entryOf(before)),
        changes: changes.map(entryOf),
    };
}

// EXTERNAL MODULE: ./.build/bump-manifest/edit/scan.js + 2 modules
var scan = __webpack_require__(9901);
// EXTERNAL MODULE: ./.build/bump-manifest/history/proof.js
var proof = __webpack_require__(5166);
// EXTERNAL MODULE: ./.build/bump-manifest/history/ship-record.js
var ship_record = __webpack_require__(8196);
// EXTERNAL MODULE: ./.build/bump-manifest/history/trailers.js
var history_trailers = __webpack_require__(3982);
// EXTERNAL MODULE: ./.build/bump-manifest/recording/verdict-note.js
var verdict_note = __webpack_require__(495);
// EXTERNAL MODULE: ./.build/domain/image/reference.js
var image_reference = __webpack_require__(6164);
;// CONCATENATED MODULE: ./.build/ship/history/evidence.js
// Whether a commit wrote the image that its trailers name, by the lines of its patch. Where those do not settle it, the files have to be
// read, by the rule of bump-manifest's own history. Reads nothing itself.


/** `image: …`, `newTag: …`, `imageTag: …`, `digest: …`, also as the item of a list or in JSON. */
const placeOfImage = /^\s*(?:- )?["']?\w*(?:image|tag|digest)["']?\s*:/i;
/** Judges by the files that the record names; where it names none, by all. */
function judgeEvidence(record, changes) {
    const namesNone = record.files.length === 0;
    const named = changes.filter(({ path }) => namesNone || record.files.includes(path));
    const touched = named.filter(({ added }) => added.length > 0);
    if (touched.length === 0)
        return 'did not write';
    const isPlain = record.images.some((image) => {
        const reference = (0,image_reference/* findImageReference */.A$)(image);
        return reference !== undefined && touched.some((change) => gained(change, reference));
    });
    if (isPlain)
        return 'wrote';
    return 'unclear';
}
/** True when more lines that set an image hold the version than before. */
function gained({ removed, added }, image) {
    const name = (0,image_reference/* formatRepository */.Sh)(image);
    const placing = added.filter((line) => placeOfImage.test(line) || line.includes(name));
    return (0,proof/* countVersion */.y4)(placing.join('\n'), image) > 0 && countLines(added, image) > countLines(removed, image);
}
const countLines = (lines, image) => {
    if (lines.length === 0)
        return 0;
    return (0,proof/* countVersion */.y4)(lines.join('\n'), image);
};

;// CONCATENATED MODULE: ./.build/ship/history/merges.js
// Which merge of a branch brought a commit that was made beside it: the oldest from which it can be reached. Pure.
/**
 * For each of the wanted commits, the merge that brought it. `merges` are those of the branch itself, the newest first, as git tells them;
 * `beside` are the commits that the branch itself never stood at.
 */
function findBringers(merges, beside, wanted) {
    const bringers = new Map();
    const isReached = new Uint8Array(beside.size);
    for (let merge = merges.size - 1; merge >= 0; merge--) {
        const open = merges.parentsAt(merge).slice(1);
        for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
            const place = beside.placeOf(sha);
            if (place === undefined || isReached[place] === 1)
                continue;
            isReached[place] = 1;
            if (wanted.has(sha))
                bringers.set(sha, merges.commitAt(merge));
            open.push(...beside.parentsAt(place));
        }
    }
    return bringers;
}

;// CONCATENATED MODULE: ./.build/ship/history/patch.js
// Reads a patch without context lines: which lines each file lost and got. Believes the line numbers of git, never the text of a line.
const hunk = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;
/** Every file of a patch of `git log -p -U0`. A file without lines, such as a binary one, has none. */
function readPatch(patch) {
    const changes = [];
    const lines = patch.split('\n');
    let current;
    for (let at = 0; at < lines.length; at++) {
        const line = lines[at] ?? '';
        if (line.startsWith('diff --git ')) {
            current = { path: '', removed: [], added: [] };
            changes.push(current);
        }
        else if (line.startsWith('--- ') || line.startsWith('+++ ')) {
            // A file that is removed keeps its old name.
            if (current !== undefined)
                current.path = nameIn(line) ?? current.path;
        }
        else if (line.startsWith('@@ ')) {
            at = readHunk(lines, at, current);
        }
    }
    return changes;
}
/** Takes as many lines as the head of the hunk announces; returns where the last one stands. */
function readHunk(lines, head, into) {
    const [, removed = '1', added = '1'] = hunk.exec(lines[head] ?? '') ?? [];
    let left = Number(removed) + Number(added);
    let at = head;
    while (left > 0 && at + 1 < lines.length) {
        const line = lines[++at] ?? '';
        if (line.startsWith('\\'))
            continue;
        left--;
        if (line.startsWith('-'))
            into?.removed.push(line.slice(1));
        else
            into?.added.push(line.slice(1));
    }
    return at;
}
/** `--- a/name`, `+++ "b/n\"ame"`; undefined for /dev/null. */
function nameIn(line) {
    const text = line.slice(4).replace(/\t$/, '');
    if (text === '/dev/null')
        return undefined;
    if (text.startsWith('"'))
        return text.slice(3, -1).replace(/\\(["\\])/g, '$1');
    return text.slice(2);
}

;// CONCATENATED MODULE: ./.build/ship/history/reading.js
// Reads every deployment from a repository: the commits of the branch itself, and those that its merges brought. A record counts only if
// its own commit wrote its image, and the branch got the image by it. Decides nothing about what the deployments mean.









/** Reads all of it. */
async function reading_readHistory(history, reading) {
    const [merges, own] = await Promise.all([
        history.parents([reading.head], ['--first-parent', '--merges']),
        ownDeployments(history, reading),
    ]);
    const brought = await broughtDeployments(history, reading, merges);
    const known = new Set(own.deployments.map(keyOf));
    const fresh = brought.deployments.filter((each) => !known.has(keyOf(each)));
    const falseClaims = [...own.falseClaims, ...brought.falseClaims];
    if (fresh.length === 0)
        return { deployments: own.deployments, falseClaims };
    return { deployments: await inOrder(history, reading, [...own.deployments, ...fresh]), falseClaims };
}
/** A merge may repeat the trailers of what it merges. */
const keyOf = ({ landed, service, environment, image }) => [landed, service, environment, image].join('\n');
/** In the order in which the branch got them, which is not always that of the clocks. */
async function inOrder(history, { head }, all) {
    const landed = new Set(all.map((each) => each.landed));
    const place = new Map();
    const branch = await history.parents([head], ['--first-parent']);
    for (let depth = 0; depth < branch.size; depth++) {
        const sha = branch.commitAt(depth);
        if (landed.has(sha))
            place.set(sha, depth);
    }
    const placeOf = (each) => place.get(each.landed) ?? 0;
    return [...all].sort((a, b) => placeOf(b) - placeOf(a));
}
const lineStartOf = ({ service }) => {
    if (service === undefined)
        return 'Ship-Service: ';
    return `Ship-Service: *${service.replace(/[\\.*[\]^$]/g, '\\$&')} *$`;
};
/** So many of each service and environment that are older than what is asked for: what stood there before, should some not hold. */
const mostBefore = 20;
/** Which commits are looked into, in the order of git. Their messages alone are read for that: patches of all would take minutes. */
async function reading_select(history, reading, revisions, options) {
    const { since = 0 } = reading;
    const chosen = [];
    const before = new Map();
    await history.commits({ revisions, options, lineStart: lineStartOf(reading) }, ({ sha, committedAt, message }) => {
        if (committedAt < since) {
            const key = `${lineOf(message, 'Ship-Service:')} ${lineOf(message, 'Ship-Environment:')}`;
            const count = before.get(key) ?? 0;
            if (count >= mostBefore)
                return;
            before.set(Buffer.from(key).toString(), count + 1);
        }
        chosen.push(Buffer.from(sha).toString());
    });
    return chosen;
}
/** The last line that begins so. */
function lineOf(message, start) {
    const at = message.lastIndexOf(`\n${start}`);
    if (at < 0)
        return '';
    return message.slice(at + 1, message.indexOf('\n', at + 1));
}
/** What commits of the branch itself wrote, the oldest first. */
async function ownDeployments(history, reading) {
    const gathering = gatherClaims(reading);
    await gathering.read(history, await reading_select(history, reading, [reading.head], ['--first-parent']));
    const settled = await settle(history, gathering);
    return { ...settled, deployments: settled.deployments.reverse() };
}
/** What came with merges; the deployment is that of the merge. */
async function broughtDeployments(history, reading, merges) {
    if (merges.size === 0)
        return { deployments: [], falseClaims: [] };
    const revisions = { [Symbol.iterator]: () => besideBranch(reading, merges) };
    const options = ['--exclude-first-parent-only'];
    const gathering = gatherClaims(reading);
    await gathering.read(history, await reading_select(history, reading, revisions, options));
    const { deployments, falseClaims } = await settle(history, gathering);
    if (deployments.length === 0)
        return { deployments, falseClaims };
    const wanted = new Set(deployments.map(({ commit }) => commit));
    const bringers = findBringers(merges, await history.parents(revisions, options), wanted);
    return { deployments: await landedBy(history, reading, deployments, bringers), falseClaims };
}
/** What the merges brought and the branch never stood at, for git. Made anew each time: of many merges the list would be long. */
function* besideBranch({ head }, merges) {
    yield `^${head}`;
    for (let place = 0; place < merges.size; place++)
        yield* merges.parentsAt(place).slice(1);
}
/** Those that the merge brought indeed: the branch may have had the image before, or the merge may have dropped it. */
async function landedBy(history, reading, deployments, bringers) {
    const byMerge = Map.groupBy(deployments, ({ commit }) => bringers.get(commit) ?? '');
    const gathering = gatherClaims(reading);
    const revisions = [...byMerge.keys()].filter((sha) => sha !== '');
    const takeMerge = (merge) => {
        for (const deployment of byMerge.get(merge.sha) ?? [])
            gathering.add(merge, { ...recordOf(deployment) }, deployment);
    };
    await gathering.read(history, revisions, takeMerge);
    return [...(await settle(history, gathering)).deployments];
}
/** What a deployment says of images and files, to be judged by another commit. */
function recordOf(deployment) {
    const { service, environment, image, previous, files, sourceRepository, sourceCommit, run, actor } = deployment;
    const facts = { service, environment, files, sourceRepository, sourceCommit, run, actor };
    return { ...facts, images: image.split(', '), previousImages: previous.split(', '), rollback: deployment.isRollback };
}
function gatherClaims({ service }) {
    const claims = [];
    const keep = textKeeper();
    const add = (commit, record, deployment) => {
        const evidence = evidenceIn(commit, record);
        const landed = { landed: keep.copy(commit.sha), at: commit.committedAt };
        const settled = {
            ...deployment,
            ...landed,
            verdicts: [...deployment.verdicts, ...landedNotes(deployment, commit)],
        };
        const subject = (0,text_optional/* phrase */.MZ)(evidence !== 'wrote', () => (commit.message.split('\n')[0] ?? '').slice(0, 200));
        const doubt = (0,text_optional/* optional */.lq)(evidence === 'unclear', () => ({ record, parent: commit.parents[0] }));
        claims.push({ deployment: settled, subject, evidence, doubt });
    };
    const take = (commit) => {
        const record = (0,ship_record/* readRecord */.aE)(commit.message);
        if (record === undefined || (service !== undefined && record.service !== service))
            return;
        add(commit, record, deploymentOf(commit, record, keep));
    };
    return {
        claims,
        add,
        read: async (history, commits, takeOther) => {
            if (commits.length === 0)
                return;
            const selection = { revisions: commits, options: ['--no-walk=unsorted'], notes: verdict_note/* notesRef */.HS };
            await history.commits(selection, takeOther ?? take);
        },
    };
}
/** A patch that is not whole settles nothing. */
function evidenceIn({ patch, isCut }, record) {
    if (isCut)
        return 'unclear';
    return judgeEvidence(record, readPatch(patch));
}
/** What is noted on the merge by which a deployment landed; what is noted on its own commit was read with that one. */
function landedNotes({ commit }, { sha, note }) {
    if (commit === sha)
        return [];
    return (0,verdict_note/* readVerdicts */.Hk)(note);
}
function textKeeper() {
    const kept = new Map();
    const copy = (text) => Buffer.from(text).toString();
    const once = (text) => {
        const before = kept.get(text);
        if (before !== undefined)
            return before;
        const fresh = copy(text);
        kept.set(fresh, fresh);
        return fresh;
    };
    return { copy, once };
}
function deploymentOf(commit, record, { copy, once }) {
    const trailers = (0,history_trailers/* findBlock */.P_)(commit.message, 'Ship-Service') ?? [];
    const sha = copy(commit.sha);
    return {
        commit: sha,
        landed: sha,
        at: commit.committedAt,
        service: once(record.service),
        environment: once(record.environment ?? ''),
        image: once(record.images.join(', ')),
        previous: once(record.previousImages.join(', ')),
        isRollback: record.rollback,
        sourceRepository: (0,text_optional/* optional */.lq)(record.sourceRepository, once),
        sourceCommit: (0,text_optional/* optional */.lq)(record.sourceCommit, once),
        sourceAt: (0,verdict_note/* readSeconds */.UW)((0,history_trailers/* findTrailer */.Je)(trailers, 'Argocd-reference-commit-date')),
        run: (0,text_optional/* optional */.lq)(record.run, copy),
        actor: (0,text_optional/* optional */.lq)(record.actor, once),
        approvedBy: (0,text_optional/* optional */.lq)((0,history_trailers/* findTrailer */.Je)(trailers, 'Ship-Approved-By'), once),
        files: record.files.map(once),
        verdicts: (0,verdict_note/* readVerdicts */.Hk)(commit.note),
    };
}
const atOnce = 100;
/** Those that are true, and those that are not; where the patch did not tell, the files are read. */
async function settle(history, { claims }) {
    const doubtful = claims.filter(({ doubt }) => doubt !== undefined);
    const written = new Set();
    for (let at = 0; at < doubtful.length; at += atOnce)
        for (const claim of await lookInto(history, doubtful.slice(at, at + atOnce)))
            written.add(claim);
    const isTrue = (claim) => claim.evidence === 'wrote' || written.has(claim);
    const falseClaims = claims
        // One that changed too many files to name them cannot be looked into.
        .filter((claim) => !isTrue(claim) && claim.deployment.files.length > 0)
        .map(({ deployment: { landed, image }, subject }) => ({ commit: landed, subject, image }));
    return { deployments: claims.filter(isTrue).map(({ deployment }) => deployment), falseClaims };
}
/** Reads the files before and after each commit, and judges as bump-manifest judges its own history. One with too large files wrote nothing. */
async function lookInto(history, claims) {
    const groups = claims.map(({ deployment, doubt }) => {
        const { record, parent } = doubt ?? {};
        const places = [deployment.landed, ...(0,text_optional/* present */.Eb)([parent])];
        return places.flatMap((commit) => (record?.files ?? []).map((path) => `${commit}:${path}`));
    });
    const proven = [];
    await history.files(groups, (found, group) => {
        const claim = claims[group];
        const record = claim?.doubt?.record;
        if (claim === undefined || record === undefined)
            return;
        const files = filesOf(record.files, found);
        const before = filesOf(record.files, found.slice(record.files.length));
        if ((0,proof/* wroteImages */.Qv)(record, { before, files }, scan/* findImages */.Mz))
            proven.push(claim);
    });
    return proven;
}
const filesOf = (paths, found) => paths.flatMap((path, index) => (0,text_optional/* optional */.lq)(found[index], (bytes) => ({ path, bytes })) ?? []);

;// CONCATENATED MODULE: ./.build/ship/history/standing.js
// What each service and environment stands at: the last record, who is behind it, and whether the files of the branch still hold what it
// wrote. Says nothing of the cluster.



/** Reads the files that the last records name, as the branch holds them now. */
async function readStanding(history, head, timelines) {
    const last = timelines.flatMap(({ service, environment, steps }) => {
        const step = steps.at(-1);
        if (step === undefined)
            return [];
        return [{ service, environment, step }];
    });
    const wanted = last.flatMap(({ step }, index) => step.deployment.files.map((path) => ({ path, index })));
    // A file that many services share is asked for once.
    const byPath = [...Map.groupBy(wanted, ({ path }) => path)];
    const held = last.map(() => new Set());
    await history.files(byPath.map(([path]) => [`${head}:${path}`]), ([bytes], group) => {
        const [path = '', asking = []] = byPath[group] ?? [];
        if (bytes === undefined)
            return;
        for (const { index } of asking)
            for (const image of imagesOf(last[index]?.step.deployment.image ?? ''))
                if ((0,proof/* holdsImage */.i3)({ path, bytes }, image, scan/* findImages */.Mz))
                    held[index]?.add(image);
    });
    return last.map((each, index) => ({ ...each, holding: holdingOf(each.step.deployment, held[index]?.size ?? 0) }));
}
/** `held`: how many of its images the files hold. */
function holdingOf({ files, image }, held) {
    if (files.length === 0)
        return 'unnamed';
    if (held === new Set(imagesOf(image)).size)
        return 'holds';
    return 'changed';
}

;// CONCATENATED MODULE: ./.build/ship/history/compile.js
// Makes the report, or the answer to a question, of one repository: is it whole, what does it remember, what does that mean. Writes nothing.





/** The report of a repository. Rejects with an ActionError when there is nothing to report. */
const compileReport = async (history, wish) => await wordingFaults(wish.folder, () => report(history, wish));
async function report(history, wish) {
    const { folder, name, span, service, environment } = wish;
    const head = await headOf(history, folder);
    const read = await reading_readHistory(history, { head, service, since: span.from });
    if (service === undefined && read.deployments.length === 0)
        throw noRecords(folder, read.falseClaims.length);
    const timelines = document_timelinesOf(read);
    const shown = timelines.filter((each) => environment === undefined || each.environment === environment);
    if (shown.length === 0)
        throw await placeFault(history, head, read, wish);
    const standing = await readStanding(history, head, shown);
    return writeDocument({ repository: name, head, span, history: read, timelines: shown, standing });
}
/** The answer to a question. Rejects with an ActionError when no record tells of that service there. */
const compileAnswer = async (history, folder, question) => await wordingFaults(folder, () => answerOf(history, folder, question));
async function answerOf(history, folder, question) {
    const { service, environment } = question;
    const head = await headOf(history, folder);
    const read = await readHistory(history, { head, service });
    const found = answer(question, timelinesOf(read));
    if (found !== undefined)
        return found;
    throw await placeFault(history, head, read, { folder, service, environment });
}
/** What is wrong with the repository is told in words; the rest is our fault. */
async function wordingFaults(folder, read) {
    try {
        return await read();
    }
    catch (thrown) {
        if (!(thrown instanceof Error) || thrown.name !== 'HistoryFault')
            throw thrown;
        throw readingFault(folder, thrown.trouble);
    }
}
async function headOf(history, folder) {
    const state = await history.state();
    if (state.kind !== 'whole')
        throw cloneFault(folder, state);
    return state.head;
}
/** What was read of one service may be nothing. */
async function namesIn(history, head, read) {
    if (read.deployments.length > 0)
        return read;
    return await reading_readHistory(history, { head });
}
/** Names that are near are those of all records, and not of this service alone. */
async function placeFault(history, head, read, { folder, service, environment }) {
    const all = await namesIn(history, head, read);
    if (all.deployments.length === 0)
        return noRecords(folder, all.falseClaims.length);
    const timelines = document_timelinesOf(all);
    return unknownPlace(service ?? timelines[0]?.service ?? '', environment, timelines);
}

// EXTERNAL MODULE: ./.build/domain/text/duration.js
var duration = __webpack_require__(4275);
// EXTERNAL MODULE: ./.build/domain/text/markdown.js
var markdown = __webpack_require__(9998);
// EXTERNAL MODULE: ./.build/bump-manifest/history/commit-message.js
var commit_message = __webpack_require__(4057);
;// CONCATENATED MODULE: ./.build/ship/history/wording.js
// How values of the report read, the same in Markdown and on the page. Pure.




/** What is shown where nothing is known. */
const unknown = '–';
/** `3 h 4 min (p90 2 d, of 12)`. */
function wordSpread({ median, p90, count }) {
    if (median === undefined || p90 === undefined)
        return unknown;
    return `${(0,duration/* formatSeconds */.X)(median)} (p90 ${(0,duration/* formatSeconds */.X)(p90)}, of ${count})`;
}
/** `12 %`; never rounded to nothing or to all. */
function wordShare(share) {
    if (share === undefined)
        return unknown;
    const percent = share * 100;
    if (percent === 0 || percent >= 10)
        return `${Math.round(percent)} %`;
    return `${percent.toFixed(1)} %`;
}
/** `2026-01-19 10:04`, in UTC. */
const wording_wordTime = (iso) => iso.slice(0, 16).replace('T', ' ');
/** The version of an image, as people call it. */
const wordImage = (image) => (0,commit_message/* shortImageVersion */.CH)(imagesOf(image));
/** `run 4711` of a page of a run; else the text itself. */
function wordRun(run) {
    if (run === undefined)
        return unknown;
    const number = /\/runs\/(\d+)/.exec(run)?.[1];
    if (number === undefined)
        return run;
    return `run ${number}`;
}
/** Who started the run, and who approved it. */
function wordPeople({ actor, approvedBy }) {
    const by = actor ?? unknown;
    if (approvedBy === undefined)
        return by;
    return `${by}; approved by ${approvedBy}`;
}
/** What smoke tests said last. */
const wording_wordVerdicts = ({ verdicts }) => verdicts.at(-1) ?? 'not known: no note';
/** What the files say of the last record. */
const holdings = {
    holds: 'the files hold it',
    changed: 'changed since without a record',
    unnamed: 'not looked at: the record names no files',
};
/** The cells of a row of figures, in the order of `figureHeader`. */
function figureCells({ figures }) {
    return [
        `${figures.deployments} (${figures.perWeek.toFixed(1)} a week)`,
        String(figures.proven),
        wordSpread(figures.leadToBump),
        wordSpread(figures.leadToProven),
        `${wordShare(figures.failureRate)} (${figures.failed})`,
        `${wordShare(figures.rollbackRate)} (${figures.rollbacks})`,
        `${wordSpread(figures.timeToRestore)}${(0,text_optional/* phrase */.MZ)(figures.notRestored !== 0, () => `; ${figures.notRestored} not restored`)}`,
        String(figures.unrecorded),
    ];
}
/** What the cells are. */
const figureHeader = [
    'deployments',
    'proven',
    'lead time to bump',
    'lead time to proven',
    'change failure rate',
    'roll-back rate',
    'time to restore',
    'changed without a record',
];
/** An environment's name; many records have none. */
const wording_wordEnvironment = (name) => {
    if (name === '')
        return '(no environment)';
    return name;
};

;// CONCATENATED MODULE: ./.build/ship/history/markdown.js
// The report, and the answer to a question, as Markdown. Pure; foreign text is escaped.




/** A job summary holds one mebibyte: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
const mostRows = 200;
/** The whole report. */
function renderMarkdown(document) {
    const { from, to, records, head, repository } = document;
    const parts = [
        `## Deployment history of ${(0,markdown/* escapeMarkdown */.FV)(repository)}`,
        `${wording_wordTime(from)} to ${wording_wordTime(to)} UTC, from git alone: ${records} records up to commit ${(0,markdown/* inlineCode */.ti)(head.slice(0, 12))}.`,
        '### What stands where, since when',
        standingTable(document),
        '### Figures',
        figureTable(document),
        '### What the figures mean, and what they cannot know',
        definitionTable(document),
        ...failureSection(document),
        ...approvalSection(document),
        ...falseClaimSection(document),
    ];
    return `${parts.join('\n\n')}\n`;
}
function standingTable({ standing }) {
    const rows = standing.map((entry) => [
        (0,markdown/* escapeMarkdown */.FV)(wording_wordEnvironment(entry.environment)),
        (0,markdown/* escapeMarkdown */.FV)(entry.service),
        (0,markdown/* inlineCode */.ti)(wordImage(entry.image)),
        wording_wordTime(entry.at),
        `${(0,text_optional/* phrase */.MZ)(entry.kind === 'roll-back', 'rolled back by ')}${(0,markdown/* escapeMarkdown */.FV)(wordPeople(entry))}`,
        runLink(entry),
        (0,markdown/* escapeMarkdown */.FV)(wording_wordVerdicts(entry)),
        holdings[entry.holding],
    ]);
    return cutTable(['environment', 'service', 'version', 'since (UTC)', 'by', 'run', 'smoke test', 'now'], rows);
}
function figureTable({ overall, environments, services }) {
    const rows = [
        ['**all**', '**all**', ...figureCells({ figures: overall })],
        ...environments.map((row) => [(0,markdown/* escapeMarkdown */.FV)(wording_wordEnvironment(row.environment)), '**all**', ...figureCells(row)]),
        ...services.map((row) => [
            (0,markdown/* escapeMarkdown */.FV)(wording_wordEnvironment(row.environment)),
            (0,markdown/* escapeMarkdown */.FV)(row.service),
            ...figureCells(row),
        ]),
    ];
    return cutTable(['environment', 'service', ...figureHeader], rows);
}
function definitionTable({ definitions }) {
    const rows = Object.values(definitions).map(({ name, meaning, found, limits }) => [name, meaning, found, limits]);
    return (0,markdown/* markdownTable */.Qj)(['figure', 'what it means', 'how it is found here', 'what it cannot know'], rows);
}
function failureSection({ failures }) {
    if (failures.length === 0)
        return ['### Failures', 'None that git knows of in this span.'];
    const rows = failures.map((entry) => [
        wording_wordTime(entry.at),
        (0,markdown/* escapeMarkdown */.FV)(wording_wordEnvironment(entry.environment)),
        (0,markdown/* escapeMarkdown */.FV)(entry.service),
        (0,markdown/* inlineCode */.ti)(wordImage(entry.image)),
        runLink(entry),
        (0,markdown/* escapeMarkdown */.FV)(wording_wordVerdicts(entry)),
        wordRestoration(entry),
    ]);
    const header = ['at (UTC)', 'environment', 'service', 'version', 'run', 'smoke test', 'good again after'];
    return ['### Failures', cutTable(header, rows)];
}
/** How long it took, and whether a smoke test saw it. */
function wordRestoration({ secondsToRestore, isProven }) {
    if (secondsToRestore === undefined)
        return 'nothing good followed yet';
    return `${(0,duration/* formatSeconds */.X)(secondsToRestore)} (${isProven ? 'smoke test passed' : 'written, not measured'})`;
}
function approvalSection({ approved }) {
    if (approved.length === 0)
        return ['### Who approved what', 'No record of this span names an approval.'];
    const rows = approved.map((entry) => [
        wording_wordTime(entry.at),
        (0,markdown/* escapeMarkdown */.FV)(entry.approvedBy ?? ''),
        (0,markdown/* escapeMarkdown */.FV)(wording_wordEnvironment(entry.environment)),
        (0,markdown/* escapeMarkdown */.FV)(entry.service),
        (0,markdown/* inlineCode */.ti)(wordImage(entry.image)),
        (0,markdown/* escapeMarkdown */.FV)(entry.actor ?? unknown),
        runLink(entry),
    ]);
    const header = ['at (UTC)', 'approved by', 'environment', 'service', 'version', 'started by', 'run'];
    return ['### Who approved what', cutTable(header, rows)];
}
function falseClaimSection({ falseClaims }) {
    if (falseClaims.length === 0)
        return [];
    const rows = falseClaims.map(({ commit, subject, image }) => [
        (0,markdown/* inlineCode */.ti)(commit.slice(0, 12)),
        (0,markdown/* escapeMarkdown */.FV)(subject),
        (0,markdown/* inlineCode */.ti)(wordImage(image)),
    ]);
    const sentence = 'The trailers of these commits say that the commit wrote an image, but its change did not. None of them counts.';
    return ['### Records that do not hold', sentence, cutTable(['commit', 'subject', 'image'], rows)];
}
function cutTable(header, rows) {
    const table = (0,markdown/* markdownTable */.Qj)(header, rows.slice(0, mostRows));
    if (rows.length <= mostRows)
        return table;
    return `${table}\n\n${rows.length - mostRows} more rows: see the JSON or the page.`;
}
function runLink({ run }) {
    const isPage = run !== undefined && /^https:\/\/[\w./:-]+$/.test(run);
    if (isPage)
        return `[${wordRun(run)}](${run})`;
    return (0,markdown/* escapeMarkdown */.FV)(wordRun(run));
}
/** The answer to one question. */
function renderAnswer({ service, environment }, { from, to, before, changes }) {
    const where = `${service} in ${wordEnvironment(environment)}`;
    return `${[where, ...openingLines(from, before), ...changeLines(to, changes)].join('\n')}\n`;
}
function openingLines(from, before) {
    if (before === undefined)
        return [`Before ${wordTime(from)} UTC there is no record of what stood there.`];
    return [`At ${wordTime(from)} UTC this stood there:`, ...entryLines(before)];
}
function changeLines(to, changes) {
    if (changes.length === 0)
        return [`Nothing was changed until ${wordTime(to)} UTC.`];
    return changes.flatMap((each) => [`${wordTime(each.at)} UTC: ${each.kind}`, ...entryLines(each)]);
}
function entryLines(entry) {
    const { image, previousImage, actor, approvedBy, sourceRepository, sourceCommit, run, commit, at } = entry;
    const source = [sourceRepository, sourceCommit].filter((each) => each !== undefined).join(' ');
    const facts = [
        ['what', image],
        ['instead of', previousImage],
        ['since', at],
        ['who', actor],
        ['approved by', approvedBy ?? 'not recorded'],
        ['source', optional(source !== '', () => source)],
        ['run', run],
        ['smoke test', wordVerdicts(entry)],
        ['commit', commit],
    ];
    return facts.map(([name, value]) => `  ${name.padEnd(12)}${value ?? 'not recorded'}`);
}

;// CONCATENATED MODULE: ./.build/ship/history/page/html.js
// Writes HTML in which foreign text stays text. Pure.

const special = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
/** Text for between tags, and for attributes in quotes. What turns the reading order round is left out. */
const escapeHtml = (text) => (0,markdown/* withoutBidirectional */.Kb)(text).replace(/[&<>"']/g, (character) => special[character] ?? '');
/** A table from cells that are HTML already; it scrolls by itself where it is wider than the page. */
function htmlTable(caption, header, rows) {
    const head = header.map((each) => `<th scope="col">${each}</th>`).join('');
    const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n');
    const table = `<table><caption>${escapeHtml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
    return `<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(caption)}">${table}</div>`;
}
/** A link to an https address; anything else is text. */
function htmlLink(text, address) {
    const isPage = address !== undefined && /^https:\/\/[\w./:-]+$/.test(address);
    if (isPage)
        return `<a href="${escapeHtml(address)}">${escapeHtml(text)}</a>`;
    return escapeHtml(text);
}

;// CONCATENATED MODULE: ./.build/ship/history/page/chart.js
// Draws bars and lines as SVG, with a title and a description for those who do not see them. Pure; the colours are the page's.


const size = { width: 340, height: 150, left: 66, right: 6, top: 8, bottom: 22 };
const plot = { width: size.width - size.left - size.right, height: size.height - size.top - size.bottom };
/** The chart; it grows and shrinks with its place. */
function drawBars({ id, title, description, bars, label }) {
    const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
    const step = plot.width / Math.max(1, bars.length);
    const width = Math.max(1, step * 0.75);
    const heightOf = (value) => (value / most) * plot.height;
    const shapes = bars.map((bar, index) => {
        const x = size.left + index * step + (step - width) / 2;
        if (bar.value === undefined)
            return '';
        return drawBar(bar, { x, width, heightOf, label });
    });
    const ticks = [most, most / 2, 0].map((value) => drawTick(value, heightOf(value), label));
    return [
        `<svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="${id}-title ${id}-description">`,
        `<title id="${id}-title">${escapeHtml(title)}</title>`,
        `<desc id="${id}-description">${escapeHtml(description)}</desc>`,
        ...ticks,
        ...shapes,
        drawEnds(bars),
        '</svg>',
    ].join('\n');
}
function drawBar({ name, value = 0, marked = 0 }, { x, width, heightOf, label }) {
    const base = size.top + plot.height;
    const rectangle = (kind, from, to) => {
        const [y, height] = [base - heightOf(to), heightOf(to - from)];
        return `<rect class="${kind}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"/>`;
    };
    const told = `${label(value)}${(0,text_optional/* phrase */.MZ)(marked !== 0, () => `, ${label(marked)} of them failed`)}`;
    const parts = (0,text_optional/* present */.Eb)([rectangle('bar', marked, value), marked !== 0 && rectangle('bar marked', 0, marked)]);
    return `<g><title>${escapeHtml(`${name}: ${told}`)}</title>${parts.join('')}</g>`;
}
function drawTick(value, height, label) {
    const y = round(size.top + plot.height - height);
    const line = `<line class="grid" x1="${size.left}" x2="${size.width - size.right}" y1="${y}" y2="${y}"/>`;
    return `${line}<text x="${size.left - 4}" y="${y + 3}" text-anchor="end">${escapeHtml(label(value))}</text>`;
}
function drawEnds(bars) {
    const y = size.height - 6;
    const [first, last] = [bars[0]?.name ?? '', bars.at(-1)?.name ?? ''];
    const start = `<text x="${size.left}" y="${y}">${escapeHtml(first)}</text>`;
    const end = `<text x="${size.width - size.right}" y="${y}" text-anchor="end">${escapeHtml(last)}</text>`;
    if (bars.length > 1)
        return start + end;
    return start;
}
const round = (value) => Math.round(value * 10) / 10;

;// CONCATENATED MODULE: ./.build/ship/history/page/style.js
// How the page looks, light and dark, on a wide screen and at 360 pixels. Loads nothing.
/** The style sheet. */
const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #fff; --panel: #f4f6f8; --line: #d0d7de; --good: #1a6fb4; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --soft: #9ea7b3; --paper: #0d1117; --panel: #161b22; --line: #30363d; --good: #58a6ff; --bad: #ff7b72; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
p { margin: .25rem 0 .75rem; }
.soft, figcaption, caption { color: var(--soft); }
.cards { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); }
.card, figure { background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; margin: 0; }
.card b { display: block; font-size: 1.3rem; }
.charts { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); }
svg { display: block; width: 100%; height: auto; }
svg text { fill: var(--soft); font-size: 10px; }
.grid { stroke: var(--line); }
.bar { fill: var(--good); }
.bar.marked { fill: var(--bad); }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
caption { text-align: left; padding: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .5rem; border-top: 1px solid var(--line); overflow-wrap: normal; min-width: 6rem; }
th { white-space: nowrap; }
details { margin: .5rem 0; }
.card details { margin: .25rem 0 0; color: var(--soft); font-size: .875rem; }
summary { cursor: pointer; }
a { color: var(--good); }
code { font: .85em ui-monospace, monospace; }
.bad { color: var(--bad); font-weight: 600; }
`;

;// CONCATENATED MODULE: ./.build/ship/history/page/page.js
// The report as one page that loads nothing: what a person asks first stands first. Pure; foreign text is escaped.
// The map of this room: page (what stands where) → html and chart (write it) → style (how it looks).







const page_mostRows = 500;
/** The whole page. */
function renderPage(document) {
    const title = `Deployment history of ${document.repository}`;
    const span = `${wording_wordTime(document.from)} to ${wording_wordTime(document.to)} UTC`;
    const origin = `from git alone: ${document.records} records up to commit ${document.head.slice(0, 12)}`;
    const sections = [
        section('What stands where, since when', page_standingTable(document)),
        ...document.environments.map(({ environment }) => chartSection(environment, document.weeks[environment] ?? [])),
        section('Figures by environment and service', page_figureTable(document)),
        section('What the figures mean, and what they cannot know', definitionList(document)),
        section('Failures', failureTable(document)),
        section('Who approved what', approvalTable(document)),
        ...falseClaims(document),
    ];
    return [
        '<!doctype html>',
        '<html lang="en">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
        `<title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><style>${style}</style></head>`,
        `<body><header><h1>${escapeHtml(title)}</h1><p class="soft">${escapeHtml(`${span}, ${origin}.`)}</p></header>`,
        `<main>${cards(document)}`,
        ...sections,
        '</main></body></html>',
        '',
    ].join('\n');
}
const section = (title, body) => `<section><h2>${escapeHtml(title)}</h2>\n${body}\n</section>`;
function cards({ environments, overall, definitions }) {
    const all = { environment: 'all environments', figures: overall };
    const shown = (0,text_optional/* present */.Eb)([...environments, environments.length !== 1 && all]);
    const { frequency, lead, failure, rollback, restore } = definitions;
    return shown
        .map(({ environment, figures }) => {
        const facts = [
            [String(figures.deployments), `deployments, ${figures.perWeek.toFixed(1)} a week`, frequency],
            [wordMedian(figures.leadToBump.median), 'lead time to bump (median)', lead],
            [wordMedian(figures.leadToProven.median), `lead time to proven (${figures.proven} proven)`, lead],
            [wordShare(figures.failureRate), `change failure rate (${figures.failed} failed)`, failure],
            [wordShare(figures.rollbackRate), `roll-back rate (${figures.rollbacks})`, rollback],
            [wordMedian(figures.timeToRestore.median), 'time to restore (median)', restore],
        ];
        return section(wording_wordEnvironment(environment), `<div class="cards">${facts.map(card).join('')}</div>`);
    })
        .join('\n');
}
function card([value, name, definition]) {
    const words = (0,text_optional/* phrase */.MZ)(definition, (definition) => [definition.meaning, definition.found, definition.limits].join(' '));
    const meaning = `<details><summary>what it means</summary>${plain(words)}</details>`;
    return `<div class="card"><b>${escapeHtml(value)}</b>${escapeHtml(name)}${meaning}</div>`;
}
/** Our own sentences, without the marks of Markdown. */
const plain = (text) => escapeHtml(text.replaceAll('`', ''));
const wordMedian = (seconds) => {
    if (seconds === undefined)
        return unknown;
    return (0,duration/* formatSeconds */.X)(seconds);
};
function chartSection(environment, weeks) {
    const name = wording_wordEnvironment(environment);
    const id = `chart-${Buffer.from(environment).toString('hex')}`;
    const all = weeks.reduce((sum, { deployments }) => sum + deployments, 0);
    const failed = weeks.reduce((sum, each) => sum + each.failed, 0);
    const counts = drawBars({
        id: `${id}-counts`,
        title: `Deployments to ${name} by week`,
        description: `${all} deployments in ${weeks.length} weeks, ${failed} of them failed.`,
        bars: weeks.map((week) => ({ name: week.from.slice(0, 10), value: week.deployments, marked: week.failed })),
        label: (value) => String(Math.round(value * 10) / 10),
    });
    const leads = drawBars({
        id: `${id}-leads`,
        title: `Lead time to bump in ${name} by week`,
        description: `Median from source commit to bump; no bar where no record knows it. ${leadRange(weeks)}`,
        bars: weeks.map((week) => ({ name: week.from.slice(0, 10), value: week.lead })),
        label: (value) => (0,duration/* formatSeconds */.X)(Math.round(value)),
    });
    const rows = weeks.map((week) => [
        week.from.slice(0, 10),
        String(week.deployments),
        String(week.failed),
        wordMedian(week.lead),
    ]);
    const table = htmlTable(`${name} by week`, ['week from', 'deployments', 'failed', 'lead time to bump'], rows);
    const figures = [
        figure(counts, `Deployments by week: red is what failed (${failed} of ${all}).`),
        figure(leads, 'Median lead time from source commit to bump, by week.'),
    ];
    const fallback = `<details><summary>The same as a table</summary>${table}</details>`;
    return section(`${name} over time`, `<div class="charts">${figures.join('')}</div>${fallback}`);
}
const figure = (drawing, caption) => `<figure>${drawing}<figcaption>${escapeHtml(caption)}</figcaption></figure>`;
function leadRange(weeks) {
    const known = weeks.flatMap(({ lead }) => lead ?? []);
    if (known.length === 0)
        return 'None is known.';
    return `From ${(0,duration/* formatSeconds */.X)(Math.min(...known))} to ${(0,duration/* formatSeconds */.X)(Math.max(...known))}.`;
}
function page_standingTable({ standing }) {
    const rows = standing.map((entry) => [
        escapeHtml(wording_wordEnvironment(entry.environment)),
        escapeHtml(entry.service),
        version(entry),
        wording_wordTime(entry.at),
        escapeHtml(`${(0,text_optional/* phrase */.MZ)(entry.kind === 'roll-back', 'rolled back by ')}${wordPeople(entry)}`),
        htmlLink(wordRun(entry.run), entry.run),
        mark(entry.verdicts.at(-1)?.startsWith('fail') === true, wording_wordVerdicts(entry)),
        mark(entry.holding === 'changed', holdings[entry.holding]),
    ]);
    const header = ['environment', 'service', 'version', 'since (UTC)', 'by', 'run', 'smoke test', 'now'];
    return page_cutTable('The last record of each service and environment, and what the files of the branch hold now', header, rows);
}
const version = ({ image }) => `<code title="${escapeHtml(image)}">${escapeHtml(wordImage(image))}</code>`;
const mark = (isBad, text) => {
    if (isBad)
        return `<span class="bad">${escapeHtml(text)}</span>`;
    return escapeHtml(text);
};
function page_figureTable({ overall, environments, services }) {
    const all = [{ environment: 'all', service: 'all', figures: overall }];
    const byEnvironment = environments.map((row) => ({ ...row, service: 'all' }));
    const rows = [...all, ...byEnvironment, ...services].map((row) => [
        escapeHtml(wording_wordEnvironment(row.environment)),
        escapeHtml(row.service),
        ...figureCells(row).map(escapeHtml),
    ]);
    return page_cutTable('Over the whole span', ['environment', 'service', ...figureHeader], rows);
}
function definitionList({ definitions }) {
    const rows = Object.values(definitions).map(({ name, meaning, found, limits }) => [name, meaning, found, limits].map(plain));
    const header = ['figure', 'what it means', 'how it is found here', 'what it cannot know'];
    return htmlTable('As DORA defines them', header, rows);
}
function failureTable({ failures }) {
    if (failures.length === 0)
        return '<p>None that git knows of in this span.</p>';
    const rows = failures.map((entry) => [
        wording_wordTime(entry.at),
        escapeHtml(wording_wordEnvironment(entry.environment)),
        escapeHtml(entry.service),
        version(entry),
        htmlLink(wordRun(entry.run), entry.run),
        escapeHtml(wording_wordVerdicts(entry)),
        mark(entry.secondsToRestore === undefined, wordRestoration(entry)),
    ]);
    const header = ['at (UTC)', 'environment', 'service', 'version', 'run', 'smoke test', 'good again after'];
    return page_cutTable('Deployments that were rolled back or seen to fail, the newest first', header, rows);
}
function approvalTable({ approved }) {
    if (approved.length === 0)
        return '<p>No record of this span names an approval.</p>';
    const rows = approved.map((entry) => [
        wording_wordTime(entry.at),
        escapeHtml(entry.approvedBy ?? ''),
        escapeHtml(wording_wordEnvironment(entry.environment)),
        escapeHtml(entry.service),
        version(entry),
        escapeHtml(entry.actor ?? unknown),
        htmlLink(wordRun(entry.run), entry.run),
    ]);
    const header = ['at (UTC)', 'approved by', 'environment', 'service', 'version', 'started by', 'run'];
    return page_cutTable('As GitHub told the run, the newest first', header, rows);
}
function falseClaims({ falseClaims: claims }) {
    if (claims.length === 0)
        return [];
    const rows = claims.map(({ commit, subject, image }) => [commit.slice(0, 12), subject, wordImage(image)].map(escapeHtml));
    const caption = 'Their trailers say that they wrote an image, but their change did not: none of them counts';
    return [section('Records that do not hold', page_cutTable(caption, ['commit', 'subject', 'image'], rows))];
}
function page_cutTable(caption, header, rows) {
    const left = rows.length - page_mostRows;
    const table = htmlTable(caption, header, rows.slice(0, page_mostRows));
    if (left <= 0)
        return table;
    return `${table}<p>${left} more rows: see the JSON.</p>`;
}

;// CONCATENATED MODULE: ./.build/ship/history/stage.js
// The report as a stage of the action: of the repository in the workspace, into the job summary and into files beside it. Changes nothing
// in the repository.





const stage_day = 24 * 3600;
/** Reports the last `days` days. Rejects with an ActionError when there is nothing to report. */
async function reportHistory({ days, environment }, { context, env, signal, log }, open) {
    const to = Math.ceil(Date.now() / 1000) + 1;
    const span = { from: to - days * stage_day, to };
    const history = open({ folder: context.workspace, revision: undefined, env, signal });
    const name = context.repository ?? external_node_path_.basename(context.workspace);
    const document = await compileReport(history, { folder: '.', name, span, service: undefined, environment });
    const folder = external_node_path_.join(context.temporaryFolder, 'deployment-history');
    await (0,promises_.mkdir)(folder, { recursive: true });
    const summary = renderMarkdown(document);
    await (0,promises_.writeFile)(external_node_path_.join(folder, 'report.md'), summary);
    await (0,promises_.writeFile)(external_node_path_.join(folder, 'report.json'), `${JSON.stringify(document, null, 2)}\n`);
    await (0,promises_.writeFile)(external_node_path_.join(folder, 'report.html'), renderPage(document));
    log.info(`Read ${document.records} records up to ${document.head}; wrote ${folder}`);
    return { folder, summary };
}


/***/ })

};
