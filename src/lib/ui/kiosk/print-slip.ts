/** Prints a kiosk's slip on paper of its own size: as wide as the roll, as long as the slip. */
import { printOn } from '../print-on.ts';

const MM_PER_PIXEL = 25.4 / 96;

/** `paper`: the width of the roll, in millimetres. */
export function printSlip(paper: number): void {
  const slip = document.querySelector<HTMLElement>('[data-slip]');
  if (slip === null) return;
  // A millimetre longer, so that no second page begins.
  const length = Math.ceil(slip.offsetHeight * MM_PER_PIXEL) + 1;
  printOn(`size: ${paper}mm ${length}mm; margin: 0`);
}
