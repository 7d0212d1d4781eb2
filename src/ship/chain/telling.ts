// The words for the end of a chain: what the channel is told, the outputs, and the job summary. Pure; every word rests on a measurement.

import type { Problem } from '../../domain/action-error.ts';
import type { Report } from '../../domain/job.ts';
import { withoutEnd } from '../../domain/text/ends.ts';
import { escapeMarkdown } from '../../domain/text/markdown.ts';
import { phrase } from '../../domain/text/optional.ts';
import { decideEnding, type Ending } from '../ending.ts';
import type { ShipReport } from '../report.ts';
import { endingFacts, type Progress, type Terms, waits } from './progress.ts';
import type { StageInputs } from './stage-inputs.ts';

/** How a chain ended; `blocked`: nothing was deployed. */
export type ChainEnding = Omit<Ending, 'event'> & { readonly event: Ending['event'] | 'blocked' };

/** The ending; undefined when nothing was written, measured or stopped, so that there is nothing to tell. */
export function endingOf(progress: Progress, terms: Terms): ChainEnding | undefined {
  const { blocked, bump, bumpProblem, smoke } = progress;
  if (blocked !== undefined) return blockedEnding(blocked, progress, terms);
  if (bump === undefined && bumpProblem === undefined && smoke === undefined && !terms.isCancelled) return undefined;

  const ending = decideEnding(endingFacts(progress, terms));
  if (bumpProblem === undefined || terms.isCancelled) return ending;
  return { ...ending, explanation: sentence(`Nothing was written: ${bumpProblem.what}`) };
}

const blockings = { quality_gate: 'The quality gate is red', build: 'The image was not built' };

function blockedEnding(
  { reason, problem }: NonNullable<Progress['blocked']>,
  { version }: Progress,
  { isCancelled }: Terms,
): ChainEnding {
  return {
    event: isCancelled ? 'cancelled' : 'blocked',
    version,
    'previous-version': '',
    'serving-version': '',
    reason,
    explanation: sentence(`${blockings[reason]}: ${problem.what}`),
  };
}

const sentence = (text: string): string => `${withoutEnd(text.split('\n').join(' '), '. \r\t').slice(0, 900)}.`;

/** What ended in a fault of our own. */
export function brokenOff({ version, previousVersion }: Progress, { isCancelled }: Terms): ChainEnding {
  const about = { version, 'previous-version': previousVersion, 'serving-version': '' };
  if (isCancelled)
    return {
      ...about,
      event: 'cancelled',
      reason: 'cancelled',
      explanation: 'The run was cancelled; its log shows what it had done by then.',
    };

  return {
    ...about,
    event: 'failed',
    reason: 'internal',
    explanation:
      'ship-actions stopped on an error of its own: see the log of the run. Which version serves is not known.',
  };
}

/** What notify-slack is given of it. */
export const slackInputsOf = (ending: ChainEnding, progress: Progress, seconds: number): StageInputs => ({
  event: ending.event,
  version: ending.version,
  'previous-version': ending['previous-version'],
  'serving-version': ending['serving-version'],
  reason: ending.reason,
  explanation: ending.explanation,
  image: progress.image,
  metrics: progress.smoke?.['metrics'] ?? '',
  'pull-request-url': progress.bump?.['pull-request-url'] ?? '',
  'duration-seconds': String(Math.round(seconds)),
  // By a bot token the message that said `deploying` becomes this one.
  'update-ts': progress.announced?.['ts'] ?? '',
});

/** What a chain leaves besides its ending. */
export interface Leavings {
  readonly reports: readonly Report[];
  /** Everything that makes the step red. */
  readonly problems: readonly Problem[];
}

/** The report of the chain: the outputs of its stages, a later one over an earlier one, and what they say together. */
export function reportChain(
  ending: ChainEnding | undefined,
  progress: Progress,
  terms: Terms,
  { reports, problems }: Leavings,
): ShipReport {
  const { rollback, measured } = progress;
  const said = reports.flatMap(({ outputs }) => Object.entries(outputs).filter(([, value]) => (value ?? '') !== ''));
  const waiting = waits(progress, terms.step) && progress.smoke === undefined;

  return {
    outputs: {
      ...Object.fromEntries(said),
      ...ending,
      verdict: verdictOf(progress),
      waiting,
      'rollback-outcome': rollback?.['outcome'] ?? '',
      'rollback-version': rollback?.['version'] ?? '',
      'rollback-manifest-sha': rollback?.['manifest-sha'] ?? '',
      'rollback-verdict': measured?.['verdict'] ?? '',
    },
    summary: [headline(ending, terms), ...reports.map(({ summary }) => summary)].filter(Boolean).join('\n\n'),
    failure: problems[0],
  };
}

/** Of the smoke test; of the gate where nothing was to be deployed; empty when nothing was measured. */
function verdictOf({ blocked, bumpProblem, gate, bump, smoke }: Progress): string {
  if (blocked !== undefined || bumpProblem !== undefined) return 'fail';
  if (smoke !== undefined) return smoke['verdict'] ?? 'fail';
  if (bump === undefined) return gate?.['verdict'] ?? '';
  return '';
}

const headlines: Readonly<Record<ChainEnding['event'], string>> = {
  ready: 'Written, not measured: a person or Argo CD must bring it to life',
  deployed: 'Deployed: the new version answers, and its checks passed',
  failed: 'Failed',
  'rolled-back': 'Red, and the bump was taken back',
  cancelled: 'The deployment did not run to its end',
  blocked: 'Nothing was deployed',
};

function headline(ending: ChainEnding | undefined, { step }: Terms): string {
  if (ending === undefined) return '';
  const where = phrase(step.name !== '', () => ` (${escapeMarkdown(step.name)})`);
  const serving = phrase(
    ending['serving-version'] !== '',
    () => `\n\nSeen to answer: \`${escapeMarkdown(ending['serving-version'])}\`.`,
  );
  const why = phrase(ending.explanation !== '', () => `\n\n${escapeMarkdown(ending.explanation)}`);
  return `## ${headlines[ending.event]}${where}${why}${serving}`;
}
