// Writes the words of a service's files: its config file, and its callers made from the templates. Pure.

import { stringify } from 'yaml';
import type { Place } from './manifests.ts';

/** What the files are made of. */
export interface Service {
  readonly name: string;
  /** `host/repository` of its image. */
  readonly image: string;
  /** `owner/name`. */
  readonly manifests: string;
  readonly places: readonly Place[];
  readonly dockerfile: string | undefined;
  readonly hasVersionArgument: boolean;
  /** How dependencies are fetched; undefined when nothing has to be. */
  readonly install: string | undefined;
  /** The branch whose pushes ship. */
  readonly branch: string;
  /** False where nothing says that it is this one. */
  readonly isBranchKnown: boolean;
  /** Owner of the copy of ship-actions. */
  readonly org: string;
}

const ecr = /^\d{12}\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/;
const registryOf = (image: string): string => image.slice(0, image.indexOf('/'));

/** The region of an ECR registry; undefined for another registry. */
export const regionOf = (image: string): string | undefined => ecr.exec(registryOf(image))?.[1];

/** `.github/ship.yml`. */
export function renderConfig(service: Service): string {
  const { name, image, manifests, places, dockerfile, hasVersionArgument } = service;
  const patterns = places.map(({ environment, paths }) =>
    paths.map((each) => each.replace(new RegExp(`(?<![a-z0-9])${environment}(?![a-z0-9])`, 'gi'), '{environment}')),
  );
  const isShared = new Set(patterns.map((each) => each.join('\n'))).size === 1;
  const shared = isShared ? patterns[0] : undefined;
  const config = {
    service: name,
    'build-push-image': {
      registry: registryOf(image),
      repository: image.slice(image.indexOf('/') + 1),
      ...(dockerfile === undefined || dockerfile === 'Dockerfile' ? {} : { dockerfile }),
      ...(hasVersionArgument ? { 'build-args': ['VERSION={sha}'] } : {}),
    },
    'bump-manifest': { repository: manifests, ...(shared === undefined ? {} : { path: oneOrList(shared) }) },
    environments: Object.fromEntries(places.map((place) => [place.environment, environmentOf(place, shared)])),
  };
  return stringify(config, { lineWidth: 120 });
}

/** One value as itself, several as a list. */
const oneOrList = (values: readonly string[]): string | readonly string[] =>
  values.length === 1 ? (values[0] ?? '') : values;

function environmentOf(place: Place, shared: readonly string[] | undefined): object {
  const { paths, urls, replicas, healthPath, sync } = place;
  return {
    ...(shared === undefined ? { 'bump-manifest': { path: oneOrList(paths) } } : {}),
    'smoke-test': {
      url: oneOrList(urls),
      ...(healthPath === undefined || healthPath === '/health' ? {} : { 'version-path': healthPath }),
      ...(replicas === undefined ? {} : { replicas }),
    },
    ...(sync === 'manual' ? { deploy: { sync } } : {}),
  };
}

/** The sign-in to AWS; empty for another registry. */
const inRegion = (step: string, region: string | undefined): string =>
  region === undefined ? '' : step.replace(/aws-region: [\w-]+/, `aws-region: ${region}`);

/** A caller from its template; a `with` of which nothing is left goes, too. */
export function renderCaller(template: string, service: Service): string {
  const region = regionOf(service.image);
  const install = service.install === undefined ? '' : `      install: ${service.install}\n`;
  return template
    .replaceAll(/\borg\/ship-actions(?=[/@])/g, `${service.org}/ship-actions`)
    .replaceAll('branches: [main]', `branches: [${service.branch}]`)
    .replace(/^ {6}install: .*\n/m, install)
    .replace(/^ {4}with:\n(?! {6})/m, '')
    .replace(/^ {6}- uses: aws-actions\/.*\n(?: {8}.*\n)*/m, (step) => inRegion(step, region))
    .replace(/^ {6}aws-region: .*\n/m, region === undefined ? '' : `      aws-region: ${region}\n`)
    .replace(/^ {6}aws-role-arn: .*\n(?: {6}# aws-.*\n)*/m, (lines) => (region === undefined ? '' : lines));
}
