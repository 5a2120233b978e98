/** B10, B13: the columns of a list that answer the office's own questions. */
import { tidyValue, valueProblem } from '../day/field-values.ts';
import type { FieldValue } from '../day/field-values.ts';
import { importColumn } from '../input/import-cells.ts';
import { plainWords } from '../input/plain-words.ts';
import type { CustomField } from '../office/custom-field.ts';
import type { Office } from '../office/office.ts';

/** A column is found by the field's key, or by its name in any language. */
export function fieldColumns({ fields }: Office, names: readonly string[]): ReadonlyMap<CustomField, number> {
  const isAsked = ({ id, label }: CustomField, name: string): boolean =>
    importColumn(name) === null && isOneOf([id, ...Object.values(label)], name);
  return new Map(
    fields.flatMap((field) => {
      const at = names.findIndex((name) => isAsked(field, name));
      return at === -1 ? [] : [[field, at] as const];
    }),
  );
}

export interface ReadFields {
  readonly fields: FieldValue[];
  /** Cells that cannot be read and are left empty. */
  readonly unread: number;
}

export function readFields(columns: ReadonlyMap<CustomField, number>, cells: readonly string[]): ReadFields {
  const fields: FieldValue[] = [];
  let unread = 0;
  for (const [field, at] of columns) {
    const cell = cells[at]?.trim() ?? '';
    const value = valueOf(field, cell);
    if (value !== null) fields.push({ field: field.id, value });
    else if (cell !== '') unread++;
  }
  return { fields, unread };
}

/** A choice may be written as its key or as its name in any language. */
function valueOf(field: CustomField, cell: string): string | null {
  const { type, options = [] } = field;
  const meant = options.find(({ id, name }) => isOneOf([id, ...Object.values(name)], cell));
  const value = type === 'choice' ? (meant?.id ?? '') : tidyValue(field, cell);
  return value !== '' && valueProblem(field, value) === null ? value : null;
}

const isOneOf = (names: readonly string[], text: string): boolean =>
  names.some((name) => wordsIn(name) === wordsIn(text) && wordsIn(name) !== '');

const wordsIn = (text: string): string => plainWords(text).join(' ');
