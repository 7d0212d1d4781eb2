// What is masked before the first request.

import assert from 'node:assert/strict';
import test from 'node:test';
import * as v from 'valibot';
import { checksShape } from '../../src/smoke-test/checks/check.ts';
import { maskSecrets } from '../../src/smoke-test/credentials.ts';
import { answer, virtualSession } from '../fakes/session.ts';

test('secrets, passwords in URLs and credentials in headers are masked in every form', () => {
  const { log } = virtualSession({}, () => answer(''));
  const checks = v.parse(checksShape, [
    { url: 'https://eve:other%40pw@x.example/', headers: { 'x-api-key': 'k-123456', accept: 'text/plain' } },
    { path: '/', headers: { authorization: 'Bearer {{token}}' } },
  ]);
  const given = { secrets: { a: 's3cret value' }, headers: { Authorization: 'Bearer tok-9876' }, checks };
  maskSecrets(given, [new URL('https://bob:p%40ssword@shop.example')], log);
  const shown = [
    's3cret value',
    's3cret%20value',
    's3cret+value',
    Buffer.from('s3cret value').toString('base64').replace(/=+$/, ''),
    'tok-9876',
    'k-123456',
    'other@pw',
    'p@ssword',
    Buffer.from('bob:p@ssword').toString('base64'),
  ];
  for (const each of shown) assert.equal(log.redact(each).includes('***'), true, each);
  for (const plain of ['text/plain', 'Bearer {{token}}', 'bob']) assert.equal(log.redact(plain), plain);
});
