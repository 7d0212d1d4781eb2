// The REST side of the stand-in: routes, their permissions, and bodies shaped as api.github.com shapes them.
// https://docs.github.com/en/rest

import type { Pulls } from './pulls.ts';
import { changePull, createPull, listPulls, pullItem, pullRoutes } from './rest-pulls.ts';
import { type GitStore, Refusal, type StoredCommit } from './store.ts';

/** One REST request inside a repository, and what it may use. */
export interface RestCall {
  readonly store: GitStore;
  readonly pulls: Pulls;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly login: string;
  readonly collaborators: readonly string[];
  readonly teams: readonly string[];
  /** The name that the server's own commits bear as committer's. */
  readonly committerName: string;
  /** Throws when the server does not know a thing that was made a moment ago. */
  readonly meet: (
    key: string,
    answer: { readonly status: number; readonly type: string; readonly message: string },
  ) => void;
  /** Bodies of workflow runs by id, as a test seeds them. */
  readonly runs: Readonly<Record<string, { readonly run?: object; readonly approvals?: readonly object[] }>>;
}

/** An answer's status and body; a body that is undefined is sent as none. */
export interface RestAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** A route: method, path after `/repos/{owner}/{repo}`, the permission, and what it does. `*` takes the rest of the path. */
export interface RestRoute {
  readonly method: string;
  readonly path: string;
  readonly permission: string;
  readonly answer: (call: RestCall) => RestAnswer;
}

const ok = (body: unknown, status = 200): RestAnswer => ({ status, body });
const notFound = (message = 'Not Found'): Refusal => new Refusal(404, message);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const gitRoutes: RestRoute[] = [
  { method: 'GET', path: '', permission: 'metadata', answer: (call) => ok(repositoryBody(call)) },
  { method: 'GET', path: '/branches/*', permission: 'contents', answer: branch },
  {
    method: 'GET',
    path: '/git/ref/*',
    permission: 'contents',
    answer: (call) => ok(refBody(call, `refs/${call.parameters['*']}`)),
  },
  { method: 'GET', path: '/git/matching-refs/*', permission: 'contents', answer: matchingRefs },
  { method: 'POST', path: '/git/refs', permission: 'contents', answer: createRef },
  { method: 'PATCH', path: '/git/refs/*', permission: 'contents', answer: updateRef },
  { method: 'DELETE', path: '/git/refs/*', permission: 'contents', answer: deleteRef },
  { method: 'POST', path: '/git/trees', permission: 'contents', answer: createTree },
  { method: 'POST', path: '/git/commits', permission: 'contents', answer: createCommit },
  { method: 'POST', path: '/rulesets', permission: 'administration', answer: createRuleset },
  { method: 'DELETE', path: '/rulesets/{id}', permission: 'administration', answer: deleteRuleset },
  { method: 'GET', path: '/actions/runs', permission: 'actions', answer: listRuns },
  { method: 'GET', path: '/git/trees/*', permission: 'contents', answer: tree },
  { method: 'GET', path: '/git/blobs/{sha}', permission: 'contents', answer: blob },
  { method: 'GET', path: '/git/commits/{sha}', permission: 'contents', answer: gitCommit },
  { method: 'GET', path: '/contents/*', permission: 'contents', answer: contents },
  { method: 'GET', path: '/commits', permission: 'contents', answer: listCommits },
  { method: 'GET', path: '/commits/{sha}/pulls', permission: 'pull_requests', answer: commitPulls },
  {
    method: 'GET',
    path: '/commits/*',
    permission: 'contents',
    answer: (call) => ok(commitBody(call, commitAt(call, call.parameters['*']))),
  },
  { method: 'GET', path: '/compare/*', permission: 'contents', answer: compare },
  { method: 'GET', path: '/pulls', permission: 'pull_requests', answer: listPulls },
  { method: 'POST', path: '/pulls', permission: 'pull_requests', answer: createPull },
  { method: 'PATCH', path: '/pulls/{number}', permission: 'pull_requests', answer: changePull },
  { method: 'GET', path: '/actions/runs/{id}', permission: 'actions', answer: (call) => ok(runOf(call).run ?? {}) },
  {
    method: 'GET',
    path: '/actions/runs/{id}/approvals',
    permission: 'actions',
    answer: (call) => ok(runOf(call).approvals ?? []),
  },
  ...pullRoutes,
];

