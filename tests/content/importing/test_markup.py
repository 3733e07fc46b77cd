"""HTML as Discord Markdown."""

from __future__ import annotations

import pytest

from bot.content.importing.markup import to_line, to_markdown
from bot.content.markdown import find_flaws


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        pytest.param("Just text", "Just text", id="text"),
        pytest.param("a\n  b<br>c<br/>d", "a b\nc\nd", id="lines"),
        pytest.param("<p>a</p>\n<p>b</p> c", "a\n\nb\n\nc", id="paragraphs"),
        pytest.param("<b>a</b> <em>b</em> <S>c</S>", "**a** *b* ~~c~~", id="emphasis"),
        pytest.param("x<strong> a </strong>y", "x **a** y", id="spaces go outside"),
        pytest.param("<b><strong>a</strong></b>", "**a**", id="bold twice"),
        pytest.param("<b></b><i> </i>a", "a", id="empty emphasis"),
        pytest.param(
            '<a href="https://a.b/?c=d&amp;e">f</a>', "[f](https://a.b/?c=d&e)", id="link"
        ),
        pytest.param(
            "<a class=x href='http://a.b'>f\ng</a>", "[f g](http://a.b)", id="other quotes"
        ),
        pytest.param('<a href="/faq">f</a>', "f", id="a link within the site"),
        pytest.param('<a href="javascript:alert(1)">f</a>', "f", id="a link that runs"),
        pytest.param('<a href="https://a.b/(c)">f</a>', "f", id="a link that would end early"),
        pytest.param("<ul><li>a</li>\n<li>b</li></ul>", "- a\n- b", id="list"),
        pytest.param("<ol><li>a<li>b</ol>c", "1. a\n2. b\n\nc", id="numbers, and open items"),
        pytest.param(
            "<ul><li>a<ol><li>b</li></ol></li><li>c</ul>", "- a\n  1. b\n- c", id="nested"
        ),
        pytest.param("<h2>a</h2>b", "**a**\nb", id="heading"),
        pytest.param("<blockquote>a<br>b</blockquote>c", "> a\n> b\n\nc", id="quotation"),
        pytest.param("<code>a_b</code> a_b *c*", r"`a_b` a\_b \*c\*", id="signs are escaped"),
        pytest.param("https://a.b/c_d_e", "https://a.b/c_d_e", id="but not in addresses"),
        pytest.param("<pre><code>a\n  b *</code></pre>", "```\na\n  b *\n```", id="block of code"),
        pytest.param("<pre>```</pre>", "```\n'''\n```", id="a fence in code"),
        pytest.param("a<script>b</script><style>c</style>d", "ad", id="scripts and styles"),
        pytest.param("a<!-- <b> -->b<!-- c", "ab", id="comments"),
        pytest.param("1 < 2 &lt;b&gt; &amp;&nbsp;3", "1 < 2 <b> & 3", id="signs that are no tags"),
        pytest.param("a&#0;&#x2028;&#13;b", "a\ufffd b", id="signs that files may not hold"),
        pytest.param("</b></p>a</i>", "a", id="ends without a start"),
        pytest.param("<b>a<p>b", "**a\n\nb**", id="starts without an end"),
        pytest.param("<x-y>a</x-y><img src=x onerror=y>", "a", id="unknown tags"),
        pytest.param("<tr><td>a<td>b<tr><td>c", "a b\nc", id="rows"),
    ],
)
def test_what_html_becomes(html: str, markdown: str) -> None:
    assert to_markdown(html) == markdown


def test_deep_nesting_keeps_its_text() -> None:
    assert to_markdown("<div>" * 1000 + "a" + "</div>" * 1000) == "a"


def test_a_line_has_no_markup() -> None:
    assert to_line(" How <b>do</b>\n&quot;I&quot;<!-- x --> * join?") == 'How do "I" * join?'


def test_what_is_written_has_no_flaws() -> None:
    html = "<h5>a</h5><table><tr><th>b</th></tr></table><pre>**</pre>** ``` <b>c</b>"

    assert find_flaws(to_markdown(html)) == []
