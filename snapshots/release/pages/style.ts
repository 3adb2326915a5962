// The one stylesheet of a release: light and dark, phone to desktop, no fonts to fetch.
export const releaseStyle = `:root { color-scheme: light dark; --ink: #1b1f24; --dim: #59636e; --line: #d5dbe1; --paper: #fff; --mark: #f4f6f8; --link: #0b57d0; --good: #116329; --gate: #7a4f01; --bad: #a40e26; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ed; --dim: #9aa4af; --line: #363d46; --paper: #14171b; --mark: #1d2228; --link: #8ab4f8; --good: #6fd18a; --gate: #e5b567; --bad: #ff8f8f; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 0 1rem 3rem; max-width: 76rem; font: 1rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
a { color: var(--link); }
.top { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; padding: 1rem 0; border-bottom: 1px solid var(--line); }
.name { font-weight: 650; }
nav a { margin-right: .8rem; }
.banner { color: var(--dim); font-size: .9rem; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.15rem; margin: 2rem 0 .4rem; }
.question, .meta { color: var(--dim); font-size: .9rem; margin: .2rem 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .6rem; border-bottom: 1px solid var(--line); min-width: 7.5rem; }
thead th { font-weight: 600; background: var(--mark); }
tr.differs { background: var(--mark); }
td a { text-decoration: none; }
.grade { font-weight: 600; white-space: nowrap; }
.yes_public { color: var(--good); } .yes_sales_gated, .yes_platform_only, .partial { color: var(--gate); } .no { color: var(--bad); } .unclear, .no_public_evidence, .pending { color: var(--dim); }
article { border-bottom: 1px solid var(--line); padding-bottom: 1rem; }
blockquote { margin: .6rem 0; padding: .1rem .9rem; border-left: 3px solid var(--line); background: var(--mark); }
.caveat { color: var(--gate); }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .2rem 1rem; font-size: .92rem; }
dt { color: var(--dim); } dd { margin: 0; overflow-wrap: anywhere; } dd ul { margin: 0; padding-left: 1.1rem; }
.changes li { margin-bottom: 1rem; } del { color: var(--bad); } ins { color: var(--good); text-decoration: none; }
footer { margin-top: 3rem; color: var(--dim); font-size: .9rem; }
`;
