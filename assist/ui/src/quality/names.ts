/** In the place of an id in an address: a run that is still to be started. */
export const NEW = "+";
