// The inputs of bump-manifest, and how each is read. Also what is wrong with them, alone or together. Reads no file.

import type { Problem } from '../domain/action-error.ts';
import type { Context } from '../domain/context.ts';
import { isPrivateUrl } from '../domain/loopback.ts';
import { platformFaults } from '../domain/platform.ts';
import { optional } from '../domain/text/optional.ts';
import type { Inputs } from '../runner/inputs.ts';
import { boolean, choice, lines, number, secret, template, text } from '../runner/readers.ts';
import { readExpectation } from './inputs/expectation.ts';
import { githubFaults, notOnGitHub, repositoryName, usesGitHub } from './inputs/github.ts';
import { readImageInput, readVersionedImage } from './inputs/image.ts';
import { placeholderFaults, placeholders } from './inputs/placeholders.ts';
import { readPlaces } from './inputs/places.ts';
import { isSsh, type ManifestsRepository, readRepository } from './inputs/repository-url.ts';
import { recordingFaults } from './inputs/verdict.ts';

/** By name, as in action.yml. */
export const inputs = {
  image: lines(),
  repository: text(),
  ref: text(),
  path: template(lines(['.']), placeholders.path),
  match: lines(),
  container: text(),
  field: template(lines(), placeholders.field),
  mode: choice(['push', 'pull-request', 'none'], 'push'),
  'promote-from': template(lines(), placeholders['promote-from']),
  'promote-from-ref': text(),
  rollback: text(),
  'expect-image': lines(),
  'pin-digest': choice(['keep', 'always', 'never'], 'keep'),
  // A YAML file writes its booleans without quotes.
  'verify-image': {
    ...choice(['auto', 'true', 'false'], 'auto'),
    schema: { enum: ['auto', true, false, 'true', 'false'] },
  },
  'allow-downgrade': boolean(false),
  'source-commit': text(),
  force: boolean(false),
  approval: text(),
  verdict: choice(['pass', 'fail']),
  'manifest-sha': text(),
  conclusive: boolean(true),
  reason: text(),
  token: secret(),
  'ssh-key': secret(),
  'ssh-known-hosts': text(),
  'commit-message': template(text(), placeholders['commit-message']),
  'commit-name': text('ship-actions'),
  'commit-email': text('ship-actions@users.noreply.github.com'),
  signed: boolean(false),
  'pull-request-title': template(text(), placeholders['pull-request-title']),
  'pull-request-labels': lines(),
  'pull-request-reviewers': lines(),
  'auto-merge': boolean(false),
  'max-wait-seconds': number({ min: 0, max: 3600, unit: 'seconds' }, 180),
  'github-api-url': text(),
  'github-server-url': text(),
  'github-token': secret(),
  username: text(),
  'app-id': text(),
  'app-private-key': secret(),
};

/** The inputs as they were read. */
export type BumpManifestInputs = Inputs<typeof inputs>;

/** Everything that is wrong with the values themselves, before any file or server is looked at. */
export function check(
  read: BumpManifestInputs,
  { serverUrl }: Pick<Context, 'serverUrl'>,
  faulty: ReadonlySet<string> = new Set(),
): Problem[] {
  // A verdict that could not be read is one all the same: no image is missed because of it.
  const given = { ...read, verdict: read.verdict ?? optional(faulty.has('verdict'), () => 'fail' as const) };
  const needsVersion = given.rollback === undefined && given['promote-from'].length === 0;
  const readOne = needsVersion ? readVersionedImage : readImageInput;

  return [
    ...platformFaults('bump-manifest', process.platform),
    ...recordingFaults(given),
    ...findSourceFaults(given),
    ...findPromotionFaults(given),
    ...findFormFaults(given),
    ...placeholderFaults(given),
    ...githubFaults(given),
    ...given.image.flatMap((image) => readOne(image).problems),
    ...given['expect-image'].flatMap((image) => readExpectation(image).problems),
    ...given.match.flatMap((repository) => readImageInput(repository, 'match').problems),
    ...readPlaces(given).problems,
    ...findRepositoryFaults(given, given['github-server-url'] ?? serverUrl),
  ];
}

const problem = (name: string, what: string, fix: string): Problem => ({
  code: 'input_invalid',
  what,
  where: `input \`${name}\``,
  fix,
});

/** Exactly one thing says which image is written; a verdict writes none. */
function findSourceFaults(given: BumpManifestInputs): Problem[] {
  if (given.verdict !== undefined) return [];
  const isPromoted = given['promote-from'].length > 0;
  const isRolledBack = given.rollback !== undefined;
  const faults: Problem[] = [];

  if (given.image.length === 0 && !isPromoted && !isRolledBack) {
    faults.push({
      code: 'input_missing',
      what: '`image` is required and not given',
      where: 'input `image`',
      fix: `Give the step \`image: …\`, e.g. \`\${{ steps.build.outputs.image }}\`, or \`promote-from\`, or \`rollback\`. An \`image\` that arrives empty from another job often holds a masked value: pass registry, repository, tag and digest apart.`,
    });
  }
  if (isPromoted && isRolledBack)
    faults.push(problem('rollback', '`rollback` and `promote-from` are both given', 'Give one of them.'));
  if (
    isPromoted &&
    given.image.some((image) => image.includes('@') || image.slice(image.lastIndexOf('/') + 1).includes(':'))
  )
    faults.push(problem('image', '`image` and `promote-from` both name an image to write', 'Give one of them.'));

  if (isRolledBack) return [...faults, ...findHistoryFaults(given)];
  return faults;
}

