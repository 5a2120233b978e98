/** A lead changes the hours (C3, C11): one edit at a time, with what it does, until it is saved or dropped. */
import { composeRequest } from '../../client/compose-request.ts';
import { openClock } from '../../client/http/clock.ts';
import { previewHours } from '../../client/http/preview-hours.ts';
import type { HttpOptions } from '../../client/http/http.ts';
import { openRequestChannel } from '../../client/requests/request-channel.ts';
import type { Clock, RequestChannel, Session } from '../../client/types.ts';
import type { HoursPreview } from '../../domain/decide/hours-preview.ts';
import type { Refusal } from '../../domain/requests/answer.ts';
import type { RequestOf } from '../../domain/requests/request.ts';
import { areSameHours, hoursOf } from '../../domain/office/hours.ts';
import type { Hours, HoursProblem } from '../../domain/office/hours.ts';
import { applyEdit, differenceOf } from '../../domain/office/hours-edit.ts';
import type { HoursDifference, HoursEdit } from '../../domain/office/hours-edit.ts';
import type { Office } from '../../domain/office/office.ts';
import { dateOf } from '../../domain/time.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { Credential } from '../../wire/surface.ts';
import { failureOf } from '../staff/account.svelte.ts';
import type { DeskFailure } from '../staff/account.svelte.ts';
import { askAndWait } from './ask-and-wait.ts';
import { cancelHit } from './cancel-hit.ts';
import type { CancelledHit } from './cancel-hit.ts';

const AS_STAFF: Credential = { type: 'surface', surface: 'staff' };

/** What stands between an edit and its being saved. */
export type HoursTrouble =
  /** The relay cannot say what it would do. */
  | { readonly kind: 'not-reached'; readonly failure: DeskFailure }
  /** What the edit is about has gone meanwhile. */
  | { readonly kind: 'gone' }
  /** Appointments came meanwhile: to be looked at again. */
  | { readonly kind: 'booked-meanwhile' }
  | { readonly kind: 'refused'; readonly reason: Refusal }
  | { readonly kind: 'not-kept' };

export interface SavedHours extends CancelledHit {
  readonly undo: HoursEdit;
}

/** An edit as it was when it was saved. */
interface SavedEdit {
  readonly edit: HoursEdit;
  readonly preview: HoursPreview;
  readonly cancelsHit: boolean;
  readonly base: Hours;
  readonly changed: Hours;
}

type AskedChange = Pick<
  RequestOf<'change-hours'>,
  'office' | 'date' | 'base' | 'windows' | 'closures' | 'seen'
>;

/** C3: `seen` has any length. The channel tells ahead what one request cannot hold. */
export const composeChange = (
  clock: Parameters<typeof composeRequest>[0],
  { seen, ...asked }: AskedChange,
): RequestOf<'change-hours'> => ({
  ...composeRequest(clock, { kind: 'change-hours', ...asked, seen: [] }),
  seen,
});

export class HoursDesk {
  edit = $state.raw<HoursEdit | null>(null);
  preview = $state.raw<HoursPreview | null>(null);
  trouble = $state.raw<HoursTrouble | null>(null);
  /** What another lead has changed since this edit began. */
  meanwhile = $state.raw<HoursDifference | null>(null);
  isSaving = $state(false);
  saved = $state.raw<SavedHours | null>(null);
  /** Cancel the appointments outside the new hours, too. */
  cancelsHit = $state(false);
  today = $state.raw<LocalDate | null>(null);
  #base: Hours | null = null;
  #hours: Hours | null = null;
  /** Own news that comes back with the office's record is no other lead's. */
  #lastSaved: Hours | null = null;
  #asked = new AbortController();
  #clock: Clock | null = null;
  #channel: RequestChannel | null = null;
  #isClosed = false;
  readonly #session: Session;
  readonly #office: () => Office | null;
  readonly #http: HttpOptions;

  constructor(session: Session, office: () => Office | null, http: HttpOptions = {}) {
    this.#session = session;
    this.#office = office;
    this.#http = http;
  }

