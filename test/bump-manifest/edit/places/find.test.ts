// Every shape that is known, as pairs: what a bump to `registry.acme.com/shop/app:v2` replaces in it, and what it leaves alone.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findInDocument, isKustomizationFile } from '../../../../src/bump-manifest/edit/places/find.ts';
import type { ActionError } from '../../../../src/domain/action-error.ts';
import { readManifest } from '../../../../src/domain/manifest/manifest.ts';
import { bumped, marked, planFor, refusals } from '../../../fakes/marked-manifest.ts';
import { rowName } from '../../../row-name.ts';

const app = 'registry.acme.com/shop/app';
const here = `"${app}:«v1|v2»"`;

const workload = (apiVersion: string, kind: string): [string, string] => [
  kind,
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: x, annotations: {image: "${app}:v1"}, labels: {image: "${app}:v1"}}\nspec:\n  template:\n    metadata: {annotations: {image: "${app}:v1"}}\n    spec:\n      initContainers: [{name: migrate, image: ${here}}]\n      containers: [{name: app, image: ${here}, args: ["--image=${app}:v1"], env: [{name: IMAGE, value: "${app}:v1"}]}]\n      ephemeralContainers: [{name: debug, image: ${here}}]\n      volumes:\n        - {name: data, image: {reference: ${here}, pullPolicy: IfNotPresent}}\nstatus: {image: "${app}:v1"}\n`,
];

const shapes: readonly [string, string][] = [
  workload('apps/v1', 'Deployment'),
  workload('apps/v1', 'StatefulSet'),
  workload('apps/v1', 'DaemonSet'),
  workload('apps/v1', 'ReplicaSet'),
  workload('batch/v1', 'Job'),
  workload('v1', 'ReplicationController'),
  workload('argoproj.io/v1alpha1', 'Rollout'),
  workload('serving.knative.dev/v1', 'Service'),
  ['Pod', `apiVersion: v1\nkind: Pod\nspec: {containers: [{image: ${here}, name: app}]}\n`],
  ['PodTemplate', `apiVersion: v1\nkind: PodTemplate\ntemplate: {spec: {containers: [{image: ${here}}]}}\n`],
  [
    'CronJob',
    `apiVersion: batch/v1\nkind: CronJob\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{image: ${here}}]}}}}}\n`,
  ],
  [
    'AnalysisTemplate',
    `apiVersion: argoproj.io/v1alpha1\nkind: AnalysisTemplate\nspec: {metrics: [{name: a, provider: {job: {spec: {template: {spec: {containers: [{image: ${here}}]}}}}}}]}\n`,
  ],
  [
    'Workflow',
    `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec: {templates: [{container: {image: ${here}}}]}\n`,
  ],
  ['Task', `apiVersion: tekton.dev/v1\nkind: Task\nspec: {steps: [{name: a, image: ${here}}]}\n`],
  [
    'List',
    `apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod, spec: {containers: [{image: ${here}}]}}\n- {apiVersion: v1, kind: ConfigMap, data: {image: "${app}:v1"}}\n- {apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, spec: {image: "${app}:v1"}}\n`,
  ],
  [
    'custom resource with an image',
    `apiVersion: acme.com/v1\nkind: Thing\nspec: {image: ${here}, sidecarImage: ${here}, imageName: ${here}}\n`,
  ],
  [
    'custom resource with split image',
    `apiVersion: acme.com/v1\nkind: Thing\nspec:\n  image:\n    repository: ${app}\n    tag: «v1|v2»\n`,
  ],
  ['a patch without kind', `spec: {template: {spec: {containers: [{name: app, image: ${here}}]}}}\n`],
  [
    'JSON 6902 patch',
    `- op: replace\n  path: /spec/template/spec/containers/0/image\n  value: ${here}\n- op: replace\n  path: /spec/note\n  value: "${app}:v1"\n`,
  ],
  [
    'anchored container list',
    `base: &c\n- {name: app, image: ${here}}\nspec: {containers: *c}\nother: {containers: *c}\n`,
  ],
  ['aliased image', `x: &i ${app}:«v1|v2»\na: {image: *i}\nb: {image: *i}\n`],
  ['merge key', `base: &b {image: ${here}, x: 1}\nweb: {<<: *b, name: web}\nworker:\n  <<: [*b]\n`],
  // Helm values
  ['one string', `web: {image: ${here}}\n`],
  ['repository and tag', `image:\n  repository: ${app}\n  tag: «v1|v2»\n  pullPolicy: Always\n`],
  ['repository and quoted tag', `image:\n  repository: '${app}'\n  tag: '«v1|v2»'\n`],
  ['tag before repository', `image: {tag: «v1|v2», repository: ${app}}\n`],
  ['registry, repository, tag', `image:\n  registry: registry.acme.com\n  repository: shop/app\n  tag: «v1|v2»\n`],
  ['image.name', `image:\n  name: ${app}\n  tag: «v1|v2»\n`],
  ['image.name with the whole reference', `image:\n  name: ${app}:«v1|v2»\n`],
  ['image.repository with the whole reference', `image:\n  repository: ${app}:«v1|v2»\n`],
  ['image beside tag', `image: ${app}\ntag: «v1|v2»\n`],
  ['imageRepository and imageTag', `imageRepository: ${app}\nimageTag: «v1|v2»\n`],
  [
    'imageRegistry, imageRepository and imageTag',
    `imageRegistry: registry.acme.com\nimageRepository: shop/app\nimageTag: «v1|v2»\n`,
  ],
  ['an empty tag', `image:\n  repository: ${app}\n  tag: "«|v2»"\n`],
  ['a tag that is not written', `image:\n  repository: ${app}\n  tag:«| v2»\n  x: 1\n`],
  ['a tag that is not written, with a comment', `image:\n  repository: ${app}\n  tag: «|v2 »# soon\n`],
  ['null as tag', `image:\n  repository: ${app}\n  tag: «null|v2»\n`],
  ['no tag key', `image:\n  repository: ${app}  # ours«|\n  tag: v2»\n  pullPolicy: Always\n`],
  ['no tag key, flow', `image: {repository: ${app}«|, tag: v2», pullPolicy: Always}\n`],
  [
    'global.imageRegistry',
    `global:\n  imageRegistry: registry.acme.com\nimage:\n  repository: shop/app\n  tag: «v1|v2»\n`,
  ],
  [
    'global.imageRegistry beats image.registry',
    `global: {imageRegistry: registry.acme.com}\nimage: {registry: docker.io, repository: shop/app, tag: «v1|v2»}\n`,
  ],
  [
    'an empty global.imageRegistry says nothing',
    `global: {imageRegistry: ""}\nimage: {registry: registry.acme.com, repository: shop/app, tag: «v1|v2»}\n`,
  ],
  ['global.image', `global:\n  image:\n    registry: registry.acme.com\n    repository: shop/app\n    tag: «v1|v2»\n`],
  [
    'global.image.registry and a tag beside the repository',
    `global: {image: {registry: registry.acme.com}}\nimage: {repository: shop/app, tag: «v1|v2»}\n`,
  ],
  ['global.imageTag where no tag stands', `global: {imageTag: «v1|v2»}\nimage: {repository: ${app}, tag: ""}\n`],
  [
    'an empty global.image.tag is that of its own image alone',
    `global:\n  image: {repository: ${app}, tag: "«|v2»"}\nredis:\n  image: {repository: library/redis}\n`,
  ],
  [
    'an empty global.image.tag is no tag for others',
    `global:\n  image: {repository: argoproj/argocd, tag: ""}\nredis:\n  image:\n    repository: ${app}«|\n    tag: v2»\n`,
  ],
  [
    'a registry that is null says nothing',
    `image:\n  registry: null\n  repository: ${app}\n  tag: «v1|v2»\nold: {image: {registry: ~, repository: ${app}, tag: «v1|v2»}}\n`,
  ],
  [
    'global.registry where the one beside is empty or null',
    `global: {registry: registry.acme.com}\na: {image: {registry: "", repository: shop/app, tag: «v1|v2»}}\nb: {image: {registry: null, repository: shop/app, tag: «v1|v2»}}\n`,
  ],
  [
    'image.name beside a repository that is null',
    `image:\n  repository: null\n  registry: registry.acme.com\n  name: shop/app\n  tag: «v1|v2»\n`,
  ],
  [
    'a registry in the repository counts before a template for all',
    `global: {imageRegistry: "{{ mirror }}"}\nimage: {repository: ${app}, tag: «v1|v2»}\n`,
  ],
  ['images by name', `images: {web: ${here}, db: "postgres:16"}\n`],
  [
    'the global values of a sub-chart count for it alone',
    `global: {imageRegistry: other.io}\nweb:\n  global: {imageRegistry: registry.acme.com}\n  image: {repository: shop/app, tag: «v1|v2»}\ndb: {image: {repository: shop/app, tag: v7}}\n`,
  ],
  [
    'the global values of a HelmRelease',
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec: {values: {global: {imageRegistry: registry.acme.com}, image: {repository: shop/app, tag: «v1|v2»}}}\n`,
  ],
  ['a sub-chart', `backend:\n  web:\n    image: {repository: ${app}, tag: «v1|v2»}\n`],
  [
    'anchored tag for the same repository',
    `tag: &t «v1|v2»\nweb: {image: {repository: ${app}, tag: *t}}\nworker: {image: {repository: ${app}, tag: *t}}\n`,
  ],
  [
    'anchored tag that also fills a label',
    `web: {image: {repository: ${app}, tag: &t «v1|v2»}, labels: {version: *t}}\n`,
  ],
  [
    'merged image',
    `base: &b {repository: ${app}, tag: «v1|v2»}\nweb:\n  image:\n    <<: *b\n    pullPolicy: Always\nworker: {image: *b}\n`,
  ],
  [
    'merged repository with an own tag',
    `base: &b {repository: ${app}, pullPolicy: Always}\nweb:\n  image: {<<: *b, tag: «v1|v2»}\n`,
  ],
  [
    'merged image whose own tag beats that of the template',
    `base: &b {repository: ${app}, tag: v0}\nweb:\n  image: {<<: *b, tag: «v1|v2»}\n`,
  ],
  [
    'inline patches of a kustomization',
    `kind: Kustomization\npatches:\n- patch: |-\n    - op: replace\n      path: /spec/template/spec/containers/0/image\n      value: ${app}:«v1|v2»\n- patch: |\n    apiVersion: apps/v1\n    kind: Deployment\n    spec: {template: {spec: {containers: [{name: app, image: ${here}}]}}}\n`,
  ],
  [
    'inline strategic merge patches',
    `kind: Kustomization\npatchesStrategicMerge:\n- other.yaml\n- |-\n  kind: Deployment\n  spec: {template: {spec: {containers: [{name: app, image: ${here}}]}}}\n`,
  ],
  [
    'the patch of an ApplicationSet',
    `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  templatePatch: |\n    spec:\n      source:\n        repoURL: x\n        helm: {valuesObject: {image: {repository: ${app}, tag: «v1|v2»}}}\n`,
  ],
  // Flux
  [
    'HelmRelease',
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: x}\nspec:\n  chart: {spec: {chart: app}}\n  values:\n    image:\n      repository: ${app}\n      tag: «v1|v2» # {"$imagepolicy": "flux-system:app:tag"}\n`,
  ],
  [
    'HelmRelease with a Kustomize post-renderer',
    `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec: {postRenderers: [{kustomize: {images: [{name: app, newName: ${app}, newTag: «v1|v2»}]}}]}\n`,
  ],
  [
    'Flux Kustomization',
    `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec: {images: [{name: ${app}, newTag: «v1|v2»}]}\n`,
  ],
  ['compose-like', `services: {web: {image: ${here}}}\n`],
];

