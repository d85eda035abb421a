import { describe, expect, it } from 'vitest'
import { exampleDocument } from '../../../../test/documents/example-document.ts'
import { readStudy, type StudyReading } from '#study/document/resolve-study'

/** The example with a start, and days in place of a time of its driver and of its cost. */
function withDays({
  start = 'start: 2027-01-31',
  starts = '2027-08-01',
  at = '2028-08-01',
}: Readonly<Partial<Record<'start' | 'starts' | 'at', string>>>): StudyReading {
  const text = exampleDocument
    .replace('horizon: 3 year', `horizon: 3 year\n  ${start}`)
    .replace('class: capacity,', `class: capacity, starts: ${starts},`)
    .replace('at: start', `at: ${at}`)
  return readStudy(text, 'study.yaml')
}

function problemsOf({ findings }: StudyReading) {
  const problems = findings.filter(({ severity }) => severity === 'problem')
  return problems.map(({ code, place, message }) => ({ code, path: place.path, message }))
}

describe('a plan that begins on a day', () => {
  it('has its start, and the place of each day by its years', () => {
    const reading = withDays({})
    expect(problemsOf(reading)).toEqual([])
    const { model } = reading.value!.study
    expect(model).toMatchObject({
      start: '2027-01-31',
      horizon: 3,
      // 182 of the 365 days from 31 January 2027 on, and 183 of the 366 from 2028 on.
      drivers: [{ starts: { kind: 'number', value: 182 / 365 } }],
      costs: [{ timing: { once: true, at: 1 + 183 / 366, on: '2028-08-01' } }],
    })
  })

  it('takes times from the start as well', () => {
    const { model } = withDays({ starts: '6 month', at: '18 month' }).value!.study
    expect(model).toMatchObject({
      drivers: [{ starts: { kind: 'number', value: 6 } }],
      costs: [{ timing: { once: true, at: 1.5 } }],
    })
    expect(model!.costs[0]!.timing).not.toHaveProperty('on')
  })

  const cost = 'value.costs.licence.at'
  it.each([
    [{ start: 'start: 2027-02-29' }, 'wrong-value', 'value.start', 'no day `2027-02-29`'],
    [{ start: 'start: 1850-01-01' }, 'range', 'value.start', 'not on 1 Jan 1850'],
    [{ at: '2028-13-01' }, 'wrong-value', cost, 'no day `2028-13-01`'],
    [{ at: '2027-01-30' }, 'range', cost, '30 Jan 2027 lies before the start'],
    [{ starts: '2026-12-31' }, 'range', 'value.drivers.clerk-time.starts', '31 Dec 2026 lies'],
    [{ start: '', starts: '6 month' }, 'missing-key', cost, '`2028-08-01` is a day'],
  ])('refuses %j', (days, code, path, words) => {
    const [problem, ...others] = problemsOf(withDays(days))
    expect(problem).toMatchObject({ code, path, message: expect.stringContaining(words) })
    expect(others).toEqual([])
  })
})
