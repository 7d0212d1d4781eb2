// Trouble as a problem of the log.

import assert from 'node:assert/strict';
import test from 'node:test';
import { problemOf } from '../../src/notify-slack/trouble.ts';

test('the code stands at the end of the sentence', () => {
  const problem = problemOf(
    { error: 'not_in_channel', what: 'It was not sent.', where: 'input `token`', fix: 'Invite.' },
    'slack_not_sent',
  );
  assert.deepEqual(problem, {
    code: 'slack_not_sent',
    what: 'It was not sent (not_in_channel).',
    where: 'input `token`',
    fix: 'Invite.',
  });
});
