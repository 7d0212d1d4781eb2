// One branch of a remote, with the real git against a bare repository: what is fetched, what is pushed, what is left behind.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { deadlineIn } from '../../../src/clients/deadline.ts';
import { openGit } from '../../../src/clients/git/git.ts';
import { temporaryFolder } from '../../fakes/folder.ts';
import { startGitServer } from '../../fakes/git-server.ts';
import { createManifests } from '../../fakes/manifests-repository.ts';

async function open(context: TestContext, branch?: string, seconds = 30) {
  const root = temporaryFolder(context);
  const temporary = temporaryFolder(context);
  const repository = createManifests(root, 'm.git', { 'a.yaml': 'a: 1', 'big.bin': Buffer.alloc(200_000, 'x') });
  const server = await startGitServer({ root, token: 'tok' });
  context.after(() => server.close());
  const env = { PATH: process.env['PATH'] ?? '' };
  const options = {
    url: `${server.url}/m.git`,
    branch,
    credentials: { token: 'tok' },
    temporaryFolder: temporary,
    env,
    deadline: deadlineIn(seconds),
  };
  const remote = await openGit(options);
  context.after(() => remote.close());
  return { repository, server, temporary, remote };
}

const draft = (text: string) => ({
  files: [{ path: 'a.yaml', mode: '100644', bytes: Buffer.from(text) }],
  message: 'm',
  name: 'n',
  email: 'e@x',
});

test('the default branch is found, and no contents come before they are asked for', async (context) => {
  const { repository, server, remote } = await open(context);
  assert.equal(await remote.fetch(), repository.head());
  assert.equal(remote.branch(), 'main');
  assert.ok(server.traffic.sent < 5000, `${server.traffic.sent} bytes`);
  const [entry] = await remote.list(repository.head(), ['a.yaml']);
  assert.equal((await remote.read([entry?.blob ?? ''])).get(entry?.blob ?? '')?.toString(), 'a: 1');
});

test('a push lands once, and a push on an old head is raced', async (context) => {
  const { repository, remote } = await open(context);
  const base = await remote.fetch();
  const [commit = ''] = await remote.commit(base, [draft('a: 2')]);
  assert.deepEqual(await remote.push(commit, base), { verdict: 'pushed' });
  assert.equal(repository.head(), commit);
  const [late = ''] = await remote.commit(base, [draft('a: 3')]);
  assert.equal((await remote.push(late, base)).verdict, 'raced');
  assert.equal(await remote.fetch(), commit);
  assert.deepEqual([await remote.contains(commit, base), await remote.contains(commit, late)], [true, false]);
});

test('another branch is made, moved from where it was seen, and found', async (context) => {
  const { remote } = await open(context);
  const base = await remote.fetch();
  const [[one = ''], [two = '']] = [
    await remote.commit(base, [draft('a: 2')]),
    await remote.commit(base, [draft('a: 3')]),
  ];
  assert.equal(await remote.locate('bump/app'), undefined);
  assert.equal((await remote.push(one, base, { branch: 'bump/app', expected: undefined })).verdict, 'pushed');
  assert.equal((await remote.push(two, base, { branch: 'bump/app', expected: undefined })).verdict, 'raced');
  assert.equal((await remote.push(two, base, { branch: 'bump/app', expected: one })).verdict, 'pushed');
  assert.equal(await remote.locate('bump/app'), two);
});

test('some history comes with the head, more when it is asked for, always with its trees', async (context) => {
  const { repository, remote } = await open(context);
  for (let step = 2; step < 100; step++) repository.commit({ 'a.yaml': `a: ${step}` }, `step ${step}`);
  const head = await remote.fetch();
  assert.equal((await remote.log(head)).length, 50);
  assert.equal(await remote.deepen(head, 10), true);
  assert.equal((await remote.log(head)).length, 60);
  assert.equal((await remote.changes(head, ['a.yaml'])).length, 60);
  assert.equal(await remote.deepen(head, 100), true);
  assert.equal(await remote.deepen(head, 100), false);
  assert.deepEqual(await remote.boundary(), []);
  assert.equal((await remote.log(head)).length, 99);
});

/** Commits on `main` of a machine whose clock is many years behind. */
function commitLongAgo({ folder }: { readonly folder: string }, count: number): void {
  const commits = Array.from({ length: count }, (_, at) => {
    const head = `commit refs/heads/main\ncommitter m <m@x> ${1_000_000_000 + at} +0000\ndata 1\nm\n`;
    return `${head}${at === 0 ? 'from refs/heads/main^0\n' : ''}M 100644 inline b.yaml\ndata 2\n${at % 10}\n\n`;
  });
  execFileSync('git', ['fast-import', '--quiet'], { cwd: folder, input: commits.join('') });
}

test('history that a server does not find behind the boundary, since clocks were wrong, comes all the same', async (context) => {
  const { repository, remote } = await open(context);
  for (let step = 2; step <= 11; step++) repository.commit({ 'a.yaml': `a: ${step}` }, `step ${step}`);
  commitLongAgo(repository, 49);
  const head = await remote.fetch();
  assert.equal((await remote.log(head)).length, 50);
  assert.equal(await remote.deepen(head, 10), true);
  assert.ok((await remote.log(head)).length >= 60);
});

