// A login and a challenge are called what they are; the service's own answers are not.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  describePage,
  describeStatus,
  findChallenge,
  findRedirect,
  findWall,
} from '../../../src/smoke-test/version/wall.ts';
import { answer } from '../../fakes/session.ts';

const at = (status: number, headers: Record<string, string> = {}) => answer('', { status, headers });

const walls: readonly [ReturnType<typeof at>, RegExp | undefined][] = [
  [
    at(302, { location: 'https://login.shop.example/?next=%2F&token=s3cret' }),
    /^302 to https:\/\/login\.shop\.example\/\?…: a login page$/,
  ],
  [at(302, { location: '/users/sign_in' }), /a login page/],
  [at(307, { location: 'https://team.cloudflareaccess.com/cdn-cgi/access/login/x' }), /a login page/],
  [at(302, { location: '/health/' }), undefined],
  [at(403, { 'cf-mitigated': 'challenge' }), /a challenge of Cloudflare's firewall/],
  [at(202, { 'x-amzn-waf-action': 'challenge' }), /a challenge of AWS WAF/],
  [at(401, { 'www-authenticate': 'Bearer realm="s3cret"' }), /401: it wants to know who asks \(Bearer\)$/],
  [at(401), /401/],
  [at(403), undefined],
  [at(503), undefined],
  [at(200), undefined],
];

for (const [given, words] of walls)
  test(`${given.status} ${JSON.stringify(given.headers)} is ${words === undefined ? 'no wall' : 'a wall'}`, () => {
    const wall = findWall(given);
    if (words === undefined) return assert.equal(wall, undefined);
    assert.match(wall?.what ?? '', words);
    assert.doesNotMatch(wall?.what ?? '', /s3cret/);
    assert.match(wall?.fix ?? '', /`headers`/);
  });

test('only a challenge says nothing about the service when a check meets it', () => {
  assert.equal(findChallenge(at(401)), undefined);
  assert.notEqual(findChallenge(at(403, { 'cf-mitigated': 'challenge' })), undefined);
});

test('a redirect is shown with where it leads, without its query', () => {
  assert.equal(describeStatus(at(301, { location: '/a?token=s3cret' })), '301 to /a?…');
  assert.equal(describeStatus(at(500)), '500');
});

test('a redirect is told as one, with its target and without the secrets in it', () => {
  const moved = findRedirect(at(301, { location: 'https://ann:pw@shop.example/health?token=s3cret' }), 'wait');
  assert.equal(moved?.what, '301 to https://shop.example/health?…: a redirect, which is not followed');
  assert.equal(
    moved?.fix,
    'The address redirects to `https://shop.example`: write that in `url` in place of `http://shop.example`.',
  );
  assert.equal(findRedirect(at(304, { location: '/a' }), 'wait'), undefined);
  assert.equal(findRedirect(at(301), 'wait'), undefined);
});

const asked = 'https://shop.example/health';
const [away, loop, own] = [/: write that in `url`/, /x-forwarded-proto/, /the service's own answer: look at its log/];

for (const [title, location, leadsAway, fix] of [
  ['http at the same host, with a slash', 'http://shop.example/health/', false, loop],
  ['http at the same host and another port', 'http://shop.example:8080/health', false, loop],
  [
    'http at another host',
    'http://www.shop.example/health',
    true,
    /without TLS: let it redirect to an address with `https`/,
  ],
  ['another host', 'https://www.shop.example/health', true, away],
  ['another host, without a scheme', '//www.shop.example/health', true, away],
  ['another port', 'https://shop.example:8443/health', true, away],
  ['a login at another host', 'https://login.example/start', true, away],
  ['the same origin', 'https://shop.example/setup', false, own],
  ['the same origin with its port', 'https://shop.example:443/setup', false, own],
  ['a relative address', '/maintenance', false, own],
  ['the same page with another query', '/health?setup=1', false, own],
  ['what cannot be parsed', 'https://[', false, own],
  ['what is no web address', 'shop://health', false, own],
  ['itself', asked, false, loop],
  ['itself, relative', '/health', false, loop],
] as const)
  test(`a redirect to ${title} ${leadsAway ? 'says nothing of the service' : "is the service's own answer"}`, () => {
    const redirect = findRedirect(answer('', { status: 301, headers: { location }, url: asked }), 'wait');
    assert.equal(redirect?.leadsAway, leadsAway);
    assert.match(redirect?.fix ?? '', fix);
  });

test('a check may follow a redirect, or expect it', () => {
  for (const location of ['https://shop.example/', '/setup'])
    assert.match(
      findRedirect(at(301, { location }), 'check')?.fix ?? '',
      /`follow-redirects: true`.*expect its status/,
    );
});

test('a check that follows redirects already is not told to, and nobody is sent from https to http', () => {
  const fixesOf = (location: string, asker: 'check' | 'following check') => {
    const redirect = findRedirect(answer('', { status: 307, headers: { location }, url: asked }), asker);
    return `${redirect?.fix} ${redirect?.fixWhenProven}`;
  };
  const other = fixesOf('https://www.shop.example/', 'following check');
  assert.match(other, /write that in `url`.*or let the check expect its status/);
  assert.doesNotMatch(other, /follow-redirects/);
  for (const location of ['http://shop.example/', 'http://www.shop.example/'])
    assert.doesNotMatch(fixesOf(location, 'check'), /in place of|follow-redirects/);
});

test('where the service had answered, no other `url` is advised', () => {
  const redirect = findRedirect(at(301, { location: 'https://shop.example/' }), 'check');
  assert.match(redirect?.fixWhenProven ?? '', /`url` is right.*`follow-redirects: true`/);
  assert.doesNotMatch(redirect?.fixWhenProven ?? '', /write that/);
});

test('a page is shown by its type and title', () => {
  const page = answer('<html><head><title>Sign in – Shop</title>', { headers: { 'content-type': 'text/html' } });
  assert.equal(describePage(page), 'text/html, a page titled "Sign in – Shop", which looks like a login');
  assert.equal(describePage(answer('hello')), 'no content-type');
});
