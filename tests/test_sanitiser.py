"""Whatever stands in the Markdown of a page, nothing of what is rendered runs, reaches out or covers the page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown

from briefbook.markup import ATTRIBUTES, ELEMENTS, BriefbookExtension

HOSTILE = [
    "<script>alert(1)</script>",
    "text <script src=//x.example/x.js></script> text",
    "<img src=x onerror=alert(1)>",
    '![a](x.png){: onerror="alert(1)" }',
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
    "<svg><foreignObject><iframe src=//x.example></iframe></foreignObject></svg>",
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
    "<iframe src=https://x.example></iframe>",
    "<object data=x.swf></object><embed src=x.swf>",
    "<form action=https://x.example><input name=q></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<base href=https://x.example/>",
    "<meta http-equiv=refresh content='0;url=https://x.example'>",
    "<link rel=stylesheet href=//x.example/x.css>",
    "<style>@import url(//x.example/x.css)</style>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](java&#9;script:alert(1))",
    "[a](vbscript:x) [b](data:text/html,x) [c](file:///etc/passwd)",
    "<javascript:alert(1)>",
    "[a]: javascript:alert(1)\n\n[a]",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="https://x.example" target=_blank ping=https://x.example>x</a>',
    'text\n{: onclick="alert(1)" style="position:fixed;inset:0" }',
    "# head {: onmouseover=alert(1) }",
    "| a |\n|---|\n| b {: onclick=alert(1) } |",
    '<div style="background:url(//x.example)">x</div>',
    '<div style="position:fixed;top:0;left:0;width:100%;height:100%">x</div>',
    "<details open ontoggle=alert(1)>x</details>",
    "<p hidden onbeforematch=alert(1)>x</p>",
    "<video src=//x.example/v onloadstart=alert(1)></video><audio src=//x.example/a></audio>",
    "<template><script>alert(1)</script></template>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><script>alert(1)</script>",
    "`<script>alert(1)</script>` and ```\n<script>alert(1)</script>\n```",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    '<IMG """><SCRIPT>alert(1)</SCRIPT>">',
    "<div markdown=1 onclick=alert(1)>\n\n*x*\n\n</div>",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "term\n:   <script>alert(1)</script>",
]
EXTENSIONS = ["attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
"""what a browser takes for a scheme, once it has dropped tabs and ends of lines"""


def rendered(text: str) -> str:
    return Markdown(extensions=[*EXTENSIONS, BriefbookExtension()]).convert(text)


def faults(page: str) -> list[str]:
    """Elements, attributes and addresses that no template writes."""
    found = []
    for element in html.fromstring(f"<div>{page}</div>").iter():
        tag = str(element.tag)
        if tag not in ELEMENTS:
            found.append(tag)
        for name, value in element.attrib.items():
            known = {a.lower() for a in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, frozenset())}
            if name not in known:
                found.append(f"{tag}/{name}")
            scheme = SCHEME.match(re.sub(r"[\t\r\n]", "", value)) if name in ("href", "src") else None
            if scheme and scheme[1].lower() not in ("http", "https", "mailto"):
                found.append(value)
    return found


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_is_left(text: str) -> None:
    assert not faults(rendered(text))


@given(st.lists(st.sampled_from(HOSTILE) | st.text("<>\"'=/{}:# onclickjavascript()&;`\n", max_size=30), max_size=4))
def test_nothing_hostile_is_left_of_pieces_put_together(pieces: list[str]) -> None:
    assert not faults(rendered("".join(pieces)))


def test_what_the_templates_write_stays() -> None:
    page = (
        '<figure class="picture"><svg viewBox="0 0 4 4" role="img"><title id="t">x</title>'
        '<path d="M0 0" class="a" stroke-width="2"></path></svg></figure>'
    )
    assert rendered(page) == page
