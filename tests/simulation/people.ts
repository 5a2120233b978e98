/** Those who come: they book, press the button in the mail, cancel, move, are late, get lost, wait, and are served. */
import type { ServiceId, VisitId } from '../../src/lib/domain/ids.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import type { RequestId } from '../../src/lib/domain/ids.ts';
import type { Choice } from '../../src/lib/domain/office.ts';
import { serviceOf } from '../../src/lib/domain/office.ts';
import { MINUTE } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { aContact, choose, MONDAY } from '../support/build/index.ts';
import type { VirtualKiosk, VirtualPhone } from '../support/office/index.ts';
import type { Scene } from './scene.ts';
import { arrivalTime, CLOSES, concernOf, OPENS } from './the-office.ts';

const SECOND = 1000;

/** Where somebody is in the flesh, whatever the documents say. */
export type Whereabouts = 'away' | 'waiting' | 'out' | 'walking' | 'at-counter' | 'gone';

export class Person {
  readonly name: string;
  readonly services: readonly Choice[];
  where: Whereabouts = 'away';
  number: string | null = null;
  visit: VisitId | null = null;
  /** The counter that served them to the end. */
  servedAt: string | null = null;

  constructor(name: string, concern: string) {
    this.name = name;
    this.services = [choose(concern)];
  }
  get concern(): ServiceId {
    return this.services[0]!.service;
  }
}

export type Kind = 'booked ahead' | 'booked today' | 'walk-in';

/** Somebody sets out on their way. */
export function send(scene: Scene, kind: Kind): void {
  const { chance } = scene;
  const person = new Person(
    `Person ${scene.people.length + 1} Geheim`,
    concernOf(chance, kind !== 'walk-in'),
  );
  scene.people.push(person);
  if (kind === 'walk-in') {
    const comes = arrivalTime(chance);
    scene.at(comes, () => takeNumber(scene, person));
    return;
  }
  const books =
    kind === 'booked ahead'
      ? OPENS - chance.between(20, 90) * MINUTE
      : OPENS + chance.between(0, 360) * MINUTE;
  const wish = kind === 'booked ahead' ? arrivalTime(chance) : books + chance.between(35, 150) * MINUTE;
  scene.at(books, () => book(scene, person, Math.min(wish, CLOSES - 30 * MINUTE)));
}

function book(scene: Scene, person: Person, wish: Instant): void {
  const { chance } = scene;
  const phone = scene.phone(person.name);
  phone.connect();
  scene.after(4 * SECOND, () => {
    const free = phone.freeStarts(person.services, MONDAY).map((f) => f.start);
    if (free.length === 0) return lateWalkIn(scene, person, wish, phone);
    const start = free.reduce((a, b) => (Math.abs(b - wish) < Math.abs(a - wish) ? b : a));
    // B5: some press the button where there is no network.
    const offline = chance.yes(0.08);
    if (offline) phone.cut();
    const mail = `p${scene.people.indexOf(person)}@geheim.example`;
    const asked = phone.book(person.services, start, aContact({ name: person.name, mail }));
    scene.asked(phone, asked);
    if (offline) scene.after(chance.between(1, 25) * MINUTE, () => phone.connect());
    scene.whenAnswered(phone, asked, (answer) => {
      if (answer.ok) booked(scene, person, phone, visitOf(asked), start, mail);
      else if (answer.alternatives.length > 0 && chance.yes(0.7)) {
        const second = phone.book(
          person.services,
          chance.pick(answer.alternatives).start,
          aContact({ name: person.name, mail }),
        );
        scene.asked(phone, second);
        scene.whenAnswered(phone, second, (again) => {
          const own = phone.appointments().find((a) => a.id === visitOf(second));
          if (again.ok && own !== undefined && own.date === MONDAY)
            booked(scene, person, phone, visitOf(second), own.start, mail);
          else lateWalkIn(scene, person, wish, phone);
        });
      } else lateWalkIn(scene, person, wish, phone);
    });
  });
}

