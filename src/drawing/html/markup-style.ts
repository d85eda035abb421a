/** How the markup of this folder looks: figures, charts, matrix, job map, tables. Colours are those of the palette. */
export const markupStyle = `
.figure{color:inherit;text-decoration:underline dotted var(--soft) 1px;text-underline-offset:4px;cursor:pointer}
.figure:hover{color:var(--accent);text-decoration-color:var(--accent)}
svg .figure{text-decoration:none}svg .figure:hover :is(.v,.n,.o){fill:var(--accent)}
svg .figure .v{text-decoration:underline dotted var(--soft) 1px;text-underline-offset:4px}
.headline{margin:0}
.big{font-size:40px;letter-spacing:-.03em;font-weight:650;line-height:1.1;white-space:nowrap}
.headline .unit{font-size:18px;font-weight:500}
.range{color:var(--soft);font-size:14px}
.beside{display:grid;grid-template-columns:repeat(4,1fr);gap:16px 24px;margin:0}
.beside dt{color:var(--soft);font-size:13px;line-height:1.35}
.beside dd{margin:0}.beside .value{font-size:17px;font-weight:600;display:block}
.beside .range{font-size:13px}
.beside div{display:grid;align-content:start}.beside dt{grid-row:2}.beside dd{display:contents}.beside .value{grid-row:1}.beside .range{grid-row:3}
.dots{margin:0}
figure.picture{margin:0 0 40px}
figure.picture figcaption h3{margin-top:24px}
.empty{border:1px dashed var(--soft);border-radius:6px;padding:16px 20px;color:var(--soft)}
.empty b{color:var(--ink)}.empty p:last-child{margin:0}
.behind{margin-top:10px;font-size:13px}
.behind summary{cursor:pointer;color:var(--soft);width:max-content}.behind summary:hover{color:var(--accent)}
.scroll{overflow-x:auto;margin:4px 0 8px;position:relative;background:linear-gradient(to right,var(--page) 24px,transparent) left/48px 100% no-repeat local,linear-gradient(to left,var(--page) 24px,transparent) right/48px 100% no-repeat local,linear-gradient(to right,var(--shade),transparent) left/18px 100% no-repeat scroll,linear-gradient(to left,var(--shade),transparent) right/18px 100% no-repeat scroll;--shade:color-mix(in srgb,var(--ink) 28%,transparent)}
table{border-collapse:collapse;width:100%;font-size:13px}
caption{text-align:left;color:var(--soft);padding:4px 0}
th{font-weight:500;text-align:left}
.data thead th{color:var(--soft);padding:6px 7px;vertical-align:bottom}
.data td,.data tbody th{padding:7px;border-top:1px solid var(--line);vertical-align:top;overflow-wrap:break-word}
.data th:first-child{padding-left:0}.data .number{text-align:right;white-space:nowrap}.data .words{white-space:normal;min-width:92px}.data thead .number,.data .pair{white-space:normal}
@media screen{.data th:first-child{position:sticky;left:0;z-index:1;background:var(--page)}}
.data td{min-width:48px;max-width:220px}.data td:last-child{max-width:none}.data tbody th{min-width:110px;max-width:240px}.data tbody .short{min-width:0;white-space:nowrap}
.matrix{table-layout:fixed;min-width:560px}
.matrix th{padding:6px 8px 6px 0}
.matrix thead th{color:var(--soft);padding-left:9px}.matrix thead th:first-child{width:22%;padding-left:0}
.matrix tbody th,.matrix td{border-top:1px solid var(--line);vertical-align:middle}
.matrix tbody th small{display:block;color:var(--soft);font-weight:400}
.matrix .job th{font-weight:650}
.cell b{font-weight:500;display:block}
.cell small{display:block;font-size:11.5px;line-height:1.3}
.matrix .cell{padding:6px 9px;height:48px;line-height:1.3}
.to-better{--hue:var(--better)}.to-worse{--hue:var(--worse)}
.strength-1{--deep:10%}.strength-2{--deep:20%}.strength-3{--deep:32%}
.cell.better,.cell.worse{background:color-mix(in srgb,var(--hue) var(--deep,10%),var(--page))}
.cell.too-early{background:repeating-linear-gradient(135deg,color-mix(in srgb,var(--hue,var(--soft)) 20%,var(--page)) 0 1.5px,transparent 1.5px 7px)}
.cell.not-measured{color:var(--soft)}
.cell.outlined{outline:2px solid var(--ink);outline-offset:-2px}
.job-map{display:flex;align-items:stretch;gap:12px;font-size:13px}
.job-map ol{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:6px;flex:1;counter-reset:step}
.job-map li{flex:1 1 130px;padding:10px 12px;border:1px solid var(--line);border-radius:6px;counter-increment:step;min-width:0;overflow-wrap:break-word}
.job-map .step{display:block;font-weight:600;line-height:1.3;margin-bottom:6px}
.job-map .step::before{content:counter(step) ". ";color:var(--soft);font-weight:500}
.job-map .edge{width:92px;color:var(--soft);margin:0;align-self:center;line-height:1.35}
@media screen and (max-width:760px){
.beside{grid-template-columns:1fr 1fr}
.big{font-size:36px}
.data td:not(.number,.short){min-width:112px}
.data tbody th{max-width:150px}
.job-map{flex-direction:column}.job-map ol{flex-direction:column}.job-map li{flex:none}.job-map .edge{width:auto;align-self:flex-start}
.matrix{min-width:0}.matrix,.matrix tbody,.matrix tr{display:block}
.matrix thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.matrix tr{border:1px solid var(--line);border-radius:6px;margin-bottom:12px;display:grid;grid-template-columns:1fr 1fr;overflow:hidden}
.matrix tbody th{grid-column:1/3;padding:8px 10px;border:0}
.matrix .cell{height:auto;border-top:1px solid var(--line)}
.matrix .cell::before{content:attr(data-label);display:block;color:var(--soft);font-size:11.5px}
.matrix .cell.not-measured b{display:inline}
}
`
