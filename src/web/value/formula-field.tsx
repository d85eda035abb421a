import type { EditorView } from '@codemirror/view'
import { useEffect, useMemo, useRef } from 'react'
import type { Role } from '#value/expression-role'
import { checkFormula } from './check-formula.ts'
import { formulaEditor } from './formula-editor.ts'
import { useFormulaNames } from './use-formula-names.ts'

/** A formula: completion, and what is wrong where it stands, while typing. */
export function FormulaField(props: {
  label: string
  text: string
  /** What it stands for: money a year of a driver, or a part of other formulas. */
  role: Role
  /** What is wrong with it is told beside it. */
  told?: boolean
  onType(text: string): void
  onLeave?(): void
}) {
  const { label, text, role, onType, onLeave } = props
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorView>(undefined)
  const { names, words } = useFormulaNames()
  const latest = useRef({ names, words, role, onType, onLeave, text })
  useEffect(() => {
    latest.current = { names, words, role, onType, onLeave, text }
  })
  useEffect(() => {
    const view = formulaEditor(place.current!, {
      label,
      text: latest.current.text,
      marks: (now) => checkFormula(now, latest.current.names, latest.current.role).marks,
      words: () => latest.current.words,
      changed: (now) => {
        if (now !== latest.current.text) latest.current.onType(now)
      },
      left: () => latest.current.onLeave?.(),
    })
    editor.current = view
    return () => view.destroy()
  }, [label])
  useEffect(() => {
    const view = editor.current
    if (view === undefined || view.hasFocus || view.state.doc.toString() === text) return
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
  }, [text])
  const { unit, marks } = useMemo(() => checkFormula(text, names, role), [text, names, role])
  return (
    <div className="formula">
      <div ref={place} />
      {props.told ? null : (
        <small className={marks.length > 0 ? 'error' : 'quiet'} aria-live="polite">
          {marks[0]?.words ?? (unit === undefined ? '' : `comes out in ${unit}`)}
        </small>
      )}
    </div>
  )
}
