// Reads what git says when it fails: passing trouble, a lost race, or something that a person has to mend. Never runs git.

import { ActionError, type Problem } from '../../domain/action-error.ts';

/** A failed git command as its caller must treat it. `passing`: try again. `unknown`: a push that may have arrived. */
export type GitFault = 'passing' | 'refused';

/** A failure of git in words for the user. */
export class GitError extends ActionError {
  readonly fault: GitFault;

  constructor(fault: GitFault, problem: Problem) {
    super(problem);
    this.fault = fault;
  }
}

/** What the remote said of a pushed ref, from `git push --porcelain`. */
export type PushVerdict =
  | { readonly verdict: 'pushed' }
  /** `sent`: the server itself refused it; it may have taken it a moment before, when the transport sent it twice. */
  | { readonly verdict: 'raced'; readonly reason: string; readonly sent: boolean }
  | { readonly verdict: 'unknown'; readonly reason: string }
  | { readonly verdict: 'refused'; readonly error: GitError };

/** Where a command spoke to, for its errors. */
export interface Target {
  readonly url: string;
  readonly branch: string;
  /** True for the branch of a pull request. */
  readonly isProposal?: boolean;
  /** True when a token or key was given. */
  readonly authenticated: boolean;
}

type Rule = readonly [pattern: RegExp, code: string, what: (target: Target) => string, fix: (target: Target) => string];

const ssh = /^(?!https?:|file:)/i;
const writeScope = (target: Target): string =>
  ssh.test(target.url)
    ? 'Give the deploy key write access: the repository\'s Settings → Deploy keys → "Allow write access".'
    : "Give the token `Contents: read and write` on that repository (fine-grained token or GitHub App), or the `repo` scope (classic token). The workflow's own GITHUB_TOKEN cannot write another repository.";

const deniedTo = ({ url }: Target): string => `${url} knows the credentials and does not let them do this`;

const lasting: readonly Rule[] = [
  [
    /\bssh: (?:command )?not found|cannot run ssh\b/i,
    'ssh_missing',
    ({ url }) => `There is no \`ssh\` on this runner, and ${url} is reached through it`,
    () => 'Install openssh-client on the runner, or give an https URL with `token`.',
  ],
  [
    /invalid format|error in libcrypto|incorrect passphrase|Load key .*:/i,
    'manifests_ssh_key',
    () => 'The `ssh-key` is not a private key that ssh can use',
    () => 'Give the whole private key, with its BEGIN and END lines and without a passphrase.',
  ],
  [
    /could not read (?:Username|Password)|Authentication failed|Invalid username or (?:password|token)|error: 401|Permission denied \((?:publickey|password|keyboard)/i,
    'manifests_unauthenticated',
    ({ url, authenticated }) => `${url} ${authenticated ? 'did not accept the credentials' : 'asks for credentials'}`,
    ({ url, authenticated }) => {
      if (!authenticated) return `Give the step \`${ssh.test(url) ? 'ssh-key' : 'token'}: \${{ secrets.… }}\`.`;
      return ssh.test(url)
        ? 'Check that `ssh-key` is the private key, whole and without a passphrase, of a deploy key of that repository.'
        : 'Check that `token` is the right one, whole, and not expired.';
    },
  ],
  [
    /error: 403|Write access to repository not granted|Permission to .* denied|marked as read.only|not allowed to upload code/i,
    'manifests_forbidden',
    deniedTo,
    writeScope,
  ],
  [
    /Repository not found|repository '.*' not found|error: 404|does not appear to be a git repository|does not exist|Could not read from remote repository[\s\S]*not found/i,
    'manifests_not_found',
    ({ url }) => `There is no repository ${url}, or the credentials may not see it`,
    () =>
      'Check `repository`, and that `token` or `ssh-key` may read it: a private repository answers "not found" too.',
  ],
  [
    /Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED/i,
    'manifests_host_key',
    ({ url }) => `The host of ${url} did not show a host key that is known`,
    ({ url }) =>
      `Give its line of a known_hosts file, taken over a trusted channel, as \`ssh-known-hosts\`: it begins with \`${knownHost(url)} \`.`,
  ],
  [
    /SSL certificate problem|certificate verification failed|server certificate/i,
    'manifests_tls',
    ({ url }) => `The certificate of ${url} is not trusted`,
    () => 'Install the CA on the runner, or set GIT_SSL_CAINFO to its file in the job.',
  ],
];

/** The host as known_hosts names it: https://man.openbsd.org/sshd#SSH_KNOWN_HOSTS_FILE_FORMAT */
function knownHost(url: string): string {
  const { hostname, port } = new URL(URL.canParse(url) ? url : `ssh://${url.replace(/:.*$/s, '')}`);
  return port === '' || port === '22' ? hostname : `[${hostname}]:${port}`;
}

const transport =
  /error: (?:5\d\d|429|408)|HTTP (?:5\d\d|429|408)|RPC failed|hung up|early EOF|unexpected disconnect|Empty reply|Connection (?:reset|timed out|closed|refused)|Failed to connect|Could(?:n't| not) (?:resolve|connect)|Operation (?:too slow|timed out)|transfer closed|timed out|Timeout|SSL_ERROR|gnutls_handshake|recv error|kex_exchange|Broken pipe|No route to host|Network is unreachable|closed by remote host|Received disconnect|invalid index-pack output|did not send all necessary objects/i;
const lostRace =
  /fetch first|non-fast-forward|stale info|cannot lock ref|failed to update ref|unable to (?:lock|create).*lock|incorrect old value|reference already exists|remote ref updated since|is at [0-9a-f]+ but expected|failed to lock/i;
const nameTaken = /'refs\/heads\/([^']+)' exists; cannot create|directory file conflict/i;
const protectedBranch =
  /GH006|GH013|protected branch|repository rule violations|not allowed to (?:push|force push)|Changes must be made through/i;

