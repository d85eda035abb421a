import { describe, expect, it } from 'vitest'
import { forestChart } from '#charts/forest'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'
import { pictureText } from '#reports/fixture/picture-text'

describe('forestChart', () => {
  it('shows percent and points apart, filled only where clear of zero', () => {
    expect(pictureText(forestChart(assessmentFixture, english))).toMatchInlineSnapshot(`
      "What each piece of evidence says
      Improvement with its 95 % interval; to the right is better. Filled: clear of zero. Open: too early to tell.
      axis Improvement on the baseline, %: −10 0 10 20 30 40 (worse to better)
      Number of touches by a clerk (quarters, n = 575 and 530); 0.039 better false; -0.058 to 0.136; 4 % better; 6 % worse to 14 % better
      Time until the receipt is confirmed (quarters, n = 575 and 530); 0.214 better true; 0.104 to 0.324; 21 % better; 10 % to 32 %
      axis Improvement of a share, points: −10 −8 −6 −4 −2 0 2 (worse to better)
      Likelihood of a confirmation in time (quarters, n = 575 and 530); -0.05 worse true; -0.098 to -0.0020000000000000018; 5.0 points worse; 0.2 to 9.8 points
      Likelihood of a letter sent twice (quarters, n = 575 and 530); -0.01 worse true; -0.018000000000000002 to -0.002; 1.0 points worse; 0.2 to 1.8 points
      --
      Metric | Evidence | Before | After | Difference | Unadjusted | Improvement | Interval | n | Method
      Number of touches by a clerk | quarters, grade 2 | 3.10 touches <evidence.quarters.touches.baseline> | 2.98 touches <evidence.quarters.touches.treatment> | −0.12 touches <evidence.quarters.touches.difference> | – | 4 % better <evidence.quarters.touches.improvement> | 6 % worse to 14 % better | 575 and 530 | Welch
      Time until the receipt is confirmed | quarters, grade 2 | 112 h <evidence.quarters.wait.baseline> | 88 h <evidence.quarters.wait.treatment> | −24 h <evidence.quarters.wait.difference> | – | 21 % better <evidence.quarters.wait.improvement> | 10 % to 32 % | 575 and 530 | ANCOVA on channel; HC2
      Likelihood of a confirmation in time | quarters, grade 2 | 81 % <evidence.quarters.on-time.baseline> | 76 % <evidence.quarters.on-time.treatment> | −5.0 points <evidence.quarters.on-time.difference> | – | 5.0 points worse <evidence.quarters.on-time.improvement.points> | 0.2 to 9.8 points | 575 and 530 | Welch
      Likelihood of a letter sent twice | quarters, grade 2 | 0 % <evidence.quarters.rework.baseline> | 1 % <evidence.quarters.rework.treatment> | +1.0 points <evidence.quarters.rework.difference> | – | 1.0 points worse <evidence.quarters.rework.improvement.points> | 0.2 to 1.8 points | 575 and 530 | Welch"
    `)
  })

  it('lets one interval that is far wider run off the axis', () => {
    const [first, ...rest] = assessmentFixture.estimates
    const wide = {
      ...first!,
      improvement: { value: 0.04, interval: { low: -9, high: 9, level: 0.95 }, method: '' },
    }
    const { axis } = forestChart(
      { ...assessmentFixture, estimates: [wide, ...rest, rest[0]!, rest[0]!] },
      english,
    ).panels[0]!
    expect(axis.low).toBeGreaterThan(-2)
    expect(axis.high).toBeLessThan(2)
  })

  it('says what to do where nothing is compared', () => {
    const [first] = assessmentFixture.estimates
    const {
      treatment: _treatment,
      difference: _difference,
      improvement: _improvement,
      ...today
    } = first!
    const chart = forestChart({ ...assessmentFixture, estimates: [today] }, english)
    expect(chart.empty?.why).toBe('Nothing is compared: the evidence describes one way of working.')
    expect(forestChart({ ...assessmentFixture, estimates: [] }, english).empty?.why).toBe(
      'Nothing is measured yet.',
    )
  })
})
