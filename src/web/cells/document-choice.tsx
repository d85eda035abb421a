import { CellChoice } from '../fields/cell-choice.tsx'
import type { CellPlace } from '../study/use-edits.ts'
import { NotSaved } from './not-saved.tsx'
import { useCell } from './use-cell.ts'

/** A place of the document that holds one of a few words, held against the rules of the study. */
export function DocumentChoice(props: {
  label: string
  value: string
  /** What is written, and what people read; an empty one stands for nothing. */
  choices: readonly (readonly [value: string, words: string])[]
  place: CellPlace
}) {
  const { label, value, choices, place } = props
  const cell = useCell(place)
  return (
    <>
      <CellChoice
        label={label}
        value={cell.typed ?? value}
        choices={choices}
        onSave={(chosen) => {
          cell.type(chosen)
          cell.leave()
        }}
      />
      <NotSaved cell={cell} />
    </>
  )
}
