// Makes the pictures of README.md and docs/ from real runs: tells the stories, photographs their pages, and draws the cards of notify-slack.
// Usage: npm run pictures [-- <story> …]   Needs what the demo needs, and `chromium` (apt-get install chromium fonts-noto-color-emoji).

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Page, startBrowser } from '../test/fakes/browser.ts';

const root = path.resolve(import.meta.dirname, '..');
const target = path.join(root, 'docs/pictures');
const mostBytes = 150_000;

interface Picture {
  readonly story: string;
  /** Its file, and what of the page it shows. */
  readonly name: string;
  readonly selector: string;
  readonly width: number;
  readonly scheme?: 'light' | 'dark';
  /** Run in the page before it is photographed. */
  readonly prepare?: string;
}

const pictures: readonly Picture[] = [
  { story: 'chain', name: 'versions.png', selector: '.answers', width: 820 },
  { story: 'chain', name: 'page.png', selector: 'main', width: 820, prepare: 'crop(1000)' },
  { story: 'chain', name: 'page-phone.png', selector: 'main', width: 360, scheme: 'dark', prepare: 'crop(1000)' },
  { story: 'storm', name: 'storm.png', selector: '.answers', width: 820 },
  { story: 'midnight', name: 'midnight.png', selector: '.answers', width: 820 },
];

const crop =
  'const crop = (height) => { document.querySelector("main").style.cssText = "overflow:hidden;padding-bottom:0;height:" + height + "px"; };';

const chosen = process.argv.slice(2);
mkdirSync(target, { recursive: true });
const folder = mkdtempSync(path.join(tmpdir(), 'ship-pictures-'));
const browser = await startBrowser();
try {
  for (const story of ['chain', 'storm', 'midnight', 'evidence']) {
    if (chosen.length > 0 && !chosen.includes(story)) continue;
    tell(story);
    for (const each of pictures.filter((picture) => picture.story === story)) await photograph(each);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Runs the story; what it says stands in the docs as it was said. */
function tell(story: string): void {
  const words = story === 'chain' ? [] : [story];
  const script = path.join(root, 'scripts/demo.ts');
  const args = [script, ...words, '--folder', path.join(folder, story)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: root });
  if (status !== 0) throw new Error(`npm run demo -- ${words.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  writeFileSync(path.join(target, `${story}.txt`), saidOf(stdout));
  const [, table] = /read at the end:\n([\s\S]+?)\n *[\d.]+ s {2}done/.exec(stdout) ?? [];
  if (table !== undefined) writeFileSync(path.join(target, 'storm-table.txt'), `${table.replace(/^ {27}/gm, '')}\n`);
}

/** Without the signs of life of long steps, and without the place where it was written. */
function saidOf(text: string): string {
  const lines = text.split('\n').filter((line) => !/ … \d+ s$/.test(line));
  const told = lines.join('\n').replace(/\n *[\d.]+ s {2}the page[\s\S]*$/, '\n');
  return told.trimStart();
}

async function photograph({ story, name, selector, width, scheme = 'light', prepare }: Picture): Promise<void> {
  const page: Page = await browser.open(pathToFileURL(path.join(folder, story, 'index.html')).href, { width, scheme });
  if (prepare !== undefined) await page.evaluate(`${crop} ${prepare}`);
  const file = path.join(target, name);
  writeFileSync(file, await page.picture(selector));
  const { size } = statSync(file);
  console.log(`${path.relative(root, file)} ${Math.round(size / 1000)} kB`);
  if (size > mostBytes) throw new Error(`${name} has ${size} bytes, and ${mostBytes} are the most.`);
}
