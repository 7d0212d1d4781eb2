// The straight line of notify-slack: settle → filter → gather → plan → send → report. Slack's and PagerDuty's trouble are warnings unless
// `fail-on-error`.

import { formatProblem, retellCancellation } from '../domain/action-error.ts';
import type { Job, Report } from '../domain/job.ts';
import { isPrivateUrl } from '../domain/loopback.ts';
import { optional, present } from '../domain/text/optional.ts';
import type { Clients } from './clients.ts';
import { deliver, type MessageOutcome } from './delivery.ts';
import { type Deployment, isAlarm } from './deployment.ts';
import { gatherDeployment } from './facts/gathering.ts';
import { fetchGitHubFacts, type GitHubFacts } from './facts/github.ts';
import { planQuestion } from './facts/question.ts';
import { findTokenTrouble, findWebhookTrouble } from './inputs/doors.ts';
import { settleInputs } from './inputs/settlement.ts';
import type { Told } from './inputs/told.ts';
import type { NotifySlackInputs } from './inputs.ts';
import { planPages } from './pages.ts';
import { noPages, type PageOutcome, sendPages } from './paging.ts';
import { type Doors, findEnvironmentFilter, findEventFilter, type Plan, planNotification } from './plan.ts';
import { mentionsOf } from './recipients.ts';
import { type End, type OutputName, report, reportFiltered } from './report.ts';
import { type Story, tellStory } from './story/story.ts';
import { problemOf, type Trouble } from './trouble.ts';

/** What all parts of one run share. */
interface Errand {
  readonly told: Told;
  readonly job: Job;
  readonly clients: Clients;
  /** The end of everything, on the clock of `performance.now()`. */
  readonly deadline: number;
}

/** Gathering takes a third of the time at most, and never more than this. */
const mostGatheringMilliseconds = 10_000;

/** Runs one notification. */
export async function run(inputs: NotifySlackInputs, job: Job, clients: Clients): Promise<Report<OutputName>> {
  const told = settle(inputs, job);
  const errand = { told, job, clients, deadline: performance.now() + told['timeout-seconds'] * 1000 };
  const filtered = findEnvironmentFilter(told);
  if (filtered !== undefined) {
    job.log.notice(`Nothing is sent: ${filtered}`);
    return reportFiltered(filtered);
  }

  const github = await askGitHub(errand);
  const { log, context } = job;
  const deployment = gatherDeployment({ told, context, github, now: Date.now(), redact: log.redact });
  const story = tellStory(deployment);
  const plan = planAll(errand, deployment, story);
  printPlan(plan, job, told['dry-run']);
  if (told['dry-run']) return report({ plan, story, outcomes: [], paged: noPages, isDry: true });

  try {
    const [outcomes, paged] = await Promise.all([sendMessages(errand, plan), page(errand, plan)]);
    return conclude(errand, { plan, story, outcomes, paged });
  } catch (thrown) {
    throw retellCancellation(thrown, job.signal, mayHaveArrived);
  }
}

const mayHaveArrived = {
  what: 'while the message was on its way: it may have arrived',
  where: 'input `event`',
  fix: 'Look at the channel before you run the step again: it would send the message once more.',
};

/** The plain inputs. Wrong ones have been errors before, but for a red event. */
function settle(inputs: NotifySlackInputs, { log }: Job): Told {
  const { told, problems, remarks } = settleInputs(inputs);
  for (const problem of [...problems, ...remarks])
    log.warning(`The message goes without it: ${formatProblem(problem)}`);

  // A webhook's last part is as good as the whole URL, and a log may show it alone.
  const last =
    URL.parse(told['webhook-url'] ?? '')
      ?.pathname.split('/')
      .at(-1) ?? '';
  if (last.length >= 12) log.mask(last);
  return told;
}

/** What GitHub knows; undefined without a token, or when nothing is open. */
async function askGitHub({ told, job, clients, deadline }: Errand): Promise<GitHubFacts | undefined> {
  const { 'github-token': token } = told;
  const { context, log, env, signal } = job;
  const question = optional(token, () => planQuestion(told, context));
  if (token === undefined || question === undefined) return undefined;
  if (!isPrivateUrl(context.apiUrl)) {
    log.warning(
      `\`github-token\` is not sent to ${context.apiUrl}, which is not https. The message goes without what GitHub knows.`,
    );
    return undefined;
  }

  const now = performance.now();
  const share = Math.min(mostGatheringMilliseconds, (deadline - now) / 3);
  const read = clients.openReading({ token, apiUrl: context.apiUrl, deadline: now + share, env, signal });
  const facts = await fetchGitHubFacts(read, question);
  for (const gap of facts.gaps) log.notice(`${gap}. The message goes without it.`);
  return facts;
}

