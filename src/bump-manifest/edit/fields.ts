// The places that a person names one by one, `file.yaml:path.to.tag`, for shapes that discovery does not know.

import { ActionError, type Problem } from '../../domain/action-error.ts';
import {
  findImageReference,
  formatImageReference,
  type ImageReference,
  isDigest,
  isSameRepository,
} from '../../domain/image-reference.ts';
import { readManifest } from '../../domain/manifest/manifest.ts';
import {
  dereference,
  type Manifest,
  type ManifestNode,
  mapFields,
  type ScalarNode,
} from '../../domain/manifest/node.ts';
import { problemAt } from '../../domain/manifest/parser.ts';
import { suggestName } from '../../domain/nearest.ts';
import type { ImageChange, ManifestFile } from './image-change.ts';
import { fileOfField } from './paths.ts';
import { findObstacle, sopsObstacle } from './places/obstacle.ts';
import type { ImagePlace } from './places/place.ts';
import { findWholeReference } from './places/whole-reference.ts';
import { collectProblems, type Scan } from './scan.ts';
import { namedRepositories, wantedRepositories } from './screen.ts';

/** The places that `change.fields` names; each that cannot be found is a problem with the nearest that can. */
export function scanFields(files: readonly ManifestFile[], change: ImageChange): Scan {
  const manifests = new Map<string, Manifest>();
  const places: ImagePlace[] = [];
  const problems: Problem[] = [];
  for (const field of change.fields) {
    collectProblems(problems, () => {
      const { file, path } = splitField(field);
      const bytes = files.find((each) => each.path === file)?.bytes;
      if (bytes === undefined) throw unknownFile(field, file, files);
      const manifest = manifests.get(file) ?? readManifest(file, bytes);
      manifests.set(file, manifest);
      places.push(...findField(manifest, field, path, change));
    });
  }
  return { manifests, places, problems };
}

type Step = string | number;

function splitField(field: string): { file: string; path: readonly Step[] } {
  const at = field.indexOf(':');
  const path = at < 0 ? undefined : readPath(field.slice(at + 1));
  if (at > 0 && path !== undefined && path.length > 0) return { file: fileOfField(field), path };
  const fix = 'Write `file.yaml:path.to.tag`; list items as `[0]`, keys with dots as `["a.b"]`.';
  throw new ActionError({ code: 'field_invalid', what: `"${field}" names no place`, where: 'input `field`', fix });
}

