/** Tells the relay how this kiosk is (Q12.1): every two minutes, and at once when its camera or printer changes. */
import { untrack } from 'svelte';
import { freeBytes, keepTellingState } from '../../client/http/device-state.ts';
import type { StateTelling, ToldReply } from '../../client/http/device-state.ts';
import type { HttpOptions } from '../../client/http/http.ts';
import type { DeviceState } from '../../wire/http/device-state-routes.ts';

export type KioskParts = Pick<DeviceState, 'camera' | 'printer'>;

/** Call it where a component begins. `parts` is followed: each change of them is told. `onTold`: what the relay says. */
export function keepTellingKiosk(
  version: string,
  parts: () => KioskParts,
  onTold: (reply: ToldReply) => void,
  options: HttpOptions = {},
): StateTelling {
  const telling = keepTellingState(
    async () => ({ version, freeBytes: await freeBytes(), sound: null, ...parts() }),
    onTold,
    options,
  );
  let told = untrack(() => ({ ...parts() }));
  $effect(() => {
    const { camera, printer } = parts();
    if (camera === told.camera && printer === told.printer) return;
    told = { camera, printer };
    telling.tell();
  });
  return telling;
}
