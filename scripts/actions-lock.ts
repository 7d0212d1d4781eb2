// Pins each action by other people to one commit everywhere: what .github/workflows pins, templates, examples and pages pin too. Writes
// actions.lock, one line an action with its commit and version, so that an organisation can allow exactly these. Asks no server.
// Usage: npm run actions-lock            writes them
//        npm run actions-lock -- --check   fails when they are stale

import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');
const lockFile = 'actions.lock';
const looked = [
  '.github/workflows/*.yml',
  'workflows-templates/**/*.{yml,md}',
  'examples/**/*.{yml,md}',
  'actions/*/*.{yml,md}',
  'docs/*.md',
  'README.md',
];

const head = `# Actions by other people that our workflows, templates, examples and pages use: owner/name, commit, version.
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
      const places = [...new Set(uses.map(({ file, version }) => `${file} (${version})`))].join(', ');
      const fix = 'npm run actions-lock gives all others the pin of .github/workflows';
      throw new Error(`${name} is pinned to ${commits.length} commits: ${places}; ${fix}`);
    }
    return `${name} ${commits[0]}`;
  });
  return `${head}${lines.sort().join('\n')}\n`;
}

/** Those of the files that pin otherwise than .github/workflows, with the pins they should have. An update bot moves the workflows first. */
export function followWorkflows(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const leading = [...files].filter(([file]) => file.startsWith('.github/workflows/'));
  const pins = new Map(leading.flatMap(([file, text]) => pinsIn(file, text)).map((pin) => [pin.name, pin]));
  const rest = [...files].filter(([file]) => !file.startsWith('.github/workflows/'));

  const followed = rest.map(([file, text]) => [file, withPins(text, pins)] as const);
  return new Map(followed.filter(([file, text]) => text !== files.get(file)));
}

/** The text with the commit and the version of each pin that is known. */
const withPins = (text: string, pins: ReadonlyMap<string, Pin>): string =>
  text.replaceAll(
    /(\buses: *["']?)([\w.-]+\/[\w.-]+)((?:\/[\w./-]+)?@)[0-9a-f]{40}(["']?[^\n#]*#\s*)v\d\S*/g,
    (whole: string, before: string, name: string, folder: string, after: string) => {
      const pin = pins.get(name);
      if (pin === undefined) return whole;
      return `${before}${name}${folder}${pin.commit}${after}${pin.version}`;
    },
  );

/** The folders of files that pin actions by other people, for the update bot. */
export function pinningFolders(files: ReadonlyMap<string, string>): string[] {
  const pinning = [...files].filter(([file, text]) => file.endsWith('.yml') && pinsIn(file, text).length > 0);
  return [...new Set(pinning.map(([file]) => path.dirname(file)))].sort();
}

/** `org/ship-actions` and `$/` are ourselves, `./` is the caller's own. */
const isOurs = (used: string): boolean => /^(?:\$|\.|org\/ship-actions(?:\/|@))/.test(used);

function pinsIn(file: string, text: string): Pin[] {
  return [...text.matchAll(/^[^#\n]*\buses: *["']?([^\s"'#,}]+)["']?[^\n#]*(?:#\s*(\S+))?/gm)].flatMap(
    ([, used = '', version]) => {
      if (isOurs(used)) return [];
      const [, name, commit] = /^([\w.-]+\/[\w.-]+)(?:\/[\w./-]+)?@([0-9a-f]{40})$/.exec(used) ?? [];
      const isPinned = name !== undefined && commit !== undefined && /^v\d/.test(version ?? '');
      // A page may show a short tag: no workflow of ours runs it.
      if (!isPinned && file.endsWith('.md')) return [];
      if (!isPinned) throw new Error(`${file}: \`uses: ${used}\` is not pinned as owner/name@<commit> # <version>`);
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
  const isCheck = process.argv.includes('--check');
  const files = lockedFiles();
  const followed = followWorkflows(files);
  const wanted = new Map([...followed, [lockFile, renderLock(new Map([...files, ...followed]))]]);

  for (const [name, text] of wanted) {
    const file = path.join(root, name);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    if (isCheck) process.exitCode = 1;
    else writeFileSync(file, text);
    console.log(`${isCheck ? 'stale' : 'wrote'}: ${name}`);
  }
}
