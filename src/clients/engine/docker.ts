// Builds and pushes with the docker command: BuildKit by buildx or built in, or the classic builder. Knows no logins but the config it is given.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { EngineFault } from '../../domain/image/engine-fault.ts';
import { isDigest, isSameRepository, parseImageReference } from '../../domain/image/reference.ts';
import { parseRecord, recordOf, textOf } from '../../domain/json-value.ts';
import { optional, phrase, present } from '../../domain/text/optional.ts';
import { askWithDeadline } from '../process.ts';
import { retry } from '../retry.ts';
import {
  type BuildSpec,
  type Engine,
  type EngineNeeds,
  type EngineSearch,
  type EngineSettings,
  eachOption,
  type FoundEngine,
  type Lack,
  missingEvidence,
  runEngine,
} from './engine.ts';

type Environment = Readonly<Record<string, string>>;

/** How this docker builds. `driver` is buildx's; `docker` keeps images in the daemon, others push as they build. */
export type Builder =
  /** `loads`: there is a daemon that takes the image when it is not pushed. */
  | { readonly kind: 'buildx'; readonly driver: string; readonly loads: boolean }
  | { readonly kind: 'built-in' | 'classic' };

/** Looks for docker, its daemon, and what BuildKit it has, with one question to each. */
export async function findDocker(folder: string, env: Environment): Promise<EngineSearch> {
  const [version, inspected] = await Promise.all([
    askWithDeadline('docker', ['version', '--format', '{{json .}}'], folder, env),
    askWithDeadline('docker', ['buildx', 'inspect'], folder, env),
  ]);
  if (version === undefined) return { engines: [], remarks: ['docker (not installed)'] };

  const { client = '', server } = parseVersion(version.stdout);
  const remote = optional(said(inspected), driverIn);
  const answers = version.exitCode === 0 && server !== undefined;
  // A builder of its own needs no daemon of Docker.
  if (!answers && remote !== undefined && remote !== 'docker')
    return {
      engines: [found({ kind: 'buildx', driver: remote, loads: false }, `BuildKit (buildx, driver ${remote})`)],
      remarks: [],
    };
  if (!answers) {
    const why = version.stderr.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
    return { engines: [], remarks: [`docker (installed, but its daemon does not answer: ${why})`] };
  }

  const buildKit = builderOf(remote, client);
  const classic = found({ kind: 'classic' }, `Docker ${server}`);
  if (buildKit === undefined) return { engines: [classic], remarks: ['BuildKit (docker has no buildx plugin)'] };
  const by = buildKit.kind === 'buildx' ? `buildx, driver ${buildKit.driver}` : 'built in';
  return { engines: [found(buildKit, `Docker ${server} with BuildKit (${by})`), classic], remarks: [] };
}

/** What a tool said that ended well; undefined for one that did not, or is not there. */
const said = (answer: Awaited<ReturnType<typeof askWithDeadline>>): string | undefined => {
  if (answer?.exitCode === 0) return answer.stdout;
  return undefined;
};

/** The versions of the docker command and of the daemon; undefined for one that does not tell. */
interface Versions {
  readonly client?: string | undefined;
  readonly server?: string | undefined;
}

function parseVersion(text: string): Versions {
  const told = parseRecord(text);
  const versionOf = (part: string): string | undefined => textOf(recordOf(told[part])['Version']);
  return { client: versionOf('Client'), server: versionOf('Server') };
}

const driverIn = (text: string): string =>
  /^Driver:[ \t]{1,20}([a-z0-9-]{1,40})/m.exec(text.slice(0, 4000))?.[1] ?? 'docker';

/** From 19.03 the docker command itself speaks BuildKit; from 23.0 only through buildx. */
function builderOf(driver: string | undefined, client: string): Builder | undefined {
  if (driver !== undefined) return { kind: 'buildx', driver, loads: true };
  const major = Number(client.split('.')[0]);
  if (major >= 19 && major < 23) return { kind: 'built-in' };
  return undefined;
}

