// Finds what a smoke test would send unencrypted that may be a secret: to a plain http:// address that is not on this machine. Sends nothing.

import { isPrivateUrl } from '../domain/loopback.ts';
import { showUrl } from '../domain/probe.ts';
import { present } from '../domain/text/optional.ts';
import { type Check, partsOf } from './checks/check.ts';
import { namesIn } from './checks/variables.ts';
import { isCredentialHeader } from './credentials.ts';

/** What is sent where. */
export interface SentInputs {
  readonly secrets: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly checks: readonly Check[];
  readonly 'version-path': string;
}

/** What whoever sits on the way can read. */
export interface Exposure {
  /** Addresses without TLS, without credentials. */
  readonly places: readonly string[];
  /** Names of secrets and headers, never a value. */
  readonly names: readonly string[];
}

/** Undefined when nothing that may be a secret leaves without TLS. */
export function findExposure(inputs: SentInputs, bases: readonly URL[]): Exposure | undefined {
  const secrets = secretNames(inputs);
  const openBases = bases.filter(isOpen);
  const found = [
    ...exposureAt(openBases, commonNames(inputs, secrets, openBases)),
    ...inputs.checks.flatMap((check) => checkExposure(check, { inputs, secrets, openBases })),
  ];

  if (found.length === 0) return undefined;
  const places = new Set(found.flatMap((each) => each.places));
  const names = new Set(found.flatMap((each) => each.names));
  return { places: [...places], names: [...names] };
}

const isOpen = ({ href }: URL): boolean => !isPrivateUrl(href);

/** At most one: without a place nothing is sent, and without a name nothing is secret. */
function exposureAt(places: readonly URL[], names: readonly string[]): Exposure[] {
  if (places.length === 0 || names.length === 0) return [];
  return [{ places: places.map(showUrl), names }];
}

/** The warning for the log. */
export const exposureWords = ({ places, names }: Exposure): string =>
  `Secrets go to ${places.join(', ')} over plain HTTP (${names.join(', ')}): whoever sits between the runner and the service can read them. Write \`https://\`.`;

/** Given ones, and what a check takes out of an answer as a secret. */
const secretNames = ({ secrets, checks }: SentInputs): Set<string> =>
  new Set([
    ...Object.keys(secrets),
    ...checks.flatMap(({ capture }) =>
      Object.entries(capture).flatMap(([name, each]) => present([each.secret && name])),
    ),
  ]);

/** What every request to a base URL carries. */
function commonNames(inputs: SentInputs, secrets: ReadonlySet<string>, bases: readonly URL[]): string[] {
  const passwords = present([bases.some(({ password }) => password !== '') && 'the password in the URL']);
  return [
    ...passwords,
    ...headerNames(inputs.headers),
    ...secretsIn([inputs.headers, inputs['version-path']], secrets),
  ];
}

interface Surroundings {
  readonly inputs: SentInputs;
  readonly secrets: ReadonlySet<string>;
  readonly openBases: readonly URL[];
}

/** An address of a check's own gets the common headers, too. */
function checkExposure(check: Check, { inputs, secrets, openBases }: Surroundings): Exposure[] {
  const names = [...headerNames(check.headers), ...secretsIn(partsOf(check), secrets)];
  const own = URL.parse(check.url ?? '');
  if (own === null) return exposureAt(openBases, names);
  return exposureAt([own].filter(isOpen), [...commonNames(inputs, secrets, [own]), ...names]);
}

const headerNames = (headers: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(headers)
    .filter(isCredentialHeader)
    .map((name) => `the header \`${name}\``);

const secretsIn = (value: unknown, secrets: ReadonlySet<string>): string[] =>
  namesIn(value)
    .filter((name) => secrets.has(name))
    .map((name) => `the secret \`${name}\``);
