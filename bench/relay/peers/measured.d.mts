export function openToMeasuring(url: string, more?: Readonly<Record<string, unknown>>): void;
