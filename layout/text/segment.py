"""Words of Chinese text by a dictionary: jieba (MIT), the optional extra ``layout[segment]``.

Only the command ``layout breaks`` asks for it, which writes down what it found: no page depends on whether it is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from layout.text.sense import Segmenter


def segmenter() -> Segmenter | None:
    """The segmenter, or None where the extra is not installed."""
    try:
        import jieba
    except ImportError:
        return None
    tokenizer = jieba.Tokenizer()
    # what Tokenizer.initialize does, but for the cache that it keeps in the temporary folder
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True

    def words(text: str, whole: Sequence[str]) -> Sequence[int]:
        for name in whole:
            tokenizer.add_word(name)
        # HMM off: a statistical guess at names is worse than none in a headline
        return list(accumulate(map(len, tokenizer.cut(text, HMM=False)), initial=0))

    return words
