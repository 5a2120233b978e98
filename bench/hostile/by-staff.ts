/** Attacks by as much as a lead's devices may ask at once: what they bring back, and what one commit has to write. */
import { randomUUID } from 'node:crypto';
import { MOST_BROUGHT_BACK } from '../../src/lib/domain/requests/request-fields.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import type { Attack, Outcome } from '../../tests/support/attacks/attacker.ts';
import { aContact, choose, lane } from '../../tests/support/build/index.ts';
import { asLead, LEADS, today } from './lead.ts';
import type { Lead } from './lead.ts';

/** Events in one request, as many as it may carry. */
const EVENTS = MOST_BROUGHT_BACK;
const ROUNDS = 15;

const ticket = (nth: number, by: string) => ({
  ...{ kind: 'ticket', id: randomUUID(), request: randomUUID(), at: Date.now() - 60_000, by, date: today() },
  ...{ lane: 'main', minutes: 15, services: [{ service: 'id-card', quantity: 1 }] },
  ...{ number: `A${String(nth % 1000).padStart(3, '0')}`, language: 'de' },
});

const step = (nth: number, of: string, by: string) => ({
  ...{ kind: 'step', id: randomUUID(), request: randomUUID(), of, date: today() },
  ...{ at: Date.now() - 50_000 + nth, by, what: nth % 2 === 0 ? 'called' : 'missed', counter: '1' },
});

type EventsOf = (by: string, round: number) => object[];

const broughtBack = (name: string, eventsOf: EventsOf): Attack => ({
  name,
  async run(target) {
    const outcome: Outcome = {};
    const { device, actor, ask } = await asLead(target, outcome);
    await ask({ kind: 'confirm-restore' });
    for (let round = 0; round < ROUNDS && !target.signal.aborted; round++)
      await ask({ kind: 'bring-back', events: eventsOf(actor, round), people: [] });
    device.close();
    return outcome;
  },
});

/** Ten browsers of one lead, each with a full share of a batch. */
const oneBatch = (name: string, askAll: (lead: Lead, nth: number) => Promise<unknown>[]): Attack => ({
  name,
  async run(target) {
    const outcome: Outcome = {};
    const leads = await Promise.all(Array.from({ length: LEADS }, (_, nth) => asLead(target, outcome, nth)));
    await Promise.all(leads.flatMap((lead) => Array.from({ length: 100 }, (_, i) => askAll(lead, i)).flat()));
    for (const { device } of leads) device.close();
    return outcome;
  },
});

const id = randomUUID();

export const byStaff: readonly Attack[] = [
  broughtBack('a lead brings back tickets', (by, round) =>
    Array.from({ length: EVENTS }, (_, i) => ticket(round * EVENTS + i, by)),
  ),
  broughtBack('a lead brings back steps of one visit', (by, round) => [
    ...(round === 0 ? [{ ...ticket(0, by), id }] : []),
    ...Array.from({ length: EVENTS - 1 }, (_, i) => step(round * EVENTS + i, id, by)),
  ]),
  oneBatch('ten browsers of a lead book with a mail each', ({ ask }, nth) => {
    const date = addDays(today(), 1 + (nth % 100));
    const hour = String(1 + Math.floor(Math.random() * 8)).padStart(2, '0');
    return [
      ask({
        ...{ kind: 'book', date, services: [choose('id-card')] },
        start: Date.parse(`${date}T${hour}:${5 * (2 + Math.floor(Math.random() * 9))}:00Z`),
        contact: aContact({ mail: `${randomUUID()}@example.org` }),
        ...{ language: 'de', reminder: false },
      } as Parameters<typeof ask>[0]),
    ];
  }),
  oneBatch('ten browsers of a lead give out numbers', ({ ask }) => [
    ask({
      ...{ kind: 'take-ticket', services: [choose('id-card')], lane: lane('main'), number: null },
      language: 'de',
    } as Parameters<typeof ask>[0]),
  ]),
];
