/** What a visitor has typed into the search of a kiosk is gone when they leave it. */
import { expect, it, onTestFinished } from 'vitest';
import { flushSync } from 'svelte';
import { messagesIn } from '../../src/lib/i18n/index.ts';
import { citizensLanguages } from '../../src/lib/i18n/languages.ts';
import { KioskVisitor } from '../../src/lib/state/kiosk/visitor.svelte.ts';
import { aWorkday } from './a-workday.svelte.ts';

function aVisitor(): KioskVisitor {
  const visitor = new KioskVisitor(aWorkday({ role: 'kiosk' }));
  onTestFinished(() => visitor.close());
  flushSync();
  visitor.wantTicket();
  visitor.go('search');
  visitor.search = 'reisepass';
  return visitor;
}

it.each([
  ['goes back', (visitor: KioskVisitor) => visitor.back(), 'category'],
  ['goes to the start', (visitor: KioskVisitor) => visitor.forget(), 'start'],
  ['has chosen', (visitor: KioskVisitor) => visitor.leaveSearch('summary'), 'summary'],
  ['shows a code to the scanner', (visitor: KioskVisitor) => visitor.handScanned('x'), 'arrival'],
] as const)('[A5.13, P6] nothing typed is left of a visitor who %s', (_what, leave, screen) => {
  const visitor = aVisitor();
  leave(visitor);
  expect([visitor.search, visitor.screen]).toEqual(['', screen]);
});

it.each(citizensLanguages)('[A5.13] each letter of %s has one key', (language) => {
  const letters = [...messagesIn(language).kiosk.search.letters];
  expect(letters.length).toBeGreaterThan(25);
  expect(new Set(letters).size).toBe(letters.length);
  expect(letters.filter((letter) => !/\p{L}/u.test(letter))).toEqual([]);
});
