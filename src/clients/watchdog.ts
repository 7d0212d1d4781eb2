// Ends our process groups, and removes our folders with secrets, when we ourselves are killed and can do nothing any more: a shell that
// waits for our end of its pipe to close. A courtesy: where there is no shell, nobody watches. Never ends a group that was let go.

import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/** `+ 12` is a group to end, `- 12` one that is over, `/ …` a folder that must not stay. Builtins, and what has no other name. */
const script = `groups=' '
while read -r sign group; do
  case $sign in
    +) groups="$groups$group " ;;
    -) case $groups in *" $group "*) groups="\${groups%% $group *} \${groups#* $group }" ;; esac ;;
    /) set -- "$@" "$group" ;;
  esac
done
for group in $groups; do kill -KILL "-$group"; done
for folder; do /bin/rm -rf "$folder"; done`;

let shell: ChildProcess | undefined;

/** Starts the watch before there is a group, so that a group is told of as soon as it is there. */
export function startWatchdog(): void {
  shell ??= startShell();
}

/** Has a process group ended when we are gone; call the result when the group is over. */
export function guardGroup(group: number): () => void {
  startWatchdog();
  tell(`+ ${group}`);
  return () => tell(`- ${group}`);
}

/** Has a folder removed when we are gone. One of that name that is gone by then does no harm. */
export function guardFolder(folder: string): void {
  startWatchdog();
  tell(`/ ${folder}`);
}

function tell(line: string): void {
  if (shell?.stdin?.writable === true) shell.stdin.write(`${line}\n`);
}

/** In a group of its own, so that what kills ours does not kill it; it holds neither our step nor our environment. */
function startShell(): ChildProcess {
  const child = spawn('/bin/sh', ['-c', script], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: {},
    cwd: '/',
  });
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.unref();
  (child.stdin as Socket).unref();
  return child;
}
