import { describe, expect, it } from 'vitest'
import { headline, headlinePart, joinHeadline, type Headline } from './headline.ts'
import type { ValueModel } from './model.ts'
import {
  assumption,
  cost,
  driver,
  formula,
  referenceFigures,
  referenceModel,
  valueModel,
} from './reference-model-fixture.ts'
import type { Summary } from './result.ts'
import { simulate } from './simulate.ts'
import { decideGains } from './simulation/decide-gains.ts'
import { blocksOf } from './simulation/settings.ts'

const settings = { seed: 20261101, draws: 10_000 }

function headlineOf(model: ValueModel, run = settings): Headline {
  const { value } = headline(model, run)
  if (value === undefined) throw new Error('no headline')
  return value
}

/** Everything that changes a flow: haircuts, growth, decay, start, internal hours, other costs, capacity. */
const winding = valueModel({
  horizon: 4,
  midPeriod: true,
  discountRate: formula('0.05 + 0.01 * year'),
  adoption: [formula('0.4'), formula('uptake')],
  assumptions: [
    assumption('gain', { family: 'normal', mean: 100, sd: 40 }, 'USD/year'),
    assumption('loss', { family: 'normal', mean: -30, sd: 10 }, 'USD/year'),
    assumption('uptake', { family: 'beta', alpha: 6, beta: 2 }),
    assumption('price', { family: 'lognormal', mu: 5, sigma: 0.2 }, 'USD'),
    assumption('rise', { family: 'uniform', low: 0, high: 0.1 }),
  ],
  drivers: [
    driver('a', 'gain', { haircuts: { capture: formula('0.5'), decay: formula('0.1') } }),
    driver('b', 'gain * 2', { class: 'capacity', growth: formula('rise') }),
    driver('c', 'loss', { growth: formula('rise'), starts: formula('1.5') }),
    driver('d', 'gain', { class: 'soft' }),
    driver('e', 'gain * 0.1 + 1 USD/year * year'),
  ],
  costs: [
    cost('price', 'price'),
    cost('later', '20 USD', { timing: { once: true, at: 2 }, growth: formula('rise') }),
    cost('running', '5 USD/year', { timing: { once: false, scales: 'adoption' } }),
    cost('people', '3 USD/year', { timing: { once: false, scales: 'none' }, internal: true }),
    cost('old', '8 USD/year', { solution: 'theirs', timing: { once: false, scales: 'none' } }),
    cost('third', '99 USD', { solution: 'third' }),
  ],
})

const certain = valueModel({
  horizon: 3,
  drivers: [driver('a', '40 USD/year')],
  costs: [cost('price', '70 USD')],
})

