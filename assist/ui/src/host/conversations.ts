/** Invented interactions to try the sidebar with: no one in them exists. */
export interface Turn {
  readonly role: "citizen" | "agent";
  readonly text: string;
  readonly at: string;
}

export interface Interaction {
  readonly id: string;
  readonly subject: string;
  readonly person: string;
  readonly channel: "email" | "whatsapp" | "phone" | "chat" | "in_person";
  readonly channelName: string;
  readonly office: string;
  readonly officeName: string;
  readonly conversation: readonly Turn[];
}

export const INTERACTIONS: readonly Interaction[] = [
  {
    id: "demo-1",
    subject: "Inscribirse como pareja de hecho",
    person: "Lucía A.",
    channel: "email",
    channelName: "Correo electrónico",
    office: "huesca",
    officeName: "Huesca",
    conversation: [
      {
        role: "citizen",
        text: "Buenos días:\n\nMi pareja y yo vivimos juntos en Huesca. ¿Qué documentos hacen falta para inscribirnos como pareja de hecho y cuánto tardan en resolver?\n\nGracias, un saludo.",
        at: "2026-11-21T08:15:00Z",
      },
    ],
  },
  {
    id: "demo-2",
    subject: "Renovar el título de familia numerosa",
    person: "Pilar L.",
    channel: "email",
    channelName: "Correo electrónico",
    office: "barbastro",
    officeName: "Barbastro",
    conversation: [
      {
        role: "citizen",
        text: "Buenos días:\n\nEn enero se nos caduca el título de familia numerosa. ¿Qué documentos hacen falta para renovarlo y cuánto cuesta?\n\nMuchas gracias.",
        at: "2026-11-21T08:42:00Z",
      },
    ],
  },
  {
    id: "demo-3",
    subject: "Ayudas al alquiler",
    person: "Nabil B.",
    channel: "whatsapp",
    channelName: "WhatsApp",
    office: "teruel",
    officeName: "Teruel",
    conversation: [
      {
        role: "citizen",
        text: "Hola, quería preguntar por las ayudas para el alquiler",
        at: "2026-11-21T09:05:00Z",
      },
      {
        role: "agent",
        text: "Buenos días. ¿Qué necesita saber: requisitos, plazo, documentación…?",
        at: "2026-11-21T09:06:00Z",
      },
      {
        role: "citizen",
        text: "¿Hasta cuándo se pueden pedir las ayudas financieras al alquiler de vivienda?",
        at: "2026-11-21T09:08:00Z",
      },
    ],
  },
  {
    id: "demo-4",
    subject: "Quemar restos de poda",
    person: "José Antonio M.",
    channel: "phone",
    channelName: "Teléfono",
    office: "calatayud",
    officeName: "Calatayud",
    conversation: [
      {
        role: "citizen",
        text: "Quiere quemar los restos de la poda de unos almendros este invierno. ¿Tiene que avisar antes o pedir permiso?",
        at: "2026-11-21T09:20:00Z",
      },
    ],
  },
  {
    id: "demo-5",
    subject: "Estado de una solicitud",
    person: "Carmen G.",
    channel: "chat",
    channelName: "Chat",
    office: "zaragoza",
    officeName: "Zaragoza",
    conversation: [
      {
        role: "citizen",
        text: "Hola, ¿cómo va mi solicitud de dependencia? La presenté en septiembre",
        at: "2026-11-21T09:31:00Z",
      },
    ],
  },
  {
    id: "demo-6",
    subject: "Tarjeta de tacógrafo en el mostrador",
    person: "Ramón T.",
    channel: "in_person",
    channelName: "Presencial",
    office: "jaca",
    officeName: "Jaca",
    conversation: [
      {
        role: "citizen",
        text: "Viene a sacar por primera vez la tarjeta de tacógrafo digital para conducir un camión. ¿Cuánto cuesta y qué documentos tiene que traer?",
        at: "2026-11-21T09:44:00Z",
      },
    ],
  },
];
