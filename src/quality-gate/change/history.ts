// Finds the commit that a change started from, and fetches what a shallow clone lacks. Asks git through its client only.

import type { WorkTreeHistory } from '../../clients/git/diff.ts';
import { optional, phrase } from '../../domain/text/optional.ts';
import type { KnownChange, UnknownChange } from '../verdict/patch-judgement.ts';
import type { Base } from './base.ts';
import { ChangedLinesReader } from './changed-lines.ts';

/** The commit that the change started from, or why it is not known. */
export type Start = { readonly commit: string } | UnknownChange;

/** Why nothing is known of a change where git is not to be had. */
export const noRepository = 'the workspace is not a git repository: run actions/checkout before this step';

/** The same, with what to do. */
export const notCheckedOut: UnknownChange = { unknown: noRepository, step: 'Run actions/checkout before this step.' };

const noBase: UnknownChange = {
  unknown: 'this event names no base: give `base-ref`',
  step: 'Give `base-ref`: the branch or commit that the change is measured against.',
};

/** How many commits more are fetched, step by step. */
const deepenings = ['--deepen=50', '--deepen=500', '--deepen=5000', '--unshallow'];
const advice = 'set `fetch-depth: 0` for actions/checkout, or give `base-ref`';

/** Finds the start of the change. `deepens`: whether a shallow clone may fetch as much history as it takes. */
export async function findStart(base: Base | undefined, history: WorkTreeHistory, deepens = true): Promise<Start> {
  const head = await history.commit('HEAD');
  if (head === undefined) return notCheckedOut;
  if (base === undefined) return noBase;

  // The commit that GitHub merges for a pull request: its first parent is the base, whatever the event says.
  const [first, second, ...more] = await history.parents(head);
  if (first !== undefined && second !== undefined && more.length === 0 && second === base.headSha) {
    const parent = await fetched(first, history);
    if (parent !== undefined) return { commit: parent };
  }

  const other = await baseCommit(base, history);
  if (other === undefined) return { unknown: `the base ${nameOf(base)} cannot be found or fetched: ${advice}` };
  const steps = await stepsFor(deepens, history);
  return await mergeBase({ head, other, name: nameOf(base), steps }, history);
}

async function stepsFor(deepens: boolean, history: WorkTreeHistory): Promise<readonly string[]> {
  if (!deepens || !(await history.isShallow())) return [];
  return deepenings;
}

const nameOf = ({ ref, sha }: Base): string => `"${ref ?? sha?.slice(0, 12) ?? ''}"`;

async function baseCommit({ sha, ref }: Base, history: WorkTreeHistory): Promise<string | undefined> {
  const exact = await optional(sha, (sha) => fetched(sha, history));
  if (exact !== undefined || ref === undefined) return exact;

  const branch = ref.replace(/^refs\/heads\//, '');
  const remote = `refs/remotes/origin/${branch}`;
  const known = (await history.commit(remote)) ?? (await history.commit(ref));
  if (known !== undefined) return known;
  const { exitCode } = await history.fetch(['--depth=1'], [ref]);
  if (exitCode === 0) return await history.commit('FETCH_HEAD');
  return undefined;
}

/** The commit, fetched when it is not there. */
async function fetched(sha: string, history: WorkTreeHistory): Promise<string | undefined> {
  const known = await history.commit(sha);
  if (known !== undefined) return known;
  await history.fetch(['--depth=1'], [sha]);
  return await history.commit(sha);
}

interface Search {
  readonly head: string;
  readonly other: string;
  /** Of the base, for people. */
  readonly name: string;
  /** Options of fetches that deepen the clone, one after the other. */
  readonly steps: readonly string[];
}

async function mergeBase({ head, other, name, steps }: Search, history: WorkTreeHistory): Promise<Start> {
  const known = await history.mergeBase(head, other);
  if (known !== undefined) return { commit: known };

  let why = '';
  for (const deepening of steps) {
    const { exitCode, stderr } = await history.fetch([deepening], [head, other]);
    if (exitCode !== 0) why = ` (git said: ${stderr.trim().split('\n').at(-1)?.slice(0, 200) ?? ''})`;
    const found = await history.mergeBase(head, other);
    if (found !== undefined) return { commit: found };
    if (exitCode !== 0) break;
  }
  return { unknown: `this clone lacks the commit where the change branched off from ${name}${why}: ${advice}` };
}

/** The lines that were written since then. */
export async function readChange(start: Start, base: Base | undefined, history: WorkTreeHistory): Promise<KnownChange> {
  if ('unknown' in start) return start;
  const reader = new ChangedLinesReader();
  const isWhole = await history.diff(start.commit, 'HEAD', (text) => reader.write(text));
  if (!isWhole)
    return { ...notCheckedOut, unknown: 'git could not tell what changed: run actions/checkout before this step' };
  const name = base?.ref?.replace(/^refs\/heads\//, '');
  const at = start.commit.slice(0, 7);
  return { lines: reader.end(), base: `${phrase(name, (name) => `${name} at `)}${at}` };
}
