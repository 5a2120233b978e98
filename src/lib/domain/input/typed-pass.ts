/**
 * A pass as a hand scanner types it. The scanner presses the keys of one country's keyboard, and the kiosk reads them
 * as another's: `FOYER1:werne:2026-11-23` arrives as `FOZER1Öwerne2026ß11ß23`.
 */

/** What the kiosk's layout makes of a key, and what the scanner meant by it; in lower case, since Caps Lock may be on. */
type Layout = Readonly<Record<string, string>>;

const TURNED: Layout = { y: 'z', z: 'y' };
const layouts: readonly Layout[] = [
  {},
  // A US scanner at a German or Austrian keyboard, at a Swiss one, and a German scanner at a US keyboard.
  { ...TURNED, ö: ':', ß: '-' },
  { ...TURNED, é: ':', "'": '-' },
  { ...TURNED, '>': ':', '.': ':', '/': '-' },
  // A US scanner at a French keyboard, where digits stand above the signs.
  {
    ...{ q: 'a', a: 'q', z: 'w', w: 'z', m: ':', ',': 'm', '?': 'm', ')': '-' },
    ...{ '&': '1', é: '2', '"': '3', "'": '4', '(': '5', '-': '6', è: '7', _: '8', ç: '9', à: '0' },
  },
];

const PASS = /^foyer(\d+):([a-z0-9-]+):(\d{4}-\d\d-\d\d):(\d{6})$/;

/** The text of the QR code; what is no pass in any layout stays as typed. */
export function untypePass(typed: string): string {
  const text = typed.trim().normalize('NFC').toLowerCase();
  for (const layout of layouts) {
    const meant = [...text].map((character) => layout[character] ?? character).join('');
    const pass = PASS.exec(meant);
    if (pass !== null) return `FOYER${pass.slice(1).join(':')}`;
  }
  return typed;
}
