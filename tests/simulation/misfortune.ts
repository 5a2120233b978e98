/** What goes wrong on a day: devices are cut off, closed and opened again, clocks are wrong, the relay dies or forgets. */
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Backup, VirtualDevice } from '../support/office/index.ts';
import type { Scene } from './scene.ts';
import { ALL_BACK, OPENS } from './the-office.ts';

/** Most clocks are right to the second; some are wrong by hours. */
export const wrongBy = (scene: Scene): number =>
  scene.chance.yes(0.3)
    ? Math.round(scene.chance.between(-180, 180) * MINUTE_MS)
    : scene.chance.whole(-2000, 2000);

/** After a power cut a clock whose battery is empty is anywhere. */
const wrongAfterPowerCut = ({ chance }: Scene): number => Math.round(chance.between(-180, 180) * MINUTE_MS);

/** A device loses the network about once in `every` minutes, for `from` to `to` minutes. */
const CUTS = {
  'now and then': { every: 150, from: 2, to: 25 },
  'all the time': { every: 35, from: 5, to: 50 },
} as const;
export type Cuts = keyof typeof CUTS;

export function disturb(scene: Scene, device: VirtualDevice, cuts: Cuts): void {
  const { chance } = scene;
  const next = (from: number): void => {
    const when = from - CUTS[cuts].every * MINUTE_MS * Math.log(1 - chance.next());
    if (when > ALL_BACK - 30 * MINUTE_MS) return;
    scene.at(when, () => {
      if (scene.asleep.has(device)) return;
      const lasts = chance.between(CUTS[cuts].from, CUTS[cuts].to) * MINUTE_MS;
      scene.note(`${device.name} is cut off for ${Math.round(lasts / MINUTE_MS)} min`);
      // Some lines die without a word, and the page has to notice.
      if (chance.yes(0.3)) device.lose();
      else device.cut();
      const end = chance.weighted([
        [80, null],
        [10, () => void device.reload()],
        [10, () => device.kill(chance.yes(0.5) ? wrongAfterPowerCut(scene) : undefined)],
      ]);
      if (end !== null) scene.after(lasts / 2, end);
      scene.after(lasts, () => {
        if (scene.asleep.has(device)) return;
        device.connect();
        next(scene.now());
      });
    });
  };
  next(OPENS - 30 * MINUTE_MS);
}

/** On every third day the relay itself fails, sometimes between a commit and its answers (M17). */
export function disturbRelay(scene: Scene): void {
  const { chance, office } = scene;
  if (!chance.yes(0.35)) return;
  scene.at(OPENS + chance.between(10, 450) * MINUTE_MS, () => {
    scene.note('the relay dies');
    if (chance.yes(0.5)) office.relay.killAfterCommit();
    else office.relay.kill();
    scene.after(chance.between(0.5, 12) * MINUTE_MS, () => {
      // All that waited for a commit that never came is dead now, too.
      office.relay.kill();
      void office.relay.start();
    });
  });
}

/** M18: the store is put back as it was up to an hour ago. `tell`: the watcher hears of it just before. */
export function restoreRelay(scene: Scene, tell: () => void): void {
  const { chance } = scene;
  const copied = OPENS + chance.between(-20, 240) * MINUTE_MS;
  goBack(scene, copied, copied + chance.between(5, 60) * MINUTE_MS, (copy) => {
    tell();
    void scene.office.relay.restore(copy);
  });
}

/** The fault: the relay does not know that it was restored, and the lead confirms it late (M18). */
export function restoreInSilence(scene: Scene, lead: VirtualDevice, tell: () => void): void {
  const { relay, devices } = scene.office;
  goBack(scene, OPENS - 75 * MINUTE_MS, OPENS - 50 * MINUTE_MS, (copy) => {
    tell();
    for (const device of devices) device.cut();
    void relay.restore(copy, 'unnoticed');
    scene.after(20 * MINUTE_MS, () => {
      lead.connect();
      lead.ask(lead.compose('confirm-restore', {}));
      scene.after(MINUTE_MS, () => devices.forEach((device) => device.connect()));
    });
  });
}

function goBack(scene: Scene, copied: number, restored: number, restore: (copy: Backup) => void): void {
  const { office, promises } = scene;
  scene.at(copied, () => {
    void office.relay.backup().then((copy) =>
      scene.at(restored, () => {
        scene.note('the relay goes on with an older copy');
        scene.restoredAt = scene.now();
        scene.eventsBefore = 0;
        promises.restored(office.devices);
        restore(copy);
      }),
    );
  });
}

/** M14, M20: cut off in the afternoon, and not noticed before the night. */
export function fallAsleep(scene: Scene, device: VirtualDevice): void {
  scene.at(OPENS + scene.chance.between(380, 470) * MINUTE_MS, () => {
    scene.note(`${device.name} is cut off until the next day`);
    scene.asleep.add(device);
    device.cut();
  });
  // It is switched off then, like everything else in the house.
  scene.office.time.at(ALL_BACK + MINUTE_MS, () => device.putAway());
}
