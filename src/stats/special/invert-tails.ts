import type { Tails } from './tails.ts'

/** A continuous distribution on the whole line (of a logarithm or a logit, say). */
export interface LineDistribution {
  tails(u: number): Tails
  density(u: number): number
}

const STEPS = 200
/** After so small a step the next one would be below the last digit: Newton's steps square the error. */
const SETTLED = 1e-10

/**
 * The point with the given tails (`lower + upper = 1`; the smaller one leads), by Newton's method
 * on the logarithm of the smaller tail, with bisection where a step leaves the bracket found so
 * far. `start` is any finite guess.
 */
export function invertTails(distribution: LineDistribution, target: Tails, start: number): number {
  const below = target.lower <= target.upper
  const wanted = below ? target.lower : target.upper
  let low = -Infinity
  let high = Infinity
  let u = start
  for (let step = 0; step < STEPS; step++) {
    const tails = distribution.tails(u)
    const tail = below ? tails.lower : tails.upper
    const tooFarRight = below ? tail > wanted : tail < wanted
    if (tooFarRight) high = u
    else low = u
    const move = (Math.log(wanted / tail) * tail) / distribution.density(u)
    const next = inside(below ? u + move : u - move, { low, high, u })
    if (Math.abs(next - u) <= SETTLED * Math.max(1, Math.abs(u))) return next
    u = next
  }
  return u
}

/** The proposed point, or one that halves or widens the bracket where the proposal is of no use. */
function inside(
  proposal: number,
  { low, high, u }: { readonly low: number; readonly high: number; readonly u: number },
): number {
  if (proposal > low && proposal < high && Math.abs(proposal - u) < 1 + Math.abs(u)) return proposal
  if (proposal === u) return u
  if (low === -Infinity) return u - 1 - Math.abs(u)
  if (high === Infinity) return u + 1 + Math.abs(u)
  return (low + high) / 2
}
