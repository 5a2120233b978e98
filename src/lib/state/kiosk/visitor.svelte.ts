/** What stands on the kiosk's screen, and what its visitor has typed; forgotten when they go (P6). */
import { birthDate } from '../../domain/input/birth-date.ts';
import type { CategoryId } from '../../domain/ids.ts';
import { takeBackOfEarlier, tellUnseenOfEarlier } from '../tickets/awaited.svelte.ts';
import { openNumberPause } from './number-pause.svelte.ts';
import type { NumberPause } from './number-pause.svelte.ts';
import { ReceiptPrinter } from './receipt-printer.svelte.ts';
import { SlipLogo } from './slip-logo.svelte.ts';
import { forgetAbsentPrinter, SlipPrinter } from './slip-printer.svelte.ts';
import { KioskAssistance } from './assistance.svelte.ts';
import { openKioskCheckIn } from './check-in.svelte.ts';
import type { CheckInWay } from './arrival.ts';
import type { KioskCheckIn } from './check-in.svelte.ts';
import { openKioskTicket } from '../tickets/ticket.svelte.ts';
import type { KioskTicket } from '../tickets/ticket.svelte.ts';
import type { Workday } from '../workday/workday.svelte.ts';

export const kioskScreens = [
  'start',
  'ways',
  'scan',
  'code',
  'birth-date',
  'arrival',
  'category',
  'search',
  'service',
  'summary',
  'ticket',
] as const;
export type KioskScreen = (typeof kioskScreens)[number];

export interface BirthDateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** Years of birth: the first as in a booking, the last where the day is not known. */
const FIRST_YEAR = '1900';
const LAST_YEAR = '9999';
const NO_DATE: BirthDateParts = { day: '', month: '', year: '' };

export class KioskVisitor {
  readonly #workday: Pick<Workday, 'today'>;
  readonly checkIn: KioskCheckIn;
  readonly ticket: KioskTicket;
  readonly assistance: KioskAssistance;
  screen = $state<KioskScreen>('start');
  category = $state<CategoryId | null>(null);
  /** A5.13: what is searched for. */
  search = $state('');
  code = $state('');
  codeError = $state<'incomplete' | null>(null);
  birthDate = $state.raw<BirthDateParts>(NO_DATE);
  birthDateError = $state<'incomplete' | 'impossible' | 'wrongYear' | null>(null);
  readonly printer: SlipPrinter;
  /** A5.12: the printer that the page writes to by itself. */
  readonly receipts: ReceiptPrinter;
  readonly logo = new SlipLogo();
  /** How they said who they are; "try again" leads back there. */
  #way = $state<CheckInWay>('code');

  readonly #numberPause: NumberPause = openNumberPause();
  readonly #stops: readonly (() => void)[];

