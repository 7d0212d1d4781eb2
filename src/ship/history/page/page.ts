// The report as one page that loads nothing: what a person asks first stands first. Pure; foreign text is escaped.
// The map of this room: page (what stands where) → html and chart (write it) → style (how it looks).

import { formatSeconds } from '../../../domain/text/duration.ts';
import { phrase, present } from '../../../domain/text/optional.ts';
import type { Definition } from '../definitions.ts';
import type { Document, Entry, Week } from '../document.ts';
import { wordRestoration } from '../markdown.ts';
import {
  figureCells,
  figureHeader,
  holdings,
  unknown,
  wordEnvironment,
  wordImage,
  wordPeople,
  wordRun,
  wordShare,
  wordTime,
  wordVerdicts,
} from '../wording.ts';
import { drawBars } from './chart.ts';
import { escapeHtml, htmlLink, htmlTable } from './html.ts';
import { style } from './style.ts';

const mostRows = 500;

/** The whole page. */
export function renderPage(document: Document): string {
  const title = `Deployment history of ${document.repository}`;
  const span = `${wordTime(document.from)} to ${wordTime(document.to)} UTC`;
  const origin = `from git alone: ${document.records} records up to commit ${document.head.slice(0, 12)}`;
  const sections = [
    section('What stands where, since when', standingTable(document)),
    ...document.environments.map(({ environment }) => chartSection(environment, document.weeks[environment] ?? [])),
    section('Figures by environment and service', figureTable(document)),
    section('What the figures mean, and what they cannot know', definitionList(document)),
    section('Failures', failureTable(document)),
    section('Who approved what', approvalTable(document)),
    ...falseClaims(document),
  ];

  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><style>${style}</style></head>`,
    `<body><header><h1>${escapeHtml(title)}</h1><p class="soft">${escapeHtml(`${span}, ${origin}.`)}</p></header>`,
    `<main>${cards(document)}`,
    ...sections,
    '</main></body></html>',
    '',
  ].join('\n');
}

const section = (title: string, body: string): string => `<section><h2>${escapeHtml(title)}</h2>\n${body}\n</section>`;

/** One card: the figure, what it is, and what it means and cannot know. */
type Fact = readonly [value: string, name: string, definition: Definition | undefined];

function cards({ environments, overall, definitions }: Document): string {
  const all = { environment: 'all environments', figures: overall };
  const shown = present([...environments, environments.length !== 1 && all]);
  const { frequency, lead, failure, rollback, restore } = definitions;

  return shown
    .map(({ environment, figures }) => {
      const facts: readonly Fact[] = [
        [String(figures.deployments), `deployments, ${figures.perWeek.toFixed(1)} a week`, frequency],
        [wordMedian(figures.leadToBump.median), 'lead time to bump (median)', lead],
        [wordMedian(figures.leadToProven.median), `lead time to proven (${figures.proven} proven)`, lead],
        [wordShare(figures.failureRate), `change failure rate (${figures.failed} failed)`, failure],
        [wordShare(figures.rollbackRate), `roll-back rate (${figures.rollbacks})`, rollback],
        [wordMedian(figures.timeToRestore.median), 'time to restore (median)', restore],
      ];
      return section(wordEnvironment(environment), `<div class="cards">${facts.map(card).join('')}</div>`);
    })
    .join('\n');
}

function card([value, name, definition]: Fact): string {
  const words = phrase(definition, (definition) => [definition.meaning, definition.found, definition.limits].join(' '));
  const meaning = `<details><summary>what it means</summary>${plain(words)}</details>`;
  return `<div class="card"><b>${escapeHtml(value)}</b>${escapeHtml(name)}${meaning}</div>`;
}

/** Our own sentences, without the marks of Markdown. */
const plain = (text: string): string => escapeHtml(text.replaceAll('`', ''));

const wordMedian = (seconds: number | undefined): string => {
  if (seconds === undefined) return unknown;
  return formatSeconds(seconds);
};

function chartSection(environment: string, weeks: readonly Week[]): string {
  const name = wordEnvironment(environment);
  const id = `chart-${Buffer.from(environment).toString('hex')}`;
  const all = weeks.reduce((sum, { deployments }) => sum + deployments, 0);
  const failed = weeks.reduce((sum, each) => sum + each.failed, 0);
  const counts = drawBars({
    id: `${id}-counts`,
    title: `Deployments to ${name} by week`,
    description: `${all} deployments in ${weeks.length} weeks, ${failed} of them failed.`,
    bars: weeks.map((week) => ({ name: week.from.slice(0, 10), value: week.deployments, marked: week.failed })),
    label: (value) => String(Math.round(value * 10) / 10),
  });
  const leads = drawBars({
    id: `${id}-leads`,
    title: `Lead time to bump in ${name} by week`,
    description: `Median from source commit to bump; no bar where no record knows it. ${leadRange(weeks)}`,
    bars: weeks.map((week) => ({ name: week.from.slice(0, 10), value: week.lead })),
    label: (value) => formatSeconds(Math.round(value)),
  });

  const rows = weeks.map((week) => [
    week.from.slice(0, 10),
    String(week.deployments),
    String(week.failed),
    wordMedian(week.lead),
  ]);
  const table = htmlTable(`${name} by week`, ['week from', 'deployments', 'failed', 'lead time to bump'], rows);
  const figures = [
    figure(counts, `Deployments by week: red is what failed (${failed} of ${all}).`),
    figure(leads, 'Median lead time from source commit to bump, by week.'),
  ];
  const fallback = `<details><summary>The same as a table</summary>${table}</details>`;
  return section(`${name} over time`, `<div class="charts">${figures.join('')}</div>${fallback}`);
}

const figure = (drawing: string, caption: string): string =>
  `<figure>${drawing}<figcaption>${escapeHtml(caption)}</figcaption></figure>`;

function leadRange(weeks: readonly Week[]): string {
  const known = weeks.flatMap(({ lead }) => lead ?? []);
  if (known.length === 0) return 'None is known.';
  return `From ${formatSeconds(Math.min(...known))} to ${formatSeconds(Math.max(...known))}.`;
}

function standingTable({ standing }: Document): string {
  const rows = standing.map((entry) => [
    escapeHtml(wordEnvironment(entry.environment)),
    escapeHtml(entry.service),
    version(entry),
    wordTime(entry.at),
    escapeHtml(`${phrase(entry.kind === 'roll-back', 'rolled back by ')}${wordPeople(entry)}`),
    htmlLink(wordRun(entry.run), entry.run),
    mark(entry.verdicts.at(-1)?.startsWith('fail') === true, wordVerdicts(entry)),
    mark(entry.holding === 'changed', holdings[entry.holding]),
  ]);
  const header = ['environment', 'service', 'version', 'since (UTC)', 'by', 'run', 'smoke test', 'now'];

  return cutTable(
    'The last record of each service and environment, and what the files of the branch hold now',
    header,
    rows,
  );
}

const version = ({ image }: Pick<Entry, 'image'>): string =>
  `<code title="${escapeHtml(image)}">${escapeHtml(wordImage(image))}</code>`;

const mark = (isBad: boolean, text: string): string => {
  if (isBad) return `<span class="bad">${escapeHtml(text)}</span>`;
  return escapeHtml(text);
};

function figureTable({ overall, environments, services }: Document): string {
  const all = [{ environment: 'all', service: 'all', figures: overall }];
  const byEnvironment = environments.map((row) => ({ ...row, service: 'all' }));
  const rows = [...all, ...byEnvironment, ...services].map((row) => [
    escapeHtml(wordEnvironment(row.environment)),
    escapeHtml(row.service),
    ...figureCells(row).map(escapeHtml),
  ]);
  return cutTable('Over the whole span', ['environment', 'service', ...figureHeader], rows);
}

function definitionList({ definitions }: Document): string {
  const rows = Object.values(definitions).map(({ name, meaning, found, limits }) =>
    [name, meaning, found, limits].map(plain),
  );
  const header = ['figure', 'what it means', 'how it is found here', 'what it cannot know'];
  return htmlTable('As DORA defines them', header, rows);
}

function failureTable({ failures }: Document): string {
  if (failures.length === 0) return '<p>None that git knows of in this span.</p>';
  const rows = failures.map((entry) => [
    wordTime(entry.at),
    escapeHtml(wordEnvironment(entry.environment)),
    escapeHtml(entry.service),
    version(entry),
    htmlLink(wordRun(entry.run), entry.run),
    escapeHtml(wordVerdicts(entry)),
    mark(entry.secondsToRestore === undefined, wordRestoration(entry)),
  ]);
  const header = ['at (UTC)', 'environment', 'service', 'version', 'run', 'smoke test', 'good again after'];
  return cutTable('Deployments that were rolled back or seen to fail, the newest first', header, rows);
}

function approvalTable({ approved }: Document): string {
  if (approved.length === 0) return '<p>No record of this span names an approval.</p>';
  const rows = approved.map((entry) => [
    wordTime(entry.at),
    escapeHtml(entry.approvedBy ?? ''),
    escapeHtml(wordEnvironment(entry.environment)),
    escapeHtml(entry.service),
    version(entry),
    escapeHtml(entry.actor ?? unknown),
    htmlLink(wordRun(entry.run), entry.run),
  ]);
  const header = ['at (UTC)', 'approved by', 'environment', 'service', 'version', 'started by', 'run'];
  return cutTable('As GitHub told the run, the newest first', header, rows);
}

function falseClaims({ falseClaims: claims }: Document): string[] {
  if (claims.length === 0) return [];
  const rows = claims.map(({ commit, subject, image }) =>
    [commit.slice(0, 12), subject, wordImage(image)].map(escapeHtml),
  );
  const caption = 'Their trailers say that they wrote an image, but their change did not: none of them counts';
  return [section('Records that do not hold', cutTable(caption, ['commit', 'subject', 'image'], rows))];
}

function cutTable(caption: string, header: readonly string[], rows: readonly (readonly string[])[]): string {
  const left = rows.length - mostRows;
  const table = htmlTable(caption, header, rows.slice(0, mostRows));
  if (left <= 0) return table;
  return `${table}<p>${left} more rows: see the JSON.</p>`;
}
