/** [Q12.1] The relay hears at once of each change of a kiosk's camera and printer, whichever came first. */
import { flushSync } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import { keepTellingKiosk } from '../../src/lib/state/kiosk/telling.svelte.ts';
import type { KioskParts } from '../../src/lib/state/kiosk/telling.svelte.ts';
import { eventually } from '../support/eventually.ts';
import { box, startComponent } from './component.svelte.ts';

/** A kiosk with what the relay has heard of it. */
function aKiosk() {
  const heard: string[] = [];
  const camera = box<KioskParts['camera']>(null);
  const printer = box<KioskParts['printer']>(null);
  const stop = startComponent(() => {
    // Each is read on its own, as state is: what is not read is not followed.
    const parts: KioskParts = {
      get camera() {
        return camera.current;
      },
      get printer() {
        return printer.current;
      },
    };
    const telling = keepTellingKiosk(
      'one',
      () => parts,
      () => {},
      {
        origin: 'http://relay',
        fetch: async (_url, init) => {
          const told = JSON.parse(String(init?.body)) as KioskParts;
          heard.push(`${told.camera} ${told.printer}`);
          return Response.json({});
        },
      },
    );
    onTestFinished(() => telling.close());
  });
  onTestFinished(stop);
  flushSync();
  return { heard, camera, printer };
}

test('[Q12.1, A5.2] after a scan a missing slip is told at once, as is each change after it', async () => {
  const { heard, camera, printer } = aKiosk();
  const hears = async (...all: string[]) => {
    flushSync();
    await eventually(() => expect(heard).toEqual(all));
  };
  await hears('null null');
  camera.current = 'works';
  await hears('null null', 'works null');
  printer.current = 'no-slip';
  await hears('null null', 'works null', 'works no-slip');
  printer.current = null;
  await hears('null null', 'works null', 'works no-slip', 'works null');
});
