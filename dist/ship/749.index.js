export const id = 749;
export const ids = [749];
export const modules = {

/***/ 5749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runChain: () => (/* binding */ runChain)
});

// EXTERNAL MODULE: ./.build/domain/action-error.js
var action_error = __webpack_require__(3926);
// EXTERNAL MODULE: ./.build/domain/text/optional.js
var optional = __webpack_require__(2615);
// EXTERNAL MODULE: ./.build/domain/thrown.js
var domain_thrown = __webpack_require__(433);
// EXTERNAL MODULE: ./.build/domain/text/ends.js
var ends = __webpack_require__(5497);
;// CONCATENATED MODULE: ./.build/ship/chain/progress.js
// What a run of the chain has found out so far, and what follows from it: whether to wait, to roll back, to measure again. Values only.

/** True when a person has to act before anything can be measured: what was merged already, nobody can merge. */
const waits = ({ bump }, step) => bump !== undefined &&
    bump['outcome'] !== 'superseded' &&
    !step.wait &&
    (step.sync === 'manual' ||
        bump['outcome'] === 'pull-request' ||
        (step.sync === 'pull-request' && bump['outcome'] !== 'unchanged'));
/** True when nothing is left to be measured: this run was not to write, or a person acts first. */
const isSettled = (progress, step) => progress.bump?.['outcome'] === 'superseded' || waits(progress, step);
/**
 * True when what this run wrote is to be taken back. A service that could not be measured is not broken, and a version that never answered
 * because nobody synced or merged it was never tried.
 */
function mustRollBack({ bump, smoke }, terms) {
    const { step, rollback, onInconclusive, isCancelled } = terms;
    if (!rollback || !step.rollback || isCancelled)
        return false;
    const outcome = bump?.['outcome'];
    const isOurs = outcome === 'bumped' || outcome === 'pull-request';
    if (!isOurs || smoke?.['verdict'] !== 'fail')
        return false;
    const isMeasured = smoke['conclusive'] !== 'false' || onInconclusive;
    const needsNobody = step.sync === 'auto' && outcome !== 'pull-request';
    return isMeasured && (needsNobody || smoke['version-seen'] === 'true');
}
/** True when the old version can be seen without a person's act. */
const mayMeasure = ({ rollback }, step) => rollback?.['outcome'] === 'rolled-back' && (step.sync === 'auto' || step.wait);
/** The progress as the facts that an ending is decided on. */
function endingFacts(progress, { step, isCancelled }) {
    const { bump, bumpProblem, smoke, rollback, measured, version, previousVersion } = progress;
    const isOnlyWritten = bump !== undefined && smoke === undefined;
    const isBump = bump !== undefined || bumpProblem !== undefined;
    return {
        task: isBump ? 'bump' : 'verify',
        sync: step.sync,
        result: resultOf(progress, isCancelled),
        outcome: bump?.['outcome'] ?? '',
        waiting: String(isOnlyWritten && !isCancelled),
        version,
        'previous-version': previousVersion,
        verdict: smoke?.['verdict'] ?? '',
        conclusive: smoke?.['conclusive'] ?? '',
        'version-seen': smoke?.['version-seen'] ?? '',
        reason: smoke?.['reason'] ?? '',
        explanation: (smoke ?? bump)?.['explanation'] ?? '',
        'rollback-tried': String(rollback !== undefined),
        'rollback-outcome': rollback?.['outcome'] ?? '',
        'rollback-version': rollback?.['version'] ?? '',
        'rollback-verdict': measured?.['verdict'] ?? '',
        'rollback-version-seen': measured?.['version-seen'] ?? '',
        'rollback-reason': measured?.['reason'] ?? '',
        'rollback-explanation': measured?.['explanation'] ?? '',
    };
}
function resultOf({ bumpProblem, smoke }, isCancelled) {
    if (isCancelled)
        return 'cancelled';
    if (bumpProblem !== undefined || smoke?.['verdict'] === 'fail')
        return 'failure';
    return 'success';
}
/** The tag of the first of some images; empty when it has none. A registry's port has a colon, too. */
function tagOf(images) {
    const [image = ''] = images.split('\n');
    const last = (0,ends/* before */.gM)(image, '@').split('/').at(-1) ?? '';
    if (last.includes(':'))
        return last.slice(last.lastIndexOf(':') + 1);
    return '';
}

