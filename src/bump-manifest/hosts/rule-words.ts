// What to do about the rules that a change broke, each rule with its own cure. Pure.

import type { BranchRule } from '../../clients/branch-rules.ts';

/** What the cures depend on. */
export interface RuleContext {
  /** True for the branch of a pull request: that mode is no way out then. */
  readonly isProposal: boolean;
  /** True where GitHub's API can be used, so that `signed` and `mode: pull-request` exist. */
  readonly isGitHub: boolean;
  /** Where the rule is changed, in the host's words. */
  readonly protection: string;
}

/** One sentence for each rule, without repetition. */
export function rulesFix(rules: readonly BranchRule[], context: RuleContext): string {
  return [...new Set(rules.map((rule) => cure(rule, context)))].join(' ');
}

function cure(rule: BranchRule, context: RuleContext): string {
  switch (rule) {
    case 'signature':
      if (context.isGitHub) return 'Commits must be verified: give `signed: true`, and GitHub signs the commit itself.';
      return `Commits must be signed, and this host does not sign them itself: exempt this identity from the rule in ${context.protection}.`;
    case 'message':
      return 'The commit message must follow the pattern above: give a `commit-message` that fits it.';
    case 'email':
      return 'The address of the author must follow the pattern above: give a `commit-email` (and `commit-name`) that fits it.';
    case 'secret':
      return 'The host takes a value in these files for a secret: look at the place it names, remove and revoke the secret, or allow it there.';
    case 'file':
      return `The rule forbids changes to these files, or to files like them: let this identity bypass it in ${context.protection}, or choose another \`path\`.`;
    default:
      return wayAround(context);
  }
}

/** Rules that a direct push cannot keep: pull request, merge queue, checks, and whatever has no cure of its own. */
function wayAround({ isProposal, isGitHub, protection }: RuleContext): string {
  if (isProposal)
    return `Let this identity bypass the rule in ${protection}, or leave \`ship/**\` out of the rule: proposals are written there.`;
  if (isGitHub) return `Use \`mode: pull-request\`, or let this identity bypass the rule in ${protection}.`;
  return `Let this identity push to the branch in ${protection}.`;
}
