/**
 * How much an outbox may hold: the relay refuses more, and a device puts no more into it. What does not fit yet waits
 * on the device's disk.
 */
import type { Role } from '../domain/access.ts';

export interface OutboxLimits {
  /** Bytes of one update. An answer holds all that has been waiting, so it may be a whole outbox. */
  readonly update: number;
  /** Bytes of the whole outbox, encoded. */
  readonly bytes: number;
  readonly records: number;
  /** What was deleted leaves one structure for each time that the device's page was opened. */
  readonly structs: number;
  /** Values in one update; an import of 2,000 rows with 40 columns has 80,000. */
  readonly values: number;
}

/** What a number of requests weighs in an outbox. */
export interface Weight {
  readonly bytes: number;
  readonly records: number;
  readonly values: number;
}

/** A booking's phone asks for a few things in all; a counter may import a list or bring a lost day back. */
const ofCitizens: OutboxLimits = {
  update: 64 * 1024,
  bytes: 128 * 1024,
  records: 200,
  structs: 500,
  values: 10_000,
};
const ofOffices: OutboxLimits = {
  update: 512 * 1024,
  bytes: 1024 * 1024,
  records: 2000,
  structs: 4000,
  values: 100_000,
};

export const limitsOf = (role: Role): OutboxLimits =>
  role === 'citizen' || role === 'public' ? ofCitizens : ofOffices;

/**
 * What a device puts into its outbox at once. Several tabs of one device write the same outbox and may each bring the
 * same requests, so it is a quarter of what the relay takes.
 */
export const windowOf = ({ bytes, records, values }: OutboxLimits): Weight => ({
  bytes: bytes / 4,
  records: records / 10,
  values: values / 4,
});

/** A request heavier than this is refused on the device; one that is heavier than the window goes alone. */
export const heaviestRequest = ({ update, values }: OutboxLimits): Omit<Weight, 'records'> => ({
  bytes: update - 16 * 1024,
  values: values - 1000,
});
