// What a preflight asks of notify-slack: would the channel take a message, and may GitHub be asked? Posts nothing: an empty message is
// refused for being empty by a Slack that would take another one.

import { ActionError, type Problem } from '../domain/action-error.ts';
import type { Job } from '../domain/job.ts';
import { isPrivateUrl } from '../domain/loopback.ts';
import type { Question, Unasked } from '../domain/question.ts';
import { present } from '../domain/text/optional.ts';
import { slackAdvice } from './advice.ts';
import type { Clients } from './clients.ts';
import { findTokenTrouble, findWebhookTrouble } from './inputs/doors.ts';
import { settleInputs } from './inputs/settlement.ts';
import type { Told } from './inputs/told.ts';
import type { NotifySlackInputs } from './inputs.ts';
import { problemOf, type Trouble } from './trouble.ts';

/** In the order in which they are asked. */
export const questions: readonly Question<NotifySlackInputs, Clients>[] = [
  { subject: 'channel', ask: askChannel },
  { subject: 'PagerDuty', ask: askPager },
  { subject: 'pull request and approvers', ask: askGitHub },
];

const seconds = 20;

async function askChannel(inputs: NotifySlackInputs, job: Job, clients: Clients): Promise<string> {
  const { told } = settleInputs(inputs);
  const trouble = findTrouble(told);
  if (trouble !== undefined) throw new ActionError(trouble);

  const refused = await Promise.all(placesOf(told).map(async (place) => await knock(place, job, clients)));
  const problems = refused.filter((each) => each !== undefined);
  if (problems.length > 0) throw new ActionError(problems);
  if (told.token === undefined) return 'the webhook takes messages';
  return `${told.channel.join(', ')}: Slack refused an empty message, and only for being empty`;
}

const noDoor: Problem = {
  code: 'credential_missing',
  what: 'Nothing is given to write to Slack with, so nobody will be told',
  where: 'input `slack-webhook-url`, or `slack-token` with `slack-channel`',
  fix: 'Make an incoming webhook (docs/getting-started.md, step 5) and give its URL as a secret; or leave `notify-slack` out of `stages`.',
};

/** What keeps us from knocking; undefined when nothing does. */
function findTrouble(told: Told): Problem | undefined {
  const { token, 'webhook-url': webhook, 'api-url': apiUrl } = told;
  if (token !== undefined) return asProblem(findTokenTrouble(told));
  if (webhook === undefined) return noDoor;
  return asProblem(findWebhookTrouble(webhook, apiUrl));
}

const asProblem = (trouble: Trouble | undefined): Problem | undefined =>
  trouble && problemOf(trouble, 'slack_not_sent');

/** Where we knock. */
interface Place {
  /** As a person reads it. */
  readonly where: string;
  readonly url: string;
  readonly token: string | undefined;
  readonly payload: Readonly<Record<string, unknown>>;
}

function placesOf({ token, channel, 'webhook-url': webhook = '', 'api-url': apiUrl }: Told): Place[] {
  if (token === undefined) return [{ where: 'input `slack-webhook-url`', url: webhook, token, payload: {} }];
  const url = `${apiUrl}/chat.postMessage`;
  return channel.map((channel) => ({
    where: `input \`slack-channel\`: ${channel}`,
    url,
    token,
    payload: { channel },
  }));
}

/** Knocks with an empty message; undefined when it is only refused for being empty. */
async function knock({ where, ...place }: Place, job: Job, clients: Clients): Promise<Problem | undefined> {
  const answer = await clients.postToSlack({
    ...place,
    deadline: performance.now() + seconds * 1000,
    repeatable: true,
    env: job.env,
    signal: job.signal,
  });

  if (answer.sent || answer.error === 'no_text') return undefined;
  const fix = slackAdvice(answer.error, answer.needed);
  return asProblem({ error: answer.error, what: answer.detail, where, fix });
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
