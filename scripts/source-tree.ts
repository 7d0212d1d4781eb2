// Reads our own source as the house rules and counts see it: imports, exported names, functions, ternaries, catches and patterns of each file. Judges nothing.

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { swallowingIn } from './catches.ts';
import { childrenOf, isFunction, isNode, lineOf, nodesOf, parseProgram, type SyntaxNode } from './syntax-tree.ts';

const root = path.resolve(import.meta.dirname, '..');

/** One import, export-from or dynamic import. */
export interface Import {
  readonly specifier: string;
  /** The imported file relative to src/, for a relative import. */
  readonly target: string | undefined;
  readonly typeOnly: boolean;
}

/** A function, method or arrow. */
export interface CodeFunction {
  readonly line: number;
  /** Lines that hold code. */
  readonly lines: number;
  readonly parameters: number;
  /** True when a blank line, or a comment of its own, parts its lines. */
  readonly hasParagraphs: boolean;
  /** True when there is nothing to part. */
  readonly isOneStatement: boolean;
}

/** One file of src/. */
export interface SourceFile {
  /** From the root of the repository, as `src/domain/log.ts`. */
  readonly file: string;
  /** The first folder below src/. */
  readonly folder: string;
  readonly name: string;
  readonly text: string;
  readonly imports: readonly Import[];
  /** The names that the file declares for others, each once; what it only hands on is none. */
  readonly declares: readonly string[];
  /** By 0-based line: whether it holds code. Blank lines and comments are free. */
  readonly code: readonly boolean[];
  readonly functions: readonly CodeFunction[];
  readonly ternaries: number;
  /** Lines of ternaries that stand inside another one of the same function. */
  readonly nestedTernaries: readonly number[];
  /** Lines of handlers of failures through which a bug of ours ends as something else. */
  readonly swallowing: readonly number[];
  /** The text of each string and each fixed part of a template, with its line. */
  readonly strings: readonly { readonly line: number; readonly text: string }[];
  readonly patterns: readonly Pattern[];
  /** Lines in which a pattern is built from a text. */
  readonly builtPatterns: readonly number[];
}

/** A regular expression as it stands in the source. */
export interface Pattern {
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}

/** All files of src/, in the order of their paths. */
export const readSourceTree = (): SourceFile[] =>
  globSync('src/**/*.ts', { cwd: root })
    .sort()
    .map((file) => parseSource(file, readFileSync(path.join(root, file), 'utf8')));

/** One file from its text. */
export function parseSource(file: string, text: string): SourceFile {
  const program = parseProgram(text);
  const nodes = [...nodesOf(program)];
  const relative = path.relative('src', file);
  const code = text.split('\n').map((line) => !/^\s*(?:$|\/\/|\/?\*)/.test(line));

  return {
    file,
    folder: relative.split(path.sep)[0] ?? '',
    name: path.basename(file),
    text,
    imports: nodes.filter(isImport).map((node) => importOf(node, relative)),
    declares: [...new Set(nodes.flatMap(declaredIn))],
    code,
    functions: nodes.filter(isFunction).map((node) => functionOf(node, code)),
    ternaries: nodes.filter(({ type }) => type === 'ConditionalExpression').length,
    nestedTernaries: [...nestedTernaries(program, false)],
    swallowing: swallowingIn(program),
    strings: nodes.filter(isString).map((node) => ({ line: lineOf(node), text: textOf(node) })),
    patterns: nodes.filter(({ type }) => type === 'RegExpLiteral').map(patternOf),
    builtPatterns: nodes.filter(({ callee }) => callee?.name === 'RegExp').map(lineOf),
  };
}

function functionOf(node: SyntaxNode, code: readonly boolean[]): CodeFunction {
  const own = code.slice(lineOf(node) - 1, node.loc?.end.line);
  return {
    line: lineOf(node),
    lines: own.filter(Boolean).length,
    parameters: node.params?.length ?? 0,
    hasParagraphs: own.includes(false),
    isOneStatement: statementsOf(node) < 2,
  };
}

/** How many statements stand at the top of a function; one for an arrow without braces. */
function statementsOf({ body }: SyntaxNode): number {
  const statements = isNode(body) ? body.body : undefined;
  if (Array.isArray(statements)) return statements.length;
  return 1;
}

const isImport = ({ type, source }: SyntaxNode): boolean =>
  /^Import(?:Declaration|Expression)$|^Export/.test(type) && typeof source?.value === 'string';

function importOf(node: SyntaxNode, relative: string): Import {
  const specifier = String(node.source?.value);
  const target = specifier.startsWith('.') ? path.join(path.dirname(relative), specifier) : undefined;
  const { importKind, specifiers = [] } = node;
  const allTypes = specifiers.length > 0 && specifiers.every((each) => each.importKind === 'type');
  return { specifier, target, typeOnly: importKind === 'type' || allTypes };
}

/** What an `export` declares: a function, a class, a type, or constants. */
function declaredIn({ type, declaration }: SyntaxNode): string[] {
  if (type !== 'ExportNamedDeclaration' || !declaration) return [];
  const named = declaration.declarations ?? [declaration];
  return named.map(({ id }) => id?.name).filter((name) => typeof name === 'string');
}

/** A function inside a ternary starts anew: what stands in it is read by itself. */
function* nestedTernaries(value: unknown, inside: boolean): Generator<number> {
  const isTernary = isNode(value) && value.type === 'ConditionalExpression';
  if (isTernary && inside) yield lineOf(value);
  const within = (inside || isTernary) && !(isNode(value) && isFunction(value));
  for (const child of childrenOf(value)) yield* nestedTernaries(child, within);
}

const patternOf = (node: SyntaxNode): Pattern => ({
  line: lineOf(node),
  source: node.pattern ?? '',
  flags: node.flags ?? '',
});

const isString = ({ type }: SyntaxNode): boolean => type === 'StringLiteral' || type === 'TemplateElement';

const textOf = ({ value }: SyntaxNode): string =>
  typeof value === 'string' ? value : String((value as { cooked?: unknown } | undefined)?.cooked ?? '');
