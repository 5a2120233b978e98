/** What the one button of a row does with its visitor: called, taken in, back again, gone on with. */
import type { AboutVisit } from './about-visit.svelte.ts';
import type { CounterDesk } from './desk.svelte.ts';
import type { CounterList } from './list.ts';

/** As the list is at the press: a row that is gone is not found any more. */
export function actOnRow(id: string, list: CounterList, desk: CounterDesk, about: AboutVisit): void {
  const turn = list.waiting.find(({ visit }) => visit.id === id);
  const due = [...list.expected, ...list.lapsed].find(({ visit }) => visit.id === id);
  const gone = [...list.missed, ...list.left.map(({ visit }) => visit)].find((visit) => visit.id === id);
  const parked = list.parked.find(({ visit }) => visit.id === id);
  if (turn !== undefined) desk.call(turn.visit);
  else if (due !== undefined)
    about.present({ id: due.visit.id, number: due.visit.number, code: due.appointment.code });
  else if (gone !== undefined) desk.comeBack(gone);
  else if (parked !== undefined) desk.resume(parked.visit);
}
