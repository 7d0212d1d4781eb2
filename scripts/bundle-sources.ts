// Knows what a bundle is made of: our own files that its main reaches, the packages that are shipped, and the build itself.
// Says by a hash whether a bundle is older than its sources. Never looks at git, so that any checkout and worktree is judged alike.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const readSource = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** The file in dist/<name>/ that holds the hash of the sources. */
export const hashFile = 'sources.sha256';

/** An import that is still there when the types are gone, of a file of ours. */
const ownImport = /(?:^(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?|\bimport\()'(\.{1,2}\/[^']+)'/gm;

/** The sources of an action's bundle, relative to the repository, in order. */
export function listSources(name: string, read = readSource): string[] {
  const found = new Set<string>();
  const waiting = [`src/${name}/main.ts`];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    for (const [, target = ''] of read(file).matchAll(ownImport)) waiting.push(path.join(path.dirname(file), target));
  }
  return [...found].sort();
}

/** The hash of everything that a bundle is made of, as `read` gives it. */
export function hashSources(name: string, read = readSource): string {
  const hash = createHash('sha256');
  for (const file of [
    ...listSources(name, read),
    'scripts/build.ts',
    'scripts/bundle-sources.ts',
    'scripts/licenses.ts',
    'scripts/tsconfig.build.json',
    'tsconfig.json',
  ])
    hash.update(`${file}\0${read(file)}\0`);
  hash.update(JSON.stringify(shippedPackages(read)));
  return hash.digest('hex');
}

/** Version by folder of each package that is no tool of ours. */
function shippedPackages(read: typeof readSource): Record<string, string> {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { version?: string; dev?: boolean; optional?: boolean }>;
  };
  const isShipped = ([folder, { dev, optional }]: [string, { dev?: boolean; optional?: boolean }]): boolean =>
    (folder !== '' && dev !== true && optional !== true) || folder === 'node_modules/@vercel/ncc';
  const shipped = Object.entries(packages).filter(isShipped);
  return Object.fromEntries(shipped.map(([folder, { version = '' }]) => [folder, version]));
}

const checked = new Set<string>();

/** Throws when the bundle of an action is not the one that its sources make, and says how to make it. Looks once per process. */
export function assertFresh(name: string, dist = path.join(root, 'dist')): void {
  const file = path.join(dist, name, hashFile);
  if (checked.has(file)) return;

  const written = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (written !== hashSources(name)) {
    throw new Error(
      `dist/${name} is older than its sources, so it shows nothing of them: run npm run build -- ${name}`,
    );
  }
  checked.add(file);
}
