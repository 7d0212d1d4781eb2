// What `npm run new-service` finds out of each shape of manifests and services, and what it says that it could not find.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { parse } from 'yaml';
import { deployment, type Files, ingress, newService, node, registry, runNewService } from './fakes/new-service.ts';

const repository = `${registry}/shop/cart`;
const urls = ['--url', 'staging=https://s.shop.example', '--url', 'production=https://p.shop.example'];
const written = ['--write', ...urls];

interface Environment {
  readonly 'bump-manifest'?: { readonly path: unknown };
  readonly 'smoke-test': Readonly<Record<string, unknown>>;
  readonly deploy?: { readonly sync: string };
}

interface Config {
  readonly 'build-push-image': Readonly<Record<string, unknown>>;
  readonly 'bump-manifest': { readonly path?: unknown };
  readonly environments: Readonly<Record<string, Environment>>;
}

/** The config file that was written, and what is left to do. */
function found(t: test.TestContext, given: Parameters<typeof newService>[1]) {
  const { status, stdout, stderr, text } = newService(t, { args: written, ...given });
  assert.equal(status, 0, stderr);
  return { config: parse(text('.github/ship.yml')) as Config, stdout, text };
}

const probes = ['staging', 'production'];
const plain: Files = Object.fromEntries(probes.map((each) => [`${each}/cart/deployment.yaml`, deployment(2)]));

// The Dockerfile.

const go = (...dockerfiles: readonly string[]): Files =>
  Object.fromEntries([['go.mod', 'module shop\n'], ...dockerfiles.map((file) => [file, 'FROM scratch\n'])]);

const dockerfiles: readonly (readonly [
  what: string,
  files: Files,
  args: readonly string[],
  file: string | undefined,
])[] = [
  ['the one in the folder with the service’s name', go('api/Dockerfile', 'cart/Dockerfile'), [], 'cart/Dockerfile'],
  ['that one also before the one at the root', go('Dockerfile', 'cart/Dockerfile'), [], 'cart/Dockerfile'],
  [
    'that one two folders below',
    go('services/api/Dockerfile', 'services/cart/Dockerfile'),
    [],
    'services/cart/Dockerfile',
  ],
  ['the only one', go('docker/Dockerfile'), [], 'docker/Dockerfile'],
  ['the one at the root, which needs no line', go('Dockerfile', '.devcontainer/Dockerfile'), [], undefined],
  ['the one that is named', go('api/Dockerfile', 'build/Cart'), ['--dockerfile', 'build/Cart'], 'build/Cart'],
];
for (const [what, service, args, file] of dockerfiles)
  test(`the Dockerfile: ${what}`, (t) => {
    const { config } = found(t, { service, manifests: plain, args: [...written, ...args] });
    assert.equal(config['build-push-image']['dockerfile'], file);
  });

// The release branch.

const commit = [
  '-c',
  'user.name=R',
  '-c',
  'user.email=r@x.example',
  'commit',
  '--quiet',
  '--allow-empty',
  '--message',
  'x',
];
const onTopic = [commit, ['switch', '--quiet', '--create', 'topic']];

test('the release branch is the default branch of the remote, not the one that is checked out', (t) => {
  const remembered = ['symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk'];
  const { text, stdout } = found(t, { service: node, manifests: plain, git: [...onTopic, remembered] });
  assert.match(text('.github/workflows/ship.yml'), /branches: \[trunk\]/);
  assert.match(stdout, /^Found:\n- branch: pushes to trunk ship$/m);
});

test('where the clone does not remember it, main is taken, and that is said', (t) => {
  const { text, stdout } = found(t, { service: node, manifests: plain, git: onTopic });
  assert.match(text('.github/workflows/ship.yml'), /branches: \[main\]/);
  assert.match(stdout, /Left to do[\s\S]*^- branch: pushes to main ship, but .* If that is wrong, give --branch\.$/m);
});

