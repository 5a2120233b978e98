import type { ToldReason } from '../../domain/day/discretion.ts';

/** B8: what the mail about a cancellation says of the reason. Staff read it before the mail goes out. */
export const because = {
  asked: 'Sie hatten uns darum gebeten.',
  /** C3: the office gave the appointment up. */
  'we-cannot':
    'Wir mussten ihn absagen, weil wir zu dieser Zeit nicht für Sie da sein können. Das tut uns leid.',
  'booked-twice': 'Er war doppelt gebucht. Ihr anderer Termin bleibt bestehen.',
  'wrong-office': 'Für Ihr Anliegen ist eine andere Stelle zuständig.',
} satisfies Record<ToldReason, string>;
