// The environment that an engine gets: the thinned one of domain/environment.ts, and the logins that this build lives on. Has no list of its own.

import { type NeededLogin, thinEnvironment } from '../../domain/environment.ts';

/** What a build asks of the environment. */
export interface EnvironmentNeeds {
  /** Attributes of caches: `type=gha` lives on the runner's own tokens, `type=s3` on Amazon's. */
  readonly caches: readonly string[];
  /** A credential helper of the user's config reads the AWS variables. */
  readonly usesAwsHelper: boolean;
}

/** The thinned environment. */
export function engineEnvironment(
  env: Readonly<Record<string, string>>,
  { caches, usesAwsHelper }: EnvironmentNeeds,
): Record<string, string> {
  const has = (type: string): boolean => caches.some((cache) => cache.split(',').includes(`type=${type}`));
  const needed: NeededLogin[] = [];
  if (usesAwsHelper || has('s3')) needed.push('cloud');
  if (has('gha')) needed.push('cache of GitHub');
  return thinEnvironment(env, needed);
}
