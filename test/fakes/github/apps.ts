// GitHub Apps on the stand-in: a JWT that the App's key signed becomes a token for one repository, which can be revoked.
// https://docs.github.com/en/rest/apps/apps

import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { Refusal } from './store.ts';

/** An App as a test registers it. */
export interface StandInApp {
  /** PEM. */
  readonly publicKey: string;
  readonly repositories: readonly string[];
  readonly permissions: Readonly<Record<string, 'read' | 'write'>>;
}

/** A token that an App was given. */
export interface AppToken {
  readonly token: string;
  readonly repositories: readonly string[];
  readonly permissions: Readonly<Record<string, 'read' | 'write'>>;
  revoked: boolean;
}

/** A key pair as GitHub gives it: the private key in PKCS#1. */
export function makeAppKey(): { readonly privateKey: string; readonly publicKey: string } {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly bearer: string;
}

/** The Apps of a server and their tokens. */
export class Apps {
  readonly tokens: AppToken[] = [];
  readonly #apps: Readonly<Record<string, StandInApp>>;

  constructor(apps: Readonly<Record<string, StandInApp>>) {
    this.#apps = apps;
  }

  /** A good token. */
  find(token: string): AppToken | undefined {
    return this.tokens.find((each) => each.token === token && !each.revoked);
  }

  /** Answers the routes that Apps have; undefined for all others. */
  answer(request: Asked): { status: number; body?: unknown } | undefined {
    const { method, path } = request;
    const repository = /^\/repos\/([^/]+\/[^/]+)\/installation$/.exec(path)?.[1];
    if (method === 'GET' && repository !== undefined) return this.#installation(request, repository);
    if (method === 'POST' && /^\/app\/installations\/\d+\/access_tokens$/.test(path)) return this.#makeToken(request);
    if (method === 'DELETE' && path === '/installation/token') return this.#revoke(request);
    return undefined;
  }

  #installation(request: Asked, repository: string): { status: number; body: unknown } {
    const [id, app] = this.#appOf(request.bearer);
    if (!app.repositories.includes(repository)) throw new Refusal(404, 'Not Found');
    return { status: 200, body: { id: Number(id) + 1000, app_id: Number(id), permissions: app.permissions } };
  }

  #makeToken({ bearer, body }: Asked): { status: number; body: unknown } {
    const [, app] = this.#appOf(bearer);
    const names = (body['repositories'] ?? []) as readonly string[];
    const wanted = (body['permissions'] ?? app.permissions) as Readonly<Record<string, 'read' | 'write'>>;
    const lacks = Object.entries(wanted).some(
      ([name, level]) => app.permissions[name] !== 'write' && app.permissions[name] !== level,
    );
    if (lacks) throw new Refusal(422, 'The permissions requested are not granted to this installation.');
    const repositories = app.repositories.filter((each) => names.includes(each.split('/')[1] ?? ''));
    const token = `ghs_standin${this.tokens.length}${'x'.repeat(24)}`;
    this.tokens.push({ token, repositories, permissions: wanted, revoked: false });
    const expires = new Date(Date.now() + 3_600_000).toISOString();
    const selected = repositories.map((each) => ({ full_name: each, name: each.split('/')[1] }));
    const rest = { permissions: wanted, repository_selection: 'selected', repositories: selected };
    return { status: 201, body: { token, expires_at: expires, ...rest } };
  }

  #revoke({ bearer }: Asked): { status: number } {
    const found = this.find(bearer);
    if (found === undefined) throw new Refusal(401, 'Bad credentials');
    found.revoked = true;
    return { status: 204 };
  }

  /** Checks the signature as GitHub does. */
  #appOf(jwt: string): [string, StandInApp] {
    const [head = '', payload = '', signature = ''] = jwt.split('.');
    const claims = readClaims(payload);
    const id = String(claims['iss']);
    const app = this.#apps[id];
    if (app === undefined) throw new Refusal(401, 'Integration not found');
    const key = createPublicKey(app.publicKey);
    const isSigned = verify('sha256', Buffer.from(`${head}.${payload}`), key, Buffer.from(signature, 'base64url'));
    if (!isSigned) throw new Refusal(401, 'A JSON web token could not be decoded');
    return [id, app];
  }
}

function readClaims(payload: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  } catch {
    throw new Refusal(401, 'A JSON web token could not be decoded');
  }
}
