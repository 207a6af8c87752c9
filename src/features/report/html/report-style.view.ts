/** The report's own style: light and dark, from a telephone to print. Contrasts of 4.5:1 and more. */
export const reportStyle = `
:root{color-scheme:light dark;--ground:#fff;--panel:#f4f6f8;--text:#1b2733;--soft:#4a5a6a;--line:#c6d0da;--first:#1f5f99;--second:#a34a00}
@media(prefers-color-scheme:dark){:root{--ground:#12181f;--panel:#1c252e;--text:#e8eef4;--soft:#b3c0cc;--line:#3a4855;--first:#7db8ee;--second:#f0a35e}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:16px/1.5 system-ui,sans-serif}
header,main,footer{max-width:84rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0}
h2{font-size:1.2rem;margin:2rem 0 .5rem}
p{margin:.25rem 0}
.soft{color:var(--soft)}
dl.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.75rem;margin:1rem 0}
dl.facts div{background:var(--panel);border-radius:.5rem;padding:.75rem}
dl.facts dt{color:var(--soft);font-size:.875rem}
dl.facts dd{margin:0;font-size:1.25rem;font-weight:600}
.tallies{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr));gap:1rem;align-items:start}
.scroll{overflow-x:auto;max-width:100%}
.scroll:focus-visible,button:focus-visible,summary:focus-visible{outline:3px solid var(--first);outline-offset:2px}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{border-bottom:1px solid var(--line);padding:.4rem .5rem;text-align:left;vertical-align:top}
.tallies th[scope=row]{font-weight:400;overflow-wrap:anywhere}
.tallies .number,#tickets td.text{white-space:nowrap}
#tickets td.wide{min-width:12rem}
.scroll th[scope=row]{white-space:nowrap}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
thead th{background:var(--panel)}
th button{all:unset;cursor:pointer;font-weight:600}
th button::after{content:" ↕";color:var(--soft)}
th[aria-sort=ascending] button::after{content:" ↑"}
th[aria-sort=descending] button::after{content:" ↓"}
figure{margin:0}
figcaption .key{margin-left:.75rem}
svg{display:block;width:100%;min-width:34rem;max-width:56rem;height:auto}
svg text{fill:var(--text);font:12px system-ui,sans-serif}
svg .axis{stroke:var(--line)}
svg .first{fill:var(--first)}
svg .second{fill:var(--second)}
.key{display:inline-block;width:.8em;height:.8em;margin-right:.35em;vertical-align:-.05em}
.key.first{background:var(--first)}
.key.second{background:var(--second)}
@media print{th button::after{content:""}.scroll{overflow:visible}}
`.trim();
