// Images that are put together from several values: digests, shared registries, rewriting registry and repository.

import assert from 'node:assert/strict';
import test from 'node:test';
import { bumped, marked, refusals, type Wish } from '../../../fakes/marked-manifest.ts';
import { rowName } from '../../../row-name.ts';

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

for (const [title, text, to, wish] of forms) {
  test(`writes each form of a split image: ${rowName([title, text, to])}`, () => {
    const { before, after } = marked(`image:\n  ${text}`);
    assert.equal(bumped({ 'values.yaml': before }, to, wish)['values.yaml'], after, title);
  });
}

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

for (const registry of ['https://r.io', 'r.io:port', 'a b']) {
  test(`a registry that is none is not Docker Hub: ${rowName(registry)}`, () => {
    const values = `image: {registry: "${registry}", repository: shop/app, tag: v1}\n`;
    assert.equal(refusals({ 'v.yaml': values }, hub)[0]?.code, 'image_not_found', registry);
  });
}

/** Title, the values before and after for `${app}:v2`. */
const keys: readonly [string, string][] = [
  ['version', `web:\n  repository: ${app}\n  version: «v1|v2»\n`],
  ['imageTag beside the repository', `web:\n  repository: ${app}\n  imageTag: «v1|v2»\n`],
  ['imageVersion', `web:\n  repository: ${app}\n  imageVersion: «v1|v2»\n`],
  ['tagOverride that says something', `image:\n  repository: ${app}\n  tag: v0\n  tagOverride: «v1|v2»\n`],
  ['tagOverride that is empty', `image:\n  repository: ${app}\n  tag: «v1|v2»\n  tagOverride: ""\n`],
  ['imageTag beside image', `web:\n  image: ${app}\n  imageTag: «v1|v2»\n`],
  ['a version that is empty', `image:\n  repository: ${app}\n  version: "«|v2»"\n`],
  ['release', `web:\n  repository: ${app}\n  release: «v1|v2»\n`],
  ['image and version', `web:\n  image: ${app}\n  version: «v1|v2»\n`],
  [
    'a repository that goes on in image',
    `driver:\n  repository: registry.acme.com/shop\n  image: app\n  version: «v1|v2»\n`,
  ],
  ['a repository that goes on in name', `image:\n  repository: registry.acme.com/shop\n  name: app\n  tag: «v1|v2»\n`],
  [
    'a registry at the root',
    `registry: registry.acme.com\nweb:\n  image:\n    repository: shop/app\n    tag: «v1|v2»\n`,
  ],
  [
    'a registry at the root and a name',
    `registry: registry.acme.com/shop\nagents:\n  image:\n    name: app\n    tag: «v1|v2»\n`,
  ],
  ['a tag where none is written', `image:\n  repository: ${app}«|\n  tag: v2»\n  pullPolicy: Always\n`],
];

for (const [title, text] of keys) {
  test(`${title}: the key that is there is written`, () => {
    const { before, after } = marked(text);
    assert.equal(bumped({ 'values.yaml': before }, `${app}:v2`)['values.yaml'], after);
  });
}

const unclear: readonly [string, string, string, Wish][] = [
  ['two keys that may be the version', `web: {repository: ${app}, version: v1, release: v1}\n`, 'version_unclear', {}],
  ['an empty tag beside a version', `web: {repository: ${app}, tag: "", version: v1}\n`, 'version_unclear', {}],
  ['no tag, and a key that may be one', `image: {repository: ${app}, appVersion: v1}\n`, 'version_unclear', {}],
  ['a name whose tag has its prefix', `web: {dockerImage: ${app}, dockerTag: v1}\n`, 'version_unclear', {}],
  ['a name beside a version of the app', `web: {image: ${app}, appVersion: v1}\n`, 'version_unclear', {}],
  ['a name beside a revision', `spec: {image: ${app}, revision: v1}\n`, 'version_unclear', {}],
  ['no tag, and one at the map around it', `imageTag: v1\nimage: {repository: ${app}}\n`, 'version_unclear', {}],
  [
    'a bare name that would get a registry',
    'agent: {image: agent, version: v1}\n',
    'name_unclear',
    { match: ['agent'] },
  ],
  [
    'a last part that is matched without what stands before it',
    'driver: {repository: r.io/x, image: driver, version: v1}\n',
    'image_not_found',
    { match: ['driver'] },
  ],
  [
    'a front that may be the whole',
    'image: {repository: r.io/x, name: y, tag: v1}\n',
    'name_unclear',
    { match: ['r.io/x'] },
  ],
  [
    'a registry at the root that would change',
    'registry: r.io\nimage: {repository: x/y, tag: v1}\n',
    'registry_shared',
    { match: ['r.io/x/y'] },
  ],
];

for (const [title, text, code, wish] of unclear) {
  test(`${title}: refused`, () => {
    const problems = refusals({ 'values.yaml': text }, `${app}:v2`, wish);
    assert.deepEqual(
      problems.map((problem) => problem.code),
      [code],
    );
  });
}
