"""Spanish signs of discourse functions: subject and performative verb."""

import re

from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.patterns import Patterns, pattern
from palabre.kernel.late import late

_NAME = r"(?-i:[A-ZÀ-Ý][\w'’\-]+(?:\s+[A-ZÀ-Ý][\w'’\-]+){0,3})"

ES = Patterns(
    table=(
        pattern(
            Function.DIFFERENCE,
            r"\b(?:no (?:estoy|estamos) de acuerdo|no (?:comparto|compartimos"
            r"|apoyo|apoyamos)|no (?:puedo|podemos) (?:aceptar|apoyar)|me opongo|nos oponemos"
            r"|rechazo|rechazamos|hubo desacuerdo|sin consenso|no hubo (?:acuerdo|consenso))",
            0.85,
            -1,
        ),
        pattern(
            Function.AGREEMENT,
            r"\b(?:apoyo|apoyamos|comparto|compartimos|coincido|coincidimos"
            r"|(?:estoy|estamos) de acuerdo)\s+(?:con |la (?:propuesta|posición)|lo que|el punto"
            r"|" + _NAME + ")",
            0.8,
        ),
        pattern(
            Function.COMMITMENT,
            r"\b(?:nos comprometemos|me comprometo|anunciamos|anuncio que|vamos a "
            r"(?!ver|hablar|escuchar|pasar|empezar)|anunció|se comprometió)",
            0.75,
        ),
        pattern(
            Function.PROPOSAL,
            r"\b(?:proponemos|propongo|recomendamos|recomiendo|pedimos|instamos"
            r"|hay que|debemos|debe(?:n|ría|rían)? \w+r\b|tenemos que|es (?:necesario|urgente"
            r"|hora de|fundamental)|se propuso|se recomendó)",
            0.75,
        ),
        pattern(
            Function.CHALLENGE,
            r"\b(?:desafíos?|retos?|obstáculos?|dificultad\w*|falta\w*|escasez"
            r"|brechas?|insuficient\w*|amenaza\w*|riesgos?|desigual\w+|barreras?|demasiado"
            r" \w+)",
            0.7,
        ),
        pattern(
            Function.ACHIEVEMENT,
            r"\b(?:(?:ha|han|hemos) (?:ya )?(?:logrado|lanzado|creado|conectado"
            r"|reducido|aumentado|formado|capacitado|construido|abierto|mejorado|adoptado)"
            r"|logros?|éxitos?|avances?|por primera vez)",
            0.75,
        ),
        pattern(
            Function.TREND,
            r"\b(?:cada vez más|crecient\w+|tendencia\w*|emergent\w*|rápidamente"
            r"|se ha convertido|en los últimos años)",
            0.7,
        ),
        pattern(
            Function.FIGURE,
            r"\b\d[\d.,]*\s*(?:%|por ciento|millones|mil|personas|escuelas|países"
            r"|horas|años)\b",
            0.8,
        ),
    ),
    excluded=late(
        r"\b(?:si|a menos que|habría|hubiera|supongamos|no sé)\b", re.IGNORECASE
    ),
    strong=late(
        r"\b(?:debe|deben|debemos|nunca|siempre|esencial\w*|indispensable\w*|urgente"
        r"|todos|todas|cada|hay que)\b",
        re.IGNORECASE,
    ),
    middling=late(r"\b(?:debería\w*|importante\w*|necesari\w+)\b", re.IGNORECASE),
    weak=late(r"\b(?:podría\w*|quizás?|tal vez|esper\w+|a veces)\b", re.IGNORECASE),
    target=late(
        r"\b(?:apoyo|apoyamos|comparto|compartimos|coincido|coincidimos|acuerdo)\s+(?:con |lo que "
        r"(?:dijo |ha dicho )?|la (?:propuesta|posición|opinión) (?:de )?|del? |la |el )*(?P<name>(?:(?:Sra?|Dra?)\.?\s+)?"
        + _NAME
        + ")",
        re.IGNORECASE,
    ),
)
