// A deployment as a message tells it: the facts that are known, all of them foreign text. Never reads the world.

/** What a message can be about, in the order of a deployment's life. */
export const events = ['ready', 'deploying', 'deployed', 'failed', 'rolled-back', 'cancelled'] as const;

/** One of `events`. */
export type Event = (typeof events)[number];

/** A link under a message. The label is ours, the URL is http(s). */
export interface Link {
  readonly label: string;
  readonly url: string;
}

/** The facts of one deployment; what is undefined or empty is not told. */
export interface Deployment {
  readonly event: Event;
  readonly service: string;
  readonly environment: string | undefined;
  /** The version that is ready, deployed, or failed. */
  readonly version: string | undefined;
  /** The version before; after a roll-back the one that is back. */
  readonly previousVersion: string | undefined;
  readonly image: string | undefined;
  /** First lines of commit messages, newest first. */
  readonly changes: readonly string[];
  readonly reason: string | undefined;
  readonly metrics: readonly (readonly [name: string, value: string])[];
  readonly durationSeconds: number | undefined;
  readonly deployedBy: readonly string[];
  readonly approvedBy: readonly string[];
  readonly links: readonly Link[];
}

/** The commit or tag of the service's repository that a version names, if it looks like one: `a7f3c92`, `v2.4.1`, `v2.4.1-a7f3c92`, `a7f3c92-20260119142345`. */
export function findRevision(version: string | undefined): string | undefined {
  if (version === undefined) return undefined;
  const commit = /^(?:v?\d+\.\d+\.\d+[0-9A-Za-z.-]*-)?([0-9a-f]{7,40})(?:-\d{14})?$/.exec(version)?.[1];
  return commit ?? (/^v?\d+\.\d+(?:\.\d+)?(?:[-.][0-9A-Za-z]+)*$/.test(version) ? version : undefined);
}

/** True for what `findRevision` made of a commit. */
export const isCommit = (revision: string): boolean => /^[0-9a-f]{7,40}$/.test(revision);

/** The first line of a commit message; undefined for an empty one. */
export function findSubject(message: string | undefined): string | undefined {
  const subject = message?.trim().split(/\r?\n/, 1)[0]?.trim();
  return subject === '' ? undefined : subject;
}
