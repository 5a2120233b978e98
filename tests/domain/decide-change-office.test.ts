/** A lead changes the office beside its hours: each field has its own sentence, and no lead's work is undone unseen. */
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/lib/domain/decide/decision.ts';
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import { answer as answerShape } from '../../src/lib/domain/requests/answer.ts';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import { logEntry, withoutOldEdits } from '../../src/lib/domain/requests/staff-log.ts';
import type { LogEntry } from '../../src/lib/domain/requests/staff-log.ts';
import { request as requestShape } from '../../src/lib/domain/requests/request.ts';
import {
  fieldsIn,
  officeSectionNames,
  officeSections,
  seenOtherwise,
  undoOf,
  valuesIn,
} from '../../src/lib/domain/office/office-edit.ts';
import type { OfficeEdit, OfficeSection } from '../../src/lib/domain/office/office-edit.ts';
import { editOffice } from '../../src/lib/domain/office/office-problems.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { erasedBy } from '../../src/lib/domain/office/retention.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import {
  anAppointment,
  anOffice,
  ask,
  aState,
  aTicket,
  at,
  both,
  choose,
  circumstances,
  visitStep,
  MONDAY,
  requestNamed,
  visit,
} from '../support/build/index.ts';

const NOW = at('07:50');
const LEAD = { role: 'lead' } as const;
const TUESDAY = addDays(MONDAY, 1);
const office = anOffice();
const PICTURE = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';

/** An edit of these fields, as a lead makes it who sees the office as it is. */
function edit(
  section: OfficeSection,
  entry: string | null,
  to: Record<string, unknown>,
  of = office,
): OfficeEdit {
  const now = valuesIn(of, section, entry)!;
  const was = Object.fromEntries(Object.keys(to).map((field) => [field, now[field] ?? null]));
  return { section, entry, was, to } as OfficeEdit;
}
const question = {
  ...{ id: 'dog', label: both('Welche Rasse?'), type: 'choice', required: false },
  options: [
    { id: 'small', name: both('Klein') },
    { id: 'big', name: both('Groß') },
  ],
} as const as unknown as Office['fields'][number];
const add = (section: OfficeSection, entry: string, to: Record<string, unknown>): OfficeEdit =>
  ({ section, entry, was: null, to }) as OfficeEdit;
const remove = (section: OfficeSection, entry: string, of = office): OfficeEdit => ({
  ...{ section, entry, to: null },
  was: valuesIn(of, section, entry),
});

function decided(
  change: OfficeEdit,
  events: readonly DayEvent[] = [],
  seen: readonly string[] = [],
  of = office,
): Decision {
  const state = aState({ office: of, now: NOW, events: [...events] });
  return state.take(ask('change-office', { edit: change, seen: seen as never }), circumstances(NOW, LEAD));
}
const problemsOf = (change: OfficeEdit): unknown => {
  const { answer } = decided(change);
  return answer.ok ? 'ok' : (answer.problems ?? answer.reason);
};
const changedBy = (change: OfficeEdit, of = office): Office => {
  const edited = editOffice(of, change);
  if (!edited.ok) throw new Error(JSON.stringify(edited.error));
  return edited.value;
};
const reasonOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.reason);

describe('[P5] the staff log', () => {
  const one = (n: number): LogEntry =>
    ({
      ...{
        what: 'office-changed',
        id: `e${n}`,
        at: NOW + n,
        by: null,
        section: 'rules',
        entry: null,
        outside: 0,
      },
      edit: { section: 'rules', entry: null, was: { calls: 3 }, to: { calls: 'x'.repeat(1000) } },
    }) as LogEntry;

  it('lets go of what the oldest edits said, and of no entry, once all are too long together', () => {
    const all = Array.from({ length: 300 }, (_, n) => one(n));
    const old = withoutOldEdits(all);
    expect(old.every((entry) => entry.what === 'office-changed' && entry.edit === null)).toBe(true);
    expect(old.map(({ at }) => at).toSorted()).toEqual(all.slice(0, old.length).map(({ at }) => at));
    const kept = all.slice(old.length);
    expect(JSON.stringify(kept.map((e) => 'edit' in e && e.edit)).length).toBeLessThan(201_000);
    expect(kept.length).toBeGreaterThan(150);
    const cut = new Map([...all, ...old].map((entry) => [entry.id, entry]));
    expect(withoutOldEdits(cut.values())).toEqual([]);
  });
});

