/** Keeps the order of digits and addresses, which would change from right to left. */
export const ltr = (text: string): string => `\u2066${text}\u2069`;
