/** What a phone keeps, takes back and computes: a booking is never lost, and never called sent when it was not. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { anna, bernd, chooseCertificate, fillInBooking, sendBooking } from './support/citizen.ts';
import { openDevice, screens, untilInstalled } from './support/devices.ts';
import type { DeviceInBrowser } from './support/devices.ts';
import { startRelayProcess } from './support/relay-process.ts';
import type { RelayProcess } from './support/relay-process.ts';

const office = 'always-open';

let relay: RelayProcess;
let phone: DeviceInBrowser;
test.beforeAll(async () => {
  relay = await startRelayProcess();
});
test.afterAll(() => relay.close());
test.beforeEach(async ({ browser }) => {
  phone = await openDevice(browser, relay.port, screens.phone);
});
test.afterEach(() => phone.close());

const reserved = (page: Page) => page.getByRole('heading', { name: 'Ihr Termin ist reserviert' });
const noneSaved = (page: Page) => page.getByText('Auf diesem Gerät ist kein Termin gespeichert');

/** Everything on this page takes this many times as long. */
async function slowDown(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** Opening a database takes this long, as on a phone whose storage is busy. */
const slowDisk = (page: Page, milliseconds: number): Promise<unknown> =>
  page.addInitScript((delay) => {
    const open = indexedDB.open.bind(indexedDB);
    indexedDB.open = (...asked: Parameters<typeof open>) => {
      const request = open(...asked);
      request.addEventListener('success', (event) => {
        if (!event.isTrusted) return;
        event.stopImmediatePropagation();
        setTimeout(() => request.dispatchEvent(new Event('success')), delay);
      });
      return request;
    };
  }, milliseconds);

/**
 * Writing what the relay says takes until it is released: the tables of the inbox and of the bookings are in use, the
 * second once the request has left. A browser may let one write into a database at a time, and that it leaves is noted
 * there first.
 */
async function occupyDisk(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(async () => {
    const disk = { isFree: false };
    Object.assign(globalThis, { disk });
    const opened = (name: string): Promise<IDBDatabase> =>
      new Promise((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
      });
    const occupy = (database: IDBDatabase, table: string): Promise<void> =>
      new Promise((occupied) => {
        const store = database.transaction(table, 'readwrite').objectStore(table);
        const again = (): void => {
          store.count().onsuccess = () => {
            occupied();
            if (!disk.isFree) again();
          };
        };
        again();
      });
    const outboxes = await opened('foyer-outbox');
    const send = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'send')!.value as WebSocket['send'];
    WebSocket.prototype.send = function (this: WebSocket, data) {
      send.call(this, data);
      if (!this.url.includes('/sync/outbox') || !(data instanceof Uint8Array) || data.length < 100) return;
      WebSocket.prototype.send = send;
      void occupy(outboxes, 'bookings');
    };
    await occupy(await opened('foyer'), '$docs.doc_updates');
  });
  return () =>
    page.evaluate(() => {
      Object.assign((globalThis as unknown as { disk: object }).disk, { isFree: true });
    });
}

/** Until the page's socket has brought what became of the booking. */
const answerOnTheLine = (page: Page): Promise<void> =>
  new Promise((came) => {
    page.on('websocket', (socket) => {
      if (!socket.url().includes('/sync/inbox')) return;
      socket.on('framereceived', ({ payload }) => {
        if (payload.includes('reserved')) came();
      });
    });
  });

async function expectReservedAlone(page: Page): Promise<void> {
  await expect(page.getByRole('article')).toContainText('reserviert, noch nicht bestätigt');
  await expect(page.getByText('vielleicht schon')).toHaveCount(0);
  await expect(noneSaved(page)).toHaveCount(0);
}

