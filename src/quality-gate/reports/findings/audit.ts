// Reads what package managers' audits write: `npm audit --json` (npm 6 to 11, also of pnpm and Yarn), pip-audit and osv-scanner.
// Counts advisories, not the packages that depend on them.

import { parseSeverity, type Severity, severityOfScore } from '../../../domain/findings.ts';
import { type JsonRecord, listOf } from '../../../domain/json-value.ts';
import { optional, phrase, present } from '../../../domain/text/optional.ts';
import { demandRecords, numberIn, recordIn, recordsIn, textIn, textsIn } from '../json.ts';
import { ReportFault } from '../report-fault.ts';
import { distinct, type Finding, type FindingsReport, finding, idsIn } from './finding.ts';

/** Reads `npm audit --json`. */
export function readNpmAudit(document: JsonRecord): FindingsReport {
  const refused = npmError(document);
  if (refused !== undefined) return { format: 'npm-audit', findings: [], failures: [refused], gaps: [] };
  const findings = npmAdvisories(document);
  const declared = Object.values(recordIn(recordIn(document['metadata'])?.['vulnerabilities']) ?? {});
  const worst = Math.max(0, ...declared.map((each) => numberIn(each) ?? 0));
  if (findings.length === 0 && worst > 0)
    throw new ReportFault('unreadable', `counts ${worst} vulnerabilities and lists none`);
  return { format: 'npm-audit', findings: distinct(findings), failures: [], gaps: [] };
}

/** All advisories; throws ReportFault for an audit that did not happen. */
function npmAdvisories(document: JsonRecord): Finding[] {
  const packages = recordIn(document['vulnerabilities']);
  if (packages !== undefined) return newAdvisories(packages);
  const advisories = recordIn(document['advisories']);
  if (advisories !== undefined) return oldAdvisories(advisories);
  throw new ReportFault('unreadable', 'is an npm audit without `vulnerabilities`: the audit did not happen');
}

/** What npm writes in place of an audit when the registry does not answer. */
function npmError(document: JsonRecord): string | undefined {
  const { error, message, statusCode } = document;
  if (error === undefined || error === null) return undefined;
  const words = [
    textIn(recordIn(error)?.['summary']),
    textIn(recordIn(error)?.['detail']),
    textIn(message),
    textIn(error),
  ];
  const said = words.find((each) => each !== '') ?? `status ${String(statusCode)}`;
  return `is an error, not an audit: ${said.slice(0, 300)}`;
}

/** npm 7 and newer: by package, whose `via` holds the advisories and the names of packages that hold them. */
function newAdvisories(packages: JsonRecord): Finding[] {
  return Object.entries(packages).flatMap(([name, value]) => {
    const entry = recordIn(value) ?? {};

    return recordsIn(entry['via']).map((advisory) => {
      const id = String(advisory['source'] ?? '');
      const known = idsIn(textIn(advisory['url']));
      return finding({
        ids: [...known, id],
        title: textIn(advisory['title']) || `advisory ${id}`,
        severity: parseSeverity(textIn(advisory['severity'])),
        subject: `${textIn(advisory['name']) || name} ${textIn(advisory['range'])}`.trim(),
        fixable: entry['fixAvailable'] !== undefined && entry['fixAvailable'] !== false,
      });
    });
  });
}

/** npm 6, pnpm and Yarn 1: by advisory. */
function oldAdvisories(advisories: JsonRecord): Finding[] {
  return Object.entries(advisories).flatMap(([key, value]) => {
    const advisory = recordIn(value);
    if (advisory === undefined) return [];

    const patched = textIn(advisory['patched_versions']);

    return finding({
      ids: [
        textIn(advisory['github_advisory_id']),
        ...textsIn(advisory['cves']),
        ...idsIn(textIn(advisory['url'])),
        key,
      ],
      title: textIn(advisory['title']) || `advisory ${key}`,
      severity: parseSeverity(textIn(advisory['severity'])),
      subject: `${textIn(advisory['module_name'])} ${textIn(advisory['vulnerable_versions'])}`.trim(),
      fixable: patched !== '' && patched !== '<0.0.0',
    });
  });
}