// EXTERNAL MODULE: ./.build/ship/chain/stage-inputs.js
var stage_inputs = __webpack_require__(6319);
// EXTERNAL MODULE: ./.build/domain/text/markdown.js
var markdown = __webpack_require__(9998);
// EXTERNAL MODULE: ./.build/ship/ending.js
var ship_ending = __webpack_require__(3766);
;// CONCATENATED MODULE: ./.build/ship/chain/telling.js
// The words for the end of a chain: what the channel is told, the outputs, and the job summary. Pure; every word rests on a measurement.





/** The ending; undefined when nothing was written, measured or stopped, so that there is nothing to tell. */
function endingOf(progress, terms) {
    const { blocked, bump, bumpProblem, smoke } = progress;
    if (blocked !== undefined)
        return blockedEnding(blocked, progress, terms);
    if (bump === undefined && bumpProblem === undefined && smoke === undefined && !terms.isCancelled)
        return undefined;
    const ending = (0,ship_ending/* decideEnding */.c)(endingFacts(progress, terms));
    if (bumpProblem === undefined || terms.isCancelled)
        return ending;
    return { ...ending, explanation: sentence(`Nothing was written: ${bumpProblem.what}`) };
}
const blockings = { quality_gate: 'The quality gate is red', build: 'The image was not built' };
function blockedEnding({ reason, problem }, { version }, { isCancelled }) {
    return {
        event: isCancelled ? 'cancelled' : 'blocked',
        version,
        'previous-version': '',
        'serving-version': '',
        reason,
        explanation: sentence(`${blockings[reason]}: ${problem.what}`),
    };
}
const sentence = (text) => `${(0,ends/* withoutEnd */.Mx)(text.split('\n').join(' '), '. \r\t').slice(0, 900)}.`;
/** What ended in a fault of our own. */
function brokenOff({ version, previousVersion }, { isCancelled }) {
    const about = { version, 'previous-version': previousVersion, 'serving-version': '' };
    if (isCancelled)
        return {
            ...about,
            event: 'cancelled',
            reason: 'cancelled',
            explanation: 'The run was cancelled; its log shows what it had done by then.',
        };
    return {
        ...about,
        event: 'failed',
        reason: 'internal',
        explanation: 'ship-actions stopped on an error of its own: see the log of the run. Which version serves is not known.',
    };
}
/** What notify-slack is given of it. */
const slackInputsOf = (ending, progress, seconds) => ({
    event: ending.event,
    version: ending.version,
    'previous-version': ending['previous-version'],
    'serving-version': ending['serving-version'],
    reason: ending.reason,
    explanation: ending.explanation,
    image: progress.image,
    metrics: progress.smoke?.['metrics'] ?? '',
    'pull-request-url': progress.bump?.['pull-request-url'] ?? '',
    'duration-seconds': String(Math.round(seconds)),
    // By a bot token the message that said `deploying` becomes this one.
    'update-ts': progress.announced?.['ts'] ?? '',
});
/** The report of the chain: the outputs of its stages, a later one over an earlier one, and what they say together. */
function reportChain(ending, progress, terms, { reports, problems }) {
    const { rollback, measured } = progress;
    const said = reports.flatMap(({ outputs }) => Object.entries(outputs).filter(([, value]) => (value ?? '') !== ''));
    const waiting = waits(progress, terms.step) && progress.smoke === undefined;
    return {
        outputs: {
            ...Object.fromEntries(said),
            ...ending,
            verdict: verdictOf(progress),
            waiting,
            'rollback-outcome': rollback?.['outcome'] ?? '',
            'rollback-version': rollback?.['version'] ?? '',
            'rollback-manifest-sha': rollback?.['manifest-sha'] ?? '',
            'rollback-verdict': measured?.['verdict'] ?? '',
        },
        summary: [headline(ending, terms), ...reports.map(({ summary }) => summary)].filter(Boolean).join('\n\n'),
        failure: problems[0],
    };
}
/** Of the smoke test; of the gate where nothing was to be deployed; empty when nothing was measured. */
function verdictOf({ blocked, bumpProblem, gate, bump, smoke }) {
    if (blocked !== undefined || bumpProblem !== undefined)
        return 'fail';
    if (smoke !== undefined)
        return smoke['verdict'] ?? 'fail';
    if (bump === undefined)
        return gate?.['verdict'] ?? '';
    return '';
}
const headlines = {
    ready: 'Written, not measured: a person or Argo CD must bring it to life',
    deployed: 'Deployed: the new version answers, and its checks passed',
    failed: 'Failed',
    'rolled-back': 'Red, and the bump was taken back',
    cancelled: 'The deployment did not run to its end',
    blocked: 'Nothing was deployed',
};
function headline(ending, { step }) {
    if (ending === undefined)
        return '';
    const where = (0,optional/* phrase */.MZ)(step.name !== '', () => ` (${(0,markdown/* escapeMarkdown */.FV)(step.name)})`);
    const serving = (0,optional/* phrase */.MZ)(ending['serving-version'] !== '', () => `\n\nSeen to answer: \`${(0,markdown/* escapeMarkdown */.FV)(ending['serving-version'])}\`.`);
    const why = (0,optional/* phrase */.MZ)(ending.explanation !== '', () => `\n\n${(0,markdown/* escapeMarkdown */.FV)(ending.explanation)}`);
    return `## ${headlines[ending.event]}${where}${why}${serving}`;
}

