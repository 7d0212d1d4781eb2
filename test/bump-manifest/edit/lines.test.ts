// Each line of `path` holds the image, or nothing is written.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readPattern } from '../../../src/bump-manifest/edit/paths.ts';
import { bumped, refusals, type Wish } from '../../fakes/marked-manifest.ts';

const app = 'registry.acme.com/shop/app';
const image = (tag: string, name = app): string => `image: ${name}:${tag}\n`;
const lines = (...texts: string[]): Wish => ({ lines: texts.map(readPattern) });

test('a region that holds another service is red by its line, with what stands there', () => {
  const files = { 'eu/a.yaml': image('v1'), 'us/a.yaml': image('v1', 'shop/search') };
  const [problem, ...more] = refusals(files, `${app}:v2`, lines('eu', 'us'));
  assert.deepEqual([problem?.code, problem?.where, more], ['path_without_image', 'input `path`', []]);
  assert.match(problem?.what ?? '', /"us"/);
  assert.match(problem?.fix ?? '', /us\/a\.yaml:1 shop\/search:v1/);
});

test('two regions without it are two problems', () => {
  const files = { 'eu/a.yaml': image('v1'), 'us/a.yaml': 'a: 1\n', 'ap/a.yaml': 'a: 1\n' };
  const problems = refusals(files, `${app}:v2`, lines('eu', 'us', 'ap'));
  assert.deepEqual(
    problems.map(({ what }) => /^"(\w+)"/.exec(what)?.[1]),
    ['us', 'ap'],
  );
});

test('when no line holds it, that is one problem, not one for each line', () => {
  const files = { 'eu/a.yaml': 'a: 1\n', 'us/a.yaml': 'a: 1\n' };
  assert.deepEqual(
    refusals(files, `${app}:v2`, lines('eu', 'us')).map(({ code }) => code),
    ['image_not_found'],
  );
});

test('a line whose image stands there already holds it', () => {
  const files = { 'eu/a.yaml': image('v1', 'old.io/app'), 'us/a.yaml': image('v2') };
  const written = bumped(files, `${app}:v2`, { ...lines('eu', 'us'), match: ['old.io/app'] });
  assert.equal(written['eu/a.yaml'], image('v2'));
});

test('a base holds it, though an overlay that is another line overrides it', () => {
  const files = {
    'base/deployment.yaml': `containers: [{name: a, image: ${app}}]\n`,
    'eu/kustomization.yaml': `resources: [../base]\nimages:\n- name: ${app}\n  newTag: v1\n`,
  };
  const written = bumped(files, `${app}:v2`, lines('base', 'eu'));
  assert.match(written['eu/kustomization.yaml'] ?? '', /newTag: v2/);
});

test('each line may be a glob or a file', () => {
  const files = { 'eu/1/a.yaml': image('v1'), 'eu/2/a.yaml': image('v1'), 'us/a.yaml': image('v1') };
  assert.deepEqual(Object.values(bumped(files, `${app}:v2`, lines('eu/*/a.yaml', 'us/a.yaml'))), [
    image('v2'),
    image('v2'),
    image('v2'),
  ]);
});
