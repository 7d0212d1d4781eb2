// Names formats that are not read, and says what to write instead. Words only.

import type { JsonRecord } from '../../domain/json-value.ts';
import { optional } from '../../domain/text/optional.ts';
import { recordIn } from './json.ts';

const known =
  'tests: JUnit XML, TRX, TAP, go test -json; coverage: lcov, Cobertura, JaCoCo, Clover, Istanbul, Go cover profile, coverage.py JSON, SimpleCov, llvm-cov; findings: SARIF, ESLint JSON, Checkstyle, npm audit, Trivy, Snyk, OSV, pip-audit, Grype';

const instead = (what: string, write: string): string => `is ${what}, which is not supported: write ${write}`;

const roots: Readonly<Record<string, readonly [what: string, write: string]>> = {
  'test-run': ['NUnit XML', 'TRX (`dotnet test --logger trx`) or JUnit (JunitXml.TestLogger)'],
  'test-results': ['NUnit 2 XML', 'TRX (`dotnet test --logger trx`) or JUnit (JunitXml.TestLogger)'],
  assemblies: ['xUnit.net XML', 'TRX (`dotnet test --logger trx`) or JUnit (JunitXml.TestLogger)'],
  CoverageSession: ['OpenCover XML', 'Cobertura (`--collect:"XPlat Code Coverage"`)'],
  Root: ['dotCover XML', 'Cobertura'],
  results: ['.NET or Visual Studio coverage XML', 'Cobertura (`dotnet-coverage merge -f cobertura`)'],
  testExecutions: ['SonarQube generic test XML', 'JUnit XML'],
  coverage: ['SonarQube generic coverage XML', 'lcov or Cobertura'],
  'testng-results': ['TestNG XML', 'JUnit XML (TestNG and Surefire write that, too)'],
  BugCollection: ['SpotBugs XML', 'SARIF (`-sarif`)'],
  pmd: ['PMD XML', 'SARIF (`-f sarif`)'],
  'failsafe-summary': ["Failsafe's summary", 'the pattern `**/TEST-*.xml`'],
  issues: ['Android Lint XML', 'SARIF (`sarifReport true`)'],
  robot: ['Robot Framework XML', 'JUnit XML (`--xunit`)'],
  phpunit: ['PHPUnit coverage XML', 'Clover or Cobertura (`--coverage-clover`)'],
};

const byRoot = new Map(Object.entries(roots));

/** What to say of an XML document with this root element. */
export function foreignXml(root: string): string {
  const entry = byRoot.get(root);
  if (entry !== undefined) return instead(...entry);
  return `is not a known kind of report: its root element is <${root.slice(0, 60)}> (known: ${known})`;
}

/** What to say of a JSON document of this shape. */
export function foreignJson(document: JsonRecord): string {
  const has = (...keys: readonly string[]): boolean => keys.every((key) => Object.hasOwn(document, key));
  if (has('numTotalTests')) return instead("Jest's JSON", 'JUnit XML (jest-junit)');
  if (has('stats', 'results') || has('stats', 'tests'))
    return instead("Mocha's JSON", 'JUnit XML (mocha-junit-reporter)');
  if (has('config', 'suites')) return instead("Playwright's JSON", "JUnit XML (`reporter: 'junit'`)");
  if (has('created', 'exitcode', 'summary')) return instead('pytest-json-report', 'JUnit XML (`--junitxml`)');
  if (Array.isArray(document['result']) && recordIn(document['result'][0])?.['scriptId'] !== undefined)
    return instead("V8's raw coverage", 'lcov (`c8 report --reporter=lcov`)');
  if (has('bomFormat') || has('spdxVersion'))
    return instead('a bill of materials', 'the report of a scanner that reads it (Grype, Trivy, osv-scanner)');
  if (has('elements')) return instead("Cucumber's JSON", 'JUnit XML (`--format junit`)');
  if (has('current_working_directory', 'files') || has('gcovr/format_version'))
    return instead("gcov's or gcovr's JSON", 'Cobertura (`gcovr --cobertura`)');
  if (has('results', 'errors', 'paths')) return instead("Semgrep's JSON", 'SARIF (`--sarif`)');
  if (has('database', 'lockfile', 'vulnerabilities'))
    return instead("cargo-audit's JSON", 'SARIF (`cargo audit --format sarif`)');
  if (has('results', 'metrics')) return instead("Bandit's JSON", 'SARIF (`-f sarif`)');

  const keys = Object.keys(document)
    .slice(0, 4)
    .map((key) => `"${key.slice(0, 40)}"`);
  return `is JSON, but not a known kind of report: it has ${keys.join(', ') || 'no keys'} (known: ${known})`;
}

const streams: readonly [start: RegExp, what: string, write: string][] = [
  [
    /^\{"(?:value":"[^"]*","children":\{"ID"|type":"(?:audit\w+|info)","data"):/,
    "Yarn's audit",
    'the report of a scanner that reads yarn.lock (osv-scanner, Trivy), or let the exit code of a gate decide',
  ],
  [/^\{\s*"config":\s*\{\s*"protocol_version"/, "govulncheck's JSON", 'SARIF (`-format sarif`)'],
];

/** What to say of a stream of JSON documents that starts so; undefined when it may be one document. */
export function foreignStream(start: string): string | undefined {
  const found = streams.find(([mark]) => mark.test(start));
  return optional(found, ([, what, write]) => instead(what, write));
}

const starts: readonly [start: RegExp | string, what: string, write: string][] = [
  ['SQLite format 3', "coverage.py's own database", 'its JSON (`coverage json`) or XML (`coverage xml`)'],
  [/^<(?:!doctype )?html/i, 'an HTML page', "the same tool's report for machines (XML or JSON)"],
  ['PK\u0003\u0004', 'a ZIP archive', 'the report itself: unpack it first'],
  ['\u001f', 'a compressed file', 'the report itself: unpack it first'],
  ['\u0001', "a binary file, such as JaCoCo's .exec", 'JaCoCo XML (`jacoco:report`)'],
  ['##teamcity[', 'TeamCity service messages', 'JUnit XML'],
  [/^=+ test session starts/m, "pytest's console output", 'JUnit XML (`--junitxml`)'],
  [/^(?:=== RUN|--- (?:PASS|FAIL)|ok {2}\t)/m, "go test's console output", '`go test -json` or JUnit (gotestsum)'],
];

/** What to say of a text that starts so. */
export function foreignText(start: string): string {
  const text = start.replace(/^[\s\ufeff]+/, '').slice(0, 4000);
  const found = starts.find(([mark]) => (typeof mark === 'string' ? text.startsWith(mark) : mark.test(text)));
  if (found !== undefined) return instead(found[1], found[2]);
  return `is not a known kind of report: it starts with ${JSON.stringify(text.slice(0, 40))} (known: ${known})`;
}
