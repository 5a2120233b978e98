/** [Q14.5] The pictures of an office at the relay: handed in, served, and erased once no page names them. */
import { describe, expect, test } from 'vitest';
import { officeId, pictureId } from '../../src/lib/domain/ids.ts';
import type { PictureId } from '../../src/lib/domain/ids.ts';
import { MAX_PICTURE_BYTES } from '../../src/lib/domain/office/picture-file.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { openSchedule } from '../../sync-server/jobs/schedule.ts';
import { silentLog } from '../../sync-server/log/log.ts';
import { openPictures } from '../../sync-server/offices/kept-pictures.ts';
import { anOffice } from '../support/build/index.ts';
import { aJpeg, aPng, chunk } from '../support/picture-files.ts';
import { aBrowser, aClerk, aLead } from './support/a-browser.ts';
import { openStore } from './support/a-furnished-store.ts';
import { aFolder, aRelay, OFFICE } from './support/a-relay.ts';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const OWN = officeId.parse(OFFICE);

describe('over HTTP', () => {
  test('[Q14.5] a lead hands one in, and everyone who asks gets it as what it is', async () => {
    const relay = await aRelay();
    const lead = await aLead(relay);
    const put = (who: typeof lead, picture: unknown) => who.post('/api/office/pictures', { picture });
    const { status, body } = await put(lead, base64(aPng({ more: [chunk('tEXt', 'Comment\0secret')] })));
    expect([status, body]).toEqual([
      200,
      { picture: expect.stringMatching(/^[0-9a-f]{32}$/), width: 4, height: 2 },
    ]);
    // The same picture is the same one.
    expect((await put(lead, base64(aPng()))).body).toEqual(body);

    const path = `/api/offices/${OFFICE}/pictures/${String(body['picture'])}`;
    const answer = await fetch(relay.url + path);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([...aPng()]);
    for (const other of [
      path.replace(OFFICE, 'elsewhere'),
      path.slice(0, -2),
      `${path}00`,
      path.replace(/.$/, 'x'),
    ])
      expect((await aBrowser(relay).get(other)).status, other).toBe(404);
  });

  test('[Q14.5] what is no picture, too much, or comes from another member is refused with its reason', async () => {
    const relay = await aRelay();
    const lead = await aLead(relay);
    const clerk = await aClerk(relay, lead);
    const put = async (picture: unknown, who: typeof lead = lead) =>
      (await who.post('/api/office/pictures', { picture })).body['error'];
    expect(await put(base64(aPng()), clerk)).toBe('not-allowed');
    expect(await put(base64(Buffer.from('<script>')))).toBe('not-a-picture');
    expect(await put(base64(aJpeg().subarray(0, -4)))).toBe('damaged-picture');
    expect(await put(base64(aPng({ width: 30_000, height: 30_000 })))).toBe('picture-too-large');
    expect(await put('no base64!')).toBe('invalid-field');
    expect(await put('A'.repeat(40_000_000))).toBe('too-large');
    const most = Math.ceil(MAX_PICTURE_BYTES / 3) * 4;
    expect(await put('A'.repeat(most + 4))).toBe('invalid-field');
  });
});

describe('what is kept', () => {
  /** The pictures of one office on virtual time, beside an office that names some of them. */
  async function aHouse() {
    const store = openStore(aFolder());
    let now = 1_800_000_000_000;
    const timers: { at: number; run: () => void }[] = [];
    const schedule = openSchedule(
      () => now,
      (ms, run) => {
        const timer = { at: now + ms, run };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer), 1);
      },
      silentLog,
    );
    let named: PictureId[] = [];
    let isReadable = true;
    const officeOf = () => {
      const pages = named.map((picture, nth) => ({
        id: `page-${nth}` as never,
        name: { de: 'Seite' },
        picture,
      }));
      return isReadable ? { ...anOffice(), id: OWN, pages } : null;
    };
    const pictures = openPictures({
      store: store.pictures,
      officeOf,
      clock: () => now,
      schedule,
      log: silentLog,
    });
    return {
      store,
      name: (...ids: PictureId[]) => void (named = ids),
      hide: () => void (isReadable = false),
      put: async (width: number): Promise<PictureId> => {
        const put = await pictures.put(OWN, aPng({ width }));
        return put.ok ? put.value.picture : expect.fail(put.error);
      },
      has: async (id: PictureId) => (await pictures.find(OWN, id)) !== null,
      async pass(minutes: number) {
        const until = now + minutes * MINUTE_MS;
        for (;;) {
          const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
          if (next === undefined) break;
          timers.splice(timers.indexOf(next), 1);
          now = next.at;
          next.run();
          await new Promise(setImmediate);
        }
        now = until;
      },
    };
  }

  test('[Q14.5] one that no page names goes after an hour, one that has been removed within minutes', async () => {
    const house = await aHouse();
    const [page, tried] = [await house.put(1), await house.put(2)];
    house.name(page);
    await house.pass(55);
    expect([await house.has(page), await house.has(tried)]).toEqual([true, true]);
    await house.pass(20);
    expect([await house.has(page), await house.has(tried)]).toEqual([true, false]);
    await house.pass(24 * 60);
    expect(await house.has(page)).toBe(true);
    house.name();
    await house.pass(11);
    expect(await house.has(page)).toBe(false);
  });

  test('[Q14.5] a lead who tries many fills no disk, and what a page names is never pushed out', async () => {
    const house = await aHouse();
    const page = await house.put(100);
    house.name(page);
    const tried: PictureId[] = [];
    for (let width = 1; width <= 12; width++) {
      await house.pass(1);
      tried.push(await house.put(width));
    }
    const kept = await Promise.all(tried.map((id) => house.has(id)));
    expect(kept).toEqual([
      ...Array.from({ length: 8 }, () => false),
      ...Array.from({ length: 4 }, () => true),
    ]);
    expect(await house.has(page)).toBe(true);
  });

  test('[Q14.5] an office that cannot be read keeps all; one that is retired none', async () => {
    const house = await aHouse();
    const id = await house.put(1);
    house.hide();
    await house.pass(24 * 60);
    expect(await house.has(id)).toBe(true);
    await house.store.retire(officeId.parse('other'), []);
    expect(await house.has(id)).toBe(true);
    await house.store.retire(OWN, []);
    expect(await house.has(id)).toBe(false);
  });

  test('[Q14.5] pictures are there after the store was closed and opened again', async () => {
    const folder = aFolder();
    const before = openStore(folder);
    const id = pictureId.parse('0'.repeat(32));
    await before.pictures.put(OWN, id, { type: 'jpeg', bytes: aJpeg() }, 1_800_000_000_000);
    await before.close();
    const after = openStore(folder);
    expect(await after.pictures.all()).toEqual([{ office: OWN, id, at: 1_800_000_000_000 }]);
    const found = await after.pictures.find(OWN, id);
    expect([found?.type, [...found!.bytes]]).toEqual(['jpeg', [...aJpeg()]]);
    expect(await after.pictures.find(officeId.parse('other'), id)).toBeNull();
  });
});
