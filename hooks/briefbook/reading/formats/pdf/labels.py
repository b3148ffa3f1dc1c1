"""How a caption begins: with the label of a table or a figure, in many languages, and its number."""

from __future__ import annotations

import re

LABELS = (
    "table figure fig chart map graph diagram plate scheme listing algorithm exhibit photo image illustration picture box "
    "tabelle tab abbildung abb bild karte grafik schaubild tableau graphique carte schéma encadré cuadro tabla figura gráfico "
    "mapa quadro tabela tabella grafico tablo şekil resim harita çizelge таблица рисунок рис график карта جدول شكل نمودار "
    "تصویر שרטוט טבלה איור"
).split()
CAPTION = re.compile(
    rf"(?:{'|'.join(sorted(map(re.escape, LABELS), key=len, reverse=True))})\.?\s*"
    r"(?P<number>[A-Z]?\d{1,3}(?:[.-]\d{1,3})*[a-z]?|[IVX]{1,5}|[A-Z])(?P<mark>\s*[.:|–—]|\s*$|\s+-)?(?=\W|$)\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
