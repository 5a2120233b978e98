/** A walk-in's ticket (A5), and the numbers that each device may give out (A7). */
import * as z from 'zod/mini';
import { visitNumber } from './appointment.ts';
import { madeBy } from './event-fields.ts';
import type { NumberBlock } from './number-block.ts';
import { numberBlock } from './number-block.ts';
import { actorId, laneId, visitId } from '../ids.ts';
import type { ActorId } from '../ids.ts';
import { choice } from '../office/office.ts';
import { language } from '../office/text.ts';
import type { Office } from '../office/office.ts';
import { addDays, instant, localDate } from '../time.ts';
import type { LocalDate } from '../time.ts';

export const ticketEvent = z.strictObject({
  kind: z.literal('ticket'),
  id: visitId,
  ...madeBy,
  lane: laneId,
  minutes: z.int().check(z.minimum(1), z.maximum(1440)),
  /** Empty where a counter took in a number of which it knew no more (A8). */
  services: z.array(choice).check(z.maxLength(20)),
  number: visitNumber,
  language,
  /** A8: a number that a counter took from paper. When the holder's own news comes, both are one ticket. */
  takenIn: z._default(z.boolean(), false),
  /** Q8: what the visitor was told of the wait, minutes; measured later against what happened. */
  told: z._default(z.nullable(z.strictObject({ from: z.int(), to: z.int() })), null),
});
export type TicketEvent = z.infer<typeof ticketEvent>;

/** A7.16: the first spare number would be this one's; numbers of blocks stay below. */
const SPARES_FROM = 10_000;
const SPARES_OF_EACH_NUMBER = 10;

/** The number of a block to which a spare number belongs; a number of three or four digits is its own. */
const ofBlock = (n: number): number =>
  n < SPARES_FROM ? n : Math.floor((n - SPARES_FROM) / SPARES_OF_EACH_NUMBER);

/** Whether the holder of this block may give out a number: one of the block itself, or a spare one (A7.16). */
export const isInBlock = ({ from, to }: NumberBlock, n: number): boolean =>
  from <= ofBlock(n) && ofBlock(n) <= to;

/**
 * A7: the block of a member at a counter, lent to their session for some days. Two laptops at one counter have two
 * blocks, since neither could hear of the other's numbers. Days are the office's, both inclusive.
 */
const blockSpan = { numbers: numberBlock, from: localDate, until: localDate };
export const borrowedBlock = z.strictObject({
  actor: actorId,
  at: instant,
  ...blockSpan,
  /** M14: what the same session had before. News of numbers that it gave out then may still be under way. */
  earlier: z.optional(z.array(z.strictObject(blockSpan)).check(z.maxLength(40))),
});
export type BorrowedBlock = z.infer<typeof borrowedBlock>;
type BlockSpan = z.infer<z.ZodMiniObject<typeof blockSpan>>;

/** All that a session has and had, newest first. */
export const spansOf = ({ numbers, from, until, earlier = [] }: BorrowedBlock): readonly BlockSpan[] => [
  { numbers, from, until },
  ...earlier,
];

/**
 * M14: a borrowed block that keeps in mind what the session had before it. The same block without a day between is one,
 * from its first day on. What ended before `oldest` is forgotten.
 */
export function withEarlier(
  block: BorrowedBlock,
  before: BorrowedBlock | null,
  oldest: LocalDate,
): BorrowedBlock {
  if (before === null) return block;
  const goesOn = isSame(before.numbers, block.numbers) && block.from <= addDays(before.until, 1);
  const from = goesOn ? before.from : block.from;
  const earlier = spansOf(before)
    .slice(goesOn ? 1 : 0)
    .filter(({ until }) => until >= oldest);
  return earlier.length === 0 ? { ...block, from } : { ...block, from, earlier };
}

const isSame = (a: NumberBlock, b: NumberBlock): boolean => a.from === b.from && a.to === b.to;

/** Who gives out which numbers on a day. `actor` null: no device any more, but they may be in people's hands. */
export interface NumberHolder {
  readonly actor: ActorId | null;
  readonly numbers: NumberBlock;
}

/**
 * The arbiter's own: appointments, and devices whose block is used up. A number stays with its visit for good, also
 * when that is cancelled: it stands in a mail, and a visitor who comes all the same is there (M8). So there are far
 * more of them than an office has places on a day; beyond the first 400 of a letter they have four digits.
 */
export const ARBITERS_NUMBERS: readonly NumberBlock[] = [
  { from: 600, to: 999 },
  { from: 4000, to: 9999 },
];

/**
 * What kiosks and counters share: first numbers of three digits, for further devices of four. Zero is left out: `A000`
 * reads like a fault.
 */
export const HOLDERS_NUMBERS: readonly NumberBlock[] = [
  { from: 1, to: 599 },
  { from: 1000, to: 3999 },
];

export const isInSome = (blocks: readonly NumberBlock[], n: number): boolean =>
  blocks.some((block) => isInBlock(block, n));

/** How many of the arbiter's have three digits; then come six whole thousands. */
const THREE_DIGIT_NUMBERS = 400;

/** What the arbiter may give out: it needs no spare numbers. */
export const isArbitersNumber = (n: number): boolean => n < SPARES_FROM && isInSome(ARBITERS_NUMBERS, n);

/** The arbiter's numbers in the order in which it gives them out. */
const ARBITERS_ORDER = ARBITERS_NUMBERS.flatMap(({ from, to }) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i),
);

