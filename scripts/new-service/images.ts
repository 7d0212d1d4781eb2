// Finds the image repositories that manifests name: as one text, as Kustomize's entry, or as repository beside a tag. Pure.

import { at, children, isNode, listAt, type Node, type Source, textAt } from './sources.ts';

/** `host/name` of an image with tag or digest. */
export const withoutTag = (image: string): string => image.replace(/@.*$/, '').replace(/:[^:/]*$/, '');

/** Every image repository that is named below a node. */
export function imagesIn(value: unknown): string[] {
  const own = isNode(value)
    ? [value['image'], kustomized(value), 'tag' in value ? value['repository'] : undefined]
    : [];
  const here = own.flatMap((each) => (typeof each === 'string' ? [withoutTag(each)] : []));
  return [...here, ...children(value).flatMap(imagesIn)];
}

const kustomized = (value: Node): unknown =>
  'newTag' in value || 'digest' in value ? (value['newName'] ?? value['name']) : undefined;

/** The names that Kustomize replaces by others, with what stands in their place: no cluster ever pulls the first. */
export function replacedNames(sources: readonly Source[]): ReadonlyMap<string, string> {
  const entries = sources.flatMap(({ documents }) => documents).flatMap((each) => listAt(each, 'images'));
  const pairs = entries.flatMap((each): [string, string][] => {
    const [name, newName] = [textAt(each, 'name'), textAt(each, 'newName')];
    return name === undefined || newName === undefined || name === newName ? [] : [[name, newName]];
  });
  return new Map(pairs);
}

/** The image of a container, or of a map of Helm values. */
export function imageOf(holder: unknown): string | undefined {
  const image = at(holder, 'image');
  if (typeof image === 'string') return withoutTag(image);
  return textAt(image, 'repository');
}
