// The door to Argo CD's API: the state of one application, its sync windows, and its pods' own words. Reads only; never syncs.
// https://argo-cd.readthedocs.io/en/stable/developer-guide/api-docs/

import { type JsonRecord, listOf, parseRecord, recordOf, textOf } from '../domain/json-value.ts';
import { bearerTo, isPrivateUrl, OpenAddress } from '../domain/loopback.ts';
import { type Fault, type ProbeAnswer, type Prober, showPlace } from '../domain/probe.ts';
import type { LiveResource, SyncCondition, SyncedResource, SyncOperation, SyncState } from '../domain/sync.ts';
import { optional, phrase } from '../domain/text/optional.ts';

/** Which application, and how to reach it. */
export interface ArgoCdPlace {
  /** Root of the server. */
  readonly server: URL;
  readonly token: string;
  /** `name`, or `namespace/name` for an application outside Argo CD's own namespace. */
  readonly app: string;
}

/** How one question is bounded. */
export interface Bounds {
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
}

/** The server refuses: a wrong token, no permission, or no such application (which it does not tell apart). */
export interface Denial {
  readonly kind: 'denied';
  readonly status: number;
}

/** `hard` also empties Argo CD's cache of the manifests. */
export type Refresh = 'none' | 'normal' | 'hard';

/** A connection to one application. */
export interface ArgoCd {
  /** A refresh lets Argo CD look at the repository now instead of at its next poll. */
  fetchState(refresh: Refresh, bounds: Bounds): Promise<SyncState | Fault | Denial>;
  /** False when a sync window is closed now; undefined when Argo CD does not say. */
  findOpenWindow(bounds: Bounds): Promise<boolean | undefined>;
  /** What unhealthy pods say, e.g. `ImagePullBackOff`; empty when nothing is known. */
  fetchPodWords(bounds: Bounds): Promise<string[]>;
}

function authorization({ href }: URL, token: string): string {
  if (!isPrivateUrl(href)) throw new OpenAddress('token');
  return bearerTo(href, token);
}

/** Connects to an application. Touches the network only in calls. */
export function connectArgoCd(send: Prober, { server, token, app }: ArgoCdPlace): ArgoCd {
  const { namespace, name } = partsOf(app);
  const ask = async (below: string, query: Record<string, string>, bounds: Bounds): Promise<ProbeAnswer | Fault> => {
    const path = `${server.pathname.replace(/\/$/, '')}/api/v1/applications/${encodeURIComponent(name)}${below}`;
    const url = new URL(path, server.origin);
    const scope = optional(namespace, (namespace) => ({ appNamespace: namespace }));
    url.search = new URLSearchParams({ ...query, ...scope }).toString();
    const headers = { authorization: authorization(server, token), accept: 'application/json' };
    return await send({ method: 'GET', url, headers, followRedirects: false, ...bounds });
  };

  return {
    fetchState: async (refresh, bounds) => {
      const query = optional(refresh !== 'none', () => ({ refresh }));
      return readState(await ask('', { ...query }, bounds));
    },
    findOpenWindow: async (bounds) => {
      const outcome = await ask('/syncwindows', {}, bounds);
      if (outcome.kind === 'fault' || outcome.status !== 200) return undefined;
      const can = parseRecord(outcome.body)['canSync'];
      // Go leaves out a `false`.
      return can === true || listOf(parseRecord(outcome.body)['assignedWindows']).length === 0;
    },
    fetchPodWords: async (bounds) => {
      const outcome = await ask('/resource-tree', {}, bounds);
      if (outcome.kind === 'fault' || outcome.status !== 200) return [];
      return podWords(listOf(parseRecord(outcome.body)['nodes']));
    },
  };
}

function partsOf(app: string): { readonly namespace: string | undefined; readonly name: string } {
  const [first = '', second] = app.split('/');
  if (second === undefined) return { namespace: undefined, name: first };
  return { namespace: first, name: second };
}

function readState(outcome: ProbeAnswer | Fault): SyncState | Fault | Denial {
  if (outcome.kind === 'fault') return outcome;
  if ([401, 403, 404].includes(outcome.status)) return { kind: 'denied', status: outcome.status };

  const document = parseRecord(outcome.body);
  if (outcome.status === 200 && Object.keys(recordOf(document['status'])).length > 0) return stateOf(document);
  const location = outcome.headers['location'];
  const to = phrase(location, (location) => ` to ${showPlace(location)}`);
  const what = `Argo CD answered ${outcome.status}${to} without the status of an application`;
  return { kind: 'fault', reason: 'unreachable', what, milliseconds: outcome.milliseconds };
}

