// Builds and pushes with Buildah, which needs no daemon: vfs storage where overlay cannot be had, RUN lines in namespaces of their own.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isDigest } from '../../domain/image/reference.ts';
import { optional, phrase, present } from '../../domain/text/optional.ts';
import { askWithDeadline } from '../process.ts';
import { retry } from '../retry.ts';
import { pushPatience } from './docker.ts';
import {
  type BuildSpec,
  type Engine,
  type EngineNeeds,
  type EngineSearch,
  type EngineSettings,
  eachOption,
  type Isolation,
  type Lack,
  missingEvidence,
  runEngine,
} from './engine.ts';

/** Looks for buildah and a storage driver that works here. */
export async function findBuildah(folder: string, env: Readonly<Record<string, string>>): Promise<EngineSearch> {
  let why = '';
  for (const storage of [[], ['--storage-driver', 'vfs']]) {
    const info = await askWithDeadline('buildah', [...storage, 'info'], folder, env);
    if (info === undefined) return { engines: [], remarks: ['buildah (not installed)'] };
    if (info.exitCode === 0) {
      const open = (settings: EngineSettings): Engine => openBuildah(storage, settings);
      return { engines: [{ name: 'buildah', title: 'Buildah', lacks: findLack, open }], remarks: [] };
    }
    why = info.stderr.trim().split('\n').at(-1)?.slice(0, 300) ?? why;
  }
  return { engines: [], remarks: [`buildah (installed, but it has no storage: ${why})`] };
}

function findLack(needs: EngineNeeds): Lack | undefined {
  if (needs.annotations.length > 0) return 'annotations';
  if (needs.cacheFrom.length + needs.cacheTo.length > 0) return 'cache';
  if (needs.sbom || needs.provenance) return 'attestations';
  return undefined;
}

/** An engine that runs buildah with these storage options. `pauseMilliseconds`: at most, before a push is tried again. */
export function openBuildah(storage: readonly string[], settings: EngineSettings, pauseMilliseconds = 1000): Engine {
  const idFile = path.join(settings.privateFolder, 'image-id');
  const digestFile = path.join(settings.privateFolder, 'digest');
  const auth = eachOption('--authfile', [settings.authFile]);
  const tls = present([settings.plainHttp && '--tls-verify=false']);
  const stored = (args: readonly string[]): string[] => [...args.slice(0, 1), ...storage, ...args.slice(1)];
  const { env } = settings;

  const buildCommand = (spec: BuildSpec): string[] => {
    const evidence = eachOption('--iidfile', [!isList(spec) && idFile]);
    return stored([...buildahArguments(spec), ...auth, ...tls, ...evidence, spec.context]);
  };
  const pushCommand = (spec: BuildSpec): string[] => {
    const what = isList(spec) ? ['manifest', 'push', '--all'] : ['push'];
    return stored([...what, ...auth, ...tls, '--digestfile', digestFile, spec.image, `docker://${spec.image}`]);
  };
  return {
    build: async (spec) => {
      // Buildah adds to a manifest list of that name that an earlier build left.
      if (isList(spec)) await askWithDeadline('buildah', [...storage, 'rmi', spec.image], settings.folder, env);
      const { dockerfile } = spec;
      const command = { command: 'buildah', args: buildCommand(spec), env, phase: 'build', dockerfile } as const;
      const { output } = await runEngine(settings, command);
      return { id: optional(!isList(spec), () => readDigest('image id', idFile)), digest: undefined, output };
    },
    push: async (spec) => {
      const command = { command: 'buildah', args: pushCommand(spec), env, phase: 'push' } as const;
      // Unlike Docker, Buildah gives up on the first 5xx of a registry.
      await retry(() => runEngine(settings, command), pushPatience(settings, pauseMilliseconds));
    },
    pushedDigests: async () => [readDigest('digest', digestFile)],
    commands: (spec) => {
      const build = ['buildah', ...buildCommand(spec)];
      if (spec.push) return [build, ['buildah', ...pushCommand(spec)]];
      return [build];
    },
  };
}

const isList = (spec: BuildSpec): boolean => spec.platforms.length > 1;

/** What keeps RUN lines from the step's processes and network: namespaces, which root has itself and others get as a user. */
const defaultIsolation = (): Isolation => {
  if (process.getuid?.() === 0) return 'oci';
  return 'rootless';
};

/** The arguments of a build up to where its id goes. */
export function buildahArguments(spec: BuildSpec): string[] {
  const { platforms, labels, secrets } = spec;

  return present([
    // No --layers: its cache gives one platform's image for another's (seen in 1.28).
    ...['build', '--isolation', spec.isolation ?? defaultIsolation()],
    // OCI images have no HEALTHCHECK: Buildah would drop it.
    ...['--format', 'docker', '--file', spec.dockerfile, isList(spec) ? '--manifest' : '--tag', spec.image],
    ...eachOption('--target', [spec.target]),
    ...eachOption('--platform', [platforms.length > 0 && platforms.join(',')]),
    ...eachOption('--timestamp', [spec.epoch?.toString()]),
    ...eachOption('--build-arg', spec.buildArgs),
    ...eachOption('--build-context', spec.buildContexts),
    ...Object.entries(labels).flatMap(([name, value]) => ['--label', `${name}=${value}`]),
    ...secrets.flatMap(({ id, file }) => ['--secret', `id=${id},src=${file}`]),
    spec.pull && '--pull=always',
  ]);
}

/** Buildah writes an id without its algorithm, a digest with it. */
function readDigest(promised: string, file: string): string {
  const text = phrase(existsSync(file), () => readFileSync(file, 'utf8').trim());
  const digest = `sha256:${text.replace(/^sha256:/, '')}`;
  if (isDigest(digest)) return digest;
  throw missingEvidence('buildah', promised, file);
}
