/** The rules for a PIN that a person chooses: digits, long enough, and none that a thief tries first. */
export const PIN_DIGITS = { least: 6, most: 12 } as const;

export const pinErrors = ['too-short', 'too-long', 'not-digits', 'guessable'] as const;
export type PinError = (typeof pinErrors)[number];

/** A thief tries these first: digits in a row, or one digit alone. */
export function pinError(pin: string): PinError | null {
  if (!/^\d*$/.test(pin)) return 'not-digits';
  if (pin.length < PIN_DIGITS.least) return 'too-short';
  if (pin.length > PIN_DIGITS.most) return 'too-long';
  const steps = new Set(
    Array.from(pin)
      .slice(1)
      .map((digit, i) => Number(digit) - Number(pin[i])),
  );
  return steps.size === 1 && [-1, 0, 1].includes([...steps][0]!) ? 'guessable' : null;
}
