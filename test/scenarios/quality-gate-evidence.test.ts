// quality-gate on whole repositories: monorepos, changes, findings, weakened configs, hostile files.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';
import { runBundle, type Step } from '../fakes/runner.ts';
import { slowness } from '../fakes/slowness.ts';

const gitEnv = {
  PATH: process.env['PATH'] ?? '',
  HOME: '/nonexistent',
  ...Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((who) => [
      [`GIT_${who}_NAME`, 'a'],
      [`GIT_${who}_EMAIL`, 'a@b'],
    ]),
  ),
};
const git = (root: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd: root, env: gitEnv, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

const lcov = (name: string, covered: number, total: number): string =>
  `SF:${name}\n${Array.from({ length: total }, (_, at) => `DA:${at + 1},${at < covered ? 1 : 0}\n`).join('')}end_of_record\n`;
const rows = (count: number): string => 'x\n'.repeat(count);

const gate = async (workspace: string, inputs: Readonly<Record<string, string>>, more: Partial<Step> = {}) =>
  await runBundle('quality-gate', { workspace, inputs, ...more });

test('two packages with a file of one name are two files', async (context) => {
  const workspace = temporaryFolder(context);
  writeFiles(workspace, {
    'packages/a/src/index.js': rows(6),
    'packages/b/src/index.js': rows(6),
    'packages/a/coverage/lcov.info': lcov('src/index.js', 6, 6),
    'packages/b/coverage/lcov.info': lcov('src/index.js', 2, 6),
  });
  const result = await gate(workspace, { coverage: 'packages/*/coverage/lcov.info', 'coverage-lines': '70' });
  assert.match(result.outputs['reasons'] ?? '', /coverage of lines is 66\.66 % \(8 of 12\)/);
});

/** main with a file; a branch that wrote four lines of it, and the config. */
function pullRequest(context: TestContext, config = ''): { workspace: string; event: unknown } {
  const workspace = temporaryFolder(context);
  git(workspace, 'init', '-q', '-b', 'main');
  const gates = '[{name: unit, run: npm test}]';
  writeFiles(workspace, {
    'src/cart.js': rows(4),
    '.github/ship.yml': `quality-gate: {coverage-lines: 80, min-tests: 200, gates: ${gates}}\n`,
  });
  git(workspace, 'add', '-A');
  git(workspace, 'commit', '-qm', 'base');
  const base = git(workspace, 'rev-parse', 'HEAD');
  git(workspace, 'checkout', '-qb', 'feature');
  writeFiles(workspace, { 'src/cart.js': `${rows(4)}${'y\n'.repeat(4)}` });
  if (config !== '') writeFiles(workspace, { '.github/ship.yml': config });
  git(workspace, 'add', '-A');
  git(workspace, 'commit', '-qm', 'change');
  const head = git(workspace, 'rev-parse', 'HEAD');
  const repo = { full_name: 'shop/cart' };
  const pull = {
    number: 1,
    title: '',
    html_url: '',
    base: { ref: 'main', sha: base, repo },
    head: { ref: 'feature', sha: head, repo },
  };
  return { workspace, event: { pull_request: pull } };
}

test('coverage of the change, with its uncovered lines annotated', async (context) => {
  const { workspace, event } = pullRequest(context, '{}\n');
  writeFiles(workspace, { 'lcov.info': lcov('src/cart.js', 6, 8) });
  const inputs = { coverage: 'lcov.info', 'coverage-patch': '80' };
  const result = await gate(workspace, inputs, { event, env: { GITHUB_EVENT_NAME: 'pull_request' } });
  assert.equal(result.exitCode, 1);
  assert.equal(result.outputs['coverage-patch'], '50');
  assert.match(
    result.outputs['reasons'] ?? '',
    /^patch_too_low: coverage of the changed lines is 50 % \(2 of 4\), below 80 %$/,
  );
  assert.match(
    result.log,
    /^::notice title=Not covered,file=src\/cart\.js,line=7,endLine=8::Changed lines 7 to 8 are not covered/m,
  );
});

test('a pull request that weakens its own gates is told, and is red where the base or the step says so', async (context) => {
  const weak = 'quality-gate: {gates: [{name: unit, run: "true"}]}\n';
  const { workspace, event } = pullRequest(context, weak);
  const env = { GITHUB_EVENT_NAME: 'pull_request' };
  const warned = await gate(workspace, {}, { event, env });
  assert.equal(warned.exitCode, 0, warned.log);
  assert.deepEqual(warned.outputs['config-weakened']?.split('\n'), [
    '`coverage-lines` goes from 80 to nothing',
    '`min-tests` goes from 200 to nothing',
    'gate `unit` runs something else',
  ]);
  assert.ok(warned.warnings.some((each) => each.includes('gate `unit` runs something else')));
  assert.match(warned.summary, /config|runs something else/);
  const red = await gate(workspace, { 'config-change': 'fail' }, { event, env });
  assert.match(red.outputs['reasons'] ?? '', /config_weakened: gate `unit` runs something else/);
});

const audit = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: {
    minimist: {
      via: [
        {
          source: 1,
          name: 'minimist',
          title: 'Pollution',
          url: 'https://github.com/advisories/GHSA-xvch-5gv4-984h',
          severity: 'critical',
          range: '<1.2.6',
        },
      ],
      fixAvailable: true,
    },
  },
  metadata: {},
});

