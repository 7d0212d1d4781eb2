// The rules of single entries: links, maps, mentions, filters. Each returns what is kept and what is wrong with the rest. Pure.

import type { Problem } from '../../domain/action-error.ts';
import { findImageReference } from '../../domain/image/reference.ts';
import { suggestName } from '../../domain/text/nearest.ts';
import { optional } from '../../domain/text/optional.ts';
import { events, type Link } from '../deployment.ts';
import { findMention, linkFault } from '../message/slack-text.ts';

/** What may stay of an input, and a problem for each part that may not. */
export interface Kept<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

type Entries = Readonly<Record<string, unknown>>;

const mostMentions = 20;
const at = (name: string): string => `input \`${name}\``;

/** A URL that may stand under a message. */
export function keepLink(name: string, value: string | undefined): Kept<string | undefined> {
  const fault = optional(value, (value) => linkProblem(name, name, value));
  if (fault === undefined) return { value, problems: [] };
  return { value: undefined, problems: [fault] };
}

/** A map of labels to URLs; `https` refuses http. */
export function keepLinks(name: string, entries: Entries, scheme: 'http(s)' | 'https' = 'http(s)'): Kept<Link[]> {
  const value: Link[] = [];
  const problems: Problem[] = [];

  for (const [label, url] of Object.entries(entries)) {
    if (url === null || url === '') continue;
    const fault = linkProblem(name, `${name}\`: \`${label}`, wordsOf(url), scheme);
    if (fault === undefined) value.push({ label, url: String(url) });
    else problems.push(fault);
  }
  return { value, problems };
}

function linkProblem(name: string, shown: string, value: string, scheme = 'http(s)'): Problem | undefined {
  const isWrongScheme = scheme === 'https' && !/^https:/i.test(value);
  const fault = linkFault(value) ?? optional(isWrongScheme, () => 'it is not an https URL');
  if (fault === undefined) return undefined;
  const quoted = fault.includes('password') ? 'its value' : `"${value.slice(0, 200)}"`;
  const what = `\`${shown}\`: ${quoted} cannot be a link: ${fault}`;
  return { code: 'url_invalid', what, where: at(name), fix: linkFix(value, scheme) };
}

function linkFix(value: string, scheme: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(value)) return `Write an ${scheme} URL without user name and password.`;
  return `Write it with its scheme, e.g. https://${value.replace(/^\/+/, '').slice(0, 200)}.`;
}

/** Figures: one value each. An empty one is left out. */
export function keepMetrics(entries: Entries): Kept<[string, string][]> {
  const value: [string, string][] = [];
  const problems: Problem[] = [];

  for (const [name, figure] of Object.entries(entries)) {
    if (figure === null || figure === '') continue;
    if (typeof figure === 'object')
      problems.push({
        code: 'input_invalid',
        what: `\`metrics\`: \`${name}\` is ${wordsOf(figure)}, but a figure is one value`,
        where: at('metrics'),
        fix: `Write \`${name}: 0.02 %\`, or give each part a name of its own.`,
      });
    else value.push([name, String(figure)]);
  }
  return { value, problems };
}

/** Logins and member ids. What is no member id is left out. */
export function keepUsers(entries: Entries): Kept<Map<string, string>> {
  const value = new Map<string, string>();
  const problems: Problem[] = [];

  for (const [login, id] of Object.entries(entries)) {
    const bare = String(id).replace(/^@/, '');
    if (findMention(`@${bare}`) !== undefined) value.set(login.toLowerCase(), bare);
    else
      problems.push({
        code: 'mention_invalid',
        what: `\`users\`: the value of \`${login}\` is not a member id of Slack`,
        where: at('users'),
        fix: 'Write it as `octocat: U012AB3CD` (profile → ⋮ → Copy member ID).',
      });
  }
  return { value, problems };
}

/** Those who may be mentioned, at most twenty. */
export function keepMentions(mention: readonly string[]): Kept<string[]> {
  const allowed = mention.filter((line) => findMention(line) !== undefined);
  const wrong = mention.filter((line) => findMention(line) === undefined);
  const fix =
    'Write `@U012AB3CD` (a member id: profile → ⋮ → Copy member ID), `!subteam^S012AB3CD` (a user group) or `!here`.';
  const problems: Problem[] = wrong.map((line) => ({
    code: 'mention_invalid',
    what: `\`mention\`: "${line.slice(0, 100)}" cannot be mentioned`,
    where: at('mention'),
    fix,
  }));

  if (allowed.length > mostMentions)
    problems.push({
      code: 'mention_invalid',
      what: `\`mention\` names ${allowed.length}, but at most ${mostMentions} are allowed`,
      where: at('mention'),
      fix: 'Mention a user group instead.',
    });
  return { value: allowed.slice(0, mostMentions), problems };
}

/** An image that is no reference names no version. It stays as it is: without it another version would be told. */
export function keepImage(value: string | undefined): Kept<string | undefined> {
  if (value === undefined || findImageReference(value) !== undefined) return { value, problems: [] };
  const problem = {
    code: 'image_invalid',
    what: `\`image\`: "${value.slice(0, 200)}" is not an image reference`,
    where: at('image'),
    fix: 'Write it as [registry/]repository[:tag][@sha256:…].',
  };
  return { value, problems: [problem] };
}

/** Events of the filter that exist. */
export function keepEvents(given: readonly string[]): Kept<string[]> {
  const known: readonly string[] = events;
  const problems = given
    .filter((event) => !known.includes(event))
    .map((event) => ({
      code: 'event_unknown',
      what: `\`events\`: "${event.slice(0, 100)}" is not one of ${events.join(', ')}`,
      where: at('events'),
      fix: suggestName(event, events),
    }));
  return { value: given.filter((event) => known.includes(event)), problems };
}

/** What stands in place of a text. */
const wordsOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return String(value);
};
