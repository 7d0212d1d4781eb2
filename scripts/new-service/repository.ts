// Looks at a service's own repository: its Dockerfile, how its dependencies are fetched, its release branch, what its gates would be.
// Reads files and asks git about this clone; speaks to nobody.

import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ActionError } from '../../src/domain/action-error.ts';
import { detectGates } from '../../src/quality-gate/gates/detection.ts';

/** The Dockerfile that is meant, or why it is not known. */
export type FoundDockerfile =
  | { readonly file: string; readonly problem?: undefined }
  | { readonly file?: undefined; readonly problem: string };

/** Takes the one that is named, the only one, or the one in a folder with the service's name. */
export function findDockerfile(root: string, service: string, given: string | undefined): FoundDockerfile {
  if (given !== undefined) {
    const file = path.relative(root, path.resolve(root, given));
    if (!file.startsWith('..') && existsSync(path.join(root, file))) return { file };
    return { problem: `--dockerfile ${given}: there is no such file in ${root}` };
  }

  const all = globSync(['Dockerfile', '*/Dockerfile', '*/*/Dockerfile'], { cwd: root }).sort();
  const found = all.filter((file) => !/^(?:\.|node_modules\/|vendor\/)/.test(file));
  const own = found.filter((file) => path.dirname(file).split(path.sep).includes(service));
  const [file, ...others] = own.length > 0 ? own : found;
  if (file === undefined)
    return { problem: 'there is no Dockerfile at the root or up to two folders below: name it with --dockerfile' };
  if (others.length === 0) return { file };
  return { problem: `several Dockerfiles may be meant: ${[file, ...others].join(', ')}. Name one with --dockerfile` };
}

/** What fetches the dependencies, by the file that says it; the first that is there counts. */
const installs: readonly (readonly [file: string, command: string])[] = [
  ['package-lock.json', 'npm ci'],
  ['npm-shrinkwrap.json', 'npm ci'],
  ['pnpm-lock.yaml', 'corepack enable && pnpm install --frozen-lockfile'],
  ['yarn.lock', 'yarn install --frozen-lockfile'],
  ['uv.lock', 'pip install uv && uv sync'],
  ['poetry.lock', 'pip install poetry && poetry install'],
  ['Pipfile.lock', 'pip install pipenv && pipenv sync --dev'],
  ['requirements.txt', 'pip install -r requirements.txt'],
];

/** The command that fetches the dependencies; undefined where no file says it. */
export function installOf(root: string): string | undefined {
  const [file, command] = installs.find(([name]) => existsSync(path.join(root, name))) ?? [];
  // Only the lock file of Yarn 2 and newer has this entry, and Yarn 1, which runners have, does not read it.
  const isNewYarn = file === 'yarn.lock' && /^__metadata:/m.test(textIn(root, file) ?? '');
  return isNewYarn ? 'corepack enable && yarn install --immutable' : command;
}

/** The file that names dependencies, or may, where no command is known that fetches them. */
export function uninstalledFile(root: string): string | undefined {
  if (installOf(root) !== undefined) return undefined;
  const named = /"(?:d|devD|optionalD)ependencies"\s*:\s*\{\s*"/;
  if (named.test(textIn(root, 'package.json') ?? '')) return 'package.json';
  return ['pyproject.toml', 'Pipfile'].find((name) => existsSync(path.join(root, name)));
}

/** The branch whose pushes ship, as the clone remembers the remote's default; never the branch that happens to be checked out. */
export function findReleaseBranch(root: string): { readonly branch: string; readonly isKnown: boolean } {
  const head = gitOf(root, 'symbolic-ref', '--short', 'refs/remotes/origin/HEAD');
  return head === undefined
    ? { branch: 'main', isKnown: false }
    : { branch: head.replace(/^origin\//, ''), isKnown: true };
}

/** `owner/name` of the remote `origin`. */
export function remoteOf(root: string): string | undefined {
  return /[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?$/.exec(gitOf(root, 'remote', 'get-url', 'origin') ?? '')?.[1];
}

/** The names of the gates that the quality gate would find; empty where it finds none. */
export function gatesIn(root: string): string[] {
  try {
    return detectGates({ names: readdirSync(root), text: (name) => textIn(root, name) }).map(({ name }) => name);
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return [];
  }
}

const textIn = (root: string, name: string): string | undefined =>
  existsSync(path.join(root, name)) ? readFileSync(path.join(root, name), 'utf8') : undefined;

function gitOf(root: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch (error) {
    if (!(error instanceof Error && 'status' in error)) throw error;
    return undefined;
  }
}
