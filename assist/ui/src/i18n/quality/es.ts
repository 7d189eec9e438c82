import { channel, slot } from "../terms/es.js";

/** What the quality console says. */
export const es = {
  name: "Calidad",
  intro:
    "Cuánto coinciden las respuestas entre oficinas, dónde se contradicen y qué cambia quien las envía.",
  forbidden: "Esa clave no es de calidad. Pida una de calidad a quien administra Ventanilla.",
  others: { service: "Atención", knowledge: "Conocimiento" },
  groups: { measures: "Medidas", office: "Uso real" },
  views: {
    runs: "Evaluaciones",
    drift: "Deriva por oficina",
    feedback: "Opiniones",
  },
  runs: {
    lead: "Cuánto coinciden las respuestas, evaluación a evaluación.",
    start: "Nueva evaluación",
    caption: "Evaluaciones, la más reciente primero",
    run: "Evaluación",
    mode: "Qué se comparó",
    modes: { replay: "Respuestas del asistente", audit: "Lo que se envió" },
    answers: "Respuestas",
    gate: "Límites",
    passed: "Cumplidos",
    failed: "Incumplidos",
    ungated: "Sin límites",
    none: "Todavía no hay evaluaciones",
    noneHint: "Lance la primera con «Nueva evaluación»: en unos minutos verá dónde no coinciden las oficinas.",
    title: (mode: string, at: string) => `${mode} · ${at}`,
    about: (dataset: string, answers: string, groups: string) =>
      `Conjunto «${dataset}»: ${answers} respuestas a ${groups} necesidades.`,
    interval: (interval: string) => `Intervalo del 95 %: ${interval}`,
    few: (groups: number) => `Muestra pequeña: ${groups} necesidades.`,
    noFiles: "Los ficheros de esta evaluación ya no están en el servidor: quedan sus medidas.",
  },
  form: {
    task: "Qué se mide",
    tasks: {
      consistency: {
        name: "Coherencia entre oficinas",
        hint: "Cada pregunta, desde todas las oficinas, por varios canales y con varias redacciones.",
      },
      answers: { name: "Acierto de las respuestas", hint: "Preguntas con los datos que debe dar la respuesta." },
      retrieval: { name: "Búsqueda", hint: "Preguntas con el trámite que debe encontrarse." },
      audit: {
        name: "Lo que enviaron las oficinas",
        hint: "Compara las consultas resueltas entre sí y con las páginas de hoy.",
      },
    },
    limit: "Cuántas necesidades",
    limitHint: "Vacío: todas. Con 20 se tiene una primera idea en poco tiempo.",
    offices: "Oficinas",
    officesHint: "Sin marcar ninguna, todas.",
    gate: "Límites que deben cumplirse",
    gateHint: "Uno por línea, por ejemplo: divergence=0.02",
    submit: "Empezar",
    started: "La evaluación está en marcha. Puede salir de aquí: seguirá sola.",
  },
  trend: {
    title: "Tendencia",
    measure: "Medida",
    label: (measure: string, runs: number) =>
      `${measure} en las ${runs} últimas evaluaciones; las cifras están en la tabla.`,
  },
  heatMap: {
    title: "Oficina frente a oficina",
    lead: "Parte de las comparaciones en que dos oficinas dan datos distintos sin justificación. Elija una cifra para ver las frases.",
    office: "Oficina",
    same: "La misma oficina",
    cell: (a: string, b: string, rate: string) => `${a} y ${b}: ${rate}. Ver las frases.`,
  },
  contradictions: {
    title: "Contradicciones, la peor primero",
    between: (a: string, b: string) => `Contradicciones entre ${a} y ${b}`,
    all: "Ver las de todas las oficinas",
    none: "No hay ninguna contradicción sin justificar.",
    heading: (slot: string, left: string, right: string) => `${slot}: «${left}» frente a «${right}»`,
    where: (pairs: string, offices: string) => `${pairs} comparaciones entre ${offices}`,
    asked: (query: string) => `Pregunta: ${query}`,
    wrong: "No coincide con la página oficial",
    official: (value: string) => `Hoy, según la página oficial: ${value}.`,
    more: (n: string) => `Ver más (quedan ${n})`,
  },
  period: { since: "Desde", until: "Hasta" },
  drift: {
    lead: "Qué cambian las oficinas en la propuesta antes de enviarla. Otras palabras no importan; otros datos, sí.",
    none: "Todavía no se ha enviado ninguna propuesta",
    noneHint: "Cuando las oficinas envíen respuestas desde su CRM, verá aquí qué datos cambian.",
    caption: "Deriva por oficina, la mayor primero",
    total: (sent: string, altered: string) => `${sent} respuestas enviadas; ${altered} con datos cambiados`,
    sent: "Enviadas",
    untouched: "Tal cual",
    reworded: "Otras palabras",
    altered: "Otros datos",
    share: "Parte con otros datos",
    changes: "Lo que más cambia",
    op: { added: "Añadido", removed: "Quitado", changed: "Cambiado" },
    replies: "Respuestas con datos cambiados",
  },
  feedback: {
    lead: "Qué opina de las propuestas quien las usa, con sus motivos.",
    show: "Ver",
    bad: "Las malas (1 y 2)",
    all: "Todas",
    none: "Todavía no hay opiniones",
    noneHint: "Quien atiende puede valorar cada propuesta desde la barra lateral.",
    noBad: "Ninguna opinión mala en este periodo.",
    average: (average: string, n: string) => `Media: ${average} de 5, con ${n} opiniones`,
    byRating: "Por valoración",
    byOffice: "Por oficina, la peor primero",
    rating: "Valoración",
    stars: (n: string) => `${n} de 5`,
    times: "Opiniones",
    mean: "Media",
    reasons: "Motivos",
    reason: "Motivo",
    noReason: "Sin motivo",
    question: "Pregunta",
    draft: "Propuesta",
  },
  exports: {
    csv: "Descargar CSV",
    json: "Descargar JSON",
    title: "Exportar",
    files: {
      "measures.csv": "Medidas (CSV)",
      "contradictions.csv": "Contradicciones (CSV)",
      "metrics.json": "Medidas (JSON)",
      "answers.jsonl": "Respuestas (JSON)",
      "latency.json": "Tiempos (JSON)",
      "report.html": "Informe (HTML)",
      "junit.xml": "Límites (JUnit)",
    } as Record<string, string>,
  },
  report: { title: "Informe completo" },
  measures: {
    divergence: {
      name: "Divergencia sin justificar",
      reading: "Comparaciones entre dos oficinas que dan datos distintos sin que el dato dependa del lugar.",
    },
    office_divergence: {
      name: "Divergencia por la oficina",
      reading: "Lo mismo, con la misma pregunta y la misma redacción: lo que cambia solo por preguntar en otra oficina.",
    },
    contradiction: {
      name: "Contradicciones",
      reading: "Comparaciones entre dos respuestas cualesquiera de la misma necesidad que dan datos distintos.",
    },
    agreement: {
      name: "Acuerdo en los datos",
      reading: "Alfa de Krippendorff: 1 es acuerdo total; 0, el que daría el azar.",
    },
    omission: {
      name: "Omisiones",
      reading: "Datos que dan la mayoría de las respuestas de una necesidad y que faltan en otra.",
    },
    status_agreement: {
      name: "Acuerdo en el estado",
      reading: "Respuestas con el mismo resultado (contestada, parcial, sin fuente…) que la mayoría de su necesidad.",
    },
    citation_overlap: {
      name: "Fuentes en común",
      reading: "Parte de las fuentes citadas que comparten dos respuestas de la misma necesidad.",
    },
    stability: {
      name: "Estabilidad",
      reading: "Respuestas idénticas, letra por letra, al repetir la misma pregunta.",
    },
    groundedness: {
      name: "Datos con fuente",
      reading: "Datos de las respuestas que figuran en el texto de la fuente citada.",
    },
    fact_recall: {
      name: "Datos esperados presentes",
      reading: "Datos que debía dar la respuesta y que da.",
    },
    fact_precision: {
      name: "Datos dados correctos",
      reading: "Datos que da la respuesta y que eran los esperados.",
    },
    "hit@1": {
      name: "Trámite correcto el primero",
      reading: "Preguntas cuyo trámite sale en primer lugar.",
    },
    "hit@5": {
      name: "Trámite correcto entre cinco",
      reading: "Preguntas cuyo trámite está entre los cinco primeros.",
    },
    MRR: {
      name: "Posición media (MRR)",
      reading: "Media del inverso de la posición del trámite correcto.",
    },
    "nDCG@10": {
      name: "Orden de los resultados (nDCG@10)",
      reading: "Calidad del orden de los diez primeros resultados.",
    },
    confidence_auroc: {
      name: "Acierto de la confianza (AUROC)",
      reading: "Probabilidad de que una pregunta que tiene respuesta reciba más confianza que otra que no la tiene.",
    },
    false_answers: {
      name: "Contestadas sin deber",
      reading: "Preguntas sin respuesta en las fuentes que, aun así, se contestaron.",
    },
    false_refusals: {
      name: "Rechazadas sin deber",
      reading: "Preguntas con respuesta en las fuentes que no se contestaron.",
    },
  } as Record<string, { name: string; reading: string }>,
  slot: slot as Record<string, string>,
  channel: channel as Record<string, string>,
};

/** Every language has the same entries. */
export type QualityWords = typeof es;
