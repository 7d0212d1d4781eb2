// The report of a history of which every figure is known, and derived by hand here; and what is refused.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import test, { after } from 'node:test';
import { openLocalHistory } from '../../../src/clients/git/local/history.ts';
import { ActionError } from '../../../src/domain/action-error.ts';
import { compileAnswer, compileReport } from '../../../src/ship/history/compile.ts';
import { readWhen } from '../../../src/ship/history/question.ts';
import { temporaryFolder } from '../../fakes/folder.ts';
import { imageOf, knownHistory, startHistory } from '../../fakes/shipped-history.ts';

const [minute, hour, day] = [60, 3600, 24 * 3600];
const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent' };
const to = Date.parse('2026-01-29T00:00:00Z') / 1000;
const wish = { folder: 'manifests', name: 'manifests', span: { from: to - 28 * day, to }, service: undefined };
const open = (folder: string, revision?: string) => openLocalHistory({ folder, revision, env });

const known = open(knownHistory().make({ after }));
const report = await compileReport(known, { ...wish, environment: 'production' });
const figures = report.services[0]?.figures;

// Production in these 28 days: v1 (5th), v2 (8th), v3 (12th), v4 (20th), v5 (26th); v0 came before, v1 of the 8th is the roll-back.
test('five deployments in four weeks are 1.25 a week', () =>
  assert.deepEqual([figures?.deployments, figures?.perWeek], [5, 1.25]));

// v1 and v3 have a note that says pass; v2 and v5 one that says fail; v4 has none.
test('two of them are proven', () => assert.equal(figures?.proven, 2));

// v1 08:00→10:00 2 h; v2 a day; v3 06:00→09:00 3 h; v4 11:00→15:00 4 h, by the date that its record in staging has; v5 04:00→10:00 6 h.
// In order 2, 3, 4, 6, 24: the middle is 4 h, the nearest rank of nine in ten is the fifth.
test('the lead time to the bump is 4 h, nine of ten within a day', () =>
  assert.deepEqual(figures?.leadToBump, { count: 5, median: 4 * hour, p90: 24 * hour }));

// v1 08:00→10:10 2 h 10 min; v3 06:00→09:06 3 h 6 min: the mean of the two is 2 h 38 min.
test('the lead time to proven is 2 h 38 min', () =>
  assert.deepEqual(figures?.leadToProven, { count: 2, median: 158 * minute, p90: 186 * minute }));

// v2 was rolled back, v5 was seen to fail: two of five.
test('the change failure rate is 40 %', () => assert.deepEqual([figures?.failed, figures?.failureRate], [2, 0.4]));

test('one roll-back for five deployments is 20 %', () =>
  assert.deepEqual([figures?.rollbacks, figures?.rollbackRate], [1, 0.2]));

// v2 was written at 12:00; the roll-back of 12:20 was seen to serve at 12:30. Nothing followed v5.
test('the time to restore is 30 min, and one failure is not restored', () =>
  assert.deepEqual(
    [figures?.timeToRestore, figures?.notRestored],
    [{ count: 1, median: 30 * minute, p90: 30 * minute }, 1],
  ));

// v4 replaced v3-hand, which no record wrote.
test('one image was written without a record', () => assert.equal(figures?.unrecorded, 1));

test('what stands there is the last record, and the files hold it', () =>
  assert.deepEqual(
    report.standing.map(({ environment, image, at, holding, verdicts }) => [environment, image, at, holding, verdicts]),
    [
      [
        'production',
        imageOf('checkout-service', 'v5'),
        '2026-01-26T10:00:00Z',
        'holds',
        ['fail at 2026-01-26T10:09:00Z'],
      ],
    ],
  ));

test('who approved what is told as the record says', () =>
  assert.deepEqual(
    report.approved.map(({ approvedBy, image, actor }) => [approvedBy, image, actor]),
    [['grace, linus', imageOf('checkout-service', 'v1'), 'ada']],
  ));

