/** By which name do controllers ask for what they work with? */
export const API_PARTS = Symbol('ApiParts');
