/**
 * C11: which lanes a visit waits in, usually its own. A change of the office's file may take that away. Then the visit
 * waits in all lanes that serve what it is about, else in all there are.
 */
import type { CounterId, LaneId } from '../ids.ts';
import { lanesForChoices, laneOf, serviceOf } from '../office/office.ts';
import type { Choice, Office } from '../office/office.ts';
import type { Visit } from './visit.ts';

interface InALane {
  readonly lane: LaneId;
  readonly services: readonly Choice[];
}

/** The lanes that can serve the visit, in the office's order; never empty. */
export function lanesOf(office: Office, { lane, services }: InALane): readonly LaneId[] {
  if (laneOf(office, lane) !== undefined) return [lane];
  const offered = services.filter(({ service }) => serviceOf(office, service) !== undefined);
  const able = offered.length === 0 ? [] : lanesForChoices(office, offered);
  return (able.length === 0 ? office.lanes : able).map((l) => l.id);
}

/** The one lane in which a visit is counted: places, waits on the board, statistics. */
export const homeLane = (office: Office, visit: InALane): LaneId => lanesOf(office, visit)[0]!;

/** Whether visitors of these lanes wait there too. */
export const waitsIn = (office: Office, visit: InALane, lanes: readonly LaneId[]): boolean =>
  lanesOf(office, visit).some((lane) => lanes.includes(lane));

/** Q5: the counter to which a visitor was sent. Null where it has gone, or does not serve them any more. */
export function wantedAt(office: Office, visit: Visit): CounterId | null {
  const at = office.counters.find((c) => c.id === visit.wantedAt);
  return at !== undefined && waitsIn(office, visit, at.lanes) ? at.id : null;
}
