/**
 * The requests that citizens may send: the kinds whose row has costs. `decide` refuses by the costs, the arbiter counts
 * by them, docs/wire.md prints them, and each is tested. The public has no outbox and sends no requests.
 */
import type { OfficeRules } from '../office/office.ts';
import { requestKinds } from './request.ts';
import type { Request, RequestKind, RequestOf } from './request.ts';
import { bounds, mostOf } from './request-costs.ts';
import type { Recent, RequestCost } from './request-costs.ts';
import { requestTable } from './request-table.ts';
import type { RequestTable } from './request-table.ts';

export type CitizensKind = {
  [K in RequestKind]: RequestTable[K]['cost'] extends RequestCost ? K : never;
}[RequestKind];
export type CitizensRequest = RequestOf<CitizensKind>;

const isCitizensKind = (kind: RequestKind): kind is CitizensKind => requestTable[kind].cost !== null;

export const citizensKinds: readonly CitizensKind[] = requestKinds.filter(isCitizensKind);

export const isCitizensRequest = (asked: Request): asked is CitizensRequest => isCitizensKind(asked.kind);

export const costOf = (kind: CitizensKind): RequestCost => requestTable[kind].cost;

/** Whether one of the bounds is reached, so that no further request of this kind is granted. */
export function isTooMuch(kind: CitizensKind, rules: OfficeRules, recent: Recent | null): boolean {
  if (recent === null) return false;
  const { most } = costOf(kind);
  return bounds.some((bound) => {
    const limit = most[bound];
    return limit !== undefined && recent[bound] >= mostOf(limit, rules);
  });
}
