/** What requests of citizens cost at the relay, where the arbiter counts and writes them. */
import { expect, it } from 'vitest';
import type { OwnAppointment } from '../../src/lib/domain/requests/answer.ts';
import { citizensKinds, costOf } from '../../src/lib/domain/requests/citizens-requests.ts';
import { MOST_FOLLOWING } from '../../src/lib/domain/requests/memo.ts';
import { MOVES_A_DAY } from '../../src/lib/domain/requests/request-costs.ts';
import type { CitizensKind } from '../../src/lib/domain/requests/citizens-requests.ts';
import type { RequestId } from '../../src/lib/domain/ids.ts';
import { addDays, MINUTE_MS } from '../../src/lib/domain/time.ts';
import { aContact, anOffice, at, choose, MONDAY } from '../support/build/index.ts';
import { openVirtualOffice } from '../support/office/index.ts';
import type { VirtualOffice, VirtualPhone } from '../support/office/index.ts';
import { reasonOf } from './meeting.ts';

const TUESDAY = addDays(MONDAY, 1);
const CARD = [choose('id-card')];
const rules = { activation: null, offer: 30, perMail: 100 } as const;
/** The longest contact allowed, in characters of two bytes. */
const LONGEST = aContact({
  name: 'Ü'.repeat(60),
  mail: `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(58)}.example`,
});

async function stored({ relay }: VirtualOffice): Promise<number> {
  let bytes = 0;
  for (const name of await relay.store.list('')) {
    for (const part of await relay.store.load(name)) bytes += part.length;
  }
  return bytes;
}

const standing = (phone: VirtualPhone): OwnAppointment =>
  phone.appointments().find((a) => a.state === 'booked' || a.state === 'reserved')!;

it('[B6, B8.6] one booking is moved a few times a day, however often its phone asks', async () => {
  const office = await openVirtualOffice({ seed: 91, office: anOffice({ rules }) });
  const phone = await office.phone('bot');
  phone.book(CARD, at('09:00', TUESDAY), aContact());
  await office.quiet();
  const { id: first, number, code, calendar } = standing(phone);
  expect(calendar).toBeUndefined();
  const move = async (i: number): Promise<string> => {
    const { id, date } = standing(phone);
    const start = at('10:00', TUESDAY) + i * 5 * MINUTE_MS;
    const asked = phone.ask(phone.compose('move', { visit: id, from: date, start }, TUESDAY));
    await office.quiet();
    return reasonOf(phone.answer(asked));
  };
  const reasons: string[] = [];
  for (let i = 0; i < MOVES_A_DAY + 3; i++) reasons.push(await move(i));
  expect(reasons.filter((reason) => reason === 'yes').length).toBe(MOVES_A_DAY);
  expect(new Set(reasons.slice(MOVES_A_DAY))).toEqual(new Set(['too-many-requests']));
  // B7.8: whatever it has become, its phone makes the entry that the first mail has made.
  expect(standing(phone)).toMatchObject({ number, code, calendar: { first, moves: MOVES_A_DAY } });
  expect(office.relay.faults).toEqual([]);
});

it('[B6] every request writes no more bytes than its row says, with as many links as there can be', async () => {
  const activation = { ...rules, activation: 120 };
  const office = await openVirtualOffice({ seed: 92, office: anOffice({ rules: activation }) });
  const phone = await office.phone('anna');
  const lead = await office.lead();
  const measured = new Map<CitizensKind, number>();
  async function measure(kind: CitizensKind, by: VirtualPhone, ask: () => RequestId): Promise<void> {
    const before = await stored(office);
    const asked = ask();
    await office.quiet();
    measured.set(kind, (await stored(office)) - before);
    expect([kind, reasonOf(by.answer(asked))]).toEqual([kind, 'yes']);
  }
  await measure('book', phone, () => phone.book(CARD, at('09:00', TUESDAY), LONGEST));
  const reserved = { visit: standing(phone).id, mail: LONGEST.mail! };
  await measure('correct-mail', phone, () => phone.ask(phone.compose('correct-mail', reserved, TUESDAY)));
  const link = await office.openMail(LONGEST.mail!);
  const about = { visit: standing(phone).id };
  await measure('activate', link, () => link.ask(link.compose('activate', about, TUESDAY)));
  for (let i = 0; i < 20; i++) {
    const start = at('10:00', TUESDAY) + i * 5 * MINUTE_MS;
    lead.ask(lead.compose('move', { visit: standing(phone).id, from: TUESDAY, start }, TUESDAY));
    await office.quiet();
  }
  const { id: visit } = standing(phone);
  const reminder = !standing(phone).reminder;
  await measure('set-reminder', phone, () =>
    phone.ask(phone.compose('set-reminder', { visit, reminder }, TUESDAY)),
  );
  await measure('wish', phone, () => phone.ask(phone.compose('wish', { visit, earlier: true }, TUESDAY)));
  const start = at('14:00', TUESDAY);
  const move = { visit, from: TUESDAY, start } as const;
  await measure('move', phone, () => phone.ask(phone.compose('move', move, TUESDAY)));
  const moved = { visit: standing(phone).id };
  await measure('cancel', phone, () => phone.ask(phone.compose('cancel', moved, TUESDAY)));
  // Nothing can be booked sooner than in a week, and no later than in three days.
  const nothingFree = { ...rules, enquiries: 5, leadMinutes: 7 * 24 * 60, horizonDays: 3 };
  const fullOffice = await openVirtualOffice({ seed: 93, office: anOffice({ rules: nothingFree }) });
  const enquirer = await fullOffice.phone('berta');
  const wanted = {
    ...{ services: CARD, weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], language: 'de' },
    contact: { ...LONGEST, birthDate: null, phone: '0'.repeat(30) },
  } as const;
  const before = await stored(fullOffice);
  const asked = enquirer.ask(enquirer.compose('enquire', wanted as never, MONDAY));
  await fullOffice.quiet();
  expect(reasonOf(enquirer.answer(asked))).toBe('yes');
  measured.set('enquire', (await stored(fullOffice)) - before);
  const { number } = (await fullOffice.kiosk('kiosk')).takeTicket(CARD)!;
  // As many phones as there can be.
  for (let n = 0; n < MOST_FOLLOWING; n++) {
    const endpoint = `https://fcm.googleapis.com/${String(n).padEnd(570, 'a')}`;
    const at = { endpoint, p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) };
    await fullOffice.quiet();
    const beforeThis = await stored(fullOffice);
    const follow = { number, phone: at, language: 'de' } as never;
    const follows = enquirer.ask(enquirer.compose('follow', follow, MONDAY));
    await fullOffice.quiet();
    expect(reasonOf(enquirer.answer(follows))).toBe('yes');
    measured.set('follow', (await stored(fullOffice)) - beforeThis);
  }
  expect([...measured.keys()].sort()).toEqual([...citizensKinds].sort());
  for (const [kind, bytes] of measured)
    expect([kind, bytes, bytes <= costOf(kind).bytes]).toEqual([kind, bytes, true]);
});
