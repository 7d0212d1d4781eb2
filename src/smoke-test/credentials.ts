// Finds what must never be shown among the inputs, and has it masked: a server may send it back. Prints nothing.

import type { Log } from '../domain/log.ts';
import type { Check } from './checks/check.ts';
import { formsOfSecret } from './checks/variables.ts';

/** The inputs that may hold credentials. */
export interface CredentialInputs {
  readonly secrets: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly checks: readonly Check[];
}

/** Credentials may stand in URLs and in headers. */
export function maskSecrets({ secrets, headers, checks }: CredentialInputs, bases: readonly URL[], log: Log): void {
  const own = checks.map(({ url }) => URL.parse(url ?? '')).filter((url) => url !== null);
  const maps = [headers, ...checks.map((each) => each.headers)];
  const found = [...Object.values(secrets), ...[...bases, ...own].flatMap(passwordsOf), ...maps.flatMap(credentialsOf)];
  for (const form of found.flatMap(formsOfSecret)) log.mask(form);
}

function passwordsOf({ username, password }: URL): string[] {
  if (password === '' || password.includes('{{') || password.includes('%7B%7B')) return [];
  const plain = decodeURIComponent(password);
  return [password, plain, Buffer.from(`${decodeURIComponent(username)}:${plain}`).toString('base64')];
}

/** True for a header whose value is usually a secret. */
export const isCredentialHeader = (name: string): boolean => /auth|cookie|key|token|secret/i.test(name);

const credentialsOf = (headers: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(headers)
    .filter(([name, value]) => isCredentialHeader(name) && !String(value).includes('{{'))
    .flatMap(([, value]) => [String(value), String(value).replace(/^(?:Bearer|Basic|Token) +/i, '')]);