test('[B5.1, M17] a booking made just before the relay dies is there after every reload', async () => {
  const { page } = phone;
  await phone.open(`/${office}`);
  await untilInstalled(page);
  await fillInBooking(page, office, anna, 3);
  await slowDown(page, 6);
  await sendBooking(page);
  await expect(reserved(page)).toBeVisible();
  // At once: nothing has had time to come to rest.
  await Promise.all([relay.kill(), page.goto('/termin')]);
  try {
    for (let reload = 0; reload < 3; reload++) {
      await expectReservedAlone(page);
      await page.reload();
    }
    // An app on a home screen opens there, and no page is a dead end.
    for (const path of ['/', `/${office}`]) {
      await page.goto(path);
      await expect(page.getByRole('region', { name: /^Ihre? Termine?$/ }).getByRole('link')).toBeVisible();
    }
  } finally {
    await relay.start();
  }
});

interface StepToCut {
  readonly title: string | RegExp;
  /** What the cut means here, apart from the badge that says so on every page. */
  readonly sentence: string | null;
  /** What was done here, before the cut or by the step before. */
  readonly fill?: () => Promise<void>;
  /** All that was done is still there. */
  readonly expectKept: () => Promise<void>;
  /** Without a connection, to the next step. */
  readonly goOn: () => Promise<void>;
}

/** The steps of a booking of a certificate by Bernd, as they are with and without a connection. */
function stepsToCut(page: Page): StepToCut[] {
  const places = 'Sie sehen die freien Termine, die dieses Gerät zuletzt kannte. Noch ist nichts reserviert.';
  const certificate = page.getByRole('checkbox', { name: /Meldebescheinigung/ });
  // The month that is shown first may have one free day.
  const freeDay = page.getByRole('button', { name: /Uhrzeit(en)? frei/ }).first();
  const times = page.getByRole('button', { name: /^\d\d:\d\d/ });
  const [day, month, year] = bernd.birth;
  const typed = [
    ['Vorname und Nachname', bernd.name],
    ['E-Mail-Adresse', bernd.mail],
    ['Tag', day],
    ['Monat', month],
    ['Jahr', year],
  ] as const;
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  let [dayText, time] = ['', ''];
  return [
    {
      title: 'Was möchten Sie erledigen?',
      sentence: null,
      fill: () => chooseCertificate(page),
      expectKept: () => expect(certificate).toBeChecked(),
      goOn: () => page.getByRole('button', { name: 'Weiter', exact: true }).click(),
    },
    {
      title: 'Bitte bringen Sie mit',
      sentence: null,
      expectKept: () => expect(page.getByRole('heading', { name: /Meldebescheinigung/ })).toBeVisible(),
      goOn: () => page.getByRole('button', { name: 'Weiter zur Wahl des Tages' }).click(),
    },
    {
      title: /An welchem Tag/,
      sentence: places,
      expectKept: () => expect(freeDay).toBeVisible(),
      async goOn() {
        dayText = /\d+\. \p{L}+/u.exec((await freeDay.getAttribute('aria-label')) ?? '')?.[0] ?? '';
        await freeDay.click();
      },
    },
    {
      title: /Um wie viel Uhr/,
      sentence: places,
      expectKept: () => expect(page.getByText(dayText).first()).toBeVisible(),
      async goOn() {
        time = /\d\d:\d\d/.exec(await times.nth(2).innerText())![0];
        await times.nth(2).click();
      },
    },
    {
      title: 'Wer kommt zum Termin?',
      sentence: null,
      async fill() {
        for (const [name, text] of typed) await field(name).fill(text);
      },
      async expectKept() {
        for (const [name, text] of typed) await expect(field(name)).toHaveValue(text);
      },
      goOn: () => page.getByRole('button', { name: 'Weiter zur Übersicht' }).click(),
    },
    {
      title: 'Ist alles richtig?',
      sentence: places,
      async expectKept() {
        const all = ['Meldebescheinigung', dayText, `${time} Uhr`, bernd.name, bernd.mail, '07.03.1958'];
        for (const text of all) await expect(page.getByText(text).first()).toBeVisible();
      },
      goOn: () => sendBooking(page),
    },
  ];
}

