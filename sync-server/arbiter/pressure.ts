/**
 * B6: how many bookings came of late from one address, one network and for one mail address. In memory alone: nobody
 * keeps who has asked from where, and after a restart everyone begins anew.
 */
import { isIPv4, isIPv6 } from 'node:net';
import type { Recent } from '../../src/lib/domain/decision.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { DAY_MINUTES, MINUTE } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { countingForm } from '../mail/counting-form.ts';

const HOUR = 60 * MINUTE;
const DAY = DAY_MINUTES * MINUTE;

export interface Pressure {
  recent(office: OfficeId, address: string | null, mail: string | null, now: Instant): Recent;
  /** A booking was made. */
  note(office: OfficeId, address: string | null, mail: string | null, now: Instant): void;
}

export function openPressure(): Pressure {
  const byAddress = openCounts(HOUR);
  const byNetwork = openCounts(HOUR);
  const byMail = openCounts(DAY);
  return {
    recent: (office, address, mail, now) => ({
      address: address === null ? 0 : byAddress.count(`${office} ${address}`, now),
      network: address === null ? 0 : byNetwork.count(`${office} ${networkOf(address)}`, now),
      mail: mail === null ? 0 : byMail.count(`${office} ${countingForm(mail)}`, now),
    }),
    note(office, address, mail, now) {
      if (address !== null) {
        byAddress.add(`${office} ${address}`, now);
        byNetwork.add(`${office} ${networkOf(address)}`, now);
      }
      if (mail !== null) byMail.add(`${office} ${countingForm(mail)}`, now);
    },
  };
}

/** What one provider gives to one house or street: the first 24 bits, or 48 of the longer addresses. */
export function networkOf(address: string): string {
  if (isIPv4(address)) return address.split('.').slice(0, 3).join('.');
  // Of the longer ones the relay knows no more than their first 64 bits, `2001:db8:1:2::/64`.
  const [longer = ''] = address.split('/');
  if (!isIPv6(longer)) return address;
  const [head = '', tail] = longer.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').length;
  return [...groups, ...Array<string>(Math.max(0, missing)).fill('0')].slice(0, 3).join(':');
}

/** Counts within a sliding span, by key: the present one whole and of the one before the part that still counts. */
function openCounts(span: number): {
  count(key: string, now: Instant): number;
  add(key: string, now: Instant): void;
} {
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
    add(key, now) {
      turn(now);
      present.set(key, (present.get(key) ?? 0) + 1);
    },
  };
}
