"""Forms that no stemmer brings together, in English and French; data of the gate."""

from functools import lru_cache
from typing import Final

from palabre.kernel.late import late

_IRREGULAR_EN = """
be was were been is are am | have had has | do did done | go went gone goes | make made
take took taken | give gave given | say said | see saw seen | know knew known
think thought | come came | become became | find found | get got gotten | keep kept
leave left | mean meant | meet met | pay paid | put | run ran | send sent | show shown
speak spoke spoken | spend spent | stand stood | tell told | understand understood
write wrote written | build built | bring brought | buy bought | choose chose chosen
draw drew drawn | drive drove driven | fall fell fallen | feel felt | fight fought
forget forgot forgotten | grow grew grown | hear heard | hold held | lead led
learn learnt | lose lost | read | rise rose risen | sell sold | set | sit sat
teach taught | throw threw thrown | win won | begin began begun | break broke broken
seek sought | face | need | lie lay lain laid | deal dealt | undertake undertook undertaken
hide hid hidden | catch caught | lend lent | eat ate eaten | sleep slept | wear wore worn
withdraw withdrew withdrawn | forgive forgave forgiven | forbid forbade forbidden
freeze froze frozen | shake shook shaken | steal stole stolen | tear tore torn
mistake mistook mistaken | overcome overcame | oversee oversaw overseen | fly flew flown
foresee foresaw foreseen | flee fled | rebuild rebuilt | strike struck | stick stuck
shrink shrank shrunk | sink sank sunk | sing sang sung | withhold withheld | wake woke woken
weave wove woven |  rewrite rewrote rewritten | swear swore sworn | ride rode ridden
arise arose arisen | undergo underwent undergone | bear bore borne
child children | man men | woman women | person people
"""
FRENCH_ROOTS: Final = (
    (r"^((?:re|de|par|inter|pro|sou|sur|con|pré)?)vien(?:n|dr|s|t).*$", r"\1ven"),
    (r"^((?:main|con|ob|re|sou|appar|dé|entre)?)tien(?:n|dr|s|t).*$", r"\1ten"),
    (
        r"^((?:re|de|par|inter|pro|con|pré)ven)(?:u(?:e|s|es)?|ai(?:t|s|ent)|ant|ons|ez|ir)$",
        r"\1",
    ),
    (
        r"^((?:main|con|ob|re|sou|appar|dé)ten)(?:u(?:e|s|es)?|ai(?:t|s|ent)|ant|ons|ez|ir)$",
        r"\1",
    ),
    (r"^veu(?:x|t|lent)$|^voul(?:u|ait|aient|oir|ons|ez|ant|ions)$", "voul"),
    (r"^sai(?:s|t)$|^sav(?:ait|aient|ons|ez|ent|oir)$|^su$|^saur\w+$", "sav"),
    (
        r"^(.{2,})(?:oie|oies|oient|oyaient|oyait|oyer|oyé|oyés|oyée|oyées|oyons|oyant)$",
        r"\1oy",
    ),
    (
        r"^(p|ess|bal|effr|r)(?:aie|aies|aient|ayaient|ayait|ayer|ayé|ayés|ayée|ayées|ayant)$",
        r"\1ay",
    ),
    (r"^(re|é)?lir(?:a|ont|ai(?:t|s|ent)|ons|ez)$", r"\1lise"),
    (r"^(re|é)lit$", r"\1lise"),
    (r"^(ac|re|con)quiert$", r"\1quérait"),
    (r"^survit$", "survivait"),
    (r"^tait$", "taisait"),
    (r"^plaît$", "plaisait"),
    (r"^(ac)?croît$", r"\1croissait"),
    (r"^((?:ex|in|con)clu)t$", r"\1ait"),
    (r"^résout$", "résolvait"),
    (r"^(.{2,}[dtvr])ront$", r"\1re"),
    (r"^(.{2,}e)r(?:a|ont|ai(?:t|s|ent))$", r"\1"),
    (r"^(.{2,}[vdmgy])e?(?:ons|ez)$", r"\1"),
    (r"^((?:r?ensei|témoi|accompa|soi|dési|assi|ga|si|ali)gn)(?:ons|ez)$", r"\1e"),
    (r"^(.+ér)(?:ons|ez)$", r"\1e"),
    (r"^(.+(?:fi|bli|pli|copi|expi|envi|vari))(?:ons|ez)$", r"\1e"),
    (r"^ten(?:ons|ez)$", "tenait"),
    (r"^(.{2,}iss)(?:ent|aient|ait|ais)$", r"\1"),
    (r"^(re|satis)?(?:font|fai(?:t|s|sait|saient|re|sant))$", r"\1fai"),
    (
        (
            r"^((?:.*(?:[fai]ir|for|fer|esti|pri|ani|l[âa]|éclam|ocla|ai|ar|cal|om|sum|fu|llu"
            r"|iti|opti|chô|se|ass?u|onsu|résu|gram|flam)m))ent$"
        ),
        r"\1e",
    ),
    (r"^(.{3,})(?<!m)(?<!ai)ent$", r"\1e"),
    (r"^(.{3,}?)e?(?:aient|ait|ais)$", r"\1e"),
)
"""French forms that the stemmer keeps apart, and their common root; first that fits."""

