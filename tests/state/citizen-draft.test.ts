import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Booking } from '../../src/lib/client/requests/bookings.ts';
import type { TrackedRequest } from '../../src/lib/client/types.ts';
import { actorId, fieldId, officeId, requestId, serviceId } from '../../src/lib/domain/ids.ts';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import {
  comeBack,
  Draft,
  draftOf,
  endElsewhere,
  fieldsOf,
  goOnElsewhere,
  sentElsewhere,
} from '../../src/lib/state/citizen/draft.svelte.ts';
import { watchLeftDraft } from '../../src/lib/state/citizen/left-draft.svelte.ts';
import { firstOpenStep, stillBookable } from '../../src/lib/state/citizen/flow.ts';
import { MoveDraft, moveRefusal, moveStepToShow } from '../../src/lib/state/citizen/move-draft.svelte.ts';
import { needToBook, placeMayBeFree } from '../../src/lib/state/citizen/offer.ts';
import { standingRefusal } from '../../src/lib/state/citizen/visits.ts';
import { anOffice, ask, at, aContact, aTextField, MONDAY, said, visit } from '../support/build/index.ts';

const office = anOffice();
const choices = [{ service: serviceId.parse('id-card'), quantity: 1 }];
const [actor, request] = [actorId.parse('a'.repeat(43)), requestId.parse(crypto.randomUUID())];
const yes: Answer = { ok: true, request, visit: visit('anna'), number: 'A600', lane: null, due: null };
const no: Answer = { ok: false, request, reason: 'place-gone', alternatives: [] };

function aDraft(answer: Answer | null = null): Draft {
  const draft = new Draft(office.id);
  draft.change({ choices, date: MONDAY, start: at('10:00'), name: 'Anna Beispiel' });
  draft.change({ sending: { actor, request, answer: null, mail: null } });
  if (answer !== null) draft.answered(answer);
  return draft;
}

describe('[B4, M2] a draft', () => {
  test('says where it stands, and keeps what was typed until the office says yes', () => {
    const draft = new Draft(office.id);
    expect(draft.stage).toBe('empty');
    draft.change({ choices });
    expect(draft.stage).toBe('begun');
    expect(aDraft().stage).toBe('underway');
    expect(aDraft(no)).toMatchObject({ stage: 'refused', content: { name: 'Anna Beispiel', choices } });
    expect(aDraft(yes)).toMatchObject({ stage: 'done', content: { name: '' } });
  });

  test('is no longer bound to a booking that has left this phone, and keeps what was typed', () => {
    const draft = aDraft(no);
    draft.letGo(actorId.parse('b'.repeat(43)));
    expect(draft.stage).toBe('refused');
    draft.letGo(actor);
    expect(draft).toMatchObject({ stage: 'begun', content: { name: 'Anna Beispiel' } });
    const booked = aDraft(yes);
    booked.letGo(actor);
    expect(booked.stage).toBe('empty');
  });

  test('[M10] takes up another time, unless its own booking is under way', () => {
    const wish = { choices, date: MONDAY, start: at('11:00') };
    const underway = aDraft();
    expect(underway.takeUp(wish)).toBe(false);
    expect(underway.content.start).toBe(at('10:00'));
    const done = aDraft(yes);
    expect(done.takeUp(wish)).toBe(true);
    expect(done).toMatchObject({ stage: 'begun', content: wish });
  });
});

