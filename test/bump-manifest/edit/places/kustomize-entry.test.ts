// Kustomize entries in every combination of newName, newTag and digest, as pairs.

import assert from 'node:assert/strict';
import test from 'node:test';
import { bumped, lineEndings, marked, refusals, type Wish } from '../../../fakes/marked-manifest.ts';
import { rowName } from '../../../row-name.ts';

const app = 'registry.acme.com/shop/app';
const old = `sha256:${'a'.repeat(64)}`;
const fresh = `sha256:${'b'.repeat(64)}`;
const both = `${app}:v2@${fresh}`;

const entries: readonly [string, string, string, Wish][] = [
  ['name and newTag', `- name: ${app}\n  newTag: «v1|v2»\n`, `${app}:v2`, {}],
  ['newName counts before name', `- name: app\n  newName: ${app}\n  newTag: «v1|v2»\n`, `${app}:v2`, {}],
  ['an empty newName says nothing', `- name: ${app}\n  newName: ""\n  newTag: «v1|v2»\n`, `${app}:v2`, {}],
  ['newTag first', `- newTag: «v1|v2»\n  name: ${app}\n`, `${app}:v2`, {}],
  [
    'other entries stay',
    `- name: ${app}-worker\n  newTag: v1\n- name: ${app}\n  newTag: «v1|v2»\n- {name: x, newTag: v1}\n`,
    `${app}:v2`,
    {},
  ],
  ['flow', `- {name: ${app}, newTag: «v1|v2»}\n`, `${app}:v2`, {}],
  ['digest becomes newTag in one line', `- name: ${app}\n  «digest: ${old}|newTag: v2»\n`, `${app}:v2`, {}],
  ['newTag becomes digest in one line', `- name: ${app}\n  «newTag: v1|digest: ${fresh}» # c\n`, `${app}@${fresh}`, {}],
  ['digest stays a digest', `- name: ${app}\n  digest: «${old}|${fresh}»\n`, both, {}],
  ['both stay both', `- name: ${app}\n  newTag: «v1|v2»\n  digest: «${old}|${fresh}»\n`, both, {}],
  [
    'a lost digest loses its line',
    `- name: ${app}\n  newTag: «v1|v2»\n«  digest: ${old} # pin\n|»- name: x\n`,
    `${app}:v2`,
    {},
  ],
  [
    'a lost digest at the end without newline',
    `- name: ${app}\n  newTag: «v1|v2»«\n  digest: ${old}|»`,
    `${app}:v2`,
    {},
  ],
  ['a lost digest that stands first', `- «digest: ${old}\n  |»name: ${app}\n  newTag: «v1|v2»\n`, `${app}:v2`, {}],
  [
    'a lost digest that stands first leaves the comment of the next line',
    `- «digest: ${old} # pin\n  |»# ours\n  name: ${app}\n  newTag: «v1|v2»\n`,
    `${app}:v2`,
    {},
  ],
  [
    'a lost digest in a block leaves what stands below it',
    `- name: ${app}\n  newTag: «v1|v2»\n«  digest: >-\n    ${old}\n|»# next\n\n- name: x\n`,
    `${app}:v2`,
    {},
  ],
  ['a lost digest in flow', `- {name: ${app}, «digest: ${old}, |»newTag: «v1|v2»}\n`, `${app}:v2`, {}],
  ['a lost digest last in flow', `- {name: ${app}, newTag: «v1|v2»«, digest: ${old}|»}\n`, `${app}:v2`, {}],
  [
    'a lost tag loses its line',
    `- name: ${app}\n«  newTag: v1\n|»  digest: «${old}|${fresh}»\n`,
    `${app}@${fresh}`,
    {},
  ],
  [
    'always adds the digest',
    `- name: ${app}\n  newTag: «v1|v2»«|\n  digest: ${fresh}»\n- name: x\n`,
    both,
    { pinDigest: 'always' },
  ],
  ['digest inside newTag', `- name: ${app}\n  newTag: «v1@${old}|v2@${fresh}»\n`, both, {}],
  ['digest inside newTag is dropped', `- name: ${app}\n  newTag: «v1@${old}|v2»\n`, `${app}:v2`, {}],
  ['no version at all', `- name: app\n  newName: ${app}«|\n  newTag: v2»\n`, `${app}:v2`, {}],
  ['no version and no final newline', `- name: ${app}«|\n  newTag: v2»`, `${app}:v2`, {}],
  [
    'match adds newName',
    `- name: old/app«|\n  newName: ${app}»\n  newTag: «v1|v2»\n`,
    `${app}:v2`,
    { match: ['old/app'] },
  ],
  [
    'match sets newName',
    `- name: x\n  newName: «old/app|${app}»\n  newTag: «v1|v2»\n`,
    `${app}:v2`,
    { match: ['old/app'] },
  ],
  [
    'match adds newName and newTag',
    `- name: old/app«|\n  newName: ${app}\n  newTag: v2»\n`,
    `${app}:v2`,
    { match: ['old/app'] },
  ],
];