for (const [title, text] of shapes)
  test(`finds the image in ${title}`, () => {
    const { before, after } = marked(text);
    assert.notEqual(before, after);
    assert.equal(bumped({ 'k.yaml': before }, `${app}:v2`)['k.yaml'], after);
  });

const json: readonly [string, string][] = [
  [
    'a workload',
    JSON.stringify({ kind: 'Pod', apiVersion: 'v1', spec: { containers: [{ image: `${app}:«v1|v2»` }] } }, null, 2),
  ],
  ['tabs', JSON.stringify({ image: { repository: app, tag: '«v1|v2»' } }, null, '\t')],
  ['one line', `{"image":{"repository":"${app}","tag":"«v1|v2»"}}`],
  ['a number becomes a string', `{"image": {"repository": "${app}", "tag": «12|"v2"»}}\n`],
  ['null becomes a string', `{"image": {"repository": "${app}", "tag": «null|"v2"»}}\n`],
  ['a key is added', `{\n  "image": {\n    "repository": "${app}"«|,\n    "tag": "v2"»\n  }\n}\n`],
  ['escaped slashes', `{"image": {"repository": "registry.acme.com\\/shop\\/app", "tag": "«v1|v2»"}}`],
];

for (const [title, text] of json) {
  test(`edits JSON and keeps it JSON: ${rowName([title, text])}`, () => {
    const { before, after } = marked(text);
    const result = bumped({ 'k.json': before }, `${app}:v2`)['k.json'] ?? '';
    assert.equal(result, after, title);
    JSON.parse(result);
    assert.equal(bumped({ 'k.yaml': before }, `${app}:v2`)['k.yaml'], after, `${title}, in a file that is called YAML`);
  });
}

