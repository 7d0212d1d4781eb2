// What a failed engine means to who wrote the step: the cause where its output tells, and what to do. Pure.

import type { Lack } from '../../clients/engine/engine.ts';
import type { Problem } from '../../domain/action-error.ts';
import type { BuildOutput, BuildWarning, EngineFault } from '../../domain/image/engine-fault.ts';
import { optional, phrase } from '../../domain/text/optional.ts';

const codes = { build: 'build_failed', push: 'push_failed' } as const;

/** An engine's fault as a problem. */
export function engineProblem(fault: EngineFault, dockerfile: string): Problem {
  const { kind, phase, signal, output, step, tail } = fault.facts;
  if (kind === 'no-evidence')
    return {
      code: 'build_no_image',
      what: fault.message,
      fix: 'Run the step again; if it fails again, try another `engine`.',
    };

  const known = optional(phase === 'build' && output, causeOf);
  const excerpt = step?.said.join('\n') || tail || undefined;
  const where = optional(step?.line, (line) => `${dockerfile}:${line}`);
  const failure = phrase(step, ({ instruction }) => `: \`${instruction.slice(0, 300)}\` failed`);
  const what = `${fault.message}${failure}`;
  const problem = { code: codes[phase], what, where, excerpt };
  if (kind === 'killed') {
    const why = phrase(signal === 'SIGKILL', ', probably because memory ran out');
    const fix = `Something outside ended it${why}: take a larger runner, or let the build use less memory.`;
    return { ...problem, what: `${what}${why}`, fix };
  }
  if (known === undefined)
    return { ...problem, fix: 'Read what the engine says above; the same command can be run by hand.' };
  return { ...problem, ...known };
}

/** A cause that has a cure of its own. */
function causeOf({
  lacksEmulation,
  missingHelper,
  lacksRuntime,
}: BuildOutput): Pick<Problem, 'code' | 'fix'> | undefined {
  if (lacksEmulation)
    return {
      code: 'emulation_missing',
      fix: 'This machine cannot run programs of that platform (exec format error): run docker/setup-qemu-action before this step, or build each platform on a runner of its own and join them with `merge`.',
    };
  if (missingHelper !== undefined)
    return {
      code: 'login_helper',
      fix: `Install \`${missingHelper}\`, which the Docker config names, before this step.`,
    };
  if (lacksRuntime)
    return {
      code: 'isolation_missing',
      fix: 'Buildah keeps RUN lines apart from the step with runc or crun, and gives them a network with containernetworking-plugins and iptables (or netavark): install what the error names. `isolation: chroot` does without, but then a RUN line shares processes and network with the step, and can read its secrets.',
    };

  return undefined;
}

/** Base images of another platform than the one that was asked for. Red: the image would say one platform and hold another. */
export function wrongBaseProblems({ wrongBases }: BuildOutput, platforms: readonly string[]): Problem[] {
  const told = new Map(wrongBases.map((each) => [JSON.stringify(each), each]));
  if (platforms.length === 0) return [];
  return [...told.values()].map(({ base, found, wanted }) => ({
    code: 'base_platform',
    what: `The base image "${base}" is ${found}, and the build asks for ${wanted}: the image would claim ${wanted}, but hold programs for ${found}`,
    where: 'input `platforms`',
    fix: `Take a base image that has ${wanted}, or take ${wanted} out of \`platforms\`.`,
  }));
}

/** A warning of the Dockerfile's checker, for an annotation. */
export const warningText = ({ rule, text }: BuildWarning): string => `${rule}: ${text}`;

const lackInputs: Readonly<Record<Lack, string>> = {
  secrets: 'secrets',
  platforms: 'platforms',
  'build-contexts': 'build-contexts',
  annotations: 'annotations',
  cache: 'cache-to',
  attestations: 'provenance',
};

const lackWords: Readonly<Record<Lack, string>> = {
  secrets: 'knows no build secrets',
  platforms: 'cannot build these platforms',
  'build-contexts': 'knows no further build contexts',
  annotations: 'cannot write annotations',
  cache: 'has no cache that can be named',
  attestations: 'cannot attach attestations',
};

/** Buildah can do what the classic builder of Docker lacks most often; the rest takes a BuildKit that pushes. */
const lackFix = (lack: Lack): string => {
  if (lack === 'platforms' || lack === 'secrets')
    return 'Add docker/setup-buildx-action before this step, or write `engine: buildah`.';
  return 'Add docker/setup-buildx-action before this step, and push the image.';
};

/** An engine that cannot do what is asked. */
export const lackProblem = (title: string, lack: Lack): Problem => ({
  code: 'engine_lacks',
  what: `${title} ${lackWords[lack]}`,
  where: `input \`${lackInputs[lack]}\``,
  fix: lackFix(lack),
});

/** No engine at all. */
export function missingEngine(wanted: string, lookedFor: readonly string[]): Problem {
  const asked = wanted === 'auto' ? 'No build engine was found' : `The engine "${wanted}" was not found`;
  const fix =
    'Run on a GitHub-hosted Ubuntu runner (it has Docker), add docker/setup-buildx-action, or install one: `apt-get install docker.io` and start dockerd, or `apt-get install buildah`, which needs no daemon.';
  const what = `${asked}. Looked for: ${lookedFor.join('; ')}`;
  return { code: 'engine_missing', what, where: 'input `engine`', fix };
}
