// The tree of a release: main's, and a folder per action at the root, so that `uses: org/ship-actions/<action>@v1` finds it. Pure.

import { parseDocument } from 'yaml';

/** An action.yml for the short address: the same file, its `main:` seen from one folder up. */
export function shortAction(text: string): string {
  const main = parseDocument(text).getIn(['runs', 'main'], true) as {
    value?: unknown;
    range?: [number, number, number];
  };
  const { value, range } = main;
  if (typeof value !== 'string' || range === undefined || !value.startsWith('../../dist/'))
    throw new Error(`the action's main is ${JSON.stringify(value)}, not below ../../dist/`);

  const [start, end] = range;
  return `${text.slice(0, start)}${text.slice(start, end).replace('../../dist/', '../dist/')}${text.slice(end)}`;
}

/** A workflow for a server that does not know `$/`: every reference to ourselves names the repository and the version. */
export const spelledOut = (text: string, repository: string, version: string): string =>
  text.replace(
    /(uses:\s*)\$\/([\w./-]+)/g,
    (_whole, before: string, what: string) => `${before}${repository}/${what}@${version}`,
  );
