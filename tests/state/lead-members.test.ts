/** What a lead does to a member of staff: what is asked, what stands when it fails, and what it means of oneself. */
import { describe, expect, it, vi } from 'vitest';
import { staffId } from '../../src/lib/domain/ids.ts';
import { MemberChange, memberDeeds } from '../../src/lib/state/lead/members.svelte.ts';

const karl = { id: staffId.parse('karl-'.padEnd(36, 'k')), name: 'Karl Schalter' };
const lena = { id: staffId.parse('lena-'.padEnd(36, 'l')), name: 'Lena Leitung' };
const NEW = 'ein-neues-passwort';
const OWN = 'lenas-eigenes-passwort';

interface Asked {
  readonly path: string;
  readonly body: unknown;
}

/** The desk of Lena, before a relay that answers like this. */
function aDesk(answer: () => Response | Promise<Response> = () => Response.json({ ok: true })) {
  const asked: Asked[] = [];
  const left = vi.fn();
  const change = new MemberChange({
    self: () => lena.id,
    left,
    http: {
      origin: 'http://relay',
      fetch: async (url, init) => {
        asked.push({
          path: new URL(String(url)).pathname,
          body: JSON.parse(String(init?.body)) as unknown,
        });
        return answer();
      },
    },
  });
  return { change, asked, left };
}

const refusal = (status: number, error: string) => (): Response => Response.json({ error }, { status });

