// What wrong inputs mean: errors by name on quiet events, nothing on red ones, where the alarm goes out without them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { check, inputs, type NotifySlackInputs } from '../../src/notify-slack/inputs.ts';
import { stepInput } from '../../src/runner/raw-input.ts';
import { given } from './sample.ts';

const checked = (change: Readonly<Record<string, unknown>>) => check(given(change) as unknown as NotifySlackInputs);

const wrong: readonly [change: Readonly<Record<string, unknown>>, code: string][] = [
  [{ url: 'staging.shop.example' }, 'url_invalid'],
  [{ links: { Dashboard: 'grafana' } }, 'url_invalid'],
  [{ metrics: { latency: { p95: 1 } } }, 'input_invalid'],
  [{ events: ['deployd'] }, 'event_unknown'],
  [{ image: 'not an image!' }, 'image_invalid'],
  [{ 'update-ts': ['1'] }, 'ts_invalid'],
  [{ 'api-url': 'http://slack.example' }, 'url_invalid'],
];

for (const [change, code] of wrong) {
  test(`${JSON.stringify(change)} is ${code} on a quiet event, and no error on a red one`, () => {
    assert.deepEqual(
      checked(change).map((problem) => problem.code),
      [code],
    );
    assert.deepEqual(checked({ ...change, event: 'failed' }), []);
    assert.deepEqual(checked({ ...change, event: 'rolled-back' }), []);
  });
}

test('a mention that nobody may make is no error', () => {
  assert.deepEqual(checked({ mention: ['!everyone'], users: { alice: 'nobody' } }), []);
});

test('all faults are said at once', () => {
  assert.equal(checked({ url: 'x', events: ['nope'], metrics: { a: [] }, 'thread-ts': ['x'] }).length, 4);
});

const habits: readonly [word: string, hint: RegExp][] = [
  ['success', /`event: deployed`.*job\.status/],
  ['failure', /`event: failed`.*job\.status/],
  ['Failure', /`event: failed`/],
  ['skipped', /`event: blocked`\.$/],
  ['rollback', /`event: rolled-back`/],
  ['deployd', /deployed/],
];

for (const [word, hint] of habits) {
  test(`the event "${word}" is answered with ${hint}`, () => {
    assert.throws(
      () => inputs.event.read(stepInput('event', word)),
      (thrown: { faults?: { fix?: string }[] }) => hint.test(thrown.faults?.[0]?.fix ?? ''),
    );
  });
}

const channels: readonly [text: string, channels: readonly string[]][] = [
  ['#deployments', ['#deployments']],
  ['#deployments\nC012AB3CD\n\n# the first is ours\n', ['#deployments', 'C012AB3CD']],
  ['  deployments  ', ['deployments']],
];

for (const [text, expected] of channels) {
  test(`the channels of ${JSON.stringify(text)}`, () => {
    assert.deepEqual(inputs.channel.read(stepInput('channel', text)).value, expected);
  });
}

test('what cannot be read becomes a value with its problem, and the default stands in', () => {
  const read = inputs['duration-seconds'].read(stepInput('duration-seconds', '3 minutes'));
  assert.equal(read.value, undefined);
  assert.match(read.problems[0]?.what ?? '', /"3 minutes" is not a number/);
  assert.equal(read.problems[0]?.where, 'input `duration-seconds`');
});
