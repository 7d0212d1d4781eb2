// Pull requests as GitHub keeps them: numbers, reviews, mergeability, merging. The truth of their branches is git's.

import { type GitStore, Refusal } from './store.ts';

/** What GitHub asks before a branch may change. */
export interface Protection {
  /** Nobody may push: changes come by pull request. */
  readonly pullRequest?: boolean;
  /** Said as a ruleset says it, not as classic branch protection does. */
  readonly ruleset?: boolean;
  /** State of a required check. */
  readonly check?: 'pending' | 'passed' | 'failed';
  /** Approving reviews that are required. */
  readonly reviews?: number;
  /** Merges go through a merge queue. */
  readonly mergeQueue?: boolean;
  /** Further rules of a ruleset, in GitHub's words, e.g. `Commits must have verified signatures.` */
  readonly rules?: readonly string[];
}

/** A review, as the tests seed them. */
export interface Review {
  readonly user: string;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED';
}

/** A pull request; tests read it and may change it as a person would. */
export interface Pull {
  readonly number: number;
  readonly user: string;
  title: string;
  body: string;
  state: 'open' | 'closed';
  readonly head: string;
  base: string;
  headSha: string;
  mergeCommitSha: string | undefined;
  mergedAt: string | undefined;
  mergedBy: string | undefined;
  readonly labels: string[];
  readonly reviewers: string[];
  readonly teams: string[];
  readonly reviews: Review[];
  autoMerge: 'MERGE' | 'SQUASH' | 'REBASE' | undefined;
  /** What auto-merge was told to write; GitHub's own settings decide what was not told. */
  autoMergeMessage: { readonly headline: string | undefined; readonly body: string | undefined } | undefined;
  isQueued: boolean;
  readonly createdAt: string;
}

/** What of a new pull request may be given; `head` and `base` are branches. */
export type NewPull = Pick<Pull, 'head' | 'base' | 'title'> & Partial<Omit<Pull, 'head' | 'base' | 'title' | 'number'>>;

/** How a repository treats merging. */
export interface MergeRules {
  readonly login: string;
  readonly allowAutoMerge: boolean;
  readonly methods: readonly string[];
  readonly protection: Readonly<Record<string, Protection>>;
  /** The repository's setting for the message of a squash that nobody gave; default `BLANK`. */
  readonly squashMessage?: 'BLANK' | 'PR_BODY';
  /** The person that GitHub's own commits bear as committer. */
  readonly committer: { readonly name: string; readonly email: string };
}

const methodNames: Readonly<Record<string, string>> = {
  merge: 'Merge commits',
  squash: 'Squash merges',
  rebase: 'Rebase merges',
};

/** The pull requests of one repository. */
export class Pulls {
  readonly list: Pull[] = [];
  /** Rules that were made through the API, with the words of their refusal. */
  readonly rulesets: { readonly id: number; readonly refs: readonly string[]; readonly words: readonly string[] }[] =
    [];
  readonly store: GitStore;
  readonly rules: MergeRules;

  constructor(store: GitStore, rules: MergeRules) {
    this.store = store;
    this.rules = rules;
  }

  /** Adds one without GitHub's checks, for seeding. */
  add(pull: NewPull): Pull {
    const added: Pull = {
      number: this.list.length + 1,
      user: this.rules.login,
      body: '',
      state: 'open',
      headSha: this.store.head(pull.head) ?? '',
      mergeCommitSha: undefined,
      mergedAt: undefined,
      mergedBy: undefined,
      labels: [],
      reviewers: [],
      teams: [],
      reviews: [],
      autoMerge: undefined,
      autoMergeMessage: undefined,
      isQueued: false,
      createdAt: new Date().toISOString(),
      ...pull,
    };
    this.list.push(added);
    return added;
  }

  create(pull: NewPull): Pull {
    const invalid = (message: string): Refusal =>
      new Refusal(422, 'Validation Failed', { errors: [{ resource: 'PullRequest', code: 'custom', message }] });
    const field = (name: string): Refusal =>
      new Refusal(422, 'Validation Failed', { errors: [{ resource: 'PullRequest', field: name, code: 'invalid' }] });
    const head = this.store.head(pull.head);
    const base = this.store.head(pull.base);
    if (head === undefined) throw field('head');
    if (base === undefined) throw field('base');
    if (pull.title === '')
      throw new Refusal(422, 'Validation Failed', { errors: [{ code: 'missing_field', field: 'title' }] });
    const owner = this.store.name.split('/')[0];
    const twin = this.list.find((each) => each.state === 'open' && each.head === pull.head && each.base === pull.base);
    if (twin !== undefined) throw invalid(`A pull request already exists for ${owner}:${pull.head}.`);
    if (this.store.isAncestor(head, base)) throw invalid(`No commits between ${pull.base} and ${pull.head}`);
    return this.add(pull);
  }

  get(number: number): Pull {
    this.refresh();
    const pull = this.list.find((each) => each.number === number);
    if (pull === undefined) throw new Refusal(404, 'Not Found', { type: 'NOT_FOUND' });
    return pull;
  }

  /** What GitHub does by itself after a push: follows the head, closes what lost it, marks what got merged. */
  refresh(): void {
    for (const pull of this.list) {
      if (pull.state === 'closed') continue;
      const head = this.store.head(pull.head);
      const base = this.store.head(pull.base);
      if (head === undefined || base === undefined) {
        pull.state = 'closed';
        continue;
      }
      if (head !== pull.headSha && this.store.isAncestor(head, base)) {
        pull.state = 'closed';
        continue;
      }
      pull.headSha = head;
      if (this.store.isAncestor(head, base)) this.#merged(pull, head);
    }
  }