describe('[C11] an edit', () => {
  it('[C11.8] changes the fields that it names and nothing else', () => {
    const { office: changed } = decided(
      edit('services', 'passport', { minutes: 25, hint: both('Mit Foto') }),
    );
    const passport = { ...office.services[1], minutes: 25, hint: both('Mit Foto') };
    expect(changed).toEqual({
      ...office,
      services: office.services.map((s) => (s.id === 'passport' ? passport : s)),
    });
  });

  it.each<[OfficeSection, string | null, Record<string, unknown>, (of: Office) => unknown, unknown]>([
    [
      'identity',
      null,
      { name: both('Bürgeramt'), 'texts.welcome': both('Hallo') },
      (o) => [o.name, o.texts],
      [both('Bürgeramt'), { welcome: both('Hallo') }],
    ],
    ['identity', null, { mail: null }, (o) => o.mail, undefined],
    [
      'rules',
      null,
      { 'checkIn.before': 20, activation: null },
      (o) => [o.rules.checkIn, o.rules.activation],
      [{ before: 20, after: 5 }, null],
    ],
    ['categories', 'papers', { name: both('Pässe') }, (o) => o.categories[0]!.name, both('Pässe')],
    [
      'categories',
      null,
      { order: ['residence', 'papers'] },
      (o) => o.categories.map((c) => c.id),
      ['residence', 'papers'],
    ],
    [
      'services',
      'pick-up',
      { lanes: ['short'] },
      (o) => o.lanes.map((l) => l.services.includes('pick-up' as never)),
      [false, true],
    ],
    [
      'lanes',
      'short',
      { counters: ['c2', 'c3'] },
      (o) => o.counters.map((c) => c.lanes),
      [['main'], ['main', 'short'], ['main', 'short']],
    ],
    ['counters', 'c1', { name: 'Tresen' }, (o) => o.counters[0]!.name, 'Tresen'],
    [
      'monitor',
      null,
      { place: 'own', ownPlace: both('Kabine'), helpAfter: 10, wifi: both('Gast') },
      (o) => o.monitor,
      { place: 'own', ownPlace: both('Kabine'), helpAfter: 10, bring: null, wifi: both('Gast') },
    ],
    [
      'kiosk',
      null,
      { printer: { paper: 58, text: both('Bis gleich') }, lockAfter: 30, favourites: ['id-card', 'gone'] },
      (o) => o.kiosk,
      {
        printer: { paper: 58, text: both('Bis gleich') },
        ...{ lockAfter: 30, favourites: ['id-card', 'gone'], logo: null, moreHelp: true, moreHelpText: null },
      },
    ],
    ['kiosk', null, { logo: PICTURE }, (o) => o.kiosk.logo, PICTURE],
  ])(
    '[C11.8] of %s %s %j is made, and its undoing brings back what was',
    (section, entry, to, look, expected) => {
      const change = edit(section, entry, to);
      const changed = changedBy(change);
      expect(look(changed)).toEqual(expected);
      expect(changedBy(undoOf(change), changed)).toEqual(office);
    },
  );

  it('[C11.8] adds an entry where it belongs, and undoing a removal puts it back in its place', () => {
    const added = changedBy(
      add('services', 'tax', {
        ...{ category: 'papers', name: both('Steuer-ID'), minutes: 5, lanes: ['main', 'short'] },
        position: 1,
      }),
    );
    expect(added.services.map(({ id }) => id)).toEqual([
      'id-card',
      'tax',
      'passport',
      'register',
      'pick-up',
      'name-change',
      'quick-copy',
    ]);
    expect(added.services[1]).toMatchObject({ most: 4, walkIn: true, documents: [] });
    expect(added.lanes.every((l) => l.services.includes('tax' as never))).toBe(true);

    const gone = remove('services', 'passport');
    const without = changedBy(gone);
    expect(without.lanes.flatMap((l) => l.services)).not.toContain('passport');
    const back = changedBy(undoOf(gone), without);
    expect(back).toEqual(office);
  });

  it('[P5] is on record: who, what it was and what it is', () => {
    const change = edit('services', 'passport', { minutes: 25 });
    const { log, memos } = decided(change);
    expect(log.map((entry) => logEntry.parse(entry))).toMatchObject([
      { what: 'office-changed', section: 'services', entry: 'passport', outside: 0, edit: change },
    ]);
    expect(memos).toMatchObject([
      { date: MONDAY, record: { type: 'office', section: 'services', entry: 'passport' } },
    ]);
  });

  it('[C11.8, P5] with all the texts that a service can have is on record whole, and can be undone', () => {
    const documents = Array.from({ length: 20 }, () => both('x'.repeat(2000)));
    const long = edit('services', 'passport', { documents });
    const [entry] = decided(long).log;
    expect(logEntry.parse(entry)).toMatchObject({ edit: long });
    expect(withoutOldEdits([entry!])).toEqual([]);
    expect(changedBy(undoOf(long), changedBy(long))).toEqual(office);
  });

  it('[M16] asked again after another lead has changed the same, it does not bring its value back', () => {
    const state = aState({ office, now: NOW, events: [] });
    const first = ask('change-office', { edit: edit('rules', null, { calls: 2 }), seen: [] });
    state.take(first, circumstances(NOW, LEAD));
    const then = edit('rules', null, { calls: 5 }, state.office);
    state.take(
      ask('change-office', { edit: then, seen: [], id: requestNamed('then') }),
      circumstances(NOW, LEAD),
    );
    const again = state.take(first, circumstances(NOW, LEAD));
    expect([again.answer.ok, again.office, state.office.rules.calls]).toEqual([true, null, 5]);
  });

  it('[P1.6] is refused to a clerk', () => {
    const state = aState({ office, now: NOW, events: [] });
    const asked = ask('change-office', { edit: edit('rules', null, { calls: 2 }), seen: [] });
    expect(reasonOf(state.take(asked, circumstances(NOW, { role: 'clerk' })).answer)).toBe('not-allowed');
  });
});

