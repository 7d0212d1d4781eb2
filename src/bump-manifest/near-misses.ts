// Words the error for an image that stands nowhere: with what stands there instead, and where. Corrects nothing.

import type { Problem } from '../domain/action-error.ts';
import {
  canonicalRepository,
  formatImageReference,
  formatRepository,
  type ImageReference,
} from '../domain/image-reference.ts';
import { nearestNames } from '../domain/nearest.ts';
import { caretExcerpt, formatPlace } from '../domain/source-text.ts';
import { formatLine, type ImagePlace, obstacleProblem } from './places/place.ts';
import type { ManifestFile } from './plan.ts';

type Repository = Pick<ImageReference, 'registry' | 'repository'>;

/** The problem that `repository` was not found among `places` (all images of the files, matching or not). */
export function imageNotFound(
  repository: Repository,
  places: readonly ImagePlace[],
  container: string | undefined,
  templates: readonly TemplateLine[] = [],
): Problem {
  const wanted = canonicalRepository(repository);
  const elsewhere = places.filter(({ reference }) => canonicalRepository(reference) === wanted);
  const name = formatRepository(repository);
  if (container !== undefined && elsewhere.length > 0) {
    return {
      code: 'image_not_found',
      what: `no container "${container}" runs ${name}`,
      where: 'input `container`',
      fix: `It stands in:\n${list(elsewhere)}`,
    };
  }
  const templated = places.find(
    ({ obstacle, reference }) => obstacle?.code === 'helm_template' && reference.repository === repository.repository,
  );
  const obstacle = templated === undefined ? undefined : obstacleProblem(templated);
  if (obstacle !== undefined) return obstacle;
  const [template] = templates;
  if (places.length === 0 && template !== undefined) return templateProblem(template);
  const near = rank(repository, places).slice(0, 8);
  const fix =
    near.length > 0
      ? `Name the repository as it stands there with \`match\`, look at \`path\`, or name the place with \`field\`. Near:\n${list(near)}`
      : 'No image at all stands in these files: look at `path`, or name the place with `field`.';
  return { code: 'image_not_found', what: `no manifest holds an image of ${name}`, where: 'input `path`', fix };
}

/** A line that takes its image from a Helm template. */
export interface TemplateLine {
  readonly file: string;
  readonly text: string;
  /** Where the template starts in `text`. */
  readonly offset: number;
}

/** The first line of each file, YAML or not, in which a template stands where an image or a tag would. */
export function findTemplates(files: readonly ManifestFile[]): TemplateLine[] {
  const line =
    /^[ \t]*(?:-[ \t]+)?["']?(?:image|repository|tag|newTag)["']?[ \t]*:[ \t]*(?![ \t])(?=[^\n#]*(?:\{\{|\$[{(]))/m;
  return files.flatMap(({ path, bytes }) => {
    if (!['{{', '${', '$('].some((start) => bytes.includes(start))) return [];
    const text = bytes.toString('utf8');
    const found = line.exec(text);
    return found === null ? [] : [{ file: path, text, offset: found.index + found[0].length }];
  });
}

const templateProblem = ({ file, text, offset }: TemplateLine): Problem => ({
  code: 'helm_template',
  what: 'a template stands where the image would be',
  where: formatPlace(file, text, offset),
  excerpt: caretExcerpt(text, offset),
  fix: 'Bump the values that fill the template: add their file to `path`, or name the place with `field`.',
});

const list = (places: readonly ImagePlace[]): string =>
  [
    ...new Set(
      places.map((place) => `${formatLine(place)} ${formatImageReference(place.reference)}${container(place)}`),
    ),
  ].join('\n');

const container = (place: ImagePlace): string =>
  place.container === undefined ? '' : ` (container ${place.container})`;

/** Same last part first, then by likeness, then the rest in order of file. */
function rank(repository: Repository, places: readonly ImagePlace[]): ImagePlace[] {
  const last = (text: string): string => text.slice(text.lastIndexOf('/') + 1);
  const names = [...new Set(places.map(({ reference }) => reference.repository))];
  const alike = nearestNames(last(repository.repository), names.map(last), 20);
  const order = (place: ImagePlace): number => {
    const at = alike.indexOf(last(place.reference.repository));
    return at < 0 ? alike.length : at;
  };
  return [...places].sort((a, b) => order(a) - order(b));
}
