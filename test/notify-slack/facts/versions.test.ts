// Which version is the run's commit, and under which names git may know another.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findPullNumber } from '../../../src/notify-slack/deployment.ts';
import { reasonWords } from '../../../src/notify-slack/facts/reasons.ts';
import {
  commitIn,
  findSubjectVersion,
  namesSame,
  revisionsOf,
  shortVersion,
} from '../../../src/notify-slack/facts/versions.ts';
import { cpuMilliseconds } from '../../fakes/cpu-time.ts';
import { sha } from '../sample.ts';

const named = {
  version: undefined,
  sourceCommit: undefined,
  imageTag: undefined,
  imageDigest: undefined,
  service: 'checkout',
};
const run = { commit: sha, gitTag: undefined, pullNumber: undefined };
const digest = `sha256:${'ab'.repeat(32)}`;
const other = 'b'.repeat(40);

type Names = Partial<Record<keyof typeof named, string>>;
const rows: readonly [
  names: Names,
  run: object,
  version: string | undefined,
  isRun: boolean,
  first: string | undefined,
][] = [
  [{}, {}, sha, true, sha],
  [{ version: 'a7f3c92' }, {}, 'a7f3c92', true, sha],
  [{ version: sha }, {}, sha, true, sha],
  [{ imageTag: 'v2.4.1-a7f3c92' }, {}, 'v2.4.1-a7f3c92', true, sha],
  [{ imageTag: 'a7f3c92-20260119142345' }, {}, 'a7f3c92-20260119142345', true, sha],
  [{ imageTag: 'build-17-a7f3c92' }, {}, 'build-17-a7f3c92', true, sha],
  [{ version: 'v2.3.9' }, {}, 'v2.3.9', false, 'v2.3.9'],
  [{ version: '2.3.9' }, { gitTag: 'v2.3.9' }, '2.3.9', true, sha],
  [{ version: 'v2.3.9' }, { gitTag: 'checkout/v2.3.9' }, 'v2.3.9', true, sha],
  [{ version: 'v2.3.9' }, { gitTag: 'v2.4.0' }, 'v2.3.9', false, 'v2.3.9'],
  [{ version: '9c1d2e3' }, {}, '9c1d2e3', false, '9c1d2e3'],
  [{ version: 'v2.3.9-9c1d2e3' }, {}, 'v2.3.9-9c1d2e3', false, '9c1d2e3'],
  [{ version: 'pr-15' }, { pullNumber: 15 }, 'pr-15', true, sha],
  [{ version: 'pr-15' }, { pullNumber: 16 }, 'pr-15', false, undefined],
  [{ version: 'latest' }, {}, 'latest', false, undefined],
  [{ version: 'main' }, {}, 'main', false, undefined],
  [{ imageDigest: digest }, {}, 'sha256:abababababab', false, undefined],
  [{ imageDigest: digest, sourceCommit: sha }, {}, sha, true, sha],
  [{ version: 'v2.3.9', sourceCommit: other }, {}, 'v2.3.9', false, other],
  [{ version: 'v2.3.9', sourceCommit: sha }, {}, 'v2.3.9', true, sha],
  [{ version: 'v2.3.9-9c1d2e3', sourceCommit: sha }, {}, 'v2.3.9-9c1d2e3', false, '9c1d2e3'],
  [{ version: 'a7f3c92' }, { commit: undefined }, 'a7f3c92', false, 'a7f3c92'],
  [{}, { commit: undefined }, undefined, false, undefined],
];

for (const [names, change, version, isRun, first] of rows) {
  test(`${JSON.stringify(names)} in ${JSON.stringify(change)} is ${version}, ${isRun ? 'the commit of the run' : 'another'}`, () => {
    const subject = findSubjectVersion({ ...named, ...names }, { ...run, ...change });
    assert.deepEqual([subject.version, subject.isRunCommit, subject.revisions[0]], [version, isRun, first]);
  });
}

test('a version is looked for with and without v, and under the prefix of the service', () => {
  assert.deepEqual(revisionsOf('2.3.9', 'checkout'), ['2.3.9', 'v2.3.9', 'checkout/v2.3.9', 'checkout-v2.3.9']);
  assert.deepEqual(revisionsOf('v2.3.9', 'x'), ['v2.3.9', '2.3.9', 'x/v2.3.9', 'x-v2.3.9']);
});

const pairs: readonly [a: string, b: string, same: boolean][] = [
  ['v2.3.9', '2.3.9', true],
  ['a7f3c92', sha, true],
  ['v2.4.1-a7f3c92', sha, true],
  ['v2.4.1-a7f3c92', 'a7f3c92', true],
  ['v2.4.1-a7f3c92', 'v2.4.1', false],
  ['v2.4.1-a7f3c92', 'v2.4.0-a7f3c92', false],
  ['v2.4.1', 'v2.3.9', false],
  ['', '', false],
];

for (const [a, b, same] of pairs) {
  test(`${a} and ${b} are ${same ? 'the same' : 'not the same'}`, () => assert.equal(namesSame(a, b), same));
}

test('people read seven characters of a commit', () => {
  assert.deepEqual([shortVersion(sha), shortVersion('v2.4.1-a7f3c92')], ['a7f3c92', 'v2.4.1-a7f3c92']);
});

test('very long hostile versions cost no time', () => {
  const began = cpuMilliseconds();
  for (const unit of ['1', '1.', 'a', 'a-', '-', 'v1.1.1-', '\r', ' ', 'a7f3c92-', '.+'])
    for (const read of [
      commitIn,
      (text: string) => revisionsOf(text, 'x'),
      (text: string) => namesSame(text, `${text}0`),
      shortVersion,
    ])
      read(unit.repeat(300_000));
  for (const unit of ['a', '_', ' ', ';', 'timeout; ', '\n']) reasonWords(unit.repeat(300_000));
  for (const unit of ['/pull/1', '/', '1']) findPullNumber(unit.repeat(300_000));
  assert.ok(cpuMilliseconds() - began < 5000);
});
