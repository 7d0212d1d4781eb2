// Coverage of changed lines.

import assert from 'node:assert/strict';
import test from 'node:test';
import { emptyCoverage, type FileCoverage } from '../../../src/quality-gate/reports/coverage/coverage.ts';
import { Marks } from '../../../src/quality-gate/reports/coverage/marks.ts';
import { describePatch, judgePatch, measurePatch } from '../../../src/quality-gate/verdict/patch-judgement.ts';

function file(marks: string): FileCoverage {
  const coverage = emptyCoverage();
  [...marks].forEach((mark, at) => {
    if (mark !== ' ') coverage.lines.mark(at + 1, mark === '+');
  });
  return coverage;
}
const change = (lines: Record<string, [number, number][]>) => ({ lines: new Map(Object.entries(lines)), base: 'main' });
const files = new Map([['a.js', file('++--  -')]]);

test('only changed lines that can be covered count; uncovered ones follow each other in ranges', () => {
  const patch = measurePatch(
    change({
      'a.js': [
        [2, 6],
        [7, 9],
      ],
      'b.md': [[1, 9]],
    }),
    files,
  );
  assert.deepEqual(patch.count, { covered: 1, total: 4 });
  assert.deepEqual(patch.uncovered, [
    { file: 'a.js', first: 3, last: 4 },
    { file: 'a.js', first: 7, last: 7 },
  ]);
});

test('lines come from the places of formats that count something else', () => {
  const places = new Marks();
  places.mark(3, true);
  const go = new Map([['a.go', { ...emptyCoverage(), places }]]);
  assert.deepEqual(measurePatch(change({ 'a.go': [[1, 5]] }), go).count, { covered: 1, total: 1 });
});

test('changed source files that no report names are listed, tests are not', () => {
  const patch = measurePatch(
    change({ 'new.js': [[1, 3]], 'a.test.js': [[1, 1]], 'test/x.js': [[1, 1]], 'd.md': [[1, 1]] }),
    files,
  );
  assert.deepEqual(patch.unlisted, ['new.js']);
});

const patch = (covered: number, total: number, unlisted: string[] = []) => ({
  count: total === 0 ? undefined : { covered, total },
  base: 'main',
  uncovered: [],
  unlisted,
});
const judged: readonly [
  fact: string,
  patch: Parameters<typeof judgePatch>[0],
  minLines: number,
  named: boolean,
  code: string | undefined,
][] = [
  ['enough', patch(4, 5), 0, true, undefined],
  ['too little', patch(3, 5), 0, true, 'patch_too_low'],
  ['too little of too few lines', patch(0, 4), 5, true, undefined],
  ['no changed line that can be covered', patch(0, 0), 0, true, undefined],
  ['no report that names lines', patch(0, 0), 0, false, 'coverage_missing'],
  ['an unknown change', { unknown: 'why' }, 0, true, 'change_unknown'],
];
for (const [fact, given, minLines, named, code] of judged)
  test(`${fact}: ${code ?? 'pass'}`, () => {
    assert.equal(judgePatch(given, { percent: 80, minLines }, named).reasons[0]?.code, code);
    assert.deepEqual(judgePatch(given, { percent: undefined, minLines }, named).reasons, []);
  });

test('an unlisted file is a warning, and the words say what was measured', () => {
  assert.equal(
    judgePatch(patch(1, 1, ['new.js']), { percent: 80, minLines: 0 }, true).warnings[0]?.code,
    'change_unlisted',
  );
  assert.equal(
    describePatch(patch(0, 0), { percent: 80, minLines: 0 }),
    'no changed line can be covered (against main)',
  );
  assert.match(
    describePatch(patch(1, 2), { percent: 80, minLines: 5 }),
    /^50 % \(1 of 2\) of the changed lines \(against main\); fewer than/,
  );
});
