/** B16: what is chosen at one office, as another office of the town offers it. */
import { isBookableOnline, serviceOf } from './office.ts';
import type { Choice, Office, Service } from './office.ts';

/**
 * The same service at another office: by the key of the federal catalogue where both have one, else by the id. A key
 * says what a service is, an id is what one office calls it.
 */
export function sameService({ id, leika }: Pick<Service, 'id' | 'leika'>, other: Office): Service | null {
  const byKey = leika === undefined ? undefined : other.services.find((one) => one.leika === leika);
  if (byKey !== undefined) return byKey;
  const byId = serviceOf(other, id);
  const hasOtherKey = leika !== undefined && byId?.leika !== undefined;
  return byId === undefined || hasOtherKey ? null : byId;
}

/** The same choices at another office; null: it does not offer all of them online. */
export function choicesAt(own: Office, choices: readonly Choice[], other: Office): Choice[] | null {
  const there = choices.flatMap((choice) => {
    const service = serviceOf(own, choice.service);
    const same = service === undefined ? null : sameService(service, other);
    return same === null || !isBookableOnline(same) ? [] : [{ ...choice, service: same.id }];
  });
  return there.length < choices.length ? null : there;
}
