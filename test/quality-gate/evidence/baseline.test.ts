// An earlier report, whole or missing.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readBaseline } from '../../../src/quality-gate/evidence/baseline.ts';
import { temporaryFolder, writeFiles } from '../../fakes/folder.ts';

const lcov = 'SF:a.js\nDA:1,1\nDA:2,0\nend_of_record\n';

test('the totals of an earlier report', async (context) => {
  const root = temporaryFolder(context);
  writeFiles(root, { 'base/lcov.info': lcov });
  const baseline = await readBaseline(['base/*.info'], root);
  assert.deepEqual(baseline, {
    totals: { lines: { covered: 1, total: 2 }, branches: undefined, functions: undefined },
  });
  assert.equal(await readBaseline([], root), undefined);
});

const missing: readonly [fact: string, text: string | undefined, why: RegExp][] = [
  ['no file', undefined, /no file matches "base\.info"/],
  ['a cut file', lcov.slice(0, 16), /"base\.info" is truncated/],
  ['a test report', '<testsuite/>', /"base\.info" is not a coverage report/],
];
for (const [fact, text, why] of missing)
  test(`${fact} is a missing baseline`, async (context) => {
    const root = temporaryFolder(context);
    if (text !== undefined) writeFiles(root, { 'base.info': text });
    const baseline = await readBaseline(['base.info'], root);
    assert.ok(baseline !== undefined && 'missing' in baseline);
    assert.match(baseline.missing, why);
  });
