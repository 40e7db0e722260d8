"""Indonesian for regulations, as a spaCy language that loads at once.

spaCy's own Indonesian carries some sixteen thousand tokenizer exceptions, most of them hyphenated words. This language
has none: hyphens and slashes between letters stay inside the word (`masing-masing`, `dan/atau`, `UPTD/B`) but for a
slash before a name of several words (`keluarga / ahli waris`), signs of punctuation stand alone (`a .`, `( 8 )`,
`struktural ; dan`).
"""

import re
from collections.abc import Callable

from spacy.language import BaseDefaults, Language
from spacy.tokenizer import Tokenizer
from spacy.util import load_config_from_str, registry

from extractor.rules.words.forms import function_words

NAME = "id_peraturan"

# Each sign is a word; a run of one sign that is as long as no sentence has it is one word, because spaCy copies the
# rest for every sign that it takes off.
_OPENING = re.compile(r"""^(?:([\("'“”‘’\[\{:;,.\-–—•§])\1{49,}|[\("'“”‘’\[\{:;,.\-–—•§])""")
_CLOSING = re.compile(r"""(?:([\)"'“”‘’\]\}:;,.…\-–—])(?<!\1\1)\1{49,}|[\)"'“”‘’\]\}:;,.…\-–—])$""")
_NAMES = "|".join(sorted(function_words().actor_row.after_slash))
_INSIDE = re.compile(
    rf"""(?<=[^\W\d])[;:,](?=[^\W\d])|[()“”\[\]]|(?<=[a-z])\.(?=[A-Z])|(?<=[a-z])/(?=(?i:{_NAMES})$)"""
)


def _tokenizer(nlp: Language) -> Tokenizer:
    return Tokenizer(
        nlp.vocab,
        rules={},
        prefix_search=_OPENING.search,
        suffix_search=_CLOSING.search,
        infix_finditer=_INSIDE.finditer,
    )


@registry.tokenizers("thk.Peraturan.v1")  # type: ignore[untyped-decorator]
def _create_tokenizer() -> Callable[[Language], Tokenizer]:
    return _tokenizer


class PeraturanDefaults(BaseDefaults):
    """Language data: nothing but the tokenizer."""

    config = load_config_from_str(
        """
        [nlp]

        [nlp.tokenizer]
        @tokenizers = "thk.Peraturan.v1"
        """
    )


@registry.languages(NAME)
class Peraturan(Language):  # type: ignore[no-untyped-call]
    """The language of Indonesian regulations; `spacy.blank("id_peraturan")` makes one."""

    lang = NAME
    Defaults = PeraturanDefaults
