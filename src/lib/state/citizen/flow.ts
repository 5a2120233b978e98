/** Which step a draft has reached: an address alone takes no user further. */
import { needOf } from '../../domain/requests/need.ts';
import { hasNumbers, isBookableOnline, serviceOf, variantIn } from '../../domain/office/office.ts';
import type { Choice, Office } from '../../domain/office/office.ts';
import { inVariant, textsOfVariant } from '../../domain/office/variants.ts';
import { checkValues } from '../../domain/day/field-values.ts';
import { checkContact } from '../../domain/day/people.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import { contactOf, fieldsOf, questionsOf } from './draft.svelte.ts';
import type { DraftContent } from './draft.svelte.ts';
import { needToBook, placeMayBeFree } from './offer.ts';
import type { KnownOffice } from './offer.ts';
import { previousStep, steps } from './steps.ts';
import type { BookingStep } from './steps.ts';

/** The choices that can still be booked: an office may change while a draft waits. */
export function stillBookable(office: Office, choices: readonly Choice[]): Choice[] {
  const left = choices.flatMap((choice) => {
    const service = serviceOf(office, choice.service);
    if (service === undefined || !isBookableOnline(service)) return [];
    return [choice.quantity > service.most ? { ...choice, quantity: service.most } : choice];
  });
  return inVariant(office, left, variantIn(choices));
}

/** A6: all that was chosen is done on site in the next free time of today. An appointment is possible all the same. */
export function needsNoAppointment(office: Office, choices: readonly Choice[]): boolean {
  const services = choices.map(({ service }) => serviceOf(office, service));
  return office.rules.nextInterval && services.every((one) => one?.short === true && hasNumbers(one));
}

/** The first step that still lacks something. */
export function firstOpenStep(office: Office, draft: DraftContent, today: LocalDate): BookingStep {
  if (draft.choices.length === 0 || !needOf(office, draft.choices, 'online').ok) return 'services';
  if (draft.date === null) return 'day';
  if (draft.start === null) return 'time';
  const isWrong =
    Object.keys(checkContact(office, contactOf(office, draft, today), today, variantIn(draft.choices)))
      .length > 0 || checkValues({ fields: questionsOf(office, draft) }, fieldsOf(office, draft)).size > 0;
  return isWrong ? 'contact' : 'check';
}

/**
 * What a draft becomes once its time has gone: its day stays chosen while it can be booked at all. Null: the time may be
 * free, or none is chosen.
 */
export function withoutGoneTime(
  known: KnownOffice,
  { choices, date, start }: DraftContent,
  now: Instant,
): Pick<DraftContent, 'date' | 'start'> | null {
  if (date === null || start === null) return null;
  if (placeMayBeFree(known, date, start, needToBook(known.office, choices), now)) return null;
  return { date: known.slots.has(date) ? date : null, start: null };
}

/** The step to show when `wished` is in the address. */
export function stepToShow(
  wished: BookingStep,
  office: Office,
  draft: DraftContent,
  today: LocalDate,
): BookingStep {
  const open = firstOpenStep(office, draft, today);
  return steps.indexOf(wished) <= steps.indexOf(open) ? wished : open;
}

/**
 * Where the button of a step leads when one thing of a booking is changed: back to the check page, over what the change
 * asks for. Other services bring other documents; a visitor who keeps the day may want another time.
 */
export function stepAfterChange(
  step: BookingStep,
  office: Office,
  draft: DraftContent,
  today: LocalDate,
): BookingStep {
  if (step === 'services') return 'documents';
  if (step === 'day') return 'time';
  return firstOpenStep(office, draft, today);
}

/**
 * B16: the step with which a booking goes on at another office. What to bring comes first where that office says
 * something else about it.
 */
export function stepElsewhere(
  from: Pick<DraftContent, 'choices'> & { readonly office: Office },
  to: Office,
  there: DraftContent,
  today: LocalDate,
): BookingStep {
  const isSame = papersOf(from.office, from.choices) === papersOf(to, there.choices);
  return isSame ? firstOpenStep(to, there, today) : 'documents';
}

/** All that the step of the documents says of what is chosen. */
function papersOf(office: Office, choices: readonly Choice[]): string {
  const variant = variantIn(choices);
  const said = choices.map(({ service: id }) => {
    const service = serviceOf(office, id);
    if (service === undefined) return null;
    const { forms, online, bookingHint } = service;
    return { ...textsOfVariant(service, variant), forms, online, bookingHint };
  });
  return JSON.stringify([said, needsNoAppointment(office, choices)]);
}

/**
 * Where the way back of a step leads when one thing is changed: to the check page, as long as that can be shown; null:
 * there is no step before. A change of the services takes the day and the time with it.
 */
export const stepBeforeChange = (
  step: BookingStep,
  office: Office,
  draft: DraftContent,
  today: LocalDate,
): BookingStep | null => (firstOpenStep(office, draft, today) === 'check' ? 'check' : previousStep(step));
