/** Speaks a call by the relay's voices, in one language after the other; by the browser's own where there is none. */
import { withoutVariant } from '../lib/domain/office/text.ts';
import type { Language } from '../lib/domain/office/text.ts';
import type { BoardCall } from '../lib/domain/queue/board.ts';
import { isRegistered, spokenFor } from '../lib/i18n/languages.ts';
import { monitorMessages } from '../lib/i18n/monitor-messages.ts';
import { clipsOf } from '../lib/i18n/voices.ts';
import { canSpeak, sentenceOf, speak } from './speech.ts';
import type { VoiceFile, VoiceFiles } from './voice-files.ts';
import type { Voices } from './voices.ts';

/** Silence after a clip, in seconds. */
const BETWEEN_CLIPS_SECONDS = 0.06;
const AFTER_WORD_SECONDS = 0.18;
/** Between phrases: the number, where to come, the counter. */
const AFTER_PHRASE_SECONDS = 0.4;
const AFTER_SENTENCE_SECONDS = 0.5;

/** Q13: the office's two languages, then the visitor's, where it is another one that has a voice. */
export function languagesOf(
  { language }: Pick<BoardCall, 'language'>,
  { first, second }: Voices,
): readonly Language[] {
  const own =
    language === undefined || !isRegistered(withoutVariant(language)) ? [] : [withoutVariant(language)];
  return [...new Set([first.language, ...(second === null ? [] : [second.language]), ...own])];
}

export interface CallSpeaker {
  readonly files: VoiceFiles;
  /** Plays samples; resolves when they are over. False: this set cannot, or may not. */
  readonly play: (samples: Float32Array<ArrayBuffer>, rate: number) => Promise<boolean>;
}

export interface SpokenCall {
  readonly call: Pick<BoardCall, 'number' | 'counter' | 'language'>;
  readonly voices: Voices;
  /** Another one waits for its turn: only the office's first language and the visitor's own are said. */
  readonly isHurried: () => boolean;
  /** The visitor has not come yet. Asked before each language. */
  readonly isStillCalled: () => boolean;
}

/** Resolves when all has been said, or cannot be said. */
export async function speakCall(
  { call, voices, isHurried, isStillCalled }: SpokenCall,
  { files, play }: CallSpeaker,
): Promise<void> {
  const { second } = voices;
  const own = call.language === undefined ? null : withoutVariant(call.language);
  for (const language of languagesOf(call, voices)) {
    if (!isStillCalled()) return;
    if (language === second?.language && language !== own && isHurried()) continue;
    const file = await files.get(language);
    const samples = file === null ? null : sentenceSamples(file, clipsOf(call));
    const isNamed = !clipsOf(call).includes('screen');
    const sentence = sentenceOf(call, monitorMessages[spokenFor(language)]);
    if (file === null || samples === null || (!isNamed && canSpeak(language)))
      await speak(sentence, language);
    else if (!(await play(samples, file.rate))) await speak(sentence, language);
  }
}

/** The clips of a sentence in one piece, with the pauses between them; null: the voice lacks one of them. */
export function sentenceSamples(
  { rate, clip }: VoiceFile,
  names: readonly string[],
): Float32Array<ArrayBuffer> | null {
  const parts = names.map(clip);
  if (parts.includes(null)) return null;
  const spoken = parts.flatMap((part, i) => (part === null ? [] : [{ part, rest: pauseAfter(names, i) }]));
  const length = spoken.reduce((sum, { part, rest }) => sum + part.length + Math.round(rest * rate), 0);
  const samples = new Float32Array(length);
  let at = 0;
  for (const { part, rest } of spoken) {
    samples.set(part, at);
    at += part.length + Math.round(rest * rate);
  }
  return samples;
}

function pauseAfter(names: readonly string[], index: number): number {
  const next = names[index + 1];
  if (next === undefined) return AFTER_SENTENCE_SECONDS;
  if (next === 'to' || next === 'screen' || names[index] === 'to') return AFTER_PHRASE_SECONDS;
  return names[index] === 'number' ? AFTER_WORD_SECONDS : BETWEEN_CLIPS_SECONDS;
}
