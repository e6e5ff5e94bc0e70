"""Records and true sentences on them, from which lies and edits are made.

Each base is what was said and how a draft tells it; ``said`` holds several where a
sentence rests on several records. Everything is fictional.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from gate_spanish import BASES_ES

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.corpus import Intervention, SessionFacts, Voice
from palabre.engines.synthesis.draft import Cite, Statement, Writer
from palabre.engines.synthesis.verify import verify

_BASES: Final = """
counters en
said: Closing public counters lowers the number of claims for social benefits even where poverty
  has not fallen.
told: It was noted that closing public counters lowered the number of claims for social benefits
  even where poverty had not fallen.

providers en
said: Only small operators in rural areas are refused loans because sovereign guarantees are
  beyond their reach.
told: It was explained that only small operators in rural areas were refused loans because
  sovereign guarantees were beyond their reach.

contracts en
said: Almost every procurement contract names a test and almost none says how that test will be
  paid.
told: It was pointed out that almost every procurement contract named a test and almost none
  said how that test would be paid.

caps en
said: Operators argue that price caps discourage investment in rural sites that already earn
  little.
told: Operators argued that price caps discouraged investment in rural sites that already earned
  little.

licence en
said: Satellite terminals waited up to eleven weeks for a licence after recent disasters in
  small states.
told: It was pointed out that satellite terminals had waited up to eleven weeks for a licence
  after recent disasters in small states.

updates en
said: Manufacturers should guarantee security updates for at least five years, because poor
  families buy second-hand devices.
told: It was proposed that manufacturers should guarantee security updates for at least five
  years, because poor families bought second-hand devices.

farm en
said: General skills are acquired through a trade and not before it, and schools or libraries
  can teach the rest.
told: One speaker pointed out that general skills were acquired through a trade and not before
  it, and schools or libraries could teach the rest.

bridge en
said: The price of transit fell from 90 dollars to 12 dollars in three years, except on the
  islands.
told: It was noted that the price of transit had fallen from 90 dollars to 12 dollars in three
  years, except on the islands.

girls en
said: Amara Okafor said that 41 per cent of girls in Valmonde left school before the second
  year, more than in Ostrava.
told: It was reported that Amara Okafor had said that 41 per cent of girls in Valmonde had left
  school before the second year, more than in Ostrava.

fund en
said: The World Learning Agency will pay €2.5 million to the Coastal Fund by June 2027 if
  parliaments approve the budget.
told: It was indicated that the World Learning Agency would pay €2.5 million to the Coastal Fund
  by June 2027 if parliaments approved the budget.

doctors en
said: Some doctors may use the records of patients with their consent.
told: It was noted that some doctors might use the records of patients with their consent.

scanner en
said: There is no technical means of building a scanner that works only for good people.
told: It was observed that there was no technical means of building a scanner that worked only
  for good people.

maps en
said: Official coverage maps overstate rural service, because operators report predicted signal
  and not measured quality.
told: It was pointed out that official coverage maps overstated rural service, because operators
  reported predicted signal and not measured quality.

quote en
said: We do not need another declaration; we need engineers who stay in Tavira, and the RFC
  process needs them too.
told: One speaker said: “we need engineers who stay in Tavira, and the RFC process needs them
  too”.

agreed en
said: Participants agreed that registers should stay public.
told: In the session entitled “Open registers”, participants agreed that registers should stay public.

two en
said: Herders use voice messages for contracts.
said: Regulators publish outage lists every month.
told: It was noted that herders used voice messages for contracts and that regulators published
  outage lists every month.

winter en
said: Batteries fail below minus thirty degrees, which leaves the winter camps without service
  for weeks.
told: It was pointed out that batteries failed below minus thirty degrees, which left the winter
  camps without service for weeks.

judges en
said: Courts had twice as many judges in 2024 as in 2019, and about a third of them work until
  2030.
told: It was noted that courts had had twice as many judges in 2024 as in 2019, and about a
  third of them worked until 2030.

reports en
said: The Lakes Regulator has proposed a joint laboratory, and Meridian has not yet decided
  whether to host it.
told: It was reported that the Lakes Regulator had proposed a joint laboratory, and Meridian had
  not yet decided whether to host it.

schools en
said: Most schools that share one computer among ten pupils lose the connection when the
  construction grant has been spent.
told: It was noted that most schools that shared one computer among ten pupils lost the
  connection when the construction grant had been spent.

