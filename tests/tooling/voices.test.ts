/** [Q13] The sound files of the voices, made by the real synthesizer and decoded as a set decodes them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest';
import { makeVoices, tryVoices } from '../../scripts/voices.mjs';
import { clipsOf, clipTexts, voiceWords } from '../../src/lib/i18n/voices.ts';
import { registered } from '../../src/lib/i18n/registry.ts';
import { muLawOf, parseVoiceFile, samplesOf, voiceIndex } from '../../src/lib/wire/voice-file.ts';

const languages = Object.keys(registered) as (keyof typeof registered)[];
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const digits = [...'0123456789'];

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'foyer-voices-'));
const folder = newFolder();
const kept = newFolder();
beforeAll(() => makeVoices(folder, { kept }));
afterAll(() => [folder, kept].forEach((made) => rmSync(made, { recursive: true, force: true })));

function aVoice(language: string) {
  const index = voiceIndex.parse(
    JSON.parse(readFileSync(join(folder, 'voices', `${language}.json`), 'utf8')),
  );
  const file = readFileSync(join(folder, index.file.replace('/monitor/', '')));
  const samples = samplesOf(parseVoiceFile(file)!);
  return {
    bytes: file.length,
    names: Object.keys(index.clips),
    clip(name: string) {
      const [from, to] = index.clips[name]!;
      const heard = samples.subarray(from, to);
      return { seconds: heard.length / index.rate, loudness: loudnessOf(heard), samples: heard };
    },
  };
}

/** Root of the mean square. */
const loudnessOf = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);

describe.each(languages)('[Q13.3] the voice %s', (language) => {
  it('[Q13.3] has every letter and digit, each between 0.2 and 2 seconds and loud enough', () => {
    const voice = aVoice(language);
    for (const name of [...letters, ...digits]) {
      const { seconds, loudness } = voice.clip(name);
      expect([name, seconds > 0.2, seconds < 2, loudness > 0.05]).toEqual([name, true, true, true]);
    }
  });

  it('[Q13.3] has a sound for each text of its language, and no two letters or digits alike', () => {
    const voice = aVoice(language);
    expect(new Set(voice.names)).toEqual(new Set(clipTexts(voiceWords[language]).keys()));
    for (const name of voice.names) expect([name, voice.clip(name).seconds < 4]).toEqual([name, true]);
    const sounds = new Set([...letters, ...digits].map((name) => voice.clip(name).samples.join()));
    expect(sounds.size).toBe(letters.length + digits.length);
  });

  it('[Q13.3] weighs less than 1.5 MB, which a set loads once', () => {
    expect(aVoice(language).bytes).toBeLessThan(1_500_000);
  });
});

describe('[Q13.3] a build', () => {
  it('[Q13.3] makes a voice again whose kept file is cut off', async () => {
    const polish = join(
      kept,
      readdirSync(kept).find((name) => name.startsWith('pl'))!,
    );
    const whole = readFileSync(polish, 'utf8');
    writeFileSync(polish, whole.slice(0, whole.length / 2));
    await makeVoices(folder, { kept });
    const clipsIn = (text: string): object => JSON.parse(text).clips;
    expect(Object.keys(clipsIn(readFileSync(polish, 'utf8')))).toEqual(Object.keys(clipsIn(whole)));
    expect(readdirSync(kept)).toHaveLength(languages.length);
  });

  it('[Q13.3] goes on without voices when the synthesizer fails, and says why', async () => {
    const empty = newFolder();
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    const open = () => Promise.reject(new Error('out of memory'));
    expect(await tryVoices(empty, { kept: join(empty, 'kept'), open })).toBe(false);
    expect(warned.mock.calls.join()).toContain('out of memory');
    expect(readdirSync(join(empty, 'voices'))).toEqual([]);
    warned.mockRestore();
    rmSync(empty, { recursive: true, force: true });
  });
});

test('[Q13.3] samples come out of a file as they went in, but for what no ear hears', () => {
  const sine = Float32Array.from({ length: 2_000 }, (_, i) => Math.sin(i / 7) * (i / 2_000));
  const heard = samplesOf(muLawOf(sine));
  const worst = Math.max(...heard.map((sample, i) => Math.abs(sample - sine[i]!)));
  expect(worst).toBeLessThan(0.02);
  expect(parseVoiceFile(Uint8Array.of(1, 2, 3))).toBeNull();
});

describe('[Q13.4] the clips of a call', () => {
  it.each([
    ['A042', 'Schalter 3', ['number', 'A', '0', '4', '2', 'to', 'place:counter', '3']],
    ['B1042', 'Zimmer 12', ['number', 'B', '1', '0', '4', '2', 'to', 'place:room', '12']],
    ['A042', 'Zimmer 104', ['number', 'A', '0', '4', '2', 'to', 'place:room', '1', '0', '4']],
    ['A042', 'Raum A 07', ['number', 'A', '0', '4', '2', 'to', 'place:hall', 'A', '0', '7']],
    ['A042', 'Platz 3b', ['number', 'A', '0', '4', '2', 'to', 'place:desk', '3', 'B']],
    ['A042', 'Zimmer Nr. 5', ['number', 'A', '0', '4', '2', 'to', 'place:room', '5']],
    ['A042', 'Room no. 12b', ['number', 'A', '0', '4', '2', 'to', 'place:room', '12', 'B']],
    ['A042', 'Zi. 7', ['number', 'A', '0', '4', '2', 'to', 'place:room', '7']],
    ['A042', 'Schalter B', ['number', 'A', '0', '4', '2', 'to', 'place:counter', 'B']],
    ['A042', 'Schalter 3 im EG', ['number', 'A', '0', '4', '2', 'screen']],
    ['A042', 'Nr.', ['number', 'A', '0', '4', '2', 'screen']],
    ['A042', 'Trauzimmer', ['number', 'A', '0', '4', '2', 'to', 'place:weddingRoom']],
    ['A042', 'Counter 3', ['number', 'A', '0', '4', '2', 'to', 'place:counter', '3']],
    ['A042', '5', ['number', 'A', '0', '4', '2', 'to', '5']],
    ['A042', 'Bei Frau Öztürk', ['number', 'A', '0', '4', '2', 'screen']],
    ['A042', '', ['number', 'A', '0', '4', '2', 'screen']],
  ])('[Q13.4] %s to %s', (number, counter, clips) => {
    expect(clipsOf({ number, counter })).toEqual(clips);
  });

  it('[Q13.4] are all known to every voice, for the counters of a call', () => {
    const names = ['Schalter 3', 'Zimmer A 104', 'Schnellschalter', 'Wedding room', 'Bei Frau Öztürk'];
    for (const language of languages) {
      const known = clipTexts(voiceWords[language]);
      const missing = names.flatMap((counter) =>
        clipsOf({ number: 'Z987', counter }).filter((c) => !known.has(c)),
      );
      expect([language, missing]).toEqual([language, []]);
    }
  });
});
