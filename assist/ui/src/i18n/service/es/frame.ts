import { aspect, channel } from "../../terms/es.js";

/** The frame of the service console, and the words that several views share. */
export const frame = {
  name: "Atención",
  intro: "Todo lo que la ciudadanía ha pedido, por cualquier canal, y lo que falta por contestar.",
  forbidden: "Esa clave no atiende a la ciudadanía. Pida una de agente o de supervisión a quien administra Ventanilla.",
  others: { knowledge: "Conocimiento", quality: "Calidad" },
  groups: { desk: "Atender", second: "Segundo nivel", citizens: "Ciudadanía", notices: "Avisar", measure: "Medir y comprobar" },
  views: {
    inbox: "Bandeja de entrada",
    timeline: "Historia de una persona",
    consents: "Consentimientos",
    escalations: "Consultas escaladas",
    approvals: "Visto bueno",
    notices: "Avisos",
    campaigns: "Campañas",
    indicators: "Indicadores",
    deliveries: "Envíos",
    audit: "Registro de accesos",
  },
  aspect: aspect as Record<string, string>,
  channel: channel as Record<string, string>,
  state: {
    new: "Nueva",
    assigned: "Asignada",
    waiting: "En espera",
    resolved: "Resuelta",
    reopened: "Reabierta",
    escalated: "Escalada",
  } as Record<string, string>,
  fields: {
    state: "Estado",
    office: "Oficina",
    channel: "Canal",
    search: "Buscar",
    since: "Desde",
    until: "Hasta",
    due: "Antes de",
    overdue: "Fuera de plazo",
    reason: "Motivo",
  },
};