test('--branch names another', (t) => {
  const { text } = found(t, { service: node, manifests: plain, args: [...written, '--branch', 'release'] });
  assert.match(text('.github/workflows/ship.yml'), /branches: \[release\]/);
});

// How the dependencies are fetched.

const dependent = '{"scripts": {"test": "node --test"}, "devDependencies": {"c8": "1"}}';
const installs: readonly (readonly [what: string, files: Files, install: string])[] = [
  ['npm', { 'package.json': dependent, 'package-lock.json': '{}' }, 'npm ci'],
  ['pnpm', { 'package.json': dependent, 'pnpm-lock.yaml': '' }, 'corepack enable && pnpm install --frozen-lockfile'],
  ['Yarn 1', { 'package.json': dependent, 'yarn.lock': '# yarn lockfile v1\n' }, 'yarn install --frozen-lockfile'],
  [
    'a newer Yarn',
    { 'package.json': dependent, 'yarn.lock': '# By Yarn.\n\n__metadata:\n  version: 8\n' },
    'corepack enable && yarn install --immutable',
  ],
  ['uv', { 'pyproject.toml': '', 'uv.lock': '' }, 'pip install uv && uv sync'],
  ['Poetry', { 'pyproject.toml': '', 'poetry.lock': '' }, 'pip install poetry && poetry install'],
  ['Pipenv', { Pipfile: '', 'Pipfile.lock': '{}' }, 'pip install pipenv && pipenv sync --dev'],
  ['pip', { 'pyproject.toml': '', 'requirements.txt': 'flask\n' }, 'pip install -r requirements.txt'],
  [
    'npm and pip, where both languages are there',
    { 'package.json': dependent, 'package-lock.json': '{}', 'requirements.txt': 'pytest\n' },
    'npm ci && pip install -r requirements.txt',
  ],
  [
    'the tool that package.json names, and not that of another lock file',
    {
      'package.json': dependent.replace('{', '{"packageManager": "yarn@1.22.22", '),
      'pnpm-lock.yaml': '',
      'yarn.lock': '# yarn lockfile v1\n',
    },
    'yarn install --frozen-lockfile',
  ],
  [
    'pnpm before npm, as the gates are run',
    { 'package.json': dependent, 'package-lock.json': '{}', 'pnpm-lock.yaml': '' },
    'corepack enable && pnpm install --frozen-lockfile',
  ],
];
for (const [what, files, install] of installs)
  test(`the dependencies are fetched by ${what}`, (t) => {
    const { text, stdout } = found(t, { service: { ...go('Dockerfile'), ...files }, manifests: plain });
    for (const name of ['pull-request', 'ship']) {
      const { jobs } = parse(text(`.github/workflows/${name}.yml`)) as {
        jobs: Record<string, { with?: { install?: string } }>;
      };
      const given = Object.values(jobs).flatMap((job) => job.with?.install ?? []);
      assert.deepEqual(given, [install], name);
    }
    assert.match(stdout, new RegExp(`^- install: ${install}$`, 'm'));
    assert.doesNotMatch(stdout, /Left to do[\s\S]*^- install:/m);
  });

const unlocked: readonly (readonly [what: string, files: Files, isTold: boolean])[] = [
  ['a package.json with dependencies', { 'package.json': dependent }, true],
  ['a package.json without any', { 'package.json': '{"scripts": {"test": "x"}, "dependencies": {}}' }, false],
  ['a pyproject.toml', { 'pyproject.toml': '[project]\n' }, true],
  ['a Pipfile', { Pipfile: '' }, true],
  ['a go.mod', {}, false],
];
for (const [what, files, isTold] of unlocked)
  test(`without a lock file that is known, ${what} leaves ${isTold ? 'the command' : 'nothing'} to do`, (t) => {
    const { text, stdout } = found(t, { service: { ...go('Dockerfile'), ...files }, manifests: plain });
    assert.doesNotMatch(text('.github/workflows/ship.yml'), /install:/);
    assert.equal(/Left to do[\s\S]*^- install: /m.test(stdout), isTold);
  });

