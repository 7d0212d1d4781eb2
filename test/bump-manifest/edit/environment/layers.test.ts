// Helm with a file of values for each environment. The truth is what `helm template` renders: after a bump the environment runs the new
// image, and every other environment runs what it ran. CI has helm (.ci/run); elsewhere the rendered half is skipped where it is missing.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import test from 'node:test';
import { readPattern } from '../../../../src/bump-manifest/edit/paths.ts';
import { temporaryFolder, writeFiles } from '../../../fakes/folder.ts';
import { bumped, planFor, refusals, type Wish } from '../../../fakes/marked-manifest.ts';

const app = 'registry.example.com/shop/checkout-service';
const wish = (environment: string | undefined): Wish => ({
  environment,
  service: 'checkout-service',
  lines: [readPattern('.')],
});

const standard = '{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}';
const withRegistry = '{{ .Values.image.registry }}/{{ .Values.image.repository }}:{{ .Values.image.tag }}';
const withGlobal = '{{ .Values.global.imageRegistry }}/{{ .Values.image.repository }}:{{ .Values.image.tag }}';

interface Layout {
  readonly title: string;
  /** Folder of the chart. */
  readonly chart: string;
  /** What the chart makes of the values. */
  readonly template: string;
  readonly base: string;
  /** The file of an environment. */
  readonly file: (environment: string) => string;
  readonly layer: string;
}

const image = `image:\n  repository: ${app}\n  pullPolicy: IfNotPresent\n  tag: v0\n`;
const layer = '# the version of this environment\nimage:\n  tag: "v1" # bumped\nreplicas: 2\n';
const layouts: readonly Layout[] = [
  {
    title: 'values-ENV.yaml beside values.yaml',
    chart: '',
    template: standard,
    base: image,
    file: (e) => `values-${e}.yaml`,
    layer,
  },
  { title: 'values.ENV.yaml', chart: '', template: standard, base: image, file: (e) => `values.${e}.yaml`, layer },
  { title: 'ENV-values.yaml', chart: '', template: standard, base: image, file: (e) => `${e}-values.yaml`, layer },
  { title: 'values/ENV.yaml', chart: '', template: standard, base: image, file: (e) => `values/${e}.yaml`, layer },
  { title: 'ENV/values.yaml', chart: '', template: standard, base: image, file: (e) => `${e}/values.yaml`, layer },
  {
    title: 'environments/ENV/values.yaml beside the chart',
    chart: 'chart',
    template: standard,
    base: image,
    file: (e) => `environments/${e}/values.yaml`,
    layer,
  },
  {
    title: 'environments/ENV.yaml beside charts/SERVICE',
    chart: 'charts/checkout-service',
    template: standard,
    base: image,
    file: (e) => `environments/${e}.yaml`,
    layer,
  },
  {
    title: 'environments/ENV/SERVICE.yaml beside charts/SERVICE',
    chart: 'charts/checkout-service',
    template: standard,
    base: image,
    file: (e) => `environments/${e}/checkout-service.yaml`,
    layer,
  },
  {
    title: 'clusters/ENV/apps/SERVICE.yaml beside charts/SERVICE',
    chart: 'charts/checkout-service',
    template: standard,
    base: image,
    file: (e) => `clusters/${e}/apps/checkout-service.yaml`,
    layer,
  },
  {
    title: 'overlays/ENV/values.yaml beside base',
    chart: 'base',
    template: standard,
    base: image,
    file: (e) => `overlays/${e}/values.yaml`,
    layer,
  },
  {
    title: 'a registry beside the repository',
    chart: '',
    template: withRegistry,
    base: 'image:\n  registry: registry.example.com\n  repository: shop/checkout-service\n  tag: v0\n',
    file: (e) => `values-${e}.yaml`,
    layer,
  },
  {
    title: 'a registry for all images',
    chart: '',
    template: withGlobal,
    base: 'global:\n  imageRegistry: registry.example.com\nimage:\n  repository: shop/checkout-service\n  tag: v0\n',
    file: (e) => `values-${e}.yaml`,
    layer,
  },
  {
    title: 'no tag in the base, which the chart fills',
    chart: '',
    template: standard,
    base: `image:\n  repository: ${app}\n  tag: ""\n`,
    file: (e) => `values-${e}.yaml`,
    layer,
  },
  {
    title: 'no key for a tag in the base',
    chart: '',
    template: standard,
    base: `image:\n  repository: ${app}\n`,
    file: (e) => `values-${e}.yaml`,
    layer,
  },
  {
    title: 'another key for the version',
    chart: '',
    template: '{{ .Values.image.repository }}:{{ .Values.image.version }}',
    base: `image:\n  repository: ${app}\n  version: v0\n`,
    file: (e) => `values-${e}.yaml`,
    layer: 'image: {version: v1}\n',
  },
  {
    title: 'values of a part of the chart',
    chart: '',
    template: '{{ .Values.web.image.repository }}:{{ .Values.web.image.tag }}',
    base: `web:\n  image:\n    repository: ${app}\n    tag: v0\n`,
    file: (e) => `values-${e}.yaml`,
    layer: 'web:\n  image:\n    tag: v1\n',
  },
  {
    title: 'a tag for all images',
    chart: '',
    template: '{{ .Values.image.repository }}:{{ .Values.image.tag | default .Values.global.imageTag }}',
    base: `global:\n  imageTag: v0\nimage:\n  repository: ${app}\n`,
    file: (e) => `values-${e}.yaml`,
    layer: 'global:\n  imageTag: v1\n',
  },
  {
    title: 'line ends of Windows',
    chart: '',
    template: standard,
    base: image.replaceAll('\n', '\r\n'),
    file: (e) => `values-${e}.yaml`,
    layer: layer.replaceAll('\n', '\r\n'),
  },
];

