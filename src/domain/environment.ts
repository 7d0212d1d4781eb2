// Which variables of a step its child processes may see. Values only; the step's own environment is never changed.

type Environment = Readonly<Record<string, string>>;

/** What writes this step's outputs, changes later steps, or acts as the job towards GitHub and the cloud. */
const voice = [
  /^INPUT_/,
  /^ACTIONS_(?:RUNTIME_|ID_TOKEN_REQUEST_)/,
  /^ACTIONS_(?:RESULTS|CACHE)_URL$/,
  /^GITHUB_(?:OUTPUT|STATE|ENV|PATH|STEP_SUMMARY)$/,
];

/** What a tool that needs no login has no use for: tokens of the job and of the cloud, and what makes Node.js load or open something. */
const useless = [
  /^(?:GITHUB|GH)(?:_ENTERPRISE)?_TOKEN$/,
  /^AWS_(?:SECRET_ACCESS_KEY|SESSION_TOKEN|WEB_IDENTITY_TOKEN_FILE|CONTAINER_AUTHORIZATION_TOKEN)/,
  /^NODE_(?:OPTIONS|REPL_EXTERNAL_MODULE)$/,
];

/** The environment without what speaks for the step: for code of the service, such as gates. */
export const withoutVoice = (env: Environment): Record<string, string> => without(env, voice);

/** The thinned environment, also without tokens: for tools that are asked about the workspace, and for git. */
export const thinEnvironment = (env: Environment): Record<string, string> => without(env, [...voice, ...useless]);

function without(env: Environment, withheld: readonly RegExp[]): Record<string, string> {
  const kept = Object.entries(env).filter(([name]) => !withheld.some((each) => each.test(name)));
  return Object.fromEntries(kept);
}
