// Whether the files hold what the last record wrote.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { LocalHistory } from '../../../src/clients/git/local/history.ts';
import { readStanding } from '../../../src/ship/history/standing.ts';
import { readTimelines } from '../../../src/ship/history/timeline.ts';

import { deployment, manifestOf } from '../../fakes/shipped-history.ts';

const image = 'r.example/shop/s:v1';
const rows: readonly [string, string | undefined, readonly string[], string][] = [
  ['holds it', manifestOf('s', image), ['a.yaml'], 'holds'],
  ['holds another version', manifestOf('s', 'r.example/shop/s:v2'), ['a.yaml'], 'changed'],
  ['is gone', undefined, ['a.yaml'], 'changed'],
  ['is not named', manifestOf('s', image), [], 'unnamed'],
];
for (const [what, text, files, holding] of rows)
  test(`a file that ${what}: ${holding}`, async () => {
    const bytes = text === undefined ? undefined : Buffer.from(text);
    const history: Pick<LocalHistory, 'files'> = {
      files: async (groups, onFiles) => {
        for (const [at, places] of groups.entries())
          onFiles(
            places.map(() => bytes),
            at,
          );
      },
    };
    const [standing] = await readStanding(history, 'head', readTimelines([deployment({ image, files })]));
    assert.equal(standing?.holding, holding);
  });

test('a file that several services share is asked for once, and speaks for each of them', async () => {
  const asked: string[] = [];
  const bytes = Buffer.from(`${manifestOf('s', image)}---\n${manifestOf('t', 'r.example/shop/t:v1')}`);
  const history: Pick<LocalHistory, 'files'> = {
    files: async (groups, onFiles) => {
      asked.push(...groups.flat());
      for (const at of groups.keys()) onFiles([bytes], at);
    },
  };
  const records = ['s:v1', 't:v1', 'u:v9'].map((name) =>
    deployment({ service: name.slice(0, 1), image: `r.example/shop/${name}`, files: ['all.yaml'] }),
  );
  const standing = await readStanding(history, 'head', readTimelines(records));
  assert.deepEqual(asked, ['head:all.yaml']);
  assert.deepEqual(
    standing.map(({ service, holding }) => [service, holding]),
    [
      ['s', 'holds'],
      ['t', 'holds'],
      ['u', 'changed'],
    ],
  );
});
