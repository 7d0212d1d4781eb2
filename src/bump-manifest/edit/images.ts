// The images that an environment runs by the files it is handed, for those who only want to know. Writes nothing.

import type { Problem } from '../../domain/action-error.ts';
import { present } from '../../domain/text/optional.ts';
import type { EnvironmentScope } from './environment/belonging.ts';
import { layerValues } from './environment/layers.ts';
import { scanFields } from './fields.ts';
import type { ImageChange, ManifestFile } from './image-change.ts';
import { describePlace, type FoundImage } from './places/place.ts';
import { findAllPlaces } from './scan.ts';
import { readWanted } from './wanted.ts';

/** What narrows the images; without fields and environment every image is found. */
export type Limits = Omit<ImageChange, 'images'>;

/** Every image in the files with its effective reference, values laid over each other as the environment does; templates are passed over. */
export function findRunningImages(files: readonly ManifestFile[], limits: Partial<Limits>): readonly FoundImage[] {
  const { environment, lines = [], service } = limits;
  const names = present([service]);
  const scope: EnvironmentScope = { environment, lines, names };
  return layerValues(findAllPlaces(files), files, new Map(), scope)
    .places.filter(({ obstacle }) => obstacle?.offset === undefined)
    .map(describePlace);
}

/** The images that explicit places hold, each as `file.yaml:path.to.tag`; `input` is the one that names them. */
export function findNamedImages(
  files: readonly ManifestFile[],
  change: ImageChange,
  input?: string,
): { readonly found: readonly FoundImage[]; readonly problems: readonly Problem[] } {
  const { places, problems } = scanFields(files, readWanted(change).wanted, input);
  return { found: places.map(describePlace), problems };
}
