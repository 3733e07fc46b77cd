"""A sentence-transformers model in ONNX form, run on the CPU."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Encoding as Tokens
from tokenizers import Tokenizer

from bot.core.encoding import Encoding
from bot.core.linear import Floats
from bot.encoding.locate import ModelFiles
from bot.errors import ModelError

# Longer texts are cut: questions and answer sentences are far shorter, and cost grows with length.
_LONGEST_TOKENS = 128
_SMALLEST_NORM = 1e-12
_TOKEN_STATES_RANK = 3


class OnnxEncoder:
    """Encodes one text at a time, so that a text's vectors never depend on its neighbours.

    The int8 model quantises activations over a whole batch; in a batch, the same text would get
    slightly different vectors each time, and a cached one could not be trusted.
    """

    def __init__(self, files: ModelFiles) -> None:
        """Load the files; raises ModelError when they are not a usable model."""
        self._uses_first_token = files.uses_first_token
        try:  # both libraries raise plain Exception
            self._tokenizer = Tokenizer.from_file(str(files.tokenizer))
            self._session = onnxruntime.InferenceSession(
                str(files.model), _session_options(), providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            raise ModelError(str(files.model), "cannot be loaded as a sentence encoder") from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_LONGEST_TOKENS)
        self._inputs = frozenset(each.name for each in self._session.get_inputs())
        self._output = _token_states_of(self._session, files)
        self.identity = _identity(files)
        self.known_words = _known_words(self._tokenizer)

    def encode(self, text: str) -> Encoding:
        """Return the unit vectors of `text`: pooled over its tokens, then L2."""
        # Half a surrogate pair, as broken input has it, is no text to the tokenizer.
        text = text.encode("utf-8", "replace").decode("utf-8")
        tokens = self._tokenizer.encode(text)
        states = self._states(tokens)
        whole = states[0] if self._uses_first_token else states.mean(axis=0)
        words, word_vectors = _pool_words(text, tokens, states)
        return Encoding(_unit(whole), words, word_vectors)

    def _states(self, tokens: Tokens) -> Floats:
        ids = np.asarray([tokens.ids], np.int64)
        feeds = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        wanted = {name: value for name, value in feeds.items() if name in self._inputs}
        states: Floats = self._session.run([self._output], wanted)[0][0].astype(np.float32)
        return states


def _session_options() -> Any:  # noqa: ANN401 - onnxruntime ships no types
    options = onnxruntime.SessionOptions()
    # One question is too short to be worth splitting; several are encoded side by side instead.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return options


def _token_states_of(session: Any, files: ModelFiles) -> str:  # noqa: ANN401
    for output in session.get_outputs():
        if len(output.shape) == _TOKEN_STATES_RANK:
            return str(output.name)
    raise ModelError(str(files.model), "expected an output with one vector a token")


def _identity(files: ModelFiles) -> str:
    digest = hashlib.sha256()
    for path in (files.model, files.tokenizer):
        digest.update(path.read_bytes())
    digest.update(bytes([files.uses_first_token]))
    return digest.hexdigest()


def _known_words(tokenizer: Tokenizer) -> frozenset[str]:
    """Return the whole words of the vocabulary, in either of the two ways vocabularies mark them.

    WordPiece marks the pieces that continue a word ("##ing"), SentencePiece those that start one.
    """
    pieces = tokenizer.get_vocab()
    starts = [piece[1:] for piece in pieces if piece.startswith("▁")]
    return frozenset(word.casefold() for word in starts or pieces if word.isalpha())


def _pool_words(text: str, tokens: Tokens, states: Floats) -> tuple[tuple[str, ...], Floats]:
    """Average the pieces of each word; punctuation has no subject and is left out."""
    pieces: dict[int, list[int]] = {}
    for at, word in enumerate(tokens.word_ids):
        if word is not None:
            pieces.setdefault(word, []).append(at)
    words: list[str] = []
    rows: list[Floats] = []
    for places in pieces.values():
        start, end = tokens.offsets[places[0]][0], tokens.offsets[places[-1]][1]
        written = text[start:end].strip().casefold()
        if any(character.isalnum() for character in written):
            words.append(written)
            rows.append(_unit(states[places].mean(axis=0)))
    if not rows:
        return (), np.zeros((0, states.shape[1]), np.float32)
    return tuple(words), np.stack(rows)


def _unit(vector: Floats) -> Floats:
    unit: Floats = vector / max(float(np.linalg.norm(vector)), _SMALLEST_NORM)
    return unit