describe('[B4, B5] a page that is opened anew', () => {
  /** What a browser keeps: of a tab, and of the device. */
  function aBrowser() {
    const open = (): Storage => {
      const kept = new Map<string, string>();
      return {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => void kept.set(key, value),
        removeItem: (key: string) => void kept.delete(key),
        get length() {
          return kept.size;
        },
      } as Storage;
    };
    vi.stubGlobal('localStorage', open());
    const aTab = (): void => void vi.stubGlobal('sessionStorage', open());
    aTab();
    onTestFinished(() => {
      vi.unstubAllGlobals();
      vi.useRealTimers();
    });
    return { aTab };
  }
  const begin = (): Draft => {
    const draft = new Draft(office.id);
    draft.change({ choices, date: MONDAY, start: at('10:00'), name: 'Anna Beispiel' });
    return draft;
  };
  const reopened = (): Draft => new Draft(office.id);

  test('has what was typed in the same tab, and nothing of what another user of the device has begun', () => {
    const browser = aBrowser();
    begin();
    expect(reopened()).toMatchObject({ stage: 'begun', content: { name: 'Anna Beispiel', choices } });
    browser.aTab();
    expect(reopened()).toMatchObject({ stage: 'empty', content: { name: '' } });
    expect(localStorage.length).toBe(0);
  });

  test('has what was sent in any tab, also after the office has refused it', () => {
    const browser = aBrowser();
    begin().change({ sending: { actor, request, answer: null, mail: null } });
    browser.aTab();
    // Begun in another tab meanwhile, it does not hide what waits for its answer.
    sessionStorage.setItem(
      `foyer:draft:${office.id}`,
      JSON.stringify({ savedAt: Date.now(), content: begun() }),
    );
    const underway = reopened();
    expect(underway).toMatchObject({ stage: 'underway', content: { name: 'Anna Beispiel' } });
    underway.answered(no);
    browser.aTab();
    expect(reopened()).toMatchObject({ stage: 'refused', content: { name: 'Anna Beispiel' } });
  });

  test('[B2.8] keeps no name on a device that was left, says so, and asks before', () => {
    vi.useFakeTimers();
    aBrowser();
    const page = new EventTarget();
    for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const)
      vi.stubGlobal(name, page[name].bind(page));
    const minutes = (count: number): unknown => vi.advanceTimersByTime(count * 60_000);
    const draft = begin();
    const left = watchLeftDraft(draft);
    onTestFinished(() => left.close());
    minutes(9);
    dispatchEvent(new Event('pointerdown'));
    minutes(9);
    expect([left.asks, draft.namesPerson]).toEqual([false, true]);
    minutes(1);
    expect(left.asks).toBe(true);
    left.stay();
    expect(left.asks).toBe(false);
    // A reload now has the name, although nothing was typed for longer than it is kept.
    expect(reopened()).toMatchObject({ forgot: false, content: { name: 'Anna Beispiel' } });
    minutes(12);
    expect([left.asks, draft.namesPerson, draft.forgot]).toEqual([false, false, true]);
    expect(draft.content).toMatchObject({ name: '', choices, date: MONDAY });
    expect(sessionStorage.getItem(`foyer:draft:${office.id}`)).not.toContain('Anna');
    draft.change({ name: 'Bert' });
    expect(draft.forgot).toBe(false);
    // A tab that was left for another page, and one that the browser restores.
    expect(reopened().content.name).toBe('Bert');
    vi.setSystemTime(Date.now() + 12 * 60_000);
    expect(reopened()).toMatchObject({ forgot: true, stage: 'begun', content: { name: '', choices } });
  });

  test('[B5] a tab that is only touched leaves what another tab has sent', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const browser = aBrowser();
    const other = begin();
    browser.aTab();
    begin().change({ sending: { actor, request, answer: null, mail: null } });
    vi.setSystemTime(Date.now() + 60_000);
    other.touch();
    expect(reopened().stage).toBe('underway');
  });

  test('drops what a restored tab brings back of a user who has left, and what an earlier version kept', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    aBrowser();
    begin();
    vi.setSystemTime(Date.now() + 2 * 3_600_000);
    expect(reopened().stage).toBe('empty');
    const key = `foyer:draft:${office.id}`;
    localStorage.setItem(key, JSON.stringify({ savedAt: Date.now(), content: begun() }));
    expect(reopened().stage).toBe('empty');
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
  });

  const begun = () => ({ choices, date: MONDAY, start: at('10:00'), name: 'Bert', sending: null });
});

