// Git's words at the end of a failed command, and what they mean; the words are those of real servers.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { type GitPlace, isNameServiceDown, readFailure, readWriteFailure } from '../../../src/clients/git/failure.ts';
import { hostileText, millisecondsOf, quick } from '../../fakes/hostile-text.ts';

const https: GitPlace = { url: 'https://github.com/shop/m.git', branch: 'main', authenticated: true };
const ssh: GitPlace = { url: 'git@github.com:shop/m.git', branch: 'main', authenticated: true };

const failures: readonly [string, GitPlace, string, string][] = [
  [
    "fatal: could not read Username for 'https://github.com': terminal prompts disabled",
    https,
    'unauthenticated',
    'refused',
  ],
  [
    "remote: Invalid username or token.\nfatal: Authentication failed for 'https://github.com/shop/m.git/'",
    https,
    'unauthenticated',
    'refused',
  ],
  [
    "fatal: unable to access 'https://github.com/shop/m.git/': The requested URL returned error: 403",
    https,
    'forbidden',
    'refused',
  ],
  ['remote: Write access to repository not granted.', https, 'forbidden', 'refused'],
  [
    'ERROR: Permission to shop/m.git denied to deploy key\nfatal: Could not read from remote repository.',
    ssh,
    'forbidden',
    'refused',
  ],
  [
    "remote: Repository not found.\nfatal: repository 'https://github.com/shop/m.git/' not found",
    https,
    'not_found',
    'refused',
  ],
  ['git@github.com: Permission denied (publickey).', ssh, 'unauthenticated', 'refused'],
  ['Host key verification failed.', ssh, 'host_key', 'refused'],
  [
    "'ssh' '-F' '/dev/null': 1: ssh: not found\nfatal: Could not read from remote repository.",
    ssh,
    'ssh_missing',
    'refused',
  ],
  ['sh: ssh: command not found', ssh, 'ssh_missing', 'refused'],
  ['ssh: connect to host github.com port 22: No route to host', ssh, 'unreachable', 'passing'],
  ['ssh: connect to host github.com port 22: Network is unreachable', ssh, 'unreachable', 'passing'],
  ['Connection to github.com closed by remote host.', ssh, 'unreachable', 'passing'],
  ['Load key "/x/key": error in libcrypto\ngit@github.com: Permission denied (publickey).', ssh, 'ssh_key', 'refused'],
  ['fatal: unable to access: SSL certificate problem: self-signed certificate', https, 'tls', 'refused'],
  ['fatal: unable to access: The requested URL returned error: 503', https, 'unreachable', 'passing'],
  ['error: RPC failed; HTTP 502 curl 22 The requested URL returned error: 502', https, 'unreachable', 'passing'],
  ['error: RPC failed; curl 52 Empty reply from server', https, 'unreachable', 'passing'],
  ['fatal: unable to access: Could not resolve host: github.com', https, 'unresolved', 'refused'],
  ['ssh: Could not resolve hostname git.example.com: Name or service not known', ssh, 'unresolved', 'refused'],
  ['fatal: unable to access: CONNECT tunnel failed, response 407', https, 'proxy', 'refused'],
  ['fatal: unable to access: CONNECT tunnel failed, response 502', https, 'proxy', 'passing'],
  ['fatal: unable to access: Received HTTP code 407 from proxy after CONNECT', https, 'proxy', 'refused'],
  ['fatal: unable to access: The requested URL returned error: 302', https, 'moved', 'refused'],
  ['fatal: unable to access: The requested URL returned error: 429', https, 'busy', 'passing'],
  [
    'remote: You have exceeded a secondary rate limit.\nfatal: unable to access: The requested URL returned error: 403',
    https,
    'busy',
    'passing',
  ],
  ['remote: The project you were looking for could not be found.', https, 'not_found', 'refused'],
  ['kex_exchange_identification: Connection closed by remote host', ssh, 'unreachable', 'passing'],
  ['fatal: something nobody has seen', https, 'other', 'refused'],
];