FRENCH_ENDINGS: Final = (
    (r"ç", "c"),
    (r"^(re|sur)?vi(?:t|vr?)$", r"\1viv"),
    (r"^(pour)?sui(?:t|vr?)$", r"\1suiv"),
    (r"écri(?:t|vr?|r)$", "écriv"),
    (r"pren(?:d|dr)$", "pren"),
    (r"^(re|ap|com|sur|mé)?pr(?:is)?$", r"\1pren"),
    (r"(?:coi[tv]|cevoir)$", "cev"),
    (r"^(re|é)?li[tsr]$", r"\1lis"),
    (r"^(re|contre|inter)?di[tsr]$", r"\1dis"),
    (r"^(des)?ser[tv]$", r"\1serv"),
    (r"^dor(?:t|m|ment|mir)$", "dorm"),
    (r"^(fil|ger|ra|enta|exhu|diffa|embau)ment$", r"\1m"),
    (r"^m[eo]u(?:rt?|rir)$", "mour"),
    (r"^(re|pré|entre)?vo(?:it|i|y|ir)$", r"\1voy"),
    (r"^cro(?:it|y|ir|i)$", "croy"),
    (r"^(équi)?va(?:ut|l|loir)$", r"\1val"),
    (r"^(inter|cor)?romp[tr]$", r"\1romp"),
    (r"uis$|uit$|uir$", "ui"),
    (r"([eao])i(?:nt|gn|ndr)$", r"\1in"),
    (r"(?:aît|aîtr)$", "aiss"),
    (r"(?<=..[^a])iss$", ""),
    (r"([nrp]d)r$", r"\1"),
    (r"ttr?$", "t"),
    (r"aill$", "ail"),
    (r"(?<=[fv]r)ir$", ""),
)
"""Stems of one verb that the stemmer leaves apart; every one that fits is applied."""

IRREGULAR: Final[dict[str, str]] = {
    form: forms.split()[0]
    for line in _IRREGULAR_EN.split("\n")
    for forms in line.split("|")
    for form in forms.split()[1:]
}
"""English forms that no stemmer brings together."""

_IZE = late(r"(?<=[a-z]{2}[lnrtdcpm])is(e|es|ed|ing|ation|ations|er|ers)$")
_NEVER_IZE = late(
    r"(?:super|practi|ad|re|de|im?pro|tele|sur|exer|prom|comprom|enterpr|expert|merchand|franch|prem"
    r"|compr|disgu|concise|precise|other|para|apprais|advert|circumc|excis|incis)"
)
_SPELLINGS = (
    (
        late(r"^(lab|col|behavi|fav|neighb|harb|hon|hum|endeav|rum|vap|arm|sav)or"),
        r"\1our",
    ),
    (late(r"^(cent|met|lit|fib|theat|spect|kilomet|calib)er(s|ed)?$"), r"\1re\2"),
    (late(r"^(licen|defen|offen|practi)s(e|es|ed|ing)$"), r"\1c\2"),
    (late(r"^(program|catalog|dialog|monolog|analog)(s?)$"), r"\1\2"),
    (late(r"^(program)me(s?)$"), r"\1\2"),
    (late(r"^(catalog|dialog|monolog|analog)ue(s?)$"), r"\1\2"),
    (
        late(
            r"^(travel|label|cancel|model|signal|fuel|channel|level|total)l(ed|ing|er|ers)$"
        ),
        r"\1\2",
    ),
    (late(r"^(enrol|fulfil|instal|skil)l(s|ment|ments|ful)$"), r"\1\2"),
    (late(r"^(judg|acknowledg)ement"), r"\1ment"),
    (late(r"^gray"), "grey"),
    (late(r"^(anal|paral|catal)yz"), r"\1ys"),
    (late(r"^aluminum$"), "aluminium"),
)


@lru_cache(maxsize=65536)
def british(low: str) -> str:
    """Return an English word in one spelling, whichever side of the sea it is from.

    Examples
    --------
    >>> british("organise") == british("organize"), british("labor")
    (True, 'labour')
    """
    if _IZE.search(low) and not _NEVER_IZE.match(low):
        return _IZE.sub(r"iz\1", low)
    for pattern, spelling in _SPELLINGS:
        changed, n_changed = pattern.subn(spelling, low)
        if n_changed:
            return changed
    return low
