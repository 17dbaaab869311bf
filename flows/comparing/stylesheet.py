"""How a comparison's page looks: in light and in dark, on wide and narrow screens, and on paper."""

from __future__ import annotations

from transforms.collation.collate import Fate

# Letters and grounds of what went and what came, in light and in dark; each pair can be told without colours by its stroke.
LIGHT = {
    "paper": "#ffffff",
    "ink": "#1b1d21",
    "faint": "#5c6370",
    "rule": "#c9ced6",
    "gone": "#8f1d12",
    "went": "#fde7e3",
    "new": "#0d5a27",
    "came": "#ddf3e1",
}
DARK = {
    "paper": "#16181c",
    "ink": "#e6e8eb",
    "faint": "#a0a7b4",
    "rule": "#3d434d",
    "gone": "#ffb0a3",
    "went": "#4b1b15",
    "new": "#a3e6b4",
    "came": "#123d20",
}
STYLE = """
:root{color-scheme:light dark;LIGHT}
@media (prefers-color-scheme:dark){:root{DARK}}
body{margin:0 auto;padding:1.5rem;max-width:80rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}h2{font-size:1.15rem;margin:2.5rem 0 .25rem}p{margin:.25rem 0}
h1,h2,p,li,.sides td,.sides th{overflow-wrap:anywhere}.members td{overflow-wrap:break-word}a{color:inherit}
.faint,th{color:var(--faint)}th{font-weight:600;text-align:left}
table{border-collapse:collapse;width:100%}
.members{margin:1rem 0}.members td,.members th{vertical-align:top;padding:.3rem 1rem .3rem 0;border-bottom:1px solid var(--rule)}
.members td.number,.members th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.members .date,.members td:first-child{white-space:nowrap}
.sides{table-layout:fixed;margin-top:.75rem}.sides col.sign{width:6.5rem}
.sides td,.sides th{vertical-align:top;padding:.55rem 1rem .55rem 0;border-top:1px solid var(--rule)}
.sides td.text{font:1.02rem/1.55 Georgia,serif;white-space:pre-line;unicode-bidi:plaintext}
.sides .headline td.text{font-weight:700}
.sides .same td.text{color:var(--faint)}
.sign{font-size:.8rem;color:var(--faint)}.dropped .sign,.added .sign,.reworded .sign{color:var(--ink);font-weight:600}
del{color:var(--gone);background:var(--went);text-decoration:line-through}
ins{color:var(--new);background:var(--came);text-decoration:underline}
del,ins{unicode-bidi:isolate}.dropped del,.added ins{text-decoration:none}
del::before,del::after,ins::before,ins::after{position:absolute;clip-path:inset(100%);width:1px;height:1px;overflow:hidden;white-space:nowrap}
del::before{content:" [cut: "}ins::before{content:" [new: "}del::after,ins::after{content:"] "}
@media (max-width:45rem){body{padding:1rem}.sides thead,.sides col{display:none}.sides tr{display:block;border-top:1px solid var(--rule);padding:.5rem 0}
.sides td{display:block;border:0;padding:.15rem 0}.sides td.text:empty{display:none}.sides td.text[data-side]:not(:empty)::before{content:attr(data-side);display:block;font:.75rem system-ui,sans-serif;color:var(--faint)}
.members{display:block;overflow-x:auto}.members td:last-child{min-width:16rem}}
@media print{body{max-width:none;padding:0}tr{break-inside:avoid}:root{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""
NAMES = {
    Fate.SAME: "the same",
    Fate.EDITED: "edited",
    Fate.REWORDED: "reworded",
    Fate.DROPPED: "dropped",
    Fate.ADDED: "added",
    Fate.ELSEWHERE: "in another place",
}


def stylesheet() -> str:
    """The whole style."""
    style = STYLE.strip()
    for name, colours in (("LIGHT", LIGHT), ("DARK", DARK)):
        style = style.replace(name, ";".join(f"--{key}:{colour}" for key, colour in colours.items()))
    return style
