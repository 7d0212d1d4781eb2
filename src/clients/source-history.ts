// Asks the workspace's git repository about commits of the service: what they say, and which came first. Never fetches or writes.

import { type ProcessResult, runProcess } from './process.ts';

/** What a commit says about itself. */
export interface SourceDescription {
  readonly sha: string;
  /** `Name <address>`. */
  readonly author: string;
  /** ISO 8601. */
  readonly date: string;
  readonly subject: string;
  readonly body: string;
}

/** The history of the workspace, as far as the clone knows it. */
export interface SourceHistory {
  /** Undefined when the commit, or git, is not there. */
  describe(commit: string): Promise<SourceDescription | undefined>;
  /** Where `commit` stands to `other`; undefined when the clone cannot tell, or neither descends from the other. */
  compare(commit: string, other: string): Promise<'same' | 'older' | 'newer' | undefined>;
}

/** Opens the repository that `workspace` lies in; asks git only when called. */
export function openSourceHistory(
  workspace: string,
  env: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): SourceHistory {
  const clean = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')));
  const git = async (...args: string[]): Promise<ProcessResult | undefined> => {
    const settings = ['-c', 'safe.directory=*', '-c', 'core.hooksPath=/dev/null', '-c', 'protocol.allow=never'];
    const command = { command: 'git', args: [...settings, ...args], cwd: workspace, timeoutSeconds: 20, signal };
    return await runProcess({ ...command, env: { ...clean, GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' } }).catch(
      () => undefined,
    );
  };
  const isAncestor = async (a: string, b: string): Promise<boolean> =>
    (await git('merge-base', '--is-ancestor', a, b))?.exitCode === 0;
  return {
    describe: async (commit) => {
      if (!isCommit(commit)) return undefined;
      const format = '--format=%H%x00%an <%ae>%x00%aI%x00%s%x00%b';
      const answer = await git('log', '-1', '--no-show-signature', format, `${commit}^{commit}`, '--');
      if (answer?.exitCode !== 0) return undefined;
      const [sha = '', author = '', date = '', subject = '', body = ''] = answer.stdout.toString('utf8').split('\0');
      return { sha, author, date, subject, body: body.trim() };
    },
    compare: async (commit, other) => {
      if (!isCommit(commit) || !isCommit(other)) return undefined;
      if (commit.startsWith(other) || other.startsWith(commit)) return 'same';
      if (await isAncestor(commit, other)) return 'older';
      return (await isAncestor(other, commit)) ? 'newer' : undefined;
    },
  };
}

const isCommit = (text: string): boolean => /^[0-9a-f]{7,64}$/i.test(text);
