// One environment is written at a time.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readPattern } from '../../../../src/bump-manifest/edit/paths.ts';
import { bumped, planFor, refusals, type Wish } from '../../../fakes/marked-manifest.ts';

const app = 'registry.acme.com/shop/app';
const overlay = (tag: string): string => `resources: [../../base]\nimages:\n- name: ${app}\n  newTag: ${tag}\n`;
const base = `kind: Deployment\napiVersion: apps/v1\nspec: {template: {spec: {containers: [{name: a, image: ${app}:v0}]}}}\n`;
const overlays = {
  'app/base/deployment.yaml': base,
  'app/overlays/dev/kustomization.yaml': overlay('v1'),
  'app/overlays/prod/kustomization.yaml': overlay('v1'),
};
const wish = (line: string, environment: string | undefined): Wish => ({ lines: [readPattern(line)], environment });

test('a folder with all overlays is refused, with the path that is narrow enough', () => {
  const [problem, ...more] = refusals(overlays, `${app}:v2`, wish('app', 'dev'));
  assert.deepEqual([problem?.code, problem?.where, more], ['environment_mixed', 'input `path`', []]);
  assert.match(problem?.what ?? '', /places of prod .* dev[\s\S]*app\/overlays\/prod\/kustomization\.yaml:4/);
  assert.match(problem?.fix ?? '', /path: app\/overlays\/dev\/kustomization\.yaml/);
});

test('the narrow path is written', () => {
  const files = { 'app/overlays/dev/kustomization.yaml': overlay('v1') };
  assert.deepEqual(Object.values(bumped(files, `${app}:v2`, wish('app/overlays/dev', 'dev'))), [overlay('v2')]);
});

test('a folder of another environment alone is refused', () => {
  const files = { 'apps/staging/a.yaml': `image: ${app}:v1\n` };
  const [problem] = refusals(files, `${app}:v2`, wish('apps', 'production'));
  assert.equal(problem?.code, 'environment_mixed');
});

test('what the line itself names is meant, whatever it is called', () => {
  const files = { 'live/app/a.yaml': `image: ${app}:v1\n`, 'live/app/eu/b.yaml': `image: ${app}:v1\n` };
  const written = bumped(files, `${app}:v2`, wish('live/app', 'production'));
  assert.deepEqual(Object.values(written), [`image: ${app}:v2\n`, `image: ${app}:v2\n`]);
});

test('a base that the overlays of two environments list is not written for one of them', () => {
  const bare = 'resources: [../../base]\n';
  const files = {
    'app/base/deployment.yaml': base,
    'app/overlays/dev/kustomization.yaml': bare,
    'app/overlays/prod/kustomization.yaml': bare,
  };
  const [problem] = refusals(files, `${app}:v2`, wish('app', 'dev'));
  assert.equal(problem?.code, 'environment_mixed');
  assert.match(problem?.fix ?? '', /images:.*app\/overlays\/dev\/kustomization\.yaml/);
  assert.match(bumped(files, `${app}:v2`, wish('app', undefined))['app/base/deployment.yaml'] ?? '', /app:v2/);
});

test('a base of one overlay alone is written', () => {
  const files = {
    'app/base/deployment.yaml': base,
    'app/overlays/dev/kustomization.yaml': 'resources: [../../base]\n',
  };
  assert.match(bumped(files, `${app}:v2`, wish('app', 'dev'))['app/base/deployment.yaml'] ?? '', /app:v2/);
});

test('explicit places are nobody else to judge', () => {
  const files = { 'prod.yaml': 'tag: v1\n' };
  const written = bumped(files, `${app}:v2`, { ...wish('.', 'dev'), fields: ['prod.yaml:tag'] });
  assert.deepEqual(written, { 'prod.yaml': 'tag: v2\n' });
});

test('a folder of another environment that a line names outright is written, with a warning', () => {
  const files = { 'staging/app/k.yaml': `image: r.io/shop/app:v1\n` };
  const { warnings, files: changed } = planFor(files, 'r.io/shop/app:v2', wish('staging/app', 'production'));
  assert.equal(changed.length, 1);
  assert.match(warnings.join(), /`environment` is production, but "staging\/app\/k\.yaml" is of staging/);
  assert.deepEqual(planFor(files, 'r.io/shop/app:v2', wish('staging/app', 'staging')).warnings, []);
});
