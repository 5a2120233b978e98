/** The monitor on the browsers of real old televisions: it is paired, shows a call at once and outlives the relay. */
import { expect, test } from '@playwright/test';
import { openDevice, screens } from '../e2e/support/devices.ts';
import type { DeviceInBrowser } from '../e2e/support/devices.ts';
import { counterName, office } from '../e2e/support/foyer.ts';
import { startRelayProcess } from '../e2e/support/relay-process.ts';
import type { RelayProcess } from '../e2e/support/relay-process.ts';
import { addClerk, becomeFirstLead, confirmDevice, rested, sitDown } from '../e2e/support/staff.ts';
import { openOldSet } from './old-chromium.ts';
import type { OldSet } from './old-chromium.ts';

const sets = (process.env['TELEVISIONS'] ?? '').split('\n').filter((line) => line !== '');
if (sets.length === 0) throw new Error('no television is named: npm run test:televisions');

for (const [name, program] of sets.map((line) => line.split('=') as [string, string])) {
  test.describe(`Chromium ${name}`, () => {
    let relay: RelayProcess;
    let lead: DeviceInBrowser;
    let counter: DeviceInBrowser;
    let set: OldSet;
    test.beforeEach(async ({ browser }) => {
      relay = await startRelayProcess();
      lead = await openDevice(browser, relay.port, screens.laptop);
      counter = await openDevice(browser, relay.port, screens.laptop);
      set = await openOldSet(program, screens.television);
    });
    test.afterEach(async () => {
      await Promise.all([set, lead, counter].map((one) => one.close()));
      await relay.close();
    });

    test('is the version that it is called', async () => {
      const agent = await set.read<string>('navigator.userAgent');
      expect(agent).toMatch(new RegExp(`Chrome/${name}\\.`));
    });

    test('[M1] is paired, shows each call, and comes back after the relay', async ({}, info) => {
      const text = () => set.text();
      const shown = (selector: string) => () =>
        set.read<string>(`(document.querySelector('${selector}') || {}).innerText`);

      await becomeFirstLead(lead.page, relay.firstLead(office));
      await set.open(`${relay.url}/monitor/${office}`);
      await expect.poll(text).toMatch(/[2-9B-Z]{4}\s[2-9B-Z]{4}/);
      const [code] = /[2-9B-Z]{4}\s[2-9B-Z]{4}/.exec(await text())!;
      await confirmDevice(lead.page, code.replace(/\s/, ''), `Fernseher ${name}`);
      await expect.poll(text).toContain('Zurzeit wird niemand aufgerufen');

      await addClerk(lead.page);
      await sitDown(counter.page, office, 'karl', counterName);
      await set.read(NOTE_SOUNDS);
      const called = await callWalkIn(counter);
      const newest = shown('[aria-label="Aktueller Aufruf"]');
      await expect.poll(newest).toContain(called);
      await expect.poll(newest).toContain(counterName);
      // Q13: the voices of the relay, in German and English, on sets that have none of their own.
      const played = () => set.read<readonly number[]>('window.played');
      await expect.poll(async () => (await played())?.length).toBe(2);
      for (const seconds of (await played()) ?? []) expect(seconds).toBeGreaterThan(2);
      await set.takePicture(info.outputPath(`chromium-${name}.png`));

      await relay.kill();
      await expect.poll(text).toContain('Anzeige nicht aktuell');
      await set.reload();
      await expect.poll(newest).toContain(called);
      await relay.start();
      await expect.poll(text).not.toContain('Anzeige nicht aktuell');
      await expect.poll(newest).toContain(called);
      expect(set.problems).toEqual([]);
    });
  });
}

/** From then on the page keeps the length of each sound that it plays, in seconds, where it is one and not silence. */
const NOTE_SOUNDS = `(function () {
  window.played = [];
  var start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function () {
    var samples = this.buffer.getChannelData(0);
    var loudest = 0;
    for (var i = 0; i < samples.length; i++) loudest = Math.max(loudest, Math.abs(samples[i]));
    if (loudest > 0.3) window.played.push(this.buffer.duration);
    return start.apply(this, arguments);
  };
})()`;

/** A number for a visitor who stands at the counter, called at once. Gives back the number. */
async function callWalkIn({ page }: DeviceInBrowser): Promise<string> {
  await page.keyboard.press('w');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox', { name: 'Worum geht es?' }).fill('meldebesch');
  await page.keyboard.press('Enter');
  const number = dialog.getByText(/^[A-Z]\d{3}$/);
  await expect(number).toBeFocused();
  const given = await number.innerText();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await rested(page);
  await page.keyboard.press('n');
  const here = page.getByRole('region', { name: 'Am Schalter' });
  await expect(here.getByText(given, { exact: true })).toBeVisible();
  return given;
}
