// The GraphQL side of the stand-in: GitHub's own published schema, so that a field which GitHub does not have is refused here too.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  buildSchema,
  type DocumentNode,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import type { Pull, Pulls } from './pulls.ts';
import { type GitStore, Refusal, type StoredCommit, type StoredEntry } from './store.ts';

/** What the resolvers need of the server. */
export interface GraphqlWorld {
  repository(name: string): { readonly store: GitStore; readonly pulls: Pulls };
  /** Every repository that a request has touched. */
  readonly known: () => readonly { readonly store: GitStore; readonly pulls: Pulls }[];
  /** Throws when the token may not. */
  need(permission: string, level: 'read' | 'write'): void;
  readonly serverUrl: string;
  readonly login: string;
  /** The person that the server's own commits bear as committer. */
  readonly committer: { readonly name: string; readonly email: string };
  /** Throws when the server does not know this pull request yet. */
  meet(key: string, answer: { readonly status: number; readonly type: string; readonly message: string }): void;
  /** True when the server signs what is committed through it. */
  readonly signs: boolean;
}

/** A request's body. */
export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

type Fields = Record<string, unknown>;

let cached: GraphQLSchema | undefined;

/** GitHub's schema, parsed once. */
export function githubSchema(): GraphQLSchema {
  const file = path.resolve(import.meta.dirname, '../../../node_modules/@octokit/graphql-schema/schema.graphql');
  cached ??= buildSchema(readFileSync(file, 'utf8'), { assumeValid: true });
  return cached;
}

/** The names of the fields that a request starts with, e.g. `createCommitOnBranch`, and whether it is a mutation. */
export function describeQuery(query: string): { readonly fields: readonly string[]; readonly mutation: boolean } {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch {
    return { fields: [], mutation: false };
  }
  const operations = document.definitions.filter((each) => each.kind === 'OperationDefinition');
  const fields = operations.flatMap((each) => each.selectionSet.selections);
  return {
    fields: fields.flatMap((each) => (each.kind === 'Field' ? [each.name.value] : [])),
    mutation: operations.some((each) => each.operation === 'mutation'),
  };
}

/** Answers one request as GitHub does: always 200, with `errors` beside `data`. */
export async function answerGraphql(world: GraphqlWorld, request: GraphqlRequest): Promise<unknown> {
  let document: DocumentNode;
  try {
    document = parse(request.query);
  } catch (thrown) {
    return { errors: [said(thrown as GraphQLError)] };
  }
  const faults = validate(githubSchema(), document);
  if (faults.length > 0) return { errors: faults.map(said) };
  // Stricter than the schema, whose lists default to empty ones: leaving them out is the form that is documented.
  if (/"(?:additions|deletions)":\[\]/.test(JSON.stringify(request.variables ?? {})))
    return { errors: [{ type: 'UNPROCESSABLE', message: 'A list of file changes was given that is empty' }] };
  const result = await execute({
    schema: githubSchema(),
    document,
    rootValue: rootOf(world),
    variableValues: request.variables ?? {},
  });
  if (result.errors === undefined) return { data: result.data };
  return { ...(result.data === undefined ? {} : { data: result.data }), errors: result.errors.map(said) };
}

/** GitHub puts `type` beside the message. */
function said(error: GraphQLError): object {
  const type = error.originalError instanceof Refusal ? { type: error.originalError.type } : {};
  const where = { ...(error.path ? { path: error.path } : {}), locations: error.locations };
  return { ...type, ...where, message: error.message };
}

