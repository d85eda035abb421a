import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ValueView } from '#charts/value-view'
import type { Assessment } from '#contract/assessment'
import type { Finding } from '#quantity/finding'
import { setAssumptions } from '#value/set-assumptions'
import { useOpenStudy } from '../study/study-context.ts'
import { changedModel, type Moves } from './changed-model.ts'
import { type Answered, type Previewer, startPreviewer } from './previewer.ts'

/** What is shown while something is moved: the new figures over the ghost of the old ones. */
export interface Preview {
  readonly view: ValueView
  /** Whether the figures are a preview, and not the study's own. */
  readonly moved: boolean
  /** Why there is no result with what was set. */
  readonly findings: readonly Finding[]
}

/** A study's money as the reader moves it. */
interface Moving {
  readonly preview: Preview
  readonly moves: Moves
  move(change: (before: Moves) => Moves): void
}

/** The money with the reader's own values and edits, worked out while they move. */
export function usePreview(view: ValueView, assessment: Assessment): Moving {
  const { document } = useOpenStudy()
  const [moves, setMoves] = useState<Moves>({})
  const [answer, setAnswer] = useState<Answered>()
  const previewer = useRef<Previewer>(undefined)
  const latest = useRef(moves)
  const written = useMemo(() => changedModel(view.model, document), [view.model, document])
  const edited = written !== view.model
  const moved = edited || !isEmpty(moves)
  const ask = useCallback(() => {
    if (edited || !isEmpty(latest.current)) return previewer.current?.move(latest.current)
    previewer.current?.rest()
    setAnswer(undefined)
  }, [edited])
  useEffect(() => {
    previewer.current = startPreviewer(setAnswer)
    return () => previewer.current?.end()
  }, [])
  useEffect(() => {
    const { seed, draws } = assessment.settings
    const gains = Object.fromEntries(view.value.drivers.map(({ id, gain }) => [id, gain]))
    previewer.current?.take({ kind: 'model', model: written, seed, draws, gains })
    ask()
  }, [written, view, assessment, ask])
  const move = useCallback(
    (change: (before: Moves) => Moves) => {
      latest.current = change(latest.current)
      // Asked first, so that the worker counts while the page draws what was moved.
      ask()
      setMoves(latest.current)
    },
    [ask],
  )
  const preview = useMemo(() => {
    if (!moved || answer === undefined) return { view, moved: false, findings: [] }
    if (answer.value === undefined) return { view, moved: true, findings: answer.findings }
    const model = setAssumptions(written, answer.moves)
    // What a preview does not work out stays as the study has it.
    const value = { ...answer.value, sensitivities: view.value.sensitivities }
    return { view: { ...view, model, value, before: view.value }, moved: true, findings: [] }
  }, [moved, answer, view, written])
  return { preview, moves, move }
}

function isEmpty(moves: Moves): boolean {
  return Object.keys(moves).length === 0
}
