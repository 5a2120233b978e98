/**
 * Characters that a program has lost before: U+FFFD in their place, or UTF-8 that was read as Windows-1252 and saved
 * again, as in `BÃ¼rgerbÃ¼ro`.
 */
export const LOST_CHARACTER = /\ufffd|Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/u;