test('what is said to add to the callers by hand is valid where it is said to stand', (t) => {
  const service = { ...go('Dockerfile'), 'package.json': dependent };
  const { text, stdout } = found(t, { service, manifests: plain });
  const [, inline = ''] = /add `(with: \{install: .*?\})` to the job in pull-request\.yml/.exec(stdout) ?? [];
  assert.match(stdout, /and `install: …` below `with:` in ship\.yml$/m);

  const job = (file: string): unknown => Object.values((parse(file) as { jobs: object }).jobs)[0];
  const request = `${text('.github/workflows/pull-request.yml')}    ${inline}\n`;
  const ship = text('.github/workflows/ship.yml').replace(/^ {4}with:\n/m, '$&      install: …\n');
  for (const file of [request, ship]) assert.equal((job(file) as { with?: { install?: string } }).with?.install, '…');
});

for (const lock of ['bun.lock', 'none'])
  test(`where only pip is known (${lock} for Node.js), the dependencies of package.json are left to do`, (t) => {
    const files = { 'package.json': dependent, [lock]: '', 'requirements.txt': 'flask\n' };
    const { text, stdout } = found(t, { service: { ...go('Dockerfile'), ...files }, manifests: plain });
    assert.match(text('.github/workflows/pull-request.yml'), /^ {6}install: pip install -r requirements\.txt$/m);
    assert.match(
      stdout,
      /Left to do[\s\S]*^- install: .* of package\.json .* add its command to `install:` in pull-request\.yml/m,
    );
  });

// Where it answers, and where it says its version.

const answering: Files = {
  ...plain,
  'staging/cart/ingress.yaml': ingress('s.shop.example').replace(/tls: .*?\], /, ''),
  'production/cart/ingress.yaml': ingress('p.shop.example'),
};

test('an Ingress without TLS is taken for http, and that is a doubt, unless the URL is given', (t) => {
  const doubt = /^- staging: the Ingress of http:\/\/s\.shop\.example has no `tls:`.*https:\/\//m;
  const { config, stdout } = found(t, { service: node, manifests: answering, args: ['--write'] });
  assert.equal(config.environments['staging']?.['smoke-test']['url'], 'http://s.shop.example');
  assert.match(stdout, doubt);
  assert.doesNotMatch(stdout, /^- production: the Ingress/m);

  const given = found(t, {
    service: node,
    manifests: answering,
    args: ['--write', '--url', 'staging=http://x.example'],
  });
  assert.doesNotMatch(given.stdout, /the Ingress of/);
});

test('the path of the readiness probe is asked for the version, and that is a doubt, unless it is the usual one', (t) => {
  const usual = deployment(2).replace('/healthz', '/health');
  const manifests = { ...plain, 'production/cart/deployment.yaml': usual };
  const { config, stdout } = found(t, { service: node, manifests });
  assert.equal(config.environments['staging']?.['smoke-test']['version-path'], '/healthz');
  assert.match(stdout, /^- staging: \/healthz is asked for the version, .*`version-path` below smoke-test$/m);
  assert.doesNotMatch(stdout, /^- production: \/health/m);
});

// Regions.

const regions: Files = {
  'regions/production/eu/deployment.yaml': deployment(3),
  'regions/production/eu/ingress.yaml': ingress('eu.cart.shop.example'),
  'regions/production/us/deployment.yaml': deployment(5),
  'regions/production/us/ingress.yaml': ingress('us.cart.shop.example'),
  'regions/staging/eu/deployment.yaml': deployment(1),
};

test('each region of an environment is a line of its path, with its URL; the larger one says how many pods answer', (t) => {
  const { config } = found(t, { service: node, manifests: regions, args: ['--write', ...urls.slice(0, 2)] });
  const { staging, production } = config.environments;
  assert.deepEqual(
    [staging?.['bump-manifest']?.path, production?.['bump-manifest']?.path],
    ['regions/staging/eu', ['regions/production/eu', 'regions/production/us']],
  );
  assert.deepEqual(production?.['smoke-test'], {
    url: ['https://eu.cart.shop.example', 'https://us.cart.shop.example'],
    'version-path': '/healthz',
    replicas: 5,
  });
});

