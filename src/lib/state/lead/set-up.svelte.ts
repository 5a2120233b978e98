/** A lead sets up a new office: the edits of a step in one press, each a request of its own (C11). */
import { composeRequest } from '../../client/compose-request.ts';
import { openClock } from '../../client/http/clock.ts';
import { askRelay } from '../../client/http/http.ts';
import type { HttpOptions } from '../../client/http/http.ts';
import type { PageEnvironment } from '../../client/replica/replica.ts';
import { openRequestChannel } from '../../client/requests/request-channel.ts';
import type { Clock, RequestChannel, Session } from '../../client/types.ts';
import { hoursOf } from '../../domain/office/hours.ts';
import type { HoursProblem } from '../../domain/office/hours.ts';
import type { OfficeEdit, OfficeSection } from '../../domain/office/office-edit.ts';
import type { OfficeProblem } from '../../domain/office/office-problems.ts';
import { isBookableOnline } from '../../domain/office/office.ts';
import type { Office, OpeningWindow } from '../../domain/office/office.ts';
import type { Answer, Refusal } from '../../domain/requests/answer.ts';
import { dateOf, instantOf } from '../../domain/time.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import { freeRoutes } from '../../wire/http/free-routes.ts';
import type { Credential } from '../../wire/surface.ts';
import { answerTo, askAndWait } from './ask-and-wait.ts';

const AS_STAFF: Credential = { type: 'surface', surface: 'staff' };

/** Why a press has not saved all. */
export type SetUpTrouble =
  | {
      readonly kind: 'problems';
      readonly section: OfficeSection;
      readonly problems: readonly OfficeProblem[];
    }
  | { readonly kind: 'hours'; readonly problems: readonly HoursProblem[] }
  | { readonly kind: 'refused'; readonly reason: Refusal }
  | { readonly kind: 'not-kept' };

/** An appointment that was booked and taken back, to see that it can be. */
export type Trial =
  | {
      readonly kind: 'booked';
      readonly start: Instant;
      readonly number: string;
      readonly isTakenBack: boolean;
    }
  | { readonly kind: 'nothing-free' }
  | { readonly kind: 'not-bookable' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly reason: Refusal }
  | { readonly kind: 'not-kept' };

export class SetUp {
  isSaving = $state(false);
  /** Edits of this press that the relay has answered, and all of them. */
  progress = $state.raw<{ readonly done: number; readonly all: number } | null>(null);
  trouble = $state.raw<SetUpTrouble | null>(null);
  trial = $state.raw<Trial | null>(null);
  isTrying = $state(false);
  #opened: Promise<{ readonly clock: Clock; readonly channel: RequestChannel }> | null = null;
  readonly #session: Session;
  readonly #office: () => Office | null;
  readonly #http: HttpOptions;
  readonly #around: PageEnvironment;

  constructor(
    session: Session,
    office: () => Office | null,
    http: HttpOptions = {},
    around: PageEnvironment = {},
  ) {
    this.#session = session;
    this.#office = office;
    this.#http = http;
    this.#around = around;
  }

