import { expect, test } from 'vitest'
import type { UnitsAnswer } from '#evidence/rows/question'
import type { RatingsSurvey } from './ratings/ratings-survey.ts'
import { rowsOfGroups } from './rows-of-groups.ts'

const survey: RatingsSurvey = {
  kind: 'ratings',
  id: 'panel',
  path: 'surveys.panel',
  data: 'wine',
  judge: 'judge',
  item: 'bottle',
  scores: [],
  agreement: [],
  dealings: { permutations: 10, seed: 1 },
}

const answer: UnitsAnswer = {
  kind: 'units',
  rows: 5,
  lines: Float64Array.of(2, 3, 4, 5, 6),
  numbers: { age: Float64Array.of(30, 40, 30, NaN, 30) },
  categories: { Channel: { codes: Int32Array.of(0, 1, 1, -1, 1), labels: ['Desk', 'E-mail'] } },
}

const groupsBy = (changed: Partial<RatingsSurvey>) =>
  rowsOfGroups({ ...survey, ...changed }, answer).groups.map(({ segment, answer: own }) => [
    segment.id,
    segment.name,
    [...own.lines],
  ])

test('groups of a column are its values, the largest first, rows without a value in none', () => {
  expect(groupsBy({ by: ['Channel'] })).toEqual([
    ['channel-e-mail', 'Channel E-mail', [3, 4, 6]],
    ['channel-desk', 'Channel Desk', [2]],
  ])
  expect(groupsBy({ by: ['age'] })).toEqual([
    ['age-30', 'age 30', [2, 4, 6]],
    ['age-40', 'age 40', [3]],
  ])
})

test('segments are the rows in which every column has a listed value', () => {
  const where = { Channel: ['E-mail', 'Desk'], age: [30] }
  expect(groupsBy({ segments: [{ id: 'young', name: 'Young', where }] })).toEqual([
    ['young', 'Young', [2, 4, 6]],
  ])
  const nobody = { Channel: ['Letter'] }
  expect(groupsBy({ segments: [{ id: 'none', name: 'None', where: nobody }] })).toEqual([])
})

test('rows keep all of their columns', () => {
  const [group] = rowsOfGroups({ ...survey, by: ['age'] }, answer).groups
  expect(group?.answer).toEqual({
    kind: 'units',
    rows: 3,
    lines: Float64Array.of(2, 4, 6),
    numbers: { age: Float64Array.of(30, 30, 30) },
    categories: { Channel: { codes: Int32Array.of(0, 1, 1), labels: ['Desk', 'E-mail'] } },
  })
})

test('a column of too many values is no division into groups', () => {
  const many = {
    ...answer,
    rows: 25,
    numbers: { code: Float64Array.from({ length: 25 }, (_, i) => i) },
  }
  const { groups, findings } = rowsOfGroups({ ...survey, by: ['code'] }, many)
  expect(groups).toEqual([])
  expect(findings).toMatchObject([{ code: 'many-subgroups', place: { path: 'surveys.panel.by' } }])
})

test('values and segments that give one id are told apart', () => {
  const labels = ['A+', 'A-', '東京', '大阪']
  const graded = {
    ...answer,
    categories: { Grade: { codes: Int32Array.of(0, 1, 2, 3, 1), labels } },
  }
  const segments = [{ id: 'grade-a', name: 'Grade A', where: { Grade: ['A+', 'A-'] } }]
  const { groups } = rowsOfGroups({ ...survey, by: ['Grade'], segments }, graded)
  expect(groups.map(({ segment }) => [segment.id, segment.name])).toEqual([
    ['grade-a', 'Grade A'],
    ['grade-a-2', 'Grade A-'],
    ['grade-a-3', 'Grade A+'],
    ['grade', 'Grade 東京'],
    ['grade-2', 'Grade 大阪'],
  ])
})
