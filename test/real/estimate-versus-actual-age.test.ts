/** Expected values: the facts of the data set's README, computed independently in Python and R. */
import { beforeAll, expect, test } from 'vitest'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal } from './real-data.ts'

const photos = [
  [32, 40.04],
  [39, 37.36],
  [22, 21.65],
  [55, 58.24],
  [73, 70.51],
  [22, 24.04],
  [60, 59.13],
  [22, 21.02],
  [41, 24.98],
  [29, 28.6],
] as const

describeReal('estimate-versus-actual-age', () => {
  let ages: Assessed
  beforeAll(() => {
    ages = assessReal('estimate-versus-actual-age')
  }, 60_000)

  const figure = (id: string) => ages.figure(`market.perception.${id}`)
  const value = (id: string): number => Number(figure(id).value)

  test('ten photographs, guessed by 55 groups each', () => {
    for (const [i, [age, guessed]] of photos.entries()) {
      const of = `[solution=photo-${i + 1}]`
      expect(value(`looks.measured${of}`)).toBe(age)
      expect(Math.abs(value(`looks.perceived${of}`) - guessed)).toBeLessThan(0.0051)
      expect(figure(`looks.gap${of}`).n).toBe(55)
    }
  })

  test('photo 9 looks 16.02 years younger than it is, photo 1 8.04 years older', () => {
    expect(value('looks.gap[solution=photo-9]')).toBeCloseTo(-16.02, 2)
    expect(value('looks.gap[solution=photo-1]')).toBeCloseTo(8.04, 2)
    expect(figure('looks.class[solution=photo-9]').value).toBe('over-perceived')
    expect(figure('looks.class[solution=photo-1]').value).toBe('under-perceived')
  })

  test('over all -0.9436 years: over photographs far less sure than over groups', () => {
    expect(value('looks.gap')).toBeCloseTo(-0.9436, 4)
    expect(value('by-group.gap')).toBeCloseTo(-0.9436, 4)
    expect(figure('looks.gap').n).toBe(10)
    expect(figure('by-group.gap').n).toBe(55)
    const [photosApart, groups] = [figure('looks.gap').interval!, figure('by-group.gap').interval!]
    expect(photosApart.low).toBeLessThan(groups.low)
    expect(groups.high).toBeLessThan(0)
  })

  test('as ranks photo 9 gains three places', () => {
    // True ages: six are younger than 41. Mean guesses: three are under 24.98 (21.02, 21.65, 24.04).
    expect(value('order.measured[solution=photo-9]')).toBe(7)
    expect(value('order.perceived[solution=photo-9]')).toBe(4)
    expect(value('order.gap[solution=photo-9]')).toBe(-3)
  })
})
