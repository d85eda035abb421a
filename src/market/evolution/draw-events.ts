import type { EvolutionBlock, EvolutionEvent } from '#market/evolution/evolution-block'
import { normalCritical } from '#stats/intervals/critical-value'
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'

/** What one event does in one way on: from which day, and by how much; undefined where it does not come. */
export interface DrawnEvent {
  readonly day: number
  readonly effect: number
}

/** A range is a central 90 %. */
const NINETY = normalCritical(0.9)

/**
 * Every event in every way on: whether it comes, when (each day of its range as likely, from `after` on), and by how much (a
 * factor is lognormal, a shift normal, the range its central 90 %). One whose range ends before `after` is in the history
 * already, and comes in no way on. A market event has one draw for all solutions.
 */
export function drawEvents(
  { id, events }: Pick<EvolutionBlock, 'id' | 'events'>,
  after: number,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): readonly (readonly (DrawnEvent | undefined)[])[] {
  return events.map((event, i) => {
    const generator = createGenerator(seed, `${id} event ${i}`)
    return Array.from({ length: draws }, () => {
      const [chance, when, size] = [generator.next(), generator.next(), generator.next()]
      if (event.until < after || chance >= event.probability) return undefined
      const from = Math.max(event.from, after)
      return { day: from + when * (event.until - from), effect: effectOf(event, size) }
    })
  })
}

function effectOf({ effect: { as, low, high } }: EvolutionEvent, uniform: number): number {
  const [a, b] = as === 'factor' ? [Math.log(low), Math.log(high)] : [low, high]
  const value = (a + b) / 2 + (((b - a) / 2) * normalQuantile(uniform)) / NINETY
  return as === 'factor' ? Math.exp(value) : value
}

/** A way on with the events of a solution: each holds from the first period on that begins at or after its day. */
export function withEvents(
  path: Float64Array,
  starts: readonly number[],
  {
    block,
    solution,
    drawn,
  }: {
    readonly block: Pick<EvolutionBlock, 'events' | 'share'>
    readonly solution: string | undefined
    /** One an event. */
    readonly drawn: readonly (DrawnEvent | undefined)[]
  },
): Float64Array {
  const out = path.slice()
  block.events.forEach((event, i) => {
    const own = drawn[i]
    if (own === undefined || (event.solution !== undefined && event.solution !== solution)) return
    starts.forEach((start, h) => {
      if (start < own.day) return
      out[h] = event.effect.as === 'factor' ? out[h]! * own.effect : out[h]! + own.effect
    })
  })
  return block.share ? out.map((value) => Math.min(1, Math.max(0, value))) : out
}
