// Names by tables: what is taken, and what to write instead.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  copyProblems,
  loginProblems,
  nameProblems,
  platformProblems,
  versionProblems,
} from '../../../src/build-push-image/inputs/names.ts';
import type { Problem } from '../../../src/domain/action-error.ts';
import { cpuMilliseconds } from '../../fakes/cpu-time.ts';

const taken: readonly [title: string, problems: readonly Problem[]][] = [
  ['names', nameProblems({ repository: 'shop/checkout-service', registry: '127.0.0.1:5000' })],
  ['no names', nameProblems({ repository: undefined, registry: undefined })],
  [
    'places',
    copyProblems(['ghcr.io/shop/app', 'localhost:5000/a'], ['eu-central-1', 'us-gov-west-1', 'ap-southeast-2']),
  ],
  ['platforms', platformProblems(['linux/amd64, linux/arm/v7'])],
  ['a version', versionProblems('v2.4.1-rc.1')],
  ['a login', loginProblems({ username: 'a', password: 'b', registry: 'r.io' })],
];
for (const [title, problems] of taken) test(`${title} are taken`, () => assert.deepEqual(problems, []));

const refused: readonly [title: string, problems: readonly Problem[], fix: RegExp][] = [
  [
    'capitals of an expression',
    nameProblems({ repository: 'Shop/App', registry: undefined }),
    /`repository: shop\/app`.*github\.repository/,
  ],
  [
    'a whole URI',
    nameProblems({ repository: '1.dkr.ecr.eu-west-1.amazonaws.com/shop/app:v1', registry: undefined }),
    /`repository: shop\/app`/,
  ],
  ['a URL', nameProblems({ repository: 'app', registry: 'HTTPS://r.io/v2/' }), /`registry: r\.io`/],
  ['a place with a tag', copyProblems(['ghcr.io/shop/app:v1'], []), /without a tag/],
  ['a place of Docker Hub', copyProblems(['shop/app'], []), /registry\/repository/],
  ['a zone', copyProblems([], ['eu-central-1a']), /one per line/],
];
for (const [title, problems, fix] of refused)
  test(`${title} gets what to write`, () => {
    assert.equal(problems.length, 1);
    assert.match(problems[0]?.fix ?? '', fix);
  });

test('a place whose host is none says so', () => {
  assert.match(copyProblems(['a..b/shop/app'], [])[0]?.what ?? '', /to: "a\.\.b" is not a host\[:port\]$/);
});

test('a long name is refused at once', () => {
  const started = cpuMilliseconds();
  assert.equal(nameProblems({ repository: 'a-'.repeat(50_000), registry: 'a-'.repeat(50_000) }).length, 2);
  assert.ok(cpuMilliseconds() - started < 500);
});
