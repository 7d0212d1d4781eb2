// The look of the closing page: light and dark, from 360 pixels on. Holds no words.

import { cardStyle } from '../../slack-card.ts';

const light =
  '--ground:#fff;--paper:#f6f8fa;--ink:#1f2328;--quiet:#59636e;--line:#d1d9e0;--good:#116329;--good-paper:#dafbe1;--bad:#a40e26;--bad-paper:#ffebe9;--link:#0550ae;--old:#8a4600;--new:#0550ae;--none:#a40e26;--card-quiet:#59636e;--card-link:#0550ae;--card-app:#e8e8e8';
const dark =
  '--ground:#0d1117;--paper:#161b22;--ink:#e6edf3;--quiet:#9198a1;--line:#3d444d;--good:#56d364;--good-paper:#12261e;--bad:#ff8182;--bad-paper:#2d1518;--link:#79c0ff;--old:#e3a008;--new:#79c0ff;--none:#ff8182;--card-quiet:#9198a1;--card-link:#79c0ff;--card-app:#3d444d;--card-line:#656c76';

/** The style sheet. */
export const style = `
:root{color-scheme:light dark;${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,"DejaVu Sans","Noto Color Emoji",sans-serif}
main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 4rem;overflow-wrap:anywhere}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .4rem}h2{font-size:1.25rem;margin:2.5rem 0 .75rem;border-bottom:1px solid var(--line);padding-bottom:.3rem}
h3,h4,h5,h6{font-size:1rem;margin:1rem 0 .4rem}
p{margin:.4rem 0}a{color:var(--link)}.quiet{color:var(--quiet);font-weight:400}
.lead{font-size:1.1rem;overflow-wrap:anywhere}
.numbers{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.75rem;margin:1rem 0;padding:0}
.numbers div{min-width:0;background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:.6rem .8rem}
.numbers dt{color:var(--quiet);font-size:.85rem}.numbers dd{margin:0;font-size:1.15rem;line-height:1.3;font-weight:650;overflow-wrap:anywhere}
.stages{list-style:none;margin:0;padding:0}
.stage{border:1px solid var(--line);border-left-width:5px;border-radius:8px;padding:.6rem .8rem;margin:.5rem 0;overflow-wrap:anywhere}
.stage.green{border-left-color:var(--good)}.stage.red{border-left-color:var(--bad)}
.stage h3{margin:0;display:flex;flex-wrap:wrap;gap:.1rem .6rem;align-items:baseline}
.verdict{font-size:.8rem;font-weight:700;padding:0 .4rem;border-radius:4px}
.green .verdict{color:var(--good);background:var(--good-paper)}.red .verdict{color:var(--bad);background:var(--bad-paper)}
.bar{position:relative;overflow:hidden;height:6px;background:var(--paper);border-radius:3px;margin:.45rem 0 .2rem}
.bar span{position:absolute;top:0;height:6px;min-width:3px;border-radius:3px;background:var(--good)}.red .bar span{background:var(--bad)}
.errors{white-space:pre-wrap;color:var(--bad);margin:.4rem 0;font-size:.92rem}
summary{cursor:pointer}details{margin:.4rem 0}
.summary{border-left:3px solid var(--line);padding-left:.8rem;font-size:.92rem}
pre{overflow-wrap:normal;background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:.7rem;overflow-x:auto;font-size:.85rem;line-height:1.45;margin:.5rem 0}
code{font-family:ui-monospace,"DejaVu Sans Mono",monospace}:not(pre)>code{background:var(--paper);padding:.1em .3em;border-radius:4px;font-size:.88em;overflow-wrap:anywhere}
.wide{overflow-x:auto;overflow-wrap:normal}table{border-collapse:collapse;font-size:.9rem;margin:.5rem 0}th,td{border:1px solid var(--line);padding:.3rem .55rem;text-align:left;vertical-align:top}th{background:var(--paper)}
td,th{min-width:4rem;overflow-wrap:break-word}
.plus{color:var(--good)}.minus{color:var(--bad)}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:.75rem}
.card{border:1px solid var(--line);border-radius:8px;margin:0;min-width:0}
.answers{margin:1rem 0;border:1px solid var(--line);border-radius:8px;padding:.8rem 1.2rem}figcaption{font-weight:600;margin-bottom:.5rem}
.lane{margin:.35rem 0}.lane svg{display:block;width:100%;height:24px;background:var(--paper);border-radius:4px}
.ticks{fill:none;stroke-width:4}.kind-0{stroke:var(--old)}.kind-1{stroke:var(--new)}.kind-2{stroke:var(--none)}.version{font-weight:600}
.marks{position:relative;height:1.5rem}.marks span{position:absolute;transform:translateX(-50%);background:var(--ink);color:var(--ground);font-size:.72rem;font-weight:700;width:1.25rem;line-height:1.25rem;text-align:center;border-radius:50%}
.axes{display:grid;grid-template-columns:auto 1fr;gap:.5rem}.axes svg{width:100%;height:220px;display:block}
.grid{stroke:var(--line);stroke-width:1;vector-effect:non-scaling-stroke}.curve{fill:none;stroke-width:3;vector-effect:non-scaling-stroke}.curve.kind-2{stroke:var(--good)}.curve.kind-0{stroke-dasharray:7 4}.curve.kind-1{stroke:var(--old);stroke-dasharray:2 3}.curve.kind-0{stroke:var(--bad)}
.keys{list-style:none;padding:0;margin:.6rem 0 0}.keys svg{vertical-align:middle}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 2rem;margin:.3rem 0;padding-left:1.4rem}
footer{margin-top:3rem;border-top:1px solid var(--line);padding-top:.8rem;font-size:.9rem;color:var(--quiet)}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
${cardStyle}`;
