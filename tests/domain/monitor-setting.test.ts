/** [Q14.1] Whose calls a monitor shows. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { laneId } from '../../src/lib/domain/ids.ts';
import { pagesAt } from '../../src/lib/domain/office/monitor-page.ts';
import { isCalledFor, lanesShown } from '../../src/lib/domain/office/monitor-setting.ts';
import { officeFile } from '../../src/lib/domain/office/office.ts';
import { anOffice, anOfficeFile } from '../support/build/index.ts';

const office = anOffice();
const { lanes } = office;
const UNKNOWN = 'Schalter 99';
const ids = (list: readonly string[]) => list.map((id) => laneId.parse(id));
const shownOf = (chosen: readonly string[]) => lanesShown(lanes, { layout: 'full', lanes: ids(chosen) });

describe('the lanes of a monitor', () => {
  test('[Q14.1] none chosen, or none left: all', () => {
    expect(shownOf([])).toEqual(lanes);
    expect(shownOf(['gone'])).toEqual(lanes);
    expect(shownOf(['gone', 'short']).map(({ id }) => id)).toEqual(['short']);
  });

  test('[Q14.1] each number is called on at least one of two monitors that share all lanes, and on one alone if its lane is there', () => {
    let inOne = 0;
    fc.assert(
      fc.property(fc.subarray(lanes), fc.constantFrom('A', 'B', 'Z'), fc.nat(999), (chosen, letter, n) => {
        const number = `${letter}${String(n).padStart(3, '0')}`;
        const rest = lanes.filter((lane) => !chosen.includes(lane));
        fc.pre(chosen.length > 0 && rest.length > 0);
        const on = [chosen, rest].filter((shown) => isCalledFor({ number, counter: UNKNOWN }, shown, office));
        expect(on.length).toBe(letter === 'Z' ? 2 : 1);
        if (letter !== 'Z') inOne++;
      }),
    );
    expect(inOne).toBeGreaterThan(10);
  });
});

test('[Q14.1] a visitor who was sent on keeps the number, and is called on the monitor of the counter that calls', () => {
  const [main, short] = lanes;
  // Schalter 3 serves both lanes, Schalter 1 the first alone.
  const isOn = (number: string, counter: string, lane: typeof main) =>
    isCalledFor({ number, counter }, [lane!], office);
  expect(isOn('A012', 'Schalter 3', short)).toBe(true);
  expect(isOn('A012', 'Schalter 3', main)).toBe(true);
  expect(isOn('A012', 'Schalter 1', short)).toBe(false);
  expect(isOn('B012', 'Schalter 1', main)).toBe(true);
});

describe('the pages beside the calls', () => {
  const page = (id: string, hours: object) => ({ id, name: { de: id, en: id }, ...hours });
  const read = (pages: readonly object[]) => officeFile.safeParse({ ...anOfficeFile(), pages });

  test('[Q14.4] stand in their order, each in its hours', () => {
    const { pages } = read([
      page('always', {}),
      page('morning', { from: '08:00', to: '12:00' }),
      page('late', { from: '15:00' }),
      page('early', { to: '09:00' }),
    ]).data!;
    const at = (time: string) => pagesAt(pages, time as never).map(({ id }) => id as string);
    expect(at('07:59')).toEqual(['always', 'early']);
    expect(at('08:00')).toEqual(['always', 'morning', 'early']);
    expect(at('09:00')).toEqual(['always', 'morning']);
    expect(at('12:00')).toEqual(['always']);
    expect(at('15:00')).toEqual(['always', 'late']);
  });

  test('[Q14.4] an end before the beginning, a name twice and more than twenty are refused', () => {
    expect(read([page('a', { from: '12:00', to: '12:00' })]).success).toBe(false);
    expect(read([page('a', {}), page('a', {})]).success).toBe(false);
    expect(read(Array.from({ length: 21 }, (_, nth) => page(`p${nth}`, {}))).success).toBe(false);
    expect(read([{ ...page('a', {}), text: { de: 'x'.repeat(401), en: 'y' } }]).success).toBe(false);
  });
});
