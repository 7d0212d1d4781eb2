// The faults that inputs show together, each with its code and place, and never with a secret.

import assert from 'node:assert/strict';
import test from 'node:test';
import { check, type NotifySlackInputs } from '../../src/notify-slack/inputs.ts';
import { inputs } from './sample.ts';

const webhook = 'https://hooks.slack.com/services/T0/B0/secretsecretsecret';
const token = 'xoxb-secretsecretsecret';
const ts = '1768832640.000100';

const faults: readonly [Partial<NotifySlackInputs>, code: string, where: string][] = [
  [{ url: 'staging.shop.example' }, 'url_invalid', 'url'],
  [{ 'argocd-url': 'javascript:alert(1)' }, 'url_invalid', 'argocd-url'],
  [{ 'pull-request-url': '/pull/15' }, 'url_invalid', 'pull-request-url'],
  [{ 'compare-url': 'ftp://x.example' }, 'url_invalid', 'compare-url'],
  [{ 'rollback-url': 'https://u:secretsecretsecret@x.example' }, 'url_invalid', 'rollback-url'],
  [{ 'api-url': 'http://slack.example/api' }, 'url_invalid', 'api-url'],
  [{ mention: ['!channel'] }, 'mention_invalid', 'mention'],
  [{ mention: Array.from({ length: 21 }, () => '!here') }, 'mention_invalid', 'mention'],
  [{ events: ['deployd'] }, 'event_unknown', 'events'],
  [{ 'webhook-url': 'http://hooks.slack.com/services/secretsecretsecret' }, 'webhook_url_invalid', 'webhook-url'],
  [{ 'webhook-url': 'secretsecretsecret' }, 'webhook_url_invalid', 'webhook-url'],
  [{ token }, 'channel_missing', 'channel'],
  [{ token: 'secretsecretsecret\nx', channel: '#x' }, 'token_invalid', 'token'],
  [{ 'webhook-url': webhook, 'thread-ts': ts }, 'token_required', 'thread-ts'],
  [{ 'webhook-url': webhook, 'update-ts': ts }, 'token_required', 'update-ts'],
  [{ token, channel: 'C012AB3CD', 'thread-ts': '1768832640.0001' }, 'ts_invalid', 'thread-ts'],
  [{ token, channel: '#deployments', 'update-ts': ts }, 'channel_not_id', 'channel'],
  [{ token, channel: 'C012AB3CD', 'update-ts': ts, 'thread-ts': ts }, 'update_and_thread', 'update-ts'],
];

test('each fault names its input, says what to do and shows no secret', () => {
  for (const [change, code, where] of faults) {
    const problems = check({ ...inputs, ...change });
    assert.deepEqual(
      problems.map((problem) => [problem.code, problem.where]),
      [[code, `input \`${where}\``]],
      JSON.stringify(change),
    );
    assert.ok((problems[0]?.fix ?? '') !== '');
    assert.doesNotMatch(JSON.stringify(problems), /secretsecret/);
  }
});

const good: readonly Partial<NotifySlackInputs>[] = [
  {},
  { 'webhook-url': webhook },
  { 'webhook-url': 'http://127.0.0.1:8080/services/x' },
  { 'webhook-url': webhook, token },
  { token, channel: '#deployments' },
  { token, channel: 'deployments', 'thread-ts': ts },
  { 'webhook-url': webhook, token, channel: 'C012AB3CD', 'update-ts': ts },
  {
    url: 'https://api.shop.example',
    mention: ['!here', '@U012AB3CD'],
    events: ['failed'],
    'api-url': 'http://localhost/api',
  },
];

test('what belongs together is accepted', () => {
  for (const change of good) assert.deepEqual(check({ ...inputs, ...change }), [], JSON.stringify(change));
});

test('a mistyped event in the filter gets the nearest name', () => {
  const [problem] = check({ ...inputs, events: ['rollback'] });
  assert.match(problem?.fix ?? '', /rolled-back/);
});

test('all faults are said at once', () => {
  const given = { ...inputs, url: 'x', mention: ['@alice'], events: ['nope'], token };
  assert.equal(check(given).length, 4);
});
