// Runs notify-slack: filter → gather → plan → send → report. Slack's trouble is a warning unless `fail-on-error`.

import type { GitHub } from '../clients/github/github.ts';
import type { PostToSlack, SlackCall } from '../clients/slack.ts';
import { formatProblem } from '../domain/action-error.ts';
import type { Job } from '../domain/job.ts';
import { gatherDeployment, planQuestion, type Told } from './facts.ts';
import { fetchGitHubFacts, type GitHubFacts } from './github-facts.ts';
import type { NotifySlackInputs } from './inputs.ts';
import { formatMessage } from './message.ts';
import { findFilter, type Plan, planNotification } from './plan.ts';
import { type NotifySlackReport, problemOf, reportFiltered, reportOutcome, statusLine } from './report.ts';
import { findMention } from './slack-text.ts';
import { type Story, tellStory } from './story.ts';

/** The outside things that this action speaks to. */
export interface Clients {
  connectGitHub(token: string, apiUrl: string, signal: AbortSignal): GitHub;
  readonly postToSlack: PostToSlack;
}

/** Runs one notification. */
export async function run(inputs: NotifySlackInputs, job: Job, clients: Clients): Promise<NotifySlackReport> {
  maskParts(inputs, job);
  const filtered = findFilter(inputs);
  if (filtered !== undefined) {
    job.log.notice(`Nothing is sent to Slack: ${filtered}`);
    return reportFiltered(filtered);
  }
  const github = await askGitHub(inputs, job, clients);
  const story = tellStory(gatherDeployment(inputs, job.context, github, job.log.redact));
  const plan = planNotification(inputs, formatMessage(story, mentionsOf(inputs)));
  job.log.group(`Message by ${plan.door ?? 'no door'}`, JSON.stringify(plan.payload, null, 2));
  if (inputs['dry-run']) return reportOutcome({ kind: 'dry-run' }, plan, story);
  if (plan.door === undefined) {
    job.log.notice(`Nothing is sent to Slack: ${plan.reason}`);
    return reportOutcome({ kind: 'kept', reason: plan.reason }, plan, story);
  }
  return await send(inputs, job, clients, plan, story);
}

/** A webhook's last part is as good as the whole URL, and a log may show it alone. */
function maskParts({ 'webhook-url': webhook }: NotifySlackInputs, { log }: Job): void {
  const last = webhook === undefined ? '' : (new URL(webhook).pathname.split('/').at(-1) ?? '');
  if (last.length >= 12) log.mask(last);
}

const mentionsOf = ({ event, mention }: NotifySlackInputs): string[] =>
  event === 'failed' || event === 'rolled-back' ? mention.map(findMention).filter((found) => found !== undefined) : [];

async function askGitHub(
  told: Told & Pick<NotifySlackInputs, 'github-token'>,
  job: Job,
  clients: Clients,
): Promise<GitHubFacts | undefined> {
  const { 'github-token': token, 'timeout-seconds': seconds } = told;
  const question = token === undefined ? undefined : planQuestion(told, job.context);
  if (token === undefined || question === undefined) return undefined;
  const signal = AbortSignal.any([job.signal, AbortSignal.timeout(Math.ceil(seconds * 1000))]);
  const { request } = clients.connectGitHub(token, job.context.apiUrl, signal);
  const facts = await fetchGitHubFacts(request, question);
  job.signal.throwIfAborted();
  for (const gap of facts.gaps) job.log.notice(`${gap}. The message goes without it.`);
  return facts;
}

async function send(
  inputs: NotifySlackInputs,
  job: Job,
  clients: Clients,
  plan: Plan & { door: NonNullable<Plan['door']> },
  story: Story,
): Promise<NotifySlackReport> {
  const delivery = await clients.postToSlack(callOf(inputs, job, plan));
  if (delivery.sent) {
    const outcome = { kind: 'sent', ts: delivery.ts, channel: delivery.channel } as const;
    job.log.info(statusLine(outcome, plan.door).replaceAll('*', ''));
    return reportOutcome(outcome, plan, story);
  }
  const problem = problemOf(delivery.error, delivery.detail, plan.door);
  if (!inputs['fail-on-error']) job.log.warning(formatProblem(problem));
  const outcome = { kind: 'failed', error: delivery.error, detail: delivery.detail } as const;
  return reportOutcome(outcome, plan, story, inputs['fail-on-error'] ? problem : undefined);
}

function callOf(inputs: NotifySlackInputs, job: Job, { door, payload }: Plan): SlackCall {
  const isWebhook = door === 'webhook';
  return {
    url: isWebhook ? (inputs['webhook-url'] ?? '') : `${inputs['api-url'].replace(/\/+$/, '')}/${door}`,
    token: isWebhook ? undefined : inputs.token,
    payload,
    repeatable: door === 'chat.update',
    timeoutSeconds: inputs['timeout-seconds'],
    env: job.env,
    signal: job.signal,
  };
}