describe('[B16.4] a booking that goes on at another office', () => {
  const question = { ...aTextField, id: fieldId.parse('file') };
  const plate = { ...aTextField, id: fieldId.parse('plate') };
  const [north, south] = ['north', 'south'].map((id) => ({ ...anOffice(), id: officeId.parse(id) })) as [
    Office,
    Office,
  ];
  const asking = (one: Office, ...fields: Office['fields']): Office => ({ ...one, fields });
  const there = [{ service: serviceId.parse('passport'), quantity: 1 }];
  const time = { date: MONDAY, start: at('11:00') };
  const typedHere = {
    ...{ name: 'Anna Beispiel', mail: 'anna@example.org', phone: '01234 5678', reminder: true },
    birth: { day: '1', month: '2', year: '1960' },
    fields: [{ field: question.id, value: 'AZ 7' }],
  };

  function begin() {
    const drafts = [draftOf(north.id), draftOf(south.id)] as const;
    for (const draft of drafts) draft.clear();
    drafts[0].change({ choices, date: MONDAY, start: null, offices: [north.id, south.id], ...typedHere });
    return { here: drafts[0], other: drafts[1] };
  }

  test('takes along all that was typed, and names the person at one office alone', () => {
    const { here, other } = begin();
    expect(goOnElsewhere(asking(north, question), asking(south, question), { choices: there, ...time })).toBe(
      true,
    );
    expect(other.content).toMatchObject({
      ...typedHere,
      ...time,
      choices: there,
      offices: ['north', 'south'],
    });
    expect([here.namesPerson, other.namesPerson]).toEqual([false, true]);
    expect(here.content).toMatchObject({ choices, date: MONDAY, movedTo: 'south' });
  });

  test('has all of it again after the way back, and once more after the way on', () => {
    const { here, other } = begin();
    goOnElsewhere(north, south, { choices: there, ...time });
    other.change({ name: 'Anna Maria Beispiel' });
    comeBack(north, south);
    expect(here.content).toMatchObject({ ...typedHere, name: 'Anna Maria Beispiel', choices, movedTo: null });
    expect(other.namesPerson).toBe(false);
    comeBack(south, north);
    expect(other.content).toMatchObject({ name: 'Anna Maria Beispiel', ...time, choices: there });
    expect(here.namesPerson).toBe(false);
  });

  test('gives no answer to another question of the same key, and keeps what the other office does not ask', () => {
    const { here, other } = begin();
    here.type(plate.id, 'UN-A 1');
    const otherwise = { ...question, label: { de: 'Etwas anderes' } };
    goOnElsewhere(asking(north, question, plate), asking(south, otherwise), { choices: there, ...time });
    expect(other.typedIn(question.id)).toBe('');
    comeBack(asking(north, question, plate), asking(south, otherwise));
    expect(here.typedIn(plate.id)).toBe('UN-A 1');
  });

  test('leaves a person who was typed there where none is here', () => {
    const { here, other } = begin();
    here.clearPerson();
    other.change({ name: 'Bert' });
    goOnElsewhere(north, south, { choices: there, ...time });
    expect(other.content.name).toBe('Bert');
  });

  test('[B5.4] does not take the place of one that is under way there', () => {
    const { here, other } = begin();
    other.change({ choices: there, sending: { actor, request, answer: null, mail: null } });
    expect(goOnElsewhere(north, south, { choices: there, ...time })).toBe(false);
    expect(here.content).toMatchObject({ ...typedHere, movedTo: null });
    expect(other.stage).toBe('underway');
  });

  test('leaves nothing at the first office once it is sent, and the way back finds it', () => {
    const { here, other } = begin();
    goOnElsewhere(north, south, { choices: there, ...time });
    expect(sentElsewhere(north.id)).toBeNull();
    other.change({ sending: { actor, request, answer: null, mail: null } });
    endElsewhere(south.id);
    expect(here).toMatchObject({ stage: 'empty', content: { choices: [], name: '' } });
    expect(sentElsewhere(north.id)).toBe('south');
    other.answered(yes);
    expect(sentElsewhere(north.id)).toBe('south');
    // Another booking begins here.
    here.change({ choices });
    expect([sentElsewhere(north.id), here.content.movedTo]).toEqual([null, null]);
  });
});

