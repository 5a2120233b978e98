/** What a visitor switches on at the kiosk to see, reach and hear it; the next visitor finds it as it was. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chooseService, openKiosk, openLead, startButton } from './support/kiosk.ts';
import { look, speak } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';

const office = 'always-open';
/** The least side of what is pressed, in pixels. */
const TARGET = 64;

/** A device with a German voice, as Windows and Android have it; what it says is kept. Headless browsers have none. */
function haveVoice(): void {
  const said: string[] = [];
  const voices = [
    { lang: 'de-DE', localService: false, name: 'of a server', default: false, voiceURI: 'server' },
    { lang: 'de-DE', localService: true, name: 'of the device', default: true, voiceURI: 'device' },
  ];
  Object.assign(window, { said });
  Object.defineProperty(window, 'SpeechSynthesisUtterance', {
    value: class {
      voice: { name: string } | null = null;
      onend: (() => void) | null = null;
      readonly text: string;
      constructor(text: string) {
        this.text = text;
      }
    },
  });
  let current: { onend: (() => void) | null } | null = null;
  Object.defineProperty(window, 'speechSynthesis', {
    value: {
      getVoices: () => voices,
      addEventListener: () => {},
      removeEventListener: () => {},
      cancel: () => (current = null),
      speak(utterance: { text: string; voice: { name: string } | null; onend: (() => void) | null }) {
        current = utterance;
        said.push(`${utterance.voice?.name}: ${utterance.text}`);
        setTimeout(() => current === utterance && utterance.onend?.());
      },
    },
  });
}

const said = (page: Page) => page.evaluate(() => (window as unknown as { said: string[] }).said);

/** What can be pressed and is smaller than a finger, or stands above a line. */
function outOfReach(page: Page, from: number): Promise<readonly string[]> {
  return page.evaluate(
    ([least, top]) =>
      [...document.querySelectorAll('button, select, input, a[href]')].flatMap((one) => {
        const box = one.getBoundingClientRect();
        if (box.width === 0 || !one.checkVisibility({ checkVisibilityCSS: true })) return [];
        const isSmall = box.width < least! - 0.5 || box.height < least! - 0.5;
        return isSmall || box.top < top!
          ? [`${one.textContent?.trim()} ${box.width}x${box.height}@${box.top}`]
          : [];
      }),
    [TARGET, from] as const,
  );
}

/** Runs in the page: how much of the screen lies below the edge, in pixels. */
function scrolled(): number {
  const main = document.querySelector('main')!;
  return Math.max(0, main.scrollHeight - main.clientHeight);
}

test('[A10.1] large type, contrast and low reach are one press away on each screen, and gone with the visitor', async ({
  browser,
}) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, office);
  const kiosk = await openKiosk(browser, relay, lead.page, office);
  const { page } = kiosk;
  const toggle = (name: string) => page.getByRole('button', { name, exact: true });
  const fontSize = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const [large, contrast, low] = ['Große Schrift', 'Starker Kontrast', 'Alles unten (Rollstuhl)'];
  const rounds = [
    [[large], { width: 800, height: 1280 }],
    [[contrast], { width: 1920, height: 1080 }],
    [[low], { width: 1080, height: 1920 }],
    [[low, large], { width: 1280, height: 800 }],
  ] as const;
  try {
    for (const [names, size] of rounds) {
      await page.setViewportSize(size);
      const isLow = names.includes(low as never);
      const usual = await fontSize();
      const check = async (screen: string): Promise<void> => {
        const what = `${screen}, ${names.join(' and ')}, ${size.width}`;
        expect(await outOfReach(page, isLow ? size.height / 2 : 0), what).toEqual([]);
        await look(page, what);
      };
      await toggle('Bedienhilfen').click();
      for (const name of names) {
        await toggle(name!).click();
        await expect(toggle(name!)).toHaveAttribute('aria-pressed', 'true');
      }
      if (names[0] === large) expect(await fontSize()).toBeGreaterThan(usual * 1.3);
      await check('start');
      await startButton(page).click();
      await page.getByRole('button', { name: /Code eingeben/ }).click();
      await check('code');
      await toggle('Bedienhilfen').click();
      // A visitor who sits does not have to find what lies below the edge.
      if (isLow) expect(await page.evaluate(scrolled), `code, ${size.width}`).toBe(0);
      await toggle('Zum Anfang').click();
      // The next visitor finds the screen as it was.
      await expect(page.locator('.large, .contrast, .low')).toHaveCount(0);
      expect(await fontSize()).toBe(usual);
    }
  } finally {
    await Promise.all([kiosk.close(), lead.close()]);
    await relay.close();
  }
});

test('[A10.2] a screen is read aloud on request, in the language chosen, by a voice of the device', async ({
  browser,
}) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, office);
  const kiosk = await openKiosk(browser, relay, lead.page, office);
  const { page } = kiosk;
  const read = page.getByRole('button', { name: 'Vorlesen', exact: true });
  try {
    // A browser without a voice offers none.
    await expect(page.getByRole('button', { name: 'Bedienhilfen' })).toBeVisible();
    await expect(read).toHaveCount(0);
    await page.addInitScript(haveVoice);
    await page.reload();
    // Before that it reads that it loads.
    await expect(startButton(page)).toBeVisible();
    await read.click();
    await expect(read).toHaveAttribute('aria-pressed', 'true');
    const first = ['Willkommen', 'Wie können wir Ihnen helfen?'].map((text) => `of the device: ${text}`);
    await expect.poll(async () => (await said(page)).slice(0, 2)).toEqual(first);

    // A mistake is read when it appears; what is typed is not.
    await startButton(page).click();
    await page.getByRole('button', { name: /Code eingeben/ }).click();
    for (const digit of '482') await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
    await expect
      .poll(async () => (await said(page)).at(-1))
      .toBe('of the device: Der Code hat sechs Ziffern.');
    expect((await said(page)).filter((text) => /4.?8.?2/.test(text))).toEqual([]);
    await page.getByRole('button', { name: 'Zurück', exact: true }).click();
    await page.getByRole('button', { name: 'Zurück', exact: true }).click();

    // Each new screen is read, the number sign by sign; what is typed is not.
    await chooseService(page);
    await page.getByRole('button', { name: 'Wartenummer ziehen' }).click();
    await expect(page.getByRole('heading', { name: 'Ihre Wartenummer' })).toBeVisible();
    await expect.poll(() => said(page)).toContain('of the device: B 0 0 1');
    await expect.poll(() => said(page)).toContainEqual(expect.stringContaining('Bitte nehmen Sie'));

    // The next visitor is read nothing.
    await page.getByRole('button', { name: 'Fertig' }).click();
    await expect(read).toHaveAttribute('aria-pressed', 'false');
    const before = (await said(page)).length;
    await startButton(page).click();
    await expect(page.getByRole('heading', { name: /Womit/ })).toBeFocused();
    expect(await said(page)).toHaveLength(before);

    // In a language without a voice reading ends, and is not offered.
    await read.click();
    await expect.poll(async () => (await said(page)).length).toBeGreaterThan(before);
    await speak(page, 'English');
    await expect(page.getByRole('button', { name: 'Accessibility' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Read aloud' })).toHaveCount(0);
    await speak(page, 'Deutsch');
    await expect(read).toHaveAttribute('aria-pressed', 'false');
  } finally {
    await Promise.all([kiosk.close(), lead.close()]);
    await relay.close();
  }
});
