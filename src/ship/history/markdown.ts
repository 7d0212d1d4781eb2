// The report, and the answer to a question, as Markdown. Pure; foreign text is escaped.

import { formatSeconds } from '../../domain/text/duration.ts';
import { escapeMarkdown, inlineCode, markdownTable } from '../../domain/text/markdown.ts';
import { optional, phrase } from '../../domain/text/optional.ts';
import type { Document, Entry } from './document.ts';
import type { DeploymentsAnswer, DeploymentsQuestion } from './question.ts';
import {
  figureCells,
  figureHeader,
  holdings,
  unknown,
  wordEnvironment,
  wordImage,
  wordPeople,
  wordRun,
  wordTime,
  wordVerdicts,
} from './wording.ts';

/** A job summary holds one mebibyte: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
const mostRows = 200;

/** The whole report. */
export function renderMarkdown(document: Document): string {
  const { from, to, records, head, repository } = document;
  const parts = [
    `## Deployment history of ${escapeMarkdown(repository)}`,
    `${wordTime(from)} to ${wordTime(to)} UTC, from git alone: ${records} records up to commit ${inlineCode(head.slice(0, 12))}.`,
    '### What stands where, since when',
    standingTable(document),
    '### Figures',
    figureTable(document),
    '### What the figures mean, and what they cannot know',
    definitionTable(document),
    ...failureSection(document),
    ...approvalSection(document),
    ...falseClaimSection(document),
  ];

  return `${parts.join('\n\n')}\n`;
}

function standingTable({ standing }: Document): string {
  const rows = standing.map((entry) => [
    escapeMarkdown(wordEnvironment(entry.environment)),
    escapeMarkdown(entry.service),
    inlineCode(wordImage(entry.image)),
    wordTime(entry.at),
    `${phrase(entry.kind === 'roll-back', 'rolled back by ')}${escapeMarkdown(wordPeople(entry))}`,
    runLink(entry),
    escapeMarkdown(wordVerdicts(entry)),
    holdings[entry.holding],
  ]);

  return cutTable(['environment', 'service', 'version', 'since (UTC)', 'by', 'run', 'smoke test', 'now'], rows);
}

function figureTable({ overall, environments, services }: Document): string {
  const rows = [
    ['**all**', '**all**', ...figureCells({ figures: overall })],
    ...environments.map((row) => [escapeMarkdown(wordEnvironment(row.environment)), '**all**', ...figureCells(row)]),
    ...services.map((row) => [
      escapeMarkdown(wordEnvironment(row.environment)),
      escapeMarkdown(row.service),
      ...figureCells(row),
    ]),
  ];
  return cutTable(['environment', 'service', ...figureHeader], rows);
}

function definitionTable({ definitions }: Document): string {
  const rows = Object.values(definitions).map(({ name, meaning, found, limits }) => [name, meaning, found, limits]);
  return markdownTable(['figure', 'what it means', 'how it is found here', 'what it cannot know'], rows);
}

function failureSection({ failures }: Document): string[] {
  if (failures.length === 0) return ['### Failures', 'None that git knows of in this span.'];
  const rows = failures.map((entry) => [
    wordTime(entry.at),
    escapeMarkdown(wordEnvironment(entry.environment)),
    escapeMarkdown(entry.service),
    inlineCode(wordImage(entry.image)),
    runLink(entry),
    escapeMarkdown(wordVerdicts(entry)),
    wordRestoration(entry),
  ]);
  const header = ['at (UTC)', 'environment', 'service', 'version', 'run', 'smoke test', 'good again after'];
  return ['### Failures', cutTable(header, rows)];
}

/** How long it took, and whether a smoke test saw it. */
export function wordRestoration({ secondsToRestore, isProven }: Document['failures'][number]): string {
  if (secondsToRestore === undefined) return 'nothing good followed yet';
  return `${formatSeconds(secondsToRestore)} (${isProven ? 'smoke test passed' : 'written, not measured'})`;
}

function approvalSection({ approved }: Document): string[] {
  if (approved.length === 0) return ['### Who approved what', 'No record of this span names an approval.'];
  const rows = approved.map((entry) => [
    wordTime(entry.at),
    escapeMarkdown(entry.approvedBy ?? ''),
    escapeMarkdown(wordEnvironment(entry.environment)),
    escapeMarkdown(entry.service),
    inlineCode(wordImage(entry.image)),
    escapeMarkdown(entry.actor ?? unknown),
    runLink(entry),
  ]);
  const header = ['at (UTC)', 'approved by', 'environment', 'service', 'version', 'started by', 'run'];
  return ['### Who approved what', cutTable(header, rows)];
}

function falseClaimSection({ falseClaims }: Document): string[] {
  if (falseClaims.length === 0) return [];
  const rows = falseClaims.map(({ commit, subject, image }) => [
    inlineCode(commit.slice(0, 12)),
    escapeMarkdown(subject),
    inlineCode(wordImage(image)),
  ]);
  const sentence =
    'The trailers of these commits say that the commit wrote an image, but its change did not. None of them counts.';
  return ['### Records that do not hold', sentence, cutTable(['commit', 'subject', 'image'], rows)];
}

function cutTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = markdownTable(header, rows.slice(0, mostRows));
  if (rows.length <= mostRows) return table;
  return `${table}\n\n${rows.length - mostRows} more rows: see the JSON or the page.`;
}

function runLink({ run }: Pick<Entry, 'run'>): string {
  const isPage = run !== undefined && /^https:\/\/[\w./:-]+$/.test(run);
  if (isPage) return `[${wordRun(run)}](${run})`;
  return escapeMarkdown(wordRun(run));
}

/** The answer to one question. */
export function renderAnswer(
  { service, environment }: DeploymentsQuestion,
  { from, to, before, changes }: DeploymentsAnswer,
): string {
  const where = `${service} in ${wordEnvironment(environment)}`;
  return `${[where, ...openingLines(from, before), ...changeLines(to, changes)].join('\n')}\n`;
}

function openingLines(from: string, before: Entry | undefined): string[] {
  if (before === undefined) return [`Before ${wordTime(from)} UTC there is no record of what stood there.`];
  return [`At ${wordTime(from)} UTC this stood there:`, ...entryLines(before)];
}

function changeLines(to: string, changes: readonly Entry[]): string[] {
  if (changes.length === 0) return [`Nothing was changed until ${wordTime(to)} UTC.`];
  return changes.flatMap((each) => [`${wordTime(each.at)} UTC: ${each.kind}`, ...entryLines(each)]);
}

function entryLines(entry: Entry): string[] {
  const { image, previousImage, actor, approvedBy, sourceRepository, sourceCommit, run, commit, at } = entry;
  const source = [sourceRepository, sourceCommit].filter((each) => each !== undefined).join(' ');
  const facts: [string, string | undefined][] = [
    ['what', image],
    ['instead of', previousImage],
    ['since', at],
    ['who', actor],
    ['approved by', approvedBy ?? 'not recorded'],
    ['source', optional(source !== '', () => source)],
    ['run', run],
    ['smoke test', wordVerdicts(entry)],
    ['commit', commit],
  ];

  return facts.map(([name, value]) => `  ${name.padEnd(12)}${value ?? 'not recorded'}`);
}
