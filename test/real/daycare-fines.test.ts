/** Expected values: facts of the data set's README, and R (lm, sandwich): test/reference/over-time.R. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { evaluate, need } from '../evidence/evidence-rows.ts'
import { overTimeReference } from '../reference/over-time.ts'
import { assessReal, type Assessed } from './assessed.ts'
import { describeReal, realData } from './real-data.ts'

const { difference, event, slope } = overTimeReference.fines

describeReal('daycare-fines', () => {
  let fines: Assessed
  beforeAll(() => {
    fines = assessReal('daycare-fines')
  })

  const value = (id: string): number => Number(fines.figure(id).value)

  test('with the fine 9.2 more late pick-ups a week, beyond what the others did', () => {
    const { interval } = fines.figure('evidence.fines.late.difference')
    expect(value('evidence.fines.late.difference')).toBeCloseTo(9.215, 3)
    expect(value('evidence.fines.late.difference')).toBeCloseTo(difference.value, 9)
    expect(interval?.low).toBeCloseTo(difference.low, 8)
    expect(interval?.high).toBeCloseTo(difference.high, 8)
    expect(fines.figure('matrix.job.late').settings?.['certainty']).toBe('worse')
  })

  test('the treated centres went from 8.00 to 16.44', () => {
    expect(value('evidence.fines.late.baseline')).toBeCloseTo(8, 10)
    expect(value('evidence.fines.late.treatment')).toBeCloseTo(16.44, 2)
  })

  test('weeks 17 to 20, after the fine, are left out and counted', () => {
    expect(value('evidence.fines.check.window')).toBe(40)
  })

  test('no clear difference in trend before, by either test', () => {
    const check = fines.figure('evidence.fines.check.pre-trend.late')
    expect(Number(check.value)).toBeCloseTo(slope.value, 9)
    expect(check.settings?.['p-slope']).toBeCloseTo(slope.p, 9)
    expect(check.settings?.['p-joint']).toBeCloseTo(event.joint.p, 9)
    expect(fines.figure('evidence.fines.late.difference').grade).toBe(3)
  })

  test('the gap between the groups week by week', () => {
    const path = join(realData('daycare-fines'), 'daycare_fines.csv')
    const [, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/)
    const cells = lines.map((line) => line.split(','))
    const names = (at: number): string[] => cells.map((row) => row[at] ?? '')
    const rows = {
      numbers: { week: names(3).map(Number), late: names(4).map(Number) },
      categories: { center: names(0), group: names(1) },
    }
    const { pictures } = evaluate(rows, [need('late', { type: 'count' })], {
      design: 'difference-in-differences',
      cluster: 'center',
      overTime: {
        at: 'week',
        from: { value: 5, date: false },
        until: { value: 16, date: false },
        group: { column: 'group', treated: ['test'] },
        breaks: [],
      },
    })
    const [course] = pictures.filter((picture) => picture.kind === 'event-study')
    for (const { time, value: gap, low, high } of event.course) {
      const period = course?.periods.find(({ relative }) => relative === time - 5)
      expect(period?.value).toBeCloseTo(gap, 8)
      expect(period?.interval).toMatchObject({
        low: expect.closeTo(low, 7) as number,
        high: expect.closeTo(high, 7) as number,
      })
    }
    expect(course?.periods).toHaveLength(16)
  })

  test('ten clusters are few, and the wild bootstrap stands beside', () => {
    expect(value('evidence.fines.check.clusters.late')).toBe(10)
    expect(fines.problems.map(({ code }) => code)).toContain('few-clusters')
    const { interval } = fines.figure('evidence.fines.late.difference.wild-bootstrap')
    expect(interval?.low).toBeGreaterThan(0)
  })
})
