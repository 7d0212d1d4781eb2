// Several environments in one file: objects or keys that are called alike but for the environment, `checkout-dev` and `checkout-prod`. Judges
// by names alone, and only where the step's own environment stands there, too.

import type { Problem } from '../../../domain/action-error.ts';
import { findMap, findScalar, keyName, type ManifestNode, mapFields } from '../../../domain/manifest/node.ts';
import { outermostPlace } from '../../../domain/manifest/parser.ts';
import type { ImagePlace } from '../places/place.ts';
import { listTargets, type TargetPlace } from '../select.ts';
import { type Belonging, type EnvironmentScope, readBelongings } from './belonging.ts';

/** The problem that objects of other environments stand beside the one that is written; `targets` are in files that no environment owns. */
export function findMixedDocuments(targets: readonly TargetPlace[], scope: EnvironmentScope): Problem[] {
  const nameOf = new Map(targets.map((target) => [target, namesOf(target.place)]));
  const belongingOf = readBelongings([...nameOf.values()].flat(), { ...scope, lines: [] });
  const read = targets.flatMap((target) => {
    const name = nameOf.get(target)?.find((each) => belongingOf(each).kind !== 'shared');
    if (name === undefined) return [];
    return [{ target, belonging: belongingOf(name), likeness: likenessOf(name, belongingOf(name)) }];
  });

  const own = new Set(read.filter(({ belonging }) => belonging.kind === 'own').map(({ likeness }) => likeness));
  const foreign = read.filter(({ belonging, likeness }) => belonging.kind === 'other' && own.has(likeness));
  if (foreign.length === 0) return [];

  const names = [...new Set(foreign.map(({ belonging }) => belonging.environment))].join(', ');
  const places = listTargets(foreign.map(({ target }) => target));
  const what = `places of ${names} are in the same file as those of ${scope.environment}, but one environment is written at a time:\n${places}`;
  const fix = `Give each environment a file of its own, or name the places of ${scope.environment} with \`field\`; leave \`environment\` out, if all of them are meant.`;
  return [{ code: 'environment_mixed', what, where: 'input `path`', fix }];
}

/** What the object around a place is called: its name, its name in its namespace, and the keys that lead from it to the place. */
function namesOf({ node }: ImagePlace): readonly string[] {
  const { source, offset } = outermostPlace(node.source, node.start);
  const segment = source.segments.find(({ start, end }) => start <= offset && offset <= end);
  const roots = segment?.parse().roots ?? [];
  const [root] = roots;
  if (root === undefined || roots.length > 1) return [];

  const metadata = childOf(root, 'metadata');
  const destination = childOf(childOf(root, 'spec'), 'destination');
  const [name, ...spaces] = [
    childOf(metadata, 'name'),
    childOf(metadata, 'namespace'),
    childOf(destination, 'namespace'),
  ].map((each) => findScalar(each)?.text ?? '');
  return [name ?? '', ...spaces.map((space) => `${space}/${name}`), trailTo(root, offset).join('/')];
}

/** The keys that lead to a place in the text, and what the items of lists on the way say of their environment. */
function trailTo(node: ManifestNode, offset: number): readonly string[] {
  const isAround = ({ start, end }: ManifestNode): boolean => start <= offset && offset <= end;
  if (node.type === 'list') {
    const item = node.items.find(isAround);
    if (item === undefined) return [];
    return [saysOf(item), ...trailTo(item, offset)];
  }
  if (node.type !== 'map') return [];

  const pair = node.pairs.find(({ value }) => isAround(value));
  if (pair === undefined) return [];
  return [keyName(pair) ?? '', ...trailTo(pair.value, offset)];
}

/** As an element of a generator of Argo CD's says it. */
const saysOf = (item: ManifestNode): string =>
  ['env', 'environment', 'stage', 'cluster'].map((key) => findScalar(childOf(item, key))?.text ?? '').join('/');

/** The value of a key; undefined where there is none. */
function childOf(node: ManifestNode | undefined, key: string): ManifestNode | undefined {
  const map = findMap(node);
  return map && mapFields(map).get(key)?.pair.value;
}

/** The name with its environment taken out. */
function likenessOf(name: string, { environment = '' }: Belonging): string {
  const at = name.toLowerCase().lastIndexOf(environment);
  return `${name.slice(0, at)}*${name.slice(at + environment.length)}`;
}
