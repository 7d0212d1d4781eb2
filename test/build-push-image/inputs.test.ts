// What the inputs refuse before anything is asked, each by its own code and with what to write instead.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findInputProblems, type ImageInputs } from '../../src/build-push-image/inputs.ts';
import { givenInputs } from './given-inputs.ts';

const problemsOf = (over: Partial<ImageInputs>): string[] =>
  findInputProblems(givenInputs(over)).map(({ code, fix }) => `${code}: ${fix ?? ''}`);

const refused: readonly [Partial<ImageInputs>, RegExp][] = [
  [{ repository: 'ghcr.io/shop/app' }, /repository_host: Write `registry: ghcr\.io` and `repository: shop\/app`/],
  [{ repository: 'localhost/app' }, /repository_host/],
  [{ repository: 'r:5000/app:v1' }, /repository_host: Write `registry: r:5000` and `repository: app`/],
  [{ repository: 'Shop/App' }, /repository_invalid: Write `repository: shop\/app`/],
  [{ repository: 'shop/app:v1' }, /repository_invalid: Write `repository: shop\/app`; tags have/],
  [{ repository: 'shop//app' }, /repository_invalid/],
  [{ registry: 'https://r.io/' }, /registry_invalid: Write `registry: r\.io`/],
  [{ registry: 'r.io/shop' }, /registry_invalid: Write `registry: r\.io`/],
  [{ tags: ['v1+2'] }, /tag_invalid/],
  [{ version: '2.4' }, /version_invalid/],
  [{ version: 'v2.4.1+7' }, /tag_invalid: Write `version: 2\.4\.1`/],
  [{ 'build-args': ['NAME'] }, /pair_invalid/],
  [{ labels: ['=x'] }, /pair_invalid/],
  [{ platforms: ['linux/amd64,arm'] }, /platform_invalid/],
  [{ username: 'ci' }, /login_incomplete: Give both/],
  [{ password: 'x' }, /login_incomplete: Give both/],
  [{ username: 'ci', password: 'x' }, /login_incomplete: Give `registry/],
];

test('each bad input is refused by its own code', () => {
  for (const [over, expected] of refused) {
    const found = problemsOf(over);
    assert.equal(found.length, 1, JSON.stringify([over, found]));
    assert.match(found[0] ?? '', expected);
  }
});

test('good inputs are taken, all at once', () => {
  const good: Partial<ImageInputs> = {
    registry: '127.0.0.1:5000',
    username: 'ci',
    password: 'x',
    'build-args': ['A=', 'B=c=d'],
    platforms: ['linux/amd64, linux/arm/v7'],
    version: 'v2.4.1-rc.1',
    tags: ['semver-sha', '{branch}'],
  };
  assert.deepEqual(problemsOf(good), []);
  assert.deepEqual(problemsOf({}), []);
});

test('all faults are told together', () => {
  const all = { repository: 'A', registry: 'https://r.io', tags: ['+'] };
  assert.equal(problemsOf(all).length, 3);
});

test('a secret without a name is refused and not quoted', () => {
  const [problem] = findInputProblems(givenInputs({ secrets: ['opensesame'] }));
  assert.equal(problem?.code, 'pair_invalid');
  assert.ok(!JSON.stringify(problem).includes('opensesame'));
});
