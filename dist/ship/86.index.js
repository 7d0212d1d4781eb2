export const id = 86;
export const ids = [86];
export const modules = {

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


/***/ }),

/***/ 1086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runPreflight: () => (/* binding */ runPreflight)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./.build/domain/action-error.js
var action_error = __webpack_require__(3926);
// EXTERNAL MODULE: ./.build/domain/text/optional.js
var optional = __webpack_require__(2615);
// EXTERNAL MODULE: ./.build/ship/chain/course.js
var course = __webpack_require__(9546);
// EXTERNAL MODULE: ./.build/ship/chain/stage-inputs.js
var stage_inputs = __webpack_require__(6319);
// EXTERNAL MODULE: ./.build/ship/plan.js
var plan = __webpack_require__(5158);
;// CONCATENATED MODULE: ./.build/ship/preflight/finding.js
// What a preflight found out: one line for each thing that was asked. Pure.
//
// The map of this room: finding (a line), run (asks everything), approval (asks GitHub who approves), report (the lines as a page).

/** A line for what is there, or was not asked. */
const found = (subject, environment, said, state = 'ok') => ({
    subject,
    environments: (0,optional/* present */.Eb)([environment !== '' && environment]),
    state,
    said,
    where: '',
    fix: '',
});
/** A line for what is missing. */
const missing = (subject, environment, problem) => ({
    subject,
    environments: (0,optional/* present */.Eb)([environment !== '' && environment]),
    state: 'missing',
    said: oneLine(problem.what),
    where: problem.where ?? '',
    fix: oneLine(problem.fix ?? ''),
});
/** Rows of a list stay apart. */
const oneLine = (text) => text
    .split('\n')
    .map((row) => row.trim())
    .filter((row) => row !== '')
    .map((row, index, rows) => `${row}${(0,optional/* phrase */.MZ)(index < rows.length - 1, () => (/[.,:;|]$/.test(row) ? ' ' : '; '))}`)
    .join('');
/** The same line for several environments is one line; the order stays. */
function joinFindings(findings) {
    const lines = new Map();
    for (const each of findings) {
        const key = JSON.stringify([each.subject, each.state, each.said, each.fix]);
        const before = lines.get(key)?.environments ?? [];
        lines.set(key, { ...each, environments: [...new Set([...before, ...each.environments])] });
    }
    return [...lines.values()];
}

;// CONCATENATED MODULE: ./.build/ship/preflight/approval.js
// Asks GitHub whether the environment of an approval is there and asks anybody. On a plan without required reviewers it asks nobody,
// and a job that names it passes. Changes nothing.

const subject = 'approval';
/** What GitHub says of the environment `approval` of a repository; `read` is undefined where nobody can be asked. */
async function askApproval({ environment, approval, repository }, read) {
    const where = `config file, \`environments.${environment}.deploy.approval\``;
    if (read === undefined)
        return found(subject, environment, `"${approval}": no \`github-token\` is given to ask with`, 'unasked');
    const reading = await read(`/repos/${repository}/environments/${encodeURIComponent(approval)}`);
    if (reading.kind === 'found')
        return judge(reading.body, { environment, approval, where });
    if (reading.kind === 'silent' || reading.status !== 404)
        return found(subject, environment, `"${approval}": GitHub did not say (${reading.what})`, 'unasked');
    return missing(subject, environment, {
        code: 'approval_missing',
        what: `The repository has no environment "${approval}"`,
        where,
        fix: `Make it under Settings → Environments, with required reviewers (docs/getting-started.md, step 15); or remove \`approval: ${approval}\`.`,
    });
}
function judge(body, { environment, approval, where }) {
    const { protection_rules: rules } = (body ?? {});
    const isAsked = Array.isArray(rules) && rules.some(({ type }) => type === 'required_reviewers');
    if (isAsked)
        return found(subject, environment, `"${approval}" has required reviewers`);
    return missing(subject, environment, {
        code: 'approval_missing',
        what: `The environment "${approval}" has no required reviewers, so nobody is asked`,
        where,
        fix: `Tick required reviewers under Settings → Environments → ${approval}. Private repositories need GitHub Enterprise for that: \`sync: pull-request\` asks on every plan.`,
    });
}

// EXTERNAL MODULE: ./.build/domain/text/ends.js
var ends = __webpack_require__(5497);
// EXTERNAL MODULE: ./.build/domain/text/markdown.js
var markdown = __webpack_require__(9998);
;// CONCATENATED MODULE: ./.build/ship/preflight/report.js
// The preflight as a page: a line for each thing, the missing ones first in the summary. Pure.