describe('[C11.6] two leads apart', () => {
  it('change different fields of one entry, and both count', () => {
    const [one, other] = [
      edit('services', 'passport', { minutes: 25 }),
      edit('services', 'passport', { most: 2 }),
    ];
    expect(changedBy(other, changedBy(one)).services[1]).toMatchObject({ minutes: 25, most: 2 });
  });

  it.each<[string, OfficeEdit, OfficeEdit, unknown]>([
    ['the same field', edit('rules', null, { calls: 2 }), edit('rules', null, { calls: 5 }), { calls: 2 }],
    [
      'an entry that the other removes',
      edit('services', 'passport', { minutes: 25 }),
      remove('services', 'passport'),
      expect.objectContaining({ minutes: 25, category: 'papers' }),
    ],
    [
      'an entry that has gone',
      remove('services', 'passport'),
      edit('services', 'passport', { minutes: 25 }),
      null,
    ],
    [
      'a new entry of the same id',
      add('categories', 'more', { name: both('Mehr') }),
      add('categories', 'more', { name: both('Weiteres') }),
      expect.objectContaining({ name: both('Mehr') }),
    ],
    [
      'the order of a list that has grown',
      add('categories', 'more', { name: both('Mehr') }),
      edit('categories', null, { order: ['residence', 'papers'] }),
      { order: ['papers', 'residence', 'more'] },
    ],
  ])(
    'change %s: the later is told what counts, and nothing is changed',
    (_what, first, second, meanwhile) => {
      const state = aState({ office, now: NOW, events: [] });
      expect(
        state.take(ask('change-office', { edit: first, seen: [] }), circumstances(NOW, LEAD)).answer.ok,
      ).toBe(true);
      const before = state.office;
      const { answer } = state.take(
        ask('change-office', { edit: second, seen: [], id: requestNamed('second') }),
        circumstances(NOW, LEAD),
      );
      expect(answerShape.parse(answer)).toMatchObject({
        ok: false,
        reason: 'office-changed-meanwhile',
        meanwhile,
      });
      expect(state.office).toBe(before);
    },
  );
});

