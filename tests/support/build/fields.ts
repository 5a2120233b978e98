/** Questions of an office's own (B13), one of each type. */
import { customField } from '../../../src/lib/domain/office/custom-field.ts';
import { fieldId } from '../../../src/lib/domain/ids.ts';
import type { FieldValue } from '../../../src/lib/domain/day/field-values.ts';

export const aTextField = customField.parse({
  id: 'file',
  label: { de: 'Aktenzeichen', en: 'File number' },
  type: 'text',
  length: 30,
});

export const aNumberField = customField.parse({
  id: 'register',
  label: { de: 'Registernummer', en: 'Register number' },
  type: 'number',
});

export const aChoiceField = customField.parse({
  id: 'help',
  label: { de: 'Hilfe vor Ort', en: 'Help at the office' },
  type: 'choice',
  options: [
    { id: 'wheelchair', name: { de: 'Rollstuhl', en: 'Wheelchair' } },
    { id: 'interpreter', name: { de: 'Dolmetschen', en: 'Interpreter' } },
  ],
});

/** `said({ file: 'AZ 12' })`. */
export const said = (values: Readonly<Record<string, string>>): FieldValue[] =>
  Object.entries(values).map(([field, value]) => ({ field: fieldId.parse(field), value }));
