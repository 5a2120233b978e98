/** The steps of a booking: their order and their addresses. */

export const steps = ['services', 'documents', 'day', 'time', 'contact', 'check'] as const;
export type BookingStep = (typeof steps)[number];

/** The words that stand in the address. */
const paths: Readonly<Record<BookingStep, string>> = {
  services: 'anliegen',
  documents: 'unterlagen',
  day: 'tag',
  time: 'uhrzeit',
  contact: 'angaben',
  check: 'pruefen',
};

export const stepOfPath = (path: string): BookingStep | undefined => steps.find((s) => paths[s] === path);
export const pathOfStep = (office: string, step: BookingStep): string => `/${office}/buchen/${paths[step]}`;
/** A step whose button leads back to the check page. */
export const pathOfChange = (office: string, step: BookingStep): string =>
  step === 'check' ? pathOfStep(office, step) : `${pathOfStep(office, step)}?${CHANGE}`;
/** Stands behind the address of a step where one thing is changed. */
export const CHANGE = 'aendern';
/** A5.7: where a ticket's number is followed on a phone. A number counts on its day alone. */
export const pathOfNumber = (office: string, date: string, number: string): string =>
  `/${office}/nummer/${date}/${number.toLowerCase()}`;
export const pathOfSent = (office: string): string => `/${office}/buchung`;

export const nextStep = (step: BookingStep): BookingStep | null => steps[steps.indexOf(step) + 1] ?? null;
export const previousStep = (step: BookingStep): BookingStep | null => steps[steps.indexOf(step) - 1] ?? null;

/** B8: the steps of moving an appointment, and their addresses: those of a booking with the same names. */
export const moveSteps = ['day', 'time', 'check'] as const satisfies readonly BookingStep[];
export type MoveStep = (typeof moveSteps)[number];

export const moveStepOfPath = (path: string): MoveStep | undefined =>
  moveSteps.find((step) => paths[step] === path);
export const pathOfMoveStep = (office: string, step: MoveStep): string =>
  `/${office}/verschieben/${paths[step]}`;

/** The earlier of two steps of a move. */
export const firstOfSteps = (one: MoveStep, other: MoveStep): MoveStep =>
  moveSteps.indexOf(one) <= moveSteps.indexOf(other) ? one : other;
