/** A member of staff in a browser who signs in at the town's provider over HTTP, page by page. */
import { onTestFinished } from 'vitest';
import type { Relay } from '../../../sync-server/start.ts';
import { aForgingProvider, aRealProvider } from '../../support/provider.ts';
import type { ForgingProvider, RealProvider } from '../../support/provider.ts';
import type { Browser, Reply } from './a-browser.ts';
import { OFFICE } from './a-relay.ts';

export async function theProvider(...given: Parameters<typeof aRealProvider>): Promise<RealProvider> {
  const provider = await aRealProvider(...given);
  onTestFinished(() => provider.close());
  return provider;
}

export async function aForger(): Promise<ForgingProvider> {
  const provider = await aForgingProvider();
  onTestFinished(() => provider.close());
  return provider;
}

export const begin = (browser: Pick<Browser, 'post'>, changes: object = {}) =>
  browser.post('/api/sign-in/provider', {
    ...{ office: OFFICE, device: 'device-at-provider', desk: 'counter' },
    ...changes,
  });

export interface AtProvider extends Browser {
  /** From the address to which the relay sent the browser, through the provider's own pages, to the way back: its path. */
  goThrough(url: string, login: string): Promise<string>;
  /** From the button to the relay's last redirect: where to it leads. */
  signIn(login: string, changes?: object): Promise<string>;
  /** Opens an address of the relay to which the provider has led; where to the relay leads on. */
  comeBack(path: string): Promise<string>;
  /** As the relay or the provider has set it. */
  readonly setCookies: readonly string[];
}

/** One browser with the cookies of both sites. */
export function atProvider(relay: Pick<Relay, 'url'>): AtProvider {
  const jars = new Map<string, Map<string, string>>();
  const setCookies: string[] = [];
  const jarOf = (url: string): Map<string, string> => {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    return jar;
  };
  const cookiesFor = (url: string): string =>
    [...jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; ');

  async function ask(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = { cookie: cookiesFor(url), ...(init.headers as Record<string, string>) };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      setCookies.push(line);
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jarOf(url).delete(name);
      else jarOf(url).set(name, value);
    }
    return response;
  }

  async function read(response: Response): Promise<Reply> {
    const { status, headers } = response;
    return { status, headers, body: (await response.json()) as Record<string, unknown> };
  }

  /** Fills the form of a page in and sends it. */
  async function fillIn(page: string, at: string, login: string): Promise<Response> {
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
    if (action === undefined) throw new Error(`no form at ${at}: ${page.slice(0, 400)}`);
    const body = new URLSearchParams({ login, password: 'x', logout: 'yes' });
    for (const [, name = '', value = ''] of page.matchAll(
      /<input type="hidden" name="([^"]+)" value="([^"]*)"/g,
    ))
      body.set(name, value);
    return ask(new URL(action, at).href, { method: 'POST', body });
  }

  async function goThrough(url: string, login: string): Promise<string> {
    let at = url;
    for (let step = 0; step < 12; step++) {
      let response = await ask(at);
      if (response.headers.get('location') === null)
        response = await fillIn(await response.text(), at, login);
      const next = response.headers.get('location');
      if (next === null) throw new Error(`the page at ${at} leads nowhere: ${response.status}`);
      at = new URL(next, at).href;
      if (at.startsWith(relay.url)) return at.slice(relay.url.length);
    }
    throw new Error(`no way back from ${url}`);
  }

  const self: AtProvider = {
    get: async (path, headers = {}) => read(await ask(relay.url + path, { headers })),
    post: async (path, body, headers = {}) =>
      read(
        await ask(relay.url + path, {
          method: 'POST',
          headers: { origin: relay.url, 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
        }),
      ),
    get cookies() {
      return cookiesFor(relay.url);
    },
    setCookies,
    goThrough,
    async comeBack(path) {
      const response = await ask(relay.url + path);
      return response.headers.get('location') ?? `status ${response.status}`;
    },
    async signIn(login, changes = {}) {
      const begun = await begin(self, changes);
      if (begun.status !== 200) throw new Error(JSON.stringify(begun.body));
      return self.comeBack(await goThrough(begun.body.url as string, login));
    },
  };
  return self;
}
