// What of the step's environment an engine gets.

import assert from 'node:assert/strict';
import test from 'node:test';
import { engineEnvironment } from '../../../src/clients/engine/environment.ts';

const env = {
  ...{ PATH: '/bin', HOME: '/root', DOCKER_HOST: 'x', https_proxy: 'p', AWS_REGION: 'us-east-1' },
  ...{ ACTIONS_ID_TOKEN_REQUEST_TOKEN: 's', ACTIONS_RUNTIME_TOKEN: 's', GITHUB_TOKEN: 's', GITHUB_OUTPUT: '/o' },
  ...{ GITHUB_ENTERPRISE_TOKEN: 's', GH_ENTERPRISE_TOKEN: 's', NODE_OPTIONS: '-r x', ACTIONS_RESULTS_URL: 'u' },
  ...{ AWS_SECRET_ACCESS_KEY: 's', AWS_SESSION_TOKEN: 's' },
};
const always = ['PATH', 'HOME', 'DOCKER_HOST', 'https_proxy', 'AWS_REGION'];
const rows: readonly [title: string, caches: string[], helper: boolean, more: string[]][] = [
  ['a plain build', [], false, []],
  ['a cache of GitHub', ['type=gha,scope=x'], false, ['ACTIONS_RESULTS_URL', 'ACTIONS_RUNTIME_TOKEN']],
  ['a cache in S3', ['type=s3,bucket=x'], false, ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']],
  ['Amazon’s credential helper', [], true, ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']],
];
for (const [title, caches, usesAwsHelper, more] of rows)
  test(`${title} gets what it needs and no other token`, () =>
    assert.deepEqual(
      Object.keys(engineEnvironment(env, { caches, usesAwsHelper })).sort(),
      [...always, ...more].sort(),
    ));