function planAll({ told, job }: Errand, deployment: Deployment, story: Story): Plan {
  const { context } = job;
  const { 'pagerduty-routing-key': routingKey, 'pagerduty-images': images } = told;
  const pages = optional(routingKey, () =>
    planPages({ deployment, story, images, runUrl: context.runUrl, now: new Date() }),
  );
  const mentions = optional(isAlarm(told.event), () => mentionsOf(told, deployment.people));
  return planNotification(told, story, { doors: doorsOf(told), mentions: mentions ?? [], pages: pages ?? [] });
}

function doorsOf(told: Told): Doors {
  const { 'webhook-url': webhook, token, 'api-url': apiUrl } = told;
  const tokenTrouble = findTokenTrouble(told);
  const webhookTrouble = optional(webhook, (webhook) => findWebhookTrouble(webhook, apiUrl));
  const canPost = token !== undefined && tokenTrouble === undefined;
  const canHook = webhook !== undefined && webhookTrouble === undefined;
  return {
    token: canPost,
    webhook: canHook,
    filtered: findEventFilter(told),
    trouble: optional(!canPost && !canHook, () => webhookTrouble ?? tokenTrouble),
  };
}

function printPlan(plan: Plan, { log }: Job, isDry: boolean): void {
  const { forms, pages } = plan;
  log.group(titleOf(plan), JSON.stringify(forms.alarm, null, 2));
  if (pages.length > 0 || isDry) log.group(`Events for PagerDuty: ${pages.length}`, JSON.stringify(pages, null, 2));
}

function titleOf({ targets, kept }: Plan): string {
  if (kept !== undefined) return 'Message, not sent';
  return `Message by ${targets.map(({ door }) => door).join(', ')}`;
}

async function sendMessages({ told, job, clients, deadline }: Errand, plan: Plan): Promise<MessageOutcome[]> {
  const { log, env, signal } = job;
  const usesWebhook = plan.targets.some(({ door }) => door === 'webhook');
  if (usesWebhook && told['thread-ts'].length + told['update-ts'].length > 0)
    log.notice(
      'A webhook can neither reply nor change a message: this one stands by itself. `token` and `channel` can.',
    );

  const door = {
    postToSlack: clients.postToSlack,
    webhookUrl: told['webhook-url'],
    token: told.token,
    apiUrl: told['api-url'],
    deadline,
    env,
    signal,
  };
  const outcomes = await Promise.all(plan.targets.map(async (target) => await deliver(plan, target, door)));
  if (plan.rescue === undefined || outcomes.some(({ sent }) => sent)) return outcomes;

  const rescue = await deliver(plan, plan.rescue, door);
  if (!rescue.sent) return outcomes;
  const remark = 'No channel of `token` took the alarm: it went by `webhook-url`.';
  return outcomes.map((each) => ({ ...each, remarks: [...each.remarks, remark], isRescued: true }));
}

async function page({ told, job, clients, deadline }: Errand, { pages }: Plan): Promise<PageOutcome> {
  const { 'pagerduty-routing-key': routingKey, 'pagerduty-url': root } = told;
  if (routingKey === undefined) return noPages;
  const { sendToPagerDuty } = clients;
  return await sendPages(pages, { sendToPagerDuty, root, routingKey, deadline, env: job.env, signal: job.signal });
}

/** One warning for each trouble; red only with `fail-on-error`. */
function conclude({ told, job }: Errand, end: End): Report<OutputName> {
  const { log } = job;
  const { trouble: broken, filtered } = doorsOf(told);
  // What the filter keeps back needs no door.
  const doorTrouble = optional(filtered === undefined, () => broken);
  const isKept = end.plan.kept !== undefined;
  const troubles: readonly (readonly [code: string, trouble: Trouble])[] = present([
    isKept && doorTrouble !== undefined && (['slack_not_sent', doorTrouble] as const),
    ...end.outcomes.flatMap((each) => each.troubles).map((trouble) => ['slack_not_sent', trouble] as const),
    ...end.paged.troubles.map((trouble) => ['pagerduty_not_told', trouble] as const),
  ]);

  const problems = troubles.map(([code, trouble]) => problemOf(trouble, code));
  const failure = optional(told['fail-on-error'], () => problems[0]);
  for (const problem of problems.filter((each) => each !== failure)) log.warning(formatProblem(problem));
  for (const remark of new Set(end.outcomes.flatMap((each) => each.remarks))) log.warning(remark);
  const idle = optional(!isKept, () => hiddenTrouble(told));
  if (idle !== undefined) log.warning(formatProblem(problemOf(idle, 'slack_not_sent')));
  if (isKept && doorTrouble === undefined) log.notice(`Nothing is sent to Slack: ${end.plan.kept}`);
  return report({ ...end, doorTrouble: optional(isKept, () => doorTrouble), failure });
}

/** A token that cannot be used, though the webhook took its place. */
function hiddenTrouble(told: Told): Trouble | undefined {
  const trouble = findTokenTrouble(told);
  if (trouble?.error === 'channel_missing') return undefined;
  return trouble;
}
