/** [Q13] A television speaks each call by the relay's voices, one after the other. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { openDevice, screens } from './support/devices.ts';
import { voiceWords } from '../../src/lib/i18n/voices.ts';
import { parseVoiceFile, samplesOf, voiceIndex, voiceIndexPath } from '../../src/lib/wire/voice-file.ts';
import { counterName } from './support/foyer.ts';
import { chooseService, openKiosk, openLead } from './support/kiosk.ts';
import { startRelayProcess } from './support/relay-process.ts';
import { addClerk, confirmDevice, pairingCode, rested, sitDown } from './support/staff.ts';

const office = 'always-open';

interface Played {
  readonly at: number;
  readonly seconds: number;
  /** Root of the mean square of what was played. */
  readonly loudness: number;
  /** In 16 bits. */
  readonly samples: readonly number[];
}

interface Clips {
  readonly language: string;
  /** What each clip of a voice sounds like, in 16 bits. */
  readonly of: ReadonlyMap<string, readonly number[]>;
}

/** Notes what the page gives to the loudspeaker: voices are buffers, the chime is oscillators. */
function noteSounds(): void {
  const played: Played[] = [];
  Object.assign(window, { played });
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode, ...given: []) {
    const samples = this.buffer!.getChannelData(0);
    const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    played.push({
      at: performance.now() / 1000,
      seconds: this.buffer!.duration,
      loudness,
      samples: Array.from(samples, (sample) => Math.round(sample * 32_768)),
    });
    start.apply(this, given);
  };
}

const playedOn = (page: Page) => page.evaluate(() => (window as unknown as { played: Played[] }).played);

/** The clips of all voices, as the relay serves them. */
async function clipsOfAll(relayUrl: string): Promise<readonly Clips[]> {
  return Promise.all(
    Object.keys(voiceWords).map(async (language) => {
      const index = voiceIndex.parse(await (await fetch(relayUrl + voiceIndexPath(language))).json());
      const file = await (await fetch(relayUrl + index.file)).arrayBuffer();
      const samples = samplesOf(parseVoiceFile(new Uint8Array(file))!);
      const of = Object.entries(index.clips).map(
        ([name, [from, to]]) =>
          [name, Array.from(samples.subarray(from, to), (sample) => Math.round(sample * 32_768))] as const,
      );
      return { language, of: new Map(of) };
    }),
  );
}

/** Where a clip stands in what was played, at or after a sample; -1: nowhere. */
function placeOf(clip: readonly number[], played: readonly number[], from: number): number {
  for (let at = from; at + clip.length <= played.length; at++)
    if (clip.every((sample, i) => played[at + i] === sample)) return at;
  return -1;
}

/** The language whose voice says all of these clips in this order, and begins with the first one. */
function languageOf({ samples }: Played, names: readonly string[], voices: readonly Clips[]): string | null {
  const speaks = ({ of }: Clips): boolean => {
    let at = 0;
    return names.every((name, i) => {
      const clip = of.get(name)!;
      const found = placeOf(clip, samples, at);
      at = found + clip.length;
      return i === 0 ? found === 0 : found > 0;
    });
  };
  return voices.find(speaks)?.language ?? null;
}

test('[Q13.1, Q13.2, Q13.3] a call of a visitor with a Polish ticket is spoken in three languages, one after the other', async ({
  browser,
}) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, office);
  const kiosk = await openKiosk(browser, relay, lead.page, office);
  const monitor = await openDevice(browser, relay.port, screens.television);
  const counter = await openDevice(browser, relay.port, screens.laptop);
  try {
    await monitor.page.addInitScript(noteSounds);
    const loaded: string[] = [];
    monitor.page.on('response', (response) => {
      if (response.url().endsWith('.wav') && response.ok())
        loaded.push(/voice-([a-z]+)/.exec(response.url())![1]!);
    });
    await monitor.open(`/monitor/${office}`);
    await confirmDevice(lead.page, await pairingCode(monitor.page), 'Fernseher');
    await expect(monitor.page.getByText('Zurzeit wird niemand aufgerufen')).toBeVisible();
    // The voices of the office are there before the first call.
    await expect.poll(() => [...loaded].sort()).toEqual(['de', 'en']);
    await monitor.page.keyboard.press('Enter');

    await chooseService(kiosk.page);
    await kiosk.page.getByRole('combobox').selectOption('pl');
    await kiosk.page.getByRole('button', { name: 'Pobierz numer' }).click();
    const drawn = await kiosk.page
      .getByText(/^[A-Z]\d{3}$/)
      .first()
      .innerText();

    await addClerk(lead.page);
    await sitDown(counter.page, office, 'karl', counterName);
    // A counter that has not heard of the number yet has no visitor to call.
    await expect(counter.page.getByText(drawn.trim()).first()).toBeVisible();
    await rested(counter.page);
    await counter.page.keyboard.press('n');
    await expect(monitor.page.getByText('Bitte kommen Sie')).toBeVisible();

    await expect.poll(async () => (await playedOn(monitor.page)).length).toBe(3);
    const played = await playedOn(monitor.page);
    for (const { seconds, loudness } of played) {
      expect(seconds).toBeGreaterThan(3);
      expect(seconds).toBeLessThan(12);
      expect(loudness).toBeGreaterThan(0.02);
    }
    const voices = await clipsOfAll(relay.url);
    const said = ['number', ...drawn.trim(), 'to'];
    expect(played.map((one) => languageOf(one, said, voices))).toEqual(['de', 'en', 'pl']);
    // The clock of the loudspeaker and that of the page may be a few frames apart.
    for (const [i, { at }] of played.entries())
      if (i > 0) expect(at).toBeGreaterThan(played[i - 1]!.at + played[i - 1]!.seconds - 0.1);
    expect(loaded).toEqual(expect.arrayContaining(['pl']));
  } finally {
    await Promise.all([kiosk, monitor, counter, lead].map((one) => one.close()));
    await relay.close();
  }
});
