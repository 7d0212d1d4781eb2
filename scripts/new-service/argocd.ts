// Finds who syncs a place, as the Argo CD Applications that read it say. Knows nothing of ApplicationSets: their places are made elsewhere.

import path from 'node:path';
import { at, isNode, isText, listAt, type Node, type Source, textAt } from './sources.ts';

/** Where an image stands. */
export interface Spot {
  readonly environment: string;
  /** Folder, or file where the file's name holds the environment. */
  readonly path: string;
  readonly isFile: boolean;
}

/** Who syncs; a person where one of several Applications waits for one. Undefined: no Application reads the place. */
export function syncOf(spot: Spot, sources: readonly Source[]): 'auto' | 'manual' | undefined {
  const applications = sources.flatMap(({ documents }) => documents).filter((each) => each['kind'] === 'Application');
  const reading = applications.filter((each) => sourcesOf(each).some((source) => isRead(spot, source, sources)));
  if (reading.length === 0) return undefined;
  return reading.every(isAutomated) ? 'auto' : 'manual';
}

const sourcesOf = (application: Node): readonly unknown[] => [
  at(application, 'spec', 'source'),
  ...listAt(application, 'spec', 'sources'),
];

function isAutomated(application: Node): boolean {
  const automated = at(application, 'spec', 'syncPolicy', 'automated');
  return isNode(automated) && automated['enabled'] !== false;
}

function isRead(spot: Spot, source: unknown, sources: readonly Source[]): boolean {
  const folder = path.join(textAt(source, 'path') ?? '.', '.');
  const files = listAt(source, 'helm', 'valueFiles')
    .filter(isText)
    .map((each) => valueFile(folder, each));
  if (!spot.isFile) return folder === spot.path || files.some((each) => path.dirname(each) === spot.path);
  if (files.length > 0) return files.includes(spot.path);

  // A chart reads no values file that nobody names; another folder is read as a whole.
  const isChart = sources.some(({ file }) => file === path.join(folder, 'Chart.yaml'));
  return !isChart && path.dirname(spot.path) === folder && isIncluded(path.basename(spot.path), source);
}

/** `$values/…` of another source begins at the root of the repository. */
const valueFile = (folder: string, name: string): string =>
  name.startsWith('$') ? name.replace(/^[^/]*\//, '') : path.join(folder, name);

function isIncluded(name: string, source: unknown): boolean {
  const [include, exclude] = ['include', 'exclude'].map((key) => textAt(source, 'directory', key));
  if (include !== undefined && !path.matchesGlob(name, include)) return false;
  return exclude === undefined || !path.matchesGlob(name, exclude);
}
