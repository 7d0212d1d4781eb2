// The image reference of the distribution grammar: parse, format, compare. Never guesses: what the grammar forbids is an error.
// https://github.com/distribution/reference/blob/main/reference.go
// The map of this room: reference and tag (the words of an image); presence, registry-fault, engine-fault and build-context (what others say of one).

import { ActionError } from '../action-error.ts';
import { isLocalName } from '../loopback.ts';
import { optional, phrase } from '../text/optional.ts';

/** `[registry/]repository[:tag][@digest]`, each part as it was written. */
export interface ImageReference {
  /** host[:port]; undefined when not written, which means Docker Hub. */
  readonly registry: string | undefined;
  readonly repository: string;
  readonly tag: string | undefined;
  /** `sha256:…` or `sha512:…`. */
  readonly digest: string | undefined;
}

/** `[registry/]repository` without a version. */
export type Repository = Pick<ImageReference, 'registry' | 'repository'>;

const pathComponent = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const registryHost =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9a-fA-F:]+\])(?::[0-9]{1,5})?$/;
const tagGrammar = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const digestGrammar = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
const dockerHub = 'docker.io';
const otherHubHosts = ['index.docker.io', 'registry-1.docker.io'];

/** Says why `tag` is no legal tag, or undefined when it is one. */
export function tagFault(tag: string): string | undefined {
  if (tagGrammar.test(tag)) return undefined;
  if (tag === '') return 'a tag cannot be empty';
  if (tag.length > 128) return `a tag has at most 128 characters, this one ${tag.length}`;
  const bad = [...tag].find((character) => !/[A-Za-z0-9_.-]/.test(character));
  if (bad === undefined) return `a tag cannot start with "${tag[0]}"`;
  return `a tag cannot hold "${bad}"`;
}

/** True for a digest that a registry can answer: `sha256:` and 64, or `sha512:` and 128, lower-case hex digits. */
export const isDigest = (text: string): boolean => digestGrammar.test(text);

/** Says why `repository` (without registry and tag) is no legal repository, or undefined when it is one. */
export function repositoryFault(repository: string): string | undefined {
  if (repository === '') return 'the repository is empty';
  if (/[A-Z]/.test(repository)) return 'a repository must be lower case';
  if (repository.length > 255) return `a repository has at most 255 characters, this one ${repository.length}`;
  const bad = repository.split('/').find((component) => !pathComponent.test(component));
  if (bad === undefined) return undefined;
  if (bad === '') return 'a repository has no empty part between slashes';
  return `"${bad}" is not a legal part of a repository`;
}

/** Says why `registry` is no legal host[:port], or undefined when it is one. */
export function registryFault(registry: string): string | undefined {
  if (/^[a-z]+:\/\//i.test(registry)) return 'a registry must be written without a scheme';
  if (registryHost.test(registry)) return undefined;
  return `"${registry}" is not a host[:port]`;
}

/** True when the first part of a reference is a registry by Docker's rule: it has a dot, a colon or an upper-case letter, or is the local name. */
export const isRegistryPart = (part: string): boolean => /[.:A-Z[]/.test(part) || isLocalName(part);

/** Parses a reference; throws an ActionError `image_invalid` that quotes it. `where` names the input or place. */
export function parseImageReference(text: string, where?: string): ImageReference {
  const outcome = readReference(text);
  if (typeof outcome !== 'string') return outcome;
  const fix =
    'Write it as [registry/]repository[:tag][@sha256:…], e.g. registry.example.com/shop/checkout-service:a7f3c92.';
  throw new ActionError({ code: 'image_invalid', what: `"${text}" is not an image reference: ${outcome}`, where, fix });
}

/** The reference, or undefined when the text is none. */
export function findImageReference(text: string): ImageReference | undefined {
  const outcome = readReference(text);
  if (typeof outcome === 'string') return undefined;
  return outcome;
}

/** The text of a reference; `findImageReference` is its inverse. */
export function formatImageReference(reference: ImageReference): string {
  const tag = phrase(reference.tag, (tag) => `:${tag}`);
  const digest = phrase(reference.digest, (digest) => `@${digest}`);
  return `${formatRepository(reference)}${tag}${digest}`;
}

/** `[registry/]repository` as it was written, without tag and digest. */
export const formatRepository = (reference: Repository): string => {
  if (reference.registry === undefined) return reference.repository;
  return `${reference.registry}/${reference.repository}`;
};

/** `registry/repository` with Docker Hub's short forms written out: two references mean the same repository when these are equal. */
export function canonicalRepository(reference: Repository): string {
  const registry = canonicalHost(reference.registry ?? dockerHub);
  const isOfficial = registry === dockerHub && !reference.repository.includes('/');
  return `${registry}/${phrase(isOfficial, 'library/')}${reference.repository}`;
}

function canonicalHost(registry: string): string {
  const host = registry.toLowerCase();
  if (otherHubHosts.includes(host)) return dockerHub;
  return host;
}

/** True when both mean the same repository of the same registry, whatever their tags. */
export const isSameRepository = (a: Repository, b: Repository): boolean =>
  canonicalRepository(a) === canonicalRepository(b);

/** The reference, or the reason why there is none. */
function readReference(text: string): ImageReference | string {
  if (text === '') return 'it is empty';
  if (/\s/.test(text)) return 'it holds white space';
  if (/^[a-z]+:\/\//i.test(text)) return 'it starts with a scheme';
  const [named = '', digest, ...more] = text.split('@');
  if (more.length > 0) return 'it holds more than one "@"';
  if (digest !== undefined && !isDigest(digest)) return `"${digest}" is not a digest (sha256: and 64 hex digits)`;

  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  const tag = optional(hasTag, () => named.slice(colon + 1));
  const badTag = optional(tag, (tag) => tagFault(tag));
  if (badTag !== undefined) return badTag;

  const name = hasTag ? named.slice(0, colon) : named;
  const slash = name.indexOf('/');
  const first = name.slice(0, slash);
  const registry = optional(slash > 0 && isRegistryPart(first), () => first);
  const repository = registry === undefined ? name : name.slice(slash + 1);
  const fault = optional(registry, (registry) => registryFault(registry)) ?? repositoryFault(repository);
  return fault ?? { registry, repository, tag, digest };
}
