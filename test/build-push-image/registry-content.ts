// Puts small images into the in-memory registry by hand, for tests that need no engine.

import { createHash } from 'node:crypto';
import { connectImageRepository, type RegistryRepository } from '../../src/clients/registry/registry.ts';
import type { Cleanup } from '../fakes/folder.ts';
import { type OciRegistry, type OciRegistryOptions, startOciRegistry } from '../fakes/oci-registry.ts';

/** A descriptor of the OCI image specification. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/** What is put as a manifest: its media type and whatever else. */
interface ManifestContent {
  readonly mediaType: string;
  readonly [field: string]: unknown;
}

const name = 'shop/app';
const digestOf = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** A registry and our client's view of `shop/app` in it. */
export async function repositoryOf(
  test: Cleanup,
  options: OciRegistryOptions = {},
): Promise<{ registry: OciRegistry; repository: RegistryRepository }> {
  const registry = await startOciRegistry(options);
  test.after(() => registry.close());
  const { username, password } = options;
  const credentials = username === undefined || password === undefined ? undefined : { username, password };
  const address = { registry: registry.host, repository: name, credentials, retryMilliseconds: 1 };
  return { registry, repository: connectImageRepository(address) };
}

/** Uploads a blob in one request. */
export async function putBlob(registry: OciRegistry, content: string, mediaType: string): Promise<Descriptor> {
  const bytes = Buffer.from(content);
  const digest = digestOf(bytes);
  const url = `${registry.url}/v2/${name}/blobs/uploads/?digest=${digest}`;
  const response = await fetch(url, { method: 'POST', body: content });
  if (response.status !== 201) throw new Error(`blob: ${response.status}`);
  return { mediaType, digest, size: bytes.length };
}

/** Puts a manifest under a tag. */
export async function putManifest(registry: OciRegistry, tag: string, manifest: ManifestContent): Promise<Descriptor> {
  const body = JSON.stringify(manifest);
  const headers = { 'content-type': manifest.mediaType };
  const response = await fetch(`${registry.url}/v2/${name}/manifests/${tag}`, { method: 'PUT', body, headers });
  if (response.status !== 201) throw new Error(`manifest: ${response.status}`);
  return { mediaType: manifest.mediaType, digest: digestOf(Buffer.from(body)), size: body.length };
}

/** Puts an image of one five-byte layer. */
export async function putImage(
  registry: OciRegistry,
  tag: string,
  config: object,
  architecture: string,
): Promise<{ manifest: Descriptor; config: Descriptor }> {
  const whole = JSON.stringify({ os: 'linux', architecture, config });
  const settings = await putBlob(registry, whole, 'application/vnd.oci.image.config.v1+json');
  const layers = [await putBlob(registry, 'layer', 'application/vnd.oci.image.layer.v1.tar')];
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const manifest = await putManifest(registry, tag, { schemaVersion: 2, mediaType, config: settings, layers });
  return { manifest, config: settings };
}