describe('[C11.6] a list in another order', () => {
  const twoLanes = changedBy(edit('services', 'passport', { lanes: ['main', 'short'] }));
  const ids = twoLanes.lanes.map(({ id }) => String(id));
  const turned = changedBy(edit('lanes', null, { order: ids.toReversed() }, twoLanes), twoLanes);

  it.each<[string, OfficeEdit]>([
    ['changed', edit('services', 'passport', { lanes: ['main'] }, twoLanes)],
    ['removed', remove('services', 'passport', twoLanes)],
  ])('is no change of an entry that its entries name: it can still be %s', (_what, change) => {
    expect(valuesIn(turned, 'services', 'passport')!['lanes']).toEqual(['short', 'main']);
    expect(seenOtherwise(turned, change)).toBe(undefined);
  });

  it('is a change where the entries are others', () => {
    const change = edit('services', 'passport', { lanes: ['short'] }, twoLanes);
    const one = changedBy(edit('services', 'passport', { lanes: ['main'] }, turned), turned);
    expect(seenOtherwise(one, change)).toEqual({ lanes: ['main'] });
  });
});

describe('[C11.8, B13] links and questions', () => {
  const link = { name: both('Antrag'), url: 'https://example.org/antrag.pdf' };
  const asking = anOffice({ fields: [question] });

  it.each<[string, OfficeEdit, (of: Office) => unknown, unknown]>([
    ['forms', edit('services', 'passport', { forms: [link] }, asking), (o) => o.services[1]!.forms, [link]],
    [
      'an online service',
      edit('services', 'passport', { online: link }, asking),
      (o) => o.services[1]!.online,
      link,
    ],
    [
      'a question',
      add('fields', 'cats', {
        label: both('Katzen?'),
        type: 'number',
        required: true,
        services: ['passport'],
      }),
      (o) => o.fields[1],
      { id: 'cats', label: both('Katzen?'), type: 'number', required: true, services: ['passport'] },
    ],
    [
      'the options of a question',
      edit(
        'fields',
        'dog',
        { options: [...question.options!, { id: 'other', name: both('Anders') }] },
        asking,
      ),
      (o) => o.fields[0]!.options!.map(({ id }) => id),
      ['small', 'big', 'other'],
    ],
    [
      'a question that becomes a text',
      edit('fields', 'dog', { type: 'text', options: null }, asking),
      (o) => [o.fields[0]!.type, o.fields[0]!.options],
      ['text', undefined],
    ],
    ['the last question', remove('fields', 'dog', asking), (o) => o.fields, []],
  ])('%s can be changed, and undone', (_what, change, of, expected) => {
    const changed = changedBy(change, asking);
    expect(of(changed)).toEqual(expected);
    expect(changedBy(undoOf(change), changed)).toEqual(asking);
  });

  it.each<[string, OfficeEdit, unknown]>([
    [
      'a form without an address',
      edit('services', 'passport', { forms: [{ name: both('Antrag'), url: '' }] }, asking),
      [{ path: ['services', 1, 'forms', 0, 'url'], code: 'missing' }],
    ],
    [
      'an address that is none',
      edit('services', 'passport', { forms: [link, { ...link, url: 'antrag.pdf' }] }, asking),
      [{ path: ['services', 1, 'forms', 1, 'url'], code: 'bad-format' }],
    ],
    [
      'a link without a name',
      edit('services', 'passport', { online: { name: null, url: link.url } }, asking),
      [{ path: ['services', 1, 'online', 'name'], code: 'missing' }],
    ],
    [
      'one thing to choose',
      edit('fields', 'dog', { options: [question.options![0]!] }, asking),
      [{ path: ['fields', 0, 'options'], code: 'too-few', least: 2 }],
    ],
    [
      'a number of 21 digits',
      edit('fields', 'dog', { type: 'number', options: null, length: 21 }, asking),
      [{ path: ['fields', 0, 'length'], code: 'above', most: 20 }],
    ],
    [
      'a service that is not there',
      edit('fields', 'dog', { services: ['nothing'] }, asking),
      [{ path: ['fields', 0, 'services', 0], code: 'no-such-entry', about: 'nothing' }],
    ],
    [
      'a service that a question names',
      remove(
        'services',
        'passport',
        anOffice({ fields: [{ ...question, services: ['passport'] } as never] }),
      ),
      [{ path: ['fields', 0, 'services', 0], code: 'no-such-entry', about: 'passport' }],
    ],
  ])('%s is refused with its field', (_what, change, expected) => {
    const of =
      change.to === null ? anOffice({ fields: [{ ...question, services: ['passport'] } as never] }) : asking;
    const edited = editOffice(of, change);
    expect(edited.ok ? 'ok' : edited.error).toEqual({ why: 'problems', problems: expected });
  });
});

