// The logins among the inputs: that of the image's registry, and lines of `host=user:password` for the registries that base images, caches
// and copies are at. Shows no password, nor a piece of one.

import type { Problem } from '../../domain/action-error.ts';
import { splitPair } from './pairs.ts';

/** A login. */
interface Login {
  readonly username: string;
  readonly password: string;
}

/** The login of `username` and `password`; undefined unless both are given. */
export function givenLogin(given: {
  readonly username: string | undefined;
  readonly password: string | undefined;
}): Login | undefined {
  const { username, password } = given;
  if (username === undefined || password === undefined) return undefined;
  return { username, password };
}

/** The logins by registry; what has no user and password is left out. */
export function registryLogins(lines: readonly string[]): ReadonlyMap<string, Login> {
  const pairs = lines.flatMap((line) => {
    const [host, login] = splitPair(line);
    const at = login.indexOf(':');
    if (host === '' || at <= 0 || at === login.length - 1) return [];
    return [[host, { username: login.slice(0, at), password: login.slice(at + 1) }] as const];
  });
  return new Map(pairs);
}

/** What of a text must not be shown: each password, and user and password as they stand in a Docker config. */
export const loginSecrets = (given: string): string[] =>
  [...registryLogins(given.split(/\r?\n/).map((line) => line.trim())).values()].flatMap(({ username, password }) => [
    password,
    Buffer.from(`${username}:${password}`).toString('base64'),
  ]);

/** Lines that are no login, by their number alone. */
export const registryLoginProblems = (lines: readonly string[]): Problem[] =>
  lines.flatMap((line, index) => {
    const [host, login] = splitPair(line);
    const isHost = /^[A-Za-z0-9.-]+(?::\d+)?$/.test(host);
    if (isHost && registryLogins([`${host}=${login}`]).size === 1) return [];
    const what = `Line ${index + 1} of \`registry-logins\` is not a host, "=", a user, ":" and a password`;
    const fix = 'Write one login per line, e.g. ghcr.io=octocat:<token>.';
    return [{ code: 'login_incomplete', what, where: 'input `registry-logins`', fix }];
  });
