/** Who is signed in at this browser, as a page reads it. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { pageDatabase } from '../../src/lib/client/browser/database.ts';
import { takeSession } from '../../src/lib/client/http/session.ts';
import { actorId, officeId, staffId } from '../../src/lib/domain/ids.ts';
import { ok } from '../../src/lib/domain/result.ts';
import { openSurfaceSession } from '../../src/lib/state/surface-session.svelte.ts';
import { eventually } from '../support/eventually.ts';

it('[P4] one that was remembered before it knew whose it is learns it from the relay, and stays open', async () => {
  const office = officeId.parse('dorsten');
  const remembered = { office, actor: actorId.parse('a'.repeat(22)), role: 'lead', name: 'Lena' } as const;
  const member = staffId.parse('l'.repeat(36));
  vi.stubGlobal('fetch', async () => Response.json({ ...remembered, member }));
  onTestFinished(() => void vi.unstubAllGlobals());
  await takeSession('staff', Promise.resolve(ok(remembered)), await pageDatabase());
  const surface = openSurfaceSession('staff', office);
  onTestFinished(() => surface.close());
  await eventually(() => expect(surface.session?.member).toBe(member));
  expect([surface.state, surface.session]).toEqual(['signed-in', { ...remembered, member }]);
});

it('[P4.4] one that no person has used is over with a word for it, also after a reload, until the next sign-in', async () => {
  const office = officeId.parse('werne');
  const session = { office, actor: actorId.parse('b'.repeat(22)), role: 'clerk', name: 'Karl' } as const;
  let reply = (): Response => Response.json({ error: 'session-idle' }, { status: 401 });
  vi.stubGlobal('fetch', async () => reply());
  onTestFinished(() => void vi.unstubAllGlobals());
  const signIn = async () => takeSession('staff', Promise.resolve(ok(session)), await pageDatabase());
  await signIn();
  for (let load = 0; load < 2; load++) {
    const surface = openSurfaceSession('staff', office);
    await eventually(() => expect([surface.state, surface.session]).toEqual(['idle', null]));
    surface.close();
  }
  reply = () => Response.json(session);
  const surface = openSurfaceSession('staff', office);
  onTestFinished(() => surface.close());
  await signIn();
  await eventually(() => expect(surface.state).toBe('signed-in'));
});