const environments = ['staging', 'blue'];
const at = (folder: string, file: string): string => (folder === '' ? file : `${folder}/${file}`);

function filesOf({ chart, template, base, file, layer: text }: Layout): Record<string, string> {
  const chartFile = 'apiVersion: v2\nname: checkout-service\nversion: 0.1.0\nappVersion: v0\n';
  const layers = environments.map((environment) => [file(environment), text]);
  const pod = `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - name: web\n      image: ${template}\n`;
  return {
    [at(chart, 'Chart.yaml')]: chartFile,
    [at(chart, 'templates/pod.yaml')]: pod,
    [at(chart, 'values.yaml')]: base,
    ...Object.fromEntries(layers),
  };
}

/** What one environment runs by `helm template`. */
function render(root: string, layout: Layout, environment: string | undefined): string {
  const layers = environment === undefined ? [] : ['-f', path.join(root, layout.file(environment))];
  const text = execFileSync('helm', ['template', 'x', path.join(root, layout.chart), ...layers], { encoding: 'utf8' });
  return /image: (\S+)/.exec(text)?.[1] ?? '';
}

const hasHelm = (): boolean => {
  try {
    execFileSync('helm', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const skip = hasHelm() ? false : 'helm is not installed: go install helm.sh/helm/v3/cmd/helm@latest';

for (const layout of layouts) {
  const files = filesOf(layout);
  const own = layout.file('staging');

  test(`${layout.title}: the file of the environment alone is written`, () => {
    const after = bumped(files, `${app}:v2`, wish('staging'));
    assert.deepEqual(after, { ...files, [own]: layout.layer.replace('v1', 'v2') });
  });

  test(`${layout.title}: helm renders the new image for that environment, and for no other`, { skip }, (context) => {
    const root = temporaryFolder(context);
    writeFiles(root, files);
    const before = [undefined, 'blue'].map((environment) => render(root, layout, environment));
    assert.equal(render(root, layout, 'staging'), `${app}:v1`);
    writeFiles(root, bumped(files, `${app}:v2`, wish('staging')));
    assert.equal(render(root, layout, 'staging'), `${app}:v2`);
    assert.deepEqual(
      [undefined, 'blue'].map((environment) => render(root, layout, environment)),
      before,
    );
  });
}

test('the image before is what the environment ran, and the place is in its file', () => {
  const files = { 'values.yaml': image, 'values-staging.yaml': layer };
  const plan = planFor(files, `${app}:v2`, wish('staging'));
  assert.deepEqual([plan.previousImage, plan.image], [`${app}:v1`, `${app}:v2`]);
  assert.deepEqual(
    plan.places.map(({ file, line }) => [file, line]),
    [['values-staging.yaml', 3]],
  );
});

test('two files of one environment are both written', () => {
  const files = {
    'values.yaml': image,
    'values-prod-eu.yaml': layer,
    'values-prod-us.yaml': layer,
    'values-dev.yaml': layer,
  };
  const after = bumped(files, `${app}:v2`, wish('prod'));
  assert.deepEqual(
    Object.keys(files).filter((file) => after[file] !== files[file as keyof typeof files]),
    ['values-prod-eu.yaml', 'values-prod-us.yaml'],
  );
});

const whole = `image:\n  repository: ${app}\n  tag: v1\n`;

test('the whole image in the file of the environment is written, and the one for all is not', () => {
  const files = { 'values.yaml': image, 'values-staging.yaml': whole };
  const after = bumped(files, `${app}:v2`, wish('staging'));
  assert.deepEqual(after, { ...files, 'values-staging.yaml': whole.replace('v1', 'v2') });
});

test('the whole image in the files of two environments needs a narrower path', () => {
  const files = { 'values.yaml': image, 'values-staging.yaml': whole, 'values-blue.yaml': whole };
  const [problem] = refusals(files, `${app}:v2`, wish('staging'));
  assert.equal(problem?.code, 'environment_mixed');
  assert.match(problem?.fix ?? '', /path: values-staging\.yaml/);
});

test('a file of the environment that may be of another service is not guessed', () => {
  const files = { 'values.yaml': image, 'values-staging-search.yaml': layer };
  const [problem] = refusals(files, `${app}:v2`, wish('staging'));
  assert.equal(problem?.code, 'values_shared');
  assert.match(problem?.fix ?? '', /field: values-staging-search\.yaml:image\.tag/);
});

test('without an environment the file that was found is written', () => {
  const files = { 'values.yaml': image, 'values-staging.yaml': layer };
  assert.match(bumped(files, `${app}:v2`, wish(undefined))['values.yaml'] ?? '', /tag: v2/);
});

test('a chart without files of environments is written as it is', () => {
  assert.match(bumped({ 'values.yaml': image }, `${app}:v2`, wish('staging'))['values.yaml'] ?? '', /tag: v2/);
});

test('a file that names no version, of a chart that is another one, is none of its layers', () => {
  const files = {
    'charts/checkout-service/values.yaml': image,
    'charts/search/values.yaml': 'image: {repository: shop/search, tag: v5}\n',
    'charts/search/values-staging.yaml': 'image: {tag: v6}\n',
  };
  const after = bumped(files, `${app}:v2`, wish('staging'));
  assert.deepEqual(after, { ...files, 'charts/checkout-service/values.yaml': image.replace('v0', 'v2') });
});

/** Title, the files, what is told. */
const gaps: readonly [string, Record<string, string>, RegExp][] = [
  [
    'a file of the environment without a version',
    { 'values.yaml': image, 'values-staging.yaml': 'replicas: 2\n' },
    /Add these lines to values-staging\.yaml[\s\S]*image:\n {2}tag: "…"[\s\S]*field: values\.yaml:image\.tag/,
  ],
  [
    'an environment without a file, where others have one',
    { 'values.yaml': image, 'values-prod.yaml': layer },
    /file of values of staging[\s\S]*image:\n {2}tag: "…"/,
  ],
  [
    'an environment whose file cannot be read',
    { 'values.yaml': image, 'values-staging.yaml': 'image: [\n' },
    /Fix that file/,
  ],
  [
    'a digest that every environment shares',
    {
      'values.yaml': `image: {repository: ${app}, tag: v0, digest: "sha256:${'a'.repeat(64)}"}\n`,
      'values-staging.yaml': layer,
    },
    /Write `image\.digest` into "values-staging\.yaml"/,
  ],
];

for (const [title, files, told] of gaps) {
  test(`${title} is refused, with what to write`, () => {
    const [problem, ...more] = refusals(files, `${app}:v2`, wish('staging'));
    assert.deepEqual([problem?.code, more], ['values_shared', []]);
    assert.match(problem?.fix ?? '', told);
  });
}

test('a repository that every environment shares is not moved for one', () => {
  const files = { 'values.yaml': image, 'values-staging.yaml': layer };
  const [problem] = refusals(files, 'r.io/new/checkout-service:v2', { ...wish('staging'), match: [app] });
  assert.deepEqual([problem?.code, problem?.where], ['values_shared', 'values-staging.yaml:3:8']);
});

test('a repository that goes on in `name` is one image in layers, too', () => {
  const files = {
    'values.yaml': 'image: {repository: registry.example.com/shop, name: checkout-service, tag: v0}\n',
    'values-staging.yaml': layer,
  };
  const after = bumped(files, `${app}:v2`, wish('staging'));
  assert.deepEqual(after, { ...files, 'values-staging.yaml': layer.replace('v1', 'v2') });
});
