/** A clerk at a counter with nothing but the keyboard, and what stands on the counter's screen. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { rested } from '../e2e/support/staff.ts';

/** What every counter has to show alike once all is said. */
export interface SharedScreen {
  readonly waiting: readonly string[];
  readonly parked: readonly string[];
  readonly missed: number;
  readonly finished: number;
}

export class Clerk {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The visitor at this counter; null: none is. */
  async current(): Promise<string | null> {
    const shown = this.page.locator('.visitor .number');
    return (await shown.count()) === 0 ? null : (await shown.first().innerText()).trim();
  }

  /** Resolves with whether a visitor is here. `untilConfirmed`: only once the relay has said so. */
  async call(untilConfirmed: boolean): Promise<boolean> {
    if ((await this.page.locator('.upcoming').count()) === 0) return false;
    await this.#press('n');
    return this.#hasVisitor(untilConfirmed);
  }

  /** Calls this very number, as two counters do that cannot hear of each other. */
  async callThis(number: string): Promise<boolean> {
    await this.page.getByRole('button', { name: number, exact: true }).focus();
    await this.page.keyboard.press('Enter');
    await this.#press('c');
    await this.page.keyboard.press('Escape');
    return this.#hasVisitor(false);
  }

  async start(): Promise<void> {
    await this.#press('s');
    await expect(this.page.locator('.visitor[data-state="serving"]')).toBeVisible();
  }

  async finish(): Promise<void> {
    await this.#end('f');
  }

  async miss(): Promise<void> {
    await this.#end('m');
  }

  async putBack(): Promise<void> {
    await this.#end('b');
  }

  async park(): Promise<void> {
    await this.#end('p');
  }

  async takeBack(): Promise<void> {
    await this.#end('u');
  }

  /** Sends the visitor on to the lane that the dialog offers first. */
  async transfer(): Promise<void> {
    await this.#press('t');
    const dialog = this.page.getByRole('dialog', { name: /weiterleiten$/ });
    await dialog.getByRole('textbox').focus();
    await this.page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(this.page.locator('.visitor')).toHaveCount(0);
  }

  async repeat(): Promise<void> {
    await this.#press('r');
  }

  /** Goes on with a parked visitor, whichever counter began. */
  async resume(number: string): Promise<boolean> {
    const row = this.page.getByRole('button', { name: `${number} fortsetzen` });
    await expect(row).toBeEnabled();
    await rested(this.page);
    await row.focus();
    await this.page.keyboard.press('Enter');
    return this.#hasVisitor(true);
  }

  /** Reads what was decided otherwise. */
  async readAll(): Promise<void> {
    await this.#press('v');
  }

  async isServing(): Promise<boolean> {
    return (await this.page.locator('.visitor[data-state="serving"]').count()) > 0;
  }

  shared(): Promise<SharedScreen> {
    return this.page.evaluate(sharedOn);
  }

  /** Nothing is on its way, and the line to the relay is live. */
  async settled(): Promise<void> {
    await expect(this.page.getByText('Nicht mit der Zentrale verbunden')).toBeHidden();
    // Answers come in the order of the requests, so the newest ones stand for all.
    for (const stage of ['saving', 'saved', 'perhaps-arrived', 'sent', 'not-saved'])
      await expect(this.page.locator(`li[data-stage="${stage}"]`)).toHaveCount(0);
  }

  async #press(key: string): Promise<void> {
    await rested(this.page);
    await this.page.keyboard.press(key);
  }

  async #end(key: string): Promise<void> {
    await this.#press(key);
    await expect(this.page.locator('.visitor')).toHaveCount(0);
  }

  /** A call that is refused takes the visitor away again. */
  async #hasVisitor(untilConfirmed: boolean): Promise<boolean> {
    const here = this.page.locator('section.current');
    const sign = untilConfirmed ? '.status[data-stage="confirmed"]' : '.visitor';
    await expect(here.locator(sign).or(here.locator('.empty')).first()).toBeVisible();
    return (await this.current()) !== null;
  }
}

/** Runs in the page. */
function sharedOn(): SharedScreen {
  // Long lists are drawn in portions; the next look finds all of it.
  for (const button of document.querySelectorAll('button'))
    if (/^\s*Weitere \d+ zeigen\s*$/.test(button.textContent)) button.click();
  const numbersIn = (selector: string): string[] =>
    [...document.querySelectorAll(`${selector} [data-visit]`)]
      .filter((element) => element.closest('.gone') === null)
      .map((element) => /[A-Z]\d{3}/.exec(element.textContent)?.[0] ?? '')
      .sort();
  const countIn = (pattern: RegExp, selector: string): number =>
    Number(pattern.exec(document.querySelector(selector)?.textContent ?? '')?.[1] ?? 0);
  return {
    waiting: numbersIn('[aria-labelledby="waiting-heading"]'),
    parked: numbersIn('[aria-labelledby="parked-heading"]'),
    missed: countIn(/(\d+)\s*$/, '#missed-heading'),
    finished: countIn(/(\d+) abgeschlossen/, '.today'),
  };
}
