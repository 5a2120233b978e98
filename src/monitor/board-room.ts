/** How much room the screen has for its list of calls, measured where it is drawn. Heights are in rem. */
import type { Room } from './board-fit.ts';

/** Below the list, when the hint about the sound lies over it (styles/board-calls.css). */
const HINT_REM = 5.6;

export interface Shown {
  /** What the line of those who wait takes while it is shown. */
  readonly waitingHeight: number;
  readonly isWaitingShown: boolean;
  /** There is something to hint at, and it is shown. */
  readonly hasHint: boolean;
  readonly isHintShown: boolean;
}

const remOf = (element: HTMLElement): number =>
  parseFloat(getComputedStyle(element.ownerDocument.documentElement).fontSize);

/** The height of a box with the space above it, in rem. */
export const takenBy = (box: HTMLElement): number =>
  (box.offsetHeight + parseFloat(getComputedStyle(box).marginTop)) / remOf(box);

/** The list takes what the rest of the screen leaves, so the whole is the same whatever is shown now. */
export function measureRoom(list: HTMLElement, shown: Shown): Room {
  const { waitingHeight, isWaitingShown, hasHint, isHintShown } = shown;
  const here = list.clientHeight / remOf(list);
  return {
    whole: here + (isWaitingShown ? waitingHeight : 0) + (isHintShown ? HINT_REM : 0),
    waiting: waitingHeight,
    hint: hasHint ? HINT_REM : 0,
  };
}

/** Whether two rooms differ by more than rounding. */
export const isOther = (a: Room, b: Room): boolean =>
  Math.abs(a.whole - b.whole) > 0.1 || Math.abs(a.waiting - b.waiting) > 0.1 || a.hint !== b.hint;