  async open(): Promise<void> {
    const clock = await openClock();
    if (this.#isClosed) return clock.close();
    this.#clock = clock;
    this.followDay();
  }

  /** Takes the day from the clock, once the office's time zone is known. */
  followDay(): void {
    const office = this.#office();
    if (office !== null && this.#clock !== null) this.today = dateOf(this.#clock.now(), office.timeZone);
  }

  readonly problems: readonly HoursProblem[] = $derived(this.preview?.problems ?? []);
  readonly canSave = $derived(
    this.edit !== null && this.preview !== null && this.problems.length === 0 && !this.isSaving,
  );

  /** Shows what an edit would do. One that is being saved goes first. */
  async show(edit: HoursEdit): Promise<void> {
    if (this.isSaving) return;
    this.edit = edit;
    this.meanwhile = null;
    this.cancelsHit = false;
    await this.#look(null);
  }

  /** What is being saved counts as soon as the relay answers: it cannot be dropped any more. */
  drop(): void {
    if (!this.isSaving) this.#clear();
  }

  #clear(): void {
    this.#asked.abort();
    this.edit = null;
    this.preview = null;
    this.trouble = null;
    this.meanwhile = null;
    this.#base = null;
  }

  /** The office's record has changed: an edit that is open is looked at again, on what counts now (C11.6). */
  async rebase(): Promise<void> {
    const office = this.#office();
    if (this.edit === null || office === null || this.#base === null || this.isSaving) return;
    if (areSameHours(this.#base, office)) return;
    const isOwn = this.#lastSaved !== null && areSameHours(this.#lastSaved, office);
    this.meanwhile = isOwn ? null : differenceOf(this.#base, office);
    await this.#look(null);
  }

  async #look(trouble: HoursTrouble | null): Promise<void> {
    const office = this.#office();
    if (this.edit === null || office === null) return;
    this.#asked.abort();
    const abort = new AbortController();
    this.#asked = abort;
    this.preview = null;
    this.trouble = trouble;
    const base = hoursOf(office);
    const hours = applyEdit(base, this.edit);
    this.#base = base;
    this.#hours = hours;
    if (hours === null) {
      this.trouble = { kind: 'gone' };
      return;
    }
    const answer = await previewHours(hours, { ...this.#http, signal: abort.signal });
    if (abort.signal.aborted) return;
    if (answer.ok) this.preview = answer.value;
    else this.trouble = { kind: 'not-reached', failure: failureOf(answer.error) };
  }

  again = async (): Promise<void> => {
    if (!this.isSaving) await this.#look(null);
  };

  async save(): Promise<void> {
    const office = this.#office();
    const { edit, preview, cancelsHit } = this;
    const [clock, base, hours] = [this.#clock, this.#base, this.#hours];
    if (!this.canSave || office === null || edit === null || preview === null) return;
    if (clock === null || base === null || hours === null) return;
    this.isSaving = true;
    this.saved = null;
    try {
      this.#channel ??= await openRequestChannel(this.#session.actor, AS_STAFF, { clock });
      const date = dateOf(clock.now(), office.timeZone);
      const seen = preview.hit.map(({ visit }) => visit);
      const asked = composeChange(clock, { office: office.id, date, base, ...hours, seen });
      const answer = await askAndWait(this.#channel, asked);
      if (answer.ok) this.#lastSaved = hours;
      if (answer.ok)
        await this.#finish(this.#channel, clock, office, { edit, preview, cancelsHit, base, changed: hours });
      else await this.#refused(answer.reason);
    } catch (problem) {
      console.error('the change of hours could not be kept', problem);
      this.trouble = { kind: 'not-kept' };
    } finally {
      this.isSaving = false;
    }
  }

  async #finish(
    channel: RequestChannel,
    clock: Clock,
    office: Office,
    { edit, preview, cancelsHit, base, changed }: SavedEdit,
  ): Promise<void> {
    const toCancel = cancelsHit ? preview.hit.filter(({ why }) => why === 'hours') : [];
    const cancelled = await cancelHit(channel, clock, office.id, toCancel);
    if (this.edit === edit) this.#clear();
    this.saved = { undo: { what: 'restore', changed, hours: base }, ...cancelled };
  }

  async #refused(reason: Refusal): Promise<void> {
    if (reason === 'appointments-outside') return this.#look({ kind: 'booked-meanwhile' });
    // The record of the other lead's change comes by itself; the edit is then looked at again.
    if (reason === 'hours-changed-meanwhile' && this.#base !== null) {
      const office = this.#office();
      if (office !== null && !areSameHours(this.#base, office)) {
        this.meanwhile = differenceOf(this.#base, office);
        return this.#look(null);
      }
    }
    this.trouble = { kind: 'refused', reason };
  }

  close(): void {
    this.#isClosed = true;
    this.#asked.abort();
    void this.#channel?.close();
    this.#clock?.close();
  }
}
