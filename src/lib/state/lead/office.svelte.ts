/** A lead changes the office (C11): one edit at a time, with what it does, until it is saved or dropped. */
import { composeRequest } from '../../client/compose-request.ts';
import { openClock } from '../../client/http/clock.ts';
import type { HttpOptions } from '../../client/http/http.ts';
import { previewOffice } from '../../client/http/preview-office.ts';
import { openRequestChannel } from '../../client/requests/request-channel.ts';
import type { Clock, RequestChannel, Session } from '../../client/types.ts';
import type { OfficePreview } from '../../domain/decide/hours-preview.ts';
import { seenOtherwise, undoOf, valuesIn } from '../../domain/office/office-edit.ts';
import type { OfficeEdit, OfficeValues } from '../../domain/office/office-edit.ts';
import type { OfficeProblem } from '../../domain/office/office-problems.ts';
import type { Office } from '../../domain/office/office.ts';
import type { Answer, Refusal } from '../../domain/requests/answer.ts';
import type { RequestOf } from '../../domain/requests/request.ts';
import { dateOf } from '../../domain/time.ts';
import type { Credential } from '../../wire/surface.ts';
import { failureOf } from '../staff/account.svelte.ts';
import type { DeskFailure } from '../staff/account.svelte.ts';
import { askAndWait } from './ask-and-wait.ts';
import { cancelHit } from './cancel-hit.ts';
import type { CancelledHit } from './cancel-hit.ts';

const AS_STAFF: Credential = { type: 'surface', surface: 'staff' };

/** What stands between an edit and its being saved. */
export type OfficeTrouble =
  | { readonly kind: 'not-reached'; readonly failure: DeskFailure }
  /** Appointments came meanwhile: to be looked at again. */
  | { readonly kind: 'booked-meanwhile' }
  | { readonly kind: 'refused'; readonly reason: Refusal }
  | { readonly kind: 'not-kept' };

export interface SavedOffice extends CancelledHit {
  readonly undo: OfficeEdit;
}

/** An edit as it was when it was saved. */
interface SavedEdit {
  readonly edit: OfficeEdit;
  readonly preview: OfficePreview;
  readonly cancelsHit: boolean;
}

export class OfficeDesk {
  edit = $state.raw<OfficeEdit | null>(null);
  preview = $state.raw<OfficePreview | null>(null);
  trouble = $state.raw<OfficeTrouble | null>(null);
  /** What counts now where another lead has changed the same; undefined: no one has. */
  meanwhile = $state.raw<OfficeValues | null | undefined>(undefined);
  isSaving = $state(false);
  saved = $state.raw<SavedOffice | null>(null);
  /** Cancel the appointments that the edit leaves outside, too. */
  cancelsHit = $state(false);
  /** P3: the lead agrees that past days are erased. */
  mayErase = $state(false);
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
    if (this.#isClosed) clock.close();
    else this.#clock = clock;
  }

  readonly problems: readonly OfficeProblem[] = $derived(this.preview?.problems ?? []);
  readonly canSave = $derived(
    this.preview !== null &&
      this.meanwhile === undefined &&
      this.problems.length === 0 &&
      this.preview.needed.length === 0 &&
      (this.preview.erases === undefined || this.mayErase) &&
      !this.isSaving,
  );

  /** Shows what an edit would do. One that is being saved goes first. */
  async show(edit: OfficeEdit): Promise<void> {
    if (this.isSaving) return;
    this.edit = edit;
    this.saved = null;
    this.cancelsHit = false;
    this.mayErase = false;
    this.meanwhile = undefined;
    await this.#look(null);
  }

  /** An edit without effect on visitors, as an order: saved as soon as it is known that it has none. */
  async showAndSave(edit: OfficeEdit): Promise<void> {
    await this.show(edit);
    if (this.canSave && this.preview?.hit.length === 0 && this.preview.days.length === 0) await this.save();
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
    this.meanwhile = undefined;
  }

