// What GitHub's API tells of a repository: the head of a branch, trees, blobs, history. Never writes, and turns no fault into words.
// https://docs.github.com/en/graphql/reference/objects#repository

import { optional, phrase } from '../../domain/text/optional.ts';
import { blobName } from './blob.ts';
import type { GitHub } from './github.ts';

/** An entry of a tree; `content` is there when it came along. */
export interface RemoteEntry {
  readonly path: string;
  /** Six octal digits, e.g. `100644`. */
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly oid: string;
  readonly content?: Buffer | undefined;
}

/** A commit's message, date and parents, the branch's own first. */
export interface RemoteCommit {
  readonly oid: string;
  readonly parents: readonly string[];
  readonly message: string;
  /** ISO 8601. */
  readonly committedAt: string;
}

/** A branch at its head, with what was asked along. */
export interface RemoteHead {
  readonly branch: string;
  readonly oid: string;
  readonly url: string;
  /** By the paths that were asked for: a file, or a folder and what lies directly in it; absent when there is nothing. */
  readonly found: ReadonlyMap<string, { readonly entry: RemoteEntry; readonly children: readonly RemoteEntry[] }>;
  /** The newest by their dates first, those of merged branches among them. */
  readonly newest: readonly RemoteCommit[];
}

interface GraphqlBlob {
  readonly text?: string | null;
  readonly isBinary?: boolean | null;
  readonly isTruncated?: boolean;
}
interface GraphqlEntry {
  readonly name: string;
  readonly mode: number;
  readonly type: RemoteEntry['type'];
  readonly oid: string;
  readonly object?: (GraphqlBlob & { readonly entries?: readonly GraphqlEntry[] }) | null;
}
interface GraphqlHistory {
  readonly nodes: readonly GraphqlCommit[];
}

interface GraphqlCommit {
  readonly oid: string;
  readonly message: string;
  readonly committedDate: string;
  readonly parents: { readonly nodes: readonly { readonly oid: string }[] };
}

const entryFields = 'name mode type oid';
const blobFields = '... on Blob { text isBinary isTruncated }';
const commitFields = 'oid message committedDate parents(first: 100) { nodes { oid } }';
const historyFields = `{ nodes { ${commitFields} } }`;

/** Splits `owner/name`. */
const ownerAndName = (repository: string): { owner: string; name: string } => {
  const [owner = '', name = ''] = repository.split('/');
  return { owner, name };
};

/** Which head, and what comes along. */
export interface HeadQuestion {
  /** Undefined: the default branch. */
  readonly branch: string | undefined;
  readonly paths: readonly string[];
  /** False: names and ids only. */
  readonly withContent?: boolean;
}

/** The head of a branch and, in the same request, files, folders and the newest commits. Undefined when the branch is not there. */
export async function readHead(
  github: GitHub,
  repository: string,
  { branch, paths, withContent = true }: HeadQuestion,
): Promise<RemoteHead | undefined> {
  const content = phrase(withContent, `object { ${blobFields} }`);
  const entries = `... on Tree { entries { ${entryFields} ${content} } }`;
  const files = paths.map(
    (_, at) =>
      `p${at}: file(path: $p${at}) { ${entryFields} object { ${phrase(withContent, blobFields)} ${entries} } }`,
  );
  const asked = namedBranch(branch);
  const declared = [...paths.map((_, at) => `, $p${at}: String!`), asked.declared];
  const query = `query Head($owner: String!, $name: String!${declared.join('')}) {
    repository(owner: $owner, name: $name) { url
      branch: ${asked.field} { name target { oid
        ... on Commit { history(first: 50) ${historyFields} ${files.join('\n')} } } } } }`;
  const variables = Object.fromEntries(paths.map((each, at) => [`p${at}`, each]));
  const answer = (await github.graphql(query, { ...ownerAndName(repository), ...asked.variables, ...variables })) as {
    repository: {
      url: string;
      branch: { name: string; target: { oid: string; history: GraphqlHistory } & Record<string, unknown> } | null;
    };
  };
  const { branch: head, url } = answer.repository;

  if (head === null) return undefined;
  const { oid, history } = head.target;
  const pairs = paths.flatMap((place, at) => {
    const entry = head.target[`p${at}`] as GraphqlEntry | null;
    if (entry === null) return [];
    return [[place, foundOf(place, entry)] as const];
  });
  return { branch: head.name, oid, url, found: new Map(pairs), newest: commitsOf(history) };
}

/** The field of a branch, or of the default one, and what it needs of variables. */
function namedBranch(branch: string | undefined) {
  if (branch === undefined) return { field: 'defaultBranchRef', declared: '', variables: {} };
  return { field: 'ref(qualifiedName: $ref)', declared: ', $ref: String!', variables: { ref: `refs/heads/${branch}` } };
}

const foundOf = (path: string, entry: GraphqlEntry): { entry: RemoteEntry; children: readonly RemoteEntry[] } => ({
  entry: entryOf(path, entry),
  children: (entry.object?.entries ?? []).map((child) => entryOf(`${path}/${child.name}`, child)),
});

function entryOf(path: string, { mode, type, oid, object }: GraphqlEntry): RemoteEntry {
  const content = optional(type === 'blob', () => contentOf(oid, object));
  return { path, mode: mode.toString(8).padStart(6, '0'), type, oid, content };
}

