// What kustomizations say of each other and of the files beside them. Never builds one.

import type { Problem } from '../domain/action-error.ts';
import { canonicalRepository } from '../domain/image-reference.ts';
import { findMap, findScalar, listItems, type Manifest, mapFields } from '../domain/manifest-node.ts';
import { isKustomizationFile } from './places/find.ts';
import type { ImagePlace } from './places/place.ts';

const folderOf = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('/')));

/** One problem for each folder of `touched` files that has several kustomizations: kustomize itself refuses those. */
export function findRivals(files: readonly string[], touched: readonly string[]): Problem[] {
  const folders = Map.groupBy(files.filter(isKustomizationFile), folderOf);
  const busy = new Set(touched.filter(isKustomizationFile).map(folderOf));
  return [...folders].flatMap(([folder, rivals]) =>
    rivals.length < 2 || !busy.has(folder)
      ? []
      : [
          {
            code: 'kustomization_ambiguous',
            what: `"${folder === '' ? '.' : folder}" has several kustomizations: ${rivals.map((file) => `"${file}"`).join(', ')}`,
            where: folder === '' ? '.' : folder,
            fix: 'Keep one of them; kustomize refuses a folder with more.',
          },
        ],
  );
}

/** The places without those that an entry of a kustomization overrides: what stands there does not run. */
export function withoutOverridden(
  places: readonly ImagePlace[],
  manifests: ReadonlyMap<string, Manifest>,
): readonly ImagePlace[] {
  const entries = Map.groupBy(
    places.filter(({ replaces }) => replaces !== undefined),
    ({ replaces }) => (replaces === undefined ? '' : canonicalRepository(replaces)),
  );
  const isOverridden = (place: ImagePlace): boolean =>
    place.replaces === undefined &&
    (entries.get(canonicalRepository(place.reference)) ?? []).some((entry) => {
      const kustomization = manifests.get(entry.node.source.file);
      return kustomization !== undefined && listsResource(kustomization, place.node.source.file);
    });
  return entries.size === 0 ? places : places.filter((place) => !isOverridden(place));
}

/** True when the kustomization lists `file`, or a folder around it, among its resources: its `images:` then override that file's. */
function listsResource(kustomization: Manifest, file: string): boolean {
  if (!isKustomizationFile(kustomization.file)) return false;
  const folder = folderOf(kustomization.file);
  return kustomization.segments
    .flatMap((segment) => segment.parse().roots)
    .flatMap((root) => {
      const map = findMap(root);
      return map === undefined
        ? []
        : ['resources', 'bases', 'components'].map((key) => mapFields(map).get(key)?.pair.value);
    })
    .flatMap(listItems)
    .map((item) => findScalar(item)?.text)
    .some((entry) => entry !== undefined && covers(joinPath(folder, entry), file));
}

const covers = (path: string | undefined, file: string): boolean =>
  path !== undefined && (path === file || path === '' || file.startsWith(`${path}/`));

/** The path that `relative` means in `folder`; undefined when it leaves the repository. */
function joinPath(folder: string, relative: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts.join('/');
}
