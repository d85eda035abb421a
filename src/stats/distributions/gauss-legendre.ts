/** Nodes and weights of a rule on [-1, 1]. */
interface Rule {
  readonly nodes: readonly number[]
  readonly weights: readonly number[]
}

const POINTS = 24
const NEWTON_STEPS = 12

/**
 * The Gauss-Legendre rule, exact for polynomials up to degree 47: roots of the Legendre polynomial
 * by Newton's method. Source: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions
 * (1964), 25.4.29 and 22.7.10.
 */
function createRule(points: number): Rule {
  const nodes: number[] = []
  const weights: number[] = []
  for (let i = 0; i < points; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (points + 0.5))
    for (let k = 0; k < NEWTON_STEPS; k++) {
      const { value, slope } = legendre(points, x)
      x -= value / slope
    }
    nodes.push(x)
    weights.push(2 / ((1 - x * x) * legendre(points, x).slope ** 2))
  }
  return { nodes, weights }
}

function legendre(degree: number, x: number): { readonly value: number; readonly slope: number } {
  let [before, value] = [1, x]
  for (let k = 2; k <= degree; k++) {
    ;[before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k]
  }
  return { value, slope: (degree * (x * value - before)) / (x * x - 1) }
}

const rule = createRule(POINTS)

/** The integral of a smooth function over an interval, by 24 points. */
export function integrate(of: (x: number) => number, low: number, high: number): number {
  const half = (high - low) / 2
  const middle = low + half
  let sum = 0
  for (const [i, node] of rule.nodes.entries()) sum += rule.weights[i]! * of(middle + half * node)
  return half * sum
}

/** A place and its weight in an integral. */
export interface WeightedPoint {
  readonly place: number
  readonly weight: number
}

/** The 24 points of an interval, for integrals of many functions that have something dear in common. */
export function pointsBetween(low: number, high: number): readonly WeightedPoint[] {
  const half = (high - low) / 2
  return rule.nodes.map((node, i) => ({
    place: low + half + half * node,
    weight: half * rule.weights[i]!,
  }))
}
