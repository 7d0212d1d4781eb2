// Tests of the stages: each opens as the room of its name, with questions of its own.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Job } from '../../src/domain/job.ts';
import { chainStages } from '../../src/ship/chain/course.ts';
import { openStages } from '../../src/ship/stages.ts';
import { temporaryFolder } from '../fakes/folder.ts';

test('there is a stage for each name of the chain, and no other', () =>
  assert.deepEqual(Object.keys(openStages), [...chainStages]));

for (const name of chainStages)
  test(`${name} opens, reads its inputs and has questions`, async (t) => {
    const stage = await openStages[name]();
    const log = { mask: () => undefined, warning: () => undefined };
    const context = { workspace: temporaryFolder(t), temporaryFolder: '/tmp', repository: 'shop/cart' };
    const seen = await stage.look({}, { context, log, env: {} } as unknown as Job);
    assert.equal(seen.inputs['service'], 'cart');
    assert.ok(seen.questions.length > 0);
    const subjects = seen.questions.map(({ subject }) => subject);
    assert.equal(new Set(subjects).size, subjects.length);
    for (const { after } of seen.questions) assert.ok(after === undefined || subjects.includes(after), after);
  });
