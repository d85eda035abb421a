import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { testPlannedFigures, type PlannedFigures } from '../../test/value/planned-figures.ts'
import { influence } from './influence.ts'
import type { AdoptionCurve, BenefitClass, ValueModel } from './model.ts'
import { assumption, cost, driver, formula, valueModel } from './reference-model-fixture.ts'
import { sensitivity } from './sensitivity.ts'
import { simulate } from './simulate.ts'
import { createModelValues } from './simulation/model-values.ts'
import { createNetFlows } from './simulation/net-flows.ts'
import { runBlocks } from './simulation/run-plan.ts'
import { blocksOf } from './simulation/settings.ts'

interface PlanOf {
  readonly name: string
  readonly period: 'year' | 'month'
  readonly months: number
  readonly rate: string
  readonly midPeriod?: boolean
  readonly adoption: { readonly shape: string; readonly shares?: string[] } & Readonly<
    Record<string, unknown>
  >
  readonly drivers: readonly {
    readonly id: string
    readonly annual?: string
    readonly inPeriod?: Readonly<Record<string, string>>
    readonly class?: BenefitClass
    readonly growth?: string
    readonly decay?: string
    readonly starts?: string
  }[]
  readonly costs: readonly {
    readonly id: string
    readonly amount: string
    readonly at?: string
    readonly scales?: 'adoption'
    readonly solution?: string
    readonly growth?: string
    readonly internal?: boolean
  }[]
  readonly expected: PlannedFigures
}

// mpmath with 50 digits and SymPy: test/reference/plans.py.
const { plans } = JSON.parse(
  readFileSync(new URL('../../test/reference/plans.json', import.meta.url), 'utf8'),
) as { plans: readonly PlanOf[] }

const expressions = (
  fields: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, ReturnType<typeof formula>>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, text]) =>
      text === undefined ? [] : [[key, formula(text)]],
    ),
  )

function adoptionOf(written: PlanOf['adoption']): Pick<ValueModel, 'adoption' | 'curve'> {
  const { shape, shares, points, ...fields } = written
  if (shares !== undefined) return { adoption: shares.map(formula) }
  if (points !== undefined) {
    const read = (points as [string, string][]).map(([years, share]) => ({
      years: Number(years),
      share: formula(share),
    }))
    return { adoption: [], curve: { shape: 'table', points: read } }
  }
  const curve = { shape, ...expressions(fields as Record<string, string>) }
  return { adoption: [], curve: curve as unknown as AdoptionCurve }
}

function driverOf({
  id,
  annual,
  inPeriod = {},
  growth,
  starts,
  decay,
  ...rest
}: PlanOf['drivers'][number]) {
  // What falls in a month alone is a twelfth of money a year.
  const [[month = '0', amount = '0'] = []] = Object.entries(inPeriod)
  const text =
    annual === undefined ? `if(month = ${month}, 12 * ${amount} USD/year, 0)` : `${annual} USD/year`
  const cut = decay === undefined ? {} : { haircuts: { decay: formula(decay) } }
  return driver(id, text, { ...rest, ...cut, ...expressions({ growth, starts }) })
}

function costOf({ id, amount, at, scales, growth, ...rest }: PlanOf['costs'][number]) {
  const timing =
    at === undefined
      ? ({ once: false, scales: scales ?? 'none' } as const)
      : ({ once: true, at: Number(at) } as const)
  const unit = at === undefined ? 'USD/year' : 'USD'
  return cost(id, `${amount} ${unit}`, { ...rest, timing, ...expressions({ growth }) })
}

function modelOf({ period, months, rate, midPeriod = false, ...plan }: PlanOf): ValueModel {
  return valueModel({
    period,
    horizon: months / 12,
    discountRate: formula(rate),
    midPeriod,
    ...adoptionOf(plan.adoption),
    drivers: plan.drivers.map(driverOf),
    costs: plan.costs.map(costOf),
  })
}

describe.each(plans)('a plan of $name', (plan) => {
  const { expected } = plan
  const model = modelOf(plan)
  const result = simulate(model, { seed: 1, draws: 2 }).value!

  testPlannedFigures(result, expected)

  it('has the same net flows where its parts are not asked for', () => {
    const values = createModelValues(model, { seed: 1, bias: false })
    const flows = createNetFlows(model, values, { paper: true })
    runBlocks(values, flows, blocksOf(2), () => undefined)
    expect(flows.npv[0]).toBeCloseTo(expected.npv, 7)
  })
})

describe('inputs of a plan by months', () => {
  // The first plan of the reference: 12,000 a year for two years, 12,000 at the start, at 10 %.
  const [{ expected }] = plans as [PlanOf]
  const worthOfOne = (expected.npv + 12_000) / 12_000
  const model = valueModel({
    period: 'month',
    horizon: 2,
    discountRate: formula('0.1'),
    assumptions: [
      assumption('benefit', { family: 'uniform', low: 8_000, high: 16_000 }, 'USD/year'),
    ],
    drivers: [driver('paper', 'benefit')],
    costs: [cost('setup', '16000 USD')],
  })
  const settings = { seed: 1, draws: 1_000, gains: {} }

  it('break even where the net present value is nothing', () => {
    const [only] = influence(model, settings)!.inputs
    expect(only!.breakEven).toMatchObject({ value: expect.closeTo(16_000 / worthOfOne, 4) })
  })

  it('swing it from their P10 to their P90', () => {
    const [only] = sensitivity(model, settings)
    expect(only!.low.npv).toBeCloseTo(8_800 * worthOfOne - 16_000, 6)
    expect(only!.high.npv).toBeCloseTo(15_200 * worthOfOne - 16_000, 6)
  })
})
