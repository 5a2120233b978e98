/**
 * A booking in the making. A reload, the browser's back button or a refused request lose nothing that was typed (B4,
 * M2). What is not sent yet belongs to the tab and ends with it: the next user of a shared computer must not be offered
 * another person's name. What was sent belongs to the device, as its request does, until the office has said yes.
 */
import * as z from 'zod/mini';
import { answer } from '../../domain/requests/answer.ts';
import type { Answer } from '../../domain/requests/answer.ts';
import { actorId, fieldId, officeId, requestId } from '../../domain/ids.ts';
import type { ActorId, FieldId, OfficeId, RequestId } from '../../domain/ids.ts';
import { choice, variantIn } from '../../domain/office/office.ts';
import { fieldsFor } from '../../domain/office/custom-field.ts';
import type { CustomField } from '../../domain/office/custom-field.ts';
import type { Office } from '../../domain/office/office.ts';
import { askedOf } from '../../domain/day/people.ts';
import type { Contact } from '../../domain/day/people.ts';
import { typedValues } from '../../domain/day/field-values.ts';
import type { FieldValue } from '../../domain/day/field-values.ts';
import { instant, localDate } from '../../domain/time.ts';
import type { LocalDate } from '../../domain/time.ts';
import { draftKey, noteDraft, officesOfTab } from './draft-place.ts';
import { dropPerson, keepPerson, keptFor } from './kept-person.ts';
import type { HeldPerson } from './kept-person.ts';
import { tidyMail, tidyName, tidyPhone } from '../../domain/input/typed-contact.ts';
import { readBirthDate } from '../../domain/input/typed-date.ts';

const typed = z.catch(z.string().check(z.maxLength(300)), '');

/** What was asked with this draft, and what came back. */
const sending = z.object({
  actor: actorId,
  request: requestId,
  answer: z.nullable(answer),
  /** Where the mail goes: still worth knowing once the rest has been cleared. */
  mail: z.nullable(z.string().check(z.maxLength(300))),
});
export type Sending = z.infer<typeof sending>;

const draftContent = z.object({
  choices: z.catch(z.array(choice).check(z.maxLength(20)), []),
  /** B16: at which offices of the town to look for a time; empty: at this one. */
  offices: z.catch(z.array(officeId).check(z.maxLength(50)), []),
  /** B16: the office at which this booking goes on. The person of it is in the draft there. */
  movedTo: z.catch(z.nullable(officeId), null),
  date: z.catch(z.nullable(localDate), null),
  start: z.catch(z.nullable(instant), null),
  name: typed,
  mail: typed,
  phone: typed,
  birth: z.catch(z.object({ day: typed, month: typed, year: typed }), { day: '', month: '', year: '' }),
  /** B13, as typed. */
  fields: z.catch(z.array(z.object({ field: fieldId, value: typed })).check(z.maxLength(20)), []),
  reminder: z.catch(z.boolean(), false),
  /** The next booking on this device begins with this person. */
  keepPerson: z.catch(z.boolean(), false),
  /** The person came from what is kept for this one's appointment, and is erased with it until it is sent. */
  filledFrom: z.catch(z.nullable(actorId), null),
  /** `keepPerson` came with the person: no user has ticked it for another name. */
  isTickFilled: z.catch(z.boolean(), false),
  /** A person was erased here: the kept one does not come back by itself. */
  staysEmpty: z.catch(z.boolean(), false),
  sending: z.catch(z.nullable(sending), null),
});
export type DraftContent = z.infer<typeof draftContent>;

const stored = z.object({ savedAt: z.number(), content: draftContent });
type StoredDraft = z.infer<typeof stored>;

/** A draft that was sent and refused is dropped after some days, since it holds a name. */
const KEEP_SENT_MS = 3 * 24 * 3_600_000;
/** A browser that opens its last tabs anew brings back what belongs to them. */
const KEEP_BEGUN_MS = 2 * 3_600_000;
/** Nothing was touched for that long: the next user of a shared computer may sit there. */
export const KEEP_PERSON_MS = 12 * 60_000;
/** Minimum interval between saves of a draft that is only touched. */
const RENEW_INTERVAL_MS = 60_000;

const noPerson = () => ({
  name: '',
  mail: '',
  phone: '',
  birth: { day: '', month: '', year: '' },
  fields: [],
  keepPerson: false,
  filledFrom: null,
  isTickFilled: false,
});