const untouched: readonly [string, string][] = [
  [
    'a CustomResourceDefinition',
    `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {image: "${app}:v1"}\n`,
  ],
  [
    'the text of a ConfigMap',
    `apiVersion: v1\nkind: ConfigMap\ndata:\n  image: ${app}:v1\n  values.yaml: |\n    image: ${app}:v1\n`,
  ],
  ["Flux's ImageRepository", `apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageRepository\nspec: {image: ${app}}\n`],
  ['a Secret', `apiVersion: v1\nkind: Secret\nstringData: {image: "${app}:v1"}\n`],
  [
    'annotations and labels',
    `apiVersion: v1\nkind: Pod\nmetadata: {annotations: {image: "${app}:v1"}}\npodAnnotations: {image: "${app}:v1"}\nlabels: {image: "${app}:v1"}\n`,
  ],
  ['arguments and environment', `containers: [{args: ["${app}:v1"], env: [{name: image, value: "${app}:v1"}]}]\n`],
  ['comments', `# image: ${app}:v1\nkind: x\n`],
  ['a git repository', `source:\n  repository: ${app}\n`],
  ['a list of names that is called images', `images:\n- name: ${app}\n  alias: web\n`],
  ['a block of text', `notes: |\n  image: ${app}:v1\n`],
];

