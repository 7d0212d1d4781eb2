// What followed on what, for each service and environment: which deployment was rolled back, which one failed, when it was good again,
// and where somebody wrote an image that no record tells of. Pure.

import { optional } from '../../domain/text/optional.ts';
import { imagesOf, type RecordedDeployment } from './deployment.ts';

/** A deployment and what became of it. */
export interface TimelineStep {
  readonly deployment: RecordedDeployment;
  /** The roll-back that took it back; undefined when none did. */
  readonly rolledBackBy: RecordedDeployment | undefined;
  /** True when it was rolled back, or a smoke test that could measure it was red. */
  readonly isFailed: boolean;
  /** Seconds since 1970 at which a smoke test is known to have passed; undefined when no note says so. */
  readonly provenAt: number | undefined;
  /** Of a failed one: when something good stood there again. */
  readonly restored: Restoration | undefined;
  /** True when another image stood there before than the record before it wrote: somebody changed it without a record. */
  readonly isAfterUnrecorded: boolean;
}

/** The end of a failure. */
export interface Restoration {
  readonly at: number;
  /** True when a smoke test passed then; false when the good version was only written then. */
  readonly isProven: boolean;
}

/** One service in one environment, the oldest step first. */
export interface Timeline {
  readonly service: string;
  readonly environment: string;
  readonly steps: readonly TimelineStep[];
}

/** A timeline for each service and environment, by environment and service; `deployments` come the oldest first. */
export function readTimelines(deployments: readonly RecordedDeployment[]): Timeline[] {
  const byKey = Map.groupBy(deployments, ({ service, environment }) => `${environment}\n${service}`);
  const keys = [...byKey.keys()].sort();
  return keys.map((key) => {
    const [environment = '', service = ''] = key.split('\n');
    return { service, environment, steps: readSteps(byKey.get(key) ?? []) };
  });
}

function readSteps(deployments: readonly RecordedDeployment[]): TimelineStep[] {
  const rollbacks = findRollbacks(deployments);
  const steps = deployments.map((deployment, index): TimelineStep => {
    const rolledBackBy = rollbacks.get(deployment);
    return {
      deployment,
      rolledBackBy,
      isFailed: rolledBackBy !== undefined || deployment.verdicts.some((each) => !each.isPass && each.isConclusive),
      provenAt: deployment.verdicts.find(({ isPass }) => isPass)?.at,
      restored: undefined,
      isAfterUnrecorded: followsUnrecorded(deployment, deployments[index - 1]),
    };
  });

  return steps.map((step, index) => ({
    ...step,
    restored: optional(step.isFailed, () => findRestoration(steps, index)),
  }));
}

/** A roll-back takes back the newest deployment of each image that it replaced. */
function findRollbacks(deployments: readonly RecordedDeployment[]): Map<RecordedDeployment, RecordedDeployment> {
  const newest = new Map<string, RecordedDeployment>();
  const found = new Map<RecordedDeployment, RecordedDeployment>();

  for (const deployment of deployments) {
    for (const image of imagesOf(deployment.previous)) {
      const undone = optional(deployment.isRollback, () => newest.get(image));
      if (undone !== undefined && !found.has(undone)) found.set(undone, deployment);
    }
    for (const image of imagesOf(deployment.image)) newest.set(image, deployment);
  }
  return found;
}

/** Images of other places of the same service may stand between two records, so that one in common is enough. */
function followsUnrecorded({ previous }: RecordedDeployment, before: RecordedDeployment | undefined): boolean {
  if (before === undefined || previous === '') return false;
  const stood = imagesOf(before.image);
  return !imagesOf(previous).some((image) => stood.includes(image));
}

/** The first thing after a failure that is not known to be bad: a verdict about itself, or what was written next. */
function findRestoration(steps: readonly TimelineStep[], failed: number): Restoration | undefined {
  const own = steps[failed];
  const redAt = own?.deployment.verdicts.findIndex(({ isPass, isConclusive }) => !isPass && isConclusive) ?? -1;
  const healed = optional(redAt >= 0, () => own?.deployment.verdicts.slice(redAt + 1).find(({ isPass }) => isPass)?.at);
  if (healed !== undefined) return { at: healed, isProven: true };

  const good = steps.slice(failed + 1).find(({ isFailed }) => !isFailed);
  if (good === undefined) return undefined;
  return { at: good.provenAt ?? good.deployment.at, isProven: good.provenAt !== undefined };
}
