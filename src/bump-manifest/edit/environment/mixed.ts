// One environment at a time: places of another environment, and a base that several overlays share, are refused. Narrows nothing by itself.

import type { Problem } from '../../../domain/action-error.ts';
import type { Manifest } from '../../../domain/manifest/node.ts';
import { phrase } from '../../../domain/text/optional.ts';
import { isReplacedBy } from '../kustomizations.ts';
import { isKustomizationFile } from '../places/find.ts';
import { formatLine, type ImagePlace } from '../places/place.ts';
import { listTargets, type TargetPlace } from '../select.ts';
import type { Wanted } from '../wanted.ts';
import { type Belonging, findForeignName, readBelongings } from './belonging.ts';
import { findMixedDocuments } from './documents.ts';

/** The problem that the targets are not of the one environment that is written; none without an environment. */
export function findMixed(
  targets: readonly TargetPlace[],
  wanted: Wanted,
  files: readonly string[],
  manifests: ReadonlyMap<string, Manifest>,
): Problem[] {
  if (wanted.environment === undefined || wanted.fields.length > 0 || targets.length === 0) return [];
  const belongingOf = readBelongings(files, wanted);
  const fileOf = ({ place }: TargetPlace): string => place.node.source.file;
  const foreign = targets.filter((target) => belongingOf(fileOf(target)).kind === 'other');
  if (foreign.length > 0) return [mixed(foreign, targets, wanted.environment, belongingOf)];

  const shared = targets.filter((target) => belongingOf(fileOf(target)).kind === 'shared');
  const documents = findMixedDocuments(shared, wanted);
  if (documents.length > 0) return documents;

  return shared.flatMap(({ place }) => {
    const overlays = [...manifests.values()].filter(
      (manifest) => isKustomizationFile(manifest.file) && isReplacedBy(manifest, place),
    );
    return findSharedBase(place, overlays, wanted.environment ?? '', belongingOf);
  });
}

/** A warning for each other environment whose files a line of `path` or `field` names outright: that is allowed, and seldom meant. */
export function findForeignFiles(targets: readonly TargetPlace[], wanted: Wanted): string[] {
  const files = [...new Set(targets.map(({ place }) => place.node.source.file))];
  const groups = Map.groupBy(files, (file) => findForeignName(file, wanted));
  return [...groups].flatMap(([name, [file = '']]) => {
    if (name === undefined) return [];
    return [
      `\`environment\` is ${wanted.environment}, but "${file}" is of ${name} by its path. It is written, because the inputs name it.`,
    ];
  });
}

function mixed(
  foreign: readonly TargetPlace[],
  targets: readonly TargetPlace[],
  environment: string,
  belongingOf: (file: string) => Belonging,
): Problem {
  const names = new Set(foreign.map(({ place }) => belongingOf(place.node.source.file).environment));
  const own = targets.map(({ place }) => place.node.source.file).filter((file) => belongingOf(file).kind === 'own');

  const what = `\`path\` means places of ${[...names].join(', ')} as well as of ${environment}, and one environment is written at a time:\n${listTargets(foreign)}`;
  const fix = narrowFix([...new Set(own)], environment);
  return { code: 'environment_mixed', what, where: 'input `path`', fix };
}

/** Names the environment's own files, where any are known. */
function narrowFix(own: readonly string[], environment: string): string {
  const [first, ...more] = own.slice(0, 5);
  if (first === undefined)
    return `Name the files of ${environment} in \`path\`; where its files have another name, name them one by one.`;
  const others = phrase(more.length > 0, () => ` (and ${more.join(', ')})`);
  return `Narrow \`path\` to what is of ${environment} alone, e.g. \`path: ${first}\`${others}.`;
}

/** A base that the environment's overlay and another one list: what is written there, all of them run. */
function findSharedBase(
  place: ImagePlace,
  overlays: readonly Manifest[],
  environment: string,
  belongingOf: (file: string) => Belonging,
): Problem[] {
  const own = overlays.find(({ file }) => belongingOf(file).kind === 'own');
  const others = overlays.filter(({ file }) => belongingOf(file).kind === 'other');
  if (own === undefined || others.length === 0) return [];

  const names = [...new Set(others.map(({ file }) => belongingOf(file).environment))].join(', ');
  const what = `${formatLine(place)} is the base of ${environment} and of ${names} as well, and one environment is written at a time`;
  const fix = `Add an entry to \`images:\` of "${own.file}", so that ${environment} has a tag of its own; or name that file in \`path\` if all are meant.`;
  return [{ code: 'environment_mixed', what, where: 'input `path`', fix }];
}
