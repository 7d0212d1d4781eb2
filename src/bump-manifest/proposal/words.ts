// The pull request of a bump: its branch, title and body, and whether a branch is ours to move. Pure; foreign text stays text.

import type { ProposedCommit } from '../../clients/github/proposals/pulls.ts';
import { accepted, type Reading, refused } from '../../domain/action-error.ts';
import { withoutEnd, withoutStart } from '../../domain/text/ends.ts';
import { codeBlock, escapeMarkdown, inlineCode, markdownTable } from '../../domain/text/markdown.ts';
import { optional, phrase } from '../../domain/text/optional.ts';
import { fillTemplate } from '../../domain/text/template.ts';
import { shortImageVersion } from '../history/commit-message.ts';
import { readRecord, recordTrailers, type ShipRecord } from '../history/ship-record.ts';
import { oneLine } from '../history/trailers.ts';
import type { Fillings } from '../inputs/placeholders.ts';

/** What a pull request says about its bump besides the record. */
export interface PullRequestFacts {
  readonly record: ShipRecord;
  /** Unified diff of all files. */
  readonly diff: string;
  /** The service's commit that the manifests hold so far; undefined when nobody knows. */
  readonly previousSourceCommit: string | undefined;
  /** Of the server where the service's repository lies, e.g. `https://github.com`. */
  readonly serverUrl: string;
  /** Who or what started the run. */
  readonly actor: string | undefined;
}

/** GitHub takes 256 characters for a title and 65,536 for a body. */
const longestTitle = 256;
const longestBody = 60_000;

/** `ship/<environment>/<service>`, one legal branch name for each pair; `any` stands for no environment. */
export function pullRequestBranch(service: string, environment: string | undefined): string {
  return `ship/${branchPart(environment ?? 'any')}/${branchPart(service)}`;
}

/** A part of a branch name. One that had to be changed gets a mark of the original, so that two never become one. */
function branchPart(text: string): string {
  const legal = text.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/\.{2,}/g, '.');
  const clean = withoutEnd(withoutStart(legal, '.-'), '.-')
    .replace(/\.lock$/i, '-lock')
    .slice(0, 80);
  if (clean === text) return clean;
  return `${clean || 'x'}-${markOf(text)}`;
}

/** FNV-1a, 32 bits: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv */
function markOf(text: string): string {
  let mark = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) mark = Math.imul(mark ^ byte, 0x01000193) >>> 0;
  return mark.toString(16).padStart(8, '0');
}

/** The title: the filled template, else the commit's subject. One line, as long as GitHub takes. */
export function pullRequestTitle(record: ShipRecord, subject: string, template: string | undefined): Reading<string> {
  const values: Fillings<'pull-request-title'> = {
    service: oneLine(record.service),
    environment: record.environment,
    image: record.images.join(', '),
    version: shortImageVersion(record.images),
    'previous-version': optional(record.previousImages.length > 0, () => shortImageVersion(record.previousImages)),
  };
  const filled = optional(template, (template) => fillTemplate(template, values, 'input `pull-request-title`'));
  const { value: title, problems } = filled ?? accepted(subject);
  if (title === undefined) return refused(...problems);
  return accepted(cut(oneLine(title), longestTitle));
}

/** The body: what changes, from where, by which run, and the diff, cut to what GitHub takes. */
export function pullRequestBody(facts: PullRequestFacts): string {
  const { record, diff } = facts;
  const images = (list: readonly string[]): string => list.map(inlineCode).join('<br>');
  const rows: (readonly [string, string | undefined])[] = [
    ['Service', escapeMarkdown(record.service)],
    ['Environment', optional(record.environment, (environment) => escapeMarkdown(environment))],
    ['Image', images(record.images)],
    ['Before', optional(record.previousImages.length > 0, () => images(record.previousImages))],
    ['Source commit', sourceCommit(facts)],
    ['Changes', compareLink(facts)],
    ['Run', optional(record.run, (run) => link(run, run))],
    ['Started by', optional(facts.actor, (actor) => escapeMarkdown(actor))],
  ];
  const known = rows.filter((row): row is readonly [string, string] => row[1] !== undefined);
  const table = markdownTable(['', ''], known);

  const place = phrase(record.environment, (environment) => ` in **${escapeMarkdown(environment)}**`);
  const doing = record.rollback ? 'Rolls back' : 'Bumps';
  const version = inlineCode(shortImageVersion(record.images));
  const head = `${doing} **${escapeMarkdown(record.service)}**${place} to ${version}. Nothing is deployed before this is merged.`;
  const foot =
    'This branch is kept up to date by bump-manifest: a newer bump replaces its commit. Commits that others add stop that.';
  const kept = hiddenRecord(record);

  const room = longestBody - table.length - head.length - foot.length - kept.length;
  return [head, cut(table, longestBody / 2), codeBlock(cutDiff(diff, room), 'diff'), foot, kept].join('\n\n');
}

function cutDiff(diff: string, room: number): string {
  if (diff.length <= room) return diff;
  return `${diff.slice(0, Math.max(0, room))}\n… cut; see the files changed`;
}

/** The trailers, unseen: a repository may take the description for the message of a squash commit, and order is decided by them. */
function hiddenRecord(record: ShipRecord): string {
  const lines = recordTrailers(record).map(([name, value]) => `${name}: ${oneLine(value)}`);
  return `<!--\n\n${cut(lines.join('\n').replaceAll(/--(!?)>/g, '-- $1>'), longestBody / 4)}\n\n-->`;
}

/** The body of a pull request that is closed because its image is in the manifests already. */
export const withdrawnBody = (base: string, body: string): string =>
  `Closed by bump-manifest: nothing is left to change, ${inlineCode(base)} holds the image already.\n\n${body}`.slice(
    0,
    longestBody,
  );

/** A commit that somebody else made, if there is one: ours name this service and environment, and nobody wrote them again; GitHub's own merges of the base are harmless. */
export function findForeign(
  commits: readonly ProposedCommit[],
  base: string,
  own: Pick<ShipRecord, 'service' | 'environment'>,
): ProposedCommit | undefined {
  return commits.find(({ message, parents, isRewritten }) => {
    if (parents.length > 1 && message.startsWith(`Merge branch '${base}' into `)) return false;
    const record = readRecord(message);
    return isRewritten || record?.service !== own.service || record.environment !== own.environment;
  });
}

function sourceCommit({ record, serverUrl }: PullRequestFacts): string | undefined {
  const { sourceCommit: sha, sourceRepository } = record;
  if (sha === undefined) return undefined;
  if (sourceRepository === undefined) return inlineCode(sha);
  return link(`${serverUrl}/${sourceRepository}/commit/${sha}`, `${sourceRepository}@${sha.slice(0, 7)}`);
}

function compareLink({ record, previousSourceCommit: before, serverUrl }: PullRequestFacts): string | undefined {
  const { sourceCommit: after, sourceRepository } = record;
  if (before === undefined || after === undefined || sourceRepository === undefined || before === after)
    return undefined;
  const range = record.rollback ? `${after}...${before}` : `${before}...${after}`;
  return link(`${serverUrl}/${sourceRepository}/compare/${range}`, `${before.slice(0, 7)}…${after.slice(0, 7)}`);
}

/** A link whose text renders literally; text alone where the target is no web address. */
function link(target: string, text: string): string {
  if (!/^https?:\/\/[^\s<>()"'|]+$/.test(target)) return escapeMarkdown(text);
  return `[${escapeMarkdown(text)}](${target})`;
}

const cut = (text: string, most: number): string => {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1)}…`;
};
