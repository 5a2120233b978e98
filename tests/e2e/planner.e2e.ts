/** A lead plans counters from two invented months: by the keyboard, in both languages, at a laptop and on a phone. */
import { expect, test } from '@playwright/test';
import { tabTo } from './support/keyboard.ts';
import { openLead } from './support/kiosk.ts';
import { look, lookInBoth } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';
import type { RelayProcess } from './support/relay-process.ts';

let relay: RelayProcess;
test.beforeEach(async () => {
  relay = await startRelayProcess({ offices: 'sync-server/offices', history: 'dorsten' });
});
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
  await relay.close();
});

test('[S2.2] what other counters would have meant, and the fewest for a wait', async ({ browser }) => {
  const { page } = await openLead(browser, relay, 'dorsten');
  await page.getByRole('link', { name: 'Statistik' }).click();
  const planner = page.getByRole('region', { name: 'Schalter planen', exact: true });
  await planner.getByLabel('Wochentag').selectOption('Donnerstag');
  const nine = planner.getByRole('row', { name: /^9–10 Uhr / });
  await expect(nine).toContainText('min');
  await lookInBoth(page, 'the planner as the hours are set');

  // One counter for all of the day is too few: the line grows.
  const counters = nine.getByRole('spinbutton', { name: 'Schalter 9–10 Uhr' });
  await tabTo(page, counters);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('0');
  await expect(nine).toContainText('zu lang');
  // More than the office has are not taken.
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('99');
  await page.keyboard.press('Tab');
  await expect(counters).not.toHaveValue('99');

  // A line with one counter cannot be helped, and the page says so.
  await expect(planner.getByRole('status')).toContainText('Diese Warteschlange hat nur einen Schalter.');
  await planner.getByLabel('Warteschlange').selectOption({ index: 1 });
  await expect(planner.getByRole('status')).not.toContainText('nur einen');
  await tabTo(page, planner.getByRole('button', { name: 'Schalter vorschlagen' }));
  await page.keyboard.press('Enter');
  await expect(planner.getByText('zu lang')).toHaveCount(0);
  await expect(planner.getByRole('status')).toContainText('Schalterstunden');
  await planner.getByRole('button', { name: 'Wie eingestellt' }).press('Enter');
  await expect(planner.getByRole('button', { name: 'Wie eingestellt' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );

  await page.setViewportSize({ width: 390, height: 844 });
  await look(page, 'the planner on a phone');

  // S4: where the town has several offices, they stand beside each other.
  await expect(page.getByRole('region', { name: 'Dienststellen von Dorsten im Vergleich' })).toBeHidden();
  const registrar = await openLead(browser, relay, 'bergkamen-standesamt');
  await registrar.page.getByRole('link', { name: 'Statistik' }).click();
  const compared = registrar.page.getByRole('region', { name: 'Dienststellen von Bergkamen im Vergleich' });
  await expect(compared.getByRole('row')).toHaveCount(3);
  await look(registrar.page, 'the offices of a town compared');
});
