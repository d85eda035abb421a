import { describe, expect, it } from 'vitest'
import { needsTable, validationWords } from '#charts/tables/needs-table'
import type { Need } from '#job/job'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'
import type { Assessment } from '#study/evaluation/assessment'

const plain = (text: string): string => text.replaceAll('\u2009', ' ')

function rowsOf(assessment: Assessment): string[][] {
  const { columns, rows } = needsTable(assessment, english)
  return [
    columns.map(({ label }) => label),
    ...rows.map((row) => row.map(({ text }) => plain(text))),
  ]
}

function withNeeds(needs: readonly Need[]): Assessment {
  const { study } = assessmentFixture
  const jobs = study.jobs.map((job) => ({ ...job, needs, steps: [] }))
  return { ...assessmentFixture, study: { ...study, jobs } }
}

describe('needsTable', () => {
  it('says of every need what the study says', () => {
    const [head, ...rows] = rowsOf(assessmentFixture)
    expect(head).toEqual([
      'Outcome',
      'Metric',
      'Importance',
      'Target',
      'Horizon',
      'Found by',
      'Customers',
    ])
    expect(rows[1]).toEqual([
      'Minimize time until the receipt is confirmed (critical)',
      'speed: duration in hour',
      '8.5 of 10; interview, <b>nine</b> clerks',
      'at most 72 h by 30 Jun 2027',
      'urgent',
      'observation',
      'confirmed by 2, disputed by 1',
    ])
    expect(rows.find(([outcome]) => outcome?.includes('angry'))?.slice(1, 3)).toEqual([
      'none yet',
      '–',
    ])
  })

  it('leaves out what no need has', () => {
    const outcome = { direction: 'maximize', measure: 'share', focus: 'of calm days' } as const
    const unit = { text: '1/execution', factor: 1, dimensions: { execution: -1 } }
    const need: Need = {
      id: 'calm',
      outcome,
      metric: { kind: 'reliability', type: 'yes-no', unit },
      target: { atLeast: 0.95 },
      validation: [],
    }
    expect(rowsOf(withNeeds([need]))).toEqual([
      ['Outcome', 'Metric', 'Target'],
      ['Maximize share of calm days', 'reliability: yes or no', 'at least 95 %'],
    ])
  })
})

describe('validationWords', () => {
  it('counts customers, not what they said', () => {
    expect(validationWords([])).toBe('')
    expect(
      validationWords([
        { by: 'a', verdict: 'disputed' },
        { by: 'a', verdict: 'disputed' },
      ]),
    ).toBe('disputed by 1')
  })
})