guichets fr
said: La fermeture des guichets publics réduit le nombre de demandes même là où la pauvreté n'a
  pas reculé.
told: Il a été noté que la fermeture des guichets publics réduisait le nombre de demandes même
  là où la pauvreté n’avait pas reculé.

petits fr
said: Seuls les petits opérateurs des zones rurales ne peuvent emprunter que deux millions
  d'euros, sauf si l'État les garantit.
told: Il a été relevé que seuls les petits opérateurs des zones rurales ne pouvaient emprunter
  que deux millions d’euros, sauf si l’État les garantissait.

langues fr
said: La plupart des langues n'ont ni dictionnaire ni clavier, et moins de dix pour cent des
  enfants lisent sans aide.
told: Il a été mentionné que la plupart des langues n’avaient ni dictionnaire ni clavier, et que
  moins de dix pour cent des enfants lisaient sans aide.

banques fr
said: Les banques devraient prêter en monnaie locale avant 2028 et accepter un dossier court
  au-dessous de cent mille dollars.
told: Il a été avancé que les banques devraient prêter en monnaie locale avant 2028 et accepter
  un dossier court au-dessous de cent mille dollars.

maisons fr
said: Nous avons ouvert 212 maisons du numérique dans les sous-préfectures, et plus de 380 000
  personnes y sont passées depuis 2022.
told: Un intervenant a signalé qu’il avait ouvert 212 maisons du numérique dans les
  sous-préfectures et que plus de 380 000 personnes y étaient passées depuis 2022.

hopitaux fr
said: Les hôpitaux qui disposent d'une copie hors ligne reprennent leur activité quatre fois
  plus vite que les autres.
told: Il a été relevé que les hôpitaux qui disposaient d’une copie hors ligne reprenaient leur
  activité quatre fois plus vite que les autres.

accord fr
said: Les aînés et les jeunes créateurs ne se sont pas accordés sur l'emploi de récits sacrés
  dans les jeux.
told: Il a été relevé que les aînés et les jeunes créateurs ne s’étaient pas accordés sur
  l’emploi de récits sacrés dans les jeux.

marche fr
said: Chaque marché peut réserver quinze pour cent à la maintenance, de mars à juin, par un
  compte ouvert auprès d'une banque de Lomé.
told: Il a été indiqué que chaque marché pouvait réserver quinze pour cent à la maintenance, de
  mars à juin, par un compte ouvert auprès d’une banque de Lomé.

contrats fr
said: Les petites communes signent des contrats qu'elles n'ont pas les moyens de lire parce que
  les éditeurs les écrivent en anglais.
told: Il a été relevé que les petites communes signaient des contrats qu’elles n’avaient pas les
  moyens de lire parce que les éditeurs les écrivaient en anglais.

taux fr
said: Les banques affirment que le taux de change ruine davantage de petits opérateurs que les
  clients qui ne paient pas.
told: Les banques ont affirmé que le taux de change ruinait davantage de petits opérateurs que
  les clients qui ne payaient pas.

avatar en
said: Our avatar costs two dollars a minute, while a human interpreter costs about ninety.
told: A participant from the private sector indicated that its avatar cost two dollars a minute,
  while a human interpreter cost about ninety.

rooms en
said: The Lantern Libraries Network connected 640 reading rooms in eleven countries between 2019
  and 2025.
told: It was stated that a participant had connected 640 reading rooms in eleven countries
  between 2019 and 2025.

masts en
said: Electricity failures cause about six out of ten interruptions on rural masts.
told: It was observed that electricity failures caused about six out of ten interruptions on
  rural masts.

deleg en
said: Delegations of one person cannot follow informal consultations that take place in
  parallel.
told: The point was made that delegations of one person could not follow informal consultations
  that took place in parallel.

opp en
said: We do not believe that the tax on towers should be raised before the audit is published.
told: One speaker did not believe that the tax on towers should be raised before the audit was
  published.

ask en
said: We ask companies to detect known abusive images on the device, before a message is
  encrypted.
told: One speaker from civil society asked companies to detect known abusive images on the
  device, before a message was encrypted.

tele en
said: Cloned voices have made telephone scams convincing even to careful people.
told: The point was made that cloned voices had made telephone scams convincing even to careful
  people.

visa en
said: The host should publish the number of visas requested, granted and refused, by region.
told: It was felt that the host should publish the number of visas requested, granted and
  refused, by region.

acc en
said: Accessibility must be required of everyone, and what can vary is the time that is given.
told: It was emphasized that accessibility must be required of everyone, and what could vary was
  the time that was given.

