/** What a browser does over HTTP: sends the origin, keeps cookies. */
import type { StaffRole } from '../../../src/lib/domain/access.ts';
import { officeId } from '../../../src/lib/domain/ids.ts';
import type { Relay } from '../../../sync-server/start.ts';
import { OFFICE } from './a-relay.ts';

export interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
}

export interface Browser {
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** The `Cookie` header of a socket. */
  readonly cookies: string;
}

export function aBrowser(relay: Pick<Relay, 'url'> & Partial<Pick<Relay, 'publicUrl'>>): Browser {
  const jar = new Map<string, string>();
  const cookieHeader = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

  async function ask(path: string, init: RequestInit): Promise<Reply> {
    const response = await fetch(relay.url + path, {
      ...init,
      headers: { cookie: cookieHeader(), ...(init.headers as Record<string, string>) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]!.split('=');
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const text = await response.text();
    let body: Record<string, unknown> = {};
    try {
      body = JSON.parse(text) as Record<string, unknown>;
    } catch {
      body = { text };
    }
    return { status: response.status, body, headers: response.headers };
  }

  return {
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, body, headers = {}) =>
      ask(path, {
        method: 'POST',
        headers: { origin: relay.publicUrl ?? relay.url, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    get cookies() {
      return cookieHeader();
    },
  };
}

export const PASSWORD = 'ein langes Kennwort';

/** A browser in which the first lead is signed in. */
export async function aLead(relay: Relay, office = OFFICE): Promise<Browser & { readonly actor: string }> {
  const browser = aBrowser(relay);
  const token = relay.firstLeadLinks.get(officeId.parse(office))!.split('#')[1];
  const device = 'device-of-the-lead';
  const reply = await browser.post('/api/first-lead', {
    office,
    token,
    name: 'Erika Leitung',
    login: 'leitung',
    password: PASSWORD,
    device,
  });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return { ...browser, cookies: browser.cookies, actor: reply.body.actor as string };
}

export const aClerk = (
  relay: Relay,
  lead: Browser,
  login = 'schalter',
): Promise<Browser & { readonly actor: string }> => aMember(relay, lead, login, 'clerk');

/** A browser in which a member is signed in whom the lead has added. */
export async function aMember(
  relay: Relay,
  lead: Browser,
  login: string,
  role: StaffRole,
): Promise<Browser & { readonly actor: string }> {
  const member = { name: 'Karl Schalter', login, role, ownPassword: PASSWORD };
  const added = await lead.post('/api/members', member);
  const browser = aBrowser(relay);
  const credentials = {
    ...{ office: OFFICE, login, device: 'device-of-the-clerk' },
    ...{ password: added.body.password, newPassword: PASSWORD },
  };
  const reply = await browser.post('/api/sign-in', credentials);
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return { ...browser, cookies: browser.cookies, actor: reply.body.actor as string };
}

export async function aDevice(
  relay: Relay,
  lead: Browser,
  surface: 'kiosk' | 'monitor',
  name = 'Foyer links',
): Promise<Browser & { readonly actor: string }> {
  const browser = aBrowser(relay);
  const pairing = await browser.post('/api/pairing', { office: OFFICE, surface });
  const confirmed = await lead.post('/api/pairing/confirm', { code: pairing.body.code, name });
  if (confirmed.status !== 200) throw new Error(JSON.stringify(confirmed.body));
  await browser.post('/api/pairing/collect', { pairingSecret: pairing.body.pairingSecret });
  return { ...browser, cookies: browser.cookies, actor: confirmed.body.actor as string };
}
