/** What the sign-in form holds when a lead's link is opened, and when a member is signed in. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { officeId } from '../../src/lib/domain/ids.ts';
import { StaffSignIn } from '../../src/lib/state/staff/sign-in.svelte.ts';
import { eventually } from '../support/eventually.ts';

const typed = ({ login, password, hasUnusedInvitation }: StaffSignIn) => ({
  login,
  password,
  hasUnusedInvitation,
});
const nothing = { login: '', password: '', hasUnusedInvitation: false };
const invitation = { login: 'karl', password: 'k7mt-p2xr' };

it('a link that is opened while a member is signed in is said to be unused, and nothing of it stays', () => {
  const form = new StaffSignIn(officeId.parse('dorsten'));
  form.noteSession();
  expect(typed(form)).toEqual(nothing);
  form.takeInvitation(invitation);
  expect(typed(form)).toEqual({ ...invitation, hasUnusedInvitation: false });
  form.noteSession();
  expect(typed(form)).toEqual({ ...nothing, hasUnusedInvitation: true });
  form.noteSessionEnd();
  expect(typed(form)).toEqual(nothing);
});

it('a link that is opened while a sign-in is sent changes nothing; its own sign-in leaves nothing', async () => {
  const office = officeId.parse('dorsten');
  const session = { office, actor: 'a'.repeat(22), role: 'clerk', name: 'Karl' };
  const relay = Promise.withResolvers<Response>();
  const sent: string[] = [];
  vi.stubGlobal('fetch', async (_: string, init?: RequestInit) => {
    if (typeof init?.body === 'string') sent.push(init.body);
    return (await relay.promise).clone();
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  const form = new StaffSignIn(office);
  form.takeInvitation(invitation);
  const answered = form.send();
  await eventually(() => expect(sent).toHaveLength(1));
  form.takeInvitation({ login: 'lena', password: 'x' });
  // The session is heard of before the answer has been read.
  form.noteSession();
  expect(typed(form)).toEqual({ ...invitation, hasUnusedInvitation: false });
  relay.resolve(Response.json(session));
  await answered;
  form.noteSession();
  expect(sent).toHaveLength(1);
  expect([form.failure, typed(form)]).toEqual([null, nothing]);
});
