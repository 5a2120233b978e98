/** Signing in and out, the first lead, members (who, their passwords and sessions), pairing and revoking devices. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { staffRoles } from '../../src/lib/domain/access.ts';
import { actorId, officeId, staffId } from '../../src/lib/domain/ids.ts';
import type { OfficeId, StaffId } from '../../src/lib/domain/ids.ts';
import { plainName } from '../../src/lib/domain/input/typed-contact.ts';
import { parsePairingCode } from '../../src/lib/wire/pairing-code.ts';
import { surfaces } from '../../src/lib/wire/surface.ts';
import type { Surface } from '../../src/lib/wire/surface.ts';
import type { Accounts, PublicSession } from '../accounts/accounts.ts';
import type { Asking } from '../accounts/members.ts';
import { digestOf } from '../accounts/secrets.ts';
import type { StoredSession } from '../store/account-store.ts';
import type { Cookies } from './cookies.ts';
import { makeDoor } from './door.ts';
import { readBody, sendRefusal, refuseFor } from './refusal.ts';

const text = (most: number) => z.string().trim().min(1).max(most).pipe(plainName);
const login = text(80);
const password = z.string().min(10).max(200);
/** One that is there already: it is compared, not judged. */
const typed = z.string().min(1).max(200);
const device = z.string().regex(/^[\w-]{8,80}$/, '8 to 80 of A-Z a-z 0-9 _ -');
const token = z.string().max(100);

const bodies = {
  signIn: z.object({
    ...{ office: officeId, login, password: typed, device },
    newPassword: password.optional(),
  }),
  ownPassword: z.object({ password: typed, newPassword: password }),
  signOut: z.object({ surface: z.enum(surfaces) }),
  firstLeadCheck: z.object({ office: officeId, token }),
  firstLead: z.object({ office: officeId, token, name: text(80), login, password, device }),
  member: z.object({ name: text(80), login, role: z.enum(staffRoles), ownPassword: typed }),
  ofMember: z.object({ id: staffId }),
  confirmedOfMember: z.object({ id: staffId, ownPassword: typed }),
  pairing: z.object({ office: officeId, surface: z.enum(['kiosk', 'monitor']) }),
  claim: z.object({ claim: z.string().max(100) }),
  look: z.object({ code: z.string().max(20) }),
  confirm: z.object({ code: z.string().max(20), name: text(60) }),
  revoke: z.object({ actor: actorId }),
};

/** Who a device remembers that it was. */
const namedSession = z.object({ office: officeId, actor: actorId, member: staffId.optional() });

export interface AccountRoutesParts {
  readonly accounts: Accounts;
  readonly cookies: Cookies;
  readonly hasOffice: (office: OfficeId) => boolean;
  readonly addressOf: (request: FastifyRequest) => string;
}

type Payer = (request: FastifyRequest) => Promise<string>;

/** Requests a minute of one address, or of who `payer` says. Each device that waits claims every two seconds. */
const limit = (max: number, payer?: Payer) => ({
  config: { rateLimit: { max, timeWindow: 60_000, ...(payer && { keyGenerator: payer }) } },
});

const publicPart = ({ office, actor, role, name, member }: StoredSession): PublicSession => ({
  office,
  actor,
  role,
  name,
  ...(member && { member }),
});

