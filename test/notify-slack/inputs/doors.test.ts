// Where a webhook and a token may go. No word of ours quotes one.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findTokenTrouble, findWebhookTrouble } from '../../../src/notify-slack/inputs/doors.ts';

const slack = 'https://slack.com/api';
const rows: readonly [webhook: string, apiUrl: string, error: string | undefined][] = [
  ['https://hooks.slack.com/services/T0/B0/secretsecret', slack, undefined],
  ['https://hooks.slack-gov.com/services/T0/B0/secretsecret', slack, undefined],
  ['http://127.0.0.1:8080/services/secretsecret', slack, undefined],
  ['https://chat.corp.example/hooks/secretsecret', 'https://chat.corp.example/api', undefined],
  ['https://chat.corp.example/hooks/secretsecret', slack, 'webhook_host_unknown'],
  ['https://hooks.slack.com.evil.example/services/secretsecret', slack, 'webhook_host_unknown'],
  ['https://hooks.slack.com:444/services/secretsecret', slack, 'webhook_host_unknown'],
  ['https://evil.example/services/secretsecret', slack, 'webhook_host_unknown'],
  ['http://hooks.slack.com/services/secretsecret', slack, 'webhook_url_invalid'],
  ['http://localhost.evil.example/services/secretsecret', slack, 'webhook_url_invalid'],
  ['secretsecret', slack, 'webhook_url_invalid'],
  ['https://hooks.slack.com/triggers/T0/1/secretsecret', slack, 'webhook_is_trigger'],
];

for (const [webhook, apiUrl, error] of rows) {
  test(`the webhook ${webhook} with ${apiUrl} is ${error ?? 'good'}`, () => {
    const trouble = findWebhookTrouble(webhook, apiUrl);
    assert.equal(trouble?.error, error);
    assert.doesNotMatch(JSON.stringify(trouble ?? ''), /secretsecret/);
  });
}

const tokens: readonly [token: string | undefined, channel: string[], error: string | undefined][] = [
  [undefined, [], undefined],
  ['xoxb-secretsecret', ['#x'], undefined],
  ['xoxb-secretsecret', [], 'channel_missing'],
  ['secretsecret\nx', ['#x'], 'token_invalid'],
  ['sécretsecret', ['#x'], 'token_invalid'],
];

for (const [token, channel, error] of tokens) {
  test(`the token ${JSON.stringify(token)} with channels ${channel.join()} is ${error ?? 'good'}`, () => {
    const trouble = findTokenTrouble({ token, channel });
    assert.equal(trouble?.error, error);
    assert.doesNotMatch(JSON.stringify(trouble ?? ''), /secretsecret/);
  });
}
