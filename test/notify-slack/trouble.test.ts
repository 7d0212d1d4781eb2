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

test('a sentence that ends with the code already does not say it twice', () => {
  const trouble = { error: 'channel_is_archived', what: 'Slack answered channel_is_archived.', where: '', fix: '' };
  assert.equal(problemOf(trouble, 'slack_not_sent').what, 'Slack answered channel_is_archived.');
});
