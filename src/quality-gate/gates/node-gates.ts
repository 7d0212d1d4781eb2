// Finds the gates that a package.json suggests: scripts by their customary names, and those of workspaces. Runs nothing.

import { ActionError, messageOf } from '../../domain/action-error.ts';
import { type JsonRecord, recordOf } from '../../domain/json-value.ts';
import { optional } from '../../domain/text/optional.ts';

/** The scripts that are gates. Of those in one row the first that is there counts. */
const rows = [
  ['lint'],
  ['format:check'],
  ['typecheck', 'type-check'],
  ['test:ci', 'test', 'test:unit'],
  ['test:integration'],
  ['build'],
] as const;
export const nodeScripts: readonly string[] = rows.flat();

interface NodeFacts {
  readonly names: readonly string[];
  readonly text: (name: string) => string | undefined;
}

interface NodeGate {
  readonly name: string;
  readonly run: string;
  readonly junit?: readonly string[];
  readonly coverage?: readonly string[];
}

const habits = {
  junit: ['junit.xml', 'reports/*.xml', 'test-results/*.xml'],
  coverage: [
    'coverage/lcov.info',
    'coverage/coverage-final.json',
    'coverage/clover.xml',
    'coverage/cobertura-coverage.xml',
    'coverage/coverage-summary.json',
  ],
};
const everywhere = (patterns: readonly string[]): string[] => patterns.flatMap((each) => [each, `**/${each}`]);

/** What `npm init` writes. */
const unwritten = /no test specified/;

/** The gates; empty without a package.json. */
export function nodeGates({ names, text }: NodeFacts): NodeGate[] {
  const source = text('package.json');
  if (source === undefined) return [];
  const manifest = parseManifest(source);
  const scripts = scriptsOf(manifest);
  const runner = managerOf(manifest, names);

  const found = rows.flatMap((row) => row.find((each) => scripts.has(each)) ?? []);
  const own = found.map((script) => ({
    name: script,
    run: `${runner} run ${script}`,
    ...optional(script.startsWith('test'), () => habits),
  }));
  const isWorkspace = manifest['workspaces'] !== undefined || names.includes('pnpm-workspace.yaml');
  if (!isWorkspace || found.some((each) => each.startsWith('test'))) return own;
  // The root of a workspace that has no tests of its own: those of its packages are the tests.
  const all = { junit: everywhere(habits.junit), coverage: everywhere(habits.coverage) };
  return [...own, { name: 'test', run: inWorkspaces(runner, 'test'), ...all }];
}

function scriptsOf(manifest: Readonly<Record<string, unknown>>): Set<string> {
  const scripts = manifest['scripts'];
  if (typeof scripts !== 'object' || scripts === null) return new Set();
  return new Set(
    Object.entries(scripts)
      .filter(([, command]) => typeof command === 'string' && command !== '' && !unwritten.test(command))
      .map(([name]) => name),
  );
}

function inWorkspaces(runner: string, script: string): string {
  if (runner === 'pnpm') return `pnpm -r --if-present run ${script}`;
  if (runner === 'yarn') return `yarn workspaces foreach --all run ${script}`;
  if (runner === 'bun') return `bun run --filter '*' ${script}`;
  return `npm run ${script} --workspaces --if-present`;
}

function parseManifest(source: string): JsonRecord {
  try {
    return recordOf(JSON.parse(source.replace(/^\uFEFF/, '')));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    const what = `package.json is not valid JSON: ${messageOf(cause)}`;
    throw new ActionError({
      code: 'package_json_invalid',
      what,
      where: 'package.json',
      fix: 'Fix it, or give `gates`.',
    });
  }
}

/** The package manager of a repository; undefined without a package.json. */
export function packageManager({ names, text }: NodeFacts): string | undefined {
  const source = text('package.json');
  return source === undefined ? undefined : managerOf(parseManifest(source), names);
}

const managerOf = (manifest: JsonRecord, names: readonly string[]): string =>
  declaredManager(manifest['packageManager']) ?? lockedManager(names);

/** The package manager that package.json names: https://nodejs.org/api/corepack.html */
function declaredManager(declared: unknown): string | undefined {
  if (typeof declared !== 'string') return undefined;
  return /^(npm|pnpm|yarn|bun)@/.exec(declared)?.[1];
}

/** The package manager whose lock file is there, else npm. */
function lockedManager(names: readonly string[]): string {
  if (names.includes('pnpm-lock.yaml')) return 'pnpm';
  if (names.includes('yarn.lock')) return 'yarn';
  if (names.includes('bun.lock') || names.includes('bun.lockb')) return 'bun';
  return 'npm';
}
