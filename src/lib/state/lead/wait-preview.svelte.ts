/** C3.5: what an edit of the hours or of the office means for those who wait, by the visits that were counted lately. */
import { countedMonths } from '../../client/http/counted-months.ts';
import { openFiguresView } from '../../client/replica/figures-view.ts';
import type { View } from '../../client/replica/view.ts';
import type { Session } from '../../client/types.ts';
import { daysInHorizon } from '../../domain/office/calendar.ts';
import type { Office } from '../../domain/office/office.ts';
import type { ChangedWaits } from '../../domain/statistics/changed-waits.ts';
import type { Period } from '../../domain/statistics/period.ts';
import { figuresIn } from '../../domain/statistics/period-figures.ts';
import type { Statistics } from '../../domain/statistics/statistics.ts';
import { addDays } from '../../domain/time.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { Credential } from '../../wire/surface.ts';
import { openWaitPlays } from './wait-plays.ts';
import type { WaitPlays, WaitQuestion } from './wait-plays.ts';

const AS_STAFF: Credential = { type: 'surface', surface: 'staff' };

/** Days before today whose visits are played. */
export const DAYS_PLAYED = 56;

export type Figures = ReadonlyMap<string, Statistics>;

/** The office as an edit would make it. */
export interface EditedOffice {
  readonly after: Office;
  readonly today: LocalDate;
}

export class WaitPreview {
  /** Null: they are not here yet. */
  #figures = $state.raw<Figures | null>(null);
  readonly #session: Pick<Session, 'office'>;
  /** Null: no edit is looked at. */
  readonly #edit: () => EditedOffice | null;
  readonly #plays: WaitPlays;
  readonly #office: () => Office | null;
  #view: Promise<View<Figures>> | null = null;
  #isClosed = false;
  /** Counts the questions: the answer to one that is over is dropped. */
  #asked = 0;

  /** Null: no edit is looked at, the figures are not here yet, or it is being reckoned. */
  waits = $state.raw<ChangedWaits | null>(null);

  constructor(
    session: Pick<Session, 'office'>,
    edit: () => EditedOffice | null,
    office: () => Office | null,
    plays: WaitPlays = openWaitPlays(),
  ) {
    this.#session = session;
    this.#edit = edit;
    this.#office = office;
    this.#plays = plays;
  }

  /** Call it in an effect: it runs again with each edit, office and figures. */
  follow(): void {
    const [edit, office, figures] = [this.#edit(), this.#office(), this.#figures];
    const asked = ++this.#asked;
    this.waits = null;
    if (edit === null || office === null || figures === null || this.#isClosed) return;
    const question = questionOf(figures, office, edit);
    void this.#plays.ask(question).then((waits) => {
      if (asked === this.#asked && !this.#isClosed) this.waits = waits;
    });
  }

  /** Months of figures are large: they are asked for when the first edit is looked at. */
  async open(openView: () => Promise<View<Figures>> = () => this.#openMonths()): Promise<void> {
    if (this.#view !== null || this.#isClosed) return;
    this.#view = openView();
    const view = await this.#view;
    if (this.#isClosed) return;
    const read = (): void => {
      if (view.current.size > 0 || view.link.complete) this.#figures = view.current;
    };
    view.subscribe(read);
    read();
  }

  async #openMonths(): Promise<View<Figures>> {
    const view = await openFiguresView({
      ...{ office: this.#session.office, credential: AS_STAFF, countedMonths },
      onFault: (problem) => console.error('the figures could not be opened:', problem),
    });
    const edit = this.#edit();
    if (edit !== null) view.show([playedBefore(edit.today)], edit.today);
    return view;
  }

  close(): void {
    this.#isClosed = true;
    this.#plays.stop();
    void this.#view?.then((view) => view.close());
  }
}

const playedBefore = (today: LocalDate): Period => ({
  from: addDays(today, -DAYS_PLAYED),
  until: addDays(today, -1),
});

/** Single days are left out: their sum is played, and the question is copied to another thread. */
const questionOf = (figures: Figures, before: Office, { after, today }: EditedOffice): WaitQuestion => [
  { ...figuresIn(figures, playedBefore(today)), days: [] },
  before,
  after,
  daysInHorizon(before, today),
];
