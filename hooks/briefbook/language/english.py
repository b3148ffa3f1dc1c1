"""What English says with words where others write signs: tables alone, so that another language is another file"
" like this.

Words stand in small letters. A table maps what a text may hold to what `model.values` calls it.
"""

from __future__ import annotations

ABBREVIATIONS = frozenset(
    "dr mr mrs ms prof st gen col lt sgt capt maj rep sen gov pres hon rev fr jr sr cf vs viz al ed eds trans repr"
    " vol vols no nos"
    " art arts para paras par sec sect ch chap chs fig figs tab app pp p n nn ca c approx est dept univ inst assn"
    " bros intl"
    " jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e".split()
)
"""which are followed by more of the sentence"""
OPENERS = frozenset(
    "The This That These Those It Its He His She Her They Their We Our There Here In On At As By For From With"
    " After Before Since"
    " When While Although Though However Moreover Thus Therefore Hence Yet But And Both According Among During If"
    " What Who"
    " Another Such Some Many Most All No Not One".split()
)
"""words that open a sentence, and stand capitalised nowhere else"""

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
CALENDAR = frozenset((*MONTHS, *"monday tuesday wednesday thursday friday saturday sunday".split()))
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
PARTS = {
    "early": "early", "beginning": "early", "start": "early", "outset": "early", "mid": "mid", "middle": "mid",
    "late": "late",
    "end": "late", "close": "late",
}  # fmt: skip
"""parts of a year, a decade, a century"""
DECADES = {
    name: 10 * number
    for number, name in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2
    )
}
"""of the twentieth century, where no other is said"""

