import type { EditorView } from '@codemirror/view'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Role } from '#value/expression-role'
import { checkFormula } from './check-formula.ts'
import { formulaEditor } from './formula-editor.ts'
import { useFormulaNames } from './use-formula-names.ts'

/** A formula: completion, and what is wrong where it stands, while typing; saved when it is left. */
export function FormulaField(props: {
  label: string
  value: string
  /** What it stands for: money a year of a driver, or a part of other formulas. */
  role: Role
  onSave(text: string): void
  /** Of one that is not in the document yet: what is typed. */
  onType?(text: string): void
}) {
  const { label, value, role } = props
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorView>(undefined)
  const [text, setText] = useState(value)
  const { names, words } = useFormulaNames()
  const { onSave, onType } = props
  const latest = useRef({ names, words, role, onSave, onType, value })
  useEffect(() => {
    latest.current = { names, words, role, onSave, onType, value }
  })
  useEffect(() => {
    const view = formulaEditor(place.current!, {
      label,
      text: latest.current.value,
      marks: (now) => checkFormula(now, latest.current.names, latest.current.role).marks,
      words: () => latest.current.words,
      changed: (now) => {
        setText(now)
        latest.current.onType?.(now)
      },
      left: (left) => {
        if (left.trim() !== latest.current.value) latest.current.onSave(left.trim())
      },
    })
    editor.current = view
    return () => view.destroy()
  }, [label])
  useEffect(() => {
    const view = editor.current
    if (view === undefined || view.hasFocus || view.state.doc.toString() === value) return
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } })
  }, [value])
  const { unit, marks } = useMemo(() => checkFormula(text, names, role), [text, names, role])
  return (
    <div className="formula">
      <div ref={place} />
      <small className={marks.length > 0 ? 'error' : 'quiet'} aria-live="polite">
        {marks[0]?.words ?? (unit === undefined ? '' : `comes out in ${unit}`)}
      </small>
    </div>
  )
}
