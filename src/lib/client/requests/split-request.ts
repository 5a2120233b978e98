/**
 * A request that is too large for the relay is asked in parts, split by its kind. Each part is a request of its own.
 * Its id follows from the id of the whole, so that asking twice has one effect.
 */
import { outboxBytes } from '../../docs/outbox-doc.ts';
import { requestId } from '../../domain/ids.ts';
import type { RequestId } from '../../domain/ids.ts';
import { request as requestShape } from '../../domain/requests/request.ts';
import { MOST_ROWS, MOST_SEEN_AHEAD } from '../../domain/requests/request-fields.ts';
import type { Request, RequestOf } from '../../domain/requests/request.ts';

const PART_BYTES = 48 * 1024;

/** The requests to be asked in the place of this one, in order; itself where it is small enough. */
export function splitRequest(asked: Request): readonly Request[] {
  switch (asked.kind) {
    case 'import':
      return splitImport(asked);
    case 'change-hours':
    case 'change-office':
      return splitChange(asked);
    default:
      return [requestShape.parse(asked)];
  }
}

const partId = (whole: RequestId, index: number): RequestId => requestId.parse(`${whole}_${index + 1}`);

function splitImport(asked: RequestOf<'import'>): readonly Request[] {
  const [names, ...rows] = asked.rows;
  const parts = names === undefined ? [] : portionsOf(rows);
  if (parts.length <= 1) return [requestShape.parse(asked)];
  let rowsBefore = 0;
  return parts.map((part, index) => {
    const before = rowsBefore;
    rowsBefore += part.length;
    return requestShape.parse({
      ...asked,
      id: partId(asked.id, index),
      rows: [names, ...part],
      part: { of: asked.id, rowsBefore: before, rowsInAll: rows.length },
    });
  });
}

function portionsOf<T extends object>(rows: readonly T[]): readonly T[][] {
  const portions: T[][] = [];
  let bytes = Infinity;
  for (const row of rows) {
    bytes += outboxBytes(row).bytes;
    if (bytes > PART_BYTES || portions.at(-1)!.length === MOST_ROWS) {
      portions.push([]);
      bytes = outboxBytes(row).bytes;
    }
    portions.at(-1)!.push(row);
  }
  return portions;
}

/** What the lead has seen goes ahead; the change itself is one request. */
function splitChange(asked: RequestOf<'change-hours' | 'change-office'>): readonly Request[] {
  if (asked.seen.length <= MOST_SEEN_AHEAD) return [requestShape.parse(asked)];
  const { v, office, at, clock, date } = asked;
  const count = Math.ceil(asked.seen.length / MOST_SEEN_AHEAD);
  const ahead = Array.from({ length: count }, (_, index) =>
    requestShape.parse({
      ...{ v, office, at, clock, date, kind: 'see-outside' },
      id: partId(asked.id, index),
      change: asked.id,
      seen: asked.seen.slice(index * MOST_SEEN_AHEAD, (index + 1) * MOST_SEEN_AHEAD),
    }),
  );
  return [...ahead, requestShape.parse({ ...asked, seen: [] })];
}
