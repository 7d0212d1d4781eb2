// Makes a release from main: one commit on the branch releases/vN (main's tree and a folder per action at the root), the tag vX.Y.Z
// and then the moving tag vN. Refuses a dirty tree, a stale dist, and an interface that changed more than the version says.
// How it is used: --help.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inc, parse as parseVersion, rsort, type SemVer } from 'semver';
import { readCommandLine } from './command-line.ts';
import {
  compareInterfaces,
  type Interface,
  readInterface,
  requiredStep,
  type VersionStep,
} from './release/interface.ts';
import { renderNotes } from './release/notes.ts';
import { shortAction, spelledOut } from './release/tree.ts';

/** Why there is no release, in words. */
class Refusal extends Error {}

const root = process.cwd();
const actions = ['quality-gate', 'build-push-image', 'bump-manifest', 'smoke-test', 'notify-slack'];

const usage = `Usage: npm run release -- <version> [options]

Makes a release from main, e.g. \`npm run release -- 1.2.0\`. Without --push nothing leaves this clone.

  --push <remote>          push the release there
  --skip-build             trust that dist/ was just built, as in CI
  --spell-out <owner/name> write the whole name of this repository in place of \`$/\`, which GitHub Enterprise Server does not know
  --help                   this text`;

const { values, positionals } = readCommandLine({
  usage,
  words: 1,
  options: { push: { type: 'string' }, 'spell-out': { type: 'string' }, 'skip-build': { type: 'boolean' } },
});

try {
  release();
} catch (thrown) {
  if (!(thrown instanceof Refusal)) throw thrown;
  console.error(`Not released: ${thrown.message}`);
  process.exitCode = 1;
}

function release(): void {
  const version = readVersion(positionals[0]);
  const tag = `v${version.version}`;
  const moving = `v${version.major}`;
  const branch = `releases/${moving}`;

  refuseUnclean(tag, moving);
  const last = lastRelease();
  const changes = compareInterfaces(last === undefined ? {} : interfaceAt(last), readInterface(root));
  if (last !== undefined)
    refuseStep(
      last,
      version.version,
      requiredStep(changes),
      changes.map(({ text }) => text),
    );

  const commit = writeCommit(tag, branch);
  const subjects = git('log', '--first-parent', '--format=%s', last === undefined ? 'HEAD' : `${last}^1..HEAD`);
  const notes = renderNotes(tag, subjects.split('\n'), last === undefined ? [] : changes);

  git('update-ref', `refs/heads/${branch}`, commit);
  const isSigned = tryGit('config', 'user.signingkey') !== undefined;
  git('tag', isSigned ? '--sign' : '--annotate', '--cleanup=verbatim', '--message', notes, tag, commit);
  git('update-ref', `refs/tags/${moving}`, commit);
  if (values.push !== undefined) push(values.push, { branch, tag, moving });
  console.log(
    `${notes}\n\n${tag} is ${commit} on ${branch}${isSigned ? ', signed' : ', not signed: no user.signingkey is set'}.`,
  );
}

function readVersion(given: string | undefined): SemVer {
  if (given === undefined) throw new Refusal('give the version, e.g. `npm run release -- 1.2.0`.');
  const version = parseVersion(given);
  if (version !== null) return version;

  const [, major = '1', minor = '0', patch = '0'] = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(given) ?? [];
  throw new Refusal(`"${given}" is no full version: write all three numbers, e.g. ${major}.${minor}.${patch}.`);
}

/** The version never moves; then everybody on the moving tag gets it. A tag that is there already is refused by the server. */
function push(remote: string, { branch, tag, moving }: { branch: string; tag: string; moving: string }): void {
  git('push', '--atomic', remote, `refs/heads/${branch}`, `refs/tags/${tag}`);
  git('push', '--force', remote, `refs/tags/${moving}`);
}

