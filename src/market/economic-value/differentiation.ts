import type { Differentiation, EconomicValueView } from '#market/economic-value/economic-value-view'
import type { ValueModel } from '#value/model'
import { priceKinds } from '#value/price-kinds'
import { decideGains } from '#value/simulation/decide-gains'
import { costWeight } from '#value/simulation/plan-flows'
import { runPlan, type PlanRecord } from '#value/simulation/run-plan'

/** One thing that differs, over the draws. */
export type DrawnPart = Omit<Differentiation, 'summary'> & { readonly column: Float64Array }

interface DrawnWith {
  readonly terms: EconomicValueView['terms']
  readonly seed: number
  readonly draws: number
}

/**
 * What differs between ours and the reference of a value model, draw by draw: drivers that are no soft benefit, and
 * costs that are no price. A year: at full adoption, a one-off cost spread evenly over the horizon, without interest.
 * Over the whole plan: present values. A reason where a formula gives no finite number.
 */
export function differentiationOf(
  model: ValueModel,
  { terms, seed, draws }: DrawnWith,
): { readonly parts: readonly DrawnPart[] } | { readonly reason: string } {
  const { gains } = decideGains(model, { seed, draws })
  const wanted = ({ drivers, costs }: PlanRecord['outputs']): readonly Float64Array[] =>
    terms === 'annual'
      ? [...drivers.map(({ annual }) => annual), ...costs.map(({ amount }) => amount)]
      : [...drivers, ...costs].map(({ presentValue }) => presentValue)
  const { plan, findings } = runPlan(model, { seed, draws, gains, bias: true, wanted })
  if (plan === undefined)
    return { reason: findings[0]?.message ?? 'the value model gives no finite number' }
  return { parts: [...driverParts(plan, terms), ...costParts(model, plan, terms)] }
}

function driverParts({ outputs, of }: PlanRecord, terms: DrawnWith['terms']): readonly DrawnPart[] {
  return outputs.drivers
    .filter(({ driver }) => driver.class !== 'soft')
    .map(({ driver, annual, presentValue }) => ({
      id: driver.id,
      label: driver.label,
      kind: 'driver',
      class: driver.class,
      column: of(terms === 'annual' ? annual : presentValue).slice(),
    }))
}

function costParts(
  model: ValueModel,
  { outputs, of }: PlanRecord,
  terms: DrawnWith['terms'],
): readonly DrawnPart[] {
  return outputs.costs.flatMap(({ cost, amount, presentValue }): readonly DrawnPart[] => {
    const weight = costWeight(model, cost.solution)
    if (weight === 0 || priceKinds.includes(cost.kind)) return []
    const spread = terms === 'annual' && cost.timing.once ? 1 / model.horizon : 1
    const column = of(terms === 'annual' ? amount : presentValue)
    return [
      {
        id: cost.id,
        label: cost.label,
        kind: 'cost',
        column: column.map((each) => each * weight * spread),
      },
    ]
  })
}
