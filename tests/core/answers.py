"""Random answers in sound Discord Markdown."""

from __future__ import annotations

from hypothesis import strategies as st

_WORDS = "embassy visa agent treaty state peace talks border 2,500 e.g. Dr. U.S. café 外交".split()
_words = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5).map(" ".join)
_capital = _words.map(lambda words: words[:1].upper() + words[1:])
_end = st.sampled_from([".", "!", "?", "…", '."', ".)"])
_plain = st.builds(lambda words, end: words + end, _capital, _end)


def _marked(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    marks = st.sampled_from(["**", "*", "_", "__", "~~", "||", "`"])
    return st.builds(lambda mark, text: f"{mark}{text}{mark}", marks, inner)


_link = st.builds(lambda words: f"[{words}](https://a.example/x.Y?z)", _words | _plain)
_span = _words | _marked(_words | _plain) | _link
_sentence = st.builds(
    lambda start, spans, end: " ".join([start, *spans]) + end,
    _capital,
    st.lists(_span, max_size=3),
    _end,
)
_bold_sentences = st.lists(_plain, min_size=1, max_size=3).map(
    lambda sentences: f"**{' '.join(sentences)}**"
)
_paragraph = st.lists(_sentence | _bold_sentences, min_size=1, max_size=5).flatmap(
    lambda sentences: st.sampled_from([" ", "\n"]).map(lambda gap: gap.join(sentences))
)
_item = st.builds(lambda mark, text: mark + text, st.sampled_from(["- ", "* "]), _sentence)
_list = st.builds(
    lambda head, items: "\n".join([*head, *items]),
    st.lists(_words.map(lambda words: f"{words}:"), max_size=1),
    st.lists(_item, min_size=1, max_size=6),
)
_numbered = st.lists(_sentence, min_size=1, max_size=5).map(
    lambda items: "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
)
_quote = st.lists(_sentence, min_size=1, max_size=3).map(
    lambda lines: "\n".join(f"> {line}" for line in lines)
)
_code = st.lists(st.sampled_from(["x = 1", "", "- a. B", "**kwargs", "> no"]), max_size=4).map(
    lambda lines: "\n".join(["```py", *lines, "```"])
)
_heading = _capital.map(lambda words: f"## {words}")


def answers(most_blocks: int = 5) -> st.SearchStrategy[str]:
    """Answers of up to `most_blocks` paragraphs, lists, quotations, headings and code blocks."""
    block = st.one_of(_paragraph, _paragraph, _list, _numbered, _quote, _code, _heading)
    return st.lists(block, min_size=1, max_size=most_blocks).map("\n\n".join)