const words = { ok: 'ok', missing: 'MISSING', unasked: 'not asked' };
/** One line for the log. */
function findingLine(finding) {
    const { state, said, where, fix } = finding;
    const line = `${words[state].padEnd(10)}${about(finding)}: ${(0,ends/* withoutEnd */.Mx)(said, '. \n\r\t')}`;
    if (state !== 'missing')
        return line;
    const at = (0,optional/* phrase */.MZ)(where !== '', () => ` (${where})`);
    return `${line}${at}. ${fix}`.trimEnd();
}
/** The outputs, the summary, and red when something is missing. */
function reportPreflight(service, findings) {
    const lacking = findings.filter(({ state }) => state === 'missing');
    const isWhole = lacking.length === 0;
    return {
        outputs: { service, verdict: isWhole ? 'pass' : 'fail', preflight: JSON.stringify(findings) },
        summary: renderPage(service, findings, lacking),
        failure: (0,optional/* optional */.lq)(!isWhole, () => ({
            code: 'preflight_missing',
            what: `${ofAsked(lacking, findings)} things that ${service} needs are missing${unaskedWords(findings)}:\n${lacking.map(findingLine).join('\n')}`,
            fix: 'Do what each line says, and run the preflight again. Nothing was changed.',
        })),
    };
}
function renderPage(service, findings, lacking) {
    const todo = lacking.map((each) => `- [ ] **${(0,markdown/* escapeMarkdown */.FV)(about(each))}**: ${(0,markdown/* escapeMarkdown */.FV)(each.said)}${(0,optional/* phrase */.MZ)(each.fix !== '', () => ` → ${(0,markdown/* escapeMarkdown */.FV)(each.fix)}`)}`);
    const rows = findings.map((each) => [words[each.state], (0,markdown/* escapeMarkdown */.FV)(about(each)), (0,markdown/* escapeMarkdown */.FV)(each.said)]);
    return (0,optional/* present */.Eb)([
        `### Preflight of ${(0,markdown/* escapeMarkdown */.FV)(service)}: ${wordVerdict(lacking, findings)}`,
        'Nothing was changed.',
        todo.length > 0 && todo.join('\n'),
        (0,markdown/* markdownTable */.Qj)(['', 'what', 'found'], rows),
    ]).join('\n\n');
}
const wordVerdict = (lacking, all) => {
    if (lacking.length === 0)
        return 'nothing that was asked for is missing';
    return `${ofAsked(lacking, all)} are missing${unaskedWords(all)}`;
};
const unaskedIn = (all) => all.filter(({ state }) => state === 'unasked').length;
/** What was not asked may be there, or missing as well. */
const ofAsked = (lacking, all) => `${lacking.length} of ${all.length - unaskedIn(all)}`;
const unaskedWords = (all) => (0,optional/* phrase */.MZ)(unaskedIn(all) > 0, () => ` (${unaskedIn(all)} more were not asked)`);
const about = ({ subject, environments }) => `${subject}${(0,optional/* phrase */.MZ)(environments.length > 0, () => ` (${environments.join(', ')})`)}`;

;// CONCATENATED MODULE: ./.build/ship/preflight/run.js
// The preflight of a whole service: asks every stage of every environment, reads only, and goes on after what is missing. Changes nothing.










