// What is told of secrets that leave without TLS: a row per way out.

import assert from 'node:assert/strict';
import test from 'node:test';
import * as v from 'valibot';
import { checksShape } from '../../src/smoke-test/checks/check.ts';
import { exposureWords, findExposure } from '../../src/smoke-test/exposure.ts';

interface Given {
  readonly url: string;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly checks?: readonly object[];
  readonly versionPath?: string;
}

const secrets = { password: 'hunter2-hunter2' };
const open = 'http://api.test';
const login = { path: '/login', json: { password: '{{password}}' } };

const rows: readonly [title: string, given: Given, names: readonly string[]][] = [
  ['a secret in a body', { url: open, secrets, checks: [login] }, ['the secret `password`']],
  ['a secret in a path', { url: open, secrets, checks: [{ path: '/x?{{password}}' }] }, ['the secret `password`']],
  [
    'a secret in a path of the version',
    { url: open, secrets, versionPath: '/{{password}}' },
    ['the secret `password`'],
  ],
  ['a common header', { url: open, headers: { 'X-Api-Key': 'k' } }, ['the header `X-Api-Key`']],
  ["a check's header", { url: open, checks: [{ path: '/', headers: { cookie: 'c' } }] }, ['the header `cookie`']],
  ['a password in the URL', { url: 'http://robin:pw@api.test' }, ['the password in the URL']],
  [
    'what a check took as a secret',
    {
      url: open,
      checks: [
        { path: '/login', capture: { session: { json: '$.token', secret: true } } },
        { path: '/', headers: { 'x-session': '{{session}}' } },
      ],
    },
    ['the secret `session`'],
  ],
  [
    "a check's own address",
    { url: 'https://api.test', headers: { authorization: 'Bearer x' }, checks: [{ url: 'http://other.test/' }] },
    ['the header `authorization`'],
  ],
  ['nothing secret', { url: open, secrets, headers: { accept: 'text/plain' }, checks: [{ path: '/up' }] }, []],
  ['TLS', { url: 'https://api.test', secrets, headers: { authorization: 'x' }, checks: [login] }, []],
  ['this machine', { url: 'http://127.0.0.1:8080', secrets, checks: [login] }, []],
];

for (const [title, given, names] of rows)
  test(`${title}: ${names.length === 0 ? 'no warning' : `${names.join(', ')} is named`}`, () => {
    const inputs = {
      secrets: given.secrets ?? {},
      headers: given.headers ?? {},
      checks: v.parse(checksShape, given.checks ?? []),
      'version-path': given.versionPath ?? '/health',
    };
    const found = findExposure(inputs, [new URL(given.url)]);
    assert.deepEqual(found?.names ?? [], names);
    const words = found === undefined ? '' : exposureWords(found);
    assert.doesNotMatch(words, /hunter2|:pw@/);
    if (names.length > 0)
      assert.match(words, /^Secrets go to http:\/\/(?:api|other|\*{3}@api)\.test\/? over plain HTTP/);
  });
