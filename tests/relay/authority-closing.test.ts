/** P12, C3: an authority's lead closes days at several offices in one step, over HTTP. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { officeRecord } from '../../src/lib/domain/office/office.ts';
import { accountCommand } from '../../sync-server/commands/account.ts';
import type { Relay } from '../../sync-server/start.ts';
import { eventually } from '../support/eventually.ts';
import { aBooking, answerIn, put, TUESDAY_AT_TEN } from './support/a-booking.ts';
import { aBrowser, aLead, PASSWORD } from './support/a-browser.ts';
import type { Browser } from './support/a-browser.ts';
import { aConfig, aFolder, aRelay } from './support/a-relay.ts';
import { aSocket, outcome } from './support/a-socket.ts';

const [HOME, BESIDE, ELSEWHERE] = ['bergkamen', 'bergkamen-standesamt', 'dorsten'] as const;
const OFFICES = mkdtempSync(join(tmpdir(), 'foyer-offices-'));
afterAll(() => rmSync(OFFICES, { recursive: true, force: true }));
for (const id of [HOME, BESIDE, ELSEWHERE]) {
  const file = `${id}.yaml`;
  copyFileSync(resolve(import.meta.dirname, '../../sync-server/offices', file), join(OFFICES, file));
}

const DEVICE = 'device-of-the-lead';
const TUESDAY = '2026-11-24';
const reason = { de: 'Personalversammlung', en: 'Staff meeting', tr: 'Toplantı' };

const asStaff = ({ cookies }: { readonly cookies: string }) => ({
  credential: { type: 'surface', surface: 'staff' } as const,
  cookies,
});

async function aTown(): Promise<{ readonly relay: Relay; readonly lead: Browser; readonly actor: string }> {
  const dataDir = aFolder();
  const relay = await aRelay({ dataDir, offices: OFFICES });
  await aLead(relay, HOME);
  await accountCommand(['authority-lead', HOME, 'leitung'], aConfig({ dataDir, offices: OFFICES }));
  const lead = aBrowser(relay);
  const { body } = await lead.post('/api/sign-in', {
    ...{ office: HOME, login: 'leitung', password: PASSWORD, device: DEVICE },
  });
  return { relay, lead, actor: body.actor as string };
}

/** Books for a person at the home office, on Tuesday at ten; gives back the visit's number. */
async function book(relay: Relay, lead: Browser, actor: string): Promise<void> {
  const inbox = await aSocket(relay, `inbox:${actor}`, asStaff(lead));
  const outbox = await aSocket(relay, `outbox:${actor}`, asStaff(lead));
  expect(await outcome(inbox)).toBe('open');
  const booking = aBooking(TUESDAY_AT_TEN, { office: HOME });
  put(outbox, booking);
  expect(await answerIn(inbox, booking.id)).toMatchObject({ ok: true });
}

const closuresAt = async (relay: Relay, office: string) => {
  const socket = await aSocket(relay, `office:${office}`);
  return () => eventually(() => officeRecord.parse([...socket.records().values()][0]).closures);
};

interface Preview {
  readonly id: string;
  readonly dates: readonly string[];
  readonly hit: readonly { readonly visit: string; readonly hasMail: boolean }[];
  readonly days: readonly { readonly after: { readonly places: number } }[];
}
const look = async (lead: Browser, changes: object = {}) =>
  lead.post('/api/authority/closing/preview', {
    ...{ offices: [HOME, BESIDE], from: TUESDAY, until: TUESDAY },
    ...changes,
  });
const close = (lead: Browser, offices: readonly object[], changes: object = {}) =>
  lead.post('/api/authority/closing', {
    ...{ offices, from: TUESDAY, until: TUESDAY, reason, device: DEVICE },
    ...changes,
  });

