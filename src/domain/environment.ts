// Which variables of a step its child processes may see: said once, for gates, tools, git and engines. Values only; the step's own
// environment is never changed.

type Environment = Readonly<Record<string, string>>;

/** By what tokens of the runner a build's `type=gha` cache lives. */
const cacheOfGitHub = [/^ACTIONS_RUNTIME_/, /^ACTIONS_(?:RESULTS|CACHE)_URL$/];

/** What writes this step's outputs, changes later steps, or acts as the job towards GitHub and the cloud. */
const voice = [
  /^INPUT_/,
  /^ACTIONS_ID_TOKEN_REQUEST_/,
  ...cacheOfGitHub,
  /^GITHUB_(?:OUTPUT|STATE|ENV|PATH|STEP_SUMMARY)$/,
];

/** What signs in at AWS. A relative URI of container credentials is a secret, too: who knows it is given them. */
const cloud = [
  /^AWS_(?:SECRET_ACCESS_KEY|SESSION_TOKEN|WEB_IDENTITY_TOKEN_FILE)$/,
  /^AWS_CONTAINER_(?:AUTHORIZATION_TOKEN|CREDENTIALS_)/,
];

/** What a tool that needs no login has no use for: tokens of the job and of the cloud, and what makes Node.js load or open something. */
const useless = [/^(?:GITHUB|GH)(?:_ENTERPRISE)?_TOKEN$/, ...cloud, /^NODE_(?:OPTIONS|REPL_EXTERNAL_MODULE)$/];

/** A login of the step that a tool needs after all. */
export type NeededLogin = 'cloud' | 'cache of GitHub';

const logins: Readonly<Record<NeededLogin, readonly RegExp[]>> = { cloud, 'cache of GitHub': cacheOfGitHub };

/** The environment without what speaks for the step: for code of the service, such as gates. */
export const withoutVoice = (env: Environment): Record<string, string> => without(env, voice);

/** The thinned environment, also without tokens but those that are needed: for git, for engines, and for tools that are asked about the workspace. */
export function thinEnvironment(env: Environment, needed: readonly NeededLogin[] = []): Record<string, string> {
  const thinned = without(env, [...voice, ...useless]);
  const kept = needed.flatMap((login) => logins[login]);
  const returned = Object.entries(env).filter(([name]) => kept.some((each) => each.test(name)));
  return { ...thinned, ...Object.fromEntries(returned) };
}

function without(env: Environment, withheld: readonly RegExp[]): Record<string, string> {
  const kept = Object.entries(env).filter(([name]) => !withheld.some((each) => each.test(name)));
  return Object.fromEntries(kept);
}

/** True when the environment names a source of AWS credentials: without one the SDK would ask the machine, and wait. */
export const showsAwsCredentials = (env: Environment): boolean =>
  [
    ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
    ['AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN'],
    ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'],
    ['AWS_CONTAINER_CREDENTIALS_FULL_URI'],
    ['AWS_PROFILE'],
  ].some((names) => names.every((name) => env[name]));
