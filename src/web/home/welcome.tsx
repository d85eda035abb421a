import { useState } from 'react'
import { Link } from 'wouter'

const seen = 'worthline.welcome'

/** The first steps from a page, for those who are here for the first time; they can put it away. */
export function Welcome({ on }: { on: 'home' | 'example' }) {
  const [open, setOpen] = useState(() => localStorage.getItem(seen) === null)
  if (!open) return null
  const leave = (): void => {
    localStorage.setItem(seen, 'left')
    setOpen(false)
  }
  return (
    <aside className="welcome" aria-label="First steps">
      <ol>
        {on === 'home' ? (
          <li>
            <b>Open an example.</b> It begins with its answer: what it is worth a year, with its
            range.
          </li>
        ) : (
          <li>
            <b>This is an example.</b> A study opens on its answer: what it is worth a year, with
            its range.
          </li>
        )}
        <li>
          <b>Click any figure.</b> You see how it came about, down to the rows and the assumptions.
        </li>
        <li>
          <b>Move an assumption</b> in the room Value, and see the answer move while you drag.
        </li>
        <li>
          {on === 'home' ? (
            <b>Drop a file of your own</b>
          ) : (
            <>
              <b>
                Go to your <Link href="/">studies</Link>
              </b>{' '}
              for one of your own, from a file or a template,
            </>
          )}{' '}
          and follow the rooms: Job, Evidence, Value.
        </li>
      </ol>
      <button type="button" className="plain-button" onClick={leave}>
        Got it
      </button>
    </aside>
  )
}
