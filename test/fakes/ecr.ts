// Amazon ECR's API on loopback as far as a login goes: JSON 1.1, SigV4 checked for its presence, a password that the registry takes.
// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A running stand-in. */
export interface FakeEcr {
  /** Variables that send the AWS SDK here, with keys that are none. */
  readonly env: Readonly<Record<string, string>>;
  /** The operation and region of each call, in order. */
  readonly calls: readonly { readonly operation: string; readonly region: string }[];
  close(): Promise<void>;
}

/** What the stand-in hands out. */
export interface FakeEcrOptions {
  /** The registry's URL that a login names. */
  readonly proxyEndpoint: string;
  readonly password: string;
  /** Answers every call with this error instead. */
  readonly error?: { readonly status: number; readonly type: string; readonly message: string };
}

/** Starts it on 127.0.0.1. */
export async function startEcr(options: FakeEcrOptions): Promise<FakeEcr> {
  const calls: { operation: string; region: string }[] = [];
  const server = createServer((request, response) => {
    const operation = String(request.headers['x-amz-target'] ?? '').replace(/^.*\./, '');
    const scope = /Credential=[^/]+\/\d{8}\/([^/]+)\/ecr\/aws4_request/.exec(request.headers.authorization ?? '');
    calls.push({ operation, region: scope?.[1] ?? '' });
    request.resume();
    const [status, body] = answer(operation, scope !== null, options);
    response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    env: {
      AWS_ENDPOINT_URL_ECR: `http://127.0.0.1:${port}`,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'an-example-key',
    },
    calls,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(operation: string, signed: boolean, options: FakeEcrOptions): [number, object] {
  const { error, password, proxyEndpoint } = options;
  if (error !== undefined) return [error.status, { __type: error.type, message: error.message }];
  if (!signed) return [400, { __type: 'MissingAuthenticationTokenException', message: 'not signed' }];
  if (operation !== 'GetAuthorizationToken') return [400, { __type: 'UnknownOperationException' }];
  const authorizationToken = Buffer.from(`AWS:${password}`).toString('base64');
  return [200, { authorizationData: [{ authorizationToken, expiresAt: 4102444800, proxyEndpoint }] }];
}