/**
 * M18: where in that order the arbiter begins, by how many restores the day has seen. After a restore it cannot know which numbers it
 * had given out since the backup. So it goes on with a thousand that it has not touched: `A9000`, after the next one
 * `A8000`, after the sixth `A4000`.
 */
const arbiterBegins = (restores: number): number =>
  restores === 0 ? 0 : THREE_DIGIT_NUMBERS + 1000 * (5 - ((restores - 1) % 6));

/** M18: which way new blocks of devices are dealt, by how often the store was restored, and from where. */
const DEALT = [
  { from: 'end', step: 1 },
  { from: 'end', step: -1 },
  { from: 'middle', step: 1 },
  { from: 'middle', step: -1 },
] as const;

/** A counter gives out a number where no kiosk can: few, so that every counter of a large office has its own. */
const BLOCK_SIZE = { kiosk: 100, counter: 10 } as const;

/** A7: over a weekend, so that a counter without network on Monday morning has numbers. */
const BORROWED_DAYS = 4;

/** The last day of a block that is borrowed on this day. */
export const borrowedUntil = (date: LocalDate): LocalDate => addDays(date, BORROWED_DAYS - 1);

/**
 * The next block for a new holder of numbers beside the blocks in use, or null when none is left. M18: a restore forgets
 * the devices paired since the backup, but the numbers of their blocks are in people's hands. Those were dealt from one
 * end, so new ones come from the other, after further restores from the middle (`DEALT`).
 */
export function nextBlock(
  kind: keyof typeof BLOCK_SIZE,
  inUse: readonly NumberBlock[],
  restores = 0,
): NumberBlock | null {
  for (const region of HOLDERS_NUMBERS) {
    const block = nextIn(region, kind, inUse, restores);
    if (block !== null) return block;
  }
  return null;
}

function nextIn(
  { from: lowest, to: highest }: NumberBlock,
  kind: keyof typeof BLOCK_SIZE,
  inUse: readonly NumberBlock[],
  restores: number,
): NumberBlock | null {
  const size = BLOCK_SIZE[kind];
  const places = highest - size + 1 - lowest + 1;
  const { step, from: end } = DEALT[restores % DEALT.length]!;
  const begin = end === 'middle' ? Math.floor(places / 2) : step === 1 ? 0 : places - 1;
  for (let i = 0; i < places;) {
    const place = (((begin + step * i) % places) + places) % places;
    const from = lowest + place;
    const met = inUse.find((b) => from <= b.to && b.from <= from + size - 1);
    if (met === undefined) return { from, to: from + size - 1 };
    // On to the first place beyond the block that is in the way, the end of the region at most.
    i +=
      step === 1 ? Math.min(met.to + 1 - from, places - place) : Math.min(from + size - met.from, place + 1);
  }
  return null;
}

/**
 * A block to lend beside those in use, or null. A counter takes no kiosk's last place among the numbers of three digits,
 * nor among those of four.
 */
export function blockToLend(inUse: readonly NumberBlock[], restores = 0): NumberBlock | null {
  for (const region of HOLDERS_NUMBERS) {
    const block = nextIn(region, 'counter', inUse, restores);
    if (block === null) continue;
    const leavesPlace =
      nextIn(region, 'kiosk', inUse, restores) === null ||
      nextIn(region, 'kiosk', [...inUse, block], restores) !== null;
    if (leavesPlace) return block;
  }
  return null;
}

export function makeNumber(letter: string, n: number): string {
  return n < 100 ? `${letter}${String(n).padStart(3, '0')}` : `${letter}${n}`;
}

/**
 * How many restores may have lost numbers of a day: those after which the day had been open for bookings before. A day
 * that opened later begins anew with the lowest numbers.
 */
export const restoresOf = (
  { restores = 0, restoredUntil = [] }: Pick<Office, 'restores' | 'restoredUntil'>,
  date: LocalDate,
): number => restores - restoredUntil.filter((until) => until < date).length;

/** The arbiter's next number on a day, or null when its block is used up. `restores`: those of the day. */
export function arbitersNumber(letter: string, taken: TakenNumbers, restores = 0): string | null {
  const begin = arbiterBegins(restores);
  for (let i = 0; i < ARBITERS_ORDER.length; i++) {
    const number = makeNumber(letter, ARBITERS_ORDER[(begin + i) % ARBITERS_ORDER.length]!);
    if (!taken.has(number)) return number;
  }
  return null;
}

/** What says of a number whether a visitor has it. */
export interface TakenNumbers {
  has(number: string): boolean;
}

/**
 * A7: the numbers of a day that a visitor has. They include those that this device has given out, even if the day here
 * lacks them. A power cut may have taken its newest events, and the relay may refuse a request.
 */
export const numbersTaken = (
  day: { readonly numbers: TakenNumbers },
  own: ReadonlySet<string>,
): TakenNumbers => ({ has: (number) => day.numbers.has(number) || own.has(number) });

/** The first number of the block that no visit of this day has, or null when it is used up. */
export function freeNumber(letter: string, block: NumberBlock, taken: TakenNumbers): string | null {
  for (let n = block.from; n <= block.to; n++) {
    const number = makeNumber(letter, n);
    if (!taken.has(number)) return number;
  }
  return null;
}

/**
 * A7.16: the numbers of five digits that belong to a block, ten to each of its own. Two blocks share no number, so no
 * spare one either, and a device that is cut off needs no word of the relay for them.
 */
export const spareNumbers = ({ from, to }: NumberBlock): NumberBlock => ({
  from: SPARES_FROM + SPARES_OF_EACH_NUMBER * from,
  to: SPARES_FROM + SPARES_OF_EACH_NUMBER * (to + 1) - 1,
});
