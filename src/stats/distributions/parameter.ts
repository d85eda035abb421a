/** What is wrong with the first of several parameters that is not a finite number. */
export function firstNotFinite(parameters: Readonly<Record<string, number>>): string | undefined {
  for (const [name, value] of Object.entries(parameters)) {
    if (!Number.isFinite(value)) return `${name} must be a finite number, not ${value}`
  }
  return undefined
}

/** What is wrong with a standard deviation (0 is allowed: no spread). */
export function negativeSpread(name: string, value: number): string | undefined {
  return value < 0 ? `${name} must not be negative, and ${value} is` : undefined
}

/** What is wrong with the first of several parameters that must lie above 0. */
export function firstNotPositive(parameters: Readonly<Record<string, number>>): string | undefined {
  for (const [name, value] of Object.entries(parameters)) {
    if (value <= 0) return `${name} must lie above 0, and ${value} does not`
  }
  return undefined
}

/** What is wrong with the order of a low and a high end. */
export function wrongOrder(low: number, high: number): string | undefined {
  return low > high ? `the low end ${low} lies above the high end ${high}` : undefined
}

/** What is wrong with a low end, a most likely value and a high end. */
export function modeOutside(low: number, mode: number, high: number): string | undefined {
  if (mode < low) return `the most likely value ${mode} lies below the low end ${low}`
  return mode > high ? `the most likely value ${mode} lies above the high end ${high}` : undefined
}