/** The blob's bytes when GraphQL's text is surely all of them: its hash must be the blob's name. */
function contentOf(oid: string, blob: GraphqlBlob | null | undefined): Buffer | undefined {
  if (typeof blob?.text !== 'string' || blob.isBinary === true || blob.isTruncated === true) return undefined;
  const bytes = Buffer.from(blob.text, 'utf8');
  return [bytes, Buffer.concat([byteOrderMark, bytes])].find((each) => blobName(each, oid.length) === oid);
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

const commitsOf = ({ nodes }: GraphqlHistory): RemoteCommit[] => nodes.map(commitOf);

const commitOf = ({ oid, message, committedDate, parents }: GraphqlCommit): RemoteCommit => ({
  oid,
  message,
  committedAt: committedDate,
  parents: parents.nodes.map((parent) => parent.oid),
});

/** Commits from `oid` backwards, the newest by their dates first, those of merged branches among them; at most 100. */
export async function readCommits(
  github: GitHub,
  repository: string,
  oid: string,
  first: number,
): Promise<readonly RemoteCommit[]> {
  const query = `query Commits($owner: String!, $name: String!, $oid: GitObjectID!, $first: Int!) {
    repository(owner: $owner, name: $name) { object(oid: $oid) { ... on Commit {
      history(first: $first) ${historyFields} } } } }`;
  const answer = (await github.graphql(query, { ...ownerAndName(repository), oid, first })) as {
    repository: { object: { history: GraphqlHistory } };
  };

  return commitsOf(answer.repository.object.history);
}

/** A page of the commits that one commit reaches and another does not, and how many they are in all. */
export interface RemoteRange {
  readonly commits: readonly RemoteCommit[];
  readonly total: number;
}

/** Two commits; `page` counts from 1. */
export interface RangeQuestion {
  readonly base: string;
  readonly head: string;
  readonly page: number;
}

const rangePageSize = 100;

/**
 * What `head` reaches and `base` does not, a hundred at a time.
 * https://docs.github.com/en/rest/commits/commits#compare-two-commits
 */
export async function readRange(
  github: GitHub,
  repository: string,
  { base, head, page }: RangeQuestion,
): Promise<RemoteRange> {
  const route = `GET /repos/${repository}/compare/${base}...${head}`;
  const answer = (await github.request(route, { per_page: rangePageSize, page })) as {
    total_commits: number;
    commits: readonly {
      sha: string;
      commit: { message: string; committer: { date: string } };
      parents: readonly { sha: string }[];
    }[];
  };

  const commits = answer.commits.map(({ sha, commit, parents }) => ({
    oid: sha,
    message: commit.message,
    committedAt: commit.committer.date,
    parents: parents.map((parent) => parent.sha),
  }));
  return { commits, total: answer.total_commits };
}

/** Which files are asked for, and whether their contents come along where text can carry them. */
export interface FilesAsked {
  readonly paths: readonly string[];
  readonly withContent: boolean;
}

/** What lay at some paths after each of some commits, in one request. */
export async function readFilesAt(
  github: GitHub,
  repository: string,
  oids: readonly string[],
  { paths, withContent }: FilesAsked,
): Promise<readonly (readonly RemoteEntry[])[]> {
  const content = phrase(withContent, `object { ${blobFields} }`);
  const files = paths.map((_, at) => `p${at}: file(path: $p${at}) { ${entryFields} ${content} }`);
  const commits = oids.map((oid, at) => `c${at}: object(oid: "${oid}") { ... on Commit { ${files.join(' ')} } }`);
  const declared = paths.map((_, at) => `, $p${at}: String!`).join('');
  const query = `query FilesAt($owner: String!, $name: String!${declared}) { repository(owner: $owner, name: $name) { ${commits.join('\n')} } }`;
  const variables = Object.fromEntries(paths.map((each, at) => [`p${at}`, each]));

  const answer = (await github.graphql(query, { ...ownerAndName(repository), ...variables })) as {
    repository: Record<string, Record<string, GraphqlEntry | null> | null>;
  };

  return oids.map((_, at) => {
    const commit = answer.repository[`c${at}`] ?? {};
    return paths.flatMap((path, index) => {
      const entry = commit[`p${index}`] ?? null;
      if (entry === null) return [];
      return [entryOf(path, entry)];
    });
  });
}

/** Every entry below a tree or commit, with paths from there; undefined when GitHub cannot list it whole. */
export async function readTree(
  github: GitHub,
  repository: string,
  oid: string,
): Promise<readonly RemoteEntry[] | undefined> {
  const route = `GET /repos/${repository}/git/trees/${oid}`;
  const answer = (await github.request(route, { recursive: '1' })) as {
    truncated: boolean;
    tree: readonly { path: string; mode: string; type: RemoteEntry['type']; sha: string }[];
  };

  if (answer.truncated) return undefined;
  return answer.tree.map(({ path, mode, type, sha }) => ({ path, mode, type, oid: sha }));
}

const blobsAtOnce = 100;

/** The bytes of blobs by their names: texts in batches, the others one by one. */
export async function fetchBlobs(
  github: GitHub,
  repository: string,
  oids: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const bytes = new Map<string, Buffer>();
  const wanted = [...new Set(oids)];

  for (let from = 0; from < wanted.length; from += blobsAtOnce) {
    const batch = wanted.slice(from, from + blobsAtOnce);
    const fields = batch.map((oid, at) => `b${at}: object(oid: "${oid}") { ${blobFields} }`);
    const query = `query Blobs($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { ${fields.join('\n')} } }`;
    const answer = (await github.graphql(query, ownerAndName(repository))) as {
      repository: Record<string, GraphqlBlob | null>;
    };
    for (const [at, oid] of batch.entries()) {
      const content = contentOf(oid, answer.repository[`b${at}`]);
      bytes.set(oid, content ?? (await readBlob(github, repository, oid)));
    }
  }
  return bytes;
}

async function readBlob(github: GitHub, repository: string, oid: string): Promise<Buffer> {
  const answer = (await github.request(`GET /repos/${repository}/git/blobs/${oid}`)) as { content: string };
  return Buffer.from(answer.content, 'base64');
}
