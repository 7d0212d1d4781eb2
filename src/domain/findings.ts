// What a scanner's findings are worth: the order of severities, and which findings somebody has allowed until when. Reads no report.

/** The severities, mildest first. */
export const severities = ['none', 'low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** True when a finding of this severity is worse than the worst that is tolerated. */
export const isWorse = (severity: Severity, tolerated: Severity): boolean =>
  severities.indexOf(severity) > severities.indexOf(tolerated);

/** One finding that is allowed, as a user wrote it. */
export interface AllowedFinding {
  /** The finding's id, e.g. CVE-2026-1234; letters count alike in both cases. */
  readonly id: string;
  readonly reason: string;
  /** `YYYY-MM-DD`: the last day on which it counts, in UTC. Undefined: for ever. */
  readonly expires?: string | undefined;
  /** Only in this file or package; undefined: everywhere. */
  readonly path?: string | undefined;
}

/** True when the entry is past its last day. */
export const hasExpired = ({ expires }: Pick<AllowedFinding, 'expires'>, now: Date): boolean =>
  expires !== undefined && now.toISOString().slice(0, 10) > expires;

/** The first entry that allows the finding today; undefined when none does. */
export function findAllowance(
  finding: { readonly id: string; readonly path?: string | undefined },
  allowed: readonly AllowedFinding[],
  now: Date,
): AllowedFinding | undefined {
  const id = finding.id.toLowerCase();
  return allowed.find(
    (entry) =>
      entry.id.toLowerCase() === id &&
      (entry.path === undefined || entry.path === finding.path) &&
      !hasExpired(entry, now),
  );
}