describe('[C11.8, P3] a shorter retention', () => {
  const { people, day } = office.rules.retention;
  const asked = (to: Record<string, unknown>, mayErase?: boolean): unknown => {
    const state = aState({ office, now: NOW, events: [] });
    const request = ask('change-office', { edit: edit('rules', null, to), seen: [], mayErase });
    return reasonOf(state.take(request, circumstances(NOW, LEAD)).answer);
  };

  it('is refused until the lead agrees that past days are erased', () => {
    const shorter = { 'retention.people': people - 1 };
    expect([asked(shorter), asked(shorter, false), asked(shorter, true)]).toEqual([
      'erases-days',
      'erases-days',
      'ok',
    ]);
    expect(asked({ 'retention.day': day - 1 })).toBe('erases-days');
    expect([asked({ 'retention.people': people + 1 }), asked({ calls: 2 })]).toEqual(['ok', 'ok']);
  });

  it('names the days that the next night erases and would have kept', () => {
    const before = { people: 7, day: 90 };
    expect(erasedBy(before, { people: 3, day: 90 }, MONDAY)).toEqual({
      people: { from: addDays(MONDAY, -6), until: addDays(MONDAY, -3) },
      day: null,
    });
    expect(erasedBy(before, { people: 7, day: 89 }, MONDAY)).toEqual({
      people: null,
      day: { from: addDays(MONDAY, -89), until: addDays(MONDAY, -89) },
    });
    expect(erasedBy(before, { people: 8, day: 91 }, MONDAY)).toBe(null);
  });
});

