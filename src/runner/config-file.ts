// Reads the config file (`.github/ship.yml`): its sections as inputs, and the keys it does not know. Never writes it.

import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Document, isMap, isScalar, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { ActionError, type Problem } from '../domain/action-error.ts';
import { suggestName } from '../domain/text/nearest.ts';
import { optional, phrase } from '../domain/text/optional.ts';
import { systemErrorCode } from '../domain/thrown.ts';
import { mergeKeyFix, yamlFix } from './plain-words.ts';
import {
  type ConfigSource,
  configInput,
  followAlias,
  placeInFile,
  type RawInput,
  scalarText,
  wordsOf,
} from './raw-input.ts';
import { findAliasFault, mostConfigBytes } from './yaml-limits.ts';

/** Where the config file lies when the step names none. */
export const defaultConfigFile = '.github/ship.yml';

/** The sections of the config file, one per action. */
export const actionNames = ['quality-gate', 'build-push-image', 'bump-manifest', 'smoke-test', 'notify-slack'] as const;

/** The section that the reusable workflows read: how an environment is deployed. */
export const deploySection = 'deploy';

const sectionNames: readonly string[] = [...actionNames, deploySection];

/** A parsed config file as one action sees it. */
export interface ConfigFile {
  /** The top-level `service:`, if there. */
  readonly service: string | undefined;
  /** The value for an input: `environments.<environment>.<action>` before the action's own section. */
  find(input: string): RawInput | undefined;
  /** The names below `environments:`. */
  readonly environments: readonly string[];
  /** Keys that nothing reads: at the top, under `environments`, and in this action's sections. */
  readonly problems: readonly Problem[];
}

const absentConfig: ConfigFile = { service: undefined, find: () => undefined, environments: [], problems: [] };

/** Where the file lies: in the workspace, under the name that was given, else the default one. */
export interface ConfigPlace {
  readonly workspace: string;
  readonly given: string | undefined;
}

/** Which parts of the file an action reads. */
export interface ConfigScope {
  readonly action: string;
  readonly environment: string | undefined;
  /** The keys that its sections may hold. */
  readonly known: readonly string[];
}

/** Reads the file. An absent default file is an empty one; an absent named file, or invalid YAML, is an ActionError. */
export async function readConfigFile(place: ConfigPlace, scope: ConfigScope): Promise<ConfigFile> {
  const file = place.given ?? defaultConfigFile;
  const text = await readSource(place.workspace, file, place.given !== undefined);
  if (text === undefined) return absentConfig;
  const document = parseDocument(text, { prettyErrors: false });
  const source: ConfigSource = { file, text, document };
  const root = rootOf(source);
  if (root === undefined) return absentConfig;

  const environments = childMap(document, root, 'environments');
  const overrides = optional(scope.environment, (environment) => childMap(document, environments, environment));
  const sections = [childMap(document, overrides, scope.action), childMap(document, root, scope.action)];
  const find = (input: string): RawInput | undefined => {
    const nodes = sections.map((section) => childNode(document, section, input));
    const node = nodes.find((each) => each !== undefined && !isEmptyScalar(each));
    if (node === undefined) return undefined;
    return configInput(source, node);
  };

  return {
    service: scalarText(childNode(document, root, 'service')) || undefined,
    find,
    environments: (environments?.items ?? []).map(keyName),
    problems: findUnknownKeys(source, root, scope),
  };
}

/** The names below `environments:`, in the order of the file; none when the default file is absent. */
export async function readEnvironments(workspace: string, given: string | undefined): Promise<readonly string[]> {
  return (await readConfigFile({ workspace, given }, { action: deploySection, environment: undefined, known: [] }))
    .environments;
}

const isEmptyScalar = (node: Node): boolean => isScalar(node) && (node.value === null || node.value === '');

const keyName = ({ key }: Pair): string => String((key as { value?: unknown }).value);

const childNode = (document: Document, parent: YAMLMap | undefined, key: string): Node | undefined =>
  followAlias(parent?.items.find((pair) => keyName(pair) === key)?.value, document);

const childMap = (document: Document, parent: YAMLMap | undefined, key: string): YAMLMap | undefined => {
  const node = childNode(document, parent, key);
  if (isMap(node)) return node;
  return undefined;
};

/** The text of the file; undefined when nobody named it and it is not there. Links may lead to another file of the workspace only. */
async function readSource(workspace: string, file: string, named: boolean): Promise<string | undefined> {
  const where = 'input `config`';
  const absolute = path.resolve(workspace, file);
  if (!isWithin(workspace, absolute)) throw outside(`"${file}" lies outside the workspace`);

  try {
    const real = await realpath(absolute);
    if (!isWithin(await realpath(workspace), real))
      throw outside(`"${file}" is a link that leads out of the workspace`);
    const found = await stat(real);
    if (found.isFile() && found.size <= mostConfigBytes) return await readFile(real, 'utf8');
  } catch (thrown) {
    if (thrown instanceof ActionError) throw thrown;
    if (systemErrorCode(thrown) === 'ENOENT' && !named) return undefined;
    const fix = 'Check the path, and that actions/checkout ran before this step.';
    const problem = { code: 'config_unreadable', what: `"${file}" cannot be read`, where, fix };
    throw new ActionError(problem, { cause: thrown });
  }

  const what = `"${file}" is not a file, or is larger than ${mostConfigBytes / 1024} kB`;
  throw new ActionError({
    code: 'config_invalid',
    what,
    where,
    fix: 'Name the config file of the service, e.g. `.github/ship.yml`.',
  });
}

