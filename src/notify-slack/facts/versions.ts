// What a version names: the run's commit, another commit, a tag, or nothing that we know. Pure; the map of this room:
// versions → question (what to ask GitHub) → github (asks) → gathering (puts the deployment together); links and reasons (what else is told).

import { optional } from '../../domain/text/optional.ts';
import { isSameVersion } from '../../domain/version.ts';

/** What is known of the version that a message is about. */
export interface VersionSubject {
  /** As people read it; undefined when no fact names one. */
  readonly version: string | undefined;
  /** Names under which git may know it, best first. Empty when it cannot be one. */
  readonly revisions: readonly string[];
  /** The version is the commit that the event of this run is about: what the run tells of its commit holds for it. */
  readonly isRunCommit: boolean;
}

/** Where versions are named. */
export interface Named {
  readonly version: string | undefined;
  readonly sourceCommit: string | undefined;
  readonly imageTag: string | undefined;
  readonly imageDigest: string | undefined;
  readonly service: string;
}

/** The run, as far as it names versions. */
export interface RunNames {
  /** The commit that the event is about. */
  readonly commit: string | undefined;
  /** The git tag that the run is of. */
  readonly gitTag: string | undefined;
  readonly pullNumber: number | undefined;
}

/** The input, else the tag of the image, else its digest; only without an image the commit of the run. */
export function findSubjectVersion(named: Named, run: RunNames): VersionSubject {
  const { service } = named;
  // A version that names another commit is the better witness.
  const inVersion = commitIn(named.version ?? named.imageTag ?? '');
  const isBelied = inVersion !== undefined && !isSameCommit(inVersion, named.sourceCommit);
  const sourceCommit = optional(!isBelied, () => named.sourceCommit);
  const version = named.version ?? named.imageTag ?? sourceCommit ?? named.imageDigest?.slice(0, 19) ?? run.commit;
  if (sourceCommit !== undefined && isCommit(sourceCommit))
    return { version, revisions: [sourceCommit], isRunCommit: isSameCommit(sourceCommit, run.commit) };

  const isRunCommit = version !== undefined && namesRun(version, run, service);
  if (isRunCommit && run.commit !== undefined) return { version, revisions: [run.commit], isRunCommit };
  return { version, revisions: revisionsOf(version, service), isRunCommit };
}

/** Names under which git may know a version: a commit, or a tag with and without `v` and the service's prefix. */
export function revisionsOf(version: string | undefined, service: string): readonly string[] {
  if (version === undefined) return [];
  const commit = commitIn(version);
  if (commit !== undefined) return [commit];
  const bare = /^v?(\d+\.\d+(?:\.\d+)?(?:[-.+][0-9A-Za-z]+)*)$/.exec(version)?.[1];
  if (bare === undefined || version.length > 100) return [];
  const other = version.startsWith('v') ? bare : `v${bare}`;
  return [version, other, `${service}/v${bare}`, `${service}-v${bare}`];
}

/** The commit in a tag that build-push-image writes: `a7f3c92`, `v2.4.1-a7f3c92`, `a7f3c92-20260119142345`. */
export function commitIn(version: string): string | undefined {
  return /^(?:v?\d+\.\d+\.\d+[0-9A-Za-z.-]{0,60}-)?([0-9a-f]{7,64})(?:-\d{14})?$/.exec(version)?.[1];
}

/** True for what `commitIn` finds. */
export const isCommit = (revision: string): boolean => /^[0-9a-f]{7,64}$/.test(revision);

/** True when both name the same version: the same text but for a `v`, or the same commit. Never the bare version of a build. */
export function namesSame(a: string, b: string): boolean {
  if (isSameVersion(a, b)) return true;
  const first = commitIn(a);
  const second = commitIn(b);
  return first !== undefined && second !== undefined && isSameVersion(first, second) && (a === first || b === second);
}

/** People read seven characters of a commit, not forty. */
export const shortVersion = (version: string): string => {
  if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(version)) return version.slice(0, 7);
  return version;
};

function namesRun(version: string, { commit, gitTag, pullNumber }: RunNames, service: string): boolean {
  if (commit === undefined) return false;
  if (version === `pr-${pullNumber}`) return true;
  if (gitTag !== undefined && revisionsOf(version, service).includes(gitTag)) return true;
  return partsOf(version).some((part) => isSameCommit(part, commit));
}

/** A template of the user's own may hold the commit anywhere: `build-17-a7f3c92`. */
const partsOf = (version: string): string[] => version.slice(0, 200).split(/[-_.+]/);

const isSameCommit = (short: string, commit: string | undefined): boolean =>
  commit !== undefined && isCommit(short) && commit.startsWith(short);
