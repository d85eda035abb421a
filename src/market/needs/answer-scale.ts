/** A scale on which people answer; `best` may lie below `worst`, as in 5 to 1. */
export interface AnswerScale {
  /** The end that says the least: not important, not satisfied. */
  readonly worst: number
  /** The end that says the most. */
  readonly best: number
  /** How many whole steps from the best end on count as a yes: 2 of 1 to 5 are 4 and 5. */
  readonly top: number
  /** Answers that are none, such as 9 for "do not know". */
  readonly missing: readonly number[]
}

/** An answer on the scale, NaN where it is none or lies outside. */
export function onScale({ worst, best, missing }: AnswerScale, answer: number): number {
  if (missing.includes(answer)) return NaN
  const [low, high] = worst < best ? [worst, best] : [best, worst]
  return answer >= low && answer <= high ? answer : NaN
}

/** Whether an answer that is there lies outside the scale. */
export function isOutside(scale: AnswerScale, answer: number): boolean {
  return (
    !Number.isNaN(answer) && !scale.missing.includes(answer) && Number.isNaN(onScale(scale, answer))
  )
}

/** From 0 at the worst end to 10 at the best. */
export function onTen({ worst, best }: AnswerScale, answer: number): number {
  return (10 * (answer - worst)) / (best - worst)
}

/** The inverse of `onTen`: back to the scale as people answered. */
export function fromTen({ worst, best }: AnswerScale, onTen: number): number {
  return worst + (onTen / 10) * (best - worst)
}

/** 1 where an answer is among the top of the scale, else 0; NaN where there is none. */
export function isTop({ best, top }: AnswerScale, answer: number): number {
  return Number.isNaN(answer) ? NaN : Number(Math.abs(best - answer) < top)
}

/** "1 to 5, the top 2 count": what a figure says of its scale. */
export function scaleWords({ worst, best, top }: AnswerScale): string {
  return `${worst} to ${best}, the top ${top} count`
}