test('all environments together are those of production and the one bump of staging', async () => {
  const { overall, environments } = await compileReport(known, { ...wish, environment: undefined });
  assert.equal(overall.deployments, 6);
  assert.deepEqual(
    environments.map((row) => [row.environment, row.figures.deployments]),
    [
      ['production', 5],
      ['staging', 1],
    ],
  );
});

const ask = async (when: string, environment = 'production') => {
  const span = readWhen(when);
  assert.ok(span);
  return await compileAnswer(known, 'manifests', { service: 'checkout-service', environment, span });
};

test('an auditor is told what stood there on a day, who, by which run and with which approval', async () => {
  const { before, changes } = await ask('2026-01-06');
  assert.deepEqual(changes, []);
  assert.deepEqual(
    [before?.image, before?.at, before?.actor, before?.approvedBy, before?.run, before?.verdicts],
    [
      imageOf('checkout-service', 'v1'),
      '2026-01-05T10:00:00Z',
      'ada',
      'grace, linus',
      'https://github.com/shop/checkout-service/actions/runs/101/attempts/1',
      ['pass at 2026-01-05T10:10:00Z'],
    ],
  );
});

test('a day with changes tells each of them', async () =>
  assert.deepEqual(
    (await ask('2026-01-08')).changes.map(({ kind, image }) => [kind, image]),
    [
      ['deployment', imageOf('checkout-service', 'v2')],
      ['roll-back', imageOf('checkout-service', 'v1')],
    ],
  ));

/** The code of what is refused, and its sentence. */
async function refusal(run: Promise<unknown>): Promise<[string, string]> {
  const thrown = await run.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof ActionError, String(thrown));
  return [thrown.code, thrown.message];
}

test('a folder that is no repository is refused', async () =>
  assert.equal(
    (await refusal(compileReport(open(temporaryFolder({ after })), { ...wish, environment: undefined })))[0],
    'history_no_repository',
  ));

test('a shallow clone is refused, with the day from which on it is here', async () => {
  const clone = path.join(temporaryFolder({ after }), 'clone');
  execFileSync('git', ['clone', '-q', '--bare', '--depth=2', `file://${knownHistory().make({ after })}`, clone], {
    stdio: 'ignore',
  });
  const [code, sentence] = await refusal(compileReport(open(clone), { ...wish, environment: undefined }));
  assert.equal(code, 'history_shallow');
  assert.match(sentence, /before 2026-01-20 is missing/);
});

test('a clone without contents is refused', async () => {
  const clone = path.join(temporaryFolder({ after }), 'clone');
  const source = knownHistory().make({ after });
  execFileSync('git', ['--git-dir', source, 'config', 'uploadpack.allowFilter', 'true']);
  execFileSync('git', ['clone', '-q', '--bare', '--filter=blob:none', `file://${source}`, clone], { stdio: 'ignore' });
  assert.equal((await refusal(compileReport(open(clone), { ...wish, environment: undefined })))[0], 'history_partial');
});

test('a branch that is not there is refused', async () =>
  assert.equal(
    (
      await refusal(compileReport(open(knownHistory().make({ after }), 'prod'), { ...wish, environment: undefined }))
    )[0],
    'history_no_commit',
  ));

test('a history without records is refused', async () => {
  const history = startHistory();
  history.write({ at: '2026-01-01T00:00:00Z', message: 'first' });
  assert.equal(
    (await refusal(compileReport(open(history.make({ after })), { ...wish, environment: undefined })))[0],
    'history_no_records',
  );
});

test('a service that no record knows is refused, with the near name', async () => {
  const run = compileReport(known, { ...wish, environment: undefined, service: 'chekout-service' });
  const thrown = await run.catch((error: unknown) => error);
  assert.ok(thrown instanceof ActionError);
  assert.equal(thrown.code, 'history_unknown_service');
  assert.match(thrown.problems[0]?.fix ?? '', /checkout-service/);
});