test('regions that every environment has are lines of the shared path', (t) => {
  const { config } = found(t, {
    service: node,
    manifests: { ...regions, 'regions/staging/us/deployment.yaml': deployment(1) },
  });
  assert.deepEqual(config['bump-manifest'].path, ['regions/{environment}/eu', 'regions/{environment}/us']);
});

test('a region without an Ingress is told', (t) => {
  const { 'regions/production/us/ingress.yaml': _gone, ...rest } = regions;
  const { stdout } = found(t, { service: node, manifests: rest, args: ['--write', ...urls.slice(0, 2)] });
  assert.match(stdout, /^- production: no Ingress lies in regions\/production\/us/m);
});

// Kustomize.

const overlay = (more: string, image = `{name: ${repository}, newTag: v1}`): string =>
  `resources: [../../base]\nimages: [${image}]\n${more}`;
const kustomized = (production: string, more: Files = {}, image?: string): Files => ({
  'apps/cart/base/kustomization.yaml': 'resources: [deployment.yaml]\n',
  'apps/cart/base/deployment.yaml': deployment(2, image === undefined ? repository : 'cart'),
  'apps/cart/overlays/staging/kustomization.yaml': overlay('', image),
  'apps/cart/overlays/production/kustomization.yaml': overlay(production, image),
  ...more,
});

test('a name of the base that Kustomize replaces is no second image', (t) => {
  const { config } = found(t, {
    service: node,
    manifests: kustomized('', {}, `{name: cart, newName: ${repository}, newTag: v1}`),
  });
  assert.deepEqual(
    [config['build-push-image']['registry'], config['build-push-image']['repository']],
    [registry, 'shop/cart'],
  );
  assert.deepEqual(config.environments['production']?.['smoke-test']['replicas'], 2);
});

const scaler = (name: string): string =>
  `kind: HorizontalPodAutoscaler\nspec: {scaleTargetRef: {name: ${name}}, minReplicas: 2}\n`;
const patched = (spec: string): string => `kind: Deployment\nmetadata: {name: cart}\nspec: ${spec}\n`;
const replicas: readonly (readonly [what: string, manifests: Files, replicas: number | undefined])[] = [
  ['the base', kustomized(''), 2],
  ['`replicas:` of the overlay over the base', kustomized('replicas: [{name: cart, count: 4}]\n'), 4],
  ['`replicas:` of another workload, which is nothing', kustomized('replicas: [{name: other, count: 4}]\n'), 2],
  [
    'a patch file over the base',
    kustomized('patches: [{path: more.yaml}]\n', {
      'apps/cart/overlays/production/more.yaml': patched('{replicas: 6}'),
    }),
    6,
  ],
  [
    'a patch in the overlay itself',
    kustomized(`patches:\n  - patch: |\n      ${patched('{replicas: 7}').replaceAll('\n', '\n      ')}\n`),
    7,
  ],
  [
    'nothing, where a JSON patch changes them',
    kustomized(
      'patches: [{target: {kind: Deployment, name: cart}, patch: "[{op: replace, path: /spec/replicas, value: 8}]"}]\n',
    ),
    undefined,
  ],
  ['nothing, where a patch cannot be read', kustomized('patches: [{path: gone.json}]\n'), undefined],
  [
    'nothing, where an autoscaler sets them',
    kustomized('', {
      'apps/cart/base/kustomization.yaml': 'resources: [deployment.yaml, scaler.yaml]\n',
      'apps/cart/base/scaler.yaml': scaler('cart'),
    }),
    undefined,
  ],
];
for (const [what, manifests, count] of replicas)
  test(`Kustomize, the replicas: ${what}`, (t) => {
    const { config, stdout } = found(t, { service: node, manifests });
    assert.equal(config.environments['production']?.['smoke-test']['replicas'], count);
    assert.equal(/^- production: no fixed number of replicas was found/m.test(stdout), count === undefined);
  });

