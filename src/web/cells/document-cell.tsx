import { CellInput, type CellLook } from '../fields/cell-input.tsx'
import type { CellPlace } from '../study/use-edits.ts'
import { NotSaved } from './not-saved.tsx'
import { type Look, useCell } from './use-cell.ts'

/**
 * A place of the document as a field in a row: held against the rules of the study while typing, saved
 * when it is left, or with Enter.
 */
export function DocumentCell(props: CellLook & { value: string; place: CellPlace; look?: Look }) {
  const { value, place, look, ...shown } = props
  const { path, change } = place
  const trimmed = { path, change: (text: string) => change(text.trim()) }
  const cell = useCell(trimmed, look)
  return (
    <>
      <CellInput
        {...shown}
        text={cell.typed ?? value}
        invalid={cell.problems.length > 0}
        onType={cell.type}
        onLeave={cell.leave}
        onGiveUp={cell.giveUp}
      />
      <NotSaved cell={cell} />
    </>
  )
}
