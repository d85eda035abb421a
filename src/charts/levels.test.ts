import { describe, expect, it } from 'vitest'
import { levelTable } from '#charts/levels'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'
import type { Assessment } from '#study/evaluation/assessment'

function textOf(assessment: Assessment): string[][] {
  const { columns, rows } = levelTable(assessment, english)
  const plain = (text: string): string => text.replaceAll(/[\u2009\u00A0]/g, ' ')
  return [columns, ...rows.map((row) => row.map(({ text }) => ({ label: text })))].map((row) =>
    row.map(({ label }) => plain(label)),
  )
}

describe('levelTable', () => {
  it('says how far a need is from its target, with the interval', () => {
    const [head, ...rows] = textOf(assessmentFixture)
    const at = head!.indexOf('To the target')
    expect(rows.map((row) => row[at])).toEqual(['–', '16 h, 95 % 7 h to 25 h', '–', '–'])
  })

  it('names in its heading what all differences are adjusted for, and the exceptions beside them', () => {
    const estimates = assessmentFixture.estimates.map((estimate) =>
      estimate.need === 'wait'
        ? { ...estimate, differenceUnadjusted: estimate.difference! }
        : estimate,
    )
    const [head, ...rows] = textOf({ ...assessmentFixture, estimates })
    const at = head!.findIndex((label) => label.startsWith('Difference'))
    expect(head![at]).toBe('Difference, adjusted for channel')
    const cells = rows.map((row) => row[at]!)
    expect(cells.every((cell) => !cell.includes('adjusted for'))).toBe(true)
    expect(cells.some((cell) => cell.endsWith(', not adjusted'))).toBe(true)
  })

  it('says that a target is met, and where that is too early to tell', () => {
    const withGap = (value: number, low: number, high: number): Assessment => ({
      ...assessmentFixture,
      figures: assessmentFixture.figures.map((figure) =>
        figure.id.endsWith('.gap-to-target')
          ? { ...figure, value, interval: { low, high, level: 0.95 } }
          : figure,
      ),
    })
    expect(textOf(withGap(-16, -25, -7)).flat()).toContain('met, 95 % −25 h to −7 h')
    expect(textOf(withGap(-4, -13, 5)).flat()).toContain(
      'met, too early to tell, 95 % −13 h to 5 h',
    )
  })

  it('shows the levels alone where nothing is compared', () => {
    const estimates = assessmentFixture.estimates.map((estimate) => {
      const { treatment: _treatment, difference: _difference, ...rest } = estimate
      return rest
    })
    const assessment = { ...assessmentFixture, estimates, figures: [] }
    expect(levelTable(assessment, english).caption).toBe('Levels today')
    expect(textOf(assessment)[0]).toEqual(['Metric', 'Level', 'n'])
  })
})
