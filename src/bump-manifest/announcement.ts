// Says in the log what a bump came to. Decides nothing, and sets no output.

import type { Job } from '../domain/job.ts';
import { phrase } from '../domain/text/optional.ts';
import { type BumpResult, renderHeadline } from './report.ts';

/** The warnings first, then the change, then where it is. */
export function announce(result: BumpResult, { log }: Job): void {
  for (const warning of result.plan.warnings) log.warning(warning);
  for (const remark of result.plan.remarks ?? []) log.info(remark);
  if (result.verified === false)
    log.warning('GitHub signed no commit here: it is not Verified. Does this server sign?');
  if (result.outcome === 'superseded') {
    const override = phrase(!result.isFinal, ' `force: true` overrides.');
    log.warning(`Superseded: ${renderHeadline(result)}.${override}`);
    return;
  }

  if (result.diff !== '') log.group(result.dryRun ? 'Diff (dry run, nothing is written)' : 'Diff', result.diff);
  log.info(renderHeadline(result));
  if (result.pullRequest !== undefined)
    log.info(`Pull request: ${result.pullRequest.url} (${result.pullRequest.state})`);
  if (result.manifestSha !== undefined) log.info(`Manifests commit: ${result.manifestSha}`);
}