  constructor(workday: Workday) {
    this.#workday = workday;
    this.printer = new SlipPrinter(workday.session.office);
    this.receipts = new ReceiptPrinter(workday.session.office);
    this.#stops = [
      takeBackOfEarlier(workday),
      tellUnseenOfEarlier(workday),
      forgetAbsentPrinter(workday, this.printer),
    ];
    this.checkIn = openKioskCheckIn(workday);
    this.assistance = new KioskAssistance(workday);
    this.ticket = openKioskTicket(workday, {
      onGiven: () => {
        this.#numberPause.note();
        this.checkIn.takeBack();
      },
    });
  }

  /** Seconds until the next try in the way that this visitor took (A2); 0: now. */
  get pause(): number {
    return this.checkIn.pauseOf(this.#way);
  }

  /** A5.9: seconds until this kiosk gives out the next number; 0: now. */
  get numberPause(): number {
    return this.#numberPause.seconds;
  }

  /** What stands there is what came of it: nothing can be lost by leaving. */
  get isDone(): boolean {
    // A visitor who reads the reasons for priority has not finished.
    if (this.assistance.asking !== null) return false;
    const { ticket, interval, none } = this.ticket;
    if (this.screen !== 'arrival') return ticket !== null || interval !== null || none !== null;
    const kind = this.checkIn.arrival?.kind ?? 'checking';
    return kind !== 'checking' && kind !== 'which';
  }

  go(screen: KioskScreen): void {
    if (screen === 'scan' || screen === 'code' || screen === 'birth-date') this.#way = screen;
    this.codeError = null;
    this.birthDateError = null;
    this.screen = screen;
  }

  /** Nothing that was typed or chosen is left. */
  forget(): void {
    this.checkIn.forget();
    this.ticket.forget();
    this.assistance.forget();
    this.category = null;
    this.search = '';
    this.code = '';
    this.birthDate = NO_DATE;
    this.printer.forget();
    this.go('start');
  }

  back(): void {
    switch (this.screen) {
      case 'scan':
      case 'code':
      case 'birth-date':
        return this.go('ways');
      case 'arrival':
        return this.again();
      case 'service':
        return this.go('category');
      case 'search':
        return this.leaveSearch('category');
      case 'summary':
        return this.go('category');
      case 'category':
        return this.ticket.choices.length > 0 ? this.go('summary') : this.forget();
      default:
        return this.forget();
    }
  }

  /** Once more in the same way; a wrong code is not typed over. */
  again(): void {
    this.checkIn.again();
    this.code = '';
    this.go(this.#way);
  }

  /** The same visitor by code, since a birth date does not tell here who they are. */
  useCode(): void {
    this.checkIn.again();
    this.code = '';
    this.birthDate = NO_DATE;
    this.go('code');
  }

  /** What was typed is not there when the search is opened once more. */
  leaveSearch(to: KioskScreen): void {
    this.search = '';
    this.go(to);
  }

  typeCode(code: string): void {
    this.code = code;
    this.codeError = null;
  }

  typeBirthDate(parts: BirthDateParts): void {
    this.birthDate = parts;
    this.birthDateError = null;
  }

  scanned(text: string): void {
    if (this.screen !== 'scan' || this.pause > 0) return;
    this.checkIn.withPass(text);
    this.screen = 'arrival';
  }

  /** A hand scanner read this, on whatever screen. A served visitor is gone: this is the next one. */
  handScanned(text: string): void {
    const { ticket, interval, none } = this.ticket;
    const arrival = this.checkIn.arrival?.kind;
    const isCheckedIn = arrival === 'welcome' || arrival === 'already';
    if (isCheckedIn || ticket !== null || interval !== null || none !== null) this.forget();
    else this.checkIn.again();
    this.code = '';
    this.search = '';
    this.birthDate = NO_DATE;
    // A2: however often a scanner is tried, it is no faster than the camera.
    if (this.checkIn.pauseOf('scan') > 0) return this.go('ways');
    this.go('scan');
    this.scanned(text);
  }

  sendCode(): void {
    if (this.checkIn.pauseOf('code') > 0) return;
    if (this.code.length !== 6) {
      this.codeError = 'incomplete';
      return;
    }
    this.checkIn.withCode(this.code);
    this.screen = 'arrival';
  }

  sendBirthDate(): void {
    if (this.checkIn.pauseOf('birth-date') > 0) return;
    const { day, month, year } = this.birthDate;
    if (day === '' || month === '' || year.length !== 4) {
      this.birthDateError = 'incomplete';
      return;
    }
    const date = birthDate.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
    const today = this.#workday.today ?? LAST_YEAR;
    // No person is born then: it is a slip of the finger, and no guess.
    if (year < FIRST_YEAR || year > today.slice(0, 4) || (date.data ?? '') > today) {
      this.birthDateError = 'wrongYear';
      return;
    }
    if (!date.success) {
      this.birthDateError = 'impossible';
      return;
    }
    this.checkIn.withBirthDate(date.data);
    this.screen = 'arrival';
  }

  /** A walk-in ticket, also after a check-in that did not work out. */
  wantTicket(): void {
    this.checkIn.again();
    this.birthDate = NO_DATE;
    this.screen = this.ticket.checkHours() ? 'category' : 'ticket';
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#numberPause.close();
    this.printer.close();
    this.logo.close();
    this.checkIn.close();
  }
}
