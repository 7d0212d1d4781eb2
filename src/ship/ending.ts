// Decides what may be said of how a deployment ended. Pure: every word rests on a fact that a job of this run measured.

import { accepted, type Problem, type Reading, refused } from '../domain/action-error.ts';
import { phrase } from '../domain/text/optional.ts';

/** What the jobs of one deployment found out, as texts; empty where a job did not run or said nothing. */
export interface EndingFacts {
  /** `bump`, `rollback` or `verify`. */
  readonly task: string;
  readonly sync: string;
  /** How the lane ended as GitHub sees it: `success`, `failure`, `cancelled`, or `refused` when the approval was refused. */
  readonly result: string;
  readonly outcome: string;
  readonly waiting: string;
  readonly version: string;
  readonly 'previous-version': string;
  readonly verdict: string;
  readonly conclusive: string;
  readonly 'version-seen': string;
  readonly reason: string;
  readonly explanation: string;
  readonly 'rollback-tried': string;
  readonly 'rollback-outcome': string;
  readonly 'rollback-version': string;
  readonly 'rollback-verdict': string;
  readonly 'rollback-version-seen': string;
  readonly 'rollback-reason': string;
  readonly 'rollback-explanation': string;
}

/** What notify-slack is told. */
export interface Ending {
  readonly event: 'ready' | 'deployed' | 'failed' | 'rolled-back' | 'cancelled';
  /** The version that the message is about. */
  readonly version: string;
  readonly 'previous-version': string;
  /** The version that was seen to answer; empty when none was. */
  readonly 'serving-version': string;
  readonly reason: string;
  readonly explanation: string;
}

const names = [
  ...([
    'task',
    'sync',
    'result',
    'outcome',
    'waiting',
    'version',
    'previous-version',
    'verdict',
    'conclusive',
  ] as const),
  ...(['version-seen', 'reason', 'explanation', 'rollback-tried', 'rollback-outcome', 'rollback-version'] as const),
  ...(['rollback-verdict', 'rollback-version-seen', 'rollback-reason', 'rollback-explanation'] as const),
];

/** Reads the facts from JSON objects, later ones over earlier ones; what they do not say is empty. */
export function readFacts(values: readonly unknown[]): Reading<EndingFacts> {
  const known: Record<string, string> = Object.fromEntries(names.map((name) => [name, '']));
  for (const value of values) {
    if (value === null) continue;
    if (typeof value !== 'object' || Array.isArray(value)) return refused(noFacts);
    for (const name of names) {
      const said = (value as Record<string, unknown>)[name];
      if (said !== undefined && said !== null) known[name] = String(said);
    }
  }
  return accepted(known as unknown as EndingFacts);
}

const noFacts: Problem = {
  code: 'facts_invalid',
  what: 'the facts of the deployment are not a JSON object',
  where: 'input `facts`',
  fix: 'Pass `toJSON(needs.<job>.outputs)` of the job that called deploy.yml.',
};

/** How the deployment ended. */
export function decideEnding(facts: EndingFacts): Ending {
  if (facts.outcome === 'superseded') return ending(facts, 'cancelled', 'superseded', superseded(facts));
  if (facts.result === 'refused') return ending(facts, 'cancelled', 'refused', approvalRefused);
  if (facts.task === 'rollback' && facts.outcome !== '') return rollbackAsked(facts);
  if (facts.verdict === 'pass') return deployed(facts);
  if (facts['rollback-outcome'] === 'rolled-back') return rolledBack(facts);
  if (facts.verdict === 'fail')
    return ending(facts, 'failed', facts.reason, sentences(facts.explanation, whyNotRolledBack(facts)));
  if (facts.result === 'cancelled') return ending(facts, 'cancelled', 'cancelled', cancelled(facts));
  if (facts.waiting === 'true') return ending(facts, 'ready', '', '');
  return ending(facts, 'failed', 'not_deployed', notMeasured(facts));
}

function ending(facts: EndingFacts, event: Ending['event'], reason: string, explanation: string): Ending {
  const { version, 'previous-version': previous } = facts;
  return { event, version, 'previous-version': previous, 'serving-version': '', reason, explanation };
}

