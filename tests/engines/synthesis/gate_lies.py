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
agreed | In the session on “Open registers”, participants | Participants
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
}
