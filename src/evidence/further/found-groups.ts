import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import { categoriesOf } from '#evidence/rows/units-view'
import { listInWords } from '#evidence/words'
import { warning, type Finding } from '#quantity/finding'

/** Groups that were sought in the rows of a data set, by which evidence on the same rows is looked at. */
export interface FoundGroups {
  /** Id of the segmentation; it stands in `by`, as a column of the rows would. */
  readonly id: string
  /** Columns that the groups were sought in. */
  readonly columns: readonly string[]
}

/**
 * What tells the groups apart was sought in the rows that are compared: each says so, louder where a need is among it. So
 * does one that found no groups.
 */
export function foundGroupsFindings({ block, view }: BlockContext): readonly Finding[] {
  return (block.found ?? []).map(({ id, columns }) => {
    if (view === undefined || categoriesOf(view, id) === undefined) return noGroups(block, id)
    const measured = block.needs.filter((need) => columns.includes(need))
    const louder =
      measured.length === 0
        ? ''
        : ` ${listInWords(measured.map((need) => `\`${need}\``))} ${measured.length === 1 ? 'is' : 'are'} among their features: such groups are told apart by their result.`
    return warning(
      'groups-of-same-rows',
      placeOf(block),
      `The groups of \`${id}\` were sought in the rows that \`${block.id}\` compares, and their intervals take the groups as known: effects that differ between them look surer than they are.${louder}`,
      'Look whether they come again on other rows before anything is decided by them.',
    )
  })
}

function noGroups(block: BlockContext['block'], id: string): Finding {
  const message = `\`${id}\` found no groups in the rows of \`${block.id}\`: nothing is looked at by them.`
  return warning('missing-value', placeOf(block), message, `Look at what is said of \`${id}\`.`)
}

/** Which segment a value of a column is: of the study, of a column `segment`, or a group that was found. */
export function segmentOf(
  { found = [], segments = [] }: BlockContext['block'],
  column: string,
  level: string,
): { readonly id: string; readonly name: string } | undefined {
  if (found.some(({ id }) => id === column))
    return { id: `${column}-${level}`, name: `${column} ${level}` }
  if (column !== 'segment') return undefined
  return { id: level, name: segments.find(({ id }) => id === level)?.name ?? level }
}