;// CONCATENATED MODULE: ./.build/ship/chain/run.js
// Runs the chain: gate, image, the message that it begins, bump, smoke test, on red the roll-back of what this run wrote and the proof of what
// serves again, the message how it ended.
// Each stage is the action of that name, in this process. Sets no output itself.






/** Runs it to its end; the channel is told whatever happens. */
async function runChain(inputs, job, course, stages) {
    const { image = '', version } = inputs;
    const progress = { version: version ?? tagOf(image), previousVersion: '', image };
    const chain = {
        inputs,
        course,
        job,
        openStages: stages,
        progress,
        reports: [],
        problems: [],
        began: performance.now(),
    };
    for (const remark of course.remarks)
        job.log.warning(remark);
    await rehearse(chain);
    let ending;
    let isWhole = false;
    try {
        await ship(chain);
        ending = endingOf(progress, termsOf(chain));
        isWhole = true;
    }
    finally {
        await tell(chain, isWhole ? ending : brokenOff(progress, termsOf(chain)));
    }
    return reportChain(ending, progress, termsOf(chain), chain);
}
const has = ({ course }, stage) => course.stages.includes(stage);
const termsOf = ({ inputs, course, job }) => ({
    step: course.step,
    rollback: inputs.rollback,
    onInconclusive: inputs['rollback-on-inconclusive'],
    isCancelled: job.signal.aborted,
});
/** Stands for what is not known before its time; never written anywhere. */
const standIn = {
    image: `registry.invalid/image:${'0'.repeat(40)}`,
    version: '0'.repeat(40),
    commit: '0'.repeat(40),
    manifestSha: '0'.repeat(40),
};
/** Reads the inputs of every stage before the first one begins, so that all that is wrong is told at once. */
async function rehearse({ inputs, course, job, openStages: open }) {
    const message = { event: 'deployed', version: standIn.version };
    const given = {
        'quality-gate': [(0,stage_inputs/* gateInputs */.ll)(inputs, course)],
        'build-push-image': [(0,stage_inputs/* buildInputs */._9)(inputs, course)],
        'bump-manifest': [
            (0,stage_inputs/* bumpInputs */.QD)(inputs, course, { ...standIn, image: inputs.image ?? standIn.image, commit: inputs.commit ?? '' }),
        ],
        'smoke-test': [(0,stage_inputs/* smokeInputs */.Nh)(inputs, course, standIn)],
        'notify-slack': [(0,stage_inputs/* tellInputs */.ZN)(inputs, course, message)],
    };
    const problems = [];
    for (const name of course.stages)
        for (const each of given[name])
            problems.push(...(await problemsOf((await open[name]()).prepare(each, job))));
    if (problems.length > 0)
        throw new action_error/* ActionError */.lZ(unique(problems));
}
async function problemsOf(preparing) {
    try {
        await preparing;
        return [];
    }
    catch (thrown) {
        if (!(thrown instanceof action_error/* ActionError */.lZ))
            throw thrown;
        return thrown.problems;
    }
}
const unique = (problems) => [
    ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];
