// What writers who lost a race leave on the server for whoever wins the next one: refs outside of branches and tags, each a commit of
// its own without history and files. All is in the message, so that it comes with a fetch of no contents. What it says is the caller's business.

import { present } from '../../domain/text/optional.ts';
import type { GitCommand } from './command.ts';
import { writeCommits } from './objects.ts';

/** A ref of the queue, and the commit that it points at. */
export interface GitHandle {
  /** The last part of its name. */
  readonly name: string;
  readonly sha: string;
}

/** Something that another writer left. */
export interface GitOffer extends GitHandle {
  /** ISO 8601. */
  readonly committedAt: string;
  readonly text: string;
}

const here = 'refs/ship/queue/';
/** More than this is for the winners after the next one. */
const mostOffers = 200;

/** A push whose answer can be read, and that runs nobody's hook. */
export const pushQuietly = ['push', '--porcelain', '--no-verify'];

/** All or nothing. Not thin: what others changed is not here, and git would fetch it only to send less. */
const together = ['--atomic', '--no-thin'];

/** Where an offer for a branch lies on the server. */
const queueRef = (branch: string, name: string): string => `refs/ship/queue/${branch}/${name}`;

/** What a fetch needs to bring the offers for a branch, and to forget those that are gone. */
export const queueRefspec = (branch: string): string => `+${queueRef(branch, '*')}:${here}*`;

/** The offers that the last fetch brought, the oldest first. Branches below this one have queues of their own. */
export async function readOffers(git: GitCommand): Promise<readonly GitOffer[]> {
  const fields = ['refname', 'objectname', 'committerdate:iso-strict', 'contents'].map((field) => `%(${field})%00`);
  const format = `--format=${fields.join('')}`;
  const { stdout } = await git(['for-each-ref', `--count=${mostOffers}`, '--sort=committerdate', format, here]);
  const parts = stdout.toString('utf8').split('\0');

  const offers: GitOffer[] = [];
  for (let at = 0; at + 3 < parts.length; at += 4) {
    const [ref = '', sha = '', committedAt = '', text = ''] = parts.slice(at, at + 4);
    const name = ref.trim().slice(here.length);
    if (/^[0-9a-f]{64}$/.test(name)) offers.push({ name, sha, committedAt, text: text.trim() });
  }
  return offers;
}

/** What is left for others. */
export interface NewOffer {
  readonly name: string;
  /** One line. */
  readonly text: string;
  /** What we left before, which goes with it. */
  readonly instead?: GitHandle | undefined;
}

/** Leaves an offer on the server; undefined when it does not take it. */
export async function pushOffer(git: GitCommand, branch: string, offer: NewOffer): Promise<GitHandle | undefined> {
  const { name, text, instead } = offer;
  const who = { name: 'ship-actions', email: 'ship-actions@users.noreply.github.com' };
  const [sha = ''] = await writeCommits(git, undefined, [{ files: [], message: text, ...who }]);

  // A server that cannot take several refs at once cannot remove an offer together with its landing: it gets none.
  const { options, refspecs } = removal(branch, present([instead]));
  const ref = queueRef(branch, name);
  const how = [...pushQuietly, ...together, ...options, `--force-with-lease=${ref}:`];
  const { exitCode } = await git([...how, 'origin', `${sha}:${ref}`, ...refspecs]);
  if (exitCode === 0) return { name, sha };
  return undefined;
}

/** Takes an offer back. False when it is not there any more, or the server does not answer. */
export async function removeOffer(git: GitCommand, branch: string, offer: GitHandle): Promise<boolean> {
  const { options, refspecs } = removal(branch, [offer]);
  return (await git([...pushQuietly, ...options, 'origin', ...refspecs])).exitCode === 0;
}

/** Arguments of a push that removes offers, all or none together with whatever else it does. */
export function removal(branch: string, offers: readonly GitHandle[]): { options: string[]; refspecs: string[] } {
  if (offers.length === 0) return { options: [], refspecs: [] };
  const leases = offers.map(({ name, sha }) => `--force-with-lease=${queueRef(branch, name)}:${sha}`);
  return { options: [...together, ...leases], refspecs: offers.map(({ name }) => `:${queueRef(branch, name)}`) };
}
