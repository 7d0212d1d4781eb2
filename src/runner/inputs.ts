// Reads all inputs of a step: step input > environments.<env>.<action> > action section > default. Reports every problem at once.

import { ActionError, accepted, type Problem, type Reading, refused } from '../domain/action-error.ts';
import type { Context } from '../domain/context.ts';
import type { Log } from '../domain/log.ts';
import { nearestNames, suggestName } from '../domain/text/nearest.ts';
import { present } from '../domain/text/optional.ts';
import { type ConfigFile, readConfigFile } from './config-file.ts';
import { type InputFault, InputFaults, type RawInput, stepInput } from './raw-input.ts';
import { boolean, type Reader, text } from './readers.ts';
import { findStrayInputs, inputVariable } from './stray-inputs.ts';

/** The readers of an action's inputs, by input name. */
export type InputReaders = Readonly<Record<string, Reader<unknown>>>;

/** The inputs that every action has. */
export const sharedInputs = { config: text(), service: text(), environment: text(), 'dry-run': boolean(false) };

type Values<R extends InputReaders> = { readonly [K in keyof R]: R[K] extends Reader<infer T> ? T : never };

/** The typed inputs of a step, by their names; `service` is always known. */
export type Inputs<R extends InputReaders> = Values<R> & {
  readonly config?: string | undefined;
  readonly environment: string | undefined;
  readonly service: string;
  readonly 'dry-run': boolean;
};

/** What names an action and its inputs. */
export interface InputsOf<R extends InputReaders> {
  readonly name: string;
  readonly inputs: R;
  /** Faults that only several inputs together show; called with what could be read. `faulty` names the inputs that could not, whose values are their defaults. */
  readonly check?:
    | ((inputs: Inputs<R>, context: Context, faulty: ReadonlySet<string>) => readonly Problem[])
    | undefined;
}

export { inputVariable };

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks all inputs; throws one ActionError with every problem. Secrets are masked before anything else. */
export async function readInputs<R extends InputReaders>(
  action: InputsOf<R>,
  env: Environment,
  context: Context,
  log: Log,
): Promise<Inputs<R>> {
  const { inputs, problems } = await lookAtInputs(action, env, context, log);
  if (problems.length > 0) throw new ActionError(problems);
  return inputs;
}

/** The inputs as far as they could be read, and everything that is wrong with them; throws only when the config file cannot be read. */
export async function lookAtInputs<R extends InputReaders>(
  action: InputsOf<R>,
  env: Environment,
  context: Context,
  log: Log,
): Promise<{ readonly inputs: Inputs<R>; readonly problems: readonly Problem[] }> {
  const readers: InputReaders = { ...sharedInputs, ...action.inputs };
  const given = givenIn(env);
  maskSecrets(readers, env, log);
  const strays = findStrayInputs(action.name, Object.keys(readers), env);
  for (const warning of strays.warnings) log.warning(warning);

  const config = await readConfig(action, given, context, strays.problems);
  warnOfSlip(given('environment')?.text(), config, log);

  const problems: Problem[] = [...strays.problems, ...config.problems];
  const values: Record<string, unknown> = {};
  const faulty = new Set<string>();
  for (const [name, reader] of Object.entries(readers)) {
    const read = readOne({ name, reader, step: given(name), configured: config.find(name) });
    values[name] = read.value;
    problems.push(...read.problems);
    if (read.problems.length > 0) faulty.add(name);
  }
  values['service'] ??= config.service ?? context.repository?.split('/').at(-1);
  if (values['service'] === undefined) problems.push(missing('service'));

  const inputs = values as Inputs<R>;
  problems.push(...(action.check?.(inputs, context, faulty) ?? []));
  return { inputs, problems };
}

type Given = (name: string) => RawInput | undefined;

/** What the step's `with:` gives; an empty text counts as not given. */
const givenIn =
  (env: Environment): Given =>
  (name) => {
    const value = env[inputVariable(name)];
    if (value === undefined || value.trim() === '') return undefined;
    return stepInput(name, value);
  };

/** A file that cannot be read ends the reading, but not without the problems that are known by then. */
async function readConfig(
  action: Pick<InputsOf<InputReaders>, 'name' | 'inputs'>,
  given: Given,
  { workspace }: Context,
  problems: readonly Problem[],
): Promise<ConfigFile> {
  const known = [...Object.keys(action.inputs), 'dry-run'];
  const place = { workspace, given: given('config')?.text() };

  try {
    return await readConfigFile(place, { action: action.name, environment: given('environment')?.text(), known });
  } catch (thrown) {
    if (thrown instanceof ActionError)
      throw new ActionError([...problems, ...thrown.problems], { cause: thrown.cause });
    throw thrown;
  }
}

