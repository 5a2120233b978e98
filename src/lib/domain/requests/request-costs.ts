/**
 * What one request of a citizen costs an office, and what bounds it (B6). The costs of each kind stand in its row of
 * the table of requests.
 */
import type { OfficeRules } from '../office/office.ts';

/**
 * What granted requests are counted by. `address`, `network` and `region` (the provider's range) are where they come
 * from. `mailDomain` is the domain of a mail address, `mail` the address as asked for from one network. `mailbox`
 * counts the mails to an address instead, for all offices together.
 */
export const bounds = ['booking', 'address', 'network', 'region', 'mailDomain', 'mail', 'mailbox'] as const;
export type Bound = (typeof bounds)[number];

/** The span in which a bound counts. */
export const boundSpans: Readonly<Record<Bound, 'hour' | 'day'>> = {
  booking: 'day',
  address: 'hour',
  network: 'hour',
  region: 'hour',
  mailDomain: 'hour',
  mail: 'day',
  mailbox: 'hour',
};

/** Granted requests of late, by what they are counted by. */
export type Recent = Readonly<Record<Bound, number>>;

export interface RequestCost {
  /** Places that it takes. */
  readonly places: number;
  /** Places that it gives up and that stay blocked for the delay of C10. */
  readonly blocked: number;
  readonly numbers: number;
  readonly mails: number;
  /** Bytes that it adds to the documents on the disk, without its mails. */
  readonly bytes: number;
  /** Days whose free places are looked through; `all`: those that can be booked. */
  readonly days: 'none' | 'all';
  /** Whether it carries a proof of work where the office asks for one. */
  readonly proof: boolean;
  /** A second one of the same booking has no effect. */
  readonly once: boolean;
  /**
   * B8: whether the link of a mail is enough to ask for it. A link stays in the history of a shared computer, and the
   * code of the same mail does not: what can do harm takes both. Null: it is about no booking yet, or only the phone may ask it.
   */
  readonly byLink: 'alone' | 'with-code' | null;
  /**
   * It takes nothing that a booking takes, so requests of this kind are counted by themselves. All others from one
   * address count together.
   */
  readonly apart?: true;
  /** The most that is granted within each bound's span. */
  readonly most: Partial<Readonly<Record<Bound, Most>>>;
}

/** A fixed number, or as many as the office's setting says. */
export type Most =
  | number
  | {
      readonly setting: 'perAddress' | 'perNetwork' | 'perRegion' | 'perMailDomain' | 'perMail';
      readonly times: number;
    };

/** B6: how often as many as may be open are booked for a mail address from one network in a day, with those cancelled. */
const MAIL_ROUNDS_A_DAY = 3;
/** B6: mails that requests of citizens lead to at one address in an hour, so that no stranger is flooded. */
export const MAILS_AN_HOUR = 15;
/** B8: moves of one booking in a day. */
export const MOVES_A_DAY = 3;
/** B3: how often the mail of one reservation is sent anew in a day. */
export const CORRECTIONS_A_DAY = 3;
/** B11: how often a wish may be told or taken back in a day. */
export const WISHES_A_DAY = 10;
/** B7.12: how often the reminder of one booking may be declined or asked for in a day. */
export const REMINDERS_SET_A_DAY = 10;
/** B11: offers for one wish; each is a mail. */
export const MOST_OFFERS = 50;

/** A move takes from the same allowance as a booking: one address has one limit for both together. */
export const LIKE_A_BOOKING: RequestCost['most'] = {
  address: { setting: 'perAddress', times: 1 },
  network: { setting: 'perNetwork', times: 1 },
  region: { setting: 'perRegion', times: 1 },
  mailDomain: { setting: 'perMailDomain', times: 1 },
  mail: { setting: 'perMail', times: MAIL_ROUNDS_A_DAY },
  mailbox: MAILS_AN_HOUR,
};

/** B14: an enquiry needs no mailbox, so few of them come from one house in an hour, with its bookings. */
export const LIKE_AN_ENQUIRY: RequestCost['most'] = { ...LIKE_A_BOOKING, address: 5, network: 30 };

/**
 * Limits of a request that takes no place and no mail: counted only by where it comes from. All who wait in a hall may
 * come from the address of its Wi-Fi, so there are more of them than of bookings.
 */
export const LIKE_A_LOOK: RequestCost['most'] = {
  address: { setting: 'perAddress', times: 4 },
  network: { setting: 'perNetwork', times: 4 },
  region: { setting: 'perRegion', times: 4 },
};

/** The number that a limit is in an office. */
export function mostOf(most: Most, { bookings, perMail }: OfficeRules): number {
  return typeof most === 'number' ? most : most.times * { ...bookings, perMail }[most.setting];
}
