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

/** A relay that answers each request with the next of these. */
function answering(...answers: { readonly status: number; readonly body: object }[]) {
  const sent: { readonly path: string; readonly body: Record<string, unknown> }[] = [];
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    sent.push({
      path: new URL(url, 'http://relay').pathname,
      body: JSON.parse(String(init?.body)) as Record<string, unknown>,
    });
    const { status, body } = answers.shift() ?? { status: 500, body: { error: 'fault' } };
    return Response.json(body, { status });
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  return sent;
}
const refusal = (error: string, status = 403) => ({ status, body: { error } });

it('[P10.2] a code is asked for after the password; a wrong one goes, and what was typed before stays', async () => {
  const sent = answering(
    refusal('code-needed'),
    refusal('wrong-code'),
    refusal('own-password-needed'),
    refusal('wrong-credentials', 401),
  );
  const form = new StaffSignIn(officeId.parse('dorsten'));
  form.login = 'lena';
  form.password = 'geheim';
  await form.send();
  expect([form.asksCode, form.failure, form.password]).toEqual([true, null, 'geheim']);
  await form.send();
  expect([form.codeError, sent.length]).toEqual(['code-missing', 1]);
  form.code = '123 456';
  await form.send();
  expect(sent[1]!.body).toMatchObject({ login: 'lena', password: 'geheim', code: '123 456' });
  expect([form.asksCode, form.codeError, form.code]).toEqual([true, 'wrong-code', '']);
  form.code = '234567';
  await form.send();
  expect(form.choosing).toBe(true);
  form.newPassword = 'das dritte Kennwort';
  form.repeat = 'das dritte Kennwort';
  form.code = '345678';
  await form.send();
  expect(sent[3]!.body).toMatchObject({ newPassword: 'das dritte Kennwort', code: '345678' });
  // Changed meanwhile: everything from the beginning.
  expect([form.asksCode, form.choosing, form.failure]).toEqual([false, false, 'wrong-credentials']);
});

it('[P10.5] one that has to be set up is begun with the password, and begun anew when it took too long', async () => {
  const setUp = (key: string) => ({
    status: 200,
    body: { key, uri: `otpauth://totp/Foyer:lena?secret=${key}`, recoveryCodes: ['a', 'b'] },
  });
  const sent = answering(
    refusal('second-factor-needed'),
    setUp('AAAA'),
    refusal('second-factor-needed'),
    setUp('BBBB'),
  );
  const form = new StaffSignIn(officeId.parse('dorsten'));
  form.login = 'lena';
  form.password = 'geheim';
  await form.send();
  expect(sent.map(({ path }) => path)).toEqual(['/api/sign-in', '/api/sign-in/second-factor']);
  expect(sent[1]!.body).toEqual({ office: 'dorsten', login: 'lena', password: 'geheim' });
  expect([form.asksCode, form.setUp?.key]).toEqual([true, 'AAAA']);
  form.code = '123456';
  await form.send();
  expect([form.setUp?.key, form.code, form.failure]).toEqual(['BBBB', '', 'set-up-expired']);
  form.back();
  expect([form.asksCode, form.setUp, form.password]).toEqual([false, null, '']);
});
