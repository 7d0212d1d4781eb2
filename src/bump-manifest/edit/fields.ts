// The places that a person names one by one, `file.yaml:path.to.tag`, for shapes that discovery does not know.

import { attempt, type Problem } from '../../domain/action-error.ts';
import { readManifest } from '../../domain/manifest/manifest.ts';
import {
  dereference,
  type Manifest,
  type ManifestNode,
  mapFields,
  type ScalarNode,
} from '../../domain/manifest/node.ts';
import { problemAt } from '../../domain/manifest/parser.ts';
import { suggestName } from '../../domain/text/nearest.ts';
import { optional, present } from '../../domain/text/optional.ts';
import type { ManifestFile } from './image-change.ts';
import { fileOfField } from './paths.ts';
import { type FieldValue, readFieldValue } from './places/field-value.ts';
import { findObstacle, sopsObstacle } from './places/obstacle.ts';
import type { ImagePlace } from './places/place.ts';
import type { Scan } from './scan.ts';
import type { Wanted } from './wanted.ts';

/** The places that the fields name; each that cannot be found is a problem with the nearest that can. `input` is the one that names them. */
export function scanFields(files: readonly ManifestFile[], wanted: Wanted, input = 'field'): Scan {
  const manifests = new Map<string, Manifest>();
  const places: ImagePlace[] = [];
  const problems: Problem[] = [];

  for (const field of wanted.fields) {
    const named = readField(field);
    const file = optional(named, (named) => files.find(({ path }) => path === named.file));
    if (named === undefined) problems.push(fieldInvalid(field, input));
    else if (file === undefined) problems.push(unknownFile(field, input, files));
    else {
      const read = attempt(() => manifests.get(file.path) ?? readManifest(file.path, file.bytes, 'path'));
      const manifest = read.value;
      problems.push(...read.problems);
      if (manifest === undefined) continue;
      manifests.set(file.path, manifest);
      const found = findField(manifest, { ...named, field, input }, wanted);
      places.push(...found.places);
      problems.push(...found.problems);
    }
  }

  return { manifests, places, all: places, problems };
}

type Step = string | number;

/** The file and the path of `file.yaml:path.to.tag`; undefined when the text is none. */
function readField(field: string): { file: string; path: readonly Step[] } | undefined {
  const at = field.indexOf(':');
  const path = optional(at >= 0, () => readPath(field.slice(at + 1)));
  if (at > 0 && path !== undefined && path.length > 0) return { file: fileOfField(field), path };
  return undefined;
}

const fieldInvalid = (field: string, input: string): Problem => ({
  code: 'field_invalid',
  what: `"${field}" names no place`,
  where: `input \`${input}\``,
  fix: 'Write `file.yaml:path.to.tag`; list items as `[0]`, keys with dots as `["a.b"]`.',
});

/** `spec.items[0]["a.b"].tag` as steps; undefined when it is not one path. */
function readPath(text: string): Step[] | undefined {
  const step = /(?:^|\.)([^.[\]"]+)|\[(\d+)\]|\["([^"]*)"\]/y;
  const steps: Step[] = [];
  while (step.lastIndex < text.length) {
    const found = step.exec(text);
    if (found === null) return undefined;
    const [, key, index, quotedKey] = found;
    steps.push(optional(index, Number) ?? key ?? quotedKey ?? '');
  }
  return steps;
}

/** A field, taken apart. */
interface NamedField {
  readonly field: string;
  readonly path: readonly Step[];
  readonly input: string;
}

function findField(
  manifest: Manifest,
  named: NamedField,
  wanted: Wanted,
): { readonly places: ImagePlace[]; readonly problems: Problem[] } {
  const parsed = manifest.segments.map((segment) => segment.parse());
  const [fault] = parsed.flatMap(({ faults }) => faults);
  if (fault !== undefined) return { places: [], problems: [fault] };

  const roots = parsed.flatMap((each) => each.roots);
  const encrypted = roots.some((root) => root.type === 'map' && mapFields(root).has('sops'));
  const ends = roots.flatMap((root) => {
    const node = follow(root, named.path);
    if (node === undefined) return [];
    return [{ node, parent: follow(root, named.path.slice(0, -1)) }];
  });
  if (ends.length === 0) return { places: [], problems: [unknownPlace(named, roots)] };

  const places: ImagePlace[] = [];
  const problems: Problem[] = [];
  const encryption = optional(encrypted, () => sopsObstacle);
  for (const { node, parent } of ends) {
    const obstacle = encryption ?? findObstacle(node);
    if (obstacle !== undefined) problems.push(problemAt(manifest, node.start, obstacle));
    else if (node.type !== 'scalar') problems.push(notAValue(named, node));
    else {
      const found = readFieldValue(fieldValueOf(node, parent, named, wanted));
      places.push(...present([found.value]));
      problems.push(...found.problems);
    }
  }
  return { places, problems };
}

function fieldValueOf(
  node: ScalarNode,
  parent: ManifestNode | undefined,
  { field, path }: NamedField,
  wanted: Wanted,
): FieldValue {
  const siblings = keysOf(parent);
  const digestBeside = wanted.fields.some((each) => each !== field && /(?:digest|sha(?:256)?)$/i.test(each));
  return { node, field, key: String(path.at(-1)), siblings, repositories: wanted.replaced, digestBeside };
}

/** None for anything but a map. */
const keysOf = (node: ManifestNode | undefined): string[] => {
  if (node?.type !== 'map') return [];
  return [...mapFields(node).keys()];
};

const notAValue = ({ field }: NamedField, node: ManifestNode): Problem =>
  problemAt(node.source, node.start, {
    code: 'field_invalid',
    what: `"${field}" is a ${node.type}, not a value`,
    fix: 'Name a value inside it.',
  });

function follow(root: ManifestNode, path: readonly Step[]): Exclude<ManifestNode, { type: 'alias' }> | undefined {
  let node: ManifestNode | undefined = root;
  for (const step of path) node = stepInto(node, step);
  return dereference(node);
}

/** What a key or an index leads to; undefined when it leads nowhere. */
function stepInto(node: ManifestNode | undefined, step: Step): ManifestNode | undefined {
  const target = dereference(node);
  if (target?.type === 'list') return target.items[Number(step)];
  if (target?.type === 'map') return mapFields(target).get(String(step))?.pair.value;
  return undefined;
}

function unknownFile(field: string, input: string, files: readonly ManifestFile[]): Problem {
  const file = fileOfField(field);
  const what = `"${field}" names a file that is not there: "${file}"`;
  const known = files.slice(0, 1000).map(({ path }) => path);
  return { code: 'field_not_found', what, where: `input \`${input}\``, fix: suggestName(file, known) };
}

function stepFix(step: string, reached: ManifestNode): string {
  const known = keysOf(reached);
  if (known.length === 0) return 'A path goes through maps and lists only.';
  return suggestName(step, known);
}

/** How far the path leads, and what stands where it ends. */
function unknownPlace({ field, path, input }: NamedField, roots: readonly ManifestNode[]): Problem {
  for (let length = path.length - 1; length >= 0; length--) {
    const reached = roots.map((root) => follow(root, path.slice(0, length))).find((node) => node !== undefined);
    if (reached === undefined) continue;

    const step = String(path[length]);
    const what = `"${field}" leads nowhere: there is no "${step}"`;
    return problemAt(reached.source, reached.start, { code: 'field_not_found', what, fix: stepFix(step, reached) });
  }

  const what = `"${field}" leads nowhere`;
  return { code: 'field_not_found', what, where: `input \`${input}\``, fix: 'The file holds no document.' };
}
