// The inputs of bump-manifest and the faults that several of them have together. Reads no file.

import type { Problem } from '../domain/action-error.ts';
import type { Inputs } from '../runner/inputs.ts';
import { boolean, choice, lines, number, secret, text } from '../runner/readers.ts';
import { readPattern } from './edit/paths.ts';
import { readExpectation } from './inputs/expectation.ts';
import { githubFaults } from './inputs/github.ts';
import { readImage, readVersion } from './inputs/image.ts';
import { platformFaults } from './inputs/platform.ts';
import { isSsh, readRepository } from './inputs/repository-url.ts';

/** By name, as in action.yml. */
export const inputs = {
  image: lines(),
  repository: text(),
  ref: text(),
  path: lines(['.']),
  match: lines(),
  container: text(),
  field: lines(),
  mode: choice(['push', 'pull-request', 'none'], 'push'),
  'promote-from': lines(),
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
  token: secret(),
  'ssh-key': secret(),
  'ssh-known-hosts': text(),
  'commit-message': text(),
  'commit-name': text('ship-actions'),
  'commit-email': text('ship-actions@users.noreply.github.com'),
  signed: boolean(false),
  'pull-request-title': text(),
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
export type BumpInputs = Inputs<typeof inputs>;

/** Everything that is wrong with the values themselves, before any file or server is looked at. */
export function check(given: BumpInputs): Problem[] {
  const found = [
    ...platformFaults(process.platform),
    ...sourceFaults(given),
    ...promotionFaults(given),
    ...formFaults(given),
    ...githubFaults(given),
  ];
  const collect = (read: () => unknown): void => {
    try {
      read();
    } catch (thrown) {
      found.push(...((thrown as { problems?: readonly Problem[] }).problems ?? []));
    }
  };
  const needsVersion = given.rollback === undefined && given['promote-from'].length === 0;
  for (const image of given.image) collect(() => (needsVersion ? readVersion(image) : readImage(image)));
  for (const image of given['expect-image']) collect(() => readExpectation(image));
  for (const repository of given.match) collect(() => readImage(repository, 'match'));
  for (const pattern of [...given.path, ...given['promote-from']]) collect(() => readPattern(pattern));
  collect(() => {
    const server = given['github-server-url'] ?? 'https://github.com';
    const repository = readRepository(given.repository, server, given['ssh-key'] !== undefined);
    if (repository !== undefined) found.push(...credentialFaults(given, repository.url));
  });
  return found;
}

const problem = (name: string, what: string, fix: string): Problem => ({
  code: 'input_invalid',
  what,
  where: `input \`${name}\``,
  fix,
});

/** Exactly one thing says which image is written. */
function* sourceFaults(given: BumpInputs): Generator<Problem> {
  const promoted = given['promote-from'].length > 0;
  const rolledBack = given.rollback !== undefined;
  if (given.image.length === 0 && !promoted && !rolledBack) {
    yield {
      code: 'input_missing',
      what: '`image` is required and not given',
      where: 'input `image`',
      fix: `Give the step \`image: …\`, e.g. \`\${{ steps.build.outputs.image }}\`, or \`promote-from\`, or \`rollback\`. An \`image\` that arrives empty from another job often holds a masked value: pass registry, repository, tag and digest apart.`,
    };
  }
  if (promoted && rolledBack)
    yield problem('rollback', '`rollback` and `promote-from` are both given', 'Give one of them.');
  if (promoted && given.image.some((image) => image.includes('@') || /:[^/]*$/.test(image)))
    yield problem('image', '`image` and `promote-from` both name an image to write', 'Give one of them.');
  if (rolledBack && given.repository === undefined)
    yield problem(
      'rollback',
      '`rollback` needs the history of a repository',
      'Give the step `repository: owner/name`.',
    );
  if (rolledBack && given.mode === 'none')
    yield problem(
      'rollback',
      '`rollback` needs the history of a repository, and `mode: none` looks at none',
      'Use `mode: push`.',
    );
}

/** A branch to promote from is looked at in the repository, and only for a promotion. */
function* promotionFaults(given: BumpInputs): Generator<Problem> {
  const from = given['promote-from-ref'];
  if (from === undefined) return;
  if (!isBranchName(from.replace(/^refs\/heads\//, '')))
    yield problem('promote-from-ref', `"${from}" is no name of a branch`, 'Write it as in `main`.');
  if (given['promote-from'].length === 0)
    yield problem('promote-from-ref', '`promote-from-ref` says nothing without `promote-from`', 'Give both or none.');
  if (given.repository === undefined || given.mode === 'none')
    yield problem(
      'promote-from-ref',
      '`promote-from-ref` is a branch of `repository`, and none is looked at',
      'Give the step `repository: owner/name`, and a `mode` other than `none`.',
    );
}

// https://git-scm.com/docs/git-check-ref-format
const isBranchName = (branch: string): boolean =>
  !/^[-/.]|[\s~^:?*[\\\p{Cc}]|\.\.|@\{|\/\/|[/.]$|\.lock$/u.test(branch);

function* credentialFaults(given: BumpInputs, url: string): Generator<Problem> {
  const key = given['ssh-key'] !== undefined;
  if (isSsh(url) && !key)
    yield problem(
      'ssh-key',
      `${url} is reached through ssh, and there is no \`ssh-key\``,
      'Give the step `ssh-key`, or an https URL with `token`.',
    );
  if (!isSsh(url) && key)
    yield problem(
      'ssh-key',
      `${url} is not reached through ssh`,
      'Write `repository: owner/name` or an ssh URL, or give `token` instead.',
    );
}

function* formFaults(given: BumpInputs): Generator<Problem> {
  const commit = given['source-commit'];
  if (commit !== undefined && !/^[0-9a-f]{7,64}$/i.test(commit))
    yield problem('source-commit', `"${commit}" is no commit`, 'Write 7 to 64 hexadecimal digits.');
  const name = given['commit-name'];
  if (!/[^\s<>\p{Cc}]/u.test(name))
    yield problem('commit-name', `"${name}" is no name`, 'Write one with letters; git drops < and >.');
  const email = given['commit-email'];
  if (!/^[^\s<>@]+@[^\s<>@]+$/.test(email))
    yield problem('commit-email', `"${email}" is no address`, 'Write name@host.');
  const branch = given.ref?.replace(/^refs\/heads\//, '');
  if (branch !== undefined && !isBranchName(branch))
    yield problem('ref', `"${given.ref}" is no name of a branch`, 'Write it as in `main`.');
  if (given.token !== undefined && given['ssh-key'] !== undefined)
    yield problem('ssh-key', '`token` and `ssh-key` are both given', 'Give the one that the repository URL needs.');
}
