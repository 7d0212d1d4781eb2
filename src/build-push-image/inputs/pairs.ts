// Lines of NAME=value: what is wrong with them, and their two halves. A secret's value is never shown, nor what may be a piece of one.

import type { Problem } from '../../domain/action-error.ts';

/** The inputs that are such lines. */
export interface PairInputs {
  readonly 'build-args': readonly string[];
  readonly 'build-contexts': readonly string[];
  readonly labels: readonly string[];
  readonly annotations: readonly string[];
  readonly secrets: readonly string[];
  readonly 'secret-files': readonly string[];
  readonly 'secret-envs': readonly string[];
}

/** The two halves of a line; a line without `=` is all name. */
export function splitPair(line: string): readonly [name: string, value: string] {
  const at = line.indexOf('=');
  if (at < 0) return [line, ''];
  return [line.slice(0, at), line.slice(at + 1)];
}

const open = ['build-args', 'build-contexts', 'labels', 'annotations'] as const;

/** Lines without a name and `=`, in the inputs that hold no secret. */
export const pairProblems = (inputs: PairInputs): Problem[] =>
  open.flatMap((input) =>
    inputs[input]
      .filter((line) => line.indexOf('=') <= 0)
      .map((line) => ({
        code: 'pair_invalid',
        what: `"${line.slice(0, 200)}" has no name and "="`,
        where: `input \`${input}\``,
        fix: 'Write each line as NAME=value. A value of several lines is quoted whole: "NAME=first⏎second".',
      })),
  );

const secretInputs = ['secrets', 'secret-files', 'secret-envs'] as const;
const secretId = /^[A-Za-z0-9_.-]{1,255}$/;

/** Secrets whose name is none, stands twice, or whose value was cut at its first line. */
export function secretProblems(inputs: PairInputs): Problem[] {
  const seen = new Set<string>();
  return secretInputs.flatMap((input) =>
    inputs[input].flatMap((line, index) => {
      const where = `input \`${input}\``;
      const [name, value] = splitPair(line);
      if (!secretId.test(name) || !line.includes('='))
        return [cutSecret(`Entry ${index + 1} of \`${input}\` does not start with a name and "="`, where)];
      if (isCutKey(value))
        return [cutSecret(`The secret \`${name}\` of \`${input}\` is only the first line of a key`, where)];

      const isTwice = seen.has(name);
      seen.add(name);
      if (!isTwice) return [];
      const fix = 'Give each secret a name of its own.';
      return [{ code: 'secret_twice', what: `The secret \`${name}\` is given twice`, where, fix }];
    }),
  );
}

/** A PEM block that has begun and not ended. */
const isCutKey = (value: string): boolean => value.includes('-----BEGIN ') && !value.includes('-----END ');

const cutSecret = (what: string, where: string): Problem => ({
  code: 'pair_invalid',
  what,
  where,
  fix: 'Write each as NAME=value, the name of letters, digits, "_", "." and "-". A value of several lines is put in quotes together with its name: "NAME=first⏎second".',
});
