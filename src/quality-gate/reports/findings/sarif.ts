// Reads SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html): suppressions, default levels, security severities, and
// whether the tool says that it ended well.

import { parseSeverity, type Severity, severityOfScore } from '../../../domain/findings.ts';
import { type JsonRecord, listOf } from '../../../domain/json-value.ts';
import { optional, phrase, present } from '../../../domain/text/optional.ts';
import { demandRecords, numberIn, recordIn, recordsIn, textIn, textsIn } from '../json.ts';
import { ReportFault } from '../report-fault.ts';
import { type Finding, type FindingsReport, finding, idsIn } from './finding.ts';

const levels: Readonly<Record<string, Severity>> = { error: 'high', warning: 'medium', note: 'low', none: 'none' };

/** Reads one log. Throws ReportFault when no run is in it. */
export function readSarif(document: JsonRecord): FindingsReport {
  const runs = demandRecords(document['runs'], 'runs');
  if (runs.length === 0) throw new ReportFault('empty', 'holds no run of any tool (`runs` is empty)');
  return {
    format: 'sarif',
    findings: runs.flatMap(findingsOf),
    failures: runs.flatMap(failuresOf),
    gaps: [],
  };
}

function failuresOf(run: JsonRecord): string[] {
  const tool = textIn(driverOf(run)['name']) || 'the tool';
  const results = present([!Array.isArray(run['results']) && `holds no results of ${tool}: it did not scan`]);
  const failed = recordsIn(run['invocations']).flatMap((invocation) => {
    const notes = [
      ...recordsIn(invocation['toolExecutionNotifications']),
      ...recordsIn(invocation['toolConfigurationNotifications']),
    ].filter((note) => note['level'] === 'error');
    const words = notes.map((note) => messageOf(note)).filter((each) => each !== '');
    const why = phrase(words.length > 0, `: ${words.slice(0, 3).join('; ').slice(0, 400)}`);
    if (invocation['executionSuccessful'] === false) return [`says that ${tool} did not end well${why}`];
    if (notes.length > 0) return [`says that ${tool} met an error${why}`];
    return [];
  });

  return [...results, ...failed];
}

function findingsOf(run: JsonRecord): Finding[] {
  const rules = new Rules(run);
  return recordsIn(run['results'])
    .filter((result) => !isSuppressed(result) && result['baselineState'] !== 'absent')
    .filter((result) => (result['kind'] ?? 'fail') === 'fail')
    .map((result) => findingOf(result, rules, run));
}

/** A suppression counts unless it is only asked for, or was refused (3.35.3). */
const isSuppressed = (result: JsonRecord): boolean =>
  recordsIn(result['suppressions']).some((each) =>
    ['accepted', undefined].includes(each['status'] as string | undefined),
  );

function findingOf(result: JsonRecord, rules: Rules, run: JsonRecord): Finding {
  const rule = rules.find(result);
  const id = textIn(result['ruleId']) || textIn(recordIn(result['rule'])?.['id']) || textIn(rule['id']);
  const location = recordIn(recordsIn(result['locations'])[0]?.['physicalLocation']);
  const artifact = recordIn(location?.['artifactLocation']);
  return finding({
    ids: [id, ...idsIn(id), ...aliasesOf(rule)],
    title: messageOf(result, rule) || textIn(rule['name']) || id,
    severity: severityOf(result, rule),
    path: pathOf(artifact, run),
    line: numberIn(recordIn(location?.['region'])?.['startLine']),
  });
}

/** Other ids of a rule: former ones (3.49.4), where OSV-Scanner has its aliases, and a CVE in its name or, of govulncheck, among its tags. */
const aliasesOf = (rule: JsonRecord): string[] => [
  ...textsIn(rule['deprecatedIds']),
  ...idsIn(textIn(rule['name'])),
  ...textsIn(recordIn(rule['properties'])?.['tags']).flatMap(idsIn),
];

/** A score above zero, then the tool's own word, then the level, which falls back to the rule's and to `warning` (3.27.10). */
function severityOf(result: JsonRecord, rule: JsonRecord): Severity | undefined {
  const own = recordIn(result['properties']) ?? {};
  const ruled = recordIn(rule['properties']) ?? {};
  const score = numberIn(own['security-severity']) || numberIn(ruled['security-severity']);
  // Trivy and Grype write 0.0 where nobody has scored, which is no word about how bad it is.
  if (score === 0 && textsIn(ruled['tags']).includes('UNKNOWN')) return undefined;
  const scored = optional(score !== 0 && score, severityOfScore);
  const word = textIn(own['issue_severity'] ?? own['severity'] ?? ruled['issue_severity']);
  const level = textIn(result['level'] ?? recordIn(rule['defaultConfiguration'])?.['level']) || 'warning';
  return scored ?? parseSeverity(word) ?? levels[level];
}

function messageOf(holder: JsonRecord, rule: JsonRecord = {}): string {
  const message = recordIn(holder['message']) ?? {};
  const own = textIn(message['text']) || textIn(message['markdown']);
  if (own !== '') return own;
  const template = textIn(recordIn(recordIn(rule['messageStrings'])?.[textIn(message['id'])])?.['text']);
  return template.replace(/\{(\d{1,2})\}/g, (_whole, at: string) => textIn(listOf(message['arguments'])[Number(at)]));
}

function pathOf(artifact: JsonRecord | undefined, run: JsonRecord): string | undefined {
  const indexed = recordIn(recordsIn(run['artifacts'])[numberIn(artifact?.['index']) ?? -1]?.['location']);
  const uri = textIn(artifact?.['uri']) || textIn(indexed?.['uri']);
  if (uri === '') return undefined;
  const base = textIn(artifact?.['uriBaseId']);
  const root = textIn(recordIn(recordIn(run['originalUriBaseIds'])?.[base])?.['uri']);
  if (root === '' || /^\w+:|^\//.test(uri)) return uri;
  return `${root.replace(/\/?$/, '/')}${uri}`;
}

const driverOf = (run: JsonRecord): JsonRecord => recordIn(recordIn(run['tool'])?.['driver']) ?? {};

class Rules {
  private readonly components: readonly (readonly JsonRecord[])[];
  private readonly byId = new Map<string, JsonRecord>();

  constructor(run: JsonRecord) {
    const extensions = recordsIn(recordIn(run['tool'])?.['extensions']);
    this.components = [driverOf(run), ...extensions].map((each) => recordsIn(each['rules']));
    for (const rule of this.components.flat()) this.byId.set(textIn(rule['id']), rule);
  }

  /** The rule of a result: by component and index, by index, by id, by the head of a hierarchical id. */
  find(result: JsonRecord): JsonRecord {
    const reference = recordIn(result['rule']) ?? {};
    const extension = numberIn(recordIn(reference['toolComponent'])?.['index']) ?? -1;
    const index = numberIn(reference['index'] ?? result['ruleIndex']) ?? -1;
    // The driver comes before the extensions, and has the rules of which no component is named.
    const indexed = this.components[extension + 1]?.[index];
    const id = textIn(result['ruleId']) || textIn(reference['id']);
    return indexed ?? this.byId.get(id) ?? this.byId.get(id.split('/')[0] ?? '') ?? {};
  }
}
