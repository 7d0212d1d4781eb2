// What each figure means, as DORA defines it (https://dora.dev/guides/dora-metrics-four-keys/), how it is found here, and what it cannot
// know. Words only.

/** One figure, explained. */
export interface Definition {
  readonly name: string;
  readonly meaning: string;
  readonly found: string;
  readonly limits: string;
}

/** In the order in which they are shown. */
export const definitions = {
  frequency: {
    name: 'Deployment frequency',
    meaning: 'How often changes are deployed to an environment. DORA means production.',
    found: 'Commits of the branch that wrote an image and were no roll-back, per week of the span.',
    limits:
      'A commit in the manifests is a request: the controller deploys. Only what has a verdict ("proven") is known to have answered. Images written by hand are not counted.',
  },
  lead: {
    name: 'Lead time for changes',
    meaning: 'How long a change takes from its commit until it runs in production.',
    found:
      'From the author’s date of the source commit (trailer `Argocd-reference-commit-date`) to the commit of the bump, and to the first smoke test that passed (its git note). Median, and nine of ten.',
    limits:
      'Only the commit that the image was built from is known: older commits in the same image waited longer. A squash merge gives a new date. Where a record has no such date, another record of the same source commit may; else the deployment is left out, and the count says so.',
  },
  failure: {
    name: 'Change failure rate',
    meaning: 'The share of deployments that had to be put right at once: rolled back, or fixed by another one.',
    found:
      'Deployments that were rolled back, or that a smoke test which could measure them saw fail, of all deployments.',
    limits:
      'A failure that only users or monitoring saw, and that was fixed by going forward, is not in git. Where notes are not written, only roll-backs count.',
  },
  rollback: {
    name: 'Roll-back rate',
    meaning: 'Roll-backs for each deployment. DORA has no such figure; it is part of the change failure rate.',
    found: 'Commits with `Ship-Rollback: true`, divided by the deployments of the span.',
    limits:
      'A roll-back by `git revert` or in Argo CD leaves no record: it shows as "changed without a record", if at all.',
  },
  restore: {
    name: 'Time to restore',
    meaning: 'How long it takes to recover from a failed deployment. DORA calls it failed deployment recovery time.',
    found:
      'From the commit of the bump that failed until the next version that is not known to be bad passed its smoke test; where no note says that it did, until it was written.',
    limits:
      'It begins with the bump, not with the first user who noticed, and the roll-out lies in between. A failure that nothing followed is counted apart.',
  },
} as const satisfies Readonly<Record<string, Definition>>;