  /** https://docs.github.com/en/graphql/reference/enums#mergestatestatus, in lower case as REST writes it. */
  mergeState(pull: Pull): 'clean' | 'blocked' | 'dirty' | 'unstable' {
    if (this.store.mergedTree(this.#baseSha(pull), pull.headSha) === undefined) return 'dirty';
    return this.#missing(pull) === undefined ? 'clean' : 'blocked';
  }

  merge(
    pull: Pull,
    {
      method,
      sha,
      title,
      message,
    }: { method: string; sha?: string | undefined; title?: string | undefined; message?: string | undefined },
  ): string {
    if (pull.state !== 'open') throw new Refusal(405, 'Pull Request is not mergeable');
    if (sha !== undefined && sha !== pull.headSha)
      throw new Refusal(409, 'Head branch was modified. Review and try the merge again.');
    if (!this.rules.methods.includes(method))
      throw new Refusal(405, `${methodNames[method]} are not allowed on this repository.`);
    if (this.rules.protection[pull.base]?.mergeQueue === true)
      throw new Refusal(405, 'Changes must be made through the merge queue');
    const missing = this.#missing(pull);
    if (missing !== undefined) throw new Refusal(405, missing);
    const base = this.#baseSha(pull);
    const tree = this.store.mergedTree(base, pull.headSha);
    if (tree === undefined) throw new Refusal(405, 'Pull Request is not mergeable');
    const now = new Date().toISOString();
    const commit = this.store.writeCommit({
      tree,
      parents: method === 'squash' ? [base] : [base, pull.headSha],
      message: `${title ?? `${pull.title} (#${pull.number})`}\n\n${message ?? ''}`.trimEnd(),
      author: { name: this.rules.login, email: `${this.rules.login}@users.noreply.github.com`, date: now },
      committer: { ...this.rules.committer, date: now },
      signed: true,
    });
    this.store.update(`refs/heads/${pull.base}`, commit, base);
    this.#merged(pull, commit);
    return commit;
  }

  /** What GitHub does by itself once the rules are satisfied. */
  completeAutoMerge(pull: Pull): string {
    const { headline, body } = pull.autoMergeMessage ?? { headline: undefined, body: undefined };
    const own = this.rules.squashMessage === 'PR_BODY' ? pull.body : '';
    return this.merge(pull, {
      method: (pull.autoMerge ?? 'MERGE').toLowerCase(),
      title: headline,
      message: body ?? own,
    });
  }

  enableAutoMerge(pull: Pull, method: Pull['autoMerge'], message?: Pull['autoMergeMessage']): void {
    const refuse = (message: string): Refusal => new Refusal(200, message, { type: 'UNPROCESSABLE' });
    if (!this.rules.allowAutoMerge) throw refuse('Pull request Auto merge is not allowed for this repository');
    if (pull.state !== 'open') throw refuse('Pull request is closed');
    const state = this.mergeState(pull);
    if (state !== 'blocked') throw refuse(`Pull request Pull request is in ${state} status`);
    if (!this.rules.methods.includes((method ?? 'MERGE').toLowerCase()))
      throw refuse(`Merge method ${(method ?? 'merge').toLowerCase()} merging is not allowed on this repository`);
    pull.autoMerge = method;
    pull.autoMergeMessage = message;
  }

  enqueue(pull: Pull): void {
    const refuse = (message: string): Refusal => new Refusal(200, message, { type: 'UNPROCESSABLE' });
    if (this.rules.protection[pull.base]?.mergeQueue !== true)
      throw refuse('Merge queue is not enabled for this branch');
    if (pull.isQueued) throw refuse('Pull request is already in the queue');
    pull.isQueued = true;
  }

  /** Refuses a direct change of a protected branch. */
  guard(branch: string): void {
    const rule = this.rules.protection[branch];
    const made = this.rulesets.filter(({ refs }) => refs.includes(`refs/heads/${branch}`));
    const rules = [...(rule?.rules ?? []), ...made.flatMap(({ words }) => words)];
    if (rules.length > 0) throw new Refusal(422, `Repository rule violations found\n\n${rules.join('\n\n')}\n\n`);
    if (rule?.pullRequest !== true) return;
    const said = 'Changes must be made through a pull request.';
    if (rule.ruleset === true) throw new Refusal(422, `Repository rule violations found\n\n${said}\n\n`);
    throw new Refusal(422, said, { type: 'BRANCH_PROTECTION_RULE_VIOLATION' });
  }

  #baseSha(pull: Pull): string {
    return this.store.head(pull.base) ?? '';
  }

  #missing(pull: Pull): string | undefined {
    const rule = this.rules.protection[pull.base];
    const approvals = pull.reviews.filter((review) => review.state === 'APPROVED').length;
    const needed = rule?.reviews ?? 0;
    if (approvals < needed) return `At least ${needed} approving review is required by reviewers with write access.`;
    if (rule?.check === 'pending') return 'Required status check "ci" is expected.';
    if (rule?.check === 'failed') return 'Required status check "ci" is failing.';
    return undefined;
  }

  #merged(pull: Pull, commit: string): void {
    pull.state = 'closed';
    pull.mergedAt = new Date().toISOString();
    pull.mergedBy = this.rules.login;
    pull.mergeCommitSha = commit;
  }
}
