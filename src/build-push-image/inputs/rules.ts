// Which inputs go together and which exclude one another. Looks at nothing but the inputs.
// The map of this room: names, pairs, paths and registry-logins judge one input each → rules (which of them go together).

import type { Problem } from '../../domain/action-error.ts';
import { isDigest, tagFault } from '../../domain/image/reference.ts';
import { present } from '../../domain/text/optional.ts';

/** The inputs that the rules are about. */
interface RuledInputs {
  readonly dockerfile: string | undefined;
  readonly file: string | undefined;
  readonly push: string;
  readonly promote: string | undefined;
  readonly merge: readonly string[];
  readonly regions: readonly string[];
  readonly 'copy-to': readonly string[];
  readonly 'create-repository': boolean;
  readonly 'kms-key': string | undefined;
  readonly 'lifecycle-policy': string | undefined;
  readonly username: string | undefined;
  readonly 'max-severity': string | undefined;
  readonly allow: readonly unknown[];
  readonly engine: string;
  readonly isolation: string | undefined;
}

const conflict = (what: string, input: string, fix: string): Problem => ({
  code: 'inputs_conflict',
  what,
  where: `input \`${input}\``,
  fix,
});

/** Every rule that the inputs break. */
export function ruleProblems(inputs: RuledInputs): Problem[] {
  const pushes = !/^false$/i.test(inputs.push);
  const inRegistry = [
    ['promote', inputs.promote !== undefined],
    ['merge', inputs.merge.length > 0],
    ['regions', inputs.regions.length > 0],
    ['copy-to', inputs['copy-to'].length > 0],
    ['create-repository', inputs['create-repository']],
    ['max-severity', inputs['max-severity'] !== undefined],
  ] as const;
  const unpushed = inRegistry
    .filter(([, isGiven]) => isGiven && !pushes)
    .map(([name]) => conflict(`\`${name}\` needs the registry, but \`push\` is false`, name, 'Leave `push` out.'));

  return [...unpushed, ...sourceProblems(inputs), ...ecrProblems(inputs), ...leftoverProblems(inputs)];
}

/** What the image is made from: one of build, promote and merge. */
function sourceProblems({ dockerfile, file, promote, merge }: RuledInputs): Problem[] {
  const problems: Problem[] = [];
  if (dockerfile !== undefined && file !== undefined && dockerfile !== file)
    problems.push(conflict('`dockerfile` and `file` name two files', 'file', 'Give one of them.'));
  if (promote !== undefined && merge.length > 0)
    problems.push(conflict('`promote` and `merge` are both given', 'merge', 'Give one of them.'));

  if (promote !== undefined && !isDigest(promote) && tagFault(promote) !== undefined)
    problems.push({
      code: 'promote_invalid',
      what: `"${promote.slice(0, 200)}" is neither a tag nor a digest`,
      where: 'input `promote`',
      fix: 'Write a tag or sha256:… of `repository`, without registry and repository.',
    });
  const bad = merge.filter((line) => !isDigest(line.trim()));
  return [...problems, ...bad.map(mergeProblem)];
}

const mergeProblem = (line: string): Problem => ({
  code: 'merge_invalid',
  what: `"${line.slice(0, 200)}" is not a digest`,
  where: 'input `merge`',
  fix: 'Write one sha256:… per line: the output `digest` of each job that built a platform.',
});

function ecrProblems(inputs: RuledInputs): Problem[] {
  const fix = 'Leave `username` and `password` out: ECR is used with AWS credentials.';
  const isOther = inputs.username !== undefined;
  const ofEcr = [
    ['create-repository', inputs['create-repository']],
    ['max-severity', inputs['max-severity'] !== undefined],
    ['regions', inputs.regions.length > 0],
  ] as const;
  return ofEcr
    .filter(([, isGiven]) => isGiven && isOther)
    .map(([name]) =>
      conflict(`\`${name}\` is for Amazon ECR, but a user name of another registry is given`, name, fix),
    );
}

/** Inputs that do nothing because the one that they belong to is not given: a slip, and a gate that is none. */
function leftoverProblems(inputs: RuledInputs): Problem[] {
  const creating = (['kms-key', 'lifecycle-policy'] as const)
    .filter((name) => inputs[name] !== undefined && !inputs['create-repository'])
    .map((name) =>
      conflict(`\`${name}\` does nothing without \`create-repository: true\``, name, 'Give both, or neither.'),
    );
  const gating = present([
    inputs.allow.length > 0 &&
      inputs['max-severity'] === undefined &&
      conflict('`allow` does nothing without `max-severity`', 'allow', 'Give `max-severity`, or leave `allow` out.'),
  ]);
  const isolating = present([
    inputs.isolation !== undefined &&
      !['auto', 'buildah'].includes(inputs.engine) &&
      conflict('`isolation` is for Buildah', 'isolation', 'Leave it out, or write `engine: buildah`.'),
  ]);

  return [...creating, ...gating, ...isolating];
}
