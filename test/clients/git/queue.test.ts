// Refs beside branches and tags, with the real git: what is left there comes with the next fetch, and goes with the push that takes it.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { deadlineIn } from '../../../src/clients/deadline.ts';
import { openGit } from '../../../src/clients/git/git.ts';
import { temporaryFolder } from '../../fakes/folder.ts';
import { startGitServer } from '../../fakes/git-server.ts';
import { createManifests } from '../../fakes/manifests-repository.ts';

const env = { PATH: process.env['PATH'] ?? '' };
const name = (digit: string): string => digit.repeat(64);
const draft = {
  files: [{ path: 'a.yaml', mode: '100644', bytes: Buffer.from('a: 2') }],
  message: 'm',
  name: 'n',
  email: 'e@x',
};

async function setUp(context: TestContext) {
  const root = temporaryFolder(context);
  const repository = createManifests(root, 'm.git', { 'a.yaml': 'a: 1' });
  const server = await startGitServer({ root });
  context.after(() => server.close());
  const open = async (branch = 'main') => {
    const place = { url: `${server.url}/m.git`, branch, credentials: {}, env, queue: true };
    const remote = await openGit({ ...place, temporaryFolder: temporaryFolder(context), deadline: deadlineIn(30) });
    context.after(() => remote.close());
    return { remote, base: await remote.fetch() };
  };
  const refs = () => repository.git('for-each-ref', '--format=%(refname)', 'refs/ship').split('\n').filter(Boolean);
  return { repository, server, open, refs };
}

test('an offer is one line that others get with their next fetch, in the order in which it came', async (context) => {
  const { server, open, refs } = await setUp(context);
  const [one, two] = [await open(), await open()];
  const first = await one.remote.offer(name('a'), 'first');
  assert.deepEqual(await two.remote.offers(), []);
  const before = server.traffic.requests;
  await two.remote.fetch();
  assert.ok(server.traffic.requests - before <= 4);
  assert.deepEqual(
    (await two.remote.offers()).map(({ committedAt, ...offer }) => offer),
    [{ ...first, text: 'first' }],
  );

  const second = await one.remote.offer(name('b'), 'second', first);
  assert.deepEqual(refs(), [`refs/ship/queue/main/${name('b')}`]);
  await two.remote.fetch();
  assert.deepEqual(
    (await two.remote.offers()).map(({ sha }) => sha),
    [second?.sha],
  );
});

test('a push takes offers away together with its landing, or neither', async (context) => {
  const { repository, open, refs } = await setUp(context);
  const [one, two] = [await open(), await open()];
  const offer = (await one.remote.offer(name('a'), 'x')) ?? { name: '', sha: '' };
  const gone = { name: name('c'), sha: offer.sha };
  const [commit = ''] = await two.remote.commit(two.base, [draft]);
  assert.equal((await two.remote.push(commit, two.base, undefined, [offer, gone])).verdict, 'raced');
  assert.deepEqual([repository.head(), refs().length], [two.base, 1]);
  assert.deepEqual(await two.remote.push(commit, two.base, undefined, [offer]), { verdict: 'pushed' });
  assert.deepEqual([repository.head(), refs().length], [commit, 0]);
});

test('an offer that is there is taken back, one that is gone is not', async (context) => {
  const { open, refs } = await setUp(context);
  const { remote } = await open();
  const offer = (await remote.offer(name('a'), 'x')) ?? { name: '', sha: '' };
  assert.deepEqual([await remote.withdraw(offer), refs(), await remote.withdraw(offer)], [true, [], false]);
});

test('an offer for a branch below is none for this one, and what has another name is none', async (context) => {
  const { repository, open } = await setUp(context);
  repository.git('branch', 'main-2');
  repository.git('update-ref', 'refs/ship/queue/main/x', 'main');
  repository.git('update-ref', `refs/ship/queue/main/deep/${name('d')}`, 'main');
  const { remote } = await open();
  await (await open('main-2')).remote.offer(name('a'), 'x');
  await remote.fetch();
  assert.deepEqual(await remote.offers(), []);
});

test('a server that takes no such refs gets none', async (context) => {
  const { repository, open } = await setUp(context);
  repository.hook('update', 'case $1 in refs/ship/*) exit 1;; esac');
  assert.equal(await (await open()).remote.offer(name('a'), 'x'), undefined);
});
