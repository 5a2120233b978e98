/** B13: staff put down, change or empty what a visitor has said to the office's own questions. */
import { valueIn, valueProblem } from '../day/field-values.ts';
import type { FieldValue, ValueChange } from '../day/field-values.ts';
import type { Person } from '../day/people.ts';
import type { Office } from '../office/office.ts';
import type { RefusalOf } from '../requests/answer.ts';
import { isGivenUp } from '../requests/given-up.ts';
import { memoKey } from '../requests/memo.ts';
import type { RequestOf } from '../requests/request.ts';
import { accept, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import { ofVisit } from './lookups.ts';
import type { VisitOfDay } from './lookups.ts';

export const decideChangeFields = ofVisit(changeFields);

function changeFields(
  state: OfficeState,
  request: RequestOf<'change-fields'>,
  { at, by, now }: Circumstances,
  { day, visit }: VisitOfDay,
): Decision<RefusalOf<'change-fields'>> {
  const { id, date, changes } = request;
  // P3: it would be the only thing that is left of the person.
  if (isGivenUp(day, visit.id, now)) return refuse(request, 'not-possible-now');
  const fields = changes.map(({ field }) => field);
  const record = { type: 'fields-changed', id, visit: visit.id, at, by: by.actor, fields } as const;
  // M16: asked again it has one effect, also when the value was changed since.
  const before = state.memos(date)?.get(memoKey(record));
  if (before?.type === 'fields-changed')
    return before.by === by.actor ? accept(request, visit) : refuse(request, 'id-taken');
  const known = state.people(date)?.get(visit.id);
  const told = known?.fields ?? [];
  const due = changes.filter(({ field, value }) => valueIn(told, field) !== value);
  if (due.some(({ field, base }) => valueIn(told, field) !== base))
    return refuse(request, 'fields-changed-meanwhile');
  if (!due.every((change) => canBeSaid(state.office, change))) return refuse(request, 'bad-fields');
  if (due.length === 0) return accept(request, visit);
  const language = day.subjects.get(visit.id)?.language ?? state.office.languages[0]!;
  const unnamed: Person = { id: visit.id, contact: null, language, reminder: false, authorizations: [] };
  const person: Person = { ...(known ?? unnamed), fields: withChanges(told, due) };
  return accept(request, visit, { people: [{ date, person }], memos: [{ date, record }] });
}

/** What the office no longer asks can be emptied, and nothing else. */
function canBeSaid({ fields }: Office, { field, value }: ValueChange): boolean {
  if (value === null) return true;
  const asked = fields.find(({ id }) => id === field);
  return asked !== undefined && valueProblem(asked, value) === null;
}

const withChanges = (told: readonly FieldValue[], changes: readonly ValueChange[]): FieldValue[] => [
  ...told.filter(({ field }) => !changes.some((change) => change.field === field)),
  ...changes.flatMap(({ field, value }) => (value === null ? [] : [{ field, value }])),
];
