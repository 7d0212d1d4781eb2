// One sentence for each error of Slack's and PagerDuty's: what to do next. Pure.
// https://docs.slack.dev/reference/methods/chat.postMessage#errors, https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors

import type { Trouble } from './trouble.ts';

const newToken = 'Give a `token` that is valid: the bot token (xoxb-…) from OAuth & Permissions of the Slack app.';
const reinstall = 'Install the Slack app again, and store its new bot token.';
const newWebhook = 'Make a new webhook in the Slack app, and store its URL.';
const ourBug = 'This is a bug of notify-slack: report it with the output `payload`.';
const slower = 'Raise `timeout-seconds`, or send less often to this channel.';
const reach = 'Check that the runner may reach it, or set `https_proxy` and `no_proxy`.';
const restricted = 'Ask an admin of the workspace: a restriction keeps this app from posting there.';
const stamp = 'Pass `ts` and `channel` of one and the same step, and a message of this app.';
const later = 'Slack has trouble: look at https://slack-status.com, and send it again later.';
const proxy =
  'Check `https_proxy` of the runner: its address, its user name and password, and which hosts it lets pass.';
const notSlack = 'Check the URL, and the proxy on the way to it: what answered was not Slack.';

const advice = new Map(
  Object.entries({
    access_denied: restricted,
    account_inactive: reinstall,
    action_prohibited: restricted,
    as_user_not_supported: newToken,
    cannot_reply_to_message: 'Leave `thread-ts` out: this kind of message takes no replies.',
    cant_broadcast_message:
      'Leave `thread-ts` and `update-ts` out: replies to this message cannot be shown in the channel.',
    cant_update_message: stamp,
    channel_is_archived: 'Unarchive the channel, or make a webhook for another one.',
    channel_not_found:
      'Give `channel` as an id (channel details, last line), and invite the app if the channel is private: /invite @app.',
    channel_type_not_supported: 'Give another `channel`: apps cannot post to this kind of conversation.',
    duplicate_channel_not_found: 'Give `channel` as an id.',
    edit_window_closed: 'The workspace lets nobody change old messages: leave `update-ts` out.',
    ekm_access_denied: restricted,
    enterprise_is_restricted: restricted,
    fatal_error: later,
    insecure: 'Write the address with https://.',
    internal_error: later,
    invalid_arguments: ourBug,
    invalid_auth: newToken,
    invalid_blocks: ourBug,
    invalid_blocks_format: ourBug,
    invalid_form_data: ourBug,
    invalid_payload: ourBug,
    invalid_response: notSlack,
    invalid_thread_ts: stamp,
    invalid_token: newWebhook,
    is_archived: 'Unarchive the channel, or give another `channel`.',
    is_inactive: stamp,
    message_limit_exceeded: 'The workspace has reached the limit of its plan: ask its admin.',
    message_not_found: stamp,
    method_not_supported_for_channel_type: 'Give another `channel`: apps cannot post to this kind of conversation.',
    msg_blocks_too_long: ourBug,
    msg_too_long: ourBug,
    no_permission: 'Give the Slack app the scope chat:write, and install it again.',
    no_service: newWebhook,
    no_service_id: newWebhook,
    no_team: newWebhook,
    no_text: ourBug,
    not_allowed_token_type: newToken,
    not_authed: newToken,
    not_in_channel: 'Invite the app to the channel: /invite @app.',
    org_login_required: restricted,
    outcome_unknown: 'Look into the channel before you send it again.',
    posting_to_general_channel_denied: restricted,
    proxy,
    rate_limited: slower,
    ratelimited: slower,
    request_timeout: later,
    restricted_action: restricted,
    restricted_action_read_only_channel: 'Give another `channel`: this one takes no messages from apps.',
    restricted_action_thread_locked: 'Leave `thread-ts` out: the thread is locked.',
    restricted_action_thread_only_channel: 'Give `thread-ts`: this channel takes replies only.',
    service_unavailable: later,
    team_access_not_granted: 'Let the app into this workspace of your organization.',
    team_added_to_org: later,
    team_disabled: newWebhook,
    team_not_found: newToken,
    thread_not_found: stamp,
    timeout: reach,
    token_expired: reinstall,
    token_revoked: reinstall,
    too_many_attachments: ourBug,
    two_factor_setup_required: 'The owner of the token has to set up two-factor authentication.',
    unreachable: reach,
    user_not_found: newWebhook,
  }),
);

/** What to do about an error of Slack's. `needed` is the scope that Slack misses. */
export function slackAdvice(error: string, needed: string | undefined): string {
  if (error === 'missing_scope')
    return `Add the scope ${needed ?? 'chat:write'} to the Slack app (OAuth & Permissions), and install it again.`;
  if (/^http_3/.test(error))
    return 'The address answered with a redirect, and no secret follows one: give the address itself.';
  if (/^http_5/.test(error)) return later;
  if (/^http_/.test(error)) return notSlack;
  return advice.get(error) ?? 'Look the code up at https://docs.slack.dev/reference/methods/chat.postMessage#errors.';
}

const pageAdvice = new Map(
  Object.entries({
    invalid_key: 'Give the integration key (32 characters) of an Events API v2 integration of the PagerDuty service.',
    invalid_event: 'This is a bug of notify-slack: report it with this message.',
    rate_limited: 'PagerDuty takes a limited number of events a minute from one key: give services keys of their own.',
    outcome_unknown: 'Look into PagerDuty before you send it again.',
    insecure: 'Write `pagerduty-url` with https://.',
    proxy,
    timeout: reach,
    unreachable: reach,
  }),
);

/** What became wrong with an event for PagerDuty, and what to do. */
export const pageTrouble = (kind: string, error: string, detail: string): Trouble => ({
  error,
  what: `PagerDuty was not told (${kind}). ${detail}`,
  where: 'input `pagerduty-routing-key`',
  fix: pageAdvice.get(error) ?? 'Look at https://status.pagerduty.com, and check `pagerduty-url`.',
});
