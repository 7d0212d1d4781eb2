// Explicit places: whole references, tags and digests by path, and what a wrong path is told.

import assert from 'node:assert/strict';
import test from 'node:test';
import { bumped, marked, planFor, refusals, type Wish } from '../../fakes/marked-manifest.ts';
import { rowName } from '../../row-name.ts';

const app = 'registry.acme.com/shop/app';
const old = `sha256:${'a'.repeat(64)}`;
const fresh = `sha256:${'b'.repeat(64)}`;

const found: readonly [string, string, string[], string, Wish][] = [
  ['a tag', 'web:\n  version: «v1|v2»\n', ['web.version'], `${app}:v2`, {}],
  ['a tag that needs quotes', 'web: {version: «v1|"12"»}\n', ['web.version'], `${app}:12`, {}],
  ['a tag that is a number now', 'tag: «12|v2»\n', ['tag'], `${app}:v2`, {}],
  ['a whole reference', `x: ["${app}:«v1|v2»"]\n`, ['x[0]'], `${app}:v2`, {}],
  ['a bare repository', `x: ${app}«|:v2»\n`, ['x'], `${app}:v2`, {}],
  ['a digest', `a: {digest: «${old}|${fresh}»}\n`, ['a.digest'], `${app}:v2@${fresh}`, {}],
  ['tag and digest', `a: {tag: «v1|v2», digest: «${old}|${fresh}»}\n`, ['a.tag', 'a.digest'], `${app}:v2@${fresh}`, {}],
  ['a digest behind the tag', `a: {tag: «v1@${old}|v2@${fresh}»}\n`, ['a.tag'], `${app}:v2@${fresh}`, {}],
  [
    'always writes the digest behind the tag',
    `a: {tag: «v1|v2@${fresh}»}\n`,
    ['a.tag'],
    `${app}:v2@${fresh}`,
    { pinDigest: 'always' },
  ],
  ['a key with dots', 'a:\n  "b.c/d": «v1|v2»\n', ['a["b.c/d"]'], `${app}:v2`, {}],
  ['an alias', 'x: &x «v1|v2»\na: {tag: *x}\n', ['a.tag'], `${app}:v2`, {}],
  ['a document of several', 'kind: a\n---\nspec: {tag: «v1|v2»}\n', ['spec.tag'], `${app}:v2`, {}],
  [
    'a ConfigMap, where discovery does not look',
    'kind: ConfigMap\napiVersion: v1\ndata: {TAG: «v1|v2»}\n',
    ['data.TAG'],
    `${app}:v2`,
    {},
  ],
  ['nothing but the field', `tag: «v1|v2»\nimage: ${app}:v0\n`, ['tag'], `${app}:v2`, {}],
  ['match', `x: «old.io/a:v1|${app}:v2»\n`, ['x'], `${app}:v2`, { match: ['old.io/a'] }],
];

for (const [title, text, fields, image, wish] of found) {
  test(`writes exactly the named places: ${rowName([title, text, fields])}`, () => {
    const { before, after } = marked(text);
    const files = { 'a/v.yaml': before, 'a/w.yaml': `image: ${app}:v7\n` };
    const named = { ...wish, fields: fields.map((field) => `a/v.yaml:${field}`) };
    assert.deepEqual(bumped(files, image, named), { ...files, 'a/v.yaml': after }, title);
  });
}

test('a place tells the image that it means', () => {
  const plan = planFor({ 'v.yaml': 'tag: v1\n' }, `${app}:v2`, { fields: ['v.yaml:tag'] });
  assert.deepEqual(
    [plan.previousImage, plan.image, plan.places[0]?.kind],
    [`${app}:v1`, `${app}:v2`, 'explicit-field'],
  );
});

const refused: readonly [string, string, string, string, RegExp][] = [
  ['no colon', 'v.yaml', 'tag: v1\n', 'field_invalid', /names no place/],
  ['a path that is none', 'v.yaml:a..b', 'tag: v1\n', 'field_invalid', /names no place/],
  ['a map', 'v.yaml:image', 'image: {tag: v1}\n', 'field_invalid', /is a map/],
  ['a file that is not there', 'x.yaml:tag', 'tag: v1\n', 'field_not_found', /x\.yaml/],
  ['a key that is not there', 'v.yaml:image.tga', 'image: {tag: v1}\n', 'field_not_found', /no "tga"/],
  ['an empty file', 'v.yaml:tag', '', 'field_not_found', /leads nowhere/],
  ['another repository', 'v.yaml:image', 'image: shop/other:v1\n', 'field_mismatch', /shop\/other:v1/],
  ['a template', 'v.yaml:tag', 'tag: "{{ x }}"\n', 'helm_template', /template/],
  ['an encrypted file', 'v.yaml:tag', 'tag: v1\nsops: {mac: x}\n', 'sops_encrypted', /SOPS/],
  ['a broken file', 'v.yaml:tag', 'tag: [\n', 'manifest_invalid', /invalid YAML/],
];

for (const [title, field, text, code, what] of refused)
  test(`refuses ${title}`, () => {
    const [problem] = refusals({ 'v.yaml': text }, `${app}:v2`, { fields: [field] });
    assert.equal(problem?.code, code);
    assert.match(problem.what, what);
  });

test('a key that is not there is refused with the nearest that is', () => {
  const [near] = refusals({ 'v.yaml': 'image: {tag: v1}\n' }, `${app}:v2`, { fields: ['v.yaml:image.tga'] });
  assert.match(near?.fix ?? '', /`tag`/);
});

test('a file may be written with a leading ./', () => {
  const files = { 'a/v.yaml': 'tag: v1\n' };
  assert.deepEqual(bumped(files, `${app}:v2`, { fields: ['./a/v.yaml:tag'] }), { 'a/v.yaml': 'tag: v2\n' });
});

test('a version alone needs one image', () => {
  const [problem] = refusals({ 'v.yaml': 'tag: v1\n' }, ['shop/a:v2', 'shop/b:v2'], { fields: ['v.yaml:tag'] });
  assert.equal(problem?.code, 'field_unclear');
});
