// Registry logins: a private Docker config that lives as long as the step, and what the user's own config knows. Never writes the user's.
// https://docs.docker.com/reference/cli/docker/login/#credential-stores

import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { parseRecord } from '../../domain/json-value.ts';
import { optional } from '../../domain/text/optional.ts';
import { systemErrorCode } from '../../domain/thrown.ts';
import { guardFolder } from '../watchdog.ts';
import type { Credentials } from './auth.ts';
import { askHelper, type MissingHelper } from './credential-helper.ts';

type Environment = Readonly<Record<string, string>>;

/** The parts of a Docker config that logins need. */
interface DockerConfig {
  readonly auths?: Readonly<Record<string, { readonly auth?: string }>>;
  readonly credHelpers?: Readonly<Record<string, string>>;
  readonly credsStore?: string;
}

/** A folder that only we may read and that is gone when the step ends; after SIGKILL too, where a shell can watch. */
export interface PrivateFolder {
  readonly folder: string;
  /** Writes a file that only we may read; gives its absolute path. */
  write(name: string, content: string): string;
  remove(): void;
}

const folderPrefix = 'ship-image-';
const ownerFile = 'owner.json';
/** A folder of a process that cannot be seen from here (another container's) is left alone for so long. */
const unseenHours = 24;

/** Who made a private folder. */
interface Owner {
  readonly pid: number;
  /** The pid namespace, as the kernel names it. */
  readonly namespace: string;
  /** When the process started, in the kernel's ticks: a number may be given again. */
  readonly started: string;
}

/** Makes a private folder below `parent`. Call `remove`; should the process exit first, it removes itself. */
export function createPrivateFolder(parent: string): PrivateFolder {
  const folder = mkdtempSync(path.join(parent, folderPrefix));
  chmodSync(folder, 0o700);
  const remove = (): void => {
    process.removeListener('exit', remove);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  guardFolder(folder);

  const write = (name: string, content: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, content, { mode: 0o600 });
    return file;
  };
  write(ownerFile, JSON.stringify(ownerOf(process.pid)));
  return { folder, write, remove };
}

/** Removes the private folders that steps left which were killed without a chance to clean up; says how many. */
export function sweepPrivateFolders(parent: string): number {
  const stale = namesIn(parent)
    .filter((name) => name.startsWith(folderPrefix))
    .map((name) => path.join(parent, name))
    .filter(isStale);
  for (const folder of stale) rmSync(folder, { recursive: true, force: true });
  return stale.length;
}

function isStale(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true || found.uid !== (process.getuid?.() ?? found.uid)) return false;

  const owner = readConfig(path.join(folder, ownerFile)) as Partial<Owner>;
  if (owner.pid === undefined || owner.namespace !== ownerOf(process.pid).namespace)
    return Date.now() - found.mtimeMs > unseenHours * 3_600_000;
  return ownerOf(owner.pid).started !== owner.started;
}

/** What the kernel says of a process; empty where there is no /proc, or no such process. */
function ownerOf(pid: number): Owner {
  const stat = textOf(`/proc/${pid}/stat`);
  // The name in brackets may hold anything; what follows its last bracket is numbers.
  const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return { pid, namespace: linkOf('/proc/self/ns/pid'), started };
}

/** The names under which a registry's login is kept. */
const keysOf = (registry: string): string[] => {
  if (registry === 'docker.io') return ['https://index.docker.io/v1/', 'docker.io'];
  return [registry, `https://${registry}`];
};

/**
 * Writes `config.json` (for Docker, in place of the user's, whose other logins, contexts and plugins it keeps) and
 * `auth.json` (for Buildah) with these logins, by registry, into a private folder; gives the path of the latter.
 */
