"""What the values of fields are called: states, stakeholder groups, ranks."""

from palabre.kernel.groups import StakeholderGroup
from palabre.kernel.languages import text

STATES = {
    "nominated": text(en="nominated", fr="proposée"),
    "registered": text(en="registered", fr="enregistrée"),
    "waiting": text(en="waiting", fr="en attente"),
    "offered": text(en="offered a place", fr="place proposée"),
    "accredited": text(en="accredited", fr="accréditée", ar="معتمد"),
    "refused": text(en="refused", fr="refusée"),
    "revoked": text(en="revoked", fr="révoquée"),
    "withdrawn": text(en="withdrawn", fr="retirée"),
    "planned": text(en="planned", fr="prévue"),
    "cancelled": text(en="cancelled", fr="annulée"),
    "drafted": text(en="drafted", fr="rédigé"),
    "filed": text(en="filed", fr="remis"),
    "cleared": text(en="cleared", fr="approuvé"),
}
GROUPS = {
    StakeholderGroup.GOVERNMENT: text(
        en="Governments",
        fr="Gouvernements",
        ar="الحكومات",
        es="Gobiernos",
        ru="Правительства",
        zh="政府",
    ),
    StakeholderGroup.PRIVATE_SECTOR: text(
        en="Private sector",
        fr="Secteur privé",
        ar="القطاع الخاص",
        es="Sector privado",
        ru="Частный сектор",
        zh="私营部门",
    ),
    StakeholderGroup.CIVIL_SOCIETY: text(
        en="Civil society",
        fr="Société civile",
        ar="المجتمع المدني",
        es="Sociedad civil",
        ru="Гражданское общество",
        zh="民间团体",
    ),
    StakeholderGroup.TECHNICAL_COMMUNITY: text(
        en="Technical community",
        fr="Communauté technique",
        ar="المجتمع التقني",
        es="Comunidad técnica",
        ru="Техническое сообщество",
        zh="技术界",
    ),
    StakeholderGroup.ACADEMIA: text(
        en="Academia",
        fr="Milieux universitaires",
        ar="الأوساط الأكاديمية",
        es="Círculos académicos",
        ru="Академические круги",
        zh="学术界",
    ),
    StakeholderGroup.INTERNATIONAL_ORGANIZATION: text(
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
    "head-of-state": text(en="Head of State", fr="chef d’État"),
    "head-of-government": text(en="Head of Government", fr="chef de gouvernement"),
    "deputy-prime-minister": text(
        en="Deputy Prime Minister", fr="vice-premier ministre"
    ),
    "minister": text(en="minister", fr="ministre"),
    "deputy-minister": text(en="deputy minister", fr="vice-ministre"),
    "regulator": text(
        en="head of a regulatory authority",
        fr="responsable d’une autorité de régulation",
    ),
    "ambassador": text(en="ambassador", fr="ambassadeur"),
    "head-of-organization": text(
        en="head of an organization", fr="responsable d’une organisation"
    ),
    "high-level": text(
        en="high-level representative", fr="représentant de haut niveau"
    ),
}
