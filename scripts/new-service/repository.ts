// Looks at a service's own repository: its Dockerfile, how its dependencies are fetched, its release branch, what its gates would be.
// Reads files and asks git about this clone; speaks to nobody.

import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ActionError } from '../../src/domain/action-error.ts';
import { detectGates, type RootFacts } from '../../src/quality-gate/gates/detection.ts';
import { packageManager } from '../../src/quality-gate/gates/node-gates.ts';

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

type Commands = readonly (readonly [file: string, command: string])[];

/** What fetches the dependencies of Node.js, by package manager and lock file. */
const nodeInstalls: Readonly<Record<string, Commands>> = {
  npm: [
    ['package-lock.json', 'npm ci'],
    ['npm-shrinkwrap.json', 'npm ci'],
  ],
  pnpm: [['pnpm-lock.yaml', 'corepack enable && pnpm install --frozen-lockfile']],
  yarn: [['yarn.lock', 'yarn install --frozen-lockfile']],
};

/** The same for Python; the first file that is there counts. */
const pythonInstalls: Commands = [
  ['uv.lock', 'pip install uv && uv sync'],
  ['poetry.lock', 'pip install poetry && poetry install'],
  ['Pipfile.lock', 'pip install pipenv && pipenv sync --dev'],
  ['requirements.txt', 'pip install -r requirements.txt'],
];

/** The command that fetches the dependencies, those of Node.js and of Python; undefined where no file says it. */
export function installOf(root: string): string | undefined {
  const commands = [nodeInstall(root), pythonInstall(root)].filter((each) => each !== undefined);
  return commands.length > 0 ? commands.join(' && ') : undefined;
}

/** The files that name dependencies, or may, where no command is known that fetches them. */
export function uninstalledFiles(root: string): string[] {
  const named = /"(?:d|devD|optionalD)ependencies"\s*:\s*\{\s*"/;
  const hasPackages = named.test(textIn(root, 'package.json') ?? '');
  const python = ['pyproject.toml', 'Pipfile'].filter((name) => existsSync(path.join(root, name)));
  return [
    ...(hasPackages && nodeInstall(root) === undefined ? ['package.json'] : []),
    ...(pythonInstall(root) === undefined ? python.slice(0, 1) : []),
  ];
}

/** By the package manager that the gates run with: what another one has installed may not be what they find. */
function nodeInstall(root: string): string | undefined {
  const manager = unlessRefused(() => packageManager(factsOf(root)));
  const [file, command] = firstIn(root, nodeInstalls[manager ?? ''] ?? []) ?? [];
  // Only the lock file of Yarn 2 and newer has this entry, and Yarn 1, which runners have, does not read it.
  const isNewYarn = file === 'yarn.lock' && /^__metadata:/m.test(textIn(root, file) ?? '');
  return isNewYarn ? 'corepack enable && yarn install --immutable' : command;
}

const pythonInstall = (root: string): string | undefined => firstIn(root, pythonInstalls)?.[1];

const firstIn = (root: string, commands: Commands) => commands.find(([file]) => existsSync(path.join(root, file)));

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
export const gatesIn = (root: string): string[] =>
  unlessRefused(() => detectGates(factsOf(root)).map(({ name }) => name)) ?? [];

/** What the quality gate's own code says; undefined where it stops with an error that a user would read. */
function unlessRefused<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return undefined;
  }
}

/** The repository as the quality gate sees it. */
const factsOf = (root: string): RootFacts => ({ names: readdirSync(root), text: (name) => textIn(root, name) });

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
