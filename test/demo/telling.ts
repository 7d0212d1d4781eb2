// Runs the demo as a person does, in a process of its own, and reads what it leaves: the timeline, run.json and the page.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { RunRecord } from '../../scripts/demo/record.ts';
import { brief } from '../../scripts/demo/terminal.ts';
import { type Browser, startBrowser } from '../fakes/browser.ts';
import { temporaryFolder } from '../fakes/folder.ts';

const script = path.resolve(import.meta.dirname, '../../scripts/demo.ts');

/** What a run of the demo left. */
export interface Telling {
  readonly exitCode: number | null;
  /** Both streams. */
  readonly text: string;
  readonly folder: string;
}

/** A demo that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly folder: string;
  /** What it has said by now. */
  text(): string;
  readonly ended: Promise<Telling>;
}

/** Starts the demo in a folder that is removed after the test, in a process group of its own, as a terminal does. */
export function start(t: TestContext, words: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const folder = temporaryFolder(t);
  const child = spawn(process.execPath, [script, ...words, '--folder', folder], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  t.after(() => void child.kill('SIGKILL'));
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  const ended = new Promise<Telling>((resolve, reject) =>
    child.once('error', reject).once('close', (exitCode) => resolve({ exitCode, text, folder })),
  );
  return { child, folder, text: () => text, ended };
}

/** Tells a story to its green end, and returns its record. */
export async function tell(
  t: TestContext,
  ...words: string[]
): Promise<{ record: RunRecord; folder: string; text: string }> {
  const { exitCode, text, folder } = await start(t, words).ended;
  assert.equal(exitCode, 0, text);
  for (const line of text.split('\n')) assert.ok(line.length <= 120, `${line.length} columns: ${line}`);
  assert.ok(!text.includes('\u001b'), 'no colours where the output is no terminal');
  const record = JSON.parse(readFileSync(path.join(folder, 'run.json'), 'utf8')) as RunRecord;
  await assertPage(t, folder, record);
  return { record, folder, text };
}

let browser: Promise<Browser> | undefined;

/** One browser for all stories of a file. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

/** The page opens without a complaint, fits into 360 pixels, and says what the record says. */
export async function assertPage(t: TestContext, folder: string, record: RunRecord): Promise<void> {
  browser ??= startBrowser();
  const url = pathToFileURL(path.join(folder, 'index.html')).href;
  const page = await (await browser).open(url, { width: 360, scheme: 'dark' });
  assert.deepEqual(page.troubles, []);
  await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 360, 'no scrolling to the side');
  const small = await page.evaluate<string[]>(smallTexts);
  assert.deepEqual(small, [], 'every text has 10 pixels at least');

  const texts = (selector: string) =>
    page.evaluate<string[]>(
      `[...document.querySelectorAll(${JSON.stringify(selector)})].map((each) => each.textContent)`,
    );
  assert.deepEqual(await texts('#conclusion'), [record.conclusion]);
  const stages = await page.evaluate(
    '[...document.querySelectorAll(".stage")].map((each) => each.dataset.action + " " + each.dataset.exitCode)',
  );
  assert.deepEqual(
    stages,
    record.stages.map(({ action, exitCode }) => `${action} ${exitCode}`),
  );
  assert.deepEqual((await texts('tbody tr')).length >= record.tables.flatMap(({ rows }) => rows).length, true);
  assert.deepEqual(
    await texts('.card .header'),
    record.messages.map(({ payload }) => headerOf(payload)),
  );
  const changed = await texts('pre .plus, pre .minus');
  const lines = record.diffs.flatMap(({ text }) => text.split('\n').filter((line) => /^[+-](?![+-]{2})/.test(line)));
  assert.deepEqual(changed, lines.map(brief));
  t.diagnostic(`${record.story}: ${record.seconds.toFixed(1)} s`);
}

const headerOf = (payload: unknown): string =>
  (payload as { blocks: { type: string; text: { text: string } }[] }).blocks.find(({ type }) => type === 'header')?.text
    .text ?? '';

/** Texts of an element of its own that are smaller than 10 pixels. */
const smallTexts = `[...document.querySelectorAll("main *")]
  .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ""))
  .filter((each) => parseFloat(getComputedStyle(each).fontSize) < 10)
  .map((each) => each.textContent)`;

/** A timeline without what differs from run to run: times, versions, ports, counts, breaks, and the signs of life of long steps. */
export function essenceOf(text: string): string[] {
  const lines = text.split('\n').filter((line) => !/ … \d+ s$|^\s*who answered:/.test(line));
  const whole = lines.join(' ').replace(/ [\d.]+ s +the page .*$/s, '');
  const plain = whole.replace(/\b[0-9a-f]{7,64}\b/g, 'x').replace(/\d+(?:\.\d+)*(?: %)?/g, '0');
  return plain.split(/\s+/).filter(Boolean);
}
