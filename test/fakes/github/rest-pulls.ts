// The pull request routes of the stand-in's REST side. https://docs.github.com/en/rest/pulls

import type { Pull, Review } from './pulls.ts';
import { page, type RestAnswer, type RestCall, type RestRoute } from './rest.ts';
import { Refusal } from './store.ts';

const ok = (body: unknown, status = 200): RestAnswer => ({ status, body });
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** The pull request of a route. One that was opened a moment ago may not be known yet on this route. */
function pullAt(call: RestCall): Pull {
  const pull = call.pulls.get(Number(call.parameters['number']));
  call.meet(`${call.store.name}#${pull.number}`, { status: 404, type: 'NOT_FOUND', message: 'Not Found' });
  return pull;
}

/** The routes below `/pulls/{number}` and `/issues/{number}`. */
export const pullRoutes: RestRoute[] = [
  {
    method: 'GET',
    path: '/pulls/{number}',
    permission: 'pull_requests',
    answer: (call) => ok(pullBody(call, pullAt(call))),
  },
  { method: 'PUT', path: '/pulls/{number}/merge', permission: 'contents', answer: mergePull },
  { method: 'GET', path: '/pulls/{number}/reviews', permission: 'pull_requests', answer: reviews },
  { method: 'GET', path: '/pulls/{number}/commits', permission: 'pull_requests', answer: pullCommits },
  {
    method: 'POST',
    path: '/pulls/{number}/requested_reviewers',
    permission: 'pull_requests',
    answer: requestReviewers,
  },
  {
    method: 'GET',
    path: '/issues/{number}/labels',
    permission: 'pull_requests',
    answer: (call) => ok(labelsOf(pullAt(call))),
  },
  { method: 'POST', path: '/issues/{number}/labels', permission: 'pull_requests', answer: addLabels },
];

const labelsOf = (pull: Pull): object[] => pull.labels.map((name) => ({ name }));

/** A pull request as lists show it: without what GitHub must work out for each. */
export function pullItem(call: RestCall, pull: Pull): object {
  const { merged: _, merged_by: __, mergeable_state: ___, ...item } = pullBody(call, pull) as Record<string, unknown>;
  return item;
}

/** A pull request as REST shows it alone. */
export function pullBody(call: RestCall, pull: Pull): object {
  const { store, serverUrl, pulls } = call;
  const owner = store.name.split('/')[0];
  const repository = { full_name: store.name, name: store.name.split('/')[1] };
  const end = (ref: string, sha: string): object => ({ label: `${owner}:${ref}`, ref, sha, repo: repository });
  return {
    number: pull.number,
    node_id: store.nodeId('PR', pull.number),
    html_url: `${serverUrl}/${store.name}/pull/${pull.number}`,
    state: pull.state,
    title: pull.title,
    body: pull.body,
    user: { login: pull.user, type: pull.user.endsWith('[bot]') ? 'Bot' : 'User' },
    draft: false,
    labels: labelsOf(pull),
    requested_reviewers: pull.reviewers.map((login) => ({ login })),
    requested_teams: pull.teams.map((slug) => ({ slug })),
    head: end(pull.head, pull.headSha),
    base: end(pull.base, store.head(pull.base) ?? ''),
    created_at: pull.createdAt,
    merged: pull.mergedAt !== undefined,
    merged_at: pull.mergedAt ?? null,
    merged_by: pull.mergedBy === undefined ? null : { login: pull.mergedBy },
    merge_commit_sha: pull.mergeCommitSha ?? null,
    mergeable_state: pull.state === 'open' ? pulls.mergeState(pull) : 'unknown',
    auto_merge: pull.autoMerge === undefined ? null : { merge_method: pull.autoMerge.toLowerCase() },
  };
}

/** `GET /pulls`: filtered by state, head (`owner:branch`) and base. */
export function listPulls(call: RestCall): RestAnswer {
  const { pulls, query } = call;
  pulls.refresh();
  const owner = call.store.name.split('/')[0];
  const state = query.get('state') ?? 'open';
  const head = query.get('head');
  const base = query.get('base');
  const wanted = pulls.list.filter(
    (pull) =>
      (state === 'all' || pull.state === state) &&
      (head === null || head === `${owner}:${pull.head}`) &&
      (base === null || base === pull.base),
  );
  return ok(page(query, wanted.toReversed()).map((pull) => pullItem(call, pull)));
}

/** `POST /pulls`. */
export function createPull(call: RestCall): RestAnswer {
  const { body, pulls } = call;
  const head = text(body['head']).replace(/^[^:]+:/, '');
  call.meet(`${call.store.name} ${head}`, { status: 422, type: 'head', message: 'Validation Failed' });
  const pull = pulls.create({ head, base: text(body['base']), title: text(body['title']), body: text(body['body']) });
  return ok(pullBody(call, pull), 201);
}

/** `PATCH /pulls/{number}`: title, body, base and state. */
export function changePull(call: RestCall): RestAnswer {
  const pull = pullAt(call);
  const { title, body, base, state } = call.body;
  if (typeof body === 'string' && body.length > 65_536)
    throw new Refusal(422, 'Validation Failed', { errors: [{ field: 'body', code: 'too_long' }] });
  if (typeof title === 'string') pull.title = title;
  if (typeof body === 'string') pull.body = body;
  if (typeof base === 'string') pull.base = base;
  if (state === 'closed') pull.state = 'closed';
  if (state === 'open') pull.state = 'open';
  return ok(pullBody(call, pull));
}

function mergePull(call: RestCall): RestAnswer {
  const { body } = call;
  const given = (name: string): string | undefined => text(body[name]) || undefined;
  const method = given('merge_method') ?? 'merge';
  const words = { title: given('commit_title'), message: given('commit_message') };
  const sha = call.pulls.merge(pullAt(call), { method, sha: given('sha'), ...words });
  return ok({ sha, merged: true, message: 'Pull Request successfully merged' });
}

function reviews(call: RestCall): RestAnswer {
  const body = (review: Review): object => ({ user: { login: review.user }, state: review.state });
  return ok(page(call.query, pullAt(call).reviews).map(body));
}

function pullCommits(call: RestCall): RestAnswer {
  const pull = pullAt(call);
  const oids = call.store.log(`${call.store.head(pull.base)}..${pull.headSha}`).reverse();
  const body = (sha: string): object => {
    const { author, message } = call.store.commit(sha);
    return { sha, commit: { author, message }, author: { login: author.name } };
  };
  return ok(page(call.query, oids).map(body));
}

function requestReviewers(call: RestCall): RestAnswer {
  const pull = pullAt(call);
  const people = texts(call.body['reviewers']);
  const teams = texts(call.body['team_reviewers']);
  if (people.includes(pull.user)) throw new Refusal(422, 'Review cannot be requested from pull request author.');
  const strangers = [
    ...people.filter((each) => !call.collaborators.includes(each)),
    ...teams.filter((each) => !call.teams.includes(each)),
  ];
  if (strangers.length > 0) {
    const what = `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${call.store.name} repository.`;
    throw new Refusal(422, what);
  }
  pull.reviewers.push(...people.filter((each) => !pull.reviewers.includes(each)));
  pull.teams.push(...teams.filter((each) => !pull.teams.includes(each)));
  return ok(pullItem(call, pull), 201);
}

function addLabels(call: RestCall): RestAnswer {
  const pull = pullAt(call);
  const names = texts(call.body['labels']);
  pull.labels.push(...names.filter((each) => !pull.labels.includes(each)));
  return ok(labelsOf(pull));
}
