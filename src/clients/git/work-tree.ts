// Asks git about the checked-out commit: its time, its tags, its branch. What differs from it is asked where the build looks. Never writes to the repository.

import { type WorkTree, WorkTreeFault } from '../../domain/work-tree.ts';
import { askLocally, type ToolAnswer } from '../question.ts';

/** Reads the work tree of a folder. `versionPrefix` is what stands before the version in git tags, e.g. `checkout/`; without it they start with `v`. Undefined when it is in no git repository, has no commit, or git is not there. */
export async function readWorkTree(
  folder: string,
  env: Readonly<Record<string, string>>,
  versionPrefix = '',
): Promise<WorkTree | undefined> {
  const ask = askIn(folder, env);
  // One round for all: a process takes longer to start than git to answer.
  const [head, reached, own, shallow, branch, origin] = await Promise.all([
    ask('log', '-1', '--no-show-signature', '--format=%H %ct', 'HEAD'),
    ask('tag', '--merged', 'HEAD', '--list', `${versionPrefix || 'v'}*`),
    ask('tag', '--points-at', 'HEAD'),
    ask('rev-parse', '--is-shallow-repository'),
    ask('symbolic-ref', '--quiet', '--short', 'HEAD'),
    ask('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'),
  ]);

  const [sha, seconds] = head?.stdout.trim().split(' ') ?? [];
  if (head?.exitCode !== 0 || sha === undefined) return undefined;

  return {
    sha,
    commitTime: new Date(Number(seconds) * 1000),
    versionTags: lines(certain(reached, 'tag --merged')),
    ownTags: lines(certain(own, 'tag --points-at')),
    branch: lines(branch?.stdout ?? '')[0],
    defaultBranch: lines(origin?.stdout ?? '')[0]?.replace(/^origin\//, ''),
    shallow: certain(shallow, 'rev-parse').trim() === 'true',
  };
}

/** What git says; throws a WorkTreeFault when it says no about a repository that has a commit. */
function certain(answer: ToolAnswer | undefined, command: string): string {
  if (answer?.exitCode === 0) return answer.stdout;
  throw new WorkTreeFault('unread', `\`git ${command}\` failed: ${answer?.stderr.trim() ?? 'git is not there'}`);
}

type Ask = (...args: string[]) => Promise<ToolAnswer | undefined>;

/** A container's root does not own the runner's checkout, and git would refuse to look at it. */
function askIn(folder: string, env: Readonly<Record<string, string>>): Ask {
  const clean = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')));
  const settings = ['-c', 'safe.directory=*', '-c', 'core.fsmonitor=false'];
  const place = { folder, env: { ...clean, GIT_OPTIONAL_LOCKS: '0' } };
  return async (...args) => await askLocally('git', [...settings, ...args], place);
}

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
