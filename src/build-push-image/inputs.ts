// The inputs of build-push-image, how they are read, and what is wrong with them together. Never looks at the disk.

import type { Problem } from '../domain/action-error.ts';
import { registryFault, repositoryFault } from '../domain/image-reference.ts';
import { tagEntryProblems, versionOf } from '../domain/image-tag.ts';
import { isLocalName } from '../domain/loopback.ts';
import type { InputReaders, Inputs } from '../runner/inputs.ts';
import { boolean, choice, lines, required, secret, secretLines, text } from '../runner/readers.ts';

/** The readers of this action's inputs, by name. */
export const inputs = {
  repository: required(text()),
  registry: text(),
  username: text(),
  password: secret(),
  context: text('.'),
  dockerfile: text(),
  target: text(),
  platforms: lines(),
  'build-args': lines(),
  labels: lines(),
  secrets: secretLines(),
  'secret-files': lines(),
  pull: boolean(false),
  tags: lines(['sha']),
  version: text(),
  engine: choice(['auto', 'buildx', 'docker', 'buildah'], 'auto'),
  push: boolean(true),
  reuse: choice(['commit', 'off'], 'commit'),
} satisfies InputReaders;

export type ImageInputs = Inputs<typeof inputs>;

/** The faults that need no look at the disk: names, tags, lines without `=`, a login that is half there. */
export function check(given: ImageInputs): Problem[] {
  return [
    ...repositoryProblems(given.repository),
    ...registryProblems(given.registry),
    ...tagEntryProblems(given.tags),
    ...versionProblems(given.version),
    ...pairProblems('build-args', given['build-args']),
    ...pairProblems('labels', given.labels),
    ...pairProblems('secrets', given.secrets),
    ...pairProblems('secret-files', given['secret-files']),
    ...platformProblems(given.platforms),
    ...loginProblems(given),
  ];
}

function repositoryProblems(repository: string | undefined): Problem[] {
  if (repository === undefined) return [];
  const where = 'input `repository`';
  const [first = '', ...rest] = repository.split('/');
  if (rest.length > 0 && (/[.:]/.test(first) || isLocalName(first))) {
    const fix = `Write \`registry: ${first}\` and \`repository: ${rest
      .join('/')
      .replace(/[:@].*$/, '')
      .toLowerCase()}\`.`;
    return [{ code: 'repository_host', what: `"${repository}" starts with a registry's host`, where, fix }];
  }
  const fault = repositoryFault(repository);
  if (fault === undefined) return [];
  const lower = repository.toLowerCase();
  const bare = repository.replace(/[:@].*$/, '');
  const fix =
    repositoryFault(lower) === undefined
      ? `Write \`repository: ${lower}\`.`
      : bare !== repository && repositoryFault(bare) === undefined
        ? `Write \`repository: ${bare}\`; tags have an input of their own, \`tags\`.`
        : 'Write it as shop/checkout-service: lower-case letters, digits and single ".", "_", "-" between them.';
  return [{ code: 'repository_invalid', what: `"${repository}" is no repository: ${fault}`, where, fix }];
}

function registryProblems(registry: string | undefined): Problem[] {
  const fault = registry === undefined ? undefined : registryFault(registry);
  if (registry === undefined || fault === undefined) return [];
  const host = registry.replace(/^[a-z]+:\/\//i, '').replace(/\/.*$/, '');
  const fix = registryFault(host) === undefined ? `Write \`registry: ${host}\`.` : 'Write it as host or host:port.';
  const what = `"${registry}" is no registry: ${fault}`;
  return [{ code: 'registry_invalid', what, where: 'input `registry`', fix }];
}

function versionProblems(version: string | undefined): Problem[] {
  if (version === undefined) return [];
  const where = 'input `version`';
  if (versionOf(version) === undefined) {
    const what = `"${version}" is not a SemVer version`;
    return [{ code: 'version_invalid', what, where, fix: 'Write it as 2.4.1 or v2.4.1 (no leading zeros).' }];
  }
  if (!version.includes('+')) return [];
  const what = `"${version}" has build metadata ("+…"), which no tag can hold`;
  return [{ code: 'tag_invalid', what, where, fix: `Write \`version: ${versionOf(version)}\`.` }];
}

/** A value may be a secret, so only the name is quoted, and only where there is one. */
function pairProblems(input: string, pairs: readonly string[]): Problem[] {
  return pairs.flatMap((pair, index) => {
    if (pair.indexOf('=') > 0) return [];
    const what =
      input === 'secrets' ? `Line ${index + 1} of \`${input}\` has no name and "="` : `"${pair}" has no name and "="`;
    return [{ code: 'pair_invalid', what, where: `input \`${input}\``, fix: 'Write each line as NAME=value.' }];
  });
}

function platformProblems(platforms: readonly string[]): Problem[] {
  return platforms
    .flatMap((line) => line.split(','))
    .filter((platform) => !/^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9.]+)?$/.test(platform.trim()))
    .map((platform) => ({
      code: 'platform_invalid',
      what: `"${platform}" is no platform`,
      where: 'input `platforms`',
      fix: 'Write os/architecture, e.g. linux/amd64 or linux/arm64.',
    }));
}

function loginProblems({ username, password, registry }: ImageInputs): Problem[] {
  const where = username === undefined ? 'input `username`' : 'input `password`';
  if ((username === undefined) !== (password === undefined)) {
    const what = `\`${username === undefined ? 'password' : 'username'}\` is given without its other half`;
    const fix = 'Give both `username` and `password`, or neither.';
    return [{ code: 'login_incomplete', what, where, fix }];
  }
  if (username === undefined || registry !== undefined) return [];
  const what = '`username` and `password` are given, but no `registry`';
  const fix = 'Give `registry: host[:port]`; without it the registry is the ECR registry of the AWS credentials.';
  return [{ code: 'login_incomplete', what, where: 'input `registry`', fix }];
}
