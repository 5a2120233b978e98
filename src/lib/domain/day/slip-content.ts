/** What a slip of a kiosk says, whatever prints it (A5.2). */
import type { Language } from '../office/text.ts';

export interface SlipContent {
  readonly office: string;
  readonly number: string;
  readonly language: Language;
  /** Below the number, a paragraph each. */
  readonly lines: readonly string[];
  /** A QR code with the line below it; `label` says what it is. */
  readonly code: { readonly text: string; readonly label: string; readonly line: string } | null;
}
