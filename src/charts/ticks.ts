/**
 * Round places on an axis: about `count` of them, steps of 1, 2 or 5 times a power of ten, all
 * inside [low, high] but for rounding. Empty where the range is empty or not finite.
 * (Heckbert, "Nice numbers for graph labels", Graphics Gems 1990, p. 61.)
 */
export function niceTicks(low: number, high: number, count: number): readonly number[] {
  const span = high - low
  if (!(span > 0) || !Number.isFinite(span) || count < 1) return []
  const step = niceStep(span / count)
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step || 0)
}

/** The range widened to whole steps, so that the first and the last tick stand at its ends. */
export function niceRange(low: number, high: number, count: number): readonly [number, number] {
  const span = high - low
  if (!(span > 0) || !Number.isFinite(span)) return [low - 1, high + 1]
  const step = niceStep(span / count)
  return [Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step]
}

/**
 * Round places on an axis of ratios, all inside [low, high]: 1, 2 and 5 times the powers of ten, the
 * powers alone where there are more than two. Empty where the range is empty, not finite, or not
 * above zero.
 */
export function ratioTicks(low: number, high: number): readonly number[] {
  if (!(low > 0 && high > low) || !Number.isFinite(high)) return []
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))]
  const steps = Math.log10(high / low) > 2 ? [1] : [1, 2, 5]
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
    .flatMap((power) => steps.map((step) => Number(`${step}e${power}`)))
    .filter((place) => place >= low * (1 - 1e-9) && place <= high * (1 + 1e-9))
}

/** The range widened to 1, 2 or 5 times a power of ten on both sides; both above zero. */
export function ratioRange(low: number, high: number): readonly [number, number] {
  const places = [-1, 0, 1].flatMap((around) => [1, 2, 5].map((step) => [step, around] as const))
  const near = (value: number): readonly number[] =>
    places.map(([step, around]) => Number(`${step}e${Math.floor(Math.log10(value)) + around}`))
  return [
    Math.max(...near(low).filter((place) => place <= low * (1 + 1e-9))),
    Math.min(...near(high).filter((place) => place >= high * (1 - 1e-9))),
  ]
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const fraction = rough / power
  const nice = fraction <= 1.5 ? 1 : fraction <= 3.5 ? 2 : fraction <= 7.5 ? 5 : 10
  return nice * power
}
