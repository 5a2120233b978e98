/** Looks at a screen as it stands: axe finds nothing, nothing runs off sideways; in German and in English. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** An old laptop, and 1366×768 at 200 % zoom. */
export const smallLaptops = [
  { width: 1024, height: 768 },
  { width: 683, height: 384 },
] as const;

export async function look(page: Page, what: string): Promise<void> {
  expect(await violationsOn(page), what).toEqual([]);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over, `${what}: wider than the screen`).toBeLessThanOrEqual(0);
  expect(await page.evaluate(textsOffScreen), `${what}: text past the edge of the screen`).toEqual([]);
}

/**
 * Faults that axe finds in the page itself; what a frame shows is a document of its own. It stays in the page and runs
 * there: the package for Playwright opens a blank page for each look, which takes six times as long.
 */
async function violationsOn(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (tags) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({
        runOnly: { type: 'tag', values: tags },
        resultTypes: ['violations'],
      }),
    TAGS,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.target.join(' ')).join(', ')}`);
}

/** Runs in the page. A picture that is clipped cannot be scrolled, and its text would be lost all the same. */
function textsOffScreen(): string[] {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lost: string[] = [];
  // Words for the ear alone stand in a box of one pixel; a name in another language in an element of its own there.
  const isSeen = ({ parentElement }: Node): boolean =>
    [parentElement, parentElement?.parentElement].every(
      (box) => (box?.getBoundingClientRect().width ?? 0) > 1,
    );
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right } = range.getBoundingClientRect();
    // A region that the keyboard scrolls shows all that it holds.
    if (node.parentElement?.matches('[role="region"][tabindex="0"] *') === true) continue;
    if (text !== '' && (left < 0 || right > innerWidth) && isSeen(node)) lost.push(text);
  }
  return lost;
}

/** Chooses a language by its button, or in the list where there are many. */
export async function speak(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  const list = page.getByRole('banner').getByRole('combobox');
  await button.or(list).first().waitFor();
  if (await button.isVisible()) await button.click();
  else await list.first().selectOption({ label: name });
}

/** Leaves the screen in German. */
export async function lookInBoth(page: Page, what: string): Promise<void> {
  await look(page, `${what}, German`);
  await lookInEnglish(page, what);
}

/** Leaves the screen in German. */
export async function lookInEnglish(page: Page, what: string): Promise<void> {
  await speak(page, 'English');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await look(page, `${what}, English`);
  await speak(page, 'Deutsch');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
}

/** Sheets from the roll of a receipt printer: 80 mm wide, and long enough for one slip. */
export const printedPages = (page: Page): Promise<number> => sheetsOf(page, { width: 80, height: 300 });

/** How many sheets the page fills on paper of this size, in millimetres. */
export async function sheetsOf(
  page: Page,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<number> {
  const pdf = await page.pdf({ width: `${width}mm`, height: `${height}mm` });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
