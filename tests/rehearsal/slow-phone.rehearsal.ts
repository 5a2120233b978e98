/**
 * "An appointment is booked within a minute": in Dorsten, on a phone that is slowed four times, in a weak cell. The
 * person knows what they want, and reads and types at a human pace. Run it on an idle machine. It says the whole time
 * from the address to the reservation, and how much of it was the person.
 */
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import { anna } from '../e2e/support/citizen.ts';
import { startRelayProcess } from '../e2e/support/relay-process.ts';
import { openSlowLine, slow4G } from './slow-line.ts';

const office = 'dorsten';
const MONDAY = 1;
const MOST_MS = 60_000;
const TIMES_SLOWER = 4;
const phone = { width: 360, height: 740 };

/** To find the next thing and to decide: the keystroke-level model's mental act (Card, Moran and Newell). */
const THINK_MS = 1350;
/** To bring the thumb there. */
const REACH_MS = 400;
/** 36 words a minute, as 37,000 people type on phones (Palin and others, 2019). */
const CHARACTER_MS = 330;

/** A person at this phone, and how long they have taken themselves. */
class Person {
  tookMs = 0;

  async press(target: Locator): Promise<void> {
    // A person decides on what is there.
    await target.waitFor();
    await this.#take(THINK_MS + REACH_MS);
    await target.click();
  }

  async type(target: Locator, text: string): Promise<void> {
    await this.press(target);
    for (const character of text) {
      await this.#take(CHARACTER_MS);
      await target.press(character);
    }
  }

  async #take(milliseconds: number): Promise<void> {
    this.tookMs += milliseconds;
    await pause(milliseconds);
  }
}

async function book(page: Page, person: Person, step: (name: string) => void): Promise<void> {
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  await page.goto(`/${office}`);
  await person.press(page.getByRole('link', { name: 'Termin buchen' }));
  step('the office');
  await person.type(page.getByRole('searchbox', { name: 'Anliegen suchen' }), 'perso');
  await person.press(page.getByRole('checkbox', { name: /Personalausweis beantragen/ }));
  await person.press(page.getByRole('button', { name: 'Weiter', exact: true }));
  step('the service');
  await person.press(button('Weiter zur Wahl des Tages'));
  step('what to bring');
  await person.press(button(/Uhrzeit(en)? frei/).first());
  step('the day');
  await person.press(button(/^\d\d:\d\d/).first());
  step('the time');
  await person.type(page.getByRole('textbox', { name: 'Vorname und Nachname' }), anna.name);
  await person.type(page.getByRole('textbox', { name: 'E-Mail-Adresse' }), anna.mail);
  const [day, month, year] = anna.birth;
  await person.type(page.getByRole('textbox', { name: 'Tag', exact: true }), day);
  await person.type(page.getByRole('textbox', { name: 'Monat', exact: true }), month);
  await person.type(page.getByRole('textbox', { name: 'Jahr', exact: true }), year);
  await person.press(button('Weiter zur Übersicht'));
  step('the person');
  await person.press(button('Termin reservieren'));
  await expect(page.getByRole('heading', { name: 'Ihr Termin ist reserviert' })).toBeVisible();
  step('the reservation');
}

test('an appointment is booked within a minute on a slow phone with a slow line, for the first time', async ({
  browser,
}) => {
  const relay = await startRelayProcess({
    offices: 'sync-server/offices',
    weekday: MONDAY,
    startsAt: 9 * 60,
  });
  const line = await openSlowLine(relay.port, slow4G);
  const context = await browser.newContext({
    baseURL: line.url,
    viewport: phone,
    hasTouch: true,
    isMobile: true,
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: TIMES_SLOWER });
    const person = new Person();
    const began = performance.now();
    let [lastMs, lastPerson] = [0, 0];
    await book(page, person, (name) => {
      const now = performance.now() - began;
      const [all, own] = [now - lastMs, person.tookMs - lastPerson];
      [lastMs, lastPerson] = [now, person.tookMs];
      console.log(`${name}: ${seconds(all)} s, of it ${seconds(all - own)} s waited for`);
    });
    console.log(
      `booked after ${seconds(lastMs)} s (at most ${seconds(MOST_MS)}), of it ${seconds(person.tookMs)} s the person; ` +
        `${(line.downBytes / 1000).toFixed(0)} kB came down`,
    );
    expect(lastMs).toBeLessThan(MOST_MS);
  } finally {
    await context.close();
    await line.close();
    await relay.close();
  }
});

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);