wage en
said: More women than men finish the course, but fewer of them find work within six months.
told: It was noted that more women than men finished the course, but fewer of them found work
  within six months.

port en
said: The port of Lagos handled 1.2 million containers in 2023, up from 900,000 in 2021.
told: It was reported that the port of Lagos had handled 1.2 million containers in 2023, up from
  900,000 in 2021.

bank en
said: If the bank lends first, the village pays a third of the cost itself; otherwise it pays
  nothing.
told: It was explained that if the bank lent first, the village paid a third of the cost itself;
  otherwise it paid nothing.

min en
said: The Ministry of Education opened 30 of the 45 planned centres before the elections.
told: A government reported that a ministry had opened 30 of the 45 planned centres before the
  elections.

nobody en
said: Nobody has ever surveyed the informal settlements, so models of cities omit them.
told: It was noted that nobody had ever surveyed the informal settlements, so models of cities
  omitted them.

hope en
said: We hope to open two laboratories next year, one of them in the north.
told: One speaker expressed the hope that it would open two laboratories the following year, one
  of them in the north.

rely en
said: Hospitals rely on ministries for power, and ministries rely on hospitals for data.
told: It was noted that hospitals relied on ministries for power, and ministries relied on
  hospitals for data.

f1 fr
said: Les hébergeurs de contenus placent désormais des serveurs dans les points d'échange
  régionaux.
told: Il a été mentionné que les hébergeurs de contenus plaçaient désormais des serveurs dans
  les points d’échange régionaux.

f2 fr
said: Les crédits de maintenance ont été gelés deux fois, de sorte que les visites
  trimestrielles n'ont pas été payées.
told: Il a été relevé que les crédits de maintenance avaient été gelés deux fois, de sorte que
  les visites trimestrielles n’avaient pas été payées.

f3 fr
said: Un moratoire sur les nouveaux sites en zone aride a été demandé par deux communes et
  rejeté par les entreprises.
told: Il a été relevé qu’un moratoire sur les nouveaux sites en zone aride avait été demandé par
  deux communes et rejeté par les entreprises.

f4 fr
said: Aucun petit État ne peut financer seul les compétences que les organisations régionales
  mutualisent.
told: Il a été noté qu’aucun petit État ne pouvait financer seul les compétences que les
  organisations régionales mutualisaient.

f5 fr
said: Les plateformes refusent souvent de communiquer leurs données aux autorités de petite
  taille.
told: Il a été noté que les plateformes refusaient souvent de communiquer leurs données aux
  autorités de petite taille.

f6 fr
said: Les contributions volontaires arrivent en moyenne sept mois après le début de l'exercice
  budgétaire.
told: Il a été mentionné que les contributions volontaires arrivaient en moyenne sept mois après
  le début de l’exercice budgétaire.

f7 fr
said: Nous annoncerons en mars un fonds de 30 millions de dollars pour les commerçantes qui
  n'ont pas de compte.
told: Un intervenant a indiqué qu’il annoncerait en mars un fonds de 30 millions de dollars pour
  les commerçantes qui n’avaient pas de compte.

points en
said: Literacy rose by 3 percentage points, to 61 per cent, while fees doubled.
told: It was noted that literacy had risen by 3 percentage points, to 61 per cent, while fees
  had doubled.

quotes en
said: The pact is a bridge that nobody crosses.
said: Ministers must not wait for a second decade.
told: One speaker described the pact as “a bridge that nobody crosses”, and ministers must not
  wait for a second decade.

either en
said: Either the ministry or the operator pays, but never both, and neither keeps a register.
told: It was explained that either the ministry or the operator paid, but never both, and
  neither kept a register.

unless en
said: Small texts are lost unless libraries copy them, as the Kiswahili archive did in 1998.
told: It was pointed out that small texts were lost unless libraries copied them, as the
  Kiswahili archive had done in 1998.

first en
said: The first of three satellites was launched on 4 March; the other two will follow in
  autumn.
told: It was reported that the first of three satellites had been launched on 4 March; the other
  two would follow in autumn.

lang en
said: Public text collections for small languages contain large shares of text in other
  languages.
told: It was noted that public text collections for small languages contained large shares of
  text in other languages.

cost en
said: A school costs 3,000 dollars a year, of which parents pay 200, and the rest comes from the
  Cancun Fund.
told: It was noted that a school cost 3,000 dollars a year, of which parents paid 200, and the
  rest came from the Cancun Fund.