for (const [title, text, to, wish] of entries)
  for (const [ending, eol] of lineEndings)
    test(`writes each form of an entry, with ${ending}: ${rowName([title, text, to])}`, () => {
      const { before, after } = marked(`kind: Kustomization\nimages:\n${text}`.replaceAll('\n', eol));
      assert.equal(bumped({ 'o/kustomization.yaml': before }, to, wish)['o/kustomization.yaml'], after);
    });

for (const name of ['kustomization.yaml', 'kustomization.yml', 'Kustomization'])
  test(`knows the file by its name ${name}`, () => {
    const { before, after } = marked(`images:\n- name: ${app}\n  newTag: «v1|v2»\n`);
    assert.equal(bumped({ [name]: before }, `${app}:v2`)[name], after);
  });

test('knows a Component by its kind', () => {
  const component = marked(
    `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nimages:\n- name: ${app}«|\n  newTag: v2»\n`,
  );
  assert.equal(bumped({ 'c.yaml': component.before }, `${app}:v2`)['c.yaml'], component.after);
});

test('never appends an image that is not listed, and says what is', () => {
  const files = {
    'kustomization.yaml': 'images:\n- name: shop/app\n  newTag: v1\n',
    'deployment.yaml': 'image: shop/app\n',
  };
  const [problem] = refusals(files, `${app}:v2`);
  assert.equal(problem?.code, 'image_not_found');
  assert.match(problem.fix ?? '', /kustomization\.yaml:3 shop\/app:v1/);
});

test('refuses a folder with several kustomizations, if it is the one that is written', () => {
  const entry = `images: [{name: ${app}, newTag: v1}]\n`;
  const files = { 'a/kustomization.yaml': entry, 'a/Kustomization': 'resources: []\n' };
  const [problem] = refusals(files, `${app}:v2`);
  assert.equal(problem?.code, 'kustomization_ambiguous');
  assert.match(problem.what, /a\/kustomization\.yaml.*a\/Kustomization/);
  assert.deepEqual(
    refusals({ ...files, 'a/kustomization.yaml': 'x: 1\n', 'b/kustomization.yaml': entry }, `${app}:v2`),
    [],
  );
});

test('an entry overrides the workloads of its resources, which then stay as they are', () => {
  const entry = marked(`resources: [deployment.yaml, ../base]\nimages: [{name: ${app}, newTag: «v1|v2»}]\n`);
  const files = {
    'o/kustomization.yaml': entry.before,
    'o/deployment.yaml': `containers: [{name: app, image: "${app}"}]\n`,
    'base/x/d.yaml': `initContainers: [{name: app, image: "${app}:latest"}]\n`,
  };
  assert.deepEqual(bumped(files, `${app}:v2`), { ...files, 'o/kustomization.yaml': entry.after });
  const [problem] = refusals({ ...files, 'other/d.yaml': `image: ${app}:v0\n` }, `${app}:v2`);
  assert.equal(problem?.code, 'image_ambiguous');
});