test('[B4, B5.1, B5.2] cut off at each step of a booking, what was chosen and typed stays, and the step says what that means', async () => {
  const { page, line } = phone;
  await phone.open(`/${office}`);
  await untilInstalled(page);
  await page.getByRole('link', { name: 'Termin buchen' }).click();
  for (const { title, sentence, fill, expectKept, goOn } of stepsToCut(page)) {
    await test.step(String(title), async () => {
      const heading = page.getByRole('heading', { name: title });
      await expect(heading).toBeVisible();
      await expect(page.locator('[data-link="live"]')).toBeVisible();
      await fill?.();
      line.cut();
      const cutOff = page.getByText('Keine Verbindung', { exact: true });
      await expect(cutOff).toBeVisible();
      if (sentence !== null) await expect(page.getByText(sentence)).toBeVisible();
      await expectKept();
      // From the phone's own disk, and from what the tab has kept.
      await page.reload();
      await expect(heading).toBeVisible();
      await expect(cutOff).toBeVisible();
      if (sentence !== null) await expect(page.getByText(sentence)).toBeVisible();
      await expectKept();
      await goOn();
      await expect(heading).toHaveCount(0);
      await expect(cutOff).toBeVisible();
      if (title !== 'Ist alles richtig?') {
        line.restore();
        await page.reload();
      }
    });
  }
  await expect(page.getByText('Noch ist nichts reserviert').first()).toBeVisible();
  line.restore();
  await expect(reserved(page)).toBeVisible();
  await expect(page.getByText(bernd.mail)).toBeVisible();
});

test('[B5.3, M17] an answer is shown once it is on the disk, and is there with the relay dead', async () => {
  const { page } = phone;
  await phone.open(`/${office}`);
  await untilInstalled(page);
  await fillInBooking(page, office, bernd, 9);
  phone.line.cut();
  await sendBooking(page);
  await expect(page.getByText('auf diesem Gerät gespeichert').first()).toBeVisible();
  const release = await occupyDisk(page);
  const answered = answerOnTheLine(page);
  phone.line.restore();
  await answered;
  // The answer is in the page: whatever it draws of it, it has drawn after two frames.
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  await expect(reserved(page)).toHaveCount(0);
  await expect(page.getByText('gesendet', { exact: true })).toBeVisible();
  await release();
  await expect(reserved(page)).toBeVisible();
  await Promise.all([relay.kill(), page.goto('/termin')]);
  try {
    await expectReservedAlone(page);
  } finally {
    await relay.start();
  }
});

test('[B5.3] a disk that takes long is waited for, and the page says so', async () => {
  const { page } = phone;
  await fillInBooking(page, office, anna, 4);
  await sendBooking(page);
  await expect(reserved(page)).toBeVisible();
  await slowDisk(page, 9_000);
  await page.goto('/termin');
  await expect(page.getByText('Dieses Gerät liest noch, was es gespeichert hat.')).toBeVisible();
  await expect(noneSaved(page)).toHaveCount(0);
  await expect(page.getByRole('article')).toContainText('reserviert');
  await expect(page.getByText('Dieses Gerät liest noch, was es gespeichert hat.')).toHaveCount(0);
});

test('[B5.3] a phone that can keep nothing says so, and its booking is made all the same', async () => {
  const { page } = phone;
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
  await phone.open('/termin');
  await expect(page.getByText('kann seine gespeicherten Termine gerade nicht lesen')).toBeVisible();
  await expect(noneSaved(page)).toHaveCount(0);
  await fillInBooking(page, office, anna, 5);
  phone.line.cut();
  await sendBooking(page);
  await expect(page.getByText('nicht gespeichert').first()).toBeVisible();
  await expect(page.getByText('Bitte lassen Sie diese Seite offen')).toBeVisible();
  phone.line.restore();
  await expect(reserved(page)).toBeVisible();
  await expect(page.getByText('Dieses Gerät konnte das noch nicht speichern')).toBeVisible();
});

