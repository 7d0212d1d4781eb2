// A stand-in for api.github.com on loopback, on top of real bare git repositories: what is committed through it is git's.
// Knows the part of REST and GraphQL that the actions use, GitHub's refusals, permissions and faults on demand.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Apps, type AppToken, type StandInApp } from './github/apps.ts';
import { answerGraphql, describeQuery, type GraphqlWorld } from './github/graphql.ts';
import { type NewPull, type Protection, type Pull, Pulls } from './github/pulls.ts';
import { findRoute, type RestAnswer, type RestCall } from './github/rest.ts';
import { GitStore, Refusal } from './github/store.ts';

/** How the stand-in is set up. */
export interface GitHubApiOptions {
  /** Folder of bare repositories, `owner/name.git`. */
  readonly root: string;
  readonly token: string;
  /** What the token may do; whatever is not named is `write`. Names as GitHub's header writes them: `contents`, `pull_requests`, `actions`. */
  readonly permissions?: Readonly<Record<string, 'none' | 'read' | 'write'>>;
  /** Whose token it is; default `ship-bot[bot]`. */
  readonly login?: string;
  /** Logins and team slugs that may be asked for a review; default none. */
  readonly collaborators?: readonly string[];
  readonly teams?: readonly string[];
  /** By branch, for every repository. */
  readonly protection?: Readonly<Record<string, Protection>>;
  readonly allowAutoMerge?: boolean;
  /** How often GitHub does not know a pull request, or the branch of one, that was made a moment ago; default 0. */
  readonly lag?: number;
  /** The server's own committer; default github.com's. GitHub Enterprise Server has `noreply@<host>`. */
  readonly committer?: { readonly name: string; readonly email: string };
  /** The repositories' setting for the message of a squash that nobody gave; default blank. */
  readonly squashMessage?: 'BLANK' | 'PR_BODY';
  /** GitHub Apps by id: their public key, and the repositories that they are installed on with these permissions. */
  readonly apps?: Readonly<Record<string, StandInApp>>;
  /** False: a server that signs no commits of its own. */
  readonly signs?: boolean;
  /** Merge methods that the repositories allow; default `merge` and `squash`. */
  readonly mergeMethods?: readonly string[];
  /** Workflow runs and their approvals, by id. */
  readonly runs?: RestCall['runs'];
  /** Where people look at repositories; default `https://github.com`. */
  readonly serverUrl?: string;
  /** Called before each request is handled: answer in its place, cut the connection before or after handling, or let it pass. It may change the repositories. */
  readonly intercept?: (request: ApiRequest) => Interception | Promise<Interception>;
}

/** What a test does to a request; undefined lets it pass. */
export type Interception = Answer | 'cut' | 'cut-after' | undefined;

/** A whole answer. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request as it came. */
export interface ApiRequest {
  readonly method: string;
  /** Without query; `/graphql` for GraphQL. */
  readonly path: string;
  readonly query: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly authorized: boolean;
  /** What the Authorization header carried. */
  readonly bearer: string;
  /** True when it asks for a change. */
  readonly write: boolean;
  /** The fields that a GraphQL request starts with; empty for REST. */
  readonly fields: readonly string[];
}

/** A running stand-in. */
export interface GitHubApi {
  /** The REST root, to be given as `github-api-url` or GITHUB_API_URL. */
  readonly url: string;
  readonly graphqlUrl: string;
  /** Everything that was asked, in order. */
  readonly requests: readonly ApiRequest[];
  /** The same with what was answered; those that were cut are left out. */
  readonly exchanges: readonly (ApiRequest & { readonly status: number; readonly answer: unknown })[];
  /** The pull requests of a repository, to look at and to change. */
  pulls(repository: string): readonly Pull[];
  /** Adds a pull request as it may have come to be; nothing is checked. */
  addPull(repository: string, pull: NewPull): Pull;
  /** Lets GitHub merge a pull request that has auto-merge, as it does when the rules are satisfied. */
  completeAutoMerge(repository: string, number: number): string;
  /** The tokens of Apps that were made, and whether they are still good. */
  readonly appTokens: readonly AppToken[];
  close(): Promise<void>;
}

