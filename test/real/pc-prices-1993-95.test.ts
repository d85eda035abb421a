/** Expected values: facts of the data set's README (means by month and by maker, least squares of the price on all columns). */
import { beforeAll, expect, test } from 'vitest'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal } from './real-data.ts'

describeReal('pc-prices-1993-95', () => {
  let computers: Assessed
  beforeAll(() => {
    computers = assessReal('pc-prices-1993-95')
  }, 120_000)

  const value = (id: string): number => Number(computers.figure(id).value)
  const level = (evolution: string, day: string): number =>
    value(`market.evolution.${evolution}.level[date=${day}]`)

  test('6,259 computers in 35 months, each with a price', () => {
    const months = computers.figures.filter(({ id }) =>
      id.startsWith('market.evolution.price.level['),
    )
    expect(months).toHaveLength(35)
    expect(months.reduce((sum, { n }) => sum + n!, 0)).toBe(6259)
    const sum = months.reduce((total, month) => total + Number(month.value) * month.n!, 0)
    expect(sum / 6259).toBeCloseTo(2219.58, 2)
  })

  test('a computer cost 2499.1 dollars in the first month and 2373.3 in the last', () => {
    expect(level('price', '1993-01-01')).toBeCloseTo(2499.1, 1)
    expect(level('price', '1995-11-01')).toBeCloseTo(2373.3, 1)
  })

  test('a megabyte of memory cost 466.0 dollars in the first month and 145.3 in the last', () => {
    expect(level('memory-price', '1993-01-01')).toBeCloseTo(466, 1)
    expect(level('memory-price', '1995-11-01')).toBeCloseTo(145.3, 1)
    expect(computers.figure('market.evolution.memory-price.level[date=1993-01-01]').unit).toBe(
      'USD/megabyte',
    )
  })

  test('what was sold grew meanwhile, and it is said that months are not alike', () => {
    expect(level('memory', '1993-01-01')).toBeCloseTo(6.26, 2)
    expect(level('memory', '1995-11-01')).toBeCloseTo(18.67, 2)
    const [shift, ...others] = computers.problems.filter(({ code }) => code === 'mix-shift')
    expect(others).toEqual([])
    expect(shift?.message).toContain('`memory-size`')
  })

  test('a megabyte of memory adds 48.256 dollars to the price, all else alike', () => {
    const adds = (term: string): number => value(`market.coefficient.parts.${term}`)
    expect(adds('memory')).toBeCloseTo(48.256, 3)
    expect(computers.figure('market.coefficient.parts.memory').unit).toBe('USD/megabyte')
    expect(adds('speed')).toBeCloseTo(9.32, 3)
    expect(adds('disk')).toBeCloseTo(0.7818, 4)
    expect(adds('screen')).toBeCloseTo(123.09, 2)
    expect(adds('cd.yes')).toBeCloseTo(60.92, 2)
    expect(adds('premium.yes')).toBeCloseTo(-509.22, 2)
    expect(adds('time')).toBeCloseTo(-51.85, 3)
    expect(value('market.fit.parts.r2')).toBeCloseTo(0.7756, 4)
  })

  test('those labelled premium look cheaper, 2204.1 dollars against 2361.9', () => {
    const { n } = computers.figure('evidence.makers.price.treatment')
    expect(n).toBe(5647)
    expect(value('evidence.makers.price.treatment')).toBeCloseTo(2204.1, 1)
    expect(value('evidence.makers.price.baseline')).toBeCloseTo(2361.9, 1)
  })

  test('and are cheaper by 509.22 dollars at the same specification, which hangs on the model', () => {
    expect(value('evidence.makers.price.difference')).toBeCloseTo(-509.22, 2)
    const codes = computers.problems.map(({ code }) => code)
    expect(codes).toContain('poor-overlap')
    expect(codes).toContain('model-dependence')
  })
})
