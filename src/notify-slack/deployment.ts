// A deployment as a message tells it: the facts that are known, all of them foreign text. Never reads the world.

/** What a message can be about, in the order of a deployment's life. */
export const events = ['ready', 'deploying', 'deployed', 'failed', 'rolled-back', 'cancelled', 'blocked'] as const;

/** One of `events`. */
export type Event = (typeof events)[number];

/** True for the events that somebody must be woken for. */
export const isAlarm = (event: Event | undefined): boolean => event === 'failed' || event === 'rolled-back';

/** What makes a written manifest take effect. */
export const syncs = ['auto', 'manual', 'pull-request'] as const;

/** One of `syncs`. */
export type Sync = (typeof syncs)[number];

/** A link under a message: http(s). The label may be foreign text. */
export interface Link {
  readonly label: string;
  readonly url: string;
}

/** One commit: the first line of its message, and its page. */
export interface ShippedCommit {
  readonly subject: string;
  /** Short form of the commit; undefined for a change that an input tells. */
  readonly commit: string | undefined;
  readonly url: string | undefined;
}

/** What changed, and in which version. */
export interface Changes {
  /** Newest first. */
  readonly rows: readonly ShippedCommit[];
  /** How many there are altogether, told or not. */
  readonly total: number;
  /** The commits since the version before, the last commit alone, or what an input says. */
  readonly scope: 'range' | 'last commit' | 'given';
}

/** Somebody who approved, and what: an environment, or a pull request. */
export interface Approval {
  readonly login: string;
  readonly of: string | undefined;
  /** Why it counts for less, e.g. `own deployment`. */
  readonly remark: string | undefined;
}

/** Who did what. Logins or names. */
export interface People {
  /** Of the commit that the version is. */
  readonly author: string | undefined;
  /** Who started this attempt of the run, and whose run it was when that is somebody else. */
  readonly startedBy: string | undefined;
  readonly rerunOf: string | undefined;
  /** As the step says it. */
  readonly deployedBy: readonly string[];
  readonly approvals: readonly Approval[];
}

/** The facts of one deployment; what is undefined or empty is not known, and is not told. */
export interface Deployment {
  readonly event: Event;
  readonly sync: Sync;
  readonly service: string;
  readonly environment: string | undefined;
  /** The version that is ready, deployed, or failed. */
  readonly version: string | undefined;
  /** The version before; after a roll-back the one that it goes back to. */
  readonly previousVersion: string | undefined;
  /** The version that was proven to answer now. */
  readonly servingVersion: string | undefined;
  readonly image: string | undefined;
  readonly changes: Changes;
  /** Short commits that come with this version because their own run was cancelled, newest first. */
  readonly overtaken: readonly string[];
  /** In words. */
  readonly reason: string | undefined;
  /** The event is over because a newer run, or a roll-back that holds, took its place. */
  readonly superseded: boolean;
  readonly metrics: readonly (readonly [name: string, value: string])[];
  readonly duration: { readonly seconds: number; readonly of: 'deployment' | 'run' } | undefined;
  readonly people: People;
  /** The pull request that a person has to merge, in the manifests repository. */
  readonly mergeUrl: string | undefined;
  /** Ours, by what they lead to. */
  readonly buttons: readonly Link[];
  /** The step's own. */
  readonly links: readonly Link[];
}

/** The first line of a commit message; undefined for an empty one. */
export function findSubject(message: string | undefined): string | undefined {
  const subject = message?.slice(0, 4000).trim().split(/\r?\n/, 1)[0]?.trim();
  if (subject === '') return undefined;
  return subject;
}

/** `15` of `https://github.com/o/r/pull/15`. */
export function findPullNumber(url: string | undefined): number | undefined {
  const number = /\/(?:pull|merge_requests)\/(\d{1,10})(?:[/?#]|$)/.exec((url ?? '').slice(0, 2000))?.[1];
  if (number === undefined) return undefined;
  return Number(number);
}
