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
    found: 'Commits on the branch that wrote an image and were not roll-backs, per week of the span.',
    limits:
      'A commit in the manifests is a request: the controller deploys. Only what has a verdict ("proven") is known to have answered. Images written by hand are not counted.',
  },
  lead: {
    name: 'Lead time for changes',
    meaning: 'How long a change takes from its commit until it runs in production.',
    found:
      'From the author’s date of the source commit (trailer `Argocd-reference-commit-date`) to the commit of the bump, and to the first smoke test that passed (its git note). Shown: the median, and the time that nine of ten stayed within (p90).',
    limits:
      'Only the commit that the image was built from is known: older commits in the same image waited longer. A squash merge gives a new date. Where a record has no such date, that of another record of the same source commit is used; if there is none, the deployment is left out, and the count shows it.',
  },
  failure: {
    name: 'Change failure rate',
    meaning: 'The share of deployments that had to be repaired at once: rolled back, or fixed by another deployment.',
    found:
      'Of all deployments, those that were rolled back, or that failed a smoke test (a test that could not measure the service does not count).',
    limits:
      'A failure that only users or monitoring saw, and that a newer version fixed, is not in git. Where notes are not written, only roll-backs count.',
  },
  rollback: {
    name: 'Roll-back rate',
    meaning: 'Roll-backs per deployment. DORA has no such figure; it is part of the change failure rate.',
    found: 'Commits with `Ship-Rollback: true`, divided by the deployments of the span.',
    limits:
      'A roll-back by `git revert` or in Argo CD leaves no record: it shows as "changed without a record", if at all.',
  },
  restore: {
    name: 'Time to restore',
    meaning: 'How long it takes to recover from a failed deployment. DORA calls it failed deployment recovery time.',
    found:
      'From the commit of the failed bump until the next version passed its smoke test; where no note says that it did, until that version was written. Versions that are known to be bad do not count.',
    limits:
      'It begins with the bump, not with the first user who noticed, and the roll-out lies in between. A failure that no good version has followed yet is counted separately.',
  },
} as const satisfies Readonly<Record<string, Definition>>;
