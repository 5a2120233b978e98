/** Kiosks and monitors: a device shows a code and waits, a lead confirms it, and cuts a device off. */
import type { FastifyRequest } from 'fastify';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { deviceRoutes } from '../../src/lib/wire/http/device-routes.ts';
import { deviceStateRoutes } from '../../src/lib/wire/http/device-state-routes.ts';
import { pairingRoutes } from '../../src/lib/wire/http/pairing-routes.ts';
import { parsePairingCode } from '../../src/lib/wire/pairing-code.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { DeviceStates } from '../accounts/device-states.ts';
import { publicPart } from './account-steps.ts';
import type { AccountSteps } from './account-steps.ts';
import type { Cookies } from './cookies.ts';
import type { Door } from './door.ts';
import { DONE } from './serve-route.ts';
import type { ServeRoute } from './serve-route.ts';

export interface DeviceRoutesParts {
  readonly accounts: Accounts;
  readonly cookies: Cookies;
  readonly hasOffice: (office: OfficeId) => boolean;
  readonly door: Pick<Door, 'sessionOf'>;
  readonly steps: AccountSteps;
  readonly clock: () => Instant;
  readonly addressOf: (request: FastifyRequest) => string;
}

export function registerDeviceRoutes(
  serve: ServeRoute,
  { accounts, clock, cookies, door, hasOffice, steps, addressOf }: DeviceRoutesParts,
): void {
  const states = new DeviceStates(clock());

  serve(pairingRoutes.startPairing, async ({ request, body, refuse }) => {
    const { office, surface, former } = body;
    if (!hasOffice(office)) return refuse('no-such-office');
    return accounts.startPairing(office, surface, addressOf(request), former) ?? refuse('too-many');
  });

  serve(pairingRoutes.collectPairing, async ({ request, reply, body, refuse }) => {
    const result = await accounts.collectPairing(body.pairingSecret);
    if (!result.ok) return refuse(result.error);
    if (result.value === 'waiting') return { state: 'waiting' } as const;
    await steps.endEarlier(request, result.value.session.surface);
    cookies.set(reply, result.value);
    return { state: 'paired', session: publicPart(result.value.session, clock()) } as const;
  });

  serve(deviceRoutes.lookAtPairing, async ({ session, body, refuse }) => {
    const code = parsePairingCode(body.code);
    const seen = code === null ? null : accounts.lookAtPairing(session.office, code);
    return seen ?? refuse('no-such-code');
  });

  serve(deviceRoutes.confirmPairing, async ({ session, body, refuse }) => {
    const code = parsePairingCode(body.code);
    if (code === null) return refuse('no-such-code');
    const result = await accounts.confirmPairing(session.office, code, body.name);
    if (result.ok) accounts.note(session, { what: 'device-paired', device: result.value.actor });
    return result.ok ? result.value : refuse(result.error);
  });

  serve(deviceRoutes.revokeDevice, async ({ session, body, refuse }) => {
    const result = await accounts.revoke(session.office, body.actor);
    if (result.ok) {
      states.forget(session.office, body.actor);
      accounts.note(session, { what: 'device-revoked', device: body.actor });
    }
    return result.ok ? DONE : refuse(result.error);
  });
  serve(deviceRoutes.setMonitor, async ({ session, body, refuse }) => {
    const result = await accounts.monitorSettings.set(session.office, body.actor, body.setting);
    if (result.ok) accounts.note(session, { what: 'monitor-set', device: body.actor });
    return result.ok ? DONE : refuse(result.error);
  });

  serve(deviceRoutes.setExitPin, async ({ session, body }) => {
    await accounts.kioskExit.set(session.office, body.pin);
    accounts.note(session, { what: body.pin === null ? 'exit-pin-removed' : 'exit-pin-set' });
    return DONE;
  });

  serve(deviceStateRoutes.tellState, async ({ request, body, refuse }) => {
    const { surface, ...state } = body;
    const session = await door.sessionOf(request, surface);
    if (session === null) return refuse('not-signed-in');
    states.put(session, state, clock());
    if (surface === 'monitor')
      return { ...DONE, monitor: accounts.monitorSettings.told(session.office, session.actor) };
    return { ...DONE, exit: await accounts.kioskExit.check(session.office) };
  });

  serve(deviceRoutes.deviceStates, async ({ session }) => {
    const ends = await accounts.deviceEnds(session.office);
    return {
      exitPinSetAt: await accounts.kioskExit.setAt(session.office),
      ...{ now: clock(), since: states.since, states: [...states.of(session.office)] },
      sessions: [...ends].map(([actor, endsAt]) => ({ actor, endsAt })),
    };
  });
}
