/** Expected values: the facts of the data set's README, computed independently in Python and R. */
import { beforeAll, expect, test } from 'vitest'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal } from './real-data.ts'

describeReal('queue-wait-study', () => {
  let queue: Assessed
  beforeAll(() => {
    queue = assessReal('queue-wait-study')
  }, 60_000)

  const value = (id: string): number => Number(queue.figure(id).value)

  test('three minutes feel like 4.35 without and 4.45 with a notification', () => {
    expect(value('evidence.pairs.perceived-wait.baseline')).toBeCloseTo(4.35, 10)
    expect(value('evidence.pairs.perceived-wait.treatment')).toBeCloseTo(4.45, 10)
    expect(value('evidence.pairs.actual-wait.baseline')).toBe(3)
    expect(value('evidence.pairs.actual-wait.treatment')).toBe(3)
  })

  test('frustration 2.467 against 2.200 for 30 people: too early to tell', () => {
    expect(value('evidence.pairs.frustration.baseline')).toBeCloseTo(2.467, 3)
    expect(value('evidence.pairs.frustration.treatment')).toBeCloseTo(2.2, 10)
    expect(queue.figure('evidence.pairs.frustration.baseline').n).toBe(30)
    const { interval } = queue.figure('evidence.pairs.frustration.difference')
    expect(interval?.low).toBeLessThan(0)
    expect(interval?.high).toBeGreaterThan(0)
    expect(queue.figure('matrix.wait.frustration').settings?.['certainty']).toBe('too-early')
  })

  test('a crossover in a simulated setting says both', () => {
    const codes = queue.problems.map(({ code }) => code)
    expect(codes).toContain('lab-setting')
    expect(queue.figure('evidence.pairs.frustration.difference').settings?.['design']).toBe(
      'crossover',
    )
  })

  test('three minutes feel like 4.4: 46.7 % too long, so the wait is under-perceived', () => {
    expect(value('market.perception.felt-wait.measured')).toBe(3)
    expect(value('market.perception.felt-wait.perceived')).toBeCloseTo(4.4, 10)
    expect(value('market.perception.felt-wait.ratio')).toBeCloseTo(1.467, 3)
    expect(queue.figure('market.perception.felt-wait.gap').n).toBe(30)
    expect(queue.figure('market.perception.felt-wait.class').value).toBe('under-perceived')
    expect(value('market.perception.felt-wait.gap[solution=silent]')).toBeCloseTo(1.35, 10)
    expect(value('market.perception.felt-wait.gap[solution=notified]')).toBeCloseTo(1.45, 10)
    expect(queue.figure('market.perception.felt-wait.correlation').reason).toContain('same value')
  })
})
