/**
 * Whether dearer candies win more votes. Expected values are the facts of the data set's README, computed independently.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal, realData } from './real-data.ts'

describeReal('candy-price-preference', () => {
  let candy: Assessed
  beforeAll(() => {
    candy = assessReal('candy-price-preference')
  })

  const value = (id: string): number => Number(candy.figure(id).value)

  /** Standard deviation of one column, counted from the right. */
  const spreadOf = (column: number): number => {
    const file = readFileSync(
      join(realData('candy-price-preference'), 'candy_rankings.csv'),
      'utf8',
    )
    const values = file
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => Number(row.split(',').at(-column)))
    const mean = values.reduce((sum, each) => sum + each, 0) / values.length
    return Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length)
  }

  // The slope of a line is the correlation times the ratio of the spreads.
  test('the correlation of price and votes is 0.3453', () => {
    const slope = value('market.coefficient.alone.price')
    expect((slope * spreadOf(2)) / spreadOf(1)).toBeCloseTo(0.3453, 4)
    expect(candy.figure('market.elasticity.alone').n).toBe(85)
  })

  test('demand that rises is said to stand for something else', () => {
    const said = candy.problems.filter(({ code }) => code === 'rising-demand')
    expect(said.map(({ message }) => message)).toEqual([expect.stringContaining('`alone`')])
  })

  // Chocolate: mean price percentile 0.632 against 0.343, mean votes 60.92 against 42.14. Over its two means the line
  // with chocolate passes through both, so that what chocolate adds is the rest of the difference.
  test('chocolate, not the price, goes with the votes', () => {
    const price = value('market.coefficient.with-chocolate.price')
    const chocolate = value('market.coefficient.with-chocolate.chocolate.true')
    expect(chocolate + price * (0.632 - 0.343)).toBeCloseTo(60.92 - 42.14, 1)
    const { low, high } = candy.figure('market.elasticity.with-chocolate').interval!
    expect(low).toBeLessThan(0)
    expect(high).toBeGreaterThan(0)
  })
})
