// Puts an image into an OCI registry from a folder, and unpacks one from it, with HTTP and tar alone: what a cluster needs of an engine.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatImageReference, type ImageReference, parseImageReference } from '../../src/domain/image/reference.ts';

/** What a container needs to start: https://github.com/opencontainers/image-spec/blob/main/config.md */
export interface ImageConfig {
  readonly Env?: readonly string[];
  readonly Cmd?: readonly string[];
  readonly WorkingDir?: string;
}

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

const media = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
};
const accepted = [media.manifest, media.index, 'application/vnd.docker.distribution.manifest.v2+json'].join(', ');

/** A connection that is kept may have been closed by the other side while this process waited for a tool. */
const once = { connection: 'close' };

/** Pushes an image whose one layer holds `folder` at `/app`. */
export async function pushFolder(image: string, folder: string, config: ImageConfig): Promise<void> {
  const reference = parseImageReference(image);
  const layer = execFileSync(
    'tar',
    ['-czf', '-', '--exclude=./.git', '--transform', 's,^\\.,app,', '-C', folder, '.'],
    {
      maxBuffer: 64 << 20,
    },
  );
  const whole = JSON.stringify({
    architecture: 'amd64',
    os: 'linux',
    config: { WorkingDir: '/app', ...config },
    rootfs: { type: 'layers', diff_ids: [] },
  });
  const blobs = [
    await pushBlob(reference, Buffer.from(whole), media.config),
    await pushBlob(reference, layer, media.layer),
  ];
  const manifest = { schemaVersion: 2, mediaType: media.manifest, config: blobs[0], layers: blobs.slice(1) };
  const response = await fetch(`${api(reference)}/manifests/${reference.tag}`, {
    method: 'PUT',
    headers: { ...once, 'content-type': media.manifest },
    body: JSON.stringify(manifest),
  });
  if (!response.ok) throw new Error(`${image}: manifest answered ${response.status}`);
}

async function pushBlob(reference: ImageReference, bytes: Buffer, mediaType: string): Promise<Descriptor> {
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const start = await fetch(`${api(reference)}/blobs/uploads/`, { method: 'POST', headers: once });
  const target = new URL(start.headers.get('location') ?? '', `${api(reference)}/`);
  target.searchParams.set('digest', digest);
  const response = await fetch(target, {
    method: 'PUT',
    body: new Uint8Array(bytes),
    headers: { ...once, 'content-type': 'application/octet-stream' },
  });
  if (!response.ok) throw new Error(`blob ${digest}: ${response.status}`);
  return { mediaType, digest, size: bytes.length };
}

/** Unpacks an image's layers into `folder` and returns its configuration. Waits for nothing: an absent image throws. */
export async function pullImage(image: string, folder: string): Promise<ImageConfig> {
  const reference = parseImageReference(image);
  const manifest = await fetchManifest(reference, reference.digest ?? reference.tag ?? 'latest');
  mkdirSync(folder, { recursive: true });
  for (const layer of manifest.layers) {
    const file = path.join(folder, '.layer');
    writeFileSync(file, await fetchBytes(reference, `blobs/${layer.digest}`));
    execFileSync('tar', ['-xf', file, '-C', folder]);
  }
  const config = JSON.parse((await fetchBytes(reference, `blobs/${manifest.config.digest}`)).toString('utf8')) as {
    config?: ImageConfig;
  };
  return config.config ?? {};
}

interface Manifest {
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly manifests?: readonly Descriptor[];
}

/** The manifest; of an index the first one. */
async function fetchManifest(reference: ImageReference, name: string): Promise<Manifest> {
  const manifest = JSON.parse((await fetchBytes(reference, `manifests/${name}`)).toString('utf8')) as Manifest;
  const first = manifest.manifests?.[0];
  return first === undefined ? manifest : await fetchManifest(reference, first.digest);
}

async function fetchBytes(reference: ImageReference, what: string): Promise<Buffer> {
  const response = await fetch(`${api(reference)}/${what}`, { headers: { ...once, accept: accepted } });
  if (!response.ok) throw new Error(`${formatImageReference(reference)}: ${what} answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

const api = (reference: ImageReference): string => `http://${reference.registry}/v2/${reference.repository}`;
