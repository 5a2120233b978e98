/** What one visitor has switched on to see, reach or hear the kiosk. It is forgotten when they go (P6). */
import { openScreenVoice, spokenParts, watchAlerts } from '../../client/browser/read-aloud.ts';
import type { ScreenVoice } from '../../client/browser/read-aloud.ts';

/** `low`: everything that is pressed is in the lower half, for a visitor who sits. */
export const kioskLayouts = ['large', 'contrast', 'low'] as const;
export type KioskLayout = (typeof kioskLayouts)[number];

export class VisitorAids {
  /** The switches are shown. */
  isOpen = $state(false);
  #layouts = $state.raw<readonly KioskLayout[]>([]);
  #isReading = $state(false);
  /** The voices of the device come later than the page. */
  #voicesSeen = $state(0);
  readonly #voice: ScreenVoice;
  /** What is read again in another language, or after a question. */
  #screen: Element | null = null;
  #stopWatching = (): void => {};

  /** `onword`: something is being read, so the visitor is there. */
  constructor(onword: () => void) {
    this.#voice = openScreenVoice(onword, () => this.#voicesSeen++);
  }

  get layouts(): readonly KioskLayout[] {
    return this.#layouts;
  }

  /** Each new screen is read aloud, too. */
  get isReading(): boolean {
    return this.#isReading;
  }

  /** There is something to forget. */
  get isUsed(): boolean {
    return this.isOpen || this.#isReading || this.#layouts.length > 0;
  }

  canRead(language: string): boolean {
    void this.#voicesSeen;
    return this.#voice.canRead(language);
  }

  toggle(layout: KioskLayout): void {
    this.#layouts = this.#layouts.includes(layout)
      ? this.#layouts.filter((one) => one !== layout)
      : [...this.#layouts, layout];
  }

  toggleReading(screen: Element): void {
    if (this.#isReading) return this.#stopReading();
    this.#isReading = true;
    // What was mistyped, as the screen says below the digits.
    this.#stopWatching = watchAlerts(screen, (alert) => this.#read(alert));
    this.read(screen);
  }

  /** A new screen stands there. */
  read(screen: Element): void {
    this.#screen = screen;
    this.#read(screen);
  }

  /** A question stands over the screen. */
  readOver(question: Element): void {
    this.#read(question);
  }

  readAgain(): void {
    if (this.#screen !== null) this.#read(this.#screen);
  }

  /** The screen stands there in another language. */
  useLanguage(language: string): void {
    if (!this.#isReading) return;
    if (this.canRead(language)) this.readAgain();
    else this.#stopReading();
  }

  #read(element: Element): void {
    if (this.#isReading) this.#voice.read(spokenParts(element), () => {});
  }

  #stopReading(): void {
    this.#isReading = false;
    this.#stopWatching();
    this.#voice.stop();
  }

  forget(): void {
    this.isOpen = false;
    this.#layouts = [];
    this.#stopReading();
  }

  close(): void {
    this.#stopWatching();
    this.#voice.close();
  }
}
