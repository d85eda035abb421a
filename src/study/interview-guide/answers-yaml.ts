import type { Need } from '#job/job'
import { isStatable, statedUnit } from '#study/interview-guide/need-questions'
import type { Study } from '#study/study'
import type { Assumption } from '#value/model'

/** The blocks of evidence that an interview fills in, as a piece of the study document. */
export function answersYaml(
  study: Study,
  needs: readonly Need[],
  assumptions: readonly Assumption[],
): string {
  const taken = new Set([...study.evidence, ...study.stated].map(({ id }) => id))
  const stated = needs.filter(({ metric }) => metric !== undefined && isStatable(metric))
  const blocks = stated.map((need, index) => [
    ...needLines(study, need, freeId(`said-${need.id}`, taken)),
    ...(index === 0 ? verdictLines(assumptions) : []),
  ])
  return blocks.length === 0 ? '' : ['evidence:', ...blocks.flat(), ''].join('\n')
}

function freeId(wish: string, taken: ReadonlySet<string>): string {
  let id = wish
  for (let count = 2; taken.has(id); count++) id = `${wish}-${count}`
  return id
}

function needLines(study: Study, need: Need, id: string): readonly string[] {
  const unit = need.metric === undefined ? '' : statedUnit(need.metric)
  const today = study.solutions.find(({ role }) => role === 'status-quo') ?? study.solutions[0]
  const ways = study.solutions.map((solution) => solution.id).join(', ')
  return [
    `  - id: ${id}`,
    '    design: interview',
    `    need: ${need.id}`,
    '    answers:',
    '      - by:',
    '        date:',
    `        solution: ${study.model?.reference ?? today?.id ?? ''} # ${ways}`,
    ...['p10', 'p50', 'p90'].map((key) => `        ${key}: # ${unit}`),
    '        quote:',
    '    examples:',
    '      - by:',
    '        words:',
    '    unexpected:',
    '      - by:',
    '        words:',
    '        candidate: # need, driver',
  ]
}

function verdictLines(assumptions: readonly Assumption[]): readonly string[] {
  if (assumptions.length === 0) return []
  return [
    '    assumptions:',
    ...assumptions.flatMap(({ id }) => [
      `      - id: ${id}`,
      '        verdict: # confirmed, disputed',
      '        by:',
      '        words:',
    ]),
  ]
}
