/** How many of what, as `3 Einträge, 1 Person`: what there is none of is left out. Empty where there is nothing. */
export const counted = (...parts: readonly (readonly [count: number, one: string, more: string])[]): string =>
  parts
    .filter(([count]) => count > 0)
    .map(([count, one, more]) => `${count} ${count === 1 ? one : more}`)
    .join(', ');
