import type { ColumnType } from '#evidence/profile/column-type'
import { columnTypeOf } from '#evidence/profile/column-type'
import type { ColumnFacts, FileFacts } from '#evidence/profile/file-facts'
import type { Suspicion } from '#evidence/profile/suspicions'
import { suspicionsOf } from '#evidence/profile/suspicions'
import type { UnitGuess } from '#evidence/profile/unit-guess'
import { unitGuess } from '#evidence/profile/unit-guess'

/** A column with what it seems to hold and what is worth a look. */
export interface ColumnProfile {
  readonly facts: ColumnFacts
  readonly type: ColumnType
  readonly unit?: UnitGuess
  /** Every row has a value of its own: the column could name the rows. */
  readonly key: boolean
  readonly suspicions: readonly Suspicion[]
}

export interface FileProfile {
  readonly facts: FileFacts
  readonly columns: readonly ColumnProfile[]
}

/** What the columns of a file seem to be, judged by what was counted in them. */
export function profileOf(facts: FileFacts): FileProfile {
  const headers = facts.columns.map(({ header }) => header.name)
  return {
    facts,
    columns: facts.columns.map((column) => {
      const type = columnTypeOf(column, facts.decimal)
      const guess = type === 'number' ? unitGuess(column, headers) : undefined
      const unit = guess === undefined ? {} : { unit: guess }
      const judged = { facts: column, type, ...unit, rows: facts.rows }
      const unique = column.distinct === facts.rows && facts.rows > 1
      const whole = column.numbers === undefined || column.numbers.integers === column.numbers.count
      return {
        facts: column,
        type,
        ...unit,
        key: unique && whole && type !== 'time',
        suspicions: suspicionsOf(judged),
      }
    }),
  }
}
