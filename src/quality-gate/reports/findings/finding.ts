// What scanners and linters report, whatever their format. Reads no file, judges nothing.
// The map of this room: finding (what all formats give) ← audit, scanner, lint, sarif (a reader each for a family of formats).

import type { Severity } from '../../../domain/findings.ts';

/** One finding. */
export interface Finding {
  /** The id that a person would look for, then every alias. */
  readonly ids: readonly string[];
  /** One line: what is wrong. */
  readonly title: string;
  /** Undefined when the tool gives none. */
  readonly severity: Severity | undefined;
  /** Name and version of the package; undefined for a finding in code. */
  readonly subject: string | undefined;
  /** The file as the report names it. */
  readonly path: string | undefined;
  readonly line: number | undefined;
  /** True when a version without it exists; undefined when the tool does not say. */
  readonly fixable: boolean | undefined;
}

export const findingFormats = [
  'sarif',
  'eslint',
  'checkstyle',
  'npm-audit',
  'trivy',
  'snyk',
  'osv',
  'pip-audit',
  'grype',
] as const;

/** One report. */
export interface FindingsReport {
  readonly format: (typeof findingFormats)[number];
  readonly findings: readonly Finding[];
  /** Why the scan is no evidence: it failed, or looked at nothing. Each ends a sentence that begins with the file's name. */
  readonly failures: readonly string[];
  /** What the scan left out. */
  readonly gaps: readonly string[];
}

/** A finding with everything that is not said left open. */
export const finding = (given: Partial<Finding> & Pick<Finding, 'ids' | 'title'>): Finding => ({
  subject: undefined,
  path: undefined,
  line: undefined,
  fixable: undefined,
  ...given,
  severity: severityOf(given),
  ids: [...new Set(given.ids.filter((each) => each !== ''))],
});

/** Nobody scores a malicious package: OSV gives it an id of its own kind (https://github.com/ossf/malicious-packages) and no severity. */
function severityOf({
  ids,
  severity,
}: Pick<Partial<Finding>, 'severity'> & Pick<Finding, 'ids'>): Severity | undefined {
  if (ids.some((id) => /^MAL-\d{4}-/.test(id))) return 'critical';
  return severity;
}

/** Findings with the same first id, subject and place count once. */
export function distinct(findings: readonly Finding[]): Finding[] {
  const byKey = new Map<string, Finding>();
  for (const each of findings) {
    const key = [each.ids[0], each.subject, each.path, each.line].join('\n');
    const known = byKey.get(key);
    byKey.set(key, { ...(known ?? each), fixable: known?.fixable === true || each.fixable });
  }
  return [...byKey.values()];
}

/** CVE and GHSA ids in a text, at most a few. */
export const idsIn = (text: string): string[] =>
  (text.slice(0, 2000).match(/\b(?:CVE-\d{4}-\d{4,10}|GHSA(?:-[0-9a-z]{4}){3})\b/gi) ?? []).slice(0, 20);
