import type { EditorView } from '@codemirror/view'
import { useEffect, useMemo, useRef, useState } from 'react'
import { needsOf } from '#study/study'
import { readAssumption } from '#value/formula/read-assumption'
import { entriesOf, textOf } from '../fields/entries.ts'
import { documentNeeds } from '../job/document-jobs.ts'
import { valueAt } from '../save/document-place.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { checkFormula, type FormulaNames } from './check-formula.ts'
import { formulaEditor, type FormulaWord } from './formula-editor.ts'

/** The formula of a driver: completion, and what is wrong, while typing; saved when it is left. */
export function FormulaField(props: { label: string; value: string; onSave(text: string): void }) {
  const { label, value } = props
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorView>(undefined)
  const [text, setText] = useState(value)
  const { names, words } = useFormulaNames()
  const latest = useRef({ names, words, save: props.onSave, value })
  useEffect(() => {
    latest.current = { names, words, save: props.onSave, value }
  })
  useEffect(() => {
    const view = formulaEditor(place.current!, {
      label,
      text: latest.current.value,
      names: () => latest.current.names,
      words: () => latest.current.words,
      changed: setText,
      left: (left) => {
        if (left.trim() !== latest.current.value) latest.current.save(left.trim())
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
  const { unit, marks } = checkFormula(text, names)
  return (
    <div className="formula">
      <div ref={place} />
      <small className={marks.length > 0 ? 'error' : 'quiet'} aria-live="polite">
        {marks[0]?.words ?? (unit === undefined ? '' : `comes out in ${unit}`)}
      </small>
    </div>
  )
}

/** What the names of this study stand for. */
function useFormulaNames(): { names: FormulaNames; words: readonly FormulaWord[] } {
  const { document, assessment } = useOpenStudy()
  return useMemo(() => {
    const entries = entriesOf(valueAt(document, ['assumptions']))
    const known = new Map(assessment?.model?.assumptions.map(({ id, unit }) => [id, unit]))
    const assumptions = new Map(
      entries.map((entry) => {
        const unit = textOf(entry, 'unit')
        const read = readAssumption(textOf(entry, 'value'), unit === '' ? undefined : unit, {})
        return [textOf(entry, 'id'), read.value?.unit ?? known.get(textOf(entry, 'id'))] as const
      }),
    )
    const measured = assessment === undefined ? [] : needsOf(assessment.study)
    const units = new Map(measured.map(({ need }) => [need.id, need.metric?.unit]))
    const needs = documentNeeds(document)
    return {
      names: {
        currency: textOf(document, 'currency') || 'EUR',
        assumptions,
        needs: new Map(needs.map(({ id }) => [id, units.get(id)])),
      },
      words: [
        ...needs.map(({ id, words }) => ({ id, words, need: true })),
        ...entries.map((entry) => ({
          id: textOf(entry, 'id'),
          words: `${textOf(entry, 'value')} ${textOf(entry, 'unit')}`,
          need: false,
        })),
      ],
    }
  }, [document, assessment])
}
