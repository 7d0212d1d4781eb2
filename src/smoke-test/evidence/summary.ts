// The job summary of smoke-test. Pure; every text that comes from a server is printable and escaped.

import type { Log } from '../../domain/log.ts';
import { showUrl } from '../../domain/probe.ts';
import { formatSeconds } from '../../domain/text/duration.ts';
import { codeBlock, escapeMarkdown, inlineCode, markdownTable } from '../../domain/text/markdown.ts';
import { phrase, present } from '../../domain/text/optional.ts';
import { type CheckOutcome, isRed } from '../checks/outcome.ts';
import type { SmokeFindings, TargetFindings } from '../findings.ts';
import { formatPlan, type Plan } from '../plan.ts';
import { adviceFor } from '../reason.ts';
import { printable } from '../session.ts';
import { formatExpected } from '../version/failure.ts';
import type { VersionWatch } from '../version/watch.ts';
import { drawTimeline } from './chart.ts';

type Redactor = Pick<Log, 'redact'>;

/** The job summary. */
export function summaryOf(findings: SmokeFindings, log: Redactor): string {
  const { plan, verdict, targets, syncs, insecure, exposure } = findings;
  const parts = [
    `### ${headlineOf(findings)}`,
    `${goalOf(plan)}${phrase(insecure, ' · ⚠️ **certificates were not checked**')}${phrase(exposure, ' · ⚠️ **secrets go over plain HTTP**')}`,
  ];

  if (verdict.verdict === 'fail') {
    const advice = verdict.fix ?? adviceFor[verdict.reason];
    parts.push(escapeMarkdown(printable(verdict.what, log, 1000)), printable(advice, log, 1000));
  }
  for (const { app, what, seconds, link } of syncs) {
    const name = syncs.length === 1 ? 'application' : escapeMarkdown(app);
    const words = escapeMarkdown(printable(what, log));
    parts.push(`**Argo CD** (${formatSeconds(seconds)}, [${name}](${link})): ${words}`);
  }
  if (targets.length > 1) parts.push('**URLs**', urlsTable(targets));
  for (const target of targets) parts.push(...partsOf(target, targets.length > 1, log));
  return parts.join('\n\n');
}

function headlineOf({ verdict }: SmokeFindings): string {
  if (verdict.verdict === 'pass') return '✅ Smoke test passed';
  if (verdict.conclusive) return `❌ Smoke test failed: ${inlineCode(verdict.reason)}`;
  return `❌ Smoke test failed: ${inlineCode(verdict.reason)} (the service could not be measured)`;
}

function goalOf({ urls, wait }: Plan): string {
  const expected = wait?.expected ?? [];
  const version = phrase(expected.length > 0, () => ` · version ${inlineCode(formatExpected(expected))}`);
  return `${urls.map((url) => inlineCode(showUrl(url))).join(', ')}${version}`;
}

function urlsTable(targets: readonly TargetFindings[]): string {
  const rows = targets.map(({ url, verdict, waitedSeconds, checks, measurements }) => [
    verdict.verdict === 'pass' ? '✅' : '❌',
    inlineCode(showUrl(url)),
    phrase(verdict.verdict === 'fail' && verdict.reason, inlineCode),
    formatSeconds(waitedSeconds),
    phrase(checks.length > 0, () => `${checks.filter((each) => each.passed).length} of ${checks.length}`),
    `${measurements.percentile(95) ?? '–'} ms`,
  ]);
  return markdownTable(['', 'URL', 'Reason', 'Waited', 'Checks', 'p95'], rows);
}

function partsOf(target: TargetFindings, isOneOfMany: boolean, log: Redactor): string[] {
  const { watch, checks } = target;
  const parts: string[] = present([isOneOfMany && `#### ${inlineCode(showUrl(target.url))}`]);

  if (watch !== undefined && watch.rows().length > 0)
    parts.push(`**Who answered** (${waitWords(target)})`, ...timeline(watch, log));
  if (checks.length > 0) parts.push(`**Checks** (${timesOf(target)})`, checksTable(checks));
  for (const check of checks.filter((each) => !each.passed)) parts.push(detailsOf(check));
  return parts;
}

function waitWords({ waitedSeconds, instances, watch }: TargetFindings): string {
  const met = phrase(instances, (instances) => `, ${instances} ${instances === 1 ? 'instance' : 'instances'} met`);
  return `waited ${formatSeconds(waitedSeconds)}, ${watch?.streak ?? 0} good answers in a row at the end${met}`;
}

function timesOf({ checks, measurements }: TargetFindings): string {
  const passed = checks.filter((check) => check.passed).length;
  const p50 = phrase(measurements.percentile(50), (p50) => ` · p50 ${p50} ms`);
  const p95 = phrase(measurements.percentile(95), (p95) => `, p95 ${p95} ms of ${measurements.requests} requests`);
  return `${passed} of ${checks.length} passed${p50}${p95}`;
}

function timeline(watch: VersionWatch, log: Redactor): string[] {
  const rows = watch.rows().map(({ label, expected, answers, first, last }) => {
    const name = escapeMarkdown(printable(label, log));
    return [expected ? `**${name}**` : name, String(answers), formatSeconds(first), formatSeconds(last)];
  });
  const chart = drawTimeline(watch.points(), (label) => printable(label, log, 60));
  const table = markdownTable(['Answer', 'Times', 'First after', 'Last after'], rows);
  if (chart === '') return [table];
  return [codeBlock(chart, 'text'), table];
}

function checksTable(checks: readonly CheckOutcome[]): string {
  const rows = checks.map((check) => {
    const found = check.failures.map(
      ({ subject, expected, got }) =>
        `${escapeMarkdown(subject)}: expected ${escapeMarkdown(expected)}, got ${escapeMarkdown(got)}`,
    );
    if (check.tries > 1) found.unshift(`${check.tries} tries`);
    const time = formatSeconds(check.milliseconds / 1000);
    return [markOf(check), escapeMarkdown(check.name), String(check.status ?? '–'), time, found.join('<br>')];
  });
  return markdownTable(['', 'Check', 'Status', 'Time', 'Found'], rows);
}

function markOf(check: CheckOutcome): string {
  if (check.passed) return '✅';
  if (isRed(check)) return '❌';
  return '⚠️';
}

/** The request and the beginning of the answer, for who looks for the cause. */
function detailsOf({ name, request, status, excerpt }: CheckOutcome): string {
  const lines = [`request: ${request ?? 'none was sent'}`, `status:  ${status ?? 'no answer'}`];
  if (excerpt !== '') lines.push(`body:    ${excerpt}`);
  return `<details><summary>${escapeMarkdown(name)}</summary>\n\n${codeBlock(lines.join('\n'), 'text')}\n\n</details>`;
}

/** The job summary of a dry run. */
export const summaryOfPlan = (plan: Plan): string =>
  ['### Smoke test: dry run, nothing was sent', ...formatPlan(plan).map((line) => `- ${escapeMarkdown(line)}`)].join(
    '\n',
  );
