// Where the version stands, and what answers say there.

import assert from 'node:assert/strict';
import test from 'node:test';
import { orThrow } from '../../../src/domain/action-error.ts';
import {
  formatVersionPlace,
  parseVersionPlace,
  readHealth,
  readSighting,
  type VersionPlace,
} from '../../../src/smoke-test/version/place.ts';
import { answer, fault } from '../../fakes/session.ts';

const placeOf = (text: string): VersionPlace => orThrow(parseVersionPlace(text));

for (const text of ['json:$.version', 'json:$["a:b"]', 'header:x-version', 'body'])
  test(`${text} is a place, written the same way`, () => assert.equal(formatVersionPlace(placeOf(text)), text));

for (const [text, code] of [
  ['$.version', 'version_at_invalid'],
  ['header:', 'version_at_invalid'],
  ['header:a b', 'version_at_invalid'],
  ['Body', 'version_at_invalid'],
  ['json:', 'json_path_invalid'],
  ['json:$.[', 'json_path_invalid'],
] as const)
  test(`${text} is none: ${code}`, () => assert.equal(parseVersionPlace(text).problems[0]?.code, code));

test('a fault inside a JSONPath has a caret', () => {
  assert.equal(parseVersionPlace('json:$.[').problems[0]?.excerpt, '1 | $.[\n      ^');
});

const json = 'json:$.version';
const sightings: readonly [string, ReturnType<typeof answer> | ReturnType<typeof fault>, string][] = [
  [json, answer('{"version":"a7f3c92"}'), 'a7f3c92 good'],
  [json, answer('{"version":12}'), '12 good'],
  [json, answer('{"version":1.20}'), '1.20 good'],
  [json, answer('{"version":553640e6}'), '553640e6 good'],
  [json, answer('{"version":12345678901234567890}'), '12345678901234567890 good'],
  [json, answer('{"version":"a7f3c92"}', { status: 503 }), 'a7f3c92 bad'],
  [json, answer('{"version":""}'), 'version_missing'],
  [json, answer('{"version":{"a":1}}'), 'version_missing'],
  [json, answer('{"version":true}'), 'version_missing'],
  [json, answer('{}'), 'version_missing'],
  ['json:$..version', answer('{"version":"a","x":{"version":"b"}}'), 'version_missing'],
  ['json:$[?@.n == 1].version', answer('[{"n":1,"version":"a"}]'), 'a good'],
  [json, answer('<html>'), 'not_json'],
  [json, answer('<html>', { status: 502 }), 'bad_status'],
  [json, answer('{}', { status: 302 }), 'bad_status'],
  ['header:X-Version', answer('', { headers: { 'x-version': ' a7f3c92' } }), 'a7f3c92 good'],
  ['header:x-version', answer(''), 'version_missing'],
  ['body', answer('a7f3c92\n'), 'a7f3c92 good'],
  ['body', answer(''), 'version_missing'],
  [json, fault('tls'), 'tls'],
];

for (const [place, outcome, expected] of sightings)
  test(`${place} of ${JSON.stringify(outcome.kind === 'answer' ? [outcome.status, outcome.body] : outcome)} is ${expected}`, () => {
    const sighting = readSighting(outcome, placeOf(place));
    const got = sighting.kind === 'version' ? `${sighting.version} ${sighting.good ? 'good' : 'bad'}` : undefined;
    assert.equal(sighting.kind === 'none' ? sighting.reason : got, expected);
  });

const nowhere: readonly [string, string, Record<string, string>, RegExp, RegExp | undefined][] = [
  [
    json,
    '{"data":{"sha":"a7f3c92"}}',
    {},
    /json:\$\.version selects nothing; json:\$\.data\.sha holds a7f3c92/,
    /version-at: json:\$\.data\.sha/,
  ],
  [json, '{"status":"ok","data":{"sha":"old"}}', {}, /selects nothing; there are: status, data/, undefined],
  ['header:x-v', '{"version":"a7f3c92"}', {}, /there is no header:x-v; json:\$\.version holds/, /version-at: json/],
  [json, '{}', { 'x-sha': 'a7f3c92' }, /header:x-sha holds a7f3c92/, /version-at: header:x-sha/],
];

for (const [place, body, headers, what, fix] of nowhere)
  test(`${place} of ${body} ${JSON.stringify(headers)} says ${what}`, () => {
    const sighting = readSighting(answer(body, { headers }), placeOf(place), ['a7f3c92']);
    assert.ok(sighting.kind === 'none' && sighting.reason === 'version_missing');
    assert.match(sighting.what, what);
    if (fix === undefined) assert.equal(sighting.fix, undefined);
    else assert.match(sighting.fix ?? '', fix);
  });

for (const [location, wall] of [
  ['https://shop.example/health', true],
  ['http://shop.example:8080/', true],
  ['http://login.example/', true],
  ['/login', true],
  ['/setup', false],
  ['http://shop.example/', false],
  ['http://[', false],
] as const)
  test(`a redirect to ${location} is ${wall ? 'a wall' : 'an answer of the service'}`, () => {
    const sighting = readHealth(answer('', { status: 302, headers: { location } }));
    assert.ok(sighting.kind === 'none' && sighting.answered);
    assert.equal(sighting.wall, wall);
  });

test('a redirect to a login is a redirect, a challenge and a 401 are none', () => {
  const location = '/login';
  for (const [status, headers, redirect] of [
    [302, { location }, true],
    [302, { location, 'cf-mitigated': 'challenge' }, false],
    [401, {}, false],
  ] as const) {
    const sighting = readHealth(answer('', { status, headers }));
    assert.ok(sighting.kind === 'none' && sighting.wall);
    assert.equal(sighting.redirect, redirect);
  }
});

test('any 2xx is healthy, and a wall is told', () => {
  assert.deepEqual(readHealth(answer('', { status: 204 })), { kind: 'healthy', status: 204 });
  const wall = readHealth(answer('', { status: 401 }));
  assert.ok(wall.kind === 'none' && wall.wall === true && wall.reason === 'bad_status');
  assert.equal(readHealth(fault('tls')).kind, 'none');
});
