// What is shipped runs on televisions of 2019. The build is searched for what Chromium 63 lacks, and run in a
// current Chromium from which that has been taken away.
import { chromium } from '@playwright/test';
import type { Browser, Locator, Page } from '@playwright/test';
import { Linter } from 'eslint';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findShell } from '../../scripts/chromium.mjs';
import type { MonitorLayout } from '../../src/lib/domain/office/monitor-setting.ts';
import { anOffice, at } from '../support/build/index.ts';
import { aBoard, aCall } from '../monitor/support/a-board.ts';
import { buildMonitor, serveMonitor } from './built-monitor.ts';
import type { BuiltMonitor, Served } from './built-monitor.ts';

let built: BuiltMonitor;
beforeAll(async () => {
  built = await buildMonitor();
});
afterAll(() => built.remove());

const filesOf = (ending: string) => [...built.files].filter(([name]) => name.endsWith(ending));

/** Height of the picture on a set of 43 inches, 16:9. */
const SET_HEIGHT_MM = 535;

/** The oldest Chromium that has each is well above 63. */
const TOO_NEW = {
  // prettier-ignore
  styles: [
    /[{;](?:row-|column-)?gap:/, /:where\(|:is\(|:has\(/, /oklch|color-mix|lab\(/, /[{;]inset:/,
    /[{;]aspect-ratio:/, /aspect-ratio:\d+\)/, /[^a-z](?:min|max|clamp)\(/, /:focus-visible/, /@layer|@container/,
  ],
  // prettier-ignore
  scripts: [
    /\bstructuredClone\(/, /new FinalizationRegistry/, /new WeakRef/, /\.replaceChildren\(/,
    /new AbortController/, /\bTemporal\b/, /randomUUID\(/, /\(\?<[=!]/,
  ],
};

describe('the build', () => {
  test('has styles, scripts and a worker, and one script for all browsers', () => {
    expect(filesOf('.css')).toHaveLength(1);
    expect(filesOf('.js').length).toBeGreaterThanOrEqual(3);
    expect(built.files.has('sw.js')).toBe(true);
    expect(built.files.get('index.html')).not.toContain('type="module"');
  });

  test.each(TOO_NEW.styles)('no style needs %s', (tooNew) => {
    for (const [name, css] of filesOf('.css')) expect(css.match(tooNew), name).toBeNull();
  });

  test.each(TOO_NEW.scripts)('no script needs %s', (tooNew) => {
    const ours = filesOf('.js').filter(([name]) => !name.includes('polyfills'));
    for (const [name, code] of ours) expect(code.match(tooNew), name).toBeNull();
  });

  test('every script is in the language of 2018', () => {
    for (const [name, code] of filesOf('.js')) {
      const languageOptions = { ecmaVersion: 2018, sourceType: 'script' } as const;
      const found = new Linter().verify(code, [{ languageOptions }]).filter(({ fatal }) => fatal);
      expect(found, name).toEqual([]);
    }
    const later = new Linter().verify('a ??= b', [{ languageOptions: { ecmaVersion: 2018 } }]);
    expect(later.some(({ fatal }) => fatal)).toBe(true);
  });

  test('nothing stands inline that a strict content security policy refuses', () => {
    expect(built.files.get('index.html')).not.toMatch(/<script[^>]*>[^<]|<style|\sstyle=/);
  });
});

describe('in a browser without what came after Chromium 63', () => {
  let browser: Browser;
  let served: Served;
  let page: Page;

  beforeAll(async () => {
    const executablePath = findShell();
    if (executablePath === undefined) throw new Error('no Chromium: run `node scripts/setup.mjs --browser`');
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await page.context().close();
    await served.stop();
  });

  async function openPage(
    seen: Record<string, unknown> = {},
    watch: () => void = () => {},
    viewport = { width: 1280, height: 720 },
  ): Promise<string[]> {
    served = await serveMonitor(built.folder);
    const context = await browser.newContext({ viewport });
    page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await page.addInitScript(takeAway);
    await page.addInitScript(watch);
    await page.addInitScript((items) => {
      for (const [key, value] of Object.entries(items)) {
        localStorage.setItem(`foyer.monitor.musterstadt.${key}`, JSON.stringify(value));
      }
    }, seen);
    await page.goto(`${served.origin}/monitor/musterstadt`);
    return problems;
  }

  const text = (): Promise<string> => page.innerText('body');
  const within = (read: () => Promise<string>) => expect.poll(read);

  test('an unpaired monitor says what to do, and that the relay does not answer', async () => {
    const problems = await openPage();
    await within(text).toContain('Diesen Monitor anmelden');
    await within(text).toContain('Die Zentrale antwortet zurzeit nicht.');
    expect(problems).toEqual([]);
  });

  test('a paired monitor shows what it last knew, and says that it may be old', async () => {
    const now = Date.now();
    const date = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(now);
    const calls = Array.from({ length: 12 }, (_, i) =>
      aCall(`A${612 - i}`, `Schalter ${3 + i}`, { since: now - i * 1000 }),
    );
    const board = aBoard(calls);
    const seen = { name: 'Monitor Foyer', office: anOffice(), board: { ...board, date }, heardAt: now };
    const problems = await openPage(seen, watchForUntruth);
    const newest = page.getByRole('region', { name: 'Aktueller Aufruf' });
    await within(() => newest.innerText()).toMatch(/A612\s+Schalter 3/);
    await within(text).toContain('Anzeige nicht aktuell');
    // Of all that are called none is cut off: those who do not fit have their turn on the next page.
    await within(text).toMatch(/[123]\/3/);
    await within(text).not.toContain('Es warten');
    const cut = await page.evaluate(() =>
      [
        ['.others__list', '.other'],
        ['.newest', '.newest__label, .newest__call'],
      ].flatMap(([box, parts]) => {
        const { top, bottom, right } = document.querySelector(box!)!.getBoundingClientRect();
        const inside = [...document.querySelectorAll(parts!)].map((part) => part.getBoundingClientRect());
        if (inside.length === 0) return [`nothing in ${box!}`];
        return inside.flatMap((part) =>
          part.top < top - 1 || part.bottom > bottom + 1 || part.right > right + 1
            ? [`${box!}: ${part.top} ${part.bottom}`]
            : [],
        );
      }),
    );
    expect(cut).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.dataset['untrue'])).toBeUndefined();
    expect(problems).toEqual([]);
  });

  test.each([
    ['wide', 1280, 720],
    ['tall', 720, 1280],
  ])(
    '[Q6, A7.16] names of one long word and long numbers stay in their card, on a %s screen',
    async (_screen, width, height) => {
      const now = Date.now();
      const date = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(now);
      const counter = 'Einwohnermeldeangelegenheitensachb. 12';
      // Five digits, as of a kiosk that was cut off all day (A7.16).
      const calls = Array.from({ length: 3 }, (_, i) => aCall(`W${10612 - i}`, counter, { since: now - i }));
      const name = { de: `Bürgerbüro und ${'Einwohnermeldeangelegenheiten'.repeat(2)}`, en: 'Office' };
      const seen = {
        name: 'M',
        office: { ...anOffice(), name },
        board: { ...aBoard(calls), date },
        heardAt: now,
      };
      await openPage(seen, undefined, { width, height });
      await within(text).toContain('Anzeige nicht aktuell');
      await within(text).toContain('W10610');
      const out = await page.evaluate(() =>
        [
          ['.newest', '.newest__number'],
          ['.newest', '.newest__counter'],
          ['.other', '.other__counter'],
          ['.head', '.head__office'],
        ].flatMap(([boxes, part]) =>
          [...document.querySelectorAll(boxes!)].flatMap((box) => {
            const inner = box.querySelector(part!)!;
            const [outer, own] = [box.getBoundingClientRect(), inner.getBoundingClientRect()];
            const isOut = own.right > outer.right + 1 || own.left < outer.left - 1;
            const isTall = own.height > outer.height + 1;
            return isOut || isTall || inner.scrollWidth > inner.clientWidth + 1
              ? [`${part!}: ${own.width}`]
              : [];
          }),
        ),
      );
      expect(out).toEqual([]);
    },
  );

  test.each([
    ['720p', 1280, 720],
    ['1080p', 1920, 1080],
    ['1080p upright', 1080, 1920],
  ])('[Q4.5] digits are high enough on a set of 43 inches, at %s', async (_screen, width, height) => {
    const now = Date.now();
    const date = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(now);
    // Four digits and the widest letter, under the notice, beside the line of those who wait.
    const calls = Array.from({ length: 8 }, (_, i) =>
      aCall(`W${1818 - i}`, `Schalter ${3 + i}`, { since: now - i, state: i < 3 ? 'called' : 'serving' }),
    );
    const seen = { name: 'M', office: anOffice(), board: { ...aBoard(calls), date }, heardAt: now };
    await openPage(seen, undefined, { width, height });
    await within(text).toContain('Anzeige nicht aktuell');
    await within(text).toContain('Es warten');
    const mm = SET_HEIGHT_MM / Math.min(width, height);
    expect((await inkHeight(page.locator('.newest__number'))) * mm).toBeGreaterThanOrEqual(90);
    const others = await page.locator('.other__number').all();
    expect(others.length).toBeGreaterThan(2);
    for (const other of others) expect((await inkHeight(other)) * mm).toBeGreaterThanOrEqual(45);
    expect(await page.evaluate(textsOutOfTheirBox)).toEqual([]);
  });

  const pages = [
    {
      ...{ id: 'baby' as never, name: { de: 'Wickelraum', en: 'Baby room' } },
      text: { de: 'Im Erdgeschoss, neben dem Aufzug. Den Schlüssel hat der Empfang.', en: 'Ground floor.' },
    },
  ];
  const told = (layout: MonitorLayout, lanes: readonly string[] = []) => ({
    setting: { layout, lanes: lanes as never },
    ...{ date: berlinDate(), hours: [{ from: at('08:00'), to: at('16:00') }] },
  });

  test.each(
    (['table', 'split'] as const).flatMap((layout) =>
      [
        ['720p', 1280, 720],
        ['1080p', 1920, 1080],
        ['1080p upright', 1080, 1920],
      ].map(([screen, width, height]) => [layout, screen, Number(width), Number(height)] as const),
    ),
  )(
    '[Q14.2] all who are called stand there, high enough, as a %s at %s',
    async (layout, _s, width, height) => {
      const now = Date.now();
      const calls = Array.from({ length: 8 }, (_, i) =>
        aCall(`W${1818 - i}`, `Schalter ${3 + i}`, { since: now - i, state: i < 3 ? 'called' : 'serving' }),
      );
      const office = { ...anOffice(), pages };
      const board = { ...aBoard(calls), date: berlinDate() };
      const seen = { ...{ name: 'M', office, board, heardAt: now }, told: told(layout) };
      const problems = await openPage(seen, undefined, { width, height });
      await within(text).toContain('Anzeige nicht aktuell');
      for (const number of ['W1818', 'W1817', 'W1816']) await within(text).toContain(number);
      const mm = SET_HEIGHT_MM / Math.min(width, height);
      const others = await page.locator('.other__number').all();
      expect(others.length).toBeGreaterThan(0);
      for (const other of others) expect((await inkHeight(other)) * mm).toBeGreaterThanOrEqual(45);
      if (layout === 'table') {
        await within(text).toMatch(/Nummer\s*Number\s*Schalter\s*Counter/);
        expect(await page.locator('.newest').count()).toBe(0);
      } else {
        expect((await inkHeight(page.locator('.newest__number'))) * mm).toBeGreaterThanOrEqual(90);
        await within(text).toContain('Wickelraum');
      }
      expect(await page.evaluate(textsOutOfTheirBox)).toEqual([]);
      expect(await page.evaluate(overlapsOfBoxes)).toEqual([]);
      expect(problems).toEqual([]);
    },
  );

  test('[Q14.1, Q14.3] a monitor of one queue shows its calls alone, and what helps while there is none', async () => {
    const now = Date.now();
    const office = {
      ...anOffice(),
      monitor: {
        ...{ place: 'room' as const, ownPlace: null, helpAfter: 0 },
        ...{ bring: { de: 'Ausweis', en: 'Card' }, wifi: { de: 'Gast', en: 'Guest' } },
      },
    };
    const board = { ...aBoard([aCall('A612', 'Zimmer 3', { since: now })]), date: berlinDate() };
    await openPage({ ...{ name: 'M', office, board, heardAt: now }, told: told('full', ['short']) });
    await within(text).toContain('Zurzeit wird niemand aufgerufen');
    await within(text).not.toContain('A612');
    await within(text).toMatch(/Heute geöffnet\s+\d\d:00–\d\d:00/);
    await within(text).toMatch(/Bitte mitbringen\s+Ausweis[^]*Please bring\s+Card[^]*WLAN\s+Gast/);
    await within(text).toContain('Bitte achten Sie auf mündliche Aufrufe.');
    expect(await page.locator('.lane__letter').allInnerTexts()).toEqual(['B']);
    const card = await page.locator('.newest').boundingBox();
    const help = await page.locator('.help').boundingBox();
    expect(help!.y + help!.height).toBeLessThanOrEqual(card!.y + card!.height + 1);
  });

  /** Height of what is drawn in an element, in pixels of the screen. */
  async function inkHeight(element: Locator): Promise<number> {
    const picture = (await element.screenshot({ animations: 'disabled' })).toString('base64');
    return page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      const [w, h] = [(canvas.width = image.width), (canvas.height = image.height)];
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, w, h);
      const brightness = (x: number, y: number): number => {
        const at = (y * w + x) * 4;
        return data[at]! + data[at + 1]! + data[at + 2]!;
      };
      const ground = brightness(0, 0);
      const rows = Array.from({ length: h }, (_, y) => y).filter((y) =>
        Array.from({ length: w }, (_, x) => x).some((x) => Math.abs(brightness(x, y) - ground) > 190),
      );
      return rows.length === 0 ? 0 : rows[rows.length - 1]! - rows[0]! + 1;
    }, picture);
  }

  test('it opens again with the relay dead', async () => {
    await openPage();
    await within(text).toContain('Diesen Monitor anmelden');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await served.stop();
    await page.reload();
    await within(text).toContain('Diesen Monitor anmelden');
    await page.goto(`${served.origin}/monitor/eine-andere`);
    await within(text).toContain('Diesen Monitor anmelden');
  });

  test('[Q12.5] by night it starts afresh, keeps its pictures, and waits while the relay is dead', async () => {
    await openPage();
    await page.clock.install({ time: `${berlinDate()}T06:30:00+01:00` });
    await page.reload();
    await within(text).toContain('Diesen Monitor anmelden');
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      await (await caches.open('foyer-pictures')).put('/one', new Response('picture'));
      Object.assign(window, { marked: true });
    });
    const isMarked = (): Promise<boolean> => page.evaluate(() => 'marked' in window);
    const { origin } = served;
    await served.stop();
    await page.clock.fastForward('20:30:00');
    await page.clock.runFor(20 * 60_000);
    expect(await isMarked()).toBe(true);
    served = await serveMonitor(built.folder, Number(new URL(origin).port));
    await page.clock.fastForward(16 * 60_000);
    await expect.poll(() => isMarked().catch(() => true)).toBe(false);
    await within(text).toContain('Diesen Monitor anmelden');
    expect(await page.evaluate(async () => (await caches.match('/one'))?.text())).toBe('picture');
  });
});

/** Runs in the page: numbers and counters that run out of their row or card. */
function textsOutOfTheirBox(): string[] {
  return [
    ['.newest', '.newest__number, .newest__counter'],
    ['.other', '.other__number, .other__counter'],
  ].flatMap(([boxes, parts]) =>
    [...document.querySelectorAll(boxes!)].flatMap((box) => {
      const outer = box.getBoundingClientRect();
      return [...box.querySelectorAll(parts!)].flatMap((part) => {
        const own = part.getBoundingClientRect();
        const isOut =
          own.right > outer.right + 1 || own.left < outer.left - 1 || own.bottom > outer.bottom + 1;
        return isOut || part.scrollWidth > part.clientWidth + 1 ? [part.textContent ?? ''] : [];
      });
    }),
  );
}

/** Runs in the page: parts of the screen that lie over each other. */
function overlapsOfBoxes(): string[] {
  const boxes = [...document.querySelectorAll('.newest, .others, .page, .waiting, .old')].map((element) => ({
    ...{ name: element.className, box: element.getBoundingClientRect() },
  }));
  return boxes.flatMap((one, nth) =>
    boxes.slice(nth + 1).flatMap((other) => {
      const [a, b] = [one.box, other.box];
      const isApart =
        a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
      return isApart ? [] : [`${one.name} over ${other.name}`];
    }),
  );
}

const berlinDate = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(Date.now());

/** Notes a call from the disk that stands there without a warning, if only for a moment. Runs in the page. */
function watchForUntruth(): void {
  const look = (): void => {
    const text = document.body?.textContent ?? '';
    if (text.includes('A612') && !text.includes('Anzeige nicht aktuell'))
      document.documentElement.dataset['untrue'] = text;
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
}

/** Runs in the page, before anything else. */
function takeAway(): void {
  const lists: [object, string[]][] = [
    [
      globalThis,
      [
        'BigInt',
        'structuredClone',
        'FinalizationRegistry',
        'WeakRef',
        'queueMicrotask',
        'AbortController',
      ].concat(['AbortSignal', 'ResizeObserver', 'Temporal', 'AggregateError', 'CSSLayerBlockRule']),
    ],
    [Array, ['fromAsync']],
    [
      Array.prototype,
      ['at', 'flat', 'flatMap', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with'],
    ],
    [String.prototype, ['at', 'matchAll', 'replaceAll', 'trimStart', 'trimEnd']],
    [Object, ['fromEntries', 'hasOwn', 'groupBy']],
    [Promise, ['allSettled', 'any', 'withResolvers', 'try']],
    [Symbol, ['dispose', 'asyncDispose']],
    [Element.prototype, ['replaceChildren', 'toggleAttribute', 'checkVisibility', 'moveBefore']],
    [Intl, ['Segmenter', 'RelativeTimeFormat', 'ListFormat', 'DisplayNames', 'supportedValuesOf']],
  ];
  for (const [owner, names] of lists) {
    for (const name of names) delete (owner as Record<string, unknown>)[name];
  }
}
