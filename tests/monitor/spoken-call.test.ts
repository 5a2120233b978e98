/** [Q13] Which languages a call is spoken in, in which order, and what is said where a voice is missing. */
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { openAnnouncer } from '../../src/monitor/announcer.ts';
import { languagesOf, sentenceSamples, speakCall } from '../../src/monitor/spoken-call.ts';
import { openVoiceFiles } from '../../src/monitor/voice-files.ts';
import { voicesOf } from '../../src/monitor/voices.ts';
import { makeVoiceFile, muLawOf } from '../../src/lib/wire/voice-file.ts';
import { clipsOf, clipTexts, voiceWords } from '../../src/lib/i18n/voices.ts';
import { aCall } from './support/a-board.ts';

const RATE = 8_000;
const CLIP = 800;
const GERMAN_AND_ENGLISH = voicesOf(['de', 'en']);

beforeEach(() => {
  vi.useFakeTimers();
  const said: string[] = [];
  vi.stubGlobal('window', { setTimeout, clearTimeout, said });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A relay whose voices have a tenth of a second for each clip; `lacks`: languages that it has no voice for. */
function aRelay(lacks: readonly string[] = []) {
  const asked: string[] = [];
  const load = async (path: string): Promise<Response> => {
    asked.push(path);
    const language = /(?:voices\/|voice-)([a-z]+)/.exec(path)![1] as keyof typeof voiceWords;
    if (lacks.includes(language)) return new Response('', { status: 404 });
    const names = [...clipTexts(voiceWords[language]).keys()];
    if (path.endsWith('.wav'))
      return new Response(makeVoiceFile(muLawOf(new Float32Array(names.length * CLIP)), RATE));
    return Response.json({
      file: `/monitor/assets/voice-${language}.wav`,
      rate: RATE,
      clips: Object.fromEntries(names.map((name, i) => [name, [i * CLIP, (i + 1) * CLIP]])),
    });
  };
  return { asked, files: openVoiceFiles(load) };
}

describe('[Q13.1] the languages of a call', () => {
  it.each([
    [undefined, ['de', 'en']],
    ['pl', ['de', 'en', 'pl']],
    ['uk', ['de', 'en', 'uk']],
    ['en', ['de', 'en']],
    ['de-AT', ['de', 'en']],
    // The product does not speak it.
    ['nl', ['de', 'en']],
  ])('[Q13.1] of a ticket in %s', (language, languages) => {
    expect(languagesOf(language === undefined ? {} : { language }, GERMAN_AND_ENGLISH)).toEqual(languages);
  });

  it('[Q13.1] of an office that writes in one language', () => {
    expect(languagesOf({ language: 'tr' }, voicesOf(['de']))).toEqual(['de', 'tr']);
  });
});

/** Sounds by the real announcer; what was heard, when it began and when it ended. */
function aRoom(relay: ReturnType<typeof aRelay>, gone = new Set<string>()) {
  const heard: { readonly what: string; readonly from: number; readonly to: number }[] = [];
  const last: { language: string } = { language: '' };
  const files: typeof relay.files = {
    ...relay.files,
    get(language) {
      last.language = language;
      return relay.files.get(language);
    },
  };
  async function sound(what: string, ms: number): Promise<void> {
    const from = Date.now();
    await new Promise((done) => setTimeout(done, ms));
    heard.push({ what, from, to: Date.now() });
  }
  const announcer = openAnnouncer({
    async sound(call, chimes, isHurried) {
      if (chimes) await sound('chime', 2_000);
      await speakCall(
        {
          ...{ call, voices: GERMAN_AND_ENGLISH, isHurried },
          isStillCalled: () => !gone.has(call.number),
        },
        {
          files,
          async play(samples, rate) {
            await sound(`${last.language} ${call.number}`, (samples.length / rate) * 1000);
            return true;
          },
        },
      );
    },
    show: () => {},
    isStillCalled: ({ number }) => !gone.has(number),
  });
  return { announcer, heard, whats: () => heard.map(({ what }) => what) };
}

const neverTwoAtOnce = (heard: ReturnType<typeof aRoom>['heard']): void => {
  expect(heard.length).toBeGreaterThan(1);
  for (let i = 1; i < heard.length; i++) expect(heard[i]!.from).toBeGreaterThanOrEqual(heard[i - 1]!.to);
};

test('[Q13.1, Q13.2] chime, German, English, then the language of the ticket, never two at once', async () => {
  const room = aRoom(aRelay());
  room.announcer.announce([aCall('A612', 'Schalter 3', { language: 'pl' })]);
  await vi.advanceTimersByTimeAsync(30_000);
  room.announcer.announce([aCall('B640', 'Schalter 1')]);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(room.whats()).toEqual(['chime', 'de A612', 'en A612', 'pl A612', 'chime', 'de B640', 'en B640']);
  neverTwoAtOnce(room.heard);
});

test('[Q13.2] the third of three calls is not kept waiting by the second language of those before it', async () => {
  const room = aRoom(aRelay());
  room.announcer.announce([
    ...[aCall('A612', 'Schalter 3', { language: 'pl' }), aCall('B640', 'Schalter 1')],
    aCall('A613', 'Schalter 2'),
  ]);
  await vi.advanceTimersByTimeAsync(60_000);
  const third = ['chime', 'de A613', 'en A613'];
  expect(room.whats()).toEqual(['chime', 'de A612', 'pl A612', 'chime', 'de B640', ...third]);
  neverTwoAtOnce(room.heard);
});

test('[Q13.2] a call that waits but whose visitor has come hurries no other', async () => {
  const room = aRoom(aRelay(), new Set(['B640']));
  room.announcer.announce([aCall('A612', 'Schalter 3'), aCall('B640', 'Schalter 1')]);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(room.whats()).toEqual(['chime', 'de A612', 'en A612']);
});

test('[Q13.2] of twenty calls at once each is spoken, shortly but in its visitor’s language', async () => {
  const room = aRoom(aRelay());
  const calls = Array.from({ length: 20 }, (_, i) =>
    aCall(`A6${i + 10}`, 'Schalter 1', i === 4 ? { language: 'ar' } : i === 6 ? { language: 'en-GB' } : {}),
  );
  room.announcer.announce(calls);
  await vi.advanceTimersByTimeAsync(300_000);
  const german = room.whats().filter((what) => what.startsWith('de '));
  expect([german.length, new Set(german).size]).toEqual([20, 20]);
  expect(room.whats()).toContain('ar A614');
  expect(room.whats()).toContain('en A616');
  expect(room.whats().filter((what) => what.startsWith('en ')).length).toBeLessThan(8);
  neverTwoAtOnce(room.heard);
});

test('[Q13.2] a visitor who has come is not called in the next language', async () => {
  const gone = new Set<string>();
  const room = aRoom(aRelay(), gone);
  room.announcer.announce([aCall('A612', 'Schalter 3')]);
  await vi.advanceTimersByTimeAsync(2_500);
  gone.add('A612');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(room.whats()).toEqual(['chime', 'de A612']);
});

test('[Q13.3] a voice that the relay lacks holds nothing up, and is asked for again at the next call', async () => {
  const relay = aRelay(['en']);
  const room = aRoom(relay);
  for (const call of [aCall('A612', 'Schalter 3'), aCall('B640', 'Schalter 1')]) {
    room.announcer.announce([call]);
    await vi.advanceTimersByTimeAsync(30_000);
  }
  expect(room.whats()).toEqual(['chime', 'de A612', 'chime', 'de B640']);
  expect(relay.asked.filter((path) => path.includes('/en'))).toHaveLength(2);
  expect(relay.asked.filter((path) => path.includes('/de'))).toHaveLength(1);
});

test('[Q13.3] a voice that never comes is waited for four seconds', async () => {
  const files = openVoiceFiles(() => new Promise(() => {}));
  let got: unknown = 'waiting';
  void files.get('de').then((file) => (got = file));
  await vi.advanceTimersByTimeAsync(3_900);
  expect(got).toBe('waiting');
  await vi.advanceTimersByTimeAsync(200);
  expect(got).toBeNull();
});

test('[Q13.1] a sentence is its clips with a pause before and after the phrase in the middle, and none where a clip is missing', async () => {
  const file = (await aRelay().files.get('de'))!;
  const names = clipsOf({ number: 'A612', counter: 'Schalter 3' });
  const seconds = sentenceSamples(file, names)!.length / RATE;
  expect(seconds).toBeCloseTo(names.length * 0.1 + 0.18 + 3 * 0.06 + 0.4 + 0.4 + 0.06 + 0.5, 2);
  expect(sentenceSamples(file, [...names, 'place:unknown'])).toBeNull();
});
