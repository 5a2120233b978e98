/** What people hold in their hands: QR, code, number; and the contact that they gave. */
import { describe, expect, it } from 'vitest';
import { makePass, parseCode, parsePass } from '../../src/lib/domain/day/appointment.ts';
import { checkContact } from '../../src/lib/domain/day/people.ts';
import type { ContactError, ContactField } from '../../src/lib/domain/day/people.ts';
import type { OfficeRules } from '../../src/lib/domain/office/office.ts';
import {
  ARBITERS_NUMBERS,
  freeNumber,
  isInSome,
  makeNumber,
  nextBlock,
} from '../../src/lib/domain/day/ticket.ts';
import type { NumberBlock } from '../../src/lib/domain/day/number-block.ts';
import { aContact, anOffice, day, MONDAY } from '../support/build/index.ts';

describe('passes', () => {
  const pass = { office: 'dorsten' as never, date: MONDAY, code: '012345' };

  it('[A1] a pass reads back as it was made', () => {
    expect(makePass(pass)).toBe('FOYER1:dorsten:2026-11-23:012345');
    expect(parsePass(makePass(pass))).toEqual({ ok: true, value: pass });
    expect(parsePass(`  ${makePass(pass)}\n`)).toEqual({ ok: true, value: pass });
  });

  it.each([
    ['https://www.dorsten.de', 'not-a-pass'],
    ['', 'not-a-pass'],
    ['FOYER1', 'not-a-pass'],
    ['FOYER1:dorsten:2026-11-23', 'not-a-pass'],
    ['FOYER1:dorsten:2026-11-23:12345', 'not-a-pass'],
    ['FOYER1:dorsten:2026-11-23:123456:7', 'not-a-pass'],
    ['FOYER1:dorsten:2026-02-30:123456', 'not-a-pass'],
    ['FOYER1:Dorsten:2026-11-23:123456', 'not-a-pass'],
    ['foyer1:dorsten:2026-11-23:123456', 'not-a-pass'],
    ['FOYER:dorsten:2026-11-23:123456', 'not-a-pass'],
    ['FOYER2:whatever', 'other-version'],
    ['FOYER10:dorsten:2026-11-23:123456', 'other-version'],
  ])('[A1] %j is %s', (text, error) => {
    expect(parsePass(text)).toEqual({ ok: false, error });
  });

  it.each([
    ['482 913', '482913'],
    ['482-913', '482913'],
    [' 482.913 ', '482913'],
    ['482913', '482913'],
    ['48291', null],
    ['4829133', null],
    ['48291a', null],
    ['٤٨٢٩١٣', null],
    ['', null],
  ])('[A1] the code typed as %j is %j', (typed, code) => {
    expect(parseCode(typed)).toBe(code);
  });
});

