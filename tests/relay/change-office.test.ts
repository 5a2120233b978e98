/** A lead changes the office over real sockets; its file counts again once that part of it has changed; export. */
import { copyFileSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { officeRecord } from '../../src/lib/domain/office/office.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { valuesIn } from '../../src/lib/domain/office/office-edit.ts';
import type { OfficeSection } from '../../src/lib/domain/office/office-edit.ts';
import { officeCommand } from '../../sync-server/commands/office.ts';
import { eventually } from '../support/eventually.ts';
import { answerIn, put } from './support/a-booking.ts';
import { aClerk, aLead } from './support/a-browser.ts';
import type { Browser } from './support/a-browser.ts';
import { aFolder, aRelay, MONDAY_AT_TEN, OFFICE } from './support/a-relay.ts';
import { aSocket, outcome } from './support/a-socket.ts';

const EXAMPLE = resolve(import.meta.dirname, '../../sync-server/offices/dorsten.yaml');

interface Place {
  readonly dataDir: string;
  readonly offices: string;
  readonly file: string;
}

function aPlace(): Place {
  const folder = aFolder();
  const offices = join(folder, 'offices');
  mkdirSync(offices);
  const file = join(offices, 'dorsten.yaml');
  copyFileSync(EXAMPLE, file);
  return { dataDir: join(folder, 'data'), offices, file };
}

type SignedIn = Browser & { readonly actor: string };

async function aDesk(relay: { readonly url: string }, lead: SignedIn) {
  const signedIn = { credential: { type: 'surface', surface: 'staff' } as const, cookies: lead.cookies };
  const inbox = await aSocket(relay, `inbox:${lead.actor}`, signedIn);
  const outbox = await aSocket(relay, `outbox:${lead.actor}`, signedIn);
  const office = await aSocket(relay, `office:${OFFICE}`, signedIn);
  const log = await aSocket(relay, `log:${OFFICE}`, signedIn);
  const slots = await aSocket(relay, `slots:${OFFICE}`, signedIn);
  expect(await outcome(inbox)).toBe('open');
  const record = (): Promise<Office> =>
    eventually(() => officeRecord.parse([...office.records().values()][0]));
  return {
    record,
    entries: () => [...log.records().values()] as { what: string }[],
    days: () => slots.records().size,
    async change(section: OfficeSection, entry: string | null, to: Record<string, unknown>) {
      const now = valuesIn(await record(), section, entry)!;
      const was = Object.fromEntries(Object.keys(to).map((field) => [field, now[field] ?? null]));
      const asked = {
        ...{ v: 1, id: randomUUID(), office: OFFICE, at: MONDAY_AT_TEN, date: '2026-11-23' },
        ...{ kind: 'change-office', edit: { section, entry, was, to }, seen: [] },
      };
      put(outbox, asked);
      return answerIn(inbox, asked.id);
    },
  };
}

const signIn = async (relay: Parameters<typeof aLead>[0]): Promise<SignedIn> =>
  aLead(relay) as Promise<SignedIn>;

test('[C11.11] an edit counts over a restart and until its part of the file changes, and both are on record', async () => {
  const place = aPlace();
  const first = await aRelay(place);
  const lead = await signIn(first);
  const desk = await aDesk(first, lead);
  expect(await desk.change('services', 'id-card', { minutes: 25 })).toMatchObject({ ok: true });
  expect(await desk.change('identity', null, { phone: '02362 1' })).toMatchObject({ ok: true });
  expect(await desk.change('rules', null, { calls: 2 })).toMatchObject({ ok: true });
  expect(await desk.change('services', 'id-card', { minutes: -5 })).toMatchObject({
    reason: 'office-not-possible',
    problems: [{ path: ['services', expect.any(Number), 'minutes'], code: 'below', least: 1 }],
  });
  await eventually(() =>
    expect(desk.entries().filter(({ what }) => what === 'office-changed')).toHaveLength(3),
  );
  await first.close();

  // Only the telephone number changes in the file: services and rules stay as the lead has set them.
  const text = readFileSync(place.file, 'utf8');
  writeFileSync(place.file, text.replace(/^phone: .*$/m, 'phone: 02362 2'));
  const second = await aRelay(place);
  const again = await aDesk(second, lead);
  const office = await again.record();
  expect(office.services.find(({ id }) => id === 'id-card')!.minutes).toBe(25);
  expect([office.phone, office.rules.calls]).toEqual(['02362 2', 2]);
  await eventually(() =>
    expect(again.entries()).toContainEqual(
      expect.objectContaining({ what: 'office-from-file', part: 'identity', fits: true, by: null }),
    ),
  );
  await second.close();

  // What the lead has set does not fit to the file any more: appointments are shorter there than the card takes.
  writeFileSync(
    place.file,
    text.replace(/^( *)calls: .*$/m, '$1calls: 4').replace(/^( *)longest: .*$/m, '$1longest: 20'),
  );
  const loaded = await aRelay(place).catch((error: unknown) => error);
  expect(String(loaded)).toMatch(/longest appointment/);
});

test('[C11.11] a longer horizon opens its days at once, and a clerk may not change the office', async () => {
  const relay = await aRelay();
  const lead = await signIn(relay);
  const desk = await aDesk(relay, lead);
  const { rules } = await desk.record();
  const before = await eventually(() => {
    expect(desk.days()).toBeGreaterThan(5);
    return desk.days();
  });
  expect(await desk.change('rules', null, { horizonDays: rules.horizonDays + 14 })).toMatchObject({
    ok: true,
  });
  await eventually(() => expect(desk.days()).toBeGreaterThan(before));
  expect(await desk.change('rules', null, { horizonDays: rules.horizonDays })).toMatchObject({ ok: true });
  await eventually(() => expect(desk.days()).toBe(before));

  const clerk = await aClerk(relay, lead);
  const edit = { section: 'rules', entry: null, was: { calls: rules.calls }, to: { calls: 2 } };
  expect((await clerk.post('/api/office/preview', edit)).status).toBe(403);
  expect(await lead.post('/api/office/preview', edit)).toMatchObject({
    status: 200,
    body: { problems: [], hit: [], days: [], needed: [] },
  });
  // As long as the longest edit that can be asked for, in a script of two bytes a character.
  const long = 'ж'.repeat(1900);
  const texts = Array.from({ length: 24 }, () => long);
  const longest = { section: 'rules', entry: null, was: { calls: 'x' }, to: { calls: texts } };
  expect((await lead.post('/api/office/preview', longest)).status).toBe(200);
  const stale = await lead.post('/api/office/preview', { ...edit, was: { calls: 9 } });
  expect(stale.body).toMatchObject({ meanwhile: { calls: rules.calls } });
});

test('[C3.7] a lead chooses the state and adds a day off, and both count over a restart and in the export', async () => {
  const place = aPlace();
  const relay = await aRelay(place);
  const lead = await signIn(relay);
  const desk = await aDesk(relay, lead);
  const regions = await lead.get('/api/office/holiday-regions');
  expect(regions.body).toEqual(
    expect.arrayContaining([
      { id: 'DE-NW', name: { de: 'Nordrhein-Westfalen' } },
      {
        id: 'DE-BY-KATH',
        name: { de: 'Überwiegend katholische Gemeinden', en: 'Predominantly catholic communities' },
      },
    ]),
  );
  const clerk = await aClerk(relay, lead);
  expect((await clerk.get('/api/office/holiday-regions')).status).toBe(403);

  // Tomorrow, so that its places go.
  const festival = { day: '2026-11-24', name: { de: 'Stadtfest', en: 'Town festival' } };
  const before = await desk.record();
  const ownHolidays = [...before.ownHolidays, festival];
  const edit = {
    ...{ section: 'holidays', entry: null },
    was: { holidaysOf: before.holidaysOf, ownHolidays: before.ownHolidays },
    to: { holidaysOf: 'DE-BY-KATH', ownHolidays },
  };
  const { body } = await lead.post('/api/office/preview', edit);
  expect(body).toMatchObject({
    problems: [],
    days: [{ date: '2026-11-24', after: { places: 0 } }],
    holidays: {
      added: expect.arrayContaining([
        { date: '2026-11-24', name: festival.name },
        expect.objectContaining({ date: '2027-08-15' }),
      ]) as unknown,
      removed: [],
    },
  });
  const unknown = { ...edit, to: { ...edit.to, holidaysOf: 'DE-XX' } };
  expect((await lead.post('/api/office/preview', unknown)).body).toMatchObject({
    problems: [{ path: ['holidaysOf'], code: 'no-such-region', about: 'DE-XX' }],
  });
  expect(await desk.change('holidays', null, { holidaysOf: 'DE-XX' })).toMatchObject({
    reason: 'office-not-possible',
  });
  const days = await eventually(() => {
    expect(desk.days()).toBeGreaterThan(5);
    return desk.days();
  });
  expect(await desk.change('holidays', null, edit.to)).toMatchObject({ ok: true });
  await eventually(() => expect(desk.days()).toBe(days - 1));
  const saved = await desk.record();
  expect(saved.holidays).toEqual(expect.arrayContaining([{ date: '2026-11-24', name: festival.name }]));
  // Another section's edit keeps them.
  expect(await desk.change('rules', null, { calls: 2 })).toMatchObject({ ok: true });
  await relay.close();

  const again = await aRelay(place);
  const stored = await (await aDesk(again, lead)).record();
  expect(stored.rules.calls).toBe(2);
  expect([stored.holidaysOf, stored.holidays]).toEqual(['DE-BY-KATH', saved.holidays]);
  await again.close();
  const target = join(aFolder(), 'new.yaml');
  const config = { ...place, clockShift: MONDAY_AT_TEN - Date.now() };
  expect(await officeCommand(['export', OFFICE, target], config)).toMatchObject({ ok: true });
  expect(readFileSync(target, 'utf8')).toMatch(/^holidaysOf: DE-BY-KATH\n(?:.*\n)*.*Stadtfest/m);
});

test('[C11.12] an office is written as it counts now, with the comments of its file, and loads to the same', async () => {
  const place = aPlace();
  const relay = await aRelay(place);
  const lead = await signIn(relay);
  const desk = await aDesk(relay, lead);
  await desk.change('services', 'id-card', { minutes: 25 });
  await desk.change('services', 'passport', { hint: { de: 'Neu.', en: 'New.' }, documents: [] });
  await desk.change('identity', null, { phone: '02362 1' });
  const before = await desk.record();
  await relay.close();

  const target = join(aFolder(), 'new.yaml');
  const config = { ...place, clockShift: MONDAY_AT_TEN - Date.now() };
  expect(await officeCommand(['export', OFFICE, target], config)).toMatchObject({ ok: true });
  expect(await officeCommand(['export', OFFICE, target], config)).toEqual({
    ok: false,
    error: [`There is a file '${target}' already: name another one.`],
  });
  const [text, old] = [readFileSync(target, 'utf8'), readFileSync(place.file, 'utf8')];
  const comments = (of: string): string[] => (of.match(/^\s*#.*$/gm) ?? []).map((line) => line.trim());
  expect(comments(text)).toEqual(comments(old));

  // C13: without its file it is written from its record, also where the folder has no other office.
  unlinkSync(place.file);
  const rest = join(aFolder(), 'rest.yaml');
  const unknown = await officeCommand(['export', 'nobody', rest], config);
  expect(unknown).toMatchObject({ ok: false, error: [expect.stringContaining("no office 'nobody'")] });
  const said = await officeCommand(['export', OFFICE, rest], config);
  expect(said).toMatchObject({ ok: true });
  expect(said.ok ? said.value : []).toContainEqual(expect.stringContaining('has no file'));
  expect(comments(readFileSync(rest, 'utf8'))).toEqual([]);
  copyFileSync(rest, place.file);
  const again = await aRelay(place);
  const stored = await (await aDesk(again, lead)).record();
  expect({ ...stored, source: '' }).toEqual({ ...before, source: '' });
  await again.close();

  copyFileSync(target, place.file);
  const next = await aRelay(place);
  const after = await (await aDesk(next, lead)).record();
  expect({ ...after, source: '' }).toEqual({ ...before, source: '' });
});
