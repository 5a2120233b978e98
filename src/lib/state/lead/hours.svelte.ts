/** A lead changes the hours (C3, C11). */
import { composeRequest } from '../../client/compose-request.ts';
import type { HttpOptions, Reply } from '../../client/http/http.ts';
import { previewHours } from '../../client/http/preview-hours.ts';
import type { Clock } from '../../client/types.ts';
import type { HoursPreview } from '../../domain/decide/hours-preview.ts';
import { areSameHours, hoursOf } from '../../domain/office/hours.ts';
import type { Hours, HoursProblem } from '../../domain/office/hours.ts';
import { applyEdit, differenceOf, withinLimits } from '../../domain/office/hours-edit.ts';
import type { HoursDifference, HoursEdit } from '../../domain/office/hours-edit.ts';
import type { Office } from '../../domain/office/office.ts';
import type { Answer } from '../../domain/requests/answer.ts';
import type { RequestOf } from '../../domain/requests/request.ts';
import { dateOf } from '../../domain/time.ts';
import type { LocalDate } from '../../domain/time.ts';
import { ChangeDesk } from './change-desk.svelte.ts';
import type { AskedChange } from './change-desk.svelte.ts';
import type { EditedOffice } from './wait-preview.svelte.ts';

/**
 * `gone`: the window or closure that the edit changes has gone meanwhile. `too-many`: more days than an office may have are
 * planned.
 */
interface NotPossible {
  readonly kind: 'gone' | 'too-many';
}

type AskedHours = Pick<
  RequestOf<'change-hours'>,
  'office' | 'date' | 'base' | 'windows' | 'closures' | 'seen'
>;

/** C3: `seen` has any length. The channel tells ahead what one request cannot hold. */
export const composeChange = (
  clock: Parameters<typeof composeRequest>[0],
  { seen, ...asked }: AskedHours,
): RequestOf<'change-hours'> => ({
  ...composeRequest(clock, { kind: 'change-hours', ...asked, seen: [] }),
  seen,
});

export class HoursDesk extends ChangeDesk<HoursEdit, HoursPreview, NotPossible> {
  /** The change that another lead has made since this edit began. */
  meanwhile = $state.raw<HoursDifference | null>(null);
  today = $state.raw<LocalDate | null>(null);
  /** The hours before the edit, and with it. */
  #change = $state.raw<{ readonly base: Hours; readonly changed: Hours } | null>(null);
  #base: Hours | null = null;
  /** The hours that this lead saved last. A record that comes back with them is no change of another lead. */
  #lastSaved: Hours | null = null;

  protected override opened(): void {
    this.followDay();
  }

  /** Takes the day from the clock, once the office's time zone is known. */
  followDay(): void {
    const office = this.office();
    if (office !== null && this.clock !== null) this.today = dateOf(this.clock.now(), office.timeZone);
  }

  /** The office with the hours of the edit that is looked at; null: none is. */
  readonly after: EditedOffice | null = $derived.by(() => {
    const [office, today, changed] = [this.office(), this.today, this.#change?.changed];
    if (this.preview === null || office === null || today === null || changed === undefined) return null;
    return { after: { ...office, ...changed }, today };
  });

  readonly problems: readonly HoursProblem[] = $derived(this.preview?.problems ?? []);
  readonly canSave = $derived(
    this.edit !== null && this.preview !== null && this.problems.length === 0 && !this.isSaving,
  );

  protected begun(): void {
    this.meanwhile = null;
    this.#base = null;
  }

  /** The office's record has changed: an open edit is previewed again, on what counts now (C11.6). */
  async rebase(): Promise<void> {
    const office = this.office();
    if (this.edit === null || office === null || this.#base === null || this.isSaving) return;
    if (areSameHours(this.#base, office)) return;
    const isOwn = this.#lastSaved !== null && areSameHours(this.#lastSaved, office);
    this.meanwhile = isOwn ? null : differenceOf(this.#base, office);
    await this.look(null);
  }

  protected ask(edit: HoursEdit, http: HttpOptions): Reply<HoursPreview> | null {
    const office = this.office();
    if (office === null) return null;
    const base = hoursOf(office);
    const applied = applyEdit(base, edit);
    const changed = applied === null || this.today === null ? applied : withinLimits(applied, this.today);
    this.#base = base;
    this.#change = changed === null ? null : { base, changed };
    if (changed !== null) return previewHours(changed, http);
    this.trouble = { kind: applied === null ? 'gone' : 'too-many' };
    return null;
  }

  protected compose(
    clock: Clock,
    { id: office, timeZone }: Office,
    _edit: HoursEdit,
    { hit }: HoursPreview,
  ): AskedChange<HoursEdit> {
    const { base, changed } = this.#change!;
    const seen = hit.map(({ visit }) => visit);
    const date = dateOf(clock.now(), timeZone);
    return {
      request: composeChange(clock, { office, date, base, ...changed, seen }),
      undo: { what: 'restore', changed, hours: base },
      isCancelled: ({ why }) => why === 'hours',
    };
  }

  protected override kept(): void {
    this.#lastSaved = this.#change?.changed ?? null;
  }

  protected async refused({ reason }: Extract<Answer, { ok: false }>): Promise<boolean> {
    const office = this.office();
    // The other lead's change arrives with the record; the edit is then previewed again.
    if (reason !== 'hours-changed-meanwhile' || this.#base === null || office === null) return false;
    if (areSameHours(this.#base, office)) return false;
    this.meanwhile = differenceOf(this.#base, office);
    await this.look(null);
    return true;
  }
}
