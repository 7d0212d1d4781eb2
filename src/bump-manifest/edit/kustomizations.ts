// What kustomizations say of each other and of the files beside them. Never builds one.

import type { Problem } from '../../domain/action-error.ts';
import { formatRepository } from '../../domain/image/reference.ts';
import {
  type Field,
  findMap,
  findScalar,
  listItems,
  type Manifest,
  type ManifestNode,
  mapFields,
} from '../../domain/manifest/node.ts';
import { phrase } from '../../domain/text/optional.ts';
import { isKustomizationFile } from './places/find.ts';
import type { ImagePlace } from './places/place.ts';

const folderOf = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('/')));

/** One problem for each folder of `touched` files that has several kustomizations: kustomize itself refuses those. */
export function findRivals(files: readonly string[], touched: readonly string[]): Problem[] {
  const folders = Map.groupBy(files.filter(isKustomizationFile), folderOf);
  const busy = new Set(touched.filter(isKustomizationFile).map(folderOf));

  return [...folders]
    .filter(([folder, files]) => files.length > 1 && busy.has(folder))
    .map(([folder, files]) => rivalry(folder || '.', files));
}

const rivalry = (folder: string, files: readonly string[]): Problem => ({
  code: 'kustomization_ambiguous',
  what: `"${folder}" has several kustomizations: ${files.map((file) => `"${file}"`).join(', ')}`,
  where: folder,
  fix: 'Keep one of them; kustomize refuses a folder with more.',
});

/** The places without those that an entry of a kustomization overrides: what stands there does not run. */
export function withoutOverridden(
  places: readonly ImagePlace[],
  manifests: ReadonlyMap<string, Manifest>,
): readonly ImagePlace[] {
  const entries = Map.groupBy(
    places.filter(({ replaces }) => replaces !== undefined),
    ({ replaces }) => phrase(replaces, (replaces) => formatRepository(replaces)),
  );
  const isOverridden = (place: ImagePlace): boolean =>
    place.replaces === undefined &&
    (entries.get(formatRepository(place.reference)) ?? []).some((entry) => {
      const kustomization = manifests.get(entry.node.source.file);
      return kustomization !== undefined && isReplacedBy(kustomization, place);
    });

  if (entries.size === 0) return places;

  return places.filter((place) => !isOverridden(place));
}

/** True when the `images:` of the kustomization replace what stands at the place: in its own patches, in files it lists, in folders it lists. */
export function isReplacedBy(kustomization: Manifest, { kind, node }: ImagePlace): boolean {
  if (!isKustomizationFile(kustomization.file)) return false;
  const maps = kustomization.segments
    .flatMap((segment) => segment.parse().roots)
    .map(findMap)
    .filter((map) => map !== undefined)
    .map(mapFields);
  // By itself kustomize replaces images of containers only; `configurations` name the fields of other resources.
  const isReplaced =
    kind === 'container' || kind === 'init-container' || maps.some((fields) => fields.has('configurations'));
  const { file } = node.source;
  if (!isReplaced || file === kustomization.file) return isReplaced;
  return maps.flatMap(listedPaths).some((path) => covers(joinPath(folderOf(kustomization.file), path), file));
}

function listedPaths(fields: ReadonlyMap<string, Field>): string[] {
  const itemsOf = (keys: readonly string[]): readonly ManifestNode[] =>
    keys.flatMap((key) => listItems(fields.get(key)?.pair.value));
  const paths = itemsOf(['resources', 'bases', 'components', 'patchesStrategicMerge']);
  const patches = itemsOf(['patches', 'patchesJson6902']).map((item) => {
    const patch = findMap(item);
    if (patch === undefined) return undefined;
    return mapFields(patch).get('path')?.pair.value;
  });
  return [...paths, ...patches].flatMap((node) => findScalar(node)?.text ?? []);
}

const covers = (path: string | undefined, file: string): boolean =>
  path !== undefined && (path === file || path === '' || file.startsWith(`${path}/`));

/** The path that `relative` means in `folder`; undefined when it leaves the repository. */
function joinPath(folder: string, relative: string): string | undefined {
  const parts: string[] = [];
  for (const part of [...folder.split('/'), ...relative.split('/')]) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts.join('/');
}
