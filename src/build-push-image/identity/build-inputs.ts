// By which an image that exists is known to be what this build would give: hashes over everything that the build is told, as labels of
// the image. With a key they are HMACs: nobody without the key can make one for a build that never was. Pure.
// The map of this room: commit-facts (what is known of the commit) → tags (what the image is called) → labels (what it says of itself) →
// build-inputs (what proves what it was built from).

import { createHash, createHmac } from 'node:crypto';
import type { BuildContext } from '../../domain/image/build-context.ts';
import { phrase } from '../../domain/text/optional.ts';
import { dockerfileInput } from '../inputs/paths.ts';
import { type BuildPushImageInputs, platformsOf } from '../inputs.ts';

/** The label that names the commit and the build inputs. */
export const buildInputsLabel = 'ship-actions.build-inputs';
/** The label that names the content and the build inputs, whatever the commit. */
export const contentLabel = 'ship-actions.content';
/** The label that has a short hash for each input, so that a difference has a name. */
export const partsLabel = 'ship-actions.inputs';

/** What the build is told, except for what must not change the image (secrets, caches) or only names it (tags, version). */
type BuildInputs = Pick<
  BuildPushImageInputs,
  | 'context'
  | 'dockerfile'
  | 'file'
  | 'target'
  | 'platforms'
  | 'labels'
  | 'annotations'
  | 'build-contexts'
  | 'sbom'
  | 'provenance'
>;

/** What a build is told, by name. */
export type BuildParts = Readonly<Record<string, string>>;

/** How an image of a build is known again. */
export interface BuildIdentity {
  /** Commit, content and build inputs. */
  readonly commit: string;
  /** Content and build inputs. */
  readonly content: string;
  /** Short hashes of the parts, as JSON. */
  readonly parts: string;
  /** 64 hex digits over content and build inputs, never signed: what the tag `tree` is made from. */
  readonly tree: string;
}

/** The parts that the content's name does not cover; the order of lines does not count. `buildArgs` are filled in. */
export function buildParts(inputs: BuildInputs, context: BuildContext, buildArgs: readonly string[]): BuildParts {
  const lines = (values: readonly string[]): string => JSON.stringify([...values].sort());
  return {
    // A folder outside of the checkout is named by its content alone: its path differs from run to run.
    context: phrase(context.isCheckedOut, () => inputs.context),
    dockerfile: phrase(context.isCheckedOut, () => dockerfileInput(inputs) ?? ''),
    target: inputs.target ?? '',
    platforms: lines(platformsOf(inputs)),
    'build-args': lines(buildArgs),
    'build-contexts': lines(inputs['build-contexts']),
    labels: lines(inputs.labels),
    annotations: lines(inputs.annotations),
    attestations: JSON.stringify([inputs.sbom, inputs.provenance]),
  };
}

/** The identity of a build; `key` signs the labels. Undefined when nothing names the content. */
export function identify(
  parts: BuildParts,
  sha: string,
  tree: string | undefined,
  key: string | undefined,
): BuildIdentity | undefined {
  if (tree === undefined) return undefined;
  const names = Object.keys(parts).sort();
  const told = JSON.stringify(names.map((name) => [name, parts[name]]));
  const sign = (kind: string, text: string): string => {
    const whole = `${kind}\n${text}\n${told}`;
    if (key !== undefined) return `hmac-sha256:${createHmac('sha256', key).update(whole).digest('hex')}`;
    return `sha256:${createHash('sha256').update(whole).digest('hex')}`;
  };

  const short = Object.entries(parts).map(([name, value]) => [name, hash(value).slice(0, 12)]);
  return {
    commit: sign('commit', `${sha}\n${tree}`),
    content: sign('content', tree),
    parts: JSON.stringify(Object.fromEntries([...short, ['content', hash(tree).slice(0, 12)]])),
    tree: hash(`${tree}\n${told}`),
  };
}

/** The names of the parts that differ between this build and the labels of a standing image; empty when it has no such label. */
export function differingParts(identity: Pick<BuildIdentity, 'parts'>, label: string | undefined): string[] {
  const ours = JSON.parse(identity.parts) as Record<string, string>;
  const theirs = readParts(label);
  if (theirs === undefined) return [];
  return Object.keys(ours).filter((name) => ours[name] !== theirs[name]);
}

const longestLabel = 4096;

function readParts(label: string | undefined): Record<string, unknown> | undefined {
  if (label === undefined || label.length > longestLabel) return undefined;
  try {
    const found: unknown = JSON.parse(label);
    if (typeof found === 'object' && found !== null) return found as Record<string, unknown>;
    return undefined;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
