// Lints the workflows with actionlint and zizmor, which do not know `$/` and `deployment: false` yet: they get a copy in which
// references to ourselves are spelled out. The last line is `N passed, N failed`.
// Usage: npm run lint:workflows   Needs actionlint (go install) and zizmor (PyPI) on the PATH.

import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const commit = '0123456789abcdef0123456789abcdef01234567';

/** What the linters say and we do not follow, each with its reason. */
const exceptions: readonly string[] = [
  // GitHub documents `jobs.<id>.result` for the outputs of a called workflow; actionlint 1.7 does not know it.
  'property "result" is not defined in object type',
];

const folder = mkdtempSync(path.join(tmpdir(), 'ship-actions-lint-'));
try {
  copyWorkflows();
  const results = [
    run('actionlint', ['-no-color', ...exceptions.flatMap((each) => ['-ignore', each])]),
    run('zizmor', ['--offline', '--no-progress', '--quiet', '.github/workflows']),
  ];
  const failed = results.filter((isGreen) => !isGreen).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}

function copyWorkflows(): void {
  mkdirSync(path.join(folder, '.git'));
  mkdirSync(path.join(folder, '.github/workflows'), { recursive: true });
  for (const file of globSync(['.github/workflows/*.yml', 'workflows-templates/*.yml'], { cwd: root })) {
    const text = readFileSync(path.join(root, file), 'utf8')
      .replace(/(uses: )\$\/(\S+)/g, `$1org/ship-actions/$2@${commit} # v1.0.0`)
      .replace(/(uses: org\/ship-actions(?:\/\S+)?)@v1$/gm, `$1@${commit} # v1.0.0`)
      .replace(/^ +deployment: false\n/gm, '');
    const isTemplate = file.startsWith('workflows-templates/');
    writeFileSync(
      path.join(folder, '.github/workflows', `${isTemplate ? 'template-' : ''}${path.basename(file)}`),
      text,
    );
  }
}

/** True when the linter has nothing to say. One that is not there is a failure, not a pass. */
function run(tool: string, args: readonly string[]): boolean {
  const { status, stdout, stderr, error } = spawnSync(tool, args, { cwd: folder, encoding: 'utf8' });
  if (error !== undefined) console.log(`${tool} cannot be run: ${error.message}`);
  else if (status !== 0) console.log(`${tool} (exit ${status}):\n${stdout}${stderr}`);
  return error === undefined && status === 0;
}
