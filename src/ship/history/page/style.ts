// How the page looks, light and dark, on a wide screen and at 360 pixels. Loads nothing.

/** The style sheet. */
export const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #fff; --panel: #f4f6f8; --line: #d0d7de; --good: #1a6fb4; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --soft: #9ea7b3; --paper: #0d1117; --panel: #161b22; --line: #30363d; --good: #58a6ff; --bad: #ff7b72; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
p { margin: .25rem 0 .75rem; }
.soft, figcaption, caption { color: var(--soft); }
.cards { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); }
.card, figure { background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; margin: 0; }
.card b { display: block; font-size: 1.3rem; }
.charts { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); }
svg { display: block; width: 100%; height: auto; }
svg text { fill: var(--soft); font-size: 10px; }
.grid { stroke: var(--line); }
.bar { fill: var(--good); }
.bar.marked { fill: var(--bad); }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
caption { text-align: left; padding: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .5rem; border-top: 1px solid var(--line); overflow-wrap: normal; min-width: 6rem; }
th { white-space: nowrap; }
details { margin: .5rem 0; }
.card details { margin: .25rem 0 0; color: var(--soft); font-size: .875rem; }
summary { cursor: pointer; }
a { color: var(--good); }
code { font: .85em ui-monospace, monospace; }
.bad { color: var(--bad); font-weight: 600; }
`;
