// The words of a probe.

import assert from 'node:assert/strict';
import test from 'node:test';
import { answerIn, isSuccess, showPlace, showUrl, withScheme } from '../../src/domain/probe.ts';

test('a URL is shown without its credentials and its query', () => {
  assert.equal(showUrl(new URL('https://bob:s3cret@shop.example/a?b=1#c')), 'https://shop.example/a?…');
  assert.equal(showUrl(new URL('https://shop.example/a')), 'https://shop.example/a');
});

const places: readonly [string, string][] = [
  ['/up', '/up'],
  ['/up?token=s3cret', '/up?…'],
  ['/up#s3cret', '/up?…'],
  ['https://bob:s3cret@shop.example/a?token=s3cret', 'https://shop.example/a?…'],
  ['//bob:s3cret@shop.example/a', '//shop.example/a'],
  [' https://bob:s3cret@shop.example/a', 'https://shop.example/a'],
  ['{{base}}/a?x={{y}}', '{{base}}/a?…'],
];

for (const [place, shown] of places) test(`${place} is shown as ${shown}`, () => assert.equal(showPlace(place), shown));

test('only 2xx is a success', () => {
  const statuses = [100, 199, 200, 204, 299, 300, 404, 503];
  assert.deepEqual(statuses.filter(isSuccess), [200, 204, 299]);
});

test('an answer is in an outcome that is one', () => {
  const answer = { kind: 'answer', status: 200, headers: {}, body: '', milliseconds: 1, url: '' } as const;
  assert.equal(answerIn(answer), answer);
});

test('no answer is in a fault, nor where nothing was asked', () => {
  const fault = { kind: 'fault', reason: 'timeout', what: '', milliseconds: 1 } as const;
  assert.deepEqual([answerIn(fault), answerIn(undefined)], [undefined, undefined]);
});

const addresses: readonly [given: string, whole: string][] = [
  ['argocd.example', 'https://argocd.example'],
  ['localhost:8080', 'https://localhost:8080'],
  ['http://argocd.example', 'http://argocd.example'],
  ['FTP://x', 'FTP://x'],
];

for (const [given, whole] of addresses)
  test(`${given} with its scheme is ${whole}`, () => assert.equal(withScheme(given, 'https'), whole));
