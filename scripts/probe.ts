// Asks a real GitHub what only it can answer, on a throw-away repository, and says which of our tests a difference would touch.
// How it is used: --help. Everything is made below `probe/`, and removed.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deadlineIn } from '../src/clients/deadline.ts';
import { openGit } from '../src/clients/git/git.ts';
import { findGitHubFault } from '../src/clients/github/fault.ts';
import { connectGitHub } from '../src/clients/github/github.ts';
import { readCommandLine } from './command-line.ts';

/** One thing that we take for granted. */
interface Question {
  readonly what: string;
  readonly expected: string;
  /** The tests that stand on it. */
  readonly touches: string;
  readonly ask: () => Promise<string>;
}

interface Commit {
  readonly oid: string;
  readonly signature: { readonly isValid: boolean; readonly wasSignedByGitHub: boolean } | null;
  readonly committer: { readonly email: string };
}

const usage = `Usage: PROBE_TOKEN=… npm run probe -- --throw-away owner/name [options]

Asks a real GitHub what only it can answer. The token needs contents, pull requests and administration: write, and actions: read.

  --throw-away <owner/name>  a repository that nobody needs
  --api-url <URL>            default: https://api.github.com
  --server-url <URL>         default: https://github.com
  --pulls <number>           pull requests that are opened; default: 20
  --pushes <number>          pushes that are made; default: 40
  --help                     this text`;

const { values: given } = readCommandLine({
  usage,
  words: 0,
  options: {
    'throw-away': { type: 'string' },
    'api-url': { type: 'string', default: 'https://api.github.com' },
    'server-url': { type: 'string', default: 'https://github.com' },
    pulls: { type: 'string', default: '20' },
    pushes: { type: 'string', default: '40' },
  },
});
const token = process.env['PROBE_TOKEN'] ?? '';
const name = given['throw-away'] ?? '';
const env = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined)) as Record<
  string,
  string
>;
const github = connectGitHub(token, given['api-url'], undefined, env);
const [owner = '', repository = ''] = name.split('/');
const repo = `/repos/${name}`;
const run = Date.now().toString(36);
let baseOid = '';

const branchAt = async (branch: string, sha: string): Promise<unknown> =>
  await github.request(`POST ${repo}/git/refs`, { ref: `refs/heads/${branch}`, sha });

const headOf = async (branch: string): Promise<string> => {
  const answer = await github.request(`GET ${repo}/git/ref/heads/${branch}`);
  return (answer as { object: { sha: string } }).object.sha;
};

async function commit(branch: string, file: string, message = 'chore: probe'): Promise<Commit> {
  const mutation = `mutation Probe($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) {
    commit { oid signature { isValid wasSignedByGitHub } committer { email } } } }`;
  const contents = Buffer.from(`probe ${run}\n`).toString('base64');
  const where = {
    branch: { repositoryNameWithOwner: name, branchName: branch },
    expectedHeadOid: await headOf(branch),
  };
  const input = { ...where, message: { headline: message }, fileChanges: { additions: [{ path: file, contents }] } };
  const answer = (await github.graphql(mutation, { input })) as { createCommitOnBranch: { commit: Commit } };
  return answer.createCommitOnBranch.commit;
}

/** Pull requests that are labelled in the moment in which they are opened. */
async function freshPulls(count: number): Promise<string> {
  let refused = 0;
  let words = '';
  for (let number = 0; number < count; number++) {
    const branch = `probe/${run}/pull-${number}`;
    await branchAt(branch, baseOid);
    await commit(branch, `probe-${number}.txt`);
    try {
      const draft = { head: branch, base: await defaultBranch(), title: `probe ${number}` };
      const pull = (await github.request(`POST ${repo}/pulls`, draft)) as { number: number };
      await github.request(`POST ${repo}/issues/${pull.number}/labels`, { labels: ['probe'] });
    } catch (thrown) {
      refused += 1;
      words = findGitHubFault(thrown)?.message ?? String(thrown);
    }
  }
  return refused === 0 ? 'all known at once' : `${refused} of ${count} refused: ${words}`;
}

