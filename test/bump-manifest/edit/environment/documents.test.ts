// Objects of several environments in one file.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readPattern } from '../../../../src/bump-manifest/edit/paths.ts';
import { bumped, refusals, type Wish } from '../../../fakes/marked-manifest.ts';

const app = 'registry.acme.com/shop/checkout';
const wish: Wish = { environment: 'dev', service: 'checkout', lines: [readPattern('.')] };

/** An Application of Argo CD as an app of apps lists many. */
const application = (name: string, space = 'argocd', target = 'shop'): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: ${name}, namespace: ${space}}\nspec:\n  destination: {namespace: ${target}}\n  source: {kustomize: {images: ["${app}:v1"]}}\n`;

/** Title, the objects of the file, and whether they are refused. */
const rows: readonly [title: string, objects: readonly string[], isRefused: boolean][] = [
  ['the names differ in the environment', [application('checkout-dev'), application('checkout-prod')], true],
  ['a third one, too', [application('dev-eu'), application('prod-eu'), application('staging-eu')], true],
  ['the namespaces differ', [application('checkout', 'dev'), application('checkout', 'prod')], true],
  ['the destinations differ', [application('a', 'x', 'shop-dev'), application('a', 'x', 'shop-prod')], true],
  ['one is the own one alone', [application('checkout-dev')], false],
  ['both are the own environment', [application('checkout-dev-eu'), application('checkout-dev-us')], false],
  ['another thing is called so', [application('checkout-dev'), application('test-runner')], false],
  ['none is the own one', [application('preview'), application('local-cache')], false],
];

for (const [title, objects, isRefused] of rows) {
  test(`objects of one file where ${title} are ${isRefused ? 'refused' : 'written'}`, () => {
    const files = { 'apps.yaml': objects.join('---\n') };
    const problems = refusals(files, `${app}:v2`, wish);
    assert.deepEqual(
      problems.map(({ code }) => code),
      isRefused ? ['environment_mixed'] : [],
    );
  });
}

const values = (...names: string[]): string =>
  `environments:\n${names.map((name) => `  ${name}:\n    image: {repository: ${app}, tag: v1}\n`).join('')}`;
const elements = (...names: string[]): string =>
  `kind: ApplicationSet\napiVersion: argoproj.io/v1alpha1\nspec:\n  generators:\n    - list:\n        elements:\n${names
    .map((name) => `          - {env: ${name}, image: "${app}:v1"}\n`)
    .join('')}`;

/** Title, the text of the one file, and whether it is refused. */
const keyed: readonly [title: string, text: string, isRefused: boolean][] = [
  ['keys of two environments', values('dev', 'prod'), true],
  ['keys of the own environment alone', values('dev'), false],
  ['keys that are no environments', values('web', 'worker'), false],
  ['keys of other environments', values('preview', 'prod'), false],
  ['elements of two environments', elements('dev', 'staging'), true],
  ['elements of the own environment', elements('dev-eu', 'dev-us'), false],
];

for (const [title, text, isRefused] of keyed) {
  test(`${title} in one file are ${isRefused ? 'refused' : 'written'}`, () => {
    const problems = refusals({ 'a.yaml': text }, `${app}:v2`, wish);
    assert.deepEqual(
      problems.map(({ code }) => code),
      isRefused ? ['environment_mixed'] : [],
    );
  });
}

test('the own place among keys of environments is written by its name', () => {
  const text = values('dev', 'prod');
  const fields = ['a.yaml:environments.dev.image.tag'];
  assert.equal(bumped({ 'a.yaml': text }, `${app}:v2`, { ...wish, fields })['a.yaml'], text.replace('v1', 'v2'));
});

test('the places of the others are listed, and what to do', () => {
  const text = [application('checkout-dev'), application('checkout-prod')].join('---\n');
  const [problem] = refusals({ 'apps.yaml': text }, `${app}:v2`, wish);
  assert.match(problem?.what ?? '', /places of prod are in the same file as those of dev[\s\S]*\napps\.yaml:13 /);
  assert.match(problem?.fix ?? '', /a file of its own/);
  const all = bumped({ 'apps.yaml': text }, `${app}:v2`, { ...wish, environment: undefined });
  assert.equal(all['apps.yaml'], text.replaceAll('v1"', 'v2"'));
});