/** A branch to promote from is looked at in the repository, and only for a promotion. */
function findPromotionFaults(given: BumpManifestInputs): Problem[] {
  const name = 'promote-from-ref';
  const from = given[name];
  if (from === undefined) return [];

  const faults: Problem[] = [];
  if (!isBranchName(from.replace(/^refs\/heads\//, '')))
    faults.push(
      problem(name, `"${from}" is not the name of a branch`, 'Write only the name of the branch, e.g. `main`.'),
    );
  if (given['promote-from'].length === 0)
    faults.push(problem(name, `\`${name}\` has no meaning without \`promote-from\``, 'Give both or none.'));
  if (given.repository === undefined || given.mode === 'none') {
    const what = `\`${name}\` is a branch of \`repository\`, but no repository is read`;
    faults.push(problem(name, what, 'Give the step `repository: owner/name`, and a `mode` other than `none`.'));
  }
  return faults;
}

// https://git-scm.com/docs/git-check-ref-format
const isBranchName = (branch: string): boolean =>
  !/^[-/.]|[\s~^:?*[\\\p{Cc}]|\.\.|@\{|\/\/|[/.]$|\.lock$/u.test(branch);

/** What a roll-back needs besides. */
function findHistoryFaults(given: BumpManifestInputs): Problem[] {
  const need = '`rollback` needs the history of a repository';
  if (given.repository === undefined) return [problem('rollback', need, 'Give the step `repository: owner/name`.')];
  if (given.mode === 'none')
    return [problem('rollback', `${need}, but \`mode: none\` reads no repository`, 'Use `mode: push`.')];
  return [];
}

/** A repository that cannot be reached as it is given, or is not looked at. */
function findRepositoryFaults(given: BumpManifestInputs, server: string): readonly Problem[] {
  // That the input is not an https URL is told with the other addresses of GitHub.
  if (given['github-server-url'] !== undefined && !isPrivateUrl(server)) return [];

  if (given.mode === 'none' && given.repository !== undefined && given.rollback === undefined) {
    const what = '`mode: none` edits the files of the workspace, but `repository` names others';
    const fix = 'Leave `repository` out; or use `mode: push` with `dry-run: true` to see what would be written there.';
    return [problem('mode', what, fix)];
  }
  const { value: repository, problems } = readRepository(given.repository, server, given['ssh-key'] !== undefined);
  if (repository === undefined) return problems;
  return [...findCredentialFaults(given, repository.url), ...findHostFaults(given, repository, server)];
}

/** GitHub's API, and a GitHub App, reach a repository of their own server only. */
function findHostFaults(given: BumpManifestInputs, repository: ManifestsRepository, server: string): Problem[] {
  const isAsked = usesGitHub(given) || (given['app-id'] !== undefined && given.mode !== 'none');
  if (!isAsked || repositoryName(repository, server) !== undefined) return [];
  return [notOnGitHub(given.repository ?? '', server)];
}

function findCredentialFaults(given: BumpManifestInputs, url: string): Problem[] {
  const hasKey = given['ssh-key'] !== undefined;
  if (isSsh(url) === hasKey) return [];
  if (hasKey)
    return [
      problem(
        'ssh-key',
        `${url} is not reached through ssh`,
        'Write `repository: owner/name` or an ssh URL, or give `token` instead.',
      ),
    ];

  return [
    problem(
      'ssh-key',
      `${url} is reached through ssh, and there is no \`ssh-key\``,
      'Give the step `ssh-key`, or an https URL with `token`.',
    ),
  ];
}

/** What `source-commit` says of an image whose commit is not that of the run. */
export const unknownCommit = 'unknown';

function findFormFaults(given: BumpManifestInputs): Problem[] {
  const commit = given['source-commit'];
  const name = given['commit-name'];
  const email = given['commit-email'];
  const branch = given.ref?.replace(/^refs\/heads\//, '');
  const faults: Problem[] = [];

  if (commit !== undefined && commit !== unknownCommit && !/^[0-9a-f]{7,64}$/i.test(commit))
    faults.push(
      problem('source-commit', `"${commit}" is not a commit`, 'Write 7 to 64 hexadecimal digits, or `unknown`.'),
    );
  if (!/[^\s<>\p{Cc}]/u.test(name))
    faults.push(problem('commit-name', `"${name}" is not a name`, 'Write one with letters; git drops < and >.'));
  if (!/^[^\s<>@]+@[^\s<>@]+$/.test(email))
    faults.push(problem('commit-email', `"${email}" is not an address`, 'Write name@host.'));
  if (branch !== undefined && !isBranchName(branch))
    faults.push(
      problem('ref', `"${given.ref}" is not the name of a branch`, 'Write only the name of the branch, e.g. `main`.'),
    );
  if (given.token !== undefined && given['ssh-key'] !== undefined)
    faults.push(
      problem('ssh-key', '`token` and `ssh-key` are both given', 'Give the one that the repository URL needs.'),
    );

  return faults;
}
