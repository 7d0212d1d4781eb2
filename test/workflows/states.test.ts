// docs/workflows.md against the workflow files: each row is followed, and its cells must say what came of it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { follow, type Story } from './simulation.ts';
import { countedRows, type StateRow, stateRows } from './state-rows.ts';

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/workflows.md'), 'utf8');

/** The cells of every table row of the page. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

const rowOf = (state: string): string[] => {
  const found = rows.filter(([first]) => first === state);
  assert.equal(found.length, 1, `docs/workflows.md has ${found.length} rows "${state}"`);
  return found[0] ?? [];
};

const colours: Readonly<Record<string, string>> = { success: 'green', failure: 'red', cancelled: 'cancelled' };
const storyOf = ({ workflow, inputs = {}, answers }: Omit<StateRow, 'never'>): Story =>
  follow(workflow, inputs, answers);
const isJob = (job: string, name: string): boolean => job === name || job.endsWith(`/${name}`);

for (const row of stateRows) {
  test(`${row.workflow}: ${row.state}`, () => {
    const story = storyOf(row);
    const [, , serves = '', told = '', run = ''] = rowOf(row.state);

    const mayStay = new Set(row.never ?? []);
    const answered = Object.keys(row.answers).filter(
      (name) => !mayStay.has(name) && !story.ran.some(({ job }) => job === name),
    );
    assert.deepEqual(answered, [], 'every answer belongs to a job that ran');
    for (const name of row.never ?? []) assert.ok(!story.ran.some(({ job }) => isJob(job, name)), `${name} ran`);
    assert.deepEqual(
      [...told.matchAll(/`([a-z-]+)`/g)].map(([, event]) => event),
      story.told.map(({ event }) => event),
    );
    assert.equal(run, colours[story.result]);

    // A version that the message says is serving was measured, and the page names no other.
    const proven = story.told.flatMap((each) => ('serving-version' in each ? each['serving-version'] || [] : []));
    assert.deepEqual(
      [...serves.matchAll(/\*\*(v\d)\*\*/g)].map(([, version]) => version),
      [...new Set(proven)],
    );
  });
}

for (const row of countedRows) {
  test(`jobs and hops of ${row.state}`, () => {
    const { ran } = storyOf(row);
    const last = ran.find(({ job }) => job === row.until);
    assert.ok(last !== undefined, `${row.until} did not run`);
    assert.deepEqual(rowOf(row.state).slice(1), [String(ran.length), String(last.after + 1)]);
  });
}

test('from one environment to the next it is at most three jobs one after the other', () => {
  const [, plain, reviewed] = countedRows.map(storyOf);
  const ends = (story: Story | undefined, name: string): number =>
    (story?.ran.find(({ job }) => job === name)?.after ?? Number.NaN) + 1;
  assert.equal(ends(plain, 'second/lane/smoke') - ends(plain, 'first/lane/smoke'), 2);
  assert.equal(ends(reviewed, 'second/lane/smoke') - ends(reviewed, 'first/lane/smoke'), 3);
});

for (const row of [...stateRows, ...countedRows]) {
  test(`each environment is at most three jobs one after the other (approval, bump, smoke test): ${row.state}`, () => {
    const { ran } = storyOf(row);
    for (const { job, after } of ran.filter((each) => /^(?:first|second)\/lane\/smoke$/.test(each.job))) {
      const before = job.startsWith('first') ? 'build' : 'first/lane/smoke';
      const begun = (ran.find((each) => each.job === before)?.after ?? Number.NaN) + 1;
      assert.ok(after + 1 - begun <= 3, `${job} ends ${after + 1 - begun} jobs after ${before}`);
    }
  });

  test(`no job that works waits for one that tells: ${row.state}`, () => {
    const { ran } = storyOf(row);
    const works = ran.filter(({ job }) => !/tell|announce/.test(job));
    const deepest = Math.max(...works.map(({ after }) => after));
    const late = ran.filter(({ job, after }) => /tell/.test(job) && after > deepest + 1);
    assert.deepEqual(late, []);
  });
}

test('the page has a row for each state and no row that nobody follows', () => {
  const known = new Set([...stateRows, ...countedRows].map(({ state }) => state));
  const heads = new Set(['after', 'deployment', '---', 'what']);
  const titles = rows.map(([first = '']) => first).filter((first) => !heads.has(first));
  assert.deepEqual(
    titles.filter((title) => !known.has(title)),
    [],
  );
});

test('verify.yml for a commit without a tag says that this commit serves', () => {
  const row = stateRows.find(({ state }) => state === 'late sync, and it is good');
  assert.ok(row);
  const commit = 'c'.repeat(40);
  const story = storyOf({ ...row, inputs: { ...row.inputs, tag: '', commit } });
  assert.deepEqual(
    story.told.map((each) => 'serving-version' in each && each['serving-version']),
    [commit],
  );
});

test('verify.yml rolls nothing back where neither a tag nor a digest says what may be undone', () => {
  const row = stateRows.find(({ state }) => state === 'red smoke test after a sync by hand');
  assert.ok(row);
  const ran = (inputs: object): boolean =>
    storyOf({ ...row, inputs: { ...row.inputs, ...inputs } }).ran.some(({ job }) => isJob(job, 'roll-back'));
  assert.deepEqual([ran({}), ran({ tag: '' }), ran({ tag: '', digest: '' })], [true, true, false]);
});
