// Gathers what is known of the commit that the image was built from: the workspace's git first, else the event of the run;
// and says whom to ask which of two such commits is newer. Asks nobody itself.

import type { Elsewhere, SourceHistory } from '../../clients/source-history.ts';
import type { Context } from '../../domain/context.ts';
import type { Job } from '../../domain/job.ts';
import { isPrivateUrl } from '../../domain/loopback.ts';
import { optional } from '../../domain/text/optional.ts';
import type { BuiltCommit } from './commit-message.ts';
import type { ShipRecord } from './ship-record.ts';

/** Undefined when not even its id is known. */
export async function findBuiltCommit(
  record: Pick<ShipRecord, 'sourceCommit' | 'sourceRepository'>,
  context: Context,
  history: SourceHistory,
): Promise<BuiltCommit | undefined> {
  const { sourceCommit: sha, sourceRepository } = record;
  if (sha === undefined) return undefined;
  const repositoryUrl = optional(sourceRepository, (sourceRepository) => `${context.serverUrl}/${sourceRepository}`);
  const described = await optional(sourceRepository === context.repository, () => history.describe(sha));
  if (described !== undefined) return { ...described, repositoryUrl };
  return { sha, author: undefined, date: undefined, ...messageFromEvent(sha, context), repositoryUrl };
}

/** What the event of the run says of the commit, where it is about that one. */
function messageFromEvent(sha: string, { source }: Context): Pick<BuiltCommit, 'subject' | 'body'> {
  if (sha !== source?.commit) return { subject: undefined, body: '' };
  const [subject, ...rest] = (source.message ?? '').split('\n');
  return { subject, body: rest.join('\n').trim() };
}

/** Whom to ask beyond the clone: the run's own repository, so at the runner's API, wherever the manifests are. */
export function sourceElsewhere(token: string | undefined, { context, log }: Pick<Job, 'context' | 'log'>): Elsewhere {
  const short = (commit: string): string => commit.slice(0, 7);
  const asked = (why: string): string => {
    if (why.startsWith('GitHub')) return `${why}; asked with \`github-token\``;
    return why;
  };
  return {
    server: sourceServer(token, context),
    onUnknown: (commit, other, why) =>
      log.info(
        `It is not known whether ${short(commit)} is older than ${short(other)} (${asked(why)}): SemVer decides, else the number of the run`,
      ),
  };
}

function sourceServer(token: string | undefined, { repository, apiUrl }: Context): Elsewhere['server'] {
  const clone = 'the clone of the workspace does not tell';
  if (token === undefined) return { missing: `${clone}, and there is no \`github-token\` to ask GitHub with` };
  if (repository === undefined) return { missing: `${clone}, and the repository of the run is not known` };
  if (!isPrivateUrl(apiUrl))
    return { missing: `${clone}, and ${apiUrl} is not asked: the token would go over plain HTTP` };
  return { token, apiUrl, repository };
}
