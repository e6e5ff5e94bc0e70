"""Changes that make a true sentence of ``gate_bases`` false, by kind.

A line is ``base | what stands | what is put in its place``; an empty last part drops
it, ``=`` in the middle puts a whole sentence in place of the true one.
"""

from typing import Final

LIES: Final[dict[str, str]] = {
    "restriction dropped": """
providers | only small operators | small operators
providers | only small operators in rural areas | only small operators
providers | small operators | operators
providers | in rural areas |
providers | only small operators in rural areas | operators
counters | public counters | counters
counters | social benefits | benefits
caps | rural sites | sites
caps | in rural sites that already earned little | in rural sites
licence | up to eleven weeks | eleven weeks
licence | after recent disasters in small states |
licence | in small states |
licence | after recent disasters | after disasters
licence | small states | states
updates | at least five years | five years
updates | security updates | updates
bridge | , except on the islands |
bridge | in three years |
girls | in Valmonde |
girls | before the second year |
doctors | some doctors | doctors
doctors | with their consent |
scanner | only for good people | for good people
scanner | technical means | means
scanner | that worked only for good people |
schools | that shared one computer among ten pupils |
schools | when the construction grant had been spent |
winter | winter camps | camps
winter | for weeks |
maps | official coverage maps | coverage maps
maps | rural service | service
petits | seuls les petits | les petits
petits | petits opérateurs | opérateurs
petits | des zones rurales |
petits | , sauf si l’État les garantissait |
petits | seuls les petits opérateurs des zones rurales | seuls les petits opérateurs
hopitaux | qui disposaient d’une copie hors ligne |
guichets | guichets publics | guichets
marche | , de mars à juin |
marche | auprès d’une banque de Lomé |
contrats | petites communes | communes
maisons | dans les sous-préfectures |
banques | en monnaie locale |
banques | au-dessous de cent mille dollars |
banques | un dossier court | un dossier
taux | petits opérateurs | opérateurs
taux | qui ne payaient pas |
langues | sans aide |
""",
    "small word exchanged": """
farm | through a trade | before a trade
farm | through a trade and not before it | after a trade and not through it
farm | through a trade | without a trade
farm | schools or libraries | schools and libraries
farm | schools or libraries | schools nor libraries
licence | after recent disasters | during recent disasters
licence | after recent disasters | before recent disasters
licence | waited up to | waited over
doctors | with their consent | without their consent
doctors | with their consent | against their consent
winter | below minus thirty | above minus thirty
winter | without service | with service
bridge | from 90 dollars to 12 dollars | to 90 dollars from 12 dollars
bridge | from 90 dollars to 12 dollars | by 90 dollars to 12 dollars
bridge | except on | even on
bridge | except on | also on
bridge | except on | except beyond
bridge | in three years | after three years
bridge | in three years | every three years
providers | beyond their reach | within their reach
providers | in rural areas | outside rural areas
fund | to the Coastal Fund | through the Coastal Fund
fund | to the Coastal Fund | for the Coastal Fund
fund | by June 2027 | after June 2027
fund | by June 2027 | until June 2027
fund | if parliaments | before parliaments
fund | if parliaments | although parliaments
counters | even where | only where
counters | even where | except where
schools | when the construction | until the construction
schools | when the construction | before the construction
schools | among ten pupils | against ten pupils
schools | among ten pupils | or ten pupils
caps | investment in rural sites | investment from rural sites
maps | because operators | although operators
maps | because operators | unless operators
maps | and not measured quality | or not measured quality
maps | predicted signal and not measured quality | predicted signal and measured quality
judges | in 2024 as in 2019 | in 2024 since 2019
judges | until 2030 | after 2030
judges | until 2030 | from 2030
contracts | and almost none | or almost none
contracts | how that test would | why that test would
contracts | how that test would | whether that test would
updates | because poor | before poor
updates | because poor families | so poor families
petits | sauf si | même si
petits | sauf si | surtout si
petits | ne pouvaient emprunter que deux | pouvaient emprunter deux
petits | ne pouvaient emprunter que | ne pouvaient pas emprunter
langues | n’avaient ni dictionnaire ni clavier | avaient un dictionnaire et un clavier
langues | sans aide | avec aide
langues | sans aide | malgré une aide
langues | moins de dix | plus de dix
banques | avant 2028 | après 2028
banques | avant 2028 | depuis 2028
banques | avant 2028 et accepter | avant 2028 ou accepter
banques | au-dessous de cent | au-dessus de cent
marche | auprès d’une banque | contre une banque
marche | de mars à juin | de juin à mars
marche | de mars à juin | avant mars et après juin
marche | de mars à juin | en mars ou juin
hopitaux | hors ligne | en ligne
guichets | même là où | sauf là où
guichets | même là où | seulement là où
contrats | parce que les éditeurs | sauf lorsque les éditeurs
contrats | parce que les éditeurs | bien que les éditeurs
maisons | dans les sous-préfectures | hors des sous-préfectures
maisons | depuis 2022 | avant 2022
taux | que les clients | pour les clients
""",
    "agreement without its session": """
agreed | In the session entitled “Open registers”, participants | Participants
agreed | = | There was consensus that registers should stay public.
agreed | = | It was agreed that registers should stay public.
agreed | = | Agreement was reached that registers should stay public.
agreed | = | The meeting agreed that registers should stay public.
""",
    "quantifier turned": """
contracts | almost none said | almost every one said
contracts | almost none said | none said
contracts | almost none said | some said
contracts | almost none said | almost all said
contracts | almost every procurement contract | every procurement contract
contracts | almost every procurement contract | almost no procurement contract
contracts | almost every procurement contract | hardly any procurement contract
doctors | some doctors | all doctors
doctors | some doctors | most doctors
doctors | some doctors | no doctors
doctors | some doctors | few doctors
schools | most schools | all schools
schools | most schools | schools
schools | most schools | some schools
schools | most schools | few schools
schools | one computer among ten | one computer for each of ten
judges | about a third of them | a third of them
judges | about a third of them | about a third of courts
judges | about a third of them | they
judges | about a third of them | more than a third of them
judges | twice as many | half as many
judges | twice as many | as many
judges | twice as many | many
langues | la plupart des langues | toutes les langues
langues | la plupart des langues | les langues
langues | la plupart des langues | certaines langues
langues | moins de dix pour cent | dix pour cent
marche | chaque marché | aucun marché
marche | chaque marché | quelques marchés
marche | chaque marché | un marché
maisons | plus de 380 000 | 380 000
maisons | plus de 380 000 | près de 380 000
hopitaux | quatre fois plus vite | plus vite
hopitaux | quatre fois plus vite que les autres | quatre fois moins vite que les autres
taux | davantage de petits | moins de petits
""",
    "stance told as fact": """
caps | Operators argued that | It was noted that
caps | Operators argued that | It was observed that
caps | Operators argued that | It was recognized that
caps | Operators argued that price | Price
caps | Operators argued that | Regulators argued that
caps | Operators argued that | Participants argued that
caps | Operators argued that | Operators proved that
taux | Les banques ont affirmé que | Il a été noté que
taux | Les banques ont affirmé que | Il a été constaté que
taux | Les banques ont affirmé que le | Le
taux | Les banques ont affirmé que | Les opérateurs ont affirmé que
girls | Amara Okafor had said that |
reports | had proposed a joint laboratory | had opened a joint laboratory
reports | had proposed a joint laboratory | had decided on a joint laboratory
reports | had proposed a joint laboratory | had a joint laboratory
reports | had not yet decided whether to host it | had decided to host it
reports | had not yet decided whether to host it | had not decided to host it
reports | whether to host | how to host
reports | Meridian had not yet decided whether to host it | Meridian would host it
accord | ne s’étaient pas accordés | s’étaient accordés
accord | Il a été relevé que les aînés et les jeunes créateurs ne s’étaient pas accordés sur l’emploi | Il a été relevé que les aînés et les jeunes créateurs demandaient l’emploi
accord | les aînés et les jeunes créateurs ne s’étaient | les jeunes créateurs ne s’étaient
""",
    "agents and causes": """
maps | operators reported predicted signal and not measured quality | operators reported measured quality and not predicted signal
maps | official coverage maps overstated rural service, because operators reported predicted signal | operators reported predicted signal, because official coverage maps overstated rural service
fund | the World Learning Agency would pay €2.5 million to the Coastal Fund | the Coastal Fund would pay €2.5 million to the World Learning Agency
girls | in Valmonde had left school before the second year, more than in Ostrava | in Ostrava had left school before the second year, more than in Valmonde
girls | more than in Ostrava | less than in Ostrava
girls | more than in Ostrava | as in Ostrava
reports | the Lakes Regulator had proposed a joint laboratory, and Meridian | Meridian had proposed a joint laboratory, and the Lakes Regulator
updates | manufacturers should guarantee security updates for at least five years, because poor families bought second-hand devices | poor families should buy second-hand devices for at least five years, because manufacturers guaranteed security updates
counters | closing public counters lowered the number of claims | claims lowered the number of public counters
two | herders used voice messages for contracts and that regulators published outage lists | regulators used voice messages for contracts and that herders published outage lists
two | herders used voice messages for contracts and that regulators published outage lists every month | herders published outage lists every month
two | for contracts and that regulators published outage lists every month | every month
two | = | It was noted that herders used voice messages because regulators published outage lists every month.
two | = | It was noted that herders used outage lists for contracts.
contrats | les éditeurs les écrivaient | les communes les écrivaient
contrats | les petites communes signaient des contrats qu’elles n’avaient pas les moyens de lire parce que les éditeurs les écrivaient en anglais | les éditeurs signaient des contrats qu’ils n’avaient pas les moyens de lire
taux | le taux de change ruinait davantage de petits opérateurs que les clients qui ne payaient pas | les clients qui ne payaient pas ruinaient davantage de petits opérateurs que le taux de change
caps | price caps discouraged investment | investment discouraged price caps
caps | discouraged investment | were discouraged by investment
licence | satellite terminals had waited up to eleven weeks for a licence | a licence had waited up to eleven weeks for satellite terminals
""",
    "modality and time": """
updates | should guarantee | must guarantee
updates | should guarantee | guaranteed
updates | should guarantee | would guarantee
updates | should guarantee | could guarantee
updates | should guarantee | had agreed to guarantee
doctors | might use | must use
doctors | might use | used
doctors | might use | should use
doctors | might use | might not use
farm | could teach | must teach
farm | could teach | could not teach
farm | could teach | taught
fund | would pay | had paid
fund | would pay | paid
fund | would pay | might pay
fund | would pay | should pay
fund | would pay | would not pay
fund | if parliaments approved the budget |
fund | if parliaments approved the budget | when parliaments approved the budget
fund | if parliaments approved the budget | because parliaments approved the budget
licence | had waited | would wait
licence | had waited | should wait
contracts | would be paid | had been paid
contracts | would be paid | must be paid
counters | had not fallen | had fallen
counters | had not fallen | would not fall
counters | lowered | would lower
counters | lowered | might lower
counters | lowered | did not lower
banques | devraient prêter | doivent prêter
banques | devraient prêter | prêtaient
banques | devraient prêter | pourraient prêter
banques | devraient prêter | avaient prêté
marche | pouvait réserver | devait réserver
marche | pouvait réserver | réservait
petits | ne pouvaient emprunter que | ne devaient emprunter que
maisons | avait ouvert | ouvrirait
maisons | avait ouvert | allait ouvrir
maisons | avait ouvert | devait ouvrir
maisons | avait ouvert | n’avait pas ouvert
guichets | n’avait pas reculé | avait reculé
guichets | réduisait | ne réduisait pas
guichets | réduisait | réduirait
guichets | réduisait le nombre de demandes même là où la pauvreté n’avait pas reculé | ne réduisait pas le nombre de demandes même là où la pauvreté avait reculé
contrats | n’avaient pas les moyens | avaient les moyens
""",
    "numbers and units": """
licence | eleven weeks | twelve weeks
licence | eleven weeks | eleven months
licence | eleven weeks | seventeen weeks
updates | five years | fifteen years
updates | five years | five months
updates | at least five | at most five
updates | at least five | more than five
bridge | 90 dollars to 12 dollars | 12 dollars to 90 dollars
bridge | 90 dollars to 12 dollars | 90 euros to 12 euros
bridge | 12 dollars | 12 cents
bridge | in three years | in thirty years
bridge | in three years | in 3.5 years
girls | 41 per cent | 41 percentage points
girls | 41 per cent of girls | 41 girls
girls | 41 per cent | 14 per cent
girls | 41 per cent | 41 per mille
girls | 41 per cent of girls | 41 per cent of schools
girls | second year | first year
girls | second year | two years
girls | second year | twenty-second year
fund | €2.5 million | €25 million
fund | €2.5 million | $2.5 million
fund | €2.5 million | €2.5 billion
fund | €2.5 million | €2,5 thousand
fund | June 2027 | July 2027
fund | June 2027 | June 2028
fund | June 2027 | 27 June
winter | minus thirty | thirty
winter | minus thirty degrees | minus thirteen degrees
winter | for weeks | for a week
winter | for weeks | for months
judges | in 2024 as in 2019 | in 2019 as in 2024
judges | a third | a quarter
judges | a third of them | three of them
schools | one computer among ten pupils | ten computers among one pupil
schools | ten pupils | ten classes
petits | deux millions d’euros | douze millions d’euros
petits | deux millions d’euros | deux milliards d’euros
petits | deux millions d’euros | deux millions de dollars
langues | dix pour cent | dix points de pourcentage
langues | dix pour cent des enfants | dix enfants
langues | dix pour cent | soixante-dix pour cent
banques | cent mille dollars | deux cent mille dollars
banques | cent mille dollars | cent mille francs
banques | 2028 | 2018
marche | quinze pour cent | cinquante pour cent
marche | de mars à juin | de mars à juillet
maisons | 212 maisons | 221 maisons
maisons | 380 000 personnes | 380 personnes
maisons | 380 000 | 38 000
hopitaux | quatre fois | quarante fois
""",
    "names and quotations": """
girls | Amara Okafor | Amara Okafer
girls | Amara Okafor | Amina Okafor
girls | Amara Okafor | Okafor Amara
girls | Valmonde | Valmont
girls | Ostrava | Ostrana
fund | World Learning Agency | World Training Agency
fund | World Learning Agency | Learning Agency
fund | World Learning Agency | WLO
fund | Coastal Fund | Coast Fund
fund | Coastal Fund | Common Fund
reports | Lakes Regulator | Lake Operator
reports | Meridian | Median
reports | the Lakes Regulator | a lakes regulator of Meridian
quote | Tavira | Tavera
quote | RFC process | RFP process
quote | we need engineers | we need engineer
quote | we need engineers | We needed engineers
quote | who stay | who stayed
quote | them too | them two
quote | “we need engineers who stay in Tavira, and | “we need engineers, and
quote | One speaker said: | One minister said:
quote | One speaker said: | Amara Okafor said:
quote | = | One speaker said: “need another declaration; we need engineers who stay in Tavira”.
quote | = | One speaker said: “we need engineers who stay” and “the RFC process” was needed too in Tavera.
marche | Lomé | Lima
marche | Lomé | Lomme
petits | l’État | l’Étang
""",
    "signs that deceive": """
girls | Valmonde | Vаlmonde
girls | Valmonde | Val\u200bmonde
girls | 41 per cent | 4\u200b1 per cent
girls | 41 per cent | ４2 per cent
girls | 41 per cent | 4\u200b2 per cent
girls | 41 per cent | \u202e14\u202c per cent
girls | 41 per cent | ٤٢ per cent
girls | 41 per cent | 4<b>2</b> per cent
girls | 41 per cent | &#52;2 per cent
girls | 41 per cent | 41² per cent
girls | 41 per cent | ½ per cent
girls | 41 per cent | XLII per cent
counters | had not fallen | had <!--not--> fallen
counters | had not fallen | had n\u00adot fallen
counters | had not fallen | had ~~not~~ fallen
doctors | with their consent | with\u200bout their consent
doctors | some doctors | ѕome all doctors
counters | lowered | lоwered
counters | lowered the number | lowered\u2028 not the number
caps | Operators argued | Оperators argued
updates | should guarantee | should (must) guarantee
updates | should guarantee | should/must guarantee
updates | at least five years | at least five years [sic: ten]
fund | if parliaments approved | (if) parliaments approved
petits | ne pouvaient emprunter que deux | n\u200be pouvaient emprunter deux
langues | dix pour cent | dіx pour cent
""",
    "things added": """
counters | claims for social benefits | claims and payments for social benefits
counters | public counters | public and private counters
counters | even where poverty had not fallen | and even where poverty had not fallen for years
providers | small operators | small and large operators
providers | refused loans | refused loans and licences
providers | in rural areas | in rural and urban areas
updates | manufacturers | manufacturers, governments
updates | manufacturers should | manufacturers and regulators should
maps | rural service | rural service in Africa
doctors | doctors | doctors and insurers
fund | to the Coastal Fund | to the Coastal Fund and to others
fund | would pay | would again pay
fund | would pay | would only pay
fund | would pay | would no longer pay
winter | for weeks | for weeks every year
winter | the winter camps | all the winter camps
two | outage lists every month | outage lists of herders every month
scanner | there was no technical means | there was no legal or technical means
farm | schools or libraries | schools, prisons or libraries
licence | satellite terminals | all satellite terminals
licence | satellite terminals | even satellite terminals
petits | deux millions d’euros | deux millions d’euros et plus
banques | les banques | les banques et les fonds
banques | en monnaie locale | uniquement en monnaie locale
maisons | 212 maisons du numérique | 212 maisons du numérique et de la santé
guichets | des guichets publics | des guichets publics et privés
langues | ni dictionnaire ni clavier | ni dictionnaire ni clavier ni corpus
contrats | les petites communes | toutes les petites communes
hopitaux | les hôpitaux | tous les hôpitaux
hopitaux | quatre fois plus vite que les autres | quatre fois plus vite que tous les autres
""",
    "opposites": """
counters | lowered | raised
counters | lowered | increased
counters | closing | opening
counters | public | private
caps | discouraged | encouraged
caps | earned little | earned much
caps | rural | urban
caps | little | a little
providers | refused | granted
maps | overstated | understated
schools | lost | kept
schools | shared | lacked
bridge | had fallen | had risen
bridge | transit | transport
girls | left school | entered school
fund | approved | rejected
winter | left | spared
updates | poor families | rich families
updates | second-hand devices | new devices
guichets | réduisait | augmentait
guichets | la fermeture | l’ouverture
petits | petits opérateurs | grands opérateurs
petits | zones rurales | zones urbaines
banques | prêter | emprunter
banques | dossier court | dossier long
banques | accepter | refuser
hopitaux | plus vite | plus lentement
taux | ruinait | enrichissait
contrats | les moyens de lire | l’obligation de lire
""",
    "other records": """
avatar | two dollars a minute | two dollars an hour
avatar | while a human interpreter cost about ninety | while a human interpreter cost ninety
avatar | its avatar cost two dollars a minute, while a human interpreter cost about ninety | its avatar cost about ninety, while a human interpreter cost two dollars a minute
avatar | a human interpreter | an interpreter
avatar | A participant from the private sector | Participants from the private sector
avatar | A participant from the private sector indicated that its | It was noted that every
avatar | A participant from the private sector | A government
avatar | about ninety | less than ninety
rooms | 640 reading rooms in eleven countries | 640 reading rooms in each of eleven countries
rooms | between 2019 and 2025 | since 2019
rooms | between 2019 and 2025 | in 2019 and 2025
rooms | between 2019 and 2025 | before 2019 and after 2025
rooms | between 2019 and 2025 |
rooms | had connected | had planned to connect
rooms | had connected | had failed to connect
rooms | had connected 640 reading rooms | had connected and equipped 640 reading rooms
rooms | 640 reading rooms in eleven countries | eleven reading rooms in 640 countries
rooms | a participant | a government
masts | about six out of ten | six out of ten
masts | about six out of ten | about ten out of six
masts | about six out of ten | about six or ten
masts | six out of ten interruptions | six out of ten failures
masts | rural masts | masts
masts | electricity failures caused about six out of ten interruptions | about six out of ten interruptions caused electricity failures
masts | on rural masts | beyond rural masts
masts | caused | followed
deleg | delegations of one person | delegations
deleg | could not follow | did not follow
deleg | could not follow | would not follow
deleg | could not follow | should not follow
deleg | could not follow | need not follow
deleg | informal consultations | consultations
deleg | that took place in parallel |
deleg | of one person | of two persons
deleg | informal consultations | formal and informal consultations
deleg | delegations of one person could not | no delegation could
opp | did not believe that the tax | believed that the tax
opp | should be raised | should not be raised
opp | before the audit was published | after the audit was published
opp | before the audit was published |
opp | One speaker did not believe that the tax on towers should be raised | One speaker believed that the tax on towers should not be raised
opp | One speaker did not believe | Speakers did not believe
opp | raised | lowered
opp | = | It was noted that the tax on towers should be raised before the audit was published.
opp | = | One speaker opposed the tax on towers before the audit was published.
ask | asked companies to detect | reported that companies detected
ask | asked companies | asked governments
ask | before a message was encrypted | after a message was encrypted
ask | known abusive images | abusive images
ask | on the device |
ask | , before a message was encrypted |
ask | asked companies to detect | thanked companies for detecting
ask | asked companies to detect | asked companies not to detect
ask | companies | some companies
ask | on the device | off the device
tele | even to careful people | to careful people
tele | even to careful people | only to careful people
tele | even to careful people | to people
tele | even to careful people | even to people
tele | cloned voices had made | cloned voices could make
tele | convincing | unconvincing
tele | had made | had not made
tele | telephone scams | scams
visa | requested, granted and refused | requested, granted or refused
visa | by region | of the region
visa | , by region |
visa | the number of visas | visas
visa | should publish | published
visa | should publish | should not publish
visa | the host should publish | the host should have published
visa | requested, granted and refused | requested and granted
visa | granted and refused | granted and not refused
acc | required of everyone | required by everyone
acc | must be required | should be required
acc | must be required of everyone | may be required of anyone
acc | what could vary was the time | what could not vary was the time
acc | and what could vary was the time that was given | and the time that was given could not vary
wage | more women than men | more men than women
wage | more women than men | as many women as men
wage | fewer of them | more of them
wage | fewer of them found work | fewer of them lost work
wage | within six months | after six months
wage | but fewer of them | because fewer of them
wage | within six months |
wage | finished the course | failed the course
port | in 2023, up from 900,000 in 2021 | in 2021, up from 900,000 in 2023
port | up from 900,000 | down from 900,000
port | up from 900,000 | up to 900,000
port | up from 900,000 | up by 900,000
port | 1.2 million | 1.2 billion
port | 1.2 million containers | 12 million containers
port | the port of Lagos | the port of Lagoa
port | the port of Lagos | ports of Lagos and Tema
port | handled | lost
bank | if the bank lent first | if the village lent first
bank | if the bank lent first, the village paid | the bank lent first, and the village paid
bank | a third of the cost itself | the cost itself
bank | otherwise it paid nothing | otherwise it paid the cost
bank | ; otherwise it paid nothing | and otherwise it paid
bank | if the bank lent first | if the bank lent last
bank | if the bank | even if the bank
bank | if the bank lent first | unless the bank lent first
bank | = | It was explained that the village paid nothing if the bank lent first.
bank | = | It was explained that the village paid a third of the cost itself.
min | 30 of the 45 planned centres | 45 of the 30 planned centres
min | 30 of the 45 planned centres | the 45 planned centres
min | 30 of the 45 planned centres | 30 centres of 45 ministries
min | before the elections | for the elections
min | before the elections | despite the elections
min | had opened | would open
min | planned centres | centres
min | 30 of the 45 planned centres | 30 planned centres
nobody | nobody had ever | somebody had
nobody | nobody had ever surveyed | few had ever surveyed
nobody | nobody had ever surveyed | everybody had surveyed
nobody | so models | although models
nobody | models of cities omitted them | models of cities included them
nobody | informal settlements | settlements
nobody | informal settlements | formal settlements
hope | expressed the hope that it would open | reported that it had opened
hope | expressed the hope that it would open | announced that it would open
hope | expressed the hope that it would open | indicated that it would open
hope | two laboratories | ten laboratories
hope | one of them in the north | both of them in the north
hope | one of them in the north | one of them in the south
hope | the following year | the previous year
hope | the following year |
rely | hospitals relied on ministries for power, and ministries relied on hospitals for data | ministries relied on hospitals for power, and hospitals relied on ministries for data
rely | hospitals relied on ministries for power, and ministries relied on hospitals for data | hospitals relied on ministries for data, and ministries relied on hospitals for power
rely | , and ministries relied on hospitals for data | and for data
rely | hospitals relied on ministries | hospitals relied only on ministries
rely | hospitals relied on ministries | hospitals relied on no ministries
f1 | désormais des serveurs | jamais de serveurs
f1 | plaçaient désormais des serveurs dans | plaçaient désormais des serveurs hors
f1 | les points d’échange régionaux | les points d’échange
f1 | les points d’échange régionaux | les points d’échange nationaux
f1 | plaçaient | placeraient
f1 | plaçaient | devaient placer
f1 | les hébergeurs de contenus | certains hébergeurs de contenus
f1 | les hébergeurs de contenus | les fournisseurs de contenus
f2 | deux fois | dix fois
f2 | n’avaient pas été payées | avaient été payées
f2 | de sorte que les visites | bien que les visites
f2 | de sorte que les visites trimestrielles n’avaient pas été payées | parce que les visites trimestrielles n’avaient pas été payées
f2 | deux fois |
f2 | visites trimestrielles | visites
f2 | avaient été gelés | seraient gelés
f3 | par deux communes et rejeté par les entreprises | par les entreprises et rejeté par deux communes
f3 | rejeté par les entreprises | accepté par les entreprises
f3 | en zone aride |
f3 | nouveaux sites | sites
f3 | deux communes | les communes
f3 | avait été demandé | avait été obtenu
f3 | avait été demandé par deux communes et rejeté par les entreprises | avait été demandé par deux communes
f3 | un moratoire sur | un moratoire contre
f4 | aucun petit État | aucun État
f4 | financer seul | financer
f4 | ne pouvait financer seul | ne voulait financer seul
f4 | qu’aucun petit État ne pouvait | que chaque petit État pouvait
f4 | que les organisations régionales mutualisaient |
f5 | souvent |
f5 | souvent | toujours
f5 | souvent | parfois
f5 | refusaient souvent de communiquer | communiquaient souvent
f5 | aux autorités de petite taille | aux autorités
f5 | aux autorités de petite taille | des autorités de petite taille
f5 | leurs données aux autorités | leurs autorités aux données
f6 | en moyenne |
f6 | sept mois après | sept mois avant
f6 | sept mois après | sept ans après
f6 | sept mois après | sept mois dès
f6 | après le début | après la fin
f6 | contributions volontaires | contributions
f6 | contributions volontaires | contributions obligatoires
f7 | annoncerait | avait annoncé
f7 | en mars | en mai
f7 | en mars | avant mars
f7 | pour les commerçantes | par les commerçantes
f7 | qui n’avaient pas de compte | qui avaient un compte
f7 | qui n’avaient pas de compte |
f7 | 30 millions de dollars | 30 millions d’euros
f7 | un fonds de 30 millions | deux fonds de 30 millions
""",
    "records of a third reading": """
points | 3 percentage points | 3 per cent
points | by 3 percentage points, to 61 per cent | to 3 per cent, by 61 percentage points
points | by 3 percentage points | to 3 percentage points
points | to 61 per cent | from 61 per cent
points | while fees had doubled | because fees had doubled
points | while fees had doubled | while fees had halved
points | while fees had doubled | while fees had not doubled
points | literacy had risen | literacy had fallen
quotes | “a bridge that nobody crosses” | “a bridge that nobody cross”
quotes | “a bridge that nobody crosses” | “a bridge that everybody crosses”
quotes | “a bridge that nobody crosses” | “a bridge”
quotes | the pact as “a bridge that nobody crosses” | ministers as “a bridge that nobody crosses”
quotes | must not wait | must wait
quotes | must not wait | should not wait
quotes | a second decade | two decades
quotes | = | One speaker said: “Ministers must not wait for a bridge that nobody crosses”.
quotes | = | One speaker said: “Ministers must wait for a second decade”.
quotes | = | One speaker said: “The pact is a bridge”.
either | either the ministry or the operator | both the ministry and the operator
either | either the ministry or the operator paid, but never both | the ministry and the operator paid
either | never both | always both
either | but never both |
either | neither kept | both kept
either | and neither kept a register | and the operator kept a register
either | either the ministry or the operator paid | the operator paid
unless | unless libraries copied | if libraries copied
unless | unless libraries copied | when libraries copied
unless | unless libraries copied them |
unless | were lost unless | were not lost unless
unless | in 1998 | in 1989
unless | in 1998 | since 1998
unless | the Kiswahili archive | the Swahili archive
unless | as the Kiswahili archive | unlike the Kiswahili archive
unless | small texts | texts
first | the first of three satellites | three satellites
first | the first of three satellites | the third of three satellites
first | the first of three satellites | the first three satellites
first | on 4 March | on 3 March
first | on 4 March | before 4 March
first | on 4 March | on 4 May
first | the other two would follow | the other two had followed
first | the other two | the other three
first | in autumn | by autumn
first | had been launched | would be launched
first | had been launched | had been lost
lang | small languages | languages
lang | for small languages |
lang | other languages | all languages
lang | large shares | shares
lang | large shares | small shares
lang | in other languages |
lang | other languages | languages
lang | text in other languages | other text in languages
cost | 3,000 dollars | 3,000
cost | 3,000 dollars | 300 dollars
cost | 3,000 dollars a year | 3,000 dollars
cost | a year | a month
cost | parents paid 200 | parents paid the rest
cost | of which parents paid 200, and the rest came from the Cancun Fund | of which the Cancun Fund paid 200, and the rest came from parents
cost | the Cancun Fund | the Fund
cost | the Cancun Fund | Cancun
cost | parents paid 200 | 200 parents paid
trust | local radio more than any ministry | any ministry more than local radio
trust | more than any ministry | less than any ministry
trust | local radio | radio
trust | more than any ministry | as much as any ministry
trust | shared what it said | shared little of what it said
trust | people trusted | some people distrusted
trust | more than any ministry |
dis | Companies doubted that the rule helped | Companies claimed that the rule helped
dis | Companies doubted that the rule helped | It was noted that the rule helped
dis | unions claimed that it destroyed jobs | it destroyed jobs
dis | unions claimed that it destroyed | unions doubted that it destroyed
dis | Companies doubted | Unions doubted
dis | = | It was noted that the rule destroyed jobs.
dis | = | Companies claimed that the rule destroyed jobs.
seq | laid cable first and then opened schools | opened schools first and then laid cable
seq | so pupils connected | before pupils connected
seq | from the first day | until the first day
seq | from the first day | from the second day
seq | first and then | or
seq | so pupils | some pupils
g1 | ni les banques ni les caisses ne prêtaient | les banques et les caisses prêtaient
g1 | ni les banques ni les caisses ne prêtaient | les banques ne prêtaient
g1 | sauf à Lomé | surtout à Lomé
g1 | sauf à Lomé | même à Lomé
g1 | , sauf à Lomé, où trois femmes sur dix avaient un compte |
g1 | trois femmes sur dix | dix femmes sur trois
g1 | trois femmes sur dix | trois femmes
g1 | avaient un compte | n’avaient pas de compte
g1 | Lomé | Tomé
g2 | n’avait ouvert que douze écoles | avait ouvert douze écoles
g2 | n’avait ouvert que douze écoles | n’avait pas ouvert douze écoles
g2 | douze écoles sur trente | trente écoles
g2 | douze écoles sur trente | douze écoles
g2 | faute de maîtres | grâce aux maîtres
g2 | faute de maîtres | malgré les maîtres
g3 | apprenaient mieux | apprenaient moins bien
g3 | lorsque la leçon commençait dans leur langue |
g3 | lorsque la leçon | avant que la leçon
g3 | dans leur langue | hors de leur langue
g3 | peu d’écoles | beaucoup d’écoles
g3 | peu d’écoles | un peu d’écoles
g3 | peu d’écoles acceptaient | peu d’écoles refusaient
g4 | augmenté de 12 | augmenté à 12
g4 | entre 2021 et 2023 | avant 2021 et 2023
g4 | entre 2021 et 2023 |
g4 | puis baissé jusqu’à 8 euros | puis baissé de 8 euros
g4 | puis baissé | puis augmenté
g4 | puis baissé jusqu’à 8 euros | puis baissé dès 8 euros
g4 | 12 pour cent | 12 points de pourcentage
g4 | 8 euros | 8 francs
port | 1.2 million containers | 1.2 million
avatar | two dollars a minute | two a minute
cost | , and the rest came from the Cancun Fund | , and the rest came from the Fund
lang | large shares of text | large shares
""",
}
