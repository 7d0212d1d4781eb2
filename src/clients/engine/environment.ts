// The environment that an engine gets: what it needs of the step's, without the tokens that a build has no use for.

type Environment = Readonly<Record<string, string>>;

/** Tokens of the job and of the cloud, and the files by which a step speaks to the runner. */
const withheld =
  /^(?:ACTIONS_|GITHUB_TOKEN$|GH_TOKEN$|GITHUB_(?:OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)$|AWS_(?:SECRET_ACCESS_KEY|SESSION_TOKEN|WEB_IDENTITY_TOKEN_FILE|CONTAINER_AUTHORIZATION_TOKEN))/;

/** What a build asks of the environment. */
export interface EnvironmentNeeds {
  /** Attributes of caches: `type=gha` lives on the runner's own tokens, `type=s3` on Amazon's. */
  readonly caches: readonly string[];
  /** A credential helper of the user's config reads the AWS variables. */
  readonly usesAwsHelper: boolean;
}

/** The thinned environment. */
export function engineEnvironment(env: Environment, needs: EnvironmentNeeds): Record<string, string> {
  const has = (type: string): boolean => needs.caches.some((cache) => cache.split(',').includes(`type=${type}`));
  const isKept = (name: string): boolean => {
    if (!withheld.test(name)) return true;
    if (name.startsWith('AWS_')) return needs.usesAwsHelper || has('s3');
    return name.startsWith('ACTIONS_') && !name.startsWith('ACTIONS_ID_TOKEN_') && has('gha');
  };
  return Object.fromEntries(Object.entries(env).filter(([name]) => isKept(name)));
}
