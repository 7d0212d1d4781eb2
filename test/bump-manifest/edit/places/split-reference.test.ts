// Images that are put together from several values: digests, shared registries, rewriting registry and repository.

import assert from 'node:assert/strict';
import test from 'node:test';
import { bumped, marked, refusals, type Wish } from '../../../fakes/marked-manifest.ts';

const app = 'registry.acme.com/shop/app';
const old = `sha256:${'a'.repeat(64)}`;
const fresh = `sha256:${'b'.repeat(64)}`;
const both = `${app}:v2@${fresh}`;
const hub = 'shop/app:v2';

const forms: readonly [string, string, string, Wish][] = [
  ['separate digest', `repository: ${app}\n  tag: «v1|v2»\n  digest: «${old}|${fresh}»\n`, both, {}],
  ['an empty digest stays empty', `repository: ${app}\n  tag: «v1|v2»\n  digest: ""\n`, both, {}],
  [
    'always fills an empty digest',
    `repository: ${app}\n  tag: «v1|v2»\n  digest: "«|${fresh}»"\n`,
    both,
    { pinDigest: 'always' },
  ],
  ['a lost digest is emptied', `repository: ${app}\n  tag: «v1|v2»\n  digest: «${old}|""»\n`, `${app}:v2`, {}],
  ['a lost quoted digest is emptied', `repository: ${app}\n  tag: «v1|v2»\n  digest: '«${old}|»'\n`, `${app}:v2`, {}],
  ['digest without tag', `repository: ${app}\n  digest: «${old}|${fresh}»\n`, both, {}],
  [
    'a digest alone empties the tag',
    `repository: ${app}\n  tag: «v1|""»\n  digest: «${old}|${fresh}»\n`,
    `${app}@${fresh}`,
    {},
  ],
  ['digest inside the tag', `repository: ${app}\n  tag: «v1@${old}|v2@${fresh}»\n`, both, {}],
  ['digest inside the tag, lost', `repository: ${app}\n  tag: «v1@${old}|v2»\n`, `${app}:v2`, {}],
  [
    'digest inside the tag beside an empty digest',
    `repository: ${app}\n  tag: «v1@${old}|v2@${fresh}»\n  digest: ""\n`,
    both,
    {},
  ],
  ['sha with prefix', `repository: ${app}\n  tag: «v1|v2»\n  sha: «${old}|${fresh}»\n`, both, {}],
  ['a digest in place of the tag', `repository: ${app}\n  tag: «${old}|${fresh}»\n`, both, {}],
  ['a digest with its @', `repository: ${app}\n  tag: «v1|v2»\n  digest: "@«${old}|${fresh}»"\n`, both, {}],
  ['a lost digest with its @', `repository: ${app}\n  tag: «v1|v2»\n  digest: "«@${old}|»"\n`, `${app}:v2`, {}],
  [
    'always without a digest key writes it into the tag',
    `repository: ${app}\n  tag: «v1|v2@${fresh}»\n`,
    both,
    { pinDigest: 'always' },
  ],
  [
    'sha without prefix',
    `repository: ${app}\n  tag: «v1|v2»\n  sha: «${'a'.repeat(64)}|${'b'.repeat(64)}»\n`,
    both,
    {},
  ],
  [
    'match with a registry key',
    `registry: «old.io|registry.acme.com»\n  repository: «x/y|shop/app»\n  tag: «v1|v2»\n`,
    `${app}:v2`,
    { match: ['old.io/x/y'] },
  ],
  [
    'match to Docker Hub with a registry key',
    `registry: «old.io|docker.io»\n  repository: «x/y|shop/app»\n  tag: «v1|v2»\n`,
    hub,
    { match: ['old.io/x/y'] },
  ],
  [
    'match without a registry key',
    `repository: «old.io/x/y|${app}»\n  tag: «v1|v2»\n`,
    `${app}:v2`,
    { match: ['old.io/x/y'] },
  ],
  ['match of a short form', `repository: «nginx|${app}»\n  tag: «v1|v2»\n`, `${app}:v2`, { match: ['nginx'] }],
];

test('writes each form of a split image', () => {
  for (const [title, text, to, wish] of forms) {
    const { before, after } = marked(`image:\n  ${text}`);
    assert.equal(bumped({ 'values.yaml': before }, to, wish)['values.yaml'], after, title);
  }
});

test('a shared registry is never rewritten', () => {
  const values = (to: string): string =>
    `global: {imageRegistry: old.io}\nimage: {repository: «x/y|${to}», tag: «v1|v2»}\n`;
  const same = marked(values('shop/app'));
  assert.equal(
    bumped({ 'v.yaml': same.before }, 'old.io/shop/app:v2', { match: ['old.io/x/y'] })['v.yaml'],
    same.after,
  );
  const [problem] = refusals({ 'v.yaml': same.before }, `${app}:v2`, { match: ['old.io/x/y'] });
  assert.deepEqual([problem?.code, problem?.where], ['registry_shared', 'v.yaml:1:25']);
});

test('a digest alone is refused where only a tag can stand', () => {
  const [problem] = refusals({ 'v.yaml': `image:\n  repository: ${app}\n  tag: v1\n` }, `${app}@${fresh}`);
  assert.deepEqual([problem?.code, problem?.where], ['tag_required', 'v.yaml:3:8']);
});

test('the effective registry decides, not the written one', () => {
  const values = 'global: {imageRegistry: mirror.example}\nimage: {repository: shop/app, tag: v1}\n';
  assert.equal(refusals({ 'v.yaml': values }, hub)[0]?.code, 'image_not_found');
  assert.equal(bumped({ 'v.yaml': values }, 'mirror.example/shop/app:v2')['v.yaml'], values.replace('v1', 'v2'));
});

test('a registry that is none is not Docker Hub', () => {
  for (const registry of ['https://r.io', 'r.io:port', 'a b']) {
    const values = `image: {registry: "${registry}", repository: shop/app, tag: v1}\n`;
    assert.equal(refusals({ 'v.yaml': values }, hub)[0]?.code, 'image_not_found', registry);
  }
});
