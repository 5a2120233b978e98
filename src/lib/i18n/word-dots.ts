/**
 * A text as a screen reader reads it: without the dot that parts a long word for the eye in Leichte Sprache
 * (Mediopunkt). One between two words stays.
 */
export const withoutWordDots = (text: string): string => text.replace(/(\p{L})·(?=\p{L})/gu, '$1');