const isWithin = (folder: string, file: string): boolean => file === folder || file.startsWith(`${folder}${path.sep}`);

const outside = (what: string): ActionError =>
  new ActionError({ code: 'config_outside', what, where: 'input `config`', fix: 'Name a file inside the workspace.' });

/** The file's top-level map; undefined when the file is empty. */
function rootOf({ file, text, document }: ConfigSource): YAMLMap | undefined {
  const broken = document.errors[0] ?? findAliasFault(document);
  if (broken !== undefined) {
    const what = `The config file is not valid YAML: ${wordsOf(broken)}`;
    const fix = yamlFix(broken, text);
    throw new ActionError({ code: 'config_invalid', what, fix, ...placeInFile(file, text, broken.pos[0]) });
  }

  const root = document.contents;
  if (root === null || isEmptyScalar(root)) return undefined;
  if (isMap(root)) return root;
  const what = 'The config file is not a map';
  const fix = 'Write keys such as `service: …` and `environments: …` at its top; ship.schema.json has all of them.';
  throw new ActionError({ code: 'config_invalid', what, fix, ...placeInFile(file, text, 0) });
}

/** Every key that nothing reads, and every section that cannot be read, with its place. */
function findUnknownKeys(source: ConfigSource, root: YAMLMap, scope: ConfigScope): Problem[] {
  const { document } = source;
  const environments = childNode(document, root, 'environments');
  const named = childMap(document, root, 'environments')?.items ?? [];

  return [
    ...findStrangers(source, root, ['service', 'environments', ...sectionNames], ''),
    ...serviceFaults(source, childNode(document, root, 'service')),
    ...sectionFaults(source, root, scope, ''),
    ...mapFaults(source, environments, 'environments', 'Write one key per environment below it.'),
    ...named.flatMap((pair) => environmentFaults(source, pair, scope)),
  ];
}

function serviceFaults(source: ConfigSource, service: Node | undefined): Problem[] {
  if (service === undefined || isScalar(service)) return [];
  const fault = { what: '`service` is not a single name', fix: 'Write `service: <name>`.' };
  return [keyProblem(source, service, fault)];
}

function environmentFaults(source: ConfigSource, pair: Pair, scope: ConfigScope): Problem[] {
  const label = `environments.${keyName(pair)}`;
  const section = followAlias(pair.value, source.document);
  if (!isMap(section)) return mapFaults(source, section, label, 'Write one key per action below it.');
  return [
    ...findStrangers(source, section, sectionNames, label),
    ...sectionFaults(source, section, scope, `${label}.`),
  ];
}

/** The faults of the action's own section below `parent`, whose keys begin with `prefix`. */
function sectionFaults(source: ConfigSource, parent: YAMLMap, scope: ConfigScope, prefix: string): Problem[] {
  const label = `${prefix}${scope.action}`;
  const section = childNode(source.document, parent, scope.action);
  if (isMap(section)) return findStrangers(source, section, scope.known, label);
  return mapFaults(source, section, label, 'Write its inputs as `name: value` below it.');
}

/** What is there, is not empty, and is not a map. */
function mapFaults(source: ConfigSource, node: Node | undefined, label: string, fix: string): Problem[] {
  if (node === undefined || isMap(node) || isEmptyScalar(node)) return [];
  return [keyProblem(source, node, { what: `\`${label}\` is not a map`, fix })];
}

function findStrangers(source: ConfigSource, map: YAMLMap, known: readonly string[], section: string): Problem[] {
  const label = phrase(section !== '', () => `${section}.`);
  return map.items
    .filter((pair) => !known.includes(keyName(pair)))
    .map((pair) => {
      const name = keyName(pair);
      const what = `\`${label}${name}\` is not a known key of the config file`;
      return keyProblem(source, pair.key as Pick<Node, 'range'>, { what, fix: strangerFix(name, known) });
    });
}

const keyProblem = (
  { file, text }: ConfigSource,
  { range }: Pick<Node, 'range'>,
  fault: Pick<Problem, 'what' | 'fix'>,
): Problem => ({ code: 'config_unknown_key', ...fault, ...placeInFile(file, text, range?.[0] ?? 0) });

function strangerFix(name: string, known: readonly string[]): string {
  if (name === '<<') return mergeKeyFix;
  return suggestName(name, known);
}