for (const [words, place, kind, fault] of failures) {
  test(`${kind}: ${words.split('\n').at(-1)}`, () => {
    const failure = readFailure(words, place);
    assert.deepEqual([failure.kind, failure.isPassing ? 'passing' : 'refused'], [kind, fault]);
    assert.equal(failure.facts.said?.includes('\n'), false);
  });
}

test('a command that ran out of time is passing trouble, whatever it said', () => {
  const failure = readFailure('error: 403', https, { timedOut: true });
  assert.deepEqual([failure.kind, failure.isPassing], ['timed_out', true]);
});

const waits: readonly (readonly [words: string, retryAfter: string | undefined, seconds: number | undefined])[] = [
  ['secondary rate limit\nerror: 403', '7', 7],
  ['secondary rate limit\nerror: 403', '0', 1],
  ['secondary rate limit\nerror: 403', undefined, 60],
  ['secondary rate limit\nerror: 403', 'Wed, 21 Oct 2026 07:28:00 GMT', 60],
  ['error: 429', '3', 3],
  ['RPC failed; HTTP 403 curl 22 The requested URL returned error: 403', '5', 5],
  ['RPC failed; HTTP 429 curl 22 The requested URL returned error: 429', undefined, undefined],
  ['error: 429', undefined, undefined],
];
for (const [words, retryAfter, seconds] of waits)
  test(`"${words.split('\n')[0]}" with Retry-After ${retryAfter} asks for ${seconds} s`, () => {
    const { kind, facts } = readFailure(words, https, { headers: { retryAfter } });
    assert.deepEqual([kind, facts.waitSeconds], ['busy', seconds]);
  });

const redirects: readonly (readonly [location: string | undefined, expected: string | undefined])[] = [
  ['https://evil.example/shop/m.git/info/refs?service=git-upload-pack', 'https://evil.example/shop/m.git'],
  ['https://user:pass@evil.example/m.git/git-receive-pack', 'https://evil.example/m.git'],
  ['/shop/new-name.git/info/refs', 'https://github.com/shop/new-name.git'],
  ['http://', undefined],
  [undefined, undefined],
];
for (const [location, expected] of redirects)
  test(`a redirect to ${location} is told as ${expected}`, () => {
    assert.equal(readFailure('returned error: 301', https, { headers: { location } }).facts.movedTo, expected);
  });

const unread = 'fatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights';
const shut: readonly [string, GitPlace, string, string][] = [
  ['nothing', ssh, unread, 'forbidden'],
  ['words of its own', ssh, `remote: ERROR: This deploy key does not have write access\n${unread}`, 'forbidden'],
  ['that the key is unknown', ssh, `git@h: Permission denied (publickey).\n${unread}`, 'unauthenticated'],
  ['that it went away', ssh, `Connection to h closed by remote host.\n${unread}`, 'unreachable'],
  ['nothing over HTTP', https, unread, 'other'],
];
for (const [said, place, stderr, expected] of shut)
  test(`a push that a git host ends with ${said}: ${expected}`, () => {
    assert.equal(readWriteFailure(stderr, place).kind, expected);
  });

test('a page of 420 kB is read in a moment, and quoted in a line', () => {
  const page = `remote: ${'<div class="a  b">Permission to repository \'x\' '.repeat(9000)}\nfatal: error: 403`;
  const [milliseconds, failure] = millisecondsOf(() => readFailure(page, https));
  assert.ok(milliseconds < quick, `${milliseconds} ms`);
  assert.equal(failure.kind, 'forbidden');
  assert.ok((failure.facts.said?.length ?? 0) <= 600 && failure.message.length < 1000);
});

test('no text of others makes the patterns slow', () => {
  fc.assert(
    fc.property(hostileText(), (text) => millisecondsOf(() => readWriteFailure(text, ssh))[0] < quick),
    { numRuns: 60 },
  );
});

test('a bug of ours is no answer about the name service', async () => {
  await assert.rejects(isNameServiceDown(undefined as unknown as string), TypeError);
});