describe('[C11.9] what cannot be kept is refused with its field', () => {
  const SERVICE = ['services', 1];
  it.each<[string, OfficeEdit, unknown]>([
    [
      'negative minutes',
      edit('services', 'passport', { minutes: -5 }),
      [{ path: [...SERVICE, 'minutes'], code: 'below', least: 1 }],
    ],
    [
      'half a minute',
      edit('services', 'passport', { minutes: 7.5 }),
      [{ path: [...SERVICE, 'minutes'], code: 'no-number' }],
    ],
    [
      'no minutes',
      edit('services', 'passport', { minutes: null }),
      [{ path: [...SERVICE, 'minutes'], code: 'missing' }],
    ],
    [
      'longer than the longest',
      edit('services', 'passport', { minutes: 200 }),
      [{ path: [...SERVICE, 'minutes'], code: 'longer-than-longest', about: 'passport', most: 120 }],
    ],
    [
      'too many persons',
      edit('services', 'passport', { most: 20 }),
      [{ path: [...SERVICE, 'most'], code: 'too-many-persons', about: 'passport', most: 120 }],
    ],
    [
      'a name in no language',
      edit('services', 'passport', { name: {} }),
      [{ path: [...SERVICE, 'name'], code: 'text-missing' }],
    ],
    [
      'a name without the first language',
      edit('services', 'passport', { name: { en: 'Passport' } }),
      [{ path: [...SERVICE, 'name', 'de'], code: 'text-missing', about: 'de' }],
    ],
    [
      'a language that the office has not',
      edit('services', 'passport', { name: { de: 'Pass', fr: 'Passeport' } }),
      [{ path: [...SERVICE, 'name', 'fr'], code: 'no-such-language', about: 'fr' }],
    ],
    [
      'a category that is not there',
      edit('services', 'passport', { category: 'other' }),
      [{ path: [...SERVICE, 'category'], code: 'no-such-entry', about: 'other' }],
    ],
    [
      'a service that no lane serves',
      edit('services', 'passport', { lanes: [] }),
      [{ path: [...SERVICE, 'id'], code: 'not-served', about: 'passport' }],
    ],
    [
      'people kept for longer than their day',
      edit('rules', null, { 'retention.people': 20, 'retention.day': 10 }),
      [{ path: ['rules', 'retention', 'people'], code: 'above', most: 10 }],
    ],
    [
      'paper that no printer has',
      edit('kiosk', null, { printer: { paper: 70 } }),
      [{ path: ['kiosk', 'printer', 'paper'], code: 'not-possible' }],
    ],
    [
      'a screen that goes dark five hours after the last number',
      edit('kiosk', null, { lockAfter: 300 }),
      [{ path: ['kiosk', 'lockAfter'], code: 'above', most: 240 }],
    ],
    [
      'a service in a lane that has gone',
      edit('services', 'passport', { lanes: ['main', 'gone'] }),
      [{ path: [...SERVICE, 'lanes'], code: 'no-such-entry', about: 'gone' }],
    ],
    [
      'a new lane at a counter that has gone',
      add('lanes', 'third', { letter: 'C', name: both('Drei'), services: ['passport'], counters: ['gone'] }),
      [{ path: ['lanes', 2, 'counters'], code: 'no-such-entry', about: 'gone' }],
    ],
    [
      'lanes that are no list',
      edit('services', 'passport', { lanes: 'main' }),
      [{ path: [...SERVICE, 'lanes'], code: 'no-such-entry', about: 'main' }],
    ],
    [
      'a lane that is not there',
      edit('counters', 'c1', { lanes: ['nowhere'] }),
      expect.arrayContaining([
        { path: ['counters', 0, 'lanes', 0], code: 'no-such-entry', about: 'nowhere' },
      ]),
    ],
    [
      'a counter without a lane',
      edit('counters', 'c1', { lanes: [] }),
      [{ path: ['counters', 0, 'lanes'], code: 'too-few', least: 1 }],
    ],
    [
      'a lane without a counter',
      edit('counters', 'c3', { lanes: ['main'] }),
      expect.arrayContaining([{ path: ['lanes', 1, 'id'], code: 'not-staffed', about: 'short' }]),
    ],
    [
      'fewer counters than the hours promise',
      edit('counters', 'c2', { lanes: ['short'] }),
      [{ path: ['windows', 0, 'lanes', 'main', 'counters'], code: 'too-few-counters', most: 2 }],
    ],
    [
      'a letter twice',
      edit('lanes', 'short', { letter: 'A' }),
      [{ path: ['lanes', 1, 'letter'], code: 'twice', about: 'A' }],
    ],
    [
      'two letters',
      edit('lanes', 'short', { letter: 'BB' }),
      [{ path: ['lanes', 1, 'letter'], code: 'bad-format' }],
    ],
    [
      'a lane that the hours name',
      remove('lanes', 'short'),
      [{ path: ['windows', 0, 'lanes', 'short'], code: 'no-such-entry', about: 'short' }],
    ],
    [
      'a category with services',
      remove('categories', 'papers'),
      expect.arrayContaining([{ path: ['services', 0, 'category'], code: 'no-such-entry', about: 'papers' }]),
    ],
    ['no category at all', remove('categories', 'papers', anOffice()), expect.anything()],
    [
      'a horizon without end',
      edit('rules', null, { horizonDays: 181 }),
      [{ path: ['rules', 'horizonDays'], code: 'above', most: 180 }],
    ],
    [
      'no address asked where it is needed',
      edit('rules', null, { 'contact.mail': 'optional' }),
      [{ path: ['rules', 'contact', 'mail'], code: 'mail-needed' }],
    ],
    [
      'red before amber',
      edit('rules', null, { 'waitLimits.red': 10 }),
      [{ path: ['rules', 'waitLimits', 'red'], code: 'below-amber' }],
    ],
    [
      'a web address that is none',
      edit('identity', null, { website: 'werne' }),
      [{ path: ['website'], code: 'bad-format' }],
    ],
    [
      'a website that is empty',
      edit('identity', null, { website: '' }),
      [{ path: ['website'], code: 'missing' }],
    ],
    [
      'an order that leaves one out',
      edit('categories', null, { order: ['papers'] }),
      [{ path: ['categories'], code: 'missing' }],
    ],
  ])('%s', (_what, change, problems) => {
    expect(problemsOf(change)).toEqual(problems);
    expect(decided(change).office).toBeNull();
  });

  it('what was wrong before is no reason', () => {
    const wrong: Office = {
      ...office,
      windows: [{ ...office.windows[0]!, lanes: { gone: { counters: 1, online: 1, sameDay: 0 } } }],
    };
    expect(decided(edit('rules', null, { calls: 2 }, wrong), [], [], wrong).answer.ok).toBe(true);
  });

  it.each([
    [
      'fields of another section',
      { section: 'rules', entry: null, was: { name: null }, to: { name: both('x') } },
    ],
    ['another field than it saw', { section: 'rules', entry: null, was: { calls: 3 }, to: { longest: 100 } }],
    ['no field', { section: 'rules', entry: null, was: {}, to: {} }],
    ['an entry of rules', { section: 'rules', entry: 'calls', was: { calls: 3 }, to: { calls: 2 } }],
    ['the id', { section: 'services', entry: 'passport', was: { id: 'passport' }, to: { id: 'pass' } }],
    ['nothing to nothing', { section: 'services', entry: 'passport', was: null, to: null }],
    [
      'a value as deep as the sea',
      { section: 'rules', entry: null, was: { calls: 3 }, to: { calls: [[[[[[1]]]]]] } },
    ],
  ])('an edit that names %s is malformed', (_what, bad) => {
    const asked = {
      ...ask('change-office', { edit: edit('rules', null, { calls: 2 }), seen: [] }),
      edit: bad,
    };
    expect(requestShape.safeParse(asked).success).toBe(false);
  });
});

