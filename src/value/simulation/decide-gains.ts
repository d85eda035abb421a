import { warning, type Finding } from '#quantity/finding'
import { addScaled } from '#stats/machine/column-arithmetic'
import { driverExpressions } from '#value/model-expressions'
import type { Driver, ValueModel } from '#value/model'
import { periodCount } from '#value/periods'
import type { BlockValues } from './block-values.ts'
import { createModelValues } from './model-values.ts'
import { createRunningMean, type RunningMean } from './running-mean.ts'
import { blocksOf, type Gains, type SimulationSettings } from './settings.ts'

/** A mean within so many simulation errors of zero is neither a gain nor a loss. */
const CLEAR = 4

/**
 * To which drivers do haircuts apply? To those whose mean before haircuts is a gain, over all
 * draws alike; not to losses, nor to a mean within 4 simulation errors of zero, which counts in
 * full with a finding. With `losses: same`, to all. Only drivers that have haircuts are asked.
 */
export function decideGains(
  model: ValueModel,
  settings: Pick<SimulationSettings, 'seed' | 'draws'>,
): { readonly gains: Gains; readonly findings: readonly Finding[] } {
  const cut = model.drivers.filter(({ haircuts }) => Object.keys(haircuts).length > 0)
  if (model.losses === 'same') {
    return { gains: Object.fromEntries(cut.map(({ id }) => [id, true])), findings: [] }
  }
  const findings: Finding[] = []
  const gains: Record<string, boolean> = {}
  for (const { driver, before } of beforeHaircuts(model, cut, settings)) {
    const [mean, error] = [before.mean(), before.error()]
    gains[driver.id] = isGain({ mean, simulationError: error })
    if (Math.abs(mean) <= CLEAR * error && error > 0) findings.push(notClear(driver))
  }
  return { gains, findings }
}

/** Whether a mean over the draws is a gain. */
export function isGain({
  mean,
  simulationError,
}: {
  mean: number
  simulationError: number
}): boolean {
  return mean > CLEAR * simulationError
}

/** Money a year before haircuts, by driver; the mean over the periods where the formula uses `year`. */
function beforeHaircuts(
  model: ValueModel,
  drivers: readonly Driver[],
  { seed, draws }: Pick<SimulationSettings, 'seed' | 'draws'>,
): readonly { readonly driver: Driver; readonly before: RunningMean }[] {
  if (drivers.length === 0) return []
  const values = createModelValues(model, { seed, bias: true })
  const money = values.clock.column()
  const sums = drivers.map((driver) => ({
    driver,
    formula: values.of(driverExpressions(driver).formula),
    before: createRunningMean(),
  }))
  values.prepare()
  for (const { block, length } of blocksOf(draws)) {
    values.draw(block, length)
    for (const { formula, before } of sums) {
      addPeriods(money.fill(0), { formula, count: periodCount(model), length })
      before.add(money.subarray(0, length))
    }
    if (values.ledger.problems().length > 0) return []
  }
  values.space.release()
  return sums
}

function addPeriods(
  target: Float64Array,
  of: { readonly formula: BlockValues; readonly count: number; readonly length: number },
): void {
  const { formula, count, length } = of
  const periods = formula.usesYear ? count : 1
  for (let period = 1; period <= periods; period++) {
    addScaled(target, formula.at(period), 1 / periods, length)
  }
}

function notClear({ id, path }: Driver): Finding {
  const message = `The driver \`${id}\` is on average too near to zero to be called a gain: it counts in full, without its haircuts.`
  const hint = 'More draws may decide it; better evidence will.'
  return warning('gain-not-clear', { path }, message, hint)
}
