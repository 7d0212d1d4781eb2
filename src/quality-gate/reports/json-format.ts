// Chooses the reader of a JSON report by its shape.

import { type JsonRecord, listOf } from '../../domain/json-value.ts';
import type { AnyReport } from './any-report.ts';
import type { CoverageReport } from './coverage/coverage.ts';
import { readCoveragePy } from './coverage/coverage-py.ts';
import { readIstanbulFinal, readIstanbulSummary } from './coverage/istanbul.ts';
import { readLlvmCov } from './coverage/llvm-cov.ts';
import { readShipReport } from './coverage/ship-report.ts';
import { readSimplecovJson, readSimplecovResultset } from './coverage/simplecov.ts';
import { readNpmAudit, readOsv, readPipAudit } from './findings/audit.ts';
import type { FindingsReport } from './findings/finding.ts';
import { readEslint } from './findings/lint.ts';
import { readSarif } from './findings/sarif.ts';
import { readGrype, readSnyk, readTrivy } from './findings/scanner.ts';
import { recordIn, recordsIn } from './json.ts';
import { ReportFault } from './report-fault.ts';
import { foreignJson } from './unread-format.ts';

/** The report in a JSON document; throws ReportFault for a shape that is not read. */
export function readJson(document: unknown): AnyReport {
  if (Array.isArray(document)) return findings(listReport(document));
  const record = recordIn(document);
  if (record === undefined || Object.keys(record).length === 0)
    throw new ReportFault('empty', 'says nothing: it is an empty document');
  const scan = findingsIn(record);
  if (scan !== undefined) return findings(scan);
  const coverage = coverageIn(record);
  if (coverage !== undefined) return { kind: 'coverage', report: coverage };
  throw new ReportFault('unreadable', foreignJson(record));
}

const findings = (report: FindingsReport): AnyReport => ({ kind: 'findings', report });

function listReport(list: readonly unknown[]): FindingsReport {
  const [first] = recordsIn(list);
  if (list.length === 0) throw new ReportFault('empty', 'is an empty list ([]): it says nothing');
  if (first?.['filePath'] !== undefined && Array.isArray(first['messages'])) return readEslint(list);
  if (first?.['Target'] !== undefined) return readTrivy(list);
  if (first?.['vulns'] !== undefined || first?.['skip_reason'] !== undefined) return readPipAudit(list);
  if (Array.isArray(first?.['vulnerabilities']) || first?.['error'] !== undefined) return readSnyk(list);
  throw new ReportFault('unreadable', foreignJson(first ?? {}));
}

function findingsIn(record: JsonRecord): FindingsReport | undefined {
  const has = (key: string): boolean => Object.hasOwn(record, key);
  if (has('runs') && (has('version') || has('$schema'))) return readSarif(record);
  if (has('SchemaVersion') || has('ArtifactName') || has('Results')) return readTrivy(record);
  if (has('matches')) return readGrype(record);
  if (has('dependencies') && has('fixes')) return readPipAudit(record);
  if (listOf(record['dependencies']).some((each) => recordIn(each)?.['vulns'] !== undefined))
    return readPipAudit(record);
  if (has('auditReportVersion') || has('advisories')) return readNpmAudit(record);
  if (recordIn(record['vulnerabilities']) !== undefined && has('metadata')) return readNpmAudit(record);
  // Bills of materials and other scanners call their list `vulnerabilities`, too.
  if (has('ok') && (Array.isArray(record['vulnerabilities']) || has('error'))) return readSnyk(record);
  if (recordIn(record['error']) !== undefined) return readNpmAudit(record);
  if (isOsv(record)) return readOsv(record);

  return undefined;
}

/** Others call their list `results`, too: an empty one is osv-scanner's only without keys of theirs. */
function isOsv(record: JsonRecord): boolean {
  const own = ['results', 'experimental_config', 'image_metadata', 'license_summary', 'experimental_generic_findings'];
  const results = recordsIn(record['results']);
  if (!Object.hasOwn(record, 'results')) return false;
  if (results.length > 0)
    return results.every((each) => each['packages'] !== undefined && each['source'] !== undefined);
  return Object.keys(record).every((key) => own.includes(key));
}

function coverageIn(record: JsonRecord): CoverageReport | undefined {
  const values = Object.values(record).map(recordIn);
  const all = (test: (value: JsonRecord) => boolean): boolean =>
    values.every((each) => each !== undefined && test(each));

  if (record['type'] === 'llvm.coverage.json.export') return readLlvmCov(record);
  if (record['schema'] === 'ship-actions/quality-gate/1') return readShipReport(record);

  const meta = recordIn(record['meta']);
  if (meta !== undefined && recordIn(record['files']) !== undefined) return readCoveragePy(record);
  if (meta?.['simplecov_version'] !== undefined) return readSimplecovJson(record);
  if (all((each) => each['statementMap'] !== undefined || recordIn(each['data']) !== undefined))
    return readIstanbulFinal(record);
  if (all((each) => recordIn(each['lines'])?.['total'] !== undefined)) return readIstanbulSummary(record);
  if (all((each) => recordIn(each['coverage']) !== undefined)) return readSimplecovResultset(record);

  return undefined;
}
