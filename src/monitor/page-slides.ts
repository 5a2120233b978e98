/** The pages of an office as they take turns beside the calls (Q14.4): a long one stands in one language at a time. */
import type { PictureId } from '../lib/domain/ids.ts';
import type { MonitorPage } from '../lib/domain/office/monitor-page.ts';
import { pickText } from '../lib/domain/office/text.ts';
import type { Language } from '../lib/domain/office/text.ts';
import type { Voice, Voices } from './voices.ts';

export interface PagePart {
  readonly voice: Voice;
  readonly name: string;
  readonly text: string | null;
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
  { first, second }: Voices,
  languages: readonly Language[],
  pathOf: (picture: PictureId) => string,
): PageSlide[] {
  return pages.flatMap((page) => {
    const parts = [first, ...(second === null ? [] : [second])]
      .map((voice) => ({ voice, ...inLanguage(page, voice.language, languages) }))
      // What the office wrote in one language alone is said once.
      .filter(({ voice, language }, nth) => nth === 0 || language === voice.language);
    const shown = { id: page.id, picture: page.picture === undefined ? null : pathOf(page.picture) };
    const characters = parts.reduce((sum, { name, text }) => sum + name.length + (text?.length ?? 0), 0);
    return characters <= MOST_CHARACTERS
      ? [{ ...shown, parts }]
      : parts.map((part) => ({ ...shown, parts: [part] }));
  });
}

function inLanguage(page: MonitorPage, wanted: Language, languages: readonly Language[]) {
  const { text: name, language } = pickText(page.name, wanted, languages);
  const text = page.text === undefined ? null : pickText(page.text, wanted, languages).text;
  return { name, text, language };
}

/** Whose turn it is; null: there is none. */
export const slideAt = (slides: readonly PageSlide[], now: number): PageSlide | null =>
  slides[Math.floor(now / SLIDE_MS) % Math.max(1, slides.length)] ?? null;
