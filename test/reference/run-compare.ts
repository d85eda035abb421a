/** How far two JSON values of one shape lie apart. */
export interface Comparison {
  readonly numbers: number
  readonly largest: number
  /** Where `largest` stands: `studies.a.value`. */
  readonly at: string
  /** What is not a matter of digits: missing, further or other texts. */
  readonly others: readonly string[]
}

/** How digits are compared. */
export interface Closeness {
  /** Numbers of a smaller size count as having this one: what is left of rounding around 0. */
  readonly floor: number
}

/** Of how the values came about, which says versions. */
const ASIDE = new Set(['provenance'])

/** Every number of `committed` against that of `anew`, by the larger of the two. */
export function compareValues(committed: unknown, anew: unknown, { floor }: Closeness): Comparison {
  const others: string[] = []
  let [numbers, largest, at] = [0, 0, '']
  const walk = (a: unknown, b: unknown, path: string): void => {
    if (typeof a === 'number' && typeof b === 'number') {
      numbers++
      const apart = a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), floor)
      if (apart > largest) [largest, at] = [apart, path]
    } else if (isObject(a) && isObject(b)) {
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
        if (!ASIDE.has(key)) walk(a[key], b[key], path === '' ? key : `${path}.${key}`)
    } else if (a !== b) others.push(`${path}: ${shown(a)} is now ${shown(b)}`)
  }
  walk(committed, anew, '')
  return { numbers, largest, at, others }
}

/** Objects and arrays. */
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value).slice(0, 40)
}
