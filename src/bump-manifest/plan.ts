// Decides which bytes of which manifests change for a new image. Pure: reads no file, writes none.

import { ActionError, type Problem } from '../domain/action-error.ts';
import { canonicalRepository, formatImageReference, type ImageReference } from '../domain/image-reference.ts';
import { scanFields } from './edit/fields.ts';
import type { FileChange, ImageChange, ManifestFile } from './edit/image-change.ts';
import { chooseForm } from './edit/image-form.ts';
import { findRivals } from './edit/kustomizations.ts';
import { imageNotFound } from './edit/near-misses.ts';
import { describePlace, formatLine, type ImagePlace, type Place } from './edit/places/place.ts';
import { rewriteFiles } from './edit/rewrite.ts';
import { collectProblems, findAllPlaces, scanFiles } from './edit/scan.ts';
import { findAmbiguity, readWanted, selectTargets, type Target } from './edit/select.ts';
import { compareTags } from './edit/tag-order.ts';

/** What a bump does: a value that can be printed. */
export interface BumpPlan {
  /** Only the files that change; empty means that the manifests already hold the image. */
  readonly files: readonly FileChange[];
  /** Every place that matched. */
  readonly places: readonly Place[];
  /** The references as they stand in the manifests afterwards, one per line. */
  readonly image: string;
  /** The references as they stand there before, one per line. */
  readonly previousImage: string | undefined;
  readonly warnings: readonly string[];
}

/** Plans the bump of `change` over all `files`; throws an ActionError with every problem, and then nothing is planned. */
export function planBump(files: readonly ManifestFile[], change: ImageChange): BumpPlan {
  const wanted = readWanted(change);
  const explicit = change.fields.length > 0;
  const {
    manifests,
    places,
    problems: faults,
  } = explicit ? scanFields(files, change) : scanFiles(files, change, wanted);
  const problems = [...faults];
  const targets = selectTargets(places, wanted, explicit ? undefined : change.container);
  problems.push(...findMissing(targets, change, faults, files.slice(0, nearMissFiles)));
  problems.push(...findAmbiguity(targets));
  problems.push(
    ...findRivals(
      files.map(({ path }) => path),
      targets.map(({ place }) => place.node.source.file),
    ),
  );
  const forms = targets.flatMap(({ place, image }) => {
    const form = collectProblems(problems, () => chooseForm(place.reference, image, change.pinDigest));
    return form === undefined ? [] : [{ place, ...form }];
  });
  const planned = forms.map(({ place, next }) => ({ ...describePlace(place), next }));
  if (!change.allowDowngrade) problems.push(...findDowngrades(planned));
  const changed = rewriteFiles(forms, places, manifests, problems);
  if (problems.length > 0) throw new ActionError(unique(problems));
  return {
    files: changed,
    places: planned,
    image: references(forms.map(({ next }) => next)),
    previousImage: references(targets.map(({ place }) => place.reference)),
    warnings: forms.filter(({ pinLost }) => pinLost).map(({ place }) => lostPin(place)),
  };
}

/** Near misses are looked for in so many files: parsing thousands of them only for an error would take seconds. */
const nearMissFiles = 500;

/** A wanted image without a place is a problem, unless a file that may hold it could not be read. */
function findMissing(
  targets: readonly Target[],
  change: ImageChange,
  faults: readonly Problem[],
  files: readonly ManifestFile[],
): Problem[] {
  if (faults.length > 0) return [];
  const found = new Set(targets.map(({ place }) => canonicalRepository(place.reference)));
  const served = new Set(targets.map(({ image }) => image));
  const missing =
    change.match.length > 0
      ? change.images
          .filter((image) => !served.has(image))
          .flatMap(() => change.match.filter((each) => !found.has(canonicalRepository(each))))
      : change.images.filter((image) => !served.has(image));
  if (missing.length === 0) return [];
  const places = findAllPlaces(files);
  return missing.map((repository) => imageNotFound(repository, places, change.container, files));
}

/** The places whose tag would go back, by semantic versions that are certain. */
export function findDowngrades(places: readonly Place[]): Problem[] {
  const problems = places.flatMap(({ file, line, reference: { tag }, next }) => {
    if (tag === undefined || next.tag === undefined || (compareTags(next.tag, tag) ?? 0) >= 0) return [];
    return [
      {
        code: 'downgrade_refused',
        what: `"${next.tag}" is older than "${tag}", which stands there now`,
        where: `${file}:${line}`,
        fix: 'Set `allow-downgrade: true` if that is meant, or go back with `rollback`.',
      },
    ];
  });
  return unique(problems);
}

const lostPin = (place: ImagePlace): string =>
  `${formatLine(place)}: the new image has no digest, so the pin ${place.reference.digest ?? ''} is removed; give the image with its digest to stay pinned.`;

const references = (all: readonly ImageReference[]): string => [...new Set(all.map(formatImageReference))].join('\n');

const unique = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];
