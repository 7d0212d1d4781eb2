// Waiting for GitHub: how long, for what, and never twice for a write.

import assert from 'node:assert/strict';
import test from 'node:test';
import { deadlineIn } from '../../../src/clients/deadline.ts';
import type { GitHub } from '../../../src/clients/github/github.ts';
import { patientGitHub, timelyGitHub } from '../../../src/clients/github/patience.ts';
import { githubSchema } from '../../fakes/github/graphql.ts';
import { githubSandbox, sandboxName } from '../../fakes/github/sandbox.ts';

const failure = (status: number, headers: object = {}): Error =>
  Object.assign(new Error('no'), { status, response: { headers, data: { message: 'no' } } });

/** A door that fails as told, then answers; counts its calls. */
function door(...failures: Error[]): { github: GitHub; calls: () => number } {
  let calls = 0;
  const answer = async (): Promise<unknown> => {
    const thrown = failures[calls++];
    if (thrown !== undefined) throw thrown;
    return 'answer';
  };
  return { github: { request: answer, graphql: answer }, calls: () => calls };
}

test('a rate limit is waited for as long as GitHub asks, reads and writes alike', async () => {
  const waits: number[] = [];
  const { github, calls } = door(failure(429, { 'retry-after': '0' }), failure(403, { 'retry-after': '0.01' }));
  const patient = patientGitHub(github, { deadline: deadlineIn(5), onWait: (seconds) => waits.push(seconds) });
  assert.equal(await patient.graphql('mutation { x }'), 'answer');
  assert.deepEqual([waits, calls()], [[0, 0.01], 3]);
});

test('a rate limit that outlasts the deadline is thrown at once', async () => {
  const { github, calls } = door(failure(429, { 'retry-after': '60' }));
  const patient = patientGitHub(github, { deadline: deadlineIn(5) });
  await assert.rejects(patient.request('GET /x'), { status: 429 });
  assert.equal(calls(), 1);
});

test('an outage is tried again for reads, never for writes', async () => {
  const reads = [door(failure(502)), door(failure(502))] as const;
  const patience = { deadline: deadlineIn(30) };
  assert.equal(await patientGitHub(reads[0].github, patience).request('GET /x'), 'answer');
  assert.equal(await patientGitHub(reads[1].github, patience).graphql('query { x }'), 'answer');
  const writes = [door(failure(502)), door(failure(502))] as const;
  await assert.rejects(patientGitHub(writes[0].github, patience).request('POST /x'), { status: 502 });
  await assert.rejects(patientGitHub(writes[1].github, patience).graphql('mutation { x }'), { status: 502 });
  assert.deepEqual(
    [...reads, ...writes].map(({ calls }) => calls()),
    [2, 2, 1, 1],
  );
});

test('a refusal is not tried again', async () => {
  const { github, calls } = door(failure(422));
  await assert.rejects(patientGitHub(github, { deadline: deadlineIn(30) }).request('GET /x'), { status: 422 });
  assert.equal(calls(), 1);
});

test('an abort ends the waiting', async () => {
  const abort = new AbortController();
  const { github } = door(failure(429, { 'retry-after': '20' }));
  const patient = patientGitHub(github, {
    deadline: deadlineIn(30),
    signal: abort.signal,
    onWait: () => abort.abort(new Error('cancelled')),
  });
  await assert.rejects(patient.request('GET /x'), /cancelled|aborted/);
});

test('a call that is not answered in time is an outage: read again, and never written twice', async (t) => {
  githubSchema();
  let stalls = 1;
  const sandbox = await githubSandbox(
    t,
    { a: '1' },
    {
      intercept: () => (stalls-- > 0 ? new Promise(() => undefined) : undefined),
    },
  );
  const patience = { deadline: deadlineIn(20), tryTimeoutSeconds: 1 };
  const patient = patientGitHub(timelyGitHub(sandbox.github, patience), patience);
  const repository = (await patient.request(`GET /repos/${sandboxName}`)) as { full_name: string };
  assert.equal(repository.full_name, sandboxName);
  stalls = 1;
  const ref = { ref: 'refs/heads/x', sha: sandbox.git('rev-parse', 'main') };
  await assert.rejects(patient.request(`POST /repos/${sandboxName}/git/refs`, ref), { status: 500 });
  stalls = 1;
  assert.deepEqual(await patient.graphql('{ viewer { login } }'), { viewer: { login: 'ship-bot[bot]' } });
  assert.deepEqual(sandbox.asked(), [`GET `, `GET `, 'POST /git/refs', 'viewer', 'viewer']);
});
