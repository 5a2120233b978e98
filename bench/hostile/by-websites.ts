/** Attacks by what pages of other sites may ask: what is free, each time something else, at the office with most places. */
import { addTo, inLanes } from '../../tests/support/attacks/attacker.ts';
import type { Attack, Outcome, Target } from '../../tests/support/attacks/attacker.ts';
import { freshAddress } from './by-citizens.ts';
import { LARGEST } from './offices.ts';

/** Questions at a time, and in one run. */
const LANES = 40;
const QUESTIONS = 4000;
const MOST_DAYS = 31;

async function servicesOf({ url }: Target): Promise<string[]> {
  const reply = await fetch(`${url}/api/docs/office:${LARGEST}`);
  const { records } = (await reply.json()) as { records: { office: { services: { id: string }[] } } };
  return records.office.services.map(({ id }) => id);
}

const asking = (name: string, addressOf: (target: Target) => string): Attack => ({
  name,
  async run(target) {
    const outcome: Outcome = {};
    const services = await servicesOf(target);
    await inLanes(target, LANES, QUESTIONS, async (nth) => {
      const service = services[nth % services.length]!;
      const [count, days] = [1 + (nth % 4), 1 + (nth % MOST_DAYS)];
      const reply = await fetch(
        `${target.url}/api/offices/${LARGEST}/free?service=${service}&count=${count}&days=${days}`,
        { headers: { 'x-forwarded-for': addressOf(target) }, signal: target.signal },
      ).catch(() => null);
      addTo(outcome, reply === null ? 'no answer' : reply.status);
      await reply?.arrayBuffer().catch(() => {});
    });
    return outcome;
  },
});

export const byWebsites: readonly Attack[] = [
  asking('free times from one address', ({ address }) => address ?? freshAddress()),
  asking('free times from ever new addresses', freshAddress),
];
