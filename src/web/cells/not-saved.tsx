import { useState } from 'react'
import { Prose } from '../drawn/prose.tsx'
import type { Cell } from './use-cell.ts'

/** Problems that are told in a cell unasked. */
const unasked = 1

/** What would be wrong with the study if a cell were saved as it stands; where it was left, the way out. */
export function NotSaved({ cell }: { cell: Cell }) {
  const { problems, held } = cell
  const [all, setAll] = useState(false)
  const left = all ? 0 : problems.length - unasked
  if (problems.length === 0 && !held) return null
  return (
    <span className="cell-error" role="alert">
      {(all ? problems : problems.slice(0, unasked)).map(
        ({ code, message, hint, place: { path = '' } }) => (
          <span className="cell-finding" key={`${code} ${path} ${message}`}>
            <Prose text={message} /> {hint === undefined ? null : <Prose text={hint} />}{' '}
            <small>{[path === cell.place ? '' : path, code].filter(Boolean).join(' · ')}</small>
          </span>
        ),
      )}
      {left > 0 ? (
        <button
          type="button"
          className="link"
          // The field stays entered: leaving it takes this button away before it is pressed.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setAll(true)}
        >
          And {left} more
        </button>
      ) : null}
      {held ? (
        <span className="cell-ways">
          Not saved.{' '}
          <button
            type="button"
            className="link"
            onClick={problems.length === 0 ? cell.tryAgain : cell.save}
          >
            {problems.length === 0 ? 'Save it' : 'Save it all the same'}
          </button>{' '}
          <button type="button" className="link" onClick={cell.giveUp}>
            Give it up
          </button>
        </span>
      ) : null}
    </span>
  )
}
