/**
 * Expected values: the facts of the data set's README, computed independently, and
 * test/reference/permit-study.json (NumPy, test/reference/permit-study.py).
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { worthline } from '../command.ts'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal, realData } from './real-data.ts'

interface NeedFacts {
  readonly n: readonly [number, number]
  readonly means: readonly [number, number]
  readonly medians: readonly [number, number]
  readonly difference: number
  readonly adjusted: number
  readonly standardError: number
}

const reference = JSON.parse(
  readFileSync(join(import.meta.dirname, '../reference/permit-study.json'), 'utf8'),
) as { readonly open: number; readonly needs: Readonly<Record<string, NeedFacts>> }

describeReal('permit-receipt-log', () => {
  let permit: Assessed
  beforeAll(() => {
    permit = assessReal('permit-receipt-log')
  })

  const value = (id: string): number => Number(permit.figure(id).value)

  test('1,434 cases of 8,577 events in 116 variants, the first of which holds 713', () => {
    expect(value('process.log.executions')).toBe(1434)
    expect(permit.figure('process.log.executions').inputs).toMatchObject([
      { rows: { count: 1434, log: { events: 8577, cases: 1434 } } },
    ])
    expect(value('process.log.variants')).toBe(116)
    expect(value('process.log.variant-1.share')).toBeCloseTo(713 / 1434, 12)
    expect(value('process.log.open')).toBe(reference.open)
    expect(value('process.log.reached.decide') * (1434 - reference.open)).toBeCloseTo(1283, 9)
  })

  test('from the first event to the last: median 47.8 min, mean 5.41 d', () => {
    expect(value('process.whole.duration.median') / 60).toBeCloseTo(47.8, 1)
    expect(value('process.whole.duration') / 86_400).toBeCloseTo(5.41, 2)
  })

  test.each([
    ['by-internet', 1250, 31.5 * 60, 3],
    ['by-desk', 109, 18.8 * 3600, 180],
    ['in-q4-2010', 221, 4.8 * 86_400, 4320],
    ['in-q4-2011', 251, 3.6 * 60, 3],
  ])('by channel and by quarter of the start: %s', (data, n, median, rounding) => {
    expect(value(`process.${data}.executions`)).toBe(n)
    const found = value(`process.${data}.duration.median`)
    expect(Math.abs(found - median)).toBeLessThanOrEqual(rounding)
  })

  test.each(Object.entries(reference.needs))(
    '%s before and after, naive and adjusted',
    (id, facts) => {
      const figure = (key: string): number => value(`evidence.change.${id}.${key}`)
      expect(figure('baseline')).toBeCloseTo(facts.means[0], 6)
      expect(figure('treatment')).toBeCloseTo(facts.means[1], 6)
      expect(permit.figure(`evidence.change.${id}.baseline`).n).toBe(facts.n[0])
      expect(permit.figure(`evidence.change.${id}.treatment`).n).toBe(facts.n[1])
      expect(figure('difference.unadjusted')).toBeCloseTo(facts.difference, 6)
      const difference = permit.figure(`evidence.change.${id}.difference`)
      expect(difference.value).toBeCloseTo(facts.adjusted, 6)
      expect(difference.settings?.['standard-error']).toBeCloseTo(facts.standardError, 6)
    },
  )

  test('the mix of channels has shifted, and the time is selected on completion', () => {
    const codes = permit.problems.map(({ code }) => code)
    expect(codes).toContain('mix-shift')
    expect(codes).toContain('selected-on-completion')
  })

  test('the lead time of the job is that of its own need, not composed of the one step', () => {
    const ids = permit.figures.map(({ id }) => id)
    expect(ids).toContain('matrix.job.lead-time')
    expect(ids).not.toContain('matrix.job.speed')
  })

  test('trace ends in the file, its hash, its events and its cases by name', () => {
    const study = join(import.meta.dirname, 'permit-receipt-log.yaml')
    const figure = 'process.log.failure.confirm.idle'
    const data = realData('permit-receipt-log')
    const { out } = worthline('trace', study, figure, '--rows', '--data', data)
    expect(out).toContain(
      'receipt.csv · all rows · 1434 cases, of 1434 with 8577 events · sha256 8d00a7d1',
    )
    expect(out).toMatch(/^line +execution +channel/m)
    expect(out).toMatch(/^2 +case-10011 +Internet/m)
    expect(out).toContain('20 of 1434 rows')
  })
})
