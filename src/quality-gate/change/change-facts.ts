// Gathers what is known of the change before any gate runs, so that no gate can alter it: tracked files, changed lines, the base's config.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { WorkTreeHistory } from '../../clients/git/diff.ts';
import type { Context } from '../../domain/context.ts';
import { type JsonRecord, parseRecord } from '../../domain/json-value.ts';
import { optional } from '../../domain/text/optional.ts';
import type { KnownChange } from '../verdict/patch-judgement.ts';
import { type Base, baseOf } from './base.ts';
import { findStart, noRepository, notCheckedOut, readChange, type Start } from './history.ts';
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
  readonly change: KnownChange | undefined;
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
  if (trackedFiles === undefined) return withoutGit(wishes, context);
  if (!needsStart(wishes, context)) return { trackedFiles, change: undefined, ...notWeakened };

  const base = baseOf({
    given: wishes.baseRef,
    eventName: context.eventName,
    event: readEvent(eventFile),
    pullRequest: context.pullRequest,
    defaultBranch: context.defaultBranch,
  });
  const start = await findStart(base, history, wishes.demandsChange);
  const change = await optional(wishes.readsChange, () => readChange(start, base, history));
  const compared = await compareConfig({ start, base }, wishes, context, history);
  return { trackedFiles, change: relevant(change, wishes), ...compared };
}

/** Whether the commit that the change started from is worth finding. */
const needsStart = (wishes: ChangeWishes, context: Context): boolean =>
  wishes.demandsChange || (isProposal(context) && (wishes.readsChange || hasConfig(context, wishes)));

/** True for a change that is not merged yet. */
const isProposal = ({ pullRequest, eventName }: Context): boolean =>
  pullRequest !== undefined || eventName === 'merge_group';

/** What is known where git is not to be had. */
function withoutGit(wishes: ChangeWishes, context: Context): ChangeFacts {
  const change = optional(wishes.demandsChange, () => notCheckedOut);
  const isHere = existsSync(path.resolve(context.workspace, wishes.configFile));
  if (!isHere || !isProposal(context)) return { trackedFiles: undefined, change, ...notWeakened };
  return { trackedFiles: undefined, change, ...incomparable(wishes, noRepository) };
}

/** An unknown change is worth a word only where it is demanded. */
const relevant = (change: KnownChange | undefined, { demandsChange }: ChangeWishes): KnownChange | undefined => {
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
  const tip = await optional(base?.sha, (sha) => history.commit(sha));
  return tip ?? start;
}

/** How the config files of base and head differ. */
type Comparison = Pick<ChangeFacts, 'weakened' | 'baseIsStrict'>;

const notWeakened: Comparison = { weakened: [], baseIsStrict: false };

/** What cannot be compared may be weakened. */
const incomparable = ({ configFile }: ChangeWishes, why: string): Comparison => ({
  weakened: [`the base's \`${configFile}\` cannot be compared: ${why}`],
  baseIsStrict: false,
});

interface Origin {
  readonly start: Start;
  readonly base: Base | undefined;
}

async function compareConfig(
  { start, base: origin }: Origin,
  wishes: ChangeWishes,
  context: Context,
  history: WorkTreeHistory,
): Promise<Comparison> {
  if (!isProposal(context)) return notWeakened;
  const commit = await configCommit(start, origin, history);
  if (typeof commit !== 'string') return incomparable(wishes, commit.unknown);

  const { configFile, environment } = wishes;
  const before = await history.fileAt(commit, path.posix.normalize(configFile));
  if (before === undefined) return notWeakened;

  const base = gateSection(before, environment);
  const head = gateSection(readText(path.resolve(context.workspace, configFile)), environment);
  return { weakened: findWeakened(base, head, wishes.fixedKeys(head)), baseIsStrict: base['config-change'] === 'fail' };
}

function readText(file: string): string | undefined {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  return undefined;
}

function readEvent(file: string | undefined): JsonRecord {
  if (file === undefined || !existsSync(file)) return {};
  return parseRecord(readFileSync(file, 'utf8'));
}
