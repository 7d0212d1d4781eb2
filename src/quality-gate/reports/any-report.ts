// A report of any kind, and the word for each kind. A value.

import type { CoverageReport } from './coverage/coverage.ts';
import type { FindingsReport } from './findings/finding.ts';
import { ReportFault } from './report-fault.ts';
import type { TestReport } from './tests/test-report.ts';

/** A report and its kind. */
export type AnyReport =
  | { readonly kind: 'tests'; readonly report: TestReport }
  | { readonly kind: 'coverage'; readonly report: CoverageReport }
  | { readonly kind: 'findings'; readonly report: FindingsReport };
export type ReportKind = AnyReport['kind'];

const names: Readonly<Record<ReportKind, string>> = {
  tests: 'a test report',
  coverage: 'a coverage report',
  findings: 'a report of findings',
};

/** Says that a report is of another kind than its place; `place` is the key under which it belongs. */
export const wrongKind = ({ kind }: AnyReport, place: string): ReportFault =>
  new ReportFault('unreadable', `is ${names[kind]}: name it under \`${place}\``);
