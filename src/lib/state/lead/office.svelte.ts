/** A lead changes the office (C11). */
import { composeRequest } from '../../client/compose-request.ts';
import type { HttpOptions, Reply } from '../../client/http/http.ts';
import { previewOffice } from '../../client/http/preview-office.ts';
import type { Clock } from '../../client/types.ts';
import type { OfficePreview } from '../../domain/decide/hours-preview.ts';
import { seenOtherwise, undoOf, valuesIn } from '../../domain/office/office-edit.ts';
import type { OfficeEdit, OfficeValues } from '../../domain/office/office-edit.ts';
import { editOffice } from '../../domain/office/office-problems.ts';
import type { OfficeProblem } from '../../domain/office/office-problems.ts';
import type { Office } from '../../domain/office/office.ts';
import type { Answer } from '../../domain/requests/answer.ts';
import type { RequestOf } from '../../domain/requests/request.ts';
import { dateOf } from '../../domain/time.ts';
import type { LocalDate } from '../../domain/time.ts';
import { ChangeDesk } from './change-desk.svelte.ts';
import type { AskedChange } from './change-desk.svelte.ts';
import type { EditedOffice } from './wait-preview.svelte.ts';

export class OfficeDesk extends ChangeDesk<OfficeEdit, OfficePreview> {
  /** What counts now where another lead has changed the same; undefined: no one has. */
  meanwhile = $state.raw<OfficeValues | null | undefined>(undefined);
  /** The office as the edit that is looked at would make it; null: none is, or it cannot be made. */
  readonly after: EditedOffice | null = $derived.by(() => {
    const [office, clock] = [this.office(), this.clock];
    if (this.preview === null || this.edit === null || office === null || clock === null) return null;
    const changed = editOffice(office, this.edit);
    return changed.ok ? { after: changed.value, today: dateOf(clock.now(), office.timeZone) } : null;
  });
  /** By the relay's clock when the page opened; null: not known yet. */
  today = $state.raw<LocalDate | null>(null);
  /** P3: the lead agrees that past days are erased. */
  mayErase = $state(false);

  readonly problems: readonly OfficeProblem[] = $derived(this.preview?.problems ?? []);
  readonly canSave = $derived(
    this.preview !== null &&
      this.meanwhile === undefined &&
      this.problems.length === 0 &&
      this.preview.needed.length === 0 &&
      (this.preview.erases === undefined || this.mayErase) &&
      !this.isSaving,
  );

  protected override opened(): void {
    const office = this.office();
    if (office !== null && this.clock !== null) this.today = dateOf(this.clock.now(), office.timeZone);
  }

  override async show(edit: OfficeEdit): Promise<void> {
    if (!this.isSaving) this.saved = null;
    await super.show(edit);
  }

  protected begun(): void {
    this.mayErase = false;
    this.meanwhile = undefined;
  }

  /** An edit without effect on visitors, as an order: saved as soon as it is known that it has none. */
  async showAndSave(edit: OfficeEdit): Promise<void> {
    await this.show(edit);
    if (this.canSave && this.preview?.hit.length === 0 && this.preview.days.length === 0) await this.save();
  }

  /** The office's record has changed: another lead may have changed what this edit is about (C11.6). */
  async rebase(): Promise<void> {
    const office = this.office();
    if (this.edit === null || office === null || this.isSaving || this.meanwhile !== undefined) return;
    this.meanwhile = seenOtherwise(office, this.edit);
    if (this.meanwhile === undefined && this.trouble === null) await this.look(null);
  }

  /** The lead has seen what counts now, and wants the own values all the same. */
  async overwrite(): Promise<void> {
    const office = this.office();
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

  protected ask(edit: OfficeEdit, http: HttpOptions): Reply<OfficePreview> {
    return previewOffice(edit, http);
  }

  protected override looked(preview: OfficePreview): void {
    if ('meanwhile' in preview) this.meanwhile = preview.meanwhile;
  }

  protected compose(
    clock: Clock,
    office: Office,
    edit: OfficeEdit,
    preview: OfficePreview,
  ): AskedChange<OfficeEdit> {
    return {
      request: composeEdit(clock, office, edit, preview),
      undo: undoOf(edit),
      isCancelled: ({ why }) => why !== 'counters',
    };
  }

  protected async refused(answer: Extract<Answer, { ok: false }>): Promise<boolean> {
    if (answer.reason !== 'office-changed-meanwhile') return false;
    this.meanwhile = answer.meanwhile ?? null;
    return true;
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
