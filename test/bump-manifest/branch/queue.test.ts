// Writers who lose a race and hand their edits over, in this process, against a real git server: whatever dies when, every edit that
// was handed over lands once, as a commit of its own, and none that its writer took back.

import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import fc from 'fast-check';
import type { Branch, CommitToBe, Head } from '../../../src/bump-manifest/branch/branch.ts';
import { gitBranch } from '../../../src/bump-manifest/branch/git.ts';
import { queueRules } from '../../../src/bump-manifest/history/hand-over.ts';
import { recordTrailers } from '../../../src/bump-manifest/history/ship-record.ts';
import { appendTrailers } from '../../../src/bump-manifest/history/trailers.ts';
import { deadlineIn } from '../../../src/clients/deadline.ts';
import { openGit } from '../../../src/clients/git/git.ts';
import { temporaryFolder } from '../../fakes/folder.ts';
import { startGitServer } from '../../fakes/git-server.ts';
import { createManifests, type ManifestsRepository } from '../../fakes/manifests-repository.ts';

const key = 'a-token-that-all-writers-have';
const env = { PATH: process.env['PATH'] ?? '' };

/** A repository with one file for all services, and writers of it. */
async function setUp(context: TestContext, services: readonly string[]) {
  const root = temporaryFolder(context);
  const file = `images:\n${services.map((name) => `  - name: r.io/${name}\n    newTag: v0\n`).join('')}`;
  const own = services.map((name) => [`${name}.yaml`, `image: r.io/${name}:v0 # own\n`]);
  const manifests = createManifests(root, 'm.git', { 'kustomization.yaml': file, ...Object.fromEntries(own) });
  const server = await startGitServer({ root });
  context.after(() => server.close());
  const open = async (secret = key): Promise<Branch> => {
    const place = { url: `${server.url}/m.git`, branch: undefined, credentials: {}, env, queue: true };
    const remote = await openGit({ ...place, temporaryFolder: temporaryFolder(context), deadline: deadlineIn(60) });
    const rules = queueRules({ token: secret, 'ssh-key': undefined, 'app-private-key': undefined });
    const branch = gitBranch(remote, 'shop/m', { remaining: () => 60 }, rules);
    context.after(() => branch.close());
    return branch;
  };
  return { manifests, open };
}

const shared = 'kustomization.yaml';

/** What a bump of one service makes of a head. */
async function edit(head: Head, service: string, tag: string, path = shared): Promise<CommitToBe> {
  const [entry] = await head.list([path]);
  const [file] = await head.read(entry === undefined ? [] : [entry]);
  const before = file?.bytes.toString() ?? '';
  const line = path === shared ? new RegExp(`(name: r.io/${service}\n    newTag: )\\S+`) : /(image: r.io\/[^:]+:)\S+/;
  const trailers = recordTrailers({
    service,
    environment: undefined,
    images: [`r.io/${service}:${tag}`],
    previousImages: [],
    sourceRepository: undefined,
    sourceCommit: undefined,
    run: `${service}-${tag}`,
    actor: undefined,
    rollback: false,
    files: [path],
  });
  return {
    files: [{ path, bytes: Buffer.from(before.replace(line, `$1${tag}`)) }],
    message: appendTrailers(`chore: bump ${service} to ${tag}`, trailers),
    author: { name: service, email: `${service}@x` },
  };
}

/** A writer that has read its head and loses when it writes. */
async function loser(open: () => Promise<Branch>, service: string, tag = 'v1', path = shared) {
  const branch = await open();
  const head = await branch.fetch();
  const change = await edit(head, service, tag, path);
  return { branch, lose: async () => await head.push(change) };
}

async function write(branch: Branch, service: string, tag = 'v1', path = shared) {
  const head = await branch.fetch();
  return head.landed ?? (await head.push(await edit(head, service, tag, path)));
}

const queued = (manifests: ManifestsRepository): string[] =>
  manifests.git('for-each-ref', '--format=%(refname)', 'refs/ship').split('\n').filter(Boolean);
const tags = (manifests: ManifestsRepository): string[] =>
  [
    ...manifests
      .read(shared)
      .toString()
      .matchAll(/newTag: (\S+)/g),
  ].map(([, tag = '']) => tag);

