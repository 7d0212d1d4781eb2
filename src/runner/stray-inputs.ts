// Finds what the step's `with:` gives and the action does not know. The runner only warns of it, and still passes the value:
// a misspelt `coverage-line: 99` would pass green. Never shows a value, which may be a secret.

import type { Problem } from '../domain/action-error.ts';
import { nearestNames } from '../domain/text/nearest.ts';
import { inputNames } from './input-names.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What was given and is not known: near a name of the bundle it is a problem, else a line to warn with. */
export interface StrayInputs {
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
}

const prefix = 'INPUT_';

/** The variable in which the runner passes an input: https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax */
export const inputVariable = (name: string): string => `${prefix}${name.replaceAll(' ', '_').toUpperCase()}`;

/** Looks at the names of all given inputs; `known` are those of this action. */
export function findStrayInputs(action: string, known: readonly string[], env: Environment): StrayInputs {
  const strays = namesIn(env).filter((name) => !known.includes(name));

  const problems: Problem[] = [];
  const warnings: string[] = [];
  for (const name of strays) {
    const fix = ownFix(name, known) ?? foreignFix(name, action);
    const what = `\`${name}\` is not an input of ${action}`;
    if (fix === undefined) warnings.push(`${what}. It is ignored.`);
    else problems.push({ code: 'input_unknown', what, where: `input \`${name}\``, fix });
  }

  return { problems, warnings };
}

/** The names as a workflow writes them; the runner gives them in upper case. */
const namesIn = (env: Environment): string[] =>
  Object.keys(env)
    .filter((variable) => variable.startsWith(prefix) && variable.length > prefix.length)
    .map((variable) => variable.slice(prefix.length).toLowerCase())
    .sort();

function ownFix(name: string, known: readonly string[]): string | undefined {
  const near = nearestNames(name, known);
  if (near.length === 0) return undefined;
  return `Did you mean ${near.map((each) => `\`${each}\``).join(' or ')}?`;
}

/** A step was copied, or the input was meant for the step beside it. */
function foreignFix(name: string, action: string): string | undefined {
  const others = Object.entries(inputNames).filter(([other]) => other !== action);
  const ownersOf = (input: string): string[] =>
    others.filter(([, names]) => names.includes(input)).map(([other]) => other);

  const owners = ownersOf(name);
  if (owners.length > 0) return `It is an input of ${inWords(owners)}: give it to that step, or remove it.`;

  const [nearest] = nearestNames(name, new Set(others.flatMap(([, names]) => names)), 1);
  if (nearest === undefined) return undefined;
  const near = ownersOf(nearest);
  const have = near.length === 1 ? 'has' : 'have';
  return `${inWords(near)} ${have} an input \`${nearest}\`: give it to that step, or remove \`${name}\`.`;
}

/** `a, b and c`. */
const inWords = (names: readonly string[]): string => {
  if (names.length < 2) return names.join();
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
};