test('[B5.2] a booking that was never sent can be taken back, and everything typed is still there', async () => {
  const { page } = phone;
  await phone.open(`/${office}`);
  await untilInstalled(page);
  await fillInBooking(page, office, bernd, 6);
  phone.line.cut();
  await sendBooking(page);
  await expect(page.getByText('auf diesem Gerät gespeichert').first()).toBeVisible();
  await page.goto('/termin');
  await expect(page.getByRole('heading', { name: 'Noch nicht beantwortete Buchung' })).toBeVisible();
  await page.getByRole('link', { name: 'Zur Buchung' }).click();
  await page.getByRole('button', { name: 'Buchung zurückziehen' }).click();
  await expect(page.getByRole('heading', { name: 'Ihre Buchung ist zurückgezogen' })).toBeVisible();
  await page.getByRole('link', { name: 'Angaben ansehen' }).click();
  await expect(page.getByText(bernd.mail)).toBeVisible();
  phone.line.restore();
  await page.goto('/termin');
  await expect(noneSaved(page)).toBeVisible();
  // The office has heard nothing of it: the same place can be booked.
  await page.goto(`/${office}/buchen/pruefen`);
  await sendBooking(page);
  await expect(reserved(page)).toBeVisible();
});

test('[M2, B5.1, B5.2] a place booked offline that is gone; and what may have arrived is not called taken back', async ({
  browser,
}) => {
  const { page } = phone;
  const other = await openDevice(browser, relay.port, screens.phone);
  await phone.open('/one-place');
  await untilInstalled(page);
  const time = await fillInBooking(page, 'one-place', bernd, 12);
  phone.line.cut();
  await fillInBooking(other.page, 'one-place', anna, time);
  await sendBooking(other.page);
  await expect(reserved(other.page)).toBeVisible();
  await other.close();
  await sendBooking(page);
  await expect(page.getByText('auf diesem Gerät gespeichert').first()).toBeVisible();
  phone.line.restore();
  const alternatives = page.getByRole('region', { name: 'Diese Termine sind frei' }).getByRole('button');
  await expect(alternatives.first()).toBeVisible();
  // Connected, but nothing comes through any more: the request leaves, no answer comes.
  phone.line.stall();
  await alternatives.first().click();
  await sendBooking(page);
  await expect(page.getByText('gesendet', { exact: true })).toBeVisible();
  phone.line.cut();
  const perhaps = page.getByText('Ihre Buchung ist vielleicht schon bei uns');
  const nothingReserved = page.getByText('Noch ist nichts reserviert');
  await expect(perhaps).toBeVisible();
  // Nor by a later page, nor in the list.
  await page.reload();
  await expect(perhaps).toBeVisible();
  await expect(page.getByRole('button', { name: 'Buchung zurückziehen' })).toHaveCount(0);
  await expect(nothingReserved).toHaveCount(0);
  await page.goto('/termin');
  await expect(perhaps).toBeVisible();
  await expect(nothingReserved).toHaveCount(0);
  await page.getByRole('link', { name: 'Zur Buchung' }).click();
  phone.line.restore();
  await expect(reserved(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Termin absagen' })).toBeVisible();
});

test('[B4, B5.4, B5.5, M2] a booking that is on its way is not overwritten by another, and stays in sight when it is refused', async ({
  browser,
}) => {
  const { page } = phone;
  const other = await openDevice(browser, relay.port, screens.phone);
  await phone.open('/one-place');
  await untilInstalled(page);
  const time = await fillInBooking(page, 'one-place', bernd, 12);
  phone.line.cut();
  await fillInBooking(other.page, 'one-place', anna, time);
  await sendBooking(other.page);
  await expect(reserved(other.page)).toBeVisible();
  await other.close();
  await sendBooking(page);
  await expect(page.getByText('auf diesem Gerät gespeichert').first()).toBeVisible();

  await page.goto('/one-place');
  await expect(page.getByRole('link', { name: 'Termin buchen' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Zur laufenden Buchung' }).click();
  phone.line.restore();
  await expect(page.getByRole('region', { name: 'Diese Termine sind frei' })).toBeVisible();

  await page.goto('/termin');
  await page.reload();
  const refused = page.getByRole('article', { name: 'Diese Buchung hat nicht geklappt' });
  await expect(refused).toContainText('von jemand anderem gebucht');
  await refused.getByRole('link', { name: 'Zur Buchung' }).click();
  await expect(page.getByText('Alles, was Sie eingegeben haben, ist noch da.')).toBeVisible();
  await page.goto('/one-place/buchen/pruefen');
  for (const typed of [bernd.name, bernd.mail, '07.03.1958', 'Meldebescheinigung'])
    await expect(page.getByText(typed)).toBeVisible();

  // Dealt with: it is gone from the list, and what was typed is not.
  await page.goto('/termin');
  await refused.getByRole('button', { name: 'Nicht mehr anzeigen' }).click();
  await expect(refused).toHaveCount(0);
  await expect(noneSaved(page)).toBeVisible();
  await page.goto('/one-place');
  await page.getByRole('link', { name: 'Angefangene Buchung fortsetzen' }).click();
  await expect(page.getByText(bernd.mail)).toBeVisible();
});

test('[P1] an appointment can be taken off a shared device; it is not cancelled, and another can be booked', async () => {
  const { page } = phone;
  await fillInBooking(page, office, anna, 7);
  await sendBooking(page);
  await expect(reserved(page)).toBeVisible();
  await page.getByRole('button', { name: 'Von diesem Gerät entfernen' }).click();
  const dialog = page.getByRole('dialog', { name: /von diesem Gerät entfernen/ });
  await expect(dialog).toContainText('Damit sagen Sie den Termin nicht ab');
  await dialog.getByRole('button', { name: 'Ja, entfernen' }).click();
  await expect(reserved(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Termin buchen' }).click();
  await expect(page.getByRole('heading', { name: 'Was möchten Sie erledigen?' })).toBeVisible();
  await page.goto('/termin');
  await expect(noneSaved(page)).toBeVisible();
});

test('[B5] a phone that has not heard what is free does not say that nothing is', async () => {
  const { page } = phone;
  await page.routeWebSocket(/\/sync\/slots/, () => {});
  await phone.open(`/${office}/buchen/anliegen`);
  await page.getByText('Bescheinigungen', { exact: true }).click();
  await page.getByRole('checkbox', { name: /Meldebescheinigung/ }).check();
  await page.getByRole('button', { name: 'Weiter', exact: true }).click();
  await page.getByRole('button', { name: 'Weiter zur Wahl des Tages' }).click();
  await expect(page.getByRole('heading', { name: /An welchem Tag/ })).toBeVisible();
  await expect(page.getByText('Freie Termine werden geladen')).toBeVisible();
  await expect(page.getByText('Zurzeit ist kein Termin frei')).toHaveCount(0);
  await page.context().setOffline(true);
  phone.line.cut();
  await expect(page.getByText(/Welche Termine frei sind, ist auf diesem Gerät noch nicht/)).toBeVisible();
  await expect(page.getByText('Zurzeit ist kein Termin frei')).toHaveCount(0);
});

test.describe('[B6] an office that asks for a proof of work', () => {
  const asking = 'proof-of-work';

  test('has it with the booking, solved while the person typed', async () => {
    const { page } = phone;
    let challenges = 0;
    page.on('request', (request) => {
      if (request.url().includes('/api/challenge?')) challenges++;
    });
    await fillInBooking(page, asking, anna, 2);
    expect(challenges).toBe(1);
    await sendBooking(page);
    await expect(reserved(page)).toBeVisible();
    expect(challenges).toBe(1);
  });

  test('has it later when the phone was offline: asked again by itself', async () => {
    const { page } = phone;
    await phone.open(`/${asking}`);
    await untilInstalled(page);
    await page.route(/\/api\/challenge\?/, (route) => route.abort());
    await fillInBooking(page, asking, bernd, 3);
    phone.line.cut();
    await sendBooking(page);
    await expect(page.getByText('Noch ist nichts reserviert').first()).toBeVisible();
    await page.unroute(/\/api\/challenge\?/);
    phone.line.restore();
    await expect(reserved(page)).toBeVisible();
    await page.goto('/termin');
    await expect(page.getByRole('article')).toHaveCount(1);
  });
});
