// Asking before writing: what each answer of a registry means.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type Verification, verifyImages } from '../../src/bump-manifest/verification.ts';
import type { Presence } from '../../src/clients/image-presence.ts';

const unknown: Presence = { presence: 'unknown', why: 'denied' };
const table: readonly [Verification['mode'], boolean, Presence, string][] = [
  ['auto', true, { presence: 'there' }, 'asked'],
  ['auto', true, { presence: 'absent' }, 'image_absent'],
  ['auto', true, unknown, 'asked, noticed'],
  ['auto', false, { presence: 'absent' }, ''],
  ['always', false, { presence: 'there' }, 'asked'],
  ['always', false, { presence: 'absent' }, 'image_absent'],
  ['always', true, unknown, 'image_unverified'],
  ['never', true, { presence: 'absent' }, ''],
];

for (const [mode, askable, answer, expected] of table) {
  test(`${mode}, ${askable ? 'with' : 'without'} a login, ${answer.presence}: ${expected || 'not asked'}`, async () => {
    const events: string[] = [];
    const verification: Verification = {
      mode,
      isAskable: () => askable,
      lookUp: async () => {
        events.push('asked');
        return answer;
      },
      notice: () => events.push('noticed'),
    };
    const seen = new Set<string>();
    const verify = async (): Promise<void> => await verifyImages('r.io/app:1\nr.io/app:1', verification, seen);
    if (expected.startsWith('image_')) await assert.rejects(verify(), { code: expected });
    else {
      await verify();
      assert.equal(events.join(', '), expected);
    }
  });
}
