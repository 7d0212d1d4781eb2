// Temporary folders and files for tests; removed when the test ends.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a test context or a demo gives us to clean up with. */
export interface Cleanup {
  after(undo: () => void | Promise<void>): void;
}

/** A new empty folder, removed after the test. */
export function temporaryFolder(test: Cleanup): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'ship-actions-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files below a folder, given by their relative paths. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
