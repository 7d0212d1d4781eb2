// Decides what bump-manifest does, as a value that can be printed: which bytes of which manifests change for a new image. Pure: reads no
// file, writes none.

import { accepted, type Problem, type Reading, refused } from '../domain/action-error.ts';
import { canonicalRepository, formatImageReference, type ImageReference } from '../domain/image/reference.ts';
import type { Manifest } from '../domain/manifest/node.ts';
import type { BumpPlan } from './bump-plan.ts';
import { layerValues } from './edit/environment/layers.ts';
import { findForeignFiles, findMixed } from './edit/environment/mixed.ts';
import { scanFields } from './edit/fields.ts';
import type { ImageChange, ManifestFile } from './edit/image-change.ts';
import { chooseForm, type WrittenForm } from './edit/image-form.ts';
import { findRivals } from './edit/kustomizations.ts';
import { findEmptyLines } from './edit/lines.ts';
import { imageNotFound } from './edit/near-misses.ts';
import { describePlace, formatLine, type ImagePlace, type PlannedPlace } from './edit/places/place.ts';
import { rewriteFiles } from './edit/rewrite.ts';
import { findAllPlaces, type Scan, scanFiles } from './edit/scan.ts';
import { findAmbiguity, findHolders, selectTargets, type TargetPlace } from './edit/select.ts';
import { compareTags, isMovingTag } from './edit/tag-order.ts';
import { readWanted, type Wanted } from './edit/wanted.ts';

/** Plans the bump of `change` over all `files`, or tells every problem, and then nothing is planned. */
export function planBump(files: readonly ManifestFile[], change: ImageChange): Reading<BumpPlan> {
  const { wanted, problems: contradictions } = readWanted(change);
  if (contradictions.length > 0) return refused(...contradictions);

  const chosen = chooseTargets(files, wanted);
  const problems = [...chosen.problems];
  const forms = chosen.targets.flatMap(({ place, image }) => {
    const { value: form, problems: faults } = chooseForm(place.reference, image, wanted.pinDigest, wanted.origin);
    problems.push(...faults);
    if (form === undefined) return [];
    return [{ place, image, ...form }];
  });
  const planned = forms.map(({ place, next }) => ({ ...describePlace(place), next }));
  if (!wanted.allowDowngrade) problems.push(...findDowngrades(planned));

  const changed = rewriteFiles(forms, chosen.places, chosen.manifests);
  problems.push(...changed.problems);
  if (problems.length > 0) return refused(...unique(problems));
  return accepted({
    files: changed.files,
    places: planned,
    image: references(forms.map(({ next }) => next)),
    previousImage: references(chosen.targets.map(({ place }) => place.reference)),
    warnings: [
      ...findForeignFiles(chosen.targets, wanted),
      ...forms.filter(({ pinLost }) => pinLost).map(({ place }) => lostPin(place)),
      ...findStandstill(forms),
    ],
    remarks: [...new Set(forms.flatMap((form) => leftOut(form)))],
  });
}

/** The places that are meant, and everything that speaks against them. */
interface Choice {
  readonly targets: readonly TargetPlace[];
  readonly places: readonly ImagePlace[];
  readonly manifests: ReadonlyMap<string, Manifest>;
  readonly problems: readonly Problem[];
}

function chooseTargets(files: readonly ManifestFile[], wanted: Wanted): Choice {
  const isExplicit = wanted.fields.length > 0;
  const scan = isExplicit ? scanFields(files, wanted) : scanLayered(files, wanted);
  const { places, manifests } = scan;
  const targets = selectTargets(places, wanted);

  const paths = files.map(({ path }) => path);
  const touched = targets.map(({ place }) => place.node.source.file);
  const problems = [
    ...scan.problems,
    ...findMissing(targets, wanted, scan.problems, files),
    ...findMixed(targets, wanted, paths, manifests),
    ...findAmbiguity(targets),
    ...findRivals(paths, touched),
  ];
  if (targets.length > 0 && !isExplicit)
    problems.push(...findEmptyLines(holdingPlaces(targets, scan.all, wanted), wanted, files));

  return { targets, places, manifests, problems };
}

