/** What an office wrote, in the languages of a monitor: each text once, and never as if it were in another language. */
import { pickText } from '../lib/domain/office/text.ts';
import type { Language, PickedText, Text } from '../lib/domain/office/text.ts';
import { directionOf } from '../lib/i18n/languages.ts';
import type { Voice, Voices } from './voices.ts';

export interface InVoice extends PickedText {
  /** Beside whose words it stands. */
  readonly voice: Voice;
}

export const listVoices = ({ first, second }: Voices): readonly Voice[] =>
  second === null ? [first] : [first, second];

/** Where it is written in neither language, it stands in its own beside the words of the first. */
export function inVoices(text: Text, voices: Voices, languages: readonly Language[]): readonly InVoice[] {
  const all = listVoices(voices).map((voice) => ({ voice, ...pickText(text, voice.language, languages) }));
  const own = all.filter(({ voice, language }) => language === voice.language);
  return own.length > 0 ? own : all.slice(0, 1);
}

/** The attributes of an element that holds it. */
export const markOf = ({ language }: PickedText) => ({ lang: language, dir: directionOf(language) });
