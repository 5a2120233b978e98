/** The names of languages in an older system's list (B10), beside what a browser calls them. */
import { expect, test } from 'vitest';
import { isLanguageName, languageNames } from '../../src/lib/domain/input/language-names.ts';

test('[B10.2] each language is named as browsers name it, in each language, large or small', () => {
  for (const said of Object.keys(languageNames)) {
    const names = new Intl.DisplayNames(said, { type: 'language' });
    for (const meant of Object.keys(languageNames)) {
      const name = names.of(meant)!;
      for (const typed of [name, name.toLocaleUpperCase(said), name.toLowerCase()])
        expect(isLanguageName(typed, meant, said), `${typed} for ${meant}`).toBe(true);
      expect(isLanguageName(`${name}x`, meant, said)).toBe(false);
    }
  }
});
