// What a preflight asks of notify-slack: would the channel take a message, and may GitHub be asked? Posts nothing: an empty message is
// refused for being empty by a Slack that would take another one.

import type { Delivery } from '../clients/slack.ts';
import { ActionError, type Problem } from '../domain/action-error.ts';
import type { Job } from '../domain/job.ts';
import { isPrivateUrl } from '../domain/loopback.ts';
import type { Question, Unasked } from '../domain/question.ts';
import { optional, present } from '../domain/text/optional.ts';
import { slackAdvice } from './advice.ts';
import { findTokenTrouble, findWebhookTrouble } from './inputs/doors.ts';
import { settleInputs } from './inputs/settlement.ts';
import type { Told } from './inputs/told.ts';
import type { NotifySlackInputs } from './inputs.ts';
import type { Clients } from './run.ts';
import { problemOf } from './trouble.ts';

/** In the order in which they are asked. */
export const questions: readonly Question<NotifySlackInputs, Clients>[] = [
  { subject: 'channel', ask: askChannel },
  { subject: 'PagerDuty', ask: askPager },
  { subject: 'pull request and approvers', ask: askGitHub },
];

const seconds = 20;

async function askChannel(inputs: NotifySlackInputs, job: Job, clients: Clients): Promise<string> {
  const { told } = settleInputs(inputs);
  const { token, 'webhook-url': webhook, 'api-url': apiUrl } = told;
  if (token === undefined && webhook === undefined) throw new ActionError(noDoor);
  const trouble = token === undefined ? findWebhookTrouble(webhook ?? '', apiUrl) : findTokenTrouble(told);
  if (trouble !== undefined) throw new ActionError(problemOf(trouble, 'slack_not_sent'));

  const places = token === undefined ? [undefined] : told.channel;
  const refused = await Promise.all(places.map(async (channel) => await knock(told, channel, { job, clients })));
  const problems = refused.filter((each) => each !== undefined);
  if (problems.length > 0) throw new ActionError(problems);
  if (token === undefined) return 'the webhook takes messages';
  return `${told.channel.join(', ')}: Slack refused an empty message, and only for being empty`;
}

const noDoor: Problem = {
  code: 'credential_missing',
  what: 'Nothing is given to write to Slack with, so nobody will be told',
  where: 'input `slack-webhook-url`, or `slack-token` with `slack-channel`',
  fix: 'Make an incoming webhook (docs/getting-started.md, step 5) and give its URL as a secret; or leave `notify-slack` out of `stages`.',
};

/** Knocks with an empty message; undefined when it is only refused for being empty. */
async function knock(
  told: Told,
  channel: string | undefined,
  { job, clients }: { readonly job: Job; readonly clients: Clients },
): Promise<Problem | undefined> {
  const { token, 'webhook-url': webhook = '', 'api-url': apiUrl } = told;
  const answer = await clients.postToSlack({
    url: channel === undefined ? webhook : `${apiUrl}/chat.postMessage`,
    token: optional(channel, () => token),
    payload: channel === undefined ? {} : { channel },
    deadline: performance.now() + seconds * 1000,
    repeatable: true,
    env: job.env,
    signal: job.signal,
  });

  if (answer.sent || answer.error === 'no_text') return undefined;

  return refusal(answer, channel);
}

function refusal(answer: Extract<Delivery, { sent: false }>, channel: string | undefined): Problem {
  const where = channel === undefined ? 'input `slack-webhook-url`' : `input \`slack-channel\`: ${channel}`;
  const fix = slackAdvice(answer.error, answer.needed);
  return problemOf({ error: answer.error, what: answer.detail, where, fix }, 'slack_not_sent');
}

/** PagerDuty has no question that pages nobody. */
async function askPager(inputs: NotifySlackInputs): Promise<Unasked> {
  const isGiven = inputs['pagerduty-routing-key'] !== undefined;
  return { unasked: `${isGiven ? 'a' : 'no'} \`pagerduty-routing-key\` is given` };
}

/** What the message gathers from GitHub, by the permissions of the job. */
async function askGitHub(inputs: NotifySlackInputs, job: Job, clients: Clients): Promise<string | Unasked> {
  const { context, env, signal } = job;
  const { repository, sha, runId, apiUrl } = context;
  const token = inputs['github-token'];
  if (token === undefined || repository === undefined) return { unasked: 'no `github-token` is given' };
  if (!isPrivateUrl(apiUrl)) return { unasked: `${apiUrl} is not https` };

  const read = clients.openReading({ token, apiUrl, deadline: performance.now() + seconds * 1000, env, signal });
  const asked = present([
    sha !== undefined && { path: `commits/${sha}/pulls?per_page=1`, permission: 'pull-requests: read' },
    runId !== undefined && { path: `actions/runs/${runId}/approvals`, permission: 'actions: read' },
  ]);
  const answers = await Promise.all(
    asked.map(async ({ path, permission }) => ({ permission, reading: await read(`/repos/${repository}/${path}`) })),
  );

  const problems = answers.flatMap(({ permission, reading }) =>
    present([
      reading.kind === 'refused' &&
        [401, 403, 404].includes(reading.status) &&
        noPermission(permission, reading.status),
    ]),
  );
  if (problems.length > 0) throw new ActionError(problems);
  const isAnswered = answers.every(({ reading }) => reading.kind === 'found');
  if (isAnswered) return 'may be read';
  return { unasked: 'GitHub did not answer' };
}

const noPermission = (permission: string, status: number): Problem => ({
  code: 'permission_missing',
  what: `GitHub refuses what \`${permission}\` allows (status ${status})`,
  where: 'the permissions of the job',
  fix: `Add \`${permission}\` below \`permissions:\` of the job.`,
});
