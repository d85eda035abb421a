/** Expected values: the facts of the data set's README, computed independently in Python and R. */
import { beforeAll, expect, test } from 'vitest'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal } from './real-data.ts'

describeReal('movie-rating-sites', () => {
  let films: Assessed
  beforeAll(() => {
    films = assessReal('movie-rating-sites')
  }, 60_000)

  const value = (id: string): number => Number(films.figure(`market.perception.${id}`).value)

  test('stars of 4.0890 stand on ratings of 3.8452 over 146 films: 0.2438 too many', () => {
    expect(value('shown.perceived')).toBeCloseTo(4.089, 4)
    expect(value('shown.measured')).toBeCloseTo(3.8452, 4)
    expect(value('shown.gap')).toBeCloseTo(0.2438, 4)
    expect(films.figure('market.perception.shown.gap').n).toBe(146)
    expect(films.figure('market.perception.shown.class').value).toBe('over-perceived')
    expect(films.figure('market.perception.shown.class').settings?.['certainty']).toBe('clear')
  })

  test('stars follow critics by 0.2940 only, and users of two sites each other by 0.8953', () => {
    expect(value('critics-stars.correlation')).toBeCloseTo(0.294, 4)
    expect(value('users.correlation')).toBeCloseTo(0.8953, 4)
  })

  test('ranks and standard deviations have no gap over all, and say why', () => {
    expect(films.figure('market.perception.critics.gap').reason).toContain('average out')
    expect(films.figure('market.perception.users.gap').reason).toContain('average out')
  })
})
