// The inputs of notify-slack and the faults that they show before anything is asked or sent.

import * as v from 'valibot';
import type { Problem } from '../domain/action-error.ts';
import { isPrivateUrl } from '../domain/loopback.ts';
import { suggestName } from '../domain/text/nearest.ts';
import type { InputReaders, Inputs } from '../runner/inputs.ts';
import { boolean, choice, lines, number, required, secret, structured, text } from '../runner/readers.ts';
import { events } from './deployment.ts';
import { findMention, linkFault } from './slack-text.ts';

const mostMentions = 20;

/** The readers, by input name. */
export const inputs = {
  event: required(choice(events)),
  'webhook-url': secret(),
  token: secret(),
  channel: text(),
  version: text(),
  'previous-version': text(),
  image: text(),
  url: text(),
  'argocd-url': text(),
  changes: lines(),
  reason: text(),
  metrics: structured(v.record(v.string(), v.nullable(v.union([v.string(), v.number(), v.boolean()]))), {}),
  'duration-seconds': number({ min: 0, unit: 'seconds' }),
  'deployed-by': text(),
  'approved-by': text(),
  'pull-request-url': text(),
  'compare-url': text(),
  'rollback-url': text(),
  'thread-ts': text(),
  'update-ts': text(),
  mention: lines(),
  events: lines(),
  environments: lines(),
  'fail-on-error': boolean(false),
  'github-token': secret(),
  'api-url': text('https://slack.com/api'),
  'timeout-seconds': number({ min: 1, max: 600, unit: 'seconds' }, 30),
} satisfies InputReaders;

/** The typed inputs of one step. */
export type NotifySlackInputs = Inputs<typeof inputs>;

/** The faults that readers cannot see: links, mentions, filters, and what belongs together. */
export function check(given: NotifySlackInputs): Problem[] {
  const faults = [linkProblems, mentionProblems, filterProblems, doorProblems, stampProblems];
  return faults.flatMap((faultsOf) => [...faultsOf(given)]);
}

const at = (name: string): string => `input \`${name}\``;

function linkProblems(given: NotifySlackInputs): Problem[] {
  const names = ['url', 'argocd-url', 'pull-request-url', 'compare-url', 'rollback-url'] as const;
  return names.flatMap((name) => {
    const value = given[name];
    const fault = value === undefined ? undefined : linkFault(value);
    if (value === undefined || fault === undefined) return [];
    const shown = fault.includes('password') ? 'its value' : `"${value}"`;
    const fix = /^[a-z][a-z0-9+.-]*:/i.test(value)
      ? 'Write an http(s) URL without user name and password.'
      : `Write it with its scheme, e.g. https://${value.replace(/^\/+/, '')}.`;
    return [{ code: 'url_invalid', what: `\`${name}\`: ${shown} cannot be a link: ${fault}`, where: at(name), fix }];
  });
}

function mentionProblems({ mention }: NotifySlackInputs): Problem[] {
  const fix =
    'Write `@U012AB3CD` (a member id: profile → ⋮ → Copy member ID), `!subteam^S012AB3CD` (a user group) or `!here`.';
  const where = at('mention');
  const wrong = mention.filter((line) => findMention(line) === undefined);
  const problems = wrong.map((line) => ({
    code: 'mention_invalid',
    what: `\`mention\`: "${line}" is nobody whom this action mentions`,
    where,
    fix,
  }));
  if (mention.length <= mostMentions) return problems;
  const what = `\`mention\` names ${mention.length}, and ${mostMentions} are the most`;
  return [...problems, { code: 'mention_invalid', what, where, fix: 'Mention a user group instead.' }];
}

function filterProblems(given: NotifySlackInputs): Problem[] {
  const known: readonly string[] = events;
  const strangers = given.events.filter((event) => !known.includes(event));
  return strangers.map((event) => ({
    code: 'event_unknown',
    what: `\`events\`: "${event}" is not one of ${events.join(', ')}`,
    where: at('events'),
    fix: suggestName(event, events),
  }));
}

/** Faults of the way to Slack. Never quotes a secret. */
function* doorProblems(given: NotifySlackInputs): Generator<Problem> {
  const { 'webhook-url': webhook, token, channel, 'api-url': api } = given;
  if (webhook !== undefined && !isPrivateUrl(webhook))
    yield {
      code: 'webhook_url_invalid',
      what: '`webhook-url` is no https URL',
      where: at('webhook-url'),
      fix: 'Copy the whole URL from your Slack app → Incoming Webhooks: https://hooks.slack.com/services/…',
    };
  if (!isPrivateUrl(api))
    yield {
      code: 'url_invalid',
      what: `\`api-url\`: "${api}" is no https URL`,
      where: at('api-url'),
      fix: 'Leave it out for Slack, or write https://slack-gov.com/api for GovSlack.',
    };
  if (token !== undefined && /[^\x21-\x7e]/.test(token))
    yield {
      code: 'token_invalid',
      what: '`token` holds a character that no token has',
      where: at('token'),
      fix: 'Paste the bot token (xoxb-…) again, without blanks and line breaks.',
    };
  if (token !== undefined && channel === undefined && webhook === undefined)
    yield {
      code: 'channel_missing',
      what: '`token` is given, but not the `channel` to write to',
      where: at('channel'),
      fix: 'Give `channel`, e.g. `C012AB3CD` or "#deployments" (quoted: YAML reads # as a comment).',
    };
}

/** Faults of the message that is replied to or updated. */
function* stampProblems(given: NotifySlackInputs): Generator<Problem> {
  const { 'webhook-url': webhook, token, channel, 'thread-ts': thread, 'update-ts': update } = given;
  const usesWebhook = webhook !== undefined && (token === undefined || channel === undefined);
  for (const name of ['thread-ts', 'update-ts'] as const) yield* oneStampProblems(name, given[name], usesWebhook);
  if (thread !== undefined && update !== undefined)
    yield {
      code: 'update_and_thread',
      what: '`thread-ts` and `update-ts` are both given',
      where: at('update-ts'),
      fix: 'Give `update-ts` to change a message, or `thread-ts` to reply to it.',
    };
  if (update !== undefined && channel !== undefined && !/^[CDG][A-Z0-9]{2,}$/.test(channel))
    yield {
      code: 'channel_not_id',
      what: `\`channel\`: "${channel}" is no channel id, and Slack updates messages by id only`,
      where: at('channel'),
      fix: 'Pass the output `channel` of the step that sent the message.',
    };
}

function* oneStampProblems(name: string, stamp: string | undefined, usesWebhook: boolean): Generator<Problem> {
  if (stamp === undefined) return;
  if (usesWebhook)
    yield {
      code: 'token_required',
      what: `\`${name}\` needs a token: a webhook can neither reply nor update`,
      where: at(name),
      fix: 'Give `token` (scope chat:write) and `channel` in place of `webhook-url`.',
    };
  if (!/^\d{10}\.\d{6}$/.test(stamp))
    yield {
      code: 'ts_invalid',
      what: `\`${name}\`: "${stamp}" is no Slack timestamp`,
      where: at(name),
      fix: 'Pass the output `ts` of the step that sent the message, quoted: "1768832640.000100".',
    };
}