const empty = (): DraftContent => ({
  choices: [],
  offices: [],
  movedTo: null,
  date: null,
  start: null,
  ...noPerson(),
  reminder: false,
  staysEmpty: false,
  sending: null,
});

/**
 * Where a draft stands: `underway`: asked for and not answered yet; `refused`: the office has said no, and everything
 * is still there; `done`: the office has said yes.
 */
export type DraftStage = 'empty' | 'begun' | 'underway' | 'refused' | 'done';

export class Draft {
  readonly #key: string;
  #content = $state.raw<DraftContent>(empty());
  #forgot = $state(false);
  #savedAt: number;

  constructor(office: OfficeId) {
    this.#key = draftKey(office);
    const found = read(this.#key);
    this.#content = found?.content ?? empty();
    this.#savedAt = found?.savedAt ?? Date.now();
    if (found !== null && Date.now() - found.savedAt >= KEEP_PERSON_MS) this.forgetPerson();
    this.clearOrphan();
  }

  /** A person is named in it who has not sent it. The next user of the device must not read that. */
  get namesPerson(): boolean {
    const { sending, name, mail, phone, birth, fields } = this.#content;
    const typed = [name, mail, phone, ...Object.values(birth), ...fields.map(({ value }) => value)];
    return sending === null && typed.some((text) => text !== '');
  }

  /** What was typed about a person was erased since it was left; until something is typed again. */
  get forgot(): boolean {
    return this.#forgot;
  }

  /** What the booking is about stays. */
  forgetPerson(): void {
    if (!this.namesPerson) return;
    this.change({ ...noPerson(), staysEmpty: true });
    this.#forgot = true;
  }

  /** The user begins with another person. */
  clearPerson(): void {
    this.change(noPerson());
  }

  /** The fields begin with what is kept, unless a person is named or was erased here. */
  fill({ actor, person }: HeldPerson): void {
    const { sending, staysEmpty } = this.#content;
    if (sending !== null || staysEmpty || this.namesPerson) return;
    this.change({ ...person, keepPerson: true, filledFrom: actor, isTickFilled: true });
  }

  /** What is kept is gone: so is the copy that no user has sent. */
  clearOrphan(): void {
    const { sending, filledFrom } = this.#content;
    if (sending === null && filledFrom !== null && keptFor() !== filledFrom) this.clearPerson();
  }

  /** A tick by hand. A no counts at once, and what is typed is this draft's own from then on. */
  tickKeep(isKept: boolean): void {
    this.change({ keepPerson: isKept, isTickFilled: false, ...(isKept ? {} : { filledFrom: null }) });
    if (!isKept) forgetKeptPerson();
  }

  get content(): DraftContent {
    return this.#content;
  }

  get stage(): DraftStage {
    const { sending, choices } = this.#content;
    if (sending === null) return choices.length > 0 ? 'begun' : 'empty';
    if (sending.answer === null) return 'underway';
    return sending.answer.ok ? 'done' : 'refused';
  }

  change(part: Partial<DraftContent>): void {
    const isOther = this.#content.isTickFilled && ['name', 'birth'].some((field) => field in part);
    const untick = isOther && part.keepPerson === undefined ? { keepPerson: false, isTickFilled: false } : {};
    // Another booking begins here than the one that went on elsewhere (B16).
    const isBegun = this.#content.choices.length === 0 && (part.choices ?? []).length > 0;
    this.#content = { ...this.#content, ...(isBegun ? { movedTo: null } : {}), ...part, ...untick };
    this.#forgot = false;
    removeAt(placeOf(this.#content) === 'tab' ? 'device' : 'tab', this.#key);
    this.#save();
  }

  /** The user is there: what is begun counts as saved now, so a reload forgets no person who has only read. */
  touch(): void {
    const isKept = this.stage === 'begun' || this.namesPerson;
    if (isKept && Date.now() - this.#savedAt >= RENEW_INTERVAL_MS) this.#save();
  }

  #save(): void {
    this.#savedAt = Date.now();
    store(this.#key, { savedAt: this.#savedAt, content: this.#content });
  }

  typedIn(field: FieldId): string {
    return typedIn(this.#content, field);
  }

  type(field: FieldId, value: string): void {
    const others = this.#content.fields.filter((one) => one.field !== field);
    this.change({ fields: [...others, { field, value }] });
  }

  /** A yes ends the draft: what was typed is the office's now. A no keeps all. `isKept`: its booking is on the disk. */
  answered(given: Answer, isKept = true): void {
    const { sending } = this.#content;
    if (sending === null || sending.request !== given.request || sending.answer !== null) return;
    if (given.ok && isKept && this.#content.keepPerson) keepPerson(sending.actor, this.#content);
    this.change({ ...(given.ok ? empty() : {}), sending: { ...sending, answer: given } });
  }

  /** It was taken back before anything was sent; what was typed stays. */
  withdrawn(request: RequestId): void {
    if (this.#content.sending?.request === request) this.change({ sending: null });
  }

  /** Its booking is no longer on this phone; what was typed stays. */
  letGo(actor: ActorId): void {
    if (this.#content.sending?.actor === actor) this.change({ sending: null });
  }

  /** Begins the same booking once more, at another time; false: another booking is under way. */
  takeUp(wish: Pick<DraftContent, 'choices' | 'date' | 'start'>): boolean {
    if (this.stage === 'underway') return false;
    this.change({ ...wish, sending: null });
    return true;
  }

  /** The same booking is asked for once more, under another id. */
  askedAgain(before: RequestId, now: RequestId): void {
    const { sending } = this.#content;
    if (sending?.request === before) this.change({ sending: { ...sending, request: now, answer: null } });
  }

  /** The mail of its reservation went to another address. */
  mailCorrected(actor: ActorId, mail: string): void {
    const { sending } = this.#content;
    if (sending?.actor === actor && sending.mail !== mail) this.change({ sending: { ...sending, mail } });
  }

  /** Its appointment is confirmed: no page shows any more where the mail went. */
  mailUsed(actor: ActorId): void {
    const { sending } = this.#content;
    if (sending?.actor === actor && sending.mail !== null)
      this.change({ sending: { ...sending, mail: null } });
  }

  /** B16: its booking was sent at another office. Where that is, the way back has to know. */
  endMoved(): void {
    this.change({ ...empty(), movedTo: this.#content.movedTo });
  }

  clear(): void {
    this.#content = empty();
    remove(this.#key);
  }
}

// eslint-disable-next-line svelte/prefer-svelte-reactivity -- filled while something is derived, which a reactive map refuses
const drafts = new Map<OfficeId, Draft>();

/** The one draft of this page for an office. */
export function draftOf(office: OfficeId): Draft {
  noteDraft(office);
  let draft = drafts.get(office);
  if (draft === undefined) drafts.set(office, (draft = new Draft(office)));
  return draft;
}

/** B16: what a booking becomes at another office of the town. */
export type BookingElsewhere = Pick<DraftContent, 'choices' | 'date' | 'start'>;

/**
 * B16: the booking goes on at another office, with all that was typed. What was chosen here stays for the way back; the
 * person is at one office alone. False: a booking is under way there, which stays (B5.4).
 */
export function goOnElsewhere(from: Office, to: Office, booking: BookingElsewhere): boolean {
  const [here, there] = [draftOf(from.id), draftOf(to.id)];
  if (there.stage === 'underway') return false;
  there.change({ ...booking, offices: here.content.offices, movedTo: null, sending: null });
  carryPerson(here, there, (field) => isSameQuestion(from, to, field));
  here.change({ movedTo: to.id, sending: null });
  return true;
}

/** B16: the citizen is back at the office where the booking began. `from`: the other one, as far as it is known. */
export function comeBack(to: Office, from: Office | null): void {
  const here = draftOf(to.id);
  const { movedTo, choices } = here.content;
  if (movedTo === null || choices.length === 0) return;
  const there = draftOf(movedTo);
  if (there.stage === 'begun') {
    carryPerson(there, here, (field) => from === null || isSameQuestion(from, to, field));
    there.change({ movedTo: to.id });
  }
  here.change({ movedTo: null });
}

/** B16: what has been sent from here leaves nothing of it at the offices where it began. */
export function endElsewhere(office: OfficeId): void {
  for (const id of officesOfTab()) draftOf(id);
  for (const [id, draft] of drafts) if (id !== office && draft.content.movedTo === office) draft.endMoved();
}

/** B16: where a booking that began here was sent; null: nowhere else. */
export function sentElsewhere(office: OfficeId): OfficeId | null {
  const { movedTo, choices } = draftOf(office).content;
  if (movedTo === null || choices.length > 0) return null;
  return ['underway', 'done'].includes(draftOf(movedTo).stage) ? movedTo : null;
}

/** A person who was typed at the other office stays where here is none. */
function carryPerson(from: Draft, to: Draft, isCarried: (field: FieldId) => boolean): void {
  if (!from.namesPerson && to.namesPerson) return;
  const { name, mail, phone, birth, fields, reminder } = from.content;
  const { keepPerson, filledFrom, isTickFilled, staysEmpty } = from.content;
  const kept = fields.filter(({ field }) => isCarried(field));
  const others = to.content.fields.filter(({ field }) => kept.every((one) => one.field !== field));
  to.change({
    ...{ name, mail, phone, birth, fields: [...others, ...kept], reminder },
    ...{ keepPerson, filledFrom, isTickFilled, staysEmpty },
  });
  from.change(noPerson());
}

/** B13: two offices may ask different things under one key. What only one of them asks goes along, for the way back. */
function isSameQuestion(from: Office, to: Office, id: FieldId): boolean {
  const [one, other] = [from, to].map(({ fields }) => fields.find((field) => field.id === id));
  const asked = (field: CustomField) => JSON.stringify({ ...field, services: undefined });
  return one === undefined || other === undefined || asked(one) === asked(other);
}

/** Erases the kept person, with `actor` only that one's; and each copy of it that fills a draft of this tab. */
export function forgetKeptPerson(actor?: ActorId): void {
  dropPerson(actor);
  clearOrphans();
}

/** Another tab may have erased the kept person. */
export function clearOrphans(): void {
  for (const office of officesOfTab()) draftOf(office);
  for (const draft of drafts.values()) draft.clearOrphan();
}

/** The contact as typed and tidied; a field that this office does not ask for, or that was left empty, is null. */
export function contactOf(office: Office, draft: DraftContent, today: LocalDate): Contact {
  const asked = askedOf(office, variantIn(draft.choices));
  const given = (field: 'mail' | 'phone', tidy: (typed: string) => string): string | null =>
    asked[field] === 'off' ? null : tidy(draft[field]) || null;
  return {
    name: tidyName(draft.name),
    mail: given('mail', tidyMail),
    phone: given('phone', tidyPhone),
    birthDate: asked.birthDate === 'off' ? null : readBirthDate(draft.birth, today),
  };
}

const typedIn = ({ fields }: DraftContent, field: FieldId): string =>
  fields.find((one) => one.field === field)?.value ?? '';

/** B13: the questions that this office asks about what was chosen. */
export const questionsOf = (office: Office, { choices }: DraftContent): CustomField[] =>
  fieldsFor(office.fields, choices);

/** B13: what was said to them. */
export const fieldsOf = (office: Office, draft: DraftContent): FieldValue[] =>
  typedValues({ fields: questionsOf(office, draft) }, (field) => typedIn(draft, field));

/** Where a draft is kept: in the tab until it is sent, then on the device. */
type Place = 'tab' | 'device';
const placeOf = ({ sending }: DraftContent): Place => (sending === null ? 'tab' : 'device');
const storageOf = (place: Place): Storage => (place === 'tab' ? sessionStorage : localStorage);

/** B5: what another tab has sent and the office has not answered goes before what this one has begun. */
function read(key: string): StoredDraft | null {
  const sent = readAt('device', key, KEEP_SENT_MS);
  if (sent?.content.sending?.answer === null) return sent;
  return readAt('tab', key, KEEP_BEGUN_MS) ?? sent;
}

/** What lies elsewhere than where it belongs, or is too old, is erased. */
function readAt(place: Place, key: string, keptMs: number): StoredDraft | null {
  try {
    const text = storageOf(place).getItem(key);
    if (text === null) return null;
    const found = stored.safeParse(JSON.parse(text));
    const isKept = found.success && Date.now() - found.data.savedAt < keptMs;
    if (isKept && placeOf(found.data.content) === place) return found.data;
  } catch {
    // A browser that refuses to store has nothing.
  }
  removeAt(place, key);
  return null;
}

/** A browser that refuses to store keeps the draft as long as the page is open. */
function store(key: string, draft: StoredDraft): void {
  try {
    storageOf(placeOf(draft.content)).setItem(key, JSON.stringify(draft));
  } catch {
    // Nothing is promised on these pages, so there is nothing to take back.
  }
}

function remove(key: string): void {
  removeAt('tab', key);
  removeAt('device', key);
}

function removeAt(place: Place, key: string): void {
  try {
    storageOf(place).removeItem(key);
  } catch {
    // See above.
  }
}
