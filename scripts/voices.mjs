// Makes the sound files of the monitor's voices: each word that a call may need, in each language. The synthesizer is a
// tool of the build; only what it says is served. `makeVoices(folder)` writes into a built monitor.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clipTexts, voiceWords } from '../src/lib/i18n/voices.ts';
import { makeVoiceFile, muLawOf } from '../src/lib/wire/voice-file.ts';

const SYNTHESIZER = '@echogarden/espeak-ng-emscripten';
/** What was made is kept here: the same words sound the same in the next build. */
const KEPT = fileURLToPath(new URL('../.svelte-kit/voices', import.meta.url));
/** Words a minute. A hall echoes, and a single letter or digit is over too soon at the pace of a sentence. */
const RATE = 145;
const SIGN_RATE = 105;
/** Below this share of the loudest sample it is silence. */
const SILENCE = 0.01;
const MARGIN_MS = 30;
const LOUDEST = 0.9;

/**
 * Makes the voices, or says why it cannot: a build is whole without them.
 * @param {string} folder the built monitor
 * @param {Partial<VoiceParts>} parts
 * @returns {Promise<boolean>} whether there are voices
 */
export async function tryVoices(folder, parts = {}) {
  try {
    await makeVoices(folder, parts);
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.warn(`No voices for the monitors: ${reason}. To try again: npm run build`);
    return false;
  }
}

/**
 * @typedef {object} VoiceParts
 * @property {string} kept folder of what was made before
 * @property {() => Promise<Synthesizer>} open
 */

/** @param {string} folder the built monitor @param {Partial<VoiceParts>} parts */
export async function makeVoices(folder, { kept = KEPT, open = openSynthesizer } = {}) {
  mkdirSync(join(folder, 'voices'), { recursive: true });
  mkdirSync(join(folder, 'assets'), { recursive: true });
  mkdirSync(kept, { recursive: true });
  /** @type {Promise<Synthesizer> | null} */
  let opening = null;
  for (const [language, words] of Object.entries(voiceWords)) {
    const texts = [...clipTexts(words)];
    const digest = digestOf(JSON.stringify([texts, synthesizerVersion(), ...ownSources()]));
    const path = join(kept, `${language}-${digest}.json`);
    let voice = keptVoice(path);
    if (voice === null) {
      opening ??= open();
      voice = sayAll(await opening, language, texts);
      // Another build beside this one reads a whole file or none.
      const next = `${path}.${process.pid}`;
      writeFileSync(next, JSON.stringify(voice));
      renameSync(next, path);
    }
    const { rate, clips, muLaw } = voice;
    const file = makeVoiceFile(Buffer.from(muLaw, 'base64'), rate);
    const name = `voice-${language}-${digestOf(file)}.wav`;
    writeFileSync(join(folder, 'assets', name), file);
    const index = { file: `/monitor/assets/${name}`, rate, clips };
    writeFileSync(join(folder, 'voices', `${language}.json`), `${JSON.stringify(index)}\n`);
  }
}

/** Null: it was not made yet, or its file is damaged. @param {string} path @returns {ReturnType<typeof sayAll> | null} */
function keptVoice(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * @typedef {object} Synthesizer
 * @property {(language: string) => void} set_voice
 * @property {(wordsAMinute: number) => void} set_rate
 * @property {() => number} get_samplerate
 * @property {(text: string, onSound: (samples: Int16Array | null) => boolean) => void} synthesize
 */

/** @returns {Promise<Synthesizer>} */
async function openSynthesizer() {
  const { default: load } = await import(SYNTHESIZER);
  const { eSpeakNGWorker: Worker } = await load();
  return new Worker();
}

/**
 * @param {Synthesizer} synthesizer
 * @param {string} language
 * @param {readonly (readonly [string, string])[]} texts
 */
function sayAll(synthesizer, language, texts) {
  synthesizer.set_voice(language);
  const rate = synthesizer.get_samplerate();
  /** @type {Record<string, [number, number]>} */
  const clips = {};
  const parts = [];
  let at = 0;
  for (const [name, text] of texts) {
    synthesizer.set_rate(/^[A-Z\d]+$/.test(name) ? SIGN_RATE : RATE);
    const samples = muLawOf(trimmed(say(synthesizer, text), (MARGIN_MS * rate) / 1000));
    if (samples.length === 0) throw new Error(`the voice '${language}' says nothing for '${text}'`);
    clips[name] = [at, at + samples.length];
    at += samples.length;
    parts.push(samples);
  }
  return { rate, clips, muLaw: Buffer.concat(parts).toString('base64') };
}

/** @param {Synthesizer} synthesizer @param {string} text */
function say(synthesizer, text) {
  /** @type {number[]} */
  const said = [];
  synthesizer.synthesize(text, (samples) => {
    for (const sample of samples ?? []) said.push(sample / 32_768);
    return false;
  });
  return said;
}

/** Equally loud, and without the silence around it. @param {number[]} said @param {number} margin samples */
function trimmed(said, margin) {
  const peak = said.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  /** @param {number} sample */
  const isHeard = (sample) => Math.abs(sample) > peak * SILENCE;
  const [from, to] = [said.findIndex(isHeard), said.findLastIndex(isHeard)];
  if (from < 0) return [];
  return said
    .slice(Math.max(0, Math.floor(from - margin)), Math.ceil(to + margin))
    .map((sample) => (sample / peak) * LOUDEST);
}

/** Null: it is not installed. */
export function installedSynthesizer() {
  try {
    return synthesizerVersion();
  } catch {
    return null;
  }
}

/** @returns {string} */
const synthesizerVersion = () =>
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve(`${SYNTHESIZER}/package.json`), 'utf8'))
    .version;

/** What shapes the samples beside the words. */
const ownSources = () =>
  ['./voices.mjs', '../src/lib/wire/voice-file.ts'].map((path) =>
    readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8'),
  );

/** @param {string | Uint8Array} content */
const digestOf = (content) => createHash('sha256').update(content).digest('hex').slice(0, 12);
