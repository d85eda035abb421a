import { ActionIcon } from '@mantine/core'
import { Users } from 'lucide-react'
import { useState } from 'react'
import { DocumentCell } from '../cells/document-cell.tsx'
import { textOf } from '../fields/entries.ts'
import { TakeAway } from '../fields/take-away.tsx'
import { type CellPlace, useEdits, wordsOf } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { beliefFindings } from '../value/assumption-beliefs.ts'
import { formOf } from '../value/assumption-forms.ts'
import { AssumptionKnown } from '../value/assumption-known.tsx'
import { Moves } from '../value/moves.tsx'
import { givenEdits, type GivenFigure, takenBackEdits } from './customer-figures.ts'

const columnCount = 7

/** What a customer said, figure by figure: one value, or what several people there say. */
export function GivenTable({ given }: { given: readonly GivenFigure[] }) {
  const { document } = useOpenStudy()
  return (
    <div className="scroll" role="region" aria-label="Table of figures given" tabIndex={0}>
      <table className="sheet lined-sheet">
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">{textOf(document, 'customer')} says</th>
            <th scope="col">In</th>
            <th scope="col">Who said so</th>
            <th scope="col">When</th>
            <th scope="col" className="number">
              Moves the NPV by
            </th>
            <th>
              <span className="hidden">Take back</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {given.map((figure) => (
            <GivenRow key={figure.id} figure={figure} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function GivenRow({ figure }: { figure: GivenFigure }) {
  const { document, assessment, view, edit } = useOpenStudy()
  const { place } = useEdits()
  const { id, path, entry } = figure
  const [open, setOpen] = useState(false)
  const known = assessment?.model?.assumptions.find((one) => one.id === id)
  const name = known?.label ?? id
  const unit = known?.unit.text ?? '1'
  const own = unit === '1' ? '' : unit
  const sourceCell = (key: string): CellPlace =>
    place([...path.slice(0, 2), 'source', key], wordsOf, () => `${name}: source`)
  return (
    <>
      <tr>
        <th scope="row">{name}</th>
        <td>
          <Said figure={figure} name={name} unit={unit} known={known?.text} />
        </td>
        <td className="quiet">{own}</td>
        <td>
          <DocumentCell
            wraps
            label={`Who gave ${name}`}
            value={textOf(entry['source'], 'by')}
            placeholder="who said so?"
            place={sourceCell('by')}
          />
        </td>
        <td>
          <DocumentCell
            type="date"
            label={`When ${name} was given`}
            value={textOf(entry['source'], 'date')}
            place={sourceCell('date')}
          />
        </td>
        <td className="number">
          <Moves id={id} view={view} />
        </td>
        <td className="row-actions">
          {id === path[1] ? (
            <ActionIcon
              aria-label={`Who says what of ${name}`}
              title="Several people"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              <Users size={14} />
            </ActionIcon>
          ) : null}
          <TakeAway
            label={`Take back ${name}`}
            onClick={() => edit(takenBackEdits(document, figure), `${name}: the study’s again`)}
          />
        </td>
      </tr>
      {open ? (
        <tr className="row-more">
          <td colSpan={columnCount}>
            <div>
              <AssumptionKnown
                key={formOf(entry)}
                entry={{ ...entry, name, ...(own === '' ? {} : { unit: own }) }}
                among={['value', 'experts']}
              />
            </div>
          </td>
        </tr>
      ) : null}
    </>
  )
}

/** What was said of a figure; several people are pooled. */
function Said(props: {
  figure: GivenFigure
  name: string
  unit: string
  /** What the study takes, once it is evaluated. */
  known: string | undefined
}) {
  const { name, unit, known, figure } = props
  const { id, said, people } = figure
  const { document } = useOpenStudy()
  const own = unit === '1' ? '' : unit
  if (people > 0)
    return (
      <span className="computed">{people === 1 ? '1 person' : `${people} people, pooled`}</span>
    )
  return (
    <DocumentCell
      wraps
      label={`Given for ${name}`}
      value={said}
      placeholder={known === undefined ? '' : `${known}, confirmed`}
      look={(text) => beliefFindings(text, own)}
      place={{
        path: figure.path,
        change: (text) => {
          const edits = text === '' ? [] : givenEdits(document, { id, unit }, text)
          return edits.length === 0 ? undefined : { edits, why: `${name}: ${said} → ${text}` }
        },
      }}
    />
  )
}
