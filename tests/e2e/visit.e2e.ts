/** One visit from the booking to "finished", every device in a browser of its own, mail over SMTP, QR by camera. */
import { expect, test } from '@playwright/test';
import { anna, codeOn, numberOn } from './support/citizen.ts';
import { bookAndConfirm, counterName, openFoyer } from './support/foyer.ts';

test('[B1, B3, A1, Q3] a visit without cuts', async ({ browser }) => {
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
