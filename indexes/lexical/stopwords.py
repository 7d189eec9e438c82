"""Spanish words that say nothing of the matter, folded as `indexes.folding.fold` folds.

Questions are colloquial, so polite and interrogative words are here too. Short on purpose: BM25
weighs down what is frequent by itself.
"""

from __future__ import annotations

_GRAMMAR = """
a al algo algun alguna algunas alguno algunos ante antes asi aun aunque bien cada como con
contra cual cuales cuando cuanta cuantas cuanto cuantos de del desde donde e el ella ellas
ellos en entre era eran es esa esas ese eso esos esta estaba estan estar estas este esto estos
estoy fue fueron ha haber habia hace hacer hago han has hasta hay he hemos la las le les lo los
mas me mi mis mucho muy nada ni no nos nosotros o os otra otras otro otros para pero poco por
porque pues que quien quienes se sea sean segun ser si sido sin sobre sois solo somos son soy su
sus tal tambien tan tanto te tengo tenemos tener ti tiene tienen toda todas todo todos tu tus u un
una unas uno unos usted ustedes vosotros y ya yo
"""

_POLITENESS = """
hola buenos buenas gracias favor saludo saludos quiero quisiera querria gustaria
saber puedo puede pueden podria podrian necesito debo debe hacerlo
"""

SPANISH_STOPWORDS: tuple[str, ...] = tuple((_GRAMMAR + _POLITENESS).split())