function rootOf(world: GraphqlWorld): Fields {
  return {
    repository: ({ owner, name }: { owner: string; name: string }) => {
      world.need('metadata', 'read');
      try {
        return repositoryOf(world, world.repository(`${owner}/${name}`));
      } catch (thrown) {
        if (!(thrown instanceof Refusal)) throw thrown;
        const what = `Could not resolve to a Repository with the name '${owner}/${name}'.`;
        throw new Refusal(200, what, { type: 'NOT_FOUND' });
      }
    },
    viewer: () => ({ __typename: 'User', login: world.login }),
    createCommitOnBranch: ({ input }: { input: CommitInput }) => createCommit(world, input),
    enablePullRequestAutoMerge: ({ input }: { input: AutoMergeInput }) => {
      world.need('pull_requests', 'write');
      world.need('contents', 'write');
      const { pull, pulls } = pullById(world, input.pullRequestId);
      const message = { headline: input.commitHeadline, body: input.commitBody };
      pulls.enableAutoMerge(pull, (input.mergeMethod ?? 'MERGE') as Pull['autoMerge'], message);
      return { pullRequest: pullOf(world, pulls, pull) };
    },
    enqueuePullRequest: ({ input }: { input: { pullRequestId: string } }) => {
      world.need('pull_requests', 'write');
      const { pull, pulls } = pullById(world, input.pullRequestId);
      pulls.enqueue(pull);
      return { mergeQueueEntry: null };
    },
    disablePullRequestAutoMerge: ({ input }: { input: { pullRequestId: string } }) => {
      const { pull, pulls } = pullById(world, input.pullRequestId);
      pull.autoMerge = undefined;
      return { pullRequest: pullOf(world, pulls, pull) };
    },
  };
}

interface AutoMergeInput {
  readonly pullRequestId: string;
  readonly mergeMethod?: string;
  readonly commitHeadline?: string;
  readonly commitBody?: string;
}

interface CommitInput {
  readonly branch: { readonly repositoryNameWithOwner?: string; readonly branchName?: string };
  readonly message: { readonly headline: string; readonly body?: string };
  readonly expectedHeadOid: string;
  readonly fileChanges?: {
    readonly additions?: readonly { path: string; contents: string }[] | null;
    readonly deletions?: readonly { path: string }[] | null;
  };
}

function createCommit(world: GraphqlWorld, input: CommitInput): unknown {
  world.need('contents', 'write');
  const { store, pulls } = world.repository(input.branch.repositoryNameWithOwner ?? '');
  const branch = (input.branch.branchName ?? '').replace(/^refs\/heads\//, '');
  const head = store.head(branch);
  if (head === undefined) throw new Refusal(200, `No branch named "${branch}" was found`, { type: 'NOT_FOUND' });
  if (head !== input.expectedHeadOid) {
    throw stale(input.expectedHeadOid);
  }
  pulls.guard(branch);
  const now = new Date().toISOString();
  const oid = store.writeCommit({
    tree: store.writeTree(head, changesOf(store, head, input)),
    parents: [head],
    message: [input.message.headline, input.message.body ?? ''].filter(Boolean).join('\n\n'),
    author: { name: world.login, email: `4711+${world.login}@users.noreply.github.com`, date: now },
    committer: { ...world.committer, date: now },
    signed: world.signs,
  });
  try {
    store.update(`refs/heads/${branch}`, oid, head);
  } catch {
    throw stale(input.expectedHeadOid);
  }
  return { commit: commitOf(world, store, oid), ref: refOf(world, store, `refs/heads/${branch}`) };
}

const stale = (expected: string): Refusal =>
  new Refusal(200, `Expected branch to point to "${expected}" but it did not.  Pull and try again.`, {
    type: 'STALE_DATA',
  });

/** Every addition becomes a plain file: the mutation knows no modes. */
function changesOf(
  store: GitStore,
  head: string,
  { fileChanges }: CommitInput,
): { path: string; mode: string; oid: string | undefined }[] {
  const { additions, deletions } = fileChanges ?? {};
  const paths = [...(additions ?? []), ...(deletions ?? [])].map((each) => each.path);
  const bad = paths.find(
    (each, at) => each === '' || each.startsWith('/') || each.includes('..') || paths.indexOf(each) !== at,
  );
  if (bad !== undefined)
    throw new Refusal(200, `A path was given twice or is invalid: ${bad}`, { type: 'UNPROCESSABLE' });
  const gone = (deletions ?? []).find((each) => store.entry(head, each.path) === undefined);
  if (gone !== undefined)
    throw new Refusal(200, `A path was requested for deletion which does not exist as of commit oid \`${head}\``);
  return [
    ...(additions ?? []).map(({ path, contents }) => {
      if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(contents))
        throw new Refusal(200, 'contents is not valid base64', { type: 'UNPROCESSABLE' });
      return { path, mode: '100644', oid: store.writeBlob(Buffer.from(contents, 'base64')) };
    }),
    ...(deletions ?? []).map(({ path }) => ({ path, mode: '100644', oid: undefined })),
  ];
}

