/** The cards of a counter beside the visitor: what was done, the call for help, the break, the message of the lead. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { lookInBoth } from './look.ts';

/** S1.7: nothing of what was planned, but something else. */
export async function recordWhatWasDone(page: Page): Promise<void> {
  const done = page.getByRole('group', { name: 'Was wurde erledigt?' });
  await expect(done.getByRole('checkbox')).toBeChecked();
  await done.getByRole('button', { name: 'Nichts davon' }).click();
  await expect(done.getByRole('checkbox')).not.toBeChecked();
  await done
    .getByRole('combobox', { name: 'Weiteres Anliegen' })
    .selectOption({ label: 'Reisepass beantragen' });
  await expect(done.getByRole('checkbox', { name: 'Reisepass beantragen' })).toBeChecked();
}

/** Q9–Q11: a call for help and a break at one counter, a message from the lead's. All of it stays on both screens. */
export async function sendAcrossCounters(counter: Page, lead: Page): Promise<void> {
  await counter.getByRole('button', { name: 'Notruf' }).click();
  await expect(counter.getByRole('alert')).toContainText('Ihr Notruf läuft seit');
  await expect(lead.getByRole('alert')).toContainText('Notruf: Schalter 4');
  const all = lead.getByRole('region', { name: 'Alle Schalter' });
  await all.getByRole('textbox', { name: 'Nachricht an alle Schalter' }).fill('Um 12 Uhr <b>Probealarm</b>');
  await all.getByRole('button', { name: 'Senden' }).click();
  await expect(counter.getByText('Um 12 Uhr <b>Probealarm</b>')).toBeVisible();
  await all.getByRole('combobox', { name: 'Schalter 4' }).selectOption('Pause');
  const own = counter.getByRole('region', { name: 'Dieser Schalter' });
  await expect(own.getByRole('status').filter({ hasText: 'Pause' })).toBeVisible();
  await lookInBoth(lead, 'all counters and a call for help');
  await lookInBoth(counter, 'counter on a break with a message');
}

export async function endAcrossCounters(counter: Page, lead: Page): Promise<void> {
  await lead.getByRole('alert').getByRole('button', { name: 'Erledigt' }).click();
  await expect(counter.getByRole('alert')).toBeHidden();
  await counter.getByRole('button', { name: 'Gelesen' }).click();
  await expect(counter.getByText('Probealarm')).toBeHidden();
  await counter.getByRole('button', { name: 'Schalter öffnen' }).click();
  const all = lead.getByRole('region', { name: 'Alle Schalter' });
  await expect(all.getByRole('combobox', { name: 'Schalter 4' })).toHaveValue('open');
}
