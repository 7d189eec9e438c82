import { aspect, channel, slot } from "../../terms/es.js";

/** The frame of the knowledge console, and the words that several views share. */
export const frame = {
  name: "Conocimiento",
  intro: "Fuentes, cambios, contradicciones y artículos: lo que Ventanilla sabe y de dónde lo sabe.",
  forbidden: "Esa clave no es de edición. Pida una de edición a quien administra Ventanilla.",
  others: { service: "Atención", quality: "Calidad" },
  groups: { today: "Hoy", origin: "De dónde viene", truth: "Qué es cierto", content: "Qué se escribe", index: "Qué se encuentra" },
  views: {
    todo: "Pendiente",
    sources: "Fuentes",
    changes: "Cambios",
    jobs: "Tareas",
    conflicts: "Contradicciones",
    documents: "Documento",
    canonical: "Respuestas canónicas",
    cases: "Precedentes",
    gaps: "Preguntas sin respuesta",
    articles: "Artículos",
    contentQuality: "Calidad del contenido",
    snapshots: "Instantáneas",
    search: "Buscador",
  },
  todo: {
    lead: "Lo que espera a que alguien lo mire.",
    matters: {
      conflicts: {
        title: "Contradicciones abiertas",
        todo: "Compare las páginas y dictamine cuál vale.",
        none: "Ninguna fuente se contradice.",
      },
      cases: {
        title: "Precedentes desactualizados",
        todo: "Corríjalos o retírelos: mientras tanto no se proponen.",
        none: "Todos siguen valiendo.",
      },
      proposals: {
        title: "Propuestas de respuesta canónica",
        todo: "Apruebe las que valgan para todas las oficinas.",
        none: "No hay propuestas nuevas.",
      },
      canonical: {
        title: "Respuestas canónicas por revisar",
        todo: "Su fuente ha cambiado desde que se aprobaron.",
        none: "Todas coinciden con sus fuentes.",
      },
      gaps: {
        title: "Preguntas sin respuesta",
        todo: "Escriba el artículo que las conteste.",
        none: "Nada se pregunta en balde.",
      },
      articles: {
        title: "Artículos en revisión",
        todo: "Léalos y publíquelos.",
        none: "Nadie espera una revisión.",
      },
      changes: {
        title: "Cambios en siete días",
        todo: "Vea qué dicen ahora las páginas.",
        none: "Las páginas dicen lo mismo.",
      },
      sources: {
        title: "Fuentes con problemas",
        todo: "Vea qué páginas fallan y por qué.",
        none: "Todas se leen bien.",
      },
    },
  },
  documentKind: {
    procedure: "Trámite",
    page: "Página",
    article: "Artículo",
    case: "Consulta resuelta",
    pdf: "PDF",
  } as Record<string, string>,
  openPage: "Ver la página",
  readHere: "Ver lo que se leyó",
  grounds: { title: "Datos en que se apoya" },
  aspect: aspect as Record<string, string>,
  channel: channel as Record<string, string>,
  slot: slot as Record<string, string>,
};
