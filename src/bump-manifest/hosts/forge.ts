// Which kind of git host a repository is on, and what that host calls the things that a writer needs. Pure; asks nobody.

/** A kind of git host that has terms of its own. */
export type Forge = 'github' | 'gitlab' | 'bitbucket' | 'azure' | 'codecommit' | 'gitea' | 'other';

/** What a host calls things, each as a whole advice. */
export interface ForgeTerms {
  /** To a token that may not write. */
  readonly writeToken: string;
  /** To an SSH key that may not write. */
  readonly writeKey: string;
  /** To credentials that were refused, beside "check that it is whole and not expired". */
  readonly userName: string | undefined;
  /** Where a rule that protects a branch is changed. */
  readonly protection: string;
}

/** The host of a URL, or of `user@host:path`; empty where there is none. */
const hostOf = (url: string): string => URL.parse(withScheme(url))?.hostname.toLowerCase() ?? '';

const withScheme = (url: string): string => {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) return url;
  return `ssh://${url.replace(':', '/')}`;
};

const known: readonly (readonly [pattern: RegExp, forge: Forge])[] = [
  [/(?:^|\.)(?:github\.com|ghe\.com)$|(?:^|[.-])(?:github|ghes?)[.-]/, 'github'],
  [/(?:^|[.-])gitlab[.-]/, 'gitlab'],
  [/(?:^|[.-])bitbucket[.-]/, 'bitbucket'],
  [/(?:^|\.)(?:dev\.azure\.com|visualstudio\.com)$/, 'azure'],
  [/^git-codecommit[.-]/, 'codecommit'],
  [/(?:^|[.-])(?:gitea|forgejo|codeberg)[.-]/, 'gitea'],
];

/** The kind of a repository's host; `githubServer` is a URL that is known to be GitHub's. */
export function forgeOf(url: string, githubServer: string): Forge {
  const host = hostOf(url);
  if (host !== '' && host === hostOf(githubServer)) return 'github';
  return known.find(([pattern]) => pattern.test(host))?.[1] ?? 'other';
}

const terms: Readonly<Record<Forge, ForgeTerms>> = {
  github: {
    writeToken:
      "Give the token `Contents: read and write` on that repository (fine-grained token or GitHub App), or the `repo` scope (classic token). The workflow's own GITHUB_TOKEN cannot write another repository.",
    writeKey: 'Give the deploy key write access: the repository\'s Settings → Deploy keys → "Allow write access".',
    userName: undefined,
    protection: "the branch's protection or ruleset",
  },
  gitlab: {
    writeToken:
      'Give a project access token with the scope `write_repository` and a role that may push to that branch (Developer, or Maintainer for a protected one).',
    writeKey:
      'Allow it to push: the project\'s Settings → Repository → Deploy keys → "Grant write permissions to this key".',
    userName: 'A deploy token has a user name of its own: give it as `username`.',
    protection: 'the project\'s Settings → Repository → Protected branches ("Allowed to push")',
  },
  bitbucket: {
    writeToken: 'Give a repository access token with the scope `repository:write`.',
    writeKey:
      'An access key of Bitbucket only reads: add the SSH key to a user who may write, or give an https URL with `token`.',
    userName:
      'Bitbucket wants a user name that fits the token: `username: x-token-auth` for an access token, `x-bitbucket-api-token-auth` for an API token.',
    protection: "the repository's Settings → Branch restrictions",
  },
  azure: {
    writeToken:
      'Give a personal access token with the scope Code (Read & write), of an identity that has Contribute on that repository.',
    writeKey: 'Give its user the permission Contribute on that repository: Project settings → Repositories → Security.',
    userName: 'Azure DevOps takes any user name, and the personal access token as `token`.',
    protection: "the branch's policies (the permission Bypass policies when pushing)",
  },
  codecommit: {
    writeToken: 'Allow `codecommit:GitPush` on that repository for the IAM user of these HTTPS Git credentials.',
    writeKey: 'Allow `codecommit:GitPush` on that repository for the IAM user of this SSH key.',
    userName:
      'CodeCommit wants the HTTPS Git credentials of an IAM user: their user name as `username`, and their password as `token`.',
    protection: 'the IAM policies of this user (`codecommit:GitPush` may be denied for that branch)',
  },
  gitea: {
    writeToken: 'Give an access token with the scope `write:repository`, of a user who may write to that repository.',
    writeKey: 'Allow it to write: the repository\'s Settings → Deploy keys → "Enable write access".',
    userName: "The user name is the one of the token's owner: give it as `username`.",
    protection: "the repository's Settings → Branches",
  },
  other: {
    writeToken: 'Give a token whose owner may write to that repository.',
    writeKey: 'Give the deploy key write access to that repository, or give another key that has it.',
    userName: 'Some hosts want a certain user name beside the token: give it as `username`.',
    protection: "the branch's protection on that host",
  },
};

/** The terms of a kind of host. */
export const termsOf = (forge: Forge): ForgeTerms => terms[forge];