const configFile = 'config file';
/** Asks everything, and says it line by line. */
async function runPreflight(inputs, job, clients) {
    const file = inputs.config ?? '.github/ship.yml';
    const hasConfig = (0,external_node_fs_.existsSync)(external_node_path_.join(job.context.workspace, file));
    const quiet = { ...job, log: { ...job.log, info: silence, group: silence, notice: silence, warning: silence } };
    const chosen = course/* chainStages */.x_.filter((stage) => inputs.stages.length === 0 || inputs.stages.includes(stage));
    const inquiry = { inputs, job: quiet, clients, stages: chosen, hasConfig, image: undefined };
    const { steps, lines } = await askConfig(inquiry, file);
    const all = [...lines];
    for (const step of steps)
        all.push(...(await askEnvironment(inquiry, step)));
    const findings = joinFindings(withoutEchoes(all));
    for (const each of findings)
        job.log.info(findingLine(each));
    return reportPreflight(inputs.service, findings);
}
/** A fault of a section is told once, as one of the file. */
function withoutEchoes(findings) {
    const told = findings.filter(({ subject, state }) => subject === configFile && state === 'missing');
    return findings.filter((each) => told.includes(each) || !told.some(({ said }) => said === each.said));
}
const silence = () => undefined;
/** The environments to ask for, and what is to be said of the config file. */
async function askConfig({ inputs, job, clients, hasConfig }, file) {
    const one = (0,plan/* plainStep */.f3)(inputs.environment ?? '');
    if (!hasConfig)
        return { steps: [one], lines: [missing(configFile, '', noConfig(file))] };
    try {
        const deployments = await clients.readDeployments(job.context, inputs.config, inputs.service);
        const unsafe = (0,course/* hostProblems */.BZ)(deployments, { allowedHosts: inputs['allowed-hosts'] });
        if (unsafe.length > 0)
            return unasked(unsafe);
        if (deployments.environments.length > 0)
            return planSteps(inputs, deployments, file);
        return { steps: [one], lines: [found(configFile, '', `${file} can be used, but names no environment`)] };
    }
    catch (thrown) {
        if (!(thrown instanceof action_error/* ActionError */.lZ))
            throw thrown;
        // Where secrets would go is not known of a file that cannot be read whole.
        if (inputs['allowed-hosts'].length > 0)
            return unasked(thrown.problems);
        const names = await clients.listEnvironments(job.context, inputs.config);
        const chosen = names.filter((name) => inputs.environment === undefined || name === inputs.environment);
        return { steps: chosen.map(plan/* plainStep */.f3), lines: thrown.problems.map((problem) => missing(configFile, '', problem)) };
    }
}
/** Nobody is asked, and nothing is sent anywhere. */
const unasked = (problems) => ({
    steps: [],
    lines: [
        ...problems.map((problem) => missing(configFile, '', problem)),
        found('everything else', '', 'waits for the config file, which says where secrets go', 'unasked'),
    ],
});
function planSteps(inputs, deployments, file) {
    const { environment } = inputs;
    const asked = { environments: (0,optional/* present */.Eb)([environment]), after: undefined, allowedHosts: [] };
    const { value: steps, problems } = (0,plan/* planEnvironments */.aI)(deployments, asked);
    if (steps === undefined) {
        const named = deployments.environments.map(({ name }) => (0,plan/* plainStep */.f3)(name));
        return { steps: named, lines: problems.map((problem) => missing(configFile, '', problem)) };
    }
    const names = steps.map(({ name }) => name).join(', ');
    return { steps, lines: [found(configFile, '', `${file} can be used, for ${names}`)] };
}
const noConfig = (file) => ({
    code: 'config_missing',
    what: `${file} is not there`,
    where: 'input `config`',
    fix: 'Let `npm run new-service` write it, or write it by hand (docs/getting-started.md, step 10); and run actions/checkout before this step.',
});
async function askEnvironment(inquiry, step) {
    const course = { stages: inquiry.stages, step, remarks: [] };
    const lines = [];
    for (const stage of inquiry.stages)
        lines.push(...(await askStage(inquiry, course, stage)));
    if (step.approval !== '')
        lines.push(await askWhoApproves(inquiry, step));
    return lines;
}
/** Inputs by stage, with what no preflight can know stood in for. */
function givenTo({ inputs, hasConfig, image }, course, stage) {
    const nothing = '0'.repeat(40);
    // The gate and the image are the same for every environment.
    const shared = { ...course, step: (0,plan/* plainStep */.f3)('') };
    const written = inputs.image ?? `${image ?? inputs.service}:${nothing}@sha256:${'0'.repeat(64)}`;
    const known = { image: written, version: nothing, commit: '', manifestSha: '' };
    const unpromoted = { ...course, step: { ...course.step, 'promote-from': '' } };
    const given = {
        'quality-gate': (0,stage_inputs/* gateInputs */.ll)(inputs, shared),
        'build-push-image': {
            ...(0,stage_inputs/* buildInputs */._9)(inputs, shared),
            ...(0,optional/* optional */.lq)(!hasConfig, () => ({ repository: inputs.service, username: '', password: '' })),
        },
        'bump-manifest': (0,stage_inputs/* bumpInputs */.QD)(inputs, unpromoted, known),
        'smoke-test': (0,stage_inputs/* smokeInputs */.Nh)(inputs, course, known),
        'notify-slack': (0,stage_inputs/* tellInputs */.ZN)(inputs, course, { event: 'deployed', version: nothing }),
    };
    return given[stage];
}
const isShared = (stage) => stage === 'quality-gate' || stage === 'build-push-image';
async function askStage(inquiry, course, stage) {
    const environment = (0,optional/* phrase */.MZ)(!isShared(stage), () => course.step.name);
    const opened = await inquiry.clients.openStages[stage]();
    const seen = await opened.look(givenTo(inquiry, course, stage), inquiry.job);
    const lines = seen.problems.flatMap((problem) => lineOfInput(inquiry, stage, environment, problem));
    const asked = await askQuestions(inquiry, seen, stage, environment);
    if (stage === 'build-push-image')
        inquiry.image = imageOf(seen, asked);
    return [...lines, ...asked];
}
/** Without a config file, what should stand there is missing with it. */
function lineOfInput({ hasConfig }, stage, environment, problem) {
    if (hasConfig || !/^inputs?_/.test(problem.code))
        return [missing(stage, environment, problem)];
    return [found(stage, environment, 'what it needs would be in the config file', 'unasked')];
}
async function askQuestions(inquiry, seen, stage, environment) {
    const isUnreadable = seen.problems.some(({ code }) => /^(?:input|config)_/.test(code));
    if (isUnreadable)
        return [];
    const lines = [];
    const bad = new Set();
    for (const { subject, after, ask } of seen.questions) {
        const reason = reasonNotToAsk(inquiry, seen, { stage, subject, after, bad });
        const answered = await askOne({ subject, ask, reason }, environment);
        if (answered.some(({ state }) => state !== 'ok'))
            bad.add(subject);
        lines.push(...answered);
    }
    return lines;
}
/** Why a question is left out; undefined for one that is asked. */
function reasonNotToAsk({ hasConfig, image, inputs }, seen, asked) {
    const { stage, subject, after, bad } = asked;
    if (after !== undefined && bad.has(after))
        return `waits for the ${after}`;
    const isOfFile = ['gates', 'image repository', 'place in the manifests', 'right to write the manifests'].includes(subject);
    const isGiven = subject === 'login of the registry' && inputs['registry-username'] !== undefined;
    const isHeld = subject === 'credential for the manifests' && hasCredential(inputs);
    if (!hasConfig && (isOfFile || isGiven || isHeld))
        return 'what it is for would be in the config file';
    if (stage === 'build-push-image' && subject === 'build' && seen.problems.length > 0)
        return 'waits for what is missing above';
    const isUnknown = subject === 'place in the manifests' && image === undefined && inputs.image === undefined;
    if (isUnknown)
        return 'waits for the registry, whose name is part of the image in the manifests';
    return undefined;
}
const hasCredential = (inputs) => [inputs['manifests-token'], inputs['manifests-app-id'], inputs['manifests-ssh-key']].some((each) => each !== undefined);
async function askOne({ subject, ask, reason, }, environment) {
    if (reason !== undefined)
        return [found(subject, environment, reason, 'unasked')];
    try {
        const answer = await ask();
        if (typeof answer === 'string')
            return [found(subject, environment, answer)];
        return [found(subject, environment, answer.unasked, 'unasked')];
    }
    catch (thrown) {
        if (!(thrown instanceof action_error/* ActionError */.lZ))
            throw thrown;
        return thrown.problems.map((problem) => missing(subject, environment, problem));
    }
}
/** As the config file names it; the registry of the AWS credentials is known once they were asked. */
function imageOf({ inputs }, lines) {
    const { registry, repository } = inputs;
    const login = lines.find(({ subject, state }) => subject === 'login of the registry' && state === 'ok');
    const host = registry ?? login?.said.split(',')[0];
    if (host === undefined || repository === undefined)
        return undefined;
    return `${host}/${repository}`;
}
async function askWhoApproves({ inputs, job, clients }, { name, approval }) {
    const { repository = '', apiUrl } = job.context;
    const token = inputs['github-token'];
    const deadline = performance.now() + 20_000;
    const canAsk = token !== undefined && repository !== '';
    const open = await (0,optional/* optional */.lq)(canAsk, () => clients.loadReading());
    const read = open?.({ token: token ?? '', apiUrl, deadline, env: job.env, signal: job.signal });
    return await askApproval({ environment: name, approval, repository }, read);
}


/***/ })

};