/** True for a builder that pushes as it builds, and so can do what a daemon's image store cannot. */
const pushesItself = (builder: Builder): boolean => builder.kind === 'buildx' && builder.driver !== 'docker';

const found = (builder: Builder, title: string): FoundEngine => ({
  name: builder.kind === 'classic' ? 'docker' : 'buildx',
  title,
  lacks: (needs) => findLack(builder, needs),
  open: (settings) => openDocker(builder, settings),
});

function findLack(builder: Builder, needs: EngineNeeds): Lack | undefined {
  const isClassic = builder.kind === 'classic';
  const isDirect = pushesItself(builder);
  const caches = [...needs.cacheFrom, ...needs.cacheTo];
  const lacks: Record<Lack, boolean> = {
    secrets: isClassic && needs.secrets.length > 0,
    platforms: lacksPlatforms(builder, needs.platforms.length),
    'build-contexts': builder.kind !== 'buildx' && needs.buildContexts.length > 0,
    annotations: !(isDirect && needs.push) && needs.annotations.length > 0,
    cache: builder.kind !== 'buildx' && caches.length > 0,
    attestations: !(isDirect && needs.push) && (needs.sbom || needs.provenance),
  };
  return (Object.keys(lacks) as Lack[]).find((each) => lacks[each]);
}

/** The classic builder builds for its own machine; a daemon keeps images of one platform. */
function lacksPlatforms(builder: Builder, count: number): boolean {
  if (builder.kind === 'classic') return count > 0;
  return count > 1 && !pushesItself(builder);
}

/** An engine that runs docker with the private config, if there is one. `pauseMilliseconds`: at most, before a push is tried again. */
export function openDocker(builder: Builder, settings: EngineSettings, pauseMilliseconds = 1000): Engine {
  const env = environmentOf(builder, settings);
  const idFile = path.join(settings.privateFolder, 'image-id');
  const metadataFile = path.join(settings.privateFolder, 'metadata.json');
  const buildCommand = (spec: BuildSpec): string[] => {
    const outcome = outcomeArguments(builder, spec, { idFile, metadataFile });
    return [...buildArguments(builder, spec), ...outcome, spec.context];
  };
  const push = async (spec: BuildSpec): Promise<void> => {
    const command = { command: 'docker', args: ['push', spec.image], env, phase: 'push' } as const;
    await retry(() => runEngine(settings, command), pushPatience(settings, pauseMilliseconds));
  };

  return {
    build: async (spec) => {
      const timed = { ...optional(spec.epoch, (epoch) => ({ SOURCE_DATE_EPOCH: String(epoch) })), ...env };
      const { dockerfile } = spec;
      const command = { command: 'docker', args: buildCommand(spec), env: timed, phase: 'build', dockerfile } as const;
      const { output } = await runEngine(settings, command);
      if (pushesItself(builder))
        return { id: undefined, digest: optional(spec.push, () => readDigest(metadataFile)), output };
      return { id: readId(idFile), digest: undefined, output };
    },
    push,
    pushedDigests: async (spec) => await askDigests(spec.image, settings.folder, env),
    commands: (spec) => {
      const build = ['docker', ...buildCommand(spec)];
      if (pushesItself(builder) || !spec.push) return [build];
      return [build, ['docker', 'push', spec.image]];
    },
  };
}

function environmentOf(builder: Builder, settings: EngineSettings): Environment {
  return {
    ...settings.env,
    DOCKER_BUILDKIT: builder.kind === 'classic' ? '0' : '1',
    // Attestations turn an image into an index that older registries and tools do not expect.
    BUILDX_NO_DEFAULT_ATTESTATIONS: '1',
    ...optional(settings.authFile, () => ({ DOCKER_CONFIG: settings.privateFolder })),
  };
}

/** What is tried again of a push: the network and a busy registry. A refusal stays one. */
export function pushPatience({ signal }: EngineSettings, pauseMilliseconds: number) {
  const isPassing = (thrown: unknown): boolean =>
    thrown instanceof EngineFault && thrown.facts.kind === 'failed' && !isRefusal(thrown.facts.tail ?? '');
  return { retries: 3, minMilliseconds: pauseMilliseconds, signal, isPassing };
}

