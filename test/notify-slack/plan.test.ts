// Which messages the filters keep back, and by which doors the others go.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  type Doors,
  findEnvironmentFilter,
  findEventFilter,
  type MessageTarget,
  payloadOf,
  planNotification,
} from '../../src/notify-slack/plan.ts';
import { tellStory } from '../../src/notify-slack/story/story.ts';
import { deployment, told } from './sample.ts';

const story = tellStory(deployment);
const open: Doors = { webhook: true, token: true, filtered: undefined, trouble: undefined };
const plan = (change: object, doors: Partial<Doors> = {}, mentions: string[] = []) =>
  planNotification(told(change as Record<string, unknown>), story, {
    doors: { ...open, ...doors },
    mentions,
    pages: [],
  });
const ts = '1768832640.000100';

test('an event that the filter does not name is kept back', () => {
  assert.equal(findEventFilter({ event: 'deployed', events: [] }), undefined);
  assert.equal(findEventFilter({ event: 'deployed', events: ['deployed', 'failed'] }), undefined);
  assert.match(
    findEventFilter({ event: 'deployed', events: ['failed'] }) ?? '',
    /lets only failed pass, and this is deployed/,
  );
});

test('an environment that the filter does not name is kept back, and so is none', () => {
  const found = (environment: string | undefined) =>
    findEnvironmentFilter({ environment, environments: ['production'] });
  assert.equal(found('production'), undefined);
  assert.match(found('staging') ?? '', /this is staging/);
  assert.match(found(undefined) ?? '', /none is given/);
});

const webhook: MessageTarget = { door: 'webhook', channel: undefined, update: undefined, thread: undefined };
const post: MessageTarget = { door: 'token', channel: '#a', update: undefined, thread: undefined };

const rows: readonly [title: string, change: object, doors: Partial<Doors>, targets: readonly MessageTarget[]][] = [
  ['a webhook', {}, { token: false }, [webhook]],
  ['a token with a channel goes before a webhook', { channel: ['#a'] }, {}, [post]],
  ['a token without a channel does not', {}, {}, [webhook]],
  ['several channels', { channel: ['#a', '#b'] }, {}, [post, { ...post, channel: '#b' }]],
  ['a reply', { channel: ['#a'], 'thread-ts': [ts] }, {}, [{ ...post, thread: ts }]],
  [
    'an update, and a channel that has no card',
    { channel: ['C01', 'C02'], 'update-ts': [ts, '-'] },
    {},
    [
      { ...post, channel: 'C01', update: ts },
      { ...post, channel: 'C02' },
    ],
  ],
  ['no door', {}, { token: false, webhook: false }, []],
  ['a filter', { channel: ['#a'] }, { filtered: 'kept' }, []],
];

for (const [title, change, doors, targets] of rows) {
  test(`where it goes: ${title}`, () => {
    const found = plan(change, doors);
    assert.deepEqual(found.targets, targets);
    assert.equal(found.kept === undefined, targets.length > 0);
  });
}

test('without a door the plan says what is missing', () => {
  assert.match(
    plan({}, { token: false, webhook: false }).kept ?? '',
    /neither `webhook-url` nor `token` and `channel`/,
  );
});

test('a card names nobody, and an alarm does', () => {
  const { forms } = plan({ event: 'failed', channel: ['#a'] }, {}, ['<!here>']);
  assert.match(JSON.stringify(forms.alarm), /<!here>/);
  assert.doesNotMatch(JSON.stringify(forms.card), /<!here>/);
});

test('the payload of each way', () => {
  const red = plan({ event: 'failed', channel: ['#a'] });
  const keys = (target: MessageTarget | undefined): string[] => Object.keys(payloadOf(red, target)).sort();
  const shared = ['blocks', 'text', 'unfurl_links', 'unfurl_media'];
  assert.deepEqual(keys(webhook), [...shared, 'mrkdwn'].sort());
  assert.deepEqual(keys(undefined), [...shared, 'mrkdwn'].sort());
  assert.deepEqual(keys(post), [...shared, 'channel', 'mrkdwn', 'parse'].sort());
  assert.deepEqual(keys({ ...post, update: ts }), [...shared, 'channel', 'parse', 'ts'].sort());
  assert.deepEqual(
    keys({ ...post, thread: ts }),
    [...shared, 'channel', 'mrkdwn', 'parse', 'reply_broadcast', 'thread_ts'].sort(),
  );
});
