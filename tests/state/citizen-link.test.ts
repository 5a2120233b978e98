/** A link that opens the booking at a service, and a person who is kept for the next booking. */
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { actorId, requestId } from '../../src/lib/domain/ids.ts';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import { wholeOfficeRecord } from '../../src/lib/domain/office/office.ts';
import { linkedServices, linkedTime, pathOfLink } from '../../src/lib/wire/booking-link.ts';
import { Draft, draftOf, forgetKeptPerson } from '../../src/lib/state/citizen/draft.svelte.ts';
import { dropPerson, keptPerson } from '../../src/lib/state/citizen/kept-person.ts';
import { anOffice, at, choose, MONDAY, visit } from '../support/build/index.ts';

const plain = anOffice();
const office = {
  ...plain,
  services: plain.services.map((one, index) => ({
    ...one,
    bookable: one.id !== 'passport',
    ...(index === 0 ? { leika: '99115005010000' } : {}),
  })),
};
const first = office.services[0]!;
const linked = (query: string) => linkedServices(office, new URLSearchParams(query));

describe('[B1.4] a link of another site', () => {
  test('names a service by its id or by its key in the federal catalogue, and how many', () => {
    const choices = [{ service: first.id, quantity: 2 }];
    const one = { choices, notOnline: [], hasUnknown: false };
    expect(linked(`anliegen=${first.id}&anzahl=2`)).toEqual(one);
    expect(linked('anliegen=99115005010000&anzahl=2')).toEqual(one);
    expect(linked(pathOfLink(office.id, first.id).split('?')[1]!).choices).toEqual([
      { service: first.id, quantity: 1 },
    ]);
    // Named twice, it is chosen once.
    expect(linked(`anliegen=${first.id}&anliegen=99115005010000`).choices).toHaveLength(1);
  });

  test('chooses no more than go into one appointment, and one where the number is none', () => {
    const quantityIn = (anzahl: string) =>
      linked(`anliegen=${first.id}&anzahl=${anzahl}`).choices[0]?.quantity;
    expect(quantityIn('99')).toBe(first.most);
    for (const bad of ['0', '-1', '1e3', '100', 'zwei', '', '%00']) expect(quantityIn(bad)).toBe(1);
  });

  test('[B15.1] chooses how the appointment takes place, where all that is named has it', () => {
    const byPhone = {
      ...office,
      services: office.services.map((one) => ({
        ...one,
        variants: one.id === first.id ? [{ id: 'phone' as const }] : [],
      })),
    };
    const choices = (query: string) => linkedServices(byPhone, new URLSearchParams(query)).choices;
    const chosen = { service: first.id, quantity: 1, variant: 'phone' };
    expect(choices(`anliegen=${first.id}&art=phone`)).toEqual([chosen]);
    expect(choices(pathOfLink(office.id, first.id, 1, 'phone').split('?')[1]!)).toEqual([chosen]);
    const onSite = [{ service: first.id, quantity: 1 }];
    for (const art of ['video', 'telefon', '', '%00'])
      expect(choices(`anliegen=${first.id}&art=${art}`)).toEqual(onSite);
    expect(choices(`anliegen=${first.id}&anliegen=register&art=phone`).map(({ variant }) => variant)).toEqual(
      [...[undefined, undefined]],
    );
  });

  test('says what it names that is not there, or not online', () => {
    expect(linked('anliegen=no-such').hasUnknown).toBe(true);
    expect(linked('anliegen=%3Cscript%3E').hasUnknown).toBe(true);
    expect(linked('')).toEqual({ choices: [], notOnline: [], hasUnknown: false });
    const { notOnline, choices } = linked(`anliegen=passport&anliegen=${first.id}`);
    expect(notOnline.map(({ id }) => id)).toEqual(['passport']);
    expect(choices.map(({ service }) => service)).toEqual([first.id]);
  });
});

test('[B1.4] a key of the federal catalogue leads to one service: an office that has it twice is refused', () => {
  const leika = '99115005010000';
  const twice = { ...plain, services: plain.services.map((one) => ({ ...one, leika })) };
  const issues = wholeOfficeRecord.safeParse(twice).error?.issues ?? [];
  expect(issues.length).toBe(plain.services.length - 1);
  expect(issues[0]).toMatchObject({
    path: ['services', 1, 'leika'],
    params: { code: 'twice', about: leika },
  });
  expect(wholeOfficeRecord.safeParse(office).success).toBe(true);
});