/** A registry that has answered no. */
const isRefusal = (tail: string): boolean =>
  /denied|unauthorized|no basic auth|authentication required|forbidden|immutable|not exist|does not exist|not found|name unknown|invalid/i.test(
    tail.slice(-4000),
  );

/** The arguments of a build up to where its outcome goes. */
export function buildArguments(builder: Builder, spec: BuildSpec): string[] {
  const isPushed = pushesItself(builder) && spec.push;
  const secrets = spec.secrets.map(({ id, file }) => [`id=${id}`, `src=${file}`].map(csvField).join(','));

  return present([
    builder.kind === 'buildx' && 'buildx',
    'build',
    ...eachOption('--progress', [builder.kind !== 'classic' && 'plain']),
    ...eachOption('--file', [spec.dockerfile]),
    // What the build itself pushes gets its tags when it has been looked at.
    ...eachOption('--tag', [!isPushed && spec.image]),
    ...eachOption('--target', [spec.target]),
    ...eachOption('--platform', [spec.platforms.length > 0 && spec.platforms.join(',')]),
    ...eachOption('--build-arg', spec.buildArgs),
    ...eachOption('--build-context', spec.buildContexts),
    ...Object.entries(spec.labels).flatMap(([name, value]) => ['--label', `${name}=${value}`]),
    ...eachOption('--annotation', isPushed ? spec.annotations : []),
    ...eachOption('--secret', secrets),
    ...eachOption('--cache-from', spec.cacheFrom),
    ...eachOption('--cache-to', spec.cacheTo),
    spec.sbom && '--sbom=true',
    spec.provenance && '--provenance=true',
    spec.pull && '--pull',
  ]);
}

/** A field of the comma-separated values that BuildKit's options are. */
const csvField = (text: string): string => {
  if (/[",\n]/.test(text)) return `"${text.replaceAll('"', '""')}"`;
  return text;
};

/** Where the image goes, and where the evidence of it. https://docs.docker.com/build/exporters/image-registry/ */
function outcomeArguments(
  builder: Builder,
  { push, image, epoch, platforms }: BuildSpec,
  files: { readonly idFile: string; readonly metadataFile: string },
): string[] {
  if (!pushesItself(builder)) return present([builder.kind === 'buildx' && '--load', '--iidfile', files.idFile]);
  const keeps = builder.kind === 'buildx' && builder.loads && platforms.length < 2;
  if (!push) return present(['--metadata-file', files.metadataFile, keeps && '--load']);

  const name = image.slice(0, image.lastIndexOf(':'));
  const rewrite = phrase(epoch, ',rewrite-timestamp=true');
  const output = `type=image,"name=${name}",push-by-digest=true,push=true,oci-mediatypes=true${rewrite}`;
  return ['--output', output, '--metadata-file', files.metadataFile];
}

function readId(file: string): string {
  const id = readOr(file).trim();
  if (isDigest(id)) return id;
  throw missingEvidence('docker', 'image id', file);
}

/** https://docs.docker.com/reference/cli/docker/buildx/build/#metadata-file */
function readDigest(file: string): string {
  const digest = /"containerimage\.digest":\s{0,20}"([^"]{1,200})"/.exec(readOr(file))?.[1] ?? '';
  if (isDigest(digest)) return digest;
  throw missingEvidence('docker', 'digest', file);
}

const readOr = (file: string): string => {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  return '';
};

/** What the daemon says it pushed this image as, in this repository. */
async function askDigests(image: string, folder: string, env: Environment): Promise<string[]> {
  const answer = await askWithDeadline(
    'docker',
    ['image', 'inspect', '--format', '{{json .RepoDigests}}', image],
    folder,
    env,
  );
  const references = (JSON.parse(said(answer) ?? '[]') as string[] | null) ?? [];
  const ours = parseImageReference(image);
  return references
    .map((text) => parseImageReference(text))
    .filter((reference) => isSameRepository(reference, ours))
    .flatMap(({ digest }) => digest ?? []);
}
