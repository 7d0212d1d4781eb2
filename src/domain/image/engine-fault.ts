// What a build engine's output told, and how an engine failed. Values and an error; names no input.

/** A warning of the Dockerfile's checker. */
export interface BuildWarning {
  /** E.g. `SecretsUsedInArgOrEnv`; https://docs.docker.com/reference/build-checks/ */
  readonly rule: string;
  readonly text: string;
  /** Line of the Dockerfile, from 1. */
  readonly line: number | undefined;
}

/** A base image that is not of the platform that was asked for. */
export interface WrongBase {
  readonly base: string;
  readonly found: string;
  readonly wanted: string;
}

/** The instruction that failed. */
export interface FailedStep {
  /** As the engine prints it, e.g. `RUN make`. */
  readonly instruction: string;
  /** Line of the Dockerfile, where the engine says it. */
  readonly line: number | undefined;
  /** Its last lines of output. */
  readonly said: readonly string[];
}

/** What the whole output told. */
export interface BuildOutput {
  readonly warnings: readonly BuildWarning[];
  readonly wrongBases: readonly WrongBase[];
  readonly failed: FailedStep | undefined;
  /** True when a program of another processor was to run here. */
  readonly lacksEmulation: boolean;
  /** A credential helper that is not installed, by its name. */
  readonly missingHelper: string | undefined;
  /** Neither runc nor crun is there. */
  readonly lacksRuntime: boolean;
}

/** How an engine failed. */
export interface EngineFaultFacts {
  /** `no-evidence`: it ended well and left no id or digest. */
  readonly kind: 'failed' | 'killed' | 'no-evidence';
  readonly phase: 'build' | 'push';
  /** E.g. `docker buildx build`. */
  readonly command: string;
  readonly exitCode?: number | undefined;
  readonly signal?: string | undefined;
  /** The last lines of its standard error. */
  readonly tail?: string | undefined;
  readonly output?: BuildOutput | undefined;
  /** The failed step, with its line in the Dockerfile where it can be found. */
  readonly step?: FailedStep | undefined;
}

/** An engine that failed. */
export class EngineFault extends Error {
  readonly facts: EngineFaultFacts;

  constructor(message: string, facts: EngineFaultFacts) {
    super(message);
    this.name = 'EngineFault';
    this.facts = facts;
  }
}
