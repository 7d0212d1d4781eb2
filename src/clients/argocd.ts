// The door to Argo CD's API: the state of one application, its sync windows, and its pods' own words. Reads only; never syncs.
// https://argo-cd.readthedocs.io/en/stable/developer-guide/api-docs/

import { bearerTo, isPrivateUrl } from '../domain/loopback.ts';
import type { Answer, Fault, Prober } from '../domain/probe.ts';
import { showPlace } from '../domain/probe.ts';
import type { LiveResource, SyncCondition, SyncedResource, SyncOperation, SyncState } from '../domain/sync.ts';
import { phrase } from '../domain/text/optional.ts';

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
  if (!isPrivateUrl(href)) throw new TypeError('A token was about to go to an address without TLS.');
  return bearerTo(href, token);
}

/** Connects to an application. Touches the network only in calls. */
export function connectArgoCd(send: Prober, { server, token, app }: ArgoCdPlace): ArgoCd {
  const [namespace, name] = app.includes('/') ? app.split('/') : [undefined, app];
  const ask = async (below: string, query: Record<string, string>, bounds: Bounds): Promise<Answer | Fault> => {
    const path = `${server.pathname.replace(/\/$/, '')}/api/v1/applications/${encodeURIComponent(name ?? '')}${below}`;
    const url = new URL(path, server.origin);
    const scope = namespace === undefined ? query : { ...query, appNamespace: namespace };
    url.search = new URLSearchParams(scope).toString();
    const headers = { authorization: authorization(server, token), accept: 'application/json' };
    return await send({ method: 'GET', url, headers, followRedirects: false, ...bounds });
  };

  return {
    fetchState: async (refresh, bounds) => readState(await ask('', refresh === 'none' ? {} : { refresh }, bounds)),
    findOpenWindow: async (bounds) => {
      const outcome = await ask('/syncwindows', {}, bounds);
      if (outcome.kind === 'fault' || outcome.status !== 200) return undefined;
      const can = record(parse(outcome.body))['canSync'];
      // Go leaves out a `false`.
      return can === true || list(record(parse(outcome.body))['assignedWindows']).length === 0;
    },
    fetchPodWords: async (bounds) => {
      const outcome = await ask('/resource-tree', {}, bounds);
      if (outcome.kind === 'fault' || outcome.status !== 200) return [];
      return podWords(list(record(parse(outcome.body))['nodes']));
    },
  };
}

function readState(outcome: Answer | Fault): SyncState | Fault | Denial {
  if (outcome.kind === 'fault') return outcome;
  if ([401, 403, 404].includes(outcome.status)) return { kind: 'denied', status: outcome.status };

  const document = record(parse(outcome.body));
  if (outcome.status === 200 && Object.keys(record(document['status'])).length > 0) return stateOf(document);
  const location = outcome.headers['location'];
  const to = phrase(location, (location) => ` to ${showPlace(location)}`);
  const what = `Argo CD answered ${outcome.status}${to} without the status of an application`;
  return { kind: 'fault', reason: 'unreachable', what, milliseconds: outcome.milliseconds };
}

type Fields = Readonly<Record<string, unknown>>;

function stateOf(document: Fields): SyncState {
  const [metadata, spec, status] = [record(document['metadata']), record(document['spec']), record(document['status'])];
  const sync = record(status['sync']);
  const automated = record(spec['syncPolicy'])['automated'];
  const source = spec['source'] ?? list(spec['sources'])[0];

  return {
    status: text(sync['status']) || 'Unknown',
    compared: revisionsOf(sync),
    history: list(status['history']).map((entry) => revisionsOf(record(entry))),
    operation: operationOf(record(status['operationState'])),
    pending: Object.keys(record(document['operation'])).length > 0,
    health: text(record(status['health'])['status']) || 'Unknown',
    resources: list(status['resources']).map(liveOf),
    images: texts(record(status['summary'])['images']),
    conditions: list(status['conditions']).map(conditionOf),
    automated: automated !== undefined && automated !== null && record(automated)['enabled'] !== false,
    follows: text(record(source)['targetRevision']) || 'HEAD',
    deleting: text(metadata['deletionTimestamp']) !== '',
  };
}

/** A dry run applies nothing and is no operation for us. */
function operationOf(state: Fields): SyncOperation | undefined {
  const phase = text(state['phase']);
  const wanted = record(record(state['operation'])['sync']);
  if (phase === '' || wanted['dryRun'] === true) return undefined;

  const result = record(state['syncResult']);
  const applied = revisionsOf(result);
  return {
    phase,
    revisions: applied.length > 0 ? applied : revisionsOf(wanted),
    message: text(state['message']),
    retries: Number(state['retryCount'] ?? 0) || 0,
    partial: list(wanted['resources']).length > 0,
    resources: list(result['resources']).map(syncedOf),
  };
}

function syncedOf(value: unknown): SyncedResource {
  const fields = record(value);
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
  const fields = record(value);
  const health = record(fields['health']);
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
  const fields = record(value);
  return { type: text(fields['type']), message: text(fields['message']) };
}

const mostWords = 3;

function podWords(nodes: readonly unknown[]): string[] {
  const words = nodes.map(record).flatMap((node) => {
    const health = record(node['health']);
    if (text(node['kind']) !== 'Pod' || text(health['status']) === 'Healthy') return [];
    const reason = list(node['info'])
      .map(record)
      .find((each) => text(each['name']) === 'Status Reason');
    const said = [text(reason?.['value']), text(health['message'])].filter((each) => each !== '');
    if (said.length === 0) return [];
    return [`${text(node['name'])}: ${[...new Set(said)].join(': ')}`];
  });
  return words.slice(0, mostWords);
}

/** `batch/Job/smoke`, as Argo CD's own messages have it. */
const nameOf = (fields: Fields): string =>
  [text(fields['group']), text(fields['kind']), text(fields['name'])].filter((each) => each !== '').join('/');

/** One source has a `revision`, several have `revisions`. */
function revisionsOf(value: Fields): string[] {
  const several = texts(value['revisions']);
  if (several.length > 0) return several;
  return texts([value['revision']]);
}

const text = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return '';
};
const list = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  return [];
};
const texts = (value: unknown): string[] =>
  list(value).filter((each): each is string => typeof each === 'string' && each !== '');
const record = (value: unknown): Fields => {
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  return {};
};

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}
