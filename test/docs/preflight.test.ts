// The pages name lines of the preflight as proofs: each is a line that the preflight has, and each line has its row.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import type { Job } from '../../src/domain/job.ts';
import { openStages } from '../../src/ship/stages.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** The subjects of every stage, and the two lines that belong to none. */
async function subjects(): Promise<string[]> {
  const log = { mask: () => undefined, warning: () => undefined };
  const context = { workspace: tmpdir(), temporaryFolder: tmpdir(), repository: 'shop/cart' };
  const job = { log, context, env: {} } as unknown as Job;
  const found: string[] = [];
  for (const open of Object.values(openStages)) {
    const { questions } = await (await open()).look({}, job);
    found.push(...questions.map(({ subject }) => subject));
  }
  return ['config file', ...found, 'approval'];
}

test('each line that getting started names as a proof is one of the preflight', async () => {
  const known = await subjects();
  const text = read('docs/getting-started.md').replace(/\s+/g, ' ');
  const sentences = [...text.matchAll(/\b(?:the|its) lines? (`[^.;]+)/g)].map(([, named = '']) => named);
  const named = sentences.flatMap((each) => [...each.matchAll(/`([^`]+)`/g)].map(([, line = '']) => line));
  assert.ok(named.length >= 9, named.join());
  assert.deepEqual(
    named.filter((line) => !known.includes(line) && line !== 'MISSING'),
    [],
  );
});

test('the page of the root action has a row for each line, and no other', async () => {
  const table = /^\| line \|[\s\S]*?\n\n/m.exec(read('actions/ship/README.md'))?.[0] ?? '';
  const rows = [...table.matchAll(/^\| ([^|]+?) \|/gm)].slice(2).flatMap(([, cell = '']) => cell.split(', '));
  assert.deepEqual(rows.sort(), (await subjects()).sort());
});
