/** A new request of this page: it gets its id and what dates it, and the shape of its kind checks it. */
import type { DatedRequest } from '../domain/requests/dating.ts';
import { requestId } from '../domain/ids.ts';
import type { RequestId } from '../domain/ids.ts';
import { request as requestShape, SCHEMA_VERSION } from '../domain/requests/request.ts';
import type { Request, RequestOf } from '../domain/requests/request.ts';

/** What a request says beyond its id and its time. */
type Undated<R extends Request = Request> = R extends unknown ? Omit<R, 'v' | 'id' | 'at' | 'clock'> : never;

/** Throws what does not fit. `id`: fresh where none is given. */
export const composeRequest = <A extends Undated>(
  clock: { stamp(): DatedRequest },
  asked: A,
  id: RequestId = requestId.parse(crypto.randomUUID()),
): RequestOf<A['kind']> =>
  requestShape.parse({ ...asked, v: SCHEMA_VERSION, id, ...clock.stamp() }) as RequestOf<A['kind']>;
