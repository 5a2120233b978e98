/** Says in one sentence what is wrong at one place of an office file: which field, what is needed, what stands there. */
import * as z from 'zod/mini';
import { officeFile } from '../../src/lib/domain/office/office.ts';

export type Path = readonly PropertyKey[];

/** A mistake: where in the file's structure, and the sentence about it. `key`: the mistake is the field's name. */
export interface Mistake {
  readonly path: Path;
  readonly sentence: string;
  readonly at: 'value' | 'key';
}

export interface Shape {
  readonly type?: string;
  readonly propertyNames?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

const office = z.toJSONSchema(officeFile, { io: 'input', unrepresentable: 'any' }) as Shape;

/** The mistakes in a file. What is asked across several fields is judged once each of them is right by itself. */
export function explainIssues(issues: readonly z.core.$ZodIssue[], file: unknown): Mistake[] {
  const ofOneField = issues.filter((issue) => issue.code !== 'custom' || namesWhatIsNeeded(issue));
  return (ofOneField.length > 0 ? ofOneField : issues).flatMap((issue) => explainIssue(issue, file));
}

function explainIssue(issue: z.core.$ZodIssue, file: unknown): Mistake[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const possible = Object.keys(shapeAt(path).properties ?? {}).join(', ');
    return issue.keys.map((key) => ({
      path: [...path, key],
      sentence: `there is no such field; possible are ${possible}`,
      at: 'key',
    }));
  }
  if (issue.code === 'invalid_key') {
    const wanted = issue.issues[0]?.message ?? issue.message;
    return [{ path, sentence: `${wanted}, is needed in the place of ${show(path.at(-1))}`, at: 'key' }];
  }
  const value = valueAt(file, path);
  const needed = neededFor(issue);
  if (value === undefined) return [{ path, sentence: `is missing; ${needed ?? issue.message}`, at: 'value' }];
  const sentence = needed === null ? issue.message : `${needed}, here stands ${show(value)}`;
  return [{ path, sentence, at: 'value' }];
}

/** `services[3].minutes`; the whole file is `the file`. */
export function makePath(path: Path): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text === '' ? 'the file' : text.replace(/^\./, '');
}

/** What is needed, or null when the schema's own message is a whole sentence: a rule across several fields. */
function neededFor(issue: z.core.$ZodIssue): string | null {
  if (namesWhatIsNeeded(issue))
    return `${issue.message}${issue.message.includes(', as') ? ',' : ''} is needed`;
  return issue.code === 'custom' ? null : `${describeShape(shapeAt(issue.path))} is needed`;
}

/** Whether the schema has words of its own for what belongs there: `a time as HH:MM`. */
function namesWhatIsNeeded({ code, message }: z.core.$ZodIssue): boolean {
  return (code === 'invalid_format' || code === 'custom') && /^(?:an?|one) /.test(message);
}

/** What a field takes, in words: `a whole number from 1 to 480`. */
export function describeShape(shape: Shape): string {
  const options = shape.anyOf?.map((option) => describeShape(option));
  if (options !== undefined) return options.join(' or ');
  if (shape.enum !== undefined) return `one of ${shape.enum.join(', ')}`;
  switch (shape.type) {
    case 'integer':
      return `a whole number ${range(shape.minimum, shape.maximum)}`.trimEnd();
    case 'string':
      if (shape.format === 'uri') return 'a web address that begins with https:// or http://';
      return shape.maxLength === undefined
        ? 'a text'
        : `a text of ${shape.minLength ?? 0} to ${shape.maxLength} characters`;
    case 'array':
      if (shape.maxItems === undefined)
        return shape.minItems === undefined ? 'a list' : 'a list with an entry';
      return `a list of ${shape.minItems ?? 0} to ${shape.maxItems} entries`;
    case 'boolean':
      return 'true or false';
    case 'null':
      return 'null';
    default: {
      if (isText(shape)) return 'a text by language, as { de: Ausweise, en: Papers },';
      const fields = Object.keys(shape.properties ?? {});
      return fields.length === 0 ? 'a group of fields' : `a group with the fields ${fields.join(', ')}`;
    }
  }
}

/** What people read, by language: its keys have a form and its values are texts. */
const isText = ({ additionalProperties: value }: Shape): boolean =>
  typeof value === 'object' && value.type === 'string';

function range(from: number | undefined, to: number | undefined): string {
  if (from === undefined || to === undefined) return '';
  return `from ${from} to ${to}`;
}

function shapeAt(path: Path): Shape {
  let shape: Shape = office;
  for (const part of path) {
    const more = typeof shape.additionalProperties === 'object' ? shape.additionalProperties : {};
    shape = typeof part === 'number' ? (shape.items ?? {}) : (shape.properties?.[String(part)] ?? more);
  }
  return shape;
}

function valueAt(file: unknown, path: Path): unknown {
  let value = file;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

const MOST_SHOWN = 60;

function show(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'a group of fields';
  if (typeof value === 'number') return String(value);
  const text = JSON.stringify(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…"` : text;
}
