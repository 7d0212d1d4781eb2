// Whom a bump asks, how often, and what it is told when a roll-back's image is gone.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { VerifyMode } from '../../../src/bump-manifest/presence/evidence.ts';
import { inquiry } from '../../../src/bump-manifest/presence/inquiry.ts';
import type { BumpRequest } from '../../../src/bump-manifest/request.ts';
import { ActionError } from '../../../src/domain/action-error.ts';
import type { Presence } from '../../../src/domain/image/presence.ts';
import { formatImageReference, parseImageReference } from '../../../src/domain/image/reference.ts';
import type { Job } from '../../../src/domain/job.ts';
import { deployment } from '../../fakes/manifests-repository.ts';
import { rowName } from '../../row-name.ts';

const image = (tag: string): string => `r.io/app:${tag}`;
const unknown: Presence = { state: 'unknown', why: 'denied' };

interface Setting {
  readonly mode?: VerifyMode;
  readonly occasion?: BumpRequest['occasion'];
  readonly answers?: Readonly<Record<string, Presence>>;
  /** Tags that the file held, newest first; a failing history when undefined. */
  readonly past?: readonly string[] | undefined;
  readonly remaining?: number;
}

function start({ mode = 'auto', occasion = 'bump', answers = {}, past, remaining = 180 }: Setting) {
  const asked: string[] = [];
  const said: string[] = [];
  const insisted: boolean[] = [];
  const log = {
    notice: (line: string) => said.push(`notice ${line}`),
    info: (line: string) => said.push(`info ${line}`),
    warning: (line: string) => said.push(`warning ${line}`),
  };
  const ask = inquiry({
    mode,
    request: { occasion },
    job: { env: {}, log, signal: new AbortController().signal } as unknown as Job,
    deadline: { remaining: () => remaining },
    openPresence: ({ insist }) => {
      insisted.push(insist);
      return async (reference, seconds) => {
        asked.push(`${formatImageReference(reference)} ${seconds}`);
        return answers[reference.tag ?? ''] ?? { state: 'there' };
      };
    },
  });
  async function* history() {
    if (past === undefined) throw new ActionError({ code: 'git_failed', what: 'no history' });
    for (const tag of past) {
      const files = [{ path: 'a.yaml', bytes: Buffer.from(deployment('app', image(tag))) }];
      yield { sha: tag, parent: undefined, message: tag, committedAt: '', merged: [], before: [], files };
    }
  }
  const write = async (from: string, ...to: string[]): Promise<void> => {
    const places = to.map((tag) => ({
      file: 'a.yaml',
      line: 1,
      column: 1,
      kind: 'container' as const,
      container: 'app',
      reference: parseImageReference(image(from)),
      next: parseImageReference(image(tag)),
    }));
    await ask({ history }, { places });
  };
  return { write, asked, said, insisted };
}

test('each image is asked for once, over all tries', async () => {
  const { write, asked, said } = start({});
  await write('1', '2', '2');
  await write('0', '2');
  await write('1', '3');
  assert.deepEqual(asked, [`${image('2')} 5`, `${image('3')} 5`]);
  assert.equal(said.length, 2, 'and told of once');
});

test('what stands there already is not asked for; with `false` nothing is', async () => {
  const same = start({});
  await same.write('1', '1');
  const off = start({ mode: 'false' });
  await off.write('1', '2');
  assert.deepEqual([same.asked, off.asked, off.insisted], [[], [], []]);
});

for (const [mode, remaining, seconds] of [
  ['auto', 180, 5],
  ['auto', 3, 3],
  ['auto', 0, 1],
  ['true', 180, 20],
] as const) {
  test(`a question takes a few seconds at most, and no more than is left of the wait: ${rowName([mode, remaining, seconds])}`, async () => {
    const { write, asked, insisted } = start({ mode, remaining });
    await write('1', '2');
    assert.deepEqual([asked, insisted], [[`${image('2')} ${seconds}`], [mode === 'true']]);
  });
}

test('no answer goes on with `auto` and stops with `true`', async () => {
  const auto = start({ answers: { 2: unknown } });
  await auto.write('1', '2');
  assert.match(auto.said.join(), /^notice .*not verified: denied/);
  const insisting = start({ mode: 'true', answers: { 2: unknown } });
  await assert.rejects(insisting.write('1', '2'), { code: 'image_unverified' });
});

for (const mode of ['auto', 'true'] as const)
  test(`an absent image stops with \`${mode}\``, async () => {
    const { write } = start({ mode, answers: { 2: { state: 'absent' } } });
    await assert.rejects(write('1', '2'), { code: 'image_absent' });
  });

test('a roll-back to a deleted image is told which others were there and still are', async () => {
  const answers = { v2: { state: 'absent' }, v0: { state: 'absent' } } as const;
  const { write } = start({ occasion: 'rollback', answers, past: ['v3', 'v2', 'v1', 'v2', 'v0'] });
  await assert.rejects(write('v3', 'v2'), ({ problems: [problem] }: ActionError) => {
    assert.match(
      problem?.fix ?? '',
      /`rollback: v1`.*\nr\.io\/app:v1 \(is in its registry\)\nr\.io\/app:v0 \(deleted, too\)\n/,
    );
    assert.doesNotMatch(problem?.fix ?? '', /v3|v2/, 'not the one that it goes back from, nor the one that is gone');
    return true;
  });
  const blind = start({ occasion: 'rollback', answers });
  await assert.rejects(blind.write('v3', 'v2'), { code: 'image_absent' }, 'a failing history hides nothing');
});
