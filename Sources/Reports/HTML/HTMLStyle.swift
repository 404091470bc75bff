/// The style sheet of the page: light and dark, from a phone's width on, readable without colours.
enum HTMLStyle {
  /// The SHA-256 of ``sheet`` in Base64, which the page's policy names; `.ci/formats` compares them.
  static let hash = "owwNqCOD23KvwsWn5gDKJT8zkNYZ1c1ZHP0u9eKpTA0="

  /// The text between the style tags.
  static let sheet = """

    :root{color-scheme:light dark;
    --page:#f4f6f9;--card:#fff;--text:#1b2330;--muted:#546074;--line:#d5dbe5;--code:#f6f8fb;--link:#1a56b0;
    --error:#b3261e;--error-soft:#fdeceb;--warning:#855000;--warning-soft:#fff3dc;--info:#1a56b0;--info-soft:#e8f0fd;
    --unknown:#5d46a3;--unknown-soft:#f0ecfb;--ready:#17693a;--ready-soft:#e4f5ea;--blocked:#b3261e;--blocked-soft:#fdeceb;
    --waived:#546074;--waived-soft:#eceff4}
    @media (prefers-color-scheme:dark){:root{
    --page:#11151c;--card:#191f29;--text:#e7ebf2;--muted:#a5b0c2;--line:#323b4b;--code:#141922;--link:#8fbcff;
    --error:#ff958c;--error-soft:#3b2022;--warning:#f3c06a;--warning-soft:#352a13;--info:#8fbcff;--info-soft:#19293f;
    --unknown:#c6b6ff;--unknown-soft:#282340;--ready:#82d8a3;--ready-soft:#153122;--blocked:#ff958c;--blocked-soft:#3b2022;
    --waived:#a5b0c2;--waived-soft:#262d39}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;scroll-padding-top:4.5rem}
    body{margin:0 auto;padding:0 1rem 4rem;max-width:72rem;background:var(--page);color:var(--text);
    font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;
    overflow-wrap:anywhere}
    code,pre{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono","Noto Sans Mono CJK SC",monospace;font-size:.875em}
    a{color:var(--link);text-underline-offset:.15em}
    :focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:4px}
    .symbols{position:absolute}
    .icon{width:1em;height:1em;flex:none;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
    .muted{color:var(--muted);font-weight:400}
    .skip{position:absolute;left:-99rem;top:.5rem;background:var(--card);padding:.5rem 1rem;border-radius:8px;z-index:3}
    .skip:focus{left:1rem}
    header{padding:2rem 0 .5rem}
    h1{font-size:1rem;font-weight:600;color:var(--muted);margin:0}
    .verdict{display:flex;gap:.6rem;align-items:center;font-size:clamp(1.5rem,5vw,2.1rem);line-height:1.2;font-weight:700;margin:.25rem 0 1.25rem;letter-spacing:-.01em}
    .verdict .icon{width:1.25em;height:1.25em;padding:.2em;border-radius:50%}
    .verdict.ready .icon{color:var(--ready);background:var(--ready-soft)}
    .verdict.blocked .icon{color:var(--blocked);background:var(--blocked-soft)}
    .verdict.unknown .icon{color:var(--unknown);background:var(--unknown-soft)}
    .counts{display:flex;flex-wrap:wrap;gap:.5rem;margin:0 0 .75rem}
    .counts div{display:flex;flex-direction:column-reverse;justify-content:flex-end;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.4rem .9rem;min-width:6.5rem}
    .counts dt{font-size:.85rem;color:var(--muted)}
    .counts dd{margin:0;font-size:1.4rem;line-height:1.3;font-weight:700;font-variant-numeric:tabular-nums}
    .counts .error dd{color:var(--error)}.counts .warning dd{color:var(--warning)}.counts .info dd{color:var(--info)}
    .counts .unknown dd{color:var(--unknown)}.counts .pass dd{color:var(--ready)}
    .made{font-size:.85rem;color:var(--muted);margin:0}
    nav{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:.25rem 1.25rem .75rem;margin:1rem 0}
    nav h2{font-size:1rem;margin:.75rem 0 .25rem}
    nav ol{list-style:none;margin:0;padding:0}
    nav li{display:flex;flex-wrap:wrap;gap:0 .6rem;align-items:center;padding:.3rem 0}
    nav li.ready .icon{color:var(--ready)}nav li.blocked .icon{color:var(--blocked)}nav li.unknown .icon{color:var(--unknown)}
    .filter{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:.25rem .5rem;align-items:center;border:0;margin:0 -1rem;padding:.6rem 1rem;background:var(--page)}
    .filter legend{float:left;padding:0;margin-right:.5rem;font-size:.85rem;font-weight:600;color:var(--muted)}
    .filter label{display:inline-flex;gap:.4rem;align-items:center;min-height:2.25rem;padding:.15rem .75rem;border:1px solid var(--line);border-radius:99px;background:var(--card);font-size:.9rem;cursor:pointer}
    .filter label:has(:checked){border-color:currentColor;font-weight:600}
    .filter label:focus-within{outline:3px solid var(--link);outline-offset:2px}
    .filter input{margin:0;width:1rem;height:1rem}
    .filter .error{color:var(--error);accent-color:var(--error)}.filter .warning{color:var(--warning);accent-color:var(--warning)}
    .filter .info{color:var(--info);accent-color:var(--info)}.filter .unknown{color:var(--unknown);accent-color:var(--unknown)}
    .filter .waived{color:var(--waived);accent-color:var(--waived)}
    @supports not selector(:has(a)){.filter{display:none}}
    main:has(#show-error:not(:checked)) .finding.error,main:has(#show-warning:not(:checked)) .finding.warning,
    main:has(#show-info:not(:checked)) .finding.info,main:has(#show-unknown:not(:checked)) .list.unknown,
    main:has(#show-waived:not(:checked)) .list.waived{display:none}
    .document{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:1.25rem;margin:.5rem 0 1.5rem}
    .document h2{font-size:1.15rem;margin:0 0 .25rem}
    .document h3{font-size:.8rem;text-transform:uppercase;letter-spacing:.06em;color:var(--muted);margin:1.5rem 0 .6rem}
    .flow{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(7.4rem,1fr));row-gap:1.25rem}
    .flow li{position:relative;padding:0 .35rem;text-align:center;font-size:.875rem;line-height:1.4}
    .flow li::before{content:"";position:absolute;left:0;right:0;top:1rem;height:3px;margin-top:-1.5px;background:var(--line)}
    .flow li.ready::before{background:var(--ready)}
    .flow li:first-child::before{left:50%}.flow li:last-child::before{right:50%}
    .dot{position:relative;display:inline-flex;align-items:center;justify-content:center;width:2rem;height:2rem;border-radius:50%;background:var(--card);border:2px solid currentColor;margin-bottom:.35rem}
    .flow .ready .dot,.flow .ready .state{color:var(--ready)}.flow .ready .dot{background:var(--ready-soft)}
    .flow .blocked .dot,.flow .blocked .state{color:var(--blocked)}.flow .blocked .dot{background:var(--blocked-soft)}
    .flow .unknown .dot,.flow .unknown .state{color:var(--unknown)}.flow .unknown .dot{background:var(--unknown-soft);border-style:dashed}
    .flow [aria-current] .dot{box-shadow:0 0 0 4px var(--card),0 0 0 6px currentColor}
    .stage strong,.stage .state,.stage a,.stage .muted,.stage code{display:block}
    .stage .state{font-weight:600;font-size:.8rem}
    .stage .muted,.stage code{font-size:.75rem}
    .answer{display:flex;gap:.5rem;align-items:center;font-weight:600}
    .answer.ready{color:var(--ready)}.answer.blocked{color:var(--blocked)}.answer.unknown{color:var(--unknown)}
    .finding{border:1px solid var(--line);border-left:4px solid;border-radius:10px;padding:.9rem 1rem .6rem;margin:0 0 .9rem}
    .finding.error{border-left-color:var(--error)}.finding.warning{border-left-color:var(--warning)}.finding.info{border-left-color:var(--info)}
    .finding:target{box-shadow:0 0 0 3px var(--link)}
    .kind{display:flex;flex-wrap:wrap;gap:.3rem .6rem;align-items:center;margin:0;font-size:.9rem}
    .kind code{color:var(--muted)}
    .badge{display:inline-flex;gap:.35rem;align-items:center;padding:.05rem .6rem .05rem .45rem;border-radius:99px;font-weight:600;font-size:.85rem}
    .error .badge{color:var(--error);background:var(--error-soft)}.warning .badge{color:var(--warning);background:var(--warning-soft)}
    .info .badge{color:var(--info);background:var(--info-soft)}
    .finding h4{font-size:1.05rem;line-height:1.4;margin:.45rem 0 .6rem}
    figure{margin:0 0 .6rem}
    figcaption{font-size:.85rem;color:var(--muted);margin-bottom:.25rem}
    pre{margin:0;padding:.6rem 0;background:var(--code);border:1px solid var(--line);border-radius:8px;overflow-x:auto;line-height:1.6;tab-size:4;overflow-wrap:normal}
    pre.plain{padding:.75rem 1rem}
    .line{display:inline-block;min-width:100%;padding-right:1rem;color:var(--muted)}
    .line.at{color:var(--text)}
    .number{display:inline-block;min-width:3.2em;padding-right:.9em;text-align:right;color:var(--muted);user-select:none;border-right:1px solid var(--line);margin-right:.4em}
    .number:empty::before{content:" "}
    .gap{display:inline-block;min-width:3.2em;padding-right:.9em;text-align:right;color:var(--muted)}
    mark{color:inherit;border-radius:3px;text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:.22em;font-weight:600}
    mark:empty{display:inline-block;width:0;height:1.1em;vertical-align:text-bottom;border-left:2px solid}
    .error mark{background:var(--error-soft);text-decoration-color:var(--error)}.error mark:empty,.error .label{color:var(--error)}
    .warning mark{background:var(--warning-soft);text-decoration-color:var(--warning)}.warning mark:empty,.warning .label{color:var(--warning)}
    .info mark{background:var(--info-soft);text-decoration-color:var(--info)}.info mark:empty,.info .label{color:var(--info)}
    .finding mark.other{background:none;text-decoration:underline dashed 1px;text-decoration-color:var(--link);font-weight:400}
    .finding .label.other{color:var(--link)}
    .label{font-weight:600}.label::before{content:"^ "}.label.other{font-weight:400}.label.other::before{content:"- "}
    .unseen{visibility:hidden;user-select:none}
    .notes{margin:0;font-size:.95rem}
    .notes div{display:grid;grid-template-columns:6.5rem 1fr;gap:.1rem .75rem;padding:.2rem 0}
    .notes dt{color:var(--muted);font-weight:600}
    .notes dt::first-letter{text-transform:uppercase}
    .notes dd{margin:0}.notes .source{color:var(--muted)}
    .list .muted{font-size:.875rem}
    .list ul{list-style:none;margin:0;padding:0}
    .list li{display:flex;gap:.6rem;align-items:baseline;padding:.2rem 0}
    .list .icon{position:relative;top:.12em}
    .list.unknown .icon{color:var(--unknown)}.list.waived .icon{color:var(--waived)}
    .fact{font-weight:600}
    details{margin-top:1rem}summary{cursor:pointer;font-weight:600}
    .left-out{font-weight:600}
    @media (max-width:40rem){
    body{padding:0 .75rem 3rem}header{padding-top:1.25rem}.filter{position:static;margin:0;padding:.5rem 0}.number,.gap{min-width:2.6em;padding-right:.6em}
    .counts{display:grid;grid-template-columns:repeat(auto-fill,minmax(6.2rem,1fr))}.counts div{min-width:0;padding:.35rem .7rem}
    .document{padding:1rem .85rem}.finding{padding:.8rem .8rem .5rem}
    .flow{display:block}
    .flow li{display:flex;gap:.85rem;text-align:left;padding:0 0 1rem;font-size:.95rem}
    .flow li::before,.flow li:first-child::before{left:calc(1rem - 1.5px);right:auto;top:1rem;bottom:-1rem;width:3px;height:auto;margin:0}
    .flow li:last-child::before{display:none}.flow li:last-child{padding-bottom:0}
    .dot{flex:none;margin:0}.stage{padding-top:.25rem}
    .stage strong,.stage .state{display:inline}.stage .state{margin-left:.35rem}
    .notes div{display:block;padding:.3rem 0}}
    @media print{body{max-width:none;background:none}.filter,.skip{display:none}.document,.finding,pre{break-inside:avoid}pre{white-space:pre-wrap}}
    @media (forced-colors:active){.dot,.badge,mark{border:1px solid}}

    """
}
