// Turns targets into the changes of each file, and refuses those that would change another image too. Writes to no disk.

import { accepted, attempt, type Problem, type Reading, refused } from '../../domain/action-error.ts';
import { formatImageReference, type ImageReference } from '../../domain/image/reference.ts';
import { applyChanges, type Changed } from '../../domain/manifest/change.ts';
import { changedThing, type ManifestChange } from '../../domain/manifest/intent.ts';
import { findScalar, type Manifest, type ScalarNode } from '../../domain/manifest/node.ts';
import { problemAt } from '../../domain/manifest/parser.ts';
import { optional } from '../../domain/text/optional.ts';
import type { FileChange } from './image-change.ts';
import { formatLine, type ImagePlace, obstacleProblem } from './places/place.ts';

/** A place and the reference that it gets. */
export interface Rewrite {
  readonly place: ImagePlace;
  readonly next: ImageReference;
}

/** The changed files, and what cannot be written; where there are problems the files are not to be used. */
export function rewriteFiles(
  rewrites: readonly Rewrite[],
  all: readonly ImagePlace[],
  manifests: ReadonlyMap<string, Manifest>,
): { readonly files: readonly FileChange[]; readonly problems: readonly Problem[] } {
  const files: FileChange[] = [];
  const problems: Problem[] = [];
  const feeds = feedsOf(all);

  for (const [file, group] of Map.groupBy(rewrites, ({ place }) => place.node.source.file)) {
    const manifest = manifests.get(file);
    if (manifest === undefined) continue;
    const { changes, problems: contradictions } = changesOf(group, feeds);
    problems.push(...contradictions);
    if (changes.length === 0) continue;

    const [fault] = findFaults(manifest);
    const applied = optional(fault, refused) ?? readChanged(manifest, changes);
    problems.push(...applied.problems);
    if (applied.value === undefined) continue;

    const before = Buffer.from(manifest.text);
    files.push({ path: file, before, after: Buffer.from(applied.value.text), edits: applied.value.edits });
  }

  return { files, problems };
}

function readChanged(manifest: Manifest, changes: readonly ManifestChange[]): Reading<Changed> {
  const { value: changed, problems } = attempt(() => applyChanges(manifest, changes));
  if (changed === undefined) return refused(...problems);
  if ('doubt' in changed) return refused(unproven(manifest.file, changed.doubt));
  return accepted(changed);
}

const unproven = (file: string, doubt: string): Problem => ({
  code: 'edit_unproven',
  what: `the edit of "${file}" cannot be proven to change only the image: ${doubt}`,
  where: file,
  fix: 'Nothing was written. Write the value on a line of its own, or name another place with `field`.',
});

/** A file is written only if all of it can be read; of a huge one the documents that hold the image are enough. */
const checkedLength = 512 * 1024;

const findFaults = ({ text, segments }: Manifest): Problem[] => {
  if (text.length > checkedLength) return [];
  return segments.flatMap((segment) => segment.parse().faults);
};

/** The changes of one file, each once, and what forbids some of them. */
function changesOf(group: readonly Rewrite[], feeds: Feeds): { changes: ManifestChange[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const changes = new Map<object, Map<string, Claim>>();
  const rewritten = new Set(group.map(({ place }) => place));

  for (const { place, next } of group) {
    const obstacle = obstacleProblem(place);
    if (obstacle !== undefined) {
      problems.push(obstacle);
      continue;
    }
    const written = attempt(() => place.write(next));
    problems.push(...written.problems);
    for (const change of written.value ?? []) {
      const claims = changes.get(changedThing(change)) ?? new Map<string, Claim>();
      changes.set(changedThing(change), claims);
      const key = newKeyOf(change);
      const rival = claims.get(key);
      if (rival === undefined) claims.set(key, { change, place });
      else if (textOf(rival.change) !== textOf(change)) problems.push(sharedValue(change, place, rival.place));
      const other = feeds
        .get(scalarOf(change) ?? {})
        ?.find((each) => !rewritten.has(each) && !isOtherReading(each, place));
      if (other !== undefined) problems.push(sharedValue(change, place, other));
    }
  }

  const kept = [...changes.values()].flatMap((claims) => [...claims.values()].map(({ change }) => change));
  return { changes: kept, problems };
}

/** Two new keys behind one pair are two changes; empty for any other change. */
const newKeyOf = (change: ManifestChange): string => {
  if (change.type === 'insert') return change.key;
  return '';
};

/** True for two readings of one map, of which one is right. */
const isOtherReading = (a: ImagePlace, b: ImagePlace): boolean =>
  a.values !== undefined && a.values.map === b.values?.map;

/** Which places each scalar feeds. */
type Feeds = ReadonlyMap<object, readonly ImagePlace[]>;

/** A change and the place that asked for it. */
interface Claim {
  readonly change: ManifestChange;
  readonly place: ImagePlace;
}

function feedsOf(places: readonly ImagePlace[]): Feeds {
  const feeds = new Map<object, ImagePlace[]>();
  for (const place of places) {
    for (const node of place.uses) feeds.set(node, [...(feeds.get(node) ?? []), place]);
  }
  return feeds;
}

const textOf = (change: ManifestChange): string | undefined => {
  if (change.type === 'remove') return undefined;
  return change.text;
};

/** The scalar that a change is about; for a new key the one it is written behind. */
const scalarOf = (change: ManifestChange): ScalarNode | undefined => {
  if (change.type === 'set') return change.node;
  if (change.type === 'insert') return findScalar(change.after.value);
  return findScalar(change.pair.value);
};

function sharedValue(change: ManifestChange, place: ImagePlace, other: ImagePlace): Problem {
  const node = scalarOf(change) ?? place.node;
  const quoted = `"${node.text}"`;
  const name = optional(node.within, (anchor) => `the anchor &${anchor} (${quoted})`) ?? quoted;
  const fed = `${formatImageReference(other.reference)} at ${formatLine(other)}`;
  return problemAt(node.source, node.start, {
    code: 'value_shared',
    what: `${name} feeds not only this image but also ${fed}`,
    fix: 'Write the two values out, so that one can change without the other.',
  });
}
