/** What the one button of a row does with its visitor: called, taken in, back again, gone on with. */
import type { AboutVisit } from './about-visit.svelte.ts';
import type { CounterDesk } from './counter-desk.svelte.ts';
import type { CounterList } from './list.ts';

/** The lists whose rows have a button. */
export const listsWithButton = ['waiting', 'expected', 'lapsed', 'missed', 'parked'] as const;
export type ListWithButton = (typeof listsWithButton)[number];

/**
 * The button does what stands on it: what its list offers. A visit that has left the list since the row was drawn is
 * not found there. Else "is here" would call a visitor whom the kiosk has taken in a moment before.
 */
export function actOnRow(
  id: string,
  from: ListWithButton,
  list: CounterList,
  desk: CounterDesk,
  about: AboutVisit,
): void {
  if (from === 'waiting') {
    const turn = list.waiting.find(({ visit }) => visit.id === id);
    if (turn !== undefined) desk.call(turn.visit);
  } else if (from === 'missed') {
    const gone = [...list.missed, ...list.left.map(({ visit }) => visit)].find((visit) => visit.id === id);
    if (gone !== undefined) desk.comeBack(gone);
  } else if (from === 'parked') {
    const parked = list.parked.find(({ visit }) => visit.id === id);
    if (parked !== undefined) desk.resume(parked.visit);
  } else {
    // Both have the same button.
    const due = [...list.expected, ...list.lapsed].find(({ visit }) => visit.id === id);
    if (due !== undefined)
      about.present({ id: due.visit.id, number: due.visit.number, code: due.appointment.code });
  }
}

/** The list that holds a visit; null: none does. Visitors who left are in the list of the missed. */
export function listOfVisit(id: string, list: CounterList): ListWithButton | null {
  const ids: Readonly<Record<ListWithButton, readonly string[]>> = {
    waiting: list.waiting.map(({ visit }) => visit.id),
    expected: list.expected.map(({ visit }) => visit.id),
    lapsed: list.lapsed.map(({ visit }) => visit.id),
    missed: [...list.missed, ...list.left.map(({ visit }) => visit)].map((visit) => visit.id),
    parked: list.parked.map(({ visit }) => visit.id),
  };
  return listsWithButton.find((name) => ids[name].includes(id)) ?? null;
}

/** Calls the visitor whose number stands on a lane's button, if they are still the one whom this counter can call. */
export function callFromLane(lane: string, drawn: string, list: CounterList, desk: CounterDesk): void {
  const turn = list.otherLanes.find((other) => other.lane === lane)?.callable ?? null;
  if (turn?.visit.number === drawn) desk.call(turn.visit);
}
