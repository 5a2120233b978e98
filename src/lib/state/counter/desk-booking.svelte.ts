/**
 * Staff book for a person on the phone or at the desk, from all of the capacity (B9), or move an appointment (B8). What
 * is typed stays until the relay has said yes. A counter that is cut off asks all the same; a booking that cannot be
 * kept becomes a call-back (M3).
 */
import type { TrackedRequest } from '../../client/types.ts';
import type { CancelReason } from '../../domain/day/discretion.ts';
import { checkValuesForStaff, NO_ERRORS, typedValues } from '../../domain/day/field-values.ts';
import type { FieldValue, ValueErrors } from '../../domain/day/field-values.ts';
import { wrongForStaff } from '../../domain/day/people.ts';
import type { Contact, ContactError, ContactField } from '../../domain/day/people.ts';
import type { FieldId, OfficeId, RequestId, ServiceId } from '../../domain/ids.ts';
import type { TypedDate } from '../../domain/input/typed-date.ts';
import { minutesFor, serviceOf, variantIn } from '../../domain/office/office.ts';
import { fieldsFor } from '../../domain/office/custom-field.ts';
import type { CustomField } from '../../domain/office/custom-field.ts';
import type { Choice, Office, VariantName } from '../../domain/office/office.ts';
import { inVariant, sharedVariants } from '../../domain/office/variants.ts';
import type { Language } from '../../domain/office/text.ts';
import type { MatchingVisit } from '../../domain/search/find-visits.ts';
import type { RequestOf } from '../../domain/requests/request.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import { needToBook, offeredDays, offeredTimes } from '../citizen/offer.ts';
import type { OfferedDay, OfferedTimes } from '../citizen/offer.ts';
import { followOffice } from '../followed-office.svelte.ts';
import type { FollowedOffice } from '../followed-office.svelte.ts';
import type { Workday } from '../workday/workday.svelte.ts';
import { withQuantity } from './choices.ts';
import { contactTyped, NO_PERSON, typedAs } from './desk-contact.ts';
import type { TypedPerson } from './desk-contact.ts';
import { itemsIn, memberName } from './open-items.ts';
import type { OpenItem } from './open-items.ts';

type AskedHere = RequestOf<'book' | 'move'>;

export type TypedField = 'name' | 'phone' | 'mail';

const NO_FIELDS: readonly FieldValue[] = [];
const NO_DAYS: readonly OfferedDay[] = [];
const NO_TIMES: OfferedTimes = { forenoon: [], afternoon: [] };

/** An appointment that stands, as far as a move or a cancellation needs it. */
export type StandingAppointment = Pick<
  MatchingVisit,
  'id' | 'date' | 'number' | 'start' | 'services' | 'contact'
>;

/** A visit whose person gets another appointment: who they are, what they have said, and in which language. */
export interface Follows {
  readonly number: string;
  /** Null: of this visitor nothing but answers is known. */
  readonly contact: Contact | null;
  /** B13: answers, taken over as far as the new services ask for them. */
  readonly fields: readonly FieldValue[];
  readonly language: Language;
}

export class DeskBooking {
  readonly #workday: Workday;
  readonly #follow: (id: OfficeId) => FollowedOffice;
  #followed = $state.raw<FollowedOffice | null>(null);
  #asked = $state.raw<AskedHere | null>(null);
  /** The appointment to be moved; null: a new one is booked. */
  moving = $state.raw<StandingAppointment | null>(null);
  /** B14: the enquiry that is booked for; null: none. */
  #enquiry = $state.raw<OpenItem | null>(null);
  /** The number of the visit whose person gets another appointment; null: the person is typed. */
  follows = $state.raw<string | null>(null);
  choices = $state.raw<readonly Choice[]>([]);
  /** Null: the clerk has chosen none, and the first that has a free place is shown. */
  #chosenDay = $state<LocalDate | null>(null);
  start = $state<Instant | null>(null);
  name = $state('');
  phone = $state('');
  mail = $state('');
  birth = $state.raw<TypedDate>(NO_PERSON.birth);
  /** B13: the answers as they are typed. */
  #fields = $state.raw<readonly FieldValue[]>(NO_FIELDS);
  /** The language of the mails, at first the office's first language. */
  language = $state<Language>('');
  /** Errors are shown only after the form was sent once. */
  #tried = $state(false);

