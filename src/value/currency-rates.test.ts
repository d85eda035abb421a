import { describe, expect, it } from 'vitest'
import { readUnit } from '#quantity/read-unit'
import { inOneCurrency } from './currency-rates.ts'
import { influence } from './influence.ts'
import type { ValueModel } from './model.ts'
import { assumption, cost, driver, formula, valueModel } from './reference-model-fixture.ts'
import { simulate } from './simulate.ts'
import { runPlan } from './simulation/run-plan.ts'

const euros = (rest: Partial<ValueModel>): ValueModel => valueModel({ currency: 'EUR', ...rest })
const converted = (rest: Partial<ValueModel>) =>
  inOneCurrency(euros(rest), {}, (code) => ({ path: `rates.${code}` }))
const npvOf = (model: ValueModel): number => simulate(model, { seed: 1, draws: 2 }).value!.npv.mean

const dollar = assumption('dollar', { family: 'fixed', value: 0.9 }, 'EUR/USD')
const volume = assumption('volume', { family: 'fixed', value: 100 }, 'piece/year')

describe('inOneCurrency', () => {
  it('multiplies numbers, assumptions and formulas in another currency by its rate, once', () => {
    const { model, findings } = converted({
      rates: { USD: formula('dollar') },
      assumptions: [
        dollar,
        volume,
        assumption('price', { family: 'fixed', value: 7 }, 'USD/piece'),
      ],
      formulas: { worth: formula('price + 3 EUR/piece') },
      drivers: [driver('sales', 'volume * worth + 20 USD/year')],
      costs: [cost('setup', '50 USD + 5 EUR')],
    })
    expect(findings).toEqual([])
    // 100 x (7 x 0.9 + 3) + 20 x 0.9 - (50 x 0.9 + 5).
    expect(npvOf(model)).toBeCloseTo(100 * (7 * 0.9 + 3) + 20 * 0.9 - (50 * 0.9 + 5), 9)
  })

  it('divides by a rate that is written the other way round, and where money stands below', () => {
    const { model, findings } = converted({
      rates: { USD: formula('1.25 USD/EUR'), GBP: formula('1.2 EUR/GBP') },
      assumptions: [assumption('yield', { family: 'fixed', value: 2 }, 'piece/USD')],
      // 2 pieces a dollar are 2.5 pieces a euro; 10 GBP are 12 EUR: 30 pieces at 1 EUR.
      drivers: [driver('x', 'yield * 10 GBP/year * 1 EUR/piece')],
    })
    expect(findings).toEqual([])
    expect(npvOf(model)).toBeCloseTo(30, 9)
  })

  it('takes a rate of a rate, and leaves what is a rate itself alone', () => {
    const { model, findings } = converted({
      rates: { USD: formula('dollar'), GBP: formula('cable * dollar') },
      assumptions: [dollar, assumption('cable', { family: 'fixed', value: 1.3 }, 'USD/GBP')],
      drivers: [driver('x', '100 GBP/year'), driver('y', '10 CHF/year * 0.95 EUR/CHF')],
    })
    expect(findings).toEqual([])
    expect(npvOf(model)).toBeCloseTo(100 * 1.3 * 0.9 + 9.5, 9)
  })

  it('converts what a need saves in another currency', () => {
    const arm = (id: string, value: number) => ({
      id,
      solution: id,
      need: 'fee',
      unit: 'USD/piece',
      marginal: { family: 'fixed', value } as const,
    })
    const contrast = {
      need: 'fee',
      block: 'trial',
      better: 'lower',
      baseline: { solution: 'theirs', parameter: 'theirs' },
      treatment: { solution: 'ours', parameter: 'ours' },
      controlled: true,
    } as const
    const model = euros({
      rates: { USD: formula('dollar') },
      assumptions: [dollar, volume],
      arms: [
        {
          data: 'd',
          parameters: [arm('theirs', 5), arm('ours', 3)],
          correlation: [
            [1, 0],
            [0, 1],
          ],
        } as unknown as ValueModel['arms'][number],
      ],
      contrasts: { fee: contrast },
      drivers: [driver('fees', 'saved(fee) * volume'), driver('r', 'ratio(fee) * 10 EUR/year')],
    })
    const units = { fee: readUnit('USD/piece').value! }
    const { model: one } = inOneCurrency(model, units, () => ({}))
    expect(npvOf(one)).toBeCloseTo(2 * 100 * 0.9 + 6, 9)
  })

  it('moves money with an uncertain rate as with any other input', () => {
    const { model } = converted({
      rates: { USD: formula('dollar') },
      assumptions: [
        assumption('dollar', { family: 'uniform', low: 0.8, high: 1 }, 'EUR/USD'),
        assumption('price', { family: 'uniform', low: 50, high: 150 }, 'USD'),
      ],
      drivers: [driver('sales', '100 EUR/year')],
      costs: [cost('setup', 'price')],
    })
    const run = runPlan(model, { seed: 3, draws: 20_000, gains: {}, bias: true })
    const npv = run.plan!.of(run.plan!.outputs.npv)
    const result = simulate(model, { seed: 3, draws: 20_000 }).value!
    // 100 - E(rate) E(price); sd of the product of two uniforms.
    expect(Math.abs(result.npv.mean - 10)).toBeLessThan(4 * result.npv.simulationError)
    const [mr, vr, mp, vp] = [0.9, 0.04 / 12, 100, 10_000 / 12]
    const sd = Math.sqrt(vr * vp + vr * mp * mp + vp * mr * mr)
    expect(Math.abs(result.npv.sd - sd)).toBeLessThan(4 * result.npv.sdError)
    expect(npv.length).toBe(20_000)
    // 100 - rate x 100 = 0 at a rate of 1: the break-even of the rate, in EUR/USD.
    const found = influence(model, { seed: 3, draws: 4096 })!.inputs.find(
      ({ input }) => input === 'dollar',
    )!
    expect(found.breakEven).toMatchObject({ value: expect.closeTo(1, 2) })
    expect(found.unit).toBe('EUR/USD')
  })
})

describe('rates that are none', () => {
  it.each([
    ['0.9', 'currency', /comes out in a plain number, not in EUR\/USD/],
    ['0.9 EUR/GBP', 'currency', /comes out in EUR\/GBP, not in EUR\/USD/],
    ['0 EUR/USD', 'range', /not above 0/],
    ['unknown', 'unknown-reference', /no "unknown"/],
  ])('%s is refused', (rate, code, message) => {
    const { findings } = converted({
      rates: { USD: formula(rate) },
      drivers: [driver('x', '5 USD/year')],
    })
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ code, place: { path: 'rates.USD' } })
    expect(findings[0]!.message).toMatch(message)
  })

  it('the currency of the study has none', () => {
    const { findings } = converted({ rates: { EUR: formula('1') }, drivers: [] })
    expect(findings).toMatchObject([{ code: 'wrong-value', hint: 'Leave it out.' }])
  })
})
