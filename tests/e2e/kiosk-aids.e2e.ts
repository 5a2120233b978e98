/** What a visitor switches on at the kiosk to see, reach and hear it; the next visitor finds it as it was. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chooseService, openKiosk, openLead, startButton } from './support/kiosk.ts';
import { look, speak } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';

const office = 'always-open';
/** The least side of what is pressed, in pixels. */
const TARGET = 64;
const sizes = { tall: { width: 1080, height: 1920 }, tablet: { width: 800, height: 1280 } } as const;
const wide = { width: 1920, height: 1080 } as const;

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

test('[A10.1] large type, contrast and low reach are one press away on each screen, and gone with the visitor', async ({
  browser,
}) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, office);
  const kiosk = await openKiosk(browser, relay, lead.page, office);
  const { page } = kiosk;
  const toggle = (name: string) => page.getByRole('button', { name, exact: true });
  const fontSize = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const rounds = [
    ['Große Schrift', sizes.tablet],
    ['Starker Kontrast', wide],
    ['Alles unten (Rollstuhl)', sizes.tall],
    ['Alles unten (Rollstuhl)', wide],
  ] as const;
  try {
    for (const [name, size] of rounds) {
      await page.setViewportSize(size);
      const isLow = name.startsWith('Alles unten');
      const usual = await fontSize();
      const check = async (screen: string): Promise<void> => {
        const what = `${screen}, ${name}, ${size.width}`;
        expect(await outOfReach(page, isLow ? size.height / 2 : 0), what).toEqual([]);
        await look(page, what);
      };
      await toggle('Bedienhilfen').click();
      await toggle(name).click();
      await expect(toggle(name)).toHaveAttribute('aria-pressed', 'true');
      if (name === 'Große Schrift') expect(await fontSize()).toBeGreaterThan(usual * 1.3);
      await check('start');
      await startButton(page).click();
      await page.getByRole('button', { name: /Code eingeben/ }).click();
      await toggle('Bedienhilfen').click();
      await check('code');
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
    await read.click();
    await expect(read).toHaveAttribute('aria-pressed', 'true');
    const first = ['Willkommen', 'Wie können wir Ihnen helfen?'].map((text) => `of the device: ${text}`);
    await expect.poll(async () => (await said(page)).slice(0, 2)).toEqual(first);

    // Each new screen is read, the number sign by sign; what is typed is not.
    await chooseService(page);
    await page.getByRole('button', { name: 'Wartenummer ziehen' }).click();
    await expect(page.getByRole('heading', { name: 'Ihre Wartenummer' })).toBeVisible();
    await expect.poll(() => said(page)).toContain('of the device: B 0 0 1');
    await expect.poll(() => said(page)).toContainEqual(expect.stringContaining('Bitte nehmen Sie'));

    // It has no English voice. The next visitor is read nothing.
    await page.getByRole('button', { name: 'Fertig' }).click();
    await expect(read).toHaveAttribute('aria-pressed', 'false');
    await speak(page, 'English');
    await expect(page.getByRole('button', { name: 'Accessibility' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Read aloud' })).toHaveCount(0);
    expect((await said(page)).filter((text) => /Welcome|undefined/.test(text))).toEqual([]);
  } finally {
    await Promise.all([kiosk.close(), lead.close()]);
    await relay.close();
  }
});
