// How a gate's script is run: the shell's command line, and an environment in which it cannot speak for this step. Starts nothing.

import { withoutVoice } from '../../domain/environment.ts';
import type { Gate } from './gate.ts';

/** The script as it is written to a file, and the command that runs that file. */
export interface ShellCall {
  readonly extension: string;
  readonly script: string;
  command(file: string): { readonly command: string; readonly args: readonly string[] };
}

// As GitHub runs `shell:`: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
const shells: Readonly<Record<string, readonly [extension: string, template: string]>> = {
  bash: ['.sh', 'bash --noprofile --norc -eo pipefail {0}'],
  sh: ['.sh', 'sh -e {0}'],
  pwsh: ['.ps1', 'pwsh -NoLogo -NonInteractive -File {0}'],
  python: ['.py', 'python {0}'],
};

/** A command line that runs another one, given after it, inside of something that ends with it. */
export interface ShellIsolation {
  readonly command: string;
  readonly args: readonly string[];
}

/** How the gate's script is called, inside of the isolation where there is one. */
export function callShell(gate: Pick<Gate, 'run' | 'shell'>, isolation?: ShellIsolation): ShellCall {
  const [extension, template] = shells[gate.shell] ?? ['', gate.shell];

  return {
    extension,
    script: scriptOf(gate),
    command: (file) => {
      const [command = '', ...args] = template
        .trim()
        .split(/\s+/)
        .map((word) => word.replaceAll('{0}', file));
      if (isolation === undefined) return { command, args };
      return { command: isolation.command, args: [...isolation.args, command, ...args] };
    },
  };
}

/** What GitHub writes around a script: PowerShell alone needs help to end with the exit code of the last command. */
function scriptOf({ run, shell }: Pick<Gate, 'run' | 'shell'>): string {
  if (shell !== 'pwsh') return `${run}\n`;
  const exit = 'if ((Test-Path -LiteralPath variable:\\LASTEXITCODE)) { exit $LASTEXITCODE }';
  return `$ErrorActionPreference = 'stop'\n${run}\n${exit}\n`;
}

/** The environment of a gate: the step's without what speaks for the step, then the gate's own. */
export function gateEnvironment(
  env: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>>,
): Record<string, string> {
  return { ...withoutVoice(env), ...own };
}
