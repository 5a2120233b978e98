/**
 * A clerk puts the contact of an appointment right, or has its mail sent again (B9): at the desk or for a caller, of
 * today or of another day. What is typed stays until the relay has said yes.
 */
import type { TrackedRequest } from '../../client/types.ts';
import { searchVisits } from '../../client/http/search-visits.ts';
import type { HttpOptions } from '../../client/http/http.ts';
import { contactFields, wrongForStaff } from '../../domain/day/people.ts';
import type { Contact, ContactError, ContactField, Person } from '../../domain/day/people.ts';
import type { Visit } from '../../domain/day/visit.ts';
import type { VisitId } from '../../domain/ids.ts';
import { variantIn } from '../../domain/office/office.ts';
import { mailDue } from '../../domain/decide/decide-contact.ts';
import type { MatchingVisit } from '../../domain/search/find-visits.ts';
import type { RequestOf } from '../../domain/requests/request.ts';
import type { Workday } from '../workday/workday.svelte.ts';
import { contactTyped, NO_PERSON, typedAs } from './desk-contact.ts';

/** An appointment whose person is known. */
export type AppointmentOf = Pick<MatchingVisit, 'id' | 'date' | 'number' | 'state' | 'services'> & {
  readonly start: number;
  readonly contact: Contact;
};

/** Null: a visit without an appointment, or of a person who is not known here. */
export function knownAppointment(visit: Visit, people: ReadonlyMap<VisitId, Person>): AppointmentOf | null {
  const { id, date, number, state, services, due: start } = visit;
  const contact = people.get(id)?.contact ?? null;
  return start === null || contact === null
    ? null
    : { id, date, number, state, start, contact, services: [...services] };
}

type AskedHere = RequestOf<'change-contact' | 'mail-again'>;

export class ContactChange {
  readonly #workday: Workday;
  readonly #options: HttpOptions;
  #of = $state.raw<AppointmentOf | null>(null);
  #asked = $state.raw<AskedHere | null>(null);
  /** Another member has changed it meanwhile: `of` holds what counts now. */
  #isOvertaken = $state(false);
  name = $state('');
  phone = $state('');
  mail = $state('');
  birth = $state.raw(NO_PERSON.birth);
  /** Nothing is called wrong before it was sent once. */
  #tried = $state(false);

  readonly contact: Contact = $derived.by(() => contactTyped(this, this.#workday.today));
  readonly isChanged: boolean = $derived.by(() => {
    const was = this.#of?.contact;
    return was !== undefined && contactFields.some((field) => was[field] !== this.contact[field]);
  });
  readonly #wrong: Partial<Record<ContactField, ContactError>> = $derived.by(() => {
    const { office, today } = this.#workday;
    return office === null || today === null
      ? {}
      : wrongForStaff(office, this.contact, today, variantIn(this.#of?.services ?? []));
  });
  readonly errors = $derived(this.#tried ? this.#wrong : {});

  /** The mail that tells of the appointment as it stands; null: none is of use any more. */
  readonly #due = $derived.by(() =>
    this.#of === null ? null : mailDue(this.#of, this.#of, this.#workday.now),
  );
  readonly #hasOtherMail = $derived.by(
    () => this.#of !== null && this.contact.mail !== this.#of.contact.mail,
  );
  /** The mail that goes to the new address when it is saved; null: none. */
  readonly mailAfter = $derived.by(() =>
    this.#hasOtherMail && this.contact.mail !== null ? this.#due : null,
  );
  /** The link of the mails that went to the address of before is good no more when it is saved. */
  readonly linkEnds: boolean = $derived.by(
    () => this.#hasOtherMail && (this.#of?.contact.mail ?? null) !== null,
  );
  /** The address to which the mail can be sent once more; null: there is none, or it is of no use. */
  readonly mailAgainTo: string | null = $derived.by(() =>
    this.#due === null || this.isChanged ? null : (this.#of?.contact.mail ?? null),
  );

  /** What was asked, and how far it has come; null: nothing. */
  readonly tracked: TrackedRequest | null = $derived.by(() => {
    if (this.#asked === null) return null;
    // The channel lets go of old answers: the outcome stays on the screen until it is closed.
    this.#seen = this.#workday.trackedRequest(this.#asked.id) ?? this.#seen;
    return this.#seen;
  });
  #seen: TrackedRequest | null = null;

  constructor(workday: Workday, options: HttpOptions = {}) {
    this.#workday = workday;
    this.#options = options;
  }

  /** Null: nothing is asked. */
  get of(): AppointmentOf | null {
    return this.#of;
  }

  get isOvertaken(): boolean {
    return this.#isOvertaken;
  }

  get asked(): AskedHere['kind'] | null {
    return this.#asked?.kind ?? null;
  }

  open(appointment: AppointmentOf): void {
    this.close();
    this.#of = appointment;
    Object.assign(this, typedAs(appointment.contact));
  }

  close(): void {
    this.#letGo();
    this.#of = null;
    this.#isOvertaken = false;
    this.#tried = false;
    Object.assign(this, NO_PERSON);
  }

  /** Gives false when something is wrong; `errors` says what. */
  save(): boolean {
    this.#tried = true;
    const of = this.#of;
    if (of === null || this.#asked !== null || !this.isChanged || Object.keys(this.#wrong).length > 0)
      return false;
    const about = { visit: of.id, contact: this.contact, was: of.contact };
    this.#ask(this.#workday.compose('change-contact', about));
    return true;
  }

  sendMailAgain(): void {
    if (this.#of === null || this.#asked !== null || this.mailAgainTo === null) return;
    this.#ask(this.#workday.compose('mail-again', { visit: this.#of.id }));
  }

  /** After a no: everything typed stays. What another member has saved meanwhile is fetched and shown. */
  async tryAgain(): Promise<void> {
    const answer = this.tracked?.answer;
    const of = this.#of;
    const isOvertaken = answer?.ok === false && answer.reason === 'contact-changed-meanwhile';
    const now = of !== null && isOvertaken ? await this.#contactNow(of) : null;
    if (this.#of !== of) return;
    this.#letGo();
    if (of === null || now === null) return;
    this.#of = { ...of, contact: now };
    this.#isOvertaken = true;
  }

  async #contactNow({ id, date, number }: AppointmentOf): Promise<Contact | null> {
    const { people, ahead } = this.#workday;
    const here = people.get(id)?.contact ?? ahead?.people.get(id)?.contact;
    if (here !== undefined) return here;
    const reply = await searchVisits(`${number} ${date}`, this.#options);
    const found = reply.ok ? reply.value.visits.find((visit) => visit.id === id) : undefined;
    return found?.contact ?? null;
  }

  #ask(asked: AskedHere | null): void {
    if (asked === null || this.#of === null) return;
    const dated = { ...asked, date: this.#of.date };
    this.#asked = dated;
    // A disk that refuses is said by the stage of what was asked.
    this.#workday.ask(dated).catch(() => {});
  }

  /** An answer has been read. One that is still to come is told with the other refusals of the counter. */
  #letGo(): void {
    if (this.#asked !== null) this.#workday.release(this.#asked.id);
    this.#asked = null;
    this.#seen = null;
  }
}
