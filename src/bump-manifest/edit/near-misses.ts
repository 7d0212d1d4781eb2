// Words the error for an image that stands nowhere: with what stands there instead, and where. Corrects nothing.

import type { Problem } from '../../domain/action-error.ts';
import {
  canonicalRepository,
  formatImageReference,
  formatRepository,
  type ImageReference,
} from '../../domain/image-reference.ts';
import { readManifest } from '../../domain/manifest/manifest.ts';
import { nearestNames } from '../../domain/nearest.ts';
import { caretExcerpt, formatPlace } from '../../domain/source-text.ts';
import type { ManifestFile } from './image-change.ts';
import { formatLine, type ImagePlace, obstacleProblem } from './places/place.ts';
import { collectProblems } from './scan.ts';

type Repository = Pick<ImageReference, 'registry' | 'repository'>;

/** The problem that `repository` was not found among `places` (all images of the files, matching or not). */
export function imageNotFound(
  repository: Repository,
  places: readonly ImagePlace[],
  container: string | undefined,
  files: readonly ManifestFile[],
): Problem {
  const wanted = canonicalRepository(repository);
  const others = places.filter(({ reference }) => canonicalRepository(reference) === wanted);
  const name = formatRepository(repository);
  if (container !== undefined && others.length > 0) {
    return {
      code: 'image_not_found',
      what: `no container "${container}" runs ${name}`,
      where: 'input `container`',
      fix: `It stands in:\n${list(others)}`,
    };
  }
  const templated = places.find(
    ({ obstacle, reference }) => obstacle?.code === 'helm_template' && reference.repository === repository.repository,
  );
  const obstacle = templated === undefined ? undefined : obstacleProblem(templated);
  if (obstacle !== undefined) return obstacle;
  const [template] = findTemplates(files);
  if (places.length === 0 && template !== undefined) return templateProblem(template);
  const mentions = findMentions(repository, files);
  const fault = mentions.find((mention) => mention.fault !== undefined)?.fault;
  if (fault !== undefined) return fault;
  const near = rank(repository, places).slice(0, 8);
  return notFound(name, near, mentions);
}

function notFound(name: string, near: readonly ImagePlace[], mentions: readonly Mention[]): Problem {
  const advice =
    near.length > 0
      ? `Name the repository as it stands there with \`match\`, look at \`path\`, or name the place with \`field\`. Near:\n${list(near)}`
      : 'No image at all stands in these files: look at `path`, or name the place with `field`.';
  const lines = mentions.slice(0, 3).map(({ line }) => line);
  const named = lines.length > 0 ? `\nThe name stands, where no image is looked for, in ${lines.join(', ')}.` : '';
  const what = `no manifest holds an image of ${name}`;
  return { code: 'image_not_found', what, where: 'input `path`', fix: `${advice}${named}` };
}

/** A line that names the repository, and why the document around it cannot be read if it cannot. */
interface Mention {
  readonly line: string;
  readonly fault: Problem | undefined;
}

/** The first line of each file, comments aside, that names the repository in any way. */
function findMentions({ repository }: Repository, files: readonly ManifestFile[]): Mention[] {
  const name = repository.replaceAll('.', '\\.');
  const line = new RegExp(`^(?![ \\t]*#).*?(?<![a-z0-9._-])(?=${name}(?![a-z0-9_/.-]))`, 'm');
  return files.flatMap(({ path, bytes }) => {
    if (!bytes.includes(repository)) return [];
    const manifest = collectProblems([], () => readManifest(path, bytes));
    const found = manifest === undefined ? null : line.exec(manifest.text);
    if (manifest === undefined || found === null) return [];
    const offset = found.index + found[0].length;
    const segment = manifest.segments.find(({ start, end }) => start <= offset && offset < end);
    return [{ line: formatPlace(path, manifest.text, offset), fault: segment?.parse().faults[0] }];
  });
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
