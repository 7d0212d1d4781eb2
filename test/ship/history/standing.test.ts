// Whether the files hold what the last record wrote.

import assert from 'node:assert/strict';
import test from 'node:test';
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
    const history = {
      files: async (places: readonly string[]) =>
        places.map(() => (text === undefined ? undefined : Buffer.from(text))),
    };
    const [standing] = await readStanding(history, 'head', readTimelines([deployment({ image, files })]));
    assert.equal(standing?.holding, holding);
  });
