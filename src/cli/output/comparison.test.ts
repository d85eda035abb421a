import { describe, expect, test } from 'vitest'
import { comparisonLines } from '#cli/output/comparison'
import { plainPaint } from '#drawing/terminal/paint'
import type { Figure } from '#quantity/figure'

function figure(id: string, rest: Partial<Figure>): Figure {
  return { id, label: id, unit: '1', inputs: [], hash: '', ...rest }
}

function linesOf(before: Figure, after: Figure): string[] {
  const { id, label, unit } = after
  const moved = [{ id, label, unit, before, after, because: ['rows trial'] }]
  return comparisonLines({ changed: [], moved, unmoved: 3 }, plainPaint, true).map((line) =>
    line.replaceAll('\u2009', ' '),
  )
}

describe('what moved', () => {
  test('is in points where the matrix holds a share, change and improvement alike', () => {
    const settings = { shown: 'points' }
    const [was, is] = [0.12, 0.163].map((value) =>
      figure('matrix.gather.complete', {
        value,
        interval: { low: value - 0.08, high: value + 0.08, level: 0.95 },
        settings,
      }),
    )
    expect(linesOf(was!, is!)).toContain(
      '  matrix.gather.complete  12 points better (4 to 20 points, 95 % interval) → 16 points better (8 to 24 points, 95 % interval)',
    )
    const change = (one: Figure): Figure => ({
      ...one,
      id: 'matrix.gather.complete.change',
      unit: '1/customer',
    })
    expect(linesOf(change(was!), change(is!))).toContain(
      '  matrix.gather.complete.change  12 points (4 to 20 points, 95 % interval) → 16 points (8 to 24 points, 95 % interval)',
    )
  })

  test('is in percent where it has a baseline to be a percentage of', () => {
    const [was, is] = [0.2, 0.3].map((value) => figure('matrix.gather.wait', { value }))
    expect(linesOf(was!, is!)).toContain('  matrix.gather.wait  20 % better → 30 % better')
  })
})
