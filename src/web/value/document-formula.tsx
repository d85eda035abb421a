import type { Role } from '#value/expression-role'
import { NotSaved } from '../cells/not-saved.tsx'
import { useCell } from '../cells/use-cell.ts'
import type { CellPlace } from '../study/use-edits.ts'
import { FormulaField } from './formula-field.tsx'

/** A formula of the document, held against the rules of the study; saved when it is left. */
export function DocumentFormula(props: {
  label: string
  value: string
  role: Role
  place: CellPlace
}) {
  const { label, value, role, place } = props
  const { path, change } = place
  const cell = useCell({ path, change: (text) => change(text.trim()) })
  return (
    <>
      <FormulaField
        label={label}
        text={cell.typed ?? value}
        role={role}
        told={cell.held && cell.problems.length > 0}
        onType={cell.type}
        onLeave={cell.leave}
      />
      {cell.held ? <NotSaved cell={cell} /> : null}
    </>
  )
}
