/** A lead's edit of the office: the form that says it, and another lead who changes the same meanwhile. */
import { describe, expect, it } from 'vitest';
import type { Session } from '../../src/lib/client/types.ts';
import { actorId } from '../../src/lib/domain/ids.ts';
import { editOffice } from '../../src/lib/domain/office/office-problems.ts';
import {
  officeEdit,
  officeSectionNames,
  officeSections,
  seenOtherwise,
  undoOf,
} from '../../src/lib/domain/office/office-edit.ts';
import type { OfficeEdit, OfficeSection } from '../../src/lib/domain/office/office-edit.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { kindOf, newId, OfficeForm } from '../../src/lib/state/lead/office-form.svelte.ts';
import { OfficeDesk } from '../../src/lib/state/lead/office.svelte.ts';
import { valueGroups } from '../../src/routes/(staff)/staff/[office=office]/lead/dienststelle/office-words.ts';
import {
  errorKeyOf,
  rowErrorKey,
} from '../../src/routes/(staff)/staff/[office=office]/lead/dienststelle/problem-words.ts';
import { anOffice, anOfficeFile } from '../support/build/index.ts';

const office = anOffice({ languages: ['de', 'en'] });
const session: Session = {
  ...{ office: office.id, actor: actorId.parse('a'.repeat(22)), role: 'lead', name: 'Lena' },
} as Session;

const fewCalls: OfficeEdit = { section: 'rules', entry: null, was: { calls: 3 }, to: { calls: 2 } };
const PREVIEW = { problems: [], hit: [], days: [], placeMinutes: 15, needed: [] };

function aDesk(now: () => Office, said: object = PREVIEW): { desk: OfficeDesk; asked: OfficeEdit[] } {
  const asked: OfficeEdit[] = [];
  const desk = new OfficeDesk(session, now, {
    origin: 'http://relay',
    fetch: async (_url, init) => {
      asked.push(JSON.parse(String(init?.body)) as OfficeEdit);
      return Response.json(said);
    },
  });
  return { desk, asked };
}

describe('[C11.6] an edit while another lead changes the office', () => {
  it('is reckoned again where the other has changed something else', async () => {
    let now = office;
    const { desk, asked } = aDesk(() => now);
    await desk.show(fewCalls);
    now = { ...office, phone: '1234' };
    await desk.rebase();
    expect([desk.meanwhile, desk.canSave, asked.length]).toEqual([undefined, true, 2]);
    desk.close();
  });

  it('shows what counts now where the other has changed the same, and goes on from there', async () => {
    let now = office;
    const { desk, asked } = aDesk(() => now);
    await desk.show(fewCalls);
    now = { ...office, rules: { ...office.rules, calls: 5 } };
    await desk.rebase();
    expect([desk.meanwhile, desk.canSave, desk.canOverwrite]).toEqual([{ calls: 5 }, false, true]);
    await desk.overwrite();
    expect(asked.at(-1)).toEqual({ ...fewCalls, was: { calls: 5 } });
    expect([desk.meanwhile, desk.canSave]).toEqual([undefined, true]);
    desk.close();
  });

  it('cannot go on where its entry has gone', async () => {
    let now = office;
    const { desk } = aDesk(() => now);
    await desk.show({ section: 'services', entry: 'passport', was: { minutes: 20 }, to: { minutes: 25 } });
    now = { ...office, services: office.services.filter(({ id }) => id !== 'passport') };
    await desk.rebase();
    expect([desk.meanwhile, desk.canSave, desk.canOverwrite]).toEqual([null, false, false]);
    desk.close();
  });

  it.each([
    ['has a problem', { ...PREVIEW, problems: [{ path: ['rules', 'calls'], code: 'below', least: 1 }] }],
    ['removes what is needed', { ...PREVIEW, needed: [{ date: '2026-11-23', start: 1 }] }],
    ['is stale at the relay', { ...PREVIEW, meanwhile: { calls: 7 } }],
  ])('cannot be saved when it %s', async (_what, said) => {
    const { desk } = aDesk(() => office, said);
    await desk.show(fewCalls);
    expect(desk.canSave).toBe(false);
    desk.close();
  });
});

