"""Spanish records, true sentences on them, and what makes those false or leaves them true.

Read by ``gate_bases`` and ``test_gate_lies`` beside the English and French ones.
Everything is fictional.
"""

from typing import Final

BASES_ES: Final = """
ventanillas es
said: El cierre de las ventanillas públicas reduce el número de solicitudes incluso donde la
  pobreza no ha disminuido.
told: Se señaló que el cierre de las ventanillas públicas reducía el número de solicitudes incluso
  donde la pobreza no había disminuido.

operadores es
said: Solo los pequeños operadores de las zonas rurales pueden pedir dos préstamos, salvo si el
  Estado los garantiza.
told: Se indicó que solo los pequeños operadores de las zonas rurales podían pedir dos préstamos,
  salvo si el Estado los garantizaba.

fabricantes es
said: Los fabricantes deberían garantizar actualizaciones durante al menos cinco años, porque las
  familias pobres compran aparatos usados.
told: Se propuso que los fabricantes deberían garantizar actualizaciones durante al menos cinco
  años, porque las familias pobres compraban aparatos usados.

puente es
said: El precio del tránsito bajó de 90 dólares a 12 dólares en tres años, excepto en las islas.
told: Se señaló que el precio del tránsito había bajado de 90 dólares a 12 dólares en tres años,
  excepto en las islas.

fondo es
said: La Agencia de Aprendizaje pagará 2,5 millones de euros al Fondo Costero antes de junio de
  2027 si los parlamentos aprueban el presupuesto.
told: Se informó de que la Agencia de Aprendizaje pagaría 2,5 millones de euros al Fondo Costero
  antes de junio de 2027 si los parlamentos aprobaban el presupuesto.

medicos es
said: Algunos médicos pueden usar los historiales de los pacientes con su consentimiento.
told: Se indicó que algunos médicos podían usar los historiales de los pacientes con su
  consentimiento.

bancos es
said: Los bancos afirman que el tipo de cambio arruina a más operadores que los clientes que no
  pagan.
told: Los bancos afirmaron que el tipo de cambio arruinaba a más operadores que los clientes que
  no pagaban.

maestros es
said: Un tercio de los maestros abandonó la escuela después del segundo año, y la mayoría volvió
  en 2024.
told: Un orador indicó que un tercio de los maestros había abandonado la escuela después del
  segundo año, y la mayoría había vuelto en 2024.

mapas es
said: Los mapas oficiales exageran el servicio porque los operadores comunican la señal prevista y
  no la calidad medida.
told: Se explicó que los mapas oficiales exageraban el servicio porque los operadores comunicaban
  la señal prevista y no la calidad medida.

centros es
said: Desde 2022 el ministerio abrió doce centros en las provincias, y más de 380.000 personas
  pasaron por ellos.
told: Se informó de que desde 2022 el ministerio había abierto doce centros en las provincias, y
  más de 380.000 personas habían pasado por ellos.

laboratorio es
said: El regulador propuso un laboratorio común, y Meridian todavía no ha decidido si lo acogerá.
told: Se indicó que el regulador había propuesto un laboratorio común, y Meridian todavía no había
  decidido si lo acogería.

ancianos es
said: Los ancianos y los jóvenes no se pusieron de acuerdo sobre el uso de las lenguas.
told: Se observó que los ancianos y los jóvenes no se habían puesto de acuerdo sobre el uso de las
  lenguas.

cita es
said: No necesitamos otra declaración; necesitamos ingenieros que se queden en Tavira.
told: Un orador dijo: «necesitamos ingenieros que se queden en Tavira».

baterias es
said: Las baterías fallaron por debajo de treinta grados, lo que dejó los campamentos sin servicio
  durante semanas.
told: Se señaló que las baterías habían fallado por debajo de treinta grados, lo que había dejado
  los campamentos sin servicio durante semanas.

clase es
said: Los alumnos aprenden mejor cuando la clase empieza en su lengua, y pocas escuelas lo aceptan.
told: Se explicó que los alumnos aprendían mejor cuando la clase empezaba en su lengua, y pocas
  escuelas lo aceptaban.

precios es
said: Los precios aumentaron un 12 por ciento entre 2021 y 2023, y luego bajaron hasta 8 euros.
told: Se informó de que los precios habían aumentado un 12 por ciento entre 2021 y 2023, y luego
  habían bajado hasta 8 euros.

registros es
said: Los registros abiertos deben seguir siendo públicos.
told: En la sesión titulada «Open registers», los participantes acordaron que los registros
  abiertos debían seguir siendo públicos.
"""

