/** What cannot be kept of an office that a lead changes: the file's own checks, with the field, for words of any language. */
import * as z from 'zod/mini';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { canonical } from './canonical.ts';
import { hoursProblem, newHoursProblems } from './hours.ts';
import { acrossCodes } from './across-codes.ts';
import type { AcrossParams } from './across-codes.ts';
import { officeRecord, wholeOfficeRecord } from './office.ts';
import type { Office } from './office.ts';
import { namingOf, seenOtherwise, withEdit } from './office-edit.ts';
import type { OfficeEdit, OfficeValues } from './office-edit.ts';

/** What is wrong with a field by itself. */
const ownCodes = [
  'missing',
  /** A number below `least`, or above `most`. */
  'below',
  'above',
  /** No whole number. */
  'no-number',
  /** Longer than `most` characters. */
  'too-long',
  /** More than `most` entries, or fewer than `least`. */
  'too-many',
  'too-few',
  /** A web address, an e-mail address, a letter: not written as it must be. */
  'bad-format',
  'not-possible',
  /** C3: no public holidays are known of it. */
  'no-such-region',
] as const;

/** `path`: as in the office file. `about`: the id of an entry, a letter or a language. */
export const officeProblem = z.strictObject({
  path: z
    .array(z.union([z.string().check(z.maxLength(60)), z.int().check(z.minimum(0))]))
    .check(z.maxLength(8)),
  code: z.enum([...ownCodes, ...acrossCodes, ...hoursProblem.shape.code.options]),
  about: z.optional(z.string().check(z.maxLength(60))),
  least: z.optional(z.number()),
  most: z.optional(z.number()),
});
export type OfficeProblem = Readonly<z.infer<typeof officeProblem>>;

/** Why an edit cannot be made as it is. */
export type EditRefusal =
  | { readonly why: 'changed-meanwhile'; readonly meanwhile: OfficeValues | null }
  | { readonly why: 'problems'; readonly problems: readonly OfficeProblem[] };

/** The office after an edit. What was wrong with it before is no reason. */
export function editOffice(office: Office, edit: OfficeEdit): Result<Office, EditRefusal> {
  const meanwhile = seenOtherwise(office, edit);
  if (meanwhile !== undefined) return err({ why: 'changed-meanwhile', meanwhile });
  const naming = namingProblem(office, edit);
  if (naming !== null) return err({ why: 'problems', problems: [naming] });
  const changed = withEdit(office, edit);
  const parsed = officeRecord.safeParse(changed);
  if (!parsed.success) return err({ why: 'problems', problems: problemsOf(parsed.error.issues, changed) });
  const known = new Set(acrossProblems(office).map(fault));
  const problems = [
    ...acrossProblems(parsed.data).filter((problem) => !known.has(fault(problem))),
    ...newHoursProblems(office, parsed.data).filter(({ code }) => code !== 'no-such-lane'),
  ];
  return problems.length === 0 ? ok(parsed.data) : err({ why: 'problems', problems });
}

/** The entries that are to name this one must be there: else the edit would leave them out without a word. */
function namingProblem(office: Office, edit: OfficeEdit): OfficeProblem | null {
  const naming = namingOf(office, edit);
  if (naming === null || naming.unknown === undefined) return null;
  const { path, unknown } = naming;
  return { path, code: 'no-such-entry', about: String(unknown ?? '').slice(0, 60) };
}

/** What does not fit together in an office whose fields are right by themselves. */
export function acrossProblems(office: Office): OfficeProblem[] {
  const checked = wholeOfficeRecord.safeParse(office);
  return checked.success ? [] : problemsOf(checked.error.issues, office);
}

/** A problem by what it is about: an entry may stand in another place of its list. */
const fault = ({ path, code, about }: OfficeProblem): string =>
  canonical([path.filter((part) => typeof part === 'string'), code, about ?? null]);

/** An answer holds a few; the first is shown at its field. */
const MOST_PROBLEMS = 20;

const problemsOf = (issues: readonly z.core.$ZodIssue[], office: unknown): OfficeProblem[] =>
  issues.slice(0, MOST_PROBLEMS).map((issue) => ({
    path: issue.path.slice(0, 8).map((part) => (typeof part === 'number' ? part : String(part).slice(0, 60))),
    ...explain(issue, valueAt(office, issue.path)),
  }));

type Explained = Omit<OfficeProblem, 'path'>;

function explain(issue: z.core.$ZodIssue, value: unknown): Explained {
  if (issue.code !== 'custom' && (value === undefined || value === null || value === ''))
    return { code: 'missing' };
  switch (issue.code) {
    case 'too_small':
      return bound(issue.origin, Number(issue.minimum), 'least');
    case 'too_big':
      return bound(issue.origin, Number(issue.maximum), 'most');
    case 'invalid_type':
      return { code: issue.expected === 'int' || issue.expected === 'number' ? 'no-number' : 'not-possible' };
    case 'invalid_format':
      return { code: 'bad-format' };
    case 'custom': {
      const params = issue.params as AcrossParams | undefined;
      if (params?.code !== undefined) return { ...params };
      return { code: 'not-possible' };
    }
    default:
      return { code: 'not-possible' };
  }
}

function bound(origin: string, limit: number, which: 'least' | 'most'): Explained {
  if (origin === 'string') return which === 'least' ? { code: 'missing' } : { code: 'too-long', most: limit };
  if (origin === 'array')
    return which === 'least' ? { code: 'too-few', least: limit } : { code: 'too-many', most: limit };
  return which === 'least' ? { code: 'below', least: limit } : { code: 'above', most: limit };
}

function valueAt(from: unknown, path: readonly PropertyKey[]): unknown {
  let value = from;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}
