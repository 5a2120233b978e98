/** M18: what the relay has lost and this device holds goes back to it, in portions that an outbox can carry. */
import { outboxBytes } from '../../docs/outbox-doc.ts';
import type { UncorrectedRequest } from '../../domain/requests/clock-correction.ts';
import type { OfficeId } from '../../domain/ids.ts';
import { MOST_BROUGHT_BACK } from '../../domain/requests/request-fields.ts';
import type { Request, RequestOf } from '../../domain/requests/request.ts';
import type { LocalDate } from '../../domain/time.ts';
import { composeRequest } from '../compose-request.ts';

type BroughtBack = RequestOf<'bring-back'>;

/** Bytes in one request: a call that is asked meanwhile waits until this much is judged, and no longer. */
const PORTION_BYTES = 48 * 1024;

/** The first records, as many as one request may carry; at least one. */
export function nextPortion<T extends object>(records: readonly T[]): readonly T[] {
  let bytes = 0;
  const end = records.slice(0, MOST_BROUGHT_BACK).findIndex((record, index) => {
    bytes += outboxBytes(record).bytes;
    return bytes > PORTION_BYTES && index > 0;
  });
  return records.slice(0, end === -1 ? MOST_BROUGHT_BACK : end);
}

export const bringBackRequest = (
  clock: { stamp(): UncorrectedRequest },
  {
    office,
    date,
    kind,
  }: { readonly office: OfficeId; readonly date: LocalDate; readonly kind: 'day' | 'people' },
  records: readonly object[],
): Request =>
  composeRequest(clock, {
    kind: 'bring-back',
    office,
    date,
    events: kind === 'day' ? (records as BroughtBack['events']) : [],
    people: kind === 'people' ? (records as BroughtBack['people']) : [],
  });
