// One style sheet for all replica vendors: enough that pictures look like pages, hidden things are hidden and sticky things stick.
export const styles = `
*,*::before,*::after{box-sizing:border-box}body{margin:0;font:16px/1.6 system-ui,"Segoe UI",Helvetica,Arial,sans-serif;color:#16181d;background:#fff}
a{color:hsl(var(--brand-hue) 70% 36%)}header a,footer a,nav a{text-decoration:none;color:inherit}ul[role=list],nav ul{list-style:none;margin:0;padding:0}
.sr-only{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0);white-space:nowrap}
.visually-hidden{position:absolute;left:-9999px;top:auto;width:1px;height:1px;overflow:hidden}
.hidden,[hidden]{display:none!important}.sticky{position:sticky}.top-0{top:0}.fixed{position:fixed}.absolute{position:absolute}.relative{position:relative}
.inset-x-4{left:1rem;right:1rem}.bottom-4{bottom:1rem}.z-40{z-index:40}.z-50{z-index:50}.flex{display:flex}.inline-flex{display:inline-flex}.grid{display:grid}
.items-center{align-items:center}.justify-between{justify-content:space-between}.gap-1{gap:.25rem}.gap-2{gap:.5rem}.gap-3{gap:.75rem}.gap-8{gap:2rem}.gap-10{gap:2.5rem}
.grid-cols-2{grid-template-columns:repeat(2,1fr)}.mx-auto{margin-inline:auto}.max-w-screen-lg{max-width:960px}.max-w-screen-xl{max-width:1200px}
.px-6{padding-inline:1.5rem}.p-4{padding:1rem}.p-6{padding:1.5rem}.py-12{padding-block:3rem}.py-8{padding-block:2rem}.py-16{padding-block:4rem}.pb-24{padding-bottom:6rem}.pb-10{padding-bottom:2.5rem}.h-16{height:4rem}
.border-t{border-top:1px solid #e4e6ea}.border-b{border-bottom:1px solid #e4e6ea}.border{border:1px solid #e4e6ea}.rounded-xl,.rounded-2xl{border-radius:14px}.shadow-lg,.shadow-2xl{box-shadow:0 10px 40px #0002}.bg-surface,.bg-canvas{background:#fff}.bg-muted{background:#f5f6f8}header{background:#fffd}
.text-faint{color:#5d6470}.text-sm{font-size:.875rem}.text-xs{font-size:.75rem}.font-semibold{font-weight:600}.font-medium{font-weight:500}.mt-2{margin-top:.5rem}.mt-4{margin-top:1rem}
h1{font-size:2.4rem;line-height:1.15;letter-spacing:-.02em;margin:2.5rem 0 1rem}h2{font-size:1.5rem;margin:2rem 0 .5rem}h3{font-size:1.1rem}.btn{border:1px solid transparent;border-radius:999px;padding:.5rem 1rem;font:inherit;cursor:pointer;background:none}.btn-primary{background:hsl(var(--brand-hue) 70% 36%);color:#fff}.btn-ghost{border-color:#d5d8de}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #e4e6ea;padding:.6rem .5rem;text-align:left;vertical-align:top}.card{border:1px solid #e4e6ea;border-radius:14px;padding:1.25rem}
.overlay{position:fixed;inset:0;background:#0008;z-index:60;display:grid;place-items:center}.panel[data-state=closed]{height:0;overflow:hidden}.skeleton{background:#eceef1;border-radius:6px;height:1rem;margin:.5rem 0}
.chip{display:inline-flex;gap:.35rem;align-items:center;border-radius:999px;background:#eef1f6;padding:.15rem .7rem;font-size:.8rem}
`;
