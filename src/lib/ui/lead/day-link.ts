/** Leads from a day of a table to where something is changed on it. */
export interface DayLink {
  readonly text: string;
  /** Read out in full; it holds the text. */
  readonly name: string;
  readonly href: string;
  /** What a plain press does instead of following the address; a new tab follows it all the same. */
  readonly onenter?: () => void;
}

/** Whether a press on a link opens nothing beside this page. */
const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;

export function enterBy({ onenter }: Pick<DayLink, 'onenter'>, event: MouseEvent): void {
  if (onenter === undefined || !isPlain(event)) return;
  event.preventDefault();
  onenter();
}
