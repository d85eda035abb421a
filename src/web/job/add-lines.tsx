import { Plus } from 'lucide-react'
import { useState } from 'react'
import { pastedTable } from '../fields/pasted-table.ts'
import { linesOf } from './pasted-list.ts'

/** A field for one more, or for a pasted list of them, one a line. */
export function AddLines(props: {
  label: string
  placeholder: string
  action: string
  onAdd(lines: readonly string[]): void
  className?: string
}) {
  const [text, setText] = useState('')
  const add = (written: string): void => {
    const lines = linesOf(written)
    if (lines.length > 0) props.onAdd(lines)
    setText('')
  }
  return (
    <form
      className={props.className}
      onSubmit={(event) => {
        event.preventDefault()
        add(text)
      }}
    >
      <input
        className="field"
        aria-label={props.label}
        placeholder={props.placeholder}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text')
          if (pastedTable(pasted) === undefined) return
          event.preventDefault()
          add(pasted)
        }}
      />
      <button type="submit" className="plain-button">
        <Plus size={14} aria-hidden /> {props.action}
      </button>
    </form>
  )
}
