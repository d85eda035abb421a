/**
 * How car buyers differ, by hierarchical Bayes, beside one weight for all, whose weights and worth are held against the
 * facts of the data set's README in `car-choice-conjoint`; a smaller population is held against R's bayesm beside the
 * method.
 */
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Assessed } from './assessed.ts'
import { describeReal, realData } from './real-data.ts'
import { worthline } from '../command.ts'

describeReal('car-choice-conjoint', () => {
  let people: Assessed
  const study = join(import.meta.dirname, 'car-choice-people.yaml')

  beforeAll(() => {
    const data = realData('car-choice-conjoint')
    const said = worthline('assess', study, '--data', data, '--format', 'json')
    const { figures, problems } = JSON.parse(said.out) as Pick<Assessed, 'figures' | 'problems'>
    people = {
      text: said.out,
      figures,
      problems,
      figure: (id) => figures.find((figure) => figure.id === id)!,
    }
  }, 900_000)

  const figure = (id: string) => people.figure(`market.${id}`)

  // Sixteen weights: the first 2,000 draws are not enough.
  test('the chains go on until they have settled', () => {
    expect(figure('fit.people.r-hat').value).toBeLessThanOrEqual(1.05)
    expect(figure('fit.people.effective-draws').value).toBeGreaterThanOrEqual(400)
    expect(Number(figure('fit.people.r-hat').settings!['draws'])).toBeGreaterThan(1000)
    const codes = people.problems.map(({ code }) => code)
    expect(codes).not.toContain('not-settled')
    // Some people choose as if a higher price were better.
    expect(codes).toContain('price-sign')
  })

  test('a second of acceleration is worth about as much as pooled, 1,697 dollars', () => {
    const all = figure('wtp.pooled.acceleration')
    const { low, high } = all.interval!
    expect(Math.abs(Number(all.value) + 1697)).toBeLessThan(0.51)
    const { value, interval } = figure('wtp.people.acceleration')
    expect(value).toBeGreaterThan(low)
    expect(value).toBeLessThan(high)
    expect(interval!.high - interval!.low).toBeLessThan(1000)
  })

  test('people differ more than one weight for all admits, and own weights tell more choices', () => {
    expect(figure('spread.people.price').interval!.low).toBeGreaterThan(0.05)
    const all = Number(figure('fit.pooled.hit-rate').value)
    expect(figure('fit.people.hit-rate').interval!.low).toBeGreaterThan(all)
    expect(figure('fit.people.hit-rate').method).toContain('384 choices')
  })

  test('shares over people add up', () => {
    const shares = ['plug-in', 'petrol', 'battery'].map((solution) =>
      Number(figure(`share.people[solution=${solution}, scenario=today]`).value),
    )
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10)
  })
})