function refuseUnclean(tag: string, moving: string): void {
  const dirty = git('status', '--porcelain');
  if (dirty !== '') throw new Refusal(`the work tree is not clean:\n${dirty}`);
  const on = git('rev-parse', '--abbrev-ref', 'HEAD');
  if (on !== 'main') throw new Refusal(`this is ${on}; a release is made from main.`);
  if (tryGit('rev-parse', '--verify', '--quiet', `refs/tags/${tag}`) !== undefined)
    throw new Refusal(`${tag} is there already, and a version never moves.`);
  if (tryGit('rev-parse', '--verify', '--quiet', `refs/heads/${moving}`) !== undefined)
    throw new Refusal(`there is a branch ${moving}: a branch and a tag of one name are ambiguous. Rename the branch.`);
  refuseStaleDist();
}

function refuseStaleDist(): void {
  if (values['skip-build'] === true) return;
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const stale = git('status', '--porcelain', '--', 'dist');
  if (stale !== '') throw new Refusal(`dist/ is not what the source builds; commit it:\n${stale}`);
}

/** The newest version that is an ancestor of nothing newer: by SemVer, not by date. */
function lastRelease(): string | undefined {
  const tags = git('tag', '--list', 'v*.*.*')
    .split('\n')
    .filter((each) => parseVersion(each) !== null);
  return rsort(tags)[0];
}

function interfaceAt(tag: string): Interface {
  const folder = mkdtempSync(path.join(tmpdir(), 'ship-actions-release-'));
  try {
    const parts = git('ls-tree', '--name-only', tag, 'actions', '.github', 'action.yml').split('\n');
    const archive = execFileSync('git', ['archive', tag, '--', ...parts], {
      cwd: root,
      maxBuffer: 1 << 28,
    });
    execFileSync('tar', ['-x', '-C', folder], { input: archive });
    return readInterface(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function refuseStep(last: string, next: string, step: VersionStep, what: readonly string[]): void {
  const least = inc(last, step);
  if (least === null || parseVersion(next)?.compare(least) !== -1) return;
  const shown = what.slice(0, 20).map((each) => `  ${each}`);
  throw new Refusal(
    `since ${last} the interface changed in a way that needs a ${step} step: ${least} at least.\n${shown.join('\n')}`,
  );
}

/** The commit of the release, from an index of its own: the same main gives the same tree, and the work tree is not touched. */
function writeCommit(tag: string, branch: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'ship-actions-release-'));
  const env = { ...process.env, GIT_INDEX_FILE: path.join(folder, 'index') };
  const inIndex = (args: readonly string[], input?: string): string =>
    execFileSync('git', args, { cwd: root, env, encoding: 'utf8', ...(input === undefined ? {} : { input }) }).trim();
  try {
    inIndex(['read-tree', 'HEAD']);
    for (const [file, text] of releaseFiles(tag)) {
      const blob = inIndex(['hash-object', '-w', '--stdin', '--no-filters'], text);
      inIndex(['update-index', '--add', '--cacheinfo', `100644,${blob},${file}`]);
    }
    const tree = inIndex(['write-tree']);
    const before = tryGit('rev-parse', '--verify', '--quiet', `refs/heads/${branch}`);
    const parents = ['HEAD', ...(before === undefined ? [] : [before])].flatMap((each) => ['-p', each]);
    const date = git('log', '-1', '--format=%cI');
    const dated = { ...env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    return execFileSync('git', ['commit-tree', tree, ...parents, '-m', `chore: release ${tag}`], {
      cwd: root,
      env: dated,
      encoding: 'utf8',
    }).trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function* releaseFiles(tag: string): Generator<[string, string]> {
  const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
  for (const name of actions) yield [`${name}/action.yml`, shortAction(read(`actions/${name}/action.yml`))];
  const repository = values['spell-out'];
  if (repository === undefined) return;
  for (const file of git('ls-files', '.github/workflows/*.yml').split('\n'))
    yield [file, spelledOut(read(file), repository, tag)];
}

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }).trim();
}

/** Undefined where git says no. */
function tryGit(...args: string[]): string | undefined {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch (thrown) {
    if (thrown instanceof Error && 'status' in thrown) return undefined;
    throw thrown;
  }
}