test('a server that has no more itself is asked no further', async (context) => {
  const { repository, remote } = await open(context);
  for (let step = 2; step < 60; step++) repository.commit({ 'a.yaml': `a: ${step}` }, `step ${step}`);
  const head = await remote.fetch();
  const cut = repository.git('rev-parse', `${head}~54`);
  writeFileSync(path.join(repository.folder, 'shallow'), `${cut}\n`);
  assert.equal(await remote.deepen(head, 200), true);
  assert.equal((await remote.log(head)).length, 55);
  assert.equal(await remote.deepen(head, 800), false);
});

test('another branch is read beside the own one', async (context) => {
  const { repository, remote } = await open(context);
  await remote.fetch();
  repository.git('branch', 'env/staging', 'main');
  repository.commit({ 'a.yaml': 'a: 2' }, 'on main');
  const tip = await remote.fetchOther('env/staging');
  assert.equal(tip, repository.git('rev-parse', 'env/staging'));
  assert.equal((await remote.list(tip ?? '', ['a.yaml'])).length, 1);
  assert.equal(await remote.fetchOther('env/nowhere'), undefined);
});

const names: readonly (readonly [count: number, kind: string, ...command: string[]])[] = [
  [0, 'tags', 'tag'],
  [150, 'tags', 'tag'],
  [150, 'tags with a message', '-c', 'user.name=m', '-c', 'user.email=m@x', 'tag', '-m', 'release'],
  [150, 'branches', 'branch'],
];
for (const [count, kind, ...command] of names) {
  test(`a push costs the same with ${count} ${kind} on commits that are here`, async (context) => {
    const { repository, server, remote } = await open(context);
    const shas = Array.from({ length: 50 }, (_, step) => repository.commit({ 'a.yaml': `a: ${step}` }, `step ${step}`));
    for (let at = 0; at < count; at++) repository.git(...command, `t${at}`, shas[at % shas.length] ?? '');
    const base = await remote.fetch();
    await remote.deepen(base, 200);
    await remote.read([(await remote.list(base, ['a.yaml']))[0]?.blob ?? '']);
    const [commit = ''] = await remote.commit(base, [draft('a: x')]);
    const before = server.traffic.requests;
    assert.deepEqual(await remote.push(commit, base), { verdict: 'pushed' });
    assert.equal(server.traffic.requests - before, 2);
  });
}

test('a branch that was merged in the meantime does not bring what lies behind it', async (context) => {
  const { repository, server, remote } = await open(context);
  const fork = repository.head();
  repository.git('branch', 'old', fork);
  for (let step = 0; step < 120; step++)
    repository.commit({ 'a.yaml': `a: ${step} ${'x'.repeat(2000)}` }, `step ${step}`);
  await remote.fetch();
  const before = server.traffic.sent;
  const tree = repository.git('rev-parse', 'main^{tree}');
  const side = repository.git('commit-tree', tree, '-p', fork, '-m', 'late');
  repository.git(
    'update-ref',
    'refs/heads/main',
    repository.git('commit-tree', tree, '-p', 'main', '-p', side, '-m', 'merge'),
  );
  assert.equal(await remote.fetch(), repository.head());
  assert.ok(server.traffic.sent - before < 30_000, `${server.traffic.sent - before} bytes`);
});

test('where others change what is read, its contents come along with the fetches after the first that shows it', async (context) => {
  const { repository, server, remote } = await open(context);
  const readAt = async (sha: string) => {
    const blob = (await remote.list(sha, ['a.yaml']))[0]?.blob ?? '';
    const before = server.traffic.requests;
    return [(await remote.read([blob])).get(blob)?.toString(), server.traffic.requests - before];
  };
  await readAt(await remote.fetch());
  repository.commit({ 'b.yaml': 'b: 2' }, 'another file');
  assert.deepEqual(await readAt(await remote.fetch()), ['a: 1', 0]);
  repository.commit({ 'a.yaml': 'a: 2' }, 'step 2');
  assert.deepEqual(await readAt(await remote.fetch()), ['a: 2', 2]);
  repository.commit({ 'a.yaml': 'a: 3' }, 'step 3');
  assert.deepEqual(await readAt(await remote.fetch()), ['a: 3', 0]);
});

test('contents too large to come along are asked for, and a server that is gone by then is named', async (context) => {
  const { repository, server, remote } = await open(context, undefined, 1);
  await remote.fetch();
  repository.commit(
    { 'a.yaml': Buffer.alloc(2_000_000, 'a: 2\n'), 'b.yaml': Buffer.alloc(2_000_000, 'b: 2\n') },
    'large',
  );
  const [one, two] = (await remote.list(await remote.fetch(), ['a.yaml', 'b.yaml'])).map(({ blob }) => blob);
  assert.equal((await remote.read([one ?? ''])).get(one ?? '')?.length, 2_000_000);
  await server.close();
  await assert.rejects(remote.read([two ?? '']), { kind: 'unreachable' });
});

test('a tag or an unknown name is no branch', async (context) => {
  const { remote } = await open(context, 'mian');
  await assert.rejects(remote.fetch(), { kind: 'branch_missing' });
  const tagged = await open(context, 'v1');
  tagged.repository.git('tag', 'v1', 'main');
  await assert.rejects(tagged.remote.fetch(), { kind: 'not_a_branch' });
});

test('nothing is left behind', async (context) => {
  const { remote, temporary } = await open(context);
  await remote.fetch();
  assert.equal(readdirSync(temporary).length, 1);
  await remote.close();
  assert.deepEqual(readdirSync(temporary), []);
});
