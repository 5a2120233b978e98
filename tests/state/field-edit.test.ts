/** B13: a clerk changes what a visitor has said to the office's own questions. */
import { expect, onTestFinished, test } from 'vitest';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { CounterDesk } from '../../src/lib/state/counter/counter-desk.svelte.ts';
import { FieldEdit } from '../../src/lib/state/counter/field-edit.svelte.ts';
import {
  aChoiceField,
  anAppointment,
  anOffice,
  aNumberField,
  aPerson,
  aTextField,
  choose,
  said,
  service,
  visit,
} from '../support/build/index.ts';
import { aWorkday } from './a-workday.svelte.ts';
import { follow } from './follow.svelte.ts';

const anna = anAppointment({ id: visit('anna') });
const office = anOffice({ fields: [{ ...aTextField, required: true }, aNumberField, aChoiceField] });

function anEdit(known: Readonly<Record<string, string>>) {
  const workday = aWorkday({ office });
  workday.tell(anna);
  workday.meet(aPerson(anna, { fields: said(known) }));
  const desk = new CounterDesk(workday);
  const edit = new FieldEdit(desk, () => office);
  onTestFinished(follow(() => [edit.errors, edit.visit, workday.people]));
  const shown = (): unknown => workday.people.get(anna.id)?.fields;
  const changes = (): unknown[] =>
    workday.trackedRequests.flatMap(({ request }: { request: Request }) =>
      request.kind === 'change-fields' ? [request.changes] : [],
    );
  const save = (typed: Readonly<Record<string, string>>): void => {
    edit.open(workday.day!.visits.get(anna.id)!);
    for (const { field, value } of said(typed)) edit.type(field, value);
    edit.save();
  };
  return { edit, workday, desk, shown, changes, save };
}

test('[B13.5] cut off, each change is made from the one before, and is on the screen at once', () => {
  const { shown, changes, save, desk } = anEdit({ file: 'AZ 12' });
  save({ file: ' AZ 13 ' });
  expect(shown()).toEqual(said({ file: 'AZ 13' }));
  save({ file: 'AZ 14', register: '٤٧١١' });
  expect(shown()).toEqual(said({ file: 'AZ 14', register: '4711' }));
  expect(changes()).toEqual([
    [{ field: 'file', value: 'AZ 13', base: 'AZ 12' }],
    [
      { field: 'file', value: 'AZ 14', base: 'AZ 13' },
      { field: 'register', value: '4711', base: null },
    ],
  ]);
  expect(desk.denied).toEqual([]);
});

test('[B13.5] what is wrong is named once it was to be saved, and nothing is asked', () => {
  const { edit, changes, save } = anEdit({ file: 'AZ 12' });
  edit.type(aNumberField.id, 'vier');
  expect(edit.errors.size).toBe(0);
  save({ register: 'vier' });
  expect([...edit.errors]).toEqual([['register', 'malformed']]);
  expect(edit.visit).not.toBeNull();
  expect(changes()).toEqual([]);
});

test('[B13.5] an option that is gone stays while it is not touched, and required answers may be emptied', () => {
  const { edit, changes, save } = anEdit({ file: 'AZ 12', help: 'lift' });
  save({ file: '' });
  expect(edit.visit).toBeNull();
  expect(changes()).toEqual([[{ field: 'file', value: null, base: 'AZ 12' }]]);
});

test('[B13.8] a question of other services is shown only where it was answered', () => {
  const bound = anOffice({ fields: [{ ...aTextField, services: [service('passport')] }, aNumberField] });
  const workday = aWorkday({ office: bound });
  const other = anAppointment({ id: visit('bert'), number: 'A602', services: [choose('passport')] });
  workday.tell(anna, other);
  const edit = new FieldEdit(new CounterDesk(workday), () => bound);
  const asked = (of: string) =>
    edit.questionsOf(workday.day!.visits.get(visit(of))!).map(({ id }) => String(id));
  expect([asked('anna'), asked('bert')]).toEqual([['register'], ['file', 'register']]);
  workday.meet(aPerson(anna, { fields: said({ file: 'AZ 12' }) }));
  expect(asked('anna')).toEqual(['file', 'register']);
});

test('[B13.5] saved as it was, nothing is asked', () => {
  const { edit, workday, save } = anEdit({ file: 'AZ 12' });
  save({});
  expect([edit.visit, workday.trackedRequests]).toEqual([null, []]);
});
