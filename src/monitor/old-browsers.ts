/**
 * Comes first of all modules. Chromium 63 to 66 have no `BigInt`, which zod names when it is loaded, in the limits of
 * integers that no document of ours holds. What is never reckoned with need not be right: it need only be there.
 */
if (typeof BigInt === 'undefined') Object.defineProperty(window, 'BigInt', { value: Number });

export {};