describe('headline', () => {
  it.each([
    ['the reference model', referenceModel],
    ['a winding one', winding],
    ['a winding one, payback of all', { ...winding, paybackBasis: 'all' as const }],
    ['a certain one', certain],
  ])('is that of the whole simulation: %s', (_, model) => {
    const whole = simulate(model, settings).value!
    const found = headlineOf(model)
    const near = (summary: Summary): unknown => ({
      ...summary,
      ...Object.fromEntries(
        (['mean', 'sd', 'simulationError', 'sdError'] as const).map((key) => [
          key,
          expect.closeTo(summary[key], 6),
        ]),
      ),
      quantiles: expect.anything() as unknown,
      quantileErrors: expect.anything() as unknown,
    })
    expect(found.npv).toEqual(near(whole.npv))
    expect(found.roi).toEqual(near(whole.roi as Summary))
    expect(found.npv.quantiles.p5).toBeCloseTo(whole.npv.quantiles.p5, 6)
    expect(found.lossProbability).toEqual({
      share: whole.lossProbability,
      error: expect.closeTo(whole.lossProbabilityError, 12) as number,
    })
    expect(found.paybackWithin.map(({ share }) => share)).toEqual(whole.paybackWithin)
    expect(found.paybackWithin.map(({ error }) => error)).toEqual(whole.paybackWithinErrors)
  })

  it('has the ten figures of the reference within 4 of their own errors', () => {
    const { npv, roi, lossProbability, paybackWithin } = headlineOf(referenceModel, {
      seed: 20261101,
      draws: 100_000,
    })
    const { npv: exact, roi: exactRoi } = referenceFigures
    const { quantiles, quantileErrors, ...rest } = roi as Summary
    const distances = [
      (npv.mean - exact.mean) / npv.simulationError,
      (npv.sd - exact.sd) / npv.sdError,
      (npv.quantiles.p5 - exact.p5) / npv.quantileErrors.p5,
      (npv.quantiles.p50 - exact.p50) / npv.quantileErrors.p50,
      (npv.quantiles.p95 - exact.p95) / npv.quantileErrors.p95,
      (rest.mean - exactRoi.mean) / rest.simulationError,
      (quantiles.p5 - exactRoi.p5) / quantileErrors.p5,
      (quantiles.p95 - exactRoi.p95) / quantileErrors.p95,
      (lossProbability.share - referenceFigures.lossProbability) / lossProbability.error,
      (paybackWithin[2]!.share - referenceFigures.paybackWithin3) / paybackWithin[2]!.error,
    ]
    expect(distances.filter((distance) => !(Math.abs(distance) < 4))).toEqual([])
    // Plain draws would leave the mean 1,600.
    expect(npv.simulationError).toBeLessThan(1600 / 5)
  })

  it('states errors that hold at other seeds', () => {
    const { npv: exact, lossProbability: loss } = referenceFigures
    const runs = Array.from({ length: 50 }, (_, seed) =>
      headlineOf(referenceModel, { seed, draws: 8192 }),
    )
    const figures: [(run: Headline) => readonly [number, number], number][] = [
      [({ npv }) => [npv.mean, npv.simulationError], exact.mean],
      [({ npv }) => [npv.sd, npv.sdError], exact.sd],
      [({ npv }) => [npv.quantiles.p5, npv.quantileErrors.p5], exact.p5],
      [({ npv }) => [npv.quantiles.p50, npv.quantileErrors.p50], exact.p50],
      [({ npv }) => [npv.quantiles.p95, npv.quantileErrors.p95], exact.p95],
      [({ lossProbability }) => [lossProbability.share, lossProbability.error], loss],
    ]
    for (const [of, real] of figures) {
      const found = runs.map(of)
      const off = Math.hypot(...found.map(([value]) => value - real))
      const stated = Math.hypot(...found.map(([, error]) => error))
      // Of 50 seeds: within 4 standard errors of 10 %.
      expect(stated / off).toBeGreaterThan(0.7)
      expect(stated / off).toBeLessThan(1.65)
    }
  })

  it('says why there is no return, and stops where a formula has no number', () => {
    const free = valueModel({ drivers: [driver('x', '3 USD/year')] })
    expect(headlineOf(free).roi).toMatchObject({
      reason: '`ours` has no costs: there is nothing to divide by',
    })
    expect(headlineOf(free).paybackWithin).toMatchObject([{ share: 1 }])
    const broken = valueModel({ drivers: [driver('x', '3 USD/year / 0')] })
    expect(headline(broken, settings)).toMatchObject({ findings: [{ code: 'not-finite' }] })
  })
})

describe('joinHeadline', () => {
  const inParts = (model: ValueModel, ends: readonly number[]) => {
    const { gains } = decideGains(model, settings)
    const blocks = blocksOf(settings.draws)
    const parts = ends.map((end, k) =>
      headlinePart(model, { ...settings, gains }, blocks.slice(ends[k - 1] ?? 0, end)),
    )
    return joinHeadline(model, structuredClone(parts))
  }

  it.each([[[5]], [[2, 5]], [[1, 2, 3, 4, 5]]])(
    'gives the same bits in parts that end at %j',
    (ends) => {
      for (const model of [winding, referenceModel, certain]) {
        expect(inParts(model, ends)).toEqual(headline(model, settings))
      }
    },
  )

  it('says where a formula has no number, as the whole does', () => {
    // Below zero about once in 2,500 draws: not in every part.
    const model = valueModel({
      assumptions: [assumption('x', { family: 'normal', mean: 3.35, sd: 1 })],
      drivers: [driver('a', '1 USD/year * sqrt(x)')],
    })
    const whole = headline(model, settings)
    expect(whole.findings).toMatchObject([{ code: 'not-finite' }])
    expect(inParts(model, [1, 5])).toEqual(whole)
    expect(inParts(model, [4, 5])).toEqual(whole)
  })
})
