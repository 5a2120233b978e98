/** A lead changes the office or its hours (C3, C11): one edit at a time, with what it does, until it is saved or dropped. */
import { openClock } from '../../client/http/clock.ts';
import type { HttpOptions, Reply } from '../../client/http/http.ts';
import type { PageEnvironment } from '../../client/replica/replica.ts';
import { openRequestChannel } from '../../client/requests/request-channel.ts';
import type { Clock, RequestChannel, Session } from '../../client/types.ts';
import type { HitPerson } from '../../domain/decide/hours-preview.ts';
import { requestId } from '../../domain/ids.ts';
import type { RequestId } from '../../domain/ids.ts';
import type { Office } from '../../domain/office/office.ts';
import type { Answer, Refusal } from '../../domain/requests/answer.ts';
import type { Request } from '../../domain/requests/request.ts';
import type { Credential } from '../../wire/surface.ts';
import { failureOf } from '../staff/account.svelte.ts';
import type { DeskFailure } from '../staff/account.svelte.ts';
import { askAndWait } from './ask-and-wait.ts';
import { cancelHit } from './cancel-hit.ts';
import type { CancelledHit } from './cancel-hit.ts';
import { openLeftChanges } from './left-changes.ts';
import type { LeftChange, LeftChanges } from './left-changes.ts';

const AS_STAFF: Credential = { type: 'surface', surface: 'staff' };

const newRequestId = (): RequestId => requestId.parse(crypto.randomUUID());

/** What stands between an edit and its being saved. */
export type ChangeTrouble =
  /** The relay cannot say what it would do. */
  | { readonly kind: 'not-reached'; readonly failure: DeskFailure }
  /** Appointments came meanwhile: to be looked at again. */
  | { readonly kind: 'booked-meanwhile' }
  | { readonly kind: 'refused'; readonly reason: Refusal }
  | { readonly kind: 'not-kept' };

export interface SavedChange<E> extends CancelledHit {
  readonly undo: E;
}

/** What is asked of the relay, and what undoes it. */
export interface AskedChange<E> {
  readonly request: Request;
  readonly undo: E;
  /** Which of the appointments that are hit can be cancelled with it. */
  readonly isCancelled: (hit: HitPerson) => boolean;
}

export abstract class ChangeDesk<E, P extends { readonly hit: readonly HitPerson[] }, T = never> {
  edit = $state.raw<E | null>(null);
  preview = $state.raw<P | null>(null);
  trouble = $state.raw<ChangeTrouble | T | null>(null);
  isSaving = $state(false);
  saved = $state.raw<SavedChange<E> | null>(null);
  /** Cancel the appointments that the edit leaves outside, too. */
  cancelsHit = $state(false);
  /** A change of office or hours that an earlier page was left with before it was answered. */
  left = $state.raw<LeftChange | null>(null);
  protected clock: Clock | null = null;
  #asked = new AbortController();
  #channel: Promise<RequestChannel> | null = null;
  #isClosed = false;
  readonly #session: Session;
  protected readonly office: () => Office | null;
  readonly #http: HttpOptions;
  readonly #around: PageEnvironment;
  #changes: Promise<LeftChanges> | null = null;

  constructor(
    session: Session,
    office: () => Office | null,
    http: HttpOptions = {},
    around: PageEnvironment = {},
  ) {
    this.#session = session;
    this.office = office;
    this.#http = http;
    this.#around = around;
  }

  async open(): Promise<void> {
    const clock = await openClock(this.#around);
    if (this.#isClosed) return clock.close();
    this.clock = clock;
    this.opened();
    const channel = await this.#openChannel(clock);
    const changes = await this.#leftChanges();
    await changes.follow(channel, clock, (left) => (this.left = left));
  }

  #leftChanges(): Promise<LeftChanges> {
    return (this.#changes ??= openLeftChanges(this.#session, this.#around));
  }

  /** One channel, also where a lead saves while it opens. One that did not open is tried again. */
  async #openChannel(clock: Clock): Promise<RequestChannel> {
    this.#channel ??= openRequestChannel(this.#session.actor, AS_STAFF, { ...this.#around, clock });
    try {
      return await this.#channel;
    } catch (problem) {
      this.#channel = null;
      throw problem;
    }
  }

  protected opened(): void {}

  abstract readonly canSave: boolean;
  /** What an edit that is shown anew begins without. */
  protected abstract begun(): void;
  /** Null: it cannot be asked for, and `trouble` says why. */
  protected abstract ask(edit: E, http: HttpOptions): Reply<P> | null;
  protected abstract compose(clock: Clock, office: Office, edit: E, preview: P): AskedChange<E>;
  /** True: it has been dealt with. */
  protected abstract refused(answer: Extract<Answer, { ok: false }>): Promise<boolean>;
  protected looked(_preview: P): void {}
  protected kept(): void {}

  /** Shows what an edit would do. One that is being saved goes first. */
  async show(edit: E): Promise<void> {
    if (this.isSaving) return;
    this.edit = edit;
    this.cancelsHit = false;
    this.begun();
    await this.look(null);
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
    this.begun();
  }

  protected async look(trouble: ChangeTrouble | null): Promise<void> {
    if (this.edit === null) return;
    this.#asked.abort();
    const abort = new AbortController();
    this.#asked = abort;
    this.preview = null;
    this.trouble = trouble;
    const answer = await this.ask(this.edit, { ...this.#http, signal: abort.signal });
    if (answer === null || abort.signal.aborted) return;
    if (!answer.ok) this.trouble = { kind: 'not-reached', failure: failureOf(answer.error) };
    else {
      this.preview = answer.value;
      this.looked(answer.value);
    }
  }

  again = async (): Promise<void> => {
    if (!this.isSaving) await this.look(null);
  };

  async save(): Promise<void> {
    const office = this.office();
    const { preview, edit, cancelsHit, clock } = this;
    if (!this.canSave || office === null || preview === null || edit === null || clock === null) return;
    this.isSaving = true;
    this.saved = null;
    try {
      const channel = await this.#openChannel(clock);
      const { request, undo, isCancelled } = this.compose(clock, office, edit, preview);
      const changes = await this.#leftChanges();
      const hit = cancelsHit ? preview.hit.filter(isCancelled) : [];
      const cancels = hit.map(({ date, visit }) => ({ id: newRequestId(), date, visit }));
      await changes.write(request.id, cancels);
      const answer = await askAndWait(channel, request);
      if (answer.ok) {
        this.kept();
        const cancelled = await cancelHit(channel, clock, office.id, cancels, async () => null);
        if (this.edit === edit) this.#clear();
        this.saved = { undo, ...cancelled };
      } else if (answer.reason === 'appointments-outside') await this.look({ kind: 'booked-meanwhile' });
      else if (!(await this.refused(answer))) this.trouble = { kind: 'refused', reason: answer.reason };
      await changes.remove(request.id);
    } catch (problem) {
      console.error('the change could not be kept', problem);
      this.trouble = { kind: 'not-kept' };
    } finally {
      this.isSaving = false;
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#asked.abort();
    void this.#channel?.then((channel) => channel.close()).catch(() => {});
    this.clock?.close();
  }
}
