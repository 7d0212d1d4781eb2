// What is wrong with the inputs of a verdict that is to be noted on a commit of the manifests. Pure.

import type { Problem } from '../../domain/action-error.ts';

/** The inputs that a verdict is read from, and those that do not go with it. */
export interface VerdictInputs {
  readonly verdict: 'pass' | 'fail' | undefined;
  readonly 'manifest-sha': string | undefined;
  readonly repository: string | undefined;
  readonly image: readonly string[];
  readonly rollback: string | undefined;
  readonly 'promote-from': readonly string[];
}

/** Everything that is wrong with the inputs of a verdict. */
export function recordingFaults(given: VerdictInputs): Problem[] {
  const { verdict, repository, 'manifest-sha': sha } = given;
  const code = 'input_invalid';
  if (verdict === undefined && sha === undefined) return [];
  if (verdict === undefined)
    return [
      {
        code,
        what: '`manifest-sha` has no meaning without `verdict`',
        where: 'input `verdict`',
        fix: 'Give both or none.',
      },
    ];

  const problems: Problem[] = [];
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha ?? '')) {
    const what = `"${sha ?? ''}" is not a commit of the manifests, but a verdict is written to a commit`;
    problems.push({ code, what, where: 'input `manifest-sha`', fix: 'Give the output `manifest-sha` of the bump.' });
  }
  if (repository === undefined) {
    const what = '`verdict` is written to a repository, but no `repository` is given';
    problems.push({ code, what, where: 'input `repository`', fix: 'Give the step `repository: owner/name`.' });
  }
  if (given.image.length > 0 || given.rollback !== undefined || given['promote-from'].length > 0) {
    const what = 'One step writes either a verdict or an image, but the inputs name both';
    problems.push({ code, what, where: 'input `verdict`', fix: 'Use two steps, one for each.' });
  }
  return problems;
}