  readonly isOpen = $derived(this.#followed !== null);
  readonly #office: Office | null = $derived.by(() => this.#workday.office);

  readonly minutes = $derived.by(() => (this.#office === null ? 0 : minutesFor(this.#office, this.choices)));
  /** C6: longer than the office wants an appointment to be; staff may book it. */
  readonly isLong = $derived.by(() => this.#office !== null && this.minutes > this.#office.rules.longest);

  /** B15: how else than on site all of it can be done, and what is chosen of that. */
  readonly variants: readonly VariantName[] = $derived.by(() =>
    this.#office === null ? [] : sharedVariants(this.#office, this.choices),
  );
  readonly variant: VariantName | null = $derived.by(() => variantIn(this.choices));

  /** What is free has been loaded at least once. */
  readonly isFreeKnown = $derived(this.#followed?.slotsKnown ?? false);
  readonly days: readonly OfferedDay[] = $derived.by(() => {
    const known = this.#known;
    return known === null || this.choices.length === 0
      ? NO_DAYS
      : offeredDays(known, needToBook(known.office, this.choices, 'staff'), this.#workday.now, 'staff');
  });
  /** The day whose times are shown. It does not change under the clerk, whatever others book meanwhile. */
  readonly date: LocalDate | null = $derived.by(() => {
    if (this.#chosenDay !== null) return this.#chosenDay;
    if (!this.days.some(({ date }) => date === this.#proposed))
      this.#proposed = this.days.find(({ free }) => free > 0)?.date ?? null;
    return this.#proposed;
  });
  #proposed: LocalDate | null = null;
  readonly times: OfferedTimes = $derived.by(() => {
    const known = this.#known;
    return known === null || this.date === null
      ? NO_TIMES
      : offeredTimes(
          known,
          this.date,
          needToBook(known.office, this.choices, 'staff'),
          this.#workday.now,
          'staff',
        );
  });

  readonly contact: Contact = $derived.by(() => contactTyped(this, this.#workday.today));

  /** The errors that keep the form from being sent. */
  readonly #wrong: Partial<Record<ContactField, ContactError>> = $derived.by(() => {
    const { today } = this.#workday;
    if (this.#office === null || today === null || this.moving !== null) return {};
    return wrongForStaff(this.#office, this.contact, today, variantIn(this.choices));
  });
  readonly errors = $derived(this.#tried ? this.#wrong : {});
  /** B13: the questions that go with the chosen services. */
  readonly questions: readonly CustomField[] = $derived.by(() =>
    this.#office === null ? [] : fieldsFor(this.#office.fields, this.choices),
  );
  readonly fields: readonly FieldValue[] = $derived.by(() =>
    typedValues({ fields: [...this.questions] }, (field) => this.typedIn(field)),
  );
  /** B13: the errors in the answers; staff may leave answers empty. */
  readonly #wrongFields: ValueErrors = $derived.by(() =>
    this.moving === null ? checkValuesForStaff({ fields: [...this.questions] }, this.fields) : NO_ERRORS,
  );
  readonly fieldErrors: ValueErrors = $derived.by(() => (this.#tried ? this.#wrongFields : NO_ERRORS));
  readonly isReady = $derived(this.choices.length > 0 && this.start !== null && this.#asked === null);

  /** The request that was asked, and how far it has come; null: none. */
  readonly tracked: TrackedRequest | null = $derived.by(() => {
    if (this.#asked === null) return null;
    // The channel drops old answers: what was booked stays on the screen until a clerk closes it.
    this.#seen = this.#workday.trackedRequest(this.#asked.id) ?? this.#seen;
    return this.#seen;
  });
  #seen: TrackedRequest | null = null;

  /** `follow`: follows the document of free places. */
  constructor(
    workday: Workday,
    follow = (id: OfficeId): FollowedOffice => followOffice(id, { slots: true }),
  ) {
    this.#workday = workday;
    this.#follow = follow;
  }

  /** `moving`: the appointment that gets another time. */
  open(moving: StandingAppointment | null = null): void {
    this.#clear();
    this.moving = moving;
    if (moving !== null) this.choices = [...moving.services];
    this.#followed ??= this.#follow(this.#workday.session.office);
  }

  /** Begins another appointment for the person of a visit. */
  openFollowUp({ number, contact, fields, language }: Follows): void {
    this.open();
    this.follows = number;
    this.#fill(contact === null ? NO_PERSON : typedAs(contact), language);
    this.#fields = fields;
  }

  /** B14: what a citizen has asked for, as far as the office still has it. */
  openEnquiry(item: OpenItem): void {
    const { record } = item;
    if (record.type !== 'enquiry') return;
    this.open();
    const office = this.#office;
    this.choices = record.services.filter(
      ({ service }) => office !== null && serviceOf(office, service) !== undefined,
    );
    this.#fill(typedAs(record.contact), record.language);
    this.#enquiry = item;
  }

  /** B14: who has resolved the enquiry that is booked for; null: no one, or not heard of here. */
  get enquiryResolvedBy(): string | null {
    const of = this.#enquiry;
    if (of === null) return null;
    const item = itemsIn(this.#workday.memos.values(), [], this.#workday.staff).find(
      ({ record }) => record.id === of.record.id,
    );
    const resolved = item?.record.resolved ?? null;
    return resolved === null ? null : memberName(resolved.by, this.#workday.staff);
  }

  /** Ends the follow-up: the appointment is for another person. */
  forAnother(): void {
    this.follows = null;
    this.#fill(NO_PERSON, this.#office?.languages[0] ?? '');
    this.#fields = NO_FIELDS;
  }

  close(): void {
    this.#followed?.close();
    this.#followed = null;
    this.#letGo();
    this.#clear();
  }

  setQuantity(service: ServiceId, quantity: number): void {
    const chosen = withQuantity(this.choices, service, quantity);
    this.choices = this.#office === null ? chosen : inVariant(this.#office, chosen, this.variant);
    this.start = null;
    this.#proposed = null;
  }

  /** B15: chooses how it takes place; null: on site. */
  chooseVariant(variant: VariantName | null): void {
    if (this.#office !== null) this.choices = inVariant(this.#office, this.choices, variant);
    this.start = null;
    this.#proposed = null;
  }

  typedIn(field: FieldId): string {
    return this.#fields.find((one) => one.field === field)?.value ?? '';
  }

  type(field: FieldId, value: string): void {
    this.#fields = [...this.#fields.filter((one) => one.field !== field), { field, value }];
  }

  chooseDay(date: LocalDate): void {
    if (date !== this.date) this.start = null;
    this.#chosenDay = date;
  }

  /** The day stays with it, also when another one is the first with a free place. */
  chooseTime(start: Instant): void {
    this.#chosenDay = this.date;
    this.start = start;
  }

  /** Asks for the booking. Gives false when something is missing; `errors` says what. */
  send(): boolean {
    this.#tried = true;
    const { start, date } = this;
    const isWrong = Object.keys(this.#wrong).length > 0 || this.#wrongFields.size > 0;
    if (!this.isReady || start === null || date === null || isWrong) return false;
    const asked = this.moving === null ? this.#bookingOf(start) : this.#moveOf(this.moving, start);
    if (asked !== null) this.#ask({ ...asked, date });
    return asked !== null;
  }

  /** Cancels for the citizen, who gets the mail that goes out. */
  cancel({ id, date }: StandingAppointment, reason: CancelReason): RequestId | null {
    const asked = this.#workday.compose('cancel', { visit: id, reason });
    if (asked === null) return null;
    this.#workday.ask({ ...asked, date }).catch(() => {});
    return asked.id;
  }

  /** Goes back to the form after a refusal, to choose another time: everything typed stays. */
  tryAgain(start: { readonly date: LocalDate; readonly start: Instant } | null): void {
    this.#letGo();
    this.#chosenDay = start?.date ?? this.#chosenDay;
    this.start = start?.start ?? null;
  }

  get #known(): { office: Office; slots: FollowedOffice['slots']; slotsKnown: boolean } | null {
    const followed = this.#followed;
    return followed === null || this.#office === null
      ? null
      : { office: this.#office, slots: followed.slots, slotsKnown: followed.slotsKnown };
  }

  #bookingOf(start: Instant): RequestOf<'book'> | null {
    const { contact, language } = this;
    const fields = [...this.fields];
    const reminder = this.#office?.rules.reminder === 'on';
    const answered = this.#enquiry;
    const date = answered?.date ?? this.#workday.today;
    const enquiry = answered === null || date === null ? {} : { enquiry: { date, id: answered.record.id } };
    return this.#workday.compose('book', {
      ...{ start, services: [...this.choices], contact, fields, language, reminder, ...enquiry },
    });
  }

  #moveOf({ id, date: from }: StandingAppointment, start: Instant): RequestOf<'move'> | null {
    return this.#workday.compose('move', { visit: id, from, start });
  }

  /** The screen of today makes nothing of it: what it says comes from the relay. */
  #ask(asked: AskedHere): void {
    this.#asked = asked;
    // If the disk refuses, the stage of the request says so.
    this.#workday.ask(asked).catch(() => {});
  }

  /** An answer has been read. One that is still to come is told with the other refusals of the counter. */
  #letGo(): void {
    if (this.#asked !== null) this.#workday.release(this.#asked.id);
    this.#asked = null;
    this.#seen = null;
  }

  #fill({ name, phone, mail, birth }: TypedPerson, language: Language): void {
    this.name = name;
    this.phone = phone;
    this.mail = mail;
    this.birth = birth;
    this.language = language;
  }

  #clear(): void {
    this.#asked = null;
    this.#seen = null;
    this.moving = null;
    this.follows = null;
    this.#enquiry = null;
    this.choices = [];
    this.#chosenDay = null;
    this.#proposed = null;
    this.start = null;
    this.#fill(NO_PERSON, this.#office?.languages[0] ?? '');
    this.#fields = NO_FIELDS;
    this.#tried = false;
  }
}
