// Reads what an engine prints as it builds: which step failed and what it said, warnings, base images of another platform. Foreign text:
// each line is cut before any pattern looks at it, and nothing is believed that could turn red into green.

import type { BuildOutput, BuildWarning, FailedStep, WrongBase } from '../../domain/image/engine-fault.ts';
import { before } from '../../domain/text/ends.ts';
import { optional } from '../../domain/text/optional.ts';

/** Takes lines, and says at the end what they told. */
export interface OutputReader {
  read(line: string): void;
  told(): BuildOutput;
}

/** Characters of a line that are looked at. */
const longestLine = 4000;
const keptLines = 20;
/** Steps, warnings and bases that are remembered: a hostile build may print millions. */
const mostEntries = 200;

interface Step {
  readonly instruction: string;
  readonly said: string[];
}

/** Reads the output of BuildKit, of Docker's classic builder and of Buildah. */
export function createOutputReader(): OutputReader {
  const memory: Memory = { steps: new Map(), current: '', base: '', warnings: [], wrongBases: [], failed: undefined };
  const flags = { emulation: false, runtime: false, helper: undefined as string | undefined };

  return {
    read: (whole) => {
      const line = whole.slice(0, longestLine).trimEnd();
      readSteps(memory, line);
      readWarnings(memory, line);
      if (line.includes('exec format error')) flags.emulation = true;
      flags.helper ??= missingHelperIn(line);
      if (isRuntimeMissing(line)) flags.runtime = true;
    },
    told: () => ({
      warnings: memory.warnings,
      wrongBases: memory.wrongBases,
      failed: memory.failed,
      lacksEmulation: flags.emulation,
      missingHelper: flags.helper,
      lacksRuntime: flags.runtime,
    }),
  };
}

interface Memory {
  /** By BuildKit's number, or the one step that runs. */
  readonly steps: Map<string, Step>;
  current: string;
  /** What the last FROM named. */
  base: string;
  readonly warnings: BuildWarning[];
  readonly wrongBases: WrongBase[];
  failed: FailedStep | undefined;
}

function readSteps(memory: Memory, line: string): void {
  const [, number, text = ''] = /^#(\d{1,6}) (.*)$/.exec(line) ?? [];
  const classic = /^(?:\[[a-z0-9/]{1,40}\] )?(?:Step|STEP) \d{1,6}\/\d{1,6} ?: (.*)$/.exec(line)?.[1];
  const place = /^[^\s:]{1,255}:(\d{1,6})$/.exec(line)?.[1];

  if (number !== undefined) readBuildKit(memory, number, text);
  else if (classic !== undefined) startStep(memory, 'now', classic);
  else if (place !== undefined && memory.failed !== undefined && memory.failed.line === undefined)
    memory.failed = { ...memory.failed, line: Number(place) };
  else if (isFailure(line)) fail(memory, memory.current, instructionIn(line));
  else say(memory, memory.current, line);
}

/** `#7 [2/3] RUN make`, `#7 0.123 output`, `#7 ERROR: …`. */
function readBuildKit(memory: Memory, number: string, text: string): void {
  const named = /^\[[^\]]{1,200}\] (.*)$/.exec(text)?.[1];
  if (named !== undefined) startStep(memory, number, named);
  else if (text.startsWith('ERROR: ')) fail(memory, number, undefined);
  else say(memory, number, text.replace(/^\d{1,7}\.\d{1,3} /, ''));
}

function startStep(memory: Memory, key: string, instruction: string): void {
  memory.current = key;
  const base = /^FROM (?:--platform=\S{1,100} )?(\S{1,300})/i.exec(instruction)?.[1];
  if (base !== undefined) memory.base = base;
  if (memory.steps.size >= mostEntries) memory.steps.delete(memory.steps.keys().next().value ?? '');
  if (key === 'now' || !memory.steps.has(key)) memory.steps.set(key, { instruction, said: [] });
}

function say({ steps }: Memory, key: string, line: string): void {
  const said = steps.get(key)?.said;
  if (said === undefined || line === '') return;
  said.push(line);
  if (said.length > keptLines) said.shift();
}

/** The first failure is the cause; what is cancelled after it is not. */
function fail(memory: Memory, key: string, instruction: string | undefined): void {
  const step = memory.steps.get(key);
  if (memory.failed !== undefined || (step === undefined && instruction === undefined)) return;
  memory.failed = {
    instruction: instruction ?? step?.instruction ?? '',
    line: undefined,
    said: [...(step?.said ?? [])],
  };
}

const isFailure = (line: string): boolean =>
  /^The command '.*' returned a non-zero code: \d{1,4}$/.test(line) ||
  /^(?:Error: |error )?(?:error )?building at STEP "/.test(line);

/** Buildah quotes the instruction that failed. */
function instructionIn(line: string): string | undefined {
  const start = line.indexOf('at STEP "');
  if (start < 0) return undefined;
  const instruction = before(line.slice(start + 'at STEP "'.length), '": ');
  return instruction.replace(/\\"/g, '"');
}

function readWarnings(memory: Memory, line: string): void {
  const wrong = wrongBaseIn(line, memory.base);
  if (wrong !== undefined && memory.wrongBases.length < mostEntries) memory.wrongBases.push(wrong);
  const [, rule = '', rest = ''] = /^ - ([A-Z][A-Za-z]{2,60}): (.*)$/.exec(line) ?? [];
  if (rule === '' || memory.warnings.length >= mostEntries) return;

  const at = rest.lastIndexOf(' (line ');
  const number = optional(at >= 0, () => /^ \(line (\d{1,7})\)$/.exec(rest.slice(at))?.[1]);
  const text = number === undefined ? rest : rest.slice(0, at);
  memory.warnings.push({ rule, text, line: optional(number, Number) });
}

/** BuildKit's `InvalidBaseImagePlatform`, and what Docker and Buildah say in its place. */
function wrongBaseIn(line: string, lastBase: string): WrongBase | undefined {
  const kit =
    /InvalidBaseImagePlatform: Base image (\S{1,300}) was pulled with platform "([^"]{1,60})", expected "([^"]{1,60})"/.exec(
      line,
    );
  if (kit !== null) return { base: kit[1] ?? '', found: kit[2] ?? '', wanted: kit[3] ?? '' };
  const other =
    /image(?:'s)? platform \(([^)]{1,80})\) does not match the (?:expected|specified|requested) platform(?:: wanted)? \(?([^)\s]{1,80}(?: [a-z]{1,20})?)/.exec(
      line,
    );
  if (other === null) return undefined;
  return { base: lastBase, found: other[1] ?? '', wanted: other[2] ?? '' };
}

/** https://github.com/docker/docker-credential-helpers */
const missingHelperIn = (line: string): string | undefined =>
  /"?(docker-credential-[a-z0-9_.-]{1,60})"?: executable file not found/.exec(line)?.[1];

const isRuntimeMissing = (line: string): boolean =>
  /(?:exec|stat|finding|find)[^\n]{0,80}"?(?:runc|crun)"?[^\n]{0,80}(?:not found|no such file)/i.test(line) ||
  /no (?:suitable )?OCI runtime/i.test(line) ||
  // What gives a RUN line a network of its own.
  /cni plugin|netavark/i.test(line);