/** A green smoke test that waits for a healthy answer, or for nothing, does not see which version it is. */
function deployed(facts: EndingFacts): Ending {
  const isSeen = facts['version-seen'] === 'true';
  return { ...ending(facts, 'deployed', '', ''), 'serving-version': phrase(isSeen, () => facts.version) };
}

/** A roll-back that somebody asked for: the version that goes is the one that stood there before. */
function rollbackAsked(facts: EndingFacts): Ending {
  const isSeen = serves(facts.verdict, facts['version-seen'], facts.reason);
  return {
    event: 'rolled-back',
    version: facts['previous-version'],
    'previous-version': facts.version,
    'serving-version': phrase(isSeen, () => facts.version),
    reason: phrase(facts.verdict === 'fail', () => facts.reason),
    explanation: phrase(facts.verdict === 'fail', () => facts.explanation),
  };
}

/** A roll-back of what this run wrote, after a red smoke test. */
function rolledBack(facts: EndingFacts): Ending {
  const back = facts['rollback-version'];
  const isSeen = serves(facts['rollback-verdict'], facts['rollback-version-seen'], facts['rollback-reason']);
  const after = phrase(
    facts['rollback-verdict'] === 'fail',
    () => `After the roll-back: ${facts['rollback-explanation']}`,
  );

  return {
    event: 'rolled-back',
    version: facts.version,
    'previous-version': back,
    'serving-version': phrase(isSeen, () => back),
    reason: facts.reason,
    explanation: sentences(facts.explanation, after),
  };
}

/**
 * The checks belong to the commit that is deployed: of an older version, which lacks what they ask for, they can be red though it
 * serves. They begin when the version is stable, so that a red check says that it was.
 */
const serves = (verdict: string, seen: string, reason: string): boolean =>
  seen === 'true' && (verdict === 'pass' || (verdict === 'fail' && reason === 'assertion'));

function whyNotRolledBack(facts: EndingFacts): string {
  if (facts['rollback-outcome'] === 'superseded')
    return 'The roll-back wrote nothing: the manifests hold another image by now.';
  if (facts['rollback-outcome'] === 'pull-request') return 'The roll-back is a pull request that a person must merge.';
  if (facts['rollback-outcome'] === 'unchanged')
    return `An earlier try of this run rolled back already: the manifests hold ${facts['rollback-version'] || 'the image from before'}.`;
  if (facts['rollback-tried'] === 'true') {
    if (facts.result === 'cancelled')
      return 'The run was cancelled while it rolled back: look which image the manifests hold now.';
    return 'The roll-back failed, too: see the run.';
  }

  if (facts.conclusive === 'false') return 'Nothing was rolled back, because the service could not be measured.';
  if (facts.outcome === 'unchanged') return 'Nothing was rolled back: this run wrote nothing.';
  const needsNobody = facts.sync === 'auto' && facts.outcome !== 'pull-request';
  if (needsNobody || facts['version-seen'] === 'true') return '';
  if (facts['version-seen'] === 'false')
    return 'Nothing was rolled back: the new version never answered, perhaps because nobody has synced or merged it yet.';
  return 'Nothing was rolled back. The service is not asked for its version, so it is not known whether the new one was there.';
}

/** Bump-manifest knows what stood in the way: a newer version, or a roll-back that holds. */
const superseded = ({ task, explanation }: EndingFacts): string => {
  if (explanation !== '') return explanation;
  if (task === 'rollback') return 'Nothing was written: the manifests hold another image by now.';
  return 'Nothing was written: what stands in the manifests goes before this run.';
};

const approvalRefused = 'The approval was refused, or nobody gave it in time; nothing was written.';

const cancelled = ({ outcome, task }: EndingFacts): string => {
  if (outcome === '' && task !== 'verify')
    return 'The run was cancelled; as far as it knows, it had not written anything yet.';
  return 'The run was cancelled before it had a verdict; what it wrote is still in the manifests.';
};

function notMeasured({ outcome, task }: EndingFacts): string {
  if (outcome !== '' || task === 'verify') return 'The smoke test left no verdict: which version serves is not known.';
  if (task === 'rollback') return 'The roll-back failed: see the run.';
  return 'The bump failed: see the run.';
}

const sentences = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
