/** The weekdays by which hours and closures recur, and which one of a month (C2, C3). */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const nths = ['first', 'second', 'third', 'fourth', 'last'] as const;
