/** All examples of the gallery. `tests/tooling/gallery.test.ts` says that none of `ui/` is missing. */
import type { Examples } from '../show.ts';
import { basics } from './basics.ts';
import { counter } from './counter.ts';
import { counterDialogs } from './counter-dialogs.ts';
import { kiosk } from './kiosk.ts';
import { lead } from './lead.ts';
import { statisticsPictures } from './statistics.ts';

export const examples: Examples = {
  ...basics,
  ...kiosk,
  ...counter,
  ...counterDialogs,
  ...lead,
  ...statisticsPictures,
};
