import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { ColumnProfile, FileProfile } from '#evidence/profile/file-profile'
import { proposeNeedsSurvey } from './proposed-survey.ts'

function column(name: string, values: readonly number[]): ColumnProfile {
  const numbers = { count: 40, integers: 40, min: Math.min(...values), max: Math.max(...values) }
  const facts = {
    header: { name, occurrence: 1 },
    distinct: values.length,
    common: values.map((value) => ({ text: String(value), count: 4 })),
    numbers,
  }
  return { facts, type: 'number', key: false, suspicions: [] } as unknown as ColumnProfile
}

const fileOf = (...columns: ColumnProfile[]) => ({ columns }) as unknown as FileProfile
const five = [1, 2, 3, 4, 5]

test('columns on importance and satisfaction become pairs, 9 behind a gap no answer', () => {
  const file = fileOf(
    column('imp_wait', five),
    column('imp_calm', [2, 3, 4]),
    column('age', five),
    column('sat_calm', [1, 3, 5, 9]),
    column('sat_wait', five),
  )
  expect(parse(proposeNeedsSurvey(file, 'visits'))).toEqual({
    surveys: [
      {
        id: 'needs',
        data: 'visits',
        kind: 'needs',
        importance: { scale: '1 to 5', columns: { wait: 'imp_wait', calm: 'imp_calm' } },
        satisfaction: {
          scale: '1 to 5',
          missing: [9],
          columns: { wait: 'sat_wait', calm: 'sat_calm' },
        },
      },
    ],
  })
})

test('numbered questions get numbered needs, scales their own ends', () => {
  const ten = Array.from({ length: 11 }, (_, at) => at)
  const file = fileOf(
    ...['1', '2'].map((at) => column(`Importance ${at}`, ten)),
    ...['1', '2'].map((at) => column(`Satisfaction ${at}`, five)),
  )
  expect(parse(proposeNeedsSurvey(file, 'visits'))).toMatchObject({
    surveys: [
      {
        importance: {
          scale: '0 to 10',
          columns: { 'need-1': 'Importance 1', 'need-2': 'Importance 2' },
        },
      },
    ],
  })
})

test('nothing is proposed of one pair, of names, or of measures', () => {
  expect(proposeNeedsSurvey(fileOf(column('imp', five), column('sat', five)), 'x')).toBe('')
  const measures = [1, 2].map((at) =>
    column(
      `impact_${at}`,
      Array.from({ length: 30 }, (_, i) => i),
    ),
  )
  expect(
    proposeNeedsSurvey(fileOf(...measures, column('sat_1', five), column('sat_2', five)), 'x'),
  ).toBe('')
})
