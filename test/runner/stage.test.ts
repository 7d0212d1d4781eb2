// Tests of a room as a stage: its inputs come from texts over the config file, and its questions get what was read.

import assert from 'node:assert/strict';
import test from 'node:test';
import { ActionError } from '../../src/domain/action-error.ts';
import type { Context } from '../../src/domain/context.ts';
import type { Job } from '../../src/domain/job.ts';
import { number, required, text } from '../../src/runner/readers.ts';
import { stageOf } from '../../src/runner/stage.ts';
import { temporaryFolder, writeFiles } from '../fakes/folder.ts';

const inputs = { url: required(text()), replicas: number({ min: 1 }, 1) };
const stage = stageOf(
  {
    name: 'smoke-test',
    inputs,
    outputs: ['said'],
    clients: { greet: (name: string) => `hello ${name}` },
    run: async ({ url, replicas }, _job, { greet }) => ({
      outputs: { said: `${greet(url)} ${replicas}` },
      summary: '',
    }),
  },
  [{ subject: 'greeting', ask: async ({ url }, _job, { greet }) => greet(url) }],
);

function jobIn(workspace: string): Job {
  const log = { mask: () => undefined, warning: () => undefined } as unknown as Job['log'];
  const context = { workspace, repository: 'shop/cart' } as Context;
  return { context, log, env: {}, signal: new AbortController().signal };
}

test('what is given goes over the config file, and an empty text is not given', async (t) => {
  const workspace = temporaryFolder(t);
  writeFiles(workspace, { '.github/ship.yml': 'smoke-test: {url: a, replicas: 3}\n' });
  const { run } = await stage.prepare({ url: 'b', replicas: '' }, jobIn(workspace));
  assert.equal((await run()).outputs['said'], 'hello b 3');
});

test('the step’s own INPUT_ variables are not looked at', async (t) => {
  process.env['INPUT_URL'] = 'from the step';
  t.after(() => delete process.env['INPUT_URL']);
  const { inputs: read } = await stage.look({}, jobIn(temporaryFolder(t)));
  assert.equal(read['url'], undefined);
});

test('preparing throws every problem; looking tells them and goes on', async (t) => {
  const job = jobIn(temporaryFolder(t));
  const seen = await stage.look({ replicas: 'many' }, job);
  assert.deepEqual(
    seen.problems.map(({ code }) => code),
    ['input_missing', 'input_invalid'],
  );
  assert.equal(seen.questions.length, 1);
  await assert.rejects(
    stage.prepare({ replicas: 'many' }, job),
    (thrown) => thrown instanceof ActionError && thrown.problems.length === 2,
  );
});

test('a question gets the inputs and the clients', async (t) => {
  const { questions } = await stage.look({ url: 'c' }, jobIn(temporaryFolder(t)));
  assert.deepEqual([questions[0]?.subject, await questions[0]?.ask()], ['greeting', 'hello c']);
});
