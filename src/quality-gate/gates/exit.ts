// Says in a sentence how a gate's script ended, and where its exit code and its reports disagree. Words only.

import { phrase } from '../../domain/text/optional.ts';
import type { ReportEvidence } from '../evidence/evidence.ts';
import { counted, type Reason } from '../reason.ts';
import { addCounts } from '../reports/tests/test-report.ts';

/** How a process ended. */
export interface ScriptEnd {
  /** Undefined when a signal ended it. */
  readonly exitCode: number | undefined;
  readonly killedBy: string | undefined;
  readonly timedOut: boolean;
}

const hints: Readonly<Record<number, string>> = {
  126: 'a command was found, but it could not be run: is the file executable?',
  127: 'a command was not found: is the tool installed, and did `npm ci` or the like run before this step?',
  130: 'it was interrupted',
  134: 'it aborted, often because memory ran out',
  137: 'it was killed, often because memory ran out',
  139: 'it crashed (segmentation fault)',
  141: 'a command wrote into a pipe that was already closed (SIGPIPE): under `pipefail` that is a failure, e.g. of `… | head`',
  143: 'it was told to end (SIGTERM)',
};

/** Why the script's end is red; undefined when it ended with exit code 0. */
export function endReason(script: string, end: ScriptEnd, timeoutSeconds: number): Reason | undefined {
  if (end.timedOut) return { code: 'gate_timeout', text: `did not end within ${timeoutSeconds} seconds` };
  if (end.exitCode === undefined)
    return { code: 'gate_killed', text: `was killed by ${end.killedBy ?? 'a signal'}, often because memory ran out` };
  if (end.exitCode === 0) return undefined;

  const hint = hintFor(script, end.exitCode);
  const text = `ended with exit code ${end.exitCode}${phrase(hint, (hint) => `: ${hint}`)}`;
  return { code: end.exitCode === 137 ? 'gate_killed' : 'gate_failed', text };
}

function hintFor(script: string, exitCode: number): string | undefined {
  if (exitCode === 5 && /\bpytest\b|\bpy\.test\b/.test(script)) return 'pytest collected no test';
  if (exitCode === 127 && /\bosv-scanner\b/.test(script))
    return `${hints[127]} OSV-Scanner ends so, too, when it cannot scan`;
  return hints[exitCode];
}

/** What to look for when a script ended so, by the code of its reason, and the reports are green. */
const beside: Readonly<Record<string, string>> = {
  gate_killed: 'was it killed after the tests?',
  gate_failed: 'look for what failed besides the tests',
};

/** The reason of a red end, with what the reports say to the contrary. */
export function againstReports(reason: Reason, { tests }: ReportEvidence): Reason {
  const { failed, tests: all, skipped } = addCounts(tests.values());
  const advice = beside[reason.code];
  if (tests.size === 0 || failed > 0 || advice === undefined) return reason;
  const contrary = `its reports show ${counted(all - skipped, 'test')} and no failure`;
  return { ...reason, text: `${reason.text}; ${contrary}: ${advice}` };
}

/** The reason for failed tests in reports, and whether the exit code agreed; undefined when none failed. */
export function failedTests(evidence: ReportEvidence, owner: string, exitedZero = false): Reason | undefined {
  const { failed, tests } = addCounts(evidence.tests.values());
  if (failed === 0) return undefined;

  const recovered = [...evidence.tests.values()].reduce((sum, each) => sum + each.recovered, 0);
  const contrary = phrase(exitedZero, ', and yet it ended with exit code 0');
  const retried = phrase(
    recovered > 0 && !exitedZero,
    () =>
      ` (${recovered} of them passed later in the same report; if those were retries, run the tests as a gate, so that its exit code can show it)`,
  );

  return {
    code: 'tests_failed',
    text: `${failed} of ${counted(tests, 'test')} failed in ${owner}${contrary}${retried}`,
  };
}
