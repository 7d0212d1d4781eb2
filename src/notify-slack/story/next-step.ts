// What a person has to do, or that nothing is to be done. Says of users, versions and roll-backs only what was measured. Pure.

import { phrase } from '../../domain/text/optional.ts';
import { type Deployment, findPullNumber } from '../deployment.ts';
import type { VersionStanding } from './standing.ts';

/** One or two sentences; undefined when the event asks for nothing. */
export function nextStepOf(deployment: Deployment, standing: VersionStanding): string | undefined {
  switch (deployment.event) {
    case 'ready':
      return readyStep(deployment);
    case 'deploying':
      return undefined;
    case 'deployed':
      if (standing.proof === 'other')
        return `Look at once: the version that answers is ${standing.serving}, not ${deployment.version}.`;
      return undefined;
    case 'failed':
      return failedStep(deployment, standing);
    case 'rolled-back':
      return rollbackStep(deployment, standing);
    case 'cancelled':
      return cancelledStep(deployment);
    case 'blocked':
      return 'Nothing was deployed. Read the first red check in the workflow run, fix it, and push again.';
  }
}

function readyStep({ sync, mergeUrl }: Deployment): string {
  if (sync === 'pull-request') return `Review and merge ${pullOf(mergeUrl)}.`;
  if (sync === 'manual') return 'OutOfSync: look at the diff in Argo CD, then sync.';
  return 'Argo CD takes it from here if it syncs by itself. If it stays OutOfSync, look at the diff, then sync.';
}

function failedStep(deployment: Deployment, { proof, serving, failedServes }: VersionStanding): string {
  const way = phrase(
    deployment.buttons.some(({ label }) => label === 'Roll back'),
    ' with the link below',
  );
  if (failedServes)
    return `Action required: ${serving} failed and is what answers now. Roll back${way}, or fix forward.`;
  if (proof === 'serves') return `Action required: ${serving} still answers. Read the first error of the workflow run.`;
  if (proof === 'other') return `Action required: ${serving} answers. Read the first error of the workflow run.`;
  return `Action required: find out which version is serving; it is not known. Read the first error of the run; roll back${way} if users are affected.`;
}

function rollbackStep(deployment: Deployment, { proof, serving }: VersionStanding): string {
  const { sync, mergeUrl, version } = deployment;
  const it = version ?? 'the failed version';
  if (proof === 'serves') return `Action required: fix ${it}; do not deploy it again as it is.`;
  if (proof === 'other')
    return `Action required: the roll-back is committed, and ${serving} is what answers. Look at Argo CD at once.`;

  if (sync === 'manual')
    return 'Sync it in Argo CD now: the roll-back is committed, and takes no effect before a person syncs it.';
  if (sync === 'pull-request')
    return `Merge ${pullOf(mergeUrl)} now: the roll-back takes no effect before a person merges it.`;
  return 'Action required: the roll-back is committed, and nobody has seen it serve yet. Look at Argo CD.';
}

function cancelledStep({ superseded, version }: Deployment): string {
  // By a newer run, or by a roll-back that holds: the reason tells which.
  if (superseded) return 'This run has nothing left to do: what is there now stays.';
  return `The run stopped before its end, and how far it came is not known here. To deploy ${version ?? 'it'}, run it again.`;
}

function pullOf(url: string | undefined): string {
  const number = findPullNumber(url);
  if (number === undefined) return 'the pull request in the manifests repository';
  return `#${number}`;
}
