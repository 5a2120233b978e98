/** What a lead does to a member of staff: what is asked, what stands when it fails, and what it means of oneself. */
import { describe, expect, it, vi } from 'vitest';
import { laneId, staffId } from '../../src/lib/domain/ids.ts';
import type { LaneId } from '../../src/lib/domain/ids.ts';
import { HandOver } from '../../src/lib/state/lead/hand-over.svelte.ts';
import { MemberChange, memberActions } from '../../src/lib/state/lead/members.svelte.ts';

const karl = {
  id: staffId.parse('karl-'.padEnd(36, 'k')),
  name: 'Karl Schalter',
  login: 'karl',
  role: 'clerk',
} as const;
const lena = {
  id: staffId.parse('lena-'.padEnd(36, 'l')),
  name: 'Lena Leitung',
  login: 'lena',
  role: 'lead',
} as const;
const ONE_TIME = { password: 'k7mt-p2xr-9hcd-w4zb', expiresAt: 1_795_000_000_000 };
const OWN = 'lenas-eigenes-passwort';

interface Asked {
  readonly path: string;
  readonly body: unknown;
}

/** The desk of Lena, before a relay that answers like this. */
function aDesk(
  answer: () => Response | Promise<Response> = () => Response.json({ ok: true, ...ONE_TIME }),
  confirmsAtProvider = false,
) {
  const asked: Asked[] = [];
  const left = vi.fn();
  const change = new MemberChange({
    self: () => lena.id,
    confirmsAtProvider: () => confirmsAtProvider,
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
  it('a lead without a password sends none, and is told to sign in at the provider', async () => {
    const { change, asked } = aDesk(refusal(403, 'confirm-at-provider'), true);
    change.begin('remove', karl);
    await change.confirm();
    expect(asked).toEqual([{ path: '/api/members/remove', body: { id: karl.id } }]);
    expect([change.failure, change.question?.name]).toEqual(['confirm-at-provider', karl.name]);
  });

  it.each(memberActions)('%s: is asked of the relay once it is confirmed, not before', async (action) => {
    const { change, asked, left } = aDesk();
    change.begin(action, karl);
    expect([change.question, asked]).toEqual([{ action, ...karl, own: false }, []]);
    change.ownPassword = OWN;
    if (action === 'change') change.name = ' Karla Schalter ';
    await change.confirm();
    const body = {
      ...{ id: karl.id },
      ...(action === 'change' && { name: 'Karla Schalter' }),
      ...(action !== 'sign-out' && { ownPassword: OWN }),
    };
    expect(asked).toEqual([{ path: `/api/members/${action}`, body }]);
    expect(change.done).toMatchObject({
      ...{ action, name: action === 'change' ? 'Karla Schalter' : karl.name },
    });
    expect([change.question, change.ownPassword, left.mock.calls.length]).toEqual([null, '', 0]);
    const { shown } = change.handOver;
    expect(shown).toEqual(action === 'password' ? expect.objectContaining({ ...karl, ...ONE_TIME }) : null);
  });

  it('names only what changes, so that no lead undoes another', async () => {
    const { change, asked } = aDesk();
    change.begin('change', karl);
    change.role = 'auditor';
    change.ownPassword = OWN;
    await change.confirm();
    expect(asked.map(({ body }) => body)).toEqual([{ id: karl.id, role: 'auditor', ownPassword: OWN }]);
  });

  it('asks for other lanes, and names none where nothing was chosen', async () => {
    const { change, asked } = aDesk();
    const [citizens, express] = ['buergerbuero', 'express'].map((id) => laneId.parse(id)) as [LaneId, LaneId];
    change.begin('change', { ...karl, lanes: [citizens] });
    change.toggleLane(express);
    change.toggleLane(citizens);
    change.ownPassword = OWN;
    await change.confirm();
    expect(asked[0]!.body).toEqual({ id: karl.id, lanes: [express], ownPassword: OWN });
    change.begin('change', karl);
    expect(change.lanes).toEqual([]);
  });

  it.each([
    ['', 'name-missing'],
    ['x'.repeat(81), 'name-too-long'],
    ['Kаrl', 'name-mixed'],
  ])('the name %j is refused beside its field, and nothing is asked', async (name, error) => {
    const { change, asked } = aDesk();
    change.begin('change', karl);
    change.name = name;
    change.ownPassword = OWN;
    await change.confirm();
    expect([change.errors, asked]).toEqual([{ name: error }, []]);
  });

  it('is not asked when the lead says no, and a password that was typed is gone', async () => {
    const { change, asked } = aDesk();
    change.begin('password', karl);
    change.ownPassword = OWN;
    change.cancel();
    await change.confirm();
    expect([change.question, change.ownPassword, asked]).toEqual([null, '', []]);
  });

  it('the relay’s no to the lead’s own password stands beside its field', async () => {
    const { change } = aDesk(refusal(403, 'wrong-password'));
    change.begin('password', karl);
    change.ownPassword = 'geraten';
    await change.confirm();
    expect([change.errors, change.failure]).toEqual([{ ownPassword: 'own-password-wrong' }, null]);
  });

  it.each(['password', 'remove'] as const)(
    '%s: does not leave the desk without her own password',
    async (action) => {
      const { change, asked } = aDesk();
      change.begin(action, karl);
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
    change.ownPassword = OWN;
    await change.confirm();
    expect([change.failure, change.ownPassword, change.done]).toEqual([failure, OWN, null]);
    expect(change.question).toMatchObject(karl);
    expect(change.sending).toBe(false);
  });

  it('no answer is said, and the next try is a new one', async () => {
    let reachable = false;
    const { change } = aDesk(() => {
      if (reachable) return Response.json(ONE_TIME);
      throw new TypeError('Failed to fetch');
    });
    change.begin('password', karl);
    change.ownPassword = OWN;
    await change.confirm();
    expect([change.failure, change.ownPassword]).toEqual(['unreachable', OWN]);
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
    expect([change.question?.action, change.sending, asked.length]).toEqual(['remove', true, 1]);
    answer(refusal(409, 'last-lead')());
    await confirmed;
    expect([change.failure, change.question?.action]).toEqual(['last-lead', 'remove']);
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

  it.each(['remove', 'password'] as const)('does not %s herself here', async (action) => {
    const { change, asked } = aDesk();
    change.begin(action, lena);
    await change.confirm();
    expect([change.question, asked]).toEqual([null, []]);
  });
});

describe('a one-time password at the lead’s desk', () => {
  const handed = { ...karl, ...ONE_TIME };
  const address = 'https://foyer.example/staff/dorsten';

  it('is copied as it stands, and gone once it is closed', async () => {
    const handOver = new HandOver();
    handOver.show(handed);
    const copied: string[] = [];
    await handOver.copy(async (text) => void copied.push(text));
    expect([copied, handOver.copied]).toEqual([[ONE_TIME.password], 'password']);
    await handOver.copyLink(address, async (text) => void copied.push(text));
    expect([copied.at(-1), handOver.copied]).toEqual([
      `${address}#login=karl&password=${ONE_TIME.password}`,
      'link',
    ]);
    handOver.close();
    expect([handOver.shown, handOver.copied]).toEqual([null, null]);
  });

  it('says that it was not copied where the browser does not let it, and stays', async () => {
    const handOver = new HandOver();
    handOver.show(handed);
    await handOver.copy(() => Promise.reject(new Error('not allowed')));
    expect([handOver.copied, handOver.shown]).toEqual(['password-failed', handed]);
    await handOver.copyLink(address, () => Promise.reject(new Error('not allowed')));
    expect([handOver.copied, handOver.link(address)]).toEqual([
      'link-failed',
      `${address}#login=karl&password=${ONE_TIME.password}`,
    ]);
  });
});