test('[P12.5] says first whom it hits, without a name, and then closes each office in one step', async () => {
  const { relay, lead, actor } = await aTown();
  await book(relay, lead, actor);
  const reply = await look(lead);
  expect(reply.status).toBe(200);
  expect(JSON.stringify(reply.body)).not.toContain('Beispiel');
  const previews = reply.body as unknown as Preview[];
  expect(previews).toMatchObject([
    { id: HOME, dates: [TUESDAY], hit: [{ hasMail: true, why: 'hours' }], days: [{ after: { places: 0 } }] },
    { id: BESIDE, dates: [TUESDAY], hit: [] },
  ]);

  const [before, beside] = [await closuresAt(relay, HOME), await closuresAt(relay, BESIDE)];
  const had = (await before()).length;
  const offices = previews.map(({ id, hit }) => ({ id, seen: hit.map(({ visit }) => visit) }));
  const closed = await close(lead, offices);
  expect(closed.body).toEqual([
    { id: HOME, refusal: null },
    { id: BESIDE, refusal: null },
  ]);
  for (const closures of [before, beside])
    await eventually(async () =>
      expect((await closures()).at(-1)).toEqual({
        date: TUESDAY,
        // The office has no Turkish.
        reason: { de: reason.de, en: reason.en },
      }),
    );
  expect((await before()).length).toBe(had + 1);
  // Closed is closed: there is nothing left.
  expect(((await look(lead)).body as unknown as Preview[]).map(({ dates }) => dates)).toEqual([[], []]);
  expect((await close(lead, offices)).body).toMatchObject([
    { refusal: 'nothing-to-close' },
    { refusal: 'nothing-to-close' },
  ]);

  // P5: at the office where the lead has never been it is on record, too, with the person.
  await lead.post('/api/authority/enter', { office: BESIDE, device: DEVICE });
  const staff = await aSocket(relay, `staff:${BESIDE}`, asStaff(lead));
  const log = await aSocket(relay, `log:${BESIDE}`, asStaff(lead));
  expect(await outcome(log)).toBe('open');
  const entry = [...log.records().values()].find((one) => (one as { what: string }).what === 'hours-changed');
  expect(entry).toMatchObject({ outside: 0, by: expect.any(String) });
  const { member } = (await lead.get('/api/session/staff')).body;
  await eventually(() =>
    expect(staff.records().get(`actor:${(entry as { by: string }).by}`)).toMatchObject({ member }),
  );
});

test('[P12.5] an appointment that was booked since stays in an open office; the others close', async () => {
  const { relay, lead, actor } = await aTown();
  const previews = (await look(lead)).body as unknown as Preview[];
  await book(relay, lead, actor);
  const offices = previews.map(({ id, hit }) => ({ id, seen: hit.map(({ visit }) => visit) }));
  expect((await close(lead, offices)).body).toEqual([
    { id: HOME, refusal: 'booked-meanwhile' },
    { id: BESIDE, refusal: null },
  ]);
});

test('[P12.5] nothing is closed where one office is of another town, or the period is none', async () => {
  const { relay, lead } = await aTown();
  const beside = await closuresAt(relay, BESIDE);
  const had = await beside();
  const all = [HOME, BESIDE, ELSEWHERE].map((id) => ({ id, seen: [] }));
  const wrong = [
    [await look(lead, { offices: [HOME, ELSEWHERE] }), 404, 'no-such-office'],
    [await close(lead, all), 404, 'no-such-office'],
    [await close(lead, all.slice(0, 2), { until: '2026-11-23' }), 400, 'invalid-field'],
    [await close(lead, all.slice(0, 2), { until: '2027-06-01' }), 400, 'invalid-field'],
    [await close(lead, all.slice(0, 2), { device: 'another-device' }), 403, 'not-allowed'],
    [await close(lead, []), 400, 'invalid-field'],
  ] as const;
  for (const [{ status, body }, ...expected] of wrong) expect([status, body.error]).toEqual(expected);
  expect(await beside()).toEqual(had);
});

test('[P12.5, P1.8] a lead of one office closes nothing so', async () => {
  const relay = await aRelay({ offices: OFFICES });
  const lead = await aLead(relay, HOME);
  expect((await look(lead)).body.error).toBe('not-allowed');
  expect((await close(lead, [{ id: HOME, seen: [] }])).body.error).toBe('not-allowed');
});
