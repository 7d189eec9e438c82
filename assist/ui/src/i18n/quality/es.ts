/** What the quality console says. */
export const es = {
  name: "Calidad",
  intro: "Cuánto coinciden las respuestas entre oficinas, dónde se contradicen y qué cambia quien las envía.",
  forbidden: "Esa clave no es de calidad. Pida una de calidad a quien administra Ventanilla.",
  other: "Conocimiento",
  groups: { measures: "Medidas" },
  views: { runs: "Evaluaciones" },
};

/** Every language has the same entries. */
export type QualityWords = typeof es;
