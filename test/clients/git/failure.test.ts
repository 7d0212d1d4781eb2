// Git's words at the end of a failed command, and what they mean; the words are those of real servers.

import assert from 'node:assert/strict';
import test from 'node:test';
import { gitError, readPush, type Target } from '../../../src/clients/git/failure.ts';

const https: Target = { url: 'https://github.com/shop/m.git', branch: 'main', authenticated: true };
const ssh: Target = { url: 'git@github.com:shop/m.git', branch: 'main', authenticated: true };

const failures: readonly [string, Target, string, string][] = [
  [
    "fatal: could not read Username for 'https://github.com': terminal prompts disabled",
    https,
    'manifests_unauthenticated',
    'refused',
  ],
  [
    "remote: Invalid username or token.\nfatal: Authentication failed for 'https://github.com/shop/m.git/'",
    https,
    'manifests_unauthenticated',
    'refused',
  ],
  [
    "fatal: unable to access 'https://github.com/shop/m.git/': The requested URL returned error: 403",
    https,
    'manifests_forbidden',
    'refused',
  ],
  ['remote: Write access to repository not granted.', https, 'manifests_forbidden', 'refused'],
  [
    'ERROR: Permission to shop/m.git denied to deploy key\nfatal: Could not read from remote repository.',
    ssh,
    'manifests_forbidden',
    'refused',
  ],
  [
    "remote: Repository not found.\nfatal: repository 'https://github.com/shop/m.git/' not found",
    https,
    'manifests_not_found',
    'refused',
  ],
  ['git@github.com: Permission denied (publickey).', ssh, 'manifests_unauthenticated', 'refused'],
  ['Host key verification failed.', ssh, 'manifests_host_key', 'refused'],
  [
    "'ssh' '-F' '/dev/null': 1: ssh: not found\nfatal: Could not read from remote repository.",
    ssh,
    'ssh_missing',
    'refused',
  ],
  ['sh: ssh: command not found', ssh, 'ssh_missing', 'refused'],
  ['ssh: connect to host github.com port 22: No route to host', ssh, 'manifests_unreachable', 'passing'],
  ['ssh: connect to host github.com port 22: Network is unreachable', ssh, 'manifests_unreachable', 'passing'],
  ['Connection to github.com closed by remote host.', ssh, 'manifests_unreachable', 'passing'],
  [
    'Load key "/x/key": error in libcrypto\ngit@github.com: Permission denied (publickey).',
    ssh,
    'manifests_ssh_key',
    'refused',
  ],
  ['fatal: unable to access: SSL certificate problem: self-signed certificate', https, 'manifests_tls', 'refused'],
  ['fatal: unable to access: The requested URL returned error: 503', https, 'manifests_unreachable', 'passing'],
  [
    'error: RPC failed; HTTP 502 curl 22 The requested URL returned error: 502',
    https,
    'manifests_unreachable',
    'passing',
  ],
  ['error: RPC failed; curl 52 Empty reply from server', https, 'manifests_unreachable', 'passing'],
  ['fatal: unable to access: Could not resolve host: github.com', https, 'manifests_unreachable', 'passing'],
  ['kex_exchange_identification: Connection closed by remote host', ssh, 'manifests_unreachable', 'passing'],
  ['fatal: something nobody has seen', https, 'git_failed', 'refused'],
];

for (const [words, target, code, fault] of failures) {
  test(`${code}: ${words.split('\n')[0]}`, () => {
    const error = gitError(words, target);
    assert.deepEqual([error.code, error.fault], [code, fault]);
    assert.ok(error.problems[0]?.fix);
  });
}

const knownHosts: readonly [string, string][] = [
  ['git@git.example.com:shop/m.git', 'git.example.com'],
  ['ssh://git@git.example.com/shop/m.git', 'git.example.com'],
  ['ssh://git@git.example.com:22/shop/m.git', 'git.example.com'],
  ['ssh://git@git.example.com:2222/shop/m.git', '[git.example.com]:2222'],
];

for (const [url, host] of knownHosts) {
  test(`the line of ${url} in known_hosts begins with ${host}`, () => {
    const { problems } = gitError('Host key verification failed.', { ...ssh, url });
    assert.ok(problems[0]?.fix?.includes(`begins with \`${host} \``), problems[0]?.fix);
  });
}

