/** What the recorded voices say, in all languages: the vocabulary of the sound files, and a call as a row of its clips. */
import { visitNumber } from '../domain/day/appointment.ts';
import { voice as arabic } from './ar/voice.ts';
import { voice as german } from './de/voice.ts';
import { voice as english } from './en/voice.ts';
import { voice as polish } from './pl/voice.ts';
import type { RegisteredCode } from './registry.ts';
import { voice as russian } from './ru/voice.ts';
import { voice as turkish } from './tr/voice.ts';
import { voice as ukrainian } from './uk/voice.ts';

export type VoiceWords = typeof german;

export const voiceWords: Readonly<Record<RegisteredCode, VoiceWords>> = {
  de: german,
  en: english,
  ar: arabic,
  pl: polish,
  ru: russian,
  tr: turkish,
  uk: ukrainian,
};

/** Numbers of counters up to this one are said as a whole, later ones digit by digit. */
const LAST_WHOLE = 20;
const FIRST_LETTER = 'A'.charCodeAt(0);

/** All clips of a voice by name, and the text that each says. */
export function clipTexts({ number, to, screen, letters, places }: VoiceWords): ReadonlyMap<string, string> {
  return new Map([
    ...Object.entries({ number, to, screen }),
    ...Array.from({ length: LAST_WHOLE + 1 }, (_, n) => [String(n), String(n)] as const),
    ...letters.map((text, i) => [String.fromCharCode(FIRST_LETTER + i), text] as const),
    ...Object.entries(places).map(([name, text]) => [`place:${name}`, text] as const),
  ]);
}

/** Short forms of places that signs bear: `Zi. 5`. */
const SHORT_PLACES: readonly (readonly [string, string])[] = [['zi', 'place:room']];
/** Words before the sign that say no more than the sign does: `Zimmer Nr. 5`. */
const UNSPOKEN: ReadonlySet<string> = new Set(['nr', 'no', '№']);

/** The same word may stand for two places in a language; the first one counts. */
const placesByWord: ReadonlyMap<string, string> = new Map([
  ...SHORT_PLACES,
  ...Object.values(voiceWords)
    .flatMap(({ places }) => Object.entries(places))
    .map(([name, text]) => [text.toLowerCase(), `place:${name}`] as const)
    .reverse(),
]);

/**
 * The clips that say a call, in order: the number digit by digit, since a whole one is hard to catch in a full room,
 * then the counter. A counter with a name of its own is left to the screen.
 */
export function clipsOf(call: { readonly number: string; readonly counter: string }): readonly string[] {
  const place = placeClips(call.counter);
  const where = place === null ? ['screen'] : ['to', ...place];
  return ['number', ...(visitNumber.safeParse(call.number).success ? call.number : ''), ...where];
}

/** `Schalter 12`, `Zimmer A 104`, `Platz 3b`, `Zimmer Nr. 5`; null: it holds a word that no voice has. */
function placeClips(name: string): readonly string[] | null {
  const lower = name.trim().toLowerCase();
  const whole = placesByWord.get(lower);
  if (whole !== undefined) return [whole];
  const words = lower.split(/[\s.\-/]+/).filter((word) => word !== '' && !UNSPOKEN.has(word));
  const clips = words.map((word) => {
    const place = placesByWord.get(word);
    return place === undefined ? signClips(word) : [place];
  });
  return clips.length === 0 || clips.includes(null) ? null : clips.flatMap((clip) => clip ?? []);
}

/** The sign of a counter: `12`, `a`, `3b`, `104`. Two letters without a digit are a word (`im`, `EG`). */
function signClips(word: string): readonly string[] | null {
  if (/^[a-z]$/.test(word)) return [word.toUpperCase()];
  const [whole, before = '', digits = '', after = ''] = /^([a-z]?)(\d{1,4})([a-z]?)$/.exec(word) ?? [];
  if (whole === undefined) return null;
  const isWhole = String(Number(digits)) === digits && Number(digits) <= LAST_WHOLE;
  return [...before.toUpperCase(), ...(isWhole ? [digits] : digits), ...after.toUpperCase()];
}
