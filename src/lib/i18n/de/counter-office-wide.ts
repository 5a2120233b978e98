/** What all counters of an office share: breaks, the stop of walk-in numbers, calls for help, messages. */
import type { StopReason } from '../../domain/day/walk-ins.ts';

export const counterOfficeWide = {
  /** Q9 */
  state: {
    heading: 'Dieser Schalter',
    all: 'Alle Schalter',
    unknown: 'noch keine Angabe',
    is: { open: 'Geöffnet', break: 'Pause', closed: 'Geschlossen' },
    say: { open: 'Schalter öffnen', break: 'Pause', closed: 'Schalter schließen' },
  },
  /** A5.8 */
  walkIns: {
    stop: 'Am Terminal keine Nummern mehr',
    resume: 'Wieder Nummern ausgeben',
    stoppedUntil: (time: string) => `Keine Nummern am Terminal bis ${time} Uhr.`,
    stoppedToday: 'Heute keine Nummern mehr am Terminal.',
    heading: 'Am Terminal keine Nummern mehr ausgeben',
    text: 'Wer einen Termin hat, meldet sich weiter an. Sie selbst können weiter Nummern ausgeben. Terminal und Monitor sagen Grund und Ende.',
    reason: 'Grund',
    reasons: {
      full: 'Es warten schon sehr viele',
      'few-staff': 'Zu wenige Schalter besetzt',
      disruption: 'Technische Störung',
      other: 'Anderer Grund',
    } satisfies Record<StopReason, string> as Record<StopReason, string>,
    words: 'In Ihren Worten',
    wordsHint: 'Steht so am Terminal und auf dem Monitor. Bitte keine Namen.',
    length: 'Wie lange?',
    lengths: { '30': '30 Minuten', '60': '1 Stunde', '120': '2 Stunden', day: 'Bis Tagesende' },
  },
  /** Q10 */
  help: {
    call: 'Notruf',
    heading: (counter: string, time: string) => `Notruf: ${counter}, ${time} Uhr`,
    own: (time: string) => `Ihr Notruf läuft seit ${time} Uhr.`,
    unseen:
      'Noch nicht übermittelt: Die anderen Schalter sehen ihn nicht. Bitte rufen Sie laut oder telefonieren Sie.',
    end: 'Erledigt',
    takeBack: 'Zurücknehmen',
  },
  /** Q11 */
  message: {
    from: (time: string) => `Leitung, ${time} Uhr:`,
    read: 'Gelesen',
    label: 'Nachricht an alle Schalter',
    left: (characters: number) => `Noch ${characters} Zeichen`,
    send: 'Senden',
  },
};
