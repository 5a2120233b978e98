/** What a device does with a day that the relay has lost, while the relay knows of no restore (M18). */
import 'fake-indexeddb/auto';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { openRequestChannel } from '../../src/lib/client/requests/request-channel.ts';
import { ownPlatform } from '../../src/lib/client/browser/platform.ts';
import type { Platform } from '../../src/lib/client/browser/platform.ts';
import { openRescue } from '../../src/lib/client/replica/rescue.ts';
import type { PageEnvironment } from '../../src/lib/client/replica/replica.ts';
import type { LostCopy } from '../../src/lib/client/replica/doc-tables.ts';
import { openOfficeView } from '../../src/lib/client/replica/office-views.ts';
import { openDayView } from '../../src/lib/client/replica/staff-views.ts';
import { openDayDoc } from '../../src/lib/docs/day-doc.ts';
import { openOfficeDoc, putOffice } from '../../src/lib/docs/office-doc.ts';
import { anOffice, aTicket, at, MONDAY } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { aClock, anActor, arbiterOf, aRequest, yes } from './arbiter.ts';
import { aDevice, aRelay, closing } from './surroundings.ts';

const office = anOffice();
const KIOSK = { type: 'surface', surface: 'kiosk' } as const;

/** The page's own timers, but minutes pass when the test says so. */
function minutesByHand(): { readonly platform: Platform; pass(): void } {
  const runs: (() => void)[] = [];
  const every: Platform['every'] = (ms, run) => {
    if (ms < 60_000) return ownPlatform.every(ms, run);
    runs.push(run);
    return () => void runs.splice(runs.indexOf(run), 1);
  };
  return { platform: { ...ownPlatform, every }, pass: () => runs.forEach((run) => run()) };
}

test('[M18.1] a refused rescue is not tried again before the office record has changed', async () => {
  const relay = await aRelay();
  const records = openOfficeDoc(relay.doc(`office:${office.id}`), () => {});
  putOffice(records, office);
  const dayName = `day:${office.id}:${MONDAY}`;
  const actor = anActor();
  openDayDoc(relay.doc(dayName), MONDAY, () => {}).append([aTicket({ by: actor })]);
  const arbiter = arbiterOf(relay, actor);
  const minutes = minutesByHand();
  const { around: place, database } = await aDevice(relay.origin).tab();
  const around: PageEnvironment = { ...place, platform: minutes.platform };
  const clock = aClock();
  const channel = closing(await openRequestChannel(actor, KIOSK, { ...around, clock }));
  const session = { office: office.id, role: 'kiosk' } as const;
  const rescue = openRescue({ database, around, credential: KIOSK, session, channel, clock });
  onTestFinished(() => rescue.close());
  let tries = 0;
  const counted = (copy: LostCopy): LostCopy => ({
    ...copy,
    read() {
      tries++;
      return copy.read();
    },
  });
  const onLost = (copy: LostCopy): void => rescue.take(counted(copy));
  const day = closing(await openDayView(office.id, MONDAY, KIOSK, { ...around, onLost }));
  await eventually(() => expect(day.current.visits.size).toBe(1));
  const requests = () => channel.pending().filter(({ kind }) => kind === 'bring-back');

  relay.restore(dayName, new Y.Doc());
  await eventually(() => expect(requests()).toHaveLength(1));
  const { id } = requests()[0]!;
  await eventually(() => expect(arbiter.asked()).toContain(id));
  arbiter.answer({ ok: false, request: id, reason: 'no-restore-known', alternatives: [] });
  await eventually(() => expect(requests()).toEqual([]));

  // In each minute the line carries a request there and back, so a try would have begun.
  for (let minute = 0; minute < 5; minute++) {
    minutes.pass();
    const other = aRequest();
    await channel.ask(other);
    await eventually(() => expect(arbiter.asked()).toContain(other.id));
    arbiter.answer(yes(other.id));
    await eventually(() => expect(channel.pending().map((asked) => asked.id)).not.toContain(other.id));
  }
  expect(tries).toBe(1);

  putOffice(records, { ...office, takesBackUntil: at('23:00') });
  await eventually(() => expect(tries).toBe(2));
  await eventually(() => expect(requests()).toHaveLength(1));
});

test('[M18] a day that the page has closed is compared anew once the relay tells of a restore', async () => {
  const relay = await aRelay();
  const records = openOfficeDoc(relay.doc(`office:${office.id}`), () => {});
  putOffice(records, office);
  const dayName = `day:${office.id}:${MONDAY}`;
  const actor = anActor();
  const ticket = aTicket({ by: actor });
  openDayDoc(relay.doc(dayName), MONDAY, () => {}).append([ticket]);
  arbiterOf(relay, actor);
  const { around, database } = await aDevice(relay.origin).tab();
  const clock = aClock();
  const channel = closing(await openRequestChannel(actor, KIOSK, { ...around, clock }));
  const session = { office: office.id, role: 'kiosk' } as const;
  const rescue = openRescue({ database, around, credential: KIOSK, session, channel, clock });
  onTestFinished(() => rescue.close());
  const own = closing(await openOfficeView(office.id, KIOSK, around));
  await eventually(() => expect(own.current).not.toBeNull());
  const day = await openDayView(office.id, MONDAY, KIOSK, around);
  await eventually(() => expect(day.current.visits.size).toBe(1));
  // The page turns the day.
  await day.close();

  relay.restore(dayName, new Y.Doc());
  putOffice(records, { ...office, restores: 1, takesBackUntil: at('23:00') });
  await eventually(() => {
    const [asked] = channel.pending().filter(({ kind }) => kind === 'bring-back');
    expect(asked).toMatchObject({ date: MONDAY, events: [{ id: ticket.id }] });
  });
});
