// What to do next, for each kind of reason its own sentence. Words only.

import type { Reason } from '../reason.ts';

const steps: Readonly<Record<string, string>> = {
  allow_expired: 'Fix the finding, or renew the entry with a new reason and date.',
  allow_unused: 'Remove the entry from `allow`.',
  baseline_missing:
    'Keep the coverage report of the default branch as an artifact or in the cache, and name it in `coverage-baseline`.',
  cancelled: 'Run the workflow again.',
  change_unknown: 'Set `fetch-depth: 0` for actions/checkout, or give `base-ref`.',
  change_unlisted: 'Make the tool list files that no test loads, too (`all`, `--source`, `-coverpkg`).',
  config_weakened: 'Review this change to the config file: the gate demands less than before.',
  coverage_dropped: 'Add tests for what the change added, or allow the drop with `coverage-max-drop`.',
  coverage_missing: 'Name a report that counts this, or remove the threshold.',
  coverage_too_low: 'Add tests for the lines that are not covered.',
  findings_too_severe: 'Upgrade what has a fix; for the rest write an `allow` entry with a reason and a date.',
  gate_cancelled: 'Look at the gate or the signal that stopped it.',
  gate_failed: 'Read the end of its output below, or its group in the log.',
  gate_flaky: 'Find what makes it unreliable: a retry hides it.',
  gate_killed: 'Look for memory limits: a larger runner, fewer workers, or `max-parallel: 1`.',
  gate_not_started: 'Check its `shell` and its `working-directory`.',
  gate_skipped: 'Fix the gate that it needs.',
  gate_timeout: 'Find what hangs, or raise `timeout-seconds`.',
  names_unresolved: 'Check the repository out in this job, or give `source-root`.',
  patch_too_low: 'Add tests for the changed lines that are annotated.',
  report_empty: 'Find out why the tool wrote nothing: did it run, and did it write to this file?',
  report_missing: 'Check the path of the report, and that the tool is told to write it.',
  report_shared: 'Let each gate write its own report.',
  report_stale: 'Remove old reports from the checkout, or let the pattern name only what the gate writes.',
  report_unreadable: 'Make the tool write the complete report, in a supported format.',
  scan_failed: 'Run the scanner again; a scan that did not happen is no evidence.',
  scan_incomplete: 'Make the scanner scan what it left out.',
  severity_unknown: 'Look the finding up; `unknown-severity: fail` makes it count.',
  tests_failed: 'Fix the tests below.',
  tests_none: 'Check that the tests are found, and are not all skipped.',
  tests_too_few: 'Find the tests that no longer run, or lower `min-tests`.',
  threshold_fraction: 'Write percentages from 0 to 100.',
};

/** The sentence for a reason: its own, or that of its code; empty for a code without one. */
export const nextStep = ({ code, step }: Pick<Reason, 'code' | 'step'>): string => {
  if (step !== undefined) return step;
  if (Object.hasOwn(steps, code)) return steps[code] ?? '';
  return '';
};
