// Whether the lines of a patch bear out what a record says.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { ShipRecord } from '../../../src/bump-manifest/history/ship-record.ts';
import { judgeEvidence } from '../../../src/ship/history/evidence.ts';

const record = { service: 's', images: ['r.example/s:v2'], files: ['a.yaml'] } as unknown as ShipRecord;

const rows: readonly [string, string, string[], string[], string][] = [
  ['a new image', 'a.yaml', ['image: r.example/s:v1'], ['image: r.example/s:v2'], 'wrote'],
  ['a new tag of its own', 'a.yaml', ['  newTag: v1'], ['  newTag: v2'], 'wrote'],
  ['an item of a list', 'a.yaml', [], ['- r.example/s:v2'], 'wrote'],
  ['another file', 'b.yaml', [], ['image: r.example/s:v2'], 'did not write'],
  ['a line that goes alone', 'a.yaml', ['image: r.example/s:v2'], [], 'did not write'],
  ['a value of any name', 'a.yaml', ['value: v1'], ['value: v2'], 'unclear'],
  ['the same image moved', 'a.yaml', ['image: r.example/s:v2'], ['  image: r.example/s:v2'], 'unclear'],
  ['another version', 'a.yaml', [], ['image: r.example/s:v20'], 'unclear'],
  ['a comment', 'a.yaml', [], ['# image: r.example/s:v2'], 'unclear'],
];
for (const [what, path, removed, added, verdict] of rows)
  test(`${what}: ${verdict}`, () => assert.equal(judgeEvidence(record, [{ path, removed, added }]), verdict));

test('a record that names no files is judged by all', () =>
  assert.equal(
    judgeEvidence({ ...record, files: [] }, [{ path: 'b.yaml', removed: [], added: ['image: r.example/s:v2'] }]),
    'wrote',
  ));
