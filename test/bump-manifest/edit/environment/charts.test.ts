// Which files of values belong to one chart.

import assert from 'node:assert/strict';
import test from 'node:test';
import { isSameChart } from '../../../../src/bump-manifest/edit/environment/charts.ts';

const rows: readonly [string, string, boolean, readonly string[]][] = [
  ['values.yaml', 'values-staging.yaml', true, []],
  ['values.yaml', 'values/staging.yaml', true, []],
  ['values.yaml', 'staging/values.yaml', true, []],
  ['values.yaml', 'values-staging-eu-west-1.yaml', true, []],
  ['values.yaml', 'values-staging-search.yaml', false, []],
  ['chart/values.yaml', 'environments/staging/values.yaml', true, []],
  ['charts/app/values.yaml', 'charts/app/values.staging.yaml', true, []],
  ['charts/app/values.yaml', 'environments/staging/app.yaml', true, []],
  ['charts/other/values.yaml', 'environments/staging/other.yaml', true, []],
  ['charts/app/values.yaml', 'clusters/staging/apps/app.yaml', true, []],
  ['charts/app/values.yaml', 'clusters/staging/apps/search.yaml', false, ['charts/search/values.yaml']],
  ['apps/app/values.yaml', 'apps/app/values-staging.yaml', true, []],
  ['apps/other/values.yaml', 'apps/search/values-staging.yaml', false, []],
  ['charts/other/values.yaml', 'environments/staging/app.yaml', false, ['charts/app/values.yaml']],
  ['charts/a/values.yaml', 'charts/b/values-staging.yaml', false, []],
  ['charts/a/values.yaml', 'environments/staging/values.yaml', true, []],
  ['charts/a/values.yaml', 'environments/staging/values.yaml', false, ['charts/b/Chart.yaml']],
  ['chart/values.yaml', 'environments/staging/search.yaml', false, []],
];

for (const [base, layer, expected, others] of rows) {
  const beside = others.length === 0 ? '' : ` beside ${others.join(', ')}`;
  test(`${base} and ${layer}${beside}: ${expected ? 'one chart' : 'two'}`, () => {
    const files = [base, layer, ...others].map((path) => ({ path, bytes: Buffer.from('') }));
    assert.equal(isSameChart(base, layer, files, { environment: 'staging', lines: [], names: ['app'] }), expected);
  });
}
