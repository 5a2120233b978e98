/** What is written of an office's staff and devices. */
import { expect, test } from 'vitest';
import type { Device } from '../../src/lib/docs/staff-doc.ts';
import { actor, anOffice, at, MONDAY } from '../support/build/index.ts';
import { aSession } from './support/a-session.ts';
import { aFolder } from './support/a-relay.ts';

test('[P4] a device that is revoked stays so, whatever is written of it at that moment', async () => {
  const { session } = await aSession(MONDAY, aFolder(), anOffice());
  const kiosk: Device = {
    type: 'device',
    actor: actor('kiosk'),
    surface: 'kiosk',
    name: 'Eingang',
    numbers: { from: 1, to: 100 },
    pairedAt: at('08:00'),
    revokedAt: null,
  };
  session.putStaff(kiosk);
  session.putStaff({ ...kiosk, revokedAt: at('09:00') });
  session.putStaff({ ...kiosk, name: 'Foyer' });
  expect(session.devices()).toMatchObject([{ name: 'Foyer', revokedAt: at('09:00') }]);
});
