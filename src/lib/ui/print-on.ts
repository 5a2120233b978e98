/**
 * Prints on paper of one size and margin, as `size: 105mm 148mm` for A6, which CSS has no word for. A rule `@page` of a
 * component would go for every print of the page, and a named one does not reach what stands in a dialog.
 */
export function printOn(paper: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { ${paper} }`);
  const before = document.adoptedStyleSheets;
  document.adoptedStyleSheets = [...before, sheet];
  addEventListener('afterprint', () => (document.adoptedStyleSheets = before), { once: true });
  print();
}