test('Kustomize, the health path: that of the base, and none where a patch may change it', (t) => {
  const probe = patched('{template: {spec: {containers: [{name: cart, readinessProbe: {httpGet: {path: /new}}}]}}}');
  const change = 'patches: [{path: probe.yaml}]\n';
  const { config, stdout } = found(t, {
    service: node,
    manifests: kustomized(change, { 'apps/cart/overlays/production/probe.yaml': probe }),
  });
  const { staging, production } = config.environments;
  assert.deepEqual(
    [staging?.['smoke-test']['version-path'], production?.['smoke-test']['version-path']],
    ['/healthz', undefined],
  );
  assert.match(stdout, /^- production: no HTTP readiness probe was found/m);
});

test('of two workloads with one image the one with a readiness probe answers', (t) => {
  const worker = patched(
    `{replicas: 9, template: {spec: {containers: [{name: w, image: "${repository}:v1"}]}}}`,
  ).replace('name: cart', 'name: worker');
  const { config } = found(t, { service: node, manifests: { ...plain, 'production/cart/worker.yaml': worker } });
  assert.equal(config.environments['production']?.['smoke-test']['replicas'], 2);
});

// Helm.

const values = (more: string): string => `image: {repository: ${repository}, tag: v1}\n${more}`;

test('Helm: replicas and probe stand beside the image, else in the values of the chart', (t) => {
  const { config } = found(t, {
    service: node,
    manifests: {
      'cart/Chart.yaml': 'name: cart\n',
      'cart/values.yaml': 'replicaCount: 2\nreadinessProbe: {httpGet: {path: /ready}}\n',
      'cart/values-staging.yaml': values(''),
      'cart/values-production.yaml': values('replicaCount: 3\n'),
    },
  });
  const { staging, production } = config.environments;
  assert.deepEqual(
    [staging, production].map((each) => each?.['smoke-test']['replicas']),
    [2, 3],
  );
  assert.deepEqual(
    [staging, production].map((each) => each?.['smoke-test']['version-path']),
    ['/ready', '/ready'],
  );
});

test('Helm: with an autoscaler no number is fixed; what was not found is said for each environment', (t) => {
  const { config, stdout } = found(t, {
    service: node,
    manifests: {
      'cart/values-staging.yaml': values(''),
      'cart/values-production.yaml': values('replicaCount: 3\nautoscaling: {enabled: true}\n'),
    },
  });
  assert.equal(config.environments['production']?.['smoke-test']['replicas'], undefined);
  for (const each of ['staging', 'production']) {
    assert.match(stdout, new RegExp(`^- ${each}: no fixed number of replicas was found`, 'm'));
    assert.match(stdout, new RegExp(`^- ${each}: no HTTP readiness probe was found: /health is asked`, 'm'));
  }
});

// Argo CD.

const application = (source: string, policy = ''): string =>
  `kind: Application\nspec: {source: ${source}${policy}}\n---\n`;
const automated = ', syncPolicy: {automated: {}}';
const charted: Files = { 'cart/values-staging.yaml': values(''), 'cart/values-production.yaml': values('') };