/** No place: some come all the same. */
function lateWalkIn(scene: Scene, person: Person, wish: Instant, phone: VirtualPhone): void {
  phone.dispose();
  if (scene.chance.yes(0.5)) scene.at(Math.max(wish, OPENS), () => takeNumber(scene, person));
}

function booked(
  scene: Scene,
  person: Person,
  phone: VirtualPhone,
  visit: VisitId,
  start: Instant,
  mail: string,
): void {
  const { chance } = scene;
  phone.cut();
  // Most press the button within minutes, a few on the last moment, a few never.
  const presses = chance.weighted([
    [88, chance.between(1, 20)],
    [6, chance.between(20, 125)],
    [6, null],
  ]);
  if (presses !== null) scene.after(presses * MINUTE, () => activate(scene, phone, visit, mail));
  const plan = chance.weighted([
    [12, 'no-show'],
    [6, 'cancel'],
    [5, 'move'],
    [6, 'wish'],
    [71, 'come'],
  ]);
  const later = scene.now() + chance.between(0.2, 0.9) * Math.max(0, start - scene.now());
  if (plan === 'cancel') scene.at(later, () => cancel(scene, person, phone, visit, start));
  if (plan === 'move') scene.at(later, () => move(scene, person, phone, visit));
  if (plan === 'wish') scene.at(later, () => wishEarlier(scene, person, phone, visit));
  if (plan === 'come' || plan === 'wish') comeTo(scene, person, phone, visit, start);
  // Some cancel and come all the same (M8).
  if (plan === 'cancel' && chance.yes(0.15)) comeTo(scene, person, phone, visit, start);
}

function activate(scene: Scene, phone: VirtualPhone, visit: VisitId, mail: string): void {
  const link = scene.mailPhone(mail);
  if (link === null) return;
  const pressed = link.ask(link.compose('activate', { visit }, MONDAY));
  scene.asked(link, pressed);
  // B3, M10: pressed in the underground, sent when there is a network again.
  scene.after(scene.chance.yes(0.1) ? scene.chance.between(1, 30) * MINUTE : SECOND, () => link.connect());
  scene.whenAnswered(link, pressed, () => link.dispose());
  void phone;
}

function cancel(scene: Scene, person: Person, phone: VirtualPhone, visit: VisitId, start: Instant): void {
  scene.asked(phone, phone.ask(phone.compose('cancel', { visit }, MONDAY)));
  const delay = scene.chance.yes(0.2) ? Math.max(SECOND, start - scene.now() - 5 * MINUTE) : SECOND;
  scene.after(delay, () => phone.connect());
  void person;
}

function move(scene: Scene, person: Person, phone: VirtualPhone, visit: VisitId): void {
  phone.connect();
  scene.after(5 * SECOND, () => {
    const free = phone.freeStarts(person.services, MONDAY);
    if (free.length === 0) return;
    const { start } = scene.chance.pick(free);
    const asked = phone.ask(phone.compose('move', { visit, from: MONDAY, start }, MONDAY));
    scene.asked(phone, asked);
    scene.whenAnswered(phone, asked, (answer) => {
      const own = phone.appointments().find((a) => a.id === (answer.ok ? answer.visit : visit));
      if (own !== undefined) comeTo(scene, person, phone, own.id, own.start);
    });
  });
}

function wishEarlier(scene: Scene, person: Person, phone: VirtualPhone, visit: VisitId): void {
  phone.connect();
  scene.after(5 * SECOND, () => {
    scene.asked(phone, phone.ask(phone.compose('wish', { visit, earlier: true }, MONDAY)));
  });
  // An offer that comes is taken by half of them.
  const look = (): void => {
    const own = phone.appointments().find((a) => a.id === visit);
    if (person.where !== 'away' || own === undefined || own.state !== 'booked') return;
    if (own.offer === null || own.offer.until < scene.now() || own.offer.date !== MONDAY)
      return scene.after(3 * MINUTE, look);
    if (scene.chance.yes(0.5)) return;
    const asked = phone.ask(
      phone.compose('move', { visit, from: MONDAY, start: own.offer.start }, own.offer.date),
    );
    scene.asked(phone, asked);
    scene.whenAnswered(phone, asked, (answer) => {
      const moved = phone.appointments().find((a) => a.id === (answer.ok ? answer.visit : visit));
      if (answer.ok && moved !== undefined && moved.id !== visit)
        comeTo(scene, person, phone, moved.id, moved.start);
    });
  };
  scene.after(3 * MINUTE, look);
}

