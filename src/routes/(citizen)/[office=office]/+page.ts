import type { OfficeId } from '#lib/domain/ids.ts';
import { mayHaveDraft } from '#lib/state/citizen/draft-place.ts';

/** What goes on with a booking that was begun here. A first visit has none, and loads nothing for it. */
async function loadDrafts() {
  const [{ draftOf }, { firstOpenStep }, { default: LeftDraft }] = await Promise.all([
    import('#lib/state/citizen/draft.svelte.ts'),
    import('#lib/state/citizen/flow.ts'),
    // A page that shows a draft also watches over it: a name must not stay where the code for that is missing.
    import('./LeftDraft.svelte'),
  ]);
  return { draftOf, firstOpenStep, LeftDraft };
}

export const load = async ({ params }: { params: { office: OfficeId } }) => ({
  drafts: mayHaveDraft(params.office) ? await loadDrafts() : null,
});
