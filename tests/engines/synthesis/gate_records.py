"""Records with what may and what may not be told of them, one block a record.

``- `` opens a false sentence, ``+ `` a true one; the second line is what was said.
Read by ``test_gate_records``. Everything is fictional.
"""

from collections.abc import Iterator
from typing import Final

_BLOCKS: Final = """
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
"""


def records() -> Iterator[tuple[str, str, str, bool]]:
    """Yield language, what was said, a sentence on it, and whether that is true."""
    for block in _BLOCKS.strip().split("\n\n"):
        lang, said, *told = block.replace("\n  ", " ").split("\n")
        for line in told:
            yield lang, said, line[2:], line.startswith("+ ")
