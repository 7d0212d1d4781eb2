// Which messages the filters keep back, and by which door the others go.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { NotifySlackInputs } from '../../src/notify-slack/inputs.ts';
import { formatMessage } from '../../src/notify-slack/message.ts';
import { findFilter, planNotification } from '../../src/notify-slack/plan.ts';
import { tellStory } from '../../src/notify-slack/story.ts';
import { deployment, inputs } from './sample.ts';

const message = formatMessage(tellStory(deployment), []);
const webhook = { 'webhook-url': 'https://hooks.slack.com/services/secret' };
const post = { token: 'xoxb-secret', channel: '#deployments' };

test('filters keep back what they do not name', () => {
  const rows: [Partial<NotifySlackInputs>, RegExp | undefined][] = [
    [{}, undefined],
    [{ events: ['deployed', 'failed'] }, undefined],
    [{ events: ['failed'] }, /`events` lets failed pass, and this is deployed/],
    [{ environments: ['production'], environment: 'production' }, undefined],
    [{ environments: ['production'], environment: 'staging' }, /lets production pass, and this is staging/],
    [{ environments: ['production'] }, /none is given/],
  ];
  for (const [change, reason] of rows) {
    const found = findFilter({ ...inputs, ...change });
    if (reason === undefined) assert.equal(found, undefined);
    else assert.match(found ?? '', reason);
  }
});

test('a token with a channel goes before a webhook, and an update before a reply', () => {
  const rows: [Partial<NotifySlackInputs>, string | undefined, object][] = [
    [webhook, 'webhook', {}],
    [post, 'chat.postMessage', { channel: '#deployments' }],
    [{ ...webhook, ...post }, 'chat.postMessage', { channel: '#deployments' }],
    [{ ...webhook, token: 'xoxb-secret' }, 'webhook', {}],
    [{ ...webhook, channel: '#deployments' }, 'webhook', {}],
    [{ ...post, 'thread-ts': '1.2' }, 'chat.postMessage', { channel: '#deployments', thread_ts: '1.2' }],
    [{ ...post, 'update-ts': '1.2' }, 'chat.update', { channel: '#deployments', ts: '1.2' }],
    [{}, undefined, {}],
  ];
  for (const [change, door, addressed] of rows) {
    const plan = planNotification({ ...inputs, ...change }, message);
    const { channel, thread_ts, ts } = plan.payload;
    const address = Object.entries({ channel, thread_ts, ts }).filter(([, value]) => value !== undefined);
    assert.deepEqual([plan.door, Object.fromEntries(address)], [door, addressed]);
    assert.deepEqual(plan.payload['blocks'], message.blocks);
    assert.doesNotMatch(JSON.stringify(plan), /secret/);
  }
});

test('without a door the plan says what is missing', () => {
  const plan = planNotification(inputs, message);
  assert.match('reason' in plan ? plan.reason : '', /neither `webhook-url` nor `token` and `channel`/);
});
