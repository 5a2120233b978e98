/**
 * The looks of the element. Font and colours are those of the page around it; `--foyer-farbe` sets the colour of the
 * links. A constructed sheet where there can be one: the page's content security policy may forbid style elements.
 */
const CSS = `
:host { display: block; }
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
p, ul { margin: 0; padding: 0; list-style: none; }
[role=group] { display: flex; flex-direction: column; gap: 0.75em; }
.title { font-size: 1.25em; font-weight: 600; line-height: 1.3; }
.office { margin-block-start: -0.5em; }
.days { display: flex; flex-direction: column; gap: 0.75em; }
.day { font-weight: 600; }
.times { display: flex; flex-wrap: wrap; gap: 0.5em; margin-block-start: 0.35em; }
a { color: var(--foyer-farbe, #1d4b99); text-underline-offset: 0.2em; }
.times a {
  display: flex; align-items: center; justify-content: center;
  min-width: 4.5em; min-height: 44px; padding: 0 0.75em;
  border: 1px solid currentColor; border-radius: 4px;
  text-decoration: none; font-variant-numeric: tabular-nums;
}
.times a:hover { text-decoration: underline; }
a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
`;

/** One for all elements of a page; null: the browser cannot make one (Safari before 16.4). */
let shared: CSSStyleSheet | null | undefined;

function sharedSheet(): CSSStyleSheet | null {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    return sheet;
  } catch {
    return null;
  }
}

/** To be called once the root has its content. */
export function addStyle(root: ShadowRoot): void {
  shared ??= sharedSheet();
  if (shared !== null && 'adoptedStyleSheets' in root) {
    root.adoptedStyleSheets = [shared];
    return;
  }
  root.prepend(Object.assign(document.createElement('style'), { textContent: CSS }));
}
