/** At one counter the telephone rings. What staff promise stands, cut off or not, or the caller is called back (B9, M3). */
import { freeStarts } from '../../src/lib/domain/office/capacity.ts';
import { needOf } from '../../src/lib/domain/requests/need.ts';
import type { RequestId } from '../../src/lib/domain/ids.ts';
import { visitOf } from '../../src/lib/domain/ids.ts';
import type { Choice } from '../../src/lib/domain/office/office.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { aContact, MONDAY } from '../support/build/index.ts';
import type { VirtualCounter } from '../support/office/index.ts';
import { comeTo, takeNumber } from './arrive.ts';
import type { Person } from './person.ts';
import type { Scene } from './scene.ts';
import { OPENS } from './the-office.ts';

const SECOND_MS = 1000;

/** The starts that staff see as free, cut off or not. */
export function freeFor(desk: VirtualCounter, services: readonly Choice[]): Instant[] {
  const need = needOf(desk.office(), services, 'staff');
  const slots = desk.slots().get(MONDAY);
  if (!need.ok || slots === undefined) return [];
  const { lanes, minutes } = need.value;
  return freeStarts(slots, lanes, minutes, 'staff', desk.now(), 0).map((f) => f.start);
}

/** A visitor phones. A promise that staff make while cut off stands, or staff call the visitor back. */
export function phoneIn(scene: Scene, person: Person, wish: Instant): void {
  const { chance, telephone } = scene;
  const free = freeFor(telephone, person.services).filter((start) => start > scene.now() + 20 * MINUTE_MS);
  if (free.length === 0) return scene.at(Math.max(wish, OPENS), () => takeNumber(scene, person));
  const start = free.reduce((a, b) => (Math.abs(b - wish) < Math.abs(a - wish) ? b : a));
  const contact = aContact({ name: person.name, mail: null, birthDate: person.birthDate });
  const asked = telephone.tryAsk(
    'book',
    { start, services: [...person.services], contact, language: 'de', reminder: false },
    MONDAY,
  );
  if (asked === null) return;
  scene.asked(telephone, asked);
  const at = scene.now();
  scene.whenAnswered(telephone, asked, (answer) => {
    if (answer.ok) {
      scene.promises.made(visitOf(asked), start, null);
      scene.knowCode(visitOf(asked));
      if (!chance.yes(0.12)) comeTo(scene, person, visitOf(asked), start);
      return;
    }
    expectCallBack(scene, asked, at);
    // A visitor who is called back comes without an appointment.
    if (chance.yes(0.6))
      scene.at(Math.max(wish, scene.now() + 20 * MINUTE_MS), () => takeNumber(scene, person));
  });
}

/** After this time the visitor has hung up. */
const HUNG_UP_MS = 90 * SECOND_MS;

function expectCallBack(scene: Scene, asked: RequestId, at: Instant): void {
  const { telephone, ledger } = scene;
  scene.after(20 * SECOND_MS, () => {
    if (!telephone.connected || scene.now() - at < HUNG_UP_MS + 20 * SECOND_MS || scene.restoredAt !== null)
      return;
    ledger.expect(
      'whom staff promised a place in vain is called back',
      telephone.memos().has(`call-back:${asked}`),
      () => asked,
    );
    const resolved = telephone.tryAsk('resolve-call-back', { callBack: asked });
    if (resolved !== null) scene.asked(telephone, resolved);
  });
}
