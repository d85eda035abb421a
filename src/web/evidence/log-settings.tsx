import { Suspense, useState } from 'react'
import { later } from '../shell/later.tsx'

const SchemaPart = later(() => import('../form/schema-part.tsx').then((m) => m.SchemaPart))

const parts = [
  {
    id: 'events',
    words: 'How events are read: starts and ends, what was given up, what failed',
    keys: ['lifecycle', 'finished', 'abandoned', 'failed', 'order', 'open-at', 'activity'],
  },
  {
    id: 'rows',
    words: 'How the file is read: time zone, signs, rows that are left out, where it comes from',
    keys: ['read', 'keep', 'exclude', 'source'],
  },
] as const

/** What a process log says beyond its columns and steps; of one that the study has. */
export function LogSettings({ id }: { id: string }) {
  const [open, setOpen] = useState<string>()
  return (
    <ul className="plain log-settings">
      {parts.map((part) => (
        <li key={part.id}>
          <button
            type="button"
            className="link"
            aria-expanded={open === part.id}
            onClick={() => setOpen(open === part.id ? undefined : part.id)}
          >
            {part.words}
          </button>
          {open === part.id ? (
            <Suspense>
              <SchemaPart
                path={part.id === 'events' ? ['data', id, 'log'] : ['data', id]}
                of={part.id === 'events' ? ['data', 'log'] : ['data']}
                data={id}
                keys={part.keys}
                why={`how the log ${id} is read`}
                onDone={() => setOpen(undefined)}
              />
            </Suspense>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
