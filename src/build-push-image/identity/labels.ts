// The labels of an image, and the build arguments with their placeholders filled. Pure.

import type { Context } from '../../domain/context.ts';
import { formatTimestamp } from '../../domain/image/tag.ts';
import { nearestNames } from '../../domain/text/nearest.ts';
import { optional } from '../../domain/text/optional.ts';
import { splitPair } from '../inputs/pairs.ts';
import { type BuildIdentity, buildInputsLabel, contentLabel, partsLabel } from './build-inputs.ts';
import type { CommitFacts } from './tags.ts';

/** What the labels are made from. */
export interface Labelled {
  readonly facts: CommitFacts;
  readonly firstTag: string | undefined;
  /** Lines of `name=value`. */
  readonly given: readonly string[];
  readonly identity: BuildIdentity | undefined;
}

/** https://github.com/opencontainers/image-spec/blob/main/annotations.md, then the user's own labels, then ours. */
export function imageLabels(context: Context, { facts, firstTag, given, identity }: Labelled): Record<string, string> {
  const source = optional(context.repository, (repository) => `${context.serverUrl}/${repository}`);
  const own = {
    'org.opencontainers.image.source': source,
    'org.opencontainers.image.revision': facts.sha,
    // The commit's time, not the clock's: the same commit gives the same labels.
    'org.opencontainers.image.created': facts.commitTime?.toISOString().replace(/\.\d+Z$/, 'Z'),
    'org.opencontainers.image.version': facts.version ?? firstTag,
  };
  const proof = {
    [buildInputsLabel]: identity?.commit,
    [contentLabel]: identity?.content,
    [partsLabel]: identity?.parts,
  };
  const all = [...Object.entries(own), ...given.map(splitPair), ...Object.entries(proof)];

  return Object.fromEntries(all.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** The names that are filled in build arguments. */
const filled = ['version', 'tag', 'sha', 'sha7', 'timestamp'] as const;
type Filled = (typeof filled)[number];

/** Fills `{version}`, `{tag}`, `{sha}`, `{sha7}` and `{timestamp}` in build arguments; other braces stay as they are. */
export function fillBuildArgs(lines: readonly string[], facts: CommitFacts, tag: string | undefined): string[] {
  const values: Record<Filled, string | undefined> = {
    version: facts.version,
    tag,
    sha: facts.sha,
    sha7: facts.sha?.slice(0, 7),
    timestamp: optional(facts.commitTime, (commitTime) => formatTimestamp(commitTime)),
  };
  return lines.map((line) => {
    const [name, value] = splitPair(line);
    return `${name}=${value.replace(/\{(version|tag|sha|sha7|timestamp)\}/g, (whole, key: Filled) => values[key] ?? whole)}`;
  });
}

/** A warning for each name in braces that is nearly one that is filled: it stays as it is, which may be meant. */
export function findNameSlips(lines: readonly string[]): string[] {
  const names = new Set(
    lines.flatMap((line) => [...line.matchAll(/\{([a-z][a-z0-9-]{2,20})\}/gi)].map(([, name = '']) => name)),
  );
  return [...names].flatMap((name) => {
    const near = nearestNames(name, filled).filter((each) => Math.abs(each.length - name.length) <= 1);
    if (near.length === 0 || filled.some((each) => each === name)) return [];
    return [`\`build-args\` holds {${name}}, which is not filled; did you mean {${near.join('} or {')}}?`];
  });
}

/** True when the filled build arguments differ from commit to commit, and with them the image; `doesTag`: whether the tag does. */
export const namesCommit = (lines: readonly string[], doesTag: boolean): boolean =>
  lines.some((line) => {
    const [, value] = splitPair(line);
    return /\{(?:version|sha|sha7|timestamp)\}/.test(value) || (doesTag && value.includes('{tag}'));
  });
