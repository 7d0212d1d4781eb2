// Finds the commit of an image where the event of the run does not tell it: the image's own label, else nobody knows. A label is the word of
// whoever pushed the image: one that names another repository is not taken. Asks nobody where the commit is known.

import type { Deadline } from '../../clients/deadline.ts';
import type { openRevision } from '../../clients/registry/revision.ts';
import { formatImageReference } from '../../domain/image/reference.ts';
import type { Job } from '../../domain/job.ts';
import { withoutEnd } from '../../domain/text/ends.ts';
import { optional } from '../../domain/text/optional.ts';
import type { BumpRequest } from '../request.ts';
import type { VerifyMode } from './evidence.ts';

/** Who is asked, and for how long. */
export interface RevisionInquiry {
  readonly mode: VerifyMode;
  readonly job: Pick<Job, 'context' | 'env' | 'log' | 'signal'>;
  readonly deadline: Deadline;
  readonly openRevision: typeof openRevision;
}

const mostSeconds = 5;

/** The request, with the commit that its one image says it was built from, where nothing else tells it. */
export async function withRevision<R extends Pick<BumpRequest, 'occasion' | 'images' | 'sourceCommit'>>(
  request: R,
  { mode, job, deadline, openRevision }: RevisionInquiry,
): Promise<R> {
  const { occasion, images, sourceCommit } = request;
  const { context, env, log, signal } = job;
  const [image, ...more] = images;
  const isSilent = occasion === 'bump' && sourceCommit === undefined && context.eventName !== undefined;
  if (!isSilent || image === undefined || more.length > 0 || mode === 'false') return request;

  const ask = openRevision({ env, insist: false, signal, onSecret: log.mask });
  const found = await ask(image, Math.max(1, Math.min(mostSeconds, deadline.remaining())));
  const text = formatImageReference(image);
  const asked = optional(context.source?.commit, () => '`source-commit` is `unknown`') ?? context.source?.from;
  const silence = `${asked}, and ${text}`;
  if ('why' in found) return unknown(request, `${silence} cannot be read: ${found.why}`, log);
  if (found.commit === undefined) return unknown(request, `${silence} has no label that names one`, log);
  if (!isOwn(found.source, context))
    return unknown(request, `${silence} says that it was built from ${found.source}`, log);

  log.info(`${silence} is labelled as built from ${found.commit}`);
  return { ...request, sourceCommit: found.commit };
}

function unknown<R>(request: R, why: string, log: Job['log']): R {
  log.info(`The commit of the image is not known: ${why}. The number of the run decides the order.`);
  return request;
}

/** True when the label names no repository, or that of the run. */
const isOwn = (source: string | undefined, { serverUrl, repository }: Job['context']): boolean =>
  source === undefined || withoutEnd(source.replace(/\.git$/, ''), '/') === `${serverUrl}/${repository}`;
