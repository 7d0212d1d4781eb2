// What a registry's trouble means to the user of an action, in words. Sends nothing, and quotes no credentials.

import { ActionError } from '../../domain/action-error.ts';
import type { Credentials } from './auth.ts';

/** The repository that was asked, and who asked. */
interface AskedRepository {
  readonly registry: string;
  readonly repository: string;
  readonly credentials: Credentials | undefined;
}

/** An answer that lets nobody in. */
interface Refusal {
  readonly status: number;
  readonly body: Buffer;
}

/** What the registry says about an error: https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes */
export function detailOf(body: Buffer): string {
  try {
    const [first] = (JSON.parse(body.toString()) as { errors: { code?: string; message?: string }[] }).errors;
    return `: ${first?.message ?? first?.code ?? ''}`;
  } catch {
    return '';
  }
}

/** The registry's own words for an error; none in a page of something else. */
export function codesOf(body: Buffer): string[] {
  try {
    const { errors } = JSON.parse(body.toString()) as { errors: { code?: string }[] };
    return errors.flatMap(({ code }) => code ?? []);
  } catch {
    return [];
  }
}

/** The network, or an answer that asks to come later, did not change in all tries. */
export function unreachable({ registry }: AskedRepository, cause: Error): ActionError {
  const what = `The registry ${registry} could not be reached: ${cause.message}`;
  const fix = 'Check `registry` and that the runner can reach it; passing trouble was tried again.';
  return new ActionError({ code: 'registry_unreachable', what, where: 'input `registry`', fix }, { cause });
}

/** 401 or 403, with a login or without one. */
export function denied(
  { registry, repository, credentials }: AskedRepository,
  method: string,
  answer: Refusal,
): ActionError {
  const verb = method === 'PUT' ? 'push to' : 'pull from';
  const what = `${registry} does not let us ${verb} ${repository} (${answer.status}${detailOf(answer.body)})`;
  const fix =
    credentials === undefined
      ? 'Give `username` and `password`, log in to the registry before this step, or check that the repository exists.'
      : `Check the credentials, and that they may ${verb} this repository.`;
  return new ActionError({ code: 'registry_denied', what, where: 'input `registry`', fix });
}

/** A status that the specification does not foresee here. */
export function unexpected(
  address: AskedRepository,
  method: string,
  path: string,
  status: number,
  body: Buffer,
): ActionError {
  const what = `${address.registry} answered ${status} to ${method} ${address.repository}/${path}${detailOf(body)}`;
  const fix = 'Check that `repository` exists in the registry and that `registry` speaks the OCI distribution API.';
  return new ActionError({ code: 'registry_refused', what, where: 'input `repository`', fix });
}

/** Something that is no registry answers in its place. */
export function noManifest({ registry, repository }: AskedRepository, reference: string): ActionError {
  const what = `${registry} answered 200 to GET ${repository}/manifests/${reference}, but with no manifest`;
  const fix = 'Check that `registry` is a registry, and not a page or a proxy that answers in its place.';
  return new ActionError({ code: 'registry_refused', what, where: 'input `registry`', fix });
}

/** Content whose digest is not the one that was stated. */
export function mismatch({ registry }: AskedRepository, reference: string, stated: string, real: string): ActionError {
  const what = `${registry} says that "${reference}" is ${stated}, but its content is ${real}`;
  const fix =
    'Something between the runner and the registry changes content, or the registry is broken: do not use this image.';
  return new ActionError({ code: 'registry_digest', what, fix });
}