/** The route that a method and path mean, with the parameters of its path; undefined when there is none. */
export function findRoute(
  method: string,
  path: string,
): { readonly route: RestRoute; readonly parameters: Record<string, string> } | undefined {
  for (const route of gitRoutes) {
    const pattern = route.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)').replace('*', '(?<rest>.+)');
    const found = new RegExp(`^${pattern}$`).exec(path);
    if (route.method !== method || found === null) continue;
    const groups = Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
    const parameters = Object.fromEntries(groups) as Record<string, string>;
    return { route, parameters: { ...parameters, '*': parameters['rest'] ?? '' } };
  }
  return undefined;
}

function repositoryBody({ store, pulls, serverUrl }: RestCall): object {
  const [login, name] = store.name.split('/');
  return {
    node_id: store.nodeId('R', ''),
    name,
    full_name: store.name,
    owner: { login, type: 'Organization' },
    html_url: `${serverUrl}/${store.name}`,
    default_branch: store.defaultBranch,
    allow_auto_merge: pulls.rules.allowAutoMerge,
    allow_merge_commit: pulls.rules.methods.includes('merge'),
    allow_squash_merge: pulls.rules.methods.includes('squash'),
    allow_rebase_merge: pulls.rules.methods.includes('rebase'),
    archived: false,
  };
}

function branch(call: RestCall): RestAnswer {
  const name = call.parameters['*'] ?? '';
  const head = call.store.head(name);
  if (head === undefined) throw notFound('Branch not found');
  const isProtected = call.pulls.rules.protection[name] !== undefined;
  return ok({ name, commit: commitBody(call, call.store.commit(head)), protected: isProtected });
}

function refBody({ store }: RestCall, full: string): object {
  const oid = store.ref(full);
  if (oid === undefined) throw notFound();
  return { ref: full, node_id: store.nodeId('REF', full), object: { sha: oid, type: store.type(oid) } };
}

function matchingRefs(call: RestCall): RestAnswer {
  const rows = call.store.git(['for-each-ref', '--format=%(refname)']).split('\n');
  const wanted = rows.filter((row) => row.startsWith(`refs/${call.parameters['*']}`));
  return ok(wanted.map((row) => refBody(call, row)));
}

function createRef(call: RestCall): RestAnswer {
  const full = text(call.body['ref']);
  const sha = text(call.body['sha']);
  if (!/^refs\/[^/]+\/.+/.test(full))
    throw new Refusal(422, "Reference name must start with 'refs/' and contain at least two slashes");
  if (call.store.find(['check-ref-format', full]) === undefined)
    throw new Refusal(422, `${full} is not a valid ref name.`);
  if (call.store.ref(full) !== undefined) throw new Refusal(422, 'Reference already exists');
  if (call.store.type(sha) === undefined) throw new Refusal(422, 'Object does not exist');
  call.store.update(full, sha, '0'.repeat(40));
  return ok(refBody(call, full), 201);
}

function updateRef(call: RestCall): RestAnswer {
  const full = `refs/${call.parameters['*']}`;
  const sha = text(call.body['sha']);
  const from = call.store.ref(full);
  if (from === undefined) throw new Refusal(422, 'Reference does not exist');
  if (call.store.type(sha) !== 'commit') throw new Refusal(422, 'Object does not exist');
  call.pulls.guard(full.replace('refs/heads/', ''));
  if (call.body['force'] !== true && !call.store.isAncestor(from, sha))
    throw new Refusal(422, 'Update is not a fast forward');
  call.store.update(full, sha, from);
  call.pulls.refresh();
  return ok(refBody(call, full));
}

function deleteRef(call: RestCall): RestAnswer {
  const full = `refs/${call.parameters['*']}`;
  if (call.store.ref(full) === undefined) throw new Refusal(422, 'Reference does not exist');
  call.store.update(full, undefined);
  call.pulls.refresh();
  return { status: 204 };
}

function tree(call: RestCall): RestAnswer {
  const asked = call.parameters['*'] ?? '';
  const oid = call.store.find(['rev-parse', '--verify', '--quiet', `${call.store.resolve(asked) ?? asked}^{tree}`]);
  if (oid === undefined) throw notFound();
  const entries = call.store.tree(oid, call.query.has('recursive'));
  const rows = entries.map((each) => ({
    path: each.path,
    mode: each.mode,
    type: each.type,
    sha: each.oid,
    ...(each.type === 'blob' ? { size: each.size } : {}),
  }));
  // https://docs.github.com/en/rest/git/trees#get-a-tree: at most 100,000 entries.
  return ok({ sha: oid, tree: rows.slice(0, 100_000), truncated: rows.length > 100_000 });
}

