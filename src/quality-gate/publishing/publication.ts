// Shows the verdict on GitHub, where that was asked for. Never changes it: what cannot be written is one notice.

import type { VerdictBoard } from '../../clients/github/verdicts/board.ts';
import { optional, phrase, present } from '../../domain/text/optional.ts';
import { plainLine, plainText } from '../plain-text.ts';
import type { QualityVerdict } from '../verdict/verdict.ts';
import type { Annotation } from './annotations.ts';

/** What was asked for. */
export interface PublicationWishes {
  readonly comment: boolean;
  readonly checkRun: string | undefined;
  readonly commitStatus: string | undefined;
}

/** What is shown, and where. */
export interface Publication extends PublicationWishes {
  readonly repository: string | undefined;
  /** The commit that people look at: the head of the pull request, not the merge of it. */
  readonly sha: string | undefined;
  readonly pullRequest: number | undefined;
  readonly runUrl: string | undefined;
  /** Tells this gate's comment from that of another gate. */
  readonly identity: string;
  readonly title: string;
  readonly summary: string;
  readonly verdict: QualityVerdict;
  readonly annotations: readonly Annotation[];
}

/** GitHub's limits, with room for what we add. */
const longestComment = 60_000;
const longestSummary = 60_000;
const mostAnnotations = 500;

/** GitHub's words for a verdict, of check runs and of commit statuses. */
const conclusions = { pass: 'success', fail: 'failure' } as const;

/** Writes what was asked for, side by side, and says what could not be written; undefined when all of it was. */
export async function publish(publication: Publication, board: VerdictBoard | undefined): Promise<string | undefined> {
  const { comment, checkRun, commitStatus, repository, sha, pullRequest } = publication;
  const wishes = present([
    comment && 'comment',
    checkRun !== undefined && 'check-run',
    commitStatus !== undefined && 'commit-status',
  ]);
  if (wishes.length === 0) return undefined;
  if (board === undefined || repository === undefined)
    return `Not written: ${wishes.join(', ')}: there is no github-token, or no repository. The verdict stands.`;

  const postings = await Promise.all([
    optional(comment, () => writeComment(publication, repository, pullRequest, board)),
    optional(checkRun, () => writeCheck(publication, repository, sha, board)),
    optional(commitStatus, () => writeStatus(publication, repository, sha, board)),
  ]);
  const troubles = postings.filter((each) => each !== undefined);
  if (troubles.length === 0) return undefined;
  return `Not written: ${troubles.join('; ')}. The verdict stands.`;
}

async function writeComment(
  publication: Publication,
  repository: string,
  number: number | undefined,
  board: VerdictBoard,
): Promise<string | undefined> {
  if (number === undefined) return 'comment: this run belongs to no pull request';
  const mark = `<!-- ship-actions quality-gate ${publication.identity} -->`;
  const link = phrase(publication.runUrl, (runUrl) => `\n\n[This run](${runUrl})`);
  const body = `${mark}\n${cutMarkdown(publication.summary, longestComment)}${link}`;
  return trouble('comment', 'pull-requests: write', await board.comment({ repository, number, mark, body }));
}

async function writeCheck(
  { checkRun = '', runUrl, title, summary, verdict, annotations }: Publication,
  repository: string,
  headSha: string | undefined,
  board: VerdictBoard,
): Promise<string | undefined> {
  if (headSha === undefined) return 'check-run: the commit is not known';
  const levels = { error: 'failure', warning: 'warning', notice: 'notice' } as const;
  const placed = annotations.flatMap(({ level, message, place }) => {
    if (place.file === undefined) return [];
    const start = place.startLine ?? 1;
    return [
      {
        path: place.file,
        start_line: start,
        end_line: Math.max(start, place.endLine ?? start),
        annotation_level: levels[level],
        message: plainText(message, 4000),
        title: plainLine(place.title ?? 'quality gate', 200),
      },
    ];
  });
  const posting = await board.checkRun({
    repository,
    name: checkRun,
    headSha,
    conclusion: conclusions[verdict.verdict],
    detailsUrl: runUrl,
    title,
    summary: cutMarkdown(summary, longestSummary),
    annotations: placed.slice(0, mostAnnotations),
  });

  return trouble('check-run', 'checks: write', posting);
}

async function writeStatus(
  { commitStatus = '', runUrl, title, verdict }: Publication,
  repository: string,
  sha: string | undefined,
  board: VerdictBoard,
): Promise<string | undefined> {
  if (sha === undefined) return 'commit-status: the commit is not known';
  const status = {
    repository,
    sha,
    context: commitStatus,
    state: conclusions[verdict.verdict],
    description: plainLine(title, 130),
    targetUrl: runUrl,
  } as const;

  return trouble('commit-status', 'statuses: write', await board.commitStatus(status));
}

function trouble(
  wish: string,
  permission: string,
  posting: Awaited<ReturnType<VerdictBoard['comment']>>,
): string | undefined {
  if (posting.kind === 'written') return undefined;
  const hint = phrase(
    posting.kind === 'denied',
    () => ` (needs \`${permission}\`; on pull requests of forks and of Dependabot the token can only read)`,
  );
  return `${wish}: GitHub said "${plainLine(posting.message, 200)}"${hint}`;
}

/** Markdown of at most `length` characters, cut between its parts, so that no fence and no element stays open. */
export function cutMarkdown(markdown: string, length: number): string {
  if (markdown.length <= length) return markdown;
  const parts: string[] = [];
  let size = 0;
  let fence: string | undefined;
  let safe = 0;
  for (const row of markdown.split('\n')) {
    size += row.length + 1;
    if (size > length - 100) break;
    parts.push(row);
    const [mark] = /^`{3,}/.exec(row) ?? [];
    if (fence === undefined) fence = mark;
    else if (row.startsWith(fence)) fence = undefined;
    if (fence === undefined && row === '' && !isInside(parts)) safe = parts.length;
  }

  return `${parts.slice(0, safe).join('\n').trimEnd()}\n\n… cut; the job summary has the rest.`;
}

/** True between `<details>` and its end. */
function isInside(rows: readonly string[]): boolean {
  for (let at = rows.length - 1; at >= 0; at--) {
    if (rows[at] === '</details>') return false;
    if (rows[at]?.startsWith('<details>') === true) return true;
  }
  return false;
}
