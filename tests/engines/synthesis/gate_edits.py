"""Changes by which a true sentence of ``gate_bases`` stays true, by kind."""

from typing import Final

EDITS: Final[dict[str, str]] = {
    "passive or active": """
maps | operators reported predicted signal and not measured quality | predicted signal and not measured quality was reported by operators
caps | price caps discouraged investment in rural sites that already earned little | investment in rural sites that already earned little was discouraged by price caps
two | herders used voice messages for contracts | voice messages were used for contracts by herders
two | herders used voice messages for contracts | voice messages were used by herders for contracts
updates | poor families bought second-hand devices | second-hand devices were bought by poor families
updates | manufacturers should guarantee security updates for at least five years | security updates should be guaranteed by manufacturers for at least five years
counters | closing public counters lowered the number of claims for social benefits | the number of claims for social benefits was lowered by closing public counters
maps | official coverage maps overstated rural service | rural service was overstated by official coverage maps
contrats | les éditeurs les écrivaient en anglais | ils étaient écrits en anglais par les éditeurs
taux | le taux de change ruinait davantage de petits opérateurs | davantage de petits opérateurs étaient ruinés par le taux de change
""",
    "tense and aspect": """
licence | had waited | waited
licence | had waited | were waiting
licence | had waited | had to wait
bridge | had fallen | fell
counters | lowered | was lowering
counters | had not fallen | did not fall
maps | overstated | had overstated
two | used | were using
caps | discouraged | were discouraging
fund | would pay | was to pay
fund | would pay | will pay
winter | failed | had failed
reports | had proposed | proposed
guichets | réduisait | avait réduit
guichets | réduisait | réduit
hopitaux | reprenaient | ont repris
maisons | avait ouvert | a ouvert
contrats | signaient | ont signé
""",
    "number and article": """
licence | satellite terminals | the satellite terminals
licence | recent disasters | a recent disaster
two | voice messages | voice message
maps | maps overstated | the maps overstated
contracts | named a test | named tests
providers | loans | a loan
winter | batteries failed | the batteries failed
hopitaux | d’une copie | de copies
guichets | des guichets | de guichets
contrats | des contrats | les contrats
marche | un compte | des comptes
""",
    "house opening": """
counters | It was noted that | It was observed that
counters | It was noted that | It was also noted that
counters | It was noted that | It was pointed out that
licence | It was pointed out that | One speaker noted that
updates | It was proposed that | It was suggested that
updates | It was proposed that | As to the way forward, it was proposed that
caps | Operators argued that | Operators said that
caps | Operators argued that | Operators considered that
caps | Operators argued that | The view was expressed that
caps | Operators argued that | According to operators,
quote | One speaker said: | One speaker stated:
guichets | Il a été noté que | Il a été relevé que
guichets | Il a été noté que | Il a également été noté que
taux | Les banques ont affirmé que | Selon les banques,
taux | Les banques ont affirmé que | Les banques ont estimé que
""",
    "spelling and short forms": """
counters | had not fallen | hadn’t fallen
counters | poverty had not | poverty hadn’t
scanner | there was no technical means | there was not any technical means
girls | 41 per cent | 41 percent
girls | 41 per cent | 41%
girls | 41 per cent | forty-one per cent
fund | €2.5 million | 2.5 million euros
fund | €2.5 million | EUR 2.5 million
updates | five years | 5 years
licence | licence | license
winter | minus thirty degrees | -30 degrees
langues | dix pour cent | 10 pour cent
langues | dix pour cent | 10 %
petits | deux millions | 2 millions
maisons | 380 000 | 380.000
banques | cent mille | 100 000
""",
    "filler dropped or added": """
contracts | would be paid | would then be paid
maps | , because operators reported | because operators reported
caps | that already earned little | that earned little
reports | had not yet decided | had not decided as yet
judges | had had twice | had twice
winter | , which left | , leaving
two | and that regulators | and regulators
two | and that regulators | , while regulators
maisons | et que plus | et plus
langues | , et que moins | et moins
guichets | même là où | même où
marche | ouvert auprès | qui était ouvert auprès
""",
    "clause dropped": """
updates | , because poor families bought second-hand devices |
winter | , which left the winter camps without service for weeks |
maps | , because operators reported predicted signal and not measured quality |
two | herders used voice messages for contracts and that |
two | and that regulators published outage lists every month |
farm | , and schools or libraries could teach the rest |
girls | , more than in Ostrava |
judges | , and about a third of them worked until 2030 |
maisons | et que plus de 380 000 personnes y étaient passées depuis 2022 |
langues | , et que moins de dix pour cent des enfants lisaient sans aide |
""",
    "order of parts": """
counters | that closing public counters lowered the number of claims for social benefits even where poverty had not fallen | that, even where poverty had not fallen, closing public counters lowered the number of claims for social benefits
licence | that satellite terminals had waited up to eleven weeks for a licence after recent disasters in small states | that after recent disasters in small states satellite terminals had waited up to eleven weeks for a licence
updates | that manufacturers should guarantee security updates for at least five years, because poor families bought second-hand devices | that, because poor families bought second-hand devices, manufacturers should guarantee security updates for at least five years
bridge | that the price of transit had fallen from 90 dollars to 12 dollars in three years, except on the islands | that in three years, except on the islands, the price of transit had fallen from 90 dollars to 12 dollars
two | = | It was noted that regulators published outage lists every month and that herders used voice messages for contracts.
fund | that the World Learning Agency would pay €2.5 million to the Coastal Fund by June 2027 if parliaments approved the budget | that, if parliaments approved the budget, the World Learning Agency would pay €2.5 million to the Coastal Fund by June 2027
contrats | que les petites communes signaient des contrats qu’elles n’avaient pas les moyens de lire parce que les éditeurs les écrivaient en anglais | que, parce que les éditeurs les écrivaient en anglais, les petites communes signaient des contrats qu’elles n’avaient pas les moyens de lire
guichets | la fermeture des guichets publics réduisait le nombre de demandes même là où la pauvreté n’avait pas reculé | même là où la pauvreté n’avait pas reculé, la fermeture des guichets publics réduisait le nombre de demandes
""",
    "other records": """
avatar | indicated that its | indicated that the
avatar | two dollars a minute | two dollars per minute
avatar | two dollars a minute | $2 a minute
avatar | A participant from the private sector | One speaker from the private sector
avatar | cost about ninety | costs about ninety
rooms | It was stated that | It was reported that
rooms | had connected | connected
rooms | a participant had connected 640 reading rooms in eleven countries between 2019 and 2025 | between 2019 and 2025, a participant had connected 640 reading rooms in eleven countries
rooms | a participant had connected 640 reading rooms | 640 reading rooms had been connected by a participant
masts | caused | were causing
masts | about six out of ten interruptions | about six of ten interruptions
masts | electricity failures caused about six out of ten interruptions on rural masts | about six out of ten interruptions on rural masts were caused by electricity failures
masts | six out of ten | 6 out of 10
deleg | The point was made that | It was noted that
deleg | could not follow | cannot follow
deleg | could not follow | couldn’t follow
deleg | that took place in parallel | taking place in parallel
deleg | informal consultations that took place in parallel | informal consultations which took place in parallel
opp | was published | had been published
ask | asked companies | also asked companies
ask | , before a message | before a message
ask | One speaker from civil society | A participant from civil society
tele | had made | made
visa | It was felt that | The view was expressed that
visa | It was felt that | It was suggested that
visa | the host should publish the number of visas requested, granted and refused | the number of visas requested, granted and refused should be published by the host
acc | and what could vary was | while what could vary was
acc | the time that was given | the time given
acc | It was emphasized that | It was stressed that
wage | , but fewer | but fewer
wage | but fewer | and fewer
wage | finished | finish
port | up from 900,000 | up from 0.9 million
port | 1.2 million | 1,200,000
port | It was reported that the port of Lagos had handled 1.2 million containers in 2023 | It was reported that in 2023 the port of Lagos had handled 1.2 million containers
port | , up from 900,000 in 2021 |
bank | lent first | lends first
bank | ; otherwise | , otherwise
min | A government reported that a ministry had opened | A government reported that it had opened
min | 30 of the 45 planned centres | thirty of the 45 planned centres
nobody | , so models | so models
nobody | nobody had ever surveyed | no one had ever surveyed
nobody | , so models of cities omitted them |
rely | , and ministries relied on hospitals for data |
rely | , and ministries | while ministries
f1 | Il a été mentionné que | Il a été noté que
f1 | désormais |
f1 | plaçaient | ont placé
f1 | dans les points | dans des points
f2 | , de sorte que les visites trimestrielles n’avaient pas été payées |
f2 | avaient été gelés | ont été gelés
f4 | qu’aucun petit État ne pouvait | qu’aucun petit État ne peut
f5 | Il a été noté que | Il a également été noté que
f5 | refusaient | ont refusé
f6 | sept mois | 7 mois
f7 | Un intervenant a indiqué | Un participant a indiqué
""",
    "records of a third reading": """
points | had risen by 3 percentage points | rose by three percentage points
points | 61 per cent | 61%
points | , to 61 per cent, while | to 61 per cent, while
either | paid, but never both | paid but never both
unless | had done in 1998 | did in 1998
unless | It was pointed out that small texts were lost unless libraries copied them | It was pointed out that, unless libraries copied them, small texts were lost
first | on 4 March | on March 4
first | ; the other two would follow in autumn |
first | would follow | will follow
lang | contained | contain
lang | public text collections | the public text collections
cost | 3,000 dollars a year | $3,000 a year
cost | 3,000 dollars | 3000 dollars
cost | , and the rest came from the Cancun Fund |
trust | trusted | trust
trust | , and they shared what it said |
dis | Companies doubted | One speaker said that companies doubted
seq | , so pupils connected from the first day |
g1 | prêtaient | prêtent
g2 | n’avait ouvert que douze écoles | n’a ouvert que douze écoles
g2 | douze écoles sur trente | 12 écoles sur 30
g3 | lorsque la leçon | quand la leçon
g3 | , ce que peu d’écoles acceptaient |
g4 | 12 pour cent | 12 %
g4 | avaient augmenté | ont augmenté
g4 | les prix avaient augmenté de 12 pour cent entre 2021 et 2023 | entre 2021 et 2023, les prix avaient augmenté de 12 pour cent
""",
}
