// Why a history cannot be reported, in words for who asked. Pure.

import type { HistoryTrouble } from '../../clients/git/local/git.ts';
import type { RepositoryState } from '../../clients/git/local/history.ts';
import { ActionError } from '../../domain/action-error.ts';
import { suggestName } from '../../domain/text/nearest.ts';
import { phrase } from '../../domain/text/optional.ts';
import type { Timeline } from './timeline.ts';

/** The fault of a repository that is not there, or not whole; `folder` as it was given. */
export function cloneFault(folder: string, state: Exclude<RepositoryState, { readonly kind: 'whole' }>): ActionError {
  const where = folder;

  switch (state.kind) {
    case 'absent':
      return new ActionError({
        code: 'history_no_repository',
        what: `"${folder}" is not a git repository: ${state.said.split('\n')[0]}`,
        where,
        fix: 'Clone the manifests repository, e.g. `git clone --bare https://github.com/shop/k8s-manifests`, and name that folder.',
      });
    case 'shallow':
      return new ActionError({
        code: 'history_shallow',
        what: `"${folder}" is a shallow clone: what was committed before ${state.since || 'its oldest commit'} is missing, so all figures would be wrong`,
        where,
        fix: 'Run `git fetch --unshallow` there; in a workflow give actions/checkout `fetch-depth: 0`.',
      });
    case 'partial':
      return new ActionError({
        code: 'history_partial',
        what: `"${folder}" is a partial clone: the contents of its files are missing, so no record can be checked`,
        where,
        fix: 'Clone it without `--filter`.',
      });
    case 'no commit':
      return new ActionError({
        code: 'history_no_commit',
        what: `"${folder}" has no commit "${state.asked}"`,
        where,
        fix: 'Name the branch that the controller watches, e.g. `--branch main`, or fetch it first.',
      });
  }
}

/** The fault of a repository that is whole, and cannot be read all the same. */
export function readingFault(folder: string, trouble: HistoryTrouble): ActionError {
  if (trouble.kind === 'notes')
    return new ActionError({
      code: 'history_notes_invalid',
      what: `\`${trouble.ref}\` of "${folder}" points to a ${trouble.type}, and notes begin with a commit`,
      where: folder,
      fix: `Somebody wrote over it. Find the commit in \`git reflog ${trouble.ref}\` or in another clone and put it back with \`git update-ref\`; or remove the ref: then no verdict is known.`,
    });

  return new ActionError({
    code: 'history_too_large',
    what: `The records of "${folder}" name more than ${trouble.bytes / 1024 ** 3} GiB of files, which would have to be read to know whether they hold`,
    where: folder,
    fix: 'Look for commits with `Ship-*` trailers and large files that bump-manifest did not write; or ask for fewer days or one service.',
  });
}

/** The fault of a history without a single record that holds. */
export const noRecords = (folder: string, falseClaims: number): ActionError =>
  new ActionError({
    code: 'history_no_records',
    what: `No commit of "${folder}" records a deployment${phrase(falseClaims !== 0, () => `: ${falseClaims} claim to, but did not write the image that they name`)}`,
    where: folder,
    fix: 'bump-manifest writes `Ship-*` trailers into its commits. Is this the manifests repository, and the branch that bump-manifest writes to?',
  });

/** The fault of a service or environment that no record knows. */
export function unknownPlace(
  service: string,
  environment: string | undefined,
  timelines: readonly Timeline[],
): ActionError {
  const services = [...new Set(timelines.map((each) => each.service))];
  const environments = [
    ...new Set(timelines.filter((each) => each.service === service).map((each) => each.environment)),
  ];
  const place = phrase(environment, (environment) => ` in "${environment}"`);

  const fault = { code: 'history_unknown_service', what: `No deployment of "${service}"${place} is recorded` };
  if (services.includes(service))
    return new ActionError({ ...fault, where: 'environment', fix: suggestName(environment ?? '', environments) });
  return new ActionError({ ...fault, where: 'service', fix: suggestName(service, services) });
}
