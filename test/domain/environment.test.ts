// Which variables reach a gate, and which a tool or an engine.

import assert from 'node:assert/strict';
import test from 'node:test';
import { engineEnvironment } from '../../src/clients/engine/environment.ts';
import { thinEnvironment, withoutVoice } from '../../src/domain/environment.ts';

const rows: readonly [string, 'everybody' | 'gates' | 'nobody'][] = [
  ['PATH', 'everybody'],
  ['HOME', 'everybody'],
  ['GITHUB_SHA', 'everybody'],
  ['AWS_REGION', 'everybody'],
  ['DOCKER_CONFIG', 'everybody'],
  ['GITHUB_TOKEN', 'gates'],
  ['GH_TOKEN', 'gates'],
  ['GH_ENTERPRISE_TOKEN', 'gates'],
  ['GITHUB_ENTERPRISE_TOKEN', 'gates'],
  ['AWS_SECRET_ACCESS_KEY', 'gates'],
  ['AWS_SESSION_TOKEN', 'gates'],
  ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'gates'],
  ['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE', 'gates'],
  ['NODE_OPTIONS', 'gates'],
  ['INPUT_TOKEN', 'nobody'],
  ['ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'nobody'],
  ['ACTIONS_ID_TOKEN_REQUEST_URL', 'nobody'],
  ['ACTIONS_RUNTIME_TOKEN', 'nobody'],
  ['ACTIONS_RESULTS_URL', 'nobody'],
  ['GITHUB_OUTPUT', 'nobody'],
  ['GITHUB_ENV', 'nobody'],
  ['GITHUB_PATH', 'nobody'],
  ['GITHUB_STEP_SUMMARY', 'nobody'],
];

for (const [name, seenBy] of rows)
  test(`${name} is seen by ${seenBy}`, () => {
    const env = { [name]: 'x' };
    const engine = engineEnvironment(env, { caches: [], usesAwsHelper: false });
    const seen = [name in withoutVoice(env), name in thinEnvironment(env), name in engine];
    assert.deepEqual(seen, [seenBy !== 'nobody', seenBy === 'everybody', seenBy === 'everybody']);
  });