/** From the gate to the proof. */
async function ship(chain) {
    if (!(await makeImage(chain)))
        return;
    if (has(chain, 'bump-manifest') && !(await write(chain)))
        return;
    if (!has(chain, 'smoke-test') || isSettled(chain.progress, chain.course.step))
        return;
    await measure(chain);
}
/** Gate and build; false when one of them stopped the chain. */
async function makeImage(chain) {
    const { inputs, course, progress, job } = chain;
    progress.version ||= job.context.sha ?? '';
    if (has(chain, 'quality-gate')) {
        const { said, problem } = await perform(chain, 'quality-gate', (0,stage_inputs/* gateInputs */.ll)(inputs, course));
        progress.gate = said;
        if (problem !== undefined)
            progress.blocked = { reason: 'quality_gate', problem };
    }
    if (progress.blocked !== undefined)
        return false;
    if (!has(chain, 'build-push-image'))
        return true;
    const { said, problem } = await perform(chain, 'build-push-image', (0,stage_inputs/* buildInputs */._9)(inputs, course));
    if (problem !== undefined)
        progress.blocked = { reason: 'build', problem };
    progress.image = said['image'] ?? '';
    return problem === undefined;
}
/**
 * Tells that it begins, where the controller goes on by itself. What a promotion brings is known only when it is written, so that nothing is
 * told of it here unless its version was given.
 */
async function announce(chain) {
    const { inputs, course, progress } = chain;
    const image = (0,optional/* phrase */.MZ)(!isPromoted(chain), progress.image);
    const version = inputs.version ?? tagOf(image);
    if (!has(chain, 'notify-slack') || course.step.sync !== 'auto' || version === '')
        return;
    const given = (0,stage_inputs/* announceInputs */.DC)(inputs, course, { version, image });
    try {
        progress.announced = (await perform(chain, 'notify-slack', given, 'before the bump')).said;
    }
    catch (thrown) {
        // What is expected has been kept by now. No message is worth a deployment, not even where the fault is ours.
        chain.job.log.warning(`Nobody was told that it begins. ${(0,domain_thrown/* bugWords */.iX)(thrown)}`);
    }
}
const isPromoted = (chain) => chain.course.step['promote-from'] !== '' && has(chain, 'bump-manifest');
/** The bump; false when nothing could be written. */
async function write(chain) {
    const { inputs, course, progress } = chain;
    await announce(chain);
    const { image } = progress;
    const { said, problem } = await perform(chain, 'bump-manifest', (0,stage_inputs/* bumpInputs */.QD)(inputs, course, { ...known(chain), image }));
    progress.bumpProblem = problem;
    if (problem !== undefined)
        return false;
    progress.bump = said;
    progress.image = meantImage(said, image);
    progress.version = inputs.version ?? tagOf(progress.image);
    progress.previousVersion = tagOf(said['previous-image'] ?? '');
    return true;
}
/** The image that the run is about: when a newer run was ahead, bump-manifest names what stands there instead. */
function meantImage(said, image) {
    if (said['outcome'] === 'superseded' && image !== '')
        return image;
    return said['image'] ?? image;
}
/** The commit is that of the run only where this run built the image. */
function known(chain) {
    const { inputs, progress, job } = chain;
    const built = (0,optional/* optional */.lq)(has(chain, 'build-push-image'), () => job.context.sha);
    return {
        image: progress.image,
        version: progress.version,
        commit: (0,optional/* phrase */.MZ)(!isPromoted(chain), inputs.commit ?? built ?? ''),
        manifestSha: progress.bump?.['manifest-sha'] ?? '',
    };
}
/** The smoke test, and what follows from a red one. */
async function measure(chain) {
    const { inputs, course, progress, job } = chain;
    const { said, problem } = await perform(chain, 'smoke-test', (0,stage_inputs/* smokeInputs */.Nh)(inputs, course, known(chain)));
    progress.smoke = verdictIn(said, problem);
    if (!mustRollBack(progress, termsOf(chain)))
        return;
    job.log.warning('The smoke test is red: what this run wrote is being rolled back now.');
    progress.rollback = {};
    const back = await perform(chain, 'bump-manifest', (0,stage_inputs/* rollbackInputs */.Cw)(inputs, course, progress.image), again);
    progress.rollback = { ...back.said, version: tagOf(back.said['image'] ?? '') };
    if (!mayMeasure(progress, course.step))
        return;
    const old = {
        image: '',
        version: progress.rollback['version'] ?? '',
        commit: '',
        manifestSha: back.said['manifest-sha'] ?? '',
    };
    progress.measured = (await perform(chain, 'smoke-test', (0,stage_inputs/* measureInputs */._V)(inputs, course, old), again)).said;
}
/** A test that was cancelled has no verdict; one that could not even begin has none either, and says nothing of the service. */
function verdictIn(said, problem) {
    if (said['reason'] === 'cancelled')
        return { ...said, verdict: '' };
    if ('verdict' in said)
        return said;
    return { ...said, explanation: problem?.what ?? '' };
}
const again = 'after the roll-back began';
/**
 * Runs a stage. What makes it red is kept, and is told at the end. A stage that runs twice says which time this is (`occasion`), and only its
 * time without an occasion gives outputs.
 */
