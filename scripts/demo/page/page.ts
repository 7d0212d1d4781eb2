// The closing page of a demo: one HTML file that asks no network for anything and runs no script. Shows what the record holds, no more.

import { type Payload, renderCard } from '../../slack-card.ts';
import type { MessageRecord, RunRecord, StageRecord, TableRecord } from '../record.ts';
import { brief } from '../terminal.ts';
import { renderAnswers, renderGrowth } from './answers.ts';
import { type Filling, Html, html } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { style } from './style.ts';

/** Nothing is fetched, sent or run, whatever the record holds. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The whole file. */
export function renderPage(record: RunRecord): string {
  const { title, conclusion, began, seconds } = record;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Html(style)}</style>
</head>
<body>
<main>
<header>
<h1>${title}</h1>
<p class="lead" id="conclusion">${conclusion}</p>
${renderNumbers(record)}
</header>
${record.answers.map(renderAnswers)}
${record.growths.map(renderGrowth)}
${record.tables.map(renderTable)}
${renderDiffs(record)}
${section('What the channel saw', record.messages, renderMessages)}
${section('Step by step', record.stages, (stages) => renderStages(stages, seconds))}
${section(record.filesTitle, record.files, renderFiles)}
<footer><p>Written by <code>npm run demo</code> on ${began.slice(0, 16).replace('T', ' ')} UTC, from real processes on one machine.
Every number on this page was measured in this run.</p></footer>
</main>
</body>
</html>
`;
  return page.text;
}

function section<Item>(title: string, items: readonly Item[], render: (items: readonly Item[]) => Filling): Html {
  return items.length === 0 ? html`` : html`<section><h2>${title}</h2>${render(items)}</section>`;
}

function renderNumbers({ stages, numbers, seconds, change }: RunRecord): Html {
  const red = stages.filter(({ expected }) => expected === 'red').length;
  const shown = {
    ...(change === '' ? {} : { 'what was shipped': change }),
    ...numbers,
    ...(stages.length === 0 ? {} : { steps: stepsOf(stages.length, red) }),
    'in all': `${seconds.toFixed(0)} s`,
  };
  const rows = Object.entries(shown).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return html`<dl class="numbers">${rows}</dl>`;
}

const stepsOf = (all: number, red: number): string =>
  red === 0 ? `${all} green` : `${all - red} green, ${red} meant to be red`;

/** The step's own sentences; those of single tests stand in its summary. */
function ownErrors(errors: readonly string[]): readonly string[] {
  const coded = errors.filter((error) => /\[[a-z0-9_]+\]/.test(error.replace(/\[Error \[ERR_.*/s, '')));
  return coded.length > 0 ? coded : errors;
}

const renderTable = ({ title, header, rows }: TableRecord): Html => html`<section><h2>${title}</h2>
<div class="wide" tabindex="0" role="region" aria-label="${title}"><table>
<thead><tr>${header.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>
<tbody>${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((each) => html`<td>${brief(each)}</td>`)}</tr>`)}</tbody>
</table></div></section>`;

function renderDiffs({ diffs }: RunRecord): Html {
  return section('What changed in the manifests', diffs, (items) =>
    items.map(
      ({ title, text }) =>
        html`<h3>${title}</h3><pre tabindex="0"><code>${text.trimEnd().split('\n').map(diffLine)}</code></pre>`,
    ),
  );
}

function diffLine(line: string): Html {
  const kinds: Readonly<Record<string, string>> = { '+': 'plus', '-': 'minus' };
  const kind = /^(?:---|\+\+\+) /.test(line) ? 'quiet' : kinds[line[0] ?? ''];
  return kind === undefined ? html`${brief(line)}\n` : html`<span class="${kind}">${brief(line)}</span>\n`;
}

const renderMessages = (messages: readonly MessageRecord[]): Html =>
  html`<div class="cards">${messages.map(
    ({ at, payload }) =>
      html`<article class="card">${renderCard(payload as Payload, `after ${at.toFixed(1)} s`)}</article>`,
  )}</div>`;

const renderStages = (stages: readonly StageRecord[], total: number): Html =>
  html`<ol class="stages">${stages.map((each) => renderStage(each, total))}</ol>`;

function renderStage(
  { action, title, expected, began, seconds, summary, errors, exitCode }: StageRecord,
  total: number,
): Html {
  const [left, width] = [began, seconds].map((each) => Math.min(100, (each / Math.max(total, 0.001)) * 100).toFixed(2));
  const verdict = expected === 'green' ? '✓ green' : '✗ red, as it must be';
  return html`<li class="stage ${expected}" data-action="${action}" data-exit-code="${exitCode}">
<h3>${action} <span class="verdict">${verdict}</span> <span class="quiet">${brief(title)}</span></h3>
<div class="bar" aria-hidden="true"><span style="left:${left}%;width:${width}%"></span></div>
<p class="quiet">after ${began.toFixed(1)} s, took ${seconds.toFixed(1)} s</p>
${ownErrors(errors).map((error) => html`<p class="errors">${brief(error)}</p>`)}
${summary === '' ? undefined : html`<details><summary>Its job summary</summary><div class="summary">${renderMarkdown(summary)}</div></details>`}
</li>`;
}

const renderFiles = (files: readonly RunRecord['files'][number][]): Filling =>
  files.map(
    ({ name, text }, at) =>
      html`<details ${new Html(at === 0 ? 'open' : '')}><summary><code>${name}</code></summary><pre tabindex="0"><code>${text}</code></pre></details>`,
  );
