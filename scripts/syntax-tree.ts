// The parts of a syntax tree that our readings of the source look at. Judges nothing.

import { type ParserOptions, parse } from '@babel/parser';

/** One node: https://github.com/babel/babel/blob/main/packages/babel-parser/ast/spec.md */
export interface SyntaxNode {
  readonly type: string;
  readonly loc?: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
  readonly source?: { readonly value?: unknown } | null;
  readonly importKind?: string;
  readonly specifiers?: readonly { readonly importKind?: string }[];
  readonly params?: readonly unknown[];
  readonly operator?: string;
  readonly name?: unknown;
  readonly value?: unknown;
  readonly pattern?: string;
  readonly flags?: string;
  readonly callee?: { readonly name?: unknown };
  readonly declaration?: SyntaxNode | null;
  readonly declarations?: readonly SyntaxNode[];
  readonly id?: { readonly name?: unknown } | null;
  readonly body?: unknown;
}

const syntax: ParserOptions = { sourceType: 'module', plugins: ['typescript'], createImportExpressions: true };

/** The tree of a file's text. */
export const parseProgram = (text: string): unknown => parse(text, syntax).program;

/** A value of the tree and all nodes below it, from the top. */
export function* nodesOf(value: unknown): Generator<SyntaxNode> {
  if (isNode(value)) yield value;
  for (const child of childrenOf(value)) yield* nodesOf(child);
}

/** True for a node; false for a list of nodes, a name or nothing. */
export const isNode = (value: unknown): value is SyntaxNode => typeof (value as SyntaxNode | null)?.type === 'string';

/** What stands directly below; comments are left out. */
export function childrenOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value).filter(([key]) => key !== 'loc' && !/comments$/i.test(key));
  return entries.map(([, child]) => child);
}

/** The line in which a node begins, from 1. */
export const lineOf = ({ loc }: SyntaxNode): number => loc?.start.line ?? 0;

/** True for a function, method or arrow. */
export const isFunction = ({ type }: SyntaxNode): boolean =>
  /^(?:Function|ArrowFunction)|^(?:Class|Object)(?:Private)?Method$/.test(type);
