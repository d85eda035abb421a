/**
 * What households of Kansas City are satisfied with, and what they want looked after. Expected values are the facts of
 * the data set's README, computed independently in Python.
 */
import { beforeAll, expect, test } from 'vitest'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal } from './real-data.ts'

const households = 1033

describeReal('resident-survey-importance-satisfaction', () => {
  let survey: Assessed
  beforeAll(() => {
    survey = assessReal('resident-survey-importance-satisfaction')
  })

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
})
