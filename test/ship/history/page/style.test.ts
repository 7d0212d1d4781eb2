// The style sheet. Its look is tested in a browser: test/scenarios/report.test.ts.

import assert from 'node:assert/strict';
import test from 'node:test';
import { style } from '../../../../src/ship/history/page/style.ts';

test('each colour of the light page has one for the dark', () => {
  const [light = '', dark = ''] = style.split('@media');
  const names = (text: string): string[] => [...text.matchAll(/(--\w+):/g)].map(([, name = '']) => name).sort();
  assert.deepEqual(names(light), names(dark));
});

test('it loads nothing', () => assert.doesNotMatch(style, /url\(|@import/));
