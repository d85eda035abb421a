/** The same object as far as the types go: keys that are `undefined` do not stand in it. */
export function withoutGaps<T extends object>(value: T): Ungapped<T> {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([key, part]) => [key, isPlain(part) ? withoutGaps(part) : part]),
  ) as Ungapped<T>
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

type Ungapped<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]: Ungapped<Exclude<T[K], undefined>> }
    : T
