// Says whether a Node.js is too old for the bundles. The runner brings the right one along; a person at a terminal may not.

import type { Problem } from '../domain/action-error.ts';

/** The oldest major version on which every line of the bundles runs; each action.yml asks the runner for it (`using: node24`). */
const oldest = 24;

/** What is wrong with running on `version`, as `process.version` writes it (`v20.20.2`); undefined when it is new enough. */
export function findOldNode(version: string): Problem | undefined {
  const major = Number(/^v(\d+)\./.exec(version)?.[1]);
  if (!(major < oldest)) return undefined;

  return {
    code: 'node_too_old',
    what: `This is Node.js ${version}; the actions need Node.js ${oldest} or newer`,
    fix: `Run it with Node.js ${oldest}. A clone of ship-actions has one of its own after \`npm ci\`: \`npm run preflight\` uses it.`,
  };
}