/** What a section of the config file says for one environment. */
export interface Section {
  /** By input; what is not given has its default. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What the file itself says for an input that takes texts, one per line; empty when it says nothing. */
  linesOf(input: string): readonly string[];
  readonly problems: readonly Problem[];
}

/** Reads one section of the config file without a step: every value that is there, and every fault in it. What a step must give is not missed. */
export async function readSection(asked: {
  readonly workspace: string;
  readonly config: string | undefined;
  readonly section: string;
  readonly environment: string;
  readonly readers: InputReaders;
}): Promise<Section> {
  const { workspace, section, environment, readers } = asked;
  const known = [...Object.keys(readers), 'dry-run'];
  const place = { workspace, given: asked.config };
  const config = await readConfigFile(place, { action: section, environment, known });

  const problems: Problem[] = [...config.problems];
  const values: Record<string, unknown> = {};
  for (const [name, reader] of Object.entries(readers)) {
    const asked = { ...reader, required: false };
    const read = readOne({ name, reader: asked, step: undefined, configured: config.find(name) });
    values[name] = read.value;
    problems.push(...read.problems);
  }
  const linesOf = (input: string): readonly string[] => {
    if (problems.length > 0) return [];
    return config.find(input)?.lines() ?? [];
  };
  return { values, linesOf, problems };
}

/** An environment without overrides is fine; one whose name is nearly another's is probably a slip. */
function warnOfSlip(environment: string | undefined, { environments }: ConfigFile, log: Log): void {
  if (environment === undefined || environments.includes(environment)) return;
  if (nearestNames(environment, environments).length === 0) return;
  const fix = suggestName(environment, environments);
  log.warning(`The environment "${environment}" has no overrides in the config file. ${fix}`);
}

function maskSecrets(readers: InputReaders, env: Environment, log: Log): void {
  for (const [name, reader] of Object.entries(readers)) {
    for (const part of reader.secrets?.(env[inputVariable(name)] ?? '') ?? []) log.mask(part);
  }
}

/** One input, and what is given for it in either place. */
interface GivenInput {
  readonly name: string;
  readonly reader: Reader<unknown>;
  readonly step: RawInput | undefined;
  readonly configured: RawInput | undefined;
}

/** The value, or the default when there is none or it is wrong; and everything that is wrong with it. */
function readOne({ name, reader, step, configured }: GivenInput): {
  readonly value: unknown;
  readonly problems: readonly Problem[];
} {
  const leaked = reader.secrets !== undefined && configured !== undefined && secretInFile(name, configured);
  const { value = reader.fallback, problems } = readRaw(name, reader, step ?? configured);
  return { value, problems: present([leaked, ...problems]) };
}

/** The one place that hears what a reader throws. */
function readRaw(name: string, reader: Reader<unknown>, raw: RawInput | undefined): Reading<unknown> {
  if (raw === undefined) return refused(...present([reader.required && missing(name)]));

  try {
    return accepted(reader.read(raw));
  } catch (thrown) {
    if (!(thrown instanceof InputFaults)) throw thrown;
    const faults = thrown.faults.map((each) => tellable(each, { name, reader }));
    return refused(
      ...faults.map(({ code = 'input_invalid', what, fix, place, path = [] }) => ({
        code,
        what: `\`${name}\`: ${what}`,
        fix,
        ...(place ?? raw.place(path)),
      })),
    );
  }
}

/** A fault as it may be shown. Of a secret input no place in it is shown, and a parser's words may quote a part that is not masked. */
function tellable(fault: InputFault, { name, reader }: Pick<GivenInput, 'name' | 'reader'>): InputFault {
  if (reader.secrets === undefined) return fault;
  const place = { where: `input \`${name}\`` };
  if (fault.place === undefined) return { what: fault.discreet ?? fault.what, fix: fault.fix, place };
  return { what: 'it is not valid YAML', fix: 'Put each value in single quotes.', place };
}

const missing = (name: string): Problem => ({
  code: 'input_missing',
  what: `\`${name}\` is required and not given`,
  where: `input \`${name}\``,
  fix: `Give the step \`${name}: …\`, or write it in the config file.`,
});

const secretInFile = (name: string, raw: RawInput): Problem => ({
  code: 'config_secret',
  what: `\`${name}\` is a secret, but it is written in the config file`,
  where: raw.place([]).where,
  fix: `Remove it from the file, revoke it, and pass \`${name}: \${{ secrets.… }}\` to the step.`,
});