async function perform({ job, openStages: open, reports, problems }, name, given, occasion = '') {
    job.log.info(`\n=== ${name}${(0,optional/* phrase */.MZ)(occasion !== '', `, ${occasion}`)} ===`);
    try {
        const report = await (await (await open[name]()).prepare(given, job)).run();
        reports.push(occasion === '' ? report : { ...report, outputs: {} });
        if (report.failure !== undefined)
            keep(problems, [report.failure], job);
        return { said: textsOf(report), problem: report.failure };
    }
    catch (thrown) {
        if (!(thrown instanceof action_error/* ActionError */.lZ))
            throw thrown;
        keep(problems, thrown.problems, job);
        return { said: {}, problem: thrown.problems[0] };
    }
}
/** The first problem ends the step; the others are shown where they happen. */
function keep(problems, found, { log }) {
    for (const problem of found) {
        if (problems.length > 0)
            log.error((0,action_error/* formatProblem */.Vw)(problem));
        problems.push(problem);
    }
}
const textsOf = ({ outputs }) => Object.fromEntries(Object.entries(outputs).flatMap(([name, value]) => (0,optional/* present */.Eb)([value !== undefined && [name, String(value)]])));
/** Seconds that a message has after the step was cancelled; the runner kills it a little later. */
const lastWordsSeconds = 5;
async function tell(chain, ending) {
    const { inputs, course, progress, job, began } = chain;
    if (!has(chain, 'notify-slack'))
        return;
    if (ending === undefined)
        return job.log.info('Nothing to tell: nothing was written, and nothing was measured.');
    const signal = job.signal.aborted ? AbortSignal.timeout(lastWordsSeconds * 1000) : job.signal;
    const seconds = (performance.now() - began) / 1000;
    const channel = progress.announced?.['channel'] || inputs['slack-channel'] || '';
    const message = { ...slackInputsOf(ending, progress, seconds), channel };
    await perform({ ...chain, job: { ...job, signal } }, 'notify-slack', (0,stage_inputs/* tellInputs */.ZN)(inputs, course, message));
}


/***/ }),

/***/ 6319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cw: () => (/* binding */ rollbackInputs),
/* harmony export */   DC: () => (/* binding */ announceInputs),
/* harmony export */   Nh: () => (/* binding */ smokeInputs),
/* harmony export */   QD: () => (/* binding */ bumpInputs),
/* harmony export */   ZN: () => (/* binding */ tellInputs),
/* harmony export */   _9: () => (/* binding */ buildInputs),
/* harmony export */   _V: () => (/* binding */ measureInputs),
/* harmony export */   ll: () => (/* binding */ gateInputs)
/* harmony export */ });
/* harmony import */ var _domain_text_optional_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2615);
// What each stage is given by the chain, by the names of its own inputs; everything else it reads in its section of the config file. Pure.

