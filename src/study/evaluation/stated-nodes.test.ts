import { expect, it } from 'vitest'
import { exampleDocument } from '../../../test/documents/example-document.ts'
import type { Figure } from '#quantity/figure'
import { readStudy } from '#study/document/resolve-study'
import { statedNodes, synthesisNodes, type StudyWords } from './stated-nodes.ts'

const talks = (id: string) => `  - id: ${id}
    design: interview
    need: wait
    answers:
      - { by: clerk 1, solution: paper, p10: 4 min, p50: 6 min, p90: 9 min }
      - { by: clerk 2, solution: paper, p10: 5 min, p50: 7 min, p90: 9 min }
      - { by: clerk 3, solution: portal, p10: 2 min, p50: 3 min, p90: 5 min }
`
const text = exampleDocument.replace(
  'assumptions:',
  `${talks('early')}${talks('late')}synthesis: [{ need: wait, of: [early, late] }]\nassumptions:`,
)
const { study } = readStudy(text, 'study.yaml').value!
const words: StudyWords = {
  needLabel: (id) => id,
  solutionName: (id) => id,
  targetOf: () => undefined,
}
const stated = statedNodes(study, [words, 0.95])
const combined = synthesisNodes(study, { evaluations: [], stated, level: 0.95, words })

function inputsOf(id: string): Figure['inputs'] {
  const figures = [...stated, ...combined].flatMap((node) => node.figures)
  return figures.find((figure) => figure.id === id)!.inputs
}

function writtenOf(id: string): readonly (string | undefined)[] {
  return inputsOf(id).map((input) => ('assumption' in input ? input.written : undefined))
}

it('an arm of an interview traces to those who spoke of its solution', () => {
  expect(writtenOf('evidence.early.wait.baseline')).toEqual([
    'paper: P10 4, P50 6, P90 9',
    'paper: P10 5, P50 7, P90 9',
  ])
  expect(writtenOf('evidence.early.wait.treatment')).toEqual(['portal: P10 2, P50 3, P90 5'])
  expect(writtenOf('evidence.early.wait.difference').filter(Boolean)).toHaveLength(3)
})

it('the baseline of a synthesis traces to that of the block it comes from', () => {
  expect(inputsOf('evidence.synthesis.wait.baseline')).toEqual([
    { figure: 'evidence.early.wait.baseline' },
  ])
  expect(inputsOf('evidence.synthesis.wait.treatment')).toEqual([
    { figure: 'evidence.early.wait.difference' },
    { figure: 'evidence.late.wait.difference' },
  ])
})

it('an interview has its check among the figures', () => {
  const ids = stated[0]!.figures.map(({ id }) => id)
  expect(ids).toContain('evidence.early.check.spread-between.wait')
  expect(stated[0]!.checks[0]!.value).toBeGreaterThan(1)
})
