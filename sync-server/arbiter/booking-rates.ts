/**
 * B6: how many requests of citizens were granted of late, by booking, address and network of origin, and mail address.
 * In memory alone: it is not kept who has asked from where, and after a restart everyone begins anew. What is counted,
 * and for how long, is in the domain's table of costs.
 */
import { isIPv4, isIPv6 } from 'node:net';
import type { OfficeId, VisitId } from '../../src/lib/domain/ids.ts';
import { costOf } from '../../src/lib/domain/requests/citizens-requests.ts';
import { bounds, boundSpans } from '../../src/lib/domain/requests/request-costs.ts';
import type { CitizensKind } from '../../src/lib/domain/requests/citizens-requests.ts';
import type { Bound, Recent } from '../../src/lib/domain/requests/request-costs.ts';
import { DAY_MINUTES, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { closedDomainOf, countingForm } from '../mail/counting-form.ts';

const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = DAY_MINUTES * MINUTE_MS;

/** A request, as far as it is counted. */
export interface CountedRequest {
  readonly office: OfficeId;
  readonly kind: CitizensKind;
  /** Null: not told, or this machine. */
  readonly address: string | null;
  readonly mail: string | null;
  /** The office has exempted the address from its limit: only the mails to it are counted. */
  readonly isExempt: boolean;
  /** The first appointment of the booking that it is about; null: it makes one. */
  readonly booking: VisitId | null;
}

export interface BookingRates {
  recent(asked: CountedRequest, now: Instant): Recent;
  /** It was granted; `mails`: how many mails it leads to. */
  note(asked: CountedRequest, mails: number, now: Instant): void;
  /** Counts a refusal; false: too many were refused, and it is not answered now. */
  mayRefuse(address: string | null, now: Instant): boolean;
}

/** Refused requests of citizens at one address in an hour: each leaves an answer on the disk for days. */
export const MOST_REFUSED_AN_HOUR = 300;

export function openBookingRates(): BookingRates {
  const refused = openSlidingCounts(HOUR_MS);
  const counts = byBound((bound) => openSlidingCounts(boundSpans[bound] === 'hour' ? HOUR_MS : DAY_MS));
  return {
    recent: (asked, now) =>
      byBound((bound) => {
        const key = keyOf[bound](asked);
        return key === null ? 0 : counts[bound].count(key, now);
      }),
    note(asked, mails, now) {
      for (const bound of bounds) {
        const key = keyOf[bound](asked);
        const isBound = costOf(asked.kind).most[bound] !== undefined;
        const more = bound === 'mailbox' ? mails : isBound ? 1 : 0;
        if (key !== null && more > 0) counts[bound].add(key, more, now);
      }
    },
    mayRefuse(address, now) {
      if (address === null) return true;
      if (refused.count(address, now) >= MOST_REFUSED_AN_HOUR) return false;
      refused.add(address, 1, now);
      return true;
    },
  };
}

/** Null: it does not count there. What comes from one address counts together, except what is counted apart. */
const keyOf: Readonly<Record<Bound, (asked: CountedRequest) => string | null>> = {
  booking: ({ office, kind, booking }) => (booking === null ? null : `${office} ${kind} ${booking}`),
  address: (asked) => originKey(asked, (address) => address),
  network: (asked) => originKey(asked, networkOf),
  region: (asked) => originKey(asked, regionOf),
  mailDomain({ office, mail, isExempt, address }) {
    const domain = mail === null || isExempt || address === null ? null : closedDomainOf(mail);
    return domain === null ? null : `${office} ${domain}`;
  },
  // A stranger who uses up another person's address does so in their own network alone.
  mail({ office, kind, mail, isExempt, address }) {
    const network = address === null ? '' : networkOf(address);
    return mail === null || isExempt ? null : `${office} ${kind} ${network} ${countingForm(mail)}`;
  },
  mailbox: ({ mail }) => (mail === null ? null : countingForm(mail)),
};

function originKey(
  { office, kind, address }: CountedRequest,
  part: (address: string) => string,
): string | null {
  if (address === null) return null;
  return [office, part(address), ...(costOf(kind).apart ? [kind] : [])].join(' ');
}

function byBound<T>(make: (bound: Bound) => T): Record<Bound, T> {
  return Object.fromEntries(bounds.map((bound) => [bound, make(bound)])) as Record<Bound, T>;
}

/** What one provider gives to one house or street: the first 24 bits, or 48 of the longer addresses. */
export const networkOf = (address: string): string => beginningOf(address, 3, 3);

/** What a provider has, or a large part of that: the first 16 bits, or 32 of the longer addresses. */
export const regionOf = (address: string): string => beginningOf(address, 2, 2);

/** The first numbers of an address, and the first groups of a longer one. */
function beginningOf(address: string, numbers: number, ofLonger: number): string {
  if (isIPv4(address)) return address.split('.').slice(0, numbers).join('.');
  // The relay knows only the first 64 bits of the longer ones, `2001:db8:1:2::/64`.
  const [longer = ''] = address.split('/');
  if (!isIPv6(longer)) return address;
  const [head = '', tail] = longer.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').length;
  return [...groups, ...Array<string>(Math.max(0, missing)).fill('0')].slice(0, ofLonger).join(':');
}

export interface SlidingCounts {
  count(key: string, now: Instant): number;
  add(key: string, more: number, now: Instant): void;
}

/** Counts within a sliding span, by key: the present one whole and of the one before the part that still counts. */
export function openSlidingCounts(span: number): SlidingCounts {
  let began = -Infinity;
  let present = new Map<string, number>();
  let before = new Map<string, number>();
  function turn(now: Instant): void {
    if (now - began < span && now >= began) return;
    const follows = now - began < 2 * span && now >= began;
    before = follows ? present : new Map();
    present = new Map();
    began = follows ? began + span : now;
  }
  return {
    count(key, now) {
      turn(now);
      const share = 1 - (now - began) / span;
      return (present.get(key) ?? 0) + Math.floor((before.get(key) ?? 0) * share);
    },
    add(key, more, now) {
      turn(now);
      present.set(key, (present.get(key) ?? 0) + more);
    },
  };
}
