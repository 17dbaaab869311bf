"""spaCy models made on the spot: rulers, which find what they are told, and one that was trained a little."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import spacy
from spacy.training import Example

SENTENCES = (
    "{} said the night ferry stays.",
    "The chair, {}, left early.",
    "They met {} on Monday.",
    "{} and others voted.",
    "It was {} who asked.",
    "Nobody told {} why.",
)
PEOPLE = ("Edda Quill", "Jonas Hellmund", "Marta Ilves", "Henrik Solvang", "Nora Eide", "Karla Brandt", "Vadim Orlo", "Anna Meer")
ROUNDS = 15
SMALL = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "pretrained_vectors": None,
    "width": 32,
    "depth": 1,
    "embed_size": 300,
    "window_size": 1,
    "maxout_pieces": 2,
    "subword_features": True,
}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 32, "upstream": "tok2vec"}
NER = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 32,
    "maxout_pieces": 2,
    "use_upper": True,
}


def ruler(folder: Path, labels: Mapping[str, str], language: str = "en") -> Path:
    """A model that finds words by list, each under its label."""
    nlp = spacy.blank(language)
    nlp.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": word} for word, label in labels.items()])  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    return folder


def trained(folder: Path) -> Path:
    """A model whose `ner` learnt people's names from a few sentences, beside a tagger that learnt nothing and has a tok2vec to itself."""
    spacy.util.fix_random_seed(7)
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": SMALL})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}}).add_label("X")  # type: ignore[attr-defined]
    nlp.add_pipe("ner", config={"model": {**NER, "tok2vec": SMALL}}).add_label("PERSON")  # type: ignore[attr-defined]
    texts = [(sentence.format(name), sentence.index("{}"), name) for sentence in SENTENCES for name in PEOPLE]
    examples = [Example.from_dict(nlp.make_doc(text), {"entities": [(start, start + len(name), "PERSON")]}) for text, start, name in texts]
    optimizer = nlp.initialize(lambda: examples)
    with nlp.select_pipes(enable=["ner"]):
        for _ in range(ROUNDS):
            for first in range(0, len(examples), 8):
                nlp.update(examples[first : first + 8], sgd=optimizer)
    nlp.to_disk(folder)
    return folder


def nameless(folder: Path) -> Path:
    """A model that divides sentences and does nothing else."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(folder)
    return folder


def installed(site: Path, model: Path, name: str) -> None:
    """Lay a model out as its package would be installed."""
    meta = json.loads((model / "meta.json").read_text())
    package = site / name
    about = site / f"{name}-{meta['version']}.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {meta['version']}\n")
    package.mkdir()
    (package / "meta.json").write_text(json.dumps(meta))
    model.rename(package / f"{meta['lang']}_{meta['name']}-{meta['version']}")
    (package / "__init__.py").write_text(
        "from spacy.util import load_model_from_init_py\n\n\ndef load(**overrides):\n    return load_model_from_init_py(__file__, **overrides)\n"
    )
