"""Records with what may and what may not be told of them, one block a record.

``- `` opens a false sentence, ``+ `` a true one; the second line is what was said.
Read by ``test_gate_records``. Everything is fictional.
"""

from collections.abc import Iterator
from typing import Final

_BLOCKS: Final = """
en
But we don't think that there is any place for a levy on villages in the budget of a mast.
+ One speaker did not believe that there was any place for a levy on villages in the budget of
  a mast.
- It was felt that there was a place for a levy on villages in the budget of a mast.
- One speaker believed that there was any place for a levy on villages in the budget of a mast.

en
The share of villages with a good signal has increased, of course, over the past dry season.
+ It was pointed out that the share of villages with a good signal had increased over the past
  dry season.
- It was pointed out that the share of villages with a good signal had increased.
- It was pointed out that the share of villages with a good signal had decreased over the past
  dry season.

en
Half of the libraries in Orla cut their hours by a third in March, and only two of the five
  mobile libraries still run every week.
+ It was noted that half of the libraries in Orla had cut their hours by a third in March, and
  only two of the five mobile libraries still ran every week.
- It was noted that half of the libraries in Orla had cut their hours to a third in March, and
  only two of the five mobile libraries still ran every week.
- It was noted that half of the libraries in Orla had cut their hours by three in March, and
  only two of the five mobile libraries still ran every week.
- It was noted that half of the libraries in Orla had cut their hours by a quarter in March, and
  only two of the five mobile libraries still ran every week.
- It was noted that a third of the libraries in Orla had cut their hours by half in March, and
  only two of the five mobile libraries still ran every week.
- It was noted that two of the five libraries in Orla had cut their hours by a third in March.
- It was noted that half of the libraries in Orla had cut their hours by a third since March,
  and only two of the five mobile libraries still ran every week.
- It was noted that half of the libraries in Orla had cut their hours by a third in March, and
  only five of the two mobile libraries still ran every week.
- It was noted that half of the libraries in Orla had cut their hours by a third in March, and
  two of the five mobile libraries no longer ran every week.
- It was noted that half of the libraries in Orla had cut their hours by a third in March, and
  only two of the five mobile libraries still ran every month.
- It was noted that half of the mobile libraries in Orla had cut their hours by a third in
  March.
- It was noted that half of the libraries in Orla had doubled their hours by a third in March.
- It was noted that the libraries in Orla had cut half of their hours by a third in March.
- It was noted that half the hours of libraries in Orla were cut by a third in March.

en
Teachers who had trained at home did better than those who had not, but neither group was paid
  for the time.
+ It was noted that teachers who had trained at home had done better than those who had not, but
  neither group had been paid for the time.
- It was noted that teachers who had not trained at home had done better than those who had, but
  neither group had been paid for the time.
- It was noted that teachers who had trained at home had done better than those who had not, but
  either group had been paid for the time.
- It was noted that teachers who had trained at home had done better than those who had not, but
  one group had been paid for the time.
- It was noted that teachers who had trained at home had done worse than those who had not, but
  neither group had been paid for the time.
- It was noted that teachers had done better than those who had not, but neither group had been
  paid for the time.
- It was noted that teachers who had trained at home had done better.
- It was noted that teachers who had trained at home had done as well as those who had not, but
  neither group had been paid for the time.
- It was noted that teachers who had trained at home had done better than those who had not, and
  both groups had been paid for the time.
- It was noted that teachers who had trained at home had done best, but neither group had been
  paid for the time.
- It was noted that neither group was paid for the time at home.

en
According to the harbour authority, fewer than 30 of 112 vessels reported their fuel, and none
  was fined.
+ It was noted that, according to the harbour authority, fewer than 30 of 112 vessels had
  reported their fuel, and none had been fined.
- It was noted that fewer than 30 of 112 vessels had reported their fuel, and none had been
  fined.
- It was noted that, according to the harbour authority, fewer than 30 of 112 vessels had
  reported their fuel, and one had been fined.
- It was noted that, according to the harbour authority, fewer than 30 of 112 vessels had
  reported their fuel, and some had been fined.
- It was noted that, according to the harbour authority, fewer than 112 of 30 vessels had
  reported their fuel, and none had been fined.
- It was noted that, according to the harbour authority, 30 of 112 vessels had reported their
  fuel, and none had been fined.
- It was noted that, according to the harbour authority, no more than 30 of 112 vessels had
  reported their fuel, and none had been fined.
- It was noted that, according to the vessels, fewer than 30 of 112 had reported their fuel, and
  none had been fined.
- It was noted that the harbour authority had fined fewer than 30 of 112 vessels.
- It was noted that, according to the harbour authority, fewer than 30 of 112 vessels had
  reported their fuel, and none was to be fined.

en
The pilot may be extended to the northern districts once the auditors have confirmed that the
  meters are accurate to within two per cent.
+ It was noted that the pilot might be extended to the northern districts once the auditors had
  confirmed that the meters were accurate to within two per cent.
- It was noted that the pilot might be extended to the northern districts.
- It was noted that the pilot might be extended to the northern districts because the auditors
  had confirmed that the meters were accurate to within two per cent.
- It was noted that the pilot would be extended to the northern districts once the auditors had
  confirmed that the meters were accurate to within two per cent.
- It was noted that the pilot had been extended to the northern districts once the auditors had
  confirmed that the meters were accurate to within two per cent.
- It was noted that the auditors had confirmed that the meters were accurate to within two per
  cent.
- It was noted that the pilot might be extended to the northern districts once the auditors had
  denied that the meters were accurate to within two per cent.
- It was noted that the pilot might be extended to the northern districts even if the auditors
  had confirmed that the meters were accurate to within two per cent.
- It was noted that the pilot might be extended by the northern districts once the auditors had
  confirmed that the meters were accurate to within two per cent.
- It was noted that the pilot might be extended to the northern districts once the auditors had
  confirmed that the meters were accurate to within twenty per cent.
- It was noted that the pilot might be extended to all northern districts once the auditors had
  confirmed that the meters were accurate to within two per cent.

en
We do not think that the fee should be abolished, because smaller networks would lose their only
  income.
- It was felt that the fee should be abolished, because smaller networks would lose their only
  income.
- It was felt that the fee should be abolished.
- It was felt that the fee should not be abolished, because smaller networks would not lose
  their only income.
- It was felt that the fee should not be abolished, because smaller networks lost their only
  income.
- It was felt that smaller networks had lost their income.
- It was felt that the fee could not be abolished, because smaller networks would lose their
  only income.
- It was felt that the fee must not be abolished, because smaller networks would lose their only
  income.

en
The first three of the nine boreholes were drilled in 2019; the last will be finished by the end
  of 2028 at a cost of 4.2 million rupees each.
+ It was reported that the first three of the nine boreholes had been drilled in 2019; the last
  would be finished by the end of 2028 at a cost of 4.2 million rupees each.
- It was reported that the first of the nine boreholes had been drilled in 2019; the last would
  be finished by the end of 2028 at a cost of 4.2 million rupees each.
- It was reported that the third of the nine boreholes had been drilled in 2019; the last would
  be finished by the end of 2028 at a cost of 4.2 million rupees each.
- It was reported that the last three of the nine boreholes had been drilled in 2019; the first
  would be finished by the end of 2028 at a cost of 4.2 million rupees each.
- It was reported that the first three of the nine boreholes had been drilled in 2019; the last
  would be finished after the end of 2028 at a cost of 4.2 million rupees each.
- It was reported that the first three of the nine boreholes had been drilled in 2019; the last
  would be finished by the end of 2028 at a cost of 4.2 million rupees.
- It was reported that the first three of the nine boreholes had been drilled in 2019 at a cost
  of 4.2 million rupees each.
- It was reported that the first three of the nine boreholes had been drilled in 2019; the last
  would be finished by 2028 at a cost of 4.2 million rupees each.
- It was reported that the first three of the nine boreholes had been drilled in 2019; the last
  would be finished by the beginning of 2028 at a cost of 4.2 million rupees each.
- It was reported that the nine boreholes had been drilled in 2019; the last would be finished
  by the end of 2028 at a cost of 4.2 million rupees each.
- It was reported that the first three of the nine boreholes had been drilled in 2019; the last
  had been finished by the end of 2028 at a cost of 4.2 million rupees each.
- It was reported that the first three of the nine boreholes had been drilled in 2019; the last
  would be finished by the end of 2028 at a cost of 4.2 million dollars each.
- It was reported that the first three of the nine boreholes had been drilled in 2019; the last
  would be finished by the end of 2028 at a cost of 42 million rupees each.
- It was reported that the first nine of the three boreholes had been drilled in 2019.

en
Young farmers trust the radio more than the ministry, and the ministry trusts its own app more
  than either.
+ It was noted that young farmers trusted the radio more than the ministry, and the ministry
  trusted its own app more than either.
- It was noted that young farmers trusted the ministry more than the radio, and the ministry
  trusted its own app more than either.
- It was noted that young farmers trusted the radio as much as the ministry, and the ministry
  trusted its own app more than either.
- It was noted that the ministry trusted the radio more than young farmers, and the ministry
  trusted its own app more than either.
- It was noted that young farmers trusted the radio.
- It was noted that farmers trusted the radio more than the ministry, and the ministry trusted
  its own app more than either.
- It was noted that young farmers trusted the radio most, and the ministry trusted its own app
  more than either.
- It was noted that young farmers distrusted the radio more than the ministry, and the ministry
  trusted its own app more than either.
- It was noted that young farmers trusted their own app more than either.

en
Nobody except the coast guard had access to the logs before the inquiry opened them, although
  journalists had asked for them twice.
+ It was noted that nobody except the coast guard had had access to the logs before the inquiry
  opened them, although journalists had asked for them twice.
- It was noted that nobody had had access to the logs before the inquiry opened them, although
  journalists had asked for them twice.
- It was noted that the coast guard had had no access to the logs before the inquiry opened
  them, although journalists had asked for them twice.
- It was noted that nobody except the coast guard had had access to the logs, although
  journalists had asked for them twice.
- It was noted that nobody except the coast guard had had access to the logs before the inquiry
  opened them, because journalists had asked for them twice.
- It was noted that nobody except journalists had had access to the logs before the inquiry
  opened them, although the coast guard had asked for them twice.
- It was noted that everybody except the coast guard had had access to the logs before the
  inquiry opened them, although journalists had asked for them twice.
- It was noted that nobody except the coast guard had had access to the logs until the inquiry
  opened them, although journalists had asked for them three times.
- It was noted that nobody except the coast guard had had access to the logs after the inquiry
  opened them, although journalists had asked for them twice.

fr
La moitié des bibliothèques d'Orla ont réduit leurs horaires d'un tiers en mars, et seuls deux
  des cinq bibliobus circulent encore chaque semaine.
+ Il a été noté que la moitié des bibliothèques d’Orla avaient réduit leurs horaires d’un tiers
  en mars, et que seuls deux des cinq bibliobus circulaient encore chaque semaine.
- Il a été noté que la moitié des bibliothèques d’Orla avaient réduit leurs horaires d’un quart
  en mars, et que seuls deux des cinq bibliobus circulaient encore chaque semaine.
- Il a été noté que la moitié des bibliothèques d’Orla avaient réduit leurs horaires au tiers en
  mars, et que seuls deux des cinq bibliobus circulaient encore chaque semaine.
- Il a été noté qu’un tiers des bibliothèques d’Orla avaient réduit leurs horaires de moitié en
  mars, et que seuls deux des cinq bibliobus circulaient encore chaque semaine.
- Il a été noté que les bibliothèques d’Orla avaient réduit leurs horaires d’un tiers en mars,
  et que seuls deux des cinq bibliobus circulaient encore chaque semaine.
- Il a été noté que la moitié des bibliothèques d’Orla avaient réduit leurs horaires d’un tiers
  depuis mars, et que seuls deux des cinq bibliobus circulaient encore chaque semaine.
- Il a été noté que la moitié des bibliothèques d’Orla avaient réduit leurs horaires d’un tiers
  en mars, et que seuls deux des cinq bibliobus ne circulaient plus chaque semaine.
- Il a été noté que la moitié des bibliothèques d’Orla avaient réduit leurs horaires d’un tiers
  en mars, et que deux des cinq bibliobus circulaient encore chaque semaine.
- Il a été noté que la moitié des bibliothèques d’Orla avaient réduit leurs horaires en mars, et
  que seuls deux des cinq bibliobus circulaient encore chaque semaine.
- Il a été noté que la moitié des bibliothèques d’Orla avaient augmenté leurs horaires d’un
  tiers en mars.
- Il a été noté que seuls deux des cinq bibliobus circulaient encore.
- Il a été noté que les cinq bibliobus circulaient encore chaque semaine.

fr
Les enseignants qui s'étaient formés chez eux ont mieux réussi que les autres, mais aucun des
  deux groupes n'a été payé pour ce temps.
+ Il a été noté que les enseignants qui s’étaient formés chez eux avaient mieux réussi que les
  autres, mais qu’aucun des deux groupes n’avait été payé pour ce temps.
- Il a été noté que les enseignants qui ne s’étaient pas formés chez eux avaient mieux réussi
  que les autres, mais qu’aucun des deux groupes n’avait été payé pour ce temps.
- Il a été noté que les enseignants qui s’étaient formés chez eux avaient moins bien réussi que
  les autres, mais qu’aucun des deux groupes n’avait été payé pour ce temps.
- Il a été noté que les enseignants qui s’étaient formés chez eux avaient mieux réussi que les
  autres, mais qu’un des deux groupes n’avait pas été payé pour ce temps.
- Il a été noté que les enseignants qui s’étaient formés chez eux avaient mieux réussi que les
  autres, mais que chacun des deux groupes avait été payé pour ce temps.
- Il a été noté que les enseignants avaient mieux réussi que les autres, mais qu’aucun des deux
  groupes n’avait été payé pour ce temps.
- Il a été noté que les enseignants qui s’étaient formés chez eux avaient mieux réussi.
- Il a été noté que les enseignants qui s’étaient formés chez eux avaient le mieux réussi, mais
  qu’aucun des deux groupes n’avait été payé pour ce temps.
- Il a été noté que les enseignants qui s’étaient formés chez eux avaient aussi bien réussi que
  les autres, mais qu’aucun des deux groupes n’avait été payé pour ce temps.

fr
Selon l'autorité portuaire, moins de 30 navires sur 112 ont déclaré leur carburant, et aucun n'a
  été sanctionné.
+ Il a été noté que, selon l’autorité portuaire, moins de 30 navires sur 112 avaient déclaré
  leur carburant, et qu’aucun n’avait été sanctionné.
- Il a été noté que moins de 30 navires sur 112 avaient déclaré leur carburant, et qu’aucun
  n’avait été sanctionné.
- Il a été noté que, selon l’autorité portuaire, moins de 112 navires sur 30 avaient déclaré
  leur carburant, et qu’aucun n’avait été sanctionné.
- Il a été noté que, selon l’autorité portuaire, 30 navires sur 112 avaient déclaré leur
  carburant, et qu’aucun n’avait été sanctionné.
- Il a été noté que, selon l’autorité portuaire, moins de 30 navires sur 112 avaient déclaré
  leur carburant, et qu’un avait été sanctionné.
- Il a été noté que, selon l’autorité portuaire, moins de 30 navires sur 112 avaient déclaré
  leur carburant, et qu’aucun ne serait sanctionné.
- Il a été noté que l’autorité portuaire avait sanctionné moins de 30 navires sur 112.
- Il a été noté que, selon les navires, moins de 30 sur 112 avaient déclaré leur carburant, et
  qu’aucun n’avait été sanctionné.

fr
Le projet pilote pourra être étendu aux districts du nord une fois que les auditeurs auront
  confirmé que les compteurs sont exacts à deux pour cent près.
+ Il a été noté que le projet pilote pourrait être étendu aux districts du nord une fois que les
  auditeurs auraient confirmé que les compteurs étaient exacts à deux pour cent près.
- Il a été noté que le projet pilote pourrait être étendu aux districts du nord.
- Il a été noté que le projet pilote pourrait être étendu aux districts du nord parce que les
  auditeurs avaient confirmé que les compteurs étaient exacts à deux pour cent près.
- Il a été noté que le projet pilote serait étendu aux districts du nord une fois que les
  auditeurs auraient confirmé que les compteurs étaient exacts à deux pour cent près.
- Il a été noté que le projet pilote devrait être étendu aux districts du nord une fois que les
  auditeurs auraient confirmé que les compteurs étaient exacts à deux pour cent près.
- Il a été noté que les auditeurs avaient confirmé que les compteurs étaient exacts à deux pour
  cent près.
- Il a été noté que le projet pilote pourrait être étendu par les districts du nord une fois que
  les auditeurs auraient confirmé que les compteurs étaient exacts à deux pour cent près.
- Il a été noté que le projet pilote pourrait être étendu à tous les districts du nord une fois
  que les auditeurs auraient confirmé que les compteurs étaient exacts à deux pour cent près.
- Il a été noté que le projet pilote pourrait être étendu aux districts du sud une fois que les
  auditeurs auraient confirmé que les compteurs étaient exacts à deux pour cent près.

fr
Nous ne pensons pas que la redevance doive être supprimée, car les petits réseaux perdraient
  leur seul revenu.
- Il a été estimé que la redevance devait être supprimée, car les petits réseaux perdraient leur
  seul revenu.
- Il a été estimé que la redevance devrait être supprimée.
- Il a été estimé que la redevance ne devait pas être supprimée, car les petits réseaux ne
  perdraient pas leur seul revenu.
- Il a été estimé que la redevance ne devait pas être supprimée, car les petits réseaux
  perdaient leur seul revenu.
- Il a été estimé que la redevance ne devait pas être supprimée, car les réseaux perdraient leur
  seul revenu.

fr
Les trois premiers des neuf forages ont été creusés en 2019 ; le dernier sera achevé avant la
  fin de 2028, pour 4,2 millions de roupies chacun.
+ Il a été indiqué que les trois premiers des neuf forages avaient été creusés en 2019 ; le
  dernier serait achevé avant la fin de 2028, pour 4,2 millions de roupies chacun.
- Il a été indiqué que le premier des neuf forages avait été creusé en 2019 ; le dernier serait
  achevé avant la fin de 2028, pour 4,2 millions de roupies chacun.
- Il a été indiqué que les trois derniers des neuf forages avaient été creusés en 2019 ; le
  premier serait achevé avant la fin de 2028, pour 4,2 millions de roupies chacun.
- Il a été indiqué que les trois premiers des neuf forages avaient été creusés en 2019 ; le
  dernier serait achevé après la fin de 2028, pour 4,2 millions de roupies chacun.
- Il a été indiqué que les trois premiers des neuf forages avaient été creusés en 2019 ; le
  dernier serait achevé avant la fin de 2028, pour 4,2 millions de roupies.
- Il a été indiqué que les trois premiers des neuf forages avaient été creusés en 2019 ; le
  dernier serait achevé avant 2028, pour 4,2 millions de roupies chacun.
- Il a été indiqué que les trois premiers des neuf forages avaient été creusés en 2019 ; le
  dernier avait été achevé avant la fin de 2028, pour 4,2 millions de roupies chacun.
- Il a été indiqué que les neuf forages avaient été creusés en 2019.
- Il a été indiqué que les trois premiers des neuf forages avaient été creusés en 2019 ; le
  troisième serait achevé avant la fin de 2028, pour 4,2 millions de roupies chacun.

fr
Personne sauf les garde-côtes n'avait accès aux journaux avant que l'enquête ne les ouvre, bien
  que des journalistes les aient demandés deux fois.
- Il a été noté que personne n’avait accès aux journaux avant que l’enquête ne les ouvre, bien
  que des journalistes les aient demandés deux fois.
- Il a été noté que personne sauf les garde-côtes n’avait accès aux journaux, bien que des
  journalistes les aient demandés deux fois.
- Il a été noté que personne sauf les garde-côtes n’avait accès aux journaux avant que l’enquête
  ne les ouvre, parce que des journalistes les avaient demandés deux fois.
- Il a été noté que personne sauf les journalistes n’avait accès aux journaux avant que
  l’enquête ne les ouvre, bien que des garde-côtes les aient demandés deux fois.
- Il a été noté que chacun sauf les garde-côtes avait accès aux journaux avant que l’enquête ne
  les ouvre, bien que des journalistes les aient demandés deux fois.
- Il a été noté que personne sauf les garde-côtes n’avait accès aux journaux après que l’enquête
  les eut ouverts, bien que des journalistes les aient demandés deux fois.

es
La mitad de las bibliotecas de Orla recortó sus horarios en un tercio en marzo, y solo dos de
  los cinco bibliobuses circulan todavía cada semana.
+ Se señaló que la mitad de las bibliotecas de Orla había recortado sus horarios en un tercio en
  marzo, y solo dos de los cinco bibliobuses circulaban todavía cada semana.
- Se señaló que la mitad de las bibliotecas de Orla había recortado sus horarios en un cuarto en
  marzo, y solo dos de los cinco bibliobuses circulaban todavía cada semana.
- Se señaló que la mitad de las bibliotecas de Orla había recortado sus horarios a un tercio en
  marzo, y solo dos de los cinco bibliobuses circulaban todavía cada semana.
- Se señaló que un tercio de las bibliotecas de Orla había recortado sus horarios en la mitad en
  marzo, y solo dos de los cinco bibliobuses circulaban todavía cada semana.
- Se señaló que las bibliotecas de Orla habían recortado sus horarios en un tercio en marzo, y
  solo dos de los cinco bibliobuses circulaban todavía cada semana.
- Se señaló que la mitad de las bibliotecas de Orla había recortado sus horarios en un tercio
  desde marzo, y solo dos de los cinco bibliobuses circulaban todavía cada semana.
- Se señaló que la mitad de las bibliotecas de Orla había recortado sus horarios en un tercio en
  marzo, y solo dos de los cinco bibliobuses ya no circulaban cada semana.
- Se señaló que la mitad de las bibliotecas de Orla había recortado sus horarios en un tercio en
  marzo, y dos de los cinco bibliobuses circulaban todavía cada semana.
- Se señaló que la mitad de las bibliotecas de Orla había ampliado sus horarios en un tercio en
  marzo.
- Se señaló que los cinco bibliobuses circulaban todavía cada semana.
- Se señaló que solo dos de los cinco bibliobuses circulaban todavía.

es
Según la autoridad portuaria, menos de 30 de los 112 buques declararon su combustible, y ninguno
  fue sancionado.
+ Se señaló que, según la autoridad portuaria, menos de 30 de los 112 buques habían declarado su
  combustible, y ninguno había sido sancionado.
- Se señaló que menos de 30 de los 112 buques habían declarado su combustible, y ninguno había
  sido sancionado.
- Se señaló que, según la autoridad portuaria, menos de 112 de los 30 buques habían declarado su
  combustible, y ninguno había sido sancionado.
- Se señaló que, según la autoridad portuaria, 30 de los 112 buques habían declarado su
  combustible, y ninguno había sido sancionado.
- Se señaló que, según la autoridad portuaria, menos de 30 de los 112 buques habían declarado su
  combustible, y uno había sido sancionado.
- Se señaló que, según la autoridad portuaria, menos de 30 de los 112 buques habían declarado su
  combustible, y todos habían sido sancionados.
- Se señaló que, según la autoridad portuaria, menos de 30 de los 112 buques habían declarado su
  combustible, y ninguno sería sancionado.
- Se señaló que la autoridad portuaria había sancionado a menos de 30 de los 112 buques.
- Se señaló que, según los buques, menos de 30 de 112 habían declarado su combustible, y ninguno
  había sido sancionado.

es
No creemos que la tasa deba suprimirse, porque las redes pequeñas perderían su único ingreso.
- Se consideró que la tasa debía suprimirse, porque las redes pequeñas perderían su único
  ingreso.
- Se consideró que la tasa no debía suprimirse, porque las redes pequeñas no perderían su único
  ingreso.
- Se consideró que la tasa no debía suprimirse, porque las redes pequeñas perdían su único
  ingreso.
- Se consideró que la tasa no debía suprimirse, porque las redes perderían su único ingreso.
- Se consideró que las redes pequeñas perdieron su único ingreso.

es
El piloto podrá ampliarse a los distritos del norte una vez que los auditores confirmen que los
  contadores son exactos.
+ Se señaló que el piloto podría ampliarse a los distritos del norte una vez que los auditores
  confirmaran que los contadores eran exactos.
- Se señaló que el piloto podría ampliarse a los distritos del norte.
- Se señaló que el piloto se ampliaría a los distritos del norte una vez que los auditores
  confirmaran que los contadores eran exactos.
- Se señaló que el piloto podría ampliarse a los distritos del sur una vez que los auditores
  confirmaran que los contadores eran exactos.
- Se señaló que los auditores confirmaron que los contadores eran exactos.
- Se señaló que el piloto podría ampliarse a los distritos del norte porque los auditores
  confirmaron que los contadores eran exactos.
- Se señaló que el piloto podría ampliarse a todos los distritos del norte una vez que los
  auditores confirmaran que los contadores eran exactos.
- Se señaló que el piloto podría ampliarse por los distritos del norte una vez que los auditores
  confirmaran que los contadores eran exactos.

es
Las jóvenes agricultoras confían en la radio más que en el ministerio, y ninguna sigue usando la
  aplicación oficial.
+ Se señaló que las jóvenes agricultoras confiaban en la radio más que en el ministerio, y
  ninguna seguía usando la aplicación oficial.
- Se señaló que las jóvenes agricultoras confiaban en el ministerio más que en la radio, y
  ninguna seguía usando la aplicación oficial.
- Se señaló que las jóvenes agricultoras confiaban en la radio tanto como en el ministerio, y
  ninguna seguía usando la aplicación oficial.
- Se señaló que las agricultoras confiaban en la radio más que en el ministerio, y ninguna
  seguía usando la aplicación oficial.
- Se señaló que las jóvenes agricultoras desconfiaban de la radio más que del ministerio, y
  ninguna seguía usando la aplicación oficial.
- Se señaló que las jóvenes agricultoras confiaban en la radio, y ninguna seguía usando la
  aplicación oficial.
- Se señaló que las jóvenes agricultoras confiaban en la radio más que en el ministerio, y
  seguían usando la aplicación oficial.
- Se señaló que los jóvenes agricultores confiaban en la radio más que en el ministerio, y
  ninguno seguía usando la aplicación oficial.

en
There is no evidence that the filters reduce hate speech on small platforms.
- It was noted that the filters reduced hate speech on small platforms.

en
It is unlikely that the filters reduce hate speech on small platforms.
- It was noted that the filters reduced hate speech on small platforms.

en
It would be wrong to say that the filters reduce hate speech on small platforms.
- It was noted that the filters reduced hate speech on small platforms.

en
Opponents say that the filters reduce hate speech on small platforms.
- It was noted that the filters reduced hate speech on small platforms.

en
Vendors tell us that the filters reduce hate speech on small platforms.
- It was noted that the filters reduced hate speech on small platforms.

en
It used to be assumed that the filters reduce hate speech on small platforms.
- It was noted that the filters reduced hate speech on small platforms.

en
It is far from clear that the filters reduce hate speech on small platforms.
- It was noted that the filters reduced hate speech on small platforms.

en
Our critics pretend that the filters reduce hate speech on small platforms.
- It was noted that the filters reduced hate speech on small platforms.

en
Imagine that the filters reduce hate speech on small platforms.
- It was noted that the filters reduced hate speech on small platforms.

en
We are testing whether the filters reduce hate speech on small platforms.
- It was noted that the filters reduced hate speech on small platforms.

en
The ministry denies that the filters reduce hate speech on small platforms.
- It was noted that the filters reduced hate speech on small platforms.

en
No study has shown that the filters reduce hate speech on small platforms.
- It was noted that the filters reduced hate speech on small platforms.

en
Nobody has shown us that the filters reduce hate speech on small platforms.
- It was noted that the filters reduced hate speech on small platforms.

en
We stopped believing that the filters reduce hate speech on small platforms.
- It was noted that the filters reduced hate speech on small platforms.

en
It depends on whether the filters reduce hate speech on small platforms.
- It was noted that the filters reduced hate speech on small platforms.

en
We must make sure that the filters reduce hate speech on small platforms.
- It was noted that the filters reduced hate speech on small platforms.

en
We published the list so that parents could compare the schools of their district.
- It was noted that parents could compare the schools of their district.

en
The tariff falls provided that the operators of the island share their masts.
- It was noted that the operators of the island shared their masts.

en
We want the operators of the island to share their masts.
- It was noted that the operators of the island shared their masts.

en
We asked the operators of the island to share their masts.
- It was noted that the operators of the island shared their masts.

en
The law forbids operators to share their masts with foreign firms.
- It was noted that operators shared their masts with foreign firms.

en
It took us years to persuade operators to share their masts with foreign firms.
+ It was noted that it had taken years to persuade operators to share their masts with foreign
  firms.
- It was noted that operators shared their masts with foreign firms.

en
I am confident that operators share their masts with foreign firms.
+ It was noted that operators shared their masts with foreign firms.

en
Our study found that operators share their masts with foreign firms.
+ It was noted that operators shared their masts with foreign firms.

en
We all know that operators share their masts with foreign firms.
+ It was noted that operators shared their masts with foreign firms.

en
What worries me is that operators share their masts with foreign firms.
+ It was noted that operators shared their masts with foreign firms.

en
The problem is that operators share their masts with foreign firms.
+ It was noted that operators shared their masts with foreign firms.

en
My own view is that operators should share their masts with foreign firms.
+ It was felt that operators should share their masts with foreign firms.

en
Let me stress that operators share their masts with foreign firms.
+ It was stressed that operators shared their masts with foreign firms.

en
It is important to note that operators share their masts with foreign firms.
+ It was noted that operators shared their masts with foreign firms.

fr
Rien ne prouve que les filtres réduisent la haine sur les petites plateformes.
- Il a été noté que les filtres réduisaient la haine sur les petites plateformes.

fr
Il est peu probable que les filtres réduisent la haine sur les petites plateformes.
- Il a été noté que les filtres réduisaient la haine sur les petites plateformes.

fr
Nous ne croyons pas que les filtres réduisent la haine sur les petites plateformes.
- Il a été noté que les filtres réduisaient la haine sur les petites plateformes.

fr
Nos adversaires disent que les filtres réduisent la haine sur les petites plateformes.
- Il a été noté que les filtres réduisaient la haine sur les petites plateformes.

fr
On croyait autrefois que les filtres réduisaient la haine sur les petites plateformes.
- Il a été noté que les filtres réduisaient la haine sur les petites plateformes.

fr
Il serait faux de dire que les filtres réduisent la haine sur les petites plateformes.
- Il a été noté que les filtres réduisaient la haine sur les petites plateformes.

fr
Aucune étude n'a montré que les filtres réduisent la haine sur les petites plateformes.
- Il a été noté que les filtres réduisaient la haine sur les petites plateformes.

fr
Nous avons publié la liste pour que les parents comparent les écoles de leur district.
- Il a été noté que les parents comparaient les écoles de leur district.

fr
Imaginons que les filtres réduisent la haine sur les petites plateformes.
- Il a été noté que les filtres réduisaient la haine sur les petites plateformes.

fr
Nous savons tous que les filtres réduisent la haine sur les petites plateformes.
+ Il a été noté que les filtres réduisaient la haine sur les petites plateformes.

fr
Le problème, c'est que les filtres réduisent la haine sur les petites plateformes.
+ Il a été noté que les filtres réduisaient la haine sur les petites plateformes.

fr
Notre étude a montré que les filtres réduisent la haine sur les petites plateformes.
+ Il a été noté que les filtres réduisaient la haine sur les petites plateformes.

es
Nada prueba que los filtros reduzcan el odio en las plataformas pequeñas.
- Se señaló que los filtros reducían el odio en las plataformas pequeñas.

es
Es poco probable que los filtros reduzcan el odio en las plataformas pequeñas.
- Se señaló que los filtros reducían el odio en las plataformas pequeñas.

es
No creemos que los filtros reduzcan el odio en las plataformas pequeñas.
- Se señaló que los filtros reducían el odio en las plataformas pequeñas.

es
Nuestros adversarios dicen que los filtros reducen el odio en las plataformas pequeñas.
- Se señaló que los filtros reducían el odio en las plataformas pequeñas.

es
Publicamos la lista para que los padres comparen las escuelas de su distrito.
- Se señaló que los padres comparaban las escuelas de su distrito.

es
Sabemos que los filtros reducen el odio en las plataformas pequeñas.
+ Se señaló que los filtros reducían el odio en las plataformas pequeñas.

es
Nuestro estudio mostró que los filtros reducen el odio en las plataformas pequeñas.
+ Se señaló que los filtros reducían el odio en las plataformas pequeñas.

en
The ferry carries 40 trucks per day instead of 25, rather than the 60 promised when the port was
  rebuilt.
+ It was noted that the ferry carried 40 trucks per day instead of 25, rather than the 60
  promised when the port was rebuilt.
- It was noted that the ferry carried 40 trucks per week instead of 25, rather than the 60
  promised when the port was rebuilt.
- It was noted that the ferry carried 25 trucks per day instead of 40, rather than the 60
  promised when the port was rebuilt.
- It was noted that the ferry carried 60 trucks per day instead of 25.
- It was noted that the ferry carried the 60 trucks promised when the port was rebuilt.
- It was noted that the ferry carried 40 trucks instead of 25.
- It was noted that the ferry carried 40 trucks per day as well as 25, rather than the 60
  promised when the port was rebuilt.
- It was noted that the ferry carried 40 cars per day instead of 25, rather than the 60 promised
  when the port was rebuilt.

en
Clinics open only if a nurse is present, and a nurse is present on at most two days out of
  seven.
+ It was noted that clinics opened only if a nurse was present, and a nurse was present on at
  most two days out of seven.
- It was noted that clinics opened if a nurse was present, and a nurse was present on at most
  two days out of seven.
- It was noted that clinics opened even if a nurse was present, and a nurse was present on at
  most two days out of seven.
- It was noted that clinics opened, and a nurse was present on at most two days out of seven.
- It was noted that a nurse was present on two days out of seven.
- It was noted that a nurse was present on at least two days out of seven.
- It was noted that clinics opened on at most two days out of seven.
- It was noted that clinics opened only if a nurse was absent, and a nurse was present on at
  most two days out of seven.
- It was noted that clinics only opened if a nurse was present on at most two days out of seven.
- It was noted that a nurse was present on seven days out of two.

en
Not only rural schools but also most city schools still lack a second teacher for mathematics.
+ It was noted that not only rural schools but also most city schools still lacked a second
  teacher for mathematics.
- It was noted that rural schools but not most city schools still lacked a second teacher for
  mathematics.
- It was noted that only rural schools still lacked a second teacher for mathematics.
- It was noted that not only rural schools but also all city schools still lacked a second
  teacher for mathematics.
- It was noted that not only rural schools but also most city schools no longer lacked a second
  teacher for mathematics.
- It was noted that most rural schools still lacked a second teacher for mathematics.
- It was noted that not only rural schools but also most city schools still lacked a teacher for
  mathematics.
- It was noted that not only rural schools but also most city schools still had a second teacher
  for mathematics.
- It was noted that most schools still lacked a second teacher for mathematics.

en
The ministry had promised a reply within ten days; after four months the association was still
  waiting for it.
+ It was noted that the ministry had promised a reply within ten days; after four months the
  association had still been waiting for it.
- It was noted that the ministry had sent a reply within ten days.
- It was noted that the association had promised a reply within ten days; after four months the
  ministry was still waiting for it.
- It was noted that the ministry had promised a reply after ten days; within four months the
  association was still waiting for it.
- It was noted that the ministry had promised a reply within four months; after ten days the
  association was still waiting for it.
- It was noted that the ministry had replied within ten days.
- It was noted that after four months the association was no longer waiting for it.

en
It is the operators, not the regulators, who decide when a tower is switched off.
+ It was noted that it was the operators, not the regulators, who decided when a tower was
  switched off.
- It was noted that it was the regulators, not the operators, who decided when a tower was
  switched off.
- It was noted that it was the operators and the regulators who decided when a tower was
  switched off.
- It was noted that the regulators decided when a tower was switched off.
- It was noted that it was the operators, not the regulators, who decided when a tower was
  switched on.
- It was noted that it was not the operators who decided when a tower was switched off.
- It was noted that it was the operators, not the regulators, who decided why a tower was
  switched off.

en
Between 2015 and 2024 the number of community stations grew from 12 to 31, while their combined
  income fell by nearly a fifth.
+ It was noted that between 2015 and 2024 the number of community stations had grown from 12 to
  31, while their combined income had fallen by nearly a fifth.
- It was noted that between 2015 and 2024 the number of community stations had grown from 31 to
  12, while their combined income had fallen by nearly a fifth.
- It was noted that since 2015 the number of community stations had grown from 12 to 31, while
  their combined income had fallen by nearly a fifth.
- It was noted that between 2015 and 2024 the number of community stations had fallen from 12 to
  31, while their combined income had grown by nearly a fifth.
- It was noted that between 2015 and 2024 the number of community stations had grown from 12 to
  31, while their combined income had fallen by more than a fifth.
- It was noted that between 2015 and 2024 the number of community stations had grown by 12 to
  31, while their combined income had fallen by nearly a fifth.
- It was noted that between 2015 and 2024 the number of community stations had grown from 12 to
  31, while their combined income had fallen by a fifth.
- It was noted that between 2015 and 2024 the number of community stations had grown from 12 to
  31, because their combined income had fallen by nearly a fifth.
- It was noted that between 2015 and 2024 the number of community stations had grown to 31,
  while their income had fallen by nearly a fifth.
- It was noted that between 2015 and 2024 the income of community stations had grown from 12 to
  31.

en
Farmers who buy seed from the cooperative pay less than those who order it online, unless they
  order for a whole village.
+ It was noted that farmers who bought seed from the cooperative paid less than those who
  ordered it online, unless they ordered for a whole village.
- It was noted that farmers who bought seed from the cooperative paid less than those who
  ordered it online.
- It was noted that farmers who bought seed online paid less than those who ordered it from the
  cooperative, unless they ordered for a whole village.
- It was noted that farmers who sold seed to the cooperative paid less than those who ordered it
  online, unless they ordered for a whole village.
- It was noted that farmers who bought seed from the cooperative paid less than those who
  ordered it online, especially when they ordered for a whole village.
- It was noted that farmers paid less for a whole village.
- It was noted that farmers who bought seed from the cooperative paid the least, unless they
  ordered for a whole village.
- It was noted that farmers who bought seed from the cooperative paid no less than those who
  ordered it online, unless they ordered for a whole village.

en
Two of the three banks that pledged support in June withdrew it before the first loan was paid
  out on 12 September.
+ It was reported that two of the three banks that had pledged support in June had withdrawn it
  before the first loan was paid out on 12 September.
- It was reported that the three banks that had pledged support in June had withdrawn it before
  the first loan was paid out on 12 September.
- It was reported that two of the three banks that had withdrawn support in June had pledged it
  before the first loan was paid out on 12 September.
- It was reported that two of the three banks had pledged support in June.
- It was reported that two of the three banks that had pledged support in September had
  withdrawn it before the first loan was paid out on 12 June.
- It was reported that two of the three banks that had pledged support in June had withdrawn it
  after the first loan was paid out on 12 September.
- It was reported that two of the three banks that had pledged support in June had withdrawn it
  before the second loan was paid out on 12 September.
- It was reported that two of the three banks that had pledged support in June had withdrawn it
  before the first loan was paid out on 21 September.
- It was reported that two banks that had pledged support in June had withdrawn it before the
  first loan was paid out on 12 September.
- It was reported that two of the three banks that had pledged support in June had withdrawn the
  first loan before 12 September.

en
Women run eight in ten of the market stalls but hold barely one in twelve of the licences.
+ It was noted that women ran eight in ten of the market stalls but held barely one in twelve of
  the licences.
- It was noted that women ran eight in ten of the market stalls and held one in twelve of the
  licences.
- It was noted that women held eight in ten of the licences but ran barely one in twelve of the
  market stalls.
- It was noted that women ran eight in twelve of the market stalls but held barely one in ten of
  the licences.
- It was noted that women ran eight of the market stalls.
- It was noted that men ran eight in ten of the market stalls but held barely one in twelve of
  the licences.
- It was noted that women ran eight in ten of the market stalls but held almost one in twelve of
  the licences.
- It was noted that women ran eight in ten market stalls but held no licences.

en
The court asked the agency to explain why it had ignored its own engineers; the agency has not
  answered.
+ It was noted that the court had asked the agency to explain why it had ignored its own
  engineers; the agency had not answered.
- It was noted that the agency had asked the court to explain why it had ignored its own
  engineers; the court had not answered.
- It was noted that the court had asked the agency to explain why it had ignored its own
  engineers; the agency had answered.
- It was noted that the agency had explained why it had ignored its own engineers.
- It was noted that the agency had ignored its own engineers.
- It was noted that the court had asked the agency to ignore its own engineers.
- It was noted that the court had asked the agency whether it had ignored its own engineers; the
  agency had not answered.
- It was noted that the court had ordered the agency to explain why it had ignored its own
  engineers; the agency had not answered.

fr
Le bac transporte 40 camions par jour au lieu de 25, et non les 60 promis lors de la
  reconstruction du port.
+ Il a été noté que le bac transportait 40 camions par jour au lieu de 25, et non les 60 promis
  lors de la reconstruction du port.
- Il a été noté que le bac transportait 40 camions par semaine au lieu de 25, et non les 60
  promis lors de la reconstruction du port.
- Il a été noté que le bac transportait 25 camions par jour au lieu de 40, et non les 60 promis
  lors de la reconstruction du port.
- Il a été noté que le bac transportait les 60 camions promis lors de la reconstruction du port.
- Il a été noté que le bac transportait 40 camions par jour en plus de 25, et non les 60 promis
  lors de la reconstruction du port.

fr
Les dispensaires n'ouvrent que si une infirmière est présente, et elle l'est au plus deux jours
  sur sept.
+ Il a été noté que les dispensaires n’ouvraient que si une infirmière était présente, et elle
  l’était au plus deux jours sur sept.
- Il a été noté que les dispensaires ouvraient si une infirmière était présente, et elle l’était
  au plus deux jours sur sept.
- Il a été noté que les dispensaires n’ouvraient pas si une infirmière était présente, et elle
  l’était au plus deux jours sur sept.
- Il a été noté que les dispensaires n’ouvraient que si une infirmière était présente, et elle
  l’était au moins deux jours sur sept.
- Il a été noté que les dispensaires n’ouvraient que deux jours sur sept.
- Il a été noté que les dispensaires ouvraient même si une infirmière était absente.

fr
Ce sont les opérateurs, et non les régulateurs, qui décident quand une antenne est coupée.
+ Il a été noté que c’étaient les opérateurs, et non les régulateurs, qui décidaient quand une
  antenne était coupée.
- Il a été noté que c’étaient les régulateurs, et non les opérateurs, qui décidaient quand une
  antenne était coupée.
- Il a été noté que c’étaient les opérateurs et les régulateurs qui décidaient quand une antenne
  était coupée.
- Il a été noté que les régulateurs décidaient quand une antenne était coupée.
- Il a été noté que ce n’étaient pas les opérateurs qui décidaient quand une antenne était
  coupée.

fr
Entre 2015 et 2024, le nombre de radios communautaires est passé de 12 à 31, tandis que leurs
  recettes cumulées ont baissé de près d'un cinquième.
+ Il a été noté qu’entre 2015 et 2024, le nombre de radios communautaires était passé de 12 à
  31, tandis que leurs recettes cumulées avaient baissé de près d’un cinquième.
- Il a été noté qu’entre 2015 et 2024, le nombre de radios communautaires était passé de 31 à
  12, tandis que leurs recettes cumulées avaient baissé de près d’un cinquième.
- Il a été noté que depuis 2015, le nombre de radios communautaires était passé de 12 à 31,
  tandis que leurs recettes cumulées avaient baissé de près d’un cinquième.
- Il a été noté qu’entre 2015 et 2024, le nombre de radios communautaires était passé de 12 à
  31, tandis que leurs recettes cumulées avaient baissé de plus d’un cinquième.
- Il a été noté qu’entre 2015 et 2024, le nombre de radios communautaires était passé de 12 à
  31, tandis que leurs recettes cumulées avaient baissé d’un cinquième.
- Il a été noté qu’entre 2015 et 2024, le nombre de radios communautaires était passé de 12 à
  31, parce que leurs recettes cumulées avaient baissé de près d’un cinquième.
- Il a été noté qu’entre 2015 et 2024, le nombre de radios communautaires avait augmenté de 12 à
  31, tandis que leurs recettes cumulées avaient augmenté de près d’un cinquième.

fr
Deux des trois banques qui avaient promis leur appui en juin l'ont retiré avant le versement du
  premier prêt, le 12 septembre.
+ Il a été indiqué que deux des trois banques qui avaient promis leur appui en juin l’avaient
  retiré avant le versement du premier prêt, le 12 septembre.
- Il a été indiqué que les trois banques qui avaient promis leur appui en juin l’avaient retiré
  avant le versement du premier prêt, le 12 septembre.
- Il a été indiqué que deux des trois banques qui avaient retiré leur appui en juin l’avaient
  promis avant le versement du premier prêt, le 12 septembre.
- Il a été indiqué que deux des trois banques avaient promis leur appui en juin.
- Il a été indiqué que deux des trois banques qui avaient promis leur appui en juin l’avaient
  retiré après le versement du premier prêt, le 12 septembre.
- Il a été indiqué que deux des trois banques qui avaient promis leur appui en juin l’avaient
  retiré avant le versement du deuxième prêt, le 12 septembre.
- Il a été indiqué que deux banques qui avaient promis leur appui en juin l’avaient retiré avant
  le versement du premier prêt, le 12 septembre.

fr
Les étudiantes de la vallée passent deux heures de plus que les étudiants dans les transports.
+ Il a été noté que les étudiantes de la vallée passaient deux heures de plus que les étudiants
  dans les transports.
- Il a été noté que les étudiants de la vallée passaient deux heures de plus que les étudiantes
  dans les transports.
- Il a été noté que les étudiantes de la vallée passaient deux heures de moins que les étudiants
  dans les transports.
- Il a été noté que les étudiantes de la vallée passaient deux heures dans les transports.

fr
Le tribunal a demandé à l'agence d'expliquer pourquoi elle avait ignoré ses propres ingénieurs ;
  l'agence n'a pas répondu.
+ Il a été noté que le tribunal avait demandé à l’agence d’expliquer pourquoi elle avait ignoré
  ses propres ingénieurs ; l’agence n’avait pas répondu.
- Il a été noté que l’agence avait demandé au tribunal d’expliquer pourquoi il avait ignoré ses
  propres ingénieurs ; le tribunal n’avait pas répondu.
- Il a été noté que le tribunal avait demandé à l’agence d’expliquer pourquoi elle avait ignoré
  ses propres ingénieurs ; l’agence avait répondu.
- Il a été noté que l’agence avait expliqué pourquoi elle avait ignoré ses propres ingénieurs.
- Il a été noté que le tribunal avait demandé à l’agence d’ignorer ses propres ingénieurs.

es
Entre 2015 y 2024 el número de radios comunitarias creció de 12 a 31, mientras que sus ingresos
  disminuyeron casi una quinta parte.
+ Se señaló que entre 2015 y 2024 el número de radios comunitarias había crecido de 12 a 31,
  mientras que sus ingresos habían disminuido casi una quinta parte.
- Se señaló que entre 2015 y 2024 el número de radios comunitarias había crecido de 31 a 12,
  mientras que sus ingresos habían disminuido casi una quinta parte.
- Se señaló que desde 2015 el número de radios comunitarias había crecido de 12 a 31, mientras
  que sus ingresos habían disminuido casi una quinta parte.
- Se señaló que entre 2015 y 2024 el número de radios comunitarias había disminuido de 12 a 31,
  mientras que sus ingresos habían crecido casi una quinta parte.
- Se señaló que entre 2015 y 2024 el número de radios comunitarias había crecido de 12 a 31,
  mientras que sus ingresos habían disminuido una quinta parte.
- Se señaló que entre 2015 y 2024 el número de radios comunitarias había crecido de 12 a 31,
  porque sus ingresos habían disminuido casi una quinta parte.

es
No son los reguladores sino los operadores quienes deciden cuándo se apaga una antena.
+ Se señaló que no eran los reguladores sino los operadores quienes decidían cuándo se apagaba
  una antena.
- Se señaló que no eran los operadores sino los reguladores quienes decidían cuándo se apagaba
  una antena.
- Se señaló que eran los reguladores y los operadores quienes decidían cuándo se apagaba una
  antena.
- Se señaló que eran los reguladores quienes decidían cuándo se apagaba una antena.

es
Dos de los tres bancos que prometieron apoyo en junio lo retiraron antes de que se pagara el
  primer préstamo, el 12 de septiembre.
+ Se informó de que dos de los tres bancos que habían prometido apoyo en junio lo habían
  retirado antes de que se pagara el primer préstamo, el 12 de septiembre.
- Se informó de que los tres bancos que habían prometido apoyo en junio lo habían retirado antes
  de que se pagara el primer préstamo, el 12 de septiembre.
- Se informó de que dos de los tres bancos que habían retirado apoyo en junio lo habían
  prometido antes de que se pagara el primer préstamo, el 12 de septiembre.
- Se informó de que dos de los tres bancos habían prometido apoyo en junio.
- Se informó de que dos de los tres bancos que habían prometido apoyo en junio lo habían
  retirado después de que se pagara el primer préstamo, el 12 de septiembre.
- Se informó de que dos de los tres bancos que habían prometido apoyo en junio lo habían
  retirado antes de que se pagara el segundo préstamo, el 12 de septiembre.
- Se informó de que dos de los tres bancos que habían prometido apoyo en junio lo habían
  retirado antes de que se pagara el primer préstamo, el 21 de septiembre.
- Se informó de que dos bancos que habían prometido apoyo en junio lo habían retirado antes de
  que se pagara el primer préstamo, el 12 de septiembre.

es
Los agricultores que compran semillas a la cooperativa pagan menos que quienes las piden por
  internet, salvo que las pidan para todo un pueblo.
+ Se señaló que los agricultores que compraban semillas a la cooperativa pagaban menos que
  quienes las pedían por internet, salvo que las pidieran para todo un pueblo.
- Se señaló que los agricultores que compraban semillas a la cooperativa pagaban menos que
  quienes las pedían por internet.
- Se señaló que los agricultores que vendían semillas a la cooperativa pagaban menos que quienes
  las pedían por internet, salvo que las pidieran para todo un pueblo.
- Se señaló que los agricultores que compraban semillas a la cooperativa pagaban más que quienes
  las pedían por internet, salvo que las pidieran para todo un pueblo.
- Se señaló que los agricultores que compraban semillas por internet pagaban menos que quienes
  las pedían a la cooperativa, salvo que las pidieran para todo un pueblo.

es
El sindicato pidió que se publicaran los horarios, pero la empresa sigue negándose.
+ Se señaló que el sindicato había pedido que se publicaran los horarios, pero la empresa seguía
  negándose.
- Se señaló que se habían publicado los horarios.
- Se señaló que la empresa había pedido que se publicaran los horarios, pero el sindicato seguía
  negándose.
- Se señaló que el sindicato había pedido que se publicaran los horarios.
- Se señaló que el sindicato había pedido que no se publicaran los horarios, pero la empresa
  seguía negándose.

es
Ya en 2019 propusimos reducir a la mitad las tarifas que pagan los hospitales, y solo dos
  provincias lo hicieron.
- Se señaló que dos provincias habían reducido a la mitad las tarifas que pagaban los
  hospitales.
- Se señaló que en 2019 se había propuesto duplicar las tarifas que pagaban los hospitales, y
  solo dos provincias lo habían hecho.
- Se señaló que en 2019 se había propuesto reducir a la mitad las tarifas que pagaban los
  hospitales, y dos provincias lo habían hecho.
- Se señaló que en 2019 se había propuesto reducir a la mitad las tarifas que pagaban las
  escuelas, y solo dos provincias lo habían hecho.
- Se señaló que en 2019 se había propuesto reducir en un tercio las tarifas que pagaban los
  hospitales, y solo dos provincias lo habían hecho.

es
Ningún proveedor ofrece contratos de menos de doce meses fuera de la capital.
+ Se señaló que ningún proveedor ofrecía contratos de menos de doce meses fuera de la capital.
- Se señaló que ningún proveedor ofrecía contratos de más de doce meses fuera de la capital.
- Se señaló que ningún proveedor ofrecía contratos fuera de la capital.
- Se señaló que ningún proveedor ofrecía contratos de menos de doce meses en la capital.
- Se señaló que algún proveedor ofrecía contratos de menos de doce meses fuera de la capital.
- Se señaló que ningún proveedor ofrecía contratos de menos de dos meses fuera de la capital.
- Se señaló que ningún proveedor ofrecía contratos de menos de doce semanas fuera de la capital.
- Se señaló que ningún proveedor ofrecería contratos de menos de doce meses fuera de la capital.
- Se señaló que todos los proveedores ofrecían contratos de menos de doce meses fuera de la
  capital.
- Se señaló que un solo proveedor ofrecía contratos de menos de doce meses fuera de la capital.

es
Los hogares pobres gastan en datos el triple que los ricos, aunque consumen menos.
+ Se señaló que los hogares pobres gastaban en datos el triple que los ricos, aunque consumían
  menos.
- Se señaló que los hogares ricos gastaban en datos el triple que los pobres, aunque consumían
  menos.
- Se señaló que los hogares pobres gastaban en datos el doble que los ricos, aunque consumían
  menos.
- Se señaló que los hogares pobres gastaban en datos el triple que los ricos, aunque consumían
  más.
- Se señaló que los hogares pobres gastaban en datos el triple que los ricos, porque consumían
  menos.
- Se señaló que los hogares pobres gastaban en datos tanto como los ricos, aunque consumían
  menos.

es
El comité concluyó que la vacuna es segura para mayores de 12 años y aplazó la decisión sobre
  los bebés.
+ Se señaló que el comité había concluido que la vacuna era segura para mayores de 12 años y
  había aplazado la decisión sobre los bebés.
- Se señaló que el comité había concluido que la vacuna era segura.
- Se señaló que el comité había concluido que la vacuna era segura para menores de 12 años y
  había aplazado la decisión sobre los bebés.
- Se señaló que el comité había concluido que la vacuna era segura para los bebés y había
  aplazado la decisión sobre mayores de 12 años.
- Se señaló que la vacuna era segura para mayores de 12 años.
- Se señaló que el comité había aplazado la vacuna.

fr
Le syndicat a demandé que les horaires soient publiés, mais l'entreprise s'y refuse toujours.
+ Il a été noté que le syndicat avait demandé que les horaires soient publiés, mais que
  l’entreprise s’y refusait toujours.
- Il a été noté que les horaires avaient été publiés.
- Il a été noté que l’entreprise avait demandé que les horaires soient publiés, mais que le
  syndicat s’y refusait toujours.
- Il a été noté que le syndicat avait demandé que les horaires soient publiés, mais que
  l’entreprise ne s’y refusait plus.

fr
Aucun fournisseur ne propose de contrat de moins de douze mois hors de la capitale.
+ Il a été noté qu’aucun fournisseur ne proposait de contrat de moins de douze mois hors de la
  capitale.
- Il a été noté qu’aucun fournisseur ne proposait de contrat de plus de douze mois hors de la
  capitale.
- Il a été noté qu’aucun fournisseur ne proposait de contrat hors de la capitale.
- Il a été noté qu’aucun fournisseur ne proposait de contrat de moins de douze mois dans la
  capitale.
- Il a été noté que des fournisseurs proposaient des contrats de moins de douze mois hors de la
  capitale.
- Il a été noté qu’aucun fournisseur ne proposerait de contrat de moins de douze mois hors de la
  capitale.
- Il a été noté qu’aucun fournisseur ne propose de contrat de moins de douze semaines hors de la
  capitale.

fr
Les ménages pauvres consacrent aux données trois fois plus que les riches, bien qu'ils en
  consomment moins.
+ Il a été noté que les ménages pauvres consacraient aux données trois fois plus que les riches,
  bien qu’ils en consomment moins.
- Il a été noté que les ménages riches consacraient aux données trois fois plus que les pauvres,
  bien qu’ils en consomment moins.
- Il a été noté que les ménages pauvres consacraient aux données deux fois plus que les riches,
  bien qu’ils en consomment moins.
- Il a été noté que les ménages pauvres consacraient aux données trois fois plus que les riches,
  parce qu’ils en consommaient moins.
- Il a été noté que les ménages pauvres consacraient aux données trois fois moins que les
  riches, bien qu’ils en consomment moins.

en
The committee concluded that the vaccine is safe for people over 12 and postponed its decision
  on infants.
+ It was noted that the committee had concluded that the vaccine was safe for people over 12 and
  had postponed its decision on infants.
- It was noted that the committee had concluded that the vaccine was safe.
- It was noted that the vaccine was safe for people over 12.
- It was noted that the committee had concluded that the vaccine was safe for infants and had
  postponed its decision on people over 12.
- It was noted that the committee had concluded that the vaccine was safe for people under 12
  and had postponed its decision on infants.
- It was noted that the committee had concluded that the vaccine was safe for all people and had
  postponed its decision on infants.

en
No provider offers contracts shorter than twelve months outside the capital.
+ It was noted that no provider offered contracts shorter than twelve months outside the
  capital.
- It was noted that no provider offered contracts longer than twelve months outside the capital.
- It was noted that no provider offered contracts outside the capital.
- It was noted that no provider offered contracts shorter than twelve months in the capital.
- It was noted that no provider would offer contracts shorter than twelve months outside the
  capital.
- It was noted that providers offered no contracts outside the capital.
- It was noted that one provider offered contracts shorter than twelve months outside the
  capital.
- It was noted that no provider offered contracts of twelve months outside the capital.

en
Critics say the levy hurts small shops.
- It was noted that the levy hurt small shops.
- It was noted that the levy hurt shops.

en
Few of the pilots that were announced with ministers present ever reached a second school.
+ It was noted that few of the pilots that had been announced with ministers present had ever
  reached a second school.
- It was noted that the pilots that had been announced with ministers present had reached a
  second school.
- It was noted that few of the pilots had reached a second school.
- It was noted that a few of the pilots that had been announced with ministers present had
  reached a second school.
- It was noted that few of the pilots that had been announced without ministers present had ever
  reached a second school.
- It was noted that few of the pilots that had been announced with ministers present had ever
  reached two schools.
- It was noted that none of the pilots that had been announced with ministers present had ever
  reached a second school.

en
I would like to add that rural clinics lose half of their vaccines in the summer.
+ It was noted that rural clinics lost half of their vaccines in the summer.

en
The good news is that rural clinics lose half as many vaccines as before.
+ It was noted that rural clinics lost half as many vaccines as before.

en
We have seen for years that rural clinics lose half of their vaccines in the summer.
+ It was noted that rural clinics lost half of their vaccines in the summer.

en
What we see in the field is that rural clinics lose half of their vaccines in the summer.
+ It was noted that rural clinics lost half of their vaccines in the summer.

en
First of all, we are convinced that rural clinics need their own cold rooms.
+ It was felt that rural clinics needed their own cold rooms.

en
It is a fact that rural clinics lose half of their vaccines in the summer.
+ It was noted that rural clinics lost half of their vaccines in the summer.

fr
Je voudrais ajouter que les dispensaires ruraux perdent la moitié de leurs vaccins en été.
+ Il a été noté que les dispensaires ruraux perdaient la moitié de leurs vaccins en été.

fr
Ce que nous voyons sur le terrain, c'est que les dispensaires ruraux perdent la moitié de leurs
  vaccins.
+ Il a été noté que les dispensaires ruraux perdaient la moitié de leurs vaccins.

fr
Nous sommes convaincus que les dispensaires ruraux ont besoin de chambres froides.
+ Il a été estimé que les dispensaires ruraux avaient besoin de chambres froides.

es
Quisiera añadir que los centros rurales pierden la mitad de sus vacunas en verano.
+ Se señaló que los centros rurales perdían la mitad de sus vacunas en verano.

es
Estamos convencidos de que los centros rurales necesitan cámaras frías propias.
+ Se consideró que los centros rurales necesitaban cámaras frías propias.
"""


def records() -> Iterator[tuple[str, str, str, bool]]:
    """Yield language, what was said, a sentence on it, and whether that is true."""
    for block in _BLOCKS.strip().split("\n\n"):
        lang, said, *told = block.replace("\n  ", " ").split("\n")
        for line in told:
            yield lang, said, line[2:], line.startswith("+ ")
