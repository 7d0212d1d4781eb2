// The page. Its look is tested in a browser: test/scenarios/report.test.ts.

import assert from 'node:assert/strict';
import test from 'node:test';
import { timelinesOf, writeDocument } from '../../../../src/ship/history/document.ts';
import { renderPage } from '../../../../src/ship/history/page/page.ts';
import { deployment } from '../../../fakes/shipped-history.ts';

const history = { deployments: [deployment({ at: 5 })], falseClaims: [] };
const timelines = timelinesOf(history);
const page = renderPage(
  writeDocument({ repository: 'm', head: 'h', span: { from: 0, to: 604_800 }, history, timelines, standing: [] }),
);

test('one environment is shown once, and not again as all', () =>
  assert.equal(page.match(/class="cards"/g)?.length, 1));

test('nothing is loaded', () => assert.doesNotMatch(page, /(?:src|href)="(?!data:|https:\/\/)|@import|url\(/));
