// What the inputs refuse before anything is asked, each by its own code and with what to write instead.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type BuildPushImageInputs, findInputProblems } from '../../src/build-push-image/inputs.ts';
import { givenInputs } from './given-inputs.ts';

const problemsOf = (over: Partial<BuildPushImageInputs>): string[] =>
  findInputProblems(givenInputs(over)).map(({ code, fix }) => `${code}: ${fix ?? ''}`);

const refused: readonly [Partial<BuildPushImageInputs>, RegExp][] = [
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
  [{ tags: ['sha,latest'] }, /tag_invalid: Write one tag per line: `sha`, `latest`/],
  [{ tags: ['type=sha'] }, /tag_invalid: .*write `sha`/],
  [{ tags: ['type=raw,value=latest'] }, /tag_invalid: .*write `latest`/],
  [{ tags: ['r.io/shop/app:v1'] }, /tag_invalid: Write the tag alone, `v1`/],
  [{ 'copy-to': ['shop/app'] }, /copy_invalid/],
  [{ 'copy-to': ['ghcr.io/Shop/App'] }, /copy_invalid/],
  [{ regions: ['Frankfurt'] }, /region_invalid/],
  [{ dockerfile: 'a', file: 'b' }, /inputs_conflict/],
  [{ promote: 'a b' }, /promote_invalid/],
  [{ merge: ['latest'] }, /merge_invalid/],
  [{ promote: 'v1', merge: [`sha256:${'a'.repeat(64)}`] }, /inputs_conflict/],
  [{ promote: 'v1', push: 'false' }, /inputs_conflict: Leave `push` out/],
  [{ 'kms-key': 'alias/x' }, /inputs_conflict/],
  [{ allow: [{ id: 'CVE-1', reason: 'x' }] }, /inputs_conflict/],
  [{ isolation: 'chroot', engine: 'docker' }, /inputs_conflict/],
  [{ 'secret-envs': ['A/B=C'] }, /pair_invalid/],
];

for (const [over, expected] of refused)
  test(`${JSON.stringify(over)} is refused by its own code`, () => {
    const found = problemsOf(over);
    assert.equal(found.length, 1, JSON.stringify(found));
    assert.match(found[0] ?? '', expected);
  });

test('good inputs are taken, all at once', () => {
  const good: Partial<BuildPushImageInputs> = {
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

const cutSecrets: readonly [title: string, secrets: string[], code: string][] = [
  ['without a name', ['opensesame'], 'pair_invalid'],
  ['whose name is a piece of one', ['A=x', 'opensesame/+=='], 'pair_invalid'],
  ['that is the first line of a key', ['KEY=-----BEGIN opensesame-----'], 'pair_invalid'],
  ['given twice', ['A=opensesame', 'A=x'], 'secret_twice'],
];
for (const [title, secrets, code] of cutSecrets)
  test(`a secret ${title} is refused and not quoted`, () => {
    const problems = findInputProblems(givenInputs({ secrets }));
    assert.deepEqual(
      problems.map((problem) => problem.code),
      [code],
    );
    assert.ok(!JSON.stringify(problems).includes('opensesame'));
  });

test('a whole key is taken', () => {
  const secrets = ['KEY=-----BEGIN KEY-----\nabc\n-----END KEY-----'];
  assert.deepEqual(findInputProblems(givenInputs({ secrets })), []);
});