/** Turns the end of a failed command into an error. `words` is what git printed to standard error. */
export function gitError(words: string, target: Target, timedOut = false): GitError {
  const said = quoteWords(words);
  const rule = lasting.find(([pattern]) => pattern.test(words));
  if (rule !== undefined && !timedOut) {
    const [, code, what, fix] = rule;
    return new GitError('refused', {
      code,
      what: `${what(target)}${said}`,
      where: 'input `repository`',
      fix: fix(target),
    });
  }
  const passing = timedOut || transport.test(words);
  const problem: Problem = passing
    ? {
        code: 'manifests_unreachable',
        what: `${target.url} ${timedOut ? 'did not answer in time' : 'could not be reached'}${said}`,
        where: 'input `repository`',
        fix: 'Run the step again when the server is well; nothing was lost and nothing was written twice.',
      }
    : {
        code: 'git_failed',
        what: `git failed on ${target.url}${said}`,
        where: 'input `repository`',
        fix: "Read git's own words above.",
      };
  return new GitError(passing ? 'passing' : 'refused', problem);
}

/** Reads the end of `git push --porcelain` of one ref. */
export function readPush(
  exitCode: number | undefined,
  stdout: string,
  stderr: string,
  target: Target,
  timedOut: boolean,
): PushVerdict {
  const line = stdout.split('\n').find((each) => /^[ +*=!-]\t/.test(each)) ?? '';
  const reason = /\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*$/.exec(line)?.[1] ?? '';
  if (exitCode === 0 && !timedOut) return { verdict: 'pushed' };
  if (line.startsWith('!')) return rejected(reason, line.includes('[remote rejected]'), stderr, target);
  const error = writeError(stderr, target, timedOut);
  return error.fault === 'passing'
    ? { verdict: 'unknown', reason: lastWords(stderr) || 'the server did not answer in time' }
    : { verdict: 'refused', error };
}

/** Every git host has words of its own for a key that may only read, or none; the same key has read a moment ago. */
function writeError(stderr: string, target: Target, timedOut: boolean): GitError {
  const error = gitError(stderr, target, timedOut);
  const isShut = ssh.test(target.url) && /Could not read from remote repository/.test(stderr);
  if (error.code !== 'git_failed' || !isShut) return error;
  const what = `${deniedTo(target)}${quoteWords(stderr)}`;
  const problem = { code: 'manifests_forbidden', what, where: 'input `repository`', fix: writeScope(target) };
  return new GitError('refused', problem);
}

function rejected(reason: string, sent: boolean, stderr: string, target: Target): PushVerdict {
  const said = quoteWords(stderr);
  if (protectedBranch.test(reason) || protectedBranch.test(stderr)) {
    const fix = target.isProposal
      ? 'Let this identity bypass the rule in its protection or ruleset, or leave `ship/**` out of the rule: proposals are written there.'
      : "Use `mode: pull-request`, or let this identity bypass the rule in the branch's protection or ruleset.";
    const what = `A rule protects the branch ${target.branch} of ${target.url}${said}`;
    return {
      verdict: 'refused',
      error: new GitError('refused', { code: 'branch_protected', what, where: 'input `ref`', fix }),
    };
  }
  const taken = nameTaken.exec(reason) ?? nameTaken.exec(stderr);
  if (taken !== null)
    return { verdict: 'refused', error: nameTakenError(target, taken[1] ?? target.branch.split('/')[0]) };
  if (lostRace.test(reason) || (/failed|error/.test(reason) && lostRace.test(stderr)))
    return { verdict: 'raced', reason, sent };
  if (/hook declined/i.test(reason)) {
    const what = `A hook of ${target.url} declined the push to ${target.branch}${said}`;
    const fix = 'Do what the hook asks for in its words above, e.g. with `commit-message` or `commit-email`.';
    return {
      verdict: 'refused',
      error: new GitError('refused', { code: 'push_declined', what, where: 'input `repository`', fix }),
    };
  }
  if (/failed to report status|internal server error|unpacker error|^failed$|timeout/i.test(reason)) {
    return { verdict: 'unknown', reason };
  }
  const what = `${target.url} refused the push to ${target.branch}: ${reason}${said}`;
  return {
    verdict: 'refused',
    error: new GitError('refused', {
      code: 'push_refused',
      what,
      where: 'input `repository`',
      fix: writeScope(target),
    }),
  };
}

/** git keeps branches like files: `ship` and `ship/x` cannot both be. */
function nameTakenError({ url, branch }: Target, taken = ''): GitError {
  const what = `The branch ${branch} cannot be made in ${url}: there is a branch "${taken}"`;
  const fix = `Rename or delete the branch "${taken}": git cannot have a branch and others below its name.`;
  return new GitError('refused', { code: 'push_refused', what, where: 'input `repository`', fix });
}

/** The remote's own lines, without git's hints and progress. */
function quoteWords(stderr: string): string {
  const lines = stderr
    .split(/[\r\n]+/)
    .map((line) => line.replace(/^(?:remote|error|fatal|warning): ?/, '').trim())
    .filter((line) => line !== '' && !/^(?:hint:|To |! \[|error: failed to push|failed to push some refs)/.test(line));
  return lines.length === 0 ? '' : `: ${lines.slice(-6).join(' · ')}`;
}

const lastWords = (stderr: string): string =>
  stderr
    .trim()
    .split(/[\r\n]+/)
    .at(-1) ?? '';