describe('[P3] an edit that erases past days', () => {
  it('is saved only once the lead has agreed, and each edit asks anew', async () => {
    const erases = { people: { from: '2026-11-17', until: '2026-11-20' }, day: null };
    const { desk } = aDesk(() => office, { ...PREVIEW, erases });
    await desk.show(fewCalls);
    expect(desk.canSave).toBe(false);
    desk.mayErase = true;
    expect(desk.canSave).toBe(true);
    await desk.show(fewCalls);
    expect(desk.canSave).toBe(false);
    desk.close();
  });
});

describe('[C3] an edit that is being saved', () => {
  it('is neither dropped nor replaced: it counts as soon as the relay answers', async () => {
    const { desk, asked } = aDesk(() => office);
    await desk.show(fewCalls);
    desk.isSaving = true;
    desk.drop();
    await desk.show({ ...fewCalls, to: { calls: 7 } });
    await desk.again();
    expect([desk.edit, desk.preview, asked.length]).toEqual([fewCalls, PREVIEW, 1]);
    desk.isSaving = false;
    desk.drop();
    expect(desk.edit).toBe(null);
    desk.close();
  });
});

describe('[C11.8] the form', () => {
  const begun = (section: OfficeSection, entry: string | null, fields: readonly string[]) => {
    const form = new OfficeForm();
    form.begin(office, section, entry, fields);
    return form;
  };

  it('asks for a text in the languages in which it is read alone', () => {
    const simple = { ...office, languages: ['de', 'de-simple', 'en'] };
    const form = new OfficeForm();
    form.begin(simple, 'mails', 'confirmation', ['subject'], ['de', 'en']);
    expect(Object.keys(form.typed['subject'] as object)).toEqual(['de', 'en']);
    form.begin(simple, 'services', 'passport', ['name']);
    expect(Object.keys(form.typed['name'] as object)).toEqual(['de', 'de-simple', 'en']);
  });

  it('says the fields that were changed, and no others', () => {
    const form = begun('services', 'passport', [
      'name',
      'minutes',
      'furtherPerson',
      'documents',
      'keywords',
      'lanes',
    ]);
    expect(form.read(office)).toBe('nothing');
    form.type('minutes', ' 25 ');
    form.type('keywords', 'Pass, , Reise ');
    form.typeIn('documents', 'de', 'Ausweis\n\nFoto');
    form.typeIn('documents', 'en', 'Card\n\nPhoto');
    expect(form.read(office)).toEqual({
      ...{ section: 'services', entry: 'passport' },
      was: { minutes: 20, documents: [], keywords: [] },
      to: {
        minutes: 25,
        documents: [
          { de: 'Ausweis', en: 'Card' },
          { de: 'Foto', en: 'Photo' },
        ],
        keywords: ['Pass', 'Reise'],
      },
    });
    expect(editOffice(office, form.read(office) as OfficeEdit).ok).toBe(true);
  });

  it('says entries in the order of their list, so that the edit can be undone', () => {
    const form = begun('lanes', 'short', ['counters']);
    form.toggle('counters', 'c1', true);
    const edit = form.read(office) as OfficeEdit;
    expect(edit.to).toEqual({ counters: ['c1', 'c3'] });
    const edited = editOffice(office, edit);
    expect(edited.ok && seenOtherwise(edited.value, undoOf(edit))).toBe(undefined);
  });

  it('[A5.2] says a printer whole, and takes it away with its text', () => {
    const form = begun('kiosk', null, ['printer', 'lockAfter']);
    expect(form.read(office)).toBe('nothing');
    form.typeIn('printer', 'paper', '58');
    form.typeIn('printer', 'de', ' Bis gleich ');
    const edit = form.read(office) as OfficeEdit;
    const printer = { paper: 58, text: { de: 'Bis gleich' } };
    expect(edit).toEqual({ section: 'kiosk', entry: null, was: { printer: null }, to: { printer } });
    const edited = editOffice(office, edit);
    expect(edited.ok && edited.value.kiosk).toEqual({ ...office.kiosk, printer });
    if (!edited.ok) return;
    form.begin(edited.value, 'kiosk', null, ['printer', 'lockAfter']);
    expect(form.read(edited.value)).toBe('nothing');
    form.typeIn('printer', 'paper', '');
    expect(form.read(edited.value)).toMatchObject({ was: { printer }, to: { printer: null } });
  });

  it('[A5.11] chooses favourites in the order of services, and lets go of one that has gone', () => {
    const gone = {
      ...office,
      kiosk: { ...office.kiosk, favourites: ['gone' as never, 'passport' as never] },
    };
    const form = new OfficeForm();
    form.begin(gone, 'kiosk', null, ['favourites']);
    form.toggle('favourites', 'id-card', true);
    const edit = form.read(gone) as OfficeEdit;
    expect(edit.to).toEqual({ favourites: ['id-card', 'passport'] });
    expect(editOffice(gone, edit).ok).toBe(true);
  });

  it('[C3.7] says a state and own days off, each as the office file has it', () => {
    const own = {
      ...office,
      holidaysOf: 'DE-NW',
      ownHolidays: [
        { day: '12-24', name: { de: 'Heiligabend' } },
        { day: '2026-10-30', name: { de: 'Brücke' } },
        { day: 'easter -48', name: { de: 'Rosenmontag' } },
        { day: 'easter +0', name: { de: 'Ostern' } },
      ],
    };
    const form = new OfficeForm();
    form.begin(own, 'holidays', null, ['holidaysOf', 'ownHolidays']);
    expect(form.read(own)).toBe('nothing');
    form.type('holidaysOf', '');
    const [eve, bridge, monday] = form.daysOff('ownHolidays');
    form.changeDayOff('ownHolidays', eve!.key, { day: '6', month: '1', name: { de: 'Dreikönig', en: '' } });
    form.changeDayOff('ownHolidays', bridge!.key, { kind: 'after-easter', day: '60' });
    form.removeDayOff('ownHolidays', monday!.key);
    form.addDayOff('ownHolidays');
    form.addDayOff('ownHolidays');
    const last = form.daysOff('ownHolidays').at(-1)!;
    form.changeDayOff('ownHolidays', last.key, {
      ...{ kind: 'once', date: '2027-05-07' },
      name: { de: ' Stadtfest ', en: '' },
    });
    const edit = form.read(own) as OfficeEdit;
    expect(edit).toEqual({
      ...{ section: 'holidays', entry: null },
      was: { holidaysOf: 'DE-NW', ownHolidays: own.ownHolidays },
      to: {
        holidaysOf: null,
        ownHolidays: [
          { day: '01-06', name: { de: 'Dreikönig' } },
          { day: 'easter +60', name: { de: 'Brücke' } },
          { day: 'easter +0', name: { de: 'Ostern' } },
          { day: '2027-05-07', name: { de: 'Stadtfest' } },
        ],
      },
    });
    expect(editOffice(own, edit).ok).toBe(true);
    // The row in which nothing stood is gone; one with no day is said at its own place.
    expect(form.daysOff('ownHolidays')).toHaveLength(4);
    form.changeDayOff('ownHolidays', eve!.key, { day: '31', month: '2' });
    const wrong = editOffice(own, form.read(own) as OfficeEdit);
    expect(wrong).toMatchObject({ error: { problems: [{ path: ['ownHolidays', 0, 'day'] }] } });
    if (wrong.ok || wrong.error.why !== 'problems') throw new Error('it is a day');
    expect(errorKeyOf(wrong.error.problems[0]!, 'holidays', form.languages)).toBe(
      rowErrorKey('ownHolidays', 0, 'day'),
    );
  });

  const de = (text: string) => ({ de: text, en: '' });

  it('says links row by row, and lets go of empty rows', () => {
    const form = begun('services', 'passport', ['forms', 'online']);
    expect(form.read(office)).toBe('nothing');
    for (const name of ['Antrag', '', 'Vollmacht']) {
      form.addRow('forms');
      form.changeRow('forms', form.rows('forms').at(-1)!.key, { name: de(name) });
    }
    form.changeRow('forms', form.rows('forms')[0]!.key, { url: ' https://example.org/a ' });
    form.addRow('online');
    expect((form.read(office) as OfficeEdit).to).toEqual({
      forms: [
        { name: { de: 'Antrag' }, url: 'https://example.org/a' },
        { name: { de: 'Vollmacht' }, url: '' },
      ],
    });
    expect([form.rows('forms').length, form.rows('online').length]).toEqual([2, 0]);
    form.removeRow('forms', form.rows('forms')[1]!.key);
    expect(editOffice(office, form.read(office) as OfficeEdit).ok).toBe(true);
  });

  it('says a question, whose options keep their ids when their names change', () => {
    const form = begun('fields', null, ['label', 'type', 'required', 'services', 'length', 'options']);
    form.typeIn('label', 'de', 'Welcher Hund?');
    form.type('type', 'choice');
    form.type('length', '9');
    for (const name of ['Größe', 'Größe']) {
      form.addRow('options');
      form.changeRow('options', form.rows('options').at(-1)!.key, { name: de(name) });
    }
    const added = form.read(office) as OfficeEdit;
    expect(added).toEqual({
      ...{ section: 'fields', entry: 'welcher-hund', was: null },
      to: {
        ...{ label: { de: 'Welcher Hund?' }, type: 'choice', required: false },
        options: [
          { id: 'groesse', name: { de: 'Größe' } },
          { id: 'groesse-2', name: { de: 'Größe' } },
        ],
      },
    });
    const edited = editOffice(office, added);
    if (!edited.ok) throw new Error(JSON.stringify(edited.error));
    form.begin(edited.value, 'fields', 'welcher-hund', ['type', 'options']);
    form.changeRow('options', form.rows('options')[0]!.key, { name: de('Klein') });
    expect((form.read(edited.value) as OfficeEdit).to).toEqual({
      options: [
        { id: 'groesse', name: { de: 'Klein' } },
        { id: 'groesse-2', name: { de: 'Größe' } },
      ],
    });
    form.type('type', 'text');
    expect((form.read(edited.value) as OfficeEdit).to).toEqual({ type: 'text', options: null });
  });

  it('tells a field without a number, and an emptied one is left out', () => {
    const form = begun('rules', null, ['calls', 'activation']);
    form.type('calls', 'drei');
    expect([form.read(office), form.noNumbers]).toEqual([null, ['calls']]);
    form.type('calls', '3');
    form.type('activation', '');
    expect(form.read(office)).toEqual({
      ...{ section: 'rules', entry: null, was: { activation: 120 }, to: { activation: null } },
    });
  });

  it('makes a new entry with a key of its own', () => {
    const form = begun('services', null, [
      'name',
      'category',
      'minutes',
      'most',
      'bookable',
      'walkIn',
      'lanes',
    ]);
    form.typeIn('name', 'de', 'Führungszeugnis');
    form.type('category', 'papers');
    form.type('minutes', '5');
    form.toggle('lanes', 'main', true);
    const edit = form.read(office) as OfficeEdit;
    expect(edit).toMatchObject({ entry: 'fuehrungszeugnis', was: null, to: { bookable: true, most: 4 } });
    expect(editOffice(office, edit).ok).toBe(true);
  });

  it.each([
    ['Reisepass', 'reisepass'],
    ['Passport', 'passport-2'],
    ['  Straße & Weg  ', 'strasse-weg'],
    ['宛先', 'service'],
    ['x'.repeat(80), 'x'.repeat(34)],
  ])('the key of %j is %s', (name, id) => {
    expect(newId(office, 'services', name)).toBe(id);
  });

  it('the page of the office shows each field of what is no list in one group', () => {
    const sections = officeSectionNames.filter((name) => !officeSections[name].isList);
    const known = sections.map((name) => [name, [...officeSections[name].fields].sort()]);
    const shown = Object.entries(valueGroups).map(([name, groups]) => [
      name,
      groups.flatMap(({ fields }): readonly string[] => fields).sort(),
    ]);
    expect(shown).toEqual(known);
  });

  it('a name is a text by language, and of a counter one line', () => {
    expect([kindOf('services', 'name'), kindOf('counters', 'name')]).toEqual(['text', 'line']);
  });
});