function repositoryOf(world: GraphqlWorld, { store, pulls }: { store: GitStore; pulls: Pulls }): Fields {
  const [owner, name] = store.name.split('/');
  const read = (): void => world.need('contents', 'read');
  return {
    __typename: 'Repository',
    id: store.nodeId('R', ''),
    name,
    nameWithOwner: store.name,
    owner: { __typename: 'Organization', login: owner },
    url: `${world.serverUrl}/${store.name}`,
    autoMergeAllowed: pulls.rules.allowAutoMerge,
    isArchived: false,
    defaultBranchRef: () => {
      read();
      return refOf(world, store, `refs/heads/${store.defaultBranch}`);
    },
    ref: ({ qualifiedName }: { qualifiedName: string }) => {
      read();
      const full = qualifiedName.startsWith('refs/') ? qualifiedName : `refs/heads/${qualifiedName}`;
      return refOf(world, store, full);
    },
    object: ({ oid, expression }: { oid?: string; expression?: string }) => {
      read();
      return objectOf(world, store, oid ?? store.find(['rev-parse', '--verify', '--quiet', expression ?? '']));
    },
    pullRequest: ({ number }: { number: number }) => {
      world.need('pull_requests', 'read');
      return pullOf(world, pulls, pulls.get(number));
    },
    pullRequests: (given: { headRefName?: string; baseRefName?: string; states?: readonly string[] }) => {
      world.need('pull_requests', 'read');
      pulls.refresh();
      const wanted = pulls.list.filter(
        (pull) =>
          (given.headRefName === undefined || pull.head === given.headRefName) &&
          (given.baseRefName === undefined || pull.base === given.baseRefName) &&
          (given.states === undefined || given.states.includes(stateOf(pull))),
      );
      return connection(wanted.map((pull) => pullOf(world, pulls, pull)));
    },
  };
}

const connection = (nodes: readonly unknown[], more = false): Fields => ({
  nodes,
  edges: nodes.map((node, at) => ({ node, cursor: String(at) })),
  totalCount: nodes.length,
  pageInfo: { hasNextPage: more, hasPreviousPage: false, endCursor: String(nodes.length), startCursor: '0' },
});

function stateOf(pull: Pull): string {
  if (pull.mergedAt !== undefined) return 'MERGED';
  return pull.state === 'open' ? 'OPEN' : 'CLOSED';
}

function refOf(world: GraphqlWorld, store: GitStore, full: string): Fields | null {
  const oid = store.ref(full);
  if (oid === undefined) return null;
  const [, kind = '', name = ''] = /^(refs\/[^/]+\/)(.+)$/.exec(full) ?? [];
  return { __typename: 'Ref', id: store.nodeId('REF', full), name, prefix: kind, target: objectOf(world, store, oid) };
}

function objectOf(world: GraphqlWorld, store: GitStore, oid: string | undefined): Fields | null {
  const type = oid === undefined ? undefined : store.type(oid);
  if (oid === undefined || type === undefined) return null;
  if (type === 'commit') return commitOf(world, store, oid);
  const shared = { oid, id: store.nodeId(type, oid), abbreviatedOid: oid.slice(0, 7) };
  if (type === 'tree') return { ...shared, __typename: 'Tree', entries: () => entriesOf(world, store, oid) };
  if (type === 'blob') return { ...shared, __typename: 'Blob', ...blobOf(store.blob(oid)) };
  return { ...shared, __typename: 'Tag', name: oid, target: objectOf(world, store, store.ref(oid)) };
}

/** https://docs.github.com/en/graphql/reference/objects#blob: text is cut, and a BOM is not part of it. */
function blobOf(content: Buffer): Fields {
  const isBinary = content.subarray(0, 8000).includes(0);
  const cut = 512_000;
  const text = new TextDecoder('utf-8').decode(content.subarray(0, cut));
  return { byteSize: content.length, isBinary, isTruncated: content.length > cut, text: isBinary ? null : text };
}

