/** Speaks a call in German, where the television can. A voice of another language would only be noise. */
import type { BoardCall } from '../lib/domain/board.ts';
import { monitor as messages } from '../lib/i18n/de/monitor.ts';
import { after } from './timers.ts';

/** Some televisions never say that they have finished. */
const LONGEST = 10_000;

/** `Nummer A 6 1 2, bitte zu Schalter 3.` Digit by digit: "sechshundertzwölf" is hard to catch in a full room. */
export function sentenceOf(call: Pick<BoardCall, 'number' | 'counter'>): string {
  return messages.spoken(call.number.split('').join(' '), call.counter);
}

/** Resolves when it has been said, or cannot be said. */
export function speak(text: string): Promise<void> {
  const synthesis = window.speechSynthesis as SpeechSynthesis | undefined;
  const voice = synthesis?.getVoices().find(({ lang }) => lang.toLowerCase().startsWith('de'));
  if (synthesis === undefined || voice === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(text);
    const stopWaiting = after(LONGEST, done);
    function done(): void {
      stopWaiting();
      // The handlers also keep the utterance: Chromium forgets one that nobody holds, and then it never ends.
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
