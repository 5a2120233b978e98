import type { StopReason } from '../../domain/day/walk-ins.ts';

/** A5.8: no walk-in numbers, as the kiosk and the monitor say it. */
export const walkIns = {
  heading: 'Zurzeit keine Nummern ohne Termin',
  /** Null: the words of the office stand alone. */
  reasons: {
    full: 'Es warten schon sehr viele Menschen.',
    'few-staff': 'Heute sind weniger Schalter besetzt als sonst.',
    disruption: 'Es gibt eine technische Störung.',
    other: null,
  } satisfies Record<StopReason, string | null> as Record<StopReason, string | null>,
  again: (time: string) => `Ab ${time} Uhr gibt es wieder Nummern.`,
  notToday: 'Heute gibt es keine Nummern mehr.',
};
