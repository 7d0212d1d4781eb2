// A format that is not read is named, with what to write instead.

import test from 'node:test';
import { assertRefused } from './reading.ts';

const foreign: readonly [text: string, message: RegExp][] = [
  ['<test-run id="2"/>', /NUnit XML, which is not supported: write TRX/],
  ['<assemblies/>', /xUnit\.net XML.*TRX/],
  ['<CoverageSession/>', /OpenCover XML.*Cobertura/],
  ['<coverage version="1"><file path="a"/></coverage>', /SonarQube generic coverage/],
  ['<BugCollection/>', /SpotBugs XML.*SARIF/],
  ['<feed/>', /its root element is <feed>/],
  ['{"numTotalTests": 3, "testResults": []}', /Jest's JSON.*jest-junit/],
  ['{"stats": {}, "results": []}', /Mocha's JSON/],
  ['{"result": [{"scriptId": "1", "functions": []}]}', /V8's raw coverage.*lcov/],
  ['{"bomFormat": "CycloneDX"}', /bill of materials/],
  ['{"bomFormat": "CycloneDX", "vulnerabilities": []}', /bill of materials/],
  ['<failsafe-summary result="255"/>', /Failsafe's summary.*TEST-/],
  ['{"type":"auditAdvisory","data":{}}\n{"type":"auditSummary","data":{}}', /Yarn's audit/],
  ['{\n  "config": {\n    "protocol_version": "v1.0.0"\n  }\n}\n{}', /govulncheck's JSON.*SARIF/],
  ['{"results": [], "errors": [], "paths": {}}', /Semgrep's JSON.*SARIF/],
  ['<!DOCTYPE html><html></html>', /an HTML page/],
  ['SQLite format 3\u0000', /coverage\.py's own database.*coverage json/],
  ['PK\u0003\u0004', /a ZIP archive/],
  ['##teamcity[testStarted]', /TeamCity/],
  ['===== test session starts =====', /pytest's console output/],
];
for (const [text, message] of foreign)
  test(`${JSON.stringify(text.slice(0, 40))} is named`, () => assertRefused(text, 'unreadable', message));