describe('[P4] what a lead does to a member of staff', () => {
  it.each(memberDeeds)('%s: is asked of the relay once it is confirmed, not before', async (deed) => {
    const { change, asked, left } = aDesk();
    change.begin(deed, karl);
    expect([change.question, asked]).toEqual([{ deed, ...karl, own: false }, []]);
    change.password = NEW;
    change.ownPassword = OWN;
    await change.confirm();
    const body = {
      ...{ id: karl.id },
      ...(deed === 'password' && { password: NEW }),
      ...(deed !== 'sign-out' && { ownPassword: OWN }),
    };
    expect(asked).toEqual([{ path: `/api/members/${deed}`, body }]);
    expect(change.done).toMatchObject({ deed, name: karl.name });
    expect([change.question, change.password, change.ownPassword, left.mock.calls.length]).toEqual([
      ...[null, '', '', 0],
    ]);
  });

  it('is not asked when the lead says no, and a password that was typed is gone', async () => {
    const { change, asked } = aDesk();
    change.begin('password', karl);
    change.password = NEW;
    change.ownPassword = OWN;
    change.cancel();
    await change.confirm();
    expect([change.question, change.password, change.ownPassword, asked]).toEqual([null, '', '', []]);
  });

  it.each([
    ['kurz', 'password-too-short'],
    ['x'.repeat(201), 'password-too-long'],
  ])('a password that is none does not leave the desk: %s', async (password, error) => {
    const { change, asked } = aDesk();
    change.begin('password', karl);
    change.password = password;
    change.ownPassword = OWN;
    await change.confirm();
    expect([change.errors, change.password, asked]).toEqual([{ password: error }, password, []]);
  });

  it.each([
    [400, 'password-too-short', { password: 'password-too-short' }],
    [400, 'password-guessable', { password: 'password-guessable' }],
    [400, 'password-unchanged', { password: 'password-unchanged' }],
    [403, 'wrong-password', { ownPassword: 'own-password-wrong' }],
  ] as const)('the relay’s own no stands beside the field: %d %s', async (status, code, errors) => {
    const { change } = aDesk(refusal(status, code));
    change.begin('password', karl);
    change.password = NEW;
    change.ownPassword = OWN;
    await change.confirm();
    expect([change.errors, change.failure]).toEqual([errors, null]);
  });

  it.each(['password', 'remove'] as const)(
    '%s: does not leave the desk without her own password',
    async (deed) => {
      const { change, asked } = aDesk();
      change.begin(deed, karl);
      change.password = NEW;
      await change.confirm();
      expect([change.errors, asked]).toEqual([{ ownPassword: 'own-password-missing' }, []]);
    },
  );

  it.each([
    [404, 'no-such-member', 'no-such-member'],
    [409, 'last-lead', 'last-lead'],
    [409, 'own-account', 'own-account'],
    [401, 'not-signed-in', 'not-signed-in'],
    [403, 'not-allowed', 'not-allowed'],
    [429, 'too-many', 'too-many'],
    [507, 'disk-full', 'disk-full'],
    [503, 'not-writable', 'not-writable'],
    [500, 'fault', 'other'],
  ] as const)('%d %s is said, and nothing that was typed is lost', async (status, code, failure) => {
    const { change } = aDesk(refusal(status, code));
    change.begin('password', karl);
    change.password = NEW;
    change.ownPassword = OWN;
    await change.confirm();
    expect([change.failure, change.password, change.done]).toEqual([failure, NEW, null]);
    expect(change.question).toMatchObject(karl);
    expect(change.sending).toBe(false);
  });

  it('no answer is said, and the next try is a new one', async () => {
    let reachable = false;
    const { change } = aDesk(() => {
      if (reachable) return Response.json({ ok: true });
      throw new TypeError('Failed to fetch');
    });
    change.begin('password', karl);
    change.password = NEW;
    change.ownPassword = OWN;
    await change.confirm();
    expect([change.failure, change.password]).toEqual(['unreachable', NEW]);
    reachable = true;
    await change.confirm();
    expect([change.failure, change.question]).toEqual([null, null]);
    expect(change.done).toMatchObject(karl);
  });

  it('while the relay is asked, the question stays, is asked once, and no other takes its place', async () => {
    let answer: (response: Response) => void = () => {};
    const { change, asked } = aDesk(() => new Promise((resolve) => (answer = resolve)));
    change.begin('remove', karl);
    change.ownPassword = OWN;
    const confirmed = change.confirm();
    await change.confirm();
    change.cancel();
    change.begin('sign-out', lena);
    expect([change.question?.deed, change.sending, asked.length]).toEqual(['remove', true, 1]);
    answer(refusal(409, 'last-lead')());
    await confirmed;
    expect([change.failure, change.question?.deed]).toEqual(['last-lead', 'remove']);
    change.cancel();
    expect(change.question).toBeNull();
  });

  it('what was done is not said any more beside the next question', async () => {
    const { change } = aDesk();
    change.begin('sign-out', karl);
    await change.confirm();
    change.begin('password', karl);
    expect(change.done).toBeNull();
  });
});

describe('[P4] a lead who means herself', () => {
  it('types her own new password twice', async () => {
    const { change, asked, left } = aDesk();
    change.begin('password', lena);
    change.password = NEW;
    change.ownPassword = OWN;
    change.repeat = 'ein-neues-passwrot';
    await change.confirm();
    expect([change.errors, asked]).toEqual([{ repeat: 'repeat-differs' }, []]);
    change.repeat = NEW;
    await change.confirm();
    expect(asked).toHaveLength(1);
    expect([change.done?.own, change.repeat, left.mock.calls.length]).toEqual([true, '', 0]);
  });

  it('leaves when she signs herself out everywhere, and not when that failed', async () => {
    const failing = aDesk(refusal(500, 'fault'));
    failing.change.begin('sign-out', lena);
    await failing.change.confirm();
    expect([failing.change.failure, failing.left.mock.calls.length]).toEqual(['other', 0]);
    const { change, left } = aDesk();
    change.begin('sign-out', lena);
    await change.confirm();
    expect(left).toHaveBeenCalledTimes(1);
  });

  it('cannot remove herself', async () => {
    const { change, asked } = aDesk();
    change.begin('remove', lena);
    await change.confirm();
    expect([change.question, asked]).toEqual([null, []]);
  });
});
