/** [A5.11] The services that an office puts before the categories of its kiosks. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { serviceId } from '../../src/lib/domain/ids.ts';
import { favouritesOf } from '../../src/lib/domain/office/favourites.ts';
import { anOffice, anOfficeFile } from '../support/build/index.ts';
import { officeFile } from '../../src/lib/domain/office/office.ts';

const ids = (list: readonly string[]) => list.map((id) => serviceId.parse(id));

test('[A5.11] a favourite that is gone, or that walk-ins cannot choose, is not shown; the others are, in the order of services', () => {
  const office = anOffice();
  const all = office.services.map(({ id }) => id as string);
  const drawn = fc.record({
    favourites: fc.uniqueArray(fc.constantFrom(...all, 'gone', 'never-there'), { maxLength: 8 }),
    left: fc.subarray(all),
  });
  let shown = 0;
  fc.assert(
    fc.property(drawn, ({ favourites, left }) => {
      const services = office.services.filter(({ id }) => left.includes(id));
      const found = favouritesOf({ kiosk: { ...office.kiosk, favourites: ids(favourites) }, services });
      const expected = services.filter(({ id, walkIn }) => walkIn && favourites.includes(id));
      expect(found).toEqual(expected);
      shown += found.length;
    }),
  );
  expect(shown).toBeGreaterThan(20);
});

test('[A5.11] an office file may name what is not there; it names each once and eight at most', () => {
  const read = (favourites: readonly string[]) =>
    officeFile.safeParse({ ...anOfficeFile(), kiosk: { printer: null, favourites } }).success;
  expect(read(['id-card', 'gone'])).toBe(true);
  expect(read(['id-card', 'id-card'])).toBe(false);
  expect(read(Array.from({ length: 9 }, (_, nth) => `service-${nth}`))).toBe(false);
  expect(anOffice().kiosk.favourites).toEqual([]);
});
