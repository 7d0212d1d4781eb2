// Bars as SVG.

import assert from 'node:assert/strict';
import test from 'node:test';
import { drawBars } from '../../../../src/ship/history/page/chart.ts';

const draw = (bars: Parameters<typeof drawBars>[0]['bars']): string =>
  drawBars({ id: 'x', title: 'A <title>', description: 'What it says', bars, label: String });

test('a chart has a title and a description that it points to', () => {
  const svg = draw([{ name: 'a', value: 2 }]);
  assert.match(svg, /aria-labelledby="x-title x-description"/);
  assert.match(svg, /<title id="x-title">A &lt;title&gt;<\/title>\n<desc id="x-description">What it says<\/desc>/);
});

test('a part that is marked is drawn from below, and told', () => {
  const svg = draw([{ name: 'a', value: 4, marked: 1 }]);
  assert.match(svg, /<title>a: 4, 1 of them failed<\/title>/);
  assert.equal(svg.match(/<rect/g)?.length, 2);
});

test('what is not known has no bar, and nothing at all is drawn as an empty axis', () => {
  assert.doesNotMatch(draw([{ name: 'a', value: undefined }]), /<rect/);
  assert.doesNotMatch(draw([]), /NaN|Infinity|<rect/);
});
