// Writes actions.lock: each action by other people that our workflows, templates and examples use, with its commit and version. One line
// an action, so that an organisation can allow exactly these, and a reviewer sees in one file what a new pin means. Asks no server.
// Usage: npm run actions-lock            writes it
//        npm run actions-lock -- --check   fails when it is stale

import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');
const lockFile = 'actions.lock';
const looked = ['.github/workflows/*.yml', 'workflows-templates/**/*.yml', 'examples/**/*.yml', 'actions/*/action.yml'];

const head = `# Actions by other people that our workflows, templates and examples use: owner/name, commit, version.
# Written by \`npm run actions-lock\`, never by hand. A test compares it with the files.
`;

/** A use of an action by other people. */
interface Pin {
  readonly file: string;
  readonly name: string;
  readonly commit: string;
  readonly version: string;
}

/** The text of the lock for files by path; throws when a use is not pinned to one commit with its version beside it. */
export function renderLock(files: ReadonlyMap<string, string>): string {
  const pins = [...files].flatMap(([file, text]) => pinsIn(file, text));
  const byName = Map.groupBy(pins, ({ name }) => name);

  const lines = [...byName].map(([name, uses]) => {
    const commits = [...new Set(uses.map(({ commit, version }) => `${commit} ${version}`))];
    if (commits.length > 1) {
      const places = uses.map(({ file, version }) => `${file} (${version})`);
      throw new Error(`${name} is pinned to ${commits.length} commits: ${[...new Set(places)].join(', ')}`);
    }
    return `${name} ${commits[0]}`;
  });
  return `${head}${lines.sort().join('\n')}\n`;
}

/** `org/ship-actions` and `$/` are ourselves, `./` is the caller's own. */
const isOurs = (used: string): boolean => /^(?:\$|\.|org\/ship-actions(?:\/|@))/.test(used);

function pinsIn(file: string, text: string): Pin[] {
  return [...text.matchAll(/^[^#\n]*\buses: *["']?([^\s"'#,}]+)["']?[^\n#]*(?:#\s*(\S+))?/gm)].flatMap(
    ([, used = '', version]) => {
      if (isOurs(used)) return [];
      const [, name, commit] = /^([\w.-]+\/[\w.-]+)(?:\/[\w./-]+)?@([0-9a-f]{40})$/.exec(used) ?? [];
      if (name === undefined || commit === undefined || !/^v\d/.test(version ?? ''))
        throw new Error(`${file}: \`uses: ${used}\` is not pinned as owner/name@<commit> # <version>`);
      return [{ file, name, commit, version: version ?? '' }];
    },
  );
}

/** What is looked at, as it stands in this repository. */
export function lockedFiles(): ReadonlyMap<string, string> {
  const names = globSync(looked, { cwd: root }).sort();
  return new Map(names.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = path.join(root, lockFile);
  const text = renderLock(lockedFiles());
  const isFresh = existsSync(file) && readFileSync(file, 'utf8') === text;
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (!isFresh) process.exitCode = 1;
  console.log(
    isFresh ? `${lockFile} is fresh` : `${process.argv.includes('--check') ? 'stale' : 'wrote'}: ${lockFile}`,
  );
}