/** Pushes through git as bump-manifest makes them; the first that is refused ends it. */
async function manyPushes(count: number): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ship-probe-'));
  const branch = `probe/${run}/pushes`;
  await branchAt(branch, baseOid);
  const url = `${given['server-url']}/${name}.git`;
  const place = { url, branch, credentials: { token }, temporaryFolder: folder, env };
  const remote = await openGit({ ...place, deadline: deadlineIn(0) });
  try {
    for (let number = 1; number <= count; number++) {
      const base = await remote.fetch();
      const files = [{ path: 'probe.txt', mode: '100644', bytes: Buffer.from(`${number}\n`) }];
      const draft = { files, message: `probe ${number}`, name: 'probe', email: 'probe@example.com' };
      const [made = ''] = await remote.commit(base, [draft]);
      const verdict = await remote.push(made, base);
      if (verdict.verdict === 'refused') return `push ${number} is ${verdict.error.kind}: ${verdict.error.facts.said}`;
      if (verdict.verdict !== 'pushed') return `push ${number} is ${verdict.verdict}`;
    }
    return 'all taken';
  } finally {
    await remote.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A ruleset with one rule, a commit against it, and the rule that we read from GitHub's words. */
async function brokenRule(rule: object, key: string): Promise<string> {
  const branch = `probe/${run}/rule-${key}`;
  await branchAt(branch, baseOid);
  const conditions = { ref_name: { include: [`refs/heads/${branch}`], exclude: [] } };
  const ruleset = { name: `probe ${run} ${key}`, target: 'branch', enforcement: 'active', conditions, rules: [rule] };
  const { id } = (await github.request(`POST ${repo}/rulesets`, ruleset)) as { id: number };
  try {
    await commit(branch, 'rule.txt');
    return 'taken';
  } catch (thrown) {
    const fault = findGitHubFault(thrown);
    return `${fault?.kind}: ${fault?.rules.join() ?? ''}`;
  } finally {
    await github.request(`DELETE ${repo}/rulesets/${id}`);
  }
}

const defaultBranch = async (): Promise<string> =>
  ((await github.request(`GET ${repo}`)) as { default_branch: string }).default_branch;

const pattern = (type: string, text: string): object => ({
  type,
  parameters: { operator: 'starts_with', pattern: text, negate: false, name: '' },
});
const checks = { required_status_checks: [{ context: 'probe' }], strict_required_status_checks_policy: false };
const reviews = {
  required_approving_review_count: 1,
  dismiss_stale_reviews_on_push: false,
  require_code_owner_review: false,
  require_last_push_approval: false,
  required_review_thread_resolution: false,
};
const rules: readonly (readonly [key: string, rule: object])[] = [
  ['pull_request', { type: 'pull_request', parameters: reviews }],
  ['checks', { type: 'required_status_checks', parameters: checks }],
  ['message', pattern('commit_message_pattern', 'OPS-')],
  ['email', pattern('commit_author_email_pattern', 'nobody@')],
];

const questions: readonly Question[] = [
  {
    what: 'a path that is not there, in GraphQL',
    expected: 'null',
    touches: 'clients/github/objects, scenarios/bump-manifest-api',
    ask: async () => {
      const query = `query Probe($owner: String!, $name: String!) { repository(owner: $owner, name: $name) {
        defaultBranchRef { target { ... on Commit { file(path: "not/there.yaml") { oid } } } } } }`;
      const answer = await github.graphql(query, { owner, name: repository });
      const { defaultBranchRef: ref } = (answer as { repository: { defaultBranchRef: { target: { file: unknown } } } })
        .repository;
      return JSON.stringify(ref.target.file);
    },
  },
  {
    what: 'the signature, and the committer, in the answer of a commit',
    expected: 'valid, by GitHub, noreply@github.com',
    touches: 'clients/github/commit, clients/github/proposed',
    ask: async () => {
      await branchAt(`probe/${run}/signed`, baseOid);
      const { signature, committer } = await commit(`probe/${run}/signed`, 'signed.txt');
      const by = signature?.wasSignedByGitHub === true ? 'by GitHub' : 'not by GitHub';
      return `${signature?.isValid === true ? 'valid' : 'not valid'}, ${by}, ${committer.email}`;
    },
  },
  {
    what: 'the mode of an executable file after a commit through the API',
    expected: '100644',
    touches: 'branch/api (signed_file_mode)',
    ask: async () => {
      const file = { path: 'run.sh', mode: '100755', type: 'blob', content: '#!/bin/sh\n' };
      const tree = (await github.request(`POST ${repo}/git/trees`, { base_tree: baseOid, tree: [file] })) as {
        sha: string;
      };
      const made = { message: 'probe', tree: tree.sha, parents: [baseOid] };
      const { sha } = (await github.request(`POST ${repo}/git/commits`, made)) as { sha: string };
      await branchAt(`probe/${run}/mode`, sha);
      const { oid } = await commit(`probe/${run}/mode`, 'run.sh');
      const after = (await github.request(`GET ${repo}/git/trees/${oid}`)) as {
        tree: { path: string; mode: string }[];
      };
      return after.tree.find((each) => each.path === 'run.sh')?.mode ?? 'gone';
    },
  },
  {
    what: `${given.pulls} fresh pull requests, labelled at once`,
    expected: 'all known at once',
    touches: 'clients/github/fresh, scenarios/bump-manifest-pull-request-hosts',
    ask: async () => await freshPulls(Number(given.pulls)),
  },
  {
    what: `${given.pushes} pushes, one after the other`,
    expected: 'all taken',
    touches: 'clients/git/failure (busy), scenarios/bump-manifest-faults-hosts, docs/scale.md',
    ask: async () => await manyPushes(Number(given.pushes)),
  },
  ...rules.map(
    ([key, rule]): Question => ({
      what: `the rule ${key}, broken by a commit`,
      expected: `protected: ${key}`,
      touches: 'clients/branch-rules, hosts/rule-words',
      ask: async () => await brokenRule(rule, key),
    }),
  ),
  {
    what: 'the approvals of the newest run',
    expected: 'a list',
    touches: 'notify-slack (approved by)',
    ask: async () => {
      const runs = (await github.request(`GET ${repo}/actions/runs`, { per_page: 1 })) as {
        workflow_runs: { id: number }[];
      };
      const [newest] = runs.workflow_runs;
      if (newest === undefined) return 'no run to ask about';
      return Array.isArray(await github.request(`GET ${repo}/actions/runs/${newest.id}/approvals`))
        ? 'a list'
        : 'no list';
    },
  },
];

async function removeAll(): Promise<void> {
  const refs = (await github.request(`GET ${repo}/git/matching-refs/heads/probe/${run}/`)) as { ref: string }[];
  for (const { ref } of refs) await github.request(`DELETE ${repo}/git/${ref}`);
}

if (token === '' || !/^[^/]+\/[^/]+$/.test(name)) {
  console.log(usage);
  process.exitCode = 2;
} else {
  baseOid = await headOf(await defaultBranch());
  let differences = 0;
  console.log('| question | expected | got | a difference touches |\n| --- | --- | --- | --- |');
  for (const { what, expected, touches, ask } of questions) {
    const got = await ask().catch((thrown: unknown) => `error: ${findGitHubFault(thrown)?.message ?? String(thrown)}`);
    if (got !== expected) differences += 1;
    console.log(
      `| ${what} | ${expected} | ${got === expected ? '' : '**differs** '}${got.replaceAll('|', '\\|')} | ${touches} |`,
    );
  }
  await removeAll();
  console.log(`\n${questions.length} questions, ${differences} differences`);
  process.exitCode = differences > 0 ? 1 : 0;
}