export function registerAccountRoutes(
  app: FastifyInstance,
  { accounts, cookies, hasOffice, addressOf }: AccountRoutesParts,
): void {
  const { sessionOf, staffWho } = makeDoor(accounts, cookies);
  const { secretIn, knownBrowserIn } = cookies;

  /** A browser's cookie holds one session of a surface: the one that it held before is over. */
  async function endEarlier(request: FastifyRequest, surface: Surface): Promise<void> {
    const secret = secretIn(request.headers.cookie, surface);
    if (secret !== null) await accounts.signOut(surface, secret);
  }

  /** A browser in which a member has signed in before does not share the limit of its address. */
  async function browserOrAddress(request: FastifyRequest): Promise<string> {
    const browser = knownBrowserIn(request.headers.cookie);
    const isKnown = browser !== null && (await accounts.isKnownBrowser(browser));
    return isKnown ? `browser ${digestOf(browser)}` : addressOf(request);
  }

  /** P5 */
  function noteMember(
    by: StoredSession,
    what: 'member-removed' | 'password-set' | 'sessions-ended',
    member: StaffId | null | undefined,
  ): void {
    if (member) accounts.note(by, { what, member });
  }

  /** A session alone changes no accounts: its owner says the password once more. Null after having refused. */
  async function confirmed(
    reply: FastifyReply,
    session: StoredSession,
    password: string,
  ): Promise<Asking | null> {
    const account = await accounts.confirm(session, password);
    if (account.ok) return { account: account.value, password, digest: session.digest };
    refuseFor(reply, account.error);
    return null;
  }

  app.get('/api/session/:surface', async (request, reply) => {
    const surface = surfaces.find((s) => s === (request.params as { surface: string }).surface);
    if (surface === undefined) return sendRefusal(reply, 'not-found');
    const session = await sessionOf(request, surface);
    if (session !== null) return publicPart(session);
    const secret = secretIn(request.headers.cookie, surface);
    const named = namedSession.safeParse(request.query);
    if (secret === null || !named.success) return sendRefusal(reply, 'not-signed-in');
    const { office, actor, member = null } = named.data;
    return sendRefusal(reply, await accounts.whyNoSession(secret, { surface, office, actor, member }));
  });

  app.post('/api/sign-in', limit(60, browserOrAddress), async (request, reply) => {
    const body = readBody(request, reply, bodies.signIn);
    if (body === null) return reply;
    const browser = knownBrowserIn(request.headers.cookie);
    const result = await accounts.signIn({
      ...{ ...body, newPassword: body.newPassword ?? null },
      ...{ browser, address: addressOf(request) },
    });
    if (!result.ok) return refuseFor(reply, result.error);
    await endEarlier(request, 'staff');
    const { session, hasNewPassword } = result.value;
    if (hasNewPassword) noteMember(session, 'password-set', session.member);
    cookies.setStaff(reply, result.value);
    return publicPart(session);
  });

  app.post('/api/sign-out', async (request, reply) => {
    const body = readBody(request, reply, bodies.signOut);
    if (body === null) return reply;
    const secret = secretIn(request.headers.cookie, body.surface);
    cookies.clear(reply, body.surface);
    if (secret !== null) await accounts.signOut(body.surface, secret);
    return { ok: true };
  });

  app.post('/api/first-lead/check', limit(30), async (request, reply) => {
    const body = readBody(request, reply, bodies.firstLeadCheck);
    if (body === null) return reply;
    return (await accounts.isFirstLeadToken(body.office, body.token))
      ? { ok: true }
      : sendRefusal(reply, 'used-or-unknown');
  });

  app.post('/api/first-lead', limit(30), async (request, reply) => {
    const body = readBody(request, reply, bodies.firstLead);
    if (body === null) return reply;
    const result = await accounts.addFirstLead({ ...body, browser: knownBrowserIn(request.headers.cookie) });
    if (!result.ok) return sendRefusal(reply, result.error);
    await endEarlier(request, 'staff');
    const { session } = result.value;
    const { member } = session;
    if (member) accounts.note(session, { what: 'member-added', member, role: 'lead' });
    cookies.setStaff(reply, result.value);
    return publicPart(session);
  });

  app.post('/api/password', limit(30), async (request, reply) => {
    const session = await sessionOf(request, 'staff');
    if (session === null) return sendRefusal(reply, 'not-signed-in');
    const body = readBody(request, reply, bodies.ownPassword);
    const asking = body && (await confirmed(reply, session, body.password));
    if (body === null || asking === null) return reply;
    const result = await accounts.changeOwnPassword(asking, body.newPassword);
    if (result.ok) noteMember(session, 'password-set', asking.account.id);
    return result.ok ? { ok: true } : sendRefusal(reply, result.error);
  });

  app.post('/api/members', limit(60), async (request, reply) => {
    const session = await staffWho('staff', request, reply);
    const body = session && readBody(request, reply, bodies.member);
    if (session === null || body === null) return reply;
    if ((await confirmed(reply, session, body.ownPassword)) === null) return reply;
    const result = await accounts.addMember(session.office, body);
    if (!result.ok) return sendRefusal(reply, result.error);
    accounts.note(session, { what: 'member-added', member: result.value.id, role: body.role });
    return result.value;
  });

  app.post('/api/members/sign-out', async (request, reply) => {
    const session = await staffWho('staff', request, reply);
    const body = session && readBody(request, reply, bodies.ofMember);
    if (session === null || body === null) return reply;
    const result = await accounts.endMemberSessions(session.office, body.id);
    if (result.ok) noteMember(session, 'sessions-ended', body.id);
    return result.ok ? { ok: true } : sendRefusal(reply, result.error);
  });

  app.post('/api/members/password', limit(30), async (request, reply) => {
    const session = await staffWho('staff', request, reply);
    const body = session && readBody(request, reply, bodies.confirmedOfMember);
    if (session === null || body === null) return reply;
    const asking = await confirmed(reply, session, body.ownPassword);
    if (asking === null) return reply;
    const result = await accounts.resetPassword(session.office, body.id, asking.account.id);
    if (!result.ok) return sendRefusal(reply, result.error);
    noteMember(session, 'password-set', body.id);
    return result.value;
  });

  app.post('/api/members/remove', limit(60), async (request, reply) => {
    const session = await staffWho('staff', request, reply);
    const body = session && readBody(request, reply, bodies.confirmedOfMember);
    if (session === null || body === null) return reply;
    const asking = await confirmed(reply, session, body.ownPassword);
    if (asking === null) return reply;
    const result = await accounts.removeMember(session.office, body.id, asking.account.id);
    if (result.ok) noteMember(session, 'member-removed', body.id);
    return result.ok ? { ok: true } : sendRefusal(reply, result.error);
  });

  app.post('/api/pairing', limit(30), async (request, reply) => {
    const body = readBody(request, reply, bodies.pairing);
    if (body === null) return reply;
    if (!hasOffice(body.office)) return sendRefusal(reply, 'no-such-office');
    return (
      accounts.startPairing(body.office, body.surface, addressOf(request)) ?? sendRefusal(reply, 'too-many')
    );
  });

  app.post('/api/pairing/claim', limit(600), async (request, reply) => {
    const body = readBody(request, reply, bodies.claim);
    if (body === null) return reply;
    const result = await accounts.claimPairing(body.claim);
    if (!result.ok) return sendRefusal(reply, result.error);
    if (result.value === 'waiting') return { state: 'waiting' };
    await endEarlier(request, result.value.session.surface);
    cookies.set(reply, result.value);
    return { state: 'paired', session: publicPart(result.value.session) };
  });

  app.post('/api/pairing/look', limit(60), async (request, reply) => {
    const session = await staffWho('office', request, reply);
    const body = session && readBody(request, reply, bodies.look);
    if (session === null || body === null) return reply;
    const code = parsePairingCode(body.code);
    const seen = code === null ? null : accounts.lookAtPairing(session.office, code);
    return seen ?? sendRefusal(reply, 'no-such-code');
  });

  app.post('/api/pairing/confirm', limit(60), async (request, reply) => {
    const session = await staffWho('office', request, reply);
    const body = session && readBody(request, reply, bodies.confirm);
    if (session === null || body === null) return reply;
    const code = parsePairingCode(body.code);
    if (code === null) return sendRefusal(reply, 'no-such-code');
    const result = await accounts.confirmPairing(session.office, code, body.name);
    if (result.ok) accounts.note(session, { what: 'device-paired', device: result.value.actor });
    return result.ok ? result.value : sendRefusal(reply, result.error);
  });

  app.post('/api/devices/revoke', async (request, reply) => {
    const session = await staffWho('office', request, reply);
    const body = session && readBody(request, reply, bodies.revoke);
    if (session === null || body === null) return reply;
    const result = await accounts.revoke(session.office, body.actor);
    if (result.ok) accounts.note(session, { what: 'device-revoked', device: body.actor });
    return result.ok ? { ok: true } : sendRefusal(reply, result.error);
  });
}
