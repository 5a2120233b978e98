/** Whether two logins look the same to a person, whatever their characters are. */

/** Letters of other scripts, and signs, that are drawn like a Latin letter: the common part of Unicode's confusables. */
const drawnLike: Readonly<Record<string, string>> = {
  ...{ а: 'a', α: 'a', ɑ: 'a', в: 'b', ь: 'b', с: 'c', ϲ: 'c', ԁ: 'd', е: 'e', ё: 'ë', ε: 'e', є: 'e' },
  ...{ ɡ: 'g', һ: 'h', н: 'h', і: 'l', ї: 'ï', ι: 'l', ı: 'l', ӏ: 'l', ǀ: 'l', ј: 'j', к: 'k', κ: 'k' },
  ...{ м: 'm', п: 'n', η: 'n', ո: 'n', о: 'o', ο: 'o', σ: 'o', օ: 'o', ө: 'o', р: 'p', ρ: 'p', ԛ: 'q' },
  ...{ г: 'r', ѕ: 's', т: 't', τ: 't', υ: 'u', ս: 'u', ц: 'u', ν: 'v', ѵ: 'v', ԝ: 'w', ω: 'w', ѡ: 'w' },
  ...{ х: 'x', χ: 'x', у: 'y', γ: 'y', ү: 'y', ᴢ: 'z', '0': 'o', '1': 'l', i: 'l', '|': 'l', '!': 'l' },
  ...{ '‐': '-', '‑': '-', '–': '-', '—': '-', '−': '-', _: '-', '․': '.', '·': '.', '’': "'", '`': "'" },
};

/** Equal for logins that look alike. Letters with marks are told apart: Müller is not Muller. */
export const looksOf = (login: string): string =>
  [...login.normalize('NFKC').toLowerCase().normalize('NFC')]
    .map((character) => drawnLike[character] ?? character)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