describe('[C11.10] what visitors still need is not removed', () => {
  const booked = anAppointment({
    id: visit('anna'),
    start: at('09:00', TUESDAY),
    services: [choose('passport')],
  });
  const here = aTicket({ id: visit('here'), services: [choose('register')] });
  const called = visitStep('called', { of: here.id, at: at('07:40'), counter: 'c1' });

  it.each<[string, OfficeEdit, DayEvent[], string]>([
    ['a service that is booked', remove('services', 'passport'), [booked], 'service-in-use'],
    ['a service that somebody waits with', remove('services', 'register'), [here], 'service-in-use'],
    ['a service that nobody needs', remove('services', 'quick-copy'), [booked, here], 'ok'],
    ['a counter with a visitor', remove('counters', 'c1'), [here, called], 'counter-in-use'],
  ])('%s', (_what, change, events, reason) => {
    // Fewer counters than before are promised, so that one can go.
    const small = anOffice({
      windows: [{ ...office.windows[0]!, lanes: { main: { counters: 2, online: 1, sameDay: 0 } } }],
    });
    const of = { ...change, was: valuesIn(small, change.section, change.entry) };
    const { answer } = decided(of, events, [], small);
    expect(reasonOf(answer)).toBe(reason);
    if (!answer.ok && reason === 'service-in-use') expect(answer.alternatives).toHaveLength(1);
  });

  it('a service that is booked on a day that is closed by now', () => {
    const closed = anOffice({ closures: [{ date: TUESDAY, reason: both('Wasserschaden') }] });
    const { answer } = decided(remove('services', 'passport', closed), [booked], [], closed);
    expect(answer).toMatchObject({ reason: 'service-in-use', alternatives: [{ start: booked.start }] });
  });

  it('[C3] a lane that does not serve what is booked any more names the appointments first', () => {
    const inShort = anAppointment({
      ...{
        id: visit('bert'),
        start: at('09:00', TUESDAY),
        services: [choose('pick-up')],
        lane: 'short' as never,
      },
    });
    const change = edit('services', 'pick-up', { lanes: ['main'] });
    expect(decided(change, [inShort]).answer).toMatchObject({
      reason: 'appointments-outside',
      alternatives: [{ date: TUESDAY, start: inShort.start }],
    });
    expect(decided(change, [inShort], [inShort.id]).log).toMatchObject([{ outside: 1 }]);
  });
});

