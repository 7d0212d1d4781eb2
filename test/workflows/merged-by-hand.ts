// A person merges a pull request of the manifests repository, and what the template of that repository then sends to verify.yml.
// The template's own script runs; only `gh` is a stand-in that writes down what it was asked.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { git } from '../../scripts/demo/world.ts';
import { type Cleanup, temporaryFolder } from '../fakes/folder.ts';
import type { GitHubApi } from '../fakes/github-api.ts';
import { readWorkflow } from './workflow-file.ts';

const file = path.resolve(import.meta.dirname, '../../workflows-templates/manifests-merged.yml');

/** Where the pull request is. */
export interface Proposals {
  readonly github: GitHubApi;
  readonly manifestsToken: string;
  /** `owner/name`. */
  readonly name: string;
}

/** What GitHub's button does; https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository */
export type Method = 'merge' | 'squash';

/** Merges the only open pull request as GitHub's button does. */
export async function mergeByHand({ github, manifestsToken, name }: Proposals, bare: string, method: Method) {
  const [pull, ...more] = github.pulls(name).filter(({ state }) => state === 'open');
  assert.ok(pull !== undefined && more.length === 0, 'one pull request is open');
  const [subject = '', ...rest] = git(bare, 'log', '-1', '--format=%B', pull.head).trimEnd().split('\n');
  const words = {
    merge: [`Merge pull request #${pull.number} from ${name.split('/')[0]}/${pull.head}`, pull.title],
    squash: [`${subject} (#${pull.number})`, rest.join('\n').trim()],
  } as const;

  const [title, message] = words[method];
  const answer = await fetch(`${github.url}/repos/${name}/pulls/${pull.number}/merge`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${manifestsToken}`, connection: 'close' },
    body: JSON.stringify({ merge_method: method, commit_title: title, commit_message: message }),
  });
  assert.equal(answer.status, 200, await answer.text());
}

/** The inputs with which the template starts verify.yml after a push to `main`, one object for each start. */
export function startedBy(test: Cleanup, bare: string, before: string): Record<string, string>[] {
  const step = readWorkflow(readFileSync(file, 'utf8')).jobs['verify']?.steps?.find(({ run }) => run !== undefined);
  const folder = temporaryFolder(test);
  const asked = path.join(folder, 'asked');
  const tools = path.join(folder, 'tools');
  mkdirSync(tools);
  writeFileSync(path.join(tools, 'gh'), '#!/bin/sh\nprintf "%s\\n" "$@" "" >> "$ASKED"\n', { mode: 0o755 });
  writeFileSync(asked, '');
  git(folder, 'clone', '--quiet', bare, 'clone');

  execFileSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? ''], {
    cwd: path.join(folder, 'clone'),
    env: { ...process.env, PATH: `${tools}:${process.env['PATH']}`, ASKED: asked, BEFORE: before, OWNER: 'acme' },
  });
  const starts = readFileSync(asked, 'utf8').split('\n\n').filter(Boolean);
  return starts.map((start) => {
    assert.match(start, /^workflow\nrun\nverify\.yml\n--repo\nacme\/flask-app\n/);
    const pairs = start.split('\n').flatMap((line) => /^([a-z-]+)=(.*)$/.exec(line)?.slice(1, 3) ?? []);
    return Object.fromEntries(
      pairs.flatMap((name, index) => (index % 2 === 0 ? [[name, pairs[index + 1] ?? '']] : [])),
    );
  });
}
