import { FONT, PICTURE_STYLE, colours } from '../picture/theme.data';

/** Style sheet of the page: its parts, then what is said of one width, of paper, and of those who want no motion. */
export const PAGE_STYLE = `${colours(':root')}
${PICTURE_STYLE}
*{box-sizing:border-box}
html,body{margin:0;height:100%}
body{font:14px/1.45 ${FONT};color:var(--text);background:var(--page);overflow:hidden}
#app{display:flex;flex-direction:column;height:100%}
button,input,select{font:inherit;color:inherit;background:var(--card);border:1px solid var(--border);
border-radius:6px;padding:4px 9px}
button{cursor:pointer}
button:hover{border-color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:1px}
.primary{background:var(--accent);color:var(--page);border-color:var(--accent);font-weight:600}
.go{border:0;background:none;padding:0;color:var(--accent);text-align:left;text-decoration:underline;
overflow-wrap:anywhere}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.glyph{width:16px;height:16px;flex:none}
.glyph path{fill:none;stroke:var(--accent);stroke-width:1.5;stroke-linejoin:round}
.kind-host>.glyph path{stroke:var(--egress)}
.kind-waypoint>.glyph path{stroke:var(--waypoint)}
.kind-policy>.glyph path{stroke:var(--policy)}
.top{display:flex;align-items:center;gap:12px;padding:8px 14px;background:var(--card);
border-bottom:1px solid var(--border)}
.top h1{font-size:16px;margin:0;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;max-width:26vw}
.counts{color:var(--muted);white-space:nowrap;overflow:hidden;text-overflow:ellipsis;font-size:13px}
.menu{display:none}
.search{position:relative;margin-left:auto;flex:0 1 340px;min-width:120px}
.search input{width:100%}
.search ul{position:absolute;z-index:3;left:0;right:0;top:calc(100% + 4px);margin:0;padding:4px;
list-style:none;max-height:60vh;overflow:auto;background:var(--card);border:1px solid var(--border);
border-radius:8px;box-shadow:0 8px 24px #0004}
.search li{display:flex;gap:8px;align-items:center;padding:5px 8px;border-radius:5px;cursor:pointer}
.search li b{overflow-wrap:anywhere}
.search li span,.search .note{color:var(--muted);font-size:12px}
.search li[aria-selected=true]{background:var(--nested);outline:2px solid var(--accent);outline-offset:-2px}
.columns{flex:1;display:flex;min-height:0}
.side{width:252px;flex:none;overflow:auto;padding:4px 14px 20px;border-right:1px solid var(--border);
background:var(--card)}
.side h2{font-size:12px;text-transform:uppercase;letter-spacing:.06em;color:var(--muted);margin:16px 0 6px}
.side input[type=search]{width:100%;margin-bottom:6px}
.side .buttons{display:flex;gap:4px;margin-bottom:6px;flex-wrap:wrap}
.side .buttons button{font-size:12px;padding:2px 7px}
.namespaces{max-height:42vh;overflow:auto;padding:2px}
.side .row{display:flex;align-items:center}
.check{display:flex;gap:8px;align-items:center;padding:2px 0;flex:1;min-width:0;overflow-wrap:anywhere;
cursor:pointer}
.check input{accent-color:var(--accent);margin:0;flex:none}
.fold{border:0;background:none;padding:0 8px}
.sample{width:40px;height:10px;flex:none}
.finding{display:block;width:100%;text-align:left;margin:6px 0;padding:7px 9px;
border:1px solid var(--border);border-left:5px solid var(--warning);border-radius:6px;background:var(--page);
overflow-wrap:anywhere}
.finding.error{border-left-color:var(--error)}
.finding.info{border-left-color:var(--info)}
.finding b,.finding span,.finding code{display:block;font-size:12px}
.finding b{color:var(--warning)}
.finding.error b{color:var(--error)}
.finding.info b{color:var(--info)}
.finding code{color:var(--muted)}
.canvas{position:relative;flex:1;min-width:0}
.canvas>svg{width:100%;height:100%;display:block;cursor:grab;touch-action:none}
.canvas>svg:active{cursor:grabbing}
.zoom{position:absolute;right:12px;bottom:12px;display:flex;flex-direction:column;gap:4px}
.zoom button{width:34px;height:34px;padding:0;font-size:18px}
.canvas g[tabindex]{cursor:pointer;outline:none}
.canvas g[tabindex]:focus-visible>rect.body:last-of-type{stroke:var(--accent);stroke-width:4}
.canvas .chosen>rect.body:last-of-type{stroke:var(--accent);stroke-width:3.4}
.canvas .focused .link:not(.on){opacity:.13}
.canvas .focused g.label:not(.on){opacity:.25}
.canvas .link.on path.line{stroke-width:3}
.canvas .answered .link.on path.line{stroke-width:4.5}
.canvas .answered .card:not(.decided){opacity:.35}
.canvas .answered .decided>rect.body:last-of-type{stroke:var(--accent);stroke-width:3.4}
.panel{width:400px;flex:none;overflow:auto;padding:14px 18px 30px;border-left:1px solid var(--border);
background:var(--card)}
.panel[hidden]{display:none}
.panel header{display:flex;gap:10px;align-items:flex-start}
.panel header>.glyph{width:24px;height:24px;margin-top:2px}
.panel header>div{flex:1;min-width:0}
.panel h2{font-size:18px;margin:0;overflow-wrap:anywhere}
.panel header p{margin:0;color:var(--muted)}
.panel h3{font-size:13px;margin:18px 0 6px}
.panel ul,.panel ol{margin:0;padding:0;list-style:none}
.panel li{padding:6px 0;border-top:1px solid var(--nested);overflow-wrap:anywhere}
.panel li>*{display:block}
.panel li>span>.go{display:inline}
.panel .what{font-weight:600}
.panel small{color:var(--muted)}
.panel dl{display:grid;grid-template-columns:minmax(80px,auto) 1fr;gap:3px 12px;margin:0}
.panel dt{color:var(--muted)}
.panel dd{margin:0;overflow-wrap:anywhere}
.panel pre{margin:6px 0 12px;padding:10px;background:var(--page);border:1px solid var(--border);
border-radius:6px;font:12px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow:auto;
max-height:50vh;unicode-bidi:plaintext}
.panel summary{cursor:pointer;overflow-wrap:anywhere}
.change-added .what::before{content:"+ "}
.change-removed .what::before{content:"− "}
.change-removed .what{text-decoration:line-through}
.change-changed .what::before{content:"~ "}
.ask form{display:grid;gap:10px;margin:12px 0}
.ask label{display:grid;grid-template-columns:90px 1fr;align-items:center;color:var(--muted)}
.ask .request{display:flex;gap:6px}
.ask .request input{flex:1;min-width:0}
.verdict{padding:10px 12px;border:1px solid var(--border);border-left:6px solid var(--muted);
border-radius:6px;background:var(--page);overflow-wrap:anywhere}
.verdict b,.verdict span{display:block}
.outcome-forwarded,.outcome-allowed{border-left-color:var(--added)}
.outcome-forwarded>b,.outcome-allowed>b{color:var(--added)}
.outcome-denied,.outcome-refused,.outcome-unauthenticated,.outcome-error{border-left-color:var(--error)}
.outcome-denied>b,.outcome-refused>b,.outcome-unauthenticated>b{color:var(--error)}
.steps li{padding-left:22px;position:relative;border:0}
.steps li::before{content:"";position:absolute;left:5px;top:12px;width:9px;height:9px;border-radius:50%;
border:2px solid var(--accent);background:var(--card)}
.steps li::after{content:"";position:absolute;left:10px;top:23px;bottom:-12px;
border-left:2px solid var(--border)}
.steps li:last-child::after{display:none}
.steps .decisive::before{background:var(--accent)}
.answers li{display:grid;grid-template-columns:110px 1fr;border-left:0}
.answers small{grid-column:2}
@media (max-width:1000px){
.menu{display:block}
.counts{display:none}
.side{position:absolute;z-index:2;top:96px;bottom:0;left:0;display:none}
.menu .side{display:block}
.with-panel .canvas{display:none}
.panel{width:100%;border-left:0}
.top{flex-wrap:wrap;gap:8px}
.top h1{max-width:none;flex:1 0 70%}
}
@media print{
:root,:root[data-theme=dark]{--page:#fff;--card:#fff;--box:#f4f6f9;--nested:#e9edf2;--text:#000;--muted:#333}
body{overflow:visible}
.top .search,.top button,.side,.zoom,.panel .close{display:none}
#app,.columns{display:block;height:auto}
.canvas>svg{height:170mm}
.panel{width:auto;border:0;break-before:page}
.panel pre{max-height:none;white-space:pre-wrap}
}
@media (forced-colors:active){.canvas .chosen>rect.body{stroke:Highlight}}
`;
