// Names the content of a build's context, and says what in it differs from the commit. Judges context and Dockerfile only: a stray file
// elsewhere, or one that .dockerignore keeps out, is not part of the build. Changes nothing.

import { createHash, type Hash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import type { BuildContext } from '../../domain/image/build-context.ts';
import { withoutEnd, withoutStart } from '../../domain/text/ends.ts';
import { optional, phrase } from '../../domain/text/optional.ts';
import { WorkTreeFault } from '../../domain/work-tree.ts';
import { askWithDeadline } from '../process.ts';
import { type BuildPaths, dockerfileOf } from './build-files.ts';

type Environment = Readonly<Record<string, string>>;

/** Reads what the build is made of; throws a WorkTreeFault when git does not say what differs. */
export async function readBuildContext(
  paths: Pick<BuildPaths, 'context' | 'dockerfile'>,
  workspace: string,
  env: Environment,
): Promise<BuildContext> {
  const context = path.resolve(workspace, paths.context);
  const dockerfile = path.resolve(workspace, dockerfileOf(paths));
  const isInside = (file: string): boolean => !path.relative(workspace, file).startsWith('..');
  if (!isInside(context) || !isInside(dockerfile))
    return { tree: hashOf([context, dockerfile]), isCheckedOut: false, changes: [] };

  const git = gitIn(workspace, env);
  const relative = (file: string): string => `./${path.relative(workspace, file)}`;
  // A process each: only --verify takes a name with two dots in it for a name, and it takes one.
  const idOf = async (file: string) => await git('rev-parse', '--verify', '--end-of-options', `HEAD:${relative(file)}`);
  const [prefix, folderId, fileId, status] = await Promise.all([
    git('rev-parse', '--show-prefix'),
    idOf(context),
    idOf(dockerfile),
    git('status', ...statusOptions, '--', relative(context), relative(dockerfile)),
  ]);
  if (folderId === undefined)
    return { tree: undefined, isCheckedOut: true, changes: await untracked(git, relative(context)) };

  const isIgnored = createIgnorer(context, dockerfile);
  const seen = changedFiles(status, prefix).filter((change) => !isIgnored(path.resolve(workspace, change)));
  const tree = optional(fileId, (fileId) => createHash('sha256').update(`${folderId} ${fileId}`).digest('hex'));
  return { tree, isCheckedOut: true, changes: seen };
}

/**
 * Its answer without the last line end; undefined when git says no. Asked with a deadline, unlike the short questions of git/work-tree.ts:
 * `git status` reads every file that may have changed, which can take long in a large checkout.
 */
type Git = (...args: string[]) => Promise<string | undefined>;

function gitIn(folder: string, env: Environment): Git {
  return async (...args) => {
    // A container's root does not own the runner's checkout, and git would refuse to look at it.
    const settings = ['-c', 'safe.directory=*', '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];
    const answer = await askWithDeadline('git', [...settings, ...args], folder, { ...env, GIT_OPTIONAL_LOCKS: '0' });
    if (answer?.exitCode === 0) return answer.stdout.replace(/\n$/, '');
    return undefined;
  };
}

const statusOptions = ['--porcelain', '-z', '--no-renames', '--untracked-files=all'];

/** What `git status` lists below the paths, relative to the folder. */
function changedFiles(status: string | undefined, prefix = ''): string[] {
  if (status === undefined)
    throw new WorkTreeFault('unread', 'git cannot say whether the context differs from its commit');
  const rows = status.split('\0').filter((row) => row !== '');
  return rows.map((row) => path.relative(prefix, row.slice(3)));
}

/** A context that the commit does not have is a change as a whole; so it is without git. */
const untracked = async (git: Git, context: string): Promise<string[]> => {
  if ((await git('rev-parse', '--verify', 'HEAD')) === undefined) return [];
  return [context];
};

/** Says of an absolute path whether .dockerignore keeps it out. https://docs.docker.com/build/concepts/context/#dockerignore-files */
function createIgnorer(context: string, dockerfile: string): (file: string) => boolean {
  const lists = [`${dockerfile}.dockerignore`, path.join(context, '.dockerignore')];
  const list = lists.find((file) => existsSync(file));
  const text = phrase(list, (list) => readFileSync(list, 'utf8').slice(0, 1 << 20));
  const rules = text
    .split(/\r?\n/)
    .map((row) => row.trim())
    .filter((row) => row !== '' && !row.startsWith('#'))
    .map((row) => ruleOf(row));

  return (file) => {
    const relative = path.relative(context, file);
    if (file === dockerfile || lists.includes(file)) return false;
    // A file elsewhere is here because it is the Dockerfile's neighbour in a pathspec.
    if (relative === '' || relative.startsWith('..')) return false;
    const above = relative.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/'));
    return rules.findLast((rule) => above.some(rule.matches))?.ignores ?? false;
  };
}

interface IgnoreRule {
  readonly ignores: boolean;
  matches(relative: string): boolean;
}

function ruleOf(row: string): IgnoreRule {
  const written = path.posix.normalize(row.replace(/^!/, '').trim());
  const pattern = withoutEnd(withoutStart(written, '/'), '/');
  const matches = picomatch(pattern, { dot: true, nobrace: true, noextglob: true, nonegate: true });
  return { ignores: !row.startsWith('!'), matches: (relative) => matches(relative) };
}

/** A hash over files and folders: names, kinds, whether they are executable, and content; not times. */
function hashOf(roots: readonly string[]): string {
  const hash = createHash('sha256');
  for (const root of roots) addTo(hash, root, '');
  return hash.digest('hex');
}

function addTo(hash: Hash, root: string, relative: string): void {
  const file = path.join(root, relative);
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined) return;
  const say = (kind: string, content: string | Buffer): void => {
    hash.update(JSON.stringify([relative, kind, content.length])).update(content);
  };

  if (found.isSymbolicLink()) say('link', readlinkSync(file));
  else if (found.isFile()) say((found.mode & 0o100) === 0 ? 'file' : 'program', readFileSync(file));
  else if (found.isDirectory()) {
    say('folder', '');
    const names = readdirSync(file).filter((name) => name !== '.git');
    for (const name of names.sort()) addTo(hash, root, path.posix.join(relative, name));
  }
}