trust en
said: People trust local radio more than any ministry, and they share what it says.
told: It was noted that people trusted local radio more than any ministry, and they shared what
  it said.

dis en
said: Companies doubt that the rule helps, and unions claim that it destroys jobs.
told: Companies doubted that the rule helped, and unions claimed that it destroyed jobs.

seq en
said: Towns lay cable first and then open schools, so pupils connect from the first day.
told: It was explained that towns laid cable first and then opened schools, so pupils connected
  from the first day.

g1 fr
said: Ni les banques ni les caisses ne prêtent aux femmes, sauf à Lomé, où trois femmes sur dix
  ont un compte.
told: Il a été noté que ni les banques ni les caisses ne prêtaient aux femmes, sauf à Lomé, où
  trois femmes sur dix avaient un compte.

g2 fr
said: Le ministère n'a ouvert que douze écoles sur trente, faute de maîtres.
told: Il a été signalé que le ministère n’avait ouvert que douze écoles sur trente, faute de
  maîtres.

g3 fr
said: Les élèves apprennent mieux lorsque la leçon commence dans leur langue, ce que peu
  d'écoles acceptent.
told: Il a été expliqué que les élèves apprenaient mieux lorsque la leçon commençait dans leur
  langue, ce que peu d’écoles acceptaient.

g4 fr
said: Les prix ont augmenté de 12 pour cent entre 2021 et 2023, puis baissé jusqu'à 8 euros.
told: Il a été indiqué que les prix avaient augmenté de 12 pour cent entre 2021 et 2023, puis
  baissé jusqu’à 8 euros.
"""


def _bases() -> Iterator[tuple[str, tuple[str, tuple[str, ...], str]]]:
    """Read the bases: key and language, what was said, how it is told."""
    for block in f"{_BASES.strip()}\n{BASES_ES}".strip().split("\n\n"):
        head, *lines = block.replace("\n  ", " ").split("\n")
        key, lang = head.split()
        said = [one.removeprefix("said: ") for one in lines if one.startswith("said: ")]
        (told,) = (one for one in lines if one.startswith("told: "))
        yield key, (lang, tuple(said), told.removeprefix("told: "))


BASES: Final = dict(_bases())
"""Key → language, what was said in one or more records, and how a draft tells it."""

GROUPS: Final = {
    "avatar": "private-sector",
    "ask": "civil-society",
    "min": "government",
}
"""For whom the speaker of a base speaks."""

OF_REPORTS: Final = frozenset({"agreed", "registros"})
"""Bases whose record is what a report says was agreed."""


def judged(base: str, text: str, writer: Writer = Writer.PERSON) -> Statement:
    """Return a sentence as the gate judges it on the records of a base."""
    lang, said, _ = BASES[base]
    is_report = base in OF_REPORTS
    turns = {
        f"A-{n}": Intervention(
            f"A-{n}",
            "A",
            n,
            words,
            lang,
            Voice("jan", "Jan", group=GROUPS.get(base, "")),
            "a.md",
            kind=RecordKind.REPORT if is_report else RecordKind.TRANSCRIPT,
            section="consensus" if is_report else "",
        )
        for n, words in enumerate(said)
    }
    cites = tuple(Cite(id_, 0, len(one.text), one.text) for id_, one in turns.items())
    made = Statement("T01-001", "theme:x", 1, text, writer, cites=cites)
    return verify(
        made, turns, lang=lang, sessions=(SessionFacts("A", "Open registers"),)
    )


def changed(base: str, stands: str, instead: str) -> str:
    """Return the sentence of a base with something else in the place of some words."""
    true = BASES[base][2]
    if stands == "=":
        return instead
    at = true.casefold().index(stands.casefold())
    space = " " if stands[0] == "," and instead and instead[0] != "," else ""
    text = true[:at].rstrip(" " if not instead else "") + space + instead
    text += true[at + len(stands) :]
    text = " ".join(text.replace(" ,", ",").replace(" .", ".").split(" ")).strip()
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".”»" else f"{text}."


def read_changes(lists: Mapping[str, str]) -> list[tuple[str, str, str, str]]:
    """Return kind, base, what stands and what is put in its place, line by line."""
    return [
        (kind, *_parts(line))
        for kind, lines in lists.items()
        for line in lines.strip("\n").split("\n")
    ]


def _parts(line: str) -> tuple[str, str, str]:
    base, stands, instead = (part.strip(" ") for part in line.split("|"))
    return base, stands, instead
