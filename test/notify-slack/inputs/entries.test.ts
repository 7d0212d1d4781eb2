// Single entries: what may stay, and what is said about the rest.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  keepEvents,
  keepLink,
  keepLinks,
  keepMentions,
  keepMetrics,
  keepUsers,
} from '../../../src/notify-slack/inputs/entries.ts';

const links: readonly [value: string | undefined, kept: boolean, said: RegExp][] = [
  [undefined, true, /^$/],
  ['https://api.shop.example', true, /^$/],
  ['http://shop.example/x', true, /^$/],
  ['staging.shop.example', false, /e\.g\. https:\/\/staging\.shop\.example\./],
  ['javascript:alert(1)', false, /an http\(s\) URL/],
  ['https://u:hunter2@x.example', false, /user name or a password/],
  ['/pull/15', false, /https:\/\/pull\/15/],
];

for (const [value, kept, said] of links) {
  test(`the link ${value} is ${kept ? 'kept' : 'left out'}`, () => {
    const found = keepLink('url', value);
    assert.equal(found.value, kept ? value : undefined);
    const words = found.problems.map(({ what, fix }) => `${what} ${fix}`).join();
    assert.match(words, said);
    assert.doesNotMatch(words, /hunter2/);
  });
}

test('of a map of links the wrong ones are left out, each by its label', () => {
  const { value, problems } = keepLinks('links', {
    Dashboard: 'https://grafana.example',
    Runbook: 'wiki/runbook',
    Logs: ['https://x.example'],
    Empty: null,
  });
  assert.deepEqual(value, [{ label: 'Dashboard', url: 'https://grafana.example' }]);
  assert.deepEqual(
    problems.map(({ what }) => /`links`: `(\w+)`/.exec(what)?.[1]),
    ['Runbook', 'Logs'],
  );
});

test('a picture for PagerDuty is https', () => {
  const { value, problems } = keepLinks('pagerduty-images', { graph: 'http://x.example/a.png' }, 'https');
  assert.deepEqual([value, problems.length], [[], 1]);
});

test('a nested metric is left out, the others stay', () => {
  const { value, problems } = keepMetrics({
    'error rate': '0.02 %',
    pods: 5,
    ok: true,
    none: null,
    latency: { p95: 1 },
    all: [],
  });
  assert.deepEqual(value, [
    ['error rate', '0.02 %'],
    ['pods', '5'],
    ['ok', 'true'],
  ]);
  assert.deepEqual(
    problems.map(({ what }) => what),
    [
      '`metrics`: `latency` is a map, but a figure is one value',
      '`metrics`: `all` is a list, but a figure is one value',
    ],
  );
});

test('users are known by login in any case, with or without @', () => {
  const { value, problems } = keepUsers({ Alice: 'U012AB3CD', bob: '@W012AB3CD', carol: '!channel', dave: null });
  assert.deepEqual(
    [...value],
    [
      ['alice', 'U012AB3CD'],
      ['bob', 'W012AB3CD'],
    ],
  );
  assert.equal(problems.length, 2);
});

test('mentions that are not allowed are left out, and twenty are the most', () => {
  assert.deepEqual(keepMentions(['@U012AB3CD', '!everyone', '@alice']).value, ['@U012AB3CD']);
  const many = keepMentions(Array.from({ length: 25 }, () => '!here'));
  assert.deepEqual([many.value.length, many.problems.length], [20, 1]);
});

test('events that do not exist are left out with the nearest name', () => {
  const { value, problems } = keepEvents(['failed', 'rolledback']);
  assert.deepEqual(value, ['failed']);
  assert.match(problems[0]?.fix ?? '', /rolled-back/);
});
