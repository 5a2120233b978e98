/**
 * B6: a pseudonym for the network that a booking came from, so that a lead can tell a wave from the town's own bookings.
 * It stands with the person's data and is erased with it. The key is this installation's alone; with key and digest the
 * network can be found by trying all of them, the address within it cannot.
 */
import { createHmac } from 'node:crypto';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { networkOf } from './booking-rates.ts';

export type OriginOf = (office: OfficeId, address: string | null) => string | null;

/** 36 bits: enough to tell the networks of one office's bookings apart. */
const ORIGIN_CHARACTERS = 6;

export const makeOriginOf =
  (key: string): OriginOf =>
  (office, address) =>
    address === null
      ? null
      : createHmac('sha256', key)
          .update(`booking-origin ${office} ${networkOf(address)}`)
          .digest('base64url')
          .slice(0, ORIGIN_CHARACTERS);
