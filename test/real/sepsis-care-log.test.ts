/**
 * Expected values: the facts of the data set's README, computed independently, and
 * test/reference/log.json (plain Python, test/reference/log.py).
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal } from './real-data.ts'

interface Duration {
  readonly n: number
  readonly mean: number
  readonly median: number
  readonly negative: number
  readonly withinHour: number
}

const { sepsis } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../reference/log.json'), 'utf8'),
) as {
  readonly sepsis: {
    readonly triage: Duration
    readonly antibiotics: Duration
    readonly duration: { readonly mean: number; readonly median: number }
    readonly returns: number
    readonly repeating: number
  }
}

describeReal('sepsis-care-log', () => {
  let care: Assessed
  beforeAll(() => {
    care = assessReal('sepsis-care-log')
  })

  const value = (id: string): number => Number(care.figure(id).value)

  test('1,050 patients, the one called NA too, in 846 variants', () => {
    expect(care.figure('process.care.executions').inputs).toMatchObject([
      { rows: { count: 1050, log: { events: 15_214, cases: 1050 } } },
    ])
    expect(value('process.care.variants')).toBe(846)
    expect(value('process.care.duration')).toBeCloseTo(sepsis.duration.mean, 6)
    expect(value('process.care.duration.median')).toBeCloseTo(sepsis.duration.median, 6)
  })

  test('from the sepsis triage to antibiotics: median 92.0 min, mean 111.4 min of 823', () => {
    const { n, mean, median } = sepsis.antibiotics
    expect(care.figure('evidence.now.to-antibiotics.baseline').n).toBe(n)
    expect(value('evidence.now.to-antibiotics.baseline')).toBeCloseTo(mean / 60, 9)
    expect(value('evidence.now.to-antibiotics.baseline.median')).toBeCloseTo(median / 60, 9)
  })

  test('within an hour: of all who had the triage, those without antibiotics included', () => {
    const triaged = 1049
    const within = value('evidence.now.within-an-hour.baseline')
    expect(within).toBeCloseTo(sepsis.antibiotics.withinHour / triaged, 12)
    expect((within * triaged) / sepsis.antibiotics.n).toBeCloseTo(0.416, 3)
    const three = value('evidence.now.within-three-hours.baseline')
    expect((three * triaged) / sepsis.antibiotics.n).toBeCloseTo(0.775, 3)
  })

  test('until antibiotics are given: those who leave without end in another way', () => {
    const curve = care.figure('evidence.now.until-antibiotics.baseline')
    expect(curve.n).toBe(1049)
    const share = value('evidence.now.until-antibiotics.baseline.share[at=24 h]')
    expect(share).toBeGreaterThan(0.776)
    expect(share).toBeLessThanOrEqual(sepsis.antibiotics.n / 1049)
  })

  test('294 come back to the emergency room, 744 have an activity done again', () => {
    expect(value('evidence.now.returned.baseline')).toBeCloseTo(sepsis.returns / 1050, 12)
    expect(value('evidence.now.repeated.baseline')).toBeCloseTo(sepsis.repeating / 1050, 12)
  })

  test('6 patients were triaged before they were registered: kept out and listed', () => {
    expect(care.figure('evidence.now.to-triage.baseline').n).toBe(1050 - sepsis.triage.negative)
    const impossible = care.problems.filter(({ code }) => code === 'impossible-value')
    expect(impossible).toHaveLength(1)
    expect(impossible[0]!.message).toContain('6 rows')
    expect(value('evidence.now.to-triage.baseline.median')).toBeCloseTo(8.27, 2)
  })

  test('times without an offset are said to be so', () => {
    expect(care.problems.map(({ code }) => code)).toContain('no-offset')
  })
})
