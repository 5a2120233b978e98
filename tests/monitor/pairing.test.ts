/** A television that gets its code and waits for a lead, over a relay that answers, refuses or is away. */
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { checkSession, openPairing } from '../../src/monitor/pairing.ts';
import type { PairingState } from '../../src/monitor/pairing.ts';
import { NINE } from './support/a-board.ts';

const OFFICE = 'dorsten' as OfficeId;
const SESSION = { office: OFFICE, actor: 'monitor-1-000000000000', role: 'monitor', name: 'Halle' };

interface Asked {
  readonly path: string;
  readonly body: unknown;
}
type Answer = { readonly status?: number; readonly body: unknown; readonly retryAfter?: number } | 'away';

let asked: Asked[] = [];
let answers: Answer[] = [];
let code = 0;

const aCode = (): Answer => ({
  body: {
    code: `B2C4X7K${2 + code++}`,
    words: ['Apfel', 'Birne'],
    pairingSecret: `secret-of-code-${code}-0000`,
    expiresAt: NINE + 600_000,
  },
});
const waiting: Answer = { body: { state: 'waiting' } };
const refused = (error: string, status: number, retryAfter?: number): Answer => ({
  status,
  body: { error },
  ...(retryAfter === undefined ? {} : { retryAfter }),
});

beforeEach(() => {
  [asked, answers, code] = [[], [], 0];
  vi.useFakeTimers({ now: NINE });
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ path, body: init.body === undefined ? null : JSON.parse(String(init.body)) });
    const answer = answers.shift();
    if (answer === undefined) throw new Error(`no answer left for ${path}`);
    if (answer === 'away') throw new TypeError('Failed to fetch');
    const { status = 200, body, retryAfter } = answer;
    const headers = {
      'content-type': 'application/json',
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    };
    return new Response(JSON.stringify(body), { status, headers });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function aPairing(...given: Answer[]) {
  answers = given;
  const states: PairingState[] = [];
  const paired: string[] = [];
  const pairing = openPairing(
    OFFICE,
    (state) => states.push(state),
    ({ name }) => paired.push(name),
  );
  onTestFinished(() => pairing.close());
  return { pairing, states, paired };
}
const passes = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

test('[P4] it shows code and words, asks with the secret alone, and rests once it is paired', async () => {
  const { states, paired } = aPairing(aCode(), waiting, { body: { state: 'paired', session: SESSION } });
  await passes(1);
  expect(states).toEqual([{ code: 'B2C4X7K2', words: ['Apfel', 'Birne'], trouble: null }]);
  await passes(6000);
  expect(paired).toEqual(['Halle']);
  expect(asked.map(({ path }) => path)).toEqual([
    '/api/pairing',
    '/api/pairing/collect',
    '/api/pairing/collect',
  ]);
  expect(asked[1]?.body).toEqual({ pairingSecret: 'secret-of-code-1-0000' });
  await passes(600_000);
  expect(asked).toHaveLength(3);
});

test('[P4] a code that has expired, or that a new relay does not know, is replaced at once', async () => {
  const { states } = aPairing(aCode(), refused('expired', 410), aCode());
  await passes(1);
  await passes(3000);
  expect(states.map((state) => state.code)).toEqual(['B2C4X7K2', 'B2C4X7K3']);
});

test('[P4] while the relay is away the code stays, and says so; then it goes on with the same', async () => {
  const { states } = aPairing(aCode(), 'away', waiting);
  await passes(1);
  await passes(3000);
  expect(states.at(-1)).toMatchObject({ code: 'B2C4X7K2', trouble: 'unreachable' });
  await passes(2000);
  expect(states.at(-1)).toMatchObject({ code: 'B2C4X7K2', trouble: null });
});

test('[P4] too many tries wait as long as the relay says', async () => {
  const { states } = aPairing(refused('too-many', 429, 40), aCode());
  await passes(1);
  expect(states).toEqual([{ code: null, words: null, trouble: 'too-many' }]);
  await passes(39_000);
  expect(asked).toHaveLength(1);
  await passes(2000);
  expect(states.at(-1)).toMatchObject({ code: 'B2C4X7K2', trouble: null });
});

test('[P4] an office that does not exist is a failure in words, tried again ever more rarely', async () => {
  const { states } = aPairing(...Array.from({ length: 20 }, () => refused('no-such-office', 404)));
  await passes(1);
  expect(states).toEqual([{ code: null, words: null, trouble: 'failed' }]);
  await passes(120_000);
  expect(asked.length).toBeGreaterThan(4);
  expect(asked.length).toBeLessThan(14);
});

test('[P4] closed while an answer is on its way, it says nothing and asks nothing more', async () => {
  const { pairing, states } = aPairing(aCode());
  pairing.close();
  await passes(60_000);
  expect([states, asked.length]).toEqual([[], 1]);
});

test('[P4] a browser is a monitor of this office, of none, or the relay did not say', async () => {
  const ask = async (answer: Answer): Promise<unknown> => {
    answers = [answer];
    return checkSession(OFFICE);
  };
  expect(await ask({ body: SESSION })).toMatchObject({ name: 'Halle' });
  expect(await ask({ body: { ...SESSION, office: 'moelln' } })).toBe('not-paired');
  expect(await ask(refused('not-signed-in', 401))).toBe('not-paired');
  expect(await ask('away')).toBeNull();
  expect(await ask({ status: 502, body: 'Bad gateway' })).toBeNull();
});
