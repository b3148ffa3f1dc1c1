"""What the parts of an article are headed, in the languages that articles come in."""

from __future__ import annotations

import re

NUMBER = r"(?:(?:\d{1,2}|[IVX]{1,5}|[一二三四五六七八九十]{1,3})[.):、]?\s*)?"


def _head(names: str) -> re.Pattern[str]:
    """A line that is one of these names, with whatever number and marks beside it."""
    return re.compile(rf"^\W*{NUMBER}(?:{names})\W*$", re.IGNORECASE)


INTRODUCTION = _head(
    "introduction|einleitung|einführung|introducción|introdução|introduzione|inleiding|inledning|giriş|введение|вступление"
    "|вступ|wstęp|wprowadzenie|úvod|pendahuluan|مقدمة|المقدمة|مقدمه|آغاز|はじめに|序論|緒言|序|引言|绪论|导言|서론|머리말"
)
CONCLUSION = _head(
    "conclusions?|concluding remarks|conclusion and discussion|schluss|fazit|schlussfolgerung(?:en)?|conclusión|conclusiones"
    "|conclusão|conclusioni|conclusies?|sonuç|заключение|выводы|висновки|zakończenie|závěr|kesimpulan|خاتمة|الخاتمة|نتیجه"
    "|おわりに|結論|结论|结语|결론"
)
ABSTRACT_NAMES = (
    "abstract|summary|zusammenfassung|kurzfassung|resumo|resumen|résumé|riassunto|samenvatting|sammanfattning|özet|öz"
    "|аннотация|реферат|анотація|streszczenie|abstrakt|abstrak|الملخص|ملخص|چکیده|摘要|要旨|概要|초록"
)
ABSTRACT = _head(ABSTRACT_NAMES)
ABSTRACT_RUN_IN = re.compile(rf"^\W*(?:{ABSTRACT_NAMES})\W{{0,3}}\s*[.:—–：]", re.IGNORECASE)
"""an abstract that stands on the line of its name"""
KEYWORDS = re.compile(
    r"^\W*(?:key\s?words|index terms|palavras-chave|palabras clave|mots[ -]cl[eé]s|schlüsselw[oö]rter|schlagw[oö]rter"
    r"|parole chiave|trefwoorden|nyckelord|anahtar (?:kelimeler|sözcükler)|ключевые слова|ключові слова|słowa kluczowe"
    r"|kata kunci|الكلمات المفتاحية|کلیدواژه(?:‌?ها)?|关键词|關鍵詞|キーワード|핵심어)(?!\w)\W*",
    re.IGNORECASE,
)
REFERENCES = _head(
    "references?|bibliography|works cited|literature(?: cited)?|reference list|sources cited|literatur(?:verzeichnis)?"
    "|quellen(?:verzeichnis)?|bibliogra(?:ph|f)ie|références(?: bibliographiques)?|bibliografía|referencias(?: bibliográficas)?"
    "|bibliografia|referências(?: bibliográficas)?|riferimenti(?: bibliografici)?|literatuur|referenties|referenser|kaynakça"
    "|kaynaklar|(?:список )?литератур[аы]|список (?:использованн|источник).*|література|daftar pustaka|المراجع|قائمة المراجع"
    "|منابع|参考文献|參考文獻|引用文献|참고문헌"
)
NOTES = _head(
    "(?:end|foot)?notes|anmerkungen|(?:fuß|fuss|end)noten|notas(?: (?:al pie|de rodapé|finales))?|note|notes de bas de page"
    "|dipnotlar|notlar|son notlar|примечания|сноски|примітки|przypisy|poznámky|catatan(?: kaki)?|الهوامش|هوامش|پی‌?نوشت(?:‌?ها)?"
    "|یادداشت(?:‌?ها)?|注|注释|註釋|脚注|注記|주석"
)
CONTENTS = _head(
    "(?:table of )?contents|inhalt(?:sverzeichnis)?|table des matières|sommaire|índice|sumário|indice|inhoud(?:sopgave)?"
    "|innehåll|içindekiler|содержание|оглавление|зміст|spis treści|obsah|daftar isi"
    "|المحتويات|فهرست(?: مطالب)?|目录|目錄|目次|차례"
)
OTHER = _head(
    "background|acknowledge?ments?|appendix|appendices|annex(?:es)?|about the authors?|danksagung|anhang|remerciements|annexe"
    "|agradecimientos|anexo|teşekkür|ekler?|благодарности|приложение|謝辞|附录"
)
TABLES = (
    "table|tab\\.|tabelle|tableau|tabla|cuadro|tabela|quadro|tabella|tabell?|taulukko|tablo|çizelge|tabulka|таблица|табл\\."
    "|таблиця|الجدول|جدول|表|표"
)
FIGURES = (
    "figure|fig\\.|map|chart|graph|abbildung|abb\\.|karte|diagramm?|gra[fp]h?i[ck]|carte|graphique|figura|gr[áa]fico|mapa|figuur"
    "|afbeelding|kaart|grafiek|figur|karta|kuva|kuvio|şekil|harita|rysunek|rys\\.|wykres|obrázek|obr\\.|рисунок|рис\\.|график|карта"
    "|схема|gambar|الشكل|شكل|شکل|خريطة|نمودار|نقشه|図|图|圖|그림"
)
NUMERAL = r"(?:[A-Z]?\d{1,3}(?:[.-]\d{1,2})?[a-z]?|[IVX]{1,5})"


def _label(names: str) -> re.Pattern[str]:
    """`Table 3:`, `TABELLE IV`, `Рис. 2 – `: a name and a number, and a sign, a capital or nothing behind them."""
    return re.compile(
        rf"^\s*(?P<label>(?i:{names})\s?{NUMERAL})(?:\s*[.:：–—](?=\W|[^\W\d]|$)\s*|\s+(?=[A-ZÀ-ÞĞŞİА-Я“\"(])|\s*$)"
    )


TABLE = _label(TABLES)
"""how the caption of a table begins"""
CAPTION = _label(f"{TABLES}|{FIGURES}")
"""how a caption begins"""
OUTERMOST = (INTRODUCTION, CONCLUSION, ABSTRACT, REFERENCES, NOTES, OTHER)


BEGINNING = re.compile(rf"^\W*{NUMBER}(?:introduction|conclusions?|appendix|annex)\b", re.IGNORECASE)
"""`Conclusion: what remains`, `Appendix B`"""


def is_outermost(text: str) -> bool:
    """Whether a heading is one that no other stands above."""
    return bool(BEGINNING.match(text)) or any(head.match(text) for head in OUTERMOST)
