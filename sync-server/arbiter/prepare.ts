/**
 * What a batch needs before it is judged, since judging must not wait: the days that are asked about, the days off of a
 * region, and proofs.
 */
import { asksForProof, brakeLevel } from '../../src/lib/domain/office/brake.ts';
import { datesOf } from '../../src/lib/domain/requests/request.ts';
import { dateOf, daysBetween } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { reckonAhead } from '../offices/public-holidays.ts';
import { isPast } from './judge.ts';
import type { Offices } from './offices.ts';
import type { Pause } from './pause.ts';
import type { Asked } from './select-batch.ts';
import type { Proofs } from './proofs.ts';
import { within } from './circuit-breaker.ts';

const MOST_DAYS_AHEAD = 400;

/** All about days, so that judging finds them. */
export async function prepareDays(
  asked: readonly Asked[],
  offices: Offices,
  now: Instant,
  pause: Pause,
): Promise<void> {
  await openDaysOf(asked, offices, now, pause);
  await reckonDaysOff(asked, offices, now, pause);
}

/** Opens the days that are not open and that may be asked about. */
async function openDaysOf(
  asked: readonly Asked[],
  offices: Offices,
  now: Instant,
  pause: Pause,
): Promise<void> {
  for (const { parsed, outbox } of asked) {
    const open = parsed.ok ? offices.get(parsed.value.office) : null;
    if (!parsed.ok || open === null || open === 'closed') continue;
    const { session } = open;
    const dates = datesOf(parsed.value).filter((date) => session.day(date) === null);
    if (dates.length === 0 || isPast(session.office, parsed.value, now)) continue;
    const ofTheOffice = outbox.identity.office === session.office.id;
    for (const date of dates) {
      await pause.rest();
      const ahead = daysBetween(dateOf(now, session.office.timeZone), date);
      if (ahead > MOST_DAYS_AHEAD || -ahead > session.office.rules.retention.day) continue;
      // A caller may name any day; only what is there is worth being opened for them.
      if (ofTheOffice || (await session.isStored(date)))
        await within(session.office.id, () => session.ensureDay(date));
    }
  }
}

/** C3.7: the days off that leads choose. */
export async function reckonDaysOff(
  asked: readonly Asked[],
  offices: Offices,
  now: Instant,
  pause: Pause,
): Promise<void> {
  for (const { parsed, outbox } of asked) {
    if (!parsed.ok || parsed.value.kind !== 'change-office') continue;
    const office = offices.office(parsed.value.office);
    if (office === null || outbox.identity.office !== office.id) continue;
    await reckonAhead(parsed.value.edit, office, dateOf(now, office.timeZone), pause);
  }
}

/** B6: the requests whose proof of work holds. */
export async function provenIn(
  asked: readonly Asked[],
  offices: Offices,
  proofs: Proofs,
  now: Instant,
): Promise<ReadonlySet<string>> {
  const proven = new Set<string>();
  await Promise.all(
    asked.map(async ({ parsed, id }) => {
      if (!parsed.ok || !('proof' in parsed.value) || parsed.value.proof === undefined) return;
      const office = offices.office(parsed.value.office);
      if (office === null || !asksForProof(office, now)) return;
      if (await proofs.holds(parsed.value.proof, id, brakeLevel(office, now) ?? 0)) proven.add(id);
    }),
  );
  return proven;
}
