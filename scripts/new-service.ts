// Looks at a service's repository and at the manifests repository, both on this machine, and writes the service's config file and callers.
// Asks nothing that it can find out, guesses nothing that it cannot, and speaks to nobody. Writes only with --write, and over no file.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { nearestNames, suggestName } from '../src/domain/text/nearest.ts';
import { endMissing, readCommandLine, standing } from './command-line.ts';
import { regionOf, renderCaller, renderConfig, type Service } from './new-service/files.ts';
import { withoutTag } from './new-service/images.ts';
import { findStanding, type Place, type Standing } from './new-service/manifests.ts';
import {
  findDockerfile,
  findReleaseBranch,
  gatesIn,
  installOf,
  remoteOf,
  uninstalledFiles,
} from './new-service/repository.ts';

const usage = `Usage: npm run new-service -- <service folder> --manifests <folder> --org <owner> [options]

Writes a service's .github/ship.yml and the workflows that it needs, from the two repositories as they lie on this machine.

  --manifests <folder>             a clone of the manifests repository
  --org <owner>                    the owner of your copy of ship-actions
  --write                          write the files; without it they are only shown
  --service <name>                 default: the repository's name
  --image <host/repository>        default: the image of that name in the manifests
  --dockerfile <file>              default: the only one, or the one in the folder of that name
  --branch <name>                  the branch whose pushes ship; default: the default branch that the clone remembers, else main
  --url <environment>=<URL>        where it answers, once for each URL; default: the hosts of the Ingresses
  --manifests-repository <o/name>  default: the remote \`origin\` of the manifests
  --help                           this text`;

/** Why nothing is written: each line is one thing that could not be found. */
class Missing extends Error {}

