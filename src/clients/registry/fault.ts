// Tells what a registry's answer means, as a RegistryFault with the registry's own words. Names no input and quotes no credentials.

import { RegistryFault } from '../../domain/image/registry-fault.ts';
import { listOf, parseRecord, recordOf, textOf } from '../../domain/json-value.ts';
import { phrase, present } from '../../domain/text/optional.ts';

/** The repository that was asked, and who asked. */
export interface AskedRepository {
  readonly registry: string;
  readonly repository: string;
  readonly credentials?: unknown;
}

const longestDetail = 500;

/** Foreign words for a sentence: one line, bounded. */
export const shorten = (text: string): string =>
  text
    .slice(0, longestDetail * 4)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestDetail);

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes; empty for a page of something else. */
function errorsIn(body: Buffer): { code: string; message: string }[] {
  return listOf(parseRecord(body.toString())['errors'])
    .map(recordOf)
    .map(({ code, message }) => ({ code: textOf(code) ?? '', message: textOf(message) ?? '' }));
}

/** The registry's words for an error, for a sentence; empty when it has none. */
export function detailOf(body: Buffer): string {
  const [first] = errorsIn(body);
  if (first === undefined) return '';
  return shorten(first.message || first.code);
}

/** The registry's own codes for an error; none in a page of something else. */
export const codesOf = (body: Buffer): string[] => errorsIn(body).flatMap(({ code }) => present([code !== '' && code]));

/** The action in AWS's sentence "… is not authorized to perform: ecr:PutImage on resource …"; undefined when it names none. */
export const deniedAction = (text: string): string | undefined =>
  /not authorized to perform: ([a-z0-9-]{1,40}:[A-Za-z0-9]{1,60})/.exec(text.slice(0, 4000))?.[1];

const acts = { pull: 'read', push: 'push to' } as const;

/** 401 or 403, with a login or without one. */
export function denied(address: AskedRepository, method: string, status: number, body: Buffer): RegistryFault {
  const { registry, repository } = address;
  const verb = method === 'GET' || method === 'HEAD' ? 'pull' : 'push';
  const detail = detailOf(body);
  const message = `${registry} does not let us ${acts[verb]} ${repository} (${status}${phrase(detail !== '', () => `: ${detail}`)})`;
  const isOld = /token has expired|expired token/i.test(detail);
  const facts = { registry, repository, verb, status, detail, hasLogin: address.credentials !== undefined } as const;
  return new RegistryFault(message, { ...facts, kind: isOld ? 'expired' : 'denied', action: deniedAction(detail) });
}

/** A status that the specification does not foresee here. */
export function unexpected(
  address: AskedRepository,
  request: string,
  { status, body }: { readonly status: number; readonly body: Buffer },
): RegistryFault {
  const { registry, repository } = address;
  const detail = detailOf(body);
  const kind = status === 404 && codesOf(body).includes('NAME_UNKNOWN') ? 'absent' : 'refused';
  const message = `${registry} answered ${status} to ${request}${phrase(detail !== '', () => `: ${detail}`)}`;
  return new RegistryFault(message, { kind, registry, repository, status, detail, verb: 'ask' });
}

/** Something that is no registry answers in its place. */
export function noManifest({ registry, repository }: AskedRepository, reference: string): RegistryFault {
  const message = `${registry} answered 200 to GET ${repository}/manifests/${reference}, but with no manifest`;
  return new RegistryFault(message, { kind: 'foreign', registry, repository, verb: 'ask' });
}

/** Content whose digest is not the one that was stated. */
export function mismatch(
  { registry, repository }: AskedRepository,
  reference: string,
  stated: string,
  real: string,
): RegistryFault {
  const message = `${registry} says that "${reference}" is ${shorten(stated)}, but its content is ${real}`;
  return new RegistryFault(message, { kind: 'digest', registry, repository, verb: 'pull' });
}
