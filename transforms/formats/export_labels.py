"""Labels of the fields in research exports, in the languages that the databases print them in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from transforms.formats import hints as names

# What a label says that is no hint: where the body begins, where it ends, and where the length is told.
BODY: Final = "*body"
END: Final = "*end"

# Hint -> labels as printed, without case, in English, German, French, Spanish, Italian, Dutch and Portuguese.
_LABELS: Mapping[str, tuple[str, ...]] = {
    names.TITLE: ("headline", "überschrift", "schlagzeile", "titel", "titre", "titular", "título", "titolo", "kop", "manchete"),
    names.SUBTITLE: ("subheadline", "untertitel", "sous-titre", "subtítulo", "sottotitolo", "ondertitel"),
    names.SUMMARY: ("highlight", "abstract", "zusammenfassung", "résumé", "resumen", "riassunto", "samenvatting", "resumo", "teaser"),
    names.BYLINE: ("byline", "by-line", "autor", "autoren", "auteur", "autore", "autores", "door", "por", "von", "author"),
    names.DATELINE: ("dateline", "datumszeile", "ort", "lieu", "lugar", "luogo", "plaats", "local", "data e local"),
    names.SECTION: ("section", "rubrik", "ressort", "rubrique", "sección", "sezione", "sectie", "rubriek", "seção", "secção"),
    names.WORDS: ("length", "länge", "longueur", "longitud", "extensión", "lunghezza", "lengte", "comprimento", "extensão"),
    names.LANGUAGE: ("language", "sprache", "langue", "idioma", "lingua", "taal", "língua"),
    names.SUBJECTS: ("subject", "thema", "themen", "schlagwörter", "sujet", "sujets", "tema", "temas", "argomento", "onderwerp", "assunto", "terms"),
    names.PLACES: ("geographic", "geography", "geografie", "geographie", "region", "géographie", "lieux", "geografía", "geografia", "geographic-area", "country", "city", "state"),
    names.PEOPLE: ("person", "people", "personen", "personne", "personnes", "persona", "personas", "persone", "persoon", "pessoa"),
    names.ORGANISATIONS: ("organization", "organisation", "company", "unternehmen", "firma", "société", "entreprise", "organización", "empresa", "azienda", "bedrijf"),
    names.CREDIT: ("credit",),
    names.COPYRIGHT: ("copyright", "urheberrecht"),
    names.PUBLISHER: ("source", "quelle", "zeitung", "publication-name"),
    names.URL: ("url", "link", "web-address"),
    names.EDITORS_NOTE: ("notes", "note", "editor-note", "anmerkung", "correction", "berichtigung"),
    "publication_type": ("publication-type", "publication type", "publikationstyp", "type de publication", "tipo de publicación", "tipo di pubblicazione", "type-publication"),
    "load_date": ("load-date", "load date", "update", "ladedatum", "aktualisierungsdatum", "date-chargement", "date de chargement", "fecha-carga", "fecha de carga", "data di caricamento", "laaddatum", "data de carga"),
    "correction_date": ("correction-date",),
    "graphic": ("graphic", "graphics", "grafik", "graphique", "gráfico", "grafico", "grafiek", "bild", "image", "photo"),
    "industry": ("industry", "branche", "industrie", "secteur", "sector", "settore", "setor"),
    "journal_code": ("journal-code", "journal code", "jc"),
    "series": ("series", "serie", "série"),
    "column": ("column", "kolumne"),
    "ticker": ("ticker",),
    "issn": ("issn",),
    "accession_number": ("acc-no", "accession-number", "dokumentnummer", "document-id"),
    "dist_type": ("distribution", "document-type", "type", "doc-type"),
    BODY: ("body", "text", "volltext", "corps", "texte", "cuerpo", "texto", "corpo", "testo", "tekst", "hauttext", "textkörper", "inhalt"),
    END: ("classification", "klassifizierung", "klassifikation", "classificación", "clasificación", "classificazione", "classificatie", "classificação"),
}  # fmt: skip

Labels = Mapping[str, str]
LABELS: Labels = {label: hint for hint, labels in _LABELS.items() for label in labels}


def labels_of(mapping: Mapping[str, str]) -> Labels:
    """The labels that a mapping names (field -> label), by label."""
    return {label.casefold().rstrip(": "): BODY if field == "text" else field for field, label in mapping.items()}


_FIELD = re.compile(r"(?P<label>[^\W\d_][\w /-]{1,38}?)\s?:(?:[\s\xa0]+(?P<value>.*))?", re.DOTALL)
_COUNT = re.compile(r"\d[\d.,\s]*")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an export: the hint that its label stands for, the label as printed, and what it says."""

    hint: str
    label: str
    value: str


def read_field(block: str, labels: Labels = LABELS) -> Field | None:
    """The field that a block of lines is, if a label that is known begins it."""
    found = _FIELD.match(block)
    hint = labels.get(found["label"].casefold()) if found else None
    return Field(hint, found["label"], " ".join((found["value"] or "").split())) if found and hint else None


def hints_of(fields: Iterable[Field]) -> dict[str, str]:
    """Fields as hints: lists divided by semicolons, counts of words as figures; what is told twice stands in both forms."""
    hints: dict[str, str] = {}
    for field in fields:
        if not field.value or field.hint.startswith("*"):
            continue
        count = _COUNT.match(field.value) if field.hint == names.WORDS else None
        value = re.sub(r"\D", "", count[0]) if count else field.value
        hints[field.hint] = f"{hints[field.hint]}; {value}" if field.hint in hints else value
    return hints
