// Asks git about the checked-out commit: its time, its tags, whether anything differs from it. Never writes to the repository.

import { ActionError } from '../../domain/action-error.ts';
import type { WorkTree } from '../../domain/work-tree.ts';
import { askLocally, type ToolAnswer } from '../question.ts';

/** Reads the work tree of a folder. `versionPrefix` is what stands before the version in git tags, e.g. `checkout/`; without it they start with `v`. Undefined when it is in no git repository, has no commit, or git is not there. */
export async function readWorkTree(
  folder: string,
  env: Readonly<Record<string, string>>,
  versionPrefix = '',
): Promise<WorkTree | undefined> {
  const ask = askIn(folder, env);
  const head = await ask('log', '-1', '--no-show-signature', '--format=%H %ct', 'HEAD');
  const [sha, seconds] = head?.stdout.trim().split(' ') ?? [];

  if (head?.exitCode !== 0 || sha === undefined) return undefined;

  const must = async (...args: string[]): Promise<string> => {
    const answer = await ask(...args);
    if (answer?.exitCode === 0) return answer.stdout;
    const what = `\`git ${args.join(' ')}\` failed: ${answer?.stderr.trim() ?? 'git is not there'}`;
    throw new ActionError({ code: 'git_failed', what, fix: 'Check that actions/checkout ran, and its depth.' });
  };
  const [status, reached, own, shallow, branch, origin] = await Promise.all([
    must('status', '--porcelain', '--untracked-files=all'),
    must('tag', '--merged', 'HEAD', '--list', versionPrefix === '' ? 'v*' : `${versionPrefix}*`),
    must('tag', '--points-at', 'HEAD'),
    must('rev-parse', '--is-shallow-repository'),
    ask('symbolic-ref', '--quiet', '--short', 'HEAD'),
    ask('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'),
  ]);

  return {
    sha,
    commitTime: new Date(Number(seconds) * 1000),
    changes: lines(status),
    versionTags: lines(reached),
    ownTags: lines(own),
    branch: lines(branch?.stdout ?? '')[0],
    defaultBranch: lines(origin?.stdout ?? '')[0]?.replace(/^origin\//, ''),
    shallow: shallow.trim() === 'true',
  };
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
