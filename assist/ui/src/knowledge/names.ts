/** In the place of an id in an address: one that is not made yet. */
export const NEW = "+";
