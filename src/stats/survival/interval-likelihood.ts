import type { ErrorLaw } from '#stats/survival/error-law'

/** The log likelihood of values between ends at some parameters, and how it bends there. */
export interface IntervalLikelihood {
  readonly logLikelihood: number
  readonly gradient: readonly number[]
  /** Minus the second derivatives. */
  readonly information: readonly (readonly number[])[]
  /** Sum over rows of the score times itself. */
  readonly outer: readonly (readonly number[])[]
}

/** Ends (on the scale of the law), columns of the location, and weights. */
interface Rows {
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly design: readonly Float64Array[]
  readonly weights?: Float64Array
}

/** Probabilities under this are taken for it, so that a far start still climbs. */
const LEAST = 1e-300

/**
 * The likelihood in which each row is the probability between its ends, z = end / scale - location / scale.
 * @param parameters location over scale, one a column, then 1 over scale
 */
export function intervalLikelihood(
  rows: Rows,
  law: ErrorLaw,
  parameters: readonly number[],
): IntervalLikelihood {
  const { lower, upper, design, weights } = rows
  const size = parameters.length
  const inverse = parameters[size - 1]!
  const sums = { gradient: zeros(size), information: square(size), outer: square(size) }
  let logLikelihood = 0
  for (let row = 0; row < lower.length; row++) {
    const weight = weights?.[row] ?? 1
    let location = 0
    for (let k = 0; k < design.length; k++) location += parameters[k]! * design[k]![row]!
    const ends = [inverse * lower[row]! - location, inverse * upper[row]! - location] as const
    const exact = lower[row] === upper[row]
    const at = exact ? exactAt(law, ends[0]) : betweenAt(law, ends)
    logLikelihood += weight * (at.value + (exact ? Math.log(inverse) : 0))
    const moves = endMoves(rows, row)
    add(sums, { at, moves, weight, inverse: exact ? inverse : undefined })
  }
  return { logLikelihood, ...sums }
}

/** A log probability, its slopes along the two ends, and its second derivatives. */
interface AtEnds {
  readonly value: number
  readonly low: number
  readonly high: number
  readonly lowLow: number
  readonly lowHigh: number
  readonly highHigh: number
}

function exactAt(law: ErrorLaw, z: number): AtEnds {
  const value = Math.log(Math.max(law.density(z), LEAST))
  return { value, low: law.slope(z), high: 0, lowLow: law.bend(z), lowHigh: 0, highHigh: 0 }
}

function betweenAt(law: ErrorLaw, [low, high]: readonly [number, number]): AtEnds {
  const inUpper = low > law.median
  const between = inUpper
    ? (low === -Infinity ? 1 : law.upper(low)) - (high === Infinity ? 0 : law.upper(high))
    : (high === Infinity ? 1 : law.lower(high)) - (low === -Infinity ? 0 : law.lower(low))
  const probability = Math.max(between, LEAST)
  const end = (z: number): readonly [number, number] => {
    if (!Number.isFinite(z)) return [0, 0]
    const density = law.density(z) / probability
    // Far out a slope may be infinite: where nothing lies, an end moves nothing.
    return density === 0 ? [0, 0] : [density, density * law.slope(z)]
  }
  const [[atLow, bendLow], [atHigh, bendHigh]] = [end(low), end(high)]
  return {
    value: Math.log(probability),
    low: -atLow,
    high: atHigh,
    lowLow: -bendLow - atLow * atLow,
    lowHigh: atLow * atHigh,
    highHigh: bendHigh - atHigh * atHigh,
  }
}

/** How the two ends of a row move with each parameter. */
function endMoves({ lower, upper, design }: Rows, row: number): readonly [number[], number[]] {
  const columns = design.map((column) => -column[row]!)
  const finite = (end: number): number => (Number.isFinite(end) ? end : 0)
  return [
    [...columns, finite(lower[row]!)],
    [...columns, finite(upper[row]!)],
  ]
}

interface Sums {
  readonly gradient: number[]
  readonly information: number[][]
  readonly outer: number[][]
}

interface RowTerms {
  readonly at: AtEnds
  readonly moves: readonly [number[], number[]]
  readonly weight: number
  /** 1 over scale, whose log an exact value adds. */
  readonly inverse: number | undefined
}

function add(
  { gradient, information, outer }: Sums,
  { at, moves, weight, inverse }: RowTerms,
): void {
  const [low, high] = moves
  const last = gradient.length - 1
  const score = low.map((move, k) => at.low * move + at.high * high[k]!)
  if (inverse !== undefined) {
    score[last]! += 1 / inverse
    information[last]![last]! += weight / inverse ** 2
  }
  for (let k = 0; k <= last; k++) {
    gradient[k]! += weight * score[k]!
    for (let l = 0; l <= last; l++) {
      const bend =
        at.lowLow * low[k]! * low[l]! +
        at.lowHigh * (low[k]! * high[l]! + high[k]! * low[l]!) +
        at.highHigh * high[k]! * high[l]!
      information[k]![l]! -= weight * bend
      outer[k]![l]! += weight * weight * score[k]! * score[l]!
    }
  }
}

function zeros(size: number): number[] {
  return Array.from({ length: size }, () => 0)
}

function square(size: number): number[][] {
  return Array.from({ length: size }, () => zeros(size))
}