describe('[B8.4] a move in the making', () => {
  const [first, other] = [visit('anna'), visit('bert')];

  test('is at the step that lacks something, whatever the address says', () => {
    const draft = new MoveDraft(office.id);
    draft.begin(first);
    expect(moveStepToShow('check', draft.content)).toBe('day');
    draft.change({ date: MONDAY });
    expect(moveStepToShow('check', draft.content)).toBe('time');
    draft.change({ start: at('10:00') });
    expect(moveStepToShow('check', draft.content)).toBe('check');
    expect(moveStepToShow('day', draft.content)).toBe('day');
  });

  test('shows the no to the time that was asked for, and not that to an earlier one', () => {
    const asked = ask('move', { visit: first, from: MONDAY, date: MONDAY, start: at('10:00') });
    const tracked: TrackedRequest = { request: asked, stage: 'refused', answer: no };
    const draft = new MoveDraft(office.id);
    draft.begin(first);
    draft.change({ date: MONDAY, start: at('10:00') });
    expect(moveRefusal(draft.content, tracked)).toBeNull();
    draft.change({ sent: true });
    expect(moveRefusal(draft.content, tracked)).toBe(no);
    // Asked for another time without a network, and withdrawn.
    draft.change({ start: at('11:00') });
    expect(moveRefusal(draft.content, tracked)).toBeNull();
    expect(moveRefusal(draft.content, null)).toBeNull();
  });

  test('survives a reload; another appointment, or one that was asked for, begins anew', () => {
    const kept = new Map<string, string>();
    const disk = { getItem: (key: string) => kept.get(key) ?? null, setItem: kept.set.bind(kept) };
    vi.stubGlobal('sessionStorage', disk);
    onTestFinished(() => void vi.unstubAllGlobals());
    const draft = new MoveDraft(office.id);
    draft.begin(first);
    draft.change({ date: MONDAY, start: at('10:00') });
    draft.begin(first);
    expect(new MoveDraft(office.id).content).toMatchObject({
      visit: first,
      date: MONDAY,
      start: at('10:00'),
    });
    draft.begin(other);
    expect(draft.content).toMatchObject({ visit: other, date: null });
    draft.change({ date: MONDAY, start: at('10:00'), sent: true });
    draft.begin(other);
    expect(draft.content).toMatchObject({ date: null, sent: false });
  });
});

describe('[B4] a booking that was refused', () => {
  const booking = { visit: null, via: 'phone' } as Booking;
  const asked = ask('book', {
    id: request,
    start: at('10:00'),
    services: choices,
    contact: aContact(),
    language: 'de',
    reminder: false,
  });
  const trackedRequest = (answer: Answer | null): TrackedRequest => ({
    request: asked,
    stage: answer === null ? 'sent' : 'refused',
    answer,
  });

  test('stays in sight, also for a page that has heard of it only from the disk', () => {
    if (no.ok) throw new TypeError();
    expect(standingRefusal(booking, [trackedRequest(no)], null)).toBe(no);
    expect(standingRefusal(booking, [], no)).toBe(no);
  });

  test('is not refused while it is asked for again, nor once there is an appointment', () => {
    if (no.ok) throw new TypeError();
    expect(standingRefusal(booking, [trackedRequest(no), trackedRequest(null)], no)).toBeNull();
    expect(standingRefusal({ ...booking, visit: visit('anna') }, [], no)).toBeNull();
  });
});

test('[C11] a service that cannot be booked any more leaves the draft; too many of one become as many as may be', () => {
  const of = (service: string, quantity = 1): (typeof choices)[number] => ({
    service: serviceId.parse(service),
    quantity,
  });
  const wished = [of('id-card', 20), of('quick-copy'), of('was-removed'), of('passport')];
  expect(stillBookable(office, wished)).toEqual([of('id-card', 4), of('passport')]);
});

test('[B5] no place is called taken by a phone that has never heard what is free', () => {
  const unheard = { office, slots: new Map(), slotsKnown: false };
  expect(placeMayBeFree(unheard, MONDAY, at('10:00'), needToBook(office, choices), at('08:00'))).toBe(true);
  expect(
    placeMayBeFree(
      { ...unheard, slotsKnown: true },
      MONDAY,
      at('10:00'),
      needToBook(office, choices),
      at('08:00'),
    ),
  ).toBe(false);
});

test('[B13.3] a draft leads to the contact step until what the office requires is answered', () => {
  const asking = anOffice({
    fields: [{ ...aTextField, required: true }],
    rules: { contact: { mail: 'optional', birthDate: 'off', phone: 'off' }, activation: null },
  });
  const draft = aDraft(no);
  const step = (): string => firstOpenStep(asking, draft.content, MONDAY);
  expect(step()).toBe('contact');
  draft.type(aTextField.id, ' AZ\u200b 12 ');
  expect(step()).toBe('check');
  expect(fieldsOf(asking, draft.content)).toEqual(said({ file: 'AZ 12' }));
  draft.type(aTextField.id, 'x'.repeat(31));
  expect(step()).toBe('contact');
  expect(fieldsOf(asking, aDraft(yes).content)).toEqual([]);
});
