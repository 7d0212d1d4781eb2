// The titles of the tests in a test file, as its syntax tree has them. Runs no test.

import { type ParserOptions, parse } from '@babel/parser';

/** A title cut at its holes: `['a ', ' is red']` for `a ${what} is red`. */
export type Title = readonly string[];

interface SyntaxNode {
  readonly type: string;
  readonly name?: string;
  readonly callee?: SyntaxNode;
  readonly arguments?: readonly SyntaxNode[];
  readonly value?: unknown;
  readonly quasis?: readonly { readonly value: { readonly cooked?: string | null } }[];
}

const options: ParserOptions = { sourceType: 'module', plugins: ['typescript'] };

/** Of every call of `test`, in the order of the file; a title that is a variable is one hole. */
export function titlesOf(text: string): Title[] {
  const titles: Title[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each);
    if (Array.isArray(node) || typeof node !== 'object' || node === null) return;
    const { type, callee, arguments: given } = node as SyntaxNode;
    if (type === 'CallExpression' && callee?.name === 'test' && given?.[0] !== undefined)
      titles.push(readTitle(given[0]));
    for (const each of Object.values(node)) visit(each);
  };

  visit(parse(text, options).program);
  return titles;
}

function readTitle({ type, value, quasis }: SyntaxNode): Title {
  if (type === 'StringLiteral') return [String(value)];
  if (type === 'TemplateLiteral') return (quasis ?? []).map((each) => each.value.cooked ?? '');
  return ['', ''];
}

/** True when `name` is the title, with each hole filled by `…` or by words that stand in the file. */
export function isTitle(name: string, title: Title, text: string): boolean {
  const pattern = title.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('([\\s\\S]*?)');
  const filled = new RegExp(`^${pattern}$`).exec(name)?.slice(1);
  return filled?.every((words) => words.split('…').every((part) => text.includes(part))) ?? false;
}
