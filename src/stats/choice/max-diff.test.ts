import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import type { BestWorstTasks } from './best-worst-tasks.ts'
import { maxDiff, type MaxDiffScores } from './max-diff.ts'
import { maxDiffCounts } from './max-diff-counts.ts'

interface Scores {
  utilities: number[]
  shares: number[]
}

// R, survival::clogit on both choices of a task: test/reference/max-diff.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/max-diff.json', import.meta.url), 'utf8'),
) as {
  items: number
  shown: number[][]
  best: number[]
  worst: number[]
  person: number[]
  weight: number[]
  counts: Record<'shown' | 'best' | 'worst', number[]>
  plain: Scores & { logLikelihood: number; nullLogLikelihood: number }
  weighted: Scores
  spread: number[]
}

const fromOne = (values: readonly number[]): Int32Array =>
  Int32Array.from(values, (value) => value - 1)

const tasks: BestWorstTasks = {
  items: reference.items,
  shown: fromOne(reference.shown.flat()),
  starts: Int32Array.from({ length: reference.best.length + 1 }, (_, task) => 4 * task),
  best: fromOne(reference.best),
  worst: fromOne(reference.worst),
  people: fromOne(reference.person),
}

function expectScores(found: MaxDiffScores, expected: Scores): void {
  for (const [item, utility] of expected.utilities.entries()) {
    expect(found.utilities[item]).toBeCloseTo(utility, 6)
    expect(found.shares[item]).toBeCloseTo(expected.shares[item]!, 5)
  }
}

describe('maxDiff', () => {
  const fit = maxDiff(tasks)

  it("equals R's clogit", () => {
    expectScores(fit, reference.plain)
    expect(fit.logLikelihood).toBeCloseTo(reference.plain.logLikelihood, 7)
    expect(fit.nullLogLikelihood).toBeCloseTo(reference.plain.nullLogLikelihood, 7)
    expect(fit).toMatchObject({ people: 60, tasks: 360 })
  })

  it('counts people by their weights', () => {
    const weights = Float64Array.from(reference.weight)
    const weighted = maxDiff({ ...tasks, weights })
    expectScores(weighted, reference.weighted)
    expect(weighted.people).toBe(60)
  })

  it('has shares that add up to 100, and utilities around 0', () => {
    expect(fit.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 10)
    expect(fit.utilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 10)
  })

  // R has 300 resamples, each fitted in full: its own error is 4 % of a spread, ours 1.6 %.
  it("spreads over resamples of people as R's full fits do", () => {
    const generator = createGenerator(1, 'max-diff')
    const drawn = Array.from({ length: 2000 }, () => {
      const times = new Int32Array(60)
      for (let i = 0; i < 60; i++) times[generator.below(60)]! += 1
      return fit.resampled(times).shares
    })
    for (const [item, spread] of reference.spread.entries()) {
      const mean = drawn.reduce((sum, shares) => sum + shares[item]!, 0) / drawn.length
      const variance = drawn.reduce((sum, shares) => sum + (shares[item]! - mean) ** 2, 0) / 1999
      expect(Math.abs(Math.sqrt(variance) / spread - 1)).toBeLessThan(4 * Math.hypot(0.041, 0.016))
    }
  })

  it('stays where it is where everybody counts once, and where nobody does', () => {
    expectScores(fit.resampled(new Int32Array(60).fill(1)), reference.plain)
    expect(fit.resampled(new Int32Array(60)).utilities).toEqual(fit.utilities)
  })

  it('has no finite score for an item that is always best', () => {
    const always = tasks.best.map((best, task) =>
      tasks.shown.subarray(4 * task, 4 * task + 4).includes(0) ? 0 : best,
    )
    const worst = tasks.worst.map((item, task) => {
      const own = tasks.shown.subarray(4 * task, 4 * task + 4)
      return item === always[task] ? own.findLast((one) => one !== item)! : item
    })
    expect(() => maxDiff({ ...tasks, best: always, worst })).toThrow(
      expect.objectContaining({ code: 'separation' }),
    )
  })

  it('refuses items that were never compared with each other', () => {
    const apart: BestWorstTasks = {
      items: 6,
      shown: Int32Array.of(0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5),
      starts: Int32Array.of(0, 3, 6, 9, 12),
      best: Int32Array.of(0, 3, 1, 4),
      worst: Int32Array.of(1, 4, 0, 3),
      people: Int32Array.of(0, 0, 1, 1),
    }
    expect(() => maxDiff(apart)).toThrow(expect.objectContaining({ code: 'singular' }))
  })

  it.each([
    ['best and worst that are one', { worst: tasks.best }, 'domain'],
    ['an item that is shown twice', { shown: new Int32Array(tasks.shown.length) }, 'domain'],
    ['fewer answers than tasks', { best: tasks.best.slice(1) }, 'domain'],
    ['a weight of 0', { weights: new Float64Array(360) }, 'domain'],
    [
      'two items a task',
      { starts: tasks.starts.map((start, task) => (task === 1 ? 2 : start)) },
      'too-few',
    ],
    [
      'no task',
      {
        starts: Int32Array.of(0),
        best: new Int32Array(),
        worst: new Int32Array(),
        people: new Int32Array(),
        shown: new Int32Array(),
      },
      'too-few',
    ],
  ])('refuses %s', (_, change, code) => {
    expect(() => maxDiff({ ...tasks, ...change })).toThrow(expect.objectContaining({ code }))
  })
})

describe('maxDiffCounts', () => {
  it('counts as R does', () => {
    const found = maxDiffCounts(tasks)
    const { shown, best, worst } = reference.counts
    for (const [item, count] of found.entries())
      expect(count).toEqual({
        shown: shown[item],
        best: best[item],
        worst: worst[item],
        score: (best[item]! - worst[item]!) / shown[item]!,
      })
  })

  it('counts by weight, and leaves out the score of an item that was never shown', () => {
    const weights = new Float64Array(360).fill(2)
    const found = maxDiffCounts({ ...tasks, weights, items: 8 })
    expect(found[0]!.best).toBe(2 * reference.counts.best[0]!)
    expect(found[7]).toEqual({ shown: 0, best: 0, worst: 0 })
  })
})
