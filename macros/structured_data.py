"""What a page says to programs that read schema.org's vocabulary: where it stands, and which terms it defines."""

from __future__ import annotations

from collections.abc import Mapping

from .glossary import Glossary
from .model import Criteria
from .views import View, language_of

VOCABULARY = "https://schema.org"


def breadcrumb_list(names: Mapping[str, str]) -> View:
    """Return the way from the home page to a page: https://schema.org/BreadcrumbList. `names` are by address, in order."""
    steps = [
        {"@type": "ListItem", "position": position, "name": name, "item": address}
        for position, (address, name) in enumerate(names.items(), start=1)
    ]
    return {"@context": VOCABULARY, "@type": "BreadcrumbList", "itemListElement": steps}


def defined_term_set(criteria: Criteria, glossary: Glossary, language: str, name: str, address: str) -> View:
    """Return the glossary as https://schema.org/DefinedTermSet, as its page of that `name` and `address` shows it."""
    terms = [
        {
            "@type": "DefinedTerm",
            "@id": f"{address}#{term['id']}",
            "name": term["name"],
            "description": term["about"],
            "inDefinedTermSet": address,
        }
        for term in glossary.view(criteria.languages, language)["terms"]
    ]
    return {
        "@context": VOCABULARY,
        "@type": "DefinedTermSet",
        "@id": address,
        "name": name,
        "inLanguage": language_of(criteria, language).tag,
        "hasDefinedTerm": terms,
    }
