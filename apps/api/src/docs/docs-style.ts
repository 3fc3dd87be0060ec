/** How does the page of the API look? Readable in light and dark, narrow and wide; no font or script from elsewhere. */
export const DOCS_STYLE = `
:root { color-scheme: light dark; --line: #d9dde5; --soft: #f5f6f9; --dim: #5b6472; --accent: #1f4fd8; font: 15px/1.55 system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --line: #343a46; --soft: #1c2027; --dim: #9aa4b5; --accent: #8fb0ff; } }
* { box-sizing: border-box; }
body { margin: 0; display: grid; grid-template-columns: 17rem minmax(0, 1fr); }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 1rem; border-right: 1px solid var(--line); background: var(--soft); font-size: .85rem; }
nav .home { font-weight: 700; font-size: 1rem; }
nav h2 { margin: 1rem 0 .2rem; font-size: .75rem; text-transform: uppercase; letter-spacing: .06em; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li { padding: .1rem 0; }
nav a, nav h2 a { color: inherit; text-decoration: none; }
nav a:hover { text-decoration: underline; }
main { padding: 1.5rem 2.5rem 6rem; max-width: 62rem; }
h1 { margin: 0 0 .5rem; font-size: 1.9rem; }
section > h2 { margin: 3rem 0 .2rem; font-size: 1.4rem; border-bottom: 2px solid var(--accent); padding-bottom: .2rem; }
article { margin: 1.6rem 0 0; padding: 1rem 1.2rem; border: 1px solid var(--line); border-radius: .6rem; }
article:target { border-color: var(--accent); }
h3 { margin: 0 0 .4rem; font-size: 1.02rem; overflow-wrap: anywhere; }
a { color: var(--accent); }
.meta { color: var(--dim); font-size: .85rem; }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .9em; }
b.get, b.post, b.patch, b.put, b.delete { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .78em; letter-spacing: .03em; }
b.get { color: #1a7f4b; } b.post { color: #1f4fd8; } b.patch, b.put { color: #a05a00; } b.delete { color: #c02433; }
@media (prefers-color-scheme: dark) { b.get { color: #5fd39a; } b.post { color: #8fb0ff; } b.patch, b.put { color: #f0b35e; } b.delete { color: #ff8088; } }
table { width: 100%; border-collapse: collapse; margin: .8rem 0; font-size: .86rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .2rem; }
td { border-top: 1px solid var(--line); padding: .25rem .6rem .25rem 0; vertical-align: top; overflow-wrap: anywhere; }
td:first-child { width: 34%; } td.type { width: 30%; color: var(--dim); }
sup { color: #c02433; font-weight: 700; }
summary { cursor: pointer; color: var(--accent); font-size: .9rem; }
pre code { user-select: all; }
pre:focus-visible, a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--soft); padding: .5rem 1rem; z-index: 1; }
.language { margin: .8rem 0 .2rem; font-size: .8rem; color: var(--dim); }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: .4rem; padding: .8rem; overflow-x: auto; }
@media (max-width: 50rem) { body { display: block; } nav { position: static; height: auto; max-height: 14rem; border-right: 0; border-bottom: 1px solid var(--line); } main { padding: 1rem; } }
`;
