// The plain inputs: what is wrong is left out and named, whatever it is.

import assert from 'node:assert/strict';
import test from 'node:test';
import { settleInputs } from '../../../src/notify-slack/inputs/settlement.ts';
import { given, told } from '../sample.ts';

test('good inputs become plain ones', () => {
  const settled = told({
    version: 'v1',
    links: { Logs: 'https://x.example' },
    metrics: { a: 1 },
    users: { Al: 'U012AB3CD' },
  });
  assert.equal(settled.version, 'v1');
  assert.deepEqual(settled.links, [{ label: 'Logs', url: 'https://x.example' }]);
  assert.deepEqual(settled.metrics, [['a', '1']]);
  assert.equal(settled.users.get('al'), 'U012AB3CD');
  assert.equal(settled['timeout-seconds'], 30);
});

test('what a reader could not read is named by its input', () => {
  const base = given();
  const broken = {
    ...base,
    sync: { value: 'auto' as const, problems: [{ code: 'input_invalid', what: '"x" is not one of auto' }] },
  };
  const { told: settled, problems } = settleInputs(broken);
  assert.equal(settled.sync, 'auto');
  assert.deepEqual(
    problems.map(({ what }) => what),
    ['`sync`: "x" is not one of auto'],
  );
});

test('wrong parts go, the rest stays', () => {
  const {
    told: settled,
    problems,
    remarks,
  } = settleInputs(
    given({
      url: 'x',
      mention: ['!channel', '!here'],
      links: { a: 'b', c: 'https://c.example' },
      'api-url': 'ftp://x',
    }),
  );
  assert.deepEqual([settled.url, settled.mention, settled.links.length], [undefined, ['!here'], 1]);
  assert.equal(settled['api-url'], 'https://slack.com/api');
  assert.deepEqual([problems.length, remarks.length], [3, 1]);
});

test('the slash at the end of a root is none of ours', () => {
  assert.equal(
    told({ 'pagerduty-url': 'https://events.eu.pagerduty.com/' })['pagerduty-url'],
    'https://events.eu.pagerduty.com',
  );
});

const tokens: readonly (readonly [token: string, apiUrl: string, kept: boolean])[] = [
  ['xoxb-1-2', 'ftp://x', true],
  ['own-server-token', 'ftp://x', false],
  ['own-server-token', 'https://chat.shop.example/api', true],
];
for (const [token, apiUrl, isKept] of tokens) {
  test(`${token} with api-url ${apiUrl} is ${isKept ? 'used' : 'sent nowhere'}`, () => {
    const { told: settled } = settleInputs(given({ token, 'api-url': apiUrl }));
    assert.equal(settled.token, isKept ? token : undefined);
  });
}
