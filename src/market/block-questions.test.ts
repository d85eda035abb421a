import { expect, test } from 'vitest'
import type { DataSet } from '#evidence/rows/data-set'
import { blockQuestions } from './block-questions.ts'
import type { RowBlock } from './row-block.ts'

const header = (name: string) => ({ name, occurrence: 1 })

const wine: DataSet = {
  id: 'wine',
  files: ['wine.csv'],
  row: 'answer',
  read: {},
  columns: [
    { id: 'judge', read: 'number', from: header('Judge'), scale: 1 },
    { id: 'bottle', read: 'category', from: header('Wine') },
    { id: 'bitter', read: 'number', from: header('Bitter'), scale: 1 },
    { id: 'other', read: 'number', from: header('Other'), scale: 1 },
  ],
  unpivot: [],
  keep: {},
  exclude: [],
}

const survey: RowBlock = {
  kind: 'ratings',
  id: 'panel',
  path: 'surveys.panel',
  data: 'wine',
  judge: 'judge',
  item: 'bottle',
  solution: 'bottle',
  scores: [{ id: 'bitterness', column: 'bitter' }],
  agreement: ['icc'],
  dealings: { permutations: 100, seed: 1 },
}

test('a survey asks for its own columns, each once, by what they hold', () => {
  expect(blockQuestions([survey], [wine])).toEqual([
    { kind: 'units', data: 'wine', numbers: ['judge', 'bitter'], categories: ['bottle'] },
  ])
})

test('a survey on rows that are not there asks nothing', () => {
  expect(blockQuestions([{ ...survey, data: 'beer' }], [wine])).toEqual([])
})
