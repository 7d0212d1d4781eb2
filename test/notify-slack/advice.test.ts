// Each error has a sentence with the next step.

import assert from 'node:assert/strict';
import test from 'node:test';
import { pageTrouble, slackAdvice } from '../../src/notify-slack/advice.ts';

const rows: readonly [error: string, needed: string | undefined, says: RegExp][] = [
  ['channel_not_found', undefined, /as an id.*\/invite/],
  ['not_in_channel', undefined, /\/invite @app/],
  ['missing_scope', 'chat:write.public', /scope chat:write\.public/],
  ['missing_scope', undefined, /scope chat:write/],
  ['invalid_auth', undefined, /xoxb-/],
  ['no_service', undefined, /new webhook/],
  ['http_302', undefined, /redirect.*no secret follows/],
  ['http_503', undefined, /slack-status/],
  ['http_418', undefined, /not Slack/],
  ['proxy', undefined, /https_proxy/],
  ['some_new_code', undefined, /docs\.slack\.dev/],
  ['constructor', undefined, /docs\.slack\.dev/],
];

for (const [error, needed, says] of rows) {
  test(`${error} (${needed ?? '–'}) says ${says}`, () => assert.match(slackAdvice(error, needed), says));
}

test('trouble with PagerDuty names the input and the next step', () => {
  const { what, where, fix } = pageTrouble('trigger', 'invalid_key', 'PagerDuty refused the event');
  assert.match(what, /not told \(trigger\)/);
  assert.equal(where, 'input `pagerduty-routing-key`');
  assert.match(fix, /integration key/);
  assert.match(pageTrouble('change', 'http_500', '').fix, /status\.pagerduty\.com/);
});
