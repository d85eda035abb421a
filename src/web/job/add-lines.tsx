import { Plus } from 'lucide-react'
import { useState } from 'react'
import { NotSaved } from '../cells/not-saved.tsx'
import { useCell } from '../cells/use-cell.ts'
import { pastedTable } from '../fields/pasted-table.ts'
import type { CellPlace } from '../study/use-edits.ts'
import { linesOf } from './pasted-list.ts'

/** A field for one more, or for a pasted list of them, one a line. */
export function AddLines(props: {
  label: string
  placeholder: string
  action: string
  place: CellPlace
  className?: string
}) {
  const { label, place } = props
  const [text, setText] = useState('')
  const cell = useCell(place)
  const add = (written: string): void => {
    // What is not saved yet is asked for again with it.
    cell.type([cell.typed ?? '', written].join('\n'))
    cell.leave()
    setText('')
  }
  return (
    <>
      <form
        className={props.className}
        onSubmit={(event) => {
          event.preventDefault()
          add(text)
        }}
      >
        <input
          className="field"
          aria-label={label}
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
      {cell.held ? (
        <>
          <p className="note">{linesOf(cell.typed ?? '').join('; ')}</p>
          <NotSaved cell={cell} />
        </>
      ) : null}
    </>
  )
}