for (const [title, text] of untouched) {
  test(`leaves alone what merely mentions the image: ${rowName([title, text])}`, () => {
    assert.deepEqual(
      refusals({ 'k.yaml': text }, `${app}:v2`).map(({ code }) => code),
      ['image_not_found'],
      title,
    );
  });
}

test('knows init, ephemeral and volume images apart, and the container', () => {
  const { before } = marked(workload('apps/v1', 'Deployment')[1]);
  const places = planFor({ 'k.yaml': before }, `${app}:v2`).places;
  assert.deepEqual(
    places.map(({ kind, container, line }) => [kind, container, line]),
    [
      ['init-container', 'migrate', 8],
      ['container', 'app', 9],
      ['ephemeral-container', 'debug', 10],
      ['image-volume', undefined, 12],
    ],
  );
});

const merged = `base: &b {repository: ${app}, tag: v1}\nweb: {image: {<<: *b, tag: v2}}\n`;

test('what is merged elsewhere counts not by itself where it is no image', () =>
  assert.deepEqual(refusals({ 'k.yaml': merged }, `${app}:v3`), []));

for (const [title, text] of [
  ['an alias makes it one', `${merged}worker: {image: *b}\n`],
  ['it stands as one', `web: {image: &b {repository: ${app}, tag: v1}}\nworker: {image: {<<: *b, tag: v2}}\n`],
] as const)
  test(`what is merged elsewhere counts itself where ${title}`, () =>
    assert.equal(refusals({ 'k.yaml': text }, `${app}:v3`)[0]?.code, 'image_ambiguous'));

{
  const cases: [string, RegExp][] = [
    [
      `tag: &t v1\nweb: {image: {repository: ${app}, tag: *t}}\ndb: {image: {repository: shop/db, tag: *t}}\n`,
      /&t.*shop\/db:v1 at k\.yaml:1/,
    ],
    [
      `base: &b {repository: x, tag: v1}\nweb: {image: {<<: *b, repository: ${app}}}\n`,
      /anchor &b \("v1"\).*x:v1 at k\.yaml:1/,
    ],
    [`global: {imageTag: v1}\nimage: {repository: ${app}}\ndb: {image: {repository: shop/db}}\n`, /"v1".*shop\/db:v1/],
  ];
  for (const [text, message] of cases) {
    test(`refuses a value that also feeds another image, by name: ${rowName([text, message])}`, () => {
      const [problem] = refusals({ 'k.yaml': text }, `${app}:v2`);
      assert.equal(problem?.code, 'value_shared', text);
      assert.match(problem.what, message);
    });
  }
}

test('aliases that unfold without end are an error, not a hang', () => {
  const bomb = [
    'a0: &a0 [{image: x}]',
    ...Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}, *a${n}]`),
  ].join('\n');
  const root = readManifest('k.yaml', Buffer.from(bomb), 'path').segments[0]?.parse().roots[0];
  assert.ok(root);
  assert.throws(
    () => findInDocument('k.yaml', root),
    (error: ActionError) => error.code === 'manifest_too_large',
  );
  const cycle = readManifest('k.yaml', Buffer.from('a: &a\n  image: x:1\n  b: *a\n'), 'path').segments[0]?.parse()
    .roots[0];
  assert.equal(cycle && findInDocument('k.yaml', cycle).places.length, 1);
});

test('a document without aliases is never too large', { timeout: 280_000 }, () => {
  const text = `image: ${app}:v1\nx:\n${'- [[], []]\n'.repeat(100_000)}`;
  const root = readManifest('k.yaml', Buffer.from(text), 'path').segments[0]?.parse().roots[0];
  assert.equal(root && findInDocument('k.yaml', root).places.length, 1);
});

for (const name of ['kustomization.yaml', 'a/kustomization.yml', 'a/b/Kustomization'])
  test(`${name} is a kustomization`, () => assert.ok(isKustomizationFile(name)));

for (const name of ['my-kustomization.yaml', 'Kustomization.yaml', 'kustomization.json'])
  test(`${name} is no kustomization`, () => assert.ok(!isKustomizationFile(name)));