const shared = ({ config, service, environment }, { step }) => ({
    config: config ?? '',
    service,
    environment: step.name || environment || '',
});
/** For quality-gate. */
const gateInputs = (inputs, course) => ({
    ...shared(inputs, course),
    'github-token': inputs['github-token'] ?? '',
});
/** For build-push-image. */
const buildInputs = (inputs, course) => ({
    ...shared(inputs, course),
    'build-args': inputs['build-args'] ?? '',
    username: inputs['registry-username'] ?? '',
    password: inputs['registry-password'] ?? '',
    secrets: inputs['build-secrets'] ?? '',
    // What goes to production is rather built than believed.
    'prefer-build': 'true',
    'reuse-key': inputs['reuse-key'] ?? '',
});
function writing(inputs, course) {
    return {
        ...shared(inputs, course),
        mode: (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_0__/* .phrase */ .MZ)(course.step.sync === 'pull-request', 'pull-request'),
        token: inputs['manifests-token'] ?? '',
        'app-id': inputs['manifests-app-id'] ?? '',
        'app-private-key': inputs['manifests-app-private-key'] ?? '',
        'ssh-key': inputs['manifests-ssh-key'] ?? '',
    };
}
/** For bump-manifest, to write an image. */
const bumpInputs = (inputs, course, known) => ({
    ...writing(inputs, course),
    ...written(course, known),
    force: String(inputs.force),
    approval: course.step.approval,
});
function written({ step }, { image, commit }) {
    if (step['promote-from'] !== '')
        return { 'promote-from': step['promote-from'] };
    return { image, 'source-commit': commit || 'unknown' };
}
/** For bump-manifest, to take back what this run wrote, and nothing else. */
const rollbackInputs = (inputs, course, written) => ({
    ...writing(inputs, course),
    rollback: 'previous',
    'expect-image': written,
});
/** For smoke-test. */
function smokeInputs(inputs, course, known) {
    const hasArgoCd = inputs['argocd-token'] !== undefined;
    const patience = (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_0__/* .phrase */ .MZ)(course.step.wait, '21000');
    return {
        ...shared(inputs, course),
        'expect-version': [known.version, known.commit].filter((each) => each !== '').join('\n'),
        'timeout-seconds': inputs['smoke-timeout-seconds'] ?? patience,
        'manifest-sha': (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_0__/* .phrase */ .MZ)(hasArgoCd, () => known.manifestSha),
        image: (0,_domain_text_optional_js__WEBPACK_IMPORTED_MODULE_0__/* .phrase */ .MZ)(hasArgoCd, () => known.image),
        'argocd-token': inputs['argocd-token'] ?? '',
        secrets: inputs['smoke-secrets'] ?? '',
    };
}
/** For smoke-test, of the version that must serve again. */
const measureInputs = (inputs, course, known) => ({
    ...smokeInputs(inputs, course, known),
    image: '',
    'timeout-seconds': inputs['rollback-timeout-seconds'],
});
/** For notify-slack, when the bump is about to begin. Nobody is paged for that. */
function announceInputs(inputs, course, { version, image }) {
    return { ...tellInputs(inputs, course, { event: 'deploying', version, image }), 'pagerduty-routing-key': '' };
}
/** For notify-slack; `told` is what the message is about, and may name the channel that was told before. */
const tellInputs = (inputs, course, told) => ({
    ...shared(inputs, course),
    sync: course.step.sync,
    'webhook-url': inputs['slack-webhook-url'] ?? '',
    token: inputs['slack-token'] ?? '',
    channel: inputs['slack-channel'] ?? '',
    'pagerduty-routing-key': inputs['pagerduty-routing-key'] ?? '',
    'github-token': inputs['github-token'] ?? '',
    ...told,
});


/***/ })

};
