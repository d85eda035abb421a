import { ActionIcon } from '@mantine/core'
import { Check } from 'lucide-react'
import { useMemo } from 'react'
import type { Assessment } from '#study/evaluation/assessment'
import { requestSheet, type RequestedFigure } from '#study/request-sheet'
import { writtenWords } from '#charts/tables/assumption-table'
import { sourceWords } from '#charts/wording'
import { DocumentCell } from '../cells/document-cell.tsx'
import { textOf } from '../fields/entries.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { beliefFindings } from '../value/assumption-beliefs.ts'
import { Moves } from '../value/moves.tsx'
import { CustomerBase } from './customer-base.tsx'
import { confirmedEdits, givenEdits, givenFigures } from './customer-figures.ts'
import { GivenTable } from './given-table.tsx'

/** The figures of a customer over those of a study: what was given, and what is worth asking for. */
export function CustomerRoom() {
  const { document, assessment } = useOpenStudy()
  const customer = textOf(document, 'customer')
  const given = givenFigures(document)
  const asked = useMemo(
    () => (assessment === undefined ? [] : figuresToAsk(assessment)),
    [assessment],
  ).filter(({ id }) => !given.some((one) => one.id === id))
  return (
    <>
      <div className="room-head">
        <div>
          <h1>Figures of {customer}</h1>
          <p className="lead">
            What {customer} says in the place of what the study takes; everything else is the
            study’s.
          </p>
        </div>
      </div>
      <CustomerBase />
      <section aria-labelledby="given-heading">
        <h2 id="given-heading">What {customer} said</h2>
        {given.length === 0 ? (
          <p className="note">
            Nothing yet: the answer is that of the study. Ask for the figures below, the most
            influential first.
          </p>
        ) : (
          <>
            <p className="sub">
              Where several people there were asked, the sign of two people beside a figure takes
              what each of them says.
            </p>
            <GivenTable given={given} />
          </>
        )}
      </section>
      {asked.length === 0 ? null : (
        <section aria-labelledby="asked-heading">
          <h2 id="asked-heading">What to ask for</h2>
          <p className="sub">
            What moves the net present value most comes first. Write a number or a range such as{' '}
            <code>38 to 52</code>; the tick says that the study’s own figure is right.
          </p>
          <AskedTable asked={asked} />
        </section>
      )}
    </>
  )
}

/** Every figure that is worth asking for. */
function figuresToAsk(assessment: Assessment): readonly RequestedFigure[] {
  return requestSheet(assessment, { top: Infinity }).figures
}

function AskedTable({ asked }: { asked: readonly RequestedFigure[] }) {
  const { document, edit, view } = useOpenStudy()
  const customer = textOf(document, 'customer')
  return (
    <div className="scroll" role="region" aria-label="Table of figures to ask for" tabIndex={0}>
      <table className="sheet lined-sheet">
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">The study takes</th>
            <th scope="col">{customer} says</th>
            <th scope="col">In</th>
            <th scope="col" className="number">
              Moves the NPV by
            </th>
            <th>
              <span className="hidden">Confirm</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {asked.map((figure) => {
            const { id, name, unit, written, source } = figure
            const own = unit === '1' ? '' : unit
            return (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>
                  {writtenWords(written)}
                  <small className="quiet said-by">{sourceWords(source) || 'no source'}</small>
                </td>
                <td>
                  <DocumentCell
                    className="asked-cell"
                    label={`${name}: what ${customer} says`}
                    value=""
                    look={(text) => beliefFindings(text, own)}
                    place={{
                      path: ['asked', id],
                      change: (text) => {
                        const edits = text === '' ? [] : givenEdits(document, figure, text)
                        const why = `${customer}: ${name}, ${text}`
                        return edits.length === 0 ? undefined : { edits, why }
                      },
                    }}
                  />
                </td>
                <td className="quiet">{own === '' ? 'plain number or share' : own}</td>
                <td className="number">
                  <Moves id={id} view={view} />
                </td>
                <td>
                  <ActionIcon
                    aria-label={`${customer} confirms ${name}`}
                    title="The study’s figure is right"
                    onClick={() =>
                      edit(confirmedEdits(document, figure), `${customer} confirms ${name}`)
                    }
                  >
                    <Check size={14} />
                  </ActionIcon>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