LIES_ES: Final[dict[str, str]] = {
    "es: restriction dropped": """
operadores | solo los pequeños operadores | los pequeños operadores
operadores | pequeños operadores | operadores
operadores | de las zonas rurales |
operadores | , salvo si el Estado los garantizaba |
ventanillas | ventanillas públicas | ventanillas
puente | , excepto en las islas |
puente | en tres años |
fondo | si los parlamentos aprobaban el presupuesto |
medicos | algunos médicos | médicos
medicos | con su consentimiento |
mapas | mapas oficiales | mapas
bancos | que no pagaban |
maestros | un tercio de los maestros | los maestros
maestros | después del segundo año |
centros | en las provincias |
baterias | durante semanas |
baterias | por debajo de treinta grados |
clase | cuando la clase empezaba en su lengua |
fabricantes | al menos cinco años | cinco años
precios | entre 2021 y 2023 |
""",
    "es: small word exchanged": """
ventanillas | incluso donde | salvo donde
ventanillas | incluso donde | solo donde
operadores | salvo si | incluso si
operadores | salvo si | sobre todo si
puente | excepto en | incluso en
puente | de 90 dólares a 12 dólares | a 90 dólares de 12 dólares
puente | en tres años | cada tres años
puente | en tres años | después de tres años
fondo | antes de junio | después de junio
fondo | antes de junio | desde junio
fondo | al Fondo Costero | del Fondo Costero
fondo | al Fondo Costero | para el Fondo Costero
fondo | si los parlamentos | aunque los parlamentos
medicos | con su consentimiento | sin su consentimiento
medicos | con su consentimiento | contra su consentimiento
mapas | porque los operadores | aunque los operadores
mapas | y no la calidad | o no la calidad
mapas | y no la calidad | y la calidad
maestros | después del segundo | antes del segundo
centros | desde 2022 | antes de 2022
centros | desde 2022 | hasta 2022
centros | más de 380.000 | menos de 380.000
centros | más de 380.000 | casi 380.000
centros | más de 380.000 | 380.000
baterias | sin servicio | con servicio
baterias | por debajo de | por encima de
clase | cuando la clase | aunque la clase
clase | cuando la clase | antes de que la clase
precios | entre 2021 y 2023 | desde 2021 y 2023
precios | hasta 8 | desde 8
fabricantes | porque las familias | para que las familias
fabricantes | durante al menos | después de al menos
bancos | a más operadores | a menos operadores
""",
    "es: quantifier turned": """
medicos | algunos médicos | todos los médicos
medicos | algunos médicos | la mayoría de los médicos
medicos | algunos médicos | ningún médico
medicos | algunos médicos | pocos médicos
maestros | la mayoría había | algunos habían
maestros | la mayoría había vuelto | todos habían vuelto
maestros | un tercio | la mitad
maestros | un tercio | dos tercios
maestros | un tercio | un cuarto
clase | pocas escuelas | muchas escuelas
clase | pocas escuelas | escuelas
clase | pocas escuelas | ninguna escuela
operadores | solo los pequeños | todos los pequeños
""",
    "es: agents and causes": """
fondo | la Agencia de Aprendizaje pagaría 2,5 millones de euros al Fondo Costero | el Fondo Costero pagaría 2,5 millones de euros a la Agencia de Aprendizaje
mapas | los mapas oficiales exageraban el servicio porque los operadores comunicaban la señal prevista | los operadores comunicaban la señal prevista porque los mapas oficiales exageraban el servicio
mapas | la señal prevista y no la calidad medida | la calidad medida y no la señal prevista
bancos | el tipo de cambio arruinaba a más operadores que los clientes que no pagaban | los clientes que no pagaban arruinaban a más operadores que el tipo de cambio
fabricantes | los fabricantes deberían garantizar actualizaciones durante al menos cinco años, porque las familias pobres compraban aparatos usados | las familias pobres deberían comprar aparatos usados durante al menos cinco años, porque los fabricantes garantizaban actualizaciones
ventanillas | el cierre de las ventanillas públicas reducía el número de solicitudes | el número de solicitudes reducía el cierre de las ventanillas públicas
laboratorio | el regulador había propuesto un laboratorio común, y Meridian | Meridian había propuesto un laboratorio común, y el regulador
centros | el ministerio había abierto doce centros en las provincias | las provincias habían abierto doce centros en el ministerio
""",
    "es: modality and time": """
fabricantes | deberían garantizar | debían garantizar
fabricantes | deberían garantizar | garantizaban
fabricantes | deberían garantizar | garantizarían
fabricantes | deberían garantizar | podrían garantizar
fabricantes | deberían garantizar | habían garantizado
medicos | podían usar | debían usar
medicos | podían usar | usaban
medicos | podían usar | no podían usar
fondo | pagaría | había pagado
fondo | pagaría | pagaba
fondo | pagaría | pagó
fondo | pagaría | debería pagar
fondo | pagaría | podría pagar
fondo | pagaría | no pagaría
ventanillas | reducía | no reducía
ventanillas | reducía | reduciría
ventanillas | reducía | podía reducir
ventanillas | no había disminuido | había disminuido
ventanillas | no había disminuido | no disminuiría
centros | había abierto | abriría
centros | había abierto | iba a abrir
centros | había abierto | no había abierto
centros | había abierto | debía abrir
maestros | había vuelto | volvería
registros | debían seguir | deberían dejar de seguir
registros | debían seguir | seguían
""",
    "es: stance told as fact": """
bancos | Los bancos afirmaron que el | Se observó que el
bancos | Los bancos afirmaron que el | El
bancos | Los bancos afirmaron | Los operadores afirmaron
bancos | Los bancos afirmaron | Los bancos demostraron
laboratorio | había propuesto un laboratorio | había abierto un laboratorio
laboratorio | había propuesto un laboratorio | tenía un laboratorio
laboratorio | todavía no había decidido si lo acogería | había decidido que lo acogería
laboratorio | Meridian todavía no había decidido si lo acogería | Meridian lo acogería
ancianos | no se habían puesto | se habían puesto
ancianos | los ancianos y los jóvenes no se habían puesto de acuerdo sobre el uso | los ancianos y los jóvenes pedían el uso
registros | En la sesión titulada «Open registers», los participantes | Los participantes
registros | = | Hubo consenso en que los registros abiertos debían seguir siendo públicos.
ventanillas | Se señaló que | Los participantes rechazaron que
ventanillas | Se señaló que | Los participantes señalaron que
ventanillas | Se señaló que | Se acordó que
""",
    "es: numbers and units": """
fabricantes | cinco años | quince años
fabricantes | cinco años | cinco meses
fabricantes | al menos cinco | como máximo cinco
puente | 90 dólares | 80 dólares
puente | 90 dólares | 90 euros
puente | tres años | trece años
puente | de 90 dólares a 12 dólares | de 12 dólares a 90 dólares
fondo | 2,5 millones | 25 millones
fondo | 2,5 millones | 2,5 mil
fondo | junio de 2027 | julio de 2027
fondo | junio de 2027 | junio de 2028
maestros | segundo año | tercer año
maestros | segundo año | dos años
centros | doce centros | dos centros
centros | doce centros | doce ministerios
precios | 12 por ciento | 12 puntos porcentuales
precios | entre 2021 y 2023 | entre 2023 y 2021
baterias | treinta grados | trece grados
""",
    "es: words and names": """
fondo | Fondo Costero | Fondo Común
fondo | Agencia de Aprendizaje | Agencia de Salud
laboratorio | Meridian | Mediana
operadores | pequeños operadores | grandes operadores
operadores | zonas rurales | zonas urbanas
puente | había bajado | había subido
precios | habían aumentado | habían disminuido
mapas | exageraban | corregían
cita | ingenieros que se queden en Tavira | ingenieros que se queden en Tavera
cita | = | Un orador dijo: «otra declaración; necesitamos ingenieros».
cita | = | Un orador dijo: «necesitamos otra declaración».
""",
    "es: things added": """
operadores | pequeños operadores | pequeños y grandes operadores
operadores | zonas rurales | zonas rurales y urbanas
fabricantes | los fabricantes deberían | los fabricantes y los gobiernos deberían
fondo | pagaría | ya no pagaría
fondo | pagaría 2,5 | solo pagaría 2,5
fondo | pagaría 2,5 | pagaría cada año 2,5
baterias | durante semanas | durante semanas cada año
medicos | médicos podían | médicos y aseguradores podían
ventanillas | solicitudes | solicitudes y pagos
""",
}

