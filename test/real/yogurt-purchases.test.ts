/**
 * What households pay for in yogurt, by their purchases. The coefficients, the log-likelihood and the worth of each
 * brand are the facts of the data set's README, computed independently.
 */
import { beforeAll, expect, test } from 'vitest'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal } from './real-data.ts'

describeReal('yogurt-purchases', () => {
  let yogurt: Assessed
  beforeAll(() => {
    yogurt = assessReal('yogurt-purchases')
  }, 120_000)

  const value = (id: string): number => Number(yogurt.figure(`market.${id}`).value)

  test('log-likelihood -2656.888 of 2,412 purchases by 100 households', () => {
    expect(value('fit.yogurt.log-likelihood')).toBeCloseTo(-2656.888, 3)
    expect(yogurt.figure('market.fit.yogurt.log-likelihood')).toMatchObject({
      n: 100,
      settings: { tasks: 2412 },
    })
  })

  test.each([
    ['price', -0.36658],
    ['featured', 0.49143],
    ['asc.hiland', -3.07442],
    ['asc.dannon', 0.64118],
    ['asc.yoplait', 1.37576],
  ])('the weight of %s is %d', (term, fact) => {
    expect(Math.abs(value(`coefficient.yogurt.${term}`) - fact)).toBeLessThan(0.000051)
  })

  // The facts are in cents per ounce.
  test.each([
    ['asc.yoplait', 3.753],
    ['asc.dannon', 1.749],
    ['asc.hiland', -8.387],
    ['featured', 1.341],
  ])('%s is worth %d cents', (term, cents) => {
    expect(Math.abs(100 * value(`wtp.yogurt.${term}`) - cents)).toBeLessThan(0.00051)
    expect(yogurt.figure(`market.wtp.yogurt.${term}`).unit).toBe('USD/ounce')
  })

  test('a feature in the newspaper brings Yoplait more of the purchases', () => {
    const shares = (scenario: string): number[] =>
      ['yoplait', 'dannon', 'weight', 'hiland'].map((solution) =>
        value(`share.yogurt[solution=${solution}, scenario=${scenario}]`),
      )
    const [usual, featured] = [shares('usual'), shares('featured')]
    for (const all of [usual, featured])
      expect(all.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10)
    expect(featured[0]).toBeGreaterThan(usual[0]!)
    // Independence from irrelevant alternatives: the others keep their ratios.
    expect(featured[1]! / featured[2]!).toBeCloseTo(usual[1]! / usual[2]!, 10)
    // The facts: 33.91 % at the shelf prices of the whole time.
    expect(Math.abs(usual[0]! - 0.3391)).toBeLessThan(0.03)
  })
})
