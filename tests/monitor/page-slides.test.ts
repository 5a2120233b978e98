/** [Q14.4] How pages of an office take turns. */
import { expect, test } from 'vitest';
import type { MonitorPage } from '../../src/lib/domain/office/monitor-page.ts';
import { slideAt, slidesOf } from '../../src/monitor/page-slides.ts';
import { voicesOf } from '../../src/monitor/voices.ts';

const voices = voicesOf(['de', 'en']);
const page = (id: string, name: MonitorPage['name'], text?: MonitorPage['text']): MonitorPage =>
  ({ id, name, ...(text === undefined ? {} : { text }) }) as MonitorPage;
const shown = (pages: readonly MonitorPage[]) =>
  slidesOf(pages, voices, ['de', 'en'], (id) => `/pictures/${id}`).map(({ id, parts }) => [
    id,
    ...parts.map((part) => part.voice.language),
  ]);

test('[Q14.4] a short page stands in both languages, a long one in one at a time, and what is written once is said once', () => {
  const long = 'x'.repeat(200);
  expect(shown([page('a', { de: 'Wickelraum', en: 'Baby room' })])).toEqual([['a', 'de', 'en']]);
  expect(shown([page('b', { de: 'Baustelle', en: 'Works' }, { de: long, en: long })])).toEqual([
    ['b', 'de'],
    ['b', 'en'],
  ]);
  expect(shown([page('c', { de: 'Fest' }, { de: long })])).toEqual([['c', 'de']]);
});

/** Each part as its language, name and text, with the language that these are in. */
const words = (pages: readonly MonitorPage[]) =>
  slidesOf(pages, voices, ['de', 'en'], (id) => id).map(({ parts }) =>
    parts.map(({ voice, name, text }) => [
      voice.language,
      ...[name, text].map((one) => (one === null ? null : `${one.language}: ${one.text}`)),
    ]),
  );

test('[Q14.4] name and text stand once each, in the language in which they were written', () => {
  // Only the office's second language.
  expect(words([page('a', { en: 'Closed' }, { en: 'Until noon' })])).toEqual([
    [['en', 'en: Closed', 'en: Until noon']],
  ]);
  // Neither of the two.
  expect(words([page('b', { tr: 'Bayram' })])).toEqual([[['de', 'tr: Bayram', null]]]);
  // A text that was never put into English.
  const name = { de: 'Fest', en: 'Feast' };
  expect(words([page('c', name, { de: 'Um drei' })])).toEqual([
    [
      ['de', 'de: Fest', 'de: Um drei'],
      ['en', 'en: Feast', null],
    ],
  ]);
  // Nor is its name alone a slide where the text is long.
  const long = 'x'.repeat(300);
  expect(words([page('d', name, { de: long })])).toEqual([[['de', 'de: Fest', `de: ${long}`]]]);
});

test('[Q14.4] slides take turns of 15 seconds; without one there is none', () => {
  const slides = slidesOf(
    ['a', 'b'].map((id) => page(id, { de: id })),
    voices,
    ['de', 'en'],
    (id) => `/pictures/${id}`,
  );
  expect([0, 14_999, 15_000, 30_000].map((now) => slideAt(slides, now)?.id)).toEqual(['a', 'a', 'b', 'a']);
  expect(slideAt([], 0)).toBeNull();
});

test('[Q14.5] a picture stands with each language of its page', () => {
  const long = 'x'.repeat(200);
  const picture = '0'.repeat(32) as MonitorPage['picture'] & string;
  const pages = [{ ...page('a', { de: 'Fest', en: 'Feast' }, { de: long, en: long }), picture }];
  const slides = slidesOf(pages, voices, ['de', 'en'], (id) => `/pictures/${id}`);
  expect(slides.map((slide) => slide.picture)).toEqual([`/pictures/${picture}`, `/pictures/${picture}`]);
});