describe('[C3.7] the state and own days off', () => {
  const known = [{ date: TUESDAY, name: { de: 'Feiertag' } }];
  /** As the relay's calendar would say. */
  const holidaysFor = ({ holidaysOf }: Office): Office['holidays'] | null =>
    holidaysOf === 'DE-XX' ? null : holidaysOf === undefined ? [] : known;
  const booked = anAppointment({ id: visit('anna'), start: at('09:00', TUESDAY) });

  function decidedWith(change: OfficeEdit, seen: readonly string[] = [], of = office): Decision {
    const state = aState({ office: of, now: NOW, events: [booked], holidaysFor });
    return state.take(ask('change-office', { edit: change, seen: seen as never }), circumstances(NOW, LEAD));
  }
  const inNorth = edit('holidays', null, { holidaysOf: 'DE-NW' });

  it('close the office on the days of the new state, once the lead has seen whom that hits', () => {
    expect(decidedWith(inNorth).answer).toMatchObject({
      reason: 'appointments-outside',
      alternatives: [{ date: TUESDAY, start: booked.start }],
    });
    const seen = decidedWith(inNorth, [booked.id]);
    expect(seen.office).toEqual({ ...office, holidaysOf: 'DE-NW', holidays: known });
    expect(seen.log).toMatchObject([{ section: 'holidays', outside: 1 }]);
  });

  it('are taken away with their days, and put back by undoing', () => {
    const closed = anOffice({ holidaysOf: 'DE-NW', holidays: known });
    const away = edit('holidays', null, { holidaysOf: null }, closed);
    const open = decidedWith(away, [], closed).office!;
    expect([open.holidaysOf, open.holidays]).toEqual([undefined, []]);
    expect(decidedWith(undoOf(away), [booked.id], open).office).toEqual(closed);
  });

  it('a state of which no holidays are known is refused at its field', () => {
    expect(decidedWith(edit('holidays', null, { holidaysOf: 'DE-XX' })).answer).toMatchObject({
      reason: 'office-not-possible',
      problems: [{ path: ['holidaysOf'], code: 'no-such-region', about: 'DE-XX' }],
    });
  });

  it.each([
    [{ day: '02-30', name: both('Nie') }, ['ownHolidays', 0, 'day'], 'not-possible'],
    [{ day: 'easter -', name: both('Nie') }, ['ownHolidays', 0, 'day'], 'bad-format'],
    [{ day: '12-24', name: null }, ['ownHolidays', 0, 'name'], 'missing'],
    [{ day: '12-24', name: { en: 'Eve' } }, ['ownHolidays', 0, 'name', 'de'], 'text-missing'],
  ])('an own day off %j is refused at its field', (day, path, code) => {
    expect(problemsOf(edit('holidays', null, { ownHolidays: [day] }))).toMatchObject([{ path, code }]);
  });
});

it('[C11.8] every field that can be edited is a field of the office', () => {
  const office = anOffice({
    fields: [question],
    mails: [{ id: 'reminder', intro: both('Denken Sie daran.') }],
    pages: [{ id: 'baby', name: both('Wickelraum') }],
    priorities: [{ id: 'pregnant', name: both('Schwanger') }],
  });
  for (const section of officeSectionNames) {
    const isList = officeSections[section].isList;
    const known = Object.keys(
      valuesIn(office, section, isList ? (office[section as 'services'][0]!.id as string) : null)!,
    );
    expect(known).toEqual(expect.arrayContaining([...fieldsIn(section, isList)]));
  }
  // A rule that is added to the office is added to its section, too.
  const leaves = (of: object, path = ''): string[] =>
    Object.entries(of).flatMap(([key, value]) =>
      typeof value === 'object' && value !== null
        ? leaves(value as object, `${path}${key}.`)
        : [`${path}${key}`],
    );
  expect([...officeSections.rules.fields].sort()).toEqual(leaves(office.rules).sort());
});
