/** Expected values: the facts of the data set's README, computed independently in Python and R. */
import { beforeAll, expect, test } from 'vitest'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal } from './real-data.ts'

describeReal('mobile-game-ab-test', () => {
  let game: Assessed
  beforeAll(() => {
    game = assessReal('mobile-game-ab-test')
  })

  const value = (id: string): number => Number(game.figure(id).value)

  test('day-7 retention: 19.020 % against 18.200 %, -0.820 points, and worse', () => {
    expect(value('evidence.split.next-week.baseline')).toBeCloseTo(0.1902, 5)
    expect(value('evidence.split.next-week.treatment')).toBeCloseTo(0.182, 5)
    expect(value('evidence.split.next-week.difference')).toBeCloseTo(-0.0082, 5)
    expect(game.figure('matrix.return.next-week').settings?.['certainty']).toBe('worse')
  })

  test('day-1 retention: 44.819 % against 44.228 %, too early to tell at p = 0.0744', () => {
    expect(value('evidence.split.next-day.difference')).toBeCloseTo(-0.00591, 5)
    expect(game.figure('matrix.return.next-day').settings?.['certainty']).toBe('too-early')
  })

  test('44,700 and 45,489 players: the sample ratio has p = 0.0086', () => {
    expect(game.figure('evidence.split.next-week.baseline').n).toBe(44_700)
    expect(game.figure('evidence.split.next-week.treatment').n).toBe(45_489)
    expect(value('evidence.split.check.sample-ratio')).toBeCloseTo(0.0086, 4)
  })

  test('one player with 49,854 rounds is found; without it the mean of gate 30 is 51.34', () => {
    expect(value('evidence.split.rounds.baseline')).toBeCloseTo(52.46, 2)
    expect(value('evidence.split.rounds.treatment')).toBeCloseTo(51.3, 2)
    const outlier = game.figure('evidence.split.check.outlier-influence.rounds')
    expect(outlier.method).toMatch(/49,?854/)
    expect(Number(outlier.settings?.['difference-without'])).toBeCloseTo(51.3 - 51.34, 1)
    expect(game.problems.map(({ code }) => code)).toContain('outlier-influence')
  })
})
