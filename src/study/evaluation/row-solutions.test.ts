import { expect, test } from 'vitest'
import { questionKey, type Reading, type UnitsAnswer } from '#evidence/rows/question'
import { rowSolutionQuestion } from '#market/alternatives/row-solutions'
import { readStudy } from '#study/document/resolve-study'
import { withRowSolutions } from './row-solutions.ts'

const text = `
worthline: 1
title: Cars
currency: EUR
performers: [{ id: driver, name: driver, role: end-user }]
job:
  performer: driver
  statement: { verb: drive, object: a family, context: on holiday }
  starts: the car is packed
  ends: the tent stands
  needs:
    - id: power
      outcome: { direction: maximize, measure: number, focus: of horses }
      metric: { kind: custom, name: power, type: number, unit: horse }
solutions: [{ id: kia, name: Kia, role: ours }]
solutions-from: [{ data: cars, name: name, role: competitor }]
data: [{ id: cars, file: cars.csv, row: solution, columns: { power: { from: hp } } }]
ratings: [{ need: power, solution: opl, value: 90 horse, by: ann }]
maps: [{ id: one, x: price, y: power, solutions: [kia, opel, fiat] }]
`
const { study } = readStudy(text, 'study.yaml').value!
const rowsOf = (names: readonly string[]) => {
  const answer: UnitsAnswer = {
    kind: 'units',
    rows: names.length,
    lines: Float64Array.from(names, (_, i) => i + 2),
    numbers: { power: Float64Array.from(names, () => 90) },
    categories: { name: { codes: Int32Array.from(names, (_, i) => i), labels: names } },
  }
  const reading = { data: 'cars', files: ['cars.csv'], hash: 'h' } as unknown as Reading
  const answers = { [questionKey(rowSolutionQuestion(study.rowSolutions[0]!))]: answer }
  return withRowSolutions(study, { dataSets: [], readings: [reading], answers }, 0.95)
}

test('rows join the solutions of the document, which has the last word', () => {
  const { study: whole, levels } = rowsOf(['Opel', 'Kia'])
  expect(whole.solutions.map(({ id, role }) => [id, role])).toEqual([
    ['kia', 'ours'],
    ['opel', 'competitor'],
  ])
  expect(levels.map(({ solution, value }) => [solution, value])).toEqual([
    ['opel', 90],
    ['kia', 90],
  ])
})

test('what is said of a solution that neither has is refused with the nearest name', () => {
  expect(
    rowsOf(['Opel', 'Kia']).findings.map(({ code, place, message, hint }) => [
      code,
      place.path,
      message,
      hint,
    ]),
  ).toEqual([
    ['unknown-reference', 'ratings.0', 'There is no solution `opl`.', 'Did you mean `opel`?'],
    [
      'unknown-reference',
      'maps.one.solutions',
      'There is no solution `fiat`.',
      expect.stringContaining('Ids of rows are made from their names'),
    ],
  ])
})

test('a column of names that holds none is a problem', () => {
  const [first] = rowsOf([]).findings
  expect(first).toMatchObject({ code: 'too-few', severity: 'problem' })
})

test('without rows the study is as it was', () => {
  const before = withRowSolutions(study, { dataSets: [], readings: [], answers: {} }, 0.95)
  expect(before).toEqual({ study, levels: [], findings: [] })
})
