/** One visit from the booking to "finished", every device in a browser of its own, mail over SMTP, QR by camera. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Email } from 'postal-mime';
import { anna, codeOn, numberOn } from './support/citizen.ts';
import { bookAndConfirm, counterName, openFoyer } from './support/foyer.ts';

test('[B1.1, B3, A1, Q3] a visit without cuts', async ({ browser }) => {
  const foyer = await openFoyer(browser);
  const { phone, kiosk, counter, monitor, camera, post } = foyer;
  try {
    await bookAndConfirm(foyer, anna);
    const number = await numberOn(phone.page);
    const code = await codeOn(phone.page);
    expect(code).toMatch(/^\d{6}$/);
    const confirmation = post.mails[1]!;
    expect(confirmation.text).toContain(number);
    expect(confirmation.attachments.map((a) => a.mimeType)).toContain('text/calendar');
    await keepsTheAppointment(phone.page, confirmation);

    await camera.show(phone.page.getByRole('img', { name: /QR-Code/ }));
    await kiosk.page.getByRole('button', { name: /Ich habe einen Termin/ }).click();
    await kiosk.page.getByRole('button', { name: /QR-Code/ }).click();
    await expect(kiosk.page.getByRole('heading', { name: 'Sie sind angemeldet' })).toBeVisible();
    await expect(kiosk.page.getByText(number)).toBeVisible();
    await expect(kiosk.page.getByText('Bestätigt.')).toBeVisible();
    await expect(phone.page.getByText('angemeldet, bitte warten')).toBeVisible();

    await expect(
      counter.page.getByRole('row', { name: new RegExp(`${number}.*${anna.name}`) }),
    ).toBeVisible();
    await counter.page.getByRole('button', { name: /Nächsten aufrufen/ }).click();
    await expect(monitor.page.getByText(number).first()).toBeVisible();
    await expect(monitor.page.getByText(counterName).first()).toBeVisible();
    await expect(phone.page.getByText(new RegExp(`Sie sind aufgerufen.*${counterName}`))).toBeVisible();
    await counter.page.getByRole('button', { name: /Starten/ }).click();
    await counter.page.getByRole('button', { name: /Abschließen/ }).click();
    await expect(counter.page.getByText('1 abgeschlossen')).toBeVisible();
    await expect(monitor.page.getByText('Zurzeit wird niemand aufgerufen')).toBeVisible();
    await expect(phone.page.getByText('erledigt')).toBeVisible();
    await expect(monitor.page.getByText(anna.name)).toHaveCount(0);
  } finally {
    await foyer.close();
  }
});

/** [B7.8] The page saves the entry that the mail has, and prints the appointment without what can be pressed. */
async function keepsTheAppointment(page: Page, confirmation: Email): Promise<void> {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'In den Kalender übernehmen' }).click(),
  ]);
  const file = await readFile(await saved.path(), 'utf8');
  const attached = confirmation.attachments.find((one) => one.mimeType === 'text/calendar')!.content;
  const ofMail = typeof attached === 'string' ? attached : new TextDecoder().decode(attached);
  for (const line of [/^UID:.*$/m, /^DTSTART:.*$/m])
    expect(line.exec(file)?.[0].trim()).toBe(line.exec(ofMail)?.[0].trim());

  await page.evaluate(() => (window.print = () => document.body.setAttribute('data-printed', '')));
  await page.getByRole('button', { name: 'Drucken' }).click();
  await expect(page.locator('body[data-printed]')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('img', { name: /QR-Code/ })).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Termin absagen' })).toBeHidden();
  await page.emulateMedia({ media: null });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.getByRole('banner')).toBeVisible();
}
