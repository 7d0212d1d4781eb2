// Finds the gates of a repository that names none, from the files at its root. Runs nothing, reads nothing.

import { ActionError } from '../../domain/action-error.ts';
import { type Gate, plainGate } from './gate.ts';
import { nodeGates, nodeScripts } from './node-gates.ts';

/** What is seen at the root of the workspace. */
export interface RootFacts {
  /** Names of the files and folders at the root. */
  readonly names: readonly string[];
  /** The text of a file at the root; undefined when it is not there. */
  readonly text: (name: string) => string | undefined;
}

/** A gate as it is detected: a name, a script, and what the tool leaves. */
export interface Detected {
  readonly name: string;
  readonly run: string;
  readonly junit?: readonly string[];
  readonly coverage?: readonly string[];
}

/** The gates that the repository's own tools suggest; throws an ActionError when there is none. */
export function detectGates(facts: RootFacts): Gate[] {
  const found = [...nodeGates(facts), ...pythonGates(facts), ...goGates(facts), ...javaGates(facts)];
  if (found.length > 0)
    return found.map(({ name, run, junit = [], coverage = [] }) => ({
      ...plainGate,
      name,
      run,
      habits: { junit, coverage, findings: [] },
    }));

  throw new ActionError({
    code: 'gates_undetected',
    what: 'No gates are given, and none were found in the repository',
    where: 'input `gates`',
    fix: [
      'Give the step gates:',
      '  gates: |',
      '    - { name: test, run: make test, junit: reports/junit.xml }',
      `Without them the step looks for package.json scripts (${nodeScripts.join(', ')}), pytest, go.mod, pom.xml and build.gradle. Did actions/checkout run before this step?`,
    ].join('\n'),
  });
}

function pythonGates({ names, text }: RootFacts): Detected[] {
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

  // Plain `pytest` does not put the root on the import path, and cannot import what lies there.
  const run = `${pythonRunner(names)}python -m pytest`;
  const junit = ['junit.xml', 'report.xml', 'reports/*.xml', 'test-results/*.xml'];
  return [{ name: 'pytest', run, junit, coverage: ['coverage.xml', 'coverage.json', 'coverage.lcov'] }];
}

function pythonRunner(names: readonly string[]): string {
  if (names.includes('uv.lock')) return 'uv run ';
  if (names.includes('poetry.lock')) return 'poetry run ';
  if (names.includes('Pipfile.lock')) return 'pipenv run ';
  if (names.includes('.venv')) return '.venv/bin/';
  return '';
}

function goGates({ names }: RootFacts): Detected[] {
  if (!names.includes('go.mod') && !names.includes('go.work')) return [];
  const junit = ['junit.xml', 'report.xml'];
  const coverage = ['coverage.out', 'cover.out', 'coverage.txt'];
  return [
    { name: 'go vet', run: 'go vet ./...' },
    { name: 'go test', run: 'go test ./...', junit, coverage },
  ];
}

/** The build tool that the repository brings along, else the one that is installed. */
function toolIn(names: readonly string[], wrapper: string, installed: string): string {
  if (names.includes(wrapper)) return `./${wrapper}`;
  return installed;
}

function javaGates({ names }: RootFacts): Detected[] {
  const gates: Detected[] = [];
  if (names.includes('pom.xml'))
    gates.push({
      name: 'maven',
      run: `${toolIn(names, 'mvnw', 'mvn')} -B verify`,
      junit: ['**/target/surefire-reports/TEST-*.xml', '**/target/failsafe-reports/TEST-*.xml'],
      coverage: ['**/target/site/jacoco/jacoco.xml', '**/target/site/jacoco-aggregate/jacoco.xml'],
    });
  if (
    ['build.gradle', 'build.gradle.kts', 'settings.gradle', 'settings.gradle.kts'].some((name) => names.includes(name))
  )
    gates.push({
      name: 'gradle',
      run: `${toolIn(names, 'gradlew', 'gradle')} check`,
      junit: ['**/build/test-results/**/TEST-*.xml'],
      coverage: ['**/build/reports/jacoco/**/*.xml'],
    });

  return gates;
}