UNITS = {
    name: number
    for number, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen"
        " nineteen".split()
    )
}
TENS = {
    name: 10 * number
    for number, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
TITLES = frozenset(
    "president prime minister chancellor king queen professor general speaker premier senator governor".split()
)
"""what stands before a person's name without being part of it"""
ORDINALS = {
    name: number
    for number, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth"
        " seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}
DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4, "fifth": 5,
    "fifths": 5, "sixths": 6,
    "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
SCALES = {
    "hundred": (100, ""), "thousand": (1, "k"), "million": (1, "mn"), "billion": (1, "bn"), "trillion": (1, "tn"),
    "k": (1, "k"),
    "m": (1, "mn"), "mn": (1, "mn"), "mln": (1, "mn"), "b": (1, "bn"), "bn": (1, "bn"), "bln": (1, "bn"), "tn": (1,
    "tn"),
    "trn": (1, "tn"),
    "lakh": (1, "lakh"), "crore": (1, "crore"), "dozen": (1, "dozen"), "thousands": (1, "k"), "trillions": (1,
    "tn"), "millions": (1, "mn"), "billions": (1, "bn"),
}  # fmt: skip
"""a word of scale, and what it multiplies by: a number, and a scale of `model.values`"""
LARGE = frozenset(word for word in SCALES if len(word) > 3)
"""which may stand without a number: "a million" """
SHORT_SCALES = frozenset("k m mn mln b bn bln tn trn".split())
AMOUNTS = frozenset(("m", "b"))
"""which are scales only of money: $6B"""
"""which only stand right behind a number"""

MEASURES = {
    "%": "%", "per cent": "%", "percent": "%", "percentage points": "pp", "percentage point": "pp", "pp": "pp",
    "$": "dollar", "us$": "USD", "usd": "USD", "us dollars": "USD", "us dollar": "USD", "american dollars": "USD",
    "u.s. dollars": "USD", "dollars": "dollar", "ppp dollars": "dollar", "international dollars": "dollar",
    "dollar": "dollar", "€": "EUR", "eur": "EUR", "euros": "EUR",
    "euro": "EUR",
    "£": "GBP", "gbp": "GBP", "pounds": "GBP", "pounds sterling": "GBP", "¥": "JPY", "jpy": "JPY", "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY", "rmb": "CNY", "cny": "CNY", "liras": "lira", "lira": "lira", "try": "lira",
    "roubles": "RUB", "rubles": "RUB",
    "rupees": "rupee", "rupee": "rupee", "francs": "franc", "won": "KRW", "₺": "lira", "₽": "RUB", "₹": "rupee",
    "km": "km", "kilometres": "km", "kilometers": "km", "kilometre": "km", "kilometer": "km", "kms": "km",
    "km²": "km²",
    "km2": "km²", "sq km": "km²",
    "square kilometres": "km²", "square kilometers": "km²", "square metres": "m²", "square meters": "m²",
    "m²": "m²", "hectares": "ha",
    "ha": "ha", "miles": "mile", "mile": "mile", "metres": "m", "meters": "m", "metre": "m", "meter": "m",
    "cm": "cm", "mm": "mm",
    "feet": "foot", "foot": "foot", "inches": "inch", "tonnes": "tonne", "tons": "tonne", "ton": "tonne",
    "tonne": "tonne",
    "metric tons": "tonne", "kg": "kg", "kilograms": "kg", "kilogrammes": "kg", "grams": "g", "mg": "mg",
    "milligrams": "mg",
    "litres": "litre", "liters": "litre", "barrels": "barrel", "barrel": "barrel", "bcm": "bcm", "mw": "MW",
    "megawatts": "MW", "gw": "GW",
    "kwh": "kWh", "°c": "°C", "degrees": "degree", "knots": "knot",
}  # fmt: skip
"""units that are the same in every text; what is merely counted (people, ships) is no unit"""
GENERIC = {"USD": "dollar", "AUD": "dollar", "CAD": "dollar"}
"""a unit, and what texts call it that needn't say whose it is"""
CURRENCIES = ("US$", "USD", "EUR", "GBP", "$", "€", "£", "¥", "₺", "₽", "₹")
"""what stands before its number; the longer before its end"""

BOUNDS = {
    "more than": ">", "over": ">", "above": ">", "exceeding": ">", "passed": ">", "passing": ">", "topped": ">",
    "exceeded": ">", "exceeds": ">", "exceed": ">",
    "in excess of": ">",
    "greater than": ">", "larger than": ">", "higher than": ">", "upwards of": ">", "beyond": ">",
    "surpassed": ">", "surpassing": ">",
    "at least": ">=", "no less than": ">=", "no fewer than": ">=", "not less than": ">=", "a minimum of": ">=",
    "less than": "<", "fewer than": "<", "under": "<", "below": "<", "lower than": "<", "nearly": "~",
    "almost": "~", "close to": "~",
    "at most": "<=", "up to": "<=", "no more than": "<=", "not more than": "<=", "a maximum of": "<=",
    "as many as": "<=",
    "about": "~", "around": "~", "approximately": "~", "roughly": "~", "some": "~", "circa": "~", "ca": "~",
    "c": "~", "approx": "~",
    "an estimated": "~", "estimated": "~", "nearly as many as": "~", "just over": ">", "just under": "<",
    "well over": ">",
    "~": "~", "≈": "~", ">": ">", "<": "<", "≥": ">=", "≤": "<=",
}  # fmt: skip
"""what before a number says that it isn't exact"""
PLACES = frozenset(("over", "under", "above", "below", "beyond"))
"""bounds that may be places, too"""
BOUNDS_AFTER = {"or more": ">=", "or less": "<=", "or fewer": "<=", "or so": "~", "at least": ">=", "at most": "<="}
TO = frozenset(("to", "and", "or"))

BEFORE_DATES = {
    "post": ">", "pre": "<", "before": "<", "prior to": "<", "after": ">", "by": "<=", "about": "~", "around": "~",
    "circa": "~", "ca": "~",
    "c": "~",
    "approximately": "~", "roughly": "~", "~": "~",
}  # fmt: skip
BEFORE_YEARS = frozenset(("in", "since", "during", "until", "till", "year", "early", "late", "mid", *MONTHS))
"""words behind which four digits are a year, whatever follows"""
SINCE = frozenset(("since",))
UNTIL = frozenset(("until", "till"))

LABELS = frozenset(
    "section sections table tables figure figures fig figs tab box chart graph chapter chapters ch page pages p pp"
    " note notes footnote"
    " endnote paragraph paragraphs para paras volume vol vols issue no nos number line lines appendix annex part"
    " parts step"
    " equation column row map plate panel version doi isbn issn id".split()
)
"""whose number only numbers: "Table 3", "pp. 12-15" """
NUMBERED = frozenset(
    "article articles art resolution resolutions res law act decree directive regulation protocol rule clause"
    " decision order case"
    " amendment treaty convention iso grade class type model mark phase group team unit division brigade route"
    " highway".split()
)
"""whose number is its name: "Article 5", "Resolution 2178" """

NEGATIONS = frozenset(
    "not never no none nor neither nobody nothing nowhere without cannot can't don't doesn't didn't isn't aren't"
    " wasn't weren't won't wouldn't hasn't haven't hadn't shouldn't couldn't denied denies deny denying rejected"
    " rejects rejecting refused refuses refusing failed fails failing unable refrain refrains refrained refraining"
    " refuted refutes disputed unlikely ceased lacks lacked lack absence".split()
)
"""words that may turn a sentence into its contrary"""
CONTRARY = frozenset(
    "against unclear unseen unknown uncertain unwilling undecided refuse reject avoid avoids avoided avoiding prevent"
    " prevents prevented hardly rarely ends ended stopped stops".split()
)
"""with which an editor says the same as a sentence that denies"""
DENYING_VERBS = frozenset("never cannot denied denies deny rejected rejects reject refused refuses refuse".split())
"""of these, what denies a verb, or is one"""
AUXILIARIES = frozenset(
    "is are was were be been has have had will would can could may might should must did do does shall".split()
)
"""behind which "not" denies the verb"""
PASSING = frozenset(
    "not only|no longer than|no doubt|no wonder|not least|no less than|no fewer than|no more than|not more than".split(
        "|"
    )
)
"""with which they don't"""

SMALL = frozenset(
    "a an the of in on at to for from with by as and or but nor than that this these those which who whom whose"
    " what when where while if"
    " is are was were be been being am has have had having do does did will would shall should can could may might"
    " must it its he his"
    " she her they their them we our us you your i not no so such per each every both all any some most more less"
    " many much few other"
    " another into onto over under between among within without against about after before since until during"
    " through via up down out"
    " off above below beneath across along throughout towards toward per then there here also only just even still"
    " yet however because"
    " although though whereas thus therefore"
    " respectively total"
    " annually alone together only ago later earlier".split()
)
"""words that are no part of what is counted"""

IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "criteria": "criterion",
    "phenomena": "phenomenon",
    "crises": "crisis", "analyses": "analysis", "series": "series", "species": "species", "aircraft": "aircraft",
    "news": "news",
    "feet": "foot", "data": "data", "media": "media", "countrymen": "countryman",
}  # fmt: skip
"""plurals that no ending tells"""
PERSONS = frozenset(
    "person citizen soldier fighter civilian refugee migrant national inhabitant observer officer troop official"
    " expert journalist"
    " terrorist militant member worker student visitor tourist passenger victim casualty returnee volunteer"
    " resident employee man woman"
    " child individual recruit combatant participant respondent trainee wounded killed dead injured deportee"
    " suspect immigrant staff"
    " personnel user patient death population ftf life attacker bomber prisoner hostage human".split()
)
"""what is counted when people are counted"""
