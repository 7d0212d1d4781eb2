// Noting a verdict, without a server: what is said when others were first. With one: test/scenarios/bump-manifest-verdict.test.ts.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type Recording, recordVerdict } from '../../../src/bump-manifest/recording/recording.ts';
import { readVerdicts } from '../../../src/bump-manifest/recording/verdict-note.ts';

const commit = 'a'.repeat(40);
const run = 'https://github.com/shop/checkout-service/actions/runs/7/attempts/1';
const recording = (given: Partial<Recording['inputs']>, addNote: Recording['addNote']) =>
  ({
    inputs: {
      verdict: 'fail',
      'manifest-sha': commit,
      conclusive: true,
      reason: 'timeout',
      'max-wait-seconds': 9,
      ...given,
    },
    repository: { url: 'https://git.example/m.git' },
    run,
    deadline: { remaining: () => 1 },
    job: {
      context: { temporaryFolder: '/tmp' },
      env: {},
      log: { group: () => undefined, info: () => undefined, mask: () => undefined },
    },
    addNote,
  }) as unknown as Recording;

test('the note says the verdict, why and by which run', async () => {
  let text = '';
  const { outputs } = await recordVerdict(
    recording({}, async (_options, draft) => {
      text = draft.text;
      return { tries: 1, commit: 'there' };
    }),
  );
  assert.equal(outputs.outcome, 'recorded');
  const [verdict] = readVerdicts(text);
  assert.deepEqual([verdict?.isPass, verdict?.reason, verdict?.run], [false, 'timeout', run]);
});

test('a dry run speaks to nobody', async () => {
  const { summary } = await recordVerdict(recording({ 'dry-run': true }, async () => assert.fail()));
  assert.match(summary, /^Would note/);
});

test('others who were first until the time was up are an error that says what to do', async () =>
  await assert.rejects(recordVerdict(recording({}, async () => undefined)), { code: 'race_lost' }));

test('a server that does not show single commits is told of, since the commit is not proven then', async () => {
  const warnings: string[] = [];
  const given = recording({}, async () => ({ tries: 1, commit: 'not shown' }));
  Object.assign(given.job.log, { warning: (text: string) => warnings.push(text) });
  await recordVerdict(given);
  assert.match(warnings.join('\n'), /does not say whether it has the commit a{40}/);
});