export function writeLogins(place: PrivateFolder, given: ReadonlyMap<string, Credentials>, env: Environment): string {
  const keys = [...given.keys()].flatMap(keysOf);
  const own = Object.fromEntries(
    [...given].flatMap(([registry, { username, password }]) => {
      const auth = Buffer.from(`${username}:${password}`).toString('base64');
      return keysOf(registry).map((key) => [key, { auth }] as const);
    }),
  );
  const user = readConfig(path.join(userFolder(env), 'config.json'));
  const containers = containersAuthFiles(env).map(readConfig);
  const helpers = Object.entries(Object.assign({}, ...containers.map((each) => each.credHelpers), user.credHelpers));
  const others = helpers.filter(([key]) => !keys.includes(key));
  // An empty helper sends Docker to the file for these registries, whatever store the user has for the others.
  const toFile = optional(user.credsStore, () => keys.map((key) => [key, ''])) ?? [];
  const config = {
    ...user,
    auths: { ...user.auths, ...own },
    credHelpers: Object.fromEntries([...others, ...toFile]),
  };

  place.write('config.json', JSON.stringify(config));
  linkOthers(userFolder(env), place.folder);

  const auths = Object.assign({}, user.auths, ...containers.map((each) => each.auths), own);
  return place.write('auth.json', JSON.stringify({ auths, credHelpers: Object.fromEntries(others) }));
}

/** The login that the user's own config has for a registry, from the file or its credential helper; undefined for none. */
export async function findUserLogin(
  registry: string,
  env: Environment,
): Promise<Credentials | MissingHelper | undefined> {
  const files = [path.join(userFolder(env), 'config.json'), ...containersAuthFiles(env)];
  let missing: MissingHelper | undefined;

  for (const config of files.map(readConfig)) {
    for (const key of keysOf(registry)) {
      const found = await loginIn(config, key, env);
      if (found !== undefined && 'username' in found) return found;
      missing ??= found;
    }
  }
  return missing;
}

async function loginIn(
  config: DockerConfig,
  key: string,
  env: Environment,
): Promise<Credentials | MissingHelper | undefined> {
  const helper = config.credHelpers?.[key] ?? config.credsStore;
  if (helper) return await askHelper(helper, key, env);
  return decode(config.auths?.[key]?.auth);
}

/** True when the user's config sends any registry to Amazon's helper, which reads the AWS variables. */
export function usesAwsHelper(env: Environment): boolean {
  const { credHelpers = {}, credsStore = '' } = readConfig(path.join(userFolder(env), 'config.json'));
  return [credsStore, ...Object.values(credHelpers)].some((helper) => helper.includes('ecr'));
}

/** The login that stands in the user's own Docker config itself; asks no helper, which may take its time. */
export function findStoredLogin(registry: string, env: Environment): Credentials | undefined {
  const { auths } = readConfig(path.join(userFolder(env), 'config.json'));
  return keysOf(registry)
    .map((key) => decode(auths?.[key]?.auth))
    .find((found) => found !== undefined);
}

function decode(auth: string | undefined): Credentials | undefined {
  const [username = '', ...password] = Buffer.from(auth ?? '', 'base64')
    .toString()
    .split(':');
  if (username === '' || password.length === 0) return undefined;
  return { username, password: password.join(':') };
}

const userFolder = (env: Environment): string => env['DOCKER_CONFIG'] || path.join(env['HOME'] ?? '/', '.docker');

/** https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md */
const containersAuthFiles = (env: Environment): string[] => {
  if (env['REGISTRY_AUTH_FILE']) return [env['REGISTRY_AUTH_FILE']];
  if (env['XDG_RUNTIME_DIR']) return [path.join(env['XDG_RUNTIME_DIR'], 'containers', 'auth.json')];
  return [`/run/containers/${process.getuid?.() ?? 0}/auth.json`];
};

const readConfig = (file: string): DockerConfig => parseRecord(textOf(file));

/** The text of a file; empty when it cannot be read. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    systemErrorCode(thrown);
    return '';
  }
}

function linkOf(file: string): string {
  try {
    return readlinkSync(file);
  } catch (thrown) {
    systemErrorCode(thrown);
    return '';
  }
}

/** Contexts, plugins and builders of the user stay visible: links, no copies. */
function linkOthers(from: string, to: string): void {
  for (const name of namesIn(from)) {
    if (!['config.json', 'auth.json', ownerFile].includes(name))
      symlinkSync(path.join(path.resolve(from), name), path.join(to, name));
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (thrown) {
    systemErrorCode(thrown);
    return [];
  }
}

/** Everything about the logins of one step. */
export const logins = {
  createPrivateFolder,
  findStoredLogin,
  findUserLogin,
  sweepPrivateFolders,
  usesAwsHelper,
  writeLogins,
};
