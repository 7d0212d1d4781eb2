// Records in trailers: written and read back, and what concerns what.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  compareRuns,
  concernsSame,
  isSameRun,
  readRecord,
  recordTrailers,
  runNumberOf,
  type ShipRecord,
} from '../../../src/bump-manifest/history/ship-record.ts';
import { appendTrailers } from '../../../src/bump-manifest/history/trailers.ts';

const record: ShipRecord = {
  service: 'app',
  environment: 'production',
  images: ['r.io/app:2', 'r.io/sidecar:2'],
  previousImages: ['r.io/app:1', 'r.io/sidecar:1'],
  sourceRepository: 'shop/app',
  sourceCommit: 'a'.repeat(40),
  run: 'https://github.com/shop/app/actions/runs/7/attempts/2',
  actor: 'alice',
  rollback: true,
  files: ['a/b.yaml', 'a/c d.yaml'],
};

test('a record survives a message', () => {
  assert.deepEqual(readRecord(appendTrailers('subject\n\nbody', recordTrailers(record))), record);
  const bare = { service: 'app', images: [], previousImages: [], rollback: false, files: [] };
  const unknown = {
    environment: undefined,
    sourceRepository: undefined,
    sourceCommit: undefined,
    run: undefined,
    actor: undefined,
  };
  assert.deepEqual(readRecord('subject\n\nShip-Service: app'), { ...bare, ...unknown });
  assert.equal(readRecord('fix: something\n\nSigned-off-by: x'), undefined);
});

const message = appendTrailers('subject\n\nbody', recordTrailers(record));

for (const [title, added] of [
  ['co-authors', '\n---------\n\nCo-authored-by: Bob <bob@shop.example>'],
  ['the list of a squash', "\n* Merge branch 'main' into ship/x"],
  ['the end of a comment', '\n-->'],
] as const)
  test(`a record is found above ${title}`, () => assert.deepEqual(readRecord(`${message}${added}\n`), record));

test('a record counts in a paragraph of trailers alone, and the last one counts', () => {
  assert.deepEqual(readRecord(message.replaceAll('\n', '\r\n')), record);
  const older = { ...record, images: ['r.io/app:1'], rollback: false };
  assert.deepEqual(readRecord(`${appendTrailers('s', recordTrailers(older))}\n* ${message}`), record);
  assert.equal(readRecord('subject\n\nIt said:\nShip-Service: app\n'), undefined);
  assert.equal(readRecord('Ship-Service: app\n\nbody'), undefined);
});

test('a message that brings our trailers along adds none to the record', () => {
  const shipped = { ...record, rollback: false };
  const hostile = 'feat: x\n\nShip-Rollback: true\nShip-Image: evil:1\nShip-File: z';
  assert.deepEqual(readRecord(appendTrailers(hostile, recordTrailers(shipped))), shipped);
});

test('too many files are not named, and then every file is concerned', () => {
  const many = { ...record, files: Array.from({ length: 51 }, (_, index) => `${index}.yaml`) };
  assert.deepEqual(readRecord(appendTrailers('s', recordTrailers(many)))?.files, []);
});

test('a message that names thousands of images and files is a record of some of each, and of none twice', () => {
  const lines = (name: string, value: (at: number) => string): string[] =>
    Array.from({ length: 5000 }, (_, at) => `${name}: ${value(at)}`);
  const files = [...lines('Ship-File', () => 'a.yaml'), ...lines('Ship-File', (at) => `${at}.yaml`)];
  const images = lines('Ship-Image', (at) => `r.io/app:${at}`);
  const found = readRecord(['s', '', 'Ship-Service: app', ...images, ...files].join('\n'));
  assert.deepEqual([found?.images.length, found?.files.length], [200, 50]);
  assert.deepEqual(found?.files.slice(0, 2), ['a.yaml', '0.yaml']);
});

const neighbours: readonly [title: string, difference: Partial<ShipRecord>, isSame: boolean][] = [
  ['a record itself', {}, true],
  ['one of a common file', { files: ['a/b.yaml'] }, true],
  ['one that names no files', { files: [] }, true],
  ['one of another file', { files: ['other.yaml'] }, false],
  ['one of another service', { service: 'app-worker' }, false],
  ['one of another environment', { environment: 'staging' }, false],
  ['one of no environment', { environment: undefined }, false],
];
for (const [title, difference, isSame] of neighbours)
  test(`${title} concerns ${isSame ? 'the same' : 'something else'}`, () =>
    assert.equal(concernsSame(record, { ...record, ...difference }), isSame));

test('the number of a run stands in its page or alone', () => {
  assert.equal(runNumberOf(record.run), 7);
  assert.equal(runNumberOf('12'), 12);
  assert.equal(runNumberOf('https://ci.example.com/job/3'), undefined);
  assert.equal(runNumberOf(undefined), undefined);
});

const runs: readonly [a: string | undefined, b: string | undefined, order: number | undefined, isSame: boolean][] = [
  ['7', '12', -5, false],
  ['7', '7', 0, true],
  ['https://g.example/a/b/actions/runs/7/attempts/1', 'https://g.example/a/b/actions/runs/7/attempts/3', 0, true],
  ['https://g.example/a/b/actions/runs/8', 'https://g.example/a/b/actions/runs/7/attempts/3', 1, false],
  ['https://g.example/a/b/actions/runs/8', 'https://g.example/a/c/actions/runs/7', undefined, false],
  ['https://g.example/a/b/actions/runs/7', '7', undefined, false],
  ['https://ci.example/job/3', 'https://ci.example/job/3', undefined, false],
  [undefined, undefined, undefined, false],
];

for (const [a, b, order, isSame] of runs) {
  test(`run ${a} beside ${b}: ${order}, ${isSame ? 'the same' : 'another'}`, () => {
    assert.equal(compareRuns({ ...record, run: a }, { ...record, run: b }), order);
    assert.equal(compareRuns({ ...record, run: a }, { ...record, run: b, sourceRepository: 'shop/other' }), undefined);
    assert.equal(isSameRun(a, b), isSame);
  });
}
