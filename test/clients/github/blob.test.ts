// Names of blobs, as `git hash-object` gives them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { blobName } from '../../../src/clients/github/blob.ts';

const rows: [text: string, length: number, name: string][] = [
  ['', 40, 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'],
  ['hello\n', 40, 'ce013625030ba8dba906f756967f9e9ca394464a'],
  ['', 64, '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813'],
];
for (const [text, length, name] of rows)
  test(`the blob ${JSON.stringify(text)} of ${length} digits`, () =>
    assert.equal(blobName(Buffer.from(text), length), name));
