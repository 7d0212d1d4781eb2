// Finds the place in the repository that a failed test points at. Asks the disk only through `exists`.

import path from 'node:path';
import type { FailedTest } from './reports/test-report.ts';

/** How names in reports become paths in the repository. */
export interface Sources {
  /** Absolute. */
  readonly workspace: string;
  /** Prefix of relative names; undefined for none. */
  readonly sourceRoot: string | undefined;
  /** True for a file at this path in the repository. */
  exists(file: string): boolean;
}

/** A file in the repository and, when known, a line from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number | undefined;
}

/** The path in the repository that a report's file name means; names outside the workspace stay as they are. */
export function repositoryPath(
  name: string,
  { workspace, sourceRoot }: Pick<Sources, 'workspace' | 'sourceRoot'>,
): string {
  const plain = name.replace(/^file:\/\//, '').replaceAll('\\', '/');
  if (path.isAbsolute(plain)) {
    const inside = path.relative(workspace, plain);
    return inside.startsWith('../') ? plain : inside;
  }
  return path.normalize(path.join(sourceRoot ?? '', plain));
}

/** Where the test failed: a place in its own file before another one in its text; undefined when no such file exists. */
export function findPlace(test: FailedTest, sources: Sources): SourcePlace | undefined {
  const own = test.file === undefined ? undefined : known(test.file, sources);
  const named = [...placesIn(`${test.message}\n${test.text}`)].flatMap(({ file, line }): SourcePlace[] => {
    const found = file.includes('node_modules/') ? undefined : known(file, sources);
    return found === undefined ? [] : [{ file: found, line }];
  });
  const inOwn = named.find((place) => place.file === own);
  if (inOwn !== undefined) return inOwn;
  if (own !== undefined) return { file: own, line: test.line };
  return named[0];
}

function known(name: string, sources: Sources): string | undefined {
  const rooted = repositoryPath(name, sources);
  const plain = repositoryPath(name, { workspace: sources.workspace, sourceRoot: undefined });
  return [rooted, plain].find((file) => !path.isAbsolute(file) && !file.startsWith('..') && sources.exists(file));
}

const patterns = [
  // Node, Go, PHP, pytest: path.ext:12
  /(?<file>(?:file:\/\/)?[^\s()'"<>:]+\.[A-Za-z]\w{0,4}):(?<line>\d{1,7})\b/g,
  // Python tracebacks: File "path.py", line 12
  /File "(?<file>[^"\n]{1,400})", line (?<line>\d{1,7})/g,
];
// JVM frames name the package and the bare file: at com.shop.CartTest.adds(CartTest.java:12)
const frame =
  /\bat (?:[\w.]+\/)?(?<owner>[\w.$]{1,300})\.[\w$<>]{1,200}\((?<file>\w{1,200}\.(?:java|kt|groovy|scala)):(?<line>\d{1,7})\)/g;

function* placesIn(text: string): Generator<{ file: string; line: number }> {
  let count = 0;
  for (const pattern of patterns) {
    for (const { groups } of text.matchAll(pattern)) {
      if (++count > 200) return;
      yield { file: groups?.['file'] ?? '', line: Number(groups?.['line']) };
    }
  }
  for (const { groups } of text.matchAll(frame)) {
    if (++count > 200) return;
    const folder = (groups?.['owner'] ?? '').split('.').slice(0, -1).join('/');
    for (const root of ['', 'src/test/java/', 'src/test/kotlin/'])
      yield { file: path.join(root, folder, groups?.['file'] ?? ''), line: Number(groups?.['line']) };
  }
}
