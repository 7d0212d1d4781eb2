// Takes a report apart into what it lists, and builds reports of the same format from any of these parts. Judges nothing.

/** A report in parts. */
export interface Parts {
  readonly parts: readonly string[];
  /** A report of these parts alone. */
  build(parts: readonly string[]): string;
}

type Record_ = Record<string, unknown>;

/** An element with all that is in it. */
const element = (name: string): RegExp =>
  new RegExp(`<${name}(?=[\\s>/])(?:[^>"']|"[^"]*"|'[^']*')*?(?:/>|(?<!/)>[\\s\\S]*?</${name}>)`, 'g');

function xmlParts(text: string, name: string): Parts {
  const found = [...text.matchAll(element(name))];
  const start = found[0]?.index ?? 0;
  const last = found.at(-1);
  const end = (last?.index ?? 0) + (last?.[0].length ?? 0);
  return {
    parts: found.map(([whole]) => whole),
    build: (parts) => text.slice(0, start) + parts.join('\n') + text.slice(end),
  };
}

/** Cases without their suites, whose sums hold for all of them only. */
const junitParts = (text: string): Parts => ({
  parts: [...text.matchAll(element('testcase'))].map(([whole]) => whole),
  build: (parts) => `<testsuites><testsuite name="all">${parts.join('\n')}</testsuite></testsuites>`,
});

const trxParts = (text: string): Parts =>
  xmlParts(text.replace(/<Counters[^>]*>|(?<=<ResultSummary )outcome="\w+"/g, ''), 'UnitTestResult');

/** Classes that have a line, without the sums of the document. */
function coberturaParts(text: string): Parts {
  const { parts, build } = xmlParts(text.replace(/ (?:lines|branches)-(?:valid|covered)="\d+"/g, ''), 'class');
  return { parts: parts.filter((part) => part.includes('<line ')), build };
}

const lineParts = (text: string, isHead: (line: string) => boolean): Parts => {
  const lines = text.split('\n').filter((line) => line !== '');
  const head = lines.filter(isHead);
  return {
    parts: lines.filter((line) => !isHead(line)),
    build: (parts) => `${[...head, ...parts].join('\n')}\n`,
  };
};

const lcovParts = (text: string): Parts => ({
  parts: text.split(/(?<=end_of_record\n)/).filter((each) => each.trim() !== ''),
  build: (parts) => parts.join(''),
});

/** The points of a stream without subtests, each with what it says below. */
function tapParts(text: string): Parts {
  const points = text.split('\n').filter((line) => !/^(?:TAP version|1\.\.)/.test(line));
  const parts = points.join('\n').split(/^(?=(?:not )?ok\b)/m);
  return {
    parts: parts.filter((part) => /^(?:not )?ok\b/.test(part)),
    build: (chosen) => `TAP version 13\n1..${chosen.length}\n${chosen.map((part) => part.trimEnd()).join('\n')}\n`,
  };
}

/** The events of each package. */
function goTestParts(text: string): Parts {
  const packages = new Map<string, string[]>();
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const { Package, ImportPath } = JSON.parse(line) as { Package?: string; ImportPath?: string };
    const name = Package ?? ImportPath?.replace(/ \[.*/, '') ?? '';
    packages.set(name, [...(packages.get(name) ?? []), line]);
  }
  return { parts: [...packages.values()].map((lines) => lines.join('\n')), build: (parts) => `${parts.join('\n')}\n` };
}

/** The entries of an object or list that lies at this path in a JSON document. */
function jsonParts(text: string, ...path: readonly (string | number)[]): Parts {
  const at = (document: unknown): unknown =>
    path.reduce<unknown>((value, key) => (value as Record_)[String(key)], document);
  const put = (document: unknown, value: unknown): unknown => {
    const last = path.at(-1);
    if (last === undefined) return value;
    const parent = path.slice(0, -1).reduce<unknown>((each, key) => (each as Record_)[String(key)], document);
    (parent as Record_)[String(last)] = value;
    return document;
  };
  const whole = at(JSON.parse(text));
  const parts = Array.isArray(whole) ? whole : Object.entries(whole as Record_).filter(([key]) => key !== 'total');
  return {
    parts: parts.map((part) => JSON.stringify(part)),
    build: (chosen) => {
      const values = chosen.map((part) => JSON.parse(part) as unknown);
      const value = Array.isArray(whole) ? values : Object.fromEntries(values as [string, unknown][]);
      return JSON.stringify(put(JSON.parse(text), value));
    },
  };
}

/** Of which kind of file each is, by its name. */
const kinds: readonly [name: RegExp, take: (text: string) => Parts][] = [
  [/^(?:gotestsum-rerun|surefire-rerun|pytest-rerun)/, () => ({ parts: [], build: () => '' })],
  [/junit|^surefire|^gotestsum/, junitParts],
  [/\.trx$/, trxParts],
  [/^(?:node|vitest|perl)\.tap$/, () => ({ parts: [], build: () => '' })],
  [/\.tap$/, tapParts],
  [/^go-test/, goTestParts],
  [/lcov|\.info$/, lcovParts],
  [/cobertura|^coverage-py\.xml$/, coberturaParts],
  [/clover/, (text) => xmlParts(text, 'file')],
  [/jacoco/, (text) => xmlParts(text, 'sourcefile')],
  [/^checkstyle|checkstyle/, (text) => xmlParts(text, 'error')],
  [/\.out$/, (text) => lineParts(text, (line) => line.startsWith('mode:'))],
  [/coverage-(?:final|summary)/, (text) => jsonParts(text)],
  [/^coverage-py.*json$/, (text) => jsonParts(text, 'files')],
  [/^llvm-cov/, (text) => jsonParts(text, 'data', 0, 'files')],
  [/^simplecov-(?:lines|branches)/, (text) => jsonParts(text, 'unit', 'coverage')],
  [/^simplecov-merged/, (text) => jsonParts(text)],
  [/\.sarif$/, (text) => jsonParts(text, 'runs', 0, 'results')],
  [/^eslint.*json$/, (text) => jsonParts(text)],
];

/** A fixture in parts; undefined where its order or its sums say something: retries, subtests, audits. */
export function partsOf(name: string, text: string): Parts | undefined {
  const found = kinds.find(([kind]) => kind.test(name))?.[1](text);
  return found === undefined || found.parts.length < 2 ? undefined : found;
}

/** The same report of a checkout at another place. */
export const moved = (text: string, prefix: string): string =>
  text
    .replace(
      /(\b(?:filename|path|file)="|^SF:|<(?:file|sourcefile) name="|"(?:path|filename|uri|filePath)": ?")/gm,
      `$1${prefix}`,
    )
    .replace(/^(example\.com|shop)\//gm, `${prefix}$1/`);
