// Looks at a service's repository and at the manifests repository, both on this machine, and writes the service's config file and callers.
// Asks nothing that it can find out, guesses nothing that it cannot, and speaks to nobody. Writes only with --write, and over no file.
// Usage: npm run new-service -- <service folder> --manifests <folder> --org <owner of ship-actions> [--write]
//        [--service <name>] [--image <host/repository>] [--manifests-repository <owner/name>] [--url <environment>=<URL>]...

import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ActionError } from '../src/domain/action-error.ts';
import { detectGates } from '../src/quality-gate/gates/detection.ts';
import { regionOf, renderCaller, renderConfig, type Service } from './new-service/files.ts';
import { findStanding, type Place } from './new-service/manifests.ts';

/** Why nothing is written: each line is one thing that could not be found. */
class Missing extends Error {}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    manifests: { type: 'string' },
    org: { type: 'string' },
    service: { type: 'string' },
    image: { type: 'string' },
    'manifests-repository': { type: 'string' },
    url: { type: 'string', multiple: true },
    write: { type: 'boolean' },
  },
});

try {
  newService();
} catch (thrown) {
  if (!(thrown instanceof Missing)) throw thrown;
  console.error(`Nothing was written:\n${thrown.message}`);
  process.exitCode = 1;
}

function newService(): void {
  const { org, manifests } = values;
  const root = positionals[0];
  if (root === undefined || manifests === undefined || org === undefined)
    throw new Missing(
      'Usage: npm run new-service -- <service folder> --manifests <folder> --org <owner of ship-actions> [--write]',
    );

  const service = lookAt(path.resolve(root), path.resolve(manifests), org);
  const files = filesOf(service);
  const taken = Object.keys(files).filter((file) => existsSync(path.join(root, file)));
  if (taken.length > 0)
    throw new Missing(taken.map((file) => `${file} is there already: move it away, or edit it by hand`).join('\n'));

  for (const [file, text] of Object.entries(files)) {
    console.log(`${values.write === true ? 'wrote' : 'would write'} ${file}`);
    if (values.write !== true) continue;
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  if (values.write !== true) console.log(`\n${files['.github/ship.yml']}`);
  console.log(['\nLeft to do (docs/getting-started.md):', ...todo(service, path.resolve(root))].join('\n'));
}

/** Everything that the files need, or every reason why it is not known. */
function lookAt(root: string, manifestsRoot: string, org: string): Service {
  const name = values.service ?? remoteOf(root)?.split('/')[1] ?? path.basename(root);
  const { images, places: found } = findStanding(manifestsRoot, name, values.image);
  const given = new Map((values.url ?? []).map((each) => each.split(/=(.*)/s).slice(0, 2) as [string, string]));
  const places = found.map((place): Place => ({ ...place, url: given.get(place.environment) ?? place.url }));
  const manifests = values['manifests-repository'] ?? remoteOf(manifestsRoot);
  const [image = ''] = images;
  const dockerfile = ['Dockerfile', ...globSync('*/Dockerfile', { cwd: root }).sort()].find((file) =>
    existsSync(path.join(root, file)),
  );

  const missing = [
    ...(images.length === 0
      ? [`no image of "${name}" stands in ${manifestsRoot}: add it there, or name it with --image or --service`]
      : []),
    ...(images.length > 1 ? [`several images may be meant: ${images.join(', ')}. Name one with --image`] : []),
    ...(images.length === 1 && !image.includes('/') ? [`the image "${image}" names no registry`] : []),
    ...(images.length > 0 && places.length === 0
      ? ['no file with the image has an environment in its path (staging, production …)']
      : []),
    ...places
      .filter(({ url }) => url === undefined)
      .map(({ environment }) => `no Ingress says where ${environment} answers: give --url ${environment}=https://…`),
    ...(manifests === undefined
      ? ['the manifests folder has no remote "origin": give --manifests-repository owner/name']
      : []),
    ...(dockerfile === undefined ? ['there is no Dockerfile at the root or one folder below'] : []),
  ];
  if (missing.length > 0) throw new Missing(missing.map((each) => `- ${each}`).join('\n'));

  return {
    ...{ name, image, places, dockerfile, org },
    manifests: manifests ?? '',
    hasVersionArgument: /^ARG VERSION\b/m.test(readFileSync(path.join(root, dockerfile ?? ''), 'utf8')),
    install: installOf(readdirSync(root)),
    branch: gitOf(root, 'symbolic-ref', '--short', 'HEAD') ?? 'main',
  };
}

function installOf(names: readonly string[]): string | undefined {
  if (names.includes('package-lock.json')) return 'npm ci';
  if (names.includes('uv.lock')) return 'pip install uv && uv sync';
  return names.includes('requirements.txt') ? 'pip install -r requirements.txt' : undefined;
}

function filesOf(service: Service): Record<string, string> {
  const needsPerson = service.places.some(({ sync }) => sync === 'manual');
  const names = ['pull-request', 'preflight', 'ship', 'rollback', ...(needsPerson ? ['verify'] : [])];
  const callers = names.map((name): [string, string] => {
    const template = path.resolve(import.meta.dirname, `../workflows-templates/${name}.yml`);
    return [`.github/workflows/${name}.yml`, renderCaller(readFileSync(template, 'utf8'), service)];
  });
  return { '.github/ship.yml': renderConfig(service), ...Object.fromEntries(callers) };
}

/** What nobody can find out from two folders. */
function todo(service: Service, root: string): string[] {
  return [
    ...(regionOf(service.image) === undefined
      ? ['- sign in to the registry: registry-username and registry-password, or docs/recipes.md']
      : ['- variable AWS_ROLE_ARN: examples/setup/aws.cfn.yml']),
    '- secret MANIFESTS_TOKEN (or a GitHub App, step 4), secret SLACK_WEBHOOK_URL (or leave its line out)',
    ...(service.hasVersionArgument
      ? []
      : ['- the Dockerfile has no ARG VERSION: the service cannot say which version it is (step 9)']),
    ...gatesOf(root),
    ...service.places
      .filter(({ sync }) => sync === undefined)
      .map(({ environment }) => `- no Argo CD Application of ${environment} was found: sync is taken for auto`),
  ];
}

function gatesOf(root: string): string[] {
  const text = (name: string): string | undefined =>
    existsSync(path.join(root, name)) ? readFileSync(path.join(root, name), 'utf8') : undefined;
  try {
    const gates = detectGates({ names: readdirSync(root), text }).map(({ name }) => name);
    return [`- nothing for the gates: the quality gate finds ${gates.join(', ')}`];
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return ['- gates: none were found in the repository; write `quality-gate: {gates: …}` in .github/ship.yml'];
  }
}

/** `owner/name` of the remote `origin`. */
function remoteOf(root: string): string | undefined {
  return /[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(gitOf(root, 'remote', 'get-url', 'origin') ?? '')?.[1];
}

function gitOf(root: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch (error) {
    if (!(error instanceof Error && 'status' in error)) throw error;
    return undefined;
  }
}
