/** The lead's desk: changes the hours of a day that has begun, cut off or not, and looks after whom that hits (C3, C11, M13). */
import { hoursOf } from '../../src/lib/domain/office/hours.ts';
import { hitOn } from '../../src/lib/domain/decide/hours-preview.ts';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import type { Closure } from '../../src/lib/domain/office/closure.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { localTime, MINUTE_MS } from '../../src/lib/domain/time.ts';
import { at, MONDAY } from '../support/build/index.ts';
import type { VirtualCounter } from '../support/office/index.ts';
import { comeTo } from './arrive.ts';
import type { Scene } from './scene.ts';
import { newPerson } from './new-person.ts';
import { freeFor, phoneIn } from './telephone.ts';
import { OPENS } from './the-office.ts';

const SECOND = 1000;

/** `while staff promise`: colleagues who have not heard of it promise places that are gone. Else by chance. */
export type NewHours = 'by chance' | 'while staff promise';

/** A part of the afternoon is closed, or a colleague is ill; sometimes decided while the desk is cut off. */
export function changeHours(scene: Scene, lead: VirtualCounter, how: NewHours): void {
  const { chance } = scene;
  scene.at(OPENS + chance.between(20, 270) * MINUTE_MS, () => {
    const isHeardLate = how === 'while staff promise';
    if (!isHeardLate && chance.yes(0.4)) {
      scene.note('the lead changes the hours, cut off');
      lead.cut();
      scene.after(chance.between(3, 25) * MINUTE_MS, () => lead.connect());
    }
    const closing = isHeardLate || chance.yes(0.6) ? aPart(scene) : null;
    if (closing !== null && (isHeardLate || chance.yes(0.6))) ringMeanwhile(scene);
    ask(
      scene,
      lead,
      (office) => (closing === null ? oneLess(office) : { ...office, closures: [closing] }),
      0,
    );
  });
}

/** M3: colleagues who are cut off and have not heard of it still promise places in the afternoon. */
function ringMeanwhile(scene: Scene): void {
  const { chance, telephone } = scene;
  telephone.cut();
  scene.after(chance.between(15, 40) * MINUTE_MS, () => telephone.connect());
  for (let i = 0; i < 3; i++)
    scene.after(chance.between(1, 14) * MINUTE_MS, () => {
      const wish = at('13:00') + chance.between(0, 150) * MINUTE_MS;
      phoneIn(scene, newPerson(scene, 'phoned'), wish);
    });
}

function aPart({ chance }: Scene): Closure {
  const hour = chance.whole(13, 15);
  const to = chance.yes(0.5) ? 16 : hour + 1;
  const reason = { de: 'Personalversammlung', en: 'Staff meeting' };
  return { date: MONDAY, from: localTime.parse(`${hour}:00`), to: localTime.parse(`${to}:00`), reason };
}

const oneLess = (office: Office): Office => ({
  ...office,
  windows: office.windows.map((w) => ({
    ...w,
    lanes: Object.fromEntries(
      Object.entries(w.lanes).map(([id, c]) =>
        id === 'main' ? [id, { ...c, counters: c.counters - 1, online: c.online - 1 }] : [id, c],
      ),
    ),
  })),
});

/** With all whom the screen names; visitors booked meanwhile are named in the answer, and it is asked again. */
function ask(scene: Scene, lead: VirtualCounter, change: (office: Office) => Office, tries: number): void {
  const base = hoursOf(lead.office());
  const changed = change(lead.office());
  const hit = hitOn(lead.office(), changed, lead.day());
  const seen = hit.map(({ visit }) => visit);
  const outside = hit.flatMap(({ visit, why }) => (why === 'hours' ? [visit] : []));
  const { windows, closures } = changed;
  const asked = lead.ask(lead.compose('change-hours', { base, windows, closures, seen }, MONDAY));
  scene.asked(lead, asked);
  scene.whenAnswered(lead, asked, (answer) => {
    if (!answer.ok) {
      const again = ['appointments-outside', 'hours-changed-meanwhile'].includes(answer.reason);
      if (again && tries < 8) scene.after(5 * SECOND, () => ask(scene, lead, change, tries + 1));
      return;
    }
    scene.note(`new hours, ${outside.length} outside`);
    scene.promises.putOutside(outside);
    for (const visit of outside)
      scene.after(scene.chance.between(1, 40) * MINUTE_MS, () => lookAfter(scene, lead, visit));
  });
}

/** C11: the lead moves them, cancels them, or lets them come. */
function lookAfter(scene: Scene, lead: VirtualCounter, visit: VisitId): void {
  const { chance, promises } = scene;
  const standing = lead.day().visits.get(visit);
  const event = lead.day().subjects.get(visit);
  if (standing?.state !== 'booked' || event?.kind !== 'appointment' || promises.isGivenUp(visit)) return;
  const way = chance.weighted([
    [40, 'move'],
    [30, 'cancel'],
    [30, 'let come'],
  ] as const);
  if (way === 'let come') return;
  const free = freeFor(lead, event.services).filter((start) => start > scene.now() + 15 * MINUTE_MS);
  const asked =
    way === 'cancel' || free.length === 0
      ? lead.tryAsk('cancel', { visit }, MONDAY)
      : lead.tryAsk('move', { visit, from: MONDAY, start: chance.pick(free) }, MONDAY);
  if (asked === null) return;
  promises.givesUp(visit);
  scene.asked(lead, asked);
  scene.whenAnswered(lead, asked, (answer) => {
    if (!answer.ok) return promises.keeps(visit);
    const person = scene.people.find((p) => p.comesFor === visit);
    if (person !== undefined) person.comesFor = null;
    const now = lead.said().subjects.get(visitOf(asked));
    if (now?.kind !== 'appointment') return;
    // They are told, and come at the new time.
    promises.made(now.id, now.start, now.activateBy);
    scene.codes.set(now.id, now.code);
    if (person?.where === 'away') comeTo(scene, person, now.id, now.start);
  });
}
