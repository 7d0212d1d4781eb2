// What is wrong with the names among the inputs: repository, registry, platforms, version, login. Each with the line to write instead.

import type { Problem } from '../../domain/action-error.ts';
import { isRegistryPart, registryFault, repositoryFault } from '../../domain/image/reference.ts';
import { versionOf } from '../../domain/image/tag.ts';
import { isLocalName } from '../../domain/loopback.ts';

/** The inputs that name where the image goes. */
interface Names {
  readonly repository: string | undefined;
  readonly registry: string | undefined;
}

/** Faults of `repository` and `registry`. */
export const nameProblems = ({ repository, registry }: Names): Problem[] => [
  ...repositoryProblems(repository),
  ...registryProblems(registry),
];

function repositoryProblems(repository: string | undefined): Problem[] {
  if (repository === undefined) return [];
  const where = 'input `repository`';
  const [first = '', ...rest] = repository.split('/');
  if (rest.length > 0 && (/[.:]/.test(first) || isLocalName(first))) {
    const bare = bareRepository(rest.join('/'));
    const fix = `Write \`registry: ${first}\` and \`repository: ${bare}\`.`;
    return [{ code: 'repository_host', what: `"${repository}" starts with a registry's host`, where, fix }];
  }

  const fault = repositoryFault(repository);
  if (fault === undefined) return [];
  const what = `"${repository}" is not a repository: ${fault}`;
  return [{ code: 'repository_invalid', what, where, fix: repositoryFix(repository) }];
}

/** Without tag and digest, in lower case. */
const bareRepository = (text: string): string => (/^[^:@]*/.exec(text)?.[0] ?? '').toLowerCase();

function repositoryFix(repository: string): string {
  const lower = repository.toLowerCase();
  const bare = bareRepository(repository);
  if (repositoryFault(lower) === undefined)
    return `Write \`repository: ${lower}\`. An expression such as \`\${{ github.repository }}\` keeps capitals: write the name out.`;
  if (bare !== lower && repositoryFault(bare) === undefined)
    return `Write \`repository: ${bare}\`; tags have an input of their own, \`tags\`.`;
  return 'Write it as shop/checkout-service: lower-case letters, digits and single ".", "_", "-" between them.';
}

function registryProblems(registry: string | undefined): Problem[] {
  if (registry === undefined) return [];
  const fault = registryFault(registry);
  if (fault === undefined) return [];
  const what = `"${registry}" is not a registry: ${fault}`;
  return [{ code: 'registry_invalid', what, where: 'input `registry`', fix: registryFix(registry) }];
}

function registryFix(registry: string): string {
  const bare = registry.replace(/^[a-z]{1,20}:\/\//i, '');
  const host = bare.split('/')[0] ?? '';
  if (registryFault(host) === undefined) return `Write \`registry: ${host}\`.`;
  return 'Write it as host or host:port.';
}

/** Faults of `copy-to` and `regions`. */
export function copyProblems(copies: readonly string[], regions: readonly string[]): Problem[] {
  const badCopies = copies.flatMap((line): Problem[] => {
    const fault = copyFault(line);
    if (fault === undefined) return [];
    const fix = 'Write registry/repository, e.g. ghcr.io/shop/checkout-service, without a tag.';
    return [
      { code: 'copy_invalid', what: `"${line}" is not a place to copy to: ${fault}`, where: 'input `copy-to`', fix },
    ];
  });
  const badRegions = regions
    .filter((region) => !/^[a-z]{2,4}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/.test(region))
    .map((region) => ({
      code: 'region_invalid',
      what: `"${region.slice(0, 100)}" is not an AWS region`,
      where: 'input `regions`',
      fix: 'Write one per line, e.g. eu-central-1.',
    }));

  return [...badCopies, ...badRegions];
}

function copyFault(line: string): string | undefined {
  const slash = line.indexOf('/');
  const host = line.slice(0, Math.max(0, slash));
  if (slash < 0 || !isRegistryPart(host)) return 'it names no registry';
  return repositoryFault(line.slice(slash + 1)) ?? registryFault(host);
}

/** Faults of `version`. */
export function versionProblems(version: string | undefined): Problem[] {
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

/** Faults of `platforms`. */
export function platformProblems(platforms: readonly string[]): Problem[] {
  return platforms
    .flatMap((line) => line.split(','))
    .filter((platform) => !/^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9.]+)?$/.test(platform.trim()))
    .map((platform) => ({
      code: 'platform_invalid',
      what: `"${platform}" is not a platform`,
      where: 'input `platforms`',
      fix: 'Write os/architecture, e.g. linux/amd64 or linux/arm64.',
    }));
}

/** A login that is half there. */
export function loginProblems(given: {
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly registry: string | undefined;
}): Problem[] {
  const { username, password, registry } = given;
  if (username === undefined && password !== undefined) return [halfLogin('password', 'username')];
  if (username !== undefined && password === undefined) return [halfLogin('username', 'password')];
  if (username === undefined || registry !== undefined) return [];

  const what = '`username` and `password` are given, but no `registry`';
  const fix = 'Give `registry: host[:port]`; without it the registry is the ECR registry of the AWS credentials.';
  return [{ code: 'login_incomplete', what, where: 'input `registry`', fix }];
}

const halfLogin = (there: string, missing: string): Problem => ({
  code: 'login_incomplete',
  what: `\`${there}\` is given without its other half`,
  where: `input \`${missing}\``,
  fix: 'Give both `username` and `password`, or neither.',
});
