// Finds the gates of a repository that names none, from the files at its root. Runs nothing, reads nothing.

import { ActionError } from '../domain/action-error.ts';
import { type Gate, plainGate } from './gates.ts';

/** What is seen at the root of the workspace. */
export interface RepositoryFacts {
  /** Names of the files and folders at the root. */
  readonly names: readonly string[];
  /** The text of a file at the root; undefined when it is not there. */
  readonly text: (name: string) => string | undefined;
}

const scripts = ['lint', 'format:check', 'typecheck', 'test', 'test:integration', 'build'] as const;

/** The gates that the repository's own tools suggest; throws an ActionError when there is none. */
export function detectGates(facts: RepositoryFacts): Gate[] {
  const gates = [...nodeGates(facts), ...pythonGates(facts), ...goGates(facts), ...javaGates(facts)];
  if (gates.length > 0) return gates.map(([name, run]) => ({ ...plainGate, name, run }));
  throw new ActionError({
    code: 'gates_undetected',
    what: 'No gates are given, and none can be told from the repository',
    where: 'input `gates`',
    fix: [
      'Give the step gates:',
      '  gates: |',
      '    - { name: test, run: make test, junit: reports/junit.xml }',
      `Detected are: package.json scripts (${scripts.join(', ')}), pytest, go.mod, pom.xml, build.gradle. Did actions/checkout run before this step?`,
    ].join('\n'),
  });
}

type NameAndScript = readonly [name: string, run: string];

function nodeGates({ names, text }: RepositoryFacts): NameAndScript[] {
  const source = text('package.json');
  if (source === undefined) return [];
  const manifest = parseManifest(source);
  const defined = manifest['scripts'];
  const known = typeof defined === 'object' && defined !== null ? (defined as Record<string, unknown>) : {};
  const runner = packageManager(manifest['packageManager'], names);
  return scripts
    .filter((script) => Object.hasOwn(known, script) && typeof known[script] === 'string' && known[script] !== '')
    .map((script) => [script, `${runner} run ${script}`]);
}

function parseManifest(source: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(source.replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch (cause) {
    const what = `package.json is not valid JSON: ${(cause as Error).message}`;
    throw new ActionError({
      code: 'package_json_invalid',
      what,
      where: 'package.json',
      fix: 'Mend it, or give `gates`.',
    });
  }
  return {};
}

function packageManager(declared: unknown, names: readonly string[]): string {
  const named = typeof declared === 'string' ? /^(npm|pnpm|yarn|bun)@/.exec(declared)?.[1] : undefined;
  if (named !== undefined) return named;
  if (names.includes('pnpm-lock.yaml')) return 'pnpm';
  if (names.includes('yarn.lock')) return 'yarn';
  return names.includes('bun.lock') || names.includes('bun.lockb') ? 'bun' : 'npm';
}

function pythonGates({ names, text }: RepositoryFacts): NameAndScript[] {
  const configured =
    names.includes('pytest.ini') ||
    names.includes('conftest.py') ||
    /^\[tool\.pytest[\].]/m.test(text('pyproject.toml') ?? '') ||
    /^\[tool:pytest\]/m.test(text('setup.cfg') ?? '') ||
    /^\[pytest\]/m.test(text('tox.ini') ?? '');
  const python = ['pyproject.toml', 'setup.py', 'setup.cfg', 'requirements.txt', 'Pipfile'].some((name) =>
    names.includes(name),
  );
  const tested = names.some((name) => name === 'tests' || /^(?:test_.*|.*_test)\.py$/.test(name));
  if (!configured && !(python && tested)) return [];
  const prefix = names.includes('uv.lock') ? 'uv run ' : names.includes('poetry.lock') ? 'poetry run ' : '';
  return [['pytest', `${prefix}pytest`]];
}

const goGates = ({ names }: RepositoryFacts): NameAndScript[] =>
  names.includes('go.mod')
    ? [
        ['go vet', 'go vet ./...'],
        ['go test', 'go test ./...'],
      ]
    : [];

function javaGates({ names }: RepositoryFacts): NameAndScript[] {
  const gates: NameAndScript[] = [];
  if (names.includes('pom.xml')) gates.push(['maven', `${names.includes('mvnw') ? './mvnw' : 'mvn'} -B verify`]);
  if (names.includes('build.gradle') || names.includes('build.gradle.kts'))
    gates.push(['gradle', `${names.includes('gradlew') ? './gradlew' : 'gradle'} check`]);
  return gates;
}
