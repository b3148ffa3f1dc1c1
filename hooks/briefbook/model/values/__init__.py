"""The small values that contributors write and passages hold: each has one grammar, which reads and prints it."""

from __future__ import annotations

from .ids import Id
from .locators import Citation, Cited, Locator, PassageId, Run, citations, cited
from .malformed import Malformed
from .own import OwnFigure, own_figures, plain
from .quantity import Quantity
from .when import Date, When, sortable

__all__ = [
    "Citation",
    "Cited",
    "Date",
    "Id",
    "Locator",
    "Malformed",
    "OwnFigure",
    "PassageId",
    "Quantity",
    "Run",
    "When",
    "citations",
    "cited",
    "own_figures",
    "plain",
    "sortable",
]
