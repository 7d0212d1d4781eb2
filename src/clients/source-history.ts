// Asks about commits of the service: what they say, and which came first. The workspace's git is asked first, then GitHub.
// Never fetches or writes.

import { thinEnvironment } from '../domain/environment.ts';
import { systemErrorCode } from '../domain/thrown.ts';
import {
  type AncestryOptions,
  type CommitOrder,
  openAncestry,
  type SourceServer,
  unrelated,
} from './github/ancestry.ts';
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

/** Who is asked what the clone cannot tell. */
export interface Elsewhere {
  /** The service's repository on GitHub, or why there is none to ask. */
  readonly server: SourceServer | { readonly missing: string };
  /** Told once for each two commits of which nobody knows which came first. */
  readonly onUnknown: (commit: string, other: string, why: string) => void;
}

/** The history of the service, as far as it can be known. */
export interface SourceHistory {
  /** As the clone says; undefined when the commit, or git, is not there. */
  describe(commit: string): Promise<SourceDescription | undefined>;
  /** Where `commit` stands to `other`; undefined when nobody can tell, or neither descends from the other. Asks once for each two. */
  compare(commit: string, other: string): Promise<'same' | 'older' | 'newer' | undefined>;
}

/** Opens the repository that `workspace` lies in; asks git, and GitHub, only when called. */
export function openSourceHistory(
  workspace: string,
  env: Readonly<Record<string, string>>,
  signal?: AbortSignal,
  elsewhere?: Elsewhere,
): SourceHistory {
  const git = gitIn(workspace, env, signal);
  const ask = askerOf(elsewhere?.server ?? { missing: 'the clone cannot tell' }, { env, signal });

  const compared = new Map<string, ReturnType<SourceHistory['compare']>>();
  const compare: SourceHistory['compare'] = async (commit, other) => {
    if (!isCommit(commit) || !isCommit(other)) return undefined;
    if (commit.startsWith(other) || other.startsWith(commit)) return 'same';

    const told = (await compareInClone(git, commit, other)) ?? (await ask(commit, other));
    if (typeof told === 'string') return told;
    elsewhere?.onUnknown(commit, other, told.unknown);
    return undefined;
  };

  return {
    describe: async (commit) => await describeCommit(git, commit),
    compare: async (commit, other) => {
      const a = commit.toLowerCase();
      const b = other.toLowerCase();
      const known = compared.get(`${a} ${b}`) ?? compare(a, b);
      compared.set(`${a} ${b}`, known);
      return await known;
    },
  };
}

/** Who tells what the clone cannot; where there is no server, that is all that is known. */
function askerOf(server: Elsewhere['server'], options: AncestryOptions): ReturnType<typeof openAncestry> {
  if ('missing' in server) return async () => ({ unknown: server.missing });
  return openAncestry(server, options);
}

/** Undefined when git could not run. */
type Git = (...args: string[]) => Promise<ProcessResult | undefined>;

function gitIn(workspace: string, env: Readonly<Record<string, string>>, signal?: AbortSignal): Git {
  const clean = Object.fromEntries(Object.entries(thinEnvironment(env)).filter(([name]) => !name.startsWith('GIT_')));
  const settings = ['-c', 'safe.directory=*', '-c', 'core.hooksPath=/dev/null', '-c', 'protocol.allow=never'];
  const surroundings = { cwd: workspace, env: { ...clean, GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' } };

  return async (...args) => {
    try {
      const command = { command: 'git', args: [...settings, ...args], timeoutSeconds: 20, signal };
      return await runProcess({ ...command, ...surroundings });
    } catch (thrown) {
      signal?.throwIfAborted();
      systemErrorCode(thrown);
      return undefined;
    }
  };
}

async function describeCommit(git: Git, commit: string): Promise<SourceDescription | undefined> {
  if (!isCommit(commit)) return undefined;
  const format = '--format=%H%x00%an <%ae>%x00%aI%x00%s%x00%b';
  const answer = await git('log', '-1', '--no-show-signature', format, `${commit}^{commit}`, '--');
  if (answer?.exitCode !== 0) return undefined;
  const [sha = '', author = '', date = '', subject = '', body = ''] = answer.stdout.toString('utf8').split('\0');
  return { sha, author, date, subject, body: body.trim() };
}

/** Undefined when the clone lacks a commit, or what lies between the two. */
async function compareInClone(git: Git, commit: string, other: string): Promise<CommitOrder | undefined> {
  const isAncestor = async (a: string, b: string) => (await git('merge-base', '--is-ancestor', a, b))?.exitCode;
  const forth = await isAncestor(commit, other);
  if (forth === 0) return 'older';
  // A clone that lacks one of them lacks it in this order, too.
  if (forth !== 1) return undefined;
  if ((await isAncestor(other, commit)) === 0) return 'newer';
  const whole = (await git('rev-parse', '--is-shallow-repository'))?.stdout.toString().trim() === 'false';
  if (whole) return unrelated;
  return undefined;
}

const isCommit = (text: string): boolean => /^[0-9a-f]{7,64}$/i.test(text);
