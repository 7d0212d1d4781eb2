// Reads the YAML files of a manifests repository, and looks into what they hold. Reads files only; judges nothing.

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';

/** A map of a document. */
export type Node = Readonly<Record<string, unknown>>;

/** A file of the repository. */
export interface Source {
  /** From the root of the repository. */
  readonly file: string;
  /** Every document that is YAML, lists as well (patches are lists). */
  readonly values: readonly unknown[];
  /** Those that are maps. */
  readonly documents: readonly Node[];
}

/** All YAML files, by name. A document that is no YAML, such as a template, is passed over. */
export function readSources(root: string): Source[] {
  return globSync('**/*.{yaml,yml}', { cwd: root })
    .filter((file) => !file.split(path.sep).includes('node_modules'))
    .sort()
    .map((file): Source => {
      const values = valuesIn(readFileSync(path.join(root, file), 'utf8'));
      return { file, values, documents: values.filter(isNode) };
    });
}

/** The values of the documents of a text that can be read. */
export function valuesIn(text: string): unknown[] {
  const documents = parseAllDocuments(text, { logLevel: 'silent' });
  return documents.flatMap((document): unknown[] => (document.errors.length === 0 ? [document.toJS()] : []));
}

/** True for a map. */
export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a map or a list holds. */
export const children = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : [];

/** What stands at the keys; undefined where a map has none of that name. */
export const at = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>((node, key) => (isNode(node) ? node[key] : undefined), value);

/** The list at the keys; empty where there is none. */
export function listAt(value: unknown, ...keys: readonly string[]): readonly unknown[] {
  const found = at(value, ...keys);
  return Array.isArray(found) ? found : [];
}

/** The number at the keys. */
export function numberAt(value: unknown, ...keys: readonly string[]): number | undefined {
  const found = at(value, ...keys);
  return typeof found === 'number' ? found : undefined;
}

/** The text at the keys. */
export function textAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = at(value, ...keys);
  return typeof found === 'string' ? found : undefined;
}

/** True for a text. */
export const isText = (value: unknown): value is string => typeof value === 'string';

/** The words of a path that may be the name of an environment. */
export const wordsOf = (text: string): string[] => text.split(/[^a-z0-9]+/i);
