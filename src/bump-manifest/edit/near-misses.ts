// Words the error for an image that stands nowhere: with what stands there instead, and where. Corrects nothing.

import { attempt, type Problem } from '../../domain/action-error.ts';
import {
  formatImageReference,
  formatRepository,
  isSameRepository,
  type Repository,
} from '../../domain/image/reference.ts';
import { readManifest } from '../../domain/manifest/manifest.ts';
import { pathTo } from '../../domain/manifest/node.ts';
import { nearestNames } from '../../domain/text/nearest.ts';
import { optional, phrase } from '../../domain/text/optional.ts';
import { caretExcerpt, formatPlace, sourceText } from '../../domain/text/source-text.ts';
import type { ManifestFile } from './image-change.ts';
import { formatLine, type ImagePlace, obstacleProblem } from './places/place.ts';
import type { Wanted } from './wanted.ts';

/** The problem that `repository` was not found among `places` (all images of the files, matching or not). */
export function imageNotFound(
  repository: Repository,
  places: readonly ImagePlace[],
  { container, images, match }: Pick<Wanted, 'container' | 'images' | 'match'>,
  files: readonly ManifestFile[],
): Problem {
  const standing = placesOf(repository, places);
  if (container !== undefined && standing.length > 0) return noContainer(container, repository, standing);

  const itself = images.flatMap((image) => placesOf(image, places));
  if (match.length > 0 && itself.length > 0) return onlyItself(repository, itself);

  const templated = places.find(
    ({ obstacle, reference }) => obstacle?.code === 'helm_template' && reference.repository === repository.repository,
  );
  const obstacle = optional(templated, (templated) => obstacleProblem(templated));
  const [template] = findTemplates(files);
  const mentions = findMentions(repository, files);
  const fault = mentions.find((mention) => mention.fault !== undefined)?.fault;

  if (obstacle !== undefined) return obstacle;
  if (places.length === 0 && template !== undefined) return templateProblem(template);
  const pointers = files.filter(isPointer);
  if (places.length === 0 && pointers[0] !== undefined) return pointerProblem(pointers[0]);
  const missing = notFound(formatRepository(repository), rank(repository, places).slice(0, 8), mentions);
  return (
    fault ??
    withPassedOver(
      missing,
      pointers.map(({ path }) => [path, 'a pointer of Git LFS'] as const),
    )
  );
}

const placesOf = (repository: Repository, places: readonly ImagePlace[]): ImagePlace[] =>
  places.filter(({ reference }) => isSameRepository(reference, repository));

const noContainer = (container: string, repository: Repository, standing: readonly ImagePlace[]): Problem => ({
  code: 'image_not_found',
  what: `no container "${container}" runs ${formatRepository(repository)}`,
  where: 'input `container`',
  fix: `It is in:\n${list(standing)}`,
});

/** `match` names what is not there, and the image itself is. */
const onlyItself = (repository: Repository, standing: readonly ImagePlace[]): Problem => ({
  code: 'image_not_found',
  what: `no manifest holds an image of ${formatRepository(repository)}, which \`match\` names`,
  where: 'input `match`',
  fix: `The repository of \`image\` itself is there: leave \`match\` out, or add that repository to it.\n${list(standing)}`,
});

const mostPassedOver = 3;

/** The problem, with what lies there and was not looked into: paths, and what each is. */
export function withPassedOver(
  problem: Problem,
  irregular: readonly (readonly [path: string, kind: string])[],
): Problem {
  if (irregular.length === 0) return problem;
  const lines = irregular
    .slice(0, mostPassedOver)
    .map(([path, kind]) => `\n"${path}" is ${kind}, and was not looked into.`);
  return { ...problem, fix: `${problem.fix ?? ''}${lines.join('')}` };
}

/** A pointer of Git LFS, which stands where the content would. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const isPointer = ({ bytes }: ManifestFile): boolean =>
  bytes.subarray(0, 200).includes('version https://git-lfs.github.com/spec/');

const pointerProblem = ({ path }: ManifestFile): Problem => ({
  code: 'path_not_regular',
  what: `"${path}" is a pointer of Git LFS, and its content is not in the repository`,
  where: 'input `path`',
  fix: 'Keep manifests out of Git LFS: they are small, and a bump needs their text.',
});

function notFound(name: string, near: readonly ImagePlace[], mentions: readonly Mention[]): Problem {
  const unsure = near.find(({ values }) => values?.parts.isNameSure === false);
  const advice = nearAdvice(near, optional(unsure, fieldOf));
  const lines = mentions.slice(0, 3).map(({ line }) => line);
  const named = phrase(
    lines.length > 0,
    () => `\nThe name also occurs in places where no image is looked for: ${lines.join(', ')}.`,
  );
  const what = `no manifest holds an image of ${name}`;
  return { code: 'image_not_found', what, where: 'input `path`', fix: `${advice}${named}` };
}

/** `field` is the place of the version where the chart may write the name elsewhere. */
function nearAdvice(near: readonly ImagePlace[], field: string | undefined): string {
  if (near.length === 0) return 'These files hold no image at all: check `path`, or name the place with `field`.';
  const rows = list(near);
  if (field === undefined)
    return `Name the repository as it is written there with \`match\`, check \`path\`, or name the place with \`field\`. Near:\n${rows}`;
  return `Name the place of its version, e.g. \`field: ${field}\`, check \`path\`, or change the repository there by hand. Near:\n${rows}`;
}

/** The explicit place of the version of a chart's image. */
function fieldOf({ node, values }: ImagePlace): string | undefined {
  const [root] = node.source.segments.flatMap((segment) => segment.parse().roots);
  const path = optional(values, (values) => pathTo(root, values.map));
  const key = values?.keys.tag ?? '';
  if (path === undefined) return undefined;
  return `${node.source.file}:${[...path, key].join('.')}`;
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
    const { value: manifest } = attempt(() => readManifest(path, bytes, 'path'));
    if (manifest === undefined) return [];
    const found = line.exec(manifest.text);
    if (found === null) return [];
    const offset = found.index + found[0].length;
    const segment = manifest.segments.find(({ start, end }) => start <= offset && offset < end);
    return [{ line: formatPlace(path, manifest, offset), fault: segment?.parse().faults[0] }];
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
    if (found === null) return [];
    return [{ file: path, text, offset: found.index + found[0].length }];
  });
}

const templateProblem = ({ file, text, offset }: TemplateLine): Problem => ({
  code: 'helm_template',
  what: 'a template stands where the image would be',
  where: formatPlace(file, sourceText(text), offset),
  excerpt: caretExcerpt(sourceText(text), offset),
  fix: 'Bump the values that fill the template: add their file to `path`, or name the place with `field`.',
});

const list = (places: readonly ImagePlace[]): string =>
  [
    ...new Set(
      places.map((place) => `${formatLine(place)} ${formatImageReference(place.reference)}${container(place)}`),
    ),
  ].join('\n');

const container = (place: ImagePlace): string => {
  if (place.container === undefined) return '';
  return ` (container ${place.container})`;
};

/** Same last part first, then by likeness, then the rest in order of file. */
function rank(repository: Repository, places: readonly ImagePlace[]): ImagePlace[] {
  const last = (text: string): string => text.slice(text.lastIndexOf('/') + 1);
  const names = [...new Set(places.map(({ reference }) => reference.repository))];
  const alike = nearestNames(last(repository.repository), names.map(last), 20);
  const order = (place: ImagePlace): number => {
    const at = alike.indexOf(last(place.reference.repository));
    if (at < 0) return alike.length;
    return at;
  };
  return [...places].sort((a, b) => order(a) - order(b));
}
