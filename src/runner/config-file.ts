// Reads the config file (`.github/ship.yml`): its sections as inputs, and the keys it does not know. Never writes it.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Document, isMap, isScalar, type Node, type Pair, parseDocument, visit, type YAMLMap } from 'yaml';
import { ActionError, type Problem } from '../domain/action-error.ts';
import { suggestName } from '../domain/nearest.ts';
import {
  type ConfigSource,
  configInput,
  followAlias,
  placeInFile,
  type RawInput,
  scalarText,
  wordsOf,
} from './raw-input.ts';

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

/** Reads the file. An absent default file is an empty one; an absent named file, or invalid YAML, is an ActionError. */
export async function readConfigFile(
  workspace: string,
  given: string | undefined,
  action: string,
  environment: string | undefined,
  known: readonly string[],
): Promise<ConfigFile> {
  const file = given ?? defaultConfigFile;
  const text = await readSource(workspace, file, given !== undefined);
  if (text === undefined) return absentConfig;
  const document = parseDocument(text, { prettyErrors: false });
  const source: ConfigSource = { file, text, document };
  const root = rootOf(source);
  if (root === undefined) return absentConfig;
  const child = (parent: YAMLMap | undefined, key: string) => childMap(document, parent, key);
  const overrides = environment === undefined ? undefined : child(child(root, 'environments'), environment);
  const sections = [child(overrides, action), child(root, action)];
  const service = childNode(document, root, 'service');
  return {
    service: scalarText(service) || undefined,
    find: (input) => {
      const nodes = sections.map((section) => childNode(document, section, input));
      const node = nodes.find((each) => each !== undefined && !isEmptyScalar(each));
      return node === undefined ? undefined : configInput(source, node);
    },
    environments: (child(root, 'environments')?.items ?? []).map(keyName),
    problems: [...unknownKeys(document, root, action, known)].map((fault) => ({
      code: 'config_unknown_key',
      what: fault.what,
      fix: fault.fix,
      ...placeInFile(file, text, fault.offset),
    })),
  };
}

/** The names below `environments:`, in the order of the file; none when the default file is absent. */
export async function readEnvironments(workspace: string, given: string | undefined): Promise<readonly string[]> {
  return (await readConfigFile(workspace, given, deploySection, undefined, [])).environments;
}

const isEmptyScalar = (node: Node): boolean => isScalar(node) && (node.value === null || node.value === '');

const keyName = ({ key }: Pair): string => String((key as { value?: unknown }).value);

const childNode = (document: Document, parent: YAMLMap | undefined, key: string): Node | undefined =>
  followAlias(parent?.items.find((pair) => keyName(pair) === key)?.value, document);

const childMap = (document: Document, parent: YAMLMap | undefined, key: string): YAMLMap | undefined => {
  const node = childNode(document, parent, key);
  return isMap(node) ? node : undefined;
};

async function readSource(workspace: string, file: string, named: boolean): Promise<string | undefined> {
  const where = 'input `config`';
  const absolute = path.resolve(workspace, file);
  if (absolute !== workspace && !absolute.startsWith(`${workspace}${path.sep}`)) {
    const fix = 'Name a file inside the workspace.';
    throw new ActionError({ code: 'config_outside', what: `"${file}" lies outside the workspace`, where, fix });
  }
  try {
    return await readFile(absolute, 'utf8');
  } catch (cause) {
    if (!named && (cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    const fix = 'Check the path, and that actions/checkout ran before this step.';
    throw new ActionError({ code: 'config_unreadable', what: `"${file}" cannot be read`, where, fix }, { cause });
  }
}

/** The file's top-level map; undefined when the file is empty. */
function rootOf({ file, text, document }: ConfigSource): YAMLMap | undefined {
  const broken = document.errors[0] ?? danglingAlias(document);
  const root = document.contents;
  if (broken === undefined && (root === null || isEmptyScalar(root))) return undefined;
  if (broken === undefined && isMap(root)) return root;
  const what =
    broken === undefined ? 'The config file is not a map' : `The config file is not valid YAML: ${wordsOf(broken)}`;
  const fix = 'See ship.schema.json for its keys.';
  throw new ActionError({ code: 'config_invalid', what, fix, ...placeInFile(file, text, broken?.pos[0] ?? 0) });
}

/** The parser itself finds an alias without an anchor only when it is used. */
function danglingAlias(document: Document): { message: string; pos: [number] } | undefined {
  let found: { message: string; pos: [number] } | undefined;
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) !== undefined) return undefined;
      found = { message: `no anchor "${alias.source}" before this alias`, pos: [alias.range?.[0] ?? 0] };
      return visit.BREAK;
    },
  });
  return found;
}

type KeyFault = { readonly what: string; readonly fix: string; readonly offset: number };

function* unknownKeys(
  document: Document,
  root: YAMLMap,
  action: string,
  known: readonly string[],
): Generator<KeyFault> {
  yield* strangers(root, ['service', 'environments', ...sectionNames], '');
  const service = childNode(document, root, 'service');
  if (service !== undefined && !isScalar(service))
    yield { what: '`service` is not a single name', fix: 'Write `service: <name>`.', offset: service.range?.[0] ?? 0 };
  yield* sectionFaults(document, root, action, known, action);
  yield* notMap(document, root, 'environments', 'environments', 'Write one key per environment below it.');
  const environments = childMap(document, root, 'environments');
  for (const pair of environments?.items ?? []) {
    const name = keyName(pair);
    const label = `environments.${name}`;
    yield* notMap(document, environments, name, label, 'Write one key per action below it.');
    const section = followAlias(pair.value, document);
    if (!isMap(section)) continue;
    yield* strangers(section, sectionNames, label);
    yield* sectionFaults(document, section, action, known, `${label}.${action}`);
  }
}

function* sectionFaults(
  document: Document,
  parent: YAMLMap,
  action: string,
  known: readonly string[],
  label: string,
): Generator<KeyFault> {
  yield* notMap(document, parent, action, label, 'Write its inputs as `name: value` below it.');
  const section = childMap(document, parent, action);
  if (section !== undefined) yield* strangers(section, known, label);
}

/** A key that is there, is not empty, and is not a map. */
function* notMap(
  document: Document,
  parent: YAMLMap | undefined,
  key: string,
  label: string,
  fix: string,
): Generator<KeyFault> {
  const node = childNode(document, parent, key);
  if (node === undefined || isMap(node) || isEmptyScalar(node)) return;
  yield { what: `\`${label}\` is not a map`, fix, offset: node.range?.[0] ?? 0 };
}

function* strangers(map: YAMLMap, known: readonly string[], section: string): Generator<KeyFault> {
  for (const pair of map.items) {
    const key = pair.key as { value?: unknown; range?: [number, number, number] };
    const name = String(key.value);
    if (known.includes(name)) continue;
    const what = `\`${section === '' ? '' : `${section}.`}${name}\` is not a known key of the config file`;
    const fix = name === '<<' ? 'Merge keys are not read: repeat the keys here.' : suggestName(name, known);
    yield { what, fix, offset: key.range?.[0] ?? 0 };
  }
}