test('a command that ran out of time is passing trouble, whatever it said', () => {
  assert.equal(gitError('error: 403', https, true).code, 'manifests_unreachable');
});

const pushes: readonly [string, string, string][] = [
  ['!\tabc:refs/heads/main\t[rejected] (stale info)', '', 'raced false'],
  ['!\tabc:refs/heads/main\t[rejected] (fetch first)', '', 'raced false'],
  ['!\tabc:refs/heads/main\t[rejected] (non-fast-forward)', '', 'raced false'],
  [
    "!\tabc:refs/heads/main\t[remote rejected] (cannot lock ref 'refs/heads/main': is at 12ab but expected 34cd)",
    '',
    'raced true',
  ],
  ['!\tabc:refs/heads/main\t[remote rejected] (failed to update ref)', '', 'raced true'],
  ['!\tabc:refs/heads/main\t[remote rejected] (incorrect old value provided)', '', 'raced true'],
  ['!\tabc:refs/heads/ship/x\t[remote rejected] (directory file conflict)', '', 'push_refused'],
  [
    '!\tabc:refs/heads/ship/x\t[remote rejected] (failed to update ref)',
    "remote: error: cannot lock ref 'refs/heads/ship/x': 'refs/heads/ship' exists; cannot create 'refs/heads/ship/x'",
    'push_refused',
  ],
  [
    '!\tabc:refs/heads/main\t[remote rejected] (protected branch hook declined)',
    'remote: error: GH006: Protected branch',
    'branch_protected',
  ],
  [
    '!\tabc:refs/heads/main\t[remote rejected] (push declined due to repository rule violations)',
    'remote: error: GH013',
    'branch_protected',
  ],
  ['!\tabc:refs/heads/main\t[remote rejected] (pre-receive hook declined)', 'remote: no ticket', 'push_declined'],
  ['!\tabc:refs/heads/main\t[remote rejected] (shallow update not allowed)', '', 'push_refused'],
  ['!\tabc:refs/heads/main\t[remote failure] (remote failed to report status)', '', 'unknown'],
  ['', 'error: RPC failed; curl 52 Empty reply from server', 'unknown'],
  ['', 'fatal: unable to access: The requested URL returned error: 403', 'manifests_forbidden'],
];

for (const [line, stderr, expected] of pushes) {
  test(`${expected}: ${line.split('\t').at(-1) || stderr}`, () => {
    const verdict = readPush(1, `To x\n${line}\nDone\n`, stderr, https, false);
    const found =
      verdict.verdict === 'refused'
        ? verdict.error.code
        : verdict.verdict === 'raced'
          ? `raced ${verdict.sent}`
          : verdict.verdict;
    assert.equal(found, expected);
  });
}

const unread = 'fatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights';
const shut: readonly [string, Target, string, string][] = [
  ['nothing', ssh, unread, 'manifests_forbidden'],
  [
    'words of its own',
    ssh,
    `remote: ERROR: This deploy key does not have write access\n${unread}`,
    'manifests_forbidden',
  ],
  ['that the key is unknown', ssh, `git@h: Permission denied (publickey).\n${unread}`, 'manifests_unauthenticated'],
  ['that it went away', ssh, `Connection to h closed by remote host.\n${unread}`, 'unknown'],
  ['nothing over HTTP', https, unread, 'git_failed'],
];

for (const [said, target, stderr, expected] of shut) {
  test(`a push that a git host ends with ${said}: ${expected}`, () => {
    const verdict = readPush(128, '', stderr, target, false);
    assert.equal(verdict.verdict === 'refused' ? verdict.error.code : verdict.verdict, expected);
  });
}

test('exit 0 is pushed, a time-out is unknown, and a declined push quotes the hook', () => {
  assert.equal(readPush(0, 'Done', '', https, false).verdict, 'pushed');
  assert.equal(readPush(undefined, '', '', https, true).verdict, 'unknown');
  const verdict = readPush(
    1,
    '!\ta:b\t[remote rejected] (pre-receive hook declined)',
    'remote: Subject needs a ticket',
    https,
    false,
  );
  assert.match(verdict.verdict === 'refused' ? verdict.error.message : '', /Subject needs a ticket/);
});
