// Reads what image and dependency scanners write: Trivy, Grype and Snyk JSON.

import { parseSeverity } from '../../../domain/findings.ts';
import { type JsonRecord, listOf } from '../../../domain/json-value.ts';
import { demandRecords, numberIn, recordIn, recordsIn, textIn, textsIn } from '../json.ts';
import { ReportFault } from '../report-fault.ts';
import { distinct, type Finding, type FindingsReport, finding } from './finding.ts';

/** Reads `trivy … --format json` (https://trivy.dev/latest/docs/configuration/reporting/#json). `Results: null` is a clean scan only of schema 2. */
export function readTrivy(document: JsonRecord | readonly unknown[]): FindingsReport {
  const findings = demandRecords(trivyResults(document), 'Results').flatMap(trivyTarget);
  return { format: 'trivy', findings: distinct(findings), failures: [], gaps: [] };
}

/** Schema 1 was the list alone. */
function trivyResults(document: JsonRecord | readonly unknown[]): unknown {
  if (Array.isArray(document)) return document;
  const { SchemaVersion: version, Results: results } = document as JsonRecord;
  if (numberIn(version) === undefined)
    throw new ReportFault('unreadable', 'has no SchemaVersion: it is cut short, or is not a Trivy report');
  return results ?? [];
}

function trivyTarget(result: JsonRecord): Finding[] {
  const path = textIn(result['Target']) || undefined;
  const vulnerabilities = recordsIn(result['Vulnerabilities']).map((each) => {
    const id = textIn(each['VulnerabilityID']);
    return finding({
      ids: [id, ...textsIn(each['VendorIDs'])],
      title: textIn(each['Title']) || id,
      severity: parseSeverity(textIn(each['Severity'])),
      subject: `${textIn(each['PkgName'])} ${textIn(each['InstalledVersion'])}`.trim(),
      path,
      fixable: textIn(each['FixedVersion']) !== '',
    });
  });

  return [...vulnerabilities, ...trivyCode(result, path)];
}

/** Misconfigurations, secrets and licences: what stands in files. */
function trivyCode(result: JsonRecord, path: string | undefined): Finding[] {
  const wrong = recordsIn(result['Misconfigurations']).filter((each) => (each['Status'] ?? 'FAIL') === 'FAIL');
  const inFile = [...wrong, ...recordsIn(result['Secrets'])].map((each) =>
    finding({
      ids: [textIn(each['ID']), textIn(each['AVDID']), textIn(each['RuleID'])],
      title: textIn(each['Title']) || textIn(each['Message']),
      severity: parseSeverity(textIn(each['Severity'])),
      path,
      line: numberIn(each['StartLine'] ?? recordIn(each['CauseMetadata'])?.['StartLine']),
    }),
  );
  const licences = recordsIn(result['Licenses']).map((each) =>
    finding({
      ids: [textIn(each['Name'])],
      title: `licence ${textIn(each['Name'])}`,
      severity: parseSeverity(textIn(each['Severity'])),
      subject: textIn(each['PkgName']) || undefined,
      path: textIn(each['FilePath']) || path,
    }),
  );

  return [...inFile, ...licences];
}

/** Reads `grype -o json` (https://github.com/anchore/grype). */
export function readGrype(document: JsonRecord): FindingsReport {
  const findings = demandRecords(document['matches'], 'matches').map((match) => {
    const vulnerability = recordIn(match['vulnerability']) ?? {};
    const artifact = recordIn(match['artifact']) ?? {};
    const related = recordsIn(match['relatedVulnerabilities']).map((each) => textIn(each['id']));
    const fix = recordIn(vulnerability['fix']) ?? {};
    const id = textIn(vulnerability['id']);

    return finding({
      ids: [id, ...related],
      title: textIn(vulnerability['description']).split('\n', 1)[0]?.slice(0, 300) || id,
      severity: parseSeverity(textIn(vulnerability['severity'])),
      subject: `${textIn(artifact['name'])} ${textIn(artifact['version'])}`.trim(),
      path: textIn(recordsIn(artifact['locations'])[0]?.['path']) || undefined,
      fixable: fix['state'] === 'fixed' || listOf(fix['versions']).length > 0,
    });
  });

  return { format: 'grype', findings: distinct(findings), failures: [], gaps: [] };
}

/** Reads `snyk test --json`: one project, or a list of them. */
export function readSnyk(document: JsonRecord | readonly unknown[]): FindingsReport {
  const projects = recordsIn([document].flat());
  const all = projects.flatMap((each) => [each, ...recordsIn(each['applications'])]);
  if (all.length === 0) throw new ReportFault('empty', 'lists no project: nothing was tested');
  const failures = all.flatMap((project) => snykFailure(project) ?? []);
  const findings = all.flatMap((project) =>
    recordsIn(project['vulnerabilities']).map((each) => snykFinding(each, project)),
  );
  return { format: 'snyk', findings: distinct(findings), failures, gaps: [] };
}

/** Why a project was not tested, or lists less than it counts. */
function snykFailure(project: JsonRecord): string | undefined {
  const error = textIn(project['error']) || textIn(recordIn(project['error'])?.['message']);
  if (error !== '') return `is an error, not a test result: ${error.slice(0, 300)}`;
  if (!Array.isArray(project['vulnerabilities'])) return 'says nothing: `vulnerabilities` is missing';
  const isRed = project['ok'] === false || (numberIn(project['uniqueCount']) ?? 0) > 0;
  const isFiltered = recordIn(project['filtered']) !== undefined;
  const isEmpty = project['vulnerabilities'].length === 0;
  if (isRed && isEmpty && !isFiltered) return 'says that the project is not ok, and lists no vulnerability';
  return undefined;
}

function snykFinding(vulnerability: JsonRecord, project: JsonRecord): Finding {
  const identifiers = recordIn(vulnerability['identifiers']) ?? {};
  const id = textIn(vulnerability['id']);
  const name =
    textIn(vulnerability['packageName']) || textIn(vulnerability['moduleName']) || textIn(vulnerability['name']);

  return finding({
    ids: [id, ...textsIn(identifiers['CVE']), ...textsIn(identifiers['GHSA'])],
    title: textIn(vulnerability['title']) || id,
    severity: parseSeverity(textIn(vulnerability['severity'])),
    subject: `${name} ${textIn(vulnerability['version'])}`.trim(),
    path: textIn(project['displayTargetFile']) || undefined,
    fixable:
      vulnerability['isUpgradable'] === true ||
      vulnerability['isPatchable'] === true ||
      listOf(vulnerability['fixedIn']).length > 0,
  });
}
