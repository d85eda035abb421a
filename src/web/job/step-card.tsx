import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { GripVertical } from 'lucide-react'
import type { StepPicture } from '#charts/chart'
import { cellClasses } from '#drawing/html/matrix-table'
import { statementText } from '#job/statement-text'
import { sentence } from '#quantity/sentence'
import { counted } from '#charts/wording'
import { type Entry, entriesOf, textOf } from '../fields/entries.ts'

/** One step of the map: its place, its words, what changed in it. */
export function StepCard(props: {
  step: Entry
  place: number
  result: StepPicture | undefined
  open: boolean
  onOpen(): void
}) {
  const { step, place, result, open, onOpen } = props
  const id = textOf(step, 'id')
  const sortable = useSortable({ id })
  const words = statementText({
    verb: textOf(step['statement'], 'verb'),
    object: textOf(step['statement'], 'object'),
  })
  const needs = entriesOf(step['needs']).length
  return (
    <li
      ref={sortable.setNodeRef}
      style={{
        transform: CSS.Transform.toString(sortable.transform),
        transition: sortable.transition,
      }}
      className={`step-card cell ${result === undefined ? '' : cellClasses(result)} ${open ? 'is-open' : ''} ${sortable.isDragging ? 'is-dragged' : ''}`}
    >
      <button
        type="button"
        className="handle"
        {...sortable.attributes}
        {...sortable.listeners}
        aria-label={`Move step ${place}: ${words}`}
      >
        <GripVertical size={14} />
      </button>
      <button type="button" className="step-open" aria-expanded={open} onClick={onOpen}>
        <span>
          <i className="step-place">{place}.</i> {sentence(words)}
        </span>
        <small>
          {result === undefined || result.state === 'not-measured'
            ? needs === 0
              ? 'no needs yet'
              : `${counted(needs, 'need')}, not measured`
            : `${result.value} · ${result.words}`}
        </small>
      </button>
    </li>
  )
}