EDITS_ES: Final[dict[str, str]] = {
    "es: tense and aspect": """
ventanillas | reducía | reduce
ventanillas | había disminuido | ha disminuido
puente | había bajado | bajó
fondo | pagaría | pagará
centros | había abierto | abrió
centros | habían pasado | pasaron
operadores | podían | pueden
laboratorio | había propuesto | propuso
laboratorio | no había decidido | no ha decidido
maestros | había vuelto | volvió
clase | empezaba | empieza
clase | aprendían | aprenden
bancos | arruinaba | arruina
mapas | comunicaban | comunican
""",
    "es: house opening": """
ventanillas | Se señaló que | Se observó que
ventanillas | Se señaló que | Un orador señaló que
ventanillas | Se señaló que | Según un orador,
mapas | Se explicó que | Se subrayó que
bancos | afirmaron | dijeron
bancos | Los bancos afirmaron que | Según los bancos,
fondo | Se informó de que | Se indicó que
""",
    "es: passive, order, clauses": """
mapas | los operadores comunicaban la señal prevista y no la calidad medida | la señal prevista y no la calidad medida era comunicada por los operadores
ventanillas | el cierre de las ventanillas públicas reducía el número de solicitudes incluso donde la pobreza no había disminuido | incluso donde la pobreza no había disminuido, el cierre de las ventanillas públicas reducía el número de solicitudes
mapas | porque los operadores comunicaban la señal prevista y no la calidad medida |
fabricantes | , porque las familias pobres compraban aparatos usados |
clase | , y pocas escuelas lo aceptaban |
centros | , y más de 380.000 personas habían pasado por ellos |
fondo | que la Agencia de Aprendizaje pagaría 2,5 millones de euros al Fondo Costero antes de junio de 2027 si los parlamentos aprobaban el presupuesto | que, si los parlamentos aprobaban el presupuesto, la Agencia de Aprendizaje pagaría 2,5 millones de euros al Fondo Costero antes de junio de 2027
""",
    "es: spelling, number and article": """
puente | 12 dólares | doce dólares
puente | tres años | 3 años
centros | doce centros | 12 centros
centros | 380.000 | 380 000
precios | 12 por ciento | 12 %
fondo | 2,5 millones | 2.500.000
ventanillas | las ventanillas | ventanillas
operadores | solo los | únicamente los
operadores | salvo si | excepto si
bancos | los clientes | clientes
""",
}