/** What is found by itself, as the environment runs it. */
function scanLayered(files: readonly ManifestFile[], wanted: Wanted): Scan {
  const scan = scanFiles(files, wanted);
  return { ...scan, ...layerValues(scan.places, files, scan.manifests, wanted) };
}

/** The places that show that a line holds the image: also a base that the environment's own file stands for, and what holds it already. */
const holdingPlaces = (targets: readonly TargetPlace[], all: readonly ImagePlace[], wanted: Wanted): ImagePlace[] =>
  [...targets, ...selectTargets(all, wanted), ...findHolders(all, wanted.images)].map(({ place }) => place);

/** Near misses are looked for in so many files: parsing thousands of them only for an error would take seconds. */
const nearMissFiles = 500;

/** A wanted image without a place is a problem, unless a file that may hold it could not be read. */
function findMissing(
  targets: readonly TargetPlace[],
  wanted: Wanted,
  faults: readonly Problem[],
  files: readonly ManifestFile[],
): Problem[] {
  if (faults.length > 0) return [];
  const { match, images } = wanted;
  const found = new Set(targets.map(({ place }) => canonicalRepository(place.reference)));
  const served = new Set(targets.map(({ image }) => image));
  const unserved = images.filter((image) => !served.has(image));
  const matches = match.filter((each) => !found.has(canonicalRepository(each)));
  const missing = match.length > 0 ? unserved.flatMap(() => matches) : unserved;
  if (missing.length === 0) return [];

  const near = files.slice(0, nearMissFiles);
  const places = findAllPlaces(near);
  return missing.map((repository) => imageNotFound(repository, places, wanted, near));
}

/** The places whose tag would go back, by semantic versions that are certain. */
export function findDowngrades(places: readonly PlannedPlace[]): Problem[] {
  const problems = places.flatMap(({ file, line, reference: { tag }, next }) => {
    if (tag === undefined || next.tag === undefined || (compareTags(next.tag, tag) ?? 0) >= 0) return [];
    return [
      {
        code: 'downgrade_refused',
        what: `"${next.tag}" is older than "${tag}", which is there now`,
        where: `${file}:${line}`,
        fix: 'Set `allow-downgrade: true` if that is meant, or go back with `rollback`.',
      },
    ];
  });
  return unique(problems);
}

const lostPin = (place: ImagePlace): string =>
  `${formatLine(place)}: the new image has no digest, so the pin ${place.reference.digest ?? ''} is removed; give the image with its digest to stay pinned.`;

interface Form extends WrittenForm {
  readonly place: ImagePlace;
}

/** What `keep` leaves out of the image. */
const leftOut = ({ digestLeftOut, place }: Form): string[] => {
  if (digestLeftOut === undefined) return [];
  return [
    `${formatLine(place)} has no digest, so ${digestLeftOut} is not written: only the tag is. \`pin-digest: always\` writes both.`,
  ];
};

/** Places that hold a moving tag already: whatever was pushed under it, nothing in the manifests changes. */
function findStandstill(forms: readonly Form[]): string[] {
  const still = forms.filter(({ place: { reference }, next }) => {
    const stands = formatImageReference(reference) === formatImageReference(next);
    return stands && next.digest === undefined && next.tag !== undefined && isMovingTag(next.tag);
  });
  return still.map(
    ({ place, next }) =>
      `${formatLine(place)} holds the tag "${next.tag}" already, and a tag that moves changes no manifest: nothing will roll out. Give the image with its digest and \`pin-digest: always\`.`,
  );
}

const references = (all: readonly ImageReference[]): string => [...new Set(all.map(formatImageReference))].join('\n');

const unique = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];
