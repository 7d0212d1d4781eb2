// What the log says at the end of a bump.

import assert from 'node:assert/strict';
import test from 'node:test';
import { announce } from '../../src/bump-manifest/announcement.ts';
import type { BumpResult } from '../../src/bump-manifest/report.ts';
import type { Job } from '../../src/domain/job.ts';

/** The lines that a result makes, each behind its kind. */
function linesOf(result: Partial<BumpResult>): string[] {
  const lines: string[] = [];
  const say = (kind: string) => (text: string) => void lines.push(`${kind}: ${text}`);
  const group = (title: string, text: string) => void lines.push(`${title}: ${text}`);
  const log = { warning: say('warning'), info: say('info'), group };
  const plan = {
    files: [],
    places: [],
    image: 'r.io/app:v2',
    previousImage: 'r.io/app:v1',
    warnings: ['careful'],
    remarks: ['by the way'],
  };
  const whole = {
    outcome: 'bumped',
    occasion: 'bump',
    service: 'app',
    diff: '',
    attempts: 1,
    dryRun: false,
    ...result,
  };
  announce({ plan, ...whole } as BumpResult, { log } as unknown as Job);
  return lines;
}

test('warnings come first, then the diff, then what was done and where', () => {
  const lines = linesOf({ diff: '-v1\n+v2', manifestSha: 'abc' });
  assert.deepEqual(lines.slice(0, 3), ['warning: careful', 'info: by the way', 'Diff: -v1\n+v2']);
  assert.match(lines[3] ?? '', /app.*v2/);
  assert.equal(lines[4], 'info: Manifests commit: abc');
});

for (const [isFinal, end] of [
  [false, ' `force: true` overrides.'],
  [true, ''],
] as const)
  test(`superseded is a warning, ${isFinal ? 'and `force` is no advice where it does not help' : 'and says what overrides it'}`, () => {
    const [, , line = ''] = linesOf({ outcome: 'superseded', reason: 'newer', isFinal });
    assert.match(line, /^warning: Superseded: .*newer/);
    assert.ok(line.endsWith(`.${end}`), line);
  });