/** `spec.items[0]["a.b"].tag` as steps; undefined when it is not one path. */
function readPath(text: string): Step[] | undefined {
  const step = /(?:^|\.)([^.[\]"]+)|\[(\d+)\]|\["([^"]*)"\]/y;
  const steps: Step[] = [];
  while (step.lastIndex < text.length) {
    const found = step.exec(text);
    if (found === null) return undefined;
    steps.push(found[2] === undefined ? (found[1] ?? found[3] ?? '') : Number(found[2]));
  }
  return steps;
}

function findField(manifest: Manifest, field: string, path: readonly Step[], change: ImageChange): ImagePlace[] {
  const parsed = manifest.segments.map((segment) => segment.parse());
  const faults = parsed.flatMap((each) => each.faults);
  if (faults.length > 0) throw new ActionError(faults.slice(0, 1));
  const roots = parsed.flatMap((each) => each.roots);
  const encrypted = roots.some((root) => root.type === 'map' && mapFields(root).has('sops'));
  const nodes = roots.map((root) => follow(root, path)).filter((node) => node !== undefined);
  if (nodes.length === 0) throw unknownPlace(field, roots, path);
  return nodes.map((node) => {
    const obstacle = encrypted ? sopsObstacle : findObstacle(node);
    if (obstacle !== undefined) throw new ActionError(problemAt(manifest, node.start, obstacle));
    if (node.type === 'scalar') return readField(node, field, String(path.at(-1)), change);
    const what = `"${field}" is a ${node.type}, not a value`;
    throw new ActionError(
      problemAt(manifest, node.start, { code: 'field_invalid', what, fix: 'Name a value inside it.' }),
    );
  });
}

function follow(root: ManifestNode, path: readonly Step[]): Exclude<ManifestNode, { type: 'alias' }> | undefined {
  let node: ManifestNode | undefined = root;
  for (const step of path) {
    const target = dereference(node);
    if (target?.type === 'list') node = target.items[Number(step)];
    else node = target?.type === 'map' ? mapFields(target).get(String(step))?.pair.value : undefined;
  }
  return dereference(node);
}

/** A whole reference, a digest, or else a tag of the one image that is written. */
function readField(node: ScalarNode, field: string, key: string, change: ImageChange): ImagePlace {
  const text = node.value === null ? '' : node.text.trim();
  const whole = findImageReference(text);
  if (whole !== undefined && (text.includes('/') || (text.includes(':') && !isDigest(text) && !/^[^:]*@/.test(text)))) {
    return readWhole(node, field, whole, change);
  }
  const bare = wantedRepositories(change).some(({ repository }) => repository === text);
  const place =
    bare && whole !== undefined && !/tag|digest|version/i.test(key)
      ? findWholeReference(node, 'explicit-field', undefined)
      : undefined;
  return place ?? readVersion(node, field, key, text, change);
}

function readWhole(node: ScalarNode, field: string, whole: ImageReference, change: ImageChange): ImagePlace {
  const isWanted = wantedRepositories(change).some((each) => isSameRepository(each, whole));
  const place = isWanted ? findWholeReference(node, 'explicit-field', undefined) : undefined;
  if (place !== undefined) return place;
  const what = `"${field}" holds ${formatImageReference(whole)}, another repository`;
  const fix = 'Name that repository with `match` if it is to be replaced, or another place with `field`.';
  throw new ActionError(problemAt(node.source, node.start, { code: 'field_mismatch', what, fix }));
}

function readVersion(node: ScalarNode, field: string, key: string, text: string, change: ImageChange): ImagePlace {
  const repositories = namedRepositories(change);
  const [only] = repositories;
  if (only === undefined || repositories.length > 1) {
    const what = `"${field}" holds a version alone, and of which of several images is not said`;
    const fix = 'Give one image and one `match` with `field`, or run the step once per image.';
    throw new ActionError(problemAt(node.source, node.start, { code: 'field_unclear', what, fix }));
  }
  const { registry, repository } = only;
  const isDigestField = isDigest(text) || /digest|^sha(?:256)?$/i.test(key);
  const [tag = '', digest] = isDigestField ? ['', text] : text.split('@');
  const reference = { registry, repository, tag: tag || undefined, digest: digest || undefined };
  const besideDigest = change.fields.some((each) => each !== field && /(?:digest|sha(?:256)?)$/i.test(each));
  const write: ImagePlace['write'] = (next) => {
    const inTag = next.digest === undefined || besideDigest ? '' : `@${next.digest}`;
    const written = isDigestField ? (next.digest ?? '') : `${next.tag ?? ''}${inTag}`;
    return written === text ? [] : [{ type: 'set', node, text: written }];
  };
  const [kind, container, replaces, obstacle] = ['explicit-field', undefined, undefined, undefined] as const;
  return { kind, container, node, uses: [node], reference, replaces, obstacle, write };
}

function unknownFile(field: string, file: string, files: readonly ManifestFile[]): ActionError {
  const what = `"${field}" names a file that is not there: "${file}"`;
  const fix = suggestName(
    file,
    files.slice(0, 1000).map(({ path }) => path),
  );
  return new ActionError({ code: 'field_not_found', what, where: 'input `field`', fix });
}

/** How far the path leads, and what stands where it ends. */
function unknownPlace(field: string, roots: readonly ManifestNode[], path: readonly Step[]): ActionError {
  for (let length = path.length - 1; length >= 0; length--) {
    const reached = roots.map((root) => follow(root, path.slice(0, length))).find((node) => node !== undefined);
    if (reached === undefined) continue;
    const known = reached.type === 'map' ? [...mapFields(reached).keys()] : [];
    const what = `"${field}" leads nowhere: there is no "${path[length]}"`;
    const fix =
      known.length > 0 ? suggestName(String(path[length]), known) : 'A path goes through maps and lists only.';
    return new ActionError(problemAt(reached.source, reached.start, { code: 'field_not_found', what, fix }));
  }
  const fix = 'The file holds no document.';
  return new ActionError({ code: 'field_not_found', what: `"${field}" leads nowhere`, where: 'input `field`', fix });
}
