// Where the report may be written: inside the workspace, through no link.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { placeReport, writeReport } from '../../../src/smoke-test/evidence/report-file.ts';
import { temporaryFolder } from '../../fakes/folder.ts';

test('folders are made, and the file is written', async (t) => {
  const workspace = temporaryFolder(t);
  const file = await placeReport('reports/a/smoke.xml', workspace);
  assert.ok(file);
  await writeReport(file, '<x/>');
  assert.equal(readFileSync(path.join(workspace, 'reports/a/smoke.xml'), 'utf8'), '<x/>');
  assert.equal(await placeReport(undefined, workspace), undefined);
});

const outside: readonly [string, (workspace: string, elsewhere: string) => string][] = [
  ['a path that leads out', () => '../smoke.xml'],
  ['the workspace itself', () => '.'],
  [
    'a folder that is a link out',
    (workspace, elsewhere) => {
      symlinkSync(elsewhere, path.join(workspace, 'out'));
      return 'out/smoke.xml';
    },
  ],
  [
    'a dangling link out',
    (workspace, elsewhere) => {
      symlinkSync(path.join(elsewhere, 'not-there.xml'), path.join(workspace, 'smoke.xml'));
      return 'smoke.xml';
    },
  ],
  [
    'a folder that is a dangling link',
    (workspace, elsewhere) => {
      symlinkSync(path.join(elsewhere, 'not-there'), path.join(workspace, 'out'));
      return 'out/smoke.xml';
    },
  ],
  [
    'a link to a file that is there',
    (workspace, elsewhere) => {
      writeFileSync(path.join(elsewhere, 'target'), '');
      symlinkSync(path.join(elsewhere, 'target'), path.join(workspace, 'smoke.xml'));
      return 'smoke.xml';
    },
  ],
];

for (const [title, prepare] of outside)
  test(`${title} is refused`, async (t) => {
    const [workspace, elsewhere] = [temporaryFolder(t), temporaryFolder(t)];
    await assert.rejects(placeReport(prepare(workspace, elsewhere), workspace), { code: 'report_outside' });
  });

test('a link inside the workspace is followed as a folder', async (t) => {
  const workspace = temporaryFolder(t);
  mkdirSync(path.join(workspace, 'real'));
  symlinkSync('real', path.join(workspace, 'reports'));
  const file = await placeReport('reports/smoke.xml', workspace);
  await writeReport(file ?? '', 'x');
  assert.equal(readFileSync(path.join(workspace, 'real/smoke.xml'), 'utf8'), 'x');
});

test('what became a link meanwhile is not followed, and what cannot be written is said', async (t) => {
  const [workspace, elsewhere] = [temporaryFolder(t), temporaryFolder(t)];
  const file = (await placeReport('smoke.xml', workspace)) ?? '';
  symlinkSync(path.join(elsewhere, 'x'), file);
  await assert.rejects(writeReport(file, 'x'), { code: 'report_unwritable' });
  writeFileSync(path.join(workspace, 'plain'), '');
  await assert.rejects(placeReport('plain/smoke.xml', workspace), { code: 'report_unwritable' });
  mkdirSync(path.join(workspace, 'folder'));
  await assert.rejects(placeReport('folder', workspace), { code: 'report_unwritable' });
});
