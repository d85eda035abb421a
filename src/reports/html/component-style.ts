/** Head of the answer, lists, lineage, the reader's own figures. */
export const componentStyle = `
.head{display:grid;grid-template-columns:minmax(0,1fr) 346px;gap:32px;align-items:end;border-top:1px solid var(--line);padding-top:20px}
.beside-box{grid-column:1/-1}
.because{display:grid;grid-template-columns:repeat(3,1fr);gap:24px;margin-top:28px;border-top:1px solid var(--line);padding-top:16px;font-size:14px}
.because h2{border:0;padding:0;font-size:13px;font-weight:500;color:var(--soft);margin:0 0 2px;letter-spacing:0}
.because b{font-weight:600}.because p{margin:0;line-height:1.4;overflow-wrap:anywhere}.because .quiet{font-size:13px}
.plain,.findings{list-style:none;margin:4px 0 0;padding:0;font-size:14px}
.plain li,.findings li{padding:7px 0;border-top:1px solid var(--line);max-width:84ch;overflow-wrap:anywhere}
.findings li{padding-left:22px;position:relative}.findings .sign{position:absolute;left:0;color:var(--worse)}
.conventions li{font-size:13.5px}
.story{margin:0 0 32px;padding-left:22px;max-width:72ch}.story li{padding:3px 0}
.topic{margin-bottom:48px}.topic-title{font-size:20px;margin:32px 0 4px;padding-top:16px;border-top:1px solid var(--line)}.story+.topic .topic-title,h2+.topic .topic-title{border-top:0;padding-top:0;margin-top:0}
.said{max-width:72ch;margin:0 0 8px}
.folded{border-top:1px solid var(--line);padding:8px 0;font-size:14px}.folded>summary{cursor:pointer;overflow-wrap:anywhere}.folded>summary:hover{color:var(--accent)}
.lineage{border-top:1px solid var(--line);padding:12px 0;font-size:13.5px}
.lineage h3{font-size:14px;margin:0}
.lineage .val{font-weight:600;margin:2px 0}.lineage .val .range{font-weight:400;font-size:13px}
.facts{color:var(--soft);font-size:12.5px;margin:2px 0 6px;overflow-wrap:anywhere}
.inputs{list-style:none;margin:6px 0 0;padding:0}
.node{padding:3px 0 3px 14px;border-left:2px solid var(--line);overflow-wrap:anywhere}
.node b{font-weight:600}.node small{color:var(--soft);display:block;font-size:12.5px}
.trace-head{display:flex;gap:8px;align-items:center;margin-bottom:14px}
.trace-head h2{font-size:15px;margin:0 auto 0 0}
.trace .lineage{border:0;padding:0}.trace .lineage>h3{font-weight:500;color:var(--soft)}
.trace .lineage>.val{font-size:22px;letter-spacing:-.01em;line-height:1.25;margin:4px 0}
.trace .lineage>.val .range{display:block;font-size:13.5px;letter-spacing:0}
.trace .lineage>.facts{margin:10px 0 14px}
.trace .node{background:var(--page);border:1px solid var(--line);border-radius:6px;padding:9px 12px;margin:0 0 10px;position:relative}
.trace .node .inputs{margin:8px 0 -2px -2px}.trace .node .node{margin-bottom:6px}
.trace summary{cursor:pointer;color:var(--soft);font-size:12.5px;width:max-content;padding:2px 0}.trace summary:hover{color:var(--accent)}
.trace .inputs .inputs .inputs .node{border-width:0 0 0 2px;border-radius:0;padding:2px 0 2px 10px}
.own{display:grid;gap:14px;margin:8px 0 12px}
.own-row{display:grid;grid-template-columns:200px minmax(120px,1fr) 216px;gap:4px 20px;align-items:center;font-size:14px}
.own-row small{grid-column:2/4;color:var(--soft);font-size:12.5px;min-height:26px;display:flex;gap:10px;align-items:center}
.own-row label{font-weight:500;overflow-wrap:anywhere}
.own-row input[type=range]{width:100%;accent-color:var(--accent);min-height:24px}
.own-number{color:var(--soft);font-size:13px;white-space:nowrap}
.own-row input[type=number]{width:96px;font:inherit;font-size:14px;padding:4px 8px;border:1px solid var(--soft);border-radius:6px;background:var(--page);color:var(--ink);text-align:right}
.own-row .mark-own,.own-row small button{display:none}
.own-row.is-own .own-state{display:none}.own-row.is-own .mark-own,.own-row.is-own small button{display:inline}
.own-row small button{padding:1px 8px;font-size:12px}
.mark-own{color:var(--accent);font-weight:600}
.own-refused{grid-column:2/4;margin:0;color:var(--worse);font-size:13px}.own-refused:empty{display:none}
.of-study{display:none;color:var(--accent);font-weight:500}.has-own .of-study{display:inline}
.has-own{overflow-anchor:none}
.own-result{min-height:72px;font-weight:500}
html:not(.live) #own{display:none}
@media screen and (max-width:760px){
.head{grid-template-columns:minmax(0,1fr);gap:20px}
.because{grid-template-columns:1fr;gap:16px}
.own-row{grid-template-columns:minmax(0,1fr)}.own-row small,.own-refused{grid-column:auto}
}
`
