// Where a secret may go: Slack's hosts, PagerDuty's, or what the step names itself. Never quotes a secret. Pure.

import { isLoopback, isPrivateUrl } from '../../domain/loopback.ts';
import type { Trouble } from '../trouble.ts';
import type { Told } from './told.ts';

/** Slack's hosts for incoming webhooks; the second is GovSlack's. */
const webhookHosts = ['hooks.slack.com', 'hooks.slack-gov.com'];

/** Why the webhook cannot be used; undefined for one that can. */
export function findWebhookTrouble(webhook: string, apiUrl: string): Trouble | undefined {
  const url = URL.parse(webhook);
  const fix = 'Copy the whole URL from your Slack app → Incoming Webhooks: https://hooks.slack.com/services/…';
  const trouble = (error: string, what: string, advice = fix): Trouble => ({
    error,
    what,
    where: 'input `webhook-url`',
    fix: advice,
  });

  if (url === null || !isPrivateUrl(webhook))
    return trouble('webhook_url_invalid', '`webhook-url` is not an https URL');
  if (/^\/triggers\//.test(url.pathname))
    return trouble(
      'webhook_is_trigger',
      '`webhook-url` is the URL of a workflow in Slack’s Workflow Builder (`/triggers/`), which takes variables and no message',
    );
  if (isLoopback(url.host) || webhookHosts.includes(url.host) || url.host === URL.parse(apiUrl)?.host) return undefined;
  return trouble(
    'webhook_host_unknown',
    '`webhook-url` does not lead to a host of Slack',
    'Copy it from your Slack app again. For a server of your own that understands Slack’s webhooks, set `api-url` to an address on that host.',
  );
}

/** Why the token cannot be used; undefined for one that can. */
export function findTokenTrouble({ token, channel }: Pick<Told, 'token' | 'channel'>): Trouble | undefined {
  if (token === undefined) return undefined;
  if (/[^\x21-\x7e]/.test(token))
    return {
      error: 'token_invalid',
      what: '`token` holds a character that no token has',
      where: 'input `token`',
      fix: 'Paste the bot token (xoxb-…) again, without blanks and line breaks.',
    };
  if (channel.length > 0) return undefined;

  return {
    error: 'channel_missing',
    what: '`token` is given, but not the `channel` to write to',
    where: 'input `channel`',
    fix: 'Give `channel`, e.g. `C012AB3CD` or "#deployments" (quoted: YAML reads # as a comment).',
  };
}
