/** What a lead does with kiosks and monitors. */
import * as z from 'zod/mini';
import { actorId } from '../../domain/ids.ts';
import { pinError } from '../../domain/input/pin.ts';
import { monitorSetting } from '../../domain/office/monitor-setting.ts';
import { instant } from '../../domain/time.ts';
import { checkWords } from '../pairing-code.ts';
import { deviceState } from './device-state-routes.ts';
import { done } from './fields.ts';
import { pairedSurface } from './pairing-routes.ts';
import { httpRoute } from './route.ts';
import { typedName } from './typed-fields.ts';

/** 6 to 12 digits, and none that is tried first. */
const exitPin = z.string().check(
  z.maxLength(40),
  z.refine((pin) => pinError(pin) === null, '6 to 12 digits that are neither alike nor in a row'),
);

/** A code as a lead types it, with or without a space. */
const typedCode = z.string().check(z.maxLength(20));

export const deviceRoutes = {
  lookAtPairing: httpRoute({
    ...{ method: 'POST', path: '/api/pairing/look' },
    about: 'What shows this code, and the words beside it, which a lead compares with the device.',
    staff: 'office',
    body: z.object({ code: typedCode }),
    reply: z.object({ surface: pairedSurface, words: checkWords }),
    errors: ['no-such-code'],
    perMinute: 60,
  }),
  confirmPairing: httpRoute({
    ...{ method: 'POST', path: '/api/pairing/confirm' },
    about: 'Confirms the code that a device shows, and names the device.',
    staff: 'office',
    body: z.object({ code: typedCode, name: typedName(60) }),
    reply: z.object({ surface: pairedSurface, name: z.string(), actor: actorId }),
    errors: ['no-such-code', 'no-number-block'],
    perMinute: 60,
  }),
  deviceStates: httpRoute({
    ...{ method: 'GET', path: '/api/devices/states' },
    about:
      'How the devices of the office are, as each said last. What is missing has said nothing since `since`. Sign-ins are of all devices.',
    staff: 'office',
    reply: z.object({
      now: instant,
      since: instant,
      states: z.array(z.extend(deviceState, { actor: actorId, toldAt: instant })),
      sessions: z.array(z.object({ actor: actorId, endsAt: instant })),
      /** A11: when the PIN that opens the kiosks to staff was set; null: there is none. */
      exitPinSetAt: z.nullable(instant),
    }),
    errors: [],
    perMinute: 120,
  }),
  setMonitor: httpRoute({
    ...{ method: 'POST', path: '/api/devices/monitor' },
    about:
      'Sets how a monitor is laid out and which queues it shows (Q14). It hears of it within two minutes.',
    staff: 'office',
    body: z.object({ actor: actorId, setting: monitorSetting }),
    reply: done,
    errors: ['no-such-device'],
    perMinute: 120,
  }),
  setExitPin: httpRoute({
    ...{ method: 'POST', path: '/api/devices/exit-pin' },
    about:
      "Sets the PIN that opens the office's kiosks to staff (A11); null takes it away. Kiosks hear of it within two minutes.",
    staff: 'office',
    body: z.object({ pin: z.nullable(exitPin) }),
    reply: done,
    errors: [],
    perMinute: 30,
  }),
  revokeDevice: httpRoute({
    ...{ method: 'POST', path: '/api/devices/revoke' },
    about: 'Cuts a device off.',
    staff: 'office',
    body: z.object({ actor: actorId }),
    reply: done,
    errors: ['no-such-device'],
  }),
} as const;