/** Reads `pip-audit --format json`. A dependency that was skipped was not audited. */
export function readPipAudit(document: unknown): FindingsReport {
  const dependencies = dependenciesIn(document);
  const audited = dependencies.filter((each) => Array.isArray(each['vulns']));
  const skipped = dependencies.length - audited.length;
  const reason = textIn(dependencies.find((each) => each['skip_reason'] !== undefined)?.['skip_reason']).slice(0, 200);
  const why = phrase(reason !== '', `: ${reason}`);

  const findings = audited.flatMap((dependency) =>
    recordsIn(dependency['vulns']).map((each) => pipFinding(dependency, each)),
  );
  const nothing = `audited none of ${dependencies.length} dependencies${why}`;
  const some = `left out ${skipped} of ${dependencies.length} dependencies${why}`;
  return {
    format: 'pip-audit',
    findings: distinct(findings),
    failures: present([audited.length === 0 && nothing]),
    gaps: present([skipped > 0 && audited.length > 0 && some]),
  };
}

/** Older versions write the list alone. */
function dependenciesIn(document: unknown): JsonRecord[] {
  if (Array.isArray(document)) return recordsIn(document);
  return demandRecords(recordIn(document)?.['dependencies'], 'dependencies');
}

function pipFinding(dependency: JsonRecord, vulnerability: JsonRecord): Finding {
  const id = textIn(vulnerability['id']);
  return finding({
    ids: [id, ...textsIn(vulnerability['aliases'])],
    title: textIn(vulnerability['description']).split('\n', 1)[0]?.slice(0, 300) || id,
    severity: parseSeverity(textIn(vulnerability['severity'])),
    subject: `${textIn(dependency['name'])} ${textIn(dependency['version'])}`.trim(),
    fixable: listOf(vulnerability['fix_versions']).length > 0,
  });
}

/** Reads `osv-scanner --format json`; ids that are aliases of one another are one advisory. */
export function readOsv(document: JsonRecord): FindingsReport {
  const results = demandRecords(document['results'], 'results');
  const findings = results.flatMap((result) => {
    const path = textIn(recordIn(result['source'])?.['path']) || undefined;
    return recordsIn(result['packages']).flatMap((entry) => osvPackage(entry, path));
  });
  return { format: 'osv', findings: distinct(findings), failures: [], gaps: [] };
}

function osvPackage(entry: JsonRecord, path: string | undefined): Finding[] {
  const named = recordIn(entry['package']) ?? {};
  const subject = `${textIn(named['name'])} ${textIn(named['version'])}`.trim();
  const vulnerabilities = recordsIn(entry['vulnerabilities']);

  return groupsOf(entry, vulnerabilities).map((group) => {
    const ids = textsIn(group['ids']);
    const members = vulnerabilities.filter((each) => ids.includes(textIn(each['id'])));
    const score = numberIn(group['max_severity']);
    return finding({
      ids: [...ids, ...textsIn(group['aliases']), ...members.flatMap((each) => textsIn(each['aliases']))],
      title: members.map((each) => textIn(each['summary'])).find((each) => each !== '') ?? ids[0] ?? 'advisory',
      severity: optional(score, severityOfScore) ?? wordOf(members),
      subject,
      path,
      fixable: members.some(hasFix),
    });
  });
}

/** Each group is one advisory; without groups each vulnerability is. */
function groupsOf(entry: JsonRecord, vulnerabilities: readonly JsonRecord[]): JsonRecord[] {
  const groups = recordsIn(entry['groups']);
  if (groups.length > 0) return groups;
  return vulnerabilities.map((each) => ({ ids: [each['id']], aliases: each['aliases'] }));
}

const wordOf = (members: readonly JsonRecord[]): Severity | undefined =>
  members
    .map((each) => parseSeverity(textIn(recordIn(each['database_specific'])?.['severity'])))
    .find((each) => each !== undefined);

const hasFix = (vulnerability: JsonRecord): boolean =>
  recordsIn(vulnerability['affected']).some((affected) =>
    recordsIn(affected['ranges']).some((range) =>
      recordsIn(range['events']).some((event) => event['fixed'] !== undefined),
    ),
  );
