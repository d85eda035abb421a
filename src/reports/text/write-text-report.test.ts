import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainPaint } from '#drawing/terminal/paint'
import { cellCount } from '#drawing/terminal/text-cells'
import { english } from '#quantity/locale'
import { assessmentFixture, evidenceOnlyFixture, surveyFixture } from '#reports/assessment-fixture'
import { writeTextReport } from '#reports/text/write-text-report'

const options = { width: 100, paint: plainPaint, locale: english, extent: 'all' } as const

describe('writeTextReport', () => {
  it('starts with what matters', () => {
    const text = writeTextReport(assessmentFixture, options)
    expect(text.split('\n').slice(0, 19).join('\n')).toMatchInlineSnapshot(`
      "Permit intake portal </script><script>alert("title")</script>
      Simulated data: an example, nothing was measured
      Portal is worth more than it costs, very likely; the largest doubt: share of freed time used
      In 98 of 100 runs of the model it pays. Measured: better on 1 need, worse on 2 needs, too early to
      tell on 1 need. The design of the evidence behind the money is limited (grade 2 of 5). 21 % of the
      range comes from the design, not from the sample.

        € 100 k  a year at full adoption          49 k to 151 k, 80 % range, with captured capacity
        € 310 k  net present value over 5 years   110 k to 510 k, 80 % range
        −€ 62 k  net present value in cash alone  −109 k to −15 k, 80 % range
          never  payback on cash                  4.2 years to never, 80 % range
          2.4 %  chance of a loss                 net present value below zero

      Design         Limited (grade 2 of 5): two periods, different customers; before/after, adjusted for
                     channel
      Largest doubt  Share of freed time used: between its P10 and its P90 the net present value is € 90 k
                     to € 540 k
      Next           Measure: Share of freed time used: it moves the net present value by € 455 k and
                     rests on judgement, =HYPERLINK("x") <img src=x onerror=alert(1)>"
    `)
  })

  it('never is wider than the terminal', () => {
    const fits = (width: number): boolean =>
      writeTextReport(assessmentFixture, { ...options, width })
        .split('\n')
        .every((line) => cellCount(line) <= width)
    expect(() =>
      fc.assert(fc.property(fc.integer({ min: 80, max: 160 }), fits), { numRuns: 30 }),
    ).not.toThrow()
  })

  it('lets no name move the cursor', () => {
    const study = { ...assessmentFixture.study, title: 'a\u001b[2Jb\u0007' }
    const text = writeTextReport({ ...assessmentFixture, study }, options)
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Control}/u)
  })

  it('shows what matters on one screen, and where the rest is', () => {
    const whole = writeTextReport(assessmentFixture, options).split('\n')
    const text = writeTextReport(assessmentFixture, { ...options, extent: 'screen' })
    const lines = text.split('\n')
    expect(lines.slice(0, 19)).toEqual(whole.slice(0, 19))
    expect(lines.length).toBeLessThan(50)
    expect(text).toContain('Get the receipt confirmed')
    expect(text).toContain('What moves it most: Share of freed time used')
    expect(text).toContain('--all')
    expect(text).not.toContain('How it was worked out')
  })

  it('tells the market in sentences on one screen', () => {
    const text = writeTextReport(surveyFixture, { ...options, extent: 'screen' })
    expect(text).toContain('What judges say: 6 judges rated 2 items on 2 scores')
    expect(text).not.toMatch(/\b(undefined|NaN)\b/)
  })

  it('stands without money', () => {
    const text = writeTextReport(evidenceOnlyFixture, options)
    expect(text).toContain('The study has no value model yet.')
    expect(text).not.toMatch(/\b(undefined|NaN)\b/)
  })
})
