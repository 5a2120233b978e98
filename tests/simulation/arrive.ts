/** At the kiosk and in the waiting room: checked in, given a number, gone out, back again. */
import type { RequestId, VisitId } from '../../src/lib/domain/ids.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import { serviceOf } from '../../src/lib/domain/office/office.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { VirtualKiosk } from '../support/office/index.ts';
import type { Person } from './person.ts';
import type { Scene } from './scene.ts';
import { CLOSES } from './the-office.ts';

const SECOND = 1000;

/** On the way to an appointment: a little early, as a rule. */
export function comeTo(scene: Scene, person: Person, visit: VisitId, start: Instant): void {
  person.comesFor = visit;
  const comes = start - (8 - 6 * (scene.chance.spread(0.5) - 1)) * MINUTE_MS;
  scene.at(Math.max(comes, scene.now() + MINUTE_MS), () => {
    // The code is written down, whatever became of the link.
    const code = scene.codes.get(visit);
    if (person.where !== 'away' || person.comesFor !== visit || code === undefined) return;
    // A2: some have neither phone nor paper with them; that needs the relay.
    const kiosk = scene.chance.pick(scene.kiosks);
    if (kiosk.connected && scene.chance.yes(0.15)) sayBirthDate(scene, person, kiosk, visit, start, null);
    else stand(scene, person, code, visit, 0);
  });
}

/** A2: if another of the same birth date is expected too, the kiosk asks for the time. */
function sayBirthDate(
  scene: Scene,
  person: Person,
  kiosk: VirtualKiosk,
  visit: VisitId,
  start: Instant,
  named: Instant | null,
): void {
  const asked = kiosk.checkInBorn(person.birthDate, named);
  scene.asked(kiosk, asked);
  scene.after(10 * SECOND, () => {
    const answer = kiosk.answer(asked);
    if (answer?.ok === true && answer.visit !== null && !scene.isTaken(answer.visit)) {
      person.visit = answer.visit;
      person.number = answer.number;
      return settleDown(scene, person);
    }
    if (answer?.ok === false && answer.reason === 'several-appointments' && named === null)
      return sayBirthDate(scene, person, kiosk, visit, start, start);
    stand(scene, person, scene.codes.get(visit)!, visit, 0);
  });
}

/** At the kiosk with a code. */
function stand(scene: Scene, person: Person, code: string, visit: VisitId, tries: number): void {
  if (person.where !== 'away') return;
  const kiosk = scene.chance.pick(scene.kiosks);
  const asked = kiosk.compose('check-in', { by: { with: 'code', code } });
  const predicted = kiosk.predict(asked);
  // A person of the same birth date and time has taken it for theirs.
  if (predicted.ok && !scene.isTaken(visit)) {
    scene.asked(kiosk, kiosk.ask(asked));
    person.visit = visit;
    person.number = numberOf(kiosk, visit);
    return settleDown(scene, person);
  }
  if (!predicted.ok && predicted.reason === 'too-early' && tries < 3)
    return scene.after(4 * MINUTE_MS, () => stand(scene, person, code, visit, tries + 1));
  takeNumber(scene, person);
}

const numberOf = (kiosk: VirtualKiosk, visit: VisitId): string | null =>
  kiosk.day().subjects.get(visit)?.number ?? null;

/** A5, A6: a ticket from the kiosk, or for short services the next free interval. */
export function takeNumber(scene: Scene, person: Person): void {
  const { chance } = scene;
  if (scene.now() >= CLOSES || person.where !== 'away') return;
  const kiosk = chance.pick(scene.kiosks);
  const short = serviceOf(kiosk.office(), person.service)!.short;
  if (short && kiosk.connected && chance.yes(0.4)) {
    const asked = kiosk.ask(
      kiosk.compose('take-interval', { services: [...person.services], language: 'de' }),
    );
    scene.asked(kiosk, asked);
    return scene.after(8 * SECOND, () => tookInterval(scene, person, kiosk, asked));
  }
  takeTicket(scene, person, kiosk);
}

function tookInterval(scene: Scene, person: Person, kiosk: VirtualKiosk, asked: RequestId): void {
  const answer = kiosk.answer(asked);
  const event = kiosk.day().subjects.get(visitOf(asked));
  if (answer?.ok !== true || event?.kind !== 'appointment') return takeTicket(scene, person, kiosk);
  person.visit = event.id;
  person.number = event.number;
  if (event.start - scene.now() <= 15 * MINUTE_MS) return settleDown(scene, person);
  scene.at(event.start - 10 * MINUTE_MS, () => stand(scene, person, event.code, event.id, 0));
}

function takeTicket(scene: Scene, person: Person, kiosk: VirtualKiosk): void {
  const paper = kiosk.takeTicket(person.services);
  if (paper === null) return;
  scene.asked(kiosk, paper.id as string as RequestId);
  person.visit = paper.id;
  person.number = paper.number;
  settleDown(scene, person);
}

function settleDown(scene: Scene, person: Person): void {
  const { chance } = scene;
  person.where = 'waiting';
  askNowAndThen(scene, person);
  scene.note(`${person.number} waits`);
  // Some go out for a while, some lose patience.
  if (chance.yes(0.1)) {
    scene.after(chance.between(2, 30) * MINUTE_MS, () => {
      if (person.where !== 'waiting') return;
      person.where = 'out';
      scene.after(chance.between(2, 8) * MINUTE_MS, () => {
        if (person.where === 'out') comeBack(scene, person);
      });
    });
  }
  if (chance.yes(0.03)) {
    scene.after(chance.between(30, 80) * MINUTE_MS, () => {
      if (person.where === 'waiting' || person.where === 'out') person.where = 'gone';
    });
  }
}

/** Q4: back in the room. If they were missed meanwhile they say so at the kiosk. */
function comeBack(scene: Scene, person: Person): void {
  person.where = 'waiting';
  ask(scene, person);
}

/** While they sit here and nothing happens they look whether they have missed their call. */
function askNowAndThen(scene: Scene, person: Person): void {
  scene.after(scene.chance.between(5, 12) * MINUTE_MS, () => {
    if (person.where === 'gone') return;
    if (person.where === 'waiting') ask(scene, person);
    askNowAndThen(scene, person);
  });
}

/** By the number on the slip: where its kiosk is cut off, the visit is the one under which a counter took it in (A8). */
function ask(scene: Scene, person: Person): void {
  const { visit: own, number } = person;
  const kiosk = scene.chance.pick(scene.kiosks);
  const { visits, numbers } = kiosk.day();
  const visit = own !== null && visits.has(own) ? own : (numbers.get(number ?? '')?.[0] ?? null);
  if (visit === null || visits.get(visit)?.state !== 'missed') return;
  const asked = kiosk.tryAsk('return', { visit });
  if (asked === null) return;
  scene.asked(kiosk, asked);
  // A kiosk that had not heard of the appointment could tell no number; this one shows it with the welcome.
  person.number ??= numberOf(kiosk, visit);
}

/** Sent away again: they sit down, and say at the kiosk if they have been given up. */
export const waitOn = (scene: Scene, person: Person): void => comeBack(scene, person);