function blob(call: RestCall): RestAnswer {
  const sha = call.parameters['sha'] ?? '';
  if (call.store.type(sha) !== 'blob') throw notFound();
  const content = call.store.blob(sha);
  const lines = content.toString('base64').replace(/.{60}/g, '$&\n');
  return ok({ sha, node_id: call.store.nodeId('blob', sha), size: content.length, content: lines, encoding: 'base64' });
}

function gitCommit(call: RestCall): RestAnswer {
  const sha = call.parameters['sha'] ?? '';
  if (call.store.type(sha) !== 'commit') throw notFound();
  const commit = call.store.commit(sha);
  const parents = commit.parents.map((parent) => ({ sha: parent }));
  const { author, committer, message } = commit;
  return ok({
    sha,
    author,
    committer,
    message,
    tree: { sha: commit.tree },
    parents,
    verification: verification(commit),
  });
}

function contents(call: RestCall): RestAnswer {
  const file = call.parameters['*'] ?? '';
  const at = commitAt(call, call.query.get('ref') ?? call.store.defaultBranch);
  const entry = call.store.entry(at.oid, file);
  if (entry === undefined) throw notFound();
  if (entry.type === 'tree') {
    const rows = call.store.tree(entry.oid);
    return ok(
      rows.map((row) => ({
        type: row.type === 'tree' ? 'dir' : 'file',
        name: row.path,
        path: `${file}/${row.path}`,
        sha: row.oid,
        size: row.size,
      })),
    );
  }
  const content = call.store.blob(entry.oid);
  return ok({
    type: 'file',
    encoding: 'base64',
    name: file.split('/').at(-1),
    path: file,
    sha: entry.oid,
    size: content.length,
    content: content.toString('base64'),
  });
}

function commitAt(call: RestCall, asked = ''): StoredCommit {
  const oid = call.store.resolve(asked);
  if (oid === undefined) throw new Refusal(422, `No commit found for SHA: ${asked}`);
  return call.store.commit(oid);
}

const verification = (commit: StoredCommit): object =>
  commit.signed
    ? { verified: true, reason: 'valid', signature: 'stand-in-for-web-flow', payload: commit.message }
    : { verified: false, reason: 'unsigned', signature: null, payload: null };

function commitBody(call: RestCall, commit: StoredCommit): object {
  const { store, serverUrl } = call;
  return {
    sha: commit.oid,
    node_id: store.nodeId('C', commit.oid),
    html_url: `${serverUrl}/${store.name}/commit/${commit.oid}`,
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree },
      verification: verification(commit),
    },
    author: { login: commit.author.name },
    committer: { login: commit.committer.name === call.committerName ? 'web-flow' : commit.committer.name },
    parents: commit.parents.map((sha) => ({ sha })),
  };
}

/** The page that `per_page` and `page` ask for. */
export function page<T>(query: URLSearchParams, list: readonly T[]): readonly T[] {
  const size = Math.min(100, Number(query.get('per_page') ?? 30));
  const number = Number(query.get('page') ?? 1);
  return list.slice((number - 1) * size, number * size);
}

function listCommits(call: RestCall): RestAnswer {
  const start = commitAt(call, call.query.get('sha') ?? call.store.defaultBranch);
  const oids = call.store.log(start.oid, { path: call.query.get('path') ?? undefined, limit: 10_000 });
  return ok(page(call.query, oids).map((oid) => commitBody(call, call.store.commit(oid))));
}

function commitPulls(call: RestCall): RestAnswer {
  const oid = commitAt(call, call.parameters['sha']).oid;
  call.pulls.refresh();
  const holds = call.pulls.list.filter((pull) => {
    if (pull.mergeCommitSha === oid || pull.headSha === oid) return true;
    const base = pull.mergedAt === undefined ? call.store.head(pull.base) : pull.mergeCommitSha;
    const known = base !== undefined && call.store.type(pull.headSha) === 'commit';
    return known && call.store.log(`${base}^..${pull.headSha}`).includes(oid);
  });
  return ok(holds.map((pull) => pullItem(call, pull)));
}

