// Reports the deployments of a manifests repository from its git history alone: what stands where since when, the figures of DORA, who
// approved what. Asks no server, and changes nothing in the repository.
// Usage: npm run report -- [<manifests repository>] [--days 90] [--output <folder>] …, and npm run report -- who …: see --help

import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openLocalHistory } from '../src/clients/git/local/history.ts';
import { ActionError, formatProblem } from '../src/domain/action-error.ts';
import { terminalLines } from '../src/domain/text/foreign-text.ts';
import { compileAnswer, compileReport } from '../src/ship/history/compile.ts';
import type { Document } from '../src/ship/history/document.ts';
import { renderAnswer, renderMarkdown } from '../src/ship/history/markdown.ts';
import { renderPage } from '../src/ship/history/page/page.ts';
import { readWhen } from '../src/ship/history/question.ts';
import { standing } from './command-line.ts';

const help = `Reports the deployments of a manifests repository, from its git history alone.

  npm run report -- [<manifests repository>] [options]
  npm run report -- who <service> <environment> <date> [<manifests repository>] [options]

The repository is a whole clone (bare or not) on this machine; not given: the folder that you are in.
The first prints Markdown. The second says who put what there, when, by which run and with which approval;
the date is a day in UTC (2026-01-19) or a moment (2026-01-19T14:05Z).

  --branch <name>       the branch that the controller watches; default: the one that is checked out
  --days <number>       how many days the figures look back; default: 90
  --until <date>        the end of those days; default: now
  --service <name>      only this service
  --environment <name>  only this environment
  --output <folder>     write report.md, report.json and report.html there
  --json                print JSON
  --help                print this

Figures and their limits: docs/history.md
`;

const options = {
  branch: { type: 'string' },
  days: { type: 'string' },
  until: { type: 'string' },
  service: { type: 'string' },
  environment: { type: 'string' },
  output: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** What was asked for is not what can be answered. */
class Usage extends Error {}

const day = 24 * 3600;

try {
  await main();
} catch (thrown) {
  if (thrown instanceof ActionError) console.error(terminalLines(thrown.problems.map(formatProblem).join('\n')));
  else if (thrown instanceof Usage) console.error(`${thrown.message}\n\nnpm run report -- --help says what there is.`);
  else throw thrown;
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  if (values.help === true) {
    console.log(help);
    return;
  }
  if (positionals[0] === 'who') await answerQuestion(positionals.slice(1), values);
  else await report(positionals, values);
}

type Values = ReturnType<typeof readArguments>['values'];

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (thrown) {
    // What Node says names the option.
    if (thrown instanceof TypeError) throw new Usage(thrown.message);
    throw thrown;
  }
}

async function answerQuestion(words: readonly string[], values: Values): Promise<void> {
  const [service, environment, when, folder = '.', ...more] = words;
  if (service === undefined || environment === undefined || when === undefined || more.length > 0)
    throw new Usage(
      'A question names a service, an environment and a date: who checkout-service production 2026-01-19',
    );
  const span = readWhen(when);
  if (span === undefined) throw new Usage(`"${when}" is no date. Write 2026-01-19, or 2026-01-19T14:05Z.`);

  const question = { service, environment, span };
  const answer = await compileAnswer(open(folder, values), folder, question);
  const text = values.json === true ? JSON.stringify(answer, null, 2) : renderAnswer(question, answer).trimEnd();
  console.log(terminalLines(text));
}

async function report(words: readonly string[], values: Values): Promise<void> {
  const [folder = '.', ...more] = words;
  if (more.length > 0) throw new Usage(`"${more[0]}" is one word too many: give one repository.`);
  const to = readEnd(values.until);
  const from = to - readDays(values.days) * day;
  const { service, environment } = values;

  const wish = {
    folder,
    name: path.basename(path.resolve(standing, folder), '.git'),
    span: { from, to },
    service,
    environment,
  };
  const document = await compileReport(open(folder, values), wish);
  if (values.output !== undefined) write(path.resolve(standing, values.output), document);
  else console.log(terminalLines(values.json === true ? asJson(document) : renderMarkdown(document).trimEnd()));
}

function asJson(document: Document): string {
  return JSON.stringify(document, null, 2);
}

function open(folder: string, { branch }: Values) {
  const place = path.resolve(standing, folder);
  if (statSync(place, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new Usage(`There is no folder ${place}. Give a clone of the manifests repository.`);

  const env = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
  return openLocalHistory({ folder: place, revision: branch, env });
}

function write(folder: string, document: Document): void {
  mkdirSync(folder, { recursive: true });
  const files: [string, string][] = [
    ['report.md', renderMarkdown(document)],
    ['report.json', `${asJson(document)}\n`],
    ['report.html', renderPage(document)],
  ];
  for (const [name, text] of files) {
    writeFileSync(path.join(folder, name), text);
    console.log(`wrote ${path.join(folder, name)}`);
  }
}

function readDays(text = '90'): number {
  const days = Number(text);
  if (Number.isInteger(days) && days > 0 && days <= 36_500) return days;
  throw new Usage(`--days ${text} is no number of days.`);
}

/** The end of a day, or a moment; rounded up, so that what was just written is in it. */
function readEnd(text: string | undefined): number {
  if (text === undefined) return Math.ceil(Date.now() / 1000) + 1;
  const span = readWhen(text);
  if (span === undefined) throw new Usage(`--until ${text} is no date. Write 2026-01-19, or 2026-01-19T14:05Z.`);
  return span.to;
}
