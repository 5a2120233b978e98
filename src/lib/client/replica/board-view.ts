/** The board, for who waits: the only document of a day that is open to everyone. */
import { boardIn, openBoardDoc } from '../../docs/board-doc.ts';
import type { OfficeId } from '../../domain/ids.ts';
import type { Board } from '../../domain/queue/board.ts';
import type { Credential } from '../../wire/surface.ts';
import type { PageEnvironment } from './replica.ts';
import { ofRecords, openView } from './view.ts';
import type { View } from './view.ts';

/** What the monitors show: calls, and the line by number. Null: the relay has never told it here. */
export const openBoardView = (
  office: OfficeId,
  credential: Credential,
  around: PageEnvironment = {},
): Promise<View<Board | null>> =>
  openView({ kind: 'board', office }, credential, around, ofRecords(openBoardDoc, boardIn));
