// The generated documentation agrees with action.yml and the code, and the examples in it are YAML that GitHub would take.

import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { type Document, parse, parseAllDocuments } from 'yaml';
import { renderDocs } from '../scripts/docs.ts';
import { actionNames } from '../src/runner/config-file.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const pages = globSync(['*.md', 'docs/*.md', 'actions/*/README.md'], { cwd: root }).sort();

for (const [file, text] of await renderDocs())
  test(`${file} is fresh (npm run docs writes it)`, () => assert.equal(read(file), text));

for (const page of pages)
  test(`every relative link of ${page} leads to a file`, () => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)];
    const targets = links.map(([, target = '']) => target);
    assert.deepEqual(
      targets.filter((target) => !existsSync(path.join(root, path.dirname(page), target))),
      [],
    );
  });

/** Each `file.ts` of a page that is followed by the `name` of what is in it. */
const walk = [...read('docs/architecture.md').matchAll(/`([a-z/-]+\.ts)`\s+`([A-Za-z]+)`/g)];

test('the walk through bump-manifest names a file and a function at each step', () => assert.ok(walk.length >= 15));

for (const [, file = '', name = ''] of walk)
  test(`docs/architecture.md is right about ${name} in ${file}`, () =>
    assert.match(read(path.join('src', file)), new RegExp(`^export (?:async )?(?:function|const) ${name}\\b`, 'm')));

/** The files of the walk, and the one that starts it. */
const walkers = ['bump-manifest/main.ts', ...walk.map(([, file = '']) => file)].map((file) =>
  read(path.join('src', file)),
);
const steps = (read('docs/architecture.md').split('## An image input')[1] ?? '').split('\n## ')[0] ?? '';

for (const [, file = '', name = ''] of steps.matchAll(/`([a-z/-]+\.ts)`\s+`([A-Za-z]+)`/g))
  test(`the walk leads to ${name}: a file that it names imports it from ${file}`, () => {
    const imported = new RegExp(`^import [^;]*\\b${name}\\b[^;]* from '[^']*${path.basename(file)}'`, 'm');
    assert.ok(walkers.some((text) => imported.test(text)));
  });

/** The documents in the YAML examples of a page. */
const examplesOf = (page: string): readonly Document[] =>
  [...read(page).matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)].flatMap(([, example = '']) => [
    ...parseAllDocuments(example),
  ]);

for (const page of pages)
  test(`the YAML examples of ${page} parse, and give own actions only inputs that they have`, () => {
    for (const document of examplesOf(page)) {
      assert.deepEqual(document.errors, [], String(document.contents));
      for (const step of ownSteps(document.toJS())) assertInputsExist(step);
    }
  });

/** Both addresses of an action: `org/ship-actions/<name>@v1` and `org/ship-actions/actions/<name>@v1`. */
const shortOrLong = /^[\w-]+\/ship-actions\/(?:actions\/)?([\w-]+)@/;

interface OwnStep {
  readonly uses: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** Every map below `value` that uses one of our actions. */
function ownSteps(value: unknown): OwnStep[] {
  if (typeof value !== 'object' || value === null) return [];
  const children = Object.values(value).flatMap(ownSteps);
  const { uses } = value as { uses?: unknown };
  return typeof uses === 'string' && shortOrLong.test(uses) ? [value as OwnStep, ...children] : children;
}

const actionOf = ({ uses }: OwnStep): string => shortOrLong.exec(uses)?.[1] ?? '';

function assertInputsExist(step: OwnStep): void {
  const name = actionOf(step);
  const { inputs } = parse(read(`actions/${name}/action.yml`)) as { inputs: object };
  const unknown = Object.keys(step.with ?? {}).filter((input) => !Object.hasOwn(inputs, input));
  assert.deepEqual(unknown, [], `${name} has no such input`);
}

const shown = new Set(pages.flatMap(examplesOf).flatMap((document) => ownSteps(document.toJS()).map(actionOf)));

for (const name of actionNames) test(`${name} has an example`, () => assert.ok(shown.has(name)));