for (const path of [shared, 'own files'])
  test(`the next who is first lands what the losers of a race handed over, each as a commit of its own (${path})`, async (context) => {
    const { manifests, open } = await setUp(context, ['a', 'b', 'c', 'd']);
    const pathOf = (name: string): string => (path === shared ? shared : `${name}.yaml`);
    const [b, c] = [await loser(open, 'b', 'v1', pathOf('b')), await loser(open, 'c', 'v1', pathOf('c'))];
    const last = await open();
    await last.fetch();
    await write(await open(), 'a', 'v1', pathOf('a'));
    for (const each of [b, c]) {
      const outcome = await each.lose();
      assert.deepEqual([outcome.outcome, 'isHandedOver' in outcome && outcome.isHandedOver], ['raced', true]);
    }
    assert.equal(queued(manifests).length, 2);

    await write(last, 'd', 'v1', pathOf('d'));
    assert.deepEqual(queued(manifests), []);
    const subjects = ['a', 'd', 'b', 'c'].map((name) => `chore: bump ${name} to v1`).toReversed();
    assert.deepEqual(manifests.subjects().slice(0, 4), subjects);
    const lines = manifests.git('log', '-4', '--first-parent', '--format=%an %cn', '--numstat').split('\n');
    assert.deepEqual(
      lines.filter((line) => /^[a-d] /.test(line)),
      ['c c', 'b b', 'd d', 'a a'],
    );
    assert.deepEqual(
      [...new Set(lines.filter((line) => line.includes('\t')).map((line) => line.slice(0, 3)))],
      ['1\t1'],
    );
    assert.equal((await b.branch.fetch()).landed, manifests.git('rev-parse', 'main~1'));
    assert.equal((await c.branch.fetch()).landed, manifests.head());
  });

test('who gives up takes its edit back, and nobody lands it', async (context) => {
  const { manifests, open } = await setUp(context, ['a', 'b']);
  const b = await loser(open, 'b');
  const last = await open();
  await last.fetch();
  await write(await open(), 'a');
  await b.lose();
  const head = await last.fetch();
  assert.equal(await b.branch.withdraw?.(), true);
  assert.equal((await head.push(await edit(head, 'a', 'v2'))).outcome, 'raced');
  await write(last, 'a', 'v2');
  assert.deepEqual([tags(manifests), queued(manifests)], [['v2', 'v0'], []]);
});

test('an edit that is not there to take back has landed', async (context) => {
  const { open } = await setUp(context, ['a', 'b', 'c']);
  const b = await loser(open, 'b');
  const last = await open();
  await last.fetch();
  await write(await open(), 'a');
  await b.lose();
  await write(last, 'c');
  assert.equal(await b.branch.withdraw?.(), false);
  assert.ok((await b.branch.fetch()).landed);
});

/** What happens between a lost race and the next push. */
const unfit: readonly [string, (open: () => Promise<Branch>, manifests: ManifestsRepository) => Promise<unknown>][] = [
  ['its own service was written', async (open) => await write(await open(), 'b', 'v7')],
  ['somebody else changed anything', async (_, manifests) => manifests.commit({ 'docs.md': 'x' })],
];

for (const [title, happen] of unfit)
  test(`an edit is left to its writer when ${title} since`, async (context) => {
    const { manifests, open } = await setUp(context, ['a', 'b', 'c']);
    const b = await loser(open, 'b');
    await write(await open(), 'a');
    await b.lose();
    const last = await open();
    await last.fetch();
    await happen(open, manifests);
    await write(last, 'c');
    assert.equal(queued(manifests).length, 1);
    assert.notEqual(tags(manifests)[1], 'v1');
  });

test('of strangers nothing is landed', async (context) => {
  const { manifests, open } = await setUp(context, ['a', 'b', 'c']);
  const b = await loser(async () => await open('another-token-of-somebody-else'), 'b');
  await write(await open(), 'a');
  await b.lose();
  assert.equal(queued(manifests).length, 1);
  const last = await open();
  await last.fetch();
  await write(last, 'c');
  assert.deepEqual(tags(manifests), ['v1', 'v0', 'v1']);
});