function stateOf(document: JsonRecord): SyncState {
  const spec = recordOf(document['spec']);
  const status = recordOf(document['status']);
  const sync = recordOf(status['sync']);
  const automated = recordOf(spec['syncPolicy'])['automated'];
  const source = spec['source'] ?? listOf(spec['sources'])[0];

  return {
    status: text(sync['status']) || 'Unknown',
    compared: revisionsOf(sync),
    history: listOf(status['history']).map((entry) => revisionsOf(recordOf(entry))),
    operation: operationOf(recordOf(status['operationState'])),
    pending: Object.keys(recordOf(document['operation'])).length > 0,
    health: text(recordOf(status['health'])['status']) || 'Unknown',
    resources: listOf(status['resources']).map(liveOf),
    images: texts(recordOf(status['summary'])['images']),
    conditions: listOf(status['conditions']).map(conditionOf),
    automated: automated !== undefined && automated !== null && recordOf(automated)['enabled'] !== false,
    follows: text(recordOf(source)['targetRevision']) || 'HEAD',
    deleting: text(recordOf(document['metadata'])['deletionTimestamp']) !== '',
  };
}

/** A dry run applies nothing and is no operation for us. */
function operationOf(state: JsonRecord): SyncOperation | undefined {
  const phase = text(state['phase']);
  const wanted = recordOf(recordOf(state['operation'])['sync']);
  if (phase === '' || wanted['dryRun'] === true) return undefined;

  const result = recordOf(state['syncResult']);
  return {
    phase,
    revisions: appliedOf(result, wanted),
    message: text(state['message']),
    retries: Number(state['retryCount'] ?? 0) || 0,
    partial: listOf(wanted['resources']).length > 0,
    resources: listOf(result['resources']).map(syncedOf),
  };
}

/** A sync that has only begun has applied nothing yet: then what it is to apply. */
function appliedOf(result: JsonRecord, wanted: JsonRecord): string[] {
  const applied = revisionsOf(result);
  if (applied.length > 0) return applied;
  return revisionsOf(wanted);
}

function syncedOf(value: unknown): SyncedResource {
  const fields = recordOf(value);
  return {
    name: nameOf(fields),
    status: text(fields['status']),
    hookType: text(fields['hookType']),
    hookPhase: text(fields['hookPhase']),
    message: text(fields['message']),
    images: texts(fields['images']),
  };
}

function liveOf(value: unknown): LiveResource {
  const fields = recordOf(value);
  const health = recordOf(fields['health']);
  return {
    name: nameOf(fields),
    status: text(fields['status']),
    health: text(health['status']),
    message: text(health['message']),
    hook: fields['hook'] === true,
    requiresPruning: fields['requiresPruning'] === true,
  };
}

function conditionOf(value: unknown): SyncCondition {
  const fields = recordOf(value);
  return { type: text(fields['type']), message: text(fields['message']) };
}

const mostWords = 3;

function podWords(nodes: readonly unknown[]): string[] {
  const words = nodes.map(recordOf).flatMap((node) => {
    const health = recordOf(node['health']);
    if (text(node['kind']) !== 'Pod' || text(health['status']) === 'Healthy') return [];
    const reason = listOf(node['info'])
      .map(recordOf)
      .find((each) => text(each['name']) === 'Status Reason');
    const said = [text(reason?.['value']), text(health['message'])].filter((each) => each !== '');
    if (said.length === 0) return [];
    return [`${text(node['name'])}: ${[...new Set(said)].join(': ')}`];
  });
  return words.slice(0, mostWords);
}

/** `batch/Job/smoke`, as Argo CD's own messages have it. */
const nameOf = (fields: JsonRecord): string =>
  [text(fields['group']), text(fields['kind']), text(fields['name'])].filter((each) => each !== '').join('/');

/** One source has a `revision`, several have `revisions`. */
function revisionsOf(value: JsonRecord): string[] {
  const several = texts(value['revisions']);
  if (several.length > 0) return several;
  return texts([value['revision']]);
}

const text = (value: unknown): string => textOf(value) ?? '';
const texts = (value: unknown): string[] => listOf(value).filter((each): each is string => textOf(each) !== undefined);
