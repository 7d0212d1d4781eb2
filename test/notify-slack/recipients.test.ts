// Whom a red message mentions.

import assert from 'node:assert/strict';
import test from 'node:test';
import { mentionsOf } from '../../src/notify-slack/recipients.ts';
import { deployment } from './sample.ts';

const users = new Map([
  ['alice', 'U0ALICE'],
  ['dana', 'U0DANA'],
]);
const people = { ...deployment.people, author: 'Alice', startedBy: 'dana', deployedBy: ['bob'] };

test('those that the step names, then the people whom users knows, each once', () => {
  assert.deepEqual(mentionsOf({ mention: ['!here', '@U0ALICE'], users }, people), [
    '<!here>',
    '<@U0ALICE>',
    '<@U0DANA>',
  ]);
});

test('nobody, when nobody is known', () => {
  assert.deepEqual(mentionsOf({ mention: [], users: new Map() }, people), []);
});
