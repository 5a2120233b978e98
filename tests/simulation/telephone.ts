/** At one counter the telephone rings: what staff promise, cut off or not, stands, or the caller is called back (B9, M3). */
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

const SECOND = 1000;

/** What staff see free, cut off or not. */
export function freeFor(desk: VirtualCounter, services: readonly Choice[]): Instant[] {
  const need = needOf(desk.office(), services, 'staff');
  const slots = desk.slots().get(MONDAY);
  if (!need.ok || slots === undefined) return [];
  const { lanes, minutes } = need.value;
  return freeStarts(slots, lanes, minutes, 'staff', desk.now(), 0).map((f) => f.start);
}

/** A visitor phones. What staff promise while cut off stands, or they call back. */
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
    // Called back, they come without one.
    if (chance.yes(0.6))
      scene.at(Math.max(wish, scene.now() + 20 * MINUTE_MS), () => takeNumber(scene, person));
  });
}

/** Later than that the visitor has hung up. */
const HUNG_UP = 90 * SECOND;

function expectCallBack(scene: Scene, asked: RequestId, at: Instant): void {
  const { telephone, ledger } = scene;
  scene.after(20 * SECOND, () => {
    if (!telephone.connected || scene.now() - at < HUNG_UP + 20 * SECOND || scene.restoredAt !== null) return;
    ledger.expect(
      'whom staff promised a place in vain is called back',
      telephone.memos().has(`call-back:${asked}`),
      () => asked,
    );
    const settled = telephone.tryAsk('resolve-call-back', { callBack: asked });
    if (settled !== null) scene.asked(telephone, settled);
  });
}
