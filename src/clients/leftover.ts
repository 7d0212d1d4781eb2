// Kills what a process left running outside of its process group, told by a mark in its environment.
// Never kills a process without the mark; finds nothing where there is no /proc (macOS, Windows).

import { readdirSync, readFileSync } from 'node:fs';
import { systemErrorCode } from '../domain/thrown.ts';

/** Kills every process whose environment began with `name=value`, and says how many there were. */
export function killMarked(name: string, value: string): number {
  const mark = Buffer.from(`\0${name}=${value}\0`);
  const killed = new Set<number>();
  // A process may fork while the list is read: look again until a look finds none that is new.
  let before: number;
  do {
    before = killed.size;
    for (const pid of processIds()) {
      if (killed.has(pid) || !environmentOf(pid).includes(mark)) continue;
      killed.add(pid);
      kill(pid);
    }
  } while (killed.size > before);
  return killed.size;
}

function processIds(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => pid !== process.pid);
  } catch (thrown) {
    systemErrorCode(thrown);
    return [];
  }
}

/** Each variable between two NULs; empty when the process is gone or belongs to somebody else. */
function environmentOf(pid: number): Buffer {
  try {
    return Buffer.concat([Buffer.of(0), readFileSync(`/proc/${pid}/environ`)]);
  } catch (thrown) {
    systemErrorCode(thrown);
    return Buffer.alloc(0);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (thrown) {
    // It is gone already, or belongs to somebody else.
    systemErrorCode(thrown);
  }
}
