import { isDimensionless } from '#quantity/unit-algebra'
import { readUnit } from '#quantity/read-unit'
import type { UncertainInput } from '#value/simulation/uncertain-inputs'
import type { InformationRun } from './information-run.ts'
import type { PlannedTest } from './information-plan.ts'
import { meanOf, pilotDraws, variance } from './pilot.ts'

/** How much of an input's variance so many observations take away, 0 to 1. */
export type Learning = (observations: number) => number

/**
 * What so many observations say about an input: v / (v + s^2 / n), v the variance of what is known
 * now and s that of one observation. Of evidence without a given SD, s comes from its present rows:
 * a row more is like one of them, without a bias of its own. With one, the observations are shared
 * between two arms of one size. A share that is an assumption is a yes-no of its own. A reason
 * where nothing says how an observation varies.
 *
 * @param rows of evidence, by id of the input: rows behind it now, both arms together
 */
export function learningOf(
  input: UncertainInput,
  test: PlannedTest,
  { run, rows }: { readonly run: InformationRun; readonly rows: Readonly<Record<string, number>> },
): Learning | { readonly reason: string } {
  const draws = run.drawsOf(input)
  const known = variance(draws)
  const one = ofOne(input, test, { run, rows, draws })
  if (typeof one !== 'number') return one
  return (n) => (known > 0 ? known / (known + one / n) : 0)
}

function ofOne(
  input: UncertainInput,
  { of, sd }: PlannedTest,
  {
    run,
    rows,
    draws,
  }: {
    readonly run: InformationRun
    readonly rows: Readonly<Record<string, number>>
    readonly draws: Float64Array
  },
): number | { readonly reason: string } {
  const measured = input.id.startsWith('evidence.')
  if (sd !== undefined) return (measured ? 4 : 1) * (sd * input.unit.factor) ** 2
  if (measured) {
    const present = rows[input.id]
    if (present !== undefined) return present * sampled(run, input)
    return { reason: `no rows of ${of} say how an observation varies: give its \`sd\`` }
  }
  if (isShare(input)) return meanOf(draws.map((p) => p * (1 - p)))
  return { reason: `nothing says how one observation of ${of} varies: give its \`sd\`` }
}

/** The variance of the difference of the arms, the design's bias left out. */
function sampled({ model, seed, npv }: InformationRun, input: UncertainInput): number {
  return variance(pilotDraws(model, input, { seed, bias: false, draws: npv.length }))
}

function isShare({ unit, support }: UncertainInput): boolean {
  const plain = readUnit(unit.text).value
  const dimensionless = plain !== undefined && isDimensionless(plain)
  return dimensionless && support.low >= 0 && support.high <= 1
}
