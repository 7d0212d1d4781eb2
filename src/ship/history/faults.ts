// Why a history cannot be reported, in words for who asked. Pure.

import type { RepositoryState } from '../../clients/git/local-history.ts';
import { ActionError } from '../../domain/action-error.ts';
import { suggestName } from '../../domain/text/nearest.ts';
import { phrase } from '../../domain/text/optional.ts';
import type { Timeline } from './timeline.ts';

/** The fault of a repository that is not there, or not whole; `folder` as it was given. */
export function repositoryFault(
  folder: string,
  state: Exclude<RepositoryState, { readonly kind: 'whole' }>,
): ActionError {
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
  const isKnown = services.includes(service);
  const place = phrase(environment, (environment) => ` in "${environment}"`);

  return new ActionError({
    code: 'history_unknown_service',
    what: `No deployment of "${service}"${place} is recorded`,
    where: isKnown ? 'environment' : 'service',
    fix: isKnown ? suggestName(environment ?? '', environments) : suggestName(service, services),
  });
}