/** Starts the stand-in on an ephemeral port of 127.0.0.1. */
export async function startGitHubApi(options: GitHubApiOptions): Promise<GitHubApi> {
  const world = new World(options);
  const server = createServer((request, response) => {
    world.handle(request, response).catch((thrown: unknown) => {
      send(response, { status: 500, body: { message: String(thrown) } });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  world.apiUrl = url;
  return {
    url,
    graphqlUrl: `${url}/graphql`,
    requests: world.requests,
    exchanges: world.exchanges,
    pulls: (repository) => {
      const { pulls } = world.repository(repository);
      pulls.refresh();
      return pulls.list;
    },
    addPull: (repository, pull) => world.repository(repository).pulls.add(pull),
    completeAutoMerge: (repository, number) => {
      const { pulls } = world.repository(repository);
      return pulls.completeAutoMerge(pulls.get(number));
    },
    appTokens: world.apps.tokens,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

class World implements GraphqlWorld {
  readonly requests: ApiRequest[] = [];
  readonly exchanges: (ApiRequest & { status: number; answer: unknown })[] = [];
  readonly options: GitHubApiOptions;
  readonly serverUrl: string;
  readonly login: string;
  readonly signs: boolean;
  apiUrl = '';
  readonly committer: { readonly name: string; readonly email: string };
  readonly apps: Apps;
  /** How often something was asked for since it was made. */
  readonly #met = new Map<string, number>();
  readonly #repositories = new Map<string, { store: GitStore; pulls: Pulls }>();

  constructor(options: GitHubApiOptions) {
    this.options = options;
    this.serverUrl = options.serverUrl ?? 'https://github.com';
    this.login = options.login ?? 'ship-bot[bot]';
    this.signs = options.signs ?? true;
    this.committer = options.committer ?? { name: 'GitHub', email: 'noreply@github.com' };
    this.apps = new Apps(options.apps ?? {});
  }

  readonly meet: RestCall['meet'] = (key, { status, type, message }) => {
    const times = this.#met.get(key) ?? 0;
    this.#met.set(key, times + 1);
    if (times >= (this.options.lag ?? 0)) return;
    const errors = type === 'head' ? [{ resource: 'PullRequest', field: 'head', code: 'invalid' }] : undefined;
    throw new Refusal(status, message, errors === undefined ? { type } : { type, errors });
  };

  readonly known = (): readonly { store: GitStore; pulls: Pulls }[] => [...this.#repositories.values()];

  repository(name: string): { store: GitStore; pulls: Pulls } {
    const found = this.#repositories.get(name);
    if (found !== undefined) return found;
    const store = new GitStore(this.options.root, name);
    const pulls = new Pulls(store, {
      login: this.login,
      allowAutoMerge: this.options.allowAutoMerge ?? true,
      methods: this.options.mergeMethods ?? ['merge', 'squash'],
      protection: this.options.protection ?? {},
      squashMessage: this.options.squashMessage ?? 'BLANK',
      committer: this.committer,
    });
    this.#repositories.set(name, { store, pulls });
    return { store, pulls };
  }

  /** The token of the request that is being answered: tokens of Apps may less. */
  #bearer = '';

  need(permission: string, level: 'read' | 'write'): void {
    const own = this.apps.find(this.#bearer)?.permissions;
    const has = own === undefined ? (this.options.permissions?.[permission] ?? 'write') : (own[permission] ?? 'none');
    if (permission === 'metadata') return;
    if (has === 'write' || (has === 'read' && level === 'read')) return;
    const headers = { 'x-accepted-github-permissions': `${permission}=${level}` };
    throw new Refusal(403, 'Resource not accessible by integration', { type: 'FORBIDDEN', headers });
  }

  async handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = this.#record(message, await readBody(message));
    const meant = await this.options.intercept?.(request);
    if (meant === 'cut') return void message.socket.destroy();
    const answer = typeof meant === 'object' ? meant : await this.#answer(request);
    if (meant === 'cut-after') return void message.socket.destroy();
    this.exchanges.push({ ...request, status: answer.status, answer: answer.body });
    send(response, answer);
  }

  #record(message: IncomingMessage, raw: string): ApiRequest {
    const url = new URL(message.url ?? '/', 'http://localhost');
    const path = url.pathname.replace(/^\/api\/v3(?=\/)/, '').replace(/^\/api\/graphql$/, '/graphql');
    const body = raw === '' ? {} : (JSON.parse(raw) as Record<string, unknown>);
    const asked = path === '/graphql' ? describeQuery(String(body['query'])) : { fields: [], mutation: false };
    const { authorization = '' } = message.headers;
    const method = message.method ?? 'GET';
    const request: ApiRequest = {
      method,
      path,
      query: url.search,
      body,
      bearer: authorization.replace(/^(?:token|bearer) /i, ''),
      authorized: this.#isAuthorized(authorization.replace(/^(?:token|bearer) /i, '')),
      write: path === '/graphql' ? asked.mutation : method !== 'GET',
      fields: asked.fields,
    };
    this.requests.push(request);
    return request;
  }

  #isAuthorized(bearer: string): boolean {
    return bearer === this.options.token || this.apps.find(bearer) !== undefined;
  }

  async #answer(request: ApiRequest): Promise<Answer> {
    try {
      const app = this.apps.answer(request);
      if (app !== undefined) return app;
      if (!request.authorized) throw new Refusal(401, 'Bad credentials');
      this.#bearer = request.bearer;
      if (request.path === '/graphql') {
        const query = { query: String(request.body['query']), variables: (request.body['variables'] ?? {}) as object };
        return { status: 200, body: await answerGraphql(this, query as Parameters<typeof answerGraphql>[1]) };
      }
      return this.#rest(request);
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      const { status, message, errors, headers } = thrown;
      const documentation = 'https://docs.github.com/rest';
      const details = errors === undefined ? {} : { errors };
      return {
        status,
        headers,
        body: { message, ...details, documentation_url: documentation, status: String(status) },
      };
    }
  }

  #rest(request: ApiRequest): RestAnswer {
    const [, name = '', rest = ''] = /^\/repos\/([^/]+\/[^/]+)(\/.*)?$/.exec(request.path) ?? [];
    const found = findRoute(request.method, rest);
    if (name === '' || found === undefined) throw new Refusal(404, 'Not Found');
    this.need(found.route.permission, request.write ? 'write' : 'read');
    return found.route.answer({
      ...this.repository(name),
      parameters: found.parameters,
      query: new URLSearchParams(request.query),
      body: request.body,
      serverUrl: this.serverUrl,
      apiUrl: this.apiUrl,
      login: this.login,
      committerName: this.committer.name,
      meet: this.meet,
      collaborators: this.options.collaborators ?? [],
      teams: this.options.teams ?? [],
      runs: this.options.runs ?? {},
    });
  }
}

async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  if (response.headersSent) return;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-github-request-id': 'STAND:IN',
    ...headers,
  });
  response.end(body === undefined ? '' : JSON.stringify(body));
}
