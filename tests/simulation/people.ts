/** What people do before they come: they book or phone, press the button in the mail, cancel, move, wish to come earlier. */
import type { VisitId } from '../../src/lib/domain/ids.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import type { RequestId } from '../../src/lib/domain/ids.ts';
import type { Contact } from '../../src/lib/domain/day/people.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { aContact, MONDAY } from '../support/build/index.ts';
import type { VirtualPhone } from '../support/office/index.ts';
import { comeTo, takeNumber } from './arrive.ts';
import type { Person } from './person.ts';
import { newPerson } from './new-person.ts';
import type { Kind } from './new-person.ts';
import type { Scene } from './scene.ts';
import { phoneIn } from './telephone.ts';
import { arrivalTime, CLOSES, OPENS } from './the-office.ts';

const SECOND = 1000;

/** A person sets out on their way. */
export function send(scene: Scene, kind: Kind): void {
  const { chance } = scene;
  const person = newPerson(scene, kind);
  if (kind === 'walk-in') {
    const comes = arrivalTime(chance);
    scene.at(comes, () => takeNumber(scene, person));
    return;
  }
  if (kind === 'phoned') {
    const calls = OPENS + chance.between(0, 330) * MINUTE_MS;
    const wish = calls + chance.between(30, 180) * MINUTE_MS;
    scene.at(calls, () => phoneIn(scene, person, Math.min(wish, CLOSES - 30 * MINUTE_MS)));
    return;
  }
  const books =
    kind === 'booked ahead'
      ? OPENS - chance.between(20, 90) * MINUTE_MS
      : OPENS + chance.between(0, 360) * MINUTE_MS;
  const wish = kind === 'booked ahead' ? arrivalTime(chance) : books + chance.between(35, 150) * MINUTE_MS;
  scene.at(books, () => book(scene, person, Math.min(wish, CLOSES - 30 * MINUTE_MS)));
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
    const asked = phone.book(person.services, start, contactOf(person, mail));
    scene.asked(phone, asked);
    if (offline) scene.after(chance.between(1, 25) * MINUTE_MS, () => phone.connect());
    scene.whenAnswered(phone, asked, (answer) => {
      if (answer.ok) booked(scene, person, phone, visitOf(asked), start, mail);
      else if (answer.alternatives.length > 0 && chance.yes(0.7)) {
        const second = phone.book(
          person.services,
          chance.pick(answer.alternatives).start,
          contactOf(person, mail),
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

const contactOf = ({ name, birthDate }: Person, mail: string): Contact => aContact({ name, mail, birthDate });

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
  const own = phone.appointments().find((a) => a.id === visit);
  if (own !== undefined) {
    scene.codes.set(visit, own.code);
    scene.promises.made(visit, own.start, own.activateBy);
  }
  phone.putAway();
  // Most press the button within minutes, a few on the last moment, a few never.
  const presses = chance.weighted([
    [88, chance.between(1, 20)],
    [6, chance.between(20, 125)],
    [6, null],
  ]);
  if (presses !== null) scene.after(presses * MINUTE_MS, () => activate(scene, visit, mail));
  const plan = chance.weighted([
    [12, 'no-show'],
    [6, 'cancel'],
    [5, 'move'],
    [6, 'wish'],
    [71, 'come'],
  ]);
  const later = scene.now() + chance.between(0.2, 0.9) * Math.max(0, start - scene.now());
  if (plan === 'cancel') scene.at(later, () => cancel(scene, phone, visit, start));
  if (plan === 'move') scene.at(later, () => move(scene, person, phone, visit));
  if (plan === 'wish') scene.at(later, () => wishEarlier(scene, person, phone, visit));
  if (plan === 'come' || plan === 'wish') comeTo(scene, person, visit, start);
  // Some cancel and come all the same (M8).
  if (plan === 'cancel' && chance.yes(0.15)) comeTo(scene, person, visit, start);
}

function activate(scene: Scene, visit: VisitId, mail: string): void {
  const link = scene.mailPhone(mail);
  if (link === null) return;
  // The page is open on their phone by then.
  scene.after(SECOND, () => pressButton(scene, link, visit));
}

function pressButton(scene: Scene, link: VirtualPhone, visit: VisitId): void {
  const pressed = link.ask(link.compose('activate', { visit }, MONDAY));
  scene.asked(link, pressed);
  // B3, M10: pressed in the underground, sent when there is a network again.
  scene.after(scene.chance.yes(0.1) ? scene.chance.between(1, 30) * MINUTE_MS : SECOND, () => link.connect());
  scene.whenAnswered(link, pressed, (answer) => {
    if (answer.ok) scene.promises.confirmed(visit);
    link.dispose();
  });
}

function cancel(scene: Scene, phone: VirtualPhone, visit: VisitId, start: Instant): void {
  phone.cut();
  phone.takeOut();
  scene.after(SECOND, () => {
    scene.promises.cancels(visit);
    const asked = phone.ask(phone.compose('cancel', { visit }, MONDAY));
    scene.asked(phone, asked);
    scene.whenAnswered(phone, asked, (answer) => {
      if (!answer.ok) scene.promises.keepsAfterAll(visit);
      phone.putAway();
    });
  });
  const delay = scene.chance.yes(0.2)
    ? Math.max(2 * SECOND, start - scene.now() - 5 * MINUTE_MS)
    : 2 * SECOND;
  scene.after(delay, () => phone.connect());
}

function move(scene: Scene, person: Person, phone: VirtualPhone, visit: VisitId): void {
  phone.connect();
  scene.after(5 * SECOND, () => {
    const free = phone.freeStarts(person.services, MONDAY);
    if (free.length === 0) return;
    const { start } = scene.chance.pick(free);
    const asked = phone.ask(phone.compose('move', { visit, from: MONDAY, start }, MONDAY));
    moving(scene, person, phone, visit, asked);
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
      return scene.after(3 * MINUTE_MS, look);
    if (scene.chance.yes(0.5)) return;
    const asked = phone.ask(
      phone.compose('move', { visit, from: MONDAY, start: own.offer.start }, own.offer.date),
    );
    moving(scene, person, phone, visit, asked);
  };
  scene.after(3 * MINUTE_MS, look);
}

/** B8: the old place is theirs until the new one is confirmed. */
function moving(scene: Scene, person: Person, phone: VirtualPhone, visit: VisitId, asked: RequestId): void {
  scene.promises.givesUp(visit);
  scene.asked(phone, asked);
  scene.whenAnswered(phone, asked, (answer) => {
    const own = phone.appointments().find((a) => a.id === (answer.ok ? answer.visit : visit));
    if (!answer.ok || own?.id === visit) scene.promises.keeps(visit);
    if (own === undefined) return;
    if (own.id !== visit) scene.promises.made(own.id, own.start, own.activateBy);
    scene.codes.set(own.id, own.code);
    comeTo(scene, person, own.id, own.start);
    phone.putAway();
  });
}
