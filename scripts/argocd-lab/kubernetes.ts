// A client of the lab's API server: applies objects, reads and deletes them. Its certificate is made by the server itself and not checked.

import https from 'node:https';

/** Any object of Kubernetes. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [more: string]: unknown };
  readonly [more: string]: unknown;
}

/** The client. */
export interface Kubernetes {
  /** Creates or changes an object; `namespace` is where it goes when it names none. */
  apply(object: KubernetesObject, namespace?: string): Promise<void>;
  /** The JSON at a path of the API; undefined when there is none. */
  read(path: string): Promise<unknown>;
  /** Changes some fields of what lies at a path. */
  merge(path: string, change: unknown): Promise<void>;
  remove(path: string): Promise<void>;
  isReady(): Promise<boolean>;
}

const clusterWide = ['Namespace', 'Node', 'CustomResourceDefinition', 'ClusterRole', 'ClusterRoleBinding'];

function placeOf({ apiVersion, kind, metadata }: KubernetesObject, namespace: string | undefined): string {
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const own = metadata.namespace ?? namespace;
  const scope = clusterWide.includes(kind) || own === undefined ? '' : `/namespaces/${own}`;
  return `${root}${scope}/${kind.toLowerCase()}s/${metadata.name}`;
}

/** Connects with a token that may do everything. */
export function connectKubernetes(port: number, token: string): Kubernetes {
  const ask = async (method: string, path: string, body?: unknown, type = 'application/json'): Promise<Reply> =>
    await new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': type };
      const options = { method, headers, host: '127.0.0.1', port, path, rejectUnauthorized: false };
      const request = https.request(options, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      request.on('error', reject);
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
  const must = async (...asked: Parameters<typeof ask>): Promise<string> => {
    const { status, text } = await ask(...asked);
    if (status >= 300) throw new Error(`${asked[0]} ${asked[1]}: ${status} ${text.slice(0, 1000)}`);
    return text;
  };

  return {
    apply: async (object, namespace) => {
      const query = '?fieldManager=lab&force=true';
      await must('PATCH', placeOf(object, namespace) + query, object, 'application/apply-patch+yaml');
    },
    read: async (path) => {
      const { status, text } = await ask('GET', path);
      return status === 200 ? (JSON.parse(text) as unknown) : undefined;
    },
    merge: async (path, change) => void (await must('PATCH', path, change, 'application/merge-patch+json')),
    remove: async (path) => void (await must('DELETE', path)),
    isReady: async () => (await ask('GET', '/readyz')).status === 200,
  };
}

interface Reply {
  readonly status: number;
  readonly text: string;
}
