// Finds the place in the repository that a failed test points at. Asks the disk only through the names it is given.

import path from 'node:path';
import { optional } from '../../domain/text/optional.ts';
import type { FailedTest } from '../reports/tests/test-report.ts';
import type { Names } from '../verdict/verdict.ts';

/** A failed test and where it was read. */
export interface LocatedFailure extends FailedTest {
  /** Absolute: the report, and what its names start from. */
  readonly report: string;
  readonly folder: string;
}

/** A file in the repository and, when known, a line from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number | undefined;
}

/** Where the test failed: a place in its own file before another one in its text; undefined when no such file exists. */
export function findPlace(test: LocatedFailure, names: Names): SourcePlace | undefined {
  const where = { folder: test.folder, report: test.report, sources: [] };
  const known = (name: string): string | undefined => {
    if (isForeign(name)) return undefined;
    return names.find(name, where);
  };
  const own = optional(test.file, (file) => known(file));
  const named: SourcePlace[] = [];
  for (const { alternatives, line } of placesIn(test)) {
    const file = alternatives.map(known).find((each) => each !== undefined);
    if (file !== undefined) named.push({ file, line });
    // The first place in its own file is what a reader wants to see.
    if (file !== undefined && file === own) return { file, line };
  }

  if (own !== undefined) return { file: own, line: test.line };
  return named.find(({ file }) => isTestFile(file)) ?? named[0];
}

const isForeign = (name: string): boolean =>
  /(?:^|\/)(?:node_modules|site-packages|vendor|\.cargo|dist-packages)\/|^node:|^\/usr\/|^\/rustc\//.test(name);

const isTestFile = (file: string): boolean =>
  /(?:^|\/)(?:tests?|spec|__tests__|it)\/|[._-](?:test|spec)s?\.|(?:^|\/)test_|_test\.|Tests?\.[a-z]+$/i.test(file);

const patterns = [
  // Node, Go, PHP, pytest, Rust, Playwright: path.ext:12
  /(?<file>(?:file:\/\/)?(?:[A-Za-z]:)?[^\s()[\]'"<>:,;]{1,400}\.[A-Za-z]\w{0,5}):(?<line>\d{1,7})\b/g,
  // Python tracebacks: File "path.py", line 12
  /File "(?<file>[^"\n]{1,400})", line (?<line>\d{1,7})/g,
  // bats: (in test file test/cart.bats, line 7)
  /in (?:test )?file (?<file>[^\s,]{1,400}), line (?<line>\d{1,7})/g,
  // .NET: in /src/CartTests.cs:line 12
  /\bin (?<file>(?:[A-Za-z]:)?[^\n:]{1,400}):line (?<line>\d{1,7})/g,
];
// JVM frames name the package and the bare file: at com.shop.CartTest.adds(CartTest.java:12)
const frame =
  /\bat (?:[\w.@]{1,200}\/)?(?<owner>[\w.$]{1,300})\.[\w$<>]{1,200}\((?<file>\w{1,200}\.(?:java|kt|groovy|scala)):(?<line>\d{1,7})\)/g;

/** So many places of one failure are looked at. */
const mostPlaces = 200;

/** The places that a failure names, in the order in which they are believed; of each the names that it may have. */
function placesIn({ name, message, text }: FailedTest): { alternatives: string[]; line: number }[] {
  const all = `${message}\n${text}`.slice(0, 16_000);
  const frames = [...all.matchAll(frame)].map(({ groups }) => {
    const owner = (groups?.['owner'] ?? '').split('.').slice(0, -1).join('/');
    return { alternatives: [path.posix.join(owner, groups?.['file'] ?? '')], line: Number(groups?.['line']) };
  });

  const [packageName = ''] = name.split(' › ');
  const others = patterns
    .flatMap((pattern) => [...all.matchAll(pattern)])
    .map(({ groups }) => ({
      alternatives: namesFor(groups?.['file'] ?? '', packageName),
      line: Number(groups?.['line']),
    }));
  return [...frames, ...others].slice(0, mostPlaces);
}

/** Go names the bare file; its package is the head of the test's name. */
function namesFor(file: string, packageName: string): string[] {
  const isBare = !file.includes('/') && !file.includes('\\');
  if (!isBare || !packageName.includes('/')) return [file];
  return [`${packageName}/${file}`, file];
}
