// Whose a file is, by its path.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findForeignName, readBelongings } from '../../../../src/bump-manifest/edit/environment/belonging.ts';
import { readPattern } from '../../../../src/bump-manifest/edit/paths.ts';

/** Line of `path`, environment, the file, other files, and whose it is: own, other (with its name) or shared. */
const rows: readonly [string, string | undefined, string, readonly string[], string][] = [
  ['.', undefined, 'overlays/staging/a.yaml', [], 'shared'],
  ['.', 'staging', 'overlays/staging/a.yaml', [], 'own'],
  ['.', 'staging', 'overlays/production/a.yaml', [], 'other production'],
  ['.', 'staging', 'base/a.yaml', [], 'shared'],
  ['.', 'staging', 'values-staging.yaml', [], 'own'],
  ['.', 'staging', 'staging.yaml', [], 'own'],
  ['.', 'staging', 'checkout-staging/values.yaml', [], 'own'],
  ['.', 'staging', 'values.prod.yaml', [], 'other prod'],
  ['.', 'staging', 'values.yaml', ['values-staging.yaml'], 'shared'],
  ['.', 'prod', 'values-pre-prod.yaml', [], 'other pre-prod'],
  ['.', 'prod', 'values-nonprod.yaml', [], 'other nonprod'],
  ['.', 'prod', 'values-production.yaml', [], 'own'],
  ['.', 'prod', 'values-production.yaml', ['values-prod.yaml'], 'other production'],
  ['.', 'prod-eu', 'values-prod.yaml', [], 'shared'],
  ['.', 'prod-eu', 'values-prod-eu.yaml', [], 'own'],
  ['.', 'prod-eu', 'values-prod-us.yaml', ['values-prod-eu.yaml'], 'other prod-us'],
  ['production/app', 'production', 'production/app/a.yaml', [], 'own'],
  ['production/app', 'staging', 'production/app/a.yaml', [], 'shared'],
  ['prod/app', 'production', 'prod/app/values-dev.yaml', [], 'other dev'],
  ['.', 'blue', 'overlays/green/a.yaml', ['overlays/blue/a.yaml'], 'other green'],
  ['.', 'blue', 'overlays/base/a.yaml', ['overlays/blue/a.yaml'], 'shared'],
  ['.', 'blue', 'overlays/green/a.yaml', [], 'shared'],
  ['.', 'blue', 'values-green.yaml', ['values-blue.yaml'], 'other green'],
  ['.', 'blue', 'us-east/a.yaml', ['eu-west/a.yaml'], 'shared'],
  ['.', 'production', 'dev-portal/a.yaml', [], 'shared'],
  ['.', 'production', 'dev-portal-staging/a.yaml', [], 'other staging'],
  ['.', 'production', 'latest/contest/a.yaml', [], 'shared'],
  ['*/app', 'staging', 'production/app/a.yaml', [], 'other production'],
];

for (const [line, environment, file, others, expected] of rows) {
  const beside = others.length === 0 ? '' : ` beside ${others.join(', ')}`;
  test(`for ${environment ?? 'no environment'} under ${line}, ${file}${beside}: ${expected}`, () => {
    const scope = { environment, lines: [readPattern(line)], names: ['dev-portal'] };
    const { kind, environment: name } = readBelongings([file, ...others], scope)(file);
    assert.equal(kind === 'other' ? `${kind} ${name}` : kind, expected);
  });
}

test('thousands of paths are read in no time', { timeout: 10_000 }, () => {
  const files = Array.from({ length: 20_000 }, (_, n) => `apps/service-${n}/overlays/staging/kustomization.yaml`);
  const belongingOf = readBelongings(files, { environment: 'staging', lines: [readPattern('apps')], names: ['x'] });
  assert.equal(files.slice(0, 200).filter((file) => belongingOf(file).kind === 'own').length, 200);
});

/** Environment, the file that a line names outright, and the other environment that it is of. */
const foreign: readonly [string | undefined, string, string | undefined][] = [
  ['production', 'staging/app/deployment.yaml', 'staging'],
  ['production', 'app/values-staging.yaml', 'staging'],
  ['production', 'environments/stg.yaml', 'stg'],
  ['production', 'prod/app.yaml', undefined],
  ['production', 'staging/production/app.yaml', undefined],
  ['staging', 'nonprod/app.yaml', undefined],
  ['production', 'dev-portal/app.yaml', undefined],
  ['blue', 'staging/app.yaml', undefined],
  [undefined, 'staging/app.yaml', undefined],
];
for (const [environment, file, name] of foreign)
  test(`${file} for ${environment ?? 'no environment'} is of ${name ?? 'no other one'}`, () => {
    const lines = [readPattern(file)];
    assert.equal(findForeignName(file, { environment, lines, names: [] }), name);
  });
