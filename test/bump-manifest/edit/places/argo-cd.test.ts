// Argo CD Applications and ApplicationSets as pairs: parameters, valuesObject, values in a string, kustomize.images, several sources.

import assert from 'node:assert/strict';
import test from 'node:test';
import { bumped, lineEndings, marked, refusals } from '../../../fakes/marked-manifest.ts';
import { rowName } from '../../../row-name.ts';

const app = 'registry.acme.com/shop/app';
const old = `sha256:${'a'.repeat(64)}`;
const fresh = `sha256:${'b'.repeat(64)}`;

const application = (source: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  annotations: {argocd-image-updater.argoproj.io/image-list: "${app}:v1"}\nspec:\n  source:\n    repoURL: https://git.example/x\n${source.replace(/^(?=.)/gm, '    ')}`;

const sources: readonly [string, string][] = [
  [
    'helm.parameters',
    `helm:\n  parameters:\n  - name: image.repository\n    value: ${app}\n  - name: image.tag\n    value: "«v1|v2»"\n    forceString: true\n`,
  ],
  [
    'helm.parameters with registry and a plain value',
    `helm:\n  parameters:\n  - {name: web.image.registry, value: registry.acme.com}\n  - {name: web.image.repository, value: shop/app}\n  - {name: web.image.tag, value: «v1|v2»}\n  - {name: db.image.tag, value: v1}\n`,
  ],
  [
    'helm.parameters beside values whose global.imageRegistry is empty',
    `helm:\n  parameters:\n  - {name: image.tag, value: «v1|v2»}\n  valuesObject: {global: {imageRegistry: ""}, image: {repository: ${app}}}\n`,
  ],
  ['helm.parameters with one string', `helm: {parameters: [{name: image, value: "${app}:«v1|v2»"}]}\n`],
  ['valuesObject', `helm:\n  valuesObject:\n    image:\n      repository: ${app}\n      tag: «v1|v2»\n`],
  [
    'values in a literal block',
    `helm:\n  values: |\n    # größe\n    image:\n      repository: ${app}\n      tag: «v1|v2» # here\n\n    script: |\n      image: ${app}:v1\n`,
  ],
  ['values in a stripped block without an end', `helm:\n  values: |-\n     image: {repository: ${app}, tag: «v1|v2»}`],
  [
    'a key is added inside the block',
    `helm:\n  values: |\n    image:\n      repository: ${app}«|\n      tag: v2»\n    a: 1\n`,
  ],
  ['values in double quotes', `helm:\n  values: "image:\\n  repository: ${app}\\n  tag: «v1|v2»\\n"\n`],
  ['values in single quotes', `helm:\n  values: '{note: ''x'', image: {repository: ${app}, tag: «v1|v2»}}'\n`],
  [
    'a parameter beats the values',
    `helm:\n  parameters: [{name: image.tag, value: «v1|v2»}]\n  values: |\n    image:\n      repository: ${app}\n      tag: ignored\n`,
  ],
  ['kustomize.images', `kustomize:\n  images:\n  - ${app}:«v1|v2»\n  - other:v1\n`],
  ['kustomize.images with a new name', `kustomize:\n  images: ["app=${app}:«v1|v2»"]\n`],
  ['kustomize.images with a digest', `kustomize:\n  images: ["app=${app}@«${old}|${fresh}»"]\n`],
];

for (const [title, text] of sources)
  for (const [ending, eol] of lineEndings)
    test(`finds the image in every part of a source, with ${ending}: ${rowName([title, text])}`, () => {
      const { before, after } = marked(application(text).replaceAll('\n', eol));
      assert.notEqual(before, after);
      const image = title.includes('digest') ? `${app}:v2@${fresh}` : `${app}:v2`;
      assert.equal(bumped({ 'a.yaml': before }, image)['a.yaml'], after);
    });

for (const [title, text] of [
  [
    'several sources',
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  sources:\n  - {repoURL: a, ref: values}\n  - {repoURL: b, kustomize: {images: ["${app}:«v1|v2»"]}}\n  - {repoURL: c, helm: {valuesObject: {image: {repository: ${app}, tag: «v1|v2»}}}}\n`,
  ],
  [
    'an ApplicationSet',
    `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  generators: [{list: {elements: [{cluster: eu, image: "${app}:«v1|v2»"}]}}]\n  template:\n    metadata: {name: '{{.cluster}}'}\n    spec:\n      source:\n        repoURL: x\n        helm:\n          values: |\n            name: {{cluster}}\n            image:\n              repository: ${app}\n              tag: «v1|v2»\n`,
  ],
] as const)
  test(`finds it in ${title}`, () => {
    const { before, after } = marked(text);
    assert.equal(bumped({ 'a.yaml': before }, `${app}:v2`)['a.yaml'], after);
  });

{
  const patches = [
    `spec:\n  source:\n    helm:\n      values: |\n        image: {repository: ${app}, tag: «v1|v2»}\n`,
    `spec:\n  source:\n    helm:\n      parameters: [{name: image.repository, value: ${app}}, {name: image.tag, value: «v1|v2»}]\n`,
    `spec: {sources: [{kustomize: {images: ["${app}:«v1|v2»"]}}]}\n`,
    `kind: ApplicationSet\napiVersion: argoproj.io/v1alpha1\nspec:\n  templatePatch: |\n    spec:\n      source:\n        helm:\n          values: |\n            image: {repository: ${app}, tag: «v1|v2»}\n`,
  ];
  for (const text of patches) {
    test(`finds it in patches, which name no repository: ${rowName(text)}`, () => {
      const { before, after } = marked(text);
      assert.equal(bumped({ 'a.yaml': before }, `${app}:v2`)['a.yaml'], after);
    });
  }
}

test('writes the generator of an ApplicationSet that fills a template', () => {
  const set = (element: string): string =>
    `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  generators: [{list: {elements: [${element}]}}]\n  template:\n    spec:\n      source:\n        repoURL: x\n        helm: {parameters: [{name: image.repository, value: ${app}}, {name: image.tag, value: '{{.tag}}'}]}\n`;
  const { before, after } = marked(set(`{repository: ${app}, tag: «v1|v2»}`));
  assert.equal(bumped({ 'a.yaml': before }, `${app}:v2`)['a.yaml'], after);
  assert.deepEqual(
    refusals({ 'a.yaml': set('{tag: v1}') }, `${app}:v2`).map(({ code }) => code),
    ['helm_template'],
  );
  const tag = marked(set('{tag: «v1|v2»}'));
  const fields = ['a.yaml:spec.generators[0].list.elements[0].tag'];
  assert.equal(bumped({ 'a.yaml': tag.before }, `${app}:v2`, { fields })['a.yaml'], tag.after);
});

test('writes an Application that is JSON', () => {
  const values = `image:\n  repository: ${app}\n  tag: «v1|v2»\n`;
  const { before, after } = marked(
    JSON.stringify(
      { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', spec: { source: { repoURL: 'x', helm: { values } } } },
      null,
      2,
    ),
  );
  assert.equal(bumped({ 'a.json': before }, `${app}:v2`)['a.json'], after);
});

test('match keeps the name of a Kustomize image', () => {
  const { before, after } = marked(
    application(`kustomize:\n  images: ["«old/app:v1|old/app=${app}:v2»", "x=«old/app:v1|${app}:v2»"]\n`),
  );
  assert.equal(bumped({ 'a.yaml': before }, `${app}:v2`, { match: ['old/app'] })['a.yaml'], after);
});

test('refuses a template in an ApplicationSet where the tag would be', () => {
  const [problem] = refusals({ 'a.yaml': application(`kustomize:\n  images: ["${app}:{{.tag}}"]\n`) }, `${app}:v2`);
  assert.equal(problem?.code, 'helm_template');
});

for (const [values, code] of [
  [`|\n    image:\n      repository: ${app}\n      tag: v1\n     x: [\n`, 'manifest_invalid'],
  [`|\n    image:\n      repository: ${app}\n      repository: ${app}\n`, 'manifest_duplicate_key'],
  [`>\n    image:\n      repository: ${app}\n\n      tag: v1\n`, 'values_unreadable'],
] as const) {
  test(`refuses values in a string that are no YAML, or in a style without fixed places, when they name the image: ${rowName([values, code])}`, () => {
    const [problem] = refusals({ 'a.yaml': application(`helm:\n  values: ${values}`) }, `${app}:v2`);
    assert.equal(problem?.code, code);
    assert.match(problem.where ?? '', /^a\.yaml:\d+:\d+$/);
  });
}