  /** The office's record has changed: another lead may have changed what this edit is about (C11.6). */
  async rebase(): Promise<void> {
    const office = this.#office();
    if (this.edit === null || office === null || this.isSaving || this.meanwhile !== undefined) return;
    this.meanwhile = seenOtherwise(office, this.edit);
    if (this.meanwhile === undefined && this.trouble === null) await this.#look(null);
  }

  /** The lead has seen what counts now, and wants the own values all the same. */
  async overwrite(): Promise<void> {
    const office = this.#office();
    if (office === null || this.edit === null) return;
    const { section, entry, to } = this.edit;
    const now = valuesIn(office, section, entry);
    if (now === null && to !== null) return this.drop();
    const was =
      to === null || now === null
        ? now
        : Object.fromEntries(Object.keys(to).map((field) => [field, now[field] ?? null]));
    await this.show({ section, entry, was, to });
  }

  readonly canOverwrite = $derived(
    this.meanwhile !== undefined && this.meanwhile !== null && this.edit?.was !== null,
  );

  async #look(trouble: OfficeTrouble | null): Promise<void> {
    if (this.edit === null) return;
    this.#asked.abort();
    const abort = new AbortController();
    this.#asked = abort;
    this.preview = null;
    this.trouble = trouble;
    const answer = await previewOffice(this.edit, { ...this.#http, signal: abort.signal });
    if (abort.signal.aborted) return;
    if (!answer.ok) this.trouble = { kind: 'not-reached', failure: failureOf(answer.error) };
    else {
      this.preview = answer.value;
      if ('meanwhile' in answer.value) this.meanwhile = answer.value.meanwhile;
    }
  }

  again = async (): Promise<void> => {
    if (!this.isSaving) await this.#look(null);
  };

  async save(): Promise<void> {
    const office = this.#office();
    const { preview, edit, cancelsHit } = this;
    const clock = this.#clock;
    if (!this.canSave || office === null || preview === null || edit === null || clock === null) return;
    this.isSaving = true;
    try {
      this.#channel ??= await openRequestChannel(this.#session.actor, AS_STAFF, { clock });
      const answer = await askAndWait(this.#channel, composeEdit(clock, office, edit, preview));
      if (answer.ok) await this.#finish(this.#channel, clock, office, { edit, preview, cancelsHit });
      else await this.#refused(answer);
    } catch (problem) {
      console.error('the change of the office could not be kept', problem);
      this.trouble = { kind: 'not-kept' };
    } finally {
      this.isSaving = false;
    }
  }

  async #finish(
    channel: RequestChannel,
    clock: Clock,
    office: Office,
    { edit, preview, cancelsHit }: SavedEdit,
  ): Promise<void> {
    const toCancel = cancelsHit ? preview.hit.filter(({ why }) => why !== 'counters') : [];
    const cancelled = await cancelHit(channel, clock, office.id, toCancel);
    if (this.edit === edit) this.#clear();
    this.saved = { undo: undoOf(edit), ...cancelled };
  }

  async #refused(answer: Extract<Answer, { ok: false }>): Promise<void> {
    const { reason } = answer;
    if (reason === 'appointments-outside') return this.#look({ kind: 'booked-meanwhile' });
    if (reason === 'office-changed-meanwhile') this.meanwhile = answer.meanwhile ?? null;
    else this.trouble = { kind: 'refused', reason };
  }

  close(): void {
    this.#isClosed = true;
    this.#asked.abort();
    void this.#channel?.close();
    this.#clock?.close();
  }
}

/** C3: `seen` has any length. The channel tells ahead what one request cannot hold. */
function composeEdit(
  clock: Clock,
  { id: office, timeZone }: Office,
  edit: OfficeEdit,
  { hit, erases }: OfficePreview,
): RequestOf<'change-office'> {
  const date = dateOf(clock.now(), timeZone);
  const asked = composeRequest(clock, { kind: 'change-office', office, date, edit, seen: [] });
  const seen = hit.map(({ visit }) => visit);
  // Nothing is saved with days to erase before the lead has agreed (`canSave`).
  return { ...asked, seen, ...(erases === undefined ? {} : { mayErase: true }) };
}
