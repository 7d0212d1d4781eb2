// Makes the plain inputs of a message from what was read: whatever is wrong is left out and named. Pure.
// On a red event the alarm goes out all the same; on the others the names are errors before anything is sent.

import type { Problem } from '../../domain/action-error.ts';
import { isPrivateUrl } from '../../domain/loopback.ts';
import { withoutEnd } from '../../domain/text/ends.ts';
import { keepEvents, keepImage, keepLink, keepLinks, keepMentions, keepMetrics, keepUsers } from './entries.ts';
import { keepStamps } from './stamps.ts';
import type { Eased, Given, Told } from './told.ts';

/** The inputs of the message. */
export interface Settlement {
  readonly told: Told;
  /** What was left out because it is wrong. */
  readonly problems: readonly Problem[];
  /** Whom nobody may mention: left out on every event. */
  readonly remarks: readonly Problem[];
}

const linkNames = ['url', 'argocd-url', 'pull-request-url', 'compare-url', 'rollback-url'] as const;
const rootNames = { 'api-url': 'https://slack.com/api', 'pagerduty-url': 'https://events.pagerduty.com' } as const;

/** Judges every input; never throws. */
export function settleInputs(given: Given): Settlement {
  const values = Object.fromEntries(Object.entries(given).map(([name, each]) => [name, plainValue(each)]));
  const told = values as unknown as Told & Record<string, unknown>;
  const unread = Object.entries(given).flatMap(([name, each]) => problemsOf(name, each));

  const links = linkNames.map((name) => [name, keepLink(name, told[name])] as const);
  const roots = Object.entries(rootNames).map(([name, fallback]) => [name, keepRoot(name, told, fallback)] as const);
  const maps = {
    metrics: keepMetrics(given.metrics.value),
    links: keepLinks('links', given.links.value),
    'pagerduty-images': keepLinks('pagerduty-images', given['pagerduty-images'].value, 'https'),
    events: keepEvents(told.events),
    image: keepImage(told.image),
  };
  const stamps = keepStamps(told);
  const token = keepToken(told, roots);
  const people = { mention: keepMentions(told.mention), users: keepUsers(given.users.value) };

  const kept = [...links, ...roots, ...Object.entries(maps), ...Object.entries(people)];
  return {
    told: { ...told, ...stamps.value, token, ...Object.fromEntries(kept.map(([name, { value }]) => [name, value])) },
    problems: [
      ...unread,
      ...[...links, ...roots, ...Object.entries(maps)].flatMap(([, { problems }]) => problems),
      ...stamps.problems,
    ],
    remarks: Object.values(people).flatMap(({ problems }) => problems),
  };
}

/** A token that is not Slack's own belongs to the server that `api-url` was to name: where that is wrong, it is sent nowhere. */
function keepToken(
  { token }: Pick<Told, 'token'>,
  roots: readonly (readonly [string, Eased<string>])[],
): string | undefined {
  const isLost = roots.some(([name, { problems }]) => name === 'api-url' && problems.length > 0);
  if (isLost && token !== undefined && !/^xox[a-z]-/.test(token)) return undefined;
  return token;
}

/** The root of an API that gets a secret. */
function keepRoot(name: string, told: Record<string, unknown>, fallback: string): Eased<string> {
  const root = String(told[name]);
  if (isPrivateUrl(root)) return { value: withoutEnd(root, '/'), problems: [] };
  const problem = {
    code: 'url_invalid',
    what: `\`${name}\`: "${root.slice(0, 200)}" is not an https URL`,
    where: `input \`${name}\``,
    fix: `Leave it out for ${fallback}, or write an address with https://.`,
  };
  return { value: fallback, problems: [problem] };
}

const isEased = (each: unknown): each is Eased<unknown> =>
  typeof each === 'object' && each !== null && 'value' in each && 'problems' in each;

const plainValue = (each: unknown): unknown => {
  if (isEased(each)) return each.value;
  return each;
};

const problemsOf = (name: string, each: unknown): Problem[] => {
  if (isEased(each)) return each.problems.map((problem) => ({ ...problem, what: `\`${name}\`: ${problem.what}` }));
  return [];
};
