// The outputs and the job summary of ship. Pure.

import type { Report } from '../domain/job.ts';
import { escapeMarkdown, markdownTable } from '../domain/markdown.ts';
import type { Step } from './plan.ts';

/** The outputs, by name. */
export const outputs = ['service', 'environments'] as const;

/** The report of the stage `plan`. */
export function report(service: string, steps: readonly Step[]): Report<(typeof outputs)[number]> {
  return { outputs: { service, environments: JSON.stringify(steps) }, summary: renderSummary(service, steps) };
}

function renderSummary(service: string, steps: readonly Step[]): string {
  const title = `### ${escapeMarkdown(service)}: where this run goes`;
  if (steps.length === 0) return `${title}\n\nNowhere: no environment is left.`;
  const rows = steps.map((step, index) => [
    String(index + 1),
    escapeMarkdown(step.name),
    step.approval === '' ? '–' : escapeMarkdown(step.approval),
    step['promote-from'] === '' ? 'the image of this run' : 'what the environment before it runs',
    bringing[step.sync] ?? step.sync,
  ]);
  return `${title}\n\n${markdownTable(['', 'environment', 'approved in', 'gets', 'brought to life by'], rows)}`;
}

const bringing: Readonly<Record<string, string>> = {
  auto: 'Argo CD, by itself',
  manual: 'a person who syncs',
  'pull-request': 'a person who merges',
};
