import { describe, expect, it } from 'vitest'
import { assumptionTable } from '#charts/tables/assumption-table'
import { interviewTables } from '#charts/tables/interview-table'
import { evaluateStated } from '#evidence/stated/evaluate-stated'
import type { StatedEvidence } from '#evidence/stated/stated-evidence'
import { measuredNeeds } from '#evidence/metric-family'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'
import { needsOf } from '#study/study'
import type { Assessment } from '#study/evaluation/assessment'

const { study } = assessmentFixture
const needs = needsOf(study).map(({ need }) => need)
const need = measuredNeeds(
  needs.map(({ id }) => id),
  needs,
).find(({ metric }) => metric.type === 'duration')!

const by = (who: string) => ({ kind: 'interview', by: who, date: '2026-10-02' }) as const

const talks: StatedEvidence = {
  id: 'talks',
  design: 'interview',
  need: need.id,
  levels: [
    {
      solution: 'old',
      opinions: [
        {
          range: { tail: 0.1, low: 1, median: 5, high: 30 },
          source: by('clerk 7'),
          quote: 'It depends.',
        },
        { range: { tail: 0.1, low: 1, median: 5, high: 30 }, source: by('<b>clerk</b> 9') },
      ],
    },
    {
      solution: 'new',
      opinions: [{ range: { tail: 0.1, low: 1, median: 2, high: 3 }, source: by('clerk 7') }],
    },
  ],
  examples: [{ words: 'Last week it took a day.', by: 'clerk 7' }],
  unexpected: [{ words: 'Nobody calls.', candidate: 'driver' }],
  verdicts: [
    { assumption: 'hourly', verdict: 'disputed', by: 'head', words: 'on-costs are higher' },
    { assumption: 'hourly', verdict: 'confirmed', by: 'finance' },
  ],
}

const { estimate } = evaluateStated(talks, need, 0.95)
const assessment: Assessment = {
  ...assessmentFixture,
  study: { ...study, stated: [talks] },
  estimates: [...assessmentFixture.estimates, estimate!],
}

describe('interviewTables', () => {
  const [said, words] = interviewTables(assessment, english)

  it('has one person and solution a row, and all of them pooled where there are several', () => {
    const rows = said!.rows.map((row) => row.slice(0, 3).map(({ text }) => text))
    expect(rows).toEqual([
      ['clerk 7', '2 Oct 2026', 'Paper & post'],
      ['<b>clerk</b> 9', '2 Oct 2026', 'Paper & post'],
      ['clerk 7', '2 Oct 2026', 'Portal'],
      ['All 2, pooled', '–', 'Paper & post'],
    ])
    expect(said!.rows[0]!.at(-1)!.text).toBe('“It depends.”')
  })

  it('pools two alike to the same three figures, traced to the figure of the arm', () => {
    const texts = (row: number) => said!.rows[row]!.slice(3, 6).map(({ text }) => parseFloat(text))
    for (const [i, value] of texts(3).entries()) expect(value).toBeCloseTo(texts(0)[i]!, 1)
    expect(said!.rows[3]![4]!.figure).toBe(`evidence.talks.${need.id}.baseline`)
  })

  it('lists what nobody asked about as a candidate, and examples', () => {
    expect(words!.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['“Nobody calls.”', '–', 'candidate for a driver'],
      ['“Last week it took a day.”', 'clerk 7', 'an example'],
    ])
  })

  it('is nothing without an interview', () => {
    expect(interviewTables(assessmentFixture, english)).toEqual([])
  })
})

it('the table of assumptions says who confirms and who disputes, where there were interviews', () => {
  const { columns, rows } = assumptionTable(assessment, english)
  const at = columns.findIndex(({ label }) => label === 'In interviews')
  const said = rows.map((row) => row[at]!.text).filter((text) => text !== '–')
  expect(said).toEqual(['1 confirms; disputed by head: on-costs are higher'])
  const without = assumptionTable(assessmentFixture, english)
  expect(without.columns.map(({ label }) => label)).not.toContain('In interviews')
})
