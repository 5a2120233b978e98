/** Asks the relay for the next free times of a service. Every failure is a value. */
import type { freeRoutes } from '#lib/wire/http/free-routes.ts';
import type { ReadReply } from '#lib/wire/http/route.ts';

export type Free = ReadReply<typeof freeRoutes.free>;

export interface Question {
  readonly office: string;
  readonly service: string;
  readonly count: string;
  readonly days: string;
  /** `phone` or `video`; left out: on site. */
  readonly variant?: string;
}

/** `wrong`: what the page asks for does not exist, and `why` says what; `away`: the relay cannot be asked now. */
export type Found =
  | { readonly kind: 'free'; readonly free: Free; readonly text: string }
  | { readonly kind: 'not-online' | 'away' }
  | { readonly kind: 'wrong'; readonly why: string; readonly hasOffice: boolean };

const TIMEOUT_MS = 15_000;

export async function askFree(relay: string, question: Question): Promise<Found> {
  const { office, ...query } = question;
  const url = `${relay}/api/offices/${encodeURIComponent(office)}/free?${new URLSearchParams(query).toString()}`;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT_MS);
  try {
    const reply = await fetch(url, { credentials: 'omit', signal: stop.signal });
    const text = await reply.text();
    const body = JSON.parse(text) as Free & { error?: string; message?: string };
    if (reply.ok) return { kind: 'free', free: body, text };
    if (body.error === 'not-bookable') return { kind: 'not-online' };
    if (reply.status !== 400 && reply.status !== 404) return { kind: 'away' };
    const why = [body.error, body.message].filter(Boolean).join(': ');
    return { kind: 'wrong', why, hasOffice: body.error !== 'no-such-office' };
  } catch {
    return { kind: 'away' };
  } finally {
    clearTimeout(timer);
  }
}
