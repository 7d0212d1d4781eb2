// What a registry's answer means: the kind, its own words, and no credentials.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  codesOf,
  denied,
  deniedAction,
  detailOf,
  mismatch,
  noManifest,
  shorten,
  unexpected,
} from '../../../src/clients/registry/fault.ts';
import type { RegistryFault } from '../../../src/domain/image/registry-fault.ts';
import { cpuMilliseconds } from '../../fakes/cpu-time.ts';

const asked = { registry: 'r.io', repository: 'shop/app', credentials: { username: 'ci', password: 'pw-secret' } };
const body = Buffer.from('{"errors":[{"code":"DENIED","message":"not yours"},{"code":"OTHER"}]}');
const old = Buffer.from('{"errors":[{"code":"DENIED","message":"Your authorization token has expired."}]}');
const unknown = Buffer.from('{"errors":[{"code":"NAME_UNKNOWN","message":"no such repository"}]}');

const table: readonly [title: string, fault: RegistryFault, kind: string, what: RegExp][] = [
  ['a push that is denied', denied(asked, 'PUT', 403, body), 'denied', /push to shop\/app \(403: not yours\)/],
  ['a pull that is denied', denied(asked, 'GET', 401, body), 'denied', /read shop\/app \(401/],
  ['a login that is too old', denied(asked, 'GET', 403, old), 'expired', /expired/],
  ['a status nobody knows', unexpected(asked, 'GET x', { status: 418, body }), 'refused', /418 to GET x/],
  ['a repository that is not there', unexpected(asked, 'POST x', { status: 404, body: unknown }), 'absent', /no such/],
  ['a page in its place', noManifest(asked, 'v1'), 'foreign', /manifests\/v1, but with no manifest/],
  ['another content', mismatch(asked, 'v1', 'sha256:1', 'sha256:2'), 'digest', /"v1" is sha256:1, but/],
];
for (const [title, fault, kind, what] of table)
  test(`${title} is ${kind}`, () => {
    assert.equal(fault.kind, kind);
    assert.match(fault.message, what);
    assert.doesNotMatch(JSON.stringify([fault.message, fault.facts]), /pw-secret/);
  });

test('the registry is quoted in its own words; a page of something else has none', () => {
  assert.deepEqual([detailOf(body), codesOf(body)], ['not yours', ['DENIED', 'OTHER']]);
});
for (const page of ['<html>', '{}', 'null', '{"errors":1}', '{"errors":[null]}'])
  test(`${page} has no words of a registry`, () =>
    assert.deepEqual([detailOf(Buffer.from(page)), codesOf(Buffer.from(page))], ['', []]));

test('AWS names the action that it denies', () => {
  const text = 'User: arn:aws:sts::1:x is not authorized to perform: ecr:PutImage on resource: y';
  assert.deepEqual([deniedAction(text), deniedAction('no')], ['ecr:PutImage', undefined]);
});

test('a page of a megabyte is one short line', () => {
  const started = cpuMilliseconds();
  assert.ok(shorten(' \n'.repeat(500_000)).length <= 500 && shorten('x'.repeat(1e6)).length === 500);
  assert.ok(cpuMilliseconds() - started < 200);
});