for (const [title, tag] of [
  ['changes nothing', undefined],
  ['writes another image', 'v9'],
] as const)
  test(`a commit that repeats the message of what was handed over and ${title} is not taken for it`, async (context) => {
    const { manifests, open } = await setUp(context, ['a', 'b']);
    const b = await loser(open, 'b');
    await write(await open(), 'a');
    await b.lose();

    const forger = await open('another-token-of-somebody-else');
    const change = await edit(await forger.fetch(), 'b', 'v1');
    const written = await edit(await forger.fetch(), 'b', tag ?? 'v0');
    await (await forger.fetch()).push({ ...change, files: written.files });
    assert.equal(manifests.subjects()[0], 'chore: bump b to v1');
    assert.equal((await b.branch.fetch()).landed, undefined);
    await write(b.branch, 'b');
    assert.deepEqual(tags(manifests), ['v1', 'v1']);
  });

test('a server that takes no such refs is raced on as ever', async (context) => {
  const { manifests, open } = await setUp(context, ['a', 'b']);
  manifests.hook('update', 'case $1 in refs/ship/*) exit 1;; esac');
  const b = await loser(open, 'b');
  await write(await open(), 'a');
  const outcome = await b.lose();
  assert.equal('isHandedOver' in outcome && outcome.isHandedOver, false);
  await write(b.branch, 'b');
  assert.deepEqual(tags(manifests), ['v1', 'v1']);
});

test("what a server refuses of others does not keep one's own from landing", async (context) => {
  const { manifests, open } = await setUp(context, ['a', 'b', 'c']);
  const b = await loser(open, 'b');
  const last = await open();
  await last.fetch();
  await write(await open(), 'a');
  await b.lose();
  manifests.hook(
    'update',
    '[ -z "$(git log --format=%an $2..$3 | grep -x b)" ] || { echo "GH013: bad author"; exit 1; }',
  );
  await write(last, 'c');
  assert.deepEqual(tags(manifests), ['v1', 'v0', 'v1']);
});

/** A writer, the head that it saw last, and what became of it. */
interface Writer {
  readonly name: string;
  readonly branch: Branch;
  head: Head;
  end?: 'landed' | 'killed';
}

/** Writes on the head that it saw, which may be long gone; then looks again, or is killed before it can. */
async function takeStep(writer: Writer, isKilled: boolean): Promise<void> {
  if (writer.end !== undefined) return;
  const { outcome } = await writer.head.push(await edit(writer.head, writer.name, 'v1'));
  if (outcome === 'raced' && !isKilled) writer.head = await writer.branch.fetch();
  if (outcome === 'pushed' || writer.head.landed !== undefined) writer.end = 'landed';
  else if (isKilled) writer.end = 'killed';
}

test('in any order of losing, landing and dying every edit that stays handed over lands once', {
  timeout: 280_000,
}, async (context) => {
  const services = ['a', 'b', 'c', 'd', 'e'];
  const step = fc.record({ who: fc.nat(services.length - 1), luck: fc.nat(5) });
  const play = async (steps: readonly { who: number; luck: number }[]): Promise<void> => {
    const { manifests, open } = await setUp(context, services);
    const writers: Writer[] = [];
    for (const name of services) {
      const branch = await open();
      writers.push({ name, branch, head: await branch.fetch() });
    }
    for (const { who, luck } of steps) await takeStep(writers[who] as Writer, luck === 0);
    for (const writer of writers) for (let more = 9; writer.end === undefined; more--) await takeStep(writer, more < 0);

    const subjects = manifests.subjects();
    const landed = writers.filter(({ name }) => subjects.includes(`chore: bump ${name} to v1`));
    assert.equal(subjects.length, 1 + landed.length, subjects.join());
    assert.deepEqual(
      writers.filter((each) => each.end === 'landed' && !landed.includes(each)),
      [],
    );
    assert.equal(tags(manifests).filter((tag) => tag === 'v1').length, landed.length);
  };
  const steps = fc.array(step, { minLength: 5, maxLength: 12 });
  await fc.assert(fc.asyncProperty(steps, play), { numRuns: 6, endOnFailure: true });
});
