/** The picture beside how far something has come: the same on every surface. */
export const stageIcons = {
  saving: 'autorenew',
  saved: 'check',
  'perhaps-arrived': 'check',
  sent: 'arrow-forward',
  confirmed: 'success',
  refused: 'danger',
  withdrawn: 'close',
  'not-saved': 'danger',
} as const;
