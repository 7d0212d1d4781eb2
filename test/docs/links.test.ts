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

for (const page of pages) {
  test(`${page}: every relative link, anchor and picture leads somewhere`, () => {
    for (const [, target = ''] of proseOf(page).matchAll(/\]\((?!https?:|mailto:)<?([^)\s>]+)>?\)/g)) {
      const [file = '', anchor] = target.split('#');
      const place = file === '' ? page : path.join(path.dirname(page), file);
      assert.ok(existsSync(path.join(root, place)), target);
      if (anchor !== undefined && place.endsWith('.md')) assert.ok(anchorsOf(place).has(anchor), target);
    }
  });

  test(`${page}: every command of this project exists`, () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const [, name = ''] of read(page).matchAll(/\bnpm run (?:--silent )?([a-z][\w:-]*)/g)) {
      // What belongs to a service stands in its own package.json.
      if (!['lint', 'licences', 'test:integration'].includes(name))
        assert.ok(scripts[name] !== undefined, `npm run ${name}`);
    }
    for (const [, words = ''] of read(page).matchAll(/\bnpm run demo -- ([^`#\n|]+)/g)) {
      const command = parseCommand(words.trim().split(/\s+/));
      if (!words.includes('<')) assert.ok(command === 'help' || !('problem' in command), `npm run demo -- ${words}`);
    }
    for (const [, file = ''] of read(page).matchAll(/\bnode ((?:scripts|test)\/[\w/.-]+\.ts)\b/g))
      assert.ok(existsSync(path.join(root, file)), file);
  });

  test(`${page}: every YAML example parses`, () => {
    for (const [, example = ''] of read(page).matchAll(/^```ya?ml\n([\s\S]*?)^```/gm))
      for (const { errors } of parseAllDocuments(example)) assert.deepEqual(errors, [], example);
  });
}

for (const picture of globSync('docs/pictures/*.png', { cwd: root }))
  test(`${picture} is small, and a page shows it`, () => {
    assert.ok(statSync(path.join(root, picture)).size <= 150_000);
    assert.ok(pages.some((page) => read(page).includes(path.basename(picture))));
  });
