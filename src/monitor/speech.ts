/** Speaks by the browser's own voice, where it has one of the language: another one is only noise. */
import type { BoardCall } from '../lib/domain/queue/board.ts';
import type { Language } from '../lib/domain/office/text.ts';
import type { MonitorMessages } from './voices.ts';
import { after } from './timers.ts';

/** Some televisions never say that they have finished. */
const SPEECH_TIMEOUT_MS = 10_000;
/** A browser that has not loaded its voices by then has none. */
const VOICES_TIMEOUT_MS = 1_500;

/** `Nummer A 6 1 2, bitte kommen Sie: Schalter 3.` Digit by digit: "sechshundertzwölf" is hard to catch in a full room. */
export function sentenceOf(call: Pick<BoardCall, 'number' | 'counter'>, m: MonitorMessages): string {
  return m.spoken(call.number.split('').join(' '), call.counter);
}

/** Chromium begins to load its voices when it is asked for them, and has none until then: the first call was silent. */
let loading: Promise<void> | null = null;

/** Call it long before the first call. Resolves when there are voices, or will be none. */
export function loadVoices(): Promise<void> {
  const synthesis = window.speechSynthesis as SpeechSynthesis | undefined;
  if (synthesis === undefined || synthesis.getVoices().length > 0) return Promise.resolve();
  loading ??= new Promise((resolve) => {
    const stopWaiting = after(VOICES_TIMEOUT_MS, resolve);
    synthesis.onvoiceschanged = () => {
      stopWaiting();
      resolve();
    };
  });
  return loading;
}

function ownVoice(language: Language): SpeechSynthesisVoice | undefined {
  const synthesis = window.speechSynthesis as SpeechSynthesis | undefined;
  return synthesis?.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(language));
}

export const canSpeak = (language: Language): boolean => ownVoice(language) !== undefined;

/** Resolves when it has been said, or cannot be said. */
export async function speak(text: string, language: Language): Promise<void> {
  await loadVoices();
  const synthesis = window.speechSynthesis as SpeechSynthesis | undefined;
  const voice = ownVoice(language);
  if (synthesis === undefined || voice === undefined) return;
  await new Promise<void>((resolve) => {
    const utterance = new SpeechSynthesisUtterance(text);
    const stopWaiting = after(SPEECH_TIMEOUT_MS, done);
    function done(): void {
      stopWaiting();
      // The handlers also keep the utterance: Chromium forgets one without a reference, and then it never ends.
      utterance.onend = utterance.onerror = null;
      resolve();
    }
    utterance.onend = done;
    utterance.onerror = done;
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.9;
    synthesis.cancel();
    synthesis.speak(utterance);
  });
}
