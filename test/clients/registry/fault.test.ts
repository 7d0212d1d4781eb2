// The words for a registry's trouble: who is asked, what it said, and no credentials.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  codesOf,
  denied,
  detailOf,
  mismatch,
  noManifest,
  unexpected,
  unreachable,
} from '../../../src/clients/registry/fault.ts';
import type { ActionError } from '../../../src/domain/action-error.ts';

const asked = {
  registry: 'r.io',
  repository: 'shop/app',
  credentials: { username: 'ci', password: 'pw-secret' },
};
const body = Buffer.from('{"errors":[{"code":"DENIED","message":"not yours"},{"code":"OTHER"}]}');

test('each trouble has its code, names the registry, and holds no credentials', () => {
  const table: readonly [ActionError, string, RegExp][] = [
    [unreachable(asked, new Error('timed out')), 'registry_unreachable', /r\.io .*timed out/],
    [denied(asked, 'PUT', { status: 403, body }), 'registry_denied', /push to shop\/app \(403: not yours\)/],
    [denied(asked, 'GET', { status: 401, body }), 'registry_denied', /pull from shop\/app \(401/],
    [unexpected(asked, 'GET', 'manifests/v1', 418, body), 'registry_refused', /418 to GET shop\/app\/manifests\/v1/],
    [noManifest(asked, 'v1'), 'registry_refused', /shop\/app\/manifests\/v1, but with no manifest/],
    [mismatch(asked, 'v1', 'sha256:1', 'sha256:2'), 'registry_digest', /"v1" is sha256:1, but its content is sha256:2/],
  ];
  for (const [error, code, what] of table) {
    assert.equal(error.code, code);
    assert.match(error.message, what);
    assert.doesNotMatch(JSON.stringify(error.problems), /pw-secret/);
  }
});

test('who has no login is told how to give one', () => {
  const [problem] = denied({ ...asked, credentials: undefined }, 'GET', { status: 401, body }).problems;
  assert.match(problem?.fix ?? '', /`username` and `password`/);
});

test('the registry is quoted in its own words; a page of something else has none', () => {
  assert.deepEqual([detailOf(body), codesOf(body)], [': not yours', ['DENIED', 'OTHER']]);
  for (const page of ['<html>', '{}', 'null'])
    assert.deepEqual([detailOf(Buffer.from(page)), codesOf(Buffer.from(page))], ['', []]);
});
