// Branch, title and body of a pull request, and whose commits a branch holds.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import test from 'node:test';
import fc from 'fast-check';
import type { ShipRecord } from '../../../src/bump-manifest/history/ship-record.ts';
import {
  findForeign,
  pullRequestBody,
  pullRequestBranch,
  pullRequestTitle,
  withdrawnBody,
} from '../../../src/bump-manifest/proposal/words.ts';
import { orThrow } from '../../../src/domain/action-error.ts';

const record: ShipRecord = {
  service: 'checkout-service',
  environment: 'production',
  images: ['registry.example.com/shop/checkout-service:a7f3c92'],
  previousImages: ['registry.example.com/shop/checkout-service:old'],
  sourceRepository: 'shop/checkout-service',
  sourceCommit: 'a'.repeat(40),
  run: 'https://github.com/shop/checkout-service/actions/runs/7',
  actor: 'ann',
  rollback: false,
  files: ['a.yaml'],
};
const facts = {
  record,
  diff: '-a\n+b\n',
  previousSourceCommit: 'b'.repeat(40),
  serverUrl: 'https://github.com',
  actor: 'ann',
};

const branches: [string, string | undefined, RegExp][] = [
  ['checkout-service', 'production', /^ship\/production\/checkout-service$/],
  ['checkout-service', undefined, /^ship\/any\/checkout-service$/],
  ['a b', 'prod', /^ship\/prod\/a-b-[0-9a-f]{8}$/],
  ['team/a', 'prod', /^ship\/prod\/team-a-[0-9a-f]{8}$/],
  ['x.lock', 'prod', /^ship\/prod\/x-lock-[0-9a-f]{8}$/],
  ['日本', '..', /^ship\/x-[0-9a-f]{8}\/x-[0-9a-f]{8}$/],
];
for (const [service, environment, expected] of branches)
  test(`${service} in ${environment} is proposed on ${expected.source}`, () =>
    assert.match(pullRequestBranch(service, environment), expected));

test('any service and environment make a legal branch, and others another one', () => {
  const names = fc.string({ unit: 'binary', minLength: 1, maxLength: 120 });
  const made = new Map<string, string>();
  fc.assert(
    fc.property(names, names, (service, environment) => {
      const branch = pullRequestBranch(service, environment);
      assert.match(branch, /^ship\/[A-Za-z0-9_][A-Za-z0-9._-]*\/[A-Za-z0-9_][A-Za-z0-9._-]*$/);
      assert.doesNotMatch(branch, /\.\.|\.lock(?:\/|$)|\.(?:\/|$)/);
      const pair = JSON.stringify([service, environment]);
      assert.equal(made.get(branch) ?? pair, pair);
      made.set(branch, pair);
    }),
  );
  for (const branch of [...made.keys()].slice(0, 20)) execFileSync('git', ['check-ref-format', `refs/heads/${branch}`]);
});

test('the title is the subject, or the filled template, on one line of at most 256 characters', () => {
  assert.equal(orThrow(pullRequestTitle(record, 'chore: x', undefined)), 'chore: x');
  const template = '{service} {previous-version} → {version} in {environment}';
  assert.equal(orThrow(pullRequestTitle(record, '', template)), 'checkout-service old → a7f3c92 in production');
  assert.equal(orThrow(pullRequestTitle(record, 'x\ny'.repeat(300), undefined)).length, 256);
  assert.match(pullRequestTitle(record, '', '{servce}').problems[0]?.what ?? '', /servce/);
});

test('the body links the commit, the change and the run, and shows the diff', () => {
  const body = pullRequestBody(facts);
  assert.match(body, /^Bumps \*\*checkout-service\*\* in \*\*production\*\* to `a7f3c92`/);
  assert.ok(body.includes(`](https://github.com/shop/checkout-service/commit/${'a'.repeat(40)})`));
  assert.ok(
    body.includes(
      `[bbbbbbb…aaaaaaa](https://github.com/shop/checkout-service/compare/${'b'.repeat(40)}...${'a'.repeat(40)})`,
    ),
  );
  assert.ok(body.includes('(https://github.com/shop/checkout-service/actions/runs/7)'));
  assert.ok(body.includes('```diff\n-a\n+b\n```'));
});

test('a roll-back says so, and compares the other way round', () => {
  const body = pullRequestBody({ ...facts, record: { ...record, rollback: true } });
  assert.match(body, /^Rolls back \*\*checkout-service\*\*/);
  assert.ok(body.includes(`compare/${'a'.repeat(40)}...${'b'.repeat(40)}`));
});

test('what is not known is left out', () => {
  const bare = { ...record, environment: undefined, sourceCommit: undefined, run: undefined, previousImages: [] };
  const body = pullRequestBody({ ...facts, record: bare, previousSourceCommit: undefined, actor: undefined });
  assert.doesNotMatch(body, /Environment|Source commit|Changes|Run|Started|Before|undefined/);
});

test('foreign text renders as text, and no link leaves http', () => {
  const evil = { ...record, service: '</td><img src=x>@ann', run: 'javascript:alert(1)' };
  const [body = '', ...more] = pullRequestBody({
    ...facts,
    record: evil,
    actor: '[x](http://evil)|',
    diff: '````\n</details>',
  }).split(/<!--[\s\S]*-->$/);
  assert.deepEqual(more, ['']);
  assert.doesNotMatch(body.replace(/`{5}diff[\s\S]*`{5}/, ''), /<img|<\/td>|@ann|\]\(javascript|\[x\]\(/);
});

test('the body stays below what GitHub takes', () => {
  assert.ok(pullRequestBody({ ...facts, diff: '+x\n'.repeat(100_000) }).length < 65_536);
  const many = { ...record, images: Array.from({ length: 3000 }, (_, at) => `registry.example.com/shop/s${at}:1`) };
  assert.ok(pullRequestBody({ ...facts, record: many, diff: '+x\n'.repeat(100_000) }).length < 65_536);
  assert.ok(withdrawnBody('main', 'x'.repeat(65_000)).length < 65_536);
});

const commit = (message: string, parents = ['p']) => ({
  oid: 'o'.repeat(40),
  message,
  parents,
  author: 'Bob',
  isRewritten: false,
  verified: false,
});
const own = 'chore: bump\n\nShip-Service: checkout-service\nShip-Environment: production';
const foreign: [string, ReturnType<typeof commit>[], boolean][] = [
  ['no commits', [], false],
  ['our own', [commit(own), commit(own)], false],
  ["somebody's", [commit(own), commit('fix: by hand')], true],
  ['ours of another environment', [commit(own.replace('production', 'staging'))], true],
  ['ours of another service', [commit(own.replace('checkout-service', 'worker'))], true],
  ["GitHub's merge of the base", [commit("Merge branch 'main' into ship/x", ['p', 'q']), commit(own)], false],
  ['our own that somebody amended', [{ ...commit(own), isRewritten: true }], true],
  ['a commit that only claims to be that', [commit("Merge branch 'main' into ship/x")], true],
  ['a merge of another branch', [commit("Merge branch 'evil' into ship/x", ['p', 'q'])], true],
];
for (const [what, commits, expected] of foreign)
  test(`${what}: ${expected ? 'foreign' : 'ours to move'}`, () =>
    assert.equal(findForeign(commits, 'main', record) !== undefined, expected));