test('findings are red above the limit, and allowed by an entry that has not expired', async (context) => {
  const workspace = temporaryFolder(context);
  writeFiles(workspace, { 'audit.json': audit });
  const red = await gate(workspace, { findings: 'audit.json' });
  assert.match(
    red.outputs['reasons'] ?? '',
    /^findings_too_severe: 1 finding above max-severity \(medium\): 1 critical; the worst: GHSA-xvch-5gv4-984h in minimist <1\.2\.6$/,
  );
  assert.deepEqual(JSON.parse(red.outputs['findings'] ?? ''), {
    critical: 1,
    high: 0,
    medium: 0,
    low: 0,
    none: 0,
    unknown: 0,
  });
  const allow = '[{id: ghsa-xvch-5gv4-984h, reason: not reachable, expires: 2999-01-01}]';
  assert.equal((await gate(workspace, { findings: 'audit.json', allow })).exitCode, 0);
  const expired = await gate(workspace, { findings: 'audit.json', allow: allow.replace('2999', '2001') });
  assert.equal(expired.exitCode, 1);
  assert.ok(expired.warnings.some((each) => each.includes('expired on 2001-01-01')));
});

const hostile: readonly [fact: string, name: string, text: string][] = [
  [
    'entities that grow',
    'r.xml',
    `<!DOCTYPE t [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]><testsuite><testcase name="&b;"/></testsuite>`,
  ],
  [
    'an external DTD',
    'r.xml',
    '<!DOCTYPE t SYSTEM "http://127.0.0.1:9/x.dtd"><testsuite><testcase name="a"/></testsuite>',
  ],
  ['deep nesting of XML', 'r.xml', '<testsuite>'.repeat(500_000)],
  ['an attribute of 20 MB', 'r.xml', `<testsuite><testcase name="${'x'.repeat(20_000_000)}"/></testsuite>`],
  [
    'NUL bytes',
    'r.xml',
    `<testsuite><testcase name="a"><failure>${'\u0000'.repeat(5_000_000)}</failure></testcase></testsuite>`,
  ],
  ['deep nesting of JSON', 'r.xml', '['.repeat(2_000_000)],
  ['one line of 20 MB', 'r.xml', `1..1\nok 1 ${'a'.repeat(20_000_000)}`],
];
for (const [fact, name, text] of hostile)
  test(`${fact} is read or refused, and soon`, async (context) => {
    const workspace = temporaryFolder(context);
    writeFiles(workspace, { [name]: text });
    const result = await gate(workspace, { junit: name });
    assert.doesNotMatch(result.log, /This is a bug/);
    assert.ok(result.outputs['verdict'] === 'pass' || result.outputs['verdict'] === 'fail', result.log.slice(0, 2000));
    assert.ok(result.milliseconds < 20_000 * slowness(), `${result.milliseconds} ms`);
    assert.ok(Buffer.byteLength(result.summary) < 1024 * 1024);
  });

test('an earlier report is the baseline, and its absence is policy', async (context) => {
  const workspace = temporaryFolder(context);
  writeFiles(workspace, { 'old.info': lcov('a.js', 9, 10), 'new.info': lcov('a.js', 8, 10), 'a.js': rows(10) });
  const inputs = { coverage: 'new.info', 'coverage-baseline': 'old.info', 'coverage-max-drop': '9.99' };
  assert.match(
    (await gate(workspace, inputs)).outputs['reasons'] ?? '',
    /^coverage_dropped: .* from 90 % \(9 of 10\) to 80 % \(8 of 10\)/,
  );
  assert.equal((await gate(workspace, { ...inputs, 'coverage-max-drop': '10' })).exitCode, 0);
  const missing = { ...inputs, 'coverage-baseline': 'gone.info' };
  const warned = await gate(workspace, missing);
  assert.equal(warned.exitCode, 0);
  assert.ok(warned.warnings.some((each) => each.startsWith('baseline_missing')));
  assert.equal((await gate(workspace, { ...missing, 'on-missing-baseline': 'fail' })).exitCode, 1);
});

test('a gate that runs alone streams, masks what it says is secret, and its linter annotates', async (context) => {
  const workspace = temporaryFolder(context);
  const said =
    'first\n::add-mask::hunter2-hunter2\nit is hunter2-hunter2\n::error file=src/a.js,line=1::no x\n::error::forged\n';
  writeFiles(workspace, { 'src/a.js': 'x\n', said });
  const result = await gate(workspace, { gates: '[{name: lint, run: "cat said; exit 1"}]' });
  assert.match(result.log, /▶ lint: started\nfirst\n/);
  assert.match(result.log, /it is \*\*\*/);
  // The runner is told once.
  assert.equal(result.log.match(/hunter2-hunter2/g)?.length, 1);
  assert.ok(result.errors.includes('no x') && !result.errors.includes('forged'), result.log);
});

test('a report in the wrong place and a format that is not read are named', async (context) => {
  const workspace = temporaryFolder(context);
  writeFiles(workspace, { 'a.info': lcov('a.js', 1, 1), 'n.xml': '<test-run/>' });
  const { reasons } = (await gate(workspace, { junit: 'a.info\nn.xml' })).outputs;
  assert.match(
    reasons ?? '',
    /"a\.info" is a coverage report: name it under `coverage`\n.*"n\.xml" is NUnit XML, which is not supported: write TRX/,
  );
});

test('a gate whose folder is a package reads names below it', async (context) => {
  const workspace = temporaryFolder(context);
  const files = ['a', 'b'].flatMap((name) => [
    [`${name}/src/index.js`, rows(4)],
    [`${name}/made.info`, lcov('src/index.js', name === 'a' ? 4 : 1, 4)],
  ]);
  writeFiles(workspace, Object.fromEntries(files) as Record<string, string>);
  const gates = ['a', 'b'].map((name) => ({
    name,
    run: 'cat made.info > lcov.info',
    'working-directory': name,
    coverage: 'lcov.info',
  }));
  const { outputs } = await gate(workspace, { gates: JSON.stringify(gates) });
  assert.equal(outputs['coverage-lines'], '62.5');
  assert.equal(path.isAbsolute(outputs['report'] ?? ''), true);
});
