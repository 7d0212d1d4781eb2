// The report as a stage of the action: of the repository in the workspace, into the job summary and into files beside it. Changes nothing
// in the repository.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { openLocalHistory } from '../../clients/git/local/history.ts';
import type { Job } from '../../domain/job.ts';
import { compileReport } from './compile.ts';
import { renderMarkdown } from './markdown.ts';
import { renderPage } from './page/page.ts';

/** What the stage is asked for. */
export interface HistoryInputs {
  readonly days: number;
  /** Only this one; undefined: all. */
  readonly environment: string | undefined;
}

/** Where the files lie, and the summary. */
export interface StageReport {
  /** A folder with report.md, report.json and report.html. */
  readonly folder: string;
  readonly summary: string;
}

const day = 24 * 3600;

/** Reports the last `days` days. Rejects with an ActionError when there is nothing to report. */
export async function reportHistory(
  { days, environment }: HistoryInputs,
  { context, env, signal, log }: Job,
  open: typeof openLocalHistory,
): Promise<StageReport> {
  const to = Math.ceil(Date.now() / 1000) + 1;
  const span = { from: to - days * day, to };
  const history = open({ folder: context.workspace, revision: undefined, env, signal });
  const name = context.repository ?? path.basename(context.workspace);
  const document = await compileReport(history, { folder: '.', name, span, service: undefined, environment });

  const folder = path.join(context.temporaryFolder, 'deployment-history');
  await mkdir(folder, { recursive: true });
  const summary = renderMarkdown(document);
  await writeFile(path.join(folder, 'report.md'), summary);
  await writeFile(path.join(folder, 'report.json'), `${JSON.stringify(document, null, 2)}\n`);
  await writeFile(path.join(folder, 'report.html'), renderPage(document));
  log.info(`Read ${document.records} records up to ${document.head}; wrote ${folder}`);
  return { folder, summary };
}
