/** Attacks by what citizens may ask: bookings that are moved on and on, as far as the relay lets them. */
import { randomUUID } from 'node:crypto';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import { dateOf, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { addTo } from '../../tests/support/attacks/attacker.ts';
import type { Attack, Outcome, Target } from '../../tests/support/attacks/attacker.ts';
import { CONFIRMS_AT_ONCE } from './offices.ts';
import { openPhone } from '../../tests/support/attacks/phone.ts';
import type { Phone } from '../../tests/support/attacks/phone.ts';

const ZONE = 'Europe/Berlin';
const GRID_MS = 5 * MINUTE_MS;
/** Phones at a time, and moves that each asks for. */
const PHONES = 8;
const MOVES = 40;

interface Where {
  readonly date: LocalDate;
  readonly start: number;
}

const below = (limit: number): number => Math.floor(Math.random() * limit);

/** Any start of the days to come. */
function somewhere(): Where {
  const ahead = 12 * 60 * MINUTE_MS + below(12 * 24 * 12) * GRID_MS;
  const start = Math.ceil(Date.now() / GRID_MS) * GRID_MS + ahead;
  return { start, date: dateOf(start as Parameters<typeof dateOf>[0], ZONE) };
}

/** A new address, of any provider. */
export const freshAddress = (): string => `${20 + below(100)}.${below(250)}.${below(250)}.${1 + below(250)}`;

function noteIn(outcome: Outcome, kind: string, answer: Answer | null): boolean {
  addTo(
    outcome,
    answer === null ? `${kind}: no answer` : answer.ok ? `${kind}: granted` : `${kind}: ${answer.reason}`,
  );
  return answer?.ok === true;
}

async function book(phone: Phone, outcome: Outcome): Promise<(Where & { readonly visit: string }) | null> {
  const at = somewhere();
  const answer = await phone.ask({
    ...{ office: CONFIRMS_AT_ONCE, kind: 'book', ...at, services: [{ service: 'id-card', quantity: 1 }] },
    contact: {
      ...{ name: 'Erika Mustermann', birthDate: '1964-08-12', phone: null },
      mail: `e${below(1_000_000_000)}@example.org`,
    },
    ...{ language: 'de', reminder: false },
  });
  const isGranted = noteIn(outcome, 'book', answer);
  return isGranted && answer?.ok === true && answer.visit !== null ? { ...at, visit: answer.visit } : null;
}

/** One phone: a booking, and its moves. */
async function bookAndMove(target: Target, address: string, outcome: Outcome): Promise<void> {
  const phone = await openPhone(target.url, address).catch(() => null);
  if (phone === null) return addTo(outcome, 'not let in');
  let at = await book(phone, outcome);
  for (let i = 0; i < MOVES && phone.open && !target.signal.aborted; i++) {
    const to = somewhere();
    const from = at ?? { ...somewhere(), visit: randomUUID() };
    const answer = await phone.ask({
      ...{ office: CONFIRMS_AT_ONCE, kind: 'move', visit: from.visit, from: from.date },
      ...to,
    });
    if (noteIn(outcome, 'move', answer) && answer?.ok === true && answer.visit !== null)
      at = { ...to, visit: answer.visit };
  }
  phone.close();
}

const moving = (name: string, addressOf: (target: Target) => string): Attack => ({
  name,
  async run(target) {
    const outcome: Outcome = {};
    await Promise.all(Array.from({ length: PHONES }, () => bookAndMove(target, addressOf(target), outcome)));
    return outcome;
  },
});

export const byCitizens: readonly Attack[] = [
  moving('moves from one address', ({ address }) => address ?? freshAddress()),
  moving('moves from ever new addresses', freshAddress),
];
