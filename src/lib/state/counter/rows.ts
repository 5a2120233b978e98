/** Rows of a list between two drawings: which are the same, and which keep their place. */

export interface Row {
  readonly id: string;
}

/** `gone`: it has left the list, and is shown until the pointer has left. */
export type HeldRow<R extends Row> = R & { readonly gone: boolean };

/** A row in sight, and what is listed of it now; null: it has left the list. */
export interface Place<T> {
  readonly id: string;
  readonly now: T | null;
}

/** Rows in sight keep their place, also those that are gone; new ones come last. */
export function placesOf<T>(
  shown: readonly Row[],
  listed: readonly T[],
  idOf: (one: T) => string,
): Place<T>[] {
  const left = new Map(listed.map((one) => [idOf(one), one]));
  const inSight = shown.map(({ id }): Place<T> => {
    const now = left.get(id) ?? null;
    left.delete(id);
    return { id, now };
  });
  return [...inSight, ...Array.from(left, ([id, now]) => ({ id, now }))];
}

/** Equal rows by the objects that were shown before; the same list where all are equal and none has moved. */
export function unchanged<R extends Row>(before: readonly R[], rows: readonly R[]): readonly R[] {
  const known = new Map(before.map((row) => [row.id, row]));
  let same = before.length === rows.length;
  const next = rows.map((row, index) => {
    const old = known.get(row.id);
    const kept = old !== undefined && (old === row || isEqual(old, row)) ? old : row;
    same &&= kept === before[index];
    return kept;
  });
  return same ? before : next;
}

/** Whether two lists hold the same values, one by one. */
export const isSameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((value, index) => Object.is(value, b[index]));

/** Whether two records of one shape hold the same values; an object in them must be the same one. */
export const isSameRecord = (a: object, b: object): boolean => isSameList(Object.values(a), Object.values(b));

/** Compares what two rows hold, lists too, since a row's tags are new objects each time. */
function isEqual(a: object, b: object): boolean {
  const keys = Object.keys(b);
  return (
    keys.length === Object.keys(a).length &&
    keys.every((key) => isSame(Reflect.get(a, key), Reflect.get(b, key)))
  );
}

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null && isEqual(a, b));
