// `npm run report` as a person runs it, and its page as a browser shows it.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test, { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Page, startBrowser, type View } from '../fakes/browser.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { knownHistory, startHistory } from '../fakes/shipped-history.ts';
import { rowName } from '../row-name.ts';

const root = path.resolve(import.meta.dirname, '../..');
const repository = knownHistory().make({ after });
const folder = temporaryFolder({ after });
const page = path.join(folder, 'report.html');

function report(args: readonly string[], cwd = folder) {
  const command = [path.join(root, 'scripts/report.ts'), ...args];
  const { PATH = '', HOME = '' } = process.env;
  return spawnSync(process.execPath, command, { cwd, encoding: 'utf8', env: { PATH, HOME, INIT_CWD: cwd } });
}

const written = report([repository, '--until', '2026-01-28', '--days', '28', '--output', '.']);

test('it writes Markdown, JSON and a page', () => {
  assert.equal(written.status, 0, written.stderr);
  assert.match(
    readFileSync(path.join(folder, 'report.md'), 'utf8'),
    /\| production \| checkout-service \| `v5` \| 2026-01-26 10:00/,
  );
  const document = JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8')) as {
    overall: { deployments: number };
  };
  assert.equal(document.overall.deployments, 6);
});

{
  const { stdout } = report([repository, '--until', '2026-01-28', '--days', '28']);
  for (const name of [
    'Deployment frequency',
    'Lead time for changes',
    'Change failure rate',
    'Roll-back rate',
    'Time to restore',
  ]) {
    test(`it prints Markdown with the definition and the limits beside each figure: ${rowName(name)}`, () => {
      assert.match(stdout, new RegExp(`\\| ${name} \\| .{20,} \\| .{20,} \\| .{20,} \\|`));
    });
  }
}

test('a question is answered from within the repository, in one command', () => {
  const { stdout, status } = report(['who', 'checkout-service', 'production', '2026-01-06'], repository);
  assert.equal(status, 0);
  assert.match(stdout, /^checkout-service in production\nAt 2026-01-06 00:00 UTC this stood there:/);
  assert.match(stdout, /what +registry\.example\/shop\/checkout-service:v1\n/);
  assert.match(stdout, /who +ada\n +approved by grace, linus\n/);
  assert.match(stdout, /run +https:\/\/github\.com\/shop\/checkout-service\/actions\/runs\/101\/attempts\/1\n/);
});

/** Somebody wrote over the ref of the notes. */
function withoutNotes(): string {
  const broken = knownHistory().make({ after });
  const git = (...args: string[]): string =>
    execFileSync('git', ['--git-dir', broken, ...args], { encoding: 'utf8' }).trim();
  git('update-ref', 'refs/notes/ship', git('hash-object', '-w', import.meta.filename));
  return broken;
}

const wrong: readonly [string, readonly string[], RegExp][] = [
  ['an unknown option', [repository, '--dais', '28'], /Unknown option '--dais'/],
  ['a number of days that is none', [repository, '--days', 'many'], /--days many is no number of days/],
  ['two repositories', [repository, repository], /one word too many/],
  [
    'a date that is none',
    ['who', 'checkout-service', 'production', '2026-02-31', repository],
    /"2026-02-31" is no date/,
  ],
  [
    'a question without a date',
    ['who', 'checkout-service', 'production'],
    /names a service, an environment and a date/,
  ],
  ['a ref of notes that points to a file', [withoutNotes()], /points to a blob.*\[history_notes_invalid\]/],
  ['a folder that is not there', ['/nowhere/manifests'], /^There is no folder \/nowhere\/manifests\./],
  ['a file in place of a folder', [path.join(root, 'package.json')], /^There is no folder .*package\.json\./],
  ['a folder that is no repository', [folder], /is not a git repository.*\[history_no_repository\]/],
];
for (const [what, args, sentence] of wrong)
  test(`${what} is an error, told without a stack`, () => {
    const { status, stderr, stdout } = report(args);
    assert.deepEqual([status, stdout], [1, '']);
    assert.match(stderr, sentence);
    assert.doesNotMatch(stderr, /\n {4}at /);
  });

test('what a commit says moves no cursor of the terminal, and is no command of the runner', () => {
  const evil = '\u001b]52;c;ZXZpbA==\u0007\u009b2J\u202e##[add-mask]x';
  const history = startHistory();
  history.ship({
    at: '2026-01-05T10:00:00Z',
    tag: 'v1',
    approvedBy: ['ada'],
    note: `Ship-Verdict: fail\nShip-Reason: ${evil}`,
  });
  const folder = history.make({ after });
  for (const args of [
    ['who', 'checkout-service', 'production', '2026-01-06', folder],
    [folder, '--until', '2026-01-28'],
    [folder, '--until', '2026-01-28', '--json'],
  ]) {
    const { stdout, status, stderr } = report(args);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /52;c;/);
    assert.doesNotMatch(stdout, /[^\P{Cc}\n]|\u202e|##\[/u);
  }
});

test('--help says how to ask', () =>
  assert.match(report(['--help']).stdout, /npm run report -- who <service> <environment> <date>/));

/** The page in a browser, as a telephone shows it. */
async function look(view: View, judge: (shown: Page) => Promise<void>): Promise<void> {
  const browser = await startBrowser();
  try {
    await judge(await browser.open(pathToFileURL(page).href, { ...view, mobile: true }));
  } finally {
    await browser.close();
  }
}

for (const scheme of ['light', 'dark'] as const)
  test(`the page complains of nothing, asks nobody, and fits 360 pixels, ${scheme}`, async () => {
    await look({ width: 360, scheme }, async (shown) => {
      assert.deepEqual(shown.troubles, []);
      assert.equal(await shown.evaluate('document.scrollingElement.scrollWidth'), 360);
      const [ink, paper] = (await shown.evaluate(
        '[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]',
      )) as [string, string];
      assert.ok(contrast(ink, paper) >= 7, `${ink} on ${paper}`);
      const isDark = luminance(paper) < 0.2;
      assert.equal(isDark, scheme === 'dark');
    });
  });

test('each chart has a title, a description, and its numbers as a table', async () => {
  await look({ width: 1200 }, async (shown) => {
    const charts = (await shown.evaluate(
      `[...document.querySelectorAll('svg')].map((svg) => [svg.getAttribute('role'),
        ...svg.getAttribute('aria-labelledby').split(' ').map((id) => document.getElementById(id)?.textContent ?? ''),
        svg.closest('section').querySelectorAll('table tbody tr').length])`,
    )) as [string, string, string, number][];
    assert.equal(charts.length, 4);
    for (const [role, title, description, rows] of charts) {
      assert.equal(role, 'img');
      assert.ok(title.length > 10 && description.length > 10, title);
      assert.equal(rows, 4);
    }
    assert.match(charts[0]?.[2] ?? '', /^5 deployments in 4 weeks, 2 of them failed\.$/);
  });
});

/** `rgb(r, g, b)` as WCAG counts light: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/\d+/g) ?? []).map((each) => {
    const share = Number(each) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}
