import { useState } from 'react'
import { CellInput, type CellLook } from './cell-input.tsx'

/** A part of a form as a field in a row: it is taken when it is left, or with Enter. */
export function CellField(
  props: CellLook & {
    value: string
    onSave(value: string): void
  },
) {
  const { value, onSave, ...shown } = props
  const [typed, setTyped] = useState<string>()
  const leave = (): void => {
    if (typed !== undefined && typed.trim() !== value) onSave(typed.trim())
    setTyped(undefined)
  }
  return (
    <CellInput
      {...shown}
      text={typed ?? value}
      invalid={false}
      onType={setTyped}
      onLeave={leave}
      onGiveUp={() => setTyped(undefined)}
    />
  )
}
