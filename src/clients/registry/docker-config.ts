// Registry logins: a private Docker config that lives as long as the step, and what the user's own config knows. Never writes the user's.
// https://docs.docker.com/reference/cli/docker/login/#credential-stores

import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Credentials } from './auth.ts';
import { askHelper } from './credential-helper.ts';

type Environment = Readonly<Record<string, string>>;

/** The parts of a Docker config that logins need. */
interface DockerConfig {
  readonly auths?: Readonly<Record<string, { readonly auth?: string }>>;
  readonly credHelpers?: Readonly<Record<string, string>>;
  readonly credsStore?: string;
}

/** A folder that only we may read and that is gone when the step ends, however it ends. */
export interface PrivateFolder {
  readonly folder: string;
  /** Writes a file that only we may read; gives its absolute path. */
  write(name: string, content: string): string;
  remove(): void;
}

/** Makes a private folder below `parent`. Call `remove`; should the process exit first, it removes itself. */
export function createPrivateFolder(parent: string): PrivateFolder {
  const folder = mkdtempSync(path.join(parent, 'ship-image-'));
  chmodSync(folder, 0o700);
  const remove = (): void => {
    process.removeListener('exit', remove);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  const write = (name: string, content: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, content, { mode: 0o600 });
    return file;
  };
  return { folder, write, remove };
}

/** The names under which a registry's login is kept. */
const keysOf = (registry: string): string[] =>
  registry === 'docker.io' ? ['https://index.docker.io/v1/', 'docker.io'] : [registry, `https://${registry}`];

/**
 * Writes `config.json` (for Docker, in place of the user's, whose other logins, contexts and plugins it keeps) and
 * `auth.json` (for Buildah) into a private folder; gives the path of the latter.
 */
export function writeLogin(place: PrivateFolder, registry: string, login: Credentials, env: Environment): string {
  const auth = Buffer.from(`${login.username}:${login.password}`).toString('base64');
  const own = Object.fromEntries(keysOf(registry).map((key) => [key, { auth }]));
  const user = readConfig(path.join(userFolder(env), 'config.json'));
  const containers = containersAuthFiles(env).map(readConfig);
  const helpers = Object.entries(Object.assign({}, ...containers.map((each) => each.credHelpers), user.credHelpers));
  const others = helpers.filter(([key]) => !keysOf(registry).includes(key));
  // An empty helper sends Docker to the file for this registry, whatever store the user has for the others.
  const toFile = user.credsStore === undefined ? [] : keysOf(registry).map((key) => [key, '']);
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
export async function findUserLogin(registry: string, env: Environment): Promise<Credentials | undefined> {
  const files = [path.join(userFolder(env), 'config.json'), ...containersAuthFiles(env)];
  for (const config of files.map(readConfig)) {
    for (const key of keysOf(registry)) {
      const helper = config.credHelpers?.[key] ?? config.credsStore;
      const found = helper ? await askHelper(helper, key, env) : decode(config.auths?.[key]?.auth);
      if (found !== undefined) return found;
    }
  }
  return undefined;
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
  return username === '' || password.length === 0 ? undefined : { username, password: password.join(':') };
}

const userFolder = (env: Environment): string => env['DOCKER_CONFIG'] || path.join(env['HOME'] ?? '/', '.docker');

/** https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md */
const containersAuthFiles = (env: Environment): string[] => {
  if (env['REGISTRY_AUTH_FILE']) return [env['REGISTRY_AUTH_FILE']];
  const runtime = env['XDG_RUNTIME_DIR'] || `/run/containers/${process.getuid?.() ?? 0}`;
  const folder = env['XDG_RUNTIME_DIR'] ? path.join(runtime, 'containers') : runtime;
  return [path.join(folder, 'auth.json')];
};

function readConfig(file: string): DockerConfig {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as DockerConfig;
  } catch {
    return {};
  }
}

/** Contexts, plugins and builders of the user stay visible: links, no copies. */
function linkOthers(from: string, to: string): void {
  for (const name of namesIn(from)) {
    if (name !== 'config.json' && name !== 'auth.json')
      symlinkSync(path.join(path.resolve(from), name), path.join(to, name));
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
