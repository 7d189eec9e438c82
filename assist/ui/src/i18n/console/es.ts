import type { ProblemKind } from "../../api/problem.js";

/** What both consoles say. */
export const es = {
  name: "Ventanilla",
  skip: "Ir al contenido",
  sections: "Secciones",
  menu: "Menú",
  signOut: "Salir",
  otherLanguage: { label: "English", code: "en" },
  loading: "Cargando…",
  close: "Cerrar",
  undo: "Deshacer",
  undone: "Deshecho.",
  back: "Volver a la lista",
  save: "Guardar",
  cancel: "Cancelar",
  remove: "Borrar",
  filter: "Filtrar",
  all: "Todas",
  newTab: "se abre en una pestaña nueva",
  unknownView: {
    title: "Esta página no existe",
    hint: "Elija una sección del menú.",
  },
  signIn: {
    title: "Identifíquese",
    intro: "Escriba la clave que le ha dado su administración. Se olvida al cerrar esta pestaña.",
  },
  pages: {
    label: "Páginas",
    before: "Anterior",
    after: "Siguiente",
    at: (page: number, of: number) => `Página ${page} de ${of}`,
  },
  problem: {
    title: {
      unauthorized: "La sesión ha terminado",
      forbidden: "La clave no tiene permiso para esto",
      invalid: "No se ha podido hacer",
      busy: "Demasiadas peticiones seguidas",
      unavailable: "El servicio no está disponible",
      server: "El servicio ha fallado",
      network: "No hay conexión con el servicio",
    } satisfies Record<ProblemKind, string> as Record<ProblemKind, string>,
    text: {
      unauthorized: "Vuelva a escribir la clave de acceso.",
      forbidden: "Pida a quien administra Ventanilla una clave con otro papel.",
      invalid: "Revise lo que ha escrito; no se ha perdido nada.",
      busy: "Espere unos segundos y reintente.",
      unavailable: "No se ha perdido nada. Reintente en unos minutos.",
      server: "No se ha perdido nada. Reintente y, si se repite, avise a soporte.",
      network: "Compruebe la conexión y reintente.",
    } satisfies Record<ProblemKind, string> as Record<ProblemKind, string>,
    retry: "Reintentar",
    details: "Detalle para soporte",
  },
  reason: {
    label: "Motivo",
    hint: "Queda en el registro.",
    missing: "Escriba el motivo.",
  },
  job: {
    kind: {
      crawl: "Rastreo",
      reindex: "Reindexación",
      evaluate: "Evaluación",
      import_cases: "Importación de consultas",
      propose_canonical: "Búsqueda de propuestas",
      upkeep: "Repaso diario",
    } as Record<string, string>,
    state: {
      queued: "En espera",
      running: "En marcha",
      done: "Terminada",
      failed: "Ha fallado",
      cancelled: "Cancelada",
    },
    waiting: "En espera de un trabajador libre…",
    stage: {
      crawl: "Leyendo páginas",
      reindex: "Preparando el índice",
      consistency: "Preguntando al asistente",
      answers: "Preguntando al asistente",
      retrieval: "Buscando",
      audit: "Comparando lo que se envió",
    } as Record<string, string>,
    done: (done: string, total: string) => (total ? `${done} de ${total}` : done),
    rate: (rate: string) => `${rate} por segundo`,
    left: (time: string) => `quedan unos ${time}`,
    cancel: "Cancelar",
    cancelling: "Cancelando…",
    report: "Ver el informe",
    progress: "Avance",
    ended: {
      done: "La tarea ha terminado.",
      failed: "La tarea ha fallado.",
      cancelled: "La tarea se ha cancelado.",
    } as Record<string, string>,
  },
};

/** Every language has the same entries. */
export type ConsoleWords = typeof es;
