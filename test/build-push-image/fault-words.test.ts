// Faults of clients in the words of this action; what is a bug of ours stays one.

import assert from 'node:assert/strict';
import test from 'node:test';
import { wordFault } from '../../src/build-push-image/fault-words.ts';
import { run } from '../../src/build-push-image/run.ts';
import { ActionError } from '../../src/domain/action-error.ts';
import { EngineFault } from '../../src/domain/image/engine-fault.ts';
import { RegistryFault } from '../../src/domain/image/registry-fault.ts';
import { WorkTreeFault } from '../../src/domain/work-tree.ts';
import { connectEcr } from '../clients/registry/connected-ecr.ts';
import { commitAll } from '../fakes/engine.ts';
import { writeFiles } from '../fakes/folder.ts';
import { givenInputs } from './given-inputs.ts';
import { givenJob, givenWork, realClients } from './room.ts';

test('an engine’s and a registry’s fault are worded, with their cause', async (t) => {
  const work = givenWork(t, { registry: 'r.io' });
  const engine = new EngineFault('x', { kind: 'failed', phase: 'push', command: 'docker push' });
  const registry = new RegistryFault('y', { kind: 'unreachable', registry: 'r.io' });
  const [one, other] = [await wordFault(engine, work), await wordFault(registry, work)];
  assert.ok(one instanceof ActionError && other instanceof ActionError);
  assert.deepEqual(
    [one.code, one.cause, other.code, other.cause],
    ['push_failed', engine, 'registry_unreachable', registry],
  );
});

test('a missing repository gets the names near it', async (t) => {
  const near = { 'shop/checkout-servce': { imageTagMutability: 'MUTABLE', exclusions: [] } };
  const { ecr, registry, repository } = await connectEcr(t, { repositories: near });
  const access = { registry: registry.host, credentials: undefined, ecr: { connection: ecr, account: undefined } };
  const work = { ...givenWork(t), access: { ...access, connect: () => repository, close: () => undefined } };
  const absent = new RegistryFault('not there', { kind: 'absent', registry: registry.host });
  const worded = await wordFault(absent, work);
  assert.match((worded as ActionError).problems[0]?.fix ?? '', /Near it in .*`shop\/checkout-servce`/);
});

test('anything else stays as it is', async (t) => {
  const bug = new TypeError('x');
  assert.equal(await wordFault(bug, givenWork(t)), bug);
});

test('a checkout that git cannot read is told in the words of the action', async (t) => {
  const { job } = givenJob(t);
  const { workspace } = job.context;
  writeFiles(workspace, { Dockerfile: 'FROM scratch\n' });
  commitAll(workspace);
  writeFiles(workspace, { '.git/index': 'broken' });
  await assert.rejects(run(givenInputs({ push: 'false', context: '.' }), job, realClients), (thrown: ActionError) => {
    assert.deepEqual(thrown.problems, [
      {
        code: 'git_failed',
        what: 'git cannot say whether the context differs from its commit',
        fix: 'Check that actions/checkout ran, and its depth.',
      },
    ]);
    return thrown.cause instanceof WorkTreeFault;
  });
});
