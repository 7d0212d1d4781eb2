// Draws what was measured over a time: which versions answered, a lane for each; and a count that grew, a curve for each. The words are
// HTML, so that they stay readable where the drawing is narrow.

import type { Answers, Growth, Sample } from '../record.ts';
import { brief } from '../terminal.ts';
import { type Html, html } from './html.ts';

const nobody = 'no answer';

/** The chart, and the same as a table. */
export function renderAnswers({ title, samples, marks }: Answers): Html {
  const [first, last] = [samples[0]?.at ?? 0, samples.at(-1)?.at ?? 1];
  const span = Math.max(last - first, 0.001);
  const share = (at: number): number => Math.min(100, Math.max(0, ((at - first) / span) * 100));
  const lanes = [...Map.groupBy(samples, ({ version }) => version ?? nobody)];
  const words = lanes.map(([version, own]) => `${brief(version)}: ${rangeOf(own)}`).join('; ');

  return html`<figure class="answers">
<figcaption>${title}: every answer came on a connection of its own</figcaption>
${lanes.map(([version, own], at) => renderLane(brief(version), own, { kind: kindOf(version, at === lanes.length - 1), share }))}
<div class="marks" aria-hidden="true">${marks.map((mark, at) => html`<span style="left:${share(mark.at).toFixed(2)}%">${at + 1}</span>`)}</div>
<ol class="legend">${marks.map(({ at, text }) => html`<li>${text} <span class="quiet">${at.toFixed(1)} s</span></li>`)}</ol>
<p class="quiet">${words}</p>
</figure>`;
}

/** The version that came last is the new one. */
function kindOf(version: string, isLast: boolean): number {
  if (version === nobody) return 2;
  return isLast ? 1 : 0;
}

interface Lane {
  readonly kind: number;
  readonly share: (at: number) => number;
}

function renderLane(version: string, samples: readonly Sample[], { kind, share }: Lane): Html {
  const ticks = samples.map(({ at }) => `M${(share(at) * 10).toFixed(1)} 1V23`).join('');
  return html`<div class="lane"><span class="version" data-answers="${samples.length}">${version} <span class="quiet">${samples.length} answers</span></span>
<svg viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" aria-label="${version}: ${rangeOf(samples)}"><path class="ticks kind-${kind}" d="${ticks}"/></svg></div>`;
}

const rangeOf = (samples: readonly Sample[]): string =>
  `${samples.length} answers from ${samples[0]?.at.toFixed(1)} s to ${samples.at(-1)?.at.toFixed(1)} s`;

/** Curves over one axis of time, each with its end in words. */
export function renderGrowth({ title, most, curves }: Growth): Html {
  const span = Math.max(1, ...curves.flatMap(({ points }) => points.map(({ at }) => at)));
  const place = ({ at, count }: { at: number; count: number }): string =>
    `${((at / span) * 1000).toFixed(1)},${(210 - (count / most) * 200).toFixed(1)}`;
  const words = curves.map(({ name, points }) => {
    const { at, count } = points.at(-1) ?? { at: 0, count: 0 };
    return `${name}: ${count} of ${most} after ${at.toFixed(0)} s`;
  });

  return html`<figure class="answers">
<figcaption>${title}</figcaption>
<div class="axes"><span class="quiet">${most}</span><svg viewBox="0 0 1000 220" preserveAspectRatio="none" role="img" aria-label="${words.join('; ')}">
<path class="grid" d="M0 10H1000M0 110H1000M0 210H1000"/>
${curves.map(({ points }, at) => html`<polyline class="curve kind-${at % 3}" points="${points.map(place).join(' ')}"/>`)}</svg></div>
<ul class="keys">${words.map((each, at) => html`<li><svg viewBox="0 0 24 8" width="24" height="8" aria-hidden="true"><path class="curve kind-${at % 3}" d="M0 4H24"/></svg> ${each}</li>`)}</ul>
</figure>`;
}
