// The outputs and the job summary of ship. Pure.

import type { Report } from '../domain/job.ts';
import { escapeMarkdown, markdownTable } from '../domain/text/markdown.ts';
import type { Ending } from './ending.ts';
import type { StageReport } from './history/stage.ts';
import type { Step } from './plan.ts';

/** What the stages `plan` and `ending` hand out, by name as in actions/ship/action.yml. */
export const workflowOutputs = [
  'service',
  'environments',
  'settings',
  'event',
  'version',
  'previous-version',
  'serving-version',
  'reason',
  'explanation',
  'report',
] as const;

const ofTheChain = [
  ...(['verdict', 'service', 'waiting', 'event', 'version', 'previous-version', 'serving-version'] as const),
  ...(['reason', 'explanation', 'preflight'] as const),
  ...(['rollback-outcome', 'rollback-version', 'rollback-manifest-sha', 'rollback-verdict'] as const),
];

const ofTheStages = [
  ...(['reasons', 'tests', 'tests-failed', 'tests-skipped', 'tests-flaky', 'coverage-lines'] as const),
  ...(['coverage-branches', 'coverage-functions', 'coverage-patch', 'findings', 'config-weakened', 'report'] as const),
  ...(['image', 'registry', 'repository', 'tag', 'tags', 'digest', 'built', 'reused', 'size-bytes', 'images'] as const),
  ...(['changed', 'outcome', 'previous-image', 'manifest-sha', 'files', 'diff', 'pull-request-url'] as const),
  ...(['pull-request-number', 'verified', 'attempts'] as const),
  ...(['conclusive', 'version-seen', 'waited-seconds', 'versions', 'urls', 'checks-passed', 'checks-failed'] as const),
  ...(['p50-ms', 'p95-ms', 'metrics'] as const),
  ...(['sent', 'ts', 'channel', 'error', 'payload', 'pagerduty', 'pagerduty-error'] as const),
];

/** What the chain hands out, by name as in action.yml of the root. */
export const chainOutputs = [...ofTheChain, ...ofTheStages] as const;

/** By name, as in both files. */
export const outputs = [...new Set([...workflowOutputs, ...chainOutputs])] as const;

/** The report of this action. */
export type ShipReport = Report<(typeof outputs)[number]>;

/** The report of the stage `plan`. */
export function reportPlan(service: string, steps: readonly Step[]): ShipReport {
  const [first] = steps;
  return {
    outputs: { service, environments: JSON.stringify(steps), settings: JSON.stringify(first ?? {}) },
    summary: renderSummary(service, steps),
  };
}

/** The report of the stage `ending`; the summary is notify-slack's. */
export const reportEnding = (service: string, ending: Ending): ShipReport => ({
  outputs: { service, ...ending },
  summary: '',
});

/** The report of the stage `report`. */
export const reportFiles = ({ folder, summary }: StageReport): ShipReport => ({
  outputs: { report: folder },
  summary,
});

function renderSummary(service: string, steps: readonly Step[]): string {
  const title = `### ${escapeMarkdown(service)}: where this run goes`;
  if (steps.length === 0) return `${title}\n\nNo environment is left, so nothing is deployed.`;
  const rows = steps.map((step, index) => [
    String(index + 1),
    escapeMarkdown(step.name),
    escapeMarkdown(step.approval) || '–',
    step['promote-from'] === '' ? 'the image of this run' : 'the image of the environment before it',
    bringing[step.sync] ?? step.sync,
  ]);
  return `${title}\n\n${markdownTable(['', 'environment', 'approved in', 'gets', 'brought to life by'], rows)}`;
}

const bringing: Readonly<Record<string, string>> = {
  auto: 'Argo CD, by itself',
  manual: 'a person who syncs',
  'pull-request': 'a person who merges',
};
