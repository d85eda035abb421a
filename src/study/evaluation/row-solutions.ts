import { questionKey } from '#evidence/rows/question'
import type { Solution } from '#job/job'
import type { NeedLevel } from '#market/alternatives/need-level'
import { rowSolutionQuestion } from '#market/alternatives/row-solutions'
import { mergedSolutions, solutionsOfRows } from '#market/alternatives/solutions-of-rows'
import { problem, type Finding } from '#quantity/finding'
import { nearestName } from '#quantity/nearest'
import type { RowsRead } from '#study/evaluation/evaluate-study'
import { needsOf, type Study } from '#study/study'

/** A study with the solutions of its rows, how these do on needs, and what is doubtful with them. */
export interface WithRowSolutions {
  readonly study: Study
  readonly levels: readonly NeedLevel[]
  readonly findings: readonly Finding[]
}

/** Rows that are solutions join those of the document; a data set whose column of names holds none is a problem. */
export function withRowSolutions(study: Study, rows: RowsRead, level: number): WithRowSolutions {
  const needs = needsOf(study).map(({ need }) => need)
  const read = study.rowSolutions.flatMap((block) => {
    const answer = rows.answers[questionKey(rowSolutionQuestion(block))]
    const reading = rows.readings.find(({ data }) => data === block.data)
    if (answer?.kind !== 'units' || reading === undefined) return []
    const found = solutionsOfRows(block, { answer, reading, needs, level })
    if (found.solutions.length > 0) return [found]
    const message = `No row of \`${block.data}\` has a name in \`${block.name}\`: there are no solutions in it.`
    const hint = 'Name the column that holds what the solutions are called.'
    return [
      { ...found, findings: [problem('too-few', { path: `${block.path}.name` }, message, hint)] },
    ]
  })
  const solutions = mergedSolutions(
    study.solutions,
    read.flatMap((found) => found.solutions),
  )
  return {
    study: read.length === 0 ? study : { ...study, solutions },
    levels: read.flatMap((found) => found.levels),
    findings: [
      ...read.flatMap(({ findings }) => findings),
      ...(read.length === 0 ? [] : strangers(study, solutions)),
    ],
  }
}

/** What the document says of solutions that neither it nor the rows have. */
function strangers(
  { opinions, figureBlocks }: Study,
  solutions: readonly Solution[],
): readonly Finding[] {
  const known = solutions.map(({ id }) => id)
  const said = [
    ...opinions.map(({ solution, path }) => ({ solution, path })),
    ...figureBlocks.flatMap((block) =>
      block.kind !== 'map'
        ? []
        : [
            ...(block.solutions ?? []).map((solution) => ({
              solution,
              path: `${block.path}.solutions`,
            })),
            ...block.expectations.map(({ solution }) => ({
              solution,
              path: `${block.path}.expectations`,
            })),
          ],
    ),
  ]
  return said
    .filter(({ solution }) => !known.includes(solution))
    .map(({ solution, path }) => {
      const nearest = nearestName(solution, known)
      const hint =
        nearest === undefined
          ? 'Ids of rows are made from their names: `Opel Astra 1.6` is `opel-astra-1-6`.'
          : `Did you mean \`${nearest}\`?`
      return problem('unknown-reference', { path }, `There is no solution \`${solution}\`.`, hint)
    })
}
