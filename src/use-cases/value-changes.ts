import type { AssumptionCells } from '#formats/assumption-table'
import type { Finding, Outcome, Place } from '#quantity/finding'
import { createNameSearch } from '#quantity/nearest'
import type { Unit } from '#quantity/unit'
import { mostFindingsOf } from '#study/document/most-findings'
import type { AssumptionEdit } from '#study/document/write-assumptions'
import type { Assumption } from '#value/model'
import { noId, shown, twice, unknownId, withoutSource } from '#use-cases/value-findings'

/** A value that a file says otherwise than the study. */
export interface ValueChange {
  readonly id: string
  readonly label: string
  /** As written in the study, and as it is going to be. */
  readonly was: string
  readonly becomes: string
  readonly unit: string
  readonly value: AssumptionEdit['value']
  readonly inUnit: Unit
  readonly by?: string
  readonly date?: string
  /** Where it stands in the plan, inside a formula or in a part of an assumption, as a text of its own. */
  readonly inside?: { readonly path: string; readonly was?: string }
}

/** What a file says, beside the study. */
export interface ValueChanges {
  readonly changes: readonly ValueChange[]
  readonly findings: readonly Finding[]
}

/** What was read of one row: what it changes, if anything. */
export type RowOutcome = Outcome<Omit<ValueChange, 'id' | 'label' | 'was'>>

/** How the rows of a file are read. */
export interface RowReader {
  readonly file: string
  readonly read: (assumption: Assumption, cells: AssumptionCells, place: Place) => RowOutcome
}

/** The changes of all rows; ids that are not known or stand twice are found. */
export function valueChanges(
  assumptions: readonly Assumption[],
  rows: readonly AssumptionCells[],
  { file, read }: RowReader,
): ValueChanges {
  const findings: Finding[] = []
  const changes: ValueChange[] = []
  const seen = new Set<string>()
  const known = Map.groupBy(assumptions, ({ id }) => id)
  const ids = [...known.keys()]
  const nearest = createNameSearch()
  for (const each of rows) {
    const id = each.cells['id']
    if (id === undefined) {
      if (Object.keys(each.cells).length > 0) findings.push(noId(file, each.row))
      continue
    }
    const place = { file, row: each.row }
    const [assumption] = known.get(id) ?? []
    if (assumption === undefined) findings.push(unknownId(id, nearest(id, ids), place))
    else if (seen.has(id)) findings.push(twice(id, place))
    else {
      const found = read(assumption, each, { ...place, path: `assumptions.${id}` })
      findings.push(...found.findings)
      if (found.value !== undefined) {
        const { label } = assumption
        const inside = insideOf(assumption)
        if (inside !== undefined) findings.push(withoutSource(assumption, place))
        changes.push({
          ...found.value,
          id,
          label,
          was: writtenWords(assumption),
          ...(inside === undefined ? {} : { inside }),
        })
      }
    }
    seen.add(id)
  }
  return { changes, findings: mostFindingsOf(findings, file) }
}

function writtenWords({ text, distribution }: Assumption): string {
  if (text !== '') return text
  return distribution.family === 'fixed' ? shown(distribution.value) : distribution.family
}

function insideOf({ generated, id, path, text }: Assumption): ValueChange['inside'] {
  if (id === path) return { path }
  return generated || id.includes('.') ? { path, was: text } : undefined
}
