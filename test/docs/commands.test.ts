// The commands that the pages show: each `npm run` is there, and none starts a bundle or a script with whatever `node` a person has.

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const pages = globSync(['*.md', 'docs/*.md', 'actions/*/README.md', 'workflows-templates/*.md', 'examples/**/*.md'], {
  cwd: root,
}).sort();
/** The gates of a service (`run: npm run lint`) are scripts of its own. */
const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };

for (const page of pages)
  test(`${page} shows no command that needs a Node.js of the right age: npm run brings one along`, () =>
    assert.deepEqual(read(page).match(/\bnode \S*(?:dist|scripts)\/\S+/g) ?? [], []));

for (const page of pages)
  test(`each \`npm run\` of ${page} is a script of package.json`, () => {
    const named = [...read(page).matchAll(/(?<!\brun: )\bnpm(?: --prefix \S+)? run ([a-z][\w:-]*)/g)].map(
      ([, name = '']) => name,
    );
    assert.deepEqual(
      named.filter((name) => scripts[name] === undefined),
      [],
    );
  });
