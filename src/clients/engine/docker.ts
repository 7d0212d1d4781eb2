// Builds and pushes with the docker command: BuildKit by buildx or built in, or the classic builder. Knows no logins but the config it is given.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isDigest, isSameRepository, parseImageReference } from '../../domain/image-reference.ts';
import { askTool } from '../process.ts';
import type { BuildSpec, Engine, EngineSearch, EngineSettings, FoundEngine } from './engine.ts';
import { noEvidence, runEngine } from './engine.ts';

type Environment = Readonly<Record<string, string>>;

/** How this docker builds. `driver` is buildx's; `docker` keeps images in the daemon, others push as they build. */
type Builder = { readonly kind: 'buildx'; readonly driver: string } | { readonly kind: 'built-in' | 'classic' };

/** Looks for docker, its daemon, and what BuildKit it has. */
export async function findDocker(folder: string, env: Environment): Promise<EngineSearch> {
  const version = await askTool('docker', ['version', '--format', '{{json .}}'], folder, env);
  if (version === undefined) return { engines: [], remarks: ['docker (not installed)'] };
  const { Client, Server } = parseVersion(version.stdout);
  if (version.exitCode !== 0 || Server === undefined) {
    const why = version.stderr.trim().split('\n').at(-1) ?? '';
    return { engines: [], remarks: [`docker (installed, but its daemon does not answer: ${why})`] };
  }
  const buildKit = await findBuildKit(Client?.Version ?? '', folder, env);
  const classic = found({ kind: 'classic' }, `Docker ${Server.Version}`);
  if (buildKit === undefined) return { engines: [classic], remarks: ['BuildKit (docker has no buildx plugin)'] };
  const by = buildKit.kind === 'buildx' ? `buildx, driver ${buildKit.driver}` : 'built in';
  return { engines: [found(buildKit, `Docker ${Server.Version} with BuildKit (${by})`), classic], remarks: [] };
}

type Version = { readonly Client?: { Version: string }; readonly Server?: { Version: string } };

function parseVersion(text: string): Version {
  try {
    const { Client, Server } = JSON.parse(text) as Version & { Server?: { Version: string } | null };
    return { ...(Client ? { Client } : {}), ...(Server ? { Server } : {}) };
  } catch {
    return {};
  }
}

async function findBuildKit(client: string, folder: string, env: Environment): Promise<Builder | undefined> {
  const buildx = await askTool('docker', ['buildx', 'version'], folder, env);
  if (buildx?.exitCode === 0) {
    const inspected = await askTool('docker', ['buildx', 'inspect'], folder, env);
    const driver = /^Driver:\s*(\S+)/m.exec(inspected?.stdout ?? '')?.[1] ?? 'docker';
    return { kind: 'buildx', driver };
  }
  // From 19.03 the command itself speaks BuildKit; from 23.0 only through buildx.
  const major = Number(client.split('.')[0]);
  return major >= 19 && major < 23 ? { kind: 'built-in' } : undefined;
}

const found = (builder: Builder, title: string): FoundEngine => ({
  name: builder.kind === 'classic' ? 'docker' : 'buildx',
  title,
  refuse: ({ platforms, secrets }) => {
    if (builder.kind === 'classic' && secrets.length + platforms.length > 0) {
      const what = `Docker's classic builder knows no ${secrets.length > 0 ? 'build secrets' : 'platforms'}`;
      const fix = 'Install the buildx plugin (docker/setup-buildx-action), or write `engine: buildah`.';
      return { code: 'engine_lacks', what, where: `input \`${secrets.length > 0 ? 'secrets' : 'platforms'}\``, fix };
    }
    if (platforms.length < 2 || (builder.kind === 'buildx' && builder.driver !== 'docker')) return undefined;
    const what = `${title} builds one platform at a time, not ${platforms.join(', ')}`;
    const fix = 'Add docker/setup-buildx-action before this step, or write `engine: buildah`.';
    return { code: 'engine_lacks', what, where: 'input `platforms`', fix };
  },
  open: (settings) => openDocker(builder, settings),
});

/** An engine that runs docker with the private config, if there is one. */
export function openDocker(builder: Builder, settings: EngineSettings): Engine {
  const idFile = path.join(settings.privateFolder, 'image-id');
  const metadataFile = path.join(settings.privateFolder, 'metadata.json');
  const env: Environment = {
    ...settings.env,
    DOCKER_BUILDKIT: builder.kind === 'classic' ? '0' : '1',
    // Attestations turn an image into an index that older registries and tools do not expect.
    BUILDX_NO_DEFAULT_ATTESTATIONS: '1',
    ...(settings.authFile === undefined ? {} : { DOCKER_CONFIG: settings.privateFolder }),
  };
  return {
    build: async (spec) => {
      const direct = builder.kind === 'buildx' && builder.driver !== 'docker' && spec.push;
      const outcome = direct ? ['--push', '--metadata-file', metadataFile] : ['--iidfile', idFile];
      const load = builder.kind === 'buildx' && !direct ? ['--load'] : [];
      const args = [...buildArguments(builder, spec), ...load, ...outcome, spec.context];
      await runEngine(settings, 'docker', args, env, 'build_failed');
      if (direct) return { id: undefined, digest: readDigest(metadataFile) };
      return { id: readId(idFile), digest: undefined };
    },
    push: async (spec) => {
      await runEngine(settings, 'docker', ['push', spec.image], env, 'push_failed');
      return await askDigests(spec.image, settings.folder, env);
    },
  };
}

/** The arguments of a build up to where its outcome goes. */
export function buildArguments(builder: Builder, spec: BuildSpec): string[] {
  const progress = builder.kind === 'classic' ? [] : ['--progress', 'plain'];
  return [
    ...(builder.kind === 'buildx' ? ['buildx', 'build'] : ['build']),
    ...progress,
    ...['--file', spec.dockerfile, '--tag', spec.image],
    ...(spec.target === undefined ? [] : ['--target', spec.target]),
    ...(spec.platforms.length === 0 ? [] : ['--platform', spec.platforms.join(',')]),
    ...spec.buildArgs.flatMap((each) => ['--build-arg', each]),
    ...Object.entries(spec.labels).flatMap(([name, value]) => ['--label', `${name}=${value}`]),
    ...spec.secrets.flatMap(({ id, file }) => ['--secret', `id=${id},src=${file}`]),
    ...(spec.pull ? ['--pull'] : []),
  ];
}

function readId(file: string): string {
  const id = readOr(file).trim();
  if (isDigest(id)) return id;
  throw noEvidence('docker', 'image id', file);
}

/** https://docs.docker.com/reference/cli/docker/buildx/build/#metadata-file */
function readDigest(file: string): string {
  const digest = /"containerimage\.digest":\s*"([^"]+)"/.exec(readOr(file))?.[1] ?? '';
  if (isDigest(digest)) return digest;
  throw noEvidence('docker', 'digest', file);
}

const readOr = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** What the daemon says it pushed this image as, in this repository. */
async function askDigests(image: string, folder: string, env: Environment): Promise<string[]> {
  const answer = await askTool('docker', ['image', 'inspect', '--format', '{{json .RepoDigests}}', image], folder, env);
  const references = (JSON.parse(answer?.exitCode === 0 ? answer.stdout : '[]') as string[] | null) ?? [];
  const ours = parseImageReference(image);
  return references
    .map((text) => parseImageReference(text))
    .filter((reference) => isSameRepository(reference, ours))
    .flatMap(({ digest }) => digest ?? []);
}
