/** [C3] A change that a lead has left before its answer: what became of it is told on the way back. */
import 'fake-indexeddb/auto';
import { expect, onTestFinished, test } from 'vitest';
import type { Database } from '../../src/lib/client/browser/database.ts';
import { openRequestChannel } from '../../src/lib/client/requests/request-channel.ts';
import type { Session } from '../../src/lib/client/types.ts';
import type { OfficeEdit } from '../../src/lib/domain/office/office-edit.ts';
import type { RequestId } from '../../src/lib/domain/ids.ts';
import { OfficeDesk } from '../../src/lib/state/lead/office.svelte.ts';
import { aClock, anActor, arbiterOf, no, yes } from '../client/arbiter.ts';
import { aDevice, aRelay, closing } from '../client/surroundings.ts';
import { anOffice, at, lane, MONDAY, visit } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';

const office = anOffice();
const fewCalls: OfficeEdit = { section: 'rules', entry: null, was: { calls: 3 }, to: { calls: 2 } };
const HIT = {
  ...{
    date: MONDAY,
    visit: visit('hit'),
    number: 'A600',
    start: at('10:00'),
    minutes: 15,
    lane: lane('main'),
  },
  ...{ why: 'hours', name: 'Ada', phone: null, hasMail: true, proposals: [] },
};
const PREVIEW = { problems: [], hit: [HIT], days: [], placeMinutes: 15, needed: [] };

/** A lead who has saved a change and gone to another page of the lead, which takes the answer. */
async function aLeadWhoLeft() {
  const relay = await aRelay();
  const { around } = await aDevice(relay.origin).tab();
  const session = { office: office.id, actor: anActor(), role: 'lead', name: 'Lena' } as Session;
  const arbiter = arbiterOf(relay, session.actor);
  const http = { origin: relay.origin, fetch: async () => Response.json(PREVIEW) };
  const openDesk = (): OfficeDesk => {
    const desk = new OfficeDesk(session, () => office, http, around);
    onTestFinished(() => desk.close());
    return desk;
  };
  const first = openDesk();
  await first.open();
  await first.show(fewCalls);
  first.cancelsHit = true;
  void first.save();
  await eventually(() => expect(arbiter.asked()).toHaveLength(1));
  first.close();
  const [asked] = arbiter.asked() as [RequestId];
  const frame = closing(
    await openRequestChannel(
      session.actor,
      { type: 'surface', surface: 'staff' },
      { ...around, clock: aClock() },
    ),
  );
  return {
    ...{ arbiter, asked, openDesk, database: around.database },
    async answered(answer: ReturnType<typeof yes>): Promise<void> {
      arbiter.answer(answer);
      await eventually(() => expect(frame.pending()).toEqual([]));
      await eventually(() => expect(arbiter.asked()).toEqual([]));
      arbiter.takeBack(answer.request);
    },
  };
}

const rowsOf = (database: Database) => database.askedChanges.all();

test('[C3] a refusal that another page of the lead has taken is told on the way back, once', async () => {
  const { asked, openDesk, answered, database } = await aLeadWhoLeft();
  await answered(no(asked));
  const desk = openDesk();
  await desk.open();
  expect(desk.left).toEqual({ kind: 'refused', reason: 'place-gone' });
  expect(await rowsOf(database)).toEqual([]);
  const later = openDesk();
  await later.open();
  expect(later.left).toBeNull();
});

test('[C3, C11] what was to be cancelled with a change is cancelled on the way back', async () => {
  const { arbiter, asked, openDesk, answered, database } = await aLeadWhoLeft();
  await answered(yes(asked));
  const desk = openDesk();
  void desk.open();
  await eventually(() => expect(arbiter.asked()).toHaveLength(1));
  expect(desk.left).toEqual({ kind: 'waiting' });
  arbiter.answer(yes(arbiter.asked()[0] as RequestId));
  await eventually(() => expect(desk.left).toEqual({ kind: 'saved', cancelled: 1, notCancelled: 0 }));
  await eventually(async () => expect(await rowsOf(database)).toEqual([]));
});

test('[C3] a change that is not answered yet waits on, and its answer is told', async () => {
  const { arbiter, asked, openDesk } = await aLeadWhoLeft();
  const desk = openDesk();
  void desk.open();
  await eventually(() => expect(desk.left).toEqual({ kind: 'waiting' }));
  arbiter.answer(no(asked));
  await eventually(() => expect(desk.left).toEqual({ kind: 'refused', reason: 'place-gone' }));
});
