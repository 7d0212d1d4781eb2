// Loads GitHub's own workflow parser and expression engine, and asks them. Never runs a workflow.
// The packages import JSON and files without an extension, which Node refuses; two hooks make up for it, in this process only.

import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    try {
      return next(specifier, context);
    } catch (error) {
      if (!specifier.startsWith('.')) throw error;
      return next(`${specifier}.js`, context);
    }
  },
  load(url, context, next) {
    const json = url.endsWith('.json') ? { importAttributes: { type: 'json' } } : {};
    return next(url, { ...context, ...json });
  },
});

const parser = await import('@actions/workflow-parser');
const { Evaluator, Lexer, Parser, data } = await import('@actions/expressions');
type Data = import('@actions/expressions').data.ExpressionData;

/** What GitHub would say against a workflow; `read` gives the text of each workflow that it calls. */
export async function githubFaults(name: string, content: string, read: (path: string) => string): Promise<string[]> {
  const parsed = parser.parseWorkflow({ name, content }, new parser.NoOperationTraceWriter());
  if (parsed.value !== undefined) {
    const files = { getFileContent: async ({ path }: { path: string }) => ({ name: path, content: read(path) }) };
    await parser.convertWorkflowTemplate(parsed.context, parsed.value, files, { fetchReusableWorkflowDepth: 1 });
  }
  return parsed.context.errors.getErrors().map((error) => error.message);
}

/** Every dotted path in an expression, e.g. `['needs', 'bump', 'outputs', 'changed']`; string literals are not looked into. */
export function contextPaths(expression: string): string[][] {
  const paths: string[][] = [];
  let afterDot = false;
  for (const { lexeme } of new Lexer(expression).lex().tokens) {
    const isName = /^[A-Za-z_][\w-]*$/.test(lexeme);
    if (isName && afterDot) paths.at(-1)?.push(lexeme);
    else if (isName) paths.push([lexeme]);
    afterDot = lexeme === '.';
  }
  return paths;
}

type Value = string | boolean | null | { readonly [key: string]: Value };

/** What an expression evaluates to, as text; `contexts` are its known values. Nobody cancelled the run unless `isCancelled`. */
export function evaluate(expression: string, contexts: Readonly<Record<string, Value>>, isCancelled = false): string {
  const status: Readonly<Record<string, boolean>> = { cancelled: isCancelled, always: true };
  const functions = Object.entries(status).map(([name, value]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  }));

  const syntax = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), functions).parse();
  const known = new Map(functions.map((each) => [each.name, each]));
  return new Evaluator(syntax, dictionary(contexts), known).evaluate().coerceString();
}

function dictionary(values: Readonly<Record<string, Value>>): InstanceType<typeof data.Dictionary> {
  const pairs = Object.entries(values).map(([key, value]) => ({ key, value: toData(value) }));
  return new data.Dictionary(...pairs);
}

function toData(value: Value): Data {
  if (value === null) return new data.Null();
  if (typeof value === 'string') return new data.StringData(value);
  return typeof value === 'boolean' ? new data.BooleanData(value) : dictionary(value);
}
