/** Reads a screen aloud by a voice that is installed on this device. A voice of a server would hear what a visitor does. */

export interface SpokenPart {
  readonly text: string;
  readonly language: string;
}

/** Elements that begin a new sentence. */
const BLOCKS = new Set(
  [
    'ADDRESS',
    'ARTICLE',
    'BUTTON',
    'DIV',
    'DL',
    'DT',
    'DD',
    'FIELDSET',
    'FORM',
    'H1',
    'H2',
    'H3',
    'H4',
  ].concat([...['HEADER', 'LABEL', 'LEGEND', 'LI', 'OL', 'OUTPUT', 'P', 'SECTION', 'TABLE', 'TR', 'UL']]),
);
/** What is typed is private, and a list would be read with all that can be chosen. */
const SILENT = new Set(['INPUT', 'SCRIPT', 'SELECT', 'STYLE', 'TEXTAREA', 'VIDEO']);
/** `data-unspoken`: a keypad would be twelve words. */
const UNSPOKEN = '[aria-hidden="true"], [data-unspoken]';
/** `A012` is said sign by sign, as the monitor says it. */
const NUMBER = /\b[A-Z]\d{3,5}\b/g;

/** What an element says, in the order of the page: a part for each sentence, block and language. */
export function spokenParts(root: Element): readonly SpokenPart[] {
  const parts: SpokenPart[] = [];
  let text = '';
  let language = languageAt(root);

  function end(): void {
    const said = text
      .replaceAll(/\s+/g, ' ')
      .trim()
      .replaceAll(NUMBER, (number) => [...number].join(' '));
    if (/[\p{L}\p{N}]/u.test(said)) parts.push({ text: said, language });
    text = '';
  }

  function say(words: string, from: Element): void {
    if (languageAt(from) !== language) {
      end();
      language = languageAt(from);
    }
    text += words;
  }

  function walk(element: Element): void {
    if (SILENT.has(element.tagName) || element.matches(UNSPOKEN) || !isShown(element)) return;
    const isBlock = BLOCKS.has(element.tagName);
    if (isBlock) end();
    const label = element.matches('button, [role="img"]') ? element.getAttribute('aria-label') : null;
    if (label !== null) say(` ${label} `, element);
    else
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) say(node.textContent ?? '', element);
        else if (node.nodeType === Node.ELEMENT_NODE) walk(node as Element);
      }
    if (isBlock) end();
  }

  walk(root);
  end();
  return parts;
}

const languageAt = (element: Element): string =>
  element.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang;

/** Old browsers lack `checkVisibility`. */
const isShown = (element: Element): boolean =>
  typeof element.checkVisibility === 'function'
    ? element.checkVisibility({ checkVisibilityCSS: true })
    : element.getClientRects().length > 0;

/** Hears of each alert whose text changes on a screen that stays. */
export function watchAlerts(root: Element, onalert: (alert: Element) => void): () => void {
  const alertAt = (node: Node): Element | null =>
    (node instanceof Element ? node : node.parentElement)?.closest('[role="alert"]') ?? null;
  const observer = new MutationObserver((changes) => {
    const alerts = new Set(
      changes.flatMap(({ target, addedNodes }) => [
        alertAt(target),
        ...[...addedNodes]
          .filter((node) => node instanceof Element && node.matches('[role="alert"]'))
          .map(alertAt),
      ]),
    );
    for (const alert of alerts) if (alert !== null && alert.textContent?.trim() !== '') onalert(alert);
  });
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  return () => observer.disconnect();
}

/** Longest time that a voice takes for some words, in milliseconds; some never say that they have ended. */
const LEAST_SPEECH_MS = 4_000;
const SPEECH_MS_PER_SIGN = 150;

export interface ScreenVoice {
  /** This device has a voice of its own in the language. */
  canRead(language: string): boolean;
  /** Begins anew. `onend`: all has been said, which is not called after `stop`. */
  read(parts: readonly SpokenPart[], onend: () => void): void;
  stop(): void;
  close(): void;
}

/** `onword`: something is being said. `onvoices`: the device has loaded its voices, which takes a moment. */
export function openScreenVoice(onword: () => void, onvoices: () => void): ScreenVoice {
  const synthesis = globalThis.speechSynthesis as SpeechSynthesis | undefined;
  /** Chromium forgets an utterance without a reference, and then it never ends. */
  let spoken: SpeechSynthesisUtterance | null = null;
  let timeout: ReturnType<typeof setTimeout> | undefined;

  const baseOf = (language: string): string => language.toLowerCase().split(/[-_]/)[0]!;
  const voiceFor = (language: string): SpeechSynthesisVoice | undefined =>
    synthesis?.getVoices().find((voice) => voice.localService && baseOf(voice.lang) === baseOf(language));

  function stop(): void {
    clearTimeout(timeout);
    spoken = null;
    synthesis?.cancel();
  }

  function say(parts: readonly SpokenPart[], index: number, onend: () => void): void {
    const part = parts[index];
    if (part === undefined || synthesis === undefined) {
      spoken = null;
      return onend();
    }
    const voice = voiceFor(part.language);
    // A name in a language that this device does not speak.
    if (voice === undefined) return say(parts, index + 1, onend);
    onword();
    const utterance = new SpeechSynthesisUtterance(part.text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = 0.9;
    utterance.onboundary = onword;
    const next = (): void => {
      // Another text has begun, or it was stopped.
      if (spoken !== utterance) return;
      clearTimeout(timeout);
      say(parts, index + 1, onend);
    };
    utterance.onend = utterance.onerror = next;
    spoken = utterance;
    timeout = setTimeout(next, LEAST_SPEECH_MS + part.text.length * SPEECH_MS_PER_SIGN);
    synthesis.speak(utterance);
  }

  synthesis?.addEventListener('voiceschanged', onvoices);
  return {
    canRead: (language) => voiceFor(language) !== undefined,
    read(parts, onend) {
      stop();
      say(parts, 0, onend);
    },
    stop,
    close() {
      stop();
      synthesis?.removeEventListener('voiceschanged', onvoices);
    },
  };
}
