/** What all counters of an office share: who is open, calls for help, messages of the lead (rules A5.8, Q9–Q11). */
import { may } from '../../domain/access.ts';
import { stateOfCounter } from '../../domain/day/counter-state.ts';
import type { CounterState } from '../../domain/day/counter-state.ts';
import { stopAt, stopEnd } from '../../domain/day/walk-ins.ts';
import type { StopReason, WalkInStop } from '../../domain/day/walk-ins.ts';
import type { CounterId, RequestId } from '../../domain/ids.ts';
import type { OfficeMessage } from '../../domain/requests/memo.ts';
import type { Request } from '../../domain/requests/request.ts';
import { readSetting, writeSetting } from '../local-setting.ts';
import type { Workday } from '../workday/workday.svelte.ts';
import { helpIn, unreadIn } from './office-wide.ts';
import type { ShownHelp } from './office-wide.ts';

/** A day has few messages; those of yesterday are not shown any more. */
const MOST_READ = 100;

export class OfficeWide {
  readonly #workday: Workday;
  readonly #key: string;
  #read = $state.raw<readonly string[]>([]);
  #opened: string | null = null;

  readonly help: readonly ShownHelp[] = $derived.by(() =>
    helpIn(this.#workday.memos.values(), this.#workday.trackedRequests),
  );
  readonly messages: readonly OfficeMessage[] = $derived.by(() =>
    unreadIn(this.#workday.memos.values(), this.#read),
  );
  constructor(workday: Workday) {
    this.#workday = workday;
    this.#key = `foyer:read-messages:${workday.session.office}`;
    this.#read = readSetting(this.#key)?.split(' ') ?? [];
  }

  /** Whether the member may see all counters and send them messages. */
  get leads(): boolean {
    return may(this.#workday.session.role, 'office');
  }

  /** Null: the counter has said nothing today. */
  stateOf(counter: CounterId): CounterState | null {
    const { day } = this.#workday;
    return day === null ? null : stateOfCounter(day, counter);
  }

  /** Whether the counter is on a break or closed: no visitor is announced there. */
  isAway(counter: CounterId): boolean {
    const state = this.stateOf(counter);
    return state === 'break' || state === 'closed';
  }

  /** Q9: a clerk has sat down here. What the counter has said today stays. */
  sitDown(counter: CounterId): void {
    const { day, today } = this.#workday;
    const seat = `${counter} ${today}`;
    if (day === null || this.#opened === seat) return;
    this.#opened = seat;
    if (stateOfCounter(day, counter) === null) this.say(counter, 'open');
  }

  say(counter: CounterId, state: CounterState): void {
    this.#send(this.#workday.compose('set-counter', { counter, state }));
  }

  /** A5.8: kiosks give out no numbers now; null: they do. */
  get walkInStop(): WalkInStop | null {
    const { day, now } = this.#workday;
    return day === null ? null : stopAt(day, now);
  }

  /** `minutes`: null: until the day ends. */
  stopWalkIns(reason: StopReason, words: string, minutes: number | null): void {
    const { office, today, now } = this.#workday;
    if (office === null || today === null) return;
    const until = minutes === null ? null : stopEnd(office, today, now, minutes);
    const said = onOneLine(words);
    const stopped = { reason, words: said === '' ? null : said, until };
    this.#send(this.#workday.compose('set-walk-ins', { stopped }));
  }

  resumeWalkIns(): void {
    this.#send(this.#workday.compose('set-walk-ins', { stopped: null }));
  }

  callForHelp(counter: CounterId): void {
    if (this.help.some((help) => help.counter === counter)) return;
    this.#send(this.#workday.compose('call-for-help', { counter }));
  }

  /** Taken back by the counter that called, or over by the word of one that has looked. */
  async endHelp({ id, stage }: ShownHelp): Promise<void> {
    // What has never left this device leaves no trace elsewhere.
    if (stage !== null && (await this.#workday.withdraw(id))) return;
    this.#send(this.#workday.compose('end-help', { help: id }));
  }

  tell(text: string): void {
    const said = onOneLine(text);
    if (said !== '') this.#send(this.#workday.compose('tell-counters', { text: said }));
  }

  markRead(id: RequestId): void {
    this.#read = [...this.#read, id].slice(-MOST_READ);
    writeSetting(this.#key, this.#read.join(' '));
  }

  /** A disk that refuses is said by the request's stage. */
  #send(request: Request | null): void {
    if (request !== null) this.#workday.ask(request).catch(() => {});
  }
}

/** The relay takes no line break or other control character there: it would refuse all that was said. */
const onOneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