describe('[B2.9] a person who was typed before', () => {
  const [actor, other] = [actorId.parse('a'.repeat(43)), actorId.parse('b'.repeat(43))];
  const request = requestId.parse(crypto.randomUUID());
  const yes: Answer = { ok: true, request, visit: visit('anna'), number: 'A600', lane: null, due: null };
  const person = {
    ...{ name: 'Anna Beispiel', mail: 'anna@beispiel.example', phone: '' },
    birth: { day: '24', month: '12', year: '1950' },
  };

  function aStorage(): Storage {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
      key: (index: number) => [...kept.keys()][index] ?? null,
      get length() {
        return kept.size;
      },
    } as Storage;
  }

  /** A booking to which the office has said yes. */
  function book(keepPerson: boolean, isKept = true): void {
    for (const name of ['localStorage', 'sessionStorage']) vi.stubGlobal(name, aStorage());
    onTestFinished(() => void vi.unstubAllGlobals());
    const draft = new Draft(plain.id);
    draft.change({ choices: [choose('id-card')], date: MONDAY, start: at('10:00'), ...person, keepPerson });
    expect(keptPerson([actor])).toBeNull();
    draft.change({ sending: { actor, request, answer: null, mail: null } });
    draft.answered(yes, isKept);
  }

  test('is kept only on request, and as long as the appointment is on this device', () => {
    book(false);
    expect(keptPerson([actor])).toBeNull();
    book(true);
    expect(keptPerson([other, actor])).toEqual({ actor, person });
    expect(keptPerson([other])).toBeNull();
    // Erased, and not only hidden.
    expect(keptPerson([actor])).toBeNull();
  });

  test('goes with its appointment, and not with another one', () => {
    book(true);
    dropPerson(other);
    expect(keptPerson([actor])).toEqual({ actor, person });
    dropPerson(actor);
    expect(keptPerson([actor])).toBeNull();
  });

  test('is not kept for a booking that this device does not keep', () => {
    book(true, false);
    expect(localStorage.getItem('foyer:person')).toBeNull();
  });

  /** The next booking, whose fields began with the kept person. */
  function bookAgain(): Draft {
    book(true);
    const draft = draftOf(plain.id);
    draft.clear();
    draft.change({ choices: [choose('id-card')] });
    draft.fill(keptPerson([actor])!);
    expect(draft.content).toMatchObject({ ...person, keepPerson: true, filledFrom: actor });
    return draft;
  }
  const stored = (): string => sessionStorage.getItem(`foyer:draft:${plain.id}`) ?? '';

  test('goes from the next booking, too, when its appointment is removed', () => {
    const draft = bookAgain();
    forgetKeptPerson(other);
    expect(draft.content.name).toBe(person.name);
    forgetKeptPerson(actor);
    expect(draft.content).toMatchObject({ name: '', mail: '', choices: [choose('id-card')] });
    expect(stored()).not.toContain('Anna');
  });

  test('goes from a tab that opens after another tab has erased it', () => {
    bookAgain();
    localStorage.removeItem('foyer:person');
    expect(new Draft(plain.id).content).toMatchObject({ name: '', keepPerson: false, filledFrom: null });
    expect(stored()).not.toContain('Anna');
  });

  test('stays where the next booking was sent: that one has its own appointment', () => {
    const draft = bookAgain();
    draft.change({ sending: { actor: other, request, answer: null, mail: null } });
    forgetKeptPerson(actor);
    expect(draft.content.name).toBe(person.name);
    draft.clear();
  });

  test('does not come back by itself after it was erased from a form that was left', () => {
    const draft = bookAgain();
    draft.forgetPerson();
    draft.change({ choices: [choose('passport')] });
    for (const again of [draft, new Draft(plain.id)]) {
      again.fill(keptPerson([actor])!);
      expect(again.content).toMatchObject({ name: '', filledFrom: null });
    }
  });

  test('is not followed by another one without a new tick', () => {
    const draft = bookAgain();
    draft.change({ phone: '0123' });
    expect(draft.content.keepPerson).toBe(true);
    draft.change({ name: 'Bernd Beispiel' });
    expect(draft.content.keepPerson).toBe(false);
    draft.tickKeep(true);
    draft.change({ name: 'Bernd A. Beispiel' });
    expect(draft.content.keepPerson).toBe(true);
  });

  test('leaves what is typed where its user says no', () => {
    const draft = bookAgain();
    draft.tickKeep(false);
    expect(localStorage.getItem('foyer:person')).toBeNull();
    expect(draft.content).toMatchObject({ name: person.name, filledFrom: null });
    expect(new Draft(plain.id).content.name).toBe(person.name);
  });

  test('[B2.9] where the mail went is forgotten once the appointment is confirmed', () => {
    book(false);
    const draft = new Draft(plain.id);
    draft.change({ sending: { actor, request, answer: yes, mail: person.mail } });
    draft.mailUsed(other);
    expect(draft.content.sending?.mail).toBe(person.mail);
    draft.mailUsed(actor);
    expect(localStorage.getItem(`foyer:draft:${plain.id}`)).not.toContain(person.mail);
  });

  test('is nothing where the stored text is not whole', () => {
    book(true);
    localStorage.setItem('foyer:person', '{"actor":');
    expect(keptPerson([actor])).toBeNull();
    expect(localStorage.getItem('foyer:person')).toBeNull();
  });
});

describe('[B1.4] a link that names a time', () => {
  const timeIn = (beginn: string) => linkedTime(office, new URLSearchParams({ beginn }));

  test('is read in the zone of the office', () => {
    expect(timeIn(`${MONDAY}T09:15`)).toEqual({ date: MONDAY, start: at('09:15') });
    expect(timeIn(` ${MONDAY}T09:15 `)).toEqual({ date: MONDAY, start: at('09:15') });
  });

  test('names none where there is no time like that', () => {
    const bad = ['', MONDAY, `${MONDAY}T`, 'T09:15', `${MONDAY}T25:00`, '2026-02-30T09:15'];
    for (const beginn of [...bad, `${MONDAY}T09:15T`, `${MONDAY} 09:15`, '\0', `${MONDAY}T09:15+01:00`])
      expect(timeIn(beginn)).toBeNull();
    expect(linkedTime(office, new URLSearchParams())).toBeNull();
  });
});