const syncs: readonly (readonly [
  what: string,
  manifests: Files,
  staging: string | undefined,
  production: string | undefined,
  isTold: boolean,
])[] = [
  [
    'an Application counts for the values file that it names, and for no other of the folder',
    { ...charted, 'a.yaml': application('{path: cart, helm: {valueFiles: [values-production.yaml]}}') },
    undefined,
    'manual',
    true,
  ],
  [
    'a values file of another source',
    {
      ...charted,
      'a.yaml': `kind: Application\nspec: {sources: [{chart: web, helm: {valueFiles: [$values/cart/values-production.yaml]}}, {ref: values}]}\n---\n${application('{path: cart, helm: {valueFiles: [values-staging.yaml]}}', automated)}`,
    },
    undefined,
    'manual',
    false,
  ],
  [
    'a folder of plain files, of which `include` takes one',
    {
      'cart/staging.yaml': deployment(1),
      'cart/production.yaml': deployment(2),
      'a.yaml': application("{path: ./cart/, directory: {include: 'production.*'}}"),
    },
    undefined,
    'manual',
    true,
  ],
  [
    'automated, but switched off',
    { ...plain, 'a.yaml': application('{path: production/cart}', ', syncPolicy: {automated: {enabled: false}}') },
    undefined,
    'manual',
    true,
  ],
];
for (const [what, manifests, staging, production, isTold] of syncs)
  test(`who syncs: ${what}`, (t) => {
    const { config, stdout } = found(t, { service: node, manifests });
    assert.deepEqual(
      [config.environments['staging']?.deploy?.sync, config.environments['production']?.deploy?.sync],
      [staging, production],
    );
    assert.equal(/^- staging: no Argo CD Application was found/m.test(stdout), isTold);
  });

// The command line.

const refusals: readonly (readonly [what: string, args: readonly string[], sentence: RegExp])[] = [
  ['a URL without a scheme', ['--url', 'staging=cart'], /^- --url staging=cart: write the address as https:/m],
  ['a URL of another scheme', ['--url', 'production=ftp://x.example'], /^- --url production=ftp:.*https:/m],
  ['a URL with a password', ['--url', 'staging=https://u:p@x.example'], /without a user or password/],
  [
    'a URL of no environment',
    ['--url', 'prodction=https://x.example'],
    /has no environment "prodction"\. Did you mean `production`/,
  ],
  ['an environment without a URL', ['--url', 'staging'], /^- --url staging: write the address/m],
  [
    'an image that does not stand there',
    ['--image', `${registry}/shop/kart:v1`],
    /^- the image .*\/shop\/kart does not stand in .* There is .*\/shop\/cart\./m,
  ],
  [
    'a Dockerfile that is not there',
    ['--dockerfile', 'build/Cart'],
    /^- --dockerfile build\/Cart: there is no such file/m,
  ],
];
for (const [what, args, sentence] of refusals)
  test(`${what} is refused, and nothing is written`, (t) => {
    const { status, stdout, stderr } = newService(t, { service: node, manifests: plain, args: ['--write', ...args] });
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, sentence);
  });

const absent: readonly (readonly [args: readonly string[], sentence: RegExp])[] = [
  [[], /^<service folder>, --manifests, --org are missing\.\n\nUsage: /],
  [['.', '--manifests', '.'], /^--org is missing\.\n\nUsage: /],
];
for (const [args, sentence] of absent)
  test(`what was not given is named: new-service ${args.join(' ')}`, () => {
    const { status, stdout, stderr } = runNewService('.', args);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, sentence);
  });

test('folders are meant from where the person stands, not from the folder of the package', (t) => {
  const { own } = newService(t, { service: node, manifests: plain, args: urls });
  const args = ['service', '--manifests', 'manifests', '--org', 'shop', '--write', ...urls];
  const { status, stderr } = runNewService(path.dirname(own), args);
  assert.equal(status, 0, stderr);
  assert.ok(existsSync(path.join(own, '.github/ship.yml')));
});

test('several Dockerfiles of which none is the service’s are named', (t) => {
  const { status, stderr } = newService(t, {
    service: go('api/Dockerfile', 'web/Dockerfile'),
    manifests: plain,
    args: written,
  });
  assert.equal(status, 1);
  assert.match(
    stderr,
    /several Dockerfiles may be meant: api\/Dockerfile, web\/Dockerfile\. Name one with --dockerfile/,
  );
});

test('a tag behind --image is cut off', (t) => {
  const { config } = found(t, { service: node, manifests: plain, args: [...written, '--image', `${repository}:v1`] });
  assert.equal(config['build-push-image']['repository'], 'shop/cart');
});
