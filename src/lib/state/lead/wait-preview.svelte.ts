/** C3.5: what an edit of the hours means for those who wait, by the visits that were counted lately. */
import { countedMonths } from '../../client/http/counted-months.ts';
import { openFiguresView } from '../../client/replica/figures-view.ts';
import type { View } from '../../client/replica/view.ts';
import type { Session } from '../../client/types.ts';
import { daysInHorizon } from '../../domain/office/calendar.ts';
import type { Office } from '../../domain/office/office.ts';
import { changedWaits } from '../../domain/statistics/changed-waits.ts';
import type { ChangedWaits } from '../../domain/statistics/changed-waits.ts';
import type { Period } from '../../domain/statistics/period.ts';
import { figuresIn } from '../../domain/statistics/period-figures.ts';
import type { Statistics } from '../../domain/statistics/statistics.ts';
import { addDays } from '../../domain/time.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { Credential } from '../../wire/surface.ts';
import type { HoursDesk } from './hours.svelte.ts';

const AS_STAFF: Credential = { type: 'surface', surface: 'staff' };

/** Days before today whose visits are played. */
export const DAYS_PLAYED = 56;

export type Figures = ReadonlyMap<string, Statistics>;

type LookedAt = Pick<HoursDesk, 'preview' | 'changed' | 'today'>;

export class WaitPreview {
  /** Null: they are not here yet. */
  #figures = $state.raw<Figures | null>(null);
  readonly #session: Pick<Session, 'office'>;
  readonly #hours: LookedAt;
  readonly #office: () => Office | null;
  #view: Promise<View<Figures>> | null = null;
  #isClosed = false;

  /** Null: no edit is looked at, or the figures are not here yet. */
  readonly waits: ChangedWaits | null = $derived.by(() => {
    const { preview, changed, today } = this.#hours;
    const [office, figures] = [this.#office(), this.#figures];
    if (preview === null || changed === null || today === null || office === null || figures === null)
      return null;
    return waitsOf(figures, office, { ...office, ...changed }, today);
  });

  constructor(session: Pick<Session, 'office'>, hours: LookedAt, office: () => Office | null) {
    this.#session = session;
    this.#hours = hours;
    this.#office = office;
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
    const { today } = this.#hours;
    if (today !== null) view.show([playedBefore(today)], today);
    return view;
  }

  close(): void {
    this.#isClosed = true;
    void this.#view?.then((view) => view.close());
  }
}

const playedBefore = (today: LocalDate): Period => ({
  from: addDays(today, -DAYS_PLAYED),
  until: addDays(today, -1),
});

const waitsOf = (figures: Figures, before: Office, after: Office, today: LocalDate): ChangedWaits =>
  changedWaits(figuresIn(figures, playedBefore(today)), before, after, daysInHorizon(before, today));