  /** One channel for the page. One that did not open is tried again with the next press. */
  #open(): Promise<{ readonly clock: Clock; readonly channel: RequestChannel }> {
    this.#opened ??= this.#openChannel().catch((problem: unknown) => {
      this.#opened = null;
      throw problem;
    });
    return this.#opened;
  }

  async #openChannel(): Promise<{ readonly clock: Clock; readonly channel: RequestChannel }> {
    const clock = await openClock(this.#around);
    const channel = await openRequestChannel(this.#session.actor, AS_STAFF, { ...this.#around, clock });
    return { clock, channel };
  }

  /** Asks for all of them in this order. Gives true when all are saved; else `trouble` says what the first lacks. */
  saveEdits(edits: readonly OfficeEdit[]): Promise<boolean> {
    return this.#save(async ({ clock, channel }, { id: office, timeZone }) => {
      this.progress = { done: 0, all: edits.length };
      const answers: Promise<Answer>[] = [];
      for (const edit of edits) {
        const date = dateOf(clock.now(), timeZone);
        const request = composeRequest(clock, { kind: 'change-office', office, date, edit, seen: [] });
        await channel.ask(request);
        answers.push(answerTo(channel, request.id).then((answer) => this.#count(answer)));
      }
      const all = await Promise.all(answers);
      const at = all.findIndex(({ ok }) => !ok);
      return at < 0 ? null : troubleOf(all[at]!, edits[at]!.section);
    });
  }

  #count(answer: Answer): Answer {
    const { progress } = this;
    if (progress !== null) this.progress = { ...progress, done: progress.done + 1 };
    return answer;
  }

  /** The windows of the week in the place of all others; closures stay. */
  saveWindows(windows: readonly OpeningWindow[]): Promise<boolean> {
    return this.#save(async ({ clock, channel }, office) => {
      const base = hoursOf(office);
      const date = dateOf(clock.now(), office.timeZone);
      const asked = {
        office: office.id,
        date,
        base,
        windows: [...windows],
        closures: base.closures,
        seen: [],
      };
      const answer = await askAndWait(channel, composeRequest(clock, { kind: 'change-hours', ...asked }));
      return answer.ok ? null : troubleOf(answer, null);
    });
  }

  async #save(
    ask: (
      opened: { readonly clock: Clock; readonly channel: RequestChannel },
      office: Office,
    ) => Promise<SetUpTrouble | null>,
  ): Promise<boolean> {
    const office = this.#office();
    if (this.isSaving || office === null) return false;
    this.isSaving = true;
    this.trouble = null;
    try {
      this.trouble = await ask(await this.#open(), office);
    } catch (problem) {
      console.error('the set-up could not be kept', problem);
      this.trouble = { kind: 'not-kept' };
    } finally {
      this.isSaving = false;
      this.progress = null;
    }
    return this.trouble === null;
  }

  /** Books the next free time of a service and cancels it. `name` stands on the appointment until then. */
  async tryBooking(name: string): Promise<void> {
    const office = this.#office();
    if (this.isTrying || office === null) return;
    this.isTrying = true;
    this.trial = null;
    try {
      this.trial = await this.#try(office, name);
    } catch (problem) {
      console.error('the trial could not be kept', problem);
      this.trial = { kind: 'not-kept' };
    } finally {
      this.isTrying = false;
    }
  }

  async #try(office: Office, name: string): Promise<Trial> {
    const service = office.services.find(isBookableOnline);
    if (service === undefined) return { kind: 'not-bookable' };
    const asked = { params: { id: office.id }, query: { service: service.id, days: '1' } };
    const free = await askRelay(freeRoutes.free, asked, this.#http);
    if (!free.ok) return { kind: 'unreachable' };
    const [day] = free.value.days;
    const time = day?.times.at(-1);
    if (day === undefined || time === undefined) return { kind: 'nothing-free' };
    const { clock, channel } = await this.#open();
    const start = instantOf(day.date, time, office.timeZone);
    const contact = { name, mail: null, birthDate: null, phone: null };
    const about: { office: Office['id']; date: LocalDate } = { office: office.id, date: day.date };
    const booking = composeRequest(clock, {
      ...{ kind: 'book', ...about, start, contact, reminder: false },
      services: [{ service: service.id, quantity: 1 }],
      language: office.languages[0]!,
      // Where this page is closed before it has taken it back, it goes by itself.
      trial: true,
    });
    const booked = await askAndWait(channel, booking);
    if (!booked.ok) return { kind: 'refused', reason: booked.reason };
    const { visit, number } = booked;
    if (visit === null) return { kind: 'nothing-free' };
    const cancelled = await askAndWait(channel, composeRequest(clock, { kind: 'cancel', ...about, visit }));
    return { kind: 'booked', start, number: number ?? '', isTakenBack: cancelled.ok };
  }

  close(): void {
    void this.#opened
      ?.then(({ clock, channel }) => {
        void channel.close();
        clock.close();
      })
      .catch(() => {});
  }
}

function troubleOf(answer: Answer, section: OfficeSection | null): SetUpTrouble | null {
  if (answer.ok) return null;
  const { problem, problems, reason } = answer;
  if (section !== null && problems !== undefined) return { kind: 'problems', section, problems };
  if (problem !== undefined) return { kind: 'hours', problems: [problem] };
  return { kind: 'refused', reason };
}
