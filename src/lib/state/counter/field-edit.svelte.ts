/** B13: what a clerk types over a visitor's answers, until it is saved or left. */
import { checkValuesForStaff, NO_ERRORS, typedValues, valueIn } from '../../domain/day/field-values.ts';
import type { FieldValue, ValueChange, ValueErrors } from '../../domain/day/field-values.ts';
import type { Visit } from '../../domain/day/visit.ts';
import type { FieldId } from '../../domain/ids.ts';
import { fieldsFor } from '../../domain/office/custom-field.ts';
import type { CustomField } from '../../domain/office/custom-field.ts';
import type { Office } from '../../domain/office/office.ts';
import type { CounterDesk } from './counter-desk.svelte.ts';

const NOTHING: readonly FieldValue[] = [];
const NO_QUESTIONS: readonly CustomField[] = [];

export class FieldEdit {
  readonly #desk: CounterDesk;
  readonly #office: () => Office;
  #visit = $state.raw<Visit | null>(null);
  /** What the clerk saw when the form was opened. */
  #seen = $state.raw<readonly FieldValue[]>(NOTHING);
  #typed = $state.raw<readonly FieldValue[]>(NOTHING);
  #tried = $state(false);

  /** What is asked of the visit that is edited. */
  readonly questions: readonly CustomField[] = $derived.by(() =>
    this.#visit === null ? NO_QUESTIONS : this.questionsOf(this.#visit),
  );
  readonly #asked = $derived.by(() => ({ fields: [...this.questions] }));
  readonly #values = $derived.by(() => typedValues(this.#asked, (field) => this.typedIn(field)));
  readonly #wrong = $derived.by(() => checkValuesForStaff(this.#asked, this.#values, this.#seen));
  readonly errors: ValueErrors = $derived.by(() => (this.#tried ? this.#wrong : NO_ERRORS));

  constructor(desk: CounterDesk, office: () => Office) {
    this.#desk = desk;
    this.#office = office;
  }

  /** Null: nothing is edited. */
  get visit(): Visit | null {
    return this.#visit;
  }

  /** The questions of the visit's services, and those that were answered before the services changed. */
  questionsOf({ id, services }: Visit): readonly CustomField[] {
    const { fields } = this.#office();
    const said = this.#desk.workday.people.get(id)?.fields ?? NOTHING;
    const asked = fieldsFor(fields, services);
    return fields.filter((one) => asked.includes(one) || valueIn(said, one.id) !== null);
  }

  open(visit: Visit): void {
    this.#visit = visit;
    this.#seen = this.#desk.workday.people.get(visit.id)?.fields ?? NOTHING;
    this.#typed = this.#seen;
    this.#tried = false;
  }

  close(): void {
    this.#visit = null;
    this.#seen = NOTHING;
    this.#typed = NOTHING;
  }

  typedIn(field: FieldId): string {
    return valueIn(this.#typed, field) ?? '';
  }

  type(field: FieldId, value: string): void {
    this.#typed = [...this.#typed.filter((one) => one.field !== field), { field, value }];
  }

  /** Asks for the changed answers alone, so that two clerks who edit different answers do no harm. */
  save(): void {
    this.#tried = true;
    if (this.#visit === null || this.#wrong.size > 0) return;
    const changes = this.questions.flatMap(({ id: field }): ValueChange[] => {
      const [value, base] = [valueIn(this.#values, field), valueIn(this.#seen, field)];
      return value === base ? [] : [{ field, value, base }];
    });
    this.#desk.changeFields(this.#visit, changes);
    this.close();
  }
}
