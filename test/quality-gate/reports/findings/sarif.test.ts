// SARIF: levels and their defaults, scores, suppressions, and tools that say they failed.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertRefused, briefly, readFindings } from '../reading.ts';

const rules = [
  { id: 'eval', properties: { 'security-severity': '9.1' } },
  { id: 'style', defaultConfiguration: { level: 'note' } },
  { id: 'plain', messageStrings: { default: { text: 'no {0} here' } } },
];
const at = (uri: string, startLine: number) => [
  { physicalLocation: { artifactLocation: { uri }, region: { startLine } } },
];
const log = (results: unknown, more: object = {}): string =>
  JSON.stringify({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'scan', rules } }, results, ...more }],
  });

test('severity is the score, then the tool’s word, then the level, then the rule’s, then warning', () => {
  const results = [
    { ruleId: 'eval', level: 'note', message: { text: 'a' }, locations: at('src/a.js', 3) },
    { ruleId: 'plain', message: { text: 'b' }, properties: { issue_severity: 'LOW' } },
    { ruleId: 'plain', level: 'error', message: { text: 'c' } },
    { ruleIndex: 1, message: { text: 'd' } },
    { ruleId: 'unknown', message: { text: 'e' } },
  ];
  assert.deepEqual(briefly(readFindings(log(results))), [
    ['eval', 'critical', 'src/a.js', 3],
    ['plain', 'low', undefined, undefined],
    ['plain', 'high', undefined, undefined],
    ['style', 'low', undefined, undefined],
    ['unknown', 'medium', undefined, undefined],
  ]);
});

const suppressed: readonly [fact: string, result: object, counts: boolean][] = [
  ['a suppression in the source', { suppressions: [{ kind: 'inSource' }] }, false],
  ['an accepted suppression', { suppressions: [{ kind: 'external', status: 'accepted' }] }, false],
  ['a suppression that is only asked for', { suppressions: [{ kind: 'external', status: 'underReview' }] }, true],
  ['a suppression that was refused', { suppressions: [{ kind: 'external', status: 'rejected' }] }, true],
  ['no suppression', { suppressions: [] }, true],
  ['a result of the past', { baselineState: 'absent' }, false],
  ['a result that passed', { kind: 'pass' }, false],
];
for (const [fact, result, counts] of suppressed)
  test(`${fact} ${counts ? 'counts' : 'does not count'}`, () =>
    assert.equal(
      readFindings(log([{ ruleId: 'a', message: { text: 'x' }, ...result }])).findings.length,
      Number(counts),
    ));

const failures: readonly [fact: string, text: string, message: RegExp][] = [
  [
    'a run that did not end well',
    log([], {
      invocations: [
        {
          executionSuccessful: false,
          toolExecutionNotifications: [{ level: 'error', message: { text: 'out of memory' } }],
        },
      ],
    }),
    /scan did not end well: out of memory/,
  ],
  [
    'an error that is a mere notification',
    log([], {
      invocations: [
        {
          executionSuccessful: true,
          toolConfigurationNotifications: [{ level: 'error', message: { text: 'parse error' } }],
        },
      ],
    }),
    /met an error: parse error/,
  ],
  ['null results', log(null), /holds no results of scan: it did not scan/],
];
for (const [fact, text, message] of failures)
  test(`${fact} is no evidence`, () => assert.match(readFindings(text).failures.join(), message));

test('a warning among the notifications is no failure', () => {
  const invocations = [
    { executionSuccessful: true, toolExecutionNotifications: [{ level: 'warning', message: { text: 'x' } }] },
  ];
  assert.deepEqual(readFindings(log([], { invocations })).failures, []);
});

test('messages of rules are filled, ids of advisories are aliases, bases are joined', () => {
  const result = {
    ruleId: 'CVE-2021-44906-minimist',
    message: { id: 'default', arguments: ['eval'] },
    rule: { index: 2 },
    locations: [{ physicalLocation: { artifactLocation: { uri: 'a.js', uriBaseId: 'ROOT' } } }],
  };
  const [found] = readFindings(log([result], { originalUriBaseIds: { ROOT: { uri: 'file:///srv/app' } } })).findings;
  assert.deepEqual(
    [found?.title, found?.ids, found?.path],
    ['no eval here', ['CVE-2021-44906-minimist', 'CVE-2021-44906'], 'file:///srv/app/a.js'],
  );
});

test('the CVE among the tags of a rule is an alias, its other tags are none', () => {
  const tagged = { id: 'GO-2026-1', properties: { tags: ['security', 'external/cwe/cwe-079', 'CVE-2026-1000'] } };
  const run = { tool: { driver: { name: 'scan', rules: [tagged] } }, results: [{ ruleId: 'GO-2026-1' }] };
  const [found] = readFindings(JSON.stringify({ version: '2.1.0', runs: [run] })).findings;
  assert.deepEqual(found?.ids, ['GO-2026-1', 'CVE-2026-1000']);
});

test('the ids that a rule had before are aliases', () => {
  const renamed = { id: 'CVE-2026-1', deprecatedIds: ['CVE-2026-1', 'PYSEC-2026-1'] };
  const run = { tool: { driver: { name: 'scan', rules: [renamed] } }, results: [{ ruleId: 'CVE-2026-1' }] };
  const [found] = readFindings(JSON.stringify({ version: '2.1.0', runs: [run] })).findings;
  assert.deepEqual(found?.ids, ['CVE-2026-1', 'PYSEC-2026-1']);
});

test('a score of zero says nothing: the level counts, and Trivy’s UNKNOWN is unknown', () => {
  const zero = (id: string, tags: string[]) => ({ id, properties: { 'security-severity': '0.0', tags } });
  const zeros = [zero('a', ['vulnerability', 'UNKNOWN']), zero('b', ['vulnerability'])];
  const run = { tool: { driver: { name: 'Trivy', rules: zeros } }, results: [{ ruleId: 'a' }, { ruleId: 'b' }] };
  const { findings } = readFindings(JSON.stringify({ version: '2.1.0', runs: [run] }));
  assert.deepEqual(
    findings.map((each) => each.severity),
    [undefined, 'medium'],
  );
});

test('a score of zero that a result has of its own leaves the score of its rule', () => {
  const rules = [{ id: 'a', properties: { 'security-severity': '9.8' } }];
  const results = [{ ruleId: 'a', level: 'note', properties: { 'security-severity': 0 } }];
  const run = { tool: { driver: { name: 'scan', rules } }, results };
  const [found] = readFindings(JSON.stringify({ version: '2.1.0', runs: [run] })).findings;
  assert.equal(found?.severity, 'critical');
});

test('a log without runs is no evidence', () => {
  assertRefused('{"version": "2.1.0", "runs": []}', 'empty', /no run/);
  assertRefused('{"version": "2.1.0", "runs": null}', 'unreadable', /`runs` is null/);
});
