/** Makes a new request of this page: adds its id and what dates it, and checks it by the shape of its kind. */
import type { UncorrectedRequest } from '../domain/requests/clock-correction.ts';
import { requestId } from '../domain/ids.ts';
import type { RequestId } from '../domain/ids.ts';
import { request as requestShape, SCHEMA_VERSION } from '../domain/requests/request.ts';
import type { Request, RequestOf } from '../domain/requests/request.ts';

/** The fields of a request beside its id and its time. */
type Undated<R extends Request = Request> = R extends unknown ? Omit<R, 'v' | 'id' | 'at' | 'clock'> : never;

/** Throws if a field does not fit the shape. `id`: a new one by default. */
export const composeRequest = <A extends Undated>(
  clock: { stamp(): UncorrectedRequest },
  asked: A,
  id: RequestId = requestId.parse(crypto.randomUUID()),
): RequestOf<A['kind']> =>
  requestShape.parse({ ...asked, v: SCHEMA_VERSION, id, ...clock.stamp() }) as RequestOf<A['kind']>;
