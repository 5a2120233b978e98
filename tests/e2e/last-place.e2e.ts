/** Two phones want the last place in the same moment: one has it, the other keeps all that was typed (M1, B4). */
import { expect, test } from '@playwright/test';
import { openPostOffice } from '../support/post-office.ts';
import { anna, bernd, fillInBooking, sendBooking } from './support/citizen.ts';
import { openDevice, screens } from './support/devices.ts';
import { mailTo } from './support/mail.ts';
import { startRelayProcess } from './support/relay-process.ts';

test('[M1, B4] one phone has the place, the other gets alternatives and keeps its form', async ({
  browser,
}) => {
  const post = await openPostOffice();
  const relay = await startRelayProcess({ smtp: post.url });
  const first = await openDevice(browser, relay.port, screens.phone);
  const second = await openDevice(browser, relay.port, screens.phone);
  try {
    const time = await fillInBooking(first.page, 'one-place', anna, 12);
    await fillInBooking(second.page, 'one-place', bernd, time);
    // Neither hears of the other's before its own has been sent.
    for (const { line } of [first, second]) line.stall();
    for (const { page } of [first, second]) {
      await sendBooking(page);
      await expect(page.getByRole('heading', { name: 'Ist alles richtig?' })).toBeHidden();
    }
    for (const { line } of [first, second]) line.restore();

    const reserved = (page: typeof first.page) =>
      page.getByRole('heading', { name: 'Ihr Termin ist reserviert' });
    const refused = (page: typeof first.page) =>
      page.getByText('Dieser Termin wurde inzwischen von jemand anderem gebucht.');
    for (const { page } of [first, second]) await expect(reserved(page).or(refused(page))).toBeVisible();
    const firstHasIt = await reserved(first.page).isVisible();
    const [winner, loser] = firstHasIt ? [first, second] : [second, first];
    await expect(reserved(winner.page)).toBeVisible();
    await expect(refused(loser.page)).toBeVisible();
    await expect(loser.page.getByText('Alles, was Sie eingegeben haben, ist noch da.')).toBeVisible();

    const typed = firstHasIt ? bernd : anna;
    const [day, month, year] = typed.birth;
    await loser.page.goto('/one-place/buchen/pruefen');
    for (const text of [typed.name, typed.mail, `${day}.${month}.${year}`, 'Meldebescheinigung'])
      await expect(loser.page.getByText(text)).toBeVisible();
    await loser.page.goBack();

    // The alternative takes everything typed along.
    const alternatives = loser.page
      .getByRole('region', { name: 'Diese Termine sind frei' })
      .getByRole('button');
    await expect(alternatives.first()).toBeVisible();
    expect(await alternatives.count()).toBeGreaterThan(1);
    await alternatives.first().click();
    await sendBooking(loser.page);
    await expect(reserved(loser.page)).toBeVisible();
    await expect(loser.page.getByText(`Die E-Mail geht an ${typed.mail}.`)).toBeVisible();
    await expect(loser.page.getByRole('article')).toContainText('Meldebescheinigung');
    const mail = await mailTo(post, typed.mail);
    expect(mail.text).toMatch(/\n\nGuten Tag,\n/);
    expect(mail.text).not.toContain(typed.name);
    expect(mail.text).toContain('Anliegen: Meldebescheinigung');
  } finally {
    await Promise.all([first.close(), second.close()]);
    await relay.close();
    await post.close();
  }
});
