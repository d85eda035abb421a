import { Suspense, useState } from 'react'
import { later } from '../shell/later.tsx'

const SchemaPart = later(() => import('./schema-part.tsx').then((m) => m.SchemaPart))

/** Keys of an entry that are seldom needed, as a form behind a few words. */
export function MoreSettings(props: {
  words: string
  /** What it is about, where several stand on one page. */
  about?: string
  path: readonly string[]
  of: readonly string[]
  data?: string
  keys: readonly string[]
  /** For the history. */
  why: string
}) {
  const { words, about, ...part } = props
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="link"
        aria-expanded={open}
        aria-label={about === undefined ? words : `${words}: ${about}`}
        onClick={() => setOpen(!open)}
      >
        {words}
      </button>
      {open ? (
        <Suspense>
          <SchemaPart {...part} onDone={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
