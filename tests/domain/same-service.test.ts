/** B16: a service of one office, found at another office of the town. */
import { expect, test } from 'vitest';
import { choicesAt, sameService } from '../../src/lib/domain/office/same-service.ts';
import type { Service } from '../../src/lib/domain/office/office.ts';
import { anOffice, choose } from '../support/build/index.ts';

const own = anOffice();
const keyed = (keys: Record<string, string>, renamed: Record<string, string> = {}) => ({
  ...own,
  services: own.services.map((one): Service => {
    const leika = keys[one.id];
    return {
      ...one,
      id: (renamed[one.id] ?? one.id) as Service['id'],
      ...(leika === undefined ? {} : { leika }),
    };
  }),
});
const [one, other] = ['99115005010000', '99115005010001'];

test('[B16.1] a service is the same by its key, and by its id where one of the two has no key', () => {
  const passport = (keys: Record<string, string>) =>
    keyed(keys).services.find(({ id }) => id === 'passport')!;
  const found = (from: Service, to: typeof own) => sameService(from, to)?.id ?? null;
  expect(found(passport({}), own)).toBe('passport');
  expect(found(passport({ passport: one! }), own)).toBe('passport');
  expect(found(passport({}), keyed({ passport: one! }))).toBe('passport');
  // The key goes before the id, whatever each office calls the service.
  expect(found(passport({ passport: one! }), keyed({ 'id-card': one! }))).toBe('id-card');
  expect(found(passport({ passport: one! }), keyed({ passport: one! }, { passport: 'reisepass' }))).toBe(
    'reisepass',
  );
  // Two keys that differ are two services, also under one id.
  expect(found(passport({ passport: one! }), keyed({ passport: other! }))).toBeNull();
  expect(found(passport({}), { ...own, services: [] })).toBeNull();
});

test('[B16.1] what is chosen is offered elsewhere as a whole, online, or not at all', () => {
  const chosen = [{ ...choose('passport', 2), variant: 'phone' as const }, choose('id-card')];
  const renamed = keyed({ passport: one! }, { passport: 'reisepass' });
  expect(choicesAt(keyed({ passport: one! }), chosen, renamed)).toEqual([
    { ...chosen[0], service: 'reisepass' },
    chosen[1],
  ]);
  const without = { ...own, services: own.services.filter(({ id }) => id !== 'id-card') };
  const byPhone = {
    ...own,
    services: own.services.map((service) => ({ ...service, bookable: service.id !== 'id-card' })),
  };
  const internal = {
    ...own,
    services: own.services.map((service) => ({ ...service, internal: service.id === 'id-card' })),
  };
  for (const office of [without, byPhone, internal]) expect(choicesAt(own, chosen, office)).toBeNull();
});
