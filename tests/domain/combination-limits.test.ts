/** Which services go together, how many, and which only staff book (C14). */
import { describe, expect, it, test } from 'vitest';
import { decide } from '../../src/lib/domain/decide/decide.ts';
import type { Role } from '../../src/lib/domain/access.ts';
import { findNamedServices } from '../../src/lib/domain/office/find-services.ts';
import { obstacleTo, pairApart } from '../../src/lib/domain/office/combination.ts';
import { valuesIn } from '../../src/lib/domain/office/office-edit.ts';
import { editOffice } from '../../src/lib/domain/office/office-problems.ts';
import { officeFile, publicServices, serviceOf } from '../../src/lib/domain/office/office.ts';
import type { Choice, Office } from '../../src/lib/domain/office/office.ts';
import { needOf } from '../../src/lib/domain/requests/need.ts';
import { needsNoAppointment, stillBookable } from '../../src/lib/state/citizen/flow.ts';
import { linkedServices } from '../../src/lib/wire/booking-link.ts';
import {
  aContact,
  anOffice,
  anOfficeFile,
  aState,
  ask,
  at,
  choose,
  circumstances,
} from '../support/build/index.ts';
import type { OfficeFile } from '../support/build/index.ts';

type FileService = OfficeFile['services'][number];

/** The small office with more said of some services, by id. */
const withServices = (
  said: Readonly<Record<string, Partial<FileService>>>,
  mostServices: number | null = null,
) =>
  anOffice({
    services: anOfficeFile().services.map((one) => ({ ...one, ...said[one.id] })),
    rules: { mostServices },
  });

const named = (office: Office, id: string) => serviceOf(office, choose(id).service)!;
const errorOf = (office: Office, choices: readonly Choice[], channel: Parameters<typeof needOf>[2]) => {
  const need = needOf(office, choices, channel);
  return need.ok ? 'ok' : need.error;
};

const apart = withServices({ 'id-card': { notWith: ['passport'] }, 'name-change': { alone: true } });
const both = [choose('id-card'), choose('passport')];

describe('[C14.1] services that do not go together', () => {
  test.each([
    ['the one that names the other', both],
    ['the one that is named', [...both].reverse()],
    ['one that stands alone', [choose('register'), choose('name-change')]],
  ])('%s', (_, choices) => {
    expect(errorOf(apart, choices, 'online')).toBe('not-together');
    expect(errorOf(apart, [choices[0]!], 'online')).toBe('ok');
    expect(errorOf(anOffice(), choices, 'online')).toBe('ok');
  });

  it('is kept at the kiosk, too', () => {
    expect(errorOf(apart, both, 'walk-in')).toBe('not-together');
  });
});

describe('[C14.2] different services in one appointment', () => {
  const two = withServices({}, 2);
  const three = [choose('id-card'), choose('passport'), choose('register')];

  it('are limited; the number of one service is not', () => {
    expect(errorOf(two, three, 'online')).toBe('too-many-services');
    expect(errorOf(two, [choose('id-card', 4), choose('passport')], 'online')).toBe('ok');
    expect(errorOf(anOffice(), three, 'online')).toBe('ok');
  });
});

describe('[C14.3] a service for internal use', () => {
  const office = withServices({ 'id-card': { internal: true }, 'pick-up': { internal: true, short: true } });
  const choices = [choose('id-card')];

  it('is booked by staff alone, whatever else is said of it', () => {
    expect(errorOf(office, choices, 'online')).toBe('not-bookable');
    expect(errorOf(office, choices, 'walk-in')).toBe('not-bookable');
    expect(errorOf(office, choices, 'staff')).toBe('ok');
  });

  it('is on no page of the public', () => {
    expect(publicServices(office).map(({ id }) => id)).toEqual([
      ...['passport', 'register', 'name-change', 'quick-copy'],
    ]);
    expect(findNamedServices(office, 'Personalausweis')).toEqual([]);
    expect(findNamedServices(anOffice(), 'Personalausweis')).toHaveLength(1);
    expect(stillBookable(office, choices)).toEqual([]);
    const quick = anOffice({ ...office, rules: { nextInterval: true } });
    expect(needsNoAppointment(quick, [choose('pick-up')])).toBe(false);
  });

  it('is unknown to a link', () => {
    const linked = linkedServices(office, new URLSearchParams('anliegen=id-card&anliegen=passport'));
    expect(linked).toEqual({ choices: [choose('passport')], notOnline: [], hasUnknown: true });
  });
});

describe('[C14.4] what cannot be added is said before it is chosen', () => {
  it('with the service that it does not go with', () => {
    expect(obstacleTo(apart, [choose('id-card')], named(apart, 'passport'))).toEqual({
      why: 'not-together',
      other: named(apart, 'id-card'),
    });
    expect(obstacleTo(apart, [choose('register')], named(apart, 'name-change'))).toMatchObject({
      why: 'not-together',
    });
    expect(obstacleTo(apart, [choose('register')], named(apart, 'passport'))).toBeNull();
  });

  it('with the number that is reached', () => {
    const one = withServices({}, 1);
    expect(obstacleTo(one, [choose('id-card')], named(one, 'passport'))).toEqual({
      why: 'too-many-services',
      most: 1,
    });
    expect(obstacleTo(one, [], named(one, 'passport'))).toBeNull();
  });

  it('and what is chosen can be taken out again', () => {
    expect(obstacleTo(apart, both, named(apart, 'passport'))).toBeNull();
  });
});

const bookedBy = (role: Role, office: Office, services: Choice[]) => {
  const request = ask('book', {
    ...{ start: at('09:00'), services, contact: aContact(), language: 'de', reminder: false },
  });
  const { answer } = decide(aState({ office }), request, circumstances(at('08:00'), { role }));
  return answer.ok ? 'ok' : answer.reason;
};

describe('[C14.5] staff', () => {
  it('may book what citizens may not, and are told what is unusual', () => {
    expect(bookedBy('citizen', apart, both)).toBe('not-together');
    expect(bookedBy('clerk', apart, both)).toBe('ok');
    const one = withServices({}, 1);
    expect(bookedBy('citizen', one, both)).toBe('too-many-services');
    expect(bookedBy('clerk', one, both)).toBe('ok');
    expect(pairApart(apart, both)?.map(({ id }) => id)).toEqual(['id-card', 'passport']);
    expect(pairApart(apart, [choose('id-card'), choose('register')])).toBeNull();
  });
});

describe('what an office may say of it', () => {
  const messages = (notWith: string[]) => {
    const file = anOfficeFile();
    const services = file.services.map((one) => (one.id === 'id-card' ? { ...one, notWith } : one));
    const read = officeFile.safeParse({ ...file, services });
    return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  };

  it('names services that are there, and others than itself', () => {
    expect(messages(['passport'])).toEqual([]);
    expect(messages(['passprot'])).toEqual(["services.0.notWith.0: there is no service 'passprot'"]);
    expect(messages(['id-card'])).toEqual(["services.0.notWith.0: must name other services than 'id-card'"]);
  });

  it('[C11.9] a lead is told which service still names one that is to be removed', () => {
    const office = withServices({ 'id-card': { notWith: ['name-change'] } });
    const was = valuesIn(office, 'services', 'name-change');
    const edited = editOffice(office, { section: 'services', entry: 'name-change', was, to: null });
    expect(edited).toEqual({
      ok: false,
      error: {
        why: 'problems',
        problems: [{ path: ['services', 0, 'notWith', 0], code: 'no-such-entry', about: 'name-change' }],
      },
    });
  });
});
