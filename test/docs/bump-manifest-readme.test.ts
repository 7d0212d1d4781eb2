// What the README says of places, tried as printed: the shapes, the grammar of `field`, one environment per path.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { parse } from 'yaml';
import { readPattern } from '../../src/bump-manifest/edit/paths.ts';
import { bumped, refusals } from '../fakes/marked-manifest.ts';

const readme = readFileSync(path.resolve(import.meta.dirname, '../../actions/bump-manifest/README.md'), 'utf8');
const app = 'registry.example.com/shop/app';

/** The text below a heading, up to the next one. */
function section(heading: string): string {
  const [, text = ''] = readme.split(`${heading}\n`);
  return text.split(/\n##/)[0] ?? '';
}

/** The cells of the rows of a table, without its head. */
const rowsOf = (text: string): string[][] =>
  [...text.matchAll(/^\| (.*) \|$/gm)].slice(2).map(([, row = '']) => row.split(' | '));
const codeIn = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** A file for each field that the grammar prints. */
const holders: Readonly<Record<string, string>> = {
  'production/values.yaml': 'image:\n  tag: v1\n',
  'app.yaml': `spec:\n  template:\n    spec:\n      containers:\n        - image: ${app}:v1\n`,
  'config.yaml': 'data:\n  "app.version": v1\n',
};
const printedFields = rowsOf(section('### Explicit places')).flatMap(([, , example = '']) => codeIn(example));

test('the grammar of `field` has an example for each step', () => assert.equal(printedFields.length, 3));

for (const field of printedFields) {
  test(`the printed field ${field} is written`, () => {
    const [file = ''] = field.split(':');
    const before = holders[file] ?? '';
    assert.deepEqual(bumped({ [file]: before }, `${app}:v2`, { fields: [field] }), {
      [file]: before.replace('v1', 'v2'),
    });
  });
}

const texts = codeIn(/- a text with such an image in it \((.*)\)/.exec(readme)?.[1] ?? '');

test('three texts with an image in them are printed', () => assert.equal(texts.length, 3));

for (const text of texts) {
  test(`the printed text ${text} gets the version inside it`, () => {
    const image = text.includes('registry.example.com') || text.startsWith('#') ? app : 'shop/app';
    const before = `args: ["${text}"]\n`;
    const after = bumped({ 'a.yaml': before }, `${image}:v2`, { fields: ['a.yaml:args[0]'] })['a.yaml'];
    assert.equal(after, before.replace('v1', 'v2'));
  });
}

const shapes = rowsOf(section('## Which places it finds'));
const [, parts = ''] = shapes.find(([shape]) => shape === 'Helm values, in parts') ?? [];
const versionKeys = codeIn(/one of (.*?);/.exec(parts)?.[1] ?? '');
const nameKeys = codeIn(/^(.*?), with/.exec(parts)?.[1] ?? '');

test('the README names six keys of a version and three of a name', () =>
  assert.deepEqual([versionKeys.length, nameKeys.length], [6, 3]));

for (const name of nameKeys)
  for (const key of versionKeys) {
    test(`values with ${name} and ${key} are found, and ${key} is what changes`, () => {
      const before = `web:\n  image:\n    ${name}: ${app}\n    ${key}: v1\n`;
      assert.equal(bumped({ 'values.yaml': before }, `${app}:v2`)['values.yaml'], before.replace('v1', 'v2'));
    });
  }

test('the name in two parts is found as printed', () => {
  const [, example = ''] = shapes.find(([shape]) => shape === 'Helm values, a name in two parts') ?? [];
  const before = `driver:\n${codeIn(example)
    .map((line) => `  ${line}\n`)
    .join('')}`;
  assert.equal(bumped({ 'values.yaml': before }, `${app}:v2`)['values.yaml'], before.replace('v1', 'v2'));
});

/** The inputs that a section prints as a part of a step. */
function printedInputs(text: string): Record<string, string> {
  const block = /```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  return parse(block) as Record<string, string>;
}

test('the path that is printed for one environment writes that one alone', () => {
  const inputs = printedInputs(section('### One environment at a time'));
  const environment = inputs['environment'] ?? '';
  const lines = (inputs['path'] ?? '').trim().replaceAll('{environment}', environment).split('\n');
  const files = {
    'charts/checkout-service/values.yaml': `image: {repository: ${app}, tag: v0}\n`,
    'environments/staging/values.yaml': 'image: {tag: v1}\n',
  };
  const wish = { environment, service: 'checkout-service', lines: lines.map(readPattern) };
  assert.deepEqual(bumped(files, `${app}:v2`, wish), {
    ...files,
    'environments/staging/values.yaml': 'image: {tag: v2}\n',
  });
  const [problem] = refusals({ 'staging/a.yaml': `image: ${app}:v1\n` }, `${app}:v2`, {
    ...wish,
    environment: 'production',
    lines: [readPattern('.')],
  });
  assert.equal(problem?.code, 'environment_mixed');
});
