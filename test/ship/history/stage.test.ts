// The report as a stage of the action. Whole: test/scenarios/ship-report.test.ts.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { openLocalHistory } from '../../../src/clients/git/local/history.ts';
import type { Job } from '../../../src/domain/job.ts';
import { reportHistory } from '../../../src/ship/history/stage.ts';
import { temporaryFolder } from '../../fakes/folder.ts';
import { knownHistory } from '../../fakes/shipped-history.ts';

test('the files lie outside of the workspace, and the summary is their Markdown', async (context) => {
  const workspace = knownHistory().make(context);
  const job = {
    context: { workspace, temporaryFolder: temporaryFolder(context), repository: 'shop/k8s-manifests' },
    env: { PATH: process.env['PATH'] ?? '' },
    log: { info: () => undefined },
  } as unknown as Job;
  const { folder, summary } = await reportHistory({ days: 36_500, environment: undefined }, job, openLocalHistory);
  for (const name of ['report.md', 'report.json', 'report.html']) assert.ok(existsSync(path.join(folder, name)), name);
  assert.match(summary, /^## Deployment history of shop\/k8s-manifests\n/);
});
