// Promised reports on a real disk: kept, broken, and old promises.

import assert from 'node:assert/strict';
import { symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {
  type Beginning,
  findBeforehand,
  type Promised,
  readEvidence,
} from '../../../src/quality-gate/evidence/evidence.ts';
import { temporaryFolder, writeFiles } from '../../fakes/folder.ts';

const green = '<testsuite><testcase name="a"/></testsuite>';
const lcov = 'SF:a.js\nDA:1,1\nend_of_record\n';
const files = {
  'r/green.xml': green,
  'r/none.xml': '<testsuite/>',
  'r/skipped.xml': '<testsuite><testcase name="a"><skipped/></testcase></testsuite>',
  'r/empty.xml': '',
  'r/cut.xml': green.slice(0, -3),
  'r/other.json': '{"numTotalTests": 3}',
  'c/lcov.info': lcov,
  'c/cut.info': lcov.slice(0, 12),
  'api/r/green.xml': green,
};

const promises: readonly [fact: string, promise: Partial<Promised>, faults: string[]][] = [
  ['a kept promise', { junit: ['r/green.xml'], coverage: ['c/lcov.info'] }, []],
  ['no file', { junit: ['r/gone*.xml'] }, ['report_missing']],
  ['a folder', { junit: ['r'] }, ['report_missing']],
  ['an empty file', { junit: ['r/empty.xml'], coverage: ['r/empty.xml'] }, ['report_empty', 'report_empty']],
  ['a cut file', { junit: ['r/cut.xml'], coverage: ['c/cut.info'] }, ['report_unreadable', 'report_unreadable']],
  [
    'another format',
    { junit: ['r/other.json'], coverage: ['r/green.xml'] },
    ['report_unreadable', 'report_unreadable'],
  ],
  ['no test', { junit: ['r/none.xml'] }, ['tests_none']],
  ['only skipped tests', { junit: ['r/skipped.xml'] }, ['tests_none']],
  ['no test where none is demanded', { junit: ['r/none.xml'], fewestTests: 0 }, []],
  ['one empty shard of two', { junit: ['r/{green,none}.xml'] }, []],
  ['one cut shard of two', { junit: ['r/{green,cut}.xml'] }, ['report_unreadable']],
  ['each pattern for itself', { junit: ['r/green.xml', 'r/none.xml', 'r/gone.xml'] }, ['tests_none', 'report_missing']],
];

const promisedIn = (workspace: string, promise: Partial<Promised>): Promised => ({
  workspace,
  folder: workspace,
  junit: [],
  coverage: [],
  findings: [],
  fewestTests: 1,
  ...promise,
});

for (const [fact, promise, faults] of promises)
  test(`a promise with ${fact} has ${faults.length === 0 ? 'no fault' : faults.join(', ')}`, async (context) => {
    const workspace = temporaryFolder(context);
    writeFiles(workspace, files);
    const evidence = await readEvidence(promisedIn(workspace, promise), undefined);
    assert.deepEqual(
      evidence.faults.map((fault) => fault.code),
      faults,
    );
  });

test('a scan that failed is a fault, a scan with gaps a remark', async (context) => {
  const workspace = temporaryFolder(context);
  const skipped = { name: 'a', skip_reason: 'x' };
  writeFiles(workspace, {
    'none.json': JSON.stringify({ dependencies: [skipped], fixes: [] }),
    'some.json': JSON.stringify({ dependencies: [skipped, { name: 'b', vulns: [] }], fixes: [] }),
  });
  const { faults, remarks, findings } = await readEvidence(promisedIn(workspace, { findings: ['*.json'] }), undefined);
  assert.deepEqual(
    [faults.map((each) => each.code), remarks.map((each) => each.code), findings.size],
    [['scan_failed'], ['scan_incomplete'], 2],
  );
  assert.match(faults[0]?.text ?? '', /^"none\.json" audited none/);
});

test('a report of another kind is told where it belongs', async (context) => {
  const workspace = temporaryFolder(context);
  writeFiles(workspace, files);
  const { faults } = await readEvidence(promisedIn(workspace, { junit: ['c/lcov.info'] }), undefined);
  assert.equal(faults[0]?.text, '"c/lcov.info" is a coverage report: name it under `coverage`');
});

test('of a link out of the workspace nothing is quoted, and none leads to /proc', async (context) => {
  const workspace = temporaryFolder(context);
  const outside = temporaryFolder(context);
  writeFiles(outside, { secret: 'top-secret words', 'green.xml': green });
  for (const [name, target] of [
    ['a', 'secret'],
    ['b', 'green.xml'],
  ] as const)
    symlinkSync(path.join(outside, target), path.join(workspace, name));
  symlinkSync('/proc/self/environ', path.join(workspace, 'c'));
  const { faults, tests } = await readEvidence(promisedIn(workspace, { junit: ['a', 'b', 'c'] }), undefined);
  assert.deepEqual(
    faults.map((each) => each.text),
    [
      '"a" is a link to a file outside the workspace that cannot be read as a report',
      '"c" is a link into /proc, /sys or /dev',
    ],
  );
  assert.equal(tests.size, 1);
});

test('a pattern starts at the working-directory, and says when a file lies elsewhere', async (context) => {
  const workspace = temporaryFolder(context);
  writeFiles(workspace, files);
  const folder = path.join(workspace, 'api');
  const kept = await readEvidence(promisedIn(workspace, { folder, junit: ['r/green.xml'] }), undefined);
  assert.deepEqual([...kept.tests.keys()], [path.join(folder, 'r/green.xml')]);
  const broken = await readEvidence(promisedIn(workspace, { folder, junit: ['r/skipped.xml'] }), undefined);
  assert.match(
    broken.faults[0]?.text ?? '',
    /in "api"; 1 file elsewhere in the workspace would match, but patterns start at the gate's working-directory/,
  );
});

test('a report that lay there before the gate is no evidence, also beside a fresh one', async (context) => {
  const workspace = temporaryFolder(context);
  writeFiles(workspace, { 'r/old.xml': green, 'r/new.xml': green });
  const promised = promisedIn(workspace, { junit: ['r/*.xml'] });
  const beginning: Beginning = { before: await findBeforehand(promised), startedMs: Date.now() };
  const untouched = await readEvidence(promised, beginning);
  assert.deepEqual([untouched.tests.size, untouched.faults.map((fault) => fault.code)], [0, ['report_stale']]);
  writeFiles(workspace, { 'r/new.xml': `${green}\n` });
  const partly = await readEvidence(promised, beginning);
  assert.deepEqual([...partly.tests.keys()], [path.join(workspace, 'r/new.xml')]);
  assert.match(partly.faults[0]?.text ?? '', /"r\/old.xml" is older than the gate's start/);
  writeFiles(workspace, { 'r/old.xml': `${green}\n` });
  assert.deepEqual((await readEvidence(promised, beginning)).faults, []);
});

test('a new file with an old time is stale', async (context) => {
  const workspace = temporaryFolder(context);
  const promised = promisedIn(workspace, { coverage: ['c.info'] });
  writeFiles(workspace, { 'c.info': lcov });
  utimesSync(path.join(workspace, 'c.info'), 1_700_000_000, 1_700_000_000);
  const evidence = await readEvidence(promised, { before: [], startedMs: Date.now() });
  assert.deepEqual(
    evidence.faults.map((fault) => fault.code),
    ['report_stale'],
  );
});