/** On the way to an appointment: a little early, as a rule. */
function comeTo(scene: Scene, person: Person, phone: VirtualPhone, visit: VisitId, start: Instant): void {
  const comes = start - (8 - 6 * (scene.chance.spread(0.5) - 1)) * MINUTE;
  scene.at(Math.max(comes, scene.now() + MINUTE), () => {
    const own = phone.appointments().find((a) => a.id === visit);
    if (person.where !== 'away' || own === undefined) return;
    // The code is on the phone, whatever became of the link.
    stand(scene, person, own.code, own.id, 0);
  });
}

/** At the kiosk with a code. */
function stand(scene: Scene, person: Person, code: string, visit: VisitId, tries: number): void {
  const kiosk = scene.chance.pick(scene.kiosks);
  const asked = kiosk.compose('check-in', { by: { with: 'code', code } });
  const foreseen = kiosk.foresee(asked);
  if (foreseen.ok) {
    scene.asked(kiosk, kiosk.ask(asked));
    person.visit = visit;
    person.number = numberOf(kiosk, visit);
    return settleDown(scene, person);
  }
  if (foreseen.reason === 'too-early' && tries < 3)
    return scene.after(4 * MINUTE, () => stand(scene, person, code, visit, tries + 1));
  takeNumber(scene, person);
}

const numberOf = (kiosk: VirtualKiosk, visit: VisitId): string | null =>
  kiosk.day().subjects.get(visit)?.number ?? null;

/** A5, A6: a ticket from the kiosk, or for short concerns the next free interval. */
function takeNumber(scene: Scene, person: Person): void {
  const { chance } = scene;
  if (scene.now() >= CLOSES || person.where !== 'away') return;
  const kiosk = chance.pick(scene.kiosks);
  const short = serviceOf(kiosk.office(), person.concern)!.short;
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
  const fact = kiosk.day().subjects.get(visitOf(asked));
  if (answer?.ok !== true || fact?.kind !== 'appointment') return takeTicket(scene, person, kiosk);
  person.visit = fact.id;
  person.number = fact.number;
  if (fact.start - scene.now() <= 15 * MINUTE) return settleDown(scene, person);
  scene.at(fact.start - 10 * MINUTE, () => stand(scene, person, fact.code, fact.id, 0));
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
    scene.after(chance.between(2, 30) * MINUTE, () => {
      if (person.where !== 'waiting') return;
      person.where = 'out';
      scene.after(chance.between(2, 8) * MINUTE, () => {
        if (person.where === 'out') comeBack(scene, person);
      });
    });
  }
  if (chance.yes(0.03)) {
    scene.after(chance.between(30, 80) * MINUTE, () => {
      if (person.where === 'waiting' || person.where === 'out') person.where = 'gone';
    });
  }
}

/** Q4: back in the room. If they were missed meanwhile they say so at the kiosk. */
function comeBack(scene: Scene, person: Person): void {
  person.where = 'waiting';
  ask(scene, person);
}

/** As long as they sit here and nothing happens they look whether they have missed their call. */
function askNowAndThen(scene: Scene, person: Person): void {
  scene.after(scene.chance.between(5, 12) * MINUTE, () => {
    if (person.where === 'gone') return;
    if (person.where === 'waiting') ask(scene, person);
    askNowAndThen(scene, person);
  });
}

function ask(scene: Scene, { visit }: Person): void {
  const kiosk = scene.chance.pick(scene.kiosks);
  if (visit === null || kiosk.day().visits.get(visit)?.state !== 'missed') return;
  const asked = kiosk.tryAsk('return', { visit });
  if (asked !== null) scene.asked(kiosk, asked);
}

/** Sent away again: they sit down, and say at the kiosk if they have been given up. */
export const waitOn = (scene: Scene, person: Person): void => comeBack(scene, person);
