/** Signs people in and pairs monitors over HTTP, as their browsers do. */

/** A user as the relay knows them: the surface's cookie and the actor behind it. */
export const PASSWORD = 'zehn Zeichen';

export interface SignedIn {
  readonly cookie: string;
  readonly actor: string;
}

interface Answer {
  readonly body: Record<string, unknown>;
  readonly cookie: string;
}

export function openAccounts(relay: string, office: string) {
  async function post(path: string, body: unknown, cookie = ''): Promise<Answer> {
    const headers = { 'content-type': 'application/json', origin: relay, cookie };
    const response = await fetch(relay + path, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    const [set = ''] = response.headers.getSetCookie();
    return { body: JSON.parse(text) as Answer['body'], cookie: set.split(';', 1)[0]! };
  }
  const signedIn = ({ body, cookie }: Answer): SignedIn => ({ cookie, actor: String(body['actor']) });

  return {
    async firstLead(token: string): Promise<SignedIn> {
      const who = { name: 'Leitung', login: 'leitung', password: PASSWORD };
      return signedIn(await post('/api/first-lead', { office, token, ...who, device: 'bench-lead' }));
    },
    /** The first lead in a further browser. */
    async again(device: string): Promise<SignedIn> {
      return signedIn(await post('/api/sign-in', { office, login: 'leitung', password: PASSWORD, device }));
    },
    async clerk(lead: SignedIn, login: string): Promise<SignedIn> {
      const member = { name: login, login, role: 'clerk', ownPassword: PASSWORD };
      const { body } = await post('/api/members', member, lead.cookie);
      const credentials = { office, login, password: body['password'], newPassword: PASSWORD };
      return signedIn(await post('/api/sign-in', { ...credentials, device: `bench-${login}` }));
    },
    /** Lets in the device that shows this code. */
    async confirm(lead: SignedIn, code: string, name: string): Promise<void> {
      await post('/api/pairing/confirm', { code, name }, lead.cookie);
    },
    async monitor(lead: SignedIn, name: string): Promise<SignedIn> {
      const { body } = await post('/api/pairing', { office, surface: 'monitor' });
      await this.confirm(lead, String(body['code']), name);
      const claimed = await post('/api/pairing/collect', { pairingSecret: body['pairingSecret'] });
      return signedIn({ ...claimed, body: claimed.body['session'] as Answer['body'] });
    },
  };
}
