/** How a kiosk or a monitor is, as it says so itself. */
import * as z from 'zod/mini';
import { toldMonitor } from '../../domain/office/monitor-setting.ts';
import { exitCheck } from '../kiosk-exit.ts';
import { pairedSurface } from './pairing-routes.ts';
import { httpRoute } from './route.ts';

/** What a device knows of itself; null: it has none, or cannot tell. */
export const deviceState = z.object({
  /** The build that it runs. */
  version: z.string().check(z.minLength(1), z.maxLength(80)),
  /** What its browser still grants it on the disk, in bytes. */
  freeBytes: z.nullable(z.int().check(z.minimum(0))),
  /** `refused`: the browser keeps the page silent until a key is pressed. `none`: it has no sound. */
  sound: z.nullable(z.enum(['on', 'refused', 'none'])),
  /** `none`: no camera, no permission or no secure address. Known from the first scan on. */
  camera: z.nullable(z.enum(['works', 'none'])),
  /** A kiosk's, by what visitors say. `no-slip`: one says that no slip came. Older kiosks do not say. */
  printer: z._default(z.nullable(z.enum(['works', 'no-slip'])), null),
});
export type DeviceState = Readonly<z.infer<typeof deviceState>>;

export const deviceStateRoutes = {
  tellState: httpRoute({
    ...{ method: 'POST', path: '/api/devices/state' },
    about:
      "A kiosk or a monitor says every two minutes how it is; also when a monitor's sound or a kiosk's camera or printer changes. A kiosk hears how the lead's PIN is checked (A11), a monitor how it is laid out (Q14).",
    body: z.extend(deviceState, { surface: pairedSurface }),
    reply: z.object({
      ok: z.literal(true),
      /** To a kiosk: what its lead's PIN is compared with, also cut off; null: the office has set none. */
      exit: z.optional(z.nullable(exitCheck)),
      /** To a monitor: how its lead has laid it out, and the hours of today (Q14). */
      monitor: z.optional(toldMonitor),
    }),
    errors: ['not-signed-in'],
    perMinute: 300,
  }),
} as const;
