import { Plus } from 'lucide-react'
import { Suspense, useState } from 'react'
import { later } from '../shell/later.tsx'
import { NewComparison } from './new-comparison.tsx'

const SchemaEntry = later(() => import('../form/schema-entry.tsx').then((m) => m.SchemaEntry))
const OtherFigures = later(() =>
  import('../published/other-figures.tsx').then((m) => m.OtherFigures),
)

/** Evidence without rows of one's own, by its design. */
const stated = [
  ['interview', 'Add what people say'],
  ['benchmark', 'Add a published figure'],
] as const

/** What is being added: a comparison of rows, what is stated, or a published figure of another study. */
type Adding =
  | { readonly way: 'rows' | 'elsewhere' }
  | { readonly way: 'stated'; readonly begun: { readonly [key: string]: string } }

/** The ways in which evidence comes to a study, each with its form. */
export function AddComparison({ hasData }: { hasData: boolean }) {
  const [adding, setAdding] = useState<Adding>()
  const done = (): void => setAdding(undefined)
  if (adding?.way === 'rows') return <NewComparison onDone={done} />
  if (adding?.way === 'stated') {
    const { begun } = adding
    return (
      <Suspense>
        <SchemaEntry
          list={['evidence']}
          begun={begun}
          noun={begun['design'] ?? 'evidence'}
          onDone={done}
        />
      </Suspense>
    )
  }
  return (
    <>
      <div className="actions">
        <button
          type="button"
          className="plain-button add"
          disabled={!hasData}
          onClick={() => setAdding({ way: 'rows' })}
        >
          <Plus size={14} aria-hidden /> Add a comparison
        </button>
        {stated.map(([design, words]) => (
          <button
            key={design}
            type="button"
            className="plain-button add"
            onClick={() => setAdding({ way: 'stated', begun: { design } })}
          >
            <Plus size={14} aria-hidden /> {words}
          </button>
        ))}
        <button
          type="button"
          className="plain-button add"
          onClick={() => setAdding({ way: 'elsewhere' })}
        >
          <Plus size={14} aria-hidden /> Take a figure of other studies
        </button>
      </div>
      {adding?.way === 'elsewhere' ? (
        <Suspense>
          <OtherFigures onClose={done} onTaken={(begun) => setAdding({ way: 'stated', begun })} />
        </Suspense>
      ) : null}
    </>
  )
}
