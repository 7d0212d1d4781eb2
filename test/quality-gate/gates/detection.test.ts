// What a repository's files say about its gates.

import assert from 'node:assert/strict';
import test from 'node:test';
import { ActionError } from '../../../src/domain/action-error.ts';
import { detectGates } from '../../../src/quality-gate/gates/detection.ts';

const detect = (files: Readonly<Record<string, string>>) =>
  detectGates({ names: Object.keys(files), text: (name) => files[name] }).map((gate) => `${gate.name}: ${gate.run}`);

const manifest = (...scripts: string[]) =>
  JSON.stringify({ scripts: Object.fromEntries(scripts.map((name) => [name, 'x'])) });

const repositories: readonly [fact: string, files: Readonly<Record<string, string>>, gates: string[]][] = [
  [
    'known scripts in their order',
    { 'package.json': manifest('build', 'start', 'test:integration', 'test', 'typecheck', 'format:check', 'lint') },
    [
      'lint: npm run lint',
      'format:check: npm run format:check',
      'typecheck: npm run typecheck',
      'test: npm run test',
      'test:integration: npm run test:integration',
      'build: npm run build',
    ],
  ],
  ['pnpm by its lock file', { 'package.json': manifest('test'), 'pnpm-lock.yaml': '' }, ['test: pnpm run test']],
  ['yarn by its lock file', { 'package.json': manifest('test'), 'yarn.lock': '' }, ['test: yarn run test']],
  ['bun by its lock file', { 'package.json': manifest('test'), 'bun.lock': '' }, ['test: bun run test']],
  [
    'the declared package manager before lock files',
    { 'package.json': '{"packageManager": "pnpm@9.1.0", "scripts": {"lint": "x"}}', 'yarn.lock': '' },
    ['lint: pnpm run lint'],
  ],
  ['pytest by its file', { 'pytest.ini': '' }, ['pytest: python -m pytest']],
  ['pytest by pyproject.toml', { 'pyproject.toml': '[tool.pytest.ini_options]\n' }, ['pytest: python -m pytest']],
  ['pytest by requirements and tests', { 'requirements.txt': 'flask\n', tests: '' }, ['pytest: python -m pytest']],
  [
    'pytest inside uv',
    { 'pyproject.toml': '', 'test_cart.py': '', 'uv.lock': '' },
    ['pytest: uv run python -m pytest'],
  ],
  ['pytest of a virtual environment', { 'pytest.ini': '', '.venv': '' }, ['pytest: .venv/bin/python -m pytest']],
  ['Go', { 'go.mod': 'module x' }, ['go vet: go vet ./...', 'go test: go test ./...']],
  ['Maven', { 'pom.xml': '' }, ['maven: mvn -B verify']],
  ['Maven by its wrapper', { 'pom.xml': '', mvnw: '' }, ['maven: ./mvnw -B verify']],
  ['Gradle of several modules', { 'settings.gradle': '' }, ['gradle: gradle check']],
  ['Gradle', { 'build.gradle.kts': '', gradlew: '' }, ['gradle: ./gradlew check']],
  [
    'several languages',
    { 'package.json': manifest('lint'), 'go.mod': '' },
    ['lint: npm run lint', 'go vet: go vet ./...', 'go test: go test ./...'],
  ],
];

for (const [fact, files, gates] of repositories) test(`tells ${fact}`, () => assert.deepEqual(detect(files), gates));

const nothing: readonly [fact: string, files: Readonly<Record<string, string>>, code: string][] = [
  ['an empty repository', {}, 'gates_undetected'],
  ['a package without known scripts', { 'package.json': manifest('start') }, 'gates_undetected'],
  ['tests of an unknown language', { tests: '' }, 'gates_undetected'],
  ['a broken package.json', { 'package.json': '{"scripts": ' }, 'package_json_invalid'],
];

for (const [fact, files, code] of nothing) {
  test(`no gate can be told from ${fact}: ${code}`, () => {
    assert.throws(
      () => detect(files),
      (thrown) => thrown instanceof ActionError && thrown.code === code,
    );
  });
}
