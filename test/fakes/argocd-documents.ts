// Answers of Argo CD to `GET /api/v1/applications/<app>`, made from the few facts that a test cares about. Shaped as the real one's.

import { connectArgoCd } from '../../src/clients/argocd.ts';
import type { SyncState } from '../../src/domain/sync.ts';
import { answer } from './session.ts';

/** A hook in the result of a sync. */
export interface HookFacts {
  readonly type: 'PreSync' | 'Sync' | 'PostSync';
  readonly phase: 'Running' | 'Succeeded' | 'Failed' | 'Error';
  readonly message?: string;
}

/** The newest operation. */
export interface OperationFacts {
  readonly phase: 'Running' | 'Succeeded' | 'Failed' | 'Error' | 'Terminating';
  readonly revision: string;
  readonly message?: string;
  readonly retries?: number;
  /** Image of the workload, when it was applied. */
  readonly image?: string;
  readonly refused?: string;
  readonly hook?: HookFacts;
  readonly partial?: boolean;
  readonly dryRun?: boolean;
}

/** What is known of an application. */
export interface ApplicationFacts {
  readonly status?: 'Synced' | 'OutOfSync' | 'Unknown';
  readonly compared?: string;
  readonly history?: readonly string[];
  readonly operation?: OperationFacts | undefined;
  readonly pending?: boolean;
  readonly health?: string;
  readonly healthMessage?: string;
  readonly images?: readonly string[];
  readonly conditions?: readonly { readonly type: string; readonly message: string }[];
  readonly manual?: boolean;
  readonly follows?: string;
  readonly deleting?: boolean;
  /** A resource beside the workload that is not as git has it. */
  readonly drifted?: string;
}

const source = { repoURL: 'https://git.shop.example/shop/k8s-manifests.git', path: 'staging/checkout' };
const workload = { group: 'apps', version: 'v1', kind: 'Deployment', namespace: 'checkout', name: 'checkout' };
const job = { group: 'batch', version: 'v1', kind: 'Job', namespace: 'checkout', name: 'migrate' };
const hookImage = 'registry.shop.example/tools/migrate:1.0.0';

function resultOf({ image, refused, hook }: OperationFacts): object[] {
  const status = refused === undefined ? 'Synced' : 'SyncFailed';
  const applied = { ...workload, status, message: refused ?? 'configured', hookPhase: 'Running', syncPhase: 'Sync' };
  const resources: object[] =
    image === undefined && refused === undefined ? [] : [{ ...applied, images: image === undefined ? [] : [image] }];
  if (hook !== undefined)
    resources.push({
      ...job,
      // A failed hook may well be "Synced".
      status: 'Synced',
      hookType: hook.type,
      hookPhase: hook.phase,
      message: hook.message ?? '',
      images: [hookImage],
    });
  return resources;
}

function operationOf(facts: OperationFacts): object {
  const { phase, revision, message = '', retries, partial = false, dryRun = false } = facts;
  const sync = { revision, ...(partial && { resources: [{ kind: 'Service', name: 'x' }] }), ...(dryRun && { dryRun }) };
  return {
    operation: { sync, retry: { limit: 5 } },
    phase,
    message,
    ...(retries === undefined ? {} : { retryCount: retries }),
    syncResult: { revision, resources: resultOf(facts) },
  };
}

/** The application as JSON. */
export function applicationOf(facts: ApplicationFacts): Record<string, unknown> {
  const { status = 'Synced', compared = '', operation, health = 'Healthy', healthMessage, drifted } = facts;
  const own = { status: health, ...(healthMessage === undefined ? {} : { message: healthMessage }) };
  const other =
    drifted === undefined ? [] : [{ kind: 'ConfigMap', name: drifted, status: 'OutOfSync', requiresPruning: true }];
  return {
    metadata: {
      name: 'checkout',
      namespace: 'argocd',
      ...(facts.deleting === true && { deletionTimestamp: '2026-01-01T00:00:00Z' }),
    },
    spec: {
      source: { ...source, targetRevision: facts.follows ?? 'main' },
      syncPolicy: facts.manual === true ? {} : { automated: {} },
    },
    status: {
      resources: [{ ...workload, status: drifted === undefined ? status : 'Synced', health: own }, ...other],
      sync: { status, revision: compared },
      health: { status: health },
      history: (facts.history ?? []).map((revision, id) => ({ id, revision })),
      ...(operation === undefined ? {} : { operationState: operationOf(operation) }),
      conditions: facts.conditions ?? [],
      summary: { images: facts.images ?? [] },
    },
    ...(facts.pending === true && { operation: { sync: {} } }),
  };
}

/** The state as our client reads it. */
export async function stateOf(facts: ApplicationFacts): Promise<SyncState> {
  return await readApplication(applicationOf(facts));
}

/** What our client makes of a document. */
export async function readApplication(document: unknown): Promise<SyncState> {
  const send = async () => answer(JSON.stringify(document));
  const argo = connectArgoCd(send, { server: new URL('https://argocd.example'), token: 't', app: 'checkout' });
  const state = await argo.fetchState('none', { timeoutSeconds: 1, signal: new AbortController().signal });
  if ('kind' in state) throw new Error(`no state: ${JSON.stringify(state)}`);
  return state;
}
