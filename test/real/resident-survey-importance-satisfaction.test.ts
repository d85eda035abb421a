/**
 * What households of Kansas City are satisfied with, and what they want looked after. Expected values are the facts of
 * the data set's README, computed independently in Python; opportunities and their ranges are NumPy's
 * (test/reference/market-needs.py).
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { marketNeeds, quantileError } from '../reference/market-needs.ts'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal } from './real-data.ts'

const households = 1033

describeReal('resident-survey-importance-satisfaction', () => {
  let survey: Assessed
  beforeAll(() => {
    survey = assessReal('resident-survey-importance-satisfaction')
  }, 120_000)

  const figure = (id: string) => survey.figure(`evidence.${id}.baseline`)
  const value = (id: string): number => Number(figure(id).value)
  const satisfied = (service: string): number => value(`opinion.${service}-satisfied`)
  /** A household names a service at most once: its share of the picks times picks over all households. */
  const importance = (service: string): number => {
    const { n = 0 } = figure(`importance.${service}-picked`)
    return (value(`importance.${service}-picked`) * n) / households
  }

  test('means of ratings: streets 2.219, fire 3.930, value for taxes 2.822 (n = 1010)', () => {
    expect(value('opinion.streets-rating')).toBeCloseTo(2.219, 3)
    expect(value('opinion.fire-rating')).toBeCloseTo(3.93, 3)
    expect(value('opinion.value-for-taxes')).toBeCloseTo(2.822, 3)
    expect(figure('opinion.value-for-taxes').n).toBe(1010)
  })

  test('satisfied of those with an opinion: 13.5 % with streets to 74.8 % with fire and ambulance', () => {
    const facts = { streets: 0.135, planning: 0.26, court: 0.325, fire: 0.748, parks: 0.608 }
    for (const [service, share] of Object.entries(facts))
      expect(satisfied(service), service).toBeCloseTo(share, 3)
  })

  test('9 is no answer: 0.4 % of streets, 36.5 % of the municipal court', () => {
    const missing = (service: string): number =>
      1 - figure(`opinion.${service}-satisfied`).n! / households
    expect(missing('streets')).toBeCloseTo(0.004, 3)
    expect(missing('court')).toBeCloseTo(0.365, 3)
    expect(survey.problems.map(({ message }) => message).join(' ')).toContain(
      '`court-satisfied` is missing in 377 of 1033 rows',
    )
  })

  test('importance is the share of all households that name a service among their three', () => {
    const facts = { streets: 0.699, police: 0.504, neighborhood: 0.218, fire: 0.149, waste: 0.133 }
    for (const [service, share] of Object.entries(facts))
      expect(importance(service), service).toBeCloseTo(share, 3)
  })

  test('importance times the share of the not satisfied: streets first, then police', () => {
    const facts = { streets: 0.6045, police: 0.2651, neighborhood: 0.1378, transit: 0.0724 }
    for (const [service, rating] of Object.entries(facts))
      expect(importance(service) * (1 - satisfied(service)), service).toBeCloseTo(rating, 4)
  })

  describe('as a survey of needs', () => {
    const { services, rules, ranges, beats, districts, resamples } = marketNeeds.residents
    const need = (name: string) => survey.figure(`market.${name}`)
    const shown = (name: string): number => Number(need(name).value)

    test('importance and satisfaction of all sixteen services, streets 69.9 % and 13.5 %', () => {
      expect(shown('importance.residents.streets')).toBeCloseTo(6.99, 2)
      expect(shown('satisfaction.residents.streets')).toBeCloseTo(1.35, 2)
      expect(shown('satisfaction.residents.streets.mean')).toBeCloseTo(2.219, 3)
      expect(shown('satisfaction.residents.fire.mean')).toBeCloseTo(3.93, 3)
      for (const [at, service] of services.entries()) {
        const id = `residents.${service}`
        expect(shown(`importance.${id}`), service).toBeCloseTo(rules.importance[at]!, 10)
        expect(shown(`satisfaction.${id}`), service).toBeCloseTo(rules.satisfaction[at]!, 10)
        expect(shown(`opportunity.${id}`), service).toBeCloseTo(rules.score[at]!, 10)
        expect(shown(`opportunity.${id}.gap`), service).toBeCloseTo(rules.gap[at]!, 10)
        expect(shown(`opportunity.${id}.unsatisfied`), service).toBeCloseTo(
          rules.unsatisfied[at]!,
          10,
        )
      }
    })

    test('unsatisfied importance is the rating of the facts: 0.6045, 0.2651, 0.1378, 0.0724', () => {
      const facts = { streets: 0.6045, police: 0.2651, neighborhood: 0.1378, transit: 0.0724 }
      for (const [service, rating] of Object.entries(facts))
        expect(shown(`opportunity.residents.${service}.unsatisfied`) / 10).toBeCloseTo(rating, 4)
    })

    test('streets are the top opportunity, with the interval of other resamples of households', () => {
      expect(shown('opportunity.residents.streets.rank')).toBe(1)
      const variants = {
        importance: 'importance',
        satisfaction: 'satisfaction',
        score: 'opportunity',
      } as const
      for (const [rule, quantity] of Object.entries(variants))
        for (const [at, service] of services.entries()) {
          const { low, high, sd } = ranges[rule as keyof typeof variants]
          // Shares move in steps of one household.
          const error = quantileError(sd[at]!, resamples) + 20 / 650
          const { interval } = need(`${quantity}.residents.${service}`)
          expect(Math.abs(interval!.low - low[at]!), `${rule} ${service}`).toBeLessThan(error)
          expect(Math.abs(interval!.high - high[at]!), `${rule} ${service}`).toBeLessThan(error)
        }
      const { low } = need('opportunity.residents.streets').interval!
      expect(low).toBeGreaterThan(10)
    })

    test('how sure the order is', () => {
      for (const [pair, chance] of Object.entries(beats)) {
        const [a, b] = pair.split('-')
        const found = shown(`beats.residents.${a}.${b}`)
        const error = Math.sqrt(Math.max(chance * (1 - chance), 1e-4) * (1 / 2000 + 1 / resamples))
        expect(Math.abs(found - chance), pair).toBeLessThan(4 * error)
      }
    })

    test('who did not answer: 36.5 % on the court, 0.4 % on streets, 121 households without a pick', () => {
      expect(shown('quality.residents.missing.court')).toBeCloseTo(0.365, 3)
      expect(shown('quality.residents.missing.streets')).toBeCloseTo(0.004, 3)
      expect(shown('quality.residents.no-pick')).toBeCloseTo(121 / 1033, 12)
      expect(survey.problems.map(({ message }) => message)).toContain(
        'Many people gave no answer: court 36.5 %, transit 20.2 %, planning 33 %. Figures are of those who did.',
      )
    })

    test('district by district', () => {
      for (const [district, { n, score }] of Object.entries(districts)) {
        const own = `[segment=district-${district}]`
        expect(need(`importance.residents.streets${own}`).n, district).toBe(n)
        for (const [at, service] of services.entries())
          expect(shown(`opportunity.residents.${service}${own}`)).toBeCloseTo(score[at]!, 9)
      }
    })

    test('value for taxes goes most with the quality of services: r 0.731, with streets 0.469', () => {
      // The facts are of all who answered both questions; the survey is of those who answered all of them.
      expect(Math.abs(shown('correlation.tax-value.city-services') - 0.731)).toBeLessThan(0.002)
      expect(Math.abs(shown('correlation.tax-value.streets') - 0.469)).toBeLessThan(0.002)
      const shares = ['city-services', 'image', 'life', 'safety', 'streets'].map((driver) =>
        shown(`driver.tax-value.${driver}`),
      )
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10)
      expect(Math.max(...shares)).toBe(shares[0])
    })
  })
})
