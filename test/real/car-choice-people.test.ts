/**
 * How car buyers differ, by hierarchical Bayes. The worth of a second and the share of choices told by one weight for
 * all are the facts of the data set's README and of the pooled study; a smaller population is held against R's bayesm
 * beside the method.
 */
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal, realData } from './real-data.ts'
import { worthline } from '../command.ts'

describeReal('car-choice-conjoint', () => {
  let people: Assessed
  let pooled: Assessed
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
    pooled = assessReal('car-choice-conjoint')
  }, 300_000)

  const figure = (id: string) => people.figure(`market.${id}`)

  test('the chains have settled', () => {
    expect(figure('fit.people.r-hat').value).toBeLessThan(1.05)
    expect(figure('fit.people.effective-draws').value).toBeGreaterThan(100)
    // Some people choose as if a higher price were better.
    expect(people.problems.map(({ code }) => code)).toEqual(['price-sign'])
  })

  test('a second of acceleration is worth about 1,700 dollars', () => {
    const { low, high } = figure('wtp.people.acceleration').interval!
    expect(low).toBeLessThan(-1697)
    expect(high).toBeGreaterThan(-1697)
    expect(high - low).toBeLessThan(1000)
  })

  test('people differ more than one weight for all admits, and own weights tell more choices', () => {
    expect(figure('spread.people.price').interval!.low).toBeGreaterThan(0.1)
    const all = Number(pooled.figure('market.fit.unweighted.hit-rate').value)
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
