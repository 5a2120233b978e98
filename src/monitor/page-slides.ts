/** The pages of an office as they take turns beside the calls (Q14.4): a long one stands in one language at a time. */
import type { PictureId } from '../lib/domain/ids.ts';
import type { MonitorPage } from '../lib/domain/office/monitor-page.ts';
import type { Language, PickedText } from '../lib/domain/office/text.ts';
import { inVoices, listVoices } from './in-voices.ts';
import type { Voice, Voices } from './voices.ts';

export interface PagePart {
  readonly voice: Voice;
  /** Null: in these words it was not written, or it stands with the other language. */
  readonly name: PickedText | null;
  readonly text: PickedText | null;
}
export interface PageSlide {
  readonly id: string;
  /** Q14.5: the address of its picture; null: it has none. */
  readonly picture: string | null;
  readonly parts: readonly PagePart[];
}

/** How long each stands. */
const SLIDE_MS = 15_000;
/** What is longer in all its languages together would be too small to read from some metres away. */
const MOST_CHARACTERS = 260;

export function slidesOf(
  pages: readonly MonitorPage[],
  voices: Voices,
  languages: readonly Language[],
  pathOf: (picture: PictureId) => string,
): PageSlide[] {
  return pages.flatMap((page) => {
    const parts = partsOf(page, voices, languages);
    const shown = { id: page.id, picture: page.picture === undefined ? null : pathOf(page.picture) };
    const characters = parts.reduce((sum, { name, text }) => sum + lengthOf(name) + lengthOf(text), 0);
    if (characters <= MOST_CHARACTERS) return [{ ...shown, parts }];
    // Only a name, whose text stands in the other language, is no slide.
    const whole = parts.filter(({ text }) => text !== null);
    return (whole.length > 0 ? whole : parts).map((part) => ({ ...shown, parts: [part] }));
  });
}

/** What the office wrote in one language only is said once. */
function partsOf(page: MonitorPage, voices: Voices, languages: readonly Language[]): PagePart[] {
  const names = inVoices(page.name, voices, languages);
  const texts = page.text === undefined ? [] : inVoices(page.text, voices, languages);
  return listVoices(voices).flatMap((voice) => {
    const name = names.find((one) => one.voice === voice) ?? null;
    const text = texts.find((one) => one.voice === voice) ?? null;
    return name === null && text === null ? [] : [{ voice, name, text }];
  });
}

const lengthOf = (text: PickedText | null): number => text?.text.length ?? 0;

/** Whose turn it is; null: there is none. */
export const slideAt = (slides: readonly PageSlide[], now: number): PageSlide | null =>
  slides[Math.floor(now / SLIDE_MS) % Math.max(1, slides.length)] ?? null;
