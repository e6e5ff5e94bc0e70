"""What the values of fields are called: states, stakeholder groups, ranks."""

from palabre.engines.figures.worded import worded
from palabre.kernel.groups import StakeholderGroup

STATES = {
    "nominated": worded(en="nominated", fr="proposée"),
    "registered": worded(en="registered", fr="enregistrée"),
    "waiting": worded(en="waiting", fr="en attente"),
    "offered": worded(en="offered a place", fr="place proposée"),
    "accredited": worded(en="accredited", fr="accréditée", ar="معتمد"),
    "refused": worded(en="refused", fr="refusée"),
    "revoked": worded(en="revoked", fr="révoquée"),
    "withdrawn": worded(en="withdrawn", fr="retirée"),
    "planned": worded(en="planned", fr="prévue"),
    "cancelled": worded(en="cancelled", fr="annulée"),
    "drafted": worded(en="drafted", fr="rédigé"),
    "filed": worded(en="filed", fr="remis"),
    "cleared": worded(en="cleared", fr="approuvé"),
}
GROUPS = {
    StakeholderGroup.GOVERNMENT: worded(
        en="Governments",
        fr="Gouvernements",
        ar="الحكومات",
        es="Gobiernos",
        ru="Правительства",
        zh="政府",
    ),
    StakeholderGroup.PRIVATE_SECTOR: worded(
        en="Private sector",
        fr="Secteur privé",
        ar="القطاع الخاص",
        es="Sector privado",
        ru="Частный сектор",
        zh="私营部门",
    ),
    StakeholderGroup.CIVIL_SOCIETY: worded(
        en="Civil society",
        fr="Société civile",
        ar="المجتمع المدني",
        es="Sociedad civil",
        ru="Гражданское общество",
        zh="民间团体",
    ),
    StakeholderGroup.TECHNICAL_COMMUNITY: worded(
        en="Technical community",
        fr="Communauté technique",
        ar="المجتمع التقني",
        es="Comunidad técnica",
        ru="Техническое сообщество",
        zh="技术界",
    ),
    StakeholderGroup.ACADEMIA: worded(
        en="Academia",
        fr="Milieux universitaires",
        ar="الأوساط الأكاديمية",
        es="Círculos académicos",
        ru="Академические круги",
        zh="学术界",
    ),
    StakeholderGroup.INTERNATIONAL_ORGANIZATION: worded(
        en="International organizations",
        fr="Organisations internationales",
        ar="المنظمات الدولية",
        es="Organizaciones internacionales",
        ru="Международные организации",
        zh="国际组织",
    ),
}
REGISTERED = (*STATES,)[:8]
PLANNED = ("planned", "cancelled")
RANKS = {
    "head-of-state": worded(en="Head of State", fr="chef d’État"),
    "head-of-government": worded(en="Head of Government", fr="chef de gouvernement"),
    "deputy-prime-minister": worded(
        en="Deputy Prime Minister", fr="vice-premier ministre"
    ),
    "minister": worded(en="minister", fr="ministre"),
    "deputy-minister": worded(en="deputy minister", fr="vice-ministre"),
    "regulator": worded(
        en="head of a regulatory authority",
        fr="responsable d’une autorité de régulation",
    ),
    "ambassador": worded(en="ambassador", fr="ambassadeur"),
    "head-of-organization": worded(
        en="head of an organization", fr="responsable d’une organisation"
    ),
    "high-level": worded(
        en="high-level representative", fr="représentant de haut niveau"
    ),
}
