/** Page, rail, content, trace panel; phone, reduced motion and print. */
export const layoutStyle = `
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:16px}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 "Inter Variable",Inter,system-ui,"DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums}
.app{display:grid;grid-template-columns:220px minmax(0,1fr);min-height:100vh}
.rail{background:var(--panel);border-right:1px solid var(--line);padding:24px 16px;font-size:14px;position:sticky;top:0;height:100vh;overflow-y:auto}
.rail .mark{font-size:16px;letter-spacing:-.01em}
.rail .study{margin:24px 0 16px;font-weight:600;line-height:1.35;overflow-wrap:anywhere}
.rail ul{list-style:none;margin:0;padding:0}
.rail a{display:flex;justify-content:space-between;gap:8px;align-items:baseline;padding:7px 10px;margin:0 -10px;border-radius:6px;color:var(--ink);text-decoration:none}
.rail a:hover{background:color-mix(in srgb,var(--accent) 12%,transparent);color:var(--accent)}
.rail small{color:var(--soft);font-size:12px;white-space:nowrap}
.rail .topics{border-left:1px solid var(--line);margin:0 0 4px 4px;padding-left:10px}.rail .topics a{padding:4px 10px;font-size:13px;color:var(--soft)}
.rail button{margin-top:24px}
main{padding:28px 40px 56px;max-width:824px;width:100%;margin:0 auto;min-width:0}
.top{display:flex;justify-content:space-between;gap:16px;color:var(--soft);font-size:13px;margin-bottom:20px}
.top>:first-child{overflow-wrap:anywhere;min-width:0}.top>:last-child{white-space:nowrap}
h1{text-wrap:balance;font-size:28px;line-height:1.2;letter-spacing:-.02em;margin:0 0 6px;font-weight:650;overflow-wrap:anywhere}
h2{font-size:22px;line-height:1.25;letter-spacing:-.015em;margin:0 0 16px;font-weight:650}
h3{font-size:17px;line-height:1.3;letter-spacing:-.01em;margin:32px 0 2px;font-weight:650;text-wrap:balance}
section{margin:0 0 64px}
section>h2{border-top:1px solid var(--line);padding-top:24px}
p{margin:0 0 8px}
.about{max-width:72ch;white-space:pre-line}
.lead{color:var(--soft);max-width:66ch;margin:0 0 28px}
.sub{color:var(--soft);font-size:13px;margin:0 0 12px;max-width:72ch}
.note{color:var(--soft);font-size:13px;margin:6px 0 0}
.quiet{color:var(--soft)}
.skip{position:absolute;left:-9999px}.skip:focus{left:16px;top:16px;z-index:9;background:var(--page);padding:8px 12px;border:1px solid var(--ink)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.hatching{position:absolute}
a{color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
h1:focus,h2:focus{outline:none}
button{font:inherit;font-size:13px;color:var(--ink);background:var(--page);border:1px solid color-mix(in srgb,var(--soft) 60%,var(--page));border-radius:6px;padding:5px 12px;cursor:pointer}
button:hover:not(:disabled){border-color:var(--ink)}button:disabled{color:var(--soft);border-color:var(--line);cursor:default}
button[hidden]{display:none}
kbd,code{font:12px ui-monospace,"DejaVu Sans Mono",monospace;color:var(--soft)}
kbd{border:1px solid var(--line);border-radius:4px;padding:0 5px}
code{overflow-wrap:anywhere}
.tag{font-size:11px;border:1px solid var(--line);border-radius:4px;padding:1px 5px;color:var(--soft);white-space:nowrap}
.simulated{display:inline-block;border-color:var(--worse);color:var(--worse);font-weight:600;white-space:normal}
footer{border-top:1px solid var(--line);padding-top:16px;font-size:12px}
.wide{display:block}.narrow{display:none}
.trace{position:fixed;top:0;right:0;bottom:0;width:min(420px,100vw);background:var(--panel);border-left:1px solid var(--line);padding:24px;overflow-y:auto;font-size:13.5px;z-index:5}
.trace[hidden]{display:none}
@media screen and (max-width:1099px){.trace{box-shadow:0 0 32px rgb(0 0 0/.28)}}
@media screen and (min-width:1100px){.has-trace .app{grid-template-columns:220px minmax(0,1fr) 420px}}
.live #lineage:not(:target):not(:has(:target)){display:none}
@media screen and (max-width:760px){
.app{display:block}
.rail{position:fixed;inset:auto 0 0 0;height:auto;padding:0;border:0;border-top:1px solid var(--line);z-index:4;overflow:hidden;display:flex}
.rail .mark,.rail .study,.rail small,.rail .topics{display:none}
.rail ul{display:flex;padding:4px 24px 4px 6px;flex:1;min-width:0;overflow-x:auto;scrollbar-width:none;mask-image:linear-gradient(to right,#000 calc(100% - 40px),transparent)}
.rail a{padding:8px;margin:0;font-size:13px;color:var(--soft);min-height:44px;align-items:center}
.rail button{margin:4px 8px 4px 4px;min-height:40px;flex:none}
main{padding:18px 18px 88px}
.top{flex-direction:column;gap:4px}
h1{font-size:24px}
.wide{display:none}.narrow{display:block}
.trace{padding:16px;bottom:0;z-index:6}
}
@media (prefers-reduced-motion:no-preference){.rail a,button{transition:background .15s,border-color .15s,color .15s}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@media screen{.on-paper{display:none}}
@media print{
@page{size:A4;margin:16mm 14mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#5a6068}}
thead{display:table-header-group}
thead tr{break-after:avoid}
.app{display:block}
.rail,.trace,.skip,#own,.behind,button{display:none!important}
.live #lineage:not(:target):not(:has(:target)),#lineage{display:block!important}
main{padding:0;max-width:none}
body{font-size:10.5pt}
figure,.head,.because,table,tr,.lineage{break-inside:avoid}
h1,h2,h3,.sub,figcaption{break-after:avoid}
section{margin-bottom:24px}
#evidence,#value,#lineage{break-before:page}
a,.figure,svg .figure .v{color:inherit;text-decoration:none}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.scroll{overflow:visible!important}
.folded:not(.segment)::details-content{content-visibility:visible;block-size:auto}
.lineage.on-screen{display:none}
.data{font-size:8.5pt!important}
.lineage{font-size:7.5pt;padding:6px 0}.lineage h3,.facts,.node small{font-size:7.5pt!important}.lineage code,.lineage .tag{font-size:6.5pt}
#lineage{columns:2;column-gap:10mm}#lineage>h2,#lineage>.sub{column-span:all}
}
`
