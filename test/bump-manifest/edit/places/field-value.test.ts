// What a named value holds, and what it becomes: a reference, a text around one, a name, a version, or nothing that may be written.

import assert from 'node:assert/strict';
import test from 'node:test';
import { bumped, marked, refusals, type Wish } from '../../../fakes/marked-manifest.ts';

const app = 'registry.acme.com/shop/app';
const old = `sha256:${'a'.repeat(64)}`;
const fresh = `sha256:${'b'.repeat(64)}`;
const container = (image: string): string => `spec:\n  containers:\n    - name: app\n      image: ${image}\n`;
const image = 'spec.containers[0].image';

/** Title, text, field, image, wish. */
const written: readonly [string, string, string, string, Wish][] = [
  ['an untagged name becomes the whole image', container(`«app|${app}:v2»`), image, `${app}:v2`, {}],
  ['two parts of the name', container(`«shop/app|${app}:v2»`), image, `${app}:v2`, {}],
  ['an untagged name in full gets a tag', container(`${app}«|:v2»`), image, `${app}:v2`, {}],
  ['an untagged name in quotes', container(`"«app|${app}:v2»"`), image, `${app}:v2`, {}],
  ['the placeholder of a registry', container(`"###REGISTRY###/shop/app:«1.0|v2»"`), image, `${app}:v2`, {}],
  ['the placeholder of a project', container('registry.acme.com/PROJECT_ID/app:«TAG|v2»'), image, `${app}:v2`, {}],
  ['NAME=repository:tag', `env: ["APP=${app}:«v1|v2»"]\n`, 'env[0]', `${app}:v2`, {}],
  ['an argument', `args:\n  - serve\n  - --image=${app}:«v1|v2»\n`, 'args[1]', `${app}:v2`, {}],
  [
    'an argument with a digest',
    `args: ["--image=${app}:«v1@${old}|v2@${fresh}»"]\n`,
    'args[0]',
    `${app}:v2@${fresh}`,
    {},
  ],
  ['two arguments in one text', `cmd: run ${app}:«v1|v2» && test ${app}:«v1|v2»\n`, 'cmd', `${app}:v2`, {}],
  ['a version under a key that says nothing', 'data: {CHECKOUT: «v1|v2»}\n', 'data.CHECKOUT', `${app}:v2`, {}],
  ['a tag that is spelt like the image', 'image: {tag: «app|v2»}\n', 'image.tag', `${app}:v2`, {}],
  ['an empty tag', 'image: {tag: "«|v2»"}\n', 'image.tag', `${app}:v2`, {}],
  ['a reference under a key of versions', `tag: ${app}:«v1|v2»\n`, 'tag', `${app}:v2`, {}],
  [
    'match moves a whole reference in a text',
    `args: ["--image=«old.io/a:v1|${app}:v2»"]\n`,
    'args[0]',
    `${app}:v2`,
    { match: ['old.io/a'] },
  ],
];

for (const [title, text, field, to, wish] of written) {
  test(`${title} is written`, () => {
    const { before, after } = marked(text);
    assert.equal(bumped({ 'k.yaml': before }, to, { ...wish, fields: [`k.yaml:${field}`] })['k.yaml'], after);
  });
}

/** Title, text, field, code, what is told. */
const refused: readonly [string, string, string, string, RegExp, Wish][] = [
  ['another service', container('emailservice'), image, 'field_mismatch', /holds "emailservice"/, {}],
  ['another tagged service', container('shop/email:v1'), image, 'field_mismatch', /holds "shop\/email:v1"/, {}],
  [
    'a placeholder for the whole image',
    container('gcr.io/PROJECT_ID/IMAGE:TAG'),
    image,
    'field_mismatch',
    /IMAGE:TAG/,
    {},
  ],
  ['another service behind a placeholder', container('"###R###/shop/email:1"'), image, 'field_mismatch', /email/, {}],
  ['an argument of another image', 'args: ["--image=shop/email:v1"]\n', 'args[0]', 'field_mismatch', /email/, {}],
  ['an argument without an image', 'args: ["--port=80"]\n', 'args[0]', 'field_mismatch', /--port=80/, {}],
  ['an empty image', container('""'), image, 'field_mismatch', /is empty/, {}],
  [
    'a repository whose tag stands beside it',
    `image: {repository: ${app}, tag: v1}\n`,
    'image.repository',
    'field_mismatch',
    /its version is elsewhere/,
    {},
  ],
  [
    'a name whose version stands beside it',
    'image: app\nversion: v1\n',
    'image',
    'field_mismatch',
    /its version is elsewhere/,
    {},
  ],
  [
    'a new name of Kustomize',
    `images: [{name: x, newName: ${app}}]\n`,
    'images[0].newName',
    'field_mismatch',
    /is elsewhere/,
    {},
  ],
  ['two versions in one text', `cmd: run ${app}:v1 && run ${app}:v0\n`, 'cmd', 'image_ambiguous', /v1 and .*v0/, {}],
  [
    'a placeholder that would move',
    container('"###R###/shop/old:1"'),
    image,
    'field_mismatch',
    /filled in later/,
    { match: ['r.io/shop/old'] },
  ],
  [
    'the repository of the image when match names another',
    container(`${app}:v1`),
    image,
    'field_mismatch',
    /v1/,
    { match: ['old.io/a'] },
  ],
];

for (const [title, text, field, code, what, wish] of refused) {
  test(`${title} is refused`, () => {
    const problems = refusals({ 'k.yaml': text }, `${app}:v2`, { ...wish, fields: [`k.yaml:${field}`] });
    assert.deepEqual(
      problems.map((problem) => problem.code),
      [code],
    );
    assert.match(problems[0]?.what ?? '', what);
    assert.match(problems[0]?.where ?? '', /^k\.yaml:\d+:\d+$/);
  });
}
