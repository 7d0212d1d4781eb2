// Builds and pushes with Buildah, which needs no daemon: chroot isolation, vfs storage where overlay cannot be had.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ActionError } from '../../domain/action-error.ts';
import { isDigest } from '../../domain/image-reference.ts';
import { askTool } from '../process.ts';
import { retry } from '../retry.ts';
import {
  type BuildSpec,
  type Engine,
  type EngineSearch,
  type EngineSettings,
  noEvidence,
  runEngine,
} from './engine.ts';

/** Looks for buildah and a storage driver that works here. */
export async function findBuildah(folder: string, env: Readonly<Record<string, string>>): Promise<EngineSearch> {
  const version = await askTool('buildah', ['--version'], folder, env);
  if (version === undefined) return { engines: [], remarks: ['buildah (not installed)'] };
  const title = `Buildah ${/\d+(?:\.\d+)+/.exec(version.stdout)?.[0] ?? ''}`.trim();
  let why = version.stderr;
  for (const storage of [[], ['--storage-driver', 'vfs']]) {
    const info = await askTool('buildah', [...storage, 'info'], folder, env);
    if (info?.exitCode === 0) {
      const open = (settings: EngineSettings): Engine => openBuildah(storage, settings);
      return { engines: [{ name: 'buildah', title, refuse: () => undefined, open }], remarks: [] };
    }
    why = info?.stderr ?? why;
  }
  return { engines: [], remarks: [`buildah (installed, but it has no storage: ${why.trim().split('\n').at(-1)})`] };
}

/** An engine that runs buildah with these storage options. `pauseMilliseconds`: at most, before a push is tried again. */
export function openBuildah(storage: readonly string[], settings: EngineSettings, pauseMilliseconds = 1000): Engine {
  const idFile = path.join(settings.privateFolder, 'image-id');
  const digestFile = path.join(settings.privateFolder, 'digest');
  const auth = settings.authFile === undefined ? [] : ['--authfile', settings.authFile];
  const tls = settings.plainHttp ? ['--tls-verify=false'] : [];
  const run = async (args: readonly string[], code: string) =>
    await runEngine(settings, 'buildah', [...args.slice(0, 1), ...storage, ...args.slice(1)], settings.env, code);
  return {
    build: async (spec) => {
      // Buildah adds to a manifest list of that name that an earlier build left.
      if (isList(spec)) await askTool('buildah', [...storage, 'rmi', spec.image], settings.folder, settings.env);
      const args = [...buildahArguments(spec), ...auth, ...(isList(spec) ? [] : ['--iidfile', idFile]), spec.context];
      await run(args, 'build_failed');
      return { id: isList(spec) ? undefined : readDigest('image id', idFile), digest: undefined };
    },
    push: async (spec) => {
      const what = isList(spec) ? ['manifest', 'push', '--all'] : ['push'];
      const target = [spec.image, `docker://${spec.image}`];
      const args = [...what, ...auth, ...tls, '--digestfile', digestFile, ...target];
      // Unlike Docker, Buildah gives up on the first 5xx of a registry.
      await retry(() => run(args, 'push_failed'), {
        retries: 2,
        minMilliseconds: pauseMilliseconds,
        signal: settings.signal,
        isPassing: (thrown) => thrown instanceof ActionError && thrown.code === 'push_failed',
      });
      return [readDigest('digest', digestFile)];
    },
  };
}

const isList = (spec: BuildSpec): boolean => spec.platforms.length > 1;

/** The arguments of a build up to where its id goes. */
export function buildahArguments(spec: BuildSpec): string[] {
  return [
    // No --layers: its cache gives one platform's image for another's (seen in 1.28).
    ...['build', '--isolation', 'chroot'],
    // OCI images have no HEALTHCHECK: Buildah would drop it.
    ...['--format', 'docker', '--file', spec.dockerfile, isList(spec) ? '--manifest' : '--tag', spec.image],
    ...(spec.target === undefined ? [] : ['--target', spec.target]),
    ...(spec.platforms.length === 0 ? [] : ['--platform', spec.platforms.join(',')]),
    ...spec.buildArgs.flatMap((each) => ['--build-arg', each]),
    ...Object.entries(spec.labels).flatMap(([name, value]) => ['--label', `${name}=${value}`]),
    ...spec.secrets.flatMap(({ id, file }) => ['--secret', `id=${id},src=${file}`]),
    ...(spec.pull ? ['--pull=always'] : []),
  ];
}

/** Buildah writes an id without its algorithm, a digest with it. */
function readDigest(promised: string, file: string): string {
  const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  const digest = text.startsWith('sha256:') ? text : `sha256:${text}`;
  if (isDigest(digest)) return digest;
  throw noEvidence('buildah', promised, file);
}
