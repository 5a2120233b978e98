/** Whether a call is heard: browsers load their voices late, or have none. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { monitor as german } from '../../src/lib/i18n/de/monitor.ts';

interface Said {
  readonly text: string;
  onend: (() => void) | null;
}

/** A browser whose voices come when they have been asked for, after a while or never. */
function aBrowser(voicesAfter: number | null) {
  const said: string[] = [];
  let voices: { lang: string }[] = [];
  let asked = false;
  const synthesis = {
    onvoiceschanged: null as (() => void) | null,
    getVoices() {
      if (!asked && voicesAfter !== null) {
        setTimeout(() => {
          voices = [{ lang: 'en-GB' }, { lang: 'de-DE' }];
          synthesis.onvoiceschanged?.();
        }, voicesAfter);
      }
      asked = true;
      return voices;
    },
    cancel() {},
    speak(utterance: Said) {
      said.push(utterance.text);
      setTimeout(() => utterance.onend?.(), 1_000);
    },
  };
  vi.stubGlobal('window', { speechSynthesis: synthesis, setTimeout, clearTimeout });
  vi.stubGlobal(
    'SpeechSynthesisUtterance',
    class {
      onend = null;
      readonly text: string;
      constructor(text: string) {
        this.text = text;
      }
    },
  );
  return said;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('the first call is spoken although the voices come late', async () => {
  const said = aBrowser(300);
  const { speak } = await import('../../src/monitor/speech.ts');
  const spoken = speak('Nummer A 6 1 2', 'de');
  await vi.advanceTimersByTimeAsync(200);
  expect(said).toEqual([]);
  await vi.advanceTimersByTimeAsync(2_000);
  await spoken;
  expect(said).toEqual(['Nummer A 6 1 2']);
});

test('a television without voices waits once, and then never again', async () => {
  const said = aBrowser(null);
  const { speak } = await import('../../src/monitor/speech.ts');
  let over = 0;
  void speak('eins', 'de').then(() => over++);
  await vi.advanceTimersByTimeAsync(1_600);
  expect(over).toBe(1);
  void speak('zwei', 'de').then(() => over++);
  await vi.advanceTimersByTimeAsync(0);
  expect(over).toBe(2);
  expect(said).toEqual([]);
});

test('[A7] a number is said digit by digit, also one with four', async () => {
  aBrowser(0);
  const { sentenceOf } = await import('../../src/monitor/speech.ts');
  expect(sentenceOf({ number: 'A042', counter: 'Schalter 3' }, german)).toBe(
    'Nummer A 0 4 2, bitte kommen Sie: Schalter 3.',
  );
  expect(sentenceOf({ number: 'A1042', counter: 'Raum 7' }, german)).toBe(
    'Nummer A 1 0 4 2, bitte kommen Sie: Raum 7.',
  );
});
