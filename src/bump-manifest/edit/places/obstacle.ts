// Recognises values that only look like values: templates, variables and SOPS ciphertext. Never evaluates them.

import { findImageReference, type ImageReference } from '../../../domain/image/reference.ts';
import type { ManifestNode, ScalarNode } from '../../../domain/manifest/node.ts';
import { before } from '../../../domain/text/ends.ts';
import type { ImagePlace } from './place.ts';

/** Stands for what a template will fill in; no reference can hold it. */
const filled = '\u0000';
/** Helm's and Argo CD's `{{ }}`, Flux's and envsubst's `${ }`, Tekton's `$( )`. */
const template = /\{\{(?:(?!\{\{).)*?\}\}|\$\{[^{}]*\}|\$\([^()]*\)/g;
const templateStart = /\{\{|\$[{(]/;

/** Why the value of a node cannot be written; undefined when it can. */
export function findObstacle(node: ManifestNode): ImagePlace['obstacle'] {
  if (isTemplate(node)) {
    return {
      offset: node.start,
      code: 'helm_template',
      what: `a template stands where the value would be: ${excerptOf(node)}`,
      fix: 'Bump the values that fill the template, or name the place of the value with `field`.',
    };
  }
  if (node.type === 'scalar' && /^ENC\[[A-Z0-9_]+,/.test(node.text)) {
    return { ...sopsObstacle, offset: node.start };
  }
  return undefined;
}

/** True for a string that something else fills in, and for `{{ … }}` without quotes, which YAML reads as a map of a map. */
export function isTemplate(node: ManifestNode): boolean {
  if (node.type === 'scalar') return templateStart.test(node.text);
  if (node.type !== 'map' || !node.flow) return false;
  return /^\{\s*\{/.test(node.source.text.slice(node.start, node.end));
}

/** The text with one character, which no reference can hold, for each thing that is filled in. */
export const maskTemplates = (text: string): string => text.replace(template, filled);

/**
 * What a template certainly says: `shop/app:{{ .Values.tag }}` means shop/app. Undefined when the repository itself is
 * filled in. A leading registry that is filled in is left out.
 */
export function referenceInTemplate(text: string): ImageReference | undefined {
  const literal = maskTemplates(text);
  const named = before(literal, '@');
  const last = named.lastIndexOf('/') + 1;
  const name = `${named.slice(0, last)}${before(named.slice(last), ':')}`;
  const repository = withoutFilledRegistry(name);
  if (repository.includes(filled)) return undefined;
  return findImageReference(repository);
}

function withoutFilledRegistry(name: string): string {
  if (!name.startsWith(filled)) return name;
  return name.slice(filled.length).replace(/^\//, '');
}

/** The reference that a node's text, or a part of it, is: where something is filled in, what it certainly says. */
export function readReference(node: ScalarNode, text: string): ImageReference | undefined {
  if (isTemplate(node)) return referenceInTemplate(text);
  return findImageReference(text);
}

function excerptOf({ source, start, end }: ManifestNode): string {
  const text = source.text.slice(start, end);
  if (text.length > 80) return `${text.slice(0, 77)}…`;
  return text;
}

/** Why nothing is written into a file that SOPS encrypted. https://getsops.io/docs/#message-authentication-code */
export const sopsObstacle = {
  code: 'sops_encrypted',
  what: 'the file is encrypted with SOPS, whose MAC covers this value',
  fix: 'Keep image tags in a file of their own that is not encrypted.',
} as const;
