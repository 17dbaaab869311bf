"""How an explanation's page looks: in light and in dark, on a screen and on paper."""

from __future__ import annotations

import colorsys

from schemas.vocabulary import Kind

LIGHT, DARK = "#ffffff", "#16181c"
# From one kind to the next around the circle of hues: the golden section keeps any number of them apart.
STEP = 0.618034
STYLE = """
:root{color-scheme:light dark;--paper:PAPER_LIGHT;--ink:#1b1d21;--faint:#5c6370;--rule:#c9ced6;--lit:#fff3b0}
KINDS_LIGHT
@media (prefers-color-scheme:dark){:root{--paper:PAPER_DARK;--ink:#e6e8eb;--faint:#a0a7b4;--rule:#3d434d;--lit:#4d4310}
KINDS_DARK}
body{margin:0 auto;padding:1.5rem;max-width:72rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 1rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
h1,td,li{overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.2rem .75rem .2rem 0;border-bottom:1px solid var(--rule)}
th{font-weight:600;white-space:nowrap}td.number{font-variant-numeric:tabular-nums}
tr.lost td{color:var(--faint)}a{color:inherit}code{font-size:.9em;white-space:nowrap}nav a{margin-right:1.2em}
.reject{border-left:.3rem solid currentColor;padding:.25rem 1rem}
.kind,del,ins,small{color:var(--kind,inherit);background:var(--wash,none)}.kind{padding:0 .3em;font-weight:600}
.text{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext;position:relative;font:1.05rem/1.6 Georgia,serif;border-top:1px solid var(--rule);padding:1rem 0}
.text.tagged{padding-left:6.5rem}
.line::before{content:attr(data-tag);position:absolute;left:0;width:6rem;overflow:hidden;white-space:nowrap;color:var(--faint);font:.75rem/2.2 ui-monospace,monospace}
del,ins,small{unicode-bidi:isolate}
del{text-decoration:line-through}ins{text-decoration:underline}
small{font:.75rem ui-monospace,monospace;padding:0 .4em;margin-left:.3em;user-select:none}
.blank{text-decoration:none;background:none}
:target{outline:2px solid;background:var(--lit)}
input[name=view]{position:absolute;opacity:0}
label{display:inline-block;padding:.2rem .8rem;border:1px solid var(--rule);border-radius:.3rem;cursor:pointer;margin:0 .3rem .8rem 0}
input:checked+label{background:var(--ink);color:var(--paper)}input:focus-visible+label{outline:2px solid;outline-offset:2px}
#view-changes:checked~.text ins.blank{display:none}
#view-changes:checked~.text del:not(.blank)::before{content:" [cut: "}
#view-changes:checked~.text del:not(.blank)::after{content:"] "}
del::before,del::after{position:absolute;clip-path:inset(100%);width:1px;height:1px;overflow:hidden;white-space:nowrap}
#view-arrived:checked~.text :is(ins,small){display:none}
#view-arrived:checked~.text del{all:unset}
#view-body:checked~.text :is(del,small,.line){display:none}
#view-body:checked~.text ins{all:unset}
@media print{body{max-width:none;padding:0}nav,label{display:none}input:checked+label{display:inline-block}tr{break-inside:avoid}
:root{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""


def stylesheet() -> str:
    """The whole style, with a colour for each kind of change."""
    style = STYLE.strip().replace("PAPER_LIGHT", LIGHT).replace("PAPER_DARK", DARK)
    for name, dark in (("KINDS_LIGHT", False), ("KINDS_DARK", True)):
        style = style.replace(name, "".join(".k-{}{{--kind:{};--wash:{}}}".format(kind.value, *colours(kind, dark)) for kind in Kind))
    return style


def colours(kind: Kind, dark: bool) -> tuple[str, str]:
    """The colours of a kind's letters and of the ground behind them, as #rrggbb: hues in equal steps, neighbours far apart."""
    hue = STEP * list(Kind).index(kind) % 1
    return (_colour(hue, 0.78, 0.75), _colour(hue, 0.15, 0.4)) if dark else (_colour(hue, 0.23, 0.8), _colour(hue, 0.94, 0.6))


def _colour(hue: float, lightness: float, saturation: float) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in colorsys.hls_to_rgb(hue, lightness, saturation))
