import { useEffect, useMemo, useRef, useState } from 'react'
import type { ValueView } from '#charts/value-view'
import type { Assessment } from '#contract/assessment'
import type { Finding } from '#quantity/finding'
import { setAssumptions } from '#value/set-assumptions'
import { useOpenStudy } from '../study/study-context.ts'
import { changedModel, type Moves } from './changed-model.ts'
import type { PreviewAnswer } from './messages.ts'
import { type Previewer, startPreviewer } from './previewer.ts'

/** What is shown while something is moved: the new figures over the ghost of the old ones. */
export interface Preview {
  readonly view: ValueView
  /** Whether the figures are a preview, and not the study's own. */
  readonly moved: boolean
  /** Why there is no result with what was set. */
  readonly findings: readonly Finding[]
}

/** The money with the reader's own values and edits, worked out while they move. */
export function usePreview(view: ValueView, assessment: Assessment, moves: Moves): Preview {
  const { document } = useOpenStudy()
  const [answer, setAnswer] = useState<PreviewAnswer>()
  const previewer = useRef<Previewer>(undefined)
  const written = useMemo(() => changedModel(view.model, document), [view.model, document])
  const moved = written !== view.model || Object.keys(moves).length > 0
  useEffect(() => {
    previewer.current = startPreviewer(setAnswer)
    return () => previewer.current?.end()
  }, [])
  useEffect(() => {
    const { seed, draws } = assessment.settings
    const gains = Object.fromEntries(view.value.drivers.map(({ id, gain }) => [id, gain]))
    previewer.current?.take({ kind: 'model', model: written, seed, draws, gains })
  }, [written, view, assessment])
  useEffect(() => {
    if (moved) previewer.current?.move(moves)
    else setAnswer(undefined)
  }, [moved, moves, written])
  return useMemo(() => {
    if (!moved || answer === undefined) return { view, moved: false, findings: [] }
    if (answer.value === undefined) return { view, moved: true, findings: answer.findings }
    const model = setAssumptions(written, moves)
    // What a preview does not work out stays as the study has it.
    const value = { ...answer.value, sensitivities: view.value.sensitivities }
    return { view: { ...view, model, value, before: view.value }, moved: true, findings: [] }
  }, [moved, answer, view, written, moves])
}
