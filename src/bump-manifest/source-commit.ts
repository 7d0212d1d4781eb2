// Gathers what is known of the commit that the image was built from: the workspace's git first, else the event of the run.

import type { SourceHistory } from '../clients/source-history.ts';
import type { Context } from '../domain/context.ts';
import type { SourceCommit } from './commit-message.ts';
import type { ShipRecord } from './ship-record.ts';

/** Undefined when not even its id is known. */
export async function findSourceCommit(
  record: Pick<ShipRecord, 'sourceCommit' | 'sourceRepository'>,
  context: Context,
  history: SourceHistory,
): Promise<SourceCommit | undefined> {
  const { sourceCommit: sha, sourceRepository } = record;
  if (sha === undefined) return undefined;
  const repositoryUrl = sourceRepository === undefined ? undefined : `${context.serverUrl}/${sourceRepository}`;
  const described = sourceRepository === context.repository ? await history.describe(sha) : undefined;
  if (described !== undefined) return { ...described, repositoryUrl };
  const [subject, ...rest] = sha === context.sha ? (context.headCommitMessage ?? '').split('\n') : [];
  const body = rest.join('\n').trim();
  return { sha, author: undefined, date: undefined, subject, body, repositoryUrl };
}
