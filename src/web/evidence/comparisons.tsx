import { ActionIcon } from '@mantine/core'
import { Pencil } from 'lucide-react'
import { Suspense, useState } from 'react'
import { designWords } from '#charts/wording'
import type { Origin } from '#evidence/estimate'
import { entriesOf, textOf } from '../fields/entries.ts'
import { TakeAway } from '../fields/take-away.tsx'
import { documentNeeds, solutionChoices } from '../job/document-jobs.ts'
import { valueAt } from '../save/document-place.ts'
import { later } from '../shell/later.tsx'
import { useEdits } from '../study/use-edits.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { AddComparison } from './add-comparison.tsx'
import { blockNeeds } from './block-needs.ts'
import { libraryFile } from './library-file.ts'

const SchemaEntry = later(() => import('../form/schema-entry.tsx').then((m) => m.SchemaEntry))

/** The comparisons of the study: between which ways, how it came about, on which needs. */
export function Comparisons() {
  const { document, file } = useOpenStudy()
  const { remove } = useEdits()
  const [open, setOpen] = useState<string>()
  const blocks = entriesOf(valueAt(document, ['evidence']))
  const data = entriesOf(valueAt(document, ['data']))
  const library = libraryFile(document)
  const rows = file.files.map(({ name }) => name).filter((name) => name !== library)
  const names = new Map(solutionChoices(document))
  const words = new Map(documentNeeds(document).map((need) => [need.id, need.words]))
  return (
    <section aria-labelledby="comparisons-heading">
      <h2 id="comparisons-heading">Comparisons</h2>
      <p className="sub">What is compared with what, on which rows, and how it came about.</p>
      {blocks.length === 0 ? (
        <div className="empty">
          <p>
            <b>Nothing is compared yet.</b>
          </p>
          <p>
            {data.length === 0
              ? `${rows.length === 0 ? 'Drop a file of rows first' : `Look into ${rows.join(', ')} first`}, and say what its columns mean; then say here how the rows came about.`
              : 'Answer three questions on how the rows came about; they name the design and how strong it is.'}
          </p>
        </div>
      ) : null}
      <ul className="plain">
        {blocks.map((block) => {
          const id = textOf(block, 'id')
          const treatment = textOf(block, 'treatment')
          return (
            <li key={id}>
              <div className="comparison">
                <div>
                  <b>{id}</b>:{' '}
                  {treatment === '' ? '' : `${names.get(treatment) ?? treatment} against `}
                  {names.get(textOf(block, 'baseline')) ?? textOf(block, 'baseline')}
                  <span className="quiet">
                    {' '}
                    · {designWords(textOf(block, 'design') as Origin) ?? textOf(block, 'design')}
                  </span>
                  <small className="quiet">
                    {blockNeeds(block)
                      .map((need) => words.get(need) ?? need)
                      .join('; ')}
                  </small>
                </div>
                <span className="comparison-actions">
                  <ActionIcon
                    aria-label={`Change the comparison ${id}`}
                    aria-expanded={open === id}
                    onClick={() => setOpen(open === id ? undefined : id)}
                  >
                    <Pencil size={14} />
                  </ActionIcon>
                  <TakeAway
                    label={`Take the comparison ${id} away`}
                    onClick={() => remove(['evidence', id], `comparison taken away: ${id}`)}
                  />
                </span>
              </div>
              {open === id ? (
                <Suspense>
                  <SchemaEntry
                    list={['evidence']}
                    at={id}
                    noun="comparison"
                    onDone={() => setOpen(undefined)}
                  />
                </Suspense>
              ) : null}
            </li>
          )
        })}
      </ul>
      <AddComparison hasData={data.length > 0} />
    </section>
  )
}
