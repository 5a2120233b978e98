/** Which passwords the relay refuses as too easy to guess. */
import { expect, test } from 'vitest';
import { isGuessable } from '../../sync-server/accounts/guessable.ts';

const known = ['schalter', 'Karl Küster', 'dorsten', 'Bürgerbüro Dorsten', 'Dorsten'];

test.each([
  ...['1234567890', '0987654321', 'abcdefghij12345', 'qwertzuiopü', 'qwertzuiop123', 'asdfghjklö'],
  ...[
    '          ',
    'aaaaaaaaaa',
    '1212121212',
    'hallohallo',
    'passwortpasswort',
    '24.12.1987',
    '0171-2345678',
  ],
  ...[
    'Passwort123',
    'P@ssw0rt2026!',
    'Sommer2026!',
    '!!Schatz1234',
    'iloveyou12',
    '1q2w3e4r5t',
    'Willkommen1',
  ],
  ...[
    'schalter12',
    'Schalter-2026',
    'Dorsten2026!',
    'Dorsten1987!',
    'KarlKuester1',
    'Küster-Karl-1',
    'Bürgerbüro26',
    'buergerbuero1',
  ],
  ...['Dorsten Dorsten', 'Rathaus-4711', 'Foyer2026!', 'dorstenpasswort'],
])('%j is refused', (password) => {
  expect(isGuessable(password, known)).toBe(true);
});

test.each([
  ...[
    'ein langes Kennwort',
    'ein-sehr-gutes-passwort',
    'correct horse battery staple',
    'kT7#qpz!wm',
    '83#9k!27$x',
  ],
  ...[
    'meinhundheisstbello',
    'Drei Igel in Dorsten',
    'ünverzägt-örtlich',
    '猫が好きです、とても',
    'a7b9c2x4q1',
  ],
])('%j is taken', (password) => {
  expect(isGuessable(password, known)).toBe(false);
});