const { values, positionals } = readCommandLine({
  usage,
  words: 1,
  options: {
    manifests: { type: 'string' },
    org: { type: 'string' },
    service: { type: 'string' },
    image: { type: 'string' },
    dockerfile: { type: 'string' },
    branch: { type: 'string' },
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
  const { root, manifests, org } = givenOrEnd();
  for (const folder of [root, manifests]) if (!existsSync(folder)) throw new Missing(`- there is no folder ${folder}`);

  const service = lookAt(root, manifests, org);
  const files = filesOf(service);
  const taken = Object.keys(files).filter((file) => existsSync(path.join(root, file)));
  if (taken.length > 0 && values.write === true)
    throw new Missing(taken.map((file) => `${file} is there already: move it away, or edit it by hand`).join('\n'));

  for (const [file, text] of Object.entries(files)) {
    if (values.write !== true) {
      console.log(taken.includes(file) ? `would not write ${file}: it is there already` : `would write ${file}`);
      continue;
    }
    console.log(`wrote ${file}`);
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  if (values.write !== true) console.log(`\n${files['.github/ship.yml']}`);
  const listed = (lines: readonly string[]): string[] => lines.map((each) => `- ${each}`);
  const found = listed(foundIn(service, root));
  if (found.length > 0) console.log(['\nFound:', ...found].join('\n'));
  console.log(['\nLeft to do (docs/getting-started.md):', ...listed(todo(service, root))].join('\n'));
}

/** What it cannot do without, with whole paths. */
function givenOrEnd(): { readonly root: string; readonly manifests: string; readonly org: string } {
  const { org, manifests } = values;
  const root = positionals[0];
  if (root !== undefined && manifests !== undefined && org !== undefined)
    return { root: path.resolve(standing, root), manifests: path.resolve(standing, manifests), org };

  const given = { '<service folder>': root, '--manifests': manifests, '--org': org };
  const missing = Object.entries(given).filter(([, value]) => value === undefined);
  return endMissing(
    missing.map(([name]) => name),
    usage,
  );
}

/** Everything that the files need, or every reason why it is not known. */
function lookAt(root: string, manifestsRoot: string, org: string): Service {
  const name = values.service ?? remoteOf(root)?.split('/')[1] ?? path.basename(root);
  const wanted = values.image === undefined ? undefined : withoutTag(values.image);
  const standing = findStanding(manifestsRoot, name, wanted);
  const urls = Map.groupBy((values.url ?? []).map(splitUrl), ({ environment }) => environment);
  const places = standing.places.map((place): Place => {
    const given = urls.get(place.environment)?.map(({ url }) => url);
    return given === undefined ? place : { ...place, urls: given, plain: [], silent: [] };
  });
  const manifests = values['manifests-repository'] ?? remoteOf(manifestsRoot);
  const { file: dockerfile, problem } = findDockerfile(root, name, values.dockerfile);

  const missing = [
    ...imageProblems(standing, `"${name}"`, wanted, manifestsRoot),
    ...urlProblems(places),
    ...(manifests === undefined
      ? ['the manifests folder has no remote "origin": give --manifests-repository owner/name']
      : []),
    ...(problem === undefined ? [] : [problem]),
  ];
  if (missing.length > 0) throw new Missing(missing.map((each) => `- ${each}`).join('\n'));

  const release = findReleaseBranch(root);
  return {
    ...{ name, places, dockerfile, org },
    image: standing.images[0] ?? '',
    manifests: manifests ?? '',
    hasVersionArgument: /^ARG VERSION\b/m.test(readFileSync(path.join(root, dockerfile ?? ''), 'utf8')),
    install: installOf(root),
    branch: values.branch ?? release.branch,
    isBranchKnown: values.branch !== undefined || release.isKnown,
  };
}

function imageProblems(
  { images, places, known }: Standing,
  name: string,
  wanted: string | undefined,
  root: string,
): string[] {
  const [image = '', ...others] = images;
  if (image === '') {
    const near = nearestNames(wanted ?? name, known);
    const hint = near.length > 0 ? ` There is ${near.join(', ')}.` : '';
    return wanted === undefined
      ? [`no image of ${name} stands in ${root}: add it there, or name it with --image or --service.${hint}`]
      : [`the image ${wanted} does not stand in ${root}.${hint}`];
  }
  if (others.length > 0) return [`several images may be meant: ${images.join(', ')}. Name one with --image`];
  return [
    ...(image.includes('/') ? [] : [`the image "${image}" names no registry`]),
    ...(places.length === 0 ? ['no file with the image has an environment in its path (staging, production …)'] : []),
  ];
}

function splitUrl(given: string): { readonly environment: string; readonly url: string } {
  const [environment = '', url = ''] = given.split(/=(.*)/s);
  return { environment, url };
}

/** What is wrong with the URLs that are given, and those that are missing. */
function urlProblems(places: readonly Place[]): string[] {
  const environments = places.map(({ environment }) => environment);
  const wrong = (values.url ?? []).flatMap((given) => {
    const { environment, url } = splitUrl(given);
    if (environments.length > 0 && !environments.includes(environment))
      return [
        `--url ${given}: the service has no environment "${environment}". ${suggestName(environment, environments)}`,
      ];
    const parsed = URL.parse(url);
    const isWeb = parsed !== null && /^https?:\/\/./.test(url) && parsed.username === '' && parsed.password === '';
    return isWeb ? [] : [`--url ${given}: write the address as https://host, without a user or password`];
  });
  const silent = places.filter(({ urls }) => urls.length === 0);
  return [
    ...wrong,
    ...silent.map(
      ({ environment }) => `no Ingress says where ${environment} answers: give --url ${environment}=https://…`,
    ),
  ];
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

/** What the files do not show and a person may want to know. */
function foundIn({ branch, isBranchKnown, install }: Service, root: string): string[] {
  const gates = gatesIn(root);
  return [
    ...(isBranchKnown ? [`branch: pushes to ${branch} ship`] : []),
    ...(install === undefined ? [] : [`install: ${install}`]),
    ...(gates.length > 0 ? [`gates: the quality gate finds ${gates.join(', ')}`] : []),
  ];
}

/** What nobody can find out from two folders. */
function todo(service: Service, root: string): string[] {
  const { branch, isBranchKnown, places } = service;
  return [
    regionOf(service.image) === undefined
      ? 'sign in to the registry: registry-username and registry-password, or docs/recipes.md'
      : 'variable AWS_ROLE_ARN: examples/setup/aws.cfn.yml',
    'secret MANIFESTS_TOKEN (or a GitHub App, step 4), secret SLACK_WEBHOOK_URL (or leave its line out)',
    ...(isBranchKnown
      ? []
      : [
          `branch: pushes to ${branch} ship, but this clone does not remember the default branch of its remote. If that is wrong, give --branch.`,
        ]),
    ...(service.hasVersionArgument
      ? []
      : ['the Dockerfile has no ARG VERSION: the service cannot say which version it is (step 9)']),
    ...uninstalledFiles(root).map((file) => unfetched(file, service)),
    ...(gatesIn(root).length > 0
      ? []
      : ['gates: none were found in the repository; write `quality-gate: {gates: …}` in .github/ship.yml']),
    ...places.flatMap(({ environment, doubts }) => doubts.map((each) => `${environment}: ${each}`)),
    ...places.flatMap(({ environment, plain }) =>
      plain.map(
        (each) =>
          `${environment}: the Ingress of ${each} has no \`tls:\`. If something else ends TLS, such as a load balancer, write https:// as \`url\` below smoke-test`,
      ),
    ),
    ...places.flatMap(({ environment, silent }) =>
      silent.map(
        (each) =>
          `${environment}: no Ingress lies in ${each}, so it is not measured; --url ${environment}=… once for each URL names all`,
      ),
    ),
  ];
}

/** A caller has lost its `with:` where `install` was all that stood below it. */
function unfetched(file: string, { install }: Service): string {
  const how =
    install === undefined
      ? 'add `with: {install: …}` to the job in pull-request.yml, and `install: …` below `with:` in ship.yml'
      : 'add its command to `install:` in pull-request.yml and in ship.yml, after `&&`';
  return `install: how the dependencies of ${file} are fetched was not found (no lock file that is known here): if there are any, ${how}`;
}