describe('contact', () => {
  const TODAY = MONDAY;
  const rules = (contact: Partial<OfficeRules['contact']>): ReturnType<typeof anOffice> =>
    anOffice({
      rules: {
        activation: null,
        contact: { mail: 'required', birthDate: 'required', phone: 'optional', ...contact },
      },
    });

  it.each<[string, Partial<ReturnType<typeof aContact>>, Partial<Record<ContactField, ContactError>>]>([
    ['complete', {}, {}],
    ['with a phone', { phone: '+49 (2362) 66-3811' }, {}],
    ['no name', { name: '' }, { name: 'missing' }],
    ['a blank name', { name: '   ' }, { name: 'missing' }],
    ['a name of two lines', { name: 'Erika\nMustermann' }, { name: 'malformed' }],
    ['a name too long', { name: 'x'.repeat(121) }, { name: 'malformed' }],
    ['no mail', { mail: null }, { mail: 'missing' }],
    ['an empty mail', { mail: '' }, { mail: 'missing' }],
    ['a mail without at', { mail: 'erika' }, { mail: 'malformed' }],
    ['a mail with a line break', { mail: 'erika@example.org\nbcc: all@example.org' }, { mail: 'malformed' }],
    ['no birth date', { birthDate: null }, { birthDate: 'missing' }],
    ['born tomorrow', { birthDate: day('2026-11-24') }, { birthDate: 'malformed' }],
    ['born today', { birthDate: TODAY }, {}],
    ['born on a day that is none', { birthDate: '1964-02-30' as never }, { birthDate: 'malformed' }],
    ['born in the century before last', { birthDate: '1899-12-31' as never }, { birthDate: 'malformed' }],
    ['a phone of letters', { phone: 'call me' }, { phone: 'malformed' }],
    ['a phone too short', { phone: '12' }, { phone: 'malformed' }],
    [
      'everything wrong',
      { name: '', mail: 'x', birthDate: null, phone: 'y' },
      { name: 'missing', mail: 'malformed', birthDate: 'missing', phone: 'malformed' },
    ],
  ])('[B2] %s', (_what, given, errors) => {
    expect(checkContact(rules({}), aContact(given), TODAY)).toEqual(errors);
  });

  it('[B2.1] asks what the office asks', () => {
    expect(checkContact(rules({ phone: 'required' }), aContact(), TODAY)).toEqual({ phone: 'missing' });
    expect(checkContact(rules({ birthDate: 'off' }), aContact(), TODAY)).toEqual({ birthDate: 'not-asked' });
    expect(checkContact(rules({ birthDate: 'off' }), aContact({ birthDate: null }), TODAY)).toEqual({});
    expect(checkContact(rules({ mail: 'optional' }), aContact({ mail: null }), TODAY)).toEqual({});
  });

  it.each(['Ömer Çelik', "Seán O'Brien", 'Nguyễn Thị Ánh', '王小明', 'Müller-Lüdenscheidt, Dr. Anna'])(
    '[B2] %s is a name',
    (name) => {
      expect(checkContact(rules({}), aContact({ name }), TODAY)).toEqual({});
    },
  );
});

describe('numbers', () => {
  it('[A7.5] blocks of devices never overlap, nor the arbiter’s, until none is left', () => {
    const blocks: NumberBlock[] = [];
    for (const kind of ['kiosk', 'counter', 'counter', 'kiosk', 'counter'] as const)
      blocks.push(nextBlock(kind, blocks)!);
    expect(blocks).toEqual([
      { from: 1, to: 100 },
      { from: 101, to: 110 },
      { from: 111, to: 120 },
      { from: 121, to: 220 },
      { from: 221, to: 230 },
    ]);
    let more = nextBlock('kiosk', blocks);
    while (more !== null) {
      blocks.push(more);
      more = nextBlock('kiosk', blocks);
    }
    expect(nextBlock('counter', blocks)).toEqual({ from: 531, to: 540 });
    const given = blocks.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
    expect(new Set(given).size).toBe(given.length);
    expect(given.filter((n) => isInSome(ARBITERS_NUMBERS, n))).toEqual([]);
    // Five kiosks and some counters have three digits, thirty more kiosks have four.
    expect(blocks.filter(({ from }) => from >= 1000)).toHaveLength(30);
  });

  it('[A7] a block that was given back is given again', () => {
    expect(
      nextBlock('counter', [
        { from: 1, to: 10 },
        { from: 21, to: 599 },
      ]),
    ).toEqual({ from: 11, to: 20 });
  });

  it('[A7] a block that would touch another by one number is not given', () => {
    expect(nextBlock('counter', [{ from: 10, to: 19 }])).toEqual({ from: 20, to: 29 });
    expect(nextBlock('counter', [{ from: 1, to: 1 }])).toEqual({ from: 2, to: 11 });
  });

  it('[A7] the first free number of a block, by letter', () => {
    const taken = new Set(['A001', 'A002', 'B003']);
    expect(freeNumber('A', { from: 1, to: 3 }, taken)).toBe('A003');
    expect(freeNumber('B', { from: 1, to: 3 }, taken)).toBe('B001');
    expect(freeNumber('A', { from: 1, to: 2 }, taken)).toBeNull();
    expect(makeNumber('C', 7)).toBe('C007');
  });
});
