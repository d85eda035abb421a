import { expect, test } from 'vitest'
import type { Answer, Question, Reading } from '#evidence/rows/question'
import { questionKey } from '#evidence/rows/question'
import { readStudy } from '#study/document/resolve-study'
import { rowValueQuestions, withRowValues } from '#study/evaluation/row-values'
import { exampleDocument } from '../../../test/documents/example-document.ts'

const text = exampleDocument.replace(
  '{ id: hourly, value: 40, unit: EUR/hour,',
  '{ id: hourly, value: empirical(trial.wait), unit: hour,',
)
const source = text.replace('saved(wait) * volume * hourly', 'hourly / 1 hour * 1 EUR/year')
const study = readStudy(source, 'study.yaml').value!.study

function reading(rows: number): Reading {
  const column = {
    id: 'wait',
    from: 'seconds',
    holds: 'numbers',
    present: rows,
    missing: 0,
  } as const
  return {
    data: 'trial',
    files: ['trial.csv'],
    hash: 'abc',
    bytes: 1,
    rowsRead: rows,
    rows,
    excluded: [],
    headers: ['seconds'],
    format: 'csv',
    columns: [{ ...column, unreadable: { count: 0, examples: [] }, unmapped: [] }],
    rejected: [],
    rejectedCount: 0,
  }
}

function filled(rows: number, answer: (question: Question) => Answer) {
  const readings = [reading(rows)]
  const [question] = rowValueQuestions(study, readings)
  const answers = { [questionKey(question!)]: answer(question!) }
  const outcome = withRowValues(study, { dataSets: [], readings, answers })
  const hourly = outcome.study.model?.assumptions.find(({ id }) => id === 'hourly')
  return { question, hourly, findings: outcome.findings }
}

const units = (values: readonly number[]): Answer => ({
  kind: 'units',
  rows: values.length,
  lines: Float64Array.from(values),
  numbers: { wait: Float64Array.from(values) },
  categories: {},
})

test('the values of a column are all of them that are there, in the stated unit', () => {
  const { question, hourly, findings } = filled(4, () => units([30, NaN, 90, 60]))
  expect(question).toEqual({ kind: 'units', data: 'trial', numbers: ['wait'], categories: [] })
  expect(findings).toEqual([])
  // minutes as hours
  expect(hourly?.distribution).toEqual({ family: 'empirical', values: [0.5, 1.5, 1] })
  expect(hourly?.column?.rows).toEqual({
    data: 'trial',
    files: ['trial.csv'],
    filter: 'wait is there',
    count: 4,
    hash: 'abc',
  })
})

test('of more than 10,000 rows they are 1,000 quantiles', () => {
  const { question, hourly } = filled(10_001, (asked) => ({
    kind: 'shape',
    cells: [
      {
        by: [],
        quantiles: asked.kind === 'shape' ? asked.probabilities : [],
        edges: [],
        counts: [],
      },
    ],
  }))
  expect(question?.kind).toBe('shape')
  const values = hourly?.distribution.family === 'empirical' ? hourly.distribution.values : []
  expect(values).toHaveLength(1000)
  expect(values[0]! * 60).toBeCloseTo(0.0005, 12)
  expect(values.at(-1)! * 60).toBeCloseTo(0.9995, 12)
})

test('a column without a number is a problem', () => {
  const { findings } = filled(2, () => units([NaN, NaN]))
  expect(findings).toMatchObject([
    { code: 'too-few', severity: 'problem', place: { path: 'assumptions.hourly.value' } },
  ])
})
