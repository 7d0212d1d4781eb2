// Where to go back to, by histories written newest first.

import assert from 'node:assert/strict';
import test from 'node:test';
import { findRollback, type PastVersion } from '../../../../src/bump-manifest/history/rollback/roll-back.ts';
import type { ShipRecord } from '../../../../src/bump-manifest/history/ship-record.ts';
import { formatImageReference, parseImageReference } from '../../../../src/domain/image/reference.ts';

const digest = `sha256:${'d'.repeat(64)}`;
const shipped = (image: string, previous: string, rollback = false): ShipRecord => ({
  service: 'app',
  environment: undefined,
  images: [image],
  previousImages: [previous],
  sourceRepository: undefined,
  sourceCommit: undefined,
  run: undefined,
  actor: undefined,
  rollback,
  files: [],
});
const version = (image: string, ...records: ShipRecord[]): PastVersion => ({
  references: [parseImageReference(image)],
  records,
});

async function find(
  wanted: string,
  current: string,
  history: readonly PastVersion[],
): Promise<[image: string, read: number, shippedBy: string | undefined]> {
  let read = 0;
  async function* iterate() {
    for (const each of history) {
      read += 1;
      yield each;
    }
  }
  const { reference, record } = await findRollback(wanted, parseImageReference(current), iterate());
  return [formatImageReference(reference), read, record?.previousImages[0]];
}

test('previous is the last different image, and no more is read than that', async () => {
  const history = ['a:3', 'a:3', 'a:2', 'a:1', 'a:0'].map((image) => version(image));
  history[2] = version('a:2', shipped('a:2', 'a:1'));
  assert.deepEqual(await find('previous', 'a:3', history), ['a:2', 3, 'a:1']);
  history[2] = version('a:2');
  assert.deepEqual(await find('previous', 'a:3', history), ['a:2', 4, undefined]);
});

test('a pin that comes or goes makes no other image, another digest does', async () => {
  const other = digest.replaceAll('d', 'e');
  const history = [`a:3@${digest}`, 'a:3', `a:2@${digest}`, `a:3@${other}`, 'a:1'].map((image) => version(image));
  assert.equal((await find('previous', `a:3@${digest}`, history))[0], `a:3@${other}`);
  assert.equal((await find('previous', 'a:3', history))[0], `a:2@${digest}`);
});

test('who shipped it is the commit that wrote it, not one that touched the file since', async () => {
  const others = shipped('b:1', 'b:0');
  const history = [version('a:3'), version('a:2', others), version('a:2'), version('a:2', shipped('a:2', 'a:1'))];
  assert.deepEqual(await find('previous', 'a:3', history), ['a:2', 4, 'a:1']);
  const unknown = [version('a:3'), version('a:2', others), version('a:1', shipped('a:1', 'a:0'))];
  assert.equal((await find('previous', 'a:3', unknown))[2], undefined);
});

test('previous passes over what was rolled back from, unless it was shipped again', async () => {
  const back = version('a:2', shipped('a:2', 'a:3', true));
  const history = [back, version('a:3', shipped('a:3', 'a:2')), version('a:2'), version('a:1')];
  assert.equal((await find('previous', 'a:2', history))[0], 'a:1');
  const again = [version('a:4', shipped('a:4', 'a:3')), version('a:3', shipped('a:3', 'a:2')), ...history];
  assert.equal((await find('previous', 'a:4', again))[0], 'a:3');
});

test('where no good image is left, it is an error that says why each is out', async () => {
  const run = 'https://github.com/shop/app/actions/runs/7';
  const undo = { ...shipped('a:2', 'a:3', true), run };
  const history = [version('a:2', undo), version(`a:3@${digest}`), version('a:2')];
  await assert.rejects(
    find('previous', 'a:2', history),
    (thrown: Error & { problems: { what: string; fix: string }[] }) => {
      assert.match(thrown.problems[0]?.what ?? '', /no good image/);
      assert.match(thrown.problems[0]?.fix ?? '', /`rollback: 3`/);
      assert.match(
        thrown.problems[0]?.fix ?? '',
        new RegExp(`\na:2 \\(there now\\)\na:3@${digest} \\(rolled back from by ${run}\\)$`),
      );
      return true;
    },
  );
  assert.equal((await find('3', 'a:2', history))[0], `a:3@${digest}`, 'by name it is had all the same');
});

for (const [title, wanted] of [
  ['a tag', '2'],
  ['a digest', digest],
  ['a whole reference', `a:2@${digest}`],
] as const)
  test(`${title} that was there is found as it stood`, async () => {
    const history = [version('a:3'), version(`a:2@${digest}`), version('a:1')];
    assert.equal((await find(wanted, 'a:3', history))[0], `a:2@${digest}`);
  });

test('what was never there is refused with those that were', async () => {
  const history = [version('a:3'), version('a:2'), version('a:1')];
  await assert.rejects(find('9', 'a:3', history), (thrown: Error & { problems: { fix: string }[] }) => {
    assert.match(thrown.problems[0]?.fix ?? '', /newest first:\na:3 \(there now\)\na:2\na:1$/);
    return true;
  });
  await assert.rejects(find('previous', 'a:3', [version('a:3')]), { code: 'rollback_not_found' });
});
