// Gathers what is known of the change before any gate runs, so that no gate can alter it: tracked files, changed lines, the base's config.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { WorkTreeHistory } from '../../clients/git/diff.ts';
import type { Context } from '../../domain/context.ts';
import { optional } from '../../domain/text/optional.ts';
import type { Change } from '../verdict/patch-judgement.ts';
import { type Base, baseOf } from './base.ts';
import { findStart, readChange, type Start } from './history.ts';
import { findWeakened, gateSection } from './weakened-config.ts';

/** What is asked. */
export interface ChangeWishes {
  readonly baseRef: string | undefined;
  /** True when the changed lines are worth knowing. */
  readonly readsChange: boolean;
  /** True when they are demanded: then a shallow clone is deepened. */
  readonly demandsChange: boolean;
  /** The config file, relative to the workspace. */
  readonly configFile: string;
  readonly environment: string | undefined;
  /** Keys of the config file that the step's own inputs decide. */
  readonly fixedKeys: (head: Readonly<Record<string, unknown>>) => ReadonlySet<string>;
}

/** What is known. */
export interface ChangeFacts {
  /** Undefined where git is not to be had. */
  readonly trackedFiles: readonly string[] | undefined;
  readonly change: Change | undefined;
  readonly weakened: readonly string[];
  /** True when the base itself makes a weakened config red. */
  readonly baseIsStrict: boolean;
}

/** Gathers. Never rejects for what git says. */
export async function gatherChange(
  wishes: ChangeWishes,
  context: Context,
  eventFile: string | undefined,
  history: WorkTreeHistory,
): Promise<ChangeFacts> {
  const trackedFiles = await history.trackedFiles();
  const isProposal = context.pullRequest !== undefined || context.eventName === 'merge_group';
  const needsStart = wishes.demandsChange || (isProposal && (wishes.readsChange || hasConfig(context, wishes)));
  if (trackedFiles === undefined || !needsStart) {
    const unknown = 'the workspace is no git repository: run actions/checkout before';
    const change = optional(Boolean(wishes.demandsChange), () => ({ unknown }));
    const isBlind =
      trackedFiles === undefined && isProposal && existsSync(path.resolve(context.workspace, wishes.configFile));
    const compared = isBlind ? incomparable(wishes, unknown) : { weakened: [], baseIsStrict: false };
    return { trackedFiles, change, ...compared };
  }

  const base = baseOf({
    given: wishes.baseRef,
    eventName: context.eventName,
    event: readEvent(eventFile),
    pullRequest: context.pullRequest,
    defaultBranch: context.defaultBranch,
  });
  const start = await findStart(base, history, wishes.demandsChange);
  const change = await optional(Boolean(wishes.readsChange), () => readChange(start, base, history));
  const compared = isProposal
    ? await compareConfig(await configCommit(start, base, history), wishes, context, history)
    : { weakened: [], baseIsStrict: false };
  return { trackedFiles, change: relevant(change, wishes), ...compared };
}

/** An unknown change is worth a word only where it is demanded. */
const relevant = (change: Change | undefined, { demandsChange }: ChangeWishes): Change | undefined => {
  if (change !== undefined && 'unknown' in change && !demandsChange) return undefined;
  return change;
};

const hasConfig = ({ workspace }: Context, { configFile }: ChangeWishes): boolean =>
  existsSync(path.resolve(workspace, configFile)) || configFile === '.github/ship.yml';

/** The commit whose config file is the base's: where the change started, else the tip of the base. */
async function configCommit(
  start: Start,
  base: Base | undefined,
  history: WorkTreeHistory,
): Promise<string | { readonly unknown: string }> {
  if ('commit' in start) return start.commit;
  return (base?.sha === undefined ? undefined : await history.commit(base.sha)) ?? start;
}

/** What cannot be compared may be weakened. */
const incomparable = ({ configFile }: ChangeWishes, why: string): Pick<ChangeFacts, 'weakened' | 'baseIsStrict'> => ({
  weakened: [`the base's \`${configFile}\` cannot be compared: ${why}`],
  baseIsStrict: false,
});

async function compareConfig(
  commit: string | { readonly unknown: string },
  wishes: ChangeWishes,
  context: Context,
  history: WorkTreeHistory,
): Promise<Pick<ChangeFacts, 'weakened' | 'baseIsStrict'>> {
  const { configFile, environment } = wishes;
  if (typeof commit !== 'string') return incomparable(wishes, commit.unknown);
  const before = await history.fileAt(commit, path.posix.normalize(configFile));
  if (before === undefined) return { weakened: [], baseIsStrict: false };

  const base = gateSection(before, environment);
  const head = gateSection(readText(path.resolve(context.workspace, configFile)), environment);
  return { weakened: findWeakened(base, head, wishes.fixedKeys(head)), baseIsStrict: base['config-change'] === 'fail' };
}

function readText(file: string): string | undefined {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  return undefined;
}

function readEvent(file: string | undefined): Readonly<Record<string, unknown>> {
  if (file === undefined || !existsSync(file)) return {};
  try {
    const event: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof event === 'object' && event !== null) return event as Readonly<Record<string, unknown>>;
    return {};
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return {};
    throw thrown;
  }
}
