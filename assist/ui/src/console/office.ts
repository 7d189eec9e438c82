/** "ejea-de-los-caballeros" as "Ejea de los caballeros": measures name offices by their id. */
export function officeName(id: string | null): string {
  const words = (id ?? "").replaceAll(/[-_]+/g, " ").trim();
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : "–";
}
