// All Markdown of the project: every link, anchor and picture leads somewhere, every command exists, every example is YAML.

import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { parseAllDocuments } from 'yaml';
import { parseCommand } from '../../scripts/demo/command.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const left = ['node_modules', 'dist', '.demo', '.git'];
const pages = globSync('{,.github/,*/**/}*.md', { cwd: root, exclude: (name) => left.includes(String(name)) })
  .filter((file) => !left.some((folder) => file.startsWith(`${folder}/`)))
  .sort();

test('the pages are found', () => assert.ok(pages.length >= 15 && pages.includes('README.md'), pages.join()));

/** The text without its code blocks. */
const proseOf = (page: string): string => read(page).replace(/^(`{3,})[\s\S]*?^\1$/gm, '');

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(page: string): Set<string> {
  const found = new Map<string, number>();
  const anchors = new Set([...proseOf(page).matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id = '']) => id));
  for (const [, heading = ''] of proseOf(page).matchAll(/^#{1,6} +(.+?)\s*$/gm)) {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = plain.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/ /g, '-');
    const times = found.get(slug) ?? 0;
    found.set(slug, times + 1);
    anchors.add(times === 0 ? slug : `${slug}-${times}`);
  }
  return anchors;
}

/** What the first group of a pattern finds in a text. */
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, first = '']) => first);

function leadsSomewhere(page: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const place = file === '' ? page : path.join(path.dirname(page), file);
  if (!existsSync(path.join(root, place))) return false;
  return anchor === undefined || !place.endsWith('.md') || anchorsOf(place).has(anchor);
}

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

const isProblem = (command: ReturnType<typeof parseCommand>): boolean => command !== 'help' && 'problem' in command;

for (const page of pages) {
  test(`${page}: every relative link, anchor and picture leads somewhere`, () => {
    const targets = found(proseOf(page), /\]\((?!https?:|mailto:)<?([^)\s>]+)>?\)/g);
    assert.deepEqual(
      targets.filter((target) => !leadsSomewhere(page, target)),
      [],
    );
  });

  test(`${page}: every script of package.json that it runs exists`, () => {
    // What belongs to a service stands in its own package.json.
    const ofServices = ['lint', 'licences', 'test:integration'];
    const names = found(read(page), /\bnpm run (?:--silent )?([a-z][\w:-]*)/g);
    assert.deepEqual(
      names.filter((name) => scripts[name] === undefined && !ofServices.includes(name)),
      [],
    );
  });

  test(`${page}: the demo takes every command line`, () => {
    const lines = found(read(page), /\bnpm run demo -- ([^`#\n|]+)/g).filter((words) => !words.includes('<'));
    assert.deepEqual(
      lines.filter((words) => isProblem(parseCommand(words.trim().split(/\s+/)))),
      [],
    );
  });

  test(`${page}: every file of ours that it runs exists`, () => {
    const files = found(read(page), /\bnode ((?:scripts|test)\/[\w/.-]+\.ts)\b/g);
    assert.deepEqual(
      files.filter((file) => !existsSync(path.join(root, file))),
      [],
    );
  });

  test(`${page}: every YAML example parses`, () => {
    const documents = found(read(page), /^```ya?ml\n([\s\S]*?)^```/gm).flatMap((example) => [
      ...parseAllDocuments(example),
    ]);
    assert.deepEqual(
      documents.flatMap(({ errors }) => errors),
      [],
    );
  });
}

for (const picture of globSync('docs/pictures/*.png', { cwd: root }))
  test(`${picture} is small, and a page shows it`, () => {
    assert.ok(statSync(path.join(root, picture)).size <= 150_000);
    assert.ok(pages.some((page) => read(page).includes(path.basename(picture))));
  });
