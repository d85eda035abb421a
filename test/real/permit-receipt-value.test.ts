/**
 * Expected values: test/reference/permit-value.json (NumPy, test/reference/permit-value.py): the arms
 * from the rows, and a simulation of its own with 4,000,000 plain draws.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Figure } from '#quantity/figure'
import { worthline } from '../command.ts'
import { type Assessed } from './assessed.ts'
import { describeReal, realData } from './real-data.ts'

interface Simulated {
  readonly mean: number
  readonly sd: number
  readonly error: number
  readonly p10: number
  readonly p50: number
  readonly p90: number
}

const reference = JSON.parse(
  readFileSync(join(import.meta.dirname, '../reference/permit-value.json'), 'utf8'),
) as {
  readonly needs: Readonly<Record<string, { baseline: number; difference: number; error: number }>>
  readonly drivers: Readonly<Record<string, Simulated>>
  readonly beforeHaircuts: Simulated
  readonly annual: Simulated
  readonly npv: Simulated
  readonly npvCash: Simulated
  readonly lossProbability: number
  readonly information: Readonly<Record<string, number>>
  readonly shareTogether: number
}

const { needs, drivers, information } = reference
const simulated: readonly (readonly [string, Simulated])[] = [
  ...Object.entries(drivers).map(([id, of]) => [`value.driver.${id}.annual`, of] as const),
  ['value.driver.taking-over.annual.before-haircuts', reference.beforeHaircuts],
  ['value.annual', reference.annual],
  ['value.npv', reference.npv],
  ['value.npv.cash', reference.npvCash],
]

describeReal('permit-receipt-log', () => {
  const study = join(import.meta.dirname, 'permit-receipt-value.yaml')
  const data = realData('permit-receipt-log')
  let figures: Assessed['figures'] = []
  let text = ''
  let planned = ''

  beforeAll(() => {
    const options = ['--data', data, '--quiet'] as const
    const said = worthline('assess', study, ...options, '--format', 'json', '--draws', '32768')
    if (said.code !== 0) throw new Error(said.err)
    figures = (JSON.parse(said.out) as Pick<Assessed, 'figures'>).figures
    text = worthline('assess', study, ...options, '--all').out
    planned = worthline('plan', study, ...options).out
  }, 400_000)

  const figure = (id: string): Figure => {
    const found = figures.find((one) => one.id === id)
    if (found === undefined) throw new Error(`no figure ${id}`)
    return found
  }
  const value = (id: string): number => Number(figure(id).value)

  test.each(Object.entries(needs))('%s: baseline and adjusted difference', (id, facts) => {
    expect(value(`evidence.change.${id}.baseline`)).toBeCloseTo(facts.baseline, 8)
    const difference = figure(`evidence.change.${id}.difference`)
    expect(difference.value).toBeCloseTo(facts.difference, 8)
    expect(Number(difference.settings?.['standard-error']) / facts.error).toBeCloseTo(1, 2)
  })

  test.each(simulated)('%s: mean and range of an independent simulation', (id, facts) => {
    const found = figure(id)
    const error = Math.hypot(found['simulation-error'] ?? 0, facts.error)
    // Errors of the arms are rounded differently in the two: a hundredth of the spread beside.
    expect(Math.abs(Number(found.value) - facts.mean)).toBeLessThan(4 * error + 0.01 * facts.sd)
    for (const at of ['p10', 'p50', 'p90'] as const)
      expect(Math.abs(found.quantiles![at] - facts[at]) / facts.sd, at).toBeLessThan(0.025)
  })

  test('clerks’ hours are capacity, letters cash, waiting soft: the last in no total', () => {
    expect(value('value.driver.waiting.annual')).toBeGreaterThan(value('value.annual'))
    expect(value('value.annual')).toBeCloseTo(
      value('value.driver.taking-over.annual') + value('value.driver.letters.annual') - 300,
      6,
    )
    expect(value('value.npv.cash')).toBeLessThan(0)
  })

  test('the chance of a loss', () => {
    const found = figure('value.loss-probability')
    const error = found['simulation-error'] ?? 0
    expect(Math.abs(Number(found.value) - reference.lossProbability)).toBeLessThan(
      4 * error + 0.005,
    )
  })

  test.each([
    ['value.information', 'everything'],
    ['value.information.freed-time-used', 'freed-time-used'],
    ['value.information.take-over', 'take-over'],
    ['value.information.change-project', 'change-project'],
    ['value.information.group.correlated-freed-time-used', 'together'],
  ])('%s by the definition', (id, key) => {
    const found = figure(id)
    const error = 4 * (found['simulation-error'] ?? 0)
    // Two hundredths beside: the conditional means of NumPy have their own error.
    expect(Math.abs(Number(found.value) - information[key]!)).toBeLessThan(
      error + 0.02 * information[key]! + 1,
    )
  })

  test('the share of the variance that the correlated two bring together', () => {
    const found = figure('value.sensitivity.group.correlated-freed-time-used')
    const error = 4 * (found['simulation-error'] ?? 0)
    expect(Math.abs(Number(found.value) - reference.shareTogether)).toBeLessThan(error + 0.005)
  })

  test('finding out how much of the freed time is used pays for twelve municipalities', () => {
    const gain = figure('value.information.test.freed-time-used')
    const expected = 12 * information['freed-time-used']! - 900
    expect(Math.abs(Number(gain.value) - expected)).toBeLessThan(
      4 * (gain['simulation-error'] ?? 0) + 0.02 * expected,
    )
    expect(value('value.information.test.freed-time-used.cost')).toBe(900)
    expect(figure('value.information.test.take-over').reason).toContain('worth its cost')
  })

  // Cash and captured capacity of the independent simulation; the reference costs nothing.
  test('economic value is what is better less what is worse, on a reference price of 0', () => {
    const positive = figure('market.economic-value.change.positive')
    const wanted = drivers['taking-over']!.mean + drivers['letters']!.mean
    const error = Math.hypot(positive['simulation-error'] ?? 0, drivers['taking-over']!.error)
    const spread = drivers['taking-over']!.sd
    expect(Math.abs(Number(positive.value) - wanted)).toBeLessThan(4 * error + 0.01 * spread)
    // Lognormal with 9,000 and 18,000 at 5 % and 95 %, over five years.
    const sigma = Math.log(2) / (2 * 1.6448536269514722)
    const setUp = (Math.sqrt(9000 * 18_000) * Math.exp(sigma ** 2 / 2)) / 5
    expect(-value('market.economic-value.change.part.set-up') / setUp).toBeCloseTo(1, 3)
    expect(value('market.economic-value.change.total')).toBeCloseTo(
      Number(positive.value) - value('market.economic-value.change.negative'),
      6,
    )
    expect(value('market.price.change-price.total-value')).toBe(
      value('market.economic-value.change.total'),
    )
  })

  test('the prices, which nobody asked, are assumptions of the example and say so', () => {
    expect(figure('market.economic-value.change.price').inputs).toEqual([
      {
        assumption: 'solution.new.price.list',
        written: '1200 to 2000 EUR/year',
        source: { kind: 'judgement', by: 'authors of this study', date: '2026-11-22' },
      },
    ])
  })

  test('a busy desk has more calls on the change, and is worth more', () => {
    expect(figure('value.npv[segment=desk]').settings).toMatchObject({
      'set.applications': '3000 to 4500',
    })
    // Gains grow with the applications, costs do not: lognormal means of 1,050-1,250 and 3,000-4,500.
    const mean = (low: number, high: number): number =>
      Math.sqrt(low * high) * Math.exp((Math.log(high / low) / 3.2897072539029444) ** 2 / 2)
    const times = mean(3000, 4500) / mean(1050, 1250)
    const gains = (id: string): number => value(`market.economic-value.${id}.positive`)
    expect(gains('busy-desk') / gains('change') / times).toBeCloseTo(1, 2)
  })

  test('the index is the mean of the improvements of the evidence', () => {
    const parts = ['lead-time.improvement', 'rework.improvement.points', 'hand-offs.improvement']
    const mean = parts.reduce((sum, id) => sum + value(`evidence.change.${id}`), 0) / 3
    expect(value('market.map.better.performance[solution=new]')).toBeCloseTo(mean, 10)
  })

  test('the terminal and the plan say what to measure next, and what the checks came to', () => {
    expect(text).toContain('Checks of the evidence')
    expect(text).toMatch(/Next +Measure: Share of freed time/)
    expect(planned).toContain('Measure this next: Share of freed time')
    expect(planned.replaceAll(/\s+/g, ' ')).toContain('By the study’s own test that costs')
  })
})
