// A PATH of its own for a child: links to real tools, and shell scripts that stand for, or before, one.

import { execFileSync } from 'node:child_process';
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Cleanup, temporaryFolder } from './folder.ts';

/** A folder for PATH that holds `tools` and `scripts` alone. `$REAL` in a script is the tool of that name on this machine. */
export function toolFolder(
  test: Cleanup,
  tools: readonly string[],
  scripts: Readonly<Record<string, string>> = {},
): string {
  const folder = temporaryFolder(test);
  for (const tool of tools) symlinkSync(find(tool), path.join(folder, tool));
  for (const [name, script] of Object.entries(scripts)) {
    const real = script.includes('$REAL') ? `REAL=${find(name)}\n` : '';
    writeFileSync(path.join(folder, name), `#!/bin/sh\n${real}${script}\n`);
    chmodSync(path.join(folder, name), 0o755);
  }
  return folder;
}

const find = (tool: string): string => execFileSync('which', [tool]).toString().trim();
