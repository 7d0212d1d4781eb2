// The inputs of notify-slack, and how each is read. Also what is wrong with them, alone or together. Asks and sends nothing.

import * as v from 'valibot';
import type { Problem } from '../domain/action-error.ts';
import { suggestName } from '../domain/text/nearest.ts';
import { phrase } from '../domain/text/optional.ts';
import type { InputReaders, Inputs } from '../runner/inputs.ts';
import { InputFaults } from '../runner/raw-input.ts';
import { boolean, choice, lines, number, type Reader, required, secret, structured, text } from '../runner/readers.ts';
import { type Event, events, isAlarm, syncs } from './deployment.ts';
import { settleInputs } from './inputs/settlement.ts';
import type { Eased } from './inputs/told.ts';

/** The same reader, but what is wrong becomes a value: on a red event the alarm goes out without it. */
const eased = <T>(inner: Reader<T>): Reader<Eased<T>> => ({
  ...inner,
  fallback: { value: inner.fallback, problems: [] },
  read: (raw) => {
    try {
      return { value: inner.read(raw), problems: [] };
    } catch (thrown) {
      if (!(thrown instanceof InputFaults)) throw thrown;

      const problems = thrown.faults.map(({ what, fix, place, path = [] }): Problem => {
        return { code: 'input_invalid', what, fix, ...(place ?? raw.place(path)) };
      });
      return { value: inner.fallback, problems };
    }
  },
});

/** Words that people write from habit, for the event that they mean. */
const habits = new Map<string, Event>(
  Object.entries({
    success: 'deployed',
    succeeded: 'deployed',
    failure: 'failed',
    error: 'failed',
    canceled: 'cancelled',
    superseded: 'cancelled',
    skipped: 'blocked',
    rollback: 'rolled-back',
    rolled_back: 'rolled-back',
    rolledback: 'rolled-back',
    started: 'deploying',
  } as const),
);

function habitFix(given: string): string | undefined {
  const habit = habits.get(given.toLowerCase());
  if (habit === undefined) return undefined;
  const isStatus = /^(?:success|failure)$/i.test(given);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's
  const expression = "`${{ job.status == 'success' && 'deployed' || 'failed' }}`";
  return `Write \`event: ${habit}\`${phrase(isStatus, () => `, or make it of the status of the job: ${expression}`)}.`;
}

/** What happened. Wrong words fail by name, since nobody knows whether they mean an alarm. */
const eventReader: Reader<Event | undefined> = {
  schema: { enum: events },
  required: false,
  fallback: undefined,
  read: (raw) => {
    const given = raw.text();
    const found = events.find((event) => event === given);
    if (found !== undefined) return found;
    throw new InputFaults({
      what: `"${given.slice(0, 100)}" is not one of ${events.join(', ')}`,
      fix: habitFix(given) ?? suggestName(given, events),
    });
  },
};

/** One channel a line. `#deployments` is a channel, `# deployments` a comment. */
const channelReader: Reader<readonly string[]> = {
  ...lines(),
  read: (raw) => {
    const split = (given: string): string[] =>
      given
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !/^#(?:\s|$)/.test(line));
    try {
      return split(raw.text());
    } catch (thrown) {
      if (!(thrown instanceof InputFaults)) throw thrown;
      return raw.lines();
    }
  },
};

const entries = (): Reader<Readonly<Record<string, unknown>>> => structured(v.record(v.string(), v.unknown()), {});

/** The readers, by input name. */
export const inputs = {
  event: required(eventReader),
  sync: eased(choice(syncs, 'auto')),
  'serving-version': eased(text()),
  explanation: eased(text()),
  'webhook-url': secret(),
  token: secret(),
  channel: eased(channelReader),
  version: eased(text()),
  'source-commit': eased(text()),
  'previous-version': eased(text()),
  image: eased(text()),
  url: eased(text()),
  'argocd-url': eased(text()),
  changes: eased(lines()),
  paths: eased(lines()),
  reason: eased(text()),
  metrics: eased(entries()),
  'duration-seconds': eased(number({ min: 0, unit: 'seconds' })),
  'deployed-by': eased(text()),
  'approved-by': eased(text()),
  'approval-environment': eased(text()),
  'pull-request-url': eased(text()),
  'compare-url': eased(text()),
  'rollback-url': eased(text()),
  'thread-ts': eased(lines()),
  'update-ts': eased(lines()),
  users: eased(entries()),
  links: eased(entries()),
  buttons: eased(boolean(true)),
  mention: eased(lines()),
  events: eased(lines()),
  environments: eased(lines()),
  'pagerduty-routing-key': secret(),
  'pagerduty-url': eased(text('https://events.pagerduty.com')),
  'pagerduty-images': eased(entries()),
  'fail-on-error': eased(boolean(false)),
  'github-token': secret(),
  'api-url': eased(text('https://slack.com/api')),
  'timeout-seconds': eased(number({ min: 1, max: 600, unit: 'seconds' }, 30)),
} satisfies InputReaders;

/** The inputs of one step as they were read. */
export type NotifySlackInputs = Inputs<typeof inputs>;

/** On events that are not red: everything that is wrong. On red ones nothing, so that the alarm goes out without it. */
export function check(given: NotifySlackInputs): readonly Problem[] {
  if (isAlarm(given.event)) return [];
  return settleInputs(given).problems;
}