describe('[B15, C11.8] the form of a service by phone or video', () => {
  const withVariants = anOffice({
    languages: ['de', 'en'],
    videoLink: 'https://video.example.org/{room}',
    services: anOfficeFile().services.map((one) =>
      one.id === 'passport'
        ? {
            ...one,
            variants: [{ id: 'video', minutes: 9, documents: [{ de: 'Akte', en: 'File' }, { de: 'Foto' }] }],
          }
        : one,
    ),
  });
  const begun = (): OfficeForm => {
    const form = new OfficeForm();
    form.begin(withVariants, 'services', 'passport', ['variants']);
    return form;
  };

  it('says what counts already', () => {
    const form = begun();
    expect(form.variants('variants')).toMatchObject([
      { id: 'phone', isOn: false },
      { id: 'video', isOn: true, minutes: '9', documents: { de: 'Akte\nFoto', en: 'File' } },
    ]);
    expect(form.read(withVariants)).toBe('nothing');
  });

  it('makes an edit that the office takes, and that can be taken back', () => {
    const form = begun();
    form.changeVariant('variants', 'phone', {
      isOn: true,
      minutes: ' 5 ',
      hint: { de: 'Bitte da sein.', en: '' },
    });
    form.changeVariant('variants', 'phone', { lane: 'short' });
    form.changeVariant('variants', 'video', { isOn: false });
    const edit = form.read(withVariants) as OfficeEdit;
    expect(officeEdit.safeParse(edit).success).toBe(true);
    const edited = editOffice(withVariants, edit);
    if (!edited.ok) throw new Error(JSON.stringify(edited.error));
    const variantsIn = ({ services }: Office) => services.find(({ id }) => id === 'passport')!.variants;
    expect(variantsIn(edited.value)).toEqual([
      { id: 'phone', minutes: 5, hint: { de: 'Bitte da sein.' }, lane: 'short' },
    ]);
    const undone = editOffice(edited.value, undoOf(edit));
    expect(undone.ok && variantsIn(undone.value)).toEqual(variantsIn(withVariants));
  });

  it('says where no number stands, and what the office refuses', () => {
    const form = begun();
    form.changeVariant('variants', 'video', { minutes: 'neun' });
    expect([form.read(withVariants), form.noNumbers]).toEqual([null, ['variants']]);
    form.changeVariant('variants', 'video', { minutes: '999' });
    const edited = editOffice(withVariants, form.read(withVariants) as OfficeEdit);
    expect(edited).toMatchObject({
      error: { problems: [{ path: ['services', 1, 'variants', 0, 'minutes'], code: 'above' }] },
    });
  });

  it('a video needs the link of the office', () => {
    const form = new OfficeForm();
    form.begin(office, 'services', 'passport', ['variants']);
    form.changeVariant('variants', 'video', { isOn: true });
    expect(editOffice(office, form.read(office) as OfficeEdit)).toMatchObject({
      error: { problems: [{ code: 'video-link-needed', about: 'passport' }] },
    });
  });
});
