// Waits for the registry's own scan of an image and judges its findings. No result is never a pass: what cannot be known is red.

import type { EcrConnection } from '../../clients/registry/ecr/ecr.ts';
import type { RegistryFinding, ScanLook, ScannedImage } from '../../clients/registry/ecr/scan.ts';
import type { Problem } from '../../domain/action-error.ts';
import {
  type AllowEntry,
  findAllowance,
  isExpired,
  isWorse,
  type Severity,
  severities,
} from '../../domain/findings.ts';
import type { Job } from '../../domain/job.ts';
import { phrase, present } from '../../domain/text/optional.ts';
import type { Clients } from '../clients.ts';

/** What is tolerated. */
export interface ScanRules {
  readonly maxSeverity: Severity;
  readonly allow: readonly AllowEntry[];
  readonly ignoreUnfixed: boolean;
  readonly timeoutSeconds: number;
}

/** A finding as the gate sees it. */
export interface ScanFinding {
  readonly id: string;
  /** Undefined when the scanner has none: such a finding is told, and does not count. */
  readonly severity: Severity | undefined;
  readonly package: string;
  readonly version: string;
  readonly isFixable: boolean | undefined;
  readonly counts: boolean;
  /** Why it does not count; empty where it does, or is mild enough. */
  readonly why: string;
}

/** What the gate says. */
export interface ScanVerdict {
  readonly findings: readonly ScanFinding[];
  readonly problem: Problem | undefined;
  readonly warnings: readonly string[];
}

/** Where the scans are. */
export interface ScanSource {
  readonly ecr: EcrConnection;
  readonly account: string | undefined;
  readonly repository: string;
  /** Digests of the images, one per platform; never of an index or an attestation. */
  readonly digests: readonly string[];
}

/** An end to the wait that is no result. */
type Unscanned = Exclude<ScanLook, { readonly state: 'complete' }>;

/** Seconds between two looks: for a scan to end, and for its findings to settle. */
const pauseSeconds = 5;
const settleSeconds = 1;

const secondsAfter = ({ state }: ScanLook): number => {
  if (state === 'complete') return settleSeconds;
  return pauseSeconds;
};

/** Reads the findings of every image, waiting until two looks agree, and judges them. Rejects with a RegistryFault. */
export async function gateScan(
  source: ScanSource,
  rules: ScanRules,
  { job, clients }: { readonly job: Job; readonly clients: Pick<Clients, 'ecr'> },
): Promise<ScanVerdict> {
  const deadline = Date.now() + rules.timeoutSeconds * 1000;
  const found: RegistryFinding[] = [];

  for (const digest of source.digests) {
    const { ecr, account, repository } = source;
    const image: ScannedImage = { account, repository, digest };
    const look = await waitForScan(ecr, image, deadline, { job, clients });
    if (look.state !== 'complete') return { findings: [], problem: noResult(digest, look, rules), warnings: [] };
    found.push(...look.findings);
  }
  return judgeScan(found, rules, new Date());
}

async function waitForScan(
  ecr: EcrConnection,
  image: ScannedImage,
  deadline: number,
  { job, clients }: { readonly job: Job; readonly clients: Pick<Clients, 'ecr'> },
): Promise<ScanLook> {
  let before: ScanLook | undefined;
  let hasStarted = false;

  for (;;) {
    const look = await clients.ecr.lookAtScan(ecr, image);
    if (look.state === 'impossible') return look;
    // A scan that has just ended may still be writing its findings.
    if (look.state === 'complete' && before?.state === 'complete' && before.findings.length === look.findings.length)
      return look;
    if (look.state === 'absent' && before !== undefined && !hasStarted) {
      hasStarted = true;
      const start = await clients.ecr.startScan(ecr, image);
      if (start.state === 'impossible') return { state: 'impossible', why: start.why };
    }
    if (Date.now() >= deadline) {
      if (look.state === 'complete') return { state: 'waiting', why: 'its findings still change' };
      return look;
    }
    before = look;
    await pause(Math.min(secondsAfter(look) * 1000, Math.max(0, deadline - Date.now())), job);
  }
}

