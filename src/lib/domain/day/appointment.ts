/** An appointment as it stands in the day: written once, never changed, without a name. */
import * as z from 'zod/mini';
import { madeBy } from './event-fields.ts';
import { laneId, officeId, visitId } from '../ids.ts';
import type { OfficeId, VisitId } from '../ids.ts';
import { choice } from '../office/office.ts';
import { language } from '../office/text.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { instant, localDate } from '../time.ts';
import type { LocalDate } from '../time.ts';

/** A lane's letter and three digits, `A042`. Where those have run out four, `A1042`, in a long cut five, `A10420` (A7). */
export const visitNumber = z.string().check(z.regex(/^[A-Z](\d{3}|[1-9]\d{3,4})$/));

/** Six digits, unique among the appointments of an office's day (A1). */
export const checkInCode = z.string().check(z.regex(/^\d{6}$/));

export const appointmentEvent = z.strictObject({
  kind: z.literal('appointment'),
  id: visitId,
  ...madeBy,
  lane: laneId,
  start: instant,
  minutes: z.int().check(z.minimum(1), z.maximum(1440)),
  services: z.array(choice).check(z.minLength(1), z.maxLength(20)),
  number: visitNumber,
  code: checkInCode,
  /** `kiosk`: the next free interval of today (A6). */
  channel: z.enum(['online', 'staff', 'import', 'kiosk']),
  /** B3: reserved until then, unless activated; null: confirmed from the start. */
  activateBy: z.nullable(instant),
  language,
  /** B8: the appointment that gave up its place for this one. */
  movedFrom: z._default(
    z.nullable(
      z.strictObject({
        date: localDate,
        visit: visitId,
        /** The first of them, when it was moved more than once, and how often: calendars know it by these (B7). */
        first: z.optional(visitId),
        times: z.optional(z.int().check(z.minimum(1))),
      }),
    ),
    null,
  ),
});
export type AppointmentEvent = z.infer<typeof appointmentEvent>;

/** The first appointment of a booking: the same for all that it was moved to. */
export const bookingOf = ({ id, movedFrom }: AppointmentEvent): VisitId =>
  movedFrom?.first ?? movedFrom?.visit ?? id;

/** B3: a reservation that was never confirmed is no appointment. A number needs no confirmation. */
export const isConfirmed = (
  subject: AppointmentEvent | { readonly kind: 'ticket' },
  steps: readonly { readonly what: string }[],
): boolean =>
  subject.kind === 'ticket' || subject.activateBy === null || steps.some(({ what }) => what === 'activated');

/** How often it was moved to come here. */
export const movesOf = ({ movedFrom }: AppointmentEvent): number =>
  movedFrom === null ? 0 : (movedFrom.times ?? 1);

/** What the citizen's QR says. It identifies, it does not authorise: nothing can be cancelled with it. */
export interface CheckInPass {
  readonly office: OfficeId;
  readonly date: LocalDate;
  readonly code: string;
}

export const passErrors = ['not-a-pass', 'other-version'] as const;
export type PassError = (typeof passErrors)[number];

export function makePass({ office, date, code }: CheckInPass): string {
  return `FOYER1:${office}:${date}:${code}`;
}

/** Reads what a scanner saw; `not-a-pass` for any other QR code of the world. */
export function parsePass(text: string): Result<CheckInPass, PassError> {
  const [mark, office, date, code, ...rest] = text.trim().split(':');
  if (mark === undefined || !/^FOYER\d+$/.test(mark)) return err('not-a-pass');
  if (mark !== 'FOYER1') return err('other-version');
  const pass = z
    .object({ office: officeId, date: localDate, code: checkInCode })
    .safeParse({ office, date, code });
  return pass.success && rest.length === 0 ? ok(pass.data) : err('not-a-pass');
}

/** A code as a person types it, `482 913`, or null. */
export function parseCode(text: string): string | null {
  const digits = text.replace(/[\s.-]/g, '');
  return checkInCode.safeParse(digits).success ? digits : null;
}
