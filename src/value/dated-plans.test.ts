import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { testPlannedFigures, type PlannedFigures } from '../../test/value/planned-figures.ts'
import { headlineRun } from './headline.ts'
import type { BenefitClass, ValueModel } from './model.ts'
import { yearsAfterStart } from './plan-dates.ts'
import { planSteps } from './plan-steps.ts'
import { cost, driver, formula, valueModel } from './reference-model-fixture.ts'
import { simulate } from './simulate.ts'
import { blocksOf } from './simulation/settings.ts'

interface PlanOf {
  readonly name: string
  readonly period: 'year' | 'month'
  readonly start: string
  readonly months: number
  readonly rates: readonly string[]
  readonly midPeriod?: boolean
  readonly drivers: readonly {
    readonly id: string
    readonly annual: string
    readonly class?: BenefitClass
    readonly growth?: string
    readonly starts?: string
  }[]
  readonly costs: readonly {
    readonly id: string
    readonly amount: string
    readonly at?: string
    readonly on?: string
    readonly solution?: string
    readonly growth?: string
  }[]
  readonly expected: PlannedFigures
}

// mpmath with 50 digits on the calendar of Python: test/reference/dated-flows.py.
const { plans } = JSON.parse(
  readFileSync(new URL('../../test/reference/dated-flows.json', import.meta.url), 'utf8'),
) as { plans: readonly PlanOf[] }

function modelOf({ period, start, months, rates, midPeriod = false, ...plan }: PlanOf): ValueModel {
  const dated = { period, start, horizon: months / 12, midPeriod }
  const [first = '0', second = first, third = second] = rates
  const growing = (growth: string | undefined) =>
    growth === undefined ? {} : { growth: formula(growth) }
  return valueModel({
    ...dated,
    discountRate: formula(`if(year = 1, ${first}, if(year = 2, ${second}, ${third}))`),
    drivers: plan.drivers.map(({ id, annual, growth, starts, ...rest }) =>
      driver(id, `${annual} USD/year`, {
        ...rest,
        ...growing(growth),
        ...(starts === undefined ? {} : { starts: formula(`${yearsAfterStart(starts, dated)}`) }),
      }),
    ),
    costs: plan.costs.map(({ id, amount, at, on, growth, ...rest }) => {
      const years = on === undefined ? Number(at) : yearsAfterStart(on, dated)
      const once = { once: true, at: years, ...(on === undefined ? {} : { on }) } as const
      const yearly = { once: false, scales: 'none' } as const
      const timing = at === undefined && on === undefined ? yearly : once
      const unit = timing.once ? 'USD' : 'USD/year'
      return cost(id, `${amount} ${unit}`, { ...rest, ...growing(growth), timing })
    }),
  })
}

describe.each(plans)('a plan on days: $name', (plan) => {
  const { expected } = plan
  const model = modelOf(plan)
  const result = simulate(model, { seed: 1, draws: 2 }).value!
  const near = (value: number) => expect.closeTo(value, 7)

  testPlannedFigures(result, expected)

  it('has the same net flows, and pays back in the same years, where its parts are not asked for', () => {
    const gains = Object.fromEntries(model.drivers.map(({ id }) => [id, true]))
    const run = headlineRun(model, { seed: 1, gains }, blocksOf(2))
    const npv: number[] = []
    run.each((_, length) => npv.push(...run.flows.npv.subarray(0, length)))
    expect(npv).toEqual([near(expected.npv), near(expected.npv)])
    const years = run.paidBack.map((counts) => counts.reduce((sum, each) => sum + each, 0))
    const { payback } = expected
    expect(years).toEqual(
      years.map((_, index) => (payback !== null && payback <= index + 1 + 1e-9 ? 2 : 0)),
    )
  })
})

describe('the steps of a plan', () => {
  it('are its periods, and the days of its costs between them', () => {
    const model = modelOf(plans.find(({ name }) => name === 'years, everything')!)
    // 2027-01-31, then 2027-09-30, 12-24, 2028-01-31, 11-01, 2029-01-31 and 2030-01-31.
    expect(planSteps(model)).toEqual([
      { period: 0, whole: true, day: 0 },
      { period: 1, whole: false, day: 242 },
      { period: 1, whole: false, day: 327 },
      { period: 1, whole: true, day: 365 },
      { period: 2, whole: false, day: 640 },
      { period: 2, whole: true, day: 731 },
      { period: 3, whole: true, day: 1096 },
    ])
  })

  it('leave out what lies outside the plan', () => {
    const timing = { once: true, at: 1.5, on: '2028-08-01' } as const
    const model = valueModel({
      start: '2027-01-31',
      horizon: 1,
      discountRate: formula('0.1'),
      drivers: [driver('paper', '1200 USD/year', {})],
      costs: [cost('late', '500 USD', { timing })],
    })
    expect(planSteps(model)).toHaveLength(2)
    const { value } = simulate(model, { seed: 1, draws: 2 })
    expect(value!.npv.mean).toBeCloseTo(1200 / 1.1, 9)
    expect(value!.tco['ours']!.mean).toBe(0)
  })
})
