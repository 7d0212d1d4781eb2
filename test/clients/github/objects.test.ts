// Reading a repository through GraphQL and REST, against real git objects.

import assert from 'node:assert/strict';
import test from 'node:test';
import { readBlobs, readCommits, readFilesAt, readHead, readTree } from '../../../src/clients/github/objects.ts';
import { githubSandbox, sandboxName as name } from '../../fakes/github/sandbox.ts';

const odd = {
  'app/crlf.yaml': 'a: 1\r\nb: "ü"\r\n',
  'app/bom.yaml': Buffer.from('\uFEFFa: 1'),
  'app/latin1.yaml': Buffer.from([0x61, 0x3a, 0x20, 0xe9, 0x0a]),
  'app/binary.yaml': Buffer.from([0, 1, 2, 3]),
  'app/large.yaml': `${'# '.padEnd(600_000, 'x')}\n`,
  'app/empty.yaml': '',
  'app/run.sh': { text: '#!/bin/sh\n', mode: '100755' },
  'app/link': { text: 'crlf.yaml', mode: '120000' },
  'app/deep/er/x.yaml': 'x: 1\n',
};

test('the head comes in one request, with files, folders and their modes', async (t) => {
  const { github, git, asked } = await githubSandbox(t, odd);
  const head = await readHead(github, name, undefined, ['app/crlf.yaml', 'app', 'absent']);
  assert.deepEqual([head?.branch, head?.oid, asked()], ['main', git('rev-parse', 'main'), ['repository']]);
  assert.equal(head?.found.get('app/crlf.yaml')?.entry.content?.toString(), odd['app/crlf.yaml']);
  assert.equal(head?.found.has('absent'), false);
  const children = head?.found.get('app')?.children ?? [];
  const modes = Object.fromEntries(children.map((each) => [each.path, each.mode]));
  assert.deepEqual([modes['app/run.sh'], modes['app/link'], modes['app/deep']], ['100755', '120000', '040000']);
  assert.equal(head?.newest.commits[0]?.message, 'chore: seed');
});

test('a branch that is not there is undefined', async (t) => {
  const { github } = await githubSandbox(t, { a: 'b' });
  assert.equal(await readHead(github, name, 'absent', []), undefined);
});

test('blobs arrive byte for byte, whatever they hold', async (t) => {
  const { github, git } = await githubSandbox(t, odd);
  const files = Object.entries(odd).filter(([, content]) => typeof content === 'string' || Buffer.isBuffer(content));
  const oids = files.map(([file]) => git('rev-parse', `main:${file}`));
  const blobs = await readBlobs(github, name, oids);
  for (const [at, [file, content]] of files.entries())
    assert.deepEqual(blobs.get(oids[at] ?? ''), Buffer.from(content as string), file);
});

test('text that lost its byte order mark is known by its hash', async (t) => {
  const { github, asked } = await githubSandbox(t, { 'bom.yaml': '\uFEFFa: 1\n', 'plain.yaml': 'a: 1\n' });
  const head = await readHead(github, name, undefined, ['bom.yaml', 'plain.yaml']);
  assert.deepEqual(head?.found.get('bom.yaml')?.entry.content, Buffer.from('\uFEFFa: 1\n'));
  assert.deepEqual(head?.found.get('plain.yaml')?.entry.content, Buffer.from('a: 1\n'));
  assert.equal(asked().length, 1);
});

test('a tree lists everything below it', async (t) => {
  const { github, git } = await githubSandbox(t, odd);
  const entries = await readTree(github, name, git('rev-parse', 'main:app'));
  assert.deepEqual(entries?.find(({ path }) => path === 'deep/er/x.yaml')?.mode, '100644');
});

test('history pages backwards, also of one path', async (t) => {
  const { github, git, commit } = await githubSandbox(t, { 'a.yaml': '0', 'b.yaml': '0' });
  for (let n = 1; n <= 5; n++) commit({ [n % 2 === 0 ? 'a.yaml' : 'b.yaml']: String(n) }, { message: `n ${n}` });
  const head = git('rev-parse', 'main');
  const first = await readCommits(github, name, head, { first: 4 });
  assert.deepEqual(
    first.commits.map((each) => each.message),
    ['n 5', 'n 4', 'n 3', 'n 2'],
  );
  const rest = await readCommits(github, name, head, { first: 4, after: first.next });
  assert.deepEqual([rest.commits.map((each) => each.message), rest.next], [['n 1', 'chore: seed'], undefined]);
  const own = await readCommits(github, name, head, { first: 9, path: 'a.yaml' });
  assert.deepEqual(
    own.commits.map((each) => each.message),
    ['n 4', 'n 2', 'chore: seed'],
  );
  const [at] = await readFilesAt(github, name, [own.commits[1]?.oid ?? ''], ['a.yaml', 'absent']);
  assert.deepEqual(
    at?.map((each) => [each.path, each.content?.toString()]),
    [['a.yaml', '2']],
  );
});
