// The message without blocks says the same.

import assert from 'node:assert/strict';
import test from 'node:test';
import { formatPlain } from '../../../src/notify-slack/message/plain.ts';
import { tellStory } from '../../../src/notify-slack/story/story.ts';
import { deployment } from '../sample.ts';

const story = tellStory({ ...deployment, event: 'failed', reason: 'a *check* failed' });

test('headline, what to do, why, facts, changes, figures and links stand one below the other', () => {
  const { text, mrkdwn } = formatPlain(story, { mentions: [], isRead: false });
  assert.equal(mrkdwn, false);
  assert.match(
    text,
    /^❌ FAILED: checkout-service in production a7f3c92\nAction required.*\na \*check\* failed\nVersion: a7f3c92\n[\s\S]*Changes in a7f3c92 since 9c1d2e3\n• feat: add gift card payment support\nerror rate: 0\.02 %[\s\S]*Argo CD: https:\/\/argocd\.example/,
  );
});

test('where Slack reads mrkdwn, mentions come first and the marks of foreign text are broken', () => {
  const { text, mrkdwn } = formatPlain(story, { mentions: ['<!here>'], isRead: true });
  assert.equal(mrkdwn, true);
  assert.match(text, /^<!here>\n❌ FAILED/);
  assert.match(text, /a \*\u200bcheck\*\u200b failed/);
});
