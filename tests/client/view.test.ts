import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { openOfficeView } from '../../src/lib/client/replica/office-views.ts';
import { openDayView } from '../../src/lib/client/replica/staff-views.ts';
import { openDayDoc } from '../../src/lib/docs/day-doc.ts';
import { openOfficeDoc, putOffice } from '../../src/lib/docs/office-doc.ts';
import { anOffice, aTicket, visitStep, at, MONDAY } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { aDevice, aRelay, closing } from './surroundings.ts';

const office = anOffice();
const STAFF = { type: 'surface', surface: 'staff' } as const;

test('a view gives a new value when its document has changed, and the same one otherwise', async () => {
  const relay = await aRelay();
  const { around } = await aDevice(relay.origin).tab();
  const ticket = aTicket();
  const there = openDayDoc(relay.doc(`day:${office.id}:${MONDAY}`), MONDAY, () => {});
  there.append([ticket]);
  const view = closing(await openDayView(office.id, MONDAY, STAFF, around));
  await eventually(() => expect(view.current.visits.get(ticket.id)?.state).toBe('arrived'));
  await eventually(() => expect(view.link.state).toBe('live'));
  const before = view.current;
  expect(view.current).toBe(before);
  there.append([visitStep('called', { of: ticket.id, at: at('08:40') })]);
  await eventually(() => expect(view.current).not.toBe(before));
  expect(view.current.visits.get(ticket.id)?.state).toBe('called');
});

test('[M18] a view follows its replica when it is begun anew', async () => {
  const relay = await aRelay();
  const { around } = await aDevice(relay.origin).tab();
  const name = `office:${office.id}`;
  putOffice(
    openOfficeDoc(relay.doc(name), () => {}),
    { ...office, town: 'gestern' },
  );
  const view = closing(await openOfficeView(office.id, { type: 'none' }, around));
  await eventually(() => expect(view.current?.town).toBe('gestern'));
  const restored = new Y.Doc();
  const records = openOfficeDoc(restored, () => {});
  putOffice(records, { ...office, town: 'vorgestern' });
  relay.restore(name, restored);
  await eventually(() => expect(view.current?.town).toBe('vorgestern'));
  putOffice(records, { ...office, town: 'heute' });
  await eventually(() => expect(view.current?.town).toBe('heute'));
});

test('a record that does not fit is skipped and named without its content (P2)', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const relay = await aRelay();
  const { around } = await aDevice(relay.origin).tab();
  const doc = relay.doc(`office:${office.id}`);
  doc.getArray('records').push([['office', { id: 'Erika Mustermann' }]]);
  const view = closing(await openOfficeView(office.id, { type: 'none' }, around));
  await eventually(() => expect(warned).toHaveBeenCalled());
  expect(view.current).toBeNull();
  expect(JSON.stringify(warned.mock.calls)).not.toContain('Erika');
  warned.mockRestore();
});
