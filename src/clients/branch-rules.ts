// The rules that GitHub and other hosts keep a branch by, known from their words when a change is refused. Decides nothing.
// https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets

/** One rule that a change broke. `bypass`: any other, which only an exception for the writer mends. */
export type BranchRule =
  | 'pull_request'
  | 'merge_queue'
  | 'checks'
  | 'signature'
  | 'message'
  | 'email'
  | 'secret'
  | 'file'
  | 'bypass';

const words: readonly (readonly [rule: BranchRule, pattern: RegExp])[] = [
  ['secret', /cannot contain secrets|push protection|secret scanning/i],
  ['signature', /verified signature|signed commits?|must be signed/i],
  ['message', /commit message (?:must|does not)/i],
  ['email', /(?:author|committer)(?:'s)? e-?mail|e-?mail address(?:es)? (?:must|of the)/i],
  ['merge_queue', /through (?:the|a) merge queue/i],
  [
    'checks',
    /status checks?\b|code scanning|required workflow|must be deployed|deployments? (?:is|are) (?:required|expected)/i,
  ],
  ['file', /restricted file|file (?:path|extension|size|name)s?\b|path (?:length|is restricted)/i],
  ['pull_request', /through a pull request|use a pull request|approving review/i],
];

const isRefusal =
  /GH006|GH013|protected (?:branch|ref)|rule violations? found|not allowed to (?:force[ -])?push|not authorized to push|through (?:a pull request|the merge queue|a merge queue)|approving review|required status check|TF402455|Permission denied to update branch|GitLab: (?:Commit message|Author|Committer|Commit author)/i;

/** The rules that a refusal names, each once; empty when it is not about a rule. `said` is bounded by the caller. */
export function findRules(said: string): readonly BranchRule[] {
  if (!isRefusal.test(said)) return [];
  const found = words.filter(([, pattern]) => pattern.test(said)).map(([rule]) => rule);
  if (found.length > 0) return found;
  return ['bypass'];
}
