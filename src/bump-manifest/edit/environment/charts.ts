// Says by their paths alone whether two files of values belong to one chart: `charts/a/values.yaml` and `environments/staging/a.yaml`.

import type { ManifestFile } from '../image-change.ts';
import { type EnvironmentScope, familyNames } from './belonging.ts';

/** Words of a path that say nothing of which chart it is. */
const neutral =
  /^(?:values?|charts?|helm|base|bases|common|shared|defaults?|global|all|envs?|environments?|overlays?|stages?|deploy|deployments?|k8s|kubernetes|manifests|configs?|clusters?|apps|applications|services|releases)$/;

/** Parts of the names of regions. */
const region =
  /^(?:eu|us|ap|sa|ca|me|af|uk|asia|europe|america|australia|(?:north|south)?(?:east|west)|north|south|central|\d+|[a-z]{2,3}\d)$/;

/** True when both belong to one chart: their paths agree, environments and neutral words taken out, or there is only one chart. */
export function isSameChart(
  base: string,
  layer: string,
  files: readonly ManifestFile[],
  scope: EnvironmentScope,
): boolean {
  const own = chartOf(base, scope);
  const other = chartOf(layer, scope);
  if (own === other) return true;
  if (other !== '') return false;

  const charts = files
    .map(({ path }) => path)
    .filter((path) => /(?:^|\/)(?:values|Chart)\.ya?ml$/.test(path) && !namesEnvironment(path, scope));
  return new Set(charts.map((path) => chartOf(path, scope))).size <= 1;
}

const namesEnvironment = (path: string, { environment }: EnvironmentScope): boolean =>
  path
    .toLowerCase()
    .split(/[-._/]+/)
    .some((word) => familyNames.has(word) || word === environment?.toLowerCase());

/** What is left of a path when everything is taken out that does not tell one chart from another. */
function chartOf(file: string, { environment, names }: EnvironmentScope): string {
  const known = new Set([...names, environment ?? ''].map((name) => name.toLowerCase()));
  return file
    .toLowerCase()
    .replace(/\.(?:ya?ml|json)$/, '')
    .replace(/(?:^|\/)chart$/, '')
    .split('/')
    .map((part) => wordsLeft(part, known))
    .filter((part) => part !== '')
    .join('/');
}

function wordsLeft(part: string, known: ReadonlySet<string>): string {
  // A service called `app` is not looked for in `apps`.
  if (neutral.test(part)) return '';
  const longest = [...known].filter((name) => name !== '').sort((a, b) => b.length - a.length);
  const rest = longest.reduce((left, name) => left.replace(name, ''), part);
  return rest
    .split(/[-._]+/)
    .filter((word) => word !== '' && !neutral.test(word) && !region.test(word) && !familyNames.has(word))
    .join('-');
}
