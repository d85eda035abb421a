import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import {
  rectSortingStrategy,
  SortableContext,
  sortableKeyboardCoordinates,
} from '@dnd-kit/sortable'
import { useEffect, useMemo, useState } from 'react'
import { jobMapCharts } from '#charts/job-map'
import type { DocumentEdit } from '#contract/edit'
import { type Entry, entriesOf, textOf } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { useHash } from '../shell/use-hash.ts'
import { type CellPlace, useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { AddLines } from './add-lines.tsx'
import { linesOf, pastedStep } from './pasted-list.ts'
import { StepCard } from './step-card.tsx'
import { StepEditor } from './step-editor.tsx'

/** The job map: steps in a row, to be moved with the mouse or the keyboard; one is open below. */
export function StepMap({ path, job }: { path: readonly string[]; job: Entry }) {
  const { document, assessment, locale } = useOpenStudy()
  const { move } = useEdits()
  const steps = entriesOf(job['steps'])
  const ids = steps.map((step) => textOf(step, 'id'))
  const hash = useHash()
  const named = steps.find((step) =>
    entriesOf(step['needs']).some((need) => hash === `need-${textOf(need, 'id')}`),
  )
  const asked = named && textOf(named, 'id')
  const [open, setOpen] = useState<string | undefined>(asked ?? ids[0])
  useEffect(() => {
    if (asked !== undefined) setOpen(asked)
  }, [hash, asked])
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const results = useMemo(
    () =>
      new Map(
        (assessment === undefined ? [] : jobMapCharts(assessment, locale)).flatMap((chart) =>
          chart.steps.map((step) => [step.id, step] as const),
        ),
      ),
    [assessment, locale],
  )
  const dragged = ({ active, over }: DragEndEvent): void => {
    if (over === null || active.id === over.id) return
    const from = ids.indexOf(String(active.id))
    const to = ids.indexOf(String(over.id))
    const before = to > from ? ids[to + 1] : ids[to]
    move([...path, 'steps', String(active.id)], before, `step moved to place ${to + 1}`)
  }
  const added: CellPlace['change'] = (text) => {
    const lines = linesOf(text)
    let grown = document
    const edits = lines.map((line): DocumentEdit => {
      const statement = pastedStep(line)
      const entry = { id: newId(statement.verb, grown), statement: { ...statement } }
      grown = [grown, entry]
      return { kind: 'insert', path: [...path, 'steps'], new: entry }
    })
    const why = lines.length === 1 ? `step added: ${lines[0]}` : `${lines.length} steps added`
    return edits.length === 0 ? undefined : { edits, why }
  }
  const shown = steps.find((step) => textOf(step, 'id') === open)
  return (
    <>
      <h3>Steps</h3>
      {steps.length === 0 ? (
        <p className="sub">
          Which steps does it take, from beginning to end? Five to nine are common. A list can be
          pasted, one step a line.
        </p>
      ) : (
        <p className="sub">
          Drag a step to move it, or press space on its handle and use the arrows.
        </p>
      )}
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={dragged}>
        <SortableContext items={ids} strategy={rectSortingStrategy}>
          <ol className="step-map">
            {steps.map((step, index) => (
              <StepCard
                key={ids[index]}
                step={step}
                place={index + 1}
                result={results.get(ids[index]!)}
                open={ids[index] === open}
                onOpen={() => setOpen(ids[index] === open ? undefined : ids[index])}
              />
            ))}
            <li className="step-card add-step">
              <AddLines
                label="A new step, or a pasted list of steps"
                placeholder="open a secured path"
                action="Add a step"
                place={{ path: [...path, 'steps', 'added'], change: added }}
              />
            </li>
          </ol>
        </SortableContext>
      </DndContext>
      {shown === undefined ? null : (
        <StepEditor key={open} path={path} steps={steps} step={shown} onOpen={setOpen} />
      )}
    </>
  )
}