const entriesOf = (world: GraphqlWorld, store: GitStore, tree: string, folder = ''): Fields[] =>
  store.tree(tree).map((each) => entryOf(world, store, each, `${folder}${each.path}`));

function entryOf(world: GraphqlWorld, store: GitStore, entry: StoredEntry, path: string): Fields {
  return {
    __typename: 'TreeEntry',
    name: path.split('/').at(-1),
    path,
    mode: Number.parseInt(entry.mode, 8),
    oid: entry.oid,
    size: entry.size,
    type: entry.type,
    object: () => (entry.type === 'commit' ? null : objectOf(world, store, entry.oid)),
  };
}

function commitOf(world: GraphqlWorld, store: GitStore, oid: string): Fields {
  const commit = store.commit(oid);
  const [headline = '', ...rest] = commit.message.split('\n');
  const actor = (person: StoredCommit['author']): Fields => ({ __typename: 'GitActor', ...person });
  return {
    __typename: 'Commit',
    id: store.nodeId('C', oid),
    oid,
    abbreviatedOid: oid.slice(0, 7),
    url: `${world.serverUrl}/${store.name}/commit/${oid}`,
    message: commit.message,
    messageHeadline: headline,
    messageBody: rest.join('\n').trim(),
    committedDate: commit.committer.date,
    authoredDate: commit.author.date,
    author: actor(commit.author),
    committer: actor(commit.committer),
    parents: () => connection(commit.parents.map((parent) => commitOf(world, store, parent))),
    tree: () => objectOf(world, store, commit.tree),
    file: ({ path }: { path: string }) => {
      const entry = store.entry(oid, path);
      return entry === undefined ? null : entryOf(world, store, entry, path);
    },
    history: ({ path, first = 100, after }: { path?: string | null; first?: number; after?: string | null }) => {
      const skip = after === undefined || after === null ? 0 : Number(after.split(' ')[1]) + 1;
      const oids = store.log(oid, { path: path ?? undefined, limit: first + 1, skip });
      const nodes = oids.slice(0, first).map((each) => commitOf(world, store, each));
      const list = connection(nodes, oids.length > first);
      return { ...list, pageInfo: { ...(list['pageInfo'] as Fields), endCursor: `${oid} ${skip + nodes.length - 1}` } };
    },
    signature: commit.signed ? signatureOf(commit) : null,
  };
}

const signatureOf = (commit: StoredCommit): Fields => ({
  __typename: 'GpgSignature',
  email: commit.committer.email,
  isValid: true,
  payload: commit.message,
  signature: 'stand-in-for-web-flow',
  state: 'VALID',
  wasSignedByGitHub: true,
});

function pullById(world: GraphqlWorld, id: string): { pull: Pull; pulls: Pulls } {
  for (const { pulls, store } of world.known()) {
    pulls.refresh();
    const pull = pulls.list.find((each) => store.nodeId('PR', each.number) === id);
    if (pull === undefined) continue;
    const message = `Could not resolve to a node with the global id of '${id}'`;
    world.meet(`${store.name}#${pull.number}`, { status: 200, type: 'NOT_FOUND', message });
    return { pull, pulls };
  }
  throw new Refusal(200, `Could not resolve to a node with the global id of '${id}'`, { type: 'NOT_FOUND' });
}

function pullOf(world: GraphqlWorld, pulls: Pulls, pull: Pull): Fields {
  const { store } = pulls;
  return {
    __typename: 'PullRequest',
    id: store.nodeId('PR', pull.number),
    number: pull.number,
    url: `${world.serverUrl}/${store.name}/pull/${pull.number}`,
    title: pull.title,
    body: pull.body,
    state: stateOf(pull),
    merged: pull.mergedAt !== undefined,
    isDraft: false,
    headRefName: pull.head,
    headRefOid: pull.headSha,
    baseRefName: pull.base,
    mergeStateStatus: () => pulls.mergeState(pull).toUpperCase(),
    autoMergeRequest: pull.autoMerge === undefined ? null : { mergeMethod: pull.autoMerge },
    mergeCommit: () => objectOf(world, store, pull.mergeCommitSha),
  };
}