function compare(call: RestCall): RestAnswer {
  const [from = '', to = ''] = (call.parameters['*'] ?? '').split('...');
  const { store, query } = call;
  const base = store.resolve(from);
  const head = store.resolve(to);
  if (base === undefined || head === undefined) throw notFound();
  const fork = store.find(['merge-base', base, head]);
  if (fork === undefined) throw notFound(`No common ancestor between ${from} and ${to}.`);
  const ahead = store.log(`${base}..${head}`, { limit: 10_000 }).reverse();
  const behind = store.log(`${head}..${base}`, { limit: 10_000 }).length;
  const [isAhead, isBehind] = [ahead.length > 0, behind > 0];
  const oneSided = isAhead ? 'ahead' : 'behind';
  const differing = isAhead && isBehind ? 'diverged' : oneSided;
  const status = isAhead || isBehind ? differing : 'identical';
  const rows = store.git(['diff', '--name-status', '--no-renames', fork, head]).split('\n').filter(Boolean);
  return ok({
    html_url: `${call.serverUrl}/${store.name}/compare/${from}...${to}`,
    status,
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    base_commit: commitBody(call, store.commit(base)),
    merge_base_commit: commitBody(call, store.commit(fork)),
    commits: (query.has('per_page') ? page(query, ahead) : ahead.slice(-250)).map((oid) =>
      commitBody(call, store.commit(oid)),
    ),
    files: rows.map((row) => fileBody(call, head, row)),
  });
}

/** One file of a comparison; `sha` is that of its blob. */
function fileBody({ store }: RestCall, head: string, row: string): object {
  const words: Record<string, string> = { A: 'added', D: 'removed', M: 'modified' };
  const filename = row.split('\t')[1] ?? '';
  const status = words[row[0] ?? ''] ?? 'changed';
  return { sha: store.entry(head, filename)?.oid ?? '0'.repeat(40), filename, status };
}

function createTree(call: RestCall): RestAnswer {
  const { base_tree: base, tree } = call.body as {
    base_tree?: string;
    tree: { path: string; mode: string; content: string }[];
  };
  const changes = tree.map(({ path, mode, content }) => ({
    path,
    mode,
    oid: call.store.writeBlob(Buffer.from(content)),
  }));
  return ok({ sha: call.store.writeTree(base, changes), truncated: false }, 201);
}

function createCommit(call: RestCall): RestAnswer {
  const { message, tree, parents } = call.body as { message: string; tree: string; parents: string[] };
  const person = { name: call.login, email: `${call.login}@users.noreply.github.com`, date: new Date().toISOString() };
  const people = { author: person, committer: person };
  return ok({ sha: call.store.writeCommit({ tree, parents, message: `${message}\n`, ...people, signed: false }) }, 201);
}

/** What GitHub says of a commit that breaks a rule of this type. */
const ruleWords: Readonly<Record<string, string>> = {
  pull_request: 'Changes must be made through a pull request.',
  required_status_checks: 'Required status check "probe" is expected.',
  commit_message_pattern: 'Commit message must start with a given pattern: OPS-',
  commit_author_email_pattern: 'Commit author email must start with a given pattern: nobody@',
};

function createRuleset(call: RestCall): RestAnswer {
  const { name, conditions, rules } = call.body as {
    name: string;
    conditions: { ref_name: { include: string[] } };
    rules: { type: string }[];
  };
  const id = call.pulls.rulesets.length + 1;
  const words = rules.map(({ type }) => ruleWords[type] ?? 'Cannot update this protected ref.');
  call.pulls.rulesets.push({ id, refs: conditions.ref_name.include, words });
  return ok({ id, name, enforcement: 'active', rules }, 201);
}

function deleteRuleset(call: RestCall): RestAnswer {
  const { rulesets } = call.pulls;
  const at = rulesets.findIndex(({ id }) => String(id) === call.parameters['id']);
  if (at < 0) throw notFound();
  rulesets.splice(at, 1);
  return { status: 204 };
}

function listRuns({ runs }: RestCall): RestAnswer {
  const all = Object.values(runs).flatMap(({ run }) => (run === undefined ? [] : [run]));
  return ok({ total_count: all.length, workflow_runs: all });
}

function runOf({ runs, parameters }: RestCall): { run?: object; approvals?: readonly object[] } {
  const found = runs[parameters['id'] ?? ''];
  if (found === undefined) throw notFound();
  return found;
}
