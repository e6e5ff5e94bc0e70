"""Spanish signs of discourse functions: subject and performative verb."""

import re

from palabre.engines.synthesis.corpus import Function as F
from palabre.engines.synthesis.patterns import Patterns, pattern

_NAME = r"(?-i:[A-ZÀ-Ý][\w'’\-]+(?:\s+[A-ZÀ-Ý][\w'’\-]+){0,3})"

ES = Patterns(
    table=(
        pattern(F.DIFFERENCE, r"\b(?:no (?:estoy|estamos) de acuerdo|no (?:comparto|compartimos"
                r"|apoyo|apoyamos)|no (?:puedo|podemos) (?:aceptar|apoyar)|me opongo|nos oponemos"
                r"|rechazo|rechazamos|hubo desacuerdo|sin consenso|no hubo (?:acuerdo|consenso))",
                .85, -1),
        pattern(F.AGREEMENT, r"\b(?:apoyo|apoyamos|comparto|compartimos|coincido|coincidimos"
                r"|(?:estoy|estamos) de acuerdo)\s+(?:con |la (?:propuesta|posición)|lo que|el punto"
                r"|" + _NAME + ")", .8),
        pattern(F.COMMITMENT, r"\b(?:nos comprometemos|me comprometo|anunciamos|anuncio que|vamos a "
                r"(?!ver|hablar|escuchar|pasar|empezar)|anunció|se comprometió)", .75),
        pattern(F.PROPOSAL, r"\b(?:proponemos|propongo|recomendamos|recomiendo|pedimos|instamos"
                r"|hay que|debemos|debe(?:n|ría|rían)? \w+r\b|tenemos que|es (?:necesario|urgente"
                r"|hora de|fundamental)|se propuso|se recomendó)", .75),
        pattern(F.CHALLENGE, r"\b(?:desafíos?|retos?|obstáculos?|dificultad\w*|falta\w*|escasez"
                r"|brechas?|insuficient\w*|amenaza\w*|riesgos?|desigual\w+|barreras?|demasiado"
                r" \w+)", .7),
        pattern(F.ACHIEVEMENT, r"\b(?:(?:ha|han|hemos) (?:ya )?(?:logrado|lanzado|creado|conectado"
                r"|reducido|aumentado|formado|capacitado|construido|abierto|mejorado|adoptado)"
                r"|logros?|éxitos?|avances?|por primera vez)", .75),
        pattern(F.TREND, r"\b(?:cada vez más|crecient\w+|tendencia\w*|emergent\w*|rápidamente"
                r"|se ha convertido|en los últimos años)", .7),
        pattern(F.FIGURE, r"\b\d[\d.,]*\s*(?:%|por ciento|millones|mil|personas|escuelas|países"
                r"|horas|años)\b", .8),
    ),
    excluded=re.compile(r"\b(?:si|a menos que|habría|hubiera|supongamos|no sé)\b", re.I),
    strong=re.compile(r"\b(?:debe|deben|debemos|nunca|siempre|esencial\w*|indispensable\w*|urgente"
                      r"|todos|todas|cada|hay que)\b", re.I),
    middling=re.compile(r"\b(?:debería\w*|importante\w*|necesari\w+)\b", re.I),
    weak=re.compile(r"\b(?:podría\w*|quizás?|tal vez|esper\w+|a veces)\b", re.I),
    target=re.compile(
        r"\b(?:apoyo|apoyamos|comparto|compartimos|coincido|coincidimos|acuerdo)\s+(?:con |lo que "
        r"(?:dijo |ha dicho )?|la (?:propuesta|posición) de )*(?P<name>(?:(?:Sra?|Dra?)\.?\s+)?"
        + _NAME + ")"
    ),
)