async function pause(milliseconds: number, { signal }: Job): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
  signal.throwIfAborted();
}

function noResult(digest: string, { state, why }: Unscanned, { timeoutSeconds }: ScanRules): Problem {
  const where = 'input `max-severity`';

  if (state !== 'impossible')
    return {
      code: 'scan_pending',
      what: `The scan of ${digest} was not done within ${timeoutSeconds} seconds (${why}); without a result the step cannot pass`,
      where,
      fix: 'Raise `scan-timeout-seconds`, turn on scanning for the repository, or run the step again.',
    };

  return {
    code: 'scan_impossible',
    what: `The registry cannot scan ${digest}: ${why}; without a result the step cannot pass`,
    where,
    fix: 'Take a base image that Amazon ECR can scan, use enhanced scanning, or scan in a step of your own and leave `max-severity` out.',
  };
}

/** A scanner's word for a severity; undefined for UNDEFINED, UNTRIAGED and words that are not known. */
function severityOf(word: string): Severity | undefined {
  const lower = word.toLowerCase();
  if (lower === 'informational') return 'none';
  return severities.find((severity) => severity === lower);
}

/** Judges findings by the rules. Pure. */
export function judgeScan(found: readonly RegistryFinding[], rules: ScanRules, now: Date): ScanVerdict {
  const unique = new Map(found.map((each) => [`${each.id} ${each.package} ${each.version}`, each]));
  const findings = [...unique.values()].map((finding) => judgeOne(finding, rules, now));
  const worst = findings.filter(({ counts }) => counts);
  const unknown = findings.filter(({ severity }) => severity === undefined).length;
  const warnings = present([
    unknown !== 0 && `${unknown} findings have no severity, and do not count.`,
    ...rules.allow.flatMap((entry) => allowWarnings(entry, [...unique.values()], now)),
  ]);
  if (worst.length === 0) return { findings, problem: undefined, warnings };

  const shown = worst
    .slice(0, 5)
    .map(({ id, severity, package: name }) => `${id} (${severity ?? 'no severity'}, ${name})`);
  const more = phrase(worst.length > 5, () => ` and ${worst.length - 5} more`);
  const what = `The scan has ${worst.length} findings worse than \`max-severity: ${rules.maxSeverity}\`: ${shown.join(', ')}${more}`;
  const fix =
    'Update what is named, or allow a finding for a time: `allow: [{id: …, reason: …, expires: YYYY-MM-DD}]`.';
  return { findings, problem: { code: 'scan_findings', what, where: 'input `max-severity`', fix }, warnings };
}

function judgeOne(finding: RegistryFinding, rules: ScanRules, now: Date): ScanFinding {
  const severity = severityOf(finding.severity);
  const judged = { ...finding, severity };
  if (severity === undefined) return { ...judged, counts: false, why: 'no severity' };
  if (!isWorse(severity, rules.maxSeverity)) return { ...judged, counts: false, why: '' };

  const allowance = findAllowance({ ids: [finding.id], path: finding.package }, rules.allow, dayOf(now));
  if (allowance !== undefined) return { ...judged, counts: false, why: `allowed: ${allowance.reason}` };
  // Only a scanner that says "no fix" is believed; one that says nothing is not.
  if (rules.ignoreUnfixed && finding.isFixable === false) return { ...judged, counts: false, why: 'no fix yet' };
  return { ...judged, counts: true, why: '' };
}

function allowWarnings(entry: AllowEntry, found: readonly RegistryFinding[], now: Date): string[] {
  const isFound = found.some(({ id }) => id.toLowerCase() === entry.id.toLowerCase());
  if (isExpired(entry, dayOf(now)))
    return [`The \`allow\` entry ${entry.id} expired on ${entry.expires} and no longer counts.`];
  if (isFound) return [];
  return [`The \`allow\` entry ${entry.id} matches no finding: remove it.`];
}

/** `YYYY-MM-DD`, in UTC. */
const dayOf = (time: Date): string => time.toISOString().slice(0, 10);
