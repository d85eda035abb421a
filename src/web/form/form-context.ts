import { createContext, useContext } from 'react'
import type { ColumnChoice } from './proposed-column.ts'
import type { Referred } from './form-field.ts'

/** What is written, and what people read. */
export type Choice = readonly [value: string, words: string]

/** What the fields of a form can choose from. */
export interface FormChoices {
  readonly columns: readonly ColumnChoice[]
  /** What divides rows besides their columns. */
  readonly groupings: readonly Choice[]
  /** What stands in the rows, which are too many to choose from: proposed while typing. */
  readonly proposed: (to: Referred) => readonly string[]
  readonly named: (to: Referred) => readonly Choice[]
}

export const FormContext = createContext<FormChoices>({
  columns: [],
  groupings: [],
  proposed: () => [],
  named: () => [],
})

export function useChoices(): FormChoices {
  return useContext(FormContext)
}
