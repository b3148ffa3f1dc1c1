"""The small words of a language: articles, prepositions, conjunctions, pronouns, auxiliaries.

Closed classes as the grammars list them, not the most frequent words of a corpus: "war" stays where a corpus would drop it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from .fold import folded

LEAST = 0.08
"""the share of a text's words that are small words of its language, at least; a text with fewer is in another language"""
SMALL_WORDS = {
    "en": """
        a an the this that these those some any no none every each either neither both all half such other another i
        me my mine myself you your yours he him his himself she her hers it its itself we us our ours they them
        their theirs themselves one ones who whom whose which what whatever where when why how whether there here
        then of in on at to from by with for as into onto over under between among amongst amid through throughout
        during before after above below up down out off about against within without upon toward towards via per
        since until till while although though because so beyond behind beside besides despite except like unlike
        along across around near than and or nor but if unless yet both not only also too even just very more most
        much many less least few several own same still again ever never always often once thus hence therefore
        however moreover furthermore nevertheless nonetheless meanwhile rather quite indeed am is are was were be
        been being do does did doing done has have had having will would shall should can could may might must ought
    """,
    "de": """
        der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner dieser diese dieses
        diesen diesem jener jede jeder jedes alle allen aller ich du er sie es wir ihr mich dich ihn uns euch ihm
        ihnen mein dein sein seine seinen seinem seiner ihre ihren ihrem ihrer unser wer was welche welcher welches
        wie wo wann warum und oder aber denn sondern dass weil wenn als ob obwohl während bevor nachdem damit doch
        auch noch nur schon sehr so zu zur zum in im ins an am auf aus bei beim mit nach seit von vom vor für über
        unter um durch gegen ohne bis zwischen hinter neben nicht nie mehr bin bist ist sind war waren wäre sei
        werden wird wurde wurden worden haben hat hatte hatten habe kann können konnte muss müssen soll sollen
        sollte will wollen wollte darf man sich hier dort da dann nun jedoch
    """,
    "fr": """
        le la les l un une des du de d au aux ce cet cette ces mon ma mes ton son sa ses notre nos votre leur leurs
        je tu il elle on nous vous ils elles me te se lui eux y en qui que quoi dont où lequel laquelle lesquels
        quel quelle et ou mais donc or ni car si comme quand lorsque puisque parce ainsi à dans par pour avec sans
        sous sur entre vers chez contre depuis pendant avant après jusque dès hors ne pas plus moins très aussi
        encore déjà même tout toute tous toutes autre autres est sont était étaient être été a ont avait avaient
        avoir eu fait sera seront peut peuvent doit doivent cela ceci c j n s qu
    """,
    "es": """
        el la los las lo un una unos unas de del al a ante bajo con contra desde durante en entre hacia hasta para
        por según sin sobre tras y e o u pero sino que quien quienes cual cuales cuyo donde cuando como si porque
        aunque mientras este esta estos estas ese esa esos esas aquel yo tú él ella ellos ellas nosotros me te se le
        les nos su sus mi mis nuestro nuestra no ni más menos muy también ya aún todo toda todos todas otro otra
        otros otras es son era eran fue fueron ser sido está están estaba ha han había habían haber hay puede pueden
        debe deben
    """,
    "tr": """
        ve veya ya da de ki ile için gibi kadar göre karşı doğru sonra önce beri üzere rağmen dolayı bir bu şu o
        bunlar şunlar onlar bunun onun onların bunu onu buna ona ben sen biz siz benim senin bizim kendi kendisi her
        hiç bazı tüm bütün çok az daha en pek ne nasıl neden niçin kim hangi ama fakat ancak lakin çünkü eğer ise
        hem değil var yok olan olarak olduğu oldu olması olmak eden ederek etti etmek arasında içinde üzerinde
        tarafından hakkında itibaren ayrıca diğer mi mı mu mü şey böyle şöyle
    """,
    "ru": """
        и в во не на я он она оно они мы вы ты что чтобы как а но или то это этот эта эти тот та те с со к ко у о об
        от до из за по под над при про для без через между после перед около против его её ее их им ей ему нас вас
        мне меня себя свой свои своя который которая которое которые кто где когда если же бы ли ни да нет был была
        было были быть есть будет будут уже ещё еще только также так там тут все всё всех весь более менее
    """,
    "ar": """
        في من على إلى الى عن مع هذا هذه ذلك تلك التي الذي الذين ما لا لم لن أن ان إن كان كانت يكون قد كل أو او ثم
        بين بعد قبل عند حتى منذ هو هي هم نحن أنا غير سوى لكن كما حيث إذا إلا أي بل و ف ب ل
    """,
    "fa": """
        و در به از که این آن را با است بود شد شده می برای تا هر هم یا اما اگر بر نیز خود ما من او آنها ایشان های ها
        یک دو باید کرد کرده شود شوند بین پس پیش چه چون زیرا
    """,
}
JOINING = {
    "en": "of and", "de": "und der des von", "fr": "de du des d et", "es": "de del y", "tr": "ve ile", "ru": "и", "ar": "و",
    "fa": "و",
}  # fmt: skip
"""the small words that stand inside terms: balance of power, research and development"""
NOUNS_ARE_CAPITAL = ("de",)
"""languages in which a capital doesn't tell a name"""


@lru_cache(maxsize=16)
def small_words(language: str) -> frozenset[str]:
    """Folded; empty for a language that isn't known."""
    return frozenset(folded(word) for word in SMALL_WORDS.get(language, "").split())


@lru_cache(maxsize=16)
def joining(language: str) -> frozenset[str]:
    """Folded; empty for a language that isn't known."""
    return frozenset(folded(word) for word in JOINING.get(language, "").split())


def language_of(words: Iterable[str]) -> str:
    """The language whose small words are most of the folded `words`, as they occur; empty where none has enough of them."""
    counts = Counter(words)
    found = {code: sum(counts[word] for word in small_words(code)) for code in SMALL_WORDS}
    best = max(found, key=lambda code: found[code])
    return best if found[best] > LEAST * counts.total() else ""
