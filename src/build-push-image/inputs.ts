// The inputs of build-push-image, and how each is read. Also what is wrong with them, alone or together: what only the disk can tell is
// found by the client that `check` is handed.
// inputs/: names (repository, registry, platforms), pairs (lines of NAME=value), rules (what goes together).

import * as v from 'valibot';
import type { Problem } from '../domain/action-error.ts';
import type { Context } from '../domain/context.ts';
import { severities } from '../domain/findings.ts';
import { platformFaults } from '../domain/platform.ts';
import type { InputReaders, Inputs } from '../runner/inputs.ts';
import {
  boolean,
  choice,
  lines,
  number,
  quotedLines,
  required,
  secret,
  secretPairs,
  structured,
  text,
} from '../runner/readers.ts';
import { tagEntryProblems } from './identity/tags.ts';
import { copyProblems, loginProblems, nameProblems, platformProblems, versionProblems } from './inputs/names.ts';
import { pairProblems, secretProblems } from './inputs/pairs.ts';
import { type FindPathFaults, pathProblems, pathsOf } from './inputs/paths.ts';
import { loginSecrets, registryLoginProblems } from './inputs/registry-logins.ts';
import { ruleProblems } from './inputs/rules.ts';

const allowed = v.strictObject({
  id: v.string(),
  reason: v.string(),
  expires: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'it must be written as YYYY-MM-DD'))),
  path: v.optional(v.string()),
});

/** `true` and `false` as YAML's core forms, or `auto`. */
const pushReader = {
  ...choice(['true', 'True', 'TRUE', 'false', 'False', 'FALSE', 'auto'], 'true'),
  schema: { enum: [true, false, 'true', 'false', 'auto'] },
};

/** The readers of this action's inputs, by name. */
export const inputs = {
  repository: required(text()),
  registry: text(),
  regions: lines(),
  username: text(),
  password: secret(),
  'registry-logins': { ...lines(), secrets: loginSecrets },
  context: text('.'),
  dockerfile: text(),
  file: text(),
  target: text(),
  platforms: lines(),
  'build-args': quotedLines(),
  'build-contexts': quotedLines(),
  labels: quotedLines(),
  annotations: quotedLines(),
  secrets: secretPairs(),
  'secret-files': quotedLines(),
  'secret-envs': quotedLines(),
  'cache-from': lines(),
  'cache-to': lines(),
  pull: boolean(false),
  tags: lines(['sha']),
  version: text(),
  'version-prefix': text(),
  engine: choice(['auto', 'buildx', 'docker', 'buildah'], 'auto'),
  isolation: choice(['oci', 'rootless', 'chroot']),
  push: pushReader,
  reuse: choice(['commit', 'tree', 'off']),
  'prefer-build': boolean(false),
  'reuse-key': secret(),
  promote: text(),
  merge: lines(),
  'copy-to': lines(),
  'create-repository': boolean(false),
  'immutable-tags': boolean(true),
  'scan-on-push': boolean(true),
  'kms-key': text(),
  'lifecycle-policy': text(),
  'max-severity': choice(severities),
  allow: structured(v.array(allowed), []),
  'ignore-unfixed': boolean(false),
  'scan-timeout-seconds': number({ min: 1, max: 86_400, unit: 'seconds' }, 300),
  'size-budget-mb': number({ min: 0.001, unit: 'megabytes' }),
  sbom: boolean(false),
  provenance: boolean(false),
} satisfies InputReaders;

export type BuildPushImageInputs = Inputs<typeof inputs>;

/** All faults that the inputs show, those of the paths on disk included. */
export function check(
  given: BuildPushImageInputs,
  { workspace, temporaryFolder }: Context,
  _faulty: ReadonlySet<string>,
  { findBuildPathFaults }: { readonly findBuildPathFaults: FindPathFaults },
): Problem[] {
  const paths = findBuildPathFaults(pathsOf(given), workspace, temporaryFolder);
  const platform = platformFaults('build-push-image', process.platform, ['linux', 'darwin']);
  return [...platform, ...findInputProblems(given), ...pathProblems(given, paths)];
}

/** The faults that need no look at the disk: names, tags, lines without `=`, inputs that exclude one another. */
export function findInputProblems(given: BuildPushImageInputs): Problem[] {
  return [
    ...nameProblems(given),
    ...copyProblems(given['copy-to'], given.regions),
    ...tagEntryProblems(given.tags),
    ...versionProblems(given.version),
    ...pairProblems(given),
    ...secretProblems(given),
    ...platformProblems(given.platforms),
    ...loginProblems(given),
    ...registryLoginProblems(given['registry-logins']),
    ...ruleProblems(given),
  ];
}

/** The platforms that are asked for, whether they stand on lines or between commas. */
export const platformsOf = ({ platforms }: Pick<BuildPushImageInputs, 'platforms'>): string[] =>
  platforms.flatMap((line) => line.split(',').map((platform) => platform.trim())).filter((each) => each !== '');
